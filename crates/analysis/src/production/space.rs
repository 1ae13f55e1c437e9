//! Which branches go together, how near each place is to the branches it lacks, and economic complexity.
//!
//! Hidalgo, Klinger, Barabási and Hausmann 2007, "The product space conditions the development of nations", Science 317,
//! <https://doi.org/10.1126/science.1144581> (proximity, density); Hidalgo and Hausmann 2009, "The building blocks of
//! economic complexity", PNAS 106(26), <https://doi.org/10.1073/pnas.0900943106>; The Atlas of Economic Complexity 2014,
//! <https://doi.org/10.7551/mitpress/9647.001.0001> (outlook index and gain). Scaled as the package ecomplexity does.

use super::eigen::{Pair, greatest};
use multiversion::multiversion;
use rayon::prelude::*;
use std::fmt;

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RelatednessAsk {
    /// From which location quotient on a branch counts as present in a place.
    pub presence: f64,
}

impl Default for RelatednessAsk {
    fn default() -> RelatednessAsk {
        RelatednessAsk { presence: 1.0 }
    }
}

/// Why the question has no answer.
#[derive(Debug, Clone, PartialEq)]
pub enum RelatednessError {
    /// The threshold is not a number above 0.
    Presence { asked: f64 },
    /// There are not as many quotients as places times branches, or none at all.
    LengthMismatch { places: usize, branches: usize, quotients: usize },
    /// A quotient is not a number.
    Quotient { place: usize, branch: usize },
}

impl fmt::Display for RelatednessError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RelatednessError::Presence { asked } => write!(f, "presence is {asked} and must be more than 0"),
            RelatednessError::LengthMismatch { places, branches, quotients } => {
                write!(f, "{places} places and {branches} branches do not make {quotients} quotients")
            }
            RelatednessError::Quotient { place, branch } => write!(f, "the quotient of place {place} in branch {branch} is not a number"),
        }
    }
}

impl std::error::Error for RelatednessError {}

/// A question that has been checked and can always be answered.
#[derive(Debug, Clone)]
pub struct RelatednessPlan {
    places: usize,
    branches: usize,
    /// The branches present in each place, and the places in which each is present, in their order.
    of_place: Vec<Vec<u32>>,
    of_branch: Vec<Vec<u32>>,
}

/// The answer. Matrices hold one row a place (or a branch, for proximity).
#[derive(Debug, Clone, PartialEq)]
pub struct Relatedness {
    /// Whether each place has each branch.
    pub present: Vec<bool>,
    /// How many branches each place has, how many places each branch.
    pub diversity: Vec<u32>,
    pub ubiquity: Vec<u32>,
    /// One row a branch: the smaller of the two shares of places with one branch that have the other; 1 with itself. A
    /// branch that is nowhere is near to none.
    pub proximity: Vec<f64>,
    /// The part of a branch's proximities that lies in branches the place has, 0 to 1; `None` for a branch that is nowhere.
    pub density: Vec<Option<f64>>,
    pub complexity: Result<Complexity, NoComplexity>,
}

/// Complexity of places and branches.
#[derive(Debug, Clone, PartialEq)]
pub struct Complexity {
    /// Of each place: the mean of its branches' complexity, in standard scores over the places; grows with diversity.
    /// `None` for a place without a branch.
    pub places: Vec<Option<f64>>,
    /// Of each branch, on the same scale; `None` for one that is nowhere.
    pub branches: Vec<Option<f64>>,
    /// Outlook of each place: how near it is to complex branches that it lacks, in standard scores; `None` where all are
    /// equally near.
    pub outlook: Vec<Option<f64>>,
    /// What each branch that a place lacks would open to it; 0 for those that it has.
    pub gain: Vec<f64>,
    /// The eigenvalue that it stands on, and the next: the farther apart, the surer.
    pub eigenvalue: f64,
    pub next: f64,
}

/// Why there is no complexity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoComplexity {
    /// Fewer than three places with a branch, or fewer than three branches that are somewhere.
    Few,
    /// Places and branches fall into parts that have nothing in common.
    Parts,
    /// Two orders explain the table equally well, or all places have the same.
    Even,
}

impl NoComplexity {
    /// As answers write it.
    pub fn code(self) -> &'static str {
        match self {
            NoComplexity::Few => "few",
            NoComplexity::Parts => "parts",
            NoComplexity::Even => "even",
        }
    }
}

impl RelatednessAsk {
    /// Checks the question against location quotients, one row a place; `None` counts as absent.
    pub fn check(self, places: usize, branches: usize, quotients: &[Option<f64>]) -> Result<RelatednessPlan, RelatednessError> {
        if !(self.presence.is_finite() && self.presence > 0.0) {
            return Err(RelatednessError::Presence { asked: self.presence });
        }
        if branches == 0 || places.checked_mul(branches) != Some(quotients.len()) || quotients.is_empty() {
            return Err(RelatednessError::LengthMismatch { places, branches, quotients: quotients.len() });
        }
        if let Some(at) = quotients.iter().position(|q| q.is_some_and(f64::is_nan)) {
            return Err(RelatednessError::Quotient { place: at / branches, branch: at % branches });
        }
        let mut of_branch = vec![Vec::new(); branches];
        let of_place = quotients
            .chunks_exact(branches)
            .enumerate()
            .map(|(place, row)| {
                let has: Vec<u32> = (0u32..).zip(row).filter(|(_, q)| q.is_some_and(|q| q >= self.presence)).map(|(b, _)| b).collect();
                for b in &has {
                    of_branch[*b as usize].push(place as u32);
                }
                has
            })
            .collect();
        Ok(RelatednessPlan { places, branches, of_place, of_branch })
    }
}

/// Answers a checked question.
pub fn relatedness(plan: &RelatednessPlan) -> Relatedness {
    let (places, branches) = (plan.places, plan.branches);
    let mut present = vec![false; places * branches];
    present.par_chunks_mut(branches).zip(&plan.of_place).for_each(|(row, has)| {
        has.iter().for_each(|b| row[*b as usize] = true);
    });
    let proximity = proximity(plan);
    let near: Vec<f64> = proximity.chunks_exact(branches).map(|row| row.iter().sum()).collect();
    let mut density = vec![None; places * branches];
    spread(plan, &proximity, &vec![1.0; branches], &mut density, |_, b, sum| (near[b] > 0.0).then(|| sum / near[b]));
    Relatedness {
        diversity: plan.of_place.iter().map(|b| b.len() as u32).collect(),
        ubiquity: plan.of_branch.iter().map(|p| p.len() as u32).collect(),
        complexity: complexity(plan, &proximity, &near, &density, &present),
        present,
        proximity,
        density,
    }
}

/// One row a branch: how many places have both over how many have the commoner. Places are bits, so that 64 are compared at once.
fn proximity(plan: &RelatednessPlan) -> Vec<f64> {
    let (branches, words) = (plan.branches, plan.places.div_ceil(64));
    let mut bits = vec![0u64; branches * words];
    for (row, places) in bits.chunks_exact_mut(words).zip(&plan.of_branch) {
        places.iter().for_each(|p| row[*p as usize / 64] |= 1 << (p % 64));
    }
    let mut out = vec![0.0; branches * branches];
    out.par_chunks_mut(branches).enumerate().for_each(|(a, row)| {
        let own = &bits[a * words..(a + 1) * words];
        for (b, near) in row.iter_mut().enumerate().skip(a) {
            let most = plan.of_branch[a].len().max(plan.of_branch[b].len());
            if most > 0 {
                *near = f64::from(both(own, &bits[b * words..(b + 1) * words])) / most as f64;
            }
        }
    });
    for a in 0..branches {
        for b in 0..a {
            out[a * branches + b] = out[b * branches + a];
        }
    }
    out
}

/// How many bits are set in both.
#[multiversion(targets("x86_64+avx512f+avx512vl+avx512vpopcntdq", "x86_64+avx2+popcnt"))]
fn both(a: &[u64], b: &[u64]) -> u32 {
    a.iter().zip(b).map(|(x, y)| (x & y).count_ones()).sum()
}

/// The sum of some rows.
#[multiversion(targets("x86_64+avx512f+avx512vl", "x86_64+avx2"))]
fn summed(rows: &[[f64; WIDE]], of: &[u32]) -> [f64; WIDE] {
    let mut sum = [0.0; WIDE];
    for at in of {
        let row = &rows[*at as usize];
        for i in 0..WIDE {
            sum[i] += row[i];
        }
    }
    sum
}

/// Branches that are summed in registers, and places of one task.
const WIDE: usize = 16;
const TASK: usize = 64;

/// One row a place: for each branch the sum of its proximities to those the place has, each times its weight, as `keep` turns it
/// (place, branch, sum).
fn spread<T: Send>(
    plan: &RelatednessPlan,
    proximity: &[f64],
    weights: &[f64],
    out: &mut [T],
    keep: impl Fn(usize, usize, f64) -> T + Sync,
) {
    let branches = plan.branches;
    // Strips of a few branches, weighted, one row a branch that a place has: a strip stays near while many places are summed.
    let mut strips = vec![[0.0; WIDE]; branches.div_ceil(WIDE) * branches];
    strips.par_chunks_mut(branches).enumerate().for_each(|(strip, rows)| {
        let from = strip * WIDE;
        let wide = WIDE.min(branches - from);
        for (b, row) in rows.iter_mut().enumerate() {
            let near = &proximity[b * branches + from..b * branches + from + wide];
            row.iter_mut().zip(near).for_each(|(x, near)| *x = weights[b] * near);
        }
    });
    out.par_chunks_mut(TASK * branches).enumerate().for_each(|(task, out)| {
        for (strip, rows) in strips.chunks_exact(branches).enumerate() {
            let from = strip * WIDE;
            for (at, out) in out.chunks_exact_mut(branches).enumerate() {
                let place = task * TASK + at;
                let sum = summed(rows, &plan.of_place[place]);
                for (i, out) in out[from..].iter_mut().take(WIDE).enumerate() {
                    *out = keep(place, from + i, sum[i]);
                }
            }
        }
    });
}

/// Mean over the neighbours of each row.
fn means(of: &[Vec<u32>], values: &[f64], out: &mut [f64]) {
    out.par_iter_mut().with_min_len(256).zip(of).for_each(|(out, of)| {
        // Four sums side by side, so that none waits for the one before.
        let (fours, rest) = of.as_chunks::<4>();
        let mut sums = [0.0; 4];
        for four in fours {
            for i in 0..4 {
                sums[i] += values[four[i] as usize];
            }
        }
        let sum = sums.iter().sum::<f64>() + rest.iter().map(|i| values[*i as usize]).sum::<f64>();
        *out = if of.is_empty() { 0.0 } else { sum / of.len() as f64 };
    });
}

/// The second order of the table beside the trivial one, over the smaller side: the vector x of that side for which going to
/// the other side and back by means gives λ x.
fn order(small: &[Vec<u32>], large: &[Vec<u32>]) -> Result<(Pair, f64), NoComplexity> {
    // With D the degrees, D^½ (means there and back) D^-½ is symmetric; its trivial direction is D^½.
    let root: Vec<f64> = small.iter().map(|of| (of.len() as f64).sqrt()).collect();
    let length = root.iter().map(|x| x * x).sum::<f64>().sqrt();
    let trivial: Vec<f64> = root.iter().map(|x| x / length).collect();
    // Rows without a neighbour are directions of their own, with the eigenvalue 0.
    let apply = |x: &[f64], out: &mut [f64]| {
        let scaled: Vec<f64> = x.iter().zip(&root).map(|(x, r)| if *r > 0.0 { x / r } else { 0.0 }).collect();
        let mut other = vec![0.0; large.len()];
        means(large, &scaled, &mut other);
        means(small, &other, out);
        out.iter_mut().zip(&root).for_each(|(x, r)| *x *= r);
    };
    let mut first = greatest(small.len(), std::slice::from_ref(&trivial), 1e-13, apply).ok_or(NoComplexity::Few)?;
    if first.value > 1.0 - 1e-9 {
        return Err(NoComplexity::Parts);
    }
    let known = [trivial, first.vector.clone()];
    let next = greatest(small.len(), &known, 1e-7, apply).map_or(0.0, |pair| pair.value.max(0.0));
    if first.value < 1e-9 || next > first.value * (1.0 - 1e-7) {
        return Err(NoComplexity::Even);
    }
    first.vector.iter_mut().zip(&root).for_each(|(x, r)| *x = if *r > 0.0 { *x / r } else { 0.0 });
    Ok((first, next))
}

fn complexity(
    plan: &RelatednessPlan,
    proximity: &[f64],
    near: &[f64],
    density: &[Option<f64>],
    present: &[bool],
) -> Result<Complexity, NoComplexity> {
    let some = |of: &[Vec<u32>]| of.iter().filter(|x| !x.is_empty()).count();
    let (rich, there) = (some(&plan.of_place), some(&plan.of_branch));
    if rich < 3 || there < 3 {
        return Err(NoComplexity::Few);
    }
    let (mut of_places, mut of_branches) = (vec![0.0; plan.places], vec![0.0; plan.branches]);
    let by_branches = plan.branches <= plan.places;
    let (small, large) = if by_branches { (&plan.of_branch, &plan.of_place) } else { (&plan.of_place, &plan.of_branch) };
    let (pair, next) = order(small, large)?;
    // A place is the mean of its branches; a branch is what makes it so.
    if by_branches {
        of_branches.copy_from_slice(&pair.vector);
        means(&plan.of_place, &of_branches, &mut of_places);
    } else {
        of_places.copy_from_slice(&pair.vector);
        means(&plan.of_branch, &of_places, &mut of_branches);
        of_branches.iter_mut().for_each(|x| *x /= pair.value);
    }
    let counted: Vec<usize> = (0..plan.places).filter(|p| !plan.of_place[*p].is_empty()).collect();
    let mean_of = |value: &dyn Fn(usize) -> f64| counted.iter().map(|p| value(*p)).sum::<f64>() / rich as f64;
    let diversity = mean_of(&|p| plan.of_place[p].len() as f64);
    let mean = mean_of(&|p| of_places[p]);
    let together = mean_of(&|p| (plan.of_place[p].len() as f64 - diversity) * (of_places[p] - mean));
    let spread_of = mean_of(&|p| (of_places[p] - mean).powi(2)).sqrt();
    if spread_of <= 1e-12 {
        return Err(NoComplexity::Even);
    }
    // Where diversity says nothing, the first place that stands apart is the complex one.
    let sign = if together.abs() > 1e-12 * spread_of {
        together.signum()
    } else {
        counted.iter().map(|p| of_places[*p] - mean).find(|x| x.abs() > 1e-9 * spread_of).map_or(1.0, f64::signum)
    };
    let scale = sign / spread_of;
    let score = |x: f64| (x - mean) * scale;
    let raw: Vec<f64> = of_branches.iter().map(|x| x * scale).collect();
    let branches = plan.branches;
    let reach: Vec<f64> = (0..plan.places)
        .into_par_iter()
        .map(|p| {
            let lacking = (0..branches).filter(|b| !present[p * branches + b]);
            lacking.map(|b| density[p * branches + b].unwrap_or(0.0) * raw[b]).sum()
        })
        .collect();
    let weights: Vec<f64> = raw.iter().zip(near).map(|(x, n)| if *n > 0.0 { x / n } else { 0.0 }).collect();
    let all: Vec<f64> = (0..branches).map(|b| (0..branches).map(|k| proximity[k * branches + b] * weights[k]).sum()).collect();
    let mut gain = vec![0.0; plan.places * branches];
    spread(plan, proximity, &weights, &mut gain, |p, b, sum| if present[p * branches + b] { 0.0 } else { all[b] - sum });
    Ok(Complexity {
        places: of_places.iter().zip(&plan.of_place).map(|(x, has)| (!has.is_empty()).then(|| score(*x))).collect(),
        branches: of_branches.iter().zip(&plan.of_branch).map(|(x, has)| (!has.is_empty()).then(|| score(*x))).collect(),
        outlook: scores(&reach),
        gain,
        eigenvalue: pair.value,
        next,
    })
}

/// Standard scores; `None` where all are equal.
fn scores(values: &[f64]) -> Vec<Option<f64>> {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let spread = (values.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / n).sqrt();
    values.iter().map(|x| (spread > 1e-12).then(|| (x - mean) / spread)).collect()
}
