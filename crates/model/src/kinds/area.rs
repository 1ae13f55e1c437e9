//! Area (area salvata): a basin or any set of units or a shape that people keep, with the method that made it. Outside: OGC API Features.

use crate::kind::{Field, FieldType as T, Kind, LinkRule, Side, State, Verb};
use crate::vocabulary::{AREA_FORMS};

pub static KIND: Kind = Kind {
    code: "area",
    states: &[
        State::new("draft", &["adopted", "superseded"]),
        State::new("adopted", &["superseded"]).publisher(),
        State::new("superseded", &[]),
    ],
    fields: &[
        Field::new("form", T::Choice(&AREA_FORMS)).required().filter().aliases(&["tipo"]),
        Field::new("code", T::Code).search().sort().aliases(&["codice"]),
        Field::new("method", T::Text).search().filter(),
        Field::new("method_version", T::Text),
        Field::new("made_with", T::LongText),
        Field::new("units_count", T::Integer).sort().range(0.0, 100000.0),
    ],
    links: &[LinkRule::new("part_of", &["area"]), LinkRule::new("follows", &["area"]), LinkRule::new("cites", &["indicator", "method"])],
    class_field: Some("form"),
    figure_field: Some("units_count"),
    verb: Verb::Understand,
    side: Side::Around,
    term: None,
};
