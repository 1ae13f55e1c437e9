//! Encodes geometries as Mapbox Vector Tiles (specification 2.1) in Web Mercator: extent 4096, buffer 64.
//!
//! Written by hand, for the format is small: a protocol-buffer library and its compiler would cost more than this file.

use crate::tile_clip::{Clipped, Pixel, Window, unproject};
use reticolo_model::geometry::{BoundingBox, Geometry};
use std::collections::BTreeMap;

/// Units along a tile's side.
pub const EXTENT: u32 = 4096;
/// Units that are kept beyond each side.
pub const BUFFER: u32 = 64;
/// The deepest zoom that is served; below it a unit is less than a millimetre.
pub const MAX_ZOOM: u8 = 24;

#[derive(Debug, Clone, PartialEq)]
pub enum TileValue {
    Text(String),
    Number(f64),
    Integer(i64),
    Flag(bool),
}

/// A feature with its geometry in longitude and latitude, already simplified for the tile's zoom.
#[derive(Debug, Clone, PartialEq)]
pub struct TileFeature {
    pub id: u64,
    pub properties: Vec<(String, TileValue)>,
    pub geometry: Geometry,
}

/// A layer; names are unique within a tile.
#[derive(Debug, Clone, PartialEq)]
pub struct Layer {
    pub name: String,
    pub features: Vec<TileFeature>,
}

/// True where there is such a tile.
#[must_use]
pub fn exists(z: u8, x: u32, y: u32) -> bool {
    z <= MAX_ZOOM && x >> z == 0 && y >> z == 0
}

/// What a tile shows, its buffer included, in degrees; cut off at ±180 and at Mercator's ends.
#[must_use]
pub fn tile_box(z: u8, x: u32, y: u32) -> BoundingBox {
    let [north_west, south_east] = window(z, x, y).corners().map(|[x, y]| unproject([x.clamp(0.0, 1.0), y.clamp(0.0, 1.0)]));
    BoundingBox { minx: north_west[0], miny: south_east[1], maxx: south_east[0], maxy: north_west[1] }
}

/// The bytes of a tile. Features and layers of which nothing falls into it are left out; it may be empty.
#[must_use]
pub fn tile(z: u8, x: u32, y: u32, layers: &[Layer]) -> Vec<u8> {
    let window = window(z, x, y);
    let mut out = Vec::new();
    for layer in layers {
        if let Some(bytes) = encode_layer(&window, layer) {
            message(&mut out, 3, &bytes);
        }
    }
    out
}

fn window(z: u8, x: u32, y: u32) -> Window {
    Window::new(z, x, y, f64::from(EXTENT), f64::from(BUFFER))
}

/// Numbers things in the order in which they first come.
#[derive(Default)]
struct Dictionary {
    numbers: BTreeMap<Vec<u8>, u64>,
    entries: Vec<Vec<u8>>,
}

impl Dictionary {
    fn number(&mut self, entry: Vec<u8>) -> u64 {
        let next = self.entries.len() as u64;
        *self.numbers.entry(entry).or_insert_with_key(|entry| {
            self.entries.push(entry.clone());
            next
        })
    }
}

fn encode_layer(window: &Window, layer: &Layer) -> Option<Vec<u8>> {
    let (mut keys, mut values) = (Dictionary::default(), Dictionary::default());
    let mut features = Vec::new();
    for feature in &layer.features {
        let Some((kind, commands)) = encode_geometry(&window.clip(&feature.geometry)) else {
            continue;
        };
        let mut tags = Vec::new();
        for (key, value) in &feature.properties {
            tags.push(keys.number(key.as_bytes().to_vec()));
            tags.push(values.number(encode_value(value)));
        }
        let mut bytes = Vec::new();
        number(&mut bytes, 1, feature.id);
        packed(&mut bytes, 2, tags);
        number(&mut bytes, 3, kind);
        packed(&mut bytes, 4, commands.into_iter().map(u64::from));
        message(&mut features, 2, &bytes);
    }
    if features.is_empty() {
        return None;
    }
    let mut out = Vec::new();
    number(&mut out, 15, 2);
    message(&mut out, 1, layer.name.as_bytes());
    out.extend_from_slice(&features);
    for key in &keys.entries {
        message(&mut out, 3, key);
    }
    for value in &values.entries {
        message(&mut out, 4, value);
    }
    number(&mut out, 5, u64::from(EXTENT));
    Some(out)
}

fn encode_value(value: &TileValue) -> Vec<u8> {
    let mut out = Vec::new();
    match value {
        TileValue::Text(text) => message(&mut out, 1, text.as_bytes()),
        TileValue::Number(x) => {
            varint(&mut out, 3 << 3 | 1);
            out.extend_from_slice(&x.to_le_bytes());
        }
        // Zigzag (sint), so that small negative numbers stay short.
        TileValue::Integer(n) => number(&mut out, 6, ((n << 1) ^ (n >> 63)).cast_unsigned()),
        TileValue::Flag(flag) => number(&mut out, 7, u64::from(*flag)),
    }
    out
}

const MOVE_TO: u32 = 1;
const LINE_TO: u32 = 2;
const CLOSE_PATH: u32 = 7;

/// The commands of a geometry, relative to a cursor that begins in the tile's north-west corner.
#[derive(Default)]
struct Pen {
    at: Pixel,
    commands: Vec<u32>,
}

impl Pen {
    fn command(&mut self, id: u32, count: usize) {
        self.commands.push(u32::try_from(count).unwrap_or(0) << 3 | id);
    }

    fn go(&mut self, to: Pixel) {
        for (from, to) in self.at.into_iter().zip(to) {
            let delta = to - from;
            self.commands.push(((delta << 1) ^ (delta >> 31)).cast_unsigned());
        }
        self.at = to;
    }

    fn path(&mut self, places: &[Pixel]) {
        self.command(MOVE_TO, 1);
        self.go(places[0]);
        self.command(LINE_TO, places.len() - 1);
        for &p in &places[1..] {
            self.go(p);
        }
    }
}

/// Type and commands; `None` where nothing is left.
fn encode_geometry(clipped: &Clipped) -> Option<(u64, Vec<u32>)> {
    let mut pen = Pen::default();
    let kind = match clipped {
        Clipped::Points(points) if !points.is_empty() => {
            pen.command(MOVE_TO, points.len());
            for &p in points {
                pen.go(p);
            }
            1
        }
        Clipped::Points(_) => return None,
        Clipped::Lines(lines) => {
            for line in lines {
                pen.path(line);
            }
            2
        }
        Clipped::Rings(rings) => {
            for ring in rings {
                pen.path(ring);
                pen.command(CLOSE_PATH, 1);
            }
            3
        }
    };
    (!pen.commands.is_empty()).then_some((kind, pen.commands))
}

fn varint(out: &mut Vec<u8>, mut n: u64) {
    while n >= 0x80 {
        out.push((n & 0x7f) as u8 | 0x80);
        n >>= 7;
    }
    out.push(n as u8);
}

fn number(out: &mut Vec<u8>, field: u64, n: u64) {
    varint(out, field << 3);
    varint(out, n);
}

fn message(out: &mut Vec<u8>, field: u64, bytes: &[u8]) {
    varint(out, field << 3 | 2);
    varint(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}

fn packed(out: &mut Vec<u8>, field: u64, numbers: impl IntoIterator<Item = u64>) {
    let mut bytes = Vec::new();
    for n in numbers {
        varint(&mut bytes, n);
    }
    if !bytes.is_empty() {
        message(out, field, &bytes);
    }
}
