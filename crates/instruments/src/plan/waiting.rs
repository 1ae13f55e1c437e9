//! The parts of the founding document that wait for data, and the questions that this edition cannot answer.

use super::writer::Writer;
use reticolo_messages::{has, t};
use reticolo_report::{Block, Inline, Question, Section};

/// Parts that stand in the plan only where the registry has records for them.
const LATER: [&str; 5] = ["duties", "projects", "funding", "taking_part", "growing"];
/// Questions in the order in which they are asked; each is asked only while its data are not there.
const QUESTIONS: [&str; 9] = ["needs", "production", "capacity", "travel", "spent", "since", "heritage", "ties", "flows"];

/// A part for which there is nothing yet.
pub(super) fn empty(w: &mut Writer<'_>, id: &str) -> Section {
    let finding = Inline::plain(t(w.language, &format!("plan-{id}-finding_missing")));
    let blocks = vec![w.missing(id)];
    w.section(id, finding, blocks)
}

/// The parts that are not there yet, each with what it waits for; nothing where all are.
pub(super) fn waiting(w: &mut Writer<'_>, there: &[Section]) -> Option<Section> {
    let l = w.language;
    let word = |key: &str| t(l, &format!("plan-waiting-{key}"));
    let absent: Vec<&str> = LATER.iter().copied().filter(|part| !there.iter().any(|s| s.id == *part)).collect();
    if absent.is_empty() {
        return None;
    }
    let item = |part: &&str| vec![Inline::Emphasis { text: word(part) }, Inline::text(". "), Inline::text(word(&format!("{part}_text")))];
    let blocks = vec![
        Block::Paragraph { text: Inline::plain(word("text")), notes: Vec::new() },
        Block::List { items: absent.iter().map(item).collect(), notes: Vec::new() },
    ];
    let finding = w.say_n("plan-waiting-finding", absent.len(), &[], &[]);
    Some(w.section("waiting", finding, blocks))
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
