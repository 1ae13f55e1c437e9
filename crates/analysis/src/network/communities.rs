//! Communities: groups with more ties inside than chance would give, by the Leiden algorithm over weighted modularity; each hangs together.
//!
//! Traag, Waltman and van Eck 2019, <https://doi.org/10.1038/s41598-019-41695-z>. Where that draws a merger at random, this takes the best,
//! so that seed and graph decide the answer.

use std::collections::VecDeque;

use super::graph::Graph;
use crate::rng::Rng;

/// The stream of random numbers used for the order of the nodes.
const STREAM: u32 = 8;
/// Rounds from the groups found to better ones, at most.
const ROUNDS: u64 = 10;
/// Gains of modularity below this are noise of the arithmetic.
const LEAST: f64 = 1e-12;

/// Groups of nodes.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Communities {
    /// For each node the number of its group; groups are numbered by size, the greatest first, then by their lowest node.
    pub group: Vec<u32>,
    /// Nodes of each group.
    pub sizes: Vec<u32>,
    /// Σ over groups of (ties inside / all) - (strength / all strength)²; 0 without ties.
    pub modularity: f64,
}

/// A graph whose nodes stand for several, with the ties inside them.
struct Level {
    starts: Vec<usize>,
    targets: Vec<u32>,
    weights: Vec<f64>,
    strength: Vec<f64>,
}

impl Level {
    fn of(graph: &Graph) -> Level {
        let n = graph.len();
        let mut level =
            Level { starts: vec![0], targets: Vec::new(), weights: Vec::new(), strength: (0..n).map(|v| graph.strength(v)).collect() };
        for v in 0..n {
            level.targets.extend_from_slice(graph.row(v));
            level.weights.extend_from_slice(graph.row_weights(v));
            level.starts.push(level.targets.len());
        }
        level
    }

    fn len(&self) -> usize {
        self.strength.len()
    }

    fn row(&self, v: usize) -> impl Iterator<Item = (usize, f64)> + '_ {
        let range = self.starts[v]..self.starts[v + 1];
        self.targets[range.clone()].iter().map(|t| *t as usize).zip(self.weights[range].iter().copied())
    }

    /// One node for each group.
    fn merged(&self, group: &[u32], count: usize) -> Level {
        let mut members = vec![Vec::new(); count];
        for (v, g) in group.iter().enumerate() {
            members[*g as usize].push(v);
        }
        let mut level = Level { starts: vec![0], targets: Vec::new(), weights: Vec::new(), strength: vec![0.0; count] };
        let mut to = Tally::new(count);
        for (g, own) in members.iter().enumerate() {
            for &v in own {
                level.strength[g] += self.strength[v];
                for (u, w) in self.row(v) {
                    let other = group[u];
                    if other as usize != g {
                        to.add(other, w);
                    }
                }
            }
            for (other, w) in to.drain() {
                level.targets.push(other);
                level.weights.push(w);
            }
            level.starts.push(level.targets.len());
        }
        level
    }
}

/// Sums of weights by group, given back in the order of the groups.
struct Tally {
    sum: Vec<f64>,
    touched: Vec<u32>,
}

impl Tally {
    fn new(groups: usize) -> Tally {
        Tally { sum: vec![0.0; groups], touched: Vec::new() }
    }

    fn add(&mut self, group: u32, weight: f64) {
        let sum = &mut self.sum[group as usize];
        if *sum == 0.0 {
            self.touched.push(group);
        }
        *sum += weight;
    }

    fn drain(&mut self) -> Vec<(u32, f64)> {
        self.touched.sort_unstable();
        let out = self.touched.iter().map(|&g| (g, std::mem::take(&mut self.sum[g as usize]))).collect();
        self.touched.clear();
        out
    }
}

/// Numbers groups from 0 in the order of their first nodes; how many there are.
fn renumber(group: &mut [u32]) -> usize {
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

/// Moves nodes to the group that gains most, until none gains.
fn local_moving(level: &Level, group: &mut [u32], total: f64, rng: &mut Rng) {
    let n = level.len();
    let mut order: Vec<u32> = (0..n as u32).collect();
    rng.shuffle(&mut order);
    let mut queue: VecDeque<u32> = order.into();
    let mut waiting = vec![true; n];
    let mut strength = vec![0.0; n];
    let mut members = vec![0u32; n];
    for v in 0..n {
        strength[group[v] as usize] += level.strength[v];
        members[group[v] as usize] += 1;
    }
    let mut empty: Vec<u32> = (0..n as u32).filter(|g| members[*g as usize] == 0).rev().collect();
    let mut to = Tally::new(n);
    while let Some(v) = queue.pop_front() {
        let v = v as usize;
        waiting[v] = false;
        let own = group[v];
        let k = level.strength[v];
        strength[own as usize] -= k;
        members[own as usize] -= 1;
        for (u, w) in level.row(v) {
            to.add(group[u], w);
        }
        let near = to.drain();
        let gain = |g: u32, w: f64| w - k * strength[g as usize] / total;
        let stay = gain(own, near.iter().find(|(g, _)| *g == own).map_or(0.0, |(_, w)| *w));
        let (mut best, mut most) = (own, stay);
        for &(g, w) in &near {
            let here = gain(g, w);
            if here > most + LEAST * total {
                (best, most) = (g, here);
            }
        }
        // By itself it gains nothing and loses nothing.
        if most < -LEAST * total && members[own as usize] > 0 {
            best = empty.pop().unwrap_or(own);
        }
        strength[best as usize] += k;
        members[best as usize] += 1;
        if best != own {
            if members[own as usize] == 0 {
                empty.push(own);
            }
            group[v] = best;
            for (u, _) in level.row(v) {
                if group[u] != best && !waiting[u] {
                    waiting[u] = true;
                    queue.push_back(u as u32);
                }
            }
        }
    }
}

/// Parts of the groups: nodes begin alone and join a neighbour's part within their group where that gains, if both are well tied to the group.
fn refined(level: &Level, group: &[u32], total: f64, rng: &mut Rng) -> Vec<u32> {
    let n = level.len();
    let mut whole = vec![0.0; n];
    for v in 0..n {
        whole[group[v] as usize] += level.strength[v];
    }
    let mut part: Vec<u32> = (0..n as u32).collect();
    let mut strength = level.strength.clone();
    let mut members = vec![1u32; n];
    // Ties of each part to the rest of its group.
    let mut outward: Vec<f64> = (0..n).map(|v| level.row(v).filter(|(u, _)| group[*u] == group[v]).map(|(_, w)| w).sum()).collect();
    let well = |outward: f64, own: f64, whole: f64| outward + LEAST * total >= own * (whole - own) / total;
    let mut order: Vec<u32> = (0..n as u32).collect();
    rng.shuffle(&mut order);
    let mut to = Tally::new(n);
    for v in order {
        let v = v as usize;
        let all = whole[group[v] as usize];
        if members[part[v] as usize] != 1 || !well(outward[part[v] as usize], level.strength[v], all) {
            continue;
        }
        for (u, w) in level.row(v).filter(|(u, _)| group[*u] == group[v]) {
            to.add(part[u], w);
        }
        let mut best = None;
        let mut most = LEAST * total;
        for (p, w) in to.drain() {
            let gain = w - level.strength[v] * strength[p as usize] / total;
            if gain > most && well(outward[p as usize], strength[p as usize], all) {
                (best, most) = (Some((p, w)), gain);
            }
        }
        if let Some((p, w)) = best {
            let own = part[v] as usize;
            outward[p as usize] += outward[own] - 2.0 * w;
            strength[p as usize] += strength[own];
            members[p as usize] += 1;
            (outward[own], strength[own], members[own]) = (0.0, 0.0, 0);
            part[v] = p;
        }
    }
    part
}

/// The groups of a graph; `seed` decides the order in which nodes are looked at.
pub fn communities(graph: &Graph, seed: u64) -> Communities {
    let n = graph.len();
    let total: f64 = (0..n).map(|v| graph.strength(v)).sum();
    let mut best: Vec<u32> = (0..n as u32).collect();
    if total > 0.0 {
        let mut quality = modularity(graph, &best);
        for round in 0..ROUNDS {
            let mut found = round_of(graph, &best, total, &mut Rng::new(seed, STREAM, round));
            split(graph, &mut found);
            let now = modularity(graph, &found);
            if round > 0 && now <= quality + LEAST {
                break;
            }
            (best, quality) = (found, now);
        }
    }
    let mut lowest: Vec<(u32, u32)> = Vec::new();
    renumber(&mut best);
    for (v, g) in best.iter().enumerate() {
        if *g as usize == lowest.len() {
            lowest.push((0, v as u32));
        }
        lowest[*g as usize].0 += 1;
    }
    let mut order: Vec<u32> = (0..lowest.len() as u32).collect();
    order.sort_by_key(|g| (std::cmp::Reverse(lowest[*g as usize].0), lowest[*g as usize].1));
    let mut rank = vec![0u32; lowest.len()];
    for (r, g) in order.iter().enumerate() {
        rank[*g as usize] = r as u32;
    }
    let group: Vec<u32> = best.iter().map(|g| rank[*g as usize]).collect();
    Communities { modularity: modularity(graph, &group), sizes: order.iter().map(|g| lowest[*g as usize].0).collect(), group }
}

/// From a partition to a better one: moving, refining, merging, until merging ends.
fn round_of(graph: &Graph, start: &[u32], total: f64, rng: &mut Rng) -> Vec<u32> {
    let mut level = Level::of(graph);
    let mut group = start.to_vec();
    renumber(&mut group);
    // Which node of the level each node of the graph is in.
    let mut inside: Vec<u32> = (0..graph.len() as u32).collect();
    loop {
        local_moving(&level, &mut group, total, rng);
        renumber(&mut group);
        let mut part = refined(&level, &group, total, rng);
        let count = renumber(&mut part);
        let done = count == level.len();
        if done {
            return inside.iter().map(|v| group[*v as usize]).collect();
        }
        let mut next = vec![0u32; count];
        for (v, p) in part.iter().enumerate() {
            next[*p as usize] = group[v];
        }
        level = level.merged(&part, count);
        for v in &mut inside {
            *v = part[*v as usize];
        }
        group = next;
        renumber(&mut group);
    }
}

/// Parts groups that do not hang together; that never lowers modularity.
fn split(graph: &Graph, group: &mut [u32]) {
    let n = graph.len();
    let mut part = vec![u32::MAX; n];
    let mut count = 0;
    for root in 0..n {
        if part[root] != u32::MAX {
            continue;
        }
        part[root] = count;
        let mut queue = vec![root];
        while let Some(v) = queue.pop() {
            for &u in graph.row(v) {
                let u = u as usize;
                if part[u] == u32::MAX && group[u] == group[v] {
                    part[u] = count;
                    queue.push(u);
                }
            }
        }
        count += 1;
    }
    group.copy_from_slice(&part);
}

/// Modularity of groups, one number a node; 0 without ties.
pub fn modularity(graph: &Graph, group: &[u32]) -> f64 {
    let n = graph.len().min(group.len());
    let count = group.iter().max().map_or(0, |g| *g as usize + 1);
    let mut inside = vec![0.0; count];
    let mut strength = vec![0.0; count];
    for v in 0..n {
        for (u, w) in graph.neighbours(v) {
            strength[group[v] as usize] += w;
            if group.get(u as usize) == Some(&group[v]) {
                inside[group[v] as usize] += w;
            }
        }
    }
    let total: f64 = strength.iter().sum();
    if total == 0.0 {
        return 0.0;
    }
    inside.iter().zip(&strength).map(|(i, s)| i / total - (s / total).powi(2)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_circles_with_one_tie_between_them() {
        let g = Graph::from_edges(9, &[(0, 1), (1, 2), (2, 0), (3, 4), (4, 5), (5, 3), (2, 3)]).unwrap();
        let c = communities(&g, 1);
        assert_eq!(c.group[..6], [0, 0, 0, 1, 1, 1]);
        assert_eq!(c.sizes, [3, 3, 1, 1, 1]);
        // Six of seven ties inside; strength 7 of 14 on either side.
        assert!((c.modularity - (6.0 / 7.0 - 0.5)).abs() < 1e-12);
        let none = communities(&Graph::from_edges(3, &[]).unwrap(), 1);
        assert_eq!((none.group, none.modularity), (vec![0, 1, 2], 0.0));
        assert!(communities(&Graph::from_edges(0, &[]).unwrap(), 1).group.is_empty());
    }
}
