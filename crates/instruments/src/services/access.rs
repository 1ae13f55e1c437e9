//! Who reaches a service, and who does not: the nearest site, the sites each unit reaches with all who share them, the
//! people left out, and what one more site would change.

use super::ServiceSite;
use super::sites::is_of;
use crate::atlas::{IndicatorView, Series};
use crate::gate::{Act, Who, check};
use crate::places::Places;
use crate::{Result, WorkError, Workbench};
use reticolo_analysis::catalogue::{ACCESS, Card};
use reticolo_analysis::services::access::{Access, AccessAsk, AccessPlan, Demand, FACTOR, Site, access, gains};
use reticolo_analysis::spatial::contiguity::Metric;
use reticolo_analysis::sums::{round9, sum_by};
use reticolo_model::canonical::canonical;
use reticolo_model::geometry::Point;
use reticolo_model::vocabulary::SERVICES;
use reticolo_model::{Problem, id};
use serde::Serialize;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use uuid::Uuid;

/// The answer stands also at these distances, in kilometres.
const ALSO_AT: [f64; 5] = [5.0, 8.0, 12.0, 15.0, 20.0];
/// A score on fewer people than this carries their number.
pub const SMALL: f64 = 1000.0;
/// Scores are given for so many people.
const PER: f64 = 10_000.0;

/// What is asked.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AccessQuestion {
    /// Code in the vocabulary of services; the classes under it count too.
    pub service: String,
    /// Code of an additive indicator: whom the service is for. Empty: the residents.
    pub demand: String,
    pub period: Option<String>,
    pub threshold_km: f64,
    /// By what a straight line is multiplied.
    pub factor: f64,
    /// Whether sites beyond the border count. The people there always do, as they use the sites here.
    pub beyond: bool,
}

impl AccessQuestion {
    /// Within 10 km by a factor of 1.3, with the sites beyond the border.
    #[must_use]
    pub fn new(service: &str) -> AccessQuestion {
        AccessQuestion {
            service: service.to_owned(),
            demand: String::new(),
            period: None,
            threshold_km: 10.0,
            factor: FACTOR,
            beyond: true,
        }
    }
}

/// The answer for one unit inside. Computed figures are rounded to nine significant digits.
#[derive(Debug, Clone, Serialize)]
pub struct AccessRow {
    pub code: String,
    pub name: String,
    /// `None` where the indicator has no value.
    pub people: Option<f64>,
    /// Whether a site is within the threshold of the unit's seat; `None` for a unit of which no place is known.
    pub covered: Option<bool>,
    /// Kilometres to the nearest site, by the factor; none where there is no site.
    pub nearest_km: Option<f64>,
    /// The nearest site: its place in `sites`.
    pub nearest: Option<usize>,
    /// Sites in the unit itself, wherever they stand in it.
    pub own_sites: usize,
    /// Sites within the threshold.
    pub within: u32,
    /// Capacity for 10 000 people, or sites where the capacity is not known; zero where nothing is within reach.
    pub score: Option<f64>,
    /// Fewer people than [`SMALL`]: the score stands on few.
    pub small: bool,
}

/// A site that a unit inside has in itself, nearest or within reach.
#[derive(Debug, Clone, Serialize)]
pub struct SiteRow {
    pub record: Uuid,
    pub title: String,
    pub service: String,
    /// Code and name of its unit, where one is known.
    pub unit: Option<String>,
    pub unit_name: Option<String>,
    pub beyond: bool,
    pub at: Option<Point>,
    /// It stands at the seat of its unit, as nothing closer is known.
    pub at_seat: bool,
    pub capacity: Option<f64>,
    /// All the people within its reach, those beyond the border too.
    pub people: f64,
}

/// Units and people with and without a site within reach.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct AccessTotals {
    pub units: usize,
    pub covered_units: usize,
    pub uncovered_units: usize,
    pub people: f64,
    pub covered_people: f64,
    pub uncovered_people: f64,
    /// Covered people over people; none without people.
    pub covered_share: Option<f64>,
}

/// The whole of an area: the territory, or what is loaded around it.
#[derive(Debug, Clone, Serialize)]
pub struct AccessArea {
    pub totals: AccessTotals,
    /// Units without a site of their own, and their people.
    pub without_own: usize,
    pub without_own_people: f64,
    /// Sites in the area that are open, and how many of them (or how much capacity) there are for 10 000 people.
    pub sites: usize,
    pub density: Option<f64>,
}

#[derive(Debug, Clone, Serialize)]
pub struct AtThreshold {
    pub km: f64,
    /// Whether it is the one that was asked.
    pub asked: bool,
    pub totals: AccessTotals,
}

/// What changes when the sites beyond the border are left out.
#[derive(Debug, Clone, Serialize)]
pub struct WithoutBeyond {
    pub totals: AccessTotals,
    /// Codes of the units inside that only a site beyond reaches.
    pub units: Vec<String>,
}

/// A hypothesis: the seat at which one more site would reach most of the people whom none reaches.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OneMore {
    pub unit: String,
    pub name: String,
    pub people: f64,
    /// Codes of the units it would reach.
    pub units: Vec<String>,
}

/// What the sites are counted by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Capacity {
    /// Every site says how much, all in this unit and period.
    Known { unit: String, per_period: String },
    /// Each site counts 1: so many of all the sites say how much.
    Unknown { with: usize, of: usize },
    /// Each site counts 1: they say how much, but in different units.
    Mixed,
}

#[derive(Debug, Clone, Serialize)]
pub struct AccessView {
    /// As it was asked, completed.
    pub question: AccessQuestion,
    pub demand: IndicatorView,
    pub period: String,
    pub capacity: Capacity,
    /// Units inside, by code.
    pub rows: Vec<AccessRow>,
    pub sites: Vec<SiteRow>,
    pub inside: AccessArea,
    /// What is loaded around the territory, where people and sites are. Its own surroundings are not known.
    pub around: Option<AccessArea>,
    /// Codes of the units inside without a site of their own.
    pub without_own: Vec<String>,
    /// The asked threshold and the usual ones, growing.
    pub thresholds: Vec<AtThreshold>,
    /// Where leaving the sites beyond the border out leaves more units without.
    pub without_beyond: Option<WithoutBeyond>,
    pub one_more: Option<OneMore>,
    /// Sites loaded beyond the border (whether or not they count), and units there with people.
    pub sites_beyond: usize,
    /// A list of these sites does not hold all there is: from what is not in it nothing follows.
    pub partial: bool,
    pub units_beyond: usize,
    /// Sites beyond that reach people inside and stand where nobody's number is known: too few share them.
    pub lonely_sites: usize,
    /// Sites that could not be used, as nothing says where they are.
    pub sites_without_place: usize,
    /// Sites used that stand at the seat of their unit.
    pub sites_at_seat: usize,
    /// Units inside whose seat no source states: they stand at a point inside their shape.
    pub seats_not_stated: usize,
    /// Codes of the units inside without a value, or without a place.
    pub people_missing: Vec<String>,
    pub places_missing: Vec<String>,
    pub input_digest: String,
    #[serde(skip)]
    pub method: &'static Card,
}

impl Workbench {
    /// Who reaches a service. Refused: a class that is none, an indicator that cannot be added up, figures out of range.
    pub async fn access(&self, who: &Who, question: &AccessQuestion) -> Result<Arc<AccessView>> {
        check(who, Act::Read)?;
        if !SERVICES.has(&question.service) {
            return Err(WorkError::NotFound(question.service.clone()));
        }
        let head = self.head().await?;
        let key = format!("{}\n{question:?}", who.key());
        if let Some(kept) = self.kept(head, &key, super::ServiceCache::access) {
            return Ok(kept);
        }
        let sites = self.sites(who).await?;
        let made = self.access_over(who, question, sites).await?;
        Ok(self.keep(head, key, super::ServiceCache::access, made))
    }

    /// The same over these sites, be they those that there are or not; nothing of it is kept.
    pub(crate) async fn access_over(&self, who: &Who, question: &AccessQuestion, sites: Arc<Vec<ServiceSite>>) -> Result<AccessView> {
        check(who, Act::Read)?;
        let series = self.demand(who, &question.demand, question.period.as_deref()).await?;
        let places = self.places().await?;
        let asked = AccessQuestion { demand: series.indicator.code.clone(), period: Some(series.period.clone()), ..question.clone() };
        let made = tokio::task::spawn_blocking(move || compute(asked, series, &sites, &places));
        made.await.map_err(|e| WorkError::Report(e.to_string()))?
    }
}

/// The units that stand somewhere, with their people: what an analysis takes as demand.
pub(crate) struct Standing {
    /// Number of the unit in `Places::units`.
    pub unit: Vec<usize>,
    pub demand: Vec<Demand>,
    /// Whether a value stands behind `people` (else they are zero).
    pub known: Vec<bool>,
    pub stated: Vec<bool>,
}

impl Standing {
    pub fn new(places: &Places, values: &BTreeMap<String, f64>) -> Standing {
        let mut out = Standing { unit: Vec::new(), demand: Vec::new(), known: Vec::new(), stated: Vec::new() };
        for (i, unit) in places.units.iter().enumerate() {
            let Some((at, stated)) = places.seat(unit) else { continue };
            let people = values.get(&unit.code).copied();
            out.unit.push(i);
            out.demand.push(Demand { at, people: people.unwrap_or(0.0) });
            out.known.push(people.is_some());
            out.stated.push(stated);
        }
        out
    }
}

pub(crate) fn refused(title: &str) -> impl Fn(reticolo_analysis::services::access::AccessError) -> WorkError + '_ {
    move |e| Problem::new("problem-access", title).with("reason", e).into()
}

/// Covered and uncovered over the units that `take` takes, of those whose people are known.
fn totals(standing: &Standing, found: &Access, take: impl Fn(usize) -> bool) -> AccessTotals {
    let mut t = AccessTotals::default();
    for (k, d) in standing.demand.iter().enumerate().filter(|(k, _)| standing.known[*k] && take(*k)) {
        t.units += 1;
        t.people += d.people;
        if found.within[k] > 0 {
            t.covered_units += 1;
            t.covered_people += d.people;
        } else {
            t.uncovered_units += 1;
            t.uncovered_people += d.people;
        }
    }
    t.covered_share = (t.people > 0.0).then(|| round9(t.covered_people / t.people));
    for x in [&mut t.people, &mut t.covered_people, &mut t.uncovered_people] {
        *x = round9(*x);
    }
    t
}

/// How the sites are counted, and how much each counts.
fn weigh(sites: &[&ServiceSite]) -> (Capacity, Vec<f64>) {
    let with = sites.iter().filter(|s| s.capacity.is_some()).count();
    let known = match sites.first() {
        _ if with < sites.len() || sites.is_empty() => Capacity::Unknown { with, of: sites.len() },
        Some(first) if sites.iter().all(|s| s.capacity_unit == first.capacity_unit) => {
            let [unit, per_period] = first.capacity_unit.clone();
            Capacity::Known { unit, per_period }
        }
        _ => Capacity::Mixed,
    };
    let amounts = sites.iter().map(|s| if matches!(known, Capacity::Known { .. }) { s.capacity.unwrap_or(0.0) } else { 1.0 });
    (known.clone(), amounts.collect())
}

fn compute(question: AccessQuestion, series: Series, all: &[ServiceSite], places: &Places) -> Result<AccessView> {
    let title = series.indicator.title.clone();
    let refused = refused(&title);
    let of_class: Vec<&ServiceSite> = all.iter().filter(|s| is_of(&s.service, &question.service)).collect();
    let used: Vec<&ServiceSite> = of_class.iter().copied().filter(|s| s.at.is_some() && (question.beyond || !s.beyond)).collect();
    let (capacity, amounts) = weigh(&used);
    let standing = Standing::new(places, &series.values);
    let inside = |k: usize| places.units[standing.unit[k]].inside;
    let sites: Vec<Site> = used.iter().zip(&amounts).filter_map(|(s, capacity)| Some(Site { at: s.at?, capacity: *capacity })).collect();
    let ask = AccessAsk { threshold: question.threshold_km, factor: question.factor, metric: Metric::Sphere };
    let plan = ask.check(&standing.demand, &sites).map_err(&refused)?;
    let found = access(&plan);

    // Sites in each unit, wherever they stand in it.
    let mut own: BTreeMap<&str, usize> = BTreeMap::new();
    for unit in of_class.iter().filter(|s| question.beyond || !s.beyond).flat_map(|s| &s.units) {
        *own.entry(unit).or_default() += 1;
    }
    let own = |code: &str| own.get(code).copied().unwrap_or(0);

    // The same question asked of the people inside alone says which sites matter here, and where one more would help.
    let here: Vec<usize> = (0..standing.demand.len()).filter(|k| inside(*k)).collect();
    let demand_here: Vec<Demand> = here.iter().map(|k| standing.demand[*k]).collect();
    let alone = (!here.is_empty()).then(|| ask.check(&demand_here, &sites)).transpose().map_err(&refused)?;
    let alone = alone.map(|plan| (access(&plan), plan));

    let area = |of_inside: bool| -> AccessArea {
        let t = totals(&standing, &found, |k| inside(k) == of_inside);
        let lacking = (0..standing.demand.len())
            .filter(|k| inside(*k) == of_inside && standing.known[*k] && own(&places.units[standing.unit[*k]].code) == 0);
        let (without_own, without_own_people) = lacking.fold((0, 0.0), |(n, people), k| (n + 1, people + standing.demand[k].people));
        // Of the sites beyond only those in a loaded unit belong to what is around.
        let lies = |s: &&ServiceSite| if of_inside { !s.beyond } else { s.beyond && s.units.iter().any(|u| places.get(u).is_some()) };
        let there: Vec<f64> = used.iter().zip(&amounts).filter(|(s, _)| lies(s)).map(|(_, a)| *a).collect();
        let whole = sum_by(there.len(), |i| there[i]);
        AccessArea {
            density: (t.people > 0.0).then(|| round9(whole / t.people * PER)),
            sites: there.iter().filter(|a| **a > 0.0).count(),
            without_own,
            without_own_people: round9(without_own_people),
            totals: t,
        }
    };
    let around = area(false);
    let around = (question.beyond && around.totals.people > 0.0 && around.sites > 0).then_some(around);

    let mut shown: BTreeSet<usize> = (0..used.len()).filter(|j| !used[*j].beyond).collect();
    if let Some((alone, _)) = &alone {
        shown.extend(alone.nearest.iter().flatten().map(|n| n.site as usize));
        shown.extend((0..used.len()).filter(|j| alone.reached[*j] > 0.0));
    }
    let shown: Vec<usize> = shown.into_iter().collect();
    let peopled = |s: &ServiceSite| s.units.iter().any(|u| series.values.contains_key(u));
    let lonely = |(alone, _): &(Access, AccessPlan)| {
        (0..used.len()).filter(|j| used[*j].beyond && alone.reached[*j] > 0.0 && !peopled(used[*j])).count()
    };

    let rows = rows(places, &standing, &found, &shown, own);
    let thresholds = at_thresholds(&question, ask, &standing, &sites, inside, &refused)?;
    let inside_sites: Vec<Site> = used.iter().zip(&sites).filter(|(s, _)| !s.beyond).map(|(_, site)| *site).collect();
    let without = access(&ask.check(&standing.demand, &inside_sites).map_err(&refused)?);
    let lost: Vec<String> = (0..standing.demand.len())
        .filter(|k| inside(*k) && found.within[*k] > 0 && without.within[*k] == 0)
        .map(|k| places.units[standing.unit[k]].code.clone())
        .collect();
    let without_beyond = (!lost.is_empty()).then(|| WithoutBeyond { totals: totals(&standing, &without, inside), units: lost });
    let stands: BTreeSet<usize> = standing.unit.iter().copied().collect();
    let codes_inside = |lacks: &dyn Fn(usize) -> bool| -> Vec<String> {
        let units = places.units.iter().enumerate().filter(|(i, u)| u.inside && lacks(*i));
        units.map(|(_, u)| u.code.clone()).collect()
    };
    let digest = id::sha256_hex(canonical(&input(places, &standing, &used, &amounts, &question)).as_bytes());
    Ok(AccessView {
        inside: area(true),
        around,
        without_own: codes_inside(&|i| own(&places.units[i].code) == 0),
        one_more: alone.as_ref().and_then(|(now, plan)| one_more(places, &standing, &here, plan, now)),
        lonely_sites: alone.as_ref().map_or(0, lonely),
        sites: shown.iter().map(|j| site_row(used[*j], &capacity, found.reached[*j], places)).collect(),
        sites_beyond: of_class.iter().filter(|s| s.beyond && s.at.is_some()).count(),
        partial: of_class.iter().any(|s| s.partial),
        units_beyond: (0..standing.demand.len()).filter(|k| !inside(*k) && standing.demand[*k].people > 0.0).count(),
        sites_without_place: of_class.iter().filter(|s| s.at.is_none()).count(),
        sites_at_seat: shown.iter().filter(|j| used[**j].at_seat).count(),
        seats_not_stated: here.iter().filter(|k| !standing.stated[**k]).count(),
        people_missing: codes_inside(&|i| !series.values.contains_key(&places.units[i].code)),
        places_missing: codes_inside(&|i| !stands.contains(&i)),
        period: series.period,
        demand: series.indicator,
        capacity,
        rows,
        thresholds,
        without_beyond,
        question,
        input_digest: digest,
        method: &ACCESS,
    })
}

/// What the digest is taken of: no random id and no time of import.
fn input(places: &Places, standing: &Standing, used: &[&ServiceSite], amounts: &[f64], question: &AccessQuestion) -> serde_json::Value {
    let unit = |k: usize| {
        let unit = &places.units[standing.unit[k]];
        let d = standing.demand[k];
        json!([unit.code, unit.inside, d.at, standing.known[k].then(|| round9(d.people))])
    };
    let site = |(s, amount): (&&ServiceSite, &f64)| json!([s.title, s.service, s.units, s.beyond, s.at, amount]);
    json!({
        "units": (0..standing.demand.len()).map(unit).collect::<Vec<_>>(),
        "sites": used.iter().zip(amounts).map(site).collect::<Vec<_>>(),
        "question": question,
    })
}

fn rows(places: &Places, standing: &Standing, found: &Access, shown: &[usize], own: impl Fn(&str) -> usize) -> Vec<AccessRow> {
    let at: BTreeMap<usize, usize> = standing.unit.iter().enumerate().map(|(k, i)| (*i, k)).collect();
    let row = |(i, unit): (usize, &reticolo_model::Unit)| {
        let k = at.get(&i).copied();
        let people = k.filter(|k| standing.known[*k]).map(|k| standing.demand[k].people);
        let nearest = k.and_then(|k| found.nearest[k]);
        AccessRow {
            code: unit.code.clone(),
            name: unit.name.clone(),
            people,
            covered: k.map(|k| found.within[k] > 0),
            nearest_km: nearest.map(|n| round9(n.distance)),
            nearest: nearest.and_then(|n| shown.binary_search(&(n.site as usize)).ok()),
            own_sites: own(&unit.code),
            within: k.map_or(0, |k| found.within[k]),
            score: k.map(|k| round9(found.score[k] * PER)),
            small: people.is_some_and(|p| p < SMALL),
        }
    };
    places.units.iter().enumerate().filter(|(_, u)| u.inside).map(row).collect()
}

fn at_thresholds(
    question: &AccessQuestion,
    ask: AccessAsk,
    standing: &Standing,
    sites: &[Site],
    inside: impl Fn(usize) -> bool,
    refused: &impl Fn(reticolo_analysis::services::access::AccessError) -> WorkError,
) -> Result<Vec<AtThreshold>> {
    let mut distances: Vec<f64> = ALSO_AT.to_vec();
    distances.push(question.threshold_km);
    distances.sort_by(f64::total_cmp);
    distances.dedup();
    distances
        .into_iter()
        .map(|km| {
            let found = access(&AccessAsk { threshold: km, ..ask }.check(&standing.demand, sites).map_err(refused)?);
            Ok(AtThreshold { km, asked: km.total_cmp(&question.threshold_km).is_eq(), totals: totals(standing, &found, &inside) })
        })
        .collect()
}

/// The best of the seats inside for the people inside; of equals where most live, then the first by code.
fn one_more(places: &Places, standing: &Standing, here: &[usize], plan: &AccessPlan, now: &Access) -> Option<OneMore> {
    let seats: Vec<Point> = here.iter().map(|k| standing.demand[*k].at).collect();
    let gained = gains(plan, now, &seats);
    let own = |k: usize| standing.demand[here[k]].people;
    let best = (0..seats.len()).fold(None, |best: Option<usize>, k| match best {
        Some(b) if (gained[b], own(b)) >= (gained[k], own(k)) => best,
        _ => Some(k),
    });
    let best = best.filter(|k| gained[*k] > 0.0)?;
    let near = |k: usize| now.asked.distance(seats[k], seats[best]) <= now.asked.threshold * (1.0 + 1e-9);
    let reached = now.uncovered.iter().map(|k| *k as usize).filter(|k| near(*k));
    let unit = |k: usize| &places.units[standing.unit[here[k]]];
    Some(OneMore {
        unit: unit(best).code.clone(),
        name: unit(best).name.clone(),
        people: round9(gained[best]),
        units: reached.map(|k| unit(k).code.clone()).collect(),
    })
}

fn site_row(site: &ServiceSite, capacity: &Capacity, people: f64, places: &Places) -> SiteRow {
    SiteRow {
        record: site.record,
        title: site.title.clone(),
        service: site.service.clone(),
        unit: site.units.first().cloned(),
        unit_name: site.units.first().and_then(|u| places.get(u)).map(|u| u.name.clone()),
        beyond: site.beyond,
        at: site.at,
        at_seat: site.at_seat,
        capacity: site.capacity.filter(|_| matches!(capacity, Capacity::Known { .. })),
        people: round9(people),
    }
}
