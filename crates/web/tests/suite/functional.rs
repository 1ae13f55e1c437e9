//! Functional basins behind the router: page, API and files say the same, and that they are an estimate where nobody counted; why two
//! places are together; saved by who may; nothing of what is hidden.

use crate::common::{Ground, check_page, code, request, small};
use axum::body::Body;
use axum::http::{StatusCode, header};
use reticolo_model::{Role, Visibility};
use serde_json::Value;

const QUERY: &str = "?method=ttwa&min_size=50&target_size=500&min_self=0.6&target_self=0.7";

/// Nine units: the middle one draws the most.
fn totals() -> String {
    let mut text = String::from("unit,indicator,period,value\n");
    for i in 0..9 {
        let (lives, stays, comes) = if i == 4 { (400, 350, 300) } else { (100 + 10 * i, 40 + i, 10 + i) };
        for (indicator, n) in [("commuters_resident", lives), ("commuters_same_unit", stays), ("commuters_in", comes)] {
            text.push_str(&format!("{},{indicator},2011,{n}\n", code(i)));
        }
    }
    text
}

async fn ground() -> Ground {
    let (ground, _) = small().await;
    ground.import("indicators", "totals.csv", &totals(), Visibility::Public).await;
    ground
}

#[tokio::test]
async fn page_api_and_files_say_the_same_and_that_they_are_an_estimate() {
    let ground = ground().await;
    for (language, word) in [("it", "stima"), ("en", "estimate")] {
        let got = ground.get(&format!("/basins/functional{QUERY}&lang={language}&a={}&b={}", code(0), code(4)), None).await;
        assert_eq!(got.status, StatusCode::OK, "{}", got.text());
        let page = got.text();
        check_page("/basins/functional", language, &page);
        assert!(page.contains("id=\"twin\"") && page.contains("/download/functional_basins.csv") && page.contains("10.1068/a030001"));
        assert!(page.matches(word).count() >= 8, "{language}: it says so at the title, the note, legend, tables, lines and reasons");
        assert!(page.contains("class=\"flow\"") && page.contains("Comune 5"));
        assert!(!page.contains("method=\"post\" action=\"/basins"), "a visitor saves nothing");
        let alike = ground.get(&format!("/basins?indicator=ageing&k=3&lang={language}"), None).await.text();
        assert!(alike.contains("href=\"/basins/functional\""), "the two sorts lead to each other");
    }
    let answer = ground.get(&format!("/api/v1/basins/functional{QUERY}&lines=5&a={}&b={}", code(0), code(4)), None).await.json();
    assert_eq!((&answer["flows"]["kind"], &answer["flows"]["estimate"]["beta"]), (&"estimate".into(), &0.086.into()));
    assert_eq!((answer["lines"].as_array().map(Vec::len), answer["strongest"].as_array().map(Vec::len)), (Some(5), Some(5)));
    assert!(answer["finding"].as_str().is_some_and(|f| f.ends_with("(stima)")), "{}", answer["finding"]);
    assert!(answer["why_words"].as_array().is_some_and(|w| w.len() >= 3));
    let csv = ground.get(&format!("/download/functional_basins.csv{QUERY}"), None).await.text();
    let rows = answer["rows"].as_array().expect("rows");
    assert_eq!(csv.lines().count(), rows.len() + 1);
    for (row, line) in rows.iter().zip(csv.lines().skip(1)) {
        let cells: Vec<&str> = line.split(',').collect();
        assert_eq!(
            (row["code"].as_str(), row["basin"].as_u64().map_or(String::new(), |b| b.to_string())),
            (Some(cells[0]), cells[3].to_owned())
        );
        assert_eq!(cells.last(), Some(&"estimate"));
        assert_eq!(answer["units"][cells[0]], row["basin"].as_u64().map_or(Value::Null, |b| Value::from(b - 1)));
    }
    let flows = ground.get(&format!("/download/functional_flows.csv{QUERY}"), None).await.text();
    assert!(flows.starts_with("o,d,n,kind\n") && flows.lines().skip(1).all(|l| l.ends_with(",estimate")));
    let total: f64 = flows.lines().skip(1).filter_map(|l| l.split(',').nth(2)?.parse::<f64>().ok()).sum();
    assert!((total - answer["flows"]["total"].as_f64().expect("a total")).abs() < 1e-3);
    let geo = ground.get(&format!("/download/functional_basins.geojson{QUERY}"), None).await.json();
    assert!(geo["features"][0]["geometry"]["coordinates"].is_array() && geo["features"][0]["properties"]["kind"] == "estimate");
    assert!(ground.get(&format!("/download/functional_basins.svg{QUERY}"), None).await.text().contains("class=\"flow\""));
    // The atlas has them as one of its fills, and says so too.
    let map = ground.get("/api/v1/atlas?map=basins&measure=functional", None).await.json();
    assert!(map["finding"].as_str().is_some_and(|f| f.ends_with("(stima)")), "{}", map["finding"]);
    // What cannot be asked is named, by the API with its field, on the page beside the form.
    for (query, field) in [
        ("?method=azp", "method"),
        ("?min_size=5000&target_size=500", "min_size"),
        ("?min_self=0.9&target_self=0.8", "min_self"),
        ("?flows=nothing", "flows"),
        ("?against=nothing", "against"),
        ("?a=nothing&b=x", "a"),
        ("?beta=0", "beta"),
    ] {
        let got = ground.get(&format!("/api/v1/basins/functional{query}"), None).await;
        assert!(got.status.is_client_error(), "{query}: {}", got.text());
        assert_eq!(got.json()["problems"][0]["field"], field, "{query}");
    }
    let page = ground.get("/basins/functional?min_size=5000&target_size=500", None).await.text();
    assert!(page.contains("class=\"note look\"") && page.contains("name=\"min_size\""));
}

#[tokio::test]
async fn counted_flows_go_before_an_estimate_and_hidden_ones_leave_no_trace() {
    let ground = ground().await;
    let before = ground.get(&format!("/api/v1/basins/functional{QUERY}"), None).await.text();
    let mut flows = String::from("origin,destination,value,period\n");
    for i in 0..9usize {
        let centre = [if i < 4 { 0 } else { 8 }, if i < 4 { 1 } else { 7 }];
        let to = centre.into_iter().find(|c| *c != i).expect("one of two");
        flows.push_str(&format!("{0},{0},60,2021\n{0},{1},30,2021\n", code(i), code(to)));
    }
    ground.import("flows", "counted.csv", &flows, Visibility::SignedIn).await;
    assert_eq!(ground.get(&format!("/api/v1/basins/functional{QUERY}"), None).await.text(), before);
    let page = ground.get(&format!("/basins/functional{QUERY}"), None).await.text();
    assert!(!page.contains("counted"), "{page}");
    let reader = ground.somebody("legge", Role::Reader).await;
    let got = ground.get(&format!("/api/v1/basins/functional{QUERY}"), Some(&reader)).await.json();
    assert_eq!((&got["flows"]["kind"], &got["flows"]["estimate"]), (&"observed".into(), &Value::Null));
    let page = ground.get(&format!("/basins/functional{QUERY}"), Some(&reader)).await.text();
    assert!(!page.contains("(stima)") && page.contains("<option value=\"estimate\">"));
}

#[tokio::test]
async fn saved_by_who_may() {
    let ground = ground().await;
    let editor = ground.somebody("scrive", Role::Editor).await;
    let post = async |address: String, body: String| {
        let request = request("POST", &address, Some(&editor)).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        ground.send(request.body(Body::from(body)).expect("a request")).await
    };
    let got = post(format!("/basins/functional{QUERY}"), format!("csrf={}", editor.csrf)).await;
    assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.text());
    let back = got.header("location").to_owned();
    assert!(back.starts_with("/basins/functional?") && back.contains("done=basins_saved"), "{back}");
    assert!(ground.get(&back, Some(&editor)).await.text().contains("action=\"/undo/"));
    let administrator = ground.somebody("amministra", Role::Administrator).await;
    let log = ground.get("/admin/log", Some(&administrator)).await.text();
    assert!(log.contains("href=\"/basins/functional?"), "the act names what was asked");
    let areas = ground.get("/api/v1/area", Some(&editor)).await.text();
    assert!(areas.contains("integrated_basin") && areas.contains("Stima."), "{areas}");
    let visitor = request("POST", &format!("/api/v1/basins/functional{QUERY}"), None);
    let got = ground.send(visitor.header(header::CONTENT_TYPE, "application/json").body(Body::from("{}")).expect("a request")).await;
    assert!(got.status.is_client_error());
}

#[tokio::test]
async fn without_data_it_says_what_is_missing() {
    let (ground, _) = small().await;
    let page = ground.get("/basins/functional", None).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text().contains("commuters_resident"), "{}", page.text());
    let api = ground.get("/api/v1/basins/functional", None).await;
    assert_eq!((api.status, api.json()["problems"][0]["code"].as_str()), (StatusCode::NOT_FOUND, Some("problem-functional-none")));
}
