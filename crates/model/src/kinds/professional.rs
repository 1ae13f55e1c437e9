//! Professional (garante professionale): a person in the register, by section and number; the name is a personal value. Outside: Open Badges 3, ESCO.

use crate::kind::{Condition, Field, FieldType as T, Kind, LinkRule, Side, State, Verb};
use crate::vocabulary::{COMPETENCE_LEVELS, REGISTER_SECTIONS};

static COMPETENCES: &[Field] = &[
    Field::new("competence", T::Text).required(),
    Field::new("esco", T::Code),
    Field::new("level", T::Choice(&COMPETENCE_LEVELS)),
    Field::new("evidence", T::Text),
    Field::new("date", T::Date),
];

pub static KIND: Kind = Kind {
    code: "professional",
    states: &[
        State::new("applicant", &["under_review", "refused"]),
        State::new("under_review", &["qualified", "refused"]).needs(&[Condition::Has("competences")]),
        State::new("qualified", &["suspended", "expired"]).needs(&[Condition::Has("number"), Condition::Has("consent_on"), Condition::Has("expires_on"), Condition::Has("competences")]).publisher(),
        State::new("suspended", &["qualified", "expired"]).needs(&[Condition::Has("reason")]).publisher(),
        State::new("expired", &["under_review"]),
        State::new("refused", &[]).needs(&[Condition::Has("reason")]).publisher(),
    ],
    fields: &[
        Field::new("section", T::Choice(&REGISTER_SECTIONS)).required().filter().aliases(&["sezione"]),
        Field::new("number", T::Code).sort().search().aliases(&["numero"]),
        Field::new("profession", T::Text).search().filter().aliases(&["professione"]),
        Field::new("competences", T::Rows(COMPETENCES)),
        Field::new("years", T::Integer).unit("years").range(0.0, 80.0).sort(),
        Field::new("availability", T::Text).search(),
        Field::new("days_a_month", T::Number).range(0.0, 31.0),
        Field::new("conflicts", T::LongText),
        Field::new("consent_on", T::Date),
        Field::new("admitted_on", T::Date).sort(),
        Field::new("expires_on", T::Date).sort(),
        Field::new("reason", T::LongText),
        Field::new("name", T::Text).personal().aliases(&["nome"]),
        Field::new("tax_code", T::TaxCode).personal().aliases(&["codice_fiscale"]),
        Field::new("email", T::Email).personal(),
        Field::new("phone", T::Text).personal().aliases(&["telefono"]),
    ],
    links: &[LinkRule::new("member_of", &["actor", "body"]), LinkRule::new("works_at", &["actor", "place"]), LinkRule::new("trains", &["course_edition"])],
    class_field: Some("section"),
    figure_field: Some("years"),
    verb: Verb::Train,
    side: Side::Supply,
    term: Some(365),
};
