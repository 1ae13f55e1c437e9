//! Linked Art (API 1.0, a profile of CIDOC-CRM in JSON-LD): heritage as a table of objects and a table of places. Reads one entity, a
//! list, a graph (`@graph`) or the page of a search (`OrderedCollectionPage`); written by [`write_objects`].
//!
//! Everything that is no place is an object, whatever its `type`: things, images, texts, practices, events. Several values in one cell
//! are divided by `;`, statements by a line end. An object has the shape of the place where it is, if that is stated with it or is an
//! entity of the same document.

use crate::error::FormatError;
use crate::json_doc::{Items, Json, Outline, outline, read_items};
use crate::linked_art_wkt::from_wkt;
use crate::table_maker::{TableMaker, chosen, joined};
use crate::tables::Tables;
use reticolo_model::geometry::Geometry;
use std::collections::BTreeMap;
use std::path::Path;

pub use crate::linked_art_json::record;
pub use crate::linked_art_write::*;

/// The names of the tables, in their order.
pub const TABLES: [&str; 2] = ["objects", "places"];

const COLUMNS: &[&str] = &[
    "id",
    "type",
    "name",
    "other_names",
    "identifiers",
    "classification",
    "classification_uri",
    "description",
    "statements",
    "owner",
    "owner_uri",
    "keeper",
    "keeper_uri",
    "maker",
    "location",
    "location_uri",
    "condition",
    "dimensions",
    "materials",
    "begin",
    "end",
    "period",
    "part_of",
    "equivalent",
    "images",
    "web_page",
];

/// The columns that a place has too.
const OF_PLACE: &[&str] = &[
    "id",
    "type",
    "name",
    "other_names",
    "identifiers",
    "classification",
    "classification_uri",
    "description",
    "statements",
    "part_of",
    "equivalent",
    "images",
    "web_page",
];

/// The most points of all shapes that objects take from places.
const MAX_POINTS: usize = 5_000_000;

/// Reads the table called `table`, or the first that holds rows (plain JSON or packed with gzip).
///
/// # Errors
/// A file that is missing, empty, truncated, too large, no JSON, or holds no entities; no table of that name. An entity that cannot be
/// read is in [`Tables::broken`].
pub fn read(path: impl AsRef<Path>, table: Option<&str>) -> Result<Tables, FormatError> {
    let path = path.as_ref();
    let file = path.display().to_string();
    let found = outline(path)?;
    let lists = found.lists(&["@graph", "orderedItems", "items"]);
    let items = match &found {
        Outline::List => Items::List,
        Outline::Object(_) if !lists.is_empty() => Items::Members(&lists),
        Outline::Object(_) if (found.has("id") || found.has("@id")) && (found.has("type") || found.has("@type")) => Items::Whole,
        _ => {
            return Err(FormatError::new(&file, "format-nothing-of")
                .with("format", "Linked Art")
                .with("expected", "HumanMadeObject, Place"));
        }
    };
    let mut tables = vec![TableMaker::new(TABLES[0], COLUMNS), TableMaker::new(TABLES[1], OF_PLACE)];
    // Shapes of places by their ids, and which rows of objects still look for one.
    let (mut shapes, mut looking): (BTreeMap<String, Geometry>, Vec<(usize, String)>) = (BTreeMap::new(), Vec::new());
    let mut number = 0;
    let on_disk = read_items(path, items, &mut |_, entity| {
        number += 1;
        let (id, class) = (id_of(&entity), class_of(&entity));
        if id.is_empty() && class.is_empty() {
            for table in &mut tables {
                table.broken.push(FormatError::new(&file, "format-item").row(number));
            }
            return Ok(());
        }
        let place = class == "Place";
        let at = if place { &entity } else { place_of(&entity) };
        let geometry = match at.text("defined_by") {
            "" => Ok(None),
            text => match shape(text) {
                Some(geometry) => Ok(Some(geometry)),
                None => Err(FormatError::new(&file, "format-geometry").row(number).column("defined_by").found(text)),
            },
        };
        if let (true, Ok(Some(geometry))) = (place, &geometry) {
            shapes.insert(id.to_owned(), geometry.clone());
        }
        let table = &mut tables[usize::from(place)];
        let columns = if place { OF_PLACE } else { COLUMNS };
        let before = table.rows.len();
        let unknown = matches!(geometry, Ok(None)) && !place;
        table.push(&file, number, columns.iter().map(|column| cell(&entity, column)).collect(), geometry);
        if unknown && table.rows.len() > before && !id_of(at).is_empty() {
            looking.push((before, id_of(at).to_owned()));
        }
        Ok(())
    })?;
    let mut points = 0;
    for (row, place) in looking {
        let Some(geometry) = shapes.get(&place) else { continue };
        points += geometry.points().count();
        if points > MAX_POINTS {
            return Err(FormatError::new(&file, "format-too-many-points").with("limit", MAX_POINTS));
        }
        tables[0].rows[row].geometry = Some(geometry.clone());
    }
    chosen(tables, table, &file, on_disk)
}

/// Well-known text or, as the schema allows, GeoJSON.
fn shape(text: &str) -> Option<Geometry> {
    if text.trim_start().starts_with('{') {
        return Geometry::from_geojson(&serde_json::from_str(text).ok()?).filter(Geometry::is_sound);
    }
    from_wkt(text)
}

fn id_of(entity: &Json) -> &str {
    match entity.text("id") {
        "" => entity.text("@id"),
        id => id,
    }
}

fn class_of(entity: &Json) -> &str {
    let text = |name| match entity.each(name).first() {
        Some(Json::Scalar(class)) => class.as_str(),
        _ => "",
    };
    match text("type") {
        "" => text("@type"),
        class => class,
    }
}

/// Where an object is, or where something intangible arose.
fn place_of(entity: &Json) -> &Json {
    let lists = [entity.each("current_location"), entity.get("created_by").each("took_place_at"), entity.each("took_place_at")];
    lists.into_iter().find_map(<[Json]>::first).unwrap_or(&Json::Null)
}

/// How a person would call it: its label, or its id.
fn called(entity: &Json) -> &str {
    match entity.text("_label") {
        "" => id_of(entity),
        label => label,
    }
}

/// Whether a term of the Art and Architecture Thesaurus classifies it.
fn is(entity: &Json, term: &Term) -> bool {
    let code = term.uri.rsplit('/').next().unwrap_or_default();
    entity.each("classified_as").iter().any(|t| id_of(t).rsplit(['/', ':']).next() == Some(code))
}

/// The names, or the identifiers, of an entity.
fn appellations<'e>(entity: &'e Json, class: &str) -> impl Iterator<Item = &'e Json> {
    entity.each("identified_by").iter().filter(move |n| class_of(n) == class)
}

/// The primary name, or the first.
fn name(entity: &Json) -> &str {
    let primary = appellations(entity, "Name").find(|n| is(n, &aat::PRIMARY_NAME));
    primary.or_else(|| appellations(entity, "Name").next()).map_or("", |n| n.text("content"))
}

fn cell(entity: &Json, column: &str) -> String {
    let each = |name: &str| entity.each(name).iter();
    let all_called = |name: &str| joined(each(name).map(called));
    let all_ids = |name: &str| joined(each(name).map(id_of));
    let made = if entity.has("produced_by") { entity.get("produced_by") } else { entity.get("created_by") };
    let span = if made.has("timespan") { made.get("timespan") } else { entity.get("timespan") };
    match column {
        "id" => id_of(entity).to_owned(),
        "type" => class_of(entity).to_owned(),
        "name" => match name(entity) {
            "" => entity.text("_label").to_owned(),
            name => name.to_owned(),
        },
        "other_names" => {
            let name = name(entity);
            joined(appellations(entity, "Name").map(|n| n.text("content")).filter(|other| *other != name))
        }
        "identifiers" => joined(appellations(entity, "Identifier").map(|n| n.text("content"))),
        "classification" => all_called("classified_as"),
        "classification_uri" => all_ids("classified_as"),
        "description" => lines(each("referred_to_by").filter(|s| is_description(s)).map(|s| s.text("content").to_owned())),
        "statements" => lines(each("referred_to_by").filter(|s| !is_description(s) && !is(s, &aat::CONDITION)).map(statement)),
        "owner" => all_called("current_owner"),
        "owner_uri" => all_ids("current_owner"),
        "keeper" => all_called("current_custodian"),
        "keeper_uri" => all_ids("current_custodian"),
        "maker" => joined(made.each("carried_out_by").iter().map(called)),
        "location" => called(place_of(entity)).to_owned(),
        "location_uri" => id_of(place_of(entity)).to_owned(),
        "condition" => condition(entity),
        "dimensions" => joined(each("dimension").map(dimension)),
        "materials" => all_called("made_of"),
        "begin" => day(span.text("begin_of_the_begin"), "T00:00:00"),
        "end" => day(span.text("end_of_the_end"), "T23:59:59"),
        "period" => match joined(span.each("identified_by").iter().map(|n| n.text("content"))) {
            period if period.is_empty() => span.text("_label").to_owned(),
            period => period,
        },
        "part_of" => all_called("part_of"),
        "equivalent" => all_ids("equivalent"),
        "images" => joined(each("representation").flat_map(|i| points(i.each("digitally_shown_by")))),
        "web_page" => joined(each("subject_of").flat_map(|text| points(text.each("digitally_carried_by")))),
        _ => String::new(),
    }
}

/// The addresses where digital objects are found.
fn points(objects: &[Json]) -> impl Iterator<Item = &str> {
    objects.iter().flat_map(|object| object.each("access_point")).map(id_of)
}

fn is_description(statement: &Json) -> bool {
    is(statement, &aat::DESCRIPTION) || !statement.has("classified_as")
}

fn lines(texts: impl Iterator<Item = String>) -> String {
    texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
}

fn statement(statement: &Json) -> String {
    match statement.each("classified_as").first().map_or("", called) {
        "" => statement.text("content").to_owned(),
        kind => format!("{kind}: {}", statement.text("content")),
    }
}

/// What examinations found, in terms and in words, and what is said of the condition.
fn condition(entity: &Json) -> String {
    let examined = entity.each("attributed_by").iter().filter(|a| a.text("assigned_property") == "classified_as");
    let words = |statement: &Json| statement.text("content").to_owned();
    let found =
        examined.flat_map(|a| a.each("assigned").iter().map(|t| called(t).to_owned()).chain(a.each("referred_to_by").iter().map(words)));
    joined(found.chain(entity.each("referred_to_by").iter().filter(|s| is(s, &aat::CONDITION)).map(words)))
}

fn dimension(dimension: &Json) -> String {
    let kind = dimension.each("classified_as").first().map_or("", called);
    let parts = [kind, dimension.text("value"), called(dimension.get("unit"))];
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ")
}

/// A day that a moment is the first or last second of; else the moment.
fn day(moment: &str, edge: &str) -> String {
    let bare = moment.strip_suffix('Z').or_else(|| moment.strip_suffix("+00:00")).unwrap_or(moment);
    bare.strip_suffix(edge).unwrap_or(moment).to_owned()
}
