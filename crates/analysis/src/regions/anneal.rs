//! Simulated annealing over exchanges of border units: what makes regions worse is taken less and less often as it cools, and the best
//! partition that was seen is kept.
//!
//! Kirkpatrick, Gelatt and Vecchi 1983, <https://doi.org/10.1126/science.220.4598.671>; for zones: Openshaw and Rao 1995,
//! <https://doi.org/10.1068/a270425>.

use super::parts::Parts;
use crate::rng::Rng;

/// Heat at the beginning and the end, as a part of the mean sum of squares within that a unit has.
const HOT: f64 = 2.0;
const COLD: f64 = 0.015;
/// Beyond so many times the heat a change for the worse is never taken.
const NEVER: f64 = 20.0;
/// A unit leaves only where its group is seen to hang together within so many units around it: to look further costs more than the
/// few moves are worth.
const AROUND: usize = 40;

/// `sweeps` walks over all units while it cools evenly in the logarithm; the partition is left at the best that was seen at the end of a walk.
pub(super) fn anneal(parts: &mut Parts<'_>, rng: &mut Rng, sweeps: u32) {
    let units = parts.labels.len();
    let mut heat = HOT * parts.within() / units as f64;
    let cooler = (COLD / HOT).powf(1.0 / f64::from(sweeps.max(2) - 1));
    let mut best = parts.labels.clone();
    let (mut at, mut lowest) = (0.0f64, 0.0f64);
    for _ in 0..sweeps {
        for unit in 0..units {
            let (from, row) = (parts.labels[unit], parts.ground.touching.row(unit));
            if row.iter().all(|&j| parts.labels[j as usize] == from) {
                continue;
            }
            let to = parts.labels[row[rng.below(row.len() as u32) as usize] as usize];
            if to == from || !parts.spares(unit) {
                continue;
            }
            let change = parts.joining(unit, to) - parts.leaving(unit);
            if change > 0.0 && (change > NEVER * heat || f64::from(rng.next_u32()) >= (-change / heat).exp() * f64::from(u32::MAX)) {
                continue;
            }
            if parts.surely_whole_without(unit, AROUND) {
                parts.step(unit, to);
                at += change;
            }
        }
        if at < lowest {
            lowest = at;
            best.clone_from(&parts.labels);
        }
        heat *= cooler;
    }
    let groups = parts.members.len();
    *parts = Parts::new(parts.ground, &best, groups);
}
