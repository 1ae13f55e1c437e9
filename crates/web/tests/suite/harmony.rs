//! Harmony in the browser and over the API: both coverages across what is chosen, what pulls them down, one action before and after; what is
//! well formed and not there is refused with its reason.

use crate::common::{Ground, HOSTILE, check_page, code, empty};
use axum::http::StatusCode;
use reticolo_instruments::Who;
use reticolo_model::{Role, Visibility};
use serde_json::{Value, json};

/// People in every unit, a library in the first; a need of ten people in the first and of thirty in the second, an offer beside the second.
pub async fn ground() -> (Ground, [String; 3]) {
    let ground = empty().await;
    ground.units().await;
    let mut people = String::from("unit,indicator,period,value\n");
    for i in 0..crate::common::UNITS {
        people.push_str(&format!("{},residents,2025,{}\n", code(i), 100 * (i + 1)));
    }
    ground.import("indicators", "residents.csv", &people, Visibility::Public).await;
    let indicators = ground.wb.indicators(&Who::CommandLine).await.expect("indicators");
    let residents = ground.wb.view(&Who::CommandLine, indicators[0].record).await.expect("the indicator").record;
    let adds = json!({ "body": { "aggregation": "additive", "unit": "people" } });
    ground.wb.update(&Who::CommandLine, residents.id, residents.version, adds.as_object().expect("an object")).await.expect("it adds up");
    let make = async |kind: &str, title: &str, at: usize, status: &[&str], body: Value| {
        let record = json!({ "title": format!("{title} {HOSTILE}"), "visibility": "public", "place": { "unit": code(at) },
            "positions": [{ "area": "welfare", "dimension": "services", "modality": "pilots" }], "body": body });
        let mut saved = ground.wb.create(&Who::CommandLine, kind, record.as_object().expect("an object")).await.expect("a record");
        for state in status {
            let (step, version) = (json!({ "status": state }), saved.record.version);
            saved =
                ground.wb.update(&Who::CommandLine, saved.record.id, version, step.as_object().expect("an object")).await.expect("a step");
        }
        saved.record.id.to_string()
    };
    make("asset", "Biblioteca", 0, &[], json!({ "class": "service_facility", "service": "library" })).await;
    make("asset", "Nido", 0, &[], json!({ "class": "service_facility", "service": "nursery" })).await;
    let want = |people: u32| json!({ "category": "nursery", "quantity": 6, "quantity_unit": "places", "people": people });
    let first = make("need", "Primo", 0, &["expressed"], want(10)).await;
    let second = make("need", "Secondo", 1, &["expressed"], want(30)).await;
    let give = json!({ "category": "nursery", "capacity": 3, "capacity_unit": "places" });
    let offer = make("offer", "Posti", 1, &["active"], give).await;
    (ground, [first, second, offer])
}

#[tokio::test]
async fn both_coverages_are_pages_that_stand_without_scripts() {
    let (ground, [_, second, offer]) = ground().await;
    for language in ["it", "en"] {
        for path in [
            "/harmony".to_owned(),
            format!("/harmony?open=library&in={}", code(8)),
            "/harmony?open=library".to_owned(),
            "/harmony?of=needs".to_owned(),
            "/harmony?of=needs&across=cells".to_owned(),
            "/harmony?of=needs&across=groups".to_owned(),
            "/harmony?of=needs&across=basins".to_owned(),
            format!("/harmony?of=needs&action={offer}"),
        ] {
            let joint = if path.contains('?') { '&' } else { '?' };
            let page = ground.get(&format!("{path}{joint}lang={language}"), None).await;
            assert_eq!(page.status, StatusCode::OK, "{path}: {}", page.text());
            check_page(&path, language, &page.text());
        }
    }
    let needs = ground.get("/harmony?of=needs", None).await.text();
    assert!(needs.contains("Nessuno dei 2 bisogni registrati"), "{needs}");
    assert!(needs.contains(&format!("/records/need/{second}")) && needs.contains(&format!("action={offer}")));
    let tried = ground.get(&format!("/harmony?of=needs&action={offer}"), None).await.text();
    // Three of six places for thirty of forty people, where nothing was served.
    assert!(tried.contains("diventa") && tried.contains("37,5"), "{tried}");
    let opened = ground.get(&format!("/harmony?rule=own_unit&open=library&in={}", code(8)), None).await.text();
    assert!(opened.contains("id=\"before-after\"") && opened.contains("Come se lì ci fosse una sede"), "{opened}");
    let gone = ground.get("/harmony?of=needs&action=00000000-0000-0000-0000-000000000001", None).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn programs_get_the_same_with_what_would_move_it() {
    let (ground, [_, second, offer]) = ground().await;
    let services = ground.get(&format!("/api/v1/harmony?rule=own_unit&open=nursery&in={}", code(8)), None).await.json();
    assert_eq!(services["what_if"]["service"], "nursery");
    let [before, after] = ["before", "after"].map(|k| services["what_if"][k]["mean"].as_f64().expect("a level"));
    // Both services for the hundred of the first unit; a nursery more for the nine hundred of the last, of 4 500 in all.
    assert!((before - 100.0 / 4500.0).abs() < 1e-9 && (after - (100.0 + 450.0) / 4500.0).abs() < 1e-9, "{before} {after}");
    assert_eq!(services["inside"]["mean"].as_f64(), Some(before));
    assert!(services["moves"]["rows"].as_array().is_some_and(|rows| !rows.is_empty() && rows.iter().all(|r| r["says"].is_string())));
    let needs = ground.get(&format!("/api/v1/harmony?of=needs&across=cells&action={offer}"), None).await.json();
    assert_eq!((needs["needs"].as_i64(), needs["undefined"].as_bool(), needs["rows"][0]["needs"].as_i64()), (Some(2), Some(true), Some(2)));
    assert_eq!(needs["rows"][0]["key"], "welfare/services/pilots");
    assert_eq!(needs["what_if"]["after"]["mean"], json!(0.375));
    assert_eq!(needs["worst"][0]["id"], second.as_str());
    assert_eq!(needs["moves"]["rows"][0]["id"], offer.as_str());
    let csv = ground.get("/download/harmony.csv?of=needs", None).await.text();
    assert_eq!(csv.lines().count(), 3, "{csv}");
    assert!(ground.get("/download/harmony.geojson?of=needs", None).await.json()["features"].as_array().is_some_and(|f| f.len() == 9));
    assert!(ground.get("/download/harmony.svg?of=needs&across=cells", None).await.text().contains("<svg"));
    let nowhere = uuid::Uuid::from_u128(1);
    for (query, status, problem) in [
        ("across=cells".to_owned(), 422, "problem-harmony-across"),
        ("across=sideways".to_owned(), 400, "problem-choice"),
        ("of=nothing".to_owned(), 400, "problem-choice"),
        ("across=groups".to_owned(), 422, "problem-harmony-no_attribute"),
        ("across=basins".to_owned(), 404, "problem-harmony-no_areas"),
        ("of=needs&across=basins".to_owned(), 404, "problem-harmony-no_areas"),
        ("open=library&at=80,80".to_owned(), 422, "problem-harmony-nowhere"),
        ("open=library&at=here".to_owned(), 400, "problem-harmony-point"),
        ("open=library".to_owned(), 400, "problem-harmony-where"),
        ("open=library&in=000000".to_owned(), 422, "problem-unit-unknown"),
        (format!("of=needs&open=library&in={}", code(0)), 422, "problem-harmony-open_needs"),
        ("action=x".to_owned(), 400, "problem-type"),
        (format!("action={nowhere}"), 404, ""),
        (format!("of=needs&action={nowhere}"), 404, ""),
        ("of=needs&service=x".to_owned(), 404, ""),
        ("of=needs&service=library".to_owned(), 404, "problem-harmony-no_needs"),
    ] {
        let got = ground.get(&format!("/api/v1/harmony?{query}"), None).await;
        assert_eq!(got.status.as_u16(), status, "{query}: {}", got.text());
        let found = got.json()["problems"][0]["code"].as_str().unwrap_or_default().to_owned();
        assert!(problem.is_empty() || found == problem, "{query}: {found}");
    }
}

#[tokio::test]
async fn what_is_hidden_moves_nothing_for_visitors() {
    let (ground, [first, ..]) = ground().await;
    let editor = ground.somebody("scrive", Role::Editor).await;
    let all = async || {
        let mut out = String::new();
        for path in
            ["/harmony?of=needs&across=cells", "/api/v1/harmony?of=needs", "/harmony", "/api/v1/harmony", "/download/harmony.csv?of=needs"]
        {
            out += &ground.get(path, None).await.text();
        }
        out
    };
    let before = all().await;
    let action = json!({ "title": "Un’azione nascosta", "visibility": "signed-in", "body": { "form": "support" },
        "links": [{ "kind": "responds_to", "to": first }] });
    let action = ground.wb.create(&Who::CommandLine, "action", action.as_object().expect("an object")).await.expect("an action").record.id;
    assert_eq!(all().await, before);
    let path = format!("/api/v1/harmony?of=needs&action={action}");
    assert_eq!(ground.get(&path, None).await.status, StatusCode::NOT_FOUND);
    let seen = ground.get(&path, Some(&editor)).await.json();
    assert_eq!((seen["what_if"]["read_as"].as_str(), seen["what_if"]["after"]["mean"].as_f64()), (Some("whole"), Some(0.25)));
}
