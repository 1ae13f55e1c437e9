//! Meeting (incontro): a debate, an assembly, a working session, with its agenda, its minutes and what was decided. Outside: iCalendar.

use crate::kind::{Condition, Field, FieldType as T, Kind, LinkRule, Side, State, Verb};
use crate::vocabulary::{MEETING_FORMS};

static AGENDA: &[Field] = &[
    Field::new("time", T::Text),
    Field::new("item", T::Text).required(),
    Field::new("speaker", T::Text),
];

static DECISIONS: &[Field] = &[
    Field::new("decision", T::Text).required(),
    Field::new("owner", T::Text),
    Field::new("due", T::Date),
    Field::new("done", T::Date),
];

pub static KIND: Kind = Kind {
    code: "meeting",
    states: &[
        State::new("announced", &["open", "held"]),
        State::new("open", &["held"]),
        State::new("held", &["minuted"]).needs(&[Condition::Has("attended")]),
        State::new("minuted", &[]).needs(&[Condition::Has("minutes")]),
    ],
    fields: &[
        Field::new("form", T::Choice(&MEETING_FORMS)).required().filter().aliases(&["tipo"]),
        Field::new("date", T::Date).required().sort().aliases(&["data"]),
        Field::new("start_time", T::Text).aliases(&["ora", "inizio"]),
        Field::new("end_time", T::Text).aliases(&["fine"]),
        Field::new("address", T::Text).search().aliases(&["indirizzo", "luogo"]),
        Field::new("online", T::Url),
        Field::new("agenda", T::Rows(AGENDA)),
        Field::new("speakers", T::Texts).search().aliases(&["relatori"]),
        Field::new("seats", T::Integer).range(0.0, 1e6),
        Field::new("registered", T::Integer).sort().range(0.0, 1e6),
        Field::new("attended", T::Integer).sort().range(0.0, 1e6).aliases(&["presenti"]),
        Field::new("minutes", T::LongText).search().aliases(&["verbale"]),
        Field::new("decisions", T::Rows(DECISIONS)),
        Field::new("uid", T::Code),
        Field::new("website", T::Url),
        Field::new("contact_name", T::Text).personal().aliases(&["referente"]),
        Field::new("contact_email", T::Email).personal().aliases(&["email", "e_mail"]),
    ],
    links: &[LinkRule::new("part_of", &["body", "project", "consultation"]), LinkRule::new("located_at", &["asset", "place"]), LinkRule::new("responds_to", &["need", "latency"]), LinkRule::new("follows", &["meeting"])],
    class_field: Some("form"),
    figure_field: Some("attended"),
    verb: Verb::Participate,
    side: Side::Around,
    term: Some(180),
};
