//! Why somebody stands between others: which ties make it so, between whom, and what falls apart without it.

use super::brokerage::between;
use super::graph::Graph;
use super::structure::{Removal, Structure, pieces_without};

/// How many ties, pairs of groups, pieces and nodes of a piece are named.
const NAMED: usize = 5;

/// A tie of somebody who stands between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BrokerTie {
    /// The neighbour.
    pub to: u32,
    /// Other neighbours to whom it is not tied: for each of these the two meet through the broker.
    pub open: u32,
    /// Whether nothing else joins the two sides of this tie.
    pub bridge: bool,
}

/// Somebody who stands between others, with the reasons.
#[derive(Debug, Clone, PartialEq)]
pub struct Broker {
    pub node: u32,
    /// Its betweenness, where it was computed.
    pub betweenness: Option<f64>,
    /// The ties that open most, bridges first, five at most.
    pub ties: Vec<BrokerTie>,
    /// Between which groups (natures, else communities) it stands, with the number of open pairs, most first, five at most.
    pub between: Vec<((u32, u32), u64)>,
    /// What happens when it leaves.
    pub removal: Removal,
    /// The pieces that it alone holds to the greatest, each with its size and its first nodes; five of either at most.
    pub pieces: Vec<(u32, Vec<u32>)>,
}

/// The first by betweenness (else by pairs that are lost without them, then by degree), at most `most`; nobody who stands between none.
pub(super) fn brokers(graph: &Graph, structure: &Structure, value: Option<&[f64]>, groups: Option<&[u32]>, most: usize) -> Vec<Broker> {
    let rank = |v: usize| value.map_or(structure.removal[v].pairs as f64, |value| value[v]);
    let mut order: Vec<usize> = (0..graph.len()).filter(|v| rank(*v) > 0.0).collect();
    let better = |a: &usize, b: &usize| rank(*b).total_cmp(&rank(*a)).then(graph.degree(*b).cmp(&graph.degree(*a))).then(a.cmp(b));
    if order.len() > most && most > 0 {
        order.select_nth_unstable_by(most - 1, better);
    }
    order.truncate(most);
    order.sort_by(better);
    let mut marked = vec![false; graph.len()];
    let each = |v: usize| {
        let row = graph.row(v);
        row.iter().for_each(|u| marked[*u as usize] = true);
        let open = |u: u32| row.len() as u32 - 1 - graph.row(u as usize).iter().filter(|w| marked[**w as usize]).count() as u32;
        let bridge = |u: u32| structure.bridges.binary_search(&((v as u32).min(u), (v as u32).max(u))).is_ok();
        let mut ties: Vec<BrokerTie> = row.iter().map(|&to| BrokerTie { to, open: open(to), bridge: bridge(to) }).collect();
        row.iter().for_each(|u| marked[*u as usize] = false);
        ties.sort_by_key(|t| (std::cmp::Reverse((t.bridge, t.open)), t.to));
        ties.truncate(NAMED);
        let pieces = if structure.articulation[v] { pieces_without(graph, v) } else { Vec::new() };
        let mut pairs = groups.map_or_else(Vec::new, |groups| between(graph, groups, v));
        pairs.retain(|((a, b), _)| a != b);
        pairs.truncate(NAMED);
        Broker {
            node: v as u32,
            betweenness: value.map(|value| value[v]),
            ties,
            between: pairs,
            removal: structure.removal[v],
            pieces: pieces.iter().skip(1).take(NAMED).map(|p| (p.len() as u32, p.iter().copied().take(NAMED).collect())).collect(),
        }
    };
    order.into_iter().map(each).collect()
}
