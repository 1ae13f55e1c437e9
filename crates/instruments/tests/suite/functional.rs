//! Functional basins on made-up territories: planted ones are found from the flows that were made with them, by every method; where only
//! totals are known they are estimated, and say so; what is hidden changes nothing; saved as areas they are basins like the others.

use crate::ops_stories::{Folder, START, Time, exported_text, problem, seeds, territory, user};
use reticolo_analysis::flows::areas::adjusted_rand;
use reticolo_instruments::example::{self, Ask};
use reticolo_instruments::functional::{ESTIMATE, Functional, FunctionalQuestion, area_name, estimate_words, finding, why_words};
use reticolo_instruments::survey::{ImportAsk, Target, quiet};
use reticolo_instruments::{Who, WorkError, Workbench};
use reticolo_messages::Language;
use reticolo_model::{Audience, Role, Visibility};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;

async fn made(name: &str, seed: u64, illustrative: bool) -> (Folder, Workbench, Value) {
    let folder = Folder::new(name);
    let bench = territory(&folder.join("t"), &Time::at(START)).await;
    let (_, truths) = example::generate_with(&bench, &Ask { illustrative, ..Ask::new(1, seed) }, quiet()).await.expect("an example");
    let planted = truths.truths.iter().find(|t| t.kind == "integrated_basins").expect("planted basins");
    let planted = planted.what.clone();
    (folder, bench, planted)
}

fn looking() -> Who {
    Who::CommandLine.showing(true)
}

fn asking(method: &str) -> FunctionalQuestion {
    // The units of the example are small: so are the demands.
    FunctionalQuestion { method: method.to_owned(), min_size: 200.0, target_size: 2000.0, ..FunctionalQuestion::default() }
}

/// How far the basins found agree with those planted.
fn agreed(found: &Functional, planted: &Value) -> f64 {
    let mut of: BTreeMap<&str, u32> = BTreeMap::new();
    for (number, basin) in planted["basins"].as_array().expect("basins").iter().enumerate() {
        for unit in basin.as_array().expect("units") {
            of.insert(unit.as_str().expect("a code"), number as u32);
        }
    }
    let (here, there): (Vec<u32>, Vec<u32>) = found.view.rows.iter().filter_map(|r| Some((r.basin?, of[r.code.as_str()]))).unzip();
    adjusted_rand(&here, &there).expect("as many")
}

/// The totals of each unit by the flows that are there, as a table of indicators.
async fn totals(bench: &Workbench) -> String {
    let flows = exported_text(bench, "flows", Audience::Everything, "csv").await;
    let (mut lives, mut stays, mut comes): (BTreeMap<String, f64>, BTreeMap<String, f64>, BTreeMap<String, f64>) = Default::default();
    for line in flows.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let n: f64 = cells[2].parse().expect("a number");
        *lives.entry(cells[0].to_owned()).or_default() += n;
        let side = if cells[0] == cells[1] { &mut stays } else { &mut comes };
        *side.entry(cells[1].to_owned()).or_default() += n;
    }
    let mut text = String::from("unit,indicator,period,value\n");
    for (code, columns) in [("commuters_resident", &lives), ("commuters_same_unit", &stays), ("commuters_in", &comes)] {
        for unit in lives.keys() {
            writeln!(text, "{unit},{code},2024,{}", columns.get(unit).copied().unwrap_or(0.0)).expect("text");
        }
    }
    text
}

async fn with_totals(bench: &Workbench, folder: &Folder) {
    let file = folder.join("totals.csv");
    std::fs::write(&file, totals(bench).await).expect("a file");
    let ask = ImportAsk {
        file,
        file_name: "totals.csv".into(),
        target: Target::Indicators,
        mapping: None,
        dry_run: false,
        skip_bad_rows: false,
        remove_missing: false,
        visibility: Some(Visibility::Public),
        places_file: None,
        language: Language::En,
    };
    bench.import(&Who::CommandLine, ask, quiet()).await.expect("indicators");
}

#[tokio::test(flavor = "multi_thread")]
async fn planted_basins_are_found_from_flows() {
    for seed in seeds(&[31, 32]) {
        let (_folder, bench, planted) = made(&format!("functional-{seed}"), seed, true).await;
        for method in ["ttwa", "leiden", "infomap"] {
            let question = FunctionalQuestion { own: method != "infomap", ..asking(method) };
            let found = bench.functional(&looking(), &question).await.expect("basins");
            let agreed = agreed(&found, &planted);
            println!("seed {seed} {method}: {} basins, agreement with what was planted {agreed:.3}", found.view.basins.len());
            assert!(agreed > 0.8, "seed {seed} {method}: {agreed}");
            let view = &found.view;
            assert!(!view.is_estimate() && view.flows.kind == "observed" && view.missing.is_empty());
            // Sums of the units are those of the basins, and a basin's ties lie in it.
            for basin in &view.basins {
                let of = |f: &dyn Fn(&reticolo_instruments::functional::FunctionalRow) -> f64| {
                    view.rows.iter().filter(|r| r.basin == Some(basin.number)).map(f).sum::<f64>()
                };
                assert!((of(&|r| r.residents) - basin.residents).abs() < 1e-6 && (of(&|r| r.jobs) - basin.jobs).abs() < 1e-6);
                assert!(basin.inner.iter().all(|t| basin.units.contains(&t.from) && basin.units.contains(&t.to)));
            }
            // Only travel-to-work areas promise that each keeps its own.
            if method == "ttwa" {
                assert!(view.inside > 0.8 && view.basins.iter().all(|b| b.of_residents.is_some_and(|x| x > 0.5)));
                assert!(view.basins.iter().all(|b| b.validity >= 1.0 || b.took));
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn where_only_totals_are_known_flows_are_estimated_and_say_so() {
    let (folder, bench, planted) = made("functional-estimate", 33, false).await;
    with_totals(&bench, &folder).await;
    let counted = bench.functional(&Who::Visitor, &asking("ttwa")).await.expect("counted");
    assert!(!counted.view.is_estimate(), "what was counted goes before an estimate");
    let estimated =
        bench.functional(&Who::Visitor, &FunctionalQuestion { flows: ESTIMATE.into(), ..asking("ttwa") }).await.expect("estimated");
    let view = &estimated.view;
    let e = view.flows.estimate.as_ref().expect("an estimate");
    println!("agreement of the estimate's basins with what was planted {:.3}", agreed(&estimated, &planted));
    assert_eq!((view.flows.kind, e.beta, e.decay.as_str(), e.shaken.len()), ("estimate", 0.086, "exponential", 2));
    // Rows and columns add up to the totals but for what is too small to be kept; who stays is as it was counted.
    let by_code: BTreeMap<&str, _> = counted.view.rows.iter().map(|r| (r.code.as_str(), r)).collect();
    let (mut short, mut all) = (0.0, 0.0);
    for row in &view.rows {
        let there = by_code[row.code.as_str()];
        assert!((row.own - there.own).abs() < 1e-6, "{}", row.code);
        assert!(row.residents <= there.residents + 1e-3);
        short += there.residents - row.residents;
        all += there.residents;
    }
    assert!((short - e.left_out).abs() < 1e-3 * all && e.missed < 1e-8, "{short} {}", e.left_out);
    for l in [Language::It, Language::En] {
        let word = reticolo_messages::t(l, "functional-word-estimate");
        assert!(finding(l, view).contains(&word) && !finding(l, &counted.view).contains(&word));
        assert!(estimate_words(l, view).is_some_and(|w| w.contains("β") && !w.contains('{')), "{:?}", estimate_words(l, view));
    }
    // A slower decay makes longer trips.
    let slow = FunctionalQuestion { beta: Some(0.02), ..view.question.clone() };
    let slow = bench.functional(&Who::Visitor, &slow).await.expect("a slower decay");
    assert!(slow.view.flows.estimate.as_ref().expect("an estimate").mean > e.mean);
    let places = bench.places().await.expect("places");
    let [one, other] = [&view.rows[0].code, &view.rows[1].code];
    let pair = estimated.why(one, other).expect("two units");
    let words = why_words(Language::It, view, &places, &pair);
    assert!(words.len() >= 3 && words[0].contains(places.name(one)) && words[0].contains(places.name(other)), "{words:?}");
    assert!(estimated.why(one, "nowhere").is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_is_refused_by_name() {
    let (folder, bench, _) = made("functional-refused", 34, false).await;
    let ask = |change: &dyn Fn(&mut FunctionalQuestion)| {
        let mut question = FunctionalQuestion::default();
        change(&mut question);
        question
    };
    let refused = async |question: FunctionalQuestion| problem(bench.functional(&Who::Visitor, &question).await);
    assert_eq!(refused(ask(&|q| q.method = "azp".into())).await, "problem-choice");
    assert_eq!(refused(ask(&|q| q.min_size = 1e6)).await, "problem-functional-size");
    assert_eq!(refused(ask(&|q| q.min_self = 0.9)).await, "problem-functional-self");
    assert_eq!(refused(ask(&|q| q.flows = "nothing".into())).await, "problem-functional-set");
    assert_eq!(refused(ask(&|q| q.period = "1900".into())).await, "problem-period-unknown");
    assert_eq!(refused(ask(&|q| (q.method, q.trials) = ("leiden".into(), 0))).await, "problem-range");
    // Without totals there is nothing to estimate from, and it says what is missing.
    assert_eq!(refused(ask(&|q| q.flows = ESTIMATE.into())).await, "problem-functional-none");
    with_totals(&bench, &folder).await;
    assert_eq!(refused(ask(&|q| (q.flows, q.beta) = (ESTIMATE.into(), Some(0.0)))).await, "problem-functional-beta");
    assert_eq!(problem(bench.division(&Who::Visitor, "attribute:none").await), "problem-functional-against");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_hidden_is_not_read_and_who_may_not_see_it_gets_no_area_of_it() {
    let (folder, bench, _) = made("functional-hidden", 35, false).await;
    with_totals(&bench, &folder).await;
    let open = bench.functional(&Who::Visitor, &asking("ttwa")).await.expect("public flows");
    let set = bench.flow_sources(&Who::Visitor).await.expect("sources")[0].data_set.clone();
    let record = bench.data_sets(&Who::CommandLine).await.expect("data sets");
    let record = record.iter().find(|s| s.record.body_text("code") == Some(&set)).expect("the data set").record.clone();
    let hidden = serde_json::json!({ "visibility": "signed-in" });
    bench.update(&Who::CommandLine, record.id, record.version, hidden.as_object().expect("an object")).await.expect("hidden");
    // A visitor is told of an estimate from the totals that are public, and no more.
    let seen = bench.functional(&Who::Visitor, &asking("ttwa")).await.expect("an estimate");
    assert!(seen.view.is_estimate() && !format!("{:?}", seen.view).contains(&set));
    assert!(bench.flow_sources(&Who::Visitor).await.expect("sources").is_empty());
    let named = FunctionalQuestion { flows: set.clone(), ..asking("ttwa") };
    assert_eq!(problem(bench.functional(&Who::Visitor, &named).await), "problem-functional-set");
    let reader = bench.functional(&user(Role::Reader), &asking("ttwa")).await.expect("for who signs in");
    assert_eq!(reader.view.input_digest, open.view.input_digest);
    let saved = bench.save_functional(&Who::CommandLine, &asking("ttwa"), Language::It).await.expect("saved");
    let area = bench.record(&Who::CommandLine, saved.areas[0]).await.expect("an area");
    assert_eq!(area.visibility, Visibility::SignedIn);
}

#[tokio::test(flavor = "multi_thread")]
async fn saved_as_areas_they_can_be_compared_with_and_are_undone() {
    let (folder, bench, _) = made("functional-saved", 36, false).await;
    with_totals(&bench, &folder).await;
    let who = Who::CommandLine;
    let question = FunctionalQuestion { flows: ESTIMATE.into(), ..asking("ttwa") };
    let refused = bench.save_functional(&user(Role::Reader), &question, Language::It).await;
    assert!(matches!(refused, Err(WorkError::Forbidden(_))), "{refused:?}");
    let found = bench.functional(&who, &question).await.expect("basins");
    let saved = bench.save_functional(&who, &question, Language::It).await.expect("saved");
    assert_eq!((saved.created, saved.areas.len()), (found.view.ours().count(), found.view.ours().count()));
    let area = bench.view(&who, saved.areas[0]).await.expect("an area");
    let (record, basin) = (&area.record, found.view.basin(1).expect("a basin"));
    let units: Vec<String> = record.place.as_ref().expect("a place").units.iter().map(|u| u.unit.clone()).collect();
    let places = bench.places().await.expect("places");
    assert_eq!((units, record.title.clone()), (basin.units.clone(), area_name(Language::It, &places, &basin.seat)));
    assert_eq!(record.body_text("form"), Some("integrated_basin"));
    // The record says that it rests on an estimate, from which indicators.
    assert!(record.summary.starts_with("Stima"), "{}", record.summary);
    assert!(record.body_text("made_with").is_some_and(|t| t.contains(&found.view.input_digest) && t.contains('β')));
    assert_eq!(area.links.len(), 3);
    let again = bench.save_functional(&who, &question, Language::It).await.expect("saved again");
    assert_eq!((again.seq, again.created, again.changed, &again.areas), (0, 0, 0, &saved.areas));
    // Held against themselves they agree wholly; against those of counted flows less, and every basin has its nearest.
    let all = bench.divisions(&who).await.expect("divisions");
    let own = all.iter().find(|a| a.key.starts_with("areas:basin_")).expect("the saved set");
    let same = found.agreement(own);
    assert_eq!((same.adjusted_rand, same.missing.len()), (Some(1.0), 0));
    assert!(same.overlaps.iter().all(|o| (o.shared - 1.0).abs() < 1e-9) && same.overlaps.len() == found.view.basins.len());
    assert!((same.inside - same.inside_other).abs() < 1e-9);
    let counted = bench.functional(&who, &asking("ttwa")).await.expect("counted").agreement(own);
    assert!(counted.adjusted_rand.is_some_and(|x| (0.0..=1.0).contains(&x)) && counted.compared > 0);
    bench.undo(&who, saved.seq).await.expect("undone");
    assert!(bench.saved_areas(&who).await.expect("areas").iter().all(|a| !saved.areas.contains(&a.id)));
}
