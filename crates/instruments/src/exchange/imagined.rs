//! The assignment with offers that are only imagined and without some that are there: only what is counted in the measures of these offers is
//! brought together anew. Both are told beside each other.

use super::sides::{Side, side};
use super::view::{MatchView, Of, Told};
use super::{ByService, Exchange, Joined, assign, pairs};
use crate::places::Places;
use crate::{Result, WorkError};
use reticolo_model::{Problem, Record, Shared};
use serde::{Serialize, Serializer};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// What an assignment comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct MatchTotals {
    /// The least cost: that of all matches and of all that stays unmet, in thousandths of a point; told in points.
    #[serde(serialize_with = "points")]
    pub cost: i128,
    /// Needs and lots that want something, those that get something, those that get all.
    pub needs: usize,
    pub met: usize,
    pub wholly: usize,
}

fn points<S: Serializer>(cost: &i128, s: S) -> std::result::Result<S::Ok, S::Error> {
    s.serialize_f64(in_points(*cost))
}

/// Thousandths of a point as points.
#[must_use]
pub fn in_points(cost: i128) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "told, not reckoned with")]
    let points = cost as f64 / 1000.0;
    points
}

/// A need that would get more or less.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NeedChange {
    pub need: Of,
    pub wanted: Told,
    pub before: Told,
    pub after: Told,
}

/// Matches before and after.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MatchesChange {
    pub before: MatchTotals,
    pub after: MatchTotals,
    /// What each imagined offer would give, in their order; what stays idle of it.
    pub given: Vec<MatchView>,
    pub idle: Vec<Told>,
    /// Needs that would get more or less from whomever, those first where most changes: how many, and the first of them.
    pub changed: usize,
    pub needs: Vec<NeedChange>,
    /// Whether an offer that is taken away takes part at all: one that is not active gives nothing.
    pub gone: Vec<Of>,
}

/// Needs that are told by name.
const TOLD: usize = 50;

impl Exchange {
    /// What each need gets, by its id.
    #[must_use]
    pub fn given(&self) -> BTreeMap<Uuid, i64> {
        let mut out = BTreeMap::new();
        for ((i, _), joined) in self.joined.iter().filter(|(_, joined)| joined.base > 0) {
            *out.entry(self.sides.wants[*i].id).or_default() += joined.base;
        }
        out
    }

    fn totals(&self) -> MatchTotals {
        let matched: i128 = self.joined.values().map(|j| i128::from(j.base) * i128::from(j.cost)).sum();
        let mut totals = MatchTotals { cost: matched, needs: 0, met: 0, wholly: 0 };
        for (want, unmet) in self.sides.wants.iter().zip(&self.unmet).filter(|(w, _)| w.amount.left.base > 0) {
            totals.cost += i128::from(*unmet) * i128::from(pairs::unmet(want));
            totals.needs += 1;
            totals.met += usize::from(*unmet < want.amount.left.base);
            totals.wholly += usize::from(*unmet == 0);
        }
        totals
    }

    /// The assignment with these offers more, each a record that is nowhere written, and without those. Not found: an offer that takes no part.
    pub(crate) fn imagined(&self, more: &[Record], without: &BTreeSet<Uuid>, places: &Places) -> Result<(Exchange, MatchesChange)> {
        let there = self.sides.offers.len();
        let mut after = Exchange { nearest_of_want: Vec::new(), nearest_of_offer: Vec::new(), ..self.clone() };
        let mut gone: BTreeSet<usize> = BTreeSet::new();
        for id in without {
            gone.insert(self.sides.offer(*id).ok_or_else(|| WorkError::NotFound(id.to_string()))?);
        }
        let mut shared = Shared::default();
        after.sides.offers.extend(more.iter().map(|record| side(record, places, &mut shared)));
        let touched: BTreeSet<_> =
            gone.iter().copied().chain(there..after.sides.offers.len()).map(|j| after.sides.offers[j].amount.measure.clone()).collect();
        let is_touched = |side: &Side| touched.contains(&side.amount.measure);
        // What is counted in these measures begins anew: all pairs that may be, without those of the offers that are gone.
        let mut arcs: super::Arcs = BTreeMap::new();
        for ((i, j), joined) in self.joined.iter().filter(|((i, j), _)| is_touched(&self.sides.wants[*i]) && !gone.contains(j)) {
            arcs.entry(self.sides.wants[*i].amount.measure.clone()).or_default().push((*i, *j, joined.cost));
        }
        let new = ByService::new(&after.sides.offers[there..]);
        for (i, want) in after.sides.wants.iter().enumerate() {
            for j in new.near(&want.category) {
                let pair = pairs::pair(want, &after.sides.offers[there + j], &self.day);
                if let Some(pair) = pair.filter(|p| p.apart.is_empty()) {
                    arcs.entry(want.amount.measure.clone()).or_default().push((i, there + j, pair.cost));
                }
            }
        }
        let mut made = super::Assigned {
            unmet: after
                .sides
                .wants
                .iter()
                .zip(&self.unmet)
                .map(|(w, unmet)| if is_touched(w) { w.amount.left.base } else { *unmet })
                .collect(),
            idle: (after.sides.offers.iter().enumerate())
                .map(|(j, o)| match self.idle.get(j) {
                    _ if gone.contains(&j) || o.status != "active" => 0,
                    Some(idle) if !is_touched(o) => *idle,
                    _ => o.amount.left.base,
                })
                .collect(),
            prices: vec![0; after.sides.offers.len()],
            displaced: vec![None; after.sides.offers.len()],
            ..super::Assigned::default()
        };
        for arcs in arcs.values_mut() {
            arcs.sort_unstable();
            assign(&mut made, &after.sides, arcs)?;
        }
        after.joined.retain(|(i, _), _| !is_touched(&self.sides.wants[*i]));
        after.joined.extend(made.joined.iter().map(|(i, j, joined)| ((*i, *j), *joined)));
        (after.unmet, after.idle, after.prices, after.displaced) = (made.unmet, made.idle, made.prices, made.displaced);
        after.blocking_pairs = made.blocking_pairs;
        let change = self.change(&after, there, &gone);
        Ok((after, change))
    }

    fn change(&self, after: &Exchange, there: usize, gone: &BTreeSet<usize>) -> MatchesChange {
        let new = |((_, j), joined): &(&(usize, usize), &Joined)| *j >= there && joined.base > 0;
        let mut given: Vec<(usize, usize, &Joined)> = after.joined.iter().filter(new).map(|((i, j), joined)| (*j, *i, joined)).collect();
        given.sort_by_key(|(j, i, joined)| (*j, joined.cost, *i));
        let mut needs: Vec<(i64, usize)> =
            (0..self.sides.wants.len()).map(|i| (self.unmet[i] - after.unmet[i], i)).filter(|(d, _)| *d != 0).collect();
        let part = |(d, i): &(i64, usize)| {
            #[expect(clippy::cast_precision_loss, reason = "an order")]
            let part = d.abs() as f64 / self.sides.wants[*i].amount.left.base.max(1) as f64;
            part
        };
        needs.sort_by(|a, b| part(b).total_cmp(&part(a)).then(a.1.cmp(&b.1)));
        let told = |i: usize| {
            let want = &self.sides.wants[i];
            let got = |unmet: &[i64]| Told::new(want, want.amount.left.base - unmet[i]);
            NeedChange {
                need: Of::new(want),
                wanted: Told::new(want, want.amount.left.base),
                before: got(&self.unmet),
                after: got(&after.unmet),
            }
        };
        MatchesChange {
            before: self.totals(),
            after: after.totals(),
            given: given.into_iter().map(|(j, i, joined)| after.match_view(i, j, joined)).collect(),
            idle: (there..after.sides.offers.len()).map(|j| Told::new(&after.sides.offers[j], after.idle[j])).collect(),
            changed: needs.len(),
            needs: needs.into_iter().take(TOLD).map(|(_, i)| told(i)).collect(),
            gone: gone.iter().map(|j| Of::new(&self.sides.offers[*j])).collect(),
        }
    }
}

/// A record of an offer that is nowhere written, as it would be read were it.
pub(crate) fn offer(
    number: u128,
    category: &str,
    place: reticolo_model::Place,
    body: serde_json::Map<String, serde_json::Value>,
) -> Result<Record> {
    let kind = reticolo_model::kinds::find("offer").ok_or_else(|| WorkError::NotFound("offer".to_owned()))?;
    let mut record = Record::new(Uuid::from_u128(number), kind, category);
    "active".clone_into(&mut record.status);
    record.place = Some(place);
    record.body = body;
    let problems: Vec<Problem> = reticolo_model::check::check(kind, &mut record).into_iter().map(|p| p.on("do")).collect();
    if problems.is_empty() { Ok(record) } else { Err(WorkError::Invalid(problems)) }
}
