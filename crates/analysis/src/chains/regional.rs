//! The table of a region made from its country's: Flegg's location quotient says how much of what the region's branches need the
//! region can supply itself; the rest is bought outside, and where that is much a ring of the chain is missing.
//!
//! Flegg, Webber and Elliott 1995, "On the appropriate use of location quotients in generating regional input-output tables",
//! Regional Studies 29(6), <https://doi.org/10.1080/00343409512331349173>; Flegg and Tohmo 2013, "Regional input-output
//! tables and the FLQ formula: a case study of Finland", Regional Studies 47(5),
//! <https://doi.org/10.1080/00343404.2011.592138> (delta from 0.2 to 0.3).
//!
//! With SLQ_i the region's share of jobs in branch i over the country's, FLQ_ij = λ SLQ_i / SLQ_j (λ SLQ_i where i = j) and
//! λ = log2(1 + regional jobs / national jobs)^δ; the regional coefficient is min(1, FLQ_ij) a_ij.

use super::linkages::Chains;
use super::table::{Table, TableError};
use crate::catalogue::Refusal;
use std::fmt;

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RegionalAsk {
    /// How much a small region buys outside, from 0 (its size does not matter) to 1.
    pub delta: f64,
}

impl Default for RegionalAsk {
    fn default() -> RegionalAsk {
        RegionalAsk { delta: 0.3 }
    }
}

/// Why the question has no answer; branches are numbered from 0.
#[derive(Debug, Clone, PartialEq)]
pub enum RegionalError {
    /// Delta is not a number from 0 to 1.
    Delta { asked: f64 },
    /// The country's jobs are not known.
    NoJobs,
    /// There is not one number of jobs a branch.
    Length { branches: usize, values: usize },
    /// A number of jobs is negative or no number.
    Value { branch: usize, value: f64 },
    /// The region has more jobs in a branch than its country.
    Exceeds { branch: usize, region: f64, country: f64 },
    /// The region has jobs where the country's branch makes nothing.
    NoOutput { branch: usize },
    /// The region has no jobs at all.
    Empty,
    /// The region's table does not hold together.
    Table(TableError),
}

impl fmt::Display for RegionalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RegionalError::Delta { asked } => write!(f, "delta is {asked} and must lie between 0 and 1"),
            RegionalError::NoJobs => f.write_str("a region is made from its country by jobs: the country's employment is missing"),
            RegionalError::Length { branches, values } => {
                write!(f, "regional employment has {values} values for {branches} branches, one each is expected")
            }
            RegionalError::Value { branch, value } => {
                write!(f, "regional employment of branch {branch} is {value}, a number of zero or more is expected")
            }
            RegionalError::Exceeds { branch, region, country } => {
                write!(f, "in branch {branch} the region has {region} jobs and its country {country}: a part cannot exceed its whole")
            }
            RegionalError::NoOutput { branch } => {
                write!(f, "in branch {branch} the region has jobs and yet the country's output is zero")
            }
            RegionalError::Empty => f.write_str("the region has no jobs in any branch"),
            RegionalError::Table(error) => write!(f, "in the region's table {error}"),
        }
    }
}

impl std::error::Error for RegionalError {}

impl Refusal for RegionalError {
    fn it(&self) -> String {
        match self {
            RegionalError::Delta { asked } => format!("delta è {asked} e deve stare tra 0 e 1"),
            RegionalError::NoJobs => "una regione si ricava dal suo paese con gli occupati: manca l’occupazione del paese".into(),
            RegionalError::Length { branches, values } => {
                format!("l’occupazione regionale ha {values} valori per {branches} settori, ne serve uno per settore")
            }
            RegionalError::Value { branch, value } => {
                format!("l’occupazione regionale del settore {branch} è {value}, serve un numero da zero in su")
            }
            RegionalError::Exceeds { branch, region, country } => {
                format!(
                    "nel settore {branch} la regione ha {region} occupati e il suo paese {country}: una parte non può superare il tutto"
                )
            }
            RegionalError::NoOutput { branch } => {
                format!("nel settore {branch} la regione ha occupati eppure la produzione del paese è zero")
            }
            RegionalError::Empty => "la regione non ha occupati in nessun settore".into(),
            RegionalError::Table(error) => format!("nella tavola della regione {}", error.it()),
        }
    }
}

/// A question that has been checked and can always be answered.
#[derive(Debug, Clone)]
pub struct RegionalPlan<'a> {
    country: &'a Table,
    jobs: Vec<f64>,
    slq: Vec<f64>,
    lambda: f64,
}

/// How much of a branch's product the region's branches find inside.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ring {
    pub branch: usize,
    /// What the region's branches need of it, and what of that comes from inside.
    pub need: f64,
    pub inside: f64,
    pub standing: Supply,
    /// What the region's total output would gain if all of it came from inside, where the inverse is known.
    pub gain: Option<f64>,
}

/// Whether a ring is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Supply {
    /// Needed, and nobody in the region makes it.
    Missing,
    /// Less than half of what is needed comes from inside.
    Short,
    /// Half or more.
    Partial,
    /// All of it, but for rounding.
    Full,
    /// Nobody needs it.
    Unneeded,
}

impl Supply {
    pub const ALL: [Supply; 5] = [Supply::Missing, Supply::Short, Supply::Partial, Supply::Full, Supply::Unneeded];

    /// As answers write it.
    pub fn code(self) -> &'static str {
        match self {
            Supply::Missing => "missing",
            Supply::Short => "short",
            Supply::Partial => "partial",
            Supply::Full => "full",
            Supply::Unneeded => "unneeded",
        }
    }
}

/// The region.
#[derive(Debug, Clone, PartialEq)]
pub struct Region {
    /// Its own table: output by the country's output a job, flows by regional coefficients, imports from abroad and from the rest of the
    /// country, and as final demand what is left (below zero where the quotient leaves a branch less than the others ask of it).
    pub table: Table,
    /// Jobs' share in each branch over the country's.
    pub slq: Vec<f64>,
    pub lambda: f64,
    /// What each branch (column) needs from each (row) and buys outside.
    pub outside: Vec<f64>,
}

impl RegionalAsk {
    /// Checks the question against a country's table with jobs, and the region's jobs by branch.
    ///
    /// # Errors
    /// What does not fit, with the branch.
    pub fn check<'a>(self, country: &'a Table, jobs: &[f64]) -> Result<RegionalPlan<'a>, RegionalError> {
        if !(0.0..=1.0).contains(&self.delta) {
            return Err(RegionalError::Delta { asked: self.delta });
        }
        let national = country.jobs().ok_or(RegionalError::NoJobs)?;
        let n = country.branches();
        if jobs.len() != n {
            return Err(RegionalError::Length { branches: n, values: jobs.len() });
        }
        for branch in 0..n {
            let (region, country_has) = (jobs[branch], national[branch]);
            if !(region.is_finite() && region >= 0.0) {
                return Err(RegionalError::Value { branch, value: region });
            }
            if region > country_has * (1.0 + 1e-9) {
                return Err(RegionalError::Exceeds { branch, region, country: country_has });
            }
            if region > 0.0 && country.output()[branch] == 0.0 {
                return Err(RegionalError::NoOutput { branch });
            }
        }
        let (all, whole): (f64, f64) = (jobs.iter().sum(), national.iter().sum());
        if all == 0.0 {
            return Err(RegionalError::Empty);
        }
        let slq = jobs.iter().zip(national).map(|(r, c)| if *c > 0.0 { (r / all) / (c / whole) } else { 0.0 }).collect();
        let lambda = (1.0 + all / whole).log2().min(1.0).powf(self.delta);
        Ok(RegionalPlan { country, jobs: jobs.to_vec(), slq, lambda })
    }
}

impl RegionalPlan<'_> {
    /// The part of what `to` needs from `from` that the region supplies.
    fn part(&self, from: usize, to: usize) -> f64 {
        let relative = if from == to { self.slq[from] } else { self.slq[from] / self.slq[to] };
        (self.lambda * relative).min(1.0)
    }
}

/// Makes the region's table.
///
/// # Errors
/// Where its table does not hold together, which the checks before leave to rounding alone.
pub fn region(plan: &RegionalPlan<'_>) -> Result<Region, RegionalError> {
    let (country, n) = (plan.country, plan.country.branches());
    let national = country.jobs().unwrap_or_default();
    let scale: Vec<f64> = (0..n).map(|j| if plan.jobs[j] > 0.0 { plan.jobs[j] / national[j] } else { 0.0 }).collect();
    let (mut flows, mut outside) = (vec![0.0; n * n], vec![0.0; n * n]);
    for from in 0..n {
        for to in (0..n).filter(|to| scale[*to] > 0.0) {
            let at = from * n + to;
            let need = country.flows()[at] * scale[to];
            flows[at] = need * plan.part(from, to);
            outside[at] = need - flows[at];
        }
    }
    let demand = (0..n).map(|i| country.output()[i] * scale[i] - flows[i * n..(i + 1) * n].iter().sum::<f64>()).collect();
    let abroad = |j: usize| country.imports().map_or(0.0, |m| m[j] * scale[j]);
    let imports = (0..n).map(|j| abroad(j) + (0..n).map(|i| outside[i * n + j]).sum::<f64>()).collect();
    let table = Table::new(flows, demand, Some(plan.jobs.clone()), Some(imports)).map_err(RegionalError::Table)?;
    Ok(Region { table, slq: plan.slq.clone(), lambda: plan.lambda, outside })
}

/// The rings of the region's chains: those with the most to gain first, then those of which most is bought outside.
///
/// With d the row of coefficients that branch i's buyers now buy outside, making them regional adds l_i (d · x) / (1 - (d L)_i) to total
/// output (Sherman and Morrison).
pub fn rings(region: &Region, found: &Chains) -> Vec<Ring> {
    let n = region.table.branches();
    let x = region.table.output();
    let mut rings: Vec<Ring> = (0..n)
        .map(|i| {
            let out = &region.outside[i * n..(i + 1) * n];
            let inside: f64 = region.table.flows()[i * n..(i + 1) * n].iter().sum();
            let lacking: f64 = out.iter().sum();
            let need = inside + lacking;
            let standing = if need <= 0.0 {
                Supply::Unneeded
            } else if x[i] == 0.0 {
                Supply::Missing
            } else if inside < 0.5 * need {
                Supply::Short
            } else if inside < need * (1.0 - 1e-9) {
                Supply::Partial
            } else {
                Supply::Full
            };
            let gain = found.whole.as_ref().and_then(|w| {
                let back: f64 = (0..n).filter(|j| x[*j] > 0.0).map(|j| out[j] / x[j] * w.inverse[j * n + i]).sum();
                (back < 1.0).then(|| found.backward[i] * lacking / (1.0 - back))
            });
            Ring { branch: i, need, inside, standing, gain }
        })
        .collect();
    let lacking = |r: &Ring| r.need - r.inside;
    rings.sort_by(|a, b| {
        let by_gain = b.gain.unwrap_or(0.0).total_cmp(&a.gain.unwrap_or(0.0));
        by_gain.then(lacking(b).total_cmp(&lacking(a))).then(a.branch.cmp(&b.branch))
    });
    rings
}
