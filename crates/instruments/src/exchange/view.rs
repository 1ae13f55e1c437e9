//! What is shown of the assignment: matches, what stays unmet, what stays idle, by service and narrowed to a place; the candidates of one
//! record with those that come near; one pair with the reasons between its two sides.

use super::pairs::{Constraint, Pair, pair};
use super::{ByService, Exchange, Joined, Side};
use crate::gate::{Act, Who, check};
use crate::{Result, WorkError, Workbench};
use reticolo_analysis::matching::Why;
use reticolo_model::vocabulary::SERVICES;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;

/// How the whole is narrowed; all of it stands in the address of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ExchangeAsk {
    /// A service, with those that stand under it.
    pub service: Option<String>,
    /// A unit in which one of the two lies.
    pub unit: Option<String>,
    /// An area of the grid in which one of the two stands.
    pub area: Option<String>,
}

/// A record in a few words.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Of {
    pub id: Uuid,
    pub kind: &'static str,
    pub title: String,
    pub category: String,
    pub units: Vec<String>,
}

impl Of {
    #[must_use]
    pub fn new(side: &Side) -> Of {
        Of { id: side.id, kind: side.kind, title: side.title.clone(), category: side.category.clone(), units: side.units.clone() }
    }
}

/// An amount in the period of the record that it is told of.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Told {
    pub amount: f64,
    pub unit: String,
    pub per: String,
}

impl Told {
    #[must_use]
    pub fn new(side: &Side, base: i64) -> Told {
        Told { amount: side.amount.say(base), unit: side.amount.unit.clone(), per: side.amount.per.clone() }
    }
}

/// A match that is proposed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MatchView {
    pub need: Of,
    pub offer: Of,
    /// As the need counts it.
    pub amount: Told,
    /// What the need wants still.
    pub wanted: Told,
    pub km: Option<f64>,
    /// Points a unit.
    pub cost: i64,
    /// Reasons that are met half, by their factor.
    pub half: Vec<&'static str>,
    /// Who would take one more unit of the offer; itself where it would.
    pub displaces: Option<Of>,
    pub displaced_to: Option<Of>,
    pub illustrative: bool,
}

/// What is left of a need or an offer when all matches are made, and why.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Left {
    pub of: Of,
    pub left: Told,
    pub total: Told,
    pub urgency: String,
    /// How many pairs may be.
    pub candidates: usize,
    /// `taken`: all that could serve it goes to others; `unwanted`: those that it could serve are served; a constraint's code: what binds
    /// in the nearest pair; `none`: there is nobody on the other side.
    pub why: &'static str,
    /// The other side of the nearest pair.
    pub nearest: Option<Of>,
}

/// A service in one measure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ServiceRow {
    pub service: String,
    pub unit: String,
    /// `year` where it comes again, else empty.
    pub per: String,
    pub wanted: f64,
    pub offered: f64,
    pub matched: f64,
    pub unmet: f64,
    pub idle: f64,
}

/// The assignment as it is shown.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ExchangeView {
    pub question: ExchangeAsk,
    pub day: String,
    /// Needs and lots that want something still, offers that are active and have something left.
    pub needs: usize,
    pub offers: usize,
    /// The needs among them that get something, and those that get all.
    pub met: usize,
    pub wholly: usize,
    pub matches: Vec<MatchView>,
    pub unmet: Vec<Left>,
    pub idle: Vec<Left>,
    pub services: Vec<ServiceRow>,
    pub blocking_pairs: usize,
    pub input_digest: String,
}

/// Another side of a record, candidate or near to one.
#[derive(Debug, Clone, Serialize)]
pub struct Alternative {
    pub other: Side,
    pub pair: Pair,
    /// What the assignment gives, as the need counts it; 0 where it gives nothing.
    pub amount: Told,
    /// For a candidate that gets nothing, or less than it could: `taken`, `served` or `used`; for the others the constraint that binds.
    pub why: &'static str,
}

/// The other sides of one record.
#[derive(Debug, Clone, Serialize)]
pub struct CandidatesView {
    pub of: Side,
    /// The best first.
    pub candidates: Vec<Alternative>,
    pub total: usize,
    /// Those that one thing or few keep apart, the nearest first.
    pub near: Vec<Alternative>,
    pub day: String,
    pub input_digest: String,
}

/// One pair.
#[derive(Debug, Clone, Serialize)]
pub struct PairView {
    pub want: Side,
    pub offer: Side,
    pub pair: Pair,
    /// Its place among the candidates of the need, from 1; 0 where it is none.
    pub place: usize,
    pub candidates: usize,
    /// What the assignment gives, as the need counts it.
    pub amount: Told,
    /// The most that could be agreed on.
    pub most: Told,
    pub why: &'static str,
    /// Who else gets this offer in the assignment.
    pub others: Vec<Holder>,
    /// From whom else the need is served in it.
    pub elsewhere: Vec<Holder>,
    /// Who would take one more unit of the offer.
    pub displaces: Option<Of>,
    pub displaced_to: Option<Of>,
    pub day: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Holder {
    pub of: Of,
    pub amount: Told,
}

/// The most alternatives of each sort that are told.
pub(super) const MOST: usize = 20;

fn under(code: &str, top: &str) -> bool {
    code == top || SERVICES.entries.iter().any(|(c, parent)| *c == code && *parent == top)
}

impl ExchangeAsk {
    fn wants(&self, side: &Side) -> bool {
        self.service.as_ref().is_none_or(|s| under(&side.category, s))
            && self.unit.as_ref().is_none_or(|u| side.units.contains(u))
            && self.area.as_ref().is_none_or(|a| side.areas.contains(a))
    }
}

fn why_code(joined: &Joined) -> &'static str {
    match joined.why {
        _ if joined.base > 0 => "used",
        Why::Taken | Why::NothingOffered => "taken",
        Why::Served | Why::Dearer | Why::NothingWanted => "served",
        Why::Used => "used",
    }
}

impl Exchange {
    pub(super) fn match_view(&self, i: usize, j: usize, joined: &Joined) -> MatchView {
        let (want, offer) = (&self.sides.wants[i], &self.sides.offers[j]);
        let found = pair(want, offer, &self.day);
        let half = |p: &Pair| p.reasons.iter().filter(|r| r.join == super::Join::Half).map(|r| r.factor.code()).collect();
        let displaced = self.displaced[j];
        MatchView {
            need: Of::new(want),
            offer: Of::new(offer),
            amount: Told::new(want, joined.base),
            wanted: Told::new(want, want.amount.left.base),
            km: found.as_ref().and_then(|p| p.km),
            cost: joined.cost,
            half: found.as_ref().map(half).unwrap_or_default(),
            displaces: displaced.map(|d| Of::new(&self.sides.wants[d.want])),
            displaced_to: displaced.and_then(|d| d.instead).map(|o| Of::new(&self.sides.offers[o])),
            illustrative: want.illustrative || offer.illustrative,
        }
    }

    /// The assignment narrowed to what is asked: it is always computed whole, so that a narrower look changes no match.
    #[must_use]
    pub fn narrowed(&self, ask: &ExchangeAsk) -> ExchangeView {
        let in_want: Vec<bool> = self.sides.wants.iter().map(|w| ask.wants(w)).collect();
        let in_offer: Vec<bool> = self.sides.offers.iter().map(|o| ask.wants(o)).collect();
        let mut rows: BTreeMap<(String, String, bool), [i64; 5]> = BTreeMap::new();
        let mut add = |side: &Side, at: usize, base: i64| {
            let measure = &side.amount.measure;
            let row = rows.entry((side.category.clone(), measure.unit.clone(), measure.recurring)).or_default();
            row[at] = row[at].saturating_add(base);
        };
        let mut candidates_of = (vec![0usize; in_want.len()], vec![0usize; in_offer.len()]);
        let mut matches = Vec::new();
        let mut gets = vec![0i64; in_want.len()];
        for ((i, j), joined) in &self.joined {
            candidates_of.0[*i] += 1;
            candidates_of.1[*j] += 1;
            gets[*i] += joined.base;
            if joined.base > 0 && (in_want[*i] || in_offer[*j]) {
                matches.push((*i, *j, *joined));
                if in_want[*i] {
                    add(&self.sides.wants[*i], 2, joined.base);
                }
            }
        }
        let (mut needs, mut met, mut wholly, mut offers) = (0, 0, 0, 0);
        let (mut unmet, mut idle) = (Vec::new(), Vec::new());
        for (i, want) in self.sides.wants.iter().enumerate().filter(|(i, w)| in_want[*i] && w.amount.left.base > 0) {
            needs += 1;
            met += usize::from(gets[i] > 0);
            wholly += usize::from(self.unmet[i] == 0);
            add(want, 0, want.amount.left.base);
            add(want, 3, self.unmet[i]);
            if self.unmet[i] > 0 {
                let nearest = self.nearest_of_want[i];
                let binding = nearest.map_or("none", |(_, c): (usize, Constraint)| c.code());
                let why = if candidates_of.0[i] > 0 { "taken" } else { binding };
                let nearest = nearest.filter(|_| why != "taken").map(|(j, _)| Of::new(&self.sides.offers[j]));
                unmet.push(self.left(want, self.unmet[i], candidates_of.0[i], why, nearest));
            }
        }
        for (j, offer) in
            self.sides.offers.iter().enumerate().filter(|(j, o)| in_offer[*j] && o.status == "active" && o.amount.left.base > 0)
        {
            offers += 1;
            add(offer, 1, offer.amount.left.base);
            add(offer, 4, self.idle[j]);
            if self.idle[j] > 0 {
                let nearest = self.nearest_of_offer[j];
                let binding = nearest.map_or("none", |(_, c): (usize, Constraint)| c.code());
                let why = if candidates_of.1[j] > 0 { "unwanted" } else { binding };
                let nearest = nearest.filter(|_| why != "unwanted").map(|(i, _)| Of::new(&self.sides.wants[i]));
                idle.push(self.left(offer, self.idle[j], candidates_of.1[j], why, nearest));
            }
        }
        // The most urgent first, then those of whom most is lacking.
        let urgency = |l: &Left| ["high", "medium", "low"].iter().position(|u| *u == l.urgency).unwrap_or(3);
        let part = |l: &Left| l.left.amount / l.total.amount.max(0.001);
        unmet.sort_by(|a, b| {
            urgency(a)
                .cmp(&urgency(b))
                .then(part(b).total_cmp(&part(a)))
                .then_with(|| a.of.title.cmp(&b.of.title))
                .then(a.of.id.cmp(&b.of.id))
        });
        idle.sort_by(|a, b| part(b).total_cmp(&part(a)).then_with(|| a.of.title.cmp(&b.of.title)).then(a.of.id.cmp(&b.of.id)));
        matches.sort_by(|a, b| {
            a.2.cost
                .cmp(&b.2.cost)
                .then_with(|| self.sides.wants[a.0].title.cmp(&self.sides.wants[b.0].title))
                .then((a.0, a.1).cmp(&(b.0, b.1)))
        });
        #[expect(clippy::cast_precision_loss, reason = "sums of quantities")]
        let row = |((service, unit, recurring), n): ((String, String, bool), [i64; 5])| {
            let [wanted, offered, matched, unmet, idle] = n.map(|x| x as f64 / 1000.0);
            ServiceRow {
                service,
                unit,
                per: if recurring { "year".to_owned() } else { String::new() },
                wanted,
                offered,
                matched,
                unmet,
                idle,
            }
        };
        ExchangeView {
            question: ask.clone(),
            day: self.day.clone(),
            needs,
            offers,
            met,
            wholly,
            matches: matches.iter().map(|(i, j, joined)| self.match_view(*i, *j, joined)).collect(),
            unmet,
            idle,
            services: rows.into_iter().map(row).collect(),
            blocking_pairs: self.blocking_pairs,
            input_digest: self.input_digest.clone(),
        }
    }

    fn left(&self, side: &Side, base: i64, candidates: usize, why: &'static str, nearest: Option<Of>) -> Left {
        Left {
            of: Of::new(side),
            left: Told::new(side, base),
            total: Told::new(side, side.amount.total.base),
            urgency: side.urgency.clone(),
            candidates,
            why,
            nearest,
        }
    }

    /// All pairs of a want, or of an offer, of one service: numbers of both, and the pair.
    fn pairs_of(&self, want: Option<usize>, offer: Option<usize>) -> Vec<(usize, usize, Pair)> {
        let found = |i: usize, j: usize| Some((i, j, pair(&self.sides.wants[i], &self.sides.offers[j], &self.day)?));
        let mut all: Vec<(usize, usize, Pair)> = match (want, offer) {
            (Some(i), _) => {
                let near = ByService::new(&self.sides.offers).near(&self.sides.wants[i].category);
                near.into_iter().filter_map(|j| found(i, j)).collect()
            }
            (_, Some(j)) => {
                let near = ByService::new(&self.sides.wants).near(&self.sides.offers[j].category);
                near.into_iter().filter_map(|i| found(i, j)).collect()
            }
            _ => Vec::new(),
        };
        all.sort_by_key(|a| (a.2.apart.len(), a.2.rank, a.0, a.1));
        all
    }

    fn alternative(&self, i: usize, j: usize, pair: Pair, other: &Side) -> Alternative {
        let joined = self.joined.get(&(i, j));
        let why = pair.binding().map_or_else(|| joined.map_or("served", why_code), Constraint::code);
        Alternative { other: other.clone(), amount: Told::new(&self.sides.wants[i], joined.map_or(0, |l| l.base)), pair, why }
    }
}

impl Workbench {
    /// Matches, what stays unmet and what stays idle.
    pub async fn exchange_view(&self, who: &Who, ask: &ExchangeAsk) -> Result<ExchangeView> {
        if let Some(service) = ask.service.as_ref().filter(|s| !SERVICES.has(s) && !reticolo_model::vocabulary::is_own(s)) {
            return Err(reticolo_model::Problem::new("problem-choice", service)
                .on("service")
                .with("known", SERVICES.codes().collect::<Vec<_>>().join(", "))
                .into());
        }
        Ok(self.exchange(who).await?.narrowed(ask))
    }

    /// The other sides of a need, a lot or an offer, and those that come near.
    pub async fn exchange_candidates(&self, who: &Who, id: Uuid) -> Result<CandidatesView> {
        let exchange: Arc<Exchange> = self.exchange(who).await?;
        let (want, offer) = (exchange.sides.want(id), exchange.sides.offer(id));
        let of = want.map(|i| &exchange.sides.wants[i]).or_else(|| offer.map(|j| &exchange.sides.offers[j]));
        let of = of.ok_or_else(|| WorkError::NotFound(id.to_string()))?.clone();
        let (candidates, near): (Vec<_>, Vec<_>) = exchange.pairs_of(want, offer).into_iter().partition(|(_, _, p)| p.apart.is_empty());
        let total = candidates.len();
        let told = |list: Vec<(usize, usize, Pair)>| {
            let one = |(i, j, pair): (usize, usize, Pair)| {
                let other = if want.is_some() { &exchange.sides.offers[j] } else { &exchange.sides.wants[i] };
                exchange.alternative(i, j, pair, other)
            };
            list.into_iter().take(MOST).map(one).collect()
        };
        Ok(CandidatesView {
            of,
            total,
            candidates: told(candidates),
            near: told(near),
            day: exchange.day.clone(),
            input_digest: exchange.input_digest.clone(),
        })
    }

    /// A need or lot beside an offer. Not found: one that is not seen, that wants or gives nothing any more, or of another service.
    pub async fn exchange_pair(&self, who: &Who, want: Uuid, offer: Uuid) -> Result<PairView> {
        check(who, Act::Read)?;
        let exchange = self.exchange(who).await?;
        let missing = |id: Uuid| WorkError::NotFound(id.to_string());
        let i = exchange.sides.want(want).ok_or_else(|| missing(want))?;
        let j = exchange.sides.offer(offer).ok_or_else(|| missing(offer))?;
        let all = exchange.pairs_of(Some(i), None);
        let candidates = all.iter().filter(|(_, _, p)| p.apart.is_empty()).count();
        let at = all.iter().position(|(_, o, _)| *o == j).ok_or_else(|| missing(offer))?;
        let found = all[at].2.clone();
        let (w, o) = (&exchange.sides.wants[i], &exchange.sides.offers[j]);
        let joined = exchange.joined.get(&(i, j)).copied();
        let others = exchange.joined.iter().filter(|((a, b), l)| *b == j && *a != i && l.base > 0);
        let others = others
            .map(|((a, _), l)| Holder { of: Of::new(&exchange.sides.wants[*a]), amount: Told::new(&exchange.sides.wants[*a], l.base) });
        let elsewhere = exchange.joined.range((i, 0)..(i + 1, 0)).filter(|((_, b), l)| *b != j && l.base > 0);
        let elsewhere = elsewhere.map(|((_, b), l)| Holder { of: Of::new(&exchange.sides.offers[*b]), amount: Told::new(w, l.base) });
        let most = if found.apart.is_empty() { w.amount.left.base.min(o.amount.left.base) } else { 0 };
        let displaced = exchange.displaced[j].filter(|d| d.want != i);
        Ok(PairView {
            place: if found.apart.is_empty() { at + 1 } else { 0 },
            candidates,
            amount: Told::new(w, joined.map_or(0, |l| l.base)),
            most: Told::new(w, most),
            why: found.binding().map_or_else(|| joined.as_ref().map_or("served", why_code), Constraint::code),
            others: others.collect(),
            elsewhere: elsewhere.collect(),
            displaces: displaced.map(|d| Of::new(&exchange.sides.wants[d.want])),
            displaced_to: displaced.and_then(|d| d.instead).map(|o| Of::new(&exchange.sides.offers[o])),
            pair: found,
            want: w.clone(),
            offer: o.clone(),
            day: exchange.day.clone(),
        })
    }
}
