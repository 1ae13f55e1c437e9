//! How far chance reaches: errors by cluster, the wild bootstrap, bands for several effects at once, and permutations for a few treated places.
//!
//! Bertrand, Duflo and Mullainathan 2004, <https://doi.org/10.1162/003355304772839588> (why clusters); Cameron, Gelbach and Miller 2008,
//! <https://doi.org/10.1162/rest.90.3.414> (wild bootstrap with the null imposed); Webb 2023, <https://doi.org/10.1111/caje.12661> (six points with few clusters); MacKinnon
//! and Webb 2020, <https://doi.org/10.1016/j.jeconom.2020.04.024>, and Conley and Taber 2011, <https://doi.org/10.1162/REST_a_00049> (few treated).

use super::contrasts::{Contrasts, Controls, Data, Groups, contrasts, means};
use super::distributions::{quantile, two_sided};
use crate::rng::Rng;
use rayon::prelude::*;

/// An effect with how far chance reaches.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    pub effect: f64,
    /// Standard error by cluster; `None` under permutations.
    pub error: Option<f64>,
    /// `None` where chance alone reaches as far whatever is assumed.
    pub interval: Option<(f64, f64)>,
    pub p: f64,
}

/// Stata's small-sample factor for clusters, with two coefficients.
fn small(data: &Data) -> f64 {
    let (g, n) = (data.clusters as f64, data.units as f64);
    g / (g - 1.0) * if n > 2.0 { (n - 1.0) / (n - 2.0) } else { 1.0 }
}

/// The standard error that the influence of clusters gives.
pub(super) fn error(data: &Data, influence: &[f64]) -> f64 {
    (influence.iter().map(|x| x * x).sum::<f64>() * small(data)).sqrt()
}

pub(super) fn by_cluster(data: &Data, effect: f64, influence: &[f64], level: f64) -> Estimate {
    let error = error(data, influence);
    let freedom = data.clusters as f64 - 1.0;
    let reach = quantile(1.0 - level, freedom) * error;
    let p = if error > 0.0 { two_sided(effect / error, freedom) } else { f64::from(u8::from(effect == 0.0)) };
    Estimate { effect, error: Some(error), interval: Some((effect - reach, effect + reach)), p }
}

/// Signs (or Webb's six points, with fewer than twelve clusters) of one draw.
fn weights(seed: u64, stream: u32, draw: u64, clusters: usize, six: bool, out: &mut [f64]) {
    use std::f64::consts::FRAC_1_SQRT_2;
    const SIX: [f64; 6] = [-1.224_744_871_391_589, -1.0, -FRAC_1_SQRT_2, FRAC_1_SQRT_2, 1.0, 1.224_744_871_391_589];
    let mut rng = Rng::new(seed, stream, draw);
    let mut bits = 0u32;
    for (i, w) in out.iter_mut().enumerate().take(clusters) {
        *w = if six {
            SIX[rng.below(6) as usize]
        } else {
            if i % 32 == 0 {
                bits = rng.next_u32();
            }
            let sign = if bits & 1 == 1 { 1.0 } else { -1.0 };
            bits >>= 1;
            sign
        };
    }
}

const WILD: u32 = 221;
const MULTIPLIER: u32 = 222;
const PERMUTATION: u32 = 223;

/// Draws in one piece of work.
const PIECE: u32 = 64;

/// The wild bootstrap of the difference of means of `d` (one value a unit) between treated and others: p, and the interval of all
/// effects that it does not refuse.
pub(super) fn wild(data: &Data, d: &[f64], treated: &[bool], draws: u32, level: f64, seed: u64) -> (f64, Option<(f64, f64)>) {
    let g = data.clusters;
    // By cluster: units and sums, treated and others.
    let mut count = vec![[0.0f64; 2]; g];
    let mut sums = vec![[0.0f64; 2]; g];
    for (unit, d) in d.iter().enumerate() {
        let (c, side) = (data.cluster[unit] as usize, usize::from(treated[unit]));
        count[c][side] += 1.0;
        sums[c][side] += d;
    }
    let n: [f64; 2] = [0, 1].map(|side| count.iter().map(|c| c[side]).sum());
    let total: [f64; 2] = [0, 1].map(|side| sums.iter().map(|c| c[side]).sum());
    let effect = total[1] / n[1] - total[0] / n[0];
    let six = g < 12;
    // Means and scores of sums by cluster; both are linear in the sums.
    let means = |s: &[[f64; 2]]| [0, 1].map(|side| s.iter().map(|c| c[side]).sum::<f64>() / n[side]);
    let score = |s: &[f64; 2], count: &[f64; 2], m: &[f64; 2]| (s[1] - count[1] * m[1]) / n[1] - (s[0] - count[0] * m[0]) / n[0];
    let m = means(&sums);
    let own = sums.iter().zip(&count).map(|(s, c)| score(s, c, &m).powi(2)).sum::<f64>().sqrt();
    if own <= 0.0 {
        return (f64::from(u8::from(effect == 0.0)), Some((effect, effect)));
    }
    // What is left if an assumed effect were the true one and the two had one mean: a part that stands, and one that grows with the effect.
    let whole = n[0] + n[1];
    let mean = (total[0] + total[1]) / whole;
    let stands: Vec<[f64; 2]> = sums.iter().zip(&count).map(|(s, c)| [s[0] - c[0] * mean, s[1] - c[1] * mean]).collect();
    let grows: Vec<[f64; 2]> = count.iter().map(|c| [c[0] * n[1] / whole, -c[1] * n[0] / whole]).collect();
    // So a draw's difference is linear in the assumed effect and its squared error a parabola: five numbers serve every effect.
    let pieces = draws.div_ceil(PIECE);
    let drawn: Vec<[f64; 5]> = (0..pieces)
        .into_par_iter()
        .flat_map_iter(|piece| {
            let mut w = vec![0.0; g];
            let (mut a, mut b) = (vec![[0.0; 2]; g], vec![[0.0; 2]; g]);
            let (stands, grows, count) = (&stands, &grows, &count);
            (piece * PIECE..((piece + 1) * PIECE).min(draws)).map(move |draw| {
                weights(seed, WILD, u64::from(draw), g, six, &mut w);
                for (c, w) in w.iter().enumerate() {
                    a[c] = [stands[c][0] * w, stands[c][1] * w];
                    b[c] = [grows[c][0] * w, grows[c][1] * w];
                }
                let (ma, mb) = (means(&a), means(&b));
                let mut five = [ma[1] - ma[0], mb[1] - mb[0], 0.0, 0.0, 0.0];
                for c in 0..g {
                    let (x, y) = (score(&a[c], &count[c], &ma), score(&b[c], &count[c], &mb));
                    five[2] += x * x;
                    five[3] += x * y;
                    five[4] += y * y;
                }
                five
            })
        })
        .collect();
    let p_of = |assumed: f64| -> f64 {
        let t = ((effect - assumed) / own).abs() * (1.0 - 1e-12);
        let beyond = |[a, b, aa, ab, bb]: &[f64; 5]| {
            let square = aa + assumed * (2.0 * ab + assumed * bb);
            square <= 0.0 || (a + assumed * b).abs() >= t * square.sqrt()
        };
        (drawn.iter().filter(|d| beyond(d)).count() + 1) as f64 / f64::from(draws + 1)
    };
    (p_of(0.0), inverted(effect, own, 1.0 - level, p_of))
}

/// The interval of assumed effects around the found one whose p is above what is refused; `None` where it has no end.
fn inverted(effect: f64, scale: f64, refused: f64, p_of: impl Fn(f64) -> f64) -> Option<(f64, f64)> {
    let end = |side: f64| {
        let mut inside = 0.0;
        let mut outside = 2.0 * scale;
        let mut doubled = 0;
        while p_of(effect + side * outside) > refused {
            inside = outside;
            outside *= 2.0;
            doubled += 1;
            if doubled > 12 {
                return None;
            }
        }
        while outside - inside > 1e-4 * outside {
            let middle = f64::midpoint(inside, outside);
            if p_of(effect + side * middle) > refused {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        Some(effect + side * outside)
    };
    Some((end(-1.0)?, end(1.0)?))
}

/// For several effects with their influences: the multiple of the error that holds all at once, and, for those that `some` marks, how
/// often chance has its greatest t at least as great as the one that was found.
pub(super) fn together(
    data: &Data,
    effects: &[f64],
    influences: &[Vec<f64>],
    some: &[bool],
    draws: u32,
    level: f64,
    seed: u64,
) -> Option<(f64, f64)> {
    let errors: Vec<f64> = influences.iter().map(|i| error(data, i)).collect();
    // What is marked first, so that its greatest is found on the way.
    let mut usable: Vec<usize> = (0..effects.len()).filter(|k| errors[*k] > 0.0).collect();
    usable.sort_by_key(|k| !some[*k]);
    if usable.is_empty() {
        return None;
    }
    let marked = usable.iter().filter(|k| some[**k]).count();
    let (g, k) = (data.clusters, usable.len());
    // One row a cluster, so that a draw reads memory once.
    let mut scaled = vec![0.0; g * k];
    for (at, e) in usable.iter().enumerate() {
        for (c, x) in influences[*e].iter().enumerate() {
            scaled[c * k + at] = x / errors[*e];
        }
    }
    let pieces = draws.div_ceil(PIECE);
    let greatest: Vec<(f64, f64)> = (0..pieces)
        .into_par_iter()
        .flat_map_iter(|piece| {
            let (mut w, mut sums) = (vec![0.0; g], vec![0.0; k]);
            let scaled = &scaled;
            (piece * PIECE..((piece + 1) * PIECE).min(draws)).map(move |draw| {
                weights(seed, MULTIPLIER, u64::from(draw), g, g < 12, &mut w);
                sums.fill(0.0);
                for (row, w) in scaled.chunks_exact(k).zip(&w) {
                    sums.iter_mut().zip(row).for_each(|(s, x)| *s += w * x);
                }
                let most = |of: &[f64]| of.iter().fold(0.0f64, |m, s| m.max(s.abs()));
                let first = most(&sums[..marked]);
                (first, first.max(most(&sums[marked..])))
            })
        })
        .collect();
    let found = usable[..marked].iter().map(|e| (effects[*e] / errors[*e]).abs()).fold(0.0, f64::max);
    let count = greatest.len();
    let beyond = greatest.iter().filter(|x| x.0 >= found).count();
    let mut all: Vec<f64> = greatest.into_iter().map(|x| x.1).collect();
    all.sort_unstable_by(f64::total_cmp);
    let reach = all[((level * count as f64).ceil() as usize).clamp(1, count) - 1];
    // No band is narrower than for one effect alone.
    let alone = quantile(1.0 - level, g as f64 - 1.0);
    Some((reach.max(alone), (beyond + 1) as f64 / (count + 1) as f64))
}

/// What all ways of choosing as many treated clusters give.
pub(super) struct Permuted {
    /// For each way: the overall effect in the outcomes, in the treatment itself, and the events and the slope.
    ways: Vec<Way>,
    pub least_p: f64,
    pub all: bool,
}

struct Way {
    overall: f64,
    treated: f64,
    events: Vec<f64>,
    slope: f64,
}

/// The next choice of `k` of `n` in order.
fn next(choice: &mut [usize], n: usize) -> bool {
    let k = choice.len();
    let Some(i) = (0..k).rev().find(|i| choice[*i] < n - k + i) else { return false };
    choice[i] += 1;
    for j in i + 1..k {
        choice[j] = choice[j - 1] + 1;
    }
    true
}

/// Permutes the starts over clusters (over units where clusters are mixed).
pub(super) fn permuted(data: &Data, controls: Controls, events: &[i32], draws: u32, seed: u64) -> Permuted {
    let t = data.periods;
    let mut of_cluster = vec![usize::MAX; data.clusters];
    let mut mixed = false;
    for (unit, c) in data.cluster.iter().enumerate() {
        let start = &mut of_cluster[*c as usize];
        mixed |= *start != usize::MAX && *start != data.starts[unit];
        *start = data.starts[unit];
    }
    let (block, starts): (Vec<u32>, Vec<usize>) =
        if mixed { ((0..data.units as u32).collect(), data.starts.clone()) } else { (data.cluster.clone(), of_cluster) };
    let n = starts.len();
    let treated: Vec<usize> = starts.iter().copied().filter(|s| *s < t).collect();
    let k = treated.len();
    // The number of different ways, as far as a floating number goes.
    let choose = |n: usize, k: usize| (0..k).map(|i| (n - i) as f64 / (i + 1) as f64).product::<f64>();
    let mut ways_there_are = choose(n, k);
    let mut left = k;
    for s in 0..t {
        let alike = treated.iter().filter(|x| **x == s).count();
        ways_there_are *= choose(left, alike);
        left -= alike;
    }
    let together = treated.windows(2).all(|w| w[0] == w[1]);
    let all = together && ways_there_are <= f64::from(draws) + 1.5;
    // What would be left of the outcomes without an effect of one.
    let d: Vec<f64> =
        (0..data.units).flat_map(|u| (0..t).map(move |p| (u, p))).map(|(u, p)| f64::from(u8::from(data.starts[u] <= p))).collect();
    let known = Groups::of(data, &data.starts);
    let known_contrasts = contrasts(&known, t, controls);
    let way = |assigned: &[usize]| -> Way {
        let starts: Vec<usize> = block.iter().map(|b| assigned[*b as usize]).collect();
        let groups = Groups::of(data, &starts);
        let fresh;
        let told: &Contrasts = if groups == known {
            &known_contrasts
        } else {
            fresh = contrasts(&groups, t, controls);
            &fresh
        };
        let (y, d) = (means(data, &groups, &starts, &data.y), means(data, &groups, &starts, &d));
        let event = |e: &i32| told.events.iter().find(|(at, _)| at == e).map_or(0.0, |(_, c)| c.value(&y));
        Way {
            overall: told.overall.value(&y),
            treated: told.overall.value(&d),
            events: events.iter().map(event).collect(),
            slope: told.slope.as_ref().map_or(0.0, |c| c.value(&y)),
        }
    };
    let own = way(&starts);
    let mut ways = vec![own];
    if all {
        let mut choice: Vec<usize> = (0..k).collect();
        let mut choices = Vec::new();
        loop {
            let mut assigned = vec![t; n];
            choice.iter().zip(&treated).for_each(|(c, s)| assigned[*c] = *s);
            if assigned != starts {
                choices.push(assigned);
            }
            if !next(&mut choice, n) {
                break;
            }
        }
        ways.par_extend(choices.par_iter().map(|a| way(a)));
    } else {
        ways.par_extend((0..draws).into_par_iter().map(|draw| {
            let mut assigned = starts.clone();
            Rng::new(seed, PERMUTATION, u64::from(draw)).shuffle(&mut assigned);
            way(&assigned)
        }));
    }
    Permuted { least_p: (1.0 / ways_there_are).max(1.0 / ways.len() as f64), ways, all }
}

impl Permuted {
    /// How often a way gives at least as much as the real one, which counts among them.
    fn share(&self, of: impl Fn(&Way) -> f64) -> f64 {
        let own = of(&self.ways[0]).abs();
        self.ways.iter().filter(|w| of(w).abs() >= own * (1.0 - 1e-12)).count() as f64 / self.ways.len() as f64
    }

    pub fn ways(&self) -> usize {
        self.ways.len()
    }

    pub fn overall(&self, level: f64) -> Estimate {
        let effect = self.ways[0].overall;
        let p_of = |assumed: f64| self.share(|w| w.overall - assumed * w.treated);
        let spread = self.ways.iter().map(|w| w.overall.powi(2)).sum::<f64>() / self.ways.len() as f64;
        let interval = (self.least_p <= 1.0 - level && spread > 0.0).then(|| inverted(effect, spread.sqrt(), 1.0 - level, p_of)).flatten();
        Estimate { effect, error: None, interval, p: p_of(0.0) }
    }

    /// One event: p, and the effect less what chance gives between its outer quantiles.
    pub fn event(&self, number: usize, level: f64) -> Estimate {
        let effect = self.ways[0].events[number];
        let mut chance: Vec<f64> = self.ways[1..].iter().map(|w| w.events[number]).collect();
        chance.sort_unstable_by(f64::total_cmp);
        let out = (1.0 - level) / 2.0;
        let interval = (chance.len() as f64 * out >= 1.0).then(|| {
            let at = |q: f64| chance[((q * chance.len() as f64) as usize).min(chance.len() - 1)];
            (effect - at(1.0 - out), effect - at(out))
        });
        Estimate { effect, error: None, interval, p: self.share(|w| w.events[number]) }
    }

    /// The slope before the start, and the events before it together (`before` are their numbers).
    pub fn before(&self, before: &[usize]) -> (f64, f64) {
        (self.share(|w| before.iter().map(|e| w.events[*e].powi(2)).sum::<f64>().sqrt()), self.share(|w| w.slope))
    }
}
