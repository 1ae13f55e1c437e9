//! Planned actions: what is on record and not there yet (a proposed agreement, an offer and its best match, an offer that has not begun, what
//! answers a need or a latency), or a service that somebody imagines to be opened; and what each would serve, no more than the records say.

use super::ground::{Seen, Serves, is_over};
use crate::exchange::{Amount, Constraint, Exchange, Side, pair};
use crate::services::own_point;
use crate::work::statics::{self, Code};
use reticolo_model::Record;
use reticolo_model::geometry::Point;
use reticolo_model::vocabulary::SERVICES;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// An action, as it is told.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Action {
    /// `agreement`, `offer`, `action`, `initiative`, `project`, or `opening` for one that is on no record.
    #[serde(deserialize_with = "statics::one")]
    pub kind: Code,
    pub id: Option<Uuid>,
    pub title: String,
    /// The service that it opens, and where.
    pub service: Option<String>,
    pub unit: Option<String>,
    /// How it was read: `agreed` (as if both sides accepted), `match` (as if its best match were agreed), `begins` (as if it began and its best
    /// match were agreed), `whole` (as if it served all of what it answers), `opened` (as if the service were opened there), `added` (the same of a
    /// service that was not among those chosen: it counts before and after).
    #[serde(deserialize_with = "statics::one")]
    pub read_as: Code,
    pub illustrative: bool,
}

/// A service opened somewhere.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Opening {
    pub service: String,
    /// The units it stands in.
    pub units: Vec<String>,
    /// Its point; none: the seat of its first unit.
    pub at: Option<Point>,
}

/// An action on record with what it would do to each coverage.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Planned {
    pub action: Action,
    pub serves: Serves,
    pub opening: Option<Opening>,
}

impl Planned {
    fn new(kind: &'static str, record: &Record, read_as: &'static str) -> Planned {
        let action = Action {
            kind,
            id: Some(record.id),
            title: record.title.clone(),
            service: None,
            unit: None,
            read_as,
            illustrative: record.illustrative,
        };
        Planned { action, serves: Serves::default(), opening: None }
    }

    fn open(&mut self, opening: Opening) {
        self.action.service = Some(opening.service.clone());
        self.action.unit = opening.units.first().cloned();
        self.opening = Some(opening);
    }

    fn does_something(&self) -> bool {
        !self.serves.is_empty() || self.opening.is_some()
    }
}

/// Everything planned that somebody sees, in the order of kinds and titles.
pub(super) fn planned(seen: &Seen, exchange: &Exchange, amounts: &BTreeMap<Uuid, Amount>) -> Vec<Planned> {
    let mut out = agreements(seen, amounts);
    out.extend(offers(seen, exchange));
    out.extend(answers(seen));
    out.retain(Planned::does_something);
    out
}

fn agreements(seen: &Seen, amounts: &BTreeMap<Uuid, Amount>) -> Vec<Planned> {
    let proposed = seen.of("agreement").iter().filter(|a| a.status == "proposed");
    let serves = seen.ends("serves");
    let one = |agreement: &Record| {
        let mut one = Planned::new("agreement", agreement, "agreed");
        one.serves.amounts = seen.promised(std::iter::once(agreement), amounts);
        let ends = serves.get(&agreement.id).map_or(&[][..], Vec::as_slice);
        one.serves.amounts.retain(|id, base| *base > 0 && ends.contains(id));
        one
    };
    proposed.map(one).collect()
}

/// Where a record stands: its units and its own point.
fn place(record: &Record) -> Option<(Vec<String>, Option<Point>)> {
    let place = record.place.as_ref()?;
    let units: Vec<String> = place.units.iter().map(|u| u.unit.clone()).collect();
    (!units.is_empty()).then(|| (units, own_point(place)))
}

fn offers(seen: &Seen, exchange: &Exchange) -> Vec<Planned> {
    // The match of each offer that gives most; of equals the cheapest, then the first.
    let mut best: BTreeMap<usize, (i64, i64, usize)> = BTreeMap::new();
    for ((want, offer), joined) in exchange.joined.iter().filter(|(_, j)| j.base > 0) {
        let new = (joined.base, -joined.cost, *want);
        let kept = best.entry(*offer).or_insert(new);
        if (new.0, new.1) > (kept.0, kept.1) {
            *kept = new;
        }
    }
    let number: BTreeMap<Uuid, usize> = exchange.sides.offers.iter().enumerate().map(|(j, o)| (o.id, j)).collect();
    let mut wants: BTreeMap<&str, Vec<&Side>> = BTreeMap::new();
    for want in &exchange.sides.wants {
        wants.entry(&want.category).or_default().push(want);
    }
    let at = seen.ends("delivered_at");
    let sites: BTreeMap<Uuid, &Record> = seen.of("asset").iter().map(|a| (a.id, a)).collect();
    let mut out = Vec::new();
    for offer in seen.of("offer").iter().filter(|o| !is_over(o, &seen.day)) {
        let side = number.get(&offer.id).map(|j| (*j, &exchange.sides.offers[*j]));
        match (offer.status.as_str(), side) {
            ("active", Some((j, _))) => {
                let mut one = Planned::new("offer", offer, "match");
                if let Some((base, _, want)) = best.get(&j) {
                    one.serves.amounts.insert(exchange.sides.wants[*want].id, *base);
                }
                out.push(one);
            }
            ("proposed", side) => {
                let mut one = Planned::new("offer", offer, "begins");
                let service = offer.body_text("category").unwrap_or_default();
                let of = at.get(&offer.id).into_iter().flatten().find_map(|id| place(sites.get(id).filter(|a| a.status != "lost")?));
                if let Some((units, point)) = of.or_else(|| place(offer)) {
                    one.open(Opening { service: service.to_owned(), units, at: point });
                }
                if let Some((want, base)) = side.and_then(|(_, side)| first_match(side, wants.get(service)?, &seen.day)) {
                    one.serves.amounts.insert(want, base);
                }
                out.push(one);
            }
            _ => {}
        }
    }
    out
}

/// The best match of an offer that has not begun: that only its state keeps apart.
fn first_match(offer: &Side, wants: &[&Side], day: &str) -> Option<(Uuid, i64)> {
    let fits = wants.iter().filter(|w| w.amount.left.base > 0).filter_map(|w| Some((*w, pair(w, offer, day)?)));
    let fits = fits.filter(|(_, pair)| pair.apart.iter().all(|c| *c == Constraint::State));
    let (want, _) = fits.min_by(|a, b| a.1.rank.cmp(&b.1.rank))?;
    let base = want.amount.left.base.min(offer.amount.left.base);
    (base > 0).then_some((want.id, base))
}

/// Whether something is still to be done.
fn is_ahead(record: &Record) -> bool {
    match record.kind.as_str() {
        "action" => matches!(record.status.as_str(), "planned" | "under_way"),
        "project" => matches!(record.status.as_str(), "idea" | "concept" | "designed" | "funded" | "running"),
        "initiative" => record.status != "ended" && !matches!(record.body_text("phase"), Some("completed" | "suspended" | "withdrawn")),
        _ => false,
    }
}

/// Actions, initiatives and projects that answer needs, lots or latencies. They do not say how much they serve, so each counts as if it served
/// all of what it answers; a latency says in its key which service a place lacks.
fn answers(seen: &Seen) -> Vec<Planned> {
    let (answer, cites) = (seen.ends("responds_to"), seen.ends("cites"));
    let wants: BTreeSet<Uuid> = ["need", "lot"].into_iter().flat_map(|k| seen.of(k)).map(|r| r.id).collect();
    let latencies: BTreeMap<Uuid, &Record> =
        seen.of("latency").iter().filter(|l| !matches!(l.status.as_str(), "dismissed" | "resolved")).map(|l| (l.id, l)).collect();
    let mut out = Vec::new();
    for kind in ["action", "initiative", "project"] {
        for record in seen.of(kind).iter().filter(|r| is_ahead(r) && !is_over(r, &seen.day)) {
            let mut one = Planned::new(kind, record, "whole");
            for end in answer.get(&record.id).into_iter().flatten() {
                if wants.contains(end) {
                    one.serves.whole.insert(*end);
                }
                if let Some(latency) = latencies.get(end) {
                    one.serves.whole.extend(cites.get(end).into_iter().flatten().filter(|id| wants.contains(id)));
                    if let Some(opening) = lacks(latency) {
                        one.open(opening);
                    }
                }
            }
            out.push(one);
        }
    }
    out
}

/// The service that a latency says a unit lacks.
fn lacks(latency: &Record) -> Option<Opening> {
    let key = latency.body_text("finding").filter(|_| latency.body_text("rule") == Some("unserved_demand"))?;
    let (service, unit) = key.split('#').next()?.split_once('/')?;
    SERVICES.has(service).then(|| Opening { service: service.to_owned(), units: vec![unit.to_owned()], at: None })
}
