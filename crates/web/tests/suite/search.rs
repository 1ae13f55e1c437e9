//! The search and the vocabularies in the browser and for programs: words marked and escaped, filters kept in the address, what was
//! meant said openly; entries renamed by an editor and called so everywhere at once.

use crate::common::{HOSTILE, check_page, empty, small};
use axum::http::StatusCode;
use reticolo_instruments::Who;
use reticolo_model::Role;
use serde_json::json;

#[tokio::test]
async fn what_is_found_is_marked_and_escaped_and_narrowed_in_the_address() {
    let (ground, _) = small().await;
    let page = ground.get("/search?q=script", None).await;
    assert_eq!(page.status, StatusCode::OK);
    check_page("search", "it", &page.text());
    assert!(page.text().contains("&lt;<mark>script</mark>&gt;alert(1)"), "{}", page.text());
    assert!(page.text().contains("href=\"/search?q=script&amp;kind=asset\""), "a facet leads to the narrowed question");
    let narrowed = ground.get("/search?q=script&kind=asset", None).await.text();
    check_page("narrowed", "it", &narrowed);
    assert_eq!(narrowed.matches("<h3>").count(), 1, "{narrowed}");
    assert!(narrowed.contains("href=\"/search?q=script\""), "a chip takes the filter away");
    let api = ground.get("/api/v1/search?q=script&kind=asset&lang=en", None).await.json();
    assert_eq!((api["total"].as_i64(), api["items"][0]["kind"].as_str()), (Some(1), Some("asset")));
    assert_eq!(api["items"][0]["record"]["title"], format!("{HOSTILE} asset"));
    assert!(api["items"][0]["title"].as_array().is_some_and(|t| t.iter().any(|p| p["hit"] == true && p["text"] == "script")));
    for wrong in ["/search?q=x&after=zz", "/api/v1/search?q=x&after=zz"] {
        assert_eq!(ground.get(wrong, None).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
    }
    let first = ground.get("/api/v1/search?q=script&limit=2", None).await.json();
    let next = ground.get(&format!("/api/v1/search?q=script&limit=2&after={}", first["next"].as_str().expect("more")), None).await.json();
    assert_ne!(first["items"][1]["id"], next["items"][0]["id"]);

    // A typo is said, with the way to what was typed.
    let meant = ground.get("/search?q=srcipt&lang=en", None).await.text();
    check_page("meant", "en", &meant);
    assert!(meant.contains("Nothing for “srcipt”.") && meant.contains("exact=true") && meant.contains("<mark>script</mark>"), "{meant}");
    let exact = ground.get("/search?q=srcipt&exact=true", None).await.text();
    assert!(!exact.contains("<mark>"), "{exact}");
    // Units, pages and entries are gone to.
    for (q, address) in [
        ("comune 3", "/atlas?sel=999003"),
        ("piano", "href=\"/plan\""),
        ("plan", "href=\"/plan\""),
        ("biblioteche", "/vocabularies/service?entry=library"),
        ("ageing", "/atlas?indicator=ageing"),
    ] {
        let page = ground.get(&format!("/search?q={}", crate::common::encode(q)), None).await.text();
        check_page(q, "it", &page);
        assert!(page.contains(address), "{q}: {page}");
    }
    assert!(!ground.get("/search?q=importazioni", None).await.text().contains("href=\"/import\""), "no page that a visitor may not open");
}

#[tokio::test]
async fn an_editor_renames_adds_and_retires_and_every_page_says_so() {
    let ground = empty().await;
    let (editor, reader) = (ground.somebody("scrive", Role::Editor).await, ground.somebody("legge", Role::Reader).await);
    for address in [
        "/vocabularies",
        "/vocabularies?q=biblioteche",
        "/vocabularies/ateco_2025",
        "/vocabularies/ateco_2025?entry=01.1",
        "/vocabularies/municipality?q=roma",
        "/vocabularies/service",
        "/vocabularies/service?entry=library",
        "/vocabularies/grid_area",
    ] {
        for who in [None, Some(&editor)] {
            let page = ground.get(address, who).await;
            assert_eq!(page.status, StatusCode::OK, "{address}");
            check_page(address, "it", &page.text());
        }
    }
    assert_eq!(ground.get("/vocabularies/service?entry=nowhere", None).await.status, StatusCode::NOT_FOUND);
    assert!(
        !ground.get("/vocabularies/service?entry=library", Some(&reader)).await.text().contains("name=\"act\""),
        "readers change nothing"
    );
    assert!(!ground.get("/vocabularies/ateco_2025?entry=01.1", Some(&editor)).await.text().contains("name=\"act\""), "official lists stay");
    let ties = ground.get("/vocabularies/ateco_2025?entry=01.1", None).await.text();
    assert!(ties.contains("/vocabularies/nace_2?entry=01.1"), "{ties}");

    let hostile = [("act", "rename"), ("entry", "library"), ("name_it", HOSTILE), ("name_en", "House of books")];
    let saved = ground.post("/vocabularies/service", &editor, &hostile).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
    assert!(saved.header("location").contains("entry=library") && saved.header("location").contains("done=saved"));
    let page = ground.get("/vocabularies/service?entry=library", Some(&editor)).await.text();
    check_page("renamed", "it", &page);
    let body = json!({ "class": "service_facility", "service": "library" });
    let record = json!({ "title": "Stanza 1", "visibility": "public", "body": body });
    let id = ground.wb.create(&Who::CommandLine, "asset", record.as_object().expect("an object")).await.expect("made").record.id;
    for address in [format!("/records/asset/{id}?lang=en"), "/search?q=house+books&lang=en".to_owned()] {
        let page = ground.get(&address, None).await.text();
        check_page(&address, "en", &page);
        assert!(page.contains("House of books") || page.contains("<mark>House</mark> of <mark>books</mark>"), "{address}: {page}");
    }
    let added = ground
        .api("POST", "/api/v1/vocabularies/service", &editor, &json!({ "act": "add", "parent": "culture", "name_it": "Sala prove" }))
        .await;
    assert_eq!(added.status, StatusCode::OK, "{}", added.text());
    let form = ground.get("/records/asset/new", Some(&editor)).await.text();
    assert!(form.contains("value=\"own_sala_prove\"") && form.contains("Sala prove"), "{form}");
    let list = ground.get("/api/v1/vocabularies/service?under=culture", None).await.json();
    assert!(list["entries"].as_array().expect("entries").iter().any(|e| e["code"] == "own_sala_prove" && e["own"] == true), "{list}");
    let retired =
        ground.post("/vocabularies/service", &editor, &[("act", "retire"), ("entry", "own_sala_prove"), ("retired", "true")]).await;
    assert_eq!(retired.status, StatusCode::SEE_OTHER);
    assert!(!ground.get("/records/asset/new", Some(&editor)).await.text().contains("own_sala_prove"));
    // A fault is told where the form is, with what was typed.
    let refused = ground
        .post("/vocabularies/service", &editor, &[("act", "add"), ("entry", "library"), ("name_it", "Sotto <b>"), ("name_en", "")])
        .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    check_page("refused", "it", &refused.text());
    for (act, status) in [("burn", StatusCode::UNPROCESSABLE_ENTITY), ("rename", StatusCode::NOT_FOUND)] {
        let got = ground.post("/vocabularies/service", &editor, &[("act", act), ("entry", "nowhere")]).await;
        assert_eq!(got.status, status, "{act}");
    }
    for (file, kind, holds) in [
        ("csv", "text/csv", "own_sala_prove,culture,Sala prove"),
        ("json", "application/json", "own_sala_prove"),
        ("ttl", "text/turtle", "\"House of books\"@en"),
    ] {
        let got = ground.get(&format!("/vocabularies/service/service.{file}"), None).await;
        assert!(got.status == StatusCode::OK && got.header("content-type").starts_with(kind) && got.text().contains(holds), "{file}");
    }
    assert_eq!(ground.get("/vocabularies/service/nature.csv", None).await.status, StatusCode::NOT_FOUND);
}
