//! The seven maps as pages, API and files give them: one choice by address, permalinks that read back, wrong questions refused, what is
//! latent on map and grid with a way to the inbox that shows as many.

use crate::common::{Ground, check_page, code, small};
use axum::http::StatusCode;
use reticolo_instruments::Who;
use serde_json::{Map, Value, json};

const MAPS: [&str; 7] = ["needs", "initiatives", "production", "services", "heritage", "actors", "basins"];

fn object(value: Value) -> Map<String, Value> {
    value.as_object().cloned().unwrap_or_default()
}

async fn make(ground: &Ground, kind: &str, title: &str, unit: usize, confirmed: &str, body: Value) -> uuid::Uuid {
    let of = json!({ "title": title, "visibility": "public", "confirmed": confirmed, "place": { "unit": code(unit) }, "body": body });
    ground.wb.create(&Who::CommandLine, kind, &object(of)).await.expect("a record").record.id
}

#[tokio::test]
async fn each_has_its_address_its_finding_and_one_choice_without_a_script() {
    let (ground, _) = small().await;
    for i in 0..4 {
        let day = if i < 2 { "2024-01-02" } else { "2026-11-01" };
        let body = json!({ "class": "tangible_heritage", "use": if i == 0 { "free" } else { "in_use" } });
        make(&ground, "asset", &format!("Bene {i}"), i / 2, day, body).await;
    }
    for map in MAPS {
        for language in ["it", "en"] {
            let page = ground.get(&format!("/atlas?map={map}&lang={language}"), None).await;
            assert_eq!(page.status, StatusCode::OK, "{map}");
            let page = page.text();
            check_page(map, language, &page);
            let strip = page.split("<nav class=\"seven\"").nth(1).and_then(|rest| rest.split("</nav>").next()).expect("the strip");
            assert_eq!((strip.matches("<a ").count(), strip.matches("aria-current=\"page\"").count()), (8, 1), "{map}: one of the strip");
            assert!(page.contains("id=\"twin\"") && page.contains("class=\"sketch\""), "{map}: table and drawing");
            assert!(page.len() < 300_000, "{map}: {} bytes", page.len());
        }
    }
    let (one, two) = (code(0), code(1));
    let address = format!("/atlas?map=heritage&by=use&sel={one},{two}");
    let page = ground.get(&format!("{address}&lang=it"), None).await.text();
    check_page("chosen", "it", &page);
    // Chosen in table, drawing and chart alike, and told beside the whole.
    assert_eq!(page.matches("<tr data-code").count(), 9);
    assert_eq!(page.matches("class=\"sel\" aria-current=\"true\"").count(), 2);
    assert_eq!(
        page.matches("class=\"unit qp sel\"").count() + page.matches("class=\"unit q4 sel\"").count(),
        4,
        "two on the map, two bars"
    );
    let api = ground.get(&address.replace("/atlas", "/api/v1/atlas"), None).await.json();
    assert_eq!((api["chosen"]["value"].clone(), api["whole"]["value"].clone()), (json!(4.0), json!(4.0)));
    assert_eq!(api["chosen"]["records"]["asset.free"], json!(1));
    // The permalink of the page asks the same.
    let link =
        page.split("data-permalink").next().and_then(|p| p.rsplit("href=\"").next()).and_then(|p| p.split('"').next()).expect("a link");
    let again = ground.get(&format!("{}&lang=it", link.replace("&amp;", "&")), None).await.text();
    let main = |html: &str| html.split("id=\"twin\"").nth(1).map(str::to_owned);
    assert_eq!(main(&again), main(&page));
    // Files: a row and a feature a unit, and a drawing with barred marks for the two that stand still.
    let csv = ground.get("/download/atlas.csv?map=heritage&by=use", None).await.text();
    assert!(csv.starts_with("unit,name,records,class,") && csv.lines().count() == 10, "{csv}");
    let geojson = ground.get("/download/atlas.geojson?map=heritage", None).await.json();
    assert_eq!(geojson["features"].as_array().map(Vec::len), Some(9));
    let svg = ground.get("/download/atlas.svg?map=heritage&show=asset.tangible_heritage", None).await.text();
    assert!(svg.starts_with("<?xml") && svg.contains("crowd"), "{svg}");
    assert_eq!(api["layers"].as_array().map(|l| l.iter().filter_map(|x| x["stale"].as_u64()).sum::<u64>()), Some(2));
}

#[tokio::test]
async fn wrong_questions_are_refused_kindly() {
    let (ground, _) = small().await;
    for (query, status) in [
        ("map=x", StatusCode::NOT_FOUND),
        ("map=needs&measure=x", StatusCode::BAD_REQUEST),
        ("map=needs&by=x", StatusCode::BAD_REQUEST),
        ("map=needs&service=x", StatusCode::NOT_FOUND),
        ("map=initiatives&at=x", StatusCode::BAD_REQUEST),
        ("map=initiatives&steps=x", StatusCode::BAD_REQUEST),
        ("map=heritage&sel=x", StatusCode::UNPROCESSABLE_ENTITY),
    ] {
        let page = ground.get(&format!("/atlas?{query}"), None).await;
        let api = ground.get(&format!("/api/v1/atlas?{query}"), None).await;
        let file = ground.get(&format!("/download/atlas.csv?{query}"), None).await;
        let fits = |got: StatusCode| got == status || got == StatusCode::BAD_REQUEST;
        assert!(fits(page.status) && fits(api.status) && fits(file.status), "{query}: {} {} {}", page.status, api.status, file.status);
        check_page(query, "it", &page.text());
        assert!(!api.text().contains('⟨'), "{query}: {}", api.text());
    }
    assert_eq!(ground.get("/tiles/9/270/183?map=x", None).await.status, StatusCode::NOT_FOUND);
    assert_eq!(ground.get("/download/atlas.ods?map=needs", None).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_latent_is_counted_on_map_and_grid_as_in_the_inbox() {
    let (ground, _) = small().await;
    for (i, category) in ["home_care", "vocational_training", "nursery"].into_iter().enumerate() {
        let body = json!({ "category": category, "people": 30 + i, "reach_km": 4 });
        let of = json!({
            "title": format!("Bisogno {i}"), "visibility": "public", "place": { "unit": code(i / 2) }, "body": body,
            "positions": [{ "area": "welfare", "dimension": "third_sector", "modality": "improvement" }],
        });
        ground.wb.create(&Who::CommandLine, "need", &object(of)).await.expect("a need");
    }
    let inbox = async |query: &str| {
        let got = ground.get(&format!("/api/v1/latencies?{query}"), None).await.json();
        got["rows"].as_array().map_or(0, Vec::len)
    };
    let map = ground.get("/api/v1/atlas?map=needs", None).await.json();
    let mut some = 0;
    for row in map["rows"].as_array().expect("rows") {
        let unit = row["code"].as_str().expect("a code");
        let n = inbox(&format!("unit={unit}")).await;
        assert_eq!(row["latencies"], json!(n), "{unit}");
        some += usize::from(n > 0);
    }
    assert!(some > 0, "nothing is latent anywhere");
    let both = ground.get(&format!("/api/v1/atlas?map=needs&sel={},{}", code(0), code(1)), None).await.json();
    assert_eq!(both["chosen"]["latencies"], json!(inbox(&format!("unit={},{}", code(0), code(1))).await), "each once");
    let free = ground.get("/api/v1/atlas?indicator=&show=latency", None).await.json();
    let layer = free["layers"].as_array().and_then(|l| l.iter().find(|x| x["code"] == "latency")).cloned().expect("a layer");
    assert_eq!(layer["total"], json!(inbox("").await));
    let page = ground.get("/atlas?indicator=&show=latency&lang=it", None).await.text();
    check_page("latencies on the map", "it", &page);
    assert!(page.contains("class=\"latent\"") && page.contains("Anello punteggiato"), "rings, and what they mean");

    let grid = ground.get("/api/v1/grid", None).await.json();
    let mut some = 0;
    for cell in grid["cells"].as_array().expect("cells") {
        let at = ["area", "dimension", "modality"].map(|axis| cell[axis].as_str().unwrap_or_default()).join("/");
        let n = inbox(&format!("cell={at}")).await;
        assert_eq!(cell["latencies"], json!(n), "{at}");
        some += usize::from(n > 0);
    }
    assert!(some > 0, "nothing is latent in any cell");
    let page = ground.get("/grid?show=demand&show=latencies&cell=welfare/third_sector/improvement&lang=it", None).await.text();
    check_page("latencies on the grid", "it", &page);
    assert!(
        page.contains("class=\"above num\" data-n=\"") && page.contains("/latencies?cell=welfare%2Fthird_sector%2Fimprovement"),
        "a way to the inbox"
    );
    let without = ground.get("/grid?show=demand", None).await.text();
    assert!(!without.contains("class=\"above num\""), "only where asked");
    let csv = ground.get("/download/grid.csv?show=demand&show=latencies", None).await.text();
    assert!(csv.lines().next().is_some_and(|head| head.ends_with(",latencies")), "{csv}");
}
