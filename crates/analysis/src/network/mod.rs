//! Networks: who is central, who brokers, where the network is fragile, which groups it has, and who should be linked.
//!
//! Everything here is undirected. Shortest paths count steps (but for weighted betweenness); weights enter strength, PageRank, eigenvector
//! centrality, constraint, effective size and communities. [`measures`] asks for several at once.

pub mod betweenness;
pub mod brokerage;
pub mod card;
pub mod centrality;
pub mod communities;
pub mod complement;
pub mod graph;
mod harmonic;
pub mod hidden;
pub mod holes;
pub mod measures;
mod oriented;
pub mod prediction;
pub mod reasons;
mod rooted;
pub mod structure;

pub use graph::{Graph, GraphError};
