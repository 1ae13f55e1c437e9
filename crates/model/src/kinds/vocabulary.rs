//! Vocabulary (elenco di voci): what a territory changes in one list of entries: other names, entries of its own, entries that are no
//! longer offered. The list itself comes with the program. Outside: SKOS.

use crate::kind::{Field, FieldType as T, Kind, Side, State, Verb};

static ENTRIES: &[Field] = &[
    Field::new("code", T::Code).required(),
    Field::new("parent", T::Code),
    Field::new("name_it", T::Text),
    Field::new("name_en", T::Text),
    Field::new("retired", T::Yes),
];

pub static KIND: Kind = Kind {
    code: "vocabulary",
    states: &[State::new("in_use", &[])],
    fields: &[Field::new("list", T::Code).required().filter().sort(), Field::new("entries", T::Rows(ENTRIES))],
    links: &[],
    class_field: None,
    figure_field: Some("list"),
    verb: Verb::Survey,
    side: Side::Outside,
    ..Kind::PLAIN
};
