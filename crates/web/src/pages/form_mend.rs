//! What a value that was refused was probably meant to be: offered beside the field, taken by a button, never by itself.

use reticolo_model::Problem;
use reticolo_model::period;

/// Up to two values to offer in place of what was found; `comma` says how the reader writes decimals.
pub fn offers(problem: &Problem, comma: bool) -> Vec<String> {
    let found = problem.found.trim();
    let mut out: Vec<String> = match problem.code.as_str() {
        "problem-date" | "problem-period" => days(found),
        "problem-url" => web(found).into_iter().collect(),
        "problem-money" | "problem-number" => figure(found).into_iter().map(|x| marked(&x, comma)).collect(),
        "problem-integer" => whole(found),
        "problem-range" => bound(problem).into_iter().map(|x| marked(&x, comma)).collect(),
        _ => Vec::new(),
    };
    out.retain(|offer| offer != found);
    out.truncate(2);
    out
}

/// With the mark of decimals that the reader writes.
fn marked(figure: &str, comma: bool) -> String {
    if comma { figure.replace('.', ",") } else { figure.replace(',', ".") }
}

/// A day that its month does not have: the month's last day and the next one's first. `31/11/2027` is read as a day too.
fn days(found: &str) -> Vec<String> {
    let numbers: Vec<u32> = found.split(['-', '/', '.']).filter_map(|p| p.trim().parse().ok()).collect();
    let [y, m, d] = match numbers[..] {
        [y, m, d] if y > 999 => [y, m, d],
        [d, m, y] if y > 999 => [y, m, d],
        _ => return Vec::new(),
    };
    let day = |y: u32, m: u32, d: u32| Some(format!("{y:04}-{m:02}-{d:02}")).filter(|text| period::date(text).is_ok());
    if let Some(right) = day(y, m, d) {
        return vec![right];
    }
    if !(1..=12).contains(&m) || d < 28 {
        // Month and day may have changed places.
        return day(y, d, m).into_iter().collect();
    }
    let last = (28..32).rev().find_map(|d| day(y, m, d));
    let first = if m == 12 { day(y + 1, 1, 1) } else { day(y, m + 1, 1) };
    last.into_iter().chain(first).collect()
}

fn web(found: &str) -> Option<String> {
    let plain = !found.contains(char::is_whitespace) && found.contains('.') && !found.contains("://");
    plain.then(|| format!("https://{found}"))
}

/// The digits, with the last mark as the decimals' where at most two digits follow it.
fn figure(found: &str) -> Option<String> {
    let kept: String = found.chars().filter(|c| c.is_ascii_digit() || matches!(c, ',' | '.')).collect();
    let negative = if found.starts_with(['-', '−']) { "-" } else { "" };
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let text = match kept.rfind([',', '.']) {
        Some(at) if (1..=2).contains(&(kept.len() - at - 1)) => format!("{}{}{}", digits(&kept[..at]), &kept[at..=at], &kept[at + 1..]),
        _ => digits(&kept),
    };
    text.starts_with(|c: char| c.is_ascii_digit()).then(|| format!("{negative}{text}"))
}

/// The whole numbers below and above.
fn whole(found: &str) -> Vec<String> {
    let Some(text) = figure(found) else { return Vec::new() };
    match text.split_once([',', '.']) {
        None => vec![text],
        Some((below, _)) => {
            let above = below.parse::<i64>().ok().and_then(|n| n.checked_add(1)).map(|n| n.to_string());
            std::iter::once(below.to_owned()).chain(above).collect()
        }
    }
}

/// The limit that was passed.
fn bound(problem: &Problem) -> Option<String> {
    let limit = |name: &str| problem.args.get(name).and_then(|text| text.parse::<f64>().ok());
    let (x, least, most) = (problem.found.replace(',', ".").parse::<f64>().ok()?, limit("least")?, limit("greatest")?);
    let near = if x < least { least } else { most };
    Some(reticolo_model::canonical::number(near))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(code: &'static str, found: &str) -> Vec<String> {
        offers(&Problem::new(code, found), true)
    }

    #[test]
    fn what_was_probably_meant_is_offered() {
        assert_eq!(of("problem-period", "2027-11-31"), ["2027-11-30", "2027-12-01"]);
        assert_eq!(of("problem-date", "31/12/2027"), ["2027-12-31"]);
        assert_eq!(of("problem-date", "2027-25-11"), ["2027-11-25"]);
        assert_eq!(of("problem-url", "www.example.org"), ["https://www.example.org"]);
        assert_eq!(of("problem-money", "€ 1.250,50 circa"), ["1250,50"]);
        assert_eq!(of("problem-money", "12,3,4"), ["123,4"]);
        assert_eq!(of("problem-integer", "12,5"), ["12", "13"]);
        assert_eq!(offers(&Problem::new("problem-range", "120").with("least", 0).with("greatest", 100), true), ["100"]);
        assert_eq!(offers(&Problem::new("problem-money", "1250,5 €"), false), ["1250.5"]);
    }

    #[test]
    fn nothing_is_guessed_from_nothing() {
        for (code, found) in [("problem-date", "presto"), ("problem-url", "il sito"), ("problem-money", "molto"), ("problem-required", "")]
        {
            assert!(of(code, found).is_empty(), "{code} {found}");
        }
    }
}
