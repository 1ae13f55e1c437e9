//! Reads tables of text (CSV, plain or packed with gzip) row by row within fixed limits, in the encoding and with the separator
//! that the file turns out to have, and says which row and column is at fault.

use crate::encoding::{Decoder, Encoding, found_encoding};
use crate::error::FormatError;
use crate::layout::{ReadAs, found_layout};
use crate::source::{Counters, Source, explain, first_bytes};
use csv::{ByteRecord, StringRecord};
use std::collections::BTreeMap;
use std::io::{self, Cursor, Read};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;

/// The most columns a table may have.
pub const MAX_COLUMNS: usize = 2_000;
/// The most bytes of one cell.
pub const MAX_CELL: usize = 1 << 20;
/// The most bytes of one row; it bounds what an unclosed quotation mark can swallow.
pub const MAX_ROW: u64 = 16 << 20;
/// The most bytes of a file once unpacked, unless [`Table::open_within`] says otherwise.
pub const MAX_UNPACKED: u64 = 2 << 30;

/// The bytes that encoding and separator are judged by.
const HEAD: u64 = 256 << 10;

/// What is stated about a table rather than found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TableOptions {
    pub encoding: Option<Encoding>,
    /// An ASCII character other than quotation mark and line end.
    pub separator: Option<char>,
    /// The most bytes once unpacked; [`MAX_UNPACKED`] unless stated.
    pub ceiling: Option<u64>,
}

/// Appended to every file as a last row. It comes out as a row of its own unless a quotation mark is still open, which the
/// csv crate would pass over; it cannot be mistaken because rows with a zero byte are refused.
const END: &[u8] = b"\n\0end\n";

/// One row: `number` as a spreadsheet shows it (the header is row 1, blank lines count).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub number: u64,
    pub cells: StringRecord,
}

/// An open table, its header read.
pub struct Table {
    /// The names of the columns, trimmed.
    pub header: Vec<String>,
    /// One of `,` `;` tab `|`, unless stated.
    pub delimiter: char,
    /// How the file was read.
    pub read_as: ReadAs,
    reader: csv::Reader<Input>,
    file: Arc<str>,
    counters: Counters,
    row: u64,
    /// The last row ended in a carriage return.
    returned: bool,
    done: bool,
}

/// The file with [`END`] behind it, and a copy of the piece handed out last: the csv crate takes the `\n` of a `\r\n` with
/// the row that follows, so that lines can only be counted by looking at the byte that ended a row.
struct Input {
    text: Box<dyn Read + Send>,
    last: Cursor<&'static [u8]>,
    piece: Vec<u8>,
    /// Where the piece ends, from the start of the table.
    end: u64,
    /// Bytes of the table itself so far.
    data: u64,
}

impl Read for Input {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let mut n = self.text.read(buf)?;
        self.data += n as u64;
        if n == 0 {
            n = self.last.read(buf)?;
        }
        if n > 0 {
            self.piece.clear();
            self.piece.extend_from_slice(&buf[..n]);
            self.end += n as u64;
        }
        Ok(n)
    }
}

impl Input {
    /// True where the byte before `place` is a carriage return.
    fn returned_before(&self, place: u64) -> bool {
        let back = usize::try_from(self.end - place).unwrap_or(usize::MAX);
        self.piece.iter().rev().nth(back) == Some(&b'\r')
    }
}

impl std::fmt::Debug for Table {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Table").field("file", &self.file).field("header", &self.header).field("row", &self.row).finish_non_exhaustive()
    }
}

impl Table {
    /// Opens a table and reads its header.
    ///
    /// # Errors
    /// A file that is missing, empty, no UTF-8 text, truncated or too large; a header that is missing or whose names are
    /// empty, double or too many.
    pub fn open(path: impl AsRef<Path>) -> Result<Table, FormatError> {
        Table::open_within(path, MAX_UNPACKED)
    }

    /// As [`Table::open`], with another ceiling on the unpacked bytes.
    ///
    /// # Errors
    /// As [`Table::open`].
    pub fn open_within(path: impl AsRef<Path>, ceiling: u64) -> Result<Table, FormatError> {
        Table::open_with(path, &TableOptions { ceiling: Some(ceiling), ..TableOptions::default() })
    }

    /// As [`Table::open`], with what is stated in place of what would be found.
    ///
    /// # Errors
    /// As [`Table::open`]; a separator that cannot be one.
    pub fn open_with(path: impl AsRef<Path>, options: &TableOptions) -> Result<Table, FormatError> {
        let mut source = Source::bytes(path.as_ref(), options.ceiling.unwrap_or(MAX_UNPACKED))?;
        let file = source.file.clone();
        let fault = |e: &io::Error| explain(&file, e, MAX_ROW);
        let raw = first_bytes(&mut source, HEAD).map_err(|e| fault(&e))?;
        let (found, _) = found_encoding(&raw, (raw.len() as u64) < HEAD);
        let encoding = match (options.encoding, found) {
            // A mark tells the two kinds of UTF-16 apart better than whoever states one.
            (Some(Encoding::Utf16Le | Encoding::Utf16Be), Encoding::Utf16Le | Encoding::Utf16Be) | (None, _) => found,
            (Some(stated), _) => stated,
        };
        let mark = !encoding.mark().is_empty() && raw.starts_with(encoding.mark());
        let mut raw = Cursor::new(raw);
        raw.set_position(if mark { encoding.mark().len() as u64 } else { 0 });
        let (counters, size, gzip) = (source.counters.clone(), source.size_on_disk, source.packed);
        let mut text = Decoder::new(raw.chain(source), encoding);
        let mut head = first_bytes(&mut text, HEAD).map_err(|e| fault(&e))?;
        let blank = head.iter().take_while(|b| matches!(b, b'\n' | b'\r')).count();
        let row = head[..blank].iter().filter(|&&b| b == b'\n').count() as u64;
        head.drain(..blank);
        let (found, line_end) = found_layout(&head);
        let separator = options.separator.unwrap_or(found);
        let delimiter = match u8::try_from(separator) {
            Ok(b) if b.is_ascii() && !matches!(b, b'"' | b'\n' | b'\r' | 0) => b,
            _ => return Err(FormatError::new(&file, "format-separator").found(&separator.to_string())),
        };
        let read_as = ReadAs { encoding, mark, separator, line_end, gzip, size };
        let text = Box::new(Cursor::new(head).chain(text));
        let reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .buffer_capacity(1 << 16)
            .from_reader(Input { text, last: Cursor::new(END), piece: Vec::new(), end: 0, data: 0 });
        let header = Vec::new();
        let (returned, done) = (false, false);
        let mut table = Table { header, delimiter: separator, read_as, reader, file, counters, row, returned, done };
        table.read_header()?;
        Ok(table)
    }

    fn read_header(&mut self) -> Result<(), FormatError> {
        let mut bytes = ByteRecord::new();
        if !self.next_record(&mut bytes)? || bytes.iter().all(|cell| cell.trim_ascii().is_empty()) {
            return Err(self.fault("format-no-header"));
        }
        let header = self.check_cells(bytes)?;
        self.header = checked_header(&self.file, self.row, &header.iter().collect::<Vec<_>>())?;
        Ok(())
    }

    /// The file as it was named when opened.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Bytes taken from the disk so far, and bytes in all: for a progress bar.
    #[must_use]
    pub fn progress(&self) -> (u64, u64) {
        (self.counters.disk.load(Ordering::Relaxed), self.read_as.size)
    }

    /// Reads the next row into `cells` and gives its number, or `None` at the end. After an error that
    /// [concerns one row](FormatError::concerns_one_row) the next call goes on with the row that follows; after any other
    /// it gives `None`.
    ///
    /// # Errors
    /// A row with another number of cells than the header, a cell that is too long, no UTF-8 or holds a zero byte; a quote
    /// that is never closed; a file that breaks off or grows too large.
    pub fn read_row(&mut self, cells: &mut StringRecord) -> Result<Option<u64>, FormatError> {
        let mut bytes = std::mem::take(cells).into_byte_record();
        if self.done || !self.next_record(&mut bytes)? {
            return Ok(None);
        }
        if bytes.len() != self.header.len() {
            let found = bytes.len().to_string();
            return Err(self.fault("format-row-length").row(self.row).found(&found).with("expected", self.header.len()));
        }
        *cells = self.check_cells(bytes)?;
        Ok(Some(self.row))
    }

    /// The rows one by one, each with cells of its own. Goes on after a fault of one row, ends after any other.
    pub fn rows(&mut self) -> Rows<'_> {
        Rows { table: self }
    }

    /// Calls `each` with every row's number and cells, reusing one buffer, until it breaks or a row is at fault.
    ///
    /// # Errors
    /// As [`Table::read_row`], at the first fault.
    pub fn for_each_row<B>(&mut self, mut each: impl FnMut(u64, &StringRecord) -> ControlFlow<B>) -> Result<ControlFlow<B>, FormatError> {
        let mut cells = StringRecord::new();
        while let Some(number) = self.read_row(&mut cells)? {
            if let ControlFlow::Break(out) = each(number, &cells) {
                return Ok(ControlFlow::Break(out));
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    fn fault(&self, code: &'static str) -> FormatError {
        FormatError::new(&self.file, code)
    }

    /// The next record, its row number in `self.row`; false at the end.
    fn next_record(&mut self, bytes: &mut ByteRecord) -> Result<bool, FormatError> {
        self.counters.allow(MAX_ROW);
        let line = self.reader.position().line();
        let read = match self.reader.read_byte_record(bytes) {
            Ok(read) => read,
            Err(error) => {
                self.done = true;
                let fault = match error.kind() {
                    csv::ErrorKind::Io(e) => explain(&self.file, e, MAX_ROW),
                    _ => self.fault("format-unreadable").found(&error.to_string()),
                };
                return Err(if fault.code == "format-row-too-long" { fault.row(self.row + 1) } else { fault });
            }
        };
        let returned = self.reader.get_ref().returned_before(self.reader.position().byte());
        let lines = self.reader.position().line() + u64::from(returned);
        let lines = lines.saturating_sub(line + u64::from(self.returned));
        self.returned = returned;
        // One line break ends each row; those within its cells belong to it; any more are blank lines before it.
        if lines > 1 {
            let within = bytes.as_slice().iter().filter(|&&b| b == b'\n').count() as u64;
            self.row += (lines - 1).saturating_sub(within);
        }
        self.row += 1;
        if read && self.reader.position().byte() < self.reader.get_ref().data + END.len() as u64 {
            return Ok(true);
        }
        self.done = true;
        if read && (bytes.len() != 1 || &bytes[0] != END.trim_ascii()) {
            return Err(self.fault("format-open-quote").row(self.row).column(self.column(bytes.len() - 1)));
        }
        Ok(false)
    }

    /// The name of a column, or its number where it has none.
    fn column(&self, index: usize) -> String {
        self.header.get(index).cloned().unwrap_or_else(|| (index + 1).to_string())
    }

    fn check_cells(&self, bytes: ByteRecord) -> Result<StringRecord, FormatError> {
        if bytes.as_slice().len() > MAX_CELL
            && let Some(i) = bytes.iter().position(|cell| cell.len() > MAX_CELL)
        {
            let fault = self.fault("format-cell-too-long").row(self.row).column(self.column(i));
            return Err(fault.found(&bytes[i].len().to_string()).with("limit", MAX_CELL));
        }
        if bytes.as_slice().contains(&0) {
            let i = bytes.iter().position(|cell| cell.contains(&0)).unwrap_or(0);
            return Err(self.fault("format-nul").row(self.row).column(self.column(i)));
        }
        StringRecord::from_byte_record(bytes).map_err(|e| {
            let i = e.utf8_error().field();
            let found = String::from_utf8_lossy(&e.into_byte_record()[i]).into_owned();
            let fault = match self.read_as.encoding {
                Encoding::Utf8 => self.fault("format-not-utf8"),
                other => self.fault("format-encoding").with("encoding", other.code()),
            };
            fault.row(self.row).column(self.column(i)).found(&found)
        })
    }
}

/// See [`Table::rows`].
#[derive(Debug)]
pub struct Rows<'a> {
    table: &'a mut Table,
}

impl Iterator for Rows<'_> {
    type Item = Result<Row, FormatError>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut cells = StringRecord::new();
        match self.table.read_row(&mut cells) {
            Ok(Some(number)) => Some(Ok(Row { number, cells })),
            Ok(None) => None,
            Err(error) => Some(Err(error)),
        }
    }
}

/// The trimmed names of the columns, of which none may be missing or occur twice.
pub(crate) fn checked_header(file: &str, row: u64, names: &[&str]) -> Result<Vec<String>, FormatError> {
    let fault = |code| FormatError::new(file, code);
    if names.len() > MAX_COLUMNS {
        return Err(fault("format-too-many-columns").found(&names.len().to_string()).with("limit", MAX_COLUMNS));
    }
    let mut seen = BTreeMap::new();
    for (i, name) in names.iter().enumerate() {
        let name = name.trim();
        if name.is_empty() {
            return Err(fault("format-column-unnamed").row(row).column(i + 1));
        }
        if let Some(first) = seen.insert(name, i + 1) {
            return Err(fault("format-duplicate-column").row(row).column(i + 1).found(name).with("first", first));
        }
    }
    Ok(names.iter().map(|name| name.trim().to_owned()).collect())
}
