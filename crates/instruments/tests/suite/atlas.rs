//! The seven maps: their sums hold, what is latent and what stands still is counted as its own page counts it, hidden records change
//! nothing, and what agreements leave of needs is told by place.

use crate::exchange::{acceptance, land, record, written};
use crate::ops_stories::{Folder, Time, territory};
use reticolo_instruments::atlas::named::{MAPS, MapAsk, finding};
use reticolo_instruments::example::Ask;
use reticolo_instruments::grid::GridAsk;
use reticolo_instruments::latencies::LatenciesAsk;
use reticolo_instruments::{Who, WorkError, Workbench, example};
use reticolo_messages::Language;
use reticolo_model::Visibility;
use serde_json::json;
use std::collections::BTreeSet;

/// The day as of which the generator says what is open, planned or past.
const DAY: &str = "2026-06-30T08:00:00.000000Z";

/// Every question of the seven maps that needs no more than a measure and what tells its marks apart.
fn questions() -> Vec<MapAsk> {
    let mut out = Vec::new();
    for card in &MAPS {
        for measure in card.measures {
            for by in card.by {
                let (measure, by) = (Some(measure.code.to_owned()), Some((*by).to_owned()));
                out.push(MapAsk { measure, by, ..MapAsk::new(card.code) });
            }
        }
    }
    out
}

#[tokio::test(flavor = "multi_thread")]
async fn sums_hold_and_latencies_are_those_of_the_inbox() {
    let folder = Folder::new("atlas-sums");
    let bench = territory(&folder.join("t"), &Time::at(DAY)).await;
    example::generate_with(&bench, &Ask::new(1, 7), reticolo_instruments::survey::quiet()).await.expect("an example");
    let who = Who::CommandLine.showing(true);
    let names = bench.names().await.expect("names");
    let inbox = async |unit: Option<String>, cell: Option<String>| {
        bench.latencies(&who, &LatenciesAsk { unit, cell, ..LatenciesAsk::default() }, Language::It).await.expect("an inbox").rows.len()
    };
    for ask in questions() {
        let map = bench.named_map(&who, &ask).await.unwrap_or_else(|e| panic!("{ask:?}: {e}"));
        for l in [Language::It, Language::En] {
            let said = finding(l, &names, &map);
            assert!(!said.is_empty() && !said.contains('⟨') && !said.contains("{$"), "{ask:?}: {said}");
        }
        let every: BTreeSet<String> = map.rows.iter().map(|r| r.code.clone()).collect();
        assert_eq!(map.chosen(&every).expect("all units"), map.whole, "{ask:?}");
        if map.waits.is_none() && map.refused.is_none() {
            let classed: usize = map.classes.iter().map(|c| c.count).sum();
            assert_eq!(classed + map.missing, map.rows.len(), "{ask:?}: each unit has its class or none");
        }
        // A record that lies in several units counts once in the whole, and in each of its units.
        for layer in map.layers.iter().filter(|x| x.kind != "latency") {
            let each: usize = map.rows.iter().map(|r| r.records.of(&layer.code)).sum();
            let whole = map.whole.records.get(&layer.code).copied().unwrap_or(0);
            assert!(whole <= each && whole >= layer.inside, "{ask:?} {}: {whole} of {each}, {} inside", layer.code, layer.inside);
            assert_eq!(layer.total, layer.pointed + layer.unit_only + layer.nowhere, "{ask:?} {}", layer.code);
        }
        // What adds up adds up over units, up to rounding.
        if matches!(map.measure.code, "money" | "people" | "leads" | "unmet") {
            let sum: f64 = map.rows.iter().filter_map(|r| r.value).sum();
            assert!((sum - map.whole.value.expect("a sum")).abs() <= 1e-6 * sum.abs().max(1.0), "{ask:?}");
        }
        let drawn: usize = bench.named_marks(&map, &map.layers.iter().map(|x| x.code.clone()).collect()).await.expect("marks").len();
        assert!(drawn <= 5000, "{ask:?}: {drawn} marks");
    }
    let map = bench.named_map(&who, &MapAsk::new("needs")).await.expect("a map");
    assert_eq!(map.layers.iter().find(|x| x.code == "latency").map(|x| x.total), Some(inbox(None, None).await));
    for row in &map.rows {
        assert_eq!(row.latencies, inbox(Some(row.code.clone()), None).await, "{}", row.name);
    }
    let by_cell = bench.latencies_by_cell(&who, &GridAsk { illustrative: true, ..GridAsk::default() }).await.expect("counts");
    let axes = bench.grid_axes().await.expect("axes");
    assert!(!by_cell.is_empty() && axes.entry(reticolo_model::grid::Axis::Area, "welfare").is_some());
    for (cell, n) in &by_cell {
        assert_eq!(*n, inbox(None, Some(cell.clone())).await, "{cell}");
    }
    // What stands still is what the day's work counts.
    let still = bench.stale(&who).await.expect("counts").into_iter().find(|s| s.kind == "initiative").map_or(0, |s| s.count);
    let map = bench.named_map(&who, &MapAsk::new("initiatives")).await.expect("a map");
    assert_eq!(map.layers.iter().map(|x| i64::try_from(x.stale).unwrap_or(0)).sum::<i64>(), still);
    // As of a year only what is under way; what does not say when is counted as left out.
    let year = map.years.last().cloned().expect("a year");
    let then = bench.named_map(&who, &MapAsk { at: Some(year), ..MapAsk::new("initiatives") }).await.expect("a map");
    let all =
        |m: &reticolo_instruments::atlas::named::NamedMap| m.layers.iter().filter(|x| x.kind != "latency").map(|x| x.total).sum::<usize>();
    assert!(all(&then) < all(&map) && all(&then) > 0, "{} of {}", all(&then), all(&map));
    let csv = bench.named_file(&who, &MapAsk::new("heritage"), "csv", Language::It).await.expect("a file").expect("csv");
    assert_eq!(String::from_utf8_lossy(&csv).lines().count(), map.rows.len() + 1);
}

async fn told(bench: &Workbench, who: &Who) -> Vec<String> {
    let mut out = Vec::new();
    for ask in questions() {
        let map = bench.named_map(who, &ask).await.expect("a map");
        out.push(serde_json::to_string(&*map).expect("JSON"));
    }
    out
}

#[tokio::test]
async fn what_is_hidden_leaves_no_trace_and_persons_are_not_drawn() {
    let folder = Folder::new("atlas-hidden");
    let bench = land(&folder.join("t"), None).await;
    record(&bench, 1, "need", "validated", "A", json!({ "category": "nursery", "people": 40 })).await;
    record(&bench, 2, "initiative", "confirmed", "B", json!({ "phase": "under_way", "money_total": "1000.00" })).await;
    record(&bench, 3, "actor", "verified", "C", json!({ "nature": "firm", "sectors": "62.01" })).await;
    let before = told(&bench, &Who::Visitor).await;
    let hidden = Visibility::SignedIn;
    written(&bench, 11, "need", "validated", "A", json!({ "category": "nursery", "people": 7 }), hidden).await;
    written(&bench, 12, "initiative", "confirmed", "B", json!({ "phase": "funded", "money_total": "5.00" }), hidden).await;
    written(&bench, 13, "actor", "verified", "C", json!({ "nature": "firm", "sectors": "01" }), hidden).await;
    written(&bench, 14, "asset", "recorded", "C", json!({ "class": "natural_heritage" }), hidden).await;
    assert_eq!(told(&bench, &Who::Visitor).await, before);
    assert_ne!(told(&bench, &Who::CommandLine).await, before, "who sees them gets them");
    let producers = async || bench.named_map(&Who::CommandLine, &MapAsk::new("production")).await.expect("a map").whole.count;
    let n = producers().await;
    // One person with a firm, known by the tax code.
    record(&bench, 15, "actor", "verified", "C", json!({ "nature": "firm", "tax_code": "RSSMRA80A01H501U" })).await;
    assert_eq!(producers().await, n, "a person is on no map");
}

#[tokio::test]
async fn what_agreements_promise_is_not_unmet() {
    let folder = Folder::new("atlas-unmet");
    let bench = land(&folder.join("t"), None).await;
    let body = json!({ "category": "nursery", "quantity": 4.0, "quantity_unit": "places", "people": 40 });
    let want = record(&bench, 1, "need", "validated", "A", body).await;
    let has = record(&bench, 2, "offer", "active", "A", json!({ "category": "nursery", "capacity": 5.0, "capacity_unit": "places" })).await;
    let ask = MapAsk { measure: Some("unmet".into()), ..MapAsk::new("needs") };
    let unmet = async || {
        let map = bench.named_map(&Who::CommandLine, &ask).await.expect("a map");
        let one = map.quantities.first().expect("a quantity");
        (map.rows[0].value, one.asked, one.left)
    };
    assert_eq!(unmet().await, (Some(40.0), 4.0, 4.0));
    bench.accept_match(&Who::CommandLine, &acceptance(want, has, Some(3.0)), None).await.expect("an agreement");
    assert_eq!(unmet().await, (Some(10.0), 4.0, 1.0), "a quarter of its people waits");
    // Questions that cannot be.
    for wrong in [
        MapAsk::new("x"),
        MapAsk { measure: Some("x".into()), ..MapAsk::new("needs") },
        MapAsk { service: Some("x".into()), ..MapAsk::new("needs") },
        MapAsk { at: Some("x".into()), ..MapAsk::new("initiatives") },
    ] {
        let refused = bench.named_map(&Who::CommandLine, &wrong).await;
        assert!(matches!(refused, Err(WorkError::NotFound(_) | WorkError::Invalid(_))), "{wrong:?}");
    }
    let map = bench.named_map(&Who::CommandLine, &ask).await.expect("a map");
    assert!(matches!(map.chosen(&BTreeSet::from(["Z".to_owned()])), Err(WorkError::Invalid(_))));
}
