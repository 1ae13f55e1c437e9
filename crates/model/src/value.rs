//! From a text (a form, a cell) or a JSON value to the value a field keeps, and back to the text of a CSV cell.

use crate::fold::{fold, snake};
use crate::kind::{Field, FieldType};
use crate::money;
use crate::period;
use crate::problem::Problem;
use crate::tax_code::tax_code;
use serde_json::{Map, Value, json};

/// The most texts or rows that one field holds.
pub const MOST_ITEMS: usize = 500;

/// Which mark stands before the decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DecimalMark {
    #[default]
    Point,
    /// `1.234,56`: the point groups thousands.
    Comma,
}

/// The number's text with a point as decimal mark and no groups.
pub fn plain_number(text: &str, mark: DecimalMark) -> Result<String, Problem> {
    let bad = || Problem::new("problem-number", text);
    let text = text.trim();
    let plain = match mark {
        DecimalMark::Point => text.to_owned(),
        DecimalMark::Comma => {
            let (whole, part) = text.split_once(',').unwrap_or((text, ""));
            if part.contains('.') {
                return Err(bad());
            }
            let groups: Vec<&str> = whole.trim_start_matches('-').split('.').collect();
            if groups.len() > 1 && (groups[0].is_empty() || groups[0].len() > 3 || groups[1..].iter().any(|g| g.len() != 3)) {
                return Err(bad());
            }
            let whole = whole.replace('.', "");
            if part.is_empty() { whole } else { format!("{whole}.{part}") }
        }
    };
    // Rust's parser also takes "inf", "nan" and a leading plus.
    let shaped = plain.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'-' | b'.' | b'e' | b'E' | b'+')) && !plain.starts_with('+');
    if shaped && plain.parse::<f64>().is_ok_and(f64::is_finite) { Ok(plain) } else { Err(bad()) }
}

/// A number with a point as decimal mark without its exponent, digit by digit: `1.031574e+06` is `1031574`.
/// As it is where it has none, or one that no amount needs.
fn without_exponent(plain: &str) -> String {
    let Some((digits, exponent)) = plain.split_once(['e', 'E']) else { return plain.to_owned() };
    let Some(shift) = exponent.parse::<i32>().ok().filter(|e| e.abs() <= 30) else { return plain.to_owned() };
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |d| ("-", d));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let all: String = [whole, part].concat();
    let point = i32::try_from(whole.len()).unwrap_or(0) + shift;
    let zeros = |n: i32| "0".repeat(usize::try_from(n).unwrap_or(0));
    let length = i32::try_from(all.len()).unwrap_or(0);
    let (whole, part) = if point <= 0 {
        (String::from("0"), zeros(-point) + &all)
    } else if point >= length {
        (all.clone() + &zeros(point - length), String::new())
    } else {
        let (a, b) = all.split_at(usize::try_from(point).unwrap_or(0));
        (a.to_owned(), b.to_owned())
    };
    let part = part.trim_end_matches('0');
    if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
}

/// The amount with two decimals that a program meant by seventeen digits (`1102428.8799999999`): no further from it than the last
/// binary digits of a sum.
fn without_noise(plain: &str) -> Option<String> {
    let x: f64 = plain.parse().ok()?;
    let short = format!("{x:.2}");
    ((short.parse::<f64>().ok()? - x).abs() <= 4.0 * f64::EPSILON * x.abs()).then_some(short)
}

/// Whether a text is the bare name of a host, with or without what follows it: `library.example.org/opening`.
fn is_host(text: &str) -> bool {
    let host = text.split('/').next().unwrap_or_default();
    let last = host.rsplit('.').next().unwrap_or_default();
    host.contains('.')
        && last.len() >= 2
        && last.bytes().all(|b| b.is_ascii_alphabetic())
        && host.split('.').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'))
}

/// A day as it is written where decimals have a comma (`29/11/2026`, `29.11.2026`), turned to year, month and day; others as they are.
#[must_use]
pub fn day(text: &str, mark: DecimalMark) -> std::borrow::Cow<'_, str> {
    let parts: Vec<&str> = text.split(['/', '.']).collect();
    match parts[..] {
        [d, m, y] if mark == DecimalMark::Comma && y.len() == 4 && (1..=2).contains(&d.len()) && (1..=2).contains(&m.len()) => {
            format!("{y}-{m:0>2}-{d:0>2}").into()
        }
        _ => text.into(),
    }
}

/// The value of `field` for a text; `None` for an empty one.
pub fn from_text(field: &Field, text: &str, mark: DecimalMark) -> Result<Option<Value>, Problem> {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Ok(None);
    }
    let named = |p: Problem| p.on(field.code);
    let value = match field.kind {
        FieldType::Text => checked_length(trimmed, 500).map_err(named)?,
        FieldType::LongText => checked_length(trimmed, 20_000).map_err(named)?,
        FieldType::Integer => {
            let n: i64 = plain_number(trimmed, mark)
                .ok()
                .map(|t| without_exponent(&t))
                .and_then(|t| t.strip_suffix(".0").unwrap_or(&t).parse().ok())
                .ok_or_else(|| named(Problem::new("problem-integer", trimmed)))?;
            #[expect(clippy::cast_precision_loss, reason = "ranges are far below 2^53")]
            in_range(field, n as f64, trimmed)?;
            json!(n)
        }
        FieldType::Number => {
            let x: f64 = plain_number(trimmed, mark).map_err(named)?.parse().map_err(|_| named(Problem::new("problem-number", trimmed)))?;
            in_range(field, x, trimmed)?;
            json!(x)
        }
        FieldType::Money => {
            let bad = |_| named(Problem::new("problem-money", trimmed));
            let plain = without_exponent(&plain_number(trimmed, mark).map_err(bad)?);
            json!(money::euro(money::cents(&plain).or_else(|p| without_noise(&plain).map_or(Err(p), |t| money::cents(&t))).map_err(bad)?))
        }
        FieldType::Date => json!(period::date(&day(trimmed, mark)).map_err(named)?.to_string()),
        FieldType::Year => match trimmed.parse::<i32>() {
            Ok(year) if (1..=2200).contains(&year) => json!(year),
            _ => return Err(named(Problem::new("problem-year", trimmed))),
        },
        FieldType::Yes => match fold(trimmed).as_str() {
            "true" | "yes" | "si" | "x" | "1" | "vero" => json!(true),
            "false" | "no" | "0" | "falso" => json!(false),
            _ => return Err(named(Problem::new("problem-yes", trimmed))),
        },
        FieldType::Choice(v) => json!(choice(v, trimmed).map_err(named)?),
        FieldType::Choices(v) => {
            let mut codes = trimmed.split([';', '|']).map(|t| choice(v, t.trim())).collect::<Result<Vec<_>, _>>().map_err(named)?;
            codes.sort_unstable();
            codes.dedup();
            json!(codes)
        }
        FieldType::Url => {
            // An address without its scheme is completed as browsers do.
            let whole = if is_host(trimmed) || trimmed.to_ascii_lowercase().starts_with("www.") {
                format!("http://{trimmed}")
            } else {
                trimmed.to_owned()
            };
            let lower = whole.to_ascii_lowercase();
            let web = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
            if web.is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace)) && whole.len() <= 2000 {
                json!(whole)
            } else {
                return Err(named(Problem::new("problem-url", trimmed)));
            }
        }
        FieldType::Email => match trimmed.split_once('@') {
            Some((user, host))
                if !user.is_empty() && host.contains('.') && !trimmed.contains(char::is_whitespace) && trimmed.len() <= 254 =>
            {
                json!(trimmed)
            }
            _ => return Err(named(Problem::new("problem-email", trimmed))),
        },
        FieldType::TaxCode => json!(tax_code(trimmed).map_err(named)?),
        FieldType::Code => {
            if trimmed.len() <= 100 && !trimmed.contains(char::is_whitespace) {
                json!(trimmed)
            } else {
                return Err(named(Problem::new("problem-code", trimmed)));
            }
        }
        FieldType::Texts => match texts(trimmed.split([';', '|', '\n'])).map_err(named)? {
            Some(value) => value,
            None => return Ok(None),
        },
        FieldType::Rows(_) => {
            let rows = if trimmed.starts_with('[') {
                serde_json::from_str(trimmed).map_err(|_| named(Problem::new("problem-rows", shortened(trimmed))))?
            } else {
                lines(field.columns(), trimmed)
            };
            return rows_of(field, &rows, mark);
        }
    };
    Ok(Some(value))
}

/// Each text once, in the order given; none where all are empty.
fn texts<'a>(items: impl Iterator<Item = &'a str>) -> Result<Option<Value>, Problem> {
    let mut kept: Vec<&str> = Vec::new();
    for item in items.map(str::trim).filter(|t| !t.is_empty()) {
        checked_length(item, 500)?;
        if !kept.contains(&item) {
            kept.push(item);
        }
    }
    if kept.len() > MOST_ITEMS {
        return Err(Problem::new("problem-too-many", kept.len().to_string()).with("most", MOST_ITEMS));
    }
    Ok((!kept.is_empty()).then(|| json!(kept)))
}

/// A table as people type it: one row a line, cells between bars in the order of the columns.
fn lines(columns: &[Field], text: &str) -> Value {
    let row = |line: &str| -> Value {
        let mut row = Map::new();
        for (i, cell) in line.split('|').map(str::trim).enumerate() {
            // A cell too many is kept under a name that no column has, so that it is refused and not lost.
            let name = columns.get(i).map_or("?", |c| c.code);
            if !cell.is_empty() {
                row.insert(name.to_owned(), json!(cell));
            }
        }
        Value::Object(row)
    };
    text.lines().filter(|l| !l.trim().is_empty()).map(row).collect()
}

/// Rows as they are kept: objects by column, without what is empty; rows without any value are dropped. A fault names row and column.
fn rows_of(field: &Field, rows: &Value, mark: DecimalMark) -> Result<Option<Value>, Problem> {
    let columns = field.columns();
    let Value::Array(rows) = rows else { return Err(Problem::new("problem-rows", shortened(&rows.to_string())).on(field.code)) };
    if rows.len() > MOST_ITEMS {
        return Err(Problem::new("problem-too-many", rows.len().to_string()).with("most", MOST_ITEMS).on(field.code));
    }
    let mut kept = Vec::with_capacity(rows.len());
    for (number, row) in (1..).zip(rows) {
        let at = |p: Problem, column: &str| p.on(field.code).with("in_row", number).with("in_column", column);
        let Value::Object(row) = row else {
            return Err(at(Problem::new("problem-rows", shortened(&row.to_string())), ""));
        };
        let mut out = Map::new();
        for column in columns {
            let value = match row.get(column.code) {
                None => None,
                Some(Value::String(text)) => from_text(column, text, mark).map_err(|p| at(p, column.code))?,
                Some(other) => from_json(column, other).map_err(|p| at(p, column.code))?,
            };
            if let Some(value) = value {
                out.insert(column.code.to_owned(), value);
            }
        }
        if let Some(unknown) = row.keys().find(|k| !columns.iter().any(|c| c.code == k.as_str())) {
            let known: Vec<&str> = columns.iter().map(|c| c.code).collect();
            let found = row.get(unknown).map(to_text).unwrap_or_default();
            return Err(at(Problem::new("problem-rows-column", shortened(&found)).with("known", known.join(", ")), unknown));
        }
        if out.is_empty() {
            continue;
        }
        if let Some(missing) = columns.iter().find(|c| c.required && !out.contains_key(c.code)) {
            return Err(at(Problem::new("problem-required", ""), missing.code));
        }
        kept.push(Value::Object(out));
    }
    Ok((!kept.is_empty()).then_some(Value::Array(kept)))
}

/// The value of `field` for a JSON value, as strictly as for a text. Null and "" are no value.
pub fn from_json(field: &Field, value: &Value) -> Result<Option<Value>, Problem> {
    let wrong = || Problem::new("problem-type", value.to_string()).on(field.code);
    match value {
        Value::Null => Ok(None),
        Value::String(s) => from_text(field, s, DecimalMark::Point),
        Value::Bool(b) if matches!(field.kind, FieldType::Yes) => Ok(Some(json!(b))),
        Value::Number(n) if matches!(field.kind, FieldType::Integer | FieldType::Number | FieldType::Money | FieldType::Year) => {
            from_text(field, &n.to_string(), DecimalMark::Point)
        }
        Value::Array(items) if matches!(field.kind, FieldType::Choices(_)) => {
            let codes: Option<Vec<&str>> = items.iter().map(Value::as_str).collect();
            from_text(field, &codes.ok_or_else(wrong)?.join(";"), DecimalMark::Point)
        }
        Value::Array(items) if matches!(field.kind, FieldType::Texts) => {
            let items: Option<Vec<&str>> = items.iter().map(Value::as_str).collect();
            texts(items.ok_or_else(wrong)?.into_iter()).map_err(|p| p.on(field.code))
        }
        rows @ Value::Array(_) if matches!(field.kind, FieldType::Rows(_)) => rows_of(field, rows, DecimalMark::Point),
        _ => Err(wrong()),
    }
}

/// The text of a value in a CSV cell: what [`from_text`] reads back.
#[must_use]
pub fn to_text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(s) => s.clone(),
        // Rows of a table are written as the JSON that they are.
        Value::Array(items) if items.iter().any(Value::is_object) => crate::canonical::canonical(value),
        Value::Array(items) => items.iter().map(to_text).collect::<Vec<_>>().join(";"),
        Value::Number(n) if n.is_f64() => crate::canonical::number(n.as_f64().unwrap_or(0.0)),
        other => other.to_string(),
    }
}

fn checked_length(text: &str, most: usize) -> Result<Value, Problem> {
    if text.contains('\0') {
        return Err(Problem::new("problem-control-character", text));
    }
    if text.chars().count() > most { Err(Problem::new("problem-too-long", shortened(text)).with("most", most)) } else { Ok(json!(text)) }
}

/// At most 60 characters of a text, for a message.
#[must_use]
pub fn shortened(text: &str) -> String {
    if text.chars().count() <= 60 { text.to_owned() } else { text.chars().take(59).chain(['…']).collect() }
}

fn in_range(field: &Field, x: f64, text: &str) -> Result<(), Problem> {
    match field.range {
        Some((least, greatest)) if x < least || x > greatest => {
            Err(Problem::new("problem-range", text).on(field.code).with("least", least).with("greatest", greatest))
        }
        _ => Ok(()),
    }
}

/// The code of an entry. One that a territory added is taken by its form: whether the territory has it is looked at where that is known.
fn choice(vocabulary: &crate::vocabulary::Vocabulary, text: &str) -> Result<String, Problem> {
    let code = snake(text);
    if vocabulary.has(&code) || (vocabulary.is_open() && crate::vocabulary::is_own(&code)) {
        return Ok(code);
    }
    let known: Vec<&str> = vocabulary.codes().collect();
    Err(Problem::new("problem-choice", text).with("vocabulary", vocabulary.code).with("known", known.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::SERVICES;

    #[test]
    fn decimal_marks_do_not_mix() {
        assert_eq!(plain_number("1.234,56", DecimalMark::Comma).as_deref(), Ok("1234.56"));
        assert_eq!(plain_number("-1234.5", DecimalMark::Point).as_deref(), Ok("-1234.5"));
        assert_eq!(plain_number("1.2e3", DecimalMark::Point).as_deref(), Ok("1.2e3"));
        for (text, mark) in [
            ("1,5", DecimalMark::Point),
            ("1.5", DecimalMark::Comma),
            ("1,234.5", DecimalMark::Comma),
            ("inf", DecimalMark::Point),
            ("nan", DecimalMark::Point),
        ] {
            assert!(plain_number(text, mark).is_err(), "{text}");
        }
    }

    #[test]
    fn money_reads_back_exactly() {
        let field = Field::new("m", FieldType::Money);
        assert_eq!(from_text(&field, "62.075.915,75", DecimalMark::Comma), Ok(Some(json!("62075915.75"))));
        assert_eq!(from_json(&field, &json!(12.5)), Ok(Some(json!("12.50"))));
        assert!(from_text(&field, "12.345", DecimalMark::Point).is_err());
        // As programs write large numbers.
        for (text, kept) in [("4.7633416e+07", "47633416.00"), ("9e6", "9000000.00"), ("-5e-2", "-0.05")] {
            assert_eq!(from_text(&field, text, DecimalMark::Point), Ok(Some(json!(kept))), "{text}");
        }
        for (text, kept) in [("1102428.8799999999", "1102428.88"), ("939319.36999999988", "939319.37")] {
            assert_eq!(from_text(&field, text, DecimalMark::Point), Ok(Some(json!(kept))), "{text}");
        }
        assert!(from_text(&field, "939319.3699999", DecimalMark::Point).is_err());
        assert!(from_text(&field, "1.52318025e+04", DecimalMark::Point).is_err());
    }

    #[test]
    fn an_address_without_its_scheme_is_completed() {
        let field = Field::new("u", FieldType::Url);
        for (text, kept) in [
            ("www.example.org", "http://www.example.org"),
            ("LIBRARY.example.org/a?b=c", "http://LIBRARY.example.org/a?b=c"),
            ("https://example.org", "https://example.org"),
        ] {
            assert_eq!(from_text(&field, text, DecimalMark::Point), Ok(Some(json!(kept))), "{text}");
        }
        for text in ["www,example.org", "http//www.example.org", "(e-mail removed)", "name@example.org", "3.14", "none", "a b.org"] {
            assert!(from_text(&field, text, DecimalMark::Point).is_err(), "{text}");
        }
    }

    #[test]
    fn rows_are_read_from_lines_and_from_json_and_a_fault_names_its_place() {
        static COLUMNS: &[Field] = &[Field::new("line", FieldType::Text).required(), Field::new("amount", FieldType::Money)];
        let field = Field::new("budget", FieldType::Rows(COLUMNS));
        let kept = json!([{ "line": "Personale", "amount": "1200.50" }, { "line": "Viaggi" }]);
        assert_eq!(from_text(&field, "Personale | 1.200,50\n\nViaggi", DecimalMark::Comma), Ok(Some(kept.clone())));
        assert_eq!(from_json(&field, &kept), Ok(Some(kept.clone())));
        assert_eq!(from_text(&field, &to_text(&kept), DecimalMark::Point), Ok(Some(kept)));
        assert_eq!(from_json(&field, &json!([{ "line": " " }])), Ok(None));
        for (rows, code, column) in [
            (json!([{ "line": "a" }, { "amount": "1" }]), "problem-required", "line"),
            (json!([{ "line": "a" }, { "line": "b", "amount": "x" }]), "problem-money", "amount"),
            (json!([{ "line": "a" }, { "line": "b", "colour": "red" }]), "problem-rows-column", "colour"),
        ] {
            let problem = from_json(&field, &rows).expect_err("refused");
            let place = (problem.args["in_row"].as_str(), problem.args["in_column"].as_str());
            assert_eq!((problem.code.as_str(), problem.field.as_deref(), place), (code, Some("budget"), ("2", column)));
        }
        assert!(from_text(&field, "a | 1 | 2", DecimalMark::Point).is_err());
    }

    #[test]
    fn days_are_read_as_the_language_writes_them() {
        let field = Field::new("d", FieldType::Date);
        assert_eq!(from_text(&field, "3/11/2026", DecimalMark::Comma), Ok(Some(json!("2026-11-03"))));
        assert_eq!(from_text(&field, "2026-11-03", DecimalMark::Comma), Ok(Some(json!("2026-11-03"))));
        for (text, mark) in [("3/11/2026", DecimalMark::Point), ("31/11/2026", DecimalMark::Comma), ("11/3/26", DecimalMark::Comma)] {
            assert!(from_text(&field, text, mark).is_err(), "{text}");
        }
    }

    #[test]
    fn texts_are_kept_once_and_in_their_order() {
        let field = Field::new("t", FieldType::Texts);
        assert_eq!(from_text(&field, "b; a;b ;", DecimalMark::Point), Ok(Some(json!(["b", "a"]))));
        assert_eq!(from_json(&field, &json!(["b", "a", "b"])), Ok(Some(json!(["b", "a"]))));
        assert_eq!(from_text(&field, " ; ", DecimalMark::Point), Ok(None));
    }

    #[test]
    fn a_choice_is_known_by_its_code() {
        let field = Field::new("s", FieldType::Choices(&SERVICES));
        assert_eq!(from_text(&field, "library; museum;library", DecimalMark::Point), Ok(Some(json!(["library", "museum"]))));
        let problem = from_text(&field, "circus", DecimalMark::Point).expect_err("unknown");
        assert_eq!((problem.code.as_str(), problem.field.as_deref()), ("problem-choice", Some("s")));
    }
}
