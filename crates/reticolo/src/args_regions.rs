//! The words of `reticolo analyse regions`: basins of like places, on plain files or on the indicators of a territory.

use clap::Args as Group;
use std::path::PathBuf;

#[derive(Group)]
pub struct Regions {
    /// A territory's folder.
    #[arg(long = "in", alias = "dir", value_name = "DIR", conflicts_with_all = ["units", "columns", "edges", "geometry", "floor_column"])]
    pub dir: Option<PathBuf>,
    /// With --in: codes of indicators, divided by commas, each at its newest period; unless said, those of the default set.
    #[arg(long, requires = "dir", value_delimiter = ',')]
    pub indicators: Vec<String>,
    /// With --in: the additive indicator that --floor is about; the residents unless said.
    #[arg(long, requires = "dir", value_name = "CODE")]
    pub size: Option<String>,
    /// With --in: look at illustrative records too.
    #[arg(long, requires = "dir")]
    pub illustrative: bool,
    /// A CSV with one row a unit.
    #[arg(long, required_unless_present = "dir")]
    pub units: Option<PathBuf>,
    /// The columns with the values, divided by commas.
    #[arg(long, required_unless_present = "dir", value_delimiter = ',')]
    pub columns: Vec<String>,
    /// A CSV `i,j` of neighbours, numbered from 0 in the order of the units.
    #[arg(long, conflicts_with = "geometry")]
    pub edges: Option<PathBuf>,
    /// A GeoJSON with the shapes; neighbours share a point of their border.
    #[arg(long, requires = "key")]
    pub geometry: Option<PathBuf>,
    /// Which column of the units is which property of the shapes: CSVCOL=PROPERTY.
    #[arg(long, value_name = "CSVCOL=PROPERTY")]
    pub key: Option<String>,
    #[arg(long, default_value = "best", value_parser = ["skater", "ward", "best"])]
    pub method: String,
    /// How many regions; 5 unless said.
    #[arg(long, value_name = "N")]
    pub k: Option<u32>,
    /// The column of sizes that --floor is about.
    #[arg(long, value_name = "COLUMN")]
    pub floor_column: Option<String>,
    /// What each region must at least add up to.
    #[arg(long, value_name = "X", allow_negative_numbers = true)]
    pub floor: Option<f64>,
    /// How often the regions are made again from shaken data, to see whether they stand; 0 for not at all, 50 unless said (10 from
    /// 1 500 units of a territory on).
    #[arg(long)]
    pub replicates: Option<u32>,
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Write the answer to a file (csv or geojson).
    #[arg(long)]
    pub out: Option<PathBuf>,
}
