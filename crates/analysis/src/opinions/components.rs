//! The two principal components of the votes, without ever filling in the matrix.
//!
//! A missing vote counts as the statement's mean, so that the centred matrix X is zero where there is no vote: XᵀX is applied in two
//! passes over the votes. Its two largest eigenpairs come from a block Krylov space with Rayleigh-Ritz and thick restarts (Wu and
//! Simon 2000, "Thick-restart Lanczos method for large symmetric eigenvalue problems", SIAM Journal on Matrix Analysis 22(2),
//! <https://doi.org/10.1137/S0895479898334605>), with every vector orthogonalised against all; the block also finds eigenvalues that are equal.

use super::{Map, Votes};
use crate::rng::Rng;
use rayon::prelude::*;

/// Vectors that are worked on at once.
const BLOCK: usize = 4;
/// Vectors of the space before it is begun anew from the best.
const SPACE: usize = 48;
const KEPT: usize = 8;
/// A component is found when its residual is this part of the largest eigenvalue.
const ENOUGH: f64 = 1e-10;
const MOST_LOOKS: usize = 240;
/// Vectors by which the space grows between two looks.
const STRIDE: usize = 12;

/// The centred votes.
struct Centred<'a> {
    votes: &'a Votes,
    means: &'a [f64],
}

impl Centred<'_> {
    /// XᵀX times a block of vectors.
    fn apply(&self, block: &[[f64; BLOCK]]) -> Vec<[f64; BLOCK]> {
        let along = |p: usize| {
            let mut sum = [0.0; BLOCK];
            for (s, v) in self.votes.of(p as u32) {
                let x = f64::from(*v) - self.means[*s as usize];
                sum.iter_mut().zip(&block[*s as usize]).for_each(|(sum, b)| *sum += x * b);
            }
            sum
        };
        let people: Vec<[f64; BLOCK]> = (0..self.votes.participants()).into_par_iter().with_min_len(256).map(along).collect();
        let back = |s: usize| {
            let (mut sum, mean) = ([0.0; BLOCK], self.means[s]);
            for (p, v) in self.votes.on(s as u32) {
                let x = f64::from(*v) - mean;
                sum.iter_mut().zip(&people[*p as usize]).for_each(|(sum, b)| *sum += x * b);
            }
            sum
        };
        (0..self.votes.statements()).into_par_iter().with_min_len(16).map(back).collect()
    }

    fn apply_all(&self, vectors: &[Vec<f64>]) -> Vec<Vec<f64>> {
        let n = self.votes.statements();
        let mut out = Vec::with_capacity(vectors.len());
        for some in vectors.chunks(BLOCK) {
            let block: Vec<[f64; BLOCK]> = (0..n).map(|s| std::array::from_fn(|lane| some.get(lane).map_or(0.0, |v| v[s]))).collect();
            let back = self.apply(&block);
            out.extend((0..some.len()).map(|lane| back.iter().map(|b| b[lane]).collect::<Vec<f64>>()));
        }
        out
    }
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    let mut lanes = [0.0; 4];
    let (mut x, mut y) = (a.chunks_exact(4), b.chunks_exact(4));
    for (x, y) in x.by_ref().zip(y.by_ref()) {
        (0..4).for_each(|i| lanes[i] += x[i] * y[i]);
    }
    let rest: f64 = x.remainder().iter().zip(y.remainder()).map(|(x, y)| x * y).sum();
    lanes.iter().sum::<f64>() + rest
}

fn add(to: &mut [f64], from: &[f64], factor: f64) {
    to.iter_mut().zip(from).for_each(|(to, from)| *to += factor * from);
}

/// Those of the vectors that are new to the basis, orthonormal with it and with each other.
fn orthonormal(basis: &[Vec<f64>], vectors: Vec<Vec<f64>>) -> Vec<Vec<f64>> {
    let mut out: Vec<Vec<f64>> = Vec::new();
    for mut v in vectors {
        let before = dot(&v, &v).sqrt();
        for _ in 0..2 {
            for b in basis.iter().chain(&out) {
                let along = dot(&v, b);
                add(&mut v, b, -along);
            }
        }
        let after = dot(&v, &v).sqrt();
        if after > 1e-11 * before && after > 0.0 {
            v.iter_mut().for_each(|x| *x /= after);
            // What rounding has left along the basis is taken out once more.
            for b in basis.iter().chain(&out) {
                let along = dot(&v, b);
                add(&mut v, b, -along);
            }
            out.push(v);
        }
    }
    out
}

/// Eigenvalues, largest first, and vectors (rows) of a small symmetric matrix, by Jacobi's rotations.
fn jacobi(mut a: Vec<Vec<f64>>) -> (Vec<f64>, Vec<Vec<f64>>) {
    let n = a.len();
    let mut vectors: Vec<Vec<f64>> = (0..n).map(|i| (0..n).map(|j| f64::from(u8::from(i == j))).collect()).collect();
    let scale = (0..n).map(|i| a[i][i].abs()).fold(0.0, f64::max);
    for _ in 0..60 {
        let mut moved = false;
        for p in 0..n {
            for q in p + 1..n {
                if a[p][q].abs() <= 1e-18 * scale {
                    continue;
                }
                moved = true;
                let theta = (a[q][q] - a[p][p]) / (2.0 * a[p][q]);
                let t = theta.signum() / (theta.abs() + theta.hypot(1.0));
                let c = 1.0 / t.hypot(1.0);
                let s = t * c;
                for row in &mut a {
                    (row[p], row[q]) = (c * row[p] - s * row[q], s * row[p] + c * row[q]);
                }
                let (upper, lower) = a.split_at_mut(q);
                for (x, y) in upper[p].iter_mut().zip(&mut lower[0]) {
                    (*x, *y) = (c * *x - s * *y, s * *x + c * *y);
                }
                let (upper, lower) = vectors.split_at_mut(q);
                for (x, y) in upper[p].iter_mut().zip(&mut lower[0]) {
                    (*x, *y) = (c * *x - s * *y, s * *x + c * *y);
                }
            }
        }
        if !moved {
            break;
        }
    }
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|i, j| a[*j][*j].total_cmp(&a[*i][*i]));
    (order.iter().map(|i| a[*i][*i]).collect(), order.iter().map(|i| vectors[*i].clone()).collect())
}

fn combined(vectors: &[Vec<f64>], weights: &[f64]) -> Vec<f64> {
    let mut out = vec![0.0; vectors[0].len()];
    vectors.iter().zip(weights).for_each(|(v, w)| add(&mut out, v, *w));
    out
}

/// The two largest eigenvalues with their vectors, and the larger residual over the largest eigenvalue.
fn leading(centred: &Centred<'_>) -> ([(f64, Vec<f64>); 2], f64) {
    let n = centred.votes.statements();
    let start = (0..BLOCK as u64).map(|lane| {
        let mut rng = Rng::new(0, 0x706f_6c01, lane);
        (0..n).map(|_| rng.unit() - 0.5).collect()
    });
    let mut fresh = centred.apply_all(&start.collect::<Vec<Vec<f64>>>());
    let (mut basis, mut image): (Vec<Vec<f64>>, Vec<Vec<f64>>) = (Vec::new(), Vec::new());
    let none = || (0.0, vec![0.0; n]);
    // Looked at while the space grows: clear axes are found in a small one.
    let mut looks = 0;
    while looks < MOST_LOOKS {
        looks += 1;
        let (mut whole, enough) = (false, (basis.len() + STRIDE).min(SPACE));
        while basis.len() < enough {
            let block = orthonormal(&basis, std::mem::take(&mut fresh));
            if block.is_empty() {
                whole = true;
                break;
            }
            let back = centred.apply_all(&block);
            fresh.clone_from(&back);
            basis.extend(block);
            image.extend(back);
            // Small spaces are whole soon.
            if basis.len() >= n {
                whole = true;
                break;
            }
        }
        if basis.is_empty() {
            break;
        }
        let m = basis.len();
        let small = (0..m).map(|i| (0..m).map(|j| (dot(&basis[i], &image[j]) + dot(&basis[j], &image[i])) / 2.0).collect()).collect();
        let (values, weights) = jacobi(small);
        let mut ritz: Vec<(f64, Vec<f64>, Vec<f64>)> = Vec::new();
        for (value, weights) in values.iter().zip(&weights).take(KEPT) {
            ritz.push((*value, combined(&basis, weights), combined(&image, weights)));
        }
        let residuals: Vec<Vec<f64>> =
            ritz.iter().take(BLOCK).map(|(value, vector, image)| image.iter().zip(vector).map(|(y, x)| y - value * x).collect()).collect();
        let far = residuals.iter().take(2).map(|r| dot(r, r).sqrt()).fold(0.0, f64::max) / values[0].max(f64::MIN_POSITIVE);
        if whole || far <= ENOUGH {
            let mut pairs = ritz.into_iter().map(|(value, vector, _)| (value.max(0.0), vector));
            return ([pairs.next().unwrap_or_else(none), pairs.next().unwrap_or_else(none)], far);
        }
        if basis.len() < SPACE {
            continue;
        }
        fresh = residuals;
        (basis, image) = ritz.into_iter().map(|(_, vector, image)| (vector, image)).unzip();
    }
    // Not found to the last digit: the best there is, with its residual.
    let pair = |(v, y): (Vec<f64>, Vec<f64>)| {
        let value = dot(&v, &y);
        let far = y.iter().zip(&v).map(|(y, x)| (y - value * x).powi(2)).sum::<f64>().sqrt();
        (far, (value, v))
    };
    let mut pairs = basis.into_iter().zip(image).map(pair);
    let ((far, first), (next, second)) = (pairs.next().unwrap_or_else(|| (0.0, none())), pairs.next().unwrap_or_else(|| (0.0, none())));
    let far = far.max(next) / first.0.max(f64::MIN_POSITIVE);
    ([first, second], far)
}

/// People and statements on the two components.
pub(super) fn map(votes: &Votes) -> Map {
    let n = votes.statements();
    let means: Vec<f64> = (0..n as u32)
        .map(|s| {
            let own = votes.on(s);
            let sum: i64 = own.iter().map(|(_, v)| i64::from(*v)).sum();
            if own.is_empty() { 0.0 } else { sum as f64 / own.len() as f64 }
        })
        .collect();
    let spread = |s: u32| -> f64 { votes.on(s).iter().map(|(_, v)| (f64::from(*v) - means[s as usize]).powi(2)).sum() };
    let total: f64 = (0..n as u32).map(spread).sum();
    let ([first, second], residual) = leading(&Centred { votes, means: &means });
    // A component that explains nothing is none; its sign is such that the largest weight is above zero.
    let settled = |(value, mut vector): (f64, Vec<f64>)| {
        let share = if total > 0.0 { (value / total).min(1.0) } else { 0.0 };
        if share < 1e-12 {
            return (0.0, vec![0.0; n]);
        }
        let largest = vector.iter().fold(0.0f64, |most, x| if x.abs() > most.abs() * (1.0 + 1e-9) { *x } else { most });
        if largest < 0.0 {
            vector.iter_mut().for_each(|x| *x = -*x);
        }
        (share, vector)
    };
    let ((a, x), (b, y)) = (settled(first), settled(second));
    let loadings: Vec<[f64; 2]> = x.into_iter().zip(y).map(|(x, y)| [x, y]).collect();
    let voted = (0..n as u32).filter(|s| !votes.on(*s).is_empty()).count() as f64;
    let person = |p: usize| {
        let (own, mut at) = (votes.of(p as u32), [0.0; 2]);
        for (s, v) in own {
            let x = f64::from(*v) - means[*s as usize];
            at.iter_mut().zip(&loadings[*s as usize]).for_each(|(at, w)| *at += x * w);
        }
        let scale = (voted / own.len().max(1) as f64).sqrt();
        at.map(|x| x * scale)
    };
    let people = (0..votes.participants()).into_par_iter().with_min_len(256).map(person).collect();
    let statements = (0..n).map(|s| loadings[s].map(|w| (1.0 - means[s]) * w * voted.sqrt())).collect();
    Map { people, statements, loadings, means, explained: [a, b], residual }
}
