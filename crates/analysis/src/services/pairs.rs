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
        let candidates: Vec<u32> = (0..sites.len()).filter(|&j| is_open(j)).map(|j| j as u32).collect();
        if demand.len().saturating_mul(candidates.len()) > MOST_PAIRS {
            let pairs = if all {
                demand.len().saturating_mul(candidates.len())
            } else {
                at.par_iter().with_min_len(64).map(|at| tree.within(*at, reach).1).sum()
            };
            if pairs > MOST_PAIRS {
                return Err(PairsError::TooMany { pairs });
            }
        }
        // Where sites stand in a plane, squares of land find those within reach sooner than branches do.
        let squares = (self.metric == Metric::Plane && !all).then(|| Squares::new(&candidates, &places, reach.sqrt()));
        let pieces: Vec<Piece> = at
            .par_chunks(256)
            .map(|at| {
                let (mut piece, mut room, mut found) = (Piece::default(), Vec::new(), Vec::new());
                for at in at {
                    found.clear();
                    match &squares {
                        _ if all => found.extend(candidates.iter().map(|j| (*j, squared(*at, places[*j as usize])))),
                        Some(squares) => squares.each(*at, reach, |j, squared| found.push((j, squared))),
                        None => tree.each(*at, reach, &mut room, |j, squared| found.push((j, squared))),
                    }
                    if !all {
                        found.sort_unstable_by_key(|f| f.0);
                    }
                    let least = found.iter().copied().reduce(|a, b| if b.1 < a.1 { b } else { a });
                    let nearest = match least {
                        Some((site, squared)) => Some(Nearest { site, distance: far(squared) }),
                        None => tree.nearest(*at).map(|j| Nearest { site: j, distance: far(squared(*at, places[j as usize])) }),
                    };
                    piece.counts.push(found.len());
                    piece.site.extend(found.iter().map(|f| f.0));
                    piece.distance.extend(found.iter().map(|f| far(f.1)));
                    piece.nearest.push(nearest);
                }
                piece
            })
            .collect();
        let counts: Vec<usize> = pieces.iter().flat_map(|p| p.counts.iter().copied()).collect();
        let start = starts(&counts);
        let (mut site, mut distance) = (Vec::with_capacity(start[at.len()]), Vec::with_capacity(start[at.len()]));
        let mut nearest = Vec::with_capacity(at.len());
        for piece in pieces {
            site.extend(piece.site);
            distance.extend(piece.distance);
            nearest.extend(piece.nearest);
        }
        Ok(Pairs { sites: sites.len(), start, site, distance, nearest })
    }
}

/// The rows of some demands.
#[derive(Default)]
struct Piece {
    counts: Vec<usize>,
    site: Vec<u32>,
    distance: Vec<f64>,
    nearest: Vec<Option<Nearest>>,
}

/// Sites by the square of land they stand on.
struct Squares {
    low: [f64; 2],
    side: f64,
    count: [usize; 2],
    start: Vec<usize>,
    /// Number and place, square by square.
    sites: Vec<(u32, Place)>,
    /// How far one looks around a place.
    around: f64,
}

impl Squares {
    fn new(candidates: &[u32], places: &[Place], around: f64) -> Squares {
        let (mut low, mut high) = ([f64::INFINITY; 2], [f64::NEG_INFINITY; 2]);
        for j in candidates {
            for axis in 0..2 {
                low[axis] = low[axis].min(places[*j as usize][axis]);
                high[axis] = high[axis].max(places[*j as usize][axis]);
            }
        }
        let wide = [0, 1].map(|axis| (high[axis] - low[axis]).max(0.0));
        // As many squares as sites, but none much smaller than the reach, nor more than a thousand in a row.
        let even = (wide[0] * wide[1] / candidates.len().max(1) as f64).sqrt();
        let side = even.max(around / 2.0).max(wide[0].max(wide[1]) / 1000.0).max(f64::MIN_POSITIVE);
        let count = wide.map(|w| (w / side) as usize + 1);
        let mut out = Squares { low, side, count, start: Vec::new(), sites: Vec::with_capacity(candidates.len()), around };
        let mut counts = vec![0; count[0] * count[1]];
        let of = |j: u32| out.square(0, places[j as usize][0]) + out.square(1, places[j as usize][1]) * count[0];
        candidates.iter().for_each(|j| counts[of(*j)] += 1);
        let mut order: Vec<(usize, u32)> = candidates.iter().map(|j| (of(*j), *j)).collect();
        order.sort_unstable();
        out.sites = order.iter().map(|(_, j)| (*j, places[*j as usize])).collect();
        out.start = starts(&counts);
        out
    }

    /// The row or column of a coordinate, the outermost where it lies outside.
    fn square(&self, axis: usize, x: f64) -> usize {
        (((x - self.low[axis]) / self.side).max(0.0) as usize).min(self.count[axis] - 1)
    }

    /// Calls `take` with the sites within the squared reach.
    fn each(&self, at: Place, reach: f64, mut take: impl FnMut(u32, f64)) {
        if self.sites.is_empty() {
            return;
        }
        let [from, to] = [-self.around, self.around].map(|by| [0, 1].map(|axis| self.square(axis, at[axis] + by)));
        for row in from[1]..=to[1] {
            let base = row * self.count[0];
            for (j, place) in &self.sites[self.start[base + from[0]]..self.start[base + to[0] + 1]] {
                let far = squared(at, *place);
                if far <= reach {
                    take(*j, far);
                }
            }
        }
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
