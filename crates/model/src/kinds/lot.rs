//! Lot (domanda aggregata): needs gathered in kind, place and time until they are worth serving together.

use crate::kind::{Condition, Field, FieldType as T, Kind, LinkRule, Side, State, Verb};
use crate::vocabulary::{PER_PERIODS, QUANTITY_UNITS, SERVICES};

pub static KIND: Kind = Kind {
    code: "lot",
    states: &[
        State::new("forming", &["ready", "closed"]),
        State::new("ready", &["call_open", "forming", "closed"]).needs(&[Condition::Has("minimum_quantity"), Condition::From { link: "part_of", kind: "need", states: &[] }]),
        State::new("call_open", &["covered", "closed"]).needs(&[Condition::Has("deadline")]),
        State::new("covered", &["closed"]).needs(&[Condition::From { link: "serves", kind: "agreement", states: &["accepted", "in_service", "fulfilled", "evaluated"] }]),
        State::new("closed", &[]),
    ],
    fields: &[
        Field::new("category", T::Choice(&SERVICES)).required().filter().aliases(&["categoria", "servizio"]),
        Field::new("quantity", T::Number).sort().range(0.0, 1e12).aliases(&["quantita"]),
        Field::new("quantity_least", T::Number).range(0.0, 1e12),
        Field::new("quantity_most", T::Number).range(0.0, 1e12),
        Field::new("quantity_unit", T::Choice(&QUANTITY_UNITS)).filter().aliases(&["unita_di_misura"]),
        Field::new("per_period", T::Choice(&PER_PERIODS)),
        Field::new("people", T::Integer).sort().unit("people").range(0.0, 1e9).aliases(&["persone"]),
        Field::new("minimum_quantity", T::Number).range(0.0, 1e12),
        Field::new("deadline", T::Date).sort().aliases(&["scadenza"]),
        Field::new("price_ceiling", T::Money).unit("€"),
        Field::new("conditions", T::LongText).search(),
    ],
    links: &[LinkRule::new("located_at", &["asset", "place"]), LinkRule::new("contributes_to", &["objective"])],
    class_field: Some("category"),
    figure_field: Some("people"),
    verb: Verb::Integrate,
    side: Side::Demand,
    term: Some(180),
};
