//! Where services are given: facilities, with the capacity of the offers delivered there, nothing counted twice.

use crate::gate::{Act, Who, check};
use crate::places::Places;
use crate::{Result, Workbench};
use reticolo_model::geometry::Point;
use reticolo_model::vocabulary::SERVICES;
use reticolo_model::{Place, Precision, Record};
use reticolo_store::lists::{self, ListQuery};
use reticolo_store::{Conn, links, records};
use serde::Serialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use uuid::Uuid;

/// A place where a service is given: a facility of that class, or one where an active offer of that category is delivered.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ServiceSite {
    pub record: Uuid,
    pub title: String,
    /// Code in the vocabulary of services.
    pub service: String,
    /// Its units, those inside first; empty where none is known.
    pub units: Vec<String>,
    /// Whether it does not lie inside the territory, as far as is known.
    pub beyond: bool,
    /// Where it stands: its own point, else the seat of its first unit; none where neither is known.
    pub at: Option<Point>,
    /// Whether `at` is the seat of a unit.
    pub at_seat: bool,
    /// How much it gives, where that is recorded: of the offers delivered here, else its own.
    pub capacity: Option<f64>,
    /// Unit and period of the capacity, such as `places` and `week`; empty where not said.
    pub capacity_unit: [String; 2],
    /// Whether it comes from a list that does not hold all there is.
    pub partial: bool,
}

/// A class of service that has sites.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ServiceClass {
    pub code: String,
    pub inside: usize,
    pub beyond: usize,
    /// Those that cannot be put on the map; of some nothing says whether they are inside or beyond.
    pub without_place: usize,
    /// Whether one of their lists does not hold all there is: from what is not in it nothing follows.
    pub partial: bool,
}

/// What is delivered at one place.
#[derive(Debug, Default)]
struct Delivered {
    /// Sum, while every offer says how much and all in the same unit.
    sum: Option<f64>,
    unit: [String; 2],
    offers: usize,
}

impl Delivered {
    fn add(&mut self, amount: Option<f64>, unit: [String; 2]) {
        self.sum = match (self.offers, self.sum, amount) {
            (0, _, amount) => amount,
            (_, Some(sum), Some(amount)) if self.unit == unit => Some(sum + amount),
            _ => None,
        };
        if self.offers == 0 {
            self.unit = unit;
        }
        self.offers += 1;
    }
}

fn capacity(record: &Record) -> (Option<f64>, [String; 2]) {
    let text = |field: &str| record.body_text(field).unwrap_or_default().to_owned();
    (record.body.get("capacity").and_then(Value::as_f64), [text("capacity_unit"), text("per_period")])
}

/// Whether `service` is `class` or stands under it.
pub(crate) fn is_of(service: &str, class: &str) -> bool {
    service == class || SERVICES.entries.iter().any(|(code, parent)| *code == service && *parent == class)
}

impl Workbench {
    /// Every site of every service this person sees, by service and title; nothing lost, nothing illustrative unless they look at it.
    pub(crate) async fn sites(&self, who: &Who) -> Result<Arc<Vec<ServiceSite>>> {
        check(who, Act::Read)?;
        let head = self.head().await?;
        let key = who.key();
        if let Some(kept) = self.kept(head, &key, super::ServiceCache::sites) {
            return Ok(kept);
        }
        let made = self.sites_without(who, &BTreeSet::new()).await?;
        Ok(self.keep(head, key, super::ServiceCache::sites, made))
    }

    /// The same as if these offers were not there; read anew.
    pub(crate) async fn sites_without(&self, who: &Who, gone: &BTreeSet<Uuid>) -> Result<Vec<ServiceSite>> {
        check(who, Act::Read)?;
        let places = self.places().await?;
        let audience = who.audience();
        let all = |kind: &str, field: &str| ListQuery {
            filters: vec![(field.to_owned(), SERVICES.codes().map(str::to_owned).collect())],
            ..who.all(kind)
        };
        let mut conn = self.store.reader().await?;
        let mut facilities: Vec<Record> = Vec::new();
        lists::each(&mut conn, self.territory, &all("asset", "service"), |record| {
            facilities.push(record);
            Ok(())
        })
        .await?;
        let mut offers: BTreeMap<Uuid, Record> = BTreeMap::new();
        lists::each(&mut conn, self.territory, &all("offer", "category"), |record| {
            if record.status == "active" && !gone.contains(&record.id) {
                offers.insert(record.id, record);
            }
            Ok(())
        })
        .await?;
        let mut delivered_at: BTreeMap<Uuid, BTreeSet<Uuid>> = BTreeMap::new();
        if !offers.is_empty() {
            for link in links::of_kinds(&mut conn, self.territory, &["delivered_at"]).await? {
                if offers.contains_key(&link.from) {
                    delivered_at.entry(link.from).or_default().insert(link.to);
                }
            }
        }
        // Offers are also delivered where no facility of a service stands: in a building, at a monument.
        let known: BTreeSet<Uuid> = facilities.iter().map(|f| f.id).collect();
        let others: BTreeSet<Uuid> = delivered_at.values().flatten().filter(|id| !known.contains(id)).copied().collect();
        let others: Vec<Uuid> = others.into_iter().collect();
        let others = records::get_many(&mut conn, self.territory, &others).await?;
        facilities.extend(others.into_iter().filter(|r| audience.sees(r.visibility, &r.named) && (who.illustrative() || !r.illustrative)));
        facilities.retain(|f| f.status != "lost");
        let partial = self.partial_sets(&mut conn).await?;
        Ok(assemble(&facilities, &offers, &delivered_at, &places, &partial))
    }

    /// The data sets that say of themselves that they do not hold all there is of their kind.
    pub(crate) async fn partial_sets(&self, conn: &mut Conn) -> Result<BTreeSet<String>> {
        let mut out = BTreeSet::new();
        records::each(conn, self.territory, "data_set", |record| {
            if record.body.get("partial").and_then(Value::as_bool).unwrap_or(false) {
                out.extend(record.body_text("code").map(str::to_owned));
            }
            Ok(())
        })
        .await?;
        Ok(out)
    }

    /// The classes of service that have sites here, in the order of the vocabulary, with how many.
    pub async fn service_classes(&self, who: &Who) -> Result<Vec<ServiceClass>> {
        let sites = self.sites(who).await?;
        let mut counts: BTreeMap<&str, ServiceClass> = BTreeMap::new();
        for site in sites.iter() {
            let class = counts.entry(&site.service).or_insert_with(|| ServiceClass {
                code: site.service.clone(),
                inside: 0,
                beyond: 0,
                without_place: 0,
                partial: false,
            });
            let somewhere = site.at.is_some() || !site.units.is_empty();
            class.inside += usize::from(!site.beyond);
            class.beyond += usize::from(site.beyond && somewhere);
            class.without_place += usize::from(site.at.is_none());
            class.partial |= site.partial;
        }
        Ok(SERVICES.codes().filter_map(|code| counts.remove(code)).collect())
    }
}

fn assemble(
    facilities: &[Record],
    offers: &BTreeMap<Uuid, Record>,
    delivered_at: &BTreeMap<Uuid, BTreeSet<Uuid>>,
    places: &Places,
    partial: &BTreeSet<String>,
) -> Vec<ServiceSite> {
    let known: BTreeSet<Uuid> = facilities.iter().map(|f| f.id).collect();
    let mut delivered: BTreeMap<(Uuid, String), Delivered> = BTreeMap::new();
    for (offer, targets) in delivered_at {
        let Some(offer) = offers.get(offer) else { continue };
        let (amount, unit) = capacity(offer);
        let service = offer.body_text("category").unwrap_or_default();
        // What is delivered at several places is divided evenly among them.
        #[expect(clippy::cast_precision_loss, reason = "a handful of places")]
        let part = amount.map(|a| a / targets.len() as f64);
        for target in targets.iter().filter(|t| known.contains(t)) {
            delivered.entry((*target, service.to_owned())).or_default().add(part, unit.clone());
        }
    }
    let mut services: BTreeMap<Uuid, BTreeSet<String>> = BTreeMap::new();
    for (asset, service) in delivered.keys() {
        services.entry(*asset).or_default().insert(service.clone());
    }
    let mut out = Vec::new();
    for facility in facilities {
        let mut given = services.remove(&facility.id).unwrap_or_default();
        given.extend(facility.body_text("service").map(str::to_owned));
        let (units, beyond, at, at_seat) = stands(facility, places);
        for service in given {
            let (capacity, capacity_unit) = match delivered.get(&(facility.id, service.clone())) {
                Some(offered) => (offered.sum, offered.unit.clone()),
                None => capacity(facility),
            };
            let site = ServiceSite {
                record: facility.id,
                title: facility.title.clone(),
                service,
                units: units.clone(),
                beyond,
                at,
                at_seat,
                capacity,
                capacity_unit,
                partial: facility.origin.as_ref().is_some_and(|o| partial.contains(&o.data_set)),
            };
            out.push((facility.origin.clone().map(|o| (o.data_set, o.key)), site));
        }
    }
    out.sort_by(|(ka, a), (kb, b)| (&a.service, &a.title, &a.units, ka, a.record).cmp(&(&b.service, &b.title, &b.units, kb, b.record)));
    out.into_iter().map(|(_, site)| site).collect()
}

/// A record's own point; none where only its unit is known.
pub(crate) fn own_point(place: &Place) -> Option<Point> {
    let own = place.geometry.as_ref().filter(|_| place.precision != Precision::Unit)?.bounding_box()?;
    Some([f64::midpoint(own.minx, own.maxx), f64::midpoint(own.miny, own.maxy)])
}

/// Its units (those inside first), whether it lies beyond the border, where it stands and whether that is a seat.
fn stands(record: &Record, places: &Places) -> (Vec<String>, bool, Option<Point>, bool) {
    let Some(place) = &record.place else { return (Vec::new(), true, None, false) };
    let own = own_point(place);
    let mut units: Vec<String> = place.units.iter().map(|u| u.unit.clone()).collect();
    if units.is_empty() {
        units.extend(own.and_then(|p| places.at(p)).map(|u| u.code.clone()));
    }
    units.sort_by_key(|u| !places.is_inside(u));
    let beyond = !units.iter().any(|u| places.is_inside(u));
    let seat = || units.iter().find_map(|u| places.seat(places.get(u)?)).map(|(p, _)| p);
    let at = own.or_else(seat);
    (units, beyond, at, own.is_none() && at.is_some())
}
