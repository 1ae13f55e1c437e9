//! Consultation (consultazione): statements, a Delphi, a budget or a poll, with its phases, who takes part and what came of it. Outside: Pabulib for budgets.

use crate::kind::{Condition, Field, FieldType as T, Kind, LinkRule, Side, State, Verb};
use crate::vocabulary::{CONSULTATION_FORMS};

static PHASES: &[Field] = &[
    Field::new("phase", T::Text).required(),
    Field::new("start", T::Date),
    Field::new("end", T::Date),
];

static OPTIONS: &[Field] = &[
    Field::new("code", T::Code).required(),
    Field::new("title", T::Text).required(),
    Field::new("cost", T::Money),
    Field::new("votes", T::Integer).range(0.0, 1e9),
];

pub static KIND: Kind = Kind {
    code: "consultation",
    states: &[
        State::new("prepared", &["open", "closed"]),
        State::new("open", &["closed"]).needs(&[Condition::Has("phases")]),
        State::new("closed", &["answered"]),
        State::new("answered", &[]).needs(&[Condition::Has("outcome")]),
    ],
    fields: &[
        Field::new("form", T::Choice(&CONSULTATION_FORMS)).required().filter().aliases(&["tipo"]),
        Field::new("phases", T::Rows(PHASES)),
        Field::new("who", T::Text).search().aliases(&["partecipanti_ammessi"]),
        Field::new("money_total", T::Money).unit("€").sort().aliases(&["budget"]),
        Field::new("options", T::Rows(OPTIONS)),
        Field::new("participants", T::Integer).sort().range(0.0, 1e9).aliases(&["partecipanti"]),
        Field::new("results", T::LongText).search(),
        Field::new("outcome", T::LongText).search().aliases(&["esito"]),
        Field::new("website", T::Url),
        Field::new("contact_name", T::Text).personal().aliases(&["referente"]),
        Field::new("contact_email", T::Email).personal().aliases(&["email", "e_mail"]),
    ],
    links: &[LinkRule::new("part_of", &["project", "body"]), LinkRule::new("cites", &["method", "form"]), LinkRule::new("located_at", &["place", "asset"]), LinkRule::new("contributes_to", &["objective"])],
    class_field: Some("form"),
    figure_field: Some("participants"),
    verb: Verb::Participate,
    side: Side::Around,
    term: Some(180),
};
