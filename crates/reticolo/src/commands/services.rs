//! Who can reach a site, on plain files; and what the verbs of this crate share.

use super::extension;
use crate::args::Access;
use crate::clock;
use crate::output::{print_json, say};
use reticolo_analysis::services::access::{AccessAsk, Demand, FACTOR, Site, access as reach};
use reticolo_analysis::spatial::contiguity::Metric;
use reticolo_analysis::sums::round9;
use reticolo_formats::csv_table::Table;
use reticolo_formats::table_out::CsvOut;
use reticolo_instruments::{Result, WorkError};
use reticolo_model::canonical::canonical;
use reticolo_model::value::{DecimalMark, plain_number, to_text};
use reticolo_model::{Problem, id};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;
use std::process::ExitCode;

/// A table being read, with the places of the columns that are wanted.
pub(super) struct Columns {
    table: Table,
    file: String,
    at: BTreeMap<&'static str, usize>,
}

/// Rows of texts and numbers, one column each.
pub(super) type Cells<'a> = BTreeMap<&'a str, (u64, String)>;

impl Columns {
    /// Opens a table that has all the `needed` columns, and perhaps the `known` ones.
    pub(super) fn open(path: &Path, needed: &[&'static str], known: &[&'static str]) -> Result<Columns> {
        let table = Table::open(path)?;
        let find = |name: &str| table.header.iter().position(|h| h.eq_ignore_ascii_case(name));
        let mut at = BTreeMap::new();
        for name in needed {
            let found = find(name).ok_or_else(|| missing(path, name, &table.header))?;
            at.insert(*name, found);
        }
        at.extend(known.iter().filter_map(|name| Some((*name, find(name)?))));
        Ok(Columns { file: path.display().to_string(), table, at })
    }

    pub(super) fn has(&self, column: &str) -> bool {
        self.at.contains_key(column)
    }

    /// Calls `take` with each row.
    pub(super) fn each(mut self, mut take: impl FnMut(&str, &Cells<'static>) -> Result<()>) -> Result<()> {
        for row in self.table.rows() {
            let row = row?;
            let cells = self.at.iter().map(|(name, i)| (*name, (row.number, row.cells.get(*i).unwrap_or_default().trim().to_owned())));
            take(&self.file, &cells.collect())?;
        }
        Ok(())
    }
}

fn missing(path: &Path, column: &str, header: &[String]) -> Problem {
    Problem::new("problem-table-column", column).with("file", path.display()).with("known", header.join(", "))
}

pub(super) fn bad(file: &str, column: &str, (row, found): &(u64, String), expected: &str) -> WorkError {
    Problem::new(&format!("problem-table-{expected}"), found.clone()).with("file", file).with("row", row).with("column", column).into()
}

/// A number of zero or more.
fn amount(file: &str, column: &str, cells: &Cells<'_>) -> Result<f64> {
    number(file, column, cells, "amount", |x| x >= 0.0)
}

fn number(file: &str, column: &str, cells: &Cells<'_>, expected: &str, fits: impl Fn(f64) -> bool) -> Result<f64> {
    let cell = &cells[column];
    let value = plain_number(&cell.1, DecimalMark::Point).ok().and_then(|t| t.parse::<f64>().ok()).filter(|x| x.is_finite() && fits(*x));
    value.ok_or_else(|| bad(file, column, cell, expected))
}

/// Points with an amount each.
struct Places {
    ids: Vec<String>,
    points: Vec<[f64; 2]>,
    amounts: Vec<f64>,
    metric: Metric,
}

/// Reads `id`, coordinates (`x,y`, else `lon,lat`) and an amount; without its column each counts 1 where that is allowed.
fn places(path: &Path, column: &'static str, optional: bool) -> Result<Places> {
    let header = Table::open(path)?.header;
    let has = |name: &str| header.iter().any(|h| h.eq_ignore_ascii_case(name));
    let (names, metric) =
        if !has("x") && (has("lon") || has("lat")) { (["lon", "lat"], Metric::Sphere) } else { (["x", "y"], Metric::Plane) };
    let mut needed = vec!["id", names[0], names[1]];
    if !optional {
        needed.push(column);
    }
    let table = Columns::open(path, &needed, &[column])?;
    let has_amount = table.has(column);
    let mut out = Places { ids: Vec::new(), points: Vec::new(), amounts: Vec::new(), metric };
    table.each(|file, cells| {
        let most = |limit: f64| move |x: f64| metric == Metric::Plane || x.abs() <= limit;
        out.points
            .push([number(file, names[0], cells, "coordinate", most(180.0))?, number(file, names[1], cells, "coordinate", most(90.0))?]);
        out.amounts.push(if has_amount { amount(file, column, cells)? } else { 1.0 });
        out.ids.push(cells["id"].1.clone());
        Ok(())
    })?;
    Ok(out)
}

pub fn access(json: bool, ask: &Access) -> Result<ExitCode> {
    check_out(ask.out.as_deref())?;
    let demand = places(&ask.demand, "demand", false)?;
    let sites = places(&ask.sites, "capacity", true)?;
    if demand.metric != sites.metric {
        let found = format!("{}, {}", ask.demand.display(), ask.sites.display());
        return Err(Problem::new("problem-coordinates-differ", found).into());
    }
    let factor = ask.factor.unwrap_or(if demand.metric == Metric::Plane { 1.0 } else { FACTOR });
    let timer = clock::timer();
    let people: Vec<Demand> = demand.points.iter().zip(&demand.amounts).map(|(at, n)| Demand { at: *at, people: *n }).collect();
    let open: Vec<Site> = sites.points.iter().zip(&sites.amounts).map(|(at, n)| Site { at: *at, capacity: *n }).collect();
    let asked = AccessAsk { threshold: ask.threshold, factor, metric: demand.metric };
    let plan =
        asked.check(&people, &open).map_err(|e| Problem::new("problem-access", ask.demand.display().to_string()).with("reason", e))?;
    let found = reach(&plan);
    let seconds = timer.elapsed().as_secs_f64();
    let coordinates = if demand.metric == Metric::Plane { "x,y" } else { "lon,lat" };
    let parameters = json!({ "method": ask.method, "threshold": ask.threshold, "factor": factor, "coordinates": coordinates });
    let input = |p: &Places| json!({ "id": p.ids, "at": p.points, "amount": p.amounts });
    let digest = digest(&json!({ "demand": input(&demand), "sites": input(&sites), "parameters": parameters }));
    let uncovered: Vec<&String> = found.uncovered.iter().map(|i| &demand.ids[*i as usize]).collect();
    let score: Vec<f64> = found.score.iter().map(|s| round9(*s)).collect();
    let nearest: Vec<Option<f64>> = found.nearest.iter().map(|n| n.map(|n| round9(n.distance))).collect();
    let nearest_site: Vec<Option<&String>> = found.nearest.iter().map(|n| n.map(|n| &sites.ids[n.site as usize])).collect();
    let people = round9(found.uncovered_people);
    if json {
        print_json(&json!({
            "method": "access",
            "parameters": parameters,
            "input_digest": digest,
            "seconds": seconds,
            "result": {
                "id": demand.ids,
                "score": score,
                "nearest": nearest,
                "nearest_site": nearest_site,
                "uncovered": { "ids": uncovered, "people": people },
            },
        }));
    }
    let rows: Vec<Vec<String>> = (0..score.len())
        .map(|i| vec![demand.ids[i].clone(), text(Some(score[i])), text(nearest[i]), nearest_site[i].cloned().unwrap_or_default()])
        .collect();
    let head = ["id", "score", "nearest", "nearest_site"];
    if ask.out.is_none() && !json {
        print_table(&head, &rows);
        say(false, format!("uncovered\t{}\t{}", uncovered.len(), text(Some(people))));
    }
    write(ask.out.as_deref(), &head, &rows)?;
    Ok(ExitCode::SUCCESS)
}

pub(super) fn digest(input: &Value) -> String {
    id::sha256_hex(canonical(input).as_bytes())
}

fn text(x: Option<f64>) -> String {
    x.map_or_else(String::new, |x| to_text(&json!(x)))
}

pub(super) fn print_table(head: &[&str], rows: &[Vec<String>]) {
    say(false, head.join("\t"));
    for row in rows {
        say(false, row.join("\t"));
    }
}

/// The form is known before anything is computed.
pub(super) fn check_out(out: Option<&Path>) -> Result<()> {
    match out.map(extension).filter(|form| form != "csv") {
        Some(form) => Err(Problem::new("problem-export-form", form).with("known", "csv").into()),
        None => Ok(()),
    }
}

pub(super) fn write<const N: usize>(out: Option<&Path>, head: &[&str; N], rows: &[Vec<String>]) -> Result<()> {
    let Some(out) = out else { return Ok(()) };
    let file = File::create(out).map_err(WorkError::io(out))?;
    let written = (|| {
        let mut table = CsvOut::new(BufWriter::new(file), *head)?;
        for row in rows {
            table.row(row.iter().map(String::as_str))?;
        }
        table.finish().map(drop)
    })();
    written.map_err(WorkError::io(out))
}
