//! Who can reach a service: the two-step floating catchment, the nearest site, and the people whom no site reaches.
//!
//! Luo and Wang 2003, "Measures of spatial accessibility to health care in a GIS environment: synthesis and a case study in
//! the Chicago region", Environment and Planning B 30(6), <https://doi.org/10.1068/b29120>.

use std::fmt;

use rayon::prelude::*;

use super::reach::{Place, Reach, place, squared_reach};
use crate::spatial::Point;
use crate::spatial::contiguity::Metric;
use crate::spatial::polygon::haversine_km;
use crate::sums::sum_by;

/// People who stand at a place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Demand {
    /// x and y in the thresholds' unit, or longitude and latitude in degrees.
    pub at: Point,
    /// How many, zero or more.
    pub people: f64,
}

/// Where a service is given.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Site {
    pub at: Point,
    /// Zero or more, in whatever unit is common to all sites; a site of zero is closed, and reaches nobody.
    pub capacity: f64,
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AccessAsk {
    /// How far is still within reach, in the coordinates' unit (plane) or kilometres (sphere), zero or more. Exactly as far
    /// as this is within.
    pub threshold: f64,
    /// By what a straight line is multiplied before it is compared with the threshold; more than zero.
    pub factor: f64,
    pub metric: Metric,
}

/// How much longer than a straight line a way is taken to be, where the points are longitudes and latitudes.
pub const FACTOR: f64 = 1.3;

/// Why the question has no answer.
#[derive(Debug, Clone, PartialEq)]
pub enum AccessError {
    /// There is no demand at all.
    NoDemand,
    /// The threshold is negative, infinite or not a number.
    ThresholdOutOfRange { asked: f64 },
    /// The factor is not a number above zero.
    FactorOutOfRange { asked: f64 },
    /// A coordinate of this demand (counted from 0) is not a number, or not on the earth.
    DemandPoint { row: usize },
    /// The people of this demand are negative or not a number.
    People { row: usize },
    /// A coordinate of this site is not a number, or not on the earth.
    SitePoint { row: usize },
    /// The capacity of this site is negative or not a number.
    Capacity { row: usize },
}

impl fmt::Display for AccessError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            AccessError::NoDemand => f.write_str("there is no demand"),
            AccessError::ThresholdOutOfRange { asked } => write!(f, "the threshold is {asked} and must be a number of zero or more"),
            AccessError::FactorOutOfRange { asked } => write!(f, "the factor is {asked} and must be a number above zero"),
            AccessError::DemandPoint { row } => write!(f, "demand {row} has no sound coordinates"),
            AccessError::People { row } => write!(f, "the people of demand {row} are not a number of zero or more"),
            AccessError::SitePoint { row } => write!(f, "site {row} has no sound coordinates"),
            AccessError::Capacity { row } => write!(f, "the capacity of site {row} is not a number of zero or more"),
        }
    }
}

impl std::error::Error for AccessError {}

/// A question that has been checked and can always be answered.
#[derive(Debug, Clone)]
pub struct AccessPlan {
    ask: AccessAsk,
    demand: Vec<Demand>,
    sites: Vec<Site>,
}

/// The nearest open site.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Nearest {
    /// Number of the site.
    pub site: u32,
    /// Straight line times factor.
    pub distance: f64,
}

/// The answer: one entry a demand, and one a site, in their order.
#[derive(Debug, Clone, PartialEq)]
pub struct Access {
    pub asked: AccessAsk,
    /// Capacity a person: the sum, over the open sites within reach, of the site's capacity over all the people it reaches.
    /// Zero where no site is within reach.
    pub score: Vec<f64>,
    /// The nearest open site, whether or not it is within reach; `None` when there is none at all.
    pub nearest: Vec<Option<Nearest>>,
    /// How many open sites are within reach.
    pub within: Vec<u32>,
    /// The people within reach of each site; zero for a closed one.
    pub reached: Vec<f64>,
    /// The demands that no open site reaches, growing.
    pub uncovered: Vec<u32>,
    pub uncovered_people: f64,
    pub covered_people: f64,
}

/// Whether a point can be used: finite, and on the earth where it must be.
pub(crate) fn sound([x, y]: Point, metric: Metric) -> bool {
    x.is_finite() && y.is_finite() && (metric == Metric::Plane || x.abs() <= 180.0 && y.abs() <= 90.0)
}

pub(crate) fn amount(x: f64) -> bool {
    x.is_finite() && x >= 0.0
}

impl AccessAsk {
    /// Checks the question against demand and sites. No site at all is a fair question: nobody is reached.
    pub fn check(self, demand: &[Demand], sites: &[Site]) -> Result<AccessPlan, AccessError> {
        if !amount(self.threshold) {
            return Err(AccessError::ThresholdOutOfRange { asked: self.threshold });
        }
        if !(self.factor.is_finite() && self.factor > 0.0) {
            return Err(AccessError::FactorOutOfRange { asked: self.factor });
        }
        if demand.is_empty() {
            return Err(AccessError::NoDemand);
        }
        for (row, d) in demand.iter().enumerate() {
            if !sound(d.at, self.metric) {
                return Err(AccessError::DemandPoint { row });
            }
            if !amount(d.people) {
                return Err(AccessError::People { row });
            }
        }
        for (row, s) in sites.iter().enumerate() {
            if !sound(s.at, self.metric) {
                return Err(AccessError::SitePoint { row });
            }
            if !amount(s.capacity) {
                return Err(AccessError::Capacity { row });
            }
        }
        Ok(AccessPlan { ask: self, demand: demand.to_vec(), sites: sites.to_vec() })
    }
}

impl AccessAsk {
    fn reach(&self) -> f64 {
        squared_reach(self.threshold / self.factor, self.metric)
    }

    /// Straight line times factor between two points.
    pub fn distance(&self, a: Point, b: Point) -> f64 {
        let straight = match self.metric {
            Metric::Plane => (a[0] - b[0]).hypot(a[1] - b[1]),
            Metric::Sphere => haversine_km(a, b),
        };
        straight * self.factor
    }
}

/// Answers a checked question. In time it grows as n log n with demands and sites: what lies well within a catchment is
/// taken in whole branches. The bytes do not depend on the threads.
pub fn access(plan: &AccessPlan) -> Access {
    let AccessPlan { ask, demand, sites } = plan;
    let reach = ask.reach();
    let at: Vec<Place> = demand.iter().map(|d| place(d.at, ask.metric)).collect();
    let people = Reach::new(at.iter().zip(demand).enumerate().map(|(i, (at, d))| (i as u32, *at, d.people)));
    // Step 1: for each site its capacity over the people within reach.
    let reached: Vec<f64> = sites
        .par_iter()
        .with_min_len(64)
        .map(|s| if s.capacity > 0.0 { people.within(place(s.at, ask.metric), reach).0 } else { 0.0 })
        .collect();
    let ratio = |j: usize| if reached[j] > 0.0 { sites[j].capacity / reached[j] } else { 0.0 };
    let open = sites.iter().enumerate().filter(|(_, s)| s.capacity > 0.0);
    let ratios = Reach::new(open.map(|(j, s)| (j as u32, place(s.at, ask.metric), ratio(j))));
    // Step 2: for each demand the sum of the ratios of the sites within reach.
    let answers: Vec<(f64, usize, Option<Nearest>)> = demand
        .par_iter()
        .zip(&at)
        .with_min_len(64)
        .map(|(d, at)| {
            let (score, within) = ratios.within(*at, reach);
            let nearest = ratios.nearest(*at).map(|site| Nearest { site, distance: ask.distance(d.at, sites[site as usize].at) });
            (score, within, nearest)
        })
        .collect();
    let covered = |i: usize| answers[i].1 > 0;
    Access {
        asked: *ask,
        uncovered: (0..demand.len()).filter(|&i| !covered(i)).map(|i| i as u32).collect(),
        uncovered_people: sum_by(demand.len(), |i| if covered(i) { 0.0 } else { demand[i].people }),
        covered_people: sum_by(demand.len(), |i| if covered(i) { demand[i].people } else { 0.0 }),
        score: answers.iter().map(|a| a.0).collect(),
        within: answers.iter().map(|a| a.1 as u32).collect(),
        nearest: answers.iter().map(|a| a.2).collect(),
        reached,
    }
}

/// For each candidate, the people whom no site reaches now and whom one more site there would reach.
pub fn gains(plan: &AccessPlan, now: &Access, candidates: &[Point]) -> Vec<f64> {
    let ask = &plan.ask;
    let missed = now.uncovered.iter().filter_map(|&i| {
        let d = plan.demand.get(i as usize)?;
        Some((i, place(d.at, ask.metric), d.people))
    });
    let missed = Reach::new(missed);
    candidates
        .par_iter()
        .with_min_len(64)
        .map(|c| if sound(*c, ask.metric) { missed.within(place(*c, ask.metric), ask.reach()).0 } else { 0.0 })
        .collect()
}
