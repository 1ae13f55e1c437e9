//! Dates, moments and durations as ISO 8601 writes them, as far as OpenDocument and iCalendar use them.

use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime};

/// The seconds of a duration such as `PT12H30M00.5S`, `P1DT2H` or `-P2W`; none of years and months, whose length varies.
pub(crate) fn duration(text: &str) -> Option<f64> {
    let text = text.trim();
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => (-1.0, rest),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    let (mut seconds, mut in_time, mut any) = (0.0, false, false);
    let mut number = String::new();
    for c in rest.strip_prefix('P')?.chars() {
        let unit = match c {
            '0'..='9' | '.' | ',' => {
                number.push(if c == ',' { '.' } else { c });
                continue;
            }
            'T' if !in_time && number.is_empty() => {
                in_time = true;
                continue;
            }
            'W' if !in_time => 604_800.0,
            'D' if !in_time => 86_400.0,
            'H' if in_time => 3_600.0,
            'M' if in_time => 60.0,
            'S' if in_time => 1.0,
            _ => return None,
        };
        seconds += number.parse::<f64>().ok()? * unit;
        number.clear();
        any = true;
    }
    (any && number.is_empty() && f64::is_finite(seconds)).then_some(sign * seconds)
}

/// A calendar day `YYYY-MM-DD`.
pub(crate) fn day(text: &str) -> Option<NaiveDate> {
    reticolo_model::period::date(text).ok()
}

/// A moment `YYYY-MM-DDThh:mm:ss`, to the nearest second.
pub(crate) fn moment(text: &str) -> Option<NaiveDateTime> {
    let (date, time) = text.split_once('T')?;
    let sound = time.len() >= 8 && time.bytes().all(|b| b.is_ascii_digit() || matches!(b, b':' | b'.' | b','));
    let time = NaiveTime::parse_from_str(&time.replace(',', "."), "%H:%M:%S%.f").ok().filter(|_| sound)?;
    let exact = day(date)?.and_time(time);
    let rounded = exact.checked_add_signed(Duration::milliseconds(500))?;
    Some(rounded.date().and_time(NaiveTime::parse_from_str(&rounded.format("%H:%M:%S").to_string(), "%H:%M:%S").ok()?))
}

/// `YYYY-MM-DDThh:mm:ss`.
pub(crate) fn moment_text(moment: NaiveDateTime) -> String {
    moment.format("%Y-%m-%dT%H:%M:%S").to_string()
}

/// `hh:mm:ss`; hours go on beyond 24.
pub(crate) fn clock(seconds: u64) -> String {
    format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations() {
        for (text, seconds) in [
            ("PT12H30M00S", 45_000.0),
            ("PT36H", 129_600.0),
            ("PT00H00M00.25S", 0.25),
            ("PT0,5S", 0.5),
            ("P1DT2H", 93_600.0),
            ("-P2W", -1_209_600.0),
            ("+P1D", 86_400.0),
        ] {
            assert_eq!(duration(text), Some(seconds), "{text}");
        }
        for bad in ["", "P", "PT", "P1Y", "P1M", "1H", "PT1", "PT.S", "PTTS", "P1H", "PT1D", "PT1e3S", "P T1H"] {
            assert_eq!(duration(bad), None, "{bad}");
        }
    }

    #[test]
    fn moments() {
        let text = |t: &str| moment(t).map(moment_text);
        assert_eq!(text("2025-01-01T17:59:59.999999999").as_deref(), Some("2025-01-01T18:00:00"));
        assert_eq!(text("2024-12-31T23:59:59.6").as_deref(), Some("2025-01-01T00:00:00"));
        for bad in ["2025-01-01", "2025-02-30T10:00:00", "2025-01-01T25:00:00", "2025-01-01T10:00", "2025-01-01T10:00:00Z", "T", "è"] {
            assert_eq!(moment(bad), None, "{bad}");
        }
    }
}
