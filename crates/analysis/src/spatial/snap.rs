//! Points that differ by no more than a tolerance are made one, so that borders drawn twice can be recognised.

use rayon::prelude::*;

use super::weights::DisjointSets;
use super::{Point, Rings};

/// Rings as numbers of snapped points.
#[derive(Debug)]
pub(crate) struct Snapped {
    /// One point each; numbers grow with x, then y.
    pub points: Vec<Point>,
    /// Unit, ring, numbers of points: without closing point and without repeating a number at once. Rings of fewer
    /// than three are kept here as they are.
    pub rings: Vec<Vec<Vec<u32>>>,
}

/// Two points are one when both coordinates differ by at most `tolerance`, directly or through other points; they take
/// the place of the one with the smallest x, then y. Points that are not finite are left out.
pub(crate) fn snap(units: &[Rings], tolerance: f64) -> Snapped {
    let tidy = |p: &Point| [p[0] + 0.0, p[1] + 0.0];
    let finite = |p: &&Point| p[0].is_finite() && p[1].is_finite();
    let mut points: Vec<Point> = units.par_iter().flat_map_iter(|rings| rings.iter().flatten().filter(finite).map(tidy)).collect();
    points.par_sort_unstable_by(order);
    points.dedup();

    let mut sets = DisjointSets::new(points.len());
    if tolerance > 0.0 {
        for (a, b) in close_pairs(&points, tolerance) {
            sets.join(a, b);
        }
    }
    // Roots are the smallest members, so kept points stay in order.
    let mut number = vec![0u32; points.len()];
    let mut kept = Vec::new();
    for i in 0..points.len() {
        let root = sets.root(i as u32) as usize;
        if root == i {
            number[i] = kept.len() as u32;
            kept.push(points[i]);
        } else {
            number[i] = number[root];
        }
    }
    let rings = units
        .par_iter()
        .map(|rings| {
            rings
                .iter()
                .map(|ring| {
                    let mut numbers: Vec<u32> = ring
                        .iter()
                        .filter(finite)
                        .filter_map(|p| points.binary_search_by(|q| order(q, &tidy(p))).ok())
                        .map(|at| number[at])
                        .collect();
                    numbers.dedup();
                    while numbers.len() > 1 && numbers.first() == numbers.last() {
                        numbers.pop();
                    }
                    numbers
                })
                .collect()
        })
        .collect();
    Snapped { points: kept, rings }
}

fn order(a: &Point, b: &Point) -> std::cmp::Ordering {
    a[0].total_cmp(&b[0]).then(a[1].total_cmp(&b[1]))
}

/// Pairs of points within the tolerance, at least enough of them to join all that belong together. Points are put in
/// cells as wide as the tolerance: those in one cell are close, and others are looked for in the cells around.
fn close_pairs(points: &[Point], tolerance: f64) -> Vec<(u32, u32)> {
    let mut cells: Vec<(i64, i64, u32)> =
        points.iter().enumerate().map(|(i, p)| ((p[0] / tolerance).floor() as i64, (p[1] / tolerance).floor() as i64, i as u32)).collect();
    cells.par_sort_unstable();
    let groups: Vec<&[(i64, i64, u32)]> = cells.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)).collect();
    let find = |x: i64, y: i64| groups.binary_search_by(|g| (g[0].0, g[0].1).cmp(&(x, y))).ok().map(|at| groups[at]);
    let close = |a: u32, b: u32| {
        let (a, b) = (points[a as usize], points[b as usize]);
        (a[0] - b[0]).abs() <= tolerance && (a[1] - b[1]).abs() <= tolerance
    };
    groups
        .par_iter()
        .flat_map_iter(|group| {
            let mut pairs: Vec<(u32, u32)> = group.windows(2).map(|w| (w[0].2, w[1].2)).collect();
            let (x, y, _) = group[0];
            for (dx, dy) in [(0, 1), (1, -1), (1, 0), (1, 1)] {
                let Some(other) = find(x.saturating_add(dx), y.saturating_add(dy)) else {
                    continue;
                };
                let found = group.iter().flat_map(|a| other.iter().map(move |b| (a.2, b.2))).find(|&(a, b)| close(a, b));
                pairs.extend(found);
            }
            pairs
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn close_points_become_one_even_across_cells() {
        let a = vec![vec![[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [f64::NAN, 3.0], [0.0, 0.0]]];
        let b = vec![vec![[1.0 - 4e-7, 4e-7], [2.0, 0.0], [1.0 + 3e-7, 1.0 - 3e-7], [1.0, 1.0]]];
        let s = snap(&[a, b], 1e-6);
        assert_eq!(s.points.len(), 4);
        assert_eq!(s.rings[0][0], [0, 1, 2]);
        assert_eq!(s.rings[1][0], [1, 3, 2]);
        assert_eq!(s.points[1], [1.0 - 4e-7, 4e-7]);
        let exact = snap(&[vec![vec![[0.0, 0.0], [-0.0, 0.0], [1e-300, 0.0]]]], 0.0);
        assert_eq!(exact.points.len(), 2);
    }
}
