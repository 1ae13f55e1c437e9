//! Analyses on plain files, without a territory, or on the figures of one.

use super::{extension, open};
use crate::args::Hotspots;
use crate::clock;
use crate::output::{print_json, say};
use reticolo_analysis::spatial::contiguity::{Contiguity, DEGREES, contiguity};
use reticolo_analysis::spatial::hotspots::{HotspotsAsk, Statistic, hotspots as run};
use reticolo_analysis::spatial::weights::Weights;
use reticolo_analysis::sums::round9;
use reticolo_formats::csv_table::Table;
use reticolo_formats::geojson::{Feature, read_features, write_feature_collection};
use reticolo_formats::table_out::CsvOut;
use reticolo_instruments::atlas::HotspotsQuestion;
use reticolo_instruments::{Result, Who, WorkError};
use reticolo_model::geometry::Geometry;
use reticolo_model::value::{DecimalMark, plain_number, to_text};
use reticolo_model::{Problem, id};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufWriter;
use std::ops::ControlFlow;
use std::path::Path;
use std::process::ExitCode;

/// One line of the answer.
struct Line {
    unit: String,
    statistic: Option<f64>,
    p: Option<f64>,
    class: String,
    adjusted: Option<f64>,
    geometry: Option<Geometry>,
}

pub async fn hotspots(json: bool, ask: Hotspots) -> Result<ExitCode> {
    if let Some(form) = ask.out.as_deref().map(extension).filter(|form| !matches!(form.as_str(), "csv" | "geojson")) {
        return Err(Problem::new("problem-export-form", form).with("known", "csv, geojson").into());
    }
    let (lines, parameters, digest, seconds) = match &ask.dir {
        Some(dir) => of_territory(dir, &ask).await?,
        None => of_files(&ask)?,
    };
    let column = |pick: fn(&Line) -> Value| -> Vec<Value> { lines.iter().map(pick).collect() };
    if json {
        print_json(&json!({
            "method": "hotspots",
            "parameters": parameters,
            "input_digest": digest,
            "seconds": seconds,
            "result": {
                "unit": column(|l| json!(l.unit)),
                "statistic": column(|l| json!(l.statistic)),
                "p": column(|l| json!(l.p)),
                "class": column(|l| json!(l.class)),
                "adjusted": column(|l| json!(l.adjusted)),
            },
        }));
    }
    if let Some(out) = &ask.out {
        write(out, &lines)?;
    } else if !json {
        let number = |x: Option<f64>| x.map_or_else(String::new, |x| to_text(&json!(x)));
        say(false, "unit\tstatistic\tp\tclass\tadjusted");
        for l in &lines {
            say(false, format!("{}\t{}\t{}\t{}\t{}", l.unit, number(l.statistic), number(l.p), l.class, number(l.adjusted)));
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn of_territory(dir: &Path, ask: &Hotspots) -> Result<(Vec<Line>, Value, String, f64)> {
    let wb = open(dir).await?;
    let question = HotspotsQuestion {
        indicator: ask.indicator.clone().unwrap_or_default(),
        period: ask.period.clone(),
        statistic: ask.statistic.clone(),
        permutations: ask.permutations,
        seed: ask.seed,
    };
    let places = wb.places().await?;
    let timer = clock::timer();
    let view = wb.hotspots(&Who::CommandLine.showing(ask.illustrative), &question).await?;
    let seconds = timer.elapsed().as_secs_f64();
    let lines = view
        .rows
        .iter()
        // What lies around is computed with, not told.
        .filter(|r| places.is_inside(&r.code))
        .map(|r| Line {
            unit: r.code.clone(),
            statistic: r.statistic,
            p: r.p,
            class: r.class.clone(),
            adjusted: r.adjusted,
            geometry: places.get(&r.code).and_then(|u| u.geometry.clone()),
        })
        .collect();
    Ok((lines, json!(view.question), view.input_digest.clone(), seconds))
}

fn of_files(ask: &Hotspots) -> Result<(Vec<Line>, Value, String, f64)> {
    let (Some(units), Some(column)) = (&ask.units, &ask.column) else { return Err(Problem::new("problem-required", "--units").into()) };
    let key_column = ask.key.as_deref().and_then(|k| k.split_once('=')).map(|(c, _)| c.to_owned());
    let (names, mut columns) = read_units(units, &[column], key_column.as_deref())?;
    let values = columns.pop().unwrap_or_default();
    let (weights, shapes) = neighbours(ask.edges.as_deref(), ask.geometry.as_deref(), ask.key.as_deref(), &names)?;
    let statistic = Statistic::from_code(&ask.statistic)
        .ok_or_else(|| Problem::new("problem-statistic", &ask.statistic).with("known", "moran, gi, gistar, geary"))?;
    let timer = clock::timer();
    let asked = HotspotsAsk { permutations: ask.permutations, seed: ask.seed, ..HotspotsAsk::new(statistic) };
    let plan = asked.check(&values, &weights).map_err(|e| Problem::new("problem-hotspots", column).with("reason", e))?;
    let found = run(&plan);
    let seconds = timer.elapsed().as_secs_f64();
    let digest = id::sha256_hex(
        reticolo_model::canonical::canonical(&json!({ "values": values, "edges": weights.edges(), "statistic": ask.statistic, "permutations": ask.permutations, "seed": ask.seed })).as_bytes(),
    );
    let lines = (0..values.len())
        .map(|i| Line {
            unit: names[i].clone(),
            statistic: found.statistic[i].map(round9),
            p: found.p[i].map(round9),
            class: found.class[i].code().to_owned(),
            adjusted: found.adjusted[i].map(round9),
            geometry: shapes.get(&names[i]).cloned(),
        })
        .collect();
    let parameters = json!({ "column": column, "statistic": ask.statistic, "permutations": ask.permutations, "seed": ask.seed });
    Ok((lines, parameters, digest, seconds))
}

/// The names (the key's column, else the first) of the units and their values, column by column, in the file's order.
pub(super) fn read_units(path: &Path, columns: &[&str], key: Option<&str>) -> Result<(Vec<String>, Vec<Vec<Option<f64>>>)> {
    let mut table = Table::open(path)?;
    let header = table.header.clone();
    let at = |name: &str| {
        header.iter().position(|h| h == name).ok_or_else(|| Problem::new("problem-column-missing", name).with("known", header.join(", ")))
    };
    let value_at = columns.iter().map(|c| at(c)).collect::<std::result::Result<Vec<_>, _>>()?;
    let name_at = key.map(at).transpose()?.unwrap_or(0);
    let (mut names, mut values) = (Vec::new(), vec![Vec::new(); columns.len()]);
    for row in table.rows() {
        let row = row?;
        for (values, (at, column)) in values.iter_mut().zip(value_at.iter().zip(columns)) {
            values.push(match row.cells.get(*at).unwrap_or_default().trim() {
                "" => None,
                text => {
                    let bad = |p: Problem| p.on(column).with("row", row.number);
                    let number = plain_number(text, DecimalMark::Point).map_err(bad)?;
                    Some(number.parse::<f64>().map_err(|_| Problem::new("problem-number", text))?)
                }
            });
        }
        names.push(row.cells.get(name_at).unwrap_or_default().trim().to_owned());
    }
    Ok((names, values))
}

/// Who borders whom: pairs of a file, else shapes whose property bears the units' names.
pub(super) fn neighbours(
    edges: Option<&Path>,
    geometry: Option<&Path>,
    key: Option<&str>,
    names: &[String],
) -> Result<(Weights, BTreeMap<String, Geometry>)> {
    if let Some(edges) = edges {
        let mut table = Table::open(edges)?;
        let mut pairs = Vec::new();
        for row in table.rows() {
            let row = row?;
            let end = |i: usize| {
                let text = row.cells.get(i).unwrap_or_default().trim();
                text.parse::<u32>().map_err(|_| Problem::new("problem-integer", text).with("row", row.number))
            };
            pairs.push((end(0)?, end(1)?));
        }
        let weights = Weights::from_edges(names.len(), &pairs)
            .map_err(|e| Problem::new("problem-edges", edges.display().to_string()).with("reason", e))?;
        return Ok((weights, BTreeMap::new()));
    }
    let (Some(path), Some((_, property))) = (geometry, key.and_then(|k| k.split_once('='))) else {
        return Err(Problem::new("problem-neighbours", "").into());
    };
    let mut shapes: BTreeMap<String, Geometry> = BTreeMap::new();
    let mut failed = None;
    read_features(path, |feature| match feature {
        Ok(Feature { properties, geometry: Some(geometry), .. }) => {
            if let Some(key) = properties.get(property) {
                shapes.insert(to_text(key), geometry);
            }
            ControlFlow::Continue(())
        }
        Ok(_) => ControlFlow::Continue(()),
        Err(error) => {
            failed = Some(error);
            ControlFlow::Break(())
        }
    })?;
    if let Some(error) = failed {
        return Err(error.into());
    }
    if let Some(name) = names.iter().find(|n| !shapes.contains_key(*n)) {
        return Err(WorkError::NotFound(format!("{property} = {name} ({})", path.display())));
    }
    let rings: Vec<Vec<Vec<[f64; 2]>>> = names.iter().map(|n| shapes[n].rings().into_iter().cloned().collect()).collect();
    Ok((contiguity(&rings, Contiguity::Queen, DEGREES), shapes))
}

fn write(out: &Path, lines: &[Line]) -> Result<()> {
    let file = File::create(out).map_err(WorkError::io(out))?;
    let number = |x: Option<f64>| x.map_or_else(String::new, |x| to_text(&json!(x)));
    let written = match extension(out).as_str() {
        "csv" => (|| {
            let mut table = CsvOut::new(BufWriter::new(file), ["unit", "statistic", "p", "class", "adjusted"])?;
            for l in lines {
                table.row([l.unit.as_str(), &number(l.statistic), &number(l.p), &l.class, &number(l.adjusted)])?;
            }
            table.finish().map(drop)
        })(),
        "geojson" => {
            let features = (1u64..).zip(lines).map(|(n, l)| {
                let mut properties = Map::new();
                properties.insert("unit".into(), json!(l.unit));
                properties.insert("statistic".into(), json!(l.statistic));
                properties.insert("p".into(), json!(l.p));
                properties.insert("class".into(), json!(l.class));
                properties.insert("adjusted".into(), json!(l.adjusted));
                Feature { number: n, id: None, properties, geometry: l.geometry.clone() }
            });
            write_feature_collection(BufWriter::new(file), features).map(drop)
        }
        other => return Err(Problem::new("problem-export-form", other).with("known", "csv, geojson").into()),
    };
    written.map_err(WorkError::io(out))
}
