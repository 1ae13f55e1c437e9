//! Euro in whole cents. Sums are exact; a text has always two decimals and a point (`62075915.75`).

use crate::problem::Problem;

/// Euro cents from a text with a point as decimal mark and at most two decimals that are not zero.
pub fn cents(text: &str) -> Result<i64, Problem> {
    let bad = || Problem::new("problem-money", text);
    let trimmed = text.trim();
    let (negative, digits) = match trimmed.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, trimmed),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() || !whole.bytes().all(|b| b.is_ascii_digit()) || !part.bytes().all(|b| b.is_ascii_digit()) {
        return Err(bad());
    }
    let part = part.trim_end_matches('0');
    if part.len() > 2 || whole.len() > 15 {
        return Err(bad());
    }
    let whole: i64 = whole.parse().map_err(|_| bad())?;
    let part: i64 = format!("{part:0<2}").parse().map_err(|_| bad())?;
    let value = whole * 100 + part;
    Ok(if negative { -value } else { value })
}

/// The text of an amount: `-12.05`.
#[must_use]
pub fn euro(cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    let abs = cents.unsigned_abs();
    format!("{sign}{}.{:02}", abs / 100, abs % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_exact() {
        assert_eq!(cents("62075915.75"), Ok(6_207_591_575));
        assert_eq!(cents("-0.5"), Ok(-50));
        assert_eq!(cents("12.300"), Ok(1230));
        assert_eq!(euro(-1205), "-12.05");
        for wrong in ["", "1,5", "1.234", "abc", "1e3", "9999999999999999"] {
            assert!(cents(wrong).is_err(), "{wrong}");
        }
    }
}
