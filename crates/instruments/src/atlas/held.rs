//! Which data set an indicator's values come from, where several hold the same indicator and period. All are kept; one is used:
//! the one that a person chose on the indicator; else the one whose source has the newest date, then the one that holds most units, then
//! the last published.

use super::IndicatorView;
use crate::gate::Who;
use crate::{Result, Workbench};
use reticolo_model::Record;
use reticolo_store::data_sets::{self, Form, Version};
use reticolo_store::records;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A version of a data set, as a source of figures is cited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FiguresSource {
    pub data_set: String,
    pub title: String,
    pub version: i64,
    pub digest: String,
}

/// Where the values of one period come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PeriodSource {
    /// The data set that is used: of a ratio computed here, the numerator's.
    pub used: FiguresSource,
    /// Other data sets that hold the same indicator and period.
    pub also_in: Vec<String>,
    /// For a ratio that is computed here: where its denominator comes from, and of which period it is.
    pub denominator: Option<(FiguresSource, String)>,
}

/// A data set with the indicators and periods that its present version holds.
pub(crate) struct HeldSet {
    pub record: Record,
    pub version: Version,
    /// Indicator → period → rows.
    contents: BTreeMap<String, BTreeMap<String, i64>>,
}

impl HeldSet {
    pub fn holds(&self, indicator: &str, period: &str) -> bool {
        self.rows(indicator, period) > 0
    }

    fn rows(&self, indicator: &str, period: &str) -> i64 {
        self.contents.get(indicator).and_then(|periods| periods.get(period)).copied().unwrap_or(0)
    }

    fn rank(&self, indicator: &str, period: &str) -> Rank {
        let stated = self.record.body_text("source_date");
        let date = stated.map(|d| dated(d, period));
        (!self.record.illustrative, date, self.rows(indicator, period), stated.map(begins), self.version.seq)
    }

    fn source(&self) -> FiguresSource {
        FiguresSource {
            data_set: self.version.data_set.clone(),
            title: self.record.title.clone(),
            version: self.version.version,
            digest: self.version.digest.clone(),
        }
    }
}

/// The data sets with figures that somebody sees.
pub(crate) struct Held {
    pub sets: Vec<HeldSet>,
    /// For an indicator the data set that a person chose.
    chosen: BTreeMap<String, String>,
}

/// The data sets as they will stand once one of them is published anew.
pub(crate) struct Rivals<'a> {
    held: &'a Held,
    new: &'a str,
    real: bool,
    date: Option<String>,
}

/// What decides between data sets that hold the same indicator and period: what is real before what is illustrative, the date of the
/// source, how many units it holds, from when on the source speaks (the narrower one is nearer to the figure), the number of the
/// publication. The greatest is used.
type Rank = (bool, Option<String>, i64, Option<String>, i64);

impl Rivals<'_> {
    /// Which data set will be used for an indicator and period of which the new version holds so many rows.
    pub fn used(&self, indicator: &str, period: &str, rows: i64) -> Option<String> {
        let others = self.held.sets.iter().filter(|s| s.version.data_set != self.new && s.holds(indicator, period));
        let mut all: Vec<(Rank, &str)> = others.map(|s| (s.rank(indicator, period), s.version.data_set.as_str())).collect();
        let date = self.date.as_deref();
        all.push(((self.real, date.map(|d| dated(d, period)), rows, date.map(begins), i64::MAX), self.new));
        let chosen = self.held.chosen.get(indicator).filter(|c| all.iter().any(|(_, d)| d == c));
        chosen.cloned().or_else(|| all.into_iter().max().map(|(_, d)| d.to_owned()))
    }
}

/// The day on which a period ends, as a text that sorts by time.
fn end(period: &str) -> String {
    match (period.len(), period.get(5..)) {
        (4, _) => format!("{period}-12-31"),
        (7, Some(q)) if q.starts_with('Q') => {
            let month = q.get(1..).and_then(|n| n.parse::<u8>().ok()).unwrap_or(4) * 3;
            format!("{}-{month:02}-31", period.get(..4).unwrap_or(period))
        }
        (7, _) => format!("{period}-31"),
        _ => period.to_owned(),
    }
}

/// From when on a source speaks.
fn begins(source_date: &str) -> String {
    source_date.split('/').next().unwrap_or_default().to_owned()
}

/// The date of a source as it counts for a period: of a source that spans years (2011/2025), the period itself.
fn dated(source_date: &str, period: &str) -> String {
    match source_date.split_once('/') {
        Some((from, to)) if end(from) <= end(to) => end(period).clamp(end(from), end(to)),
        _ => end(source_date),
    }
}

impl Held {
    pub fn rivals<'a>(&'a self, new: &'a str, source_date: Option<&str>) -> Rivals<'a> {
        let before = self.sets.iter().find(|s| s.version.data_set == new);
        let date = source_date.or_else(|| before.and_then(|s| s.record.body_text("source_date"))).map(str::to_owned);
        Rivals { held: self, new, real: before.is_none_or(|s| !s.record.illustrative), date }
    }

    fn used(&self, indicator: &str, period: &str) -> Option<&HeldSet> {
        let chosen = self.chosen.get(indicator);
        let by_hand = self.sets.iter().find(|s| chosen == Some(&s.version.data_set) && s.holds(indicator, period));
        let holders = self.sets.iter().filter(|s| s.holds(indicator, period));
        by_hand.or_else(|| holders.max_by_key(|s| (s.rank(indicator, period), std::cmp::Reverse(&s.version.data_set))))
    }

    fn periods(&self, indicator: &str) -> BTreeSet<&str> {
        self.sets.iter().filter_map(|s| s.contents.get(indicator)).flat_map(BTreeMap::keys).map(String::as_str).collect()
    }

    fn also_in(&self, indicator: &str, period: &str, used: &HeldSet) -> Vec<String> {
        let others = self.sets.iter().filter(|s| s.version.data_set != used.version.data_set && s.holds(indicator, period));
        let mut codes: Vec<String> = others.map(|s| s.version.data_set.clone()).collect();
        codes.sort();
        codes
    }

    /// The denominator's data set and period for a numerator's. Beside its numerator first; then in the data set used for it.
    /// Where the two have no period in common, a denominator of the nearest period that is not later will do, and is said.
    fn denominator(&self, numerator: &str, denominator: &str, period: &str, beside: &HeldSet) -> Option<(FiguresSource, String)> {
        if !self.chosen.contains_key(denominator) && beside.holds(denominator, period) {
            return Some((beside.source(), period.to_owned()));
        }
        if let Some(set) = self.used(denominator, period) {
            return Some((set.source(), period.to_owned()));
        }
        if self.periods(numerator).into_iter().any(|p| self.used(denominator, p).is_some()) {
            return None;
        }
        let limit = end(period);
        let nearest = self.periods(denominator).into_iter().filter(|p| end(p) <= limit).max_by_key(|p| (end(p), *p))?;
        Some((self.used(denominator, nearest)?.source(), nearest.to_owned()))
    }

    /// The periods that an indicator has values for, each with its source: its own rows, else the ratio of two others.
    fn sources(&self, code: &str, parts: Option<(&str, &str)>) -> BTreeMap<String, PeriodSource> {
        let mut out = BTreeMap::new();
        if let Some((n, d)) = parts {
            for period in self.periods(n) {
                let Some(used) = self.used(n, period) else { continue };
                if let Some(denominator) = self.denominator(n, d, period, used) {
                    let source =
                        PeriodSource { used: used.source(), also_in: self.also_in(n, period, used), denominator: Some(denominator) };
                    out.insert(period.to_owned(), source);
                }
            }
        }
        for period in self.periods(code) {
            if let Some(used) = self.used(code, period) {
                let source = PeriodSource { used: used.source(), also_in: self.also_in(code, period, used), denominator: None };
                out.insert(period.to_owned(), source);
            }
        }
        out
    }

    /// An indicator with its periods and sources; none if nothing holds values for it.
    pub fn view(&self, record: &Record) -> Option<IndicatorView> {
        let code = record.body_text("code")?;
        let text = |field: &str| record.body_text(field).map(str::to_owned);
        let (numerator, denominator) = (text("numerator"), text("denominator"));
        let ratio = record.body_text("aggregation") == Some("ratio");
        let sources = self.sources(code, numerator.as_deref().zip(denominator.as_deref()).filter(|_| ratio));
        let view = IndicatorView {
            code: code.to_owned(),
            title: record.title.clone(),
            unit: text("unit").unwrap_or_default(),
            direction: text("direction"),
            aggregation: text("aggregation"),
            numerator,
            denominator,
            branch: text("branch").filter(|b| !b.is_empty()),
            data_set: String::new(),
            data_set_title: String::new(),
            version: 0,
            digest: String::new(),
            periods: sources.keys().cloned().collect(),
            record: record.id,
            denominator_source: None,
            denominator_period: None,
            sources,
        };
        let last = view.periods.last()?.clone();
        Some(view.at(&last))
    }
}

impl IndicatorView {
    /// The first period before this one that the same data set holds: what a value is compared with over time.
    #[must_use]
    pub fn first_beside(&self, period: &str) -> Option<&str> {
        let own = &self.sources.get(period)?.used.data_set;
        self.periods.iter().map(String::as_str).find(|p| *p < period && self.sources.get(*p).is_some_and(|s| s.used.data_set == *own))
    }

    /// The same indicator, citing what is used for `period`.
    #[must_use]
    pub fn at(mut self, period: &str) -> IndicatorView {
        if let Some(source) = self.sources.get(period) {
            self.data_set.clone_from(&source.used.data_set);
            self.data_set_title.clone_from(&source.used.title);
            self.version = source.used.version;
            self.digest.clone_from(&source.used.digest);
            let other = source.denominator.as_ref();
            self.denominator_source = other.map(|(s, _)| s.clone()).filter(|s| s.data_set != source.used.data_set);
            self.denominator_period = other.map(|(_, p)| p.clone()).filter(|p| p != period);
        }
        self
    }
}

impl Workbench {
    /// The data sets with figures that this person sees.
    pub(crate) async fn held_figures(&self, who: &Who, illustrative: bool) -> Result<Held> {
        let mut conn = self.store.reader().await?;
        let mut seen = Vec::new();
        let mut chosen = BTreeMap::new();
        records::each(&mut conn, self.territory, "data_set", |record| {
            if who.audience().sees(record.visibility, &record.named) && (illustrative || !record.illustrative) {
                seen.push(record);
            }
            Ok(())
        })
        .await?;
        records::each(&mut conn, self.territory, "indicator", |record| {
            if let (Some(code), Some(used)) = (record.body_text("code"), record.body_text("used_data_set")) {
                chosen.insert(code.to_owned(), used.to_owned());
            }
            Ok(())
        })
        .await?;
        let mut sets = Vec::new();
        for record in seen {
            let code = record.body_text("code").unwrap_or_default();
            let Some(version) = data_sets::current(&mut conn, self.territory, code).await?.filter(|v| v.form == Form::Indicators) else {
                continue;
            };
            let mut contents: BTreeMap<String, BTreeMap<String, i64>> = BTreeMap::new();
            for (indicator, period, rows) in data_sets::contents(&mut conn, self.territory, code, version.version).await? {
                contents.entry(indicator).or_default().insert(period, rows);
            }
            sets.push(HeldSet { record, version, contents });
        }
        Ok(Held { sets, chosen })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_compared_by_their_end() {
        assert!(end("2022-01-01") <= end("2022"));
        assert!(end("2022") > end("2022-12-30"));
        assert!(end("2022-Q2") < end("2022-07-01"));
        assert!(end("2022-06-30") <= end("2022-Q2"));
        assert!(end("2022-05") < end("2022-Q2"));
    }

    #[test]
    fn a_source_that_spans_years_is_no_newer_than_the_period() {
        assert_eq!(dated("2011/2025", "2011"), dated("2011", "2011"));
        assert!(dated("2011/2025", "2025-01-01") > dated("2022", "2025-01-01"));
        assert!(dated("2026-10", "2011") > dated("2011/2025", "2011"));
        assert_eq!(dated("n/d", "2011"), end("n/d"));
    }
}
