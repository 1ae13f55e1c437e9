//! Rooted PageRank: how likely a walk that begins at a node, and begins anew there now and then, stands at another.
//!
//! As a measure for ties that may come: Liben-Nowell and Kleinberg 2007, <https://doi.org/10.1002/asi.20591>. Computed around the root only,
//! by pushing what is left to the neighbours: Andersen, Chung and Lang 2006, <https://doi.org/10.1109/FOCS.2006.44>.

use super::graph::Graph;

/// The share of steps that follow a tie.
const DAMPING: f64 = 0.85;
/// What may be left at a node unpushed, for each unit of its strength: no value errs by more than its node's strength times this.
const LEFT: f64 = 1e-5;

/// Tables over all nodes that are zero between calls.
pub(super) struct Rooted {
    rank: Vec<f64>,
    left: Vec<f64>,
    strength: Vec<f64>,
    touched: Vec<u32>,
    waiting: std::collections::VecDeque<u32>,
}

impl Rooted {
    pub(super) fn new(graph: &Graph) -> Rooted {
        let n = graph.len();
        Rooted {
            rank: vec![0.0; n],
            left: vec![0.0; n],
            strength: (0..n).map(|v| graph.strength(v)).collect(),
            touched: Vec::new(),
            waiting: std::collections::VecDeque::new(),
        }
    }

    /// The walk's chance from `root` to each of `ends` and back from there, together; what a pair shares is told once for both.
    /// Zero for nodes without ties.
    pub(super) fn both_ways(&mut self, graph: &Graph, root: u32, ends: &[u32]) -> Vec<f64> {
        let Rooted { rank, left, strength, touched, waiting } = self;
        if strength[root as usize] == 0.0 {
            return vec![0.0; ends.len()];
        }
        left[root as usize] = 1.0;
        touched.push(root);
        waiting.push_back(root);
        while let Some(v) = waiting.pop_front() {
            let v = v as usize;
            let here = std::mem::take(&mut left[v]);
            rank[v] += (1.0 - DAMPING) * here;
            let each = DAMPING * here / strength[v];
            for (u, w) in graph.neighbours(v) {
                let at = &mut left[u as usize];
                if *at == 0.0 && rank[u as usize] == 0.0 {
                    touched.push(u);
                }
                let (before, limit) = (*at, LEFT * strength[u as usize]);
                *at += each * w;
                if before < limit && *at >= limit {
                    waiting.push_back(u);
                }
            }
        }
        // Ties have no direction: strength(a) times the chance from a to b is the same from b to a.
        let own = strength[root as usize];
        let value = |&b: &u32| if strength[b as usize] > 0.0 { rank[b as usize] * (1.0 + own / strength[b as usize]) } else { 0.0 };
        let out = ends.iter().map(value).collect();
        for v in touched.drain(..) {
            rank[v as usize] = 0.0;
            left[v as usize] = 0.0;
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_tied_nodes_worked_by_hand() {
        // The walk stands at its root with chance 0.15 / (1 - 0.85²), at the other with 0.85 of that; the same back.
        let g = Graph::from_edges(3, &[(0, 1)]).unwrap();
        let mut rooted = Rooted::new(&g);
        let there = 2.0 * 0.85 * 0.15 / (1.0 - 0.85f64.powi(2));
        let found = rooted.both_ways(&g, 0, &[1, 2]);
        assert!((found[0] - there).abs() < 1e-4 && found[1] == 0.0);
        assert_eq!(rooted.both_ways(&g, 2, &[0]), [0.0]);
        // The tables are left as they were.
        assert_eq!(rooted.both_ways(&g, 0, &[1, 2]), found);
    }
}
