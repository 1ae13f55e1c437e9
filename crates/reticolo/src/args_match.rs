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

#[derive(Group)]
pub struct MatchFiles {
    /// A CSV with need, amount and perhaps unmet_cost.
    #[arg(long)]
    pub needs: PathBuf,
    /// A CSV with offer, capacity.
    #[arg(long)]
    pub offers: PathBuf,
    /// A CSV with need, offer, cost: which offer may serve which need, and what a unit costs.
    #[arg(long)]
    pub arcs: PathBuf,
    /// What a unit costs that stays unmet, where NEEDS does not say.
    #[arg(long, default_value_t = 100_000, allow_negative_numbers = true)]
    pub unmet_cost: i64,
    /// Write the pairings to a file (csv).
    #[arg(long)]
    pub out: Option<PathBuf>,
}
