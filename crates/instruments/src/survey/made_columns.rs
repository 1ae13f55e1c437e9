//! Columns that are made of others where a standard form parts things otherwise than the registry does: the day and the hour of a
//! moment, an amount in euro only, the first code of a list that the registry has. The mappings of the standards read them.

use reticolo_formats::Tables;
use reticolo_model::period::date;
use reticolo_model::vocabulary::{ASSET_CLASSES, NATURES, QUANTITY_UNITS, SERVICES, Vocabulary};

/// A row's cells by the names of their columns.
struct Named<'a>(&'a [String], &'a [String]);

impl Named<'_> {
    fn get(&self, column: &str) -> &str {
        self.0.iter().position(|h| h == column).and_then(|i| self.1.get(i)).map_or("", |t| t.trim())
    }

    /// The first of several values that `takes` takes.
    fn first(&self, column: &str, takes: impl Fn(&str) -> bool) -> String {
        self.get(column).split(';').map(str::trim).find(|t| !t.is_empty() && takes(t)).unwrap_or_default().to_owned()
    }

    fn code_of(&self, column: &str, vocabulary: &Vocabulary) -> String {
        self.first(column, |t| vocabulary.codes().any(|c| c == t))
    }
}

/// Adds a column behind the others; one that is there already stays as it is.
fn add(tables: &mut Tables, name: &str, make: impl Fn(&Named<'_>) -> String) {
    if tables.header.iter().any(|h| h == name) {
        return;
    }
    for row in &mut tables.rows {
        let cell = make(&Named(&tables.header, &row.cells));
        row.cells.push(cell);
    }
    tables.header.push(name.to_owned());
}

/// Services, organizations and locations of HSDS.
pub(super) fn hsds(mut tables: Tables) -> Tables {
    let t = &mut tables;
    match t.name.as_str() {
        "services" => {
            add(t, "service", |row| row.code_of("taxonomy_codes", &SERVICES));
            add(t, "capacity", |row| row.get("capacity.available").split(';').next().unwrap_or_default().to_owned());
            add(t, "capacity_unit", |row| row.code_of("capacity.unit", &QUANTITY_UNITS));
            add(t, "location_id", |row| row.first("location_ids", |_| true));
            add(t, "price", |row| row.first("cost_options", |t| t.ends_with(" EUR")).trim_end_matches(" EUR").to_owned());
        }
        "organizations" => {
            add(t, "nature", |row| row.code_of("taxonomy_codes", &NATURES));
            add(t, "tax_code", |row| {
                let known = |text: &str| Some(text.strip_prefix("IT-CF").unwrap_or(text).trim_start_matches([':', ' ', '-']).to_owned());
                let stated = row.get("identifiers").split(';').filter_map(known).chain([row.get("tax_id").to_owned()]);
                stated.into_iter().find_map(|t| reticolo_model::tax_code::tax_code(&t).ok()).unwrap_or_default()
            });
        }
        _ => {
            add(t, "class", |row| row.code_of("taxonomy_codes", &ASSET_CLASSES));
            add(t, "service", |row| row.code_of("taxonomy_codes", &SERVICES));
            add(t, "address", |row| {
                let parts = ["address.address_1", "address.address_2"].map(|c| row.get(c));
                parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(", ")
            });
        }
    }
    tables
}

/// Grants of 360Giving: amounts in euro, tax codes among the identifiers, days of the planned dates.
pub(super) fn giving360(mut tables: Tables) -> Tables {
    let t = &mut tables;
    add(
        t,
        "amount_eur",
        |row| if row.get("currency").eq_ignore_ascii_case("EUR") { row.get("amountAwarded").to_owned() } else { String::new() },
    );
    for (name, column) in [("leader_tax_code", "recipientOrganization.id"), ("funder_tax_code", "fundingOrganization.id")] {
        add(t, name, |row| row.first(column, |t| t.starts_with("IT-CF-")).trim_start_matches("IT-CF-").to_owned());
    }
    for (name, column) in [("from", "plannedDates.startDate"), ("to", "plannedDates.endDate")] {
        add(t, name, |row| row.first(column, |t| day(t).is_some()).chars().take(10).collect());
    }
    tables
}

/// Objects of Linked Art: the first identifier that is a code.
pub(super) fn linked_art(mut tables: Tables) -> Tables {
    add(&mut tables, "code", |row| row.first("identifiers", |t| t.len() <= 100 && !t.contains(char::is_whitespace)));
    tables
}

/// Events of a calendar: day and hour of their moments, and the key of each, since those that repeat share one identifier.
pub(super) fn events(mut tables: Tables) -> Tables {
    let t = &mut tables;
    add(t, "key", |row| [row.get("uid"), row.get("recurrence-id")].into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join("/"));
    for moment in ["start", "end"] {
        add(t, &format!("{moment}.date"), |row| day(row.get(moment)).unwrap_or_default());
        add(t, &format!("{moment}.time"), |row| {
            row.get(moment).split_once('T').map(|(_, t)| t.chars().take(5).collect()).unwrap_or_default()
        });
    }
    tables
}

/// The day with which a moment begins.
fn day(moment: &str) -> Option<String> {
    date(moment.split('T').next().unwrap_or_default()).ok().map(|d| d.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use reticolo_formats::TableRow;

    fn table(name: &str, header: &[&str], cells: &[&str]) -> Tables {
        let texts = |t: &[&str]| t.iter().map(|c| (*c).to_owned()).collect::<Vec<_>>();
        Tables {
            name: name.to_owned(),
            header: texts(header),
            rows: vec![TableRow { number: 1, cells: texts(cells), geometry: None }],
            ..Tables::default()
        }
    }

    fn made(tables: &Tables, column: &str) -> String {
        Named(&tables.header, &tables.rows[0].cells).get(column).to_owned()
    }

    #[test]
    fn only_euro_are_taken_for_euro() {
        let header = ["currency", "amountAwarded", "recipientOrganization.id", "plannedDates.startDate", "plannedDates.endDate"];
        let grant = |currency: &str| {
            giving360(table("grants", &header, &[currency, "1200.5", "GB-CHC-1;IT-CF-00000000000", "2026-01-31T00:00:00Z", ""]))
        };
        assert_eq!(made(&grant("EUR"), "amount_eur"), "1200.5");
        assert_eq!(made(&grant("GBP"), "amount_eur"), "");
        assert_eq!((made(&grant("EUR"), "leader_tax_code").as_str(), made(&grant("EUR"), "from").as_str()), ("00000000000", "2026-01-31"));
    }

    #[test]
    fn the_first_code_that_the_registry_has_is_taken() {
        let services = hsds(table(
            "services",
            &["taxonomy_codes", "capacity.available", "capacity.unit"],
            &["BH-1800;library", "12;3", "beds;places"],
        ));
        assert_eq!((made(&services, "service").as_str(), made(&services, "capacity").as_str()), ("library", "12"));
        assert_eq!(made(&services, "capacity_unit"), "places");
        assert_eq!(made(&hsds(table("services", &["taxonomy_codes"], &["other"])), "service"), "");
    }

    #[test]
    fn a_moment_is_parted_into_day_and_hour() {
        let event = events(table("events", &["uid", "recurrence-id", "start", "end"], &["a@x", "", "2026-11-29T18:00:00", "2026-11-30"]));
        let all = ["key", "start.date", "start.time", "end.date", "end.time"].map(|c| made(&event, c));
        assert_eq!(all, ["a@x", "2026-11-29", "18:00", "2026-11-30", ""]);
    }
}
