//! Words of `analyse network`.

use clap::Args as Group;
use std::path::PathBuf;

#[derive(Group)]
pub struct Network {
    /// A territory's folder: the network of its actors.
    #[arg(long = "in", alias = "dir", value_name = "DIR", conflicts_with_all = ["edges", "nodes"])]
    pub dir: Option<PathBuf>,
    /// With --in: look at illustrative records too.
    #[arg(long, requires = "dir")]
    pub illustrative: bool,
    /// With --in: persons too.
    #[arg(long, requires = "dir")]
    pub persons: bool,
    /// A CSV of ties: two nodes in the first two columns, and perhaps a column `weight`. Without --nodes, whole numbers count from 0.
    #[arg(long, required_unless_present = "dir")]
    pub edges: Option<PathBuf>,
    /// A CSV with one row a node, its name in the first column.
    #[arg(long)]
    pub nodes: Option<PathBuf>,
    /// The column of the nodes with their nature, for brokerage between natures.
    #[arg(long, value_name = "COLUMN", requires = "nodes")]
    pub nature: Option<String>,
    /// Measures, separated by commas, or all.
    #[arg(long, value_delimiter = ',', default_value = "all")]
    pub measures: Vec<String>,
    /// Estimate betweenness from sampled paths: the greatest error, as a share of all pairs of nodes.
    #[arg(long, value_name = "E")]
    pub sample_error: Option<f64>,
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Name also so many pairs without a tie that share partners, best first.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub pairs: usize,
    /// Write the measures to a file (csv).
    #[arg(long)]
    pub out: Option<PathBuf>,
}
