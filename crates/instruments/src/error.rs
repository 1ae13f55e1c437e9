//! What a use case can answer instead of its result. The web turns it into a status and a sentence, the command line into a sentence.

use reticolo_formats::FormatError;
use reticolo_messages::{Language, has, t, tr};
use reticolo_model::{Problem, Role};
use reticolo_store::StoreError;
use reticolo_store::jobs::Job;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

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
    /// It takes long: a job makes it, and the answer comes then.
    #[error("under way as job {}", .0.id)]
    Underway(Box<Job>),
    /// The job that made it failed, was stopped, or its process died; it can be begun again.
    #[error("job {} ended as {}", .0.id, .0.state)]
    Ended(Box<Job>),
    /// So many jobs wait that this one was not taken.
    #[error("too many jobs wait")]
    Busy,
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
            WorkError::Underway(_) => tr(language, "work-underway", &[]),
            WorkError::Ended(job) => tr(language, &format!("work-ended-{}", job.state), &[]),
            WorkError::Busy => tr(language, "work-busy", &[]),
            WorkError::Report(detail) => tr(language, "work-report", &[("detail", detail)]),
        }
    }
}

/// A problem as a sentence, with the names of kinds, links and states that its codes stand for.
#[must_use]
pub fn problem_sentence(language: Language, problem: &Problem) -> String {
    let named: BTreeMap<&str, String> = problem.args.iter().map(|(k, v)| (k.as_str(), named(language, problem, k, v))).collect();
    let found = match problem.code.as_str() {
        "problem-link" | "problem-reference-required" | "problem-link-required" | "problem-link-one" | "problem-link-stays" => {
            link_name(language, &problem.found)
        }
        _ => problem.found.clone(),
    };
    let mut args: Vec<(&str, &str)> = vec![("found", found.as_str())];
    args.extend(named.iter().map(|(k, v)| (*k, v.as_str())));
    let text = tr(language, &problem.code, &args);
    if !problem.args.contains_key("in_row") {
        return text;
    }
    args.push(("text", &text));
    tr(language, "problem-in-rows", &args)
}

fn link_name(language: Language, code: &str) -> String {
    let key = format!("link-{code}");
    if has(language, &key) { t(language, &key) } else { code.to_owned() }
}

/// An argument in words, where it is the code of something that has a name.
fn named(language: Language, problem: &Problem, name: &str, value: &str) -> String {
    let kinds = |text: &str| {
        let one = |code: &str| if reticolo_model::kinds::find(code).is_some() { t(language, code).to_lowercase() } else { code.to_owned() };
        text.split(", ").map(one).collect::<Vec<_>>().join(", ")
    };
    let state = |kind: Option<&String>, code: &str| {
        let key = format!("{}-state-{code}", kind.map_or("", String::as_str));
        if has(language, &key) { t(language, &key) } else { code.to_owned() }
    };
    match name {
        "kind" | "other" => kinds(value),
        "to" | "from" if problem.code.starts_with("problem-link") || problem.code.starts_with("problem-reference") => kinds(value),
        "link" => link_name(language, value),
        "known" if problem.code == "problem-link" => value.split(", ").map(|c| link_name(language, c)).collect::<Vec<_>>().join(", "),
        "state" => state(problem.args.get("kind"), value),
        "states" if value.is_empty() => "none".to_owned(),
        "states" => value.split(", ").map(|s| state(problem.args.get("other"), s)).collect::<Vec<_>>().join(", "),
        "in_column" => {
            let key = format!("column-{value}");
            if has(language, &key) { t(language, &key).to_lowercase() } else { value.to_owned() }
        }
        _ => value.to_owned(),
    }
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
