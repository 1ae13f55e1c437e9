//! Betweenness over shortest ways of weighted ties: a stronger tie is a shorter step (1 / weight).
//!
//! Brandes 2001, <https://doi.org/10.1080/0022250X.2001.9990249>; strength as nearness: Newman 2001,
//! <https://doi.org/10.1103/PhysRevE.64.016132>.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use rayon::prelude::*;

use crate::network::graph::Graph;

/// Two ways are equally long if they differ by less than this share: sums of fractions are not exact.
const ALIKE: f64 = 1e-10;
/// Groups of sources whose parts are added up in order, so that threads change nothing.
const GROUPS: usize = 32;

/// What is next on the way, nearest first, then by number.
#[derive(PartialEq)]
struct Next {
    distance: f64,
    node: u32,
}

impl Eq for Next {}

impl Ord for Next {
    fn cmp(&self, other: &Next) -> Ordering {
        other.distance.total_cmp(&self.distance).then(other.node.cmp(&self.node))
    }
}

impl PartialOrd for Next {
    fn partial_cmp(&self, other: &Next) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Raw betweenness over ways whose length is the sum of 1 / weight: over each unordered pair of others once, the share of its shortest ways that
/// lead through the node. Takes nodes × ties × log(nodes) steps.
pub fn weighted_betweenness(graph: &Graph) -> Vec<f64> {
    let n = graph.len();
    let groups = GROUPS.min(n);
    let group = |g: usize| {
        let mut work =
            Work { distance: vec![f64::INFINITY; n], paths: vec![0.0; n], share: vec![0.0; n], order: Vec::new(), sum: vec![0.0; n] };
        for source in g * n / groups..(g + 1) * n / groups {
            work.search(graph, source);
        }
        work.sum
    };
    let mut total = vec![0.0; n];
    for sums in (0..groups).into_par_iter().map(group).collect::<Vec<_>>() {
        total.iter_mut().zip(sums).for_each(|(t, s)| *t += s / 2.0);
    }
    total
}

struct Work {
    distance: Vec<f64>,
    paths: Vec<f64>,
    share: Vec<f64>,
    /// In the order in which their distance was settled.
    order: Vec<u32>,
    sum: Vec<f64>,
}

impl Work {
    fn search(&mut self, graph: &Graph, source: usize) {
        let Work { distance, paths, share, order, sum } = self;
        order.clear();
        let mut open = BinaryHeap::from([Next { distance: 0.0, node: source as u32 }]);
        distance[source] = 0.0;
        paths[source] = 1.0;
        while let Some(Next { distance: d, node }) = open.pop() {
            let v = node as usize;
            if d > distance[v] {
                continue;
            }
            order.push(node);
            for (u, w) in graph.neighbours(v) {
                let (u, there) = (u as usize, d + 1.0 / w);
                if there < distance[u] * (1.0 - ALIKE) {
                    distance[u] = there;
                    paths[u] = paths[v];
                    open.push(Next { distance: there, node: u as u32 });
                } else if there <= distance[u] * (1.0 + ALIKE) {
                    paths[u] += paths[v];
                }
            }
        }
        // From the farthest inwards; what a node passes on goes to those before it on a shortest way.
        for &v in order.iter().rev() {
            let v = v as usize;
            let own = (1.0 + share[v]) / paths[v];
            for (u, w) in graph.neighbours(v) {
                let u = u as usize;
                let there = distance[u] + 1.0 / w;
                if distance[u] < distance[v] && there <= distance[v] * (1.0 + ALIKE) {
                    share[u] += paths[u] * own;
                }
            }
            if v != source {
                sum[v] += share[v];
            }
        }
        for v in order.drain(..) {
            let v = v as usize;
            (distance[v], paths[v], share[v]) = (f64::INFINITY, 0.0, 0.0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_strong_way_round_is_shorter_worked_by_hand() {
        // From 0 to 2 directly it is 1 / 1 = 1 long; by 1, 1 / 4 + 1 / 4.
        let g = Graph::from_weighted(4, &[(0, 1, 4.0), (1, 2, 4.0), (0, 2, 1.0), (2, 3, 2.0)]).unwrap();
        assert_eq!(weighted_betweenness(&g), [0.0, 2.0, 2.0, 0.0]);
        // Of equal length: 1 / 2 directly, and 1 / 4 + 1 / 4.
        let g = Graph::from_weighted(3, &[(0, 1, 4.0), (1, 2, 4.0), (0, 2, 2.0)]).unwrap();
        assert_eq!(weighted_betweenness(&g), [0.0, 0.5, 0.0]);
        assert!(weighted_betweenness(&Graph::from_edges(0, &[]).unwrap()).is_empty());
    }
}
