//! Documents and the acts that several records share: bytes come back as they were kept, a check sees what is missing or
//! changed, and records that are saved together are saved all or not at all.

use crate::harness::*;
use crate::taking_back::take_back;
use reticolo_store::documents::{self, Document, MOST};
use reticolo_store::{Store, StoreError, Territory, log, records};
use serde_json::json;

told![bytes_come_back_as_they_were_kept, a_check_sees_a_document_that_is_missing_or_changed, records_saved_together_are_one_act,];

async fn put(store: &Store, t: Territory, document: Document) {
    store.write(move |conn| Box::pin(async move { documents::put(conn, t, &document).await })).await.expect("kept");
}

async fn bytes_come_back_as_they_were_kept(store: &Store) {
    let t = territory(store).await;
    let all: Vec<u8> = (0..=255).cycle().take(70_000).collect();
    let one = Document::new("application/pdf", "plan \u{1f4c4}.pdf", all.clone()).expect("a document");
    let two = Document::new("image/png", "logo.png", vec![0]).expect("a document");
    put(store, t, one.clone()).await;
    put(store, t, two.clone()).await;
    // The same bytes under another name are the same document.
    put(store, t, Document::new("text/plain", "other", all).expect("a document")).await;
    let mut conn = store.reader().await.expect("reader");
    assert_eq!(documents::get(&mut conn, t, &one.digest).await.expect("read"), Some(one.clone()));
    assert_eq!(documents::get(&mut conn, t, "0000").await.expect("read"), None);
    assert_eq!(documents::get(&mut conn, t + 1, &one.digest).await.expect("read"), None, "of another territory");
    let mut names = Vec::new();
    documents::each(&mut conn, t, |d| {
        names.push((d.digest, d.name));
        Ok(())
    })
    .await
    .expect("read");
    let mut wanted = vec![(one.digest.clone(), one.name.clone()), (two.digest, two.name)];
    wanted.sort();
    assert_eq!(names, wanted);
    drop(conn);
    assert_eq!(Document::new("text/plain", "empty", Vec::new()).expect_err("refused").code, "problem-document-size");
    assert_eq!(Document::new("text/plain", "large", vec![0; MOST + 1]).expect_err("refused").code, "problem-document-size");
    assert_sound(store, t).await;
}

async fn a_check_sees_a_document_that_is_missing_or_changed(store: &Store) {
    let t = territory(store).await;
    let logo = Document::new("image/png", "logo.png", vec![1, 2, 3]).expect("a document");
    let mut edition = record(1, "edition", "Prossima edizione");
    edition.body.insert("logo".into(), json!(logo.digest));
    keep(store, t, &[edition]).await;
    assert_eq!(findings(store, t).await, [format!("record {}: the document {} of its field logo is missing", id(1), logo.digest)]);
    put(store, t, logo.clone()).await;
    assert_sound(store, t).await;
    store
        .write(|conn| Box::pin(async move { conn.exec("UPDATE document SET bytes = (SELECT hash FROM chain_head)", vec![]).await }))
        .await
        .expect("tampered with");
    assert_eq!(findings(store, t).await, [format!("document {}: its bytes are not those that were kept", logo.digest)]);
    let read = documents::get(&mut store.reader().await.expect("reader"), t, &logo.digest).await;
    assert!(matches!(read, Err(StoreError::Inconsistent(_))), "{read:?}");
}

async fn records_saved_together_are_one_act(store: &Store) {
    let t = territory(store).await;
    keep(store, t, &[record(1, "passage", "Uno")]).await;
    let together = async |saves: Vec<(reticolo_model::Record, Option<i64>)>| {
        store
            .write(move |conn| Box::pin(async move { records::save_many(conn, t, &stamp(), json!({ "words": ["people"] }), saves).await }))
            .await
    };
    let mut changed = record(1, "passage", "Uno cambiato");
    changed.version = 1;
    // Neither enters where one of them does not fit.
    let refused = together(vec![(record(2, "passage", "Due"), None), (changed.clone(), Some(7))]).await;
    assert!(matches!(refused, Err(StoreError::Conflict { now: 1 })), "{refused:?}");
    let refused = together(vec![(record(2, "passage", "Due"), None), (record(3, "passage", "Tre"), Some(1))]).await;
    assert!(matches!(refused, Err(StoreError::NotFound(_))), "{refused:?}");
    assert!(get(store, t, 2).await.is_none());
    let (seq, saved) = together(vec![(record(2, "passage", "Due"), None), (changed, Some(1))]).await.expect("saved");
    assert_eq!(saved.iter().map(|r| r.version).collect::<Vec<_>>(), [1, 2]);
    let parts = log::parts(&mut store.reader().await.expect("reader"), t, seq).await.expect("parts");
    assert_eq!(parts.len(), 2);
    take_back(store, t, seq).await.expect("undone");
    assert!(get(store, t, 2).await.is_none());
    assert_eq!(get(store, t, 1).await.expect("there").title, "Uno");
    assert_sound(store, t).await;
}
