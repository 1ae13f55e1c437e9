//! EXIF: the directory of the position is emptied where it stands, so that every other offset in the block still holds.

/// Directories visited at most: a block whose directories point at each other ends here.
const MOST: usize = 32;
const GPS: u16 = 0x8825;
/// Tags that point to further directories: EXIF, interoperability, the pictures within.
const DIRECTORIES: [u16; 3] = [0x8769, 0xa005, 0x014a];

/// Bytes written over at most: positions are short, and directories that claim otherwise are not obeyed for ever.
const WIPED: usize = 1 << 20;

struct Block<'a> {
    bytes: &'a mut [u8],
    little: bool,
    /// Bytes that may still be written over.
    left: usize,
}

impl Block<'_> {
    fn u16(&self, at: usize) -> Option<u16> {
        let b: [u8; 2] = self.bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if self.little { u16::from_le_bytes(b) } else { u16::from_be_bytes(b) })
    }

    fn u32(&self, at: usize) -> Option<usize> {
        let b: [u8; 4] = self.bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        usize::try_from(if self.little { u32::from_le_bytes(b) } else { u32::from_be_bytes(b) }).ok()
    }

    fn put_u16(&mut self, at: usize, value: u16) {
        let b = if self.little { value.to_le_bytes() } else { value.to_be_bytes() };
        if let Some(place) = self.bytes.get_mut(at..at + 2) {
            place.copy_from_slice(&b);
        }
    }

    fn zero(&mut self, from: usize, length: usize) {
        let length = length.min(self.left);
        self.left -= length;
        let end = from.saturating_add(length).min(self.bytes.len());
        if let Some(part) = self.bytes.get_mut(from..end) {
            part.fill(0);
        }
    }

    /// The bytes that an entry's value takes, where they do not stand in the entry itself: offset and length.
    fn outside(&self, entry: usize) -> Option<(usize, usize)> {
        let size = match self.u16(entry + 2)? {
            3 | 8 => 2,
            4 | 9 | 11 | 13 => 4,
            5 | 10 | 12 => 8,
            _ => 1,
        };
        let length = self.u32(entry + 4)?.checked_mul(size)?;
        (length > 4).then_some((self.u32(entry + 8)?, length))
    }

    /// Empties a directory of positions: its values, its entries, its count.
    fn empty(&mut self, at: usize) {
        let Some(count) = self.u16(at).map(usize::from) else { return };
        for i in 0..count {
            let entry = at + 2 + 12 * i;
            if entry >= self.bytes.len() {
                break;
            }
            if let Some((from, length)) = self.outside(entry) {
                // The block's own head is never a value.
                self.zero(from.max(8), length.min(self.bytes.len()));
            }
            self.zero(entry, 12);
        }
        self.zero(at, 2);
    }

    /// Walks a directory; the directories after it, and whether a position was taken out.
    fn walk(&mut self, at: usize, next: &mut Vec<usize>) -> bool {
        let Some(mut count) = self.u16(at).map(usize::from) else { return false };
        let mut took = false;
        let mut i = 0;
        while i < count {
            let entry = at + 2 + 12 * i;
            let (Some(tag), Some(values), Some(value)) = (self.u16(entry), self.u32(entry + 4), self.u32(entry + 8)) else { break };
            if tag == GPS {
                self.empty(value);
                // The entries behind it move up, and the offset of the next directory with them.
                let end = at + 2 + 12 * count + 4;
                if end <= self.bytes.len() {
                    self.bytes.copy_within(entry + 12..end, entry);
                    self.zero(end - 12, 12);
                } else {
                    self.zero(entry, 12);
                }
                count -= 1;
                self.put_u16(at, u16::try_from(count).unwrap_or(0));
                took = true;
                continue;
            }
            if DIRECTORIES.contains(&tag) {
                if values <= 1 {
                    next.push(value);
                } else {
                    next.extend((0..values.min(MOST)).filter_map(|n| self.u32(value.checked_add(4 * n)?)));
                }
            }
            i += 1;
        }
        next.extend(self.u32(at + 2 + 12 * count).filter(|n| *n != 0));
        took
    }
}

/// Takes the position out of a TIFF block in place; whether there was one. What is no such block stays.
pub(super) fn clean(bytes: &mut [u8]) -> bool {
    let little = match bytes.get(..4) {
        Some(b"II*\0") => true,
        Some(b"MM\0*") => false,
        _ => return false,
    };
    let mut block = Block { bytes, little, left: WIPED };
    let mut next: Vec<usize> = block.u32(4).into_iter().collect();
    let mut seen: Vec<usize> = Vec::new();
    let mut took = false;
    while let Some(at) = next.pop() {
        if at < 8 || at >= block.bytes.len() || seen.contains(&at) || seen.len() == MOST {
            continue;
        }
        seen.push(at);
        took |= block.walk(at, &mut next);
    }
    took
}
