//! Which neighbouring places are alike? Groups of units that hang together on the ground and differ as little as can be
//! inside: contiguity-constrained clustering.
//!
//! Assunção, Neves, Câmara and da Costa Freitas 2006 (SKATER), <https://doi.org/10.1080/13658810600665111>; Guo 2008
//! (REDCAP, whose first-order single linkage is SKATER), <https://doi.org/10.1080/13658810701674970>; Ward 1963,
//! <https://doi.org/10.1080/01621459.1963.10500845>, merging neighbours only; stability: Hennig 2007,
//! <https://doi.org/10.1016/j.csda.2006.11.025>, and the adjusted index of Hubert and Arabie 1985,
//! <https://doi.org/10.1007/BF01908075>, read as Steinley 2004 does, <https://doi.org/10.1037/1082-989X.9.3.386>.

mod ask;
pub mod card;
mod ground;
mod merge;
mod parts;
mod polish;
mod profile;
mod stability;
mod tree;

pub use ask::{MOST_REPLICATES, RegionsAsk, RegionsError, RegionsPlan};
pub use profile::{Border, DISTINCT, Region};
pub use stability::{JITTER, STABLE, Stability, adjusted_rand};
pub use tree::Cut;

use ground::{Ground, renumber};
use merge::Linkage;

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
    /// The better of the two, and then border units are exchanged and groups joined and cut anew while that gains.
    Best,
}

impl Method {
    /// All of them.
    pub const ALL: [Method; 13] = [
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
    /// The edges of the tree in the order in which they were cut; for SKATER only.
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
    let made = make(ground, plan.ask.method, plan.ask.k as usize);
    let stability = (plan.ask.replicates > 0).then(|| stability::stability(plan, &made.labels, made.count));
    profile::answer(plan, made, stability)
}

/// The partition of a ground by one method.
fn make(ground: &Ground, method: Method, k: usize) -> Made {
    let (mut labels, cuts) = match method {
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
        Method::Best => (best(ground, k), Vec::new()),
    };
    let count = renumber(&mut labels);
    Made { labels, count, cuts }
}

/// More regions first (a floor may allow one method more than another), then the better ratio. Each start is polished, since the
/// worse one may lead further.
fn best(ground: &Ground, k: usize) -> Vec<u32> {
    let starts = [merge::groups(ground, Linkage::Ward, k), tree::skater(ground, k).0];
    let mut best: Option<(usize, f64, Vec<u32>)> = None;
    for start in starts {
        let mut start = start;
        let count = renumber(&mut start);
        let mut labels = polish::polish(ground, &start, count);
        let count = renumber(&mut labels);
        let within = ground.within(&labels, count);
        if best.as_ref().is_none_or(|(c, w, _)| count > *c || count == *c && within < *w) {
            best = Some((count, within, labels));
        }
    }
    best.map(|(_, _, labels)| labels).unwrap_or_default()
}
