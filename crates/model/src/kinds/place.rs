//! Place (luogo): an agency, desk, club or network where people meet and are helped, with its hours, staff and services. Outside: HSDS location, ActivityPub group.

use crate::kind::{Condition, Field, FieldType as T, Kind, LinkRule, Side, State, Verb};
use crate::vocabulary::{PLACE_FORMS, SERVICES};

pub static KIND: Kind = Kind {
    code: "place",
    states: &[
        State::new("planned", &["open", "closed"]),
        State::new("open", &["closed"]).needs(&[Condition::Has("hours")]),
        State::new("closed", &["open"]),
    ],
    fields: &[
        Field::new("form", T::Choice(&PLACE_FORMS)).required().filter().aliases(&["tipo"]),
        Field::new("hours", T::Text).aliases(&["orari"]),
        Field::new("services", T::Choices(&SERVICES)).filter().aliases(&["servizi"]),
        Field::new("staff", T::Integer).sort().range(0.0, 100000.0),
        Field::new("members_count", T::Integer).sort().range(0.0, 1e7),
        Field::new("dues", T::Money).unit("€").aliases(&["quota"]),
        Field::new("rules", T::LongText),
        Field::new("address", T::Text).search().aliases(&["indirizzo"]),
        Field::new("feed", T::Url),
        Field::new("website", T::Url).aliases(&["sito"]),
        Field::new("contact_name", T::Text).personal().aliases(&["referente"]),
        Field::new("contact_email", T::Email).personal().aliases(&["email", "e_mail"]),
        Field::new("contact_phone", T::Text).personal().aliases(&["telefono"]),
    ],
    links: &[LinkRule::new("part_of", &["place"]), LinkRule::new("located_at", &["asset"]), LinkRule::new("offered_by", &["actor"])],
    class_field: Some("form"),
    figure_field: Some("staff"),
    verb: Verb::Participate,
    side: Side::Supply,
    term: Some(365),
};
