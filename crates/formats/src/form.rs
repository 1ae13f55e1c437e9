//! Which form a file has: told by its first bytes, and by its name where they do not tell.

use crate::error::FormatError;
use crate::source::{Source, explain, first_bytes};
use serde::Serialize;
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use std::fmt;
use std::fs::File;
use std::io::{BufReader, Cursor, Read};
use std::path::Path;

/// A form in which rows or features come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    Csv,
    GeoJson,
    TopoJson,
    Xlsx,
}

impl Form {
    /// The stable name: `csv`, `geojson`, `topojson` or `xlsx`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Form::Csv => "csv",
            Form::GeoJson => "geojson",
            Form::TopoJson => "topojson",
            Form::Xlsx => "xlsx",
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

/// The form of the file at `path`, which people know as `name`. A zip archive can only be a workbook; text named as a table
/// is one; other text that begins with a brace is GeoJSON or TopoJSON, as its members say.
///
/// # Errors
/// A file that is missing or empty, or whose packing is damaged.
pub fn form_of(path: &Path, name: &str) -> Result<Found, FormatError> {
    let lower = name.to_ascii_lowercase();
    let bare = lower.strip_suffix(".gz").unwrap_or(&lower);
    let named = |ends: &[&str]| ends.iter().any(|end| bare.ends_with(end));
    let file = path.display().to_string();
    let fault = |e: &std::io::Error| explain(&file, e, 0);
    let mut disk = File::open(path).map_err(|e| fault(&e))?;
    let size = disk.metadata().map_err(|e| fault(&e))?.len();
    let head = first_bytes(&mut disk, 4).map_err(|e| fault(&e))?;
    let found = |form| Found { form, gzip: head.starts_with(&[0x1f, 0x8b]), size };
    if matches!(head[..], [b'P', b'K', 3 | 5, 4 | 6]) || named(&[".xlsx"]) {
        return Ok(found(Form::Xlsx));
    }
    if named(&[".csv", ".tsv", ".txt", ".tab"]) {
        return Ok(found(Form::Csv));
    }
    let by_name = if named(&[".topojson"]) { Form::TopoJson } else { Form::GeoJson };
    let mut source = Source::bytes(path, LOOK)?;
    let start = first_bytes(&mut source, 4096).map_err(|e| fault(&e))?;
    let text = start.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(&start);
    match text.iter().find(|b| !b.is_ascii_whitespace()) {
        Some(b'{') => {}
        _ if named(&[".json", ".geojson", ".topojson"]) => return Ok(found(by_name)),
        _ => return Ok(found(Form::Csv)),
    }
    let text = Cursor::new(text.to_vec()).chain(source);
    let mut json = serde_json::Deserializer::from_reader(BufReader::with_capacity(1 << 16, text));
    let mut said = None;
    // Ends with an error of its own as soon as a member has said it; any other fault is left to the reader of that form.
    let _ = json.deserialize_map(Look(&mut said));
    Ok(found(said.unwrap_or(by_name)))
}

/// Goes through the outermost members until one of them tells.
struct Look<'a>(&'a mut Option<Form>);

impl<'de> Visitor<'de> for Look<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            let form = match key.as_str() {
                "type" => match map.next_value::<String>()?.as_str() {
                    "Topology" => Form::TopoJson,
                    _ => Form::GeoJson,
                },
                "arcs" | "objects" | "transform" => Form::TopoJson,
                "features" => Form::GeoJson,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                    continue;
                }
            };
            *self.0 = Some(form);
            return Err(A::Error::custom("found"));
        }
        Ok(())
    }
}
