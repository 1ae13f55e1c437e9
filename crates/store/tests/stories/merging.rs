//! Two records made one, and two told apart: one act each, undone as a whole; links are moved, persons are not mixed.

use crate::attaching::{names, put_on};
use crate::harness::*;
use crate::taking_back::take_back;
use reticolo_model::Record;
use reticolo_store::distinct::{self, Pair};
use reticolo_store::links::{self, Link};
use reticolo_store::merge::{self, Merge, Merged};
use reticolo_store::{Store, StoreError, Territory, log, people};
use uuid::Uuid;

told![
    a_merge_moves_what_ties_and_is_taken_back_whole,
    a_merge_of_what_was_changed_meanwhile_is_refused,
    persons_are_not_mixed_and_are_erased_from_a_merged_record,
    two_told_apart_are_kept_and_taken_back,
];

fn tie(n: u128, kind: &str, from: u128, to: u128) -> Link {
    Link::new(id(n), kind, id(from), id(to))
}

async fn draw(store: &Store, t: Territory, links: Vec<Link>) {
    let drawn = store.write(move |conn| {
        Box::pin(async move {
            for link in links {
                links::add(conn, t, &stamp(), &link).await?;
            }
            Ok(())
        })
    });
    drawn.await.expect("drawn");
}

async fn all(store: &Store, t: Territory) -> Vec<Link> {
    links::all(&mut store.reader().await.expect("reader"), t).await.expect("links")
}

async fn merged(store: &Store, t: Territory, merge: Merge) -> Result<Merged, StoreError> {
    store.write(move |conn| Box::pin(async move { merge::merge(conn, t, &stamp(), merge).await })).await
}

fn into(record: Record, versions: (i64, i64), goes: u128) -> Merge {
    Merge { record, versions, goes: id(goes), personal_of_goes: false }
}

async fn went(store: &Store, t: Territory, n: u128) -> Option<Uuid> {
    merge::went(&mut store.reader().await.expect("reader"), t, &[id(n), id(999)]).await.expect("asked").remove(&id(n))
}

async fn a_merge_moves_what_ties_and_is_taken_back_whole(store: &Store) {
    let t = territory(store).await;
    let kinds = [(1, "actor"), (2, "actor"), (3, "initiative"), (4, "initiative"), (5, "offer"), (6, "actor")];
    keep(store, t, &kinds.map(|(n, kind)| record(n, kind, &format!("Numero {n}")))).await;
    let drawn = vec![
        tie(50, "leads", 1, 3),
        Link { weight: Some(0.5), source: Some("statuto".into()), ..tie(51, "leads", 2, 3) },
        tie(52, "leads", 2, 4),
        tie(53, "offered_by", 5, 2),
        tie(54, "partners_with", 1, 2),
        tie(55, "member_of", 6, 1),
        Link { since: Some("2020".into()), ..tie(56, "member_of", 6, 2) },
    ];
    draw(store, t, drawn.clone()).await;
    for (n, name, bytes) in [(1, "statuto.txt", "statuto"), (2, "verbale.txt", "verbale")] {
        store.write(move |c| Box::pin(async move { put_on(c, t, n, name, bytes.as_bytes(), false).await })).await.expect("attached");
    }
    let files = async |n| names(store, t, n).await.into_iter().map(|(name, _)| name).collect::<Vec<_>>();
    let before = (get(store, t, 1).await, get(store, t, 2).await);
    let mut stays = record(1, "actor", "Numero uno");
    stays.tags = vec!["unito".into()];
    let done = merged(store, t, into(stays.clone(), (1, 1), 2)).await.expect("merged");
    stays.version = 2;
    assert_eq!((done.record.clone(), done.moved, done.dropped), (stays.clone(), 3, 2));
    assert_eq!((get(store, t, 1).await, get(store, t, 2).await), (Some(stays), None));
    let now = [
        Link { weight: Some(0.5), source: Some("statuto".into()), ..tie(50, "leads", 1, 3) },
        tie(52, "leads", 1, 4),
        tie(53, "offered_by", 5, 1),
        tie(55, "member_of", 6, 1),
        Link { since: Some("2020".into()), ..tie(56, "member_of", 6, 1) },
    ];
    assert_eq!(all(store, t).await, now);
    assert_eq!((files(1).await, files(2).await), (vec!["statuto.txt".to_owned(), "verbale.txt".to_owned()], vec![]));
    assert_eq!((went(store, t, 2).await, went(store, t, 1).await), (Some(id(1)), None));
    let mut conn = store.reader().await.expect("reader");
    let last = log::of_record(&mut conn, t, id(2)).await.expect("history").pop().expect("an entry");
    assert_eq!((last.batch, last.detail["into"].as_str()), (Some(done.seq), Some(id(1).to_string().as_str())));
    let last = log::of_record(&mut conn, t, id(1)).await.expect("history").pop().expect("an entry");
    assert_eq!(last.detail["with"].as_str(), Some(id(2).to_string().as_str()));
    drop(conn);
    assert_sound(store, t).await;

    let undone = take_back(store, t, done.seq).await.expect("undone");
    assert_eq!((undone.restored, undone.removed, undone.kept.len()), (2, 0, 0));
    let content = |r: Option<Record>| {
        r.map(|mut r| {
            r.version = 0;
            r
        })
    };
    let (one, two) = (content(get(store, t, 1).await), content(get(store, t, 2).await));
    assert_eq!((one, two), (content(before.0), content(before.1)));
    assert_eq!(all(store, t).await, drawn);
    assert_eq!((files(1).await, files(2).await), (vec!["statuto.txt".to_owned()], vec!["verbale.txt".to_owned()]));
    assert_eq!(went(store, t, 2).await, None, "it is back");
    assert_sound(store, t).await;
    // And the undo is taken back in its turn.
    take_back(store, t, undone.seq).await.expect("merged again");
    assert_eq!(files(1).await.len(), 2);
    assert_eq!(all(store, t).await, now);
    assert_eq!(get(store, t, 2).await, None);
    assert_sound(store, t).await;
}

async fn a_merge_of_what_was_changed_meanwhile_is_refused(store: &Store) {
    let t = territory(store).await;
    keep(store, t, &[record(1, "actor", "Uno"), record(2, "actor", "Due")]).await;
    save(store, t, record(2, "actor", "Due volte"), Some(1)).await.expect("saved");
    let head = log::head(&mut store.reader().await.expect("reader"), t).await.expect("head");
    let refused = merged(store, t, into(record(1, "actor", "Uno"), (1, 1), 2)).await;
    assert!(matches!(refused, Err(StoreError::Conflict { now: 2 })), "{refused:?}");
    let refused = merged(store, t, into(record(1, "actor", "Uno"), (1, 1), 9)).await;
    assert!(matches!(refused, Err(StoreError::NotFound(_))), "{refused:?}");
    assert_eq!(log::head(&mut store.reader().await.expect("reader"), t).await.expect("head"), head);
    assert_sound(store, t).await;
}

fn known(mut record: Record, name: &str) -> Record {
    record.personal.insert("contact_name".into(), name.to_owned());
    record
}

async fn people_of(store: &Store, t: Territory) -> Vec<(Uuid, Vec<Uuid>)> {
    let list = people::list(&mut store.reader().await.expect("reader"), t).await.expect("people");
    list.into_iter().map(|p| (p.id, p.values.iter().map(|v| v.record).collect())).collect()
}

async fn erase(store: &Store, t: Territory, person: Uuid) {
    store.write(move |conn| Box::pin(async move { people::erase(conn, t, &stamp(), person).await })).await.expect("erased");
}

async fn persons_are_not_mixed_and_are_erased_from_a_merged_record(store: &Store) {
    let t = territory(store).await;
    keep(store, t, &[known(record(1, "actor", "Uno"), "Persona 1"), known(record(2, "actor", "Due"), "Persona 2")]).await;
    let of =
        |all: &[(Uuid, Vec<Uuid>)], n: u128| all.iter().find(|(_, records)| records.contains(&id(n))).map(|(p, _)| *p).expect("a person");
    let people = people_of(store, t).await;
    let (first, second) = (of(&people, 1), of(&people, 2));
    assert_ne!(first, second);
    // The record that stays takes the contact of the one that goes: it remains that person's.
    let mut merge = into(known(record(1, "actor", "Uno"), "Persona 2"), (1, 1), 2);
    merge.personal_of_goes = true;
    let done = merged(store, t, merge).await.expect("merged");
    assert_eq!(get(store, t, 1).await.expect("there").personal["contact_name"], "Persona 2");
    assert_eq!(people_of(store, t).await.len(), 2, "nobody came to be by it");
    assert_sound(store, t).await;
    // Taken back, each has its own again, under its own person.
    let undone = take_back(store, t, done.seq).await.expect("undone");
    for (n, name) in [(1, "Persona 1"), (2, "Persona 2")] {
        assert_eq!(get(store, t, n).await.expect("there").personal["contact_name"], name);
    }
    take_back(store, t, undone.seq).await.expect("merged again");
    // Erasing the first leaves what the second gave; erasing the second leaves nothing.
    erase(store, t, first).await;
    assert_eq!(get(store, t, 1).await.expect("there").personal["contact_name"], "Persona 2");
    assert_sound(store, t).await;
    erase(store, t, second).await;
    let left = get(store, t, 1).await.expect("there");
    assert!(left.personal.is_empty() && left.sealed.is_empty());
    assert_eq!(people_of(store, t).await, []);
    assert_sound(store, t).await;
}

async fn two_told_apart_are_kept_and_taken_back(store: &Store) {
    let t = territory(store).await;
    keep(store, t, &[record(1, "actor", "Uno"), record(2, "actor", "Uno")]).await;
    let all = async || distinct::all(&mut store.reader().await.expect("reader"), t).await.expect("pairs");
    let pair = Pair::new((id(2), "Uno"), (id(1), "UNO"));
    assert_eq!(pair, Pair::new((id(1), "Uno"), (id(2), "Uno")), "whichever comes first, however it is written");
    assert_ne!(pair.names, Pair::new((id(1), "Uno"), (id(2), "Due")).names);
    let add = async |pair: Pair| {
        store.write(move |conn| Box::pin(async move { distinct::add(conn, t, &stamp(), &pair).await })).await.expect("kept")
    };
    let first = add(pair.clone()).await;
    assert_eq!(all().await, std::slice::from_ref(&pair));
    assert_sound(store, t).await;
    // Looked at again under other names: the newest counts, and undo brings the one before.
    let again = Pair::new((id(1), "Uno"), (id(2), "Due"));
    let second = add(again.clone()).await;
    assert_eq!(all().await, [again]);
    take_back(store, t, second).await.expect("undone");
    assert_eq!(all().await, std::slice::from_ref(&pair));
    let undone = take_back(store, t, first).await;
    assert!(undone.is_ok_and(|u| u.kept == [pair.id]), "it was looked at again since");
    let third = add(pair.clone()).await;
    take_back(store, t, third).await.expect("undone");
    assert_eq!(all().await, [pair]);
    assert_sound(store, t).await;
    // What the table loses, a check finds.
    let tampered =
        store.write(move |conn| Box::pin(async move { conn.exec("DELETE FROM distinct_pair WHERE territory = $1", vec![t.into()]).await }));
    assert_eq!(tampered.await.expect("tampered"), 1);
    let found = findings(store, t).await;
    assert!(found.len() == 1 && found[0].contains("in the log, not in the table"), "{found:?}");
}
