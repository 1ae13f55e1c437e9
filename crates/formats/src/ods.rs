//! Reads one sheet of an OpenDocument spreadsheet (.ods) row by row within fixed limits: the same texts that
//! [`crate::xlsx::Sheet`] gives for the same cells.
//!
//! The format: OpenDocument 1.3 part 3 (ISO/IEC 26300), chapters 9 and 19. All sheets stand in one part, which is gone through
//! twice: for the names of the sheets, and for the rows of one. Cells and rows that repeat are counted, not kept.

use crate::error::FormatError;
use crate::ods_cells::{Cell, Paragraphs};
use crate::package::{MAX_PART, Xml, Zip, attribute, chosen_sheet, push_letters};
use crate::sheet_rows::{SheetRow, checked_text, column_name};
use crate::xlsx::MAX_UNPACKED;
use csv::StringRecord;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeSet;
use std::path::Path;

/// The rows of a sheet.
pub const MAX_ROWS: u64 = 1 << 20;
/// The part that holds the sheets.
const CONTENT: &str = "content.xml";

/// An open sheet, its header read: the first row that holds anything.
pub struct Sheet {
    /// The names of the columns, trimmed.
    pub header: Vec<String>,
    /// The sheet's name.
    pub name: String,
    /// The names of all sheets, in the workbook's order, but not those that are copies of another file's.
    pub names: Vec<String>,
    /// Bytes of the workbook on the disk.
    pub size: u64,
    xml: Xml,
    file: Box<str>,
    row: SheetRow,
    /// How often the row still comes, and its fault.
    again: u64,
    fault: Option<FormatError>,
    /// Bytes handed out, and the most there may be: a short row may repeat a million times.
    given: u64,
    ceiling: u64,
    done: bool,
}

impl std::fmt::Debug for Sheet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sheet").field("file", &self.file).field("name", &self.name).field("row", &self.row.number).finish_non_exhaustive()
    }
}

/// True for a zip archive that holds an OpenDocument file rather than an XLSX workbook or something else.
#[must_use]
pub fn is_open_document(path: impl AsRef<Path>) -> bool {
    Zip::open(path.as_ref(), "").is_ok_and(|zip| zip.has(CONTENT) && !zip.has("[Content_Types].xml"))
}

impl Sheet {
    /// Opens the sheet named, or the first that is not hidden, and reads its header.
    ///
    /// # Errors
    /// A file that is missing, empty, larger than [`crate::xlsx::MAX_FILE`], no workbook, locked with a password or damaged; no
    /// sheet of that name; a header that is missing or whose names are empty, double or too many.
    pub fn open(path: impl AsRef<Path>, sheet: Option<&str>) -> Result<Sheet, FormatError> {
        Sheet::open_within(path, sheet, MAX_UNPACKED)
    }

    /// As [`Sheet::open`], with another ceiling on the bytes of all sheets unpacked, and of the one read with its repetitions.
    ///
    /// # Errors
    /// As [`Sheet::open`].
    pub fn open_within(path: impl AsRef<Path>, sheet: Option<&str>, ceiling: u64) -> Result<Sheet, FormatError> {
        let file: Box<str> = path.as_ref().display().to_string().into();
        let mut zip = Zip::open(path.as_ref(), &file)?;
        if !zip.has(CONTENT) {
            return Err(FormatError::new(&file, "format-not-workbook").found("another kind of file"));
        }
        if is_locked(&mut zip, &file)? {
            return Err(FormatError::new(&file, "format-workbook-locked"));
        }
        let tables = Listed::all(zip.part(CONTENT, ceiling, &file)?)?;
        let own: Vec<usize> = (0..tables.len()).filter(|&i| !tables[i].linked).collect();
        let names: Vec<String> = own.iter().map(|&i| tables[i].name.clone()).collect();
        let chosen = own[chosen_sheet(&file, sheet, &names, |i| tables[own[i]].hidden)?];
        let xml = begun(zip.part(CONTENT, ceiling, &file)?, chosen)?;
        let name = tables[chosen].name.clone();
        let (header, row, fault, size) = (Vec::new(), SheetRow::default(), None, zip.size);
        let mut sheet = Sheet { header, name, names, size, xml, file, row, again: 0, fault, given: 0, ceiling, done: tables[chosen].empty };
        if sheet.done || !sheet.next_filled()? {
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

    /// Packed bytes of the sheets taken so far, and in all: for a progress bar.
    #[must_use]
    pub fn progress(&self) -> (u64, u64) {
        let (taken, all) = self.xml.progress();
        (if self.done { all } else { taken }, all)
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
        let found = self.next_row();
        self.done = match &found {
            Err(error) => !error.concerns_one_row(),
            Ok(found) => !found,
        };
        found
    }

    fn next_row(&mut self) -> Result<bool, FormatError> {
        while self.again == 0 {
            let (times, open) = match self.xml.next()? {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "table-row" => (times(&tag, "number-rows-repeated"), true),
                    // What is drawn on the sheet may have rows of its own.
                    "shapes" | "forms" => {
                        self.xml.skip()?;
                        continue;
                    }
                    _ => continue,
                },
                Event::Empty(tag) if tag.local_name().as_ref() == "table-row" => (times(&tag, "number-rows-repeated"), false),
                Event::End(tag) if tag.local_name().as_ref() == "table" => return Ok(false),
                Event::Eof => return Err(self.fault("format-truncated")),
                _ => continue,
            };
            self.row.clear();
            self.row.number = self.row.number.saturating_add(1);
            self.fault = if open { self.read_cells()? } else { None };
            if self.fault.is_none() && self.row.is_blank() {
                self.row.number = self.row.number.saturating_add(times - 1);
                continue;
            }
            // Counted down from one more, since the row comes now for the first time.
            (self.again, self.row.number) = (times, self.row.number - 1);
        }
        self.again -= 1;
        self.row.number += 1;
        self.given = self.given.saturating_add(self.row.length() + 1);
        if self.row.number > MAX_ROWS {
            return Err(self.fault("format-too-many-rows").with("limit", MAX_ROWS));
        }
        if self.given > self.ceiling {
            return Err(self.fault("format-too-large").with("limit", self.ceiling));
        }
        self.fault.clone().map_or(Ok(true), |fault| Err(fault.row(self.row.number)))
    }

    /// Takes the cells up to the end of the row, and gives the first fault among them.
    fn read_cells(&mut self) -> Result<Option<FormatError>, FormatError> {
        let (mut column, mut first_fault) = (0_usize, None);
        loop {
            let (tag, open) = match self.xml.next()? {
                Event::Start(tag) => (tag, true),
                Event::Empty(tag) => (tag, false),
                Event::End(tag) if tag.local_name().as_ref() == "table-row" => return Ok(first_fault),
                Event::Eof => return Err(self.fault("format-truncated")),
                _ => continue,
            };
            // What a merged cell covers is not shown.
            let covered = tag.local_name().as_ref() == "covered-table-cell";
            if !covered && tag.local_name().as_ref() != "table-cell" {
                if open {
                    self.xml.skip()?;
                }
                continue;
            }
            let times = times(&tag, "number-columns-repeated");
            let mut cell = cell_of(&tag);
            match (open, covered) {
                (true, true) => self.xml.skip()?,
                (true, false) => cell.shown = self.read_paragraphs()?,
                _ => {}
            }
            let times = usize::try_from(times).unwrap_or(usize::MAX);
            if !covered {
                match self.text_of(&cell, column) {
                    Ok(text) => self.row.put(&self.file, column, times, text)?,
                    Err(fault) => first_fault = first_fault.or(Some(fault)),
                }
            }
            column = column.saturating_add(times);
        }
    }

    /// The paragraphs of the cell that has just begun, without what is remarked or drawn in it.
    fn read_paragraphs(&mut self) -> Result<Option<String>, FormatError> {
        let outside = self.xml.depth() - 1;
        let mut paragraphs = Paragraphs::default();
        let mut letters = String::new();
        loop {
            let depth = self.xml.depth();
            let within = depth > outside + 1;
            match self.xml.next()? {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "p" | "h" if !within => paragraphs.begin(),
                    "span" | "a" | "meta" | "meta-field" | "ruby" | "ruby-base" if within => {}
                    name => {
                        mark(&mut paragraphs, name, &tag, within);
                        self.xml.skip()?;
                    }
                },
                Event::Empty(tag) => match tag.local_name().as_ref() {
                    "p" | "h" if !within => paragraphs.begin(),
                    name => mark(&mut paragraphs, name, &tag, within),
                },
                Event::End(_) if depth == outside + 1 => return Ok(paragraphs.finish()),
                Event::Eof => return Err(self.fault("format-truncated")),
                event @ (Event::Text(_) | Event::CData(_) | Event::GeneralRef(_)) if within => {
                    letters.clear();
                    if !push_letters(&event, &mut letters) {
                        return Err(self.xml.damaged());
                    }
                    paragraphs.letters(&letters);
                }
                _ => {}
            }
        }
    }

    fn text_of(&self, cell: &Cell, column: usize) -> Result<String, FormatError> {
        let place = |code| {
            let name = self.header.get(column).cloned().unwrap_or_else(|| column_name(column));
            self.fault(code).row(self.row.number).column(name)
        };
        if let Some(error) = cell.error() {
            return Err(place("format-cell-error").found(error));
        }
        if cell.lacks_result() {
            return Err(place("format-cell-formula"));
        }
        let found = || cell.value.clone().or_else(|| cell.shown.clone()).unwrap_or_default();
        checked_text(cell.text().ok_or_else(|| place("format-cell-value").found(&found()))?, place)
    }
}

/// Blanks, tabulators and line breaks have tags of their own.
fn mark(paragraphs: &mut Paragraphs, name: &str, tag: &BytesStart<'_>, within: bool) {
    match name {
        "s" if within => paragraphs.push(' ', usize::try_from(times(tag, "c")).unwrap_or(usize::MAX)),
        "tab" if within => paragraphs.push('\t', 1),
        "line-break" if within => paragraphs.push('\n', 1),
        _ => {}
    }
}

fn cell_of(tag: &BytesStart<'_>) -> Cell {
    let mut cell = Cell::default();
    for a in tag.attributes().with_checks(false).flatten() {
        match a.key.local_name().as_ref() {
            // The same name is used for a further type, which alone tells errors.
            "value-type" if a.value == "error" => cell.error = true,
            "value-type" => a.value.as_ref().clone_into(&mut cell.kind),
            name @ ("formula" | "value" | "date-value" | "time-value" | "boolean-value" | "string-value") => {
                let value = quick_xml::escape::unescape(&a.value).ok().map(std::borrow::Cow::into_owned);
                *if name == "formula" { &mut cell.formula } else { &mut cell.value } = value;
            }
            _ => {}
        }
    }
    cell
}

/// How often something stands here: at least once.
fn times(tag: &BytesStart<'_>, attribute_name: &str) -> u64 {
    attribute(tag, attribute_name).and_then(|n| n.trim().parse().ok()).unwrap_or(1).max(1)
}

/// A password has been set where the list of parts says how they are encrypted.
fn is_locked(zip: &mut Zip, file: &str) -> Result<bool, FormatError> {
    const LIST: &str = "META-INF/manifest.xml";
    if !zip.has(LIST) {
        return Ok(false);
    }
    let mut xml = zip.part(LIST, MAX_PART, file)?;
    loop {
        match xml.next()? {
            Event::Eof => return Ok(false),
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "encryption-data" => return Ok(true),
            _ => {}
        }
    }
}

/// A sheet as it is found on the way through.
struct Listed {
    name: String,
    hidden: bool,
    /// A copy of another file's sheet, kept for formulas.
    linked: bool,
    empty: bool,
}

impl Listed {
    fn all(mut xml: Xml) -> Result<Vec<Listed>, FormatError> {
        let mut tables: Vec<Listed> = Vec::new();
        let mut hidden = BTreeSet::new();
        let (mut style, mut book) = (None, None);
        loop {
            let outside = xml.depth();
            let (tag, empty) = match xml.next()? {
                Event::Eof => return Ok(tables),
                Event::Start(tag) => (tag, false),
                Event::Empty(tag) => (tag, true),
                _ => continue,
            };
            match (tag.local_name().as_ref(), book) {
                ("style", None) => style = attribute(&tag, "name").filter(|_| attribute(&tag, "family").as_deref() == Some("table")),
                ("table-properties", None) if attribute(&tag, "display").as_deref() == Some("false") => hidden.extend(style.take()),
                ("spreadsheet", None) => book = Some(outside + 1),
                ("table", Some(depth)) if depth == outside => {
                    let hidden = attribute(&tag, "style-name").is_some_and(|style| hidden.contains(&style));
                    tables.push(Listed { name: attribute(&tag, "name").unwrap_or_default(), hidden, linked: false, empty });
                }
                // A sheet of one's own may show another file's too; the copies that formulas need have this kind of name.
                ("table-source", Some(depth)) if depth + 1 == outside => {
                    if let Some(table) = tables.last_mut() {
                        table.linked = table.name.starts_with("'file:");
                    }
                }
                _ => {}
            }
        }
    }
}

/// Goes on to where the sheet of this number (from 0) has just begun.
fn begun(mut xml: Xml, mut number: usize) -> Result<Xml, FormatError> {
    let mut book = None;
    loop {
        let outside = xml.depth();
        match xml.next()? {
            Event::Eof => return Err(xml.damaged()),
            Event::Start(tag) | Event::Empty(tag) => match (tag.local_name().as_ref(), book) {
                ("spreadsheet", None) => book = Some(outside + 1),
                ("table", Some(depth)) if depth == outside => {
                    if number == 0 {
                        return Ok(xml);
                    }
                    number -= 1;
                }
                _ => {}
            },
            _ => {}
        }
    }
}
