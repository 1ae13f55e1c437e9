//! Shares before costs: of all ways to serve, first those in which the group that is served least is served as much as can be, then the
//! next one, and so on (lexicographic max-min); where two groups could have the unit that decides, the first. Of these the cheapest. What that costs over the cheapest of all is the price of
//! fairness: Bertsimas, Farias and Trichakis 2011, "The price of fairness", Operations Research 59(1),
//! <https://doi.org/10.1287/opre.1100.0865>.
//!
//! The units that groups can have together form a polymatroid, so that a group which cannot have one more while the others keep theirs
//! never can again: all rise together until some are held, those stay, the others go on (Megiddo 1974, "Optimal flows in networks with
//! multiple sources and sinks", Mathematical Programming 7, <https://doi.org/10.1007/BF01585506>).

mod serve;

use super::{Matching, MatchingPlan, flow, reasons};
use crate::catalogue::Refusal;
use serve::Serve;
use std::fmt;

/// Groups that are taken at most.
pub const MOST_GROUPS: usize = 10_000;
/// Shares are levelled in steps of one in so many, the last units one by one.
const LEVELS: i128 = 1 << 20;

/// Why the question has no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FairError {
    /// There is not one group a need.
    LengthMismatch {
        needs: usize,
        groups: usize,
    },
    TooManyGroups {
        groups: usize,
    },
    /// Costs are so large that a way through all needs cannot be added up.
    TooDear {
        most: i64,
    },
}

impl fmt::Display for FairError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FairError::LengthMismatch { needs, groups } => write!(f, "there are {needs} needs, and a group is given for {groups} of them"),
            FairError::TooManyGroups { groups } => write!(f, "there are {groups} groups; at most {MOST_GROUPS} are taken"),
            FairError::TooDear { most } => {
                write!(f, "with so many needs and groups no cost may be beyond {most}, so that ways can be added up exactly")
            }
        }
    }
}

impl std::error::Error for FairError {}

impl Refusal for FairError {
    fn it(&self) -> String {
        match self {
            FairError::LengthMismatch { needs, groups } => format!("i bisogni sono {needs} e quelli con un gruppo {groups}"),
            FairError::TooManyGroups { groups } => format!("i gruppi sono {groups}; se ne accettano al massimo {MOST_GROUPS}"),
            FairError::TooDear { most } => {
                format!("con tanti bisogni e gruppi nessun costo può superare {most}, perché le somme restino esatte")
            }
        }
    }
}

/// A question that has been checked and can always be answered.
#[derive(Debug)]
pub struct FairPlan<'a> {
    plan: &'a MatchingPlan,
    group: &'a [u32],
    groups: usize,
    /// More than any way can cost.
    beyond: i64,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fair {
    /// Of each group, by number.
    pub wanted: Vec<i64>,
    pub served: Vec<i64>,
    /// The cheapest of the fairest; its prices prove that, at these shares.
    pub matching: Matching,
    /// The least cost without regard to groups, and what each group gets then.
    pub least_cost: i128,
    pub served_at_least_cost: Vec<i64>,
}

impl<'a> FairPlan<'a> {
    /// `group` has the number of each need's group.
    ///
    /// # Errors
    /// Says which number cannot be used.
    pub fn check(plan: &'a MatchingPlan, group: &'a [u32]) -> Result<FairPlan<'a>, FairError> {
        let needs = plan.amounts.len();
        if group.len() != needs {
            return Err(FairError::LengthMismatch { needs, groups: group.len() });
        }
        let groups = group.iter().max().map_or(0, |g| *g as usize + 1);
        if groups > MOST_GROUPS {
            return Err(FairError::TooManyGroups { groups });
        }
        let largest = plan.cost.iter().chain(&plan.penalties).map(|c| c.abs()).max().unwrap_or(0).max(1);
        let steps = 4 * (needs as i64 + 2);
        let most = i64::MAX / 8 / steps;
        if largest > most {
            return Err(FairError::TooDear { most });
        }
        Ok(FairPlan { plan, group, groups, beyond: largest * steps })
    }

    /// Units wanted, or served, by group.
    fn by_group(&self, of: impl Fn(usize) -> i64) -> Vec<i64> {
        let mut sums = vec![0; self.groups];
        self.group.iter().enumerate().for_each(|(need, g)| sums[*g as usize] += of(need));
        sums
    }
}

/// The cheapest of the fairest ways to serve.
#[must_use]
pub fn fair(asked: &FairPlan<'_>) -> Fair {
    let plan = asked.plan;
    let least = super::matching(plan);
    let wanted = asked.by_group(|i| plan.amounts[i]);
    let served_at_least_cost = asked.by_group(|i| plan.amounts[i] - least.unmet[i]);
    let least_cost = least.total_cost;
    let served = shares(asked, &wanted);
    let matching = if served == served_at_least_cost { least } else { cheapest(asked, &wanted, &served) };
    Fair { wanted, served, matching, least_cost, served_at_least_cost }
}

/// The units of each group in the lexicographic max-min.
fn shares(asked: &FairPlan<'_>, wanted: &[i64]) -> Vec<i64> {
    let mut serve = Serve::new(asked.plan, asked.group, asked.groups);
    // All units that a group takes while its share is below the level.
    let cap = |g: usize, level: i128| ((i128::from(wanted[g]) * level + LEVELS - 1) / LEVELS) as i64;
    let mut open: Vec<bool> = wanted.iter().map(|w| *w > 0).collect();
    let mut from = 0;
    while open.contains(&true) {
        // The highest level at which all open groups can stand together; most often all of it.
        let (mut low, mut high) = (from, LEVELS + 1);
        let mut level = LEVELS;
        while high - low > 1 {
            let before = serve.clone();
            let caps: Vec<i64> = (0..asked.groups).map(|g| if open[g] { cap(g, level) } else { serve.served[g] }).collect();
            if serve.raise(&caps) {
                low = level;
            } else {
                serve = before;
                high = level;
            }
            level = low.midpoint(high);
        }
        from = low;
        // Then unit by unit, the one that has least first, until one is held.
        loop {
            // Of equal shares the one that gains most by a unit.
            let less = |a: &usize, b: &usize| {
                let (x, y) = (i128::from(serve.served[*a]) * i128::from(wanted[*b]), i128::from(serve.served[*b]) * i128::from(wanted[*a]));
                x.cmp(&y).then(wanted[*a].cmp(&wanted[*b]))
            };
            let next = (0..asked.groups).filter(|g| open[*g] && serve.served[*g] < wanted[*g]).min_by(less);
            let Some(g) = next else { break };
            let mut caps = serve.served.clone();
            caps[g] += 1;
            if !serve.raise(&caps) {
                break;
            }
        }
        let can = serve.can_rise(&open);
        for g in 0..asked.groups {
            open[g] &= can[g] && serve.served[g] < wanted[g];
        }
    }
    serve.served
}

/// The cheapest flow in which each group has these units: what it lacks is an offer of its own, and no need may go without either.
fn cheapest(asked: &FairPlan<'_>, wanted: &[i64], served: &[i64]) -> Matching {
    let plan = asked.plan;
    let offers = plan.capacities.len();
    let mut with = MatchingPlan {
        amounts: plan.amounts.clone(),
        penalties: vec![asked.beyond; plan.amounts.len()],
        capacities: plan.capacities.iter().copied().chain(wanted.iter().zip(served).map(|(w, s)| w - s)).collect(),
        starts: vec![0],
        offer: Vec::new(),
        cost: Vec::new(),
        asked: Vec::new(),
    };
    // The place in what was asked of each pairing of `with`; NONE for going without.
    let mut place = Vec::new();
    for need in 0..plan.amounts.len() {
        let cheap = plan.arcs(need).take_while(|arc| plan.cost[*arc] <= plan.penalties[need]);
        for arc in cheap {
            with.offer.push(plan.offer[arc]);
            with.cost.push(plan.cost[arc]);
            place.push(plan.asked[arc]);
        }
        with.offer.push(offers as u32 + asked.group[need]);
        with.cost.push(plan.penalties[need]);
        place.push(flow::NONE);
        with.starts.push(place.len() as u32);
    }
    with.asked = (0..place.len() as u32).collect();
    let told = reasons::told(&with, flow::solve(&with));
    let mut out = Matching {
        flow: vec![0; plan.offer.len()],
        cost_of_met: 0,
        total_cost: told.total_cost,
        unmet: told.unmet,
        left: told.left[..offers].to_vec(),
        offer_price: told.offer_price[..offers].to_vec(),
        need_price: told.need_price,
        displaced: told.displaced[..offers].to_vec(),
        blocking_pairs: 0,
    };
    for need in 0..plan.amounts.len() {
        for arc in with.arcs(need) {
            match place[arc] {
                flow::NONE => out.unmet[need] += told.flow[arc],
                at => {
                    out.flow[at as usize] = told.flow[arc];
                    out.cost_of_met += i128::from(told.flow[arc]) * i128::from(with.cost[arc]);
                }
            }
        }
    }
    for displaced in out.displaced.iter_mut().flatten() {
        displaced.instead = displaced.instead.filter(|o| (*o as usize) < offers);
    }
    out.blocking_pairs = reasons::blocking_pairs(plan, &out);
    out
}
