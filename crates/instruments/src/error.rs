//! What a use case can answer instead of its result. The web turns it into a status and a sentence, the command line into a sentence.

use reticolo_formats::FormatError;
use reticolo_messages::{Language, tr};
use reticolo_model::{Problem, Role};
use reticolo_store::StoreError;
use serde::Serialize;
use serde_json::Value;

#[derive(Debug, thiserror::Error)]
pub enum WorkError {
    /// The gate says no: at least this role is needed.
    #[error("not allowed: this needs the role {}", .0.code())]
    Forbidden(Role),
    #[error("not found: {0}")]
    NotFound(String),
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Invalid(Vec<Problem>),
    /// The mapping that was proposed is not clear enough: it is to be completed. `text` is its TOML.
    #[error("the mapping must be completed")]
    Mapping { text: String, problems: Vec<Problem> },
    /// Nothing was written because cells are bad; the report lists them.
    #[error("{} bad rows", .0.bad_rows)]
    BadRows(Box<crate::survey::ImportReport>),
    /// Both sides changed the same fields of a record.
    #[error("the record was changed meanwhile")]
    Conflict(Box<Conflict>),
    #[error(transparent)]
    Format(#[from] FormatError),
    #[error(transparent)]
    Store(StoreError),
    #[error("{path}: {error}")]
    Io { path: String, error: std::io::Error },
    #[error("cancelled")]
    Cancelled,
    #[error("{0}")]
    Report(String),
}

/// What a conflict asks about: only the fields that both sides changed.
#[derive(Debug, Clone, Serialize)]
pub struct Conflict {
    pub version: i64,
    pub fields: Vec<ConflictField>,
}

#[derive(Debug, Clone, Serialize)]
pub struct ConflictField {
    pub field: String,
    pub was: Value,
    pub now: Value,
    pub yours: Value,
}

impl From<StoreError> for WorkError {
    fn from(error: StoreError) -> WorkError {
        match error {
            StoreError::NotFound(what) => WorkError::NotFound(what),
            StoreError::Refused(problem) => WorkError::Invalid(vec![problem]),
            StoreError::Cancelled => WorkError::Cancelled,
            other => WorkError::Store(other),
        }
    }
}

impl From<Problem> for WorkError {
    fn from(problem: Problem) -> WorkError {
        WorkError::Invalid(vec![problem])
    }
}

impl WorkError {
    pub fn io(path: impl AsRef<std::path::Path>) -> impl FnOnce(std::io::Error) -> WorkError {
        let path = path.as_ref().display().to_string();
        move |error| WorkError::Io { path, error }
    }

    /// The sentence for people.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        match self {
            WorkError::Forbidden(role) => tr(language, "work-forbidden", &[("role", &tr(language, &format!("role-{}", role.code()), &[]))]),
            WorkError::NotFound(what) => tr(language, "work-not-found", &[("what", what)]),
            WorkError::Invalid(problems) => problems.iter().map(|p| problem_sentence(language, p)).collect::<Vec<_>>().join(" "),
            WorkError::Mapping { problems, .. } => {
                let reasons = problems.iter().map(|p| problem_sentence(language, p)).collect::<Vec<_>>().join(" ");
                format!("{} {reasons}", tr(language, "work-mapping", &[]))
            }
            WorkError::BadRows(report) => tr(language, "work-bad-rows", &[("rows", &report.bad_rows.to_string())]),
            WorkError::Conflict(_) => tr(language, "work-conflict", &[]),
            WorkError::Format(error) => format_sentence(language, error),
            WorkError::Store(error) => tr(language, "work-store", &[("detail", &error.to_string())]),
            WorkError::Io { path, error } => tr(language, "work-io", &[("path", path), ("detail", &error.to_string())]),
            WorkError::Cancelled => tr(language, "work-cancelled", &[]),
            WorkError::Report(detail) => tr(language, "work-report", &[("detail", detail)]),
        }
    }
}

/// A problem as a sentence.
#[must_use]
pub fn problem_sentence(language: Language, problem: &Problem) -> String {
    let mut args: Vec<(&str, &str)> = vec![("found", problem.found.as_str())];
    args.extend(problem.args.iter().map(|(k, v)| (k.as_str(), v.as_str())));
    tr(language, &problem.code, &args)
}

fn format_sentence(language: Language, error: &FormatError) -> String {
    let row = error.row.map(|r| r.to_string()).unwrap_or_default();
    let column = error.column.clone().unwrap_or_default();
    let mut args: Vec<(&str, &str)> = vec![("file", &error.file), ("row", &row), ("column", &column), ("found", &error.found)];
    args.extend(error.args.iter().map(|(k, v)| (k.as_str(), v.as_str())));
    let text = tr(language, error.code, &args);
    let place = match (error.row, &error.column) {
        (Some(_), Some(_)) => "format-in-cell",
        (Some(_), None) => "format-in-row",
        (None, Some(_)) => "format-in-column",
        (None, None) => "format-in-file",
    };
    args.push(("text", &text));
    tr(language, place, &args)
}
