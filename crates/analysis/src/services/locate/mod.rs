//! Where services should open: maximal covering, p-median, p-centre and set covering, each with a bound that says how far from the
//! best it can be, and with what every chosen site is worth.
//!
//! Church and ReVelle 1974, "The maximal covering location problem", <https://doi.org/10.1007/BF01942293>; Hakimi 1964,
//! <https://doi.org/10.1287/opre.12.3.450>; Toregas and others 1971, <https://doi.org/10.1287/opre.19.6.1363>.

mod centre;
pub(crate) mod cover;
mod explain;
pub(crate) mod interchange;
pub(crate) mod model;
mod refusal;
pub(crate) mod search;

use super::access::{Nearest, amount};
use super::pairs::{Pairs, within};
use crate::sums::{sum, sum_by};
use model::Model;
pub use refusal::LocateError;
use search::{Limits, solve};

/// Which question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// The most people within the threshold of p more sites.
    Mclp,
    /// The least way of all people together to their nearest of p more sites.
    PMedian,
    /// The least distance within which p more sites have everybody.
    PCentre,
    /// The fewest sites that have everybody within the threshold.
    Cover,
}

impl Method {
    pub const ALL: [Method; 4] = [Method::Mclp, Method::PMedian, Method::PCentre, Method::Cover];

    pub fn code(self) -> &'static str {
        match self {
            Method::Mclp => "mclp",
            Method::PMedian => "pmedian",
            Method::PCentre => "pcenter",
            Method::Cover => "cover",
        }
    }

    pub fn from_code(code: &str) -> Option<Method> {
        Method::ALL.into_iter().find(|m| m.code() == code)
    }

    /// Whether the question is about who lies within a threshold.
    pub fn covers(self) -> bool {
        matches!(self, Method::Mclp | Method::Cover)
    }
}

/// Pairs looked at before the search ends with a bound instead of a proof, in millions; about 400 million a second.
pub const EFFORT: u64 = 2000;
/// The most candidates times sites to open.
pub const MOST_EXCHANGES: usize = 50_000_000;

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LocateAsk {
    pub method: Method,
    /// How far a site covers; needed by `mclp` and `cover`, and where it is given the others say who lies within it.
    pub threshold: Option<f64>,
    /// How many sites to open beside those that exist; not of `cover`, which finds it.
    pub count: usize,
    /// Millions of pairs looked at, at most.
    pub effort: u64,
}

/// A question that has been checked and can always be answered.
#[derive(Debug, Clone)]
pub struct LocatePlan<'a> {
    ask: LocateAsk,
    people: &'a [f64],
    existing: &'a [bool],
    pairs: &'a Pairs,
}

/// A site that is to open, and why.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Chosen {
    pub site: u32,
    /// What it adds to those before it in this list (the list begins with the one that adds most): people covered, for the
    /// p-median people times distance saved; `None` for a p-median's first where nothing exists.
    pub gain: Option<f64>,
    /// What is lost if it alone is closed, in the same unit; `None` where nobody would be served.
    pub loss: Option<f64>,
    /// The people who have it as their nearest.
    pub people: f64,
    /// The candidate that would best stand in for it, and what that loses.
    pub instead: Option<(u32, f64)>,
}

/// The answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Located {
    /// People covered; people times distance; the largest distance; the number of sites.
    pub objective: f64,
    /// No answer is better than this.
    pub bound: f64,
    /// How far the bound is from the objective, over the objective.
    pub gap: f64,
    /// Whether nothing better is possible (costs that are not whole numbers: by more than one part in a thousand million).
    pub proven: bool,
    /// Branches looked at, over all questions that were put.
    pub branches: usize,
    pub chosen: Vec<Chosen>,
    /// The nearest open site of each demand, existing or chosen; `None` where there is no way to any.
    pub served: Vec<Option<Nearest>>,
    /// Demands with people whom no open site covers: within the threshold where one was given, else at all.
    pub uncovered: Vec<u32>,
    pub uncovered_people: f64,
    pub covered_people: f64,
    /// Demands with people from whom no site can be reached, whatever is opened (of `mclp` and `cover`: within the threshold).
    pub unreachable: Vec<u32>,
}

impl LocateAsk {
    /// The question with the usual effort.
    pub fn new(method: Method, threshold: Option<f64>, count: usize) -> LocateAsk {
        LocateAsk { method, threshold, count, effort: EFFORT }
    }

    /// Checks the question. For `mclp` and `cover` the pairs must reach to the threshold; for the others a pair that is not listed
    /// counts as twice the largest distance listed. `existing` says which sites are open already.
    ///
    /// # Errors
    /// A threshold or a number of sites that is missing or cannot be, no demand, no candidate, people that are no number.
    pub fn check<'a>(self, people: &'a [f64], existing: &'a [bool], pairs: &'a Pairs) -> Result<LocatePlan<'a>, LocateError> {
        if people.is_empty() {
            return Err(LocateError::NoDemand);
        }
        for (given, wanted) in [(people.len(), pairs.demands()), (existing.len(), pairs.sites())] {
            if given != wanted {
                return Err(LocateError::Length { given, wanted });
            }
        }
        if let Some(row) = people.iter().position(|p| !amount(*p)) {
            return Err(LocateError::People { row });
        }
        if !sum(people).is_finite() {
            return Err(LocateError::TooManyPeople);
        }
        match self.threshold {
            None if self.method.covers() => return Err(LocateError::NoThreshold { method: self.method }),
            Some(asked) if !amount(asked) => return Err(LocateError::ThresholdOutOfRange { asked }),
            _ => {}
        }
        let candidates = existing.iter().filter(|e| !**e).count();
        if candidates == 0 {
            return Err(LocateError::NoCandidates);
        }
        if self.method != Method::Cover {
            if self.count == 0 || self.count > candidates {
                return Err(LocateError::CountOutOfRange { asked: self.count, most: candidates });
            }
            if pairs.sites().saturating_mul(self.count) > MOST_EXCHANGES {
                return Err(LocateError::TooLarge { sites: pairs.sites(), count: self.count });
            }
        }
        Ok(LocatePlan { ask: self, people, existing, pairs })
    }
}

/// What was found before it is explained.
struct Opened {
    open: Vec<u32>,
    objective: f64,
    bound: f64,
    proven: bool,
    branches: usize,
}

/// Answers a checked question. Time and proof depend on how the sites compete; it ends at the effort asked at the latest.
pub fn locate(plan: &LocatePlan<'_>) -> Located {
    let opened = match plan.ask.method {
        Method::Mclp => plan.mclp(),
        Method::PMedian => plan.median(),
        Method::PCentre => plan.centre(),
        Method::Cover => plan.cover(),
    };
    plan.explained(opened)
}

impl LocatePlan<'_> {
    fn visits(&self) -> u64 {
        self.ask.effort.saturating_mul(1_000_000)
    }

    /// How far the nearest existing site of a demand is.
    fn standing(&self, i: usize) -> f64 {
        self.pairs.row(i).filter(|(j, _)| self.existing[*j as usize]).map(|r| r.1).fold(f64::INFINITY, f64::min)
    }

    /// What a pair counts that is not listed: twice the largest distance (1 where all are zero).
    fn beyond(&self) -> f64 {
        let largest = self.pairs.distance.iter().copied().fold(0.0, f64::max);
        if largest > 0.0 { 2.0 * largest } else { 1.0 }
    }

    /// The candidates that cover a demand within the radius, growing; empty where an existing site does.
    fn coverers(&self, i: usize, radius: f64) -> Vec<u32> {
        let mut out = Vec::new();
        for (j, distance) in self.pairs.row(i) {
            if within(distance, radius) {
                if self.existing[j as usize] {
                    return Vec::new();
                }
                out.push(j);
            }
        }
        out
    }

    /// The places of a covering question: those that have the same candidates within the radius are one.
    fn coverage(&self, radius: f64, count: Option<usize>) -> Model {
        let peopled = (0..self.people.len()).filter(|i| self.people[*i] > 0.0);
        let rows = peopled.map(|i| (self.coverers(i, radius), self.people[i])).filter(|(row, _)| !row.is_empty());
        let (rows, outside) = cover::merged(rows);
        let mut start = vec![0];
        let mut site = Vec::new();
        for row in &rows {
            site.extend(row);
            start.push(site.len());
        }
        let whole = sum(&outside) < 9e15 && outside.iter().all(|w| w.fract() == 0.0);
        Model { sites: self.pairs.sites(), start, cost: vec![0.0; site.len()], site, outside, opening: 0.0, count, whole }
    }

    fn mclp(&self) -> Opened {
        let radius = self.ask.threshold.unwrap_or(0.0);
        let model = self.coverage(radius, Some(self.ask.count));
        // A site that covers nothing beyond another's places need not be looked at.
        let rows: Vec<Vec<u32>> = (0..model.places()).map(|i| model.row(i).map(|r| r.0 as u32).collect()).collect();
        let out = cover::dominated(&rows, model.sites, &mut 0);
        let found = solve(&model.reduced(|j| out[j], |_| false), None, Limits::of(self.visits()));
        let all = sum(&model.outside);
        let had = |i: usize| {
            if self.people[i] > 0.0 && within(self.standing(i), self.ask.threshold.unwrap_or(0.0)) { self.people[i] } else { 0.0 }
        };
        let had = sum_by(self.people.len(), had);
        let objective = had + all - found.answer.cost;
        let bound = if found.proven { objective } else { had + all - found.bound };
        Opened { open: found.answer.open, objective, bound, proven: found.proven, branches: found.branches }
    }

    fn median(&self) -> Opened {
        let model = self.ways(Some(self.ask.count));
        let found = solve(&model, None, Limits::of(self.visits()));
        let bound = if found.proven { found.answer.cost } else { found.bound.max(0.0) };
        Opened { objective: found.answer.cost, bound, open: found.answer.open, proven: found.proven, branches: found.branches }
            .with_settled(self)
    }

    fn cover(&self) -> Opened {
        let radius = self.ask.threshold.unwrap_or(0.0);
        let rows = (0..self.people.len()).filter(|i| self.people[*i] > 0.0).map(|i| self.coverers(i, radius));
        let rows = rows.filter(|r| !r.is_empty()).collect();
        let found = cover::fewest(rows, self.pairs.sites(), self.visits(), 0, None);
        let proven = found.proven;
        let bound = if proven { found.answer.cost } else { found.bound };
        Opened { objective: found.answer.cost, bound, open: found.answer.open, proven, branches: found.branches }
    }
}
