//! How far chance may have moved a score: the smoothed bootstrap of Simar and Wilson 1998, "Sensitivity analysis of efficiency scores: how to
//! bootstrap in nonparametric frontier models", Management Science 44(1), <https://doi.org/10.1287/mnsc.44.1.49>.
//!
//! The best that was seen is not the best there is: scores flatter. New samples are drawn from a smooth density of the distances (1 over
//! the score towards inputs, the score towards outputs: 1 or more), reflected at 1; every unit is scored against each; what that takes
//! from its distance on average is the bias, which is put back. In distances no correction can pass zero. The paper also draws all towards
//! their mean, to keep their variance; that empties the neighbourhood of the frontier, and where the truth is known bands then
//! hold it 1 time in 3 instead of 4 in 5 (60 units; `efficiency_laws`), so it is left out.

use super::frontier::Frontier;
use super::score::{EfficiencyPlan, Orientation, Returns, plain};
use crate::catalogue::Refusal;
use crate::rng::Rng;
use crate::sums::quantile;
use rayon::prelude::*;
use std::fmt;

/// The most samples, and the most scores (units times samples).
pub const MOST_SAMPLES: usize = 10_000;
pub const MOST_SCORES: usize = 20_000_000;
const STREAM: u32 = 161;

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BootstrapAsk {
    pub samples: usize,
    pub seed: u64,
    /// The part of cases that a band leaves out.
    pub alpha: f64,
}

impl Default for BootstrapAsk {
    fn default() -> BootstrapAsk {
        BootstrapAsk { samples: 1000, seed: 1, alpha: 0.05 }
    }
}

/// Why there is no band.
#[derive(Debug, Clone, PartialEq)]
pub enum BootstrapError {
    /// Fewer than 100 samples, or more than are taken.
    Samples { asked: usize },
    /// More scores than are taken.
    Scores { units: usize, samples: usize },
    /// Alpha does not lie between 0 and 1.
    Alpha { asked: f64 },
    /// Fewer than two units are inefficient: there is no density of scores to draw from.
    Even { inefficient: usize },
}

impl fmt::Display for BootstrapError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BootstrapError::Samples { asked } => write!(f, "{asked} samples are asked for: from 100 to {MOST_SAMPLES} are taken"),
            BootstrapError::Scores { units, samples } => {
                write!(f, "{units} units in {samples} samples are too many: at most {MOST_SCORES} scores are taken together")
            }
            BootstrapError::Alpha { asked } => write!(f, "alpha is {asked} and must lie between 0 and 1"),
            BootstrapError::Even { inefficient } => {
                write!(f, "{inefficient} units are inefficient: bands need at least two, since they are drawn from how scores are spread")
            }
        }
    }
}

impl std::error::Error for BootstrapError {}

impl Refusal for BootstrapError {
    fn it(&self) -> String {
        match self {
            BootstrapError::Samples { asked } => format!("sono chiesti {asked} campioni: se ne accettano da 100 a {MOST_SAMPLES}"),
            BootstrapError::Scores { units, samples } => {
                format!("{units} unità in {samples} campioni sono troppe: si accettano al massimo {MOST_SCORES} punteggi in tutto")
            }
            BootstrapError::Alpha { asked } => format!("alpha è {asked} e deve stare tra 0 e 1"),
            BootstrapError::Even { inefficient } => {
                format!(
                    "le unità inefficienti sono {inefficient}: per le bande ne servono almeno due, perché si estraggono da come i punteggi si distribuiscono"
                )
            }
        }
    }
}

/// The band of a unit's score, in the score's own sense.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Band {
    /// The score less its bias.
    pub corrected: f64,
    pub low: f64,
    pub high: f64,
}

/// The bands, one a unit, and the width of the smoothing.
#[derive(Debug, Clone, PartialEq)]
pub struct Bands {
    pub bands: Vec<Band>,
    pub width: f64,
}

/// A checked question with the scores it starts from; it can always be answered.
#[derive(Debug, Clone)]
pub struct BootstrapPlan<'a> {
    ask: BootstrapAsk,
    plan: EfficiencyPlan<'a>,
    /// The distance of each unit, 1 or more whatever the orientation.
    scores: Vec<f64>,
    width: f64,
}

fn deviation(values: &[f64]) -> f64 {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    (values.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / (n - 1.0)).sqrt()
}

impl BootstrapAsk {
    /// Checks the question against scores that were found for a plan (θ, or φ).
    ///
    /// # Errors
    /// Too few or too many samples; scores that have no spread.
    pub fn check<'a>(self, plan: &EfficiencyPlan<'a>, scores: &[f64]) -> Result<BootstrapPlan<'a>, BootstrapError> {
        if !(100..=MOST_SAMPLES).contains(&self.samples) {
            return Err(BootstrapError::Samples { asked: self.samples });
        }
        if !(self.alpha > 0.0 && self.alpha < 1.0) {
            return Err(BootstrapError::Alpha { asked: self.alpha });
        }
        if scores.len().saturating_mul(self.samples) > MOST_SCORES {
            return Err(BootstrapError::Scores { units: scores.len(), samples: self.samples });
        }
        let turn = |s: &f64| if plan.ask.orientation == Orientation::Output { *s } else { 1.0 / s };
        let scores: Vec<f64> = scores.iter().map(turn).collect();
        let beyond: Vec<f64> = scores.iter().copied().filter(|s| *s > 1.0 + 1e-6).collect();
        if beyond.len() < 2 {
            return Err(BootstrapError::Even { inefficient: beyond.len() });
        }
        // The rule of thumb on the reflected scores without the spurious ones, brought back to the sample's own size and spread.
        let mut both: Vec<f64> = beyond.iter().flat_map(|s| [*s, 2.0 - s]).collect();
        both.sort_by(f64::total_cmp);
        let m = both.len() as f64;
        let wide = deviation(&both);
        let between = (quantile(&both, 0.75) - quantile(&both, 0.25)) / 1.34;
        let own = deviation(&scores);
        let n = scores.len() as f64;
        let width = 0.9 * wide.min(between) * m.powf(-0.2) * (m / n).powf(0.2) * own / wide;
        Ok(BootstrapPlan { ask: self, plan: *plan, scores, width })
    }
}

/// Two standard normal numbers (Box and Muller).
fn normal(rng: &mut Rng) -> [f64; 2] {
    let length = (-2.0 * (1.0 - rng.unit()).ln()).sqrt();
    let (sin, cos) = (std::f64::consts::TAU * rng.unit()).sin_cos();
    [length * cos, length * sin]
}

impl BootstrapPlan<'_> {
    /// The scores of all units against one drawn sample.
    fn sample(&self, item: usize) -> Vec<f64> {
        let (units, n) = (self.plan.units, self.scores.len());
        let mut rng = Rng::new(self.ask.seed, STREAM, item as u64);
        let drawn: Vec<f64> = (0..n).map(|_| self.scores[rng.below(n as u32) as usize]).collect();
        let mut spare = None;
        let factors: Vec<f64> = drawn
            .iter()
            .zip(&self.scores)
            .map(|(drawn, own)| {
                let noise = spare.take().unwrap_or_else(|| {
                    let [one, other] = normal(&mut rng);
                    spare = Some(other);
                    one
                });
                let moved = drawn + self.width * noise;
                (if moved < 1.0 { 2.0 - moved } else { moved }) / own
            })
            .collect();
        // A unit is put on the frontier, and from there to where it was drawn.
        let output = self.plan.ask.orientation == Orientation::Output;
        let mut figures = units.columns.clone();
        for (at, column) in figures.iter_mut().enumerate() {
            match (at < units.inputs(), output) {
                (true, false) => column.iter_mut().zip(&factors).for_each(|(x, f)| *x *= f),
                (false, true) => column.iter_mut().zip(&factors).for_each(|(y, f)| *y /= f),
                _ => {}
            }
        }
        let frontier = Frontier::new(&figures, units.inputs(), self.plan.ask.returns == Returns::Variable);
        let found = plain(&frontier, &units.columns, self.plan.ask.orientation);
        // Every unit reaches its own drawn place, so that none is out of reach.
        found.iter().zip(&self.scores).map(|(s, own)| s.map_or(*own, |s| if output { s } else { 1.0 / s })).collect()
    }
}

/// Answers a checked question.
pub fn bands(plan: &BootstrapPlan<'_>) -> Bands {
    let samples: Vec<Vec<f64>> = (0..plan.ask.samples).into_par_iter().map(|b| plan.sample(b)).collect();
    let output = plan.plan.ask.orientation == Orientation::Output;
    let band = |unit: usize| {
        let own = plan.scores[unit];
        let mut drawn: Vec<f64> = samples.iter().map(|s| s[unit]).collect();
        let mean = drawn.iter().sum::<f64>() / drawn.len() as f64;
        drawn.sort_by(f64::total_cmp);
        // The drawn distances stand to the distance as that stands to the truth; none is less than half of itself away.
        let back = |d: f64| (2.0 * own - d).max(own * 1e-9);
        let (low, high) = (back(quantile(&drawn, 1.0 - plan.ask.alpha / 2.0)), back(quantile(&drawn, plan.ask.alpha / 2.0)));
        let corrected = back(mean);
        if output { Band { corrected, low, high } } else { Band { corrected: 1.0 / corrected, low: 1.0 / high, high: 1.0 / low } }
    };
    Bands { bands: (0..plan.scores.len()).into_par_iter().map(band).collect(), width: plan.width }
}
