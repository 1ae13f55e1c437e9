//! Duplicates in the browser and over the API: seen with reasons, merged field by field or told apart, and taken back.

use crate::common::{Ground, HOSTILE, check_page, code, empty};
use axum::http::StatusCode;
use reticolo_instruments::Who;
use reticolo_instruments::accounts::Session;
use reticolo_model::Role;
use serde_json::{Value, json};

/// Two actors that are one; the second has an address, and a name that is hostile to pages.
async fn ground() -> (Ground, [String; 2], Session) {
    let ground = empty().await;
    ground.units().await;
    let editor = ground.somebody("scrive", Role::Editor).await;
    let mut ids = Vec::new();
    let names = [format!("Associazione Girasole {HOSTILE}"), format!("ASS. GIRASOLE {HOSTILE}")];
    for (n, name) in names.iter().enumerate() {
        let mut body = json!({ "nature": "third_sector", "year_founded": 1987 });
        if n == 1 {
            body["address"] = json!(HOSTILE);
            body["contact_name"] = json!("Persona di prova 7");
        }
        let record = json!({ "title": name, "visibility": (["public", "signed-in"][n]), "place": { "unit": code(0) }, "tags": [format!("n{n}")], "body": body });
        let made = ground.wb.create(&Who::CommandLine, "actor", record.as_object().expect("an object")).await;
        ids.push(made.expect("a record").record.id.to_string());
    }
    let [one, other] = ids.try_into().expect("two");
    (ground, [one, other], editor)
}

fn seq(address: &str) -> &str {
    address.rsplit("seq=").next().unwrap_or_default()
}

#[tokio::test]
async fn pairs_are_shown_with_what_speaks_and_to_whom_may_see() {
    let (ground, [one, other], editor) = ground().await;
    for language in ["it", "en"] {
        let page = ground.get(&format!("/duplicates?lang={language}"), Some(&editor)).await.text();
        check_page("duplicates", language, &page);
        for what in [format!("/records/actor/{one}"), format!("/records/actor/{other}"), "/apart\"".to_string(), "Girasole".to_owned()] {
            assert!(page.contains(&what), "{what}");
        }
        let (why, likely) = if language == "it" { ("stesso nome", "quasi certo") } else { ("same name", "almost certain") };
        assert!(page.contains(why) && page.contains(likely), "{page}");
    }
    let reader = ground.somebody("legge", Role::Reader).await;
    let page = ground.get("/duplicates", Some(&reader)).await.text();
    assert!(page.contains(&one) && !page.contains("/apart\""), "a reader looks and does not decide");
    assert_eq!(ground.get(&format!("/duplicates/{one}/{other}"), Some(&reader)).await.status, StatusCode::FORBIDDEN);
    let nothing = ground.get("/duplicates?kind=need", Some(&editor)).await.text();
    check_page("no pair", "it", &nothing);
    assert!(!nothing.contains(&one) && nothing.contains("kind=need"), "the kind asked for stays in the list of kinds");
    for (query, status) in
        [("least=2", 400), ("least=x", 400), ("kind=nothing", 404), ("page=0", 200), ("page=99", 200), ("least=0.1", 200)]
    {
        assert_eq!(ground.get(&format!("/duplicates?{query}"), Some(&editor)).await.status.as_u16(), status, "{query}");
    }
}

#[tokio::test]
async fn two_are_told_apart_and_asked_about_again_after_undo() {
    let (ground, [one, other], editor) = ground().await;
    let done = ground.post(&format!("/duplicates/{one}/{other}/apart"), &editor, &[("back", "/duplicates?kind=actor")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    let to = done.header("location").to_owned();
    assert!(to.starts_with("/duplicates?kind=actor&done=apart&seq="), "{to}");
    let page = ground.get(&to, Some(&editor)).await.text();
    check_page("told apart", "it", &page);
    assert!(!page.contains(&one) && page.contains(&format!("action=\"/undo/{}\"", seq(&to))));
    ground.post(&format!("/undo/{}", seq(&to)), &editor, &[("back", "/duplicates")]).await;
    assert!(ground.get("/duplicates", Some(&editor)).await.text().contains(&one));
    let elsewhere = ground.post(&format!("/duplicates/{one}/{other}/apart"), &editor, &[("back", "https://example.org/")]).await;
    assert!(elsewhere.header("location").starts_with("/duplicates?done=apart"));
}

#[tokio::test]
async fn a_person_makes_one_of_two_and_two_again() {
    let (ground, [one, other], editor) = ground().await;
    let here = format!("/duplicates/{one}/{other}");
    for language in ["it", "en"] {
        let page = ground.get(&format!("{here}?lang={language}"), Some(&editor)).await.text();
        check_page("merge", language, &page);
        for name in ["take:title", "take:body.address", "take:visibility", "take:personal"] {
            assert_eq!(page.matches(&format!("name=\"{name}\"")).count(), 2, "{name}");
        }
        assert!(!page.contains("name=\"take:body.nature\""), "what is alike is not asked");
        assert!(page.contains(&format!("/duplicates/{other}/{one}")), "it can be turned round");
    }
    let wrong = ground.post(&here, &editor, &[("take:title", "both")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    check_page("wrong side", "it", &wrong.text());
    let old = ground.post(&here, &editor, &[("stays_version", "1"), ("goes_version", "9")]).await;
    assert_eq!(old.status, StatusCode::CONFLICT);
    check_page("changed meanwhile", "it", &old.text());
    let done = ground.post(&here, &editor, &[("take:title", "goes"), ("stays_version", "1"), ("goes_version", "1")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    let to = done.header("location").to_owned();
    assert!(to.starts_with(&format!("/records/actor/{one}?done=merged&seq=")), "{to}");
    let page = ground.get(&to, Some(&editor)).await.text();
    check_page("merged", "it", &page);
    assert!(page.contains("ASS. GIRASOLE") && page.contains("Persona di prova 7"));
    assert!(page.contains(&format!("href=\"/records/actor/{other}/history\"")), "the history of the other is reached");
    let gone = ground.get(&format!("/records/actor/{other}"), Some(&editor)).await;
    assert_eq!((gone.status, gone.header("location")), (StatusCode::SEE_OTHER, format!("/records/actor/{one}").as_str()));
    assert_eq!(ground.get(&format!("/records/actor/{other}"), None).await.status, StatusCode::NOT_FOUND, "visitors never saw it");
    let history = ground.get(&format!("/records/actor/{other}/history"), Some(&editor)).await;
    assert_eq!(history.status, StatusCode::OK);
    check_page("history of what went", "it", &history.text());
    assert!(history.text().contains(&format!("/records/actor/{one}/history")));
    ground.post(&format!("/undo/{}", seq(&to)), &editor, &[("back", &to)]).await;
    let back = ground.get(&format!("/api/v1/actor/{other}"), Some(&editor)).await.json();
    assert_eq!(back["title"], json!(format!("ASS. GIRASOLE {HOSTILE}")));
    assert_eq!(
        ground.get(&format!("/api/v1/actor/{one}"), Some(&editor)).await.json()["title"],
        json!(format!("Associazione Girasole {HOSTILE}"))
    );
}

#[tokio::test]
async fn programs_see_pairs_and_decide_for_a_person() {
    let (ground, [one, other], editor) = ground().await;
    let found = ground.get("/api/v1/duplicates?kind=actor&least=0.2", Some(&editor)).await.json();
    assert_eq!(
        (found["total"].clone(), found["by_kind"].clone(), found["method"].clone()),
        (json!(1), json!({ "actor": 1 }), json!("duplicates"))
    );
    let pair = &found["pairs"][0];
    assert_eq!(pair["records"].as_array().map(Vec::len), Some(2));
    let reasons: Vec<(&str, &str)> = pair["reasons"]
        .as_array()
        .expect("reasons")
        .iter()
        .map(|r| (r["field"].as_str().expect("a field"), r["agreement"].as_str().expect("a level")))
        .collect();
    assert!(reasons.contains(&("title", "same")) && reasons.contains(&("place", "near")), "{reasons:?}");
    assert_eq!(ground.get("/api/v1/duplicates?limit=0", Some(&editor)).await.json()["pairs"], json!([]));
    assert_eq!(ground.get("/api/v1/duplicates", None).await.status, StatusCode::UNAUTHORIZED);
    let refused = async |address: &str, body: Value| {
        let got = ground.api("POST", address, &editor, &body).await;
        (got.status.as_u16(), got.json()["problems"][0]["code"].as_str().unwrap_or_default().to_owned())
    };
    let said = |code: &str| (422, code.to_owned());
    assert_eq!(refused("/api/v1/merge", json!({ "stays": one })).await, said("problem-required"));
    assert_eq!(refused("/api/v1/merge", json!({ "stays": one, "goes": "x" })).await, said("problem-type"));
    assert_eq!(refused("/api/v1/merge", json!({ "stays": one, "goes": other, "take": { "title": "both" } })).await, said("problem-type"));
    assert_eq!(refused("/api/v1/merge", json!({ "stays": one, "goes": one })).await, said("problem-merge-itself"));
    assert_eq!(refused("/api/v1/not-the-same", json!({ "one": one })).await, said("problem-required"));
    let apart = ground.api("POST", "/api/v1/not-the-same", &editor, &json!({ "one": one, "other": other })).await;
    assert_eq!(apart.status, StatusCode::CREATED, "{}", apart.text());
    assert_eq!(ground.get("/api/v1/duplicates", Some(&editor)).await.json()["total"], json!(0));
    // What was told apart by mistake can still be merged.
    let merged =
        ground.api("POST", "/api/v1/merge", &editor, &json!({ "stays": other, "goes": one, "take": { "visibility": "goes" } })).await;
    assert_eq!(merged.status, StatusCode::CREATED, "{}", merged.text());
    assert_eq!((merged.json()["record"].clone(), merged.json()["version"].clone()), (json!(other), json!(2)));
    assert_eq!(
        ground.get(&format!("/api/v1/actor/{other}"), None).await.json()["tags"],
        json!(["n0", "n1"]),
        "public as the one that went"
    );
    let undone = ground.api("POST", &format!("/api/v1/undo/{}", merged.json()["seq"]), &editor, &json!({})).await;
    assert_eq!(undone.json()["restored"], json!(2), "{}", undone.text());
}
