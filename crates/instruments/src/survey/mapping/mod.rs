//! How a file's columns become fields: a mapping, kept as TOML with the territory, proposed from the columns' names.

mod check;
mod propose;
mod reader;

pub(super) use propose::{CADASTRAL, ISTAT, slots};
pub(crate) use reader::Reader;

use crate::Result;
use reticolo_model::fold::{fold, snake};
use reticolo_model::value::DecimalMark;
use reticolo_model::{Problem, Visibility};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A mapping. `columns` says for each target which column it is read from, `constants` what every row has.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Mapping {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data_set: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quality_notes: Option<String>,
    /// The list does not hold all there is of its kind: nothing is concluded from what is not in it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub partial: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visibility: Option<Visibility>,
    /// `point` (unless said otherwise) or `comma`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decimal: Option<String>,
    /// Columns that together know a row again.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub key: Vec<String>,
    /// Column with a tax code or e-mail by which the person of a row is known again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known_by: Option<String>,
    /// What stands between several units in one cell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub separator: Option<String>,
    /// Cells with one of these texts hold no value.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<String>,
    /// Columns kept as attributes of a unit, under their own name or another: `name = column`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub illustrative: bool,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub columns: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub constants: BTreeMap<String, String>,
    /// For a target: what a cell says → what is kept.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, BTreeMap<String, String>>,
    /// How the file's bytes are read, where that is not to be found out: `utf-8`, `utf-16le`, `utf-16be`, `windows-1252`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// What stands between two cells of a row, where that is not to be found out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delimiter: Option<String>,
    /// Which sheet, layer, table or object of the file is read, where it has several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object: Option<String>,
    /// The EPSG number of the shapes' reference system, whatever the file says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub epsg: Option<u32>,
    /// Which rows stay: `all` (unless said otherwise), `loaded` or `inside`: with a place in a loaded unit, in the territory.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub keep: Option<String>,
    /// `MM-DD`: the day of the year that a period given as a year stands for (residents at 1 January: `01-01`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day_of_year: Option<String>,
    /// Figures: a loaded unit without a row has 0, not a missing value.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub absent_is_zero: bool,
    /// Figures: a cell with this text is suppressed, and lies under the bound.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub suppressed: BTreeMap<String, String>,
    /// Wide tables: columns of figures, each with its indicator (or destination) and its period.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<FigureColumn>,
    /// Figures: parts that should sum to a total.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sums: Vec<SumRule>,
    /// Records: values that follow from marks in other columns; for each target the first that holds.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
    /// Records: the places of a row in a file of their own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub places: Option<PlacesFile>,
    /// Records: columns that name another record, to which the row's record is linked.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<Reference>,
    /// Cells that a person mended: read as if the file said so.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mends: Vec<Mend>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<IndicatorSpec>,
}

/// A column of a wide table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FigureColumn {
    pub column: String,
    /// The indicator whose values it holds; flows have a destination instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indicator: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub destination: Option<String>,
    /// Without it the row's period counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
}

/// Parts (indicators) that should sum to a total in each unit and period; where they do not, the report says so.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SumRule {
    pub total: String,
    pub parts: Vec<String>,
}

/// A value that follows from a mark: where `column` says `is` (or anything, if `is` is not given), `target` is `value`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Choice {
    pub target: String,
    pub value: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is: Option<String>,
}

/// A second file with one row a place: looked for beside the first unless another is given with it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PlacesFile {
    pub file: String,
    /// The columns of that file that say the mapping's `key`, in its order.
    pub key: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub province: Option<String>,
    /// A part (any positive numbers); without it a record lies in its places in equal shares.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share: Option<String>,
}

/// A reference from a row's record to another: which link, to what, by which key, and what to do when none is found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Reference {
    pub link: String,
    /// The kind at the other end; which end the link starts from follows from the kinds' own rules.
    pub kind: String,
    /// `tax_code`, `code` (a code field of that kind), `title`, `key` (the key in `data_set`) or `name` (title, then `[data_set/key]`
    /// where a data set brought it, as exports write it).
    pub by: String,
    pub column: String,
    /// With `by = "key"`: the data set whose keys are meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data_set: Option<String>,
    /// What to do when none is found: `report` (unless said otherwise) or `create`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missing: Option<String>,
    /// Only rows where this column says this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub only: Option<Only>,
    /// For a record that is created: column of its title (else the reference's own), and what it has besides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub columns: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub constants: BTreeMap<String, String>,
    /// The created record's values that follow from marks, as for the row's own.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Only {
    pub column: String,
    /// Any of these texts; with `not` the others.
    pub is: Vec<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub not: bool,
}

/// A cell as a person mended it: in one row, or wherever the column says this.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Mend {
    pub column: String,
    pub says: String,
    pub means: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<u64>,
}

/// Name and column of an attribute: `labour_area = sll_name`, or a column that keeps its name.
pub(crate) fn attribute(entry: &str) -> (&str, &str) {
    entry.split_once('=').map_or((entry, entry), |(name, column)| (name.trim(), column.trim()))
}

/// The definition of an indicator that a data set brings.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct IndicatorSpec {
    pub code: String,
    pub title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub definition: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aggregation: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub numerator: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub denominator: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight: Option<String>,
    /// The branch of activity that is counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub branch: Option<String>,
}

/// Whether a licence lets everybody read: Creative Commons, IODL, ODbL, public domain, "open data".
#[must_use]
pub fn is_open_licence(licence: &str) -> bool {
    let folded = fold(licence);
    let word = |w: &str| folded.split(' ').any(|x| x == w);
    (word("cc") && (word("by") || word("zero")))
        || word("cc0")
        || word("iodl")
        || word("odbl")
        || word("pddl")
        || folded.contains("public domain")
        || folded.contains("open data")
        || folded.contains("dati aperti")
        || folded.contains("creative commons")
}

impl Mapping {
    /// Reads a mapping; an unknown entry is named.
    pub fn parse(text: &str, file: &str) -> Result<Mapping> {
        toml::from_str(text).map_err(|e| Problem::new("problem-mapping-syntax", e.message()).with("file", file).into())
    }

    /// Whether it says nothing but how the file is opened; such a one is completed by a proposal.
    #[must_use]
    pub fn only_says_how(&self) -> bool {
        *self == Mapping::default().read_as(Some(self))
    }

    /// Opened as another states.
    #[must_use]
    pub(super) fn read_as(mut self, how: Option<&Mapping>) -> Mapping {
        if let Some(how) = how {
            self.encoding.clone_from(&how.encoding);
            self.delimiter.clone_from(&how.delimiter);
            self.object.clone_from(&how.object);
            self.epsg = how.epsg;
        }
        self
    }

    /// With a data set's name: the file's name without extensions where the mapping has none.
    #[must_use]
    pub fn named(mut self, file: &str) -> Mapping {
        if self.data_set.is_none() {
            let stem = file.rsplit('/').next().unwrap_or(file).split('.').next().unwrap_or(file);
            self.data_set = Some(snake(stem));
        }
        self
    }

    /// The mapping as TOML.
    #[must_use]
    pub fn text(&self) -> String {
        toml::to_string(self).unwrap_or_default()
    }

    #[must_use]
    pub fn decimal_mark(&self) -> DecimalMark {
        if self.decimal.as_deref() == Some("comma") { DecimalMark::Comma } else { DecimalMark::Point }
    }

    /// What comes in with this mapping is seen by: what it says, else everybody if its licence is open, else those who sign in.
    #[must_use]
    pub fn visibility(&self) -> Visibility {
        self.visibility.unwrap_or(if self.licence.as_deref().is_some_and(is_open_licence) {
            Visibility::Public
        } else {
            Visibility::SignedIn
        })
    }
}

#[cfg(test)]
mod tests {
    use super::is_open_licence;

    #[test]
    fn open_licences_are_known_by_their_words() {
        for open in ["CC BY 4.0", "CC-BY-SA 3.0 IT", "cc0", "IODL 2.0", "open data of the publisher", "Public Domain"] {
            assert!(is_open_licence(open), "{open}");
        }
        for closed in ["", "all rights reserved", "by request", "no licence declared"] {
            assert!(!is_open_licence(closed), "{closed}");
        }
    }
}
