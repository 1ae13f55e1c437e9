//! Coverage of each unit by each service, and from it level, inequality, groups and curves.

use super::spread::NOTHING;
use super::{
    BasinSet, CoverageCurve, CoverageRule, Evenness, HarmonyGroup, HarmonyQuestion, HarmonyRow, HarmonyView, ServiceLevel, ranked,
};
use crate::atlas::Series;
use crate::places::Places;
use crate::services::{ServiceSite, Standing, is_of, refused};
use crate::{Result, WorkError};
use reticolo_analysis::catalogue::INEQUALITY;
use reticolo_analysis::services::access::{AccessAsk, Site, access};
use reticolo_analysis::services::inequality::{Inequality, InequalityAsk, inequality};
use reticolo_analysis::spatial::contiguity::Metric;
use reticolo_analysis::sums::{round9, sum_by};
use reticolo_model::canonical::canonical;
use reticolo_model::{Problem, Unit, id};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The last distance of the curves, in kilometres.
const CURVE_KM: u32 = 20;

/// One service over all standing units.
pub(super) struct Served {
    service: String,
    pub by: Vec<bool>,
    /// Kilometres to the nearest site, 0 where one lies in the unit.
    km: Vec<Option<f64>>,
    sites: [usize; 3],
}

/// The units of one area that count, with their coverage.
struct Area {
    units: Vec<usize>,
    people: Vec<f64>,
    coverage: Vec<f64>,
}

impl Area {
    fn new(places: &Places, standing: &Standing, served: &[Served], inside: bool) -> Area {
        let units: Vec<usize> =
            (0..standing.demand.len()).filter(|k| standing.known[*k] && places.units[standing.unit[*k]].inside == inside).collect();
        #[expect(clippy::cast_precision_loss, reason = "a few dozen services")]
        let coverage = |k: &usize| served.iter().filter(|s| s.by[*k]).count() as f64 / served.len() as f64;
        Area { people: units.iter().map(|k| standing.demand[*k].people).collect(), coverage: units.iter().map(coverage).collect(), units }
    }

    fn judge(&self, groups: Option<&[u32]>, title: &str) -> Result<Inequality> {
        let plan = InequalityAsk::default().check(&self.coverage, &self.people, groups);
        let refused = |e| WorkError::from(Problem::new("problem-inequality", title).with("reason", e));
        plan.map(|plan| inequality(&plan)).map_err(refused)
    }

    fn evenness(&self, found: &Inequality, grouped: bool) -> Evenness {
        let indices = found.indices.as_ref();
        let part = |x: Option<f64>| x.filter(|_| grouped).map(round9);
        Evenness {
            units: self.units.len(),
            people: round9(sum_by(self.people.len(), |i| self.people[i])),
            mean: round9(found.mean),
            theil: indices.map(|i| round9(i.theil)),
            between: part(indices.map(|i| i.between)),
            within: part(indices.map(|i| i.within)),
            harmony: indices.map(|i| round9(i.harmony)),
            gini: indices.map(|i| round9(i.gini)),
            atkinson: indices.map(|i| round9(i.atkinson)),
        }
    }
}

/// A group: its name, and what it is known by.
type Named<'a> = (&'a str, String);

pub(super) fn compute(
    question: HarmonyQuestion,
    series: Series,
    sites: &[ServiceSite],
    places: &Places,
    set: Option<&BasinSet>,
) -> Result<HarmonyView> {
    let title = series.indicator.title.clone();
    let standing = Standing::new(places, &series.values);
    let served = question
        .services
        .iter()
        .map(|service| serve(service, &question, sites, &standing, places, &title))
        .collect::<Result<Vec<Served>>>()?;
    let here = Area::new(places, &standing, &served, true);
    let unit = |k: usize| -> &Unit { &places.units[standing.unit[k]] };
    let group_of = |k: usize| -> Option<Named<'_>> {
        if let Some(set) = set {
            return set.area_of(&unit(k).code).map(|a| (a.title.as_str(), a.id.to_string()));
        }
        let value = question.group.as_ref().and_then(|a| unit(k).attributes.get(a)).filter(|v| !v.is_empty())?;
        Some((value, value.clone()))
    };
    // By name, those without one last.
    let names: Vec<Option<Named<'_>>> = {
        let all: BTreeSet<(bool, Option<Named<'_>>)> = here.units.iter().map(|k| (group_of(*k).is_none(), group_of(*k))).collect();
        all.into_iter().map(|(_, name)| name).collect()
    };
    let number = |k: &usize| names.iter().position(|n| *n == group_of(*k)).and_then(|n| u32::try_from(n).ok()).unwrap_or(0);
    let numbers: Vec<u32> = here.units.iter().map(number).collect();
    let grouped = question.group.is_some() || set.is_some();
    let found = here.judge(Some(&numbers), &title)?;
    let around = Area::new(places, &standing, &served, false);
    let sites_around = question.beyond && served.iter().any(|s| s.sites[1] > 0);
    let around = if sites_around && around.people.iter().any(|p| *p > 0.0) {
        Some(around.evenness(&around.judge(None, &title)?, false))
    } else {
        None
    };
    let codes: Vec<Arc<str>> = served.iter().map(|s| s.service.as_str().into()).collect();
    let rows: Vec<HarmonyRow> = (0..here.units.len())
        .map(|i| {
            let k = here.units[i];
            HarmonyRow {
                code: unit(k).code.clone(),
                name: unit(k).name.clone(),
                group: group_of(k).map(|(name, _)| name.to_owned()),
                group_key: group_of(k).map(|(_, key)| key),
                people: here.people[i],
                coverage: round9(here.coverage[i]),
                lacking: served.iter().zip(&codes).filter(|(s, _)| !s.by[k]).map(|(_, code)| code.clone()).collect(),
                part: found.indices.as_ref().map(|x| round9(x.parts[i])),
            }
        })
        .collect();
    let left_out = places.units.iter().filter(|u| u.inside && rows.binary_search_by(|r| r.code.cmp(&u.code)).is_err());
    let groups = if grouped { groups(&names, &numbers, &found, &served, &here) } else { Vec::new() };
    let mut below: Vec<&HarmonyGroup> =
        groups.iter().filter(|g| g.people > 0.0 && g.mean.is_some_and(|m| m < found.mean - NOTHING)).collect();
    below.sort_by(|a, b| b.part.unwrap_or(0.0).total_cmp(&a.part.unwrap_or(0.0)));
    let groups_pulled_by = below.iter().filter(|g| g.part.is_some_and(|p| p > NOTHING)).map(|g| g.key.clone()).collect();
    Ok(HarmonyView {
        inside: here.evenness(&found, grouped),
        around,
        single: question.services.len() == 1,
        undefined: found.indices.is_none(),
        services: served.iter().map(|s| level(s, &here)).collect(),
        groups,
        groups_pulled_by,
        shared_units: set.map_or(0, |s| s.shared),
        pulled_by: pulled_by(&here, &found, &rows),
        curves: served.iter().map(|s| curve(s, &here)).collect(),
        left_out: left_out.map(|u| u.code.clone()).collect(),
        seats_not_stated: here.units.iter().filter(|k| !standing.stated[**k]).count(),
        input_digest: id::sha256_hex(canonical(&input(&question, sites, &standing, places, set)).as_bytes()),
        period: series.period,
        demand: series.indicator,
        rows,
        question,
        method: &INEQUALITY,
    })
}

/// What the digest is taken of: no random id and no time of import.
fn input(
    question: &HarmonyQuestion,
    sites: &[ServiceSite],
    standing: &Standing,
    places: &Places,
    set: Option<&BasinSet>,
) -> serde_json::Value {
    let unit = |k: usize| {
        let (unit, d) = (&places.units[standing.unit[k]], standing.demand[k]);
        let group = match set {
            Some(set) => set.area_of(&unit.code).map(|a| &a.title),
            None => question.group.as_ref().and_then(|a| unit.attributes.get(a)),
        };
        json!([unit.code, unit.inside, d.at, standing.known[k].then(|| round9(d.people)), group])
    };
    let used = sites.iter().filter(|s| question.services.iter().any(|class| is_of(&s.service, class)));
    json!({
        "units": (0..standing.demand.len()).map(unit).collect::<Vec<_>>(),
        "sites": used.map(|s| json!([s.title, s.service, s.units, s.beyond, s.at, s.capacity == Some(0.0)])).collect::<Vec<_>>(),
        "question": question,
    })
}

/// Which units a service serves.
pub(super) fn serve(
    service: &str,
    question: &HarmonyQuestion,
    sites: &[ServiceSite],
    standing: &Standing,
    places: &Places,
    title: &str,
) -> Result<Served> {
    let of_class: Vec<&ServiceSite> = sites.iter().filter(|s| is_of(&s.service, service)).collect();
    // A site that says it gives nothing is closed.
    let open: Vec<&ServiceSite> = of_class.iter().copied().filter(|s| (question.beyond || !s.beyond) && s.capacity != Some(0.0)).collect();
    let own: BTreeSet<&str> = open.iter().flat_map(|s| &s.units).map(String::as_str).collect();
    let points: Vec<Site> = open.iter().filter_map(|s| Some(Site { at: s.at?, capacity: 1.0 })).collect();
    let threshold = match question.coverage {
        CoverageRule::OwnUnit => 0.0,
        CoverageRule::Within { km } => km,
    };
    let ask = AccessAsk { threshold, factor: question.factor, metric: Metric::Sphere };
    let found = access(&ask.check(&standing.demand, &points).map_err(refused(title))?);
    let owns = |k: usize| own.contains(places.units[standing.unit[k]].code.as_str());
    let all = 0..standing.demand.len();
    Ok(Served {
        service: service.to_owned(),
        by: match question.coverage {
            CoverageRule::OwnUnit => all.clone().map(owns).collect(),
            CoverageRule::Within { .. } => all.clone().map(|k| found.within[k] > 0).collect(),
        },
        km: all.map(|k| if owns(k) { Some(0.0) } else { found.nearest[k].map(|n| n.distance) }).collect(),
        sites: [
            of_class.iter().filter(|s| !s.beyond).count(),
            of_class.iter().filter(|s| s.beyond && s.at.is_some()).count(),
            of_class.iter().filter(|s| s.at.is_none()).count(),
        ],
    })
}

/// The share of an area's people for whom `holds`; `None` without people.
fn share(area: &Area, holds: impl Fn(usize) -> bool + Sync) -> Option<f64> {
    let all = sum_by(area.units.len(), |i| area.people[i]);
    let some = sum_by(area.units.len(), |i| if holds(area.units[i]) { area.people[i] } else { 0.0 });
    (all > 0.0).then(|| round9(some / all))
}

fn level(served: &Served, here: &Area) -> ServiceLevel {
    let [sites_inside, sites_beyond, without_place] = served.sites;
    ServiceLevel {
        service: served.service.clone(),
        level: share(here, |k| served.by[k]),
        units: here.units.iter().filter(|k| served.by[**k]).count(),
        sites_inside,
        sites_beyond,
        without_place,
    }
}

fn curve(served: &Served, here: &Area) -> CoverageCurve {
    let at = |km: u32| share(here, |k| served.km[k].is_some_and(|d| d <= f64::from(km) * (1.0 + 1e-9))).unwrap_or(0.0);
    CoverageCurve { service: served.service.clone(), shares: (0..=CURVE_KM).map(at).collect() }
}

fn groups(names: &[Option<Named<'_>>], numbers: &[u32], found: &Inequality, served: &[Served], here: &Area) -> Vec<HarmonyGroup> {
    let mut units: BTreeMap<u32, usize> = BTreeMap::new();
    for number in numbers {
        *units.entry(*number).or_default() += 1;
    }
    let lacking = |number: u32| {
        let mut lacks: BTreeMap<&str, f64> = BTreeMap::new();
        for service in served {
            let missed = (0..numbers.len()).filter(|i| numbers[*i] == number && !service.by[here.units[*i]]);
            let people: f64 = missed.map(|i| here.people[i]).sum();
            if people > 0.0 {
                lacks.insert(&service.service, people);
            }
        }
        ranked(lacks)
    };
    names
        .iter()
        .zip(&found.groups)
        .zip(0u32..)
        .map(|((name, g), number)| HarmonyGroup {
            key: name.as_ref().map(|(_, key)| key.clone()).unwrap_or_default(),
            name: name.as_ref().map(|(name, _)| (*name).to_owned()),
            units: units.get(&number).copied().unwrap_or(0),
            people: round9(g.weight),
            mean: g.mean.map(round9),
            theil: g.theil.map(round9),
            between: round9(g.between),
            within: round9(g.within),
            part: found.indices.as_ref().map(|_| round9(g.between + g.within)),
            lacking: lacking(number),
        })
        .collect()
}

/// The units below the mean, by what they add to T; of equals the first by code.
fn pulled_by(here: &Area, found: &Inequality, rows: &[HarmonyRow]) -> Vec<String> {
    let Some(indices) = &found.indices else { return Vec::new() };
    let mut below: Vec<usize> = (0..rows.len()).filter(|i| here.coverage[*i] < found.mean && here.people[*i] > 0.0).collect();
    below.sort_by(|a, b| indices.parts[*b].total_cmp(&indices.parts[*a]).then(a.cmp(b)));
    below.into_iter().filter(|i| indices.parts[*i] > 1e-12).map(|i| rows[i].code.clone()).collect()
}
