//! Betweenness: how many shortest paths between others lead through a node; exact, and estimated from sampled paths with a stated bound.
//!
//! Brandes 2001, <https://doi.org/10.1080/0022250X.2001.9990249>; sampling: Riondato and Kornaropoulos 2016,
//! <https://doi.org/10.1007/s10618-015-0423-0>. The exact form works block by block: a pair of nodes that a third one parts counts once for
//! it, and within a block each node stands for all that hang on it, so that trees cost nothing and a network of many blocks little (after
//! Sarıyüce et al. 2013 and Puzis et al. 2015).

use rayon::prelude::*;

use super::graph::Graph;
use super::structure::{Structure, structure};
use crate::rng::Rng;

/// The stream of random numbers used by sampling.
const STREAM: u32 = 7;
/// Groups of sources whose parts are added up in order, so that threads change nothing.
const GROUPS: usize = 32;
/// Where the number of paths in a level passes this, the level is scaled down by [`DOWN`], an exact power of two.
const MANY: f64 = 1e200;
/// 2^-600.
const DOWN: f64 = f64::from_bits((1023 - 600) << 52);

/// Raw betweenness: over each unordered pair of other nodes once, the share of its shortest paths that lead through the node.
pub fn betweenness(graph: &Graph) -> Vec<f64> {
    betweenness_with(graph, &structure(graph))
}

/// As [`betweenness`], with the structure at hand.
pub fn betweenness_with(graph: &Graph, structure: &Structure) -> Vec<f64> {
    let mut out: Vec<f64> = structure.removal.iter().map(|r| r.pairs as f64).collect();
    let mut local = vec![u32::MAX; graph.len()];
    for block in structure.blocks.iter().filter(|b| b.ties.len() > 1) {
        let part = Part::new(block.top, &block.ties, &mut local, |v| {
            if v == block.top {
                f64::from(structure.sizes[structure.component[v as usize] as usize] - block.below)
            } else {
                f64::from(structure.hanging[v as usize] + 1)
            }
        });
        for (v, value) in part.nodes.iter().zip(part.betweenness()) {
            out[*v as usize] += value;
        }
    }
    out
}

/// One block, its nodes numbered in the order of a search from its best-tied node, so that neighbours lie near each other in memory.
struct Part {
    nodes: Vec<u32>,
    starts: Vec<u32>,
    targets: Vec<u32>,
    weight: Vec<f64>,
}

/// What one search needs.
struct Work {
    distance: Vec<u32>,
    paths: Vec<f64>,
    share: Vec<f64>,
    fresh: Vec<f64>,
    order: Vec<u32>,
    levels: Vec<usize>,
    scale: Vec<f64>,
    sum: Vec<f64>,
}

impl Part {
    /// `local` is a table over all nodes that is left as it was found.
    fn new(top: u32, ties: &[(u32, u32)], local: &mut [u32], weight: impl Fn(u32) -> f64) -> Part {
        let mut nodes: Vec<u32> = ties.iter().flat_map(|&(a, b)| [a, b]).chain([top]).collect();
        nodes.sort_unstable();
        nodes.dedup();
        let k = nodes.len();
        for (i, v) in nodes.iter().enumerate() {
            local[*v as usize] = i as u32;
        }
        let rows = |ties: &[(u32, u32)]| {
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
        };
        let inner: Vec<(u32, u32)> = ties.iter().map(|&(a, b)| (local[a as usize], local[b as usize])).collect();
        let (starts, targets) = rows(&inner);
        let first = (0..k).max_by_key(|&i| (starts[i + 1] - starts[i], std::cmp::Reverse(i))).unwrap_or(0);
        let mut rank = vec![u32::MAX; k];
        let mut order = vec![first as u32];
        rank[first] = 0;
        let mut at = 0;
        while let Some(&v) = order.get(at) {
            for &w in &targets[starts[v as usize] as usize..starts[v as usize + 1] as usize] {
                if rank[w as usize] == u32::MAX {
                    rank[w as usize] = order.len() as u32;
                    order.push(w);
                }
            }
            at += 1;
        }
        let moved: Vec<(u32, u32)> = inner.iter().map(|&(a, b)| (rank[a as usize], rank[b as usize])).collect();
        let (starts, targets) = rows(&moved);
        for v in &nodes {
            local[*v as usize] = u32::MAX;
        }
        let nodes: Vec<u32> = order.iter().map(|&i| nodes[i as usize]).collect();
        Part { weight: nodes.iter().map(|&v| weight(v)).collect(), nodes, starts, targets }
    }

    fn row(&self, v: u32) -> &[u32] {
        &self.targets[self.starts[v as usize] as usize..self.starts[v as usize + 1] as usize]
    }

    fn betweenness(&self) -> Vec<f64> {
        let k = self.nodes.len();
        let groups = GROUPS.min(k);
        let group = |g: usize| {
            let mut work = Work {
                distance: vec![u32::MAX; k],
                paths: vec![0.0; k],
                share: vec![0.0; k],
                fresh: Vec::new(),
                order: Vec::with_capacity(k),
                levels: Vec::new(),
                scale: Vec::new(),
                sum: vec![0.0; k],
            };
            for source in g * k / groups..(g + 1) * k / groups {
                self.search(source as u32, &mut work);
            }
            work.sum
        };
        let mut total = vec![0.0; k];
        for sums in (0..groups).into_par_iter().map(group).collect::<Vec<_>>() {
            for (t, s) in total.iter_mut().zip(sums) {
                *t += s;
            }
        }
        // Every pair was counted from both its ends.
        total.iter().map(|t| t / 2.0).collect()
    }

    /// Adds what the pairs with `source` give to each node between them.
    fn search(&self, source: u32, work: &mut Work) {
        let Work { distance, paths, share, fresh, order, levels, scale, sum } = work;
        order.clear();
        levels.clear();
        scale.clear();
        order.push(source);
        distance[source as usize] = 0;
        paths[source as usize] = 1.0;
        let (mut begin, mut depth) = (0usize, 0u32);
        // Outwards, a level at a time: how many shortest paths lead to each node.
        while begin < order.len() {
            let end = order.len();
            let most = order[begin..end].iter().map(|&v| paths[v as usize]).fold(0.0, f64::max);
            let factor = if most > MANY { DOWN } else { 1.0 };
            if factor < 1.0 {
                for &v in &order[begin..end] {
                    paths[v as usize] *= factor;
                }
            }
            levels.push(begin);
            scale.push(factor);
            for at in begin..end {
                let v = order[at];
                let own = paths[v as usize];
                for &w in self.row(v) {
                    let w = w as usize;
                    if distance[w] == u32::MAX {
                        distance[w] = depth + 1;
                        paths[w] = own;
                        order.push(w as u32);
                    } else if distance[w] == depth + 1 {
                        paths[w] += own;
                    }
                }
            }
            begin = end;
            depth += 1;
        }
        levels.push(order.len());
        // Inwards: what each node passes on for those behind it. `share` is (own weight + what was passed on) / paths, and zero but for the
        // level behind, so that a sum over all neighbours is one over those behind.
        let start = self.weight[source as usize];
        for level in (0..scale.len()).rev() {
            let deeper = scale.get(level + 1).copied().unwrap_or(1.0);
            let nodes = &order[levels[level]..levels[level + 1]];
            fresh.clear();
            for &v in nodes {
                let at = v as usize;
                let behind: f64 = self.row(v).iter().map(|&w| share[w as usize]).sum();
                let passed = paths[at] * behind * deeper;
                fresh.push((self.weight[at] + passed) / paths[at]);
                if level > 0 {
                    sum[at] += start * passed;
                }
            }
            if let Some(end) = levels.get(level + 2) {
                for &v in &order[levels[level + 1]..*end] {
                    share[v as usize] = 0.0;
                }
            }
            for (&v, value) in nodes.iter().zip(fresh.iter()) {
                share[v as usize] = *value;
            }
        }
        share[source as usize] = 0.0;
        for &v in order.iter() {
            distance[v as usize] = u32::MAX;
        }
    }
}

/// What is asked of sampling.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SampleAsk {
    /// Greatest error of the normalised value (raw over n (n - 1) / 2), above 0 and below 1.
    pub error: f64,
    /// How likely it is that no node errs more; above 0 and below 1.
    pub confidence: f64,
    /// The same seed gives the same answer, to the byte.
    pub seed: u64,
}

impl Default for SampleAsk {
    fn default() -> SampleAsk {
        SampleAsk { error: 0.01, confidence: 0.9, seed: 1 }
    }
}

/// Betweenness from sampled shortest paths.
#[derive(Debug, Clone, PartialEq)]
pub struct Sampled {
    /// Raw estimates, one a node.
    pub values: Vec<f64>,
    /// Paths that were drawn.
    pub samples: u64,
    /// Greatest error of the raw values: with the confidence asked for, no node errs more.
    pub bound: f64,
}

/// Why sampling was refused.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum SampleError {
    /// The error asked for is not between 0 and 1.
    Error { asked: f64 },
    /// The confidence asked for is not between 0 and 1.
    Confidence { asked: f64 },
    /// So small an error that more paths would be drawn than [`MOST_SAMPLES`].
    TooFine { samples: f64 },
}

/// Paths that are drawn at most.
pub const MOST_SAMPLES: u64 = 100_000_000;

impl std::fmt::Display for SampleError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            SampleError::Error { asked } => write!(f, "the error is {asked} and must lie between 0 and 1"),
            SampleError::Confidence { asked } => write!(f, "the confidence is {asked} and must lie between 0 and 1"),
            SampleError::TooFine { samples } => {
                write!(f, "so small an error takes {samples:.0} paths, more than {MOST_SAMPLES}; ask a greater one, or the exact values")
            }
        }
    }
}

impl std::error::Error for SampleError {}

/// Estimates betweenness from as many sampled shortest paths as the error asks for: (0.5 / ε²) (⌊log2(V - 2)⌋ + 1 + ln(1 / δ)), V being
/// a bound on the nodes of the longest shortest path.
pub fn sampled(graph: &Graph, ask: SampleAsk) -> Result<Sampled, SampleError> {
    let between = |x: f64| x > 0.0 && x < 1.0;
    if !between(ask.error) {
        return Err(SampleError::Error { asked: ask.error });
    }
    if !between(ask.confidence) {
        return Err(SampleError::Confidence { asked: ask.confidence });
    }
    let n = graph.len();
    let pairs = n as f64 * (n as f64 - 1.0) / 2.0;
    let longest = longest_bound(graph);
    if longest < 3 {
        // No path has anybody inside.
        return Ok(Sampled { values: vec![0.0; n], samples: 0, bound: 0.0 });
    }
    let dimension = f64::from((longest - 2).ilog2() + 1);
    let samples = (0.5 / (ask.error * ask.error) * (dimension - (1.0 - ask.confidence).ln())).ceil();
    if samples > MOST_SAMPLES as f64 {
        return Err(SampleError::TooFine { samples });
    }
    let samples = samples as u64;
    let chunk = 256u64;
    let draw = |(search, counts): &mut (TwoSided, Vec<u64>), c: u64| {
        for i in c * chunk..((c + 1) * chunk).min(samples) {
            let mut rng = Rng::new(ask.seed, STREAM, i);
            let s = rng.below(n as u32);
            let mut t = rng.below(n as u32 - 1);
            t += u32::from(t >= s);
            search.path(graph, s, t, &mut rng, |v| counts[v as usize] += 1);
        }
    };
    // Counts are whole numbers: their sum does not depend on who counted.
    let counts = (0..samples.div_ceil(chunk))
        .into_par_iter()
        .fold(
            || (TwoSided::new(n), vec![0u64; n]),
            |mut state, c| {
                draw(&mut state, c);
                state
            },
        )
        .map(|(_, counts)| counts)
        .reduce(
            || vec![0u64; n],
            |mut a, b| {
                for (x, y) in a.iter_mut().zip(b) {
                    *x += y;
                }
                a
            },
        );
    let values = counts.iter().map(|&c| c as f64 / samples as f64 * pairs).collect();
    Ok(Sampled { values, samples, bound: ask.error * pairs })
}

/// A bound on the number of nodes on the longest shortest path: in each component, the two greatest distances from one node, and that node.
fn longest_bound(graph: &Graph) -> u32 {
    let n = graph.len();
    let mut seen = vec![false; n];
    let mut queue = Vec::new();
    let mut most = 0;
    for root in 0..n {
        if seen[root] {
            continue;
        }
        seen[root] = true;
        queue.clear();
        queue.push((root as u32, 0u32));
        let mut at = 0;
        while let Some(&(v, d)) = queue.get(at) {
            for &w in graph.row(v as usize) {
                if !std::mem::replace(&mut seen[w as usize], true) {
                    queue.push((w, d + 1));
                }
            }
            at += 1;
        }
        let farthest = |back: usize| queue.len().checked_sub(back).and_then(|i| queue.get(i)).map_or(0, |q| q.1);
        most = most.max(farthest(1) + farthest(2) + 1);
    }
    most
}

/// A search from both ends at once, and one shortest path drawn from all of them with equal chances.
struct TwoSided {
    distance: [Vec<u32>; 2],
    paths: [Vec<f64>; 2],
    found: [Vec<u32>; 2],
}

impl TwoSided {
    fn new(n: usize) -> TwoSided {
        TwoSided { distance: [vec![u32::MAX; n], vec![u32::MAX; n]], paths: [vec![0.0; n], vec![0.0; n]], found: [Vec::new(), Vec::new()] }
    }

    /// Tells the nodes between `s` and `t` on a path drawn at random; none where no path leads there.
    fn path(&mut self, graph: &Graph, s: u32, t: u32, rng: &mut Rng, mut tell: impl FnMut(u32)) {
        let ends = [s, t];
        for (side, end) in ends.into_iter().enumerate() {
            self.found[side].push(end);
            self.distance[side][end as usize] = 0;
            self.paths[side][end as usize] = 1.0;
        }
        let mut front = [0usize; 2];
        let mut depth = [0u32; 2];
        let mut volume = ends.map(|v| graph.degree(v as usize));
        let meeting = loop {
            // The side with fewer ties to look at goes one step on.
            let side = usize::from(volume[1] < volume[0]);
            let (begin, end) = (front[side], self.found[side].len());
            if begin == end {
                break Vec::new();
            }
            depth[side] += 1;
            volume[side] = 0;
            let mut meeting = Vec::new();
            for at in begin..end {
                let v = self.found[side][at];
                let own = self.paths[side][v as usize];
                for &w in graph.row(v as usize) {
                    let d = &mut self.distance[side][w as usize];
                    if *d == u32::MAX {
                        *d = depth[side];
                        self.paths[side][w as usize] = own;
                        self.found[side].push(w);
                        volume[side] += graph.degree(w as usize);
                        if self.distance[1 - side][w as usize] != u32::MAX {
                            meeting.push(w);
                        }
                    } else if *d == depth[side] {
                        self.paths[side][w as usize] += own;
                    }
                }
            }
            front[side] = end;
            if !meeting.is_empty() {
                break meeting;
            }
        };
        // Every shortest path passes one of the meeting nodes.
        let through = |v: &u32| self.paths[0][*v as usize] * self.paths[1][*v as usize];
        if let Some(middle) = pick(rng, &meeting, through) {
            if middle != s && middle != t {
                tell(middle);
            }
            for side in 0..2 {
                let mut v = middle;
                while self.distance[side][v as usize] > 1 {
                    let nearer = self.distance[side][v as usize] - 1;
                    let before: Vec<u32> =
                        graph.row(v as usize).iter().copied().filter(|&w| self.distance[side][w as usize] == nearer).collect();
                    let Some(w) = pick(rng, &before, |w| self.paths[side][*w as usize]) else { break };
                    v = w;
                    tell(v);
                }
            }
        }
        for side in 0..2 {
            for v in self.found[side].drain(..) {
                self.distance[side][v as usize] = u32::MAX;
            }
        }
    }
}

/// One of several, with chances in proportion to their weights.
fn pick(rng: &mut Rng, among: &[u32], weight: impl Fn(&u32) -> f64) -> Option<u32> {
    if among.len() < 2 {
        return among.first().copied();
    }
    let total: f64 = among.iter().map(&weight).sum();
    let mut left = rng.unit() * total;
    for v in among {
        left -= weight(v);
        if left < 0.0 {
            return Some(*v);
        }
    }
    among.last().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_a_cycle_and_a_star_worked_by_hand() {
        let path = Graph::from_edges(4, &[(0, 1), (1, 2), (2, 3)]).unwrap();
        assert_eq!(betweenness(&path), [0.0, 2.0, 2.0, 0.0]);
        // In a cycle of four, each node lies on one of the two paths between its neighbours.
        let cycle = Graph::from_edges(4, &[(0, 1), (1, 2), (2, 3), (3, 0)]).unwrap();
        assert_eq!(betweenness(&cycle), [0.5; 4]);
        let star = Graph::from_edges(5, &[(0, 1), (0, 2), (0, 3), (0, 4)]).unwrap();
        assert_eq!(betweenness(&star), [6.0, 0.0, 0.0, 0.0, 0.0]);
        assert!(betweenness(&Graph::from_edges(0, &[]).unwrap()).is_empty());
    }

    #[test]
    fn more_paths_than_a_number_holds() {
        // A chain of 1 100 diamonds closed to one block: 2^1100 shortest paths from end to end.
        let diamonds = 1_100u32;
        let mut ties = Vec::new();
        for i in 0..diamonds {
            let (a, b) = (3 * i, 3 * i + 3);
            ties.extend([(a, a + 1), (a, a + 2), (a + 1, b), (a + 2, b)]);
        }
        // A long way round, so that no node of the chain parts the network.
        let last = 3 * diamonds;
        let around = 2 * diamonds + 50;
        let mut before = 0;
        for j in 0..around {
            ties.push((before, last + 1 + j));
            before = last + 1 + j;
        }
        ties.push((before, last));
        let g = Graph::from_edges((last + 1 + around) as usize, &ties).unwrap();
        let values = betweenness(&g);
        assert!(values.iter().all(|v| v.is_finite() && *v >= 0.0));
        // The two sides of a diamond are alike.
        assert!((values[1] - values[2]).abs() <= 1e-9 * values[1]);
        let least = values[3..last as usize].iter().copied().fold(f64::INFINITY, f64::min);
        assert!(least > 1000.0);
    }
}
