//! The words of the command that asks what would be otherwise.

use clap::Args as Group;
use std::path::PathBuf;

#[derive(Group)]
pub struct WhatIf {
    pub dir: PathBuf,
    /// What is imagined; may be repeated. open:SERVICE:PLACE[:CAPACITY], move:SITE:PLACE, close:SITE,
    /// offer:SERVICE:PLACE[:CAPACITY[:UNIT[:PERIOD]]], withdraw:OFFER, tie:ACTOR:ACTOR, cut:ACTOR:ACTOR. A place is the code of a unit, or
    /// longitude and latitude with a comma between; sites, offers and actors are named by their ids.
    #[arg(long = "do", value_name = "CHANGE")]
    pub changes: Vec<String>,
    /// The service that is looked at; that of the first change of a site unless it is said.
    #[arg(long, value_name = "CODE", default_value = "")]
    pub service: String,
    /// A service reaches those within so many kilometres of a site.
    #[arg(long, default_value_t = 10.0)]
    pub km: f64,
    /// Leave out sites beyond the border.
    #[arg(long)]
    pub without_beyond: bool,
    /// Across what evenness is looked at; services across units and needs across cells unless it is said.
    #[arg(long, value_parser = ["cells", "units", "basins", "groups"])]
    pub across: Option<String>,
    /// Look at illustrative records too.
    #[arg(long)]
    pub illustrative: bool,
    /// Write everything before and after to a file (csv).
    #[arg(long)]
    pub out: Option<PathBuf>,
}
