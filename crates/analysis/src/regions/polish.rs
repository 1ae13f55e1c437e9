//! Makes a partition better without tearing it: border units change sides, two neighbouring groups are joined and cut anew
//! elsewhere, one border is given up for a better one. Every step lowers the sum of squares within, so it ends, and
//! the steps are bounded too.

use super::ground::{Ground, Ordered};
use super::parts::Parts;
use super::tree::{Scratch, total};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Rounds of all three kinds of step.
const ROUNDS: usize = 60;
/// Walks over all units within one round.
const PASSES: usize = 60;
/// A step must gain at least this part of the whole sum of squares: less is rounding.
pub(super) const LEAST: f64 = 1e-12;

struct State<'a> {
    parts: Parts<'a>,
    least: f64,
    scratch: Scratch,
    /// When each pair was last cut anew in vain.
    tried: BTreeMap<(u32, u32), u32>,
    /// The best cut of each group, as long as the group does not change.
    cuts: Vec<Option<Cutting>>,
}

/// When a cut was found, what it gains, and the units on one side.
type Cutting = (u32, Option<(f64, Vec<u32>)>);

/// A partition that is never worse than the one given, with as many groups, each in one piece.
pub(super) fn polish(ground: &Ground, labels: &[u32], count: usize) -> Vec<u32> {
    let mut state = State {
        parts: Parts::new(ground, labels, count),
        least: LEAST * total(ground),
        scratch: Scratch::new(ground),
        tried: BTreeMap::new(),
        cuts: vec![None; count],
    };
    for _ in 0..ROUNDS {
        let moved = state.parts.exchange(state.least, PASSES);
        let recut = state.recut();
        let swapped = state.give_up();
        if !(moved || recut || swapped) {
            break;
        }
    }
    if state.parts.within() < ground.within(labels, count) { state.parts.labels } else { labels.to_vec() }
}

impl State<'_> {
    /// The pairs of groups that touch.
    fn pairs(&self) -> BTreeSet<(u32, u32)> {
        (0..self.parts.changed.len() as u32)
            .flat_map(|a| self.parts.around(a).into_iter().filter(move |&b| a < b).map(move |b| (a, b)))
            .collect()
    }

    /// Two groups that touch are taken as one and cut where that gains most.
    fn recut(&mut self) -> bool {
        let mut any = false;
        for (a, b) in self.pairs() {
            let last = self.parts.changed[a as usize].max(self.parts.changed[b as usize]);
            if self.tried.get(&(a, b)).is_some_and(|&when| when >= last) {
                continue;
            }
            let cost = self.parts.cost(a, b);
            let labels = &self.parts.labels;
            let root = self.parts.members[a as usize][0];
            let halves = self.scratch.halves(self.parts.ground, root, |u| labels[u as usize] == a || labels[u as usize] == b);
            // An earlier step may have parted what touched before.
            let together = self.scratch.order.len() == self.parts.members[a as usize].len() + self.parts.members[b as usize].len();
            match halves {
                Some((gain, half)) if together && gain > cost + self.least => {
                    let mut rest = self.scratch.order.clone();
                    self.scratch.without(&mut rest, &half);
                    self.parts.put(a, rest);
                    self.parts.put(b, half);
                    any = true;
                }
                _ => {
                    self.tried.insert((a, b), self.parts.clock);
                }
            }
        }
        any
    }

    /// The best cut of a group: its gain is what is told.
    fn cutting(&mut self, group: u32) -> Option<f64> {
        let g = group as usize;
        if self.cuts[g].as_ref().is_none_or(|(when, _)| *when < self.parts.changed[g]) {
            let labels = &self.parts.labels;
            let found = self.scratch.halves(self.parts.ground, self.parts.members[g][0], |u| labels[u as usize] == group);
            self.cuts[g] = Some((self.parts.clock, found));
        }
        self.cuts[g].as_ref().and_then(|(_, cut)| cut.as_ref()).map(|(gain, _)| *gain)
    }

    /// The border that costs least to give up, for the cut of another group that gains most.
    fn give_up(&mut self) -> bool {
        let mut any = false;
        let mut costs: BTreeSet<(Ordered, u32, u32)> =
            self.pairs().into_iter().map(|(a, b)| (Ordered(self.parts.cost(a, b)), a, b)).collect();
        for _ in 0..self.parts.changed.len() {
            let mut best = None;
            for group in 0..self.parts.changed.len() as u32 {
                let Some(gain) = self.cutting(group) else { continue };
                // The cheapest border that leaves this group alone.
                let Some(&(Ordered(cost), a, b)) = costs.iter().find(|(_, a, b)| *a != group && *b != group) else { continue };
                if gain - cost > self.least {
                    best = best.max(Some((Ordered(gain - cost), Reverse(group), a, b)));
                }
            }
            let Some((_, Reverse(group), a, b)) = best else { break };
            let Some((_, Some((_, half)))) = self.cuts[group as usize].take() else { break };
            let both = [&self.parts.members[a as usize][..], &self.parts.members[b as usize][..]].concat();
            let mut rest = self.parts.members[group as usize].clone();
            self.scratch.without(&mut rest, &half);
            self.parts.put(a, both);
            self.parts.put(b, half);
            self.parts.put(group, rest);
            let mine = [a, b, group];
            costs.retain(|(_, i, j)| !mine.contains(i) && !mine.contains(j));
            for one in mine {
                costs.extend(
                    self.parts
                        .around(one)
                        .into_iter()
                        .map(|two| (Ordered(self.parts.cost(one.min(two), one.max(two))), one.min(two), one.max(two))),
                );
            }
            any = true;
        }
        any
    }
}
