//! Call (bando): money that somebody offers, to whom, for what, until when, under which rules. Outside: 360Giving, fields of the EU portal.

use crate::kind::{Field, FieldType as T, Kind, LinkRule, Side, State, Verb};
use crate::vocabulary::{GOVERNMENT_LEVELS, GRID_AREAS, NATURES, RULE_SUBJECTS, RULE_TESTS};

static RULES: &[Field] = &[
    Field::new("subject", T::Choice(&RULE_SUBJECTS)).required(),
    Field::new("test", T::Choice(&RULE_TESTS)).required(),
    Field::new("value", T::Text).required(),
    Field::new("note", T::Text),
];

pub static KIND: Kind = Kind {
    code: "call",
    states: &[
        State::new("forecast", &["open", "closed"]),
        State::new("open", &["closing", "closed"]),
        State::new("closing", &["closed"]),
        State::new("closed", &["awarded"]),
        State::new("awarded", &[]),
    ],
    fields: &[
        Field::new("code", T::Code).search().sort().aliases(&["codice", "id", "bando"]),
        Field::new("programme", T::Text).filter().search().aliases(&["programma"]),
        Field::new("funder", T::Text).filter().search().aliases(&["ente_finanziatore", "ente"]),
        Field::new("level", T::Choice(&GOVERNMENT_LEVELS)).filter().aliases(&["livello"]),
        Field::new("money_total", T::Money).unit("€").sort().aliases(&["dotazione", "importo_totale", "importo_bando"]),
        Field::new("money_least", T::Money).unit("€"),
        Field::new("money_most", T::Money).unit("€"),
        Field::new("rate", T::Number).unit("%").range(0.0, 100.0).aliases(&["tasso"]),
        Field::new("opens_on", T::Date).sort().aliases(&["apertura", "data_apertura"]),
        Field::new("closes_on", T::Date).sort().aliases(&["scadenza", "chiusura", "data_scadenza"]),
        Field::new("natures", T::Choices(&NATURES)).filter(),
        Field::new("rules", T::Rows(RULES)),
        Field::new("eligibility", T::LongText).search().aliases(&["requisiti"]),
        Field::new("partners_least", T::Integer).range(0.0, 1000.0),
        Field::new("partnership", T::Text),
        Field::new("documents", T::Texts),
        Field::new("themes", T::Choices(&GRID_AREAS)).filter(),
        Field::new("website", T::Url).aliases(&["url", "link"]),
        Field::new("contact_name", T::Text).personal().aliases(&["referente"]),
        Field::new("contact_email", T::Email).personal().aliases(&["email", "e_mail"]),
    ],
    links: &[LinkRule::new("follows", &["call"]), LinkRule::new("contributes_to", &["objective"])],
    class_field: Some("level"),
    figure_field: Some("money_total"),
    verb: Verb::Design,
    side: Side::Around,
    term: Some(90),
};
