//! What chance does to the finish: durations drawn between three points, the longest path of each draw, and which tasks it runs through.
//!
//! Three points as a beta distribution whose mean is (o + 4m + p) / 6: Malcolm et al. 1959, "Application of a technique for research and development
//! program evaluation", <https://doi.org/10.1287/opre.7.5.646>; or as a triangle. Criticality: Van Slyke 1963, "Monte Carlo methods and the PERT problem",
//! <https://doi.org/10.1287/opre.11.5.839>. Draws are keyed by (seed, task, block): a change in the ties does not change them. Tasks are drawn
//! independently of each other; causes that they share widen the finish more than this shows.

use super::network::Network;
use crate::rng::philox4x32_run;
use multiversion::multiversion;
use rayon::prelude::*;

/// How a duration lies between its three points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    Pert,
    Triangle,
}

impl Shape {
    pub const ALL: [Shape; 2] = [Shape::Pert, Shape::Triangle];

    pub fn code(self) -> &'static str {
        match self {
            Shape::Pert => "pert",
            Shape::Triangle => "triangle",
        }
    }

    pub fn from_code(code: &str) -> Option<Shape> {
        Shape::ALL.into_iter().find(|s| s.code() == code)
    }
}

/// The shares of simulations for which the finish is told.
pub const QUANTILES: [f64; 7] = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95];

/// What chance does.
#[derive(Debug, Clone, PartialEq)]
pub struct Risk {
    pub mean: f64,
    pub deviation: f64,
    /// The finish that so many simulations keep, one for each of [`QUANTILES`].
    pub quantiles: [f64; 7],
    /// The share of simulations that finish not later than planned.
    pub in_time: f64,
    /// For each task the share of simulations in which it holds up the finish.
    pub criticality: Vec<f64>,
    /// That share, times the task's own standard deviation over the finish's: where it pays to know more.
    pub sensitivity: Vec<f64>,
}

/// Simulations that are made side by side.
const LANES: usize = 64;
/// Pieces of a table of quantiles.
const PIECES: usize = 256;
/// Points at which a density is summed.
const POINTS: usize = 512;
const STREAM: u32 = 210;

/// The quantiles of one task, from the least to the greatest duration.
struct Table {
    at: [f64; PIECES + 1],
    /// In the first and the last piece the distribution function is a power: these are one over it.
    ends: [f64; 2],
}

impl Table {
    fn new([o, m, p]: [f64; 3], shape: Shape) -> Table {
        let width = p - o;
        let mode = if width > 0.0 { (m - o) / width } else { 0.0 };
        let mut at = [o; PIECES + 1];
        if width == 0.0 {
            return Table { at, ends: [1.0; 2] };
        }
        let ends = match shape {
            Shape::Triangle => {
                for (k, q) in at.iter_mut().enumerate() {
                    let u = k as f64 / PIECES as f64;
                    let x = if u <= mode { (u * mode).sqrt() } else { 1.0 - ((1.0 - u) * (1.0 - mode)).sqrt() };
                    *q = o + width * x;
                }
                [if mode > 0.0 { 0.5 } else { 1.0 }, if mode < 1.0 { 0.5 } else { 1.0 }]
            }
            Shape::Pert => {
                let (a, b) = (1.0 + 4.0 * mode, 5.0 - 4.0 * mode);
                let density = |x: f64| {
                    let part = |x: f64, power: f64| if power == 0.0 { 1.0 } else { x.powf(power) };
                    part(x, a - 1.0) * part(1.0 - x, b - 1.0)
                };
                // The distribution function at even points, each piece by Simpson's rule.
                let mut sums = vec![0.0; POINTS + 1];
                let h = 1.0 / POINTS as f64;
                let mut before = density(0.0);
                for i in 0..POINTS {
                    let x = i as f64 * h;
                    let next = density(x + h);
                    sums[i + 1] = sums[i] + h / 6.0 * (before + 4.0 * density(x + h / 2.0) + next);
                    before = next;
                }
                let whole = sums[POINTS];
                let mut i = 0;
                for (k, q) in at.iter_mut().enumerate().skip(1).take(PIECES - 1) {
                    let wanted = whole * k as f64 / PIECES as f64;
                    while sums[i + 1] < wanted {
                        i += 1;
                    }
                    *q = o + width * h * (i as f64 + (wanted - sums[i]) / (sums[i + 1] - sums[i]));
                }
                at[PIECES] = p;
                [1.0 / a, 1.0 / b]
            }
        };
        Table { at, ends }
    }

    fn quantile(&self, u: f64) -> f64 {
        let scaled = u * PIECES as f64;
        let k = (scaled as usize).min(PIECES - 1);
        let part = scaled - k as f64;
        let part = if k == 0 {
            part.powf(self.ends[0])
        } else if k == PIECES - 1 {
            1.0 - (1.0 - part).powf(self.ends[1])
        } else {
            part
        };
        self.at[k] + (self.at[k + 1] - self.at[k]) * part
    }
}

/// So many even numbers in (0, 1) for one task and one block of simulations.
#[inline]
fn even(seed: u64, task: u32, block: u32, out: &mut [f64; LANES]) {
    let words = philox4x32_run::<{ LANES / 4 }>([0, task, block, STREAM], [seed as u32, (seed >> 32) as u32]);
    for (i, four) in out.chunks_exact_mut(4).enumerate() {
        for (u, w) in four.iter_mut().zip(words) {
            *u = (f64::from(w[i]) + 0.5) / 4_294_967_296.0;
        }
    }
}

/// What the blocks are worked in.
struct Room {
    durations: Vec<[f64; LANES]>,
    finish: Vec<[f64; LANES]>,
    late: Vec<[f64; LANES]>,
}

/// One block: the finishes, and how often each task was critical.
#[multiversion(targets("x86_64+avx512f+avx512vl", "x86_64+avx2"))]
fn block(network: &Network, tables: &[Table], seed: u64, number: u32, lanes: usize, room: &mut Room, critical: &mut [u32]) -> [f64; LANES] {
    let mut draws = [0.0; LANES];
    let mut end = [0.0f64; LANES];
    for &task in &network.order {
        let t = task as usize;
        let table = &tables[t];
        if table.at[0] == table.at[PIECES] {
            room.durations[t] = [table.at[0]; LANES];
        } else {
            even(seed, task, number, &mut draws);
            for (d, u) in room.durations[t].iter_mut().zip(&draws) {
                *d = table.quantile(*u);
            }
        }
        let mut start = [0.0f64; LANES];
        for b in network.before(t) {
            start.iter_mut().zip(&room.finish[*b as usize]).for_each(|(s, f)| *s = if *f > *s { *f } else { *s });
        }
        for ((f, s), d) in room.finish[t].iter_mut().zip(&start).zip(&room.durations[t]) {
            *f = s + d;
        }
        end.iter_mut().zip(&room.finish[t]).for_each(|(e, f)| *e = if *f > *e { *f } else { *e });
    }
    for &task in network.order.iter().rev() {
        let t = task as usize;
        // The latest finish that moves nothing: the least latest start of those that come after.
        let mut due = end;
        for a in network.after(t) {
            let (late, durations) = (&room.late[*a as usize], &room.durations[*a as usize]);
            for ((d, l), length) in due.iter_mut().zip(late).zip(durations) {
                let latest = l - length;
                *d = if latest < *d { latest } else { *d };
            }
        }
        // Floating numbers lose their last digits on the way there and back.
        let tight = due.iter().zip(&room.finish[t]).zip(&end).take(lanes);
        critical[t] += tight.map(|((d, f), e)| u32::from(d - f <= 1e-9 * e.max(1.0))).sum::<u32>();
        room.late[t] = due;
    }
    end
}

/// Simulates the project so many times.
pub(super) fn simulate(network: &Network, three: &[[u32; 3]], shape: Shape, replicates: u32, seed: u64, planned: i64) -> Risk {
    let n = network.len();
    let tables: Vec<Table> = three.par_iter().map(|p| Table::new(p.map(f64::from), shape)).collect();
    let blocks = replicates.div_ceil(LANES as u32);
    // A few long pieces, so that the room is made seldom; sums of whole numbers do not depend on how many.
    let pieces = blocks.min(16);
    let parts: Vec<(Vec<f64>, Vec<u32>)> = (0..pieces)
        .into_par_iter()
        .map(|piece| {
            let empty = || vec![[0.0; LANES]; n];
            let mut room = Room { durations: empty(), finish: empty(), late: empty() };
            let (mut ends, mut critical) = (Vec::new(), vec![0u32; n]);
            for number in (piece * blocks / pieces)..((piece + 1) * blocks / pieces) {
                let lanes = LANES.min((replicates - number * LANES as u32) as usize);
                let end = block(network, &tables, seed, number, lanes, &mut room, &mut critical);
                ends.extend_from_slice(&end[..lanes]);
            }
            (ends, critical)
        })
        .collect();
    let mut ends: Vec<f64> = parts.iter().flat_map(|p| p.0.iter().copied()).collect();
    let count = ends.len() as f64;
    let mean = crate::sums::sum(&ends) / count;
    let deviation = (crate::sums::sum_by(ends.len(), |i| (ends[i] - mean).powi(2)) / (count - 1.0).max(1.0)).sqrt();
    ends.sort_unstable_by(f64::total_cmp);
    let slack = 1e-9 * (planned as f64).max(1.0);
    let in_time = ends.partition_point(|e| *e <= planned as f64 + slack) as f64 / count;
    let quantile = |q: f64| ends[((q * count).ceil() as usize).clamp(1, ends.len()) - 1];
    let criticality: Vec<f64> = (0..n).map(|t| parts.iter().map(|p| f64::from(p.1[t])).sum::<f64>() / count).collect();
    let spread = |points: &[u32; 3]| {
        let [o, m, p] = points.map(f64::from);
        match shape {
            Shape::Pert => {
                let mean = (o + 4.0 * m + p) / 6.0;
                ((mean - o) * (p - mean) / 7.0).sqrt()
            }
            Shape::Triangle => ((o * o + m * m + p * p - o * m - o * p - m * p) / 18.0).sqrt(),
        }
    };
    let sensitivity =
        three.iter().zip(&criticality).map(|(points, c)| if deviation > 0.0 { c * spread(points) / deviation } else { 0.0 }).collect();
    Risk { mean, deviation, quantiles: QUANTILES.map(quantile), in_time, criticality, sensitivity }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Mean and variance of the tables are those of the distributions.
    #[test]
    fn tables_have_the_moments_of_their_shape() {
        for points in [[0.0, 1.0, 10.0], [2.0, 2.0, 5.0], [1.0, 9.0, 9.0], [0.0, 5.0, 10.0], [3.0, 3.0, 3.0]] {
            let [o, m, p] = points;
            for shape in Shape::ALL {
                let table = Table::new(points, shape);
                let n = 200_000;
                let all: Vec<f64> = (0..n).map(|i| table.quantile((f64::from(i) + 0.5) / f64::from(n))).collect();
                let mean = all.iter().sum::<f64>() / f64::from(n);
                let var = all.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / f64::from(n);
                let (m1, m2) = match shape {
                    Shape::Pert => {
                        let mean = (o + 4.0 * m + p) / 6.0;
                        (mean, (mean - o) * (p - mean) / 7.0)
                    }
                    Shape::Triangle => ((o + m + p) / 3.0, (o * o + m * m + p * p - o * m - o * p - m * p) / 18.0),
                };
                assert!(
                    (mean - m1).abs() <= 1e-4 * (p - o) && (var - m2).abs() <= 1e-3 * m2,
                    "{points:?} {shape:?} {mean} {m1} {var} {m2}"
                );
            }
        }
    }
}
