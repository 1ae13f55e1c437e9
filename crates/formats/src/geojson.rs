//! Reads GeoJSON FeatureCollections feature by feature (RFC 7946; plain or packed with gzip), and writes them with a stable
//! order of members.

use crate::error::FormatError;
use crate::geojson_parse::{Collection, Progress};
use crate::source::{Source, explain};
use reticolo_model::canonical::canonical;
use reticolo_model::geometry::Geometry;
use serde::de::DeserializeSeed;
use serde_json::{Map, Value};
use std::io::{self, BufReader, Write};
use std::ops::ControlFlow;
use std::path::Path;

/// The most bytes of a file once unpacked, unless [`read_features_within`] says otherwise.
pub const MAX_UNPACKED: u64 = 512 << 20;
/// The most bytes of one feature.
pub const MAX_FEATURE: u64 = 64 << 20;

/// One feature. `number` counts from 1; a number as `id` is kept as its text.
#[derive(Debug, Clone, PartialEq)]
pub struct Feature {
    pub number: u64,
    pub id: Option<String>,
    pub properties: Map<String, Value>,
    pub geometry: Option<Geometry>,
}

/// Calls `each` with every feature of a FeatureCollection, in order, until it breaks. A feature whose geometry is at fault
/// is handed over as that fault, and reading goes on; only one feature is held in memory at a time.
///
/// # Errors
/// A file that is missing, empty, truncated, too large, not JSON, nested too deeply or no FeatureCollection, or whose `crs`
/// is not WGS 84. Members may stand in any order, so such a fault may come after features were handed over: use nothing
/// before this returns `Ok`.
pub fn read_features(path: impl AsRef<Path>, each: impl FnMut(Result<Feature, FormatError>) -> ControlFlow<()>) -> Result<(), FormatError> {
    read_features_within(path, MAX_UNPACKED, each)
}

/// As [`read_features`], with another ceiling on the unpacked bytes.
///
/// # Errors
/// As [`read_features`].
pub fn read_features_within(
    path: impl AsRef<Path>,
    ceiling: u64,
    mut each: impl FnMut(Result<Feature, FormatError>) -> ControlFlow<()>,
) -> Result<(), FormatError> {
    let source = Source::open(path.as_ref(), ceiling)?;
    let file = source.file.clone();
    let counters = source.counters.clone();
    counters.allow(MAX_FEATURE);
    let mut json = serde_json::Deserializer::from_reader(BufReader::with_capacity(1 << 16, source));
    let mut progress = Progress::new(&file, counters, &mut each);
    let result = Collection(&mut progress).deserialize(&mut json).and_then(|()| json.end());
    if progress.stopped {
        return Ok(());
    }
    if let Some(fault) = progress.fault.take() {
        return Err(fault);
    }
    let number = progress.number;
    result.map_err(|error| {
        let place = |code| FormatError::new(&file, code).with("line", error.line()).with("character", error.column());
        match error.classify() {
            serde_json::error::Category::Eof => FormatError::new(&file, "format-truncated"),
            serde_json::error::Category::Data if number > 0 => place("format-feature").row(number),
            serde_json::error::Category::Data => FormatError::new(&file, "format-not-feature-collection"),
            serde_json::error::Category::Syntax if error.to_string().starts_with("recursion limit") => place("format-too-deep"),
            serde_json::error::Category::Syntax => place("format-not-json"),
            serde_json::error::Category::Io => explain(&file, &io::Error::from(error), MAX_FEATURE),
        }
    })
}

/// Writes a FeatureCollection, one feature a line: `type`, `id`, `properties` (sorted by name), `geometry`.
///
/// # Errors
/// What `out` gives.
pub fn write_feature_collection<W: Write>(mut out: W, features: impl IntoIterator<Item = Feature>) -> io::Result<W> {
    out.write_all(b"{\"type\":\"FeatureCollection\",\"features\":[")?;
    let mut separator: &[u8] = b"\n";
    for feature in features {
        out.write_all(separator)?;
        separator = b",\n";
        out.write_all(b"{\"type\":\"Feature\"")?;
        if let Some(id) = &feature.id {
            out.write_all(b",\"id\":")?;
            serde_json::to_writer(&mut out, id)?;
        }
        write!(out, ",\"properties\":{},\"geometry\":", canonical(&Value::Object(feature.properties)))?;
        match &feature.geometry {
            Some(geometry) => write_geometry(&mut out, geometry)?,
            None => out.write_all(b"null")?,
        }
        out.write_all(b"}")?;
    }
    out.write_all(b"\n]}\n")?;
    out.flush()?;
    Ok(out)
}

/// The name that GeoJSON (and SQL) has for the kind of a geometry.
pub(crate) fn type_name(geometry: &Geometry) -> &'static str {
    match geometry {
        Geometry::Point(_) => "Point",
        Geometry::MultiPoint(_) => "MultiPoint",
        Geometry::Line(_) => "LineString",
        Geometry::MultiLine(_) => "MultiLineString",
        Geometry::Polygon(_) => "Polygon",
        Geometry::MultiPolygon(_) => "MultiPolygon",
    }
}

fn write_geometry(out: &mut impl Write, geometry: &Geometry) -> io::Result<()> {
    write!(out, "{{\"type\":\"{}\",\"coordinates\":", type_name(geometry))?;
    match geometry {
        Geometry::Point(p) => serde_json::to_writer(&mut *out, p)?,
        Geometry::MultiPoint(c) | Geometry::Line(c) => serde_json::to_writer(&mut *out, c)?,
        Geometry::MultiLine(c) | Geometry::Polygon(c) => serde_json::to_writer(&mut *out, c)?,
        Geometry::MultiPolygon(c) => serde_json::to_writer(&mut *out, c)?,
    }
    out.write_all(b"}")
}
