//! Agreement (accordo): what somebody undertakes to deliver for which needs, at which price and quality, and what came of it. Outside: ValueFlows Commitment, EconomicEvent.

use crate::kind::{Condition, Field, FieldType as T, Kind, LinkRule, Side, State, Verb};
use crate::vocabulary::{DIRECTIONS, PER_PERIODS, QUANTITY_UNITS, SERVICES};

static CHARTER: &[Field] = &[
    Field::new("indicator", T::Text).required(),
    Field::new("threshold", T::Number),
    Field::new("unit", T::Text),
    Field::new("direction", T::Choice(&DIRECTIONS)),
];

static DELIVERIES: &[Field] = &[
    Field::new("date", T::Date).required(),
    Field::new("delivered", T::Number).range(0.0, 1e12),
    Field::new("waited_days", T::Number).range(0.0, 10000.0),
    Field::new("cost", T::Money),
    Field::new("satisfaction", T::Number).range(0.0, 10.0),
];

static COMPLAINTS: &[Field] = &[
    Field::new("date", T::Date).required(),
    Field::new("what", T::Text).required(),
    Field::new("answer", T::Text),
    Field::new("closed", T::Date),
];

pub static KIND: Kind = Kind {
    code: "agreement",
    states: &[
        State::new("proposed", &["accepted", "refused"]),
        State::new("accepted", &["in_service", "broken"]).needs(&[Condition::Has("accepted_by_demand"), Condition::Has("accepted_by_supply")]),
        State::new("in_service", &["fulfilled", "broken"]),
        State::new("fulfilled", &["evaluated"]).needs(&[Condition::Has("deliveries")]),
        State::new("evaluated", &[]).needs(&[Condition::Has("evaluation")]),
        State::new("refused", &[]).needs(&[Condition::Has("reason")]),
        State::new("broken", &[]).needs(&[Condition::Has("reason")]),
    ],
    fields: &[
        Field::new("category", T::Choice(&SERVICES)).required().filter().aliases(&["categoria", "servizio"]),
        Field::new("amount", T::Number).sort().range(0.0, 1e12).aliases(&["quantita"]),
        Field::new("amount_unit", T::Choice(&QUANTITY_UNITS)),
        Field::new("per_period", T::Choice(&PER_PERIODS)),
        Field::new("price", T::Money).unit("€").sort().aliases(&["prezzo"]),
        Field::new("price_basis", T::Text),
        Field::new("accepted_by_demand", T::Date),
        Field::new("accepted_by_supply", T::Date),
        Field::new("charter", T::Rows(CHARTER)),
        Field::new("deliveries", T::Rows(DELIVERIES)),
        Field::new("complaints", T::Rows(COMPLAINTS)),
        Field::new("evaluation", T::LongText).search(),
        Field::new("reason", T::LongText).search(),
        Field::new("contact_name", T::Text).personal().aliases(&["referente"]),
        Field::new("contact_email", T::Email).personal().aliases(&["email", "e_mail"]),
    ],
    links: &[LinkRule::new("serves", &["need", "lot"]), LinkRule::new("requires", &["offer"]), LinkRule::new("governed_by", &["convention"]), LinkRule::new("part_of", &["project"])],
    class_field: Some("category"),
    figure_field: Some("price"),
    verb: Verb::Integrate,
    side: Side::Initiative,
    term: Some(180),
};
