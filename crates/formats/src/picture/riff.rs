//! WebP and GIF: their parts are walked; EXIF is cleaned where it stands, a packet of XMP is blanked, or goes.

use super::exif;
use super::xmp::{self, Packet};

pub(super) fn clean_webp(bytes: &[u8]) -> Option<(Vec<u8>, bool)> {
    let size = usize::try_from(u32::from_le_bytes(bytes.get(4..8)?.try_into().ok()?)).ok()?;
    let end = size.checked_add(8)?;
    if end > bytes.len() {
        return None;
    }
    let mut out = bytes[..end].to_vec();
    let (mut at, mut took, mut drawn) = (12, false, false);
    while at < end {
        let length = usize::try_from(u32::from_le_bytes(out.get(at + 4..at + 8)?.try_into().ok()?)).ok()?;
        let to = at.checked_add(8)?.checked_add(length)?;
        if to > end {
            return None;
        }
        let kind = [out[at], out[at + 1], out[at + 2], out[at + 3]];
        let data = &mut out[at + 8..to];
        match &kind {
            b"EXIF" => {
                // Some programs put the mark of JPEG before the block.
                let from = if data.starts_with(b"Exif\0\0") { 6 } else { 0 };
                took |= exif::clean(&mut data[from..]);
            }
            b"XMP " => match xmp::clean(data) {
                Packet::Clean => {}
                Packet::Blanked => took = true,
                Packet::Unclear => {
                    data.fill(b' ');
                    took = true;
                }
            },
            b"VP8 " | b"VP8L" | b"ANMF" => drawn = true,
            _ => {}
        }
        at = to + (length & 1);
    }
    took |= super::rest(&bytes[end..], &mut out);
    drawn.then_some((out, took))
}

pub(super) fn clean_gif(bytes: &[u8]) -> Option<(Vec<u8>, bool)> {
    let table = |packed: u8| if packed & 0x80 == 0 { 0 } else { 3 << ((packed & 7) + 1) };
    let mut at = 13 + table(*bytes.get(10)?);
    let mut out = bytes.get(..at)?.to_vec();
    let (mut took, mut drawn) = (false, false);
    loop {
        let from = at;
        // Some end without the byte that says so.
        match bytes.get(at).copied().or(drawn.then_some(0))? {
            0x3b => {
                out.push(0x3b);
                took |= super::rest(&bytes[at + 1..], &mut out);
                return drawn.then_some((out, took));
            }
            0 if at == bytes.len() => return Some((out, took)),
            0x21 => {
                bytes.get(at + 1)?;
                at = blocks(bytes, at + 2)?;
            }
            0x2c => {
                drawn = true;
                at = blocks(bytes, at + 11 + table(*bytes.get(at + 9)?))?;
            }
            _ => return None,
        }
        let block = bytes.get(from..at)?;
        let words = block.len() > 14 && block[0] == 0x21 && (block[1] == 0xfe || block[3..].starts_with(b"XMP DataXMP"));
        if words && xmp::speaks(block) {
            took = true;
        } else {
            out.extend_from_slice(block);
        }
    }
}

/// Where the blocks end that begin at `at`, each with its length before it, an empty one last.
fn blocks(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let length = usize::from(*bytes.get(at)?);
        at += 1 + length;
        if length == 0 {
            return Some(at);
        }
    }
}
