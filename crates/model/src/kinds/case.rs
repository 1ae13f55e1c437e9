//! Case (pratica): what somebody asked of a desk, who answered, how and in which time.

use crate::kind::{Condition, Field, FieldType as T, Kind, LinkRule, Side, State, Verb};
use crate::vocabulary::{ASKERS, CASE_CHANNELS, CASE_OUTCOMES};

pub static KIND: Kind = Kind {
    code: "case",
    states: &[
        State::new("received", &["taken", "referred", "closed"]),
        State::new("taken", &["answered", "referred"]).needs(&[Condition::Has("taken_on")]),
        State::new("answered", &["closed", "taken"]).needs(&[Condition::Has("answer"), Condition::Has("answered_on")]),
        State::new("closed", &[]).needs(&[Condition::Has("outcome")]),
        State::new("referred", &["taken", "closed"]).needs(&[Condition::Has("referral")]),
    ],
    fields: &[
        Field::new("asker", T::Choice(&ASKERS)).required().filter().aliases(&["richiedente"]),
        Field::new("question", T::LongText).required().search().aliases(&["richiesta"]),
        Field::new("channel", T::Choice(&CASE_CHANNELS)).filter().aliases(&["canale"]),
        Field::new("received_on", T::Date).sort().aliases(&["ricevuta"]),
        Field::new("taken_on", T::Date).sort(),
        Field::new("answered_on", T::Date).sort(),
        Field::new("tutor", T::Text).filter(),
        Field::new("answer", T::LongText).search().aliases(&["risposta"]),
        Field::new("referral", T::Text).search(),
        Field::new("outcome", T::Choice(&CASE_OUTCOMES)).filter().aliases(&["esito"]),
        Field::new("money_obtained", T::Money).unit("€").sort(),
        Field::new("satisfaction", T::Number).range(0.0, 10.0),
        Field::new("asker_name", T::Text).personal(),
        Field::new("asker_email", T::Email).personal(),
        Field::new("asker_phone", T::Text).personal(),
    ],
    links: &[LinkRule::new("part_of", &["place"]), LinkRule::new("expressed_by", &["actor"]), LinkRule::new("cites", &["call", "need", "offer", "project", "method"])],
    class_field: Some("asker"),
    figure_field: Some("received_on"),
    verb: Verb::Participate,
    side: Side::Demand,
    term: None,
};
