//! The rules of a named time zone, as iCalendar wants them beside the events that use it (RFC 5545, section 3.6.5): every change of
//! the clocks within some years, listed.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Offset, TimeZone, Utc};
use chrono_tz::{OffsetComponents, OffsetName, Tz};

/// What the clocks do from a moment on.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Rule {
    /// Seconds east of Greenwich, before and after.
    from: i32,
    to: i32,
    summer: bool,
    name: String,
}

/// The lines of a VTIMEZONE for the years from `first` to `last`.
pub(crate) fn zone_lines(zone: Tz, first: i32, last: i32) -> Vec<String> {
    let Some(start) = NaiveDate::from_ymd_opt(first, 1, 1).and_then(|day| day.and_hms_opt(0, 0, 0)) else { return Vec::new() };
    let offset = |at: DateTime<Utc>| zone.offset_from_utc_datetime(&at.naive_utc()).fix().local_minus_utc();
    let mut at = start.and_utc();
    // Each kind of change with all its moments in local time.
    let mut kinds: Vec<(Rule, Vec<NaiveDateTime>)> = vec![(rule(zone, at, offset(at)), vec![start])];
    while let Some(next) = at.checked_add_days(chrono::Days::new(1)).filter(|next| next.year() <= last) {
        if offset(next) != offset(at) {
            let changed = change(offset, at, next);
            let rule = rule(zone, changed, offset(at));
            let local = changed.naive_utc() + chrono::Duration::seconds(i64::from(offset(at)));
            match kinds.iter_mut().find(|(known, _)| *known == rule) {
                Some((_, moments)) => moments.push(local),
                None => kinds.push((rule, vec![local])),
            }
        }
        at = next;
    }
    let mut lines = vec!["BEGIN:VTIMEZONE".to_owned(), format!("TZID:{}", zone.name())];
    for (rule, moments) in kinds {
        let component = if rule.summer { "DAYLIGHT" } else { "STANDARD" };
        let stamp = |moment: &NaiveDateTime| moment.format("%Y%m%dT%H%M%S").to_string();
        lines.push(format!("BEGIN:{component}"));
        lines.push(format!("DTSTART:{}", stamp(&moments[0])));
        lines.extend(moments[1..].iter().map(|moment| format!("RDATE:{}", stamp(moment))));
        lines.push(format!("TZOFFSETFROM:{}", signed(rule.from)));
        lines.push(format!("TZOFFSETTO:{}", signed(rule.to)));
        lines.push(format!("TZNAME:{}", rule.name));
        lines.push(format!("END:{component}"));
    }
    lines.push("END:VTIMEZONE".to_owned());
    lines
}

fn rule(zone: Tz, at: DateTime<Utc>, from: i32) -> Rule {
    let offset = zone.offset_from_utc_datetime(&at.naive_utc());
    let to = offset.fix().local_minus_utc();
    let name = offset.abbreviation().map_or_else(|| signed(to), str::to_owned);
    Rule { from, to, summer: !offset.dst_offset().is_zero(), name }
}

/// The first second of the new time, between two moments of which only the later has it.
fn change(offset: impl Fn(DateTime<Utc>) -> i32, before: DateTime<Utc>, after: DateTime<Utc>) -> DateTime<Utc> {
    let old = offset(before);
    let (mut low, mut high) = (before.timestamp(), after.timestamp());
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        match DateTime::from_timestamp(middle, 0) {
            Some(at) if offset(at) == old => low = middle,
            _ => high = middle,
        }
    }
    DateTime::from_timestamp(high, 0).unwrap_or(after)
}

/// `+0100`, with seconds where there are any.
fn signed(seconds: i32) -> String {
    let (sign, all) = (if seconds < 0 { '-' } else { '+' }, seconds.unsigned_abs());
    let end = if all % 60 == 0 { String::new() } else { format!("{:02}", all % 60) };
    format!("{sign}{:02}{:02}{end}", all / 3600, all / 60 % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clocks_of_rome_and_of_a_zone_without_summer_time() {
        let lines = zone_lines(Tz::Europe__Rome, 2026, 2027).join("\n");
        assert!(lines.contains(
            "BEGIN:DAYLIGHT\nDTSTART:20260329T020000\nRDATE:20270328T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nTZNAME:CEST\n"
        ));
        assert!(lines.contains(
            "BEGIN:STANDARD\nDTSTART:20261025T030000\nRDATE:20271031T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nTZNAME:CET\n"
        ));
        assert!(lines.contains("BEGIN:STANDARD\nDTSTART:20260101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0100\n"));
        assert_eq!(zone_lines(Tz::UTC, 2026, 2026).iter().filter(|l| l.starts_with("DTSTART")).count(), 1);
        assert_eq!((signed(-12_600), signed(2_996)), ("-0330".to_owned(), "+004956".to_owned()));
        assert!(zone_lines(Tz::UTC, i32::MAX, 0).is_empty());
    }
}
