//! For whom: whether the people a need speaks of are those an offer is for, as far as their words tell. Ages and groups that both name are
//! compared; what is not understood is left to whoever decides.

use reticolo_model::fold::fold;

/// Groups by how the words that mean them begin, Italian and English.
const GROUPS: &[(&str, &[&str])] = &[
    ("older", &["anzian", "elder", "older", "senior", "pensionat", "retire"]),
    ("children", &["bambin", "infan", "neonat", "child", "kid", "toddler", "minor"]),
    ("young", &["giovan", "ragazz", "adolescen", "young", "youth", "teen"]),
    ("families", &["famigl", "family", "families", "genitor", "parents"]),
    ("disabled", &["disabil", "handicap", "invalid", "disable", "carrozzin", "wheelchair"]),
    ("women", &["donn", "madr", "women", "woman", "mother", "gestant", "pregnan"]),
    ("migrants", &["migrant", "immigrat", "stranier", "rifugiat", "refugee", "foreign", "asil"]),
    ("unemployed", &["disoccupat", "inoccupat", "cercano", "cerca", "unemploy", "jobseek", "jobless", "seeking"]),
    ("students", &["student", "universitar", "alunn", "pupil"]),
    ("firms", &["impres", "aziend", "firm", "business", "compan", "enterpris", "artigian", "commerciant"]),
    ("poor", &["povert", "indigen", "poor", "poverty", "senzatetto", "homeless"]),
    ("newcomers", &["nuovi", "nuove", "new", "newcomer", "neoresident"]),
    ("farmers", &["agricoltor", "coltivator", "allevator", "farmer", "grower"]),
    ("carers", &["assiste", "caregiver", "carer", "badant"]),
    ("workers", &["lavorator", "worker", "employee", "dipendent"]),
    ("tourists", &["turist", "tourist", "visitator", "visitor"]),
];

/// Words that let everybody in.
const ALL: &[&str] = &["tutti", "tutte", "chiunque", "everybody", "everyone", "anybody", "anyone"];

/// Ages that a group stands for where no age is named.
const AGES: &[(&str, [u8; 2])] = &[("older", [65, MOST]), ("children", [0, 17]), ("young", [14, 35]), ("students", [6, 30])];
const MOST: u8 = 120;
/// Groups that are ages by another name.
const AGE_GROUPS: &[&str] = &["older", "children", "young"];

/// How two texts about people lie to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Suits {
    /// The offer limits nobody, or they are the same people.
    Yes,
    /// Some of them, or it cannot be told.
    Perhaps,
    No,
}

/// What a text says of people.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct People {
    folded: String,
    groups: Vec<&'static str>,
    ages: Option<[u8; 2]>,
    all: bool,
}

impl People {
    #[must_use]
    pub fn of(text: &str) -> People {
        let folded = fold(text);
        let words: Vec<&str> = folded.split(' ').filter(|w| !w.is_empty()).collect();
        let groups = GROUPS
            .iter()
            .filter(|(_, stems)| words.iter().any(|w| w.len() > 2 && stems.iter().any(|s| w.starts_with(s))))
            .map(|(group, _)| *group)
            .collect();
        let (all, ages) = (words.iter().any(|w| ALL.contains(w)), ages(&words));
        let groups: Vec<&'static str> = groups;
        // Whoever lives here: nobody whom the registry speaks of is left out.
        let all = all || (groups.is_empty() && ages.is_none() && words.iter().any(|w| w.starts_with("resident")));
        People { groups, ages, all, folded }
    }

    /// Whether it limits nobody.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.all || self.folded.is_empty()
    }

    /// The ages named, or those that all its groups stand for.
    fn years(&self) -> Option<[u8; 2]> {
        self.ages.or_else(|| match self.groups[..] {
            [one] => AGES.iter().find(|(g, _)| *g == one).map(|(_, a)| *a),
            _ => None,
        })
    }
}

/// Ages in words: `oltre i 65 anni`, `over 65`, `fino a 14`, `under 35`, `da 18 a 35 anni`, `18-35`.
fn ages(words: &[&str]) -> Option<[u8; 2]> {
    let age = |w: &&str| w.parse::<u8>().ok().filter(|n| *n <= MOST);
    let near = |i: usize, starts: &[&str]| words[i.saturating_sub(2)..i].iter().any(|w| starts.contains(w));
    let numbers: Vec<(usize, u8)> = words.iter().enumerate().filter_map(|(i, w)| Some((i, age(w)?))).collect();
    let years = words.iter().any(|w| matches!(*w, "anni" | "anno" | "years" | "year" | "age" | "aged" | "eta"));
    match numbers[..] {
        [(i, n)] if near(i, &["oltre", "over", "sopra", "ultra", "piu", "dai", "dal", "least", "from", "above", "almeno"]) => {
            Some([n, MOST])
        }
        [(i, n)] if near(i, &["fino", "under", "sotto", "entro", "below", "to", "meno", "massimo", "most"]) => Some([0, n]),
        [(_, a), (_, b)] if years && a < b => Some([a, b]),
        _ => None,
    }
}

/// Whether people who want something are among those whom an offer is for. An offer that names people whom the need does not name is
/// not for them.
#[must_use]
pub fn suits(want: &People, offer: &People) -> Suits {
    if offer.is_open() || want.folded == offer.folded {
        return Suits::Yes;
    }
    let understood = |p: &People| !p.groups.is_empty() || p.ages.is_some();
    if !understood(want) || !understood(offer) {
        return Suits::Perhaps;
    }
    let ages = want.years().zip(offer.years());
    let shared = offer.groups.iter().any(|g| want.groups.contains(g));
    let by_age_alone = offer.groups.iter().all(|g| AGE_GROUPS.contains(g));
    match ages {
        Some(([a, b], [c, d])) if b < c || d < a => Suits::No,
        Some(([a, b], [c, d])) if shared || by_age_alone => {
            if c <= a && b <= d {
                Suits::Yes
            } else {
                Suits::Perhaps
            }
        }
        None if shared => Suits::Yes,
        _ => Suits::No,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_and_groups_that_both_name_decide_and_the_rest_is_left_open() {
        let cases = [
            ("oltre i 75 anni che vivono soli", "residenti oltre i 65 anni", Suits::Yes),
            ("oltre i 65 anni", "over 75", Suits::Perhaps),
            ("anziani soli", "residenti oltre i 65 anni", Suits::Yes),
            ("bambini da 0 a 3 anni", "residenti oltre i 65 anni", Suits::No),
            ("bambini", "anziani", Suits::No),
            ("famiglie con bambini", "bambini", Suits::Yes),
            ("donne", "imprese", Suits::No),
            ("young people", "under 35", Suits::Yes),
            ("persone", "anziani", Suits::Perhaps),
            ("", "anziani", Suits::Perhaps),
            ("anziani", "", Suits::Yes),
            ("anziani", "aperto a tutti", Suits::Yes),
            ("residenti", "Residenti", Suits::Yes),
            ("chi abita in frazione", "residenti nel comune", Suits::Yes),
            ("chi abita in frazione", "studenti", Suits::Perhaps),
            ("studenti", "giovani dai 16 ai 29 anni", Suits::Perhaps),
            ("famiglie", "nuovi residenti", Suits::No),
            ("chi assiste un familiare", "famiglie con bambini fino a 3 anni", Suits::No),
            ("donne che rientrano al lavoro", "persone che cercano lavoro", Suits::No),
            ("bambini da 0 a 3 anni", "bambini dai 6 ai 13 anni", Suits::No),
        ];
        for (want, offer, suits_so) in cases {
            assert_eq!(suits(&People::of(want), &People::of(offer)), suits_so, "{want} / {offer}");
        }
    }
}
