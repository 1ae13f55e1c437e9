//! Reads the tables that the verbs ask for, column by column, and says which file, row and column is at fault.

use crate::work::{Result, VerbError};
use reticolo_analysis::spatial::contiguity::{Contiguity, DEGREES, contiguity};
use reticolo_analysis::spatial::weights::Weights;
use reticolo_formats::csv_table::{Row, Table};
use reticolo_formats::geojson::{Feature, read_features};
use reticolo_model::Problem;
use reticolo_model::geometry::Geometry;
use reticolo_model::value::{DecimalMark, plain_number, to_text};
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, HashMap};
use std::fs::File;
use std::io::Read as _;
use std::ops::ControlFlow;
use std::path::Path;

/// SHA-256 over the bytes of the files a question is asked of, each with its part in the question.
#[derive(Default)]
pub struct Digest(Sha256);

impl Digest {
    /// Adds one file.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn file(mut self, part: &str, path: &Path) -> Result<Digest> {
        let io = |error| VerbError::Io { path: path.display().to_string(), error };
        self.0.update(part.as_bytes());
        self.0.update([0]);
        let mut file = File::open(path).map_err(io)?;
        let mut piece = vec![0; 1 << 16];
        loop {
            match file.read(&mut piece).map_err(io)? {
                0 => break,
                n => self.0.update(&piece[..n]),
            }
        }
        self.0.update([0]);
        Ok(self)
    }

    #[must_use]
    pub fn hex(self) -> String {
        self.0.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// A table whose wanted columns have been found. Names of columns match whatever their case.
pub struct Sheet {
    table: Table,
    file: String,
    names: Vec<String>,
    at: Vec<Option<usize>>,
}

/// One row of a [`Sheet`]; its cells are counted as the columns were asked for, first the needed, then the known ones.
pub struct Cells<'a> {
    sheet: (&'a str, &'a [String], &'a [Option<usize>]),
    row: &'a Row,
}

impl Sheet {
    /// Opens a table that has all the `needed` columns and perhaps the `known` ones.
    ///
    /// # Errors
    /// A file that cannot be read as a table, or a column that is missing.
    pub fn open(path: &Path, needed: &[&str], known: &[&str]) -> Result<Sheet> {
        let table = Table::open(path)?;
        let find = |name: &&str| table.header.iter().position(|h| h.eq_ignore_ascii_case(name));
        for name in needed {
            if find(name).is_none() {
                let missing = Problem::new("problem-table-column", *name).with("file", path.display());
                return Err(missing.with("known", table.header.join(", ")).into());
            }
        }
        let at = needed.iter().chain(known).map(find).collect();
        let names = needed.iter().chain(known).map(|n| (*n).to_owned()).collect();
        Ok(Sheet { file: path.display().to_string(), names, at, table })
    }

    /// Whether the table has the column at this place of what was asked for.
    #[must_use]
    pub fn has(&self, column: usize) -> bool {
        self.at[column].is_some()
    }

    #[must_use]
    pub fn header(&self) -> &[String] {
        &self.table.header
    }

    /// Calls `take` with each row.
    ///
    /// # Errors
    /// What `take` refuses, and rows that cannot be read.
    pub fn each(mut self, mut take: impl FnMut(&Cells<'_>) -> Result<()>) -> Result<()> {
        for row in self.table.rows() {
            take(&Cells { sheet: (&self.file, &self.names, &self.at), row: &row? })?;
        }
        Ok(())
    }
}

impl Cells<'_> {
    /// What stands in the cell, without blanks around it; empty where the column or the cell is missing.
    #[must_use]
    pub fn text(&self, column: usize) -> &str {
        self.sheet.2[column].and_then(|i| self.row.cells.get(i)).unwrap_or_default().trim()
    }

    /// The row's number, as a spreadsheet counts.
    #[must_use]
    pub fn number_of_row(&self) -> u64 {
        self.row.number
    }

    /// What is wrong with a cell: `code` is a `problem-table-…`, which says what was expected.
    #[must_use]
    pub fn wrong(&self, column: usize, code: &str) -> VerbError {
        let problem = Problem::new(code, self.text(column)).with("file", self.sheet.0);
        problem.with("row", self.row.number).with("column", &self.sheet.1[column]).into()
    }

    fn parsed(&self, column: usize, code: &str, fits: impl Fn(f64) -> bool) -> Result<f64> {
        let text = self.text(column);
        // The plain form first: files of a million rows are read here.
        let value = match text.parse::<f64>() {
            Ok(x) if text.starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '.') => Some(x),
            _ => plain_number(text, DecimalMark::Point).ok().and_then(|t| t.parse().ok()),
        };
        value.filter(|x| x.is_finite() && fits(*x)).ok_or_else(|| self.wrong(column, code))
    }

    /// A number.
    ///
    /// # Errors
    /// Anything else, or nothing.
    pub fn number(&self, column: usize) -> Result<f64> {
        self.parsed(column, "problem-table-number", |_| true)
    }

    /// A number, or nothing where the cell is empty.
    ///
    /// # Errors
    /// Anything else.
    pub fn optional(&self, column: usize) -> Result<Option<f64>> {
        if self.text(column).is_empty() { Ok(None) } else { self.number(column).map(Some) }
    }

    /// A number of zero or more.
    ///
    /// # Errors
    /// Anything else, or nothing.
    pub fn amount(&self, column: usize) -> Result<f64> {
        self.parsed(column, "problem-table-amount", |x| x >= 0.0)
    }

    /// A whole number.
    ///
    /// # Errors
    /// Anything else, or nothing.
    pub fn whole(&self, column: usize) -> Result<i64> {
        self.text(column).parse().map_err(|_| self.wrong(column, "problem-table-whole"))
    }

    /// A name that no row before has had.
    ///
    /// # Errors
    /// An empty or repeated name.
    pub fn new_name(&self, column: usize, names: &mut Names) -> Result<u32> {
        let text = self.text(column);
        if text.is_empty() || names.at(text).is_some() {
            return Err(self.wrong(column, "problem-table-once"));
        }
        Ok(names.place(text))
    }

    /// The place of a name that is listed elsewhere.
    ///
    /// # Errors
    /// A name that is not.
    pub fn listed(&self, column: usize, names: &Names) -> Result<u32> {
        names.at(self.text(column)).ok_or_else(|| self.wrong(column, "problem-table-listed"))
    }
}

/// Names in the order in which they first came.
#[derive(Debug, Default, Clone)]
pub struct Names {
    pub list: Vec<String>,
    at: HashMap<String, u32>,
}

impl Names {
    /// The place of a name; it is added where it is new.
    ///
    /// # Panics
    /// Beyond four thousand million names.
    pub fn place(&mut self, name: &str) -> u32 {
        if let Some(at) = self.at.get(name) {
            return *at;
        }
        let at = u32::try_from(self.list.len()).expect("fewer than four thousand million names");
        self.list.push(name.to_owned());
        self.at.insert(name.to_owned(), at);
        at
    }

    #[must_use]
    pub fn at(&self, name: &str) -> Option<u32> {
        self.at.get(name).copied()
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

/// The names (the key's column, else the first) of the units and their values, column by column, in the file's order; an empty
/// cell is a missing value.
///
/// # Errors
/// A column that is missing, a cell that is no number.
pub fn units(path: &Path, columns: &[&str], key: Option<&str>) -> Result<(Vec<String>, Vec<Vec<Option<f64>>>)> {
    let first = Table::open(path)?.header.first().cloned().unwrap_or_default();
    let mut needed = vec![key.unwrap_or(&first)];
    needed.extend(columns);
    let (mut names, mut values) = (Vec::new(), vec![Vec::new(); columns.len()]);
    Sheet::open(path, &needed, &[])?.each(|cells| {
        names.push(cells.text(0).to_owned());
        for (at, values) in values.iter_mut().enumerate() {
            values.push(cells.optional(at + 1)?);
        }
        Ok(())
    })?;
    Ok((names, values))
}

/// Who borders whom: pairs of numbers from 0 in a file, else shapes whose property (`key` is `COLUMN=PROPERTY`) bears the units' names.
///
/// # Errors
/// Neither file, a pair that names no unit, a unit without a shape.
pub fn neighbours(
    edges: Option<&Path>,
    geometry: Option<&Path>,
    key: Option<&str>,
    names: &[String],
) -> Result<(Weights, BTreeMap<String, Geometry>)> {
    if let Some(path) = edges {
        let mut table = Table::open(path)?;
        let header = table.header.clone();
        let mut pairs = Vec::new();
        for row in table.rows() {
            let row = row?;
            let end = |i: usize| {
                let text = row.cells.get(i).unwrap_or_default().trim();
                let place = text.parse::<u32>().ok().filter(|n| (*n as usize) < names.len());
                let column = header.get(i).cloned().unwrap_or_default();
                place.ok_or_else(|| {
                    let problem = Problem::new("problem-table-unit", text).with("file", path.display()).with("row", row.number);
                    problem.with("column", column).with("most", names.len().saturating_sub(1))
                })
            };
            pairs.push((end(0)?, end(1)?));
        }
        let weights = Weights::from_edges(names.len(), &pairs)
            .map_err(|e| Problem::new("problem-edges", path.display().to_string()).with("reason", e))?;
        return Ok((weights, BTreeMap::new()));
    }
    let (Some(path), Some((_, property))) = (geometry, key.and_then(|k| k.split_once('='))) else {
        return Err(Problem::new("problem-neighbours", "").into());
    };
    let shapes = shapes(path, property)?;
    if let Some(name) = names.iter().find(|n| !shapes.contains_key(*n)) {
        return Err(Problem::new("problem-table-shape", name).with("file", path.display()).with("column", property).into());
    }
    let rings: Vec<Vec<Vec<[f64; 2]>>> = names.iter().map(|n| shapes[n].rings().into_iter().cloned().collect()).collect();
    Ok((contiguity(&rings, Contiguity::Queen, DEGREES), shapes))
}

/// The shapes of a GeoJSON file by one of their properties.
///
/// # Errors
/// A file that cannot be read.
pub fn shapes(path: &Path, property: &str) -> Result<BTreeMap<String, Geometry>> {
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
    failed.map_or(Ok(shapes), |error| Err(error.into()))
}
