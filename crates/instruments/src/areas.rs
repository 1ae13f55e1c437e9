//! Saved areas as filters: an area stands for its units wherever a list, the search, the grid or the map can be narrowed by units.

use crate::gate::{Act, Who, check};
use crate::territory::lock;
use crate::{Result, Workbench};
use reticolo_model::Problem;
use reticolo_store::lists;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use uuid::Uuid;

/// The filter by saved areas: the ids of some.
pub const SAVED_AREA: &str = "saved_area";

/// An area that can be chosen: it has units, and is not superseded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SavedArea {
    pub id: Uuid,
    pub title: String,
    pub form: String,
    /// The set it belongs to: the basins of one question, else all of its form.
    pub set: String,
    /// By which method it was made; empty where it says none.
    pub method: String,
    /// Codes, in their order.
    pub units: Vec<String>,
}

/// The set of an area: what its code begins with where it is one of the basins of a question (`basin_…_3`), else its form.
fn set_of(code: &str, form: &str) -> String {
    let basin = code.rsplit_once('_').filter(|(set, n)| set.starts_with("basin_") && n.chars().all(|c| c.is_ascii_digit()));
    basin.map_or(form, |(set, _)| set).to_owned()
}

/// By audience, with the log's head.
pub(crate) type AreaCache = BTreeMap<String, (i64, Arc<Vec<SavedArea>>)>;

impl Workbench {
    /// The saved areas that this person can choose, by title.
    pub async fn saved_areas(&self, who: &Who) -> Result<Arc<Vec<SavedArea>>> {
        check(who, Act::Read)?;
        let (head, key) = (self.head().await?, who.key());
        if let Some((_, kept)) = lock(&self.caches.areas).get(&key).filter(|(at, _)| *at == head) {
            return Ok(kept.clone());
        }
        let mut found = Vec::new();
        lists::each(&mut self.store.reader().await?, self.territory, &who.all("area"), |record| {
            let units: Vec<String> = record.place.iter().flat_map(|p| &p.units).map(|u| u.unit.clone()).collect();
            if !units.is_empty() && record.status != "superseded" {
                let form = record.body_text("form").unwrap_or_default().to_owned();
                let set = set_of(record.body_text("code").unwrap_or_default(), &form);
                let method = record.body_text("method").unwrap_or_default().to_owned();
                found.push(SavedArea { id: record.id, title: record.title, form, set, method, units });
            }
            Ok(())
        })
        .await?;
        found.sort_by(|a, b| (&a.title, a.id).cmp(&(&b.title, b.id)));
        let found = Arc::new(found);
        let mut cache = lock(&self.caches.areas);
        cache.retain(|_, (at, _)| *at == head);
        cache.insert(key, (head, found.clone()));
        Ok(found)
    }

    /// The units that chosen areas stand for together; those among `units` alone, where some are chosen too. An area that this person
    /// does not see, or that is none, is unknown.
    pub async fn units_chosen(&self, who: &Who, areas: &[String], units: &[String]) -> Result<Vec<String>> {
        if areas.is_empty() {
            return Ok(units.to_vec());
        }
        let known = self.saved_areas(who).await?;
        let mut out: BTreeSet<String> = BTreeSet::new();
        for asked in areas {
            let area = Uuid::parse_str(asked).ok().and_then(|id| known.iter().find(|a| a.id == id));
            let area = area.ok_or_else(|| Problem::new("problem-area-unknown", asked).on(SAVED_AREA))?;
            out.extend(area.units.iter().cloned());
        }
        if !units.is_empty() {
            out.retain(|u| units.contains(u));
            // Nothing lies in both: a code that no unit has finds nothing.
            if out.is_empty() {
                out.insert(String::new());
            }
        }
        Ok(out.into_iter().collect())
    }
}
