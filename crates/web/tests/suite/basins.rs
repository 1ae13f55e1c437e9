//! Basins of like places behind the router: page, API, files; saved by who may, in one act; the areas narrow lists, grid, search and map.

use crate::common::{check_page, code, indicator, request, small};
use axum::body::Body;
use axum::http::{StatusCode, header};
use reticolo_model::{Role, Visibility};
use serde_json::Value;

const QUERY: &str = "?indicator=ageing,other&k=3&method=ward&replicates=4";

#[tokio::test]
async fn page_api_and_files_say_the_same() {
    let (ground, _) = small().await;
    ground.import("indicators", "other.csv", &indicator("other", -2.0), Visibility::Public).await;
    for language in ["it", "en"] {
        let got = ground.get(&format!("/basins{QUERY}&lang={language}"), None).await;
        assert_eq!(got.status, StatusCode::OK, "{}", got.text());
        let page = got.text();
        check_page("/basins", language, &page);
        assert!(page.contains("id=\"twin\"") && page.contains("/download/basins.csv") && page.contains("10.1080/13658810600665111"));
        assert!(!page.contains("method=\"post\" action=\"/basins"), "a visitor saves nothing");
    }
    let answer = ground.get(&format!("/api/v1/basins{QUERY}"), None).await.json();
    assert_eq!((answer["basins"].as_array().map(Vec::len), answer["method"].as_str()), (Some(3), Some("regions")));
    assert_eq!((&answer["question"]["k"], &answer["stability"]["replicates"]), (&3.into(), &4.into()));
    assert!(answer["ratio"].as_f64().is_some_and(|r| r > 0.5 && r <= 1.0));
    assert!(answer["input_digest"].as_str().is_some_and(|d| d.len() == 64));
    let classes = answer["classes"].as_array().expect("classes");
    assert!(classes.iter().all(|c| c["color"].as_str().is_some_and(|c| c.starts_with("cat-")) && c["label"].is_string()));
    let csv = ground.get(&format!("/download/basins.csv{QUERY}"), None).await.text();
    let mut lines = csv.lines();
    assert_eq!(lines.next(), Some("unit,name,basin,basin_name,kept,ageing,other"));
    for (row, line) in answer["rows"].as_array().expect("rows").iter().zip(lines) {
        let cells: Vec<&str> = line.split(',').collect();
        assert_eq!((row["code"].as_str(), row["basin"].to_string()), (Some(cells[0]), cells[2].to_owned()));
        assert_eq!(answer["units"][cells[0]], Value::from(row["basin"].as_u64().expect("a basin") - 1));
    }
    let geo = ground.get(&format!("/download/basins.geojson{QUERY}"), None).await.json();
    assert!(geo["features"][0]["geometry"]["coordinates"].is_array() && geo["features"][0]["properties"]["basin"].is_number());
    assert!(ground.get(&format!("/download/basins.svg{QUERY}"), None).await.text().contains("<svg"));
    // What cannot be asked is named, by the API with its field, on the page beside the form.
    for (query, field) in [
        ("?indicator=ageing&k=1", "k"),
        ("?indicator=ageing&method=azp", "method"),
        ("?indicator=ageing&k=10", "k"),
        ("?indicator=no", "indicator"),
    ] {
        let got = ground.get(&format!("/api/v1/basins{query}"), None).await;
        assert!(got.status.is_client_error(), "{query}: {}", got.text());
        assert_eq!(got.json()["problems"][0]["field"], field, "{query}");
    }
    let page = ground.get("/basins?indicator=ageing&k=10", None).await.text();
    assert!(page.contains("class=\"note look\"") && page.contains("name=\"k\""));
}

#[tokio::test]
async fn saved_by_who_may_and_chosen_everywhere() {
    let (ground, _) = small().await;
    ground.import("indicators", "other.csv", &indicator("other", -2.0), Visibility::Public).await;
    let editor = ground.somebody("scrive", Role::Editor).await;
    let page = ground.get(&format!("/basins{QUERY}"), Some(&editor)).await.text();
    assert!(page.contains("action=\"/basins?"));
    let post = async |address: String, body: String| {
        let request = request("POST", &address, Some(&editor)).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        ground.send(request.body(Body::from(body)).expect("a request")).await
    };
    let got = post(format!("/basins{QUERY}"), format!("csrf={}", editor.csrf)).await;
    assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.text());
    let back = got.header("location").to_owned();
    assert!(back.contains("done=basins_saved") && back.contains("n=3"), "{back}");
    assert!(ground.get(&back, Some(&editor)).await.text().contains("action=\"/undo/"));
    let administrator = ground.somebody("amministra", Role::Administrator).await;
    let log = ground.get("/admin/log", Some(&administrator)).await.text();
    assert!(log.contains("href=\"/basins?indicator=ageing"), "the act names what was asked");
    // Again by the API: nothing is left to do.
    let again = request("POST", &format!("/api/v1/basins{QUERY}"), Some(&editor)).header("x-csrf-token", &editor.csrf);
    let again = ground.send(again.header(header::CONTENT_TYPE, "application/json").body(Body::from("{}")).expect("a request")).await;
    assert_eq!(again.status, StatusCode::CREATED, "{}", again.text());
    let saved = again.json();
    assert_eq!((saved["seq"].as_i64(), saved["areas"].as_array().map(Vec::len)), (Some(0), Some(3)));

    // The records of the small territory lie in the first unit: the area that holds it finds them, the others nothing.
    let mut holding = None;
    for id in saved["areas"].as_array().expect("areas").iter().filter_map(Value::as_str) {
        let area = ground.get(&format!("/api/v1/area/{id}"), Some(&editor)).await.json();
        let units: Vec<&str> = area["place"]["units"].as_array().expect("units").iter().filter_map(|u| u["unit"].as_str()).collect();
        let total = ground.get(&format!("/api/v1/need?saved_area={id}"), Some(&editor)).await.json()["total"].as_i64();
        assert_eq!(total, Some(i64::from(units.contains(&code(0).as_str()))), "{units:?}");
        let page = ground.get(&format!("/records/need?saved_area={id}"), Some(&editor)).await.text();
        assert!(page.contains("class=\"fchip\"") && page.contains(area["title"].as_str().expect("a title")), "{page}");
        let found = ground.get(&format!("/api/v1/search?kind=need&saved_area={id}"), Some(&editor)).await.json()["total"].as_i64();
        assert_eq!(found, total);
        let grid = ground.get(&format!("/api/v1/grid?saved_area={id}"), Some(&editor)).await;
        assert_eq!(grid.status, StatusCode::OK, "{}", grid.text());
        let all = ground.get(&format!("/api/v1/grid?unit={}", code(0)), Some(&editor)).await.json();
        if total == Some(1) {
            assert_eq!(grid.json()["total"], all["total"]);
            holding = Some(id.to_owned());
        }
        let map = ground.get(&format!("/atlas?saved_area={id}"), Some(&editor)).await;
        assert_eq!(map.status, StatusCode::SEE_OTHER);
        assert!(units.iter().all(|u| map.header("location").contains(u)), "{}", map.header("location"));
        let page = ground.get(&format!("/records/area/{id}"), Some(&editor)).await.text();
        assert!(page.contains(&format!("/grid?saved_area={id}")) && page.contains(&format!("/atlas?saved_area={id}")));
        for address in [format!("/grid?saved_area={id}"), format!("/search?q=&saved_area={id}")] {
            let got = ground.get(&address, Some(&editor)).await;
            assert_eq!(got.status, StatusCode::OK, "{address}");
            check_page(&address, "it", &got.text());
        }
    }
    // For a visitor the areas are none until they are published: neither offered nor told apart from what is not there.
    let holding = holding.expect("an area with the first unit");
    let unseen = ground.get(&format!("/api/v1/need?saved_area={holding}"), None).await;
    assert_eq!(unseen.json()["problems"][0]["code"], "problem-area-unknown");
    assert!(!ground.get("/records/need", None).await.text().contains(&holding));
    // A kind whose own field is called unit has no such filter.
    let own = ground.get(&format!("/api/v1/indicator?saved_area={holding}"), Some(&editor)).await;
    assert_eq!(own.json()["problems"][0]["code"], "problem-filter");
}
