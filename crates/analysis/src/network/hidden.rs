//! Are ties that were hidden from a network found again? A share of the ties is hidden, the rest is asked who should be linked, and the
//! answer is compared with what was hidden, beside a ranking on degree alone.
//!
//! The measures (precision among the first, area under the curve) after Lü and Zhou 2011, <https://doi.org/10.1016/j.physa.2010.11.027>.

use std::fmt;

use rayon::prelude::*;

use super::graph::Graph;
use super::prediction::{Known, PredictionPlan, common, prediction, rooted_pagerank};
use crate::catalogue::Refusal;
use crate::rng::Rng;

/// The stream of random numbers used for hiding, and for pairs that never were ties.
const STREAM: [u32; 2] = [9, 10];
/// Hidden ties, and pairs without a tie, that are compared for the area under the curve, at most.
const COMPARED: usize = 4000;

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HiddenAsk {
    /// The share of ties that is hidden, above 0 and below 1.
    pub share: f64,
    /// The same seed hides the same ties.
    pub seed: u64,
}

/// Why it cannot be tried.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum HiddenError {
    /// The share is not between 0 and 1.
    Share { asked: f64 },
    /// Of the ties that would be hidden none joins two who keep another tie, so that nothing can be found.
    TooFew { ties: usize, hidden: usize },
    /// Everybody is tied to everybody: no pair never was a tie.
    NoOthers,
}

impl fmt::Display for HiddenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            HiddenError::Share { asked } => write!(f, "the share to hide is {asked} and must lie between 0 and 1"),
            HiddenError::TooFew { ties, hidden } => {
                write!(
                    f,
                    "of {ties} ties {hidden} were hidden, and none of them joins two that keep other ties: nothing can be found again"
                )
            }
            HiddenError::NoOthers => {
                f.write_str("among those with ties everybody is tied to everybody: there is no pair to tell hidden ties from")
            }
        }
    }
}

impl std::error::Error for HiddenError {}

impl Refusal for HiddenError {
    fn it(&self) -> String {
        match self {
            HiddenError::Share { asked } => format!("la parte da nascondere è {asked} e deve stare tra 0 e 1"),
            HiddenError::TooFew { ties, hidden } => {
                format!(
                    "di {ties} legami ne sono stati nascosti {hidden}, e nessuno unisce due che conservano altri legami: non c'è nulla da ritrovare"
                )
            }
            HiddenError::NoOthers => {
                "tra chi ha legami ognuno è legato a ognuno: non c'è coppia da cui distinguere i legami nascosti".to_owned()
            }
        }
    }
}

/// How well one ranking finds the hidden ties.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Found {
    /// The share of hidden ties among the first [`Hidden::first`] pairs of the ranking; `None` where only the area is computed.
    pub precision: Option<f64>,
    /// How often a hidden tie stands above a pair that never was one; a half where they stand alike. 0.5 is chance.
    pub area: f64,
}

/// What came of hiding.
#[derive(Debug, Clone, PartialEq)]
pub struct Hidden {
    /// Ties that were hidden.
    pub hidden: usize,
    /// Of these, those that join two who keep another tie: the only ones that the network can tell of.
    pub findable: usize,
    /// How many pairs the precision looks at.
    pub first: usize,
    /// By the score: partners in common, complementarity, nearness.
    pub score: Found,
    pub resource_allocation: Found,
    pub adamic_adar: Found,
    /// Area only.
    pub rooted_pagerank: Found,
    /// By the product of the degrees: what any answer must beat.
    pub degree: Found,
}

impl HiddenAsk {
    /// Whether such a share can be hidden.
    pub fn check(self) -> Result<(), HiddenError> {
        if self.share > 0.0 && self.share < 1.0 { Ok(()) } else { Err(HiddenError::Share { asked: self.share }) }
    }

    /// Hides, asks and compares. `also` and `known` as in [`prediction`].
    pub fn find(
        self,
        graph: &Graph,
        plan: PredictionPlan,
        also: &[(u32, u32)],
        known: impl Fn(u32, u32) -> Known + Sync,
    ) -> Result<Hidden, HiddenError> {
        self.check()?;
        let all = graph.edges();
        let hides = |i: usize| Rng::new(self.seed, STREAM[0], i as u64).unit() < self.share;
        let (mut shown, mut hidden) = (Vec::new(), Vec::new());
        for (i, &(a, b, w)) in all.iter().enumerate() {
            if hides(i) {
                hidden.push((a, b));
            } else {
                shown.push((a, b, w));
            }
        }
        let all_hidden = hidden.clone();
        let left = Graph::from_weighted(graph.len(), &shown).unwrap_or_else(|_| graph.clone());
        let there: Vec<u32> = (0..graph.len() as u32).filter(|v| left.degree(*v as usize) > 0).collect();
        hidden.retain(|&(a, b)| left.degree(a as usize) > 0 && left.degree(b as usize) > 0);
        if hidden.is_empty() {
            return Err(HiddenError::TooFew { ties: all.len(), hidden: all_hidden.len() });
        }
        let never = self.never(graph, &there).ok_or(HiddenError::NoOthers)?;
        let first = plan.most().min(hidden.len());
        // One who kept no tie can still be found by what it needs and offers.
        let is_hidden = |a: u32, b: u32| all_hidden.binary_search(&(a.min(b), a.max(b))).is_ok();
        let precision = |pairs: &[(u32, u32)]| {
            let found = pairs.iter().take(first).filter(|(a, b)| is_hidden(*a, *b)).count();
            Some(found as f64 / first as f64)
        };
        let ranked = prediction(&left, plan, also, &known);
        let by_score: Vec<(u32, u32)> = ranked.iter().map(|p| (p.a, p.b)).collect();
        let degree = |a: u32, b: u32| left.degree(a as usize) as f64 * left.degree(b as usize) as f64;
        // Far apart in the file, so that a network in order of its nodes does not give a piece of itself.
        let step = hidden.len().div_ceil(COMPARED);
        let tried: Vec<(u32, u32)> = hidden.iter().copied().step_by(step).collect();
        let area = |score: &(dyn Fn(u32, u32) -> f64 + Sync)| {
            let of = |pairs: &[(u32, u32)]| pairs.par_iter().map(|&(a, b)| score(a, b)).collect::<Vec<f64>>();
            area(&of(&tried), of(&never))
        };
        let walks = rooted_pagerank(&left, &[&tried[..], &never].concat());
        let (walk_tried, walk_never) = walks.split_at(tried.len());
        let by = |pick: fn(&super::prediction::Common) -> f64| {
            let mut pairs = prediction(&left, plan, &[], |_, _| Known::default());
            // The plan ranks by resource allocation where nothing else is known; Adamic and Adar's order is looked for among these.
            pairs.sort_by(|x, y| pick(&y.common).total_cmp(&pick(&x.common)).then((x.a, x.b).cmp(&(y.a, y.b))));
            precision(&pairs.iter().map(|p| (p.a, p.b)).collect::<Vec<_>>())
        };
        Ok(Hidden {
            hidden: all_hidden.len(),
            findable: hidden.len(),
            first,
            score: Found { precision: precision(&by_score), area: area(&|a, b| plan.score_of(&left, a, b, known(a, b))) },
            resource_allocation: Found {
                precision: by(|c| c.resource_allocation),
                area: area(&|a, b| common(&left, a, b).resource_allocation),
            },
            adamic_adar: Found { precision: None, area: area(&|a, b| common(&left, a, b).adamic_adar) },
            rooted_pagerank: Found { precision: None, area: self::area(walk_tried, walk_never.to_vec()) },
            degree: Found { precision: precision(&best_by_degree(&left, &there, first)), area: area(&degree) },
        })
    }

    /// Pairs of those with ties that never were a tie, drawn at random.
    fn never(&self, graph: &Graph, there: &[u32]) -> Option<Vec<(u32, u32)>> {
        let mut out = Vec::with_capacity(COMPARED);
        let mut rng = Rng::new(self.seed, STREAM[1], 0);
        // Where nearly all are tied few draws are of use: so many are tried, no more.
        for _ in 0..COMPARED * 50 {
            let (a, b) = (there[rng.below(there.len() as u32) as usize], there[rng.below(there.len() as u32) as usize]);
            if a != b && !graph.tied(a, b) {
                out.push((a.min(b), a.max(b)));
                if out.len() == COMPARED {
                    break;
                }
            }
        }
        (!out.is_empty()).then_some(out)
    }
}

/// How often a value of `high` lies above one of `low`; half where they are equal.
fn area(high: &[f64], mut low: Vec<f64>) -> f64 {
    low.sort_by(f64::total_cmp);
    let won = |s: &f64| (low.partition_point(|x| x < s) + low.partition_point(|x| x <= s)) as f64 / 2.0 / low.len() as f64;
    high.iter().map(won).sum::<f64>() / high.len() as f64
}

/// The first pairs without a tie by the product of their degrees.
fn best_by_degree(graph: &Graph, there: &[u32], first: usize) -> Vec<(u32, u32)> {
    let mut order = there.to_vec();
    order.sort_by_key(|&v| (std::cmp::Reverse(graph.degree(v as usize)), v));
    // A node is followed with the better ones before it: the next pair in the order of products is at the front of one of these lists.
    let product = |i: usize, j: usize| graph.degree(order[i] as usize) * graph.degree(order[j] as usize);
    let mut heap: std::collections::BinaryHeap<(usize, std::cmp::Reverse<(usize, usize)>)> = std::collections::BinaryHeap::new();
    if order.len() > 1 {
        heap.push((product(0, 1), std::cmp::Reverse((0, 1))));
    }
    let mut out = Vec::with_capacity(first);
    while out.len() < first
        && let Some((_, std::cmp::Reverse((i, j)))) = heap.pop()
    {
        if !graph.tied(order[i], order[j]) {
            out.push((order[i].min(order[j]), order[i].max(order[j])));
        }
        if j + 1 < order.len() {
            heap.push((product(i, j + 1), std::cmp::Reverse((i, j + 1))));
        }
        if j == i + 1 && j + 1 < order.len() {
            heap.push((product(i + 1, j + 1), std::cmp::Reverse((i + 1, j + 1))));
        }
    }
    out
}
