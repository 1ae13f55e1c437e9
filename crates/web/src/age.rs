//! How old a datum is, in words: from its day, month or year to today.

use reticolo_messages::{Language, t, tn, tr};

/// Whole months from `from` (a day, a month or a year; its first day counts) to `today`; `None` where either is no date.
#[must_use]
pub fn months(from: &str, today: &str) -> Option<i64> {
    let parts = |text: &str| -> Option<[i64; 3]> {
        let mut pieces = text.splitn(3, '-').map(str::parse::<i64>);
        let year = pieces.next()?.ok().filter(|y| (1..=9999).contains(y))?;
        let month = pieces.next().map_or(Some(1), Result::ok).filter(|m| (1..=12).contains(m))?;
        Some([year, month, pieces.next().map_or(Some(1), Result::ok)?])
    };
    let ([y, m, d], [ty, tm, td]) = (parts(from)?, parts(today)?);
    Some((ty - y) * 12 + tm - m - i64::from(td < d))
}

/// `3 anni e 9 mesi`; `None` for what lies ahead.
#[must_use]
pub fn words(l: Language, months: i64) -> Option<String> {
    let (years, rest) = (tn(l, "age-years", months / 12, &[]), tn(l, "age-months", months % 12, &[]));
    match (months / 12, months % 12) {
        _ if months < 0 => None,
        (0, 0) => Some(t(l, "age-less")),
        (0, _) => Some(rest),
        (_, 0) => Some(years),
        _ => Some(tr(l, "age-both", &[("years", &years), ("months", &rest)])),
    }
}

/// `da 3 anni e 9 mesi`, as it stands beside a date.
#[must_use]
pub fn since(l: Language, from: &str, today: &str) -> Option<String> {
    words(l, months(from, today)?).map(|age| tr(l, "age-since", &[("age", &age)]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_are_counted_in_whole_months() {
        assert_eq!(months("2023-02-20", "2026-11-24"), Some(45));
        assert_eq!(months("2023-02-25", "2026-11-24"), Some(44));
        assert_eq!(months("2025", "2026-01-01"), Some(12));
        assert_eq!(months("2025-03", "2025-03-09"), Some(0));
        assert_eq!(months("2025-Q1", "2025-03-09"), None);
        assert_eq!(since(Language::It, "2023-02-20", "2026-11-24").as_deref(), Some("da 3 anni e 9 mesi"));
        assert_eq!(since(Language::En, "2025-01-01", "2026-01-01").as_deref(), Some("1 year ago"));
        assert_eq!(since(Language::It, "2027-01-01", "2026-11-24"), None);
    }
}
