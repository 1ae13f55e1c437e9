//! The index of the search over everything: every record of a territory with its words, kept in memory for one head of the log and
//! brought forward by what the log tells since. It knows no engine, so both give the same answers in the same order.

use super::places::Places;
use super::typos::Trigrams;
use crate::{Result, Workbench};
use reticolo_model::{Audience, Field, FieldType, Visibility, kinds};
use reticolo_store::searching::{self, Searched};
use serde::Deserialize;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{OnceLock, PoisonError, RwLock};
use uuid::Uuid;

/// A number of [`Codes`].
pub(crate) type Code = u32;

/// Where more records than this changed since, all are read again.
const MOST_TOUCHED: usize = 5_000;

/// Short texts (kinds, units, states, data sets, codes), each with a number.
#[derive(Debug, Default)]
pub(crate) struct Codes {
    numbers: BTreeMap<String, Code>,
    texts: Vec<String>,
}

impl Codes {
    fn number(&mut self, text: &str) -> Code {
        if let Some(known) = self.numbers.get(text) {
            return *known;
        }
        let number = Code::try_from(self.texts.len()).unwrap_or(Code::MAX);
        self.numbers.insert(text.to_owned(), number);
        self.texts.push(text.to_owned());
        number
    }

    pub(super) fn find(&self, text: &str) -> Option<Code> {
        self.numbers.get(text).copied()
    }

    pub(super) fn text(&self, code: Code) -> &str {
        self.texts.get(code as usize).map_or("", String::as_str)
    }
}

/// What is asked of a record without reading it.
#[derive(Debug)]
pub(crate) struct Doc {
    pub id: Uuid,
    /// Whether it is the record's present state.
    alive: bool,
    visibility: Visibility,
    illustrative: bool,
    named: Box<[Uuid]>,
    pub title: Box<str>,
    pub kind: Code,
    pub status: Code,
    pub units: Box<[Code]>,
    pub data_sets: Box<[Code]>,
    /// Area, dimension and modality of each position.
    pub cells: Box<[[Code; 3]]>,
}

impl Doc {
    pub(crate) fn seen(&self, audience: &Audience, illustrative: bool) -> bool {
        self.alive && (illustrative || !self.illustrative) && audience.sees(self.visibility, &self.named)
    }
}

/// The index at one head of the log.
#[derive(Debug, Default)]
pub(crate) struct Index {
    head: i64,
    pub docs: Vec<Doc>,
    at: BTreeMap<Uuid, u32>,
    pub codes: Codes,
    /// Folded words of everything, stems of what is prose, and the entries of vocabularies that records name (`VOCABULARY CODE`).
    pub words: BTreeMap<Box<str>, Places>,
    pub stems: BTreeMap<Box<str>, Places>,
    pub choices: BTreeMap<Box<str>, Places>,
    trigrams: OnceLock<Trigrams>,
}

/// The parts of a record that the index reads.
#[derive(Deserialize)]
struct Slim {
    kind: String,
    status: String,
    visibility: Visibility,
    #[serde(default)]
    named: Vec<Uuid>,
    #[serde(default)]
    place: Option<SlimPlace>,
    #[serde(default)]
    positions: Vec<SlimPosition>,
    #[serde(default)]
    origin: Option<SlimOrigin>,
    #[serde(default)]
    also_in: Vec<SlimOrigin>,
    #[serde(default)]
    illustrative: bool,
    #[serde(default)]
    body: Map<String, Value>,
}

#[derive(Deserialize)]
struct SlimPlace {
    #[serde(default)]
    units: Vec<SlimUnit>,
}

#[derive(Deserialize)]
struct SlimUnit {
    unit: String,
}

#[derive(Deserialize)]
struct SlimPosition {
    area: String,
    dimension: String,
    modality: String,
}

#[derive(Deserialize)]
struct SlimOrigin {
    data_set: String,
}

impl Index {
    fn add(&mut self, found: &Searched) -> Result<()> {
        let slim: Slim = serde_json::from_str(&found.content)
            .map_err(|e| reticolo_store::StoreError::Inconsistent(format!("record {}: {e}", found.id)))?;
        self.remove(found.id);
        // What a territory changes in a vocabulary is found as its entries.
        if slim.kind == "vocabulary" {
            return Ok(());
        }
        let number = u32::try_from(self.docs.len()).unwrap_or(u32::MAX >> 1);
        let units: BTreeSet<Code> = slim.place.iter().flat_map(|p| &p.units).map(|u| self.codes.number(&u.unit)).collect();
        let sets: BTreeSet<Code> = slim.origin.iter().chain(&slim.also_in).map(|o| self.codes.number(&o.data_set)).collect();
        let cells: BTreeSet<[Code; 3]> =
            slim.positions.iter().map(|p| [&p.area, &p.dimension, &p.modality].map(|c| self.codes.number(c))).collect();
        let doc = Doc {
            id: found.id,
            alive: true,
            visibility: slim.visibility,
            illustrative: slim.illustrative,
            named: slim.named.into(),
            title: found.title.as_str().into(),
            kind: self.codes.number(&slim.kind),
            status: self.codes.number(&slim.status),
            units: units.into_iter().collect(),
            data_sets: sets.into_iter().collect(),
            cells: cells.into_iter().collect(),
        };
        self.at.insert(found.id, number);
        self.docs.push(doc);
        // The texts begin with the title.
        let in_title = found.title.split(' ').filter(|w| !w.is_empty()).count();
        note(&mut self.words, &found.words, in_title, number);
        note(&mut self.stems, &found.stems, in_title, number);
        let mut choices = Vec::new();
        chosen(kinds::find(&slim.kind).map_or(&[][..], |k| k.fields), &slim.body, &mut choices);
        for choice in choices {
            place(&mut self.choices, &choice, number * 2);
        }
        Ok(())
    }

    /// Gives back what was set aside while it grew.
    fn shrink(&mut self) {
        self.docs.shrink_to_fit();
        for places in [&mut self.words, &mut self.stems, &mut self.choices].into_iter().flat_map(BTreeMap::values_mut) {
            places.shrink();
        }
    }

    fn remove(&mut self, id: Uuid) {
        if let Some(doc) = self.at.remove(&id).and_then(|n| self.docs.get_mut(n as usize)) {
            doc.alive = false;
        }
    }

    /// For each entry of a vocabulary that records chose, how many of each kind did, of those that are let through.
    pub(crate) fn uses(&self, list: &str, seen: impl Fn(&Doc) -> bool) -> BTreeMap<String, BTreeMap<String, usize>> {
        let from = format!("{list} ");
        let mut out: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
        for (entry, places) in self.choices.range::<str, _>((std::ops::Bound::Included(from.as_str()), std::ops::Bound::Unbounded)) {
            let Some(code) = entry.strip_prefix(&from) else { break };
            for doc in places.iter().map(|at| &self.docs[(at / 2) as usize]).filter(|d| seen(d)) {
                *out.entry(code.to_owned()).or_default().entry(self.codes.text(doc.kind).to_owned()).or_default() += 1;
            }
        }
        out
    }

    /// The words of the index by their groups of three letters.
    pub(super) fn trigrams(&self) -> &Trigrams {
        self.trigrams.get_or_init(|| Trigrams::new(self.words.keys().map(|w| &**w)))
    }
}

/// The entries of vocabularies that a body names.
fn chosen(fields: &[Field], body: &Map<String, Value>, out: &mut Vec<String>) {
    for field in fields {
        match (field.kind, body.get(field.code)) {
            (FieldType::Choice(v), Some(Value::String(code))) => out.push(format!("{} {code}", v.code)),
            (FieldType::Choices(v), Some(Value::Array(codes))) => {
                out.extend(codes.iter().filter_map(Value::as_str).map(|code| format!("{} {code}", v.code)));
            }
            // Sectors are written as codes of activities, with or without their names.
            (FieldType::Texts, Some(Value::Array(texts))) if field.code == "sectors" => {
                out.extend(
                    texts.iter().filter_map(Value::as_str).filter_map(|t| t.split(' ').next()).map(|code| format!("ateco_2025 {code}")),
                );
            }
            (FieldType::Rows(columns), Some(Value::Array(rows))) => {
                rows.iter().filter_map(Value::as_object).for_each(|row| chosen(columns, row, out));
            }
            _ => {}
        }
    }
}

fn note(words: &mut BTreeMap<Box<str>, Places>, text: &str, in_title: usize, number: u32) {
    for (i, word) in text.split(' ').filter(|w| !w.is_empty()).enumerate() {
        place(words, word, number * 2 + u32::from(i < in_title));
    }
}

fn place(words: &mut BTreeMap<Box<str>, Places>, word: &str, at: u32) {
    match words.get_mut(word) {
        Some(places) => places.note(at),
        None => words.entry(word.into()).or_default().note(at),
    }
}

/// The index between requests.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    index: RwLock<Index>,
    /// Held by whoever brings it forward.
    moving: tokio::sync::Mutex<()>,
}

impl Workbench {
    /// Asks the index as of the log's present head.
    pub(crate) async fn ask_index<T>(&self, ask: impl FnOnce(&Index) -> T) -> Result<T> {
        let kept = &self.caches.search;
        let head = self.head().await?;
        let behind = || kept.index.read().unwrap_or_else(PoisonError::into_inner).head < head;
        if behind() {
            let _moving = kept.moving.lock().await;
            if behind() {
                self.move_index().await?;
            }
        }
        let index = kept.index.read().unwrap_or_else(PoisonError::into_inner);
        Ok(ask(&index))
    }

    /// Makes the index before anybody asks it.
    pub async fn warm_search(&self) -> Result<()> {
        self.ask_index(|_| ()).await
    }

    async fn move_index(&self) -> Result<()> {
        let kept = &self.caches.search;
        let (from, all, dead) = {
            let index = kept.index.read().unwrap_or_else(PoisonError::into_inner);
            (index.head, index.docs.len(), index.docs.len() - index.at.len())
        };
        let mut conn = self.store.snapshot().await?;
        let head = reticolo_store::log::head(&mut conn, self.territory).await?;
        // Where a quarter of it is of former states, it is made anew as well.
        let touched = match from {
            0 => None,
            _ if dead * 4 > all + 4_000 => None,
            _ => searching::touched(&mut conn, self.territory, from, MOST_TOUCHED).await?,
        };
        let moved = match touched {
            Some(ids) => {
                let found = searching::of(&mut conn, self.territory, &ids).await?;
                let mut index = kept.index.write().unwrap_or_else(PoisonError::into_inner);
                let words = index.words.len();
                for id in ids {
                    index.remove(id);
                }
                for record in &found {
                    index.add(record)?;
                }
                if index.words.len() > words {
                    index.trigrams = OnceLock::new();
                }
                index.head = head;
                Ok(())
            }
            None => {
                let mut index = Index { head, ..Index::default() };
                let mut wrong = None;
                let read = searching::each(&mut conn, self.territory, |record| {
                    wrong = wrong.take().or(index.add(&record).err());
                    Ok(())
                });
                read.await?;
                index.shrink();
                if wrong.is_none() {
                    *kept.index.write().unwrap_or_else(PoisonError::into_inner) = index;
                }
                wrong.map_or(Ok(()), Err)
            }
        };
        self.store.end_snapshot(conn).await?;
        moved
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_noted_once_a_record_and_as_of_its_title() {
        let mut words = BTreeMap::new();
        note(&mut words, "biblioteca comunale la biblioteca di tutti", 2, 7);
        assert_eq!(words["biblioteca"].iter().collect::<Vec<_>>(), [15]);
        assert_eq!(words["tutti"].iter().collect::<Vec<_>>(), [14]);
    }
}
