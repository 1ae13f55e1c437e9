//! The grid of a territory: its axes, how many records, how much of them, how much money and how many people stand in each cell, what
//! has no position, and why a cell is empty. Records and volume never mix: a record counts once in each cell and in each sum over
//! cells, its volume is divided by the weights of its positions.

use crate::gate::{Act, Who, check};
use crate::territory::lock;
use crate::{Result, Workbench};
use reticolo_messages::{Language, has, t, tr};
use reticolo_model::grid::{Axis, Grid};
use reticolo_model::share::total_cents;
use reticolo_model::{FieldType, Problem, Record, Share, Side, kinds};
use reticolo_store::db::Conn;
use reticolo_store::lists::{self, ListQuery};
use reticolo_store::log::{Chain, Stamp};
use reticolo_store::{StoreError, Territory, grid as stored};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use uuid::Uuid;

/// A place on the grid: an entry of each axis, or all of an axis where it is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Cell {
    pub area: String,
    pub dimension: String,
    pub modality: String,
}

impl Cell {
    #[must_use]
    pub fn new(area: &str, dimension: &str, modality: &str) -> Cell {
        Cell { area: area.to_owned(), dimension: dimension.to_owned(), modality: modality.to_owned() }
    }

    /// `area/dimension/modality`, as addresses and lists name it.
    #[must_use]
    pub fn text(&self) -> String {
        format!("{}/{}/{}", self.area, self.dimension, self.modality)
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<Cell> {
        let mut parts = text.split('/');
        let cell = Cell::new(parts.next()?, parts.next()?, parts.next()?);
        parts.next().is_none().then_some(cell)
    }
}

/// What stands somewhere, on one side.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Amount {
    /// Records that stand there, wholly or in part, each once.
    pub records: i64,
    /// The sum of their weights there.
    pub weight: f64,
    /// Their money by weight, in cents; of initiatives, projects, pilots and actions.
    pub cents: Option<i64>,
    /// The people concerned by weight; of needs and lots.
    pub people: Option<f64>,
    /// Records of each kind.
    pub kinds: BTreeMap<&'static str, i64>,
}

/// Why nothing stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "reason", content = "why", rename_all = "snake_case")]
pub enum Empty {
    /// Somebody said that nothing is expected there.
    NotPertinent(String),
    /// Others stand in the same area and dimension: it was looked at, and there is nothing.
    NothingFound,
    /// Nothing at all stands in its area and dimension: nobody looked.
    NeverSurveyed,
}

/// The grid as somebody sees it.
#[derive(Debug, Serialize)]
pub struct GridView {
    #[serde(skip)]
    pub grid: Arc<Grid>,
    /// Every cell, row, column and total that holds something: by cell, then by side.
    pub cells: BTreeMap<String, BTreeMap<&'static str, Amount>>,
    /// Records of each side that have no position.
    pub unplaced: BTreeMap<&'static str, i64>,
    /// All records of each side.
    pub total: BTreeMap<&'static str, i64>,
    /// The convention that the grid rests on: id and title.
    pub convention: Option<(Uuid, String)>,
    /// The record that holds the axes, if the territory keeps one.
    pub record: Option<Uuid>,
}

impl GridView {
    /// What stands in a cell on a side; nothing where nothing does.
    #[must_use]
    pub fn amount(&self, cell: &Cell, side: Side) -> Option<&Amount> {
        self.cells.get(&cell.text())?.get(side.code())
    }

    /// Records in a cell on a side.
    #[must_use]
    pub fn records(&self, cell: &Cell, side: Side) -> i64 {
        self.amount(cell, side).map_or(0, |a| a.records)
    }

    /// Why a cell holds nothing of these sides; none where it holds something.
    #[must_use]
    pub fn why_empty(&self, cell: &Cell, sides: &[Side]) -> Option<Empty> {
        if sides.iter().any(|side| self.records(cell, *side) > 0) {
            return None;
        }
        if let Some(why) = self.grid.why_empty(&cell.area, &cell.dimension, &cell.modality) {
            return Some(Empty::NotPertinent(why.to_owned()));
        }
        let row = Cell::new(&cell.area, &cell.dimension, "");
        let looked = Side::ON_GRID.iter().any(|side| self.records(&row, *side) > 0);
        Some(if looked { Empty::NothingFound } else { Empty::NeverSurveyed })
    }

    /// Every cell that is shown, in its order.
    #[must_use]
    pub fn shown(&self, wide: bool) -> Vec<Cell> {
        let columns = self.columns(wide);
        self.grid
            .tops(Axis::Area)
            .flat_map(|a| columns.iter().flat_map(move |(d, ms)| ms.iter().map(move |m| Cell::new(&a.code, d, m))))
            .collect()
    }

    /// The columns as the page shows them: each dimension with its modalities, the children of a modality in its place where
    /// `wide`. Retired entries that still hold something stay.
    #[must_use]
    pub fn columns(&self, wide: bool) -> Vec<(String, Vec<String>)> {
        let modalities: Vec<String> = self
            .grid
            .tops(Axis::Modality)
            .flat_map(|top| {
                let children: Vec<String> = self.grid.children(Axis::Modality, &top.code).map(|e| e.code.clone()).collect();
                if wide && !children.is_empty() { children } else { vec![top.code.clone()] }
            })
            .collect();
        self.grid.tops(Axis::Dimension).map(|d| (d.code.clone(), modalities.clone())).collect()
    }
}

/// What of the grid is asked.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct GridAsk {
    /// Only records that lie in one of these units; all where empty.
    pub units: Vec<String>,
    /// Only records that lie in one of these saved areas.
    pub areas: Vec<String>,
    pub illustrative: bool,
}

/// Views of one state of the log.
#[derive(Debug, Default)]
pub(crate) struct GridCache {
    head: i64,
    kept: BTreeMap<(String, GridAsk), Arc<GridView>>,
}

/// How many different questions are remembered for one state of the log.
const CACHED: usize = 100;

/// Money and people of a kind, as the fields that hold them.
fn figures(kind: &'static reticolo_model::Kind) -> impl Iterator<Item = (&'static str, bool)> {
    let money = kind.fields.iter().find(|f| Some(f.code) == kind.figure_field && matches!(f.kind, FieldType::Money));
    let money = money.or_else(|| kind.field("money_total")).filter(|_| kind.side == Side::Initiative).map(|f| (f.code, true));
    let people = kind.field("people").filter(|_| kind.side == Side::Demand).map(|f| (f.code, false));
    money.into_iter().chain(people)
}

impl Workbench {
    /// The axes of the territory, read again only when the log has moved.
    pub async fn grid_axes(&self) -> Result<Arc<Grid>> {
        Ok(self.grid_record().await?.0)
    }

    /// The axes and the record that holds them.
    pub(crate) async fn grid_record(&self) -> Result<(Arc<Grid>, Option<Uuid>)> {
        let head = self.head().await?;
        if let Some((at, kept)) = &*lock(&self.caches.axes)
            && *at == head
        {
            return Ok(kept.as_ref().clone());
        }
        let query = ListQuery { illustrative: true, ..ListQuery::all("axes", reticolo_model::Audience::Everything) };
        let page = lists::page(&mut self.store.reader().await?, self.territory, &query).await?;
        let made = match page.records.first() {
            Some(record) => (Arc::new(Grid::of_record(record)), Some(record.id)),
            None => (Arc::new(Grid::default()), None),
        };
        *lock(&self.caches.axes) = Some((head, Arc::new(made.clone())));
        Ok(made)
    }

    /// The id of the record that holds the axes; where there is none it is made, with the program's axes under the names that `names`
    /// gives (Italian, English).
    pub async fn own_grid(&self, who: &Who, names: impl Fn(Axis, &str) -> [String; 2], title: &str) -> Result<Uuid> {
        check(who, Act::Write)?;
        if let (_, Some(id)) = self.grid_record().await? {
            return Ok(id);
        }
        let program = Grid::default();
        let mut body = serde_json::Map::new();
        for axis in Axis::ALL {
            let row = |e: &reticolo_model::grid::Entry| {
                let [it, en] = names(axis, &e.code);
                let mut row = serde_json::json!({ "code": e.code, "name_it": it, "name_en": en });
                if !e.parent.is_empty() {
                    row["parent"] = serde_json::json!(e.parent);
                }
                row
            };
            body.insert(axis.field().to_owned(), program.axis(axis).iter().map(row).collect());
        }
        let changes = serde_json::json!({ "title": title, "body": body, "visibility": "public" });
        Ok(self.create(who, "axes", changes.as_object().unwrap_or(&serde_json::Map::new())).await?.record.id)
    }

    /// The convention that the grid rests on, where this person sees it: id and title.
    pub(crate) async fn grid_convention(&self, who: &Who) -> Result<Option<(Uuid, String)>> {
        let Some(id) = self.grid_record().await?.1 else { return Ok(None) };
        let Ok(view) = self.view(who, id).await else { return Ok(None) };
        Ok(view.links.iter().find(|l| l.link.kind == "governed_by").map(|l| (l.other, l.other_title.clone())))
    }

    /// The grid for this person.
    pub async fn grid(&self, who: &Who, ask: &GridAsk) -> Result<Arc<GridView>> {
        check(who, Act::Read)?;
        let head = self.head().await?;
        let key = (who.key(), ask.clone());
        {
            let cache = lock(&self.caches.grids);
            if cache.head == head
                && let Some(kept) = cache.kept.get(&key)
            {
                return Ok(kept.clone());
            }
        }
        let made = Arc::new(self.look_at_grid(who, ask).await?);
        let mut cache = lock(&self.caches.grids);
        if cache.head != head || cache.kept.len() >= CACHED {
            *cache = GridCache { head, kept: BTreeMap::new() };
        }
        cache.kept.insert(key, made.clone());
        Ok(made)
    }

    async fn look_at_grid(&self, who: &Who, ask: &GridAsk) -> Result<GridView> {
        let (grid, record) = self.grid_record().await?;
        let mut query = ListQuery { illustrative: ask.illustrative || who.illustrative(), ..ListQuery::all("", who.audience()) };
        let units = self.units_chosen(who, &ask.areas, &ask.units).await?;
        if !units.is_empty() {
            query.filters = vec![("unit".to_owned(), units)];
        }
        let mut conn = self.store.reader().await?;
        let t = self.territory;
        let mut parts: BTreeMap<Uuid, (&'static str, Vec<(String, Share)>)> = BTreeMap::new();
        stored::parts(&mut conn, t, &query, |part| {
            if let Some(kind) = kinds::find(&part.kind) {
                parts.entry(part.record).or_insert((kind.code, Vec::new())).1.push((part.cell, part.share));
            }
        })
        .await?;
        let mut adding = Adding::new(&grid);
        // Records in one cell: all of the cell's, less those that stand there in part.
        let mut whole: BTreeMap<(String, String), i64> = BTreeMap::new();
        for (kind, cell, n) in stored::counts(&mut conn, t, &query).await? {
            whole.insert((kind, cell), n);
        }
        for (kind, cells) in parts.values() {
            for (cell, _) in cells {
                if let Some(n) = whole.get_mut(&((*kind).to_owned(), cell.clone())) {
                    *n -= 1;
                }
            }
        }
        let mut placed: BTreeMap<&'static str, i64> = BTreeMap::new();
        for ((kind, cell), n) in whole.iter().filter(|(_, n)| **n > 0) {
            if let Some(kind) = kinds::find(kind) {
                *placed.entry(kind.code).or_default() += n;
                adding.records(kind.code, kind.side, &[(cell.clone(), Share::WHOLE)], *n);
            }
        }
        for (kind, cells) in parts.values() {
            if let Some(kind) = kinds::find(kind) {
                *placed.entry(kind.code).or_default() += 1;
                adding.records(kind.code, kind.side, cells, 1);
            }
        }
        for kind in kinds::ALL.iter().filter(|k| k.side != Side::Outside && placed.contains_key(k.code)) {
            for (field, money) in figures(kind) {
                let of = ListQuery { kind: kind.code.to_owned(), ..query.clone() };
                let mut sums: BTreeMap<String, f64> = stored::sums(&mut conn, t, &of, field).await?.into_iter().collect();
                for (id, x) in stored::numbers(&mut conn, t, &of, field).await? {
                    let Some((_, cells)) = parts.get(&id) else { continue };
                    for (cell, share) in cells {
                        if let Some(sum) = sums.get_mut(cell) {
                            *sum -= x;
                        }
                        adding.figure(kind.side, cell, x, *share, money);
                    }
                }
                for (cell, x) in sums {
                    adding.figure(kind.side, &cell, x, Share::WHOLE, money);
                }
            }
        }
        let mut total: BTreeMap<&'static str, i64> = BTreeMap::new();
        let mut unplaced: BTreeMap<&'static str, i64> = BTreeMap::new();
        for (code, n) in stored::totals(&mut conn, t, &query).await? {
            let Some(kind) = kinds::find(&code).filter(|k| k.side != Side::Outside) else { continue };
            *total.entry(kind.side.code()).or_default() += n;
            *unplaced.entry(kind.side.code()).or_default() += n - placed.get(kind.code).copied().unwrap_or(0);
        }
        drop(conn);
        let convention = self.grid_convention(who).await?;
        Ok(GridView { cells: adding.finish(), grid, unplaced, total, convention, record })
    }
}

/// The name of an entry of an axis: the territory's own, else the program's.
#[must_use]
pub fn label(l: Language, grid: &Grid, axis: Axis, code: &str) -> String {
    let own = grid.entry(axis, code).map(|e| match l {
        Language::En if !e.name_en.is_empty() => e.name_en.clone(),
        _ => e.name_it.clone(),
    });
    own.filter(|name| !name.is_empty()).unwrap_or_else(|| {
        let key = format!("{}-{code}", axis.vocabulary().code);
        if has(l, &key) { t(l, &key) } else { code.to_owned() }
    })
}

/// The short name of a modality as a column's head, where the program has one.
#[must_use]
pub fn head(l: Language, grid: &Grid, code: &str) -> String {
    let key = format!("grid-head-{code}");
    let own = grid.entry(Axis::Modality, code).is_some_and(|e| !e.name_it.is_empty());
    if !own && has(l, &key) { t(l, &key) } else { label(l, grid, Axis::Modality, code) }
}

/// Why a cell is empty, in words.
#[must_use]
pub fn why(l: Language, empty: &Empty) -> String {
    match empty {
        Empty::NotPertinent(why) => tr(l, "grid-not_pertinent_why", &[("why", why)]),
        Empty::NothingFound => t(l, "grid-nothing_found"),
        Empty::NeverSurveyed => t(l, "grid-never_surveyed"),
    }
}

/// Refuses a second record of the axes, and axes from which a code is gone: it may be renamed, moved or retired. Under the lock of
/// the chain.
pub(crate) async fn guard_axes(
    conn: &mut Conn,
    territory: Territory,
    stamp: &Stamp,
    record: &Record,
) -> std::result::Result<(), StoreError> {
    if record.kind != "axes" {
        return Ok(());
    }
    Chain::lock(conn, territory, stamp).await?;
    let query = ListQuery { illustrative: true, ..ListQuery::all("axes", reticolo_model::Audience::Everything) };
    let there = lists::page(conn, territory, &query).await?.records;
    if there.iter().any(|r| r.id != record.id) {
        return Err(Problem::new("problem-grid-one", &record.title).into());
    }
    let before = there.iter().find(|r| r.id == record.id).map_or_else(Grid::default, Grid::of_record);
    let after = Grid::of_record(record);
    for axis in Axis::ALL {
        let kept: BTreeSet<&str> = after.axis(axis).iter().map(|e| e.code.as_str()).collect();
        if let Some(gone) = before.axis(axis).iter().find(|e| !kept.contains(e.code.as_str())) {
            return Err(Problem::new("problem-grid-gone", &gone.code).on(axis.field()).into());
        }
    }
    Ok(())
}

/// Sums in the making.
struct Adding<'g> {
    grid: &'g Grid,
    made: HashMap<String, BTreeMap<&'static str, Sum>>,
    above: HashMap<String, Vec<String>>,
}

#[derive(Default)]
struct Sum {
    records: i64,
    /// Weights by their share, counted; money and people by their share, summed.
    weights: BTreeMap<(u32, u32), i64>,
    cents: BTreeMap<(u32, u32), f64>,
    people: BTreeMap<(u32, u32), f64>,
    kinds: BTreeMap<&'static str, i64>,
}

impl<'g> Adding<'g> {
    fn new(grid: &'g Grid) -> Adding<'g> {
        Adding { grid, made: HashMap::new(), above: HashMap::new() }
    }

    /// A cell with every cell and sum that it is a part of: its entries, their parents, and all of each axis.
    fn targets(&mut self, text: &str) -> Vec<String> {
        if let Some(known) = self.above.get(text) {
            return known.clone();
        }
        let Some(cell) = Cell::parse(text) else { return Vec::new() };
        let up = |axis: Axis, code: &str| {
            let parent = self.grid.entry(axis, code).map(|e| e.parent.clone()).filter(|p| !p.is_empty());
            let mut all = vec![code.to_owned()];
            all.extend(parent);
            all.push(String::new());
            all
        };
        let mut out = Vec::new();
        for area in up(Axis::Area, &cell.area) {
            for dimension in up(Axis::Dimension, &cell.dimension) {
                for modality in up(Axis::Modality, &cell.modality) {
                    out.push(Cell::new(&area, &dimension, &modality).text());
                }
            }
        }
        self.above.insert(text.to_owned(), out.clone());
        out
    }

    /// `n` records that stand in the same cells: each counts once wherever it stands, with the sum of its weights there.
    fn records(&mut self, kind: &'static str, side: Side, cells: &[(String, Share)], n: i64) {
        let mut seen: BTreeSet<String> = BTreeSet::new();
        for (cell, share) in cells {
            for target in self.targets(cell) {
                let first = seen.insert(target.clone());
                let sum = self.made.entry(target).or_default().entry(side.code()).or_default();
                *sum.weights.entry(share.parts()).or_default() += n;
                if first {
                    sum.records += n;
                    *sum.kinds.entry(kind).or_default() += n;
                }
            }
        }
    }

    fn figure(&mut self, side: Side, cell: &str, x: f64, share: Share, money: bool) {
        for target in self.targets(cell) {
            let sum = self.made.entry(target).or_default().entry(side.code()).or_default();
            let into = if money { &mut sum.cents } else { &mut sum.people };
            *into.entry(share.parts()).or_default() += x;
        }
    }

    fn finish(self) -> BTreeMap<String, BTreeMap<&'static str, Amount>> {
        let amount = |sum: Sum| {
            let weighed =
                |parts: &BTreeMap<(u32, u32), f64>| -> f64 { parts.iter().map(|((n, d), x)| x * f64::from(*n) / f64::from(*d)).sum() };
            #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "counts and whole cents")]
            let (weights, cents): (BTreeMap<(u32, u32), f64>, Vec<(i64, Share)>) = (
                sum.weights.iter().map(|(share, n)| (*share, *n as f64)).collect(),
                sum.cents.iter().filter_map(|((n, d), x)| Some((x.round() as i64, Share::new(*n, *d)?))).collect(),
            );
            Amount {
                records: sum.records,
                weight: weighed(&weights),
                cents: (!cents.is_empty()).then(|| total_cents(&cents)),
                people: (!sum.people.is_empty()).then(|| weighed(&sum.people)),
                kinds: sum.kinds,
            }
        };
        let side = |(side, sum): (&'static str, Sum)| (side, amount(sum));
        self.made.into_iter().map(|(cell, sides)| (cell, sides.into_iter().map(side).collect())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_counts_once_in_a_parent_and_its_volume_is_divided() {
        let grid = Grid::default();
        let mut adding = Adding::new(&grid);
        let half = Share::new(1, 2).expect("a share");
        let cells = [("welfare/services/advanced_services".to_owned(), half), ("welfare/services/system_products".to_owned(), half)];
        adding.records("need", Side::Demand, &cells, 1);
        adding.records("need", Side::Demand, &[("welfare/services/pilots".to_owned(), Share::WHOLE)], 2);
        for (cell, share) in &cells {
            adding.figure(Side::Initiative, cell, 101.0, *share, true);
        }
        let made = adding.finish();
        let at = |cell: &str| made[cell]["demand"].clone();
        assert_eq!((at("welfare/services/advanced_services").records, at("welfare/services/advanced_services").weight), (1, 0.5));
        assert_eq!((at("welfare/services/innovative_actions").records, at("welfare/services/innovative_actions").weight), (1, 1.0));
        assert_eq!((at("welfare//").records, at("//").weight, at("//pilots").records), (3, 3.0, 2));
        // Rounded once at the end: half of 101 cents twice is 101 cents, and half of it alone is 51.
        assert_eq!(made["welfare/services/innovative_actions"]["initiative"].cents, Some(101));
        assert_eq!(made["welfare/services/advanced_services"]["initiative"].cents, Some(51));
    }
}
