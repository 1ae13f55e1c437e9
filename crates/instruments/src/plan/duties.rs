//! 1.5 Who answers for what: objectives, commitments and actions with their owner and day, and those that nobody answers for.

use super::Material;
use super::phrases::join;
use super::tables::{Long, MOST, heads, row, said};
use super::writer::Writer;
use reticolo_messages::{Language, list_words, t};
use reticolo_model::Record;
use reticolo_report::{Align, Block, Cell, Inline, Section};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Something that somebody answers for.
struct Duty<'m> {
    record: &'m Record,
    /// Empty: nobody is named.
    owner: String,
    due: Option<&'m str>,
}

pub(super) fn section(w: &mut Writer<'_>, m: &Material, day: &str) -> Option<Section> {
    let mut duties = duties(w.language, m);
    if duties.is_empty() {
        return None;
    }
    duties.sort_by_key(|d| (d.due.is_none(), d.due, d.record.title.as_str(), d.record.id));
    let by = w.counting(duties.iter().map(|d| d.record));
    let (all, late, free) = (
        duties.len(),
        duties.iter().filter(|d| d.due.is_some_and(|due| due < day)).count(),
        duties.iter().filter(|d| d.owner.is_empty()).count(),
    );
    let n = w.number("duties.number", "duties", &[], all, &by);
    let named = w.number("duties.named", "duties_named", &[], all - free, &by);
    let late_number = w.number("duties.late", "duties_late", &[], late, &by);
    let finding = w.say_n("plan-duties-finding", all, &[("number", &n), ("named", &named)], &[]);
    let mut text = w.say("plan-duties-text", &[], &[]);
    for kind in ["objective", "commitment", "action"] {
        let of = duties.iter().filter(|d| d.record.kind == kind).count();
        if of > 0 {
            let n = w.number(&format!("duties.{kind}"), "duties_of", &[("kind", &t(w.language, &format!("{kind}-plural")))], of, &by);
            text = join(text, w.say_n(&format!("plan-duties-{kind}"), of, &[("number", &n)], &[]));
        }
    }
    if late > 0 {
        text = join(text, w.say_n("plan-duties-late", late, &[("number", &late_number)], &[]));
    }
    if free > 0 {
        let n = w.number("duties.free", "duties_free", &[], free, &by);
        text = join(text, w.say_n("plan-duties-free", free, &[("number", &n)], &[]));
    }
    let note = w.note(Vec::new(), Inline::plain(t(w.language, "plan-duties-note")), &by);
    let mut rows = Vec::new();
    for d in duties.iter().take(MOST) {
        let due = w.day(&format!("duty.{}.due", d.record.id), d.due, &by);
        rows.push(row(vec![
            Cell::text(&d.record.title),
            Cell::text(t(w.language, &d.record.kind)),
            said(Some(&d.owner)),
            due,
            Cell::text(w.state(&d.record.kind, &d.record.status)),
        ]));
    }
    let table = Long {
        id: "table-duties",
        caption: Inline::plain(t(w.language, "plan-duties-table")),
        columns: heads(
            w,
            [
                ("plan-column-what", Align::Text),
                ("plan-column-kind", Align::Text),
                ("plan-constitution-answers", Align::Text),
                ("plan-column-due", Align::Text),
                ("plan-column-state", Align::Text),
            ],
        ),
        rows,
        all,
        total: None,
        by: by.clone(),
        wide: true,
        notes: Vec::new(),
    };
    let table = w.long(table);
    Some(w.section("duties", finding, vec![Block::Paragraph { text, notes: vec![note] }, table]))
}

/// What is open of the three kinds.
fn duties(l: Language, m: &Material) -> Vec<Duty<'_>> {
    let titles: BTreeMap<Uuid, &str> = ["actor", "body"].into_iter().flat_map(|k| m.of(k)).map(|r| (r.id, r.title.as_str())).collect();
    let mut accountable: BTreeMap<Uuid, Vec<String>> = BTreeMap::new();
    for link in m.links.iter().filter(|l| l.kind == "accountable") {
        accountable.entry(link.from).or_default().extend(titles.get(&link.to).map(|t| (*t).to_owned()));
    }
    let mut out = Vec::new();
    for r in m.of("objective").iter().filter(|r| r.status != "reached") {
        out.push(Duty { record: r, owner: r.body_text("responsible").unwrap_or_default().to_owned(), due: None });
    }
    for r in m.of("commitment").iter().filter(|r| matches!(r.status.as_str(), "taken" | "renegotiated")) {
        let mut owners = accountable.remove(&r.id).unwrap_or_default();
        owners.sort();
        out.push(Duty {
            record: r,
            owner: if owners.is_empty() { String::new() } else { list_words(l, &owners) },
            due: r.body_text("due"),
        });
    }
    for r in m.of("action").iter().filter(|r| matches!(r.status.as_str(), "planned" | "under_way")) {
        out.push(Duty { record: r, owner: r.body_text("owner").unwrap_or_default().to_owned(), due: r.body_text("due") });
    }
    out
}
