//! The classifications that come with the program (`reference/*.csv`, where sources, licences and limits stand) and the lists of the
//! model, each read into one form.

use super::{Editing, Entry, List};
use crate::reference;
use reticolo_messages::{Language, t};
use reticolo_model::vocabulary;
use std::collections::{BTreeMap, BTreeSet};

/// What is known of a list before it is read.
pub(super) struct About {
    pub code: &'static str,
    pub version: &'static str,
    pub source: &'static str,
    pub licence: &'static str,
    pub editing: Editing,
}

const ATECO: &str = include_str!("../../../../reference/ateco_2025.csv");
const NACE: &str = include_str!("../../../../reference/nace_2.csv");
const SDG: &str = include_str!("../../../../reference/sdg.csv");
const THIRD_SECTOR: &str = include_str!("../../../../reference/third_sector_fields.csv");
const HERITAGE: &str = include_str!("../../../../reference/heritage_classes.csv");
const ESCO: &str = include_str!("../../../../reference/esco_skills.csv");
const NUTS: &str = include_str!("../../../../reference/nuts.csv");
pub(super) const SOCIAL: &str = include_str!("../../../../reference/social_services.csv");
pub(super) const NATURES: &str = include_str!("../../../../reference/natures.csv");

const fn about(code: &'static str, version: &'static str, source: &'static str, licence: &'static str, editing: Editing) -> About {
    About { code, version, source, licence, editing }
}

const REUSE: &str = "2011/833/EU";
const OWN_LIST: &str = "AGPL-3.0-or-later";

/// The classifications, in the order in which they are listed.
pub(super) const ALL: &[About] = &[
    about("ateco_2025", "2025", "ISTAT, ATECO 2025", "CC BY 4.0", Editing::Nothing),
    about("nace_2", "2006", "Eurostat, NACE Rev. 2 (ISTAT, ATECO 2007)", "2011/833/EU, CC BY 4.0", Editing::Nothing),
    about("nuts", "2024", "Eurostat, NUTS 2003–2024", REUSE, Editing::Nothing),
    about("municipality", "2026", "ISTAT, SITUAS; ANPR", "CC BY 4.0", Editing::Nothing),
    about("esco_skills", "1.1.1", "European Commission, ESCO", REUSE, Editing::Names),
    about("sdg", "2015", "United Nations, A/RES/70/1", OWN_LIST, Editing::Names),
    about("icnpo", "2003", "United Nations, ICNPO; ISTAT", "CC BY", Editing::Names),
    about("article_5", "2017", "D.lgs. 117/2017, art. 5", OWN_LIST, Editing::Names),
    about("heritage_class", "1", "Reticolo", OWN_LIST, Editing::Everything),
    about("siuss", "2014", "D.M. 206/2014, INPS", "CC0", Editing::Nothing),
    about("istat_social", "2022", "ISTAT", "CC BY", Editing::Nothing),
    about("cpv", "2008", "Publications Office, CPV", "CC BY 4.0", Editing::Nothing),
    about("legal_form", "2018", "ISTAT, AgID", "CC BY 4.0", Editing::Nothing),
    about("ipa", "2026", "AgID, IPA", "CC BY 4.0", Editing::Nothing),
    about("runts", "2017", "D.lgs. 117/2017, art. 46", "CC0", Editing::Nothing),
];

/// A row of a table: its values by the names of its columns.
pub(super) fn rows(text: &'static str) -> impl Iterator<Item = BTreeMap<String, String>> {
    csv::Reader::from_reader(text.as_bytes()).into_deserialize().filter_map(std::result::Result::ok)
}

/// One list of the program.
pub(super) fn read(code: &'static str) -> List {
    if let Some(v) = vocabulary::find(code) {
        let name = |l: Language, entry: &str| t(l, &format!("{code}-{entry}"));
        let entry = |(entry, parent): &(&str, &str)| Entry {
            code: (*entry).to_owned(),
            parent: (*parent).to_owned(),
            name_it: name(Language::It, entry),
            name_en: name(Language::En, entry),
            ..Entry::default()
        };
        let about = about(v.code, v.version, "Reticolo", OWN_LIST, super::editing(v));
        return List::new(&about, v.entries.iter().map(entry).collect());
    }
    let entries = match code {
        "ateco_2025" => table(ATECO, None),
        "nace_2" => table(NACE, None),
        "sdg" => table(SDG, None),
        "heritage_class" => table(HERITAGE, None),
        "icnpo" | "article_5" => table(THIRD_SECTOR, Some(code)),
        "siuss" | "istat_social" | "cpv" => table(SOCIAL, Some(code)),
        "legal_form" | "ipa" | "runts" => table(NATURES, Some(code)),
        "esco_skills" => table(ESCO, None),
        "nuts" => table(NUTS, None),
        "municipality" => municipalities(),
        _ => Vec::new(),
    };
    let about = ALL.iter().find(|a| a.code == code).unwrap_or(&ALL[0]);
    List::new(about, entries)
}

/// The entries of a table, or of one list in it, each code once; in the order of their codes, numbers by their size.
fn table(text: &'static str, list: Option<&str>) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut seen = BTreeSet::new();
    for mut row in rows(text) {
        let mut take = |names: &[&str]| names.iter().find_map(|n| row.remove(*n).filter(|v| !v.is_empty())).unwrap_or_default();
        if list.is_some_and(|wanted| take(&["list"]) != wanted) {
            continue;
        }
        let aat = take(&["aat"]);
        let uri = match (take(&["uri"]), aat) {
            (uri, _) if !uri.is_empty() => format!("http://data.europa.eu/esco/{uri}"),
            (_, aat) if !aat.is_empty() => format!("http://vocab.getty.edu/aat/{aat}"),
            _ => String::new(),
        };
        let entry = Entry {
            code: take(&["code"]),
            parent: take(&["parent"]),
            name_it: take(&["name_it", "wording_it", "name"]),
            name_en: take(&["name_en"]),
            since: take(&["version_first"]),
            until: take(&["version"]),
            successor: take(&["successor"]),
            uri,
            ..Entry::default()
        };
        if !entry.code.is_empty() && seen.insert(entry.code.clone()) {
            entries.push(entry);
        }
    }
    // The newest editions hold still.
    for entry in entries.iter_mut().filter(|e| e.until == "2024" || (e.until == "2021" && !e.code.starts_with("IT"))) {
        entry.until = String::new();
    }
    // A code whose parent the table does not have stands at the top.
    for entry in &mut entries {
        if !entry.parent.is_empty() && !seen.contains(&entry.parent) {
            entry.parent = String::new();
        }
    }
    entries.sort_by_cached_key(|e| key(&e.code));
    entries
}

/// A code in parts that sort as people count: `2` before `10`, `1.a` after `1.9`.
fn key(code: &str) -> Vec<(u8, u64, String)> {
    let part = |p: &str| match p.parse::<u64>() {
        // Digits of a fixed width (01, 0111) are compared as they are written.
        Ok(n) if !p.starts_with('0') && p.len() <= 2 => (0, n, String::new()),
        _ => (u8::from(!p.bytes().all(|b| b.is_ascii_digit())), 0, p.to_owned()),
    };
    code.split('.').map(part).collect()
}

/// Municipalities under their provinces and regions, those that are gone with the day on which they ended.
fn municipalities() -> Vec<Entry> {
    let mut areas: BTreeMap<(usize, &str), (&str, &str)> = BTreeMap::new();
    let mut spells: BTreeMap<&str, &reference::Municipality> = BTreeMap::new();
    for m in reference::municipalities().rows() {
        areas.insert((0, m.region_code), ("", m.region_name));
        // A province keeps the region and the name of those that are there today.
        if m.exists() || !areas.contains_key(&(1, m.province_code)) {
            areas.insert((1, m.province_code), (m.region_code, m.province_name));
        }
        let known = spells.entry(m.istat_code).or_insert(m);
        if (m.exists(), m.valid_from) > (known.exists(), known.valid_from) {
            *known = m;
        }
    }
    let areas = areas.into_iter().map(|((_, code), (parent, name))| Entry {
        code: code.to_owned(),
        parent: parent.to_owned(),
        name_it: name.to_owned(),
        name_en: name.to_owned(),
        ..Entry::default()
    });
    let spells = spells.into_values().map(|m| {
        let name = if m.name_other.is_empty() { m.name.to_owned() } else { format!("{} / {}", m.name, m.name_other) };
        Entry {
            code: m.istat_code.to_owned(),
            parent: m.province_code.to_owned(),
            name_it: name.clone(),
            name_en: name,
            since: m.valid_from.to_owned(),
            until: m.valid_to.to_owned(),
            successor: m.successor.to_owned(),
            ..Entry::default()
        }
    });
    areas.chain(spells).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_holds_together() {
        let mut sizes = BTreeMap::new();
        for code in super::super::all() {
            let list = super::super::base(code).expect("a list");
            let mut seen = BTreeSet::new();
            for entry in &list.entries {
                assert!(entry.parent.is_empty() || seen.contains(entry.parent.as_str()), "{code}: {} before its parent", entry.code);
                assert!(seen.insert(entry.code.as_str()), "{code}: {} twice", entry.code);
                // Of 147 codes of NUTS that ended early no source has the name.
                assert!(code == "nuts" || !entry.name_it.is_empty() || !entry.name_en.is_empty(), "{code}: {} has no name", entry.code);
            }
            for l in Language::ALL {
                assert!(!list.title(l).contains('⟨'), "{code} has no title");
            }
            sizes.insert(code, list.entries.len());
        }
        let told = [("ateco_2025", 3257), ("nace_2", 996), ("sdg", 186), ("icnpo", 42), ("article_5", 26), ("heritage_class", 64)];
        for (code, size) in told.into_iter().chain([("esco_skills", 640), ("nuts", 2868), ("ipa", 53), ("legal_form", 62), ("runts", 7)]) {
            assert_eq!(sizes[code], size, "{code}");
        }
    }

    #[test]
    fn codes_are_counted_as_people_do() {
        let sdg = super::super::base("sdg").expect("a list");
        let top: Vec<&str> = sdg.under("").iter().map(|e| e.code.as_str()).collect();
        assert_eq!(top[..3], ["1", "2", "3"]);
        assert_eq!(top.len(), 17);
        let first: Vec<&str> = sdg.under("1").iter().map(|e| e.code.as_str()).collect();
        assert_eq!(first, ["1.1", "1.2", "1.3", "1.4", "1.5", "1.a", "1.b"]);
    }

    #[test]
    fn a_former_municipality_says_when_it_ended_and_who_took_over() {
        let list = super::super::base("municipality").expect("a list");
        let gone = list.entries.iter().find(|e| !e.until.is_empty() && !e.successor.is_empty()).expect("one that is gone");
        assert!(gone.since < gone.until);
        assert!(list.get("055032").is_some_and(|e| e.until.is_empty() && list.above("055032").len() == 2 && e.parent == "055"));
    }
}
