//! How evenly something is spread over people: Theil's T with its parts between and within groups, the harmony made from
//! it, Gini and Atkinson.
//!
//! Theil 1967, "Economics and Information Theory"; its parts: Shorrocks 1980, "The class of additively decomposable
//! inequality measures", Econometrica 48(3), <https://doi.org/10.2307/1913126>; Atkinson 1970, "On the measurement of
//! inequality", Journal of Economic Theory 2(3), <https://doi.org/10.1016/0022-0531(70)90039-6>.

use std::fmt;

use crate::sums::sum_by;

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct InequalityAsk {
    /// Atkinson's aversion to inequality, above 0 and below 1 (from 1 on, a single place without anything decides all).
    pub epsilon: f64,
}

impl Default for InequalityAsk {
    fn default() -> InequalityAsk {
        InequalityAsk { epsilon: 0.5 }
    }
}

/// Why the question has no answer.
#[derive(Debug, Clone, PartialEq)]
pub enum InequalityError {
    /// There are no values.
    NoValues,
    /// There is not one weight, or not one group, a value.
    LengthMismatch { values: usize, others: usize },
    /// A value is negative, infinite or not a number.
    Value { row: usize },
    /// A weight is negative, infinite or not a number.
    Weight { row: usize },
    /// All weights are zero.
    NoWeight,
    /// The aversion is not between 0 and 1.
    EpsilonOutOfRange { asked: f64 },
    /// Values and weights are so large that their sum is not a number.
    TooLarge,
}

impl fmt::Display for InequalityError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            InequalityError::NoValues => f.write_str("there are no values"),
            InequalityError::LengthMismatch { values, others } => write!(f, "there are {values} values and {others} weights or groups"),
            InequalityError::Value { row } => write!(f, "value {row} is not a number of zero or more"),
            InequalityError::Weight { row } => write!(f, "weight {row} is not a number of zero or more"),
            InequalityError::NoWeight => f.write_str("all weights are zero"),
            InequalityError::EpsilonOutOfRange { asked } => write!(f, "epsilon is {asked} and must lie between 0 and 1"),
            InequalityError::TooLarge => f.write_str("values and weights are too large to be added up"),
        }
    }
}

impl std::error::Error for InequalityError {}

/// A question that has been checked and can always be answered.
#[derive(Debug, Clone)]
pub struct InequalityPlan {
    ask: InequalityAsk,
    values: Vec<f64>,
    weights: Vec<f64>,
    /// For each value the number of its group; groups are numbered from 0 without gaps.
    groups: Vec<u32>,
    group_count: usize,
    total: f64,
    mean: f64,
}

/// The answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Inequality {
    /// Weighted mean of the values, the level that must stand beside every index.
    pub mean: f64,
    /// The indices; `None` when every value with a weight is zero, so that there is nothing to be spread.
    pub indices: Option<Indices>,
    /// One a group, in the order of the groups' numbers.
    pub groups: Vec<Group>,
}

/// The indices of something of which there is any.
#[derive(Debug, Clone, PartialEq)]
pub struct Indices {
    /// T = Σ w c ln(c/μ) / (μ Σw), with 0 ln 0 = 0; from 0 (even) to ln(Σw / least w).
    pub theil: f64,
    /// The part of T between the groups' means; 0 with one group.
    pub between: f64,
    /// The part of T within the groups, each by its share of the whole.
    pub within: f64,
    /// e^-T: 1 when even, towards 0 the more uneven.
    pub harmony: f64,
    /// Half the mean difference over the mean, without correction for few values; 0 to 1.
    pub gini: f64,
    /// 1 less the evenly spread equivalent over the mean; 0 to 1.
    pub atkinson: f64,
    /// What each value adds to T, w/Σw (r ln r - r + 1) with r = c/μ: never negative, zero at the mean, and together T.
    pub parts: Vec<f64>,
}

/// One group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Group {
    /// Sum of its weights.
    pub weight: f64,
    /// Its weighted mean; `None` without weight.
    pub mean: Option<f64>,
    /// Theil's T inside it; `None` where nothing is there to be spread.
    pub theil: Option<f64>,
    /// What its mean adds to the part between groups.
    pub between: f64,
    /// What its inside adds to the part within groups.
    pub within: f64,
}

fn amount(x: f64) -> bool {
    x.is_finite() && x >= 0.0
}

impl InequalityAsk {
    /// Checks the question against values (zero or more), weights (zero or more, not all zero) and, where wanted, the
    /// number of each value's group.
    pub fn check(self, values: &[f64], weights: &[f64], groups: Option<&[u32]>) -> Result<InequalityPlan, InequalityError> {
        if !(self.epsilon > 0.0 && self.epsilon < 1.0) {
            return Err(InequalityError::EpsilonOutOfRange { asked: self.epsilon });
        }
        if values.is_empty() {
            return Err(InequalityError::NoValues);
        }
        for others in [Some(weights.len()), groups.map(<[u32]>::len)].into_iter().flatten() {
            if others != values.len() {
                return Err(InequalityError::LengthMismatch { values: values.len(), others });
            }
        }
        if let Some(row) = values.iter().position(|v| !amount(*v)) {
            return Err(InequalityError::Value { row });
        }
        if let Some(row) = weights.iter().position(|w| !amount(*w)) {
            return Err(InequalityError::Weight { row });
        }
        let total = sum_by(weights.len(), |i| weights[i]);
        if total == 0.0 {
            return Err(InequalityError::NoWeight);
        }
        let whole = sum_by(values.len(), |i| weights[i] * values[i]);
        if !(total.is_finite() && whole.is_finite()) {
            return Err(InequalityError::TooLarge);
        }
        let groups = groups.map_or_else(|| vec![0; values.len()], <[u32]>::to_vec);
        let group_count = groups.iter().max().map_or(0, |g| *g as usize + 1);
        Ok(InequalityPlan {
            ask: self,
            values: values.to_vec(),
            weights: weights.to_vec(),
            groups,
            group_count,
            total,
            mean: whole / total,
        })
    }
}

/// share × (r ln r - r + 1): what the share of the weight that has r times the mean adds.
fn part(share: f64, ratio: f64) -> f64 {
    // Without weight the ratio may be anything, even infinite.
    if share == 0.0 {
        0.0
    } else if ratio == 0.0 {
        share
    } else {
        share * (ratio * ratio.ln() - ratio + 1.0).max(0.0)
    }
}

/// Answers a checked question.
pub fn inequality(plan: &InequalityPlan) -> Inequality {
    let InequalityPlan { values, weights, mean, total, .. } = plan;
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); plan.group_count];
    for (i, group) in plan.groups.iter().enumerate() {
        members[*group as usize].push(i);
    }
    let groups: Vec<Group> = members
        .iter()
        .map(|m| {
            let weight = sum_by(m.len(), |k| weights[m[k]]);
            let own = (weight > 0.0).then(|| sum_by(m.len(), |k| weights[m[k]] * values[m[k]]) / weight);
            let theil = own.filter(|own| *own > 0.0).map(|own| sum_by(m.len(), |k| part(weights[m[k]] / weight, values[m[k]] / own)));
            let (between, within) = match own {
                Some(own) if *mean > 0.0 => (part(weight / total, own / mean), weight / total * own / mean * theil.unwrap_or(0.0)),
                _ => (0.0, 0.0),
            };
            Group { weight, mean: own, theil, between, within }
        })
        .collect();
    let indices = (*mean > 0.0).then(|| {
        let parts: Vec<f64> = values.iter().zip(weights).map(|(v, w)| part(w / total, v / mean)).collect();
        let theil = sum_by(parts.len(), |i| parts[i]);
        let between = if groups.len() == 1 { 0.0 } else { sum_by(groups.len(), |g| groups[g].between) };
        let power = 1.0 - plan.ask.epsilon;
        let equivalent = sum_by(values.len(), |i| if weights[i] > 0.0 { weights[i] / total * (values[i] / mean).powf(power) } else { 0.0 })
            .powf(1.0 / power);
        Indices {
            theil,
            between,
            within: sum_by(groups.len(), |g| groups[g].within),
            harmony: (-theil).exp(),
            gini: gini(plan),
            atkinson: (1.0 - equivalent).clamp(0.0, 1.0),
            parts,
        }
    });
    Inequality { mean: *mean, indices, groups }
}

/// Σ w c (2 F + w - W) / (W² μ) over the values in growing order, F being the weight before.
fn gini(plan: &InequalityPlan) -> f64 {
    let InequalityPlan { values, weights, mean, total, .. } = plan;
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_unstable_by(|&a, &b| values[a].total_cmp(&values[b]).then(a.cmp(&b)));
    let mut before = Vec::with_capacity(order.len());
    let mut sum = 0.0;
    for &i in &order {
        before.push(sum);
        sum += weights[i] / total;
    }
    let term = |k: usize| {
        let (w, r) = (weights[order[k]] / total, values[order[k]] / mean);
        if w > 0.0 { w * r * (2.0 * before[k] + w - 1.0) } else { 0.0 }
    };
    sum_by(order.len(), term).clamp(0.0, 1.0)
}
