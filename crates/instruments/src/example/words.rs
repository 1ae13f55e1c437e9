//! The words of an example: themes of the ten areas in two languages, names that are no real body's, tax codes that no office gives.

use reticolo_analysis::rng::Rng;
use reticolo_messages::{Language, t};

/// Area of the grid, a theme in Italian, the same in English.
#[rustfmt::skip]
pub const THEMES: [(&str, &str, &str); 40] = [
    ("existing_work", "aggiornamento di chi lavora", "training for those at work"),
    ("existing_work", "sicurezza nei laboratori", "safety in workshops"),
    ("existing_work", "passaggio di mestiere", "handing a trade on"),
    ("existing_work", "lavoro nelle botteghe", "work in small shops"),
    ("working_hours", "orari delle scuole e del lavoro", "school and working hours"),
    ("working_hours", "tempi della città", "the city's time-table"),
    ("working_hours", "lavoro da casa un giorno su tre", "working from home one day in three"),
    ("working_hours", "turni concordati", "shifts by agreement"),
    ("enterprise", "nuove imprese nei centri minori", "new firms in small towns"),
    ("enterprise", "officine in rete", "workshops in a network"),
    ("enterprise", "acquisti insieme tra imprese", "buying together among firms"),
    ("enterprise", "trasformazione dei prodotti locali", "processing of local produce"),
    ("welfare", "cura degli anziani", "care of the elderly"),
    ("welfare", "doposcuola di quartiere", "after-school in the neighbourhood"),
    ("welfare", "case aperte per chi è solo", "open houses for those alone"),
    ("welfare", "trasporto alle visite", "rides to the doctor"),
    ("environment", "acqua e sorgenti", "water and springs"),
    ("environment", "energia dei tetti", "power from the roofs"),
    ("environment", "boschi curati", "woods looked after"),
    ("environment", "meno rifiuti", "less waste"),
    ("urban_quality", "piazze ombreggiate", "shaded squares"),
    ("urban_quality", "edifici vuoti riaperti", "empty buildings reopened"),
    ("urban_quality", "strade sicure a piedi", "streets safe on foot"),
    ("urban_quality", "orti tra le case", "gardens between the houses"),
    ("research_training", "laboratorio dei materiali", "materials laboratory"),
    ("research_training", "formazione dei tutori", "training of tutors"),
    ("research_training", "dati aperti del territorio", "open data of the territory"),
    ("research_training", "scuola serale", "evening school"),
    ("private_enterprise", "investimenti di chi è partito", "investments by those who left"),
    ("private_enterprise", "credito di vicinanza", "credit close by"),
    ("private_enterprise", "magazzino comune", "a shared warehouse"),
    ("private_enterprise", "ricambio tra generazioni", "the next generation in the firm"),
    ("territorial_marketing", "cammini e ospitalità", "walks and hospitality"),
    ("territorial_marketing", "marchio dei prodotti", "a label for local goods"),
    ("territorial_marketing", "feste e rievocazioni", "feasts and re-enactments"),
    ("territorial_marketing", "sapori di stagione", "flavours of the season"),
    ("territorial_hinge", "collegamenti tra valli", "links between valleys"),
    ("territorial_hinge", "treno e corriera insieme", "train and bus together"),
    ("territorial_hinge", "gemellaggi di servizi", "twinned services"),
    ("territorial_hinge", "porta delle regioni vicine", "the gate to the next regions"),
];

/// Those whom a need or an initiative is for.
pub const GROUPS: [&str; 12] = [
    "anziani oltre i 75 anni",
    "famiglie con bambini fino a 3 anni",
    "ragazzi dai 6 ai 13 anni",
    "giovani dai 16 ai 29 anni",
    "persone che cercano lavoro",
    "persone con disabilità",
    "chi assiste un familiare",
    "nuovi residenti",
    "piccole imprese",
    "agricoltori",
    "studenti fuori sede",
    "donne che rientrano al lavoro",
];

/// Competences that people have and projects ask for.
pub const COMPETENCES: [&str; 24] = [
    "progettazione europea",
    "mediazione sociale",
    "contabilità degli enti",
    "lettura dei bilanci",
    "ascolto e orientamento",
    "conduzione di gruppi",
    "cartografia",
    "analisi dei dati",
    "valutazione d’impatto",
    "appalti pubblici",
    "restauro",
    "agronomia",
    "efficienza energetica",
    "comunicazione pubblica",
    "gestione dei volontari",
    "logistica",
    "assistenza domiciliare",
    "didattica degli adulti",
    "diritto del lavoro",
    "turismo lento",
    "sicurezza sul lavoro",
    "raccolta fondi",
    "lingua inglese",
    "facilitazione digitale",
];

/// Competences of which, in a group, one project asks and one person has them.
pub const RARE: [&str; 8] = [
    "idrogeologia",
    "arte del vetro",
    "ingegneria acustica",
    "botanica applicata",
    "lingua dei segni",
    "archeologia industriale",
    "micologia",
    "gestione delle acque interne",
];

/// Of each nature the forms a body of it may have: before its name in Italian, in English, and after it as files write it.
const FORMS: [(&str, &[(&str, &str, &str)]); 8] = [
    (
        "public_body",
        &[("Ente", "Authority", ""), ("Consorzio pubblico", "Public consortium", ""), ("Azienda speciale", "Special agency", "")],
    ),
    ("firm", &[("Impresa", "Firm", "srl"), ("Officina", "Workshop", "snc"), ("Azienda", "Company", "spa")]),
    ("third_sector", &[("Associazione", "Association", "APS"), ("Cooperativa", "Cooperative", "scs"), ("Fondazione", "Foundation", "ETS")]),
    ("research_education", &[("Centro di ricerca", "Research centre", ""), ("Istituto", "Institute", "")]),
    ("citizens_group", &[("Gruppo di cittadini", "Citizens’ group", ""), ("Comitato", "Committee", "")]),
    ("network", &[("Rete", "Network", ""), ("Consorzio", "Consortium", "")]),
    ("professional_firm", &[("Studio", "Practice", ""), ("Studio associato", "Joint practice", "")]),
    ("sports_club", &[("Polisportiva", "Sports club", "ASD"), ("Circolo sportivo", "Sports circle", "ASD")]),
];

pub fn pick<'a, T>(rng: &mut Rng, items: &'a [T]) -> &'a T {
    &items[rng.below(u32::try_from(items.len()).unwrap_or(1)) as usize]
}

/// A whole number from least to most, both of them possible.
pub fn between(rng: &mut Rng, least: i64, most: i64) -> i64 {
    least + i64::from(rng.below(u32::try_from(most - least + 1).unwrap_or(1)))
}

/// Whether something that happens so many times in a hundred happens.
pub fn chance(rng: &mut Rng, of_hundred: u32) -> bool {
    rng.below(100) < of_hundred
}

/// The name of a record: what it is, a number that no other of its kind has, and what it is about.
pub fn title(kind: &str, number: usize, about: &str, language: Language) -> String {
    let what = t(language, kind);
    match language {
        Language::It => format!("{what} di prova {number}: {about}"),
        Language::En => format!("Test {} {number}: {about}", what.to_lowercase()),
    }
}

/// The name of a body, and its legal form.
pub fn body_name(nature: &str, number: usize, about: &str, language: Language, rng: &mut Rng) -> (String, &'static str) {
    let forms = FORMS.iter().find(|(n, _)| *n == nature).map_or(FORMS[2].1, |(_, forms)| forms);
    let (it, en, legal) = *pick(rng, forms);
    match language {
        Language::It => (format!("{it} di prova {number} {about}"), legal),
        Language::En => (format!("Test {} {number} {about}", en.to_lowercase()), legal),
    }
}

/// A tax code with a right check digit that no real body has: its tax office, digits eight to ten, is 777, and there is none.
pub fn tax_code(number: usize) -> String {
    let digits = format!("{:07}777", number % 10_000_000);
    let sum: u32 = digits
        .bytes()
        .enumerate()
        .map(|(i, b)| {
            let d = u32::from(b - b'0');
            if i % 2 == 0 { d } else { d * 2 / 10 + d * 2 % 10 }
        })
        .sum();
    format!("{digits}{}", (10 - sum % 10) % 10)
}

/// The same name as somebody else would write it down; `way` says which of the habits.
pub fn respelled(name: &str, way: u32) -> String {
    let short = |name: &str| {
        name.replace("Associazione", "Ass.").replace("Cooperativa", "Coop.").replace("Fondazione", "Fond.").replace("Consorzio", "Cons.")
    };
    match way % 6 {
        0 => short(name).to_uppercase(),
        1 => short(&name.replace(" di prova ", " di prova n. ")),
        // Two letters the wrong way round, in the last word.
        2 => {
            let mut letters: Vec<char> = name.chars().collect();
            let at = letters.len().saturating_sub(4);
            letters.swap(at, at + 1);
            letters.into_iter().collect()
        }
        3 => name.replace(['à', 'á'], "a'").replace('è', "e'").replace('ò', "o'").replace('’', "'").replace(" e ", " & "),
        4 => match name.split_once(" di prova ").and_then(|(form, rest)| Some((form, rest.split_once(' ')?))) {
            Some((form, (number, about))) => format!("{about} - {form} di prova {number}"),
            None => name.to_lowercase(),
        },
        _ => format!("{} ", name.replace(" di ", " ").to_lowercase()).trim().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tax_codes_are_right_and_of_no_office() {
        for number in [0, 1, 42, 9_999_999] {
            let code = tax_code(number);
            assert_eq!(reticolo_model::tax_code::tax_code(&code).as_deref(), Ok(code.as_str()));
            assert_eq!(&code[7..10], "777");
        }
    }

    #[test]
    fn a_name_spelled_again_keeps_its_number_and_is_another_text() {
        let name = "Associazione di prova 431 cura degli anziani";
        for way in [0, 1, 2, 4, 5] {
            let other = respelled(name, way);
            assert!(other.contains("431") && other != name, "{other}");
        }
        assert_eq!(respelled("Rete di prova 5 orti è città", 3), "Rete di prova 5 orti e' citta'");
    }

    #[test]
    fn themes_are_of_areas_that_there_are() {
        assert!(THEMES.iter().all(|(area, ..)| reticolo_model::vocabulary::GRID_AREAS.has(area)));
    }
}
