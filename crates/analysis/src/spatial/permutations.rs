//! Conditional permutations for local statistics, drawn once and shared by all units.
//!
//! A draw is the beginning of a random order of all units. For a unit with `k` neighbours, taking the unit itself out
//! of that order leaves a random order of the others, and its first `k` members are a uniform draw without repetition
//! of `k` other units: the law of conditional permutation (Anselin 1995,
//! <https://doi.org/10.1111/j.1538-4632.1995.tb00338.x>). The sum over the first `k` members is the same for
//! every unit that does not stand among them, so it is computed once for each `k`, and only the few draws in which a
//! unit stands itself are put right for that unit: `sum - own value + value of member k + 1`.

use std::ops::{AddAssign, Sub};

use rayon::prelude::*;

use crate::rng::Rng;

/// The stream of random numbers used by local permutations.
const STREAM: u32 = 1;

/// Random beginnings of orders of the units, and where each unit stands in them.
#[derive(Debug)]
pub(crate) struct Draws {
    draws: usize,
    length: usize,
    members: Vec<u32>,
    starts: Vec<usize>,
    places: Vec<(u32, u32)>,
}

impl Draws {
    /// `draws` beginnings of random orders of `units`, long enough for rows of up to `longest` neighbours.
    pub(crate) fn new(units: usize, longest: usize, draws: usize, seed: u64) -> Draws {
        let length = (longest + 1).min(units);
        let mut members = vec![0u32; draws * length];
        members.par_chunks_mut(length.max(1)).enumerate().for_each_init(
            || ((0..units as u32).collect::<Vec<u32>>(), Vec::new()),
            |(order, swaps): &mut (Vec<u32>, Vec<usize>), (draw, row)| {
                let mut rng = Rng::new(seed, STREAM, draw as u64);
                for (place, member) in row.iter_mut().enumerate() {
                    let other = place + rng.below((units - place) as u32) as usize;
                    order.swap(place, other);
                    swaps.push(other);
                    *member = order[place];
                }
                // Back to the natural order, so that the next draw does not depend on this one.
                while let Some(other) = swaps.pop() {
                    order.swap(swaps.len(), other);
                }
            },
        );
        let mut starts = vec![0usize; units + 1];
        for &m in &members {
            starts[m as usize + 1] += 1;
        }
        for i in 0..units {
            starts[i + 1] += starts[i];
        }
        let mut next = starts.clone();
        let mut places = vec![(0, 0); members.len()];
        for (at, &m) in members.iter().enumerate() {
            places[next[m as usize]] = ((at / length) as u32, (at % length) as u32);
            next[m as usize] += 1;
        }
        Draws { draws, length, members, starts, places }
    }

    /// For each count, the sum of the first `count` members' values in every draw. Counts must grow.
    pub(crate) fn sums<T>(&self, counts: &[usize], values: &[T]) -> Vec<Vec<T>>
    where
        T: Copy + Default + AddAssign + Send + Sync,
    {
        let mut table = vec![vec![T::default(); self.draws]; counts.len()];
        for draw in 0..self.draws {
            let row = &self.members[draw * self.length..][..self.length];
            let mut sum = T::default();
            let mut taken = 0;
            for (column, &count) in table.iter_mut().zip(counts) {
                for &member in &row[taken..count] {
                    sum += values[member as usize];
                }
                taken = count;
                column[draw] = sum;
            }
        }
        table
    }

    /// The draws in which `unit` stands among the first `count` members, each with its sum as it stands in the table
    /// and as it is with the unit left out.
    pub(crate) fn own<'a, T>(&'a self, unit: usize, count: usize, sums: &'a [T], values: &'a [T]) -> impl Iterator<Item = (T, T)> + 'a
    where
        T: Copy + Sub<Output = T> + AddAssign,
    {
        let places = &self.places[self.starts[unit]..self.starts[unit + 1]];
        places.iter().filter(move |(_, place)| (*place as usize) < count).map(move |&(draw, _)| {
            let before = sums[draw as usize];
            let next = self.members[draw as usize * self.length + count];
            let mut after = before - values[unit];
            after += values[next as usize];
            (before, after)
        })
    }
}

/// How many permuted statistics are at least, and at most, the observed one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tails {
    pub above: usize,
    pub below: usize,
}

impl Tails {
    /// Folded one-sided pseudo p-value: (r + 1) / (draws + 1), r being the smaller tail.
    pub(crate) fn folded(self, draws: usize) -> f64 {
        one_sided(self.above.min(self.below), draws)
    }
}

/// (r + 1) / (draws + 1).
pub(crate) fn one_sided(r: usize, draws: usize) -> f64 {
    (r + 1) as f64 / (draws + 1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaving_a_unit_out_gives_every_set_of_others_equally_often() {
        // Unit 2 of five, two neighbours: six sets of two out of the four others, told apart by powers of two.
        let values: Vec<i64> = (0..5).map(|i| 1 << i).collect();
        let draws = Draws::new(5, 4, 60_000, 11);
        let sums = draws.sums(&[1, 2, 4], &values);
        let mut counted = std::collections::BTreeMap::new();
        for &sum in &sums[1] {
            *counted.entry(sum).or_insert(0i32) += 1;
        }
        for (before, after) in draws.own(2, 2, &sums[1], &values) {
            *counted.entry(before).or_insert(0) -= 1;
            *counted.entry(after).or_insert(0) += 1;
        }
        counted.retain(|_, count| *count != 0);
        assert_eq!(counted.keys().copied().collect::<Vec<_>>(), [3, 9, 10, 17, 18, 24]);
        // Six standard deviations (91) around 10 000.
        assert!(counted.values().all(|c| (9_450..10_550).contains(c)), "{counted:?}");
        // With as many neighbours as others there is only one set.
        assert!(draws.own(2, 4, &sums[2], &values).all(|(_, after)| after == 31 - 4));
    }
}
