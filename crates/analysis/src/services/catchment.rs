//! How well each place is served: floating catchments in two steps, enhanced by weights that fall with distance, in three steps
//! with competition, and the rational agents' equilibrium of queue and way (RAAM).
//!
//! Luo and Wang 2003, <https://doi.org/10.1068/b29120>; Luo and Qi 2009, "An enhanced two-step floating catchment area (E2SFCA)
//! method for measuring spatial accessibility to primary care physicians", <https://doi.org/10.1016/j.healthplace.2009.06.002>;
//! Wan, Zou and Sternberg 2012, "A three-step floating catchment area method for analyzing spatial access to health services",
//! <https://doi.org/10.1080/13658816.2011.624987>; Saxon and Snow 2020, "A rational agent model for the spatial accessibility of
//! primary health care", <https://doi.org/10.1080/24694452.2019.1629870>.

use std::fmt;

use super::access::{Nearest, amount};
use super::pairs::{Pairs, within};
use super::raam::{equilibrium, published};
use crate::catalogue::Refusal;
use crate::sums::sum_by;

/// How much a site counts at a distance.
#[derive(Debug, Clone, PartialEq)]
pub enum Decay {
    /// 1 within the threshold.
    Even,
    /// Up to each distance (growing) its weight; nothing beyond the last.
    Steps(Vec<(f64, f64)>),
    /// exp(-d² / 2b²), cut off at the threshold.
    Gaussian { bandwidth: f64 },
}

impl Decay {
    /// Three equal zones up to the threshold with these weights.
    pub fn thirds(threshold: f64, weights: [f64; 3]) -> Decay {
        Decay::Steps(vec![(threshold / 3.0, weights[0]), (threshold * 2.0 / 3.0, weights[1]), (threshold, weights[2])])
    }

    fn weight(&self, distance: f64) -> f64 {
        match self {
            Decay::Even => 1.0,
            // The first step that holds it, without a jump.
            Decay::Steps(steps) => steps.iter().rev().fold(0.0, |weight, (end, own)| if within(distance, *end) { *own } else { weight }),
            Decay::Gaussian { bandwidth } => (-distance * distance / (2.0 * bandwidth * bandwidth)).exp(),
        }
    }
}

/// The weights of Luo and Qi in their three zones.
pub const ENHANCED: [f64; 3] = [1.0, 0.68, 0.22];
/// The weights of Wan, Zou and Sternberg in their first three zones.
pub const THREE_STEP: [f64; 3] = [0.962, 0.704, 0.377];
/// The way that weighs as much as twice the mean queue, in the distances' unit (RAAM).
pub const TAU: f64 = 60.0;
/// How near to the equilibrium the rounds of RAAM end: what people could still save, over what they bear.
pub const NEAR: f64 = 1e-6;
/// The most rounds of RAAM.
pub const ROUNDS: usize = 2000;
/// The rounds of RAAM's published schedule.
pub const PUBLISHED: usize = 150;

/// Which score.
#[derive(Debug, Clone, PartialEq)]
pub enum Score {
    /// Capacity over people within reach, summed over the sites within reach; both weighted by the decay (two steps; enhanced
    /// where the decay is not even).
    TwoStep(Decay),
    /// The same where each place shares its people out among its sites by their weights first.
    ThreeStep(Decay),
    /// Each person goes where queue and way together cost least: the cost in the equilibrium. Lower is better.
    Raam {
        /// How far a way weighs as much as a queue of the mean length.
        tau: f64,
        /// How many rounds of the published schedule; `None` for the equilibrium itself ([`NEAR`]).
        rounds: Option<usize>,
    },
}

/// What is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct CatchmentAsk {
    pub score: Score,
    /// How far is within reach.
    pub threshold: f64,
}

/// Why the question has no answer.
#[derive(Debug, Clone, PartialEq)]
pub enum CatchmentError {
    NoDemand,
    /// As many people or capacities were given as there are not demands or sites.
    Length {
        given: usize,
        wanted: usize,
    },
    ThresholdOutOfRange {
        asked: f64,
    },
    People {
        row: usize,
    },
    Capacity {
        row: usize,
    },
    /// The ends of the steps do not grow, or a weight is negative.
    Steps,
    BandwidthOutOfRange {
        asked: f64,
    },
    TauOutOfRange {
        asked: f64,
    },
    RoundsOutOfRange {
        asked: usize,
    },
}

impl fmt::Display for CatchmentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CatchmentError::NoDemand => f.write_str("there is no demand"),
            CatchmentError::Length { given, wanted } => write!(f, "there are {given} values for {wanted} places"),
            CatchmentError::ThresholdOutOfRange { asked } => write!(f, "the threshold is {asked} and must be a number of zero or more"),
            CatchmentError::People { row } => write!(f, "the people of demand {row} are not a number of zero or more"),
            CatchmentError::Capacity { row } => write!(f, "the capacity of site {row} is not a number of zero or more"),
            CatchmentError::Steps => f.write_str("the steps must be distances that grow, each with a weight of zero or more"),
            CatchmentError::BandwidthOutOfRange { asked } => write!(f, "the bandwidth is {asked} and must be a number above zero"),
            CatchmentError::TauOutOfRange { asked } => write!(f, "tau is {asked} and must be a number above zero"),
            CatchmentError::RoundsOutOfRange { asked } => write!(f, "there are {asked} rounds, and 1 to {ROUNDS} can be asked"),
        }
    }
}

impl std::error::Error for CatchmentError {}

impl Refusal for CatchmentError {
    fn it(&self) -> String {
        match self {
            CatchmentError::NoDemand => "non c'è nessuna domanda".into(),
            CatchmentError::Length { given, wanted } => format!("ci sono {given} valori per {wanted} luoghi"),
            CatchmentError::ThresholdOutOfRange { asked } => format!("la soglia è {asked} e deve essere un numero da zero in su"),
            CatchmentError::People { row } => format!("le persone della domanda {row} non sono un numero da zero in su"),
            CatchmentError::Capacity { row } => format!("la capienza della sede {row} non è un numero da zero in su"),
            CatchmentError::Steps => "i gradini devono essere distanze crescenti, ciascuna con un peso da zero in su".into(),
            CatchmentError::BandwidthOutOfRange { asked } => format!("l'ampiezza è {asked} e deve essere un numero sopra zero"),
            CatchmentError::TauOutOfRange { asked } => format!("tau è {asked} e deve essere un numero sopra zero"),
            CatchmentError::RoundsOutOfRange { asked } => format!("i giri sono {asked}, e se ne possono chiedere da 1 a {ROUNDS}"),
        }
    }
}

/// A question that has been checked and can always be answered.
#[derive(Debug, Clone)]
pub struct CatchmentPlan<'a> {
    ask: CatchmentAsk,
    people: &'a [f64],
    capacity: &'a [f64],
    pairs: &'a Pairs,
}

/// The answer: one entry a demand, and one a site, in their order.
#[derive(Debug, Clone, PartialEq)]
pub struct Catchment {
    /// Capacity a person, zero where no site is within reach; for RAAM the cost, `None` there.
    pub score: Vec<Option<f64>>,
    /// The nearest open site, whether or not it is within reach; `None` where there is none at all.
    pub nearest: Vec<Option<Nearest>>,
    /// How many open sites are within reach.
    pub within: Vec<u32>,
    /// The people whom each site serves: all who reach it, weighted as the method does; for RAAM those who come.
    pub reached: Vec<f64>,
    /// The demands that no open site reaches, growing.
    pub uncovered: Vec<u32>,
    pub uncovered_people: f64,
    pub covered_people: f64,
    /// For RAAM how far it is from the equilibrium (what people could still save, over what they bear), and after how many rounds.
    pub gap: Option<(f64, usize)>,
}

impl CatchmentAsk {
    /// Checks the question. The pairs hold the open sites only, at least up to the threshold; a site of capacity zero is closed
    /// whatever they hold.
    ///
    /// # Errors
    /// What is negative or no number; steps that do not grow.
    pub fn check<'a>(self, people: &'a [f64], capacity: &'a [f64], pairs: &'a Pairs) -> Result<CatchmentPlan<'a>, CatchmentError> {
        if !amount(self.threshold) {
            return Err(CatchmentError::ThresholdOutOfRange { asked: self.threshold });
        }
        if people.is_empty() {
            return Err(CatchmentError::NoDemand);
        }
        for (given, wanted) in [(people.len(), pairs.demands()), (capacity.len(), pairs.sites())] {
            if given != wanted {
                return Err(CatchmentError::Length { given, wanted });
            }
        }
        if let Some(row) = people.iter().position(|p| !amount(*p)) {
            return Err(CatchmentError::People { row });
        }
        if let Some(row) = capacity.iter().position(|c| !amount(*c)) {
            return Err(CatchmentError::Capacity { row });
        }
        match &self.score {
            Score::TwoStep(decay) | Score::ThreeStep(decay) => match decay {
                Decay::Steps(steps) => {
                    let sound = steps.iter().all(|(end, weight)| amount(*end) && amount(*weight));
                    if steps.is_empty() || !sound || steps.windows(2).any(|s| s[0].0 >= s[1].0) {
                        return Err(CatchmentError::Steps);
                    }
                }
                Decay::Gaussian { bandwidth } if !(bandwidth.is_finite() && *bandwidth > 0.0) => {
                    return Err(CatchmentError::BandwidthOutOfRange { asked: *bandwidth });
                }
                _ => {}
            },
            Score::Raam { tau, .. } if !(tau.is_finite() && *tau > 0.0) => return Err(CatchmentError::TauOutOfRange { asked: *tau }),
            Score::Raam { rounds: Some(asked), .. } if !(1..=ROUNDS).contains(asked) => {
                return Err(CatchmentError::RoundsOutOfRange { asked: *asked });
            }
            Score::Raam { .. } => {}
        }
        Ok(CatchmentPlan { ask: self, people, capacity, pairs })
    }
}

/// Pairs within reach of open sites, and what each weighs.
pub(crate) struct Reached {
    pub start: Vec<usize>,
    pub site: Vec<u32>,
    /// The weight of the pair; for RAAM its way over tau.
    pub weight: Vec<f64>,
}

impl Reached {
    fn new(plan: &CatchmentPlan<'_>, weigh: impl Fn(f64) -> f64) -> Reached {
        let pairs = plan.pairs;
        let mut start = Vec::with_capacity(pairs.demands() + 1);
        let (mut site, mut weight) = (vec![0; pairs.len()], vec![0.0; pairs.len()]);
        start.push(0);
        // All are written down, and those that do not count written over.
        let mut count = 0;
        for i in 0..pairs.demands() {
            for (j, distance) in pairs.row(i) {
                (site[count], weight[count]) = (j, weigh(distance));
                count += usize::from(plan.capacity[j as usize] > 0.0 && within(distance, plan.ask.threshold));
            }
            start.push(count);
        }
        site.truncate(count);
        weight.truncate(count);
        Reached { start, site, weight }
    }
}

/// Answers a checked question in one pass over the pairs for each step; RAAM in as many as its equilibrium takes.
pub fn catchment(plan: &CatchmentPlan<'_>) -> Catchment {
    let (people, capacity) = (plan.people, plan.capacity);
    let n = people.len();
    let reached;
    let (score, served, gap) = match &plan.ask.score {
        Score::TwoStep(decay) | Score::ThreeStep(decay) => {
            let mut of = Reached::new(plan, |d| decay.weight(d));
            if matches!(plan.ask.score, Score::ThreeStep(_)) {
                // Each pair's weight times its share among the place's sites.
                for ends in of.start.windows(2) {
                    let row = &mut of.weight[ends[0]..ends[1]];
                    let sum: f64 = row.iter().sum();
                    row.iter_mut().for_each(|w| *w = if sum > 0.0 { *w * *w / sum } else { 0.0 });
                }
            }
            let mut served = vec![0.0; capacity.len()];
            for (i, people) in people.iter().enumerate() {
                for k in of.start[i]..of.start[i + 1] {
                    served[of.site[k] as usize] += people * of.weight[k];
                }
            }
            let ratio: Vec<f64> = capacity.iter().zip(&served).map(|(c, s)| if *s > 0.0 { c / s } else { 0.0 }).collect();
            let score = (0..n).map(|i| {
                let row = of.start[i]..of.start[i + 1];
                Some(row.map(|k| ratio[of.site[k] as usize] * of.weight[k]).sum())
            });
            let score = score.collect();
            reached = of;
            (score, served, None)
        }
        Score::Raam { tau, rounds } => {
            let of = Reached::new(plan, |d| d / tau);
            let agents = match rounds {
                Some(rounds) => published(people, capacity, &of, *rounds),
                None => equilibrium(people, capacity, &of),
            };
            reached = of;
            (agents.cost, agents.come, Some((agents.gap, agents.rounds)))
        }
    };
    let within: Vec<u32> = reached.start.windows(2).map(|ends| (ends[1] - ends[0]) as u32).collect();
    let nearest = plan.pairs.nearest.iter().map(|n| n.filter(|n| capacity[n.site as usize] > 0.0)).collect();
    Catchment {
        score,
        nearest,
        reached: served,
        uncovered: (0..n).filter(|&i| within[i] == 0).map(|i| i as u32).collect(),
        uncovered_people: sum_by(n, |i| if within[i] == 0 { people[i] } else { 0.0 }),
        covered_people: sum_by(n, |i| if within[i] == 0 { 0.0 } else { people[i] }),
        within,
        gap,
    }
}
