//! Words of `atlas`.

use clap::Args as Group;
use std::path::PathBuf;

#[derive(Group)]
pub struct Atlas {
    pub dir: PathBuf,
    /// needs, initiatives, production, services, heritage, actors or basins; without, all seven are named with what they found.
    #[arg(long, value_name = "CODE")]
    pub map: Option<String>,
    /// What fills it.
    #[arg(long, value_name = "CODE", requires = "map")]
    pub measure: Option<String>,
    /// What its layers are told apart by.
    #[arg(long, value_name = "CODE", requires = "map")]
    pub by: Option<String>,
    /// Only this service (needs and services).
    #[arg(long, value_name = "CODE", requires = "map")]
    pub service: Option<String>,
    /// Only what is under way in this year, month or day (needs and initiatives).
    #[arg(long, value_name = "PERIOD", requires = "map")]
    pub at: Option<String>,
    /// Also what these units have together; may be given several times.
    #[arg(long, value_name = "CODE", requires = "map")]
    pub unit: Vec<String>,
    /// Look at illustrative records too.
    #[arg(long)]
    pub illustrative: bool,
    /// Write the map to a file (csv, geojson).
    #[arg(long, requires = "map")]
    pub out: Option<PathBuf>,
}
