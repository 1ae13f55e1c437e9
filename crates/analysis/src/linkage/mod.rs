//! Are these two records the same? Pairs with a probability and what speaks for and against, never a merge.
//!
//! Fellegi & Sunter 1969, "A theory for record linkage", JASA 64(328), <https://doi.org/10.1080/01621459.1969.10501049>: each column says by how
//! its two values agree as much as that agreement is likelier between two records of one thing (m) than of two (u); the sum, with the
//! share of pairs that are one thing, is the odds. Both are estimated from the data by EM ([`em`]), within what names, codes and places are known to do. What a rare
//! name or code says is bounded by how rare it is (Winkler 1989, "Frequency-based matching in the Fellegi-Sunter model of record linkage").
//! Only candidates are compared ([`blocking`]), so that the work grows as the records do.
//!
//! Laws: the order of the records and of two in a pair changes nothing; what is not known says nothing; no other record is
//! likelier to be the same as a record than its exact copy.

mod blocking;
pub mod columns;
mod em;
pub mod names;
pub mod similarity;

use std::collections::BTreeMap;
use std::fmt;

use crate::catalogue::Refusal;
use columns::Ready;
pub use columns::{Agreement, Column, Spot, Values};
use em::{Estimate, MISSING, Pattern, estimate};
use rayon::prelude::*;

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LinkageAsk {
    /// Pairs below this probability are not told.
    pub least: f64,
}

impl Default for LinkageAsk {
    fn default() -> LinkageAsk {
        LinkageAsk { least: 0.5 }
    }
}

/// The most records that are compared at once.
pub const MOST_RECORDS: usize = 2_000_000;

/// Why the question has no answer.
#[derive(Debug, Clone, PartialEq)]
pub enum LinkageError {
    /// There is no column.
    NoColumns,
    /// A column has not one value a record.
    LengthMismatch { column: String, values: usize, records: usize },
    /// Two records have the same key.
    KeyTwice { key: String },
    /// A number, or a coordinate, is not a number.
    NotANumber { column: String, row: usize },
    /// The probability is not between 0 and 1.
    LeastOutOfRange { asked: f64 },
    /// There are more records than are compared at once.
    TooMany { records: usize },
}

impl fmt::Display for LinkageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LinkageError::NoColumns => f.write_str("there is no column to compare"),
            LinkageError::LengthMismatch { column, values, records } => {
                write!(f, "column {column} has {values} values for {records} records")
            }
            LinkageError::KeyTwice { key } => write!(f, "the key {key} stands twice"),
            LinkageError::NotANumber { column, row } => write!(f, "column {column}, record {row}: not a number"),
            LinkageError::LeastOutOfRange { asked } => write!(f, "the least probability is {asked} and must lie between 0 and 1"),
            LinkageError::TooMany { records } => write!(f, "{records} records are more than {MOST_RECORDS}"),
        }
    }
}

impl std::error::Error for LinkageError {}

impl Refusal for LinkageError {
    fn it(&self) -> String {
        match self {
            LinkageError::NoColumns => "non c’è alcuna colonna da confrontare".to_owned(),
            LinkageError::LengthMismatch { column, values, records } => {
                format!("la colonna {column} ha {values} valori per {records} schede")
            }
            LinkageError::KeyTwice { key } => format!("la chiave {key} compare due volte"),
            LinkageError::NotANumber { column, row } => format!("colonna {column}, scheda {row}: non è un numero"),
            LinkageError::LeastOutOfRange { asked } => format!("la probabilità minima è {asked} e deve stare tra 0 e 1"),
            LinkageError::TooMany { records } => format!("{records} schede sono più di {MOST_RECORDS}"),
        }
    }
}

/// A question that has been checked and can always be answered.
#[derive(Debug, Clone)]
pub struct LinkagePlan {
    least: f64,
    /// The records in the order of their keys: what is computed does not depend on the order in which they came.
    order: Vec<usize>,
    columns: Vec<Ready>,
    names: Vec<String>,
    fresh: Option<Vec<bool>>,
}

/// What one column says of a pair.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Said {
    /// The number of the column in [`Linkage::columns`].
    pub column: usize,
    pub agreement: Agreement,
    /// How much it speaks for (above zero) or against: a natural logarithm of odds.
    pub weight: f64,
}

/// Two records that may be one thing.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// Their numbers as they came; the one with the lesser key first.
    pub records: [usize; 2],
    pub probability: f64,
    /// What the columns say that are known of both, in their order.
    pub said: Vec<Said>,
}

/// The answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Linkage {
    /// The likeliest first; equals by the keys of the records.
    pub pairs: Vec<Pair>,
    /// Names of the columns; the numbers in the names of column `x` are column `x numbers`.
    pub columns: Vec<String>,
    /// How many pairs were compared, and the estimated share of these that are one thing.
    pub compared: usize,
    pub share: f64,
    /// Rounds of the estimation.
    pub rounds: usize,
}

impl LinkageAsk {
    /// Checks columns and keys, one key a record, no two alike. `fresh` says which records are new: of each pair at least one is; `None`: all are compared with all.
    pub fn check(&self, keys: &[String], columns: &[Column], fresh: Option<&[bool]>) -> Result<LinkagePlan, LinkageError> {
        let n = keys.len();
        if !(0.0..=1.0).contains(&self.least) {
            return Err(LinkageError::LeastOutOfRange { asked: self.least });
        }
        if n > MOST_RECORDS {
            return Err(LinkageError::TooMany { records: n });
        }
        if columns.is_empty() {
            return Err(LinkageError::NoColumns);
        }
        if let Some(c) = columns.iter().find(|c| c.values.len() != n) {
            return Err(LinkageError::LengthMismatch { column: c.name.clone(), values: c.values.len(), records: n });
        }
        if let Some(fresh) = fresh.filter(|f| f.len() != n) {
            return Err(LinkageError::LengthMismatch { column: "fresh".to_owned(), values: fresh.len(), records: n });
        }
        for c in columns {
            let bad = match &c.values {
                Values::Numbers(v) => v.iter().position(|x| x.is_some_and(|x| !x.is_finite())),
                Values::Places(v) => v.iter().position(|s| s.point.is_some_and(|p| !p[0].is_finite() || !p[1].is_finite())),
                _ => None,
            };
            if let Some(row) = bad {
                return Err(LinkageError::NotANumber { column: c.name.clone(), row });
            }
        }
        let mut order: Vec<usize> = (0..n).collect();
        order.sort_by(|a, b| keys[*a].cmp(&keys[*b]));
        if let Some(twice) = order.windows(2).find(|w| keys[w[0]] == keys[w[1]]) {
            return Err(LinkageError::KeyTwice { key: keys[twice[0]].clone() });
        }
        let mut names = Vec::new();
        let mut ready = Vec::new();
        for column in columns {
            names.push(column.name.clone());
            if matches!(column.values, Values::Names(_)) {
                names.push(format!("{} numbers", column.name));
            }
            ready.extend(Ready::of(&ordered(&column.values, &order)));
        }
        let fresh = fresh.map(|f| order.iter().map(|i| f[*i]).collect());
        Ok(LinkagePlan { least: self.least, order, columns: ready, names, fresh })
    }
}

/// The values in another order.
fn ordered(values: &Values, order: &[usize]) -> Values {
    fn pick<T: Clone>(values: &[T], order: &[usize]) -> Vec<T> {
        order.iter().map(|i| values[*i].clone()).collect()
    }
    match values {
        Values::Names(v) => Values::Names(pick(v, order)),
        Values::Words(v) => Values::Words(pick(v, order)),
        Values::Codes(v) => Values::Codes(pick(v, order)),
        Values::Numbers(v) => Values::Numbers(pick(v, order)),
        Values::Days(v) => Values::Days(pick(v, order)),
        Values::Places(v) => Values::Places(pick(v, order)),
        Values::Classes(v) => Values::Classes(pick(v, order)),
    }
}

/// Pairs compared at a time by one thread.
const CHUNK: usize = 8192;

/// The pairs that are likely one thing.
pub fn linkage(plan: &LinkagePlan) -> Linkage {
    let columns = &plan.columns;
    let candidates = blocking::pairs(columns, plan.order.len(), plan.fresh.as_deref());
    let width = columns.len();
    // One level a column, pair after pair.
    let mut levels: Vec<u8> = vec![MISSING; candidates.len() * width];
    let counts: Vec<BTreeMap<Pattern, u64>> = candidates
        .par_chunks(CHUNK)
        .zip(levels.par_chunks_mut(CHUNK * width))
        .map(|(pairs, levels)| {
            let mut count: BTreeMap<Pattern, u64> = BTreeMap::new();
            for ((a, b), levels) in pairs.iter().zip(levels.chunks_mut(width)) {
                for (column, level) in columns.iter().zip(levels.iter_mut()) {
                    *level = column.compare(*a as usize, *b as usize).map_or(MISSING, |(agreement, _)| agreement as u8);
                }
                match count.get_mut(&*levels) {
                    Some(n) => *n += 1,
                    None => drop(count.insert(levels.to_vec(), 1)),
                }
            }
            count
        })
        .collect();
    let mut patterns: BTreeMap<Pattern, u64> = BTreeMap::new();
    for (pattern, n) in counts.into_iter().flatten() {
        *patterns.entry(pattern).or_default() += n;
    }
    let priors: Vec<_> = columns.iter().map(Ready::prior).collect();
    let patterns: Vec<(Pattern, u64)> = patterns.into_iter().collect();
    let found = estimate(&priors, &patterns);
    let weights = found.weights();
    let start = (found.share / (1.0 - found.share)).ln();
    // What the levels say at most: how rare a value is can only take away from it.
    let most = |levels: &[u8]| {
        start + levels.iter().enumerate().filter(|(_, l)| **l != MISSING).map(|(c, l)| weights[c][*l as usize]).sum::<f64>()
    };
    let judged: Vec<Vec<Pair>> = candidates
        .par_chunks(CHUNK)
        .zip(levels.par_chunks(CHUNK * width))
        .map(|(pairs, levels)| {
            let worth = pairs.iter().zip(levels.chunks(width)).filter(|(_, levels)| chance(most(levels)) >= plan.least);
            worth.filter_map(|(pair, _)| judge(plan, &weights, start, *pair)).collect()
        })
        .collect();
    let mut pairs: Vec<Pair> = judged.into_iter().flatten().collect();
    // Candidates stand in the order of the keys, which a stable sort keeps.
    pairs.sort_by(|p, q| q.probability.total_cmp(&p.probability));
    let Estimate { share, rounds, .. } = found;
    Linkage { pairs, columns: plan.names.clone(), compared: candidates.len(), share, rounds }
}

/// The probability of a logarithm of odds.
fn chance(odds: f64) -> f64 {
    1.0 / (1.0 + (-odds).exp())
}

fn judge(plan: &LinkagePlan, weights: &[[f64; 6]], start: f64, (a, b): (u32, u32)) -> Option<Pair> {
    let (a, b) = (a as usize, b as usize);
    let mut odds = start;
    let mut said = Vec::with_capacity(plan.columns.len());
    for (at, column) in plan.columns.iter().enumerate() {
        if let Some((agreement, most)) = column.compare(a, b) {
            let weight = weights[at][agreement as usize].min(most);
            odds += weight;
            said.push(Said { column: at, agreement, weight });
        }
    }
    let probability = chance(odds);
    (probability >= plan.least).then(|| Pair { records: [plan.order[a], plan.order[b]], probability, said })
}
