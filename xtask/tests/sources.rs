//! What the sources may not hold: the name of a territory, a clock outside the program's own crate, a file that does not say what it is for.

use std::fs;
use std::path::{Path, PathBuf};

/// Territories are data. Their names stand in `examples/` and in papers, never in what is built.
const TERRITORIES: &[&str] = &["terni", "umbria"];
const CLOCKS: &[&str] = &["SystemTime::now", "Utc::now", "Local::now", "Instant::now"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every file below a folder, in order, except what is built or fetched.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    let mut found = Vec::new();
    for path in entries {
        let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default();
        if path.is_file() {
            found.push(path);
        } else if !matches!(name, "target" | "node_modules" | "dist" | "out") {
            found.extend(files(&path));
        }
    }
    found
}

fn rust_files(folders: &[&str]) -> Vec<PathBuf> {
    let all = folders.iter().flat_map(|folder| files(&root().join(folder)));
    all.filter(|path| path.extension().is_some_and(|e| e == "rs")).collect()
}

/// Lines in which one of the words stands by itself, in whatever case.
fn lines_naming(text: &str, words: &[&str]) -> Vec<usize> {
    let named = |line: &str| line.to_lowercase().split(|c: char| !c.is_alphanumeric()).any(|word| words.contains(&word));
    text.lines().enumerate().filter(|(_, line)| named(line)).map(|(number, _)| number + 1).collect()
}

#[test]
fn no_territory_is_named_in_what_is_built() {
    let mut looked_at = 0;
    let mut found = Vec::new();
    for path in ["crates", "ui"].iter().flat_map(|folder| files(&root().join(folder))) {
        // A font or a picture is no text.
        let Ok(text) = fs::read_to_string(&path) else { continue };
        looked_at += 1;
        found.extend(lines_naming(&text, TERRITORIES).iter().map(|line| format!("{}:{line}", path.display())));
        found.extend(
            lines_naming(&path.file_name().unwrap_or_default().to_string_lossy(), TERRITORIES).iter().map(|_| path.display().to_string()),
        );
    }
    assert!(looked_at > 100, "only {looked_at} files were looked at");
    assert!(found.is_empty(), "a territory is named in:\n{}", found.join("\n"));
}

#[test]
fn only_the_program_reads_the_clock() {
    let mut found = Vec::new();
    for path in rust_files(&["crates"]) {
        let parts: Vec<&str> = path.components().filter_map(|c| c.as_os_str().to_str()).collect();
        // Tests and examples measure; nothing that is shipped does.
        if parts.contains(&"tests") || parts.contains(&"examples") || parts.windows(2).any(|two| two == ["crates", "reticolo"]) {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a source file");
        // The tests at the end of a file are tests too.
        let shipped = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
        for (number, line) in shipped.lines().enumerate() {
            if CLOCKS.iter().any(|clock| line.contains(clock)) {
                found.push(format!("{}:{}: {}", path.display(), number + 1, line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "a clock is read in:\n{}", found.join("\n"));
}

#[test]
fn every_file_says_what_it_is_for() {
    let silent: Vec<String> = rust_files(&["crates", "xtask", "bench", "fuzz"])
        .into_iter()
        .filter(|path| !fs::read_to_string(path).expect("a source file").starts_with("//! "))
        .map(|path| path.display().to_string())
        .collect();
    assert!(silent.is_empty(), "these files do not begin with `//! `:\n{}", silent.join("\n"));
}

#[test]
fn words_are_found_whole_and_in_any_case() {
    assert_eq!(lines_naming("eternity\nTERNI\nin_terni_x\n«Umbria»", TERRITORIES), [2, 3, 4]);
}
