//! Where a word stands, in few bytes: an index of everything is mostly this.

/// The places of a word in ascending order: each is the number of a record, doubled, and one more where the word stands in its title. Kept as
/// differences, seven bits a byte, the lowest first.
#[derive(Debug, Default)]
pub(crate) struct Places {
    bytes: Vec<u8>,
    last: u32,
}

impl Places {
    /// One more place; a word is noted once a record, as of its title where it stands there: titles come first.
    pub fn note(&mut self, at: u32) {
        if !self.bytes.is_empty() && self.last / 2 >= at / 2 {
            return;
        }
        let mut rest = at - self.last;
        while rest >= 0x80 {
            self.bytes.push(rest.to_le_bytes()[0] | 0x80);
            rest >>= 7;
        }
        self.bytes.push(rest.to_le_bytes()[0]);
        self.last = at;
    }

    pub fn iter(&self) -> impl Iterator<Item = u32> {
        let (mut at, mut difference, mut shift) = (0u32, 0u32, 0u32);
        self.bytes.iter().filter_map(move |byte| {
            difference |= u32::from(byte & 0x7f) << shift;
            shift += 7;
            (byte & 0x80 == 0).then(|| {
                at += difference;
                (difference, shift) = (0, 0);
                at
            })
        })
    }

    pub fn shrink(&mut self) {
        self.bytes.shrink_to_fit();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_come_back_as_they_were_noted() {
        let all = [0u32, 2, 5, 131, 132, 20_000, 20_003, 4_000_000_001, u32::MAX - 1];
        let mut places = Places::default();
        all.iter().for_each(|at| places.note(*at));
        assert_eq!(places.iter().collect::<Vec<_>>(), all);
    }

    #[test]
    fn a_record_is_noted_once() {
        let mut places = Places::default();
        [1, 0, 1, 7, 6].into_iter().for_each(|at| places.note(at));
        assert_eq!(places.iter().collect::<Vec<_>>(), [1, 7]);
    }
}
