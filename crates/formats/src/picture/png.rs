//! PNG: chunk by chunk. A changed chunk gets a new check sum; one that speaks of a position in words goes.

use super::exif;
use super::xmp::{self, Packet};

pub(super) const START: &[u8] = b"\x89PNG\r\n\x1a\n";
const XMP: &[u8] = b"XML:com.adobe.xmp\0";

pub(super) fn clean(bytes: &[u8]) -> Option<(Vec<u8>, bool)> {
    let mut out = Vec::with_capacity(bytes.len());
    out.extend_from_slice(START);
    let (mut at, mut took, mut drawn) = (START.len(), false, false);
    if bytes.get(12..16) != Some(b"IHDR") {
        return None;
    }
    loop {
        let length = usize::try_from(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?)).ok()?;
        let end = at.checked_add(12)?.checked_add(length)?;
        let chunk = bytes.get(at..end)?;
        let (kind, data) = (&chunk[4..8], &chunk[8..8 + length]);
        drawn |= kind == b"IDAT";
        match changed(kind, data) {
            None => out.extend_from_slice(chunk),
            Some(new) => {
                took = true;
                if let Some(data) = new {
                    write(&mut out, kind, &data);
                }
            }
        }
        at = end;
        if kind == b"IEND" {
            let rest = super::rest(&bytes[at..], &mut out);
            return drawn.then_some((out, took | rest));
        }
    }
}

/// What becomes of a chunk that says a place: new data, or nothing at all. `None` for one that says none.
fn changed(kind: &[u8], data: &[u8]) -> Option<Option<Vec<u8>>> {
    match kind {
        b"eXIf" => {
            let mut block = data.to_vec();
            exif::clean(&mut block).then_some(Some(block))
        }
        b"iTXt" if data.starts_with(XMP) => {
            // Flag and way of compression, two short texts that each end in zero, the packet.
            let head = XMP.len() + 2;
            let compressed = data.get(XMP.len()).is_some_and(|b| *b != 0);
            let mut zeros = data.get(head..).unwrap_or_default().iter().enumerate().filter(|(_, b)| **b == 0).map(|(i, _)| i);
            let from = zeros.nth(1).map_or(data.len(), |i| head + i + 1);
            if compressed {
                return Some(None);
            }
            let mut new = data.to_vec();
            match xmp::clean(&mut new[from..]) {
                Packet::Clean => None,
                Packet::Blanked => Some(Some(new)),
                Packet::Unclear => Some(None),
            }
        }
        b"tEXt" | b"zTXt" | b"iTXt" => {
            let word: Vec<u8> = data.iter().copied().take_while(|b| *b != 0).map(|b| b.to_ascii_lowercase()).collect();
            // Blocks of other programs in hexadecimal or packed, and words about a position.
            let raw = word.starts_with(b"raw profile type") && [&b"exif"[..], b"app1", b"xmp"].iter().any(|w| word.ends_with(w));
            (raw || xmp::speaks(data) || word.starts_with(b"geo") || word == b"location").then_some(None)
        }
        _ => None,
    }
}

fn write(out: &mut Vec<u8>, kind: &[u8], data: &[u8]) {
    out.extend_from_slice(&u32::try_from(data.len()).unwrap_or(0).to_be_bytes());
    let from = out.len();
    out.extend_from_slice(kind);
    out.extend_from_slice(data);
    let sum = check_sum(&out[from..]);
    out.extend_from_slice(&sum.to_be_bytes());
}

/// CRC-32 as PNG asks for it.
pub(super) fn check_sum(bytes: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(bytes);
    crc.sum()
}
