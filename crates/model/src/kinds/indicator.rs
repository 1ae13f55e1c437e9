//! Indicator (indicatore): what a column of figures means. Its values lie in a table of their own. Outside: SDMX concept.

use crate::kind::{Field, FieldType as T, Kind, LinkRule, Side, State, Verb};
use crate::vocabulary::{AGGREGATIONS, DIRECTIONS};

pub static KIND: Kind = Kind {
    code: "indicator",
    states: &[
        State::new("draft", &["in_use", "superseded"]),
        State::new("in_use", &["superseded"]),
        State::new("superseded", &["in_use"]),
    ],
    fields: &[
        Field::new("code", T::Code).required().sort().search(),
        Field::new("definition", T::LongText).search(),
        Field::new("unit", T::Text).filter(),
        Field::new("direction", T::Choice(&DIRECTIONS)).filter(),
        Field::new("aggregation", T::Choice(&AGGREGATIONS)).filter(),
        Field::new("numerator", T::Code),
        Field::new("denominator", T::Code),
        Field::new("weight", T::Code),
        // The branch of activity that is counted, as the source codes it: additive indicators in one unit that name branches are a table.
        Field::new("branch", T::Text).filter().search(),
        Field::new("used_data_set", T::Code),
        Field::new("target", T::Number),
        Field::new("threshold", T::Number),
    ],
    links: &[LinkRule::new("follows", &["indicator"])],
    class_field: Some("direction"),
    figure_field: Some("code"),
    verb: Verb::Survey,
    side: Side::Outside,
    ..Kind::PLAIN
};
