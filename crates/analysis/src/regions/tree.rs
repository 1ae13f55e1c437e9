//! The least spanning tree of the differences between neighbours, and its best cuts (Assunção et al. 2006; the
//! first-order single linkage of Guo 2008).

use super::ground::{Ground, Ordered, apart};
use crate::rng::Rng;
use crate::spatial::weights::DisjointSets;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// An edge of the tree that was cut.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Cut {
    /// The two neighbours that the cut parted, smaller number first.
    pub between: (u32, u32),
    /// What the cut added to the ratio.
    pub gain: f64,
}

/// Trees over units, each in one piece.
#[derive(Debug)]
pub(super) struct Forest {
    near: Vec<Vec<u32>>,
}

/// The best place to cut one tree: the gain in sum of squares, the edge, and a unit of the tree.
#[derive(Debug, Clone, Copy)]
struct Place {
    gain: f64,
    edge: (u32, u32),
    /// The end of the edge that hangs below the other.
    below: u32,
}

/// A deep random tree grows by one of so many newest edges.
const NEWEST: u32 = 4;

/// A tree grown over some units, each after its parent, and the sums below each unit; kept so that no tree needs memory of its own.
#[derive(Debug)]
pub(super) struct Scratch {
    pub order: Vec<u32>,
    pub parent: Vec<u32>,
    count: Vec<f64>,
    pub size: Vec<f64>,
    sum: Vec<f64>,
    rest: Vec<f64>,
    /// Where a unit stands in the order; for whoever needs it.
    pub places: Vec<u32>,
    seen: Vec<u32>,
    times: u32,
    heap: BinaryHeap<Reverse<(Ordered, u32, u32)>>,
    front: Vec<(u32, u32)>,
}

impl Scratch {
    pub fn new(ground: &Ground) -> Scratch {
        let n = ground.len();
        Scratch {
            order: Vec::new(),
            parent: vec![u32::MAX; n],
            count: vec![0.0; n],
            size: vec![0.0; n],
            sum: vec![0.0; n * ground.columns],
            rest: vec![0.0; ground.columns],
            places: vec![0; n],
            seen: vec![0; n],
            times: 0,
            heap: BinaryHeap::new(),
            front: Vec::new(),
        }
    }

    /// Grows a tree from `root` (Prim) over what hangs together of the units that `inside` takes, each time by the edge whose key is least.
    pub fn grow(&mut self, ground: &Ground, root: u32, inside: impl Fn(u32) -> bool, mut key: impl FnMut(u32, u32) -> f64) {
        self.times += 1;
        self.order.clear();
        self.heap.clear();
        self.heap.push(Reverse((Ordered(0.0), u32::MAX, root)));
        while let Some(Reverse((_, from, unit))) = self.heap.pop() {
            if self.seen[unit as usize] == self.times {
                continue;
            }
            self.seen[unit as usize] = self.times;
            self.parent[unit as usize] = from;
            self.order.push(unit);
            for &next in ground.touching.row(unit as usize) {
                if self.seen[next as usize] != self.times && inside(next) {
                    self.heap.push(Reverse((Ordered(key(unit, next)), unit, next)));
                }
            }
        }
    }

    /// Grows a random tree from `root`: each time by any edge that leads on, or, where it is to be deep, by one of the newest.
    pub fn grow_at_random(&mut self, ground: &Ground, root: u32, inside: impl Fn(u32) -> bool, rng: &mut Rng) {
        let deep = rng.below(2) == 0;
        self.times += 1;
        self.order.clear();
        self.front.clear();
        self.front.push((u32::MAX, root));
        while !self.front.is_empty() {
            let open = self.front.len() as u32;
            let at = if deep { open - 1 - rng.below(open.min(NEWEST)) } else { rng.below(open) };
            let (from, unit) = self.front.swap_remove(at as usize);
            if self.seen[unit as usize] == self.times {
                continue;
            }
            self.seen[unit as usize] = self.times;
            self.parent[unit as usize] = from;
            self.order.push(unit);
            for &next in ground.touching.row(unit as usize) {
                if self.seen[next as usize] != self.times && inside(next) {
                    self.front.push((unit, next));
                }
            }
        }
    }

    /// One pass from the leaves up over the tree that was grown or walked: the edge whose cut gains most, with both sides at the floor.
    fn best(&mut self, ground: &Ground) -> Option<Place> {
        let p = ground.columns;
        for &unit in &self.order {
            let u = unit as usize;
            self.count[u] = 1.0;
            self.size[u] = ground.sizes[u];
            self.sum[u * p..(u + 1) * p].copy_from_slice(ground.row(u));
        }
        for &unit in self.order.iter().skip(1).rev() {
            let (u, above) = (unit as usize, self.parent[unit as usize] as usize);
            self.count[above] += self.count[u];
            self.size[above] += self.size[u];
            for c in 0..p {
                self.sum[above * p + c] += self.sum[u * p + c];
            }
        }
        let r = *self.order.first()? as usize;
        let (count, size) = (self.count[r], self.size[r]);
        let mut best: Option<Place> = None;
        for &unit in self.order.iter().skip(1) {
            let u = unit as usize;
            let below = self.size[u];
            if !(ground.reaches(below) && ground.reaches(size - below)) {
                continue;
            }
            for (rest, (all, below)) in self.rest.iter_mut().zip(self.sum[r * p..].iter().zip(&self.sum[u * p..])) {
                *rest = all - below;
            }
            let gain = apart(self.count[u], &self.sum[u * p..(u + 1) * p], count - self.count[u], &self.rest);
            let above = self.parent[u];
            let edge = (unit.min(above), unit.max(above));
            let better = best.is_none_or(|b| gain > b.gain || gain == b.gain && edge < b.edge);
            if better {
                best = Some(Place { gain, edge, below: unit });
            }
        }
        best
    }

    /// The units at and below one of the tree.
    pub fn below(&mut self, unit: u32) -> Vec<u32> {
        self.times += 1;
        let mut found = Vec::new();
        for &at in &self.order {
            if at == unit || self.seen.get(self.parent[at as usize] as usize) == Some(&self.times) {
                self.seen[at as usize] = self.times;
                found.push(at);
            }
        }
        found
    }

    /// Takes some units out of a list.
    pub fn without(&mut self, list: &mut Vec<u32>, units: &[u32]) {
        self.times += 1;
        for &unit in units {
            self.seen[unit as usize] = self.times;
        }
        list.retain(|&u| self.seen[u as usize] != self.times);
    }

    /// The best cut of the least tree that grows from `root`: what it gains, and the units on one side of it.
    pub fn halves(&mut self, ground: &Ground, root: u32, inside: impl Fn(u32) -> bool) -> Option<(f64, Vec<u32>)> {
        self.grow(ground, root, inside, |a, b| ground.between(a as usize, b as usize));
        let place = self.best(ground)?;
        Some((place.gain, self.below(place.below)))
    }
}

/// Kruskal's tree over the edges whose ends belong together. Ties go by the order of the units.
pub(super) fn least_tree(ground: &Ground, together: impl Fn(u32, u32) -> bool) -> Vec<(u32, u32)> {
    let mut edges: Vec<(Ordered, u32, u32)> = (0..ground.len() as u32)
        .flat_map(|i| ground.touching.row(i as usize).iter().map(move |&j| (i, j)))
        .filter(|&(i, j)| i < j && together(i, j))
        .map(|(i, j)| (Ordered(ground.between(i as usize, j as usize)), i, j))
        .collect();
    edges.sort_unstable();
    let mut sets = DisjointSets::new(ground.len());
    let mut tree = Vec::new();
    for (_, i, j) in edges {
        if sets.root(i) != sets.root(j) {
            sets.join(i, j);
            tree.push((i, j));
        }
    }
    tree
}

impl Forest {
    pub fn new(units: usize, edges: &[(u32, u32)]) -> Forest {
        let mut near = vec![Vec::new(); units];
        for &(i, j) in edges {
            near[i as usize].push(j);
            near[j as usize].push(i);
        }
        Forest { near }
    }

    /// The units of the tree that holds `root`, each after its parent.
    fn walk(&self, root: u32, scratch: &mut Scratch) {
        scratch.order.clear();
        scratch.order.push(root);
        scratch.parent[root as usize] = u32::MAX;
        let mut at = 0;
        while at < scratch.order.len() {
            let unit = scratch.order[at];
            at += 1;
            for &next in &self.near[unit as usize] {
                if next != scratch.parent[unit as usize] {
                    scratch.parent[next as usize] = unit;
                    scratch.order.push(next);
                }
            }
        }
    }

    /// The best cut of the tree that holds `root`.
    fn best_cut(&self, ground: &Ground, root: u32, scratch: &mut Scratch) -> Option<Place> {
        self.walk(root, scratch);
        scratch.best(ground)
    }

    fn cut(&mut self, (i, j): (u32, u32)) {
        self.near[i as usize].retain(|&u| u != j);
        self.near[j as usize].retain(|&u| u != i);
    }

    /// Labels by tree.
    fn labels(&self, scratch: &mut Scratch) -> Vec<u32> {
        let mut labels = vec![u32::MAX; self.near.len()];
        let mut next = 0;
        for unit in 0..labels.len() {
            if labels[unit] == u32::MAX {
                self.walk(unit as u32, scratch);
                for &u in &scratch.order {
                    labels[u as usize] = next;
                }
                next += 1;
            }
        }
        labels
    }

    /// Cuts until there are `k` trees, each time the edge over all trees whose cut gains most; stops where no tree can be
    /// cut any more.
    pub fn part(mut self, ground: &Ground, roots: &[u32], k: usize) -> (Vec<u32>, Vec<((u32, u32), f64)>) {
        let mut scratch = Scratch::new(ground);
        let mut heap = BinaryHeap::new();
        let push = |forest: &Forest, heap: &mut BinaryHeap<_>, scratch: &mut Scratch, root: u32| {
            if let Some(place) = forest.best_cut(ground, root, scratch) {
                heap.push((Ordered(place.gain), Reverse(place.edge)));
            }
        };
        for &root in roots {
            push(&self, &mut heap, &mut scratch, root);
        }
        let mut cuts = Vec::new();
        while roots.len() + cuts.len() < k
            && let Some((Ordered(gain), Reverse(edge))) = heap.pop()
        {
            self.cut(edge);
            cuts.push((edge, gain));
            push(&self, &mut heap, &mut scratch, edge.0);
            push(&self, &mut heap, &mut scratch, edge.1);
        }
        (self.labels(&mut scratch), cuts)
    }
}

/// SKATER.
pub(super) fn skater(ground: &Ground, k: usize) -> (Vec<u32>, Vec<Cut>) {
    let n = ground.len();
    let tree = least_tree(ground, |_, _| true);
    let components = ground.touching.components();
    let (labels, cuts) = Forest::new(n, &tree).part(ground, &firsts(&components), k);
    let total = total(ground);
    (labels, cuts.into_iter().map(|(between, gain)| Cut { between, gain: gain / total }).collect())
}

/// The first unit of each label; labels are numbered from 0 in the order of their first unit.
pub(super) fn firsts(labels: &[u32]) -> Vec<u32> {
    let mut firsts = Vec::new();
    for (unit, &label) in labels.iter().enumerate() {
        if label as usize == firsts.len() {
            firsts.push(unit as u32);
        }
    }
    firsts
}

/// The sum of squares of all units around their mean.
pub(super) fn total(ground: &Ground) -> f64 {
    ground.within(&vec![0; ground.len()], 1)
}
