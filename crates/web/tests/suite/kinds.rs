//! Every kind that a territory is made of lives through one story, on both engines: made, imported, tied, moved on, found, drawn, exported,
//! deleted and brought back, and what is personal in it erased. The story walks the declarations, so a new kind is in it by being there.

use crate::common::{Ground, code, empty_on, tied, value_of};
use axum::http::StatusCode;
use reticolo_instruments::Who;
use reticolo_model::{Kind, Role, kinds};
use serde_json::{Map, Value, json};
use std::process::Command;
use uuid::Uuid;

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_lives_its_story_on_sqlite() {
    story(&empty_on(None).await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_lives_its_story_on_postgresql() {
    let Ok(server) = std::env::var("RETICOLO_TEST_POSTGRES") else {
        println!("skipped: no RETICOLO_TEST_POSTGRES");
        return;
    };
    let name = format!("reticolo_kinds_{}", std::process::id());
    let psql = |sql: &str| assert!(Command::new("psql").args([&server, "-q", "-c", sql]).status().expect("psql runs").success(), "{sql}");
    psql(&format!("CREATE DATABASE {name}"));
    let (head, options) = server.split_once('?').map_or((server.as_str(), String::new()), |(h, o)| (h, format!("?{o}")));
    let url = format!("{}/{name}{options}", head.rsplit_once('/').expect("a database in the address").0);
    story(&empty_on(Some(url)).await).await;
    psql(&format!("DROP DATABASE {name} WITH (FORCE)"));
}

async fn story(ground: &Ground) {
    ground.units().await;
    let editor = ground.somebody("scrive", Role::Administrator).await;
    let mut made: Vec<(&'static Kind, Uuid)> = Vec::new();
    for kind in kinds::ALL.iter().copied().filter(|k| kinds::of_territory(k.code)) {
        let what = kind.code;
        // Made, with everything that its declaration allows.
        let mut record = tied(kind, &format!("storia di {what}"), "public", &made);
        let body: Map<String, Value> =
            kind.fields.iter().filter(|f| !f.document).map(|f| (f.code.to_owned(), value_of(f, &format!("{what}_1")))).collect();
        record.insert("body".into(), Value::Object(body));
        record.insert("place".into(), json!({ "lon": 10.05, "lat": 45.05 }));
        let answer = ground.api("POST", &format!("/api/v1/{what}"), &editor, &Value::Object(record)).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{what}: {}", answer.text());
        let id = answer.json()["id"].as_str().expect("an id").to_owned();
        let at = format!("/api/v1/{what}/{id}");
        for field in kind.fields.iter().filter(|f| !f.document) {
            let kept = &ground.get(&at, Some(&editor)).await.json()["body"][field.code];
            assert!(!kept.is_null(), "{what}.{} is not kept", field.code);
        }

        // Tied to what it may be tied to, as far as that is there; a tie that nothing foresees is refused.
        for rule in kind.links.iter().filter(|r| !r.one) {
            let Some((_, to)) = made.iter().find(|(k, _)| rule.to.contains(&k.code)) else { continue };
            let tie = json!({ "kind": rule.code, "from": id, "to": to, "since": "2024", "weight": 2.5, "source": "statuto" });
            let tied = ground.api("POST", "/api/v1/links", &editor, &tie).await;
            assert_eq!(tied.status, StatusCode::CREATED, "{what} {}: {}", rule.code, tied.text());
        }
        let foreign = json!({ "kind": "no_such_tie", "from": id, "to": id });
        assert_eq!(ground.api("POST", "/api/v1/links", &editor, &foreign).await.status, StatusCode::UNPROCESSABLE_ENTITY);

        // Moved on where a state needs nothing more; refused, with what it lacks, where it does.
        for next in kind.states[0].next {
            let state = kind.state(next).expect("a state");
            let version = ground.get(&at, Some(&editor)).await.json()["version"].as_i64().expect("a version");
            let moved = ground.api("PATCH", &at, &editor, &json!({ "version": version, "status": next })).await;
            let links_needed = state.needs.iter().any(|n| !matches!(n, reticolo_model::Condition::Has(_)));
            if links_needed && moved.status == StatusCode::UNPROCESSABLE_ENTITY {
                let found = moved.json()["problems"][0]["code"].as_str().unwrap_or_default().to_owned();
                assert!(found.starts_with("problem-state-link"), "{what} → {next}: {}", moved.text());
                continue;
            }
            assert_eq!(moved.status, StatusCode::OK, "{what} → {next}: {}", moved.text());
            let undo = moved.json()["seq"].as_i64().expect("an act");
            assert_eq!(ground.api("POST", &format!("/api/v1/undo/{undo}"), &editor, &json!({})).await.status, StatusCode::OK);
        }

        // Imported from a table whose columns are its own field names: known again, not doubled.
        let rows = table(kind, &made);
        let bring = |name: &'static str, text: String| async move { ground.import_with(what, name, &text, mapping(kind).as_deref()).await };
        let report = bring("first.csv", rows.clone()).await;
        assert_eq!((report.added, report.bad_rows), (1, 0), "{what}: {:?}", report.bad);
        let again = bring("again.csv", rows).await;
        assert_eq!((again.added, again.same), (0, 1), "{what} came twice");

        // Found, in its list and among everything; drawn; written out.
        let found = ground.get(&format!("/api/v1/{what}?q=storia"), None).await.json();
        assert_eq!(found["total"], 2, "{what}: {found}");
        assert_eq!(ground.get(&format!("/api/v1/{what}?cell=welfare/services/pilots"), None).await.json()["total"], 1, "{what}");
        let drawn = ground.get(&format!("/download/{what}.geojson"), None).await.json();
        assert!(drawn["features"].as_array().is_some_and(|f| f.iter().any(|f| f["geometry"]["type"] == "Point")), "{what} is not drawn");
        let table = ground.get(&format!("/download/{what}.csv"), None).await.text();
        assert_eq!(table.lines().filter(|l| l.contains("storia di")).count(), 2, "{what}:\n{table}");
        let schema = ground.get(&format!("/api/v1/schema/{what}"), None).await.json();
        assert_eq!(schema["properties"]["body"]["properties"].as_object().map(Map::len), Some(kind.fields.len()), "{what}");
        for address in [
            format!("/records/{what}"),
            format!("/records/{what}/{id}"),
            format!("/records/{what}/{id}/edit"),
            format!("/records/{what}/{id}/history"),
            format!("/records/{what}/{id}/delete"),
        ] {
            assert_eq!(ground.get(&address, Some(&editor)).await.status, StatusCode::OK, "{address}");
        }

        // Gone and back.
        let version = ground.get(&at, Some(&editor)).await.json()["version"].as_i64().expect("a version");
        let gone = ground.api("DELETE", &format!("{at}?version={version}"), &editor, &json!({})).await;
        assert_eq!(gone.status, StatusCode::OK, "{what}: {}", gone.text());
        assert_eq!(ground.get(&at, Some(&editor)).await.status, StatusCode::NOT_FOUND);
        let seq = gone.json()["seq"].as_i64().expect("an act");
        assert_eq!(ground.api("POST", &format!("/api/v1/undo/{seq}"), &editor, &json!({})).await.status, StatusCode::OK);
        let back = ground.get(&at, Some(&editor)).await;
        assert_eq!(back.status, StatusCode::OK, "{what} is not back");

        // Erased: nothing personal is left of it.
        if kind.fields.iter().any(|f| f.personal) {
            let persons = ground.wb.persons(&Who::CommandLine).await.expect("persons");
            for person in persons.iter().filter(|p| p.accounts.is_empty()) {
                ground.wb.erase_person(&Who::CommandLine, person.id).await.expect("erased");
            }
            let left = ground.get(&at, Some(&editor)).await.json();
            for field in kind.fields.iter().filter(|f| f.personal) {
                assert!(left["body"][field.code].is_null(), "{what}.{} is still there", field.code);
            }
        }
        made.push((kind, Uuid::parse_str(&id).expect("an id")));
    }
    assert!(made.len() >= 30, "only {} kinds", made.len());
    let check = ground.wb.check(&Who::CommandLine).await.expect("checked");
    assert_eq!(check.findings, Vec::<String>::new());
}

/// One row with a value for every field that is not personal, and for each required link the title of what it hangs on.
fn table(kind: &Kind, made: &[(&'static Kind, Uuid)]) -> String {
    let mut header = vec!["id".to_owned(), "title".to_owned(), "unit".to_owned(), "visibility".to_owned()];
    let mut cells = vec![format!("{}-r1", kind.code), format!("storia di {} importata", kind.code), code(1), "public".to_owned()];
    let required: Vec<_> = kind.required_links().collect();
    for field in kind.fields.iter().filter(|f| !f.personal && !f.document) {
        // The codes by which other files know a thing are left alone.
        if matches!(field.code, "tax_code" | "unit") {
            continue;
        }
        header.push(field.code.to_owned());
        cells.push(reticolo_model::value::to_text(&value_of(field, &format!("{}_2", kind.code))));
    }
    for rule in required {
        let (other, _) = made.iter().find(|(k, _)| rule.to.contains(&k.code)).expect("made before");
        header.push(format!("of_{}", rule.code));
        cells.push(format!("storia di {}", other.code));
    }
    let quoted = |cells: &[String]| cells.iter().map(|c| format!("\"{}\"", c.replace('"', "\"\""))).collect::<Vec<_>>().join(",");
    format!("{}\n{}\n", quoted(&header), quoted(&cells))
}

/// The mapping of such a table: its key, its columns as they are, and a reference for each required link.
fn mapping(kind: &Kind) -> Option<String> {
    let mut text = format!(
        "data_set = \"storia_{}\"\nlicence = \"CC BY 4.0\"\nkey = [\"id\"]\ndecimal = \"point\"\n[columns]\ntitle = \"title\"\nunit = \"unit\"\nvisibility = \"visibility\"\n",
        kind.code
    );
    for field in kind.fields.iter().filter(|f| !f.personal && !f.document && !matches!(f.code, "tax_code" | "unit")) {
        text.push_str(&format!("{0} = \"{0}\"\n", field.code));
    }
    for rule in kind.required_links() {
        let other = rule.to[0];
        text.push_str(&format!(
            "[[references]]\nlink = \"{}\"\nkind = \"{other}\"\nby = \"title\"\ncolumn = \"of_{}\"\n",
            rule.code, rule.code
        ));
    }
    Some(text)
}
