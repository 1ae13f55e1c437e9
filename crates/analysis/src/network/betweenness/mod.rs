//! Betweenness: how many shortest paths between others lead through a node; exact, and estimated from sampled paths with a stated bound.
//!
//! Brandes 2001, <https://doi.org/10.1080/0022250X.2001.9990249>. The exact form works block by block: a pair of nodes that a third one
//! parts counts once for it, and within a block each node stands for all that hang on it, so that trees cost nothing and a network of many
//! blocks little (after Sarıyüce et al. 2013, <https://doi.org/10.1137/1.9781611972832.76>, and Puzis et al. 2015). Within a block, nodes
//! with the same neighbours are one, and several sources are searched from at once ([`lanes`]).

mod lanes;
mod part;
mod sampling;
mod weighted;

pub use sampling::{MOST_SAMPLES, SampleAsk, SampleError, Sampled, sampled};
pub use weighted::weighted_betweenness;

use super::graph::Graph;
use super::structure::{Structure, structure};
use part::Part;

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
        part.add_to(&mut out);
    }
    out
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
