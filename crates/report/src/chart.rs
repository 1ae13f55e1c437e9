//! The typed input of the charts: step lines, the age of sources, phases, paired bars, the grid.

use serde::{Deserialize, Serialize};

use crate::drawing::{LegendCount, Shown};

/// Lines that rise or fall in steps, for instance the share of people reached within a distance.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct StepDrawing {
    /// What is shown, with unit and date.
    pub title: String,
    /// Names of the axes, small; may be empty.
    pub x_title: String,
    pub y_title: String,
    /// Ticks of the axes; the axes reach from the least to the greatest of ticks and points.
    pub x_ticks: Vec<Tick>,
    pub y_ticks: Vec<Tick>,
    pub lines: Vec<StepLine>,
}

/// A place on an axis with its text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Tick {
    pub at: f64,
    pub text: Shown,
}

/// A line: from each point on, its value holds until the next; the last reaches the axis' end.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct StepLine {
    /// Printed beside the line, never in a legend.
    pub label: String,
    /// `[x, y]`, x ascending.
    pub points: Vec<[f64; 2]>,
    pub dashed: bool,
    /// Values printed on the line, for instance its first and its last.
    pub notes: Vec<StepNote>,
}

/// A value printed where a line passes `x`, with a dot.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StepNote {
    pub x: f64,
    pub text: Shown,
}

/// When each source is from, with a line for today.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct TimelineDrawing {
    pub title: String,
    /// From the oldest; those without a date last.
    pub entries: Vec<TimelineEntry>,
    /// Decimal year of the edition and its word ("today").
    pub today: Option<Tick>,
}

/// A source in time, as decimal years (2023.5 is 1 July 2023).
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct TimelineEntry {
    pub label: String,
    /// Mark of the data, for instance "D3", printed after the label. May be empty.
    pub mark: String,
    /// `None`: the publisher states no date; only the text is printed.
    pub from: Option<f64>,
    /// End of an interval, or the second of two dates.
    pub to: Option<f64>,
    /// The date in words.
    pub text: Shown,
}

/// Counts in the ordered phases of a way, for instance works from planned to finished.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct PhaseDrawing {
    pub title: String,
    pub phases: Vec<Phase>,
    /// What filled and hollow stand for.
    pub filled: LegendCount,
    pub hollow: LegendCount,
}

/// One phase; one dot for each thing as long as there are few, else a column.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Phase {
    pub label: String,
    pub count: usize,
    pub text: Shown,
    pub filled: bool,
}

/// Two shares beside each other for each row, for instance of projects and of money.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct PairedDrawing {
    pub title: String,
    /// The word for the hollow bar, then for the filled one.
    pub first: String,
    pub second: String,
    /// Heads of the columns of figures at the right. May be empty.
    pub columns: Vec<String>,
    pub rows: Vec<PairedRow>,
}

/// A pair of bars.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct PairedRow {
    pub label: String,
    pub first: Option<f64>,
    pub first_text: Shown,
    pub second: Option<f64>,
    pub second_text: Shown,
    /// One for each of [`PairedDrawing::columns`].
    pub cells: Vec<Shown>,
}

/// A matrix of circles by area: the work plan's grid.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct GridDrawing {
    pub title: String,
    /// Groups of columns with their heads.
    pub groups: Vec<GridGroup>,
    /// Heads of the columns of figures at the right. May be empty.
    pub columns: Vec<String>,
    pub rows: Vec<GridRow>,
    /// Texts below the columns of circles, then below those of figures; empty: no such line.
    pub totals: Vec<Shown>,
    /// The word before the totals.
    pub total_label: String,
}

/// A group of columns.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct GridGroup {
    pub title: String,
    pub columns: Vec<String>,
}

/// A row of the grid.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct GridRow {
    /// For instance "4".
    pub number: String,
    pub label: String,
    /// One for each column of the groups: circles by area, a small ring at zero.
    pub cells: Vec<GridCell>,
    /// One for each of [`GridDrawing::columns`].
    pub figures: Vec<Shown>,
}

/// A cell of the grid.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct GridCell {
    pub value: f64,
    /// Printed in or beside the circle; empty at zero.
    pub text: Shown,
}

impl TimelineEntry {
    /// The label with its mark, as printed.
    pub(crate) fn name(&self) -> String {
        if self.mark.is_empty() { self.label.clone() } else { format!("{} ({})", self.label, self.mark) }
    }
}

impl TimelineDrawing {
    /// The whole years on the axis, at most about eight and always the first and the last.
    pub(crate) fn years(&self) -> Vec<i32> {
        let times = || self.entries.iter().flat_map(|e| e.from.iter().chain(&e.to)).chain(self.today.iter().map(|t| &t.at));
        let low = times().copied().fold(f64::INFINITY, f64::min).floor();
        let high = times().copied().fold(f64::NEG_INFINITY, f64::max).ceil();
        if !(low.is_finite() && high.is_finite()) || low.abs() > 9999.0 || high.abs() > 9999.0 {
            return Vec::new();
        }
        #[allow(clippy::cast_possible_truncation)] // Both are whole and within ±9999.
        let (low, high) = (low as i32, (high as i32).max(low as i32 + 1));
        let step = ((high - low) / 8 + i32::from((high - low) % 8 > 0)).max(1);
        (0..).map(|i| high - i * step).take_while(|y| *y >= low).collect::<Vec<_>>().into_iter().rev().collect()
    }
}
