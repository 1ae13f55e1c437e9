//! Contiguity and neighbours by distance: cases worked by hand, and agreement with plain search over all pairs.

use reticolo_analysis::rng::Rng;
use reticolo_analysis::spatial::contiguity::{Contiguity, DEGREES, Metric, contiguity, nearest, within};
use reticolo_analysis::spatial::polygon::haversine_km;
use reticolo_analysis::spatial::{Point, Rings};

fn square(x: f64, y: f64, side: f64) -> Vec<Point> {
    vec![[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]
}

#[test]
fn queen_and_rook_on_four_squares_an_enclave_and_an_island() {
    // 2 3
    // 0 1   with unit 4 a hole in unit 1, unit 5 far off, unit 6 without geometry.
    let units: Vec<Rings> = vec![
        vec![square(0.0, 0.0, 1.0)],
        vec![square(1.0, 0.0, 1.0), square(1.25, 0.25, 0.5)],
        // Drawn anew with an error below the tolerance, backwards.
        vec![square(3e-7, 1.0 - 3e-7, 1.0).into_iter().rev().collect()],
        vec![square(1.0, 1.0, 1.0)],
        vec![square(1.25, 0.25, 0.5)],
        vec![square(9.0, 9.0, 1.0)],
        vec![],
    ];
    let queen = contiguity(&units, Contiguity::Queen, DEGREES);
    assert_eq!(queen.edges(), [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (1, 4), (2, 3)]);
    assert_eq!(queen.islands(), [5, 6]);
    assert_eq!(queen.components(), [0, 0, 0, 0, 0, 1, 2]);
    let rook = contiguity(&units, Contiguity::Rook, DEGREES);
    assert_eq!(rook.edges(), [(0, 1), (0, 2), (1, 3), (1, 4), (2, 3)]);
    // Without tolerance unit 2 stands apart.
    let exact = contiguity(&units, Contiguity::Queen, 0.0);
    assert_eq!(exact.row(2), [0u32; 0]);
    assert_eq!(Contiguity::from_code("rook"), Some(Contiguity::Rook));
}

#[test]
fn a_jittered_grid_has_the_neighbours_of_the_grid() {
    let side = 30;
    let mut rng = Rng::new(3, 0, 0);
    let mut corner = |x: usize, y: usize| {
        let mut jitter = || (rng.unit() - 0.5) * 0.9e-6;
        [x as f64 * 0.01 + jitter(), y as f64 * 0.01 + jitter()]
    };
    let units: Vec<Rings> = (0..side * side)
        .map(|i| {
            let (x, y) = (i % side, i / side);
            vec![vec![corner(x, y), corner(x + 1, y), corner(x + 1, y + 1), corner(x, y + 1)]]
        })
        .collect();
    let queen = contiguity(&units, Contiguity::Queen, DEGREES);
    let rook = contiguity(&units, Contiguity::Rook, DEGREES);
    for i in 0..side * side {
        for j in 0..side * side {
            let dx = (i % side).abs_diff(j % side);
            let dy = (i / side).abs_diff(j / side);
            assert_eq!(queen.holds(i, j as u32), dx.max(dy) == 1, "{i} {j}");
            assert_eq!(rook.holds(i, j as u32), dx + dy == 1, "{i} {j}");
        }
    }
}

#[test]
fn neighbours_by_distance_equal_plain_search() {
    let mut rng = Rng::new(12, 0, 0);
    // Rounded, so that many distances tie; a few units without a point.
    let points: Vec<Option<Point>> = (0..300)
        .map(|i| {
            let p = [10.0 + f64::from(rng.below(40)) / 20.0, 42.0 + f64::from(rng.below(40)) / 20.0];
            (i % 50 != 7).then_some(p)
        })
        .collect();
    for metric in [Metric::Plane, Metric::Sphere] {
        let distance = |a: Point, b: Point| match metric {
            Metric::Plane => (a[0] - b[0]).hypot(a[1] - b[1]),
            Metric::Sphere => haversine_km(a, b),
        };
        let reach = match metric {
            Metric::Plane => 0.301,
            Metric::Sphere => 25.0,
        };
        let near = nearest(&points, 5, metric).unwrap();
        let band = within(&points, reach, metric).unwrap();
        assert!(band.is_symmetric());
        for (i, p) in points.iter().enumerate() {
            let Some(p) = p else {
                assert!(near.row(i).is_empty() && band.row(i).is_empty());
                continue;
            };
            let mut others: Vec<(f64, u32)> = points
                .iter()
                .enumerate()
                .filter(|&(j, q)| j != i && q.is_some())
                .map(|(j, q)| (distance(*p, q.unwrap()), j as u32))
                .collect();
            let mut inside: Vec<u32> = others.iter().filter(|o| o.0 <= reach).map(|o| o.1).collect();
            inside.sort_unstable();
            assert_eq!(band.row(i), inside);
            others.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
            // Ties may be broken by rounding; the distances may not differ.
            assert_eq!(near.row(i).len(), 5);
            let farthest = near.row(i).iter().map(|&j| distance(*p, points[j as usize].unwrap())).fold(0.0, f64::max);
            assert!((farthest - others[4].0).abs() < 1e-9);
        }
    }
    assert_eq!(nearest(&points, 0, Metric::Plane).unwrap().arcs(), 0);
    assert_eq!(nearest(&points[..3], 9, Metric::Plane).unwrap().row(0), [1, 2]);
    let tied = [[0.0, 0.0], [1.0, 0.0], [-1.0, 0.0], [0.0, 1.0]].map(Some);
    assert_eq!(nearest(&tied, 2, Metric::Plane).unwrap().row(0), [1, 2]);
}
