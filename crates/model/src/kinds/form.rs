//! Form (questionario): questions with their scoring, in one or more languages. Outside: XLSForm, OpenRosa.

use crate::kind::{Condition, Field, FieldType as T, Kind, LinkRule, Side, State, Verb};
use crate::vocabulary::{QUESTION_TYPES};

static QUESTIONS: &[Field] = &[
    Field::new("name", T::Code).required(),
    Field::new("type", T::Choice(&QUESTION_TYPES)).required(),
    Field::new("label", T::LongText).required(),
    Field::new("required", T::Yes),
    Field::new("choices", T::LongText),
    Field::new("relevant", T::LongText),
];

static SCORING: &[Field] = &[
    Field::new("question", T::Code).required(),
    Field::new("answer", T::Text).required(),
    Field::new("points", T::Number).required(),
];

pub static KIND: Kind = Kind {
    code: "form",
    states: &[
        State::new("draft", &["open", "closed"]),
        State::new("open", &["closed"]).needs(&[Condition::Has("questions")]),
        State::new("closed", &["open"]),
    ],
    fields: &[
        Field::new("code", T::Code).search().sort().aliases(&["codice", "form_id"]),
        Field::new("version", T::Text).sort().aliases(&["versione"]),
        Field::new("languages", T::Texts).filter(),
        Field::new("questions", T::Rows(QUESTIONS)),
        Field::new("scoring", T::Rows(SCORING)),
        Field::new("intro", T::LongText).search(),
        Field::new("anonymous", T::Yes).filter(),
        // The workbook that it came in as.
        Field::new("definition", T::Code).document(),
    ],
    links: &[LinkRule::new("cites", &["method", "indicator"]), LinkRule::new("part_of", &["consultation", "project"]), LinkRule::new("follows", &["form"])],
    class_field: None,
    figure_field: Some("code"),
    verb: Verb::Survey,
    side: Side::Around,
    term: Some(365),
};
