//! Signing in: links that work once and for an hour, sessions, tokens, guesses.

use crate::ops_stories::{Folder, START, Time, problem, territory, user};
use reticolo_instruments::Who;
use reticolo_model::Role;

const PASSWORD: &str = "quattro parole a caso";

#[tokio::test(flavor = "multi_thread")]
async fn the_first_administrator_comes_in_by_a_link_that_works_once() {
    let folder = Folder::new("first");
    let time = Time::at(START);
    let bench = territory(&folder.join("t"), &time).await;
    let first = bench.first_administrator().await.unwrap().expect("a link");
    assert_eq!((first.account.name.as_str(), first.account.role, first.renewed), ("administrator", Role::Administrator, false));
    assert_eq!(first.expires, "2026-03-01T09:00:00.000000Z");
    // A new start gives another link; a link that somebody already holds stays good until one of them is used.
    let again = bench.first_administrator().await.unwrap().expect("another link");
    assert!(again.renewed);
    assert_eq!(bench.set_up_account(&first.link_secret).await.unwrap().name, "administrator");
    assert_eq!(bench.set_up_account(&again.link_secret).await.unwrap().name, "administrator");
    assert_eq!(problem(bench.set_up(&again.link_secret, "short").await), "problem-password-short");
    // Two at once: one comes in.
    let (one, two) = tokio::join!(bench.set_up(&again.link_secret, PASSWORD), bench.set_up(&again.link_secret, "un’altra parola d’ordine"));
    assert_eq!(usize::from(one.is_ok()) + usize::from(two.is_ok()), 1, "{one:?} {two:?}");
    let password = if one.is_ok() { PASSWORD } else { "un’altra parola d’ordine" };
    let session = one.or(two).unwrap();
    for used in [&first.link_secret, &again.link_secret] {
        assert_eq!(problem(bench.set_up(used, PASSWORD).await), "problem-set-up-link");
    }
    assert!(bench.first_administrator().await.unwrap().is_none());
    let (who, csrf) = bench.session(&session.secret).await.unwrap().expect("a session");
    assert_eq!((who.role(), csrf), (Some(Role::Administrator), session.csrf));
    bench.sign_out(&session.secret).await.unwrap();
    assert!(bench.session(&session.secret).await.unwrap().is_none());
    assert!(bench.sign_in("administrator", password).await.unwrap().is_some());
    let report = bench.check(&Who::CommandLine).await.unwrap();
    assert!(report.findings.is_empty(), "{:?}", report.findings);
}

#[tokio::test(flavor = "multi_thread")]
async fn links_and_sessions_end_when_their_time_is_over() {
    let folder = Folder::new("expiry");
    let time = Time::at(START);
    let bench = territory(&folder.join("t"), &time).await;
    let link = bench.add_user(&Who::CommandLine, "maria", Role::Reader).await.unwrap().link_secret;
    time.set("2026-03-01T09:00:00.000000Z");
    assert_eq!(problem(bench.set_up(&link, PASSWORD).await), "problem-set-up-link");
    assert_eq!(problem(bench.add_user(&Who::CommandLine, "maria", Role::Editor).await), "problem-account-exists");
    let renewed = bench.add_user(&Who::CommandLine, "maria", Role::Reader).await.unwrap();
    assert!(renewed.renewed);
    let session = bench.set_up(&renewed.link_secret, PASSWORD).await.unwrap();
    assert_eq!(session.expires, "2026-03-01T21:00:00.000000Z");
    time.set("2026-03-01T20:59:59.999999Z");
    assert!(bench.session(&session.secret).await.unwrap().is_some());
    time.set("2026-03-01T21:00:00.000000Z");
    assert!(bench.session(&session.secret).await.unwrap().is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_guesses_are_slowed_down_and_tell_nothing() {
    let folder = Folder::new("guesses");
    let time = Time::at(START);
    let bench = territory(&folder.join("t"), &time).await;
    let link = bench.add_user(&Who::CommandLine, "maria", Role::Reader).await.unwrap().link_secret;
    // Before the link is used there is no password that could be right.
    assert!(bench.sign_in("maria", PASSWORD).await.unwrap().is_none());
    bench.set_up(&link, PASSWORD).await.unwrap();
    assert!(bench.sign_in("maria", PASSWORD).await.unwrap().is_some());
    for _ in 0..5 {
        assert!(bench.sign_in("maria", "una parola sbagliata").await.unwrap().is_none());
    }
    assert_eq!(problem(bench.sign_in("maria", PASSWORD).await), "problem-too-many-guesses");
    assert!(bench.sign_in("nobody", PASSWORD).await.unwrap().is_none());
    assert!(bench.sign_in("no such / name", PASSWORD).await.unwrap().is_none());
    time.set("2026-03-01T08:01:00.000000Z");
    assert!(bench.sign_in("maria", PASSWORD).await.unwrap().is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn tokens_are_revoked_and_disabled_users_are_out() {
    let folder = Folder::new("tokens");
    let time = Time::at(START);
    let bench = territory(&folder.join("t"), &time).await;
    let me = Who::CommandLine;
    let link = bench.add_user(&me, "maria", Role::Editor).await.unwrap().link_secret;
    let session = bench.set_up(&link, PASSWORD).await.unwrap();
    let (one, two) = (bench.new_token(&me, "maria").await.unwrap(), bench.new_token(&me, "maria").await.unwrap());
    assert_ne!(one, two);
    assert_eq!(bench.bearer(&one).await.unwrap().and_then(|w| w.role()), Some(Role::Editor));
    // A cookie is no token, nor the other way round.
    assert!(bench.bearer(&session.secret).await.unwrap().is_none());
    assert!(bench.session(&one).await.unwrap().is_none());
    assert_eq!(bench.revoke_tokens(&me, "maria").await.unwrap(), 2);
    assert!(bench.bearer(&one).await.unwrap().is_none() && bench.bearer(&two).await.unwrap().is_none());
    assert!(bench.session(&session.secret).await.unwrap().is_some());
    let token = bench.new_token(&me, "maria").await.unwrap();
    bench.disable_user(&me, "maria").await.unwrap();
    assert!(bench.bearer(&token).await.unwrap().is_none());
    assert!(bench.session(&session.secret).await.unwrap().is_none());
    assert!(bench.sign_in("maria", PASSWORD).await.unwrap().is_none());
    assert_eq!(problem(bench.new_token(&me, "maria").await), "problem-account-disabled");
    assert_eq!(problem(bench.add_user(&me, "maria", Role::Editor).await), "problem-account-exists");
    assert!(bench.new_token(&me, "nobody").await.is_err());
    // No secret lies in the files as it is.
    for secret in [&link, &session.secret, &one, &token] {
        assert_eq!(crate::ops_stories::holding(&folder.join("t"), secret.as_bytes()), Vec::<std::path::PathBuf>::new());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_administrator_does_not_lock_everybody_out() {
    let folder = Folder::new("last");
    let bench = territory(&folder.join("t"), &Time::at(START)).await;
    let link = bench.first_administrator().await.unwrap().expect("a link").link_secret;
    let who = bench.set_up(&link, PASSWORD).await.unwrap().who;
    assert_eq!(problem(bench.disable_user(&who, "administrator").await), "problem-last-administrator");
    assert_eq!(problem(bench.add_user(&user(Role::Administrator), "two words", Role::Reader).await), "problem-account-name");
    let other = bench.add_user(&who, "other", Role::Administrator).await.unwrap().link_secret;
    bench.set_up(&other, PASSWORD).await.unwrap();
    bench.disable_user(&who, "administrator").await.unwrap();
    let names: Vec<(String, bool)> = bench.users(&Who::CommandLine).await.unwrap().into_iter().map(|a| (a.name, a.disabled)).collect();
    assert_eq!(names, [("administrator".to_owned(), true), ("other".to_owned(), false)]);
}
