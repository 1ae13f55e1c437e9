//! The parts of HSDS entities as they are written: addresses, telephones, schedules, capacities and the like. Ids are UUIDs and may be left
//! empty: see [`crate::hsds_write`].

use crate::json_out::{number, some_number};
use serde::Serialize;

/// What a location or an address is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LocationType {
    #[default]
    Physical,
    Postal,
    Virtual,
}

/// An identifier that others gave the organization; `identifier_scheme` such as `IT-CF`, `identifier_type` in words.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct OrganizationIdentifier {
    pub id: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub identifier_scheme: String,
    pub identifier_type: String,
    pub identifier: String,
}

/// An address; `country` has two letters, `state_province` and `postal_code` are required and may be empty.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Address {
    pub id: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub attention: String,
    pub address_1: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub address_2: String,
    pub city: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub region: String,
    pub state_province: String,
    pub postal_code: String,
    pub country: String,
    pub address_type: LocationType,
}

/// A telephone of an office, not of a person.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Phone {
    pub id: String,
    pub number: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extension: Option<u32>,
    #[serde(rename = "type", skip_serializing_if = "String::is_empty")]
    pub kind: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
}

/// When something is open: a rule of iCalendar (`freq` is `WEEKLY` or `MONTHLY`, `byday` such as `MO,TH`), days as `2025-12-31`, times as
/// `09:00`, or only a `description` in words.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Schedule {
    pub id: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub valid_from: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub valid_to: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub dtstart: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub until: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub freq: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interval: Option<u32>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub byday: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub bymonthday: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub opens_at: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub closes_at: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub notes: String,
}

/// How many can be served, in a unit (3.1): `available` at the moment `updated`, of `maximum` at most.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Capacity {
    pub id: String,
    #[serde(serialize_with = "number")]
    pub available: f64,
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "some_number")]
    pub maximum: Option<f64>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
    pub updated: String,
    pub unit: Unit,
}

/// What a capacity is counted in.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Unit {
    pub id: String,
    pub name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub scheme: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub identifier: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub uri: String,
}

/// What a service costs; `currency` has three letters.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct CostOption {
    pub id: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub valid_from: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub valid_to: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub option: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub currency: String,
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "some_number")]
    pub amount: Option<f64>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub amount_description: String,
}

/// For whom by place: a name, or an `extent` in the form `extent_type` (`geojson`, `postcode`, `text`).
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct ServiceArea {
    pub id: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub extent: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub extent_type: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub uri: String,
}

/// A language that is spoken; `code` of two letters.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Language {
    pub id: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub code: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// How a location can be entered by people with a disability.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Accessibility {
    pub id: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub details: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub url: String,
}

/// A term of a taxonomy that an entity bears.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Attribute {
    pub id: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub link_id: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub link_entity: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub value: String,
    pub taxonomy_term: TaxonomyTerm,
}

/// A term; one without an id gets that of its taxonomy and code, so that it is the same wherever it occurs.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct TaxonomyTerm {
    pub id: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub code: String,
    pub name: String,
    pub description: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub taxonomy: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub language: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub term_uri: String,
}
