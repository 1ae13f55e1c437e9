//! Reads TopoJSON: shapes that share their borders, quantized or not, plain or packed with gzip, as the same features that
//! GeoJSON gives.
//!
//! The format: <https://github.com/topojson/topojson-specification>. Borders ("arcs") may stand behind the shapes that use
//! them, so that the whole file is read before the first feature is made; its limits are the closer.

use crate::error::FormatError;
use crate::geojson::Feature;
use crate::geojson_parse::{Loose, id_text, sound};
use crate::source::{Source, explain};
use crate::topojson_parse::{Refs, Shape, TopologySeed};
use reticolo_model::geometry::{Geometry, Point};
use serde::de::DeserializeSeed;
use std::io::{self, BufReader};
use std::ops::ControlFlow;
use std::path::Path;

/// The most bytes of a file once unpacked, unless [`read_topology_within`] says otherwise.
pub const MAX_UNPACKED: u64 = 64 << 20;
/// The most points of all features together: a small file may use one border many times.
pub const MAX_POINTS: usize = 1 << 25;

/// What a topology holds: the names of its objects in the file's order, and which of them was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objects {
    pub names: Vec<String>,
    pub read: String,
}

/// Calls `each` with every feature of the object named, or of the first, in order, until it breaks. A feature whose geometry is
/// at fault is handed over as that fault, and reading goes on.
///
/// # Errors
/// A file that is missing, empty, truncated, too large, not JSON, nested too deeply or no topology; arcs or a transform that are
/// none; a reference system other than WGS 84; no object of that name; too many points.
pub fn read_topology(
    path: impl AsRef<Path>,
    object: Option<&str>,
    each: impl FnMut(Result<Feature, FormatError>) -> ControlFlow<()>,
) -> Result<Objects, FormatError> {
    read_topology_within(path, MAX_UNPACKED, object, each)
}

/// As [`read_topology`], with another ceiling on the unpacked bytes.
///
/// # Errors
/// As [`read_topology`].
pub fn read_topology_within(
    path: impl AsRef<Path>,
    ceiling: u64,
    object: Option<&str>,
    mut each: impl FnMut(Result<Feature, FormatError>) -> ControlFlow<()>,
) -> Result<Objects, FormatError> {
    let source = Source::open(path.as_ref(), ceiling)?;
    let file = source.file.clone();
    let mut json = serde_json::Deserializer::from_reader(BufReader::with_capacity(1 << 16, source));
    let mut seed = TopologySeed::new(&file, object);
    let result = seed.deserialize(&mut json).and_then(|()| json.end());
    if let Some(fault) = seed.fault.take() {
        return Err(fault);
    }
    let number = seed.number;
    result.map_err(|error| {
        let place = |code| FormatError::new(&file, code).with("line", error.line()).with("character", error.column());
        match error.classify() {
            serde_json::error::Category::Eof => FormatError::new(&file, "format-truncated"),
            serde_json::error::Category::Data if number > 0 => place("format-feature").row(number),
            serde_json::error::Category::Data => FormatError::new(&file, "format-not-topology"),
            serde_json::error::Category::Syntax if error.to_string().starts_with("recursion limit") => place("format-too-deep"),
            serde_json::error::Category::Syntax => place("format-not-json"),
            serde_json::error::Category::Io => explain(&file, &io::Error::from(error), 0),
        }
    })?;
    let parts = seed.finish()?;
    let mut maker = Maker { file: &file, arcs: parts.arcs, transform: parts.transform, left: MAX_POINTS };
    maker.unpack_arcs();
    for (shape, number) in parts.shapes.into_iter().zip(1..) {
        let feature = maker.feature(shape, number);
        if let Err(error) = &feature
            && error.code == "format-too-many-points"
        {
            return Err(error.clone());
        }
        if each(feature).is_break() {
            break;
        }
    }
    Ok(Objects { names: parts.names, read: parts.read })
}

/// `scale` and `translate`.
pub(crate) type Transform = [[f64; 2]; 2];

struct Maker<'a> {
    file: &'a str,
    arcs: Vec<Vec<Point>>,
    transform: Option<Transform>,
    /// Points that may still be made.
    left: usize,
}

impl Maker<'_> {
    /// Quantized arcs begin with a position and go on with differences.
    fn unpack_arcs(&mut self) {
        let Some(transform) = self.transform else { return };
        for arc in &mut self.arcs {
            let mut sum = [0.0, 0.0];
            for point in arc {
                sum = [sum[0] + point[0], sum[1] + point[1]];
                *point = placed(sum, transform);
            }
        }
    }

    fn feature(&mut self, shape: Shape, number: u64) -> Result<Feature, FormatError> {
        let fault = |code| FormatError::new(self.file, code).row(number);
        let geometry = match &shape.kind {
            Loose::Other => None,
            Loose::Text(kind) => self.geometry(kind, &shape, number)?,
            _ => return Err(fault("format-geometry")),
        };
        Ok(Feature { number, id: id_text(shape.id), properties: shape.properties.unwrap_or_default(), geometry })
    }

    /// `None` for a shape that is empty, as for GeoJSON.
    fn geometry(&mut self, kind: &str, shape: &Shape, number: u64) -> Result<Option<Geometry>, FormatError> {
        let by_arcs = matches!(kind, "LineString" | "MultiLineString" | "Polygon" | "MultiPolygon");
        let by_points = matches!(kind, "Point" | "MultiPoint");
        if (by_arcs && shape.arcs.is_empty()) || (by_points && shape.coordinates.is_empty()) {
            return Ok(None);
        }
        let geometry = match kind {
            "Point" => shape.coordinates.point().map(|p| Geometry::Point(self.position(p))),
            "MultiPoint" => shape.coordinates.points().map(|all| Geometry::MultiPoint(all.into_iter().map(|p| self.position(p)).collect())),
            "LineString" => self.line(&shape.arcs, number)?.map(Geometry::Line),
            "MultiLineString" => self.lines(&shape.arcs, number)?.map(Geometry::MultiLine),
            "Polygon" => self.lines(&shape.arcs, number)?.map(Geometry::Polygon),
            "MultiPolygon" => {
                let polygons = match shape.arcs.items() {
                    Some(items) => items.iter().map(|item| self.lines(item, number)).collect::<Result<Option<Vec<_>>, _>>()?,
                    None => None,
                };
                polygons.map(Geometry::MultiPolygon)
            }
            _ => None,
        };
        sound(geometry, kind, number, self.file).map(Some)
    }

    /// A single position, which is quantized but no difference.
    fn position(&self, point: Point) -> Point {
        self.transform.map_or(point, |t| placed(point, t))
    }

    fn lines(&mut self, refs: &Refs, number: u64) -> Result<Option<Vec<Vec<Point>>>, FormatError> {
        match refs.items() {
            Some(items) => items.iter().map(|item| self.line(item, number)).collect(),
            None => Ok(None),
        }
    }

    /// Arcs one behind the other; where one begins with the point that the last one ended with, it stands once. `None` for
    /// what is no list of arcs.
    fn line(&mut self, refs: &Refs, number: u64) -> Result<Option<Vec<Point>>, FormatError> {
        let Some(items) = refs.items() else { return Ok(None) };
        let mut line: Vec<Point> = Vec::new();
        for item in items {
            let Refs::Arc(reference) = *item else { return Ok(None) };
            let reversed = reference < 0;
            let arc = usize::try_from(if reversed { !reference } else { reference }).ok().and_then(|i| self.arcs.get(i));
            let Some(arc) = arc else {
                let fault = FormatError::new(self.file, "format-topology-reference").row(number);
                return Err(fault.found(&reference.to_string()).with("limit", self.arcs.len()));
            };
            let Some(left) = self.left.checked_sub(arc.len()) else {
                return Err(FormatError::new(self.file, "format-too-many-points").with("limit", MAX_POINTS));
            };
            self.left = left;
            let joint = line.last().copied();
            let mut points: Box<dyn Iterator<Item = Point>> =
                if reversed { Box::new(arc.iter().rev().copied()) } else { Box::new(arc.iter().copied()) };
            line.extend(points.next().filter(|&first| joint != Some(first)));
            line.extend(points);
        }
        Ok(Some(line))
    }
}

fn placed(point: Point, [scale, translate]: Transform) -> Point {
    [point[0] * scale[0] + translate[0], point[1] * scale[1] + translate[1]]
}
