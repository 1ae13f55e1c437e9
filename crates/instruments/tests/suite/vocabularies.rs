//! Stories of the vocabularies: what a territory changes in a list is told by the log, seen in labels, offered in forms, taken back, and
//! comes back from a backup; codes last.

use reticolo_instruments::backup::restore;
use reticolo_instruments::error::WorkError;
use reticolo_instruments::vocabularies::{Edit, ties_of};
use reticolo_instruments::{Config, Result, Who, Workbench};
use reticolo_messages::Language::{En, It};
use reticolo_model::vocabulary::{DIRECTIONS, SERVICES};
use reticolo_model::{Role, kinds};
use serde_json::{Map, Value, json};
use std::path::PathBuf;
use std::sync::Arc;
use uuid::Uuid;

const ME: Who = Who::CommandLine;

struct Ground {
    wb: Workbench,
    folder: PathBuf,
}

impl Drop for Ground {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn clock() -> Arc<dyn Fn() -> String + Send + Sync> {
    Arc::new(|| "2026-11-24T08:00:00.000000Z".to_owned())
}

async fn ground(name: &str) -> Ground {
    let folder = std::env::temp_dir().join(format!("reticolo-vocabularies-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    let config = Config { name: "Prova".into(), territory: None, units: vec!["999001".into()], database: None };
    let wb = Workbench::new_territory(&folder.join("t"), config, clock(), None).await.expect("a territory");
    Ground { wb, folder }
}

fn object(value: Value) -> Map<String, Value> {
    value.as_object().cloned().expect("an object")
}

fn problem<T: std::fmt::Debug>(result: Result<T>) -> String {
    match result {
        Err(WorkError::Invalid(problems)) => problems[0].code.clone(),
        other => panic!("{other:?}"),
    }
}

fn rename(entry: &str, it: &str, en: &str) -> Edit {
    Edit::Rename { entry: entry.into(), name_it: it.into(), name_en: en.into() }
}

fn add(parent: &str, it: &str) -> Edit {
    Edit::Add { parent: parent.into(), name_it: it.into(), name_en: String::new() }
}

#[tokio::test]
async fn a_territory_names_adds_and_retires_and_takes_it_back() {
    let g = ground("edit").await;
    let wb = &g.wb;
    let label = async |code: &str| {
        let names = wb.names().await.expect("names");
        (names.label(It, &SERVICES, code), names.label(En, &SERVICES, code))
    };
    let before = label("library").await;
    let named = wb.edit_vocabulary(&ME, "service", &rename("library", "Casa dei libri", "")).await.expect("renamed");
    assert_eq!(label("library").await, ("Casa dei libri".to_owned(), before.1.clone()));
    wb.edit_vocabulary(&ME, "service", &add("culture", "Sala prove")).await.expect("added");
    assert_eq!(label("own_sala_prove").await.0, "Sala prove");
    // A record may choose it, and finds it by its name; another that nobody added is refused.
    let body = |service: &str| {
        object(json!({ "title": "Stanza 1", "visibility": "public", "body": { "class": "service_facility", "service": service } }))
    };
    let made = wb.create(&ME, "asset", &body("own_sala_prove")).await.expect("made").record;
    assert_eq!(problem(wb.create(&ME, "asset", &body("own_nessuna")).await), "problem-choice");
    assert_eq!(problem(wb.create(&ME, "asset", &body("library2")).await), "problem-choice");
    let found = wb
        .search_all(&ME, &reticolo_instruments::search::SearchAsk { text: "sale prova".into(), exact: true, ..Default::default() }, It)
        .await;
    assert_eq!(found.expect("found").hits.iter().map(|h| h.record.id).collect::<Vec<_>>(), [made.id]);
    let uses = wb.vocabulary_uses(&ME, "service").await.expect("uses");
    assert_eq!(uses["own_sala_prove"]["asset"], 1);
    // Retired, it is no longer offered but to the record that has it.
    wb.edit_vocabulary(&ME, "service", &Edit::Retire { entry: "own_sala_prove".into(), retired: true }).await.expect("retired");
    let names = wb.names().await.expect("names");
    let offered =
        |chosen: &[String]| names.offered(&SERVICES, chosen).iter().any(|(c, parent)| c == "own_sala_prove" && parent == "culture");
    assert!(!offered(&[]) && offered(&["own_sala_prove".to_owned()]));
    assert_eq!(label("own_sala_prove").await.0, "Sala prove", "it is still read");
    // What is renamed is taken back like any act, unless it was changed since.
    let undone = wb.undo(&ME, named.seq).await.expect("undone");
    assert_eq!(undone.kept.len(), 1, "a later change stays");
    let last = wb.edit_vocabulary(&ME, "service", &rename("museum", "Raccolta", "Collection")).await.expect("renamed");
    assert_eq!(label("museum").await.1, "Collection");
    wb.undo(&ME, last.seq).await.expect("undone");
    assert_eq!(label("museum").await.1, reticolo_messages::t(En, "service-museum"));
    let same = wb.edit_vocabulary(&ME, "service", &rename("library", "Casa dei libri", "")).await.expect("nothing");
    assert_eq!(same.seq, 0, "what changes nothing is no act");
}

#[tokio::test]
async fn codes_never_disappear_and_some_lists_are_not_changed() {
    let g = ground("codes").await;
    let wb = &g.wb;
    let added = wb.edit_vocabulary(&ME, "service", &add("", "Banca del tempo")).await.expect("added");
    let id = added.record.id;
    assert_eq!(problem(wb.delete(&ME, id, added.record.version).await), "problem-vocabulary-gone");
    let without = object(json!({ "body": { "entries": null } }));
    assert_eq!(problem(wb.update(&ME, id, added.record.version, &without).await), "problem-vocabulary-gone");
    // An addition that nobody uses can be taken back; one that is used cannot.
    let body = json!({ "title": "Stanza 1", "body": { "class": "service_facility", "service": "own_banca_del_tempo" } });
    let user = wb.create(&ME, "asset", &object(body)).await.expect("made");
    assert_eq!(problem(wb.undo(&ME, added.seq).await), "problem-undo-vocabulary");
    wb.delete(&ME, user.record.id, 1).await.expect("deleted");
    wb.undo(&ME, added.seq).await.expect("undone");
    assert!(!wb.names().await.expect("names").has(&SERVICES, "own_banca_del_tempo"));
    for (list, edit, code) in [
        ("ateco_2025", rename("01", "X", ""), "problem-vocabulary-fixed"),
        ("grid_area", rename("welfare", "X", ""), "problem-vocabulary-fixed"),
        ("direction", add("", "Altro"), "problem-vocabulary-names"),
        ("direction", Edit::Retire { entry: "neither".into(), retired: true }, "problem-vocabulary-names"),
        ("service", rename("nowhere", "X", ""), "problem-vocabulary-entry"),
        ("service", add("library", "Sotto una di sotto"), "problem-vocabulary-parent"),
        ("service", add("", "  "), "problem-required"),
    ] {
        assert_eq!(problem(wb.edit_vocabulary(&ME, list, &edit).await), code, "{list} {edit:?}");
    }
    wb.edit_vocabulary(&ME, "direction", &rename("neither", "né l’uno né l’altro", ""))
        .await
        .expect("a name of a list that the program reckons with");
    assert_eq!(wb.names().await.expect("names").label(It, &DIRECTIONS, "neither"), "né l’uno né l’altro");
    assert!(matches!(wb.edit_vocabulary(&ME, "nowhere", &add("", "X")).await, Err(WorkError::NotFound(_))));
    let reader = Who::User { id: Uuid::from_u128(7), name: "legge".into(), role: Role::Reader };
    assert!(matches!(wb.edit_vocabulary(&reader, "service", &add("", "X")).await, Err(WorkError::Forbidden(Role::Editor))));
}

#[tokio::test]
async fn what_is_not_public_names_nothing_and_a_backup_brings_it_back() {
    let g = ground("keep").await;
    let wb = &g.wb;
    wb.edit_vocabulary(&ME, "nature", &add("", "Comunità energetica")).await.expect("added");
    let record = wb.edit_vocabulary(&ME, "nature", &rename("firm", "Azienda", "")).await.expect("renamed").record;
    let nature = kinds::find("actor").and_then(|k| k.field("nature")).and_then(|f| f.vocabulary()).expect("a vocabulary");
    let file = g.folder.join("backup.zip");
    wb.backup(&ME, &file).await.expect("backed up");
    wb.set_visibility(&ME, &[record.id], reticolo_model::Visibility::SignedIn).await.expect("hidden");
    let names = wb.names().await.expect("names");
    assert_eq!(names.label(It, nature, "firm"), reticolo_messages::t(It, "nature-firm"));
    assert!(!names.is_changed("nature"));
    // One more change makes it public again, since it would change nothing for anybody.
    wb.edit_vocabulary(&ME, "nature", &rename("network", "Maglia", "")).await.expect("renamed");
    assert_eq!(wb.names().await.expect("names").label(It, nature, "firm"), "Azienda");
    let copy = g.folder.join("again");
    restore(&file, &copy, None, None, clock(), None).await.expect("restored");
    let again = Workbench::open(&copy, clock(), None).await.expect("opened");
    let there = again.names().await.expect("names");
    assert_eq!(
        (there.label(It, nature, "firm"), there.label(It, nature, "own_comunita_energetica")),
        ("Azienda".into(), "Comunità energetica".into())
    );
    again.store.close().await;
}

#[tokio::test]
async fn lists_are_searched_in_both_languages_and_tied() {
    let g = ground("lists").await;
    let lists = g.wb.vocabularies(&Who::Visitor).await.expect("lists");
    assert!(lists.len() > 40 && lists.iter().any(|s| s.code == "ateco_2025" && s.entries == 3257));
    let ateco = g.wb.vocabulary(&Who::Visitor, "ateco_2025").await.expect("a list");
    let first = |text: &str| ateco.find(text, 5).0.first().map(|e| e.code.clone());
    assert_eq!(first("91.11"), Some("91.11".to_owned()));
    assert!(ateco.find("biblioteche", 50).1 > 0 && ateco.find("library", 50).1 > 0);
    assert_eq!(ateco.above("91.11.00").iter().map(|e| e.code.as_str()).collect::<Vec<_>>().first(), Some(&"S"));
    assert!(ties_of("ateco_2025", "01.1").iter().all(|t| t.list == "nace_2"));
    assert!(matches!(g.wb.vocabulary(&ME, "nowhere").await, Err(WorkError::NotFound(_))));
    let found = g.wb.find_entries(&Who::Visitor, "archivi", 10).await.expect("found");
    assert!(found.iter().any(|f| f.list == "cpv") && found.len() <= 10, "{found:?}");
}
