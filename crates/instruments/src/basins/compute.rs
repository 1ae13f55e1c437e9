//! From the columns to the answer: the pure method is asked, and its numbers become codes and names again.

use super::{
    Basin, BasinBorder, BasinCut, BasinIndicator, BasinRow, BasinStability, BasinsQuestion, BasinsView, FEW_REPLICATES, MANY, REPLICATES,
    Trait, USUAL,
};
use crate::atlas::Series;
use crate::places::Places;
use crate::{Result, WorkError};
use reticolo_analysis::catalogue::REGIONS;
use reticolo_analysis::regions::{MOST_REPLICATES, Method, Regions, RegionsAsk, RegionsError, STABLE, regions};
use reticolo_analysis::spatial::weights::Weights;
use reticolo_analysis::sums::round9;
use reticolo_model::canonical::canonical;
use reticolo_model::{Problem, Unit, id};
use serde_json::json;
use std::sync::Arc;

/// What is asked, of which columns.
pub(super) struct Asked {
    pub question: BasinsQuestion,
    pub method: Method,
    pub columns: Vec<Series>,
    pub size: Option<Series>,
    pub places: Arc<Places>,
}

/// The columns by unit, and the question completed.
struct Laid<'a> {
    units: Vec<&'a Unit>,
    weights: Weights,
    values: Vec<Vec<Option<f64>>>,
    sizes: Option<Vec<Option<f64>>>,
    question: BasinsQuestion,
    k: u32,
    replicates: u32,
}

impl Asked {
    fn laid(&self) -> Laid<'_> {
        let (weights, kept) = self.places.inside_borders();
        let units: Vec<&Unit> = kept.iter().map(|&i| &self.places.units[i as usize]).collect();
        let of = |series: &Series| -> Vec<Option<f64>> { units.iter().map(|u| series.values.get(&u.code).copied()).collect() };
        let values: Vec<Vec<Option<f64>>> = self.columns.iter().map(of).collect();
        let sizes = self.size.as_ref().map(of);
        let mut question = self.question.clone();
        question.indicators = self.columns.iter().map(|s| s.indicator.code.clone()).collect();
        question.size = self.size.as_ref().map(|s| s.indicator.code.clone()).unwrap_or_default();
        let k = question.k.unwrap_or_else(|| usual(&values, &weights));
        let replicates = question.replicates.unwrap_or(if units.len() > MANY { FEW_REPLICATES } else { REPLICATES });
        (question.k, question.replicates) = (Some(k), Some(replicates));
        Laid { units, weights, values, sizes, question, k, replicates }
    }
}

/// What is long to find: the regions.
pub(super) fn found(asked: &Asked) -> Result<Regions> {
    let laid = asked.laid();
    let ask = RegionsAsk {
        floor: laid.question.floor,
        replicates: laid.replicates,
        seed: laid.question.seed,
        ..RegionsAsk::new(asked.method, laid.k)
    };
    let plan = ask.check(&laid.values, laid.sizes.as_deref(), &laid.weights).map_err(|e| refusal(&e, &laid.units, &asked.columns))?;
    Ok(regions(&plan))
}

/// The answer, of regions that were found.
pub(super) fn view_of(asked: &Asked, found: Regions) -> Result<BasinsView> {
    let Laid { units, weights, values, sizes, question, .. } = asked.laid();
    // Kept regions are of the same units, or somebody wrote in between: whoever asks again is answered.
    if found.labels.len() != units.len() {
        return Err(WorkError::Busy);
    }
    let digest = id::sha256_hex(
        canonical(&json!({
            "units": units.iter().map(|u| &u.code).collect::<Vec<_>>(),
            "values": values.iter().map(|c| c.iter().map(|v| v.map(round9)).collect::<Vec<_>>()).collect::<Vec<_>>(),
            "sizes": sizes.as_ref().map(|s| s.iter().map(|v| v.map(round9)).collect::<Vec<_>>()),
            "edges": weights.edges(),
            "question": question,
        }))
        .as_bytes(),
    );
    let order = order(&found, &units);
    Ok(view(question, &asked.columns, asked.size.as_ref(), &Told { units, values, sizes, order, found, digest }))
}

/// As many basins as usual, where there are so many units; more where the map falls into more parts.
fn usual(values: &[Vec<Option<f64>>], weights: &Weights) -> u32 {
    let keep: Vec<bool> = (0..weights.len()).map(|u| values.iter().all(|c| c[u].is_some())).collect();
    let (part, kept) = weights.subset(&keep);
    let parts = part.components().iter().max().map_or(0, |m| m + 1);
    USUAL.min((kept.len() as u32 / 2).max(2)).max(parts)
}

/// What the analysis refuses, with names and the way out.
fn refusal(error: &RegionsError, units: &[&Unit], columns: &[Series]) -> Problem {
    let number = reticolo_model::canonical::number;
    match error {
        RegionsError::NoVariation => Problem::new("problem-basins-equal", "").on("indicator"),
        RegionsError::KOutOfRange { asked, units } => Problem::new("problem-basins-k", asked.to_string()).on("k").with("units", units),
        RegionsError::Disconnected { asked, components } => {
            Problem::new("problem-basins-parts", asked.to_string()).on("k").with("parts", components)
        }
        RegionsError::FloorWithoutSizes => Problem::new("problem-basins-no_size", "").on("size"),
        RegionsError::FloorOutOfRange { asked } => Problem::new("problem-basins-floor", number(*asked)).on("floor"),
        RegionsError::FloorTooHigh { asked, floor, most } => {
            Problem::new("problem-basins-floor_high", number(*floor)).on("floor").with("k", asked).with("most", most)
        }
        RegionsError::FloorUnreachable { unit, floor, sum } => Problem::new("problem-basins-floor_part", number(*floor))
            .on("floor")
            .with("unit", units.get(*unit).map_or("", |u| u.name.as_str()))
            .with("sum", number(*sum)),
        RegionsError::ReplicatesOutOfRange { asked } => {
            Problem::new("problem-range", asked.to_string()).on("replicates").with("least", 0).with("greatest", MOST_REPLICATES)
        }
        RegionsError::NotFinite { column: Some(column), unit } => {
            let what = columns.get(*column).map_or("", |s| s.indicator.title.as_str());
            Problem::new("problem-basins-value", what).on("indicator").with("unit", units.get(*unit).map_or("", |u| u.name.as_str()))
        }
        other => Problem::new("problem-basins", other.to_string()),
    }
}

struct Told<'a> {
    units: Vec<&'a Unit>,
    values: Vec<Vec<Option<f64>>>,
    sizes: Option<Vec<Option<f64>>>,
    /// The number of each region, from 1.
    order: Vec<u32>,
    found: Regions,
    digest: String,
}

/// Regions are numbered by their first unit in the order of the codes, whatever the order in which units were loaded.
fn order(found: &Regions, units: &[&Unit]) -> Vec<u32> {
    let first = |r: usize| found.regions[r].units.iter().map(|&u| units[u as usize].code.as_str()).min();
    let mut regions: Vec<usize> = (0..found.regions.len()).collect();
    regions.sort_by_key(|&r| first(r));
    let mut order = vec![0; regions.len()];
    for (number, region) in regions.into_iter().enumerate() {
        order[region] = number as u32 + 1;
    }
    order
}

fn view(question: BasinsQuestion, columns: &[Series], size: Option<&Series>, told: &Told) -> BasinsView {
    let Told { units, found, .. } = told;
    let code = |u: u32| units[u as usize].code.clone();
    let indicators = columns
        .iter()
        .enumerate()
        .map(|(c, s)| BasinIndicator {
            indicator: s.indicator.clone(),
            period: s.period.clone(),
            mean: round9(found.means[c]),
            deviation: round9(found.deviations[c]),
            constant: found.constant.contains(&(c as u32)),
        })
        .collect();
    let mut rows: Vec<BasinRow> = units
        .iter()
        .enumerate()
        .map(|(u, unit)| BasinRow {
            code: unit.code.clone(),
            name: unit.name.clone(),
            basin: found.labels[u].map(|r| told.order[r as usize]),
            values: told.values.iter().map(|c| c[u].map(round9)).collect(),
            kept: found.stability.as_ref().and_then(|s| s.units[u]).map(round9),
        })
        .collect();
    rows.sort_by(|a, b| a.code.cmp(&b.code));
    let mut basins: Vec<Basin> = (0..found.regions.len()).map(|r| basin(columns, told, r)).collect();
    basins.sort_by_key(|b| b.number);
    let mut borders: Vec<BasinBorder> = found
        .borders
        .iter()
        .map(|b| {
            let (one, two) = (told.order[b.between.0 as usize], told.order[b.between.1 as usize]);
            // Numbered by code, the second may come first.
            let turned = one > two;
            let pair = |(i, j, d): (u32, u32, f64)| if turned { (code(j), code(i), round9(d)) } else { (code(i), code(j), round9(d)) };
            BasinBorder {
                between: [one.min(two), one.max(two)],
                pairs: b.pairs,
                cost: round9(b.cost),
                alike: pair(b.alike),
                unlike: pair(b.unlike),
                indicator: columns[b.column as usize].indicator.code.clone(),
                difference: round9(if turned { -b.difference } else { b.difference }),
            }
        })
        .collect();
    borders.sort_by_key(|b| b.between);
    let cuts = found.cuts.iter().map(|c| BasinCut { between: [code(c.between.0), code(c.between.1)], gain: round9(c.gain) }).collect();
    let stability = found.stability.as_ref().map(|s| BasinStability {
        replicates: s.replicates,
        agreement: round9(s.agreement),
        least: round9(s.least),
        threshold: STABLE,
        stable: s.stable,
    });
    let mut missing: Vec<String> = found.missing.iter().map(|&u| code(u)).collect();
    missing.sort();
    BasinsView {
        short: question.k.is_some_and(|k| found.regions.len() < k as usize),
        question,
        indicators,
        size: size.map(|s| s.indicator.clone()),
        rows,
        basins,
        borders,
        cuts,
        ratio: round9(found.ratio),
        stability,
        missing,
        parts: found.components,
        input_digest: told.digest.clone(),
        method: &REGIONS,
    }
}

fn basin(columns: &[Series], told: &Told, r: usize) -> Basin {
    let region = &told.found.regions[r];
    let mut units: Vec<&Unit> = region.units.iter().map(|&u| told.units[u as usize]).collect();
    units.sort_by(|a, b| a.code.cmp(&b.code));
    let size = |u: u32| told.sizes.as_ref().and_then(|s| s[u as usize]).unwrap_or(0.0);
    let largest = region
        .units
        .iter()
        .copied()
        .max_by(|&a, &b| size(a).total_cmp(&size(b)).then_with(|| told.units[b as usize].code.cmp(&told.units[a as usize].code)));
    let shares = region.shares.iter().map(|&c| Trait {
        indicator: columns[c as usize].indicator.code.clone(),
        z: round9(region.means[c as usize].unwrap_or(0.0)),
        value: round9(region.values[c as usize]),
    });
    Basin {
        number: told.order[r],
        seat: largest.map_or_else(String::new, |u| told.units[u as usize].code.clone()),
        units: units.iter().map(|u| u.code.clone()).collect(),
        size: region.size.map(round9),
        means: region.means.iter().map(|z| z.map(round9)).collect(),
        shares: shares.collect(),
        within: round9(region.within),
        kept: told.found.stability.as_ref().map(|s| round9(s.regions[r])),
    }
}
