//! Which places are like this one? The nearest by Gower's coefficient on chosen columns, each scaled so that a few outliers do not rule it, with what
//! each column says.
//!
//! Gower 1971, "A general coefficient of similarity and some of its properties", Biometrics 27(4), <https://doi.org/10.2307/2528823>. Two numbers are
//! alike by 1 less their distance over the column's spread, and not at all beyond it; two classes are alike or not. The spread is
//! from the 5th to the 95th of a hundred values where the whole range would be an outlier's.

pub mod card;

use crate::catalogue::Refusal;
use crate::sums::quantile;
use multiversion::multiversion;
use rayon::prelude::*;
use std::fmt;

/// Ceilings: units where all are asked, units where one is, columns, neighbours.
pub const MOST_ALL: usize = 100_000;
pub const MOST_UNITS: usize = 2_000_000;
pub const MOST_COLUMNS: usize = 500;
pub const MOST_NEAREST: usize = 1000;

/// What numbers of a column are divided by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spread {
    /// From the 5th to the 95th of a hundred; the range where these are equal.
    Robust,
    /// From the least to the greatest, as Gower has it.
    Range,
}

impl Spread {
    pub const ALL: [Spread; 2] = [Spread::Robust, Spread::Range];

    pub fn code(self) -> &'static str {
        match self {
            Spread::Robust => "robust",
            Spread::Range => "range",
        }
    }

    pub fn from_code(code: &str) -> Option<Spread> {
        Spread::ALL.into_iter().find(|s| s.code() == code)
    }
}

/// The values of a column, one a unit; `None` is not known.
#[derive(Debug, Clone, PartialEq)]
pub enum Values {
    Numbers(Vec<Option<f64>>),
    Classes(Vec<Option<u32>>),
}

impl Values {
    fn len(&self) -> usize {
        match self {
            Values::Numbers(v) => v.len(),
            Values::Classes(v) => v.len(),
        }
    }
}

/// One column with its weight.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    pub values: Values,
    pub weight: f64,
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SimilarAsk {
    /// How many of the nearest are told.
    pub most: usize,
    pub spread: Spread,
    /// Two units are compared only if columns with at least this share of the weight are known of both.
    pub known: f64,
    /// The only unit that is asked; `None`: all.
    pub unit: Option<usize>,
}

impl Default for SimilarAsk {
    fn default() -> SimilarAsk {
        SimilarAsk { most: 10, spread: Spread::Robust, known: 0.5, unit: None }
    }
}

/// Why the question has no answer.
#[derive(Debug, Clone, PartialEq)]
pub enum SimilarError {
    NoColumns,
    /// There are fewer than two units.
    TooFew {
        units: usize,
    },
    TooMany {
        what: &'static str,
        found: usize,
        most: usize,
    },
    /// A column has not one value a unit.
    LengthMismatch {
        column: usize,
        values: usize,
        units: usize,
    },
    /// A value is infinite or no number.
    NotANumber {
        column: usize,
        unit: usize,
    },
    /// A weight is no number above zero.
    Weight {
        column: usize,
    },
    /// The known share is not between 0 and 1.
    Known {
        asked: f64,
    },
    /// No column has two different values.
    NothingDiffers,
    /// The unit that is asked is not there.
    Unit {
        unit: usize,
    },
}

impl fmt::Display for SimilarError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SimilarError::NoColumns => f.write_str("there is no column to compare"),
            SimilarError::TooFew { units } => write!(f, "there are {units} units, and two are needed to compare"),
            SimilarError::TooMany { what, found, most } => write!(f, "there are {found} {what}, and at most {most} are taken"),
            SimilarError::LengthMismatch { column, values, units } => write!(f, "column {column} has {values} values for {units} units"),
            SimilarError::NotANumber { column, unit } => write!(f, "column {column}, unit {unit}: not a number"),
            SimilarError::Weight { column } => write!(f, "the weight of column {column} is not a number above zero"),
            SimilarError::Known { asked } => write!(f, "the known share is {asked} and must lie between 0 and 1"),
            SimilarError::NothingDiffers => f.write_str("no column has two different values: all units are alike"),
            SimilarError::Unit { unit } => write!(f, "unit {unit} is not there"),
        }
    }
}

impl std::error::Error for SimilarError {}

impl Refusal for SimilarError {
    fn it(&self) -> String {
        match self {
            SimilarError::NoColumns => "non c’è alcuna colonna da confrontare".to_owned(),
            SimilarError::TooFew { units } => format!("le unità sono {units}, e per confrontare ne servono due"),
            SimilarError::TooMany { what, found, most } => {
                let what = match *what {
                    "units" => "unità",
                    "columns" => "colonne",
                    _ => "simili chieste",
                };
                format!("{what}: sono {found}, se ne accettano al più {most}")
            }
            SimilarError::LengthMismatch { column, values, units } => format!("la colonna {column} ha {values} valori per {units} unità"),
            SimilarError::NotANumber { column, unit } => format!("colonna {column}, unità {unit}: non è un numero"),
            SimilarError::Weight { column } => format!("il peso della colonna {column} non è un numero sopra zero"),
            SimilarError::Known { asked } => format!("la quota nota è {asked} e deve stare tra 0 e 1"),
            SimilarError::NothingDiffers => "nessuna colonna ha due valori diversi: tutte le unità sono simili".to_owned(),
            SimilarError::Unit { unit } => format!("l’unità {unit} non c’è"),
        }
    }
}

/// One column, made ready: numbers over their spread.
#[derive(Debug, Clone)]
struct Ready {
    /// Not a number where not known.
    exact: Vec<f64>,
    /// The same to seven digits about the median, for the first look.
    rough: Vec<f32>,
    weight: f64,
    class: bool,
    gaps: bool,
}

/// A question that has been checked and can always be answered.
#[derive(Debug, Clone)]
pub struct Plan {
    ask: SimilarAsk,
    units: usize,
    columns: Vec<Ready>,
    spreads: Vec<Option<f64>>,
}

/// One unit that is like another.
#[derive(Debug, Clone, PartialEq)]
pub struct Like {
    pub unit: usize,
    /// 0 to 1, the weighted mean over the columns that are known of both.
    pub nearness: f64,
    /// Per column 0 to 1; `None` where one of the two is not known.
    pub columns: Vec<Option<f64>>,
}

/// The answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Similar {
    /// For each unit that was asked its nearest, the nearest first, ties by their order.
    pub nearest: Vec<(usize, Vec<Like>)>,
    /// What each column was divided by; `None` for classes and where all values are equal (such a column says 1 to everybody).
    pub spreads: Vec<Option<f64>>,
}

impl SimilarAsk {
    /// Checks the columns and scales them.
    pub fn check(self, columns: &[Column]) -> Result<Plan, SimilarError> {
        let units = columns.first().ok_or(SimilarError::NoColumns)?.values.len();
        let most = |what, found: usize, most: usize| if found > most { Err(SimilarError::TooMany { what, found, most }) } else { Ok(()) };
        most("columns", columns.len(), MOST_COLUMNS)?;
        most("nearest", self.most, MOST_NEAREST)?;
        most("units", units, if self.unit.is_some() { MOST_UNITS } else { MOST_ALL })?;
        if !(0.0..=1.0).contains(&self.known) {
            return Err(SimilarError::Known { asked: self.known });
        }
        if let Some(column) = columns.iter().position(|c| c.values.len() != units) {
            return Err(SimilarError::LengthMismatch { column, values: columns[column].values.len(), units });
        }
        if units < 2 {
            return Err(SimilarError::TooFew { units });
        }
        if let Some(unit) = self.unit.filter(|u| *u >= units) {
            return Err(SimilarError::Unit { unit });
        }
        let (mut ready, mut spreads, mut differs) = (Vec::new(), Vec::new(), false);
        for (column, c) in columns.iter().enumerate() {
            if !(c.weight.is_finite() && c.weight > 0.0) {
                return Err(SimilarError::Weight { column });
            }
            let (exact, spread) = match &c.values {
                Values::Classes(v) => {
                    let known: Vec<u32> = v.iter().flatten().copied().collect();
                    differs |= known.iter().any(|x| *x != known[0]);
                    (v.iter().map(|x| x.map_or(f64::NAN, f64::from)).collect::<Vec<f64>>(), None)
                }
                Values::Numbers(v) => {
                    if let Some(unit) = v.iter().position(|x| x.is_some_and(|x| !x.is_finite() || x.abs() > 1e300)) {
                        return Err(SimilarError::NotANumber { column, unit });
                    }
                    let mut known: Vec<f64> = v.iter().flatten().copied().collect();
                    known.sort_unstable_by(f64::total_cmp);
                    let range = known.last().zip(known.first()).map_or(0.0, |(l, f)| l - f);
                    let robust = if known.is_empty() { 0.0 } else { quantile(&known, 0.95) - quantile(&known, 0.05) };
                    let spread = if self.spread == Spread::Robust && robust > 0.0 { robust } else { range };
                    differs |= range > 0.0;
                    let middle = if known.is_empty() { 0.0 } else { quantile(&known, 0.5) };
                    let scaled = |x: f64| if spread > 0.0 { (x - middle) / spread } else { 0.0 };
                    (v.iter().map(|x| x.map_or(f64::NAN, scaled)).collect(), (spread > 0.0).then_some(spread))
                }
            };
            spreads.push(spread);
            let class = matches!(c.values, Values::Classes(_));
            // Beyond a hundred spreads the first look sees units nearer than they are: it lets them pass, and the second does not.
            let rough = exact.iter().map(|x| if class { *x as f32 } else { x.clamp(-100.0, 100.0) as f32 }).collect();
            ready.push(Ready { gaps: exact.iter().any(|x| x.is_nan()), exact, rough, weight: c.weight, class });
        }
        if !differs {
            return Err(SimilarError::NothingDiffers);
        }
        Ok(Plan { ask: self, units, columns: ready, spreads })
    }
}

impl Ready {
    fn nearness(&self, i: usize, j: usize) -> Option<f64> {
        let (a, b) = (self.exact[i], self.exact[j]);
        let known = !a.is_nan() && !b.is_nan();
        known.then(|| if self.class { f64::from(u8::from(a == b)) } else { (1.0 - (a - b).abs()).max(0.0) })
    }
}

/// Units looked at together.
const BLOCK: usize = 512;
/// Units of a block that are passed over together where none of them can be among the nearest.
const CHUNK: usize = 16;
/// What the first look may be wrong by: seven digits of values up to a hundred.
const ROUGH: f32 = 1e-4;

/// Adds to the sums of a block what a column of numbers without gaps says.
#[multiversion(targets("x86_64+avx512f+avx512vl", "x86_64+avx2"))]
fn add_numbers(sums: &mut [f32], others: &[f32], own: f32, weight: f32) {
    for (s, x) in sums.iter_mut().zip(others) {
        let near = 1.0 - (x - own).abs();
        *s += if near > 0.0 { weight * near } else { 0.0 };
    }
}

/// The chunks of a block that hold a unit of which the first look says that it reaches `least`.
#[multiversion(targets("x86_64+avx512f+avx512vl", "x86_64+avx2"))]
fn worth_a_look(sums: &[f32], weights: &[f32], sure: f32, least: f32, found: &mut Vec<usize>) {
    found.clear();
    for (at, (sums, weights)) in sums.chunks(CHUNK).zip(weights.chunks(CHUNK)).enumerate() {
        if sums.iter().zip(weights).fold(false, |any, (s, k)| any | (s + ROUGH >= least * (sure + k))) {
            found.push(at);
        }
    }
}

impl Plan {
    /// The exact nearness of two units; `None` where too little is known.
    fn exact(&self, i: usize, j: usize, whole: f64) -> Option<f64> {
        let (mut sum, mut weight) = (0.0, 0.0);
        for column in &self.columns {
            if let Some(near) = column.nearness(i, j) {
                sum += column.weight * near;
                weight += column.weight;
            }
        }
        (weight > 0.0 && weight >= self.ask.known * whole * (1.0 - 1e-12)).then(|| sum / weight)
    }

    /// The nearest of one unit.
    fn of(&self, i: usize) -> Vec<Like> {
        let whole: f64 = self.columns.iter().map(|c| c.weight).sum();
        let most = self.ask.most.min(self.units - 1);
        // The best so far, the nearest first.
        let mut best: Vec<(f64, usize)> = Vec::with_capacity(most + 1);
        let (mut sums, mut weights) = ([0f32; BLOCK], [0f32; BLOCK]);
        let mut found = Vec::with_capacity(BLOCK / CHUNK);
        for start in (0..self.units).step_by(BLOCK) {
            let end = (start + BLOCK).min(self.units);
            sums.fill(0.0);
            let mut sure = 0.0f32;
            weights.fill(0.0);
            for c in self.columns.iter() {
                let (own, w) = (c.rough[i], (c.weight / whole) as f32);
                if own.is_nan() {
                    continue;
                }
                let others = &c.rough[start..end];
                let sums = &mut sums[..others.len()];
                match (c.class, c.gaps) {
                    (false, false) => {
                        sure += w;
                        add_numbers(sums, others, own, w);
                    }
                    (true, false) => {
                        sure += w;
                        sums.iter_mut().zip(others).for_each(|(s, x)| *s += if *x == own { w } else { 0.0 });
                    }
                    (class, true) => {
                        for ((s, k), x) in sums.iter_mut().zip(&mut weights).zip(others) {
                            let near = if class { f32::from(u8::from(*x == own)) } else { (1.0 - (x - own).abs()).max(0.0) };
                            let here = if x.is_nan() { 0.0 } else { w };
                            *s += here * if x.is_nan() { 0.0 } else { near };
                            *k += here;
                        }
                    }
                }
            }
            let least = |best: &[(f64, usize)]| if best.len() < most { -1.0 } else { best[most - 1].0 as f32 };
            worth_a_look(&sums[..end - start], &weights[..end - start], sure, least(&best), &mut found);
            for at in found.iter().flat_map(|chunk| chunk * CHUNK..((chunk + 1) * CHUNK).min(end - start)) {
                let j = start + at;
                if sums[at] + ROUGH < least(&best) * (sure + weights[at]) || j == i {
                    continue;
                }
                let Some(near) = self.exact(i, j, whole) else { continue };
                if best.len() < most || near > best[most - 1].0 {
                    let place = best.partition_point(|b| b.0 >= near);
                    best.insert(place, (near, j));
                    best.truncate(most);
                }
            }
        }
        let told =
            |(nearness, unit): (f64, usize)| Like { unit, nearness, columns: self.columns.iter().map(|c| c.nearness(i, unit)).collect() };
        best.into_iter().map(told).collect()
    }
}

/// Answers a checked question.
pub fn similar(plan: &Plan) -> Similar {
    let asked: Vec<usize> = plan.ask.unit.map_or_else(|| (0..plan.units).collect(), |u| vec![u]);
    let nearest = asked.into_par_iter().map(|i| (i, if plan.ask.most == 0 { Vec::new() } else { plan.of(i) })).collect();
    Similar { nearest, spreads: plan.spreads.clone() }
}
