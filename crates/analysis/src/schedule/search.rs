//! The best schedule under limited resources that is found with so many tries: all rules in both schemes, then a population of orders
//! that are crossed, each pulled to the right and back to the left.
//!
//! Orders of tasks crossed at two points: Hartmann 1998, "A competitive genetic algorithm for resource-constrained project
//! scheduling", <https://doi.org/10.1002/(SICI)1520-6750(199810)45:7<733::AID-NAV5>3.0.CO;2-C>. Pulled right and left: Valls, Ballestín and Quintanilla
//! 2005, "Justification and RCPSP: a technique that pays", <https://doi.org/10.1016/j.ejor.2004.04.008>. The search stops where the bound is met.

use super::Plan;
use super::bound::bound;
use super::network::{Network, Times};
use super::resources::{Ground, Profile, Scheme, parallel, serial};
use crate::rng::Rng;
use rayon::prelude::*;

/// Which task goes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Least latest finish.
    LatestFinish,
    /// Least latest start.
    LatestStart,
    /// Most tasks that come after, directly or not.
    Successors,
    /// Greatest own duration with those of the tasks that come next.
    Weight,
    /// Shortest.
    Shortest,
}

impl Rule {
    pub const ALL: [Rule; 5] = [Rule::LatestFinish, Rule::LatestStart, Rule::Successors, Rule::Weight, Rule::Shortest];

    pub fn code(self) -> &'static str {
        match self {
            Rule::LatestFinish => "lft",
            Rule::LatestStart => "lst",
            Rule::Successors => "mts",
            Rule::Weight => "grpw",
            Rule::Shortest => "spt",
        }
    }

    pub fn from_code(code: &str) -> Option<Rule> {
        Rule::ALL.into_iter().find(|r| r.code() == code)
    }

    /// The least goes first.
    fn keys(self, network: &Network, durations: &[i64], times: &Times) -> Vec<f64> {
        let n = network.len();
        match self {
            Rule::LatestFinish => (0..n).map(|i| (times.latest[i] + durations[i]) as f64).collect(),
            Rule::LatestStart => times.latest.iter().map(|t| *t as f64).collect(),
            Rule::Weight => {
                (0..n).map(|i| -((durations[i] + network.after(i).iter().map(|a| durations[*a as usize]).sum::<i64>()) as f64)).collect()
            }
            Rule::Shortest => durations.iter().map(|d| *d as f64).collect(),
            Rule::Successors => {
                // Sets of bits, from the last task backwards.
                let words = n.div_ceil(64);
                let mut sets = vec![0u64; n * words];
                for &task in network.order.iter().rev() {
                    let t = task as usize;
                    let mut own = vec![0u64; words];
                    for &later in network.after(t) {
                        let l = later as usize;
                        own[l / 64] |= 1 << (l % 64);
                        own.iter_mut().zip(&sets[l * words..]).for_each(|(o, s)| *o |= s);
                    }
                    sets[t * words..(t + 1) * words].copy_from_slice(&own);
                }
                (0..n).map(|i| -f64::from(sets[i * words..(i + 1) * words].iter().map(|w| w.count_ones()).sum::<u32>())).collect()
            }
        }
    }
}

/// A schedule that was found.
pub(super) struct Best {
    pub starts: Vec<i64>,
    pub finish: i64,
    pub bound: (i64, &'static str),
    pub tried: u32,
}

/// An order, the schedule that the serial scheme makes of it, and its finish.
#[derive(Clone)]
struct One {
    order: Vec<u32>,
    starts: Vec<i64>,
    finish: i64,
}

/// How many orders live side by side.
const POPULATION: usize = 60;
/// The stream of random numbers of this search.
const STREAM: u32 = 201;

/// An order of the tasks by key in which nobody comes before those it waits for.
fn ordered(network: &Network, keys: &[f64]) -> Vec<u32> {
    let n = network.len();
    let by_key = |a: u32, b: u32| keys[a as usize].total_cmp(&keys[b as usize]).then(a.cmp(&b));
    // A heap of what may come next, the least key on top.
    struct Next<'a>(u32, &'a [f64]);
    impl PartialEq for Next<'_> {
        fn eq(&self, other: &Self) -> bool {
            self.cmp(other).is_eq()
        }
    }
    impl Eq for Next<'_> {}
    impl PartialOrd for Next<'_> {
        fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
            Some(self.cmp(other))
        }
    }
    impl Ord for Next<'_> {
        fn cmp(&self, other: &Self) -> std::cmp::Ordering {
            self.1[other.0 as usize].total_cmp(&self.1[self.0 as usize]).then(other.0.cmp(&self.0))
        }
    }
    let mut waits: Vec<u32> = (0..n).map(|i| network.before(i).len() as u32).collect();
    let mut heap: std::collections::BinaryHeap<Next<'_>> =
        (0..n as u32).filter(|i| waits[*i as usize] == 0).map(|i| Next(i, keys)).collect();
    let mut order = Vec::with_capacity(n);
    while let Some(Next(task, _)) = heap.pop() {
        debug_assert!(heap.peek().is_none_or(|next| by_key(task, next.0).is_lt()));
        order.push(task);
        for &later in network.after(task as usize) {
            waits[later as usize] -= 1;
            if waits[later as usize] == 0 {
                heap.push(Next(later, keys));
            }
        }
    }
    order
}

/// The serial schedule of an order, pulled to the right and back: never longer than before.
fn justified(ground: &Ground<'_>, back: &Ground<'_>, order: Vec<u32>) -> One {
    let n = order.len();
    let mut profile = Profile::default();
    let mut one = One { starts: vec![0; n], finish: 0, order };
    one.finish = serial(ground, &one.order, &mut profile, &mut one.starts);
    let mut from_end = vec![0i64; n];
    let mut order = one.order.clone();
    // Those that end last go to the right first; ties by the order, from its end.
    order.reverse();
    order.sort_by_key(|t| -(one.starts[*t as usize] + ground.durations[*t as usize]));
    let length = serial(back, &order, &mut profile, &mut from_end);
    // And those that start first go back to the left first.
    order.reverse();
    order.sort_by_key(|t| length - from_end[*t as usize] - ground.durations[*t as usize]);
    let mut starts = vec![0i64; n];
    let finish = serial(ground, &order, &mut profile, &mut starts);
    if finish <= one.finish { One { order, starts, finish } } else { one }
}

/// A child of two orders: the first part of one, the middle of the other, the end of the first; sometimes two neighbours change places.
fn crossed(network: &Network, mother: &[u32], father: &[u32], rng: &mut Rng) -> Vec<u32> {
    let n = mother.len();
    let (a, b) = (rng.below(n as u32 + 1) as usize, rng.below(n as u32 + 1) as usize);
    let (a, b) = (a.min(b), a.max(b));
    let mut taken = vec![false; n];
    let mut child = Vec::with_capacity(n);
    for (list, until) in [(mother, a), (father, b), (mother, n)] {
        for &task in list {
            if child.len() >= until {
                break;
            }
            if !std::mem::replace(&mut taken[task as usize], true) {
                child.push(task);
            }
        }
    }
    for i in 1..n {
        // One in twenty, where the first need not come before the second.
        if rng.below(20) == 0 && !network.before(child[i] as usize).contains(&child[i - 1]) {
            child.swap(i - 1, i);
        }
    }
    child
}

/// The best schedule for a checked question.
pub(super) fn found(plan: &Plan<'_>, durations: &[i64], times: &Times) -> Best {
    let (tasks, network) = (plan.tasks, &plan.network);
    let n = network.len();
    // One row a task; what takes no time holds nothing.
    let demands: Vec<u32> = (0..n).flat_map(|t| tasks.demands.iter().map(move |d| if durations[t] == 0 { 0 } else { d[t] })).collect();
    let ground = Ground { network, durations, demands: &demands, capacities: &tasks.capacities };
    let reversed = network.reversed();
    let back = Ground { network: &reversed, ..ground.clone() };
    let bound = bound(&ground, times);
    let schemes: Vec<Scheme> = plan.ask.scheme.map_or(Scheme::ALL.to_vec(), |s| vec![s]);
    let rules: Vec<Rule> = plan.ask.rule.map_or(Rule::ALL.to_vec(), |r| vec![r]);
    let single = plan.ask.scheme.is_some() || plan.ask.rule.is_some();
    let asked: Vec<(Scheme, Rule)> = schemes.iter().flat_map(|s| rules.iter().map(move |r| (*s, *r))).collect();
    let of = |(scheme, rule): &(Scheme, Rule)| -> One {
        let keys = rule.keys(network, durations, times);
        let mut starts = vec![0; n];
        let order = ordered(network, &keys);
        if *scheme == Scheme::Serial {
            let finish = serial(&ground, &order, &mut Profile::default(), &mut starts);
            return One { order, starts, finish };
        }
        let finish = parallel(&ground, &keys, &mut starts);
        let mut order = network.order.clone();
        order.sort_by_key(|t| starts[*t as usize]);
        One { order, starts, finish }
    };
    let mut people: Vec<One> = asked.par_iter().map(of).collect();
    let mut tried = people.len() as u32;
    if single {
        people.sort_by_key(|p| p.finish);
        let best = people.swap_remove(0);
        return Best { starts: best.starts, finish: best.finish, bound, tried };
    }
    people = people.into_par_iter().map(|p| justified(&ground, &back, p.order)).collect();
    let keys = Rule::LatestFinish.keys(network, durations, times);
    let spread = (times.finish as f64 / 3.0).max(1.0);
    let more = (POPULATION - people.len()).min(plan.ask.tries.saturating_sub(tried) as usize);
    let met = |people: &[One]| people.iter().any(|p| p.finish <= bound.0);
    if !met(&people) {
        people.par_extend((0..more).into_par_iter().map(|i| {
            let mut rng = Rng::new(plan.ask.seed, STREAM, i as u64);
            let shaken: Vec<f64> = keys.iter().map(|k| k + spread * (rng.unit() - 0.5)).collect();
            justified(&ground, &back, ordered(network, &shaken))
        }));
        tried += more as u32;
    }
    // Stable: of equals the older stay first.
    people.sort_by_key(|p| p.finish);
    while tried < plan.ask.tries && !met(&people) && n > 1 {
        let children = POPULATION.min((plan.ask.tries - tried) as usize);
        let born: Vec<One> = (0..children)
            .into_par_iter()
            .map(|i| {
                let mut rng = Rng::new(plan.ask.seed, STREAM + 1, u64::from(tried) + i as u64);
                // The better of two, twice.
                let mut pick = || rng.below(people.len() as u32).min(rng.below(people.len() as u32)) as usize;
                let (mother, father) = (pick(), pick());
                justified(&ground, &back, crossed(network, &people[mother].order, &people[father].order, &mut rng))
            })
            .collect();
        tried += children as u32;
        people.extend(born);
        people.sort_by_key(|p| p.finish);
        people.dedup_by(|a, b| a.finish == b.finish && a.starts == b.starts);
        people.truncate(POPULATION);
    }
    let best = people.swap_remove(0);
    Best { starts: best.starts, finish: best.finish, bound, tried }
}
