//! Need (bisogno): what people lack, how much of it, who and where. Outside: ValueFlows Intent.

use crate::kind::{Condition, Field, FieldType as T, Kind, LinkRule, Side, State, Verb};
use crate::vocabulary::{NEED_FORMS, PER_PERIODS, QUANTITY_UNITS, SERVICES, URGENCIES};

/// An agreement that both sides accepted serves it, by itself.
const COVERED: Condition =
    Condition::From { link: "serves", kind: "agreement", states: &["accepted", "in_service", "fulfilled", "evaluated"] };

pub static KIND: Kind = Kind {
    code: "need",
    states: &[
        State::new("emerging", &["expressed", "validated", "withdrawn"]),
        State::new("expressed", &["validated", "withdrawn"]),
        State::new("validated", &["in_a_lot", "covered", "withdrawn"]),
        State::new("in_a_lot", &["covered", "withdrawn"]).needs(&[Condition::To { link: "part_of", kind: "lot", states: &[] }]),
        State::new("covered", &["verified"]).needs(&[COVERED]),
        State::new("verified", &[]).needs(&[Condition::Has("verification")]),
        State::new("withdrawn", &[]),
    ],
    fields: &[
        Field::new("category", T::Choice(&SERVICES)).required().filter().aliases(&["categoria", "servizio", "service"]),
        Field::new("quantity", T::Number).sort().range(0.0, 1e12).aliases(&["quantita"]),
        Field::new("quantity_unit", T::Choice(&QUANTITY_UNITS)).aliases(&["unita_di_misura"]),
        Field::new("per_period", T::Choice(&PER_PERIODS)).aliases(&["ogni"]),
        Field::new("people", T::Integer).sort().unit("people").range(0.0, 1e9).aliases(&["persone"]),
        Field::new("people_group", T::Text).search().aliases(&["gruppo", "target"]),
        Field::new("form", T::Choice(&NEED_FORMS)).filter(),
        Field::new("inferred_from", T::Text),
        Field::new("reach_km", T::Number).unit("km").range(0.0, 500.0),
        Field::new("reach_minutes", T::Number).unit("min").range(0.0, 1440.0),
        Field::new("eligibility", T::Text),
        Field::new("price_ceiling", T::Money).unit("€"),
        Field::new("urgency", T::Choice(&URGENCIES)).filter().aliases(&["urgenza"]),
        Field::new("structural", T::Yes).filter().aliases(&["strutturale"]),
        Field::new("verification", T::LongText).search(),
        Field::new("contact_name", T::Text).personal(),
        Field::new("contact_email", T::Email).personal(),
    ],
    links: &[LinkRule::new("expressed_by", &["actor"]), LinkRule::new("part_of", &["lot"])],
    class_field: Some("category"),
    figure_field: Some("people"),
    verb: Verb::Survey,
    side: Side::Demand,
    term: Some(365),
};
