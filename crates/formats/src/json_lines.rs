//! Reads JSON lines (one object a line, plain or packed with gzip) one after the other, within fixed limits.

use crate::error::FormatError;
use crate::source::{Source, explain};
use serde_json::{Map, Value};
use std::io::{BufRead, BufReader};
use std::path::Path;

/// The most bytes of a file once unpacked.
pub const MAX_UNPACKED: u64 = 2 << 30;
/// The most bytes of one line.
pub const MAX_LINE: u64 = 64 << 20;

/// An open file.
pub struct Lines {
    text: BufReader<Source>,
    number: u64,
    line: Vec<u8>,
    /// Bytes on the disk, and whether they were packed with gzip.
    pub size: u64,
    pub gzip: bool,
}

impl std::fmt::Debug for Lines {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Lines").field("number", &self.number).finish_non_exhaustive()
    }
}

impl Lines {
    /// # Errors
    /// A file that is missing, empty, no text or damaged.
    pub fn open(path: impl AsRef<Path>) -> Result<Lines, FormatError> {
        let source = Source::open(path.as_ref(), MAX_UNPACKED)?;
        let (size, gzip) = (source.size_on_disk, source.packed);
        Ok(Lines { text: BufReader::with_capacity(1 << 16, source), number: 0, line: Vec::new(), size, gzip })
    }

    /// Bytes taken from the disk so far, and bytes in all.
    #[must_use]
    pub fn progress(&self) -> (u64, u64) {
        (self.text.get_ref().counters.disk.load(std::sync::atomic::Ordering::Relaxed), self.size)
    }

    /// The next object with the number of its line, or `None` at the end; empty lines are passed over. After an error that
    /// [concerns one row](FormatError::concerns_one_row) the next call goes on with the line that follows.
    ///
    /// # Errors
    /// A line that is no object or too long; a file that is damaged or grows too large.
    pub fn read(&mut self) -> Result<Option<(u64, Map<String, Value>)>, FormatError> {
        loop {
            self.line.clear();
            self.text.get_ref().counters.allow(MAX_LINE);
            let file = self.text.get_ref().file.clone();
            let read = self.text.read_until(b'\n', &mut self.line).map_err(|e| explain(&file, &e, MAX_LINE))?;
            if read == 0 {
                return Ok(None);
            }
            self.number += 1;
            if self.line.trim_ascii().is_empty() {
                continue;
            }
            return match serde_json::from_slice(&self.line) {
                Ok(Value::Object(object)) => Ok(Some((self.number, object))),
                _ => Err(FormatError::new(&file, "format-item").row(self.number).found(&String::from_utf8_lossy(self.line.trim_ascii()))),
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_come_one_by_one_and_a_bad_line_is_told() {
        let path = std::env::temp_dir().join(format!("reticolo-lines-{}.jsonl", std::process::id()));
        std::fs::write(&path, "\u{feff}{\"a\":1}\n\n[2]\n{\"a\":3}").expect("written");
        let mut lines = Lines::open(&path).expect("opened");
        let (number, first) = lines.read().expect("read").expect("a line");
        assert_eq!((number, first["a"].as_i64()), (1, Some(1)));
        let fault = lines.read().expect_err("a list");
        assert_eq!((fault.code, fault.row, fault.concerns_one_row()), ("format-item", Some(3), true));
        assert_eq!(lines.read().expect("read").map(|(n, _)| n), Some(4));
        assert!(lines.read().expect("read").is_none());
        std::fs::remove_file(&path).expect("removed");
    }
}
