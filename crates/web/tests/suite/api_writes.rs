//! Writes over the API: what a version says, requests sent twice, many at once or none, problems as documents in the caller's language.

use crate::common::{Got, Ground, empty, request};
use axum::body::Body;
use axum::http::{StatusCode, header};
use reticolo_instruments::accounts::Session;
use reticolo_model::Role;
use serde_json::{Value, json};

async fn send(ground: &Ground, who: &Session, method: &str, address: &str, more: &[(&str, &str)], body: &Value) -> Got {
    let mut made = request(method, address, Some(who)).header("x-csrf-token", &who.csrf).header(header::CONTENT_TYPE, "application/json");
    for (name, value) in more {
        made = made.header(*name, *value);
    }
    ground.send(made.body(Body::from(body.to_string())).expect("a request")).await
}

fn need(title: &str) -> Value {
    json!({ "title": title, "body": { "category": "home_care", "contact_email": "prova@example.org" } })
}

#[tokio::test]
async fn a_request_sent_twice_makes_one_record() {
    let ground = empty().await;
    let editor = ground.somebody("scrive", Role::Editor).await;
    let key = [("idempotency-key", "richiesta-1")];
    let first = send(&ground, &editor, "POST", "/api/v1/need", &key, &need("Uno")).await;
    let again = send(&ground, &editor, "POST", "/api/v1/need", &key, &need("Uno")).await;
    assert_eq!((first.status, again.status), (StatusCode::CREATED, StatusCode::CREATED), "{}", again.text());
    assert_eq!(first.json()["id"], again.json()["id"]);
    assert_eq!((first.header("idempotency-replayed"), again.header("idempotency-replayed")), ("", "true"));
    assert_eq!(ground.get("/api/v1/need", Some(&editor)).await.json()["total"], 1);
    let other = send(&ground, &editor, "POST", "/api/v1/need", &key, &need("Altro")).await;
    assert_eq!(other.json()["problems"][0]["code"], "problem-idempotency", "{}", other.text());
    // Another person's key is another key.
    let second = ground.somebody("anche", Role::Editor).await;
    assert_eq!(send(&ground, &second, "POST", "/api/v1/need", &key, &need("Altro")).await.status, StatusCode::CREATED);
    assert_eq!(ground.get("/api/v1/need", Some(&editor)).await.json()["total"], 2);
}

#[tokio::test]
async fn if_match_says_the_version() {
    let ground = empty().await;
    let editor = ground.somebody("scrive", Role::Editor).await;
    let made = send(&ground, &editor, "POST", "/api/v1/need", &[], &need("Uno")).await;
    let (at, tag) = (made.header("location").to_owned(), made.header("etag").to_owned());
    let read = send(&ground, &editor, "GET", &at, &[("if-none-match", &tag)], &Value::Null).await;
    assert_eq!(read.status, StatusCode::NOT_MODIFIED);
    let changed = send(&ground, &editor, "PATCH", &at, &[("if-match", &tag)], &json!({ "title": "Due" })).await;
    assert_eq!((changed.status, changed.header("etag")), (StatusCode::OK, "\"2\""), "{}", changed.text());
    let late = send(&ground, &editor, "PATCH", &at, &[("if-match", &tag)], &json!({ "title": "Tre" })).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    let gone = send(&ground, &editor, "DELETE", &at, &[("if-match", "\"2\"")], &Value::Null).await;
    assert_eq!(gone.status, StatusCode::OK, "{}", gone.text());
}

#[tokio::test]
async fn many_writes_are_one_act_or_none() {
    let ground = empty().await;
    let editor = ground.somebody("scrive", Role::Editor).await;
    let bulk = |items: Value, more: &'static [(&'static str, &'static str)]| {
        let (ground, editor) = (&ground, &editor);
        async move { send(ground, editor, "POST", "/api/v1/need/bulk", more, &json!({ "items": items })).await }
    };
    let done = bulk(json!([need("Uno"), need("Due"), need("Tre")]), &[("idempotency-key", "k")]).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.text());
    let ids: Vec<String> =
        done.json()["items"].as_array().expect("items").iter().map(|i| i["id"].as_str().expect("an id").to_owned()).collect();
    let again = bulk(json!([need("Uno"), need("Due"), need("Tre")]), &[("idempotency-key", "k")]).await;
    assert_eq!((again.json()["seq"].as_i64(), again.json()["items"][2]["done"].as_str()), (Some(0), Some("same")), "{}", again.text());

    // One wrong item: nothing of it is written, and the item is named.
    let wrong =
        bulk(json!([{ "id": ids[0], "version": 1, "title": "Uno e mezzo" }, { "title": "", "body": { "category": "circus" } }]), &[]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields: Vec<String> =
        wrong.json()["problems"].as_array().expect("problems").iter().map(|p| p["field"].as_str().unwrap_or_default().to_owned()).collect();
    assert_eq!(fields, ["items.1.title", "items.1.category"]);
    assert_eq!(ground.get(&format!("/api/v1/need/{}", ids[0]), Some(&editor)).await.json()["title"], "Uno");

    let mixed = bulk(
        json!([{ "id": ids[0], "version": 1, "title": "Uno e mezzo" }, { "id": ids[1], "version": 1, "delete": true }, need("Quattro")]),
        &[],
    )
    .await;
    assert_eq!(mixed.status, StatusCode::OK, "{}", mixed.text());
    let words: Vec<String> =
        mixed.json()["items"].as_array().expect("items").iter().map(|i| i["done"].as_str().unwrap_or_default().to_owned()).collect();
    assert_eq!(words, ["changed", "deleted", "created"]);
    assert_eq!(ground.get("/api/v1/need", Some(&editor)).await.json()["total"], 3);
    let seq = mixed.json()["seq"].as_i64().expect("an act");
    assert_eq!(ground.api("POST", &format!("/api/v1/undo/{seq}"), &editor, &json!({})).await.status, StatusCode::OK);
    assert_eq!(ground.get("/api/v1/need", Some(&editor)).await.json()["total"], 3);
    let one = ground.get(&format!("/api/v1/need/{}", ids[0]), Some(&editor)).await.json();
    assert_eq!((one["title"].as_str(), one["body"]["contact_email"].as_str()), (Some("Uno"), Some("prova@example.org")));
    assert_eq!(ground.wb.check(&reticolo_instruments::Who::CommandLine).await.expect("checked").findings, Vec::<String>::new());
}

#[tokio::test]
async fn a_problem_is_a_document_in_the_callers_language() {
    let ground = empty().await;
    let missing = ground.get("/api/v1/need/00000000-0000-0000-0000-000000000000?lang=en", None).await;
    assert_eq!((missing.status, missing.header("content-type")), (StatusCode::NOT_FOUND, "application/problem+json"));
    let said = missing.json();
    assert_eq!((said["status"].as_i64(), said["type"].as_str()), (Some(404), Some("urn:reticolo:problem:not_found")));
    let in_italian = ground.get("/api/v1/need?sort=nowhere&lang=it", None).await;
    let in_english = ground.get("/api/v1/need?sort=nowhere&lang=en", None).await;
    assert_ne!(in_italian.json()["detail"], in_english.json()["detail"]);
    assert_eq!((in_italian.header("content-language"), in_english.header("content-language")), ("it", "en"));
}
