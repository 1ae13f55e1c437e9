//! XMP packets: properties that name a position are written over with blanks, which keeps the packet's length and its other words.

/// What a packet was like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packet {
    /// It names no position.
    Clean,
    /// Its positions are blanks now.
    Blanked,
    /// It names a position in a way that is not understood: it is to go whole.
    Unclear,
}

/// Words that stand in names of properties about a position, in small letters.
const WORDS: [&[u8]; 4] = [b"gps", b"latitude", b"longitude", b"longtitude"];

fn is_name(b: u8) -> bool {
    b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.' | b':')
}

/// Where a word about positions stands next, from `at` on.
fn find(text: &[u8], at: usize) -> Option<usize> {
    (at..text.len()).find(|i| WORDS.iter().any(|w| text.get(*i..i + w.len()).is_some_and(|t| t.eq_ignore_ascii_case(w))))
}

/// Whether bytes speak of a position at all.
pub(super) fn speaks(text: &[u8]) -> bool {
    find(text, 0).is_some()
}

/// Blanks the positions of a packet in place.
pub(super) fn clean(packet: &mut [u8]) -> Packet {
    if !packet.contains(&b'<') || packet.contains(&0) {
        // Two bytes a character: not what cameras write, and not looked into.
        let narrow: Vec<u8> = packet.iter().copied().filter(|b| *b != 0).collect();
        return if speaks(&narrow) { Packet::Unclear } else { Packet::Clean };
    }
    let mut blanked = false;
    let mut begin = 0;
    while let Some(at) = find(packet, begin) {
        let Some((from, to)) = property(packet, at) else { return Packet::Unclear };
        packet[from..to].fill(b' ');
        begin = to;
        blanked = true;
    }
    if blanked { Packet::Blanked } else { Packet::Clean }
}

/// The whole property in whose name `at` stands: an attribute with its value, or an element with all in it.
fn property(packet: &[u8], at: usize) -> Option<(usize, usize)> {
    let from = packet[..at].iter().rposition(|b| !is_name(*b)).map_or(0, |i| i + 1);
    let end = packet[at..].iter().position(|b| !is_name(*b)).map(|i| at + i)?;
    let name = &packet[from..end];
    match from.checked_sub(1).map(|i| packet[i])? {
        b'<' => {
            let tag = end + packet[end..].iter().position(|b| *b == b'>')?;
            if packet[tag - 1] == b'/' {
                return Some((from - 1, tag + 1));
            }
            let close = [b"</", name, b">"].concat();
            let at = packet[tag..].windows(close.len()).position(|w| w == close)?;
            Some((from - 1, tag + at + close.len()))
        }
        b if b.is_ascii_whitespace() => {
            let blank = |from: usize| packet[from..].iter().position(|b| !b.is_ascii_whitespace()).map(|i| from + i);
            let equals = blank(end)?;
            let quote = blank(equals + 1)?;
            if packet[equals] != b'=' || !matches!(packet[quote], b'"' | b'\'') {
                return None;
            }
            let close = packet[quote + 1..].iter().position(|b| *b == packet[quote])?;
            Some((from, quote + 1 + close + 1))
        }
        _ => None,
    }
}
