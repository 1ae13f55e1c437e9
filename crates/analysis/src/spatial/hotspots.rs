//! Where values cluster: local Moran's I, local Geary's c, Getis–Ord Gi and Gi*, with conditional permutations and
//! control of false discoveries.
//!
//! Anselin 1995 (local Moran and Geary), <https://doi.org/10.1111/j.1538-4632.1995.tb00338.x>; Ord and Getis 1995,
//! <https://doi.org/10.1111/j.1538-4632.1995.tb00912.x>; classes of local Geary: Anselin 2019,
//! <https://doi.org/10.1111/gean.12164>; false discoveries: Caldas de Castro and Singer 2006,
//! <https://doi.org/10.1111/j.0016-7363.2006.00682.x>.

use std::fmt;

use rayon::prelude::*;

use super::global::{Global, global};
use super::permutations::{Draws, Tails, one_sided};
use super::weights::Weights;
use crate::catalogue::Refusal;
use crate::significance::benjamini_hochberg;
use crate::sums::{sum, sum_by};

/// The fewest units with a value.
pub const LEAST_UNITS: usize = 4;
/// The most permutations that may be asked.
pub const MOST_PERMUTATIONS: u32 = 99_999;

/// Which local statistic. `z` below is the value less the mean, over the standard deviation (divisor n - 1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Statistic {
    /// Local Moran's I: own z times the mean z of the neighbours.
    Moran,
    /// Getis–Ord Gi: the mean of the neighbours over the sum of all other units. For values of zero or more.
    Gi,
    /// Getis–Ord Gi*: the mean of the unit and its neighbours over the sum of all. For values of zero or more.
    GiStar,
    /// Local Geary's c: the mean squared difference of z between the unit and its neighbours.
    Geary,
}

impl Statistic {
    /// All of them.
    pub const ALL: [Statistic; 4] = [Statistic::Moran, Statistic::Gi, Statistic::GiStar, Statistic::Geary];

    /// `moran`, `gi`, `gistar` or `geary`.
    pub fn code(self) -> &'static str {
        match self {
            Statistic::Moran => "moran",
            Statistic::Gi => "gi",
            Statistic::GiStar => "gistar",
            Statistic::Geary => "geary",
        }
    }

    /// The statistic with this code.
    pub fn from_code(code: &str) -> Option<Statistic> {
        Statistic::ALL.into_iter().find(|s| s.code() == code)
    }
}

/// What a significant unit is, seen with its neighbours.
///
/// - Moran: own value and mean of the neighbours, each above (high) or below (low) the mean of all.
/// - Gi, Gi*: high-high is a hot spot (the neighbourhood is higher than chance), low-low a cold spot.
/// - Geary, where the unit is more like its neighbours than chance: high-high or low-low when both lie on the same side
///   of the mean, else none (alike, but neither high nor low); where it is less like them: high-low when it stands
///   above them, low-high when below.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    HighHigh,
    LowHigh,
    LowLow,
    HighLow,
    /// Not significant, or not computed.
    None,
}

impl Class {
    /// `HH`, `LH`, `LL`, `HL` or `none`.
    pub fn code(self) -> &'static str {
        match self {
            Class::HighHigh => "HH",
            Class::LowHigh => "LH",
            Class::LowLow => "LL",
            Class::HighLow => "HL",
            Class::None => "none",
        }
    }
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HotspotsAsk {
    pub statistic: Statistic,
    /// Conditional permutations a unit, 1 to 99 999.
    pub permutations: u32,
    /// The same seed gives the same answer, to the byte.
    pub seed: u64,
    /// A unit gets a class when its p is at most this; between 0 and 1.
    pub alpha: f64,
    /// Permutations of the whole map for the two global figures; 0 leaves their p out (the analytic z remains).
    pub global_permutations: u32,
}

impl HotspotsAsk {
    /// 999 permutations, seed 1, alpha 0.05, no permutations of the whole map.
    pub fn new(statistic: Statistic) -> HotspotsAsk {
        HotspotsAsk { statistic, permutations: 999, seed: 1, alpha: 0.05, global_permutations: 0 }
    }
}

/// Why the question has no answer.
#[derive(Debug, Clone, PartialEq)]
pub enum HotspotsError {
    /// There is not one value a unit of the weights.
    LengthMismatch { values: usize, units: usize },
    /// Fewer units with a value than [`LEAST_UNITS`].
    TooFew { units: usize, least: usize },
    /// All values are equal.
    NoVariation,
    /// No unit with a value has a neighbour with a value.
    NoNeighbours,
    /// A value is infinite or not a number, or so large that its square is.
    NotFinite { unit: usize },
    /// The number of permutations is 0 or above [`MOST_PERMUTATIONS`].
    PermutationsOutOfRange { asked: u32, most: u32 },
    /// Alpha is not between 0 and 1.
    AlphaOutOfRange { asked: f64 },
}

impl fmt::Display for HotspotsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            HotspotsError::LengthMismatch { values, units } => {
                write!(f, "there are {values} values for {units} units")
            }
            HotspotsError::TooFew { units, least } => {
                write!(f, "{units} units have a value, and at least {least} are needed")
            }
            HotspotsError::NoVariation => f.write_str("all values are equal"),
            HotspotsError::NoNeighbours => f.write_str("no unit with a value has a neighbour with a value"),
            HotspotsError::NotFinite { unit } => {
                write!(f, "the value of unit {unit} is not a number that can be squared")
            }
            HotspotsError::PermutationsOutOfRange { asked, most } => {
                write!(f, "{asked} permutations were asked, 1 to {most} are taken")
            }
            HotspotsError::AlphaOutOfRange { asked } => {
                write!(f, "alpha is {asked} and must lie between 0 and 1")
            }
        }
    }
}

impl std::error::Error for HotspotsError {}

impl Refusal for HotspotsError {
    fn it(&self) -> String {
        match self {
            HotspotsError::LengthMismatch { values, units } => format!("ci sono {values} valori per {units} unità"),
            HotspotsError::TooFew { units, least } => format!("{units} unità hanno un valore, e ne servono almeno {least}"),
            HotspotsError::NoVariation => "tutti i valori sono uguali".to_owned(),
            HotspotsError::NoNeighbours => "nessuna unità con un valore ha un vicino con un valore".to_owned(),
            HotspotsError::NotFinite { unit } => format!("il valore dell’unità {unit} non è un numero di cui si possa fare il quadrato"),
            HotspotsError::PermutationsOutOfRange { asked, most } => {
                format!("sono state chieste {asked} permutazioni: se ne accettano da 1 a {most}")
            }
            HotspotsError::AlphaOutOfRange { asked } => format!("alpha è {asked} e deve stare tra 0 e 1"),
        }
    }
}

/// A question that has been checked and can always be answered.
#[derive(Debug, Clone)]
pub struct HotspotsPlan {
    ask: HotspotsAsk,
    all: usize,
    kept: Vec<u32>,
    values: Vec<f64>,
    mean: f64,
    deviation: f64,
    weights: Weights,
}

/// The answer: one entry a unit, in the order of the values. A unit without a value, or without a neighbour that has
/// one, has `None` everywhere and the class `None`.
#[derive(Debug, Clone, PartialEq)]
pub struct Hotspots {
    pub asked: HotspotsAsk,
    /// The local statistic (Gi and Gi* are also `None` where the sum they are divided by is zero).
    pub statistic: Vec<Option<f64>>,
    /// Folded one-sided pseudo p-value, (r + 1) / (permutations + 1), r being the smaller tail; a permuted value equal
    /// to the observed one counts in both tails. For Geary the tail is that on the observed value's side of the
    /// expected value, so p may pass one half. Units share their draws (each p by itself has the law of conditional
    /// permutation; those of units with equally many neighbours err together), so ask more permutations, not more
    /// seeds, for a finer p.
    pub p: Vec<Option<f64>>,
    pub class: Vec<Class>,
    /// Benjamini–Hochberg adjusted p over all units that have one. As p is one-sided, compare with half of the false
    /// discovery rate that is wanted over both sides.
    pub adjusted: Vec<Option<f64>>,
    /// Standard score after Ord and Getis (1995) for Gi and Gi*; `None` for the others.
    pub z: Vec<Option<f64>>,
    /// Mean value of the neighbours, in the unit of the values.
    pub neighbours_mean: Vec<Option<f64>>,
    /// Number of neighbours with a value.
    pub neighbours: Vec<u32>,
    /// Units that have no value.
    pub missing: Vec<u32>,
    /// Units that have a value but no neighbour that has one; they count in the mean and can be drawn.
    pub islands: Vec<u32>,
    /// Mean of the values.
    pub mean: f64,
    /// Standard deviation of the values (divisor n - 1).
    pub deviation: f64,
    pub global: Global,
}

impl HotspotsAsk {
    /// Checks the question against one value a unit (`None` is missing) and the weights among all units. Units without
    /// a value are left out of everything, and their neighbours' weights are standardised anew without them.
    pub fn check(self, values: &[Option<f64>], weights: &Weights) -> Result<HotspotsPlan, HotspotsError> {
        if values.len() != weights.len() {
            return Err(HotspotsError::LengthMismatch { values: values.len(), units: weights.len() });
        }
        if self.permutations == 0 || self.permutations.max(self.global_permutations) > MOST_PERMUTATIONS {
            return Err(HotspotsError::PermutationsOutOfRange {
                asked: if self.permutations == 0 { 0 } else { self.permutations.max(self.global_permutations) },
                most: MOST_PERMUTATIONS,
            });
        }
        if !(self.alpha > 0.0 && self.alpha < 1.0) {
            return Err(HotspotsError::AlphaOutOfRange { asked: self.alpha });
        }
        if let Some(unit) = values.iter().position(|v| v.is_some_and(|v| !v.is_finite())) {
            return Err(HotspotsError::NotFinite { unit });
        }
        let keep: Vec<bool> = values.iter().map(Option::is_some).collect();
        let (weights, kept) = weights.subset(&keep);
        let present: Vec<f64> = values.iter().copied().flatten().collect();
        if present.len() < LEAST_UNITS {
            return Err(HotspotsError::TooFew { units: present.len(), least: LEAST_UNITS });
        }
        let n = present.len() as f64;
        let mean = sum(&present) / n;
        let squares = sum_by(present.len(), |i| (present[i] - mean) * (present[i] - mean));
        let largest = (0..present.len()).max_by(|&a, &b| present[a].abs().total_cmp(&present[b].abs())).unwrap_or(0);
        if !squares.is_finite() {
            return Err(HotspotsError::NotFinite { unit: kept[largest] as usize });
        }
        let deviation = (squares / (n - 1.0)).sqrt();
        // Differences that are only rounding of a decimal fraction are no variation.
        if deviation <= 1e-14 * present[largest].abs() || deviation < f64::MIN_POSITIVE.sqrt() {
            return Err(HotspotsError::NoVariation);
        }
        if weights.arcs() == 0 {
            return Err(HotspotsError::NoNeighbours);
        }
        Ok(HotspotsPlan { ask: self, all: values.len(), kept, values: present, mean, deviation, weights })
    }
}

/// The unit's answer before it is put back in its place.
#[derive(Debug, Clone, Copy)]
struct Local {
    statistic: Option<f64>,
    p: f64,
    class: Class,
    z: Option<f64>,
    neighbours_mean: f64,
}

/// Answers a checked question. Units are worked through in parallel; the bytes do not depend on the threads.
pub fn hotspots(plan: &HotspotsPlan) -> Hotspots {
    let n = plan.values.len();
    let draws = plan.ask.permutations as usize;
    let z: Vec<f64> = plan.values.iter().map(|v| (v - plan.mean) / plan.deviation).collect();
    let mut counts: Vec<usize> = (0..n).map(|i| plan.weights.row(i).len()).collect();
    counts.sort_unstable();
    counts.dedup();
    counts.retain(|&c| c > 0);
    let longest = counts.last().copied().unwrap_or(0);
    let table = Draws::new(n, longest, draws, plan.ask.seed);
    let locals = if plan.ask.statistic == Statistic::Geary { geary(plan, &z, &counts, &table) } else { ranked(plan, &z, &counts, &table) };
    let mut answer = Hotspots {
        asked: plan.ask,
        statistic: vec![None; plan.all],
        p: vec![None; plan.all],
        class: vec![Class::None; plan.all],
        adjusted: Vec::new(),
        z: vec![None; plan.all],
        neighbours_mean: vec![None; plan.all],
        neighbours: vec![0; plan.all],
        missing: Vec::new(),
        islands: Vec::new(),
        mean: plan.mean,
        deviation: plan.deviation,
        global: global(&z, &plan.weights, plan.ask.global_permutations as usize, plan.ask.seed),
    };
    let mut kept = plan.kept.iter().copied().peekable();
    answer.missing = (0..plan.all as u32).filter(|i| kept.next_if_eq(i).is_none()).collect();
    for (i, local) in locals.into_iter().enumerate() {
        let unit = plan.kept[i] as usize;
        let Some(local) = local else {
            answer.islands.push(unit as u32);
            continue;
        };
        answer.statistic[unit] = local.statistic;
        answer.p[unit] = Some(local.p);
        answer.class[unit] = local.class;
        answer.z[unit] = local.z;
        answer.neighbours_mean[unit] = Some(local.neighbours_mean);
        answer.neighbours[unit] = plan.weights.row(i).len() as u32;
    }
    answer.adjusted = benjamini_hochberg(&answer.p);
    answer
}

/// Works through all units in parallel; islands give `None`.
fn each_unit(plan: &HotspotsPlan, local: impl Fn(usize, &[u32]) -> Local + Sync) -> Vec<Option<Local>> {
    (0..plan.values.len())
        .into_par_iter()
        .with_min_len(128)
        .map(|i| {
            let row = plan.weights.row(i);
            (!row.is_empty()).then(|| local(i, row))
        })
        .collect()
}

/// Moran, Gi and Gi*: given the unit's own value, each orders the permutations as the sum over the neighbours does.
fn ranked(plan: &HotspotsPlan, z: &[f64], counts: &[usize], table: &Draws) -> Vec<Option<Local>> {
    let draws = plan.ask.permutations as usize;
    // Whole numbers, so that equal sums are equal in whatever order they were added: 2^40 steps on either side of
    // the mean leave room for four million neighbours.
    let widest = z.iter().fold(0.0f64, |w, v| w.max(v.abs()));
    let steps = (1u64 << 40) as f64 / widest;
    let whole: Vec<i64> = z.iter().map(|v| (v * steps).round() as i64).collect();
    let sums = table.sums(counts, &whole);
    let sorted: Vec<Vec<i64>> = sums
        .par_iter()
        .map(|column| {
            let mut column = column.clone();
            column.sort_unstable();
            column
        })
        .collect();
    let column_of = column_index(counts);
    let total = sum_by(z.len(), |i| plan.values[i]);
    let squares = sum_by(z.len(), |i| z[i] * z[i]);
    let n = z.len() as f64;

    each_unit(plan, |i, row| {
        let k = row.len() as f64;
        let column = column_of[row.len()];
        let observed: i64 = row.iter().map(|&j| whole[j as usize]).sum();
        // Each value was rounded to a step, so sums closer than one step a neighbour are ties.
        let slack = row.len() as i64;
        let (low, high) = (observed - slack, observed + slack);
        let ranks = &sorted[column];
        let mut tails = Tails { above: draws - ranks.partition_point(|&s| s < low), below: ranks.partition_point(|&s| s <= high) };
        for (before, after) in table.own(i, row.len(), &sums[column], &whole) {
            tails.above = tails.above + usize::from(after >= low) - usize::from(before >= low);
            tails.below = tails.below + usize::from(after <= high) - usize::from(before <= high);
        }
        let mut p = tails.folded(draws);
        let lag = row.iter().map(|&j| z[j as usize]).sum::<f64>() / k;
        let neighbours_mean = row.iter().map(|&j| plan.values[j as usize]).sum::<f64>() / k;
        let own = plan.values[i];
        let ratio = |part: f64, whole: f64| (whole != 0.0).then(|| part / whole);
        // The variance of a mean of k drawn from N without repetition.
        let score = |mean: f64, k: f64, among: f64, centre: f64, squares: f64| {
            let variance = (squares / among - centre * centre) * (among / k - 1.0) / (among - 1.0);
            (variance > 0.0).then(|| (mean - centre) / variance.sqrt())
        };
        let (statistic, standard) = match plan.ask.statistic {
            Statistic::Gi => (ratio(neighbours_mean, total - own), score(lag, k, n - 1.0, -z[i] / (n - 1.0), squares - z[i] * z[i])),
            Statistic::GiStar => {
                (ratio((neighbours_mean * k + own) / (k + 1.0), total), score((lag * k + z[i]) / (k + 1.0), k + 1.0, n, 0.0, squares))
            }
            Statistic::Moran | Statistic::Geary => (Some(z[i] * lag), None),
        };
        let moran = plan.ask.statistic == Statistic::Moran;
        if moran && whole[i] == 0 {
            // At the mean itself every permutation gives the same I, zero.
            p = 1.0;
        }
        let class = if p > plan.ask.alpha {
            Class::None
        } else if moran {
            quadrant(z[i] > 0.0, lag > 0.0)
        } else {
            let hot = tails.above < tails.below;
            quadrant(hot, hot)
        };
        Local { statistic, p, class, z: standard, neighbours_mean }
    })
}

/// Local Geary: the permutations' order depends on the unit's own value, so each is compared.
fn geary(plan: &HotspotsPlan, z: &[f64], counts: &[usize], table: &Draws) -> Vec<Option<Local>> {
    let draws = plan.ask.permutations as usize;
    let squared: Vec<f64> = z.iter().map(|v| v * v).collect();
    let (firsts, seconds) = (table.sums(counts, z), table.sums(counts, &squared));
    let column_of = column_index(counts);
    let others = z.len() as f64 - 1.0;
    let total = sum_by(z.len(), |i| squared[i]);

    each_unit(plan, |i, row| {
        let k = row.len() as f64;
        let own = z[i];
        let (first, second) = (&firsts[column_of[row.len()]], &seconds[column_of[row.len()]]);
        let sum = row.iter().map(|&j| z[j as usize]).sum::<f64>();
        let sum_of_squares = row.iter().map(|&j| squared[j as usize]).sum::<f64>();
        // k times c, less the part that no permutation changes.
        let varying = |first: f64, second: f64| second - 2.0 * own * first;
        let observed = varying(sum, sum_of_squares);
        let expected = k * varying(-own, total - own * own) / others;
        let alike = observed <= expected;
        let slack = 1e-11 * (k + sum_of_squares + (2.0 * own * sum).abs());
        let hit = |v: f64| {
            if alike { v <= observed + slack } else { v >= observed - slack }
        };
        let mut r = 0usize;
        for (&first, &second) in first.iter().zip(second) {
            r += usize::from(hit(varying(first, second)));
        }
        let replaced = table.own(i, row.len(), first, z).zip(table.own(i, row.len(), second, &squared));
        for ((before1, after1), (before2, after2)) in replaced {
            r = r + usize::from(hit(varying(after1, after2))) - usize::from(hit(varying(before1, before2)));
        }
        let p = one_sided(r, draws);
        let lag = sum / k;
        let class = if p > plan.ask.alpha || alike && (own > 0.0) != (lag > 0.0) {
            Class::None
        } else if alike {
            quadrant(own > 0.0, lag > 0.0)
        } else {
            quadrant(own > lag, own <= lag)
        };
        let differences = row.iter().map(|&j| (own - z[j as usize]).powi(2)).sum::<f64>();
        Local {
            statistic: Some(differences / k),
            p,
            class,
            z: None,
            neighbours_mean: row.iter().map(|&j| plan.values[j as usize]).sum::<f64>() / k,
        }
    })
}

/// For each number of neighbours, its place among the counts.
fn column_index(counts: &[usize]) -> Vec<usize> {
    let mut index = vec![0; counts.last().map_or(1, |c| c + 1)];
    for (column, &count) in counts.iter().enumerate() {
        index[count] = column;
    }
    index
}

fn quadrant(own_high: bool, others_high: bool) -> Class {
    match (own_high, others_high) {
        (true, true) => Class::HighHigh,
        (false, true) => Class::LowHigh,
        (false, false) => Class::LowLow,
        (true, false) => Class::HighLow,
    }
}
