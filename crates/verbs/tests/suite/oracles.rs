//! Walks `oracles/`: each card of the catalogue has a folder with cases whose figures were found without this program; every case is asked as
//! on the command line, and each of its figures is compared. `oracles/README.md` says the form.

use crate::common::{Line, told};
use clap::Parser;
use reticolo_analysis::catalogue::CATALOGUE;
use reticolo_messages::{Language, tr};
use reticolo_verbs::work::VerbError;
use serde::Deserialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Folder {
    case: Vec<Case>,
    /// Files of the folder that no case asks.
    #[serde(default)]
    beside: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    /// The words after `reticolo analyse`; a file stands by its name.
    ask: String,
    by: By,
    how: String,
    #[serde(default)]
    expected: Vec<Expected>,
    /// Words of the sentence that says why there is no answer.
    #[serde(default)]
    refused: Vec<String>,
}

#[derive(Deserialize, PartialEq)]
#[serde(rename_all = "kebab-case")]
enum By {
    Hand,
    BruteForce,
    Published,
    Peer,
}

#[derive(Deserialize)]
struct Expected {
    at: String,
    #[serde(flatten)]
    rule: BTreeMap<String, toml::Value>,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../oracles")
}

fn number(value: &toml::Value) -> Option<f64> {
    value.as_float().or_else(|| value.as_integer().map(|n| n as f64))
}

/// Whether a value is the one that is expected; numbers `within` so much of the figure, or of 1 where it is smaller.
fn same(found: &Value, expected: &toml::Value, within: f64) -> bool {
    if let Some(wanted) = number(expected) {
        return match found.as_f64() {
            Some(x) => (x - wanted).abs() <= within * wanted.abs().max(1.0),
            None => wanted.is_nan() && found.is_null(),
        };
    }
    match (found, expected) {
        (Value::String(x), toml::Value::String(y)) => x == y,
        (Value::Bool(x), toml::Value::Boolean(y)) => x == y,
        (Value::Array(x), toml::Value::Array(y)) => x.len() == y.len() && x.iter().zip(y).all(|(x, y)| same(x, y, within)),
        (Value::Object(x), toml::Value::Table(y)) => y.iter().all(|(name, y)| x.get(name).is_some_and(|x| same(x, y, within))),
        _ => false,
    }
}

/// Whether two lists of labels part the units alike, whatever the labels are.
fn parted(found: &Value, expected: &toml::Value) -> bool {
    let (Some(x), Some(y)) = (found.as_array(), expected.as_array()) else { return false };
    let alike = |a: usize, b: usize| (x[a] == x[b]) == (y[a] == y[b]);
    x.len() == y.len() && (0..x.len()).all(|a| (0..a).all(|b| alike(a, b)))
}

/// What is wrong with a figure, if anything is.
fn wrong(result: &Value, expected: &Expected) -> Option<String> {
    let at = &expected.at;
    let Some(found) = result.pointer(&format!("/{at}")) else { return Some(format!("{at}: there is no such figure")) };
    let within = expected.rule.get("within").map_or(Some(0.0), number);
    let rules = expected.rule.iter().filter(|(name, _)| *name != "within").collect::<Vec<_>>();
    let (&[(name, wanted)], Some(within)) = (&rules[..], within) else {
        return Some(format!("{at}: one of is, least, most, count, parts, and perhaps within"));
    };
    let holds = match name.as_str() {
        "is" => same(found, wanted, within),
        "least" => found.as_f64() >= number(wanted).map(|x| x - within) && found.is_number(),
        "most" => found.as_f64() <= number(wanted).map(|x| x + within) && found.is_number(),
        "count" => found.as_array().map(|list| list.len() as f64) == number(wanted),
        "parts" => parted(found, wanted),
        _ => return Some(format!("{at}: there is no rule {name}")),
    };
    (!holds).then(|| format!("{at}: expected {name} {wanted} within {within}, got {found}"))
}

/// The sentence that says what is wrong, as the command line says it.
fn sentence(error: &VerbError) -> String {
    let say = |code: &str, args: &[(&str, &str)]| tr(Language::En, code, args);
    match error {
        VerbError::Problem(p) => {
            let args = p.args.iter().map(|(k, v)| (k.as_str(), v.as_str())).chain([("found", p.found.as_str())]);
            say(&p.code, &args.collect::<Vec<_>>())
        }
        VerbError::Format(e) => {
            let args = e.arguments();
            say(e.code, &args.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect::<Vec<_>>())
        }
        VerbError::Io { path, error } => format!("{path}: {error}"),
    }
}

/// What is wrong with a case.
fn faults(folder: &Path, case: &Case) -> Vec<String> {
    let full = |word: &str| {
        let path = folder.join(word);
        if path.is_file() { path.display().to_string() } else { word.to_owned() }
    };
    let words: Vec<String> = case.ask.split_whitespace().map(full).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    if let Err(error) = Line::try_parse_from(std::iter::once("analyse").chain(words.iter().copied())) {
        return vec![error.to_string()];
    }
    if case.how.trim().len() < 20 || case.expected.is_empty() == case.refused.is_empty() {
        return vec!["says how its figures were found, and either what is expected or what is refused".to_owned()];
    }
    match told(&words) {
        Ok(told) if case.refused.is_empty() => {
            let result = Value::Object(told.result);
            case.expected.iter().filter_map(|expected| wrong(&result, expected)).collect()
        }
        Ok(told) => vec![format!("expected to be refused, got {:?}", told.figures)],
        Err(error) => {
            let said = sentence(&error);
            let missing = |w: &&String| !said.contains(w.as_str());
            let faults = case.refused.iter().filter(missing).map(|w| format!("expected to be refused with {w:?}, got {said:?}"));
            if case.refused.is_empty() { vec![format!("expected an answer, got {said:?}")] } else { faults.collect() }
        }
    }
}

#[test]
fn every_case_of_every_folder_has_its_figures() {
    let folders: BTreeSet<String> = std::fs::read_dir(root())
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    let cards: BTreeSet<String> = CATALOGUE.iter().map(|card| card.id.to_owned()).collect();
    let mut all: Vec<String> = folders.difference(&cards).map(|name| format!("{name}: a folder without a card")).collect();
    for id in &cards {
        let folder = root().join(id);
        let Ok(text) = std::fs::read_to_string(folder.join("cases.toml")) else {
            all.push(format!("{id}: no cases"));
            continue;
        };
        let read: Folder = toml::from_str(&text).unwrap_or_else(|error| panic!("oracles/{id}/cases.toml: {error}"));
        assert!(text.starts_with("# ") && !read.case.is_empty(), "oracles/{id}/cases.toml says what it is for, and has a case");
        for case in &read.case {
            all.extend(faults(&folder, case).into_iter().map(|fault| format!("{id}, {}, {fault}", case.name)));
        }
        for entry in std::fs::read_dir(&folder).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            let asked = read.case.iter().any(|case| case.ask.split_whitespace().any(|word| word == name));
            let known = ["cases.toml", "worked.py"].contains(&name.as_str()) || read.beside.contains(&name);
            if !asked && !known {
                all.push(format!("{id}: no case asks {name}"));
            }
        }
        let scripted = |by: &By| [By::BruteForce, By::Peer].contains(by);
        if read.case.iter().any(|case| scripted(&case.by)) && !folder.join("worked.py").is_file() {
            all.push(format!("{id}: what was found by trying or by a peer has its worked.py"));
        }
    }
    assert!(all.is_empty(), "{} faults:\n{}", all.len(), all.join("\n"));
}

#[test]
fn a_figure_that_differs_is_found() {
    let result = serde_json::json!({ "score": [0.5, null], "who": { "name": "a" }, "labels": [2, 2, 7] });
    let check = |line: &str| wrong(&result, &toml::from_str(line).unwrap()).is_none();
    for (line, holds) in [
        ("at = 'score'\nis = [0.5, nan]", true),
        ("at = 'score'\nis = [0.5]", false),
        ("at = 'score/0'\nis = 0.500001", false),
        ("at = 'score/0'\nis = 0.500001\nwithin = 1e-5", true),
        ("at = 'score/1'\nis = 0", false),
        ("at = 'score/1'\nleast = 0", false),
        ("at = 'score/0'\nleast = 0.6", false),
        ("at = 'score/0'\nmost = 0.6", true),
        ("at = 'who'\nis = { name = 'b' }", false),
        ("at = 'what'\nis = 1", false),
        ("at = 'labels'\nparts = [0, 0, 1]", true),
        ("at = 'labels'\nparts = [0, 1, 1]", false),
        ("at = 'labels'\ncount = 2", false),
        ("at = 'score/0'\nwithin = 1", false),
    ] {
        assert_eq!(check(line), holds, "{line}");
    }
}
