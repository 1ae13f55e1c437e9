//! What is long to find: the flows, where they are to be estimated, the basins, and whether an estimate's basins stand.

use super::held::{FlowsHeld, Margins};
use super::{FunctionalQuestion, LEAST, METHODS, SHAKEN};
use crate::places::Places;
use crate::{Result, WorkError};
use reticolo_analysis::flows::areas::{Division, adjusted_rand};
use reticolo_analysis::flows::community::{CommunityError, communities};
use reticolo_analysis::flows::gravity::{Calibration, GravityAsk, GravityError, gravity};
use reticolo_analysis::flows::ttwa::{Came, TtwaError, ttwa};
use reticolo_analysis::flows::{Flows, FlowsError, gravity as estimate};
use reticolo_analysis::spatial::contiguity::{Contiguity, DEGREES, Metric, contiguity};
use reticolo_analysis::spatial::weights::Weights;
use reticolo_analysis::sums::round9;
use reticolo_model::Problem;
use reticolo_model::canonical::number;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What is asked, of which flows.
pub(super) struct Asked {
    pub question: FunctionalQuestion,
    pub held: FlowsHeld,
    pub places: Arc<Places>,
}

/// How an estimate came out.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Estimated {
    pub rows: Vec<(u32, u32, f64)>,
    pub mean: f64,
    pub scaled: f64,
    pub missed: f64,
    /// People in flows that are too small to be kept.
    pub left: f64,
    /// With another decay: which, how many basins, how far they agree with these.
    pub shaken: Vec<(f64, usize, Option<f64>)>,
}

/// The basins as they are kept: labels, and what the method says of itself.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Parted {
    pub label: Vec<u32>,
    pub seeds: Vec<u32>,
    pub came: Vec<u8>,
    pub took: Vec<bool>,
    pub moves: u32,
    pub reserve: u32,
    pub repaired: u32,
    pub enclaves: u32,
    pub same: Option<u32>,
    pub stability: Option<f64>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Found {
    pub estimated: Option<Estimated>,
    pub parted: Parted,
}

/// How a unit came to its basin, as a number that is kept and as a code.
pub(super) const CAME: [(Came, &str); 5] =
    [(Came::Stayed, "stayed"), (Came::Given, "given"), (Came::Reserve, "reserve"), (Came::Enclave, "enclave"), (Came::Apart, "apart")];

impl Asked {
    /// Who borders whom among the units that have flows.
    pub fn borders(&self) -> Result<Weights> {
        borders(&self.places, &self.held.units)
    }
}

/// Who borders whom among some units, numbered in their order.
pub(super) fn borders(places: &Places, units: &[String]) -> Result<Weights> {
    let number: BTreeMap<&str, u32> = (0..).zip(units).map(|(i, code)| (code.as_str(), i)).collect();
    let of = |i: u32| number.get(places.units[i as usize].code.as_str()).copied();
    let pairs: Vec<(u32, u32)> =
        contiguity(&places.rings, Contiguity::Queen, DEGREES).edges().into_iter().filter_map(|(i, j)| Some((of(i)?, of(j)?))).collect();
    Weights::from_edges(units.len(), &pairs).map_err(|e| WorkError::Report(e.to_string()))
}

/// The estimate of flows with one decay.
fn estimated(asked: &Asked, margins: &Margins, beta: f64) -> Result<(estimate::Gravity, Vec<(u32, u32, f64)>, f64)> {
    let ask = GravityAsk::new(asked.question.decay(), Calibration::Beta(beta), Metric::Sphere);
    let columns = estimate::Margins { points: &margins.points, workers: &margins.workers, jobs: &margins.jobs, own: Some(&margins.own) };
    let refused = |e: GravityError| refusal_of_estimate(&e, asked);
    let found = gravity(&ask.check(columns).map_err(refused)?).map_err(refused)?;
    let (mut rows, left) = found.flows(LEAST);
    rows.iter_mut().for_each(|r| r.2 = round9(r.2));
    Ok((found, rows, left))
}

pub(super) fn flows_of(asked: &Asked, rows: &[(u32, u32, f64)]) -> Result<Flows> {
    Ok(Flows::new(asked.held.units.len(), rows).map_err(|e| refusal_of_flows(&e))?)
}

/// The basins of these flows.
fn parted(asked: &Asked, flows: &Flows, borders: &Weights) -> Result<Parted> {
    let q = &asked.question;
    let seeds = |d: &Division| d.areas.iter().map(|a| a.seed).collect();
    if q.method == METHODS[0] {
        let plan = q.rule().check(flows, Some(borders)).map_err(|e| refusal_of_rule(&e))?;
        let found = ttwa(&plan);
        let came = |c: &Came| CAME.iter().position(|(known, _)| known == c).unwrap_or_default() as u8;
        return Ok(Parted {
            seeds: seeds(&found.division),
            came: found.came.iter().map(came).collect(),
            label: found.division.label,
            took: found.took,
            moves: found.moves,
            reserve: found.reserve,
            repaired: found.repaired,
            enclaves: found.enclaves,
            ..Parted::default()
        });
    }
    let plan = q.search().check(flows).map_err(|e| refusal_of_search(&e))?;
    let found = communities(&plan);
    let division = Division::new(flows, &found.label, |_| None);
    Ok(Parted {
        seeds: seeds(&division),
        took: vec![false; division.areas.len()],
        label: division.label,
        same: Some(found.same),
        stability: found.stability,
        ..Parted::default()
    })
}

pub(super) fn found(asked: &Asked) -> Result<Found> {
    let borders = asked.borders()?;
    let Some(margins) = &asked.held.margins else {
        let flows = flows_of(asked, &asked.held.rows)?;
        return Ok(Found { estimated: None, parted: parted(asked, &flows, &borders)? });
    };
    let beta = asked.question.beta();
    let (fit, rows, left) = estimated(asked, margins, beta)?;
    let best = parted(asked, &flows_of(asked, &rows)?, &borders)?;
    let mut shaken = Vec::new();
    for other in SHAKEN.map(|factor| round9(beta * factor)) {
        // Beyond what can be balanced there is no such estimate.
        let Ok((_, rows, _)) = estimated(asked, margins, other) else { continue };
        let again = parted(asked, &flows_of(asked, &rows)?, &borders)?;
        shaken.push((other, again.seeds.len(), adjusted_rand(&best.label, &again.label).map(round9)));
    }
    let (mean, scaled, missed) = (round9(fit.mean), round9(fit.scaled), round9(fit.missed));
    Ok(Found { estimated: Some(Estimated { rows, mean, scaled, missed, left: round9(left), shaken }), parted: best })
}

fn refusal_of_rule(error: &TtwaError) -> Problem {
    match error {
        TtwaError::Size { least, target } => {
            Problem::new("problem-functional-size", number(*least)).on("min_size").with("target", number(*target))
        }
        TtwaError::Contained { least, target } => {
            Problem::new("problem-functional-self", number(*least)).on("min_self").with("target", number(*target))
        }
        TtwaError::Neighbours { .. } => Problem::new("problem-functional", error.to_string()),
    }
}

fn refusal_of_search(error: &CommunityError) -> Problem {
    match error {
        CommunityError::Trials { trials } => Problem::new("problem-range", trials.to_string())
            .on("trials")
            .with("least", 1)
            .with("greatest", reticolo_analysis::flows::community::MOST_TRIALS),
        CommunityError::Flows(_) => Problem::new("problem-functional-stays", "").on("own"),
    }
}

fn refusal_of_flows(error: &FlowsError) -> Problem {
    match error {
        FlowsError::Nothing => Problem::new("problem-functional-nothing", "").on("flows"),
        other => Problem::new("problem-functional", other.to_string()).on("flows"),
    }
}

fn refusal_of_estimate(error: &GravityError, asked: &Asked) -> Problem {
    let named = |place: usize| asked.held.units.get(place).map_or("", |code| asked.places.name(code));
    match error {
        GravityError::Few { places } => Problem::new("problem-functional-few", places.to_string()).on("flows"),
        GravityError::Margin { place } => Problem::new("problem-functional-margin", named(*place)).on("flows"),
        GravityError::Nothing => Problem::new("problem-functional-nothing", "").on("flows"),
        GravityError::Number { value, .. } => Problem::new("problem-functional-beta", number(*value)).on("beta"),
        GravityError::Unbalanced { place, missing } => {
            Problem::new("problem-functional-balance", named(*place)).on("beta").with("missing", number(missing.round()))
        }
        other => Problem::new("problem-functional", other.to_string()).on("flows"),
    }
}
