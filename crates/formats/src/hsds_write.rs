//! HSDS entities as they are written: compiled services and organizations, nested and valid against the JSON Schemas of version 3.0, with
//! the capacities of version 3.1, which 3.0 lets pass.
//!
//! Ids are UUIDs. Those of parts may be left empty: they are made from the id of what the parts belong to. Persons (`contacts`) are never
//! written. An empty text, an empty list and `None` are left out where the specification does not require them.

use crate::hsds_parts::{
    Accessibility, Address, Attribute, Capacity, CostOption, Language, LocationType, OrganizationIdentifier, Phone, Schedule, ServiceArea,
};
use crate::json_out::{part_id, some_number, write_list};
use serde::Serialize;
use std::io::{self, Write};

/// Whether a service is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ServiceStatus {
    #[default]
    Active,
    Inactive,
    Defunct,
    #[serde(rename = "temporarily closed")]
    TemporarilyClosed,
}

/// A service. Ages are in years; `last_modified` is a moment (`2025-03-01T10:00:00Z`), `assured_date` a day.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Service {
    pub id: String,
    /// Taken from `organization` where it is empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub organization_id: String,
    pub name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub alternate_name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub url: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub email: String,
    pub status: ServiceStatus,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub application_process: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub fees_description: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub accreditations: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub eligibility_description: String,
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "some_number")]
    pub minimum_age: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "some_number")]
    pub maximum_age: Option<f64>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub assured_date: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub alert: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub last_modified: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub phones: Vec<Phone>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub schedules: Vec<Schedule>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub service_areas: Vec<ServiceArea>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub service_at_locations: Vec<ServiceAtLocation>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Language>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization: Option<Organization>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cost_options: Vec<CostOption>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub capacities: Vec<Capacity>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<Attribute>,
}

/// An organization that gives services; with `services` and `locations` it is a compiled one.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Organization {
    pub id: String,
    pub name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub alternate_name: String,
    pub description: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub email: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub website: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year_incorporated: Option<i32>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub legal_status: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub uri: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub parent_organization_id: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub organization_identifiers: Vec<OrganizationIdentifier>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub phones: Vec<Phone>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<Attribute>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub services: Vec<Service>,
}

/// A place, with its longitude and latitude in degrees (WGS 84).
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Location {
    pub id: String,
    pub location_type: LocationType,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub organization_id: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub alternate_name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub url: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub transportation: String,
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "some_number")]
    pub latitude: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "some_number")]
    pub longitude: Option<f64>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub external_identifier: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub external_identifier_type: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub addresses: Vec<Address>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub phones: Vec<Phone>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Language>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub schedules: Vec<Schedule>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub accessibility: Vec<Accessibility>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<Attribute>,
}

/// A service as it is given at one location.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct ServiceAtLocation {
    pub id: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub phones: Vec<Phone>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub schedules: Vec<Schedule>,
    pub location: Location,
}

macro_rules! fill {
    ($whole:expr, $($part:literal: $parts:expr),+ $(,)?) => {$(
        for (i, part) in $parts.iter_mut().enumerate() {
            if part.id.is_empty() {
                part.id = part_id(&$whole, $part, i);
            }
        }
    )+};
}

fn fill_attributes(owner: &str, entity: &str, attributes: &mut [Attribute]) {
    fill!(owner, "attribute": attributes);
    for attribute in attributes {
        owner.clone_into(&mut attribute.link_id);
        entity.clone_into(&mut attribute.link_entity);
        let term = &mut attribute.taxonomy_term;
        if term.id.is_empty() {
            term.id = part_id(&term.taxonomy, if term.code.is_empty() { &term.name } else { &term.code }, 0);
        }
    }
}

impl Service {
    /// Gives ids to all parts that have none, so that the value is a compiled service.
    #[must_use]
    pub fn complete(mut self) -> Service {
        let id = &self.id;
        fill!(id, "phone": self.phones, "schedule": self.schedules, "service_area": self.service_areas, "language": self.languages,
            "cost_option": self.cost_options, "capacity": self.capacities, "service_at_location": self.service_at_locations);
        for capacity in &mut self.capacities {
            if capacity.unit.id.is_empty() {
                capacity.unit.id = part_id(&capacity.unit.scheme, &capacity.unit.name, 0);
            }
        }
        for place in &mut self.service_at_locations {
            fill!(place.id, "phone": place.phones, "schedule": place.schedules);
            place.location = std::mem::take(&mut place.location).complete();
        }
        fill_attributes(id, "service", &mut self.attributes);
        self.organization = self.organization.map(Organization::complete);
        if let (true, Some(organization)) = (self.organization_id.is_empty(), &self.organization) {
            self.organization_id.clone_from(&organization.id);
        }
        self
    }
}

impl Organization {
    /// Gives ids to all parts that have none.
    #[must_use]
    pub fn complete(mut self) -> Organization {
        fill!(self.id, "phone": self.phones, "identifier": self.organization_identifiers);
        fill_attributes(&self.id, "organization", &mut self.attributes);
        self.locations = self.locations.into_iter().map(Location::complete).collect();
        self.services = self.services.into_iter().map(Service::complete).collect();
        self
    }
}

impl Location {
    /// Gives ids to all parts that have none.
    #[must_use]
    pub fn complete(mut self) -> Location {
        let id = &self.id;
        fill!(id, "address": self.addresses, "phone": self.phones, "language": self.languages, "schedule": self.schedules,
            "accessibility": self.accessibility);
        fill_attributes(id, "location", &mut self.attributes);
        self
    }
}

/// Writes compiled services as a list, one a line.
///
/// # Errors
/// What `out` gives, and a number that is not finite.
pub fn write_services<W: Write>(out: W, services: impl IntoIterator<Item = Service>) -> io::Result<W> {
    write_list(out, ["[", "]\n"], services.into_iter().map(|service| Ok(service.complete())))
}

/// Writes organizations as a list, one a line.
///
/// # Errors
/// As [`write_services`].
pub fn write_organizations<W: Write>(out: W, organizations: impl IntoIterator<Item = Organization>) -> io::Result<W> {
    write_list(out, ["[", "]\n"], organizations.into_iter().map(|organization| Ok(organization.complete())))
}
