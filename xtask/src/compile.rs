//! Building everything once, and learning from cargo which test programs there are. Selecting single packages would give other
//! features to shared dependencies and build them twice, so the workspace is built whole and the test programs are run directly.

use crate::run::{cargo, root, show};
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::Stdio;

/// What builds the program itself: the same features as all the rest.
pub const BINARY: &[&str] = &["build", "--workspace", "--bin", "reticolo"];

pub fn binary() -> PathBuf {
    target_folder().join("debug/reticolo")
}

/// An example of one of the crates, which the tests' build makes as well.
pub fn example(name: &str) -> PathBuf {
    target_folder().join("debug/examples").join(name)
}

fn target_folder() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// One test program: the folder of its package (`store`), its name (`stories`, or the library's own) and where it lies.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct TestProgram {
    pub package: String,
    pub name: String,
    pub folder: PathBuf,
    pub program: PathBuf,
}

/// Builds the program and all tests.
pub fn all() -> Result<Vec<TestProgram>, String> {
    show(cargo().args(BINARY))?;
    println!("   $ cargo test --workspace --no-run");
    let mut child = cargo()
        .args(["test", "--workspace", "--no-run", "--message-format", "json-render-diagnostics"])
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("cargo cannot be started: {error}"))?;
    let mut programs = Vec::new();
    if let Some(messages) = child.stdout.take() {
        for line in BufReader::new(messages).lines() {
            let line = line.map_err(|error| format!("cargo's messages: {error}"))?;
            programs.extend(test_program(&line));
        }
    }
    let status = child.wait().map_err(|error| format!("cargo: {error}"))?;
    programs.sort();
    if status.success() { Ok(programs) } else { Err("`cargo test --workspace --no-run` failed".to_owned()) }
}

/// Whether any documentation holds an example that can be run.
pub fn has_doc_tests() -> bool {
    let mut folders = vec![root().join("crates")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs")
                && std::fs::read_to_string(&path).is_ok_and(|text| {
                    text.lines().map(str::trim_start).any(|line| ["/// ```", "//! ```"].contains(&line) || line.starts_with("/// ```rust"))
                })
            {
                return true;
            }
        }
    }
    false
}

/// One line of cargo's messages, if it tells of a test program.
fn test_program(line: &str) -> Option<TestProgram> {
    if !line.starts_with(r#"{"reason":"compiler-artifact""#) || !line.contains(r#""test":true},"features""#) {
        return None;
    }
    let target = &line[line.find(r#""target":{"#)?..];
    let program = PathBuf::from(text(line, "executable")?);
    let folder = PathBuf::from(text(line, "manifest_path")?).parent()?.to_path_buf();
    Some(TestProgram { package: folder.file_name()?.to_str()?.to_owned(), name: text(target, "name")?, folder, program })
}

/// The first text under a key in a line of JSON; `null` gives nothing.
fn text(json: &str, key: &str) -> Option<String> {
    let start = format!("\"{key}\":\"");
    let mut rest = json[json.find(&start)? + start.len()..].chars();
    let mut found = String::new();
    loop {
        match rest.next()? {
            '"' => return Some(found),
            '\\' => found.push(rest.next()?),
            c => found.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_test_program_is_read_from_cargos_message() {
        let line = r#"{"reason":"compiler-artifact","package_id":"path+file:///p/crates/store#reticolo-store@0.1.0","manifest_path":"/p/crates/store/Cargo.toml","target":{"kind":["test"],"crate_types":["bin"],"name":"stories","src_path":"/p/crates/store/tests/stories/main.rs","edition":"2024","doc":false,"doctest":false,"test":true},"profile":{"opt_level":"1","debuginfo":"line-tables-only","debug_assertions":true,"overflow_checks":true,"test":true},"features":[],"filenames":["/p/target/debug/deps/stories-1"],"executable":"/p/target/debug/deps/stories-1","fresh":true}"#;
        let found = test_program(line).expect("a test program");
        assert_eq!((found.package.as_str(), found.name.as_str()), ("store", "stories"));
        assert_eq!(found.program, PathBuf::from("/p/target/debug/deps/stories-1"));
        assert_eq!(test_program(&line.replace(r#""test":true},"features""#, r#""test":false},"features""#)), None);
        assert_eq!(test_program(&line.replace(r#""executable":"/p/target/debug/deps/stories-1""#, r#""executable":null"#)), None);
    }
}
