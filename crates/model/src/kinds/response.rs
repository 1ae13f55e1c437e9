//! Response (risposta): what somebody answered to a form, where, and whether it may be used. Outside: OpenRosa.

use crate::kind::{Field, FieldType as T, Kind, LinkRule, Side, State, Verb};
use crate::vocabulary::{ASKERS};

static ANSWERS: &[Field] = &[
    Field::new("question", T::Code).required(),
    Field::new("value", T::Text).required(),
];

pub static KIND: Kind = Kind {
    code: "response",
    states: &[
        State::new("received", &["checked"]),
        State::new("checked", &["used", "received"]),
        State::new("used", &[]),
    ],
    fields: &[
        Field::new("answered_on", T::Date).sort().aliases(&["data"]),
        Field::new("asker", T::Choice(&ASKERS)).filter(),
        Field::new("answers", T::Rows(ANSWERS)),
        Field::new("score", T::Number).sort(),
        Field::new("tutor_note", T::LongText),
        Field::new("respondent_name", T::Text).personal(),
        Field::new("respondent_email", T::Email).personal(),
    ],
    links: &[LinkRule::new("part_of", &["form"]).required(), LinkRule::new("expressed_by", &["actor"])],
    class_field: Some("asker"),
    figure_field: Some("score"),
    verb: Verb::Survey,
    side: Side::Around,
    term: None,
};
