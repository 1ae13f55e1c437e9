//! The exchange of needs and offers: what was planted is found, what only looks like it is not; agreements never promise more than there
//! is, whoever makes them and on whichever engine; what an audience does not see changes nothing of what it sees.

mod accepting;
mod planted;

use crate::ops_stories::{Folder, Time};
use reticolo_instruments::exchange::{Acceptance, Constraint, ExchangeAsk};
use reticolo_instruments::plan::PlanQuestion;
use reticolo_instruments::{Config, Who, Workbench};
use reticolo_messages::Language;
use reticolo_model::geometry::Geometry;
use reticolo_model::log::Act;
use reticolo_model::{Audience, Place, Record, Unit, Visibility, kinds};
use reticolo_report::Block;
use reticolo_store::data_sets::{Form, Source};
use reticolo_store::log::Chain;
use reticolo_store::{Stamp, records, units};
use serde_json::{Value, json};
use std::path::Path;
use uuid::Uuid;

pub const NOW: &str = "2026-06-30T08:00:00.000000Z";

fn square(x: f64, y: f64) -> Geometry {
    let ring = [[-0.03, -0.03], [0.03, -0.03], [0.03, 0.03], [-0.03, 0.03], [-0.03, -0.03]];
    Geometry::Polygon(vec![ring.map(|[dx, dy]| [x + dx, y + dy]).to_vec()])
}

/// A territory of three units in a row, seven kilometres apart on the way.
pub async fn land(folder: &Path, database: Option<String>) -> Workbench {
    let config = Config { name: "Prova".into(), territory: None, units: vec!["A".into(), "B".into(), "C".into()], database };
    let bench = Workbench::new_territory(folder, config, Time::at(NOW).clock(), None).await.expect("a new territory");
    let (territory, stamp) = (bench.territory, Stamp { at: NOW.into(), by: "command_line".into() });
    let unit = |(i, code): (usize, &str)| Unit {
        code: code.into(),
        name: format!("Comune {code}"),
        inside: true,
        province: None,
        region: None,
        valid_from: None,
        valid_to: None,
        seat: Some([0.07 * i as f64, 45.0]),
        geometry: Some(square(0.07 * i as f64, 45.0)),
        attributes: Default::default(),
    };
    let all: Vec<Unit> = ["A", "B", "C"].into_iter().enumerate().map(unit).collect();
    let made = bench.store.write(move |c| {
        Box::pin(async move {
            let difference = units::compare(c, territory, "units", all).await?;
            let mut chain = Chain::lock(c, territory, &stamp).await?;
            let act = chain.append(Act::Import, None, None, json!({}));
            let source = Source { data_set: "units".into(), form: Form::Units, file: "test".into(), mapping: "{}".into() };
            units::publish(c, territory, &mut chain, &stamp, Some(act), &source, &difference, false).await?;
            chain.close(c).await
        })
    });
    made.await.expect("units");
    bench
}

/// Writes a public record as it is told.
pub async fn record(bench: &Workbench, id: u128, kind: &str, status: &str, unit: &str, body: Value) -> Uuid {
    written(bench, id, kind, status, unit, body, Visibility::Public).await
}

pub async fn written(bench: &Workbench, id: u128, kind: &str, status: &str, unit: &str, body: Value, visibility: Visibility) -> Uuid {
    let of = kinds::find(kind).expect("a kind");
    let mut record = Record::new(Uuid::from_u128(id), of, &format!("{kind} {id}"));
    record.body = body.as_object().expect("fields").clone();
    record.visibility = visibility;
    record.place = Some(Place::in_units(vec![unit.to_owned()]));
    status.clone_into(&mut record.status);
    let problems = reticolo_model::check::check(of, &mut record);
    assert!(problems.is_empty(), "{problems:?}");
    let (territory, stamp) = (bench.territory, Stamp { at: NOW.into(), by: "command_line".into() });
    bench.store.write(move |c| Box::pin(async move { records::save(c, territory, &stamp, record, None).await })).await.expect("saved").0.id
}

pub fn need(quantity: f64) -> Value {
    json!({ "category": "nursery", "quantity": quantity, "quantity_unit": "places", "people_group": "bambini" })
}

pub fn offer(capacity: f64) -> Value {
    json!({ "category": "nursery", "capacity": capacity, "capacity_unit": "places" })
}

pub fn acceptance(need: Uuid, offer: Uuid, amount: Option<f64>) -> Acceptance {
    Acceptance { need, offer, amount, language: Language::It }
}

#[tokio::test]
async fn what_stays_unmet_and_idle_has_its_reason() {
    let folder = Folder::new("exchange-reasons");
    let bench = land(&folder.join("t"), None).await;
    let with = |mut body: Value, field: &str, value: Value| {
        body[field] = value;
        body
    };
    // Two needs in A, of which there is enough for one; the other way is from B, some seven kilometres off.
    let one = record(&bench, 1, "need", "validated", "A", with(need(4.0), "urgency", json!("high"))).await;
    let two = record(&bench, 2, "need", "validated", "A", need(4.0)).await;
    let near = record(&bench, 11, "offer", "active", "A", offer(5.0)).await;
    let far = record(&bench, 12, "offer", "active", "B", offer(2.0)).await;
    record(&bench, 13, "offer", "suspended", "A", offer(50.0)).await;
    record(&bench, 14, "offer", "active", "A", with(offer(50.0), "eligibility", json!("imprese"))).await;
    let dear =
        record(&bench, 3, "need", "expressed", "C", with(with(need(3.0), "price_ceiling", json!("2.00")), "reach_km", json!(1))).await;
    record(&bench, 15, "offer", "active", "C", with(with(offer(9.0), "price", json!("2.50")), "reach_km", json!(1))).await;
    record(
        &bench,
        4,
        "need",
        "expressed",
        "C",
        with(json!({ "category": "nursery", "quantity": 2, "quantity_unit": "hours", "reach_km": 1 }), "people_group", json!("imprese")),
    )
    .await;
    let view = bench.exchange_view(&Who::Visitor, &ExchangeAsk::default()).await.unwrap();
    let given =
        |need: Uuid, offer: Uuid| view.matches.iter().find(|m| m.need.id == need && m.offer.id == offer).map_or(0.0, |m| m.amount.amount);
    // The urgent one is served wholly; the offer next door and the one beyond give all they have, and one unit is lacking.
    assert_eq!(given(one, near) + given(one, far), 4.0);
    assert_eq!(given(one, near) + given(two, near), 5.0);
    assert_eq!(given(two, near) + given(two, far), 3.0);
    let unmet: Vec<(Uuid, f64, &str)> = view.unmet.iter().map(|u| (u.of.id, u.left.amount, u.why)).collect();
    assert!(unmet.contains(&(two, 1.0, "taken")), "{unmet:?}");
    assert!(unmet.contains(&(dear, 3.0, "price")), "{unmet:?}");
    assert!(unmet.iter().any(|(id, left, why)| *id == Uuid::from_u128(4) && *left == 2.0 && *why == "unit"), "{unmet:?}");
    assert_eq!((view.needs, view.met, view.wholly), (4, 2, 1));
    let idle: Vec<(u128, &str)> = view.idle.iter().map(|u| (u.of.id.as_u128(), u.why)).collect();
    assert_eq!(
        idle.iter().copied().collect::<std::collections::BTreeMap<_, _>>(),
        std::collections::BTreeMap::from([(14, "people"), (15, "price")])
    );
    // One more unit next door would serve the one who lacks it.
    let pair = bench.exchange_pair(&Who::Visitor, one, near).await.unwrap();
    assert_eq!(pair.displaces.as_ref().map(|d| d.id), Some(two));
    assert!(pair.displaced_to.is_none());
    let candidates = bench.exchange_candidates(&Who::Visitor, one).await.unwrap();
    assert_eq!(candidates.total, 2);
    let binding: Vec<Option<Constraint>> = candidates.near.iter().map(|a| a.pair.binding()).collect();
    assert_eq!(binding, [Some(Constraint::State), Some(Constraint::People), Some(Constraint::Place)]);
    // From the other side the same pairs are seen.
    let back = bench.exchange_candidates(&Who::Visitor, near).await.unwrap();
    assert_eq!(back.candidates.iter().map(|a| a.other.id).collect::<std::collections::BTreeSet<_>>(), [one, two].into());
    let gone = bench.exchange_pair(&Who::Visitor, Uuid::from_u128(99), near).await;
    assert!(matches!(gone, Err(reticolo_instruments::WorkError::NotFound(_))));
}

#[tokio::test]
async fn what_is_hidden_changes_nothing_of_what_the_public_sees() {
    let folder = Folder::new("exchange-audience");
    let bench = land(&folder.join("t"), None).await;
    let want = record(&bench, 1, "need", "validated", "A", need(4.0)).await;
    let has = record(&bench, 11, "offer", "active", "A", offer(5.0)).await;
    let told = async |who: &Who| {
        let ask = ExchangeAsk::default();
        let view = bench.exchange_view(who, &ask).await.unwrap();
        let (list, pair) = (bench.exchange_candidates(who, want).await.unwrap(), bench.exchange_pair(who, want, has).await.unwrap());
        let csv = String::from_utf8(bench.exchange_csv(who, &ask).await.unwrap()).unwrap();
        let question = PlanQuestion {
            language: Language::It,
            date: "2026-06-30".into(),
            audience: Audience::Public,
            illustrative: false,
            base_url: None,
        };
        let plan = bench.plan(who, &question).await.unwrap();
        let section = plan.sections.iter().find(|s| s.id == "exchange").expect("a section of the plan");
        assert_eq!(section.blocks.iter().filter(|b| matches!(b, Block::Table { rows, .. } if rows.len() == 1)).count(), 1, "one match");
        format!("{}{}{}{csv}{}", json!(view), json!(list), json!(pair), json!(plan))
    };
    let (before, seen) = (told(&Who::Visitor).await, told(&Who::CommandLine).await);
    written(&bench, 2, "need", "validated", "A", need(9.0), Visibility::SignedIn).await;
    written(&bench, 12, "offer", "active", "A", offer(1.0), Visibility::SignedIn).await;
    bench.accept_match(&Who::CommandLine, &acceptance(want, has, Some(3.0)), None).await.unwrap();
    assert_eq!(told(&Who::Visitor).await, before);
    assert_ne!(told(&Who::CommandLine).await, seen);
    // A hidden promise is kept all the same: only two units are left.
    let refused = bench.accept_match(&Who::CommandLine, &acceptance(want, has, Some(2.0)), None).await;
    assert_eq!(crate::ops_stories::problem(refused), "problem-exchange-need_left");
}
