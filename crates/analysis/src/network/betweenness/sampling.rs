//! Betweenness from sampled shortest paths, with a bound on the error that holds for all nodes at once.
//!
//! Riondato and Kornaropoulos 2016, <https://doi.org/10.1007/s10618-015-0423-0>; ending as soon as the counts allow it, and searching from
//! both ends: Borassi and Natale 2019, <https://doi.org/10.1145/3284359>.

use rayon::prelude::*;

use crate::catalogue::Refusal;
use crate::network::graph::Graph;
use crate::rng::Rng;

/// The stream of random numbers used by sampling.
const STREAM: u32 = 7;

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
    /// Between which raw values each node's lies; with the confidence asked for, all of them do.
    pub low: Vec<f64>,
    pub high: Vec<f64>,
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

impl Refusal for SampleError {
    fn it(&self) -> String {
        match self {
            SampleError::Error { asked } => format!("l'errore è {asked} e deve stare tra 0 e 1"),
            SampleError::Confidence { asked } => format!("la confidenza è {asked} e deve stare tra 0 e 1"),
            SampleError::TooFine { samples } => {
                format!(
                    "un errore così piccolo chiede {samples:.0} cammini, più di {MOST_SAMPLES}: chiedine uno maggiore, o i valori esatti"
                )
            }
        }
    }
}

impl SampleAsk {
    /// Whether error and confidence can be asked for.
    pub fn check(&self) -> Result<(), SampleError> {
        let between = |x: f64| x > 0.0 && x < 1.0;
        if !between(self.error) {
            return Err(SampleError::Error { asked: self.error });
        }
        if !between(self.confidence) {
            return Err(SampleError::Confidence { asked: self.confidence });
        }
        Ok(())
    }
}

/// Estimates betweenness from sampled shortest paths. Paths are drawn in rounds, each a quarter as many again as all before; after a round each
/// node has an interval from its count (Chernoff's bound with the Kullback-Leibler divergence, shared among nodes, rounds and both sides), and
/// sampling ends when none is wider than the error to either side. It ends at the latest where the number of paths that is enough for any
/// network of this diameter is reached: (0.5 / ε²) (⌊log2(V - 2)⌋ + 1 + ln(2 / δ)), V being a bound on the nodes of the longest shortest path.
/// Half of δ is kept for either way of ending.
pub fn sampled(graph: &Graph, ask: SampleAsk) -> Result<Sampled, SampleError> {
    ask.check()?;
    let n = graph.len();
    let pairs = n as f64 * (n as f64 - 1.0) / 2.0;
    let longest = longest_bound(graph);
    if longest < 3 {
        // No path has anybody inside.
        return Ok(Sampled { values: vec![0.0; n], low: vec![0.0; n], high: vec![0.0; n], samples: 0, bound: 0.0 });
    }
    let dimension = f64::from((longest - 2).ilog2() + 1);
    let half = (1.0 - ask.confidence) / 2.0;
    let enough = (0.5 / (ask.error * ask.error) * (dimension - half.ln())).ceil();
    if enough > MOST_SAMPLES as f64 {
        return Err(SampleError::TooFine { samples: enough });
    }
    let enough = enough as u64;
    let rounds = checkpoints(ask.error, enough);
    // The best tied are known beforehand: they get half of the chances to err, since it is they whose intervals are wide.
    let mut by_degree: Vec<u32> = (0..n as u32).collect();
    by_degree.sort_by_key(|v| (std::cmp::Reverse(graph.degree(*v as usize)), *v));
    let first = WELL_TIED.min(n);
    let nats = |nodes: usize| (2.0 * nodes as f64 * rounds.len() as f64 / (half / 2.0)).ln();
    let mut share = vec![nats(n - first); n];
    by_degree[..first].iter().for_each(|v| share[*v as usize] = nats(first));
    let mut counts = vec![0u64; n];
    let mut samples = 0;
    for until in rounds {
        draw(graph, ask.seed, samples..until, &mut counts);
        samples = until;
        // An interval is the wider the nearer the share is to a half: of those with as many nats only the widest is looked at.
        let narrow = |group: &[u32]| {
            let Some(&any) = group.first() else { return true };
            let most = group.iter().map(|v| counts[*v as usize]).max().unwrap_or(0) as f64 / samples as f64;
            let widest = most.min(0.5);
            let (low, high) = interval(widest, share[any as usize] / samples as f64);
            widest - low <= ask.error && high - widest <= ask.error
        };
        if narrow(&by_degree[..first]) && narrow(&by_degree[first..]) {
            break;
        }
    }
    let values: Vec<f64> = counts.iter().map(|&c| c as f64 / samples as f64).collect();
    let each = |(x, share): (&f64, &f64)| {
        let (low, high) = interval(*x, share / samples as f64);
        // Both ways of ending hold: the narrower interval is taken.
        (low.max(x - ask.error), high.min(x + ask.error))
    };
    let (low, high): (Vec<f64>, Vec<f64>) = values.iter().zip(&share).map(each).map(|(l, h)| (l * pairs, h * pairs)).unzip();
    Ok(Sampled { values: values.iter().map(|x| x * pairs).collect(), low, high, samples, bound: ask.error * pairs })
}

/// So many of the best tied nodes share half of the chances to err.
const WELL_TIED: usize = 100;

/// After how many paths it is looked whether they are enough.
fn checkpoints(error: f64, enough: u64) -> Vec<u64> {
    let mut out = Vec::new();
    let mut next = ((2.0 / error).ceil() as u64).max(256);
    while next < enough {
        out.push(next);
        next += next / 4;
    }
    out.push(enough);
    out
}

/// All p whose divergence from a share x is at most `limit`: x ln(x / p) + (1 - x) ln((1 - x) / (1 - p)).
fn interval(x: f64, limit: f64) -> (f64, f64) {
    let term = |a: f64, b: f64| if a > 0.0 { a * (a / b).ln() } else { 0.0 };
    let divergence = |p: f64| term(x, p) + term(1.0 - x, 1.0 - p);
    let halved = |mut inside: f64, mut outside: f64| {
        for _ in 0..60 {
            let middle = (inside + outside) / 2.0;
            if divergence(middle) <= limit {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        outside
    };
    (if x > 0.0 { halved(x, 0.0) } else { 0.0 }, if x < 1.0 { halved(x, 1.0) } else { 1.0 })
}

/// Draws the paths with these numbers and counts the nodes inside them.
fn draw(graph: &Graph, seed: u64, paths: std::ops::Range<u64>, counts: &mut [u64]) {
    let n = graph.len();
    let chunk = 64;
    let each = |(search, counts): &mut (TwoSided, Vec<u64>), c: u64| {
        for i in paths.start + c * chunk..(paths.start + (c + 1) * chunk).min(paths.end) {
            let mut rng = Rng::new(seed, STREAM, i);
            let s = rng.below(n as u32);
            let mut t = rng.below(n as u32 - 1);
            t += u32::from(t >= s);
            search.path(graph, s, t, &mut rng, |v| counts[v as usize] += 1);
        }
    };
    let chunks = (paths.end - paths.start).div_ceil(chunk) as usize;
    // Counts are whole numbers: their sum does not depend on who counted.
    let drawn = (0..chunks)
        .into_par_iter()
        .with_min_len(chunks / 8 + 1)
        .fold(
            || (TwoSided::new(graph), vec![0u64; n]),
            |mut state, c| {
                each(&mut state, c as u64);
                state
            },
        )
        .map(|(_, counts)| counts)
        .reduce(
            || vec![0u64; n],
            |mut a, b| {
                a.iter_mut().zip(b).for_each(|(x, y)| *x += y);
                a
            },
        );
    counts.iter_mut().zip(drawn).for_each(|(a, b)| *a += b);
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

/// What a search knows of a node, from either end; all of it on half a line of the cache.
#[derive(Clone, Copy)]
#[repr(align(32))]
struct Seen {
    paths: [f64; 2],
    distance: [u32; 2],
    degree: u32,
}

/// A search from both ends at once, and one shortest path drawn from all of them with equal chances.
struct TwoSided {
    seen: Vec<Seen>,
    found: [Vec<u32>; 2],
    meeting: Vec<u32>,
    before: Vec<u32>,
}

impl TwoSided {
    fn new(graph: &Graph) -> TwoSided {
        let unseen = |v: usize| Seen { paths: [0.0; 2], distance: [u32::MAX; 2], degree: graph.degree(v) as u32 };
        let seen = (0..graph.len()).map(unseen).collect();
        TwoSided { seen, found: [Vec::new(), Vec::new()], meeting: Vec::new(), before: Vec::new() }
    }

    /// Tells the nodes between `s` and `t` on a path drawn at random; none where no path leads there.
    fn path(&mut self, graph: &Graph, s: u32, t: u32, rng: &mut Rng, mut tell: impl FnMut(u32)) {
        let TwoSided { seen, found, meeting, before } = self;
        let ends = [s, t];
        for (side, end) in ends.into_iter().enumerate() {
            found[side].push(end);
            seen[end as usize].distance[side] = 0;
            seen[end as usize].paths[side] = 1.0;
        }
        let mut front = [0usize; 2];
        let mut depth = [0u32; 2];
        let mut volume = ends.map(|v| u64::from(seen[v as usize].degree));
        meeting.clear();
        while meeting.is_empty() {
            // The side with fewer ties to look at goes one step on.
            let side = usize::from(volume[1] < volume[0]);
            let (begin, end) = (front[side], found[side].len());
            if begin == end {
                break;
            }
            depth[side] += 1;
            volume[side] = 0;
            for at in begin..end {
                let v = found[side][at];
                let own = seen[v as usize].paths[side];
                for &w in graph.row(v as usize) {
                    let there = &mut seen[w as usize];
                    if there.distance[side] == u32::MAX {
                        there.distance[side] = depth[side];
                        there.paths[side] = own;
                        volume[side] += u64::from(there.degree);
                        found[side].push(w);
                        if there.distance[1 - side] != u32::MAX {
                            meeting.push(w);
                        }
                    } else if there.distance[side] == depth[side] {
                        there.paths[side] += own;
                    }
                }
            }
            front[side] = end;
        }
        // Every shortest path passes one of the meeting nodes.
        if let Some(middle) = pick(rng, meeting, |v| seen[*v as usize].paths[0] * seen[*v as usize].paths[1]) {
            if middle != s && middle != t {
                tell(middle);
            }
            for side in 0..2 {
                let mut v = middle;
                while seen[v as usize].distance[side] > 1 {
                    let nearer = seen[v as usize].distance[side] - 1;
                    before.clear();
                    before.extend(graph.row(v as usize).iter().filter(|w| seen[**w as usize].distance[side] == nearer));
                    let Some(w) = pick(rng, before, |w| seen[*w as usize].paths[side]) else { break };
                    v = w;
                    tell(v);
                }
            }
        }
        for (side, found) in found.iter_mut().enumerate() {
            for v in found.drain(..) {
                seen[v as usize].distance[side] = u32::MAX;
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
