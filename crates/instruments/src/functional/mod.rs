//! Functional basins (bacini funzionali, or of integrability): which places work as one, drawn from who goes where to work. The flows are
//! those of a data set, or an estimate from how many start and end in each place, which says so wherever it shows. They are compared
//! with official areas, explained pair by pair, and can be saved as areas.

mod against;
mod answer;
mod compute;
mod held;
mod save;
mod view;
mod words;

pub use against::{Against, Agreement, AreaOverlap};
pub use answer::Functional;
pub use held::{FlowsHeld, Margins};
/// What is known of the estimate of flows.
pub use reticolo_analysis::catalogue::ESTIMATED_FLOWS;
pub use view::{FlowTie, FlowsEstimate, FlowsView, FunctionalArea, FunctionalRow, FunctionalView, Hold, Pair, Shaken};
pub use words::{area_name, area_words, estimate_words, finding, people, tie_words, why_words};

use crate::gate::{Act, Who, check};
use crate::territory::lock;
use crate::work::{self, Task};
use crate::{Result, WorkError, Workbench};
use reticolo_analysis::flows::community::{CommunityAsk, Quality};
use reticolo_analysis::flows::gravity;
use reticolo_analysis::flows::ttwa::TtwaAsk;
use reticolo_model::Problem;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The methods, the usual one first.
pub const METHODS: [&str; 3] = ["ttwa", "infomap", "leiden"];
/// How flows that are estimated thin out with distance, the usual one first.
pub const DECAYS: [&str; 2] = ["exponential", "power"];
/// In the place of a data set: the flows are to be estimated, whatever is loaded.
pub const ESTIMATE: &str = "estimate";
/// The decay of an estimate unless said, exponential and power, where who stays is known: that of flows which were counted between some
/// 370 Italian municipalities (`docs/methods/estimated_flows.md`).
pub const BETA: [f64; 2] = [0.086, 2.529];
/// Estimated flows of less than so many people are left out, as the verb leaves them out.
pub const LEAST: f64 = 0.5;
/// By how much an estimate's decay is changed, to see whether its basins stand.
const SHAKEN: [f64; 2] = [1.0 / 1.5, 1.5];

/// What is asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FunctionalQuestion {
    /// Code of a data set of flows, or [`ESTIMATE`]; empty: the newest that is seen, else an estimate.
    pub flows: String,
    /// Empty: the newest there is.
    pub period: String,
    pub method: String,
    /// ttwa: demands on employed residents and on self-containment.
    pub min_size: f64,
    pub target_size: f64,
    pub min_self: f64,
    pub target_self: f64,
    /// infomap, leiden: searches, of which the best counts, and whether what stays in its place is counted.
    pub trials: u32,
    pub seed: u64,
    pub own: bool,
    /// Of an estimate.
    pub decay: String,
    pub beta: Option<f64>,
}

impl Default for FunctionalQuestion {
    fn default() -> Self {
        let (rule, search) = (TtwaAsk::default(), CommunityAsk::new(Quality::MapEquation));
        FunctionalQuestion {
            flows: String::new(),
            period: String::new(),
            method: METHODS[0].to_owned(),
            min_size: rule.min_size,
            target_size: rule.target_size,
            min_self: rule.min_self,
            target_self: rule.target_self,
            trials: search.trials,
            seed: search.seed,
            own: search.own,
            decay: DECAYS[0].to_owned(),
            beta: None,
        }
    }
}

impl FunctionalQuestion {
    #[must_use]
    pub fn rule(&self) -> TtwaAsk {
        TtwaAsk { min_size: self.min_size, target_size: self.target_size, min_self: self.min_self, target_self: self.target_self }
    }

    fn search(&self) -> CommunityAsk {
        let quality = if self.method == "leiden" { Quality::Modularity } else { Quality::MapEquation };
        CommunityAsk { trials: self.trials, seed: self.seed, own: self.own, ..CommunityAsk::new(quality) }
    }

    #[must_use]
    pub fn decay(&self) -> gravity::Decay {
        if self.decay == DECAYS[1] { gravity::Decay::Power } else { gravity::Decay::Exponential }
    }

    /// The decay that an estimate has.
    #[must_use]
    pub fn beta(&self) -> f64 {
        self.beta.unwrap_or(BETA[usize::from(self.decay == DECAYS[1])])
    }

    /// What the basins depend on: parameters of another method than the one asked say nothing.
    fn bare(&self, estimated: bool) -> serde_json::Value {
        let mut asked = if self.method == METHODS[0] {
            json!({
                "method": self.method, "min_size": self.min_size, "target_size": self.target_size, "min_self": self.min_self,
                "target_self": self.target_self,
            })
        } else {
            json!({ "method": self.method, "trials": self.trials, "seed": self.seed, "own": self.own })
        };
        asked["flows"] = if estimated { json!(["estimate", self.decay, self.beta()]) } else { json!(self.flows) };
        asked
    }

    fn check(&self) -> Result<()> {
        for (field, value, known) in [("method", &self.method, &METHODS[..]), ("decay", &self.decay, &DECAYS[..])] {
            if !known.contains(&value.as_str()) {
                return Err(Problem::new("problem-choice", value).on(field).with("known", known.join(", ")).into());
            }
        }
        Ok(())
    }
}

/// Functional basins of one state of the log.
#[derive(Default)]
pub(crate) struct FunctionalCache {
    head: i64,
    kept: BTreeMap<String, Arc<Functional>>,
}

const CACHED: usize = 20;

impl Workbench {
    /// Which places work as one. Refused, with the way out: neither flows nor margins to estimate them from, demands that do not fit
    /// together, margins that cannot be met.
    pub async fn functional(&self, who: &Who, question: &FunctionalQuestion) -> Result<Arc<Functional>> {
        check(who, Act::Read)?;
        question.check()?;
        let head = self.head().await?;
        let key = format!("{}\n{question:?}", who.key());
        {
            let cache = lock(&self.caches.functional);
            if cache.head == head
                && let Some(kept) = cache.kept.get(&key)
            {
                return Ok(kept.clone());
            }
        }
        self.tell(work::Method::Functional, "reading", 0, 3)?;
        let places = self.places().await?;
        let held = self.flows_held(who, &question.flows, &question.period).await?;
        let asked = Arc::new(compute::Asked { question: question.clone(), held, places });
        let usual = *question == FunctionalQuestion::default();
        let task = Task { method: work::Method::Functional, question: json!(question), usual, apart: false };
        let (other, told) = (asked.clone(), self.clone());
        let make = async move {
            told.tell(work::Method::Functional, "parting", 1, 3)?;
            let made = tokio::task::spawn_blocking(move || compute::found(&other)).await;
            told.tell(work::Method::Functional, "keeping", 2, 3)?;
            made.map_err(|e| WorkError::Report(e.to_string()))?
        };
        let found = self.worked(who, who, task, Box::pin(make)).await?;
        let made = tokio::task::spawn_blocking(move || answer::answer(&asked, found));
        let made = Arc::new(made.await.map_err(|e| WorkError::Report(e.to_string()))??);
        let mut cache = lock(&self.caches.functional);
        if cache.head != head || cache.kept.len() >= CACHED {
            *cache = FunctionalCache { head, kept: BTreeMap::new() };
        }
        cache.kept.insert(key, made.clone());
        Ok(made)
    }
}
