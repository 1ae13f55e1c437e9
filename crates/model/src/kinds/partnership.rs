//! Partnership (partenariato): who stands together for what, in which role and with which share. Outside: W3C Organization.

use crate::kind::{Condition, Field, FieldType as T, Kind, LinkRule, Side, State, Verb};
use crate::vocabulary::{NATURES, PARTNERSHIP_FORMS};

static ROLES: &[Field] = &[
    Field::new("actor", T::Text).required(),
    Field::new("role", T::Text).required(),
    Field::new("share", T::Number).range(0.0, 100.0),
    Field::new("nature", T::Choice(&NATURES)),
];

static OBLIGATIONS: &[Field] = &[
    Field::new("what", T::Text).required(),
    Field::new("who", T::Text),
    Field::new("due", T::Date),
    Field::new("done", T::Date),
];

pub static KIND: Kind = Kind {
    code: "partnership",
    states: &[
        State::new("forming", &["agreed", "closed"]),
        State::new("agreed", &["active", "closed"]).needs(&[Condition::Has("roles"), Condition::From { link: "member_of", kind: "actor", states: &[] }]),
        State::new("active", &["closed"]).needs(&[Condition::Has("signed_on")]),
        State::new("closed", &[]),
    ],
    fields: &[
        Field::new("form", T::Choice(&PARTNERSHIP_FORMS)).filter().aliases(&["forma"]),
        Field::new("purpose", T::LongText).search().aliases(&["finalita"]),
        Field::new("roles", T::Rows(ROLES)),
        Field::new("governance", T::LongText).search(),
        Field::new("document", T::Url),
        Field::new("signed_on", T::Date).sort(),
        Field::new("obligations", T::Rows(OBLIGATIONS)),
        Field::new("public_share", T::Number).unit("%").range(0.0, 100.0).sort(),
        Field::new("website", T::Url),
        Field::new("contact_name", T::Text).personal().aliases(&["referente"]),
        Field::new("contact_email", T::Email).personal().aliases(&["email", "e_mail"]),
    ],
    links: &[LinkRule::new("serves", &["project", "lot"]), LinkRule::new("governed_by", &["convention"]), LinkRule::new("follows", &["partnership"])],
    class_field: Some("form"),
    figure_field: Some("public_share"),
    verb: Verb::Integrate,
    side: Side::Around,
    term: Some(365),
};
