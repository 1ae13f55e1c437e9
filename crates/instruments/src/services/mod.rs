//! The services of the territory: where they are given, who reaches them, whom nobody serves.

mod access;
mod needs;
mod sites;

pub use access::{
    AccessArea, AccessQuestion, AccessRow, AccessTotals, AccessView, AtThreshold, Capacity, OneMore, SMALL, SiteRow, WithoutBeyond,
};
pub(crate) use access::{Standing, refused};
pub use needs::{NEED, NeedRow, NeedsBy, NeedsView};
pub use reticolo_analysis::catalogue::ACCESS as METHOD;
pub use sites::{ServiceClass, ServiceSite};
pub(crate) use sites::{is_of, own_point};

use crate::atlas::{IndicatorView, Series};
use crate::gate::Who;
use crate::harmony::{HarmonyView, Moves, NeedsGround, NeedsHarmony};
use crate::territory::lock;
use crate::{Result, Workbench};
use reticolo_model::Problem;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many answers of a sort are remembered for one state of the log.
const CACHED: usize = 200;

/// What is kept for one state of the log.
#[derive(Default)]
pub(crate) struct ServiceCache {
    head: i64,
    /// By audience.
    sites: BTreeMap<String, Arc<Vec<ServiceSite>>>,
    /// By audience and question.
    access: BTreeMap<String, Arc<AccessView>>,
    harmony: BTreeMap<String, Arc<HarmonyView>>,
    /// By audience and day.
    grounds: BTreeMap<String, Arc<NeedsGround>>,
    /// By audience, day and question.
    needs: BTreeMap<String, Arc<NeedsHarmony>>,
    moves: BTreeMap<String, Arc<Moves>>,
}

/// One sort of answer of the cache.
pub(crate) type Kept<T> = for<'c> fn(&'c mut ServiceCache) -> &'c mut BTreeMap<String, Arc<T>>;

impl ServiceCache {
    pub(crate) fn sites(&mut self) -> &mut BTreeMap<String, Arc<Vec<ServiceSite>>> {
        &mut self.sites
    }

    pub(crate) fn access(&mut self) -> &mut BTreeMap<String, Arc<AccessView>> {
        &mut self.access
    }

    pub(crate) fn harmony(&mut self) -> &mut BTreeMap<String, Arc<HarmonyView>> {
        &mut self.harmony
    }

    pub(crate) fn grounds(&mut self) -> &mut BTreeMap<String, Arc<NeedsGround>> {
        &mut self.grounds
    }

    pub(crate) fn needs(&mut self) -> &mut BTreeMap<String, Arc<NeedsHarmony>> {
        &mut self.needs
    }

    pub(crate) fn moves(&mut self) -> &mut BTreeMap<String, Arc<Moves>> {
        &mut self.moves
    }
}

impl Workbench {
    /// What is kept under this key for this state of the log.
    pub(crate) fn kept<T>(&self, head: i64, key: &str, sort: Kept<T>) -> Option<Arc<T>> {
        let mut cache = lock(&self.caches.services);
        (cache.head == head).then(|| sort(&mut cache).get(key).cloned()).flatten()
    }

    pub(crate) fn keep<T>(&self, head: i64, key: String, sort: Kept<T>, made: T) -> Arc<T> {
        let made = Arc::new(made);
        let mut cache = lock(&self.caches.services);
        if cache.head != head {
            *cache = ServiceCache { head, ..ServiceCache::default() };
        }
        let kept = sort(&mut cache);
        if kept.len() >= CACHED {
            kept.clear();
        }
        kept.insert(key, made.clone());
        made
    }

    /// The people a service is for: the values of an additive indicator. Empty: the residents, else the first additive
    /// indicator of a population.
    pub(crate) async fn demand(&self, who: &Who, code: &str, period: Option<&str>) -> Result<Series> {
        let additive = |i: &IndicatorView| i.aggregation.as_deref() == Some("additive");
        let indicator = if code.is_empty() {
            let all = self.indicators(who).await?;
            let named = |i: &&IndicatorView| ["resident", "population", "popolazione"].iter().any(|p| i.code.starts_with(p));
            let of_people = all.iter().filter(|i| additive(i));
            let found = of_people.clone().find(|i| i.code == "residents").or_else(|| of_people.clone().find(named)).cloned();
            found.ok_or_else(|| Problem::new("problem-no-people", ""))?
        } else {
            self.indicator(who, code).await?
        };
        if !additive(&indicator) {
            return Err(Problem::new("problem-demand-indicator", indicator.title).into());
        }
        self.series(who, &indicator, period).await
    }
}
