//! Words for the search: folded as people type them, and stemmed by the language of the record. The same on both engines.

use reticolo_model::fold::fold;
pub use reticolo_model::fold::stems;
use reticolo_model::{FieldType, Kind, Record};
use serde_json::Value;

/// The two search texts of a record: words of everything searchable, stems of what is prose (names are never stemmed).
#[must_use]
pub fn search_texts(kind: &Kind, record: &Record) -> (String, String) {
    let mut words = vec![record.title.as_str(), record.summary.as_str()];
    let mut prose = vec![record.title.as_str(), record.summary.as_str()];
    words.extend(record.tags.iter().map(String::as_str));
    if let Some(origin) = &record.origin {
        words.push(&origin.key);
    }
    for field in kind.fields {
        match (field.kind, record.body.get(field.code)) {
            (FieldType::LongText, Some(Value::String(text))) if field.search => {
                words.push(text);
                prose.push(text);
            }
            (_, Some(Value::String(text))) if field.search => words.push(text),
            (FieldType::Texts, Some(Value::Array(texts))) if field.search => {
                words.extend(texts.iter().filter_map(Value::as_str));
                prose.extend(texts.iter().filter_map(Value::as_str));
            }
            // What is written in a small table is searched without being declared: it is the record's own text.
            (FieldType::Rows(columns), Some(Value::Array(rows))) => {
                let texts = || columns.iter().filter(|c| matches!(c.kind, FieldType::Text | FieldType::LongText));
                let cells = rows.iter().flat_map(|row| texts().filter_map(|c| row.get(c.code).and_then(Value::as_str)));
                for text in cells {
                    words.push(text);
                    prose.push(text);
                }
            }
            _ => {}
        }
    }
    (fold(&words.join(" ")), stems(&prose.join(" "), &record.language).join(" "))
}

/// A word that is looked for: as it is typed (folded), and its stems in the languages that records are written in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sought {
    pub word: String,
    pub stems: Vec<String>,
}

/// What a text typed into the search looks for: at most twelve words. `None` where there is no letter and no digit.
#[must_use]
pub fn query(text: &str) -> Option<Vec<Sought>> {
    let folded = fold(text);
    let words: Vec<Sought> = folded
        .split(' ')
        .filter(|w| !w.is_empty())
        .take(12)
        .map(|word| {
            let mut stems: Vec<String> = ["it", "en"].iter().flat_map(|language| stems(word, language)).collect();
            stems.dedup();
            Sought { word: word.to_owned(), stems }
        })
        .collect();
    (!words.is_empty()).then_some(words)
}
