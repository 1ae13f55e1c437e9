//! What the targets do with bytes: they are made the files of a verb, which is then asked, or the file of a reader. Whatever they are,
//! nothing may panic, hang or swallow memory.

#[path = "../../crates/verbs/tests/suite/cases.rs"]
mod cases;
mod files;

use cases::{CASES, Case};
use clap::Parser;
pub use files::read;
use reticolo_messages::Language;
use reticolo_verbs::{Verb, show};
use std::path::PathBuf;

/// What parts the files of a verb in an input.
const BETWEEN: &[u8] = b"\n====\n";

pub const PLACES: &[&str] = &["contiguity", "hotspots", "regions", "access", "locate"];
pub const TIES: &[&str] = &["basins", "flows", "network", "ties"];
pub const CHOICES: &[&str] = &["match", "assign", "aggregate", "team", "portfolio", "opinions", "budget", "schedule"];
pub const FIGURES: &[&str] =
    &["production", "chains", "efficiency", "foresight", "evaluate", "finance", "inequality", "classify", "similar", "same"];

#[derive(Parser)]
struct Line {
    #[command(subcommand)]
    verb: Verb,
}

fn verb(case: &Case) -> &str {
    case.words.split(' ').next().unwrap_or_default()
}

fn of(verbs: &[&str]) -> Vec<&'static Case> {
    CASES.iter().filter(|case| verbs.contains(&verb(case))).collect()
}

/// A file of this process, in memory where the system has such a folder.
fn put(name: &str, bytes: &[u8]) -> PathBuf {
    let memory = PathBuf::from("/dev/shm");
    let folder = if memory.is_dir() { memory } else { std::env::temp_dir() };
    let folder = folder.join(format!("reticolo-fuzz-{}", std::process::id()));
    let path = folder.join(name);
    if std::fs::write(&path, bytes).is_err() {
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(&path, bytes).expect("a file");
    }
    path
}

/// Asks one of these verbs: the first byte says which case it is, the rest is its files; one that is not there is as in the case.
pub fn ask(verbs: &[&str], data: &[u8]) {
    let Some((which, mut rest)) = data.split_first() else { return };
    let cases = of(verbs);
    let case = cases[usize::from(which.wrapping_sub(b'a')) % cases.len()];
    let mut paths = Vec::new();
    for (number, (name, good)) in case.files.iter().enumerate() {
        let end = rest.windows(BETWEEN.len()).position(|w| w == BETWEEN);
        let (bytes, next) = match end {
            Some(end) => (&rest[..end], &rest[end + BETWEEN.len()..]),
            None => (rest, &[][..]),
        };
        let bytes = if number > 0 && bytes.is_empty() { good.as_bytes() } else { bytes };
        paths.push((*name, put(name, bytes).display().to_string()));
        rest = next;
    }
    let word = |w: &str| paths.iter().find(|(name, _)| *name == w).map_or_else(|| w.to_owned(), |(_, path)| path.clone());
    let words = std::iter::once("analyse".to_owned()).chain(case.words.split(' ').map(word));
    let line = Line::try_parse_from(words).expect("words of a verb");
    let Ok(work) = line.verb.ask().work(Language::It) else { return };
    let Ok(tell) = work.compute() else { return };
    let told = tell();
    let json = show::json(work.method, &work.parameters, &work.digest, 0.0, &told);
    assert!(!json.to_string().is_empty() && show::lines(&told, true).len() >= told.figures.len());
}

/// Lays down what a target that asks these verbs begins with, in `corpus/TARGET`.
pub fn sow(target: &str, verbs: &[&str]) {
    let seed = |(number, case): (usize, &&Case)| {
        let files: Vec<&[u8]> = case.files.iter().map(|(_, text)| text.as_bytes()).collect();
        [&[b'a' + u8::try_from(number).unwrap_or_default()][..], &files.join(BETWEEN)].concat()
    };
    lay(target, of(verbs).iter().enumerate().map(seed));
}

/// The same for the readers of formats.
pub fn sow_files(target: &str) {
    lay(target, files::seeds().into_iter());
}

fn lay(target: &str, seeds: impl Iterator<Item = Vec<u8>>) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target);
    std::fs::create_dir_all(&folder).expect("a folder");
    for (number, seed) in seeds.enumerate() {
        std::fs::write(folder.join(format!("seed-{number:02}")), seed).expect("a file");
    }
}
