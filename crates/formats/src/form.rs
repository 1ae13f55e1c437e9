//! Which form a file has: told by its first bytes and its members, and by its name where they do not tell.

use crate::archive::ArchiveReader;
use crate::error::FormatError;
use crate::source::{Source, explain, first_bytes};
use serde::Serialize;
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;
use std::fs::File;
use std::io::{BufReader, Cursor, Read};
use std::path::Path;

/// A form in which rows or features come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    Csv,
    #[serde(rename = "geojson")]
    GeoJson,
    #[serde(rename = "topojson")]
    TopoJson,
    #[serde(rename = "jsonl")]
    JsonLines,
    Xlsx,
    Ods,
    Shapefile,
    #[serde(rename = "gpkg")]
    GeoPackage,
    #[serde(rename = "sdmx")]
    SdmxCsv,
    #[serde(rename = "ics")]
    ICalendar,
    #[serde(rename = "pb")]
    Pabulib,
    Hsds,
    #[serde(rename = "360giving")]
    Giving360,
    LinkedArt,
    #[serde(rename = "xlsform")]
    XlsForm,
}

impl Form {
    pub const ALL: [Form; 15] = [
        Form::Csv,
        Form::GeoJson,
        Form::TopoJson,
        Form::JsonLines,
        Form::Xlsx,
        Form::Ods,
        Form::Shapefile,
        Form::GeoPackage,
        Form::SdmxCsv,
        Form::ICalendar,
        Form::Pabulib,
        Form::Hsds,
        Form::Giving360,
        Form::LinkedArt,
        Form::XlsForm,
    ];

    /// The stable name, such as `csv` or `gpkg`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Form::Csv => "csv",
            Form::GeoJson => "geojson",
            Form::TopoJson => "topojson",
            Form::JsonLines => "jsonl",
            Form::Xlsx => "xlsx",
            Form::Ods => "ods",
            Form::Shapefile => "shapefile",
            Form::GeoPackage => "gpkg",
            Form::SdmxCsv => "sdmx",
            Form::ICalendar => "ics",
            Form::Pabulib => "pb",
            Form::Hsds => "hsds",
            Form::Giving360 => "360giving",
            Form::LinkedArt => "linked_art",
            Form::XlsForm => "xlsform",
        }
    }
}

/// The form of a file, whether it is packed with gzip, and its bytes on the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    pub form: Form,
    pub gzip: bool,
    pub size: u64,
}

/// The most bytes looked at before a JSON file must have said what it is.
const LOOK: u64 = 64 << 20;
/// The most members of an item that are looked at.
const MEMBERS: usize = 200;

/// The form of the file at `path`, which people know as `name`. A zip archive is what its members are; a database is a GeoPackage;
/// text named as a table is one; other text that begins with a bracket or brace is what its members say. What only the header of
/// a table or the sheets of a workbook tell (SDMX-CSV, 360Giving in sheets, XLSForm) is found by whoever opens it.
///
/// # Errors
/// A file that is missing or empty, or whose packing is damaged; an archive that holds nothing that is read.
pub fn form_of(path: &Path, name: &str) -> Result<Found, FormatError> {
    let lower = name.to_ascii_lowercase();
    let bare = lower.strip_suffix(".gz").unwrap_or(&lower);
    let named = |ends: &[&str]| ends.iter().any(|end| bare.ends_with(end));
    let file = path.display().to_string();
    let fault = |e: &std::io::Error| explain(&file, e, 0);
    let mut disk = File::open(path).map_err(|e| fault(&e))?;
    let size = disk.metadata().map_err(|e| fault(&e))?.len();
    let head = first_bytes(&mut disk, 16).map_err(|e| fault(&e))?;
    let found = |form| Found { form, gzip: head.starts_with(&[0x1f, 0x8b]), size };
    if matches!(head[..], [b'P', b'K', 3 | 5, 4 | 6, ..]) {
        return of_archive(path, &file, named(&[".xlsx", ".ods"])).map(found);
    }
    if head.starts_with(b"SQLite format 3\0") || named(&[".gpkg"]) {
        return Ok(found(Form::GeoPackage));
    }
    if head.starts_with(&[0, 0, 0x27, 0x0a]) || named(&[".shp"]) {
        return Ok(found(Form::Shapefile));
    }
    if named(&[".xlsx"]) {
        return Ok(found(Form::Xlsx));
    }
    if named(&[".ods"]) {
        return Ok(found(Form::Ods));
    }
    if named(&[".csv", ".tsv", ".tab"]) {
        return Ok(found(Form::Csv));
    }
    let by_name = if named(&[".topojson"]) { Form::TopoJson } else { Form::GeoJson };
    let mut source = Source::bytes(path, LOOK)?;
    let start = first_bytes(&mut source, 4096).map_err(|e| fault(&e))?;
    let text = start.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(&start);
    let letters = text.trim_ascii_start();
    if starts(letters, b"BEGIN:VCALENDAR") || named(&[".ics"]) {
        return Ok(found(Form::ICalendar));
    }
    if is_pabulib(letters) || named(&[".pb"]) {
        return Ok(found(Form::Pabulib));
    }
    if named(&[".jsonl", ".ndjson"]) {
        return Ok(found(Form::JsonLines));
    }
    match letters.first() {
        Some(b'{' | b'[') if !named(&[".txt"]) => {}
        _ if named(&[".json", ".geojson", ".topojson"]) => return Ok(found(by_name)),
        _ => return Ok(found(Form::Csv)),
    }
    let text = Cursor::new(text.to_vec()).chain(source);
    let mut json = serde_json::Deserializer::from_reader(BufReader::with_capacity(1 << 16, text));
    let mut said = None;
    // Ends with an error of its own as soon as something has said it; any other fault is left to the reader of that form.
    let whole = json.deserialize_any(Look(&mut said)).is_ok();
    if said.is_none() && whole && json.end().is_err() {
        // Something follows the first object.
        said = Some(Form::JsonLines);
    }
    Ok(found(said.unwrap_or(by_name)))
}

/// Whether a text begins so, whatever the case of its letters.
fn starts(text: &[u8], with: &[u8]) -> bool {
    text.get(..with.len()).is_some_and(|t| t.eq_ignore_ascii_case(with))
}

/// The first line names the first section.
fn is_pabulib(text: &[u8]) -> bool {
    let line = text.split(|b| matches!(b, b'\n' | b'\r')).next().unwrap_or_default().trim_ascii();
    line.trim_ascii_end().strip_suffix(b";").unwrap_or(line).eq_ignore_ascii_case(b"META")
}

/// What an archive is, by its members. One whose directory cannot be read is left to the reader of workbooks if it is named so.
fn of_archive(path: &Path, file: &str, named_workbook: bool) -> Result<Form, FormatError> {
    let archive = match ArchiveReader::open(path) {
        Ok(archive) => archive,
        Err(_) if named_workbook => return Ok(Form::Xlsx),
        Err(error) if error.code == "format-archive-damaged" => return Ok(Form::Xlsx),
        Err(error) => return Err(error),
    };
    let names: Vec<String> = archive.names().iter().map(|n| n.to_ascii_lowercase()).collect();
    let has = |name: &str| names.iter().any(|n| n == name);
    let holds = |own: &str| names.iter().any(|n| n.rsplit('/').next() == Some(own));
    if has("[content_types].xml") || has("xl/workbook.xml") {
        return Ok(Form::Xlsx);
    }
    if has("content.xml") {
        return Ok(Form::Ods);
    }
    if names.iter().any(|n| n.ends_with(".shp")) {
        return Ok(Form::Shapefile);
    }
    if ["datapackage.json", "services.csv", "organizations.csv", "locations.csv"].iter().any(|n| holds(n)) {
        return Ok(Form::Hsds);
    }
    if named_workbook {
        return Ok(Form::Xlsx);
    }
    let first = archive.names().iter().find(|n| !n.ends_with('/')).map_or("", String::as_str);
    Err(FormatError::new(file, "format-archive-unknown").found(first))
}

/// Lists of an HSDS document.
const HSDS: [&str; 5] = ["contents", "services", "organizations", "locations", "service_at_locations"];
/// Members that an entity of HSDS has and no other form.
const OF_HSDS: [&str; 6] =
    ["service_at_locations", "organization_id", "location_type", "organization_identifiers", "interpretation_services", "service_areas"];
/// Classes of Linked Art, as far as documents hold them by themselves.
const LINKED_ART: [&str; 14] = [
    "HumanMadeObject",
    "Place",
    "VisualItem",
    "LinguisticObject",
    "PropositionalObject",
    "DigitalObject",
    "Person",
    "Group",
    "Set",
    "Activity",
    "Event",
    "Period",
    "OrderedCollection",
    "OrderedCollectionPage",
];

/// Goes through the outermost members, or those of the first item of a list, until something tells.
struct Look<'a>(&'a mut Option<Form>);

impl<'de> Visitor<'de> for Look<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object or a list")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            // A list is not gone through to know that it is one.
            let list = match key.as_str() {
                "grants" => Some(Form::Giving360),
                "@graph" | "orderedItems" => Some(Form::LinkedArt),
                name if HSDS.contains(&name) => Some(Form::Hsds),
                _ => None,
            };
            let form = match key.as_str() {
                "arcs" | "objects" | "transform" => Some(Form::TopoJson),
                "features" => Some(Form::GeoJson),
                name if OF_HSDS.contains(&name) && list.is_none() => Some(Form::Hsds),
                _ if list.is_some() => {
                    let mut is_list = false;
                    let read = map.next_value_seed(IsList(&mut is_list));
                    if !is_list {
                        read?;
                        continue;
                    }
                    list
                }
                "type" => match map.next_value::<Kept>()? {
                    Kept::Text(class) => of_class(&class),
                    _ => None,
                },
                "@context" => match map.next_value::<Kept>()? {
                    Kept::Text(context) if context.contains("linked.art") => Some(Form::LinkedArt),
                    Kept::List(contexts) if contexts.iter().any(|c| c.contains("linked.art")) => Some(Form::LinkedArt),
                    _ => None,
                },
                _ => {
                    map.next_value::<IgnoredAny>()?;
                    None
                }
            };
            if form.is_some() {
                *self.0 = form;
                return Err(A::Error::custom("found"));
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        if let Some(Item(form)) = items.next_element::<Item>()? {
            *self.0 = form;
        }
        Err(A::Error::custom("found"))
    }
}

/// Says whether a value is a list, and goes no further where it is.
struct IsList<'a>(&'a mut bool);

impl<'de> DeserializeSeed<'de> for IsList<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for IsList<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, _: A) -> Result<(), A::Error> {
        *self.0 = true;
        Err(A::Error::custom("found"))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

/// The form that a class of GeoJSON, TopoJSON or Linked Art tells.
fn of_class(class: &str) -> Option<Form> {
    match class {
        "Topology" => Some(Form::TopoJson),
        "FeatureCollection" | "Feature" | "GeometryCollection" | "Point" | "MultiPoint" | "LineString" | "MultiLineString" | "Polygon"
        | "MultiPolygon" => Some(Form::GeoJson),
        class => LINKED_ART.contains(&class).then_some(Form::LinkedArt),
    }
}

/// The first item of a list, by its members.
struct Item(Option<Form>);

impl<'de> Deserialize<'de> for Item {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Item, D::Error> {
        json.deserialize_any(Members)
    }
}

struct Members;

impl<'de> Visitor<'de> for Members {
    type Value = Item;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an item")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Item, A::Error> {
        let (mut keys, mut form) = (Vec::new(), None);
        while let Some(key) = map.next_key::<String>()? {
            let value = map.next_value::<Kept>()?;
            if let ("type", Kept::Text(class)) = (key.as_str(), &value) {
                form = form.or_else(|| of_class(class));
            }
            if keys.len() < MEMBERS {
                keys.push(key);
            }
        }
        let has = |name: &str| keys.iter().any(|k| k == name);
        let form = if form.is_some() {
            form
        } else if has("amountAwarded") || has("recipientOrganization") || has("recipientIndividual") {
            Some(Form::Giving360)
        } else if OF_HSDS.iter().any(|name| has(name)) || has("id") && has("name") {
            Some(Form::Hsds)
        } else {
            None
        };
        Ok(Item(form))
    }
}

/// As much of a value as tells something: a text, or the texts of a list.
enum Kept {
    Text(String),
    List(Vec<String>),
    Other,
}

impl<'de> Deserialize<'de> for Kept {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Kept, D::Error> {
        json.deserialize_any(Keep)
    }
}

struct Keep;

impl<'de> Visitor<'de> for Keep {
    type Value = Kept;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_str<E>(self, text: &str) -> Result<Kept, E> {
        Ok(Kept::Text(text.chars().take(MEMBERS).collect()))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Kept, E> {
        Ok(Kept::Other)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Kept, E> {
        Ok(Kept::Other)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Kept, E> {
        Ok(Kept::Other)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Kept, E> {
        Ok(Kept::Other)
    }

    fn visit_unit<E>(self) -> Result<Kept, E> {
        Ok(Kept::Other)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Kept, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Kept::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Kept, A::Error> {
        let mut texts = Vec::new();
        while let Some(item) = items.next_element::<Shallow>()? {
            // What stands first is looked at; a list of other things is passed over.
            texts.extend(item.0.filter(|_| texts.len() < 8));
        }
        Ok(Kept::List(texts))
    }
}

/// A text, or anything else passed over.
struct Shallow(Option<String>);

impl<'de> Deserialize<'de> for Shallow {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Shallow, D::Error> {
        Ok(match Kept::deserialize(json)? {
            Kept::Text(text) => Shallow(Some(text)),
            Kept::List(_) | Kept::Other => Shallow(None),
        })
    }
}
