//! What stands still, structural needs and the surroundings of a record, as pages, API and files give them.

use crate::common::{check_page, code, small};
use axum::http::StatusCode;
use reticolo_instruments::Who;
use reticolo_instruments::ties::Said;
use reticolo_model::Role;
use serde_json::{Map, Value, json};

pub fn object(value: Value) -> Map<String, Value> {
    value.as_object().cloned().unwrap_or_default()
}

fn need(title: &str, visibility: &str, confirmed: Option<&str>) -> Map<String, Value> {
    let body = json!({ "category": "home_care", "structural": true });
    object(json!({ "title": title, "visibility": visibility, "confirmed": confirmed, "place": { "unit": code(0) }, "body": body }))
}

#[tokio::test]
async fn what_stands_still_is_said_filtered_and_confirmed_by_one_press() {
    let (ground, _) = small().await;
    let editor = ground.somebody("scrive", Role::Editor).await;
    let make = async |title: &str, visibility: &str, confirmed: &str| {
        ground.wb.create(&Who::CommandLine, "need", &need(title, visibility, Some(confirmed))).await.expect("a record").record.id
    };
    let (old, fresh) = (make("Vecchio", "public", "2024-01-02").await, make("Fresco", "public", "2026-11-01").await);
    let hidden = make("Nascosto", "signed-in", "2024-01-02").await;
    let page = ground.get("/records/need?lang=it", None).await.text();
    check_page("needs", "it", &page);
    assert!(page.contains("href=\"/records/need?stale=true\""), "the filter is on offer");
    assert_eq!(page.matches("<tr class=\"stale\">").count(), 1);
    assert!(page.contains("da confermare"), "in words, not by colour alone");
    let found = ground.get("/records/need?stale=true&lang=it", None).await.text();
    check_page("stale needs", "it", &found);
    assert!(found.contains("Vecchio") && !found.contains("Fresco") && !found.contains("Nascosto"));
    let api = ground.get("/api/v1/need?stale=true", None).await.json();
    assert_eq!((api["total"].clone(), api["stale"].clone()), (json!(1), json!([old])));
    assert_eq!(ground.get("/download/need.jsonl?stale=true", None).await.text().lines().count(), 1);
    assert_eq!(ground.get("/api/v1/need?stale=never", None).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(ground.get("/api/v1/need?stale=mine", None).await.status, StatusCode::FORBIDDEN, "a visitor has none of their own");
    assert_eq!(ground.get("/api/v1/stale", None).await.json()["items"][0]["count"], json!(1));

    // On its page, to who may write, one press.
    let address = format!("/records/need/{old}");
    assert!(!ground.get(&address, None).await.text().contains("name=\"confirm\""));
    let page = ground.get(&format!("{address}?lang=it"), Some(&editor)).await.text();
    check_page("a stale need", "it", &page);
    assert!(page.contains("Dato fermo da") && page.contains("name=\"confirm\" value=\"true\""), "{page}");
    let id = old.to_string();
    let done = ground.post("/records/need/selection", &editor, &[("confirm", "true"), ("id", &id), ("back", &address)]).await;
    assert!(done.header("location").starts_with(&format!("{address}?done=confirmed&n=1&seq=")), "{}", done.header("location"));
    let page = ground.get(done.header("location"), Some(&editor)).await.text();
    check_page("a confirmed need", "it", &page);
    assert!(page.contains("/undo/") && !page.contains("name=\"confirm\""));
    let now = ground.wb.record(&Who::Visitor, old).await.expect("a record");
    assert_eq!(now.confirmed.as_deref(), Some("2026-11-24"));
    let seq = done.header("location").rsplit("seq=").next().unwrap_or_default().to_owned();
    ground.post(&format!("/undo/{seq}"), &editor, &[("back", &address)]).await;
    let back = ground.wb.record(&Who::Visitor, old).await.expect("a record");
    assert_eq!(back.confirmed.as_deref(), Some("2024-01-02"), "and taken back by another");

    // All that a list finds, in one act; what it does not find stays.
    let back = "/records/need?stale=true";
    let done = ground.post("/records/need/selection", &editor, &[("confirm", "true"), ("all", "true"), ("back", back)]).await;
    assert!(done.header("location").contains("done=confirmed&n=2"), "{}", done.header("location"));
    let day = async |id| ground.wb.record(&Who::CommandLine, id).await.expect("a record").confirmed;
    assert_eq!(day(hidden).await.as_deref(), Some("2026-11-24"));
    assert_eq!(day(fresh).await.as_deref(), Some("2026-11-01"));
    let sent = ground.api("POST", "/api/v1/confirmations", &editor, &json!({ "ids": [fresh] })).await;
    assert_eq!((sent.status, sent.json()["confirmed"].clone()), (StatusCode::CREATED, json!(1)));
    let reader = ground.somebody("legge", Role::Reader).await;
    let refused = ground.api("POST", "/api/v1/confirmations", &reader, &json!({ "ids": [fresh] })).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let home = ground.get("/?lang=it", Some(&editor)).await.text();
    assert!(!home.contains("stale="), "nothing waits any more");
}

#[tokio::test]
async fn the_first_page_asks_who_made_or_last_changed_what_stands_still() {
    let (ground, _) = small().await;
    let (one, two) = (ground.somebody("uno", Role::Editor).await, ground.somebody("due", Role::Editor).await);
    let made = ground.wb.create(&one.who, "need", &need("Di uno", "public", Some("2024-01-02"))).await.expect("a record").record.id;
    ground.wb.create(&two.who, "need", &need("Di due", "public", Some("2024-01-02"))).await.expect("a record");
    let of = async |who| ground.get("/?lang=it", Some(who)).await.text();
    let page = of(&one).await;
    check_page("home", "it", &page);
    assert!(page.contains("href=\"/records/need?stale=mine\"") && page.contains("Una scheda tua da confermare"), "{page}");
    let list = ground.get("/records/need?stale=mine", Some(&one)).await.text();
    assert!(list.contains("Di uno") && !list.contains("Di due"), "each their own");
    ground.wb.confirm(&one.who, &[made]).await.expect("confirmed");
    let page = of(&one).await;
    assert!(page.contains("href=\"/records/need?stale=true\"") && !page.contains("stale=mine"), "else what there is of others");
    assert!(!ground.get("/", None).await.text().contains("stale="), "visitors are asked nothing");
}

#[tokio::test]
async fn the_report_on_structural_needs_is_a_page_a_file_and_an_answer() {
    let (ground, _) = small().await;
    let shown = ground.wb.create(&Who::CommandLine, "need", &need("Da sempre", "public", None)).await.expect("a record").record;
    ground.wb.create(&Who::CommandLine, "need", &need("Nascosto", "signed-in", None)).await.expect("a record");
    // The clock stands: nothing is older than no day.
    let none = ground.get("/needs/structural?lang=it", None).await.text();
    check_page("no structural needs", "it", &none);
    assert!(none.contains("Nessun bisogno strutturale"), "{none}");
    let api = ground.get("/api/v1/needs/structural?days=0", None).await.json();
    assert_eq!((api["rows"].clone(), api["day"].clone()), (json!([]), json!("2026-11-24")));
    let seen = api["structural"].as_u64().expect("a count");
    let inside = ground.wb.structural(&Who::CommandLine, &Default::default()).await.expect("the report");
    assert_eq!(inside.structural as u64, seen + 1);
    for wrong in ["days=-1", "days=x", "days=99999999"] {
        assert_eq!(ground.get(&format!("/api/v1/needs/structural?{wrong}"), None).await.status, StatusCode::BAD_REQUEST, "{wrong}");
    }
    assert_eq!(ground.get("/download/structural_needs.csv?days=0", None).await.text().lines().count(), 1);
    let page = ground.get(&format!("/records/need/{}?lang=it", shown.id), None).await.text();
    check_page("a structural need", "it", &page);
    assert!(page.contains("Da quanto in ogni stato") && page.contains("24\u{a0}novembre 2026"), "{page}");
    let plain = object(json!({ "title": "Di passaggio", "visibility": "public", "body": { "category": "home_care" } }));
    let plain = ground.wb.create(&Who::CommandLine, "need", &plain).await.expect("a record").record.id;
    assert!(!ground.get(&format!("/records/need/{plain}?lang=it"), None).await.text().contains("Da quanto in ogni stato"));
}

#[tokio::test]
async fn the_network_page_draws_what_its_table_says() {
    let (ground, _) = small().await;
    let make = async |kind: &str, title: &str, visibility: &str| {
        let body = if kind == "actor" { json!({ "nature": "firm" }) } else { json!({}) };
        let record = object(json!({ "title": title, "visibility": visibility, "body": body }));
        ground.wb.create(&Who::CommandLine, kind, &record).await.expect("a record").record.id
    };
    let (actor, other) = (make("actor", "Comune «A» & <figli>", "public").await, make("actor", "Associazione B", "public").await);
    let (shown, hidden) = (make("initiative", "Iniziativa", "public").await, make("initiative", "Segreta", "signed-in").await);
    for (from, kind, to) in [(actor, "leads", shown), (actor, "leads", hidden), (other, "takes_part_in", shown)] {
        ground.wb.add_link(&Who::CommandLine, kind, from, to, Said::default()).await.expect("tied");
    }
    let address = format!("/network?id={actor}&lang=it");
    let page = ground.get(&address, None).await.text();
    check_page("network", "it", &page);
    assert!(page.contains("è a un passo da 2 schede"), "{page}");
    assert!(!page.contains("Segreta") && !page.contains(&hidden.to_string()));
    // Every record that is drawn, but for the one in the middle, has its row and the other way round.
    let (drawing, table) = page.split_once("<table id=\"twin\"").expect("a table");
    let marks = drawing.matches("data-code=\"").count();
    assert_eq!((marks, table.matches("<tr data-code=\"").count()), (3, 2));
    assert_eq!(drawing.matches("<path class=\"tie").count(), 3, "two declared, one that follows");
    assert!(table.contains("è guidata da Comune «A» &amp; &lt;figli&gt;"), "{table}");
    assert!(table.contains("attraverso Iniziativa"), "{table}");
    let chosen = ground.get(&format!("{address}&sel={other}"), None).await.text();
    assert!(chosen.contains(&format!("<tr data-code=\"{other}\" class=\"sel\">")), "a choice stands in the address");
    let inside = ground.somebody("legge", Role::Reader).await;
    assert!(ground.get(&address, Some(&inside)).await.text().contains("Segreta"));
    for (wrong, status) in [
        (format!("/network?id={hidden}"), StatusCode::NOT_FOUND),
        ("/network?id=nessuno".to_owned(), StatusCode::NOT_FOUND),
        (format!("/network?id={actor}&hops=3"), StatusCode::BAD_REQUEST),
        (format!("/network?id={actor}&as_of=ieri"), StatusCode::BAD_REQUEST),
        (format!("/network?id={actor}&kind=nessuno"), StatusCode::BAD_REQUEST),
    ] {
        assert_eq!(ground.get(&wrong, None).await.status, status, "{wrong}");
    }
    let api = ground.get(&format!("/api/v1/network?id={actor}&hops=2"), None).await.json();
    assert_eq!((api["nodes"].as_array().map(Vec::len), api["edges"].as_array().map(Vec::len)), (Some(3), Some(3)));
    for form in ["gexf", "graphml", "csv"] {
        let file = ground.get(&format!("/download/surroundings.{form}?id={actor}"), None).await;
        assert_eq!(file.status, StatusCode::OK, "{form}");
        assert!(file.text().contains("Associazione B") && !file.text().contains("Segreta"), "{form}");
    }
    let which = ground.get("/network?q=comune&lang=it", None).await.text();
    check_page("which", "it", &which);
    assert!(which.contains(&format!("/network?id={actor}")), "{which}");
    let counts = ground.get("/api/v1/network", None).await.json();
    let leads = counts["links"].as_array().and_then(|l| l.iter().find(|one| one["kind"] == "leads").cloned()).unwrap_or_default();
    assert_eq!(leads["count"], json!(1), "the hidden one does not count");
    check_page("network", "en", &ground.get(&format!("/network?id={actor}&hops=2&lang=en"), None).await.text());
    let alone = make("actor", "Da solo", "public").await;
    let page = ground.get(&format!("/network?id={alone}&lang=it"), None).await.text();
    check_page("alone", "it", &page);
    assert!(page.contains("Da solo non ha legami"));
}
