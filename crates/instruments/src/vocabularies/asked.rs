//! What pages, API and command line ask of the vocabularies: the lists there are, one list, what is found in all, who uses an entry.

use super::{Editing, List};
use crate::gate::{Act, Who, check};
use crate::{Result, WorkError, Workbench};
use reticolo_messages::Language;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A list among the others.
#[derive(Debug, Clone, Serialize)]
pub struct Summary {
    pub code: &'static str,
    pub version: &'static str,
    pub source: &'static str,
    pub licence: &'static str,
    pub editing: Editing,
    pub entries: usize,
    /// Of these: added, named otherwise, no longer offered by the territory.
    pub own: usize,
    pub renamed: usize,
    pub retired: usize,
}

/// A list with its counts.
#[must_use]
pub fn summary(list: &List) -> Summary {
    let count = |of: fn(&super::Entry) -> bool| list.entries.iter().filter(|e| of(e)).count();
    Summary {
        code: list.code,
        version: list.version,
        source: list.source,
        licence: list.licence,
        editing: list.editing,
        entries: list.entries.len(),
        own: count(|e| e.own),
        renamed: count(|e| e.renamed),
        retired: count(|e| e.retired),
    }
}

/// An entry that was found, in which list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Found {
    pub list: &'static str,
    pub code: String,
    pub name_it: String,
    pub name_en: String,
}

impl Found {
    /// Its name in a language, else in the other, else its code.
    #[must_use]
    pub fn name(&self, l: Language) -> &str {
        super::named(l, &self.code, &self.name_it, &self.name_en)
    }
}

/// Lists that the search over everything leaves out: their places are found as units, or are of other countries.
const PLACES: [&str; 2] = ["nuts", "municipality"];

impl Workbench {
    /// The vocabularies there are.
    pub async fn vocabularies(&self, who: &Who) -> Result<Vec<Summary>> {
        check(who, Act::Read)?;
        let names = self.names().await?;
        Ok(super::all().into_iter().filter_map(|code| names.list(code)).map(|list| summary(&list)).collect())
    }

    /// One vocabulary, as the territory has it.
    pub async fn vocabulary(&self, who: &Who, code: &str) -> Result<Arc<List>> {
        check(who, Act::Read)?;
        self.names().await?.list(code).ok_or_else(|| WorkError::NotFound(code.to_owned()))
    }

    /// How many records that this person sees have chosen each entry of a list, by kind. Entries that none has chosen are not in it.
    pub async fn vocabulary_uses(&self, who: &Who, code: &str) -> Result<BTreeMap<String, BTreeMap<String, usize>>> {
        check(who, Act::Read)?;
        let audience = who.audience();
        let counted = self.ask_index(|index| index.uses(code, |doc| doc.seen(&audience, who.illustrative()))).await?;
        Ok(counted)
    }

    /// Entries of the lists of activities, skills, services and the like that have all the words, at most `most`.
    pub async fn find_entries(&self, who: &Who, text: &str, most: usize) -> Result<Vec<Found>> {
        check(who, Act::Read)?;
        let names = self.names().await?;
        // The first of each list, then the second of each: a long list does not hide the others.
        let mut ranked = Vec::new();
        for (at, list) in super::all().into_iter().filter(|c| !PLACES.contains(c)).filter_map(|c| names.list(c)).enumerate() {
            let found = list.find(text, most).0.into_iter().filter(|e| !e.retired);
            ranked.extend(found.enumerate().map(|(rank, e)| {
                let (code, name_it, name_en) = (e.code.clone(), e.name_it.clone(), e.name_en.clone());
                ((rank, at), Found { list: list.code, code, name_it, name_en })
            }));
        }
        ranked.sort_by_key(|(key, _)| *key);
        ranked.truncate(most);
        ranked.sort_by_key(|((rank, at), _)| (*at, *rank));
        Ok(ranked.into_iter().map(|(_, found)| found).collect())
    }
}
