//! 2 The structure: the convention that the work rests on, the bodies that the founding document foresees with who was named, their purposes.

use super::Material;
use super::phrases::join;
use super::tables::{heads, row, said};
use super::writer::Writer;
use reticolo_messages::{list_words, t};
use reticolo_model::Record;
use reticolo_report::{Align, Block, Cell, Inline, ListColumn, Section};

/// Conventions that are told; the others are counted.
const LISTED: usize = 5;

/// The bodies of the founding document, each with the forms that a body on record may have.
const BODIES: [(&str, &[&str]); 4] = [
    ("promoters", &["promoting_group"]),
    ("unit", &["technical_unit"]),
    ("task_force", &["task_force"]),
    ("groups", &["working_group", "study_group"]),
];

pub(super) fn constitution(w: &mut Writer<'_>, m: &Material) -> Section {
    let l = w.language;
    let word = |key: &str| t(l, &format!("plan-constitution-{key}"));
    let bodies: Vec<&Record> = m.of("body").iter().filter(|b| b.status != "closed").collect();
    let by = w.counting(bodies.iter().copied());
    let mut blocks = conventions(w, m);
    let mut finding = Vec::new();
    let mut text = Inline::plain(word("text"));
    if !bodies.is_empty() {
        let forms =
            BODIES.iter().filter(|(_, forms)| bodies.iter().any(|b| b.body_text("form").is_some_and(|f| forms.contains(&f)))).count();
        let n = w.number("bodies.number", "bodies", &[], bodies.len(), &by);
        let covered = w.number("bodies.foreseen", "bodies_foreseen", &[], forms, &by);
        let foreseen = w.given(4);
        finding = w.say_n(
            "plan-constitution-finding",
            bodies.len(),
            &[("number", &w.opening(&n)), ("covered", &covered), ("of", &foreseen)],
            &[],
        );
        let without = bodies.iter().filter(|b| b.body_text("mandate").is_none_or(str::is_empty)).count();
        if without > 0 {
            let n = w.number("bodies.without_mandate", "bodies_without", &[], without, &by);
            text = join(text, w.say_n("plan-constitution-without", without, &[("number", &n)], &[]));
        }
    }
    blocks.push(Block::Paragraph { text, notes: Vec::new() });
    let mut rows = Vec::new();
    for (name, forms) in BODIES {
        let of: Vec<&&Record> = bodies.iter().filter(|b| b.body_text("form").is_some_and(|f| forms.contains(&f))).collect();
        if of.is_empty() {
            rows.push(row(vec![Cell::text(word(name)), Cell::text(word("to_write")), Cell::text(word("to_write")), Cell::Missing]));
        }
        for body in of {
            let members = body.body.get("members_count").and_then(serde_json::Value::as_i64);
            let label = [("title", body.title.as_str())];
            let members = members.map(|n| w.whole(&format!("body.{}.members", body.id), "members", &label, n, "", &by).cell());
            let until = w.day(&format!("body.{}.expires", body.id), body.body_text("expires_on"), &by);
            rows.push(row(vec![
                Cell::text(format!("{}: {}", word(name), body.title)),
                said(body.body_text("mandate")),
                members.unwrap_or(Cell::Missing),
                until,
            ]));
        }
    }
    blocks.push(Block::Table {
        id: "table-bodies".to_owned(),
        caption: Inline::plain(word("table")),
        columns: heads(
            w,
            [
                ("plan-constitution-body", Align::Text),
                ("plan-constitution-mandate", Align::Text),
                ("plan-constitution-members", Align::Number),
                ("plan-constitution-until", Align::Text),
            ],
        ),
        rows,
        source: if bodies.is_empty() { Vec::new() } else { by.marks() },
        extract: None,
        wide: true,
        notes: Vec::new(),
    });
    w.section("constitution", finding, blocks)
}

/// The conventions on record, the one that the grid rests on first; a word on what is missing where there is none.
fn conventions(w: &mut Writer<'_>, m: &Material) -> Vec<Block> {
    let l = w.language;
    let mut all: Vec<&Record> = m.of("convention").iter().filter(|c| c.status != "ended").collect();
    if all.is_empty() {
        return vec![w.missing("convention")];
    }
    all.sort_by_key(|c| (Some(c.id) != m.convention, c.title.as_str()));
    let by = w.counting(all.iter().copied());
    let mut items = Vec::new();
    for c in all.iter().take(LISTED) {
        let mut text =
            vec![Inline::Emphasis { text: format!("«{}»", c.title) }, Inline::text(format!(": {}", w.state("convention", &c.status)))];
        for (key, field) in [("signed", "signed_on"), ("until", "ends_on")] {
            if let Some(day) = c.body_text(field) {
                let id = format!("convention.{}.{key}", c.id);
                let figure = w.named_day(&id, day, &by);
                text.push(Inline::text(", "));
                text.extend(w.say(&format!("plan-convention-{key}"), &[("day", &figure)], &[]));
            }
        }
        let parties: Vec<String> = c
            .body
            .get("parties")
            .and_then(serde_json::Value::as_array)
            .map(|rows| rows.iter().filter_map(|r| r.get("party")?.as_str().map(str::to_owned)).collect())
            .unwrap_or_default();
        if !parties.is_empty() {
            text.push(Inline::text(". "));
            text.extend(w.say("plan-convention-parties", &[], &[("parties", &list_words(l, &parties))]));
        }
        if Some(c.id) == m.convention {
            text.push(Inline::text(" "));
            text.extend(w.say("plan-convention-grid", &[], &[]));
        }
        items.push(text);
    }
    if all.len() > LISTED {
        let rest = all.len() - LISTED;
        let n = w.number("conventions.more", "more", &[], rest, &by);
        items.push(w.say_n("plan-and_more", rest, &[("number", &n)], &[]));
    }
    let n = w.number("conventions.number", "conventions", &[], all.len(), &by);
    let text = w.say_n("plan-convention-text", all.len(), &[("number", &n)], &[]);
    let note = w.note(Vec::new(), Vec::new(), &by);
    vec![Block::Paragraph { text, notes: vec![note] }, Block::List { items, notes: Vec::new() }]
}

pub(super) fn purposes(w: &mut Writer<'_>) -> Section {
    let l = w.language;
    let word = |key: &str| t(l, &format!("plan-purposes-{key}"));
    let column = |key: &str| ListColumn { title: word(key), text: Inline::plain(word(&format!("{key}_text"))), items: Vec::new() };
    let blocks = vec![
        Block::Paragraph { text: Inline::plain(word("text")), notes: Vec::new() },
        Block::Columns { columns: vec![column("arouse"), column("make")], notes: Vec::new() },
    ];
    w.section("purposes", Vec::new(), blocks)
}
