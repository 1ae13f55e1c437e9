//! What is computed from employment by branch: quotients of the territory and of its units, concentration, what each is near to, and how the
//! change divides. Units are compared with all that is loaded, among themselves, or with a whole that is stated.

use super::sectors::Read;
use super::tables::{Figure, Figures, Sheet};
use super::{METHODS, ProductionQuestion, ProductionView, WAITS, Wait};
use crate::places::Places;
use crate::{Result, WorkError};
use reticolo_analysis::production::Employment;
use reticolo_analysis::production::quotient::{Quotient, SpecialisationAsk, specialisation};
use reticolo_analysis::production::shift::{self, ShiftShareAsk, shift_share};
use reticolo_analysis::production::space::{Relatedness, RelatednessAsk, relatedness};
use reticolo_analysis::sums::round9;
use reticolo_model::canonical::canonical;
use reticolo_model::{Problem, id};
use serde::Serialize;
use serde_json::json;
use std::collections::BTreeMap;
use std::fmt::Display;

/// What units are compared with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Whole {
    /// All units that are loaded: those inside and those around.
    #[default]
    Loaded,
    /// The units inside alone.
    Inside,
    /// A whole that the question states.
    Stated,
}

/// Fewer units, or branches, say nothing of what goes together.
const LEAST_UNITS: usize = 10;
const LEAST_BRANCHES: usize = 4;
/// So many of each list are named.
pub const MOST_LISTED: usize = 20;

/// A branch of a unit or of the territory. Figures that are computed are rounded to nine significant digits.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cell {
    /// The branch's place in the list.
    pub branch: usize,
    pub value: f64,
    /// None where the unit, or the branch in the whole, has nobody.
    pub quotient: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
    /// `strength`, `ordinary`, `weakness`, `absent`; empty without a quotient.
    pub standing: &'static str,
    /// Beyond, or short of, what the whole's share would give.
    pub excess: Option<f64>,
    /// How near the unit is to the branch, 0 to 1; none where too little is loaded to say.
    pub density: Option<f64>,
    /// It has less than its share of the branch, and is nearer to it than others are.
    pub opportunity: bool,
    pub change: Option<Parts>,
}

/// A change with its parts.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Parts {
    pub change: f64,
    pub national: f64,
    pub mix: f64,
    pub local: f64,
    pub competitive: f64,
    pub allocation: f64,
}

impl From<&shift::Parts> for Parts {
    fn from(p: &shift::Parts) -> Parts {
        Parts {
            change: round9(p.change),
            national: round9(p.national),
            mix: round9(p.mix),
            local: round9(p.local),
            competitive: round9(p.competitive),
            allocation: round9(p.allocation),
        }
    }
}

/// A branch that is counted.
#[derive(Debug, Clone, Serialize)]
pub struct BranchRow {
    pub code: String,
    /// As its indicator is called.
    pub name: String,
    pub indicator: String,
    /// Over the units inside that take part, and over the whole.
    pub inside: f64,
    pub whole: f64,
    /// The whole's growth in the branch, as a ratio.
    pub growth: Option<f64>,
    /// Complexity, in standard scores over the units.
    pub complexity: Option<f64>,
}

/// A unit inside.
#[derive(Debug, Clone, Serialize)]
pub struct EmploymentUnit {
    pub code: String,
    pub name: String,
    pub total: f64,
    pub herfindahl: Option<f64>,
    pub krugman: Option<f64>,
    pub complexity: Option<f64>,
    /// The branch in which it has most beyond its share, among its strengths.
    pub best: Option<usize>,
    pub strengths: usize,
    pub change: Option<Parts>,
    /// One a branch; the file has them all, an answer those of the unit that is asked.
    #[serde(skip)]
    pub cells: Vec<Cell>,
}

/// A unit in a branch that stands out.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Spot {
    pub unit: String,
    #[serde(flatten)]
    pub cell: Cell,
}

/// Why a unit does not take part.
pub const REASONS_LEFT_OUT: [&str; 2] = ["no_figures", "not_a_number"];

/// A unit inside that does not take part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    pub unit: String,
    /// `no_figures`, `not_a_number`.
    pub why: &'static str,
}

#[derive(Debug, Clone, Serialize)]
pub struct EmploymentView {
    /// The unit of measure of what is counted.
    pub measure: String,
    pub measures: Vec<String>,
    pub period: String,
    pub from: Option<String>,
    pub periods: Vec<String>,
    pub branches: Vec<BranchRow>,
    /// Branches left out because parts of them are there.
    pub wider: Vec<String>,
    pub whole: Whole,
    /// Whether there is something beyond the territory that it is compared with.
    pub compared: bool,
    /// Units inside and around that take part.
    pub inside: usize,
    pub around: usize,
    /// Units that take part in the change.
    pub changed: usize,
    pub left_out: Vec<LeftOut>,
    /// Cells that have no row in units that have others, and count as zero.
    pub empty_cells: usize,
    /// The units inside together, one entry a branch.
    pub territory: Vec<Cell>,
    pub territory_total: f64,
    pub territory_herfindahl: Option<f64>,
    pub territory_krugman: Option<f64>,
    pub territory_change: Option<Parts>,
    pub rows: Vec<EmploymentUnit>,
    pub strengths: Vec<Spot>,
    pub weaknesses: Vec<Spot>,
    pub opportunities: Vec<Spot>,
    /// The branches of the unit that is asked.
    pub cells: Vec<Cell>,
    /// Why there is no complexity: `few`, `parts`, `even`; empty where there is.
    pub no_complexity: &'static str,
    /// Data sets by code, with their titles.
    pub sources: BTreeMap<String, String>,
}

impl EmploymentView {
    /// A unit inside that takes part.
    #[must_use]
    pub fn unit(&self, code: &str) -> Option<&EmploymentUnit> {
        self.rows.binary_search_by(|r| r.code.as_str().cmp(code)).ok().map(|i| &self.rows[i])
    }
}

fn refused(what: &str, reason: impl Display) -> WorkError {
    Problem::new("problem-production", what).with("reason", reason).into()
}

/// The whole answer.
pub(super) fn whole(question: ProductionQuestion, read: Read, figures: Option<Figures>, places: &Places) -> Result<ProductionView> {
    let employment = match &figures {
        Some(figures) => employment(&question, figures, places)?,
        None => None,
    };
    let Read { view: sectors, chains, technologies, capacities } = read;
    let holds = |code: &str| match code {
        "employment" => employment.is_none(),
        "later" => employment.as_ref().is_some_and(|e| e.from.is_none()),
        "around" => employment.as_ref().is_some_and(|e| !e.compared),
        "branches" => sectors.said["branch"] * 2 < sectors.actors.max(1),
        "chains" => chains == 0,
        _ => true,
    };
    let waits = WAITS.into_iter().filter(|code| holds(code)).map(|code| Wait { code }).collect();
    let mut question = question;
    question.by = Some(sectors.by);
    if let Some(e) = &employment {
        question.measure.clone_from(&e.measure);
        (question.period, question.from) = (Some(e.period.clone()), e.from.clone());
    }
    let cells = figures.iter().flat_map(|f| {
        [Some(&f.sheet), f.before.as_ref()].into_iter().flatten().map(|sheet| {
            let number = |f: &Option<Figure>| match f {
                Some(Figure::Number(x)) => json!(round9(*x)),
                Some(Figure::None) => json!("none"),
                None => json!(null),
            };
            let row = |(unit, row): (&String, &Vec<Option<Figure>>)| json!([unit, row.iter().map(number).collect::<Vec<_>>()]);
            json!([f.branches.iter().map(|b| &b.code).collect::<Vec<_>>(), sheet.iter().map(row).collect::<Vec<_>>()])
        })
    });
    let input = json!({
        "question": question,
        "units": places.units.iter().map(|u| json!([u.code, u.inside])).collect::<Vec<_>>(),
        "figures": cells.collect::<Vec<_>>(),
        "sectors": sectors,
    });
    let input_digest = id::sha256_hex(canonical(&input).as_bytes());
    Ok(ProductionView { question, sectors, employment, chains, technologies, capacities, waits, input_digest, methods: METHODS })
}

/// The units that have figures in a sheet, with their rows; those left out, with the reason; cells that count as zero for want of a row.
struct Taken {
    units: Vec<usize>,
    values: Vec<f64>,
    left_out: Vec<(usize, &'static str)>,
    empty: usize,
}

fn taken(sheet: &Sheet, places: &Places, among: &[usize]) -> Taken {
    let mut out = Taken { units: Vec::new(), values: Vec::new(), left_out: Vec::new(), empty: 0 };
    for at in among {
        let Some(row) = sheet.get(&places.units[*at].code) else {
            out.left_out.push((*at, REASONS_LEFT_OUT[0]));
            continue;
        };
        if row.iter().any(|f| matches!(f, Some(Figure::None))) {
            out.left_out.push((*at, REASONS_LEFT_OUT[1]));
        } else {
            out.units.push(*at);
            out.empty += row.iter().filter(|f| f.is_none()).count();
            out.values.extend(row.iter().map(|f| if let Some(Figure::Number(x)) = f { *x } else { 0.0 }));
        }
    }
    out
}

/// The sum of the rows of some units.
fn together(table: &Employment, keep: impl Fn(usize) -> bool) -> Vec<f64> {
    let mut out = vec![0.0; table.branches()];
    for place in (0..table.places()).filter(|p| keep(*p)) {
        out.iter_mut().zip(table.row(place)).for_each(|(sum, x)| *sum += x);
    }
    out
}

fn cell(branch: usize, value: f64, quotient: Option<&Quotient>) -> Cell {
    Cell {
        branch,
        value: round9(value),
        quotient: quotient.map(|q| round9(q.value)),
        low: quotient.map(|q| round9(q.low)),
        high: quotient.map(|q| round9(q.high)),
        standing: quotient.map_or("", |q| q.standing.code()),
        excess: quotient.map(|q| round9(q.excess)),
        density: None,
        opportunity: false,
        change: None,
    }
}

#[expect(clippy::too_many_lines, reason = "one answer from its parts, in the order in which they are needed")]
fn employment(question: &ProductionQuestion, figures: &Figures, places: &Places) -> Result<Option<EmploymentView>> {
    let n = figures.branches.len();
    let among: Vec<usize> = (0..places.units.len()).filter(|u| places.units[*u].inside || question.whole != Whole::Inside).collect();
    let now = taken(&figures.sheet, places, &among);
    if n < 2 || !now.units.iter().any(|u| places.units[*u].inside) {
        return Ok(None);
    }
    let inside: Vec<bool> = now.units.iter().map(|u| places.units[*u].inside).collect();
    let around = inside.iter().filter(|i| !**i).count();
    let title = &figures.measure;
    let table = Employment::new(now.units.len(), n, now.values).map_err(|e| refused(title, e))?;
    let stated = stated(question, figures)?;
    let reference = stated.as_ref().map(|(now, _)| now.as_slice());
    let ask = SpecialisationAsk::default();
    let found = specialisation(&ask.check(&table, reference).map_err(|e| refused(title, e))?);
    let space = space(&table, &found.quotients);
    let own = together(&table, |p| inside[p]);
    let total: f64 = own.iter().sum();
    if total <= 0.0 {
        return Ok(None);
    }
    let territory = Employment::new(1, n, own.clone()).map_err(|e| refused(title, e))?;
    let against = reference.unwrap_or(table.by_branch());
    let of_all = specialisation(&ask.check(&territory, Some(against)).map_err(|e| refused(title, e))?);
    let change = change(question, figures, places, stated.as_ref(), &among)?;
    let means = space.as_ref().map(|s| branch_means(s, n));
    let mut rows = Vec::new();
    for (p, at) in now.units.iter().enumerate().filter(|(p, _)| inside[*p]) {
        let mut cells: Vec<Cell> = (0..n).map(|b| cell(b, table.get(p, b), found.quotients[p * n + b].as_ref())).collect();
        if let (Some(space), Some(means)) = (&space, &means) {
            opportunities(&mut cells, &space.density[p * n..(p + 1) * n], means);
        }
        let moved = change.as_ref().and_then(|c| c.of(*at));
        if let Some((c, at)) = change.as_ref().zip(moved) {
            cells.iter_mut().for_each(|x| x.change = Some(Parts::from(&c.found.cells[at * n + x.branch])));
        }
        let strengths = || cells.iter().filter(|c| c.standing == "strength");
        let best = strengths().max_by(|a, b| excess(a).total_cmp(&excess(b)).then(b.branch.cmp(&a.branch))).map(|c| c.branch);
        let unit = &places.units[*at];
        rows.push(EmploymentUnit {
            code: unit.code.clone(),
            name: unit.name.clone(),
            total: round9(table.by_place()[p]),
            herfindahl: found.herfindahl[p].map(round9),
            krugman: found.krugman[p].map(round9),
            complexity: space.as_ref().and_then(|s| s.complexity.as_ref().ok()?.places[p]).map(round9),
            best,
            strengths: strengths().count(),
            change: change.as_ref().zip(moved).map(|(c, at)| Parts::from(&c.found.places[at])),
            cells,
        });
    }
    rows.sort_by(|a, b| a.code.cmp(&b.code));
    let mut territory_cells: Vec<Cell> = (0..n).map(|b| cell(b, own[b], of_all.quotients[b].as_ref())).collect();
    if let Some(c) = &change {
        territory_cells.iter_mut().for_each(|x| x.change = Some(c.territory(x.branch)));
    }
    let complexity = |b: usize| space.as_ref().and_then(|s| s.complexity.as_ref().ok()?.branches[b]);
    let branches = figures.branches.iter().enumerate().map(|(b, branch)| BranchRow {
        code: branch.code.clone(),
        name: branch.indicator.title.clone(),
        indicator: branch.indicator.code.clone(),
        inside: round9(own[b]),
        whole: round9(against[b]),
        growth: change.as_ref().and_then(|c| c.found.by_branch[b]).map(round9),
        complexity: complexity(b).map(round9),
    });
    let spots = |keep: &dyn Fn(&Cell) -> bool, order: &dyn Fn(&Cell) -> f64| -> Vec<Spot> {
        let all = rows.iter().flat_map(|r| r.cells.iter().filter(|c| keep(c)).map(|c| Spot { unit: r.code.clone(), cell: c.clone() }));
        let mut all: Vec<Spot> = all.collect();
        all.sort_by(|a, b| order(&b.cell).total_cmp(&order(&a.cell)).then_with(|| (&a.unit, a.cell.branch).cmp(&(&b.unit, b.cell.branch))));
        all.truncate(MOST_LISTED);
        all
    };
    let left_out = now.left_out.iter().filter(|(u, _)| places.units[*u].inside);
    let no_complexity = match &space {
        None => "few",
        Some(s) => s.complexity.as_ref().err().map_or("", |e| e.code()),
    };
    Ok(Some(EmploymentView {
        measure: figures.measure.clone(),
        measures: figures.measures.clone(),
        period: figures.period.clone(),
        from: figures.from.clone().filter(|_| change.is_some()),
        periods: figures.periods.clone(),
        branches: branches.collect(),
        wider: figures.wider.clone(),
        whole: question.whole,
        compared: stated.is_some() || around > 0,
        inside: rows.len(),
        around,
        changed: change.as_ref().map_or(0, |c| c.units.len()),
        left_out: left_out.map(|(u, why)| LeftOut { unit: places.units[*u].code.clone(), why }).collect(),
        empty_cells: now.empty,
        territory_total: round9(total),
        territory_herfindahl: of_all.herfindahl[0].map(round9),
        territory_krugman: of_all.krugman[0].map(round9),
        territory_change: change.as_ref().map(Change::territory_total),
        strengths: spots(&|c| c.standing == "strength", &excess),
        weaknesses: spots(&|c| c.standing == "weakness", &|c| -excess(c)),
        opportunities: spots(&|c| c.opportunity, &|c| c.density.unwrap_or(0.0)),
        cells: question.unit.as_ref().and_then(|u| rows.iter().find(|r| r.code == *u)).map(|r| r.cells.clone()).unwrap_or_default(),
        territory: territory_cells,
        rows,
        no_complexity,
        sources: figures.sources(),
    }))
}

fn excess(cell: &Cell) -> f64 {
    cell.excess.unwrap_or(0.0)
}

/// A stated whole by branch: at the period, and at the one a change is counted from.
type Stated = (Vec<f64>, Option<Vec<f64>>);

fn stated(question: &ProductionQuestion, figures: &Figures) -> Result<Option<Stated>> {
    if question.whole != Whole::Stated {
        return Ok(None);
    }
    let mut now = Vec::new();
    let mut before = Some(Vec::new());
    for branch in &figures.branches {
        let Some((later, earlier)) = question.reference.get(&branch.code) else {
            return Err(Problem::new("problem-production-reference", &branch.code).into());
        };
        now.push(*later);
        before = before.zip(*earlier).map(|(mut all, x)| {
            all.push(x);
            all
        });
    }
    Ok(Some((now, before)))
}

/// What goes together, where enough is loaded to say.
fn space(table: &Employment, quotients: &[Option<Quotient>]) -> Option<Relatedness> {
    if table.places() < LEAST_UNITS || table.branches() < LEAST_BRANCHES {
        return None;
    }
    let values: Vec<Option<f64>> = quotients.iter().map(|q| q.map(|q| q.value)).collect();
    let plan = RelatednessAsk::default().check(table.places(), table.branches(), &values).ok()?;
    Some(relatedness(&plan))
}

/// How near places are to each branch in the mean.
fn branch_means(space: &Relatedness, branches: usize) -> Vec<f64> {
    let places = space.diversity.len();
    #[expect(clippy::cast_precision_loss, reason = "a mean over places")]
    let mean = |b: usize| (0..places).filter_map(|p| space.density[p * branches + b]).sum::<f64>() / places as f64;
    (0..branches).map(mean).collect()
}

/// Marks the branches of which a unit has less than its share and to which it is nearer than others are, and than it is to the others that it
/// lacks.
fn opportunities(cells: &mut [Cell], density: &[Option<f64>], means: &[f64]) {
    let lacks = |c: &Cell| c.standing != "strength" && c.quotient.is_some_and(|q| q < 1.0);
    let lacking: Vec<f64> = cells.iter().zip(density).filter(|(c, _)| lacks(c)).filter_map(|(_, d)| *d).collect();
    #[expect(clippy::cast_precision_loss, reason = "a few hundred branches")]
    let own = lacking.iter().sum::<f64>() / lacking.len().max(1) as f64;
    for ((cell, near), mean) in cells.iter_mut().zip(density).zip(means) {
        cell.opportunity = lacks(cell) && near.is_some_and(|d| d > *mean && d > own);
        cell.density = near.map(round9);
    }
}

/// A change between two periods, over the units that have figures at both.
struct Change {
    units: Vec<usize>,
    inside: Vec<bool>,
    branches: usize,
    found: shift::ShiftShare,
}

impl Change {
    fn of(&self, unit: usize) -> Option<usize> {
        self.units.binary_search(&unit).ok()
    }

    fn sum<'a>(parts: impl Iterator<Item = &'a shift::Parts>) -> Parts {
        let mut all = shift::Parts::default();
        parts.for_each(|p| all.add(p));
        Parts::from(&all)
    }

    fn territory(&self, branch: usize) -> Parts {
        let inside = self.inside.iter().enumerate().filter(|(_, i)| **i);
        Change::sum(inside.map(|(p, _)| &self.found.cells[p * self.branches + branch]))
    }

    fn territory_total(&self) -> Parts {
        Change::sum(self.found.places.iter().zip(&self.inside).filter(|(_, i)| **i).map(|(p, _)| p))
    }
}

fn change(
    question: &ProductionQuestion,
    figures: &Figures,
    places: &Places,
    stated: Option<&Stated>,
    among: &[usize],
) -> Result<Option<Change>> {
    let n = figures.branches.len();
    let Some(before) = &figures.before else { return Ok(None) };
    let references = match stated {
        None => None,
        Some((later, Some(earlier))) => Some([earlier.clone(), later.clone()]),
        // A whole that is stated for one period alone says nothing of a change.
        Some((_, None)) => return Ok(None),
    };
    let both = taken(before, places, among);
    let both = taken(&figures.sheet, places, &both.units);
    let (units, after) = (both.units, both.values);
    let inside: Vec<bool> = units.iter().map(|u| places.units[*u].inside).collect();
    if !inside.contains(&true) {
        return Ok(None);
    }
    let earlier = taken(before, places, &units);
    let made = |values: Vec<f64>| Employment::new(units.len(), n, values);
    // Nobody at one of the two periods: there is no growth to divide.
    let (Ok(first), Ok(last)) = (made(earlier.values), made(after)) else { return Ok(None) };
    let plan = ShiftShareAsk
        .check(&[&first, &last], references.as_ref().map(<[Vec<f64>; 2]>::as_slice))
        .map_err(|e| refused(question.from.as_deref().unwrap_or(&figures.measure), e))?;
    let found = shift_share(&plan);
    Ok(Some(Change { units, inside, branches: n, found }))
}
