//! An undirected graph as compressed rows of neighbours, with a weight on each tie.

use std::fmt;

use crate::catalogue::Refusal;

/// An undirected graph without self-loops or repeated ties. Nodes are numbered from 0; row `i` lists the neighbours of `i` in growing order.
#[derive(Debug, Clone, PartialEq)]
pub struct Graph {
    starts: Vec<usize>,
    targets: Vec<u32>,
    weights: Vec<f64>,
    /// Whether every tie weighs 1.
    plain: bool,
}

/// Why a list of ties was refused.
#[derive(Debug, Clone, PartialEq)]
pub enum GraphError {
    /// A node's number is not among the nodes.
    UnknownNode { node: u32, nodes: usize },
    /// A tie's weight is not a number above zero.
    Weight { tie: usize },
    /// More nodes than can be numbered.
    TooMany { nodes: usize },
}

impl fmt::Display for GraphError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            GraphError::UnknownNode { node, nodes } => {
                write!(f, "node {node} is named in a tie, but there are only {nodes} nodes, numbered from 0")
            }
            GraphError::Weight { tie } => write!(f, "the weight of tie {tie} is not a number above zero"),
            GraphError::TooMany { nodes } => write!(f, "{nodes} nodes are more than can be numbered"),
        }
    }
}

impl std::error::Error for GraphError {}

impl Refusal for GraphError {
    fn it(&self) -> String {
        match self {
            GraphError::UnknownNode { node, nodes } => {
                format!("un legame nomina il nodo {node}, ma ci sono solo {nodes} nodi, numerati da 0")
            }
            GraphError::Weight { tie } => format!("il peso del legame {tie} non è un numero maggiore di zero"),
            GraphError::TooMany { nodes } => format!("{nodes} nodi sono più di quanti se ne possano numerare"),
        }
    }
}

impl Graph {
    /// From pairs in any order; a repeated pair counts once, a pair of a node with itself not at all. Every tie weighs 1.
    pub fn from_edges(nodes: usize, edges: &[(u32, u32)]) -> Result<Graph, GraphError> {
        let mut graph = Graph::from_weighted(nodes, &edges.iter().map(|&(a, b)| (a, b, 1.0)).collect::<Vec<_>>())?;
        graph.weights.fill(1.0);
        graph.plain = true;
        Ok(graph)
    }

    /// From weighted pairs in any order; the weights of a repeated pair add up, a pair of a node with itself is dropped.
    pub fn from_weighted(nodes: usize, edges: &[(u32, u32, f64)]) -> Result<Graph, GraphError> {
        if nodes > u32::MAX as usize {
            return Err(GraphError::TooMany { nodes });
        }
        if let Some(&node) = edges.iter().flat_map(|(a, b, _)| [a, b]).find(|&&v| v as usize >= nodes) {
            return Err(GraphError::UnknownNode { node, nodes });
        }
        if let Some(tie) = edges.iter().position(|(_, _, w)| !(w.is_finite() && *w > 0.0)) {
            return Err(GraphError::Weight { tie });
        }
        let mut starts = vec![0usize; nodes + 1];
        for &(a, b, _) in edges.iter().filter(|(a, b, _)| a != b) {
            starts[a as usize + 1] += 1;
            starts[b as usize + 1] += 1;
        }
        for i in 0..nodes {
            starts[i + 1] += starts[i];
        }
        let mut next = starts.clone();
        let mut arcs = vec![(0u32, 0.0f64); starts[nodes]];
        for &(a, b, w) in edges.iter().filter(|(a, b, _)| a != b) {
            for (from, to) in [(a, b), (b, a)] {
                arcs[next[from as usize]] = (to, w);
                next[from as usize] += 1;
            }
        }
        let mut graph = Graph {
            starts: Vec::with_capacity(nodes + 1),
            targets: Vec::with_capacity(arcs.len()),
            weights: Vec::with_capacity(arcs.len()),
            plain: false,
        };
        graph.starts.push(0);
        for i in 0..nodes {
            let row = &mut arcs[starts[i]..starts[i + 1]];
            // By weight too, so that both ends add repeated ties in the same order.
            row.sort_unstable_by(|x, y| x.0.cmp(&y.0).then(x.1.total_cmp(&y.1)));
            let begin = graph.targets.len();
            for &(to, w) in row.iter() {
                if graph.targets.len() > begin && graph.targets.last() == Some(&to) {
                    if let Some(last) = graph.weights.last_mut() {
                        *last += w;
                    }
                } else {
                    graph.targets.push(to);
                    graph.weights.push(w);
                }
            }
            graph.starts.push(graph.targets.len());
        }
        graph.plain = graph.weights.iter().all(|w| w.to_bits() == 1f64.to_bits());
        Ok(graph)
    }

    /// Number of nodes.
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Whether there are no nodes.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether every tie weighs 1.
    pub fn is_plain(&self) -> bool {
        self.plain
    }

    /// Number of ties.
    pub fn ties(&self) -> usize {
        self.targets.len() / 2
    }

    /// Neighbours of a node, in growing order.
    pub fn row(&self, node: usize) -> &[u32] {
        &self.targets[self.starts[node]..self.starts[node + 1]]
    }

    /// Weights of the ties to the neighbours, in the order of [`Graph::row`].
    pub fn row_weights(&self, node: usize) -> &[f64] {
        &self.weights[self.starts[node]..self.starts[node + 1]]
    }

    /// Neighbours with the weights of the ties.
    pub fn neighbours(&self, node: usize) -> impl Iterator<Item = (u32, f64)> + '_ {
        self.row(node).iter().copied().zip(self.row_weights(node).iter().copied())
    }

    /// Number of neighbours.
    pub fn degree(&self, node: usize) -> usize {
        self.starts[node + 1] - self.starts[node]
    }

    /// Sum of the weights of a node's ties.
    pub fn strength(&self, node: usize) -> f64 {
        self.row_weights(node).iter().sum()
    }

    /// Whether two nodes are tied.
    pub fn tied(&self, a: u32, b: u32) -> bool {
        let (few, other) = if self.degree(a as usize) <= self.degree(b as usize) { (a, b) } else { (b, a) };
        self.row(few as usize).binary_search(&other).is_ok()
    }

    /// Each tie once, the lower number first, in growing order.
    pub fn edges(&self) -> Vec<(u32, u32, f64)> {
        let row = |a: usize| self.neighbours(a).filter(move |(b, _)| *b as usize > a).map(move |(b, w)| (a as u32, b, w));
        (0..self.len()).flat_map(row).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_ties_loops_and_wrong_numbers() {
        let g = Graph::from_edges(4, &[(1, 0), (0, 1), (2, 2), (2, 1)]).unwrap();
        assert_eq!((g.len(), g.ties(), g.row(1), g.strength(1)), (4, 2, &[0, 2][..], 2.0));
        assert!(g.tied(0, 1) && g.tied(1, 0) && !g.tied(0, 2) && g.degree(3) == 0);
        let w = Graph::from_weighted(3, &[(0, 1, 2.0), (1, 0, 0.5), (1, 2, 1.0)]).unwrap();
        assert_eq!(w.edges(), vec![(0, 1, 2.5), (1, 2, 1.0)]);
        assert_eq!(Graph::from_edges(2, &[(0, 2)]), Err(GraphError::UnknownNode { node: 2, nodes: 2 }));
        assert_eq!(Graph::from_weighted(2, &[(0, 1, 0.0)]), Err(GraphError::Weight { tie: 0 }));
        assert_eq!(Graph::from_weighted(2, &[(0, 1, f64::NAN)]), Err(GraphError::Weight { tie: 0 }));
        assert!(Graph::from_edges(0, &[]).unwrap().is_empty());
    }
}
