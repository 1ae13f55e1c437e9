//! The automatic zoning procedure: regions drawn at random, whose border units are exchanged while that lowers the sum of squares
//! within, and then also where it does not: by annealing, and by tabu search in the end.
//!
//! Openshaw 1977, <https://doi.org/10.2307/622300>; with annealing and tabu search: Openshaw and Rao 1995, <https://doi.org/10.1068/a270425>.
//! Beginnings are random spanning trees cut where the cuts gain most.

use super::RegionsAsk;
use super::anneal::anneal;
use super::ground::{Ground, Ordered, renumber};
use super::parts::Parts;
use super::polish::LEAST;
use super::tree::{Forest, Scratch, firsts, total};
use crate::rng::Rng;
use rayon::prelude::*;

/// For the trees, and for the annealing.
const STREAMS: [u32; 2] = [32, 34];
/// Steps of the tabu search, times the units, for each walk of the annealing: both take about as long.
const STEPS: u64 = 200;
/// Walks over all units before the search.
const PASSES: usize = 60;

/// The best of all beginnings: more regions first (a floor may allow one more than another), then the lesser sum of squares.
pub(super) fn azp(ground: &Ground, ask: &RegionsAsk, beginning: Option<&[u32]>) -> Vec<u32> {
    let components = ground.touching.components();
    let least = LEAST * total(ground);
    let begin = |start: u32| {
        let given = beginning.filter(|_| start == ask.starts);
        let mut labels = given.map_or_else(|| random(ground, &firsts(&components), ask, start), <[u32]>::to_vec);
        let count = renumber(&mut labels);
        let mut parts = Parts::new(ground, &labels, count);
        parts.exchange(least, PASSES);
        improve(&mut parts, ask, start, least);
        (std::cmp::Reverse(count), Ordered(parts.within()), start, parts.labels)
    };
    let found = (0..ask.starts + u32::from(beginning.is_some())).into_par_iter().map(begin).min();
    found.map(|f| f.3).unwrap_or_default()
}

/// Annealing, exchange and tabu search from where a partition is; it never ends worse.
pub(super) fn improve(parts: &mut Parts<'_>, ask: &RegionsAsk, chain: u32, least: f64) {
    anneal(parts, &mut Rng::new(ask.seed, STREAMS[1], u64::from(chain)), ask.iterations);
    parts.exchange(least, PASSES);
    let steps = u64::from(ask.iterations) * STEPS / parts.labels.len() as u64;
    search(parts, steps.min(u64::from(u32::MAX / 2)) as u32, least);
}

/// A random spanning tree, cut where the cuts gain most.
fn random(ground: &Ground, roots: &[u32], ask: &RegionsAsk, start: u32) -> Vec<u32> {
    let mut rng = Rng::new(ask.seed, STREAMS[0], u64::from(start));
    let mut scratch = Scratch::new(ground);
    let mut edges = Vec::with_capacity(ground.len());
    for &root in roots {
        scratch.grow(ground, root, |_| true, |_, _| rng.unit());
        edges.extend(scratch.order.iter().skip(1).map(|&u| (u, scratch.parent[u as usize])));
    }
    Forest::new(ground.len(), &edges).part(ground, roots, ask.k as usize).0
}

/// A move of a border unit: what it changes, the unit, where it goes.
type Step = (Ordered, u32, u32);

struct Search<'p, 'a> {
    parts: &'p mut Parts<'a>,
    /// The best allowed move out of each group.
    out: Vec<Option<Step>>,
    /// Until which step a unit stays where it is.
    held: Vec<u32>,
    now: u32,
    /// The sum of squares against that of the beginning, and the least so far.
    at: f64,
    lowest: f64,
    least: f64,
}

impl Search<'_, '_> {
    fn scan(&mut self, group: u32) {
        let mut best: Option<Step> = None;
        for i in 0..self.parts.members[group as usize].len() {
            let unit = self.parts.members[group as usize][i];
            let Some((change, to)) = self.parts.best_step(unit as usize) else { continue };
            // What was moved lately stays, unless that leads lower than anything so far.
            if self.held[unit as usize] > self.now && self.at + change > self.lowest - self.least {
                continue;
            }
            let step = (Ordered(change), unit, to);
            if best.is_none_or(|b| step < b) && self.parts.whole_without(unit as usize) {
                best = Some(step);
            }
        }
        self.out[group as usize] = best;
    }
}

/// Tabu search: each step takes the best exchange of a border unit that there is, good or bad, and the unit then stays for a while. The
/// partition is left at the best that was seen.
fn search(parts: &mut Parts<'_>, steps: u32, least: f64) {
    let (groups, units) = (parts.members.len(), parts.labels.len());
    let hold = 8 + (units as f64).sqrt() as u32;
    let mut best = parts.labels.clone();
    let mut search = Search { parts, out: vec![None; groups], held: vec![0; units], now: 0, at: 0.0, lowest: 0.0, least };
    for group in 0..groups as u32 {
        search.scan(group);
    }
    for now in 1..=steps {
        let Some((Ordered(change), unit, to)) = search.out.iter().flatten().min().copied() else { break };
        let from = search.parts.labels[unit as usize];
        search.now = now;
        search.parts.step(unit as usize, to);
        search.held[unit as usize] = now + hold;
        search.at += change;
        if search.at < search.lowest - least {
            search.lowest = search.at;
            best.clone_from(&search.parts.labels);
        }
        let mut around = search.parts.around(from);
        around.extend(search.parts.around(to));
        around.extend([from, to]);
        around.sort_unstable();
        around.dedup();
        for group in around {
            search.scan(group);
        }
    }
    *search.parts = Parts::new(search.parts.ground, &best, groups);
}
