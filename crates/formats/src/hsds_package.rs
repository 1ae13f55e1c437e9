//! The tabular package of HSDS: a zip archive of CSV files, one for each kind of entity, tied by their ids. Its rows are nested as the JSON
//! nests them, so that both are read into the same tables.

use crate::archive::ArchiveReader;
use crate::csv_table::checked_header;
use crate::encoding::{Decoder, found_encoding};
use crate::error::FormatError;
use crate::hsds::{Gather, Kind, nothing_found};
use crate::json_doc::{Json, MAX_ITEMS, OnDisk, too_many_items};
use crate::layout::found_layout;
use crate::source::explain;
use crate::table_maker::joined;
use crate::tables::MAX_DOCUMENT;
use csv::ByteRecord;
use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

/// Stands behind every file: it comes out as a row of its own unless a quotation mark is still open.
const END: &[u8] = b"\n\0end\n";

/// The files that hold parts of others: the list that they become, their names, and the columns that refer to whom they belong to.
const PARTS: &[(&str, &[&str], &[&str])] = &[
    ("phones", &["phones"], &["service_id", "organization_id", "location_id", "service_at_location_id"]),
    ("contacts", &["contacts"], &["service_id", "organization_id", "location_id", "service_at_location_id"]),
    ("schedules", &["schedules"], &["service_id", "location_id", "service_at_location_id"]),
    ("languages", &["languages"], &["service_id", "location_id"]),
    ("addresses", &["addresses"], &["location_id"]),
    ("accessibility", &["accessibility"], &["location_id"]),
    ("service_areas", &["service_areas"], &["service_id"]),
    ("cost_options", &["cost_options"], &["service_id"]),
    ("capacities", &["service_capacities", "service_capacity", "capacities"], &["service_id"]),
    ("funding", &["funding"], &["organization_id"]),
    ("organization_identifiers", &["organization_identifiers"], &["organization_id"]),
    ("attributes", &["attributes"], &["link_id"]),
];

type Rows = Vec<(u64, Json)>;

pub(crate) fn read_into(path: &Path, gather: &mut Gather<'_>) -> Result<OnDisk, FormatError> {
    let archive = ArchiveReader::open_within(path, MAX_DOCUMENT)?;
    let mut package = Package { file: gather.file.to_owned(), archive, parts: BTreeMap::new(), rows: 0, copied: 0 };
    let services = package.table(&["services"], Some(Kind::Service), gather)?;
    let organizations = package.table(&["organizations"], Some(Kind::Organization), gather)?;
    let locations = package.table(&["locations"], Some(Kind::Location), gather)?;
    if [&services, &organizations, &locations].iter().all(|table| table.is_none()) {
        return Err(nothing_found(gather.file));
    }
    let places = package.table(&["service_at_locations", "service_at_location"], None, gather)?.unwrap_or_default();
    let terms = by_id(package.table(&["taxonomy_terms"], None, gather)?);
    let units = by_id(package.table(&["units"], None, gather)?);
    let programs = by_id(package.table(&["programs"], None, gather)?);
    for program in programs.values() {
        let owner = program.text("organization_id").to_owned();
        package.parts.entry(("programs", owner)).or_default().push(program.clone());
    }
    for (list, names, owners) in PARTS {
        for (_, mut part) in package.table(names, None, gather)?.unwrap_or_default() {
            package.refer(&mut part, "taxonomy_term", &terms)?;
            package.refer(&mut part, "unit", &units)?;
            let owner = owners.iter().map(|column| part.text(column)).find(|id| !id.is_empty()).map(str::to_owned);
            package.parts.entry((list, owner.unwrap_or_default())).or_default().push(part);
        }
    }
    let mut services_at: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (_, place) in places {
        let [service, location] = ["service_id", "location_id"].map(|column| place.text(column).to_owned());
        services_at.entry(location).or_default().push(service.clone());
        let place = package.whole(place);
        package.parts.entry(("service_at_locations", service)).or_default().push(place);
    }
    let mut locations_of: BTreeMap<String, Vec<Json>> = BTreeMap::new();
    for (number, location) in locations.into_iter().flatten() {
        let [id, owner] = ["id", "organization_id"].map(|column| location.text(column).to_owned());
        let at = joined(services_at.get(&id).into_iter().flatten());
        gather.location(Some(number), &package.whole(location), ["", &at])?;
        if !owner.is_empty() {
            locations_of.entry(owner).or_default().push(Json::Object(vec![("id".to_owned(), Json::Scalar(id))]));
        }
    }
    let mut named = BTreeMap::new();
    for (number, organization) in organizations.into_iter().flatten() {
        let id = organization.text("id").to_owned();
        let name = ["id", "name"].map(|column| (column.to_owned(), Json::Scalar(organization.text(column).to_owned())));
        named.insert(id.clone(), Json::Object(name.to_vec()));
        let mut organization = package.whole(organization);
        add(&mut organization, "locations", Json::List(locations_of.remove(&id).unwrap_or_default()));
        gather.organization(Some(number), &organization)?;
    }
    for (number, service) in services.into_iter().flatten() {
        let mut service = package.whole(service);
        package.refer(&mut service, "organization", &named)?;
        package.refer(&mut service, "program", &programs)?;
        gather.service(Some(number), &service, "", None)?;
    }
    let size = std::fs::metadata(path).map_err(|e| explain(gather.file, &e, 0))?.len();
    Ok(OnDisk { size, gzip: false })
}

struct Package {
    file: String,
    archive: ArchiveReader,
    /// The parts of an entity, by the list that they stand in and the entity's id.
    parts: BTreeMap<(&'static str, String), Vec<Json>>,
    /// Rows read so far, of all files.
    rows: u64,
    /// Bytes that were copied from one row into others.
    copied: u64,
}

impl Package {
    /// An entity with all its parts.
    fn whole(&mut self, mut entity: Json) -> Json {
        let id = entity.text("id").to_owned();
        for list in PARTS.iter().map(|(list, ..)| *list).chain(["programs", "service_at_locations"]) {
            if let Some(parts) = self.parts.remove(&(list, id.clone())) {
                add(&mut entity, list, Json::List(parts));
            }
        }
        entity
    }

    /// Puts what the column `NAME_id` refers to into the member `NAME`.
    fn refer(&mut self, entity: &mut Json, name: &str, known: &BTreeMap<String, Json>) -> Result<(), FormatError> {
        let Some(other) = known.get(entity.text(&format!("{name}_id"))) else { return Ok(()) };
        if let Json::Object(members) = other {
            self.copied += members.iter().map(|(_, value)| if let Json::Scalar(text) = value { text.len() as u64 } else { 0 }).sum::<u64>();
        }
        if self.copied > MAX_DOCUMENT {
            return Err(FormatError::new(&self.file, "format-too-large").with("limit", MAX_DOCUMENT));
        }
        add(entity, name, other.clone());
        Ok(())
    }

    /// The rows of the file that has one of these names, in whatever folder: their numbers as a spreadsheet counts them, and what their
    /// cells say. Rows at fault go to the table `of`, or to all.
    fn table(&mut self, names: &[&str], of: Option<Kind>, gather: &mut Gather<'_>) -> Result<Option<Rows>, FormatError> {
        let is_it = |member: &&String| {
            let base = member.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
            names.iter().any(|name| base.strip_suffix(".csv") == Some(name))
        };
        let Some(member) = self.archive.names().iter().find(is_it).cloned() else { return Ok(None) };
        let place = format!("{}:{member}", gather.file);
        let mut raw = Vec::new();
        self.archive.copy(&member, &mut raw)?;
        let (encoding, _) = found_encoding(&raw, true);
        let start = if raw.starts_with(encoding.mark()) { encoding.mark().len() } else { 0 };
        let mut text = Vec::new();
        Decoder::new(&raw[start..], encoding).read_to_end(&mut text).map_err(|e| explain(&place, &e, 0))?;
        let separator = u8::try_from(found_layout(&text).0).unwrap_or(b',');
        text.extend_from_slice(END);
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_slice());
        let (mut header, mut rows, mut number) = (Vec::new(), Vec::new(), 0);
        let mut record = ByteRecord::new();
        let mut ended = false;
        while reader.read_byte_record(&mut record).map_err(|e| FormatError::new(&place, "format-unreadable").found(&e.to_string()))? {
            number += 1;
            if record.len() == 1 && &record[0] == END.trim_ascii() {
                ended = true;
                break;
            }
            let Ok(cells) = record.iter().map(std::str::from_utf8).collect::<Result<Vec<_>, _>>() else {
                gather.fault(of, FormatError::new(&place, "format-not-utf8").row(number));
                continue;
            };
            if header.is_empty() {
                header = checked_header(&place, number, &cells)?;
            } else if cells.len() == header.len() {
                let filled = header.iter().zip(cells).filter(|(_, cell)| !cell.is_empty());
                rows.push((number, Json::Object(filled.map(|(name, cell)| (name.clone(), Json::Scalar(cell.to_owned()))).collect())));
            } else {
                let fault = FormatError::new(&place, "format-row-length").row(number).found(&cells.len().to_string());
                gather.fault(of, fault.with("expected", header.len()));
            }
            self.rows += 1;
            if self.rows > MAX_ITEMS {
                return Err(too_many_items(&place));
            }
        }
        if !ended {
            return Err(FormatError::new(&place, "format-open-quote").row(number));
        }
        Ok(Some(rows))
    }
}

fn by_id(rows: Option<Rows>) -> BTreeMap<String, Json> {
    rows.into_iter().flatten().map(|(_, row)| (row.text("id").to_owned(), row)).collect()
}

fn add(entity: &mut Json, name: &str, value: Json) {
    if let Json::Object(members) = entity {
        members.push((name.to_owned(), value));
    }
}
