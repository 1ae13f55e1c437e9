//! Every verb on degenerate files: empty, one row, all equal, everything twice, missing columns, cells that are no number, negative,
//! huge or zero. What comes is an answer in finite figures, or a sentence in both languages that says what is wrong and where.

use crate::cases::{CASES, Case};
use crate::common::{Line, file};
use clap::Parser;
use reticolo_messages::{Language, tr};
use reticolo_verbs::show;
use reticolo_verbs::work::{Told, VerbError};
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What stands in place of a number: in every row, and in one.
const CELLS: &[&str] = &["", "NaN", "-1", "0", "1e308", "inf", "-inf", "1e-320", "99999999999999999999"];

/// Whether every cell of [`CELLS`] is tried in the first row and in the last: else the first five in every row, and all in the first.
fn deep() -> bool {
    std::env::var_os("RETICOLO_DEEP").is_some()
}

/// What is done to a file: how it is called, the file, and the row of the one number that was changed, with the name and the number of its column.
struct Form {
    name: String,
    text: String,
    cell: Option<(usize, [String; 2])>,
}

fn split(line: &str, mark: char) -> Vec<String> {
    line.split(mark).map(str::to_owned).collect()
}

fn is_number(cell: &str) -> bool {
    cell.parse::<f64>().is_ok()
}

/// The degenerate forms of a table. Where no cell of its first line is a number, that is its header.
fn tables(text: &str) -> Vec<Form> {
    let lines: Vec<&str> = text.lines().collect();
    let mark = if lines[0].contains(';') { ';' } else { ',' };
    let head = usize::from(!split(lines[0], mark).iter().any(|c| is_number(c)));
    let rows: Vec<Vec<String>> = lines.iter().map(|l| split(l, mark)).collect();
    let join = |rows: &[Vec<String>]| rows.iter().map(|r| r.join(&mark.to_string()) + "\n").collect::<String>();
    let with = |kept: Vec<Vec<String>>| join(&[rows[..head].to_vec(), kept].concat());
    let body = &rows[head..];
    let mut forms = Vec::new();
    let mut add = |name: &str, text: String, cell| forms.push(Form { name: name.to_owned(), text, cell });
    add("no rows", with(Vec::new()), None);
    for at in [0, body.len() - 1] {
        add(&format!("row {at} alone"), with(vec![body[at].clone()]), None);
        let mut less = body.to_vec();
        less.remove(at);
        add(&format!("without row {at}"), with(less), None);
        let mut short = body.to_vec();
        short[at].pop();
        add(&format!("row {at} short"), with(short), None);
    }
    add("every row the same", with(vec![body[0].clone(); body.len()]), None);
    add("every row twice", with([body, body].concat()), None);
    add("rows turned round", with(body.iter().rev().cloned().collect()), None);
    let alike = |at: usize| body.iter().map(|r| [&r[..at], &[body[0][at].clone()], r.get(at + 1..).unwrap_or_default()].concat()).collect();
    for at in 0..body.iter().map(Vec::len).min().unwrap_or_default() {
        let column = rows[0].get(at).filter(|_| head == 1).cloned().unwrap_or_else(|| (at + 1).to_string());
        let without = rows.iter().map(|r| [&r[..at.min(r.len())], r.get(at + 1..).unwrap_or_default()].concat());
        add(&format!("without column {column}"), join(&without.collect::<Vec<_>>()), None);
        add(&format!("{column} all equal"), with(alike(at)), None);
        let zeros =
            |text: &str| body.iter().map(|r| [&r[..at], &[text.to_owned()], r.get(at + 1..).unwrap_or_default()].concat()).collect();
        for (number, cell) in CELLS.iter().enumerate() {
            if number < 5 || deep() {
                add(&format!("{column} all {cell:?}"), with(zeros(cell)), None);
            }
            for row in [0, body.len() - 1].into_iter().take(if deep() { 2 } else { 1 }) {
                let number = is_number(&body[row][at]);
                let mut one = body.to_vec();
                one[row][at] = (*cell).to_owned();
                let place = number.then(|| (row + head + 1, [column.clone(), (at + 1).to_string()]));
                add(&format!("{column} of row {row} {cell:?}"), with(one), place);
            }
        }
    }
    forms
}

/// The degenerate forms of any other file: cut at each quarter, its numbers changed one by one.
fn texts(text: &str) -> Vec<Form> {
    let mut forms = Vec::new();
    let mut add = |name: String, text: String| forms.push(Form { name, text, cell: None });
    for quarter in 1..4 {
        let end = (0..=text.len() * quarter / 4).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
        add(format!("cut after quarter {quarter}"), text[..end].to_owned());
    }
    let digits: Vec<(usize, usize)> = text
        .split(|c: char| !(c.is_ascii_digit() || c == '.'))
        .filter(|part| is_number(part))
        .map(|part| (part.as_ptr() as usize - text.as_ptr() as usize, part.len()))
        .collect();
    for (at, length) in digits {
        for cell in CELLS {
            add(format!("byte {at} {cell:?}"), [&text[..at], cell, &text[at + length..]].concat());
        }
    }
    forms
}

fn forms(name: &str, text: &str) -> Vec<Form> {
    let mut forms = if name.ends_with(".csv") { tables(text) } else { texts(text) };
    for (name, text) in [("empty", ""), ("one blank line", "\n"), ("a mark of bytes alone", "\u{feff}"), ("zeros", "\0\0\0\0")] {
        forms.push(Form { name: name.to_owned(), text: text.to_owned(), cell: None });
    }
    forms
}

/// What is told, or what is wrong: a code with its arguments.
fn asked(case: &Case, folder: &str, changed: (&str, &str), language: Language) -> Result<Told, (String, BTreeMap<String, String>)> {
    let word = |w: &str| match case.files.iter().find(|(name, _)| *name == w) {
        Some((name, text)) => file(folder, name, if *name == changed.0 { changed.1 } else { text }),
        None => w.to_owned(),
    };
    let words: Vec<String> = std::iter::once("analyse".to_owned()).chain(case.words.split(' ').map(word)).collect();
    let line = Line::try_parse_from(words).expect("words of a verb");
    let told = line.verb.ask().work(language).and_then(|work| Ok(work.compute()?()));
    told.map_err(|error| match error {
        VerbError::Problem(p) => (p.code, p.args.into_iter().chain([("found".to_owned(), p.found)]).collect()),
        VerbError::Format(e) => (e.code.to_owned(), e.arguments()),
        VerbError::Io { path, error } => {
            ("work-io".to_owned(), [("path".to_owned(), path), ("detail".to_owned(), error.to_string())].into())
        }
    })
}

/// The sentence in a language.
fn sentence(language: Language, code: &str, args: &BTreeMap<String, String>) -> String {
    let args: Vec<(&str, &str)> = args.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    tr(language, code, &args)
}

/// A row whose only number is gone reads as a head: what is named is the file, with how many rows it should have.
const COUNTED: &str = "problem-table-branches";
/// Problems that lie between cells: the cell that is named may be another of the row, or of the row below.
const BETWEEN: &[&str] = &["problem-table-same", "problem-table-estimates"];

/// What is wrong with what came, if anything is.
fn fault(case: &Case, folder: &str, name: &str, form: &Form) -> Option<String> {
    let ask = |language| catch_unwind(AssertUnwindSafe(|| asked(case, folder, (name, &form.text), language)));
    let (Ok(it), Ok(en)) = (ask(Language::It), ask(Language::En)) else { return Some("panicked".to_owned()) };
    match (it, en) {
        (Ok(it), Ok(en)) => {
            let none = |line: &str| line.split(|c: char| !c.is_alphanumeric()).any(|w| w == "NaN" || w == "inf");
            // Somebody may be called so.
            let named = none(&form.text);
            let said = show::lines(&it, true).into_iter().chain(show::lines(&en, true));
            said.filter(|line| none(line) && !named).map(|line| format!("tells {line:?}")).next()
        }
        (Err((code, of_it)), Err((_, of_en))) => {
            let (it, en) = (sentence(Language::It, &code, &of_it), sentence(Language::En, &code, &of_en));
            let bare = |text: &str| text.trim().is_empty() || text.contains('⟨') || text.contains("{$");
            if bare(&it) || bare(&en) || it == en {
                return Some(format!("says {it:?} and {en:?}"));
            }
            let (row, columns) = form.cell.as_ref().filter(|_| code.starts_with("problem-table-") && code != COUNTED)?;
            let told = |name: &str| of_en.get(name).cloned().unwrap_or_default();
            let (at, column) = (told("row"), told("column"));
            let between = BETWEEN.contains(&code.as_str());
            let here = between || at == row.to_string() && columns.contains(&column);
            let said = !at.is_empty() && [&it, &en].iter().all(|text| text.contains(&at) && text.contains(&column));
            (!here || !said).then(|| format!("does not name row {row}, column {}: {en:?}", columns[0]))
        }
        _ => Some("answers in one language only".to_owned()),
    }
}

#[test]
fn degenerate_files_have_an_answer_or_a_reason() {
    let verbs: BTreeSet<&str> = CASES.iter().map(|case| case.words.split(' ').next().unwrap()).collect();
    assert_eq!(verbs.len(), 27);
    let mut faults = Vec::new();
    let mut asked_for = 0;
    for (at, case) in CASES.iter().enumerate() {
        let folder = format!("degenerate-{at}");
        assert!(asked(case, &folder, ("", ""), Language::It).is_ok(), "no answer: {}", case.words);
        for (name, text) in case.files {
            for form in forms(name, text) {
                asked_for += 1;
                if let Some(fault) = fault(case, &folder, name, &form) {
                    faults.push(format!("{} [{name}: {}] {fault}", case.words, form.name));
                }
            }
        }
    }
    assert!(asked_for > 4_000, "{asked_for}");
    assert!(faults.is_empty(), "{} of {asked_for}:\n{}", faults.len(), faults.join("\n"));
}
