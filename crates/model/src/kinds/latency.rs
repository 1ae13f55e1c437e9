//! Latency (latenza): something the territory could do and does not, with the rule that found it, the evidence and what to do about it.

use crate::kind::{Condition, Field, FieldType as T, Kind, LinkRule, Side, State, Verb};
use crate::vocabulary::{LATENCY_RULES};

static EVIDENCE: &[Field] = &[
    Field::new("what", T::Text).required(),
    Field::new("value", T::Text),
    Field::new("source", T::Text),
];

pub static KIND: Kind = Kind {
    code: "latency",
    states: &[
        State::new("found", &["accepted", "postponed", "dismissed", "resolved"]),
        State::new("accepted", &["resolved", "dismissed"]),
        State::new("postponed", &["found", "accepted", "dismissed", "resolved"]).needs(&[Condition::Has("postponed_until")]),
        State::new("dismissed", &["found"]).needs(&[Condition::Has("reason")]),
        State::new("resolved", &[]).needs(&[Condition::Has("reason")]),
    ],
    fields: &[
        Field::new("rule", T::Choice(&LATENCY_RULES)).required().filter().aliases(&["regola"]),
        // What it is known again by, where a rule found it.
        Field::new("finding", T::Text),
        Field::new("why", T::LongText).search(),
        Field::new("evidence", T::Rows(EVIDENCE)),
        Field::new("confidence", T::Number).unit("%").range(0.0, 100.0).sort(),
        Field::new("since", T::Date).sort(),
        Field::new("suggestion", T::LongText).search(),
        Field::new("postponed_until", T::Date).sort(),
        Field::new("reason", T::LongText).search(),
    ],
    links: &[LinkRule::new("cites", &["actor", "need", "offer", "asset", "initiative", "call", "professional", "project"])],
    class_field: Some("rule"),
    figure_field: Some("confidence"),
    verb: Verb::Understand,
    side: Side::Around,
    term: Some(180),
};
