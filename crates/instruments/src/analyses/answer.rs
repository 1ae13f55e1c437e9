//! An answer as it is shown: which column says most, whether its rows are units, what its ids are called; and as a file.

use super::{AnalysisAnswer, AnalysisQuestion, Column, form, own};
use crate::places::Places;
use crate::{Result, WorkError};
use reticolo_messages::{Language, figure, integer, t};
use reticolo_model::value::to_text;
use reticolo_verbs::show;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// A map is drawn where so many rows in ten are units inside.
const OF_UNITS: usize = 6;
/// Columns of numbers that say where a row stands and measure nothing.
pub const ORDER: [&str; 11] = ["rank", "order", "row", "i", "j", "team", "x", "y", "lon", "lat", "period"];

impl AnalysisQuestion {
    /// What a column or a figure says: its card's word for it, else its code.
    #[must_use]
    pub fn called(&self, l: Language, name: &str) -> String {
        let found = form::cards(&self.verb).iter().flat_map(|c| c.results).find(|f| f.name == name);
        found.map_or_else(|| name.to_owned(), |f| own(l, f.help).to_owned())
    }
}

/// A value in words: numbers short, ids by what they are called.
#[must_use]
pub fn said(l: Language, value: &Value, names: &BTreeMap<String, String>) -> String {
    match value {
        Value::Null => "–".to_owned(),
        Value::Bool(yes) => t(l, if *yes { "word-yes" } else { "word-no" }),
        Value::Number(n) => n.as_i64().map_or_else(|| decimals(l, n.as_f64().unwrap_or_default()), |n| integer(l, n)),
        Value::String(text) => names.get(text).cloned().or_else(|| all_named(text, names)).unwrap_or_else(|| text.clone()),
        other => to_text(other),
    }
}

/// Three decimals at most; of what is smaller three digits, since a score a person may be 0.0004 and is not nothing.
fn decimals(l: Language, x: f64) -> String {
    let digits = (1..=9).find(|n| x.abs() >= 10f64.powi(-n)).unwrap_or(0);
    figure(l, x, u8::try_from(digits + 2).map_or(3, |n| n.clamp(3, 9)))
}

/// A list of ids, each by what it is called; none where one of them is no id.
fn all_named(text: &str, names: &BTreeMap<String, String>) -> Option<String> {
    let all: Option<Vec<&str>> = text.split(';').map(|id| names.get(id.trim()).map(String::as_str)).collect();
    Some(all?.join("; "))
}

/// A reason with its ids called by their names.
#[must_use]
pub fn named(names: &BTreeMap<String, String>, reason: &str) -> String {
    let word = |word: &str| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '-');
        names.get(bare).filter(|_| !bare.is_empty()).map_or_else(|| word.to_owned(), |name| word.replace(bare, name))
    };
    reason.split(['\t', ' ']).map(word).collect::<Vec<_>>().join(" ")
}

impl AnalysisAnswer {
    /// What a column or a figure is called where there is little room.
    #[must_use]
    pub fn head(&self, l: Language, name: &str) -> String {
        self.names.get(name).cloned().unwrap_or_else(|| form::name(l, &self.question.verb, name))
    }

    /// How many rows its table has.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.columns.iter().map(|c| c.cells.len()).max().unwrap_or_default()
    }

    /// The column that maps and bars show: the one that is asked for, else the first of numbers that measure something.
    #[must_use]
    pub fn shown(&self, asked: Option<&str>) -> Option<&Column> {
        let numbers = || self.columns.iter().skip(1).filter(|c| c.is_number());
        let measures = |c: &&Column| !ORDER.contains(&c.name.as_str());
        numbers().find(|c| asked == Some(c.name.as_str())).or_else(|| numbers().find(measures)).or_else(|| numbers().next())
    }

    /// The codes of its rows, where enough of them are units inside for a map, each once.
    #[must_use]
    pub fn units(&self, places: &Places) -> Option<Vec<&str>> {
        let first = self.columns.first()?;
        let codes: Vec<&str> = first.cells.iter().map(|v| v.as_str().unwrap_or_default()).collect();
        let units = codes.iter().filter(|c| places.is_inside(c)).count();
        let once = codes.iter().collect::<BTreeSet<_>>().len() == codes.len();
        (once && units > 0 && units * 10 >= codes.len() * OF_UNITS).then_some(codes)
    }

    /// A reason with its ids called by their names.
    #[must_use]
    pub fn named(&self, reason: &str) -> String {
        named(&self.names, reason)
    }

    /// The table as CSV; the figures where there is none.
    ///
    /// # Errors
    /// None that is known: it is written to memory.
    pub fn csv(&self) -> Result<Vec<u8>> {
        show::csv(Vec::new(), &self.figures, &self.columns).map_err(WorkError::io("answer.csv"))
    }
}
