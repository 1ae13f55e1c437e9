//! The example's ground: an uneven grid of units that share their borders, how many live in each, figures and flows.

use crate::Config;
use reticolo_analysis::rng::Rng;
use reticolo_model::Unit;
use reticolo_model::geometry::{Geometry, Point};
use reticolo_store::data_sets::Figure;
use std::collections::BTreeMap;

/// The periods of the figures, and the newest of them.
const PERIODS: [&str; 3] = ["2023", "2024", "2025"];
pub const LATEST: &str = "2025";

/// Streams of random numbers, one a use.
const NODES: u32 = 1;
const EDGES: u32 = 2;
const PEOPLE: u32 = 3;
const VALUES: u32 = 4;
const TRIPS: u32 = 5;

/// South-western corner and size of a cell, in degrees.
const CORNER: Point = [9.0, 43.0];
const CELL: Point = [0.06, 0.045];

/// An indicator of the example.
pub struct Spec {
    pub code: &'static str,
    pub title: &'static str,
    pub unit: &'static str,
    pub direction: &'static str,
    pub aggregation: &'static str,
    pub weight: &'static str,
}

/// Every indicator, in the order of the codes.
pub const INDICATORS: &[Spec] = &[
    Spec { code: "families", title: "Famiglie (esempio)", unit: "famiglie", direction: "neither", aggregation: "additive", weight: "" },
    Spec {
        code: "income",
        title: "Reddito medio (esempio)",
        unit: "€",
        direction: "more_is_better",
        aggregation: "weighted_mean",
        weight: "residents",
    },
    Spec {
        code: "old_age_share",
        title: "Quota di anziani (esempio)",
        unit: "%",
        direction: "neither",
        aggregation: "weighted_mean",
        weight: "residents",
    },
    Spec { code: "residents", title: "Residenti (esempio)", unit: "residents", direction: "neither", aggregation: "additive", weight: "" },
];

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

/// `count` units, or as many as the territory names. Their codes begin with the territory's, so that they lie inside it.
pub fn units(config: &Config, count: usize, seed: u64) -> Vec<Unit> {
    let codes: Vec<String> = match &config.territory {
        Some(code) => (1..=count).map(|n| format!("{code}P{n:06}")).collect(),
        None => {
            let mut codes = config.units.clone();
            codes.sort();
            codes.dedup();
            codes
        }
    };
    let columns = (1..).find(|c| c * c >= codes.len()).unwrap_or(1);
    codes
        .into_iter()
        .enumerate()
        .map(|(i, code)| {
            let (x, y) = (i % columns, i / columns);
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
                code,
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

/// The value of an indicator in a unit; `years` counts back from the newest period.
fn value(code: &str, rng: &mut Rng, residents: f64, unit: usize, units: usize, years: usize) -> f64 {
    // Some places lie along a slope, so that neighbours are alike.
    let slope = unit as f64 / units.max(1) as f64;
    match code {
        "residents" => (residents * (1.0 + 0.006 * years as f64) + offset(rng) * 3.0).round().max(1.0),
        "families" => (residents / (2.1 + 0.3 * rng.unit())).round(),
        "income" => (16_000.0 + 6_000.0 * slope + 1_500.0 * offset(rng) - 350.0 * years as f64).round(),
        _ => ((24.0 + 9.0 * (1.0 - slope) + 2.0 * offset(rng) - 0.3 * years as f64) * 10.0).round() / 10.0,
    }
}

/// The figures in canonical order: by indicator, unit and period.
pub fn figures(seed: u64, prefix: &str, inside: &[Unit], residents: &[f64]) -> Vec<Figure> {
    let mut out = Vec::with_capacity(INDICATORS.len() * inside.len() * PERIODS.len());
    for (s, spec) in INDICATORS.iter().enumerate() {
        for (i, (unit, people)) in inside.iter().zip(residents).enumerate() {
            let mut rng = Rng::new(seed, VALUES, (s as u64) << 32 | i as u64);
            for (p, period) in PERIODS.iter().enumerate() {
                let number = value(spec.code, &mut rng, *people, i, inside.len(), PERIODS.len() - 1 - p);
                let a = format!("{prefix}{}", spec.code);
                out.push(Figure { a: a.into(), b: unit.code.as_str().into(), period: (*period).into(), number: Some(number), mark: None });
            }
        }
    }
    out.sort_by(Figure::compare);
    out
}

/// Trips to work: from each unit to the largest one, to its neighbours in the list and to some others.
pub fn flows(seed: u64, inside: &[Unit], residents: &[f64]) -> Vec<Figure> {
    let largest = (0..inside.len()).fold(0, |best, i| if residents[i] > residents[best] { i } else { best });
    let mut trips: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    for (from, people) in residents.iter().enumerate() {
        let mut rng = Rng::new(seed, TRIPS, from as u64);
        let mut to = vec![largest, (from + 1) % inside.len(), (from + inside.len() - 1) % inside.len()];
        to.extend((0..3).map(|_| rng.below(u32::try_from(inside.len()).unwrap_or(u32::MAX)) as usize));
        for to in to.into_iter().filter(|to| *to != from) {
            *trips.entry((from, to)).or_default() += (people * 0.03 * rng.unit()).round() + 1.0;
        }
    }
    let mut out: Vec<Figure> = trips
        .into_iter()
        .map(|((from, to), n)| Figure {
            a: inside[from].code.as_str().into(),
            b: inside[to].code.as_str().into(),
            period: LATEST.into(),
            number: Some(n),
            mark: None,
        })
        .collect();
    out.sort_by(Figure::compare);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use reticolo_analysis::spatial::polygon;

    fn config() -> Config {
        Config { name: "x".into(), territory: Some("01".into()), units: Vec::new(), database: None }
    }

    #[test]
    fn units_lie_inside_are_sound_and_share_their_borders() {
        let units = units(&config(), 33, 7);
        assert_eq!(units.len(), 33);
        for unit in &units {
            assert!(config().is_inside(&unit.code), "{}", unit.code);
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
    fn figures_and_flows_follow_from_the_seed_and_hold_no_key_twice() {
        let units = units(&config(), 33, 7);
        let people = residents(7, units.len());
        let rows = figures(7, "", &units, &people);
        assert_eq!(rows, figures(7, "", &units, &people));
        assert_ne!(rows, figures(8, "", &units, &people));
        assert_eq!(rows.len(), 4 * 33 * 3);
        for table in [rows, flows(7, &units, &people)] {
            assert!(table.windows(2).all(|w| w[0].compare(&w[1]).is_lt()));
        }
    }
}
