//! Meetings as a calendar, and a participatory budget as a Pabulib file: forms that one kind takes beside its tables.

use reticolo_formats::icalendar::{Event, write_calendar};
use reticolo_formats::pabulib::{TABLES, write_pabulib};
use reticolo_formats::{TableRow, Tables};
use reticolo_model::value::to_text;
use reticolo_model::{Problem, Record};
use reticolo_store::StoreError;
use serde_json::Value;
use std::io::Write;

use super::standards::{Publisher, point};
use crate::survey::VOTE;

/// The zone in which meetings are held, where the territory's country has one only.
fn zone_of(country: &str) -> &'static str {
    if country == "IT" { "Europe/Rome" } else { "" }
}

/// Writes meetings as events; how many.
pub(super) fn write_meetings(by: &Publisher, meetings: &[Record], out: &mut (dyn Write + Send)) -> Result<u64, StoreError> {
    let mut events: Vec<Event> = meetings.iter().filter_map(|r| event(r, zone_of(&by.country()))).collect();
    events.sort_by(|a, b| (&a.start, &a.uid).cmp(&(&b.start, &b.uid)));
    let rows = events.len() as u64;
    write_calendar(out, &by.name, &events)?;
    Ok(rows)
}

/// A meeting of a day that is known. Its moment of change is that day: no time of writing stands in an export.
fn event(record: &Record, local: &str) -> Option<Event> {
    let text = |field: &str| record.body_text(field).unwrap_or_default();
    let date = record.body_text("date")?;
    let moment = |hour: &str| is_hour(hour).then(|| format!("{date}T{hour}:00"));
    let (start, end) = (moment(text("start_time")), moment(text("end_time")));
    let end = end.filter(|e| start.as_ref().is_some_and(|s| s <= e));
    let zone = |moment: &Option<String>| if moment.is_some() { local.to_owned() } else { String::new() };
    Some(Event {
        uid: if text("uid").is_empty() { format!("{}@reticolo", record.id) } else { text("uid").to_owned() },
        stamp: format!("{date}T00:00:00Z"),
        summary: record.title.clone(),
        description: record.summary.clone(),
        end_zone: zone(&end),
        end: end.unwrap_or_default(),
        start_zone: zone(&start),
        start: start.unwrap_or_else(|| date.to_owned()),
        location: text("address").to_owned(),
        categories: Some(text("form")).filter(|f| !f.is_empty()).map(str::to_owned).into_iter().collect(),
        url: text("website").to_owned(),
        status: if record.status == "announced" { "TENTATIVE" } else { "CONFIRMED" }.to_owned(),
        place: point(record),
        ..Event::default()
    })
}

/// An hour such as `18:00`.
fn is_hour(text: &str) -> bool {
    matches!(text.as_bytes(), [a, b, b':', c, d] if [a, b, c, d].iter().all(|x| x.is_ascii_digit()))
        && text[..2].parse().is_ok_and(|h: u8| h < 24)
        && text[3..].parse().is_ok_and(|m: u8| m < 60)
}

/// Writes the one consultation with options among those found.
pub(super) fn write_budget(by: &Publisher, consultations: &[Record], out: &mut (dyn Write + Send)) -> Result<u64, StoreError> {
    let with_options: Vec<&Record> = consultations.iter().filter(|r| r.body.contains_key("options")).collect();
    let [record] = with_options[..] else {
        return Err(Problem::new("problem-export-one", with_options.len().to_string()).into());
    };
    let rows = |field: &str| record.body.get(field).and_then(Value::as_array).cloned().unwrap_or_default();
    let cell = |row: &Value, column: &str| row.get(column).map(to_text).unwrap_or_default();
    let text = |field: &str| record.body.get(field).map(to_text).unwrap_or_default();
    let phases = rows("phases");
    let phase = phases.iter().find(|p| cell(p, "phase") == VOTE).or(phases.last());
    let day = |column: &str| phase.map(|p| cell(p, column)).unwrap_or_default();
    let options = rows("options");
    let meta = [
        ("description", record.title.clone()),
        ("comment", record.summary.clone()),
        ("country", by.country()),
        ("unit", by.name.clone()),
        ("instance", day("end").chars().take(4).collect()),
        ("num_projects", options.len().to_string()),
        ("num_votes", text("participants")),
        ("budget", text("money_total")),
        ("vote_type", "approval".to_owned()),
        ("rule", "unknown".to_owned()),
        ("date_begin", day("start")),
        ("date_end", day("end")),
    ];
    let meta = meta.into_iter().filter(|(_, text)| !text.is_empty()).map(|(key, text)| vec![key.to_owned(), text]).collect();
    let projects = options.iter().map(|o| ["code", "cost", "votes", "title"].map(|c| cell(o, c)).to_vec()).collect();
    let tables = [
        table(TABLES[0], &["key", "value"], meta),
        table(TABLES[1], &["project_id", "cost", "votes", "name"], projects),
        // Who voted for what is not kept.
        table(TABLES[2], &["voter_id", "vote"], Vec::new()),
    ];
    write_pabulib(out, &tables)?;
    Ok(options.len() as u64)
}

pub(crate) fn table(name: &str, header: &[&str], rows: Vec<Vec<String>>) -> Tables {
    let rows = (1..).zip(rows).map(|(number, cells)| TableRow { number, cells, geometry: None }).collect();
    Tables { name: name.to_owned(), header: header.iter().map(|h| (*h).to_owned()).collect(), rows, ..Tables::default() }
}
