//! Shared arcs: what is cut is put together again, neighbours stay together when simplified, borders of several units.

use reticolo_analysis::rng::Rng;
use reticolo_analysis::spatial::arcs::topology;
use reticolo_analysis::spatial::contiguity::{Contiguity, contiguity};
use reticolo_analysis::spatial::polygon::area;
use reticolo_analysis::spatial::{Point, Rings};

const SIDE: usize = 6;
const STEPS: usize = 20;

/// Cells of a grid whose sides are wiggly lines, the same from both sides; cell 7 has an enclave, the last unit.
fn wiggly() -> Vec<Rings> {
    let line = |from: (usize, usize), to: (usize, usize)| -> Vec<Point> {
        let (a, b) = (from.min(to), from.max(to));
        let mut rng = Rng::new(5, 0, (a.0 * 100 + a.1 * 10_000 + b.0 * 7 + b.1) as u64);
        let mut points: Vec<Point> = (0..=STEPS)
            .map(|s| {
                let t = s as f64 / STEPS as f64;
                let wiggle = if s == 0 || s == STEPS { 0.0 } else { (rng.unit() - 0.5) * 0.1 };
                let (dx, dy) = ((b.0 - a.0) as f64, (b.1 - a.1) as f64);
                [a.0 as f64 + t * dx + wiggle * dy, a.1 as f64 + t * dy + wiggle * dx]
            })
            .collect();
        if a != from {
            points.reverse();
        }
        points
    };
    let circle = |reverse: bool| -> Vec<Point> {
        let (cx, cy) = (1.5, 1.5);
        let mut points: Vec<Point> = (0..40)
            .map(|s| {
                let t = f64::from(s) / 40.0 * std::f64::consts::TAU;
                [cx + 0.2 * t.cos(), cy + 0.2 * t.sin()]
            })
            .collect();
        if reverse {
            points.rotate_left(13);
            points.reverse();
        }
        points.push(points[0]);
        points
    };
    let mut units: Vec<Rings> = (0..SIDE * SIDE)
        .map(|i| {
            let (x, y) = (i % SIDE, i / SIDE);
            let corners = [(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1)];
            let mut ring = Vec::new();
            for c in 0..4 {
                ring.pop();
                ring.extend(line(corners[c], corners[(c + 1) % 4]));
            }
            if i == 7 { vec![ring, circle(true)] } else { vec![ring] }
        })
        .collect();
    units.push(vec![circle(false)]);
    units
}

/// A ring as its set of undirected sides.
fn sides(rings: &Rings) -> Vec<[Point; 2]> {
    let mut sides: Vec<[Point; 2]> =
        rings.iter().flat_map(|r| r.windows(2)).map(|w| if w[0] <= w[1] { [w[0], w[1]] } else { [w[1], w[0]] }).collect();
    sides.sort_by(|a, b| a.partial_cmp(b).unwrap());
    sides
}

#[test]
fn what_is_cut_is_put_together_again() {
    let units = wiggly();
    let t = topology(&units, 0.0);
    assert_eq!(t.dropped(), 0);
    for (before, after) in units.iter().zip(t.all_rings()) {
        assert_eq!(sides(before), sides(&after));
        assert!(after.iter().all(|r| r.first() == r.last()));
    }
    // 2 * 6 * 7 sides less one where two meet in each of the four outer corners, and the enclave's circle.
    assert_eq!(t.arcs().len(), 84 - 4 + 1);
    let shared = t.sides().iter().filter(|s| s.len() == 2).count();
    assert_eq!(shared, 60 + 1);
}

#[test]
fn simplified_neighbours_still_share_every_point_of_their_border() {
    let units = wiggly();
    let t = topology(&units, 0.0);
    let rook = contiguity(&units, Contiguity::Rook, 0.0).edges();
    for least in [1e-4, 2e-3, 10.0] {
        let simple = t.simplified(least);
        let rings = simple.all_rings();
        let (before, after) = (points(&t.all_rings()), points(&rings));
        assert!(after < before);
        for ring in rings.iter().flatten() {
            assert!(ring.len() >= 4 && ring.first() == ring.last());
        }
        // Every side is on the outer border once or between two units, and the neighbours are those of before.
        let mut all: Vec<[Point; 2]> = rings.iter().flat_map(sides).collect();
        all.sort_by(|a, b| a.partial_cmp(b).unwrap());
        let border: usize = simple.border(&vec![true; units.len()]).iter().map(|a| a.len() - 1).sum();
        let groups: Vec<usize> = all.chunk_by(|a, b| a == b).map(<[_]>::len).collect();
        assert!(groups.iter().all(|&g| g <= 2));
        assert_eq!(groups.iter().filter(|&&g| g == 1).count(), border);
        assert_eq!(contiguity(&rings, Contiguity::Rook, 0.0).edges(), rook);
        // No gap and no overlap: the areas add up to what the outer border encloses.
        let total: f64 = rings.iter().map(area).sum();
        let outer = simple.border(&vec![true; units.len()]);
        let enclosed = enclosed(&outer);
        assert!((total - enclosed).abs() < 1e-9, "{total} {enclosed}");
    }
}

fn points(units: &[Rings]) -> usize {
    units.iter().flatten().map(Vec::len).sum()
}

/// The area inside one closed line given in pieces of any order and direction.
fn enclosed(pieces: &[Vec<Point>]) -> f64 {
    let mut left: Vec<Vec<Point>> = pieces.to_vec();
    let mut ring = left.remove(0);
    while !left.is_empty() {
        let end = ring[ring.len() - 1];
        let at = left.iter().position(|p| p[0] == end || p[p.len() - 1] == end).unwrap();
        let mut piece = left.remove(at);
        if piece[0] != end {
            piece.reverse();
        }
        ring.extend(&piece[1..]);
    }
    area(&vec![ring])
}

#[test]
fn the_border_of_some_units_encloses_their_area() {
    let units = wiggly();
    let t = topology(&units, 0.0);
    // The lower left block of nine cells with the enclave.
    let chosen: Vec<bool> = (0..units.len()).map(|i| i == SIDE * SIDE || i % SIDE < 3 && i / SIDE < 3).collect();
    let inside: f64 = (0..units.len()).filter(|&i| chosen[i]).map(|i| area(&units[i])).sum();
    assert!((enclosed(&t.border(&chosen)) - inside).abs() < 1e-9);
    assert!(t.border(&vec![false; units.len()]).is_empty());
}

#[test]
fn a_lens_between_two_junctions_keeps_a_triangle_and_slivers_are_dropped() {
    // Two halves of a disc, cut by a wavy middle; simplified to nothing each would be a line.
    let units: Vec<Rings> = vec![
        vec![vec![[0.0, 0.0], [0.5, 0.01], [1.0, 0.0], [0.7, 0.4], [0.3, 0.4]]],
        vec![vec![[0.0, 0.0], [0.5, 0.01], [1.0, 0.0], [0.5, -0.4]]],
        vec![vec![[5.0, 5.0], [6.0, 6.0], [5.0, 5.0]]],
    ];
    let t = topology(&units, 1e-6);
    assert_eq!(t.dropped(), 1);
    let rings = t.simplified(1e9).all_rings();
    assert!(rings[0][0].len() >= 4 && rings[1][0].len() >= 4);
    assert!(area(&rings[0]) > 0.0 && area(&rings[1]) > 0.0);
    assert!(rings[2].is_empty());
}
