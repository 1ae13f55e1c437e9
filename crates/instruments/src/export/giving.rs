//! Money given as 360Giving: applications that were awarded, and initiatives whose money and funder are known. Grants to persons are
//! not told: who leads is an actor or stands by name in the initiative.

use super::standards::{Held, Publisher, first_day, last_day, outside_id, point};
use reticolo_formats::giving360::{Event, Grant, Location, Organization, Package, Programme, Publisher as Publishes, write_grants};
use reticolo_formats::hsds::part_id;
use reticolo_model::Record;
use reticolo_store::StoreError;
use std::collections::BTreeMap;
use std::io::Write;

/// What is looked at.
pub(super) const KINDS: [&str; 6] = ["application", "initiative", "project", "call", "actor", "pilot"];
/// With this the ids of grants begin.
const OWN: &str = "360G-reticolo-";

/// Writes the grants by their ids; how many.
pub(super) fn write(held: &Held, by: &Publisher, out: &mut (dyn Write + Send)) -> Result<u64, StoreError> {
    let applications = held.of_kind("application").filter_map(|r| application(held, by, r));
    let initiatives = held.of_kind("initiative").filter_map(|r| initiative(held, by, r));
    let grants: BTreeMap<String, Grant> = applications.chain(initiatives).map(|g| (g.id.clone(), g)).collect();
    let rows = grants.len() as u64;
    let package = Package {
        identifier: by.at("download/360giving.json"),
        title: by.name.clone(),
        publisher: Publishes { name: by.name.clone(), ..Publishes::default() },
        ..Package::default()
    };
    write_grants(out, &package, grants.into_values())?;
    Ok(rows)
}

fn id(record: &Record) -> String {
    outside_id(record, |key| key.starts_with("360G-"), |id| format!("{OWN}{id}"))
}

fn euro(record: &Record, field: &str) -> Option<f64> {
    record.body_text(field)?.parse().ok()
}

fn text(record: &Record, field: &str) -> String {
    record.body_text(field).unwrap_or_default().to_owned()
}

/// An organization by its tax code, or where that is not known by its name.
fn organization(name: &str, tax_code: &str) -> Organization {
    let id = if tax_code.is_empty() { format!("{OWN}org-{}", part_id(name, "organization", 0)) } else { format!("IT-CF-{tax_code}") };
    Organization { id, name: name.to_owned(), ..Organization::default() }
}

fn actor(record: &Record) -> Organization {
    organization(&record.title, record.body_text("tax_code").unwrap_or_default())
}

fn actors<'h>(records: impl Iterator<Item = &'h Record>) -> Vec<Organization> {
    records.filter(|r| r.kind == "actor").map(actor).collect()
}

/// What is common to both: title, words, place.
fn grant(record: &Record, by: &Publisher) -> Grant {
    let at = point(record);
    let units = record.place.iter().flat_map(|p| &p.units);
    let mut beneficiary_location: Vec<Location> = units
        .map(|u| Location { geo_code: u.unit.clone(), geo_code_type: "LAU".to_owned(), country_code: by.country(), ..Location::default() })
        .collect();
    if let Some([lon, lat]) = at {
        if beneficiary_location.is_empty() {
            beneficiary_location.push(Location { country_code: by.country(), ..Location::default() });
        }
        (beneficiary_location[0].longitude, beneficiary_location[0].latitude) = (Some(lon), Some(lat));
    }
    let description = if record.summary.is_empty() { record.title.clone() } else { record.summary.clone() };
    Grant { id: id(record), title: record.title.clone(), description, currency: "EUR".to_owned(), beneficiary_location, ..Grant::default() }
}

/// An application that got money from a call whose funder is known.
fn application(held: &Held, by: &Publisher, record: &Record) -> Option<Grant> {
    let awarded = euro(record, "awarded").filter(|_| matches!(record.status.as_str(), "awarded" | "paid" | "reported"))?;
    let project = held.to(record.id, "part_of").find(|r| r.kind == "project")?;
    let call = held.to(record.id, "responds_to").find(|r| r.kind == "call")?;
    let recipients = actors(held.from(project.id, "leads"));
    let mut funders = actors(held.from(call.id, "funds"));
    if let (true, Some(name)) = (funders.is_empty(), call.body_text("funder")) {
        funders.push(organization(name, ""));
    }
    if recipients.is_empty() || funders.is_empty() {
        return None;
    }
    Some(Grant {
        amount_applied_for: euro(record, "requested"),
        amount_awarded: awarded,
        amount_disbursed: euro(record, "paid"),
        award_date: record.body_text("decided_on")?.to_owned(),
        recipient_organization: recipients,
        funding_organization: funders,
        grant_programme: vec![Programme { title: call.title.clone(), ..Programme::default() }],
        from_open_call: Some(true),
        ..grant(record, by)
    })
}

/// An initiative with money, somebody who leads it and somebody who funds it, begun on a day that is known.
fn initiative(held: &Held, by: &Publisher, record: &Record) -> Option<Grant> {
    let awarded = euro(record, "money_total").filter(|m| *m > 0.0)?;
    let funders = actors(held.from(record.id, "funds"));
    let recipients = match record.body_text("leader_name") {
        Some(name) => vec![organization(name, record.body_text("leader_tax_code").unwrap_or_default())],
        None => actors(held.from(record.id, "leads")),
    };
    let begun = first_day(record.period_from.as_deref());
    if funders.is_empty() || recipients.is_empty() || begun.is_empty() {
        return None;
    }
    let programme = text(record, "programme");
    let dates = Event { start_date: begun.clone(), end_date: last_day(record.period_to.as_deref()), ..Event::default() };
    Some(Grant {
        amount_awarded: awarded,
        award_date: begun,
        url: text(record, "website"),
        planned_dates: vec![dates],
        recipient_organization: recipients,
        funding_organization: funders,
        grant_programme: if programme.is_empty() { Vec::new() } else { vec![Programme { title: programme, ..Programme::default() }] },
        ..grant(record, by)
    })
}
