//! Chosen analysis (analisi scelta): a question to a method of the engine that the work plan asks anew whenever it is written; files that were
//! brought for it are attached to the record. It describes the plan, not the territory; who sees the record sees the answer.

use crate::kind::{Field, FieldType as T, Kind, Side, State, Verb};

static PAIRS: &[Field] = &[Field::new("argument", T::Code).required(), Field::new("value", T::LongText).required()];
static FILES: &[Field] =
    &[Field::new("argument", T::Code).required(), Field::new("file", T::Text).required(), Field::new("digest", T::Code).required()];

pub static KIND: Kind = Kind {
    code: "chosen_analysis",
    states: &[State::new("in_use", &[])],
    fields: &[
        Field::new("verb", T::Code).required().filter().sort(),
        Field::new("arguments", T::Rows(PAIRS)),
        Field::new("settings", T::Rows(PAIRS)),
        Field::new("files", T::Rows(FILES)),
        Field::new("title_it", T::Text).search(),
        Field::new("title_en", T::Text).search(),
        Field::new("comment_it", T::LongText).search(),
        Field::new("comment_en", T::LongText).search(),
    ],
    links: &[],
    class_field: None,
    figure_field: Some("verb"),
    verb: Verb::Guarantee,
    side: Side::Outside,
    ..Kind::PLAIN
};
