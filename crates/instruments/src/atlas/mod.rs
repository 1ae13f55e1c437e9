//! The atlas: what is drawn on the territory. Indicators with their values, hot spots, tiles.

mod held;
mod hotspots;
pub mod named;
mod sketch;
mod tiles;
mod view;

pub use held::{FiguresSource, PeriodSource};
pub use hotspots::{HotspotRow, HotspotsQuestion, HotspotsView};
pub(crate) use named::NamedCache;
/// What is known of a method, as every answer carries it.
pub use reticolo_analysis::catalogue::Card;
pub use sketch::{Sketch, SketchUnit, WIDTH as SKETCH_WIDTH};
pub(crate) use tiles::TileCache;
pub use view::{AtlasClass, AtlasLayer, AtlasMark, AtlasQuestion, AtlasRow, AtlasTotal, AtlasView, Breaks, class_of, cut};

use crate::gate::{Act, Who, check};
use crate::places::Places;
use crate::territory::lock;
use crate::{Result, WorkError, Workbench};
use reticolo_analysis::classes;
use reticolo_model::Problem;
use reticolo_model::geometry::BoundingBox;
use reticolo_store::data_sets;
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
    /// The branch of activity that is counted, where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub branch: Option<String>,
    pub data_set: String,
    pub data_set_title: String,
    pub version: i64,
    pub digest: String,
    pub periods: Vec<String>,
    pub record: Uuid,
    /// For a ratio: the data set of the denominator, where it is another one; its period, where it is another one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub denominator_source: Option<FiguresSource>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub denominator_period: Option<String>,
    /// For each period the data set that is used; those above are of the latest, or of the period that was asked.
    #[serde(skip)]
    pub sources: BTreeMap<String, PeriodSource>,
}

/// The rates, those with the newest values first, then by code.
#[must_use]
pub fn newest_rates(indicators: &[IndicatorView]) -> Vec<&IndicatorView> {
    let mut rates: Vec<&IndicatorView> = indicators.iter().filter(|i| i.is_rate()).collect();
    rates.sort_by(|a, b| b.periods.last().cmp(&a.periods.last()).then_with(|| a.code.cmp(&b.code)));
    rates
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
    /// Units whose value, or a part of it, is suppressed: each with the bound under which it lies (empty where it is not known).
    pub suppressed: BTreeMap<String, String>,
    /// Units for which there can be no value.
    pub not_applicable: BTreeSet<String>,
}

/// Units without a number, by the reason.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Gaps {
    pub missing: usize,
    pub suppressed: usize,
    pub not_applicable: usize,
}

impl Series {
    /// Why a total over these units is none: how many of them have no number, and why.
    #[must_use]
    pub fn gaps<'a>(&self, units: impl Iterator<Item = &'a str>) -> Gaps {
        let mut gaps = Gaps::default();
        for unit in units.filter(|u| !self.values.contains_key(*u)) {
            if self.suppressed.contains_key(unit) {
                gaps.suppressed += 1;
            } else if self.not_applicable.contains(unit) {
                gaps.not_applicable += 1;
            } else {
                gaps.missing += 1;
            }
        }
        gaps
    }

    /// Whether several units together can have a value at all.
    #[must_use]
    pub fn can_total(indicator: &IndicatorView) -> bool {
        indicator.parts().is_some() || indicator.aggregation.as_deref() == Some("additive")
    }

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

impl Workbench {
    /// The indicators this person sees that have values, rates first, then by title.
    pub async fn indicators(&self, who: &Who) -> Result<Vec<IndicatorView>> {
        Ok(self.indicators_of(who, who.illustrative()).await?.to_vec())
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
        let held = self.held_figures(who, illustrative).await?;
        let mut out = Vec::new();
        records::each(&mut self.store.reader().await?, self.territory, "indicator", |record| {
            if who.audience().sees(record.visibility, &record.named)
                && let Some(view) = held.view(&record)
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
        let indicator = indicator.clone().at(&period);
        let mut series = Series {
            values: BTreeMap::new(),
            parts: None,
            suppressed: BTreeMap::new(),
            not_applicable: BTreeSet::new(),
            period: period.clone(),
            indicator: indicator.clone(),
        };
        let Some(source) = indicator.sources.get(&period) else { return Ok(series) };
        let mut conn = self.store.reader().await?;
        let mut read = async |from: &FiguresSource, code: &str, period: &str| -> Result<BTreeMap<String, f64>> {
            let mut values = BTreeMap::new();
            for figure in data_sets::series_at(&mut conn, self.territory, &from.data_set, from.version, code, period).await? {
                let unit = figure.b.to_string();
                match (figure.number, figure.mark.as_deref()) {
                    (Some(x), _) => drop(values.insert(unit, x)),
                    (None, Some(mark)) => match mark.strip_prefix("suppressed:") {
                        Some(bound) => drop(series.suppressed.insert(unit, bound.to_owned())),
                        None => drop(series.not_applicable.insert(unit)),
                    },
                    (None, None) => {}
                }
            }
            Ok(values)
        };
        match (&source.denominator, indicator.parts()) {
            (Some((below, then)), Some((n, d))) => {
                let (n, d) = (read(&source.used, n, &period).await?, read(below, d, then).await?);
                let scale = indicator.scale();
                series.values =
                    n.iter().filter_map(|(unit, x)| Some((unit.clone(), x / d.get(unit).filter(|d| **d != 0.0)? * scale))).collect();
                series.parts = Some([n, d]);
            }
            _ => series.values = read(&source.used, &indicator.code, &period).await?,
        }
        Ok(series)
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
