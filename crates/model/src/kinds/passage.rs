//! Passage (parole dell’ente): what the agency itself writes in a section of its work plan, in plain Markdown, in either language.
//! It describes the plan, not the territory; who sees the record sees the words. Outside: CommonMark.

use crate::kind::{Field, FieldType as T, Kind, Side, State, Verb};

pub static KIND: Kind = Kind {
    code: "passage",
    states: &[State::new("in_use", &[])],
    fields: &[
        Field::new("section", T::Code).required().filter().sort(),
        Field::new("text_it", T::LongText).search(),
        Field::new("text_en", T::LongText).search(),
    ],
    links: &[],
    class_field: None,
    figure_field: Some("section"),
    verb: Verb::Guarantee,
    side: Side::Outside,
    ..Kind::PLAIN
};
