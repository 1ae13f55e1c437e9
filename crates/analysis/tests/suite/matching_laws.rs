//! What must hold of an assignment on any data: its prices prove that it is the cheapest, and are the least that do; brute force finds
//! nothing cheaper; what is promised is there; a new offer never costs.

use reticolo_analysis::matching::{Arc, Matching, MatchingAsk, Why, matching};
use reticolo_analysis::rng::Rng;

/// A made-up question.
pub struct Case {
    pub amounts: Vec<i64>,
    pub penalties: Vec<i64>,
    pub capacities: Vec<i64>,
    pub arcs: Vec<Arc>,
}

pub fn drawn(seed: u64, needs: usize, offers: usize, most: u32, dense: u32) -> Case {
    Case::drawn(seed, needs, offers, most, dense)
}

impl Case {
    fn drawn(seed: u64, needs: usize, offers: usize, most: u32, dense: u32) -> Case {
        let mut rng = Rng::new(seed, 7, needs as u64);
        let amounts = (0..needs).map(|_| i64::from(rng.below(most + 1))).collect();
        let penalties = (0..needs).map(|_| i64::from(rng.below(30))).collect();
        let capacities = (0..offers).map(|_| i64::from(rng.below(most + 1))).collect();
        let mut arcs = Vec::new();
        for need in 0..needs as u32 {
            for offer in 0..offers as u32 {
                if rng.below(100) < dense {
                    arcs.push(Arc { need, offer, cost: i64::from(rng.below(24)) - 4 });
                }
            }
        }
        rng.shuffle(&mut arcs);
        Case { amounts, penalties, capacities, arcs }
    }

    pub fn ask(&self) -> MatchingAsk<'_> {
        MatchingAsk { amounts: &self.amounts, penalties: &self.penalties, capacities: &self.capacities, arcs: &self.arcs }
    }

    fn solved(&self) -> Matching {
        matching(&self.ask().check().unwrap())
    }
}

/// Flow is conserved, nothing is given twice, and prices and flow are complementary: together a proof that nothing is cheaper.
pub fn proven(ask: &MatchingAsk<'_>, found: &Matching) {
    let (mut served, mut taken) = (vec![0i64; ask.amounts.len()], vec![0i64; ask.capacities.len()]);
    let mut cost = 0i128;
    for (arc, units) in ask.arcs.iter().zip(&found.flow) {
        assert!(*units >= 0);
        served[arc.need as usize] += units;
        taken[arc.offer as usize] += units;
        cost += i128::from(*units) * i128::from(arc.cost);
        let slack = arc.cost + found.offer_price[arc.offer as usize] - found.need_price[arc.need as usize];
        assert!(slack >= 0, "a pairing that would be cheaper is not used: {arc:?}");
        assert!(*units == 0 || slack == 0, "a pairing that is too dear is used: {arc:?}");
    }
    assert_eq!(cost, found.cost_of_met);
    let mut dual = 0i128;
    for (i, amount) in ask.amounts.iter().enumerate() {
        assert_eq!(served[i] + found.unmet[i], *amount);
        assert!(found.unmet[i] >= 0 && found.need_price[i] <= ask.penalties[i]);
        assert!(found.unmet[i] == 0 || found.need_price[i] == ask.penalties[i]);
        dual += i128::from(*amount) * i128::from(found.need_price[i]);
        cost += i128::from(found.unmet[i]) * i128::from(ask.penalties[i]);
    }
    for (j, capacity) in ask.capacities.iter().enumerate() {
        assert_eq!(taken[j] + found.left[j], *capacity);
        assert!(found.left[j] >= 0 && found.offer_price[j] >= 0);
        assert!(found.left[j] == 0 || found.offer_price[j] == 0);
        dual -= i128::from(*capacity) * i128::from(found.offer_price[j]);
    }
    assert_eq!((cost, dual), (found.total_cost, found.total_cost));
}

/// The least cost by trying every way, unit by unit of each pairing.
fn tried(case: &Case, at: usize, wants: &mut [i64], has: &mut [i64]) -> i128 {
    let Some(arc) = case.arcs.get(at) else {
        return wants.iter().zip(&case.penalties).map(|(n, p)| i128::from(*n) * i128::from(*p)).sum();
    };
    let (i, j) = (arc.need as usize, arc.offer as usize);
    let mut best = i128::MAX;
    for units in 0..=wants[i].min(has[j]) {
        wants[i] -= units;
        has[j] -= units;
        best = best.min(i128::from(units) * i128::from(arc.cost) + tried(case, at + 1, wants, has));
        wants[i] += units;
        has[j] += units;
    }
    best
}

#[test]
fn small_cases_cost_what_trying_everything_finds() {
    for seed in 0..400 {
        let (needs, offers) = (1 + seed as usize % 4, 1 + seed as usize / 4 % 3);
        let case = Case::drawn(seed, needs, offers, 3, 75);
        let found = case.solved();
        let least = tried(&case, 0, &mut case.amounts.clone(), &mut case.capacities.clone());
        assert_eq!(found.total_cost, least, "seed {seed}");
        proven(&case.ask(), &found);
    }
}

#[test]
fn any_case_is_proven_by_its_prices_and_these_are_what_one_more_unit_saves() {
    for seed in 0..60 {
        let case = Case::drawn(seed, 40, 15, 9, 20 + seed as u32 % 50);
        let found = case.solved();
        proven(&case.ask(), &found);
        for offer in 0..case.capacities.len() {
            let mut more = Case { amounts: case.amounts.clone(), ..Case::drawn(seed, 40, 15, 9, 20 + seed as u32 % 50) };
            more.capacities[offer] += 1;
            let then = more.solved();
            assert!(then.total_cost <= found.total_cost);
            assert_eq!(found.total_cost - then.total_cost, i128::from(found.offer_price[offer]), "seed {seed}, offer {offer}");
            assert_eq!(found.displaced[offer].is_some(), found.offer_price[offer] > 0, "seed {seed}, offer {offer}");
        }
    }
}

#[test]
fn large_cases_are_proven_whichever_side_there_is_less_of() {
    // Large enough for all prices to be raised at once, several times; as much as there is, less and more.
    for (seed, most_offered) in [(500u64, 9u32), (501, 14), (502, 20), (503, 40)] {
        let mut rng = Rng::new(seed, 8, 0);
        let amounts: Vec<i64> = (0..600).map(|_| i64::from(rng.below(5))).collect();
        let penalties: Vec<i64> = (0..600).map(|_| 500 + i64::from(rng.below(300))).collect();
        let capacities: Vec<i64> = (0..120).map(|_| i64::from(rng.below(most_offered))).collect();
        let mut arcs = Vec::new();
        for need in 0..600 {
            for _ in 0..8 {
                arcs.push(Arc { need, offer: rng.below(120), cost: i64::from(rng.below(1000)) - 100 });
            }
        }
        let case = Case { amounts, penalties, capacities, arcs };
        proven(&case.ask(), &case.solved());
    }
}

#[test]
fn a_new_offer_never_raises_the_cost_and_the_order_of_pairings_changes_nothing_but_ties() {
    for seed in 100..160 {
        let case = Case::drawn(seed, 30, 10, 6, 40);
        let found = case.solved();
        let mut more = Case::drawn(seed, 30, 10, 6, 40);
        let mut rng = Rng::new(seed, 9, 0);
        more.capacities.push(4);
        for need in 0..30 {
            more.arcs.push(Arc { need, offer: 10, cost: i64::from(rng.below(24)) - 4 });
        }
        let then = more.solved();
        assert!(then.total_cost <= found.total_cost, "seed {seed}");
        proven(&more.ask(), &then);
        let mut turned = Case::drawn(seed, 30, 10, 6, 40);
        turned.arcs.reverse();
        let again = turned.solved();
        assert_eq!((again.total_cost, &again.offer_price, &again.need_price), (found.total_cost, &found.offer_price, &found.need_price));
        assert_eq!(case.solved(), found, "the same question has the same answer");
    }
}

#[test]
fn every_pairing_has_its_reason() {
    let mut told = std::collections::BTreeMap::new();
    for seed in 0..40 {
        let case = Case::drawn(seed, 30, 10, 6, 40);
        let plan = case.ask().check().unwrap();
        let found = matching(&plan);
        for (at, (arc, refusal)) in case.arcs.iter().zip(found.all_why(&plan)).enumerate() {
            let (i, j) = (arc.need as usize, arc.offer as usize);
            *told.entry(format!("{:?}", refusal.why)).or_insert(0) += 1;
            assert_eq!(refusal, found.why(&plan, at));
            assert!(refusal.margin >= 0);
            match refusal.why {
                Why::Used => assert_eq!(found.flow[at], case.amounts[i]),
                Why::Taken => assert_eq!(found.left[j], 0),
                Why::Served => assert!(found.unmet[i] == 0 && found.need_price[i] <= arc.cost + found.offer_price[j]),
                Why::Dearer => assert!(arc.cost >= case.penalties[i]),
                Why::NothingWanted => assert_eq!(case.amounts[i], 0),
                Why::NothingOffered => assert_eq!(case.capacities[j], 0),
            }
        }
    }
    assert_eq!(told.len(), 6, "{told:?}");
}

#[test]
fn pairs_that_block_are_those_that_would_both_rather() {
    // The cheapest in all leaves need 0 and offer 0 apart, though each is the other's first choice.
    let arcs = [(0, 0, 1), (0, 1, 2), (1, 0, 2), (1, 1, 9)].map(|(need, offer, cost)| Arc { need, offer, cost });
    let case = Case { amounts: vec![1, 1], penalties: vec![50; 2], capacities: vec![1, 1], arcs: arcs.to_vec() };
    let found = case.solved();
    assert_eq!((found.total_cost, found.blocking_pairs), (4, 1));
    // Where nobody is anybody's rival nothing blocks.
    let arcs = [(0, 0, 1), (1, 1, 1)].map(|(need, offer, cost)| Arc { need, offer, cost });
    assert_eq!(Case { arcs: arcs.to_vec(), ..case }.solved().blocking_pairs, 0);
}
