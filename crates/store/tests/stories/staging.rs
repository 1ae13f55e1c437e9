//! Imports: staged in a file that holds nobody's lock, published as one act or not at all.

use crate::harness::*;
use reticolo_model::Record;
use reticolo_store::data_sets::{Difference, Figure, Form, Source};
use reticolo_store::staging::{self, Batch, Figures, Published, Staged, Staging};
use reticolo_store::{Store, StoreError, Territory, data_sets, log};
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

told![
    a_publication_is_one_act,
    a_record_changed_meanwhile_is_a_conflict,
    a_cancelled_publication_leaves_nothing,
    a_sweep_spares_the_living,
    a_version_of_records_is_told,
];

pub fn staged(record: Record, base: Option<i64>) -> Staged {
    Staged { personal: record.personal.clone(), record, known_by: None, base, delete: false }
}

pub fn figure(indicator: &str, unit: &str, number: f64) -> Figure {
    Figure { a: indicator.into(), b: unit.into(), period: "2024".into(), number: Some(number), mark: None }
}

pub fn figures(rows: &[(&str, &str, f64)]) -> Vec<Figure> {
    rows.iter().map(|(a, b, x)| figure(a, b, *x)).collect()
}

pub fn source(data_set: &str, form: Form) -> Source {
    Source { data_set: data_set.into(), form, file: "file.csv".into(), mapping: r#"{"unit":"codice"}"#.into() }
}

/// What an import of these rows would publish.
pub fn batch(store: &Store, rows: Vec<Staged>) -> Batch {
    let mut file = Staging::create(store.folder(), new_id()).expect("staging file");
    for row in &rows {
        file.push(row).expect("staged");
    }
    assert_eq!(file.count(), rows.len());
    Batch {
        detail: json!({"file": "file.csv", "rows": rows.len()}),
        staging: Some(file),
        extra: vec![],
        figures: None,
        units: None,
        version: None,
        remove_missing: false,
        links: vec![],
        unlink: vec![],
    }
}

fn new_id() -> uuid::Uuid {
    uuid::Builder::from_random_bytes(reticolo_store::random_key().expect("random")[..16].try_into().expect("16 bytes")).into_uuid()
}

pub async fn publish(store: &Store, t: Territory, batch: Batch, cancel: bool) -> Result<Published, StoreError> {
    let cancel = Arc::new(AtomicBool::new(cancel));
    store.write(move |conn| Box::pin(async move { staging::publish(conn, t, &stamp(), batch, cancel).await })).await
}

/// Imports records, and figures of the data set `set` against the version they are compared with.
pub async fn import(
    store: &Store,
    t: Territory,
    rows: Vec<Staged>,
    with: Option<(Option<i64>, Vec<Figure>)>,
) -> Result<Published, StoreError> {
    let mut batch = batch(store, rows);
    if let Some((base, rows)) = with {
        let mut conn = store.reader().await.expect("reader");
        let difference = data_sets::compare(&mut conn, t, Form::Indicators, "set", base, rows).await.expect("compared");
        batch.figures = Some(Figures { source: source("set", Form::Indicators), base, difference });
    }
    publish(store, t, batch, false).await
}

fn left_over(store: &Store) -> usize {
    std::fs::read_dir(store.folder())
        .expect("folder")
        .filter(|e| e.as_ref().is_ok_and(|e| e.file_name().to_string_lossy().starts_with("staging-")))
        .count()
}

async fn a_publication_is_one_act(store: &Store) {
    let t = territory(store).await;
    // More than one page of the staging file.
    let rows: Vec<Staged> = (1..=2500).map(|n| staged(record(n, "asset", &format!("Bene {n:04}")), None)).collect();
    let published = import(store, t, rows, Some((None, figures(&[("pop", "U1", 1.0)])))).await.expect("published");
    assert_eq!((left_over(store), published.seq), (0, 2));
    let mut conn = store.reader().await.expect("reader");
    let parts = log::parts(&mut conn, t, published.seq).await.expect("parts");
    assert_eq!(parts.len(), 2501, "one entry a record and one for the version");
    assert_eq!(log::acts(&mut conn, t, None, 10).await.expect("acts").iter().map(|e| e.seq).collect::<Vec<_>>(), [2, 1]);
    let version = published.version.expect("a version");
    assert_eq!((version.version, version.rows, version.seq), (1, 1, 2503));
    drop(conn);
    assert_eq!(get(store, t, 2500).await.map(|r| (r.title, r.version)), Some(("Bene 2500".into(), 1)));
    assert_sound(store, t).await;
}

async fn a_record_changed_meanwhile_is_a_conflict(store: &Store) {
    let t = territory(store).await;
    let (one, _) = save(store, t, record(1, "asset", "Uno"), None).await.expect("saved");
    let rows = vec![staged(record(5, "asset", "Nuovo"), None), staged(record(1, "asset", "Dal file"), Some(1))];
    let late = batch(store, rows);
    save(store, t, one, Some(1)).await.expect("somebody is faster");
    let refused = publish(store, t, late, false).await;
    assert!(matches!(refused, Err(StoreError::Conflict { now: 2 })), "{refused:?}");
    let twice = import(store, t, vec![staged(record(1, "asset", "Uno"), None)], None).await;
    assert!(matches!(twice, Err(StoreError::Conflict { now: 2 })), "it was thought to be new: {twice:?}");
    let gone = import(store, t, vec![staged(record(9, "asset", "Non c'è"), Some(3))], None).await;
    assert!(matches!(gone, Err(StoreError::Conflict { now: 0 })), "it is no more there: {gone:?}");
    assert_eq!((titles(store, t, &everything("asset")).await, left_over(store)), (vec!["Uno".to_owned()], 0));

    import(store, t, vec![], Some((None, figures(&[("pop", "U1", 1.0)])))).await.expect("first");
    let stale = import(store, t, vec![], Some((None, figures(&[("pop", "U1", 2.0)])))).await;
    assert!(matches!(stale, Err(StoreError::Conflict { now: 1 })), "a version came meanwhile: {stale:?}");
    assert_sound(store, t).await;
}

async fn a_cancelled_publication_leaves_nothing(store: &Store) {
    let t = territory(store).await;
    let mut work = batch(store, (1..=1200).map(|n| staged(record(n, "asset", "Mai"), None)).collect());
    work.figures = Some(Figures {
        source: source("set", Form::Indicators),
        base: None,
        difference: Difference { added: figures(&[("pop", "U1", 1.0)]), ..Difference::default() },
    });
    assert_eq!(left_over(store), 1);
    assert!(matches!(publish(store, t, work, true).await, Err(StoreError::Cancelled)));
    // Cancelled where nothing is staged, too.
    let mut empty = batch(store, vec![]);
    empty.staging = None;
    assert!(matches!(publish(store, t, empty, true).await, Err(StoreError::Cancelled)));
    let mut conn = store.reader().await.expect("reader");
    assert_eq!((log::head(&mut conn, t).await.expect("head"), left_over(store)), (1, 0));
    for table in ["record", "field", "search", "observation", "data_set_version"] {
        let row = conn.row(&format!("SELECT count(*) FROM {table}"), vec![]).await.expect("counted").expect("a row");
        assert_eq!(row.int(0).expect("number"), 0, "{table}");
    }
    drop(conn);
    assert_sound(store, t).await;
}

async fn a_sweep_spares_the_living(store: &Store) {
    let folder = store.folder();
    let living = batch(store, vec![staged(record(1, "asset", "Viva"), None)]);
    std::fs::write(folder.join("staging-of-a-killed-process.jsonl"), "{}\n{").expect("written");
    std::fs::write(folder.join("not-staging.jsonl"), "").expect("written");
    assert_eq!(left_over(store), 2);
    assert_eq!(staging::sweep(folder).expect("swept"), 1);
    assert_eq!(left_over(store), 1);
    let t = territory(store).await;
    publish(store, t, living, false).await.expect("published after the sweep");
    assert_eq!((left_over(store), staging::sweep(folder).expect("swept")), (0, 0));
    assert!(folder.join("not-staging.jsonl").exists());
}

async fn a_version_of_records_is_told(store: &Store) {
    let t = territory(store).await;
    let mut work = batch(store, vec![staged(record(1, "asset", "Uno"), None)]);
    work.extra = vec![staged(record(2, "data_set", "Biblioteche"), None)];
    work.version = Some((source("libraries", Form::Records), 1, "abc".into()));
    let published = publish(store, t, work, false).await.expect("published");
    let mut conn = store.reader().await.expect("reader");
    let versions = data_sets::versions(&mut conn, t).await.expect("versions");
    let told: BTreeMap<_, _> = versions.iter().map(|v| (v.data_set.as_str(), (v.version, v.rows, v.digest.as_str(), v.form))).collect();
    assert_eq!(told, BTreeMap::from([("libraries", (1, 1, "abc", Form::Records))]));
    assert_eq!(published.version.map(|v| v.seq), versions.first().map(|v| v.seq));
    drop(conn);
    assert_eq!(titles(store, t, &everything("")).await, ["Biblioteche", "Uno"]);
    assert_sound(store, t).await;
}
