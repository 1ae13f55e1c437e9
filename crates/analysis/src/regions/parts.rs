//! A partition while it is being changed: labels, the units of each group, sums and means, and whether a group stays in one piece
//! without a unit.

use super::ground::{Ground, apart};

/// Groups are numbered from 0 and none is ever empty.
pub(super) struct Parts<'a> {
    pub ground: &'a Ground,
    pub labels: Vec<u32>,
    pub members: Vec<Vec<u32>>,
    pub count: Vec<f64>,
    pub size: Vec<f64>,
    sum: Vec<f64>,
    mean: Vec<f64>,
    /// When each group last changed, in changes of the whole.
    pub changed: Vec<u32>,
    pub clock: u32,
    /// Where a unit stands among the members of its group.
    place: Vec<u32>,
    seen: Vec<u32>,
    walk: u32,
    stack: Vec<u32>,
}

impl<'a> Parts<'a> {
    pub fn new(ground: &'a Ground, labels: &[u32], count: usize) -> Parts<'a> {
        let n = ground.len();
        let mut members = vec![Vec::new(); count];
        for (unit, &label) in labels.iter().enumerate() {
            members[label as usize].push(unit as u32);
        }
        let mut made = Parts {
            ground,
            labels: labels.to_vec(),
            members: vec![Vec::new(); count],
            count: vec![0.0; count],
            size: vec![0.0; count],
            sum: vec![0.0; count * ground.columns],
            mean: vec![0.0; count * ground.columns],
            changed: vec![1; count],
            clock: 1,
            place: vec![0; n],
            seen: vec![0; n],
            walk: 0,
            stack: Vec::new(),
        };
        for (group, units) in members.into_iter().enumerate() {
            made.put(group as u32, units);
        }
        made
    }

    /// A group is made of these units.
    pub fn put(&mut self, group: u32, units: Vec<u32>) {
        let (g, p) = (group as usize, self.ground.columns);
        self.count[g] = units.len() as f64;
        self.size[g] = units.iter().map(|&u| self.ground.sizes[u as usize]).sum();
        self.sum[g * p..(g + 1) * p].fill(0.0);
        for (at, &unit) in units.iter().enumerate() {
            self.labels[unit as usize] = group;
            self.place[unit as usize] = at as u32;
            for (s, v) in self.sum[g * p..].iter_mut().zip(self.ground.row(unit as usize)) {
                *s += v;
            }
        }
        self.members[g] = units;
        self.average(g);
        self.clock += 1;
        self.changed[g] = self.clock;
    }

    /// One group more, of units that other groups have given.
    pub fn add(&mut self, units: Vec<u32>) {
        let (new, p) = (self.members.len() as u32, self.ground.columns);
        self.members.push(Vec::new());
        self.changed.push(0);
        for list in [&mut self.count, &mut self.size] {
            list.push(0.0);
        }
        for list in [&mut self.sum, &mut self.mean] {
            list.extend(std::iter::repeat_n(0.0, p));
        }
        self.put(new, units);
    }

    fn average(&mut self, g: usize) {
        let p = self.ground.columns;
        for c in g * p..(g + 1) * p {
            self.mean[c] = self.sum[c] / self.count[g];
        }
    }

    fn distance(&self, unit: usize, group: usize) -> f64 {
        let p = self.ground.columns;
        self.ground.row(unit).iter().zip(&self.mean[group * p..(group + 1) * p]).map(|(v, m)| (v - m) * (v - m)).sum()
    }

    /// By how much the sum of squares falls when a unit leaves its group, which has others.
    pub fn leaving(&self, unit: usize) -> f64 {
        let from = self.labels[unit] as usize;
        self.count[from] / (self.count[from] - 1.0) * self.distance(unit, from)
    }

    /// By how much it grows when the unit joins this one.
    pub fn joining(&self, unit: usize, to: u32) -> f64 {
        self.count[to as usize] / (self.count[to as usize] + 1.0) * self.distance(unit, to as usize)
    }

    /// By how much it grows when two groups become one.
    pub fn cost(&self, a: u32, b: u32) -> f64 {
        let (a, b, p) = (a as usize, b as usize, self.ground.columns);
        apart(self.count[a], &self.sum[a * p..(a + 1) * p], self.count[b], &self.sum[b * p..(b + 1) * p])
    }

    /// Whether the unit's group has others and reaches the floor without it.
    pub fn spares(&self, unit: usize) -> bool {
        let from = self.labels[unit] as usize;
        self.count[from] > 1.5 && self.ground.reaches(self.size[from] - self.ground.sizes[unit])
    }

    pub fn step(&mut self, unit: usize, to: u32) {
        let (from, to, p) = (self.labels[unit] as usize, to as usize, self.ground.columns);
        let at = self.place[unit] as usize;
        self.members[from].swap_remove(at);
        if let Some(&moved) = self.members[from].get(at) {
            self.place[moved as usize] = at as u32;
        }
        self.place[unit] = self.members[to].len() as u32;
        self.members[to].push(unit as u32);
        self.labels[unit] = to as u32;
        self.clock += 1;
        for (g, sign) in [(from, -1.0), (to, 1.0)] {
            self.count[g] += sign;
            self.size[g] += sign * self.ground.sizes[unit];
            for (s, v) in self.sum[g * p..].iter_mut().zip(self.ground.row(unit)) {
                *s += sign * v;
            }
            self.average(g);
            self.changed[g] = self.clock;
        }
    }

    /// Whether the unit's group stays in one piece without it: its neighbours of the group must reach each other.
    pub fn whole_without(&mut self, unit: usize) -> bool {
        self.surely_whole_without(unit, usize::MAX)
    }

    /// The same, but said only where it is found within so many units around.
    pub fn surely_whole_without(&mut self, unit: usize, most: usize) -> bool {
        let (label, row) = (self.labels[unit], self.ground.touching.row(unit));
        let mut wanted = row.iter().filter(|&&j| self.labels[j as usize] == label).count();
        if wanted < 2 {
            return true;
        }
        // Most often they reach each other around the unit: what is near is walked first.
        self.walk += 2;
        let (near, done) = (self.walk, self.walk + 1);
        let Some(&first) = row.iter().find(|&&j| self.labels[j as usize] == label) else { return true };
        for &j in row.iter().filter(|&&j| self.labels[j as usize] == label) {
            self.seen[j as usize] = near;
        }
        self.seen[unit] = done;
        self.seen[first as usize] = done;
        wanted -= 1;
        self.stack.clear();
        self.stack.push(first);
        let mut at = 0;
        // First in, first out: rings grow around the unit.
        while wanted > 0 && at < self.stack.len().min(most) {
            let here = self.stack[at] as usize;
            at += 1;
            for &next in self.ground.touching.row(here) {
                let seen = self.seen[next as usize];
                if self.labels[next as usize] == label && seen != done {
                    wanted -= usize::from(seen == near);
                    self.seen[next as usize] = done;
                    self.stack.push(next);
                }
            }
        }
        wanted == 0
    }

    /// Border units go to the neighbouring group where they gain most, as long as any gains more than `least`; whether any did.
    pub fn exchange(&mut self, least: f64, passes: usize) -> bool {
        let mut any = false;
        for _ in 0..passes {
            let before = self.clock;
            for unit in 0..self.labels.len() {
                self.improve(unit, least);
            }
            any |= self.clock > before;
            if self.clock == before {
                break;
            }
        }
        any
    }

    fn improve(&mut self, unit: usize, least: f64) {
        let Some((change, to)) = self.best_step(unit) else { return };
        if change < -least && self.whole_without(unit) {
            self.step(unit, to);
        }
    }

    /// The neighbouring group that a unit would best go to if its own stayed in one piece, and by how much the sum of squares would grow.
    pub fn best_step(&self, unit: usize) -> Option<(f64, u32)> {
        let (from, row) = (self.labels[unit], self.ground.touching.row(unit));
        if row.iter().all(|&j| self.labels[j as usize] == from) || !self.spares(unit) {
            return None;
        }
        let mut best: Option<(f64, u32)> = None;
        let mut last = from;
        for &near in row {
            let to = self.labels[near as usize];
            if to == from || to == last {
                continue;
            }
            last = to;
            let joining = self.joining(unit, to);
            if best.is_none_or(|(j, t)| joining < j || joining == j && to < t) {
                best = Some((joining, to));
            }
        }
        best.map(|(joining, to)| (joining - self.leaving(unit), to))
    }

    /// The groups that touch one, growing.
    pub fn around(&self, group: u32) -> Vec<u32> {
        let mut around: Vec<u32> = Vec::new();
        for &unit in &self.members[group as usize] {
            for &j in self.ground.touching.row(unit as usize) {
                let other = self.labels[j as usize];
                if other != group && around.last() != Some(&other) {
                    around.push(other);
                }
            }
        }
        around.sort_unstable();
        around.dedup();
        around
    }

    /// The sum of squares within the groups.
    pub fn within(&self) -> f64 {
        self.ground.within(&self.labels, self.members.len())
    }
}
