//! Days as numbers, so that a date can be so many days before or after another.

use reticolo_model::Problem;
use reticolo_model::period;

/// Days since 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(i64);

impl Day {
    /// The day of a text such as `2026-06-30`.
    pub fn parse(text: &str) -> Result<Day, Problem> {
        let text = period::date(text)?.to_string();
        let part = |range: std::ops::Range<usize>| text.get(range).and_then(|t| t.parse::<i64>().ok()).unwrap_or(1);
        let (year, month, day) = (part(0..4), part(5..7), part(8..10));
        // March-based years, so that a leap day falls at the end (Hinnant's "days from civil").
        let y = year - i64::from(month <= 2);
        let (era, in_era) = (y.div_euclid(400), y.rem_euclid(400));
        let in_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        Ok(Day(era * 146_097 + in_era * 365 + in_era / 4 - in_era / 100 + in_year - 719_468))
    }

    pub fn plus(self, days: i64) -> Day {
        Day(self.0 + days)
    }

    /// Year, month and day.
    fn civil(self) -> (i64, i64, i64) {
        let z = self.0 + 719_468;
        let (era, in_era) = (z.div_euclid(146_097), z.rem_euclid(146_097));
        let years = (in_era - in_era / 1460 + in_era / 36_524 - in_era / 146_096) / 365;
        let in_year = in_era - (365 * years + years / 4 - years / 100);
        let m = (5 * in_year + 2) / 153;
        let month = if m < 10 { m + 3 } else { m - 9 };
        (years + era * 400 + i64::from(month <= 2), month, in_year - (153 * m + 2) / 5 + 1)
    }

    pub fn year(self) -> i64 {
        self.civil().0
    }

    pub fn text(self) -> String {
        let (year, month, day) = self.civil();
        format!("{year:04}-{month:02}-{day:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_go_there_and_back() {
        assert_eq!(Day::parse("1970-01-01").map(|d| d.0), Ok(0));
        for text in ["2024-02-29", "2023-12-31", "2000-03-01", "2026-06-30", "1999-01-01"] {
            assert_eq!(Day::parse(text).map(Day::text).as_deref(), Ok(text));
        }
        let day = Day::parse("2026-06-30").expect("a day");
        assert_eq!((day.plus(1).text(), day.plus(-181).text(), day.plus(1).year()), ("2026-07-01".into(), "2025-12-31".into(), 2026));
        assert!(Day::parse("2026-02-30").is_err());
    }
}
