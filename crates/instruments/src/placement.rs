//! Where on the grid a record probably belongs, from its words: proposed with the words that spoke for it, never put there by itself.
//! What people confirm, or place by hand, teaches the next proposals.

use crate::gate::{Act, Who, check};
use crate::grid::Cell;
use crate::{Result, WorkError, Workbench};
use reticolo_analysis::text::placement::{Document, Placement, PlacementAsk, PlacementPlan, Role, Text, rank};
use reticolo_model::grid::{Axis, Entry, Grid};
use reticolo_model::{FieldType, Position, Record, Share, Side, kinds};
use reticolo_store::lists::ListQuery;
use reticolo_store::{records, text};
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;

/// What is known of each entry before anybody placed anything.
const SEEDS: &str = include_str!("../../../reference/placement.csv");
/// Confirmed placements that are learnt from: the newest.
const LEARNT: usize = 4000;
/// Entries of an axis that are proposed.
const PROPOSED: usize = 3;
/// Words that are told for each.
const WORDS: usize = 6;

/// One entry proposed, with how sure that is and which words of the text spoke for it.
#[derive(Debug, Clone, Serialize)]
pub struct Proposed {
    pub code: String,
    pub probability: f64,
    pub words: Vec<String>,
}

/// A place proposed for a text: for each axis the likeliest entries.
#[derive(Debug, Clone, Serialize)]
pub struct Proposal {
    pub area: Vec<Proposed>,
    pub dimension: Vec<Proposed>,
    pub modality: Vec<Proposed>,
    /// Axes on which the first is little likelier than the next, or nothing is known: a doubt, shown as such.
    pub doubtful: Vec<&'static str>,
}

impl Proposal {
    #[must_use]
    pub fn axis(&self, axis: Axis) -> &[Proposed] {
        match axis {
            Axis::Area => &self.area,
            Axis::Dimension => &self.dimension,
            Axis::Modality => &self.modality,
        }
    }

    /// The cell of the likeliest entries; none where an axis has nothing to propose.
    #[must_use]
    pub fn cell(&self) -> Option<Cell> {
        let first = |axis: Axis| self.axis(axis).first().map(|p| p.code.clone());
        Some(Cell { area: first(Axis::Area)?, dimension: first(Axis::Dimension)?, modality: first(Axis::Modality)? })
    }
}

/// A text with what is said beside its title.
#[derive(Debug, Clone, Copy)]
pub struct Said<'a> {
    pub title: &'a str,
    pub more: &'a str,
    pub language: &'a str,
}

/// One axis, learnt.
struct Learnt {
    axis: Axis,
    /// The codes, in the order of the classes.
    codes: Vec<String>,
    plan: PlacementPlan,
}

/// What proposes places.
pub struct Placer {
    learnt: Vec<Learnt>,
}

impl std::fmt::Debug for Placer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Placer").finish_non_exhaustive()
    }
}

/// A document to learn from: class, role, title, more.
type Lesson = (usize, Role, Vec<String>, Vec<String>);

impl Placer {
    /// Learns from the descriptions of the grid's entries and from texts that people placed: title and more, as stems, with their cell.
    ///
    /// # Errors
    /// Where the axes have fewer than two entries to choose among.
    pub fn new(grid: &Grid, placed: &[(Vec<String>, Vec<String>, Cell)]) -> Result<Placer> {
        let mut learnt = Vec::new();
        for axis in Axis::ALL {
            let codes: Vec<String> = proposable(grid, axis).map(|e| e.code.clone()).collect();
            let class = |code: &str| codes.iter().position(|c| c == code);
            let mut lessons: Vec<Lesson> = Vec::new();
            for said in described(grid, axis)? {
                if let Some(class) = class(&said.code) {
                    let role = if said.telling { Role::Telling } else { Role::Description };
                    lessons.push((class, role, text::stems(&said.text, &said.language), Vec::new()));
                }
            }
            for (title, more, cell) in placed {
                let code = match axis {
                    Axis::Area => &cell.area,
                    Axis::Dimension => &cell.dimension,
                    Axis::Modality => &cell.modality,
                };
                if let Some(class) = class(code) {
                    lessons.push((class, Role::Confirmed, title.clone(), more.clone()));
                }
            }
            let documents: Vec<Document<'_>> = lessons
                .iter()
                .map(|(class, role, title, more)| Document { class: *class, role: *role, text: Text { title, more }, weight: 1.0 })
                .collect();
            let plan = PlacementAsk::default().check(codes.len(), &documents).map_err(|e| WorkError::Report(e.to_string()))?;
            learnt.push(Learnt { axis, codes, plan });
        }
        Ok(Placer { learnt })
    }

    /// The likeliest places of a text.
    #[must_use]
    pub fn propose(&self, said: Said<'_>) -> Proposal {
        let (title, more) = (text::stems(said.title, said.language), text::stems(said.more, said.language));
        // The words as they are written, one for each stem.
        let written = |text: &str| -> Vec<String> {
            reticolo_model::fold::fold(text).split(' ').filter(|w| !w.is_empty()).map(str::to_owned).collect()
        };
        let (title_words, more_words) = (written(said.title), written(said.more));
        let mut out = Proposal { area: Vec::new(), dimension: Vec::new(), modality: Vec::new(), doubtful: Vec::new() };
        for learnt in &self.learnt {
            let placement: Placement = rank(&learnt.plan, Text { title: &title, more: &more });
            if placement.doubt.is_some() {
                out.doubtful.push(learnt.axis.code());
            }
            let proposed = placement.ranked.iter().take(PROPOSED).filter_map(|ranked| {
                let mut words: Vec<String> = Vec::new();
                for word in ranked.words.iter().filter(|w| w.weight > 0.0) {
                    let from = if word.in_title { &title_words } else { &more_words };
                    let text = from.get(word.at.clone()).map_or_else(|| word.stem.clone(), |w| w.join(" "));
                    if !words.iter().any(|w| w.contains(&text)) && words.len() < WORDS {
                        words.push(text);
                    }
                }
                Some(Proposed { code: learnt.codes.get(ranked.class)?.clone(), probability: ranked.probability, words })
            });
            let proposed: Vec<Proposed> = proposed.collect();
            match learnt.axis {
                Axis::Area => out.area = proposed,
                Axis::Dimension => out.dimension = proposed,
                Axis::Modality => out.modality = proposed,
            }
        }
        out
    }
}

/// What has entries under it is not proposed itself.
fn proposable(grid: &Grid, axis: Axis) -> impl Iterator<Item = &Entry> {
    grid.axis(axis).iter().filter(move |e| !e.retired && grid.children(axis, &e.code).next().is_none())
}

/// What is said of an entry before anybody placed anything.
pub(crate) struct Described {
    pub code: String,
    pub text: String,
    pub language: String,
    /// Whether one word of it decides.
    pub telling: bool,
}

/// Everything that is said of the entries of an axis that can be proposed.
pub(crate) fn described(grid: &Grid, axis: Axis) -> Result<Vec<Described>> {
    let mut out = Vec::new();
    for entry in proposable(grid, axis) {
        // Its own names say what a territory's own entry is.
        for (name, language) in [(&entry.name_it, "it"), (&entry.name_en, "en")] {
            if !name.is_empty() {
                out.push(Described { code: entry.code.clone(), text: name.clone(), language: language.to_owned(), telling: false });
            }
        }
    }
    let mut reader = csv::Reader::from_reader(SEEDS.as_bytes());
    let wrong = |e: csv::Error| WorkError::Report(format!("reference/placement.csv: {e}"));
    for row in reader.records() {
        let row = row.map_err(wrong)?;
        let cell = |i: usize| row.get(i).unwrap_or_default();
        if cell(0) == axis.code() && proposable(grid, axis).any(|e| e.code == cell(1)) {
            let (text, language) = (cell(3).to_owned(), cell(2).to_owned());
            out.push(Described { code: cell(1).to_owned(), text, language, telling: cell(4) == "telling" });
        }
    }
    Ok(out)
}

/// What a record says beside its title: its summary, and the texts of its fields that searches look at.
#[must_use]
pub fn more(record: &Record) -> String {
    let Some(kind) = kinds::find(&record.kind) else { return record.summary.clone() };
    let says = |f: &&reticolo_model::Field| f.search && matches!(f.kind, FieldType::Text | FieldType::LongText);
    // Who does it says little of what it is, and numbers nothing.
    let names = ["leader_name", "address", "owner", "contact_name"];
    let texts = kind.fields.iter().filter(says).filter(|f| !names.contains(&f.code)).filter_map(|f| record.body_text(f.code));
    std::iter::once(record.summary.as_str()).chain(texts).filter(|t| !t.is_empty()).collect::<Vec<_>>().join(". ")
}

/// Records without a position, each with the place proposed for it.
#[derive(Debug)]
pub struct Unplaced {
    pub records: Vec<(Record, Proposal)>,
    /// All that have none, of this kind.
    pub total: i64,
    /// How many have none, by kind.
    pub by_kind: BTreeMap<&'static str, i64>,
    /// From how many placed records it was learnt.
    pub learnt: usize,
}

/// Placers of one state of the log, by audience.
#[derive(Debug, Default)]
pub(crate) struct PlacerCache {
    head: i64,
    kept: BTreeMap<String, (Arc<Placer>, usize)>,
}

impl Workbench {
    /// What proposes places for this person: learnt from the records that they see.
    pub async fn placer(&self, who: &Who) -> Result<(Arc<Placer>, usize)> {
        check(who, Act::Read)?;
        let head = self.head().await?;
        let key = who.key();
        {
            let cache = crate::territory::lock(&self.caches.placers);
            if cache.head == head
                && let Some(kept) = cache.kept.get(&key)
            {
                return Ok(kept.clone());
            }
        }
        let grid = self.grid_axes().await?;
        let placed = self.placed_records(who).await?;
        let lessons: Vec<_> = placed
            .iter()
            .map(|r| {
                let p = &r.positions[0];
                (text::stems(&r.title, &r.language), text::stems(&more(r), &r.language), Cell::new(&p.area, &p.dimension, &p.modality))
            })
            .collect();
        let learnt = lessons.len();
        let placer =
            tokio::task::spawn_blocking(move || Placer::new(&grid, &lessons)).await.map_err(|e| WorkError::Report(e.to_string()))??;
        let made = (Arc::new(placer), learnt);
        let mut cache = crate::territory::lock(&self.caches.placers);
        if cache.head != head {
            *cache = PlacerCache { head, kept: BTreeMap::new() };
        }
        cache.kept.insert(key, made.clone());
        Ok(made)
    }

    /// The records that proposals are learnt from: the newest of those that stand in one cell.
    pub(crate) async fn placed_records(&self, who: &Who) -> Result<Vec<Record>> {
        let query = ListQuery { illustrative: who.illustrative(), ..ListQuery::all("", who.audience()) };
        let mut placed = reticolo_store::grid::placed(&mut self.store.reader().await?, self.territory, &query, LEARNT).await?;
        placed.retain(|r| r.positions.len() == 1);
        Ok(placed)
    }

    /// The place proposed for one record.
    pub async fn proposal(&self, who: &Who, id: Uuid) -> Result<Proposal> {
        let record = self.record(who, id).await?;
        let (placer, _) = self.placer(who).await?;
        Ok(placer.propose(Said { title: &record.title, more: &more(&record), language: &record.language }))
    }

    /// The first records of a kind that have no position, each with the place proposed for it.
    pub async fn unplaced(&self, who: &Who, kind: Option<&str>, limit: usize) -> Result<Unplaced> {
        check(who, Act::Read)?;
        let (placer, learnt) = self.placer(who).await?;
        let query = ListQuery { illustrative: who.illustrative(), ..ListQuery::all("", who.audience()) };
        let mut conn = self.store.reader().await?;
        let totals = reticolo_store::grid::totals(&mut conn, self.territory, &query).await?;
        let mut by_kind = BTreeMap::new();
        let view = self.grid(who, &crate::grid::GridAsk::default()).await?;
        for (code, n) in totals {
            let Some(of) = kinds::find(&code).filter(|k| k.side != Side::Outside) else { continue };
            let placed: i64 =
                view.cells.get("//").and_then(|s| s.get(of.side.code())).and_then(|a| a.kinds.get(of.code)).copied().unwrap_or(0);
            if n > placed {
                by_kind.insert(of.code, n - placed);
            }
        }
        // What people work on first: needs, offers, initiatives; then by the order of the kinds.
        let chosen = kind
            .and_then(kinds::find)
            .or_else(|| kinds::ALL.iter().copied().find(|k| k.code == "initiative" && by_kind.contains_key(k.code)))
            .or_else(|| kinds::ALL.iter().copied().find(|k| by_kind.contains_key(k.code)));
        let Some(chosen) = chosen else { return Ok(Unplaced { records: Vec::new(), total: 0, by_kind, learnt }) };
        let query = ListQuery { kind: chosen.code.to_owned(), limit, ..query };
        let found = reticolo_store::grid::unplaced(&mut conn, self.territory, &query).await?;
        let total = by_kind.get(chosen.code).copied().unwrap_or(0);
        let records = tokio::task::spawn_blocking(move || {
            found
                .into_iter()
                .map(|r| {
                    let proposal = placer.propose(Said { title: &r.title, more: &more(&r), language: &r.language });
                    (r, proposal)
                })
                .collect()
        })
        .await
        .map_err(|e| WorkError::Report(e.to_string()))?;
        Ok(Unplaced { records, total, by_kind, learnt })
    }

    /// Puts records where people confirm that they belong, as one act; those that have a position by now stay as they are. The number of
    /// the act and how many were placed.
    pub async fn place_on_grid(&self, who: &Who, chosen: &[(Uuid, Cell)]) -> Result<(i64, usize)> {
        check(who, Act::Write)?;
        let ids: Vec<Uuid> = chosen.iter().map(|(id, _)| *id).collect();
        self.all_seen(who, &ids).await?;
        let grid = self.grid_axes().await?;
        let mut places: BTreeMap<Uuid, Vec<Position>> = BTreeMap::new();
        for (id, cell) in chosen {
            let position = Position {
                area: cell.area.clone(),
                dimension: cell.dimension.clone(),
                modality: cell.modality.clone(),
                weight: Share::WHOLE,
            };
            let mut trial = records::get(&mut self.store.reader().await?, self.territory, *id)
                .await?
                .ok_or_else(|| WorkError::NotFound(id.to_string()))?;
            trial.positions = vec![position.clone()];
            if let Some(problem) = grid.check(&trial) {
                return Err(problem.into());
            }
            places.insert(*id, vec![position]);
        }
        let (territory, stamp) = (self.territory, self.stamp(who));
        let what: Value = json!({ "placed": ids.len() });
        Ok(self
            .store
            .write(move |c| {
                Box::pin(async move {
                    records::change_many(c, territory, &stamp, what, &ids, |r| {
                        let positions = places.get(&r.id).filter(|_| r.positions.is_empty())?;
                        Some(Record { positions: positions.clone(), ..r.clone() })
                    })
                    .await
                })
            })
            .await?)
    }
}
