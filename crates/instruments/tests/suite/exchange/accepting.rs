//! Agreements made of matches: taken off both sides at once, undone, asked twice, and made by two hundred at the same time.

use super::{acceptance, land, need, offer, record};
use crate::ops_stories::{Folder, problem};
use reticolo_instruments::exchange::ExchangeAsk;
use reticolo_instruments::{Who, WorkError, Workbench};
use reticolo_store::links;
use serde_json::json;
use std::process::Command;
use uuid::Uuid;

async fn left(bench: &Workbench, want: Uuid, has: Uuid) -> (f64, f64) {
    let exchange = bench.exchange(&Who::CommandLine).await.unwrap();
    let of =
        |side: &[reticolo_instruments::exchange::Side], id: Uuid| side.iter().find(|s| s.id == id).map_or(-1.0, |s| s.amount.left.figure());
    (of(&exchange.sides.wants, want), of(&exchange.sides.offers, has))
}

async fn promises_and_takes_back(bench: &Workbench) {
    let want = record(bench, 1, "need", "validated", "A", need(4.0)).await;
    let has = record(bench, 11, "offer", "active", "A", offer(5.0)).await;
    assert_eq!(left(bench, want, has).await, (4.0, 5.0));
    let refused = bench.accept_match(&Who::Visitor, &acceptance(want, has, None), None).await;
    assert!(matches!(refused, Err(WorkError::Forbidden(_))));
    let made = bench.accept_match(&Who::CommandLine, &acceptance(want, has, Some(3.0)), None).await.unwrap().saved;
    assert_eq!(
        (made.record.status.as_str(), &made.record.body["amount"], &made.record.body["amount_unit"]),
        ("proposed", &json!(3.0), &json!("places"))
    );
    let drawn = links::of_record(&mut bench.store.reader().await.unwrap(), bench.territory, made.record.id).await.unwrap();
    let mut ties: Vec<(&str, Uuid)> = drawn.iter().map(|l| (l.kind.as_str(), l.to)).collect();
    ties.sort_unstable();
    assert_eq!(ties, [("requires", has), ("serves", want)]);
    assert_eq!(left(bench, want, has).await, (1.0, 2.0));
    // More than the need asks for still, and nothing at all.
    assert_eq!(problem(bench.accept_match(&Who::CommandLine, &acceptance(want, has, Some(1.5)), None).await), "problem-exchange-need_left");
    assert_eq!(problem(bench.accept_match(&Who::CommandLine, &acceptance(want, has, Some(0.0)), None).await), "problem-range");
    // The rest, without saying how much.
    let rest = bench.accept_match(&Who::CommandLine, &acceptance(want, has, None), None).await.unwrap().saved;
    assert_eq!(rest.record.body["amount"], json!(1.0));
    assert_eq!(left(bench, want, has).await, (0.0, 1.0));
    // Both are taken back, each by its one act.
    bench.undo(&Who::CommandLine, rest.seq).await.unwrap();
    bench.undo(&Who::CommandLine, made.seq).await.unwrap();
    assert_eq!(left(bench, want, has).await, (4.0, 5.0));
    // The same request twice makes one; another under its key is refused.
    let first = bench.accept_match(&Who::CommandLine, &acceptance(want, has, Some(4.0)), Some("k")).await.unwrap();
    let again = bench.accept_match(&Who::CommandLine, &acceptance(want, has, Some(4.0)), Some("k")).await.unwrap();
    assert_eq!((first.saved.record.id, first.again, again.again), (again.saved.record.id, false, true));
    assert_eq!(problem(bench.accept_match(&Who::CommandLine, &acceptance(want, has, Some(2.0)), Some("k")).await), "problem-idempotency");
    assert_eq!(left(bench, want, has).await, (0.0, 1.0));
}

/// Two hundred people take one unit each of an offer of fifty, for needs of one unit each and one of a hundred.
async fn two_hundred_at_once(bench: &Workbench) {
    let has = record(bench, 1000, "offer", "active", "A", offer(50.0)).await;
    let large = record(bench, 1001, "need", "validated", "A", need(100.0)).await;
    let mut wants = Vec::new();
    for i in 0..100 {
        wants.push(record(bench, 2000 + i, "need", "validated", "A", need(1.0)).await);
    }
    let mut tasks = tokio::task::JoinSet::new();
    for i in 0..200usize {
        let bench = bench.clone();
        let want = if i % 2 == 0 { large } else { wants[i / 2] };
        tasks.spawn(async move { bench.accept_match(&Who::CommandLine, &acceptance(want, has, Some(1.0)), None).await });
    }
    let (mut made, mut refused) = (0, 0);
    while let Some(done) = tasks.join_next().await {
        match done.expect("no panic") {
            Ok(_) => made += 1,
            Err(WorkError::Invalid(problems)) if problems[0].code == "problem-exchange-offer_left" => refused += 1,
            Err(other) => panic!("{other:?}"),
        }
    }
    assert_eq!((made, refused), (50, 150));
    let mut conn = bench.store.reader().await.unwrap();
    let drawn: Vec<_> =
        links::of_record(&mut conn, bench.territory, has).await.unwrap().into_iter().filter(|l| l.kind == "requires").collect();
    assert_eq!(drawn.len(), 50);
    drop(conn);
    assert_eq!(left(bench, large, has).await.1, 0.0);
    let view = bench.exchange_view(&Who::CommandLine, &ExchangeAsk::default()).await.unwrap();
    assert!(view.matches.iter().all(|m| m.offer.id != has), "nothing is left to be matched");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_match_becomes_an_agreement_and_is_taken_back_on_sqlite() {
    let folder = Folder::new("exchange-accept");
    promises_and_takes_back(&land(&folder.join("t"), None).await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_acceptances_at_once_never_promise_too_much_on_sqlite() {
    let folder = Folder::new("exchange-many");
    two_hundred_at_once(&land(&folder.join("t"), None).await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn agreements_hold_on_postgresql_too() {
    let Ok(server) = std::env::var("RETICOLO_TEST_POSTGRES") else {
        println!("skipped: no RETICOLO_TEST_POSTGRES");
        return;
    };
    let psql = |sql: &str| assert!(Command::new("psql").args([&server, "-q", "-c", sql]).status().expect("psql runs").success(), "{sql}");
    let (head, options) = server.split_once('?').map_or((server.as_str(), String::new()), |(h, o)| (h, format!("?{o}")));
    for (part, many) in [("few", false), ("many", true)] {
        let name = format!("reticolo_exchange_{part}_{}", std::process::id());
        psql(&format!("CREATE DATABASE {name}"));
        let url = format!("{}/{name}{options}", head.rsplit_once('/').expect("a database in the address").0);
        let folder = Folder::new(&format!("exchange-pg-{part}"));
        let bench = land(&folder.join("t"), Some(url)).await;
        if many {
            two_hundred_at_once(&bench).await;
        } else {
            promises_and_takes_back(&bench).await;
        }
        bench.store.close().await;
        psql(&format!("DROP DATABASE {name} WITH (FORCE)"));
    }
}
