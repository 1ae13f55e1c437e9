//! The serde visitors behind [`crate::geojson`]: they hold one feature at a time and keep coordinates compact.

use crate::error::FormatError;
use crate::geojson::{Feature, MAX_FEATURE};
use crate::source::Counters;
use reticolo_model::geometry::{Geometry, Point};
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use std::fmt;
use std::ops::ControlFlow;

/// How far the reading has come, and who is told.
pub(crate) struct Progress<'a> {
    file: &'a str,
    counters: Counters,
    each: &'a mut dyn FnMut(Result<Feature, FormatError>) -> ControlFlow<()>,
    /// Features begun so far.
    pub number: u64,
    /// The caller has had enough.
    pub stopped: bool,
    /// A fault of the whole file that serde cannot express.
    pub fault: Option<FormatError>,
}

impl<'a> Progress<'a> {
    pub fn new(
        file: &'a str,
        counters: Counters,
        each: &'a mut dyn FnMut(Result<Feature, FormatError>) -> ControlFlow<()>,
    ) -> Progress<'a> {
        Progress { file, counters, each, number: 0, stopped: false, fault: None }
    }

    /// Ends the parse with a fault of ours; the text of the serde error is never shown.
    fn refuse<E: Error>(&mut self, fault: FormatError) -> E {
        self.fault = Some(fault);
        E::custom("refused")
    }

    fn no_collection<E: Error>(&mut self) -> E {
        let fault = FormatError::new(self.file, "format-not-feature-collection");
        self.refuse(fault)
    }
}

/// The outermost object.
pub(crate) struct Collection<'p, 'a>(pub &'p mut Progress<'a>);

impl<'de> DeserializeSeed<'de> for Collection<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Collection<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a FeatureCollection")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let progress = self.0;
        let (mut named, mut listed) = (false, false);
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "type" => {
                    let Loose::Text(name) = map.next_value()? else {
                        return Err(progress.no_collection());
                    };
                    if name != "FeatureCollection" {
                        return Err(progress.no_collection());
                    }
                    named = true;
                }
                "features" if listed => return Err(progress.no_collection()),
                "features" => {
                    map.next_value_seed(Features(progress))?;
                    listed = true;
                }
                "crs" => {
                    let value: Value = map.next_value()?;
                    if !is_wgs84(&value) {
                        let name =
                            value.pointer("/properties/name").and_then(Value::as_str).map_or_else(|| value.to_string(), str::to_owned);
                        let fault = FormatError::new(progress.file, "format-crs").found(&name);
                        return Err(progress.refuse(fault));
                    }
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
            progress.counters.allow(MAX_FEATURE);
        }
        if named && listed { Ok(()) } else { Err(progress.no_collection()) }
    }
}

/// The former `crs` member (GeoJSON 2008): only what RFC 7946 means anyway.
pub(crate) fn is_wgs84(crs: &Value) -> bool {
    if crs.is_null() {
        return true;
    }
    let Some(name) = crs.pointer("/properties/name").and_then(Value::as_str) else {
        return false;
    };
    let name = name.to_ascii_uppercase();
    let ends: Vec<&str> = name.rsplit([':', '/']).filter(|part| !part.is_empty()).collect();
    ends.first() == Some(&"CRS84") || (ends.first() == Some(&"4326") && name.contains("EPSG")) || name == "WGS84" || name == "WGS 84"
}

struct Features<'p, 'a>(&'p mut Progress<'a>);

impl<'de> DeserializeSeed<'de> for Features<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Features<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of features")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let progress = self.0;
        loop {
            progress.counters.allow(MAX_FEATURE);
            let number = progress.number + 1;
            let Some(raw) = seq.next_element_seed(Numbered(&mut progress.number))? else {
                return Ok(());
            };
            let feature = raw.into_feature(number, progress.file);
            if (progress.each)(feature).is_break() {
                progress.stopped = true;
                return Err(A::Error::custom("stopped"));
            }
        }
    }
}

/// Counts a feature as soon as it begins, so that what is wrong in it is put to the right one.
struct Numbered<'n>(&'n mut u64);

impl<'de> DeserializeSeed<'de> for Numbered<'_> {
    type Value = RawFeature;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<RawFeature, D::Error> {
        *self.0 += 1;
        RawFeature::deserialize(deserializer)
    }
}

#[derive(serde::Deserialize)]
struct RawFeature {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    id: Option<Value>,
    #[serde(default)]
    properties: Option<Map<String, Value>>,
    #[serde(default)]
    geometry: Option<RawGeometry>,
}

impl RawFeature {
    fn into_feature(self, number: u64, file: &str) -> Result<Feature, FormatError> {
        if self.kind != "Feature" {
            return Err(FormatError::new(file, "format-geometry").row(number).found(&self.kind));
        }
        let id = id_text(self.id);
        let geometry = match self.geometry {
            Some(raw) => raw.into_geometry(number, file)?,
            None => None,
        };
        Ok(Feature { number, id, properties: self.properties.unwrap_or_default(), geometry })
    }
}

/// A number as `id` is kept as its text.
pub(crate) fn id_text(id: Option<Value>) -> Option<String> {
    match id {
        Some(Value::String(text)) => Some(text),
        Some(Value::Number(n)) => Some(n.to_string()),
        _ => None,
    }
}

#[derive(serde::Deserialize)]
struct RawGeometry {
    #[serde(rename = "type", default)]
    kind: Loose,
    #[serde(default)]
    coordinates: Loose,
}

impl RawGeometry {
    /// `None` for empty coordinates, which RFC 7946 (section 3.1) lets stand for no geometry.
    fn into_geometry(self, number: u64, file: &str) -> Result<Option<Geometry>, FormatError> {
        let fault = |code| FormatError::new(file, code).row(number);
        let Loose::Text(kind) = self.kind else {
            return Err(fault("format-geometry"));
        };
        let at = self.coordinates;
        if at.is_empty() && Geometry::from_geojson(&serde_json::json!({"type": kind, "coordinates": []})).is_some() {
            return Ok(None);
        }
        let geometry = match kind.as_str() {
            "Point" => at.point().map(Geometry::Point),
            "MultiPoint" => at.points().map(Geometry::MultiPoint),
            "LineString" => at.points().map(Geometry::Line),
            "MultiLineString" => at.lines().map(Geometry::MultiLine),
            "Polygon" => at.lines().map(Geometry::Polygon),
            "MultiPolygon" => at.list(Loose::lines).map(Geometry::MultiPolygon),
            _ => None,
        };
        sound(geometry, &kind, number, file).map(Some)
    }
}

/// The geometry of feature `number`, if it is one and lies on Earth with closed rings.
pub(crate) fn sound(geometry: Option<Geometry>, kind: &str, number: u64, file: &str) -> Result<Geometry, FormatError> {
    let fault = |code| FormatError::new(file, code).row(number);
    let Some(geometry) = geometry else {
        return Err(fault("format-geometry").found(kind));
    };
    if let Some([x, y]) = geometry.points().find(|[x, y]| !(x.abs() <= 180.0 && y.abs() <= 90.0)) {
        return Err(fault("format-geometry-range").found(&format!("{x} {y}")));
    }
    if geometry.rings().iter().any(|ring| ring.len() < 4 || ring.first() != ring.last()) {
        return Err(fault("format-geometry-ring"));
    }
    if geometry.is_sound() { Ok(geometry) } else { Err(fault("format-geometry").found(kind)) }
}

/// Any JSON value, of which only texts, numbers, points and lists are kept: small, where `Value` would be large.
#[derive(Default)]
pub(crate) enum Loose {
    #[default]
    Other,
    Text(String),
    Number(f64),
    Point(Point),
    List(Vec<Loose>),
}

impl Loose {
    pub fn is_empty(&self) -> bool {
        matches!(self, Loose::List(items) if items.is_empty())
    }

    pub fn point(&self) -> Option<Point> {
        match self {
            Loose::Point(p) => Some(*p),
            _ => None,
        }
    }

    pub fn points(&self) -> Option<Vec<Point>> {
        self.list(Loose::point)
    }

    pub fn lines(&self) -> Option<Vec<Vec<Point>>> {
        self.list(Loose::points)
    }

    pub fn list<T>(&self, read: impl Fn(&Loose) -> Option<T>) -> Option<Vec<T>> {
        match self {
            Loose::List(items) => items.iter().map(read).collect(),
            _ => None,
        }
    }
}

impl<'de> Deserialize<'de> for Loose {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Loose, D::Error> {
        deserializer.deserialize_any(LooseVisitor)
    }
}

struct LooseVisitor;

impl<'de> Visitor<'de> for LooseVisitor {
    type Value = Loose;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_unit<E: Error>(self) -> Result<Loose, E> {
        Ok(Loose::Other)
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Loose, E> {
        Ok(Loose::Other)
    }

    fn visit_i64<E: Error>(self, n: i64) -> Result<Loose, E> {
        Ok(Loose::Number(n as f64))
    }

    fn visit_u64<E: Error>(self, n: u64) -> Result<Loose, E> {
        Ok(Loose::Number(n as f64))
    }

    fn visit_f64<E: Error>(self, n: f64) -> Result<Loose, E> {
        Ok(Loose::Number(n))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Loose, E> {
        Ok(Loose::Text(text.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Loose, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Loose::Other)
    }

    /// A list of two to four numbers is a point: height and measure are dropped.
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Loose, A::Error> {
        let Some(first) = seq.next_element()? else {
            return Ok(Loose::List(Vec::new()));
        };
        let Loose::Number(x) = first else {
            let mut items = vec![first];
            while let Some(item) = seq.next_element()? {
                items.push(item);
            }
            return Ok(Loose::List(items));
        };
        let (mut y, mut extra, mut numbers) = (None, 0_u32, true);
        while let Some(item) = seq.next_element()? {
            match (item, y) {
                (Loose::Number(n), None) => y = Some(n),
                (Loose::Number(_), Some(_)) => extra = extra.saturating_add(1),
                _ => numbers = false,
            }
        }
        Ok(match y {
            Some(y) if numbers && extra <= 2 => Loose::Point([x, y]),
            _ => Loose::Other,
        })
    }
}
