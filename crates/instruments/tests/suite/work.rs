//! Long work: a job gives the answer that the same question gives at once; it is kept for as long as its data stay, whoever hides what;
//! it is stopped, begun again, and known for dead when it died; visitors begin what everybody asks and nothing else.

use crate::ops_stories::{Folder, Time, problem, save, territory, user};
use reticolo_instruments::basins::BasinsQuestion;
use reticolo_instruments::example::Ask;
use reticolo_instruments::exchange::ExchangeAsk;
use reticolo_instruments::functional::FunctionalQuestion;
use reticolo_instruments::latencies::LatenciesAsk;
use reticolo_instruments::network::actors::ActorsAsk;
use reticolo_instruments::plan::PlanQuestion;
use reticolo_instruments::work::{Begin, Ran};
use reticolo_instruments::{Who, WorkError, Workbench, example};
use reticolo_messages::Language;
use reticolo_model::{Audience, Role, Visibility};
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;
use uuid::Uuid;

const DAY: &str = "2026-06-30T08:00:00.000000Z";

/// A worker in this process, as a server begins one in another.
fn here(wb: &Workbench) -> Begin {
    let wb = wb.clone();
    Arc::new(move |id| {
        let wb = wb.clone();
        Box::pin(async move { wb.run_job(id).await.map(drop).map_err(std::io::Error::other) })
    })
}

/// A worker that never begins.
fn nobody() -> Begin {
    Arc::new(|_| Box::pin(std::future::pending()))
}

async fn filled(folder: &Folder) -> Workbench {
    let wb = territory(&folder.join("t"), &Time::at(DAY)).await;
    let ask = Ask { illustrative: false, ..Ask::new(1, 5) };
    example::generate_with(&wb, &ask, reticolo_instruments::survey::quiet()).await.expect("an example");
    wb
}

fn plan_question() -> PlanQuestion {
    PlanQuestion { language: Language::It, date: "2026-06-30".into(), audience: Audience::Public, illustrative: false, base_url: None }
}

const METHODS: [&str; 6] = ["latencies", "exchange", "actors", "basins", "functional", "plan"];

/// Everything that a method answers, as text.
async fn asked(wb: &Workbench, who: &Who, method: &str) -> Result<Value, WorkError> {
    let all = LatenciesAsk { state: Some("all".into()), ..LatenciesAsk::default() };
    Ok(match method {
        "latencies" => json!(wb.latencies(who, &all, Language::It).await?),
        "exchange" => {
            let view = wb.exchange_view(who, &ExchangeAsk::default()).await?;
            let exchange = wb.exchange(who).await?;
            json!([view, exchange.input_digest, exchange.blocking_pairs, format!("{:?}", exchange.joined)])
        }
        "actors" => {
            let network = wb.actor_network(who, &ActorsAsk::default()).await?;
            json!([
                network.actors,
                network.ties,
                network.groups,
                network.potential,
                network.input_digest,
                format!("{:?}", network.measures)
            ])
        }
        "functional" => json!(wb.functional(who, &FunctionalQuestion { min_size: 500.0, ..FunctionalQuestion::default() }).await?.view),
        "basins" => json!(*wb.basins(who, &question(wb).await).await?),
        _ => json!([reticolo_report::json(&wb.plan(who, &plan_question()).await?)]),
    })
}

/// Basins of two of the example's indicators.
async fn question(wb: &Workbench) -> BasinsQuestion {
    let all = wb.indicators(&Who::Visitor).await.expect("indicators");
    let rates = all.iter().filter(|i| i.is_rate()).take(2).map(|i| i.code.clone()).collect();
    BasinsQuestion { indicators: rates, replicates: Some(3), ..BasinsQuestion::default() }
}

fn underway<T: std::fmt::Debug>(answer: Result<T, WorkError>) -> Uuid {
    match answer {
        Err(WorkError::Underway(job)) => job.id,
        other => panic!("not under way: {other:?}"),
    }
}

async fn ended(wb: &Workbench, who: &Who, id: Uuid) -> String {
    for _ in 0..3000 {
        let job = wb.job(who, id).await.expect("a job that is seen");
        if !job.lives() {
            return job.state;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("it does not end");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_gives_the_answer_that_is_given_at_once_and_it_stays_while_its_data_do() {
    let folder = Folder::new("work-same");
    let plain = filled(&folder).await;
    let reader = user(Role::Reader);
    let mut answers = Vec::new();
    for method in METHODS {
        answers.push(asked(&plain, &reader, method).await.expect("an answer"));
    }
    let fresh = || async { Workbench::open(&plain.folder, Time::at(DAY).clock(), None).await.expect("opened again") };
    let long = fresh().await.patient(-1.0);
    let long = long.clone().helped_by(here(&long));
    for (method, answer) in METHODS.iter().zip(&answers) {
        let mut id = None;
        // The plan asks what others found, each by a job of its own or inside it.
        let found = loop {
            match asked(&long, &reader, method).await {
                Err(WorkError::Underway(job)) => {
                    id = Some(job.id);
                    assert_eq!(ended(&long, &reader, job.id).await, "done", "{method}");
                }
                other => break other.unwrap_or_else(|e| panic!("{method}: {e}")),
            }
        };
        assert!(id.is_some(), "{method} was a job");
        assert!(found == *answer, "{method}: the job's answer is another");
    }
    // Another server finds them; nobody needs to work.
    let other = fresh().await.patient(-1.0).helped_by(nobody());
    for (method, answer) in METHODS.iter().zip(&answers) {
        assert!(asked(&other, &reader, method).await.expect(method) == *answer, "{method} is kept");
    }
    // What visitors do not see changes nothing of theirs; what they see does.
    let visitor = Who::Visitor;
    let first = loop {
        match asked(&long, &visitor, "exchange").await {
            Err(WorkError::Underway(job)) => assert_eq!(ended(&long, &visitor, job.id).await, "done"),
            other => break other.expect("an answer"),
        }
    };
    save(&plain, 1, "need", "Nascosto", &[], |r| {
        r.visibility = Visibility::SignedIn;
        r.body.insert("category".into(), json!("home_care"));
    })
    .await;
    assert!(asked(&fresh().await.patient(-1.0).helped_by(nobody()), &visitor, "exchange").await.expect("kept") == first);
    underway(asked(&fresh().await.patient(-1.0).helped_by(nobody()), &reader, "exchange").await);
    // An erasure leaves no result behind.
    plain.erase_person(&Who::CommandLine, Uuid::from_u128(77)).await.expect_err("nobody of this number");
    let person = save(&plain, 2, "actor", "Con referente", &[("contact_name", "Persona di prova")], |_| {}).await;
    let known = plain.persons(&Who::CommandLine).await.expect("persons");
    assert!(!known.is_empty(), "{person:?}");
    plain.erase_person(&Who::CommandLine, known[0].id).await.expect("erased");
    let mut conn = plain.store.reader().await.expect("a reader");
    let left = conn.row("SELECT count(*) FROM result", vec![]).await.expect("read").expect("a row").int(0).expect("a number");
    assert_eq!(left, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn work_is_stopped_begun_again_and_known_for_dead() {
    let folder = Folder::new("work-life");
    let plain = territory(&folder.join("t"), &Time::at(DAY)).await;
    save(&plain, 1, "need", "Un bisogno", &[], |r| drop(r.body.insert("category".into(), json!("home_care")))).await;
    let wb = plain.clone().patient(-1.0).helped_by(nobody());
    let reader = user(Role::Reader);
    let id = underway(asked(&wb, &reader, "latencies").await);
    assert_eq!(underway(asked(&wb, &reader, "latencies").await), id, "asked twice, done once");
    // Others neither see nor stop what is one person's.
    let other = Who::User { id: Uuid::from_u128(8), name: "y".into(), role: Role::Editor };
    for who in [&Who::Visitor, &other] {
        assert!(matches!(wb.job(who, id).await, Err(WorkError::NotFound(_))));
        assert!(matches!(wb.cancel_job(who, id).await, Err(WorkError::Forbidden(Role::Administrator))));
    }
    assert!(wb.cancel_job(&reader, id).await.expect("stopped"));
    let stopped = asked(&wb, &reader, "latencies").await;
    assert!(matches!(&stopped, Err(WorkError::Ended(job)) if job.state == "cancelled" && job.id == id), "{stopped:?}");
    let again = wb.begin_again(&reader, id).await.expect("begun again");
    assert!(again.id != id && again.state == "queued");
    // Somebody takes it and dies.
    let hold = plain.store.hold(again.id).await.expect("looked").expect("free");
    let (t, of) = (plain.territory, again.id);
    plain.store.write(move |c| Box::pin(async move { reticolo_store::jobs::claim(c, t, of).await })).await.expect("claimed");
    assert_eq!(wb.job(&reader, of).await.expect("seen").state, "running");
    assert_eq!(plain.run_job(of).await.expect("looked"), Ran::NotMine, "nobody does it twice");
    hold.release().await.expect("let go");
    assert_eq!(wb.job(&reader, of).await.expect("seen").state, "interrupted");
    assert!(matches!(asked(&wb, &reader, "latencies").await, Err(WorkError::Ended(_))));
    // The next server takes up what waits, and this time it is done.
    let last = wb.begin_again(&reader, of).await.expect("begun again");
    let next = plain.clone().patient(-1.0);
    let next = next.clone().helped_by(here(&next));
    next.begin_serving().await.expect("a server begins");
    assert_eq!(ended(&next, &reader, last.id).await, "done");
    asked(&next, &reader, "latencies").await.expect("the answer");
    // Stopped in the middle, whoever works ends within a second.
    let slow = plain.clone().patient(-1.0).helped_by(nobody());
    let id = underway(asked(&slow, &Who::CommandLine, "exchange").await);
    assert!(slow.cancel_job(&Who::CommandLine, id).await.expect("stopped"));
    assert_eq!(plain.run_job(id).await.expect("looked"), Ran::NotMine);
}

#[tokio::test(flavor = "multi_thread")]
async fn visitors_begin_what_everybody_asks_and_refusals_stay_refusals() {
    let folder = Folder::new("work-gate");
    let plain = territory(&folder.join("t"), &Time::at(DAY)).await;
    save(&plain, 1, "need", "Un bisogno", &[], |r| drop(r.body.insert("category".into(), json!("home_care")))).await;
    let wb = plain.clone().patient(-1.0).helped_by(nobody());
    let visitor = Who::Visitor;
    let id = underway(asked(&wb, &visitor, "exchange").await);
    assert_eq!(wb.job(&visitor, id).await.expect("seen by all").by, "visitor");
    assert!(!wb.may_stop(&visitor, &wb.job(&visitor, id).await.expect("seen")));
    let unusual = ActorsAsk { as_of: Some("2020-01-01".into()), ..ActorsAsk::default() };
    assert!(matches!(wb.actor_network(&visitor, &unusual).await, Err(WorkError::Forbidden(Role::Reader))));
    underway(wb.actor_network(&user(Role::Reader), &unusual).await);
    let old = PlanQuestion { date: "2020-01-01".into(), ..plan_question() };
    assert!(matches!(wb.plan(&visitor, &old).await, Err(WorkError::Forbidden(Role::Reader))));
    underway(wb.plan(&visitor, &plan_question()).await);
    // When many wait, a visitor has to come again.
    let mut n = 0;
    let busy = loop {
        n += 1;
        let ask = ActorsAsk { as_of: Some(format!("2021-01-{n:02}")), ..ActorsAsk::default() };
        match wb.actor_network(&user(Role::Reader), &ask).await {
            Err(WorkError::Underway(_)) => assert!(n < 20, "the queue has an end"),
            other => break other,
        }
    };
    assert!(matches!(busy, Err(WorkError::Busy)), "{busy:?}");
    assert!(matches!(asked(&wb, &visitor, "latencies").await, Err(WorkError::Busy)));
    // What a method refuses, it refuses in the same words when a job asked it.
    let empty = Folder::new("work-empty");
    let none = territory(&empty.join("t"), &Time::at(DAY)).await;
    let plainly = problem(none.basins(&visitor, &BasinsQuestion::default()).await);
    let long = none.clone().patient(-1.0);
    let long = long.clone().helped_by(here(&long));
    for _ in 0..3 {
        match long.basins(&visitor, &BasinsQuestion::default()).await {
            Err(WorkError::Underway(job)) => assert_eq!(ended(&long, &visitor, job.id).await, "failed"),
            other => assert_eq!(problem(other), plainly),
        }
    }
}
