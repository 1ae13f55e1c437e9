//! Reads the events of an iCalendar file as rows. Days and times become ISO 8601, named time zones stand beside them; what repeats
//! an event is kept as it is written, and nothing is repeated here.
//!
//! The format: RFC 5545, of which components other than VEVENT (tasks, alarms, time zones) are passed over.

use crate::csv_table::MAX_CELL;
use crate::error::FormatError;
use crate::icalendar_lines::{Line, text, texts, unfolded};
use crate::iso8601::{day, duration, moment, moment_text};
use crate::source::{Source, explain};
use crate::tables::{MAX_DOCUMENT, TableRow, Tables};
use chrono::{Days, Duration};
use reticolo_model::geometry::{Geometry, Point};
use std::io::Read;
use std::path::Path;

pub use crate::icalendar_out::write_calendar;

/// The most events of a file.
pub const MAX_EVENTS: u64 = 200_000;
/// How deeply components may be nested.
const MAX_DEPTH: usize = 16;

/// The columns of the table, in their order; those of several values part them with `;`.
pub const COLUMNS: [&str; 16] = [
    "uid",
    "recurrence-id",
    "summary",
    "description",
    "start",
    "start.timezone",
    "end",
    "end.timezone",
    "location",
    "categories",
    "url",
    "organizer",
    "status",
    "rrule",
    "rdate",
    "exdate",
];

/// One event. Moments are `2026-11-29` (the whole day), `2026-11-29T18:00:00` (in the zone beside it, or wherever one is where
/// there is none) or `2026-11-29T18:00:00Z` (UTC).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Event {
    pub uid: String,
    /// When the event was last changed, in UTC; needed to write it.
    pub stamp: String,
    /// Which of the repetitions this event stands for.
    pub recurrence_id: String,
    pub summary: String,
    pub description: String,
    pub start: String,
    /// As the file names it, mostly `Europe/Rome`.
    pub start_zone: String,
    /// For whole days the last day, where iCalendar writes the one behind it. Empty where the file does not say.
    pub end: String,
    pub end_zone: String,
    pub location: String,
    pub categories: Vec<String>,
    pub url: String,
    /// `name <address>`, or one of the two.
    pub organizer: String,
    /// `TENTATIVE`, `CONFIRMED` or `CANCELLED`.
    pub status: String,
    pub rrule: String,
    pub rdates: Vec<String>,
    pub exdates: Vec<String>,
    pub place: Option<Point>,
}

/// Reads all events, as the one table `events`. An event at fault is told and the others are read.
///
/// # Errors
/// A file that is missing, empty, too large, cut off or no iCalendar; more than [`MAX_EVENTS`] events.
pub fn read(path: impl AsRef<Path>) -> Result<Tables, FormatError> {
    let mut source = Source::open(path.as_ref(), MAX_DOCUMENT)?;
    let (file, size, gzip) = (source.file.clone(), source.size_on_disk, source.packed);
    let mut bytes = Vec::new();
    source.read_to_end(&mut bytes).map_err(|e| explain(&file, &e, 0))?;
    let name = "events".to_owned();
    let header = COLUMNS.map(str::to_owned).to_vec();
    let mut tables = Tables { names: vec![name.clone()], name, header, size, gzip, ..Tables::default() };
    let mut reader = Reader { file: &file, number: 0, open: Vec::new(), begun: false, draft: None };
    for bytes in unfolded(&bytes) {
        let ended = match std::str::from_utf8(&bytes) {
            Ok(line) => reader.line(line)?,
            Err(_) => {
                let found = String::from_utf8_lossy(&bytes).into_owned();
                reader.refuse(|fault| fault("format-not-utf8").found(&found));
                None
            }
        };
        match ended.map(Draft::finish) {
            Some(Ok(event)) => tables.rows.push(row(event, reader.number)),
            Some(Err(fault)) => tables.broken.push(fault),
            None => {}
        }
    }
    if !reader.begun {
        return Err(FormatError::new(&file, "format-not-calendar"));
    }
    if !reader.open.is_empty() {
        return Err(FormatError::new(&file, "format-truncated"));
    }
    Ok(tables)
}

fn row(event: Event, number: u64) -> TableRow {
    let joined = |texts: Vec<String>| texts.iter().map(|text| text.replace(';', ",")).collect::<Vec<_>>().join(";");
    let cells = [
        event.uid,
        event.recurrence_id,
        event.summary,
        event.description,
        event.start,
        event.start_zone,
        event.end,
        event.end_zone,
        event.location,
        joined(event.categories),
        event.url,
        event.organizer,
        event.status,
        event.rrule,
        joined(event.rdates),
        joined(event.exdates),
    ];
    TableRow { number, cells: cells.into(), geometry: event.place.map(Geometry::Point) }
}

struct Reader<'a> {
    file: &'a str,
    /// Events begun so far.
    number: u64,
    /// The components that are open.
    open: Vec<String>,
    begun: bool,
    draft: Option<Draft<'a>>,
}

impl<'a> Reader<'a> {
    /// Takes one line, and gives the event that it ends.
    fn line(&mut self, line: &str) -> Result<Option<Draft<'a>>, FormatError> {
        let fault = |code| FormatError::new(self.file, code);
        if line.trim().is_empty() {
            return Ok(None);
        }
        let parsed = Line::parse(line);
        let component = |name: &str| parsed.as_ref().filter(|line| line.name == name).map(|line| line.value.trim().to_ascii_uppercase());
        let begun = component("BEGIN");
        if !self.begun && begun.as_deref() != Some("VCALENDAR") {
            return Err(fault("format-not-calendar").found(line));
        }
        self.begun = true;
        if let Some(name) = begun {
            if self.open.len() == MAX_DEPTH {
                return Err(fault("format-not-calendar").found(line));
            }
            if name == "VEVENT" && self.draft.is_none() {
                self.number += 1;
                if self.number > MAX_EVENTS {
                    return Err(fault("format-too-many-rows").with("limit", MAX_EVENTS));
                }
                self.draft = Some(Draft::new(self.file, self.number, self.open.len()));
            }
            self.open.push(name);
            return Ok(None);
        }
        if let Some(name) = component("END") {
            // An end that nobody began is passed over; one of an outer component ends the inner ones too.
            if let Some(at) = self.open.iter().rposition(|open| *open == name) {
                self.open.truncate(at);
            }
            let ended = self.draft.as_ref().is_some_and(|draft| self.open.len() <= draft.depth);
            return Ok(if ended { self.draft.take() } else { None });
        }
        if let (Some(draft), Some(line)) = (&mut self.draft, &parsed)
            // What stands in an alarm is not the event's.
            && self.open.len() == draft.depth + 1
        {
            draft.take(line);
        }
        Ok(None)
    }

    fn refuse(&mut self, why: impl Fn(&dyn Fn(&'static str) -> FormatError) -> FormatError) {
        if let Some(draft) = &mut self.draft {
            let (file, number) = (self.file, self.number);
            draft.refuse(why(&|code| FormatError::new(file, code).row(number)));
        }
    }
}

/// An event as far as it has been read.
struct Draft<'a> {
    file: &'a str,
    number: u64,
    depth: usize,
    event: Event,
    /// The day behind the last, for whole days.
    until: Option<String>,
    duration: Option<f64>,
    /// Bytes of the values that may come many times.
    listed: usize,
    fault: Option<FormatError>,
}

impl<'a> Draft<'a> {
    fn new(file: &'a str, number: u64, depth: usize) -> Draft<'a> {
        Draft { file, number, depth, event: Event::default(), until: None, duration: None, listed: 0, fault: None }
    }

    fn refuse(&mut self, fault: FormatError) {
        self.fault.get_or_insert(fault);
    }

    fn fault(&self, code: &'static str) -> FormatError {
        FormatError::new(self.file, code).row(self.number)
    }

    fn take(&mut self, line: &Line<'_>) {
        if self.fault.is_some() {
            return;
        }
        let many = matches!(line.name.as_str(), "CATEGORIES" | "RDATE" | "EXDATE");
        self.listed += if many { line.value.len() } else { 0 };
        let length = if many { self.listed } else { line.value.len() };
        if length > MAX_CELL {
            let fault = self.fault("format-cell-too-long").column(&line.name).found(&length.to_string());
            return self.refuse(fault.with("limit", MAX_CELL));
        }
        if line.value.contains('\0') {
            return self.refuse(self.fault("format-nul").column(&line.name));
        }
        let event = &mut self.event;
        match line.name.as_str() {
            "UID" => event.uid = text(line.value),
            "SUMMARY" => event.summary = text(line.value),
            "DESCRIPTION" => event.description = text(line.value),
            "LOCATION" => event.location = text(line.value),
            "STATUS" => event.status = line.value.trim().to_ascii_uppercase(),
            "URL" => line.value.trim().clone_into(&mut event.url),
            "RRULE" => line.value.trim().clone_into(&mut event.rrule),
            "ORGANIZER" => event.organizer = organizer(line),
            "CATEGORIES" => event.categories.extend(texts(line.value).into_iter().map(|t| t.trim().to_owned()).filter(|t| !t.is_empty())),
            "GEO" if line.value.trim().is_empty() => {}
            "GEO" => match point(line.value) {
                Some(place) => event.place = Some(place),
                None => self.refuse(self.fault("format-geometry-range").column("GEO").found(line.value)),
            },
            "DURATION" => match duration(line.value) {
                Some(seconds) if seconds >= 0.0 => self.duration = Some(seconds),
                _ => self.refuse(self.fault("format-calendar-value").column("DURATION").found(line.value)),
            },
            "DTSTAMP" | "DTSTART" | "DTEND" | "RECURRENCE-ID" | "RDATE" | "EXDATE" => self.take_moments(line),
            _ => {}
        }
    }

    fn take_moments(&mut self, line: &Line<'_>) {
        for value in line.value.split(',') {
            // Of a period only its start.
            let Some(found) = iso(value.split('/').next().unwrap_or_default()) else {
                return self.refuse(self.fault("format-calendar-value").column(&line.name).found(value));
            };
            let zone = if found.contains('T') && !found.ends_with('Z') { line.parameter("TZID") } else { "" }.to_owned();
            let event = &mut self.event;
            match line.name.as_str() {
                "DTSTAMP" => event.stamp = found,
                "DTSTART" => (event.start, event.start_zone) = (found, zone),
                "DTEND" if found.contains('T') => (event.end, event.end_zone) = (found, zone),
                "DTEND" => self.until = Some(found),
                "RECURRENCE-ID" => event.recurrence_id = found,
                "RDATE" => event.rdates.push(found),
                _ => event.exdates.push(found),
            }
        }
    }

    fn finish(mut self) -> Result<Event, FormatError> {
        if self.fault.is_none() && self.event.start.is_empty() {
            self.refuse(self.fault("format-calendar-value").column("DTSTART"));
        }
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        let mut event = self.event;
        if let Some(until) = self.until {
            // Where the two are the same day, its writer meant that day.
            let last = day(&until).and_then(|d| d.checked_sub_days(Days::new(1))).map(|d| d.to_string());
            event.end = last.filter(|last| event.start.get(..10).is_some_and(|start| *start <= **last)).unwrap_or(until);
        } else if event.end.is_empty()
            && let Some(seconds) = self.duration
        {
            event.end = after(&event.start, seconds).unwrap_or_default();
            event.end_zone.clone_from(&event.start_zone);
        }
        Ok(event)
    }
}

/// `20261129`, `20261129T180000` or `20261129T180000Z` in ISO 8601.
fn iso(value: &str) -> Option<String> {
    let value = value.trim();
    let date = |text: &str| {
        let text = format!("{}-{}-{}", text.get(..4)?, text.get(4..6)?, text.get(6..)?);
        day(&text).map(|_| text)
    };
    let Some((date_part, time)) = value.split_once('T') else { return date(value) };
    let (time, utc) = time.strip_suffix('Z').map_or((time, ""), |time| (time, "Z"));
    let (hour, minute, second) = (time.get(..2)?, time.get(2..4)?, time.get(4..)?);
    // A leap second is the last of its minute.
    let second = if second == "60" { "59" } else { second };
    let text = format!("{}T{hour}:{minute}:{second}", date(date_part)?);
    moment(&text).filter(|_| second.len() == 2).map(|_| text + utc)
}

/// When something ends that lasts so long: for whole days the last of them.
fn after(start: &str, seconds: f64) -> Option<String> {
    #[expect(clippy::cast_possible_truncation, reason = "checked by chrono")]
    let length = Duration::try_seconds(seconds as i64)?;
    if let Some(first) = day(start) {
        let last = first.checked_add_signed(length)?;
        return Some(if last > first { last.pred_opt()? } else { first }.to_string());
    }
    let utc = if start.ends_with('Z') { "Z" } else { "" };
    Some(moment_text(moment(start.trim_end_matches('Z'))?.checked_add_signed(length)?) + utc)
}

/// `latitude;longitude`.
fn point(value: &str) -> Option<Point> {
    let (latitude, longitude) = value.split_once([';', ','])?;
    let place = [longitude.trim().parse().ok()?, latitude.trim().parse().ok()?];
    Geometry::Point(place).is_sound().then_some(place)
}

fn organizer(line: &Line<'_>) -> String {
    let name = line.parameter("CN").trim();
    let value = line.value.trim();
    let address = if value.get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case("mailto:")) { &value[7..] } else { value };
    match (name, address) {
        (_, "" | NO_ADDRESS) => name.to_owned(),
        ("", _) => address.to_owned(),
        _ if name == address => address.to_owned(),
        _ => format!("{name} <{address}>"),
    }
}

/// What stands for the address of an organizer who has none.
pub(crate) const NO_ADDRESS: &str = "invalid:nomail";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_moments() {
        for (value, text) in [
            ("20261129", Some("2026-11-29")),
            ("20261129T180000", Some("2026-11-29T18:00:00")),
            ("20261129T180000Z", Some("2026-11-29T18:00:00Z")),
            ("20161231T235960Z", Some("2016-12-31T23:59:59Z")),
            ("20260230", None),
            ("2026-11-29", None),
            ("20261129T1800", None),
            ("20261129T250000", None),
            ("20261129T180000.5", None),
            ("20261129T180000ZZ", None),
            ("è", None),
            ("", None),
        ] {
            assert_eq!(iso(value).as_deref(), text, "{value}");
        }
        assert_eq!(after("2026-11-29", 86_400.0).as_deref(), Some("2026-11-29"));
        assert_eq!(after("2026-11-29", 172_800.0).as_deref(), Some("2026-11-30"));
        assert_eq!(after("2026-11-29", 0.0).as_deref(), Some("2026-11-29"));
        assert_eq!(after("2026-12-31T23:00:00Z", 7_200.0).as_deref(), Some("2027-01-01T01:00:00Z"));
        assert_eq!(after("2026-12-31T23:00:00", 1e300), None);
    }
}
