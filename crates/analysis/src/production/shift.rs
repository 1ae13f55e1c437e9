//! How a change in employment divides: what all grew by, what the mix of branches brought, what is the place's own.
//!
//! Dunn 1960, "A statistical and analytical technique for regional analysis", Papers of the Regional Science Association
//! 6(1), <https://doi.org/10.1111/j.1435-5597.1960.tb01705.x>; Esteban-Marquillas 1972, "A reinterpretation of shift-share
//! analysis", Regional and Urban Economics 2(3), <https://doi.org/10.1016/0034-3331(72)90033-4>; Barff and Knight 1988,
//! "Dynamic shift-share analysis", Growth and Change 19(2), <https://doi.org/10.1111/j.1468-2257.1988.tb00465.x>.

use super::Employment;
use std::fmt;

/// Why the question has no answer.
#[derive(Debug, Clone, PartialEq)]
pub enum ShiftShareError {
    /// There are fewer than two periods.
    OnePeriod,
    /// The tables do not have the same places and branches.
    Shape { period: usize },
    /// The references are not one a period, each with one value a branch, and none less than the places together.
    Reference { period: usize },
}

impl fmt::Display for ShiftShareError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ShiftShareError::OnePeriod => f.write_str("a change needs two periods"),
            ShiftShareError::Shape { period } => write!(f, "period {period} has other places or branches than the first"),
            ShiftShareError::Reference { period } => {
                write!(f, "the reference of period {period} does not hold the places that are a part of it")
            }
        }
    }
}

impl std::error::Error for ShiftShareError {}

/// A change and its parts, in the table's own unit: `national + mix + local` is the change, and
/// `competitive + allocation` is the local part.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Parts {
    pub change: f64,
    /// What it would have been, had everything grown as the whole did.
    pub national: f64,
    /// What its branches grew by more, or less, than the whole.
    pub mix: f64,
    /// What the place grew by more, or less, than its branches did elsewhere.
    pub local: f64,
    /// The local part of a place that had the whole's mix of branches (Esteban-Marquillas).
    pub competitive: f64,
    /// What the place gains, or loses, by having more of the branches in which it does well. A branch that was not there
    /// before has no growth of its own: its local part stands here.
    pub allocation: f64,
}

impl Parts {
    /// Adds another change, part by part.
    pub fn add(&mut self, other: &Parts) {
        self.change += other.change;
        self.national += other.national;
        self.mix += other.mix;
        self.local += other.local;
        self.competitive += other.competitive;
        self.allocation += other.allocation;
    }
}

/// What is asked; everything that can be chosen lies in the tables.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ShiftShareAsk;

/// A question that has been checked and can always be answered.
#[derive(Debug, Clone)]
pub struct ShiftSharePlan<'a> {
    periods: Vec<&'a Employment>,
    /// One row a period: the whole by branch.
    wholes: Vec<Vec<f64>>,
}

/// The answer.
#[derive(Debug, Clone, PartialEq)]
pub struct ShiftShare {
    /// The growth of the whole from the first period to the last, as a ratio (0.1 is a tenth more).
    pub growth: f64,
    /// The same of each branch; `None` for a branch that the whole did not have.
    pub by_branch: Vec<Option<f64>>,
    /// First period to last: one row a place, each with one entry a branch.
    pub cells: Vec<Parts>,
    /// The same by place.
    pub places: Vec<Parts>,
    /// From each period to the next: one row a step, each with one entry a place.
    pub steps: Vec<Vec<Parts>>,
    /// The sum of the steps by place: the dynamic division, whose base moves with the mix. With two periods it is the
    /// classic one.
    pub dynamic: Vec<Parts>,
}

impl ShiftShareAsk {
    /// Checks the question: tables of two periods or more in their order, and, where stated, the whole of each.
    pub fn check<'a>(self, periods: &[&'a Employment], references: Option<&[Vec<f64>]>) -> Result<ShiftSharePlan<'a>, ShiftShareError> {
        let [first, _, ..] = periods else { return Err(ShiftShareError::OnePeriod) };
        let shape = |t: &Employment| (t.places(), t.branches());
        if let Some(period) = periods.iter().position(|t| shape(t) != shape(first)) {
            return Err(ShiftShareError::Shape { period });
        }
        let holds = |r: &[f64], t: &Employment| {
            // Sums of figures that were each rounded may miss their whole by the last digits.
            r.len() == t.branches() && r.iter().zip(t.by_branch()).all(|(r, own)| r.is_finite() && *r >= own * (1.0 - 1e-9))
        };
        let wholes: Vec<Vec<f64>> = match references {
            None => periods.iter().map(|t| t.by_branch().to_vec()).collect(),
            Some(given) => {
                let fits = |period: usize| given.get(period).is_some_and(|r| holds(r, periods[period]));
                if let Some(period) = (0..periods.len()).find(|p| !fits(*p)) {
                    return Err(ShiftShareError::Reference { period });
                }
                given[..periods.len()].to_vec()
            }
        };
        Ok(ShiftSharePlan { periods: periods.to_vec(), wholes })
    }
}

/// The whole's growth, and each branch's, from one period to another.
struct Growth {
    all: f64,
    branch: Vec<Option<f64>>,
    /// Each branch's share of the whole before.
    share: Vec<f64>,
}

impl Growth {
    fn new(before: &[f64], after: &[f64]) -> Growth {
        let (b, a): (f64, f64) = (before.iter().sum(), after.iter().sum());
        Growth {
            all: a / b - 1.0,
            branch: before.iter().zip(after).map(|(b, a)| (*b > 0.0).then(|| a / b - 1.0)).collect(),
            share: before.iter().map(|x| x / b).collect(),
        }
    }

    fn parts(&self, branch: usize, before: f64, after: f64, place: f64) -> Parts {
        let change = after - before;
        // Where nobody worked before, nothing of the whole's growth is this place's.
        let rate = self.branch[branch].unwrap_or(self.all);
        let (national, mix) = (before * self.all, before * (rate - self.all));
        let local = change - before * rate;
        let competitive = if before > 0.0 { place * self.share[branch] * (local / before) } else { 0.0 };
        Parts { change, national, mix, local, competitive, allocation: local - competitive }
    }
}

impl ShiftSharePlan<'_> {
    /// Each place's branches from one period to another.
    fn between(&self, from: usize, to: usize, mut each: impl FnMut(usize, Parts)) -> Growth {
        let growth = Growth::new(&self.wholes[from], &self.wholes[to]);
        let (before, after) = (self.periods[from], self.periods[to]);
        for place in 0..before.places() {
            let own = before.by_place()[place];
            for (branch, (b, a)) in before.row(place).iter().zip(after.row(place)).enumerate() {
                each(place, growth.parts(branch, *b, *a, own));
            }
        }
        growth
    }
}

/// Answers a checked question.
pub fn shift_share(plan: &ShiftSharePlan<'_>) -> ShiftShare {
    let (last, first) = (plan.periods.len() - 1, plan.periods[0]);
    let mut cells = Vec::with_capacity(first.places() * first.branches());
    let mut places = vec![Parts::default(); first.places()];
    let growth = plan.between(0, last, |place, parts| {
        places[place].add(&parts);
        cells.push(parts);
    });
    let mut steps = Vec::with_capacity(last);
    let mut dynamic = vec![Parts::default(); first.places()];
    for step in 0..last {
        let mut of = vec![Parts::default(); first.places()];
        plan.between(step, step + 1, |place, parts| of[place].add(&parts));
        for (sum, parts) in dynamic.iter_mut().zip(&of) {
            sum.add(parts);
        }
        steps.push(of);
    }
    ShiftShare { growth: growth.all, by_branch: growth.branch, cells, places, steps, dynamic }
}
