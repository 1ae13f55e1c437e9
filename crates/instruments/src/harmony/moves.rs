//! Before and after: what a planned action would do to a coverage, and which of them would move it most. Nothing is written.

use super::action::{Action, Opening, Planned};
use super::ground::{NeedsGround, Serves};
use super::needs::{Frame, Pieces, pieces};
use super::spread::{Moved, NOTHING, Spread};
use super::{CoverageRule, Evenness, HarmonyQuestion, HarmonyView, NeedsQuestion};
use crate::gate::{Act, Who, check};
use crate::places::Places;
use crate::services::{ServiceCache, is_of};
use crate::{Result, WorkError, Workbench};
use reticolo_analysis::services::access::{AccessAsk, Demand, access, gains};
use reticolo_analysis::spatial::contiguity::Metric;
use reticolo_analysis::sums::sum_by;
use reticolo_model::Problem;
use reticolo_model::geometry::Point;
use reticolo_model::vocabulary::SERVICES;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use uuid::Uuid;

/// At most so many actions are worked out whole; they are those that would raise the level most.
pub const MOST: usize = 50;

/// Which coverage is asked about.
#[derive(Debug, Clone, PartialEq)]
pub enum Coverage {
    Services(HarmonyQuestion),
    Needs(NeedsQuestion),
}

/// What is imagined to be done.
#[derive(Debug, Clone, PartialEq)]
pub enum ActionAsk {
    /// What a record plans.
    Record(Uuid),
    /// A service opened in a unit, at its seat or at a point.
    Open { service: String, unit: Option<String>, at: Option<Point> },
}

/// An action with what it would do.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Move {
    #[serde(flatten)]
    pub action: Action,
    #[serde(flatten)]
    pub moved: Moved,
}

/// The actions that would move a coverage, the one first that makes it most even; of equals the one that raises the level most.
#[derive(Debug, Clone, Serialize)]
pub struct Moves {
    pub rows: Vec<Move>,
    /// How many would move it at all, and how many of them are on record.
    pub all: usize,
    pub on_record: usize,
}

/// The units of an answer about services as elements, in rows of their own or those of their groups.
pub(super) fn of_view(view: &HarmonyView) -> Spread {
    let grouped = !view.groups.is_empty();
    let numbers: BTreeMap<&str, u32> = view.groups.iter().zip(0u32..).map(|(g, n)| (g.key.as_str(), n)).collect();
    let of = |i: usize, key: Option<&String>| {
        if grouped { numbers.get(key.map_or("", String::as_str)).copied().unwrap_or(0) } else { u32::try_from(i).unwrap_or(u32::MAX) }
    };
    Spread {
        title: view.demand.title.clone(),
        weights: view.rows.iter().map(|r| r.people).collect(),
        values: view.rows.iter().map(|r| reached(view, r.lacking.len())).collect(),
        row: view.rows.iter().enumerate().map(|(i, r)| of(i, r.group_key.as_ref())).collect(),
        rows: if grouped {
            view.groups.iter().map(|g| (g.key.clone(), g.name.clone().unwrap_or_default())).collect()
        } else {
            view.rows.iter().map(|r| (r.code.clone(), r.name.clone())).collect()
        },
        count: view.rows.len(),
        across_rows: false,
    }
}

/// Services that reach over services chosen, where so many do not.
pub(super) fn reached(view: &HarmonyView, lacking: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a few dozen services")]
    let share = (view.question.services.len() - lacking) as f64 / view.question.services.len() as f64;
    share
}

/// Coverages once a service is open somewhere; none where that reaches nobody who lacked it.
fn opened(view: &HarmonyView, places: &Places, opening: &Opening) -> Option<Vec<f64>> {
    let gives: Vec<&String> = view.question.services.iter().filter(|class| is_of(&opening.service, class)).collect();
    let seat = || opening.units.iter().find_map(|u| places.seat(places.get(u)?)).map(|(p, _)| p);
    let at = opening.at.or_else(seat);
    let ask = AccessAsk { threshold: 0.0, factor: view.question.factor, metric: Metric::Sphere };
    let reaches = |code: &str| match view.question.coverage {
        CoverageRule::OwnUnit => opening.units.iter().any(|u| u == code),
        CoverageRule::Within { km } => {
            let from = places.get(code).and_then(|u| places.seat(u)).map(|(p, _)| p);
            at.zip(from).is_some_and(|(a, b)| ask.distance(a, b) <= km * (1.0 + 1e-9))
        }
    };
    let mut any = false;
    let after = view.rows.iter().map(|r| {
        let new = r.lacking.iter().filter(|s| gives.iter().any(|g| g == s)).count();
        let new = if new > 0 && reaches(&r.code) { new } else { 0 };
        any |= new > 0 && r.people > 0.0;
        reached(view, r.lacking.len() - new)
    });
    let after: Vec<f64> = after.collect();
    any.then_some(after)
}

/// A service opened that nobody has written down.
fn imagined(service: &str, unit: &str, at: Option<Point>) -> Planned {
    let action = Action {
        kind: "opening",
        id: None,
        title: String::new(),
        service: Some(service.to_owned()),
        unit: Some(unit.to_owned()),
        read_as: "opened",
        illustrative: false,
    };
    let opening = Opening { service: service.to_owned(), units: vec![unit.to_owned()], at };
    Planned { action, serves: Serves::default(), opening: Some(opening) }
}

/// For each service the seats from which it would reach most of those who lack it, the best of all first.
fn imaginable(view: &HarmonyView, places: &Places) -> Vec<Planned> {
    let seats: Vec<Option<Point>> = view.rows.iter().map(|r| places.get(&r.code).and_then(|u| places.seat(u)).map(|(p, _)| p)).collect();
    let mut out: Vec<(f64, &str, usize)> = Vec::new();
    for service in &view.question.services {
        let lacks: Vec<usize> = (0..view.rows.len()).filter(|i| view.rows[*i].lacking.contains(service)).collect();
        let demand: Vec<Demand> = lacks.iter().filter_map(|i| Some(Demand { at: seats[*i]?, people: view.rows[*i].people })).collect();
        let gained: Vec<f64> = match view.question.coverage {
            CoverageRule::OwnUnit => {
                (0..view.rows.len()).map(|i| if lacks.binary_search(&i).is_ok() { view.rows[i].people } else { 0.0 }).collect()
            }
            CoverageRule::Within { km } => {
                let ask = AccessAsk { threshold: km, factor: view.question.factor, metric: Metric::Sphere };
                // Nobody who lacks it is reached: what a seat would reach of them is what it gains.
                let Ok(plan) = ask.check(&demand, &[]) else { continue };
                let points: Vec<Point> = seats.iter().map(|s| s.unwrap_or([f64::NAN, f64::NAN])).collect();
                gains(&plan, &access(&plan), &points)
            }
        };
        out.extend(gained.iter().enumerate().filter(|(_, g)| **g > 0.0).map(|(i, g)| (*g, service.as_str(), i)));
    }
    out.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)).then(a.2.cmp(&b.2)));
    out.truncate(MOST);
    out.into_iter().map(|(_, service, i)| imagined(service, &view.rows[i].code, None)).collect()
}

/// The needs by id and by lot, so that what an action touches is found at once.
struct Touched<'g> {
    ground: &'g NeedsGround,
    pieces: &'g Pieces,
    by_id: BTreeMap<Uuid, Vec<usize>>,
}

impl<'g> Touched<'g> {
    fn new(ground: &'g NeedsGround, pieces: &'g Pieces) -> Touched<'g> {
        let mut by_id: BTreeMap<Uuid, Vec<usize>> = BTreeMap::new();
        for (piece, need) in pieces.need.iter().enumerate() {
            for id in ground.known_as(&ground.needs[*need]) {
                by_id.entry(id).or_default().push(piece);
            }
        }
        Touched { ground, pieces, by_id }
    }

    /// Coverages once an action is done, of the pieces that it touches.
    fn after(&self, serves: &Serves) -> Vec<(usize, f64)> {
        let ids: BTreeSet<&Uuid> = serves.amounts.keys().chain(&serves.whole).collect();
        let touched: BTreeSet<usize> = ids.into_iter().filter_map(|id| self.by_id.get(id)).flatten().copied().collect();
        let new = touched.into_iter().map(|i| (i, self.ground.coverage(&self.ground.needs[self.pieces.need[i]], serves)));
        new.filter(|(i, c)| *c > self.pieces.spread.values[*i] + NOTHING).collect()
    }
}

fn whole(values: &[f64], new: &[(usize, f64)]) -> Vec<f64> {
    let mut after = values.to_vec();
    for (i, c) in new {
        after[*i] = *c;
    }
    after
}

/// The most even first; where that cannot be said, the highest level first.
fn rank(mut rows: Vec<Move>, all: usize, on_record: usize) -> Moves {
    let by = |m: &Move| (m.moved.change.harmony.unwrap_or(0.0), m.moved.change.mean);
    rows.sort_by(|a, b| {
        let ((ha, ma), (hb, mb)) = (by(a), by(b));
        let names = |m: &Move| (m.action.kind, m.action.title.clone(), m.action.service.clone(), m.action.unit.clone(), m.action.id);
        hb.total_cmp(&ha).then(mb.total_cmp(&ma)).then_with(|| names(a).cmp(&names(b)))
    });
    Moves { rows, all, on_record }
}

/// The actions with their coverages after, those that raise the level most.
fn best<'p>(spread: &Spread, found: Vec<(&'p Planned, Vec<(usize, f64)>)>) -> Vec<(&'p Planned, Vec<(usize, f64)>)> {
    let gain = |new: &[(usize, f64)]| sum_by(new.len(), |n| spread.weights[new[n].0] * (new[n].1 - spread.values[new[n].0]));
    let mut graded: Vec<(f64, usize, &Planned, Vec<(usize, f64)>)> =
        found.into_iter().enumerate().map(|(i, (p, new))| (gain(&new), i, p, new)).filter(|g| g.0 > NOTHING).collect();
    graded.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    graded.truncate(MOST);
    graded.into_iter().map(|(_, _, p, new)| (p, new)).collect()
}

fn weighed(spread: &Spread, planned: &[Planned], after: impl Fn(&Planned) -> Vec<(usize, f64)>) -> Result<Moves> {
    let before = spread.evenness(&spread.judge(&spread.values)?);
    let found: Vec<(&Planned, Vec<(usize, f64)>)> = planned.iter().map(|p| (p, after(p))).filter(|(_, new)| !new.is_empty()).collect();
    let (all, on_record) = (found.len(), found.iter().filter(|(p, _)| p.action.id.is_some()).count());
    let one = |(p, new): (&Planned, Vec<(usize, f64)>)| {
        Ok(Move { action: p.action.clone(), moved: spread.moved(&before, &whole(&spread.values, &new))? })
    };
    let rows: Vec<Move> = best(spread, found).into_iter().map(one).collect::<Result<_>>()?;
    Ok(rank(rows, all, on_record))
}

/// Where values differ.
fn differences(before: &[f64], after: Option<Vec<f64>>) -> Vec<(usize, f64)> {
    let after = after.unwrap_or_default();
    after.into_iter().enumerate().filter(|(i, c)| *c > before[*i] + NOTHING).collect()
}

impl Workbench {
    /// Which planned actions would move a coverage, the most first; of services also which openings that nobody has planned would.
    pub async fn harmony_moves(&self, who: &Who, coverage: &Coverage) -> Result<Arc<Moves>> {
        let day = self.today();
        self.harmony_moves_on(who, coverage, &day).await
    }

    /// The same as of a day.
    pub(crate) async fn harmony_moves_on(&self, who: &Who, coverage: &Coverage, day: &str) -> Result<Arc<Moves>> {
        check(who, Act::Read)?;
        let head = self.head().await?;
        let key = format!("{day} {}\n{coverage:?}", who.key());
        if let Some(kept) = self.kept(head, &key, ServiceCache::moves) {
            return Ok(kept);
        }
        let (ground, places) = (self.needs_ground(who, day).await?, self.places().await?);
        let made = match coverage {
            Coverage::Services(question) => {
                let view = self.harmony(who, question).await?;
                tokio::task::spawn_blocking(move || {
                    let spread = of_view(&view);
                    let mut planned: Vec<Planned> = ground.planned.iter().filter(|p| p.opening.is_some()).cloned().collect();
                    planned.extend(imaginable(&view, &places));
                    let after = |p: &Planned| differences(&spread.values, p.opening.as_ref().and_then(|o| opened(&view, &places, o)));
                    weighed(&spread, &planned, after)
                })
                .await
            }
            Coverage::Needs(question) => {
                let grid = self.grid_axes().await?;
                let (_, set, asked) = self.needs_frame(who, question).await?;
                tokio::task::spawn_blocking(move || {
                    let frame = Frame { places: &places, grid: &grid, set: set.as_ref() };
                    let pieces = pieces(&ground, &asked, &frame);
                    if pieces.chosen.is_empty() {
                        return Ok(rank(Vec::new(), 0, 0));
                    }
                    let touched = Touched::new(&ground, &pieces);
                    weighed(&pieces.spread, &ground.planned, |p| touched.after(&p.serves))
                })
                .await
            }
        };
        let made = made.map_err(|e| WorkError::Report(e.to_string()))??;
        Ok(self.keep(head, key, ServiceCache::moves, made))
    }

    /// One action before and after. Not found: a record that plans nothing or is not seen; refused: a service opened nowhere, or asked of the
    /// coverage of needs, which says nothing of whom an opening would serve.
    pub async fn harmony_what_if(&self, who: &Who, coverage: &Coverage, action: &ActionAsk) -> Result<Move> {
        check(who, Act::Read)?;
        let day = self.today();
        let (ground, places) = (self.needs_ground(who, &day).await?, self.places().await?);
        let mut planned = match action {
            ActionAsk::Record(id) => {
                let found = ground.planned.iter().find(|p| p.action.id == Some(*id)).cloned();
                found.ok_or_else(|| WorkError::NotFound(id.to_string()))?
            }
            ActionAsk::Open { service, unit, at } => opening(&places, service, unit.as_deref(), *at)?,
        };
        match coverage {
            Coverage::Services(question) => {
                let mut view = self.harmony(who, question).await?;
                // A service that is not among those chosen counts before and after.
                if let ActionAsk::Open { service, .. } = action
                    && !view.question.services.iter().any(|class| is_of(service, class))
                {
                    let mut more = view.question.clone();
                    more.services.push(service.clone());
                    planned.action.read_as = "added";
                    view = self.harmony(who, &more).await?;
                }
                let made = tokio::task::spawn_blocking(move || {
                    let spread = of_view(&view);
                    let new = differences(&spread.values, planned.opening.as_ref().and_then(|o| opened(&view, &places, o)));
                    moved(&spread, &planned, &new)
                });
                made.await.map_err(|e| WorkError::Report(e.to_string()))?
            }
            Coverage::Needs(question) => {
                if matches!(action, ActionAsk::Open { .. }) {
                    return Err(Problem::new("problem-harmony-open_needs", planned.action.service.unwrap_or_default()).on("open").into());
                }
                let grid = self.grid_axes().await?;
                let (_, set, asked) = self.needs_frame(who, question).await?;
                let made = tokio::task::spawn_blocking(move || {
                    let frame = Frame { places: &places, grid: &grid, set: set.as_ref() };
                    let pieces = pieces(&ground, &asked, &frame);
                    if pieces.chosen.is_empty() {
                        return Err(Problem::new("problem-harmony-no_needs", asked.services.join(", ")).into());
                    }
                    let new = Touched::new(&ground, &pieces).after(&planned.serves);
                    moved(&pieces.spread, &planned, &new)
                });
                made.await.map_err(|e| WorkError::Report(e.to_string()))?
            }
        }
    }
}

fn moved(spread: &Spread, planned: &Planned, new: &[(usize, f64)]) -> Result<Move> {
    let before: Evenness = spread.evenness(&spread.judge(&spread.values)?);
    Ok(Move { action: planned.action.clone(), moved: spread.moved(&before, &whole(&spread.values, new))? })
}

/// A service opened in a unit of the territory, or at a point that lies in one.
fn opening(places: &Places, service: &str, unit: Option<&str>, at: Option<Point>) -> Result<Planned> {
    if !SERVICES.has(service) {
        return Err(WorkError::NotFound(service.to_owned()));
    }
    let unit = match (unit, at) {
        (Some(code), _) => places.get(code).ok_or_else(|| Problem::new("problem-unit-unknown", code).on("in"))?,
        (None, Some(point)) => {
            let told = format!("{}, {}", point[0], point[1]);
            places.at(point).ok_or_else(|| Problem::new("problem-harmony-nowhere", told).on("at"))?
        }
        (None, None) => return Err(Problem::new("problem-harmony-where", service).on("in").into()),
    };
    Ok(imagined(service, &unit.code, at))
}
