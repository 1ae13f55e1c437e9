//! Records and units as features for map programs: one page at a time, by title or code, in a constant number of queries.

use crate::export::{Ties, feature, unit_properties};
use crate::gate::{Act, Who, check};
use crate::registry::{ListAsk, kind, write_cursor};
use crate::{Result, WorkError, Workbench};
use reticolo_model::geometry::{BoundingBox, Geometry};
use reticolo_model::{Problem, Unit, kinds};
use reticolo_store::lists;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The most features of a page.
pub const MOST: usize = 10_000;
/// The collection of the units.
pub const UNITS: &str = "units";
/// What the features of [`UNITS`] can be asked by.
pub const UNIT_FILTERS: [&str; 5] = ["code", "name", "inside", "province", "region"];

/// What is asked of a collection.
#[derive(Debug, Clone, Default)]
pub struct FeaturesAsk {
    /// A kind, or [`UNITS`].
    pub collection: String,
    /// For each property, the values of which one must be there.
    pub filters: BTreeMap<String, Vec<String>>,
    pub text: String,
    pub within: Option<BoundingBox>,
    /// Two days between which the time of a feature must lie in part; either may be open.
    pub during: Option<[Option<String>; 2]>,
    /// The `next` of the page before.
    pub after: Option<String>,
    pub limit: usize,
}

/// A page of features, each as its JSON.
#[derive(Debug)]
pub struct FeaturesPage {
    pub features: Vec<String>,
    /// How many there are in all; not told where they are asked by time.
    pub matched: Option<i64>,
    pub next: Option<String>,
}

/// The collections: every kind of the territory, and its units.
#[must_use]
pub fn collections() -> Vec<&'static str> {
    let kinds = kinds::ALL.iter().map(|k| k.code).filter(|c| kinds::of_territory(c));
    kinds.chain([UNITS]).collect()
}

impl Workbench {
    /// A page of a collection, of what this person sees.
    pub async fn features(&self, who: &Who, ask: &FeaturesAsk) -> Result<FeaturesPage> {
        check(who, Act::Read)?;
        if !collections().contains(&ask.collection.as_str()) {
            return Err(WorkError::NotFound(ask.collection.clone()));
        }
        if ask.collection == UNITS {
            return self.unit_features(ask).await;
        }
        let list = ListAsk {
            kind: ask.collection.clone(),
            text: ask.text.clone(),
            filters: ask.filters.clone(),
            sort: String::new(),
            after: ask.after.clone(),
            limit: 1,
            illustrative: who.illustrative(),
        };
        let mut query = self.query(who, &list).await?;
        query.limit = ask.limit.clamp(1, MOST);
        query.within = ask.within;
        query.during.clone_from(&ask.during);
        let of = kind(&ask.collection)?;
        let mut conn = self.store.snapshot().await?;
        let page = lists::page(&mut conn, self.territory, &query).await?;
        let matched = match query.during {
            None => Some(lists::count(&mut conn, self.territory, &query).await?),
            Some(_) => None,
        };
        let ids: Vec<Uuid> = page.records.iter().map(|r| r.id).collect();
        let ties = Ties::read(&mut conn, self.territory, of, &query.audience, Some(&ids)).await?;
        self.store.end_snapshot(conn).await?;
        let told = |record| {
            let mut told = feature(of, record, &ties, false);
            told["id"] = json!(record.id);
            told.to_string()
        };
        let features = page.records.iter().map(told).collect();
        Ok(FeaturesPage { features, matched, next: page.next.as_ref().map(write_cursor) })
    }

    /// One feature of a collection; what this person does not see is not found.
    pub async fn feature(&self, who: &Who, collection: &str, id: &str) -> Result<Value> {
        check(who, Act::Read)?;
        let none = || WorkError::NotFound(id.to_owned());
        if collection == UNITS {
            return self.places().await?.get(id).map(unit_feature).ok_or_else(none);
        }
        let record = self.record(who, Uuid::parse_str(id).map_err(|_| none())?).await?;
        let of = kinds::find(collection).filter(|k| k.code == record.kind && kinds::of_territory(k.code)).ok_or_else(none)?;
        let ties = Ties::read(&mut self.store.reader().await?, self.territory, of, &who.audience(), Some(&[record.id])).await?;
        let mut told = feature(of, &record, &ties, false);
        told["id"] = json!(record.id);
        Ok(told)
    }

    async fn unit_features(&self, ask: &FeaturesAsk) -> Result<FeaturesPage> {
        if let Some(other) = ask.filters.keys().find(|f| !UNIT_FILTERS.contains(&f.as_str())) {
            return Err(Problem::new("problem-filter", other).with("known", UNIT_FILTERS.join(", ")).into());
        }
        let places = self.places().await?;
        let fits = |unit: &&Unit| {
            let touches = |b: &BoundingBox| {
                let own = unit.geometry.as_ref().and_then(Geometry::bounding_box);
                own.is_some_and(|o| o.minx <= b.maxx && o.maxx >= b.minx && o.miny <= b.maxy && o.maxy >= b.miny)
            };
            let text = |field: &str| match field {
                "code" => unit.code.clone(),
                "name" => unit.name.clone(),
                "inside" => unit.inside.to_string(),
                "province" => unit.province.clone().unwrap_or_default(),
                _ => unit.region.clone().unwrap_or_default(),
            };
            ask.within.as_ref().is_none_or(touches) && ask.filters.iter().all(|(field, values)| values.contains(&text(field)))
        };
        let mut found: Vec<&Unit> = places.units.iter().filter(fits).collect();
        found.sort_by(|a, b| a.code.cmp(&b.code));
        let matched = i64::try_from(found.len()).unwrap_or(i64::MAX);
        let from = ask.after.as_ref().map_or(0, |after| found.partition_point(|u| u.code <= *after));
        let limit = ask.limit.clamp(1, MOST);
        let page = &found[from..found.len().min(from + limit)];
        let next = (from + page.len() < found.len()).then(|| page.last().map(|u| u.code.clone())).flatten();
        Ok(FeaturesPage { features: page.iter().map(|u| unit_feature(u).to_string()).collect(), matched: Some(matched), next })
    }

    /// West, south, east and north of the territory's units, to the centimetre; none where none has a shape.
    pub async fn extent(&self) -> Result<Option<[f64; 4]>> {
        let places = self.places().await?;
        let boxes = places.units.iter().filter(|u| u.inside || places.inside().next().is_none());
        let around = boxes.filter_map(|u| u.geometry.as_ref()?.bounding_box()).reduce(BoundingBox::union);
        Ok(around.map(|b| [b.minx, b.miny, b.maxx, b.maxy].map(|v| (v * 1e7).round() / 1e7)))
    }
}

fn unit_feature(unit: &Unit) -> Value {
    let geometry = unit.geometry.as_ref().map_or(Value::Null, Geometry::to_geojson);
    json!({ "type": "Feature", "id": unit.code, "properties": unit_properties(unit), "geometry": geometry })
}
