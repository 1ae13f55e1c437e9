//! Asset (patrimonio, servizio, infrastruttura, spazio): a facility, heritage, space or technology. Outside: Linked Art, HSDS location.

use crate::kind::{Field, FieldType as T, Kind, LinkRule, Side, State, Verb};
use crate::vocabulary::{ASSET_CLASSES, CONDITIONS, PER_PERIODS, QUANTITY_UNITS, SERVICES, USES};

pub static KIND: Kind = Kind {
    code: "asset",
    states: &[
        State::new("recorded", &["verified", "at_risk", "lost"]),
        State::new("verified", &["at_risk", "lost"]),
        State::new("at_risk", &["verified", "lost"]),
        State::new("lost", &[]),
    ],
    fields: &[
        Field::new("class", T::Choice(&ASSET_CLASSES)).required().filter().aliases(&["classe"]),
        Field::new("service", T::Choice(&SERVICES)).filter().aliases(&["servizio"]),
        Field::new("code", T::Code).search().sort().aliases(&["codice_isil", "isil", "isil_code", "codicescuola"]),
        Field::new("address", T::Text).search().aliases(&["indirizzo"]),
        Field::new("condition", T::Choice(&CONDITIONS)).filter().aliases(&["stato_di_conservazione"]),
        Field::new("owner", T::Text).search().aliases(&["proprietario"]),
        Field::new("rights", T::Text),
        Field::new("use", T::Choice(&USES)).filter().aliases(&["uso"]),
        Field::new("free_share", T::Number).unit("%").range(0.0, 100.0),
        Field::new("capacity", T::Number).sort().range(0.0, 1e12).aliases(&["capienza"]),
        Field::new("capacity_unit", T::Choice(&QUANTITY_UNITS)),
        Field::new("per_period", T::Choice(&PER_PERIODS)),
        Field::new("protection", T::Text).aliases(&["vincolo"]),
        Field::new("sensitive_place", T::Yes),
        Field::new("website", T::Url).aliases(&["url", "sito"]),
        Field::new("custodian_name", T::Text).personal(),
        Field::new("custodian_email", T::Email).personal(),
    ],
    links: &[LinkRule::new("part_of", &["asset"]), LinkRule::new("cites", &["asset"])],
    class_field: Some("class"),
    figure_field: Some("capacity"),
    verb: Verb::Survey,
    side: Side::Supply,
    term: Some(365),
};
