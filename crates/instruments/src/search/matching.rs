//! Which records have all the words, how well, and in which order: exact words above other forms of them, the title above the rest,
//! then by title. Whole numbers only, so that the order never depends on rounding or on an engine.

use super::index::{Code, Doc, Index};
use super::places::Places;
use crate::vocabularies::names::Names;
use reticolo_model::Audience;
use reticolo_model::vocabulary::GRID_MODALITIES;
use std::collections::{BTreeMap, BinaryHeap};
use uuid::Uuid;

/// How well a word fits: as it is, as the beginning of one, by its stem, by the name of an entry that a record chose; each twice,
/// in the title and elsewhere.
const EXACT: [u16; 2] = [8, 12];
const BEGINNING: [u16; 2] = [4, 6];
const STEM: [u16; 2] = [2, 3];
const CHOICE: u16 = 1;
/// More for a title that begins with what was typed, and still more for one that is just that.
const BEGINS: u16 = 4;
const SAME: u16 = 8;

/// A word that is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub word: String,
    pub stems: Vec<String>,
    /// It may be the beginning of a word: the last one, still being typed.
    pub beginning: bool,
}

/// The axes by which results are narrowed and counted.
pub const FACETS: [&str; 7] = ["kind", "unit", "status", "data_set", "area", "dimension", "modality"];
/// The first of the three that make a cell.
const CELL: usize = 4;

/// Where a page begins: after this record.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub(super) struct After {
    pub score: u16,
    pub title: String,
    pub id: Uuid,
}

pub(super) struct Question<'q> {
    pub audience: Audience,
    pub illustrative: bool,
    /// What was typed, folded.
    pub text: String,
    pub words: &'q [Word],
    /// For each of [`FACETS`] the values of which one must be there; none where all are wanted.
    pub filters: [Vec<String>; 7],
    pub after: Option<After>,
    pub limit: usize,
}

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Matched {
    /// The best, at most as many as were asked for.
    pub best: Vec<After>,
    pub more: bool,
    pub total: usize,
    /// For each of [`FACETS`] its values with their counts, most first.
    pub facets: [Vec<(String, usize)>; 7],
}

/// The marks of each record for one word: 0 where it has none.
fn marks(index: &Index, word: &Word, names: &Names) -> Vec<u16> {
    let mut out = vec![0u16; index.docs.len()];
    let mut give = |places: &Places, of: [u16; 2]| {
        for at in places.iter() {
            let mark = &mut out[(at / 2) as usize];
            *mark = (*mark).max(of[(at % 2) as usize]);
        }
    };
    if let Some(places) = index.words.get(word.word.as_str()) {
        give(places, EXACT);
    }
    if word.beginning && word.word.len() > 1 {
        let from = index.words.range::<str, _>((std::ops::Bound::Excluded(word.word.as_str()), std::ops::Bound::Unbounded));
        for (_, places) in from.take_while(|(w, _)| w.starts_with(&word.word)) {
            give(places, BEGINNING);
        }
    }
    for stem in &word.stems {
        if let Some(places) = index.stems.get(stem.as_str()) {
            give(places, STEM);
        }
    }
    for entry in names.meant(&word.word, &word.stems) {
        if let Some(places) = index.choices.get(entry) {
            give(places, [CHOICE; 2]);
        }
    }
    out
}

/// The marks of each record for all the words, 0 where it lacks one; and which words nobody who asks can find.
pub(super) fn scores(index: &Index, q: &Question<'_>, names: &Names) -> (Vec<u16>, Vec<usize>) {
    let mut all: Vec<u16> = Vec::new();
    let mut lacking = Vec::new();
    for (i, word) in q.words.iter().enumerate() {
        let marks = marks(index, word, names);
        if !marks.iter().zip(&index.docs).any(|(mark, doc)| *mark > 0 && doc.seen(&q.audience, q.illustrative)) {
            lacking.push(i);
        }
        if all.is_empty() {
            all = marks;
        } else {
            for (sum, mark) in all.iter_mut().zip(marks) {
                *sum = if *sum > 0 && mark > 0 { *sum + mark } else { 0 };
            }
        }
    }
    if q.words.is_empty() {
        all = vec![1; index.docs.len()];
    }
    (all, lacking)
}

/// Words near to one that nobody can find, that somebody who asks does find: the nearest first, then the most frequent.
pub(super) fn nearest(index: &Index, q: &Question<'_>, word: &str, most: usize) -> Vec<String> {
    let frequency = |word: &str| {
        let places = index.words.get(word).into_iter().flat_map(Places::iter);
        places.filter(|at| index.docs[(at / 2) as usize].seen(&q.audience, q.illustrative)).count()
    };
    let first = word.chars().next();
    let mut found: Vec<(usize, bool, std::cmp::Reverse<usize>, String)> = index
        .trigrams()
        .near(word)
        .into_iter()
        .map(|(near, d)| (d, near.chars().next() != first, std::cmp::Reverse(frequency(near)), near.to_owned()))
        .filter(|(.., n, _)| n.0 > 0)
        .collect();
    found.sort();
    found.into_iter().take(most).map(|(.., near)| near).collect()
}

/// A filter's values as numbers; `None` where it lets everything pass.
type Wanted = [Option<Vec<Code>>; 7];

fn wanted(index: &Index, filters: &[Vec<String>; 7]) -> Wanted {
    std::array::from_fn(|i| {
        let values = &filters[i];
        // A parent includes its children.
        let children = GRID_MODALITIES.entries.iter().filter(|(_, parent)| i == CELL + 2 && values.iter().any(|v| v == parent));
        let all = values.iter().map(String::as_str).chain(children.map(|(code, _)| *code));
        (!values.is_empty()).then(|| all.filter_map(|v| index.codes.find(v)).collect())
    })
}

fn passes(wanted: Option<&Vec<Code>>, code: Code) -> bool {
    wanted.is_none_or(|w| w.contains(&code))
}

fn of_facet(doc: &Doc, facet: usize) -> &[Code] {
    match facet {
        0 => std::slice::from_ref(&doc.kind),
        1 => &doc.units,
        2 => std::slice::from_ref(&doc.status),
        _ => &doc.data_sets,
    }
}

/// The records that have all the words and pass the filters, the best first, with the counts of each facet heeding all filters but
/// its own.
pub(super) fn ranked(index: &Index, q: &Question<'_>, scores: &[u16]) -> Matched {
    let wanted = wanted(index, &q.filters);
    let mut counts: [BTreeMap<Code, usize>; 7] = std::array::from_fn(|_| BTreeMap::new());
    let mut heap: BinaryHeap<(std::cmp::Reverse<u16>, &str, Uuid)> = BinaryHeap::with_capacity(q.limit + 2);
    let after = q.after.as_ref().map(|a| (std::cmp::Reverse(a.score), a.title.as_str(), a.id));
    let mut out = Matched::default();
    for (doc, score) in index.docs.iter().zip(scores).filter(|(doc, score)| **score > 0 && doc.seen(&q.audience, q.illustrative)) {
        let mut failed = (0..CELL).filter(|f| wanted[*f].as_ref().is_some_and(|w| !of_facet(doc, *f).iter().any(|c| w.contains(c))));
        let (first, second) = (failed.next(), failed.next());
        if second.is_some() {
            continue;
        }
        let axes = [&wanted[CELL], &wanted[CELL + 1], &wanted[CELL + 2]];
        let in_cell = axes.iter().all(|a| a.is_none()) || doc.cells.iter().any(|c| (0..3).all(|axis| passes(axes[axis].as_ref(), c[axis])));
        if in_cell {
            for facet in (0..CELL).filter(|f| first.is_none() || first == Some(*f)) {
                for code in of_facet(doc, facet) {
                    *counts[facet].entry(*code).or_default() += 1;
                }
            }
        }
        if first.is_some() {
            continue;
        }
        for axis in 0..3 {
            let others = |c: &&[Code; 3]| (0..3).all(|a| a == axis || passes(axes[a].as_ref(), c[a]));
            let mut values: Vec<Code> = doc.cells.iter().filter(others).map(|c| c[axis]).collect();
            values.sort_unstable();
            values.dedup();
            for value in values {
                *counts[CELL + axis].entry(value).or_default() += 1;
            }
        }
        if !in_cell {
            continue;
        }
        out.total += 1;
        let score = score
            + match doc.title.strip_prefix(q.text.as_str()) {
                _ if q.text.is_empty() => 0,
                Some("") => SAME,
                Some(rest) if rest.starts_with(' ') => BEGINS,
                _ => 0,
            };
        let key = (std::cmp::Reverse(score), &*doc.title, doc.id);
        if after.as_ref().is_none_or(|a| key > *a) {
            heap.push(key);
            if heap.len() > q.limit + 1 {
                heap.pop();
            }
        }
    }
    let mut best = heap.into_sorted_vec();
    out.more = best.len() > q.limit;
    best.truncate(q.limit);
    out.best = best.into_iter().map(|(score, title, id)| After { score: score.0, title: title.to_owned(), id }).collect();
    out.facets = counts.map(|counts| {
        let mut values: Vec<(String, usize)> = counts.into_iter().map(|(c, n)| (index.codes.text(c).to_owned(), n)).collect();
        values.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        values
    });
    out
}
