//! What if: services opened, moved or closed, offers added or taken away, actors tied or parted, all of it only imagined; who reaches what, who
//! is matched, how even it is and how the network holds together, before and after. What is imagined stands in the question; nothing is written.

mod change;
mod files;
mod sites;
pub mod words;

pub use change::{Change, FORMS, Spot};
pub use files::COLUMNS;
pub use sites::{CoverageChange, Fate, ReachRow, SiteThere};

use crate::exchange::{MatchesChange, imagined_offer};
use crate::gate::{Act, Who, check};
use crate::harmony::{Across, CoverageRule, HarmonyQuestion, Moved, NeedsQuestion};
use crate::network::actors::{ActorsAsk, NetworkChange};
use crate::services::{AccessQuestion, NeedsBy};
use crate::{Result, WorkError, Workbench};
use reticolo_model::canonical::canonical;
use reticolo_model::geometry::{Geometry, Point};
use reticolo_model::{Place, Precision, Problem, Record, id};
use serde::Serialize;
use serde_json::{Map, json};
use std::collections::BTreeSet;
use uuid::Uuid;

/// So many changes are imagined at once.
pub const MOST: usize = 20;

/// What is asked.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WhatIfAsk {
    /// In the order in which they are imagined.
    #[serde(rename = "do")]
    pub changes: Vec<Change>,
    /// The service that is looked at, and when it is reached; no service: that of the first change of a site.
    pub reach: AccessQuestion,
    /// Across what evenness is looked at; none: services across units, needs across cells.
    pub across: Option<Across>,
}

impl WhatIfAsk {
    /// These changes, with reach as the services' page takes it.
    #[must_use]
    pub fn new(changes: Vec<Change>) -> WhatIfAsk {
        WhatIfAsk { changes, reach: AccessQuestion::new(""), across: None }
    }
}

/// A record by its title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Of {
    pub id: Uuid,
    pub title: String,
}

/// A change as it was understood.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChangeView {
    #[serde(rename = "do")]
    pub change: Change,
    pub what: &'static str,
    /// The service that it is about, where it names one.
    pub service: Option<String>,
    /// Where: the unit, and the point unless it is the unit's seat.
    pub unit: Option<String>,
    pub at: Option<Point>,
    /// The records that it names.
    pub of: Vec<Of>,
}

impl ChangeView {
    pub(crate) fn names(&mut self, id: Uuid, title: &str) {
        if !self.of.iter().any(|o| o.id == id) {
            self.of.push(Of { id, title: title.to_owned() });
        }
    }
}

/// How evenly services reach the people, before and after.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ServicesChange {
    /// Codes of the services that count.
    pub services: Vec<String>,
    pub across: Across,
    #[serde(flatten)]
    pub moved: Moved,
    #[serde(skip)]
    input_digest: String,
}

/// How evenly needs would be served were all matches agreed, before and after.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NeedsChange {
    pub across: Across,
    pub by: NeedsBy,
    #[serde(flatten)]
    pub moved: Moved,
}

/// The answer. Each part is there where a change concerns it.
#[derive(Debug, Clone, Serialize)]
pub struct WhatIfView {
    pub question: WhatIfAsk,
    pub day: String,
    pub changes: Vec<ChangeView>,
    /// The service that is looked at first, then those whose sites differ.
    pub coverage: Vec<CoverageChange>,
    pub harmony: Option<ServicesChange>,
    pub needs: Option<NeedsChange>,
    pub matches: Option<MatchesChange>,
    pub network: Option<NetworkChange>,
    pub input_digest: String,
}

impl Workbench {
    /// What would be otherwise. Refused: a place that is none, a tie taken away that is not there, too many changes; not found: a record that is
    /// not seen.
    pub async fn what_if(&self, who: &Who, ask: &WhatIfAsk) -> Result<WhatIfView> {
        check(who, Act::Read)?;
        if ask.changes.len() > MOST {
            return Err(Problem::new("problem-what_if-many", ask.changes.len().to_string()).on("do").with("most", MOST).into());
        }
        let mut changes = self.understood(&ask.changes).await?;
        let imagined = self.imagined_sites(who, &ask.changes, &mut changes).await?;
        let coverage = self.coverage_changes(who, ask, &imagined).await?;
        let harmony = if imagined.touched.is_empty() { None } else { Some(self.services_change(who, ask, &imagined).await?) };
        let (matches, needs, exchanged) =
            self.matches_change(who, ask, &mut changes).await?.map_or((None, None, None), |(m, n, d)| (Some(m), n, Some(d)));
        let (network, tied) = self.network_change(who, ask, &mut changes).await?.map_or((None, None), |(n, d)| (Some(n), Some(d)));
        let digests: Vec<&[String; 2]> = coverage.iter().map(|c| &c.input_digests).collect();
        let input = json!({ "question": ask, "reach": digests, "harmony": harmony.as_ref().map(|h| &h.input_digest), "exchange": exchanged, "network": tied });
        Ok(WhatIfView {
            question: ask.clone(),
            day: self.today(),
            changes,
            coverage,
            harmony,
            needs,
            matches,
            network,
            input_digest: id::sha256_hex(canonical(&input).as_bytes()),
        })
    }

    /// The changes with where they are; the records that they name are said by who looks at these.
    async fn understood(&self, changes: &[Change]) -> Result<Vec<ChangeView>> {
        let places = self.places().await?;
        let one = |change: &Change| {
            let (service, spot) = match change {
                Change::Open { service, spot, .. } | Change::Offer { category: service, spot, .. } => (Some(service.clone()), Some(spot)),
                Change::Move { spot, .. } => (None, Some(spot)),
                _ => (None, None),
            };
            let stands = spot.map(|spot| sites::stand(&places, spot)).transpose()?;
            let at = stands.as_ref().filter(|s| !s.at_seat).and_then(|s| s.at);
            Ok(ChangeView { change: change.clone(), what: change.what(), service, unit: stands.map(|s| s.unit), at, of: Vec::new() })
        };
        changes.iter().map(one).collect()
    }

    async fn services_change(&self, who: &Who, ask: &WhatIfAsk, imagined: &sites::Imagined) -> Result<ServicesChange> {
        let across = ask.across.filter(|a| *a != Across::Cells).unwrap_or_default();
        let group = match across {
            Across::Groups => {
                let places = self.places().await?;
                let first = places.inside().flat_map(|u| u.attributes.keys()).min().cloned();
                Some(first.ok_or_else(|| Problem::new("problem-harmony-no_attribute", "").on("across"))?)
            }
            _ => None,
        };
        let question = HarmonyQuestion {
            coverage: CoverageRule::Within { km: ask.reach.threshold_km },
            demand: ask.reach.demand.clone(),
            period: ask.reach.period.clone(),
            group,
            basins: (across == Across::Basins).then(String::new),
            factor: ask.reach.factor,
            beyond: ask.reach.beyond,
            ..HarmonyQuestion::default()
        };
        let (view, moved) = self.harmony_over(who, &question, &imagined.touched, imagined.sites.clone()).await?;
        Ok(ServicesChange { services: view.question.services.clone(), across, moved, input_digest: view.input_digest.clone() })
    }

    /// Matches with the offers that are imagined and without those that are taken away, how evenly they would serve, and of what it was made.
    async fn matches_change(
        &self,
        who: &Who,
        ask: &WhatIfAsk,
        told: &mut [ChangeView],
    ) -> Result<Option<(MatchesChange, Option<NeedsChange>, String)>> {
        let gone: BTreeSet<Uuid> =
            ask.changes.iter().filter_map(|c| if let Change::Withdraw { offer } = c { Some(*offer) } else { None }).collect();
        let places = self.places().await?;
        let offers: Vec<Record> =
            ask.changes.iter().enumerate().filter_map(|(n, c)| offer_of(n, c, &places).transpose()).collect::<Result<_>>()?;
        if gone.is_empty() && offers.is_empty() {
            return Ok(None);
        }
        let before = self.exchange(who).await?;
        for told in told.iter_mut() {
            if let Change::Withdraw { offer } = told.change {
                let found = before.sides.offer(offer).and_then(|j| before.sides.offers.get(j));
                let found = found.ok_or_else(|| WorkError::NotFound(offer.to_string()))?;
                told.service = Some(found.category.clone());
                told.names(offer, &found.title);
            }
        }
        let exchange = before.clone();
        let made = tokio::task::spawn_blocking(move || {
            let (after, change) = exchange.imagined(&offers, &gone, &places)?;
            Ok::<_, WorkError>((after.given(), change))
        });
        let (after, change) = made.await.map_err(|e| WorkError::Report(e.to_string()))??;
        let across = ask.across.unwrap_or(Across::Cells);
        let question = NeedsQuestion { across, ..NeedsQuestion::default() };
        let moved = self.needs_harmony_over(who, &question, &before.day, [before.given(), after]).await?;
        Ok(Some((change, moved.map(|(by, moved)| NeedsChange { across, by, moved }), before.input_digest.clone())))
    }

    async fn network_change(&self, who: &Who, ask: &WhatIfAsk, told: &mut [ChangeView]) -> Result<Option<(NetworkChange, String)>> {
        let (mut tied, mut cut) = (Vec::new(), Vec::new());
        for change in &ask.changes {
            match change {
                Change::Tie { one, other } => tied.push((*one, *other)),
                Change::Cut { one, other } => cut.push((*one, *other)),
                _ => {}
            }
        }
        if tied.is_empty() && cut.is_empty() {
            return Ok(None);
        }
        let network = self.actor_network(who, &ActorsAsk::default()).await?;
        for told in told.iter_mut() {
            if let Change::Tie { one, other } | Change::Cut { one, other } = told.change {
                for id in [one, other] {
                    let found =
                        network.place_of(id).and_then(|i| network.actors.get(i)).ok_or_else(|| WorkError::NotFound(id.to_string()))?;
                    told.names(id, &found.title);
                }
            }
        }
        let digest = network.input_digest.clone();
        let made = tokio::task::spawn_blocking(move || network.imagined(&tied, &cut)).await;
        Ok(Some((made.map_err(|e| WorkError::Report(e.to_string()))??, digest)))
    }
}

/// An offer that a change imagines, as a record that is nowhere written.
fn offer_of(n: usize, change: &Change, places: &crate::places::Places) -> Result<Option<Record>> {
    let Change::Offer { category, spot, capacity, unit, per } = change else { return Ok(None) };
    let stands = sites::stand(places, spot)?;
    let mut place = Place::in_units(vec![stands.unit]);
    if let Spot::At(point) = spot {
        (place.geometry, place.precision) = (Some(Geometry::Point(*point)), Precision::Point);
    }
    let mut body = Map::new();
    body.insert("category".into(), json!(category));
    for (field, text) in [("capacity_unit", unit), ("per_period", per)] {
        if !text.is_empty() {
            body.insert(field.into(), json!(text));
        }
    }
    body.extend(capacity.map(|c| ("capacity".to_owned(), json!(c))));
    imagined_offer(u128::MAX - n as u128, category, place, body).map(Some)
}
