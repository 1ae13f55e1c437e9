//! The inbox of latencies: its page and its API say the same, decisions are forms, each can be taken back, and visitors only read.

use crate::common::{Ground, check_page, code, small};
use axum::http::StatusCode;
use reticolo_instruments::Who;
use reticolo_model::Role;
use serde_json::{Map, Value, json};

fn object(value: Value) -> Map<String, Value> {
    value.as_object().cloned().unwrap_or_default()
}

async fn need(ground: &Ground, title: &str, category: &str) {
    let body = json!({ "category": category, "people": 30, "reach_km": 4 });
    let of = object(json!({ "title": title, "visibility": "public", "place": { "unit": code(0) }, "body": body }));
    ground.wb.create(&Who::CommandLine, "need", &of).await.expect("a need");
}

#[tokio::test]
async fn one_is_read_accepted_and_taken_back_on_the_page() {
    let (ground, _) = small().await;
    let editor = ground.somebody("scrive", Role::Editor).await;
    need(&ground, "Trasporto per le visite", "home_care").await;
    need(&ground, "Corso serale", "vocational_training").await;
    let page = ground.get("/latencies?lang=it", None).await;
    assert_eq!(page.status, StatusCode::OK);
    check_page("latencies", "it", &page.text());
    assert!(page.text().contains("formazione professionale") && !page.text().contains("<form class=\"stack\""), "visitors decide nothing");
    let all = ground.get("/api/v1/latencies?rule=unserved_demand&lang=en", None).await.json();
    let rows = all["rows"].as_array().expect("rows").clone();
    assert_eq!((rows.len(), all["rules"]["unserved_demand"].clone()), (rows.len(), json!(rows.len())));
    let one = rows.iter().find(|r| r["title"].as_str().is_some_and(|t| t.contains("vocational"))).expect("the course");
    assert_eq!((one["level"].as_str(), one["new"].clone(), one["people"].clone()), (Some("medium"), json!(true), json!(30.0)));
    let id = one["id"].as_str().expect("an id").to_owned();
    let address = format!("/latencies?rule=unserved_demand&id={id}");
    let page = ground.get(&format!("{address}&lang=it"), Some(&editor)).await.text();
    check_page("the inbox of an editor", "it", &page);
    assert!(page.contains(&format!("data-chosen=\"{id}\"")) && page.contains(&format!("action=\"/latencies/{id}/accept\"")));

    // What is missing is said, and nothing is written.
    let bad = ground.post(&format!("/latencies/{id}/accept"), &editor, &[("owner", ""), ("due", "2027-01-31"), ("back", &address)]).await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    let asked = json!({ "decision": "accept", "owner": "Ufficio formazione", "due": "2027-01-31" });
    let wrong = ground.api("POST", &format!("/api/v1/latencies/{id}"), &editor, &json!({ "decision": "perhaps" })).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let done = ground
        .post(&format!("/latencies/{id}/accept"), &editor, &[("owner", "Ufficio formazione"), ("due", "2027-01-31"), ("back", &address)])
        .await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    let to = done.header("location").to_owned();
    assert!(to.contains("done=latency_accepted"), "{to}");
    let page = ground.get(&to, Some(&editor)).await.text();
    assert!(page.contains("/undo/"), "it can be taken back");
    let actions = ground.get("/api/v1/action", Some(&editor)).await.json();
    let action = actions["items"].as_array().and_then(|a| a.iter().find(|a| a["body"]["owner"] == "Ufficio formazione")).cloned();
    assert_eq!(action.expect("an action")["body"]["due"], json!("2027-01-31"));
    let again = ground.api("POST", &format!("/api/v1/latencies/{id}"), &editor, &asked).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "accepted once");

    let seq = to.rsplit("seq=").next().unwrap_or_default().to_owned();
    ground.post(&format!("/undo/{seq}"), &editor, &[("back", "/latencies")]).await;
    let now = ground.get("/api/v1/latencies?rule=unserved_demand", Some(&editor)).await.json();
    let now = now["rows"].as_array().and_then(|r| r.iter().find(|r| r["id"] == id.as_str())).cloned().expect("still there");
    assert_eq!((now["status"].clone(), now["recorded"].clone()), (json!("found"), json!(false)));

    // The same over the API; then the register of all of them.
    let done = ground.api("POST", &format!("/api/v1/latencies/{id}"), &editor, &asked).await;
    assert_eq!((done.status, done.json()["status"].clone()), (StatusCode::CREATED, json!("accepted")));
    let visitor = ground.post("/latencies/refresh", &editor, &[]).await;
    assert!(visitor.header("location").contains("done=refreshed"), "{}", visitor.header("location"));
    let nobody = ground.get("/download/latencies.csv?rule=unserved_demand", None).await.text();
    assert!(nobody.lines().count() >= 2 && nobody.starts_with("id,rule,status"), "{nobody}");
    let inbox = ground.get("/latencies?state=in_hand", Some(&editor)).await.text();
    check_page("in hand", "it", &inbox);
    assert!(inbox.contains(&id));
}
