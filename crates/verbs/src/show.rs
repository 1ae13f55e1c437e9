//! How an answer is shown: as JSON, as a table on the terminal, as a file.

use crate::work::{Column, Result, Told, VerbError};
use reticolo_formats::geojson::{Feature, write_feature_collection};
use reticolo_formats::table_out::CsvOut;
use reticolo_model::Problem;
use reticolo_model::value::to_text;
use serde_json::{Map, Value, json};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

/// The form of a file that is written, after its extension.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Csv,
    GeoJson,
}

/// The form is known before anything is computed.
///
/// # Errors
/// An extension that is none of ours.
pub fn form(out: &Path) -> Result<Form> {
    match out.extension().and_then(|e| e.to_str()).unwrap_or_default().to_ascii_lowercase().as_str() {
        "csv" => Ok(Form::Csv),
        "geojson" => Ok(Form::GeoJson),
        other => Err(Problem::new("problem-export-form", other).with("known", "csv, geojson").into()),
    }
}

/// The answer as every verb gives it to machines.
#[must_use]
pub fn json(method: &str, parameters: &Value, digest: &str, seconds: f64, told: &Told) -> Value {
    json!({ "method": method, "parameters": parameters, "input_digest": digest, "seconds": seconds, "result": told.result })
}

fn rows(told: &Told) -> usize {
    told.table.iter().map(|c| c.cells.len()).max().unwrap_or_default()
}

fn cell(column: &Column, row: usize) -> String {
    column.cells.get(row).map(to_text).unwrap_or_default()
}

/// The answer for people, with tabs between cells: figures, the table, sentences.
#[must_use]
pub fn lines(told: &Told, with_table: bool) -> Vec<String> {
    lines_in_words(told, with_table, to_text)
}

/// The same, with values as `said` says them.
pub fn lines_in_words(told: &Told, with_table: bool, said: impl Fn(&Value) -> String) -> Vec<String> {
    let mut lines: Vec<String> = told.figures.iter().map(|(name, value)| format!("{name}\t{}", said(value))).collect();
    if with_table && !told.table.is_empty() {
        lines.push(told.table.iter().map(|c| c.name.as_str()).collect::<Vec<_>>().join("\t"));
        let cell = |c: &Column, row: usize| c.cells.get(row).map(&said).unwrap_or_default();
        lines.extend((0..rows(told)).map(|row| told.table.iter().map(|c| cell(c, row)).collect::<Vec<_>>().join("\t")));
    }
    lines.extend(told.reasons.iter().cloned());
    lines
}

/// Writes the table; a verb without one writes its figures.
///
/// # Errors
/// A file that cannot be written; GeoJSON where no shapes were given.
pub fn write(out: &Path, told: &Told) -> Result<()> {
    let form = form(out)?;
    if form == Form::GeoJson && told.shapes.is_empty() {
        return Err(Problem::new("problem-export-form", "geojson").with("known", "csv").into());
    }
    let io = |error| VerbError::Io { path: out.display().to_string(), error };
    let file = BufWriter::new(File::create(out).map_err(io)?);
    let written = match form {
        Form::Csv => csv(file, &told.figures, &told.table).map(drop),
        Form::GeoJson => {
            let features = told.shapes.iter().enumerate().map(|(row, shape)| {
                let properties: Map<String, Value> =
                    told.table.iter().map(|c| (c.name.clone(), c.cells.get(row).cloned().unwrap_or(Value::Null))).collect();
                Feature { number: row as u64 + 1, id: None, properties, geometry: shape.clone() }
            });
            write_feature_collection(file, features).map(drop)
        }
    };
    written.map_err(io)
}

/// Writes the other tables that were asked for (csv).
///
/// # Errors
/// A file that cannot be written, or whose extension is another.
pub fn beside(told: &Told) -> Result<()> {
    for (out, table) in &told.beside {
        if form(out)? != Form::Csv {
            return Err(Problem::new("problem-export-form", "geojson").with("known", "csv").into());
        }
        let io = |error| VerbError::Io { path: out.display().to_string(), error };
        columns(BufWriter::new(File::create(out).map_err(io)?), table).map_err(io)?;
    }
    Ok(())
}

fn columns<W: Write>(file: W, table: &[Column]) -> std::io::Result<W> {
    let mut out = CsvOut::new(file, table.iter().map(|c| c.name.as_str()))?;
    for row in 0..table.iter().map(|c| c.cells.len()).max().unwrap_or_default() {
        out.row(table.iter().map(|c| cell(c, row)))?;
    }
    out.finish()
}

/// The table as CSV; the figures where there is none.
///
/// # Errors
/// What `file` gives.
pub fn csv<W: Write>(file: W, figures: &[(String, Value)], table: &[Column]) -> std::io::Result<W> {
    if table.is_empty() {
        let mut out = CsvOut::new(file, ["figure", "value"])?;
        for (name, value) in figures {
            out.row([name.as_str(), &to_text(value)])?;
        }
        return out.finish();
    }
    columns(file, table)
}
