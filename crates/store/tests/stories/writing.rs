//! One way to write: versions, savepoints, the chain, history; nothing half done, whoever else writes.

use crate::harness::*;
use reticolo_model::Problem;
use reticolo_model::log::Act;
use reticolo_store::links::{self, Link};
use reticolo_store::{Store, StoreError, log, records};
use std::collections::BTreeSet;
use tokio::task::JoinSet;

told![
    a_conflict_says_the_present_version,
    a_refused_command_is_undone_alone,
    two_hundred_at_once_make_one_chain,
    a_panic_does_not_stop_the_writer,
    an_abandoned_snapshot_does_no_harm,
    what_went_keeps_its_history,
    a_snapshot_sees_one_state,
    links_come_and_go,
];

async fn a_conflict_says_the_present_version(store: &Store) {
    let t = territory(store).await;
    let (one, _) = save(store, t, record(1, "need", "Uno"), None).await.expect("saved");
    let (two, _) = save(store, t, one.clone(), Some(1)).await.expect("saved");
    assert_eq!(two.version, 2);
    assert!(matches!(save(store, t, one.clone(), Some(1)).await, Err(StoreError::Conflict { now: 2 })), "somebody was faster");
    assert!(matches!(save(store, t, one.clone(), None).await, Err(StoreError::Conflict { now: 2 })), "it is not new");
    assert!(matches!(save(store, t, record(2, "need", "Due"), Some(1)).await, Err(StoreError::NotFound(_))));
    let deleted = store.write(move |conn| Box::pin(async move { records::delete(conn, t, &stamp(), id(1), 1).await })).await;
    assert!(matches!(deleted, Err(StoreError::Conflict { now: 2 })));
    let mut conn = store.reader().await.expect("reader");
    assert_eq!(log::head(&mut conn, t).await.expect("head"), 3, "a conflict leaves no entry");
}

async fn a_refused_command_is_undone_alone(store: &Store) {
    let t = territory(store).await;
    let mut commands = JoinSet::new();
    for n in 1..=60u128 {
        let store = store.clone();
        commands.spawn(async move {
            let done = store
                .write(move |conn| {
                    Box::pin(async move {
                        let saved = records::save(conn, t, &stamp(), record(n, "need", &format!("{n}")), None).await?;
                        match n % 3 {
                            0 => Err(Problem::new("problem-required", "").into()),
                            // An error of the database itself, in the middle.
                            1 => conn
                                .exec("INSERT INTO chain_head (territory, seq, hash) VALUES (1, 0, NULL)", vec![])
                                .await
                                .map(|_| saved.1),
                            _ => Ok(saved.1),
                        }
                    })
                })
                .await;
            assert_eq!(done.is_ok(), n % 3 == 2, "{n}: {done:?}");
        });
    }
    while let Some(end) = commands.join_next().await {
        end.expect("no panic");
    }
    assert_eq!(titles(store, t, &everything("need")).await.len(), 20);
    assert_sound(store, t).await;
}

async fn two_hundred_at_once_make_one_chain(store: &Store) {
    let t = territory(store).await;
    let mut commands = JoinSet::new();
    for n in 1..=200u128 {
        let store = store.clone();
        commands.spawn(async move { save(&store, t, record(n, "need", &format!("{n}")), None).await.expect("saved").1 });
    }
    let mut numbers = BTreeSet::new();
    while let Some(seq) = commands.join_next().await {
        numbers.insert(seq.expect("no panic"));
    }
    assert_eq!(numbers, (2..=201).collect(), "consecutive, each once");
    let mut conn = store.reader().await.expect("reader");
    for seq in [2, 100, 201] {
        let entry = log::get(&mut conn, t, seq).await.expect("read").expect("there");
        assert_eq!((entry.seq, entry.act, entry.by.as_str()), (seq, Act::Record, "command_line"));
    }
    assert_eq!(log::head(&mut conn, t).await.expect("head"), 201);
    assert_eq!(log::touched_since(&mut conn, t, 199).await.expect("touched").len(), 2);
    drop(conn);
    assert_sound(store, t).await;
}

async fn a_panic_does_not_stop_the_writer(store: &Store) {
    let t = territory(store).await;
    let lost: Result<(), StoreError> = store
        .write(move |conn| {
            Box::pin(async move {
                records::save(conn, t, &stamp(), record(1, "need", "Uno"), None).await?;
                panic!("a fault in a command (this story makes it)");
            })
        })
        .await;
    assert!(lost.is_err());
    save(store, t, record(2, "need", "Due"), None).await.expect("the next is served");
    assert_eq!(titles(store, t, &everything("need")).await, ["Due"]);
    assert_sound(store, t).await;
}

async fn an_abandoned_snapshot_does_no_harm(store: &Store) {
    let t = territory(store).await;
    for _ in 0..12 {
        let mut conn = store.snapshot().await.expect("snapshot");
        log::head(&mut conn, t).await.expect("head");
        drop(conn);
    }
    save(store, t, record(1, "need", "Uno"), None).await.expect("saved");
    for _ in 0..12 {
        assert_eq!(titles(store, t, &everything("need")).await, ["Uno"], "no connection lags behind");
    }
    store.scrub().await.expect("no reader is left over");
}

async fn what_went_keeps_its_history(store: &Store) {
    let t = territory(store).await;
    let (mut r, _) = save(store, t, record(1, "need", "Prima"), None).await.expect("saved");
    r.title = "Poi".into();
    save(store, t, r, Some(1)).await.expect("saved");
    let seq = store.write(move |conn| Box::pin(async move { records::delete(conn, t, &stamp(), id(1), 2).await })).await.expect("deleted");
    assert_eq!(get(store, t, 1).await, None);
    assert_eq!(titles(store, t, &everything("")).await, Vec::<String>::new());
    let mut conn = store.reader().await.expect("reader");
    let history = log::of_record(&mut conn, t, id(1)).await.expect("history");
    let told: Vec<(i64, Option<String>)> =
        history.iter().map(|e| (e.seq, e.detail["after"].get("title").and_then(|v| v.as_str()).map(str::to_owned))).collect();
    assert_eq!(told, [(2, Some("Prima".into())), (3, Some("Poi".into())), (seq, None)]);
    assert_eq!(log::before(&mut conn, t, id(1), 3).await.expect("read").map(|e| e.seq), Some(2));
    let acts: Vec<i64> = log::acts(&mut conn, t, Some(4), 2).await.expect("acts").iter().map(|e| e.seq).collect();
    assert_eq!(acts, [3, 2], "newest first, below the fourth");
    drop(conn);
    assert_sound(store, t).await;
}

async fn a_snapshot_sees_one_state(store: &Store) {
    let t = territory(store).await;
    let mut conn = store.snapshot().await.expect("snapshot");
    let before = log::head(&mut conn, t).await.expect("head");
    save(store, t, record(1, "need", "Uno"), None).await.expect("saved beside the snapshot");
    assert_eq!(log::head(&mut conn, t).await.expect("head"), before);
    assert!(records::get(&mut conn, t, id(1)).await.expect("read").is_none());
    store.end_snapshot(conn).await.expect("end");
    assert!(get(store, t, 1).await.is_some());
}

async fn links_come_and_go(store: &Store) {
    let t = territory(store).await;
    keep(store, t, &[record(1, "actor", "Uno"), record(2, "initiative", "Due")]).await;
    let link = Link { since: Some("2025".into()), ..Link::new(id(50), "leads", id(1), id(2)) };
    let added = link.clone();
    store.write(move |conn| Box::pin(async move { links::add(conn, t, &stamp(), &added).await })).await.expect("linked");
    let mut conn = store.reader().await.expect("reader");
    for end in [1, 2] {
        assert_eq!(links::of_record(&mut conn, t, id(end)).await.expect("links"), std::slice::from_ref(&link));
    }
    drop(conn);
    let remove = async || store.write(move |conn| Box::pin(async move { links::remove(conn, t, &stamp(), id(50)).await })).await;
    remove().await.expect("taken away");
    assert!(matches!(remove().await, Err(StoreError::NotFound(_))), "only once");
    let mut conn = store.reader().await.expect("reader");
    assert_eq!(links::all(&mut conn, t).await.expect("links"), []);
    assert_eq!(links::get(&mut conn, t, id(50)).await.expect("link"), None);
    drop(conn);
    assert_sound(store, t).await;
}
