//! Writes a zip archive to anything that takes bytes, without going back in it: what follows a part says how long it was. The
//! bytes depend on nothing but the contents.
//!
//! The format: PKWARE's APPNOTE 6.3.10, sections 4.3 and 4.4; parts and archive stay below 4 GiB.

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};
use std::io::{self, Write};

/// 1980-01-01, the first day that the format knows.
const DAY: u16 = 0x0021;
const STORED: u16 = 0;
const DEFLATED: u16 = 8;
/// Sum and lengths stand behind the part.
const LENGTHS_FOLLOW: u16 = 8;

/// An archive with at most one part being written: [`Write`] goes to the one begun last.
pub struct ZipOut<W: Write> {
    state: State<W>,
    parts: Vec<Part>,
}

enum State<W: Write> {
    Between(Counted<W>),
    Within(Box<DeflateEncoder<Counted<W>>>, Crc),
    /// `out` has failed.
    Broken,
}

struct Counted<W> {
    out: W,
    written: u64,
}

struct Part {
    name: String,
    method: u16,
    flags: u16,
    start: u32,
    crc: u32,
    packed: u32,
    length: u32,
}

impl<W: Write> Write for Counted<W> {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        let n = self.out.write(buf)?;
        self.written += n as u64;
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl<W: Write> ZipOut<W> {
    pub fn new(out: W) -> ZipOut<W> {
        ZipOut { state: State::Between(Counted { out, written: 0 }), parts: Vec::new() }
    }

    /// A whole part, not packed.
    pub fn store(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let mut out = self.end_part()?;
        let mut crc = Crc::new();
        crc.update(bytes);
        let length = small(bytes.len() as u64)?;
        let start = small(out.written)?;
        let part = Part { name: name.to_owned(), method: STORED, flags: 0, start, crc: crc.sum(), packed: length, length };
        part.write_head(&mut out)?;
        out.write_all(bytes)?;
        self.parts.push(part);
        self.state = State::Between(out);
        Ok(())
    }

    /// Begins a part, which is packed.
    pub fn start(&mut self, name: &str) -> io::Result<()> {
        let mut out = self.end_part()?;
        let start = small(out.written)?;
        let part = Part { name: name.to_owned(), method: DEFLATED, flags: LENGTHS_FOLLOW, start, crc: 0, packed: 0, length: 0 };
        part.write_head(&mut out)?;
        self.parts.push(part);
        self.state = State::Within(Box::new(DeflateEncoder::new(out, Compression::new(6))), Crc::new());
        Ok(())
    }

    /// Writes the directory and gives `out` back.
    pub fn finish(mut self) -> io::Result<W> {
        let mut out = self.end_part()?;
        let start = small(out.written)?;
        for part in &self.parts {
            part.write_entry(&mut out)?;
        }
        let length = small(out.written)? - start;
        let count = u16::try_from(self.parts.len()).map_err(|_| too_large())?;
        out.write_all(b"PK\x05\x06\0\0\0\0")?;
        out.write_all(&[count.to_le_bytes(), count.to_le_bytes()].concat())?;
        out.write_all(&[length.to_le_bytes(), start.to_le_bytes()].concat())?;
        out.write_all(&[0, 0])?;
        out.flush()?;
        Ok(out.out)
    }

    /// Ends the part being written, if any. The state is broken until the caller sets it anew.
    fn end_part(&mut self) -> io::Result<Counted<W>> {
        match std::mem::replace(&mut self.state, State::Broken) {
            State::Between(out) => Ok(out),
            State::Broken => Err(io::Error::other("the archive could not be written before")),
            State::Within(packer, crc) => {
                let length = packer.total_in();
                let mut out = packer.finish()?;
                let part = self.parts.last_mut().ok_or_else(too_large)?;
                let before = u64::from(part.start) + part.head_length();
                (part.crc, part.length, part.packed) = (crc.sum(), small(length)?, small(out.written - before)?);
                out.write_all(b"PK\x07\x08")?;
                out.write_all(&[part.crc.to_le_bytes(), part.packed.to_le_bytes(), part.length.to_le_bytes()].concat())?;
                Ok(out)
            }
        }
    }
}

impl<W: Write> Write for ZipOut<W> {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        let State::Within(packer, crc) = &mut self.state else {
            return Err(io::Error::other("no part of the archive is open"));
        };
        let n = packer.write(buf)?;
        crc.update(&buf[..n]);
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Part {
    fn head_length(&self) -> u64 {
        30 + self.name.len() as u64
    }

    /// What the head of a part and its entry in the directory have in common.
    fn fields(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        for field in [20, self.flags, self.method, 0, DAY] {
            bytes.extend_from_slice(&field.to_le_bytes());
        }
        for field in [self.crc, self.packed, self.length] {
            bytes.extend_from_slice(&field.to_le_bytes());
        }
        bytes.extend_from_slice(&u16::try_from(self.name.len()).unwrap_or(u16::MAX).to_le_bytes());
        bytes.extend_from_slice(&[0, 0]);
        bytes
    }

    fn write_head(&self, out: &mut impl Write) -> io::Result<()> {
        out.write_all(b"PK\x03\x04")?;
        out.write_all(&self.fields())?;
        out.write_all(self.name.as_bytes())
    }

    fn write_entry(&self, out: &mut impl Write) -> io::Result<()> {
        out.write_all(b"PK\x01\x02\x14\0")?;
        out.write_all(&self.fields())?;
        // No remark, first disk, no attributes.
        out.write_all(&[0; 10])?;
        out.write_all(&self.start.to_le_bytes())?;
        out.write_all(self.name.as_bytes())
    }
}

fn small(length: u64) -> io::Result<u32> {
    u32::try_from(length).map_err(|_| too_large())
}

fn too_large() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, "a part of the archive has more than 4 GiB")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Read};

    #[test]
    fn another_program_reads_it() {
        let mut zip = ZipOut::new(Vec::new());
        assert!(zip.write_all(b"nowhere").is_err());
        zip.store("mimetype", b"text/plain").unwrap();
        zip.start("a/b.txt").unwrap();
        let long = "città\n".repeat(100_000);
        zip.write_all(long.as_bytes()).unwrap();
        zip.start("empty").unwrap();
        let bytes = zip.finish().unwrap();
        assert_eq!(&bytes[30..48], b"mimetypetext/plain");
        let mut read = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        assert_eq!(read.file_names().collect::<Vec<_>>(), ["mimetype", "a/b.txt", "empty"]);
        for (name, text) in [("mimetype", "text/plain"), ("a/b.txt", &long), ("empty", "")] {
            let mut found = String::new();
            read.by_name(name).unwrap().read_to_string(&mut found).unwrap();
            assert!(found == text, "{name}");
        }
    }

    #[test]
    fn a_failure_stays_one() {
        struct Full(usize);
        impl Write for Full {
            fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
                self.0 = self.0.checked_sub(buf.len()).ok_or_else(|| io::Error::other("full"))?;
                Ok(buf.len())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        for room in 0..300 {
            let mut zip = ZipOut::new(Full(room));
            let all = zip.store("m", b"1").and_then(|()| zip.start("a")).and_then(|()| zip.write_all(b"xy")).and_then(|()| zip.start("b"));
            assert!(all.is_ok() == zip.start("c").is_ok() || all.is_ok());
            assert!(room > 200 || zip.finish().is_err());
        }
    }
}
