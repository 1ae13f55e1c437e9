//! The network with ties that are only imagined and without some that are there: how it holds together, and where those stand whom it
//! concerns, before and after. Groups and places stay as they were; everything else is measured anew.

use super::measures::measure_in;
use super::{ActorNetwork, Named, Question, Tie};
use crate::{Result, WorkError};
use reticolo_analysis::network::Graph;
use reticolo_model::Problem;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Actors that are told of whose rank among those who stand between others changes most.
const TOLD: usize = 10;

/// How a network holds together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct NetworkTotals {
    pub ties: usize,
    pub components: usize,
    /// Actors of the greatest.
    pub greatest: usize,
    /// Actors without whom others lose touch, and ties without which they do.
    pub cut_points: usize,
    pub bridges: usize,
}

/// Where an actor stands before and after. Ranks are none where it has no place in the ranking.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ActorChange {
    pub actor: Named,
    /// Partners.
    pub partners: [usize; 2],
    /// Nearness to all: the sum of 1 / steps to each that it reaches; none where there are too many actors.
    pub harmonic: [Option<f64>; 2],
    /// By which it stands between others, and its rank.
    pub broker: [f64; 2],
    pub broker_rank: [Option<usize>; 2],
    /// By which it leads, and its rank.
    pub leads: [f64; 2],
    pub leads_rank: [Option<usize>; 2],
}

/// Two actors whose tie is imagined or taken away: steps by which they reach each other.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PairChange {
    pub one: Named,
    pub other: Named,
    /// Whether they were tied before.
    pub tied: bool,
    pub steps: [Option<u32>; 2],
}

/// The network before and after.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NetworkChange {
    pub actors: usize,
    pub before: NetworkTotals,
    pub after: NetworkTotals,
    pub pairs: Vec<PairChange>,
    /// Those whom the imagined ties concern, in the order in which they are named.
    pub ends: Vec<ActorChange>,
    /// Others whose rank among those who stand between others changes, those first who stood or will stand first.
    pub others: Vec<ActorChange>,
    /// Where shortest paths were sampled, which they are in large networks: how far a value may be off.
    pub bound: Option<f64>,
}

/// Ranks of actors by a question.
fn ranks(network: &ActorNetwork, question: Question) -> BTreeMap<u32, usize> {
    network.ranking(question).into_iter().zip(1..).collect()
}

impl ActorNetwork {
    fn totals(&self) -> NetworkTotals {
        let structure = &self.measures.structure;
        NetworkTotals {
            ties: self.ties.len(),
            components: structure.sizes.len(),
            greatest: structure.sizes.iter().max().copied().unwrap_or(0) as usize,
            cut_points: structure.articulation.iter().filter(|a| **a).count(),
            bridges: structure.bridges.len(),
        }
    }

    fn pair(&self, one: Uuid, other: Uuid) -> Result<(u32, u32)> {
        let at = |id: Uuid| {
            let found = self.place_of(id).and_then(|i| u32::try_from(i).ok());
            found.ok_or_else(|| WorkError::NotFound(id.to_string()))
        };
        let (one, other) = (at(one)?, at(other)?);
        Ok((one.min(other), one.max(other)))
    }

    /// Not found: an actor that the network does not have. Refused: a tie taken away that is not there.
    pub(crate) fn imagined(&self, tied: &[(Uuid, Uuid)], cut: &[(Uuid, Uuid)]) -> Result<NetworkChange> {
        let mut ties: BTreeMap<(u32, u32), Tie> = self.ties.iter().map(|t| ((t.a, t.b), t.clone())).collect();
        let mut concerned: Vec<(u32, u32)> = Vec::new();
        for (one, other) in cut {
            let pair = self.pair(*one, *other)?;
            if ties.remove(&pair).is_none() {
                let title = |v: u32| self.named(v).title;
                return Err(Problem::new("problem-what_if-no_tie", title(pair.0)).on("do").with("other", title(pair.1)).into());
            }
            concerned.push(pair);
        }
        for (one, other) in tied {
            let (a, b) = self.pair(*one, *other)?;
            let new = Tie { a, b, weight: 0.0, sorts: BTreeSet::new(), through: BTreeSet::new() };
            let tie = ties.entry((a, b)).or_insert(new);
            tie.weight += 1.0;
            tie.sorts.insert("partners_with");
            concerned.push((a, b));
        }
        let ties: Vec<Tie> = ties.into_values().collect();
        let edges: Vec<(u32, u32, f64)> = ties.iter().map(|t| (t.a, t.b, t.weight)).collect();
        let graph = Graph::from_weighted(self.actors.len(), &edges).map_err(|e| WorkError::Report(e.to_string()))?;
        let measures = measure_in(&graph, &self.natures, self.measures.communities.clone());
        let after = ActorNetwork {
            ask: self.ask.clone(),
            actors: self.actors.clone(),
            ties,
            graph,
            natures: self.natures.clone(),
            nature_codes: self.nature_codes.clone(),
            measures,
            groups: Vec::new(),
            potential: Vec::new(),
            things: BTreeMap::new(),
            input_digest: String::new(),
            method: self.method,
        };
        Ok(self.change(&after, &concerned))
    }

    fn change(&self, after: &ActorNetwork, concerned: &[(u32, u32)]) -> NetworkChange {
        let both = [self, after];
        let [brokers, leads] = [Question::Brokers, Question::Leads].map(|q| both.map(|network| ranks(network, q)));
        let told = |v: u32| {
            let at = v as usize;
            let rank = |of: &[BTreeMap<u32, usize>; 2]| [of[0].get(&v).copied(), of[1].get(&v).copied()];
            ActorChange {
                actor: self.named(v),
                partners: both.map(|n| n.graph.degree(at)),
                harmonic: both.map(|n| n.measures.harmonic.as_ref().and_then(|h| h.get(at).copied())),
                broker: both.map(|n| n.value(Question::Brokers, at)),
                broker_rank: rank(&brokers),
                leads: both.map(|n| n.value(Question::Leads, at)),
                leads_rank: rank(&leads),
            }
        };
        let mut ends: Vec<u32> = Vec::new();
        for v in concerned.iter().flat_map(|(a, b)| [*a, *b]) {
            if !ends.contains(&v) {
                ends.push(v);
            }
        }
        let moved: BTreeSet<u32> = brokers.iter().flat_map(BTreeMap::keys).copied().collect();
        let mut others: Vec<(usize, u32)> = moved
            .into_iter()
            .filter(|v| !ends.contains(v) && brokers[0].get(v) != brokers[1].get(v))
            .map(|v| (brokers.iter().filter_map(|of| of.get(&v).copied()).min().unwrap_or(usize::MAX), v))
            .collect();
        others.sort_unstable();
        let pair = |(a, b): &(u32, u32)| PairChange {
            one: self.named(*a),
            other: self.named(*b),
            tied: self.tie(*a, *b).is_some(),
            steps: both.map(|n| n.steps(*a, *b)),
        };
        NetworkChange {
            actors: self.actors.len(),
            before: self.totals(),
            after: after.totals(),
            pairs: concerned.iter().map(pair).collect(),
            ends: ends.into_iter().map(told).collect(),
            others: others.into_iter().take(TOLD).map(|(_, v)| told(v)).collect(),
            bound: after.measures.bound,
        }
    }
}
