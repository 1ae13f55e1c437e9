//! What the answer says of itself: the least prices, whom a match displaces, why a pairing is not used, which pairs would rather have
//! each other.
//!
//! Prices that prove an answer form a lattice; the least of them (one more unit's worth) are found from any by one search (Ahuja,
//! Magnanti and Orlin 1993, section 9.3). Pairs that block: Gale and Shapley 1962, <https://doi.org/10.2307/2312726>.

use super::flow::{Flow, NONE};
use super::{Matching, MatchingPlan};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The need that would take one more unit of an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Displaced {
    pub need: u32,
    /// The offer that serves it instead; `None` where it stays unmet.
    pub instead: Option<u32>,
}

/// Which constraint keeps a pairing from being used more than it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Why {
    /// It could be: all that the need wants comes from here already, or nothing keeps it.
    Used,
    /// The offer's units are all taken, by needs that gain more by them.
    Taken,
    /// The need is served elsewhere for no more.
    Served,
    /// Serving it costs more than leaving it unmet.
    Dearer,
    /// The need wants nothing.
    NothingWanted,
    /// The offer has nothing to give.
    NothingOffered,
}

/// Why a pairing has no more units than it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refusal {
    pub why: Why,
    /// By how much a unit on this pairing would raise the total; 0 where it would change nothing.
    pub margin: i64,
}

/// Why units of a need stay unmet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// No offer may serve it.
    NoPairing,
    /// Those that may have nothing to give.
    NothingOffered,
    /// Each costs as much as leaving it unmet, or more.
    Dearer,
    /// What could serve it serves others, who gain more by it.
    Taken,
}

impl Matching {
    /// For each need why units of it stay unmet; `None` where none do.
    #[must_use]
    pub fn lacks(&self, plan: &MatchingPlan) -> Vec<Option<Lack>> {
        let lack = |need: usize| {
            let mut found = Lack::NoPairing;
            for arc in plan.arcs(need) {
                let here = match plan.capacities[plan.offer[arc] as usize] {
                    0 => Lack::NothingOffered,
                    _ if plan.cost[arc] >= plan.penalties[need] => Lack::Dearer,
                    _ => return Lack::Taken,
                };
                if found != Lack::Dearer {
                    found = here;
                }
            }
            found
        };
        self.unmet.iter().enumerate().map(|(need, unmet)| (*unmet > 0).then(|| lack(need))).collect()
    }

    /// For each need the cheapest pairing that it may have with an offer that has something to give: its place in what was asked.
    #[must_use]
    pub fn first_choices(plan: &MatchingPlan) -> Vec<Option<u32>> {
        let has = |arc: &usize| plan.capacities[plan.offer[*arc] as usize] > 0;
        (0..plan.amounts.len()).map(|need| plan.arcs(need).find(has).map(|arc| plan.asked[arc])).collect()
    }
}

pub(super) fn told(plan: &MatchingPlan, mut flow: Flow) -> Matching {
    let from = least_prices(plan, &mut flow);
    let mut out = Matching {
        flow: vec![0; plan.offer.len()],
        cost_of_met: 0,
        total_cost: 0,
        displaced: vec![None; plan.capacities.len()],
        blocking_pairs: 0,
        unmet: flow.unmet,
        left: flow.left,
        offer_price: flow.offer_price,
        need_price: flow.need_price,
    };
    let mut main_offer: Vec<Option<(i64, u32)>> = vec![None; plan.amounts.len()];
    let need_of = plan.needs_of_arcs();
    for (offer, held) in flow.held.iter().enumerate() {
        for (arc, units) in held {
            let (need, cost) = (need_of[*arc as usize] as usize, plan.cost[*arc as usize]);
            out.flow[plan.asked[*arc as usize] as usize] = *units;
            out.cost_of_met += i128::from(*units) * i128::from(cost);
            // The offer that it would leave for a unit elsewhere: the dearest one.
            main_offer[need] = main_offer[need].max(Some((cost, offer as u32)));
        }
    }
    out.total_cost = out.cost_of_met + plan.penalties.iter().zip(&out.unmet).map(|(p, u)| i128::from(*p) * i128::from(*u)).sum::<i128>();
    for (offer, need) in from.iter().enumerate().filter(|(_, need)| **need != NONE) {
        let instead = if out.unmet[*need as usize] > 0 { None } else { main_offer[*need as usize].map(|(_, o)| o) };
        out.displaced[offer] = Some(Displaced { need: *need, instead });
    }
    out.blocking_pairs = blocking_pairs(plan, &out);
    out
}

/// Pairs that would both rather have each other than what they have.
pub(super) fn blocking_pairs(plan: &MatchingPlan, found: &Matching) -> usize {
    let mut dearest_of_need: Vec<Option<i64>> = vec![None; plan.amounts.len()];
    let mut dearest_of_offer: Vec<Option<i64>> = vec![None; plan.capacities.len()];
    for (need, dearest) in dearest_of_need.iter_mut().enumerate() {
        for arc in plan.arcs(need).filter(|arc| found.flow[plan.asked[*arc] as usize] > 0) {
            let (offer, cost) = (plan.offer[arc] as usize, plan.cost[arc]);
            *dearest = (*dearest).max(Some(cost));
            dearest_of_offer[offer] = dearest_of_offer[offer].max(Some(cost));
        }
    }
    let mut count = 0;
    for (need, dearest) in dearest_of_need.iter().enumerate().filter(|(need, _)| plan.amounts[*need] > 0) {
        let unmet = found.unmet[need] > 0;
        for arc in plan.arcs(need) {
            let (offer, cost) = (plan.offer[arc] as usize, plan.cost[arc]);
            let wants = unmet || dearest.is_some_and(|dearest| cost < dearest);
            let takes = found.left[offer] > 0 || dearest_of_offer[offer].is_some_and(|dearest| cost < dearest);
            count += usize::from(wants && takes && plan.capacities[offer] > 0);
        }
    }
    count
}

/// Lowers the prices as far as they still prove the answer; for each offer that keeps a price, the need from which it comes.
///
/// An offer's price may fall by s as long as it stays at or above 0 and above what each need would pay for it, and a need's by as much as
/// those of the offers that serve it; a need that stays unmet keeps its penalty. The greatest s are shortest distances.
fn least_prices(plan: &MatchingPlan, flow: &mut Flow) -> Vec<u32> {
    let (needs, offers) = (plan.amounts.len(), plan.capacities.len());
    let need_of = plan.needs_of_arcs();
    let mut fall: Vec<i64> = flow.offer_price.clone();
    let mut need_fall: Vec<Option<i64>> = vec![None; needs];
    let mut from = vec![NONE; offers];
    let mut heap: BinaryHeap<Reverse<(i64, u32)>> = (0u32..)
        .zip(&fall)
        .filter(|(j, _)| plan.capacities[*j as usize] > 0 || fall[*j as usize] > 0)
        .map(|(j, s)| Reverse((*s, j)))
        .collect();
    let mut done = vec![false; offers];
    let mut settle = |need: usize, s: i64, fall: &mut Vec<i64>, heap: &mut BinaryHeap<Reverse<(i64, u32)>>, prices: &Flow| {
        if need_fall[need].is_some() {
            return;
        }
        need_fall[need] = Some(s);
        for arc in plan.arcs(need) {
            let j = plan.offer[arc] as usize;
            let t = s + plan.cost[arc] + prices.offer_price[j] - prices.need_price[need];
            // Of those with an equal claim, the one that serves itself here is not the one displaced.
            if t < fall[j] {
                fall[j] = t;
                from[j] = need as u32;
                heap.push(Reverse((t, j as u32)));
            }
        }
    };
    for need in (0..needs).filter(|i| flow.unmet[*i] > 0) {
        settle(need, 0, &mut fall, &mut heap, flow);
    }
    while let Some(Reverse((s, offer))) = heap.pop() {
        let j = offer as usize;
        if done[j] || s > fall[j] {
            continue;
        }
        done[j] = true;
        for (arc, _) in &flow.held[j] {
            settle(need_of[*arc as usize] as usize, s, &mut fall, &mut heap, flow);
        }
    }
    for (price, fall) in flow.offer_price.iter_mut().zip(&fall) {
        *price -= fall;
    }
    for need in 0..needs {
        let served = plan.arcs(need).map(|arc| plan.cost[arc] + flow.offer_price[plan.offer[arc] as usize]).min();
        flow.need_price[need] = served.map_or(plan.penalties[need], |c| c.min(plan.penalties[need]));
    }
    from
}

impl Matching {
    /// Why the pairing that was asked as number `asked` has no more units.
    #[must_use]
    pub fn why(&self, plan: &MatchingPlan, asked: usize) -> Refusal {
        let Some(arc) = plan.asked.iter().position(|a| *a as usize == asked) else { return Refusal { why: Why::Used, margin: 0 } };
        let need = plan.starts.partition_point(|s| *s as usize <= arc) - 1;
        self.refusal(plan, need, arc)
    }

    /// The same of every pairing that was asked, in their order.
    #[must_use]
    pub fn all_why(&self, plan: &MatchingPlan) -> Vec<Refusal> {
        let mut out = vec![Refusal { why: Why::Used, margin: 0 }; plan.offer.len()];
        for need in 0..plan.amounts.len() {
            for arc in plan.arcs(need) {
                out[plan.asked[arc] as usize] = self.refusal(plan, need, arc);
            }
        }
        out
    }

    fn refusal(&self, plan: &MatchingPlan, need: usize, arc: usize) -> Refusal {
        let offer = plan.offer[arc] as usize;
        let units = self.flow[plan.asked[arc] as usize];
        // Where shares come first a pairing dearer than its penalty may seem to gain.
        let margin = (plan.cost[arc] + self.offer_price[offer] - self.need_price[need]).max(0);
        let why = if plan.amounts[need] == 0 {
            Why::NothingWanted
        } else if plan.capacities[offer] == 0 {
            Why::NothingOffered
        } else if units == plan.amounts[need] {
            Why::Used
        } else if plan.cost[arc] >= plan.penalties[need] && self.unmet[need] > 0 {
            Why::Dearer
        } else if self.left[offer] == 0 && (self.unmet[need] > 0 || self.offer_price[offer] > 0) {
            Why::Taken
        } else {
            Why::Served
        };
        Refusal { why, margin }
    }
}
