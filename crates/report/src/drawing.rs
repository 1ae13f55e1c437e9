//! The typed input of a drawing: maps, bars and dots with their legends, in data coordinates.
//! Classes, breaks and counts come computed; only positions on the sheet are worked out here.

use serde::{Deserialize, Serialize};

use crate::chart::{GridDrawing, PairedDrawing, PhaseDrawing, StepDrawing, TimelineDrawing};

/// Longitude and latitude in decimal degrees (WGS 84).
pub type Point = [f64; 2];

/// A printed text that holds a number, with the key of its value in the annex; an edge of a class
/// or a date of a source has none of its own. Empty text: nothing is printed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Shown {
    pub text: String,
    pub id: Option<String>,
}

impl Shown {
    /// A formatted value with its key in the annex.
    pub fn value(text: impl Into<String>, id: impl Into<String>) -> Self {
        Self { text: text.into(), id: Some(id.into()) }
    }
}

impl From<String> for Shown {
    fn from(text: String) -> Self {
        Self { text, id: None }
    }
}

impl From<&str> for Shown {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<usize> for Shown {
    fn from(count: usize) -> Self {
        count.to_string().into()
    }
}

/// What a figure draws.
#[allow(clippy::large_enum_variant)] // A plan holds few of them; a box would only burden who fills it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Drawing {
    Map(MapDrawing),
    Bars(BarDrawing),
    Dots(DotDrawing),
    Steps(StepDrawing),
    Timeline(TimelineDrawing),
    Phases(PhaseDrawing),
    Paired(PairedDrawing),
    Grid(GridDrawing),
    /// Two maps side by side.
    Pair {
        left: Box<MapDrawing>,
        right: Box<MapDrawing>,
    },
}

/// A map of areas and marks. Boundaries come simplified, shared ones with the same points.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct MapDrawing {
    pub areas: Vec<Area>,
    /// Open or closed lines drawn dark above the areas, such as the territory's own border.
    pub borders: Vec<Vec<Point>>,
    /// Straight lines between places, drawn below the marks: the lattice of neighbours.
    pub links: Vec<[Point; 2]>,
    /// Names of what lies around, pale and spaced; those beyond the frame are not drawn.
    pub neighbours: Vec<Neighbour>,
    pub marks: Vec<Mark>,
    pub mark_size: MarkSize,
    pub legend: Legend,
}

/// The name of a neighbouring territory.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Neighbour {
    pub name: String,
    /// Where it stands best; moved into the frame's rim when it lies beyond.
    pub at: Point,
}

/// A territorial unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Area {
    /// The unit's key; carried as `data-unit`, so that a page can link map and table.
    pub id: String,
    pub name: String,
    /// The value as formatted text, shown with the name when pointed at. May be empty.
    pub value: Shown,
    /// All rings, filled by the even-odd rule: outer rings and holes in any order.
    pub rings: Vec<Vec<Point>>,
    pub place: Place,
    pub fill: Fill,
    /// Dots over the fill, for instance where a result is significant.
    pub dotted: bool,
    /// Printed at [`Area::label_at`] or, without it, at the middle of the largest ring.
    pub label: Option<String>,
    pub label_at: Option<Point>,
}

/// Whether a unit belongs to the territory or only surrounds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    Inside,
    Context,
}

/// What an area is filled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", content = "of", rename_all = "snake_case")]
pub enum Fill {
    /// Ground only: the map shows marks, or the unit is context.
    Plain,
    /// Index into [`Legend::classes`], from the lowest.
    Class(usize),
    Cluster(Cluster),
    /// No value: hatched.
    Missing,
}

/// A class of local spatial association.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cluster {
    /// High among high.
    HighHigh,
    /// Low among low.
    LowLow,
    /// High among low.
    HighLow,
    /// Low among high.
    LowHigh,
    NotSignificant,
}

/// A point on the map. One that lies beyond the frame is drawn only where it has a label: as a
/// triangle at the edge.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    pub at: Point,
    pub shape: MarkShape,
    /// Size of a circle, and how it is drawn; not used by diamonds.
    pub value: f64,
    /// Shown when pointed at.
    pub name: String,
    /// Name printed beside the mark.
    pub label: Option<String>,
    /// Printed after the label, and told after the name when pointed at. May be empty.
    pub text: Shown,
}

/// The form of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MarkShape {
    /// Filled above zero, hollow below, a cross at zero.
    #[default]
    Circle,
    /// A site in the territory: filled diamond.
    SiteInside,
    /// A site beyond the border: hollow diamond.
    SiteBeyond,
}

/// How large marks are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MarkSize {
    /// All alike: sites.
    #[default]
    Fixed,
    /// The circle's area is in proportion to the value's size: counts and balances.
    Area,
}

/// The legend of a map; empty parts are not drawn.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Legend {
    /// What is shown, with unit and date.
    pub title: String,
    /// What the numbers in the classes count, for instance "municipalities in each class".
    pub count_label: String,
    /// At most five, from the lowest.
    pub classes: Vec<LegendClass>,
    pub clusters: Vec<LegendCluster>,
    pub missing: Option<LegendCount>,
    pub dotted: Option<String>,
    pub marks: Option<LegendMarks>,
    pub sites: Option<LegendSites>,
}

/// A class: its edges as formatted text (the first `from` and last `to` are the extremes), and
/// how many units it holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LegendClass {
    pub from: Shown,
    pub to: Shown,
    pub count: Shown,
}

/// A kind of cluster with its words and how many units it holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LegendCluster {
    pub cluster: Cluster,
    pub label: String,
    pub count: Shown,
}

/// A line of the legend with a count; empty: none is printed.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct LegendCount {
    pub label: String,
    pub count: Shown,
}

impl From<String> for LegendCount {
    fn from(label: String) -> Self {
        Self { label, count: Shown::default() }
    }
}

impl From<&str> for LegendCount {
    fn from(label: &str) -> Self {
        label.to_owned().into()
    }
}

/// The words for filled and hollow marks and for the cross.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct LegendMarks {
    pub filled: LegendCount,
    pub hollow: Option<LegendCount>,
    pub zero: Option<LegendCount>,
}

/// The words for diamonds: sites inside, sites beyond the border, and beyond the map's edge.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct LegendSites {
    pub inside: LegendCount,
    pub beyond: Option<LegendCount>,
    pub edge: Option<LegendCount>,
}

/// Horizontal bars from a common zero.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct BarDrawing {
    /// What is shown, with unit and date.
    pub title: String,
    pub bars: Vec<Bar>,
    /// What the hollow tick stands for, where bars have a reference.
    pub reference: Option<String>,
}

/// A bar; `value` `None` is a missing value, not zero.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Bar {
    pub label: String,
    pub value: Option<f64>,
    /// The value as formatted, or the word for its absence.
    pub text: Shown,
    pub strong: bool,
    /// A value to compare with, drawn as a tick across the bar.
    pub reference: Option<f64>,
}

/// Rows of dots on one scale: a figure beside its neighbours.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct DotDrawing {
    pub title: String,
    pub rows: Vec<DotRow>,
}

/// One row of dots.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DotRow {
    /// Empty: the row has no name of its own.
    pub label: String,
    pub points: Vec<DotPoint>,
}

/// A dot: filled for the territory itself, hollow for what it is compared with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DotPoint {
    pub value: f64,
    pub text: Shown,
    pub label: String,
    pub filled: bool,
}
