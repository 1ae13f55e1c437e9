//! Periods: a year (`2025`), a quarter (`2025-Q1`), a month (`2025-01`) or a day (`2025-01-01`). Their texts sort by time.

use crate::problem::Problem;
use chrono::NaiveDate;

/// The checked text of a period.
pub fn period(text: &str) -> Result<String, Problem> {
    let bad = || Problem::new("problem-period", text);
    let text = text.trim();
    let year = text.get(..4).ok_or_else(bad)?;
    if !year.bytes().all(|b| b.is_ascii_digit()) {
        return Err(bad());
    }
    match (text.len(), text.get(4..)) {
        (4, _) => {}
        (7, Some(rest)) => match rest.strip_prefix('-') {
            Some("Q1" | "Q2" | "Q3" | "Q4") => {}
            Some(m) if m.parse::<u8>().is_ok_and(|m| (1..=12).contains(&m)) && m.bytes().all(|b| b.is_ascii_digit()) => {}
            _ => return Err(bad()),
        },
        (10, _) => {
            date(text)?;
        }
        _ => return Err(bad()),
    }
    Ok(text.to_owned())
}

/// A calendar day, `YYYY-MM-DD`.
pub fn date(text: &str) -> Result<NaiveDate, Problem> {
    let text = text.trim();
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| Problem::new("problem-date", text))?;
    // Forgiving forms such as 2025-1-1 would sort wrongly as texts.
    if text.len() == 10 { Ok(date) } else { Err(Problem::new("problem-date", text)) }
}

/// The day that lies `days` before another; `None` where either is no day of the calendar.
#[must_use]
pub fn days_before(day: &str, days: u32) -> Option<String> {
    let day = date(day).ok()?.checked_sub_days(chrono::Days::new(u64::from(days)))?;
    Some(day.format("%Y-%m-%d").to_string())
}

/// Whole days from one moment or day to another (only their days count); `None` where either is none.
#[must_use]
pub fn days_between(from: &str, to: &str) -> Option<i64> {
    let day = |text: &str| text.get(..10).and_then(|day| date(day).ok());
    Some((day(to)? - day(from)?).num_days())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_by_the_calendar() {
        assert_eq!(days_before("2026-03-01", 1).as_deref(), Some("2026-02-28"));
        assert_eq!(days_before("2026-11-24", 365).as_deref(), Some("2025-11-24"));
        assert_eq!(days_before("2026-13-01", 1), None);
        assert_eq!(days_between("2024-02-28", "2024-03-01T01:02:03.000004Z"), Some(2));
        assert_eq!(days_between("2025", "2026-01-01"), None);
    }

    #[test]
    fn the_four_forms() {
        for right in ["2025", "2025-Q3", "2025-12", "2024-02-29"] {
            assert_eq!(period(right).as_deref(), Ok(right));
        }
        for wrong in ["", "25", "2025-Q5", "2025-13", "2025-02-29", "2025-1-1", "2025-+1", "è025"] {
            assert!(period(wrong).is_err(), "{wrong}");
        }
    }
}
