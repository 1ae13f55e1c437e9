//! The maps of what is computed by an instrument of its own: who reaches a service, and which places are alike or were saved as areas.

use super::gathered::{Item, Parts, Rule, build};
use super::{MapAsk, MapCard, MapClass, MeasureCard, NamedMap};
use crate::atlas::tiles::Placed;
use crate::basins::BasinsQuestion;
use crate::gate::Who;
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

    /// Basins: those that are computed, or the areas that were saved.
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
        // Not where the saved areas are asked for: it is the longer work.
        let computed = match wanted {
            Some(measure) if measure.code == "saved" => None,
            _ => Some(self.basins(who, &BasinsQuestion::default()).await),
        };
        let usual = usize::from(computed.as_ref().is_some_and(Result::is_err) && !saved.is_empty());
        let measure = wanted.unwrap_or(&card.measures[usual]);
        let (mut classes, mut of, mut sources): (Vec<MapClass>, BTreeMap<String, usize>, BTreeSet<String>) = Default::default();
        let (mut refused, mut waits) = (None, None);
        let color = |i: usize| format!("cat-{}", i % HUES + 1);
        if measure.code == "saved" {
            let mut several = BTreeSet::new();
            for (i, area) in saved.iter().enumerate() {
                classes.push(sort(area.id.to_string(), area.title.clone(), color(i)));
                for unit in &area.units {
                    if of.insert(unit.clone(), i).is_some() {
                        several.insert(unit.clone());
                    }
                }
            }
            if !several.is_empty() {
                classes.push(sort(SEVERAL.to_owned(), String::new(), "hatch".to_owned()));
                of.extend(several.into_iter().map(|u| (u, classes.len() - 1)));
            }
            if saved.is_empty() {
                waits = Some("areas");
            }
        } else {
            match computed.transpose() {
                Ok(None) => {}
                Ok(Some(view)) => {
                    for basin in &view.basins {
                        let name = places.name(&basin.seat).to_owned();
                        classes.push(sort(basin.number.to_string(), name, color(basin.number.saturating_sub(1) as usize)));
                        of.extend(basin.units.iter().map(|u| (u.clone(), classes.len() - 1)));
                    }
                    sources.extend(view.indicators.iter().map(|i| i.indicator.data_set.clone()));
                }
                Err(error @ WorkError::Invalid(_)) => {
                    waits = Some("indicators");
                    refused = Some(said(&error));
                }
                Err(error) => return Err(error),
            }
        }
        let rule = match self.demand(who, "", None).await {
            Ok(series) => {
                sources.insert(series.indicator.data_set.clone());
                Rule::Given(series.values)
            }
            Err(WorkError::Invalid(_)) => Rule::Nothing,
            Err(error) => return Err(error),
        };
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
        Ok(NamedMap { waits, refused, ..build(&places, parts) })
    }
}
