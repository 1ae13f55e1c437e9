//! Numbers, money and dates as each language writes them. A sign of minus is U+2212; spaces inside a figure do not break.

use crate::Language;
use crate::catalogue::t;

const NO_BREAK: char = '\u{a0}';
const MINUS: char = '\u{2212}';

fn group_mark(language: Language) -> char {
    match language {
        Language::It => '.',
        Language::En => ',',
    }
}

fn decimal_mark(language: Language) -> char {
    match language {
        Language::It => ',',
        Language::En => '.',
    }
}

/// Digits with a mark every three from the right.
fn grouped(language: Language, digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() * 4 / 3 + 1);
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(group_mark(language));
        }
        text.push(c);
    }
    text
}

fn signed(negative: bool, text: &str) -> String {
    if negative { format!("{MINUS}{text}") } else { text.to_owned() }
}

/// `13.011` in Italian, `13,011` in English.
#[must_use]
pub fn integer(language: Language, n: i64) -> String {
    signed(n < 0, &grouped(language, &n.unsigned_abs().to_string()))
}

/// A number with as many decimals as it has, `most` at most (nine or fewer).
#[must_use]
pub fn figure(language: Language, x: f64, most: u8) -> String {
    let whole = |places: &u8| (x * 10f64.powi((*places).into())).fract().abs() < 1e-9;
    decimal(language, x, (0..most).find(whole).unwrap_or(most).into())
}

/// `1.234,5` in Italian, `1,234.5` in English; a dash where there is no finite number. What rounds to zero has no sign.
#[must_use]
pub fn decimal(language: Language, x: f64, places: usize) -> String {
    if !x.is_finite() {
        return "–".to_owned();
    }
    let text = format!("{:.places$}", x.abs());
    let negative = x < 0.0 && text.bytes().any(|b| matches!(b, b'1'..=b'9'));
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let mut shown = grouped(language, whole);
    if !part.is_empty() {
        shown.push(decimal_mark(language));
        shown.push_str(part);
    }
    signed(negative, &shown)
}

/// An amount to the cent: `62.075.915,75 €`, `€62,075,915.75`.
#[must_use]
pub fn euro(language: Language, cents: i64) -> String {
    let abs = cents.unsigned_abs();
    let figure = format!("{}{}{:02}", grouped(language, &(abs / 100).to_string()), decimal_mark(language), abs % 100);
    with_euro(language, cents < 0, &figure)
}

/// An amount to be read at a glance: whole euro below a million, then one decimal of millions or billions
/// (`676.725 €`, `62,1 milioni €`; `€676,725`, `€62.1 million`). Halves are rounded away from zero.
#[must_use]
pub fn euro_round(language: Language, cents: i64) -> String {
    let abs = cents.unsigned_abs();
    let euro = abs / 100 + u64::from(abs % 100 >= 50);
    let tenths_of = |unit: u64| {
        let tenths = (abs + unit * 5) / (unit * 10);
        format!("{}{}{}", grouped(language, &(tenths / 10).to_string()), decimal_mark(language), tenths % 10)
    };
    // The step up follows the rounded figure, so that nothing reads "1.000,0 milioni".
    let figure = if euro < 1_000_000 {
        return with_euro(language, cents < 0 && euro > 0, &grouped(language, &euro.to_string()));
    } else if abs < 99_995_000_000 {
        format!("{}{NO_BREAK}{}", tenths_of(1_000_000), if language == Language::It { "milioni" } else { "million" })
    } else {
        format!("{}{NO_BREAK}{}", tenths_of(1_000_000_000), if language == Language::It { "miliardi" } else { "billion" })
    };
    with_euro(language, cents < 0, &figure)
}

fn with_euro(language: Language, negative: bool, figure: &str) -> String {
    let text = match language {
        Language::It => format!("{figure}{NO_BREAK}€"),
        Language::En => format!("€{figure}"),
    };
    signed(negative, &text)
}

/// A ratio as parts of a hundred: 0.125 is `12,5 %` in Italian, `12.5%` in English.
#[must_use]
pub fn percent(language: Language, ratio: f64, places: usize) -> String {
    let figure = decimal(language, ratio * 100.0, places);
    match language {
        _ if !ratio.is_finite() => figure,
        Language::It => format!("{figure}{NO_BREAK}%"),
        Language::En => format!("{figure}%"),
    }
}

/// A day, month, quarter or year in words; what is none of them comes back as it is.
/// `2025-01-01` is `1º gennaio 2025` or `1 January 2025`; `2025-03` is `marzo 2025`; `2025-Q1` is `1º trimestre 2025`.
#[must_use]
pub fn date(language: Language, text: &str) -> String {
    parts(text).map_or_else(
        || text.to_owned(),
        |period| match (language, period) {
            (_, Period::Year(y)) => y.to_owned(),
            (Language::It, Period::Quarter(y, q)) => format!("{q}º trimestre {y}"),
            (Language::En, Period::Quarter(y, q)) => {
                format!("{} quarter of {y}", ["first", "second", "third", "fourth"][usize::from(q - 1)])
            }
            (_, Period::Month(y, m)) => format!("{} {y}", month(language, m)),
            (Language::It, Period::Day(y, m, 1)) => {
                format!("1º{NO_BREAK}{} {y}", month(language, m))
            }
            (_, Period::Day(y, m, d)) => format!("{d}{NO_BREAK}{} {y}", month(language, m)),
        },
    )
}

/// An instant of RFC 3339 to the minute, in its own zone: `24 novembre 2026, 14:03 UTC`.
#[must_use]
pub fn moment(language: Language, text: &str) -> String {
    let shown = text.split_once(['T', ' ']).and_then(|(day, time)| {
        parts(day)?;
        let clock = time.get(..5).filter(|c| c.bytes().enumerate().all(|(i, b)| if i == 2 { b == b':' } else { b.is_ascii_digit() }))?;
        let zone = if time.ends_with('Z') || time.ends_with("+00:00") { " UTC" } else { "" };
        Some(format!("{}, {clock}{zone}", date(language, day)))
    });
    shown.unwrap_or_else(|| date(language, text))
}

fn month(language: Language, number: u8) -> String {
    t(language, &format!("month-{number}"))
}

enum Period<'a> {
    Year(&'a str),
    Quarter(&'a str, u8),
    Month(&'a str, u8),
    Day(&'a str, u8, u8),
}

fn parts(text: &str) -> Option<Period<'_>> {
    let digits = |s: &str, len: usize| s.len() == len && s.bytes().all(|b| b.is_ascii_digit());
    let two = |s: &str, most: u8| s.parse::<u8>().ok().filter(|n| digits(s, 2) && (1..=most).contains(n));
    let mut pieces = text.split('-');
    let year = pieces.next().filter(|y| digits(y, 4))?;
    match (pieces.next(), pieces.next(), pieces.next()) {
        (None, ..) => Some(Period::Year(year)),
        (Some(m), None, _) => match m.strip_prefix('Q') {
            Some(q) => q.parse().ok().filter(|n| digits(q, 1) && (1..=4).contains(n)).map(|n| Period::Quarter(year, n)),
            None => two(m, 12).map(|n| Period::Month(year, n)),
        },
        (Some(m), Some(d), None) => Some(Period::Day(year, two(m, 12)?, two(d, 31)?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{En, It};

    /// Plain spaces read better in the cases below.
    fn plain(text: &str) -> String {
        text.replace(NO_BREAK, " ")
    }

    #[test]
    fn numbers() {
        assert_eq!((integer(It, 13_011), integer(En, 13_011)), ("13.011".into(), "13,011".into()));
        assert_eq!((integer(It, 0), integer(It, 999), integer(It, 1000)), ("0".into(), "999".into(), "1.000".into()));
        assert_eq!(integer(En, i64::MIN), "−9,223,372,036,854,775,808");
        assert_eq!((decimal(It, 1234.5, 1), decimal(En, -1234.5, 2)), ("1.234,5".into(), "−1,234.50".into()));
        assert_eq!((decimal(It, -0.04, 1), decimal(It, -0.06, 1)), ("0,0".into(), "−0,1".into()));
        assert_eq!((decimal(It, 1e6, 0), decimal(En, f64::NAN, 1)), ("1.000.000".into(), "–".into()));
        assert_eq!((plain(&percent(It, 0.125, 1)), percent(En, -0.043, 1)), ("12,5 %".into(), "−4.3%".into()));
    }

    #[test]
    fn money() {
        assert_eq!(euro(It, 6_207_591_575), "62.075.915,75\u{a0}€");
        assert_eq!((euro(En, 6_207_591_575), euro(En, -5)), ("€62,075,915.75".into(), "−€0.05".into()));
        let round = |l, cents| plain(&euro_round(l, cents));
        assert_eq!((round(It, 6_207_591_575), round(En, 6_207_591_575)), ("62,1 milioni €".into(), "€62.1 million".into()));
        assert_eq!((round(It, 67_672_549), round(It, 67_672_550)), ("676.725 €".into(), "676.726 €".into()));
        assert_eq!((round(It, 99_999_949), round(It, 99_999_950)), ("999.999 €".into(), "1,0 milioni €".into()));
        assert_eq!((round(En, 99_994_999_999), round(En, 99_995_000_000)), ("€999.9 million".into(), "€1.0 billion".into()));
        assert_eq!((round(It, -49), round(It, -250_000_000)), ("0 €".into(), "−2,5 milioni €".into()));
    }

    #[test]
    fn dates_and_periods() {
        let both = |text| (plain(&date(It, text)), plain(&date(En, text)));
        assert_eq!(both("2025-01-01"), ("1º gennaio 2025".into(), "1 January 2025".into()));
        assert_eq!(both("2026-11-24"), ("24 novembre 2026".into(), "24 November 2026".into()));
        assert_eq!(both("2025-08"), ("agosto 2025".into(), "August 2025".into()));
        assert_eq!(both("2025-Q3"), ("3º trimestre 2025".into(), "third quarter of 2025".into()));
        assert_eq!(both("2025"), ("2025".into(), "2025".into()));
        for other in ["", "ieri", "2025-13-01", "2025-1-1", "2025-Q5", "2025-01-01-01"] {
            assert_eq!(date(It, other), other);
        }
        assert_eq!(plain(&moment(It, "2026-11-24T14:03:59.123456Z")), "24 novembre 2026, 14:03 UTC");
        assert_eq!(moment(En, "2026"), "2026");
    }
}
