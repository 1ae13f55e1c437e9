//! Convention (convenzione): the agreement between bodies on which the structure and the grid rest: who, on what, from when, and what it obliges.

use crate::kind::{Condition, Field, FieldType as T, Kind, LinkRule, Side, State, Verb};

static PARTIES: &[Field] = &[
    Field::new("party", T::Text).required(),
    Field::new("role", T::Text),
    Field::new("signed", T::Date),
];

static OBLIGATIONS: &[Field] = &[
    Field::new("who", T::Text).required(),
    Field::new("what", T::Text).required(),
    Field::new("due", T::Date),
];

pub static KIND: Kind = Kind {
    code: "convention",
    states: &[
        State::new("drafted", &["signed", "ended"]),
        State::new("signed", &["in_force", "ended"]).needs(&[Condition::Has("signed_on"), Condition::Has("parties")]),
        State::new("in_force", &["ended"]),
        State::new("ended", &[]),
    ],
    fields: &[
        Field::new("number", T::Code).sort().search().aliases(&["numero"]),
        Field::new("object", T::LongText).required().search().aliases(&["oggetto"]),
        Field::new("parties", T::Rows(PARTIES)),
        Field::new("signed_on", T::Date).sort().aliases(&["data_firma"]),
        Field::new("ends_on", T::Date).sort(),
        Field::new("text", T::LongText).search(),
        Field::new("obligations", T::Rows(OBLIGATIONS)),
        Field::new("website", T::Url),
    ],
    links: &[LinkRule::new("part_of", &["convention"]), LinkRule::new("follows", &["convention"])],
    class_field: None,
    figure_field: Some("signed_on"),
    verb: Verb::Guarantee,
    side: Side::Around,
    term: Some(365),
};
