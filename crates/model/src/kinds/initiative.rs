//! Initiative (iniziativa): something under way in the territory, observed from outside, with its money by source. Outside: schema.org Project.

use crate::kind::{Field, FieldType as T, Kind, LinkRule, Side, State, Verb};
use crate::vocabulary::PHASES;

pub static KIND: Kind = Kind {
    code: "initiative",
    states: &[
        State::new("reported", &["confirmed", "stale", "ended"]),
        State::new("confirmed", &["stale", "ended"]),
        State::new("stale", &["confirmed", "ended"]),
        State::new("ended", &[]),
    ],
    fields: &[
        Field::new("cup", T::Code).search().sort().aliases(&["codice_cup"]),
        Field::new("programme", T::Text).filter().search().aliases(&["programma"]),
        Field::new("mission", T::Code).filter().aliases(&["missione"]),
        Field::new("mission_name", T::Text).search().aliases(&["descrizione_missione"]),
        Field::new("component", T::Code).filter().aliases(&["componente"]),
        Field::new("measure", T::Code).filter().aliases(&["misura", "id_misura"]),
        Field::new("measure_name", T::Text).filter().search().aliases(&["descrizione_misura"]),
        Field::new("procedure", T::Text).search().aliases(&["titolo_procedura", "procedura"]),
        Field::new("category", T::Text).filter().search().aliases(&["categoria"]),
        Field::new("ordinance", T::Text).filter().search().aliases(&["ordinanza", "ordinanza_attuale"]),
        Field::new("phase", T::Choice(&PHASES)).filter().aliases(&["fase"]),
        Field::new("leader_name", T::Text).filter().search().aliases(&["soggetto_attuatore", "implementing_body"]),
        Field::new("leader_tax_code", T::TaxCode).search().aliases(&["codice_fiscale_soggetto_attuatore", "implementing_body_tax_code"]),
        Field::new("money_total", T::Money).unit("€").sort().aliases(&["importo", "importo_totale", "finanziamento_totale", "importo_programmato", "amount"]),
        Field::new("money_pnrr", T::Money).unit("€").sort().aliases(&["finanziamento_pnrr"]),
        Field::new("money_eu", T::Money).unit("€").sort().aliases(&["finanziamento_ue", "finanziamento_ue_diverso_da_pnrr"]),
        Field::new("money_state", T::Money).unit("€").sort().aliases(&["finanziamento_stato"]),
        Field::new("money_region", T::Money).unit("€").aliases(&["finanziamento_regione"]),
        Field::new("money_municipality", T::Money).unit("€").aliases(&["finanziamento_comune"]),
        Field::new("money_other_public", T::Money).unit("€").aliases(&["finanziamento_altro_pubblico"]),
        Field::new("money_private", T::Money).unit("€").aliases(&["finanziamento_privato"]),
        Field::new("money_to_find", T::Money).unit("€").aliases(&["finanziamento_da_reperire"]),
        Field::new("beneficiaries", T::Text).search(),
        Field::new("results", T::LongText),
        Field::new("website", T::Url),
        Field::new("contact_name", T::Text).personal(),
        Field::new("contact_email", T::Email).personal(),
    ],
    links: &[
        LinkRule::new("responds_to", &["need", "lot", "latency", "call"]),
        LinkRule::new("located_at", &["asset", "place"]),
        LinkRule::new("contributes_to", &["objective"]),
        LinkRule::new("part_of", &["initiative"]),
    ],
    class_field: Some("phase"),
    figure_field: Some("money_total"),
    verb: Verb::Survey,
    side: Side::Initiative,
    term: Some(365),
};
