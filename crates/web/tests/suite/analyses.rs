//! Every method behind the router: the page asks what the verb asks, of the territory or of a file that is brought; page, API and files say
//! the same.

use crate::common::{UNITS, check_page, indicator, request, small};
use axum::body::Body;
use axum::http::{StatusCode, header};
use reticolo_instruments::analyses::form;
use reticolo_model::{Role, Visibility};

const QUERY: &str = "?in-indicators=ageing,other&most=3&ask=1";

#[tokio::test]
async fn every_method_has_its_page() {
    let (ground, _) = small().await;
    for language in ["it", "en"] {
        let list = ground.get(&format!("/analyses?lang={language}"), None).await.text();
        check_page("/analyses", language, &list);
        for verb in form::names() {
            assert!(list.contains(&format!("href=\"/analyses/{verb}\"")), "{verb}");
            let got = ground.get(&format!("/analyses/{verb}?lang={language}"), None).await;
            assert_eq!(got.status, StatusCode::OK, "{verb}: {}", got.text());
            check_page(verb, language, &got.text());
            for field in form::fields(verb) {
                let name = if field.kind == form::FieldKind::File { continue } else { &field.name };
                assert!(got.text().contains(&format!("name=\"{name}\"")), "{verb}: {name}");
            }
        }
    }
    let catalogue = ground.get("/api/v1/analyses", None).await.json();
    assert_eq!(catalogue["items"].as_array().map(Vec::len), Some(form::names().count()));
    assert_eq!(ground.get("/analyses/nothing", None).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_territory_is_asked_and_everything_can_be_taken_home() {
    let (ground, _) = small().await;
    ground.import("indicators", "other.csv", &indicator("other", -2.0), Visibility::Public).await;
    let reader = ground.somebody("legge", Role::Reader).await;
    let page = ground.get(&format!("/analyses/similar{QUERY}"), Some(&reader)).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert!(page.text().contains("id=\"twin\"") && page.text().contains("/download/analysis-similar.csv?"));
    let answer = ground.get(&format!("/api/v1/analyses/similar{QUERY}"), Some(&reader)).await.json();
    assert_eq!(answer["method"], "similar");
    assert_eq!(answer["inputs"][0]["of_territory"], true);
    let units = answer["result"]["unit"].as_array().expect("a column").len();
    assert_eq!(units, UNITS * 3);
    let csv = ground.get(&format!("/download/analysis-similar.csv{QUERY}"), Some(&reader)).await.text();
    assert_eq!(csv.lines().count(), units + 1);
    let input = ground.get(&format!("/download/analysis-similar.csv{QUERY}&input=units"), Some(&reader)).await.text();
    assert!(input.starts_with("unit,name,ageing,other\n"), "{input}");
    assert_eq!(input.lines().count(), UNITS + 1);
    // Asked twice, the same bytes.
    assert_eq!(ground.get(&format!("/api/v1/analyses/similar{QUERY}"), Some(&reader)).await.json(), answer);
    // What the verb does not take is named, and the form stays.
    let got = ground.get("/api/v1/analyses/similar?spread=wide&ask=1", Some(&reader)).await;
    assert_eq!((got.status, got.json()["problems"][0]["field"].as_str()), (StatusCode::BAD_REQUEST, Some("spread")));
    let refused = ground.get("/analyses/similar?in-indicators=ageing&most=many&ask=1", Some(&reader)).await.text();
    assert!(refused.contains("class=\"note look\"") && refused.contains("name=\"most\""), "{refused}");
}

#[tokio::test]
async fn a_file_that_is_brought_stands_in_place_of_the_territory() {
    let (ground, _) = small().await;
    let reader = ground.somebody("legge", Role::Reader).await;
    let part = |name: &str, text: &str| format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n");
    let file = "--x\r\nContent-Disposition: form-data; name=\"file-values\"; filename=\"incomes.csv\"\r\nContent-Type: text/csv\r\n\r\nid,value,weight\na,1,1\nb,3,1\n\r\n";
    let post = async |body: String, who| {
        let request = request("POST", "/analyses/inequality", who).header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
        ground.send(request.body(Body::from(body)).expect("a request")).await
    };
    let body = format!("{}{file}--x--\r\n", part("csrf", &reader.csrf));
    let got = post(body, Some(&reader)).await;
    assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.text());
    let to = got.header("location").to_owned();
    assert!(to.starts_with("/analyses/inequality?file-values="), "{to}");
    let page = ground.get(&to, Some(&reader)).await.text();
    assert!(page.contains("incomes.csv") && page.contains("0,25"), "{page}");
    let visitor = post(format!("{}{file}--x--\r\n", part("csrf", "")), None).await;
    assert_ne!(visitor.status, StatusCode::OK);
    assert!(!visitor.header("location").contains("file-values="));
}
