//! Accounts, credentials, jobs and settings.

use crate::harness::*;
use reticolo_model::{Audience, Record, Role, Visibility};
use reticolo_store::accounts::{self, Purpose};
use reticolo_store::inputs::{self, Of};
use reticolo_store::{Store, StoreError, Territory, jobs, results};
use serde_json::json;

told![
    a_name_is_taken_once,
    credentials_expire_and_have_a_purpose,
    a_disabled_account_is_shut_out,
    jobs_run_and_are_cancelled,
    long_work_is_done_once_and_is_known_when_it_died,
    results_are_kept_by_their_key_and_go_with_an_erasure,
    what_somebody_does_not_see_is_in_no_digest_of_theirs,
    settings_are_kept,
    territories_have_numbers_of_their_own,
];

async fn a_name_is_taken_once(store: &Store) {
    let t = territory(store).await;
    let add = async |name: &'static str, n: u128, role: Role| {
        store.write(move |conn| Box::pin(async move { accounts::add_account(conn, t, &stamp(), name, role, id(n)).await })).await
    };
    let one = add("first", 1, Role::Administrator).await.expect("added");
    assert!(matches!(add("first", 2, Role::Reader).await, Err(StoreError::Refused(p)) if p.code == "problem-account-exists"));
    add("second", 2, Role::Editor).await.expect("added");
    let mut conn = store.reader().await.expect("reader");
    let all = accounts::accounts(&mut conn, t).await.expect("accounts");
    assert_eq!(
        all.iter().map(|a| (a.name.as_str(), a.role, a.disabled)).collect::<Vec<_>>(),
        [("first", Role::Administrator, false), ("second", Role::Editor, false)]
    );
    let found = accounts::account_by_name(&mut conn, t, "first").await.expect("read").expect("there");
    assert_eq!((found.id, found.created.as_str(), found.password), (one.id, NOW, None));
    assert!(accounts::account_by_name(&mut conn, t, "FIRST").await.expect("read").is_none());
    drop(conn);
    assert_sound(store, t).await;
}

async fn credentials_expire_and_have_a_purpose(store: &Store) {
    let t = territory(store).await;
    store
        .write(move |conn| {
            Box::pin(async move {
                let account = accounts::add_account(conn, t, &stamp(), "one", Role::Editor, id(1)).await?.id;
                for (purpose, secret, expires) in [
                    (Purpose::Session, "session", "2026-06-01T00:00:00.000000Z"),
                    (Purpose::Session, "other session", "2026-02-01T00:00:00.000000Z"),
                    (Purpose::Token, "token", "2030-01-01T00:00:00.000000Z"),
                    (Purpose::SetUp, "set-up", "2026-01-02T04:04:05.000006Z"),
                ] {
                    accounts::add_credential(
                        conn,
                        t,
                        purpose,
                        account,
                        secret,
                        (purpose == Purpose::Session).then_some("csrf"),
                        NOW,
                        expires,
                    )
                    .await?;
                }
                Ok(())
            })
        })
        .await
        .expect("kept");
    let who = async |purpose: Purpose, secret: &str, now: &str| {
        let mut conn = store.reader().await.expect("reader");
        accounts::by_credential(&mut conn, t, purpose, secret, now).await.expect("read").map(|(a, csrf)| (a.name, csrf))
    };
    let signed_in = Some(("one".to_owned(), Some("csrf".to_owned())));
    assert_eq!(who(Purpose::Session, "session", NOW).await, signed_in);
    assert_eq!(who(Purpose::Session, "session", "2026-05-31T23:59:59.999999Z").await, signed_in);
    assert_eq!(who(Purpose::Session, "session", "2026-06-01T00:00:00.000000Z").await, None, "expired");
    assert_eq!(who(Purpose::Token, "session", NOW).await, None, "a session is no token");
    assert_eq!(who(Purpose::Session, "token", NOW).await, None, "nor a token a session");
    assert_eq!(who(Purpose::Session, "sessioN", NOW).await, None);
    assert_eq!(who(Purpose::SetUp, "set-up", NOW).await.map(|w| w.1), Some(None));
    let mut conn = store.reader().await.expect("reader");
    let kept = conn.rows("SELECT digest FROM credential", vec![]).await.expect("rows");
    assert!(kept.iter().all(|r| r.blob(0).expect("bytes").len() == 32), "digests only");
    drop(conn);

    let swept = store
        .write(move |conn| Box::pin(async move { accounts::sweep(conn, t, "2026-03-01T00:00:00.000000Z").await }))
        .await
        .expect("swept");
    assert_eq!(swept, 2, "a session and the set-up link");
    // A new password ends sessions, and leaves programs' tokens.
    store.write(move |conn| Box::pin(async move { accounts::set_password(conn, t, &stamp(), id(1), "hash").await })).await.expect("set");
    assert_eq!(who(Purpose::Session, "session", NOW).await, None);
    assert!(who(Purpose::Token, "token", NOW).await.is_some());
    let account = accounts::account_by_id(&mut store.reader().await.expect("reader"), t, id(1)).await.expect("read").expect("there");
    assert_eq!(account.password.as_deref(), Some("hash"));
    assert!(!serde_json::to_string(&account).expect("JSON").contains("hash"));
    let revoked =
        store.write(move |conn| Box::pin(async move { accounts::revoke(conn, t, id(1), Purpose::Token).await })).await.expect("revoked");
    assert_eq!((revoked, who(Purpose::Token, "token", NOW).await), (1, None));
    let again =
        store.write(move |conn| Box::pin(async move { accounts::remove_credential(conn, t, "token").await })).await.expect("answered");
    assert!(!again);
    assert_sound(store, t).await;
}

async fn a_disabled_account_is_shut_out(store: &Store) {
    let t = territory(store).await;
    store
        .write(move |conn| {
            Box::pin(async move {
                accounts::add_account(conn, t, &stamp(), "one", Role::Reader, id(1)).await?;
                accounts::add_credential(conn, t, Purpose::Token, id(1), "token", None, NOW, "2030").await?;
                accounts::disable_account(conn, t, &stamp(), id(1)).await?;
                // Even a secret that is made afterwards opens nothing.
                accounts::add_credential(conn, t, Purpose::Token, id(1), "later", None, NOW, "2030").await
            })
        })
        .await
        .expect("disabled");
    let mut conn = store.reader().await.expect("reader");
    for secret in ["token", "later"] {
        assert!(accounts::by_credential(&mut conn, t, Purpose::Token, secret, NOW).await.expect("read").is_none());
    }
    assert!(accounts::account_by_id(&mut conn, t, id(1)).await.expect("read").expect("there").disabled);
    drop(conn);
    assert_sound(store, t).await;
    // Who raises a role behind the log's back is found out.
    store
        .write(move |conn| Box::pin(async move { conn.exec("UPDATE account SET role = 'administrator', disabled = 0", vec![]).await }))
        .await
        .expect("tampered");
    assert!(findings(store, t).await.iter().any(|f| f.starts_with("account ")));
}

async fn jobs_run_and_are_cancelled(store: &Store) {
    let t = territory(store).await;
    store
        .write(move |conn| {
            Box::pin(async move {
                for n in 1..=3 {
                    jobs::start(conn, t, id(n), "import", "command_line", &format!("2026-01-0{n}")).await?;
                }
                assert!(!jobs::progress(conn, t, id(1), 5, 10, "half").await?);
                assert!(jobs::cancel(conn, t, id(1), NOW).await?);
                assert!(!jobs::cancel(conn, t, id(1), NOW).await?, "asked already");
                assert!(jobs::progress(conn, t, id(1), 6, 10, "more").await?, "it is told at the next progress");
                jobs::end(conn, t, id(1), "cancelled", "by request", "2026-01-04").await?;
                jobs::end(conn, t, id(2), "done", "", "2026-01-04").await?;
                assert!(!jobs::cancel(conn, t, id(2), NOW).await?, "too late");
                jobs::interrupt_running(conn, t, "2026-01-05").await
            })
        })
        .await
        .expect("jobs");
    let mut conn = store.reader().await.expect("reader");
    let list = jobs::list(&mut conn, t, 10).await.expect("list");
    let told: Vec<(&str, i64, Option<&str>)> = list.iter().map(|j| (j.state.as_str(), j.done, j.ended.as_deref())).collect();
    assert_eq!(told, [("interrupted", 0, Some("2026-01-05")), ("done", 0, Some("2026-01-04")), ("cancelled", 6, Some("2026-01-04"))]);
    assert_eq!(jobs::get(&mut conn, t, id(1)).await.expect("read").map(|j| (j.total, j.message)), Some((10, "by request".into())));
    assert_eq!(jobs::list(&mut conn, t, 1).await.expect("list").len(), 1);
}

fn wanted(key: &str) -> jobs::Wanted {
    let text = str::to_owned;
    jobs::Wanted { kind: text("plan"), key: text(key), question: text("{}"), audience: text("public"), by: text("visitor") }
}

async fn queued(store: &Store, t: Territory, n: u128, key: &'static str, most: usize) -> Option<jobs::Job> {
    let job = store.write(move |conn| Box::pin(async move { jobs::queue(conn, t, id(n), &wanted(key), most, NOW).await })).await;
    job.expect("queued")
}

async fn state(store: &Store, t: Territory, n: u128) -> String {
    jobs::get(&mut store.reader().await.expect("reader"), t, id(n)).await.expect("read").expect("there").state
}

async fn long_work_is_done_once_and_is_known_when_it_died(store: &Store) {
    let t = territory(store).await;
    assert_eq!(queued(store, t, 1, "a", 2).await.map(|j| (j.id, j.state)), Some((id(1), "queued".into())));
    assert_eq!(queued(store, t, 2, "a", 2).await.map(|j| j.id), Some(id(1)), "asked again, it is the same");
    assert_eq!(queued(store, t, 3, "b", 2).await.map(|j| j.id), Some(id(3)));
    assert!(queued(store, t, 4, "c", 2).await.is_none(), "no more than two");
    // Of many who ask in one moment, one begins it.
    let mut asking = Vec::new();
    for n in 10..20 {
        let store = store.clone();
        asking.push(tokio::spawn(async move { queued(&store, t, n, "d", 9).await.expect("taken").id }));
    }
    let mut ids = std::collections::BTreeSet::new();
    for one in asking {
        ids.insert(one.await.expect("asked"));
    }
    assert_eq!(ids.len(), 1, "{ids:?}");

    // Whoever does it holds it, here or in another process; it is claimed once.
    let other = beside(store).await.expect("another process");
    let hold = store.hold(id(1)).await.expect("looked").expect("free");
    assert!(other.hold(id(1)).await.expect("looked").is_none() && other.is_held(id(1)).await.expect("looked"));
    let claim = async |n: u128| store.write(move |conn| Box::pin(async move { jobs::claim(conn, t, id(n)).await })).await.expect("asked");
    assert!(claim(1).await && !claim(1).await);
    assert_eq!(jobs::reap(&other, t, NOW).await.expect("looked"), 0, "it lives");
    // It ends without a word.
    hold.release().await.expect("let go");
    assert!(!other.is_held(id(1)).await.expect("looked"));
    assert_eq!(jobs::reap(&other, t, NOW).await.expect("looked"), 1);
    assert_eq!((state(store, t, 1).await, state(store, t, 3).await), ("interrupted".into(), "queued".into()));
    assert_eq!(queued(store, t, 5, "a", 9).await.map(|j| j.id), Some(id(5)), "it can be begun again");

    // One that waits is stopped at once; one that was to stop and died is said to have stopped.
    let cancel =
        async |n: u128| store.write(move |conn| Box::pin(async move { jobs::cancel(conn, t, id(n), NOW).await })).await.expect("asked");
    assert!(cancel(3).await && !cancel(3).await);
    assert!(claim(5).await && cancel(5).await);
    assert_eq!(jobs::reap(store, t, NOW).await.expect("looked"), 1);
    assert_eq!((state(store, t, 3).await, state(store, t, 5).await), ("cancelled".into(), "cancelled".into()));
    let mut conn = store.reader().await.expect("reader");
    assert_eq!(jobs::last(&mut conn, t, "a").await.expect("read").map(|j| j.key), Some(Some("a".to_owned())));
    assert!(jobs::living(&mut conn, t, "a").await.expect("read").is_none());
    drop(conn);
    other.close().await;
}

async fn results_are_kept_by_their_key_and_go_with_an_erasure(store: &Store) {
    let t = territory(store).await;
    let put = async |key: &'static str, at: &'static str, bytes: Vec<u8>| {
        let done = store.write(move |conn| Box::pin(async move { results::put(conn, t, (key, "plan", "public"), at, bytes).await })).await;
        done.expect("kept");
    };
    put("a", "2026-01-01", vec![1, 2, 3]).await;
    put("a", "2026-01-02", vec![4]).await;
    put("b", "2026-01-03", Vec::new()).await;
    let get = async |key: &str| results::get(&mut store.reader().await.expect("reader"), t, key).await.expect("read");
    assert_eq!((get("a").await, get("b").await, get("c").await), (Some(vec![4]), Some(Vec::new()), None));
    let cleared = store.write(move |conn| Box::pin(async move { results::clear(conn, t).await })).await.expect("cleared");
    assert_eq!((cleared, get("a").await), (2, None));
}

async fn what_somebody_does_not_see_is_in_no_digest_of_theirs(store: &Store) {
    let t = territory(store).await;
    let public = |n: u128, kind: &str, title: &str| Record { visibility: Visibility::Public, ..record(n, kind, title) };
    let mut hidden = record(2, "need", "hidden");
    keep(store, t, &[public(1, "need", "public"), hidden.clone()]).await;
    let digest = async |audience: Audience, of: Of| {
        inputs::digest(&mut store.reader().await.expect("reader"), t, &audience, false, of).await.expect("a digest")
    };
    let before = (digest(Audience::Public, Of::Everything).await, digest(Audience::SignedIn, Of::Everything).await);
    assert_ne!(before.0, before.1);
    let version = get(store, t, 2).await.expect("there").version;
    hidden.title = "hidden still".into();
    save(store, t, hidden, Some(version)).await.expect("saved");
    let after = (digest(Audience::Public, Of::Everything).await, digest(Audience::SignedIn, Of::Everything).await);
    assert_eq!(before.0, after.0, "nothing changed for the public");
    assert_ne!(before.1, after.1);
    // What people decided about findings is not what findings follow from.
    let territory = digest(Audience::Public, Of::Territory).await;
    keep(store, t, &[public(3, "latency", "found")]).await;
    assert_eq!(digest(Audience::Public, Of::Territory).await, territory);
    assert_ne!(digest(Audience::Public, Of::Everything).await, after.0);
}

async fn settings_are_kept(store: &Store) {
    let t = territory(store).await;
    for value in ["one", "two"] {
        store.write(move |conn| Box::pin(async move { accounts::set_setting(conn, t, "last_backup", value).await })).await.expect("set");
    }
    let mut conn = store.reader().await.expect("reader");
    assert_eq!(accounts::setting(&mut conn, t, "last_backup").await.expect("read").as_deref(), Some("two"));
    assert_eq!(accounts::setting(&mut conn, t + 1, "last_backup").await.expect("read"), None);
}

async fn territories_have_numbers_of_their_own(store: &Store) {
    let make = async |uri: &'static str| {
        store
            .write(move |conn| {
                Box::pin(async move { accounts::create_territory(conn, &stamp(), uri, "N", &json!({"units": ["1"]})).await })
            })
            .await
    };
    let (a, b) = (make("https://example.org/a").await.expect("a"), make("https://example.org/b").await.expect("b"));
    assert_ne!(a, b);
    assert!(matches!(make("https://example.org/a").await, Err(StoreError::Refused(p)) if p.code == "problem-territory-exists"));
    keep(store, a, &[record(1, "need", "Di A")]).await;
    keep(store, b, &[record(1, "need", "Di B"), record(2, "need", "Anche di B")]).await;
    assert_eq!(
        (titles(store, a, &everything("")).await.len(), titles(store, b, &everything("")).await.len()),
        (1, 2),
        "the same id in two territories"
    );
    let row = accounts::territory(&mut store.reader().await.expect("reader"), "https://example.org/b").await.expect("read").expect("there");
    assert_eq!((row.number, row.name.as_str(), row.definition), (b, "N", json!({"units": ["1"]})));
    for t in [a, b] {
        assert_sound(store, t).await;
    }
}
