//! Demand that nobody serves or expresses, and supply that nobody uses.

use super::finding::{Arg, Evidence, Finding};
use super::ground::{Ground, number, share_a_unit, units};
use reticolo_model::Record;
use std::collections::BTreeMap;

/// States in which a need waits for somebody.
const OPEN: [&str; 4] = ["emerging", "expressed", "validated", "in_a_lot"];
/// How far people go for a service, where neither need nor offer says so, in kilometres.
pub(super) const REACH_KM: f64 = 10.0;
/// A service is found missing where at least this share of the people is farther from it than people go.
const LEFT_OUT: f64 = 0.05;
/// A list of facilities of at most so many services is taken for the register of them.
const REGISTER: usize = 10;

pub(super) fn waits(ground: &Ground, need: &Record) -> bool {
    let served = |id| ground.from(id, "serves").any(|a| a.kind == "agreement" && ground.in_force(a));
    OPEN.contains(&need.status.as_str())
        && ground.lasts(need)
        && !served(need.id)
        && !ground.to(need.id, "part_of").any(|lot| lot.kind == "lot" && served(lot.id))
}

/// Whether people with the need can use what stands at the other record: in the same unit, or as near as either says.
fn reaches(ground: &Ground, need: &Record, other: &Record) -> bool {
    let said = [need, other].into_iter().filter_map(|r| number(r, "reach_km")).reduce(f64::max);
    share_a_unit(need, other) || ground.km(need, other).is_some_and(|km| km <= said.unwrap_or(REACH_KM))
}

fn gives(ground: &Ground, record: &Record) -> bool {
    match record.kind.as_str() {
        "offer" => record.status == "active" && ground.lasts(record),
        _ => record.status != "lost" && record.body_text("condition") != Some("ruined") && record.body_text("use") != Some("free"),
    }
}

/// Needs of one service in one unit that no offer, facility or agreement reaches.
pub(super) fn unserved(ground: &Ground) -> Vec<Finding> {
    let mut given: BTreeMap<&str, Vec<&Record>> = BTreeMap::new();
    for record in ground.all("offer").chain(ground.all("asset")).filter(|r| gives(ground, r)) {
        if let Some(service) = record.body_text("category").or_else(|| record.body_text("service")) {
            given.entry(service).or_default().push(record);
        }
    }
    let mut found: BTreeMap<(&str, &str), Vec<&Record>> = BTreeMap::new();
    for need in ground.all("need").filter(|n| waits(ground, n)) {
        let (Some(service), Some(unit)) = (need.body_text("category"), units(need).next()) else { continue };
        if !given.get(service).into_iter().flatten().any(|other| reaches(ground, need, other)) {
            found.entry((service, unit)).or_default().push(need);
        }
    }
    let of = |((service, unit), needs): ((&str, &str), Vec<&Record>)| {
        let inferred = needs.iter().all(|n| n.body_text("form") == Some("inferred"));
        let people: f64 = needs.iter().filter_map(|n| number(n, "people")).sum();
        let nearest = given.get(service).into_iter().flatten();
        let nearest = nearest.filter_map(|r| Some((ground.km(needs[0], r)?, *r))).min_by(|a, b| a.0.total_cmp(&b.0));
        let form = if inferred { "unexpressed" } else { "unserved" };
        let mut out = Finding::new("unserved_demand", form, format!("{service}/{unit}"), &needs);
        out.n = i64::try_from(needs.len()).unwrap_or(i64::MAX);
        out.args.extend([("service", Arg::Service(service.to_owned())), ("unit", Arg::Unit(unit.to_owned()))]);
        out.units = vec![unit.to_owned()];
        out.people = (people > 0.0).then_some(people);
        out.evidence.extend(needs.iter().map(|n| Evidence::record("need", n, number(n, "people").map(Arg::People))));
        out.evidence.push(match nearest {
            Some((km, record)) => Evidence::record("nearest", record, Some(Arg::Km(km))),
            None => Evidence::plain("nobody_offers", None),
        });
        out.doubt(needs.len() == 1, 20, "one_voice");
        out.doubt(inferred, 15, "inferred");
        out.doubt(needs.iter().any(|n| !ground.points(n).1), 5, "centres");
        out.doubt(needs.iter().all(|n| number(n, "reach_km").is_none()), 10, "reach");
        out
    };
    found.into_iter().map(of).collect()
}

/// Services of which the lists are complete and that many people have farther away than people go.
pub(super) fn far(ground: &Ground) -> Vec<Finding> {
    let mut lists: BTreeMap<&str, std::collections::BTreeSet<&str>> = BTreeMap::new();
    for asset in ground.all("asset") {
        if let (Some(origin), Some(service)) = (&asset.origin, asset.body_text("service")) {
            lists.entry(&origin.data_set).or_default().insert(service);
        }
    }
    let register = |service: &str| lists.values().any(|of| of.len() <= REGISTER && of.contains(service));
    let told = |view: &crate::services::AccessView| {
        let share = view.inside.totals.uncovered_people / view.inside.totals.people;
        share >= LEFT_OUT && view.inside.totals.people > 0.0 && !view.partial && register(&view.question.service)
    };
    let of = |view: &std::sync::Arc<crate::services::AccessView>| {
        let service = &view.question.service;
        let mut without: Vec<_> = view.rows.iter().filter(|r| r.covered == Some(false)).collect();
        without.sort_by(|a, b| b.nearest_km.unwrap_or(f64::MAX).total_cmp(&a.nearest_km.unwrap_or(f64::MAX)).then(a.code.cmp(&b.code)));
        let mut out = Finding::new("unserved_demand", "far", format!("far/{service}"), &[]);
        out.n = i64::try_from(without.len()).unwrap_or(i64::MAX);
        out.units = without.iter().map(|r| r.code.clone()).collect();
        let people = view.inside.totals.uncovered_people;
        out.people = Some(people);
        out.subjects = view.sites.iter().filter(|s| !s.beyond).map(|s| s.record).collect();
        out.args.extend([
            ("service", Arg::Service(service.clone())),
            ("people", Arg::People(people)),
            ("share", Arg::Percent(people / view.inside.totals.people)),
            ("km", Arg::Km(view.question.threshold_km)),
        ]);
        out.data.push(view.demand.data_set.clone());
        let mut left = Evidence::plain("left_out", Some(Arg::People(people)));
        left.source = Some(view.demand.title.clone());
        out.evidence.push(left);
        for row in without.iter().take(3) {
            let mut one = Evidence::plain("far_from", row.nearest_km.map(Arg::Km));
            one.of = Some(Arg::Unit(row.code.clone()));
            one.source = row.nearest.and_then(|i| view.sites.get(i)).map(|s| s.title.clone());
            out.evidence.push(one);
        }
        out.evidence.push(Evidence::plain("known_sites", Some(Arg::Count(i64::try_from(view.inside.sites).unwrap_or(i64::MAX)))));
        out.doubt(true, 10, "straight_line");
        out.doubt(view.sites_at_seat > 0 || view.seats_not_stated > 0, 5, "centres");
        out
    };
    ground.access.iter().filter(|v| told(v)).map(of).collect()
}

/// Offers that nobody within reach needs and no agreement uses; sound buildings and spaces that stand empty.
pub(super) fn idle(ground: &Ground) -> Vec<Finding> {
    let mut wanted: BTreeMap<&str, Vec<&Record>> = BTreeMap::new();
    // Where a need is covered the demand is there all the same: what lies beside it is not unknown.
    for need in ground.all("need").filter(|n| n.status != "withdrawn" && ground.lasts(n)) {
        if let Some(service) = need.body_text("category") {
            wanted.entry(service).or_default().push(need);
        }
    }
    let mut out = Vec::new();
    for offer in ground.all("offer").filter(|o| gives(ground, o)) {
        let Some(service) = offer.body_text("category") else { continue };
        let needs = wanted.get(service).map(Vec::as_slice).unwrap_or_default();
        let used = ground.from(offer.id, "requires").any(|a| a.kind == "agreement" && ground.in_force(a));
        if used || needs.iter().any(|need| reaches(ground, need, offer)) {
            continue;
        }
        let mut one = Finding::new("idle_supply", "idle_offer", format!("{}", offer.id), &[offer]);
        one.args.extend([("service", Arg::Service(service.to_owned())), ("title", Arg::Text(offer.title.clone()))]);
        one.units = units(offer).map(str::to_owned).collect();
        one.evidence.push(Evidence::record("offer", offer, number(offer, "capacity").map(Arg::Number)));
        let nearest = needs.iter().filter_map(|n| Some((ground.km(n, offer)?, *n))).min_by(|a, b| a.0.total_cmp(&b.0));
        one.evidence.push(match nearest {
            Some((km, need)) => Evidence::record("nearest_need", need, Some(Arg::Km(km))),
            None => Evidence::plain("nobody_needs", None),
        });
        one.doubt(needs.is_empty(), 30, "never_asked");
        one.doubt(!ground.points(offer).1, 5, "centres");
        one.doubt(number(offer, "reach_km").is_none(), 10, "reach");
        out.push(one);
    }
    for asset in ground.all("asset").filter(|a| stands_empty(ground, a)) {
        let mut one = Finding::new("idle_supply", "idle_asset", format!("{}", asset.id), &[asset]);
        one.args.extend([
            ("title", Arg::Text(asset.title.clone())),
            ("class", Arg::AssetClass(asset.body_text("class").unwrap_or_default().to_owned())),
        ]);
        one.units = units(asset).map(str::to_owned).collect();
        one.evidence.push(Evidence::record("asset", asset, number(asset, "capacity").map(Arg::Number)));
        one.evidence.push(Evidence::plain("nothing_there", None));
        one.doubt(asset.confirmed.is_none(), 10, "not_confirmed");
        one.doubt(asset.status == "recorded", 10, "not_verified");
        out.push(one);
    }
    out
}

/// A sound building or space that is free, and where nothing goes on or is delivered.
fn stands_empty(ground: &Ground, asset: &Record) -> bool {
    let sound = matches!(asset.body_text("condition"), Some("good" | "fair"));
    let goes_on = |r: &Record| match r.kind.as_str() {
        "offer" => gives(ground, r),
        "initiative" | "project" | "pilot" | "lot" => ground.goes_on(r),
        "place" => true,
        _ => false,
    };
    let busy = ["located_at", "delivered_at", "requires"].into_iter().any(|link| ground.from(asset.id, link).any(goes_on));
    asset.body_text("use") == Some("free") && sound && asset.status != "lost" && ground.lasts(asset) && !busy
}
