//! Reads the tables of shapefiles: dBase files (levels 3 and 4, as the ESRI Shapefile Technical Description names them), row by
//! row, in the code page that their .cpg or their header states.

use crate::csv_table::checked_header;
use crate::encoding::windows_1252;
use crate::error::FormatError;
use crate::shapefile::Part;
use serde_json::{Map, Value};

/// How bytes stand for letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Page {
    /// Nothing is stated: UTF-8 where a cell is that, otherwise Windows-1252.
    Either,
    Utf8,
    /// Also ISO-8859-1, as the web reads it.
    Windows1252,
    Iso8859_15,
    /// A page of DOS: what it has from 0x80 on.
    Dos(&'static str),
}

const DOS_437: &str =
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";
const DOS_850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

impl Page {
    /// The page that a .cpg file names, whatever its spelling.
    fn named(name: &str) -> Option<Page> {
        let key: String = name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
        let bare = ["ansi", "cp", "ibm", "oem", "windows", "iso"].iter().find_map(|before| key.strip_prefix(before)).unwrap_or(&key);
        Some(match bare {
            "" | "system" | "ascii" | "usascii" | "20127" => Page::Either,
            "utf8" | "65001" => Page::Utf8,
            "1252" | "88591" | "latin1" | "28591" => Page::Windows1252,
            "885915" | "latin9" | "28605" => Page::Iso8859_15,
            "437" => Page::Dos(DOS_437),
            "850" => Page::Dos(DOS_850),
            _ => return None,
        })
    }

    /// The page that the header's language byte stands for. "Windows" is written by programs that then use UTF-8, too.
    fn of_language(byte: u8) -> Option<Page> {
        Some(match byte {
            0 | 0x03 | 0x57..=0x59 => Page::Either,
            0x01 | 0x09 | 0x0b | 0x0d | 0x0f | 0x11 | 0x15 | 0x18 | 0x19 | 0x1b => Page::Dos(DOS_437),
            0x02 | 0x0a | 0x0e | 0x10 | 0x12 | 0x14 | 0x16 | 0x1a | 0x1d | 0x25 | 0x37 => Page::Dos(DOS_850),
            _ => return None,
        })
    }

    fn code(self) -> &'static str {
        match self {
            Page::Either | Page::Windows1252 => "windows-1252",
            Page::Utf8 => "utf-8",
            Page::Iso8859_15 => "iso-8859-15",
            Page::Dos(table) => {
                if table == DOS_850 {
                    "850"
                } else {
                    "437"
                }
            }
        }
    }

    /// `full`: the bytes fill their field, which may have cut their last letter in two; what is left of it is dropped.
    fn text(self, bytes: &[u8], full: bool) -> Option<String> {
        if bytes.is_ascii() {
            return std::str::from_utf8(bytes).ok().map(str::to_owned);
        }
        match self {
            Page::Utf8 | Page::Either => match std::str::from_utf8(bytes) {
                Ok(text) => Some(text.to_owned()),
                Err(e) => {
                    let whole = &bytes[..e.valid_up_to()];
                    let cut = full && e.error_len().is_none() && (self == Page::Utf8 || !whole.is_ascii());
                    match self {
                        _ if cut => Some(String::from_utf8_lossy(whole).into_owned()),
                        Page::Utf8 => None,
                        _ => Page::Windows1252.text(bytes, full),
                    }
                }
            },
            Page::Windows1252 => {
                let mut out = Vec::new();
                windows_1252(bytes, &mut out);
                String::from_utf8(out).ok()
            }
            Page::Iso8859_15 => Some(
                bytes
                    .iter()
                    .map(|&b| match b {
                        0xa4 => '€',
                        0xa6 => 'Š',
                        0xa8 => 'š',
                        0xb4 => 'Ž',
                        0xb8 => 'ž',
                        0xbc => 'Œ',
                        0xbd => 'œ',
                        0xbe => 'Ÿ',
                        _ => char::from(b),
                    })
                    .collect(),
            ),
            Page::Dos(table) => {
                bytes.iter().map(|&b| if b < 0x80 { Some(char::from(b)) } else { table.chars().nth(usize::from(b - 0x80)) }).collect()
            }
        }
    }
}

struct Field {
    name: String,
    kind: u8,
    start: usize,
    end: usize,
}

/// An open table, its header read.
pub(crate) struct Dbf<'a> {
    part: Part<'a>,
    page: Page,
    fields: Vec<Field>,
    /// Rows that the header announces, and the number of the next one, from 1.
    pub rows: u64,
    next: u64,
    record: Vec<u8>,
}

impl<'a> Dbf<'a> {
    /// `cpg`: what the .cpg file says, if there is one.
    pub fn open(mut part: Part<'a>, cpg: Option<&str>) -> Result<Dbf<'a>, FormatError> {
        let damaged = |part: &Part<'_>| FormatError::new(&part.place, "format-shapefile-damaged").found(".dbf");
        let mut head = [0; 32];
        part.fill(&mut head)?;
        let rows = u64::from(u32::from_le_bytes([head[4], head[5], head[6], head[7]]));
        let header = usize::from(u16::from_le_bytes([head[8], head[9]]));
        let length = usize::from(u16::from_le_bytes([head[10], head[11]]));
        let page = match cpg {
            Some(name) => Page::named(name).ok_or_else(|| FormatError::new(&part.place, "format-dbf-encoding").found(name.trim()))?,
            None => Page::of_language(head[29])
                .ok_or_else(|| FormatError::new(&part.place, "format-dbf-encoding").found(&format!("{:#04x}", head[29])))?,
        };
        if header < 33 || length == 0 {
            return Err(damaged(&part));
        }
        let mut descriptors = vec![0; header - 32];
        part.fill(&mut descriptors)?;
        let mut fields = Vec::new();
        let mut start = 1;
        for field in descriptors.chunks_exact(32).take_while(|field| field[0] != b'\r') {
            let name = field[..11].split(|&b| b == 0).next().unwrap_or_default();
            let name = page.text(name, false).ok_or_else(|| damaged(&part))?;
            let end = start + usize::from(field[16]);
            fields.push(Field { name: name.trim().to_owned(), kind: field[11].to_ascii_uppercase(), start, end });
            start = end;
        }
        if start > length {
            return Err(damaged(&part));
        }
        let names: Vec<&str> = fields.iter().map(|f| f.name.as_str()).collect();
        checked_header(&part.place, 1, &names)?;
        Ok(Dbf { part, page, fields, rows, next: 1, record: vec![0; length] })
    }

    /// The names of the columns that are read, and of those that are not: memos, bytes and other kinds that shapefiles hardly have.
    pub fn columns(&self) -> (Vec<String>, Vec<String>) {
        let (read, dropped): (Vec<&Field>, Vec<&Field>) = self.fields.iter().partition(|f| is_read(f.kind));
        let names = |fields: Vec<&Field>| fields.into_iter().map(|f| f.name.clone()).collect();
        (names(read), names(dropped))
    }

    /// The number of the row that [`Dbf::row`] can give next.
    pub fn next(&self) -> u64 {
        self.next
    }

    /// The cells of row `number`, which may not lie behind; `None` where it was deleted.
    pub fn row(&mut self, number: u64) -> Result<Option<Map<String, Value>>, FormatError> {
        let skipped = number.saturating_sub(self.next);
        self.part.skip(skipped * self.record.len() as u64)?;
        self.part.fill(&mut self.record)?;
        self.next = number + 1;
        if self.record[0] == b'*' {
            return Ok(None);
        }
        let cells = self.fields.iter().filter(|f| is_read(f.kind));
        cells.map(|f| Ok((f.name.clone(), self.cell(f, number)?))).collect::<Result<_, _>>().map(Some)
    }

    fn cell(&self, field: &Field, number: u64) -> Result<Value, FormatError> {
        let bytes = &self.record[field.start..field.end];
        let bytes = bytes.split(|&b| b == 0).next().unwrap_or_default().trim_ascii_end();
        let fault = |code| {
            let fault = FormatError::new(&self.part.place, code).row(number).column(&field.name);
            fault.found(&String::from_utf8_lossy(bytes))
        };
        let Some(text) = self.page.text(bytes, bytes.len() == field.end - field.start) else {
            let code = if self.page == Page::Utf8 { "format-not-utf8" } else { "format-encoding" };
            return Err(fault(code).with("encoding", self.page.code()));
        };
        if text.is_empty() {
            return Ok(Value::Null);
        }
        Ok(match field.kind {
            b'N' | b'F' => number_of(text.trim()),
            b'D' => date(text.trim()).ok_or_else(|| fault("format-field-value"))?,
            b'L' => match text.as_str() {
                "T" | "t" | "Y" | "y" => Value::Bool(true),
                "F" | "f" | "N" | "n" => Value::Bool(false),
                _ => Value::Null,
            },
            _ => Value::String(text),
        })
    }
}

fn is_read(kind: u8) -> bool {
    matches!(kind, b'C' | b'N' | b'F' | b'D' | b'L')
}

/// A number as such; null for asterisks (it did not fit its field) and for ESRI's mark of no value; otherwise the text as it is.
fn number_of(text: &str) -> Value {
    if text.bytes().all(|b| b == b'*') {
        return Value::Null;
    }
    if let Ok(whole) = text.parse::<i64>() {
        return whole.into();
    }
    let is_decimal = text.contains(['.', 'e', 'E']) && text.bytes().all(|b| b.is_ascii_digit() || b".-+eE".contains(&b));
    match text.parse::<f64>() {
        Ok(n) if is_decimal && n < -1.79e308 => Value::Null,
        Ok(n) if is_decimal && n.is_finite() => n.into(),
        _ => Value::String(text.to_owned()),
    }
}

/// `20240131` as `2024-01-31`.
fn date(text: &str) -> Option<Value> {
    if text.bytes().all(|b| b == b'0') {
        return Some(Value::Null);
    }
    if text.len() != 8 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let (year, month, day) = (&text[..4], &text[4..6], &text[6..]);
    (("01"..="12").contains(&month) && ("01"..="31").contains(&day)).then(|| format!("{year}-{month}-{day}").into())
}
