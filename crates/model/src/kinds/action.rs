//! Action (azione): what is done about a latency or a need: who, by when, at which cost and with which effect.

use crate::kind::{Condition, Field, FieldType as T, Kind, LinkRule, Side, State, Verb};
use crate::vocabulary::{ACTION_FORMS};

pub static KIND: Kind = Kind {
    code: "action",
    states: &[
        State::new("planned", &["under_way", "dropped"]),
        State::new("under_way", &["done", "dropped"]).needs(&[Condition::Has("owner")]),
        State::new("done", &[]).needs(&[Condition::Has("done_on")]),
        State::new("dropped", &[]).needs(&[Condition::Has("reason")]),
    ],
    fields: &[
        Field::new("form", T::Choice(&ACTION_FORMS)).required().filter().aliases(&["tipo"]),
        Field::new("owner", T::Text).filter().search().aliases(&["responsabile"]),
        Field::new("due", T::Date).sort().aliases(&["scadenza"]),
        Field::new("cost", T::Money).unit("€").sort().aliases(&["costo"]),
        Field::new("expected_effect", T::LongText).search(),
        Field::new("measured_effect", T::LongText).search(),
        Field::new("done_on", T::Date).sort(),
        Field::new("reason", T::LongText),
    ],
    links: &[LinkRule::new("responds_to", &["latency", "need"]), LinkRule::new("part_of", &["project", "body"]), LinkRule::new("contributes_to", &["objective"]), LinkRule::new("cites", &["method"])],
    class_field: Some("form"),
    figure_field: Some("cost"),
    verb: Verb::Understand,
    side: Side::Initiative,
    term: Some(90),
};
