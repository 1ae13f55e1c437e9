//! JSON documents (RFC 8259) that hold many items, such as services, grants or objects: read item by item within fixed limits, whatever
//! stands around them.

use crate::error::FormatError;
use crate::source::{Counters, Source, explain};
use crate::tables::MAX_DOCUMENT;
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;
use std::io::{self, BufReader};
use std::path::Path;

/// The most bytes of one item.
pub(crate) const MAX_ITEM: u64 = 8 << 20;
/// The most items of one document.
pub(crate) const MAX_ITEMS: u64 = 200_000;
/// The members of the outermost object that are looked at.
const MAX_MEMBERS: usize = 1_000;

/// A JSON value, kept small: a number or a flag is its text.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) enum Json {
    #[default]
    Null,
    Scalar(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

static NULL: Json = Json::Null;

impl Json {
    /// The member `name`, the last where there are several; null where there is none.
    pub fn get(&self, name: &str) -> &Json {
        match self {
            Json::Object(members) => members.iter().rfind(|(key, _)| key == name).map_or(&NULL, |(_, value)| value),
            _ => &NULL,
        }
    }

    /// The text of the scalar at a path of names divided by points, empty where there is none.
    pub fn text(&self, path: &str) -> &str {
        match path.split('.').fold(self, Json::get) {
            Json::Scalar(text) => text,
            _ => "",
        }
    }

    /// The values of the member `name`: those of a list, or the one that stands there by itself.
    pub fn each(&self, name: &str) -> &[Json] {
        match self.get(name) {
            Json::Null => &[],
            Json::List(values) => values,
            one => std::slice::from_ref(one),
        }
    }

    pub fn has(&self, name: &str) -> bool {
        *self.get(name) != Json::Null
    }
}

/// What is outermost in a document.
#[derive(Debug, PartialEq)]
pub(crate) enum Outline {
    List,
    /// The names of the members, and whether each is a list.
    Object(Vec<(String, bool)>),
    Other,
}

impl Outline {
    pub fn has(&self, name: &str) -> bool {
        matches!(self, Outline::Object(members) if members.iter().any(|(key, _)| key == name))
    }

    /// Those of `names` that are lists.
    pub fn lists<'n>(&self, names: &[&'n str]) -> Vec<&'n str> {
        let is_list = |name: &&&str| matches!(self, Outline::Object(members) if members.iter().any(|(key, list)| key == **name && *list));
        names.iter().filter(is_list).copied().collect()
    }
}

/// Where the items of a document stand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Items<'a> {
    /// The document is a list of them.
    List,
    /// In lists that are members of the outermost object.
    Members(&'a [&'a str]),
    /// The document is one.
    Whole,
}

/// Bytes on the disk, and whether they were packed with gzip.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct OnDisk {
    pub size: u64,
    pub gzip: bool,
}

/// Looks through a document, so that what it holds is known before it is read.
///
/// # Errors
/// A file that is missing, empty, truncated, too large or no JSON.
pub(crate) fn outline(path: &Path) -> Result<Outline, FormatError> {
    parse(path, |json, _, _| OutlineOf { outermost: true }.deserialize(json)).map(|(outline, _)| outline)
}

/// Calls `each` with every item of a document and the name of the list that it stands in (empty outside [`Items::Members`]), in order.
///
/// # Errors
/// As [`outline`]; an item that is too large or nested too deeply, more items than [`MAX_ITEMS`], and what `each` gives.
pub(crate) fn read_items(
    path: &Path,
    items: Items<'_>,
    each: &mut dyn FnMut(&str, Json) -> Result<(), FormatError>,
) -> Result<OnDisk, FormatError> {
    let mut fault = None;
    let read = parse(path, |json, file, counters| {
        let mut walk = Walk { file, counters, each, number: 0, fault: &mut fault };
        match items {
            Items::List => List(&mut walk, "").deserialize(json),
            Items::Members(names) => json.deserialize_map(Members(&mut walk, names)),
            Items::Whole => {
                counters.allow(MAX_ITEM);
                let item = Json::deserialize(json)?;
                walk.give("", item)
            }
        }
    });
    match fault {
        Some(fault) => Err(fault),
        None => read.map(|((), on_disk)| on_disk),
    }
}

type FromSource<'a> = &'a mut serde_json::Deserializer<serde_json::de::IoRead<BufReader<Source>>>;

fn parse<T>(
    path: &Path,
    read: impl FnOnce(FromSource<'_>, &str, &Counters) -> Result<T, serde_json::Error>,
) -> Result<(T, OnDisk), FormatError> {
    let source = Source::open(path, MAX_DOCUMENT)?;
    let (file, counters) = (source.file.clone(), source.counters.clone());
    let on_disk = OnDisk { size: source.size_on_disk, gzip: source.packed };
    let mut json = serde_json::Deserializer::from_reader(BufReader::with_capacity(1 << 16, source));
    let result = read(&mut json, &file, &counters).and_then(|value| json.end().map(|()| value));
    let value = result.map_err(|error| match error.classify() {
        serde_json::error::Category::Eof => FormatError::new(&file, "format-truncated"),
        serde_json::error::Category::Io => explain(&file, &io::Error::from(error), MAX_ITEM),
        category => {
            let deep = category == serde_json::error::Category::Syntax && error.to_string().starts_with("recursion limit");
            let code = if deep { "format-too-deep" } else { "format-not-json" };
            FormatError::new(&file, code).with("line", error.line()).with("character", error.column())
        }
    })?;
    Ok((value, on_disk))
}

struct Walk<'a> {
    file: &'a str,
    counters: &'a Counters,
    each: &'a mut dyn FnMut(&str, Json) -> Result<(), FormatError>,
    number: u64,
    /// A fault of ours, which serde cannot carry.
    fault: &'a mut Option<FormatError>,
}

impl Walk<'_> {
    fn give<E: Error>(&mut self, list: &str, item: Json) -> Result<(), E> {
        self.number += 1;
        let given = if self.number > MAX_ITEMS { Err(too_many_items(self.file)) } else { (self.each)(list, item) };
        given.map_err(|fault| {
            *self.fault = Some(fault);
            E::custom("refused")
        })
    }
}

/// The fault of a document with more than [`MAX_ITEMS`] items or rows.
pub(crate) fn too_many_items(file: &str) -> FormatError {
    FormatError::new(file, "format-too-many-items").with("limit", MAX_ITEMS)
}

/// The outermost object, some of whose members are lists of items.
struct Members<'w, 'a>(&'w mut Walk<'a>, &'a [&'a str]);

impl<'de> Visitor<'de> for Members<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            if self.1.contains(&key.as_str()) {
                map.next_value_seed(List(self.0, &key))?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

struct List<'w, 'a, 'k>(&'w mut Walk<'a>, &'k str);

impl<'de> DeserializeSeed<'de> for List<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for List<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        self.0.counters.allow(MAX_ITEM);
        while let Some(item) = seq.next_element()? {
            self.0.give(self.1, item)?;
            self.0.counters.allow(MAX_ITEM);
        }
        // What stands between the lists may be of any length.
        self.0.counters.allow(u64::MAX);
        Ok(())
    }
}

/// Tells what a value is: the outermost with its members, those without theirs.
struct OutlineOf {
    outermost: bool,
}

impl<'de> DeserializeSeed<'de> for OutlineOf {
    type Value = Outline;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Outline, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for OutlineOf {
    type Value = Outline;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_unit<E: Error>(self) -> Result<Outline, E> {
        Ok(Outline::Other)
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Outline, E> {
        Ok(Outline::Other)
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Outline, E> {
        Ok(Outline::Other)
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<Outline, E> {
        Ok(Outline::Other)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Outline, E> {
        Ok(Outline::Other)
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<Outline, E> {
        Ok(Outline::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Outline, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Outline::List)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Outline, A::Error> {
        let mut members = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            let value = map.next_value_seed(OutlineOf { outermost: false })?;
            if self.outermost && members.len() < MAX_MEMBERS {
                members.push((key, value == Outline::List));
            }
        }
        Ok(Outline::Object(members))
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(JsonVisitor)
    }
}

struct JsonVisitor;

impl<'de> Visitor<'de> for JsonVisitor {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_unit<E: Error>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<Json, E> {
        Ok(Json::Scalar(flag.to_string()))
    }

    fn visit_i64<E: Error>(self, n: i64) -> Result<Json, E> {
        Ok(Json::Scalar(n.to_string()))
    }

    fn visit_u64<E: Error>(self, n: u64) -> Result<Json, E> {
        Ok(Json::Scalar(n.to_string()))
    }

    /// The shortest digits that read back as the same number, without an exponent.
    fn visit_f64<E: Error>(self, n: f64) -> Result<Json, E> {
        Ok(Json::Scalar(n.to_string()))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Scalar(text.to_owned()))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Json, E> {
        Ok(Json::Scalar(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Json, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = seq.next_element()? {
            values.push(value);
        }
        values.shrink_to_fit();
        Ok(Json::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        members.shrink_to_fit();
        Ok(Json::Object(members))
    }
}
