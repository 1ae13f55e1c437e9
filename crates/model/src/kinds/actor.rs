//! Actor (soggetto): a body, firm, association or group that acts in the territory. Outside: W3C Organization, HSDS organization.

use crate::kind::{Field, FieldType as T, Kind, LinkRule, Side, State, Verb};
use crate::vocabulary::{NATURES, SERVICES, SIZE_CLASSES};

pub static KIND: Kind = Kind {
    code: "actor",
    states: &[
        State::new("reported", &["verified", "dormant", "closed"]),
        State::new("verified", &["dormant", "closed"]),
        State::new("dormant", &["verified", "closed"]),
        State::new("closed", &[]),
    ],
    fields: &[
        Field::new("nature", T::Choice(&NATURES)).required().filter().aliases(&["natura", "tipo_soggetto"]),
        Field::new("legal_form", T::Text).filter().aliases(&["forma_giuridica"]),
        Field::new("tax_code", T::TaxCode).sort().search().aliases(&["codice_fiscale", "cf", "cf_piva", "partita_iva"]),
        Field::new("sectors", T::Text).search().aliases(&["ateco", "codice_ateco"]),
        Field::new("services", T::Choices(&SERVICES)).filter(),
        Field::new("size_class", T::Choice(&SIZE_CLASSES)).filter().aliases(&["classe_dimensionale"]),
        Field::new("year_founded", T::Year).sort().aliases(&["anno_fondazione"]),
        // What citizens or the State gave in the year stated: five per thousand, public contributions.
        Field::new("support_received", T::Money).unit("€").sort().aliases(&["importo_totale_erogabile"]),
        Field::new("support_year", T::Year).sort().aliases(&["anno_finanziario"]),
        Field::new("choices_received", T::Integer).sort().range(0.0, 1e9).aliases(&["numero_scelte"]),
        Field::new("work_area", T::Texts).filter().aliases(&["area_di_intervento"]),
        Field::new("competences", T::Texts).filter().search().aliases(&["competenze"]),
        Field::new("address", T::Text).aliases(&["indirizzo"]),
        Field::new("website", T::Url).aliases(&["sito", "sito_web", "url"]),
        Field::new("contact_name", T::Text).personal().aliases(&["referente"]),
        Field::new("contact_email", T::Email).personal().aliases(&["email", "e_mail", "posta_elettronica"]),
        Field::new("contact_phone", T::Text).personal().aliases(&["telefono"]),
    ],
    links: &[
        LinkRule::new("leads", &["initiative", "project", "partnership", "pilot", "action"]),
        LinkRule::new("partners_with", &["actor"]),
        LinkRule::new("takes_part_in", &["initiative", "project", "pilot", "meeting", "consultation", "convention"]),
        LinkRule::new("member_of", &["actor", "partnership", "body", "place"]),
        LinkRule::new("owns", &["asset"]),
        LinkRule::new("operates", &["asset", "place"]),
        LinkRule::new("funds", &["initiative", "project", "pilot", "call"]),
        LinkRule::new("supplies", &["chain", "actor"]),
    ],
    class_field: Some("nature"),
    figure_field: Some("year_founded"),
    verb: Verb::Survey,
    side: Side::Around,
    term: Some(365),
};
