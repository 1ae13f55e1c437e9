//! Groups of units by the map equation or by modularity: second opinions on which places work as one, several trials from one seed.
//!
//! Two levels. Map equation: Rosvall and Bergstrom 2008, <https://doi.org/10.1073/pnas.0706851105>; modularity: Leicht and Newman
//! 2008, <https://doi.org/10.1103/PhysRevLett.100.118703>; search: Traag, Waltman and van Eck 2019,
//! <https://doi.org/10.1038/s41598-019-41695-z>.

use super::areas::adjusted_rand;
use super::leiden::{Objective, optimised};
use super::{Flows, FlowsError, mapequation, modularity};
use crate::catalogue::Refusal;
use crate::rng::Rng;
use rayon::prelude::*;
use std::fmt;

/// The stream of random numbers used for the order of the units: `STREAM + round`, keyed by trial.
const STREAM: u32 = 40;
/// Trials at most.
pub const MOST_TRIALS: u32 = 1_000;
/// Two trials this near have found the same.
const SAME: f64 = 1e-9;

/// What groups are to make good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quality {
    /// The length of a description by the two-level map equation, to be small.
    MapEquation,
    /// Modularity, to be great.
    Modularity,
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CommunityAsk {
    pub quality: Quality,
    /// Whether it matters which way a flow goes.
    pub directed: bool,
    /// Whether what stays in its unit is counted.
    pub own: bool,
    /// Searches, of which the best counts.
    pub trials: u32,
    pub seed: u64,
}

impl CommunityAsk {
    #[must_use]
    pub fn new(quality: Quality) -> CommunityAsk {
        CommunityAsk { quality, directed: true, own: true, trials: 10, seed: 1 }
    }
}

/// Why the question has no answer.
#[derive(Debug, Clone, PartialEq)]
pub enum CommunityError {
    /// No trial, or more than there may be.
    Trials { trials: u32 },
    /// Without what stays in its unit nothing is left.
    Flows(FlowsError),
}

impl fmt::Display for CommunityError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CommunityError::Trials { trials } => write!(f, "{trials} trials were asked; expected 1 to {MOST_TRIALS}"),
            CommunityError::Flows(e) => write!(f, "without what stays in its unit, {e}"),
        }
    }
}

impl Refusal for CommunityError {
    fn it(&self) -> String {
        match self {
            CommunityError::Trials { trials } => format!("sono state chieste {trials} prove; attese da 1 a {MOST_TRIALS}"),
            CommunityError::Flows(e) => format!("senza ciò che resta nella propria unità, {}", e.it()),
        }
    }
}

impl std::error::Error for CommunityError {}

/// A question that has been checked and can always be answered.
#[derive(Debug, Clone)]
pub struct CommunityPlan<'a> {
    ask: CommunityAsk,
    flows: std::borrow::Cow<'a, Flows>,
}

/// The answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Communities {
    /// For each unit the number of its group, in the order of the groups' lowest units.
    pub label: Vec<u32>,
    /// Bits a step, or modularity.
    pub value: f64,
    /// The same with all units in one book (map equation), or each alone (modularity).
    pub without: f64,
    /// Each trial's value.
    pub trials: Vec<f64>,
    /// How many of them found a value as good as the best.
    pub same: u32,
    /// How far the other trials agree with the best, on average (adjusted Rand index); `None` with one trial.
    pub stability: Option<f64>,
}

impl CommunityAsk {
    /// # Errors
    /// Trials out of range; flows of which nothing is left without those that stay.
    pub fn check(self, flows: &Flows) -> Result<CommunityPlan<'_>, CommunityError> {
        if !(1..=MOST_TRIALS).contains(&self.trials) {
            return Err(CommunityError::Trials { trials: self.trials });
        }
        let flows = if self.own {
            std::borrow::Cow::Borrowed(flows)
        } else {
            std::borrow::Cow::Owned(flows.without_own().map_err(CommunityError::Flows)?)
        };
        Ok(CommunityPlan { ask: self, flows })
    }
}

/// The groups. The same flows, seed and trials give the same answer, whatever the threads.
#[must_use]
pub fn communities(plan: &CommunityPlan<'_>) -> Communities {
    let (ask, flows) = (&plan.ask, plan.flows.as_ref());
    match ask.quality {
        Quality::MapEquation => {
            let (objective, level) = mapequation::graph(flows, ask.directed);
            let without = objective.one_level();
            let found = best_of(ask, &objective, &level);
            if found.value < without {
                return Communities { without, ..found };
            }
            // One book for all units is as short as any: no groups show.
            Communities { label: vec![0; flows.len()], value: without, without, ..found }
        }
        Quality::Modularity => {
            let (objective, level) = modularity::graph(flows, ask.directed);
            let alone: Vec<u32> = (0..flows.len() as u32).collect();
            let without = -objective.value(&level, &alone);
            let found = best_of(ask, &objective, &level);
            let trials = found.trials.iter().map(|t| -t).collect();
            Communities { value: -found.value, without, trials, ..found }
        }
    }
}

fn best_of<O: Objective>(ask: &CommunityAsk, objective: &O, level: &super::leiden::Level<O::Tie, O::Node>) -> Communities
where
    O::Node: Send + Sync,
{
    let trial = |t: u32| {
        let found = optimised(objective, level, |round| Rng::new(ask.seed, STREAM + round as u32, u64::from(t)));
        let value = objective.value(level, &found);
        (found, value)
    };
    let mut found: Vec<(Vec<u32>, f64)> = (0..ask.trials).into_par_iter().map(trial).collect();
    let trials: Vec<f64> = found.iter().map(|(_, value)| *value).collect();
    let best = (0..trials.len()).min_by(|a, b| trials[*a].total_cmp(&trials[*b])).unwrap_or_default();
    let label = std::mem::take(&mut found[best].0);
    let others: Vec<f64> =
        (0..found.len()).into_par_iter().filter(|t| *t != best).map(|t| adjusted_rand(&found[t].0, &label).unwrap_or(1.0)).collect();
    let stability = (!others.is_empty()).then(|| others.iter().sum::<f64>() / others.len() as f64);
    let same = trials.iter().filter(|t| **t - trials[best] <= SAME).count() as u32;
    Communities { label, value: trials[best], without: 0.0, trials, same, stability }
}
