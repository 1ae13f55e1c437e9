//! Reference tables that are shared by all territories and embedded in the binary: Italy's municipalities with their codes
//! through time. Facts with source and licence stand in `reference/README.md`.

use reticolo_model::fold::fold;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

const MUNICIPALITIES: &str = include_str!("../../../reference/italy_municipalities.csv");
const NUTS: &str = include_str!("../../../reference/nuts.csv");

/// A municipality in one spell of its code, in the order of the file's columns.
#[derive(Debug, Clone)]
pub struct Municipality {
    pub istat_code: &'static str,
    pub cadastral_code: &'static str,
    pub name: &'static str,
    pub name_other: &'static str,
    pub province_acronym: &'static str,
    pub province_name: &'static str,
    pub province_code: &'static str,
    pub region_code: &'static str,
    pub region_name: &'static str,
    pub nuts3: &'static str,
    pub valid_from: &'static str,
    /// Empty while it exists.
    pub valid_to: &'static str,
    /// The code that took over next, and the one it ended in.
    pub successor: &'static str,
    pub current: &'static str,
}

impl Municipality {
    /// A line of the file, which quotes nothing.
    fn of(line: &'static str) -> Option<Municipality> {
        let mut cells = line.split(',');
        let mut next = || cells.next();
        Some(Municipality {
            istat_code: next()?,
            cadastral_code: next()?,
            name: next()?,
            name_other: next()?,
            province_acronym: next()?,
            province_name: next()?,
            province_code: next()?,
            region_code: next()?,
            region_name: next()?,
            nuts3: next()?,
            valid_from: next()?,
            valid_to: next()?,
            successor: next()?,
            current: next()?,
        })
    }

    #[must_use]
    pub fn exists(&self) -> bool {
        self.valid_to.is_empty()
    }

    /// The code under which it is known today.
    #[must_use]
    pub fn today(&self) -> &'static str {
        if self.current.is_empty() { self.istat_code } else { self.current }
    }
}

/// The table with its indexes.
#[derive(Debug)]
pub struct Table {
    rows: Vec<Municipality>,
    by_code: Index<&'static str>,
    by_cadastral: Index<&'static str>,
    by_name: Index<Box<str>>,
    acronyms: BTreeSet<&'static str>,
}

/// Keys with the numbers of their rows, sorted.
#[derive(Debug)]
struct Index<K>(Vec<(K, u32)>);

impl<K: Ord + AsRef<str>> Index<K> {
    fn new(keys: impl Iterator<Item = (K, u32)>) -> Index<K> {
        let mut all: Vec<(K, u32)> = keys.collect();
        all.sort_unstable();
        all.shrink_to_fit();
        Index(all)
    }

    fn of(&self, key: &str) -> &[(K, u32)] {
        let from = self.0.partition_point(|(k, _)| k.as_ref() < key);
        let to = self.0.partition_point(|(k, _)| k.as_ref() <= key);
        &self.0[from..to]
    }
}

/// Italy's municipalities, read once.
pub fn municipalities() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let rows: Vec<Municipality> = MUNICIPALITIES.lines().skip(1).filter_map(Municipality::of).collect();
        let numbered = || (0..).zip(&rows);
        Table {
            by_code: Index::new(numbered().map(|(i, m)| (m.istat_code, i))),
            by_cadastral: Index::new(numbered().map(|(i, m)| (m.cadastral_code, i))),
            // A place with two languages is known by either name, and by both as they are written together.
            by_name: Index::new(numbered().flat_map(|(i, m)| {
                let names = [fold(m.name), fold(m.name_other), fold(&format!("{} {}", m.name, m.name_other))];
                let names: BTreeSet<String> = names.into_iter().filter(|n| !n.is_empty()).collect();
                names.into_iter().map(move |name| (name.into_boxed_str(), i))
            })),
            acronyms: rows.iter().map(|m| m.province_acronym).collect(),
            rows,
        }
    })
}

impl Table {
    fn pick<'a, K>(&'a self, found: &'a [(K, u32)]) -> impl Iterator<Item = &'a Municipality> + use<'a, K> {
        found.iter().map(|(_, row)| &self.rows[*row as usize])
    }

    /// By ISTAT code: the spell that lasts, else the latest.
    #[must_use]
    pub fn by_code(&self, code: &str) -> Option<&Municipality> {
        self.pick(self.by_code.of(code)).max_by_key(|m| (m.exists(), m.valid_from))
    }

    #[must_use]
    pub fn by_cadastral(&self, code: &str) -> Option<&Municipality> {
        self.pick(self.by_cadastral.of(code)).max_by_key(|m| (m.exists(), m.valid_from))
    }

    /// Whether a province has this acronym, such as `NA`.
    #[must_use]
    pub fn knows_acronym(&self, acronym: &str) -> bool {
        self.acronyms.contains(acronym)
    }

    /// Existing municipalities of a name (folded); former ones only where none exists.
    #[must_use]
    pub fn by_name(&self, folded: &str) -> Vec<&Municipality> {
        let all: Vec<&Municipality> = self.pick(self.by_name.of(folded)).collect();
        let present: Vec<&Municipality> = all.iter().copied().filter(|m| m.exists()).collect();
        if present.is_empty() { all } else { present }
    }

    /// Every spell of the municipality that has a cadastral code, the oldest first.
    #[must_use]
    pub fn bearing(&self, cadastral: &str) -> Vec<&Municipality> {
        let mut spells: Vec<&Municipality> = self.pick(self.by_cadastral.of(cadastral)).collect();
        spells.sort_by_key(|m| (m.valid_from, m.istat_code));
        spells
    }

    /// Every spell of the municipalities that bear or bore a name (folded).
    #[must_use]
    pub fn spells(&self, folded: &str) -> Vec<&Municipality> {
        self.pick(self.by_name.of(folded)).collect()
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
    fn every_line_of_the_table_is_read_by_its_commas() {
        let columns = "istat_code,cadastral_code,name,name_other,province_acronym,province_name,province_code,region_code,region_name,nuts3,valid_from,valid_to,successor,current";
        assert_eq!(MUNICIPALITIES.lines().next(), Some(columns));
        assert!(!MUNICIPALITIES.contains(['"', '\r']));
        assert!(MUNICIPALITIES.lines().all(|line| line.split(',').count() == 14));
        assert_eq!(municipalities().rows().len(), MUNICIPALITIES.lines().count() - 1);
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
