//! Networks: who is central, who brokers, where the network is fragile, which groups it has, and who should be linked.
//!
//! Everything here is undirected. Shortest paths count steps; weights enter strength, PageRank, constraint, effective size and
//! communities.

pub mod betweenness;
pub mod brokerage;
pub mod centrality;
pub mod communities;
pub mod graph;
pub mod holes;
pub mod prediction;
pub mod structure;

pub use graph::{Graph, GraphError};
