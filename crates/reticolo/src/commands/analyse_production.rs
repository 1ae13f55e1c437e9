//! Specialisation, relatedness and shift-share, on plain files or on the employment by branch of a territory.

use super::open;
use super::services::{check_out, write};
use crate::args_production::AnalyseProduction;
use crate::clock;
use crate::output::{language, print_json, say};
use reticolo_analysis::production::Employment;
use reticolo_analysis::production::quotient::{Specialisation, SpecialisationAsk, specialisation};
use reticolo_analysis::production::shift::{Parts, ShiftShare, ShiftShareAsk, shift_share};
use reticolo_analysis::production::space::{Relatedness, RelatednessAsk, relatedness};
use reticolo_analysis::sums::round9;
use reticolo_formats::csv_table::Table;
use reticolo_instruments::production::{ProductionQuestion, Whole, finding};
use reticolo_instruments::{Result, Who, WorkError};
use reticolo_model::canonical::canonical;
use reticolo_model::value::{DecimalMark, plain_number, to_text};
use reticolo_model::{Problem, id};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::ExitCode;

const CELLS: [&str; 17] = [
    "place",
    "branch",
    "value",
    "quotient",
    "low",
    "high",
    "standing",
    "excess",
    "present",
    "density",
    "complexity",
    "gain",
    "national",
    "mix",
    "local",
    "competitive",
    "allocation",
];
const PLACES: [&str; 14] = [
    "place",
    "total",
    "herfindahl",
    "krugman",
    "diversity",
    "complexity",
    "outlook",
    "change",
    "national",
    "mix",
    "local",
    "competitive",
    "allocation",
    "dynamic_local",
];

/// `reticolo analyse production`.
pub async fn production(json: bool, ask: &AnalyseProduction) -> Result<ExitCode> {
    check_out(ask.out.as_deref())?;
    check_out(ask.places.as_deref())?;
    match &ask.dir {
        Some(dir) => of_territory(json, dir, ask).await,
        None => of_files(json, ask),
    }
}

async fn of_territory(json: bool, dir: &Path, ask: &AnalyseProduction) -> Result<ExitCode> {
    let wb = open(dir).await?;
    let who = Who::CommandLine.showing(ask.illustrative);
    let reference = match &ask.reference {
        Some(path) => read_reference(path, "earlier")?,
        None => BTreeMap::new(),
    };
    let question = ProductionQuestion {
        measure: ask.measure.clone().unwrap_or_default(),
        period: ask.period.clone(),
        from: ask.from.clone(),
        whole: if ask.reference.is_some() {
            Whole::Stated
        } else if ask.inside {
            Whole::Inside
        } else {
            Whole::Loaded
        },
        reference,
        ..ProductionQuestion::default()
    };
    let view = wb.production(&who, &question).await?;
    if let Some(out) = &ask.out {
        std::fs::write(out, wb.branches_csv(&who, &question).await?).map_err(WorkError::io(out))?;
    }
    if json {
        print_json(&*view);
    } else if ask.out.is_none() {
        let l = language();
        say(false, finding(l, &*wb.names().await?, &view));
        match &view.employment {
            Some(e) => {
                for c in &e.territory {
                    let figure = |x: Option<f64>| x.map_or_else(String::new, |x| to_text(&json!(x)));
                    let cells =
                        [e.branches[c.branch].code.clone(), to_text(&json!(c.value)), figure(c.quotient), figure(c.low), figure(c.high)];
                    say(false, format!("{}\t{}", cells.join("\t"), c.standing));
                }
            }
            None => say(false, reticolo_messages::t(l, "production-wait-employment_data")),
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Places and branches in the order in which they first come, and a table a period.
struct Ground {
    places: Vec<String>,
    branches: Vec<String>,
    periods: Vec<Employment>,
    wholes: Option<Vec<Vec<f64>>>,
}

type Rows = BTreeMap<(String, String), f64>;

fn refused(path: &Path, reason: impl std::fmt::Display) -> WorkError {
    Problem::new("problem-employment", path.display().to_string()).with("reason", reason).into()
}

/// Where the columns of a long table stand: by their names, else the first ones.
fn columns(table: &Table, names: &[&[&str]]) -> Vec<usize> {
    let at = |of: &[&str]| table.header.iter().position(|h| of.iter().any(|n| h.trim().eq_ignore_ascii_case(n)));
    let found: Option<Vec<usize>> = names.iter().map(|of| at(of)).collect();
    found.unwrap_or_else(|| (0..names.len()).collect())
}

fn amount(path: &Path, row: u64, column: &str, text: &str) -> Result<f64> {
    let number = plain_number(text, DecimalMark::Point).ok().and_then(|t| t.parse::<f64>().ok()).filter(|x| x.is_finite() && *x >= 0.0);
    let bad = || Problem::new("problem-table-amount", text).with("file", path.display()).with("row", row).with("column", column);
    Ok(number.ok_or_else(bad)?)
}

fn read_rows(path: &Path) -> Result<(Vec<(String, String)>, Rows)> {
    let mut table = Table::open(path)?;
    let at = columns(&table, &[&["place", "loc", "unit"], &["branch", "prod"], &["value", "val"]]);
    let name = table.header.get(at[2]).cloned().unwrap_or_default();
    let (mut order, mut rows) = (Vec::new(), Rows::new());
    for row in table.rows() {
        let row = row?;
        let cell = |i: usize| row.cells.get(at[i]).unwrap_or_default().trim().to_owned();
        let key = (cell(0), cell(1));
        let value = amount(path, row.number, &name, &cell(2))?;
        if rows.insert(key.clone(), value).is_some() {
            let told = format!("{}, {}", key.0, key.1);
            return Err(Problem::new("problem-table-repeated", told).with("row", row.number).into());
        }
        order.push(key);
    }
    Ok((order, rows))
}

/// A whole by branch: its value, and what a second column says.
fn read_reference(path: &Path, second: &str) -> Result<BTreeMap<String, (f64, Option<f64>)>> {
    let mut table = Table::open(path)?;
    let at = columns(&table, &[&["branch", "prod"], &["value", "val"]]);
    let other = table.header.iter().position(|h| h.trim().eq_ignore_ascii_case(second));
    let name = table.header.get(at[1]).cloned().unwrap_or_default();
    let mut out = BTreeMap::new();
    for row in table.rows() {
        let row = row?;
        let cell = |i: usize| row.cells.get(i).unwrap_or_default().trim().to_owned();
        let branch = cell(at[0]);
        let value = amount(path, row.number, &name, &cell(at[1]))?;
        let more = match other.map(cell).filter(|t| !t.is_empty()) {
            Some(text) => Some(amount(path, row.number, second, &text)?),
            None => None,
        };
        if out.insert(branch.clone(), (value, more)).is_some() {
            return Err(Problem::new("problem-table-repeated", branch).with("row", row.number).into());
        }
    }
    Ok(out)
}

fn ground(ask: &AnalyseProduction) -> Result<Ground> {
    let Some(first) = &ask.employment else { return Err(Problem::new("problem-required", "--employment").into()) };
    let files: Vec<&Path> = std::iter::once(first.as_path()).chain(ask.later.iter().map(std::path::PathBuf::as_path)).collect();
    let read: Vec<(Vec<(String, String)>, Rows)> = files.iter().map(|f| read_rows(f)).collect::<Result<_>>()?;
    let distinct = |pick: fn(&(String, String)) -> &String| -> Vec<String> {
        let mut seen = BTreeSet::new();
        read.iter().flat_map(|(order, _)| order).map(pick).filter(|n| seen.insert(n.as_str())).cloned().collect()
    };
    let (places, branches) = (distinct(|k| &k.0), distinct(|k| &k.1));
    let mut periods = Vec::new();
    for (file, (_, rows)) in files.iter().zip(&read) {
        let mut values = vec![0.0; places.len() * branches.len()];
        let (by_place, by_branch) = (index(&places), index(&branches));
        for ((place, branch), value) in rows {
            values[by_place[place.as_str()] * branches.len() + by_branch[branch.as_str()]] = *value;
        }
        periods.push(Employment::new(places.len(), branches.len(), values).map_err(|e| refused(file, e))?);
    }
    let wholes = match &ask.reference {
        Some(path) => Some(wholes(path, &branches, &ask.later)?),
        None => None,
    };
    Ok(Ground { places, branches, periods, wholes })
}

fn index(names: &[String]) -> BTreeMap<&str, usize> {
    names.iter().enumerate().map(|(i, n)| (n.as_str(), i)).collect()
}

/// The stated whole at the first period and, where it is said, at the last.
fn wholes(path: &Path, branches: &[String], later: &[std::path::PathBuf]) -> Result<Vec<Vec<f64>>> {
    let said = read_reference(path, "later")?;
    let of = |branch: &String| said.get(branch).ok_or_else(|| WorkError::from(Problem::new("problem-production-reference", branch)));
    let mut out = vec![branches.iter().map(|b| Ok(of(b)?.0)).collect::<Result<Vec<f64>>>()?];
    if later.len() == 1 {
        let missing = |b: &String| Problem::new("problem-table-column", "later").with("file", path.display()).with("known", b);
        out.push(branches.iter().map(|b| Ok(of(b)?.1.ok_or_else(|| missing(b))?)).collect::<Result<Vec<f64>>>()?);
    } else if later.len() > 1 {
        return Err(Problem::new("problem-reference-periods", later.len().to_string()).into());
    }
    Ok(out)
}

struct Found {
    special: Specialisation,
    space: Relatedness,
    shift: Option<ShiftShare>,
}

fn run(ask: &AnalyseProduction, ground: &Ground) -> Result<Found> {
    let path = ask.employment.as_deref().unwrap_or(Path::new(""));
    let table = &ground.periods[0];
    let whole = ground.wholes.as_ref().map(|w| w[0].as_slice());
    let special = specialisation(&SpecialisationAsk { z: ask.z }.check(table, whole).map_err(|e| refused(path, e))?);
    let quotients: Vec<Option<f64>> = special.quotients.iter().map(|q| q.map(|q| q.value)).collect();
    let plan =
        RelatednessAsk { presence: ask.presence }.check(table.places(), table.branches(), &quotients).map_err(|e| refused(path, e))?;
    let shift = if ground.periods.len() > 1 {
        let periods: Vec<&Employment> = ground.periods.iter().collect();
        Some(shift_share(&ShiftShareAsk.check(&periods, ground.wholes.as_deref()).map_err(|e| refused(path, e))?))
    } else {
        None
    };
    Ok(Found { special, space: relatedness(&plan), shift })
}

fn of_files(json: bool, ask: &AnalyseProduction) -> Result<ExitCode> {
    let ground = ground(ask)?;
    let timer = clock::timer();
    let found = run(ask, &ground)?;
    let seconds = timer.elapsed().as_secs_f64();
    let (cells, places) = (cell_rows(&ground, &found), place_rows(&ground, &found));
    if json {
        let object = |head: &[&str], rows: &[Vec<Value>]| -> Vec<Value> {
            let one = |row: &Vec<Value>| Value::Object(head.iter().map(|h| (*h).to_owned()).zip(row.iter().cloned()).collect());
            rows.iter().map(one).collect()
        };
        let values: Vec<Vec<f64>> = ground.periods.iter().map(|t| (0..t.places()).flat_map(|p| t.row(p).to_vec()).collect()).collect();
        let input = json!({ "places": ground.places, "branches": ground.branches, "values": values, "wholes": ground.wholes });
        let complexity = found.space.complexity.as_ref();
        print_json(&json!({
            "method": ["specialisation", "relatedness", "shift_share"],
            "parameters": { "z": ask.z, "presence": ask.presence, "periods": ground.periods.len() },
            "input_digest": id::sha256_hex(canonical(&input).as_bytes()),
            "seconds": seconds,
            "result": {
                "places": object(&PLACES, &places),
                "cells": object(&CELLS, &cells),
                "growth": found.shift.as_ref().map(|s| round9(s.growth)),
                "no_complexity": complexity.err().map(|e| e.code()),
                "eigenvalue": complexity.ok().map(|c| round9(c.eigenvalue)),
                "next_eigenvalue": complexity.ok().map(|c| round9(c.next)),
            },
        }));
    }
    if let Some(out) = &ask.out {
        write_values(out, &CELLS, &cells)?;
    }
    if let Some(out) = &ask.places {
        write_values(out, &PLACES, &places)?;
    }
    if !json && ask.out.is_none() && ask.places.is_none() {
        say(false, PLACES.join("\t"));
        for row in &places {
            say(false, row.iter().map(to_text).collect::<Vec<_>>().join("\t"));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn figure(x: Option<f64>) -> Value {
    json!(x.map(round9))
}

fn five(parts: Option<&Parts>) -> [Value; 5] {
    let of = |pick: fn(&Parts) -> f64| figure(parts.map(pick));
    [of(|p| p.national), of(|p| p.mix), of(|p| p.local), of(|p| p.competitive), of(|p| p.allocation)]
}

fn cell_rows(ground: &Ground, found: &Found) -> Vec<Vec<Value>> {
    let (table, n) = (&ground.periods[0], ground.branches.len());
    let complexity = found.space.complexity.as_ref().ok();
    let row = |at: usize| {
        let (p, b) = (at / n, at % n);
        let q = found.special.quotients[at].as_ref();
        let mut row = vec![
            json!(ground.places[p]),
            json!(ground.branches[b]),
            json!(table.get(p, b)),
            figure(q.map(|q| q.value)),
            figure(q.map(|q| q.low)),
            figure(q.map(|q| q.high)),
            json!(q.map_or("", |q| q.standing.code())),
            figure(q.map(|q| q.excess)),
            json!(u8::from(found.space.present[at])),
            figure(found.space.density[at]),
            figure(complexity.and_then(|c| c.branches[b])),
            figure(complexity.map(|c| c.gain[at])),
        ];
        row.extend(five(found.shift.as_ref().map(|s| &s.cells[at])));
        row
    };
    (0..ground.places.len() * n).map(row).collect()
}

fn place_rows(ground: &Ground, found: &Found) -> Vec<Vec<Value>> {
    let complexity = found.space.complexity.as_ref().ok();
    let row = |p: usize| {
        let parts = found.shift.as_ref().map(|s| &s.places[p]);
        let mut row = vec![
            json!(ground.places[p]),
            json!(ground.periods[0].by_place()[p]),
            figure(found.special.herfindahl[p]),
            figure(found.special.krugman[p]),
            json!(found.space.diversity[p]),
            figure(complexity.and_then(|c| c.places[p])),
            figure(complexity.and_then(|c| c.outlook[p])),
            figure(parts.map(|x| x.change)),
        ];
        row.extend(five(parts));
        row.push(figure(found.shift.as_ref().map(|s| s.dynamic[p].local)));
        row
    };
    (0..ground.places.len()).map(row).collect()
}

fn write_values<const N: usize>(out: &Path, head: &[&str; N], rows: &[Vec<Value>]) -> Result<()> {
    let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(to_text).collect()).collect();
    write(Some(out), head, &rows)
}
