//! The words of the command that says how evenly people are served.

use clap::Args as Group;
use std::path::PathBuf;
use uuid::Uuid;

#[derive(Group)]
pub struct Harmony {
    pub dir: PathBuf,
    /// Look at needs that are served, in place of services that reach people.
    #[arg(long)]
    pub needs: bool,
    /// Across what: units, basins (saved areas) or groups; of needs also cells of the grid.
    #[arg(long, default_value = "units", value_parser = ["cells", "units", "basins", "groups"])]
    pub across: String,
    /// The attribute of the units by which services are grouped; the first there is where none is named.
    #[arg(long, value_name = "ATTRIBUTE")]
    pub group: Option<String>,
    /// The set of saved areas, across basins; the first there is where none is named.
    #[arg(long, value_name = "SET")]
    pub basins: Option<String>,
    /// Only this service; may be repeated.
    #[arg(long, value_name = "CODE")]
    pub service: Vec<String>,
    /// A service reaches those within so many kilometres of a site.
    #[arg(long, default_value_t = 10.0, conflicts_with = "own_unit")]
    pub km: f64,
    /// A service reaches those who have a site in their own unit.
    #[arg(long)]
    pub own_unit: bool,
    /// Leave out sites beyond the border.
    #[arg(long)]
    pub without_beyond: bool,
    /// Before and after what this record plans: a proposed agreement, an offer, an action, an initiative, a project.
    #[arg(long, value_name = "ID", conflicts_with = "open")]
    pub action: Option<Uuid>,
    /// Before and after one more site of this service, opened --in a unit or --at a point.
    #[arg(long, value_name = "SERVICE")]
    pub open: Option<String>,
    #[arg(long, value_name = "UNIT", requires = "open")]
    pub r#in: Option<String>,
    #[arg(long, value_name = "LON,LAT", requires = "open", allow_hyphen_values = true)]
    pub at: Option<String>,
    /// The actions that would move it, the most first.
    #[arg(long, conflicts_with_all = ["action", "open"])]
    pub moves: bool,
    /// Look at illustrative records too.
    #[arg(long)]
    pub illustrative: bool,
    /// Write the rows to a file (csv).
    #[arg(long)]
    pub out: Option<PathBuf>,
}
