//! The whole: an archive read from one store makes the same store elsewhere, and a check finds whatever does not fit.

use crate::harness::{self, *};
use crate::staging::{figures, import, staged};
use crate::taking_back::take_back;
use reticolo_model::geometry::Geometry;
use reticolo_model::record::{Place, Precision};
use reticolo_model::{Record, Role, Visibility};
use reticolo_store::distinct::{self, Pair};
use reticolo_store::documents::{self, Document};
use reticolo_store::links::{self, Link};
use reticolo_store::lists::ListQuery;
use reticolo_store::{Store, StoreError, Territory, accounts, dump, log, records};
use serde_json::json;

told![
    an_archive_makes_the_same_store_on_either_engine,
    an_archive_with_a_bad_line_is_refused,
    what_is_opened_again_is_as_it_was,
    a_check_finds_what_was_tampered_with,
];

/// Something of everything.
async fn furnish(store: &Store) -> Territory {
    let t = territory(store).await;
    let mut public = record(1, "initiative", "Ciclovia \u{1f6b2} \"dell'ansa\"");
    public.visibility = Visibility::Public;
    public.body.insert("money_total".into(), json!("10.05"));
    public.place = Some(Place {
        geometry: Some(Geometry::Point([12.651234567890123, 42.5])),
        precision: Precision::Point,
        units: vec![],
        doubtful: None,
    });
    let mut named = record(2, "actor", "Associazione");
    named.visibility = Visibility::Named;
    named.named = vec![id(70)];
    named.personal.insert("contact_name".into(), "Persona Uno".into());
    keep(store, t, &[public, named, record(3, "need", "Un bisogno"), record(4, "need", "Va via")]).await;
    let rows = (10..13).map(|n| staged(record(n, "asset", &format!("Bene {n}")), None)).collect();
    import(store, t, rows, Some((None, figures(&[("pop", "U1", 0.1 + 0.2), ("pop", "U2", 1e21), ("pop", "U3", -0.0)]))))
        .await
        .expect("imported");
    let second = import(store, t, vec![], Some((Some(1), figures(&[("pop", "U1", 5.0)])))).await.expect("imported");
    import(store, t, vec![], Some((Some(2), figures(&[("pop", "U2", 6.0)])))).await.expect("imported");
    store
        .write(move |conn| {
            Box::pin(async move {
                accounts::add_account(conn, t, &stamp(), "one", Role::Editor, id(70)).await?;
                accounts::set_setting(conn, t, "language", "it").await?;
                let logo = Document::new("image/png", "logo.png", vec![0, 255, 10, 13]).map_err(StoreError::Refused)?;
                documents::put(conn, t, &logo).await?;
                crate::attaching::put_on(conn, t, 2, "statuto.txt", b"uno", true).await?;
                let seq = crate::attaching::put_on(conn, t, 3, "verbale.txt", b"due", false).await?;
                crate::attaching::put_on(conn, t, 3, "altro.txt", b"tre", false).await?;
                reticolo_store::undo::undo(conn, t, &stamp(), seq).await?;
                distinct::add(conn, t, &stamp(), &Pair::new((id(2), "Associazione"), (id(3), "Un bisogno"))).await?;
                links::add(
                    conn,
                    t,
                    &stamp(),
                    &Link {
                        until: Some("2025".into()),
                        weight: Some(0.5),
                        source: Some("statuto".into()),
                        ..Link::new(id(50), "leads", id(2), id(1))
                    },
                )
                .await?;
                records::delete(conn, t, &stamp(), id(4), 1).await
            })
        })
        .await
        .expect("furnished");
    let mut changed = get(store, t, 3).await.expect("there");
    changed.title = "Un altro bisogno".into();
    let (_, seq) = save(store, t, changed, Some(1)).await.expect("saved");
    take_back(store, t, seq).await.expect("undone");
    assert!(take_back(store, t, second.seq).await.is_err());
    t
}

async fn lines(store: &Store, t: Territory) -> Vec<(&'static str, Vec<String>)> {
    let mut conn = store.snapshot().await.expect("snapshot");
    let mut out = Vec::new();
    for table in dump::TABLES {
        let mut of_table = Vec::new();
        dump::read(&mut conn, t, table, |line| {
            of_table.push(line);
            Ok(())
        })
        .await
        .expect("dumped");
        out.push((table.name, of_table));
    }
    store.end_snapshot(conn).await.expect("end");
    out
}

async fn load(store: &Store, t: Territory, archive: Vec<(&'static str, Vec<String>)>) -> Result<usize, StoreError> {
    store
        .write(move |conn| {
            Box::pin(async move {
                for (table, (name, lines)) in dump::TABLES.iter().zip(archive) {
                    assert_eq!(table.name, name);
                    dump::write(conn, t, table, &lines).await?;
                }
                records::rebuild(conn, t).await
            })
        })
        .await
}

async fn all_records(store: &Store, t: Territory) -> Vec<Record> {
    let mut out = Vec::new();
    let mut conn = store.reader().await.expect("reader");
    for kind in reticolo_model::kinds::ALL {
        records::each(&mut conn, t, kind.code, |r| {
            out.push(r);
            Ok(())
        })
        .await
        .expect("streamed");
    }
    out
}

async fn an_archive_makes_the_same_store_on_either_engine(store: &Store) {
    let t = furnish(store).await;
    let archive = lines(store, t).await;
    assert!(
        archive
            .iter()
            .filter(|(name, _)| *name != "unit" && *name != "flow")
            .all(|(name, lines)| !lines.is_empty() || panic!("{name} is empty"))
    );
    let mut others = vec![fresh_sqlite().await];
    others.extend(fresh_postgresql().await);
    for (other, _folder) in others {
        // Under another local number: it is not part of what is told.
        let made = load(&other, 7, archive.clone()).await.expect("loaded");
        assert_eq!(made, 6);
        assert_eq!(lines(&other, 7).await, archive, "{:?} to {:?}", store.engine(), other.engine());
        assert_sound(&other, 7).await;
        assert_eq!(all_records(&other, 7).await, all_records(store, t).await);
        for query in [
            everything(""),
            ListQuery { text: "ciclovie".into(), ..everything("") },
            ListQuery::all("actor", reticolo_model::Audience::User(id(70))),
        ] {
            assert_eq!(titles(&other, 7, &query).await, titles(store, t, &query).await);
        }
        assert_eq!(get(&other, 7, 2).await.expect("there").personal["contact_name"], "Persona Uno");
        // And life goes on.
        let (_, seq) = save(&other, 7, record(99, "need", "Nuovo"), None).await.expect("saved");
        assert_eq!(seq, log::head(&mut store.reader().await.expect("reader"), t).await.expect("head") + 1);
        assert_sound(&other, 7).await;
        leave(&other).await;
    }
}

async fn an_archive_with_a_bad_line_is_refused(store: &Store) {
    let t = territory(store).await;
    let good = lines(store, t).await;
    for bad in ["", "{", r#"{"seq":"one"}"#, r#"{"hash":"zz"}"#] {
        let (other, _folder) = fresh_sqlite().await;
        let mut archive = good.clone();
        let head = archive.iter_mut().find(|(name, _)| *name == "chain_head").expect("there");
        head.1 = vec![bad.to_owned()];
        assert!(load(&other, 1, archive).await.is_err(), "{bad:?}");
        let mut conn = other.reader().await.expect("reader");
        assert!(conn.rows("SELECT 1 FROM territory", vec![]).await.expect("rows").is_empty(), "nothing is left of it");
    }
}

async fn what_is_opened_again_is_as_it_was(store: &Store) {
    let t = furnish(store).await;
    let before = lines(store, t).await;
    let beside = harness::beside(store).await.expect("a second process");
    assert_eq!(lines(&beside, t).await, before);
    save(&beside, t, record(200, "need", "Dal secondo"), None).await.expect("saved");
    save(store, t, record(201, "need", "Dal primo"), None).await.expect("saved");
    assert_eq!(lines(&beside, t).await, lines(store, t).await);
    assert_ne!(lines(&beside, t).await, before);
    beside.scrub().await.expect("scrubbed beside an open store");
    beside.close().await;
    assert_sound(store, t).await;
    // A step that was changed after it had run is refused.
    store.write(|conn| Box::pin(async move { conn.exec("UPDATE migration SET checksum = 'x'", vec![]).await })).await.expect("tampered");
    assert!(harness::beside(store).await.is_err());
}

async fn a_check_finds_what_was_tampered_with(store: &Store) {
    let t = furnish(store).await;
    assert_sound(store, t).await;
    let one = "record IN (SELECT id FROM record WHERE title LIKE 'Ciclovia%')";
    for (tampering, finding) in [
        (
            "UPDATE record SET content = replace(content, 'bisogno', 'desiderio') WHERE kind = 'need'".to_owned(),
            "the table does not hold what the log gives",
        ),
        ("UPDATE record SET visibility = 'public' WHERE kind = 'actor'".to_owned(), "its columns are not those of its content"),
        ("UPDATE record SET changed = 1 WHERE kind = 'actor'".to_owned(), "its columns are not those of its content"),
        ("DELETE FROM record WHERE kind = 'need'".to_owned(), "in the log, not in the table"),
        ("UPDATE log SET entry = replace(entry, 'Un bisogno', 'Un sogno') WHERE seq = 4".to_owned(), "the hash of entry 4"),
        ("UPDATE log SET author = 'nobody' WHERE seq = 4".to_owned(), "the columns of entry 4"),
        ("UPDATE log SET record = NULL WHERE seq = 4".to_owned(), "the columns of entry 4"),
        ("DELETE FROM log WHERE seq = 5".to_owned(), "entry 5 is missing"),
        ("DELETE FROM log WHERE seq = (SELECT max(seq) FROM log)".to_owned(), "the chain's head is not its last entry"),
        ("UPDATE chain_head SET seq = seq + 1".to_owned(), "the chain's head is not its last entry"),
        ("UPDATE field SET text = 'ended' WHERE kind = 'need' AND field = 'status'".to_owned(), "its indexed fields are not"),
        (format!("UPDATE field SET number = 1006 WHERE field = 'money_total' AND {one}"), "its indexed fields are not"),
        (format!("DELETE FROM field WHERE {one}"), "its indexed fields are missing"),
        ("DELETE FROM search".to_owned(), "the search does not know it"),
        ("DELETE FROM named".to_owned(), "is not in the table"),
        ("UPDATE observation SET number = 11 WHERE unit = 'U1' AND since = 1".to_owned(), "version 1: its rows are not those"),
        ("DELETE FROM observation WHERE unit = 'U3'".to_owned(), "version 3: its rows are not those"),
        ("UPDATE data_set_version SET digest = 'x' WHERE version = 2".to_owned(), "version 2: the log tells of it otherwise"),
        ("DELETE FROM data_set_version WHERE version = 2".to_owned(), "version 2: in the log, not in the table"),
        ("UPDATE data_set_version SET withdrawn = 1 WHERE version = 3".to_owned(), "version 3: in the log, not in the table"),
        ("UPDATE personal SET value = 'Un altro'".to_owned(), "no value fits the digest"),
        ("UPDATE link SET until = NULL".to_owned(), "the table does not hold what the log gives"),
        ("DELETE FROM link".to_owned(), "in the log, not in the table"),
        ("UPDATE account SET role = 'administrator'".to_owned(), "its role or state"),
    ] {
        let statement = tampering.clone();
        // Tampered with, looked at and rolled back in one go.
        let found: Result<Vec<String>, StoreError> = store
            .write(move |conn| {
                Box::pin(async move {
                    assert!(conn.exec(&statement, vec![]).await? > 0, "{statement} touches nothing");
                    let found = reticolo_store::check::run(conn, t).await?.findings;
                    Err(StoreError::NotFound(found.join("\n")))
                })
            })
            .await;
        let Err(StoreError::NotFound(found)) = found else { panic!("{tampering}: {found:?}") };
        assert!(found.contains(finding), "{tampering}: found {found:?}");
    }
    assert_sound(store, t).await;
}
