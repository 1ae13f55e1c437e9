//! Both coverages before and after something that is only imagined: other sites of services, other matches of needs. What is known of the
//! state before is taken from what is kept; only the services whose sites differ are counted anew.

use super::compute::serve;
use super::ground::Serves;
use super::moves::{of_view, reached};
use super::needs::{Frame, pieces};
use super::spread::{Moved, Spread};
use super::{HarmonyQuestion, HarmonyView, NeedsQuestion};
use crate::gate::Who;
use crate::services::{NeedsBy, ServiceSite, Standing, is_of};
use crate::{Result, WorkError, Workbench};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use uuid::Uuid;

impl Workbench {
    /// How evenly services reach the people, as it is and over other sites. `touched` are the services of the sites that differ; those that are
    /// not among the services chosen count before and after.
    pub(crate) async fn harmony_over(
        &self,
        who: &Who,
        question: &HarmonyQuestion,
        touched: &BTreeSet<String>,
        sites: Arc<Vec<ServiceSite>>,
    ) -> Result<(Arc<HarmonyView>, Moved)> {
        let mut view = self.harmony(who, question).await?;
        let chosen = |service: &&String| view.question.services.iter().any(|class| is_of(service, class));
        let more: Vec<String> = touched.iter().filter(|s| !chosen(s)).cloned().collect();
        if !more.is_empty() {
            let mut wider = view.question.clone();
            wider.services.extend(more);
            view = self.harmony(who, &wider).await?;
        }
        let (places, touched) = (self.places().await?, touched.clone());
        let made = tokio::task::spawn_blocking(move || {
            let people: BTreeMap<String, f64> = view.rows.iter().map(|r| (r.code.clone(), r.people)).collect();
            let standing = Standing::new(&places, &people);
            // Services of each unit that do not reach it: those that are not touched as they were.
            let anew = |class: &str| touched.iter().any(|service| is_of(service, class));
            let was = |r: &super::HarmonyRow| r.lacking.iter().filter(|s| !anew(s)).count();
            let mut lacking: BTreeMap<&str, usize> = view.rows.iter().map(|r| (r.code.as_str(), was(r))).collect();
            for class in view.question.services.iter().filter(|c| anew(c)) {
                let served = serve(class, &view.question, &sites, &standing, &places, &view.demand.title)?;
                for k in (0..served.by.len()).filter(|k| !served.by[*k]) {
                    if let Some(n) = lacking.get_mut(places.units[standing.unit[k]].code.as_str()) {
                        *n += 1;
                    }
                }
            }
            let spread = of_view(&view);
            let before = spread.evenness(&spread.judge(&spread.values)?);
            let after: Vec<f64> = view.rows.iter().map(|r| reached(&view, lacking.get(r.code.as_str()).copied().unwrap_or(0))).collect();
            let moved = spread.moved(&before, &after)?;
            Ok::<_, WorkError>((view, moved))
        });
        made.await.map_err(|e| WorkError::Report(e.to_string()))?
    }

    /// How evenly needs would be served were all matches of an assignment agreed, and all those of another; what weighs. None where nothing is
    /// needed.
    pub(crate) async fn needs_harmony_over(
        &self,
        who: &Who,
        question: &NeedsQuestion,
        day: &str,
        [before, after]: [BTreeMap<Uuid, i64>; 2],
    ) -> Result<Option<(NeedsBy, Moved)>> {
        let (ground, places, grid) = (self.needs_ground(who, day).await?, self.places().await?, self.grid_axes().await?);
        let (_, set, asked) = self.needs_frame(who, question).await?;
        let made = tokio::task::spawn_blocking(move || {
            let frame = Frame { places: &places, grid: &grid, set: set.as_ref() };
            let found = pieces(&ground, &asked, &frame);
            if found.chosen.is_empty() {
                return Ok(None);
            }
            let coverages = |amounts: BTreeMap<Uuid, i64>| -> Vec<f64> {
                let serves = Serves { amounts, ..Serves::default() };
                found.need.iter().map(|i| ground.coverage(&ground.needs[*i], &serves)).collect()
            };
            let (values, after) = (coverages(before), coverages(after));
            let spread = Spread { values, ..found.spread };
            let before = spread.evenness(&spread.judge(&spread.values)?);
            Ok(Some((found.by, spread.moved(&before, &after)?)))
        });
        made.await.map_err(|e| WorkError::Report(e.to_string()))?
    }
}
