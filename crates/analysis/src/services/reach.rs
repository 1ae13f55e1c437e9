//! A tree of weighted points that sums what lies within a distance without looking at every pair: a branch that lies
//! wholly within is taken whole. Longitudes and latitudes become points on the unit sphere, where the chord orders as the
//! great circle does.

use crate::spatial::Point;
use crate::spatial::contiguity::Metric;
use crate::spatial::polygon::EARTH_RADIUS_KM;

/// A point in space.
pub(crate) type Place = [f64; 3];

/// At most so many points in a leaf.
const LEAF: usize = 8;

/// What is lost to rounding must not lose a point that stands exactly at the distance: a relative 1e-9, a hundredth of a
/// millimetre in ten kilometres.
const SLACK: f64 = 1e-9;

/// The place of a point in the tree's space.
pub(crate) fn place(point: Point, metric: Metric) -> Place {
    match metric {
        Metric::Plane => [point[0], point[1], 0.0],
        Metric::Sphere => {
            let (lon, lat) = (point[0].to_radians(), point[1].to_radians());
            [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()]
        }
    }
}

/// The square of the straight line in the tree's space that is as far as `distance` (kilometres on the sphere).
pub(crate) fn squared_reach(distance: f64, metric: Metric) -> f64 {
    let distance = distance * (1.0 + SLACK);
    let line = match metric {
        Metric::Plane => distance,
        Metric::Sphere => 2.0 * ((distance / EARTH_RADIUS_KM).min(std::f64::consts::PI) / 2.0).sin(),
    };
    line * line
}

/// The distance (kilometres on the sphere) whose straight line in the tree's space has this square.
pub(crate) fn distance_of(squared: f64, metric: Metric) -> f64 {
    match metric {
        Metric::Plane => squared.sqrt(),
        Metric::Sphere => 2.0 * EARTH_RADIUS_KM * (squared.sqrt() / 2.0).min(1.0).asin(),
    }
}

pub(crate) fn squared(a: Place, b: Place) -> f64 {
    (a[0] - b[0]).powi(2) + (a[1] - b[1]).powi(2) + (a[2] - b[2]).powi(2)
}

#[derive(Debug, Clone, Copy)]
struct Branch {
    low: Place,
    high: Place,
    from: usize,
    to: usize,
    /// Where its two parts are; none for a leaf.
    parts: Option<[usize; 2]>,
    sum: f64,
}

impl Branch {
    /// The least and the greatest squared distance from `at` to a point of the branch's box.
    fn span(&self, at: Place) -> (f64, f64) {
        let (mut least, mut most) = (0.0, 0.0);
        for ((at, low), high) in at.into_iter().zip(self.low).zip(self.high) {
            let outside = (low - at).max(at - high).max(0.0);
            let farthest = (at - low).max(high - at);
            least += outside * outside;
            most += farthest * farthest;
        }
        (least, most)
    }
}

/// Points from and to, the branch above and on which side of it.
type Stretch = (usize, usize, Option<(usize, usize)>);

/// The tree.
#[derive(Debug, Clone)]
pub(crate) struct Reach {
    /// Points in the order of the tree, with their weights and numbers.
    places: Vec<Place>,
    weights: Vec<f64>,
    numbers: Vec<u32>,
    /// A branch comes before its parts.
    branches: Vec<Branch>,
}

impl Reach {
    pub(crate) fn new(points: impl Iterator<Item = (u32, Place, f64)>) -> Reach {
        let mut all: Vec<(u32, Place, f64)> = points.collect();
        let mut branches: Vec<Branch> = Vec::new();
        let mut open: Vec<Stretch> = if all.is_empty() { vec![] } else { vec![(0, all.len(), None)] };
        while let Some((from, to, above)) = open.pop() {
            let (mut low, mut high) = ([f64::INFINITY; 3], [f64::NEG_INFINITY; 3]);
            for (_, place, _) in &all[from..to] {
                for axis in 0..3 {
                    low[axis] = low[axis].min(place[axis]);
                    high[axis] = high[axis].max(place[axis]);
                }
            }
            let number = branches.len();
            branches.push(Branch { low, high, from, to, parts: None, sum: 0.0 });
            if let Some((above, side)) = above {
                branches[above].parts.get_or_insert([0, 0])[side] = number;
            }
            if to - from > LEAF {
                let width = |axis: usize| high[axis] - low[axis];
                let axis = (1..3).fold(0, |widest, axis| if width(axis) > width(widest) { axis } else { widest });
                let middle = from + (to - from) / 2;
                all[from..to].select_nth_unstable_by((to - from) / 2, |a, b| a.1[axis].total_cmp(&b.1[axis]).then(a.0.cmp(&b.0)));
                open.push((middle, to, Some((number, 1))));
                open.push((from, middle, Some((number, 0))));
            } else {
                // The order within a leaf must not depend on how the halves were parted.
                all[from..to].sort_unstable_by_key(|p| p.0);
            }
        }
        let mut tree = Reach {
            places: all.iter().map(|p| p.1).collect(),
            weights: all.iter().map(|p| p.2).collect(),
            numbers: all.iter().map(|p| p.0).collect(),
            branches,
        };
        tree.add_up();
        tree
    }

    fn add_up(&mut self) {
        for i in (0..self.branches.len()).rev() {
            let branch = self.branches[i];
            self.branches[i].sum = match branch.parts {
                Some([a, b]) => self.branches[a].sum + self.branches[b].sum,
                None => self.weights[branch.from..branch.to].iter().sum(),
            };
        }
    }

    /// The sum of the weights of the points within the squared reach, and how many they are. The order of the sum follows
    /// from the points alone.
    pub(crate) fn within(&self, at: Place, reach: f64) -> (f64, usize) {
        let (mut sum, mut count) = (0.0, 0);
        let mut open = if self.branches.is_empty() { vec![] } else { vec![0] };
        while let Some(number) = open.pop() {
            let branch = &self.branches[number];
            let (least, most) = branch.span(at);
            if least > reach {
                continue;
            }
            if most <= reach {
                sum += branch.sum;
                count += branch.to - branch.from;
            } else if let Some([a, b]) = branch.parts {
                open.push(b);
                open.push(a);
            } else {
                for i in branch.from..branch.to {
                    if squared(at, self.places[i]) <= reach {
                        sum += self.weights[i];
                        count += 1;
                    }
                }
            }
        }
        (sum, count)
    }

    /// Calls `take` with the number of each point within the squared reach and its squared distance; their order follows from the
    /// points alone. `open` is room to work in.
    pub(crate) fn each(&self, at: Place, reach: f64, open: &mut Vec<usize>, mut take: impl FnMut(u32, f64)) {
        open.clear();
        open.extend((!self.branches.is_empty()).then_some(0));
        while let Some(number) = open.pop() {
            let branch = &self.branches[number];
            let (least, _) = branch.span(at);
            if least > reach {
                continue;
            }
            if let Some([a, b]) = branch.parts {
                open.push(b);
                open.push(a);
            } else {
                for i in branch.from..branch.to {
                    let far = squared(at, self.places[i]);
                    if far <= reach {
                        take(self.numbers[i], far);
                    }
                }
            }
        }
    }

    /// The nearest point, the one with the smaller number where two are equally near.
    pub(crate) fn nearest(&self, at: Place) -> Option<u32> {
        let mut best: Option<(f64, u32)> = None;
        let mut open = if self.branches.is_empty() { vec![] } else { vec![(0, 0.0)] };
        while let Some((number, least)) = open.pop() {
            if best.is_some_and(|(d, _)| least > d) {
                continue;
            }
            let branch = &self.branches[number];
            if let Some(parts) = branch.parts {
                let mut parts = parts.map(|p| (p, self.branches[p].span(at).0));
                if parts[0].1 <= parts[1].1 {
                    parts.swap(0, 1);
                }
                open.extend(parts);
                continue;
            }
            for i in branch.from..branch.to {
                let found = (squared(at, self.places[i]), self.numbers[i]);
                if best.is_none_or(|b| found.0 < b.0 || found.0 == b.0 && found.1 < b.1) {
                    best = Some(found);
                }
            }
        }
        best.map(|(_, number)| number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::Rng;

    #[test]
    fn what_is_found_is_what_looking_at_every_pair_finds() {
        for (metric, scale) in [(Metric::Plane, 100.0), (Metric::Sphere, 2.0)] {
            let mut rng = Rng::new(3, 1, 0);
            let points: Vec<Point> = (0..700).map(|_| [(rng.unit() * scale * 8.0).round() / 8.0, rng.unit() * scale]).collect();
            let places: Vec<Place> = points.iter().map(|p| place(*p, metric)).collect();
            let tree = Reach::new(places.iter().enumerate().map(|(i, p)| (i as u32, *p, 1.0 + (i % 7) as f64)));
            for (q, distance) in [(0usize, 0.0), (5, 3.0), (90, 17.5), (300, 60.0), (699, 1e6)] {
                let reach = squared_reach(distance, metric);
                let plain: Vec<usize> = (0..points.len()).filter(|&i| squared(places[q], places[i]) <= reach).collect();
                let (sum, count) = tree.within(places[q], reach);
                assert_eq!(count, plain.len());
                let mut listed = Vec::new();
                tree.each(places[q], reach, &mut Vec::new(), |i, far| {
                    assert_eq!(far, squared(places[q], places[i as usize]));
                    listed.push(i as usize);
                });
                listed.sort_unstable();
                assert_eq!(listed, plain);
                assert_eq!(sum, plain.iter().map(|i| 1.0 + (i % 7) as f64).sum::<f64>());
            }
            for q in [[0.1, 0.2], [50.0, 1.0], [-3.0, 99.0]] {
                let at = place(q, metric);
                let plain = (0..points.len()).min_by(|&a, &b| squared(at, places[a]).total_cmp(&squared(at, places[b])).then(a.cmp(&b)));
                assert_eq!(tree.nearest(at).map(|n| n as usize), plain);
            }
        }
        assert_eq!(Reach::new(std::iter::empty()).nearest([0.0; 3]), None);
    }

    #[test]
    fn of_equals_the_first_is_nearest() {
        let tree = Reach::new((0..40).map(|i| (39 - i, [1.0, 1.0, 0.0], 1.0)));
        assert_eq!(tree.nearest([0.0; 3]), Some(0));
        assert_eq!(tree.within([1.0, 1.0, 0.0], 0.0), (40.0, 40));
    }
}
