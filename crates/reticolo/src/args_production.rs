//! The words of `analyse production`, `production` and `heritage`.

use clap::Args as Group;
use std::path::PathBuf;

#[derive(Group)]
pub struct AnalyseProduction {
    /// A territory's folder: the table of employment by branch that is loaded there.
    #[arg(long = "in", alias = "dir", value_name = "DIR", conflicts_with_all = ["employment", "later", "places"])]
    pub dir: Option<PathBuf>,
    /// With --in: look at illustrative records too.
    #[arg(long, requires = "dir")]
    pub illustrative: bool,
    /// With --in: what is counted, as the indicators' unit of measure says it; the table with the newest figures unless said.
    #[arg(long, requires = "dir", value_name = "UNIT")]
    pub measure: Option<String>,
    /// With --in: the period; the newest unless said.
    #[arg(long, requires = "dir")]
    pub period: Option<String>,
    /// With --in: the period that a change is counted from; the oldest with the same branches unless said.
    #[arg(long, requires = "dir", value_name = "PERIOD")]
    pub from: Option<String>,
    /// With --in: compare the units among themselves, not with what is loaded around.
    #[arg(long, requires = "dir", conflicts_with = "reference")]
    pub inside: bool,
    /// A CSV with place, branch and value (or loc, prod and val); what has no row counts zero.
    #[arg(long, required_unless_present = "dir")]
    pub employment: Option<PathBuf>,
    /// The same at a later period, for the change; several, in their order, for the dynamic form.
    #[arg(long, value_name = "CSV")]
    pub later: Vec<PathBuf>,
    /// The whole that places are compared with and are a part of: a CSV with branch, value and, for the change, later (with --in: at the
    /// period, and earlier at the one before).
    #[arg(long, value_name = "CSV")]
    pub reference: Option<PathBuf>,
    /// Standard errors on each side of a quotient.
    #[arg(long, default_value_t = 1.96, allow_negative_numbers = true, conflicts_with = "dir")]
    pub z: f64,
    /// From which quotient on a branch counts as present.
    #[arg(long, default_value_t = 1.0, allow_negative_numbers = true, conflicts_with = "dir")]
    pub presence: f64,
    /// Write a row a place and branch to a file (csv).
    #[arg(long)]
    pub out: Option<PathBuf>,
    /// Write a row a place to a file (csv).
    #[arg(long)]
    pub places: Option<PathBuf>,
}

#[derive(Group)]
pub struct Production {
    pub dir: PathBuf,
    /// Tell actors apart by this; the finest that most of them say unless said.
    #[arg(long, value_parser = ["nature", "branch", "service"])]
    pub by: Option<String>,
    /// One class alone.
    #[arg(long, value_name = "CODE")]
    pub class: Option<String>,
    /// Look at illustrative records too.
    #[arg(long)]
    pub illustrative: bool,
    /// Write a row a unit and sector to a file (csv).
    #[arg(long)]
    pub out: Option<PathBuf>,
}

#[derive(Group)]
pub struct Heritage {
    pub dir: PathBuf,
    #[arg(long, value_parser = ["tangible_heritage", "natural_heritage", "intangible_heritage"])]
    pub class: Option<String>,
    /// A condition, or unknown.
    #[arg(long, value_name = "CODE")]
    pub condition: Option<String>,
    /// A use, or unknown: free, partly_free, in_use.
    #[arg(long = "use", value_name = "CODE")]
    pub used: Option<String>,
    #[arg(long, value_name = "CODE")]
    pub unit: Option<String>,
    /// Look at illustrative records too.
    #[arg(long)]
    pub illustrative: bool,
    /// Write the list to a file (csv).
    #[arg(long)]
    pub out: Option<PathBuf>,
}
