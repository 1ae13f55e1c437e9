//! Harmony told to the store: how evenly needs are served across cells, units, areas and groups, worked by hand; what a planned action would
//! do, and that it does so once it is done; what is hidden changes nothing.

use crate::exchange::{acceptance, land, need, offer, record, written};
use crate::ops_stories::Folder as Ground;
use crate::services::{Folder, close, furnished, place_in, problem, save};
use reticolo_instruments::harmony::{Across, ActionAsk, Coverage, CoverageRule, HarmonyQuestion, MOST, Move, NeedsHarmony, NeedsQuestion};
use reticolo_instruments::plan::PlanQuestion;
use reticolo_instruments::services::NeedsBy;
use reticolo_instruments::{Who, WorkError, Workbench};
use reticolo_messages::Language;
use reticolo_model::{Audience, Position, Share, Visibility};
use reticolo_store::{Stamp, links, records};
use serde_json::{Value, json};
use uuid::Uuid;

const NOW: &str = crate::exchange::NOW;

fn stamp() -> Stamp {
    Stamp { at: NOW.into(), by: "command_line".into() }
}

async fn tie(bench: &Workbench, id: u128, kind: &str, from: Uuid, to: Uuid) {
    let link = links::Link::new(Uuid::from_u128(id), kind, from, to);
    let territory = bench.territory;
    bench.store.write(move |c| Box::pin(async move { links::add(c, territory, &stamp(), &link).await })).await.expect("a link");
}

/// Puts a record into cells of equal shares.
async fn into_cells(bench: &Workbench, id: Uuid, cells: &[[&str; 3]]) {
    let mut found = records::get_many(&mut bench.store.reader().await.unwrap(), bench.territory, &[id]).await.unwrap().remove(0);
    let weight = Share::equal(cells.len());
    let position = |[area, dimension, modality]: &[&str; 3]| Position {
        area: (*area).into(),
        dimension: (*dimension).into(),
        modality: (*modality).into(),
        weight,
    };
    found.positions = cells.iter().map(position).collect();
    let (territory, version) = (bench.territory, found.version);
    bench
        .store
        .write(move |c| Box::pin(async move { records::save(c, territory, &stamp(), found, Some(version)).await }))
        .await
        .expect("saved");
}

fn with(mut body: Value, more: &[(&str, Value)]) -> Value {
    for (field, value) in more {
        body[*field] = value.clone();
    }
    body
}

const PILOTS: [&str; 3] = ["welfare", "services", "pilots"];
const OTHER: [&str; 3] = ["enterprise", "services", "pilots"];

/// Ten people in A, half served by an agreement in force; thirty in B, not served, in two cells; sixty in C, served as their state says; and a
/// need in A that does not say how many people it concerns.
async fn told(bench: &Workbench) -> [Uuid; 5] {
    let a = record(bench, 1, "need", "validated", "A", with(need(4.0), &[("people", json!(10))])).await;
    let b = record(bench, 2, "need", "validated", "B", with(need(6.0), &[("people", json!(30)), ("people_group", json!("Anziani"))])).await;
    let c = record(bench, 3, "need", "covered", "C", with(need(5.0), &[("people", json!(60))])).await;
    let unsaid = record(bench, 4, "need", "emerging", "A", json!({ "category": "library" })).await;
    into_cells(bench, a, &[PILOTS]).await;
    into_cells(bench, b, &[PILOTS, OTHER]).await;
    into_cells(bench, c, &[OTHER]).await;
    let agreement = json!({ "category": "nursery", "amount": 2, "amount_unit": "places",
        "accepted_by_demand": "2026-05-01", "accepted_by_supply": "2026-05-01" });
    let agreement = record(bench, 21, "agreement", "accepted", "A", agreement).await;
    tie(bench, 31, "serves", agreement, a).await;
    [a, b, c, unsaid, agreement]
}

fn across(across: Across) -> NeedsQuestion {
    NeedsQuestion { across, ..NeedsQuestion::default() }
}

#[tokio::test]
async fn needs_by_hand_across_everything() {
    let folder = Ground::new("harmony-hand");
    let bench = land(&folder.join("t"), None).await;
    let who = Who::Visitor;
    assert_eq!(problem(bench.needs_harmony(&who, &NeedsQuestion::default()).await), "problem-harmony-no_needs");
    let [_, b, ..] = told(&bench).await;
    let of = async |q: NeedsQuestion| bench.needs_harmony(&who, &q).await.unwrap();
    let units = of(across(Across::Units)).await;
    assert_eq!((units.by, units.needs, units.whole, units.some, units.none), (NeedsBy::People, 4, 1, 1, 2));
    assert_eq!((units.without_people, units.by_state, units.uncounted, units.outside), (1, 1, 1, 0));
    assert_eq!((units.inside.people, units.inside.mean, units.level_by_need), (100.0, 0.65, 0.375));
    // Half for ten of a hundred, nothing for thirty, all for sixty.
    let theil = (10.0 * 0.5 * f64::ln(0.5 / 0.65) + 60.0 * f64::ln(1.0 / 0.65)) / (0.65 * 100.0);
    close(units.inside.theil.unwrap(), theil);
    close(units.inside.harmony.unwrap(), (-theil).exp());
    close(units.theil_of_needs.unwrap(), theil);
    let rows = |v: &NeedsHarmony| v.rows.iter().map(|r| (r.key.clone(), r.needs, r.people, r.coverage)).collect::<Vec<_>>();
    assert_eq!(rows(&units), [("A".into(), 2, 10.0, Some(0.5)), ("B".into(), 1, 30.0, Some(0.0)), ("C".into(), 1, 60.0, Some(1.0))]);
    assert_eq!(units.pulled_by, ["B", "A"]);
    assert_eq!((units.worst[0].id, units.worst[0].unserved, units.left), (b, 30.0, 3));
    assert_eq!(units.rows[0].lacking[0].service, "nursery");

    // A need in two cells is shared by them; one without a cell stands in none.
    let cells = of(across(Across::Cells)).await;
    let (pilots, other) = (PILOTS.join("/"), OTHER.join("/"));
    let expected = [(other.clone(), 2, 75.0, Some(0.8)), (pilots.clone(), 2, 25.0, Some(0.2)), (String::new(), 1, 0.0, None)];
    let mut found = rows(&cells);
    found.sort_by_key(|r| expected.iter().position(|e| e.0 == r.0));
    assert_eq!(found, expected);
    assert_eq!(rows(&cells).last().unwrap().0, "", "what stands in no cell comes last");
    let between = (75.0 * 0.8 * f64::ln(0.8 / 0.65) + 25.0 * 0.2 * f64::ln(0.2 / 0.65)) / 65.0;
    close(cells.inside.theil.unwrap(), between);
    close(cells.inside.within.unwrap(), theil - between);
    close(cells.rows.iter().filter_map(|r| r.part).sum(), between);
    assert_eq!(cells.inside.mean, units.inside.mean);
    assert_eq!(cells.pulled_by, [pilots]);

    let groups = of(across(Across::Groups)).await;
    let names: Vec<(&str, Option<f64>)> = groups.rows.iter().map(|r| (r.name.as_str(), r.coverage)).collect();
    assert_eq!(names, [("Anziani", Some(0.0)), ("bambini", Some(reticolo_analysis::sums::round9(65.0 / 70.0))), ("", None)]);
    assert_eq!(problem(bench.needs_harmony(&who, &across(Across::Basins)).await), "problem-harmony-no_areas");
    let area = json!({ "form": "set_of_units", "code": "north" });
    let mut north = reticolo_model::Record::new(Uuid::from_u128(41), reticolo_model::kinds::find("area").unwrap(), "Nord");
    north.visibility = Visibility::Public;
    north.place = Some(reticolo_model::Place::in_units(vec!["A".into(), "B".into()]));
    north.body = area.as_object().unwrap().clone();
    let territory = bench.territory;
    bench.store.write(move |c| Box::pin(async move { records::save(c, territory, &stamp(), north, None).await })).await.unwrap();
    let basins = of(across(Across::Basins)).await;
    let told: Vec<(&str, f64, f64)> = basins.rows.iter().map(|r| (r.name.as_str(), r.people, r.coverage.unwrap())).collect();
    assert_eq!(told, [("Nord", 40.0, 0.125), ("", 60.0, 1.0)]);
    assert_eq!((basins.sets.len(), basins.units["A"], basins.units["C"]), (1, Some(0.125), None));
    let named = NeedsQuestion { basins: Some("nothing".into()), ..across(Across::Basins) };
    assert_eq!(problem(bench.needs_harmony(&who, &named).await), "problem-harmony-set");

    // Of libraries there is one need, which says nothing of people: it counts as one, and is not served.
    let library = of(NeedsQuestion { services: vec!["culture".into()], ..NeedsQuestion::default() }).await;
    assert_eq!((library.by, library.needs, library.undefined, library.inside.harmony), (NeedsBy::Records, 1, true, None));
    assert_eq!(
        problem(bench.needs_harmony(&who, &NeedsQuestion { services: vec!["x".into()], ..NeedsQuestion::default() }).await),
        "not found: x"
    );
    let csv = String::from_utf8(bench.needs_harmony_csv(&who, &across(Across::Units)).await.unwrap()).unwrap();
    assert!(csv.starts_with("row,name,needs,people,coverage,harmony,part,within,lacking\nA,Comune A,2,10,0.5,"), "{csv}");
}

async fn what_if(bench: &Workbench, q: NeedsQuestion, id: Uuid) -> Move {
    bench.harmony_what_if(&Who::Visitor, &Coverage::Needs(q), &ActionAsk::Record(id)).await.unwrap()
}

#[tokio::test]
async fn what_is_planned_for_needs_does_what_was_said() {
    let folder = Ground::new("harmony-planned");
    let bench = land(&folder.join("t"), None).await;
    let [a, b, ..] = told(&bench).await;
    let has = record(&bench, 11, "offer", "active", "B", offer(3.0)).await;
    let question = across(Across::Units);
    // The offer's best match is the need beside it, which wants six.
    let one = what_if(&bench, question.clone(), has).await;
    assert_eq!((one.action.read_as, one.moved.rows, one.moved.people), ("match", 1, 30.0));
    close(one.moved.after.mean, 0.65 + 0.5 * 30.0 / 100.0);
    assert!(one.moved.change.harmony.unwrap() > 0.0 && !one.moved.falls);
    // Proposed, it serves nobody yet, and is what is planned in place of the offer.
    let proposed = bench.accept_match(&Who::CommandLine, &acceptance(b, has, Some(3.0)), None).await.unwrap().saved.record;
    let publish = json!({ "visibility": "public" });
    let proposed = bench.update(&Who::CommandLine, proposed.id, proposed.version, publish.as_object().unwrap()).await.unwrap().record;
    let before = bench.needs_harmony(&Who::Visitor, &question).await.unwrap();
    assert_eq!(before.inside.mean, 0.65);
    let said = what_if(&bench, question.clone(), proposed.id).await;
    assert_eq!((said.action.kind, said.action.read_as), ("agreement", "agreed"));
    assert_eq!((said.moved.before.mean, said.moved.after.mean), (before.inside.mean, one.moved.after.mean));
    // Once accepted, harmony is what was said.
    let step = json!({ "status": "accepted", "body": { "accepted_by_demand": "2026-06-30", "accepted_by_supply": "2026-06-30" } });
    bench.update(&Who::CommandLine, proposed.id, proposed.version, step.as_object().unwrap()).await.unwrap();
    let after = bench.needs_harmony(&Who::Visitor, &question).await.unwrap();
    assert_eq!(after.inside, said.moved.after);
    let gone = bench.harmony_what_if(&Who::Visitor, &Coverage::Needs(question.clone()), &ActionAsk::Record(proposed.id)).await;
    assert!(matches!(gone, Err(WorkError::NotFound(_))), "what is in force is no longer planned");

    // What answers a need, or a latency that cites it, counts as if it served all of it.
    let action = record(&bench, 51, "action", "planned", "A", json!({ "form": "support" })).await;
    tie(&bench, 61, "responds_to", action, a).await;
    let latency = record(&bench, 52, "latency", "accepted", "B", json!({ "rule": "unserved_demand", "finding": "nursery/B" })).await;
    tie(&bench, 62, "cites", latency, b).await;
    let initiative = record(&bench, 53, "initiative", "confirmed", "B", json!({})).await;
    tie(&bench, 63, "responds_to", initiative, latency).await;
    let done = record(&bench, 54, "action", "dropped", "A", json!({ "form": "support", "reason": "no" })).await;
    tie(&bench, 64, "responds_to", done, a).await;
    let (first, second) = (what_if(&bench, question.clone(), action).await, what_if(&bench, question.clone(), initiative).await);
    close(first.moved.change.mean, 0.5 * 10.0 / 100.0);
    close(second.moved.change.mean, 0.5 * 30.0 / 100.0);
    assert_eq!((second.action.service.as_deref(), second.action.unit.as_deref()), (Some("nursery"), Some("B")));
    let moves = bench.harmony_moves(&Who::Visitor, &Coverage::Needs(question.clone())).await.unwrap();
    let kinds: Vec<(&str, Option<Uuid>)> = moves.rows.iter().map(|m| (m.action.kind, m.action.id)).collect();
    assert_eq!(kinds, [("initiative", Some(initiative)), ("action", Some(action))], "the offer has nothing left");
    assert_eq!((moves.all, moves.on_record), (2, 2));
    let glance = bench.harmony_at_a_glance(&Who::Visitor).await.unwrap();
    assert!(glance.services.is_none() && glance.services_move.is_none(), "there are no services and no people");
    assert_eq!(glance.needs.unwrap().inside, after.inside);
    assert_eq!(glance.needs_move.as_ref(), moves.rows.first());
    // The same over cells: the same people and the same level, in other rows.
    let cells = what_if(&bench, across(Across::Cells), initiative).await;
    close(cells.moved.change.mean, second.moved.change.mean);
    assert_eq!((cells.moved.rows, cells.moved.people), (2, 30.0));
    let open = ActionAsk::Open { service: "nursery".into(), unit: Some("A".into()), at: None };
    assert_eq!(problem(bench.harmony_what_if(&Who::Visitor, &Coverage::Needs(question), &open).await), "problem-harmony-open_needs");
}

fn services(more: HarmonyQuestion) -> Coverage {
    Coverage::Services(more)
}

fn open(service: &str, unit: &str) -> ActionAsk {
    ActionAsk::Open { service: service.into(), unit: Some(unit.into()), at: None }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_opened_reaches_whom_it_was_said_to_reach() {
    let folder = Folder::new("harmony-open");
    let bench = furnished(&folder.0).await;
    let who = Who::Visitor;
    let question = HarmonyQuestion::default();
    let before = bench.harmony(&who, &question).await.unwrap();
    // Whatever is opened wherever, nobody loses.
    for service in ["nursery", "library", "museum"] {
        for unit in ["A", "B", "C", "D", "E"] {
            let one = bench.harmony_what_if(&who, &services(question.clone()), &open(service, unit)).await.unwrap();
            assert!(one.moved.change.mean >= 0.0 && one.moved.gains.iter().all(|g| g.after > g.before), "{service} in {unit}");
            if service != "museum" {
                assert_eq!(one.moved.before.mean, before.inside.mean);
            }
        }
    }
    // A library in C reaches C and D; B has one already.
    let said = bench.harmony_what_if(&who, &services(question.clone()), &open("library", "C")).await.unwrap();
    let gained: Vec<&str> = said.moved.gains.iter().map(|g| g.key.as_str()).collect();
    assert_eq!((gained, said.moved.people), (vec!["C", "D"], 2800.0));
    close(said.moved.after.mean, (4300.0 + 150.0) / 4600.0);
    // At a point as in a unit.
    let at = ActionAsk::Open { service: "library".into(), unit: None, at: Some([0.1, 0.0]) };
    let there = bench.harmony_what_if(&who, &services(question.clone()), &at).await.unwrap();
    assert_eq!((there.action.unit.as_deref(), there.moved.after.mean), (Some("C"), said.moved.after.mean));
    let moves = bench.harmony_moves(&who, &services(question.clone())).await.unwrap();
    assert!(moves.rows.len() <= MOST && moves.on_record == 0 && moves.rows.iter().all(|m| m.action.kind == "opening"));
    let best = moves.rows.iter().map(|m| m.moved.change.harmony.unwrap()).fold(f64::MIN, f64::max);
    assert_eq!(moves.rows[0].moved.change.harmony.unwrap(), best);
    // An offer that has not begun is on record, where it is delivered.
    save(&bench, 60, "offer", "A library bus", json!({ "category": "library" }), |r| {
        place_in("C")(r);
        r.status = "proposed".into();
    })
    .await;
    let moves = bench.harmony_moves(&who, &services(question.clone())).await.unwrap();
    let bus = moves.rows.iter().find(|m| m.action.id == Some(Uuid::from_u128(60))).expect("the offer");
    assert_eq!((bus.action.read_as, bus.moved.after.mean, moves.on_record), ("begins", said.moved.after.mean, 1));
    // Once it is there, it is as it was said.
    save(&bench, 15, "asset", "Library C2", json!({"class": "service_facility", "service": "library"}), place_in("C")).await;
    let after = bench.harmony(&who, &question).await.unwrap();
    assert_eq!((after.inside.mean, after.inside.theil), (said.moved.after.mean, said.moved.after.theil));

    for (ask, code) in [
        (open("nothing", "A"), "not found: nothing"),
        (open("library", "Z"), "problem-unit-unknown"),
        (ActionAsk::Open { service: "library".into(), unit: None, at: Some([50.0, 50.0]) }, "problem-harmony-nowhere"),
        (ActionAsk::Open { service: "library".into(), unit: None, at: None }, "problem-harmony-where"),
    ] {
        assert_eq!(problem(bench.harmony_what_if(&who, &services(question.clone()), &ask).await), code);
    }
    let none = bench.harmony_what_if(&who, &services(question), &ActionAsk::Record(Uuid::from_u128(10))).await;
    assert!(matches!(none, Err(WorkError::NotFound(_))), "a library that is there is no plan");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_level_that_rises_unevenly_is_said_and_areas_group_units() {
    let folder = Folder::new("harmony-falls");
    let bench = furnished(&folder.0).await;
    let question = HarmonyQuestion { coverage: CoverageRule::OwnUnit, ..HarmonyQuestion::default() };
    // A has all there is already: a museum there raises the level and makes it less even.
    let one = bench.harmony_what_if(&Who::Visitor, &services(question), &open("museum", "A")).await.unwrap();
    let [before, after] = [2000.0 / 3.0 * 2.0 / 4600.0, (1000.0 + 2000.0 / 3.0) / 4600.0];
    close(one.moved.before.mean, before);
    close(one.moved.after.mean, after);
    let theil = 0.6 * f64::ln(1.0 / after) + 0.4 * f64::ln(1.0 / 3.0 / after);
    close(one.moved.after.theil.unwrap(), theil);
    assert!(one.moved.falls && one.moved.change.harmony.unwrap() < 0.0);

    for (id, title, units) in [(70u128, "West", vec!["A", "B"]), (71, "East", vec!["B", "C"])] {
        let units: Vec<String> = units.into_iter().map(str::to_owned).collect();
        save(&bench, id, "area", title, json!({ "form": "set_of_units" }), |r| r.place = Some(reticolo_model::Place::in_units(units)))
            .await;
    }
    let basins = HarmonyQuestion { basins: Some(String::new()), ..HarmonyQuestion::default() };
    let view = bench.harmony(&Who::Visitor, &basins).await.unwrap();
    let groups: Vec<(Option<&str>, usize, f64)> = view.groups.iter().map(|g| (g.name.as_deref(), g.units, g.mean.unwrap())).collect();
    // B is in both and counts in the first by title.
    assert_eq!(groups, [(Some("East"), 2, 0.6), (Some("West"), 1, 1.0), (None, 2, 0.5)]);
    assert_eq!((view.shared_units, view.question.basins.as_deref()), (1, Some("set_of_units")));
    close(view.inside.between.unwrap() + view.inside.within.unwrap(), view.inside.theil.unwrap());
    close(view.groups.iter().filter_map(|g| g.part).sum(), view.inside.theil.unwrap());
    assert_eq!(view.groups_pulled_by.len(), 2);
    assert_eq!((view.groups[0].lacking[0].service.as_str(), view.groups[0].lacking[0].people), ("library", 2000.0));
    let moved = bench.harmony_what_if(&Who::Visitor, &services(basins), &open("library", "C")).await.unwrap();
    let gains: Vec<(&str, f64)> = moved.moved.gains.iter().map(|g| (g.name.as_str(), g.gaining)).collect();
    assert_eq!(gains, [("East", 2000.0), ("", 800.0)]);
}

#[tokio::test]
async fn what_is_hidden_changes_no_byte() {
    let folder = Ground::new("harmony-audience");
    let bench = land(&folder.join("t"), None).await;
    let [_, b, ..] = told(&bench).await;
    let has = record(&bench, 11, "offer", "active", "B", offer(3.0)).await;
    let told = async |who: &Who| {
        let mut out = String::new();
        for across in [Across::Units, Across::Cells, Across::Groups] {
            let question = NeedsQuestion { across, ..NeedsQuestion::default() };
            let coverage = Coverage::Needs(question.clone());
            out += &json!(*bench.needs_harmony(who, &question).await.unwrap()).to_string();
            out += &json!(*bench.harmony_moves(who, &coverage).await.unwrap()).to_string();
            out += &json!(bench.harmony_what_if(who, &coverage, &ActionAsk::Record(has)).await.unwrap()).to_string();
            out += &String::from_utf8(bench.needs_harmony_csv(who, &question).await.unwrap()).unwrap();
        }
        let question = PlanQuestion {
            language: Language::It,
            date: "2026-06-30".into(),
            audience: Audience::Public,
            illustrative: false,
            base_url: None,
        };
        out + &json!(bench.plan(who, &question).await.unwrap()).to_string()
    };
    let (before, seen) = (told(&Who::Visitor).await, told(&Who::CommandLine).await);
    let hidden = Visibility::SignedIn;
    written(&bench, 5, "need", "validated", "B", with(need(9.0), &[("people", json!(500))]), hidden).await;
    let action = written(&bench, 55, "action", "planned", "B", json!({ "form": "support" }), hidden).await;
    tie(&bench, 65, "responds_to", action, b).await;
    let body = json!({ "category": "nursery", "amount": 1, "amount_unit": "places", "accepted_by_demand": "2026-06-01", "accepted_by_supply": "2026-06-01" });
    let agreement = written(&bench, 22, "agreement", "accepted", "B", body, hidden).await;
    tie(&bench, 66, "serves", agreement, b).await;
    tie(&bench, 67, "requires", agreement, has).await;
    assert_eq!(told(&Who::Visitor).await, before);
    assert_ne!(told(&Who::CommandLine).await, seen);
    let question = Coverage::Needs(NeedsQuestion::default());
    let hidden = bench.harmony_what_if(&Who::Visitor, &question, &ActionAsk::Record(action)).await;
    assert!(matches!(hidden, Err(WorkError::NotFound(_))), "a hidden plan is none");
}
