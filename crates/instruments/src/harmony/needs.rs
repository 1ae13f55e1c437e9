//! How evenly needs are served: of each need the served share, weighed by the people concerned, across cells, units, basins or groups of
//! people; what each row adds to the inequality, and which needs pull it down.

use super::ground::{Needed, NeedsGround, Serves};
use super::spread::{NOTHING, Spread};
use super::{Across, BasinSet, Evenness, Lack, ranked};
use crate::gate::{Act, Who, check};
use crate::places::Places;
use crate::services::{NeedsBy, ServiceCache, is_of};
use crate::{Result, WorkError, Workbench};
use reticolo_analysis::catalogue::{Card, INEQUALITY};
use reticolo_analysis::sums::{round9, sum_by};
use reticolo_model::canonical::canonical;
use reticolo_model::fold::fold;
use reticolo_model::grid::{Axis, Grid};
use reticolo_model::vocabulary::SERVICES;
use reticolo_model::{Problem, id};
use serde::Serialize;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use uuid::Uuid;

/// How many needs are told of a row, and of all.
const TOLD_A_ROW: usize = 3;
const TOLD: usize = 20;

/// What is asked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct NeedsQuestion {
    pub across: Across,
    /// The set of saved areas, across basins; the first there is where none is named.
    pub basins: Option<String>,
    /// Only needs of these services and those under them; empty: all.
    pub services: Vec<String>,
}

/// A need that is not wholly served.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NeedLeft {
    pub id: Uuid,
    pub title: String,
    pub category: String,
    pub coverage: f64,
    /// The people concerned (of a row: its share of them), or 1; and how many of them are not served.
    pub people: f64,
    pub unserved: f64,
    pub illustrative: bool,
}

/// A cell, unit, basin or group.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NeedsRow {
    /// `area/dimension/modality`, code of a unit, id of an area, or the group as it is folded; empty for needs that stand in none.
    pub key: String,
    /// Of a unit, an area or a group; a cell has the name that the axes give it.
    pub name: String,
    /// Needs that stand there, wholly or in part.
    pub needs: usize,
    /// People concerned (or needs, where none says how many), by shares.
    pub people: f64,
    pub coverage: Option<f64>,
    /// How even it is inside the row: none where nothing is served.
    pub harmony: Option<f64>,
    /// What its mean adds to T across rows; none where T is undefined.
    pub part: Option<f64>,
    /// What its inside adds to the inequality among single needs.
    pub within: f64,
    /// The services that lack most, by people not served.
    pub lacking: Vec<Lack>,
    /// The needs that lack most.
    pub worst: Vec<NeedLeft>,
}

/// The served share of needs over the territory.
#[derive(Debug, Clone, Serialize)]
pub struct NeedsHarmony {
    pub question: NeedsQuestion,
    pub day: String,
    /// What weighs: the people concerned; or the needs themselves, as none says how many people it concerns.
    pub by: NeedsBy,
    /// The index is that of the rows, as a single need is mostly served or not and says nothing of evenness; here `units` are needs. T across
    /// rows is `between`; with `within` it makes the inequality among single needs.
    pub inside: Evenness,
    pub theil_of_needs: Option<f64>,
    /// There is one row, so that nothing can be compared.
    pub single: bool,
    /// The mean were every need to count as one.
    pub level_by_need: f64,
    /// Needs looked at; of them wholly served, in part, not at all.
    pub needs: usize,
    pub whole: usize,
    pub some: usize,
    pub none: usize,
    /// Needs served as somebody said so, and needs without any amount, which are served or not.
    pub by_state: usize,
    pub uncounted: usize,
    /// Needs that do not say how many people they concern, while others do: they do not weigh.
    pub without_people: usize,
    /// Needs that lie wholly outside the territory: left out.
    pub outside: usize,
    pub undefined: bool,
    pub rows: Vec<NeedsRow>,
    /// Keys of the rows below the mean, by what they add to T, the most first.
    pub pulled_by: Vec<String>,
    /// The needs that are not wholly served, the most people first: how many, and the first of them.
    pub left: usize,
    pub worst: Vec<NeedLeft>,
    /// Coverage of each unit, whatever the rows are; across basins that of its basin.
    pub units: BTreeMap<String, Option<f64>>,
    /// The sets of areas to choose from.
    pub sets: Vec<BasinSet>,
    /// Areas of the set share so many units: each counts in the first of them.
    pub shared_units: usize,
    pub input_digest: String,
    #[serde(skip)]
    pub method: &'static Card,
}

/// The pieces of all needs: one for each need and row.
pub(super) struct Pieces {
    pub spread: Spread,
    /// The need of each piece.
    pub need: Vec<usize>,
    pub by: NeedsBy,
    /// The needs that are looked at.
    pub chosen: Vec<usize>,
    pub outside: usize,
}

/// With what rows are made.
pub(super) struct Frame<'f> {
    pub places: &'f Places,
    pub grid: &'f Grid,
    pub set: Option<&'f BasinSet>,
}

/// The place of a cell in the order of the axes; what they do not know comes last.
fn order(grid: &Grid, cell: &str) -> [usize; 3] {
    let mut parts = cell.split('/');
    Axis::ALL.map(|axis| {
        let code = parts.next().unwrap_or_default();
        grid.axis(axis).iter().position(|e| e.code == code).unwrap_or(usize::MAX)
    })
}

/// A row of a need: what it is ordered by, key, name, share.
type Stand = (String, String, String, f64);

/// The rows in which a need stands, with its share in each; none where it lies wholly outside.
fn rows_of(need: &Needed, across: Across, frame: &Frame<'_>) -> Vec<Stand> {
    let inside: Vec<&(String, f64)> = need.units.iter().filter(|(u, _)| frame.places.is_inside(u)).collect();
    let here = if need.units.is_empty() { 1.0 } else { inside.iter().map(|(_, s)| s).sum() };
    if here <= 0.0 {
        return Vec::new();
    }
    let nowhere = |share: f64| ("\u{10ffff}".to_owned(), String::new(), String::new(), share);
    match across {
        Across::Units if need.units.is_empty() => vec![nowhere(here)],
        Across::Units => inside.iter().map(|(u, s)| (u.clone(), u.clone(), frame.places.name(u).to_owned(), *s)).collect(),
        Across::Cells if need.cells.is_empty() => vec![nowhere(here)],
        Across::Cells => {
            let cell = |(cell, s): &(String, f64)| {
                let at = order(frame.grid, cell).map(|i| format!("{i:020}")).concat();
                (format!("{at}{cell}"), cell.clone(), String::new(), s * here)
            };
            need.cells.iter().map(cell).collect()
        }
        Across::Basins if need.units.is_empty() => vec![nowhere(here)],
        Across::Basins => {
            let mut out: BTreeMap<String, Stand> = BTreeMap::new();
            for (unit, share) in inside {
                let stand = match frame.set.and_then(|s| s.area_of(unit)) {
                    Some(area) => (format!("{}\n{}", area.title, area.id), area.id.to_string(), area.title.clone(), *share),
                    None => nowhere(*share),
                };
                out.entry(stand.0.clone()).and_modify(|s| s.3 += share).or_insert(stand);
            }
            out.into_values().collect()
        }
        Across::Groups => match fold(&need.group) {
            folded if folded.is_empty() => vec![nowhere(here)],
            folded => vec![(folded.clone(), folded, need.group.clone(), here)],
        },
    }
}

/// Cuts the needs that are asked for into pieces.
pub(super) fn pieces(ground: &NeedsGround, question: &NeedsQuestion, frame: &Frame<'_>) -> Pieces {
    let asked = |n: &Needed| question.services.is_empty() || question.services.iter().any(|s| is_of(&n.category, s));
    let all: Vec<usize> = (0..ground.needs.len()).filter(|i| asked(&ground.needs[*i])).collect();
    let stands: Vec<(usize, Vec<Stand>)> = all.iter().map(|i| (*i, rows_of(&ground.needs[*i], question.across, frame))).collect();
    let chosen: Vec<usize> = stands.iter().filter(|(_, s)| !s.is_empty()).map(|(i, _)| *i).collect();
    let people: f64 = chosen.iter().filter_map(|i| ground.needs[*i].people).sum();
    let by = if people > 0.0 { NeedsBy::People } else { NeedsBy::Records };
    let mut numbers: BTreeMap<&str, (u32, &str, &str)> = BTreeMap::new();
    for (order, key, name, _) in stands.iter().flat_map(|(_, s)| s) {
        numbers.entry(order).or_insert((0, key, name));
    }
    for (n, entry) in (0u32..).zip(numbers.values_mut()) {
        entry.0 = n;
    }
    let mut spread = Spread {
        title: String::new(),
        weights: Vec::new(),
        values: Vec::new(),
        row: Vec::new(),
        rows: numbers.values().map(|(_, key, name)| ((*key).to_owned(), (*name).to_owned())).collect(),
        count: chosen.len(),
        across_rows: true,
    };
    let mut need = Vec::new();
    for (i, stands) in &stands {
        let of = &ground.needs[*i];
        let value = ground.coverage(of, &Serves::default());
        let weight = if by == NeedsBy::People { of.people.unwrap_or(0.0) } else { 1.0 };
        for (order, _, _, share) in stands {
            spread.weights.push(weight * share);
            spread.values.push(value);
            spread.row.push(numbers[order.as_str()].0);
            need.push(*i);
        }
    }
    Pieces { spread, need, by, outside: all.len() - chosen.len(), chosen }
}

fn left(need: &Needed, coverage: f64, people: f64) -> NeedLeft {
    NeedLeft {
        id: need.id,
        title: need.title.clone(),
        category: need.category.clone(),
        coverage: round9(coverage),
        people: round9(people),
        unserved: round9(people * (1.0 - coverage)),
        illustrative: need.illustrative,
    }
}

/// The needs that lack most: unserved people, then by title.
fn worst(of: impl Iterator<Item = NeedLeft>, most: usize) -> (usize, Vec<NeedLeft>) {
    let mut all: Vec<NeedLeft> = of.filter(|n| n.coverage < 1.0 - NOTHING).collect();
    all.sort_by(|a, b| b.unserved.total_cmp(&a.unserved).then_with(|| a.title.cmp(&b.title)).then(a.id.cmp(&b.id)));
    let n = all.len();
    all.truncate(most);
    (n, all)
}

fn mean(of: &[(f64, f64)]) -> Option<f64> {
    let weight = sum_by(of.len(), |i| of[i].0);
    (weight > 0.0).then(|| round9(sum_by(of.len(), |i| of[i].0 * of[i].1) / weight))
}

pub(super) fn compute(ground: &NeedsGround, question: NeedsQuestion, frame: &Frame<'_>, sets: Vec<BasinSet>) -> Result<NeedsHarmony> {
    let pieces = pieces(ground, &question, frame);
    if pieces.chosen.is_empty() {
        return Err(Problem::new("problem-harmony-no_needs", question.services.join(", ")).into());
    }
    let spread = &pieces.spread;
    let found = spread.judge(&spread.values)?;
    let inside = spread.evenness(&found);
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); spread.rows.len()];
    for (i, row) in spread.row.iter().enumerate() {
        members[*row as usize].push(i);
    }
    let defined = found.indices.is_some();
    let row = |(n, (key, name)): (usize, &(String, String))| {
        let g = found.groups[n];
        let of = &members[n];
        let mut lacks: BTreeMap<&str, f64> = BTreeMap::new();
        for i in of {
            let lack = spread.weights[*i] * (1.0 - spread.values[*i]);
            if lack > NOTHING {
                *lacks.entry(&ground.needs[pieces.need[*i]].category).or_default() += lack;
            }
        }
        let told = of.iter().map(|i| left(&ground.needs[pieces.need[*i]], spread.values[*i], spread.weights[*i]));
        NeedsRow {
            key: key.clone(),
            name: name.clone(),
            needs: of.iter().map(|i| pieces.need[*i]).collect::<BTreeSet<usize>>().len(),
            people: round9(g.weight),
            coverage: g.mean.map(round9),
            harmony: g.theil.map(|t| round9((-t).exp())),
            part: defined.then(|| round9(g.between)),
            within: round9(g.within),
            lacking: ranked(lacks),
            worst: worst(told, TOLD_A_ROW).1,
        }
    };
    let rows: Vec<NeedsRow> = spread.rows.iter().enumerate().map(row).collect();
    let mut below: Vec<&NeedsRow> =
        rows.iter().filter(|r| r.people > 0.0 && r.coverage.is_some_and(|c| c < inside.mean - NOTHING)).collect();
    below.sort_by(|a, b| b.part.unwrap_or(0.0).total_cmp(&a.part.unwrap_or(0.0)));
    let pulled_by = below.iter().filter(|r| r.part.is_some_and(|p| p > NOTHING)).map(|r| r.key.clone()).collect();
    let coverage = |i: usize| ground.coverage(&ground.needs[i], &Serves::default());
    let weight = |n: &Needed| if pieces.by == NeedsBy::People { n.people.unwrap_or(0.0) } else { 1.0 };
    let count = |holds: &dyn Fn(&Needed, f64) -> bool| pieces.chosen.iter().filter(|i| holds(&ground.needs[**i], coverage(**i))).count();
    let each = pieces.chosen.iter().map(|i| left(&ground.needs[*i], coverage(*i), weight(&ground.needs[*i])));
    let (left, worst) = worst(each, TOLD);
    let by_need: Vec<(f64, f64)> = pieces.chosen.iter().map(|i| (1.0, coverage(*i))).collect();
    let units = by_unit(ground, &pieces, &question, frame, &rows);
    Ok(NeedsHarmony {
        theil_of_needs: found.indices.as_ref().map(|i| round9(i.theil)),
        single: rows.iter().filter(|r| r.people > 0.0).count() < 2,
        level_by_need: mean(&by_need).unwrap_or(0.0),
        needs: pieces.chosen.len(),
        whole: count(&|_, c| c >= 1.0),
        some: count(&|_, c| c > 0.0 && c < 1.0),
        none: count(&|_, c| c <= 0.0),
        by_state: count(&|n, _| n.by_state),
        uncounted: count(&|n, _| n.uncounted),
        without_people: if pieces.by == NeedsBy::People { count(&|n, _| n.people.is_none()) } else { 0 },
        outside: pieces.outside,
        undefined: !defined,
        shared_units: frame.set.filter(|_| question.across == Across::Basins).map_or(0, |s| s.shared),
        input_digest: digest(ground, &question, &pieces),
        day: ground.day.clone(),
        by: pieces.by,
        method: &INEQUALITY,
        inside,
        rows,
        pulled_by,
        left,
        worst,
        units,
        sets,
        question,
    })
}

/// Coverage of each unit inside where somebody has a need; across basins that of its basin.
fn by_unit(
    ground: &NeedsGround,
    pieces: &Pieces,
    question: &NeedsQuestion,
    frame: &Frame<'_>,
    rows: &[NeedsRow],
) -> BTreeMap<String, Option<f64>> {
    if question.across == Across::Basins {
        let of: BTreeMap<&str, Option<f64>> = rows.iter().map(|r| (r.key.as_str(), r.coverage)).collect();
        let area = |u: &reticolo_model::Unit| frame.set.and_then(|s| s.area_of(&u.code)).map(|a| a.id.to_string());
        return frame.places.inside().map(|u| (u.code.clone(), area(u).and_then(|id| of.get(id.as_str()).copied().flatten()))).collect();
    }
    let mut sums: BTreeMap<&str, Vec<(f64, f64)>> = frame.places.inside().map(|u| (u.code.as_str(), Vec::new())).collect();
    for i in &pieces.chosen {
        let need = &ground.needs[*i];
        let weight = if pieces.by == NeedsBy::People { need.people.unwrap_or(0.0) } else { 1.0 };
        let coverage = ground.coverage(need, &Serves::default());
        for (unit, share) in &need.units {
            if let Some(sum) = sums.get_mut(unit.as_str()) {
                sum.push((weight * share, coverage));
            }
        }
    }
    sums.into_iter().map(|(unit, of)| (unit.to_owned(), mean(&of))).collect()
}

/// What was put in: no random id and no time of import.
fn digest(ground: &NeedsGround, question: &NeedsQuestion, pieces: &Pieces) -> String {
    let mut needs: Vec<String> = pieces
        .chosen
        .iter()
        .map(|i| {
            let n = &ground.needs[*i];
            let coverage = round9(ground.coverage(n, &Serves::default()));
            json!([n.title, n.category, n.group, n.people, n.cells, n.units, coverage]).to_string()
        })
        .collect();
    needs.sort_unstable();
    let rows = (question.across == Across::Basins).then(|| pieces.spread.rows.iter().map(|(_, name)| name).collect::<Vec<_>>());
    let asked = json!([question.across, question.services]);
    id::sha256_hex(canonical(&json!({ "question": asked, "needs": needs, "rows": rows })).as_bytes())
}

impl Workbench {
    /// How evenly needs are served, as of today. Refused: a service or a set of areas that is none, no need at all.
    pub async fn needs_harmony(&self, who: &Who, question: &NeedsQuestion) -> Result<Arc<NeedsHarmony>> {
        let day = self.today();
        self.needs_harmony_on(who, question, &day).await
    }

    /// The same as of a day.
    pub(crate) async fn needs_harmony_on(&self, who: &Who, question: &NeedsQuestion, day: &str) -> Result<Arc<NeedsHarmony>> {
        check(who, Act::Read)?;
        if let Some(unknown) = question.services.iter().find(|s| !SERVICES.has(s)) {
            return Err(WorkError::NotFound(unknown.clone()));
        }
        let head = self.head().await?;
        let key = format!("{day} {}\n{question:?}", who.key());
        if let Some(kept) = self.kept(head, &key, ServiceCache::needs) {
            return Ok(kept);
        }
        let (ground, places, grid) = (self.needs_ground(who, day).await?, self.places().await?, self.grid_axes().await?);
        let (sets, set, asked) = self.needs_frame(who, question).await?;
        let made = tokio::task::spawn_blocking(move || {
            let frame = Frame { places: &places, grid: &grid, set: set.as_ref() };
            compute(&ground, asked, &frame, sets)
        });
        let made = made.await.map_err(|e| WorkError::Report(e.to_string()))??;
        Ok(self.keep(head, key, ServiceCache::needs, made))
    }

    /// The sets to choose from, the one that is meant, and the question completed.
    pub(super) async fn needs_frame(
        &self,
        who: &Who,
        question: &NeedsQuestion,
    ) -> Result<(Vec<BasinSet>, Option<BasinSet>, NeedsQuestion)> {
        let sets = self.basin_sets(who).await?;
        let mut asked = question.clone();
        asked.services.sort();
        asked.services.dedup();
        let set = if question.across == Across::Basins { Some(super::chosen(&sets, question.basins.as_deref())?) } else { None };
        asked.basins = set.as_ref().map(|s| s.key.clone());
        Ok((sets, set, asked))
    }
}
