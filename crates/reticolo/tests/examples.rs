//! The tables that come with the program: each says where it comes from, without a gap, and is still what was written down.

use reticolo_instruments::survey::publishers;
use reticolo_model::id::sha256_hex;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What each source says of itself.
const SAID: [&str; 8] = ["path", "title", "publisher", "source", "date_of_data", "taken_on", "licence", "note"];

fn folders() -> Vec<PathBuf> {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let all = std::fs::read_dir(examples).expect("the examples").map(|e| e.expect("an entry").path());
    all.filter(|p| p.join("example.toml").is_file()).collect()
}

fn table(path: &Path) -> toml::Table {
    let text = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    text.parse().unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn entries(table: &toml::Table, key: &str) -> Vec<toml::Table> {
    let list = table.get(key).and_then(toml::Value::as_array).cloned().unwrap_or_default();
    list.into_iter().filter_map(|e| e.as_table().cloned()).collect()
}

fn text<'t>(entry: &'t toml::Table, key: &str) -> &'t str {
    entry.get(key).and_then(toml::Value::as_str).unwrap_or_default()
}

#[test]
fn every_table_names_publisher_source_date_and_licence() {
    let folders = folders();
    assert!(!folders.is_empty(), "there is an example");
    for folder in folders {
        let mut sources: BTreeMap<String, toml::Table> = BTreeMap::new();
        for entry in entries(&table(&folder.join("sources.toml")), "source") {
            let name = text(&entry, "path").to_owned();
            for key in SAID {
                assert!(!text(&entry, key).trim().is_empty(), "{name}: {key} is empty");
            }
            // A licence has its address, or says in words what it is.
            assert!(!text(&entry, "licence_url").is_empty() || text(&entry, "licence").len() > 15, "{name}: which licence is that?");
            sources.insert(name, entry);
        }
        let data: BTreeSet<String> = std::fs::read_dir(&folder)
            .expect("the example")
            .map(|e| e.expect("an entry").file_name().to_string_lossy().into_owned())
            .filter(|n| n.ends_with(".csv") || n.ends_with(".geojson"))
            .collect();
        assert_eq!(data, sources.keys().cloned().collect(), "each file has its source, and each source its file");
        for (name, entry) in &sources {
            let bytes = std::fs::read(folder.join(name)).expect("readable");
            assert_eq!(sha256_hex(&bytes), text(entry, "sha256"), "{name} is not what was written down");
        }
        let imports = entries(&table(&folder.join("example.toml")), "import");
        let read: BTreeSet<String> = imports.iter().map(|i| text(i, "file").to_owned()).collect();
        assert_eq!(read, data, "every file is imported");
        for import in imports {
            let mapping = text(&import, "mapping");
            assert!(folder.join(mapping).is_file() || publishers::named(mapping).is_some(), "{mapping} is no mapping");
        }
    }
}
