//! Directed modularity with what stays in its unit: Q = Σ over groups of (flow inside / W - out · in / W²).
//!
//! Leicht and Newman 2008, <https://doi.org/10.1103/PhysRevLett.100.118703>; undirected with half of out and in on either side (Newman
//! and Girvan 2004, <https://doi.org/10.1103/PhysRevE.69.026113>), where a flow of a unit to itself counts once in W.

use super::Flows;
use super::leiden::{Level, Objective, Tie};

impl Tie for f64 {
    #[inline]
    fn add(&mut self, other: f64) {
        *self += other;
    }

    #[inline]
    fn is_nothing(self) -> bool {
        self == 0.0
    }
}

/// Shares of all flow that start and end in a node.
#[derive(Debug, Clone, Copy, Default)]
pub struct Ends {
    out: f64,
    into: f64,
}

/// -Q, over a graph of flows in both directions together. `own` is the share of flow that stays in its unit.
pub struct Modularity {
    own: f64,
}

/// The graph that modularity reads: shares of all flow.
pub fn graph(flows: &Flows, directed: bool) -> (Modularity, Level<f64, Ends>) {
    let (n, part) = (flows.len(), 1.0 / flows.total());
    let mut level = Level {
        starts: vec![0],
        targets: Vec::with_capacity(2 * flows.pairs()),
        ties: Vec::with_capacity(2 * flows.pairs()),
        nodes: Vec::with_capacity(n),
    };
    for v in 0..n {
        flows.ties(v, |u, go, come| {
            level.targets.push(u);
            level.ties.push((go + come) * part);
        });
        level.starts.push(level.targets.len());
        let (out, into) = (flows.residents(v) * part, flows.jobs(v) * part);
        let both = 0.5 * (out + into);
        level.nodes.push(if directed { Ends { out, into } } else { Ends { out: both, into: both } });
    }
    let own = crate::sums::sum_by(n, |v| flows.own(v)) * part;
    (Modularity { own }, level)
}

impl Objective for Modularity {
    type Tie = f64;
    type Node = Ends;
    type State = Vec<Ends>;

    fn state(&self, level: &Level<f64, Ends>, group: &[u32]) -> Vec<Ends> {
        let mut state = vec![Ends::default(); level.len()];
        for (g, node) in group.iter().zip(&level.nodes) {
            self.join(&mut state, *g, node, 0.0);
        }
        state
    }

    #[inline]
    fn leave(&self, state: &mut Vec<Ends>, group: u32, node: &Ends, _: f64) {
        let at = &mut state[group as usize];
        at.out -= node.out;
        at.into -= node.into;
    }

    #[inline]
    fn cost(&self, state: &Vec<Ends>, group: u32, node: &Ends, tie: f64) -> f64 {
        let at = &state[group as usize];
        node.out * at.into + node.into * at.out - tie
    }

    #[inline]
    fn join(&self, state: &mut Vec<Ends>, group: u32, node: &Ends, _: f64) {
        let at = &mut state[group as usize];
        at.out += node.out;
        at.into += node.into;
    }

    fn merged(&self, members: &[u32], level: &Level<f64, Ends>, _: &[f64]) -> Ends {
        let mut sum = Ends::default();
        for v in members {
            sum.out += level.nodes[*v as usize].out;
            sum.into += level.nodes[*v as usize].into;
        }
        sum
    }

    fn value(&self, level: &Level<f64, Ends>, group: &[u32]) -> f64 {
        let inside =
            crate::sums::sum_by(level.len(), |v| level.row(v).map(|(u, tie)| if group[u] == group[v] { tie } else { 0.0 }).sum::<f64>());
        // Every tie stands in two rows.
        self.state(level, group).iter().map(|g| g.out * g.into).sum::<f64>() - self.own - 0.5 * inside
    }
}
