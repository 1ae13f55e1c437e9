//! An answer as it is shown: which column says most, whether its rows are units, what its ids are called; and as a file.

use super::{AnalysisAnswer, AnalysisQuestion, AnswerColumn, form, own};
use crate::places::Places;
use crate::{Result, WorkError};
use reticolo_formats::table_out::CsvOut;
use reticolo_messages::Language;
use reticolo_model::value::to_text;
use serde_json::Value;
use std::collections::BTreeSet;

/// A map is drawn where so many rows in ten are units inside.
const OF_UNITS: usize = 6;
/// Whole numbers up to so many are labels of areas rather than amounts.
const LABELS: usize = 60;

impl AnalysisQuestion {
    /// What a column or a figure is called: its card's word for it, else its code.
    #[must_use]
    pub fn called(&self, l: Language, name: &str) -> String {
        let found = form::cards(&self.verb).iter().flat_map(|c| c.results).find(|f| f.name == name);
        found.map_or_else(|| name.to_owned(), |f| own(l, f.help).to_owned())
    }
}

/// The head of a card's sentence, as it stands before a value: what comes after a colon explains it.
#[must_use]
pub fn brief(sentence: &str) -> &str {
    let end = [": ", "; ", ". "].iter().filter_map(|mark| sentence.find(mark)).min().unwrap_or(sentence.len());
    sentence[..end].trim_end_matches('.')
}

impl AnswerColumn {
    /// Whether all that it holds is numbers.
    #[must_use]
    pub fn is_number(&self) -> bool {
        let some = self.cells.iter().any(Value::is_number);
        some && self.cells.iter().all(|v| v.is_number() || v.is_null())
    }

    /// Whether its numbers tell areas apart rather than measure anything.
    #[must_use]
    pub fn labels(&self) -> bool {
        let labels: BTreeSet<i64> = self.cells.iter().filter_map(Value::as_i64).collect();
        matches!(self.name.as_str(), "region" | "area" | "label" | "group" | "basin") && labels.len() <= LABELS
    }
}

impl AnalysisAnswer {
    /// How many rows its table has.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.columns.iter().map(|c| c.cells.len()).max().unwrap_or_default()
    }

    /// The column that maps and bars show: the one that is asked for, else the first of numbers.
    #[must_use]
    pub fn shown(&self, asked: Option<&str>) -> Option<&AnswerColumn> {
        let numbers = || self.columns.iter().skip(1).filter(|c| c.is_number());
        numbers().find(|c| asked == Some(c.name.as_str())).or_else(|| numbers().next())
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
        let word = |word: &str| {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '-');
            self.names.get(bare).filter(|_| !bare.is_empty()).map_or_else(|| word.to_owned(), |name| word.replace(bare, name))
        };
        reason.split(['\t', ' ']).map(word).collect::<Vec<_>>().join(" ")
    }

    /// The table as CSV; the figures where there is none.
    ///
    /// # Errors
    /// None that is known: it is written to memory.
    pub fn csv(&self) -> Result<Vec<u8>> {
        let written = || -> std::io::Result<Vec<u8>> {
            if self.columns.is_empty() {
                let mut out = CsvOut::new(Vec::new(), ["figure", "value"])?;
                for (name, value) in &self.figures {
                    out.row([name.as_str(), &to_text(value)])?;
                }
                return out.finish();
            }
            let mut out = CsvOut::new(Vec::new(), self.columns.iter().map(|c| c.name.as_str()))?;
            for row in 0..self.columns.iter().map(|c| c.cells.len()).max().unwrap_or_default() {
                out.row(self.columns.iter().map(|c| c.cells.get(row).map(to_text).unwrap_or_default()))?;
            }
            out.finish()
        };
        written().map_err(WorkError::io("answer.csv"))
    }
}
