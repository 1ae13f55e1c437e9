//! Commitment (impegno): what somebody took upon themselves, by when, with exactly one who is accountable.

use crate::kind::{Condition, Field, FieldType as T, Kind, LinkRule, Side, State, Verb};

pub static KIND: Kind = Kind {
    code: "commitment",
    states: &[
        State::new("taken", &["kept", "broken", "renegotiated"]),
        State::new("kept", &[]).needs(&[Condition::Has("evidence")]),
        State::new("broken", &[]).needs(&[Condition::Has("evidence")]),
        State::new("renegotiated", &["kept", "broken"]).needs(&[Condition::Has("due"), Condition::Has("evidence")]),
    ],
    fields: &[
        Field::new("due", T::Date).required().sort().aliases(&["scadenza"]),
        Field::new("taken_on", T::Date).sort(),
        Field::new("consulted", T::Texts),
        Field::new("informed", T::Texts),
        Field::new("evidence", T::LongText).search(),
        Field::new("public_promise", T::Yes).filter(),
    ],
    links: &[LinkRule::new("accountable", &["actor", "body"]).required(), LinkRule::new("part_of", &["project", "partnership", "meeting"]), LinkRule::new("responds_to", &["need", "latency"]), LinkRule::new("contributes_to", &["objective"]), LinkRule::new("follows", &["commitment"])],
    class_field: None,
    figure_field: Some("due"),
    verb: Verb::Guarantee,
    side: Side::Around,
    term: Some(180),
};
