//! The road network of an OpenStreetMap extract in XML (`.osm`, `.osm.gz`): the ways tagged `highway` that a car may use, with one-way
//! roads and speeds. <https://wiki.openstreetmap.org/wiki/OSM_XML>. The packed binary form (PBF) is not read.

use crate::error::FormatError;
use crate::source::{Source, explain};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;
use std::io::BufReader;
use std::path::Path;

/// The most bytes that are read, once unpacked.
const CEILING: u64 = 64 << 30;

/// Kilometres an hour of a class of roads where no number stands in `maxspeed`; a class that is not here is not for cars.
pub const SPEEDS: &[(&str, f64)] = &[
    ("motorway", 110.0),
    ("motorway_link", 60.0),
    ("trunk", 85.0),
    ("trunk_link", 50.0),
    ("primary", 65.0),
    ("primary_link", 45.0),
    ("secondary", 55.0),
    ("secondary_link", 40.0),
    ("tertiary", 45.0),
    ("tertiary_link", 35.0),
    ("unclassified", 40.0),
    ("residential", 30.0),
    ("living_street", 10.0),
    ("service", 15.0),
    ("road", 30.0),
];

/// What the length of an edge is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// By the speed of the road, without waiting at crossings.
    Minutes,
    Km,
}

/// Nodes that roads touch, and edges between them in the direction of travel.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OsmRoads {
    /// Longitude and latitude.
    pub at: Vec<[f64; 2]>,
    /// From, to, minutes or kilometres.
    pub edges: Vec<(u32, u32, f64)>,
    /// Roads that were taken.
    pub ways: usize,
    /// Mentions of nodes that the extract does not hold (cut off at its edge).
    pub missing: usize,
}

/// The tags of a way that count.
#[derive(Default)]
struct Tags {
    highway: String,
    oneway: String,
    junction: String,
    maxspeed: String,
    access: String,
    motor: String,
}

impl Tags {
    /// Kilometres an hour; `None` where no car may drive.
    fn speed(&self) -> Option<f64> {
        let class = SPEEDS.iter().find(|(class, _)| *class == self.highway)?.1;
        let barred = |tag: &str| matches!(tag, "no" | "private");
        // What is barred for all may be open to cars.
        if barred(&self.motor) || (barred(&self.access) && self.motor.is_empty()) {
            return None;
        }
        let stated = match self.maxspeed.strip_suffix("mph") {
            Some(miles) => miles.trim().parse::<f64>().ok().map(|m| m * 1.609_344),
            None => self.maxspeed.trim().parse().ok(),
        };
        Some(stated.filter(|s| *s >= 5.0 && *s <= 150.0).unwrap_or(class))
    }

    /// Whether one may drive along the way, and against it.
    fn directions(&self) -> (bool, bool) {
        match self.oneway.as_str() {
            "yes" | "true" | "1" => (true, false),
            "-1" | "reverse" => (false, true),
            "no" | "false" | "0" => (true, true),
            _ => (true, !(self.highway == "motorway" || matches!(self.junction.as_str(), "roundabout" | "circular"))),
        }
    }
}

/// Great circle in kilometres on a sphere of radius 6371.0088 km.
fn kilometres(a: [f64; 2], b: [f64; 2]) -> f64 {
    let (from, to) = (a[1].to_radians(), b[1].to_radians());
    let (up, along) = (((to - from) / 2.0).sin(), ((b[0] - a[0]).to_radians() / 2.0).sin());
    let h = up * up + from.cos() * to.cos() * along * along;
    2.0 * 6_371.008_8 * h.sqrt().min(1.0).asin()
}

/// Reads an extract in one pass; nodes stand before ways, as the format has them.
///
/// # Errors
/// A file that cannot be read, is damaged, or is no OpenStreetMap data in XML.
pub fn read_osm(path: &Path, measure: Measure) -> Result<OsmRoads, FormatError> {
    let source = Source::open(path, CEILING)?;
    let file = source.file.clone();
    let wrong = |found: &str| FormatError::new(&file, "format-not-osm").found(found);
    let mut reader = Reader::from_reader(BufReader::with_capacity(1 << 16, source));
    let mut buffer = Vec::new();
    let mut nodes: Vec<(i64, [f64; 2])> = Vec::new();
    let mut ordered = true;
    let mut numbers: HashMap<i64, u32> = HashMap::new();
    let mut out = OsmRoads::default();
    let (mut refs, mut tags, mut in_way) = (Vec::<i64>::new(), Tags::default(), false);
    let (mut root, mut ended) = (false, false);
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer).map_err(|error| match error {
            quick_xml::Error::Io(error) => explain(&file, &error, 0),
            other => wrong(&other.to_string()),
        })?;
        let (tag, empty) = match &event {
            Event::Start(tag) => (tag, false),
            Event::Empty(tag) => (tag, true),
            Event::End(tag) => {
                ended |= tag.local_name().as_ref() == "osm";
                if tag.local_name().as_ref() == "way" {
                    in_way = false;
                    take(&mut out, &mut nodes, &mut ordered, &mut numbers, &refs, &tags, measure);
                }
                continue;
            }
            // An extract that does not come to its end was cut, or is no XML.
            Event::Eof if root && !ended => return Err(wrong("osm")),
            Event::Eof => break,
            // No extract declares entities of its own.
            Event::DocType(_) => return Err(wrong("DOCTYPE")),
            _ => continue,
        };
        let name = tag.local_name();
        let name: &str = name.as_ref();
        if !root {
            (root, ended) = (true, empty);
            if name != "osm" {
                return Err(wrong(name));
            }
            continue;
        }
        match name {
            "node" => {
                let [id, lon, lat] = attributes(tag, ["id", "lon", "lat"]);
                // A node that was deleted has no place.
                if let (Ok(id), Ok(lon), Ok(lat)) = (id.parse(), lon.parse::<f64>(), lat.parse::<f64>())
                    && lon.abs() <= 180.0
                    && lat.abs() <= 90.0
                {
                    ordered &= nodes.last().is_none_or(|last: &(i64, _)| last.0 < id);
                    nodes.push((id, [lon, lat]));
                }
            }
            "way" if !empty => {
                in_way = true;
                refs.clear();
                tags = Tags::default();
            }
            "nd" if in_way => refs.extend(attributes(tag, ["ref"])[0].parse::<i64>().ok()),
            "tag" if in_way => {
                let [key, value] = attributes(tag, ["k", "v"]);
                match key.as_str() {
                    "highway" => tags.highway = value,
                    "oneway" => tags.oneway = value,
                    "junction" => tags.junction = value,
                    "maxspeed" => tags.maxspeed = value,
                    "access" => tags.access = value,
                    "motor_vehicle" | "motorcar" => tags.motor = value,
                    _ => {}
                }
            }
            _ => {}
        }
    }
    if !root {
        return Err(wrong(""));
    }
    Ok(out)
}

/// The values of these attributes; empty where one is missing.
fn attributes<const N: usize>(tag: &BytesStart<'_>, names: [&str; N]) -> [String; N] {
    let mut out = [(); N].map(|()| String::new());
    for found in tag.attributes().with_checks(false).flatten() {
        let key = found.key.local_name();
        let key: &str = key.as_ref();
        if let Some(at) = names.iter().position(|n| *n == key) {
            out[at] = quick_xml::escape::unescape(&found.value).map(std::borrow::Cow::into_owned).unwrap_or_default();
        }
    }
    out
}

/// Adds a way's edges.
fn take(
    out: &mut OsmRoads,
    nodes: &mut [(i64, [f64; 2])],
    ordered: &mut bool,
    numbers: &mut HashMap<i64, u32>,
    refs: &[i64],
    tags: &Tags,
    measure: Measure,
) {
    let Some(speed) = tags.speed() else { return };
    if !*ordered {
        nodes.sort_by_key(|n| n.0);
        *ordered = true;
    }
    let (along, against) = tags.directions();
    let mut before: Option<u32> = None;
    for id in refs {
        let Ok(at) = nodes.binary_search_by_key(id, |n| n.0) else {
            out.missing += 1;
            before = None;
            continue;
        };
        let number = *numbers.entry(*id).or_insert_with(|| {
            out.at.push(nodes[at].1);
            u32::try_from(out.at.len() - 1).unwrap_or(u32::MAX)
        });
        if let Some(before) = before.filter(|b| *b != number) {
            let km = kilometres(out.at[before as usize], out.at[number as usize]);
            let length = if measure == Measure::Km { km } else { km / speed * 60.0 };
            if along {
                out.edges.push((before, number, length));
            }
            if against {
                out.edges.push((number, before, length));
            }
        }
        before = Some(number);
    }
    out.ways += 1;
}
