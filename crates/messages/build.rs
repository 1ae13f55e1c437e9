//! Lists the Fluent files of each language, so that a new file in `messages/` is embedded without touching any code;
//! a key that two files give fails the build, at once and by name.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=messages");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("messages");
    let mut code = String::new();
    for (constant, language) in [("IT", "it"), ("EN", "en")] {
        let mut files = ftl_files(&root.join(language));
        files.sort();
        let mut keys: BTreeMap<String, PathBuf> = BTreeMap::new();
        writeln!(code, "pub(crate) const {constant}: &[(&str, &str)] = &[").expect("a String takes all");
        for path in files {
            for key in keys_of(&path) {
                if let Some(other) = keys.insert(key.clone(), path.clone()) {
                    println!("cargo::error={key} is given by {} and by {}", other.display(), path.display());
                }
            }
            let name = path.file_name().expect("a file").to_string_lossy().into_owned();
            writeln!(code, "    ({name:?}, include_str!({:?})),", path.to_string_lossy()).expect("a String takes all");
        }
        code.push_str("];\n");
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it")).join("files.rs");
    fs::write(out, code).expect("the output folder takes a file");
}

fn ftl_files(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.extension().is_some_and(|e| e == "ftl"))
        .collect()
}

/// The keys of the messages of a file: what stands before ` =` at the start of a line.
fn keys_of(path: &Path) -> Vec<String> {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let named = |key: &str| key.starts_with(|c: char| c.is_ascii_alphabetic());
    text.lines().filter_map(|line| line.split_once(" =")).map(|(key, _)| key.to_owned()).filter(|key| named(key)).collect()
}
