//! Personal values are sealed, are known again by their digests, and are gone for good when their person is erased.

use crate::harness::*;
use crate::staging::{import, staged};
use crate::taking_back::take_back;
use reticolo_model::log::Act;
use reticolo_model::{Record, Role};
use reticolo_store::accounts::{self, Purpose};
use reticolo_store::dialect::Engine;
use reticolo_store::lists::ListQuery;
use reticolo_store::people::{self, Erased};
use reticolo_store::{Store, StoreError, Territory, dump, log, records};
use std::path::Path;
use uuid::Uuid;

told![
    a_value_is_sealed_and_found_by_its_digest,
    rows_of_a_file_meet_the_same_person,
    erasure_leaves_nothing,
    erasure_takes_accounts_along,
    undo_does_not_bring_back_what_was_erased,
];

const NAME: &str = "Zebedeo Quartuccio";
const MAIL: &str = "zebedeo.quartuccio@example.org";

fn with_contact(n: u128, title: &str, name: &str) -> Record {
    let mut r = record(n, "actor", title);
    r.personal.insert("contact_name".into(), name.into());
    r.personal.insert("contact_email".into(), MAIL.into());
    r
}

async fn persons(store: &Store, t: Territory) -> Vec<people::Person> {
    people::list(&mut store.reader().await.expect("reader"), t).await.expect("persons")
}

async fn erase(store: &Store, t: Territory, person: Uuid) -> Result<Erased, StoreError> {
    store.write(move |conn| Box::pin(async move { people::erase(conn, t, &stamp(), person).await })).await
}

/// Everything that a backup would hold.
async fn archive(store: &Store, t: Territory) -> String {
    let mut conn = store.snapshot().await.expect("snapshot");
    let mut out = String::new();
    for table in dump::TABLES {
        dump::read(&mut conn, t, table, |line| {
            out.push_str(&line);
            out.push('\n');
            Ok(())
        })
        .await
        .expect("dumped");
    }
    store.end_snapshot(conn).await.expect("end");
    out
}

/// The files under a folder that have `what` in their bytes.
fn files_with(folder: &Path, what: &str) -> Vec<String> {
    let mut out = Vec::new();
    for entry in std::fs::read_dir(folder).expect("folder") {
        let path = entry.expect("entry").path();
        if path.is_dir() {
            out.extend(files_with(&path, what));
        } else if std::fs::read(&path).expect("bytes").windows(what.len()).any(|w| w == what.as_bytes()) {
            out.push(path.display().to_string());
        }
    }
    out
}

async fn a_value_is_sealed_and_found_by_its_digest(store: &Store) {
    let t = territory(store).await;
    let (saved, first) = save(store, t, with_contact(1, "Associazione", NAME), None).await.expect("saved");
    assert_eq!(saved.sealed.len(), 2);
    let mut conn = store.reader().await.expect("reader");
    let bare = records::get(&mut conn, t, id(1)).await.expect("read").expect("there");
    assert!(bare.personal.is_empty() && !bare.text().contains("Zebedeo"));
    let entry = log::get(&mut conn, t, first).await.expect("read").expect("there");
    assert!(!entry.text().contains("Zebedeo") && entry.text().contains(&saved.sealed["contact_name"]), "the log has the digest alone");
    drop(conn);
    assert_eq!(get(store, t, 1).await.expect("there").personal["contact_name"], NAME);
    assert_eq!(
        titles(store, t, &ListQuery { text: "zebedeo".into(), ..everything("actor") }).await,
        Vec::<String>::new(),
        "never in the search"
    );

    // A second version: both are kept, each is found by its digest.
    let mut second = get(store, t, 1).await.expect("there");
    second.personal.insert("contact_name".into(), "Altra Persona".into());
    let (_, changed) = save(store, t, second, Some(1)).await.expect("saved");
    assert_eq!(get(store, t, 1).await.expect("there").personal["contact_name"], "Altra Persona");
    take_back(store, t, changed).await.expect("undone");
    let back = get(store, t, 1).await.expect("there");
    assert_eq!((back.personal["contact_name"].as_str(), &back.sealed), (NAME, &saved.sealed), "the same key gives the same digest");
    let one = persons(store, t).await;
    assert_eq!((one.len(), one[0].values.len()), (1, 6));

    // A change of many leaves the seals as they are.
    let (_, n) = store
        .write(move |conn| {
            Box::pin(async move {
                records::change_many(conn, t, &stamp(), serde_json::json!({}), &[id(1)], |r| {
                    Some(Record { title: "Nuovo nome".into(), ..r.clone() })
                })
                .await
            })
        })
        .await
        .expect("changed");
    assert_eq!((n, get(store, t, 1).await.expect("there").personal["contact_name"].as_str()), (1, NAME));
    assert_sound(store, t).await;
}

async fn rows_of_a_file_meet_the_same_person(store: &Store) {
    let t = territory(store).await;
    let known = |n: u128, by: Option<&str>| {
        let mut row = staged(with_contact(n, &format!("{n}"), NAME), None);
        row.known_by = by.map(str::to_owned);
        row
    };
    import(store, t, vec![known(1, Some(MAIL)), known(2, Some(MAIL)), known(3, None), known(4, Some("other@example.org"))], None)
        .await
        .expect("imported");
    let mut sizes: Vec<(Option<String>, usize)> = persons(store, t).await.into_iter().map(|p| (p.known_by, p.values.len())).collect();
    sizes.sort();
    assert_eq!(sizes, [(None, 2), (Some("other@example.org".into()), 2), (Some(MAIL.into()), 4)]);
    let person = persons(store, t).await.into_iter().find(|p| p.known_by.as_deref() == Some(MAIL)).expect("known");
    let mut erased = erase(store, t, person.id).await.expect("erased");
    erased.records.sort();
    assert_eq!((erased.records, erased.values), (vec![id(1), id(2)], 4));
    assert!(get(store, t, 1).await.expect("there").personal.is_empty());
    assert_eq!(get(store, t, 3).await.expect("there").personal["contact_name"], NAME, "another person of the same name stays");
    assert_sound(store, t).await;
}

async fn erasure_leaves_nothing(store: &Store) {
    let t = territory(store).await;
    // Enough around it that pages split and merge.
    let crowd: Vec<Record> =
        (100..400).map(|n| with_contact(n, &format!("Attore {n}"), &format!("Persona {n} {}", "x".repeat(n as usize % 90)))).collect();
    keep(store, t, &crowd).await;
    let mut rows = Vec::new();
    for n in 1..=20u128 {
        let mut row = staged(with_contact(n, &format!("Associazione {n}"), NAME), None);
        row.known_by = Some(MAIL.into());
        rows.push(row);
    }
    import(store, t, rows, None).await.expect("imported");
    for n in 1..=20u128 {
        let mut r = get(store, t, n).await.expect("there");
        r.personal.insert("contact_phone".into(), "+39 000 1234567".into());
        r.personal.insert("contact_name".into(), format!("{NAME} {n}"));
        save(store, t, r, Some(1)).await.expect("saved");
    }
    store.write(move |conn| Box::pin(async move { records::delete(conn, t, &stamp(), id(20), 2).await })).await.expect("deleted");
    assert!(archive(store, t).await.contains(NAME));
    if store.engine() == Engine::Lite {
        assert_ne!(files_with(store.folder(), NAME), Vec::<String>::new(), "it is in the bytes before");
    }
    let person = persons(store, t).await.into_iter().find(|p| p.known_by.is_some()).expect("known").id;
    let erased = erase(store, t, person).await.expect("erased");
    assert_eq!((erased.values, erased.records.len()), (20 * 2 + 20 * 3, 20));
    store.scrub().await.expect("scrubbed");
    for what in [NAME, "Quartuccio", MAIL, "+39 000 1234567"] {
        let lines = archive(store, t).await;
        if what == MAIL {
            // The crowd has the same address for its own persons.
            assert!(lines.lines().filter(|l| l.contains(MAIL)).all(|l| l.contains("\"field\":\"contact_email\"")));
        } else {
            assert!(!lines.contains(what), "{what} in the archive");
            if store.engine() == Engine::Lite {
                assert_eq!(files_with(store.folder(), what), Vec::<String>::new(), "{what} in the files");
            }
        }
    }
    assert_eq!(titles(store, t, &everything("actor")).await.len(), 319);
    assert!(get(store, t, 1).await.is_some_and(|r| r.sealed.is_empty() && r.version == 3));
    assert!(matches!(erase(store, t, person).await, Err(StoreError::NotFound(_))), "only once");
    let mut conn = store.reader().await.expect("reader");
    let acts = log::acts(&mut conn, t, None, 1).await.expect("acts");
    assert_eq!((acts[0].act, acts[0].detail["person"].as_str()), (Act::Erasure, Some(person.to_string().as_str())));
    drop(conn);
    assert_sound(store, t).await;
}

async fn erasure_takes_accounts_along(store: &Store) {
    let t = territory(store).await;
    let account = store
        .write(move |conn| {
            Box::pin(async move {
                let account = accounts::add_account(conn, t, &stamp(), NAME, Role::Reader, id(70)).await?;
                accounts::add_credential(conn, t, Purpose::Session, account.id, "secret", None, NOW, "2027").await?;
                accounts::add_account(conn, t, &stamp(), "someone.else", Role::Editor, id(71)).await?;
                Ok(account)
            })
        })
        .await
        .expect("added");
    assert_eq!(persons(store, t).await.iter().find(|p| p.id == account.person).expect("a person").accounts, [NAME]);
    let erased = erase(store, t, account.person).await.expect("erased");
    assert_eq!((erased.accounts, erased.values), (1, 0));
    let mut conn = store.reader().await.expect("reader");
    assert!(accounts::by_credential(&mut conn, t, Purpose::Session, "secret", NOW).await.expect("read").is_none());
    assert!(accounts::account_by_id(&mut conn, t, id(70)).await.expect("read").is_none());
    let secrets = conn.row("SELECT count(*) FROM credential", vec![]).await.expect("counted").expect("a row").int(0).expect("number");
    assert_eq!((secrets, accounts::accounts(&mut conn, t).await.expect("accounts").len()), (0, 1));
    drop(conn);
    store.scrub().await.expect("scrubbed");
    if store.engine() == Engine::Lite {
        assert_eq!(files_with(store.folder(), "Zebedeo"), Vec::<String>::new());
    }
    assert!(!archive(store, t).await.contains("Zebedeo"));
    assert_sound(store, t).await;
}

async fn undo_does_not_bring_back_what_was_erased(store: &Store) {
    let t = territory(store).await;
    let (r, _) = save(store, t, with_contact(1, "Uno", NAME), None).await.expect("saved");
    let (_, changed) = save(store, t, Record { title: "Uno bis".into(), ..r }, Some(1)).await.expect("saved");
    save(store, t, with_contact(2, "Due", NAME), None).await.expect("saved");
    let gone = store.write(move |conn| Box::pin(async move { records::delete(conn, t, &stamp(), id(2), 1).await })).await.expect("deleted");
    for person in persons(store, t).await {
        erase(store, t, person.id).await.expect("erased");
    }
    let mut conn = store.reader().await.expect("reader");
    let head = log::head(&mut conn, t).await.expect("head");
    drop(conn);
    assert_eq!(take_back(store, t, changed).await.expect("answered").kept, vec![id(1)], "the erasure came after");
    let back = take_back(store, t, gone).await.expect("undone");
    assert_eq!(
        (back.restored, get(store, t, 2).await.map(|r| (r.title, r.personal.len(), r.sealed.len()))),
        (1, Some(("Due".into(), 0, 0)))
    );
    for seq in 1..=head {
        // Whatever else is taken back, and in whatever order, no value returns.
        let _ = take_back(store, t, seq).await;
    }
    assert!(!archive(store, t).await.contains("Zebedeo"));
    assert_eq!(persons(store, t).await.len(), 0);
    assert_sound(store, t).await;
    // A new value makes a new person.
    let mut anew = get(store, t, 1).await.expect("there");
    anew.personal.insert("contact_name".into(), "Nuova Persona".into());
    let version = anew.version;
    save(store, t, anew, Some(version)).await.expect("saved");
    assert_eq!((persons(store, t).await.len(), get(store, t, 1).await.expect("there").personal.len()), (1, 1));
    assert_sound(store, t).await;
}
