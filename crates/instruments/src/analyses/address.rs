//! A question as names and values: as an address has it, as the command line says it, as a record keeps it.

use super::form::{self, FieldKind};
use super::{AnalysisQuestion, Brought, sources};
use crate::{Result, WorkError};
use reticolo_messages::Language;
use reticolo_model::Problem;

/// Before the name of a setting of the territory, and of a file that was brought.
pub const SETTING: &str = "in-";
pub const FILE: &str = "file-";

impl AnalysisQuestion {
    /// The question of names and values. What the verb does not know is left out: an address has names of the page too.
    ///
    /// # Errors
    /// A verb that is none; a choice that there is not.
    pub fn of_pairs(language: Language, verb: &str, pairs: &[(String, String)]) -> Result<AnalysisQuestion> {
        let fields = form::fields(verb);
        if fields.is_empty() {
            return Err(WorkError::NotFound(verb.to_owned()));
        }
        let mut question = AnalysisQuestion { verb: verb.to_owned(), language: language.code().to_owned(), ..AnalysisQuestion::default() };
        let source = sources::of(verb);
        for (name, value) in pairs.iter().filter(|(_, value)| !value.trim().is_empty()) {
            let value = value.trim().to_owned();
            if let Some(setting) = name.strip_prefix(SETTING) {
                if source.is_some_and(|s| s.settings.iter().any(|x| x.name == setting)) {
                    question.settings.entry(setting.to_owned()).and_modify(|all| all.extend([",", &value])).or_insert(value);
                }
            } else if let Some(argument) = name.strip_prefix(FILE) {
                if let Some((digest, called)) = value.split_once(':')
                    && fields.iter().any(|f| f.kind == FieldKind::File && f.name == argument)
                {
                    question.files.insert(argument.to_owned(), Brought { name: called.to_owned(), digest: digest.to_owned() });
                }
            } else if let Some(field) = fields.iter().find(|f| f.name == *name && f.kind != FieldKind::File) {
                if let FieldKind::Choice(known) = &field.kind
                    && !known.contains(&value)
                {
                    return Err(Problem::new("problem-choice", value).on(name).with("known", known.join(", ")).into());
                }
                // What is said by default is the same question as what is not said.
                if field.default.as_ref() != Some(&value) {
                    question.arguments.push((name.clone(), value));
                }
            }
        }
        question.arguments.sort();
        Ok(question)
    }

    /// The names and values that ask it again.
    #[must_use]
    pub fn pairs(&self) -> Vec<(String, String)> {
        let settings = self.settings.iter().map(|(name, value)| (format!("{SETTING}{name}"), value.clone()));
        let files = self.files.iter().map(|(name, f)| (format!("{FILE}{name}"), format!("{}:{}", f.digest, f.name)));
        self.arguments.iter().cloned().chain(settings).chain(files).collect()
    }
}
