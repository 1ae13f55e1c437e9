//! Human Services Data Specification 3.0 and 3.1 (Open Referral): services, the organizations that give them and the locations where they
//! are given. Read here into one table each, from JSON (a list, a page with `contents`, an object with a list of each, or a single entity,
//! nested as far as its source nests it) or from the tabular package; written by [`write_services`] and
//! [`write_organizations`].
//!
//! One entity is one row, however often it is nested: what a later place says more fills cells that are still empty. Several values in
//! one cell are divided by `;`. `organization_id`, `location_ids` and `service_ids` refer to the rows of the other tables.

use crate::error::FormatError;
use crate::hsds_cells::{LOCATION, ORGANIZATION, SERVICE, aligned, codes, contact, first_of, language, phone, schedule, spaced, terms};
use crate::hsds_package;
use crate::json_doc::{Items, Json, MAX_ITEMS, OnDisk, Outline, outline, read_items, too_many_items};
use crate::source::{explain, first_bytes};
use crate::table_maker::{TableMaker, chosen, joined, point};
use crate::tables::Tables;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::path::Path;

pub use crate::hsds_parts::*;
pub use crate::hsds_write::*;
pub use crate::json_out::part_id;

/// The names of the tables, in their order.
pub const TABLES: [&str; 3] = ["services", "organizations", "locations"];

/// The lists that a document may hold, each with the kind of its items where the name tells it.
const LISTS: [(&str, Option<Kind>); 5] = [
    ("contents", None),
    ("services", Some(Kind::Service)),
    ("organizations", Some(Kind::Organization)),
    ("locations", Some(Kind::Location)),
    ("service_at_locations", Some(Kind::ServiceAtLocation)),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Service,
    Organization,
    Location,
    ServiceAtLocation,
}

/// Reads the table called `table`, or the first that holds rows: JSON (plain or packed with gzip), or a zip archive of the tabular package.
/// A location's latitude and longitude are also its shape.
///
/// # Errors
/// A file that is missing, empty, truncated, too large, neither JSON nor a zip archive, or holds nothing of HSDS; no table of that name.
/// An entity that cannot be read is in [`Tables::broken`] of its table.
pub fn read(path: impl AsRef<Path>, table: Option<&str>) -> Result<Tables, FormatError> {
    let path = path.as_ref();
    let file = path.display().to_string();
    let head = File::open(path).and_then(|mut f| first_bytes(&mut f, 4)).map_err(|e| explain(&file, &e, 0))?;
    let mut gather = Gather::new(&file);
    let on_disk = if head.starts_with(b"PK") { hsds_package::read_into(path, &mut gather)? } else { read_json(path, &file, &mut gather)? };
    chosen(gather.into_tables(), table, &file, on_disk)
}

fn read_json(path: &Path, file: &str, gather: &mut Gather<'_>) -> Result<OnDisk, FormatError> {
    let found = outline(path)?;
    let names: Vec<&str> = LISTS.iter().map(|(name, _)| *name).collect();
    let lists = found.lists(&names);
    // An organization may have lists of its own services and locations, a service of its places.
    let entity = (found.has("id") || found.has("name")) && !lists.contains(&"contents");
    let items = match &found {
        Outline::List => Items::List,
        Outline::Object(_) if entity => Items::Whole,
        Outline::Object(_) if !lists.is_empty() => Items::Members(&lists),
        _ => return Err(nothing_found(file)),
    };
    read_items(path, items, &mut |list, item| {
        let kind = LISTS.iter().find(|(name, _)| *name == list).and_then(|(_, kind)| *kind);
        gather.item(kind, &item)
    })
}

pub(crate) fn nothing_found(file: &str) -> FormatError {
    FormatError::new(file, "format-nothing-of").with("format", "HSDS").with("expected", "services, organizations, locations")
}

/// What was gathered of one kind of entity.
struct Entities {
    table: &'static str,
    columns: &'static [&'static str],
    /// Where the entity of an id stands.
    by_id: BTreeMap<String, usize>,
    /// Row, column and id of each tie that is known.
    ties: BTreeSet<(usize, usize, String)>,
    rows: Vec<(u64, Vec<String>)>,
    broken: Vec<FormatError>,
}

/// The columns that say to which others an entity is tied: what several places say of them is put together.
const TIES: [&str; 2] = ["location_ids", "service_ids"];

impl Entities {
    fn new(table: &'static str, columns: &'static [&'static str]) -> Entities {
        Entities { table, columns, by_id: BTreeMap::new(), ties: BTreeSet::new(), rows: Vec::new(), broken: Vec::new() }
    }

    /// The cells of an entity: what it says itself at the path that a column's name is, unless it is among those worked out.
    fn add(&mut self, number: Option<u64>, entity: &Json, worked_out: &[(&str, String)]) {
        let id = entity.text("id");
        let next = self.rows.len();
        let at = if id.is_empty() { next } else { *self.by_id.entry(id.to_owned()).or_insert(next) };
        if at == next {
            self.rows.push((number.unwrap_or(next as u64 + 1), vec![String::new(); self.columns.len()]));
        }
        for (i, (column, cell)) in self.columns.iter().zip(&mut self.rows[at].1).enumerate() {
            let new = worked_out.iter().find(|(name, _)| name == column).map_or_else(|| entity.text(column), |(_, text)| text);
            if TIES.contains(column) {
                for id in new.split(';').filter(|id| !id.is_empty()) {
                    if self.ties.insert((at, i, id.to_owned())) {
                        cell.push_str(if cell.is_empty() { "" } else { ";" });
                        cell.push_str(id);
                    }
                }
            } else if cell.is_empty() {
                new.clone_into(cell);
            }
        }
    }
}

/// The entities of a document, each once.
pub(crate) struct Gather<'f> {
    pub file: &'f str,
    entities: [Entities; 3],
    items: u64,
    /// Items that are no entities at all.
    broken: Vec<FormatError>,
}

impl<'f> Gather<'f> {
    fn new(file: &'f str) -> Gather<'f> {
        let [services, organizations, locations] = TABLES;
        let entities = [Entities::new(services, SERVICE), Entities::new(organizations, ORGANIZATION), Entities::new(locations, LOCATION)];
        Gather { file, entities, items: 0, broken: Vec::new() }
    }

    /// An item of a list, of the kind that the list or else its members tell.
    fn item(&mut self, kind: Option<Kind>, item: &Json) -> Result<(), FormatError> {
        self.items += 1;
        let any = |names: &[&str]| names.iter().any(|name| item.has(name));
        let kind = match kind {
            _ if !any(&["id", "name", "location", "service"]) => {
                self.broken.push(FormatError::new(self.file, "format-item").row(self.items));
                return Ok(());
            }
            Some(kind) => kind,
            None if any(&["location_type", "latitude", "addresses"]) => Kind::Location,
            None if any(&["name"]) && any(&["status", "organization", "organization_id", "service_at_locations"]) => Kind::Service,
            None if any(&["service", "location"]) => Kind::ServiceAtLocation,
            None => Kind::Organization,
        };
        match kind {
            Kind::Service => self.service(None, item, "", None),
            Kind::Organization => self.organization(None, item),
            Kind::Location => self.location(None, item, ["", ""]),
            Kind::ServiceAtLocation => {
                let (service, location) = (item.get("service"), item.get("location"));
                if *service != Json::Null {
                    self.service(None, service, "", Some(item))?;
                } else if *location != Json::Null {
                    self.location(None, location, ["", item.text("service_id")])?;
                }
                Ok(())
            }
        }
    }

    /// A service; `owner`: the id of the organization that it stands in; `place`: one more of its places than it lists itself.
    pub fn service(&mut self, number: Option<u64>, service: &Json, owner: &str, place: Option<&Json>) -> Result<(), FormatError> {
        let organization = first_of([service.text("organization_id"), service.text("organization.id"), owner]);
        let places: Vec<&Json> = service.each("service_at_locations").iter().chain(place).collect();
        let place_ids = places.iter().map(|p| first_of([p.text("location.id"), p.text("location_id")]));
        let here_and_there = |name: &'static str| service.each(name).iter().chain(places.iter().flat_map(move |p| p.each(name)));
        let capacity = |member: &str| aligned(service.each("capacities"), |c| c.text(member).to_owned());
        let costs = service.each("cost_options").iter().map(|cost| {
            let parts = ["amount", "currency", "option", "amount_description"].map(|name| cost.text(name));
            spaced(&parts)
        });
        let worked_out = [
            ("organization_id", organization.to_owned()),
            ("location_ids", joined(place_ids)),
            ("program_id", first_of([service.text("program_id"), service.text("program.id"), ""]).to_owned()),
            ("phones", joined(here_and_there("phones").map(phone))),
            ("contacts", joined(here_and_there("contacts").map(contact))),
            ("contacts.email", joined(here_and_there("contacts").map(|c| c.text("email")))),
            ("languages", joined(service.each("languages").iter().map(language))),
            ("schedules", joined(here_and_there("schedules").map(schedule))),
            ("service_areas", joined(service.each("service_areas").iter().map(|a| first_of([a.text("name"), a.text("extent"), ""])))),
            ("cost_options", joined(costs)),
            ("capacity.available", capacity("available")),
            ("capacity.maximum", capacity("maximum")),
            ("capacity.unit", capacity("unit.name")),
            ("capacity.updated", capacity("updated")),
            ("taxonomy_terms", terms(service)),
            ("taxonomy_codes", codes(service)),
        ];
        self.room()?;
        self.entities[0].add(number, service, &worked_out);
        if service.has("organization") {
            self.organization(None, service.get("organization"))?;
        }
        for location in places.iter().map(|place| place.get("location")).filter(|location| **location != Json::Null) {
            self.location(None, location, ["", service.text("id")])?;
        }
        Ok(())
    }

    pub fn organization(&mut self, number: Option<u64>, organization: &Json) -> Result<(), FormatError> {
        let id = organization.text("id");
        let identifiers = organization.each("organization_identifiers").iter().map(|i| {
            let scheme = first_of([i.text("identifier_scheme"), i.text("identifier_type"), ""]);
            if scheme.is_empty() { i.text("identifier").to_owned() } else { format!("{scheme}:{}", i.text("identifier")) }
        });
        let worked_out = [
            ("identifiers", joined(identifiers)),
            ("location_ids", joined(organization.each("locations").iter().map(|l| l.text("id")))),
            ("phones", joined(organization.each("phones").iter().map(phone))),
            ("contacts", joined(organization.each("contacts").iter().map(contact))),
            ("contacts.email", joined(organization.each("contacts").iter().map(|c| c.text("email")))),
            ("programs", joined(organization.each("programs").iter().map(|p| p.text("name")))),
            ("funding", joined(organization.each("funding").iter().map(|f| f.text("source")))),
            ("taxonomy_terms", terms(organization)),
            ("taxonomy_codes", codes(organization)),
        ];
        self.room()?;
        self.entities[1].add(number, organization, &worked_out);
        for location in organization.each("locations") {
            self.location(None, location, [id, ""])?;
        }
        for service in organization.each("services") {
            self.service(None, service, id, None)?;
        }
        Ok(())
    }

    /// A location; `[owner, service]`: the ids of the organization and the service that it stands in.
    pub fn location(&mut self, number: Option<u64>, location: &Json, [owner, service]: [&str; 2]) -> Result<(), FormatError> {
        let addresses = location.each("addresses");
        let address = addresses.iter().find(|a| a.text("address_type") == "physical").or(addresses.first()).unwrap_or(&Json::Null);
        let mut worked_out = vec![
            ("organization_id", first_of([location.text("organization_id"), owner, ""]).to_owned()),
            ("service_ids", service.to_owned()),
            ("phones", joined(location.each("phones").iter().map(phone))),
            ("contacts", joined(location.each("contacts").iter().map(contact))),
            ("contacts.email", joined(location.each("contacts").iter().map(|c| c.text("email")))),
            ("languages", joined(location.each("languages").iter().map(language))),
            ("schedules", joined(location.each("schedules").iter().map(schedule))),
            (
                "accessibility",
                joined(location.each("accessibility").iter().map(|a| first_of([a.text("description"), a.text("details"), ""]))),
            ),
            ("taxonomy_terms", terms(location)),
            ("taxonomy_codes", codes(location)),
        ];
        let of_address = LOCATION.iter().filter_map(|column| Some((*column, column.strip_prefix("address.")?)));
        worked_out.extend(of_address.map(|(column, name)| (column, address.text(name).to_owned())));
        self.room()?;
        self.entities[2].add(number, location, &worked_out);
        Ok(())
    }

    /// Takes the fault of a row, of one table or of all.
    pub fn fault(&mut self, of: Option<Kind>, fault: FormatError) {
        match of {
            Some(Kind::Service) => self.entities[0].broken.push(fault),
            Some(Kind::Organization) => self.entities[1].broken.push(fault),
            Some(Kind::Location) => self.entities[2].broken.push(fault),
            _ => self.broken.push(fault),
        }
    }

    fn room(&self) -> Result<(), FormatError> {
        let rows: usize = self.entities.iter().map(|e| e.rows.len()).sum();
        if rows as u64 >= MAX_ITEMS { Err(too_many_items(self.file)) } else { Ok(()) }
    }

    fn into_tables(self) -> Vec<TableMaker> {
        let (file, broken) = (self.file, self.broken);
        let table = |entities: Entities| {
            let mut table = TableMaker::new(entities.table, entities.columns);
            table.broken.extend(broken.iter().chain(&entities.broken).cloned());
            let column = |name: &str| entities.columns.iter().position(|c| *c == name);
            let at = column("longitude").zip(column("latitude"));
            for (number, cells) in entities.rows {
                let geometry = at.map_or(Ok(None), |(x, y)| point(file, number, &cells[x], &cells[y]));
                table.push(file, number, cells, geometry);
            }
            table
        };
        self.entities.into_iter().map(table).collect()
    }
}
