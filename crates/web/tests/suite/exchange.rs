//! The exchange in the browser and over the API: matches with their reasons, agreements made and taken back, refused where nothing is left.

use crate::common::{Ground, HOSTILE, check_page, code, empty};
use axum::body::Body;
use axum::http::{StatusCode, header};
use reticolo_instruments::Who;
use reticolo_instruments::accounts::Session;
use reticolo_model::Role;
use serde_json::{Value, json};

/// A need of four places, one offer of five beside it, one far too dear; titles are hostile to pages.
async fn ground() -> (Ground, [String; 3], Session) {
    let ground = empty().await;
    ground.units().await;
    let editor = ground.somebody("scrive", Role::Editor).await;
    let make = async |kind: &str, title: &str, status: &[&str], body: Value| {
        let record = json!({ "title": format!("{title} {HOSTILE}"), "visibility": "public", "place": { "unit": code(0) }, "body": body });
        let mut saved = ground.wb.create(&Who::CommandLine, kind, record.as_object().expect("an object")).await.expect("a record");
        for state in status {
            let step = json!({ "status": state });
            let version = saved.record.version;
            saved =
                ground.wb.update(&Who::CommandLine, saved.record.id, version, step.as_object().expect("an object")).await.expect("a step");
        }
        saved.record.id.to_string()
    };
    let need = make(
        "need",
        "Asilo",
        &["expressed"],
        json!({ "category": "nursery", "quantity": 4, "quantity_unit": "places", "price_ceiling": "9.00", "people_group": "bambini" }),
    )
    .await;
    let offer =
        make("offer", "Nido", &["active"], json!({ "category": "nursery", "capacity": 5, "capacity_unit": "places", "price": "8.00" }))
            .await;
    let dear = make(
        "offer",
        "Nido caro",
        &["active"],
        json!({ "category": "nursery", "capacity": 5, "capacity_unit": "places", "price": "80.00" }),
    )
    .await;
    (ground, [need, offer, dear], editor)
}

#[tokio::test]
async fn matches_are_shown_with_their_reasons_and_the_pair_with_its_sentences() {
    let (ground, [need, offer, dear], editor) = ground().await;
    for language in ["it", "en"] {
        for path in [
            "/exchange".to_owned(),
            format!("/exchange/of/{need}"),
            format!("/exchange/of/{offer}"),
            format!("/exchange/{need}/{offer}"),
            format!("/exchange/{need}/{dear}"),
        ] {
            for who in [None, Some(&editor)] {
                let page = ground.get(&format!("{path}?lang={language}"), who).await;
                assert_eq!(page.status, StatusCode::OK, "{path}");
                check_page(&path, language, &page.text());
            }
        }
    }
    let list = ground.get("/exchange", None).await.text();
    assert!(list.contains(&format!("/exchange/{need}/{offer}")) && list.contains("4 posti") || list.contains("4\u{a0}posti"), "{list}");
    let pair = ground.get(&format!("/exchange/{need}/{offer}"), None).await.text();
    assert!(pair.contains("nello stesso comune") && pair.contains("puoi contare su"), "{pair}");
    assert!(!pair.contains("method=\"post\" action=\"/exchange"), "a visitor decides nothing");
    let not = ground.get(&format!("/exchange/{need}/{dear}"), Some(&editor)).await.text();
    assert!(not.contains("costa troppo") && not.contains("non ti proponiamo"), "{not}");
    assert!(!not.contains(&format!("action=\"/exchange/{need}/{dear}\"")), "what cannot be is not offered");
    for (kind, id) in [("need", &need), ("offer", &offer)] {
        let page = ground.get(&format!("/records/{kind}/{id}"), None).await.text();
        assert!(page.contains(&format!("href=\"/exchange/of/{id}\"")), "{kind}: the way to who can answer");
    }
    let csv = ground.get("/download/exchange.csv", None).await.text();
    assert!(csv.starts_with("what,need,need_title,offer") && csv.contains("\nmatch,") && csv.contains("\nidle,"), "{csv}");
    for (query, status) in [("service=nursery", 200), ("service=nothing", 400), ("unit=999002", 200), ("area=welfare", 200)] {
        assert_eq!(ground.get(&format!("/exchange?{query}"), None).await.status.as_u16(), status, "{query}");
    }
    let elsewhere = ground.get("/api/v1/exchange?unit=999002", None).await.json();
    assert_eq!(elsewhere["matches"], json!([]));
    assert_eq!(ground.get(&format!("/exchange/{offer}/{need}"), None).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_match_becomes_an_agreement_that_can_be_undone_and_promises_no_more_than_there_is() {
    let (ground, [need, offer, dear], editor) = ground().await;
    let at = format!("/exchange/{need}/{offer}");
    let page = ground.get(&at, Some(&editor)).await.text();
    assert!(page.contains(&format!("action=\"{at}\"")));
    let done = ground.post(&at, &editor, &[("amount", "3")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    let to = done.header("location").to_owned();
    assert!(to.starts_with("/records/agreement/") && to.contains("done=agreed&seq="), "{to}");
    let record = ground.get(&to, Some(&editor)).await.text();
    check_page("the agreement", "it", &record);
    let seq = to.rsplit("seq=").next().unwrap_or_default();
    assert!(record.contains(&format!("action=\"/undo/{seq}\"")));
    // One place is left to be agreed on; two are refused with what is left.
    let late = ground.post(&at, &editor, &[("amount", "2")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text().contains("ne hai proposti 2"), "{}", late.text());
    ground.post(&format!("/undo/{seq}"), &editor, &[("back", "/exchange")]).await;
    let pair = ground.get(&format!("/api/v1/exchange/pair?need={need}&offer={offer}"), None).await.json();
    assert_eq!(pair["most"]["amount"], json!(4.0));
    assert_eq!(pair["reasons"][0]["factor"], "service");

    let token = ground.wb.new_token(&Who::CommandLine, "scrive").await.expect("a token");
    let agree = async |body: Value, key: &str| {
        let request = crate::common::request("POST", "/api/v1/exchange/agreements", None)
            .header(header::AUTHORIZATION, format!("Bearer {token}"))
            .header("idempotency-key", key);
        ground.send(request.body(Body::from(body.to_string())).expect("a request")).await
    };
    let made = agree(json!({ "need": need, "offer": offer, "amount": 4 }), "uno").await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text());
    assert_eq!(made.json()["status"], "proposed");
    let again = agree(json!({ "need": need, "offer": offer, "amount": 4 }), "uno").await;
    assert_eq!((again.status, again.header("idempotency-replayed")), (StatusCode::CREATED, "true"));
    assert_eq!(again.json()["id"], made.json()["id"]);
    let late = agree(json!({ "need": need, "offer": offer, "amount": 1 }), "due").await;
    assert_eq!((late.status, late.json()["problems"][0]["code"].clone()), (StatusCode::CONFLICT, json!("problem-exchange-need_left")));
    let dear = agree(json!({ "need": need, "offer": dear }), "tre").await;
    assert_eq!(
        (dear.status, dear.json()["problems"][0]["code"].clone()),
        (StatusCode::UNPROCESSABLE_ENTITY, json!("problem-exchange-apart"))
    );
    for bad in [json!({}), json!({ "need": "x", "offer": offer }), json!({ "need": need, "offer": offer, "amount": "tanto" })] {
        assert_eq!(agree(bad.clone(), "quattro").await.status, StatusCode::UNPROCESSABLE_ENTITY, "{bad}");
    }
}
