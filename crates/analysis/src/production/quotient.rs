//! In which branches a place has more, or less, than its share: location quotients with a band, Herfindahl and Krugman.
//!
//! Isard 1960, "Methods of regional analysis" (the quotient); Moineddin, Beyene and Boyle 2003, "On the location quotient
//! confidence interval", Geographical Analysis 35(3), <https://doi.org/10.1111/j.1538-4632.2003.tb01112.x> (the band);
//! Krugman 1991, "Geography and Trade" (the index of specialisation).
//!
//! The band is by the delta method on two independent binomial shares, that of the place, r, and that of the rest, s,
//! since a place is a part of the whole it is compared with. With w = n/N the place's part of the whole and
//! R = w r + (1 - w) s, the quotient r/R has the derivatives (1 - w) s / R² and -(1 - w) r / R², so that
//! var = (1 - w)² / R⁴ · (s² r (1 - r) / n + r² s (1 - s) / (N - n)).

use super::Employment;
use crate::sums::sum_by;
use rayon::prelude::*;
use std::fmt;

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SpecialisationAsk {
    /// Standard errors on each side of the quotient; 1.96 holds 95 bands of 100.
    pub z: f64,
}

impl Default for SpecialisationAsk {
    fn default() -> SpecialisationAsk {
        SpecialisationAsk { z: 1.96 }
    }
}

/// Why the question has no answer.
#[derive(Debug, Clone, PartialEq)]
pub enum SpecialisationError {
    /// The band's width is not a number from 0 to 10.
    Width { asked: f64 },
    /// The reference does not have one value a branch.
    Branches { reference: usize, branches: usize },
    /// In a branch the reference is no number, or has less than all the places together, of which it is the whole.
    Reference { branch: usize },
}

impl fmt::Display for SpecialisationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SpecialisationError::Width { asked } => write!(f, "z is {asked} and must lie between 0 and 10"),
            SpecialisationError::Branches { reference, branches } => {
                write!(f, "the reference has {reference} branches and the places have {branches}")
            }
            SpecialisationError::Reference { branch } => {
                write!(f, "in branch {branch} the reference has less than the places that are a part of it")
            }
        }
    }
}

impl std::error::Error for SpecialisationError {}

/// A question that has been checked and can always be answered.
#[derive(Debug, Clone)]
pub struct SpecialisationPlan<'a> {
    ask: SpecialisationAsk,
    table: &'a Employment,
    whole: Vec<f64>,
    total: f64,
}

/// What a place is in a branch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// The whole band lies above 1.
    Strength,
    /// The band holds 1.
    Ordinary,
    /// The whole band lies below 1.
    Weakness,
    /// Nobody works in the branch there.
    Absent,
}

impl Standing {
    pub const ALL: [Standing; 4] = [Standing::Strength, Standing::Ordinary, Standing::Weakness, Standing::Absent];

    /// As answers write it.
    pub fn code(self) -> &'static str {
        match self {
            Standing::Strength => "strength",
            Standing::Ordinary => "ordinary",
            Standing::Weakness => "weakness",
            Standing::Absent => "absent",
        }
    }
}

/// The quotient of a place in a branch.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quotient {
    /// The branch's share of the place over its share of the whole; 1 is the same share.
    pub value: f64,
    /// The band, which never goes below 0.
    pub low: f64,
    pub high: f64,
    /// What works there beyond, or short of, what the whole's share would give; in the table's own unit.
    pub excess: f64,
    pub standing: Standing,
}

/// The answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Specialisation {
    /// One row a place; `None` where the place, or the branch in the whole, has nothing.
    pub quotients: Vec<Option<Quotient>>,
    /// Sum of the squared shares of each place's branches, from 1/branches to 1 (all in one); `None` for an empty place.
    pub herfindahl: Vec<Option<f64>>,
    /// Sum of the differences of each place's shares from the whole's, from 0 (the same) towards 2.
    pub krugman: Vec<Option<f64>>,
}

impl SpecialisationAsk {
    /// Checks the question against a table and, where one is stated, the whole that the places are compared with: one
    /// value a branch, the places included. Without one they are compared with themselves together.
    pub fn check<'a>(self, table: &'a Employment, reference: Option<&[f64]>) -> Result<SpecialisationPlan<'a>, SpecialisationError> {
        if !(self.z >= 0.0 && self.z <= 10.0) {
            return Err(SpecialisationError::Width { asked: self.z });
        }
        let whole = match reference {
            None => table.by_branch().to_vec(),
            Some(given) => {
                if given.len() != table.branches() {
                    return Err(SpecialisationError::Branches { reference: given.len(), branches: table.branches() });
                }
                // Sums of figures that were each rounded may miss their whole by the last digits.
                let short = |(r, own): (&f64, &f64)| !(r.is_finite() && *r >= own * (1.0 - 1e-9));
                if let Some(branch) = given.iter().zip(table.by_branch()).position(short) {
                    return Err(SpecialisationError::Reference { branch });
                }
                given.iter().zip(table.by_branch()).map(|(r, own)| r.max(*own)).collect()
            }
        };
        let total = sum_by(whole.len(), |b| whole[b]);
        if !total.is_finite() {
            return Err(SpecialisationError::Reference { branch: 0 });
        }
        Ok(SpecialisationPlan { ask: self, table, whole, total })
    }
}

impl SpecialisationPlan<'_> {
    fn quotient(&self, x: f64, n: f64, branch: usize) -> Option<Quotient> {
        let (whole, total) = (self.whole[branch], self.total);
        if n <= 0.0 || whole <= 0.0 {
            return None;
        }
        let (r, reference) = (x / n, whole / total);
        let value = r / reference;
        let excess = x - n * reference;
        let rest = total - n;
        if x == 0.0 {
            return Some(Quotient { value, low: 0.0, high: 0.0, excess, standing: Standing::Absent });
        }
        let var = if rest > 0.0 {
            let s = ((whole - x) / rest).clamp(0.0, 1.0);
            let own = s * s * r * (1.0 - r).max(0.0) / n + r * r * s * (1.0 - s) / rest;
            (rest / total).powi(2) / reference.powi(4) * own
        } else {
            0.0
        };
        let half = self.ask.z * var.sqrt();
        let (low, high) = ((value - half).max(0.0), value + half);
        // The whole compared with itself is 1 but for rounding.
        let standing = if low > 1.0 + 1e-12 {
            Standing::Strength
        } else if high < 1.0 - 1e-12 {
            Standing::Weakness
        } else {
            Standing::Ordinary
        };
        Some(Quotient { value, low, high, excess, standing })
    }
}

/// Answers a checked question.
pub fn specialisation(plan: &SpecialisationPlan<'_>) -> Specialisation {
    let (table, branches) = (plan.table, plan.table.branches());
    let mut quotients = vec![None; table.places() * branches];
    quotients.par_chunks_mut(branches).enumerate().for_each(|(place, out)| {
        let n = table.by_place()[place];
        for (branch, (out, x)) in out.iter_mut().zip(table.row(place)).enumerate() {
            *out = plan.quotient(*x, n, branch);
        }
    });
    let of = |index: fn(&SpecialisationPlan<'_>, &[f64], f64) -> f64| -> Vec<Option<f64>> {
        (0..table.places())
            .map(|place| {
                let n = table.by_place()[place];
                (n > 0.0).then(|| index(plan, table.row(place), n))
            })
            .collect()
    };
    Specialisation {
        quotients,
        herfindahl: of(|_, row, n| sum_by(row.len(), |b| (row[b] / n).powi(2))),
        krugman: of(|plan, row, n| sum_by(row.len(), |b| (row[b] / n - plan.whole[b] / plan.total).abs())),
    }
}
