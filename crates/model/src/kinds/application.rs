//! Application (domanda di contributo): what a project asks of a call, and what came of it. Outside: 360Giving grant.

use crate::kind::{Condition, Field, FieldType as T, Kind, LinkRule, Side, State, Verb};
use crate::vocabulary::{ANNEX_STATES};

static ANNEXES: &[Field] = &[
    Field::new("annex", T::Text).required(),
    Field::new("state", T::Choice(&ANNEX_STATES)),
    Field::new("due", T::Date),
];

static REPORTS: &[Field] = &[
    Field::new("what", T::Text).required(),
    Field::new("due", T::Date),
    Field::new("sent", T::Date),
];

pub static KIND: Kind = Kind {
    code: "application",
    states: &[
        State::new("drafting", &["ready", "refused"]),
        State::new("ready", &["submitted", "drafting"]).needs(&[Condition::Has("requested")]),
        State::new("submitted", &["admitted", "refused"]).needs(&[Condition::Has("submitted_on")]),
        State::new("admitted", &["awarded", "refused"]),
        State::new("awarded", &["paid", "refused"]).needs(&[Condition::Has("awarded"), Condition::Has("decided_on")]),
        State::new("paid", &["reported"]).needs(&[Condition::Has("paid")]),
        State::new("reported", &[]).needs(&[Condition::Has("reports")]),
        State::new("refused", &[]),
    ],
    fields: &[
        Field::new("number", T::Code).search().sort().aliases(&["protocollo", "numero"]),
        Field::new("annexes", T::Rows(ANNEXES)),
        Field::new("requested", T::Money).unit("€").sort().aliases(&["richiesto"]),
        Field::new("own_money", T::Money).unit("€"),
        Field::new("awarded", T::Money).unit("€").sort().aliases(&["concesso"]),
        Field::new("paid", T::Money).unit("€").sort().aliases(&["erogato"]),
        Field::new("submitted_on", T::Date).sort(),
        Field::new("decided_on", T::Date).sort(),
        Field::new("reports", T::Rows(REPORTS)),
        Field::new("reason", T::LongText).search(),
    ],
    links: &[LinkRule::new("part_of", &["project"]).required(), LinkRule::new("responds_to", &["call"]).required()],
    class_field: None,
    figure_field: Some("requested"),
    verb: Verb::Design,
    side: Side::Around,
    term: Some(90),
};
