//! What a file is, told by its bytes and never by its name: pictures, PDF, text, office documents. Everything else is unfit, and why.

use crate::picture;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Why a file is not one of those that are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    Empty,
    /// A program, or a script that names who runs it.
    Executable,
    /// An office document with macros.
    Macros,
    /// An archive that is no office document.
    Archive,
    /// It begins like a file of a known type and does not go on so.
    Damaged,
    Unknown,
}

impl Unfit {
    /// The end of its message's key.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Unfit::Empty => "empty",
            Unfit::Executable => "executable",
            Unfit::Macros => "macros",
            Unfit::Archive => "archive",
            Unfit::Damaged => "damaged",
            Unfit::Unknown => "unknown",
        }
    }
}

const PROGRAMS: [&[u8]; 10] = [
    b"MZ",
    b"\x7fELF",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
    b"\0asm",
    b"#!",
    b"L\0\0\0\x01\x14\x02\0",
];
const OPEN_XML: [(&str, &str); 3] = [
    ("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
];
const OPEN_DOCUMENT: [&str; 3] = [
    "application/vnd.oasis.opendocument.text",
    "application/vnd.oasis.opendocument.spreadsheet",
    "application/vnd.oasis.opendocument.presentation",
];

/// The media type of a file. `name` only tells kinds of plain text apart, which do no harm one for the other; HTML, SVG and XML are
/// plain text.
///
/// # Errors
/// Why it is none of those known.
pub fn media(bytes: &[u8], name: &str) -> Result<&'static str, Unfit> {
    if bytes.is_empty() {
        return Err(Unfit::Empty);
    }
    if let Some(form) = picture::form(bytes) {
        return if picture::is_whole(bytes) { Ok(form.media()) } else { Err(Unfit::Damaged) };
    }
    if bytes.starts_with(b"%PDF-") {
        return Ok("application/pdf");
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return office(bytes);
    }
    if PROGRAMS.iter().any(|p| bytes.starts_with(p)) {
        return Err(Unfit::Executable);
    }
    if !is_text(bytes) {
        return Err(Unfit::Unknown);
    }
    let ending = name.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase());
    Ok(match ending.as_deref() {
        Some("csv") => "text/csv",
        Some("md" | "markdown") => "text/markdown",
        _ => "text/plain",
    })
}

/// Which office document an archive is.
fn office(bytes: &[u8]) -> Result<&'static str, Unfit> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unfit::Damaged)?;
    let mut found = None;
    let mut types = false;
    for i in 0..zip.len() {
        let name = zip.name_for_index(i).unwrap_or_default();
        if name.to_ascii_lowercase().ends_with("vbaproject.bin") || name.starts_with("Basic/") {
            return Err(Unfit::Macros);
        }
        types |= name == "[Content_Types].xml";
        found = found.or_else(|| OPEN_XML.iter().find(|(part, _)| *part == name).map(|(_, media)| *media));
    }
    if let Some(media) = found.filter(|_| types) {
        return Ok(media);
    }
    let Ok(member) = zip.by_name("mimetype") else { return Err(Unfit::Archive) };
    let mut said = String::new();
    // What it unpacks to is never read beyond a name's length.
    member.take(100).read_to_string(&mut said).map_err(|_| Unfit::Damaged)?;
    OPEN_DOCUMENT.into_iter().find(|m| *m == said.trim()).ok_or(Unfit::Archive)
}

/// UTF-8, or the one-byte encoding that spreadsheets write, without control characters.
fn is_text(bytes: &[u8]) -> bool {
    let control = |b: u8| b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0c);
    if bytes.iter().any(|b| control(*b) || *b == 0x7f) {
        return false;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return true;
    }
    let beyond = bytes.iter().filter(|b| **b >= 0x80).count();
    let undefined = bytes.iter().any(|b| matches!(b, 0x81 | 0x8d | 0x8f | 0x90 | 0x9d));
    !undefined && beyond * 4 < bytes.len()
}

/// Whether a text is UTF-8, so that it may be said when it is served.
#[must_use]
pub fn is_utf8(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok()
}
