//! JPEG: segments up to the end of the picture. What comes behind that end (a second picture, a film) may say a place of its own, and
//! goes where the place is taken out.

use super::exif;
use super::xmp::{self, Packet};

const EXIF: &[u8] = b"Exif\0\0";
const XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";
const EXTENDED: &[u8] = b"http://ns.adobe.com/xmp/extension/\0";
const PICTURES: &[u8] = b"MPF\0";

pub(super) fn clean(bytes: &[u8]) -> Option<(Vec<u8>, bool)> {
    let mut out = Vec::with_capacity(bytes.len());
    out.extend_from_slice(&bytes[..2]);
    let (mut at, mut took, mut frame) = (2, false, false);
    let mut many: Option<(usize, usize)> = None;
    loop {
        // Any number of 0xff may stand before a marker.
        while bytes.get(at) == Some(&0xff) && bytes.get(at + 1) == Some(&0xff) {
            at += 1;
        }
        if *bytes.get(at)? != 0xff {
            return None;
        }
        let marker = *bytes.get(at + 1)?;
        match marker {
            0xd9 => {
                out.extend_from_slice(&bytes[at..at + 2]);
                at += 2;
                break;
            }
            0x01 | 0xd0..=0xd7 => {
                out.extend_from_slice(&bytes[at..at + 2]);
                at += 2;
            }
            _ => {
                let length = usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
                let end = at + 2 + length;
                if length < 2 || end > bytes.len() {
                    return None;
                }
                let segment = &bytes[at..end];
                frame |= matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc);
                let from = out.len();
                if matches!(marker, 0xe0..=0xef | 0xfe) {
                    took |= part(segment, &mut out);
                } else {
                    out.extend_from_slice(segment);
                }
                if marker == 0xe2 && segment[4..].starts_with(PICTURES) {
                    many = Some((from, out.len()));
                }
                at = end;
                if marker == 0xda {
                    let drawn = scan(&bytes[at..]);
                    out.extend_from_slice(&bytes[at..at + drawn]);
                    at += drawn;
                    if at == bytes.len() {
                        // The end is missing; what is there is drawn.
                        return frame.then_some((out, took));
                    }
                }
            }
        }
    }
    if !frame {
        return None;
    }
    if super::rest(&bytes[at..], &mut out) {
        took = true;
        // The list of the pictures behind the first.
        if let Some((from, to)) = many {
            out.drain(from..to);
        }
    }
    Some((out, took))
}

/// The length of what is drawn, up to the next marker that is none of its own.
fn scan(bytes: &[u8]) -> usize {
    let own = |next: u8| matches!(next, 0 | 0xd0..=0xd7 | 0xff);
    memchr::memchr_iter(0xff, bytes).find(|i| bytes.get(i + 1).is_some_and(|next| !own(*next))).unwrap_or(bytes.len())
}

/// Writes one part of the picture's words; whether a place was taken out of it.
fn part(segment: &[u8], out: &mut Vec<u8>) -> bool {
    let body = &segment[4..];
    let from = out.len() + 4;
    if body.starts_with(EXIF) {
        out.extend_from_slice(segment);
        return exif::clean(&mut out[from + EXIF.len()..]);
    }
    // An extended packet is cut anywhere and sealed by a digest: it goes whole.
    let unclear = body.starts_with(EXTENDED) && xmp::speaks(body);
    if body.starts_with(XMP) {
        let mut packet = body[XMP.len()..].to_vec();
        match xmp::clean(&mut packet) {
            Packet::Unclear => return true,
            Packet::Clean | Packet::Blanked if packet == body[XMP.len()..] => {}
            _ => {
                out.extend_from_slice(&segment[..4 + XMP.len()]);
                out.extend_from_slice(&packet);
                return true;
            }
        }
    }
    if !unclear {
        out.extend_from_slice(segment);
    }
    unclear
}
