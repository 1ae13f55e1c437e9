//! Method (metodo): a way of working described so that others can follow it: when, in which steps, with which forms, and what came of it.

use crate::kind::{Condition, Field, FieldType as T, Kind, LinkRule, Side, State, Verb};

static STEPS: &[Field] = &[
    Field::new("number", T::Integer).required().range(1.0, 1000.0),
    Field::new("step", T::Text).required(),
    Field::new("tool", T::Text),
    Field::new("days", T::Number).range(0.0, 10000.0),
];

static USES: &[Field] = &[
    Field::new("version", T::Text).required(),
    Field::new("place", T::Text),
    Field::new("date", T::Date),
    Field::new("outcome", T::Text).required(),
];

pub static KIND: Kind = Kind {
    code: "method",
    states: &[
        State::new("draft", &["published", "superseded"]),
        State::new("published", &["superseded"]).needs(&[Condition::Has("when_to_use"), Condition::Has("steps")]),
        State::new("superseded", &[]),
    ],
    fields: &[
        Field::new("version", T::Text).sort().aliases(&["versione"]),
        Field::new("when_to_use", T::LongText).search(),
        Field::new("steps", T::Rows(STEPS)),
        Field::new("uses", T::Rows(USES)),
        Field::new("source", T::Text).search().aliases(&["fonte"]),
        Field::new("doi", T::Code),
        Field::new("languages", T::Texts).filter(),
        Field::new("website", T::Url),
    ],
    links: &[LinkRule::new("follows", &["method"]), LinkRule::new("cites", &["form"])],
    class_field: None,
    figure_field: Some("version"),
    verb: Verb::Design,
    side: Side::Around,
    term: None,
};
