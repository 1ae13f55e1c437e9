//! What the sheets of all workbooks have in common once their cells are texts: the row as it is gathered, the header's check, the
//! names of columns.

use crate::csv_table::{MAX_CELL, MAX_ROW, checked_header};
use crate::error::FormatError;
use csv::StringRecord;

/// The columns of a sheet.
pub(crate) const MAX_SHEET_COLUMNS: usize = 16_384;

/// The row read last.
#[derive(Default)]
pub(crate) struct SheetRow {
    /// Its number in the sheet, from 1.
    pub number: u64,
    cells: Vec<String>,
    length: u64,
}

impl SheetRow {
    pub fn clear(&mut self) {
        self.cells.clear();
        self.length = 0;
    }

    /// Bytes of all its texts.
    pub fn length(&self) -> u64 {
        self.length
    }

    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }

    /// Sets `times` cells from `column` on, which counts from 0; empty texts need no place.
    pub fn put(&mut self, file: &str, column: usize, times: usize, text: String) -> Result<(), FormatError> {
        if text.is_empty() {
            return Ok(());
        }
        let fault = |code| FormatError::new(file, code);
        let end = column.saturating_add(times);
        if end > MAX_SHEET_COLUMNS {
            return Err(fault("format-too-many-columns").found(&end.to_string()).with("limit", MAX_SHEET_COLUMNS));
        }
        self.length += text.len() as u64 * times as u64;
        if self.length > MAX_ROW {
            return Err(fault("format-row-too-long").row(self.number).with("limit", MAX_ROW));
        }
        if self.cells.len() < end {
            self.cells.resize(end, String::new());
        }
        for cell in &mut self.cells[column..end - 1] {
            cell.clone_from(&text);
        }
        self.cells[end - 1] = text;
        Ok(())
    }

    /// The row as names of columns.
    pub fn header(&self, file: &str) -> Result<Vec<String>, FormatError> {
        let width = self.filled();
        checked_header(file, self.number, &self.cells[..width].iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// Hands the row over, as wide as the header; a fault where something stands right of it.
    pub fn copy_to(&self, file: &str, width: usize, record: &mut StringRecord) -> Result<(), FormatError> {
        record.clear();
        for i in 0..width {
            record.push_field(self.cells.get(i).map_or("", String::as_str));
        }
        let filled = self.filled();
        if filled > width {
            let fault = FormatError::new(file, "format-row-length").row(self.number);
            return Err(fault.found(&filled.to_string()).with("expected", width));
        }
        Ok(())
    }

    fn filled(&self) -> usize {
        self.cells.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1)
    }
}

/// The text of a cell, unless it is too long or holds a zero byte. `place` makes the fault of a code.
pub(crate) fn checked_text(text: String, place: impl Fn(&'static str) -> FormatError) -> Result<String, FormatError> {
    if text.len() > MAX_CELL {
        return Err(place("format-cell-too-long").found(&text.len().to_string()).with("limit", MAX_CELL));
    }
    if text.contains('\0') {
        return Err(place("format-nul"));
    }
    Ok(text)
}

/// The letters of a column, from 0.
pub(crate) fn column_name(mut column: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[column % 26]));
        if column < 26 {
            return letters.iter().rev().collect();
        }
        column = column / 26 - 1;
    }
}
