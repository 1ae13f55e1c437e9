//! Undo: a change, a creation, a deletion, a selection, an import, a link and an undo are taken back; what was changed since is kept.

use crate::harness::*;
use crate::staging::{figures, import, staged};
use reticolo_model::{Record, Visibility};
use reticolo_store::data_sets::{self, Form};
use reticolo_store::links::{self, Link};
use reticolo_store::undo::{self, Undone};
use reticolo_store::{Store, StoreError, Territory, log, records};
use serde_json::json;

told![
    a_change_a_creation_and_a_deletion,
    a_selection_but_for_what_changed_since,
    an_import_with_its_figures,
    an_undo_is_undone,
    a_link_but_not_one_that_changed_since,
    some_acts_are_never_taken_back,
];

pub async fn take_back(store: &Store, t: Territory, seq: i64) -> Result<Undone, StoreError> {
    store.write(move |conn| Box::pin(async move { undo::undo(conn, t, &stamp(), seq).await })).await
}

async fn title(store: &Store, t: Territory, n: u128) -> Option<(String, i64)> {
    get(store, t, n).await.map(|r| (r.title, r.version))
}

async fn a_change_a_creation_and_a_deletion(store: &Store) {
    let t = territory(store).await;
    let (mut r, created) = save(store, t, record(1, "need", "Prima"), None).await.expect("saved");
    r.title = "Poi".into();
    let (_, changed) = save(store, t, r.clone(), Some(1)).await.expect("saved");
    let undone = take_back(store, t, changed).await.expect("undone");
    assert_eq!((undone.restored, undone.removed, undone.kept.len()), (1, 0, 0));
    assert_eq!(title(store, t, 1).await, Some(("Prima".into(), 3)), "as it was, as a new version");
    let again = take_back(store, t, changed).await;
    assert!(matches!(&again, Err(StoreError::Refused(p)) if p.code == "problem-undo-done"), "only once: {again:?}");
    let kept = take_back(store, t, created).await.expect("answered");
    assert_eq!(kept.kept, vec![id(1)], "it was changed since it came");

    let (_, second) = save(store, t, record(2, "need", "Altro"), None).await.expect("saved");
    let undone = take_back(store, t, second).await.expect("undone");
    assert_eq!((undone.removed, title(store, t, 2).await), (1, None));

    let gone = store.write(move |conn| Box::pin(async move { records::delete(conn, t, &stamp(), id(1), 3).await })).await.expect("deleted");
    take_back(store, t, gone).await.expect("undone");
    assert_eq!(title(store, t, 1).await, Some(("Prima".into(), 4)));
    assert!(matches!(take_back(store, t, 999).await, Err(StoreError::NotFound(_))));
    assert_sound(store, t).await;
}

async fn a_selection_but_for_what_changed_since(store: &Store) {
    let t = territory(store).await;
    keep(store, t, &[record(1, "need", "Uno"), record(2, "need", "Due"), record(3, "need", "Tre")]).await;
    let (batch, n) = store
        .write(move |conn| {
            Box::pin(async move {
                records::change_many(conn, t, &stamp(), json!({"set": "public"}), &[id(1), id(2), id(3), id(9)], |r| {
                    (r.title != "Tre").then(|| Record { visibility: Visibility::Public, ..r.clone() })
                })
                .await
            })
        })
        .await
        .expect("published");
    assert_eq!(n, 2, "one was left alone, one is not there");
    let mut since = get(store, t, 2).await.expect("there");
    assert_eq!((since.visibility, since.version), (Visibility::Public, 2));
    since.title = "Due e mezzo".into();
    save(store, t, since, Some(2)).await.expect("saved");
    let part = take_back(store, t, batch + 1).await;
    assert!(
        matches!(&part, Err(StoreError::Refused(p)) if p.code == "problem-undo-part" && p.args["act"] == batch.to_string()),
        "{part:?}"
    );
    let undone = take_back(store, t, batch).await.expect("undone");
    assert_eq!((undone.restored, undone.kept), (1, vec![id(2)]));
    assert_eq!(get(store, t, 1).await.map(|r| r.visibility), Some(Visibility::SignedIn));
    assert_eq!(title(store, t, 2).await, Some(("Due e mezzo".into(), 3)));
    assert_sound(store, t).await;
}

async fn an_import_with_its_figures(store: &Store) {
    let t = territory(store).await;
    keep(store, t, &[record(1, "asset", "Vecchia"), record(2, "asset", "Da togliere")]).await;
    import(store, t, vec![], Some((None, figures(&[("pop", "U1", 10.0), ("pop", "U2", 20.0)])))).await.expect("first version");
    let renamed = staged(record(1, "asset", "Nuova"), Some(1));
    let mut gone = staged(record(2, "asset", "Da togliere"), Some(1));
    gone.delete = true;
    let new = (10..15).map(|n| staged(record(n, "asset", &format!("Importata {n}")), None));
    let rows = [renamed, gone].into_iter().chain(new).collect();
    let published =
        import(store, t, rows, Some((Some(1), figures(&[("pop", "U1", 11.0), ("pop", "U3", 30.0)])))).await.expect("second version");
    assert_eq!(titles(store, t, &everything("asset")).await.len(), 6);

    let mut since = get(store, t, 12).await.expect("there");
    since.title = "Corretta a mano".into();
    save(store, t, since, Some(1)).await.expect("saved");
    let undone = take_back(store, t, published.seq).await.expect("undone");
    assert_eq!(
        (undone.restored, undone.removed, undone.kept.clone(), undone.withdrawn.clone()),
        (2, 4, vec![id(12)], vec!["set".to_owned()])
    );
    assert_eq!(titles(store, t, &everything("asset")).await, ["Corretta a mano", "Da togliere", "Vecchia"]);
    let mut conn = store.reader().await.expect("reader");
    assert_eq!(data_sets::current(&mut conn, t, "set").await.expect("read").map(|v| v.version), Some(1));
    let mut kept = Vec::new();
    data_sets::each(&mut conn, t, Form::Indicators, "set", 1, |f| {
        kept.push((f.b.to_string(), f.number));
        Ok(())
    })
    .await
    .expect("rows");
    assert_eq!(kept, [("U1".to_owned(), Some(10.0)), ("U2".to_owned(), Some(20.0))]);
    drop(conn);
    assert_sound(store, t).await;

    // The undo of such an undo cannot bring the rows back, and says so instead of doing half.
    let redo = take_back(store, t, undone.seq).await;
    assert!(matches!(&redo, Err(StoreError::Refused(p)) if p.code == "problem-undo-withdrawal"), "{redo:?}");
    assert_eq!(titles(store, t, &everything("asset")).await.len(), 3);
    // The file itself comes in again, as a later version.
    let again = import(store, t, vec![], Some((Some(1), figures(&[("pop", "U1", 11.0)])))).await.expect("third version");
    assert_eq!(again.version.map(|v| v.version), Some(3));
    let newer = take_back(store, t, published.seq).await;
    assert!(matches!(&newer, Err(StoreError::Refused(p)) if p.code == "problem-undo-done"), "taken back once, not again: {newer:?}");
    assert_sound(store, t).await;
}

async fn an_undo_is_undone(store: &Store) {
    let t = territory(store).await;
    let rows = (10..13).map(|n| staged(record(n, "asset", &format!("Importata {n}")), None)).collect();
    let published = import(store, t, rows, None).await.expect("imported");
    let undone = take_back(store, t, published.seq).await.expect("undone");
    assert_eq!((undone.removed, titles(store, t, &everything("asset")).await.len()), (3, 0));
    let redone = take_back(store, t, undone.seq).await.expect("redone");
    assert_eq!((redone.restored, titles(store, t, &everything("asset")).await.len()), (3, 3));
    take_back(store, t, redone.seq).await.expect("and once more");
    assert_eq!(titles(store, t, &everything("asset")).await.len(), 0);
    assert_sound(store, t).await;
}

async fn a_link_but_not_one_that_changed_since(store: &Store) {
    let t = territory(store).await;
    keep(store, t, &[record(1, "actor", "Uno"), record(2, "actor", "Due")]).await;
    let link = Link::new(id(50), "partners_with", id(1), id(2));
    let l = link.clone();
    let added = store.write(move |conn| Box::pin(async move { links::add(conn, t, &stamp(), &l).await })).await.expect("linked");
    let removed = store.write(move |conn| Box::pin(async move { links::remove(conn, t, &stamp(), id(50)).await })).await.expect("removed");
    let all = async || links::all(&mut store.reader().await.expect("reader"), t).await.expect("links");
    assert_eq!(take_back(store, t, added).await.expect("answered").kept, vec![id(50)], "it was taken away since");
    let undone = take_back(store, t, removed).await.expect("undone");
    assert_eq!(all().await, [link]);
    take_back(store, t, undone.seq).await.expect("undone");
    assert_eq!(all().await, []);
    assert_sound(store, t).await;
}

async fn some_acts_are_never_taken_back(store: &Store) {
    let t = territory(store).await;
    let refused = take_back(store, t, 1).await;
    assert!(matches!(&refused, Err(StoreError::Refused(p)) if p.code == "problem-undo-never"), "{refused:?}");
    assert_eq!(log::head(&mut store.reader().await.expect("reader"), t).await.expect("head"), 1);
}
