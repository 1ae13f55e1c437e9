//! The parts of the founding document that wait for data, and the questions that this edition cannot answer.

use super::writer::Writer;
use reticolo_messages::{has, t};
use reticolo_report::{Block, Inline, ListColumn, Question, Section};

/// Instruments that come with later data.
const LATER: [&str; 2] = ["actions", "people"];
/// Questions in the order in which they are asked; each is asked only while its data are not there.
const QUESTIONS: [&str; 8] = ["needs", "production", "capacity", "travel", "spent", "heritage", "ties", "flows"];

/// A part for which there is nothing yet.
pub(super) fn empty(w: &mut Writer<'_>, id: &str) -> Section {
    let finding = Inline::plain(t(w.language, &format!("plan-{id}-finding_missing")));
    let blocks = vec![w.missing(id)];
    w.section(id, finding, blocks)
}

pub(super) fn waiting(w: &mut Writer<'_>) -> Section {
    let l = w.language;
    let word = |key: &str| t(l, &format!("plan-waiting-{key}"));
    let columns =
        LATER.iter().map(|k| ListColumn { title: word(k), text: Inline::plain(word(&format!("{k}_text"))), items: Vec::new() }).collect();
    let blocks =
        vec![Block::Paragraph { text: Inline::plain(word("text")), notes: Vec::new() }, Block::Columns { columns, notes: Vec::new() }];
    w.section("waiting", Inline::plain(word("finding")), blocks)
}

/// What we do not know: of each question why it has no answer and which data would close it.
pub(super) fn unknown(w: &mut Writer<'_>) -> Section {
    let l = w.language;
    let rows = QUESTIONS
        .iter()
        .filter(|q| !w.is_fact(q))
        .map(|q| {
            let word = |part: &str| Inline::plain(t(l, &format!("plan-unknown-{q}{part}")));
            Question { question: word(""), missing: word("_why"), remedy: word("_how") }
        })
        .filter(|_| has(l, "plan-unknown-needs"))
        .collect();
    w.section("unknown", Inline::plain(t(l, "plan-unknown-finding")), vec![Block::Questions { rows }])
}

/// 3.1e Heritage: what is on record of it, else what would bring it in.
pub(super) fn heritage(w: &mut Writer<'_>, m: &super::Material) -> Section {
    let is = |r: &&reticolo_model::Record| r.body_text("class").is_some_and(|c| c.ends_with("_heritage"));
    let all: Vec<&reticolo_model::Record> = m.inside("asset").filter(is).collect();
    if all.is_empty() {
        return empty(w, "heritage");
    }
    let data = w.data_of(all.iter().copied());
    let by = super::phrases::By { data, method: w.method("counts", "", Vec::new(), None) };
    let n = w.number("heritage.number", "heritage", &[], all.len(), &by);
    let places: std::collections::BTreeSet<&str> =
        all.iter().flat_map(|r| r.place.iter().flat_map(|p| &p.units)).map(|u| u.unit.as_str()).filter(|u| m.places.is_inside(u)).collect();
    let units = w.number("heritage.units", "heritage_units", &[], places.len(), &by);
    let idle = all.iter().filter(|r| matches!(r.body_text("use"), Some("free" | "partly_free"))).count();
    let idle = w.number("heritage.idle", "heritage_idle", &[], idle, &by);
    w.fact("heritage", true);
    let finding = w.say("plan-heritage-finding", &[("number", &n), ("units", &units)], &[]);
    let text = w.say("plan-heritage-text", &[("number", &n), ("units", &units), ("idle", &idle)], &[]);
    let note = w.note(Vec::new(), Vec::new(), &by);
    w.section("heritage", finding, vec![Block::Paragraph { text, notes: vec![note] }])
}
