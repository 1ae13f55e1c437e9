//! What a column is, judged from its name and its first cells: numbers with their period taken out of the name, a class, a
//! text, a coordinate. Nothing here decides: it makes proposals that people see before anything is written.

use super::source::{self, OpenOptions, Source};
use super::wide::describes;
use super::{ImportAsk, Mapping, Target};
use crate::{Result, WorkError};
use reticolo_formats::encoding::Encoding;
use reticolo_formats::layout::{separator_code, separator_from_code};
use reticolo_formats::numbers::{Mark, decimal_mark, is_scientific};
use reticolo_model::fold::{fold, snake};
use reticolo_model::period::{date, period};
use reticolo_model::value::{DecimalMark, plain_number};
use std::collections::BTreeSet;

/// What a column's cells are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// Numbers that mean a quantity.
    Number,
    /// A code or a step of a scale: written in digits, never added up.
    Class,
    Text,
    Coordinate,
    Empty,
}

const CODES: &[&str] = &["code", "codice", "cod", "id", "cap", "prog"];
const CLASSES: &[&str] = &[
    "zone",
    "zona",
    "fascia",
    "class",
    "classe",
    "category",
    "categoria",
    "type",
    "tipo",
    "tipologia",
    "level",
    "livello",
    "degree",
    "grado",
    "rank",
    "flag",
    "is",
];
const COORDINATES: &[&str] = &["lon", "lat", "long", "longitude", "latitude", "longitudine", "latitudine", "x", "y"];
/// A scale has at most so many steps.
const STEPS: usize = 20;

/// Columns are judged by so many rows.
const SAMPLE: usize = 200;

/// The first rows of a file; those that cannot be read are passed over here, and told when all are read.
pub(super) fn samples(ask: &ImportAsk, opened: &mut Source, options: &OpenOptions) -> Result<Vec<Vec<String>>> {
    let mut rows = Vec::new();
    let mut again;
    // What lies in memory is gone through again; a table is read from its beginning once more.
    let source = if opened.is_held() {
        opened
    } else {
        again = source::open_with(&ask.file, &ask.file_name, options)?;
        &mut again
    };
    let read = source.each(|row, _| {
        if let Ok(row) = row {
            rows.push(row.cells.all());
        }
        if rows.len() < SAMPLE { Ok(()) } else { Err(WorkError::Cancelled) }
    });
    match read {
        Ok(()) | Err(WorkError::Cancelled) => Ok(rows),
        Err(error) => Err(error),
    }
}

/// How the file was read, as code and value; the decimal comma goes into the mapping where the columns of numbers agree on it.
pub(super) fn read_as(mapping: &mut Mapping, source: &Source, samples: &[Vec<String>]) -> Vec<(String, String)> {
    let found = source.read_as();
    let mut out = vec![("form".to_owned(), found.form.code().to_owned())];
    let mut say = |code: &str, value: &str| out.push((code.to_owned(), value.to_owned()));
    if found.gzip {
        say("gzip", "yes");
    }
    if let Some(text) = found.text {
        say("encoding", text.encoding.code());
        if text.mark {
            say("mark", "yes");
        }
        say("separator", separator_code(text.separator));
        say("line_end", text.line_end.code());
    }
    if let Some(part) = found.part.as_ref().filter(|p| !p.is_empty()) {
        say("part", part);
    }
    if found.parts.len() > 1 {
        say("parts", &found.parts.join(", "));
    }
    let header = source.header();
    let numbers: Vec<usize> =
        (0..header.len()).filter(|i| matches!(sort(&header[*i], samples, *i), Sort::Number | Sort::Coordinate)).collect();
    if mapping.decimal.is_none() && mark_of_all(samples, numbers.iter().copied()) == Some(DecimalMark::Comma) {
        mapping.decimal = Some("comma".to_owned());
    }
    if !numbers.is_empty() {
        say("decimal", if mapping.decimal_mark() == DecimalMark::Comma { "comma" } else { "point" });
    }
    if numbers.iter().any(|i| samples_of(samples, *i).any(is_scientific)) {
        say("scientific", "yes");
    }
    out
}

impl Mapping {
    /// What the mapping states of how the file is to be opened.
    pub(super) fn options(&self) -> OpenOptions {
        OpenOptions {
            encoding: self.encoding.as_deref().and_then(Encoding::from_code),
            separator: self.delimiter.as_deref().and_then(|d| separator_from_code(d).or_else(|| d.chars().next())),
            part: self.object.clone(),
            prefer: None,
            epsg: self.epsg,
        }
    }

    /// The decimal mark of a column: stated, or as its own cells have it.
    pub(super) fn mark_of(&self, samples: &[Vec<String>], column: usize) -> DecimalMark {
        if self.decimal.is_some() { self.decimal_mark() } else { mark(samples, column).unwrap_or_default() }
    }

    /// Of the columns that an import of figures passes over, those with classes and texts of a unit.
    pub(super) fn kept_by_units(&self, target: Target, ignored: &[String], header: &[String], samples: &[Vec<String>]) -> Vec<String> {
        if !matches!(target, Target::Indicators) {
            return Vec::new();
        }
        let kept = |c: &&String| {
            let at = header.iter().position(|h| h == *c).filter(|_| describes(&snake(c)));
            at.is_some_and(|i| matches!(sort(c, samples, i), Sort::Class | Sort::Text))
        };
        ignored.iter().filter(kept).cloned().collect()
    }
}

fn samples_of(samples: &[Vec<String>], i: usize) -> impl Iterator<Item = &str> + Clone {
    samples.iter().filter_map(move |row| row.get(i)).map(|c| c.trim()).filter(|c| !c.is_empty())
}

/// The decimal mark of a column, where its first cells tell.
pub(super) fn mark(samples: &[Vec<String>], i: usize) -> Option<DecimalMark> {
    decimal_mark(samples_of(samples, i)).map(|m| match m {
        Mark::Point => DecimalMark::Point,
        Mark::Comma => DecimalMark::Comma,
    })
}

/// The decimal mark of the columns of numbers together; none where none tells or where they contradict each other.
pub(super) fn mark_of_all(samples: &[Vec<String>], columns: impl Iterator<Item = usize>) -> Option<DecimalMark> {
    let marks: Vec<DecimalMark> = columns.filter_map(|i| mark(samples, i)).collect();
    marks.first().copied().filter(|first| marks.iter().all(|m| m == first))
}

/// Whether a cell looks like a mark of absence or of secrecy. It is never taken for one unless the mapping says so.
fn says_nothing(cell: &str) -> bool {
    let letters: String = cell.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    matches!(letters.as_str(), "" | "nd" | "na" | "np" | "nc" | "null" | "none" | "nan")
}

/// What a column is, from its name and its first cells.
pub(super) fn sort(name: &str, samples: &[Vec<String>], i: usize) -> Sort {
    let cells = samples_of(samples, i);
    let total = cells.clone().count();
    if total == 0 {
        return Sort::Empty;
    }
    let is_number =
        |c: &&str| plain_number(c, DecimalMark::Point).is_ok() || plain_number(c, DecimalMark::Comma).is_ok() || c.starts_with('<');
    // A few cells of another sort are bad cells of a column of numbers, to be shown; not a reason to pass over it. What is usually
    // written for nothing speaks for neither.
    let (numbers, nothing) = (cells.clone().filter(is_number).count(), cells.clone().filter(|c| says_nothing(c)).count());
    if numbers == 0 || numbers * 2 < total - nothing {
        return Sort::Text;
    }
    let folded = fold(name);
    let has = |list: &[&str]| folded.split(' ').any(|w| list.contains(&w));
    if has(COORDINATES) {
        return Sort::Coordinate;
    }
    let leading_zero = |c: &str| c.len() > 1 && c.starts_with('0') && c.bytes().all(|b| b.is_ascii_digit());
    if has(CODES) || cells.clone().any(leading_zero) {
        return Sort::Class;
    }
    let said = cells.filter(|c| !says_nothing(c));
    let whole = said.clone().all(|c| c.strip_suffix(".0").unwrap_or(c).bytes().all(|b| b.is_ascii_digit() || b == b'-'));
    if has(CLASSES) && whole && said.collect::<BTreeSet<_>>().len() <= STEPS {
        return Sort::Class;
    }
    Sort::Number
}

/// A column's name as a code, and the period that stood in it: `population_2019` → (`population`, `2019`).
/// Known are years, days (`2022_12_31`, `31_12_2022`, `20221231`), months (`2022_05`, `may_2022`) and quarters (`2022_q1`,
/// `q1_2022`, `2022q1`), at any place in the name. With none, or with two, the name stays whole.
pub(super) fn period_in(name: &str) -> (String, Option<String>) {
    let folded = fold(name);
    let words: Vec<&str> = folded.split(' ').filter(|w| !w.is_empty()).collect();
    let mut found: Vec<(usize, usize, String)> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match period_at(&words, at) {
            Some((length, text)) => {
                found.push((at, length, text));
                at += length;
            }
            None => at += 1,
        }
    }
    let [(start, length, text)] = &found[..] else { return (words.join("_"), None) };
    let rest: Vec<&str> = words[..*start].iter().chain(&words[start + length..]).copied().collect();
    (rest.join("_"), Some(text.clone()))
}

fn digits(word: &str, length: usize) -> bool {
    word.len() == length && word.bytes().all(|b| b.is_ascii_digit())
}

fn year(word: &str) -> bool {
    digits(word, 4) && matches!(word.as_bytes(), [b'1', b'8' | b'9', ..] | [b'2', b'0', ..])
}

fn quarter(word: &str) -> Option<&str> {
    let n = word.strip_prefix(['q', 't'])?;
    matches!(n, "1" | "2" | "3" | "4").then_some(n)
}

const MONTHS: [[&str; 2]; 12] = [
    ["january", "gennaio"],
    ["february", "febbraio"],
    ["march", "marzo"],
    ["april", "aprile"],
    ["may", "maggio"],
    ["june", "giugno"],
    ["july", "luglio"],
    ["august", "agosto"],
    ["september", "settembre"],
    ["october", "ottobre"],
    ["november", "novembre"],
    ["december", "dicembre"],
];

fn month(word: &str) -> Option<String> {
    MONTHS.iter().position(|names| names.contains(&word)).map(|i| format!("{:02}", i + 1))
}

/// Words after which two numbers are ages, not a day and a month.
const AGES: &[&str] = &["age", "ages", "aged", "eta", "anni", "years", "da", "from"];

/// The longest period that begins at a word: how many words it takes, and its text.
fn period_at(words: &[&str], at: usize) -> Option<(usize, String)> {
    let word = |i: usize| words.get(at + i).copied().unwrap_or_default();
    let (a, b, c) = (word(0), word(1), word(2));
    let day = |y: &str, m: &str, d: &str| {
        let text = format!("{y}-{m}-{d}");
        date(&text).ok().map(|_| text)
    };
    if year(a)
        && digits(b, 2)
        && digits(c, 2)
        && let Some(text) = day(a, b, c)
    {
        return Some((3, text));
    }
    let after_age = at > 0 && AGES.contains(&words[at - 1]);
    if digits(a, 2)
        && digits(b, 2)
        && year(c)
        && !after_age
        && let Some(text) = day(c, b, a)
    {
        return Some((3, text));
    }
    if digits(a, 8)
        && year(&a[..4])
        && let Some(text) = day(&a[..4], &a[4..6], &a[6..])
    {
        return Some((1, text));
    }
    if let (2 | 1, Some(m), true) = (a.len(), month(b), year(c))
        && let Some(text) = day(c, &m, &format!("{a:0>2}"))
    {
        return Some((3, text));
    }
    if year(a) {
        if let Some(q) = quarter(b) {
            return Some((2, format!("{a}-Q{q}")));
        }
        if let Some(m) = month(b) {
            return Some((2, format!("{a}-{m}")));
        }
        if let Some(text) = digits(b, 2).then(|| format!("{a}-{b}")).filter(|t| period(t).is_ok()) {
            return Some((2, text));
        }
        return Some((1, a.to_owned()));
    }
    if year(b) {
        if let Some(q) = quarter(a) {
            return Some((2, format!("{b}-Q{q}")));
        }
        if let Some(m) = month(a) {
            return Some((2, format!("{b}-{m}")));
        }
    }
    let (y, rest) = (a.get(..4)?, a.get(4..)?);
    (year(y) && !rest.is_empty()).then(|| quarter(rest)).flatten().map(|q| (1, format!("{y}-Q{q}")))
}

/// For a column of years: the day of the year that its name says they stand for (`year_1_january` → `01-01`).
pub(super) fn day_in(name: &str) -> Option<String> {
    let folded = fold(name);
    let words: Vec<&str> = folded.split(' ').collect();
    words.windows(2).find_map(|pair| {
        let either = [(pair[0], pair[1]), (pair[1], pair[0])];
        either.into_iter().find_map(|(d, m)| {
            let (day, month) = (d.parse::<u8>().ok().filter(|d| (1..=31).contains(d))?, month(m)?);
            Some(format!("{month}-{day:02}"))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_period_is_taken_out_of_a_name() {
        for (name, code, when) in [
            ("population_2019", "population", Some("2019")),
            ("pnrr_2023_projects", "pnrr_projects", Some("2023")),
            ("2011 Residenti", "residenti", Some("2011")),
            ("resident_population_2022_12_31", "resident_population", Some("2022-12-31")),
            ("Residenti al 31/12/2022", "residenti_al", Some("2022-12-31")),
            ("residenti_20221231", "residenti", Some("2022-12-31")),
            ("residenti 1 gennaio 2025", "residenti", Some("2025-01-01")),
            ("age_0_14_2019", "age_0_14", Some("2019")),
            ("age_10_12_2019", "age_10_12", Some("2019")),
            ("jobs_2023_q1", "jobs", Some("2023-Q1")),
            ("t3_2023_occupati", "occupati", Some("2023-Q3")),
            ("jobs_2023Q4", "jobs", Some("2023-Q4")),
            ("jobs_2023_05", "jobs", Some("2023-05")),
            ("maggio 2023 arrivi", "arrivi", Some("2023-05")),
            ("age_65_plus", "age_65_plus", None),
            ("income_over_75000_eur", "income_over_75000_eur", None),
            ("change_2011_2021", "change_2011_2021", None),
            ("2019", "", Some("2019")),
        ] {
            assert_eq!(period_in(name), (code.to_owned(), when.map(str::to_owned)), "{name}");
        }
    }

    #[test]
    fn a_day_is_taken_out_of_the_name_of_a_column_of_years() {
        assert_eq!(day_in("year_1_january").as_deref(), Some("01-01"));
        assert_eq!(day_in("anno al 31 dicembre").as_deref(), Some("12-31"));
        assert_eq!(day_in("year"), None);
    }

    #[test]
    fn numbers_are_told_from_classes_and_texts() {
        let rows: Vec<Vec<String>> = [["3", "0101", "ASTI", "12,5", "", "12.53"], ["5", "0102", "ORVIETO", "1.300,2", "", "11.9"]]
            .iter()
            .map(|r| r.iter().map(|c| (*c).to_owned()).collect())
            .collect();
        let names = ["altimetric_zone", "sll", "sll_name", "income", "nothing", "lon"];
        let found: Vec<Sort> = names.iter().enumerate().map(|(i, n)| sort(n, &rows, i)).collect();
        assert_eq!(found, [Sort::Class, Sort::Class, Sort::Text, Sort::Number, Sort::Empty, Sort::Coordinate]);
        assert_eq!(sort("visitors", &rows, 0), Sort::Number, "small whole numbers alone are no class");
        assert_eq!(mark(&rows, 3), Some(DecimalMark::Comma));
        assert_eq!(mark_of_all(&rows, [0, 3].into_iter()), Some(DecimalMark::Comma));
        assert_eq!(mark_of_all(&rows, [3, 5].into_iter()), None);
    }
}
