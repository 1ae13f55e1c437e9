//! Course edition (edizione del corso): one run of a course, with its dates, places, seats and attendance. Outside: schema.org CourseInstance.

use crate::kind::{Condition, Field, FieldType as T, Kind, LinkRule, Side, State, Verb};

static SESSIONS: &[Field] = &[
    Field::new("date", T::Date).required(),
    Field::new("hours", T::Number).range(0.0, 24.0),
    Field::new("place", T::Text),
    Field::new("topic", T::Text),
];

pub static KIND: Kind = Kind {
    code: "course_edition",
    states: &[
        State::new("planned", &["open", "done"]),
        State::new("open", &["running", "done"]).needs(&[Condition::Has("starts_on"), Condition::Has("seats")]),
        State::new("running", &["done"]),
        State::new("done", &[]).needs(&[Condition::Has("attended")]),
    ],
    fields: &[
        Field::new("code", T::Code).search().sort().aliases(&["codice"]),
        Field::new("starts_on", T::Date).sort().aliases(&["inizio"]),
        Field::new("ends_on", T::Date).sort().aliases(&["fine"]),
        Field::new("seats", T::Integer).sort().range(0.0, 1e6).aliases(&["posti"]),
        Field::new("enrolled", T::Integer).sort().range(0.0, 1e6).aliases(&["iscritti"]),
        Field::new("attended", T::Integer).sort().range(0.0, 1e6).aliases(&["frequentanti"]),
        Field::new("completed", T::Integer).range(0.0, 1e6),
        Field::new("sessions", T::Rows(SESSIONS)),
        Field::new("results", T::LongText),
        Field::new("contact_name", T::Text).personal().aliases(&["referente"]),
        Field::new("contact_email", T::Email).personal().aliases(&["email", "e_mail"]),
    ],
    links: &[LinkRule::new("part_of", &["course"]).required(), LinkRule::new("located_at", &["asset", "place"]), LinkRule::new("offered_by", &["actor"]), LinkRule::new("qualifies", &["professional"])],
    class_field: None,
    figure_field: Some("enrolled"),
    verb: Verb::Train,
    side: Side::Supply,
    term: Some(180),
};
