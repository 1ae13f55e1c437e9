//! The grid: what page, API, files and lists say of a cell is the same; hidden records are in none of them; axes are the territory's own;
//! places are proposed, confirmed and taken back.

use crate::common::{Ground, empty, record};
use axum::http::StatusCode;
use reticolo_instruments::Who;
use reticolo_model::{Role, kinds};
use serde_json::{Value, json};

/// Makes a record of a kind in cells with weights; its id.
async fn placed(ground: &Ground, kind: &str, title: &str, visibility: &str, cells: &[(&str, &str)]) -> uuid::Uuid {
    let kind = kinds::find(kind).expect("a kind");
    let mut made = record(kind, title, visibility);
    let position = |(cell, weight): &(&str, &str)| {
        let parts: Vec<&str> = cell.split('/').collect();
        json!({ "area": parts[0], "dimension": parts[1], "modality": parts[2], "weight": weight })
    };
    made.insert("positions".into(), cells.iter().map(position).collect());
    ground.wb.create(&Who::CommandLine, kind.code, &made).await.unwrap_or_else(|e| panic!("{title}: {e}")).record.id
}

async fn grid(ground: &Ground, query: &str) -> Value {
    ground.get(&format!("/api/v1/grid{query}"), None).await.json()
}

fn cell<'a>(grid: &'a Value, name: &str) -> &'a Value {
    let parts: Vec<&str> = name.split('/').collect();
    let found = grid["cells"]
        .as_array()
        .expect("cells")
        .iter()
        .find(|c| c["area"] == parts[0] && c["dimension"] == parts[1] && c["modality"] == parts[2]);
    found.unwrap_or_else(|| panic!("no cell {name}"))
}

#[tokio::test]
async fn page_api_files_and_lists_count_alike() {
    let ground = empty().await;
    ground.units().await;
    placed(&ground, "need", "Uno", "public", &[("welfare/services/pilots", "1/1")]).await;
    placed(&ground, "need", "Due", "public", &[("welfare/services/advanced_services", "1/2"), ("welfare/services/system_products", "1/2")])
        .await;
    placed(&ground, "offer", "Tre", "public", &[("welfare/services/pilots", "1/1")]).await;
    placed(&ground, "initiative", "Quattro", "public", &[("welfare/services/pilots", "3/4"), ("environment/services/pilots", "1/4")]).await;
    placed(&ground, "need", "Nascosto", "signed-in", &[("welfare/services/pilots", "1/1")]).await;

    let seen = grid(&ground, "").await;
    let pilots = cell(&seen, "welfare/services/pilots");
    assert_eq!((pilots["sides"]["demand"]["records"].as_i64(), pilots["sides"]["supply"]["records"].as_i64()), (Some(1), Some(1)));
    // 1250.50 euro, three quarters of it here.
    assert_eq!(pilots["sides"]["initiative"]["cents"], 93788);
    assert_eq!(cell(&seen, "environment/services/pilots")["sides"]["initiative"]["cents"], 31263);
    // A parent counts the record of two of its children once, and its weights add up.
    let innovative = cell(&seen, "welfare/services/innovative_actions");
    assert_eq!((innovative["sides"]["demand"]["records"].as_i64(), innovative["sides"]["demand"]["weight"].as_f64()), (Some(1), Some(1.0)));
    let wide = grid(&ground, "?wide=true").await;
    assert_eq!(wide["cells"].as_array().map(Vec::len), Some(150));
    assert_eq!(cell(&wide, "welfare/services/system_products")["sides"]["demand"]["weight"], 0.5);
    // Empty cells say why.
    assert_eq!(cell(&seen, "welfare/services/improvement")["empty"]["reason"], "nothing_found");
    assert_eq!(cell(&seen, "enterprise/enterprise/pilots")["empty"]["reason"], "never_surveyed");

    // The list of a cell holds what the cell counts; the table does too.
    assert_eq!(ground.get("/api/v1/need?cell=welfare/services/pilots", None).await.json()["total"], 1);
    let table = ground.get("/download/grid.csv", None).await.text();
    let row = table.lines().find(|l| l.contains("welfare,") && l.contains(",pilots,") && l.contains(",services,")).expect("the row");
    assert!(row.contains(",1,1,1,1,1,0.75,"), "{row}");
    for form in ["ods", "xlsx", "svg", "png"] {
        let file = ground.get(&format!("/download/grid.{form}"), None).await;
        assert_eq!(file.status, StatusCode::OK, "{form}");
        assert!(file.body.len() > 1000, "{form}");
    }
    let page = ground.get("/grid?lang=it&cell=welfare/services/pilots", None).await.text();
    assert!(page.contains("un bisogno, un’offerta") && page.contains(">Uno<") && !page.contains("Nascosto"), "the panel");
    assert!(page.contains("role=\"img\"") && page.contains("data-grid"));
    let twin = ground.get("/grid?lang=it&view=table", None).await.text();
    assert!(twin.contains("mai rilevata"));
    let area = ground.get("/grid/welfare?lang=it", None).await.text();
    assert!(area.contains("Riforma del welfare") && area.contains("Bisogni: 2. Offerte: 1. Iniziative: 1."), "{area}");
    // Only in one unit.
    assert_eq!(cell(&grid(&ground, "?unit=999002").await, "welfare/services/pilots")["sides"], json!({}));
}

#[tokio::test]
async fn axes_are_renamed_and_retired_and_their_codes_stay() {
    let ground = empty().await;
    let editor = ground.somebody("scrive", Role::Editor).await;
    assert_eq!(ground.post("/grid/axes", &editor, &[]).await.status, StatusCode::SEE_OTHER);
    let listed = ground.get("/api/v1/grid?lang=it", None).await.json();
    let axes = ground.wb.grid_axes().await.expect("axes");
    assert_eq!((axes.areas.len(), listed["axes"]["area"].as_array().map(Vec::len)), (10, Some(10)));
    let record = ground.get("/api/v1/grid", Some(&editor)).await;
    assert_eq!(record.status, StatusCode::OK);
    // The axes are a record like others: renamed by hand, with its history.
    let found =
        ground.wb.list(&Who::CommandLine, &reticolo_instruments::registry::ListAsk { kind: "axes".into(), ..Default::default() }).await;
    let own = found.expect("the record").records.remove(0);
    let mut areas = own.body["areas"].clone();
    areas[0]["name_it"] = json!("Lavoro che c’è");
    areas[1]["retired"] = json!(true);
    let changed = json!({ "body": { "areas": areas } });
    ground.wb.update(&Who::CommandLine, own.id, own.version, changed.as_object().expect("changes")).await.expect("renamed");
    let page = ground.get("/grid?lang=it", None).await.text();
    assert!(page.contains("Lavoro che c’è"));
    // A code that is gone, a second grid, a third level are refused.
    let mut fewer = own.body["areas"].clone();
    fewer.as_array_mut().expect("rows").pop();
    let refused = ground
        .wb
        .update(&Who::CommandLine, own.id, own.version + 1, json!({ "body": { "areas": fewer } }).as_object().expect("changes"))
        .await;
    assert!(refused.expect_err("a code is gone").sentence(reticolo_messages::Language::En).contains("codes last"));
    let second =
        ground.wb.create(&Who::CommandLine, "axes", json!({ "title": "Altra", "body": own.body }).as_object().expect("a record")).await;
    assert!(second.is_err());
    // A position on an axis that has no such entry is refused, with those there are.
    let need = json!({ "title": "x", "body": { "category": "home_care" }, "positions": [{ "area": "nowhere", "dimension": "services", "modality": "pilots" }] });
    let refused = ground.api("POST", "/api/v1/need", &editor, &need).await;
    assert_eq!(refused.json()["problems"][0]["code"], "problem-choice", "{}", refused.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn places_are_proposed_confirmed_and_taken_back() {
    let ground = empty().await;
    let editor = ground.somebody("scrive", Role::Editor).await;
    let mut ids = Vec::new();
    for title in ["Depuratore e fognature: adeguamento dell’impianto", "Asilo nido comunale: ristrutturazione"] {
        let made = json!({ "title": title, "visibility": "public" });
        ids.push(ground.wb.create(&Who::CommandLine, "initiative", made.as_object().expect("a record")).await.expect("made").record.id);
    }
    let proposed = ground.get(&format!("/api/v1/initiative/{}/placement?lang=en", ids[0]), None).await.json();
    assert_eq!(proposed["area"][0]["code"], "environment", "{proposed}");
    assert!(proposed["area"][0]["words"].as_array().is_some_and(|w| !w.is_empty()));
    let page = ground.get("/grid/placement?lang=it", Some(&editor)).await.text();
    assert!(page.contains("2 schede aspettano un posto"), "{page}");
    assert_eq!(ground.get("/grid/placement", None).await.status, StatusCode::SEE_OTHER, "visitors place nothing");
    let (one, two) = (ids[0].to_string(), ids[1].to_string());
    let field = |id: &str, axis: &str| format!("{id}.{axis}");
    let names = [
        field(&one, "area"),
        field(&one, "dimension"),
        field(&one, "modality"),
        field(&two, "area"),
        field(&two, "dimension"),
        field(&two, "modality"),
    ];
    let sent = [
        ("kind", "initiative"),
        ("id", &one),
        ("id", &two),
        (&names[0], "environment"),
        (&names[1], "services"),
        (&names[2], "improvement"),
        (&names[3], "welfare"),
        (&names[4], "services"),
        (&names[5], "improvement"),
    ];
    let done = ground.post("/grid/placement", &editor, &sent).await;
    assert!(done.header("location").contains("done=placed&n=2"), "{}", done.header("location"));
    assert_eq!(cell(&grid(&ground, "").await, "environment/services/improvement")["sides"]["initiative"]["records"], 1);
    let seq = done.header("location").rsplit("seq=").next().unwrap_or_default().to_owned();
    assert_eq!(ground.post(&format!("/undo/{seq}"), &editor, &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(grid(&ground, "").await["unplaced"]["initiative"], 2);
}
