//! Who serves whom: needs and lots brought together with offers, at the least cost in distance and half-met reasons; what stays unmet, what
//! stays idle, and for each pair the reasons between its two sides.

mod accept;
mod amounts;
mod file;
mod imagined;
mod pairs;
mod people;
mod sides;
pub(crate) mod times;
mod view;
pub mod words;

pub use accept::{Acceptance, Accepted};
pub use amounts::{Amount, Measure, Told};
pub(crate) use amounts::{number, promises};
pub use file::COLUMNS;
pub(crate) use imagined::offer as imagined_offer;
pub use imagined::{MatchTotals, MatchesChange, NeedChange, in_points};
pub use pairs::{A_KM, Constraint, Factor, HALF, Join, Pair, REACH_KM, Reason};
pub(crate) use pairs::{UNMET as FORBIDDEN, pair, unmet};
pub use sides::{Side, Sides, WANTING, takes_part};
pub(crate) use times::{first_day, last_day};
pub use view::{
    Alternative, CandidatesView, ExchangeAsk, ExchangeView, Holder, Left, MatchView, Of, PairView, ServiceRow, Told as Standing,
};

use crate::gate::{Act, Who, check};
use crate::territory::lock;
use crate::work::{Method, Task};
use crate::{Result, WorkError, Workbench};
use reticolo_analysis::catalogue::Card;
pub use reticolo_analysis::catalogue::MATCHING as METHOD;
use reticolo_analysis::matching::{Arc as Pairing, MatchingAsk, Why, matching};
pub use reticolo_analysis::services::access::FACTOR;
use reticolo_model::canonical::canonical;
use reticolo_model::{Problem, id};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A pairing as the assignment leaves it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joined {
    /// Thousandths of the measure that go from the offer to the need.
    pub base: i64,
    pub cost: i64,
    pub why: Why,
    /// By how much a unit more on it would raise the total, in points.
    pub margin: i64,
}

/// Who would take one more unit of an offer, and from whom it has it now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Displaces {
    pub want: usize,
    pub instead: Option<usize>,
}

/// The assignment of everything that one audience may bring together.
#[derive(Debug, Clone)]
pub struct Exchange {
    pub day: String,
    pub sides: Sides,
    /// Every pair that may be, by the numbers of want and offer.
    pub joined: BTreeMap<(usize, usize), Joined>,
    /// Thousandths of each want that nobody serves, and of each offer that nobody takes.
    pub unmet: Vec<i64>,
    pub idle: Vec<i64>,
    /// What one more unit of each offer would save, in points.
    pub prices: Vec<i64>,
    pub displaced: Vec<Option<Displaces>>,
    /// For what is unmet or idle without any pair that may be: what binds in the pair that comes nearest.
    pub nearest_of_want: Vec<Option<(usize, Constraint)>>,
    pub nearest_of_offer: Vec<Option<(usize, Constraint)>>,
    pub blocking_pairs: usize,
    pub input_digest: String,
    pub method: &'static Card,
}

/// What is long to find of it, as it is kept: the sides are read again, and the digest tells whether they are the same.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Assigned {
    joined: Vec<(usize, usize, Joined)>,
    unmet: Vec<i64>,
    idle: Vec<i64>,
    prices: Vec<i64>,
    displaced: Vec<Option<Displaces>>,
    nearest_of_want: Vec<Option<(usize, Constraint)>>,
    nearest_of_offer: Vec<Option<(usize, Constraint)>>,
    blocking_pairs: usize,
    input_digest: String,
}

/// The pairs that may be, with what a unit of each costs, by what is counted together.
type Arcs = BTreeMap<Measure, Vec<(usize, usize, i64)>>;

impl Assigned {
    fn arcs(&self, sides: &Sides) -> Arcs {
        let mut out = Arcs::new();
        for (i, j, joined) in &self.joined {
            if let Some(want) = sides.wants.get(*i) {
                out.entry(want.amount.measure.clone()).or_default().push((*i, *j, joined.cost));
            }
        }
        out
    }

    /// Of these sides, if it was made of them.
    fn of(self, sides: Sides, day: String) -> Option<Exchange> {
        if digest(&sides, &self.arcs(&sides), &day) != self.input_digest {
            return None;
        }
        Some(Exchange {
            day,
            sides,
            joined: self.joined.into_iter().map(|(i, j, joined)| ((i, j), joined)).collect(),
            unmet: self.unmet,
            idle: self.idle,
            prices: self.prices,
            displaced: self.displaced,
            nearest_of_want: self.nearest_of_want,
            nearest_of_offer: self.nearest_of_offer,
            blocking_pairs: self.blocking_pairs,
            input_digest: self.input_digest,
            method: &METHOD,
        })
    }
}

/// The exchanges of one state of the log, by day and audience.
#[derive(Debug, Default)]
pub(crate) struct ExchangeCache {
    head: i64,
    kept: BTreeMap<String, Arc<Exchange>>,
}

const CACHED: usize = 20;

impl Workbench {
    /// The whole assignment for an audience, as of today.
    pub async fn exchange(&self, who: &Who) -> Result<Arc<Exchange>> {
        let today = self.today();
        self.exchange_on(who, &today).await
    }

    /// The same as of a day, computed once for a state of the log.
    pub(crate) async fn exchange_on(&self, who: &Who, day: &str) -> Result<Arc<Exchange>> {
        check(who, Act::Read)?;
        let head = self.head().await?;
        let key = format!("{day} {}", who.key());
        {
            let cache = lock(&self.caches.exchange);
            if let Some(kept) = cache.kept.get(&key).filter(|_| cache.head == head) {
                return Ok(kept.clone());
            }
        }
        let task = Task { method: Method::Exchange, question: json!(day), usual: day == self.today(), apart: false };
        let large = self.hold_alone(who, Method::Exchange).await?;
        let mut read = None;
        let make = async {
            self.tell(Method::Exchange, "reading", 0, 3)?;
            let (sides, today) = (self.sides(who, day).await?, day.to_owned());
            self.tell(Method::Exchange, "matching", 1, 3)?;
            let done = tokio::task::spawn_blocking(move || compute(&sides, &today).map(|made| (sides, made))).await;
            let (sides, made) = done.map_err(|e| WorkError::Report(e.to_string()))??;
            self.tell(Method::Exchange, "keeping", 2, 3)?;
            read = Some(sides);
            Ok(made)
        };
        let assigned = self.worked(who, who, task, Box::pin(make)).await?;
        let sides = match read {
            Some(sides) => sides,
            None => self.sides(who, day).await?,
        };
        // Somebody wrote between the two: whoever asks again is answered.
        let made = Arc::new(assigned.of(sides, day.to_owned()).ok_or(WorkError::Busy)?);
        let mut cache = lock(&self.caches.exchange);
        if cache.head != head || large || cache.kept.len() >= CACHED {
            *cache = ExchangeCache { head, kept: BTreeMap::new() };
        }
        cache.kept.insert(key, made.clone());
        Ok(made)
    }
}

/// The offers of each service, and of those above and below it.
struct ByService<'s>(BTreeMap<&'s str, Vec<usize>>);

impl<'s> ByService<'s> {
    fn new(sides: &'s [Side]) -> ByService<'s> {
        let mut by: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (i, side) in sides.iter().enumerate() {
            by.entry(&side.category).or_default().push(i);
        }
        ByService(by)
    }

    /// Those of a service, of the one above it and of those below it, in their order.
    fn near(&self, code: &str) -> Vec<usize> {
        let entries = reticolo_model::vocabulary::SERVICES.entries;
        let above = entries.iter().find(|(c, _)| *c == code).map_or("", |(_, parent)| *parent);
        let below = entries.iter().filter(|(_, parent)| *parent == code && !code.is_empty()).map(|(c, _)| *c);
        let codes = std::iter::once(code).chain(Some(above).filter(|a| !a.is_empty())).chain(below);
        let mut out: Vec<usize> = codes.flat_map(|c| self.0.get(c).into_iter().flatten().copied()).collect();
        out.sort_unstable();
        out.dedup();
        out
    }
}

/// A pair that fails least: how many things keep it apart, its rank, the other side, what binds.
type Nearest = (usize, i64, usize, Constraint);

fn nearer(kept: &mut Option<Nearest>, other: usize, pair: &Pair) {
    if let Some(binding) = pair.binding() {
        let new = (pair.apart.len(), pair.rank, other, binding);
        if kept.is_none_or(|k| new < k) {
            *kept = Some(new);
        }
    }
}

fn compute(sides: &Sides, day: &str) -> Result<Assigned> {
    let by_service = ByService::new(&sides.offers);
    let (wants, offers) = (sides.wants.len(), sides.offers.len());
    let mut arcs = Arcs::new();
    let mut near_want: Vec<Option<Nearest>> = vec![None; wants];
    let mut near_offer: Vec<Option<Nearest>> = vec![None; offers];
    for (i, want) in sides.wants.iter().enumerate() {
        for j in by_service.near(&want.category) {
            let Some(pair) = pairs::pair(want, &sides.offers[j], day) else { continue };
            if pair.apart.is_empty() {
                arcs.entry(want.amount.measure.clone()).or_default().push((i, j, pair.cost));
            } else {
                nearer(&mut near_want[i], j, &pair);
                nearer(&mut near_offer[j], i, &pair);
            }
        }
    }
    let mut made = Assigned {
        unmet: sides.wants.iter().map(|w| w.amount.left.base).collect(),
        idle: sides.offers.iter().map(|o| if o.status == "active" { o.amount.left.base } else { 0 }).collect(),
        prices: vec![0; offers],
        displaced: vec![None; offers],
        input_digest: digest(sides, &arcs, day),
        ..Assigned::default()
    };
    for arcs in arcs.values() {
        assign(&mut made, sides, arcs)?;
    }
    made.joined.sort_unstable_by_key(|(i, j, _)| (*i, *j));
    let told = |near: Vec<Option<Nearest>>| near.into_iter().map(|n| n.map(|(_, _, other, c)| (other, c))).collect();
    (made.nearest_of_want, made.nearest_of_offer) = (told(near_want), told(near_offer));
    Ok(made)
}

/// What is counted in one measure is brought together at once.
fn assign(made: &mut Assigned, sides: &Sides, arcs: &[(usize, usize, i64)]) -> Result<()> {
    let number = |of: &mut Vec<usize>, all: usize, side: fn(&(usize, usize, i64)) -> usize| {
        let mut local = vec![u32::MAX; all];
        for arc in arcs {
            let i = side(arc);
            if local[i] == u32::MAX {
                local[i] = u32::try_from(of.len()).unwrap_or(u32::MAX);
                of.push(i);
            }
        }
        local
    };
    let (mut wants, mut offers) = (Vec::new(), Vec::new());
    let want_of = number(&mut wants, sides.wants.len(), |a| a.0);
    let offer_of = number(&mut offers, sides.offers.len(), |a| a.1);
    let amounts: Vec<i64> = wants.iter().map(|i| sides.wants[*i].amount.left.base).collect();
    let penalties: Vec<i64> = wants.iter().map(|i| pairs::unmet(&sides.wants[*i])).collect();
    let capacities: Vec<i64> = offers.iter().map(|j| sides.offers[*j].amount.left.base).collect();
    let pairings: Vec<Pairing> = arcs.iter().map(|(i, j, cost)| Pairing { need: want_of[*i], offer: offer_of[*j], cost: *cost }).collect();
    let ask = MatchingAsk { amounts: &amounts, penalties: &penalties, capacities: &capacities, arcs: &pairings };
    let plan = ask.check().map_err(|e| Problem::new("problem-exchange", e.to_string()))?;
    let found = matching(&plan);
    for (n, i) in wants.iter().enumerate() {
        made.unmet[*i] = found.unmet[n];
    }
    for (n, j) in offers.iter().enumerate() {
        made.idle[*j] = found.left[n];
        made.prices[*j] = found.offer_price[n];
        made.displaced[*j] =
            found.displaced[n].map(|d| Displaces { want: wants[d.need as usize], instead: d.instead.map(|o| offers[o as usize]) });
    }
    for (((i, j, cost), base), refusal) in arcs.iter().zip(&found.flow).zip(found.all_why(&plan)) {
        made.joined.push((*i, *j, Joined { base: *base, cost: *cost, why: refusal.why, margin: refusal.margin }));
    }
    made.blocking_pairs += found.blocking_pairs;
    Ok(())
}

fn digest(sides: &Sides, arcs: &Arcs, day: &str) -> String {
    let of = |sides: &[Side]| sides.iter().map(|s| json!([s.id, s.amount.left.base, s.amount.measure, s.urgency])).collect::<Vec<_>>();
    let input = json!({ "day": day, "wants": of(&sides.wants), "offers": of(&sides.offers), "pairs": arcs.values().collect::<Vec<_>>() });
    id::sha256_hex(canonical(&input).as_bytes())
}
