//! Who borders whom: contiguity from polygon rings, and neighbours by distance from points.
//!
//! Anselin 1988, "Spatial econometrics: methods and models", <https://doi.org/10.1007/978-94-015-7799-1>.

use crate::catalogue::Refusal;
use rayon::prelude::*;
use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::near::Tree;
use super::snap::snap;
use super::weights::Weights;
use super::{Point, Rings};

/// The tolerance for coordinates in degrees: about a tenth of a metre.
pub const DEGREES: f64 = 1e-6;

/// Which touch makes neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contiguity {
    /// A shared vertex is enough.
    Queen,
    /// A shared side, that is two vertices that follow each other on both borders.
    Rook,
}

impl Contiguity {
    /// `queen` or `rook`.
    pub fn code(self) -> &'static str {
        match self {
            Contiguity::Queen => "queen",
            Contiguity::Rook => "rook",
        }
    }

    /// The rule with this code.
    pub fn from_code(code: &str) -> Option<Contiguity> {
        [Contiguity::Queen, Contiguity::Rook].into_iter().find(|c| c.code() == code)
    }
}

/// Neighbours from shared vertices: vertices whose coordinates differ by at most `tolerance` (in the coordinates' own
/// unit; [`DEGREES`] for longitude and latitude) are one. Holes count as borders, so an enclave borders its
/// surrounding unit. A vertex that lies on a neighbour's side where the neighbour has none is not seen. Units that touch
/// no other are kept as islands.
pub fn contiguity(units: &[Rings], rule: Contiguity, tolerance: f64) -> Weights {
    let snapped = snap(units, tolerance);
    let touches = |unit: usize| {
        let rings = &snapped.rings[unit];
        rings.iter().flat_map(move |ring| {
            (0..ring.len()).map(move |i| {
                let (a, b) = (ring[i], ring[(i + 1) % ring.len()]);
                let key = match rule {
                    Contiguity::Queen => (a, a),
                    Contiguity::Rook => (a.min(b), a.max(b)),
                };
                (key, unit as u32)
            })
        })
    };
    let mut touched: Vec<((u32, u32), u32)> = (0..units.len()).into_par_iter().flat_map_iter(touches).collect();
    touched.par_sort_unstable();
    touched.dedup();
    let mut arcs = Vec::new();
    for group in touched.chunk_by(|a, b| a.0 == b.0) {
        // A ring that snapped to one point has a side without length.
        if rule == Contiguity::Rook && group[0].0.0 == group[0].0.1 {
            continue;
        }
        for (at, first) in group.iter().enumerate() {
            for second in &group[at + 1..] {
                arcs.extend([(first.1, second.1), (second.1, first.1)]);
            }
        }
    }
    Weights::from_known(units.len(), arcs)
}

/// How distances between points are measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Metric {
    /// Straight lines, in the coordinates' own unit.
    Plane,
    /// Great circles between longitudes and latitudes in degrees, in kilometres on a sphere of radius 6371.0088 km.
    Sphere,
}

/// The most neighbours by distance that are taken, each direction once; some 40 bytes each while they are found.
pub const MOST_PAIRS: usize = 100_000_000;

/// More neighbours by distance than are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooManyPairs;

impl fmt::Display for TooManyPairs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "there are more than {MOST_PAIRS} pairs of neighbours: ask for a smaller distance, fewer neighbours or fewer points")
    }
}

impl std::error::Error for TooManyPairs {}

impl Refusal for TooManyPairs {
    fn it(&self) -> String {
        format!("le coppie di vicini sono più di {MOST_PAIRS}: chiedi una distanza minore, meno vicini o meno punti")
    }
}

/// Each point with those that `find` gives, as long as they are at most so many.
fn pairs(points: usize, most: usize, find: impl Fn(u32) -> Vec<u32> + Sync) -> Result<Weights, TooManyPairs> {
    let count = AtomicUsize::new(0);
    let rows = (0..points as u32)
        .into_par_iter()
        .flat_map_iter(|i| {
            // The tree is not even asked once there are too many.
            let found = if count.load(Ordering::Relaxed) > most { Vec::new() } else { find(i) };
            count.fetch_add(found.len(), Ordering::Relaxed);
            found.into_iter().map(move |j| (i, j))
        })
        .collect();
    if count.into_inner() > most { Err(TooManyPairs) } else { Ok(Weights::from_known(points, rows)) }
}

/// Each unit's `k` nearest others (all others where there are fewer); of equally distant ones the first. Mostly not
/// symmetric. Points that are missing or not finite have no neighbours and are nobody's.
///
/// # Errors
/// More than [`MOST_PAIRS`] neighbours.
pub fn nearest(points: &[Option<Point>], k: usize, metric: Metric) -> Result<Weights, TooManyPairs> {
    let tree = Tree::new(points, metric);
    pairs(points.len(), MOST_PAIRS, |i| tree.nearest(i, k))
}

/// All others at most `distance` away (kilometres on the sphere). Points that are missing or not finite are islands.
///
/// # Errors
/// More than [`MOST_PAIRS`] neighbours.
pub fn within(points: &[Option<Point>], distance: f64, metric: Metric) -> Result<Weights, TooManyPairs> {
    let tree = Tree::new(points, metric);
    pairs(points.len(), MOST_PAIRS, |i| tree.within(i, distance))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crowd_is_refused_before_it_fills_the_memory() {
        let points: Vec<Option<Point>> = (0..40).map(|i| Some([f64::from(i), 0.0])).collect();
        let tree = Tree::new(&points, Metric::Plane);
        let all = |most| pairs(points.len(), most, |i| tree.within(i, 100.0));
        assert_eq!(all(40 * 39).map(|w| w.arcs()), Ok(40 * 39));
        assert_eq!(all(40 * 39 - 1).map(|w| w.arcs()), Err(TooManyPairs));
        assert!(TooManyPairs.it().contains("100000000") && TooManyPairs.to_string().contains("100000000"));
    }
}
