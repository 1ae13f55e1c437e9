//! What every method works on: standardized values by unit, who touches whom, sizes and the floor; and sums of a group,
//! from which follows what joining two groups costs.

use crate::spatial::weights::Weights;
use std::collections::BTreeMap;

/// Units that all have their values, numbered from 0.
#[derive(Debug, Clone)]
pub(super) struct Ground {
    /// Standardized values, one row a unit.
    pub x: Vec<f64>,
    /// Columns that vary.
    pub columns: usize,
    /// Symmetric.
    pub touching: Weights,
    pub sizes: Vec<f64>,
    /// The least sum of sizes of a region; 0 where none is asked.
    pub floor: f64,
}

/// A group: how many units, their size, and the sum of their values.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Group {
    pub count: f64,
    pub size: f64,
    pub sum: Vec<f64>,
}

impl Group {
    pub fn empty(columns: usize) -> Group {
        Group { count: 0.0, size: 0.0, sum: vec![0.0; columns] }
    }

    pub fn add(&mut self, ground: &Ground, unit: usize) {
        self.count += 1.0;
        self.size += ground.sizes[unit];
        for (s, v) in self.sum.iter_mut().zip(ground.row(unit)) {
            *s += v;
        }
    }

    /// By how much the sum of squares within grows when the two become one (Ward 1963).
    pub fn cost(&self, other: &Group) -> f64 {
        apart(self.count, &self.sum, other.count, &other.sum)
    }

    /// The squared distance of a unit from the mean.
    pub fn distance(&self, row: &[f64]) -> f64 {
        self.sum.iter().zip(row).map(|(s, v)| (v - s / self.count) * (v - s / self.count)).sum()
    }
}

/// The sum of squares between two groups: n₁n₂/(n₁+n₂) times the squared distance of their means.
pub(super) fn apart(n: f64, a: &[f64], m: f64, b: &[f64]) -> f64 {
    let squared: f64 = a.iter().zip(b).map(|(a, b)| (a / n - b / m) * (a / n - b / m)).sum();
    n * m / (n + m) * squared
}

impl Ground {
    pub fn len(&self) -> usize {
        self.sizes.len()
    }

    pub fn row(&self, unit: usize) -> &[f64] {
        &self.x[unit * self.columns..(unit + 1) * self.columns]
    }

    /// The squared distance of two units.
    pub fn between(&self, a: usize, b: usize) -> f64 {
        self.row(a).iter().zip(self.row(b)).map(|(a, b)| (a - b) * (a - b)).sum()
    }

    /// The groups of a partition.
    pub fn groups(&self, labels: &[u32], count: usize) -> Vec<Group> {
        let mut groups = vec![Group::empty(self.columns); count];
        for (unit, &label) in labels.iter().enumerate() {
            groups[label as usize].add(self, unit);
        }
        groups
    }

    /// The sum of squares within the groups of a partition.
    pub fn within(&self, labels: &[u32], count: usize) -> f64 {
        let groups = self.groups(labels, count);
        (0..self.len()).map(|unit| groups[labels[unit] as usize].distance(self.row(unit))).sum()
    }

    /// Whether a group may be one of the answer.
    pub fn reaches(&self, size: f64) -> bool {
        // Sizes are sums taken in different orders.
        size >= self.floor * (1.0 - 1e-12)
    }
}

/// Numbers labels from 0 in the order of their first unit; gives how many there are.
pub(super) fn renumber(labels: &mut [u32]) -> usize {
    let mut new: BTreeMap<u32, u32> = BTreeMap::new();
    for label in labels {
        let next = new.len() as u32;
        *label = *new.entry(*label).or_insert(next);
    }
    new.len()
}

/// A number that can stand in a heap.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Ordered(pub f64);

impl Eq for Ordered {}

impl PartialOrd for Ordered {
    fn partial_cmp(&self, other: &Ordered) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ordered {
    fn cmp(&self, other: &Ordered) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}
