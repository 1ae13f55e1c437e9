//! Groups of points on the plane: k-means for each number of groups, the number that the silhouette prefers, and how far other starts
//! come to the same.
//!
//! Starts by k-means++ (Arthur and Vassilvitskii 2007), furthest first (Gonzalez 1985, <https://doi.org/10.1016/0304-3975(85)90224-5>)
//! and the first distinct points in order, as Polis begins; of the ends near the least sum of squares the one with the best silhouette
//! is kept. Silhouettes: Rousseeuw 1987, <https://doi.org/10.1016/0377-0427(87)90125-7>, exact: distances are taken once, to the cells that
//! all groupings make together, and each grouping adds up its cells. Agreement: Hubert and Arabie 1985, <https://doi.org/10.1007/BF01908075>.

use super::{MOST_SILHOUETTES, OpinionsAsk, Stability};
use crate::partitions;
use crate::rng::Rng;
use rayon::prelude::*;
use std::collections::BTreeMap;

const STREAM: u32 = 0x706f_6c02;
const STREAM_DRAWN: u32 = 0x706f_6c03;
const MOST_STEPS: usize = 300;
/// Points that are worked on at once.
const LANES: usize = 16;
/// How far above the least sum of squares an end of k-means may lie to be compared, and how many are.
const NEAR: f64 = 1.1;
const MOST_ENDS: usize = 6;

pub(super) struct Groups {
    pub labels: Vec<u32>,
    pub sizes: Vec<u32>,
    pub silhouette: f64,
    pub tried: Vec<(u32, f64)>,
    pub drawn: bool,
    pub stability: Stability,
}

/// `None` where fewer than two points are distinct.
pub(super) fn groups(points: &[[f64; 2]], ask: &OpinionsAsk) -> Option<Groups> {
    let mut distinct = points.to_vec();
    distinct.sort_by(|a, b| a[0].total_cmp(&b[0]).then(a[1].total_cmp(&b[1])));
    distinct.dedup();
    let most = (ask.groups_max as usize).min(distinct.len()).min(points.len() - 1);
    if most < 2 {
        return None;
    }
    let runs: Vec<(usize, u32)> = (2..=most).flat_map(|k| (0..ask.starts + 2).map(move |start| (k, start))).collect();
    // A ten-thousandth of the mean variance of the axes.
    let n = points.len() as f64;
    let middle = [0, 1].map(|axis| points.iter().map(|p| p[axis]).sum::<f64>() / n);
    let still = 1e-4 * points.iter().map(|p| square(*p, middle)).sum::<f64>() / (2.0 * n);
    let found: Vec<[End; 2]> = runs
        .par_iter()
        .map(|(k, start)| {
            let centres = match start {
                0 => distinct[..*k].to_vec(),
                1 => furthest_first(points, *k),
                _ => plus_plus(points, *k, &mut Rng::new(ask.seed, STREAM, (*k as u64) << 32 | u64::from(*start))),
            };
            lloyd(points, centres, still)
        })
        .collect();
    let a_number = ask.starts as usize + 2;
    // Each number of groups has several good ends: the distinct ones near the least sum of squares are compared by their silhouettes.
    let mut ends: Vec<(usize, Vec<u32>)> = Vec::new();
    for (at, some) in found.chunks(a_number).enumerate() {
        let mut order: Vec<&End> = some.iter().flatten().collect();
        order.sort_by(|a, b| a.1.total_cmp(&b.1));
        let (least, before) = (order[0].1, ends.len());
        for (labels, inertia) in order {
            let labels = from_largest(labels).0;
            if *inertia <= least * NEAR && ends.len() - before < MOST_ENDS && ends[before..].iter().all(|e| e.1 != labels) {
                ends.push((at, labels));
            }
        }
    }
    let labels: Vec<&Vec<u32>> = ends.iter().map(|e| &e.1).collect();
    let (silhouettes, drawn) = silhouettes(points, &labels, ask.seed);
    let mut best: Vec<Option<usize>> = vec![None; most - 1];
    for (i, (at, _)) in ends.iter().enumerate() {
        if best[*at].is_none_or(|b| silhouettes[i] > silhouettes[b]) {
            best[*at] = Some(i);
        }
    }
    let best: Vec<usize> = best.into_iter().flatten().collect();
    let chosen = best.iter().copied().reduce(|a, b| if silhouettes[b] > silhouettes[a] { b } else { a })?;
    let (at, labels) = &ends[chosen];
    let others = &found[at * a_number + 2..(at + 1) * a_number];
    let agreements: Vec<f64> = others.par_iter().map(|[_, (other, _)]| adjusted_rand(labels, other)).collect();
    let stability = Stability {
        mean: agreements.iter().sum::<f64>() / agreements.len() as f64,
        least: agreements.iter().copied().fold(1.0, f64::min),
        starts: ask.starts,
    };
    let (labels, sizes) = from_largest(labels);
    let tried = best.iter().map(|b| (ends[*b].0 as u32 + 2, silhouettes[*b])).collect();
    Some(Groups { labels, sizes, silhouette: silhouettes[chosen], tried, drawn, stability })
}

/// Groups numbered from the largest on, equals by their first member; groups without members have no number.
fn from_largest(labels: &[u32]) -> (Vec<u32>, Vec<u32>) {
    let count = labels.iter().max().map_or(0, |m| *m as usize + 1);
    let mut sizes = vec![0u32; count];
    let mut first = vec![usize::MAX; count];
    for (i, g) in labels.iter().enumerate() {
        sizes[*g as usize] += 1;
        first[*g as usize] = first[*g as usize].min(i);
    }
    let mut order: Vec<usize> = (0..count).filter(|g| sizes[*g] > 0).collect();
    order.sort_by(|a, b| sizes[*b].cmp(&sizes[*a]).then(first[*a].cmp(&first[*b])));
    let mut number = vec![0; count];
    order.iter().enumerate().for_each(|(i, g)| number[*g] = i as u32);
    (labels.iter().map(|g| number[*g as usize]).collect(), order.iter().map(|g| sizes[*g]).collect())
}

fn square(a: [f64; 2], b: [f64; 2]) -> f64 {
    (a[0] - b[0]).powi(2) + (a[1] - b[1]).powi(2)
}

/// From the point that is furthest from the middle, each next one furthest from those before.
fn furthest_first(points: &[[f64; 2]], k: usize) -> Vec<[f64; 2]> {
    let n = points.len() as f64;
    let middle = [0, 1].map(|axis| points.iter().map(|p| p[axis]).sum::<f64>() / n);
    let mut near: Vec<f64> = points.iter().map(|p| square(*p, middle)).collect();
    let mut centres = Vec::with_capacity(k);
    while centres.len() < k {
        let next = (0..near.len()).reduce(|a, b| if near[b] > near[a] { b } else { a }).unwrap_or_default();
        let centre = points[next];
        for (near, p) in near.iter_mut().zip(points) {
            let d = square(*p, centre);
            *near = if centres.is_empty() { d } else { near.min(d) };
        }
        centres.push(centre);
    }
    centres
}

/// Each next centre drawn with a chance in proportion to its squared distance from those before.
fn plus_plus(points: &[[f64; 2]], k: usize, rng: &mut Rng) -> Vec<[f64; 2]> {
    let mut centres = vec![points[rng.below(points.len() as u32) as usize]];
    let mut near: Vec<f64> = points.iter().map(|p| square(*p, centres[0])).collect();
    while centres.len() < k {
        let total: f64 = near.iter().sum();
        let mut drawn = rng.unit() * total;
        let next = near.iter().position(|d| {
            drawn -= d;
            drawn < 0.0 && *d > 0.0
        });
        // Rounding may run past the end: then the last point that is apart.
        let centre = points[next.or_else(|| near.iter().rposition(|d| *d > 0.0)).unwrap_or_default()];
        centres.push(centre);
        near.iter_mut().zip(points).for_each(|(near, p)| *near = near.min(square(*p, centre)));
    }
    centres
}

/// Groups with their sum of squares.
type End = (Vec<u32>, f64);

/// Lloyd's steps until nobody moves, and the groups at the first step that moves the centres hardly at all (where the usual programs stop).
/// A centre that loses everyone goes to the point furthest from its own.
fn lloyd(points: &[[f64; 2]], mut centres: Vec<[f64; 2]>, still: f64) -> [End; 2] {
    let mut labels = vec![u32::MAX; points.len()];
    let (mut early, mut calm) = (None, false);
    for _ in 0..MOST_STEPS {
        let (mut moved, mut inertia) = (0u32, 0.0);
        let mut sums = vec![[0.0f64; 3]; centres.len()];
        let (mut furthest, mut reach) = (0, -1.0);
        for (at, (some, own)) in points.chunks(LANES).zip(labels.chunks_mut(LANES)).enumerate() {
            // A block of points against one centre after the other, so that lanes of the processor work side by side.
            let (mut least, mut nearest) = ([f64::INFINITY; LANES], [0.0f64; LANES]);
            let (mut x, mut y) = ([0.0f64; LANES], [0.0f64; LANES]);
            for (i, p) in some.iter().enumerate() {
                (x[i], y[i]) = (p[0], p[1]);
            }
            for (g, c) in centres.iter().enumerate() {
                for i in 0..LANES {
                    let (dx, dy) = (x[i] - c[0], y[i] - c[1]);
                    let d = dx * dx + dy * dy;
                    nearest[i] = if d < least[i] { g as f64 } else { nearest[i] };
                    least[i] = if d < least[i] { d } else { least[i] };
                }
            }
            for (i, (p, label)) in some.iter().zip(own).enumerate() {
                let own = nearest[i] as u32;
                if least[i] > reach {
                    (furthest, reach) = (at * LANES + i, least[i]);
                }
                inertia += least[i];
                moved += u32::from(*label != own);
                *label = own;
                let sum = &mut sums[own as usize];
                *sum = [sum[0] + p[0], sum[1] + p[1], sum[2] + 1.0];
            }
        }
        if calm && early.is_none() {
            early = Some((labels.clone(), inertia));
        }
        if moved == 0 {
            let end = (labels, inertia);
            return [early.unwrap_or_else(|| end.clone()), end];
        }
        let mut shift = 0.0;
        for (centre, sum) in centres.iter_mut().zip(&sums) {
            let to = if sum[2] > 0.0 { [sum[0] / sum[2], sum[1] / sum[2]] } else { points[furthest] };
            shift += square(*centre, to);
            *centre = to;
        }
        calm = shift <= still;
    }
    let inertia = points.iter().zip(&labels).map(|(p, g)| square(*p, centres[*g as usize])).sum();
    let end = (labels, inertia);
    [early.unwrap_or_else(|| end.clone()), end]
}

/// The mean silhouette of each grouping, and whether it is that of drawn points.
fn silhouettes(points: &[[f64; 2]], groupings: &[&Vec<u32>], seed: u64) -> (Vec<f64>, bool) {
    let n = points.len();
    // Points that are together in all groupings make a cell.
    let mut cells: BTreeMap<Vec<u32>, Vec<u32>> = BTreeMap::new();
    for i in 0..n {
        cells.entry(groupings.iter().map(|g| g[i]).collect()).or_default().push(i as u32);
    }
    let (mut xs, mut ys, mut first) = (Vec::with_capacity(n), Vec::with_capacity(n), vec![0]);
    for members in cells.values() {
        xs.extend(members.iter().map(|i| points[*i as usize][0]));
        ys.extend(members.iter().map(|i| points[*i as usize][1]));
        first.push(xs.len());
    }
    let keys: Vec<&Vec<u32>> = cells.keys().collect();
    let sizes: Vec<Vec<f64>> = groupings
        .iter()
        .map(|labels| {
            let mut sizes = vec![0.0; labels.iter().max().map_or(0, |m| *m as usize + 1)];
            labels.iter().for_each(|g| sizes[*g as usize] += 1.0);
            sizes
        })
        .collect();
    let drawn = n > MOST_SILHOUETTES;
    let asked: Vec<usize> = if drawn {
        let mut rng = Rng::new(seed, STREAM_DRAWN, 0);
        (0..MOST_SILHOUETTES).map(|_| rng.below(n as u32) as usize).collect()
    } else {
        (0..n).collect()
    };
    let of = |i: usize| -> Vec<f64> {
        let [x, y] = points[i];
        let to_cell: Vec<f64> = first.windows(2).map(|w| distances(x, y, &xs[w[0]..w[1]], &ys[w[0]..w[1]])).collect();
        let grouping = |(at, labels): (usize, &&Vec<u32>)| {
            let (own, sizes) = (labels[i] as usize, &sizes[at]);
            if sizes[own] <= 1.0 {
                return 0.0;
            }
            let mut sums = vec![0.0; sizes.len()];
            keys.iter().zip(&to_cell).for_each(|(key, d)| sums[key[at] as usize] += d);
            let inside = sums[own] / (sizes[own] - 1.0);
            let others = (0..sizes.len()).filter(|g| *g != own && sizes[*g] > 0.0).map(|g| sums[g] / sizes[g]);
            let outside = others.fold(f64::INFINITY, f64::min);
            let most = inside.max(outside);
            if most > 0.0 && outside.is_finite() { (outside - inside) / most } else { 0.0 }
        };
        groupings.iter().enumerate().map(grouping).collect()
    };
    let all: Vec<Vec<f64>> = asked.par_iter().with_min_len(32).map(|i| of(*i)).collect();
    ((0..groupings.len()).map(|g| all.iter().map(|s| s[g]).sum::<f64>() / all.len() as f64).collect(), drawn)
}

/// Sum of the distances from a point to many.
fn distances(x: f64, y: f64, xs: &[f64], ys: &[f64]) -> f64 {
    let mut lanes = [0.0; 4];
    let (mut a, mut b) = (xs.chunks_exact(4), ys.chunks_exact(4));
    for (a, b) in a.by_ref().zip(b.by_ref()) {
        for i in 0..4 {
            let (u, v) = (a[i] - x, b[i] - y);
            lanes[i] += (u * u + v * v).sqrt();
        }
    }
    let rest: f64 = a.remainder().iter().zip(b.remainder()).map(|(a, b)| ((a - x) * (a - x) + (b - y) * (b - y)).sqrt()).sum();
    lanes.iter().sum::<f64>() + rest
}

/// The adjusted Rand index of two groupings of the same people.
///
/// # Panics
/// If they do not have the same length.
#[must_use]
pub fn adjusted_rand(a: &[u32], b: &[u32]) -> f64 {
    partitions::adjusted_rand(a, b).expect("two groupings of the same people")
}
