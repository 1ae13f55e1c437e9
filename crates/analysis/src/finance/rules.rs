//! What public money may be: ceilings over a span of years, its part of the costs, and what the promoter must bring. The rules and
//! their dates are given by whoever asks, since they change; nothing about any regulation is written here.

use super::{Finance, Kind, Plan};

/// Aid granted in any `years` years that end between two periods is at most so much (a rule on small aid has one of three years).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ceiling {
    pub name: String,
    /// Cents.
    pub most: i64,
    pub years: u32,
    /// First and last period in which the rule is in force.
    pub from: Option<i32>,
    pub until: Option<i32>,
}

/// What a share is of, over all periods: of the costs that are eligible (kind [`Kind::Investment`]).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShareRule {
    pub name: String,
    /// Thousand-millionths of the eligible costs.
    pub share: i64,
}

/// How a ceiling stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Number of the rule in the question.
    pub rule: usize,
    /// The span that holds most aid, first and last period.
    pub span: (i32, i32),
    /// Aid in that span, in cents.
    pub found: i64,
    /// What may still be granted; below zero: by how much the ceiling is passed.
    pub room: i64,
    /// The first period with which it is passed.
    pub passed: Option<i32>,
}

/// How each ceiling stands. Aid counts when it is granted, which is the period of its flow; earlier aid counts in the spans that reach it.
pub(super) fn ceilings(plan: &Plan<'_>) -> Vec<Standing> {
    let mut aid: Vec<(i32, i64)> = plan.ask.earlier_aid.clone();
    aid.extend(plan.flows.iter().filter(|f| f.kind == Kind::Aid).map(|f| (f.period, f.inflow - f.outflow)));
    aid.sort_unstable();
    let of = |(number, rule): (usize, &Ceiling)| {
        let span = (rule.years * plan.ask.per_year) as i32;
        let force = |p: i32| rule.from.is_none_or(|f| f <= p) && rule.until.is_none_or(|u| p <= u);
        let mut worst = (i64::MIN, 0);
        let mut passed = None;
        let ends = aid.iter().map(|a| a.0).chain([plan.first]).filter(|p| force(*p) && *p >= plan.first);
        let mut ends: Vec<i32> = ends.collect();
        ends.sort_unstable();
        for end in ends {
            let found: i64 = aid.iter().filter(|(p, _)| *p <= end && *p > end - span).map(|(_, a)| a).sum();
            if found > worst.0 {
                worst = (found, end);
            }
            if found > rule.most && passed.is_none() {
                passed = Some(end);
            }
        }
        (worst.0 > i64::MIN).then(|| Standing {
            rule: number,
            span: (worst.1 - span + 1, worst.1),
            found: worst.0,
            room: rule.most - worst.0,
            passed,
        })
    };
    plan.ask.ceilings.iter().enumerate().filter_map(of).collect()
}

/// Cents of a share of an amount, rounded down.
pub(super) fn share_of(cents: i64, share: i64) -> i64 {
    (i128::from(cents) * i128::from(share)).div_euclid(i128::from(super::loan::WHOLE)) as i64
}

/// What breaks, in the order in which one would ask.
#[derive(Debug, Clone, PartialEq)]
pub enum Break {
    /// The till is empty from this period on: what it holds then, and what at its worst.
    Cash { period: i32, cash: i64, worst_period: i32, worst: i64 },
    /// A ceiling is passed: number of the rule, the first period, the span with most aid, and by how much.
    Ceiling { rule: usize, period: i32, span: (i32, i32), by: i64 },
    /// Aid is more than its share of the eligible costs (number of the rule).
    AidShare { rule: usize, found: i64, allowed: i64 },
    /// The promoter's own money is less than its share.
    OwnShare { rule: usize, found: i64, wanted: i64 },
    /// What the activity leaves does not cover the debt: the worst period.
    Cover { period: i32, cover: f64, wanted: f64 },
    /// The project loses value at the asked rate.
    Value { npv: i64 },
    /// What is spent does not come back within the periods.
    Payback,
}

impl Break {
    pub fn code(&self) -> &'static str {
        match self {
            Break::Cash { .. } => "cash_negative",
            Break::Ceiling { .. } => "ceiling_passed",
            Break::AidShare { .. } => "aid_share_passed",
            Break::OwnShare { .. } => "own_share_short",
            Break::Cover { .. } => "debt_not_covered",
            Break::Value { .. } => "value_negative",
            Break::Payback => "never_paid_back",
        }
    }
}

/// What breaks in an answer that is complete but for this.
pub(super) fn breaks(plan: &Plan<'_>, found: &Finance) -> Vec<Break> {
    let ask = &plan.ask;
    let mut breaks = Vec::new();
    if let Some(first) = found.periods.iter().find(|p| p.cash < 0) {
        let (worst_period, worst) = found.least_cash;
        breaks.push(Break::Cash { period: first.period, cash: first.cash, worst_period, worst });
    }
    for standing in &found.ceilings {
        if let Some(period) = standing.passed {
            breaks.push(Break::Ceiling { rule: standing.rule, period, span: standing.span, by: -standing.room });
        }
    }
    for (rule, of) in ask.aid_shares.iter().enumerate() {
        let allowed = share_of(found.eligible, of.share);
        if found.aid > allowed {
            breaks.push(Break::AidShare { rule, found: found.aid, allowed });
        }
    }
    for (rule, of) in ask.own_shares.iter().enumerate() {
        let wanted = -share_of(-found.eligible, of.share);
        if found.own < wanted {
            breaks.push(Break::OwnShare { rule, found: found.own, wanted });
        }
    }
    if let Some((period, cover)) = found.least_cover
        && cover < ask.least_cover
    {
        breaks.push(Break::Cover { period, cover, wanted: ask.least_cover });
    }
    if found.npv < 0 {
        breaks.push(Break::Value { npv: found.npv });
    }
    if found.payback.is_none() && found.periods.iter().any(|p| p.project < 0) {
        breaks.push(Break::Payback);
    }
    breaks
}
