//! Latencies: planted ones are found again and what looks like them is not; found once, closed when true no more, decided and kept.

use crate::ops_stories::round_trips::imported;
use crate::ops_stories::{Folder, Time, save, seeds, territory};
use reticolo_instruments::example::Ask;
use reticolo_instruments::latencies::{Decision, LatenciesAsk, Latency, RULES};
use reticolo_instruments::{Who, WorkError, Workbench, example};
use reticolo_messages::Language;
use reticolo_model::geometry::Geometry;
use reticolo_model::{Place, Precision, Visibility};
use serde_json::{Value, json};
use std::collections::BTreeMap;

fn all() -> LatenciesAsk {
    LatenciesAsk { state: Some("all".into()), ..LatenciesAsk::default() }
}

/// The day as of which the generator says what is open, planned or past.
const DAY: &str = "2026-06-30T08:00:00.000000Z";

/// A made-up territory, and what was planted in it.
async fn planted(bench: &Workbench, seed: u64) -> Value {
    let made = example::generate_with(bench, &Ask::new(1, seed), reticolo_instruments::survey::quiet()).await.expect("an example");
    serde_json::to_value(&made.1).expect("truths")
}

/// What was planted of one kind and found, and what was found and not planted.
#[derive(Debug, Default, Clone)]
struct Score {
    planted: usize,
    found: usize,
    missed: Vec<String>,
    others: Vec<String>,
}

/// The records that a truth is known by: those a finding of it must cite.
fn marks(truth: &Value) -> Vec<String> {
    let roles: &[&str] = match truth["kind"].as_str().expect("a kind") {
        "missing_tie" => &["actor"],
        "conflict" | "duplication" => &["initiative"],
        "unused_competence" => &["professional", "project"],
        _ => &[],
    };
    let all = truth["records"].as_array().cloned().unwrap_or_default();
    let of = all.iter().filter(|r| roles.is_empty() || roles.contains(&r["role"].as_str().expect("a role")));
    of.map(|r| r["id"].as_str().expect("an id").to_owned()).collect()
}

/// Holds what is found against what was planted. The truths are read from the file that no part of the program reads.
async fn score(bench: &Workbench, truths: &Value) -> BTreeMap<String, Score> {
    let view = bench.latencies(&Who::CommandLine.showing(true), &all(), Language::En).await.expect("found");
    let mut out: BTreeMap<String, Score> = BTreeMap::new();
    let mut free: Vec<_> = view.rows.iter().filter(|r| !r.recorded).collect();
    for truth in truths["truths"].as_array().expect("truths") {
        let kind = truth["kind"].as_str().expect("a kind");
        if !RULES.iter().any(|r| r.code == kind) {
            continue;
        }
        let score = out.entry(kind.to_owned()).or_default();
        score.planted += 1;
        let marks = marks(truth);
        let cell = ["area", "dimension", "modality"].map(|axis| truth["what"][axis].as_str().unwrap_or_default()).join("/");
        let hit = free.iter().position(|l| {
            let about: Vec<String> = l.subjects.iter().map(ToString::to_string).collect();
            l.rule == kind && if kind == "empty_cell" { l.cells.contains(&cell) } else { marks.iter().all(|m| about.contains(m)) }
        });
        match hit {
            Some(i) => {
                score.found += 1;
                free.remove(i);
            }
            None => score.missed.push(truth.to_string()),
        }
    }
    for other in free {
        out.entry(other.rule.clone()).or_default().others.push(format!("{} | {}", other.said.title, other.said.why));
    }
    out
}

/// The six kinds of latency that the work plan names; beside them stand duplications, conflicts and silences.
const LATENT: [&str; 6] = ["unserved_demand", "idle_supply", "missing_tie", "unused_competence", "call_without_project", "empty_cell"];

/// Latencies found, planted, and found besides; duplications and conflicts missed.
fn sums(scores: &BTreeMap<String, Score>) -> (usize, usize, usize, usize) {
    let of = |pick: fn(&Score) -> usize| LATENT.iter().filter_map(|k| scores.get(*k)).map(pick).sum();
    let missed = ["duplication", "conflict"].iter().map(|k| scores[*k].missed.len()).sum();
    (of(|s| s.found), of(|s| s.planted), of(|s| s.others.len()), missed)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_planted_is_found_and_its_decoys_are_not() {
    let folder = Folder::new("latencies-planted");
    for seed in seeds(&[1, 2]) {
        let bench = territory(&folder.join(&format!("t{seed}")), &Time::at(DAY)).await;
        let truths = planted(&bench, seed).await;
        let scores = score(&bench, &truths).await;
        let (found, planted, others, missed) = sums(&scores);
        println!("seed {seed}: {found} of {planted}, {others} others; {missed} duplications and conflicts missed");
        assert_eq!((planted, missed), (25, 0), "seed {seed}: {scores:#?}");
        assert!(found >= 24 && others <= 3, "seed {seed}: {scores:#?}");
    }
}

async fn refreshed(bench: &Workbench) -> (usize, usize, usize, usize) {
    let done = bench.refresh_latencies(&Who::CommandLine).await.expect("brought up to date");
    (done.found, done.changed, done.closed, done.same)
}

async fn open(bench: &Workbench, who: &Who) -> Vec<Latency> {
    bench.latencies(who, &LatenciesAsk::default(), Language::It).await.expect("an inbox").rows
}

/// One need that nobody serves, and an offer too far away.
async fn small(folder: &Folder, time: &Time) -> Workbench {
    let bench = territory(&folder.join("small"), time).await;
    let units = [("01", "Borgo", 12.0), ("02", "Valle", 12.5)];
    let unit = |(code, name, lon): (&str, &str, f64)| {
        let ring = [[lon, 42.0], [lon + 0.1, 42.0], [lon + 0.1, 42.1], [lon, 42.1], [lon, 42.0]];
        json!({ "type": "Feature", "properties": { "code": code, "name": name }, "geometry": { "type": "Polygon", "coordinates": [ring] } })
    };
    let file = folder.join("units.geojson");
    std::fs::write(&file, json!({ "type": "FeatureCollection", "features": units.map(unit) }).to_string()).expect("written");
    imported(&bench, &file, "units").await.expect("the units");
    let at = |unit: &str| Some(Place::in_units(vec![unit.to_owned()]));
    save(&bench, 1, "need", "Nido a Borgo", &[], |r| {
        (r.place, r.visibility) = (at("01"), Visibility::Public);
        r.body.extend([("category".to_owned(), json!("nursery")), ("people".to_owned(), json!(12)), ("reach_km".to_owned(), json!(5))]);
    })
    .await;
    save(&bench, 2, "offer", "Nido di Valle", &[], |r| {
        (r.place, r.visibility) = (at("02"), Visibility::Public);
        "active".clone_into(&mut r.status);
        r.body.insert("category".to_owned(), json!("nursery"));
    })
    .await;
    bench
}

fn of<'l>(rows: &'l [Latency], rule: &str) -> &'l Latency {
    rows.iter().find(|l| l.rule == rule).unwrap_or_else(|| panic!("{rule}: {rows:#?}"))
}

#[tokio::test(flavor = "multi_thread")]
async fn they_are_written_down_once_decided_kept_and_closed_with_the_reason() {
    let folder = Folder::new("latencies-life");
    let time = Time::at(DAY);
    let bench = small(&folder, &time).await;
    let me = Who::CommandLine;
    let rows = open(&bench, &me).await;
    let need = of(&rows, "unserved_demand").clone();
    assert_eq!((need.said.title.as_str(), need.new, need.people), ("Borgo: un bisogno di «asilo nido» senza offerta", true, Some(12.0)));
    assert!(need.said.reasons.iter().any(|r| r.what.ends_with("Nido di Valle") && r.value.ends_with("km")), "{:?}", need.said.reasons);
    let idle = of(&rows, "idle_supply").clone();

    // Twice the same, and once in the register.
    let n = rows.len();
    assert_eq!(refreshed(&bench).await, (n, 0, 0, 0));
    assert_eq!(refreshed(&bench).await, (0, 0, 0, n));
    let rows = open(&bench, &me).await;
    assert_eq!((rows.len(), of(&rows, "unserved_demand").since.as_deref()), (n, Some("2026-06-30")));
    let record = bench.record(&me, need.id).await.expect("written down");
    assert_eq!((record.status.as_str(), record.visibility), ("found", Visibility::Public));

    // Put off until a day, it comes back on that day.
    let until = Decision::Postpone { until: "2026-07-10".into() };
    assert_eq!(bench.decide_latency(&me, idle.id, &until).await.expect("put off").status, "postponed");
    let yesterday = Decision::Postpone { until: "2026-06-29".into() };
    assert!(
        matches!(bench.decide_latency(&me, idle.id, &yesterday).await, Err(WorkError::Invalid(p)) if p[0].code == "problem-latency-past")
    );
    assert_eq!(of(&open(&bench, &me).await, "idle_supply").group, "in_hand");
    time.set("2026-07-10T08:00:00.000000Z");
    assert_eq!(of(&open(&bench, &me).await, "idle_supply").group, "to_decide");

    // Dismissed with a reason, it stays away however often it is found.
    let no = Decision::Dismiss { reason: "Serve un altro territorio.".into() };
    bench.decide_latency(&me, idle.id, &no).await.expect("dismissed");
    refreshed(&bench).await;
    assert!(open(&bench, &me).await.iter().all(|l| l.rule != "idle_supply"));
    let gone = LatenciesAsk { state: Some("dismissed".into()), ..LatenciesAsk::default() };
    let view = bench.latencies(&me, &gone, Language::En).await.expect("dismissed ones");
    assert_eq!((view.rows.len(), view.rows[0].reason.as_deref()), (1, Some("Serve un altro territorio.")));

    // Accepted, it begins an action with somebody who answers for it and a day.
    let nobody = Decision::Accept { owner: " ".into(), due: "2026-09-01".into() };
    assert!(bench.decide_latency(&me, need.id, &nobody).await.is_err());
    let accept = Decision::Accept { owner: "Ufficio servizi".into(), due: "2026-09-01".into() };
    let done = bench.decide_latency(&me, need.id, &accept).await.expect("accepted");
    let action = bench.view(&me, done.action.expect("an action")).await.expect("the action");
    assert_eq!((action.record.body_text("owner"), action.record.body_text("due")), (Some("Ufficio servizi"), Some("2026-09-01")));
    assert!(action.links.iter().any(|l| l.link.to == need.id && l.link.kind == "responds_to"));

    // An offer opens there: true no more, it is closed by itself with the reason; true again, it is a new one.
    save(&bench, 3, "offer", "Nido di Borgo", &[], |r| {
        r.place = Some(Place::in_units(vec!["01".to_owned()]));
        "active".clone_into(&mut r.status);
        r.body.insert("category".to_owned(), json!("nursery"));
    })
    .await;
    assert!(of(&open(&bench, &me).await, "unserved_demand").gone);
    assert_eq!(refreshed(&bench).await.2, 1);
    let closed = bench.record(&me, need.id).await.expect("closed");
    assert_eq!((closed.status.as_str(), closed.body_text("reason").is_some()), ("resolved", true));
    save(&bench, 3, "offer", "Nido di Borgo", &[], |r| "ended".clone_into(&mut r.status)).await;
    assert_eq!(refreshed(&bench).await.0, 1);
    let again = of(&open(&bench, &me).await, "unserved_demand").clone();
    assert!(again.id != need.id && again.group == "to_decide" && again.since.as_deref() == Some("2026-07-10"));
    let report = bench.check(&me).await.expect("a check");
    assert!(report.findings.is_empty(), "{:?}", report.findings);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_hidden_changes_nothing_that_the_public_reads() {
    let folder = Folder::new("latencies-audience");
    let bench = small(&folder, &Time::at(DAY)).await;
    let told =
        async |who: &Who| serde_json::to_string(&bench.latencies(who, &all(), Language::It).await.expect("an inbox").rows).expect("json");
    let before = told(&Who::Visitor).await;
    // Hidden: an offer that serves the need, and another need that nobody serves.
    for (id, kind, category) in [(10, "offer", "nursery"), (11, "need", "library")] {
        save(&bench, id, kind, "Nascosta", &[], |r| {
            (r.place, r.visibility) = (Some(Place::in_units(vec!["01".to_owned()])), Visibility::SignedIn);
            if kind == "offer" {
                "active".clone_into(&mut r.status);
            }
            r.body.insert("category".to_owned(), json!(category));
        })
        .await;
    }
    assert_eq!(told(&Who::Visitor).await, before);
    let inside = told(&Who::CommandLine).await;
    assert!(inside != before && inside.contains("biblioteca") && !inside.contains("asilo nido» senza offerta"));
    // Written down, what rests on hidden records is not shown either.
    bench.refresh_latencies(&Who::CommandLine).await.expect("brought up to date");
    let after = told(&Who::Visitor).await;
    assert!(!after.contains("biblioteca") && !after.contains("Nascosta"), "{after}");
    assert!(bench.refresh_latencies(&Who::Visitor).await.is_err());
    let need = of(&open(&bench, &Who::Visitor).await, "unserved_demand").id;
    assert!(bench.decide_latency(&Who::Visitor, need, &Decision::Reopen).await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_written_down_for_all_names_nothing_hidden() {
    let folder = Folder::new("latencies-written");
    let bench = small(&folder, &Time::at(DAY)).await;
    // Nearer than the one that everybody sees, and too far away as well.
    save(&bench, 12, "offer", "Nido riservato", &[], |r| {
        r.place =
            Some(Place { geometry: Some(Geometry::Point([12.3, 42.05])), precision: Precision::Point, units: Vec::new(), doubtful: None });
        r.visibility = Visibility::SignedIn;
        "active".clone_into(&mut r.status);
        r.body.insert("category".to_owned(), json!("nursery"));
    })
    .await;
    let need = of(&open(&bench, &Who::CommandLine).await, "unserved_demand").clone();
    assert!(need.said.reasons.iter().any(|r| r.what.ends_with("Nido riservato")), "{:?}", need.said.reasons);
    bench.refresh_latencies(&Who::CommandLine).await.expect("brought up to date");
    assert_eq!(bench.record(&Who::CommandLine, need.id).await.expect("written down").visibility, Visibility::SignedIn);
    assert!(bench.record(&Who::Visitor, need.id).await.is_err());
    let seen = of(&open(&bench, &Who::Visitor).await, "unserved_demand").clone();
    assert!(seen.said.reasons.iter().any(|r| r.what.ends_with("Nido di Valle")), "{:?}", seen.said.reasons);
}
