//! Gathers the tables of a document row by row, and hands over the one that was asked for.

use crate::csv_table::MAX_CELL;
use crate::error::FormatError;
use crate::json_doc::OnDisk;
use crate::tables::{TableRow, Tables};
use reticolo_model::geometry::Geometry;
use std::collections::BTreeSet;

/// One table of a document while it is read.
#[derive(Debug)]
pub(crate) struct TableMaker {
    pub name: &'static str,
    pub header: Vec<String>,
    pub rows: Vec<TableRow>,
    pub broken: Vec<FormatError>,
}

impl TableMaker {
    pub fn new(name: &'static str, header: &[&str]) -> TableMaker {
        TableMaker { name, header: header.iter().map(ToString::to_string).collect(), rows: Vec::new(), broken: Vec::new() }
    }

    /// Adds a row, or the fault of it: a cell that is too long or holds a zero byte, or a shape that is none.
    pub fn push(&mut self, file: &str, number: u64, cells: Vec<String>, geometry: Result<Option<Geometry>, FormatError>) {
        let place = |code, i: usize| FormatError::new(file, code).row(number).column(&self.header[i]);
        let fault = cells.iter().enumerate().find_map(|(i, cell)| match cell {
            cell if cell.len() > MAX_CELL => Some(place("format-cell-too-long", i).found(&cell.len().to_string()).with("limit", MAX_CELL)),
            cell if cell.contains('\0') => Some(place("format-nul", i)),
            _ => None,
        });
        match (fault, geometry) {
            (Some(fault), _) | (None, Err(fault)) => self.broken.push(fault),
            (None, Ok(geometry)) => self.rows.push(TableRow { number, cells, geometry }),
        }
    }
}

/// The table called `wanted`, or the first that holds rows; the first of all where none does. A table's rows come in the order of their
/// numbers, and with a cell for each column.
///
/// # Errors
/// No table of that name.
pub(crate) fn chosen(tables: Vec<TableMaker>, wanted: Option<&str>, file: &str, on_disk: OnDisk) -> Result<Tables, FormatError> {
    let names: Vec<String> = tables.iter().filter(|t| !t.rows.is_empty()).map(|t| t.name.to_owned()).collect();
    let known = || tables.iter().map(|t| t.name).collect::<Vec<_>>().join(", ");
    let at = match wanted {
        Some(name) => tables.iter().position(|t| t.name == name),
        None => Some(tables.iter().position(|t| !t.rows.is_empty()).unwrap_or(0)),
    };
    let Some(at) = at else {
        return Err(FormatError::new(file, "format-no-table").found(wanted.unwrap_or_default()).with("names", known()));
    };
    let TableMaker { name, header, mut rows, broken } = tables.into_iter().nth(at).unwrap_or_else(|| TableMaker::new("", &[]));
    for row in &mut rows {
        row.cells.resize(header.len(), String::new());
    }
    Ok(Tables { name: name.to_owned(), names, header, rows, broken, size: on_disk.size, gzip: on_disk.gzip })
}

/// The parts that are not empty, each once, joined by semicolons.
pub(crate) fn joined<T: AsRef<str>>(parts: impl IntoIterator<Item = T>) -> String {
    let parts: Vec<T> = parts.into_iter().collect();
    let mut seen = BTreeSet::new();
    let new = parts.iter().map(AsRef::as_ref).filter(|part| !part.is_empty() && seen.insert(*part));
    new.collect::<Vec<_>>().join(";")
}

/// The point at a longitude and latitude given as texts; none where both are empty.
///
/// # Errors
/// Texts that are no numbers, or lie outside the Earth's degrees.
pub(crate) fn point(file: &str, number: u64, longitude: &str, latitude: &str) -> Result<Option<Geometry>, FormatError> {
    let (longitude, latitude) = (longitude.trim(), latitude.trim());
    if longitude.is_empty() && latitude.is_empty() {
        return Ok(None);
    }
    let found = match (longitude.parse(), latitude.parse()) {
        (Ok(x), Ok(y)) => Some(Geometry::Point([x, y])).filter(Geometry::is_sound),
        _ => None,
    };
    let fault = || FormatError::new(file, "format-geometry-range").row(number).found(&format!("{longitude} {latitude}"));
    found.map(Some).ok_or_else(fault)
}
