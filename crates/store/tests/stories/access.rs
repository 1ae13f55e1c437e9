//! Accounts, credentials, jobs and settings.

use crate::harness::*;
use reticolo_model::Role;
use reticolo_store::accounts::{self, Purpose};
use reticolo_store::{Store, StoreError, jobs};
use serde_json::json;

told![
    a_name_is_taken_once,
    credentials_expire_and_have_a_purpose,
    a_disabled_account_is_shut_out,
    jobs_run_and_are_cancelled,
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
                assert!(jobs::cancel(conn, t, id(1)).await?);
                assert!(!jobs::cancel(conn, t, id(1)).await?, "asked already");
                assert!(jobs::progress(conn, t, id(1), 6, 10, "more").await?, "it is told at the next progress");
                jobs::end(conn, t, id(1), "cancelled", "by request", "2026-01-04").await?;
                jobs::end(conn, t, id(2), "done", "", "2026-01-04").await?;
                assert!(!jobs::cancel(conn, t, id(2)).await?, "too late");
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
