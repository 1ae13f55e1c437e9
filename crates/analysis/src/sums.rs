//! Sums in fixed blocks, so that they do not depend on the number of threads, and rounding to the nine significant
//! digits on which different processors agree.

use rayon::prelude::*;

/// Terms in one block.
pub const BLOCK: usize = 4096;

/// Sum of `term(0) + … + term(count - 1)`: each block of 4096 is summed in order, then the blocks in order.
pub fn sum_by(count: usize, term: impl Fn(usize) -> f64 + Sync) -> f64 {
    let block = |b: usize| {
        let end = ((b + 1) * BLOCK).min(count);
        (b * BLOCK..end).map(&term).sum::<f64>()
    };
    let blocks = count.div_ceil(BLOCK);
    if blocks < 4 {
        return (0..blocks).map(block).sum();
    }
    let partial: Vec<f64> = (0..blocks).into_par_iter().map(block).collect();
    partial.iter().sum()
}

/// Sum of a slice in fixed blocks.
pub fn sum(values: &[f64]) -> f64 {
    sum_by(values.len(), |i| values[i])
}

/// Mean of a slice in fixed blocks; `None` when it is empty.
pub fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| sum(values) / values.len() as f64)
}

/// The value below which a part of sorted values lies, between the two nearest in proportion.
///
/// # Panics
/// Of no values.
pub fn quantile(sorted: &[f64], part: f64) -> f64 {
    let at = part * (sorted.len() - 1) as f64;
    let (low, part) = (at as usize, at.fract());
    sorted[low] + part * (sorted[(low + 1).min(sorted.len() - 1)] - sorted[low])
}

/// The value with nine significant digits, for printing and hashing. Minus zero becomes zero; infinities and
/// not-a-number stay as they are.
pub fn round9(value: f64) -> f64 {
    if !value.is_finite() || value == 0.0 {
        return value + 0.0;
    }
    format!("{value:.8e}").parse().unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sum_is_that_of_the_blocks_whatever_the_threads() {
        let values: Vec<f64> = (0..50_000).map(|i| ((i * 7919) % 1013) as f64 / 7.0).collect();
        let by_hand: f64 = values.chunks(BLOCK).map(|c| c.iter().sum::<f64>()).sum();
        for threads in [1, 2, 5] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            assert_eq!(pool.install(|| sum(&values)).to_bits(), by_hand.to_bits());
        }
        assert_eq!(sum(&[]), 0.0);
        assert_eq!(mean(&[]), None);
        assert_eq!(mean(&[1.0, 2.0]), Some(1.5));
    }

    #[test]
    fn rounding_keeps_nine_digits() {
        assert_eq!(round9(0.1 + 0.2), 0.3);
        assert_eq!(round9(123_456_789_444.0), 123_456_789_000.0);
        assert_eq!(round9(-1.234_567_891_2e-20), -1.234_567_89e-20);
        assert_eq!(round9(-0.0).to_bits(), 0.0f64.to_bits());
        assert!(round9(f64::NAN).is_nan());
        assert_eq!(round9(round9(2.0 / 3.0)), round9(2.0 / 3.0));
    }
}
