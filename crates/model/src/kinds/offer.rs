//! Offer (offerta): what somebody can supply, how much and where. Outside: HSDS service, capacity and schedule.

use crate::kind::{Field, FieldType as T, Kind, LinkRule, Side, State, Verb};
use crate::vocabulary::{PER_PERIODS, QUANTITY_UNITS, SERVICES};

pub static KIND: Kind = Kind {
    code: "offer",
    states: &[
        State::new("proposed", &["active", "ended"]),
        State::new("active", &["suspended", "ended"]),
        State::new("suspended", &["active", "ended"]),
        State::new("ended", &[]),
    ],
    fields: &[
        Field::new("category", T::Choice(&SERVICES)).required().filter().aliases(&["categoria", "servizio", "service"]),
        Field::new("capacity", T::Number).sort().range(0.0, 1e12).aliases(&["capacita", "posti"]),
        Field::new("capacity_unit", T::Choice(&QUANTITY_UNITS)),
        Field::new("per_period", T::Choice(&PER_PERIODS)),
        Field::new("reach_km", T::Number).unit("km").range(0.0, 500.0),
        Field::new("hours", T::Text).aliases(&["orari"]),
        Field::new("eligibility", T::Text),
        Field::new("price", T::Money).unit("€").sort().aliases(&["prezzo"]),
        Field::new("quality_marks", T::Text),
        Field::new("website", T::Url),
        Field::new("contact_name", T::Text).personal(),
        Field::new("contact_email", T::Email).personal(),
    ],
    links: &[
        LinkRule::new("offered_by", &["actor", "professional"]),
        LinkRule::new("delivered_at", &["asset", "place"]),
        LinkRule::new("requires", &["asset"]),
    ],
    class_field: Some("category"),
    figure_field: Some("capacity"),
    verb: Verb::Survey,
    side: Side::Supply,
    term: Some(180),
};
