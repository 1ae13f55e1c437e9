//! Which neighbouring places are alike? Groups of units that hang together on the ground and differ as little as can be
//! inside: contiguity-constrained clustering.
//!
//! Assunção, Neves, Câmara and da Costa Freitas 2006 (SKATER), <https://doi.org/10.1080/13658810600665111>; Guo 2008
//! (REDCAP, whose first-order single linkage is SKATER), <https://doi.org/10.1080/13658810701674970>; Ward 1963,
//! <https://doi.org/10.1080/01621459.1963.10500845>, merging neighbours only; stability: Hennig 2007,
//! <https://doi.org/10.1016/j.csda.2006.11.025>, and the adjusted index of Hubert and Arabie 1985,
//! <https://doi.org/10.1007/BF01908075>, read as Steinley 2004 does, <https://doi.org/10.1037/1082-989X.9.3.386>.

mod anneal;
mod ask;
mod azp;
mod bound;
pub mod card;
mod error;
mod ground;
mod maxp;
mod merge;
mod parts;
mod polish;
mod profile;
mod stability;
mod tree;

pub use crate::partitions::adjusted_rand;
pub use ask::{MOST_ITERATIONS, MOST_REPLICATES, MOST_STARTS, MOST_UNITS, MOST_UNITS_OF_PAIRS, RegionsAsk, RegionsPlan};
pub use error::RegionsError;
pub use profile::{Border, DISTINCT, Region};
pub use stability::{JITTER, STABLE, Stability};
pub use tree::Cut;

use ground::{Ground, Ordered, renumber};
use merge::Linkage;
use rayon::prelude::*;
use std::cmp::Reverse;

/// How the regions are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Method {
    /// The least spanning tree of the differences between neighbours, cut where the cut gains most.
    Skater,
    /// The same, by the name that REDCAP gives it.
    RedcapFirstSingle,
    /// A tree made by joining groups, the two first whose touching units differ least on average, cut where the cut gains most.
    RedcapFirstAverage,
    /// The same by the greatest difference of touching units.
    RedcapFirstComplete,
    /// The same by the least difference of any two units of both groups.
    RedcapFullSingle,
    /// The same by the average difference.
    RedcapFullAverage,
    /// The same by the greatest difference.
    RedcapFullComplete,
    /// The same by what joining costs.
    RedcapFullWard,
    /// Neighbouring groups are joined, each time the two whose joining costs least.
    Ward,
    /// The same by the average difference of their units.
    Average,
    /// The same by the greatest difference.
    Complete,
    /// The same by the least difference.
    Single,
    /// As many regions as can be made with each at the floor, and then as alike inside as can be.
    Maxp,
    /// Random regions, whose border units are exchanged while that gains, and then against the gain for a while (tabu).
    Azp,
    /// The better of the two, and then border units are exchanged and groups joined and cut anew while that gains.
    Best,
}

impl Method {
    /// All of them.
    pub const ALL: [Method; 15] = [
        Method::Skater,
        Method::RedcapFirstSingle,
        Method::RedcapFirstAverage,
        Method::RedcapFirstComplete,
        Method::RedcapFullSingle,
        Method::RedcapFullAverage,
        Method::RedcapFullComplete,
        Method::RedcapFullWard,
        Method::Ward,
        Method::Average,
        Method::Complete,
        Method::Single,
        Method::Maxp,
        Method::Azp,
        Method::Best,
    ];

    /// As on the command line.
    pub fn code(self) -> &'static str {
        match self {
            Method::Skater => "skater",
            Method::RedcapFirstSingle => "redcap-first-single",
            Method::RedcapFirstAverage => "redcap-first-average",
            Method::RedcapFirstComplete => "redcap-first-complete",
            Method::RedcapFullSingle => "redcap-full-single",
            Method::RedcapFullAverage => "redcap-full-average",
            Method::RedcapFullComplete => "redcap-full-complete",
            Method::RedcapFullWard => "redcap-full-ward",
            Method::Ward => "ward",
            Method::Average => "average",
            Method::Complete => "complete",
            Method::Single => "single",
            Method::Maxp => "maxp",
            Method::Azp => "azp",
            Method::Best => "best",
        }
    }

    /// The method with this code.
    pub fn from_code(code: &str) -> Option<Method> {
        Method::ALL.into_iter().find(|m| m.code() == code)
    }
}

/// The answer. Units are numbered as they were given; regions from 0, in the order of their first unit.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Regions {
    pub asked: RegionsAsk,
    /// The region of each unit; `None` where one of its values is missing.
    pub labels: Vec<Option<u32>>,
    /// Sum of squares between the regions over that of all units, 0 to 1, over the standardized columns.
    pub ratio: f64,
    /// One entry a region. They are fewer than were asked only where no more could be made with the floor.
    pub regions: Vec<Region>,
    /// Every pair of regions that touch: what keeping them apart gains, and where they are most and least alike.
    pub borders: Vec<Border>,
    /// The edges of the tree in the order in which they were cut; for SKATER and REDCAP only.
    pub cuts: Vec<Cut>,
    /// `None` where no replicates were asked.
    pub stability: Option<Stability>,
    /// Units left out because a value is missing.
    pub missing: Vec<u32>,
    /// Columns in which all units are equal: they tell nothing apart and were left out.
    pub constant: Vec<u32>,
    /// Mean of each column over the units that took part; its deviation (divisor n - 1), 0 for a constant one.
    pub means: Vec<f64>,
    pub deviations: Vec<f64>,
    /// How many parts the map of the units that took part falls into.
    pub components: u32,
    /// How many regions the floor allows at most, whoever drew them; `None` without a floor.
    #[cfg_attr(feature = "serde", serde(default))]
    pub most: Option<u32>,
    /// What the ratio of so many groups cannot pass, even if they did not have to hang together; `None` where nothing below 1 is known.
    #[cfg_attr(feature = "serde", serde(default))]
    pub ceiling: Option<f64>,
}

/// A partition with the cuts that made it.
struct Made {
    labels: Vec<u32>,
    count: usize,
    cuts: Vec<Cut>,
}

/// Answers a checked question.
pub fn regions(plan: &RegionsPlan) -> Regions {
    let ground = &plan.ground;
    let made = make(ground, &plan.ask, plan.beginning.as_deref());
    let stability = (plan.ask.replicates > 0).then(|| stability::stability(plan, &made.labels, made.count));
    profile::answer(plan, made, stability)
}

/// The partition of a ground by one method.
fn make(ground: &Ground, ask: &RegionsAsk, beginning: Option<&[u32]>) -> Made {
    let k = ask.k as usize;
    let (mut labels, cuts) = match ask.method {
        Method::Skater | Method::RedcapFirstSingle => tree::skater(ground, k),
        Method::RedcapFirstAverage => merge::redcap(ground, Linkage::FirstAverage, k),
        Method::RedcapFirstComplete => merge::redcap(ground, Linkage::FirstComplete, k),
        Method::RedcapFullSingle => merge::redcap(ground, Linkage::Single, k),
        Method::RedcapFullAverage => merge::redcap(ground, Linkage::Average, k),
        Method::RedcapFullComplete => merge::redcap(ground, Linkage::Complete, k),
        Method::RedcapFullWard => merge::redcap(ground, Linkage::Ward, k),
        Method::Ward => (merge::groups(ground, Linkage::Ward, k), Vec::new()),
        Method::Average => (merge::groups(ground, Linkage::Average, k), Vec::new()),
        Method::Complete => (merge::groups(ground, Linkage::Complete, k), Vec::new()),
        Method::Single => (merge::groups(ground, Linkage::Single, k), Vec::new()),
        Method::Maxp => (maxp::maxp(ground, ask, beginning), Vec::new()),
        Method::Azp => (azp::azp(ground, ask, beginning), Vec::new()),
        Method::Best => (best(ground, ask, beginning), Vec::new()),
    };
    let count = renumber(&mut labels);
    Made { labels, count, cuts }
}

/// How many of the polished beginnings are annealed; all where units are few.
const CHAINS: usize = 2;
const FEW: usize = 1_000;

/// Five beginnings, each polished, since a worse one may lead further; the best few of them are annealed and polished again. More
/// regions first (a floor may allow one more than another), then the better ratio.
fn best(ground: &Ground, ask: &RegionsAsk, beginning: Option<&[u32]>) -> Vec<u32> {
    let k = ask.k as usize;
    let begin = |start: u32| {
        let mut labels = match start {
            0 => merge::groups(ground, Linkage::Ward, k),
            1 => tree::skater(ground, k).0,
            2 => merge::redcap(ground, Linkage::Ward, k).0,
            3 => merge::redcap(ground, Linkage::Average, k).0,
            4 => merge::redcap(ground, Linkage::FirstComplete, k).0,
            _ => beginning.unwrap_or_default().to_vec(),
        };
        let count = renumber(&mut labels);
        ranked(ground, start, count, polish::polish(ground, &labels, count))
    };
    let mut found: Vec<Ranked> = (0..5 + u32::from(beginning.is_some())).into_par_iter().map(begin).collect();
    found.sort_unstable();
    let least = polish::LEAST * tree::total(ground);
    let again = |(Reverse(count), _, start, labels): &Ranked| {
        let mut parts = parts::Parts::new(ground, labels, *count);
        azp::improve(&mut parts, ask, *start, least);
        ranked(ground, *start, *count, polish::polish(ground, &parts.labels, *count))
    };
    let chains = if ground.len() <= FEW { found.len() } else { CHAINS };
    let annealed: Vec<Ranked> = if ask.iterations > 0 { found[..chains].par_iter().map(again).collect() } else { Vec::new() };
    found.into_iter().chain(annealed).min().map(|f| f.3).unwrap_or_default()
}

/// How many regions, the most first; the sum of squares within; where it began; the labels.
type Ranked = (Reverse<usize>, Ordered, u32, Vec<u32>);

fn ranked(ground: &Ground, start: u32, count: usize, labels: Vec<u32>) -> Ranked {
    (Reverse(count), Ordered(ground.within(&labels, count)), start, labels)
}
