//! What the tests of verbs share: files for a test, a verb read from words, its answer.

use clap::Parser;
use reticolo_messages::Language;
use reticolo_verbs::Verb;
use reticolo_verbs::work::{Told, VerbError};
use std::path::PathBuf;

/// The words of a verb.
#[derive(Parser)]
pub struct Line {
    #[command(subcommand)]
    pub verb: Verb,
}

/// A file of this test, in a folder of its own.
pub fn file(test: &str, name: &str, text: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("verbs").join(test);
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path.display().to_string()
}

/// A file of the reference answers; `None`, after saying so, where they are absent.
#[allow(dead_code)]
pub fn shared(path: &str) -> Option<String> {
    let root = std::env::var_os("RETICOLO_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    let full = root.join(path);
    if full.exists() {
        return Some(full.display().to_string());
    }
    println!("skipped: {path} is not in the shared folder");
    None
}

/// The answer to `analyse WORDS…`; the second computation must give what the first gave.
pub fn told(words: &[&str]) -> Result<Told, VerbError> {
    let line = Line::try_parse_from(std::iter::once("analyse").chain(words.iter().copied())).expect("words of a verb");
    let work = line.verb.ask().work(Language::En)?;
    let (first, second) = (work.compute()?(), work.compute()?());
    assert_eq!(first.result, second.result, "two computations of one question differ");
    assert_eq!(work.digest.len(), 64);
    Ok(first)
}

/// What is wrong, as code, value and arguments.
pub fn refused(words: &[&str]) -> String {
    match told(words) {
        Err(VerbError::Problem(problem)) => problem.to_string(),
        Err(VerbError::Format(error)) => error.to_string(),
        Err(VerbError::Io { path, error }) => format!("{path}: {error}"),
        Ok(told) => panic!("answered: {:?}", told.result),
    }
}
