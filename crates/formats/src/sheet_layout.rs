//! What the two forms of a written workbook share: what becomes of a cell, names of sheets, widths of columns.

use crate::iso8601::day;
use crate::sheet_out::Cell;
use crate::zip_out::ZipOut;
use chrono::NaiveDate;
use std::borrow::Cow;
use std::io::{self, Write};

/// The rows, or the bytes, by which the widths of the columns are judged.
pub(crate) const HELD_ROWS: u64 = 60;
pub(crate) const HELD_BYTES: usize = 256 << 10;
/// Beyond this a spreadsheet loses digits.
const MAX_DIGITS: u64 = 1_000_000_000_000_000;

/// The form of a workbook: what stands before, between and behind its rows.
pub trait SheetLayout {
    /// The most letters of a cell, as UTF-16 counts them.
    const MAX_TEXT: usize;
    const TAIL: &'static str;

    /// What comes before the first sheet.
    fn begin<W: Write>(zip: &mut ZipOut<W>) -> io::Result<()>;
    /// Opens the part of the sheet of this number, from 1.
    fn start<W: Write>(zip: &mut ZipOut<W>, number: usize) -> io::Result<()>;
    fn head(out: &mut Vec<u8>, name: &str, number: usize, widths: &[usize]);
    /// Row 1 is the header.
    fn row(out: &mut Vec<u8>, number: u64, values: &[Value<'_>]);
    fn end<W: Write>(zip: &mut ZipOut<W>, names: &[String]) -> io::Result<()>;
}

/// The sheet that is being written.
pub(crate) struct SheetSoFar {
    pub widths: Vec<usize>,
    pub rows: u64,
    /// Rows that wait for the widths.
    pub held: Option<Vec<u8>>,
}

/// A cell as a spreadsheet holds it.
#[derive(Debug, PartialEq)]
pub enum Value<'a> {
    Empty,
    Text(Cow<'a, str>),
    Number(String),
    Money(String),
    /// A day, and its number from 1899-12-30.
    Date(&'a str, i64),
    Yes(bool),
}

impl<'a> Value<'a> {
    pub fn of(cell: Cell<'a>, max_text: usize) -> io::Result<Value<'a>> {
        Ok(match cell {
            Cell::Empty | Cell::Text("") | Cell::Date("") => Value::Empty,
            Cell::Text(text) => Value::Text(cut(text, max_text)),
            Cell::Number(0.0) => Value::Number("0".to_owned()),
            Cell::Number(n) if !n.is_finite() => {
                return Err(io::Error::new(io::ErrorKind::InvalidInput, format!("{n} is no number that a sheet can hold")));
            }
            Cell::Number(n) if (1e-9..1e15).contains(&n.abs()) => Value::Number(n.to_string()),
            Cell::Number(n) => Value::Number(format!("{n:E}")),
            Cell::Integer(n) if n.unsigned_abs() < MAX_DIGITS => Value::Number(n.to_string()),
            Cell::Integer(n) => Value::Text(n.to_string().into()),
            Cell::Money(cents) => {
                let (sign, all) = (if cents < 0 { "-" } else { "" }, cents.unsigned_abs());
                let text = format!("{sign}{}.{:02}", all / 100, all % 100);
                if all < MAX_DIGITS { Value::Money(text) } else { Value::Text(text.into()) }
            }
            Cell::Date(text) => match serial(text) {
                Some(number) => Value::Date(text, number),
                None => Value::Text(cut(text, max_text)),
            },
            Cell::Yes(yes) => Value::Yes(yes),
        })
    }
}

impl Value<'_> {
    /// A text that was longer.
    pub fn is_cut(&self) -> bool {
        matches!(self, Value::Text(Cow::Owned(text)) if text.ends_with('…'))
    }
}

/// The number of a day, from March 1900 on: before, the two programs disagree.
fn serial(text: &str) -> Option<i64> {
    let zero = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    let date = day(text).filter(|_| text.len() == 10)?;
    Some(date.signed_duration_since(zero).num_days()).filter(|&n| n > 60)
}

fn cut(text: &str, max: usize) -> Cow<'_, str> {
    if text.len() <= max || text.encode_utf16().count() <= max {
        return text.into();
    }
    let mut units = 0;
    let whole = text.chars().take_while(|c| {
        units += c.len_utf16();
        units < max
    });
    (whole.collect::<String>() + "…").into()
}

/// A name that both programs take, and that no sheet before has.
pub(crate) fn sheet_name(wanted: &str, taken: &[String]) -> String {
    const MOST: usize = 31;
    let clean: String = wanted.chars().map(|c| if c.is_control() || "[]:*?/\\".contains(c) { ' ' } else { c }).collect();
    let clean = clean.trim().trim_matches('\'').trim();
    // A name that Excel keeps for itself.
    let clean = if clean.is_empty() || clean.eq_ignore_ascii_case("history") { format!("{clean} 1") } else { clean.to_owned() };
    let short = |most: usize| {
        let mut units = 0;
        let kept = clean.trim().chars().take_while(|c| {
            units += c.len_utf16();
            units <= most
        });
        kept.collect::<String>().trim_end_matches([' ', '\'']).to_owned()
    };
    let is_free = |name: &str| !taken.iter().any(|other| other.to_lowercase() == name.to_lowercase());
    let mut name = short(MOST);
    for number in 2.. {
        if is_free(&name) {
            break;
        }
        let end = format!(" ({number})");
        name = short(MOST - end.len()) + &end;
    }
    name
}

/// The widths that a column may have, in letters.
pub(crate) const WIDTHS: [usize; 7] = [8, 11, 14, 20, 28, 40, 60];

/// The place in [`WIDTHS`] of the least that is wide enough.
pub(crate) fn width_class(letters: usize) -> usize {
    WIDTHS.iter().position(|&width| letters <= width).unwrap_or(WIDTHS.len() - 1)
}

pub(crate) fn width_of(value: &Value<'_>) -> usize {
    let most = WIDTHS[WIDTHS.len() - 1];
    match value {
        Value::Empty => 0,
        Value::Text(text) => text.lines().map(|line| line.chars().take(most).count()).max().unwrap_or(0),
        Value::Number(text) => text.len(),
        // Marks between the thousands.
        Value::Money(text) => text.len() + text.len() / 3,
        Value::Date(..) => 10,
        Value::Yes(_) => 5,
    }
}

/// Adds text to XML. `special` may write a letter in its own way.
pub(crate) fn push_xml(out: &mut Vec<u8>, text: &str, mut special: impl FnMut(&mut Vec<u8>, char) -> bool) {
    for c in text.chars() {
        if special(out, c) {
            continue;
        }
        match c {
            '&' => out.extend_from_slice(b"&amp;"),
            '<' => out.extend_from_slice(b"&lt;"),
            '>' => out.extend_from_slice(b"&gt;"),
            '"' => out.extend_from_slice(b"&quot;"),
            _ => out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
}

/// Letters that XML 1.0 cannot hold.
pub(crate) fn is_foreign(c: char) -> bool {
    matches!(c, '\0'..'\t' | '\u{b}' | '\u{c}' | '\u{e}'..' ' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_becomes_of_a_cell() {
        let number = |t: &str| Value::Number(t.to_owned());
        for (cell, value) in [
            (Cell::Text(""), Value::Empty),
            (Cell::Text("=1+1"), Value::Text("=1+1".into())),
            (Cell::Text("abcdef"), Value::Text("abcd…".into())),
            (Cell::Text("ab😀c"), Value::Text("ab😀c".into())),
            (Cell::Text("abc😀d"), Value::Text("abc…".into())),
            (Cell::Number(-0.0), number("0")),
            (Cell::Number(-1.25), number("-1.25")),
            (Cell::Number(1e300), number("1E300")),
            (Cell::Number(1e-300), number("1E-300")),
            (Cell::Integer(-999_999_999_999_999), number("-999999999999999")),
            (Cell::Integer(i64::MIN), Value::Text("-9…".into())),
            (Cell::Money(-5), Value::Money("-0.05".to_owned())),
            (Cell::Money(123_456), Value::Money("1234.56".to_owned())),
            (Cell::Money(i64::MAX), Value::Text("92233720368547758.07".into())),
            (Cell::Date("1900-03-01"), Value::Date("1900-03-01", 61)),
            (Cell::Date("2026-11-29"), Value::Date("2026-11-29", 46_355)),
            (Cell::Date("1900-02-28"), Value::Text("1900…".into())),
            (Cell::Date(" 2026-11-29"), Value::Text(" 202…".into())),
            (Cell::Date("2026"), Value::Text("2026".into())),
            (Cell::Yes(true), Value::Yes(true)),
        ] {
            let found = Value::of(cell, 5).unwrap();
            match cell {
                Cell::Integer(i64::MIN) => assert_eq!(found, Value::Text(i64::MIN.to_string().into())),
                _ => assert_eq!(found, value, "{cell:?}"),
            }
        }
        assert!(Value::of(Cell::Number(f64::NAN), 5).is_err() && Value::of(Cell::Number(f64::INFINITY), 5).is_err());
    }

    #[test]
    fn names_of_sheets() {
        let mut taken = Vec::new();
        for (wanted, name) in [
            ("Attori", "Attori"),
            ("attori", "attori (2)"),
            ("a/b:c", "a b c"),
            ("'x'", "x"),
            ("", "1"),
            ("History", "History 1"),
            ("Un nome molto lungo di un foglio, davvero", "Un nome molto lungo di un foglio"[..31].trim_end()),
            ("Un nome molto lungo di un foglio, altro", "Un nome molto lungo di un f (2)"),
        ] {
            taken.push(sheet_name(wanted, &taken));
            assert_eq!(taken.last().map(String::as_str), Some(name));
        }
    }
}
