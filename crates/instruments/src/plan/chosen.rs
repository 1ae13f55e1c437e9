//! Analyses that the agency chose for its plan, asked anew for whoever it is written for: the question, what came out, why, and by which
//! method. An answer may be of any verb: whatever number its sentences hold gets its entry in the annex.

use super::Material;
use super::maps::{Classed, alike, classed};
use super::phrases::By;
use super::tables::FIRST;
use super::writer::{Figure, Writer};
use crate::analyses::chosen::{Chosen, asks};
use crate::analyses::sources::{self, SettingKind};
use crate::analyses::{self, AnalysisAnswer, said};
use crate::{Result, WorkError, Workbench};
use reticolo_messages::{Language, t, tr};
use reticolo_model::vocabulary::SERVICES;
use reticolo_report::{Align, Block, Cell, Column, Inline, Legend, Note, Row, Section};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Figures and reasons that a plan tells of an analysis, and columns that paper holds; the page has them all.
const FIGURES: usize = 12;
const REASONS: usize = 5;
const COLUMNS: usize = 7;

/// An analysis and its answer, or why there is none.
pub(super) struct Found {
    chosen: Chosen,
    answer: std::result::Result<AnalysisAnswer, String>,
    /// What was asked, in words: what it is called and what was said.
    asked: Vec<(String, String)>,
}

pub(super) async fn found(wb: &Workbench, m: &Material, l: Language, day: &str) -> Result<Vec<Found>> {
    let mut out = Vec::new();
    if m.own.chosen.is_empty() {
        return Ok(out);
    }
    let titles: BTreeMap<String, String> = wb.indicators(&m.who).await?.into_iter().map(|i| (i.code, i.title)).collect();
    for chosen in &m.own.chosen {
        let question = chosen.asked_in(l);
        let answer = match wb.analysis_in_plan(&m.who, &question, day).await {
            Ok(answer) => Ok(answer),
            // What cannot be answered with the data of today is said in the plan.
            Err(error @ (WorkError::Invalid(_) | WorkError::Format(_) | WorkError::NotFound(_) | WorkError::Report(_))) => {
                Err(error.sentence(l))
            }
            Err(other) => return Err(other),
        };
        let source = sources::of(&question.verb);
        let setting = |(name, value): (&String, &String)| {
            let kind = source.and_then(|s| s.settings.iter().find(|s| s.name == name)).map(|s| s.kind);
            let called = |code: &str| match kind {
                Some(SettingKind::Indicator | SettingKind::Indicators) => titles.get(code).cloned().unwrap_or_else(|| code.to_owned()),
                Some(SettingKind::Service) => m.names.label(l, &SERVICES, code),
                _ => code.to_owned(),
            };
            let value: Vec<String> = value.split(',').map(|code| called(code.trim())).collect();
            (t(l, &format!("source-{name}")), value.join(", "))
        };
        let asked = question.settings.iter().map(setting).chain(question.arguments.iter().cloned()).collect();
        out.push(Found { chosen: chosen.clone(), answer, asked });
    }
    Ok(out)
}

/// Nothing where none is chosen.
pub(super) fn section(w: &mut Writer<'_>, m: &Material, found: &[Found]) -> Option<Section> {
    if found.is_empty() {
        return None;
    }
    let by = By { data: Vec::new(), method: String::new() };
    let n = w.number("chosen.number", "chosen_number", &[], found.len(), &by);
    let finding = w.say_n("plan-chosen-finding", found.len(), &[("number", &w.word(&n))], &[]);
    let blocks = found.iter().enumerate().flat_map(|(i, one)| one_of(w, m, i + 1, one)).collect();
    Some(w.section("chosen", finding, blocks))
}

fn one_of(w: &mut Writer<'_>, m: &Material, number: usize, found: &Found) -> Vec<Block> {
    let l = w.language;
    let Found { chosen, answer, asked } = found;
    let telling = Telling { id: format!("chosen.{number}"), title: chosen.title(l) };
    let title = Inline::Emphasis { text: tr(l, "plan-chosen-title", &[("title", &telling.title)]) };
    let by = by(w, m, found);
    let mut text = vec![title, Inline::text(" ")];
    text.extend(telling.numbered(w, "question", &asks(l, &chosen.question.verb), &by));
    let mut notes = Vec::new();
    if !asked.is_empty() {
        let said: Vec<String> = asked.iter().map(|(name, value)| format!("{name}: {value}")).collect();
        let said = telling.numbered(w, "asked", &said.join("; "), &by);
        notes.push(w.note(Inline::plain(t(l, "plan-chosen-asked")), said, &by));
    }
    let mut blocks = vec![Block::Paragraph { text, notes }];
    if let Some(comment) = chosen.comment(l) {
        let caption = t(l, "plan-words");
        blocks.push(Block::Words { markdown: comment.to_owned(), caption, by: None, prompt: String::new() });
    }
    match answer {
        Ok(answer) => blocks.extend(telling.answer(w, m, answer, &by)),
        Err(why) => {
            let text = telling.numbered(w, "why", why, &by);
            blocks.push(Block::Missing { text, remedy: Inline::plain(t(l, "plan-chosen-remedy")) });
        }
    }
    blocks
}

/// What was read, and the method with what it was asked.
fn by(w: &mut Writer<'_>, m: &Material, found: &Found) -> By {
    let l = w.language;
    let mut parameters = found.asked.clone();
    let mut data: Vec<String> = Vec::new();
    if let Ok(answer) = &found.answer {
        parameters.extend(answer.inputs.iter().filter(|i| !i.of_territory).map(|i| (t(l, "plan-chosen-file"), i.name.clone())));
        parameters.push((t(l, "analysis-digest"), answer.input_digest.chars().take(16).collect()));
        data.extend(answer.cites.iter().filter_map(|code| w.data(code)));
        let read = m.records.values().flatten().filter(|r| answer.names.contains_key(&r.id.to_string()));
        data.extend(w.data_of(read));
        if answer.names.keys().any(|code| m.places.is_inside(code)) {
            data.extend(m.unit_sets().into_iter().filter_map(|code| w.data(code)));
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    data.retain(|mark| seen.insert(mark.clone()));
    By { data, method: w.verb(&found.chosen.question, parameters) }
}

/// How one analysis is told: under which ids its figures stand, and what it is called.
struct Telling {
    id: String,
    title: String,
}

impl Telling {
    /// A text whose numbers stand in the annex, each as it is printed.
    fn numbered(&self, w: &mut Writer<'_>, part: &str, text: &str, by: &By) -> Vec<Inline> {
        let l = w.language;
        let mut out = Vec::new();
        for (i, (plain, number)) in numbers(text).into_iter().enumerate() {
            out.extend(Inline::plain(plain));
            if !number.is_empty() {
                let label = tr(l, "plan-value-chosen_said", &[("title", &self.title)]);
                let id = format!("{}.{part}.{i}", self.id);
                let figure = w.figure(&id, label, value_of(l, number), "", number.to_owned(), &by.data, Some(&by.method));
                out.push(figure.inline());
            }
        }
        out
    }

    fn answer(&self, w: &mut Writer<'_>, m: &Material, answer: &AnalysisAnswer, by: &By) -> Vec<Block> {
        let l = w.language;
        let mut blocks = Vec::new();
        let mut items = Vec::new();
        for (name, value) in answer.figures.iter().filter(|(_, v)| !v.is_array() && !v.is_object()).take(FIGURES) {
            let mut item = self.numbered(w, &format!("figure.{name}.name"), &format!("{}: ", answer.head(l, name)), by);
            match self.shown(w, &format!("figure.{name}"), &answer.head(l, name), value, by) {
                Some(figure) => item.push(figure.inline()),
                None => item.extend(self.numbered(w, &format!("figure.{name}"), &said(l, value, &answer.names), by)),
            }
            items.push(item);
        }
        if !items.is_empty() {
            blocks.push(Block::List { items, notes: Vec::new() });
        }
        let mut items = Vec::new();
        for (i, reason) in answer.reasons.iter().take(REASONS).enumerate() {
            items.push(self.numbered(w, &format!("reason.{i}"), &answer.named(reason), by));
        }
        if !items.is_empty() {
            let mut notes: Vec<Note> = Vec::new();
            for (i, note) in answer.notes.iter().enumerate() {
                let text = self.numbered(w, &format!("note.{i}"), note, by);
                notes.push(Note { title: Vec::new(), text });
            }
            blocks.push(Block::Paragraph { text: Inline::plain(t(l, "plan-chosen-why")), notes });
            blocks.push(Block::List { items, notes: Vec::new() });
        }
        blocks.extend(self.map(w, m, answer, by));
        blocks.extend(self.table(w, answer, by));
        blocks
    }

    /// A number as a figure of the annex; nothing where it is none.
    fn shown(&self, w: &mut Writer<'_>, part: &str, label: &str, value: &Value, by: &By) -> Option<Figure> {
        value.as_f64()?;
        let label = tr(w.language, "plan-value-chosen", &[("title", &self.title), ("what", label)]);
        let text = said(w.language, value, &BTreeMap::new());
        Some(w.figure(&format!("{}.{part}", self.id), label, value.clone(), "", text, &by.data, Some(&by.method)))
    }

    fn table(&self, w: &mut Writer<'_>, answer: &AnalysisAnswer, by: &By) -> Vec<Block> {
        let l = w.language;
        let (rows, columns) = (answer.rows(), &answer.columns[..answer.columns.len().min(COLUMNS)]);
        if rows == 0 {
            return Vec::new();
        }
        let name = |row: usize| columns[0].cells.get(row).map_or_else(String::new, |v| said(l, v, &answer.names));
        let cell = |w: &mut Writer<'_>, row: usize, c: &analyses::Column| {
            let Some(value) = c.cells.get(row).filter(|v| !v.is_null()) else { return Cell::Missing };
            match self.shown(w, &format!("row.{row}.{}", c.name), &format!("{}, {}", answer.head(l, &c.name), name(row)), value, by) {
                Some(figure) => figure.cell(),
                None => Cell::text(said(l, value, &answer.names)),
            }
        };
        let mut told = Vec::new();
        for row in 0..rows.min(FIRST) {
            told.push(Row { cells: columns.iter().map(|c| cell(w, row, c)).collect(), total: false });
        }
        let all = w.number(&format!("{}.rows", self.id), "rows", &[], rows, by);
        let mut total = vec![Cell::text(t(l, "plan-chosen-rows")), all.cell()];
        total.resize(columns.len().max(2), Cell::text(""));
        if columns.len() > 1 {
            told.push(Row { cells: total, total: true });
        }
        let extract = (rows > FIRST || answer.columns.len() > COLUMNS).then(|| {
            let shown = w.given(i64::try_from(rows.min(FIRST)).unwrap_or(0));
            w.say("plan-chosen-extract", &[("shown", &shown), ("all", &all)], &[])
        });
        let heads = columns
            .iter()
            .map(|c| Column { title: answer.head(l, &c.name), align: if c.is_number() { Align::Number } else { Align::Text } });
        let table = Block::Table {
            id: format!("table-{}", self.id.replace('.', "-")),
            caption: Inline::plain(tr(l, "plan-chosen-title", &[("title", &self.title)])),
            columns: heads.collect(),
            rows: told,
            source: by.marks(),
            extract,
            wide: columns.len() > 4,
            notes: Vec::new(),
        };
        // What the heads mean, where the method's card says it.
        let mut items = Vec::new();
        for c in columns.iter().filter(|c| answer.question.called(l, &c.name) != c.name) {
            let mut item = vec![Inline::Emphasis { text: answer.head(l, &c.name) }, Inline::text(": ")];
            item.extend(self.numbered(w, &format!("head.{}", c.name), &answer.question.called(l, &c.name), by));
            items.push(item);
        }
        let legend = (!items.is_empty()).then_some(Block::List { items, notes: Vec::new() });
        std::iter::once(table).chain(legend).collect()
    }

    /// A map where the rows are units: those of one area joined, else classes of the figures.
    fn map(&self, w: &mut Writer<'_>, m: &Material, answer: &AnalysisAnswer, by: &By) -> Option<Block> {
        let l = w.language;
        let (codes, column) = (answer.units(&m.places)?, answer.shown(None)?);
        let called = answer.head(l, &column.name);
        let drawing = if column.labels() {
            let label = |i: usize| column.cells.get(i).and_then(Value::as_i64);
            let of: BTreeMap<&str, i64> = codes.iter().enumerate().filter_map(|(i, code)| Some((*code, label(i)?))).collect();
            alike(m, Legend { title: t(l, "plan-chosen-joined"), ..Legend::default() }, &of)
        } else {
            let value = |i: usize| column.cells.get(i).and_then(Value::as_f64);
            let values: BTreeMap<String, f64> = codes.iter().enumerate().filter_map(|(i, c)| Some(((*c).to_owned(), value(i)?))).collect();
            let id = format!("{}.map", self.id);
            classed(w, m, &Classed { id: &id, title: &called, values: &values, places: 2, unit: "", named: &[], by })
        };
        let caption = self.numbered(w, "map", &format!("{}: {}", tr(l, "plan-chosen-title", &[("title", &self.title)]), called), by);
        Some(super::maps::figure(&format!("figure-{}", self.id.replace('.', "-")), caption, drawing, by.marks(), Vec::new()))
    }
}

/// A text in pieces: what stands before each number, and the number; what follows the last has none.
fn numbers(text: &str) -> Vec<(&str, &str)> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let run = rest[start..].find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',')).map_or(rest.len(), |n| start + n);
        let end = start + rest[start..run].trim_end_matches(['.', ',']).len();
        out.push((&rest[..start], &rest[start..end]));
        rest = &rest[end..];
    }
    out.push((rest, ""));
    out
}

/// What a number of a sentence says; as it stands where it is none that the language writes so.
fn value_of(l: Language, text: &str) -> Value {
    let (group, point) = if l == Language::It { ('.', ',') } else { (',', '.') };
    let bare: String = text.chars().filter(|c| *c != group).map(|c| if c == point { '.' } else { c }).collect();
    match (bare.parse::<i64>(), bare.parse::<f64>()) {
        (Ok(n), _) if !text.starts_with('0') || text == "0" => json!(n),
        (Err(_), Ok(x)) => json!(x),
        _ => json!(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_parted_at_its_numbers() {
        assert_eq!(numbers("In 1.234 comuni, il 5,5 %."), [("In ", "1.234"), (" comuni, il ", "5,5"), (" %.", "")]);
        assert_eq!(numbers("Nessuno."), [("Nessuno.", "")]);
        assert_eq!(numbers("2, e 3"), [("", "2"), (", e ", "3"), ("", "")]);
        assert_eq!((value_of(Language::It, "1.234"), value_of(Language::It, "5,5")), (json!(1234), json!(5.5)));
        assert_eq!((value_of(Language::En, "1,234.5"), value_of(Language::En, "055001")), (json!(1234.5), json!("055001")));
    }
}
