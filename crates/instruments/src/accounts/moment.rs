//! The one place for arithmetic on moments: RFC 3339 in UTC with microseconds and `Z`, whose texts sort by time.

use crate::territory::millis;

/// The moment `seconds` later, of the same fixed width as `at`. Microseconds below the millisecond are kept.
pub(crate) fn plus_seconds(at: &str, seconds: u64) -> String {
    let total = millis(at) / 1000 + seconds;
    let (days, rest) = (total / 86_400, total % 86_400);
    // Civil from days (Hinnant), with years that begin in March.
    let days = days + 719_468;
    let (era, doe) = (days / 146_097, days % 146_097);
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let (day, month) = (doy - (153 * mp + 2) / 5 + 1, if mp < 10 { mp + 3 } else { mp - 9 });
    let year = era * 400 + yoe + u64::from(month <= 2);
    let fraction =
        at.get(19..).and_then(|t| t.strip_prefix('.')).and_then(|t| t.strip_suffix('Z')).filter(|t| t.len() == 6).unwrap_or("000000");
    format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}.{fraction}Z", rest / 3600, rest / 60 % 60, rest % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_carry_into_days_months_and_leap_years() {
        let cases = [
            ("2026-11-24T01:02:03.004005Z", 0, "2026-11-24T01:02:03.004005Z"),
            ("2026-12-31T23:59:59.999999Z", 1, "2027-01-01T00:00:00.999999Z"),
            ("2024-02-28T12:00:00.000000Z", 86_400, "2024-02-29T12:00:00.000000Z"),
            ("2025-02-28T12:00:00.000000Z", 86_400, "2025-03-01T12:00:00.000000Z"),
            ("1970-01-01T00:00:00.000000Z", 3600, "1970-01-01T01:00:00.000000Z"),
        ];
        for (at, seconds, then) in cases {
            assert_eq!(plus_seconds(at, seconds), then);
            assert_eq!(millis(then), millis(at) + seconds * 1000);
        }
    }
}
