//! Which crate may use which. An arrow that is not in this table is a decision, so it is made here and said in ARCHITECTURE.md.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Each crate and what it may use of ours, in any kind of dependency.
const ARROWS: &[(&str, &[&str])] = &[
    ("reticolo-analysis", &[]),
    ("reticolo-model", &[]),
    ("reticolo-messages", &[]),
    ("reticolo-formats", &["reticolo-model"]),
    ("reticolo-store", &["reticolo-model"]),
    ("reticolo-report", &[]),
    (
        "reticolo-instruments",
        // `verbs`, since any of them is asked of a territory too.
        &[
            "reticolo-analysis",
            "reticolo-formats",
            "reticolo-messages",
            "reticolo-model",
            "reticolo-report",
            "reticolo-store",
            "reticolo-verbs",
        ],
    ),
    ("reticolo-verbs", &["reticolo-analysis", "reticolo-formats", "reticolo-messages", "reticolo-model"]),
    // `report` for the drawings that a page and the plan show alike.
    ("reticolo-web", &["reticolo-instruments", "reticolo-messages", "reticolo-model", "reticolo-report"]),
    (
        "reticolo",
        &[
            "reticolo-analysis",
            "reticolo-formats",
            "reticolo-instruments",
            "reticolo-messages",
            "reticolo-model",
            "reticolo-report",
            "reticolo-store",
            "reticolo-verbs",
            "reticolo-web",
        ],
    ),
];

/// The name in a manifest, and which of our crates its sections of dependencies name.
fn read(manifest: &str) -> (String, BTreeSet<String>) {
    let (mut name, mut uses, mut section) = (String::new(), BTreeSet::new(), "");
    for line in manifest.lines().map(str::trim) {
        if let Some(header) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            section = header;
            // [dependencies.NAME], with or without a platform before it.
            if let Some((before, crate_name)) = header.rsplit_once('.')
                && before.ends_with("dependencies")
                && crate_name.starts_with("reticolo")
            {
                uses.insert(crate_name.to_owned());
            }
        } else if section == "package" && line.starts_with("name") {
            name = line.split('"').nth(1).unwrap_or_default().to_owned();
        } else if section.ends_with("dependencies") && (line.starts_with("reticolo") || line.contains("package = \"reticolo")) {
            let own = line.split("package = \"").nth(1).unwrap_or(line);
            uses.insert(own.split(['.', '=', ' ', '"']).next().unwrap_or_default().to_owned());
        }
    }
    (name, uses)
}

fn manifests() -> BTreeMap<String, BTreeSet<String>> {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates");
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(crates).expect("the folder of crates") {
        let manifest = entry.expect("an entry").path().join("Cargo.toml");
        let (name, uses) = read(&fs::read_to_string(&manifest).unwrap_or_else(|error| panic!("{}: {error}", manifest.display())));
        found.insert(name, uses);
    }
    found
}

#[test]
fn crates_use_only_what_lies_below_them() {
    for (name, uses) in manifests() {
        let (_, may) = ARROWS.iter().find(|(known, _)| *known == name).unwrap_or_else(|| panic!("{name} is not in the table of arrows"));
        for used in uses {
            assert!(may.contains(&used.as_str()), "{name} may not use {used}");
        }
    }
}

#[test]
fn every_crate_of_the_table_is_there() {
    let found = manifests();
    for (name, _) in ARROWS {
        assert!(found.contains_key(name.to_owned()), "{name} is in the table and not in crates/");
    }
}

#[test]
fn every_way_of_naming_a_dependency_is_seen() {
    let manifest = "[package]\nname = \"x\"\n[dependencies]\nreticolo-model.workspace = true\nserde = \"1\"\n\
        other = { package = \"reticolo-formats\", path = \"..\" }\n[dev-dependencies]\nreticolo-store = { path = \"..\" }\n\
        [target.'cfg(unix)'.dependencies.reticolo-web]\npath = \"..\"\n[features]\nreticolo-report = []\n";
    let (name, uses) = read(manifest);
    assert_eq!(name, "x");
    assert_eq!(uses.into_iter().collect::<Vec<_>>(), ["reticolo-formats", "reticolo-model", "reticolo-store", "reticolo-web"]);
}
