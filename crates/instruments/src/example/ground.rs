//! The example's ground: an uneven grid of units that share their borders, and how many live in each.

use crate::Config;
use reticolo_analysis::rng::Rng;
use reticolo_model::Unit;
use reticolo_model::geometry::{Geometry, Point};
use std::collections::BTreeMap;

/// Streams of random numbers, one a use.
const NODES: u32 = 1;
const EDGES: u32 = 2;
const PEOPLE: u32 = 3;

/// South-western corner and size of a cell, in degrees.
const CORNER: Point = [9.0, 43.0];
const CELL: Point = [0.06, 0.045];
/// A block of units is so many cells wide and high; two groups of units stand in one.
const BLOCK: [usize; 2] = [6, 11];

/// A number between -1 and 1.
fn offset(rng: &mut Rng) -> f64 {
    2.0 * rng.unit() - 1.0
}

/// Coordinates to about a metre.
fn rounded([x, y]: Point) -> Point {
    [(x * 1e5).round() / 1e5, (y * 1e5).round() / 1e5]
}

/// A corner of the grid, moved off its place; the same for every unit that meets there.
fn node(seed: u64, column: usize, row: usize) -> Point {
    let mut rng = Rng::new(seed, NODES, (row as u64) << 32 | column as u64);
    let (dx, dy) = (offset(&mut rng) * 0.25, offset(&mut rng) * 0.25);
    rounded([CORNER[0] + (column as f64 + dx) * CELL[0], CORNER[1] + (row as f64 + dy) * CELL[1]])
}

/// A point near the middle of the border between two corners; `upright` tells the two borders that begin at one corner apart.
fn middle(seed: u64, column: usize, row: usize, upright: bool) -> Point {
    let a = node(seed, column, row);
    let b = if upright { node(seed, column, row + 1) } else { node(seed, column + 1, row) };
    let mut rng = Rng::new(seed, EDGES, (row as u64) << 32 | (column as u64) << 1 | u64::from(upright));
    rounded([(a[0] + b[0]) / 2.0 + offset(&mut rng) * 0.1 * CELL[0], (a[1] + b[1]) / 2.0 + offset(&mut rng) * 0.1 * CELL[1]])
}

/// The codes of `count` units that begin with the territory's, so that they lie inside it.
pub fn codes(territory: &str, count: usize) -> Vec<String> {
    (1..=count).map(|n| format!("{territory}P{n:06}")).collect()
}

/// The codes of the units to make: `count` of them, or as many as the territory names.
pub fn wanted(config: &Config, count: usize) -> Vec<String> {
    match &config.territory {
        Some(code) => codes(code, count),
        None => {
            let mut codes = config.units.clone();
            codes.sort();
            codes.dedup();
            codes
        }
    }
}

/// Where the `i`-th of `count` units stands: in blocks of six by eleven, the blocks side by side in rows, so that units that
/// follow one another lie together however many there are.
fn cell(i: usize, count: usize) -> (usize, usize) {
    let [wide, high] = BLOCK;
    let (block, within) = (i / (wide * high), i % (wide * high));
    let blocks = count.div_ceil(wide * high);
    let across = (1..).find(|c| c * c * wide * wide >= blocks * wide * high).unwrap_or(1);
    (block % across * wide + within % wide, block / across * high + within / wide)
}

/// Units of these codes, with numbered names and made-up shapes.
pub fn units(codes: &[String], seed: u64) -> Vec<Unit> {
    codes
        .iter()
        .enumerate()
        .map(|(i, code)| {
            let (x, y) = cell(i, codes.len());
            let ring = vec![
                node(seed, x, y),
                middle(seed, x, y, false),
                node(seed, x + 1, y),
                middle(seed, x + 1, y, true),
                node(seed, x + 1, y + 1),
                middle(seed, x, y + 1, false),
                node(seed, x, y + 1),
                middle(seed, x, y, true),
                node(seed, x, y),
            ];
            let rings = vec![ring];
            Unit {
                code: code.clone(),
                name: format!("Comune di prova {}", i + 1),
                inside: true,
                province: None,
                region: None,
                valid_from: None,
                valid_to: None,
                seat: None,
                geometry: Some(Geometry::Polygon(rings)),
                attributes: BTreeMap::new(),
            }
        })
        .collect()
}

/// How many live in each unit in the newest period: mostly small places, some large.
pub fn residents(seed: u64, units: usize) -> Vec<f64> {
    (0..units)
        .map(|i| {
            let mut rng = Rng::new(seed, PEOPLE, i as u64);
            // Nearly normal: a sum of twelve.
            let z: f64 = (0..12).map(|_| rng.unit()).sum::<f64>() - 6.0;
            (3000.0 * (1.1 * z).exp()).clamp(80.0, 250_000.0).round()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use reticolo_analysis::spatial::polygon;
    use std::collections::BTreeSet;

    #[test]
    fn units_lie_inside_are_sound_and_share_their_borders() {
        let config = Config { name: "x".into(), territory: Some("01".into()), units: Vec::new(), database: None };
        let units = units(&wanted(&config, 33), 7);
        assert_eq!(units.len(), 33);
        for unit in &units {
            assert!(config.is_inside(&unit.code), "{}", unit.code);
            assert!(unit.geometry.as_ref().is_some_and(Geometry::is_sound));
            assert!(unit.seat.is_none(), "a seat that no source states is not made up");
        }
        let ring = |i: usize| units[i].geometry.as_ref().map(|g| g.rings()[0].clone()).unwrap_or_default();
        let shared = ring(0).iter().filter(|p| ring(1).contains(p)).count();
        assert!(shared >= 3, "the first two units share {shared} points");
        let area: f64 = (0..33).map(|i| polygon::area(&vec![ring(i)])).sum();
        let box_area = 33.0 * CELL[0] * CELL[1];
        assert!((area / box_area - 1.0).abs() < 0.1, "units overlap or leave gaps: {area} of {box_area}");
    }

    #[test]
    fn no_two_units_stand_in_one_cell() {
        for count in [1, 7, 33, 66, 100, 528, 3300] {
            let cells: BTreeSet<_> = (0..count).map(|i| cell(i, count)).collect();
            assert_eq!(cells.len(), count);
            let (wide, high) = cells.iter().fold((0, 0), |(w, h), (x, y)| (w.max(x + 1), h.max(y + 1)));
            assert!(count < 60 || wide * high <= 2 * count, "{count} units in {wide} by {high}");
        }
    }
}
