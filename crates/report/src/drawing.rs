//! The typed input of a drawing: maps, bars and dots with their legends, in data coordinates.
//! Classes, breaks and counts come computed; only positions on the sheet are worked out here.

use serde::{Deserialize, Serialize};

/// Longitude and latitude in decimal degrees (WGS 84).
pub type Point = [f64; 2];

/// What a figure draws.
#[allow(clippy::large_enum_variant)] // A plan holds few of them; a box would only burden who fills it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Drawing {
    Map(MapDrawing),
    Bars(BarDrawing),
    Dots(DotDrawing),
}

/// A map of areas and marks. Boundaries come simplified, shared ones with the same points.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct MapDrawing {
    pub areas: Vec<Area>,
    /// Open or closed lines drawn dark above the areas, such as the territory's own border.
    pub borders: Vec<Vec<Point>>,
    pub marks: Vec<Mark>,
    pub mark_size: MarkSize,
    pub legend: Legend,
}

/// A territorial unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Area {
    /// The unit's key; carried as `data-unit`, so that a page can link map and table.
    pub id: String,
    pub name: String,
    /// The value as formatted text, shown with the name when pointed at. May be empty.
    pub value: String,
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

/// A point on the map: filled above zero, hollow below, a cross at zero.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    pub at: Point,
    pub value: f64,
    /// Shown when pointed at.
    pub name: String,
    pub label: Option<String>,
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
}

/// A class: its edges as formatted text (the first `from` and last `to` are the extremes), and
/// how many units it holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LegendClass {
    pub from: String,
    pub to: String,
    pub count: usize,
}

/// A kind of cluster with its words and how many units it holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LegendCluster {
    pub cluster: Cluster,
    pub label: String,
    pub count: usize,
}

/// A line of the legend with a count.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LegendCount {
    pub label: String,
    pub count: usize,
}

/// The words for filled and hollow marks and for the cross.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct LegendMarks {
    pub filled: String,
    pub hollow: Option<String>,
    pub zero: Option<String>,
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
    pub text: String,
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
    pub text: String,
    pub label: String,
    pub filled: bool,
}
