//! A counter-based random number generator: every number is a pure function of seed, stream, item and position, so
//! the order in which items are worked through, and by how many threads, changes nothing.
//!
//! Philox4x32-10: Salmon, Moraes, Dror and Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3",
//! <https://doi.org/10.1145/2063384.2063405>. Bounded integers without bias: Lemire 2019,
//! <https://doi.org/10.1145/3230636>.

const MULTIPLIERS: [u32; 2] = [0xD251_1F53, 0xCD9E_8D57];
const WEYL: [u32; 2] = [0x9E37_79B9, 0xBB67_AE85];

/// One block of Philox4x32 with ten rounds: four 32-bit words from a counter of four and a key of two.
pub fn philox4x32(counter: [u32; 4], key: [u32; 2]) -> [u32; 4] {
    philox4x32_run::<1>(counter, key).map(|[word]| word)
}

/// The blocks of so many counters that follow each other in their first word, side by side: word `w` of block `i` at `[w][i]`. Where the
/// processor has wide registers, several are worked at once.
#[inline]
pub fn philox4x32_run<const N: usize>(counter: [u32; 4], key: [u32; 2]) -> [[u32; N]; 4] {
    let mut c = counter.map(|word| [word; N]);
    for (i, word) in c[0].iter_mut().enumerate() {
        *word = counter[0].wrapping_add(i as u32);
    }
    let mut k = key;
    for round in 0..10 {
        if round > 0 {
            k = [k[0].wrapping_add(WEYL[0]), k[1].wrapping_add(WEYL[1])];
        }
        let [first, second, third, fourth] = &mut c;
        for (((a, b), c), d) in first.iter_mut().zip(second).zip(third).zip(fourth) {
            let low = u64::from(MULTIPLIERS[0]) * u64::from(*a);
            let high = u64::from(MULTIPLIERS[1]) * u64::from(*c);
            *a = (high >> 32) as u32 ^ *b ^ k[0];
            *b = high as u32;
            *c = (low >> 32) as u32 ^ *d ^ k[1];
            *d = low as u32;
        }
    }
    c
}

/// The numbers of one item. Two generators with the same seed, stream and item give the same numbers; any other
/// combination gives an unrelated sequence. Length: 2^34 words.
#[derive(Debug, Clone)]
pub struct Rng {
    key: [u32; 2],
    stream: u32,
    item: [u32; 2],
    block: u32,
    words: [u32; 4],
    used: usize,
}

impl Rng {
    /// `stream` tells apart the uses that one analysis makes of the same seed.
    pub fn new(seed: u64, stream: u32, item: u64) -> Rng {
        Rng { key: [seed as u32, (seed >> 32) as u32], stream, item: [item as u32, (item >> 32) as u32], block: 0, words: [0; 4], used: 4 }
    }

    /// The next 32 random bits.
    pub fn next_u32(&mut self) -> u32 {
        if self.used == 4 {
            let counter = [self.block, self.item[0], self.item[1], self.stream];
            self.words = philox4x32(counter, self.key);
            self.block = self.block.wrapping_add(1);
            self.used = 0;
        }
        self.used += 1;
        self.words[self.used - 1]
    }

    /// The next 64 random bits.
    pub fn next_u64(&mut self) -> u64 {
        u64::from(self.next_u32()) << 32 | u64::from(self.next_u32())
    }

    /// A number in [0, 1) with 53 random bits.
    pub fn unit(&mut self) -> f64 {
        (self.next_u64() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// An integer in `0..bound`, every one equally likely. A bound of 0 gives 0.
    pub fn below(&mut self, bound: u32) -> u32 {
        let mut product = u64::from(self.next_u32()) * u64::from(bound);
        if (product as u32) < bound {
            let rejected = bound.wrapping_neg() % bound.max(1);
            while (product as u32) < rejected {
                product = u64::from(self.next_u32()) * u64::from(bound);
            }
        }
        (product >> 32) as u32
    }

    /// Puts the items in a random order, each order equally likely (Fisher and Yates).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            items.swap(i, self.below(i as u32 + 1) as usize);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_side_by_side_are_the_blocks() {
        let key = [0xa409_3822, 0x299f_31d0];
        let run = philox4x32_run::<5>([u32::MAX - 1, 7, 8, 9], key);
        for i in 0..5 {
            let one = philox4x32([(u32::MAX - 1).wrapping_add(i), 7, 8, 9], key);
            assert_eq!(run.map(|words| words[i as usize]), one);
        }
    }

    #[test]
    fn philox_gives_the_published_known_answers() {
        assert_eq!(philox4x32([0; 4], [0; 2]), [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]);
        assert_eq!(philox4x32([u32::MAX; 4], [u32::MAX; 2]), [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]);
        let counter = [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344];
        assert_eq!(philox4x32(counter, [0xa409_3822, 0x299f_31d0]), [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]);
    }

    #[test]
    fn bounded_integers_are_even_and_items_do_not_share_numbers() {
        let mut counts = [0u32; 7];
        let mut rng = Rng::new(5, 0, 1);
        for _ in 0..70_000 {
            counts[rng.below(7) as usize] += 1;
        }
        // Six standard deviations around 10 000.
        assert!(counts.iter().all(|&c| (9_440..10_560).contains(&c)), "{counts:?}");
        let first: Vec<u32> = (0..100).map(|i| Rng::new(5, 0, i).next_u32()).collect();
        let mut distinct = first.clone();
        distinct.sort_unstable();
        distinct.dedup();
        assert_eq!(distinct.len(), 100);
        assert_ne!(first[0], Rng::new(5, 1, 0).next_u32());
        assert_ne!(first[0], Rng::new(6, 0, 0).next_u32());
    }

    #[test]
    fn a_shuffle_keeps_every_item_and_a_bound_of_zero_is_harmless() {
        let mut items: Vec<u32> = (0..50).collect();
        Rng::new(1, 2, 3).shuffle(&mut items);
        assert_ne!(items, (0..50).collect::<Vec<_>>());
        items.sort_unstable();
        assert_eq!(items, (0..50).collect::<Vec<_>>());
        assert_eq!(Rng::new(1, 2, 3).below(0), 0);
        let u = Rng::new(1, 2, 3).unit();
        assert!((0.0..1.0).contains(&u));
    }
}
