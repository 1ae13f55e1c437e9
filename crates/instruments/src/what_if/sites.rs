//! The sites of services as they would be, and who would reach them: the computation of the services' page over both.

use super::change::{Change, Spot};
use super::{ChangeView, WhatIfAsk};
use crate::atlas::IndicatorView;
use crate::gate::Who;
use crate::places::Places;
use crate::services::{AccessQuestion, AccessRow, AccessTotals, AccessView, Capacity, ServiceSite, SiteRow, is_of};
use crate::{Result, WorkError, Workbench};
use reticolo_analysis::sums::round9;
use reticolo_model::Problem;
use reticolo_model::geometry::Point;
use reticolo_model::vocabulary::SERVICES;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use uuid::Uuid;

/// What becomes of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// A site was within reach, and is.
    Reached,
    Gained,
    Lost,
    /// None was, and none is.
    Without,
    /// No place of the unit is known.
    Unknown,
}

impl Fate {
    pub const ALL: [Fate; 5] = [Fate::Reached, Fate::Gained, Fate::Lost, Fate::Without, Fate::Unknown];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Fate::Reached => "reached",
            Fate::Gained => "gained",
            Fate::Lost => "lost",
            Fate::Without => "without",
            Fate::Unknown => "unknown",
        }
    }

    fn of(before: Option<bool>, after: Option<bool>) -> Fate {
        match (before, after) {
            (Some(true), Some(true)) => Fate::Reached,
            (Some(false), Some(true)) => Fate::Gained,
            (Some(true), Some(false)) => Fate::Lost,
            (Some(false), Some(false)) => Fate::Without,
            _ => Fate::Unknown,
        }
    }
}

/// One unit inside, before and after.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReachRow {
    pub code: String,
    pub name: String,
    pub people: Option<f64>,
    pub fate: Fate,
    /// Kilometres to the nearest site.
    pub km: [Option<f64>; 2],
    /// Sites within the threshold.
    pub within: [u32; 2],
    /// The score of the services' page; none where the sites are not counted by the same before and after.
    pub score: [Option<f64>; 2],
}

/// A site as it would be.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SiteThere {
    /// Its record; none of one that is only imagined.
    pub record: Option<Uuid>,
    /// The change that puts it where it is: its place in the list of changes.
    pub change: Option<usize>,
    pub title: String,
    pub service: String,
    pub unit: Option<String>,
    pub unit_name: Option<String>,
    pub beyond: bool,
    pub at: Option<Point>,
    /// All the people within its reach.
    pub people: f64,
}

/// Who reaches a service, before and after.
#[derive(Debug, Clone, Serialize)]
pub struct CoverageChange {
    /// As it was asked, completed.
    pub question: AccessQuestion,
    pub demand: IndicatorView,
    pub before: AccessTotals,
    pub after: AccessTotals,
    /// People who come within reach of a site, and people who no longer are.
    pub gained: f64,
    pub lost: f64,
    /// Units inside, by code.
    pub rows: Vec<ReachRow>,
    pub sites: Vec<SiteThere>,
    /// A list of these sites does not hold all there is.
    pub partial: bool,
    pub input_digests: [String; 2],
}

/// The sites as they would be, and the services whose sites are others than before.
pub(super) struct Imagined {
    pub sites: Arc<Vec<ServiceSite>>,
    pub touched: BTreeSet<String>,
    /// The service that the first change of a site is about.
    pub first: Option<String>,
}

/// The id by which a site is known that a change puts there.
fn imagined_id(change: usize) -> Uuid {
    Uuid::from_u128(u128::MAX - change as u128)
}

/// The change that put a site there, where one did.
fn change_of(id: Uuid, changes: usize) -> Option<usize> {
    usize::try_from(u128::MAX - id.as_u128()).ok().filter(|n| *n < changes)
}

/// Where something imagined would stand.
pub(super) struct Stand {
    pub unit: String,
    pub beyond: bool,
    pub at: Option<Point>,
    pub at_seat: bool,
}

pub(super) fn stand(places: &Places, spot: &Spot) -> Result<Stand> {
    match spot {
        Spot::Unit(code) => {
            let unit = places.get(code).ok_or_else(|| Problem::new("problem-unit-unknown", code).on("do"))?;
            let at = places.seat(unit).map(|(p, _)| p);
            Ok(Stand { unit: code.clone(), beyond: !unit.inside, at, at_seat: at.is_some() })
        }
        Spot::At(point) => {
            let unit = places.at(*point).ok_or_else(|| Problem::new("problem-harmony-nowhere", spot.to_string()).on("do"))?;
            Ok(Stand { unit: unit.code.clone(), beyond: !unit.inside, at: Some(*point), at_seat: false })
        }
    }
}

/// The services whose sites differ.
fn differing(before: &[ServiceSite], after: &[ServiceSite]) -> BTreeSet<String> {
    let by = |sites: &'_ [ServiceSite]| {
        let mut out: BTreeMap<String, Vec<ServiceSite>> = BTreeMap::new();
        for site in sites {
            out.entry(site.service.clone()).or_default().push(site.clone());
        }
        out
    };
    let (before, after) = (by(before), by(after));
    before.keys().chain(after.keys()).filter(|s| before.get(*s) != after.get(*s)).cloned().collect()
}

impl Workbench {
    /// The sites with what is imagined of them. Not found: a site that is not seen.
    pub(super) async fn imagined_sites(&self, who: &Who, changes: &[Change], told: &mut [ChangeView]) -> Result<Imagined> {
        let (places, before) = (self.places().await?, self.sites(who).await?);
        let gone: BTreeSet<Uuid> =
            changes.iter().filter_map(|c| if let Change::Withdraw { offer } = c { Some(*offer) } else { None }).collect();
        let mut after = if gone.is_empty() { (*before).clone() } else { self.sites_without(who, &gone).await? };
        let mut first = None;
        for (n, (change, told)) in changes.iter().zip(told).enumerate() {
            match change {
                Change::Open { service, spot, capacity } => {
                    if !SERVICES.has(service) {
                        return Err(WorkError::NotFound(service.clone()));
                    }
                    let stands = stand(&places, spot)?;
                    first.get_or_insert_with(|| service.clone());
                    // Counted as the other sites of its service are.
                    let alike = after.iter().find(|s| s.service == *service && s.capacity.is_some());
                    after.push(ServiceSite {
                        record: imagined_id(n),
                        title: String::new(),
                        service: service.clone(),
                        units: vec![stands.unit],
                        beyond: stands.beyond,
                        at: stands.at,
                        at_seat: stands.at_seat,
                        capacity: *capacity,
                        capacity_unit: alike.map(|s| s.capacity_unit.clone()).unwrap_or_default(),
                        partial: false,
                    });
                }
                Change::Move { site, spot } => {
                    let stands = stand(&places, spot)?;
                    let mut there = false;
                    for one in after.iter_mut().filter(|s| s.record == *site) {
                        (one.units, one.beyond) = (vec![stands.unit.clone()], stands.beyond);
                        (one.at, one.at_seat) = (stands.at, stands.at_seat);
                        told.names(one.record, &one.title);
                        first.get_or_insert_with(|| one.service.clone());
                        there = true;
                    }
                    if !there {
                        return Err(WorkError::NotFound(site.to_string()));
                    }
                }
                Change::Close { site } => {
                    let (closed, open): (Vec<_>, Vec<_>) = after.into_iter().partition(|s| s.record == *site);
                    let one = closed.first().ok_or_else(|| WorkError::NotFound(site.to_string()))?;
                    told.names(one.record, &one.title);
                    first.get_or_insert_with(|| one.service.clone());
                    after = open;
                }
                _ => {}
            }
        }
        let touched = differing(&before, &after);
        Ok(Imagined { first: first.or_else(|| touched.first().cloned()), sites: Arc::new(after), touched })
    }

    /// Who reaches the service that is looked at, and each other whose sites differ.
    pub(super) async fn coverage_changes(&self, who: &Who, ask: &WhatIfAsk, imagined: &Imagined) -> Result<Vec<CoverageChange>> {
        let asked = Some(ask.reach.service.clone()).filter(|s| !s.is_empty()).or_else(|| imagined.first.clone());
        let mut classes: Vec<String> = asked.into_iter().collect();
        for service in &imagined.touched {
            if !classes.iter().any(|class| is_of(service, class)) {
                classes.push(service.clone());
            }
        }
        let mut out = Vec::new();
        for service in classes {
            let question = AccessQuestion { service, ..ask.reach.clone() };
            let before = self.access(who, &question).await?;
            let differs = imagined.touched.iter().any(|s| is_of(s, &question.service));
            let after = if differs { Arc::new(self.access_over(who, &question, imagined.sites.clone()).await?) } else { before.clone() };
            out.push(coverage(&before, &after, &ask.changes));
        }
        Ok(out)
    }
}

fn coverage(before: &AccessView, after: &AccessView, changes: &[Change]) -> CoverageChange {
    let alike = match (&before.capacity, &after.capacity) {
        (Capacity::Known { .. }, Capacity::Known { .. }) => before.capacity == after.capacity,
        (Capacity::Known { .. }, _) | (_, Capacity::Known { .. }) => false,
        _ => true,
    };
    let row = |(was, is): (&AccessRow, &AccessRow)| ReachRow {
        code: is.code.clone(),
        name: is.name.clone(),
        people: is.people,
        fate: Fate::of(was.covered, is.covered),
        km: [was.nearest_km, is.nearest_km],
        within: [was.within, is.within],
        score: if alike { [was.score, is.score] } else { [None, None] },
    };
    let rows: Vec<ReachRow> = before.rows.iter().zip(&after.rows).map(row).collect();
    let people = |fate: Fate| round9(rows.iter().filter(|r| r.fate == fate).filter_map(|r| r.people).sum());
    let site = |s: &SiteRow| {
        let opened = change_of(s.record, changes.len());
        let moved = || changes.iter().rposition(|c| matches!(c, Change::Move { site, .. } if *site == s.record));
        SiteThere {
            record: opened.is_none().then_some(s.record),
            change: opened.or_else(moved),
            title: s.title.clone(),
            service: s.service.clone(),
            unit: s.unit.clone(),
            unit_name: s.unit_name.clone(),
            beyond: s.beyond,
            at: s.at,
            people: s.people,
        }
    };
    CoverageChange {
        question: after.question.clone(),
        demand: after.demand.clone(),
        before: before.inside.totals.clone(),
        after: after.inside.totals.clone(),
        gained: people(Fate::Gained),
        lost: people(Fate::Lost),
        sites: after.sites.iter().map(site).collect(),
        partial: after.partial,
        input_digests: [before.input_digest.clone(), after.input_digest.clone()],
        rows,
    }
}
