//! Whatever is declared by code has its words in both languages: kinds with their states and fields, links, vocabularies, analyses.
//! The declarations are read as text, so that adding one and forgetting its words fails here, with the key that is missing.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn crates(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates").join(path)
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn in_order(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<PathBuf> =
        entries.map(|entry| entry.expect("an entry").path()).filter(|p| p.extension().is_some_and(|e| e == ending)).collect();
    files.sort();
    files
}

/// The keys of one language; an attribute stands as `key.attribute`.
fn keys(language: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for file in in_order(&crates("messages/messages").join(language), "ftl") {
        let mut message = "";
        let text = read(&file);
        for line in text.lines() {
            let Some((name, _)) = line.split_once(" =") else { continue };
            if let Some(attribute) = name.trim_start().strip_prefix('.') {
                found.insert(format!("{message}.{attribute}"));
            } else if name.starts_with(|c: char| c.is_ascii_lowercase()) {
                message = name;
                found.insert(name.to_owned());
            }
        }
    }
    found
}

/// Every text in quotes that follows `before`.
fn quoted<'t>(text: &'t str, before: &str) -> Vec<&'t str> {
    text.split(before).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// All keys that must be there.
fn wanted() -> BTreeSet<String> {
    let mut wanted = BTreeSet::new();
    for file in in_order(&crates("model/src/kinds"), "rs") {
        let text = read(&file);
        let Some(kind) = quoted(&text, "pub static KIND: Kind = Kind {\n    code: \"").first().copied() else { continue };
        wanted.extend([kind.to_owned(), format!("{kind}-plural"), format!("{kind}-help")]);
        wanted.extend(quoted(&text, "State::new(\"").iter().map(|state| format!("{kind}-state-{state}")));
        // Above the kind stand the columns of its tables.
        let (above, declared) = text.split_once("pub static KIND").expect("a kind");
        wanted.extend(quoted(above, "Field::new(\"").iter().map(|column| format!("column-{column}")));
        for field in quoted(declared, "Field::new(\"") {
            wanted.extend([format!("{kind}-{field}"), format!("{kind}-{field}.help")]);
        }
        for link in quoted(declared, "LinkRule::new(\"") {
            wanted.extend([format!("link-{link}"), format!("link-{link}-inverse")]);
        }
    }
    let vocabularies = read(&crates("model/src/vocabulary.rs"));
    let lists = vocabularies.split("vocabularies! {").nth(1).and_then(|rest| rest.split("\n}\n").next()).expect("the list of vocabularies");
    for list in lists.split("];") {
        // NAME = "code" "version" [entries, each perhaps `< "parent"`
        let mut texts = list.split('"').skip(1).step_by(2);
        let (Some(code), Some(_version)) = (texts.next(), texts.next()) else { continue };
        wanted.insert(code.to_owned());
        wanted.extend(texts.map(|entry| format!("{code}-{entry}")));
    }
    wanted.extend(quoted(&read(&crates("analysis/src/catalogue.rs")), "title_key: \"").iter().map(|key| (*key).to_owned()));
    wanted
}

#[test]
fn what_is_declared_has_its_words() {
    let wanted = wanted();
    assert!(wanted.len() > 300, "only {} keys were found in the declarations", wanted.len());
    for language in ["it", "en"] {
        let there = keys(language);
        let missing: Vec<&str> = wanted.difference(&there).map(String::as_str).collect();
        assert!(missing.is_empty(), "missing in crates/messages/messages/{language}:\n{}", missing.join("\n"));
    }
}

#[test]
fn declarations_are_read() {
    let wanted = wanted();
    for key in [
        "asset-plural",
        "need-state-in_a_lot",
        "need-price_ceiling.help",
        "link-leads-inverse",
        "column-amount",
        "service-library",
        "nature",
        "analysis-hotspots",
    ] {
        assert!(wanted.contains(key), "{key}");
    }
}
