//! Who serves whom: needs with amounts, offers with capacities, and what a unit of each pairing costs, brought together at the least
//! total cost, with a penalty for every unit that stays unmet.
//!
//! A minimum-cost flow, solved by successive shortest paths with potentials (Ahuja, Magnanti and Orlin 1993, "Network Flows", section
//! 9.7; Edmonds and Karp 1972, "Theoretical improvements in algorithmic efficiency for network flow problems", Journal of the ACM 19(2),
//! <https://doi.org/10.1145/321694.321699>). All numbers are integers, so the answer is exact, and its prices prove it.

pub mod assign;
pub mod card;
pub mod fair;
mod flow;
mod reasons;

pub use reasons::{Displaced, Lack, Refusal, Why};

use crate::catalogue;
use std::fmt;

/// Amounts, capacities and their sums stay below this.
const MOST_UNITS: i64 = 1 << 61;
/// Costs and penalties stay within this, on either side of zero.
const MOST_COST: i64 = 1_000_000_000_000_000;

/// That an offer may serve a need, and what a unit costs. A negative cost is a gain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arc {
    pub need: u32,
    pub offer: u32,
    pub cost: i64,
}

/// What is asked.
#[derive(Debug, Clone, Copy)]
pub struct MatchingAsk<'a> {
    /// Units that each need wants.
    pub amounts: &'a [i64],
    /// What a unit of each need costs that nobody serves.
    pub penalties: &'a [i64],
    /// Units that each offer can give.
    pub capacities: &'a [i64],
    /// Which offer may serve which need. Where a pair stands twice, the cheaper one is used.
    pub arcs: &'a [Arc],
}

/// Why the question has no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MatchingError {
    /// There is not one penalty a need.
    LengthMismatch { needs: usize, penalties: usize },
    /// There are more needs, offers or pairings than can be numbered.
    TooMany,
    /// The amount of a need is negative.
    Amount { need: usize },
    /// The capacity of an offer is negative.
    Capacity { offer: usize },
    /// The penalty of a need is negative or too large.
    Penalty { need: usize },
    /// The cost of a pairing is too large, on either side of zero.
    Cost { arc: usize },
    /// A pairing names a need or an offer that there is not.
    Unknown { arc: usize },
    /// Amounts or capacities add up to more than can be counted exactly.
    TooLarge,
}

impl fmt::Display for MatchingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            MatchingError::LengthMismatch { needs, penalties } => write!(f, "there are {needs} needs and {penalties} penalties"),
            MatchingError::TooMany => f.write_str("there are more than 4 294 967 294 needs, offers or pairings"),
            MatchingError::Amount { need } => write!(f, "the amount of need {need} is below zero"),
            MatchingError::Capacity { offer } => write!(f, "the capacity of offer {offer} is below zero"),
            MatchingError::Penalty { need } => write!(f, "the penalty of need {need} is not between 0 and {MOST_COST}"),
            MatchingError::Cost { arc } => write!(f, "the cost of pairing {arc} is not between -{MOST_COST} and {MOST_COST}"),
            MatchingError::Unknown { arc } => write!(f, "pairing {arc} names a need or an offer that there is not"),
            MatchingError::TooLarge => write!(f, "amounts or capacities add up to more than {MOST_UNITS}"),
        }
    }
}

impl std::error::Error for MatchingError {}

impl catalogue::Refusal for MatchingError {
    fn it(&self) -> String {
        match self {
            MatchingError::LengthMismatch { needs, penalties } => format!("i bisogni sono {needs} e le penali {penalties}"),
            MatchingError::TooMany => "bisogni, offerte o abbinamenti sono più di 4 294 967 294".to_owned(),
            MatchingError::Amount { need } => format!("la quantità del bisogno {need} è sotto zero"),
            MatchingError::Capacity { offer } => format!("la capacità dell'offerta {offer} è sotto zero"),
            MatchingError::Penalty { need } => format!("la penale del bisogno {need} non è fra 0 e {MOST_COST}"),
            MatchingError::Cost { arc } => format!("il costo dell'abbinamento {arc} non è fra -{MOST_COST} e {MOST_COST}"),
            MatchingError::Unknown { arc } => format!("l'abbinamento {arc} nomina un bisogno o un'offerta che non c'è"),
            MatchingError::TooLarge => format!("quantità o capacità sommano a più di {MOST_UNITS}"),
        }
    }
}

/// A question that has been checked and can always be answered: the pairings stand by need, cheapest first.
#[derive(Debug, Clone)]
pub struct MatchingPlan {
    amounts: Vec<i64>,
    penalties: Vec<i64>,
    capacities: Vec<i64>,
    /// Where the pairings of each need begin, and the end of all.
    starts: Vec<u32>,
    offer: Vec<u32>,
    cost: Vec<i64>,
    /// The place of each pairing in what was asked.
    asked: Vec<u32>,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matching {
    /// Units on each pairing, in the order of the pairings that were asked.
    pub flow: Vec<i64>,
    /// What the units that are served cost.
    pub cost_of_met: i128,
    /// What was least: `cost_of_met` and the penalties.
    pub total_cost: i128,
    /// Units of each need that nobody serves.
    pub unmet: Vec<i64>,
    /// Units of each offer that nobody takes.
    pub left: Vec<i64>,
    /// What one more unit of each offer would save: what is scarce. The least prices of all that prove the answer, so that they are
    /// unique; 0 where something is left.
    pub offer_price: Vec<i64>,
    /// What one unit of each need costs to serve, with the price of the offer; its penalty where it stays unmet.
    pub need_price: Vec<i64>,
    /// For each offer with a price: the need that would take one more unit.
    pub displaced: Vec<Option<Displaced>>,
    /// Pairs that would both rather have each other than what they have, by cost (Gale and Shapley 1962); a need would rather be served
    /// than not, an offer be used than not.
    pub blocking_pairs: usize,
}

impl MatchingAsk<'_> {
    /// # Errors
    /// Says which number cannot be used.
    pub fn check(&self) -> Result<MatchingPlan, MatchingError> {
        let (needs, offers) = (self.amounts.len(), self.capacities.len());
        if needs != self.penalties.len() {
            return Err(MatchingError::LengthMismatch { needs, penalties: self.penalties.len() });
        }
        if [needs, offers, self.arcs.len()].iter().any(|n| u32::try_from(*n).is_err() || *n == u32::MAX as usize) {
            return Err(MatchingError::TooMany);
        }
        if let Some(need) = self.amounts.iter().position(|a| *a < 0) {
            return Err(MatchingError::Amount { need });
        }
        if let Some(offer) = self.capacities.iter().position(|c| *c < 0) {
            return Err(MatchingError::Capacity { offer });
        }
        if let Some(need) = self.penalties.iter().position(|p| !(0..=MOST_COST).contains(p)) {
            return Err(MatchingError::Penalty { need });
        }
        for (arc, a) in self.arcs.iter().enumerate() {
            if a.need as usize >= needs || a.offer as usize >= offers {
                return Err(MatchingError::Unknown { arc });
            }
            if !(-MOST_COST..=MOST_COST).contains(&a.cost) {
                return Err(MatchingError::Cost { arc });
            }
        }
        for side in [self.amounts, self.capacities] {
            if side.iter().map(|n| i128::from(*n)).sum::<i128>() > i128::from(MOST_UNITS) {
                return Err(MatchingError::TooLarge);
            }
        }
        Ok(self.plan())
    }

    fn plan(&self) -> MatchingPlan {
        let mut starts = vec![0u32; self.amounts.len() + 1];
        for a in self.arcs {
            starts[a.need as usize + 1] += 1;
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        let mut next = starts.clone();
        let mut asked = vec![0u32; self.arcs.len()];
        for (at, a) in (0u32..).zip(self.arcs) {
            asked[next[a.need as usize] as usize] = at;
            next[a.need as usize] += 1;
        }
        let (mut offer, mut cost) = (vec![0u32; asked.len()], vec![0i64; asked.len()]);
        let mut row: Vec<(i64, u32, u32)> = Vec::new();
        for i in 0..self.amounts.len() {
            let range = starts[i] as usize..starts[i + 1] as usize;
            row.clear();
            row.extend(asked[range.clone()].iter().map(|at| (self.arcs[*at as usize].cost, self.arcs[*at as usize].offer, *at)));
            row.sort_unstable();
            for (at, (c, o, number)) in range.zip(&row) {
                (cost[at], offer[at], asked[at]) = (*c, *o, *number);
            }
        }
        MatchingPlan {
            amounts: self.amounts.to_vec(),
            penalties: self.penalties.to_vec(),
            capacities: self.capacities.to_vec(),
            starts,
            offer,
            cost,
            asked,
        }
    }
}

impl MatchingPlan {
    fn arcs(&self, need: usize) -> std::ops::Range<usize> {
        self.starts[need] as usize..self.starts[need + 1] as usize
    }

    /// The need that each pairing belongs to.
    fn needs_of_arcs(&self) -> Vec<u32> {
        let mut need_of = vec![0u32; self.offer.len()];
        for need in 0..self.amounts.len() {
            need_of[self.arcs(need)].fill(need as u32);
        }
        need_of
    }
}

/// Brings needs and offers together at the least cost, and says why.
#[must_use]
pub fn matching(plan: &MatchingPlan) -> Matching {
    let flow = flow::solve(plan);
    reasons::told(plan, flow)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask<'a>(amounts: &'a [i64], penalties: &'a [i64], capacities: &'a [i64], arcs: &'a [Arc]) -> MatchingAsk<'a> {
        MatchingAsk { amounts, penalties, capacities, arcs }
    }

    #[test]
    fn a_case_worked_by_hand() {
        // Both needs like the first offer best; the second need has no other way.
        let arcs = [Arc { need: 0, offer: 0, cost: 1 }, Arc { need: 0, offer: 1, cost: 5 }, Arc { need: 1, offer: 0, cost: 2 }];
        let found = matching(&ask(&[2, 3], &[100, 100], &[4, 1], &arcs).check().unwrap());
        assert_eq!(found.flow, [1, 1, 3]);
        assert_eq!((found.cost_of_met, found.total_cost), (1 + 5 + 6, 12));
        assert_eq!((found.unmet.as_slice(), found.left.as_slice()), (&[0, 0][..], &[0, 0][..]));
        // One more of the first saves the way to the second: 4. One more of the second would stay unused.
        assert_eq!(found.offer_price, [4, 0]);
        assert_eq!(found.need_price, [5, 6]);
        assert_eq!(found.displaced, [Some(Displaced { need: 0, instead: Some(1) }), None]);
        assert_eq!(found.blocking_pairs, 1);
    }

    #[test]
    fn what_lacks_capacity_stays_unmet_and_is_what_is_scarce() {
        let arcs = [Arc { need: 0, offer: 0, cost: 3 }, Arc { need: 1, offer: 0, cost: 1 }];
        let plan = ask(&[1, 1], &[10, 10], &[1], &arcs).check().unwrap();
        let found = matching(&plan);
        assert_eq!((found.flow.as_slice(), found.unmet.as_slice()), (&[0, 1][..], &[1, 0][..]));
        assert_eq!((found.offer_price.as_slice(), found.need_price.as_slice()), (&[7][..], &[10, 8][..]));
        assert_eq!(found.displaced, [Some(Displaced { need: 0, instead: None })]);
        assert_eq!(found.why(&plan, 0), Refusal { why: Why::Taken, margin: 0 });
        // Too dear to be served at all.
        let plan = ask(&[1], &[2], &[1], &arcs[..1]).check().unwrap();
        let found = matching(&plan);
        assert_eq!((found.total_cost, found.why(&plan, 0)), (2, Refusal { why: Why::Dearer, margin: 1 }));
    }

    #[test]
    fn nothing_is_an_answer_and_what_cannot_be_is_named() {
        let none = matching(&ask(&[], &[], &[], &[]).check().unwrap());
        assert_eq!((none.total_cost, none.blocking_pairs), (0, 0));
        let arc = [Arc { need: 0, offer: 0, cost: -4 }];
        assert_eq!(matching(&ask(&[0], &[9], &[5], &arc).check().unwrap()).total_cost, 0);
        assert_eq!(matching(&ask(&[3], &[9], &[0], &arc).check().unwrap()).total_cost, 27);
        assert_eq!(matching(&ask(&[3], &[9], &[2], &arc).check().unwrap()).total_cost, 1);
        assert_eq!(matching(&ask(&[3], &[9], &[], &[]).check().unwrap()).unmet, [3]);
        let refused = |a: MatchingAsk<'_>| a.check().unwrap_err();
        assert_eq!(refused(ask(&[1], &[], &[], &[])), MatchingError::LengthMismatch { needs: 1, penalties: 0 });
        assert_eq!(refused(ask(&[-1], &[0], &[], &[])), MatchingError::Amount { need: 0 });
        assert_eq!(refused(ask(&[1], &[0], &[-1], &[])), MatchingError::Capacity { offer: 0 });
        assert_eq!(refused(ask(&[1], &[-1], &[1], &[])), MatchingError::Penalty { need: 0 });
        assert_eq!(refused(ask(&[1], &[i64::MAX], &[1], &[])), MatchingError::Penalty { need: 0 });
        assert_eq!(refused(ask(&[i64::MAX], &[1], &[1], &[])), MatchingError::TooLarge);
        assert_eq!(refused(ask(&[1], &[1], &[MOST_UNITS, 1], &[])), MatchingError::TooLarge);
        assert_eq!(refused(ask(&[1], &[1], &[], &arc)), MatchingError::Unknown { arc: 0 });
        let dear = [Arc { cost: i64::MIN, ..arc[0] }];
        assert_eq!(refused(ask(&[1], &[1], &[1], &dear)), MatchingError::Cost { arc: 0 });
        // The largest that is taken is also added up.
        let most = [Arc { cost: MOST_COST, ..arc[0] }];
        let found = matching(&ask(&[MOST_UNITS], &[MOST_COST], &[MOST_UNITS], &most).check().unwrap());
        assert_eq!(found.total_cost, i128::from(MOST_UNITS) * i128::from(MOST_COST));
    }
}
