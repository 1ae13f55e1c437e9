//! Records that may be one thing: pairs with their probability and what speaks for and against, for who asks. A person merges two or tells
//! them apart; nothing is merged otherwise, and what was told apart is not shown again unless one of the two has another name.

mod columns;
mod merging;

pub use merging::{MergeAsk, MergeRow, MergeView, Side};

use crate::gate::{Act, Who, check};
use crate::registry::kind as kind_of;
use crate::territory::lock;
use crate::{Result, WorkError, Workbench};
use columns::{Columns, Row};
use reticolo_analysis::catalogue::{Card, DUPLICATES};
use reticolo_analysis::linkage::{Agreement, Linkage, LinkageAsk, linkage};
use reticolo_analysis::sums::round9;
use reticolo_model::{Kind, Problem, Record, kinds};
use reticolo_store::distinct::{self, Pair};
use reticolo_store::{lists, records};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use uuid::Uuid;

/// Pairs are told from this probability on, unless asked otherwise, and never below the second.
pub const LEAST: f64 = 0.5;
pub const LOWEST: f64 = 0.1;
/// Of a kind at most so many pairs are kept, the likeliest.
const MOST_PAIRS: usize = 10_000;
/// How many answers are remembered: kinds times audiences.
const CACHED: usize = 200;

/// What is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct DuplicatesAsk {
    /// One kind; none: all that make up the territory.
    pub kind: Option<String>,
    pub least: f64,
    /// How many pairs are passed over, and how many are told.
    pub skip: usize,
    pub limit: usize,
}

impl Default for DuplicatesAsk {
    fn default() -> Self {
        DuplicatesAsk { kind: None, least: LEAST, skip: 0, limit: 200 }
    }
}

/// What one column says of a pair.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reason {
    /// `title`, `title numbers`, `place`, `period_from`, or a field of the kind.
    pub field: String,
    #[serde(serialize_with = "code")]
    pub agreement: Agreement,
    /// Above zero it speaks for, below against: natural logarithm of odds.
    pub weight: f64,
}

fn code<S: serde::Serializer>(agreement: &Agreement, s: S) -> std::result::Result<S::Ok, S::Error> {
    s.serialize_str(agreement.code())
}

/// One record of a pair.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Half {
    pub id: Uuid,
    pub title: String,
    pub data_set: Option<String>,
    /// Codes of the units it lies in.
    pub units: Vec<String>,
}

/// Two records that may be one thing; the one that says more first.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Duplicate {
    pub kind: &'static str,
    pub records: [Half; 2],
    pub probability: f64,
    /// What speaks for or against, the strongest first.
    pub reasons: Vec<Reason>,
    /// Somebody told them apart when one had another name.
    pub told_apart_before: bool,
}

#[derive(Debug, Serialize)]
pub struct DuplicatesView {
    pub least: f64,
    /// Pairs at least that likely of the kind asked for, the likeliest first; those passed over and beyond the limit left out.
    pub pairs: Vec<Duplicate>,
    /// How many there are in all.
    pub total: usize,
    /// How many there are of each kind, whichever was asked for; without those that have none.
    pub by_kind: BTreeMap<&'static str, usize>,
    #[serde(skip)]
    pub method: &'static Card,
}

/// A row of a file that may be a record that is there, or an earlier row of the same file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Candidate {
    /// The number of the row among those given.
    pub row: usize,
    pub other: Other,
    pub title: String,
    pub probability: f64,
    pub reasons: Vec<Reason>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Other {
    Row(usize),
    Record(Uuid),
}

/// Pairs of one kind for one audience, whether told apart or not, with the state of the kind that they were computed at.
#[derive(Debug, Default)]
pub(crate) struct Cache(BTreeMap<(String, &'static str), ((i64, i64), Arc<Vec<Duplicate>>)>);

/// Records as they are compared.
pub(crate) struct Compared {
    pub records: Vec<(Uuid, String)>,
    pub columns: Vec<reticolo_analysis::linkage::Column>,
}

/// What speaks, the strongest first.
fn reasons(found: &Linkage, pair: &reticolo_analysis::linkage::Pair) -> Vec<Reason> {
    let mut out: Vec<Reason> = pair
        .said
        .iter()
        .map(|s| Reason { field: found.columns[s.column].clone(), agreement: s.agreement, weight: round9(s.weight) })
        .collect();
    out.sort_by(|a, b| b.weight.abs().total_cmp(&a.weight.abs()));
    out
}

fn half(row: &Row) -> Half {
    Half { id: row.id, title: row.title.clone(), data_set: row.data_set.clone(), units: row.units.clone() }
}

fn compute(kind: &'static Kind, columns: &Columns) -> Result<Vec<Duplicate>> {
    if columns.rows.len() < 2 {
        return Ok(Vec::new());
    }
    let plan = LinkageAsk { least: LOWEST }.check(&columns.keys, &columns.columns(), None).map_err(|e| WorkError::Report(e.to_string()))?;
    let found = linkage(&plan);
    let pairs = found.pairs.iter().take(MOST_PAIRS).map(|pair| {
        let [a, b] = pair.records.map(|r| &columns.rows[r]);
        let (a, b) = if b.filled > a.filled { (b, a) } else { (a, b) };
        Duplicate {
            kind: kind.code,
            records: [half(a), half(b)],
            probability: round9(pair.probability),
            reasons: reasons(&found, pair),
            told_apart_before: false,
        }
    });
    Ok(pairs.collect())
}

impl Workbench {
    /// The pairs that may be one thing, of what this person sees. Refused: a kind that is none, a probability below [`LOWEST`].
    pub async fn duplicates(&self, who: &Who, ask: &DuplicatesAsk) -> Result<DuplicatesView> {
        check(who, Act::ReadHistory)?;
        if !(LOWEST..=1.0).contains(&ask.least) {
            return Err(Problem::new("problem-least", ask.least.to_string()).on("least").with("lowest", LOWEST).into());
        }
        if let Some(code) = &ask.kind {
            kind_of(code).ok().filter(|k| kinds::of_territory(k.code)).ok_or_else(|| WorkError::NotFound(code.clone()))?;
        }
        let apart: BTreeMap<Uuid, Pair> =
            distinct::all(&mut self.store.reader().await?, self.territory).await?.into_iter().map(|p| (p.id, p)).collect();
        let mut view = DuplicatesView { least: ask.least, pairs: Vec::new(), total: 0, by_kind: BTreeMap::new(), method: &DUPLICATES };
        for kind in kinds::ALL.iter().copied().filter(|k| kinds::of_territory(k.code)) {
            let found = self.pairs_of_kind(who, kind).await?;
            let open = found.iter().filter(|d| d.probability >= ask.least).filter_map(|d| {
                let [a, b] = &d.records;
                let now = Pair::new((a.id, &a.title), (b.id, &b.title));
                match apart.get(&now.id) {
                    Some(told) if told.names == now.names => None,
                    told => Some((d, told.is_some())),
                }
            });
            let open: Vec<_> = open.collect();
            if !open.is_empty() {
                view.by_kind.insert(kind.code, open.len());
            }
            if ask.kind.as_deref().is_none_or(|k| k == kind.code) {
                view.pairs.extend(open.into_iter().map(|(d, before)| Duplicate { told_apart_before: before, ..d.clone() }));
            }
        }
        // Kinds stand in their order, which a stable sort keeps among equals.
        view.pairs.sort_by(|a, b| b.probability.total_cmp(&a.probability));
        view.total = view.pairs.len();
        view.pairs = view.pairs.into_iter().skip(ask.skip).take(ask.limit).collect();
        Ok(view)
    }

    /// All pairs of a kind for this person, computed anew only when a record of the kind has changed.
    async fn pairs_of_kind(&self, who: &Who, kind: &'static Kind) -> Result<Arc<Vec<Duplicate>>> {
        let mut conn = self.store.reader().await?;
        let state = records::state_of_kind(&mut conn, self.territory, kind.code).await?;
        let key = (who.key(), kind.code);
        if let Some((_, kept)) = lock(&self.caches.duplicates).0.get(&key).filter(|(at, _)| *at == state) {
            return Ok(kept.clone());
        }
        let columns = self.columns_of(&mut conn, who, kind).await?;
        drop(conn);
        let made = tokio::task::spawn_blocking(move || compute(kind, &columns)).await.map_err(|e| WorkError::Report(e.to_string()))??;
        let made = Arc::new(made);
        let mut cache = lock(&self.caches.duplicates);
        if cache.0.len() >= CACHED {
            cache.0.clear();
        }
        cache.0.insert(key, (state, made.clone()));
        Ok(made)
    }

    /// The records of a kind as linkage compares them: ids with titles, and the columns.
    pub(crate) async fn compared(&self, who: &Who, code: &str) -> Result<Compared> {
        check(who, Act::ReadHistory)?;
        let kind = kind_of(code).ok().filter(|k| kinds::of_territory(k.code)).ok_or_else(|| WorkError::NotFound(code.to_owned()))?;
        let columns = self.columns_of(&mut self.store.reader().await?, who, kind).await?;
        let records = columns.rows.iter().map(|r| (r.id, r.title.clone())).collect();
        Ok(Compared { records, columns: columns.columns() })
    }

    async fn columns_of(&self, conn: &mut reticolo_store::Conn, who: &Who, kind: &'static Kind) -> Result<Columns> {
        let mut columns = Columns::new(kind);
        lists::each(conn, self.territory, &who.all(kind.code), |record| {
            columns.add(&record);
            Ok(())
        })
        .await?;
        Ok(columns)
    }

    /// What two records say for and against being one, if they are among the candidates.
    pub async fn duplicate(&self, who: &Who, one: Uuid, other: Uuid) -> Result<Option<Duplicate>> {
        check(who, Act::ReadHistory)?;
        let (a, b) = self.two(who, one, other).await?;
        let found = self.pairs_of_kind(who, kind_of(&a.kind)?).await?;
        let both = |d: &&Duplicate| d.records.iter().all(|h| h.id == a.id || h.id == b.id);
        Ok(found.iter().find(both).cloned())
    }

    /// Two records of one kind that this person sees.
    async fn two(&self, who: &Who, one: Uuid, other: Uuid) -> Result<(Record, Record)> {
        let (a, b) = (self.record(who, one).await?, self.record(who, other).await?);
        if one == other {
            return Err(Problem::new("problem-merge-itself", &a.title).into());
        }
        if a.kind != b.kind {
            return Err(Problem::new("problem-merge-kinds", &b.title).with("kind", &a.kind).with("other", &b.kind).into());
        }
        if !kinds::of_territory(&a.kind) {
            return Err(WorkError::NotFound(a.kind));
        }
        Ok((a, b))
    }

    /// Keeps that two records are two things. The number of the act, by which it is taken back.
    pub async fn tell_apart(&self, who: &Who, one: Uuid, other: Uuid) -> Result<i64> {
        check(who, Act::Write)?;
        let (a, b) = self.two(who, one, other).await?;
        let pair = Pair::new((a.id, &a.title), (b.id, &b.title));
        let (territory, stamp) = (self.territory, self.stamp(who));
        Ok(self.store.write(move |c| Box::pin(async move { distinct::add(c, territory, &stamp, &pair).await })).await?)
    }

    /// Of rows that are about to come in under new ids, those that may be a record that is stored, or an earlier row: for the check of an
    /// import. The likeliest first.
    pub async fn like_stored(&self, who: &Who, kind: &'static Kind, rows: &[Record], least: f64) -> Result<Vec<Candidate>> {
        check(who, Act::Import)?;
        let mut columns = self.columns_of(&mut self.store.reader().await?, who, kind).await?;
        let stored = columns.rows.len();
        // A row that is stored, or that the file has had already, is known for what it is.
        let mut seen: BTreeSet<Uuid> = columns.rows.iter().map(|r| r.id).collect();
        let at: Vec<usize> = (0..rows.len()).filter(|i| seen.insert(rows[*i].id)).collect();
        for i in &at {
            columns.add(&rows[*i]);
        }
        let made = tokio::task::spawn_blocking(move || {
            let fresh: Vec<bool> = (0..columns.rows.len()).map(|i| i >= stored).collect();
            let plan = LinkageAsk { least }.check(&columns.keys, &columns.columns(), Some(&fresh));
            let found = linkage(&plan.map_err(|e| WorkError::Report(e.to_string()))?);
            let candidates = found.pairs.iter().map(|pair| {
                let [first, row] = if pair.records[0] <= pair.records[1] { pair.records } else { [pair.records[1], pair.records[0]] };
                let other = if first < stored { Other::Record(columns.rows[first].id) } else { Other::Row(at[first - stored]) };
                let title = columns.rows[first].title.clone();
                Candidate { row: at[row - stored], other, title, probability: round9(pair.probability), reasons: reasons(&found, pair) }
            });
            Ok(candidates.collect())
        });
        made.await.map_err(|e| WorkError::Report(e.to_string()))?
    }
}
