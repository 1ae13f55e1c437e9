//! What a file's figures say of each other and of those that are kept: parts that should sum to a total, units without a row
//! that count as zero, and the same figures in another data set.

use super::{AlsoIn, Context, ImportReport, LISTED, SumDifference, SumRule};
use crate::{Result, Workbench};
use reticolo_store::data_sets::{self, Figure};
use std::collections::{BTreeMap, BTreeSet};

/// Totals and parts are printed numbers: what differs by less than this part of the total is how they were rounded.
const ROUNDING: f64 = 1e-9;

/// The figure of a key among figures in canonical order.
fn find<'a>(figures: &'a [Figure], indicator: &str, unit: &str, period: &str) -> Option<&'a Figure> {
    figures.binary_search_by(|f| (&*f.a, &*f.b, &*f.period).cmp(&(indicator, unit, period))).ok().map(|i| &figures[i])
}

/// Where the parts of a rule do not sum to their total; where one of them is no number, nothing can be said. At most
/// [`LISTED`].
pub(super) fn check(rules: &[SumRule], figures: &[Figure]) -> Vec<SumDifference> {
    let mut out = Vec::new();
    for rule in rules {
        let start = figures.partition_point(|f| *f.a < *rule.total);
        for total in figures[start..].iter().take_while(|f| *f.a == *rule.total) {
            let parts: Option<Vec<f64>> = rule.parts.iter().map(|p| find(figures, p, &total.b, &total.period)?.number).collect();
            let (Some(stated), Some(parts)) = (total.number, parts) else { continue };
            let summed = reticolo_analysis::sums::sum(&parts);
            if (stated - summed).abs() > ROUNDING * stated.abs().max(summed.abs()) && out.len() < LISTED {
                out.push(SumDifference {
                    total: rule.total.clone(),
                    unit: total.b.to_string(),
                    period: total.period.to_string(),
                    stated,
                    summed,
                });
            }
        }
    }
    out
}

/// Gives 0 to every unit of `units` that has no row for an indicator and period of the file; how many were given. `figures`
/// stay in canonical order. Units of refused rows are not among `units`: theirs is not known.
pub(super) fn zeros<'a>(figures: &mut Vec<Figure>, units: impl Iterator<Item = &'a str> + Clone) -> u64 {
    let asked: BTreeSet<(std::sync::Arc<str>, std::sync::Arc<str>)> = figures.iter().map(|f| (f.a.clone(), f.period.clone())).collect();
    let mut given = Vec::new();
    for (indicator, period) in asked {
        for unit in units.clone().filter(|u| find(figures, &indicator, u, &period).is_none()) {
            given.push(Figure { a: indicator.clone(), b: unit.into(), period: period.clone(), number: Some(0.0), mark: None });
        }
    }
    let n = given.len() as u64;
    figures.extend(given);
    figures.sort_by(Figure::compare);
    n
}

impl Workbench {
    /// Which indicators and periods of the file another data set holds as well, and in how many units the two differ.
    /// Only data sets that the person sees are told of.
    pub(super) async fn also_in(&self, ctx: &Context, figures: &[Figure], report: &mut ImportReport) -> Result<()> {
        let mut brought: BTreeMap<(&str, &str), i64> = BTreeMap::new();
        for f in figures {
            *brought.entry((&f.a, &f.period)).or_default() += 1;
        }
        let held = self.held_figures(&ctx.who, true).await?;
        let rivals = held.rivals(ctx.data_set(), ctx.mapping.source_date.as_deref());
        let mut conn = self.store.reader().await?;
        for other in held.sets.iter().filter(|h| h.version.data_set != ctx.data_set()) {
            let shared: Vec<(&str, &str)> = brought.keys().copied().filter(|(i, p)| other.holds(i, p)).collect();
            let codes: BTreeSet<&str> = shared.iter().map(|(i, _)| *i).collect();
            for code in codes {
                let theirs = data_sets::series(&mut conn, self.territory, &other.version.data_set, other.version.version, code).await?;
                let mut counts: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
                for figure in &theirs {
                    if let Some(ours) = find(figures, code, &figure.b, &figure.period) {
                        let count = counts.entry(&figure.period).or_default();
                        count.0 += 1;
                        count.1 += u64::from((ours.number, &ours.mark) != (figure.number, &figure.mark));
                    }
                }
                for (_, period) in shared.iter().filter(|(i, _)| *i == code) {
                    let (units, differ) = counts.get(period).copied().unwrap_or_default();
                    report.also_in.push(AlsoIn {
                        indicator: code.to_owned(),
                        period: (*period).to_owned(),
                        data_set: other.version.data_set.clone(),
                        used: rivals.used(code, period, brought[&(code, *period)]).unwrap_or_default(),
                        units,
                        differ,
                    });
                }
            }
        }
        report.also_in.sort_by(|a, b| (&a.indicator, &a.period, &a.data_set).cmp(&(&b.indicator, &b.period, &b.data_set)));
        Ok(())
    }
}
