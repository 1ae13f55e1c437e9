//! A question that was read and checked, and what is told when it has been computed.

use reticolo_analysis::catalogue::Refusal;
use reticolo_formats::FormatError;
use reticolo_messages::Language;
use reticolo_model::Problem;
use reticolo_model::geometry::Geometry;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Whole numbers up to so many are labels of areas rather than amounts.
const LABELS: usize = 60;

/// What stops a verb.
#[derive(Debug)]
pub enum VerbError {
    /// A cell, a column or a question that does not fit.
    Problem(Problem),
    /// A file that is not what it should be.
    Format(FormatError),
    /// A file that cannot be written or opened.
    Io { path: String, error: std::io::Error },
}

pub type Result<T> = std::result::Result<T, VerbError>;

impl From<Problem> for VerbError {
    fn from(problem: Problem) -> VerbError {
        VerbError::Problem(problem)
    }
}

impl From<FormatError> for VerbError {
    fn from(error: FormatError) -> VerbError {
        VerbError::Format(error)
    }
}

/// One column of a table that is told: a value a row; `Value::Null` where there is none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Column {
    pub name: String,
    pub cells: Vec<Value>,
}

impl Column {
    pub fn new<T: Into<Value>>(name: &str, cells: impl IntoIterator<Item = T>) -> Column {
        Column { name: name.to_owned(), cells: cells.into_iter().map(Into::into).collect() }
    }

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

    /// Numbers, rounded to nine decimals as everywhere.
    pub fn numbers(name: &str, cells: impl IntoIterator<Item = Option<f64>>) -> Column {
        let told = |x: f64| json!(reticolo_analysis::sums::round9(x));
        Column { name: name.to_owned(), cells: cells.into_iter().map(|x| x.map_or(Value::Null, told)).collect() }
    }
}

/// The result of a verb. `result` is its JSON; on a terminal `figures` stand above the table, and `--out` writes the table alone.
#[derive(Debug, Default)]
pub struct Told {
    pub result: Map<String, Value>,
    /// Figures about the whole, by name.
    pub figures: Vec<(String, Value)>,
    /// One row a unit, actor, pair, project …
    pub table: Vec<Column>,
    /// Sentences: why, what is left out, what the figures do not say.
    pub reasons: Vec<String>,
    /// Shapes of the table's rows, for GeoJSON.
    pub shapes: Vec<Option<Geometry>>,
    /// Other tables that were asked for, each with the file it goes to.
    pub beside: Vec<(PathBuf, Vec<Column>)>,
}

impl Told {
    /// A figure about the whole, in the JSON and above the table.
    pub fn figure(&mut self, name: &str, value: impl Into<Value>) {
        let value = value.into();
        self.result.insert(name.to_owned(), value.clone());
        self.figures.push((name.to_owned(), value));
    }

    /// A column of the table, in the JSON under the same name.
    pub fn column(&mut self, column: Column) {
        self.result.insert(column.name.clone(), Value::Array(column.cells.clone()));
        self.table.push(column);
    }

    /// What only the JSON says.
    pub fn detail(&mut self, name: &str, value: impl Into<Value>) {
        self.result.insert(name.to_owned(), value.into());
    }
}

type Compute = Box<dyn Fn() -> Result<Box<dyn FnOnce() -> Told>>>;

/// A question that was read and checked.
pub struct Work {
    pub method: &'static str,
    pub parameters: Value,
    /// SHA-256 over the files, hexadecimal.
    pub digest: String,
    compute: Compute,
}

impl Work {
    /// `compute` is what is timed, `tell` what turns its answer into figures and tables.
    pub fn new<A: 'static>(
        method: &'static str,
        parameters: Value,
        digest: String,
        compute: impl Fn() -> Result<A> + 'static,
        tell: impl Fn(A) -> Told + 'static,
    ) -> Work {
        let tell = std::rc::Rc::new(tell);
        let compute = move || {
            let (answer, tell) = (compute()?, tell.clone());
            Ok(Box::new(move || tell(answer)) as Box<dyn FnOnce() -> Told>)
        };
        Work { method, parameters, digest, compute: Box::new(compute) }
    }

    /// Computes; what is handed back tells the answer.
    ///
    /// # Errors
    /// Where the question turns out to have no answer.
    pub fn compute(&self) -> Result<Box<dyn FnOnce() -> Told>> {
        (self.compute)()
    }
}

/// Why there is no answer, in the reader's language.
#[must_use]
pub fn reason(language: Language, why: &dyn Refusal) -> String {
    match language {
        Language::It => why.it(),
        Language::En => why.to_string(),
    }
}

/// A question that has no answer, with the reason.
#[must_use]
pub fn refused(verb: &str, language: Language, why: &dyn Refusal) -> VerbError {
    Problem::new("problem-question", verb).with("reason", reason(language, why)).into()
}
