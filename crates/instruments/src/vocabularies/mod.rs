//! Vocabularies: the lists that choices are made from and the official classifications, as versioned data with codes that last; what a
//! territory changes in them; and who uses an entry.

mod asked;
pub mod files;
pub mod names;
mod own;
mod tables;
mod ties;

pub use asked::{Found, Summary, summary};
pub use own::Edit;
pub(crate) use own::{check_change, own_id};
pub use ties::{Tie, of as ties_of};

use reticolo_messages::{Language, t};
use reticolo_model::fold::fold;
use reticolo_model::vocabulary::{self, Vocabulary};
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// What a territory may change in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Editing {
    /// Nothing: an official classification, or an axis of the grid, which is edited as such.
    Nothing,
    /// Names only: the program reckons with these entries.
    Names,
    /// Names, entries of its own, entries that are no longer offered.
    Everything,
}

/// One entry. Either name may be missing where no source has it.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Entry {
    pub code: String,
    /// The code that it stands under; empty at the top.
    pub parent: String,
    pub name_it: String,
    pub name_en: String,
    /// First and last day, year or edition in which the code holds, where that is known.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub since: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub until: String,
    /// The codes that took over, `;`-separated.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub successor: String,
    /// The concept of a published thesaurus that it is.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub uri: String,
    /// Added by the territory.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub own: bool,
    /// Named otherwise by the territory.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub renamed: bool,
    /// No longer offered, and still read.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub retired: bool,
}

impl Entry {
    /// Its name in a language, else in the other, else its code.
    #[must_use]
    pub fn name(&self, l: Language) -> &str {
        named(l, &self.code, &self.name_it, &self.name_en)
    }
}

/// The name in a language, else in the other, else the code.
fn named<'e>(l: Language, code: &'e str, it: &'e str, en: &'e str) -> &'e str {
    let both = if l == Language::It { [it, en] } else { [en, it] };
    both.into_iter().find(|n| !n.is_empty()).unwrap_or(code)
}

/// One vocabulary, its entries each after the one it stands under.
#[derive(Debug, Clone)]
pub struct List {
    pub code: &'static str,
    pub version: &'static str,
    pub source: &'static str,
    pub licence: &'static str,
    pub editing: Editing,
    /// Those at the top in their order, each followed by those under it.
    pub entries: Vec<Entry>,
    /// Numbers of entries in the order of their codes.
    by_code: Box<[u32]>,
    /// Numbers of entries in the order of what they stand under, then in the list's.
    by_parent: Box<[u32]>,
    folded: Box<[Box<str>]>,
}

impl List {
    fn new(about: &tables::About, entries: Vec<Entry>) -> List {
        let mut list = List {
            code: about.code,
            version: about.version,
            source: about.source,
            licence: about.licence,
            editing: about.editing,
            entries: Vec::new(),
            by_code: Box::default(),
            by_parent: Box::default(),
            folded: Box::default(),
        };
        list.fill(entries);
        list
    }

    /// Puts entries in place of those there are.
    fn fill(&mut self, entries: Vec<Entry>) {
        let mut under: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (i, entry) in entries.iter().enumerate() {
            under.entry(&entry.parent).or_default().push(i);
        }
        let mut order = Vec::with_capacity(entries.len());
        let mut open: Vec<usize> = under.get("").into_iter().flatten().rev().copied().collect();
        while let Some(i) = open.pop() {
            order.push(i);
            open.extend(under.get(entries[i].code.as_str()).into_iter().flatten().rev());
        }
        let mut from: Vec<Option<Entry>> = entries.into_iter().map(Some).collect();
        self.entries = order.into_iter().filter_map(|i| from[i].take()).collect();
        self.entries.shrink_to_fit();
        let all = &self.entries;
        let sorted = |key: fn(&Entry) -> &str| -> Box<[u32]> {
            let mut numbers: Vec<u32> = (0..).take(all.len()).collect();
            numbers.sort_by_key(|i| key(&all[*i as usize]));
            numbers.into()
        };
        self.by_code = sorted(|e| &e.code);
        self.by_parent = sorted(|e| &e.parent);
        self.folded = all.iter().map(|e| fold(&format!("{} {} {}", e.code, e.name_it, e.name_en)).into()).collect();
    }

    /// The number of the entry that has a code.
    fn at(&self, code: &str) -> Option<usize> {
        let found = self.by_code.binary_search_by_key(&code, |i| &self.entries[*i as usize].code).ok()?;
        Some(self.by_code[found] as usize)
    }

    /// What the list is called.
    #[must_use]
    pub fn title(&self, l: Language) -> String {
        title(l, self.code)
    }

    #[must_use]
    pub fn get(&self, code: &str) -> Option<&Entry> {
        self.at(code).map(|i| &self.entries[i])
    }

    /// The entries under one, or those at the top for an empty code.
    #[must_use]
    pub fn under(&self, code: &str) -> Vec<&Entry> {
        let numbered = |i: &u32| &self.entries[*i as usize];
        let from = self.by_parent.partition_point(|i| numbered(i).parent.as_str() < code);
        self.by_parent[from..].iter().map(numbered).take_while(|e| e.parent == code).collect()
    }

    /// The entries above one, the topmost first.
    #[must_use]
    pub fn above(&self, code: &str) -> Vec<&Entry> {
        let mut out: Vec<&Entry> = std::iter::successors(self.get(code), |e| self.get(&e.parent)).skip(1).take(20).collect();
        out.reverse();
        out
    }

    /// The entries that have all the words, in either language or as a code, each as a whole or as the beginning of one; the entry whose
    /// code was typed first, those whose code begins so next, then in the list's order. At most `most`, and how many there are.
    #[must_use]
    pub fn find(&self, text: &str, most: usize) -> (Vec<&Entry>, usize) {
        let folded = fold(text);
        let words: Vec<&str> = folded.split(' ').filter(|w| !w.is_empty()).collect();
        if words.is_empty() {
            return (Vec::new(), 0);
        }
        let has = |line: &str, word: &str| line.split(' ').any(|w| w.starts_with(word));
        let fits = |i: &usize| words.iter().all(|w| has(&self.folded[*i], w));
        let exact = self.at(text.trim());
        let mut found: Vec<usize> = (0..self.entries.len()).filter(fits).collect();
        // The code that was typed, then those that begin so; the sort keeps the list's order.
        found.sort_by_key(|i| (Some(*i) != exact, !self.folded[*i].starts_with(folded.as_str())));
        (found.iter().take(most).map(|i| &self.entries[*i]).collect(), found.len())
    }
}

/// What a list is called: as the field whose choices it holds, or by a name of its own.
#[must_use]
pub fn title(l: Language, code: &str) -> String {
    if vocabulary::find(code).is_some() { t(l, code) } else { t(l, &format!("list-{code}")) }
}

/// The lists as they come with the program: those that fields choose from, then the classifications.
#[must_use]
pub fn all() -> Vec<&'static str> {
    vocabulary::ALL.iter().map(|v| v.code).chain(tables::ALL.iter().map(|a| a.code)).collect()
}

/// A list as it comes with the program, read once.
#[must_use]
pub fn base(code: &str) -> Option<Arc<List>> {
    static READ: OnceLock<BTreeMap<&'static str, OnceLock<Arc<List>>>> = OnceLock::new();
    let read = READ.get_or_init(|| all().into_iter().map(|code| (code, OnceLock::new())).collect());
    let (known, cell) = read.get_key_value(code)?;
    Some(cell.get_or_init(|| Arc::new(tables::read(known))).clone())
}

/// What may be changed in a list that fields choose from.
fn editing(v: &Vocabulary) -> Editing {
    match v {
        v if v.is_axis() => Editing::Nothing,
        v if v.is_open() => Editing::Everything,
        _ => Editing::Names,
    }
}
