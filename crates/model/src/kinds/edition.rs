//! Edition (edizione del piano): the title page of the next issue of the work plan while it is a draft; once issued, what was
//! issued, with the digest of its inputs and the documents themselves. It describes the plan, not the territory.

use crate::kind::{Field, FieldType as T, Kind, Side, State, Verb};

pub static KIND: Kind = Kind {
    code: "edition",
    // No step is made by hand: issuing an edition leads from one state to the next.
    states: &[State::new("draft", &[]), State::new("issued", &[]), State::new("superseded", &[])],
    fields: &[
        Field::new("number", T::Integer).sort().range(1.0, 1_000_000.0),
        Field::new("body", T::Text).search(),
        Field::new("edition_name", T::Text).search(),
        Field::new("date", T::Date).sort(),
        Field::new("signatory", T::Text),
        Field::new("signatory_role", T::Text),
        Field::new("logo", T::Code).document(),
        Field::new("left_out", T::Text),
        Field::new("audience", T::Code).filter(),
        Field::new("languages", T::Text),
        Field::new("digest", T::Code),
        Field::new("pdf_it", T::Code).document(),
        Field::new("json_it", T::Code).document(),
        Field::new("pdf_en", T::Code).document(),
        Field::new("json_en", T::Code).document(),
    ],
    links: &[],
    class_field: None,
    figure_field: Some("number"),
    verb: Verb::Guarantee,
    side: Side::Outside,
    ..Kind::PLAIN
};
