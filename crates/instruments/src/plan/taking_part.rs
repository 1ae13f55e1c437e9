//! 3.II How people take part: consultations, meetings, requests at the desks and the places where they meet.

use super::Material;
use super::phrases::join;
use super::tables::{Long, MOST, heads, row, said};
use super::writer::Writer;
use reticolo_messages::t;
use reticolo_model::Record;
use reticolo_report::{Align, Block, Cell, Inline, Section};

pub(super) fn section(w: &mut Writer<'_>, m: &Material, day: &str) -> Option<Section> {
    const KINDS: [&str; 4] = ["consultation", "meeting", "case", "place"];
    if KINDS.iter().all(|k| m.of(k).is_empty()) {
        return None;
    }
    let by = w.counting(KINDS.iter().flat_map(|k| m.of(k)));
    let mut next: Vec<&Record> = m.of("meeting").iter().filter(|r| r.body_text("date").is_some_and(|d| d >= day)).collect();
    next.sort_by_key(|r| (r.body_text("date"), r.title.as_str(), r.id));
    let ahead = w.number("meetings.next", "meetings_next", &[], next.len(), &by);
    let asked =
        w.number("consultations.open", "consultations_open", &[], m.of("consultation").iter().filter(|r| r.status == "open").count(), &by);
    let finding = w.say("plan-taking_part-finding", &[("meetings", &ahead), ("consultations", &asked)], &[]);
    let mut text = Vec::new();
    for kind in KINDS {
        let all: Vec<&Record> = m.of(kind).iter().collect();
        if all.is_empty() {
            continue;
        }
        let name = t(w.language, &format!("{kind}-plural"));
        let n = w.number(&format!("taking_part.{kind}"), "on_record", &[("kind", &name)], all.len(), &by);
        let mut more = w.say("plan-taking_part-kind", &[("number", &n)], &[("kind", &name)]);
        more.push(Inline::text(" "));
        more.extend(w.states(kind, &all, &by));
        more.push(Inline::text("."));
        text = join(text, more);
    }
    let waiting = m.of("case").iter().filter(|r| matches!(r.status.as_str(), "received" | "taken" | "referred")).count();
    if waiting > 0 {
        let n = w.number("cases.waiting", "cases_waiting", &[], waiting, &by);
        text = join(text, w.say_n("plan-taking_part-waiting", waiting, &[("number", &n)], &[]));
    }
    let note = w.note(Vec::new(), Vec::new(), &by);
    let mut blocks = vec![Block::Paragraph { text, notes: vec![note] }];
    if !next.is_empty() {
        let mut rows = Vec::new();
        for r in next.iter().take(MOST) {
            let date = w.day(&format!("meeting.{}.date", r.id), r.body_text("date"), &by);
            let form =
                r.body_text("form").map_or_else(String::new, |f| m.names.label(w.language, &reticolo_model::vocabulary::MEETING_FORMS, f));
            rows.push(row(vec![date, Cell::text(&r.title), said(Some(&form)), Cell::text(m.where_of(w.language, r))]));
        }
        let table = Long {
            id: "table-meetings",
            caption: Inline::plain(t(w.language, "plan-taking_part-table")),
            columns: heads(
                w,
                [("plan-column-due", Align::Text), ("meeting", Align::Text), ("meeting-form", Align::Text), ("envelope-unit", Align::Text)],
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
    Some(w.section("taking_part", finding, blocks))
}
