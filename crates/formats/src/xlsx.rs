//! Reads one sheet of an XLSX workbook row by row within fixed limits, as [`crate::Table`] reads a CSV: cells come out as the
//! texts that a CSV of the same sheet would have, dates as ISO 8601 and numbers in plain notation.
//!
//! The format: ECMA-376, parts 1 (SpreadsheetML) and 2 (packaging). The sheet is unpacked as it is read; only the table of
//! shared texts is held in memory.

use crate::error::FormatError;
use crate::package::Xml;
use crate::sheet_rows::{SheetRow, checked_text, column_name};
use crate::xlsx_cells::{Kind, Texts, cell_text};
use crate::xlsx_parts::{Package, open_parts};
use csv::StringRecord;
use quick_xml::events::{BytesStart, Event};
use std::path::Path;

/// The most bytes of a workbook on the disk.
pub const MAX_FILE: u64 = 50 << 20;
/// The most bytes of the sheet once unpacked, unless [`Sheet::open_within`] says otherwise.
pub const MAX_UNPACKED: u64 = 1 << 30;

/// An open sheet, its header read: the first row that holds anything.
pub struct Sheet {
    /// The names of the columns, trimmed.
    pub header: Vec<String>,
    /// The sheet's name.
    pub name: String,
    /// The names of all sheets that hold cells, in the workbook's order.
    pub names: Vec<String>,
    /// Bytes of the workbook on the disk.
    pub size: u64,
    xml: Xml,
    file: Box<str>,
    texts: Texts,
    styles: Vec<Kind>,
    since_1904: bool,
    row: SheetRow,
    done: bool,
}

impl std::fmt::Debug for Sheet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sheet").field("file", &self.file).field("name", &self.name).field("row", &self.row.number).finish_non_exhaustive()
    }
}

/// What one cell is made of, before its value is known.
#[derive(Default)]
struct Cell {
    kind: String,
    style: usize,
    value: Option<String>,
    inline: String,
    formula: bool,
}

impl Sheet {
    /// Opens the sheet named, or the first that is not hidden, and reads its header.
    ///
    /// # Errors
    /// A file that is missing, empty, larger than [`MAX_FILE`], no workbook or damaged; no sheet of that name; a header that is
    /// missing or whose names are empty, double or too many.
    pub fn open(path: impl AsRef<Path>, sheet: Option<&str>) -> Result<Sheet, FormatError> {
        Sheet::open_within(path, sheet, MAX_UNPACKED)
    }

    /// As [`Sheet::open`], with another ceiling on the unpacked bytes of the sheet.
    ///
    /// # Errors
    /// As [`Sheet::open`].
    pub fn open_within(path: impl AsRef<Path>, sheet: Option<&str>, ceiling: u64) -> Result<Sheet, FormatError> {
        let Package { file, size, name, names, since_1904, texts, styles, xml } = open_parts(path.as_ref(), sheet, ceiling)?;
        let (header, row) = (Vec::new(), SheetRow::default());
        let mut sheet = Sheet { header, name, names, size, xml, file, texts, styles, since_1904, row, done: false };
        if !sheet.next_filled()? {
            return Err(sheet.fault("format-no-header"));
        }
        sheet.header = sheet.row.header(&sheet.file)?;
        Ok(sheet)
    }

    /// The file as it was named when opened.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Packed bytes of the sheet taken so far, and in all: for a progress bar.
    #[must_use]
    pub fn progress(&self) -> (u64, u64) {
        self.xml.progress()
    }

    /// Reads the next row that holds anything into `cells`, as wide as the header, and gives its number in the sheet, or `None`
    /// at the end. After an error that [concerns one row](FormatError::concerns_one_row) the next call goes on with the row that
    /// follows; after any other it gives `None`.
    ///
    /// # Errors
    /// A cell that holds an error (`#N/A`) or a formula without its result, is too long, or stands right of the header; a
    /// workbook that is damaged or grows too large.
    pub fn read_row(&mut self, cells: &mut StringRecord) -> Result<Option<u64>, FormatError> {
        if self.done || !self.next_filled()? {
            return Ok(None);
        }
        self.row.copy_to(&self.file, self.header.len(), cells)?;
        Ok(Some(self.row.number))
    }

    fn fault(&self, code: &'static str) -> FormatError {
        FormatError::new(&self.file, code)
    }

    /// The next row that holds anything, in `self.row`; false at the end. Any fault but one of a row ends the sheet.
    fn next_filled(&mut self) -> Result<bool, FormatError> {
        loop {
            let found = self.next_row();
            match &found {
                Err(error) if !error.concerns_one_row() => self.done = true,
                Ok(false) => self.done = true,
                Ok(true) if self.row.is_blank() => continue,
                _ => {}
            }
            return found;
        }
    }

    fn next_row(&mut self) -> Result<bool, FormatError> {
        let empty = loop {
            match self.xml.next()? {
                Event::Start(tag) if tag.local_name().as_ref() == "row" => {
                    self.row.number = row_number(&tag, self.row.number);
                    break false;
                }
                Event::Empty(tag) if tag.local_name().as_ref() == "row" => {
                    self.row.number = row_number(&tag, self.row.number);
                    break true;
                }
                // Only there is the sum of the whole part checked.
                Event::Eof => return Ok(false),
                _ => {}
            }
        };
        self.row.clear();
        if empty {
            return Ok(true);
        }
        let mut first_fault = None;
        let mut column = 0;
        loop {
            let (tag, open) = match self.xml.next()? {
                Event::Start(tag) if tag.local_name().as_ref() == "c" => (tag, true),
                Event::Empty(tag) if tag.local_name().as_ref() == "c" => (tag, false),
                Event::End(tag) if tag.local_name().as_ref() == "row" => break,
                Event::Eof => return Err(self.fault("format-truncated")),
                _ => continue,
            };
            let mut cell = Cell::default();
            for attribute in tag.attributes().with_checks(false).flatten() {
                match attribute.key.as_ref() {
                    "r" => column = column_of(&attribute.value).unwrap_or(column),
                    "t" => attribute.value.as_ref().clone_into(&mut cell.kind),
                    "s" => cell.style = attribute.value.parse().unwrap_or(usize::MAX),
                    _ => {}
                }
            }
            if open {
                self.read_cell(&mut cell)?;
            }
            match self.text_of(&cell, column) {
                Ok(text) => self.row.put(&self.file, column, 1, text)?,
                Err(fault) => first_fault = first_fault.or(Some(fault)),
            }
            column = column.saturating_add(1);
        }
        first_fault.map_or(Ok(true), Err)
    }

    /// Takes everything up to the end of the cell.
    fn read_cell(&mut self, cell: &mut Cell) -> Result<(), FormatError> {
        loop {
            let (name, open) = match self.xml.next()? {
                Event::Start(tag) => (tag.local_name().as_ref().to_owned(), true),
                Event::Empty(tag) => (tag.local_name().as_ref().to_owned(), false),
                Event::End(_) => return Ok(()),
                Event::Eof => return Err(self.fault("format-truncated")),
                _ => continue,
            };
            match (name.as_str(), open) {
                ("v", false) => cell.value = Some(String::new()),
                ("v", true) => cell.value = Some(self.xml.text_until_end(false)?),
                ("is", true) => cell.inline = self.xml.text_until_end(true)?,
                ("f", _) => {
                    cell.formula = true;
                    if open {
                        self.xml.text_until_end(false)?;
                    }
                }
                (_, true) => drop(self.xml.text_until_end(false)?),
                _ => {}
            }
        }
    }

    fn text_of(&self, cell: &Cell, column: usize) -> Result<String, FormatError> {
        let place = |code| {
            let name = self.header.get(column).cloned().unwrap_or_else(|| column_name(column));
            self.fault(code).row(self.row.number).column(name)
        };
        let value = cell.value.as_deref().unwrap_or_default();
        let text = match cell.kind.as_str() {
            "e" => return Err(place("format-cell-error").found(value)),
            "inlineStr" => Some(cell.inline.clone()),
            _ if cell.value.is_none() && cell.formula => return Err(place("format-cell-formula")),
            _ if value.is_empty() => Some(String::new()),
            "s" => value.trim().parse().ok().and_then(|i| self.texts.get(i)).map(str::to_owned),
            kind => cell_text(kind, value, self.styles.get(cell.style).copied().unwrap_or_default(), self.since_1904),
        };
        checked_text(text.ok_or_else(|| place("format-cell-value").found(value))?, place)
    }
}

fn row_number(tag: &BytesStart<'_>, before: u64) -> u64 {
    let stated = tag.attributes().with_checks(false).flatten().find(|a| a.key.as_ref() == "r");
    stated.and_then(|a| a.value.trim().parse().ok()).unwrap_or_else(|| before.saturating_add(1))
}

/// The column of a reference such as `AB12`, from 0.
fn column_of(reference: &str) -> Option<usize> {
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic);
    let number = letters.fold(0_usize, |n, b| n.saturating_mul(26).saturating_add(usize::from(b.to_ascii_uppercase() - b'A') + 1));
    number.checked_sub(1)
}
