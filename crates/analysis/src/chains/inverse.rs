//! The inverse of I - A for a matrix A without negative entries, by blocked Gauss-Jordan elimination in place on all
//! threads. Such a matrix needs no exchange of rows: the economy is productive exactly where all pivots are positive (Hawkins
//! and Simon 1949, <https://doi.org/10.2307/1905526>), and then no step off the diagonal takes a difference, so that small
//! entries of the inverse are as exact as large ones (which row exchanges would not keep).

use multiversion::multiversion;
use multiversion::target::match_target;
use rayon::prelude::*;

/// Rows that are eliminated together in a large matrix, rows in a block of those, and rows that one task updates.
const BLOCK: usize = 256;
const INNER: usize = 32;
const TASK: usize = 96;
/// The tile of a product: what its rows and columns are packed by.
const TALL: usize = 8;
const WIDE: usize = 8;

/// What is not productive: the first row at which elimination leaves nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spent(pub usize);

/// ROWS rows of a tile, from `row` on: as many as fit in the registers.
#[inline(always)]
fn part<const ROWS: usize>(a: &[f64], b: &[f64], out: &mut [[f64; WIDE]; TALL], row: usize) {
    let mut sum = [[0.0; WIDE]; ROWS];
    for (a, b) in a.as_chunks::<TALL>().0.iter().zip(b.as_chunks::<WIDE>().0) {
        for i in 0..ROWS {
            for j in 0..WIDE {
                sum[i][j] += a[row + i] * b[j];
            }
        }
    }
    out[row..row + ROWS].copy_from_slice(&sum);
}

/// One tile of a product: `a` holds TALL values a step, `b` WIDE. Product and sum are rounded each, so that registers of all widths
/// give the same bytes.
#[multiversion(targets("x86_64+avx512f+avx512vl", "x86_64+avx2"))]
fn tile(a: &[f64], b: &[f64]) -> [[f64; WIDE]; TALL] {
    let mut out = [[0.0; WIDE]; TALL];
    match_target! {
        "x86_64+avx512f+avx512vl" => part::<8>(a, b, &mut out, 0),
        "x86_64+avx2" => [0, 4].into_iter().for_each(|row| part::<4>(a, b, &mut out, row)),
        _ => [0, 2, 4, 6].into_iter().for_each(|row| part::<2>(a, b, &mut out, row)),
    }
    out
}

/// Rows of a panel in strips of WIDE columns, step by step, the last strip filled up with zeros.
fn strips(panel: &[f64], n: usize, depth: usize, out: &mut Vec<f64>) {
    out.clear();
    out.resize(n.div_ceil(WIDE) * WIDE * depth, 0.0);
    out.par_chunks_mut(WIDE * depth).enumerate().for_each(|(strip, out)| {
        let from = strip * WIDE;
        let wide = WIDE.min(n - from);
        for (step, out) in out.chunks_exact_mut(WIDE).enumerate() {
            out[..wide].copy_from_slice(&panel[step * n + from..step * n + from + wide]);
        }
    });
}

/// `c -= a · b` for some rows of `c` (n columns): `a` has one row a row of `c` and `depth` columns, packed here in
/// strips of TALL rows; `b` is packed by [`strips`].
fn subtract(c: &mut [f64], n: usize, a: &[f64], depth: usize, b: &[f64]) {
    let rows = c.len() / n;
    let mut packed = vec![0.0; rows.div_ceil(TALL) * TALL * depth];
    for (strip, out) in packed.chunks_exact_mut(TALL * depth).enumerate() {
        for i in 0..TALL.min(rows - strip * TALL) {
            let row = &a[(strip * TALL + i) * depth..(strip * TALL + i + 1) * depth];
            row.iter().enumerate().for_each(|(step, x)| out[step * TALL + i] = *x);
        }
    }
    for (strip, b) in b.chunks_exact(WIDE * depth).enumerate() {
        let from = strip * WIDE;
        let wide = WIDE.min(n - from);
        for (rows_of, a) in packed.chunks_exact(TALL * depth).enumerate() {
            let sum = tile(a, b);
            for (i, sum) in sum.iter().enumerate().take(rows - rows_of * TALL) {
                let at = (rows_of * TALL + i) * n + from;
                if let Some(c) = c[at..].first_chunk_mut::<WIDE>().filter(|_| wide == WIDE) {
                    (0..WIDE).for_each(|j| c[j] -= sum[j]);
                } else {
                    c[at..at + wide].iter_mut().zip(sum).for_each(|(c, sum)| *c -= sum);
                }
            }
        }
    }
}

/// The inverse of a small square, in place; what was taken off the diagonal of I is `1 - m[k][k]`, and a pivot that is lost in
/// rounding counts as none.
fn small(m: &mut [f64], size: usize) -> Result<(), Spent> {
    let mut row = vec![0.0; size];
    for k in 0..size {
        let pivot = m[k * size + k];
        if pivot.is_nan() || pivot <= 1e-13 {
            return Err(Spent(k));
        }
        let by = 1.0 / pivot;
        m[k * size + k] = 1.0;
        m[k * size..(k + 1) * size].iter_mut().for_each(|x| *x *= by);
        row.copy_from_slice(&m[k * size..(k + 1) * size]);
        for (_, other) in m.chunks_exact_mut(size).enumerate().filter(|(i, _)| *i != k) {
            let factor = std::mem::take(&mut other[k]);
            for (x, r) in other.iter_mut().zip(&row) {
                *x -= factor * r;
            }
        }
    }
    Ok(())
}

/// The inverse of `m` (n rows of n; I - A), in place. 2 n³ operations, no second matrix.
pub(super) fn invert(m: &mut [f64], n: usize) -> Result<(), Spent> {
    blocked(m, n, BLOCK)
}

fn blocked(m: &mut [f64], n: usize, block: usize) -> Result<(), Spent> {
    if n <= INNER {
        return small(m, n);
    }
    let (mut square, mut panel, mut packed) = (Vec::new(), Vec::new(), Vec::new());
    for from in (0..n).step_by(block) {
        let size = block.min(n - from);
        square.clear();
        (from..from + size).for_each(|i| square.extend_from_slice(&m[i * n + from..i * n + from + size]));
        blocked(&mut square, size, INNER).map_err(|Spent(k)| Spent(from + k))?;
        // The rows of the block become D times what they were, with I in the block itself.
        for i in 0..size {
            m[(from + i) * n + from..(from + i) * n + from + size].iter_mut().for_each(|x| *x = 0.0);
            m[(from + i) * n + from + i] = 1.0;
        }
        let rows = &mut m[from * n..(from + size) * n];
        strips(rows, n, size, &mut packed);
        panel.clear();
        panel.resize(size * n, 0.0);
        let each = size.div_ceil(8).next_multiple_of(TALL);
        panel.par_chunks_mut(each * n).zip(square.par_chunks(each * size)).for_each(|(c, a)| subtract(c, n, a, size, &packed));
        for (x, negative) in rows.iter_mut().zip(&panel) {
            *x = -negative;
        }
        // All other rows lose what their columns of the block had, times the new rows.
        strips(rows, n, size, &mut packed);
        let (above, rest) = m.split_at_mut(from * n);
        let below = &mut rest[size * n..];
        let update = |c: &mut [f64]| {
            let mut a = Vec::with_capacity(c.len() / n * size);
            for row in c.chunks_exact_mut(n) {
                a.extend_from_slice(&row[from..from + size]);
                row[from..from + size].iter_mut().for_each(|x| *x = 0.0);
            }
            subtract(c, n, &a, size, &packed);
        };
        above.par_chunks_mut(TASK * n).chain(below.par_chunks_mut(TASK * n)).for_each(update);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::Rng;

    #[test]
    fn the_inverse_times_the_matrix_is_the_identity() {
        for n in [1usize, 2, 7, 32, 33, 127, 256, 257, 300] {
            let mut rng = Rng::new(n as u64, 40, 0);
            let mut m: Vec<f64> = (0..n * n).map(|_| -rng.unit() / n as f64).collect();
            (0..n).for_each(|i| m[i * n + i] += 1.0);
            let mut inverse = m.clone();
            invert(&mut inverse, n).unwrap();
            for i in 0..n {
                for j in 0..n {
                    let sum: f64 = (0..n).map(|k| m[i * n + k] * inverse[k * n + j]).sum();
                    assert!((sum - f64::from(u8::from(i == j))).abs() < 1e-12, "{n}: {i}, {j}");
                }
            }
        }
        let mut spent = vec![0.5, -1.0, -1.0, 0.5];
        assert_eq!(invert(&mut spent, 2), Err(Spent(1)));
    }
}
