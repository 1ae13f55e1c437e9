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

#[cfg(test)]
mod tests {
    use super::*;

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
