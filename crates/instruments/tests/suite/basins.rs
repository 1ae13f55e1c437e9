//! Basins of like places on made-up territories: what was planted is found, by audience, with refusals that say the way out; saved as
//! areas in one act that is undone, they narrow lists, grid and search.

use crate::ops_stories::{Folder, START, Time, problem, save, seeds, territory, user};
use reticolo_analysis::regions::adjusted_rand;
use reticolo_instruments::areas::SAVED_AREA;
use reticolo_instruments::basins::{BasinsQuestion, BasinsView, finding, name_of, traits_words};
use reticolo_instruments::example::{self, Ask};
use reticolo_instruments::grid::GridAsk;
use reticolo_instruments::registry::ListAsk;
use reticolo_instruments::search::SearchAsk;
use reticolo_instruments::survey::quiet;
use reticolo_instruments::{Act, Who, WorkError, Workbench};
use reticolo_messages::Language;
use reticolo_model::{Place, Role, Visibility};
use serde_json::Value;
use std::collections::BTreeMap;

async fn made(name: &str, seed: u64) -> (Folder, Workbench, Value) {
    let folder = Folder::new(name);
    let bench = territory(&folder.join("t"), &Time::at(START)).await;
    let (_, truths) = example::generate_with(&bench, &Ask::new(1, seed), quiet()).await.expect("an example");
    let planted = truths.truths.iter().find(|t| t.kind == "homogeneous_basins").expect("planted basins");
    let planted = planted.what.clone();
    (folder, bench, planted)
}

fn looking() -> Who {
    Who::CommandLine.showing(true)
}

/// How far the basins found agree with those planted.
fn agreement(view: &BasinsView, planted: &Value) -> f64 {
    let mut of: BTreeMap<&str, u32> = BTreeMap::new();
    for (number, basin) in planted["basins"].as_array().expect("basins").iter().enumerate() {
        for unit in basin.as_array().expect("units") {
            of.insert(unit.as_str().expect("a code"), number as u32);
        }
    }
    let (found, there): (Vec<u32>, Vec<u32>) = view.rows.iter().filter_map(|r| Some((r.basin?, of[r.code.as_str()]))).unzip();
    adjusted_rand(&found, &there).expect("as many")
}

#[tokio::test(flavor = "multi_thread")]
async fn planted_basins_are_found_by_the_default_set() {
    for seed in seeds(&[11, 12, 13]) {
        let (_folder, bench, planted) = made(&format!("basins-{seed}"), seed).await;
        let k = planted["basins"].as_array().expect("basins").len() as u32;
        for method in ["skater", "ward", "best"] {
            let question = BasinsQuestion { k: Some(k), method: method.to_owned(), ..BasinsQuestion::default() };
            let view = bench.basins(&looking(), &question).await.expect("basins");
            let agreed = agreement(&view, &planted);
            println!("seed {seed} {method}: ratio {:.3}, agreement with what was planted {agreed:.3}", view.ratio);
            assert!(agreed > 0.8, "seed {seed} {method}: {agreed}");
            assert!(view.indicators.len() >= 3 && view.basins.len() == k as usize);
            let stability = view.stability.as_ref().expect("stability");
            assert_eq!((stability.replicates, stability.threshold), (50, 0.65));
            assert!(stability.stable, "{stability:?}");
            // A basin says what its places share, and every border what it is worth.
            assert!(
                view.basins.iter().all(|b| !b.seat.is_empty() && b.size.is_some())
                    && view.basins.iter().filter(|b| !b.shares.is_empty()).count() >= 2
            );
            assert!(!view.borders.is_empty() && view.borders.iter().all(|b| b.cost > 0.0 && b.between[0] < b.between[1]));
            assert_eq!(view.cuts.len(), if method == "skater" { k as usize - 1 } else { 0 });
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn words_and_numbers_do_not_depend_on_what_is_hidden() {
    let (_folder, bench, _) = made("basins-audience", 21).await;
    let question = BasinsQuestion::default();
    let visitor = Who::Visitor.showing(true);
    let before = bench.basins(&visitor, &question).await.expect("basins for visitors");
    let text = |view: &BasinsView| serde_json::to_string(view).expect("JSON");
    // A hidden area, and an indicator that nobody else sees.
    let unit = bench.places().await.expect("places").units[0].code.clone();
    save(&bench, 501, "area", "Nascosta", &[], |r| {
        r.visibility = Visibility::Named;
        r.place = Some(Place::in_units(vec![unit.clone()]));
        r.body.insert("form".into(), "set_of_units".into());
    })
    .await;
    let after = bench.basins(&visitor, &question).await.expect("basins for visitors");
    assert_eq!(text(&before), text(&after));
    assert!(bench.saved_areas(&visitor).await.expect("areas").iter().all(|a| a.title != "Nascosta"));
    let places = bench.places().await.expect("places");
    for l in [Language::It, Language::En] {
        assert!(finding(l, &after).contains('5') && finding(l, &after).contains('%'));
        for basin in &after.basins {
            let words = traits_words(l, &after, basin);
            assert!(words.chars().next().is_some_and(char::is_uppercase) && !words.contains("basins-"), "{words}");
            assert!(name_of(l, &places, basin).contains(places.name(&basin.seat)));
        }
    }
    // Without illustrative records there is nothing to make basins of, and it says so.
    assert_eq!(problem(bench.basins(&Who::Visitor, &question).await), "problem-basins-default");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_is_refused_by_name() {
    let (_folder, bench, _) = made("basins-refused", 22).await;
    let ask = |change: &dyn Fn(&mut BasinsQuestion)| {
        let mut question = BasinsQuestion { replicates: Some(0), ..BasinsQuestion::default() };
        change(&mut question);
        question
    };
    let refused = async |question: BasinsQuestion| problem(bench.basins(&looking(), &question).await);
    assert_eq!(refused(ask(&|q| q.method = "azp".into())).await, "problem-choice");
    assert_eq!(refused(ask(&|q| q.k = Some(1))).await, "problem-basins-k");
    assert_eq!(refused(ask(&|q| q.k = Some(34))).await, "problem-basins-k");
    assert_eq!(refused(ask(&|q| q.indicators = vec!["nothing".into()])).await, "problem-basins-unknown");
    assert_eq!(refused(ask(&|q| q.indicators = vec![String::from("x"); 13])).await, "problem-basins-many");
    assert_eq!(refused(ask(&|q| q.size = "income".into())).await, "problem-basins-size");
    assert_eq!(refused(ask(&|q| q.floor = Some(-1.0))).await, "problem-basins-floor");
    assert_eq!(refused(ask(&|q| q.floor = Some(1e12))).await, "problem-basins-floor_part");
    assert_eq!(refused(ask(&|q| q.replicates = Some(1000))).await, "problem-range");
    let view = bench.basins(&looking(), &ask(&|q| q.floor = Some(2000.0))).await.expect("basins with a floor");
    assert!(view.basins.iter().all(|b| b.size.is_some_and(|s| s >= 2000.0)));
    assert!(view.stability.is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn saved_as_areas_in_one_act_they_narrow_what_is_shown_and_are_undone() {
    let (_folder, bench, _) = made("basins-saved", 23).await;
    let who = looking();
    let question = BasinsQuestion { k: Some(4), replicates: Some(0), ..BasinsQuestion::default() };
    let refused = bench.save_basins(&user(Role::Reader).showing(true), &question, Language::It).await;
    assert!(matches!(refused, Err(WorkError::Forbidden(_))), "{refused:?}");
    let before = bench.head().await.expect("a head");
    let view = bench.basins(&who, &question).await.expect("basins");
    let saved = bench.save_basins(&who, &question, Language::It).await.expect("saved");
    assert_eq!((saved.created, saved.changed, saved.areas.len()), (4, 0, 4));
    assert!(saved.seq > before && who.may(Act::Undo));
    let area = bench.view(&who, saved.areas[0]).await.expect("an area");
    let basin = view.basin(1).expect("a basin");
    let units: Vec<String> = area.record.place.as_ref().expect("a place").units.iter().map(|u| u.unit.clone()).collect();
    assert_eq!(units, basin.units);
    assert_eq!(area.record.body_text("form"), Some("homogeneous_basin"));
    assert!(area.record.body_text("made_with").is_some_and(|t| t.contains(&view.input_digest)), "{:?}", area.record.body);
    assert_eq!(area.links.len(), view.indicators.len());
    // The same once more changes nothing; another number of basins makes others.
    let again = bench.save_basins(&who, &question, Language::It).await.expect("saved again");
    assert_eq!((again.seq, again.created, again.changed, &again.areas), (0, 0, 0, &saved.areas));
    // Lists, grid and search by the area are those by its units.
    let id = saved.areas[0].to_string();
    let list = |field: &str, values: Vec<String>| ListAsk {
        kind: "need".into(),
        filters: BTreeMap::from([(field.to_owned(), values)]),
        illustrative: true,
        ..ListAsk::default()
    };
    let by_area = bench.list(&who, &list(SAVED_AREA, vec![id.clone()])).await.expect("a list");
    let by_units = bench.list(&who, &list("unit", basin.units.clone())).await.expect("a list");
    let all = bench.list(&who, &ListAsk { kind: "need".into(), illustrative: true, ..ListAsk::default() }).await.expect("a list");
    assert_eq!(by_area.total, by_units.total);
    assert!(by_area.total > 0 && by_area.total < all.total, "{} of {}", by_area.total, all.total);
    let both = ListAsk {
        filters: BTreeMap::from([(SAVED_AREA.to_owned(), vec![id.clone()]), ("unit".to_owned(), vec![basin.units[0].clone()])]),
        ..list("", vec![])
    };
    let one = bench.list(&who, &list("unit", vec![basin.units[0].clone()])).await.expect("a list");
    assert_eq!(bench.list(&who, &both).await.expect("a list").total, one.total);
    let beyond = view.basin(2).expect("another").units[0].clone();
    let none = ListAsk {
        filters: BTreeMap::from([(SAVED_AREA.to_owned(), vec![id.clone()]), ("unit".to_owned(), vec![beyond])]),
        ..list("", vec![])
    };
    assert_eq!(bench.list(&who, &none).await.expect("a list").total, 0);
    let grid = |areas: Vec<String>, units: Vec<String>| GridAsk { areas, units, illustrative: true };
    let (by_area, by_units) =
        (bench.grid(&who, &grid(vec![id.clone()], vec![])).await, bench.grid(&who, &grid(vec![], basin.units.clone())).await);
    assert_eq!(by_area.expect("a grid").total, by_units.expect("a grid").total);
    let search =
        |field: &str, values: Vec<String>| SearchAsk { filters: BTreeMap::from([(field.to_owned(), values)]), ..SearchAsk::default() };
    let by_area = bench.search_all(&who, &search(SAVED_AREA, vec![id.clone()]), Language::It).await.expect("a search");
    let by_units = bench.search_all(&who, &search("unit", basin.units.clone()), Language::It).await.expect("a search");
    assert!(by_area.total == by_units.total && by_area.total > 0);
    // What is saved is seen by those who sign in: for a visitor the area is none.
    assert_eq!(problem(bench.list(&Who::Visitor, &list(SAVED_AREA, vec![id.clone()])).await), "problem-area-unknown");
    bench.undo(&who, saved.seq).await.expect("undone");
    assert!(bench.saved_areas(&who).await.expect("areas").iter().all(|a| !saved.areas.contains(&a.id)));
    assert_eq!(problem(bench.list(&who, &list(SAVED_AREA, vec![id])).await), "problem-area-unknown");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_only_some_may_see_is_not_saved_for_more() {
    let (_folder, bench, _) = made("basins-narrow", 24).await;
    let who = looking();
    let question = BasinsQuestion { k: Some(3), replicates: Some(0), ..BasinsQuestion::default() };
    let seen = async |id| bench.record(&who, id).await.expect("an area").visibility;
    let open = bench.save_basins(&who, &question, Language::It).await.expect("saved");
    assert_eq!(seen(open.areas[0]).await, Visibility::SignedIn);
    // An editor publishes an area; then the figures are hidden, and saving anew takes it back from the public.
    let area = bench.record(&who, open.areas[0]).await.expect("an area");
    let public = serde_json::json!({ "visibility": "public" });
    bench.update(&who, area.id, area.version, public.as_object().expect("an object")).await.expect("published");
    let sets = bench.data_sets(&who).await.expect("data sets");
    for set in sets {
        let hidden = serde_json::json!({ "visibility": "named" });
        bench.update(&who, set.record.id, set.record.version, hidden.as_object().expect("an object")).await.expect("hidden");
    }
    let narrow = bench.save_basins(&who, &question, Language::It).await.expect("saved");
    assert_eq!((&narrow.areas, narrow.changed), (&open.areas, 3));
    for id in &narrow.areas {
        assert_eq!(seen(*id).await, Visibility::Named);
    }
}
