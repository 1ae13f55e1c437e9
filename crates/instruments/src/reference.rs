//! Reference tables that are shared by all territories and embedded in the binary: Italy's municipalities with their codes
//! through time. Facts with source and licence stand in `reference/README.md`.

use reticolo_model::fold::fold;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

const MUNICIPALITIES: &str = include_str!("../../../reference/italy_municipalities.csv");
const NUTS: &str = include_str!("../../../reference/nuts.csv");

/// A municipality in one spell of its code.
#[derive(Debug, Clone, serde::Deserialize)]
pub struct Municipality {
    pub istat_code: String,
    pub cadastral_code: String,
    pub name: String,
    pub name_other: String,
    pub province_acronym: String,
    pub province_name: String,
    pub province_code: String,
    pub region_code: String,
    pub region_name: String,
    pub nuts3: String,
    pub valid_from: String,
    /// Empty while it exists.
    pub valid_to: String,
    /// The code that took over next, and the one it ended in.
    pub successor: String,
    pub current: String,
}

impl Municipality {
    #[must_use]
    pub fn exists(&self) -> bool {
        self.valid_to.is_empty()
    }

    /// The code under which it is known today.
    #[must_use]
    pub fn today(&self) -> &str {
        if self.current.is_empty() { &self.istat_code } else { &self.current }
    }
}

/// The table with its indexes.
#[derive(Debug)]
pub struct Table {
    rows: Vec<Municipality>,
    by_code: BTreeMap<String, Vec<usize>>,
    by_cadastral: BTreeMap<String, Vec<usize>>,
    by_name: BTreeMap<String, Vec<usize>>,
    acronyms: BTreeSet<String>,
}

/// Italy's municipalities, read once.
pub fn municipalities() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let rows: Vec<Municipality> =
            csv::Reader::from_reader(MUNICIPALITIES.as_bytes()).deserialize().filter_map(std::result::Result::ok).collect();
        let mut table = Table {
            rows: Vec::new(),
            by_code: BTreeMap::new(),
            by_cadastral: BTreeMap::new(),
            by_name: BTreeMap::new(),
            acronyms: rows.iter().map(|m| m.province_acronym.clone()).collect(),
        };
        for (i, m) in rows.iter().enumerate() {
            table.by_code.entry(m.istat_code.clone()).or_default().push(i);
            table.by_cadastral.entry(m.cadastral_code.clone()).or_default().push(i);
            // A place with two languages is known by either name, and by both as they are written together.
            let names = [fold(&m.name), fold(&m.name_other), fold(&format!("{} {}", m.name, m.name_other))];
            for name in names.into_iter().filter(|n| !n.is_empty()).collect::<BTreeSet<_>>() {
                table.by_name.entry(name).or_default().push(i);
            }
        }
        table.rows = rows;
        table
    })
}

impl Table {
    fn pick<'a>(&'a self, index: Option<&'a Vec<usize>>) -> impl Iterator<Item = &'a Municipality> + 'a {
        index.into_iter().flatten().map(|i| &self.rows[*i])
    }

    /// By ISTAT code: the spell that lasts, else the latest.
    #[must_use]
    pub fn by_code(&self, code: &str) -> Option<&Municipality> {
        self.pick(self.by_code.get(code)).max_by_key(|m| (m.exists(), &m.valid_from))
    }

    #[must_use]
    pub fn by_cadastral(&self, code: &str) -> Option<&Municipality> {
        self.pick(self.by_cadastral.get(code)).max_by_key(|m| (m.exists(), &m.valid_from))
    }

    /// Whether a province has this acronym, such as `NA`.
    #[must_use]
    pub fn knows_acronym(&self, acronym: &str) -> bool {
        self.acronyms.contains(acronym)
    }

    /// Existing municipalities of a name (folded); former ones only where none exists.
    #[must_use]
    pub fn by_name(&self, folded: &str) -> Vec<&Municipality> {
        let all: Vec<&Municipality> = self.pick(self.by_name.get(folded)).collect();
        let present: Vec<&Municipality> = all.iter().copied().filter(|m| m.exists()).collect();
        if present.is_empty() { all } else { present }
    }

    /// Every spell of the municipality that has a cadastral code, the oldest first.
    #[must_use]
    pub fn bearing(&self, cadastral: &str) -> Vec<&Municipality> {
        let mut spells: Vec<&Municipality> = self.pick(self.by_cadastral.get(cadastral)).collect();
        spells.sort_by_key(|m| (&m.valid_from, &m.istat_code));
        spells
    }

    /// Every spell of the municipalities that bear or bore a name (folded).
    #[must_use]
    pub fn spells(&self, folded: &str) -> Vec<&Municipality> {
        self.pick(self.by_name.get(folded)).collect()
    }

    #[must_use]
    pub fn rows(&self) -> &[Municipality] {
        &self.rows
    }
}

/// Whether a code is known: NUTS (any level), a region (2 digits), a province (3) or a municipality (6).
#[must_use]
pub fn knows_area(code: &str) -> bool {
    municipalities().rows.iter().any(|m| contains(code, m)) || nuts().contains_key(code)
}

/// Whether a municipality lies in the area of a code.
#[must_use]
pub fn contains(code: &str, m: &Municipality) -> bool {
    let nuts = code.len() >= 2 && code.starts_with(|c: char| c.is_ascii_uppercase());
    (nuts && m.nuts3.starts_with(code)) || m.region_code == code || m.province_code == code || m.istat_code == code
}

/// NUTS codes with their names.
pub fn nuts() -> &'static BTreeMap<String, String> {
    static TABLE: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    TABLE.get_or_init(|| {
        csv::Reader::from_reader(NUTS.as_bytes())
            .records()
            .filter_map(std::result::Result::ok)
            .map(|r| (r[0].to_owned(), r[2].to_owned()))
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_names_that_look_like_nothing_are_kept() {
        let table = municipalities();
        assert!(table.rows().iter().any(|m| m.name == "None" && m.exists()));
        assert!(table.rows().iter().any(|m| m.province_acronym == "NA" && m.exists()));
        assert!(table.rows().iter().all(|m| m.istat_code.len() == 6));
    }

    #[test]
    fn an_area_is_known_by_each_of_its_codes() {
        for code in ["IT", "ITI2", "ITI22", "10", "055", "055032"] {
            assert!(knows_area(code), "{code}");
        }
        for code in ["ZZ", "999", "999999", "", "it"] {
            assert!(!knows_area(code), "{code}");
        }
    }
}
