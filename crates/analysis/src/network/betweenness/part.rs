//! One block of a network, made ready for betweenness: nodes with the same neighbours become one class, and classes are numbered so that
//! neighbours lie near each other in memory.
//!
//! Classes of identical vertices after Sarıyüce, Saule, Kaya and Çatalyürek 2013, <https://doi.org/10.1137/1.9781611972832.76>.

use super::lanes;

const NOBODY: u32 = u32::MAX;

/// A block whose classes are numbered from 0. Nodes of one class have the same neighbours, and are either all tied to each other or none.
pub(super) struct Part {
    /// The members of each class: `members[starts[c]..starts[c + 1]]`.
    members: Vec<u32>,
    member_starts: Vec<u32>,
    /// Whether the members of a class of several are not tied to each other.
    apart: Vec<bool>,
    /// Weight of each member, in the order of `members`.
    weights: Vec<f64>,
    pub(super) classes: Classes,
}

/// The graph of the classes.
pub(super) struct Classes {
    pub(super) starts: Vec<u32>,
    pub(super) targets: Vec<u32>,
    /// Members of each class.
    pub(super) count: Vec<f64>,
    /// What the members weigh together.
    pub(super) weight: Vec<f64>,
}

impl Classes {
    pub(super) fn len(&self) -> usize {
        self.count.len()
    }

    pub(super) fn row(&self, c: u32) -> &[u32] {
        &self.targets[self.starts[c as usize] as usize..self.starts[c as usize + 1] as usize]
    }
}

/// Rows of neighbours, each in growing order, from ties between `k` nodes.
fn rows(k: usize, ties: &[(u32, u32)]) -> (Vec<u32>, Vec<u32>) {
    let mut starts = vec![0u32; k + 1];
    for &(a, b) in ties {
        starts[a as usize + 1] += 1;
        starts[b as usize + 1] += 1;
    }
    for i in 0..k {
        starts[i + 1] += starts[i];
    }
    let mut next = starts.clone();
    let mut targets = vec![0u32; ties.len() * 2];
    for &(a, b) in ties {
        for (from, to) in [(a, b), (b, a)] {
            targets[next[from as usize] as usize] = to;
            next[from as usize] += 1;
        }
    }
    for i in 0..k {
        targets[starts[i] as usize..starts[i + 1] as usize].sort_unstable();
    }
    (starts, targets)
}

/// A number for a node that sums well (the finaliser of SplitMix64).
fn mix(v: u32) -> u64 {
    let mut z = (u64::from(v) + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// For each node the lowest node with the same neighbours (itself where there is none), and whether the two are tied.
fn twins(starts: &[u32], targets: &[u32]) -> (Vec<u32>, Vec<bool>) {
    let k = starts.len() - 1;
    let row = |v: u32| &targets[starts[v as usize] as usize..starts[v as usize + 1] as usize];
    let mut first: Vec<u32> = (0..k as u32).collect();
    let mut tied = vec![false; k];
    let sums: Vec<u64> = (0..k as u32).map(|v| row(v).iter().fold(0u64, |sum, &u| sum.wrapping_add(mix(u)))).collect();
    for closed in [true, false] {
        let key = |v: u32| if closed { sums[v as usize].wrapping_add(mix(v)) } else { sums[v as usize] };
        let mut order: Vec<u32> = (0..k as u32).collect();
        order.sort_unstable_by_key(|&v| (key(v), v));
        for group in order.chunk_by(|a, b| key(*a) == key(*b)) {
            let head = group[0];
            for &v in &group[1..] {
                let alike = if closed {
                    let without = |v: u32, other: u32| row(v).iter().copied().filter(move |u| *u != other);
                    row(head).binary_search(&v).is_ok() && without(head, v).eq(without(v, head))
                } else {
                    row(head) == row(v)
                };
                // No node has both kinds of twins: the two exclude each other.
                if alike && first[v as usize] == v {
                    first[v as usize] = head;
                    tied[v as usize] = closed;
                }
            }
        }
    }
    (first, tied)
}

impl Part {
    /// `local` is a table over all nodes that is left as it was found.
    pub(super) fn new(top: u32, ties: &[(u32, u32)], local: &mut [u32], weight: impl Fn(u32) -> f64) -> Part {
        let mut nodes: Vec<u32> = ties.iter().flat_map(|&(a, b)| [a, b]).chain([top]).collect();
        nodes.sort_unstable();
        nodes.dedup();
        let k = nodes.len();
        for (i, v) in nodes.iter().enumerate() {
            local[*v as usize] = i as u32;
        }
        let inner: Vec<(u32, u32)> = ties.iter().map(|&(a, b)| (local[a as usize], local[b as usize])).collect();
        for v in &nodes {
            local[*v as usize] = NOBODY;
        }
        let (starts, targets) = rows(k, &inner);
        let (first, tied) = twins(&starts, &targets);
        // Heads of classes, in the order of a search from the one with most neighbours.
        let row = |v: u32| &targets[starts[v as usize] as usize..starts[v as usize + 1] as usize];
        let best = (0..k as u32).filter(|v| first[*v as usize] == *v).max_by_key(|&v| (row(v).len(), std::cmp::Reverse(v))).unwrap_or(0);
        let mut rank = vec![NOBODY; k];
        rank[best as usize] = 0;
        let mut order = vec![best];
        let mut at = 0;
        while let Some(&v) = order.get(at) {
            for &w in row(v) {
                let w = first[w as usize];
                if rank[w as usize] == NOBODY {
                    rank[w as usize] = order.len() as u32;
                    order.push(w);
                }
            }
            at += 1;
        }
        for v in 0..k {
            rank[v] = rank[first[v] as usize];
        }
        let count = order.len();
        let between: Vec<(u32, u32)> = inner
            .iter()
            .filter(|(a, b)| first[*a as usize] == *a && first[*b as usize] == *b)
            .map(|&(a, b)| (rank[a as usize], rank[b as usize]))
            .collect();
        let (class_starts, class_targets) = rows(count, &between);
        let mut by_class: Vec<u32> = (0..k as u32).collect();
        by_class.sort_unstable_by_key(|&v| (rank[v as usize], v));
        let mut part = Part {
            members: Vec::with_capacity(k),
            member_starts: vec![0],
            apart: vec![false; count],
            weights: Vec::with_capacity(k),
            classes: Classes { starts: class_starts, targets: class_targets, count: vec![0.0; count], weight: vec![0.0; count] },
        };
        for v in by_class {
            let c = rank[v as usize] as usize;
            let own = weight(nodes[v as usize]);
            part.members.push(nodes[v as usize]);
            part.weights.push(own);
            part.classes.count[c] += 1.0;
            part.classes.weight[c] += own;
            part.apart[c] |= first[v as usize] != v && !tied[v as usize];
        }
        let mut sum = 0;
        part.member_starts.extend(part.classes.count.iter().map(|n| {
            sum += *n as u32;
            sum
        }));
        part
    }

    /// Adds to each node what the pairs of the block give to it.
    pub(super) fn add_to(&self, out: &mut [f64]) {
        let mut value = lanes::dependencies(&self.classes);
        // Every pair was counted from both its ends.
        value.iter_mut().for_each(|v| *v /= 2.0);
        // Two of a class that are not tied meet in each of their neighbours alike.
        for c in (0..self.classes.len()).filter(|c| self.apart[*c]) {
            let own = &self.weights[self.member_starts[c] as usize..self.member_starts[c + 1] as usize];
            let (sum, squares) = own.iter().fold((0.0, 0.0), |(s, q), w| (s + w, q + w * w));
            let row = self.classes.row(c as u32);
            let neighbours: f64 = row.iter().map(|&u| self.classes.count[u as usize]).sum();
            let each = (sum * sum - squares) / 2.0 / neighbours;
            for &u in row {
                value[u as usize] += each;
            }
        }
        for (c, value) in value.iter().enumerate() {
            for &v in &self.members[self.member_starts[c] as usize..self.member_starts[c + 1] as usize] {
                out[v as usize] += value;
            }
        }
    }
}
