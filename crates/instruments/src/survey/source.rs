//! A file's rows, whether it is a table or a collection of features: one header, cells by column, a shape where there is one.

use crate::Result;
use reticolo_formats::FormatError;
use reticolo_formats::csv_table::Table;
use reticolo_formats::geojson::read_features;
use reticolo_model::Problem;
use reticolo_model::geometry::Geometry;
use serde_json::Value;
use std::ops::ControlFlow;
use std::path::Path;

/// An opened file.
pub(crate) enum Source {
    Table(Box<Table>),
    Features { header: Vec<String>, rows: Vec<Feature>, broken: Vec<FormatError> },
}

pub(crate) struct Feature {
    number: u64,
    cells: Vec<String>,
    geometry: Option<Geometry>,
}

/// One row: its number as people count it, its cells in the order of the header, its shape.
pub(crate) struct SourceRow<'a> {
    pub number: u64,
    pub cells: &'a dyn Cells,
    pub geometry: Option<&'a Geometry>,
}

pub(crate) trait Cells {
    fn cell(&self, i: usize) -> &str;
    fn all(&self) -> Vec<String>;
}

impl Cells for csv::StringRecord {
    fn cell(&self, i: usize) -> &str {
        self.get(i).unwrap_or_default()
    }

    fn all(&self) -> Vec<String> {
        self.iter().map(str::to_owned).collect()
    }
}

impl Cells for Vec<String> {
    fn cell(&self, i: usize) -> &str {
        self.get(i).map_or("", String::as_str)
    }

    fn all(&self) -> Vec<String> {
        self.clone()
    }
}

fn is_geojson(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let bare = lower.strip_suffix(".gz").unwrap_or(&lower);
    bare.ends_with(".geojson") || bare.ends_with(".json")
}

/// Opens a file; its form follows its name.
pub(crate) fn open(path: &Path, name: &str) -> Result<Source> {
    if !is_geojson(name) {
        return Ok(Source::Table(Box::new(Table::open(path)?)));
    }
    let mut header: Vec<String> = Vec::new();
    let mut read = Vec::new();
    let mut broken = Vec::new();
    read_features(path, |feature| {
        match feature {
            Ok(feature) => {
                for key in feature.properties.keys() {
                    if !header.contains(key) {
                        header.push(key.clone());
                    }
                }
                read.push(feature);
            }
            Err(error) => broken.push(error),
        }
        ControlFlow::Continue(())
    })?;
    let rows = read
        .into_iter()
        .map(|f| Feature {
            number: f.number,
            cells: header.iter().map(|h| f.properties.get(h).map_or_else(String::new, cell_text)).collect(),
            geometry: f.geometry,
        })
        .collect();
    Ok(Source::Features { header, rows, broken })
}

fn cell_text(value: &Value) -> String {
    reticolo_model::value::to_text(value)
}

impl Source {
    pub fn header(&self) -> &[String] {
        match self {
            Source::Table(table) => &table.header,
            Source::Features { header, .. } => header,
        }
    }

    pub fn has_geometry(&self) -> bool {
        matches!(self, Source::Features { .. })
    }

    /// Hands on row after row; a row that cannot be read comes as its fault. `take` answers an error to stop.
    pub fn each(
        &mut self,
        mut take: impl FnMut(std::result::Result<SourceRow<'_>, (u64, Problem)>, (u64, u64)) -> Result<()>,
    ) -> Result<()> {
        match self {
            Source::Table(table) => {
                let mut record = csv::StringRecord::new();
                loop {
                    let progress = table.progress();
                    match table.read_row(&mut record) {
                        Ok(Some(number)) => take(Ok(SourceRow { number, cells: &record, geometry: None }), progress)?,
                        Ok(None) => return Ok(()),
                        Err(error) if error.concerns_one_row() => take(Err(fault(&error)), progress)?,
                        Err(error) => return Err(error.into()),
                    }
                }
            }
            Source::Features { rows, broken, .. } => {
                let total = rows.len() as u64;
                for error in broken.iter() {
                    take(Err(fault(error)), (0, total))?;
                }
                for (i, row) in (0u64..).zip(rows.iter()) {
                    take(Ok(SourceRow { number: row.number, cells: &row.cells, geometry: row.geometry.as_ref() }), (i, total))?;
                }
                Ok(())
            }
        }
    }
}

fn fault(error: &FormatError) -> (u64, Problem) {
    let mut problem = Problem::new(error.code, error.found.clone());
    for (name, value) in &error.args {
        problem = problem.with(name, value);
    }
    (error.row.unwrap_or(0), problem)
}
