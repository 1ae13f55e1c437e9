//! The territory at a glance: how many live there and how that changed, the first rates beside those around, where the
//! registered money goes, which units hold none of a kind of service, and what waits for those who work here.

use crate::atlas::{IndicatorView, Series, newest_rates};
use crate::gate::{Act, Who, check};
use crate::selection::{Adding, Spread};
use crate::territory::lock;
use crate::{Result, Workbench};
use reticolo_analysis::classes;
use reticolo_model::{Record, Visibility, kinds};
use reticolo_store::lists;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use uuid::Uuid;

/// Kinds with more records than this are not read through for a glance.
const MOST: i64 = 10_000;
/// Rates that are shown.
const RATES: usize = 2;
/// Kinds of service whose gaps are told.
const GAPS: usize = 3;
/// Records that wait are named up to this many; all are counted.
const NAMED: usize = 20;
/// Acts that are looked through for imports with rows left out.
const ACTS: i64 = 200;
/// Steps of lightness on the small map.
const STEPS: usize = 5;

/// What a glance shows; each part is there only where the registry has its data.
#[derive(Debug, Clone, Default)]
pub struct Overview {
    pub people: Option<People>,
    pub rates: Vec<RateNow>,
    pub money: Option<Spread>,
    pub gaps: Vec<Gap>,
    pub waiting: Waiting,
    /// How many records of each kind lie in the units inside; kinds with too many to read are absent.
    pub inside: BTreeMap<&'static str, i64>,
}

/// Residents at the last period, and at the first one of the same data set.
#[derive(Debug, Clone)]
pub struct People {
    pub indicator: IndicatorView,
    pub period: String,
    pub now: f64,
    pub by_unit: BTreeMap<String, f64>,
    pub before: Option<Before>,
}

#[derive(Debug, Clone)]
pub struct Before {
    pub period: String,
    pub total: f64,
    /// The change of the units around, as a ratio; absent where one of them has no value.
    pub around: Option<f64>,
    pub losing: usize,
    pub gaining: usize,
    /// Change of each unit inside, as a ratio to the first period.
    pub change: BTreeMap<String, f64>,
    /// Classes of change, greatest loss first: from, to, units.
    pub steps: Vec<(f64, f64, usize)>,
    /// The step of each unit, an index into `steps`.
    pub step: BTreeMap<String, usize>,
}

/// A rate of the whole territory, before and around.
#[derive(Debug, Clone)]
pub struct RateNow {
    pub indicator: IndicatorView,
    pub period: String,
    pub value: f64,
    pub before: Option<(String, f64)>,
    pub around: Option<f64>,
}

/// A kind of service with units inside that hold none of it in the registry.
#[derive(Debug, Clone, PartialEq)]
pub struct Gap {
    /// Code of the service.
    pub service: String,
    pub sites: i64,
    pub with: usize,
    /// Units without, those with most people first, then by code.
    pub without: Vec<String>,
    /// The people who live there, where residents are known for all of them.
    pub people: Option<f64>,
}

/// What waits, for those who may do it.
#[derive(Debug, Clone, Default)]
pub struct Waiting {
    /// Latencies that nobody has decided about, and agreements that both sides have yet to accept.
    pub latencies: i64,
    pub matches: i64,
    /// Points that contradict the unit their row names.
    pub doubtful: Listed,
    /// Made by hand and not published.
    pub drafts: Listed,
    /// Made by hand and never confirmed.
    pub unconfirmed: Listed,
    /// Records of each kind that nobody confirmed within its term.
    pub stale: Vec<crate::stale::StaleKind>,
    /// Data sets whose last import left rows out: file, rows. For those who read the log.
    pub rejected: Vec<(String, i64)>,
}

/// Some records by name, all of them by number.
#[derive(Debug, Clone, Default)]
pub struct Listed {
    pub count: i64,
    /// Kind, id, title.
    pub first: Vec<(String, Uuid, String)>,
}

impl Listed {
    fn push(&mut self, record: &Record) {
        self.count += 1;
        if self.first.len() < NAMED {
            self.first.push((record.kind.clone(), record.id, record.title.clone()));
        }
    }
}

impl Waiting {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.latencies + self.matches + self.doubtful.count + self.drafts.count + self.unconfirmed.count == 0
            && self.rejected.is_empty()
            && self.stale.is_empty()
    }
}

/// Glances of one state of the log, by audience and by whether something may wait for the asker.
#[derive(Debug, Default)]
pub(crate) struct OverviewCache {
    head: i64,
    /// What stands still is another thing on another day.
    day: String,
    kept: BTreeMap<(String, bool, bool), Arc<Overview>>,
}

impl Workbench {
    /// The glance for this person.
    pub async fn overview(&self, who: &Who) -> Result<Arc<Overview>> {
        check(who, Act::Read)?;
        let head = self.head().await?;
        let day = self.today();
        // For those who write it tells what is their own.
        let own = if who.may(Act::Write) { who.logged_as() } else { String::new() };
        let key = (format!("{}/{own}", who.key()), who.may(Act::Write), who.may(Act::Administer));
        {
            let cache = lock(&self.caches.overviews);
            if cache.head == head
                && cache.day == day
                && let Some(kept) = cache.kept.get(&key)
            {
                return Ok(kept.clone());
            }
        }
        let made = Arc::new(self.look(who).await?);
        let mut cache = lock(&self.caches.overviews);
        if cache.head != head || cache.day != day {
            *cache = OverviewCache { head, day, kept: BTreeMap::new() };
        }
        cache.kept.insert(key, made.clone());
        Ok(made)
    }

    async fn look(&self, who: &Who) -> Result<Overview> {
        let people = self.residents(who).await?;
        let mut out = Overview { rates: self.rates(who).await?, ..Overview::default() };
        let counts = self.counts(who).await?;
        let places = self.places().await?;
        let mut sites = Sites::default();
        let partial = self.partial_sets(&mut self.store.reader().await?).await?;
        for kind in kinds::ALL.iter().filter(|k| kinds::of_territory(k.code)) {
            if counts.get(kind.code).copied().unwrap_or(0) > MOST {
                continue;
            }
            let query = who.all(kind.code);
            let money = (kind.code == "initiative").then_some("money_total");
            let (mut adding, mut inside) = (Adding::default(), 0);
            lists::each(&mut self.store.reader().await?, self.territory, &query, |record| {
                let here = record.place.as_ref().is_some_and(|p| p.units.iter().any(|u| places.is_inside(&u.unit)));
                inside += i64::from(here);
                match kind.code {
                    "initiative" => adding.add(&record, money, |u| places.is_inside(u)),
                    // What a list does not hold that does not hold all there is, is no gap.
                    "asset" if record.origin.as_ref().is_none_or(|o| !partial.contains(&o.data_set)) => {
                        sites.add(&record, |u| places.is_inside(u));
                    }
                    _ => {}
                }
                if who.may(Act::Write) {
                    wait(&mut out.waiting, &record);
                }
                Ok(())
            })
            .await?;
            out.inside.insert(kind.code, inside);
            if kind.code == "initiative" {
                let spread = adding.spread(true);
                out.money = spread.cents.is_some_and(|c| c > 0).then_some(spread);
            }
        }
        let inside: Vec<&str> = places.inside().map(|u| u.code.as_str()).collect();
        out.gaps = sites.gaps(&inside, people.as_ref().map(|p| &p.by_unit));
        out.people = people;
        if who.may(Act::Write) {
            out.waiting.stale = self.stale(who).await?;
        }
        if who.may(Act::Administer) {
            out.waiting.rejected = self.rejected(who).await?;
        }
        Ok(out)
    }

    /// Residents: the additive indicator of that code.
    async fn residents(&self, who: &Who) -> Result<Option<People>> {
        let all = self.indicators(who).await?;
        let Some(indicator) = all.into_iter().find(|i| i.code == "residents" && i.aggregation.as_deref() == Some("additive")) else {
            return Ok(None);
        };
        let places = self.places().await?;
        let inside: Vec<&str> = places.inside().map(|u| u.code.as_str()).collect();
        let context: Vec<&str> = places.units.iter().filter(|u| !u.inside).map(|u| u.code.as_str()).collect();
        let last = self.series(who, &indicator, None).await?;
        let Some(now) = last.total(inside.iter().copied()).filter(|x| *x > 0.0) else { return Ok(None) };
        let by_unit = inside.iter().filter_map(|u| Some(((*u).to_owned(), *last.values.get(*u)?))).collect();
        let mut before = None;
        if let Some(earlier) = indicator.first_beside(&last.period) {
            let first = self.series(who, &indicator, Some(earlier)).await?;
            before = compare(&first, &last, &inside, &context);
        }
        Ok(Some(People { period: last.period, now, by_unit, before, indicator }))
    }

    async fn rates(&self, who: &Who) -> Result<Vec<RateNow>> {
        let places = self.places().await?;
        let inside: Vec<&str> = places.inside().map(|u| u.code.as_str()).collect();
        let context: Vec<&str> = places.units.iter().filter(|u| !u.inside).map(|u| u.code.as_str()).collect();
        let mut out = Vec::new();
        // Each from another data set.
        let mut told = BTreeSet::new();
        for indicator in newest_rates(&self.indicators(who).await?).into_iter().cloned() {
            if out.len() == RATES || inside.is_empty() {
                break;
            }
            if told.contains(&indicator.data_set) || !Series::can_total(&indicator) {
                continue;
            }
            let last = self.series(who, &indicator, None).await?;
            let Some(value) = last.total(inside.iter().copied()) else { continue };
            told.insert(indicator.data_set.clone());
            let around = if context.is_empty() { None } else { last.total(context.iter().copied()) };
            let before = match indicator.first_beside(&last.period) {
                Some(period) => {
                    let first = self.series(who, &indicator, Some(period)).await?;
                    first.total(inside.iter().copied()).map(|x| (period.to_owned(), x))
                }
                None => None,
            };
            out.push(RateNow { period: last.period, value, before, around, indicator });
        }
        Ok(out)
    }

    /// The data sets whose newest import left rows out.
    async fn rejected(&self, who: &Who) -> Result<Vec<(String, i64)>> {
        let mut seen = BTreeSet::new();
        let mut out = Vec::new();
        for entry in self.acts(who, None, ACTS).await?.iter().filter(|e| e.act == reticolo_model::log::Act::Import) {
            let text = |key: &str| entry.detail.get(key).and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
            let rows = entry.detail.get("rejected").and_then(serde_json::Value::as_i64).unwrap_or(0);
            if seen.insert(text("data_set")) && rows > 0 {
                out.push((text("file"), rows));
            }
        }
        Ok(out)
    }
}

/// The change between two series of the same indicator; `None` where a unit inside is missing in the first.
fn compare(first: &Series, last: &Series, inside: &[&str], context: &[&str]) -> Option<Before> {
    let total = first.total(inside.iter().copied()).filter(|x| *x > 0.0)?;
    let around = match (first.total(context.iter().copied()), last.total(context.iter().copied())) {
        (Some(a), Some(b)) if a > 0.0 && !context.is_empty() => Some(b / a - 1.0),
        _ => None,
    };
    let change: BTreeMap<String, f64> = inside
        .iter()
        .filter_map(|u| {
            let (a, b) = (first.values.get(*u)?, last.values.get(*u)?);
            (*a > 0.0).then(|| ((*u).to_owned(), b / a - 1.0))
        })
        .collect();
    let values: Vec<Option<f64>> = inside.iter().map(|u| change.get(*u).copied()).collect();
    let made = classes::natural_breaks(&values, STEPS);
    let mut lower = made.lowest;
    let steps = made.upper.iter().zip(&made.counts).map(|(upper, n)| (std::mem::replace(&mut lower, *upper), *upper, *n)).collect();
    let step = change.iter().filter_map(|(u, x)| Some((u.clone(), made.class_of(*x)?))).collect();
    let count = |test: fn(f64) -> bool| change.values().filter(|x| test(**x)).count();
    let (losing, gaining) = (count(|x| x < 0.0), count(|x| x > 0.0));
    Some(Before { period: first.period.clone(), total, around, losing, gaining, change, steps, step })
}

fn wait(waiting: &mut Waiting, record: &Record) {
    match (record.kind.as_str(), record.status.as_str()) {
        ("latency", "found") => waiting.latencies += 1,
        ("agreement", "proposed") => waiting.matches += 1,
        _ => {}
    }
    if record.place.as_ref().is_some_and(|p| p.doubtful.is_some()) {
        waiting.doubtful.push(record);
    }
    if record.origin.is_none() && !record.illustrative {
        if record.visibility != Visibility::Public {
            waiting.drafts.push(record);
        }
        if record.confirmed.is_none() {
            waiting.unconfirmed.push(record);
        }
    }
}

/// Sites inside by the service they give: how many, and in which units.
#[derive(Debug, Default)]
struct Sites {
    by: BTreeMap<String, (i64, BTreeSet<String>)>,
}

impl Sites {
    fn add(&mut self, record: &Record, inside: impl Fn(&str) -> bool) {
        if record.status == "lost" {
            return;
        }
        let units: Vec<&str> = record.place.iter().flat_map(|p| &p.units).map(|u| u.unit.as_str()).filter(|u| inside(u)).collect();
        if let (Some(service), false) = (record.body_text("service"), units.is_empty()) {
            let (sites, found) = self.by.entry(service.to_owned()).or_default();
            *sites += 1;
            found.extend(units.into_iter().map(str::to_owned));
        }
    }

    /// What is somewhere, and not everywhere: most people without it first.
    fn gaps(self, inside: &[&str], residents: Option<&BTreeMap<String, f64>>) -> Vec<Gap> {
        let people = |unit: &str| residents.and_then(|r| r.get(unit)).copied();
        let mut gaps: Vec<Gap> = self
            .by
            .into_iter()
            .filter_map(|(service, (sites, with))| {
                let mut without: Vec<String> = inside.iter().filter(|u| !with.contains(**u)).map(|u| (*u).to_owned()).collect();
                without.sort_by(|a, b| people(b).unwrap_or(0.0).total_cmp(&people(a).unwrap_or(0.0)).then_with(|| a.cmp(b)));
                let known: Option<Vec<f64>> = without.iter().map(|u| people(u)).collect();
                // One site alone is no service that other places could be expected to have.
                (with.len() > 1 && !without.is_empty()).then(|| Gap {
                    service,
                    sites,
                    with: with.len(),
                    without,
                    people: known.map(|k| reticolo_analysis::sums::sum(&k)),
                })
            })
            .collect();
        gaps.sort_by(|a, b| {
            let key = |g: &Gap| g.people.unwrap_or(0.0);
            (key(b), b.with).partial_cmp(&(key(a), a.with)).unwrap_or(std::cmp::Ordering::Equal).then_with(|| a.service.cmp(&b.service))
        });
        gaps.truncate(GAPS);
        gaps
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reticolo_model::Place;
    use serde_json::json;

    #[test]
    fn a_gap_counts_units_without_and_their_people() {
        let kind = kinds::find("asset").expect("a kind");
        let mut sites = Sites::default();
        for (service, units, status) in [
            ("library", vec!["a"], "recorded"),
            ("library", vec!["b"], "recorded"),
            ("library", vec!["c"], "lost"),
            ("museum", vec!["a"], "recorded"),
        ] {
            let mut record = Record::new(Uuid::nil(), kind, "prova");
            record.body.insert("service".into(), json!(service));
            record.status = status.to_owned();
            record.place = Some(Place::in_units(units.into_iter().map(str::to_owned).collect()));
            sites.add(&record, |_| true);
        }
        let residents = BTreeMap::from([("c".to_owned(), 10.0), ("d".to_owned(), 30.0)]);
        let gaps = sites.gaps(&["a", "b", "c", "d"], Some(&residents));
        assert_eq!(gaps.len(), 1, "one museum alone is no gap elsewhere");
        assert_eq!((gaps[0].sites, gaps[0].with, gaps[0].people), (2, 2, Some(40.0)));
        assert_eq!(gaps[0].without, ["d", "c"]);
    }
}
