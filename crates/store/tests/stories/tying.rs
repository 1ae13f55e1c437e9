//! Links of imports: drawn with their records in one act, undone with it, known by their data set, gone with what they tie.

use crate::harness::*;
use crate::staging::{batch, publish, staged};
use crate::taking_back::take_back;
use reticolo_store::links::{self, Link};
use reticolo_store::{Store, StoreError, Territory, log, records};
use uuid::Uuid;

told![
    links_come_with_their_records_and_go_with_them,
    a_link_to_nothing_stops_the_import,
    a_deleted_record_takes_its_links_with_it,
    records_are_found_by_what_they_are_known_by,
    doings_tell_which_act_each_change_was_a_part_of,
];

fn link(n: u128, from: u128, to: u128, data_set: Option<&str>) -> Link {
    let data_set = data_set.map(str::to_owned);
    Link { data_set, ..Link::new(id(n), "leads", id(from), id(to)) }
}

async fn all(store: &Store, t: Territory) -> Vec<Link> {
    links::all(&mut store.reader().await.expect("reader"), t).await.expect("links")
}

async fn links_come_with_their_records_and_go_with_them(store: &Store) {
    let t = territory(store).await;
    let mut first = batch(store, vec![staged(record(1, "actor", "Uno"), None), staged(record(2, "initiative", "Due"), None)]);
    first.links = vec![link(50, 1, 2, Some("set"))];
    let first = publish(store, t, first, false).await.expect("published");
    assert_eq!(all(store, t).await, [link(50, 1, 2, Some("set"))]);
    let mut conn = store.reader().await.expect("reader");
    assert_eq!(links::of_data_set(&mut conn, t, "set").await.expect("links").len(), 1);
    assert_eq!(links::of_data_set(&mut conn, t, "other").await.expect("links"), []);
    assert_eq!(links::of_records(&mut conn, t, &[id(1), id(2)]).await.expect("links").len(), 1, "each once");
    // The next import of the set takes one away and draws another.
    let mut second = batch(store, vec![staged(record(3, "actor", "Tre"), None)]);
    second.links = vec![link(51, 3, 2, Some("set"))];
    second.unlink = vec![id(50)];
    let second = publish(store, t, second, false).await.expect("published");
    assert_eq!(all(store, t).await, [link(51, 3, 2, Some("set"))]);
    assert_sound(store, t).await;
    take_back(store, t, second.seq).await.expect("undone");
    assert_eq!(all(store, t).await, [link(50, 1, 2, Some("set"))]);
    take_back(store, t, first.seq).await.expect("undone");
    assert_eq!(all(store, t).await, []);
    assert_sound(store, t).await;
}

async fn a_link_to_nothing_stops_the_import(store: &Store) {
    let t = territory(store).await;
    let mut one = batch(store, vec![staged(record(1, "actor", "Uno"), None)]);
    one.links = vec![link(50, 1, 9, None)];
    let refused = publish(store, t, one, false).await;
    assert!(matches!(refused, Err(StoreError::Inconsistent(_))), "{refused:?}");
    assert_eq!(records::get(&mut store.reader().await.expect("reader"), t, id(1)).await.expect("a look"), None);
    assert_sound(store, t).await;
}

async fn a_deleted_record_takes_its_links_with_it(store: &Store) {
    let t = territory(store).await;
    keep(store, t, &[record(1, "actor", "Uno"), record(2, "initiative", "Due"), record(3, "initiative", "Tre")]).await;
    for l in [link(50, 1, 2, None), link(51, 1, 3, None)] {
        store.write(move |conn| Box::pin(async move { links::add(conn, t, &stamp(), &l).await })).await.expect("linked");
    }
    let gone = store.write(move |conn| Box::pin(async move { records::delete(conn, t, &stamp(), id(2), 1).await })).await.expect("deleted");
    assert_eq!(all(store, t).await, [link(51, 1, 3, None)]);
    assert_sound(store, t).await;
    take_back(store, t, gone).await.expect("undone");
    assert_eq!(all(store, t).await, [link(50, 1, 2, None), link(51, 1, 3, None)]);
    // An import that removes it does the same.
    let mut removal = staged(record(1, "actor", "Uno"), Some(1));
    removal.delete = true;
    let act = publish(store, t, batch(store, vec![removal]), false).await.expect("published");
    assert_eq!(all(store, t).await, []);
    assert_sound(store, t).await;
    take_back(store, t, act.seq).await.expect("undone");
    assert_eq!(all(store, t).await.len(), 2);
    assert_sound(store, t).await;
}

async fn records_are_found_by_what_they_are_known_by(store: &Store) {
    let t = territory(store).await;
    let mut one = record(1, "actor", "Città Alta");
    one.body.insert("tax_code".into(), serde_json::json!("00175660554"));
    one.origin = Some(reticolo_model::Origin { data_set: "set".into(), key: "k".into() });
    keep(store, t, &[one, record(2, "actor", "CITTA' ALTA"), record(3, "need", "Città Alta")]).await;
    let mut conn = store.reader().await.expect("reader");
    let text = |t: &str| vec![t.to_owned(), "nothing".to_owned()];
    let found = records::by_field(&mut conn, t, "actor", "tax_code", &text("00175660554")).await.expect("found");
    assert_eq!(found, [("00175660554".to_owned(), id(1))]);
    let found = records::by_title(&mut conn, t, "actor", &text("citta alta")).await.expect("found");
    assert_eq!(found.iter().map(|(_, id)| *id).collect::<Vec<Uuid>>(), [id(1), id(2)]);
    let found = records::by_origin(&mut conn, t, "actor", "set", &text("k")).await.expect("found");
    assert_eq!(found, [("k".to_owned(), id(1))]);
}

async fn doings_tell_which_act_each_change_was_a_part_of(store: &Store) {
    let t = territory(store).await;
    let act = publish(store, t, batch(store, vec![staged(record(1, "actor", "Uno"), None)]), false).await.expect("published").seq;
    let mut changed = record(1, "actor", "Due");
    changed.version = 1;
    let by_hand = store.write(move |conn| Box::pin(async move { records::save(conn, t, &stamp(), changed, Some(1)).await })).await;
    let by_hand = by_hand.expect("saved").1;
    let mut conn = store.reader().await.expect("reader");
    let doings = log::doings(&mut conn, t, &[id(1), id(2)]).await.expect("doings");
    let told: Vec<_> = doings.iter().map(|d| (d.seq, d.batch, d.act.as_deref())).collect();
    assert_eq!(told, [(act + 1, Some(act), Some("import")), (by_hand, None, None)]);
    let titles: Vec<_> = log::of_records(&mut conn, t, &[id(1)]).await.expect("entries");
    assert_eq!(titles.iter().map(|e| e.detail["after"]["title"].as_str()).collect::<Vec<_>>(), [Some("Uno"), Some("Due")]);
}
