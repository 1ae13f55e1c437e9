//! What the search is made from: every record with its words, and what the log tells since.

use crate::harness::*;
use reticolo_store::searching::{self, Searched};
use reticolo_store::{Store, Territory, log, records, undo};
use serde_json::json;

told![every_record_comes_with_its_words, what_changed_since_is_told, texts_in_lists_and_small_tables_are_words,];

async fn all(store: &Store, t: Territory) -> Vec<Searched> {
    let mut conn = store.reader().await.expect("reader");
    let mut out = Vec::new();
    searching::each(&mut conn, t, |found| {
        out.push(found);
        Ok(())
    })
    .await
    .expect("read");
    out.sort_by_key(|f| f.id);
    out
}

async fn every_record_comes_with_its_words(store: &Store) {
    let t = territory(store).await;
    let mut library = record(1, "asset", "Biblioteche di CITTA' ALTA");
    library.summary = "Prestito e lettura".into();
    keep(store, t, &[library.clone(), record(2, "need", "Trasporti")]).await;
    let found = all(store, t).await;
    assert_eq!(found.len(), 2);
    assert_eq!((found[0].id, found[0].title.as_str()), (id(1), "biblioteche di citta alta"));
    assert!(found[0].words.starts_with("biblioteche di citta alta prestito"), "{}", found[0].words);
    assert!(found[0].stems.starts_with("bibliotec di citt alta"), "the title's stems come first: {}", found[0].stems);
    assert_eq!(found[0].content, get(store, t, 1).await.expect("there").text());
    assert_eq!(all(store, t + 1).await.len(), 0, "another territory has its own");
    let mut conn = store.reader().await.expect("reader");
    let some = searching::of(&mut conn, t, &[id(2), id(7)]).await.expect("read");
    assert_eq!(some.iter().map(|f| f.id).collect::<Vec<_>>(), [id(2)]);
}

async fn what_changed_since_is_told(store: &Store) {
    let t = territory(store).await;
    keep(store, t, &[record(1, "asset", "Uno"), record(2, "asset", "Due"), record(3, "asset", "Tre")]).await;
    let head = async || log::head(&mut store.reader().await.expect("reader"), t).await.expect("head");
    let touched = async |after: i64, most: usize| {
        let mut ids = searching::touched(&mut store.reader().await.expect("reader"), t, after, most).await.expect("read")?;
        ids.sort();
        Some(ids)
    };
    let start = head().await;
    assert_eq!(touched(start, 10).await, Some(vec![]));
    save(store, t, record(2, "asset", "Due bis"), Some(1)).await.expect("saved");
    let (_, seq) = save(store, t, record(2, "asset", "Due ter"), Some(2)).await.expect("saved");
    store.write(move |c| Box::pin(async move { records::delete(c, t, &stamp(), id(3), 1).await })).await.expect("deleted");
    assert_eq!(touched(start, 10).await, Some(vec![id(2), id(3)]), "each once, what is gone too");
    assert_eq!(touched(start, 1).await, None, "more than were asked for");
    let before = head().await;
    store.write(move |c| Box::pin(async move { undo::undo(c, t, &stamp(), seq).await })).await.expect("undone");
    assert_eq!(touched(before, 10).await, Some(vec![id(2)]), "an undo is told as well");
}

async fn texts_in_lists_and_small_tables_are_words(store: &Store) {
    let t = territory(store).await;
    let mut project = record(1, "project", "Progetto 1");
    project.body.insert("competences".into(), json!(["progettazione europea", "rendicontazione"]));
    project.body.insert("risks".into(), json!([{ "risk": "Ritardi negli appalti", "likelihood": "high", "owner": "Ufficio 3" }]));
    keep(store, t, &[project]).await;
    for text in ["europea", "rendicontazioni", "ritardo", "appalti", "ufficio 3"] {
        let query = reticolo_store::lists::ListQuery { text: text.into(), ..everything("project") };
        assert_eq!(titles(store, t, &query).await, ["Progetto 1"], "{text}");
    }
    // Choices stand as codes: they are found by their names, elsewhere.
    assert!(!all(store, t).await[0].words.contains("high"));
    assert_sound(store, t).await;
}
