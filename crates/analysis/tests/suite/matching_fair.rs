//! Shares before costs: on small cases trying everything finds no fairer shares, and of the fairest none cheaper.

use crate::matching_laws::{Case, drawn};
use reticolo_analysis::matching::fair::{FairError, FairPlan, fair};
use reticolo_analysis::matching::{Arc, Lack, MatchingAsk, matching};
use std::collections::BTreeMap;

/// The units served of each group in every way there is, with the least cost of each.
type Ways = BTreeMap<Vec<i64>, i128>;

fn tried(case: &Case, group: &[u32], at: usize, wants: &mut [i64], has: &mut [i64], cost: i128, ways: &mut Ways) {
    let Some(arc) = case.arcs.get(at) else {
        let mut served = vec![0; group.iter().max().map_or(0, |g| *g as usize + 1)];
        (0..group.len()).for_each(|i| served[group[i] as usize] += case.amounts[i] - wants[i]);
        let unmet: i128 = wants.iter().zip(&case.penalties).map(|(n, p)| i128::from(*n) * i128::from(*p)).sum();
        let least = ways.entry(served).or_insert(i128::MAX);
        *least = (*least).min(cost + unmet);
        return;
    };
    let (i, j) = (arc.need as usize, arc.offer as usize);
    let most = if arc.cost <= case.penalties[i] { wants[i].min(has[j]) } else { 0 };
    for units in 0..=most {
        wants[i] -= units;
        has[j] -= units;
        tried(case, group, at + 1, wants, has, cost + i128::from(units) * i128::from(arc.cost), ways);
        wants[i] += units;
        has[j] += units;
    }
}

/// Shares from the least up, in parts that all amounts up to 12 divide.
fn levels(served: &[i64], wanted: &[i64]) -> Vec<i64> {
    let mut shares: Vec<i64> = served.iter().zip(wanted).filter(|(_, w)| **w > 0).map(|(s, w)| s * 27720 / w).collect();
    shares.sort_unstable();
    shares
}

#[test]
fn small_cases_are_as_fair_and_then_as_cheap_as_trying_everything_finds() {
    let mut priced = 0;
    for seed in 0..300 {
        let case = drawn(seed, 1 + seed as usize % 4, 1 + seed as usize / 4 % 3, 3, 70);
        let group: Vec<u32> = (0..case.amounts.len()).map(|i| (i as u32 * 7 + seed as u32) % 3).collect();
        let plan = case.ask().check().unwrap();
        let found = fair(&FairPlan::check(&plan, &group).unwrap());
        let mut ways = Ways::new();
        tried(&case, &group, 0, &mut case.amounts.clone(), &mut case.capacities.clone(), 0, &mut ways);
        let fairest = ways.keys().map(|served| levels(served, &found.wanted)).max().unwrap();
        assert_eq!(levels(&found.served, &found.wanted), fairest, "seed {seed}");
        assert_eq!(found.matching.total_cost, ways[&found.served], "seed {seed}");
        assert_eq!(found.least_cost, matching(&plan).total_cost);
        assert!(found.matching.total_cost >= found.least_cost);
        priced += usize::from(found.matching.total_cost > found.least_cost);
        // What is promised is there.
        let mut taken = vec![0; case.capacities.len()];
        case.arcs.iter().zip(&found.matching.flow).for_each(|(a, units)| taken[a.offer as usize] += units);
        assert!((0..taken.len()).all(|j| taken[j] + found.matching.left[j] == case.capacities[j]));
    }
    assert!(priced > 20, "fairness had a price in {priced} cases only");
}

#[test]
fn larger_cases_level_the_shares_and_hold_together() {
    for seed in 0..6 {
        let case = drawn(900 + seed, 120, 30, 9, 12);
        let group: Vec<u32> = (0..120).map(|i| i % 7).collect();
        let plan = case.ask().check().unwrap();
        let found = fair(&FairPlan::check(&plan, &group).unwrap());
        let least = |of: &[i64]| (0..7).map(|g| of[g] as f64 / found.wanted[g] as f64).fold(f64::INFINITY, f64::min);
        assert!(least(&found.served) >= least(&found.served_at_least_cost));
        let m = &found.matching;
        let cost: i128 = case.arcs.iter().zip(&m.flow).map(|(a, units)| i128::from(a.cost) * i128::from(*units)).sum();
        let unmet: i128 = m.unmet.iter().zip(&case.penalties).map(|(u, p)| i128::from(*u) * i128::from(*p)).sum();
        assert_eq!((cost, cost + unmet), (m.cost_of_met, m.total_cost));
        for (i, group) in group.iter().enumerate() {
            assert!(*group < 7 && m.unmet[i] >= 0 && m.unmet[i] <= case.amounts[i]);
        }
    }
}

#[test]
fn the_one_nobody_else_can_serve_comes_first_and_it_has_its_price() {
    // The cheapest way gives all to the first need; shares give each group one.
    let arcs = [Arc { need: 0, offer: 0, cost: 1 }, Arc { need: 1, offer: 0, cost: 9 }];
    let ask = MatchingAsk { amounts: &[2, 2], penalties: &[10, 10], capacities: &[2], arcs: &arcs };
    let plan = ask.check().unwrap();
    let found = fair(&FairPlan::check(&plan, &[0, 1]).unwrap());
    assert_eq!((found.least_cost, found.matching.total_cost), (22, 30));
    assert_eq!((found.served.as_slice(), found.served_at_least_cost.as_slice()), (&[1, 1][..], &[2, 0][..]));
    assert_eq!(found.matching.lacks(&plan), [Some(Lack::Taken), Some(Lack::Taken)]);
    assert_eq!(FairPlan::check(&plan, &[0]).unwrap_err(), FairError::LengthMismatch { needs: 2, groups: 1 });
    assert!(matches!(FairPlan::check(&plan, &[0, 10_000]).unwrap_err(), FairError::TooManyGroups { .. }));
    let dear = [Arc { need: 0, offer: 0, cost: 1_000_000_000_000_000 }];
    let ask = MatchingAsk { amounts: &[1; 2000], penalties: &[5; 2000], capacities: &[2], arcs: &dear };
    let plan = ask.check().unwrap();
    assert!(matches!(FairPlan::check(&plan, &[0; 2000]).unwrap_err(), FairError::TooDear { .. }));
}
