//! A record that was found, as it is shown: its title and the text that answers best, with the words marked.

use super::highlight::{Piece, pieces};
use super::matching::Word;
use crate::vocabularies::names::Names;
use reticolo_messages::Language;
use reticolo_model::{FieldType, Record, kinds};
use serde::Serialize;
use serde_json::Value;

/// A record that was found.
#[derive(Debug)]
pub struct Hit {
    pub record: Record,
    /// The higher the better; only compared, never shown as a measure.
    pub score: u16,
    pub title: Vec<Piece>,
    pub snippet: Option<Snippet>,
}

/// The text of a record that has most of the words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Snippet {
    /// The field it stands in, of the envelope or of the kind.
    pub field: String,
    pub pieces: Vec<Piece>,
}

/// The texts of a record that it is found by, its title apart, each with its field.
fn texts(record: &Record, names: &Names, l: Language) -> Vec<(String, String)> {
    let mut out = vec![("summary".to_owned(), record.summary.clone())];
    for field in kinds::find(&record.kind).map_or(&[][..], |k| k.fields) {
        let mut add = |text: String| out.push((field.code.to_owned(), text));
        match (field.kind, record.body.get(field.code)) {
            (FieldType::Choice(v), Some(Value::String(code))) => add(names.label(l, v, code)),
            (FieldType::Choices(v), Some(Value::Array(codes))) => {
                add(codes.iter().filter_map(Value::as_str).map(|c| names.label(l, v, c)).collect::<Vec<_>>().join(", "));
            }
            (_, Some(Value::String(text))) if field.search => add(text.clone()),
            (FieldType::Texts, Some(Value::Array(texts))) if field.search => {
                add(texts.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", "));
            }
            (FieldType::Rows(columns), Some(Value::Array(rows))) => {
                let wanted = || columns.iter().filter(|c| matches!(c.kind, FieldType::Text | FieldType::LongText));
                let row = |row: &Value| wanted().filter_map(|c| row.get(c.code).and_then(Value::as_str)).collect::<Vec<_>>().join(" · ");
                rows.iter().for_each(|r| add(row(r)));
            }
            _ => {}
        }
    }
    out.push(("tags".to_owned(), record.tags.join(", ")));
    out.extend(record.origin.iter().map(|o| ("data_set".to_owned(), o.key.clone())));
    out.retain(|(_, text)| !text.is_empty());
    out
}

pub(super) fn hit(record: Record, score: u16, words: &[Word], names: &Names, l: Language) -> Hit {
    let language = record.language.clone();
    let (title, _) = pieces(&record.title, &language, words, true);
    let mut best: Option<(usize, Snippet)> = None;
    for (field, text) in texts(&record, names, l) {
        let (pieces, distinct) = pieces(&text, &language, words, false);
        // The first of those with most of the words; the summary where none has any.
        let better = best.as_ref().map_or(distinct > 0 || field == "summary", |(most, _)| distinct > *most);
        if better {
            best = Some((distinct, Snippet { field, pieces }));
            if distinct == words.len() {
                break;
            }
        }
    }
    Hit { record, score, title, snippet: best.map(|(_, s)| s) }
}
