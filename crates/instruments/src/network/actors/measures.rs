//! The measures of a network of actors: exact up to ten thousand; above that, shortest paths are sampled and nearness to all is left out.

use reticolo_analysis::network::Graph;
use reticolo_analysis::network::betweenness::{SampleAsk, betweenness_with, sampled};
use reticolo_analysis::network::brokerage::{Brokerage, brokerage};
use reticolo_analysis::network::centrality::{DAMPING, clustering, cores, harmonic, pagerank};
use reticolo_analysis::network::communities::{Communities, communities};
use reticolo_analysis::network::holes::{constraint, effective_size};
use reticolo_analysis::network::structure::{Structure, structure};
use reticolo_analysis::sums::round9;
use serde::{Deserialize, Serialize};

/// Actors up to which shortest paths are counted and not sampled.
pub const MOST_EXACT: usize = 10_000;
/// Greatest error of sampled betweenness, as a share of all pairs.
const ERROR: f64 = 0.005;
const SEED: u64 = 1;

/// Values in the order of the actors, rounded to nine significant digits.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Measures {
    pub strength: Vec<f64>,
    pub pagerank: Vec<f64>,
    /// Pairs of others whose shortest way leads through here.
    pub betweenness: Vec<f64>,
    /// Where betweenness was sampled: with nine chances in ten no value is farther off than this.
    pub bound: Option<f64>,
    /// None where there are too many actors.
    pub harmonic: Option<Vec<f64>>,
    pub clustering: Vec<f64>,
    pub core: Vec<u32>,
    pub constraint: Vec<Option<f64>>,
    pub effective_size: Vec<Option<f64>>,
    pub brokerage: Vec<Brokerage>,
    pub structure: Structure,
    pub communities: Communities,
}

impl Measures {
    /// How far an actor joins what is apart: the pairs whose way leads through it; halved where all its open triads lie within one nature,
    /// whole where all lie across two.
    #[must_use]
    pub fn broker_score(&self, actor: usize) -> f64 {
        let (Some(between), Some(roles)) = (self.betweenness.get(actor), self.brokerage.get(actor)) else { return 0.0 };
        #[expect(clippy::cast_precision_loss, reason = "a share")]
        let across = roles.across() as f64 / roles.total().max(1) as f64;
        between * (1.0 + across) / 2.0
    }
}

pub(super) fn measure(graph: &Graph, natures: &[u32]) -> Measures {
    measure_in(graph, natures, communities(graph, SEED))
}

/// The same where the groups are known already.
pub(super) fn measure_in(graph: &Graph, natures: &[u32], communities: Communities) -> Measures {
    let structure = structure(graph);
    let few = graph.len() <= MOST_EXACT;
    let estimate = if few { None } else { sampled(graph, SampleAsk { error: ERROR, confidence: 0.9, seed: SEED }).ok() };
    let (betweenness, bound) = match estimate {
        Some(found) => (found.values, Some(round9(found.bound))),
        None => (betweenness_with(graph, &structure), None),
    };
    let rounded = |values: Vec<f64>| values.into_iter().map(round9).collect::<Vec<f64>>();
    let maybe = |values: Vec<Option<f64>>| values.into_iter().map(|v| v.map(round9)).collect::<Vec<_>>();
    Measures {
        strength: rounded((0..graph.len()).map(|v| graph.strength(v)).collect()),
        pagerank: rounded(pagerank(graph, DAMPING)),
        betweenness: rounded(betweenness),
        bound,
        harmonic: few.then(|| rounded(harmonic(graph))),
        clustering: rounded(clustering(graph)),
        core: cores(graph),
        constraint: maybe(constraint(graph)),
        effective_size: maybe(effective_size(graph)),
        brokerage: brokerage(graph, natures),
        communities,
        structure,
    }
}
