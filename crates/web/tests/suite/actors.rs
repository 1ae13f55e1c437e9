//! The page of the network of actors: a question first, its answer, drawing and table; the same by the API and as files; for whom.

use crate::common::*;
use crate::standing::object;
use axum::http::StatusCode;
use reticolo_instruments::Who;
use reticolo_instruments::ties::Said;
use reticolo_model::Role;
use serde_json::json;
use uuid::Uuid;

/// Four circles: `first` knows `second`, `third` and `fourth`, of three natures; `fifth` hangs on `fourth`; `alone` has nobody; `hidden` is not public.
async fn ground() -> (Ground, Vec<Uuid>) {
    let (ground, _) = small().await;
    let make = async |title: &str, nature: &str, visibility: &str, code: Option<&str>| {
        let mut body = json!({ "nature": nature });
        if let Some(code) = code {
            body["tax_code"] = json!(code);
        }
        let record = object(json!({ "title": title, "visibility": visibility, "body": body }));
        ground.wb.create(&Who::CommandLine, "actor", &record).await.expect("a record").record.id
    };
    let mut ids = Vec::new();
    for (title, nature) in [
        ("Comune «A» & <figli>", "public_body"),
        ("Impresa B", "firm"),
        ("Associazione C", "third_sector"),
        ("Istituto D", "research_education"),
        ("Impresa E", "firm"),
        ("Gruppo solo", "citizens_group"),
    ] {
        ids.push(make(title, nature, "public", None).await);
    }
    ids.push(make("Ente nascosto", "firm", "signed-in", None).await);
    ids.push(make("Una persona", "professional_firm", "public", Some("RSSMRA80A01L117D")).await);
    for (a, b) in [(0, 1), (0, 2), (0, 3), (3, 4), (6, 0), (7, 0)] {
        ground.wb.add_link(&Who::CommandLine, "partners_with", ids[a], ids[b], Said::default()).await.expect("tied");
    }
    (ground, ids)
}

#[tokio::test]
async fn each_question_has_its_answer_its_drawing_and_its_table() {
    let (ground, ids) = ground().await;
    for (question, sentence) in [
        ("", "fa da ponte"),
        ("question=leads&", "è al centro, con 3 partner"),
        ("question=link&", "andrebbero collegati"),
        ("question=breaks&", "si staccano dal resto"),
        ("question=isolated&", "fuori dalla rete più grande"),
    ] {
        for lang in ["it", "en"] {
            let page = ground.get(&format!("/network?{question}lang={lang}"), None).await.text();
            check_page("actors", lang, &page);
            if lang == "it" {
                assert!(page.contains(sentence), "{sentence}: {page}");
            }
            assert!(!page.contains("nascosto") && !page.contains("Una persona") && !page.contains("<figli>"));
            let (drawing, table) = page.split_once("<table id=\"twin\"").expect("a table");
            assert_eq!(drawing.matches("<g class=\"node h").count(), table.matches("<tr data-code=\"").count());
            assert_eq!(drawing.matches("<path class=\"tie und").count() + drawing.matches("<path class=\"tie far").count(), 4);
            assert!(!page.contains('⟨') && !page.contains("<span></span>"), "a name is missing");
        }
    }
    let page = ground.get("/network?question=breaks&lang=it", None).await.text();
    assert!(page.contains("Se esce Comune «A» &amp; &lt;figli&gt;, 2 soggetti si staccano dal resto"), "{page}");
    let focus = ground.get(&format!("/network?question=link&focus={}&lang=it", ids[3]), None).await.text();
    check_page("focus", "it", &focus);
    assert!(focus.contains("Istituto D ha 2 partner") && focus.contains("Un partner in comune: Comune «A»"), "{focus}");
    assert!(ground.get("/network?question=from&lang=it", None).await.text().contains("Di quale scheda"));
    for (wrong, status) in [
        ("/network?question=nessuna".to_owned(), StatusCode::BAD_REQUEST),
        ("/network?nature=nessuna".to_owned(), StatusCode::BAD_REQUEST),
        ("/network?tie=cites".to_owned(), StatusCode::BAD_REQUEST),
        ("/network?as_of=ieri".to_owned(), StatusCode::BAD_REQUEST),
        (format!("/network?focus={}", ids[6]), StatusCode::NOT_FOUND),
        (format!("/network?focus={}", ids[7]), StatusCode::NOT_FOUND),
        ("/api/v1/network/actors?limit=0".to_owned(), StatusCode::BAD_REQUEST),
        ("/api/v1/network/actors?question=from".to_owned(), StatusCode::BAD_REQUEST),
    ] {
        assert_eq!(ground.get(&wrong, None).await.status, status, "{wrong}");
    }
    // What narrows the network stands in the address, and goes on with it.
    let firms = ground.get("/network?question=isolated&nature=firm&nature=public_body&lang=it", None).await.text();
    assert!(firms.contains("soggetti e un legame") && firms.contains("/download/actors.csv?nature=firm&amp;nature=public_body"), "{firms}");
}

#[tokio::test]
async fn the_api_and_the_files_say_what_the_page_says_for_whom_asks() {
    let (ground, ids) = ground().await;
    let api = ground.get("/api/v1/network/actors?question=breaks&lang=it", None).await.json();
    let actors = |api: &serde_json::Value| api["actors"].as_u64().expect("a count");
    let seen = actors(&api);
    assert_eq!((api["ties"].clone(), api["all"].clone()), (json!(4), json!(2)));
    assert_eq!((api["rows"][0]["id"].clone(), api["rows"][0]["reason"]["cut_off"].clone()), (json!(ids[0]), json!(2)));
    assert!(api["rows"][0]["why"].as_str().is_some_and(|w| w.contains("Si staccano")), "{api}");
    let link = ground.get("/api/v1/network/actors?question=link&limit=1", None).await.json();
    assert_eq!((link["pairs"].as_array().map(Vec::len), link["pairs"][0]["steps"].clone()), (Some(1), json!(2)));
    // A visitor gets no person, whatever is asked; who is signed in sees what is theirs, and persons only where asked for.
    let asked = "/api/v1/network/actors?question=leads&persons=true";
    assert_eq!(actors(&ground.get(asked, None).await.json()), seen);
    let inside = ground.somebody("legge", Role::Reader).await;
    let without = actors(&ground.get("/api/v1/network/actors", Some(&inside)).await.json());
    assert!(without > seen);
    assert!(actors(&ground.get(asked, Some(&inside)).await.json()) > without);
    assert!(!ground.get("/network?question=leads&lang=it", Some(&inside)).await.text().contains("Una persona"));
    assert!(ground.get("/network?persons=true&lang=it", Some(&inside)).await.text().contains("Una persona"));
    for form in ["csv", "gexf", "graphml"] {
        let file = ground.get(&format!("/download/actors.{form}"), None).await;
        assert_eq!(file.status, StatusCode::OK, "{form}");
        let text = file.text();
        assert!(
            text.contains("Impresa B") && text.contains("betweenness") && !text.contains("nascosto") && !text.contains("Una persona"),
            "{form}"
        );
    }
    let csv = ground.get("/download/actors.csv", None).await.text();
    assert_eq!(csv.lines().count() as u64, seen + 1);
    assert_eq!(ground.get("/download/actors.geojson", None).await.status, StatusCode::NOT_FOUND);
}
