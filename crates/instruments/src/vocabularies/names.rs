//! What entries are called in a territory: the names that come with the program, under those that the territory gave. A snapshot for one
//! head of the log, the same for everybody: only what is public counts.

use super::{Entry, List, base};
use crate::territory::lock;
use crate::{Result, Workbench};
use reticolo_messages::{Language, t};
use reticolo_model::fold::fold;
use reticolo_model::vocabulary::{self, Vocabulary};
use reticolo_model::{Record, Visibility};
use reticolo_store::text::stems;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Words shorter than this say little of an entry.
const SHORTEST: usize = 4;

/// The names of one head of the log.
#[derive(Debug, Default)]
pub struct Names {
    /// The records that they were made of, with their versions.
    of: Vec<(uuid::Uuid, i64)>,
    /// The lists that the territory changed.
    changed: BTreeMap<String, Arc<List>>,
    /// Words and stems of the names of open lists, with the entries that they mean (`VOCABULARY CODE`).
    words: BTreeMap<Box<str>, Vec<Arc<str>>>,
    stems: BTreeMap<Box<str>, Vec<Arc<str>>>,
}

fn versions(records: &[Record]) -> Vec<(uuid::Uuid, i64)> {
    records.iter().map(|r| (r.id, r.version)).collect()
}

impl Names {
    /// From the public records that change lists.
    #[must_use]
    pub fn new(records: &[Record]) -> Names {
        let mut names = Names { of: versions(records), ..Names::default() };
        for record in records.iter().filter(|r| r.visibility == Visibility::Public && !r.illustrative) {
            let code = record.body_text("list").unwrap_or_default();
            if let Some(list) = base(code) {
                names.changed.insert(code.to_owned(), Arc::new(super::own::changed(&list, record)));
            }
        }
        for v in vocabulary::ALL.iter().filter(|v| v.is_open()) {
            let Some(list) = names.list(v.code) else { continue };
            for entry in &list.entries {
                let code: Arc<str> = format!("{} {}", v.code, entry.code).into();
                for (language, name) in [("it", &entry.name_it), ("en", &entry.name_en)] {
                    names.mean(&code, language, name);
                }
            }
        }
        names
    }

    fn mean(&mut self, entry: &Arc<str>, language: &str, name: &str) {
        let note = |all: &mut BTreeMap<Box<str>, Vec<Arc<str>>>, word: &str| {
            let entries = all.entry(word.into()).or_insert_with(|| Vec::with_capacity(1));
            // The names of an entry come together.
            if entries.last().is_none_or(|last| last != entry) {
                entries.push(entry.clone());
            }
        };
        for word in fold(name).split(' ').filter(|w| w.len() >= SHORTEST) {
            note(&mut self.words, word);
            for stem in stems(word, language) {
                note(&mut self.stems, &stem);
            }
        }
    }

    /// A list as the territory has it.
    #[must_use]
    pub fn list(&self, code: &str) -> Option<Arc<List>> {
        self.changed.get(code).cloned().or_else(|| base(code))
    }

    /// Whether the territory changed a list.
    #[must_use]
    pub fn is_changed(&self, code: &str) -> bool {
        self.changed.contains_key(code)
    }

    /// An entry of a list that the territory changed.
    fn entry(&self, list: &str, code: &str) -> Option<&Entry> {
        self.changed.get(list)?.get(code)
    }

    /// What an entry is called; a code that is no longer there stays a code.
    #[must_use]
    pub fn label(&self, l: Language, v: &Vocabulary, code: &str) -> String {
        match self.entry(v.code, code) {
            Some(entry) => entry.name(l).to_owned(),
            None if v.has(code) => t(l, &format!("{}-{code}", v.code)),
            None => code.to_owned(),
        }
    }

    /// Whether a record may have this entry: it comes with the program, or the territory added it.
    #[must_use]
    pub fn has(&self, v: &Vocabulary, code: &str) -> bool {
        v.has(code) || self.entry(v.code, code).is_some()
    }

    /// What a form offers: the entries that are not retired, and those that are chosen; each with the one it stands under.
    #[must_use]
    pub fn offered(&self, v: &Vocabulary, chosen: &[String]) -> Vec<(String, String)> {
        match self.changed.get(v.code) {
            None => v.entries.iter().map(|(code, parent)| ((*code).to_owned(), (*parent).to_owned())).collect(),
            Some(list) => {
                let offered = |e: &&Entry| !e.retired || chosen.contains(&e.code);
                list.entries.iter().filter(offered).map(|e| (e.code.clone(), e.parent.clone())).collect()
            }
        }
    }

    /// The entries whose names have a word, or one of its stems.
    pub(crate) fn meant<'n>(&'n self, word: &str, stems: &[String]) -> BTreeSet<&'n str> {
        let by_stem = stems.iter().filter_map(|s| self.stems.get(s.as_str())).flatten();
        self.words.get(word).into_iter().flatten().chain(by_stem).map(|entry| &**entry).collect()
    }
}

impl Workbench {
    /// The names of the log's present head, read again only when it has moved.
    pub async fn names(&self) -> Result<Arc<Names>> {
        let head = self.head().await?;
        if let Some((at, names)) = &*lock(&self.caches.names)
            && *at == head
        {
            return Ok(names.clone());
        }
        let mut records = Vec::new();
        reticolo_store::records::each(&mut self.store.reader().await?, self.territory, "vocabulary", |r| {
            records.push(r);
            Ok(())
        })
        .await?;
        let mut kept = lock(&self.caches.names);
        // What was changed in no list since is not made anew.
        if let Some((at, names)) = &mut *kept
            && names.of == versions(&records)
        {
            *at = head.max(*at);
            return Ok(names.clone());
        }
        let names = Arc::new(Names::new(&records));
        *kept = Some((head, names.clone()));
        Ok(names)
    }
}
