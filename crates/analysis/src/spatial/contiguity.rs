//! Who borders whom: contiguity from polygon rings, and neighbours by distance from points.
//!
//! Anselin 1988, "Spatial econometrics: methods and models", <https://doi.org/10.1007/978-94-015-7799-1>.

use rayon::prelude::*;

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

/// Each unit's `k` nearest others (all others where there are fewer); of equally distant ones the first. Mostly not
/// symmetric. Points that are missing or not finite have no neighbours and are nobody's.
pub fn nearest(points: &[Option<Point>], k: usize, metric: Metric) -> Weights {
    let tree = Tree::new(points, metric);
    let rows = (0..points.len())
        .into_par_iter()
        .flat_map_iter(|i| {
            let found = tree.nearest(i as u32, k);
            found.into_iter().map(move |j| (i as u32, j))
        })
        .collect();
    Weights::from_known(points.len(), rows)
}

/// All others at most `distance` away (kilometres on the sphere). Points that are missing or not finite are islands.
pub fn within(points: &[Option<Point>], distance: f64, metric: Metric) -> Weights {
    let tree = Tree::new(points, metric);
    let rows = (0..points.len())
        .into_par_iter()
        .flat_map_iter(|i| {
            let found = tree.within(i as u32, distance);
            found.into_iter().map(move |j| (i as u32, j))
        })
        .collect();
    Weights::from_known(points.len(), rows)
}
