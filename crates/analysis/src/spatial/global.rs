//! One figure for the whole map: global Moran's I and global Geary's C, with their variances under normality and
//! under randomisation, and pseudo p-values from permutations when these are asked for.
//!
//! Moran 1950, <https://doi.org/10.1093/biomet/37.1-2.17>; Geary 1954, <https://doi.org/10.2307/2986645>; the variances
//! are those of Cliff and Ord 1981 ("Spatial processes").

use rayon::prelude::*;

use super::permutations::Tails;
use super::weights::Weights;
use crate::rng::Rng;
use crate::sums::sum_by;

/// The stream of random numbers used by global permutations.
const STREAM: u32 = 2;

/// Global association of the values with those of their neighbours. Variances are `None` where rounding leaves nothing
/// positive; p-values are `None` without permutations.
#[derive(Debug, Clone, PartialEq)]
pub struct Global {
    /// Units with a value, islands included.
    pub units: usize,
    /// Moran's I: positive when neighbours are alike.
    pub moran: f64,
    /// Expected value of I without association: -1 / (units - 1).
    pub moran_expected: f64,
    pub moran_variance_normal: Option<f64>,
    pub moran_z_normal: Option<f64>,
    pub moran_variance_random: Option<f64>,
    pub moran_z_random: Option<f64>,
    /// Folded one-sided pseudo p-value.
    pub moran_p: Option<f64>,
    /// Geary's C: below its expected value of 1 when neighbours are alike.
    pub geary: f64,
    pub geary_variance_normal: Option<f64>,
    pub geary_z_normal: Option<f64>,
    pub geary_variance_random: Option<f64>,
    pub geary_z_random: Option<f64>,
    /// Folded one-sided pseudo p-value.
    pub geary_p: Option<f64>,
}

/// Sums over all pairs: of `z_i * z_j` and of `(z_i - z_j)^2`, each with the weight of the pair.
fn pair_sums(z: &[f64], weights: &Weights) -> (f64, f64) {
    let mut product = 0.0;
    let mut difference = 0.0;
    for (i, &own) in z.iter().enumerate() {
        if let Some(weight) = weights.weight(i) {
            let (mut p, mut d) = (0.0, 0.0);
            for &j in weights.row(i) {
                let other = z[j as usize];
                p += other;
                d += (own - other) * (own - other);
            }
            product += own * p * weight;
            difference += d * weight;
        }
    }
    (product, difference)
}

/// `z` holds deviations from the mean (in any scale), `weights` at least one pair.
pub(crate) fn global(z: &[f64], weights: &Weights, permutations: usize, seed: u64) -> Global {
    let n = z.len() as f64;
    let squares = sum_by(z.len(), |i| z[i] * z[i]);
    let fourth = sum_by(z.len(), |i| z[i].powi(4));
    let s0 = (0..z.len()).filter(|&i| !weights.row(i).is_empty()).count() as f64;
    let mut incoming = vec![0.0; z.len()];
    let mut s1 = 0.0;
    for i in 0..z.len() {
        let Some(w) = weights.weight(i) else { continue };
        for &j in weights.row(i) {
            incoming[j as usize] += w;
            let back = if weights.holds(j as usize, i as u32) { weights.weight(j as usize).unwrap_or(0.0) } else { 0.0 };
            s1 += w * w + w * back;
        }
    }
    let s2 = sum_by(z.len(), |i| {
        let outgoing = if weights.row(i).is_empty() { 0.0 } else { 1.0 };
        (outgoing + incoming[i]) * (outgoing + incoming[i])
    });
    let moran_of = |product: f64| n / s0 * product / squares;
    let geary_of = |difference: f64| (n - 1.0) * difference / (2.0 * s0 * squares);
    let (product, difference) = pair_sums(z, weights);
    let (moran, geary) = (moran_of(product), geary_of(difference));

    let expected = -1.0 / (n - 1.0);
    let kurtosis = n * fourth / (squares * squares);
    let s00 = s0 * s0;
    let moran_normal = (n * n * s1 - n * s2 + 3.0 * s00) / ((n * n - 1.0) * s00) - expected * expected;
    let moran_random = (n * ((n * n - 3.0 * n + 3.0) * s1 - n * s2 + 3.0 * s00) - kurtosis * ((n * n - n) * s1 - 2.0 * n * s2 + 6.0 * s00))
        / ((n - 1.0) * (n - 2.0) * (n - 3.0) * s00)
        - expected * expected;
    let geary_normal = ((2.0 * s1 + s2) * (n - 1.0) - 4.0 * s00) / (2.0 * (n + 1.0) * s00);
    let geary_random = ((n - 1.0) * s1 * (n * n - 3.0 * n + 3.0 - (n - 1.0) * kurtosis)
        - 0.25 * (n - 1.0) * s2 * (n * n + 3.0 * n - 6.0 - (n * n - n + 2.0) * kurtosis)
        + s00 * (n * n - 3.0 - (n - 1.0) * (n - 1.0) * kurtosis))
        / (n * (n - 2.0) * (n - 3.0) * s00);
    let positive = |v: f64| (v > 0.0).then_some(v);
    let score = |value: f64, expected: f64, variance: Option<f64>| variance.map(|v| (value - expected) / v.sqrt());

    let (moran_p, geary_p) = if permutations == 0 {
        (None, None)
    } else {
        let drawn: Vec<(f64, f64)> = (0..permutations)
            .into_par_iter()
            .map_init(Vec::new, |order, draw| {
                order.clear();
                order.extend_from_slice(z);
                Rng::new(seed, STREAM, draw as u64).shuffle(order);
                pair_sums(order, weights)
            })
            .collect();
        // A permuted sum that differs from the observed one by rounding alone is a tie.
        let slack = 1e-11 * squares;
        let tails = |of: fn(&(f64, f64)) -> f64, observed: f64| Tails {
            above: drawn.iter().filter(|d| of(d) >= observed - slack).count(),
            below: drawn.iter().filter(|d| of(d) <= observed + slack).count(),
        };
        let moran = tails(|d| d.0, product);
        let geary = tails(|d| d.1, difference);
        let p = |t: Tails| t.folded(permutations);
        (Some(p(moran)), Some(p(geary)))
    };
    Global {
        units: z.len(),
        moran,
        moran_expected: expected,
        moran_variance_normal: positive(moran_normal),
        moran_z_normal: score(moran, expected, positive(moran_normal)),
        moran_variance_random: positive(moran_random),
        moran_z_random: score(moran, expected, positive(moran_random)),
        moran_p,
        geary,
        geary_variance_normal: positive(geary_normal),
        geary_z_normal: score(geary, 1.0, positive(geary_normal)),
        geary_variance_random: positive(geary_random),
        geary_z_random: score(geary, 1.0, positive(geary_random)),
        geary_p,
    }
}
