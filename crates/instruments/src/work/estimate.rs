//! How long a method will take, from the size of what it looks at. The constants are measured with the build that serves the
//! demonstration (`bench/README.md`); a machine that is faster only makes jobs of a little more than it would have to.

use super::Method;
use crate::gate::Who;
use crate::{Result, Workbench};

/// Seconds that each method takes for a thousand records of what it mostly looks at.
const LATENCIES: f64 = 0.15;
const EXCHANGE: f64 = 0.4;
const ACTORS: f64 = 0.4;
const PLAN: f64 = 0.5;
/// What the plan spends on each analysis that is chosen for it.
const CHOSEN: f64 = 1.5;
/// For a thousand units, where replicates are made.
const BASINS: f64 = 2.5;
/// For a thousand units squared: an estimate of flows balances every pair, three times. Flows that were counted take less.
const FUNCTIONAL: f64 = 1.0;
/// What printing adds, however little is written.
const PRINTING: f64 = 1.2;

impl Workbench {
    /// Seconds, about: it counts what this person sees, so that what is hidden from them makes no difference.
    pub(super) async fn estimate(&self, who: &Who, method: Method) -> Result<f64> {
        let counts = self.counts(who).await?;
        #[expect(clippy::cast_precision_loss, reason = "some thousands of records")]
        let thousands = |kinds: &[&str]| kinds.iter().filter_map(|k| counts.get(*k)).sum::<i64>() as f64 / 1000.0;
        #[expect(clippy::cast_precision_loss, reason = "some thousands of records")]
        let all = || counts.values().sum::<i64>() as f64 / 1000.0;
        let plan = PLAN * all() + CHOSEN * 1000.0 * thousands(&[crate::analyses::chosen::KIND]);
        Ok(match method {
            Method::Latencies => LATENCIES * all(),
            Method::Exchange | Method::Needs => EXCHANGE * thousands(&["need", "lot", "offer"]),
            Method::Actors => ACTORS * thousands(&["actor", "professional"]),
            Method::Basins => BASINS * self.thousand_units().await?,
            Method::Functional => FUNCTIONAL * self.thousand_units().await?.powi(2),
            Method::Plan | Method::PlanText => plan + self.basins_in_plan().await?,
            Method::PlanPdf => PRINTING + plan + self.basins_in_plan().await?,
            // Whoever asks something of their own works: a verb on any file can take any time.
            Method::Analysis => f64::INFINITY,
        })
    }

    /// What both sorts of basins add to a plan.
    async fn basins_in_plan(&self) -> Result<f64> {
        let thousands = self.thousand_units().await?;
        Ok(thousands + FUNCTIONAL * thousands.powi(2))
    }

    async fn thousand_units(&self) -> Result<f64> {
        #[expect(clippy::cast_precision_loss, reason = "some thousands of units")]
        let thousands = self.places().await?.units.len() as f64 / 1000.0;
        Ok(thousands)
    }
}
