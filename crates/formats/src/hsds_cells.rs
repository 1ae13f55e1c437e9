//! The columns of HSDS's three tables, and the texts that nested entities (phones, schedules, capacities, attributes) become in a cell.

use crate::json_doc::Json;

pub(crate) const SERVICE: &[&str] = &[
    "id",
    "organization_id",
    "organization.name",
    "location_ids",
    "program_id",
    "program.name",
    "name",
    "alternate_name",
    "description",
    "url",
    "email",
    "status",
    "interpretation_services",
    "application_process",
    "fees_description",
    "wait_time",
    "fees",
    "accreditations",
    "eligibility_description",
    "minimum_age",
    "maximum_age",
    "assured_date",
    "assurer_email",
    "licenses",
    "alert",
    "last_modified",
    "phones",
    "contacts",
    "contacts.email",
    "languages",
    "schedules",
    "service_areas",
    "cost_options",
    "capacity.available",
    "capacity.maximum",
    "capacity.unit",
    "capacity.updated",
    "taxonomy_terms",
    "taxonomy_codes",
];

pub(crate) const ORGANIZATION: &[&str] = &[
    "id",
    "name",
    "alternate_name",
    "description",
    "email",
    "website",
    "tax_status",
    "tax_id",
    "year_incorporated",
    "legal_status",
    "logo",
    "uri",
    "parent_organization_id",
    "identifiers",
    "location_ids",
    "phones",
    "contacts",
    "contacts.email",
    "programs",
    "funding",
    "taxonomy_terms",
    "taxonomy_codes",
];

pub(crate) const LOCATION: &[&str] = &[
    "id",
    "organization_id",
    "service_ids",
    "location_type",
    "name",
    "alternate_name",
    "description",
    "url",
    "transportation",
    "latitude",
    "longitude",
    "external_identifier",
    "external_identifier_type",
    "address.attention",
    "address.address_1",
    "address.address_2",
    "address.city",
    "address.region",
    "address.state_province",
    "address.postal_code",
    "address.country",
    "address.address_type",
    "phones",
    "contacts",
    "contacts.email",
    "languages",
    "schedules",
    "accessibility",
    "taxonomy_terms",
    "taxonomy_codes",
];

/// The first that is not empty.
pub(crate) fn first_of<const N: usize>(texts: [&str; N]) -> &str {
    texts.into_iter().find(|text| !text.is_empty()).unwrap_or_default()
}

/// The parts that are not empty, with a space between them.
pub(crate) fn spaced<T: AsRef<str>>(parts: &[T]) -> String {
    parts.iter().map(AsRef::as_ref).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// One text for each value, divided by semicolons, the empty ones too, so that several columns keep step; empty where all are.
pub(crate) fn aligned(values: &[Json], text: impl Fn(&Json) -> String) -> String {
    let texts: Vec<String> = values.iter().map(text).collect();
    if texts.iter().all(String::is_empty) { String::new() } else { texts.join(";") }
}

pub(crate) fn terms(entity: &Json) -> String {
    aligned(entity.each("attributes"), |a| first_of([a.text("taxonomy_term.name"), a.text("value"), a.text("label")]).to_owned())
}

pub(crate) fn codes(entity: &Json) -> String {
    aligned(entity.each("attributes"), |a| a.text("taxonomy_term.code").to_owned())
}

pub(crate) fn phone(phone: &Json) -> String {
    match phone.text("extension") {
        "" => phone.text("number").to_owned(),
        extension => format!("{} ext. {extension}", phone.text("number")),
    }
}

pub(crate) fn contact(contact: &Json) -> String {
    match [contact.text("name"), contact.text("title")] {
        [name, ""] => name.to_owned(),
        ["", title] => title.to_owned(),
        [name, title] => format!("{name} ({title})"),
    }
}

pub(crate) fn language(language: &Json) -> &str {
    first_of([language.text("code"), language.text("name"), ""])
}

/// A schedule as one line: how often, on which days, from when to when (`WEEKLY MO,TH 09:00-13:00 2025-01-01/2025-12-31`), then what is
/// said of it in words.
pub(crate) fn schedule(schedule: &Json) -> String {
    let range =
        |mark: &str, from: &str, to: &str| if from.is_empty() && to.is_empty() { String::new() } else { format!("{from}{mark}{to}") };
    let text = |name: &str| schedule.text(name);
    let hours = range("-", text("opens_at"), text("closes_at"));
    let days = range("/", first_of([text("valid_from"), text("dtstart"), ""]), first_of([text("valid_to"), text("until"), ""]));
    let interval = if matches!(text("interval"), "" | "1") { String::new() } else { format!("/{}", text("interval")) };
    let often = format!("{}{interval}", text("freq"));
    spaced(&[often.as_str(), text("byday"), text("bymonthday"), text("byweekno"), &hours, &days, text("description")])
}
