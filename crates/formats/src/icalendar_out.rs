//! Writes events as iCalendar (RFC 5545): lines folded at 75 bytes, time zones with their rules. The moment at which each event was
//! last changed comes from the caller, and the same events give the same bytes.

use crate::icalendar::{Event, NO_ADDRESS};
use crate::icalendar_lines::{escaped, plain, quoted, write_line};
use crate::iso8601::{day, moment};
use crate::time_zone::zone_lines;
use chrono_tz::Tz;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// For how many years the clocks of an event's zone are told that repeats.
const YEARS_AHEAD: i32 = 10;

/// Writes a calendar of this name and gives `out` back.
///
/// # Errors
/// What `out` gives; an event without `uid`, `stamp` in UTC or `start`, with a moment that is none, or in a time zone that the
/// IANA database does not have. Then nothing has been written.
pub fn write_calendar<W: Write>(mut out: W, name: &str, events: &[Event]) -> io::Result<W> {
    let mut lines = vec!["BEGIN:VCALENDAR".to_owned(), "VERSION:2.0".to_owned(), "PRODID:-//Reticolo//Reticolo//IT".to_owned()];
    lines.push("CALSCALE:GREGORIAN".to_owned());
    if !name.is_empty() {
        // The name of RFC 7986, and the older one that most programs look for.
        lines.extend([format!("NAME:{}", escaped(name)), format!("X-WR-CALNAME:{}", escaped(name))]);
    }
    let zones = zones(events)?;
    for (zone, first, last) in zones.into_values() {
        lines.extend(zone_lines(zone, first, last));
    }
    for event in events {
        lines.extend(event_lines(event)?);
    }
    lines.push("END:VCALENDAR".to_owned());
    for line in &lines {
        write_line(&mut out, line)?;
    }
    out.flush()?;
    Ok(out)
}

/// The zones that events use by their names, each with the first and the last year.
fn zones(events: &[Event]) -> io::Result<BTreeMap<&'static str, (Tz, i32, i32)>> {
    let mut found = BTreeMap::new();
    for event in events {
        for (text, zone) in [(&event.start, &event.start_zone), (&event.end, &event.end_zone)] {
            if zone.is_empty() || text.is_empty() {
                continue;
            }
            let tz: Tz = zone.parse().map_err(|_| wrong(event, "time zone", zone))?;
            let year: i32 = text.get(..4).and_then(|year| year.parse().ok()).ok_or_else(|| wrong(event, "moment", text))?;
            let repeats = !event.rrule.is_empty() || !event.rdates.is_empty();
            let last = year + if repeats { YEARS_AHEAD } else { 1 };
            // A year before the event: some programs overlook the first change of each kind.
            let year = year - 1;
            let known = found.entry(tz.name()).or_insert((tz, year, last));
            *known = (tz, known.1.min(year), known.2.max(last));
        }
    }
    Ok(found)
}

fn event_lines(event: &Event) -> io::Result<Vec<String>> {
    if event.uid.is_empty() {
        return Err(wrong(event, "uid", ""));
    }
    let stamp = compact(&event.stamp).filter(|stamp| stamp.ends_with('Z')).ok_or_else(|| wrong(event, "stamp", &event.stamp))?;
    let mut lines = vec!["BEGIN:VEVENT".to_owned(), format!("UID:{}", escaped(&event.uid)), format!("DTSTAMP:{stamp}")];
    lines.push(moments(event, "DTSTART", std::slice::from_ref(&event.start), &event.start_zone)?);
    if !event.end.is_empty() {
        // The end of whole days is the day behind the last.
        let end = match day(&event.end) {
            Some(last) => last.succ_opt().map(|next| next.to_string()).ok_or_else(|| wrong(event, "end", &event.end))?,
            None => event.end.clone(),
        };
        lines.push(moments(event, "DTEND", &[end], &event.end_zone)?);
    }
    if !event.recurrence_id.is_empty() {
        lines.push(moments(event, "RECURRENCE-ID", std::slice::from_ref(&event.recurrence_id), &event.start_zone)?);
    }
    for (name, all) in [("RDATE", &event.rdates), ("EXDATE", &event.exdates)] {
        if !all.is_empty() {
            lines.push(moments(event, name, all, &event.start_zone)?);
        }
    }
    for (name, text) in [("SUMMARY", &event.summary), ("DESCRIPTION", &event.description), ("LOCATION", &event.location)] {
        if !text.is_empty() {
            lines.push(format!("{name}:{}", escaped(text)));
        }
    }
    for (name, value) in [("RRULE", &event.rrule), ("STATUS", &event.status), ("URL", &event.url)] {
        if !value.is_empty() {
            lines.push(format!("{name}:{}", plain(value)));
        }
    }
    if !event.categories.is_empty() {
        lines.push(format!("CATEGORIES:{}", event.categories.iter().map(|text| escaped(text)).collect::<Vec<_>>().join(",")));
    }
    if !event.organizer.is_empty() {
        lines.push(organizer(&event.organizer));
    }
    if let Some([longitude, latitude]) = event.place {
        lines.push(format!("GEO:{latitude};{longitude}"));
    }
    lines.push("END:VEVENT".to_owned());
    Ok(lines)
}

/// One line of moments, which are all of a kind.
fn moments(event: &Event, name: &str, all: &[String], zone: &str) -> io::Result<String> {
    let values = all.iter().map(|text| compact(text).ok_or_else(|| wrong(event, name, text))).collect::<io::Result<Vec<_>>>()?;
    let parameter = match values.first() {
        Some(first) if !first.contains('T') => ";VALUE=DATE".to_owned(),
        Some(first) if !first.ends_with('Z') && !zone.is_empty() => format!(";TZID={zone}"),
        _ => String::new(),
    };
    Ok(format!("{name}{parameter}:{}", values.join(",")))
}

/// A moment as iCalendar writes it.
fn compact(text: &str) -> Option<String> {
    if let Some(date) = day(text) {
        return Some(date.format("%Y%m%d").to_string());
    }
    let (text, utc) = text.strip_suffix('Z').map_or((text, ""), |text| (text, "Z"));
    Some(moment(text)?.format("%Y%m%dT%H%M%S").to_string() + utc)
}

/// An organizer is known by an address; one who has none gets an address that cannot be one.
fn organizer(text: &str) -> String {
    let (name, address) = match text.strip_suffix('>').and_then(|text| text.rsplit_once('<')) {
        Some((name, address)) => (name.trim(), address),
        None if text.contains('@') || text.contains("://") => ("", text),
        None => (text, NO_ADDRESS),
    };
    let parameter = if name.is_empty() { String::new() } else { format!(";CN={}", quoted(name)) };
    let scheme = if address.contains('@') && !address.contains(':') { "mailto:" } else { "" };
    format!("ORGANIZER{parameter}:{scheme}{}", plain(address))
}

fn wrong(event: &Event, what: &str, found: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, format!("event {:?}: {found:?} is no {what}", event.uid))
}
