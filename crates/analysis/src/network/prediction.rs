//! Who should be linked: pairs without a tie, ranked by what they have in common, by how they complete each other, and by how near they are.
//!
//! Resource allocation: Zhou, Lü and Zhang 2009, <https://doi.org/10.1140/epjb/e2009-00335-8>; Adamic and Adar 2003,
//! <https://doi.org/10.1016/S0378-8733(03)00009-1>; personalised PageRank and the comparison: Liben-Nowell and Kleinberg 2007, <https://doi.org/10.1002/asi.20591>. The
//! combination with complementarity and place is our own: each multiplies, so that it can be said what it adds.

use std::fmt;

use rayon::prelude::*;

use super::graph::Graph;
use super::rooted::Rooted;
use crate::catalogue::Refusal;

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PredictionAsk {
    /// Pairs at most; at least 1.
    pub most: usize,
    /// By how much full complementarity raises a score: 3 makes it fourfold. 0 leaves it out.
    pub complementarity: f64,
    /// By how much full nearness raises a score.
    pub nearness: f64,
    /// What a pair has in common that has no common partner, in units of resource allocation; it counts for those that complete each other.
    pub prior: f64,
}

impl Default for PredictionAsk {
    fn default() -> PredictionAsk {
        PredictionAsk { most: 100, complementarity: 3.0, nearness: 1.0, prior: 0.05 }
    }
}

/// Why the question has no answer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PredictionError {
    /// No pair was asked for.
    NoPairs,
    /// A weight is negative or not a number.
    Weight { asked: f64 },
}

impl fmt::Display for PredictionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PredictionError::NoPairs => f.write_str("at least one pair must be asked for"),
            PredictionError::Weight { asked } => write!(f, "a weight is {asked} and must be a number of zero or more"),
        }
    }
}

impl std::error::Error for PredictionError {}

impl Refusal for PredictionError {
    fn it(&self) -> String {
        match self {
            PredictionError::NoPairs => "va chiesta almeno una coppia".to_owned(),
            PredictionError::Weight { asked } => format!("un peso è {asked} e dev'essere un numero da zero in su"),
        }
    }
}

/// What is known of a pair beside its ties, each from 0 to 1 (values beyond are held within).
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Known {
    /// How far one has what the other lacks.
    pub complementarity: f64,
    /// How near they are; 1 in one place.
    pub nearness: f64,
}

impl Known {
    fn held(self) -> Known {
        let held = |x: f64| if x.is_finite() { x.clamp(0.0, 1.0) } else { 0.0 };
        Known { complementarity: held(self.complementarity), nearness: held(self.nearness) }
    }
}

/// What two nodes have in common.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Common {
    /// Common neighbours.
    pub partners: u32,
    /// Sum of 1 / degree over them.
    pub resource_allocation: f64,
    /// Sum of 1 / ln(degree) over them.
    pub adamic_adar: f64,
}

/// Personalised PageRank of pairs, in their order: the chance of a walk from one to the other, and back, together; it tells also of those who
/// share no partner but are near in the network.
pub fn rooted_pagerank(graph: &Graph, pairs: &[(u32, u32)]) -> Vec<f64> {
    let inside = |v: u32| (v as usize) < graph.len();
    let mut order: Vec<usize> = (0..pairs.len()).filter(|i| inside(pairs[*i].0) && inside(pairs[*i].1)).collect();
    order.sort_by_key(|i| pairs[*i]);
    let by_root: Vec<&[usize]> = order.chunk_by(|i, j| pairs[*i].0 == pairs[*j].0).collect();
    let each = |rooted: &mut Rooted, group: &&[usize]| {
        let ends: Vec<u32> = group.iter().map(|i| pairs[*i].1).collect();
        rooted.both_ways(graph, pairs[group[0]].0, &ends)
    };
    let found: Vec<Vec<f64>> = by_root.par_iter().with_min_len(8).map_init(|| Rooted::new(graph), each).collect();
    let mut out = vec![0.0; pairs.len()];
    for (group, values) in by_root.iter().zip(found) {
        for (i, value) in group.iter().zip(values) {
            out[*i] = value;
        }
    }
    out
}

/// A pair without a tie.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    pub a: u32,
    pub b: u32,
    pub common: Common,
    pub known: Known,
    /// (resource allocation, or the prior where there is none) (1 + complementarity) (1 + nearness), each with its weight.
    pub score: f64,
}

/// A question that has been checked and can always be answered.
#[derive(Debug, Clone, Copy)]
pub struct PredictionPlan(PredictionAsk);

impl PredictionAsk {
    /// Checks the question.
    pub fn check(self) -> Result<PredictionPlan, PredictionError> {
        if self.most == 0 {
            return Err(PredictionError::NoPairs);
        }
        match [self.complementarity, self.nearness, self.prior].into_iter().find(|w| !(w.is_finite() && *w >= 0.0)) {
            Some(asked) => Err(PredictionError::Weight { asked }),
            None => Ok(PredictionPlan(self)),
        }
    }
}

impl PredictionPlan {
    /// The score of one pair, tied or not.
    pub fn score_of(&self, graph: &Graph, a: u32, b: u32, known: Known) -> f64 {
        self.score(common(graph, a, b), known.held())
    }

    pub(super) fn most(&self) -> usize {
        self.0.most
    }

    fn score(&self, common: Common, known: Known) -> f64 {
        let ask = self.0;
        let base = if common.partners > 0 {
            common.resource_allocation
        } else if known.complementarity > 0.0 {
            ask.prior
        } else {
            0.0
        };
        base * (1.0 + ask.complementarity * known.complementarity) * (1.0 + ask.nearness * known.nearness)
    }
}

/// What two nodes have in common; nothing where one is not among the nodes.
pub fn common(graph: &Graph, a: u32, b: u32) -> Common {
    let mut out = Common::default();
    if a as usize >= graph.len() || b as usize >= graph.len() {
        return out;
    }
    let (few, many) = if graph.degree(a as usize) <= graph.degree(b as usize) { (a, b) } else { (b, a) };
    for &z in graph.row(few as usize) {
        if graph.row(many as usize).binary_search(&z).is_ok() {
            out.add(Common::of(graph.degree(z as usize)));
        }
    }
    out
}

impl Common {
    /// What one common neighbour of so many ties says.
    fn of(degree: usize) -> Common {
        // A common neighbour of two has two neighbours at least.
        Common { partners: 1, resource_allocation: 1.0 / degree as f64, adamic_adar: 1.0 / (degree.max(2) as f64).ln() }
    }

    fn add(&mut self, part: Common) {
        self.partners += part.partners;
        self.resource_allocation += part.resource_allocation;
        self.adamic_adar += part.adamic_adar;
    }
}

/// The best pairs that have no tie: those with a common neighbour, and those of `also` (in any order, repetitions and wrong numbers are
/// dropped). `known` says what is known of a pair beside its ties. Best score first, then Adamic–Adar, then the order of the nodes.
pub fn prediction(graph: &Graph, plan: PredictionPlan, also: &[(u32, u32)], known: impl Fn(u32, u32) -> Known + Sync) -> Vec<Pair> {
    let n = graph.len();
    let mut more: Vec<(u32, u32)> = also.iter().map(|&(a, b)| (a.min(b), a.max(b))).filter(|&(a, b)| a != b && (b as usize) < n).collect();
    more.sort_unstable();
    more.dedup();
    let most = plan.0.most;
    let full = Known { complementarity: 1.0, nearness: 1.0 };
    let offer = |best: &mut Best, a: u32, b: u32, common: Common| {
        // Most pairs could not come among the best whatever is known of them: nothing more is asked about those.
        if plan.score(common, full) < best.least || graph.tied(a, b) {
            return;
        }
        let known = known(a, b).held();
        best.take(Pair { a, b, common, known, score: plan.score(common, known) }, most);
    };
    let each = |(table, touched): &mut (Vec<Common>, Vec<u32>), best: &mut Best, a: usize| {
        for &z in graph.row(a) {
            let part = Common::of(graph.degree(z as usize));
            for &b in graph.row(z as usize).iter().rev().take_while(|b| **b as usize > a) {
                let entry = &mut table[b as usize];
                if entry.partners == 0 {
                    touched.push(b);
                }
                entry.add(part);
            }
        }
        let own = more.partition_point(|(x, _)| (*x as usize) < a);
        for &(_, b) in more[own..].iter().take_while(|(x, _)| *x as usize == a) {
            if table[b as usize].partners == 0 {
                offer(best, a as u32, b, Common::default());
            }
        }
        for b in touched.drain(..) {
            offer(best, a as u32, b, std::mem::take(&mut table[b as usize]));
        }
    };
    // A piece of the nodes at a time, so that no more is held than the best of each.
    let size = n.div_ceil(PIECES).max(PIECE);
    let piece = |work: &mut (Vec<Common>, Vec<u32>), p: usize| {
        let mut best = Best { pairs: Vec::new(), least: f64::MIN_POSITIVE };
        (p * size..((p + 1) * size).min(n)).for_each(|a| each(work, &mut best, a));
        best.pairs
    };
    let mut all: Vec<Pair> =
        (0..n.div_ceil(size)).into_par_iter().map_init(|| (vec![Common::default(); n], Vec::new()), piece).flatten_iter().collect();
    all.sort_by(best_first);
    all.truncate(most);
    all
}

/// Nodes that one thread takes at a time: in so many pieces, but not fewer nodes than this.
const PIECES: usize = 64;
const PIECE: usize = 256;

/// The best pairs of a piece so far, and the score below which no other pair can be among them.
struct Best {
    pairs: Vec<Pair>,
    least: f64,
}

impl Best {
    fn take(&mut self, pair: Pair, most: usize) {
        if pair.score < self.least {
            return;
        }
        self.pairs.push(pair);
        if self.pairs.len() / 2 > most.saturating_add(PIECE) {
            self.pairs.select_nth_unstable_by(most - 1, best_first);
            self.pairs.truncate(most);
            self.least = self.pairs.last().map_or(self.least, |p| p.score);
        }
    }
}

fn best_first(x: &Pair, y: &Pair) -> std::cmp::Ordering {
    y.score.total_cmp(&x.score).then(y.common.adamic_adar.total_cmp(&x.common.adamic_adar)).then((x.a, x.b).cmp(&(y.a, y.b)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(ask: PredictionAsk) -> PredictionPlan {
        ask.check().unwrap()
    }

    #[test]
    fn a_square_with_a_hub_worked_by_hand() {
        // 0 and 1 share 2 (degree 3) and 3 (degree 5), which know each other; 4 and 5 hang on 3.
        let g = Graph::from_edges(7, &[(0, 2), (1, 2), (0, 3), (1, 3), (2, 3), (3, 4), (3, 5)]).unwrap();
        let pairs = prediction(&g, plan(PredictionAsk::default()), &[], |_, _| Known::default());
        assert_eq!((pairs[0].a, pairs[0].b, pairs[0].common.partners), (0, 1, 2));
        assert!((pairs[0].common.resource_allocation - 8.0 / 15.0).abs() < 1e-12);
        assert!((pairs[0].common.adamic_adar - (1.0 / 3f64.ln() + 1.0 / 5f64.ln())).abs() < 1e-12);
        assert_eq!(common(&g, 1, 0), pairs[0].common);
        // What is known moves a pair forward, and makes one of nothing.
        let known = |a: u32, b: u32| match (a, b) {
            (4, 5) => Known { complementarity: 1.0, nearness: 1.0 },
            (0, 6) => Known { complementarity: 0.5, nearness: f64::NAN },
            _ => Known::default(),
        };
        let pairs =
            prediction(&g, plan(PredictionAsk { most: 3, ..PredictionAsk::default() }), &[(6, 0), (9, 1), (3, 3), (0, 2), (5, 6)], known);
        assert_eq!((pairs[0].a, pairs[0].b), (4, 5));
        assert!((pairs[0].score - 0.2 * 4.0 * 2.0).abs() < 1e-12);
        assert_eq!(pairs.len(), 3);
        let all = prediction(&g, plan(PredictionAsk::default()), &[(6, 0), (5, 6)], known);
        let made = all.iter().find(|p| (p.a, p.b) == (0, 6)).unwrap();
        assert!((made.score - 0.05 * 2.5).abs() < 1e-12);
        assert!(!all.iter().any(|p| (p.a, p.b) == (5, 6)), "nothing speaks for it");
    }

    #[test]
    fn a_wrong_question_is_refused() {
        assert_eq!(PredictionAsk { most: 0, ..PredictionAsk::default() }.check().err(), Some(PredictionError::NoPairs));
        let asked = -1.0;
        assert_eq!(PredictionAsk { nearness: asked, ..PredictionAsk::default() }.check().err(), Some(PredictionError::Weight { asked }));
        assert!(
            prediction(&Graph::from_edges(0, &[]).unwrap(), plan(PredictionAsk::default()), &[(0, 1)], |_, _| Known::default()).is_empty()
        );
    }
}
