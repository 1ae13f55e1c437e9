//! Reads the rules of a question from a TOML file, and says which member is at fault.

use crate::work::{Result, VerbError};
use reticolo_model::Problem;
use std::path::Path;
use toml::{Table, Value};

/// The largest file of rules, in megabytes.
const MOST_MB: u64 = 16;

/// A file of rules.
pub struct Rules {
    file: String,
    table: Table,
}

impl Rules {
    /// # Errors
    /// A file that cannot be read, is no TOML, or has a member that is none of `known`.
    pub fn open(path: &Path, known: &[&str]) -> Result<Rules> {
        let file = path.display().to_string();
        let text = crate::numbers::text(path, MOST_MB)?;
        let table: Table = text.parse().map_err(|error: toml::de::Error| {
            let line = error.span().map_or(0, |s| text[..s.start.min(text.len())].matches('\n').count() + 1);
            Problem::new("problem-rules-form", error.message()).with("file", &file).with("row", line)
        })?;
        let rules = Rules { file, table };
        match rules.table.keys().find(|k| !known.contains(&k.as_str())) {
            Some(key) => Err(Problem::new("problem-rules-unknown", key).with("file", &rules.file).with("known", known.join(", ")).into()),
            None => Ok(rules),
        }
    }

    /// What is wrong with a member: `expected` is a key of the messages that says what was expected.
    #[must_use]
    pub fn wrong(&self, name: &str, found: impl ToString, code: &str) -> VerbError {
        Problem::new(code, found.to_string()).with("file", &self.file).with("member", name).into()
    }

    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.table.get(name)
    }

    /// # Errors
    /// No number.
    pub fn number(&self, name: &str) -> Result<Option<f64>> {
        self.get(name).map(|v| self.as_number(name, v)).transpose()
    }

    /// # Errors
    /// No number.
    pub fn as_number(&self, name: &str, value: &Value) -> Result<f64> {
        let number = match value {
            Value::Integer(i) => Some(*i as f64),
            Value::Float(x) => Some(*x),
            _ => None,
        };
        number.filter(|x| x.is_finite()).ok_or_else(|| self.wrong(name, value, "problem-rules-number"))
    }

    /// # Errors
    /// No whole number of zero or more.
    pub fn whole(&self, name: &str) -> Result<Option<usize>> {
        self.get(name).map(|v| self.as_whole(name, v)).transpose()
    }

    /// # Errors
    /// No whole number of zero or more.
    pub fn as_whole(&self, name: &str, value: &Value) -> Result<usize> {
        value.as_integer().and_then(|i| usize::try_from(i).ok()).ok_or_else(|| self.wrong(name, value, "problem-rules-whole"))
    }

    /// # Errors
    /// Neither true nor false.
    pub fn flag(&self, name: &str) -> Result<Option<bool>> {
        self.get(name).map(|v| v.as_bool().ok_or_else(|| self.wrong(name, v, "problem-rules-flag"))).transpose()
    }

    /// # Errors
    /// No list of texts.
    pub fn texts(&self, name: &str) -> Result<Vec<String>> {
        self.get(name).map_or(Ok(Vec::new()), |v| self.as_texts(name, v))
    }

    /// # Errors
    /// No list of texts.
    pub fn as_texts(&self, name: &str, value: &Value) -> Result<Vec<String>> {
        let wrong = || self.wrong(name, value, "problem-rules-texts");
        let list = value.as_array().ok_or_else(wrong)?;
        list.iter().map(|v| v.as_str().map(str::to_owned).ok_or_else(wrong)).collect()
    }

    /// # Errors
    /// No table.
    pub fn table(&self, name: &str) -> Result<Vec<(&String, &Value)>> {
        match self.get(name) {
            None => Ok(Vec::new()),
            Some(Value::Table(t)) => Ok(t.iter().collect()),
            Some(other) => Err(self.wrong(name, other, "problem-rules-table")),
        }
    }

    /// The tables of a list (`[[name]]`).
    ///
    /// # Errors
    /// Something else.
    pub fn tables(&self, name: &str) -> Result<Vec<&Table>> {
        let Some(value) = self.get(name) else { return Ok(Vec::new()) };
        let wrong = || self.wrong(name, value, "problem-rules-table");
        value.as_array().ok_or_else(wrong)?.iter().map(|v| v.as_table().ok_or_else(wrong)).collect()
    }
}

/// The parts of a cell that holds several: separated by `;`.
pub fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(';').map(str::trim).filter(|p| !p.is_empty())
}
