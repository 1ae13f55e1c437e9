//! What a hand has done to records that a file brings again: a field whose present value a person gave stays, and is told.
//! Who gave a value is read in the log, for a whole chunk of records at once.

use super::KeptByHand;
use crate::{Result, Workbench};
use reticolo_model::{Record, value};
use reticolo_store::db::Conn;
use reticolo_store::log;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

pub(super) type Fields = BTreeMap<String, Value>;

/// The fields that a file can bring, by their names: the envelope's, the body's, and the digests of personal values.
pub(super) fn fields(record: &Value) -> Fields {
    let mut out = Fields::new();
    for (name, value) in record.as_object().into_iter().flatten() {
        match name.as_str() {
            "id" | "kind" | "version" | "origin" | "also_in" | "named" => {}
            "body" | "sealed" => out.extend(value.as_object().into_iter().flatten().map(|(f, v)| (f.clone(), v.clone()))),
            _ => drop(out.insert(name.clone(), value.clone())),
        }
    }
    out
}

/// The names of the fields whose present value a person gave, from the states of a record and who made each, oldest first.
fn by_hand(states: impl Iterator<Item = (Fields, Author)>) -> BTreeSet<String> {
    let mut past: Vec<(Fields, BTreeSet<String>)> = Vec::new();
    for (now, author) in states {
        let empty = (Fields::new(), BTreeSet::new());
        let (before, hand) = past.last().unwrap_or(&empty);
        let restored = past.iter().rev().skip(1).find(|(state, _)| *state == now).filter(|_| author == Author::Undo);
        let next = match restored {
            // What an undo brings back is whose it was.
            Some((_, hand)) => hand.clone(),
            None => {
                let mut hand = hand.clone();
                for name in before.keys().chain(now.keys()).filter(|n| before.get(*n) != now.get(*n)) {
                    if author == Author::Import {
                        hand.remove(name)
                    } else {
                        hand.insert(name.clone())
                    };
                }
                hand
            }
        };
        past.push((now, next));
    }
    past.pop().map(|(_, hand)| hand).unwrap_or_default()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Author {
    Import,
    Undo,
    Person,
}

/// Puts a field of `record` back to what it is in `before`.
fn put_back(record: &mut Record, before: &Record, field: &str) {
    match field {
        "title" => record.title.clone_from(&before.title),
        "summary" => record.summary.clone_from(&before.summary),
        "language" => record.language.clone_from(&before.language),
        "status" => record.status.clone_from(&before.status),
        "visibility" => record.visibility = before.visibility,
        "place" => record.place.clone_from(&before.place),
        "period_from" => record.period_from.clone_from(&before.period_from),
        "period_to" => record.period_to.clone_from(&before.period_to),
        "positions" => record.positions.clone_from(&before.positions),
        "tags" => record.tags.clone_from(&before.tags),
        "confirmed" => record.confirmed.clone_from(&before.confirmed),
        "illustrative" => record.illustrative = before.illustrative,
        _ => {
            match before.body.get(field) {
                Some(value) => drop(record.body.insert(field.to_owned(), value.clone())),
                None => drop(record.body.remove(field)),
            }
            match before.personal.get(field) {
                Some(value) => drop(record.personal.insert(field.to_owned(), value.clone())),
                None => drop(record.personal.remove(field)),
            }
        }
    }
}

/// A value as a message shows it. A place is its units; personal values are not shown.
pub(super) fn shown(field: &str, value: Option<&Value>) -> String {
    let text = match (field, value) {
        (_, None) => String::new(),
        ("place", Some(place)) => {
            let units: Vec<String> = place["units"].as_array().into_iter().flatten().map(|u| value::to_text(&u["unit"])).collect();
            if units.is_empty() { place["geometry"].to_string() } else { units.join(", ") }
        }
        ("positions", Some(positions)) => positions.to_string(),
        (_, Some(value)) => value::to_text(value),
    };
    value::shortened(&text)
}

impl Workbench {
    /// For records that a file would change (as stored, as the file has them): puts back what a person gave, and says so.
    pub(super) async fn keep_by_hand(&self, conn: &mut Conn, changed: &mut [(Record, Record)]) -> Result<Vec<KeptByHand>> {
        let ids: Vec<Uuid> = changed.iter().map(|(before, _)| before.id).collect();
        let mut authors: BTreeMap<i64, Author> = BTreeMap::new();
        let mut touched: BTreeSet<Uuid> = BTreeSet::new();
        for doing in log::doings(conn, self.territory, &ids).await? {
            let author = match doing.act.as_deref() {
                Some("import") => Author::Import,
                Some("undo") => Author::Undo,
                _ => Author::Person,
            };
            if author == Author::Person {
                touched.insert(doing.record);
            }
            authors.insert(doing.seq, author);
        }
        let touched: Vec<Uuid> = touched.into_iter().collect();
        let mut states: BTreeMap<Uuid, Vec<(Fields, Author)>> = BTreeMap::new();
        for entry in log::of_records(conn, self.territory, &touched).await? {
            let Some(id) = entry.record else { continue };
            let author = authors.get(&entry.seq).copied().unwrap_or(Author::Person);
            states.entry(id).or_default().push((fields(&entry.detail["after"]), author));
        }
        let mut kept = Vec::new();
        for (before, record) in changed {
            let Some(states) = states.remove(&before.id) else { continue };
            let hand = by_hand(states.into_iter());
            let as_value = |r: &Record| fields(&serde_json::to_value(r).unwrap_or_default());
            let (stored, file) = (as_value(before), as_value(record));
            for field in hand {
                let personal = before.personal.contains_key(&field) || record.personal.contains_key(&field);
                let (by_hand, in_file) = if personal {
                    if before.personal.get(&field) == record.personal.get(&field) {
                        continue;
                    }
                    ("…".to_owned(), "…".to_owned())
                } else {
                    if stored.get(&field) == file.get(&field) {
                        continue;
                    }
                    (shown(&field, stored.get(&field)), shown(&field, file.get(&field)))
                };
                put_back(record, before, &field);
                kept.push(KeptByHand { record: before.id, title: before.title.clone(), field, by_hand, in_file });
            }
        }
        Ok(kept)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn state(title: &str, money: &str) -> Fields {
        fields(&json!({ "id": "x", "version": 1, "title": title, "body": { "money": money } }))
    }

    #[test]
    fn a_value_is_whose_who_gave_it_last() {
        use Author::{Import, Person, Undo};
        let hand = |all: &[(&str, &str, Author)]| by_hand(all.iter().map(|(t, m, a)| (state(t, m), *a)));
        let names = |n: &[&str]| n.iter().map(|n| (*n).to_owned()).collect::<BTreeSet<_>>();
        assert_eq!(hand(&[("a", "1", Import), ("b", "1", Person)]), names(&["title"]));
        // A later import kept the title and brought another amount.
        assert_eq!(hand(&[("a", "1", Import), ("b", "1", Person), ("b", "2", Import)]), names(&["title"]));
        // An import that was taken back leaves what was, and whose it was.
        assert_eq!(hand(&[("a", "1", Import), ("a", "2", Import), ("a", "1", Undo)]), names(&[]));
        assert_eq!(hand(&[("a", "1", Import), ("b", "1", Person), ("b", "2", Import), ("b", "1", Undo)]), names(&["title"]));
    }
}
