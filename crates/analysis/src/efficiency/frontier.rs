//! The units that a frontier is made of: those that may be extreme. Some are found by looking along many directions; whoever those
//! dominate is out, which a small programme each proves; what remains is the frontier for all (Ali 1993, "Streamlined computation
//! for data envelopment analysis", European Journal of Operational Research 64(1); Dulá and López 2009, "Preprocessing DEA", Computers &
//! Operations Research 36(4)).

use super::simplex::{Columns, Simplex, Stopped};
use crate::rng::Rng;
use rayon::prelude::*;

/// Up to so many units all of them are the frontier.
const FEW: usize = 64;
/// Units of one run, which share their starts; fixed, so that threads change nothing.
pub(super) const RUN: usize = 64;
const STREAM: u32 = 160;

/// What a set of units spans.
pub(super) struct Frontier {
    pub columns: Columns,
    /// The unit of each column.
    pub units: Vec<u32>,
    /// The column of each unit, and of its twin where it has the same figures as an earlier one.
    pub place: Vec<Option<u32>>,
    /// Whether another unit has the very same figures.
    pub twin: Vec<bool>,
}

fn columns_of(figures: &[Vec<f64>], inputs: usize, variable: bool, units: &[u32]) -> Columns {
    let pick = |(at, column): (usize, &Vec<f64>)| -> Vec<f64> {
        let sign = if at < inputs { -1.0 } else { 1.0 };
        units.iter().map(|u| sign * column[*u as usize]).collect()
    };
    let mut rows: Vec<Vec<f64>> = figures.iter().enumerate().map(pick).collect();
    if variable {
        rows.push(vec![1.0; units.len()]);
    }
    Columns { rows, inputs, variable }
}

/// The figures of one unit.
pub(super) fn unit(figures: &[Vec<f64>], at: usize, out: &mut Vec<f64>) {
    out.clear();
    out.extend(figures.iter().map(|column| column[at]));
}

/// Units that are best in some direction.
fn candidates(figures: &[Vec<f64>], inputs: usize, variable: bool, among: &[u32]) -> Vec<u32> {
    let k = figures.len();
    let directions = 24 * k;
    let best = |direction: usize| -> u32 {
        let mut rng = Rng::new(0, STREAM, direction as u64);
        let mut weights: Vec<f64> = (0..k).map(|_| -(1.0 - rng.unit()).ln()).collect();
        // Every other direction looks at a few of the figures only.
        if direction % 2 == 1 {
            let (a, b) = (rng.below(inputs as u32) as usize, inputs + rng.below((k - inputs) as u32) as usize);
            (0..k).filter(|i| *i != a && *i != b).for_each(|i| weights[i] *= 0.01);
        }
        let side = |range: std::ops::Range<usize>, u: usize| range.map(|i| weights[i] * figures[i][u]).sum::<f64>();
        let worth = |u: u32| {
            let (uses, makes) = (side(0..inputs, u as usize), side(inputs..k, u as usize));
            if variable { makes - uses } else { makes / uses }
        };
        let first = (worth(among[0]), among[0]);
        among[1..].iter().map(|u| (worth(*u), *u)).fold(first, |best, x| if x.0 > best.0 { x } else { best }).1
    };
    let mut found: Vec<u32> = (0..directions).into_par_iter().map(best).collect();
    found.sort_unstable();
    found.dedup();
    found
}

impl Frontier {
    /// Of scaled figures, one array a column, inputs first.
    pub fn new(figures: &[Vec<f64>], inputs: usize, variable: bool) -> Frontier {
        let count = figures[0].len();
        let mut order: Vec<u32> = (0..count as u32).collect();
        let compare = |a: &u32, b: &u32| {
            let by = |column: &Vec<f64>| column[*a as usize].total_cmp(&column[*b as usize]);
            figures.iter().map(by).find(|o| o.is_ne()).unwrap_or(a.cmp(b))
        };
        order.sort_unstable_by(compare);
        let same = |a: u32, b: u32| figures.iter().all(|column| column[a as usize] == column[b as usize]);
        let (mut twin, mut first) = (vec![false; count], (0..count as u32).collect::<Vec<u32>>());
        for pair in order.windows(2) {
            if same(pair[0], pair[1]) {
                first[pair[1] as usize] = first[pair[0] as usize];
                (twin[pair[0] as usize], twin[pair[1] as usize]) = (true, true);
            }
        }
        let mut units: Vec<u32> = (0..count as u32).filter(|u| first[*u as usize] == *u).collect();
        if units.len() > FEW {
            let some = candidates(figures, inputs, variable, &units);
            let columns = columns_of(figures, inputs, variable, &some);
            let kept = |run: &[u32]| -> Vec<u32> {
                let mut simplex = Simplex::new(&columns, false);
                let mut own = Vec::new();
                let dominated = |u: &u32, simplex: &mut Simplex<'_>, own: &mut Vec<f64>| {
                    unit(figures, *u as usize, own);
                    matches!(simplex.solve(own, None), Ok(score) if score < 1.0 - 1e-8)
                };
                run.iter().copied().filter(|u| !dominated(u, &mut simplex, &mut own)).collect()
            };
            let runs: Vec<Vec<u32>> = units.par_chunks(RUN).map(kept).collect();
            units = runs.concat();
        }
        let mut place = vec![None; count];
        units.iter().enumerate().for_each(|(at, u)| place[*u as usize] = Some(at as u32));
        for u in 0..count {
            place[u] = place[first[u] as usize];
        }
        Frontier { columns: columns_of(figures, inputs, variable, &units), units, place, twin }
    }
}

/// A score; where the steps ran out once more from the beginning, and `None` where they ran out again.
pub(super) fn score<'a>(
    simplex: &mut Simplex<'a>,
    columns: &'a Columns,
    output: bool,
    own: &[f64],
    skip: Option<u32>,
) -> Option<Result<f64, ()>> {
    match simplex.solve(own, skip) {
        Ok(score) => Some(Ok(score)),
        Err(Stopped::Infeasible) => Some(Err(())),
        Err(Stopped::Stuck) => {
            *simplex = Simplex::new(columns, output);
            simplex.solve(own, skip).ok().map(Ok)
        }
    }
}
