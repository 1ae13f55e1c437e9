//! What is known of who goes where to work: the flows of a data set that somebody sees, else how many live in each place and work, how
//! many of these stay, and how many come in, from which flows can be estimated.

use super::ESTIMATE;
use crate::atlas::FiguresSource;
use crate::gate::Who;
use crate::places::Places;
use crate::plan::book::code;
use crate::{Result, WorkError, Workbench};
use reticolo_model::Problem;
use reticolo_model::geometry::Point;
use reticolo_store::data_sets::{self, Form, Version};
use reticolo_store::records;
use std::collections::{BTreeMap, BTreeSet};

/// How many start and end in each place.
#[derive(Debug, Clone)]
pub struct Margins {
    pub points: Vec<Point>,
    pub workers: Vec<f64>,
    pub jobs: Vec<f64>,
    /// Who lives and works in the same place.
    pub own: Vec<f64>,
}

/// Flows, or their margins, of some units in the order of their codes.
#[derive(Debug, Clone)]
pub struct FlowsHeld {
    pub units: Vec<String>,
    /// By number of the unit: from, to, how many; nothing where they are to be estimated.
    pub rows: Vec<(u32, u32, f64)>,
    pub margins: Option<Margins>,
    pub sources: Vec<FiguresSource>,
    pub period: String,
}

/// Codes in growing order: as numbers where all are, else as text, as the verbs order the units of a file.
fn ordered(codes: BTreeSet<String>) -> Vec<String> {
    let mut codes: Vec<String> = codes.into_iter().collect();
    if codes.iter().all(|c| c.parse::<u64>().is_ok()) {
        codes.sort_by_key(|c| c.parse::<u64>().ok());
    }
    codes
}

/// A data set of flows, with what decides between several: what is real, the date of its source, the last published.
struct FlowSet {
    rank: (bool, String, i64),
    source: FiguresSource,
}

impl Workbench {
    async fn flow_sets(&self, who: &Who) -> Result<Vec<FlowSet>> {
        let mut newest: BTreeMap<String, Version> = BTreeMap::new();
        for v in data_sets::versions(&mut self.store.reader().await?, self.territory).await? {
            if v.form == Form::Flows && v.withdrawn.is_none() {
                newest.insert(v.data_set.clone(), v);
            }
        }
        let mut sets = Vec::new();
        records::each(&mut self.store.reader().await?, self.territory, "data_set", |record| {
            let version = record.body_text("code").and_then(|code| newest.get(code));
            if let Some(v) = version.filter(|_| who.audience().sees(record.visibility, &record.named))
                && (who.illustrative() || !record.illustrative)
            {
                let date = record.body_text("source_date").unwrap_or_default().to_owned();
                let (data_set, title) = (v.data_set.clone(), record.title.clone());
                let source = FiguresSource { data_set, title, version: v.version, digest: v.digest.clone() };
                sets.push(FlowSet { rank: (!record.illustrative, date, v.seq), source });
            }
            Ok(())
        })
        .await?;
        sets.sort_by(|a, b| b.rank.cmp(&a.rank));
        Ok(sets)
    }

    /// The data sets of flows that somebody sees, the one that is used first.
    pub async fn flow_sources(&self, who: &Who) -> Result<Vec<FiguresSource>> {
        Ok(self.flow_sets(who).await?.into_iter().map(|s| s.source).collect())
    }

    /// Flows of a data set, or the margins that they are estimated from.
    pub async fn flows_held(&self, who: &Who, asked: &str, period: &str) -> Result<FlowsHeld> {
        let sets = self.flow_sources(who).await?;
        if !asked.is_empty() && asked != ESTIMATE && !sets.iter().any(|s| s.data_set == asked) {
            let known: Vec<&str> = sets.iter().map(|s| s.data_set.as_str()).chain([ESTIMATE]).collect();
            return Err(Problem::new("problem-functional-set", asked).on("flows").with("known", known.join(", ")).into());
        }
        match sets.into_iter().find(|s| asked.is_empty() || s.data_set == asked).filter(|_| asked != ESTIMATE) {
            Some(source) => self.flows_counted(source, period).await,
            None => self.flow_margins(who, period).await,
        }
    }

    async fn flows_counted(&self, source: FiguresSource, period: &str) -> Result<FlowsHeld> {
        let places = self.places().await?;
        let (mut rows, mut units, mut periods, mut newest) = (Vec::new(), BTreeSet::new(), BTreeSet::new(), period.to_owned());
        let conn = &mut self.store.reader().await?;
        data_sets::each(conn, self.territory, Form::Flows, &source.data_set, source.version, |f| {
            if !periods.contains(&*f.period) {
                periods.insert(f.period.to_string());
            }
            // The newest period counts unless one is asked.
            if period.is_empty() && *f.period > *newest {
                newest = f.period.to_string();
                rows.clear();
            }
            if let Some(n) = f.number.filter(|_| *f.period == *newest) {
                rows.push((f.a, f.b, n));
            }
            Ok(())
        })
        .await?;
        if !period.is_empty() && !periods.contains(period) {
            let known = periods.into_iter().collect::<Vec<_>>().join(", ");
            return Err(Problem::new("problem-period-unknown", period).on("period").with("known", known).into());
        }
        rows.retain(|(a, b, _)| places.get(a).is_some() && places.get(b).is_some());
        units.extend(rows.iter().flat_map(|(a, b, _)| [a.to_string(), b.to_string()]));
        let units = ordered(units);
        let number: BTreeMap<&str, u32> = (0..).zip(&units).map(|(i, code)| (code.as_str(), i)).collect();
        let rows = rows.iter().map(|(a, b, n)| (number[&**a], number[&**b], *n)).collect();
        Ok(FlowsHeld { units, rows, margins: None, sources: vec![source], period: newest })
    }

    /// Who lives in each place and works, who of these stays, who comes in.
    async fn flow_margins(&self, who: &Who, period: &str) -> Result<FlowsHeld> {
        let none = || Problem::new("problem-functional-none", "").on("flows");
        let mut views = Vec::new();
        for code in [code::COMMUTERS, code::COMMUTERS_HOME, code::COMMUTERS_IN] {
            match self.indicators(who).await?.iter().find(|i| i.code == code) {
                Some(view) => views.push(view.clone()),
                None => return Err(none().into()),
            }
        }
        let common: Vec<&String> = views[0].periods.iter().filter(|p| views.iter().all(|v| v.periods.contains(p))).collect();
        let period = match common.iter().find(|p| p.as_str() == period) {
            Some(found) => (*found).clone(),
            None if period.is_empty() => common.last().ok_or_else(none)?.to_string(),
            None => {
                let known = common.iter().map(|p| p.as_str()).collect::<Vec<_>>().join(", ");
                return Err(Problem::new("problem-period-unknown", period).on("period").with("known", known).into());
            }
        };
        let (mut columns, mut sources) = (Vec::new(), Vec::<FiguresSource>::new());
        for view in &views {
            let series = self.series(who, view, Some(&period)).await?;
            let i = &series.indicator;
            if !sources.iter().any(|s| s.data_set == i.data_set) {
                let (data_set, title) = (i.data_set.clone(), i.data_set_title.clone());
                sources.push(FiguresSource { data_set, title, version: i.version, digest: i.digest.clone() });
            }
            columns.push(series.values);
        }
        let places = self.places().await?;
        margins_of(&places, &columns).map(|(units, margins)| FlowsHeld { units, rows: Vec::new(), margins: Some(margins), sources, period })
    }
}

/// The units that have all three figures and a place.
fn margins_of(places: &Places, columns: &[BTreeMap<String, f64>]) -> Result<(Vec<String>, Margins)> {
    let mut margins = Margins { points: Vec::new(), workers: Vec::new(), jobs: Vec::new(), own: Vec::new() };
    let mut units = Vec::new();
    let whole = |code: &&String| columns[1..].iter().all(|c| c.contains_key(*code));
    for code in ordered(columns[0].keys().filter(whole).cloned().collect()) {
        let Some((point, _)) = places.get(&code).and_then(|u| places.seat(u)) else { continue };
        let [workers, own, coming] = [0, 1, 2].map(|c| columns[c][&code]);
        if !(own <= workers && [workers, own, coming].iter().all(|x| *x >= 0.0)) {
            return Err(WorkError::from(Problem::new("problem-functional-margin", places.name(&code)).on("flows")));
        }
        margins.points.push(point);
        margins.workers.push(workers);
        margins.jobs.push(own + coming);
        margins.own.push(own);
        units.push(code);
    }
    Ok((units, margins))
}
