//! The answer's form: where the flows come from, the basins, each unit's place in them, the strongest ties.

use super::FunctionalQuestion;
use crate::atlas::FiguresSource;
use reticolo_analysis::catalogue::Card;
use serde::Serialize;

/// The basins of an estimate with another decay.
#[derive(Debug, Clone, Serialize)]
pub struct Shaken {
    pub beta: f64,
    pub basins: usize,
    /// Adjusted Rand index with the basins that are shown.
    pub agreement: Option<f64>,
}

/// How flows were estimated: T = a O b D f(d), between different places; who stays is known.
#[derive(Debug, Clone, Serialize)]
pub struct FlowsEstimate {
    pub decay: String,
    pub beta: f64,
    /// Mean length of the trips between two places, in kilometres as the crow flies.
    pub mean: f64,
    /// What jobs were multiplied by, so that they are as many as the workers.
    pub scaled: f64,
    /// By how much a margin is missed at most, as a share of all.
    pub missed: f64,
    /// Flows of fewer people are left out; so many are in these.
    pub least: f64,
    pub left_out: f64,
    /// The indicators that the margins are.
    pub indicators: Vec<String>,
    pub shaken: Vec<Shaken>,
}

/// The flows that were read.
#[derive(Debug, Clone, Serialize)]
pub struct FlowsView {
    /// `observed` or `estimate`.
    pub kind: &'static str,
    pub sources: Vec<FiguresSource>,
    pub period: String,
    pub total: f64,
    /// Pairs of two places between which somebody goes, each direction counted.
    pub pairs: usize,
    pub estimate: Option<FlowsEstimate>,
}

/// What runs between two units or basins.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FlowTie {
    /// Codes of units; of two basins, those of their seats.
    pub from: String,
    pub to: String,
    pub go: f64,
    pub come: f64,
    /// go² / (L W) + come² / (L W): 0 to 2.
    pub cohesion: f64,
}

/// A unit that has flows, inside or around. Figures that are computed are rounded to nine significant digits.
#[derive(Debug, Clone, Serialize)]
pub struct FunctionalRow {
    pub code: String,
    pub name: String,
    pub inside: bool,
    /// The number of its basin, from 1; none where it stands apart.
    pub basin: Option<u32>,
    /// ttwa: how it came there (`stayed`, `given`, `reserve`, `enclave`, `apart`).
    pub came: Option<&'static str>,
    /// Who lives there and works; who works there; who does both.
    pub residents: f64,
    pub jobs: f64,
    pub own: f64,
    /// Of the residents, and of the jobs, those whose work, or home, is in the same basin.
    pub of_residents: Option<f64>,
    pub of_jobs: Option<f64>,
    /// Cohesion with the rest of its own basin, and with the next.
    pub holds: Option<f64>,
    pub next: Option<u32>,
    pub holds_next: Option<f64>,
    /// Its strongest tie with another unit.
    pub tie: Option<FlowTie>,
}

#[derive(Debug, Clone, Serialize)]
pub struct FunctionalArea {
    /// From 1: those with units inside first, then by who lives there and works.
    pub number: u32,
    /// The unit it grew around, or else the one with the most jobs.
    pub seat: String,
    /// Codes, in their order.
    pub units: Vec<String>,
    /// How many of them are inside the territory.
    pub inside: usize,
    pub residents: f64,
    pub jobs: f64,
    /// Who lives and works in it.
    pub stay: f64,
    pub of_residents: Option<f64>,
    pub of_jobs: Option<f64>,
    /// How far it meets the rule's demands: 1 or more, unless it took units in the end that none could take.
    pub validity: f64,
    pub took: bool,
    /// Its strongest ties, and what its border cuts: the other basin it has most to do with.
    pub inner: Vec<FlowTie>,
    pub next: Option<FlowTie>,
}

#[derive(Debug, Clone, Serialize)]
pub struct FunctionalView {
    /// As it was asked, completed.
    pub question: FunctionalQuestion,
    pub flows: FlowsView,
    pub rows: Vec<FunctionalRow>,
    pub basins: Vec<FunctionalArea>,
    /// Of all who work: those who do it in the basin they live in, 0 to 1.
    pub inside: f64,
    pub modularity: f64,
    pub codelength: f64,
    pub one_level_codelength: f64,
    /// Units inside of which no flow is known.
    pub missing: Vec<String>,
    /// Units that stand apart.
    pub apart: Vec<String>,
    /// infomap, leiden: how many searches found it again, how far the others agree.
    pub trials_as_good: Option<u32>,
    pub stability: Option<f64>,
    /// ttwa: units that were given on, that waited in the reserve, pieces that went to a bordering basin or stayed cut off.
    pub moves: u32,
    pub reserve: u32,
    pub repaired: u32,
    pub enclaves: u32,
    pub input_digest: String,
    #[serde(skip)]
    pub method: &'static Card,
}

impl FunctionalView {
    /// The basin with this number.
    #[must_use]
    pub fn basin(&self, number: u32) -> Option<&FunctionalArea> {
        self.basins.iter().find(|b| b.number == number)
    }

    /// Those that lie inside the territory, wholly or in part.
    pub fn ours(&self) -> impl Iterator<Item = &FunctionalArea> {
        self.basins.iter().filter(|b| b.inside > 0)
    }

    /// Whether nobody counted the flows.
    #[must_use]
    pub fn is_estimate(&self) -> bool {
        self.flows.estimate.is_some()
    }
}

/// What holds a unit to its basin, and to the next.
#[derive(Debug, Clone, Serialize)]
pub struct Hold {
    pub unit: String,
    /// Number of the basin, and how strongly.
    pub own: Option<(u32, f64)>,
    pub next: Option<(u32, f64)>,
    pub came: Option<&'static str>,
}

/// Why two units are in one basin, or not.
#[derive(Debug, Clone, Serialize)]
pub struct Pair {
    /// The basin that both are in.
    pub basin: Option<u32>,
    pub direct: FlowTie,
    /// Who goes from the first to the second, of those who live there and work; and back.
    pub of_one: Option<f64>,
    pub of_other: Option<f64>,
    /// Inside their basin, the chain from one to the other whose weakest tie is strongest.
    pub chain: Vec<FlowTie>,
    pub holds: [Hold; 2],
}
