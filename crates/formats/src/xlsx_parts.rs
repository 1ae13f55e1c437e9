//! The parts of a workbook's package, found by their relations and unpacked within limits: the list of sheets, the shared
//! texts, the styles, and the sheet's own XML as a stream of events.

use crate::error::FormatError;
use crate::source::{explain, not_text};
use crate::xlsx::MAX_FILE;
use crate::xlsx_cells::{Kind, Texts, kind_of_code, kind_of_number, unescaped};
use flate2::CrcReader;
use flate2::read::DeflateDecoder;
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use zip::{CompressionMethod, ZipArchive};

/// The most unpacked bytes of the table of shared texts, and of each other part but the sheet.
const MAX_TEXTS: u64 = 256 << 20;
const MAX_PART: u64 = 32 << 20;
/// The most bytes of one tag or one run of text.
const MAX_EVENT: u64 = 4 << 20;
/// How deeply tags may be nested.
const MAX_DEPTH: usize = 64;

/// A workbook with one of its sheets begun.
pub(crate) struct Package {
    pub file: Box<str>,
    pub size: u64,
    pub name: String,
    pub names: Vec<String>,
    pub since_1904: bool,
    pub texts: Texts,
    pub styles: Vec<Kind>,
    pub xml: Xml,
}

pub(crate) fn open_parts(path: &Path, sheet: Option<&str>, ceiling: u64) -> Result<Package, FormatError> {
    let file: Box<str> = path.display().to_string().into();
    let mut zip = open_zip(path, &file)?;
    let size = zip.size;
    let root = zip.relations("", &file)?.into_values().find(|r| r.kind == "officeDocument").map(|r| r.target);
    let workbook = root.unwrap_or_else(|| "xl/workbook.xml".to_owned());
    let relations = zip.relations(&workbook, &file)?;
    let book = Book::read(zip.part(&workbook, MAX_PART, &file)?)?;
    let sheets: Vec<&BookSheet> =
        book.sheets.iter().filter(|s| relations.get(&s.relation).is_some_and(|r| r.kind == "worksheet")).collect();
    let names: Vec<String> = sheets.iter().map(|s| s.name.clone()).collect();
    let chosen = match sheet {
        Some(name) => sheets.iter().find(|s| s.name == name),
        None => sheets.iter().find(|s| !s.hidden).or(sheets.first()),
    };
    let Some(chosen) = chosen else {
        return Err(match sheet {
            Some(name) => FormatError::new(&file, "format-sheet").found(name).with("names", names.join(", ")),
            None => FormatError::new(&file, "format-not-workbook").found("no sheet"),
        });
    };
    let by_kind = |kind: &str| relations.values().find(|r| r.kind == kind).map(|r| r.target.as_str());
    let texts = match by_kind("sharedStrings") {
        Some(part) => read_texts(zip.part(part, MAX_TEXTS, &file)?)?,
        None => Texts::default(),
    };
    let styles = match by_kind("styles") {
        Some(part) => read_styles(zip.part(part, MAX_PART, &file)?)?,
        None => Vec::new(),
    };
    let xml = zip.part(&relations[&chosen.relation].target, ceiling, &file)?;
    Ok(Package { size, name: chosen.name.clone(), names, since_1904: book.since_1904, texts, styles, xml, file })
}

struct Zip {
    zip: ZipArchive<BufReader<File>>,
    disk: File,
    size: u64,
}

fn open_zip(path: &Path, file: &str) -> Result<Zip, FormatError> {
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

struct Relation {
    /// The last part of its type's address.
    kind: String,
    /// The name of the part within the package.
    target: String,
}

impl Zip {
    /// One part, as a stream of events. `ceiling`: the most bytes it may come to once unpacked.
    fn part(&mut self, name: &str, ceiling: u64, file: &str) -> Result<Xml, FormatError> {
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

    /// The relations of a part (of the package itself for ""), by id; none where the part has none.
    fn relations(&mut self, part: &str, file: &str) -> Result<BTreeMap<String, Relation>, FormatError> {
        let (folder, leaf) = part.rsplit_once('/').unwrap_or(("", part));
        let at = if folder.is_empty() { format!("_rels/{leaf}.rels") } else { format!("{folder}/_rels/{leaf}.rels") };
        let mut found = BTreeMap::new();
        if !self.zip.file_names().any(|n| n.eq_ignore_ascii_case(&at)) {
            return Ok(found);
        }
        let mut xml = self.part(&at, MAX_PART, file)?;
        loop {
            match xml.next()? {
                Event::Eof => return Ok(found),
                Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "Relationship" => {
                    let (Some(id), Some(kind), Some(target)) = (attribute(&tag, "Id"), attribute(&tag, "Type"), attribute(&tag, "Target"))
                    else {
                        continue;
                    };
                    let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                    found.insert(id, Relation { kind, target: resolved(folder, &target) });
                }
                _ => {}
            }
        }
    }
}

/// A target as a name within the package: from its root, or from the folder of the part that names it.
fn resolved(folder: &str, target: &str) -> String {
    let mut parts: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').filter(|p| !p.is_empty()).collect() };
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            name => parts.push(name),
        }
    }
    parts.join("/")
}

/// The value of an attribute, whatever its prefix.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().with_checks(false).flatten().find(|a| a.key.local_name().as_ref() == name)?;
    quick_xml::escape::unescape(&found.value).ok().map(std::borrow::Cow::into_owned)
}

struct BookSheet {
    name: String,
    relation: String,
    hidden: bool,
}

#[derive(Default)]
struct Book {
    sheets: Vec<BookSheet>,
    since_1904: bool,
}

impl Book {
    fn read(mut xml: Xml) -> Result<Book, FormatError> {
        let mut book = Book::default();
        loop {
            match xml.next()? {
                Event::Eof => return Ok(book),
                Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                    "workbookPr" => book.since_1904 = attribute(&tag, "date1904").is_some_and(|v| v == "1" || v == "true"),
                    "sheet" => book.sheets.push(BookSheet {
                        name: attribute(&tag, "name").unwrap_or_default(),
                        relation: attribute(&tag, "id").unwrap_or_default(),
                        hidden: attribute(&tag, "state").is_some_and(|v| v != "visible"),
                    }),
                    _ => {}
                },
                _ => {}
            }
        }
    }
}

fn read_texts(mut xml: Xml) -> Result<Texts, FormatError> {
    let mut texts = Texts::default();
    loop {
        let text = match xml.next()? {
            Event::Eof => return Ok(texts),
            Event::Start(tag) if tag.local_name().as_ref() == "si" => xml.text_until_end(true)?,
            Event::Empty(tag) if tag.local_name().as_ref() == "si" => String::new(),
            _ => continue,
        };
        texts.push(&text).ok_or_else(|| xml.damaged())?;
    }
}

/// The kind of each cell format, in the order in which cells refer to them.
fn read_styles(mut xml: Xml) -> Result<Vec<Kind>, FormatError> {
    let mut codes = BTreeMap::new();
    let mut formats: Vec<u32> = Vec::new();
    let mut within = false;
    loop {
        let (tag, open) = match xml.next()? {
            Event::Eof => break,
            Event::Start(tag) => (tag, true),
            Event::Empty(tag) => (tag, false),
            Event::End(tag) => {
                within &= tag.local_name().as_ref() != "cellXfs";
                continue;
            }
            _ => continue,
        };
        let number = || attribute(&tag, "numFmtId").and_then(|v| v.parse().ok());
        match tag.local_name().as_ref() {
            "numFmt" => {
                if let (Some(number), Some(code)) = (number(), attribute(&tag, "formatCode")) {
                    codes.insert(number, kind_of_code(&code));
                }
            }
            "cellXfs" => within = open,
            "xf" if within => formats.push(number().unwrap_or(0)),
            _ => {}
        }
    }
    Ok(formats.into_iter().map(|f| codes.get(&f).copied().unwrap_or_else(|| kind_of_number(f))).collect())
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

    fn damaged(&self) -> FormatError {
        FormatError::new(&self.file, "format-workbook-damaged").found(&self.part)
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

    /// All text up to the end of the element that has just begun. `rich`: only what stands in `t`, without the reading aids
    /// in `rPh`.
    pub fn text_until_end(&mut self, rich: bool) -> Result<String, FormatError> {
        let outside = self.depth - 1;
        let mut text = String::new();
        let (mut wanted, mut aside) = (!rich, None);
        loop {
            let depth = self.depth;
            let mut fault = false;
            match self.next()? {
                Event::Start(tag) if rich => match tag.local_name().as_ref() {
                    "t" => wanted = aside.is_none(),
                    "rPh" => aside = aside.or(Some(depth)),
                    _ => {}
                },
                Event::End(_) if depth == outside + 1 => break,
                Event::End(_) if rich => {
                    wanted = false;
                    aside = aside.filter(|&outer| depth - 1 > outer);
                }
                Event::Text(piece) if wanted => text.push_str(&piece.xml10_content()),
                Event::CData(piece) if wanted => text.push_str(&piece.xml10_content()),
                Event::GeneralRef(entity) if wanted => {
                    let letter = entity.resolve_char_ref().ok().flatten();
                    match (letter, resolve_predefined_entity(&entity)) {
                        (Some(letter), _) => text.push(letter),
                        (None, Some(known)) => text.push_str(known),
                        (None, None) => fault = true,
                    }
                }
                Event::Eof => fault = true,
                _ => {}
            }
            if fault {
                return Err(self.damaged());
            }
            if text.len() as u64 > 4 * MAX_EVENT {
                return Err(FormatError::new(&self.file, "format-row-too-long").with("limit", 4 * MAX_EVENT));
            }
        }
        Ok(if text.contains("_x") { unescaped(&text) } else { text })
    }
}
