//! A workbook's package: a zip archive whose parts are XML, each unpacked within limits as a stream of events. XLSX and
//! OpenDocument workbooks are read through it.
//!
//! The format: ECMA-376 part 2 and OpenDocument 1.3 part 2 (packages), XML 1.0.

use crate::error::FormatError;
use crate::source::{explain, not_text};
use crate::xlsx::MAX_FILE;
use flate2::CrcReader;
use flate2::read::DeflateDecoder;
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use zip::{CompressionMethod, ZipArchive};

/// The most unpacked bytes of a part that is not a sheet.
pub(crate) const MAX_PART: u64 = 32 << 20;
/// The most bytes of one tag or one run of text.
pub(crate) const MAX_EVENT: u64 = 4 << 20;
/// How deeply tags may be nested.
const MAX_DEPTH: usize = 64;

/// An open package.
pub(crate) struct Zip {
    zip: ZipArchive<BufReader<File>>,
    disk: File,
    /// Bytes on the disk.
    pub size: u64,
}

impl Zip {
    /// # Errors
    /// A file that is missing, empty, larger than [`MAX_FILE`], or no sound zip archive.
    pub fn open(path: &Path, file: &str) -> Result<Zip, FormatError> {
        let fault = |e: &io::Error| explain(file, e, 0);
        let mut disk = File::open(path).map_err(|e| fault(&e))?;
        let size = disk.metadata().map_err(|e| fault(&e))?.len();
        let mut head = Vec::new();
        Read::by_ref(&mut disk).take(8).read_to_end(&mut head).and_then(|_| disk.rewind()).map_err(|e| fault(&e))?;
        match head[..] {
            [] => return Err(FormatError::new(file, "format-empty")),
            [b'P', b'K', 3 | 5, 4 | 6, ..] => {}
            _ => return Err(FormatError::new(file, "format-not-workbook").found(not_text(&head).unwrap_or("another kind of file"))),
        }
        if size > MAX_FILE {
            return Err(FormatError::new(file, "format-workbook-size").found(&size.to_string()).with("limit", MAX_FILE));
        }
        let twin = disk.try_clone().map_err(|e| fault(&e))?;
        let zip = ZipArchive::new(BufReader::new(twin)).map_err(|_| FormatError::new(file, "format-archive-damaged"))?;
        Ok(Zip { zip, disk: File::open(path).map_err(|e| fault(&e))?, size })
    }

    pub fn has(&self, name: &str) -> bool {
        self.zip.file_names().any(|n| n.eq_ignore_ascii_case(name))
    }

    /// One part, as a stream of events. `ceiling`: the most bytes it may come to once unpacked.
    pub fn part(&mut self, name: &str, ceiling: u64, file: &str) -> Result<Xml, FormatError> {
        let damaged = || FormatError::new(file, "format-workbook-damaged").found(name);
        let wanted = self.zip.file_names().find(|n| n.eq_ignore_ascii_case(name)).map(str::to_owned).ok_or_else(damaged)?;
        let member = self.zip.by_name(&wanted).map_err(|_| damaged())?;
        let (packed, crc, method) = (member.compressed_size(), member.crc32(), member.compression());
        let start = member.data_start().ok_or_else(damaged)?;
        drop(member);
        let mut disk = self.disk.try_clone().map_err(|e| explain(file, &e, 0))?;
        // Parts are read one after the other: all handles share one position.
        disk.seek(SeekFrom::Start(start)).map_err(|e| explain(file, &e, 0))?;
        let taken = Arc::new(AtomicU64::new(0));
        let raw = Counted { inner: disk.take(packed), count: taken.clone() };
        let inner: Box<dyn Read + Send> = match method {
            CompressionMethod::Stored => Box::new(raw),
            CompressionMethod::Deflated => Box::new(DeflateDecoder::new(raw)),
            _ => return Err(damaged()),
        };
        let unpacked = Unpacked { inner: CrcReader::new(inner), crc, left: ceiling, allowance: Arc::new(AtomicU64::new(MAX_EVENT)) };
        Ok(Xml::new(unpacked, taken, packed, ceiling, file, name))
    }
}

/// The value of an attribute, whatever its prefix.
pub(crate) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().with_checks(false).flatten().find(|a| a.key.local_name().as_ref() == name)?;
    quick_xml::escape::unescape(&found.value).ok().map(std::borrow::Cow::into_owned)
}

#[derive(Debug)]
enum Stop {
    TooLarge,
    EventTooLong,
    Checksum,
}

impl std::fmt::Display for Stop {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for Stop {}

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

/// Counts what comes out, whatever the archive's directory claims, and checks its sum at the end.
struct Unpacked {
    inner: CrcReader<Box<dyn Read + Send>>,
    crc: u32,
    left: u64,
    allowance: Arc<AtomicU64>,
}

impl Read for Unpacked {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buf)?;
        if n == 0 && !buf.is_empty() && self.inner.crc().sum() != self.crc {
            return Err(io::Error::other(Stop::Checksum));
        }
        self.left = self.left.checked_sub(n as u64).ok_or_else(|| io::Error::other(Stop::TooLarge))?;
        let allowed = self.allowance.load(Ordering::Relaxed);
        let allowed = allowed.checked_sub(n as u64).ok_or_else(|| io::Error::other(Stop::EventTooLong))?;
        self.allowance.store(allowed, Ordering::Relaxed);
        Ok(n)
    }
}

/// The events of one part.
pub(crate) struct Xml {
    reader: Reader<BufReader<Unpacked>>,
    buffer: Vec<u8>,
    depth: usize,
    allowance: Arc<AtomicU64>,
    taken: Arc<AtomicU64>,
    packed: u64,
    ceiling: u64,
    file: Box<str>,
    part: Box<str>,
}

impl Xml {
    fn new(unpacked: Unpacked, taken: Arc<AtomicU64>, packed: u64, ceiling: u64, file: &str, part: &str) -> Xml {
        let allowance = unpacked.allowance.clone();
        let reader = Reader::from_reader(BufReader::with_capacity(1 << 16, unpacked));
        Xml { reader, buffer: Vec::new(), depth: 0, allowance, taken, packed, ceiling, file: file.into(), part: part.into() }
    }

    pub fn progress(&self) -> (u64, u64) {
        (self.taken.load(Ordering::Relaxed), self.packed)
    }

    /// The tags that are open.
    pub fn depth(&self) -> usize {
        self.depth
    }

    pub fn fault(&self, code: &'static str) -> FormatError {
        FormatError::new(&self.file, code)
    }

    pub fn damaged(&self) -> FormatError {
        self.fault("format-workbook-damaged").found(&self.part)
    }

    /// Passes over everything up to the end of the element that has just begun.
    pub fn skip(&mut self) -> Result<(), FormatError> {
        let outside = self.depth - 1;
        while self.depth > outside {
            if matches!(self.next()?, Event::Eof) {
                return Err(self.damaged());
            }
        }
        Ok(())
    }

    /// The next event; `Eof` at the end and ever after.
    pub fn next(&mut self) -> Result<Event<'_>, FormatError> {
        self.allowance.store(MAX_EVENT, Ordering::Relaxed);
        self.buffer.clear();
        let event = match self.reader.read_event_into(&mut self.buffer) {
            Ok(event) => event,
            Err(error) => {
                let fault = |code| FormatError::new(&self.file, code);
                let quick_xml::Error::Io(error) = error else {
                    return Err(fault("format-workbook-damaged").found(&self.part));
                };
                let stop = error.get_ref().and_then(|inner| inner.downcast_ref::<Stop>());
                return Err(match stop {
                    Some(Stop::TooLarge) => fault("format-too-large").with("limit", self.ceiling),
                    Some(Stop::EventTooLong) => fault("format-row-too-long").with("limit", MAX_EVENT),
                    _ => fault("format-workbook-damaged").found(&self.part),
                });
            }
        };
        match event {
            Event::Start(_) => self.depth += 1,
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            // Nothing of a workbook declares entities of its own.
            Event::DocType(_) => self.depth = MAX_DEPTH + 1,
            Event::Eof if self.depth > 0 => self.depth = MAX_DEPTH + 1,
            _ => {}
        }
        if self.depth > MAX_DEPTH {
            return Err(FormatError::new(&self.file, "format-workbook-damaged").found(&self.part));
        }
        Ok(event)
    }
}

/// Adds the letters that a piece of text stands for; false where it names an entity that XML does not know.
pub(crate) fn push_letters(event: &Event<'_>, text: &mut String) -> bool {
    match event {
        Event::Text(piece) => text.push_str(&piece.xml10_content()),
        Event::CData(piece) => text.push_str(&piece.xml10_content()),
        Event::GeneralRef(entity) => match (entity.resolve_char_ref().ok().flatten(), resolve_predefined_entity(entity)) {
            (Some(letter), _) => text.push(letter),
            (None, Some(known)) => text.push_str(known),
            (None, None) => return false,
        },
        _ => {}
    }
    true
}

/// Which of a workbook's sheets is meant: the one named, else the first that is not hidden, else the first.
pub(crate) fn chosen_sheet(
    file: &str,
    wanted: Option<&str>,
    names: &[String],
    hidden: impl Fn(usize) -> bool,
) -> Result<usize, FormatError> {
    let Some(wanted) = wanted else {
        let first = (!names.is_empty()).then_some(0);
        let none = || FormatError::new(file, "format-not-workbook").found("no sheet");
        return (0..names.len()).find(|&i| !hidden(i)).or(first).ok_or_else(none);
    };
    let none = || FormatError::new(file, "format-sheet").found(wanted).with("names", names.join(", "));
    names.iter().position(|name| name == wanted).ok_or_else(none)
}
