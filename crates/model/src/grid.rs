//! The grid: exactly three axes, each a tree of at most two levels with codes that last. The program has axes of its own; a territory
//! that keeps a record of the kind `axes` has that record's.

use crate::problem::Problem;
use crate::record::{Position, Record};
use crate::vocabulary::{GRID_AREAS, GRID_DIMENSIONS, GRID_MODALITIES, Vocabulary};
use serde::Serialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Axis {
    Area,
    Dimension,
    Modality,
}

impl Axis {
    pub const ALL: [Axis; 3] = [Axis::Area, Axis::Dimension, Axis::Modality];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Axis::Area => "area",
            Axis::Dimension => "dimension",
            Axis::Modality => "modality",
        }
    }

    /// The field of the kind `axes` that holds it.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Axis::Area => "areas",
            Axis::Dimension => "dimensions",
            Axis::Modality => "modalities",
        }
    }

    /// The program's own entries.
    #[must_use]
    pub fn vocabulary(self) -> &'static Vocabulary {
        match self {
            Axis::Area => &GRID_AREAS,
            Axis::Dimension => &GRID_DIMENSIONS,
            Axis::Modality => &GRID_MODALITIES,
        }
    }

    /// The code that a position has on this axis.
    #[must_use]
    pub fn of(self, position: &Position) -> &str {
        match self {
            Axis::Area => &position.area,
            Axis::Dimension => &position.dimension,
            Axis::Modality => &position.modality,
        }
    }
}

/// One entry of an axis. Without names of its own it has the program's, by its code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    pub code: String,
    /// Empty at the top.
    pub parent: String,
    pub name_it: String,
    pub name_en: String,
    /// Codes of indicators that tell how it stands there.
    pub indicators: Vec<String>,
    /// Takes no new records; those that stand there stay.
    pub retired: bool,
}

/// A cell that is not expected to hold anything; an empty dimension or modality means all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NotPertinent {
    pub area: String,
    pub dimension: String,
    pub modality: String,
    pub why: String,
}

/// The three axes of a territory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Grid {
    pub areas: Vec<Entry>,
    pub dimensions: Vec<Entry>,
    pub modalities: Vec<Entry>,
    pub not_pertinent: Vec<NotPertinent>,
    /// What the territory calls this version; empty for the program's own axes.
    pub version: String,
}

impl Default for Grid {
    fn default() -> Grid {
        let of = |axis: Axis| {
            let entry = |(code, parent): &(&str, &str)| Entry {
                code: (*code).to_owned(),
                parent: (*parent).to_owned(),
                name_it: String::new(),
                name_en: String::new(),
                indicators: Vec::new(),
                retired: false,
            };
            axis.vocabulary().entries.iter().map(entry).collect()
        };
        Grid {
            areas: of(Axis::Area),
            dimensions: of(Axis::Dimension),
            modalities: of(Axis::Modality),
            not_pertinent: Vec::new(),
            version: String::new(),
        }
    }
}

impl Grid {
    /// The axes that a record of the kind `axes` holds; it was checked when it was saved.
    #[must_use]
    pub fn of_record(record: &Record) -> Grid {
        let text = |row: &Value, name: &str| row.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let rows = |field: &str| record.body.get(field).and_then(Value::as_array).cloned().unwrap_or_default();
        let entries = |axis: Axis| {
            let entry = |row: &Value| Entry {
                code: text(row, "code"),
                parent: text(row, "parent"),
                name_it: text(row, "name_it"),
                name_en: text(row, "name_en"),
                indicators: text(row, "indicators").split([';', ',']).map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned).collect(),
                retired: row.get("retired").and_then(Value::as_bool).unwrap_or(false),
            };
            rows(axis.field()).iter().map(entry).collect()
        };
        let not_pertinent = |row: &Value| NotPertinent {
            area: text(row, "area"),
            dimension: text(row, "dimension"),
            modality: text(row, "modality"),
            why: text(row, "why"),
        };
        Grid {
            areas: entries(Axis::Area),
            dimensions: entries(Axis::Dimension),
            modalities: entries(Axis::Modality),
            not_pertinent: rows("not_pertinent").iter().map(not_pertinent).collect(),
            version: record.body_text("version").unwrap_or_default().to_owned(),
        }
    }

    #[must_use]
    pub fn axis(&self, axis: Axis) -> &[Entry] {
        match axis {
            Axis::Area => &self.areas,
            Axis::Dimension => &self.dimensions,
            Axis::Modality => &self.modalities,
        }
    }

    #[must_use]
    pub fn entry(&self, axis: Axis, code: &str) -> Option<&Entry> {
        self.axis(axis).iter().find(|e| e.code == code)
    }

    /// The entries at the top of an axis, in its order.
    pub fn tops(&self, axis: Axis) -> impl Iterator<Item = &Entry> {
        self.axis(axis).iter().filter(|e| e.parent.is_empty())
    }

    /// The entries under another, in the axis' order.
    pub fn children<'g>(&'g self, axis: Axis, code: &'g str) -> impl Iterator<Item = &'g Entry> {
        self.axis(axis).iter().filter(move |e| e.parent == code)
    }

    /// A code with all that stand under it.
    #[must_use]
    pub fn within(&self, axis: Axis, code: &str) -> Vec<&str> {
        self.axis(axis).iter().filter(|e| e.code == code || e.parent == code).map(|e| e.code.as_str()).collect()
    }

    /// Why nothing is expected in a cell, if somebody said so.
    #[must_use]
    pub fn why_empty(&self, area: &str, dimension: &str, modality: &str) -> Option<&str> {
        let fits = |said: &str, code: &str| said.is_empty() || said == code;
        let found = self.not_pertinent.iter().find(|n| n.area == area && fits(&n.dimension, dimension) && fits(&n.modality, modality))?;
        Some(&found.why)
    }

    /// What is wrong with a record's positions: a code that the axis does not have.
    #[must_use]
    pub fn check(&self, record: &Record) -> Option<Problem> {
        for position in &record.positions {
            for axis in Axis::ALL {
                let code = axis.of(position);
                if self.entry(axis, code).is_none() {
                    let known: Vec<&str> = self.axis(axis).iter().filter(|e| !e.retired).map(|e| e.code.as_str()).collect();
                    let problem = Problem::new("problem-choice", code).on("positions");
                    return Some(problem.with("vocabulary", axis.vocabulary().code).with("known", known.join(", ")));
                }
            }
        }
        None
    }
}

/// What is wrong with the axes that a record of the kind `axes` holds.
#[must_use]
pub fn check_axes(record: &Record) -> Vec<Problem> {
    let grid = Grid::of_record(record);
    let mut out = Vec::new();
    for axis in Axis::ALL {
        let entries = grid.axis(axis);
        let mut seen = BTreeSet::new();
        let parents: BTreeMap<&str, &str> = entries.iter().map(|e| (e.code.as_str(), e.parent.as_str())).collect();
        for (row, entry) in (1..).zip(entries) {
            let at = |p: Problem, column: &str| p.on(axis.field()).with("in_row", row).with("in_column", column);
            let plain = !entry.code.is_empty() && entry.code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
            if !plain {
                out.push(at(Problem::new("problem-grid-code", &entry.code), "code"));
            } else if !seen.insert(entry.code.as_str()) {
                out.push(at(Problem::new("problem-grid-twice", &entry.code), "code"));
            }
            if !entry.parent.is_empty() {
                match parents.get(entry.parent.as_str()) {
                    Some(&"") if entry.parent != entry.code => {}
                    Some(_) => out.push(at(Problem::new("problem-grid-depth", &entry.parent), "parent")),
                    None => out.push(at(Problem::new("problem-grid-parent", &entry.parent), "parent")),
                }
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kinds;
    use serde_json::json;
    use uuid::Uuid;

    fn own(areas: Value) -> Record {
        let mut record = Record::new(Uuid::nil(), kinds::find("axes").expect("a kind"), "Griglia");
        record.body.insert("areas".into(), areas);
        record
    }

    #[test]
    fn the_program_has_axes_of_its_own() {
        let grid = Grid::default();
        assert_eq!((grid.tops(Axis::Area).count(), grid.tops(Axis::Dimension).count(), grid.tops(Axis::Modality).count()), (10, 3, 3));
        assert_eq!(grid.within(Axis::Modality, "innovative_actions").len(), 4);
    }

    #[test]
    fn axes_are_trees_of_two_levels_with_codes_of_their_own() {
        let faults = |areas| check_axes(&own(areas)).iter().map(|p| p.code.clone()).collect::<Vec<_>>();
        assert_eq!(faults(json!([{ "code": "a" }, { "code": "b", "parent": "a" }])), Vec::<String>::new());
        assert_eq!(faults(json!([{ "code": "a" }, { "code": "a" }])), ["problem-grid-twice"]);
        assert_eq!(faults(json!([{ "code": "A b" }])), ["problem-grid-code"]);
        assert_eq!(faults(json!([{ "code": "a", "parent": "x" }])), ["problem-grid-parent"]);
        let deep = json!([{ "code": "a" }, { "code": "b", "parent": "a" }, { "code": "c", "parent": "b" }]);
        assert_eq!(faults(deep), ["problem-grid-depth"]);
    }

    #[test]
    fn a_cell_that_nothing_is_expected_in_says_why() {
        let mut record = own(json!([]));
        record.body.insert("not_pertinent".into(), json!([{ "area": "a", "dimension": "d", "why": "perché" }]));
        let grid = Grid::of_record(&record);
        assert_eq!((grid.why_empty("a", "d", "m"), grid.why_empty("a", "e", "m")), (Some("perché"), None));
    }
}
