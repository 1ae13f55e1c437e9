//! A synthetic control: the mixture of untreated places that went before as the treated one did, and how often as much happens to places that
//! were not treated.
//!
//! Abadie, Diamond and Hainmueller 2010, <https://doi.org/10.1198/jasa.2009.ap08746>, on the outcomes before the start. The mixture is found exactly, as the
//! point of least norm of a polytope: Wolfe 1976, "Finding the nearest point in a polytope", <https://doi.org/10.1007/BF01580381>, which also proves how near
//! to the best it is.

use super::contrasts::Data;
use crate::rng::Rng;
use rayon::prelude::*;

/// The most untreated places that are taken for treated ones to see what chance does.
pub const MOST_PLACEBOS: usize = 500;

/// The answer for one treated place.
#[derive(Debug, Clone, PartialEq)]
pub struct Synthetic {
    /// Number of the unit.
    pub unit: usize,
    /// Units with a weight, the greatest first; the weights add up to 1.
    pub weights: Vec<(usize, f64)>,
    /// Root of the mean squared gap before and after the start.
    pub before: f64,
    pub after: f64,
    /// By how much the squared gap before is at most greater than that of the best mixture there is, as a share of the units' spread.
    pub proof: f64,
    /// The treated place less its mixture, period by period.
    pub gaps: Vec<f64>,
    /// Mean gap since the start.
    pub effect: f64,
    /// Share of all places (this one among them) whose gap grows as much from before to after.
    pub p: f64,
    pub placebos: usize,
}

/// The weights on the points (one row each, `d` numbers) that bring them nearest to zero, and how much nearer one could come at most.
pub(super) fn nearest(points: &[f64], d: usize) -> (Vec<(usize, f64)>, f64) {
    let n = points.len() / d;
    let row = |i: usize| &points[i * d..(i + 1) * d];
    let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(x, y)| x * y).sum::<f64>();
    let scale = (0..n).map(|i| dot(row(i), row(i))).fold(0.0, f64::max);
    let first = (0..n).min_by(|a, b| dot(row(*a), row(*a)).total_cmp(&dot(row(*b), row(*b)))).unwrap_or_default();
    let (mut set, mut w) = (vec![first], vec![1.0]);
    let mut x = row(first).to_vec();
    if scale == 0.0 {
        return (vec![(first, 1.0)], 0.0);
    }
    let mut gap = f64::INFINITY;
    'search: for _ in 0..50 * (d + 2) {
        let (best, least) = (0..n).map(|i| (i, dot(&x, row(i)))).fold((0, f64::INFINITY), |m, c| if c.1 < m.1 { c } else { m });
        gap = (dot(&x, &x) - least).max(0.0) / scale;
        if gap <= 1e-13 || set.contains(&best) {
            break;
        }
        set.push(best);
        w.push(0.0);
        loop {
            let Some(u) = affine(&set, points, d, scale) else {
                // To the last digits the new point lies in the plane of the others: as near as floating numbers come.
                break 'search;
            };
            if u.iter().all(|u| *u > 1e-12) {
                w = u;
                break;
            }
            // As far as the first weight that comes to nothing.
            let far = w.iter().zip(&u).filter(|(_, u)| **u <= 1e-12).map(|(w, u)| w / (w - u).max(1e-300)).fold(1.0f64, f64::min);
            w.iter_mut().zip(&u).for_each(|(w, u)| *w += far * (u - *w));
            let keep: Vec<bool> = w.iter().map(|w| *w > 1e-12).collect();
            if keep.iter().all(|k| *k) {
                break;
            }
            let mut at = keep.iter();
            set.retain(|_| *at.next().unwrap_or(&true));
            w.retain(|w| *w > 1e-12);
        }
        let all: f64 = w.iter().sum();
        w.iter_mut().for_each(|w| *w /= all);
        x.fill(0.0);
        for (i, w) in set.iter().zip(&w) {
            x.iter_mut().zip(row(*i)).for_each(|(x, p)| *x += w * p);
        }
    }
    let mut weights: Vec<(usize, f64)> = set.into_iter().zip(w).filter(|(_, w)| *w > 0.0).collect();
    weights.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    (weights, gap)
}

/// The weights, of any sign and with sum one, of the point of least norm in the plane through the points: (P'P + 11')v = 1, scaled.
fn affine(set: &[usize], points: &[f64], d: usize, scale: f64) -> Option<Vec<f64>> {
    let k = set.len();
    let mut a = vec![0.0; k * k];
    for i in 0..k {
        for j in 0..=i {
            let (p, q) = (&points[set[i] * d..(set[i] + 1) * d], &points[set[j] * d..(set[j] + 1) * d]);
            a[i * k + j] = p.iter().zip(q).map(|(x, y)| x * y).sum::<f64>() / scale + 1.0;
        }
    }
    // Cholesky in place.
    for i in 0..k {
        for j in 0..=i {
            let sum = a[i * k + j] - (0..j).map(|m| a[i * k + m] * a[j * k + m]).sum::<f64>();
            if i == j {
                if sum <= 1e-13 {
                    return None;
                }
                a[i * k + i] = sum.sqrt();
            } else {
                a[i * k + j] = sum / a[j * k + j];
            }
        }
    }
    let mut v = vec![1.0; k];
    for i in 0..k {
        v[i] = (v[i] - (0..i).map(|m| a[i * k + m] * v[m]).sum::<f64>()) / a[i * k + i];
    }
    for i in (0..k).rev() {
        v[i] = (v[i] - (i + 1..k).map(|m| a[m * k + i] * v[m]).sum::<f64>()) / a[i * k + i];
    }
    let all: f64 = v.iter().sum();
    (all.is_finite() && all > 0.0).then(|| v.iter().map(|v| v / all).collect())
}

/// Gaps of a unit from its mixture of donors, and the mixture.
fn fitted(data: &Data, unit: usize, donors: &[usize], start: usize) -> (Vec<f64>, Vec<(usize, f64)>, f64) {
    let t = data.periods;
    let y = |u: usize| &data.y[u * t..(u + 1) * t];
    let mut points = Vec::with_capacity(donors.len() * start);
    for d in donors {
        points.extend(y(*d)[..start].iter().zip(&y(unit)[..start]).map(|(d, own)| d - own));
    }
    let (weights, proof) = nearest(&points, start);
    let mut gaps = y(unit).to_vec();
    for (d, w) in &weights {
        gaps.iter_mut().zip(y(donors[*d])).for_each(|(g, y)| *g -= w * y);
    }
    (gaps, weights.into_iter().map(|(d, w)| (donors[d], w)).collect(), proof)
}

fn root(gaps: &[f64]) -> f64 {
    (gaps.iter().map(|g| g * g).sum::<f64>() / gaps.len() as f64).sqrt()
}

/// For each treated unit its synthetic control from the units that are never treated, with placebos; empty where fewer than two are.
pub(super) fn synthetics(data: &Data, seed: u64) -> Vec<Synthetic> {
    let never: Vec<usize> = (0..data.units).filter(|u| data.starts[*u] == data.periods).collect();
    let treated = (0..data.units).filter(|u| (2..data.periods).contains(&data.starts[*u]));
    if never.len() < 2 {
        return Vec::new();
    }
    let mut placebos = never.clone();
    if placebos.len() > MOST_PLACEBOS {
        Rng::new(seed, 224, 0).shuffle(&mut placebos);
        placebos.truncate(MOST_PLACEBOS);
    }
    treated
        .map(|unit| {
            let start = data.starts[unit];
            let (gaps, weights, proof) = fitted(data, unit, &never, start);
            let (before, after) = (root(&gaps[..start]), root(&gaps[start..]));
            // What would be a perfect fit is none better than the last digit that outcomes have.
            let size = data.y[unit * data.periods..(unit + 1) * data.periods].iter().fold(0.0f64, |m, y| m.max(y.abs()));
            let ratio = |before: f64, after: f64| after / before.max(1e-9 * size).max(f64::MIN_POSITIVE);
            let own = ratio(before, after);
            let as_much: usize = placebos
                .par_iter()
                .map(|&p| {
                    let donors: Vec<usize> = never.iter().copied().filter(|d| *d != p).collect();
                    let (gaps, _, _) = fitted(data, p, &donors, start);
                    usize::from(ratio(root(&gaps[..start]), root(&gaps[start..])) >= own)
                })
                .sum();
            let after_gaps = &gaps[start..];
            Synthetic {
                unit,
                before,
                after,
                proof,
                effect: after_gaps.iter().sum::<f64>() / after_gaps.len() as f64,
                p: (as_much + 1) as f64 / (placebos.len() + 1) as f64,
                placebos: placebos.len(),
                gaps,
                weights,
            }
        })
        .collect()
}
