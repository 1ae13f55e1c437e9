//! The serde visitors behind [`crate::topojson`]: they keep the arcs compact and only the object that is asked for.

use crate::error::FormatError;
use crate::geojson_parse::{Loose, is_wgs84};
use crate::topojson::Transform;
use reticolo_model::geometry::Point;
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use std::fmt;

/// One geometry object, as it stands in the file.
#[derive(Default, serde::Deserialize)]
pub(crate) struct Shape {
    #[serde(rename = "type", default)]
    pub kind: Loose,
    #[serde(default)]
    pub id: Option<Value>,
    #[serde(default)]
    pub properties: Option<Map<String, Value>>,
    #[serde(default)]
    pub arcs: Refs,
    #[serde(default)]
    pub coordinates: Loose,
}

/// References to arcs, nested as the kind of shape wants it.
#[derive(Default)]
pub(crate) enum Refs {
    #[default]
    Other,
    Arc(i64),
    List(Vec<Refs>),
}

impl Refs {
    pub fn items(&self) -> Option<&[Refs]> {
        match self {
            Refs::List(items) => Some(items),
            _ => None,
        }
    }

    pub fn is_empty(&self) -> bool {
        self.items().is_some_and(<[Refs]>::is_empty)
    }
}

impl<'de> Deserialize<'de> for Refs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Refs, D::Error> {
        deserializer.deserialize_any(RefsVisitor)
    }
}

struct RefsVisitor;

impl<'de> Visitor<'de> for RefsVisitor {
    type Value = Refs;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_unit<E: Error>(self) -> Result<Refs, E> {
        Ok(Refs::Other)
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Refs, E> {
        Ok(Refs::Other)
    }

    fn visit_i64<E: Error>(self, n: i64) -> Result<Refs, E> {
        Ok(Refs::Arc(n))
    }

    fn visit_u64<E: Error>(self, n: u64) -> Result<Refs, E> {
        Ok(Refs::Arc(i64::try_from(n).unwrap_or(i64::MAX)))
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Refs, E> {
        Ok(Refs::Other)
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<Refs, E> {
        Ok(Refs::Other)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Refs, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Refs::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Refs, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Refs::List(items))
    }
}

/// What a whole topology comes to.
pub(crate) struct Parts {
    pub arcs: Vec<Vec<Point>>,
    pub transform: Option<Transform>,
    pub names: Vec<String>,
    pub read: String,
    pub shapes: Vec<Shape>,
}

/// The outermost object, and how far the reading has come.
pub(crate) struct TopologySeed<'a> {
    file: &'a str,
    wanted: Option<&'a str>,
    named: bool,
    arcs: Option<Vec<Vec<Point>>>,
    transform: Option<Transform>,
    names: Option<Vec<String>>,
    object: Option<(String, Vec<Shape>)>,
    /// The feature begun last.
    pub number: u64,
    /// A fault that serde cannot express.
    pub fault: Option<FormatError>,
}

impl<'a> TopologySeed<'a> {
    pub fn new(file: &'a str, wanted: Option<&'a str>) -> TopologySeed<'a> {
        TopologySeed { file, wanted, named: false, arcs: None, transform: None, names: None, object: None, number: 0, fault: None }
    }

    pub fn finish(self) -> Result<Parts, FormatError> {
        let fault = |code| FormatError::new(self.file, code);
        let (true, Some(arcs), Some(names)) = (self.named, self.arcs, self.names) else {
            return Err(fault("format-not-topology"));
        };
        let Some((read, shapes)) = self.object else {
            let list = names.join(", ");
            return Err(fault("format-topology-object").found(self.wanted.unwrap_or_default()).with("names", list));
        };
        Ok(Parts { arcs, transform: self.transform, names, read, shapes })
    }

    fn refuse<E: Error>(&mut self, code: &'static str, found: &str) -> E {
        self.fault = Some(FormatError::new(self.file, code).found(found));
        E::custom("refused")
    }
}

impl<'de> DeserializeSeed<'de> for &mut TopologySeed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for &mut TopologySeed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a topology")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "type" => {
                    self.named = matches!(map.next_value()?, Loose::Text(name) if name == "Topology");
                    if !self.named {
                        return Err(self.refuse("format-not-topology", ""));
                    }
                }
                "arcs" if self.arcs.is_none() => map.next_value_seed(Arcs(self))?,
                "objects" if self.names.is_none() => map.next_value_seed(Named(self))?,
                "arcs" | "objects" => return Err(self.refuse("format-not-topology", "")),
                "transform" => {
                    let value: Value = map.next_value()?;
                    if !value.is_null() {
                        let Some(transform) = transform(&value) else {
                            return Err(self.refuse("format-topology-transform", ""));
                        };
                        self.transform = Some(transform);
                    }
                }
                "crs" => {
                    let value: Value = map.next_value()?;
                    if !is_wgs84(&value) {
                        let name = value.pointer("/properties/name").and_then(Value::as_str);
                        let name = name.map_or_else(|| value.to_string(), str::to_owned);
                        return Err(self.refuse("format-crs", &name));
                    }
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}

fn transform(value: &Value) -> Option<Transform> {
    let pair = |name: &str| {
        let numbers: Option<Vec<f64>> = value.get(name)?.as_array()?.iter().map(Value::as_f64).collect();
        match numbers?[..] {
            [x, y] | [x, y, _] => Some([x, y]),
            _ => None,
        }
    };
    Some([pair("scale")?, pair("translate")?])
}

/// The list of arcs.
struct Arcs<'p, 'a>(&'p mut TopologySeed<'a>);

impl<'de> DeserializeSeed<'de> for Arcs<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Arcs<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of arcs")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let mut arcs = Vec::new();
        while let Some(arc) = seq.next_element::<Loose>()? {
            let Some(points) = arc.points() else {
                return Err(self.0.refuse("format-topology-arcs", &arcs.len().to_string()));
            };
            arcs.push(points);
        }
        self.0.arcs = Some(arcs);
        Ok(())
    }
}

/// The objects by name.
struct Named<'p, 'a>(&'p mut TopologySeed<'a>);

impl<'de> DeserializeSeed<'de> for Named<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Named<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("objects by name")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut names = Vec::new();
        while let Some(name) = map.next_key::<String>()? {
            let wanted = self.0.object.is_none() && self.0.wanted.is_none_or(|wanted| wanted == name);
            if wanted {
                let shapes = map.next_value_seed(Object(&mut self.0.number))?;
                self.0.number = 0;
                self.0.object = Some((name.clone(), shapes));
            } else {
                map.next_value::<IgnoredAny>()?;
            }
            names.push(name);
        }
        self.0.names = Some(names);
        Ok(())
    }
}

/// One object: the members of a collection each become a feature, any other shape becomes one.
struct Object<'n>(&'n mut u64);

impl<'de> DeserializeSeed<'de> for Object<'_> {
    type Value = Vec<Shape>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Vec<Shape>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Object<'_> {
    type Value = Vec<Shape>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a geometry object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Vec<Shape>, A::Error> {
        let mut own = Shape::default();
        let mut members = None;
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "type" => own.kind = map.next_value()?,
                "id" => own.id = map.next_value()?,
                "properties" => own.properties = map.next_value()?,
                "arcs" => own.arcs = map.next_value()?,
                "coordinates" => own.coordinates = map.next_value()?,
                "geometries" => members = Some(map.next_value_seed(Members(self.0))?),
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        match (&own.kind, members) {
            (Loose::Text(kind), Some(members)) if kind == "GeometryCollection" => Ok(members),
            _ => Ok(vec![own]),
        }
    }
}

/// The members of a collection. Each is counted as it begins, so that what is wrong in it is put to the right one.
struct Members<'n>(&'n mut u64);

impl<'de> DeserializeSeed<'de> for Members<'_> {
    type Value = Vec<Shape>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Vec<Shape>, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Members<'_> {
    type Value = Vec<Shape>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of geometry objects")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Vec<Shape>, A::Error> {
        let mut shapes = Vec::new();
        while let Some(shape) = seq.next_element_seed(Member(self.0))? {
            shapes.push(shape);
        }
        Ok(shapes)
    }
}

struct Member<'n>(&'n mut u64);

impl<'de> DeserializeSeed<'de> for Member<'_> {
    type Value = Shape;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Shape, D::Error> {
        *self.0 += 1;
        Shape::deserialize(deserializer)
    }
}
