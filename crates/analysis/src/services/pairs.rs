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

/// Up to so many pairs that are looked at, a second thread costs more than it gives.
const FEW: usize = 1 << 17;

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
        let places: Vec<Place> = sites.iter().map(|p| place(*p, self.metric)).collect();
        let candidates: Vec<u32> = (0..sites.len()).filter(|&j| open.is_none_or(|open| open[j])).map(|j| j as u32).collect();
        let far = |squared: f64| distance_of(squared, self.metric) * self.factor;
        let at: Vec<Place> = demand.iter().map(|p| place(*p, self.metric)).collect();
        let every = at.len().saturating_mul(candidates.len());
        if self.threshold.is_infinite() {
            if every > MOST_PAIRS {
                return Err(PairsError::TooMany { pairs: every });
            }
            let row = |at: &Place| candidates.iter().map(|j| squared(*at, places[*j as usize])).collect::<Vec<_>>();
            let distance = at.par_iter().with_min_len(64).flat_map_iter(row).collect();
            let start = (0..=at.len()).map(|i| i * candidates.len()).collect();
            let site = std::iter::repeat_n(&candidates, at.len()).flatten().copied().collect();
            return Ok(Pairs { sites: sites.len(), start, site, distance, nearest: Vec::new() }.measured(far));
        }
        let reach = squared_reach(self.threshold / self.factor, self.metric);
        let tree_of = |at: &[Place]| Reach::new((0u32..).zip(at).map(|(i, at)| (i, *at, 1.0)));
        // Where demands stand in a plane, squares of land find those within reach sooner than branches do.
        let (squares, tree) = match self.metric {
            Metric::Plane => (Some(Squares::new(&at, reach.sqrt())), (every > MOST_PAIRS).then(|| tree_of(&at))),
            Metric::Sphere => (None, Some(tree_of(&at))),
        };
        if let Some(tree) = tree.as_ref().filter(|_| every > MOST_PAIRS) {
            let pairs = candidates.par_iter().with_min_len(64).map(|j| tree.within(places[*j as usize], reach).1).sum();
            if pairs > MOST_PAIRS {
                return Err(PairsError::TooMany { pairs });
            }
        }
        let column = |(room, open): &mut (Vec<(u32, f64)>, Vec<usize>), j: u32| {
            let mut found = Vec::new();
            match (&squares, &tree) {
                (Some(squares), _) => squares.each(places[j as usize], reach, room, &mut found),
                (None, Some(tree)) => tree.each(places[j as usize], reach, open, |i, squared| found.push((i, squared))),
                (None, None) => {}
            }
            (j, found)
        };
        let columns: Vec<(u32, Vec<(u32, f64)>)> = if every < FEW {
            let mut room = Default::default();
            candidates.iter().map(|j| column(&mut room, *j)).collect()
        } else {
            candidates.par_iter().with_min_len(8).map_init(Default::default, |room, j| column(room, *j)).collect()
        };
        let mut pairs = Pairs::of_columns(at.len(), sites.len(), &columns).measured(far);
        let missed: Vec<usize> = (0..at.len()).filter(|i| pairs.nearest[*i].is_none()).collect();
        if !missed.is_empty() && !candidates.is_empty() {
            let tree = Reach::new(candidates.iter().map(|j| (*j, places[*j as usize], 1.0)));
            let beyond = |i: &usize| tree.nearest(at[*i]).map(|j| Nearest { site: j, distance: far(squared(at[*i], places[j as usize])) });
            let found: Vec<Option<Nearest>> = missed.par_iter().with_min_len(64).map(beyond).collect();
            missed.into_iter().zip(found).for_each(|(i, nearest)| pairs.nearest[i] = nearest);
        }
        Ok(pairs)
    }
}

/// Points by the square of land they stand on.
struct Squares {
    low: [f64; 2],
    side: f64,
    count: [usize; 2],
    start: Vec<usize>,
    /// Numbers and coordinates, square by square.
    numbers: Vec<u32>,
    x: Vec<f64>,
    y: Vec<f64>,
    /// How far one looks around a place.
    around: f64,
}

impl Squares {
    fn new(places: &[Place], around: f64) -> Squares {
        let (mut low, mut high) = ([f64::INFINITY; 2], [f64::NEG_INFINITY; 2]);
        for place in places {
            for axis in 0..2 {
                low[axis] = low[axis].min(place[axis]);
                high[axis] = high[axis].max(place[axis]);
            }
        }
        let wide = [0, 1].map(|axis| (high[axis] - low[axis]).max(0.0));
        // As many squares as points, but none much smaller than the reach, nor more than a thousand in a row.
        let even = (wide[0] * wide[1] / places.len().max(1) as f64).sqrt();
        let side = even.max(around / 4.0).max(wide[0].max(wide[1]) / 1000.0).max(f64::MIN_POSITIVE);
        let count = wide.map(|w| (w / side) as usize + 1);
        let mut out = Squares { low, side, count, start: Vec::new(), numbers: Vec::new(), x: Vec::new(), y: Vec::new(), around };
        let squares: Vec<usize> = places.iter().map(|at| out.square(0, at[0]) + out.square(1, at[1]) * count[0]).collect();
        let mut counts = vec![0; count[0] * count[1]];
        squares.iter().for_each(|square| counts[*square] += 1);
        out.start = starts(&counts);
        let mut next = out.start.clone();
        (out.numbers, out.x, out.y) = (vec![0; places.len()], vec![0.0; places.len()], vec![0.0; places.len()]);
        for ((i, at), square) in (0u32..).zip(places).zip(&squares) {
            let k = next[*square];
            next[*square] += 1;
            (out.numbers[k], out.x[k], out.y[k]) = (i, at[0], at[1]);
        }
        out
    }

    /// The row or column of a coordinate, the outermost where it lies outside.
    #[inline]
    fn square(&self, axis: usize, x: f64) -> usize {
        (((x - self.low[axis]) / self.side).max(0.0) as usize).min(self.count[axis] - 1)
    }

    /// Adds the points within the squared reach, with their squared distances. `room` is room to work in.
    fn each(&self, at: Place, reach: f64, room: &mut Vec<(u32, f64)>, found: &mut Vec<(u32, f64)>) {
        if self.numbers.is_empty() {
            return;
        }
        let [from, to] = [-self.around, self.around].map(|by| [0, 1].map(|axis| self.square(axis, at[axis] + by)));
        for row in from[1]..=to[1] {
            let base = row * self.count[0];
            let run = self.start[base + from[0]]..self.start[base + to[0] + 1];
            if room.len() < run.len() {
                room.resize(run.len(), (0, 0.0));
            }
            // All are written down, and those beyond the reach written over.
            let mut count = 0;
            for ((i, x), y) in self.numbers[run.clone()].iter().zip(&self.x[run.clone()]).zip(&self.y[run]) {
                let squared = squared(at, [*x, *y, 0.0]);
                room[count] = (*i, squared);
                count += usize::from(squared <= reach);
            }
            found.extend_from_slice(&room[..count]);
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
        Ok(Pairs { sites, start, site, distance, nearest: Vec::new() }.measured(|d| d))
    }

    /// The pairs of these sites (growing), each with its demands and how far they are.
    pub(crate) fn of_columns(demands: usize, sites: usize, columns: &[(u32, Vec<(u32, f64)>)]) -> Pairs {
        let mut counts = vec![0; demands];
        columns.iter().flat_map(|c| &c.1).for_each(|(i, _)| counts[*i as usize] += 1);
        let start = starts(&counts);
        let mut next = start.clone();
        let (mut site, mut distance) = (vec![0u32; start[demands]], vec![0.0; start[demands]]);
        for (j, column) in columns {
            for (i, far) in column {
                let k = next[*i as usize];
                next[*i as usize] += 1;
                (site[k], distance[k]) = (*j, *far);
            }
        }
        Pairs { sites, start, site, distance, nearest: Vec::new() }
    }

    /// With what `far` makes of each distance; the nearest by the distances as they are.
    pub(crate) fn measured(mut self, far: impl Fn(f64) -> f64) -> Pairs {
        self.nearest = (0..self.demands()).map(|i| self.first(i).map(|n| Nearest { distance: far(n.distance), ..n })).collect();
        self.distance.iter_mut().for_each(|d| *d = far(*d));
        self
    }

    fn first(&self, demand: usize) -> Option<Nearest> {
        // Rows are in the order of the sites, so that the first of equals stays.
        let least = self.row(demand).reduce(|a, b| if b.1 < a.1 { b } else { a });
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
