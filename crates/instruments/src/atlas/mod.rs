//! The atlas: what is drawn on the territory. Indicators with their values, hot spots, tiles.

mod hotspots;
mod tiles;

pub use hotspots::{HotspotRow, HotspotsQuestion, HotspotsView};
pub(crate) use tiles::TileCache;

use crate::gate::{Act, Who, check};
use crate::places::Places;
use crate::territory::lock;
use crate::{Result, WorkError, Workbench};
use reticolo_analysis::classes;
use reticolo_model::geometry::BoundingBox;
use reticolo_model::{Problem, Record};
use reticolo_store::data_sets::{self, Form, Version};
use reticolo_store::records;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use uuid::Uuid;

/// An indicator that has values, from the data set that is used for it.
#[derive(Debug, Clone, Serialize)]
pub struct IndicatorView {
    pub code: String,
    pub title: String,
    /// As it is written beside a value; `%` means that the ratio is shown times one hundred.
    pub unit: String,
    pub direction: Option<String>,
    pub aggregation: Option<String>,
    pub numerator: Option<String>,
    pub denominator: Option<String>,
    pub data_set: String,
    pub data_set_title: String,
    pub version: i64,
    pub digest: String,
    pub periods: Vec<String>,
    pub record: Uuid,
}

impl IndicatorView {
    /// Areas are filled with rates only; counts are drawn as marks.
    #[must_use]
    pub fn is_rate(&self) -> bool {
        matches!(self.aggregation.as_deref(), Some("ratio" | "weighted_mean"))
    }

    /// Whether the values are computed from a numerator and a denominator.
    fn parts(&self) -> Option<(&str, &str)> {
        match (self.aggregation.as_deref(), &self.numerator, &self.denominator) {
            (Some("ratio"), Some(n), Some(d)) => Some((n, d)),
            _ => None,
        }
    }

    fn scale(&self) -> f64 {
        if self.unit == "%" { 100.0 } else { 1.0 }
    }
}

/// The values of an indicator at one period, by unit.
#[derive(Debug, Clone)]
pub struct Series {
    pub indicator: IndicatorView,
    pub period: String,
    pub values: BTreeMap<String, f64>,
    /// Numerator and denominator where the indicator is a ratio of two others.
    pub parts: Option<[BTreeMap<String, f64>; 2]>,
}

impl Series {
    /// The value of several units together, by the indicator's own rule; `None` where it has none or a part is missing.
    #[must_use]
    pub fn total<'a>(&self, units: impl Iterator<Item = &'a str> + Clone) -> Option<f64> {
        let sum = |values: &BTreeMap<String, f64>| -> Option<f64> {
            let all: Option<Vec<f64>> = units.clone().map(|u| values.get(u).copied()).collect();
            all.map(|v| reticolo_analysis::sums::sum(&v))
        };
        match (&self.parts, self.indicator.aggregation.as_deref()) {
            (Some([numerator, denominator]), _) => {
                let (n, d) = (sum(numerator)?, sum(denominator)?);
                (d != 0.0).then(|| n / d * self.indicator.scale())
            }
            (None, Some("additive")) => sum(&self.values),
            _ => None,
        }
    }
}

/// An indicator as a map's layer.
#[derive(Debug, Clone, Serialize)]
pub struct Choropleth {
    pub units: BTreeMap<String, Option<usize>>,
    pub classes: Vec<ChoroplethClass>,
    pub missing: usize,
    pub title: String,
    pub unit: String,
    pub period: String,
    pub data_set: String,
    /// Whether areas are filled (a rate) or marks drawn (a count).
    pub areas: bool,
    pub rows: Vec<(String, String, bool, Option<f64>)>,
}

#[derive(Debug, Clone, Serialize)]
pub struct ChoroplethClass {
    pub from: f64,
    pub to: f64,
    pub label: String,
    /// Step of the colour ramp, 1 to 7.
    pub color: usize,
    pub count: usize,
}

/// Results kept for one state of the log.
#[derive(Default)]
pub(crate) struct ResultCache {
    pub head: i64,
    pub kept: BTreeMap<String, Arc<HotspotsView>>,
    /// What has values, by audience and with or without what is illustrative: found by counting every figure.
    pub indicators: BTreeMap<(String, bool), Arc<Vec<IndicatorView>>>,
}

impl ResultCache {
    /// The cache for this state of the log; what was made for another is thrown away.
    pub fn at(&mut self, head: i64) -> &mut ResultCache {
        if self.head != head {
            *self = ResultCache { head, ..ResultCache::default() };
        }
        self
    }
}

/// A data set that is seen and has figures.
struct Used {
    record: Record,
    version: Version,
    contents: BTreeMap<String, BTreeSet<String>>,
}

impl Workbench {
    async fn used_data_sets(&self, who: &Who, illustrative: bool) -> Result<Vec<Used>> {
        let mut conn = self.store.reader().await?;
        let mut seen = Vec::new();
        records::each(&mut conn, self.territory, "data_set", |record| {
            if who.audience().sees(record.visibility, &record.named) && (illustrative || !record.illustrative) {
                seen.push(record);
            }
            Ok(())
        })
        .await?;
        let mut out = Vec::new();
        for record in seen {
            let code = record.body_text("code").unwrap_or_default();
            let Some(version) = data_sets::current(&mut conn, self.territory, code).await?.filter(|v| v.form == Form::Indicators) else {
                continue;
            };
            let mut contents: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
            for (indicator, period, _) in data_sets::contents(&mut conn, self.territory, code, version.version).await? {
                contents.entry(indicator).or_default().insert(period);
            }
            out.push(Used { record, version, contents });
        }
        out.sort_by(|a, b| a.version.data_set.cmp(&b.version.data_set));
        Ok(out)
    }

    /// The indicators this person sees that have values, rates first, then by title.
    pub async fn indicators(&self, who: &Who) -> Result<Vec<IndicatorView>> {
        Ok(self.indicators_of(who, false).await?.to_vec())
    }

    async fn indicators_of(&self, who: &Who, illustrative: bool) -> Result<Arc<Vec<IndicatorView>>> {
        check(who, Act::Read)?;
        let head = self.head().await?;
        let key = (who.audience().key(), illustrative);
        {
            let cache = lock(&self.caches.results);
            if cache.head == head
                && let Some(kept) = cache.indicators.get(&key)
            {
                return Ok(kept.clone());
            }
        }
        let used = self.used_data_sets(who, illustrative).await?;
        let mut out = Vec::new();
        records::each(&mut self.store.reader().await?, self.territory, "indicator", |record| {
            if who.audience().sees(record.visibility, &record.named)
                && let Some(view) = view(&record, &used)
            {
                out.push(view);
            }
            Ok(())
        })
        .await?;
        out.sort_by(|a, b| (!a.is_rate(), &a.title, &a.code).cmp(&(!b.is_rate(), &b.title, &b.code)));
        let out = Arc::new(out);
        lock(&self.caches.results).at(head).indicators.insert(key, out.clone());
        Ok(out)
    }

    /// One indicator of those that are seen, asked by its code; an illustrative one is found only so.
    pub async fn indicator(&self, who: &Who, code: &str) -> Result<IndicatorView> {
        let all = self.indicators_of(who, true).await?;
        all.iter().find(|i| i.code == code).cloned().ok_or_else(|| WorkError::NotFound(code.to_owned()))
    }

    /// The values of an indicator at a period (the latest unless said).
    pub async fn series(&self, who: &Who, indicator: &IndicatorView, period: Option<&str>) -> Result<Series> {
        check(who, Act::Read)?;
        let period = match period {
            Some(p) if indicator.periods.iter().any(|known| known == p) => p.to_owned(),
            Some(p) => return Err(Problem::new("problem-period-unknown", p).with("known", indicator.periods.join(", ")).into()),
            None => indicator.periods.last().cloned().unwrap_or_default(),
        };
        let mut conn = self.store.reader().await?;
        let mut read = async |code: &str| -> Result<BTreeMap<String, f64>> {
            let figures = data_sets::series(&mut conn, self.territory, &indicator.data_set, indicator.version, code).await?;
            Ok(figures.into_iter().filter(|f| *f.period == *period).filter_map(|f| Some((f.b.to_string(), f.number?))).collect())
        };
        let own = read(&indicator.code).await?;
        let (values, parts) = match indicator.parts() {
            Some((n, d)) if own.is_empty() => {
                let (n, d) = (read(n).await?, read(d).await?);
                let scale = indicator.scale();
                let ratio =
                    n.iter().filter_map(|(unit, x)| Some((unit.clone(), x / d.get(unit).filter(|d| **d != 0.0)? * scale))).collect();
                (ratio, Some([n, d]))
            }
            _ => (own, None),
        };
        Ok(Series { indicator: indicator.clone(), period, values, parts })
    }

    /// An indicator as classes on the units inside, by natural breaks in at most seven classes.
    pub async fn choropleth(&self, who: &Who, indicator: &str, period: Option<&str>) -> Result<Choropleth> {
        let indicator = self.indicator(who, indicator).await?;
        let series = self.series(who, &indicator, period).await?;
        let places = self.places().await?;
        let inside: Vec<Option<f64>> = places.inside().map(|u| series.values.get(&u.code).copied()).collect();
        let made = classes::natural_breaks(&inside, 7);
        let mut lower = made.lowest;
        let label = |x: f64| reticolo_model::canonical::number(reticolo_analysis::sums::round9((x * 100.0).round() / 100.0));
        let n = made.upper.len();
        let steps = made
            .upper
            .iter()
            .zip(&made.counts)
            .enumerate()
            .map(|(i, (upper, count))| {
                let from = std::mem::replace(&mut lower, *upper);
                // The ramp is spread over its seven steps when there are fewer classes.
                let color = if n <= 1 { 4 } else { 1 + i * 6 / (n - 1) };
                ChoroplethClass { from, to: *upper, label: format!("{} – {}", label(from), label(*upper)), color, count: *count }
            })
            .collect();
        Ok(Choropleth {
            units: places.inside().map(|u| (u.code.clone(), series.values.get(&u.code).and_then(|v| made.class_of(*v)))).collect(),
            classes: steps,
            missing: inside.iter().filter(|v| v.is_none()).count(),
            title: indicator.title.clone(),
            unit: indicator.unit.clone(),
            period: series.period.clone(),
            data_set: indicator.data_set.clone(),
            areas: indicator.is_rate(),
            rows: places
                .units
                .iter()
                .map(|u| {
                    (u.code.clone(), u.name.clone(), u.inside, series.values.get(&u.code).map(|v| reticolo_analysis::sums::round9(*v)))
                })
                .collect(),
        })
    }

    /// The box around the units inside.
    pub async fn bounds(&self) -> Result<Option<BoundingBox>> {
        let places = self.places().await?;
        Ok(bounds(&places))
    }
}

pub(crate) fn bounds(places: &Places) -> Option<BoundingBox> {
    places.inside().filter_map(|u| u.geometry.as_ref()?.bounding_box()).reduce(BoundingBox::union)
}

fn view(record: &Record, used: &[Used]) -> Option<IndicatorView> {
    let code = record.body_text("code")?;
    let text = |field: &str| record.body_text(field).map(str::to_owned);
    let (numerator, denominator) = (text("numerator"), text("denominator"));
    let found = used.iter().find_map(|u| {
        if let Some(periods) = u.contents.get(code) {
            return Some((u, periods.clone()));
        }
        let (n, d) = (u.contents.get(numerator.as_ref()?)?, u.contents.get(denominator.as_ref()?)?);
        Some((u, n.intersection(d).cloned().collect()))
    })?;
    let (u, periods) = found;
    Some(IndicatorView {
        code: code.to_owned(),
        title: record.title.clone(),
        unit: text("unit").unwrap_or_default(),
        direction: text("direction"),
        aggregation: text("aggregation"),
        numerator,
        denominator,
        data_set: u.version.data_set.clone(),
        data_set_title: u.record.title.clone(),
        version: u.version.version,
        digest: u.version.digest.clone(),
        periods: periods.into_iter().collect(),
        record: record.id,
    })
}
