//! How a table of text is laid out: the separator of its cells and the end of its lines, found from its first rows; and the
//! account of how a file was read.

use crate::encoding::Encoding;
use serde::{Serialize, Serializer};

/// What may stand between two cells, in the order in which ties are decided: a comma may well stand within cells.
pub const SEPARATORS: [char; 4] = [';', '\t', '|', ','];

/// What ends a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineEnd {
    Lf,
    CrLf,
    Cr,
}

impl LineEnd {
    /// The stable name: `lf`, `crlf` or `cr`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            LineEnd::Lf => "lf",
            LineEnd::CrLf => "crlf",
            LineEnd::Cr => "cr",
        }
    }
}

/// The stable name of a separator: `comma`, `semicolon`, `tab` or `bar`; any other is `other`.
#[must_use]
pub fn separator_code(separator: char) -> &'static str {
    match separator {
        ',' => "comma",
        ';' => "semicolon",
        '\t' => "tab",
        '|' => "bar",
        _ => "other",
    }
}

/// The separator of a stated name or of the character itself.
#[must_use]
pub fn separator_from_code(text: &str) -> Option<char> {
    SEPARATORS.into_iter().find(|&s| text == separator_code(s) || text == s.to_string() || (s == '\t' && text == "\\t"))
}

/// How a table was read: what was found, or stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ReadAs {
    #[serde(serialize_with = "encoding_code")]
    pub encoding: Encoding,
    /// A byte order mark stands before the text.
    pub mark: bool,
    pub separator: char,
    #[serde(serialize_with = "line_end_code")]
    pub line_end: LineEnd,
    pub gzip: bool,
    /// Bytes on the disk.
    pub size: u64,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
fn encoding_code<S: Serializer>(encoding: &Encoding, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(encoding.code())
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
fn line_end_code<S: Serializer>(end: &LineEnd, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(end.code())
}

/// The rows looked at.
const ROWS: usize = 50;

/// The separator and the line end of text that begins with `head` (UTF-8, blank lines removed). A separator is the better, the
/// more of the first rows have as many of it as the header; then, the more of them the header has. The comma where none occurs.
#[must_use]
pub fn found_layout(head: &[u8]) -> (char, LineEnd) {
    let mut rows: Vec<[usize; 4]> = Vec::new();
    let mut row = [0_usize; 4];
    let mut ends = [0_usize; 3];
    let (mut quoted, mut start, mut begun) = (false, true, false);
    for (i, &b) in head.iter().enumerate() {
        let separator = SEPARATORS.iter().position(|&s| u32::from(s) == u32::from(b));
        if b == b'"' && quoted {
            // A doubled mark opens again at once, since a mark has just stood here.
            quoted = false;
            start = true;
            continue;
        }
        if quoted {
            continue;
        }
        match b {
            b'"' if start => {
                quoted = true;
                begun = true;
                continue;
            }
            b'\n' | b'\r' => {
                match b {
                    b'\r' if head.get(i + 1) == Some(&b'\n') => ends[1] += 1,
                    b'\n' if i > 0 && head[i - 1] == b'\r' => {}
                    b'\r' => ends[2] += 1,
                    _ => ends[0] += 1,
                }
                if begun {
                    rows.push(std::mem::take(&mut row));
                    begun = false;
                }
                if rows.len() >= ROWS {
                    break;
                }
                start = true;
                continue;
            }
            _ => {}
        }
        if let Some(s) = separator {
            row[s] += 1;
        }
        start = separator.is_some();
        begun = true;
    }
    // The last row is whole only where the file ends with it; a header is taken as it is.
    if rows.is_empty() {
        rows.push(row);
    }
    let header = rows[0];
    let mut best = (',', (0, 0));
    for (s, &columns) in header.iter().enumerate() {
        let agreeing = rows.iter().filter(|r| r[s] == columns).count();
        let score = if columns == 0 { (0, 0) } else { (agreeing, columns) };
        if score > best.1 {
            best = (SEPARATORS[s], score);
        }
    }
    let end = match ends {
        [lf, crlf, cr] if crlf > lf && crlf >= cr => LineEnd::CrLf,
        [lf, _, cr] if cr > lf => LineEnd::Cr,
        _ => LineEnd::Lf,
    };
    (best.0, end)
}
