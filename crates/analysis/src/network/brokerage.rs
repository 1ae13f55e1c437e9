//! Brokerage between natures: who stands between two that do not know each other, and of which natures the three are.
//!
//! Gould and Fernandez 1989, <https://doi.org/10.2307/270949>, over undirected ties, so that gatekeeper and representative are one role.

use rayon::prelude::*;

use super::graph::Graph;

/// Open triads in whose middle a node stands, by role. Together they are all its pairs of neighbours that are not tied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Brokerage {
    /// All three of one nature.
    pub coordinator: u64,
    /// The two ends of one nature, the node of another.
    pub itinerant: u64,
    /// One end of the node's own nature, the other not (gatekeeper or representative).
    pub representative: u64,
    /// Three natures.
    pub liaison: u64,
}

impl Brokerage {
    /// All open triads.
    pub fn total(&self) -> u64 {
        self.coordinator + self.itinerant + self.representative + self.liaison
    }

    /// Open triads whose ends are of two natures.
    pub fn across(&self) -> u64 {
        self.representative + self.liaison
    }

    fn of(&mut self, own: u32, a: u32, b: u32) -> &mut u64 {
        match (a == own, b == own) {
            (true, true) => &mut self.coordinator,
            (true, false) | (false, true) => &mut self.representative,
            (false, false) if a == b => &mut self.itinerant,
            (false, false) => &mut self.liaison,
        }
    }
}

/// A node beyond the end of `natures` is of none, which is a nature of its own.
fn nature(natures: &[u32], node: u32) -> u32 {
    natures.get(node as usize).copied().unwrap_or(u32::MAX)
}

/// How many neighbours there are of each nature, in the order of the natures.
fn histogram(graph: &Graph, natures: &[u32], node: usize) -> Vec<(u32, u64)> {
    let mut all: Vec<u32> = graph.row(node).iter().map(|&u| nature(natures, u)).collect();
    all.sort_unstable();
    all.chunk_by(|a, b| a == b).map(|same| (same[0], same.len() as u64)).collect()
}

/// Tells every pair of natures with the number of pairs of neighbours, tied or not.
fn all_pairs(counts: &[(u32, u64)], mut tell: impl FnMut(u32, u32, u64)) {
    for (i, &(a, n)) in counts.iter().enumerate() {
        tell(a, a, n * (n - 1) / 2);
        for &(b, m) in &counts[i + 1..] {
            tell(a, b, n * m);
        }
    }
}

/// Tells every pair of neighbours that is tied; `marked` is a table over all nodes.
fn tied_pairs(graph: &Graph, node: usize, marked: &mut [u32], mut tell: impl FnMut(u32, u32)) {
    let stamp = node as u32 + 1;
    for &u in graph.row(node) {
        marked[u as usize] = stamp;
    }
    for &u in graph.row(node) {
        for &w in graph.row(u as usize) {
            if w > u && marked[w as usize] == stamp {
                tell(u, w);
            }
        }
    }
}

/// The roles of every node; `natures` has a number a node.
pub fn brokerage(graph: &Graph, natures: &[u32]) -> Vec<Brokerage> {
    let n = graph.len();
    let each = |marked: &mut Vec<u32>, v: usize| {
        let own = nature(natures, v as u32);
        let mut roles = Brokerage::default();
        all_pairs(&histogram(graph, natures, v), |a, b, pairs| *roles.of(own, a, b) += pairs);
        tied_pairs(graph, v, marked, |a, b| *roles.of(own, nature(natures, a), nature(natures, b)) -= 1);
        roles
    };
    (0..n).into_par_iter().with_min_len(64).map_init(|| vec![0u32; n], |marked, v| each(marked, v)).collect()
}

/// Between which natures one node brokers: open triads by the natures of their ends (the lower number first), most first.
pub fn between(graph: &Graph, natures: &[u32], node: usize) -> Vec<((u32, u32), u64)> {
    if node >= graph.len() {
        return Vec::new();
    }
    let mut out = std::collections::BTreeMap::new();
    all_pairs(&histogram(graph, natures, node), |a, b, pairs| *out.entry((a, b)).or_insert(0u64) += pairs);
    tied_pairs(graph, node, &mut vec![0; graph.len()], |a, b| {
        let (a, b) = (nature(natures, a), nature(natures, b));
        if let Some(count) = out.get_mut(&(a.min(b), a.max(b))) {
            *count -= 1;
        }
    });
    let mut out: Vec<((u32, u32), u64)> = out.into_iter().filter(|(_, n)| *n > 0).collect();
    out.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_of_three_natures_worked_by_hand() {
        // The middle is of nature 0; its neighbours 0, 0, 1, 1, 2; the two of nature 1 know each other.
        let g = Graph::from_edges(6, &[(0, 1), (0, 2), (0, 3), (0, 4), (0, 5), (3, 4)]).unwrap();
        let natures = [0, 0, 0, 1, 1, 2];
        let roles = brokerage(&g, &natures);
        assert_eq!(roles[0], Brokerage { coordinator: 1, itinerant: 0, representative: 6, liaison: 2 });
        assert_eq!((roles[0].total(), roles[0].across()), (9, 8));
        assert_eq!(roles[1], Brokerage::default());
        assert_eq!(between(&g, &natures, 0), [((0, 1), 4), ((0, 2), 2), ((1, 2), 2), ((0, 0), 1)]);
        assert!(between(&g, &natures, 99).is_empty());
        // Without natures all are alike.
        assert_eq!(brokerage(&g, &[])[0], Brokerage { coordinator: 9, ..Brokerage::default() });
    }
}
