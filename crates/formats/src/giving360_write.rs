//! 360Giving grants as they are written: a package valid against the JSON Schema of version 1.4. Grants to organizations only: those to
//! persons are not written.

use crate::json_out::{number, some_number, write_list};
use serde::Serialize;
use std::io::{self, Write};

/// Who publishes a package, and under which licence. Days are written `2025-12-31`, moments `2025-12-31T10:00:00Z`; an empty text is left
/// out.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Package {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub identifier: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub issued: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub modified: String,
    pub publisher: Publisher,
    #[serde(rename = "downloadURL", skip_serializing_if = "String::is_empty")]
    pub download_url: String,
    #[serde(rename = "accessURL", skip_serializing_if = "String::is_empty")]
    pub access_url: String,
    /// The address of the licence's text.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub license: String,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Publisher {
    /// An organisation identifier such as `IT-CF-00000000000`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub identifier: String,
    pub name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub website: String,
}

/// A grant. Amounts are in `currency` (three letters).
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Grant {
    pub id: String,
    pub title: String,
    pub description: String,
    pub currency: String,
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "some_number")]
    pub amount_applied_for: Option<f64>,
    #[serde(serialize_with = "number")]
    pub amount_awarded: f64,
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "some_number")]
    pub amount_disbursed: Option<f64>,
    pub award_date: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub url: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub planned_dates: Vec<Event>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub actual_dates: Vec<Event>,
    /// At least one.
    pub recipient_organization: Vec<Organization>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub beneficiary_location: Vec<Location>,
    /// At least one.
    pub funding_organization: Vec<Organization>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub grant_programme: Vec<Programme>,
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "yes_or_no")]
    pub from_open_call: Option<bool>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub funding_type: Vec<Classification>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub classifications: Vec<Classification>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related_document: Vec<Document>,
    /// A moment.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub date_modified: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub data_source: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, clippy::ref_option, reason = "serde asks for it")]
fn yes_or_no<S: serde::Serializer>(flag: &Option<bool>, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(if *flag == Some(true) { "Yes" } else { "No" })
}

/// When something is to begin and end; `duration` in months.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Event {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub start_date: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub end_date: String,
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "some_number")]
    pub duration: Option<f64>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
}

/// Who gets or gives; `id` is an organisation identifier such as `IT-CF-00000000000`, `address_country` has two letters.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Organization {
    pub id: String,
    pub name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub alternate_name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub charity_number: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub company_number: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub street_address: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub address_locality: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub address_region: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub postal_code: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub address_country: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub organisation_type: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub url: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub location: Vec<Location>,
}

/// A place; longitude and latitude in degrees (WGS 84), `country_code` of two letters, `geo_code` of the kind `geo_code_type`.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Location {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub id: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub country_code: String,
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "some_number")]
    pub latitude: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "some_number")]
    pub longitude: Option<f64>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub geo_code: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub geo_code_type: String,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Programme {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub code: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub url: String,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Classification {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub vocabulary: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub code: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Document {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub url: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub document_type: String,
}

/// Writes a package of grants, one a line. The standard wants at least one grant.
///
/// # Errors
/// What `out` gives; an amount that is not finite; a grant without a recipient or a funder.
pub fn write_grants<W: Write>(out: W, package: &Package, grants: impl IntoIterator<Item = Grant>) -> io::Result<W> {
    let about = serde_json::to_string(package)?;
    let about = about.strip_suffix('}').unwrap_or_default();
    let before = format!("{about},\"version\":\"1.4\",\"grants\":[");
    let checked = grants.into_iter().map(|grant| {
        if grant.recipient_organization.is_empty() || grant.funding_organization.is_empty() {
            let text = format!("the grant {:?} has no recipient or no funder", grant.id);
            return Err(io::Error::new(io::ErrorKind::InvalidInput, text));
        }
        Ok(grant)
    });
    write_list(out, [&before, "]}\n"], checked)
}
