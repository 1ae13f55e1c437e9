//! Writes workbooks of several sheets, as XLSX or OpenDocument, row by row: bold header, first row in view, days and amounts in
//! formats of their own, columns as wide as the first rows ask for. Memory does not grow with the rows; the same rows give the
//! same bytes.
//!
//! A text stays a text, whatever it begins with. What a spreadsheet cannot hold as a number is written as text: integers and
//! amounts of more than fifteen digits, days before March 1900.

use crate::ods_out::Ods;
use crate::sheet_layout::{HELD_BYTES, HELD_ROWS, SheetLayout, SheetSoFar, Value, sheet_name, width_of};
use crate::sheet_rows::MAX_SHEET_COLUMNS;
use crate::xlsx_out::Xlsx;
use crate::zip_out::ZipOut;
use std::io::{self, Write};
use std::marker::PhantomData;

/// The rows of a sheet, its header among them.
pub const MAX_ROWS: u64 = 1 << 20;

/// One cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Cell<'a> {
    Empty,
    Text(&'a str),
    /// A finite number.
    Number(f64),
    Integer(i64),
    /// An amount in cents.
    Money(i64),
    /// A day, `2026-11-29`; any other text is written as text.
    Date(&'a str),
    Yes(bool),
}

/// A workbook in the form of Microsoft Excel.
pub type XlsxOut<W> = WorkbookOut<W, Xlsx>;
/// A workbook in the form of LibreOffice.
pub type OdsOut<W> = WorkbookOut<W, Ods>;

/// A workbook that is being written; see [`XlsxOut`] and [`OdsOut`].
pub struct WorkbookOut<W: Write, L> {
    zip: ZipOut<W>,
    names: Vec<String>,
    sheet: Option<SheetSoFar>,
    line: Vec<u8>,
    shortened: u64,
    layout: PhantomData<L>,
}

impl<W: Write, L> std::fmt::Debug for WorkbookOut<W, L> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WorkbookOut").field("names", &self.names).finish_non_exhaustive()
    }
}

impl<W: Write, L: SheetLayout> WorkbookOut<W, L> {
    /// # Errors
    /// What `out` gives.
    pub fn new(out: W) -> io::Result<WorkbookOut<W, L>> {
        let mut zip = ZipOut::new(out);
        L::begin(&mut zip)?;
        Ok(WorkbookOut { zip, names: Vec::new(), sheet: None, line: Vec::new(), shortened: 0, layout: PhantomData })
    }

    /// Begins a sheet with the names of its columns. Letters that a sheet's name may not have are replaced, a name that is too
    /// long (31 letters) is cut, one that is taken gets a number.
    ///
    /// # Errors
    /// What `out` gives; more columns than a sheet has (16 384).
    pub fn sheet<T: AsRef<str>>(&mut self, name: &str, header: impl IntoIterator<Item = T>) -> io::Result<()> {
        self.end_sheet()?;
        let header: Vec<T> = header.into_iter().collect();
        if header.len() > MAX_SHEET_COLUMNS {
            return Err(wrong(format!("{} columns in a sheet, at most {MAX_SHEET_COLUMNS}", header.len())));
        }
        let name = sheet_name(name, &self.names);
        self.names.push(name);
        L::start(&mut self.zip, self.names.len())?;
        let widths = vec![0; header.len()];
        self.sheet = Some(SheetSoFar { widths, rows: 0, held: Some(Vec::new()) });
        let cells: Vec<Cell<'_>> = header.iter().map(|name| Cell::Text(name.as_ref())).collect();
        self.write(cells)
    }

    /// # Errors
    /// What `out` gives; a row before the first sheet, with another number of cells than the header, beyond [`MAX_ROWS`], or with
    /// a number that is not finite. Nothing of such a row is written.
    pub fn row<'a>(&mut self, cells: impl IntoIterator<Item = Cell<'a>>) -> io::Result<()> {
        self.write(cells.into_iter().collect())
    }

    /// Texts that were cut because a cell of this form holds no more (32 767 letters in XLSX); the cut ends in `…`.
    #[must_use]
    pub fn shortened(&self) -> u64 {
        self.shortened
    }

    /// Ends the workbook and gives `out` back.
    ///
    /// # Errors
    /// What `out` gives; a workbook without a sheet.
    pub fn finish(mut self) -> io::Result<W> {
        if self.names.is_empty() {
            return Err(wrong("a workbook without a sheet".to_owned()));
        }
        self.end_sheet()?;
        L::end(&mut self.zip, &self.names)?;
        self.zip.finish()
    }

    fn write(&mut self, cells: Vec<Cell<'_>>) -> io::Result<()> {
        let Some(sheet) = &mut self.sheet else {
            return Err(wrong("a row before the first sheet".to_owned()));
        };
        if cells.len() != sheet.widths.len() {
            return Err(wrong(format!("a row of {} cells in a sheet of {} columns", cells.len(), sheet.widths.len())));
        }
        if sheet.rows >= MAX_ROWS {
            return Err(wrong(format!("more than {MAX_ROWS} rows in a sheet")));
        }
        let values = cells.into_iter().map(|cell| Value::of(cell, L::MAX_TEXT)).collect::<io::Result<Vec<_>>>()?;
        self.shortened += values.iter().filter(|value| value.is_cut()).count() as u64;
        sheet.rows += 1;
        self.line.clear();
        L::row(&mut self.line, sheet.rows, &values);
        let Some(held) = &mut sheet.held else {
            return self.zip.write_all(&self.line);
        };
        for (width, value) in sheet.widths.iter_mut().zip(&values) {
            *width = width_of(value).max(*width);
        }
        held.extend_from_slice(&self.line);
        if sheet.rows >= HELD_ROWS || held.len() >= HELD_BYTES {
            self.release()?;
        }
        Ok(())
    }

    /// Writes what was held back until the widths of the columns were known.
    fn release(&mut self) -> io::Result<()> {
        if let Some(sheet) = &mut self.sheet
            && let Some(held) = sheet.held.take()
        {
            let mut head = Vec::new();
            L::head(&mut head, self.names.last().map_or("", String::as_str), self.names.len(), &sheet.widths);
            self.zip.write_all(&head)?;
            self.zip.write_all(&held)?;
        }
        Ok(())
    }

    fn end_sheet(&mut self) -> io::Result<()> {
        self.release()?;
        if self.sheet.take().is_some() {
            self.zip.write_all(L::TAIL.as_bytes())?;
        }
        Ok(())
    }
}

fn wrong(text: String) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, text)
}
