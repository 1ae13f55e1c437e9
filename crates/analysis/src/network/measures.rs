//! The measures of a network in one question: which are wanted, how betweenness is found, what is said of the network as a whole, and who
//! stands between the others, with the reasons.

use std::fmt;

use super::betweenness::{SampleAsk, SampleError, Sampled, betweenness_with, sampled, weighted_betweenness};
use super::brokerage::{Brokerage, brokerage};
use super::centrality::{DAMPING, Eigenvector, clustering_of, cores, eigenvector, harmonic, pagerank, transitivity_of, triangles};
use super::communities::{Communities, communities};
use super::graph::Graph;
use super::holes::{constraint, effective_size};
use super::reasons::{Broker, brokers};
use super::structure::{Structure, structure};
use crate::catalogue::Refusal;

/// One measure of every node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    Degree,
    Strength,
    PageRank,
    Eigenvector,
    Betweenness,
    /// Over ways whose steps are 1 / weight long; only where it is asked for by name.
    WeightedBetweenness,
    Harmonic,
    Clustering,
    Core,
    Constraint,
    EffectiveSize,
    Articulation,
    PairsLost,
    /// Four columns: Gould and Fernandez's roles.
    Brokerage,
    Community,
}

impl Measure {
    /// All with their codes, in the order of their columns.
    pub const ALL: [(Measure, &'static str); 15] = [
        (Measure::Degree, "degree"),
        (Measure::Strength, "strength"),
        (Measure::PageRank, "pagerank"),
        (Measure::Eigenvector, "eigenvector"),
        (Measure::Betweenness, "betweenness"),
        (Measure::WeightedBetweenness, "weighted_betweenness"),
        (Measure::Harmonic, "harmonic"),
        (Measure::Clustering, "clustering"),
        (Measure::Core, "core"),
        (Measure::Constraint, "constraint"),
        (Measure::EffectiveSize, "effective_size"),
        (Measure::Articulation, "articulation"),
        (Measure::PairsLost, "pairs_lost"),
        (Measure::Brokerage, "brokerage"),
        (Measure::Community, "community"),
    ];

    /// The measure with this code.
    pub fn of(code: &str) -> Option<Measure> {
        Measure::ALL.iter().find(|(_, c)| *c == code).map(|(m, _)| *m)
    }

    /// Its code.
    pub fn code(self) -> &'static str {
        Measure::ALL.iter().find(|(m, _)| *m == self).map_or("", |(_, c)| c)
    }

    /// All that are computed where nothing else is said.
    pub fn usual() -> Vec<Measure> {
        Measure::ALL.iter().map(|(m, _)| *m).filter(|m| *m != Measure::WeightedBetweenness).collect()
    }
}

/// Nodes × ties up to which exact betweenness is computed where it was not asked for by name (some seconds).
pub const USUAL_STEPS: f64 = 2e10;
/// Nodes × ties up to which measures that search from every node are computed at all (minutes to an hour).
pub const MOST_STEPS: f64 = 2e12;
/// The error of sampled betweenness on networks beyond [`USUAL_STEPS`].
pub const USUAL_ERROR: f64 = 0.01;

/// What is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct NetworkAsk {
    /// `None`: the usual ones; on a network too large for exact betweenness in seconds it is then sampled.
    pub measures: Option<Vec<Measure>>,
    /// Estimate betweenness from sampled paths with this greatest error, as a share of all pairs.
    pub sample_error: Option<f64>,
    /// Seed of sampling and of the order in which communities are looked for.
    pub seed: u64,
    /// Leave out what is said of the network as a whole, and the reasons.
    pub columns_only: bool,
    /// How many nodes get reasons at most.
    pub brokers: usize,
}

impl Default for NetworkAsk {
    fn default() -> NetworkAsk {
        NetworkAsk { measures: None, sample_error: None, seed: 1, columns_only: false, brokers: 5 }
    }
}

/// Why the question has no answer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum NetworkError {
    /// No measure was asked for.
    Nothing,
    /// Not one nature a node.
    Natures { found: usize, nodes: usize },
    /// A measure that searches from every node was asked of too large a network.
    TooLarge { measure: &'static str, nodes: usize, ties: usize },
    /// Sampling was refused.
    Sample(SampleError),
}

impl fmt::Display for NetworkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NetworkError::Nothing => f.write_str("no measure was asked for"),
            NetworkError::Natures { found, nodes } => write!(f, "there are {found} natures for {nodes} nodes; one a node was expected"),
            NetworkError::TooLarge { measure, nodes, ties } => write!(
                f,
                "{measure} searches from every one of {nodes} nodes over {ties} ties, beyond the {MOST_STEPS:e} steps that are taken; ask for sampled betweenness, or other measures"
            ),
            NetworkError::Sample(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for NetworkError {}

impl Refusal for NetworkError {
    fn it(&self) -> String {
        match self {
            NetworkError::Nothing => "non è stata chiesta nessuna misura".to_owned(),
            NetworkError::Natures { found, nodes } => format!("ci sono {found} nature per {nodes} nodi; se ne attendeva una per nodo"),
            NetworkError::TooLarge { measure, nodes, ties } => format!(
                "{measure} cerca da ognuno di {nodes} nodi su {ties} legami, oltre i {MOST_STEPS:e} passi che si fanno; chiedi l'intermediazione a campione, o altre misure"
            ),
            NetworkError::Sample(error) => error.it(),
        }
    }
}

/// A question that has been checked and can always be answered.
#[derive(Debug, Clone)]
pub struct NetworkPlan<'a> {
    graph: &'a Graph,
    natures: Option<&'a [u32]>,
    measures: Vec<Measure>,
    sample: Option<SampleAsk>,
    ask: NetworkAsk,
}

/// The values of a measure, one a node.
#[derive(Debug, Clone, PartialEq)]
pub enum Values {
    Whole(Vec<u64>),
    Real(Vec<f64>),
    /// None where the measure says nothing of a node.
    Perhaps(Vec<Option<f64>>),
}

/// The network as a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Whole {
    pub structure: Structure,
    /// The share of pairs of neighbours that are tied; 0 where nobody has two.
    pub transitivity: f64,
    /// Those who stand between the others, the first of them first.
    pub brokers: Vec<Broker>,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NetworkAnswer {
    /// By name, in the order of the measures; brokerage gives four.
    pub columns: Vec<(&'static str, Values)>,
    /// How betweenness was sampled, where it was.
    pub sampled: Option<Sampled>,
    pub communities: Option<Communities>,
    /// How far the eigenvector is from one, where it was asked for.
    pub eigenvector_residual: Option<f64>,
    /// `None` where only columns were asked for.
    pub whole: Option<Whole>,
}

impl NetworkAsk {
    /// Checks the question; `natures` has a number a node.
    pub fn check<'a>(&self, graph: &'a Graph, natures: Option<&'a [u32]>) -> Result<NetworkPlan<'a>, NetworkError> {
        if let Some(natures) = natures
            && natures.len() != graph.len()
        {
            return Err(NetworkError::Natures { found: natures.len(), nodes: graph.len() });
        }
        let steps = graph.len() as f64 * graph.ties() as f64;
        let mut sample = self.sample_error.map(|error| SampleAsk { error, seed: self.seed, ..SampleAsk::default() });
        let measures = match &self.measures {
            Some(asked) => asked.clone(),
            None => {
                if steps > USUAL_STEPS && sample.is_none() {
                    sample = Some(SampleAsk { error: USUAL_ERROR, seed: self.seed, ..SampleAsk::default() });
                }
                Measure::usual().into_iter().filter(|m| *m != Measure::Harmonic || steps <= MOST_STEPS).collect()
            }
        };
        if measures.is_empty() {
            return Err(NetworkError::Nothing);
        }
        for measure in &measures {
            let searches = match measure {
                Measure::Betweenness => sample.is_none(),
                Measure::WeightedBetweenness | Measure::Harmonic => true,
                _ => false,
            };
            if searches && steps > MOST_STEPS {
                return Err(NetworkError::TooLarge { measure: measure.code(), nodes: graph.len(), ties: graph.ties() });
            }
        }
        if let Some(sample) = sample {
            sample.check().map_err(NetworkError::Sample)?;
        }
        Ok(NetworkPlan { graph, natures, measures, sample, ask: self.clone() })
    }
}

/// Computes what is asked.
pub fn measures(plan: &NetworkPlan<'_>) -> Result<NetworkAnswer, NetworkError> {
    let g = plan.graph;
    let n = g.len();
    let wants = |m: Measure| plan.measures.contains(&m);
    let mut out = NetworkAnswer::default();
    let whole = !plan.ask.columns_only;
    let parts =
        (whole || wants(Measure::Betweenness) && plan.sample.is_none() || wants(Measure::Articulation) || wants(Measure::PairsLost))
            .then(|| structure(g));
    let closed = (whole || wants(Measure::Clustering)).then(|| triangles(g));
    let mut between: Option<Vec<f64>> = None;
    for measure in &plan.measures {
        let values = match measure {
            Measure::Degree => Values::Whole((0..n).map(|v| g.degree(v) as u64).collect()),
            Measure::Strength => Values::Real((0..n).map(|v| g.strength(v)).collect()),
            Measure::PageRank => Values::Real(pagerank(g, DAMPING)),
            Measure::Eigenvector => {
                let Eigenvector { values, residual } = eigenvector(g);
                out.eigenvector_residual = Some(residual);
                Values::Real(values)
            }
            Measure::Betweenness => {
                let values = match (plan.sample, &parts) {
                    (Some(ask), _) => {
                        let found = sampled(g, ask).map_err(NetworkError::Sample)?;
                        let values = found.values.clone();
                        out.sampled = Some(found);
                        values
                    }
                    (None, Some(parts)) => betweenness_with(g, parts),
                    (None, None) => betweenness_with(g, &structure(g)),
                };
                between = Some(values.clone());
                Values::Real(values)
            }
            Measure::WeightedBetweenness => Values::Real(weighted_betweenness(g)),
            Measure::Harmonic => Values::Real(harmonic(g)),
            Measure::Clustering => Values::Real(closed.as_ref().map_or_else(Vec::new, |closed| clustering_of(g, closed))),
            Measure::Core => Values::Whole(cores(g).into_iter().map(u64::from).collect()),
            Measure::Constraint => Values::Perhaps(constraint(g)),
            Measure::EffectiveSize => Values::Perhaps(effective_size(g)),
            Measure::Articulation => Values::Whole(parts.iter().flat_map(|p| &p.articulation).map(|a| u64::from(*a)).collect()),
            Measure::PairsLost => Values::Whole(parts.iter().flat_map(|p| &p.removal).map(|r| r.pairs).collect()),
            Measure::Brokerage => {
                let roles = brokerage(g, plan.natures.unwrap_or(&[]));
                let column = |pick: fn(&Brokerage) -> u64| Values::Whole(roles.iter().map(pick).collect());
                out.columns.push(("coordinator", column(|b| b.coordinator)));
                out.columns.push(("itinerant", column(|b| b.itinerant)));
                out.columns.push(("representative", column(|b| b.representative)));
                out.columns.push(("liaison", column(|b| b.liaison)));
                continue;
            }
            Measure::Community => {
                let found = communities(g, plan.ask.seed);
                let values = Values::Whole(found.group.iter().map(|c| u64::from(*c)).collect());
                out.communities = Some(found);
                values
            }
        };
        out.columns.push((measure.code(), values));
    }
    if let (Some(parts), Some(closed)) = (parts.filter(|_| whole), &closed) {
        let groups = plan.natures.or(out.communities.as_ref().map(|c| c.group.as_slice()));
        out.whole = Some(Whole {
            transitivity: transitivity_of(g, closed),
            brokers: brokers(g, &parts, between.as_deref(), groups, plan.ask.brokers),
            structure: parts,
        });
    }
    Ok(out)
}
