//! Where do values cluster? Local spatial association of an indicator over all loaded units, shown for those inside.

use super::{IndicatorView, Series};
use crate::gate::{Act, Who, check};
use crate::services::NEED;
use crate::territory::lock;
use crate::{Result, WorkError, Workbench};
use reticolo_analysis::catalogue::{Card, HOTSPOTS};
use reticolo_analysis::spatial::contiguity::{Contiguity, DEGREES, contiguity};
use reticolo_analysis::spatial::hotspots::{Class, HotspotsAsk, Statistic, hotspots};
use reticolo_analysis::sums::round9;
use reticolo_model::canonical::canonical;
use reticolo_model::{Problem, id};
use serde::Serialize;
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HotspotsQuestion {
    /// Code of an indicator; empty: the rate with the newest values; `need:` and a service's code (or nothing): the needs on record, per
    /// 1 000 residents.
    pub indicator: String,
    pub period: Option<String>,
    /// `moran`, `gi`, `gistar` or `geary`.
    pub statistic: String,
    pub permutations: u32,
    pub seed: u64,
}

impl Default for HotspotsQuestion {
    fn default() -> Self {
        HotspotsQuestion { indicator: String::new(), period: None, statistic: "moran".to_owned(), permutations: 999, seed: 1 }
    }
}

/// The answer for one unit. Figures that are computed are rounded to nine significant digits.
#[derive(Debug, Clone, Serialize)]
pub struct HotspotRow {
    pub code: String,
    pub name: String,
    pub inside: bool,
    pub value: Option<f64>,
    pub statistic: Option<f64>,
    pub p: Option<f64>,
    pub adjusted: Option<f64>,
    /// `HH`, `LH`, `LL`, `HL`, `none`; empty where the unit could not be judged.
    pub class: String,
    pub neighbours: u32,
    pub neighbours_mean: Option<f64>,
}

#[derive(Debug, Clone, Serialize)]
pub struct HotspotsView {
    pub question: HotspotsQuestion,
    pub indicator: IndicatorView,
    pub period: String,
    pub rows: Vec<HotspotRow>,
    /// Units inside by class.
    pub counts: BTreeMap<String, usize>,
    /// Units inside whose cluster stands after the correction for many comparisons (false discovery rate of 5 %).
    pub lasting: usize,
    pub global_i: Option<f64>,
    pub global_z: Option<f64>,
    pub mean: f64,
    pub input_digest: String,
    #[serde(skip)]
    pub method: &'static Card,
    /// Units with a value that took part, and how many of them lie outside the territory.
    pub used: usize,
    pub context: usize,
    pub missing: usize,
    pub islands: Vec<String>,
}

const CACHED: usize = 100;

impl Workbench {
    /// Hot spots of an indicator, computed with the context units.
    pub async fn hotspots(&self, who: &Who, question: &HotspotsQuestion) -> Result<Arc<HotspotsView>> {
        check(who, Act::Read)?;
        let head = self.head().await?;
        let key = format!("{}\n{question:?}", who.key());
        {
            let cache = lock(&self.caches.results);
            if cache.head == head
                && let Some(kept) = cache.kept.get(&key)
            {
                return Ok(kept.clone());
            }
        }
        let series = self.asked_series(who, question).await?;
        let places = self.places().await?;
        let asked = HotspotsQuestion { indicator: series.indicator.code.clone(), period: Some(series.period.clone()), ..question.clone() };
        let made =
            tokio::task::spawn_blocking(move || compute(asked, series, &places)).await.map_err(|e| WorkError::Report(e.to_string()))??;
        let made = Arc::new(made);
        let mut cache = lock(&self.caches.results);
        let cache = cache.at(head);
        if cache.kept.len() >= CACHED {
            cache.kept.clear();
        }
        cache.kept.insert(key, made.clone());
        Ok(made)
    }

    async fn asked_series(&self, who: &Who, question: &HotspotsQuestion) -> Result<Series> {
        let period = question.period.as_deref();
        let indicator = match question.indicator.as_str() {
            "" => {
                let all = self.indicators(who).await?;
                let first = super::newest_rates(&all).first().copied().or(all.first()).cloned();
                first.ok_or_else(|| Problem::new("problem-no-indicator", ""))?
            }
            code => match code.strip_prefix(NEED) {
                Some(category) => return Ok(self.needs(who, category, period).await?.series()),
                None => self.indicator(who, code).await?,
            },
        };
        self.series(who, &indicator, period).await
    }
}

fn compute(question: HotspotsQuestion, series: Series, places: &crate::places::Places) -> Result<HotspotsView> {
    let statistic = Statistic::from_code(&question.statistic)
        .ok_or_else(|| Problem::new("problem-statistic", &question.statistic).with("known", "moran, gi, gistar, geary"))?;
    let values: Vec<Option<f64>> = places.units.iter().map(|u| series.values.get(&u.code).copied()).collect();
    let weights = contiguity(&places.rings, Contiguity::Queen, DEGREES);
    let ask = HotspotsAsk { permutations: question.permutations, seed: question.seed, ..HotspotsAsk::new(statistic) };
    let plan =
        ask.check(&values, &weights).map_err(|e| Problem::new("problem-hotspots", series.indicator.title.clone()).with("reason", e))?;
    let found = hotspots(&plan);
    let digest = id::sha256_hex(
        canonical(&json!({
            "units": places.units.iter().map(|u| &u.code).collect::<Vec<_>>(),
            "values": values.iter().map(|v| v.map(round9)).collect::<Vec<_>>(),
            "edges": weights.edges(),
            "question": question,
        }))
        .as_bytes(),
    );
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut lasting = 0;
    let rows: Vec<HotspotRow> = places
        .units
        .iter()
        .enumerate()
        .map(|(i, unit)| {
            let judged = found.p[i].is_some();
            let class = if judged { found.class[i].code() } else { "" };
            if unit.inside {
                *counts.entry(class.to_owned()).or_default() += 1;
                // p is one-sided: half the rate over both sides.
                lasting += usize::from(found.class[i] != Class::None && found.adjusted[i].is_some_and(|a| a <= 0.025));
            }
            HotspotRow {
                code: unit.code.clone(),
                name: unit.name.clone(),
                inside: unit.inside,
                value: values[i].map(round9),
                statistic: found.statistic[i].map(round9),
                p: found.p[i].map(round9),
                adjusted: found.adjusted[i].map(round9),
                class: class.to_owned(),
                neighbours: found.neighbours[i],
                neighbours_mean: found.neighbours_mean[i].map(round9),
            }
        })
        .collect();
    let used = values.iter().filter(|v| v.is_some()).count();
    Ok(HotspotsView {
        period: series.period.clone(),
        indicator: series.indicator,
        counts,
        lasting,
        global_i: Some(round9(found.global.moran)),
        global_z: found.global.moran_z_random.map(round9),
        mean: round9(found.mean),
        input_digest: digest,
        method: &HOTSPOTS,
        used,
        context: places.units.iter().zip(&values).filter(|(u, v)| !u.inside && v.is_some()).count(),
        missing: places.units.iter().zip(&values).filter(|(u, v)| u.inside && v.is_none()).count(),
        islands: found.islands.iter().filter_map(|i| places.units.get(*i as usize).map(|u| u.name.clone())).collect(),
        rows,
        question,
    })
}
