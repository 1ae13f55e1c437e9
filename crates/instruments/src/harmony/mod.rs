//! How evenly people are served: two coverages (services that reach them, needs of theirs that are served), each with its level and its
//! inequality across units, cells, basins and groups, what pulls it down, and what a planned action would do to it.

mod action;
mod compute;
mod files;
mod glance;
mod ground;
mod imagined;
#[cfg(test)]
mod laws;
mod moves;
mod needs;
mod sets;
mod spread;
pub mod words;

pub use action::Action;
pub use glance::Glance;
pub use ground::NeedsGround;
pub use moves::{ActionAsk, Coverage, MOST, Move, Moves};
pub use needs::{NeedLeft, NeedsHarmony, NeedsQuestion, NeedsRow};
pub use sets::{BasinArea, BasinSet};
use sets::{chosen, ranked};
pub use spread::{Change, Gain, Moved};

use crate::gate::{Act, Who, check};
use crate::services::ServiceCache;
use crate::{Result, WorkError, Workbench};
use reticolo_analysis::catalogue::Card;
use reticolo_analysis::services::access::FACTOR;
use reticolo_model::vocabulary::SERVICES;
use reticolo_model::{Problem, Texts};
use serde::Serialize;
use std::sync::Arc;

/// When a unit counts as served by a service.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum CoverageRule {
    /// A site lies in the unit itself.
    OwnUnit,
    /// A site is within so many kilometres of the unit's seat.
    Within { km: f64 },
}

/// Across what a coverage is looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Across {
    /// Cells of the grid, for needs.
    Cells,
    #[default]
    Units,
    /// Saved areas.
    Basins,
    /// Units with the same attribute; of needs, the people they are for.
    Groups,
}

impl Across {
    pub const ALL: [Across; 4] = [Across::Cells, Across::Units, Across::Basins, Across::Groups];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Across::Cells => "cells",
            Across::Units => "units",
            Across::Basins => "basins",
            Across::Groups => "groups",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Across> {
        Across::ALL.into_iter().find(|a| a.code() == code)
    }
}

/// A service that people lack, and how many of them.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Lack {
    pub service: String,
    pub people: f64,
}

/// What is asked about services.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HarmonyQuestion {
    /// Codes of services; empty: all that have sites inside and whose lists hold all there is (all of them, where none does).
    pub services: Vec<String>,
    pub coverage: CoverageRule,
    /// Code of an additive indicator: the people that weigh. Empty: the residents.
    pub demand: String,
    pub period: Option<String>,
    /// An attribute of the units by whose values they are grouped.
    pub group: Option<String>,
    /// In place of an attribute, the set of saved areas by which units are grouped; empty: the first there is.
    pub basins: Option<String>,
    pub factor: f64,
    /// Whether sites beyond the border count.
    pub beyond: bool,
}

impl Default for HarmonyQuestion {
    fn default() -> Self {
        HarmonyQuestion {
            services: Vec::new(),
            coverage: CoverageRule::Within { km: 10.0 },
            demand: String::new(),
            period: None,
            group: None,
            basins: None,
            factor: FACTOR,
            beyond: true,
        }
    }
}

/// One unit inside of which people and place are known.
#[derive(Debug, Clone, Serialize)]
pub struct HarmonyRow {
    pub code: String,
    pub name: String,
    pub group: Option<String>,
    /// What its group is known by: the attribute's value, or the id of a saved area.
    pub group_key: Option<String>,
    pub people: f64,
    /// Services that serve it over services chosen, 0 to 1.
    pub coverage: f64,
    /// Codes of the services that do not serve it.
    pub lacking: Texts,
    /// What it adds to T, never negative; none where T is undefined.
    pub part: Option<f64>,
}

#[derive(Debug, Clone, Serialize)]
pub struct HarmonyGroup {
    /// The attribute's value, or the id of a saved area; empty for the units that have none.
    pub key: String,
    /// The attribute's value, or the title of the area; none for the units that have none.
    pub name: Option<String>,
    pub units: usize,
    pub people: f64,
    /// Mean coverage; none without people.
    pub mean: Option<f64>,
    /// T inside the group; none where nothing is covered.
    pub theil: Option<f64>,
    pub between: f64,
    pub within: f64,
    /// What both add to T; none where nothing is covered.
    pub part: Option<f64>,
    /// The services that do not reach all of its people, by how many they do not reach.
    pub lacking: Vec<Lack>,
}

/// Level and inequality of an area. The indices are none where nothing is covered at all.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Evenness {
    pub units: usize,
    pub people: f64,
    /// Mean coverage weighted by the people: the level, which stands beside every index.
    pub mean: f64,
    pub theil: Option<f64>,
    /// Parts of T between groups and within them; none where no group was asked. Of needs the parts are those of the inequality among single needs.
    pub between: Option<f64>,
    pub within: Option<f64>,
    /// e^-T.
    pub harmony: Option<f64>,
    pub gini: Option<f64>,
    pub atkinson: Option<f64>,
}

/// One service among those chosen.
#[derive(Debug, Clone, Serialize)]
pub struct ServiceLevel {
    pub service: String,
    /// Share of the people inside whom it serves; none without people.
    pub level: Option<f64>,
    pub units: usize,
    pub sites_inside: usize,
    pub sites_beyond: usize,
    pub without_place: usize,
}

/// Share of the people inside whose nearest site is within 0, 1, … 20 km; a site in the own unit is at 0.
#[derive(Debug, Clone, Serialize)]
pub struct CoverageCurve {
    pub service: String,
    pub shares: Vec<f64>,
}

#[derive(Debug, Clone, Serialize)]
pub struct HarmonyView {
    /// As it was asked, completed.
    pub question: HarmonyQuestion,
    pub demand: crate::atlas::IndicatorView,
    pub period: String,
    pub inside: Evenness,
    /// Of what is loaded around the territory, where people and sites are.
    pub around: Option<Evenness>,
    /// One service of yes or no: harmony equals the level and says nothing more.
    pub single: bool,
    /// Nothing is covered: harmony is undefined.
    pub undefined: bool,
    pub services: Vec<ServiceLevel>,
    /// By code.
    pub rows: Vec<HarmonyRow>,
    /// By name, those without one last; empty where no group was asked.
    pub groups: Vec<HarmonyGroup>,
    /// Keys of the groups below the mean, by what they add to T, the most first.
    pub groups_pulled_by: Vec<String>,
    /// Areas of the set share so many units: each counts in the first of them.
    pub shared_units: usize,
    /// Codes of the units below the mean, by what they add to T, the most first.
    pub pulled_by: Vec<String>,
    pub curves: Vec<CoverageCurve>,
    /// Codes of the units inside that were left out, as their people or their place are not known.
    pub left_out: Vec<String>,
    pub seats_not_stated: usize,
    pub input_digest: String,
    #[serde(skip)]
    pub method: &'static Card,
}

impl Workbench {
    /// How evenly services reach the people. Refused: a service or attribute that is none, no service with sites, an
    /// indicator that cannot be added up, nobody living there.
    pub async fn harmony(&self, who: &Who, question: &HarmonyQuestion) -> Result<Arc<HarmonyView>> {
        check(who, Act::Read)?;
        if let Some(unknown) = question.services.iter().find(|s| !SERVICES.has(s)) {
            return Err(WorkError::NotFound(unknown.clone()));
        }
        let head = self.head().await?;
        let key = format!("{}\n{question:?}", who.key());
        if let Some(kept) = self.kept(head, &key, ServiceCache::harmony) {
            return Ok(kept);
        }
        let mut asked = question.clone();
        asked.services.sort();
        asked.services.dedup();
        if asked.services.is_empty() {
            let mut classes = self.service_classes(who).await?;
            classes.retain(|c| c.inside > 0);
            let whole = classes.iter().any(|c| !c.partial);
            asked.services = classes.into_iter().filter(|c| !(whole && c.partial)).map(|c| c.code).collect();
        }
        if asked.services.is_empty() {
            return Err(Problem::new("problem-no-services", "").into());
        }
        let places = self.places().await?;
        let set = match &asked.basins {
            Some(key) => Some(chosen(&self.basin_sets(who).await?, Some(key))?),
            None => None,
        };
        if let Some(set) = &set {
            asked.group = None;
            asked.basins = Some(set.key.clone());
        }
        if let Some(attribute) = &asked.group {
            let mut known: Vec<&str> = places.inside().flat_map(|u| u.attributes.keys()).map(String::as_str).collect();
            known.sort_unstable();
            known.dedup();
            if !known.contains(&attribute.as_str()) {
                return Err(Problem::new("problem-unit-attribute", attribute).with("known", known.join(", ")).into());
            }
        }
        let series = self.demand(who, &asked.demand, asked.period.as_deref()).await?;
        let sites = self.sites(who).await?;
        asked.demand.clone_from(&series.indicator.code);
        asked.period = Some(series.period.clone());
        let made = tokio::task::spawn_blocking(move || compute::compute(asked, series, &sites, &places, set.as_ref()));
        let made = made.await.map_err(|e| WorkError::Report(e.to_string()))??;
        Ok(self.keep(head, key, ServiceCache::harmony, made))
    }
}
