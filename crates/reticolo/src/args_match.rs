//! The words of the commands that bring needs and offers together.

use clap::Args as Group;
use std::path::PathBuf;
use uuid::Uuid;

#[derive(Group)]
pub struct Match {
    pub dir: PathBuf,
    /// Only this service, with those that stand under it.
    #[arg(long, value_name = "CODE")]
    pub service: Option<String>,
    /// Only where one of the two lies in this unit.
    #[arg(long, value_name = "CODE")]
    pub unit: Option<String>,
    /// Only where one of the two stands in this area of the grid.
    #[arg(long, value_name = "CODE")]
    pub area: Option<String>,
    /// Instead, who can answer one need, lot or offer, and who comes near.
    #[arg(long, value_name = "ID", conflicts_with_all = ["service", "unit", "area", "out"])]
    pub of: Option<Uuid>,
    /// Look at illustrative records too.
    #[arg(long)]
    pub illustrative: bool,
    /// Write all of it to a file (csv).
    #[arg(long)]
    pub out: Option<PathBuf>,
}
