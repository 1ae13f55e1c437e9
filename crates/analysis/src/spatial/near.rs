//! A tree of points in space for nearest neighbours; longitudes and latitudes become points on the unit sphere, where
//! the straight chord orders as the great circle does.

use std::cmp::Ordering;

use super::Point;
use super::contiguity::Metric;
use super::polygon::EARTH_RADIUS_KM;

/// Below this many points a branch is searched one by one.
const LEAF: usize = 8;

/// A k-d tree kept in one array: the middle of each stretch is its branch point.
#[derive(Debug)]
pub(crate) struct Tree {
    places: Vec<Option<[f64; 3]>>,
    order: Vec<u32>,
    metric: Metric,
}

/// Squared distance, then number: what "nearer" means.
type Found = (f64, u32);

fn nearer(a: &Found, b: &Found) -> Ordering {
    a.0.total_cmp(&b.0).then(a.1.cmp(&b.1))
}

fn squared(a: [f64; 3], b: [f64; 3]) -> f64 {
    (a[0] - b[0]).powi(2) + (a[1] - b[1]).powi(2) + (a[2] - b[2]).powi(2)
}

impl Tree {
    pub(crate) fn new(points: &[Option<Point>], metric: Metric) -> Tree {
        let places: Vec<Option<[f64; 3]>> = points
            .iter()
            .map(|p| {
                let [x, y] = (*p).filter(|p| p[0].is_finite() && p[1].is_finite())?;
                Some(match metric {
                    Metric::Plane => [x, y, 0.0],
                    Metric::Sphere => {
                        let (lon, lat) = (x.to_radians(), y.to_radians());
                        [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()]
                    }
                })
            })
            .collect();
        let mut order: Vec<u32> = (0..points.len() as u32).filter(|&i| places[i as usize].is_some()).collect();
        let at = |i: u32| places[i as usize].unwrap_or_default();
        let mut stretches = vec![(0, order.len(), 0)];
        while let Some((from, to, axis)) = stretches.pop() {
            if to - from <= LEAF {
                continue;
            }
            let middle = (to - from) / 2;
            order[from..to].select_nth_unstable_by(middle, |&a, &b| at(a)[axis].total_cmp(&at(b)[axis]).then(a.cmp(&b)));
            stretches.push((from, from + middle, (axis + 1) % 3));
            stretches.push((from + middle + 1, to, (axis + 1) % 3));
        }
        Tree { places, order, metric }
    }

    /// Visits the points that may lie within the squared reach, which `visit` returns anew each time.
    fn search(&self, from: [f64; 3], mut reach: f64, mut visit: impl FnMut(Found) -> f64) {
        let mut stretches = vec![(0, self.order.len(), 0, 0.0)];
        while let Some((start, end, axis, gap)) = stretches.pop() {
            if gap > reach {
                continue;
            }
            let mut look = |at: usize| {
                let unit = self.order[at];
                let place = self.places[unit as usize].unwrap_or_default();
                reach = visit((squared(from, place), unit));
                place
            };
            if end - start <= LEAF {
                for at in start..end {
                    look(at);
                }
                continue;
            }
            let middle = start + (end - start) / 2;
            let place = look(middle);
            let across = from[axis] - place[axis];
            let low = (start, middle, (axis + 1) % 3);
            let high = (middle + 1, end, (axis + 1) % 3);
            let (near, far) = if across < 0.0 { (low, high) } else { (high, low) };
            stretches.push((far.0, far.1, far.2, gap.max(across * across)));
            stretches.push((near.0, near.1, near.2, gap));
        }
    }

    /// The `k` nearest other points, nearest first, the smaller number first where two are equally near.
    pub(crate) fn nearest(&self, unit: u32, k: usize) -> Vec<u32> {
        let Some(from) = self.places[unit as usize] else {
            return Vec::new();
        };
        let mut best: Vec<Found> = Vec::with_capacity(k + 1);
        if k > 0 {
            self.search(from, f64::INFINITY, |found| {
                if found.1 != unit {
                    let at = best.partition_point(|b| nearer(b, &found) == Ordering::Less);
                    if at < k {
                        best.truncate(k - 1);
                        best.insert(at, found);
                    }
                }
                if best.len() < k { f64::INFINITY } else { best[k - 1].0 }
            });
        }
        best.into_iter().map(|(_, j)| j).collect()
    }

    /// All other points at most `distance` away, growing.
    pub(crate) fn within(&self, unit: u32, distance: f64) -> Vec<u32> {
        let Some(from) = self.places[unit as usize].filter(|_| distance >= 0.0) else {
            return Vec::new();
        };
        let chord = match self.metric {
            Metric::Plane => distance,
            Metric::Sphere => {
                let angle = (distance / EARTH_RADIUS_KM).min(std::f64::consts::PI);
                2.0 * (angle / 2.0).sin()
            }
        };
        // Rounding must not lose a point that stands exactly at the distance.
        let reach = chord * chord * (1.0 + 1e-12);
        let mut found = Vec::new();
        self.search(from, reach, |(distance, j)| {
            if j != unit && distance <= reach {
                found.push(j);
            }
            reach
        });
        found.sort_unstable();
        found
    }
}
