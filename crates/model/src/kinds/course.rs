//! Course (corso): what the University of the territory teaches, to whom and with which outcome. Outside: schema.org Course, ESCO.

use crate::kind::{Condition, Field, FieldType as T, Kind, LinkRule, Side, State, Verb};
use crate::vocabulary::{COMPETENCE_LEVELS, COURSE_AUDIENCES, COURSE_MODES};

static OUTCOMES: &[Field] = &[
    Field::new("competence", T::Text).required(),
    Field::new("esco", T::Code),
    Field::new("level", T::Choice(&COMPETENCE_LEVELS)),
];

pub static KIND: Kind = Kind {
    code: "course",
    states: &[
        State::new("planned", &["open", "done"]),
        State::new("open", &["running", "done"]).needs(&[Condition::Has("hours")]),
        State::new("running", &["done"]),
        State::new("done", &[]),
    ],
    fields: &[
        Field::new("code", T::Code).search().sort().aliases(&["codice"]),
        Field::new("audiences", T::Choices(&COURSE_AUDIENCES)).required().filter().aliases(&["destinatari"]),
        Field::new("outcomes", T::Rows(OUTCOMES)),
        Field::new("hours", T::Number).unit("h").range(0.0, 10000.0).sort().aliases(&["ore"]),
        Field::new("mode", T::Choice(&COURSE_MODES)).filter().aliases(&["modalita"]),
        Field::new("assessment", T::LongText),
        Field::new("requirements", T::Text),
        Field::new("price", T::Money).unit("€").sort().aliases(&["prezzo"]),
        Field::new("website", T::Url),
        Field::new("contact_name", T::Text).personal().aliases(&["referente"]),
        Field::new("contact_email", T::Email).personal().aliases(&["email", "e_mail"]),
    ],
    links: &[LinkRule::new("part_of", &["project", "course"]), LinkRule::new("offered_by", &["actor"]), LinkRule::new("responds_to", &["need", "latency"]), LinkRule::new("cites", &["method"])],
    class_field: Some("mode"),
    figure_field: Some("hours"),
    verb: Verb::Train,
    side: Side::Supply,
    term: Some(365),
};
