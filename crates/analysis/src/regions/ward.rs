//! Ward's method among neighbours: groups are joined, each time the two touching ones whose joining costs least.
//!
//! Ward 1963, <https://doi.org/10.1080/01621459.1963.10500845>. A heap of pairs with lazy deletion: a pair whose groups have
//! changed since it was pushed is passed over.

use super::ground::{Ground, Group, Ordered, renumber};
use super::tree::{Forest, firsts, least_tree};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A pair in the heap: cost, the two groups by their first unit, and how often each had been joined when it was pushed.
type Pair = Reverse<(Ordered, u32, u32, u32, u32)>;

struct Joining<'a> {
    ground: &'a Ground,
    /// By first unit; `None` once joined to another.
    groups: Vec<Option<Group>>,
    times: Vec<u32>,
    near: Vec<Vec<u32>>,
    owner: Vec<u32>,
    heap: BinaryHeap<Pair>,
    left: usize,
}

impl<'a> Joining<'a> {
    fn new(ground: &'a Ground) -> Joining<'a> {
        let n = ground.len();
        let alone = |unit| {
            let mut group = Group::empty(ground.columns);
            group.add(ground, unit);
            Some(group)
        };
        let mut made = Joining {
            ground,
            groups: (0..n).map(alone).collect(),
            times: vec![0; n],
            near: (0..n).map(|u| ground.touching.row(u).to_vec()).collect(),
            owner: (0..n as u32).collect(),
            heap: BinaryHeap::new(),
            left: n,
        };
        for (i, j) in ground.touching.edges() {
            made.push(i, j);
        }
        made
    }

    fn cost(&self, a: u32, b: u32) -> f64 {
        match (&self.groups[a as usize], &self.groups[b as usize]) {
            (Some(a), Some(b)) => a.cost(b),
            _ => f64::INFINITY,
        }
    }

    fn push(&mut self, a: u32, b: u32) {
        let (a, b) = (a.min(b), a.max(b));
        let cost = Ordered(self.cost(a, b));
        self.heap.push(Reverse((cost, a, b, self.times[a as usize], self.times[b as usize])));
    }

    /// The group that a unit belongs to, by its first unit.
    fn root(&mut self, mut unit: u32) -> u32 {
        while self.owner[unit as usize] != unit {
            let above = self.owner[self.owner[unit as usize] as usize];
            self.owner[unit as usize] = above;
            unit = above;
        }
        unit
    }

    /// The groups that touch one, sorted.
    fn around(&mut self, group: u32) -> Vec<u32> {
        let listed = std::mem::take(&mut self.near[group as usize]);
        let mut around: Vec<u32> = listed.into_iter().map(|u| self.root(u)).filter(|&g| g != group).collect();
        around.sort_unstable();
        around.dedup();
        self.near[group as usize].clone_from(&around);
        around
    }

    fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (a.min(b), a.max(b));
        if let Some(other) = self.groups[b as usize].take()
            && let Some(group) = &mut self.groups[a as usize]
        {
            group.join(&other);
        }
        self.owner[b as usize] = a;
        self.times[a as usize] += 1;
        self.times[b as usize] += 1;
        let theirs = std::mem::take(&mut self.near[b as usize]);
        self.near[a as usize].extend(theirs);
        for other in self.around(a) {
            self.push(a, other);
        }
        self.left -= 1;
    }

    /// Joins until `k` groups are left, or nothing touches any more.
    fn down_to(&mut self, k: usize) {
        while self.left > k
            && let Some(Reverse((_, a, b, i, j))) = self.heap.pop()
        {
            if self.times[a as usize] == i && self.times[b as usize] == j {
                self.join(a, b);
            }
        }
    }

    /// Joins each group below the floor, the smallest first, to the neighbour where that costs least.
    fn up_to_floor(&mut self) -> bool {
        let mut joined = false;
        loop {
            let small = self.groups.iter().enumerate().filter_map(|(at, g)| {
                let size = g.as_ref()?.size;
                (!self.ground.reaches(size)).then_some((Ordered(size), at as u32))
            });
            let Some((_, group)) = small.min() else { return joined };
            let around = self.around(group);
            let Some((_, other)) = around.iter().map(|&o| (Ordered(self.cost(group, o)), o)).min() else { return joined };
            self.join(group, other);
            joined = true;
        }
    }

    fn labels(&mut self) -> Vec<u32> {
        (0..self.ground.len() as u32).map(|u| self.root(u)).collect()
    }
}

/// Ward's groups. Where a floor joins some of them below `k`, the rest is found by cutting the least tree of each.
pub(super) fn ward(ground: &Ground, k: usize) -> Vec<u32> {
    let mut joining = Joining::new(ground);
    joining.down_to(k);
    if !(ground.floor > 0.0 && joining.up_to_floor()) {
        return joining.labels();
    }
    let mut labels = joining.labels();
    renumber(&mut labels);
    let tree = least_tree(ground, |i, j| labels[i as usize] == labels[j as usize]);
    Forest::new(ground.len(), &tree).part(ground, &firsts(&labels), k).0
}
