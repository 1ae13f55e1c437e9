//! What may be meant by a bad cell: the units of a name that several bear, a code that lost its zeros, a number with the other
//! decimal mark, an entry that is written almost so. Proposed, never taken.

use super::{BadCell, Mapping};
use crate::places::{Found, Places};
use reticolo_model::fold::fold;
use reticolo_model::value::{DecimalMark, plain_number};

/// What may be meant by a bad cell, likeliest first: as the mend writes it, and as people read it.
#[must_use]
pub fn candidates(cell: &BadCell, raw: &str, mapping: &Mapping, places: &Places) -> Vec<(String, String)> {
    let plain = |text: String| (text.clone(), text);
    let known = || {
        let mut list: Vec<&str> = cell.problem.args.get("known").map_or_else(Vec::new, |k| k.split(", ").collect());
        // What is written almost so comes first.
        list.sort_by_key(|k| distance(&raw.to_lowercase(), k).min(3));
        list.into_iter().map(|k| plain(k.to_owned())).collect()
    };
    match cell.problem.code.as_str() {
        "problem-homonym" => {
            let list = cell.problem.args.get("candidates").map_or("", String::as_str);
            let code = |c: &str| c.rsplit_once('(').and_then(|(_, rest)| rest.strip_suffix(')')).map(str::to_owned);
            list.split("), ")
                .map(|c| if c.ends_with(')') { c.to_owned() } else { format!("{c})") })
                .filter_map(|c| Some((code(&c)?, c)))
                .collect()
        }
        "problem-unit-unknown" => near_units(raw, places),
        "problem-choice" | "problem-state" => known(),
        "problem-number" | "problem-money" | "problem-integer" => number(raw, mapping).into_iter().map(plain).collect(),
        "problem-date" | "problem-period" | "problem-year" => day(raw).into_iter().map(plain).collect(),
        "problem-url" if raw.contains('.') && !raw.contains(char::is_whitespace) => vec![plain(format!("https://{raw}"))],
        _ => Vec::new(),
    }
}

/// A code that lost its zeros, or the loaded units whose names differ by a letter or two.
fn near_units(raw: &str, places: &Places) -> Vec<(String, String)> {
    let shown = |code: &str| format!("{} ({code})", places.name(code));
    if raw.bytes().all(|b| b.is_ascii_digit()) && raw.len() < 6 {
        let padded = format!("{raw:0>6}");
        return match places.by_code(&padded) {
            Ok(Found::Unit { code, .. }) => vec![(padded, shown(&code))],
            _ => Vec::new(),
        };
    }
    let name = fold(raw);
    let mut near: Vec<(usize, &str, &str)> = places
        .units
        .iter()
        .map(|u| (distance(&name, &fold(&u.name)), u.name.as_str(), u.code.as_str()))
        .filter(|(d, ..)| name.chars().count() > 4 && *d <= 2)
        .collect();
    near.sort_unstable();
    near.into_iter().take(3).map(|(_, name, code)| (name.to_owned(), format!("{name} ({code})"))).collect()
}

/// Letters to add, drop or change (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let next = (row[j] + 1).min(row[j + 1] + 1).min(corner + usize::from(x != *y));
            corner = std::mem::replace(&mut row[j + 1], next);
        }
    }
    row[b.len()]
}

/// A number written with the other mark, or with a currency sign or blanks.
fn number(raw: &str, mapping: &Mapping) -> Option<String> {
    let bare: String = raw.chars().filter(|c| !c.is_whitespace() && !matches!(c, '€' | '%' | '\'' | '’')).collect();
    let marks = match mapping.decimal_mark() {
        DecimalMark::Comma => [DecimalMark::Comma, DecimalMark::Point],
        DecimalMark::Point => [DecimalMark::Point, DecimalMark::Comma],
    };
    let plain = marks.into_iter().find_map(|m| plain_number(&bare, m).ok())?;
    let written = if mapping.decimal_mark() == DecimalMark::Comma { plain.replace('.', ",") } else { plain };
    (written != raw).then_some(written)
}

/// A day written day first.
fn day(raw: &str) -> Option<String> {
    let parts: Vec<&str> = raw.split(['/', '-', '.']).collect();
    let [d, m, y] = parts[..] else { return None };
    let text = format!("{y}-{m:0>2}-{d:0>2}");
    reticolo_model::period::date(&text).ok().map(|_| text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use reticolo_model::Problem;

    fn bad(code: &str, found: &str) -> BadCell {
        BadCell { file: "f.csv".into(), row: 2, column: "c".into(), problem: Problem::new(code, found) }
    }

    #[test]
    fn what_may_be_meant_is_offered_as_it_would_be_written() {
        let (mapping, places) = (Mapping::default(), Places::default());
        let of = |code: &str, raw: &str| candidates(&bad(code, raw), raw, &mapping, &places).into_iter().map(|c| c.0).collect::<Vec<_>>();
        assert_eq!(of("problem-number", "412.500,00"), ["412500.00"]);
        assert_eq!(of("problem-money", "€ 1250"), ["1250"]);
        assert!(of("problem-number", "n.d.").is_empty());
        assert_eq!(of("problem-date", "31/1/2025"), ["2025-01-31"]);
        assert!(of("problem-date", "31/13/2025").is_empty());
        let comma = Mapping { decimal: Some("comma".into()), ..Mapping::default() };
        assert_eq!(candidates(&bad("problem-number", "1.5e3"), "1 234.5", &comma, &places)[0].0, "1234,5");
        let mut homonym = bad("problem-homonym", "Peglio");
        homonym.problem = homonym.problem.with("candidates", "Peglio PU (041041), Peglio CO (013178)");
        let offered = candidates(&homonym, "Peglio", &mapping, &places);
        assert_eq!(offered, [("041041".into(), "Peglio PU (041041)".into()), ("013178".into(), "Peglio CO (013178)".to_owned())]);
        assert_eq!((distance("orta", "orta"), distance("ort", "orta"), distance("orte", "norma")), (0, 1, 3));
    }
}
