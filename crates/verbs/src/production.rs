//! `production`: location quotients with their band, relatedness and complexity, shift-share.

use crate::Ask;
use crate::form::TERRITORY;
use crate::read::{Digest, Names};
use crate::work::{Column, Result, Told, VerbError, Work};
use reticolo_analysis::catalogue::Refusal;
use reticolo_analysis::production::Employment;
use reticolo_analysis::production::quotient::{Specialisation, SpecialisationAsk, specialisation};
use reticolo_analysis::production::shift::{Parts, ShiftShare, ShiftShareAsk, shift_share};
use reticolo_analysis::production::space::{Relatedness, RelatednessAsk, relatedness};
use reticolo_analysis::sums::round9;
use reticolo_formats::csv_table::{Row, Table};
use reticolo_messages::{Language, t};
use reticolo_model::Problem;
use reticolo_model::value::{DecimalMark, plain_number};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};
use std::rc::Rc;

pub const HELP: &str = "EMPLOYMENT has the columns place, branch and value (or loc, prod and val; else the first three); a pair without a row counts zero.
REFERENCE has branch, value and, for the change, later: the whole that places are compared with and are a part of.
Result: places (total, herfindahl, krugman, diversity, complexity, outlook, change and its parts) and cells, one a place and branch (quotient with low
and high, standing, excess, present, density, complexity, gain, parts of the change); growth; no_complexity says why there is none.

Examples:
  reticolo analyse production --employment now.csv --json
  reticolo analyse production --employment then.csv --later now.csv --out cells.csv --places places.csv
  reticolo analyse production --employment now.csv --reference country.csv --no-cells --json
  reticolo analyse production --in DIR";

#[derive(Debug, clap::Args)]
pub struct Args {
    /// A territory's folder: the table of employment by branch that is loaded there.
    #[arg(long = "in", alias = "dir", value_name = "DIR", conflicts_with_all = ["employment", "later", "places"], help_heading = TERRITORY)]
    pub dir: Option<PathBuf>,
    /// With --in: look at illustrative records too.
    #[arg(long, requires = "dir", help_heading = TERRITORY)]
    pub illustrative: bool,
    /// With --in: what is counted, as the indicators' unit of measure says it; the table with the newest figures unless said.
    #[arg(long, requires = "dir", value_name = "UNIT", help_heading = TERRITORY)]
    pub measure: Option<String>,
    /// With --in: the period; the newest unless said.
    #[arg(long, requires = "dir", help_heading = TERRITORY)]
    pub period: Option<String>,
    /// With --in: the period that a change is counted from; the oldest with the same branches unless said.
    #[arg(long, requires = "dir", value_name = "PERIOD", help_heading = TERRITORY)]
    pub from: Option<String>,
    /// With --in: compare the units among themselves, not with what is loaded around.
    #[arg(long, requires = "dir", conflicts_with = "reference", help_heading = TERRITORY)]
    pub inside: bool,
    /// A CSV with place, branch and value (or loc, prod and val); what has no row counts zero.
    #[arg(long, required_unless_present = "dir")]
    pub employment: Option<PathBuf>,
    /// The same at a later period, for the change; several, in their order, for the dynamic form.
    #[arg(long, value_name = "CSV")]
    pub later: Vec<PathBuf>,
    /// The whole that places are compared with and are a part of: a CSV with branch, value and, for the change, later (with --in: at the
    /// period, and earlier at the one before).
    #[arg(long, value_name = "CSV")]
    pub reference: Option<PathBuf>,
    /// Standard errors on each side of a quotient.
    #[arg(long, default_value_t = 1.96, allow_negative_numbers = true, conflicts_with = "dir")]
    pub z: f64,
    /// From which quotient on a branch counts as present.
    #[arg(long, default_value_t = 1.0, allow_negative_numbers = true, conflicts_with = "dir")]
    pub presence: f64,
    /// Leave the rows of places and branches out of the JSON: figures and places alone.
    #[arg(long, conflicts_with = "dir")]
    pub no_cells: bool,
    /// Write a row a place and branch to a file (csv).
    #[arg(long)]
    pub out: Option<PathBuf>,
    /// Write a row a place to a file (csv).
    #[arg(long)]
    pub places: Option<PathBuf>,
}

/// Places and branches in the order in which they first come, and a table a period.
struct Ground {
    places: Vec<String>,
    branches: Vec<String>,
    periods: Vec<Employment>,
    wholes: Option<Vec<Vec<f64>>>,
}

struct Found {
    special: Specialisation,
    space: Relatedness,
    shift: Option<ShiftShare>,
}

impl Ask for Args {
    fn out(&self) -> Option<&Path> {
        self.out.as_deref()
    }

    fn territory(&self) -> Option<&Path> {
        self.dir.as_deref()
    }

    fn work(&self, language: Language) -> Result<Work> {
        if let Some(places) = &self.places
            && crate::show::form(places)? != crate::show::Form::Csv
        {
            return Err(Problem::new("problem-export-form", "geojson").with("known", "csv").into());
        }
        let Some(first) = self.employment.clone() else { return Err(Problem::new("problem-required", "--employment").into()) };
        let ground = Rc::new(ground(language, &first, self)?);
        let mut digest = Digest::default().file("employment", &first)?;
        for later in &self.later {
            digest = digest.file("later", later)?;
        }
        if let Some(reference) = &self.reference {
            digest = digest.file("reference", reference)?;
        }
        let parameters = json!({
            "cards": ["specialisation", "relatedness", "shift_share"], "z": self.z, "presence": self.presence, "periods": ground.periods.len(),
        });
        let (asked, z, presence) = (ground.clone(), self.z, self.presence);
        let compute = move || run(language, &first, &asked, z, presence);
        let show = Show { cells: !self.no_cells, out: self.out.is_some(), places: self.places.clone() };
        Ok(Work::new("production", parameters, digest.hex(), compute, move |found| tell(language, &ground, &found, &show)))
    }
}

fn refused(language: Language, path: &Path, reason: &dyn Refusal) -> VerbError {
    Problem::new("problem-employment", path.display().to_string()).with("reason", crate::work::reason(language, reason)).into()
}

/// Where the columns of a long table stand: by their names, else the first ones.
fn columns(table: &Table, names: &[&[&str]]) -> Vec<usize> {
    let at = |of: &[&str]| table.header.iter().position(|h| of.iter().any(|n| h.trim().eq_ignore_ascii_case(n)));
    let found: Option<Vec<usize>> = names.iter().map(|of| at(of)).collect();
    found.unwrap_or_else(|| (0..names.len()).collect())
}

fn cell(row: &Row, at: usize) -> &str {
    row.cells.get(at).unwrap_or_default().trim()
}

fn amount(path: &Path, row: u64, column: &str, text: &str) -> Result<f64> {
    let number = plain_number(text, DecimalMark::Point).ok().and_then(|t| t.parse::<f64>().ok()).filter(|x| x.is_finite() && *x >= 0.0);
    let bad = || Problem::new("problem-table-amount", text).with("file", path.display()).with("row", row).with("column", column);
    Ok(number.ok_or_else(bad)?)
}

fn read_rows(path: &Path, places: &mut Names, branches: &mut Names) -> Result<Vec<(u32, u32, f64)>> {
    let mut table = Table::open(path)?;
    let at = columns(&table, &[&["place", "loc", "unit"], &["branch", "prod"], &["value", "val"]]);
    let name = table.header.get(at[2]).cloned().unwrap_or_default();
    let (mut rows, mut seen) = (Vec::new(), HashSet::new());
    for row in table.rows() {
        let row = row?;
        let key = (places.place(cell(&row, at[0])), branches.place(cell(&row, at[1])));
        let value = amount(path, row.number, &name, cell(&row, at[2]))?;
        if !seen.insert(key) {
            let told = format!("{}, {}", cell(&row, at[0]), cell(&row, at[1]));
            return Err(Problem::new("problem-table-repeated", told).with("file", path.display()).with("row", row.number).into());
        }
        rows.push((key.0, key.1, value));
    }
    Ok(rows)
}

/// Branches with their value in the whole that places are compared with, and perhaps a second one in the column `second`.
///
/// # Errors
/// A column that is missing, a cell that is no amount, a branch that comes twice.
pub fn read_reference(path: &Path, second: &str) -> Result<BTreeMap<String, (f64, Option<f64>)>> {
    let mut table = Table::open(path)?;
    let at = columns(&table, &[&["branch", "prod"], &["value", "val"]]);
    let other = table.header.iter().position(|h| h.trim().eq_ignore_ascii_case(second));
    let name = table.header.get(at[1]).cloned().unwrap_or_default();
    let mut out = BTreeMap::new();
    for row in table.rows() {
        let row = row?;
        let branch = cell(&row, at[0]).to_owned();
        let value = amount(path, row.number, &name, cell(&row, at[1]))?;
        let more = match other.map(|at| cell(&row, at)).filter(|t| !t.is_empty()) {
            Some(text) => Some(amount(path, row.number, second, text)?),
            None => None,
        };
        if out.insert(branch.clone(), (value, more)).is_some() {
            return Err(Problem::new("problem-table-repeated", branch).with("file", path.display()).with("row", row.number).into());
        }
    }
    Ok(out)
}

fn ground(language: Language, first: &Path, ask: &Args) -> Result<Ground> {
    let (mut places, mut branches) = (Names::default(), Names::default());
    let files: Vec<&Path> = std::iter::once(first).chain(ask.later.iter().map(PathBuf::as_path)).collect();
    let read: Vec<_> = files.iter().map(|f| read_rows(f, &mut places, &mut branches)).collect::<Result<_>>()?;
    Employment::fits(places.len(), branches.len()).map_err(|e| refused(language, first, &e))?;
    let mut periods = Vec::new();
    for (file, rows) in files.iter().zip(read) {
        let mut values = vec![0.0; places.len() * branches.len()];
        for (place, branch, value) in rows {
            values[place as usize * branches.len() + branch as usize] = value;
        }
        periods.push(Employment::new(places.len(), branches.len(), values).map_err(|e| refused(language, file, &e))?);
    }
    let wholes = match &ask.reference {
        Some(path) => Some(wholes(path, &branches.list, &ask.later)?),
        None => None,
    };
    Ok(Ground { places: places.list, branches: branches.list, periods, wholes })
}

/// The stated whole at the first period and, where it is said, at the last.
fn wholes(path: &Path, branches: &[String], later: &[PathBuf]) -> Result<Vec<Vec<f64>>> {
    let said = read_reference(path, "later")?;
    let of = |branch: &String| said.get(branch).ok_or_else(|| VerbError::from(Problem::new("problem-production-reference", branch)));
    let mut out = vec![branches.iter().map(|b| Ok(of(b)?.0)).collect::<Result<Vec<f64>>>()?];
    if later.len() == 1 {
        let missing = |b: &String| Problem::new("problem-table-column", "later").with("file", path.display()).with("known", b);
        out.push(branches.iter().map(|b| Ok(of(b)?.1.ok_or_else(|| missing(b))?)).collect::<Result<Vec<f64>>>()?);
    } else if later.len() > 1 {
        return Err(Problem::new("problem-reference-periods", later.len().to_string()).into());
    }
    Ok(out)
}

fn run(language: Language, path: &Path, ground: &Ground, z: f64, presence: f64) -> Result<Found> {
    let table = &ground.periods[0];
    let whole = ground.wholes.as_ref().map(|w| w[0].as_slice());
    let special = specialisation(&SpecialisationAsk { z }.check(table, whole).map_err(|e| refused(language, path, &e))?);
    let quotients: Vec<Option<f64>> = special.quotients.iter().map(|q| q.map(|q| q.value)).collect();
    let plan = RelatednessAsk { presence }.check(table.places(), table.branches(), &quotients).map_err(|e| refused(language, path, &e))?;
    let shift = if ground.periods.len() > 1 {
        let periods: Vec<&Employment> = ground.periods.iter().collect();
        Some(shift_share(&ShiftShareAsk.check(&periods, ground.wholes.as_deref()).map_err(|e| refused(language, path, &e))?))
    } else {
        None
    };
    Ok(Found { special, space: relatedness(&plan), shift })
}

/// What is shown of the answer.
struct Show {
    cells: bool,
    out: bool,
    places: Option<PathBuf>,
}

fn tell(language: Language, ground: &Ground, found: &Found, show: &Show) -> Told {
    let mut told = Told::default();
    let complexity = found.space.complexity.as_ref();
    told.figure("places_count", ground.places.len());
    told.figure("branches_count", ground.branches.len());
    told.figure("growth", json!(found.shift.as_ref().map(|s| round9(s.growth))));
    told.figure("eigenvalue", json!(complexity.ok().map(|c| round9(c.eigenvalue))));
    told.figure("next_eigenvalue", json!(complexity.ok().map(|c| round9(c.next))));
    told.figure("no_complexity", json!(complexity.err().map(|e| e.code())));
    let by_place: Vec<(f64, &String)> = match complexity {
        Ok(c) => c.places.iter().zip(&ground.places).filter_map(|(x, name)| x.map(|x| (x, name))).collect(),
        Err(_) => Vec::new(),
    };
    let highest = by_place.iter().copied().reduce(|best, x| if x.0 > best.0 { x } else { best });
    let lowest = by_place.iter().map(|x| x.0).reduce(f64::min);
    told.figure("highest", json!(highest.map(|x| x.1)));
    told.figure("highest_complexity", json!(highest.map(|x| round9(x.0))));
    told.figure("lowest_complexity", json!(lowest.map(round9)));
    if let Err(why) = complexity {
        told.reasons.push(t(language, &format!("verb-production-no-{}", why.code())));
    }
    let places = place_columns(ground, found);
    told.detail("places", objects(&places));
    if let Some(path) = &show.places {
        told.beside.push((path.clone(), places.clone()));
    }
    if show.cells || show.out {
        let cells = cell_columns(ground, found);
        if show.cells {
            told.detail("cells", objects(&cells));
        }
        if show.out {
            told.table = cells;
            return told;
        }
    }
    told.table = places;
    told
}

/// Rows of a table as objects.
fn objects(columns: &[Column]) -> Value {
    let one = |row: usize| columns.iter().map(|c| (c.name.clone(), c.cells[row].clone())).collect::<Map<String, Value>>();
    (0..columns.first().map_or(0, |c| c.cells.len())).map(|row| Value::Object(one(row))).collect()
}

type Pick = fn(&Parts) -> f64;

const PARTS: [(&str, Pick); 5] = [
    ("national", |p| p.national),
    ("mix", |p| p.mix),
    ("local", |p| p.local),
    ("competitive", |p| p.competitive),
    ("allocation", |p| p.allocation),
];

fn cell_columns(ground: &Ground, found: &Found) -> Vec<Column> {
    let (table, n) = (&ground.periods[0], ground.branches.len());
    let all = 0..ground.places.len() * n;
    let complexity = found.space.complexity.as_ref().ok();
    let quotients = &found.special.quotients;
    let mut out = vec![
        Column::new("place", all.clone().map(|at| ground.places[at / n].as_str())),
        Column::new("branch", all.clone().map(|at| ground.branches[at % n].as_str())),
        Column::new("value", all.clone().map(|at| table.get(at / n, at % n))),
        Column::numbers("quotient", quotients.iter().map(|q| q.map(|q| q.value))),
        Column::numbers("low", quotients.iter().map(|q| q.map(|q| q.low))),
        Column::numbers("high", quotients.iter().map(|q| q.map(|q| q.high))),
        Column::new("standing", quotients.iter().map(|q| q.map_or("", |q| q.standing.code()))),
        Column::numbers("excess", quotients.iter().map(|q| q.map(|q| q.excess))),
        Column::new("present", found.space.present.iter().map(|p| u8::from(*p))),
        Column::numbers("density", found.space.density.iter().copied()),
        Column::numbers("complexity", all.clone().map(|at| complexity.and_then(|c| c.branches[at % n]))),
        Column::numbers("gain", all.clone().map(|at| complexity.map(|c| c.gain[at]))),
    ];
    for (name, pick) in PARTS {
        out.push(Column::numbers(name, all.clone().map(|at| found.shift.as_ref().map(|s| pick(&s.cells[at])))));
    }
    out
}

fn place_columns(ground: &Ground, found: &Found) -> Vec<Column> {
    let all = 0..ground.places.len();
    let complexity = found.space.complexity.as_ref().ok();
    let parts = |p: usize| found.shift.as_ref().map(|s| &s.places[p]);
    let mut out = vec![
        Column::new("place", ground.places.iter().map(String::as_str)),
        Column::new("total", ground.periods[0].by_place().iter().copied()),
        Column::numbers("herfindahl", found.special.herfindahl.iter().copied()),
        Column::numbers("krugman", found.special.krugman.iter().copied()),
        Column::new("diversity", found.space.diversity.iter().copied()),
        Column::numbers("complexity", all.clone().map(|p| complexity.and_then(|c| c.places[p]))),
        Column::numbers("outlook", all.clone().map(|p| complexity.and_then(|c| c.outlook[p]))),
        Column::numbers("change", all.clone().map(|p| parts(p).map(|x| x.change))),
    ];
    for (name, pick) in PARTS {
        out.push(Column::numbers(name, all.clone().map(|p| parts(p).map(pick))));
    }
    out.push(Column::numbers("dynamic_local", all.map(|p| found.shift.as_ref().map(|s| s.dynamic[p].local))));
    out
}
