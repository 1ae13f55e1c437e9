//! A thing that is wrong with a value, in a form that any language can be made of: a code and its arguments.

use std::collections::BTreeMap;
use std::fmt;

/// One fault. `code` is the key of a message (`problem-…`), `field` the code of the field at fault.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Problem {
    pub code: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    pub found: String,
    pub args: BTreeMap<String, String>,
}

impl Problem {
    pub fn new(code: &str, found: impl Into<String>) -> Self {
        Problem { code: code.to_owned(), field: None, found: found.into(), args: BTreeMap::new() }
    }

    #[must_use]
    pub fn on(mut self, field: &str) -> Self {
        self.field = Some(field.to_owned());
        self
    }

    #[must_use]
    pub fn with(mut self, name: &str, value: impl fmt::Display) -> Self {
        self.args.insert(name.to_owned(), value.to_string());
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(field) = &self.field {
            write!(f, "{field}: ")?;
        }
        write!(f, "{} {:?}", self.code, self.found)?;
        for (name, value) in &self.args {
            write!(f, " {name}={value}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Problem {}
