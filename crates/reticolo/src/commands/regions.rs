//! Basins of like places: on plain files, without a territory, or on the indicators of one.

use super::analyse::{neighbours, read_units};
use super::{extension, open};
use crate::args_regions::Regions;
use crate::clock;
use crate::output::{language, print_json, say};
use reticolo_analysis::regions::{Method, Regions as Found, RegionsAsk, regions as run};
use reticolo_analysis::sums::round9;
use reticolo_formats::geojson::{Feature, write_feature_collection};
use reticolo_formats::table_out::CsvOut;
use reticolo_instruments::basins::{BasinsQuestion, finding, name_of, traits_words};
use reticolo_instruments::{Result, Who, WorkError};
use reticolo_model::geometry::Geometry;
use reticolo_model::value::to_text;
use reticolo_model::{Problem, canonical::canonical, id};
use serde_json::{Map, Value, json};
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;
use std::process::ExitCode;

/// A unit with its region.
struct Line {
    unit: String,
    region: Option<u32>,
    kept: Option<f64>,
    geometry: Option<Geometry>,
}

/// An answer, whatever it was asked of.
struct Answer {
    lines: Vec<Line>,
    parameters: Value,
    digest: String,
    seconds: f64,
    result: Value,
    /// What is told people where no file is asked.
    told: Vec<String>,
}

/// `reticolo analyse regions`.
pub async fn regions(json: bool, ask: Regions) -> Result<ExitCode> {
    if let Some(form) = ask.out.as_deref().map(extension).filter(|form| !matches!(form.as_str(), "csv" | "geojson")) {
        return Err(Problem::new("problem-export-form", form).with("known", "csv, geojson").into());
    }
    let answer = match &ask.dir {
        Some(dir) => of_territory(dir, &ask).await?,
        None => of_files(&ask)?,
    };
    if json {
        print_json(&json!({
            "method": "regions", "parameters": answer.parameters, "input_digest": answer.digest, "seconds": answer.seconds, "result": answer.result,
        }));
    }
    if let Some(out) = &ask.out {
        write(out, &answer.lines)?;
    } else if !json {
        for line in &answer.told {
            say(false, line);
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn of_territory(dir: &Path, ask: &Regions) -> Result<Answer> {
    let (wb, l) = (super::job::watched(false, open(dir).await?, reticolo_instruments::work::Method::Basins), language());
    let question = BasinsQuestion {
        indicators: ask.indicators.clone(),
        k: ask.k,
        method: ask.method.clone(),
        floor: ask.floor,
        size: ask.size.clone().unwrap_or_default(),
        replicates: ask.replicates,
        seed: ask.seed,
    };
    let places = wb.places().await?;
    let timer = clock::timer();
    let view = wb.basins(&Who::CommandLine.showing(ask.illustrative), &question).await?;
    let seconds = timer.elapsed().as_secs_f64();
    // As on files, regions count from 0.
    let lines: Vec<Line> = view
        .rows
        .iter()
        .map(|r| Line {
            unit: r.code.clone(),
            region: r.basin.map(|b| b - 1),
            kept: r.kept,
            geometry: places.get(&r.code).and_then(|u| u.geometry.clone()),
        })
        .collect();
    let result = json!({
        "unit": lines.iter().map(|x| &x.unit).collect::<Vec<_>>(), "labels": lines.iter().map(|x| x.region).collect::<Vec<_>>(), "ratio": view.ratio,
        "regions": view.basins, "borders": view.borders, "cuts": view.cuts, "stability": view.stability, "missing": view.missing, "short": view.short,
        "columns": view.indicators.iter().map(|i| json!({ "column": i.indicator.code, "period": i.period, "mean": i.mean, "deviation": i.deviation })).collect::<Vec<_>>(),
    });
    let mut told = vec![finding(l, &view)];
    for basin in &view.basins {
        told.push(format!("{}\t{}\t{}", basin.number, name_of(l, &places, basin), traits_words(l, &view, basin)));
        told.push(format!("\t{}", basin.units.iter().map(|u| places.name(u)).collect::<Vec<_>>().join(", ")));
    }
    Ok(Answer { lines, parameters: json!(view.question), digest: view.input_digest.clone(), seconds, result, told })
}

fn of_files(ask: &Regions) -> Result<Answer> {
    let Some(units) = &ask.units else { return Err(Problem::new("problem-required", "--units").into()) };
    let key = ask.key.as_deref().and_then(|k| k.split_once('=')).map(|(c, _)| c.to_owned());
    let wanted: Vec<&str> = ask.columns.iter().chain(&ask.floor_column).map(String::as_str).collect();
    let (names, mut columns) = read_units(units, &wanted, key.as_deref())?;
    let sizes = ask.floor_column.as_ref().and_then(|_| columns.pop());
    let (weights, mut shapes) = neighbours(ask.edges.as_deref(), ask.geometry.as_deref(), ask.key.as_deref(), &names)?;
    let method =
        Method::from_code(&ask.method).ok_or_else(|| Problem::new("problem-choice", &ask.method).with("known", "skater, ward, best"))?;
    let k = ask.k.unwrap_or(reticolo_instruments::basins::USUAL);
    let mut asked = RegionsAsk { floor: ask.floor, seed: ask.seed, ..RegionsAsk::new(method, k) };
    asked.replicates = ask.replicates.unwrap_or(asked.replicates);
    let timer = clock::timer();
    let plan = asked
        .check(&columns, sizes.as_deref(), &weights)
        .map_err(|e| Problem::new("problem-regions", ask.columns.join(", ")).with("reason", e))?;
    let found = run(&plan);
    let seconds = timer.elapsed().as_secs_f64();
    let parameters = json!({
        "columns": ask.columns, "method": ask.method, "k": k, "floor_column": ask.floor_column, "floor": ask.floor, "replicates": asked.replicates, "seed": ask.seed,
    });
    let digest = id::sha256_hex(
        canonical(&json!({ "values": columns, "sizes": sizes, "edges": weights.edges(), "parameters": parameters })).as_bytes(),
    );
    let lines: Vec<Line> = (0..names.len())
        .map(|i| Line {
            unit: names[i].clone(),
            region: found.labels[i],
            kept: found.stability.as_ref().and_then(|s| s.units[i]).map(round9),
            geometry: shapes.remove(&names[i]),
        })
        .collect();
    let result = result(ask, &names, &found);
    let mut told = vec!["unit\tregion".to_owned()];
    told.extend(lines.iter().map(|x| format!("{}\t{}", x.unit, x.region.map_or_else(String::new, |r| r.to_string()))));
    Ok(Answer { lines, parameters, digest, seconds, result, told })
}

fn result(ask: &Regions, names: &[String], found: &Found) -> Value {
    let name = |u: u32| &names[u as usize];
    let column = |c: u32| &ask.columns[c as usize];
    let regions: Vec<Value> = found
        .regions
        .iter()
        .enumerate()
        .map(|(r, region)| {
            json!({
                "region": r, "units": region.units.iter().map(|&u| name(u)).collect::<Vec<_>>(), "size": region.size.map(round9),
                "means": region.means.iter().map(|z| z.map(round9)).collect::<Vec<_>>(), "values": region.values.iter().map(|&v| round9(v)).collect::<Vec<_>>(),
                "within": round9(region.within), "shares": region.shares.iter().map(|&c| column(c)).collect::<Vec<_>>(),
                "kept": found.stability.as_ref().map(|s| round9(s.regions[r])),
            })
        })
        .collect();
    let pair = |(i, j, d): (u32, u32, f64)| json!([name(i), name(j), round9(d)]);
    let borders: Vec<Value> = found
        .borders
        .iter()
        .map(|b| {
            json!({
                "between": b.between, "pairs": b.pairs, "cost": round9(b.cost), "alike": pair(b.alike), "unlike": pair(b.unlike),
                "column": column(b.column), "difference": round9(b.difference),
            })
        })
        .collect();
    let cuts: Vec<Value> =
        found.cuts.iter().map(|c| json!({ "between": [name(c.between.0), name(c.between.1)], "gain": round9(c.gain) })).collect();
    let stability = found.stability.as_ref().map(|s| {
        json!({
            "replicates": s.replicates, "agreement": round9(s.agreement), "least": round9(s.least), "stable": s.stable,
            "threshold": reticolo_analysis::regions::STABLE, "units": s.units.iter().map(|u| u.map(round9)).collect::<Vec<_>>(),
        })
    });
    json!({
        "unit": names, "labels": found.labels, "ratio": round9(found.ratio), "regions": regions, "borders": borders, "cuts": cuts, "stability": stability,
        "missing": found.missing.iter().map(|&u| name(u)).collect::<Vec<_>>(), "short": found.regions.len() < found.asked.k as usize,
        "columns": ask.columns.iter().enumerate().map(|(c, n)| json!({ "column": n, "mean": round9(found.means[c]), "deviation": round9(found.deviations[c]) })).collect::<Vec<_>>(),
        "parts": found.components,
    })
}

fn write(out: &Path, lines: &[Line]) -> Result<()> {
    let file = File::create(out).map_err(WorkError::io(out))?;
    let number = |x: Option<f64>| x.map_or_else(String::new, |x| to_text(&json!(x)));
    let written = match extension(out).as_str() {
        "csv" => (|| {
            let mut table = CsvOut::new(BufWriter::new(file), ["unit", "region", "kept"])?;
            for x in lines {
                table.row([x.unit.as_str(), &x.region.map_or_else(String::new, |r| r.to_string()), &number(x.kept)])?;
            }
            table.finish().map(drop)
        })(),
        "geojson" => {
            let features = (1u64..).zip(lines).map(|(n, x)| {
                let mut properties = Map::new();
                properties.insert("unit".into(), json!(x.unit));
                properties.insert("region".into(), json!(x.region));
                properties.insert("kept".into(), json!(x.kept));
                Feature { number: n, id: None, properties, geometry: x.geometry.clone() }
            });
            write_feature_collection(BufWriter::new(file), features).map(drop)
        }
        other => return Err(Problem::new("problem-export-form", other).with("known", "csv, geojson").into()),
    };
    written.map_err(WorkError::io(out))
}
