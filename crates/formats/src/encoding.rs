//! How the bytes of a text file stand for letters: found from a mark or from the first bytes, or stated; and a decoder that
//! turns any of them into UTF-8 as it streams.

use std::io::{self, Read};

/// An encoding that tables are read in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Utf16Le,
    Utf16Be,
    Windows1252,
}

impl Encoding {
    pub const ALL: [Encoding; 4] = [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be, Encoding::Windows1252];

    /// The stable name: `utf-8`, `utf-16le`, `utf-16be` or `windows-1252`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf-8",
            Encoding::Utf16Le => "utf-16le",
            Encoding::Utf16Be => "utf-16be",
            Encoding::Windows1252 => "windows-1252",
        }
    }

    /// The encoding of a stated name, whatever its case: a code, or `utf8`, `utf-16`, `cp1252`, `latin1`, `iso-8859-1` (which
    /// the web reads as Windows-1252 too), `ansi`.
    #[must_use]
    pub fn from_code(name: &str) -> Option<Encoding> {
        Some(match name.trim().to_ascii_lowercase().replace('_', "-").as_str() {
            "utf-8" | "utf8" => Encoding::Utf8,
            "utf-16le" | "utf-16" | "utf16" | "utf16le" | "utf-16-le" => Encoding::Utf16Le,
            "utf-16be" | "utf16be" | "utf-16-be" => Encoding::Utf16Be,
            "windows-1252" | "cp1252" | "latin1" | "latin-1" | "iso-8859-1" | "ansi" => Encoding::Windows1252,
            _ => return None,
        })
    }

    /// The mark that may stand before text in this encoding.
    pub(crate) fn mark(self) -> &'static [u8] {
        match self {
            Encoding::Utf8 => &[0xef, 0xbb, 0xbf],
            Encoding::Utf16Le => &[0xff, 0xfe],
            Encoding::Utf16Be => &[0xfe, 0xff],
            Encoding::Windows1252 => &[],
        }
    }
}

/// The encoding of a file that begins with `head` (or is no more than that), and whether a mark says so. Without a mark: zero bytes in every other
/// place mean UTF-16; otherwise UTF-8, unless more places contradict it than bear it out, which means Windows-1252. So one
/// faulty letter among many good ones remains a fault of its row.
#[must_use]
pub fn found_encoding(head: &[u8], whole: bool) -> (Encoding, bool) {
    for encoding in [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be] {
        if head.starts_with(encoding.mark()) {
            return (encoding, true);
        }
    }
    if let Some(encoding) = by_zero_bytes(head) {
        return (encoding, false);
    }
    let (mut letters, mut faults) = (0_usize, 0_usize);
    let mut chunks = head.utf8_chunks().peekable();
    while let Some(chunk) = chunks.next() {
        letters += chunk.valid().bytes().filter(|&b| b >= 0xc0).count();
        // A head that is cut off may end within a letter.
        let cut = !whole && chunks.peek().is_none() && std::str::from_utf8(chunk.invalid()).is_err_and(|e| e.error_len().is_none());
        faults += usize::from(!chunk.invalid().is_empty() && !cut);
    }
    (if faults > letters { Encoding::Windows1252 } else { Encoding::Utf8 }, false)
}

/// UTF-16 as Western text writes it: of every other byte a third or so is zero, and few of the rest.
fn by_zero_bytes(head: &[u8]) -> Option<Encoding> {
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let pairs = head.len() / 2;
    let most = |a: usize, b: usize| a * 10 >= pairs * 3 && b * 4 <= a;
    match (most(odd, even), most(even, odd)) {
        (true, false) if odd > 0 => Some(Encoding::Utf16Le),
        (false, true) if even > 0 => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// What Windows-1252 has in the places 0x80 to 0x9f; five are empty.
const WINDOWS_1252: [Option<char>; 32] = [
    Some('€'),
    None,
    Some('‚'),
    Some('ƒ'),
    Some('„'),
    Some('…'),
    Some('†'),
    Some('‡'),
    Some('ˆ'),
    Some('‰'),
    Some('Š'),
    Some('‹'),
    Some('Œ'),
    None,
    Some('Ž'),
    None,
    None,
    Some('‘'),
    Some('’'),
    Some('“'),
    Some('”'),
    Some('•'),
    Some('–'),
    Some('—'),
    Some('˜'),
    Some('™'),
    Some('š'),
    Some('›'),
    Some('œ'),
    None,
    Some('ž'),
    Some('Ÿ'),
];

/// Turns text into UTF-8 while it is read. What the encoding does not have (half a pair of UTF-16, an empty place of
/// Windows-1252) comes out as a byte that is no UTF-8, so that whoever splits the text into cells names the one at fault.
pub(crate) struct Decoder<R> {
    inner: R,
    encoding: Encoding,
    raw: Box<[u8]>,
    /// Bytes at the start of `raw` that wait for the rest of their letter.
    kept: usize,
    out: Vec<u8>,
    given: usize,
    ended: bool,
}

impl<R: Read> Decoder<R> {
    pub fn new(inner: R, encoding: Encoding) -> Decoder<R> {
        let raw = vec![0; 1 << 14].into_boxed_slice();
        Decoder { inner, encoding, raw, kept: 0, out: Vec::new(), given: 0, ended: false }
    }

    fn refill(&mut self) -> io::Result<()> {
        self.out.clear();
        self.given = 0;
        while self.out.is_empty() && !self.ended {
            let n = self.inner.read(&mut self.raw[self.kept..])?;
            self.ended = n == 0;
            let have = self.kept + n;
            let used = match self.encoding {
                Encoding::Utf8 => {
                    self.out.extend_from_slice(&self.raw[..have]);
                    have
                }
                Encoding::Windows1252 => {
                    windows_1252(&self.raw[..have], &mut self.out);
                    have
                }
                Encoding::Utf16Le => utf16(&self.raw[..have], u16::from_le_bytes, &mut self.out),
                Encoding::Utf16Be => utf16(&self.raw[..have], u16::from_be_bytes, &mut self.out),
            };
            self.raw.copy_within(used..have, 0);
            self.kept = have - used;
            if self.ended && self.kept > 0 {
                self.out.push(FAULT);
            }
        }
        Ok(())
    }
}

impl<R: Read> Read for Decoder<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        if self.encoding == Encoding::Utf8 {
            return self.inner.read(buf);
        }
        if self.given == self.out.len() {
            self.refill()?;
        }
        let n = buf.len().min(self.out.len() - self.given);
        buf[..n].copy_from_slice(&self.out[self.given..self.given + n]);
        self.given += n;
        Ok(n)
    }
}

/// A byte that never occurs in UTF-8.
const FAULT: u8 = 0xff;

fn push(out: &mut Vec<u8>, c: Option<char>) {
    match c {
        Some(c) => out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
        None => out.push(FAULT),
    }
}

pub(crate) fn windows_1252(raw: &[u8], out: &mut Vec<u8>) {
    for &b in raw {
        match b {
            0..0x80 => out.push(b),
            0x80..0xa0 => push(out, WINDOWS_1252[usize::from(b - 0x80)]),
            _ => push(out, Some(char::from(b))),
        }
    }
}

/// Decodes whole letters and says how many bytes they took: at most three are left.
fn utf16(raw: &[u8], unit: fn([u8; 2]) -> u16, out: &mut Vec<u8>) -> usize {
    let at = |i: usize| raw.get(i..i + 2).map(|pair| unit([pair[0], pair[1]]));
    let mut i = 0;
    while let Some(first) = at(i) {
        match first {
            0xd800..0xdc00 => {
                let Some(second) = at(i + 2) else { break };
                let pair = char::decode_utf16([first, second]).next().and_then(Result::ok);
                push(out, pair);
                i += if pair.is_some() { 4 } else { 2 };
            }
            _ => {
                push(out, char::from_u32(u32::from(first)));
                i += 2;
            }
        }
    }
    i
}
