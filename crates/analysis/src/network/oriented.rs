//! Ties led from the end with fewer neighbours to the one with more, so that no row is long and every triangle is found once.
//!
//! Chiba and Nishizeki 1985, <https://doi.org/10.1137/0214017>; Schank and Wagner 2005, <https://doi.org/10.1007/11427186_54>.

use rayon::prelude::*;

use super::graph::Graph;

/// Groups of nodes whose parts are added up in order, so that threads change nothing.
const GROUPS: usize = 4;

/// A graph's ties, each once; a tie has the number of its place in `targets`.
pub(super) struct Oriented {
    starts: Vec<usize>,
    pub(super) targets: Vec<u32>,
    pub(super) weights: Vec<f64>,
}

/// A triangle: its nodes, and its ties by number.
pub(super) struct Triangle {
    pub(super) nodes: [u32; 3],
    /// First to second, first to third, second to third.
    pub(super) ties: [usize; 3],
}

impl Oriented {
    pub(super) fn new(graph: &Graph) -> Oriented {
        let n = graph.len();
        let after = |v: usize, u: u32| (graph.degree(v), v) < (graph.degree(u as usize), u as usize);
        let mut out =
            Oriented { starts: vec![0; n + 1], targets: Vec::with_capacity(graph.ties()), weights: Vec::with_capacity(graph.ties()) };
        for v in 0..n {
            for (u, w) in graph.neighbours(v).filter(|(u, _)| after(v, *u)) {
                out.targets.push(u);
                out.weights.push(w);
            }
            out.starts[v + 1] = out.targets.len();
        }
        out
    }

    /// Each tie with its ends, in the order of the numbers.
    pub(super) fn ties(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        let row = |v: usize| self.targets[self.starts[v]..self.starts[v + 1]].iter().map(move |u| (v as u32, *u));
        (0..self.starts.len() - 1).flat_map(row)
    }

    /// Goes through all triangles, adding to a list of `size` numbers; the lists of several groups of nodes are added up in order.
    pub(super) fn gather<T: Copy + Default + Send + std::ops::AddAssign>(
        &self,
        size: usize,
        add: impl Fn(&Triangle, &mut [T]) + Sync,
    ) -> Vec<T> {
        let n = self.starts.len() - 1;
        let end = |g: usize| self.starts.partition_point(|s| *s < g * self.targets.len() / GROUPS).min(n);
        let group = |g: usize| {
            let mut list = vec![T::default(); size];
            let mut marked = vec![usize::MAX; n];
            let (first, last) = (if g == 0 { 0 } else { end(g) }, if g + 1 == GROUPS { n } else { end(g + 1) });
            for v in first..last {
                let own = self.starts[v]..self.starts[v + 1];
                if own.len() < 2 {
                    continue;
                }
                for tie in own.clone() {
                    marked[self.targets[tie] as usize] = tie;
                }
                for one in own.clone() {
                    let u = self.targets[one] as usize;
                    for between in self.starts[u]..self.starts[u + 1] {
                        let w = self.targets[between];
                        let other = marked[w as usize];
                        if other != usize::MAX {
                            add(&Triangle { nodes: [v as u32, u as u32, w], ties: [one, other, between] }, &mut list);
                        }
                    }
                }
                for tie in own {
                    marked[self.targets[tie] as usize] = usize::MAX;
                }
            }
            list
        };
        let mut lists = (0..GROUPS).into_par_iter().map(group).collect::<Vec<_>>().into_iter();
        let mut total = lists.next().unwrap_or_default();
        for list in lists {
            total.iter_mut().zip(list).for_each(|(t, x)| *t += x);
        }
        total
    }
}
