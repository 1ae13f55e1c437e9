//! Opens a file, packed with gzip or not, as a stream of bytes within fixed limits; knows the faults that every text format
//! shares: missing, empty, wrong encoding, truncated, damaged, too large.

use crate::error::FormatError;
use flate2::read::MultiGzDecoder;
use std::fmt;
use std::fs::File;
use std::io::{self, Cursor, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Counters that outlive the handing of a [`Source`] to a parser.
#[derive(Debug, Clone, Default)]
pub(crate) struct Counters {
    /// Bytes taken from the disk.
    pub disk: Arc<AtomicU64>,
    /// Bytes handed out, once unpacked.
    pub unpacked: Arc<AtomicU64>,
    /// Bytes that may still be handed out before [`Counters::allow`] is called again.
    allowance: Arc<AtomicU64>,
}

impl Counters {
    pub fn allow(&self, bytes: u64) {
        self.allowance.store(bytes, Ordering::Relaxed);
    }
}

/// The unpacked bytes of a file.
pub(crate) struct Source {
    inner: Box<dyn Read + Send>,
    ceiling: u64,
    pub file: Arc<str>,
    pub counters: Counters,
    pub size_on_disk: u64,
    /// Packed with gzip.
    pub packed: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stop {
    TooLarge(u64),
    RowTooLong,
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for Stop {}

impl Source {
    /// Text that is UTF-8 by the rules of its format, without the mark that may stand before it. `ceiling`: the most bytes that
    /// may come out once unpacked.
    pub fn open(path: &Path, ceiling: u64) -> Result<Source, FormatError> {
        let mut source = Source::bytes(path, ceiling)?;
        let mut head = first_bytes(&mut source.inner, 4).map_err(|e| explain(&source.file, &e, 0))?;
        if matches!(head[..], [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, 0, 0xfe, 0xff]) {
            return Err(FormatError::new(&source.file, "format-not-utf8").found("UTF-16"));
        }
        if head.starts_with(&[0xef, 0xbb, 0xbf]) {
            head.drain(..3);
        }
        source.inner = Box::new(Cursor::new(head).chain(source.inner));
        Ok(source)
    }

    /// The bytes as they are, which are no spreadsheet and no other kind of file that is mistaken for text.
    pub fn bytes(path: &Path, ceiling: u64) -> Result<Source, FormatError> {
        let file: Arc<str> = path.display().to_string().into();
        let fault = |e: &io::Error| explain(&file, e, 0);
        let disk = File::open(path).map_err(|e| fault(&e))?;
        let size_on_disk = disk.metadata().map_err(|e| fault(&e))?.len();
        let counters = Counters::default();
        counters.allow(u64::MAX);
        let mut raw = Counted { inner: disk, count: counters.disk.clone() };
        let head = first_bytes(&mut raw, 2).map_err(|e| fault(&e))?;
        let packed = head == [0x1f, 0x8b];
        let raw = Cursor::new(head).chain(raw);
        let mut inner: Box<dyn Read + Send> = if packed { Box::new(Gzip(MultiGzDecoder::new(raw))) } else { Box::new(raw) };
        let head = first_bytes(&mut inner, 8).map_err(|e| fault(&e))?;
        if head.is_empty() {
            return Err(FormatError::new(&file, "format-empty"));
        }
        if let Some(what) = not_text(&head) {
            return Err(FormatError::new(&file, "format-not-text").found(what));
        }
        let inner = Box::new(Cursor::new(head).chain(inner));
        Ok(Source { inner, ceiling, file, counters, size_on_disk, packed })
    }
}

impl Read for Source {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buf)?;
        let n64 = n as u64;
        let so_far = self.counters.unpacked.load(Ordering::Relaxed) + n64;
        self.counters.unpacked.store(so_far, Ordering::Relaxed);
        if so_far > self.ceiling {
            return Err(io::Error::other(Stop::TooLarge(self.ceiling)));
        }
        let left = self.counters.allowance.load(Ordering::Relaxed);
        if n64 > left {
            return Err(io::Error::other(Stop::RowTooLong));
        }
        self.counters.allowance.store(left - n64, Ordering::Relaxed);
        Ok(n)
    }
}

/// Turns a failed read into its sentence. `row_limit` is what [`Counters::allow`] was last given, for the message.
pub(crate) fn explain(file: &str, error: &io::Error, row_limit: u64) -> FormatError {
    match error.get_ref().and_then(|inner| inner.downcast_ref::<Stop>()) {
        Some(Stop::TooLarge(limit)) => {
            return FormatError::new(file, "format-too-large").with("limit", limit);
        }
        Some(Stop::RowTooLong) => {
            return FormatError::new(file, "format-row-too-long").with("limit", row_limit);
        }
        None => {}
    }
    match error.kind() {
        io::ErrorKind::NotFound => FormatError::new(file, "format-not-found"),
        io::ErrorKind::UnexpectedEof => FormatError::new(file, "format-truncated"),
        io::ErrorKind::InvalidData => FormatError::new(file, "format-damaged"),
        _ => FormatError::new(file, "format-unreadable").found(&error.to_string()),
    }
}

/// Gives every fault of the packing the same kind, whatever the unpacker calls it.
struct Gzip<R>(MultiGzDecoder<R>);

impl<R: Read> Read for Gzip<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        self.0.read(buf).map_err(|e| match e.kind() {
            io::ErrorKind::InvalidInput | io::ErrorKind::Other => io::Error::new(io::ErrorKind::InvalidData, e),
            _ => e,
        })
    }
}

struct Counted<R> {
    inner: R,
    count: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buf)?;
        self.count.fetch_add(n as u64, Ordering::Relaxed);
        Ok(n)
    }
}

/// Up to `n` bytes from the start, for a look ahead; the caller hands them on with `chain`.
pub(crate) fn first_bytes(reader: &mut impl Read, n: u64) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    reader.take(n).read_to_end(&mut head)?;
    Ok(head)
}

/// Kinds of file that are mistaken for text, known by their first bytes.
pub(crate) fn not_text(head: &[u8]) -> Option<&'static str> {
    match head {
        [b'P', b'K', 3 | 5, 4 | 6, ..] => Some("a zip archive or a spreadsheet"),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Some("an old spreadsheet"),
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => Some("text in UTF-32"),
        [b'%', b'P', b'D', b'F', ..] => Some("a PDF document"),
        _ => None,
    }
}
