//! Makes a partition better without tearing it: border units change sides, two neighbouring groups are joined and cut anew
//! elsewhere, one border is given up for a better one. Every step lowers the sum of squares within, so it ends, and
//! the steps are bounded too.

use super::ground::{Ground, Group, Ordered};
use super::tree::{Scratch, halves, total};
use std::collections::{BTreeMap, BTreeSet};

/// Rounds of all three kinds of step.
const ROUNDS: usize = 60;
/// Walks over all units within one round.
const PASSES: usize = 60;
/// A step must gain at least this part of the whole sum of squares: less is rounding.
const LEAST: f64 = 1e-12;

struct State<'a> {
    ground: &'a Ground,
    labels: Vec<u32>,
    groups: Vec<Group>,
    least: f64,
    scratch: Scratch,
    /// For the walk that proves a group is still in one piece.
    seen: Vec<u32>,
    walk: u32,
}

/// A partition that is never worse than the one given, with as many groups, each in one piece.
pub(super) fn polish(ground: &Ground, labels: &[u32], count: usize) -> Vec<u32> {
    let mut state = State {
        ground,
        labels: labels.to_vec(),
        groups: ground.groups(labels, count),
        least: LEAST * total(ground),
        scratch: Scratch::new(ground),
        seen: vec![0; ground.len()],
        walk: 0,
    };
    for _ in 0..ROUNDS {
        let moved = state.exchange();
        let recut = state.recut();
        let swapped = state.give_up();
        if !(moved || recut || swapped) {
            break;
        }
    }
    if ground.within(&state.labels, count) < ground.within(labels, count) { state.labels } else { labels.to_vec() }
}

impl State<'_> {
    /// Border units go to the neighbouring group where they gain most, as long as any gains.
    fn exchange(&mut self) -> bool {
        let mut any = false;
        for _ in 0..PASSES {
            let mut moved = false;
            for unit in 0..self.ground.len() {
                moved |= self.step(unit);
            }
            any |= moved;
            if !moved {
                break;
            }
        }
        any
    }

    fn step(&mut self, unit: usize) -> bool {
        let from = self.labels[unit] as usize;
        let own = &self.groups[from];
        if own.count < 2.0 || !self.ground.reaches(own.size - self.ground.sizes[unit]) {
            return false;
        }
        let row = self.ground.row(unit);
        let mut best: Option<(f64, usize)> = None;
        let leaving = own.count / (own.count - 1.0) * own.distance(row);
        for &near in self.ground.touching.row(unit) {
            let to = self.labels[near as usize] as usize;
            if to == from {
                continue;
            }
            let other = &self.groups[to];
            let gain = leaving - other.count / (other.count + 1.0) * other.distance(row);
            if gain > self.least && best.is_none_or(|(g, t)| gain > g || gain == g && to < t) {
                best = Some((gain, to));
            }
        }
        let Some((_, to)) = best else { return false };
        if !self.whole_without(unit) {
            return false;
        }
        self.groups[from].remove(self.ground, unit);
        self.groups[to].add(self.ground, unit);
        self.labels[unit] = to as u32;
        true
    }

    /// Whether the unit's group stays in one piece without it: its neighbours of the group must reach each other.
    fn whole_without(&mut self, unit: usize) -> bool {
        let label = self.labels[unit];
        let mine: Vec<u32> = self.ground.touching.row(unit).iter().copied().filter(|&j| self.labels[j as usize] == label).collect();
        let Some((&first, rest)) = mine.split_first() else { return true };
        let mut wanted = rest.len();
        self.walk += 1;
        self.seen[unit] = self.walk;
        self.seen[first as usize] = self.walk;
        let mut stack = vec![first];
        while wanted > 0
            && let Some(at) = stack.pop()
        {
            for &next in self.ground.touching.row(at as usize) {
                if self.labels[next as usize] == label && self.seen[next as usize] != self.walk {
                    self.seen[next as usize] = self.walk;
                    wanted -= usize::from(rest.binary_search(&next).is_ok());
                    stack.push(next);
                }
            }
        }
        wanted == 0
    }

    fn members(&self) -> Vec<Vec<u32>> {
        let mut members = vec![Vec::new(); self.groups.len()];
        for (unit, &label) in self.labels.iter().enumerate() {
            members[label as usize].push(unit as u32);
        }
        members
    }

    /// The pairs of groups that touch.
    fn pairs(&self) -> BTreeSet<(u32, u32)> {
        let mut pairs = BTreeSet::new();
        for (i, &a) in self.labels.iter().enumerate() {
            for &j in self.ground.touching.row(i) {
                let b = self.labels[j as usize];
                if a < b {
                    pairs.insert((a, b));
                }
            }
        }
        pairs
    }

    fn put(&mut self, label: u32, units: &[u32]) {
        let mut group = Group::empty(self.ground.columns);
        for &unit in units {
            group.add(self.ground, unit as usize);
            self.labels[unit as usize] = label;
        }
        self.groups[label as usize] = group;
    }

    /// Two groups that touch are taken as one and cut where that gains most.
    fn recut(&mut self) -> bool {
        let mut members = self.members();
        let mut any = false;
        for (a, b) in self.pairs() {
            let cost = self.groups[a as usize].cost(&self.groups[b as usize]);
            let mut both = [&members[a as usize][..], &members[b as usize][..]].concat();
            both.sort_unstable();
            // An earlier step may have parted what touched before.
            if !both.iter().any(|&u| {
                self.labels[u as usize] == a && self.ground.touching.row(u as usize).iter().any(|&j| self.labels[j as usize] == b)
            }) {
                continue;
            }
            let Some((gain, mut half)) = halves(self.ground, &both, &mut self.scratch) else { continue };
            if gain > cost + self.least {
                half.sort_unstable();
                let rest: Vec<u32> = both.iter().copied().filter(|u| half.binary_search(u).is_err()).collect();
                self.put(a, &rest);
                self.put(b, &half);
                members[a as usize] = rest;
                members[b as usize] = half;
                any = true;
            }
        }
        any
    }

    /// The border that costs least to give up, for the cut of another group that gains most.
    fn give_up(&mut self) -> bool {
        let mut any = false;
        let mut members = self.members();
        let mut cuts: BTreeMap<u32, Option<(f64, Vec<u32>)>> = BTreeMap::new();
        for _ in 0..self.groups.len() {
            let mut costs: Vec<(Ordered, u32, u32)> =
                self.pairs().into_iter().map(|(a, b)| (Ordered(self.groups[a as usize].cost(&self.groups[b as usize])), a, b)).collect();
            costs.sort_unstable();
            for group in 0..self.groups.len() as u32 {
                cuts.entry(group).or_insert_with(|| halves(self.ground, &members[group as usize], &mut self.scratch));
            }
            let best = cuts.iter().filter_map(|(&group, cut)| {
                let gain = cut.as_ref()?.0;
                // The cheapest border that leaves this group alone.
                let (Ordered(cost), a, b) = *costs.iter().find(|(_, a, b)| *a != group && *b != group)?;
                (gain - cost > self.least).then_some((Ordered(gain - cost), std::cmp::Reverse(group), a, b))
            });
            let Some((_, std::cmp::Reverse(group), a, b)) = best.max() else { break };
            let Some(Some((_, mut half))) = cuts.remove(&group) else { break };
            half.sort_unstable();
            let mut both = [&members[a as usize][..], &members[b as usize][..]].concat();
            both.sort_unstable();
            let rest: Vec<u32> = members[group as usize].iter().copied().filter(|u| half.binary_search(u).is_err()).collect();
            self.put(a, &both);
            self.put(b, &half);
            self.put(group, &rest);
            members[a as usize] = both;
            members[b as usize] = half;
            members[group as usize] = rest;
            cuts.remove(&a);
            cuts.remove(&b);
            any = true;
        }
        any
    }
}
