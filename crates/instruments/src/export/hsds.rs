//! Services as HSDS: offers, and facilities that no offer stands for, with the actors that give them and the assets and places where
//! they are given. Persons are not told.

use super::standards::{Held, Publisher, outside_id, point};
use reticolo_formats::hsds::{
    Address, Attribute, Capacity, CostOption, Location, Organization, OrganizationIdentifier, Schedule, Service, ServiceAtLocation,
    ServiceStatus, TaxonomyTerm, Unit, part_id,
};
use reticolo_messages::{Language, t};
use reticolo_model::Record;
use reticolo_model::value::to_text;
use reticolo_store::StoreError;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::Write;
use uuid::Uuid;

/// What is looked at.
pub(super) const KINDS: [&str; 4] = ["offer", "actor", "asset", "place"];
/// The identifiers of the Italian tax code.
const TAX_CODE: &str = "IT-CF";

struct Hsds<'h> {
    held: &'h Held,
    by: &'h Publisher,
}

/// Writes services, organizations and locations, each by its id; how many.
pub(super) fn write(held: &Held, by: &Publisher, out: &mut (dyn Write + Send)) -> Result<u64, StoreError> {
    let hsds = Hsds { held, by };
    let mut services: BTreeMap<String, Service> = held.of_kind("offer").map(|r| hsds.offer(r)).map(|s| (s.id.clone(), s)).collect();
    // A facility without an offer of its own is a service by itself.
    let alone = held.records.values().filter(|r| is_facility(r) && held.from(r.id, "delivered_at").all(|o| o.kind != "offer"));
    services.extend(alone.map(|r| hsds.facility(r)).map(|s| (s.id.clone(), s)));
    let mut organizations: BTreeMap<String, Organization> = held.of_kind("actor").map(organization).map(|o| (o.id.clone(), o)).collect();
    let own = hsds.own();
    if services.values().any(|s| s.organization_id == own.id) {
        organizations.insert(own.id.clone(), own.complete());
    }
    let is_location =
        |r: &&Record| is_facility(r) || r.body_text("class") == Some("building_space") || held.from(r.id, "delivered_at").next().is_some();
    let places = held.records.values().filter(|r| matches!(r.kind.as_str(), "asset" | "place")).filter(is_location);
    let locations: BTreeMap<String, Location> = places.map(|r| location(r, by)).map(|l| (l.id.clone(), l)).collect();
    out.write_all(b"{\"services\":[")?;
    list(out, services.values())?;
    out.write_all(b"],\n\"organizations\":[")?;
    list(out, organizations.values())?;
    out.write_all(b"],\n\"locations\":[")?;
    list(out, locations.values())?;
    out.write_all(b"]}\n")?;
    Ok((services.len() + organizations.len() + locations.len()) as u64)
}

/// Items one a line.
fn list<T: Serialize>(out: &mut (dyn Write + Send), items: impl Iterator<Item = T>) -> Result<(), StoreError> {
    for (i, item) in items.enumerate() {
        out.write_all(if i == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &item).map_err(std::io::Error::from)?;
    }
    Ok(())
}

fn is_facility(record: &Record) -> bool {
    record.kind == "place" || record.kind == "asset" && record.body_text("class") == Some("service_facility")
}

fn id(record: &Record) -> String {
    outside_id(record, |key| Uuid::parse_str(key).is_ok(), |id| id.to_string())
}

fn text(record: &Record, field: &str) -> String {
    record.body.get(field).map(to_text).unwrap_or_default()
}

/// A code of ours as a term of a taxonomy.
fn term(vocabulary: &str, code: &str) -> Attribute {
    let name = t(Language::It, &format!("{vocabulary}-{code}"));
    let taxonomy_term = TaxonomyTerm {
        code: code.to_owned(),
        description: name.clone(),
        name,
        taxonomy: format!("reticolo-{vocabulary}"),
        language: "it".to_owned(),
        ..TaxonomyTerm::default()
    };
    Attribute { taxonomy_term, ..Attribute::default() }
}

fn terms(record: &Record, fields: &[(&str, &str)]) -> Vec<Attribute> {
    fields.iter().filter_map(|(field, vocabulary)| Some(term(vocabulary, record.body_text(field)?))).collect()
}

impl Hsds<'_> {
    fn offer(&self, record: &Record) -> Service {
        let price: Option<f64> = record.body_text("price").and_then(|p| p.parse().ok());
        let capacity = record.body.get("capacity").and_then(serde_json::Value::as_f64);
        // How many can be served is told with the day of which it is known.
        let capacities = capacity.zip(record.confirmed.as_ref()).map(|(available, day)| Capacity {
            available,
            updated: format!("{day}T00:00:00Z"),
            unit: Unit { name: text(record, "capacity_unit"), ..Unit::default() },
            ..Capacity::default()
        });
        let status = match record.status.as_str() {
            "active" => ServiceStatus::Active,
            "suspended" => ServiceStatus::TemporarilyClosed,
            "ended" => ServiceStatus::Defunct,
            _ => ServiceStatus::Inactive,
        };
        let hours = text(record, "hours");
        let by = self.held.to(record.id, "offered_by").find(|r| r.kind == "actor").map_or_else(|| self.own(), organization);
        let service = Service {
            id: id(record),
            organization_id: by.id.clone(),
            name: record.title.clone(),
            description: record.summary.clone(),
            url: text(record, "website"),
            status,
            accreditations: text(record, "quality_marks"),
            eligibility_description: text(record, "eligibility"),
            assured_date: record.confirmed.clone().unwrap_or_default(),
            schedules: if hours.is_empty() { Vec::new() } else { vec![Schedule { description: hours, ..Schedule::default() }] },
            cost_options: price
                .map(|p| CostOption { amount: Some(p), currency: "EUR".to_owned(), ..CostOption::default() })
                .into_iter()
                .collect(),
            capacities: capacities.into_iter().collect(),
            attributes: terms(record, &[("category", "service")]),
            service_at_locations: self.at(self.held.to(record.id, "delivered_at")),
            organization: Some(by),
            ..Service::default()
        };
        service.complete()
    }

    /// The service that a facility gives.
    fn facility(&self, record: &Record) -> Service {
        let runs = self.held.from(record.id, "operates").chain(self.held.to(record.id, "offered_by"));
        let by = runs.into_iter().find(|r| r.kind == "actor").map_or_else(|| self.own(), organization);
        let hours = text(record, "hours");
        let place = id(record);
        let service = Service {
            id: part_id(&place, "service", 0),
            organization_id: by.id.clone(),
            name: record.title.clone(),
            description: record.summary.clone(),
            url: text(record, "website"),
            status: if matches!(record.status.as_str(), "lost" | "closed") { ServiceStatus::Defunct } else { ServiceStatus::Active },
            schedules: if hours.is_empty() { Vec::new() } else { vec![Schedule { description: hours, ..Schedule::default() }] },
            attributes: terms(record, &[("service", "service")]),
            service_at_locations: self.at(std::iter::once(record)),
            organization: Some(by),
            ..Service::default()
        };
        service.complete()
    }

    fn at<'r>(&self, places: impl Iterator<Item = &'r Record>) -> Vec<ServiceAtLocation> {
        places.map(|place| ServiceAtLocation { location: location(place, self.by), ..ServiceAtLocation::default() }).collect()
    }

    /// The organization of what nobody is named for: the territory's own, a public body.
    fn own(&self) -> Organization {
        let (id, attributes) = (part_id(&self.by.code, "organization", 0), vec![term("nature", "public_body")]);
        Organization { id, name: self.by.name.clone(), attributes, ..Organization::default() }
    }
}

fn organization(record: &Record) -> Organization {
    let identifiers = record.body_text("tax_code").map(|code| OrganizationIdentifier {
        identifier_scheme: TAX_CODE.to_owned(),
        identifier_type: t(Language::It, "actor-tax_code"),
        identifier: code.to_owned(),
        ..OrganizationIdentifier::default()
    });
    let organization = Organization {
        id: id(record),
        name: record.title.clone(),
        description: record.summary.clone(),
        website: text(record, "website"),
        year_incorporated: text(record, "year_founded").parse().ok(),
        legal_status: text(record, "legal_form"),
        organization_identifiers: identifiers.into_iter().collect(),
        attributes: terms(record, &[("nature", "nature")]),
        ..Organization::default()
    };
    organization.complete()
}

fn location(record: &Record, by: &Publisher) -> Location {
    let at = point(record);
    let address = text(record, "address");
    let addresses =
        if address.is_empty() { Vec::new() } else { vec![Address { address_1: address, country: by.country(), ..Address::default() }] };
    let location = Location {
        id: id(record),
        name: record.title.clone(),
        description: record.summary.clone(),
        url: text(record, "website"),
        latitude: at.map(|p| p[1]),
        longitude: at.map(|p| p[0]),
        addresses,
        attributes: terms(record, &[("class", "asset_class"), ("service", "service")]),
        ..Location::default()
    };
    location.complete()
}
