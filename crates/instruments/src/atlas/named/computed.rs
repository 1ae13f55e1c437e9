//! The maps of what is computed by an instrument of its own: who reaches a service, and which places are alike, work
//! as one, belong to an official area or were saved as areas.

use super::gathered::{Item, Parts, Rule, build};
use super::{MapAsk, MapCard, MapClass, MeasureCard, NamedMap};
use crate::areas::SavedArea;
use crate::atlas::tiles::Placed;
use crate::basins::BasinsQuestion;
use crate::functional::FunctionalQuestion;
use crate::gate::Who;
use crate::places::Places;
use crate::services::{AccessQuestion, ServiceClass};
use crate::{Result, WorkError, Workbench};
use reticolo_messages::Language;
use reticolo_store::lists;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// How many colours areas and basins are told apart by; beyond, they come again.
const HUES: usize = 8;
/// The class of a unit that lies in several saved areas.
pub(super) const SEVERAL: &str = "several";

fn said(error: &WorkError) -> [String; 2] {
    [Language::It, Language::En].map(|l| error.sentence(l))
}

/// The service that is asked where none is named: the first whose list is whole, then the first that has sites inside.
fn first(classes: &[ServiceClass]) -> Option<&ServiceClass> {
    let inside = || classes.iter().filter(|c| c.inside > 0);
    inside().find(|c| !c.partial).or_else(|| inside().next()).or(classes.first())
}

fn sort(key: String, name: String, color: String) -> MapClass {
    MapClass { from: None, to: None, key, name, color, count: 0 }
}

impl Workbench {
    /// Services and infrastructure: how far the nearest site of a service is, or how much of it is within reach.
    pub(super) async fn services_map(
        &self,
        who: &Who,
        card: &'static MapCard,
        measure: &'static MeasureCard,
        ask: &MapAsk,
        latent: Arc<Vec<Placed>>,
    ) -> Result<NamedMap> {
        let places = self.places().await?;
        let classes = self.service_classes(who).await?;
        let service = ask.service.clone().or_else(|| first(&classes).map(|c| c.code.clone()));
        let (mut items, mut sources) = (Vec::new(), BTreeSet::new());
        for site in self.sites(who).await?.iter() {
            let share = 1.0 / f64::from(u32::try_from(site.units.len().max(1)).unwrap_or(u32::MAX));
            items.push(Item {
                id: site.record,
                kind: "asset",
                title: site.title.clone(),
                units: site.units.iter().map(|u| (u.clone(), share)).collect(),
                point: site.at.filter(|_| !site.at_seat),
                group: site.service.clone(),
                amount: 1.0,
                stale: false,
            });
        }
        let sites: BTreeSet<_> = items.iter().map(|i| i.id).collect();
        lists::each(&mut self.store.reader().await?, self.territory, &who.all("asset"), |record| {
            if sites.contains(&record.id) {
                sources.extend(record.origin.iter().map(|o| o.data_set.clone()));
            } else if record.body_text("class") == Some("infrastructure") && record.status != "lost" {
                sources.extend(record.origin.iter().map(|o| o.data_set.clone()));
                items.push(Item::of(&record, "asset", "infrastructure".to_owned(), 1.0));
            }
            Ok(())
        })
        .await?;
        let still = self.stale_ids(&["asset"]).await?;
        for item in &mut items {
            item.stale = still.contains(&item.id);
        }
        let (mut rule, mut hatched, mut refused, mut waits) = (Rule::Nothing, BTreeSet::new(), None, None);
        match &service {
            None => waits = Some("sites"),
            Some(service) => match self.access(who, &AccessQuestion::new(service)).await {
                Ok(view) => {
                    let weights = view.rows.iter().filter_map(|r| Some((r.code.clone(), r.people?))).collect();
                    let reached = |r: &&crate::services::AccessRow| r.covered == Some(true);
                    let values: BTreeMap<String, f64> = if measure.code == "distance" {
                        view.rows.iter().filter_map(|r| Some((r.code.clone(), r.nearest_km?))).collect()
                    } else {
                        hatched = view.rows.iter().filter(|r| r.covered == Some(false)).map(|r| r.code.clone()).collect();
                        view.rows.iter().filter(reached).filter_map(|r| Some((r.code.clone(), r.score?))).collect()
                    };
                    sources.insert(view.demand.data_set.clone());
                    if view.sites.is_empty() {
                        waits = Some("sites");
                    }
                    rule = Rule::Mean { values, weights };
                }
                Err(error @ WorkError::Invalid(_)) => refused = Some(said(&error)),
                Err(error) => return Err(error),
            },
        }
        let parts = Parts {
            card,
            measure,
            by: "service",
            ask: MapAsk { service, ..ask.clone() },
            rule,
            items,
            sorts: None,
            hatched,
            latent,
            sources,
        };
        let map = build(&places, parts);
        Ok(NamedMap { services: classes.into_iter().map(|c| c.code).collect(), waits, refused, ..map })
    }

    /// Basins: of like places, of places that work as one, the official areas, or the areas that were saved.
    pub(super) async fn basins_map(
        &self,
        who: &Who,
        card: &'static MapCard,
        wanted: Option<&'static MeasureCard>,
        ask: &MapAsk,
        latent: Arc<Vec<Placed>>,
    ) -> Result<NamedMap> {
        let places = self.places().await?;
        let saved = self.saved_areas(who).await?;
        let mut measure = wanted.unwrap_or(&card.measures[0]);
        let mut sorts = match measure.code {
            "saved" => saved_sorts(&saved),
            "functional" => self.functional_sorts(who, &places).await?,
            "official" => self.official_sorts(who, &places).await?,
            _ => self.alike_sorts(who, &places).await?,
        };
        // Where nothing is asked and like places cannot be told, what was saved is shown.
        if let Some(other) = card.measures.iter().find(|m| m.code == "saved" && wanted.is_none() && sorts.refused.is_some())
            && !saved.is_empty()
        {
            (measure, sorts) = (other, saved_sorts(&saved));
        }
        let rule = match self.demand(who, "", None).await {
            Ok(series) => {
                sorts.sources.insert(series.indicator.data_set.clone());
                Rule::Given(series.values)
            }
            Err(WorkError::Invalid(_)) => Rule::Nothing,
            Err(error) => return Err(error),
        };
        let Sorts { classes, of, sources, waits, refused, estimate } = sorts;
        let parts = Parts {
            card,
            measure,
            by: "basin",
            ask: ask.clone(),
            rule,
            items: Vec::new(),
            sorts: Some((classes, of)),
            hatched: BTreeSet::new(),
            latent,
            sources,
        };
        Ok(NamedMap { waits, refused, estimate, ..build(&places, parts) })
    }

    /// Basins of like places.
    async fn alike_sorts(&self, who: &Who, places: &Places) -> Result<Sorts> {
        let mut sorts = Sorts::default();
        match self.basins(who, &BasinsQuestion::default()).await {
            Ok(view) => {
                for basin in &view.basins {
                    sorts.add(basin.number.to_string(), places.name(&basin.seat).to_owned(), basin.units.iter());
                }
                sorts.sources.extend(view.indicators.iter().map(|i| i.indicator.data_set.clone()));
            }
            Err(error @ WorkError::Invalid(_)) => (sorts.waits, sorts.refused) = (Some("indicators"), Some(said(&error))),
            Err(error) => return Err(error),
        }
        Ok(sorts)
    }

    /// Basins of places that work as one; those that lie wholly around are not shown.
    async fn functional_sorts(&self, who: &Who, places: &Places) -> Result<Sorts> {
        let mut sorts = Sorts::default();
        match self.functional(who, &FunctionalQuestion::default()).await {
            Ok(found) => {
                for basin in found.view.ours() {
                    sorts.add(basin.number.to_string(), places.name(&basin.seat).to_owned(), basin.units.iter());
                }
                sorts.sources.extend(found.view.flows.sources.iter().map(|s| s.data_set.clone()));
                sorts.estimate = found.view.is_estimate();
            }
            Err(error @ WorkError::Invalid(_)) => (sorts.waits, sorts.refused) = (Some("flows"), Some(said(&error))),
            Err(error) => return Err(error),
        }
        Ok(sorts)
    }

    /// The official labour areas that units inside belong to.
    async fn official_sorts(&self, who: &Who, places: &Places) -> Result<Sorts> {
        let mut sorts = Sorts::default();
        let mut areas: BTreeMap<String, Vec<String>> = BTreeMap::new();
        if let Some(official) = self.division(who, "").await? {
            for unit in places.inside() {
                if let Some(area) = official.of.get(&unit.code) {
                    areas.entry(area.clone()).or_default().push(unit.code.clone());
                }
            }
        }
        for (name, units) in &areas {
            sorts.add(name.clone(), name.clone(), units.iter());
        }
        if areas.is_empty() {
            sorts.waits = Some("official");
        }
        Ok(sorts)
    }
}

/// Sorts of units, and what is said of them.
#[derive(Default)]
struct Sorts {
    classes: Vec<MapClass>,
    /// The class of each unit.
    of: BTreeMap<String, usize>,
    sources: BTreeSet<String>,
    waits: Option<&'static str>,
    refused: Option<[String; 2]>,
    estimate: bool,
}

impl Sorts {
    /// One more class; which of its units were in another already.
    fn add<'a>(&mut self, key: String, name: String, units: impl Iterator<Item = &'a String>) -> Vec<String> {
        let at = self.classes.len();
        self.classes.push(sort(key, name, format!("cat-{}", at % HUES + 1)));
        units.filter(|u| self.of.insert((*u).clone(), at).is_some()).cloned().collect()
    }
}

fn saved_sorts(saved: &[SavedArea]) -> Sorts {
    let (mut sorts, mut several) = (Sorts::default(), BTreeSet::new());
    for area in saved {
        several.extend(sorts.add(area.id.to_string(), area.title.clone(), area.units.iter()));
    }
    if !several.is_empty() {
        sorts.classes.push(sort(SEVERAL.to_owned(), String::new(), "hatch".to_owned()));
        sorts.of.extend(several.into_iter().map(|u| (u, sorts.classes.len() - 1)));
    }
    if saved.is_empty() {
        sorts.waits = Some("areas");
    }
    sorts
}
