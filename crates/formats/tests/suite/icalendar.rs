//! Calendars as programs write them, those we write ourselves, and such as mean harm.

use crate::shared::{Folder, bomb, gzip, noise};
use reticolo_formats::icalendar::{self, COLUMNS, Event, MAX_EVENTS, write_calendar};
use reticolo_formats::{FormatError, Tables};
use reticolo_model::geometry::Geometry;

fn read(bytes: impl AsRef<[u8]>, name: &str) -> Result<Tables, FormatError> {
    let folder = Folder::new(&format!("ics-{name}"));
    icalendar::read(folder.file("c.ics", bytes))
}

/// What a row says in a column.
fn cell<'a>(tables: &'a Tables, row: usize, column: &str) -> &'a str {
    &tables.rows[row].cells[COLUMNS.iter().position(|&c| c == column).unwrap()]
}

fn calendar(events: &str) -> String {
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n")
}

const EVENTS: &str = "BEGIN:VTIMEZONE\r\nTZID:Europe/Rome\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n\
    BEGIN:VEVENT\r\nUID:1@example.org\r\nDTSTAMP:20261101T100000Z\r\nDTSTART;TZID=Europe/Rome:20261129T180000\r\nDTEND;TZID=\"Europe/London\":20261129T190000\r\n\
    SUMMARY;LANGUAGE=it:Assemblea\\, aperta\\; a tut\r\n ti\r\nDESCRIPTION:riga\\nriga\r\nLOCATION:Sala\\, Rocca\r\nCATEGORIES:pubblico,\"cit\\,tà\"\r\nCATEGORIES:a;b\r\n\
    GEO:42.56;12.64\r\nURL:https://example.org/a;b\r\nORGANIZER;CN=\"Comune: ufficio\":MAILTO:ufficio@example.org\r\nSTATUS:confirmed\r\n\
    BEGIN:VALARM\r\nSUMMARY:not this\r\nTRIGGER:-PT15M\r\nDURATION:PT5M\r\nEND:VALARM\r\nRRULE:FREQ=WEEKLY;COUNT=3\r\nEXDATE;TZID=Europe/Rome:20261206T180000,20261213T180000\r\nEND:VEVENT\r\n\
    BEGIN:VTODO\r\nSUMMARY:nor this\r\nEND:VTODO\r\n\
    BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261129\r\nDTEND;VALUE=DATE:20261202\r\nX-OTHER:1\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\nDTSTART:20261129T180000Z\nDURATION:P1DT2H\nSUMMARY:no, escape\nORGANIZER:https://example.org/me\nEND:VEVENT\n";

#[test]
fn events_as_programs_write_them() {
    let tables = read(calendar(EVENTS), "events").unwrap();
    assert_eq!((tables.name.as_str(), tables.names.len(), tables.rows.len(), tables.broken.len()), ("events", 1, 3, 0));
    for (column, text) in [
        ("uid", "1@example.org"),
        ("summary", "Assemblea, aperta; a tutti"),
        ("description", "riga\nriga"),
        ("start", "2026-11-29T18:00:00"),
        ("start.timezone", "Europe/Rome"),
        ("end", "2026-11-29T19:00:00"),
        ("end.timezone", "Europe/London"),
        ("location", "Sala, Rocca"),
        ("categories", "pubblico;\"cit,tà\";a,b"),
        ("url", "https://example.org/a;b"),
        ("organizer", "Comune: ufficio <ufficio@example.org>"),
        ("status", "CONFIRMED"),
        ("rrule", "FREQ=WEEKLY;COUNT=3"),
        ("exdate", "2026-12-06T18:00:00;2026-12-13T18:00:00"),
    ] {
        assert_eq!(cell(&tables, 0, column), text, "{column}");
    }
    assert_eq!(tables.rows[0].geometry, Some(Geometry::Point([12.64, 42.56])));
    assert_eq!((cell(&tables, 1, "start"), cell(&tables, 1, "end"), tables.rows[1].number), ("2026-11-29", "2026-12-01", 2));
    assert_eq!((cell(&tables, 2, "start"), cell(&tables, 2, "end")), ("2026-11-29T18:00:00Z", "2026-11-30T20:00:00Z"));
    assert_eq!((cell(&tables, 2, "summary"), cell(&tables, 2, "organizer")), ("no, escape", "https://example.org/me"));
    let packed = read(gzip(calendar(EVENTS).as_bytes()), "packed").unwrap();
    assert_eq!((packed.rows == tables.rows, packed.gzip), (true, true));
    assert_eq!(read(calendar(""), "none").unwrap().rows.len(), 0);
}

#[test]
fn events_at_fault_do_not_end_the_calendar() {
    let good = "BEGIN:VEVENT\nUID:g\nDTSTART:20261129\nEND:VEVENT\n";
    for (line, code, column) in [
        ("", "format-calendar-value", Some("DTSTART")),
        ("DTSTART:29/11/2026\n", "format-calendar-value", Some("DTSTART")),
        ("DTSTART:20260230\n", "format-calendar-value", Some("DTSTART")),
        ("DTSTART:20261129\nEXDATE:20261129,x\n", "format-calendar-value", Some("EXDATE")),
        ("DTSTART:20261129\nDURATION:-P1D\n", "format-calendar-value", Some("DURATION")),
        ("DTSTART:20261129\nGEO:12;200\n", "format-geometry-range", Some("GEO")),
        ("DTSTART:20261129\nGEO:somewhere\n", "format-geometry-range", Some("GEO")),
        ("DTSTART:20261129\nSUMMARY:a\0b\n", "format-nul", Some("SUMMARY")),
        (&format!("DTSTART:20261129\nSUMMARY:{}\n", "x".repeat((1 << 20) + 1)), "format-cell-too-long", Some("SUMMARY")),
        (&format!("DTSTART:20261129\n{}", "CATEGORIES:a,b\n".repeat(400_000)), "format-cell-too-long", Some("CATEGORIES")),
    ] {
        let text = calendar(&format!("{good}BEGIN:VEVENT\n{line}END:VEVENT\n{good}"));
        let tables = read(text, "fault").unwrap();
        let fault = &tables.broken[0];
        assert_eq!((fault.code, fault.row, fault.column.as_deref()), (code, Some(2), column), "{line:.60}");
        assert!(fault.concerns_one_row());
        assert_eq!(tables.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [1, 3]);
    }
    let mut bytes = calendar(&format!("BEGIN:VEVENT\nDTSTART:20261129\nSUMMARY:Citt@\nEND:VEVENT\n{good}")).into_bytes();
    let at = bytes.iter().position(|&b| b == b'@').unwrap();
    bytes[at] = 0xe0;
    let tables = read(bytes, "latin").unwrap();
    assert_eq!((tables.broken[0].code, tables.rows.len()), ("format-not-utf8", 1));
}

fn full() -> Event {
    Event {
        uid: "a,b;c@example.org".to_owned(),
        stamp: "2026-11-29T10:00:00Z".to_owned(),
        summary: "Assemblea; \"aperta\", con \\ e 😀 – una riga molto lunga che va piegata più di una volta perché supera i limiti"
            .to_owned(),
        description: "prima\nseconda\n\n\tquarta".to_owned(),
        start: "2026-11-29T18:00:00".to_owned(),
        start_zone: "Europe/Rome".to_owned(),
        end: "2026-11-29T20:30:00".to_owned(),
        end_zone: "Europe/Rome".to_owned(),
        location: "Sala, Rocca".to_owned(),
        categories: vec!["uno, due".to_owned(), "tre".to_owned()],
        url: "https://example.org/?a=1,2;b".to_owned(),
        organizer: "L'\"ufficio\", uno <ufficio@example.org>".to_owned(),
        status: "CANCELLED".to_owned(),
        rrule: "FREQ=WEEKLY;UNTIL=20270101T000000Z".to_owned(),
        rdates: vec!["2026-12-01T18:00:00".to_owned()],
        exdates: vec!["2026-12-06T18:00:00".to_owned(), "2026-12-13T18:00:00".to_owned()],
        place: Some([12.640_123, -42.5]),
        ..Event::default()
    }
}

fn simple(uid: &str, start: &str, end: &str) -> Event {
    let text = |t: &str| t.to_owned();
    Event { uid: text(uid), stamp: text("2026-11-29T10:00:00Z"), start: text(start), end: text(end), ..Event::default() }
}

#[test]
fn what_is_written_is_read_back() {
    let events = [
        full(),
        simple("2", "2026-11-29", "2026-11-30"),
        simple("3", "2026-12-31", ""),
        simple("4", "2026-11-29T18:00:00Z", "2026-11-29T19:00:00Z"),
        Event {
            recurrence_id: "2026-11-29T18:00:00".to_owned(),
            organizer: "Solo un nome".to_owned(),
            ..simple("5", "2026-11-29T18:00:00", "")
        },
        Event { organizer: "a@example.org".to_owned(), ..simple("6", "2026-11-29", "2026-11-29") },
    ];
    let bytes = write_calendar(Vec::new(), "Agenda; Rocca", &events).unwrap();
    assert_eq!(bytes, write_calendar(Vec::new(), "Agenda; Rocca", &events).unwrap());
    let text = std::str::from_utf8(&bytes).unwrap();
    assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\n', '\r'])));
    assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && text.ends_with("END:VCALENDAR\r\n"));
    assert!(text.contains("X-WR-CALNAME:Agenda\\; Rocca\r\n") && text.contains("BEGIN:VTIMEZONE\r\nTZID:Europe/Rome\r\n"));
    let tables = read(&bytes, "back").unwrap();
    assert_eq!((tables.rows.len(), tables.broken.len()), (6, 0));
    let of = |event: &Event| -> Vec<String> {
        let join = |all: &[String]| all.join(";");
        [
            &event.uid,
            &event.recurrence_id,
            &event.summary,
            &event.description,
            &event.start,
            &event.start_zone,
            &event.end,
            &event.end_zone,
            &event.location,
            &join(&event.categories),
            &event.url,
            &event.organizer,
            &event.status,
            &event.rrule,
            &join(&event.rdates),
            &join(&event.exdates),
        ]
        .map(Clone::clone)
        .into()
    };
    for (row, event) in tables.rows.iter().zip(&events) {
        assert_eq!(row.cells, of(event));
        assert_eq!(row.geometry, event.place.map(Geometry::Point));
    }
    assert_eq!(write_calendar(Vec::new(), "", &[]).unwrap().split(|&b| b == b'\n').count(), 6);
}

#[test]
fn values_cannot_add_lines_of_their_own() {
    let evil = "x\r\nBEGIN:VEVENT\r\nUID:evil\r\n";
    let event = Event {
        summary: evil.to_owned(),
        url: evil.to_owned(),
        rrule: evil.to_owned(),
        status: evil.to_owned(),
        organizer: format!("{evil} <a@b{evil}>"),
        categories: vec![evil.to_owned()],
        ..simple(evil, "2026-11-29", "")
    };
    let bytes = write_calendar(Vec::new(), evil, &[event]).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert_eq!(text.split("\r\n").filter(|line| line.starts_with("BEGIN:VEVENT")).count(), 1);
}

#[test]
fn what_cannot_be_written_is_refused() {
    for event in [
        simple("", "2026-11-29", ""),
        simple("1", "", ""),
        simple("1", "29/11/2026", ""),
        simple("1", "2026-11-29", "tomorrow"),
        Event { stamp: String::new(), ..simple("1", "2026-11-29", "") },
        Event { stamp: "2026-11-29T10:00:00".to_owned(), ..simple("1", "2026-11-29", "") },
        Event { start_zone: "Rocca".to_owned(), ..simple("1", "2026-11-29T10:00:00", "") },
        Event { start_zone: "Europe/Rome:x".to_owned(), ..simple("1", "2026-11-29T10:00:00", "") },
    ] {
        assert!(write_calendar(Vec::new(), "", &[event]).is_err());
    }
}

#[test]
fn files_that_are_refused() {
    let whole = calendar(EVENTS);
    for (bytes, code) in [
        (Vec::new(), "format-empty"),
        (b"\n\n".to_vec(), "format-not-calendar"),
        (b"uid,start\n1,2\n".to_vec(), "format-not-calendar"),
        (b"BEGIN:VCARD\nEND:VCARD\n".to_vec(), "format-not-calendar"),
        (b"PK\x03\x04aaaa".to_vec(), "format-not-text"),
        (b"\xff\xfeB\0".to_vec(), "format-not-utf8"),
        (whole.as_bytes()[..whole.len() - 16].to_vec(), "format-truncated"),
        (format!("BEGIN:VCALENDAR\n{}", "BEGIN:X\n".repeat(1_000_000)).into_bytes(), "format-not-calendar"),
        (calendar(&"BEGIN:VEVENT\nEND:VEVENT\n".repeat(usize::try_from(MAX_EVENTS).unwrap() + 1)).into_bytes(), "format-too-many-rows"),
        (bomb(b"BEGIN:VCALENDAR\n"), "format-too-large"),
    ] {
        assert_eq!(read(bytes, "refused").unwrap_err().code, code);
    }
    for tenth in 1..10 {
        assert!(read(&whole[..whole.len() * tenth / 10], "cut").is_err());
    }
    for seed in 0..50 {
        let mut bytes = b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n".to_vec();
        bytes.extend(noise(seed, 1_000));
        assert!(read(bytes, "noise").is_err());
    }
    let folder = Folder::new("ics-none");
    assert_eq!(icalendar::read(folder.path().join("none.ics")).unwrap_err().code, "format-not-found");
}
