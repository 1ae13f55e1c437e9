//! Borders as shared arcs: polygons are cut where borders meet, each arc is kept and simplified once, and the rings are
//! put together again from the arcs, so that neighbours never gape.
//!
//! The cutting follows the idea of TopoJSON (Bostock and Metcalf, <https://github.com/topojson/topojson-specification>):
//! a vertex is a junction where the rings that pass through it do not all have the same two vertices beside it.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::simplify::weights;
use super::snap::snap;
use super::{Point, Rings};

/// One arc used by a ring, forwards or backwards.
type Use = (u32, bool);

/// The borders of some units as arcs that are shared between neighbours.
#[derive(Debug, Clone, PartialEq)]
pub struct Topology {
    arcs: Vec<Vec<Point>>,
    /// Unit, ring, the arcs in order.
    rings: Vec<Vec<Vec<Use>>>,
    /// The units on either side of each arc, one entry a use.
    sides: Vec<Vec<u32>>,
    dropped: usize,
}

/// Cuts rings into shared arcs. Vertices that differ by at most `tolerance` in both coordinates are made one first.
/// Rings with fewer than three different vertices are dropped and counted.
pub fn topology(units: &[Rings], tolerance: f64) -> Topology {
    let snapped = snap(units, tolerance);
    let cut = junctions(&snapped.rings, snapped.points.len());
    // Each arc as a list of vertices, in the direction that is smaller, so that both sides name the same one.
    let pieces: Vec<Vec<Vec<Vec<u32>>>> = snapped
        .rings
        .par_iter()
        .map(|rings| {
            let proper = rings.iter().filter(|r| r.len() >= 3);
            proper.map(|ring| cut_ring(ring, &cut)).collect()
        })
        .collect();
    let mut numbers: BTreeMap<Vec<u32>, u32> = BTreeMap::new();
    for piece in pieces.iter().flatten().flatten() {
        numbers.entry(canonical(piece).0).or_insert(0);
    }
    for (number, slot) in numbers.values_mut().enumerate() {
        *slot = number as u32;
    }
    let mut sides = vec![Vec::new(); numbers.len()];
    let rings = pieces
        .iter()
        .enumerate()
        .map(|(unit, rings)| {
            let rings = rings.iter().map(|ring| {
                let uses = ring.iter().map(|piece| {
                    let (key, turned) = canonical(piece);
                    let arc = numbers[&key];
                    sides[arc as usize].push(unit as u32);
                    (arc, turned)
                });
                uses.collect()
            });
            rings.collect()
        })
        .collect();
    let arcs = numbers.keys().map(|arc| arc.iter().map(|&v| snapped.points[v as usize]).collect()).collect();
    let dropped = snapped.rings.iter().flatten().filter(|r| r.len() < 3);
    Topology { arcs, rings, sides, dropped: dropped.count() }
}

/// Which vertices are junctions.
fn junctions(rings: &[Vec<Vec<u32>>], points: usize) -> Vec<bool> {
    let mut beside: Vec<Option<(u32, u32)>> = vec![None; points];
    let mut junction = vec![false; points];
    for ring in rings.iter().flatten().filter(|r| r.len() >= 3) {
        for i in 0..ring.len() {
            let before = ring[(i + ring.len() - 1) % ring.len()];
            let after = ring[(i + 1) % ring.len()];
            let pair = (before.min(after), before.max(after));
            let vertex = ring[i] as usize;
            match beside[vertex] {
                None => beside[vertex] = Some(pair),
                Some(known) => junction[vertex] |= known != pair,
            }
        }
    }
    junction
}

/// The ring's pieces from junction to junction; a ring without junction is one closed piece that begins at its
/// smallest vertex.
fn cut_ring(ring: &[u32], junction: &[bool]) -> Vec<Vec<u32>> {
    let first = ring.iter().position(|&v| junction[v as usize]);
    let smallest = (0..ring.len()).min_by_key(|&i| ring[i]).unwrap_or(0);
    let start = first.unwrap_or(smallest);
    let mut pieces = Vec::new();
    let mut piece = vec![ring[start]];
    for step in 1..=ring.len() {
        let vertex = ring[(start + step) % ring.len()];
        piece.push(vertex);
        if step == ring.len() || junction[vertex as usize] {
            pieces.push(std::mem::replace(&mut piece, vec![vertex]));
        }
    }
    pieces
}

/// The smaller of the piece and its reverse, and whether it was turned.
fn canonical(piece: &[u32]) -> (Vec<u32>, bool) {
    let turned: Vec<u32> = piece.iter().rev().copied().collect();
    if turned.as_slice() < piece { (turned, true) } else { (piece.to_vec(), false) }
}

impl Topology {
    /// The arcs' points; a closed arc repeats its first point at the end.
    pub fn arcs(&self) -> &[Vec<Point>] {
        &self.arcs
    }

    /// The units along each arc, one entry a use: one unit on an outer border, two between neighbours.
    pub fn sides(&self) -> &[Vec<u32>] {
        &self.sides
    }

    /// Number of rings that had fewer than three different vertices.
    pub fn dropped(&self) -> usize {
        self.dropped
    }

    /// The rings of a unit, closed (the first point is repeated at the end).
    pub fn rings(&self, unit: usize) -> Rings {
        self.rings[unit]
            .iter()
            .map(|uses| {
                let mut ring: Vec<Point> = Vec::new();
                for &(arc, turned) in uses {
                    let arc = &self.arcs[arc as usize];
                    ring.pop();
                    if turned {
                        ring.extend(arc.iter().rev());
                    } else {
                        ring.extend(arc);
                    }
                }
                ring
            })
            .collect()
    }

    /// The rings of all units.
    pub fn all_rings(&self) -> Vec<Rings> {
        (0..self.rings.len()).map(|unit| self.rings(unit)).collect()
    }

    /// The arcs with exactly one chosen unit along them: the outer border of the chosen units together, such as a
    /// province's. Sorted as the arcs are.
    pub fn border(&self, chosen: &[bool]) -> Vec<Vec<Point>> {
        let inside = |sides: &Vec<u32>| {
            let count = sides.iter().filter(|&&u| chosen[u as usize]).count();
            count == 1
        };
        self.arcs.iter().zip(&self.sides).filter(|(_, sides)| inside(sides)).map(|(arc, _)| arc.clone()).collect()
    }

    /// The same borders with fewer points: every arc loses the points whose triangle (Visvalingam) is smaller than
    /// `least_area`, in the square of the coordinates' unit. Ends of arcs stay, and every ring keeps at least three
    /// different points, those that weigh most. Arcs may come to cross where the area is large beside the units.
    pub fn simplified(&self, least_area: f64) -> Topology {
        let weight: Vec<Vec<f64>> = self.arcs.par_iter().map(|arc| weights(arc)).collect();
        let mut kept: Vec<Vec<bool>> = weight.iter().map(|w| w.iter().map(|&w| w >= least_area).collect()).collect();
        for uses in self.rings.iter().flatten() {
            while self.corners(uses, &kept) < 3 {
                let mut heaviest: Option<(f64, usize, usize)> = None;
                for &(arc, _) in uses {
                    for (place, &w) in weight[arc as usize].iter().enumerate() {
                        let here = kept[arc as usize][place];
                        if !here && heaviest.is_none_or(|(most, ..)| w > most) {
                            heaviest = Some((w, arc as usize, place));
                        }
                    }
                }
                let Some((_, arc, place)) = heaviest else {
                    break;
                };
                kept[arc][place] = true;
            }
        }
        let arcs = self
            .arcs
            .iter()
            .zip(&kept)
            .map(|(arc, kept)| {
                let points = arc.iter().zip(kept).filter(|(_, kept)| **kept);
                points.map(|(p, _)| *p).collect()
            })
            .collect();
        Topology { arcs, rings: self.rings.clone(), sides: self.sides.clone(), dropped: self.dropped }
    }

    /// Number of points that a ring keeps, its closing point not counted.
    fn corners(&self, uses: &[Use], kept: &[Vec<bool>]) -> usize {
        uses.iter().map(|&(arc, _)| kept[arc as usize].iter().filter(|k| **k).count() - 1).sum()
    }
}
