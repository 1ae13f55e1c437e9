//! The words of `analyse production`, `production` and `heritage`.

use clap::Args as Group;
use std::path::PathBuf;

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
