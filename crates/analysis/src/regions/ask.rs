//! What is asked, and how it is checked.

use super::ground::{Ground, renumber};
use super::{Method, RegionsError, bound};
use crate::spatial::weights::{DisjointSets, Weights};
use crate::sums::sum_by;

/// The most replicates that may be asked.
pub const MOST_REPLICATES: u32 = 999;

/// The most beginnings of max-p and AZP, and the most walks of the annealing.
pub const MOST_STARTS: u32 = 9_999;
pub const MOST_ITERATIONS: u32 = 100_000;
/// The most units; of single and complete linkage, which look at every pair of units, fewer.
pub const MOST_UNITS: usize = 2_000_000;
pub const MOST_UNITS_OF_PAIRS: usize = 60_000;

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct RegionsAsk {
    pub method: Method,
    /// How many regions, 2 to the number of units; max-p does not look at it.
    pub k: u32,
    /// The least sum of the sizes in each region.
    pub floor: Option<f64>,
    /// How often the question is asked again of changed data, to see whether the answer stands; 0 to 999, 0 for not at all.
    pub replicates: u32,
    /// The same seed gives the same answer, to the byte. Max-p, AZP and the stability depend on it.
    pub seed: u64,
    /// How many random beginnings max-p and AZP try, 1 to 9999.
    #[cfg_attr(feature = "serde", serde(default = "starts"))]
    pub starts: u32,
    /// How many walks over all units the annealing of max-p, AZP and the best of all takes; 0 for none.
    #[cfg_attr(feature = "serde", serde(default = "iterations"))]
    pub iterations: u32,
}

fn starts() -> u32 {
    16
}

fn iterations() -> u32 {
    300
}

impl RegionsAsk {
    /// No floor, 50 replicates, seed 1, 16 beginnings, 300 walks.
    pub fn new(method: Method, k: u32) -> RegionsAsk {
        RegionsAsk { method, k, floor: None, replicates: 50, seed: 1, starts: starts(), iterations: iterations() }
    }
}

/// A question that has been checked and can always be answered.
#[derive(Debug, Clone)]
pub struct RegionsPlan {
    pub(super) ask: RegionsAsk,
    pub(super) ground: Ground,
    /// How many units were given, and which of them take part.
    pub(super) all: usize,
    pub(super) kept: Vec<u32>,
    /// Of the columns as given: their mean, deviation, and which vary.
    pub(super) means: Vec<f64>,
    pub(super) deviations: Vec<f64>,
    pub(super) used: Vec<u32>,
    pub(super) components: usize,
    pub(super) sized: bool,
    /// How many regions the floor allows at most.
    pub(super) most: Option<usize>,
    /// A partition that is a beginning beside the method's own.
    pub(super) beginning: Option<Vec<u32>>,
}

impl RegionsPlan {
    /// Gives a partition (a label a unit, as an answer has them) that the best of all, max-p and AZP take as one more beginning: the
    /// answer is never worse. The other methods do not look at it, nor do the replicates of the stability.
    ///
    /// # Errors
    /// Where it is none: as many labels as units, each unit that takes part in a region that hangs together and reaches the floor, and
    /// (but for max-p) no more regions than are asked.
    pub fn beginning_with(mut self, labels: &[Option<u32>]) -> Result<RegionsPlan, RegionsError> {
        if labels.len() != self.all {
            return Err(RegionsError::LengthMismatch { column: None, values: labels.len(), units: self.all });
        }
        let mut own = Vec::with_capacity(self.kept.len());
        for &unit in &self.kept {
            own.push(labels[unit as usize].ok_or(RegionsError::NotFinite { column: None, unit: unit as usize })?);
        }
        let named = own.clone();
        let count = renumber(&mut own);
        if self.ask.method != Method::Maxp && count > self.ask.k as usize {
            return Err(RegionsError::BeginningCount { regions: count, asked: self.ask.k });
        }
        let name = |region: u32| named[own.iter().position(|&l| l == region).unwrap_or(0)];
        let groups = self.ground.groups(&own, count);
        if let Some(region) = groups.iter().position(|g| !self.ground.reaches(g.size)) {
            return Err(RegionsError::BeginningBelowFloor { region: name(region as u32), size: groups[region].size });
        }
        let mut sets = DisjointSets::new(own.len());
        for (i, j) in self.ground.touching.edges() {
            if own[i as usize] == own[j as usize] {
                sets.join(i, j);
            }
        }
        let mut root = vec![u32::MAX; count];
        for (unit, &region) in own.iter().enumerate() {
            let here = sets.root(unit as u32);
            let first = &mut root[region as usize];
            if *first == u32::MAX {
                *first = here;
            } else if *first != here {
                return Err(RegionsError::BeginningTorn { region: name(region) });
            }
        }
        self.beginning = Some(own);
        Ok(self)
    }
}

impl RegionsAsk {
    /// Checks the question against columns with one value a unit (`None` is missing), the units' sizes (needed with a floor; else
    /// only summed), and who touches whom. A unit that lacks a value, or with a floor its size, is left out of everything.
    pub fn check(
        self,
        columns: &[Vec<Option<f64>>],
        sizes: Option<&[Option<f64>]>,
        weights: &Weights,
    ) -> Result<RegionsPlan, RegionsError> {
        let all = weights.len();
        self.limits(sizes.is_some())?;
        let pairs = matches!(self.method, Method::Single | Method::Complete | Method::RedcapFullSingle | Method::RedcapFullComplete);
        let most = if pairs { MOST_UNITS_OF_PAIRS } else { MOST_UNITS };
        if all > most {
            return Err(RegionsError::TooManyUnits { units: all, most });
        }
        if columns.is_empty() {
            return Err(RegionsError::NoColumns);
        }
        for (at, values) in columns.iter().map(Vec::as_slice).enumerate().map(|(c, v)| (Some(c), v)).chain(sizes.map(|s| (None, s))) {
            if values.len() != all {
                return Err(RegionsError::LengthMismatch { column: at, values: values.len(), units: all });
            }
            if let Some(unit) = values.iter().position(|v| v.is_some_and(|v| !v.is_finite())) {
                return Err(RegionsError::NotFinite { column: at, unit });
            }
        }
        if let Some(unit) = sizes.and_then(|s| s.iter().position(|v| v.is_some_and(|v| v < 0.0))) {
            return Err(RegionsError::NegativeSize { unit });
        }
        let size_of = |unit: usize| sizes.and_then(|s| s[unit]);
        let keep: Vec<bool> =
            (0..all).map(|u| columns.iter().all(|c| c[u].is_some()) && (self.floor.is_none() || size_of(u).is_some())).collect();
        let (weights, kept) = weights.subset(&keep);
        let n = kept.len();
        let asks_k = self.method != Method::Maxp;
        if asks_k && (self.k < 2 || self.k as usize > n) {
            return Err(RegionsError::KOutOfRange { asked: self.k, units: n });
        }
        if n < 2 {
            return Err(RegionsError::TooFewUnits { units: n });
        }
        let touching = if weights.is_symmetric() { weights } else { Weights::from_edges(n, &weights.edges()).unwrap_or(weights) };
        let Standard { x, means, deviations, used } = standardized(columns, &kept)?;
        let labels = touching.components();
        let components = labels.iter().max().map_or(0, |&m| m as usize + 1);
        if asks_k && components > self.k as usize {
            return Err(RegionsError::Disconnected { asked: self.k, components });
        }
        let ground = Ground {
            x,
            columns: used.len(),
            touching,
            sizes: kept.iter().map(|&u| size_of(u as usize).unwrap_or(0.0)).collect(),
            floor: self.floor.unwrap_or(0.0),
        };
        let most = self.floor_holds(&ground, &labels, components, &kept)?;
        Ok(RegionsPlan { ask: self, ground, all, kept, means, deviations, used, components, sized: sizes.is_some(), most, beginning: None })
    }

    fn limits(self, sized: bool) -> Result<(), RegionsError> {
        if self.replicates > MOST_REPLICATES {
            return Err(RegionsError::ReplicatesOutOfRange { asked: self.replicates });
        }
        if !(1..=MOST_STARTS).contains(&self.starts) {
            return Err(RegionsError::StartsOutOfRange { asked: self.starts });
        }
        if self.iterations > MOST_ITERATIONS {
            return Err(RegionsError::IterationsOutOfRange { asked: self.iterations });
        }
        if self.floor.is_none() && self.method == Method::Maxp {
            return Err(RegionsError::FloorNeeded);
        }
        match self.floor {
            Some(_) if !sized => Err(RegionsError::FloorWithoutSizes),
            Some(asked) if !(asked.is_finite() && asked > 0.0) => Err(RegionsError::FloorOutOfRange { asked }),
            _ => Ok(()),
        }
    }

    /// What can be known beforehand: each part of the map must reach the floor, and together hold enough for k. Gives how many
    /// regions they hold at most.
    fn floor_holds(self, ground: &Ground, labels: &[u32], components: usize, kept: &[u32]) -> Result<Option<usize>, RegionsError> {
        let Some(floor) = self.floor else { return Ok(None) };
        for (part, group) in ground.groups(labels, components).iter().enumerate() {
            if !ground.reaches(group.size) {
                let unit = labels.iter().position(|&l| l as usize == part).map_or(0, |u| kept[u] as usize);
                return Err(RegionsError::FloorUnreachable { unit, floor, sum: group.size });
            }
        }
        let most = bound::regions(ground);
        if self.method != Method::Maxp && most < self.k as usize {
            return Err(RegionsError::FloorTooHigh { asked: self.k, floor, most });
        }
        Ok(Some(most))
    }
}

struct Standard {
    x: Vec<f64>,
    means: Vec<f64>,
    deviations: Vec<f64>,
    used: Vec<u32>,
}

/// Less the mean, over the deviation with divisor n - 1; columns that do not vary are left out.
fn standardized(columns: &[Vec<Option<f64>>], kept: &[u32]) -> Result<Standard, RegionsError> {
    let n = kept.len();
    let mut made = Standard { x: Vec::new(), means: Vec::new(), deviations: Vec::new(), used: Vec::new() };
    let mut scaled: Vec<Vec<f64>> = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        let values: Vec<f64> = kept.iter().map(|&u| column[u as usize].unwrap_or(0.0)).collect();
        let mean = sum_by(n, |i| values[i] / n as f64);
        let squares = sum_by(n, |i| (values[i] - mean) * (values[i] - mean));
        let largest = (0..n).max_by(|&a, &b| values[a].abs().total_cmp(&values[b].abs())).unwrap_or(0);
        if !squares.is_finite() {
            return Err(RegionsError::NotFinite { column: Some(at), unit: kept[largest] as usize });
        }
        let deviation = (squares / (n as f64 - 1.0)).sqrt();
        // Differences that are only rounding of a decimal fraction are no variation.
        let varies = deviation > 1e-14 * values[largest].abs() && deviation >= f64::MIN_POSITIVE.sqrt();
        made.means.push(mean);
        made.deviations.push(if varies { deviation } else { 0.0 });
        if varies {
            made.used.push(at as u32);
            scaled.push(values.iter().map(|v| (v - mean) / deviation).collect());
        }
    }
    if made.used.is_empty() {
        return Err(RegionsError::NoVariation);
    }
    made.x = (0..n).flat_map(|unit| scaled.iter().map(move |c| c[unit])).collect();
    Ok(made)
}
