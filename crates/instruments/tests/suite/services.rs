//! Services and harmony on a small land of seven units in a row on the equator, of which five are the territory: every figure
//! is worked by hand.

use reticolo_instruments::atlas::HotspotsQuestion;
use reticolo_instruments::harmony::{CoverageRule, HarmonyQuestion};
use reticolo_instruments::services::{AccessQuestion, Capacity, NeedsBy, ServiceClass};
use reticolo_instruments::territory::Clock;
use reticolo_instruments::{Config, Who, WorkError, Workbench};
use reticolo_model::geometry::Geometry;
use reticolo_model::log::Act;
use reticolo_model::{Audience, Place, Precision, Record, Unit, Visibility, kinds};
use reticolo_store::data_sets::{self, Figure, Form, Source};
use reticolo_store::log::Chain;
use reticolo_store::{Stamp, links, records, units};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use uuid::Uuid;

const NOW: &str = "2026-03-01T08:00:00.000000Z";
const CODES: [&str; 7] = ["A", "B", "C", "D", "E", "X", "Y"];
const PEOPLE: [f64; 7] = [1000.0, 500.0, 2000.0, 800.0, 300.0, 4000.0, 100.0];
/// From one seat to the next: 0.05 degrees of a sphere of 6371.0088 km, times 1.3.
const STEP: f64 = 6371.0088 * 0.05 * std::f64::consts::PI / 180.0 * 1.3;

/// A folder of a test, removed at its end.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("reticolo-services-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        Folder(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn stamp() -> Stamp {
    Stamp { at: NOW.into(), by: "command_line".into() }
}

fn east(i: usize) -> f64 {
    0.05 * i as f64
}

fn unit(i: usize, code: &str) -> Unit {
    let (w, e) = (east(i) - 0.025, east(i) + 0.025);
    let group = match i {
        0 | 1 => Some("west"),
        2 | 3 => Some("middle"),
        _ => None,
    };
    Unit {
        code: code.into(),
        name: format!("Unit {code}"),
        inside: i < 5,
        province: None,
        region: None,
        valid_from: None,
        valid_to: None,
        // The fourth says nowhere where its seat is.
        seat: (i != 3).then(|| [east(i), 0.0]),
        geometry: Some(Geometry::Polygon(vec![vec![[w, -0.025], [e, -0.025], [e, 0.025], [w, 0.025], [w, -0.025]]])),
        attributes: group.map(|g| ("area".to_owned(), g.to_owned())).into_iter().collect(),
    }
}

pub async fn save(bench: &Workbench, id: u128, kind: &str, title: &str, body: Value, change: impl FnOnce(&mut Record)) {
    let declared = kinds::find(kind).expect("a kind");
    let mut record = Record::new(Uuid::from_u128(id), declared, title);
    record.visibility = Visibility::Public;
    record.body = body.as_object().cloned().expect("a body");
    change(&mut record);
    let problems = reticolo_model::check::check(declared, &mut record);
    assert!(problems.is_empty(), "{problems:?}");
    let territory = bench.territory;
    let saved = bench.store.write(move |c| Box::pin(async move { records::save(c, territory, &stamp(), record, None).await })).await;
    saved.expect("saved");
}

pub fn place_in(unit: &str) -> impl FnOnce(&mut Record) + use<> {
    let unit = unit.to_owned();
    move |r| r.place = Some(Place::in_units(vec![unit]))
}

fn point(unit: &str, lon: f64) -> impl FnOnce(&mut Record) + use<> {
    let place =
        Place { geometry: Some(Geometry::Point([lon, 0.0])), precision: Precision::Point, ..Place::in_units(vec![unit.to_owned()]) };
    move |r| r.place = Some(place)
}

async fn link(bench: &Workbench, id: u128, from: u128, to: u128) {
    let [id, from, to] = [id, from, to].map(Uuid::from_u128);
    let link = links::Link::new(id, "delivered_at", from, to);
    let territory = bench.territory;
    let added = bench.store.write(move |c| Box::pin(async move { links::add(c, territory, &stamp(), &link).await })).await;
    added.expect("a link");
}

/// The land with its people, and nothing else.
pub async fn land(folder: &Path) -> Workbench {
    let config =
        Config { name: "Row".into(), territory: None, units: CODES[..5].iter().map(|c| (*c).to_owned()).collect(), database: None };
    let clock: Clock = Arc::new(|| NOW.to_owned());
    let bench = Workbench::new_territory(folder, config, clock, None).await.expect("a territory");
    let territory = bench.territory;
    let all: Vec<Unit> = CODES.iter().enumerate().map(|(i, code)| unit(i, code)).collect();
    let mut figures: Vec<Figure> = Vec::new();
    for (code, people) in CODES.iter().zip(PEOPLE) {
        figures.push(Figure { a: "residents".into(), b: (*code).into(), period: "2025".into(), number: Some(people), mark: None });
    }
    figures.sort_by(Figure::compare);
    bench
        .store
        .write(move |c| {
            Box::pin(async move {
                let difference = units::compare(c, territory, "units", all).await?;
                let mut chain = Chain::lock(c, territory, &stamp()).await?;
                let act = chain.append(Act::Import, None, None, json!({}));
                let source = |data_set: &str, form| Source { data_set: data_set.into(), form, file: "test".into(), mapping: "{}".into() };
                units::publish(c, territory, &mut chain, &stamp(), Some(act), &source("units", Form::Units), &difference, false).await?;
                let difference = data_sets::Difference { added: figures, ..data_sets::Difference::default() };
                let people = source("people", Form::Indicators);
                data_sets::publish(c, territory, &mut chain, &stamp(), Some(act), &people, None, &difference, false).await?;
                chain.close(c).await
            })
        })
        .await
        .expect("units and people");
    save(&bench, 1, "data_set", "People", json!({"code": "people", "form": "indicators"}), |_| ()).await;
    let residents = json!({"code": "residents", "unit": "people", "aggregation": "additive", "direction": "neither"});
    save(&bench, 2, "indicator", "Residents", residents, |r| r.status = "in_use".into()).await;
    let rate = json!({"code": "rate", "unit": "%", "aggregation": "ratio", "numerator": "residents", "denominator": "residents"});
    save(&bench, 3, "indicator", "A rate", rate, |r| r.status = "in_use".into()).await;
    bench
}

/// Libraries in A (known to the unit), in X (at a point); one in D that only those who sign in see; in C one that is lost and
/// one that is made up. Nurseries in A, whose offers say 30 and 10 places, and in C, which itself says 20.
pub async fn furnished(folder: &Path) -> Workbench {
    let bench = land(folder).await;
    let library = json!({"class": "service_facility", "service": "library"});
    save(&bench, 10, "asset", "Library A", library.clone(), place_in("A")).await;
    save(&bench, 11, "asset", "Library X", library.clone(), point("X", east(5))).await;
    let seen_by_some = |r: &mut Record| {
        place_in("D")(r);
        r.visibility = Visibility::SignedIn;
    };
    save(&bench, 12, "asset", "Library D", library.clone(), seen_by_some).await;
    let lost = |r: &mut Record| {
        place_in("C")(r);
        r.status = "lost".into();
    };
    save(&bench, 13, "asset", "Library C", library.clone(), lost).await;
    let made_up = |r: &mut Record| {
        place_in("C")(r);
        r.illustrative = true;
    };
    save(&bench, 14, "asset", "Library 1", library, made_up).await;
    let nursery =
        |capacity: u32| json!({"class": "service_facility", "service": "nursery", "capacity": capacity, "capacity_unit": "places"});
    save(&bench, 20, "asset", "Nursery A", nursery(99), place_in("A")).await;
    save(&bench, 21, "asset", "Nursery C", nursery(20), place_in("C")).await;
    let offer = |capacity: u32| json!({"category": "nursery", "capacity": capacity, "capacity_unit": "places"});
    for (id, capacity, status, to) in [(30, 30, "active", 20), (31, 10, "active", 20), (32, 500, "suspended", 21)] {
        save(&bench, id, "offer", &format!("Offer {id}"), offer(capacity), |r| r.status = status.into()).await;
        link(&bench, 100 + id, id, to).await;
    }
    bench
}

pub fn close(a: f64, b: f64) {
    assert!((a - b).abs() <= 1e-7 * b.abs().max(1e-9), "{a} against {b}");
}

fn codes(list: &[String]) -> Vec<&str> {
    list.iter().map(String::as_str).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn who_reaches_a_library() {
    let folder = Folder::new("library");
    let bench = furnished(&folder.0).await;
    let ask = AccessQuestion::new("library");
    let view = bench.access(&Who::Visitor, &ask).await.unwrap();
    assert_eq!((view.question.demand.as_str(), view.period.as_str()), ("residents", "2025"));
    assert_eq!(view.capacity, Capacity::Unknown { with: 0, of: 2 });
    assert_eq!(view.rows.iter().map(|r| r.covered).collect::<Vec<_>>(), [true, true, false, false, true].map(Some));
    assert_eq!(view.rows.iter().map(|r| r.own_sites).collect::<Vec<_>>(), [1, 0, 0, 0, 0]);
    assert_eq!(view.rows.iter().map(|r| r.small).collect::<Vec<_>>(), [false, true, false, true, true]);
    // One library for the 1500 of A and B; E shares that of X with X and Y.
    for (row, score) in view.rows.iter().zip([1e4 / 1500.0, 1e4 / 1500.0, 0.0, 0.0, 1e4 / 4400.0]) {
        close(row.score.unwrap(), score);
    }
    for (row, km) in view.rows.iter().zip([0.0, STEP, 2.0 * STEP, 2.0 * STEP, STEP]) {
        // D stands at a point inside its square, not at a seat.
        if row.code != "D" {
            close(row.nearest_km.unwrap(), km);
        }
    }
    let sites: Vec<(&str, bool, bool, f64)> = view.sites.iter().map(|s| (s.title.as_str(), s.beyond, s.at_seat, s.people)).collect();
    assert_eq!(sites, [("Library A", false, true, 1500.0), ("Library X", true, false, 4400.0)]);
    assert_eq!(view.rows[4].nearest.map(|n| view.sites[n].unit_name.clone()), Some(Some("Unit X".to_owned())));
    let t = &view.inside.totals;
    assert_eq!((t.units, t.covered_units, t.people, t.covered_people, t.uncovered_people), (5, 3, 4600.0, 1800.0, 2800.0));
    close(t.covered_share.unwrap(), 1800.0 / 4600.0);
    assert_eq!((view.inside.without_own, view.inside.without_own_people, view.inside.sites), (4, 3600.0, 1));
    assert_eq!(codes(&view.without_own), ["B", "C", "D", "E"]);
    close(view.inside.density.unwrap(), 1e4 / 4600.0);
    let around = view.around.as_ref().unwrap();
    assert_eq!((around.totals.units, around.totals.covered_people, around.sites, around.without_own), (2, 4100.0, 1, 1));
    let at: Vec<(f64, bool, f64)> = view.thresholds.iter().map(|t| (t.km, t.asked, t.totals.covered_people)).collect();
    let expected = [
        (5.0, false, 1000.0),
        (8.0, false, 1800.0),
        (10.0, true, 1800.0),
        (12.0, false, 1800.0),
        (15.0, false, 4600.0),
        (20.0, false, 4600.0),
    ];
    assert_eq!(at, expected);
    let without = view.without_beyond.as_ref().unwrap();
    assert_eq!((codes(&without.units), without.totals.covered_people), (vec!["E"], 1500.0));
    let more = view.one_more.as_ref().unwrap();
    assert_eq!((more.unit.as_str(), more.people, codes(&more.units)), ("C", 2800.0, vec!["C", "D"]));
    assert_eq!((view.sites_beyond, view.units_beyond, view.lonely_sites, view.sites_without_place), (1, 2, 0, 0));
    assert_eq!((view.sites_at_seat, view.seats_not_stated), (1, 1));
    assert!(view.people_missing.is_empty() && view.places_missing.is_empty());

    // Without the sites beyond: E is left out too, and nothing else is said of what is around.
    let alone = bench.access(&Who::Visitor, &AccessQuestion { beyond: false, ..ask.clone() }).await.unwrap();
    assert_eq!(alone.inside.totals.covered_people, 1500.0);
    assert!(alone.around.is_none() && alone.without_beyond.is_none());
    assert_eq!(alone.sites_beyond, 1, "it is said that there are some");
    assert_ne!(alone.input_digest, view.input_digest);

    // Who signs in sees the one in D.
    let more = bench.access(&Who::Reader(Audience::SignedIn), &ask).await.unwrap();
    assert_eq!(more.inside.totals.covered_people, 4600.0);
    assert!(more.one_more.is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn capacity_is_that_of_the_offers_and_nothing_is_counted_twice() {
    let folder = Folder::new("nursery");
    let bench = furnished(&folder.0).await;
    let view = bench.access(&Who::Visitor, &AccessQuestion::new("nursery")).await.unwrap();
    assert_eq!(view.capacity, Capacity::Known { unit: "places".into(), per_period: String::new() });
    assert_eq!(view.sites.iter().map(|s| s.capacity.unwrap()).collect::<Vec<_>>(), [40.0, 20.0]);
    // A reaches the 1500 of A and B; C the 3300 of B, C and D.
    let (a, c) = (40.0 / 1500.0, 20.0 / 3300.0);
    for (row, score) in view.rows.iter().zip([a, a + c, c, c, 0.0]) {
        close(row.score.unwrap(), score * 1e4);
    }
    assert!(view.without_beyond.is_none() && view.around.is_none() && view.sites_beyond == 0);
    // The class above takes in those under it.
    let childhood = bench.access(&Who::Visitor, &AccessQuestion::new("childhood")).await.unwrap();
    assert_eq!(childhood.sites.len(), 2);
    // A nursery of which nothing but the unit is known: capacities cannot be compared any more, each site counts 1.
    save(&bench, 22, "asset", "Nursery E", json!({"class": "service_facility", "service": "nursery"}), place_in("E")).await;
    save(&bench, 23, "asset", "Nursery nowhere", json!({"class": "service_facility", "service": "nursery"}), |_| ()).await;
    let view = bench.access(&Who::Visitor, &AccessQuestion::new("nursery")).await.unwrap();
    assert_eq!(view.capacity, Capacity::Unknown { with: 2, of: 3 });
    assert_eq!((view.inside.sites, view.sites_without_place, view.inside.totals.uncovered_people), (3, 1, 0.0));
    let class =
        |code: &str, inside, beyond, without_place| ServiceClass { code: code.into(), inside, beyond, without_place, partial: false };
    assert_eq!(bench.service_classes(&Who::Visitor).await.unwrap(), [class("nursery", 3, 0, 1), class("library", 1, 1, 0)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_are_kept_until_something_is_written() {
    let folder = Folder::new("kept");
    let bench = furnished(&folder.0).await;
    let ask = AccessQuestion::new("library");
    let first = bench.access(&Who::Visitor, &ask).await.unwrap();
    assert!(Arc::ptr_eq(&first, &bench.access(&Who::Visitor, &ask).await.unwrap()));
    save(&bench, 15, "asset", "Library E", json!({"class": "service_facility", "service": "library"}), place_in("E")).await;
    let then = bench.access(&Who::Visitor, &ask).await.unwrap();
    assert_eq!(then.inside.sites, 2);
    assert_ne!(first.input_digest, then.input_digest);
}

#[tokio::test(flavor = "multi_thread")]
async fn harmony_with_its_level_its_parts_and_what_pulls_it_down() {
    let folder = Folder::new("harmony");
    let bench = furnished(&folder.0).await;
    let ask = HarmonyQuestion { group: Some("area".into()), ..HarmonyQuestion::default() };
    let view = bench.harmony(&Who::Visitor, &ask).await.unwrap();
    assert_eq!(view.question.services, ["nursery", "library"]);
    assert_eq!(view.rows.iter().map(|r| r.coverage).collect::<Vec<_>>(), [1.0, 1.0, 0.5, 0.5, 0.5]);
    assert_eq!(view.rows[2].lacking.iter().collect::<Vec<_>>(), ["library"]);
    assert_eq!(view.rows[4].lacking.iter().collect::<Vec<_>>(), ["nursery"]);
    let mean = (1500.0 + 3100.0 * 0.5) / 4600.0;
    let theil = (1500.0 * f64::ln(1.0 / mean) + 1550.0 * f64::ln(0.5 / mean)) / (mean * 4600.0);
    close(view.inside.mean, mean);
    close(view.inside.theil.unwrap(), theil);
    close(view.inside.harmony.unwrap(), (-theil).exp());
    // Every group is even inside: west has all, middle and the one without a name a half.
    close(view.inside.between.unwrap(), theil);
    assert!(view.inside.within.unwrap().abs() < 1e-12);
    let groups: Vec<(Option<&str>, usize, f64, f64)> =
        view.groups.iter().map(|g| (g.name.as_deref(), g.units, g.people, g.mean.unwrap())).collect();
    assert_eq!(groups, [(Some("middle"), 2, 2800.0, 0.5), (Some("west"), 2, 1500.0, 1.0), (None, 1, 300.0, 0.5)]);
    assert_eq!(codes(&view.pulled_by), ["C", "D", "E"]);
    let levels: Vec<(usize, f64)> = view.services.iter().map(|s| (s.units, s.level.unwrap())).collect();
    assert_eq!(levels.iter().map(|l| l.0).collect::<Vec<_>>(), [4, 3]);
    close(levels[1].1, 1800.0 / 4600.0);
    let library = &view.curves[1].shares;
    assert_eq!(library.len(), 21);
    for (km, people) in [(0, 1000.0), (7, 1000.0), (8, 1800.0), (14, 1800.0), (15, 4600.0), (20, 4600.0)] {
        close(library[km], people / 4600.0);
    }
    // X and Y have a library within reach and no nursery.
    let around = view.around.as_ref().unwrap();
    assert_eq!((around.units, around.mean, around.harmony, around.between), (2, 0.5, Some(1.0), None));
    assert!(!view.single && !view.undefined && view.left_out.is_empty());

    let own =
        bench.harmony(&Who::Visitor, &HarmonyQuestion { coverage: CoverageRule::OwnUnit, ..HarmonyQuestion::default() }).await.unwrap();
    assert_eq!(own.rows.iter().map(|r| r.coverage).collect::<Vec<_>>(), [1.0, 0.0, 0.5, 0.0, 0.0]);
    close(own.inside.mean, 2000.0 / 4600.0);
    assert!(own.groups.is_empty() && own.inside.between.is_none());
    assert_eq!(own.pulled_by.first().map(String::as_str), Some("D"), "of those that lack everything the one with most people");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_service_says_only_its_level_and_none_at_all_says_nothing() {
    let folder = Folder::new("single");
    let bench = furnished(&folder.0).await;
    let of = |service: &str| HarmonyQuestion { services: vec![service.to_owned()], ..HarmonyQuestion::default() };
    let view = bench.harmony(&Who::Visitor, &of("library")).await.unwrap();
    assert!(view.single);
    close(view.inside.harmony.unwrap(), view.inside.mean);
    let none = bench.harmony(&Who::Visitor, &of("museum")).await.unwrap();
    assert!(none.undefined);
    assert_eq!((none.inside.mean, none.inside.harmony, none.inside.gini), (0.0, None, None));
    assert!(none.pulled_by.is_empty() && none.around.is_none());
}

pub fn problem<T: std::fmt::Debug>(answer: Result<T, WorkError>) -> String {
    match answer {
        Err(WorkError::Invalid(problems)) => problems[0].code.clone(),
        Err(WorkError::NotFound(what)) => format!("not found: {what}"),
        other => panic!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_answered_is_named() {
    let folder = Folder::new("named");
    let bench = land(&folder.0).await;
    let who = Who::Visitor;
    let ask = AccessQuestion::new("library");
    assert_eq!(problem(bench.access(&who, &AccessQuestion::new("nothing")).await), "not found: nothing");
    assert_eq!(problem(bench.access(&who, &AccessQuestion { demand: "rate".into(), ..ask.clone() }).await), "problem-demand-indicator");
    assert_eq!(problem(bench.access(&who, &AccessQuestion { threshold_km: -1.0, ..ask.clone() }).await), "problem-access");
    assert_eq!(problem(bench.access(&who, &AccessQuestion { factor: 0.0, ..ask.clone() }).await), "problem-access");
    assert_eq!(problem(bench.access(&who, &AccessQuestion { period: Some("1999".into()), ..ask.clone() }).await), "problem-period-unknown");
    assert_eq!(problem(bench.harmony(&who, &HarmonyQuestion::default()).await), "problem-no-services");
    let of_library = HarmonyQuestion { services: vec!["library".into()], ..HarmonyQuestion::default() };
    assert_eq!(problem(bench.harmony(&who, &HarmonyQuestion { group: Some("zone".into()), ..of_library }).await), "problem-unit-attribute");
    // No library at all is an answer: nobody is reached, and one more would reach most from the middle.
    let view = bench.access(&who, &ask).await.unwrap();
    assert_eq!((view.inside.totals.uncovered_people, view.rows[0].nearest_km), (4600.0, None));
    assert_eq!(view.one_more.as_ref().map(|m| (m.unit.as_str(), m.people)), Some(("B", 3500.0)));
}

#[tokio::test(flavor = "multi_thread")]
async fn needs_are_rates_that_hot_spots_take_with_the_units_around() {
    let folder = Folder::new("needs");
    let bench = land(&folder.0).await;
    let who = Who::Visitor;
    assert_eq!(problem(bench.needs(&who, "library", None).await), "problem-no-needs");
    let need = |people: u32| json!({"category": "library", "people": people});
    save(&bench, 40, "need", "Need A", need(50), place_in("A")).await;
    let two = |r: &mut Record| r.place = Some(Place::in_units(vec!["A".into(), "B".into()]));
    save(&bench, 41, "need", "Need of two", need(20), two).await;
    save(&bench, 42, "need", "Need nowhere", json!({"category": "library"}), |_| ()).await;
    save(&bench, 43, "need", "Need met", need(900), |r| {
        place_in("C")(r);
        r.status = "withdrawn".into();
    })
    .await;
    let view = bench.needs(&who, "culture", None).await.unwrap();
    assert_eq!((view.by, view.needs, view.unplaced, view.without_people), (NeedsBy::People, 3, 1, 1));
    // A: 50 and half of 20 on 1000 residents; B: 10 on 500. Nobody asked beyond the border.
    let rates: Vec<Option<f64>> = view.rows.iter().map(|r| r.rate).collect();
    assert_eq!(rates, [Some(60.0), Some(20.0), Some(0.0), Some(0.0), Some(0.0), None, None]);
    assert_eq!(view.rows.iter().map(|r| r.needs).collect::<Vec<_>>(), [2, 1, 0, 0, 0, 0, 0]);
    let ask = HotspotsQuestion { indicator: "need:library".into(), ..HotspotsQuestion::default() };
    let spots = bench.hotspots(&who, &ask).await.unwrap();
    assert_eq!((spots.used, spots.context, spots.missing, spots.rows[0].value), (5, 0, 0, Some(60.0)));
    // With one on record beyond, the units around take part, and only those inside are counted.
    save(&bench, 44, "need", "Need X", need(40), place_in("X")).await;
    let spots = bench.hotspots(&who, &ask).await.unwrap();
    assert_eq!((spots.used, spots.context, spots.rows[5].value), (7, 2, Some(10.0)));
    assert_eq!(spots.counts.values().sum::<usize>(), 5);
}
