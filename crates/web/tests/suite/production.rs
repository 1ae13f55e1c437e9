//! Production and heritage behind the router: page, API and files say the same, in both languages; what cannot be asked is named.

use crate::common::{UNITS, check_page, code, small};
use axum::http::StatusCode;
use reticolo_instruments::Who;
use reticolo_instruments::analyses::form;
use reticolo_instruments::survey::{ImportAsk, Target, quiet};
use reticolo_messages::Language;
use reticolo_model::Visibility;
use serde_json::{Map, Value, json};

fn object(value: Value) -> Map<String, Value> {
    value.as_object().cloned().unwrap_or_default()
}

/// Three branches in two years, as a file with its mapping.
fn table() -> (String, String) {
    let mut text = String::from("unit,year,branch,people\n");
    for i in 0..UNITS {
        for (b, name) in ["A", "C", "G"].into_iter().enumerate() {
            for year in [2019, 2023] {
                let people = 20 + 40 * usize::from(i % 3 == b) + (i * 7 + b + usize::from(year == 2023) * (b + 2)) % 9;
                text += &format!("{},{year},{name},{people}\n", code(i));
            }
        }
    }
    let mut mapping = String::from(
        "data_set = \"employed\"\ntitle = \"Employed\"\npublisher = \"Prova\"\nlicence = \"CC BY 4.0\"\nsource_date = \"2024\"\n[columns]\nunit = \"unit\"\nperiod = \"year\"\nindicator = \"branch\"\nvalue = \"people\"\n[values.indicator]\nA = \"employed_a\"\nC = \"employed_c\"\nG = \"employed_g\"\n",
    );
    for b in ["A", "C", "G"] {
        mapping += &format!(
            "[[indicators]]\ncode = \"employed_{}\"\ntitle = \"Employed in {b}\"\nunit = \"addetti\"\ndirection = \"neither\"\naggregation = \"additive\"\nbranch = \"{b}\"\n",
            b.to_lowercase()
        );
    }
    (text, mapping)
}

#[tokio::test]
async fn production_says_the_same_everywhere() {
    let (ground, _) = small().await;
    let waiting = ground.get("/production?lang=it", None).await;
    assert_eq!(waiting.status, StatusCode::OK, "{}", waiting.text());
    check_page("/production", "it", &waiting.text());
    assert!(waiting.text().contains("ASIA") && waiting.text().contains("id=\"twin\""));
    let (text, mapping) = table();
    let file = std::env::temp_dir().join(format!("reticolo-web-employed-{}.csv", std::process::id()));
    std::fs::write(&file, text).expect("written");
    let ask = ImportAsk {
        file: file.clone(),
        file_name: "employed.csv".into(),
        target: Target::parse("indicators").expect("a target"),
        mapping: Some(mapping),
        dry_run: false,
        skip_bad_rows: false,
        remove_missing: false,
        visibility: Some(Visibility::Public),
        places_file: None,
        language: Language::En,
    };
    ground.wb.import(&Who::CommandLine, ask, quiet()).await.expect("imported");
    std::fs::remove_file(file).expect("removed");
    for language in ["it", "en"] {
        for query in ["", "&by=nature", "&by=service", "&whole=inside", &format!("&unit={}", code(0))] {
            let page = ground.get(&format!("/production?lang={language}{query}"), None).await;
            assert_eq!(page.status, StatusCode::OK, "{query}: {}", page.text());
            check_page("/production", language, &page.text());
            assert!(page.text().contains("Employed in C") && page.text().contains("/download/branches.csv"), "{query}");
        }
    }
    let answer = ground.get("/api/v1/production?lang=en", None).await.json();
    let e = &answer["employment"];
    assert_eq!((e["measure"].as_str(), e["period"].as_str(), e["from"].as_str()), (Some("addetti"), Some("2023"), Some("2019")));
    assert_eq!((e["inside"].as_u64(), e["territory"].as_array().map(Vec::len)), (Some(UNITS as u64), Some(3)));
    assert!(answer["finding"].as_str().is_some_and(|f| f.contains("Employed in")), "{}", answer["finding"]);
    assert!(answer["waits"].as_array().is_some_and(|w| w.iter().all(|w| w["data"].as_str().is_some_and(|d| d.len() > 20))));
    let unit = ground.get(&format!("/api/v1/production?unit={}", code(0)), None).await.json();
    assert_eq!(unit["employment"]["cells"].as_array().map(Vec::len), Some(3));
    let csv = ground.get("/download/branches.csv", None).await.text();
    assert_eq!(csv.lines().count(), 1 + 3 * (UNITS + 1), "{csv}");
    assert!(ground.get("/download/production.svg", None).await.text().contains("<svg"));
    assert!(ground.get("/download/production.geojson", None).await.json()["features"][0]["properties"]["records"].is_number());
    for (query, field) in [
        ("?by=colour", "by"),
        ("?class=nothing", "class"),
        ("?measure=nothing", "measure"),
        ("?period=1066", "period"),
        ("?from=2023", "from"),
        ("?whole=world", "whole"),
        ("?unit=nowhere", "unit"),
    ] {
        let got = ground.get(&format!("/api/v1/production{query}"), None).await;
        assert!(got.status.is_client_error(), "{query}: {}", got.text());
        assert_eq!(got.json()["problems"][0]["field"], field, "{query}");
    }
    let page = ground.get("/production?class=nothing", None).await;
    assert!(page.status.is_client_error() || page.text().contains("class=\"note look\""), "{}", page.status);
}

#[tokio::test]
async fn heritage_says_the_same_everywhere() {
    let (ground, _) = small().await;
    for (title, class, used) in [("Torre", "tangible_heritage", "free"), ("Palio", "intangible_heritage", "in_use")] {
        let body = json!({ "class": class, "use": used, "condition": "poor" });
        let of = object(json!({ "title": title, "visibility": "public", "place": { "unit": code(0) }, "body": body }));
        ground.wb.create(&Who::CommandLine, "asset", &of).await.expect("an asset");
    }
    for language in ["it", "en"] {
        for query in ["", "&use=free", "&class=natural_heritage", "&condition=unknown", &format!("&unit={}", code(0))] {
            let page = ground.get(&format!("/heritage?lang={language}{query}"), None).await;
            assert_eq!(page.status, StatusCode::OK, "{query}: {}", page.text());
            check_page("/heritage", language, &page.text());
        }
    }
    assert!(ground.get("/heritage?lang=it", None).await.text().contains("Torre"));
    let answer = ground.get("/api/v1/heritage?use=free", None).await.json();
    assert_eq!((answer["items"].as_array().map(Vec::len), answer["items"][0]["title"].as_str()), (Some(1), Some("Torre")));
    assert_eq!((answer["idle"].as_array().map(Vec::len), answer["at_risk"].as_array().map(Vec::len)), (Some(1), Some(1)));
    let csv = ground.get("/download/heritage.csv?use=free", None).await.text();
    assert!(csv.starts_with("id,title,class") && csv.lines().count() == 2, "{csv}");
    assert!(ground.get("/download/heritage.geojson", None).await.json()["features"][0]["geometry"].is_object());
    for (query, field) in
        [("?class=service_facility", "class"), ("?condition=new", "condition"), ("?use=x", "use"), ("?unit=nowhere", "unit")]
    {
        let got = ground.get(&format!("/api/v1/heritage{query}"), None).await;
        assert!(got.status.is_client_error(), "{query}: {}", got.text());
        assert_eq!(got.json()["problems"][0]["field"], field, "{query}");
    }
}

#[tokio::test]
async fn chains_are_drawn_with_what_comes_from_outside_and_what_is_missing() {
    let ground = crate::common::empty().await;
    ground.units().await;
    let stage = |number: i64, name: &str, more: Value| {
        let mut row = object(json!({ "number": number, "stage": name }));
        row.extend(object(more));
        Value::Object(row)
    };
    let stages = json!([
        stage(2, "molitura", json!({ "actor": "Molino", "place": "Comune 1" })),
        stage(1, "campo", json!({ "actor": "Poderi" })),
        stage(3, "pasta", json!({ "missing": true })),
    ]);
    let record = json!({ "title": "Grano <b>", "visibility": "public", "body": { "product": "pasta", "stages": stages, "inputs_outside": "sementi" } });
    ground.wb.create(&Who::CommandLine, "chain", &object(record.clone())).await.expect("a chain");
    let mut hidden = object(record);
    hidden.insert("title".into(), json!("Nascosta"));
    hidden.insert("visibility".into(), json!("signed-in"));
    ground.wb.create(&Who::CommandLine, "chain", &hidden).await.expect("a chain");
    let page = ground.get("/production?lang=it", None).await.text();
    check_page("/production", "it", &page);
    assert!(page.contains("class=\"sankey c4\"") && page.contains("Grano &lt;b&gt;") && !page.contains("Nascosta"), "{page}");
    // Three ribbons; the missing ring and what comes from outside are said and marked.
    assert_eq!(
        (page.matches("class=\"ribbon").count(), page.matches("<g class=\"miss\"").count(), page.matches("<g class=\"out\"").count()),
        (3, 1, 1)
    );
    assert!(page.contains("anello mancante") && page.contains("sementi"));
    let order = ["campo", "molitura", "pasta"].map(|s| page.find(&format!("<td>{s}</td>")).expect("in the table"));
    assert!(order.is_sorted());
}

/// Every card of the catalogue names a page that there is.
#[tokio::test]
async fn every_method_has_its_page() {
    let ground = crate::common::empty().await;
    ground.units().await;
    let reader = ground.somebody("legge", reticolo_model::Role::Reader).await;
    for verb in form::names() {
        let own = format!("/analyses/{verb}");
        for page in form::cards(verb).into_iter().map(|c| c.page).chain([own.as_str()]) {
            let got = ground.get(page, Some(&reader)).await;
            assert_eq!(got.status, StatusCode::OK, "{verb}: {page}");
            check_page(page, "it", &got.text());
        }
    }
}
