//! Reads and writes the definition of a questionnaire as an XLSForm workbook: what is asked, what may be chosen, how the form is
//! called. Every column is kept as text, known or not, so that a form comes out as it came in.
//!
//! The format: <https://xlsform.org>, as ODK, KoboToolbox and pyxform read it. What is wrong in a form is told by
//! [`XlsForm::check`].

use crate::error::FormatError;
use crate::sheet_out::{Cell, MAX_ROWS, XlsxOut};
use crate::xlsx::Sheet;
use crate::xlsx_parts::sheet_names;
use csv::StringRecord;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

/// The most rows of a sheet, its most bytes once unpacked, and the most of its texts: one may be used many times.
const MAX_FORM_ROWS: usize = 200_000;
const MAX_UNPACKED: u64 = 64 << 20;
/// Sheets beside survey, choices and settings that programs know.
const OTHERS: [&str; 3] = ["external_choices", "entities", "osm"];

/// A form as its workbook holds it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct XlsForm {
    pub survey: FormSheet,
    /// Without columns where there is no such sheet; so is `settings`.
    pub choices: FormSheet,
    pub settings: FormSheet,
    /// Further sheets by their names: `external_choices`, `entities` and `osm`.
    pub others: BTreeMap<String, FormSheet>,
    /// Rows that cannot be read, or only in part (`format-row-length`: something stands right of the columns); the sheet stands
    /// behind the name of the file.
    pub broken: Vec<FormatError>,
}

/// A sheet of a form.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FormSheet {
    /// In the order of the file.
    pub columns: Vec<String>,
    pub rows: Vec<FormRow>,
}

/// A question, a choice or the settings.
pub type Question = FormRow;

/// One row of a sheet: its number in the file (0 for one that was made here), and what stands under each column where that is not
/// empty.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FormRow {
    pub row: u64,
    pub cells: BTreeMap<String, String>,
}

impl FormRow {
    /// What stands under a column; empty where there is nothing.
    #[must_use]
    pub fn get(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// What stands under `column::language`, else under `column`: a label in a language such as `Italiano (it)`.
    #[must_use]
    pub fn text(&self, column: &str, language: &str) -> &str {
        self.cells.get(&format!("{column}::{language}")).map_or_else(|| self.get(column), String::as_str)
    }
}

impl FormSheet {
    /// Adds a row; columns that were not there yet come last.
    pub fn push<C: Into<String>, T: Into<String>>(&mut self, cells: impl IntoIterator<Item = (C, T)>) {
        let mut row = FormRow::default();
        for (column, text) in cells {
            let (column, text) = (column.into(), text.into());
            if !self.columns.contains(&column) {
                self.columns.push(column.clone());
            }
            if !text.is_empty() {
                row.cells.insert(column, text);
            }
        }
        self.rows.push(row);
    }

    /// The languages that columns are named for, as in `label::Italiano (it)`.
    #[must_use]
    pub fn languages(&self) -> Vec<&str> {
        let mut found = Vec::new();
        for (_, language) in self.columns.iter().filter_map(|column| column.split_once("::")) {
            if !found.contains(&language) {
                found.push(language);
            }
        }
        found
    }
}

/// Reads a form from its workbook. Letters of a sheet's name may be large or small; choices and settings may be missing.
///
/// # Errors
/// As [`Sheet::open`], for the sheets of a form; no sheet `survey`; more rows or bytes than a form has.
pub fn read(path: impl AsRef<Path>) -> Result<XlsForm, FormatError> {
    let path = path.as_ref();
    let names = sheet_names(path)?;
    let mut form = XlsForm::default();
    let mut sheet = |wanted: &str| -> Result<Option<FormSheet>, FormatError> {
        let Some(name) = names.iter().find(|name| name.trim().eq_ignore_ascii_case(wanted)) else { return Ok(None) };
        read_sheet(path, name, &mut form.broken).map(Some)
    };
    let Some(survey) = sheet("survey")? else {
        let file = path.display().to_string();
        return Err(FormatError::new(&file, "format-sheet").found("survey").with("names", names.join(", ")));
    };
    let (choices, settings) = (sheet("choices")?.unwrap_or_default(), sheet("settings")?.unwrap_or_default());
    let mut others = BTreeMap::new();
    for name in OTHERS {
        if let Some(sheet) = sheet(name)? {
            others.insert(name.to_owned(), sheet);
        }
    }
    Ok(XlsForm { survey, choices, settings, others, ..form })
}

fn read_sheet(path: &Path, name: &str, broken: &mut Vec<FormatError>) -> Result<FormSheet, FormatError> {
    let placed = |mut fault: FormatError| {
        fault.file = format!("{}:{name}", fault.file).into();
        fault
    };
    let mut sheet = match Sheet::open_within(path, Some(name), MAX_UNPACKED) {
        Ok(sheet) => sheet,
        Err(fault) if fault.code == "format-no-header" => return Ok(FormSheet::default()),
        Err(fault) => return Err(placed(fault)),
    };
    let (mut rows, mut record, mut faults, mut held) = (Vec::new(), StringRecord::new(), 0, 0);
    loop {
        if rows.len() + faults > MAX_FORM_ROWS {
            return Err(placed(FormatError::new(sheet.file(), "format-too-many-rows").with("limit", MAX_FORM_ROWS)));
        }
        let row = match sheet.read_row(&mut record) {
            Ok(Some(row)) => row,
            Ok(None) => return Ok(FormSheet { columns: sheet.header, rows }),
            Err(fault) if fault.concerns_one_row() => {
                let row = fault.row.filter(|_| fault.code == "format-row-length");
                faults += 1;
                broken.push(placed(fault));
                // What people remark right of the columns is told and left out, the question kept.
                let Some(row) = row else { continue };
                row
            }
            Err(fault) => return Err(placed(fault)),
        };
        held += record.as_slice().len() as u64;
        if held > MAX_UNPACKED {
            return Err(placed(FormatError::new(sheet.file(), "format-too-large").with("limit", MAX_UNPACKED)));
        }
        let filled = sheet.header.iter().zip(&record).filter(|(_, text)| !text.is_empty());
        rows.push(FormRow { row, cells: filled.map(|(column, text)| (column.clone(), text.to_owned())).collect() });
    }
}

/// Writes a form as a workbook and gives `out` back: sheets that have columns, rows where they were, every cell as text.
///
/// # Errors
/// What `out` gives; a form without a survey; a text longer than a cell of the workbook can be.
pub fn write_xlsform<W: Write>(out: W, form: &XlsForm) -> io::Result<W> {
    let wrong = |text: &str| Err(io::Error::new(io::ErrorKind::InvalidInput, text));
    if form.survey.columns.is_empty() {
        return wrong("a form without a survey");
    }
    let mut book = XlsxOut::new(out)?;
    let sheets = [("survey", &form.survey), ("choices", &form.choices), ("settings", &form.settings)];
    let others = form.others.iter().map(|(name, sheet)| (name.as_str(), sheet));
    for (name, sheet) in sheets.into_iter().chain(others) {
        if sheet.columns.is_empty() {
            continue;
        }
        book.sheet(name, &sheet.columns)?;
        let mut next = 2;
        for row in &sheet.rows {
            if row.cells.keys().any(|column| !sheet.columns.contains(column)) {
                return wrong("a cell under a column that the sheet does not have");
            }
            // Rows that people left empty stay so.
            while next < row.row && row.row <= MAX_ROWS {
                book.row(sheet.columns.iter().map(|_| Cell::Empty))?;
                next += 1;
            }
            book.row(sheet.columns.iter().map(|column| Cell::Text(row.get(column))))?;
            next += 1;
        }
    }
    if book.shortened() > 0 {
        return wrong("a text longer than a cell can be");
    }
    book.finish()
}
