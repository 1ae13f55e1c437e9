//! Which site is how far from which demand: the pairs that catchments and locations are computed from, as a list of sites for each
//! demand (compressed rows).

use std::fmt;

use rayon::prelude::*;

use super::access::{Nearest, sound};
use super::reach::{Place, Reach, distance_of, place, squared, squared_reach};
use crate::catalogue::Refusal;
use crate::spatial::Point;
use crate::spatial::contiguity::Metric;

/// The most pairs that are taken: at 12 bytes a pair 1.2 GB.
pub const MOST_PAIRS: usize = 100_000_000;

/// What is lost to rounding must not lose a site that stands exactly at the distance.
const SLACK: f64 = 1e-9;

/// Whether a distance is within the threshold; exactly as far as this is within, whatever the rounding.
pub(crate) fn within(distance: f64, threshold: f64) -> bool {
    distance <= threshold * (1.0 + SLACK)
}

/// The pairs of demands and sites that are known, a row a demand.
#[derive(Debug, Clone, PartialEq)]
pub struct Pairs {
    pub(crate) sites: usize,
    /// Where each demand's pairs begin, and where the last one's end.
    pub(crate) start: Vec<usize>,
    pub(crate) site: Vec<u32>,
    pub(crate) distance: Vec<f64>,
    /// The nearest site of each demand, even where its pair is beyond what is listed.
    pub(crate) nearest: Vec<Option<Nearest>>,
}

/// How far one may go.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PairsAsk {
    /// Pairs farther than this are not listed; infinite for all. In the coordinates' unit (plane) or kilometres (sphere).
    pub threshold: f64,
    /// By what a straight line is multiplied; more than zero.
    pub factor: f64,
    pub metric: Metric,
}

/// Why there are no pairs.
#[derive(Debug, Clone, PartialEq)]
pub enum PairsError {
    /// The threshold is negative or not a number.
    ThresholdOutOfRange { asked: f64 },
    /// The factor is not a number above zero.
    FactorOutOfRange { asked: f64 },
    /// A coordinate of this demand (counted from 0) is not a number, or not on the earth.
    DemandPoint { row: usize },
    /// A coordinate of this site is not a number, or not on the earth.
    SitePoint { row: usize },
    /// A pair names a demand or a site that there is not, or its distance is negative or not a number.
    Pair { row: usize },
    /// More than [`MOST_PAIRS`].
    TooMany { pairs: usize },
}

impl fmt::Display for PairsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PairsError::ThresholdOutOfRange { asked } => write!(f, "the threshold is {asked} and must be a number of zero or more"),
            PairsError::FactorOutOfRange { asked } => write!(f, "the factor is {asked} and must be a number above zero"),
            PairsError::DemandPoint { row } => write!(f, "demand {row} has no sound coordinates"),
            PairsError::SitePoint { row } => write!(f, "site {row} has no sound coordinates"),
            PairsError::Pair { row } => write!(f, "pair {row} names a demand or a site that there is not, or no distance of zero or more"),
            PairsError::TooMany { pairs } => {
                write!(
                    f,
                    "there are {pairs} pairs of demands and sites, and at most {MOST_PAIRS} are taken: ask with a threshold, or of fewer sites"
                )
            }
        }
    }
}

impl std::error::Error for PairsError {}

impl Refusal for PairsError {
    fn it(&self) -> String {
        match self {
            PairsError::ThresholdOutOfRange { asked } => format!("la soglia è {asked} e deve essere un numero da zero in su"),
            PairsError::FactorOutOfRange { asked } => format!("il fattore è {asked} e deve essere un numero sopra zero"),
            PairsError::DemandPoint { row } => format!("la domanda {row} non ha coordinate valide"),
            PairsError::SitePoint { row } => format!("la sede {row} non ha coordinate valide"),
            PairsError::Pair { row } => format!("la coppia {row} nomina una domanda o una sede che non c'è, o una distanza non valida"),
            PairsError::TooMany { pairs } => {
                format!(
                    "le coppie di domande e sedi sono {pairs}, e se ne prendono al più {MOST_PAIRS}: chiedi con una soglia, o di meno sedi"
                )
            }
        }
    }
}

impl PairsAsk {
    /// The pairs of demands and sites within the threshold by straight lines times the factor. `open` says which sites are to be
    /// had (all where it is `None`). In time it grows with the pairs; both cores.
    ///
    /// # Errors
    /// Coordinates that are none, a threshold or factor out of range, too many pairs.
    pub fn pairs(&self, demand: &[Point], sites: &[Point], open: Option<&[bool]>) -> Result<Pairs, PairsError> {
        if self.threshold.is_nan() || self.threshold < 0.0 {
            return Err(PairsError::ThresholdOutOfRange { asked: self.threshold });
        }
        if !(self.factor.is_finite() && self.factor > 0.0) {
            return Err(PairsError::FactorOutOfRange { asked: self.factor });
        }
        if let Some(row) = demand.iter().position(|p| !sound(*p, self.metric)) {
            return Err(PairsError::DemandPoint { row });
        }
        if let Some(row) = sites.iter().position(|p| !sound(*p, self.metric)) {
            return Err(PairsError::SitePoint { row });
        }
        let is_open = |j: usize| open.is_none_or(|open| open[j]);
        let places: Vec<Place> = sites.iter().map(|p| place(*p, self.metric)).collect();
        let tree = Reach::new((0..sites.len()).filter(|&j| is_open(j)).map(|j| (j as u32, places[j], 1.0)));
        let far = |squared: f64| distance_of(squared, self.metric) * self.factor;
        let all = self.threshold.is_infinite();
        let reach = if all { f64::INFINITY } else { squared_reach(self.threshold / self.factor, self.metric) };
        let at: Vec<Place> = demand.iter().map(|p| place(*p, self.metric)).collect();
        let counts: Vec<usize> = if all {
            vec![(0..sites.len()).filter(|&j| is_open(j)).count(); demand.len()]
        } else {
            at.par_iter().with_min_len(64).map(|at| tree.within(*at, reach).1).collect()
        };
        let start = starts(&counts);
        let pairs = start[demand.len()];
        if pairs > MOST_PAIRS {
            return Err(PairsError::TooMany { pairs });
        }
        let (mut site, mut distance) = (vec![0u32; pairs], vec![0.0; pairs]);
        let rows = rows(&start, &mut site, &mut distance);
        let nearest = rows
            .into_par_iter()
            .with_min_len(16)
            .zip(&at)
            .map_init(
                || (Vec::new(), Vec::new()),
                |(room, found), ((site, distance), at)| {
                    if all {
                        for (k, j) in (0..places.len()).filter(|&j| is_open(j)).enumerate() {
                            (site[k], distance[k]) = (j as u32, far(squared(*at, places[j])));
                        }
                    } else {
                        found.clear();
                        tree.each(*at, reach, room, |j, squared| found.push((j, squared)));
                        found.sort_unstable_by_key(|f| f.0);
                        for (k, (j, squared)) in found.iter().enumerate() {
                            (site[k], distance[k]) = (*j, far(*squared));
                        }
                    }
                    tree.nearest(*at).map(|j| Nearest { site: j, distance: far(squared(*at, places[j as usize])) })
                },
            )
            .collect();
        Ok(Pairs { sites: sites.len(), start, site, distance, nearest })
    }
}

/// Where rows of these lengths begin, and where the last ends.
pub(crate) fn starts(counts: &[usize]) -> Vec<usize> {
    let mut start = Vec::with_capacity(counts.len() + 1);
    let mut sum = 0;
    start.push(0);
    for count in counts {
        sum += count;
        start.push(sum);
    }
    start
}

/// Two columns cut into their rows.
pub(crate) fn rows<'a, A, B>(start: &[usize], mut a: &'a mut [A], mut b: &'a mut [B]) -> Vec<(&'a mut [A], &'a mut [B])> {
    let mut out = Vec::with_capacity(start.len().saturating_sub(1));
    for ends in start.windows(2) {
        let (head_a, rest_a) = a.split_at_mut(ends[1] - ends[0]);
        let (head_b, rest_b) = b.split_at_mut(ends[1] - ends[0]);
        out.push((head_a, head_b));
        (a, b) = (rest_a, rest_b);
    }
    out
}

impl Pairs {
    /// Pairs that somebody else measured, such as times from a timetable: (demand, site, distance), each pair once, in any order.
    ///
    /// # Errors
    /// A number out of range, a distance that is none, too many pairs.
    pub fn listed(demands: usize, sites: usize, list: &[(u32, u32, f64)]) -> Result<Pairs, PairsError> {
        if list.len() > MOST_PAIRS {
            return Err(PairsError::TooMany { pairs: list.len() });
        }
        let mut counts = vec![0; demands];
        for (row, (i, j, far)) in list.iter().enumerate() {
            if *i as usize >= demands || *j as usize >= sites || !far.is_finite() || *far < 0.0 {
                return Err(PairsError::Pair { row });
            }
            counts[*i as usize] += 1;
        }
        let start = starts(&counts);
        let mut next = start.clone();
        let (mut site, mut distance) = (vec![0u32; list.len()], vec![0.0; list.len()]);
        let mut order: Vec<usize> = (0..list.len()).collect();
        order.sort_unstable_by_key(|&k| (list[k].1, k));
        for k in order {
            let (i, j, far) = list[k];
            let at = next[i as usize];
            next[i as usize] += 1;
            (site[at], distance[at]) = (j, far);
        }
        let mut pairs = Pairs { sites, start, site, distance, nearest: Vec::new() };
        pairs.nearest = (0..demands).map(|i| pairs.first(i)).collect();
        Ok(pairs)
    }

    fn first(&self, demand: usize) -> Option<Nearest> {
        let least = self.row(demand).min_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
        least.map(|(site, distance)| Nearest { site, distance })
    }

    /// How many demands.
    pub fn demands(&self) -> usize {
        self.start.len() - 1
    }

    /// How many sites, reached or not.
    pub fn sites(&self) -> usize {
        self.sites
    }

    /// How many pairs are listed.
    pub fn len(&self) -> usize {
        self.site.len()
    }

    /// Whether no demand reaches any site.
    pub fn is_empty(&self) -> bool {
        self.site.is_empty()
    }

    /// The sites that a demand reaches, in their order, and how far each is.
    pub fn row(&self, demand: usize) -> impl Iterator<Item = (u32, f64)> + '_ {
        let range = self.start[demand]..self.start[demand + 1];
        self.site[range.clone()].iter().copied().zip(self.distance[range].iter().copied())
    }

    /// The nearest site of each demand; by straight lines and on roads even where it is beyond the threshold.
    pub fn nearest(&self) -> &[Option<Nearest>] {
        &self.nearest
    }
}
