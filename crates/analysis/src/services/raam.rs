//! The rational agents' equilibrium: everybody goes where the queue (people over capacity, 1 at the mean) and the way (distance
//! over tau) together cost least. Saxon and Snow 2020, <https://doi.org/10.1080/24694452.2019.1629870>.
//!
//! The equilibrium is the minimum of a convex potential, Σ D²/2s + Σ x t, and place by place it is exact: water is filled up to one
//! level over the sites that a place reaches. Rounds over all places end when what people could still save is next to nothing.
//! Beside it stands the schedule that the authors published: a fixed number of rounds in which whole people move from the dearest
//! to the cheapest site, ever fewer; it ends near the equilibrium, but not at it.

use super::catchment::{NEAR, ROUNDS, Reached};
use crate::sums::{sum, sum_by};

/// What comes of either way.
pub(crate) struct Agents {
    /// Cost of each demand; `None` where no site is within reach.
    pub cost: Vec<Option<f64>>,
    /// The people who come to each site.
    pub come: Vec<f64>,
    /// What people could still save, over what they bear.
    pub gap: f64,
    pub rounds: usize,
}

/// Capacities in people: at the mean queue as many as there are people. With no people, or no capacity, there is no queue.
fn sizes(people: &[f64], capacity: &[f64]) -> Vec<f64> {
    let (all, whole) = (sum(people), sum(capacity));
    let mean = if all > 0.0 && whole > 0.0 { all / whole } else { 1.0 };
    capacity.iter().map(|c| c * mean).collect()
}

/// The least cost that a place could have, and the cost that its people bear together.
fn cost(of: &Reached, size: &[f64], i: usize, come: &[f64], share: &[f64]) -> (f64, f64) {
    let (mut least, mut borne) = (f64::INFINITY, 0.0);
    let row = of.start[i]..of.start[i + 1];
    for ((j, way), share) in of.site[row.clone()].iter().zip(&of.weight[row.clone()]).zip(&share[row]) {
        let j = *j as usize;
        let cost = come[j] / size[j] + way;
        least = least.min(cost);
        borne += share * cost;
    }
    (least, borne)
}

fn gap(people: &[f64], of: &Reached, size: &[f64], come: &[f64], share: &[f64]) -> f64 {
    let borne = sum_by(people.len(), |i| cost(of, size, i, come, share).1);
    let needed = |i: usize| if of.start[i] < of.start[i + 1] { cost(of, size, i, come, share).0 * people[i] } else { 0.0 };
    if borne > 0.0 { (1.0 - sum_by(people.len(), needed) / borne).max(0.0) } else { 0.0 }
}

fn summed(of: &Reached, share: &[f64], come: &mut [f64]) {
    come.fill(0.0);
    for (k, j) in of.site.iter().enumerate() {
        come[*j as usize] += share[k];
    }
}

/// The authors' schedule (with the step sizes of their program): all begin at the nearest site; in each round, of every place's
/// people, as many as would even out its dearest and its cheapest site move, but at most a step of 20 % that halves every fifty
/// rounds down to 0.5 %, in whole people; in the first twenty rounds no site takes more than its size.
pub(crate) fn published(people: &[f64], capacity: &[f64], of: &Reached, rounds: usize) -> Agents {
    let size = sizes(people, capacity);
    let n = people.len();
    let (mut come, mut share) = (vec![0.0; capacity.len()], vec![0.0; of.site.len()]);
    let row = |i: usize| of.start[i]..of.start[i + 1];
    // The first of equals, as everywhere.
    let least = |i: usize, cost: &dyn Fn(usize) -> f64| row(i).reduce(|a, b| if cost(b) < cost(a) { b } else { a });
    for (i, people) in people.iter().enumerate() {
        if let Some(k) = least(i, &|k| of.weight[k]) {
            share[k] = *people;
        }
    }
    let mut costs = vec![0.0; of.site.len()];
    let mut moves: Vec<(usize, usize, f64)> = Vec::new();
    let mut crowd = vec![0.0; capacity.len()];
    for round in 0..rounds {
        summed(of, &share, &mut come);
        for (k, cost) in costs.iter_mut().enumerate() {
            let j = of.site[k] as usize;
            *cost = come[j] / size[j] + of.weight[k];
        }
        let step = (0.2 * 0.5f64.powf(round as f64 / 50.0)).max(0.005);
        moves.clear();
        for i in (0..n).filter(|&i| people[i] > 0.0) {
            let Some(low) = least(i, &|k| costs[k]) else { continue };
            let used = row(i).filter(|&k| share[k] > 0.0);
            let Some(high) = used.reduce(|a, b| if costs[b] > costs[a] { b } else { a }).filter(|high| *high != low) else { continue };
            let (at, from) = (of.site[low] as usize, of.site[high] as usize);
            let both = share[low] + share[high];
            let (others_at, others_from) = (come[at] - share[low], come[from] - share[high]);
            let way = of.weight[high] - of.weight[low];
            let even = size[at] * size[from] / (size[at] + size[from]) * (way + (both + others_from) / size[from] - others_at / size[at]);
            let go = (even - share[low]).min(share[high]).min(step * people[i]).trunc();
            moves.push((low, high, go));
        }
        if round < 20 {
            crowd.fill(0.0);
            moves.iter().for_each(|(low, _, go)| crowd[of.site[*low] as usize] += go);
            for (low, _, go) in &mut moves {
                let j = of.site[*low] as usize;
                *go = (*go / (crowd[j] / size[j]).max(1.0)).round_ties_even();
            }
        }
        for (low, high, go) in &moves {
            share[*low] += go;
            share[*high] -= go;
        }
    }
    // As published, the cost is that of the queues before the last move.
    let score = |i: usize| {
        let least = least(i, &|k| costs[k])?;
        let borne: f64 = row(i).map(|k| share[k] * costs[k]).sum();
        Some(if people[i] > 0.0 { borne / people[i] } else { costs[least] })
    };
    let cost = (0..n).map(score).collect();
    summed(of, &share, &mut come);
    Agents { cost, gap: gap(people, of, &size, &come, &share), come, rounds }
}

/// The equilibrium. `of` has ways over tau as weights, and no site without capacity.
pub(crate) fn equilibrium(people: &[f64], capacity: &[f64], of: &Reached) -> Agents {
    let size = sizes(people, capacity);
    let mut come = vec![0.0; capacity.len()];
    let mut share = vec![0.0; of.site.len()];
    let n = people.len();
    let level = |i: usize, come: &mut [f64], share: &mut [f64]| {
        let row = of.start[i]..of.start[i + 1];
        if row.is_empty() || people[i] == 0.0 {
            return;
        }
        for k in row.clone() {
            come[of.site[k] as usize] -= share[k];
        }
        // The level at which the place's people just fill the sites that lie below it; sites above it drop out until none is left
        // above (at most as often as there are sites; two or three times in practice).
        let (mut room, mut filled) = (0.0, people[i]);
        for k in row.clone() {
            let j = of.site[k] as usize;
            room += size[j];
            filled += size[j] * (come[j].max(0.0) / size[j] + of.weight[k]);
        }
        let mut at = filled / room;
        loop {
            let (mut room, mut filled) = (0.0, people[i]);
            for k in row.clone() {
                let j = of.site[k] as usize;
                let base = come[j].max(0.0) / size[j] + of.weight[k];
                if base < at {
                    room += size[j];
                    filled += size[j] * base;
                }
            }
            let lower = filled / room;
            if room == 0.0 || lower >= at {
                break;
            }
            at = lower;
        }
        let mut given = 0.0;
        for k in row.clone() {
            let j = of.site[k] as usize;
            come[j] = come[j].max(0.0);
            share[k] = ((at - of.weight[k]) * size[j] - come[j]).max(0.0);
            given += share[k];
        }
        // Nobody is lost to rounding.
        let right = people[i] / given;
        for k in row {
            share[k] *= right;
            come[of.site[k] as usize] += share[k];
        }
    };
    let (mut left, mut rounds) = (0.0, 0);
    while rounds < ROUNDS {
        // There and back, so that what is handed on from place to place travels both ways.
        if rounds % 2 == 0 {
            (0..n).for_each(|i| level(i, &mut come, &mut share));
        } else {
            (0..n).rev().for_each(|i| level(i, &mut come, &mut share));
        }
        rounds += 1;
        // What comes to a site is summed anew, so that no rounding is carried from round to round.
        summed(of, &share, &mut come);
        left = gap(people, of, &size, &come, &share);
        if left <= NEAR {
            break;
        }
    }
    let score = (0..n).map(|i| {
        let (least, borne) = cost(of, &size, i, &come, &share);
        (of.start[i] < of.start[i + 1]).then_some(if people[i] > 0.0 { borne / people[i] } else { least })
    });
    Agents { cost: score.collect(), come, gap: left, rounds }
}
