//! Body (organismo): a promoting group, technical unit, task force or working group, with its mandate, its members and what they may do. Outside: W3C Organization.

use crate::kind::{Condition, Field, FieldType as T, Kind, LinkRule, Side, State, Verb};
use crate::vocabulary::{BODY_FORMS, BODY_POWERS};

static MEMBERS: &[Field] = &[
    Field::new("role", T::Text).required(),
    Field::new("who", T::Text),
    Field::new("start", T::Date),
    Field::new("end", T::Date),
];

static POWERS: &[Field] = &[
    Field::new("kind", T::Code).required(),
    Field::new("may", T::Choice(&BODY_POWERS)).required(),
];

pub static KIND: Kind = Kind {
    code: "body",
    states: &[
        State::new("constituted", &["active", "closed"]),
        State::new("active", &["expired", "closed"]).needs(&[Condition::Has("mandate")]),
        State::new("expired", &["active", "closed"]),
        State::new("closed", &[]).needs(&[Condition::Has("handover")]),
    ],
    fields: &[
        Field::new("form", T::Choice(&BODY_FORMS)).required().filter().aliases(&["tipo"]),
        Field::new("mandate", T::LongText).search().aliases(&["mandato"]),
        Field::new("quorum", T::Integer).range(0.0, 10000.0),
        Field::new("members", T::Rows(MEMBERS)),
        Field::new("members_count", T::Integer).sort().range(0.0, 100000.0),
        Field::new("powers", T::Rows(POWERS)),
        Field::new("expires_on", T::Date).sort().aliases(&["scadenza"]),
        Field::new("handover", T::LongText),
        Field::new("contact_name", T::Text).personal().aliases(&["referente"]),
        Field::new("contact_email", T::Email).personal().aliases(&["email", "e_mail"]),
    ],
    links: &[LinkRule::new("governed_by", &["convention"]), LinkRule::new("part_of", &["body"]), LinkRule::new("follows", &["body"])],
    class_field: Some("form"),
    figure_field: Some("members_count"),
    verb: Verb::Participate,
    side: Side::Around,
    term: Some(365),
};
