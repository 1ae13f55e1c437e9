//! Writes zip archives whose bytes depend on nothing but their contents, and reads zip archives within fixed limits.

use crate::error::FormatError;
use crate::source::explain;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, Write};
use std::ops::ControlFlow;
use std::path::Path;
use zip::result::ZipError;
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// The most files in an archive.
pub const MAX_MEMBERS: usize = 100_000;
/// The most bytes that may come out of one archive, unless [`ArchiveReader::open_within`] says otherwise.
pub const MAX_UNPACKED: u64 = 16 << 30;
/// The most bytes of one line.
pub const MAX_LINE: u64 = 64 << 20;

/// Writes files one after the other, in the order in which they are started: [`Write`] goes to the one begun last.
pub struct ArchiveWriter<W: Write + Seek> {
    zip: ZipWriter<W>,
}

impl<W: Write> ArchiveWriter<StreamWriter<W>> {
    /// An archive that goes to where nothing can be looked at again: a file of any size, with little memory.
    pub fn streaming(out: W) -> ArchiveWriter<StreamWriter<W>> {
        ArchiveWriter { zip: ZipWriter::new_stream(out) }
    }
}

impl<W: Write + Seek> ArchiveWriter<W> {
    pub fn new(out: W) -> ArchiveWriter<W> {
        ArchiveWriter { zip: ZipWriter::new(out) }
    }

    /// Begins a file, dated 1980-01-01. `name` is relative, its parts divided by `/`.
    ///
    /// # Errors
    /// An unsafe name, one that was used before, or what `out` gives.
    pub fn start(&mut self, name: &str) -> io::Result<()> {
        self.begin(name, CompressionMethod::Deflated)
    }

    /// As [`ArchiveWriter::start`], for what is packed already: a picture, an office document.
    ///
    /// # Errors
    /// As [`ArchiveWriter::start`].
    pub fn start_packed(&mut self, name: &str) -> io::Result<()> {
        self.begin(name, CompressionMethod::Stored)
    }

    fn begin(&mut self, name: &str, method: CompressionMethod) -> io::Result<()> {
        if !is_safe(name) || name.ends_with('/') {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, format!("unsafe name in an archive: {name:?}")));
        }
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .compression_level((method == CompressionMethod::Deflated).then_some(6))
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644)
            .large_file(true);
        Ok(self.zip.start_file(name, options)?)
    }

    /// Writes the directory of the archive and gives `out` back.
    ///
    /// # Errors
    /// What `out` gives.
    pub fn finish(self) -> io::Result<W> {
        Ok(self.zip.finish()?)
    }
}

impl<W: Write + Seek> Write for ArchiveWriter<W> {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        self.zip.write(buf)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.zip.flush()
    }
}

/// An open archive, its directory read and its names checked.
pub struct ArchiveReader {
    zip: ZipArchive<BufReader<File>>,
    names: Vec<String>,
    file: Box<str>,
    ceiling: u64,
    /// Bytes that may still come out.
    left: u64,
}

impl ArchiveReader {
    /// # Errors
    /// A file that is missing, no zip archive, damaged or too large; a name that is absolute or leads out of the archive.
    pub fn open(path: impl AsRef<Path>) -> Result<ArchiveReader, FormatError> {
        ArchiveReader::open_within(path, MAX_UNPACKED)
    }

    /// As [`ArchiveReader::open`], with another ceiling on all bytes that may come out of the archive.
    ///
    /// # Errors
    /// As [`ArchiveReader::open`].
    pub fn open_within(path: impl AsRef<Path>, ceiling: u64) -> Result<ArchiveReader, FormatError> {
        let file: Box<str> = path.as_ref().display().to_string().into();
        let fault = |code| FormatError::new(&file, code);
        let mut disk = File::open(path).map_err(|e| explain(&file, &e, 0))?;
        let mut head = Vec::new();
        Read::by_ref(&mut disk).take(4).read_to_end(&mut head).and_then(|_| disk.rewind()).map_err(|e| explain(&file, &e, 0))?;
        match head[..] {
            [] => return Err(fault("format-empty")),
            [b'P', b'K', 3 | 5, 4 | 6] => {}
            _ => return Err(fault("format-not-archive")),
        }
        let zip = ZipArchive::new(BufReader::new(disk)).map_err(|e| archive_fault(&file, &e))?;
        if zip.len() > MAX_MEMBERS {
            return Err(fault("format-archive-too-many").found(&zip.len().to_string()).with("limit", MAX_MEMBERS));
        }
        let names: Vec<String> = (0..zip.len()).filter_map(|i| zip.name_for_index(i).map(str::to_owned)).collect();
        if let Some(name) = names.iter().find(|name| !is_safe(name)) {
            return Err(fault("format-archive-name").found(name));
        }
        if zip.decompressed_size().is_some_and(|size| size > u128::from(ceiling)) {
            return Err(fault("format-too-large").with("limit", ceiling));
        }
        Ok(ArchiveReader { zip, names, file, ceiling, left: ceiling })
    }

    /// The names of all members, in the archive's order; those of folders end in `/`.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Calls `each` with every line of a text file (UTF-8), without its line end, until it breaks. Lines count from 1.
    ///
    /// # Errors
    /// A file that is not there, damaged, too large or no UTF-8, or a line that is too long.
    pub fn read_lines(&mut self, name: &str, mut each: impl FnMut(u64, &str) -> ControlFlow<()>) -> Result<(), FormatError> {
        let place = format!("{}:{name}", self.file);
        let mut lines = BufReader::new(self.member(name)?);
        let mut line = Vec::new();
        for number in 1.. {
            line.clear();
            let n = lines.by_ref().take(MAX_LINE + 1).read_until(b'\n', &mut line).map_err(|e| member_fault(&place, &e))?;
            if n == 0 {
                break;
            }
            if n as u64 > MAX_LINE {
                return Err(FormatError::new(&place, "format-line-too-long").row(number).with("limit", MAX_LINE));
            }
            if line.last() == Some(&b'\n') {
                line.pop();
                line.pop_if(|last| *last == b'\r');
            }
            let Ok(text) = std::str::from_utf8(&line) else {
                return Err(FormatError::new(&place, "format-not-utf8").row(number).found(&String::from_utf8_lossy(&line)));
            };
            if each(number, text).is_break() {
                break;
            }
        }
        Ok(())
    }

    /// Copies a member to `out` and gives its length in bytes.
    ///
    /// # Errors
    /// A file that is not there, damaged or too large, or what `out` gives.
    pub fn copy(&mut self, name: &str, out: &mut impl Write) -> Result<u64, FormatError> {
        let place = format!("{}:{name}", self.file);
        io::copy(&mut self.member(name)?, out).map_err(|e| member_fault(&place, &e))
    }

    pub(crate) fn member<'a>(&'a mut self, name: &str) -> Result<impl Read + use<'a>, FormatError> {
        let file = &self.file;
        let inner = self.zip.by_name(name).map_err(|e| match e {
            ZipError::FileNotFound | ZipError::UnsupportedArchive(_) => FormatError::new(file, "format-archive-member").found(name),
            other => archive_fault(file, &other),
        })?;
        Ok(Limited { inner, left: &mut self.left, ceiling: self.ceiling })
    }
}

/// Counts what comes out, whatever the archive's directory claims.
struct Limited<'a, R> {
    inner: R,
    left: &'a mut u64,
    ceiling: u64,
}

#[derive(Debug)]
struct TooLarge(u64);

impl std::fmt::Display for TooLarge {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "more than {} bytes", self.0)
    }
}

impl std::error::Error for TooLarge {}

impl<R: Read> Read for Limited<'_, R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buf)?;
        *self.left = self.left.checked_sub(n as u64).ok_or_else(|| io::Error::other(TooLarge(self.ceiling)))?;
        Ok(n)
    }
}

pub(crate) fn member_fault(place: &str, error: &io::Error) -> FormatError {
    if let Some(TooLarge(limit)) = error.get_ref().and_then(|e| e.downcast_ref()) {
        return FormatError::new(place, "format-too-large").with("limit", limit);
    }
    match error.kind() {
        io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput | io::ErrorKind::UnexpectedEof => {
            FormatError::new(place, "format-archive-damaged")
        }
        io::ErrorKind::Other if error.to_string().contains("checksum") => FormatError::new(place, "format-archive-damaged"),
        _ => explain(place, error, 0),
    }
}

fn archive_fault(file: &str, error: &ZipError) -> FormatError {
    match error {
        ZipError::Io(e) if e.kind() != io::ErrorKind::UnexpectedEof => member_fault(file, e),
        _ => FormatError::new(file, "format-archive-damaged"),
    }
}

/// Relative, without `..`, empty parts, backslashes, drive letters or control characters.
fn is_safe(name: &str) -> bool {
    let name = name.strip_suffix('/').unwrap_or(name);
    !name.is_empty()
        && !name.chars().any(|c| c.is_control() || matches!(c, '\\' | ':'))
        && name.split('/').all(|part| !part.is_empty() && part != "." && part != "..")
}
