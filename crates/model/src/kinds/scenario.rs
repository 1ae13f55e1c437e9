//! Scenario (scenario): a future that holds together: its factors and their variants, how consistent they are, and what it would change.

use crate::kind::{Condition, Field, FieldType as T, Kind, LinkRule, Side, State, Verb};

static FACTORS: &[Field] = &[
    Field::new("factor", T::Text).required(),
    Field::new("variant", T::Text).required(),
    Field::new("note", T::Text),
];

static DELTAS: &[Field] = &[
    Field::new("indicator", T::Text).required(),
    Field::new("place", T::Text),
    Field::new("change", T::Number).required(),
    Field::new("unit", T::Text),
];

pub static KIND: Kind = Kind {
    code: "scenario",
    states: &[
        State::new("drafted", &["adopted"]),
        State::new("adopted", &["drafted"]).needs(&[Condition::Has("factors")]),
    ],
    fields: &[
        Field::new("horizon", T::Year).sort().filter().aliases(&["orizzonte"]),
        Field::new("narrative", T::LongText).search(),
        Field::new("factors", T::Rows(FACTORS)),
        Field::new("consistency", T::Number).sort(),
        Field::new("deltas", T::Rows(DELTAS)),
        Field::new("source", T::Text).search(),
    ],
    links: &[LinkRule::new("contributes_to", &["objective"]), LinkRule::new("cites", &["method", "indicator"]), LinkRule::new("follows", &["scenario"])],
    class_field: None,
    figure_field: Some("horizon"),
    verb: Verb::Design,
    side: Side::Around,
    term: None,
};
