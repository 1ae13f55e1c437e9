//! The engine under modularity and the map equation: nodes move to the group where the objective falls most, groups are refined into
//! parts that are each well held, parts become nodes, until nothing moves; then again from what was found.
//!
//! Traag, Waltman and van Eck 2019, "From Louvain to Leiden: guaranteeing well-connected communities",
//! <https://doi.org/10.1038/s41598-019-41695-z>. Where that draws a merger at random, this takes the best, so that seed and flows decide
//! the answer; a node looks again only when a neighbour has left its group.

use crate::rng::Rng;

/// Changes of the objective below this are noise of the arithmetic.
const LEAST: f64 = 1e-12;
/// Rounds from the groups found to better ones, at most, and what a round must gain for each arc, so that there is another: it costs
/// as much as there are arcs.
const ROUNDS: u64 = 20;
const WORTH: f64 = 1e-9;

/// What an arc carries; sums of it are what a node has to do with a group.
pub trait Tie: Copy + Default + Send + Sync {
    fn add(&mut self, other: Self);
    fn is_nothing(self) -> bool;
}

/// A graph whose nodes stand for several units. Row `v` holds every other node it has to do with, once.
pub struct Level<T, N> {
    pub starts: Vec<usize>,
    pub targets: Vec<u32>,
    pub ties: Vec<T>,
    pub nodes: Vec<N>,
}

impl<T: Tie, N> Level<T, N> {
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    pub fn row(&self, v: usize) -> impl Iterator<Item = (usize, T)> + '_ {
        let range = self.starts[v]..self.starts[v + 1];
        self.targets[range.clone()].iter().map(|t| *t as usize).zip(self.ties[range].iter().copied())
    }
}

/// Something that groups are to make small.
pub trait Objective: Sync {
    type Tie: Tie;
    type Node: Copy + Send + Sync;
    /// Figures of every group, kept up to date as nodes leave and join.
    type State;

    /// `group` numbers the groups below the number of nodes.
    fn state(&self, level: &Level<Self::Tie, Self::Node>, group: &[u32]) -> Self::State;
    /// Takes a node out of its group, with whose other nodes it has `tie`.
    fn leave(&self, state: &mut Self::State, group: u32, node: &Self::Node, tie: Self::Tie);
    /// By how much the objective changes when a node that is in no group joins one.
    fn cost(&self, state: &Self::State, group: u32, node: &Self::Node, tie: Self::Tie) -> f64;
    fn join(&self, state: &mut Self::State, group: u32, node: &Self::Node, tie: Self::Tie);
    /// The node that stands for several, of which `ties` are all that leads out.
    fn merged(&self, members: &[u32], level: &Level<Self::Tie, Self::Node>, ties: &[Self::Tie]) -> Self::Node;
    /// The objective itself, counted anew.
    fn value(&self, level: &Level<Self::Tie, Self::Node>, group: &[u32]) -> f64;
}

/// Sums of ties by group.
struct Tally<T> {
    sum: Vec<T>,
    touched: Vec<u32>,
}

impl<T: Tie> Tally<T> {
    fn new(groups: usize) -> Tally<T> {
        Tally { sum: vec![T::default(); groups], touched: Vec::with_capacity(groups) }
    }

    #[inline]
    fn add(&mut self, group: u32, tie: T) {
        let sum = &mut self.sum[group as usize];
        if sum.is_nothing() {
            self.touched.push(group);
        }
        sum.add(tie);
    }

    fn clear(&mut self) {
        for g in self.touched.drain(..) {
            self.sum[g as usize] = T::default();
        }
    }
}

/// Numbers groups from 0 in the order of their first nodes; how many there are.
pub fn renumber(group: &mut [u32]) -> usize {
    let mut number = vec![u32::MAX; group.iter().max().map_or(0, |g| *g as usize + 1)];
    let mut count = 0;
    for g in group.iter_mut() {
        let new = &mut number[*g as usize];
        if *new == u32::MAX {
            *new = count;
            count += 1;
        }
        *g = *new;
    }
    count as usize
}

/// Nodes waiting to be looked at, each at most once; first come, first served.
struct Queue {
    ring: Vec<u32>,
    first: usize,
    many: usize,
    waiting: Vec<bool>,
}

impl Queue {
    fn all(n: usize, rng: &mut Rng) -> Queue {
        let mut ring: Vec<u32> = (0..n as u32).collect();
        rng.shuffle(&mut ring);
        Queue { ring, first: 0, many: n, waiting: vec![true; n] }
    }

    fn next(&mut self) -> Option<usize> {
        if self.many == 0 {
            return None;
        }
        let v = self.ring[self.first] as usize;
        self.first = if self.first + 1 == self.ring.len() { 0 } else { self.first + 1 };
        self.many -= 1;
        self.waiting[v] = false;
        Some(v)
    }

    fn add(&mut self, v: usize) {
        if !self.waiting[v] {
            self.waiting[v] = true;
            let mut at = self.first + self.many;
            if at >= self.ring.len() {
                at -= self.ring.len();
            }
            self.ring[at] = v as u32;
            self.many += 1;
        }
    }
}

/// Groups of a level while nodes move.
struct Moving<'a, O: Objective> {
    objective: &'a O,
    level: &'a Level<O::Tie, O::Node>,
    group: &'a mut [u32],
    state: O::State,
    members: Vec<u32>,
    /// Numbers without a group; the last is taken first.
    empty: Vec<u32>,
    near: Tally<O::Tie>,
    /// By how much the objective has fallen.
    gained: f64,
}

impl<'a, O: Objective> Moving<'a, O> {
    fn new(objective: &'a O, level: &'a Level<O::Tie, O::Node>, group: &'a mut [u32]) -> Moving<'a, O> {
        let n = level.len();
        let mut members = vec![0u32; n];
        for g in group.iter() {
            members[*g as usize] += 1;
        }
        let empty = (0..n as u32).filter(|g| members[*g as usize] == 0).rev().collect();
        let state = objective.state(level, group);
        Moving { objective, level, group, state, members, empty, near: Tally::new(n), gained: 0.0 }
    }

    /// Moves a node to the group where the objective falls most. Whether it went.
    fn step(&mut self, v: usize) -> bool {
        let (o, own, node) = (self.objective, self.group[v], &self.level.nodes[v]);
        for (u, tie) in self.level.row(v) {
            self.near.add(self.group[u], tie);
        }
        let home = self.near.sum[own as usize];
        o.leave(&mut self.state, own, node, home);
        let stay = o.cost(&self.state, own, node, home);
        let (mut best, mut least) = (own, stay - LEAST);
        for &g in &self.near.touched {
            if g != own {
                let cost = o.cost(&self.state, g, node, self.near.sum[g as usize]);
                // Of equals the lowest number, whatever the order in which they were met.
                if cost < least || (cost == least && best != own && g < best) {
                    (best, least) = (g, cost);
                }
            }
        }
        if self.members[own as usize] > 1
            && let Some(&g) = self.empty.last()
        {
            let cost = o.cost(&self.state, g, node, O::Tie::default());
            if cost < least {
                (best, least) = (g, cost);
                self.empty.pop();
            }
        }
        o.join(&mut self.state, best, node, self.near.sum[best as usize]);
        self.near.clear();
        if best == own {
            return false;
        }
        self.gained += stay - least;
        self.members[own as usize] -= 1;
        self.members[best as usize] += 1;
        if self.members[own as usize] == 0 {
            self.empty.push(own);
        }
        self.group[v] = best;
        true
    }

    /// Moves nodes until none gains. How much was gained.
    fn run(mut self, rng: &mut Rng) -> f64 {
        let mut queue = Queue::all(self.level.len(), rng);
        while let Some(v) = queue.next() {
            if self.step(v) {
                let to = self.group[v];
                for (u, _) in self.level.row(v) {
                    if self.group[u] != to {
                        queue.add(u);
                    }
                }
            }
        }
        self.gained
    }
}

/// Parts of the groups: nodes begin alone, and one that is still alone joins the part of its group where the objective falls most.
fn refined<O: Objective>(o: &O, level: &Level<O::Tie, O::Node>, group: &[u32], rng: &mut Rng) -> Vec<u32> {
    let n = level.len();
    let mut part: Vec<u32> = (0..n as u32).collect();
    let mut order = part.clone();
    rng.shuffle(&mut order);
    let mut state = o.state(level, &part);
    let mut members = vec![1u32; n];
    let mut near = Tally::new(n);
    for v in order {
        let v = v as usize;
        let own = part[v];
        if members[own as usize] != 1 {
            continue;
        }
        for (u, tie) in level.row(v) {
            if group[u] == group[v] {
                near.add(part[u], tie);
            }
        }
        if near.touched.is_empty() {
            continue;
        }
        let node = &level.nodes[v];
        o.leave(&mut state, own, node, O::Tie::default());
        let (mut best, mut least) = (own, o.cost(&state, own, node, O::Tie::default()) - LEAST);
        for &p in &near.touched {
            let cost = o.cost(&state, p, node, near.sum[p as usize]);
            if cost < least || (cost == least && best != own && p < best) {
                (best, least) = (p, cost);
            }
        }
        o.join(&mut state, best, node, near.sum[best as usize]);
        near.clear();
        if best != own {
            members[own as usize] = 0;
            members[best as usize] += 1;
            part[v] = best;
        }
    }
    part
}

/// One node for each part.
fn merged<O: Objective>(o: &O, level: &Level<O::Tie, O::Node>, part: &[u32], count: usize) -> Level<O::Tie, O::Node> {
    let mut begin = vec![0usize; count + 1];
    for p in part {
        begin[*p as usize + 1] += 1;
    }
    for p in 0..count {
        begin[p + 1] += begin[p];
    }
    let (mut next, mut members) = (begin.clone(), vec![0u32; part.len()]);
    for (v, p) in part.iter().enumerate() {
        members[next[*p as usize]] = v as u32;
        next[*p as usize] += 1;
    }
    let mut made = Level { starts: vec![0], targets: Vec::new(), ties: Vec::new(), nodes: Vec::with_capacity(count) };
    let mut to = Tally::new(count);
    for p in 0..count {
        let own = &members[begin[p]..begin[p + 1]];
        for &v in own {
            for (u, tie) in level.row(v as usize) {
                if part[u] as usize != p {
                    to.add(part[u], tie);
                }
            }
        }
        let from = made.targets.len();
        made.targets.extend_from_slice(&to.touched);
        made.ties.extend(to.touched.iter().map(|g| to.sum[*g as usize]));
        made.starts.push(made.targets.len());
        made.nodes.push(o.merged(own, level, &made.ties[from..]));
        to.clear();
    }
    made
}

/// From groups to better ones: moving, refining, merging, until nothing moves. How much was gained.
fn round<O: Objective>(o: &O, base: &Level<O::Tie, O::Node>, group: &mut [u32], rng: &mut Rng) -> f64 {
    let mut now = group.to_vec();
    renumber(&mut now);
    // Which node of the level each unit is in.
    let mut inside: Vec<u32> = (0..base.len() as u32).collect();
    let mut own: Option<Level<O::Tie, O::Node>> = None;
    let mut gained = 0.0;
    loop {
        let level = own.as_ref().unwrap_or(base);
        let here = Moving::new(o, level, &mut now).run(rng);
        gained += here;
        let groups = renumber(&mut now);
        if groups == level.len() {
            for (g, v) in group.iter_mut().zip(&inside) {
                *g = now[*v as usize];
            }
            return gained;
        }
        // Where parts do not move, whole groups may.
        let mut part = if own.is_some() && here <= 0.0 { now.clone() } else { refined(o, level, &now, rng) };
        let mut count = renumber(&mut part);
        if count == level.len() {
            (part, count) = (now.clone(), groups);
        }
        let mut next = vec![0u32; count];
        for (v, p) in part.iter().enumerate() {
            next[*p as usize] = now[v];
        }
        own = Some(merged(o, level, &part, count));
        for v in &mut inside {
            *v = part[*v as usize];
        }
        now = next;
        renumber(&mut now);
    }
}

/// Parts groups that do not hang together.
fn split<T: Tie, N>(level: &Level<T, N>, group: &mut [u32]) {
    let part = pieces(level.len(), |v, each| {
        for (u, _) in level.row(v) {
            if group[u] == group[v] {
                each(u);
            }
        }
    });
    group.copy_from_slice(&part);
}

/// The pieces that hang together: one number a node, from 0 in the order of their lowest nodes. `near` calls back with the nodes
/// that a node is joined to, in both directions.
pub fn pieces(nodes: usize, near: impl Fn(usize, &mut dyn FnMut(usize))) -> Vec<u32> {
    let mut piece = vec![u32::MAX; nodes];
    let (mut count, mut waiting) = (0, Vec::new());
    for root in 0..nodes {
        if piece[root] != u32::MAX {
            continue;
        }
        piece[root] = count;
        waiting.push(root);
        while let Some(v) = waiting.pop() {
            near(v, &mut |u| {
                if piece[u] == u32::MAX {
                    piece[u] = count;
                    waiting.push(u);
                }
            });
        }
        count += 1;
    }
    piece
}

/// The groups at which the objective is smallest: as many rounds as are worth it, each from the groups of the last.
pub fn optimised<O: Objective>(o: &O, base: &Level<O::Tie, O::Node>, rng: impl Fn(u64) -> Rng) -> Vec<u32> {
    let mut group: Vec<u32> = (0..base.len() as u32).collect();
    let worth = WORTH * base.targets.len() as f64 + LEAST;
    for at in 0..ROUNDS {
        if round(o, base, &mut group, &mut rng(at)) < worth {
            break;
        }
    }
    split(base, &mut group);
    renumber(&mut group);
    group
}
