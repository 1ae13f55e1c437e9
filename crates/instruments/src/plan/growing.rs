//! 3.III People: the professional register in numbers, never by name, and the courses with the editions to come.

use super::Material;
use super::phrases::join;
use super::tables::{Long, MOST, heads, row};
use super::writer::Writer;
use reticolo_messages::t;
use reticolo_model::Record;
use reticolo_model::vocabulary::REGISTER_SECTIONS;
use reticolo_report::{Align, Block, Cell, Inline, Section};
use std::collections::BTreeMap;

pub(super) fn section(w: &mut Writer<'_>, m: &Material, day: &str) -> Option<Section> {
    const KINDS: [&str; 3] = ["professional", "course", "course_edition"];
    if KINDS.iter().all(|k| m.of(k).is_empty()) {
        return None;
    }
    let by = w.counting(KINDS.iter().flat_map(|k| m.of(k)));
    let qualified: Vec<&Record> =
        m.of("professional").iter().filter(|r| r.status == "qualified" && r.body_text("expires_on").is_none_or(|d| d >= day)).collect();
    let n = w.number("register.qualified", "register_qualified", &[], qualified.len(), &by);
    let courses = w.number("courses.number", "courses", &[], m.of("course").len(), &by);
    let finding = w.say("plan-growing-finding", &[("number", &n), ("courses", &courses)], &[]);
    let mut blocks = Vec::new();
    let everybody: Vec<&Record> = m.of("professional").iter().collect();
    if !everybody.is_empty() {
        let all = w.number("register.number", "register", &[], everybody.len(), &by);
        let mut text = w.say_n("plan-growing-register", everybody.len(), &[("number", &all)], &[]);
        text.push(Inline::text(" "));
        text.extend(w.states("professional", &everybody, &by));
        text.push(Inline::text("."));
        let mut sections: BTreeMap<&str, usize> = BTreeMap::new();
        for r in &qualified {
            *sections.entry(r.body_text("section").unwrap_or_default()).or_default() += 1;
        }
        if !sections.is_empty() {
            text = join(text, w.say("plan-growing-sections", &[], &[]));
            for (i, (section, n)) in sections.iter().enumerate() {
                let name = m.names.label(w.language, &REGISTER_SECTIONS, section).to_lowercase();
                let n = w.number(&format!("register.section.{section}"), "register_section", &[("section", &name)], *n, &by);
                text.push(Inline::text(if i == 0 { " ".to_owned() } else { ", ".to_owned() }));
                text.push(Inline::text(format!("{name} ")));
                text.push(n.inline());
            }
            text.push(Inline::text("."));
        }
        let note = w.note(Vec::new(), Inline::plain(t(w.language, "plan-growing-note")), &by);
        blocks.push(Block::Paragraph { text, notes: vec![note] });
    }
    if !m.of("course").is_empty() {
        let hours: f64 = m.of("course").iter().filter_map(|r| r.body.get("hours")?.as_f64()).sum();
        let hours = w.decimal("courses.hours", "courses_hours", &[], hours, 0, "h", &by);
        let text = w.say_n("plan-growing-courses", m.of("course").len(), &[("number", &courses), ("hours", &hours)], &[]);
        blocks.push(Block::Paragraph { text, notes: Vec::new() });
    }
    let mut next: Vec<&Record> = m
        .of("course_edition")
        .iter()
        .filter(|r| r.status != "done" && r.body_text("ends_on").or(r.body_text("starts_on")).is_none_or(|d| d >= day))
        .collect();
    next.sort_by_key(|r| (r.body_text("starts_on").is_none(), r.body_text("starts_on"), r.title.as_str(), r.id));
    if !next.is_empty() {
        let mut rows = Vec::new();
        for r in next.iter().take(MOST) {
            let label = [("title", r.title.as_str())];
            let mut people = |field: &str, key: &str| match r.body.get(field).and_then(serde_json::Value::as_i64) {
                Some(n) => w.whole(&format!("edition.{}.{field}", r.id), key, &label, n, "", &by).cell(),
                None => Cell::Missing,
            };
            let (seats, enrolled) = (people("seats", "seats"), people("enrolled", "enrolled"));
            let start = w.day(&format!("edition.{}.starts", r.id), r.body_text("starts_on"), &by);
            rows.push(row(vec![start, Cell::text(&r.title), Cell::text(w.state("course_edition", &r.status)), seats, enrolled]));
        }
        let table = Long {
            id: "table-editions",
            caption: Inline::plain(t(w.language, "plan-growing-table")),
            columns: heads(
                w,
                [
                    ("course_edition-starts_on", Align::Text),
                    ("course_edition", Align::Text),
                    ("plan-column-state", Align::Text),
                    ("course_edition-seats", Align::Number),
                    ("course_edition-enrolled", Align::Number),
                ],
            ),
            rows,
            all: next.len(),
            total: None,
            by,
            wide: true,
            notes: Vec::new(),
        };
        blocks.push(w.long(table));
    }
    Some(w.section("growing", finding, blocks))
}
