//! Reads and writes participatory budgets: what may be spent, the projects with their costs, the votes.
//!
//! The format: the `.pb` file of Pabulib (<https://pabulib.org/format>), a text in UTF-8 of three sections META, PROJECTS and
//! VOTES, each a table of its own whose cells are parted by semicolons and quoted as in RFC 4180.

use crate::csv_table::{MAX_CELL, MAX_ROW, checked_header};
use crate::error::FormatError;
use crate::source::{Source, explain};
use crate::tables::{MAX_DOCUMENT, TableRow, Tables};
use csv::ByteRecord;
use reticolo_model::geometry::Geometry;
use std::cell::Cell;
use std::io::{self, Read, Write};
use std::path::Path;

/// The tables, in the order of the file.
pub const TABLES: [&str; 3] = ["meta", "projects", "votes"];
const TITLES: [&str; 3] = ["META", "PROJECTS", "VOTES"];
/// The most cells of one section.
const MAX_CELLS: usize = 10_000_000;
/// Stands behind the file as a last row: it comes out as one unless a quotation mark is still open.
const END: &[u8] = b"\n\0end\n";

/// Reads one table, `projects` unless another is named. `meta` has a row for each `key` with its `value`. The number of a row is that
/// of its line in the file. A project whose `latitude` and `longitude` say where has that point as its shape.
///
/// # Errors
/// As [`read_all`]; no table of that name.
pub fn read(path: impl AsRef<Path>, table: Option<&str>) -> Result<Tables, FormatError> {
    let file = path.as_ref().display().to_string();
    let wanted = table.unwrap_or("projects");
    let none = || FormatError::new(&file, "format-no-table").found(wanted).with("names", TABLES.join(", "));
    let at = TABLES.iter().position(|name| *name == wanted).ok_or_else(none)?;
    let [meta, projects, votes] = read_all(path)?;
    Ok([meta, projects, votes].into_iter().nth(at).unwrap_or_default())
}

/// Reads all three tables, in the order of [`TABLES`]. Cells are trimmed. Rows at fault are among those `broken` of their table.
///
/// # Errors
/// A file that is missing, empty, too large or no UTF-8; a section that is missing, comes twice or has no header; a quotation mark that is
/// never closed.
pub fn read_all(path: impl AsRef<Path>) -> Result<[Tables; 3], FormatError> {
    let mut source = Source::open(path.as_ref(), MAX_DOCUMENT)?;
    let (file, size, gzip) = (source.file.clone(), source.size_on_disk, source.packed);
    let mut bytes = Vec::new();
    source.read_to_end(&mut bytes).map_err(|e| explain(&file, &e, 0))?;
    bytes.extend_from_slice(END);
    let fault = |code| FormatError::new(&file, code);
    let left = Cell::new(MAX_ROW);
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(b';').from_reader(Allowed { rest: &bytes, left: &left });
    let mut sections: [Option<Tables>; 3] = [None, None, None];
    let (mut at, mut row, mut lines) = (None, ByteRecord::new(), Lines { bytes: &bytes, place: 0, line: 1 });
    loop {
        let start = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        let line = lines.of(start);
        left.set(MAX_ROW);
        let read = reader.read_byte_record(&mut row).map_err(|_| fault("format-row-too-long").row(line).with("limit", MAX_ROW))?;
        let first = row.get(0).unwrap_or_default().trim_ascii();
        if !read || first == END.trim_ascii() {
            break;
        }
        if row.iter().next_back().is_some_and(|cell| cell.ends_with(END)) {
            return Err(fault("format-open-quote").row(line).column(row.len()));
        }
        if row.len() == 1
            && let Some(i) = TITLES.iter().position(|title| title.as_bytes() == first)
        {
            if sections[i].is_some() {
                return Err(fault("format-not-pabulib").row(line).found(TITLES[i]));
            }
            sections[i] = Some(Tables { name: TABLES[i].to_owned(), size, gzip, ..Tables::default() });
            at = Some(i);
            continue;
        }
        let Some(section) = at.and_then(|i: usize| sections[i].as_mut()) else {
            return Err(fault("format-not-pabulib").row(line).found(&String::from_utf8_lossy(first)));
        };
        match cells(&file, line, &row, &section.header) {
            Ok(cells) if section.header.is_empty() => {
                section.header = checked_header(&file, line, &cells.iter().map(String::as_str).collect::<Vec<_>>())?;
            }
            Ok(cells) => {
                let limit = MAX_CELLS / cells.len().max(1);
                if section.rows.len() + section.broken.len() >= limit {
                    return Err(fault("format-too-many-rows").with("limit", limit));
                }
                let geometry = place(&section.header, &cells);
                section.rows.push(TableRow { number: line, cells, geometry });
            }
            Err(fault) if section.header.is_empty() => return Err(fault),
            Err(fault) if section.broken.len() > MAX_CELLS / 100 => return Err(fault),
            Err(fault) => section.broken.push(fault),
        }
    }
    let names: Vec<String> =
        (0..3).filter(|&i| sections[i].as_ref().is_some_and(|s| !s.rows.is_empty())).map(|i| TABLES[i].to_owned()).collect();
    for (section, title) in sections.iter_mut().zip(TITLES) {
        match section {
            None => return Err(fault("format-pabulib-section").found(title)),
            Some(section) if section.header.is_empty() => return Err(fault("format-no-header").column(title)),
            Some(section) => section.names.clone_from(&names),
        }
    }
    Ok(sections.map(Option::unwrap_or_default))
}

/// Gives no more than one row may have: so many cells would take many times their bytes.
struct Allowed<'a> {
    rest: &'a [u8],
    left: &'a Cell<u64>,
}

impl Read for Allowed<'_> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let n = self.rest.read(buf)?;
        self.left.set(self.left.get().checked_sub(n as u64).ok_or_else(|| io::Error::other("too long"))?);
        Ok(n)
    }
}

/// Counts lines up to the start of a row: the csv crate takes the `\n` of a `\r\n` with the row that follows.
struct Lines<'a> {
    bytes: &'a [u8],
    place: usize,
    line: u64,
}

impl Lines<'_> {
    fn of(&mut self, start: usize) -> u64 {
        let blank = self.bytes[start.min(self.bytes.len())..].iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
        let start = start.saturating_add(blank).min(self.bytes.len());
        self.line += self.bytes[self.place..start].iter().filter(|&&b| b == b'\n').count() as u64;
        self.place = start;
        self.line
    }
}

fn cells(file: &str, line: u64, row: &ByteRecord, header: &[String]) -> Result<Vec<String>, FormatError> {
    let place = |code, i: usize| {
        let column = header.get(i).cloned().unwrap_or_else(|| (i + 1).to_string());
        FormatError::new(file, code).row(line).column(column)
    };
    if !header.is_empty() && row.len() != header.len() {
        let fault = FormatError::new(file, "format-row-length").row(line);
        return Err(fault.found(&row.len().to_string()).with("expected", header.len()));
    }
    let cell = |(i, bytes): (usize, &[u8])| {
        if bytes.len() > MAX_CELL {
            return Err(place("format-cell-too-long", i).found(&bytes.len().to_string()).with("limit", MAX_CELL));
        }
        if bytes.contains(&0) {
            return Err(place("format-nul", i));
        }
        let text = std::str::from_utf8(bytes).map_err(|_| place("format-not-utf8", i).found(&String::from_utf8_lossy(bytes)))?;
        Ok(text.trim().to_owned())
    };
    row.iter().enumerate().map(cell).collect()
}

/// The point that the columns `latitude` and `longitude` give, if they do.
fn place(header: &[String], cells: &[String]) -> Option<Geometry> {
    let number = |name: &str| cells.get(header.iter().position(|column| column == name)?)?.parse().ok();
    Some(Geometry::Point([number("longitude")?, number("latitude")?])).filter(Geometry::is_sound)
}

/// Writes meta, projects and votes, of which only headers and cells count, and gives `out` back. Lines end in `\n`.
///
/// # Errors
/// What `out` gives; a table of less than two columns, or a row with another number of cells than its header. Nothing has been written
/// then.
pub fn write_pabulib<W: Write>(out: W, tables: &[Tables; 3]) -> io::Result<W> {
    for (table, title) in tables.iter().zip(TITLES) {
        let columns = table.header.len();
        if columns < 2 || table.rows.iter().any(|row| row.cells.len() != columns) {
            let text = format!("{title}: a table of {columns} columns, or a row with another number of cells");
            return Err(io::Error::new(io::ErrorKind::InvalidInput, text));
        }
    }
    let terminator = csv::Terminator::Any(b'\n');
    let mut writer = csv::WriterBuilder::new().delimiter(b';').flexible(true).terminator(terminator).from_writer(out);
    for (table, title) in tables.iter().zip(TITLES) {
        writer.write_record([title])?;
        writer.write_record(&table.header)?;
        for row in &table.rows {
            writer.write_record(&row.cells)?;
        }
    }
    writer.into_inner().map_err(csv::IntoInnerError::into_error)
}
