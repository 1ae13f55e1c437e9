//! Writes tables as CSV (RFC 4180, UTF-8 without a mark, lines ending in `\n`) and as one JSON value a line.

use serde::Serialize;
use std::io::{self, Write};

/// A table of text. Cells that begin with `=`, `+`, `-` or `@` are written as they are: these files are read by programs,
/// and a prefix would change the value.
#[derive(Debug)]
pub struct CsvOut<W: Write> {
    writer: csv::Writer<W>,
    columns: usize,
    /// A row is gathered first, so that a wrong one leaves nothing behind.
    record: csv::ByteRecord,
}

impl<W: Write> CsvOut<W> {
    /// Begins with the names of the columns.
    ///
    /// # Errors
    /// What `out` gives.
    pub fn new<T: AsRef<[u8]>>(out: W, header: impl IntoIterator<Item = T>) -> io::Result<CsvOut<W>> {
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::Any(b'\n')).from_writer(out);
        let record: csv::ByteRecord = header.into_iter().collect();
        writer.write_byte_record(&record)?;
        Ok(CsvOut { writer, columns: record.len(), record })
    }

    /// # Errors
    /// What `out` gives, and a row with another number of cells than the header.
    pub fn row<T: AsRef<[u8]>>(&mut self, cells: impl IntoIterator<Item = T>) -> io::Result<()> {
        self.record.clear();
        cells.into_iter().for_each(|cell| self.record.push_field(cell.as_ref()));
        if self.record.len() != self.columns {
            let text = format!("a row of {} cells in a table of {} columns", self.record.len(), self.columns);
            return Err(io::Error::new(io::ErrorKind::InvalidInput, text));
        }
        Ok(self.writer.write_byte_record(&self.record)?)
    }

    /// Writes what is buffered and gives `out` back.
    ///
    /// # Errors
    /// What `out` gives.
    pub fn finish(self) -> io::Result<W> {
        self.writer.into_inner().map_err(csv::IntoInnerError::into_error)
    }
}

/// One JSON value a line.
#[derive(Debug)]
pub struct JsonLines<W: Write> {
    out: W,
}

impl<W: Write> JsonLines<W> {
    pub fn new(out: W) -> JsonLines<W> {
        JsonLines { out }
    }

    /// # Errors
    /// What `out` gives, and a value that JSON cannot hold.
    pub fn row(&mut self, value: &impl Serialize) -> io::Result<()> {
        serde_json::to_writer(&mut self.out, value)?;
        self.out.write_all(b"\n")
    }

    /// Flushes and gives `out` back.
    ///
    /// # Errors
    /// What `out` gives.
    pub fn finish(mut self) -> io::Result<W> {
        self.out.flush()?;
        Ok(self.out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_only_where_needed_and_changes_no_cell() {
        let mut out = CsvOut::new(Vec::new(), ["a", "b, c"]).unwrap();
        out.row(["=1+1", "say \"hi\"\nthere"]).unwrap();
        out.row(["", "-3"]).unwrap();
        assert!(out.row(["only one"]).is_err());
        let text = String::from_utf8(out.finish().unwrap()).unwrap();
        assert_eq!(text, "a,\"b, c\"\n=1+1,\"say \"\"hi\"\"\nthere\"\n,-3\n");
    }

    #[test]
    fn a_lone_empty_cell_is_not_a_blank_line() {
        let mut out = CsvOut::new(Vec::new(), ["a"]).unwrap();
        out.row([""]).unwrap();
        assert_eq!(out.finish().unwrap(), b"a\n\"\"\n");
    }

    #[test]
    fn one_value_a_line() {
        let mut out = JsonLines::new(Vec::new());
        out.row(&serde_json::json!({"b": "x\ny", "a": 1})).unwrap();
        out.row(&serde_json::json!(null)).unwrap();
        assert_eq!(out.finish().unwrap(), b"{\"a\":1,\"b\":\"x\\ny\"}\nnull\n");
    }
}
