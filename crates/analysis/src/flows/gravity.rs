//! An estimate of flows where only their margins are known: T_ij = a_i O_i b_j D_j f(d_ij), whose rows and columns add up to what
//! starts and what ends in each place.
//!
//! Wilson 1971, "A family of spatial interaction models, and associated developments", <https://doi.org/10.1068/a030001>; decay
//! calibrated on the mean length as Hyman 1969, <https://doi.org/10.1068/a010105>; agreement with known flows by the common part of
//! commuters, Lenormand, Bassolas and Ramasco 2016, <https://doi.org/10.1016/j.jtrangeo.2015.12.008>.

use super::Flows;
use crate::catalogue::Refusal;
use crate::spatial::Point;
use crate::spatial::contiguity::Metric;
use crate::spatial::polygon::haversine_km;
use crate::sums::{sum, sum_by};
use rayon::prelude::*;
use std::fmt;

/// Places at most: distances and decay take 8 bytes a pair, 512 MB at this size.
pub const MOST_PLACES: usize = 8_000;
/// How far from zero a coordinate of the plane may be.
const MOST_COORDINATE: f64 = 1e30;
/// What workers, or jobs, may add up to: products of two stay numbers.
pub const MOST_FLOW: f64 = 1e100;
/// How far a margin may be missed, as a share of all flow, and after how many rounds balancing gives up.
const CLOSE: f64 = 1e-9;
const ROUNDS: u32 = 5_000;
/// Pairs of places that one thread takes at least.
const PAIRS: usize = 1 << 14;
/// Steps of the search for the decay.
const STEPS: u32 = 60;

/// How flows thin out with distance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decay {
    /// exp(-β d).
    Exponential,
    /// d^-β.
    Power,
}

/// What fixes the decay.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Calibration {
    /// β itself.
    Beta(f64),
    /// The mean length of a trip, in the unit of the distances; own flows that are known are not counted.
    Mean(f64),
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GravityAsk {
    pub decay: Decay,
    pub calibration: Calibration,
    pub metric: Metric,
    /// The length of a trip inside a place, as a share of the distance to the nearest other one.
    pub within: f64,
}

impl GravityAsk {
    #[must_use]
    pub fn new(decay: Decay, calibration: Calibration, metric: Metric) -> GravityAsk {
        GravityAsk { decay, calibration, metric, within: 0.5 }
    }
}

/// The margins. `own`, where it is known, is what starts and ends in the same place: it is kept as it is, and the rest is estimated.
#[derive(Debug, Clone, Copy)]
pub struct Margins<'a> {
    pub points: &'a [Point],
    pub workers: &'a [f64],
    pub jobs: &'a [f64],
    pub own: Option<&'a [f64]>,
}

/// Why the question has no answer.
#[derive(Debug, Clone, PartialEq)]
pub enum GravityError {
    /// There are fewer than two places.
    Few { places: usize },
    /// There are more than fit in memory.
    TooMany { places: usize },
    /// The columns are not of one length.
    Lengths,
    /// A margin, or an own flow, is no number of zero or more; or the own flow is above a margin.
    Margin { place: usize },
    /// A coordinate is no number, or no longitude and latitude.
    Point { place: usize },
    /// Nobody starts, or nobody ends anywhere.
    Nothing,
    /// Workers, or jobs, add up to more than can be reckoned with.
    TooLarge,
    /// All places lie on one point.
    OnePoint,
    /// The decay, the mean length or the share within is not above zero.
    Number { name: &'static str, value: f64 },
    /// No decay gives this mean length.
    Mean { asked: f64, least: f64, most: f64 },
    /// Without any decay trips are no longer than this on average.
    Long { asked: f64, most: f64 },
    /// The margins cannot be met: a place has more than all the others could give or take, or lies too far for this decay.
    Unbalanced { place: usize, missing: f64 },
}

impl fmt::Display for GravityError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            GravityError::Few { places } => write!(f, "there are {places} places; expected two or more"),
            GravityError::TooMany { places } => write!(f, "{places} places are more than the {MOST_PLACES} whose distances fit in memory"),
            GravityError::Lengths => f.write_str("places, workers, jobs and own flows are not as many"),
            GravityError::Margin { place } => {
                write!(
                    f,
                    "place {place} (from 0) has workers, jobs or an own flow that do not fit: expected numbers of zero or more, the own flow above neither"
                )
            }
            GravityError::Point { place } => write!(f, "place {place} (from 0) has no position that can be used"),
            GravityError::Nothing => f.write_str("no workers or no jobs are left to be joined"),
            GravityError::TooLarge => write!(f, "workers or jobs add up to more than {MOST_FLOW:e}, which is the most"),
            GravityError::OnePoint => f.write_str("all places lie on one point, so distance says nothing"),
            GravityError::Number { name, value } => write!(f, "{name} is {value}; expected a number above zero"),
            GravityError::Mean { asked, least, most } => {
                write!(f, "a mean length of {asked:.3} was asked; with these places it can be from {least:.3} to {most:.3}")
            }
            GravityError::Long { asked, most } => {
                write!(f, "a mean length of {asked:.3} was asked; with these places it stays below {most:.3}, that without any decay")
            }
            GravityError::Unbalanced { place, missing } => write!(
                f,
                "the margins cannot be met: place {place} (from 0) misses {missing:.3}; it has more than the others can give or take with this decay"
            ),
        }
    }
}

impl Refusal for GravityError {
    fn it(&self) -> String {
        match self {
            GravityError::Few { places } => format!("ci sono {places} luoghi; attesi due o più"),
            GravityError::TooMany { places } => {
                format!("{places} luoghi sono più dei {MOST_PLACES} le cui distanze stanno in memoria")
            }
            GravityError::Lengths => "luoghi, lavoratori, posti e flussi propri non sono altrettanti".to_owned(),
            GravityError::Margin { place } => format!(
                "il luogo {place} (da 0) ha lavoratori, posti o un flusso proprio che non vanno: attesi numeri da zero in su, il flusso proprio non sopra gli altri due"
            ),
            GravityError::Point { place } => format!("il luogo {place} (da 0) non ha una posizione che si possa usare"),
            GravityError::Nothing => "non restano lavoratori o posti da unire".to_owned(),
            GravityError::TooLarge => format!("i lavoratori o i posti sono in tutto più di {MOST_FLOW:e}, che è il massimo"),
            GravityError::OnePoint => "tutti i luoghi stanno nello stesso punto: la distanza non dice nulla".to_owned(),
            GravityError::Number { name, value } => format!("{name} vale {value}; atteso un numero sopra zero"),
            GravityError::Mean { asked, least, most } => {
                format!("è stata chiesta una lunghezza media di {asked:.3}; con questi luoghi può andare da {least:.3} a {most:.3}")
            }
            GravityError::Long { asked, most } => {
                format!(
                    "è stata chiesta una lunghezza media di {asked:.3}; con questi luoghi resta sotto {most:.3}, quella senza alcun decadimento"
                )
            }
            GravityError::Unbalanced { place, missing } => format!(
                "i margini non tornano: al luogo {place} (da 0) manca {missing:.3}; ha più di quanto gli altri possano dare o prendere con questo decadimento"
            ),
        }
    }
}

impl std::error::Error for GravityError {}

/// A question that has been checked. It may still turn out that no decay gives the mean length, or that the margins cannot be met.
#[derive(Debug, Clone)]
pub struct GravityPlan<'a> {
    ask: GravityAsk,
    margins: Margins<'a>,
    /// What is estimated: margins less own flows that are known, jobs scaled to the workers.
    starts: Vec<f64>,
    ends: Vec<f64>,
    scaled: f64,
}

/// The estimate.
#[derive(Debug, Clone)]
pub struct Gravity {
    pub beta: f64,
    /// Of the trips that are estimated, in the unit of the distances.
    pub mean: f64,
    /// What jobs were multiplied by, so that they are as many as the workers.
    pub scaled: f64,
    /// Rounds of balancing in the last fit, and the largest share of all flow by which a margin is missed.
    pub rounds: u32,
    pub missed: f64,
    places: usize,
    from: Vec<f64>,
    to: Vec<f64>,
    decay: Vec<f32>,
    own: Option<Vec<f64>>,
}

impl Gravity {
    /// The flow from one place to another.
    #[must_use]
    pub fn flow(&self, from: usize, to: usize) -> f64 {
        match &self.own {
            Some(own) if from == to => own[from],
            _ => self.from[from] * self.to[to] * f64::from(self.decay[from * self.places + to]),
        }
    }

    /// All flows of `least` or more, by origin and destination, and what lies in smaller ones.
    #[must_use]
    pub fn flows(&self, least: f64) -> (Vec<(u32, u32, f64)>, f64) {
        let (mut kept, mut left) = (Vec::new(), 0.0);
        for i in 0..self.places {
            for j in 0..self.places {
                let n = self.flow(i, j);
                if n > 0.0 && n >= least {
                    kept.push((i as u32, j as u32, n));
                } else {
                    left += n;
                }
            }
        }
        (kept, left)
    }
}

impl GravityAsk {
    /// # Errors
    /// Too few or too many places, numbers that cannot be used, nothing to be joined.
    pub fn check<'a>(self, margins: Margins<'a>) -> Result<GravityPlan<'a>, GravityError> {
        let n = margins.points.len();
        if n < 2 {
            return Err(GravityError::Few { places: n });
        }
        if n > MOST_PLACES {
            return Err(GravityError::TooMany { places: n });
        }
        if margins.workers.len() != n || margins.jobs.len() != n || margins.own.is_some_and(|o| o.len() != n) {
            return Err(GravityError::Lengths);
        }
        let (name, value) = match self.calibration {
            Calibration::Beta(beta) => ("beta", beta),
            Calibration::Mean(mean) => ("mean", mean),
        };
        for (name, value) in [(name, value), ("within", self.within)] {
            if !(value.is_finite() && value > 0.0) {
                return Err(GravityError::Number { name, value });
            }
        }
        let fits = |x: f64| x.is_finite() && x >= 0.0;
        for (place, [x, y]) in margins.points.iter().enumerate() {
            let [wide, high] = if self.metric == Metric::Plane { [MOST_COORDINATE; 2] } else { [180.0, 90.0] };
            if !(x.abs() <= wide && y.abs() <= high) {
                return Err(GravityError::Point { place });
            }
            let (o, d, own) = (margins.workers[place], margins.jobs[place], margins.own.map_or(0.0, |o| o[place]));
            if !(fits(o) && fits(d) && fits(own) && own <= o && own <= d) {
                return Err(GravityError::Margin { place });
            }
        }
        // Distances are kept in 32 bits.
        let first = margins.points[0];
        if margins.points.iter().all(|p| (p[0] - first[0]).hypot(p[1] - first[1]) as f32 == 0.0) {
            return Err(GravityError::OnePoint);
        }
        let less = |margin: &[f64]| (0..n).map(|i| margin[i] - margins.own.map_or(0.0, |o| o[i])).collect::<Vec<f64>>();
        let (starts, mut ends) = (less(margins.workers), less(margins.jobs));
        let (all, there) = (sum(&starts), sum(&ends));
        if !(all > 0.0 && there > 0.0) {
            return Err(GravityError::Nothing);
        }
        if all > MOST_FLOW || there > MOST_FLOW {
            return Err(GravityError::TooLarge);
        }
        let scaled = all / there;
        ends.iter_mut().for_each(|d| *d *= scaled);
        Ok(GravityPlan { ask: self, margins, starts, ends, scaled })
    }
}

/// The estimate.
///
/// # Errors
/// A mean length that no decay gives; margins that cannot be met.
pub fn gravity(plan: &GravityPlan<'_>) -> Result<Gravity, GravityError> {
    // Among the threads that compute, so that thousands of short rounds do not each wait for one to wake.
    rayon::scope(|_| fitted(plan))
}

fn fitted(plan: &GravityPlan<'_>) -> Result<Gravity, GravityError> {
    let mut fit = Fit::new(plan);
    let beta = match plan.ask.calibration {
        Calibration::Beta(beta) => beta,
        Calibration::Mean(mean) => fit.beta_of(mean)?,
    };
    fit.balance(beta)?;
    let mean = fit.mean();
    let Fit { n, from, to, decay, rounds, missed, .. } = fit;
    let own = plan.margins.own.map(<[f64]>::to_vec);
    let scaled = plan.scaled;
    Ok(Gravity { beta, mean, scaled, rounds, missed, places: n, from, to, decay, own })
}

/// Every distance, row by row; a place is `within` of the distance to its nearest neighbour away from itself.
fn distances(points: &[Point], metric: Metric, within: f64) -> Vec<f32> {
    let n = points.len();
    let far = |a: Point, b: Point| match metric {
        Metric::Plane => (a[0] - b[0]).hypot(a[1] - b[1]),
        Metric::Sphere => haversine_km(a, b),
    };
    let mut distance = vec![0f32; n * n];
    distance.par_chunks_mut(n.max(1)).enumerate().for_each(|(i, row)| {
        // The lower number first, so that both directions have the same bits.
        row.iter_mut().enumerate().for_each(|(j, d)| *d = far(points[i.min(j)], points[i.max(j)]) as f32);
        let nearest = row.iter().copied().filter(|d| *d > 0.0).fold(f32::INFINITY, f32::min);
        row.iter_mut().filter(|d| **d == 0.0).for_each(|d| *d = nearest * within as f32);
    });
    distance
}

/// The mean length of known flows between these places, in the unit of the distances; without those that stay in their place where
/// `own` is false. `None` where no flow is left.
///
/// # Panics
/// Where the flows are of other units than the places.
#[must_use]
pub fn mean_length(points: &[Point], metric: Metric, within: f64, own: bool, known: &Flows) -> Option<f64> {
    assert_eq!(points.len(), known.len(), "points and flows of the same places");
    let (n, distance) = (points.len(), distances(points, metric, within));
    let stays = |i: usize| if own { known.own(i) } else { 0.0 };
    let flow = sum_by(n, |i| stays(i) + known.out_of(i).map(|(_, x)| x).sum::<f64>());
    let length = sum_by(n, |i| {
        let away: f64 = known.out_of(i).map(|(j, x)| x * f64::from(distance[i * n + j as usize])).sum();
        away + stays(i) * f64::from(distance[i * n + i])
    });
    (flow > 0.0).then(|| length / flow)
}

/// Balancing factors for one decay. Decay and distance are the same in both directions, so rows serve as columns.
struct Fit<'a> {
    plan: &'a GravityPlan<'a>,
    n: usize,
    distance: Vec<f32>,
    decay: Vec<f32>,
    /// a O and b D.
    from: Vec<f64>,
    to: Vec<f64>,
    rounds: u32,
    missed: f64,
}

impl<'a> Fit<'a> {
    fn new(plan: &'a GravityPlan<'a>) -> Fit<'a> {
        let n = plan.margins.points.len();
        let distance = distances(plan.margins.points, plan.ask.metric, plan.ask.within);
        Fit { plan, n, distance, decay: vec![0.0; n * n], from: vec![0.0; n], to: plan.ends.clone(), rounds: 0, missed: f64::INFINITY }
    }

    /// For each place the sum over the others of decay times weight.
    fn through(&self, weights: &[f64]) -> Vec<f64> {
        self.decay
            .par_chunks(self.n)
            .with_min_len(PAIRS.div_ceil(self.n))
            .map(|row| row.iter().zip(weights).map(|(k, w)| f64::from(*k) * w).sum())
            .collect()
    }

    /// Decay for this β and factors at which both margins hold.
    fn balance(&mut self, beta: f64) -> Result<(), GravityError> {
        let known = self.plan.margins.own.is_some();
        let (kind, n) = (self.plan.ask.decay, self.n);
        let distance = &self.distance;
        self.decay.par_chunks_mut(n).with_min_len(PAIRS.div_ceil(n)).enumerate().for_each(|(i, row)| {
            for (j, k) in row.iter_mut().enumerate() {
                let d = f64::from(distance[i * n + j]);
                *k = match kind {
                    _ if known && i == j => 0.0,
                    Decay::Exponential => (-beta * d).exp() as f32,
                    Decay::Power => d.powf(-beta) as f32,
                };
            }
        });
        let (starts, ends) = (&self.plan.starts, &self.plan.ends);
        let all = sum(starts);
        let over = |margin: &[f64], sums: &[f64]| -> Vec<f64> {
            margin.iter().zip(sums).map(|(m, s)| if *m > 0.0 && *s > 0.0 { m / s } else { 0.0 }).collect()
        };
        let mut worst = 0;
        for round in 1..=ROUNDS {
            self.from = over(starts, &self.through(&self.to));
            let sums = self.through(&self.from);
            // Rows hold now; how far are the columns?
            let gap = |j: usize| (ends[j] - self.to[j] * sums[j]).abs();
            (worst, self.missed) = (0..n).map(|j| (j, gap(j) / all)).fold((0, -1.0), |a, b| if b.1 > a.1 { b } else { a });
            self.rounds = round;
            if self.missed <= CLOSE {
                return Ok(());
            }
            self.to = over(ends, &sums);
        }
        Err(GravityError::Unbalanced { place: worst, missing: self.missed * all })
    }

    /// The mean length of what is estimated.
    fn mean(&self) -> f64 {
        let (distance, n) = (&self.distance, self.n);
        let row = |i: usize| {
            let at = i * n..(i + 1) * n;
            let (mut flow, mut length) = (0.0, 0.0);
            for ((k, d), to) in self.decay[at.clone()].iter().zip(&distance[at]).zip(&self.to) {
                let t = f64::from(*k) * to;
                flow += t;
                length += t * f64::from(*d);
            }
            (flow * self.from[i], length * self.from[i])
        };
        let rows: Vec<(f64, f64)> = (0..n).into_par_iter().with_min_len(PAIRS.div_ceil(n)).map(row).collect();
        sum_by(n, |i| rows[i].1) / sum_by(n, |i| rows[i].0)
    }

    /// The β that gives this mean length: it falls as β grows, so the answer is held between two and the secant tries inside.
    fn beta_of(&mut self, asked: f64) -> Result<f64, GravityError> {
        // Without any decay.
        self.balance(f64::MIN_POSITIVE)?;
        let most = self.mean();
        if asked >= most || !most.is_finite() {
            return Err(GravityError::Long { asked, most });
        }
        let (mut low, mut at_low) = (0.0, most);
        let mut high = match self.plan.ask.decay {
            Decay::Exponential => 1.0 / asked,
            Decay::Power => 1.0,
        };
        let mut at_high = most;
        loop {
            // Beyond what can be balanced nothing is shorter.
            match self.balance(high) {
                Ok(()) => at_high = self.mean(),
                Err(_) => return Err(GravityError::Mean { asked, least: at_high, most }),
            }
            if at_high <= asked {
                break;
            }
            if !at_high.is_finite() {
                return Err(GravityError::Mean { asked, least: at_low, most });
            }
            (low, at_low, high) = (high, at_high, high * 2.0);
        }
        for _ in 0..STEPS {
            let secant = low + (at_low - asked) / (at_low - at_high) * (high - low);
            let margin = 0.05 * (high - low);
            let beta = secant.clamp(low + margin, high - margin);
            self.balance(beta)?;
            let mean = self.mean();
            if (mean - asked).abs() <= 1e-9 * asked || high - low <= 1e-12 * high {
                return Ok(beta);
            }
            if mean > asked { (low, at_low) = (beta, mean) } else { (high, at_high) = (beta, mean) }
        }
        Ok(0.5 * (low + high))
    }
}

/// How well an estimate tells known flows of the same places.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Likeness {
    /// Twice what both have in common over the sum of both: 1 where all is right, 0 where nothing is.
    pub common: f64,
    /// The same without what stays in its place; `None` where neither has any.
    pub common_between: Option<f64>,
    /// Share of the variance of the flows between two places that the estimate explains; `None` where they are all equal.
    pub r2_between: Option<f64>,
}

/// Compares an estimate with known flows.
///
/// # Panics
/// Where the flows are of other units than the estimate.
#[must_use]
pub fn likeness(estimate: &Gravity, known: &Flows) -> Likeness {
    assert_eq!(estimate.places, known.len(), "an estimate and the flows of the same places");
    let n = known.len();
    let (mut own_common, mut own_all, mut common, mut all, mut squares, mut total) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
    let mut row = vec![0.0; n];
    let cells = (n * (n - 1)) as f64;
    let mean = (known.total() - sum_by(n, |i| known.own(i))) / cells;
    for i in 0..n {
        row.fill(0.0);
        known.out_of(i).for_each(|(j, x)| row[j as usize] = x);
        own_common += known.own(i).min(estimate.flow(i, i));
        own_all += known.own(i) + estimate.flow(i, i);
        for (j, x) in row.iter().enumerate().filter(|(j, _)| *j != i) {
            let t = estimate.flow(i, j);
            common += x.min(t);
            all += x + t;
            squares += (x - t).powi(2);
            total += (x - mean).powi(2);
        }
    }
    Likeness {
        common: 2.0 * (common + own_common) / (all + own_all),
        common_between: (all > 0.0).then(|| 2.0 * common / all),
        r2_between: (total > 0.0).then(|| 1.0 - squares / total),
    }
}
