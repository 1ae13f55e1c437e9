//! A question without an answer, told in the reader's language.

use crate::work::VerbError;
use reticolo_analysis::catalogue::Refusal;
use reticolo_messages::Language;
use reticolo_model::Problem;

/// The problem that says which verb was asked and why it cannot answer.
pub(crate) fn refused(language: Language, verb: &str, why: &impl Refusal) -> VerbError {
    let reason = match language {
        Language::It => why.it(),
        Language::En => why.to_string(),
    };
    Problem::new("problem-question", verb).with("reason", reason).into()
}
