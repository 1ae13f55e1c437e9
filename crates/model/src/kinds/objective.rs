//! Objective (obiettivo): what is to be reached, by when, measured how, and who answers for it.

use crate::kind::{Condition, Field, FieldType as T, Kind, LinkRule, Side, State, Verb};
use crate::vocabulary::{GOVERNMENT_LEVELS};

pub static KIND: Kind = Kind {
    code: "objective",
    states: &[
        State::new("proposed", &["adopted"]),
        State::new("adopted", &["reached", "proposed"]).needs(&[Condition::Has("responsible"), Condition::Has("target")]),
        State::new("reached", &[]).needs(&[Condition::Has("evidence")]),
    ],
    fields: &[
        Field::new("level", T::Choice(&GOVERNMENT_LEVELS)).required().filter().aliases(&["livello"]),
        Field::new("indicator", T::Text).search().aliases(&["indicatore"]),
        Field::new("measure_unit", T::Text).aliases(&["unita_di_misura"]),
        Field::new("baseline", T::Number),
        Field::new("baseline_year", T::Year),
        Field::new("target", T::Number).sort().aliases(&["valore_obiettivo"]),
        Field::new("target_year", T::Year).sort().filter(),
        Field::new("responsible", T::Text).filter().search().aliases(&["responsabile"]),
        Field::new("evidence", T::LongText).search(),
        Field::new("website", T::Url),
    ],
    links: &[LinkRule::new("part_of", &["objective"]), LinkRule::new("cites", &["indicator", "scenario"]), LinkRule::new("governed_by", &["convention"])],
    class_field: Some("level"),
    figure_field: Some("target_year"),
    verb: Verb::Design,
    side: Side::Around,
    term: Some(365),
};
