//! What the records of an example stand on: the units inside with their shapes, who borders whom, how far apart they are, and the two
//! partitions that are planted in figures and flows.

use reticolo_analysis::rng::Rng;
use reticolo_analysis::spatial::polygon;
use reticolo_model::geometry::{Geometry, Point};
use reticolo_model::{Place, Precision, Unit};
use std::collections::{BTreeMap, BTreeSet};

/// Units that make one group: what is planted is planted in each of them anew.
pub const GROUP: usize = 33;
/// A group is never smaller than this, unless the whole territory is.
const LEAST: usize = 12;
/// Units of a planted basin, about.
const BASIN: usize = 8;
/// Kilometres between units that follow one another, where no shape says how far apart they are.
const STEP: f64 = 5.0;

const PARTITION: u32 = 6;

#[derive(Debug)]
pub struct Land<'a> {
    pub units: &'a [Unit],
    pub residents: Vec<f64>,
    rings: Vec<Vec<Vec<Point>>>,
    middles: Vec<Option<Point>>,
    /// Of each unit those that share a point of its border, in order.
    pub neighbours: Vec<Vec<usize>>,
    /// Of each unit the number of its basin of likeness, and of its basin of flows.
    pub alike: Vec<usize>,
    pub joined: Vec<usize>,
    /// Of each basin of flows the unit that the others go to.
    pub centres: Vec<usize>,
    /// The groups, as ranges of units.
    pub groups: Vec<std::ops::Range<usize>>,
    sums: Vec<f64>,
}

impl<'a> Land<'a> {
    pub fn new(units: &'a [Unit], residents: Vec<f64>, scale: usize, seed: u64) -> Land<'a> {
        let rings: Vec<Vec<Vec<Point>>> =
            units.iter().map(|u| u.geometry.as_ref().map_or_else(Vec::new, |g| g.rings().into_iter().cloned().collect())).collect();
        let middles = rings.iter().map(polygon::point_on_surface).collect();
        let neighbours = touching(&rings);
        let count = (units.len() / BASIN).max(1);
        let by_size = largest_apart(&neighbours, &residents, count);
        let (alike, _) = grown(&neighbours, &spread(units.len(), count, seed), seed);
        let (joined, centres) = grown(&neighbours, &by_size, seed.wrapping_add(1));
        let many = (units.len() / LEAST).clamp(1, scale).min(units.len().div_ceil(GROUP).max(1));
        let groups = (0..many).map(|g| g * units.len() / many..(g + 1) * units.len() / many).collect();
        let sums = running(&residents);
        Land { units, residents, rings, middles, neighbours, alike, joined, centres, groups, sums }
    }

    /// Kilometres between two units.
    pub fn apart(&self, a: usize, b: usize) -> f64 {
        match (self.middles[a], self.middles[b]) {
            (Some(a), Some(b)) => {
                // Flat enough for what lies within some tens of kilometres.
                let across = (a[0] - b[0]) * 111.32 * ((a[1] + b[1]) / 2.0).to_radians().cos();
                let along = (a[1] - b[1]) * 110.57;
                across.hypot(along)
            }
            _ => STEP * a.abs_diff(b) as f64,
        }
    }

    /// A unit of a range, more likely where more people live.
    pub fn draw(&self, range: &std::ops::Range<usize>, rng: &mut Rng) -> usize {
        let before = if range.start == 0 { 0.0 } else { self.sums[range.start - 1] };
        let at = before + rng.unit() * (self.sums[range.end - 1] - before);
        self.sums.partition_point(|sum| *sum <= at).clamp(range.start, range.end - 1)
    }

    pub fn code(&self, unit: usize) -> &str {
        &self.units[unit].code
    }

    /// A point inside a unit.
    pub fn point(&self, unit: usize, rng: &mut Rng) -> Option<Point> {
        let rings = &self.rings[unit];
        let [west, south, east, north] = polygon::bbox(rings)?;
        for _ in 0..20 {
            let point = [west + rng.unit() * (east - west), south + rng.unit() * (north - south)].map(|x| (x * 1e5).round() / 1e5);
            if polygon::point_in_polygon(rings, point) {
                return Some(point);
            }
        }
        self.middles[unit]
    }

    /// A place in one unit: at a point of it, or known to the unit alone.
    pub fn place(&self, unit: usize, exact: bool, rng: &mut Rng) -> Place {
        let mut place = Place::in_units(vec![self.code(unit).to_owned()]);
        if exact && let Some(point) = self.point(unit, rng) {
            place.geometry = Some(Geometry::Point(point));
            place.precision = Precision::Point;
        }
        place
    }

    /// The shape of a unit.
    pub fn shape(&self, unit: usize) -> Option<Geometry> {
        self.units[unit].geometry.clone()
    }
}

fn running(values: &[f64]) -> Vec<f64> {
    let mut sum = 0.0;
    values
        .iter()
        .map(|v| {
            sum += v;
            sum
        })
        .collect()
}

/// Who shares a point with whom; units without a shape stand in a row.
fn touching(rings: &[Vec<Vec<Point>>]) -> Vec<Vec<usize>> {
    let mut at: BTreeMap<(i64, i64), Vec<usize>> = BTreeMap::new();
    for (i, rings) in rings.iter().enumerate() {
        for [x, y] in rings.iter().flatten() {
            let here = at.entry(((x * 1e5).round() as i64, (y * 1e5).round() as i64)).or_default();
            if here.last() != Some(&i) {
                here.push(i);
            }
        }
    }
    let mut out: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); rings.len()];
    for here in at.values().filter(|h| h.len() > 1) {
        for a in here {
            out[*a].extend(here.iter().filter(|b| *b != a));
        }
    }
    for i in 0..rings.len() {
        if rings[i].is_empty() {
            out[i].extend([i.wrapping_sub(1), i + 1].into_iter().filter(|j| *j < rings.len()));
        }
    }
    out.into_iter().map(|set| set.into_iter().collect()).collect()
}

/// Units that are drawn to grow basins from, none twice.
fn spread(units: usize, count: usize, seed: u64) -> Vec<usize> {
    let mut all: Vec<usize> = (0..units).collect();
    Rng::new(seed, PARTITION, 0).shuffle(&mut all);
    all.truncate(count);
    all
}

/// The units with the most people, none beside another as far as that goes.
fn largest_apart(neighbours: &[Vec<usize>], residents: &[f64], count: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..residents.len()).collect();
    order.sort_by(|a, b| residents[*b].total_cmp(&residents[*a]).then(a.cmp(b)));
    let mut taken: Vec<usize> = Vec::new();
    for i in &order {
        if taken.len() < count && !neighbours[*i].iter().any(|n| taken.contains(n)) {
            taken.push(*i);
        }
    }
    taken
}

/// Basins grown from their seeds, the smallest first, each by a unit that borders it. The basin of each unit, and the seeds.
fn grown(neighbours: &[Vec<usize>], seeds: &[usize], seed: u64) -> (Vec<usize>, Vec<usize>) {
    let mut of: Vec<Option<usize>> = vec![None; neighbours.len()];
    let mut seeds = seeds.to_vec();
    let mut edge: Vec<BTreeSet<usize>> = Vec::new();
    let mut size = Vec::new();
    let mut rng = Rng::new(seed, PARTITION, 1);
    let begin = |s: usize, basin: usize, of: &mut Vec<Option<usize>>| -> BTreeSet<usize> {
        of[s] = Some(basin);
        neighbours[s].iter().copied().collect()
    };
    for (basin, s) in seeds.iter().enumerate() {
        edge.push(begin(*s, basin, &mut of));
        size.push(1usize);
    }
    let mut queue: BTreeSet<(usize, usize)> = (0..seeds.len()).map(|b| (1, b)).collect();
    let mut left = neighbours.len() - seeds.len();
    let mut from = 0;
    while left > 0 {
        let Some((_, basin)) = queue.pop_first() else {
            // What no basin reaches is an island, and begins one.
            let Some(s) = (from..of.len()).find(|i| of[*i].is_none()) else { break };
            from = s + 1;
            edge.push(begin(s, seeds.len(), &mut of));
            size.push(1);
            queue.insert((1, seeds.len()));
            seeds.push(s);
            left -= 1;
            continue;
        };
        let free: Vec<usize> = edge[basin].iter().copied().filter(|i| of[*i].is_none()).collect();
        if free.is_empty() {
            continue;
        }
        let next = free[rng.below(u32::try_from(free.len()).unwrap_or(1)) as usize];
        of[next] = Some(basin);
        edge[basin] = free.into_iter().filter(|i| *i != next).chain(neighbours[next].iter().copied()).collect();
        size[basin] += 1;
        left -= 1;
        queue.insert((size[basin], basin));
    }
    (of.into_iter().map(Option::unwrap_or_default).collect(), seeds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn basins_hold_together_and_cover_every_unit() {
        let units = super::super::ground::units(&super::super::ground::codes("01", 66), 7);
        let land = Land::new(&units, super::super::ground::residents(7, 66), 2, 7);
        for (of, many) in [(&land.alike, 8), (&land.joined, land.centres.len())] {
            assert_eq!(of.iter().collect::<BTreeSet<_>>().len(), many);
            for basin in 0..many {
                let members: Vec<usize> = (0..66).filter(|i| of[*i] == basin).collect();
                let mut reached = BTreeSet::from([members[0]]);
                let mut next = vec![members[0]];
                while let Some(i) = next.pop() {
                    for n in land.neighbours[i].iter().filter(|n| of[**n] == basin) {
                        if reached.insert(*n) {
                            next.push(*n);
                        }
                    }
                }
                assert_eq!(reached.len(), members.len(), "basin {basin} is in pieces");
            }
        }
        assert_ne!(land.alike, land.joined);
        assert_eq!(land.groups, [0..33, 33..66]);
    }

    #[test]
    fn units_without_shapes_stand_in_a_row() {
        let units: Vec<Unit> = super::super::ground::units(&super::super::ground::codes("01", 5), 1)
            .into_iter()
            .map(|u| Unit { geometry: None, ..u })
            .collect();
        let land = Land::new(&units, vec![10.0; 5], 3, 1);
        assert_eq!(land.neighbours[1], [0, 2]);
        assert!((land.apart(0, 3) - 15.0).abs() < 1e-9);
        assert_eq!((land.groups.len(), land.groups[0].clone()), (1, 0..5));
        assert!(land.place(2, true, &mut Rng::new(1, 1, 1)).geometry.is_none());
    }
}
