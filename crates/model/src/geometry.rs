//! Points, lines and polygons in longitude and latitude (WGS 84, degrees), and their well-known binary form.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// `[longitude, latitude]`.
pub type Point = [f64; 2];
/// The outer ring first, then holes; each ring closed.
pub type Polygon = Vec<Vec<Point>>;

#[derive(Debug, Clone, PartialEq)]
pub enum Geometry {
    Point(Point),
    MultiPoint(Vec<Point>),
    Line(Vec<Point>),
    MultiLine(Vec<Vec<Point>>),
    Polygon(Polygon),
    MultiPolygon(Vec<Polygon>),
}

/// West, south, east, north.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct BoundingBox {
    pub minx: f64,
    pub miny: f64,
    pub maxx: f64,
    pub maxy: f64,
}

impl BoundingBox {
    #[must_use]
    pub fn around(points: impl IntoIterator<Item = Point>) -> Option<BoundingBox> {
        points.into_iter().fold(None, |acc: Option<BoundingBox>, [x, y]| {
            Some(acc.map_or(BoundingBox { minx: x, miny: y, maxx: x, maxy: y }, |b| BoundingBox {
                minx: b.minx.min(x),
                miny: b.miny.min(y),
                maxx: b.maxx.max(x),
                maxy: b.maxy.max(y),
            }))
        })
    }

    #[must_use]
    pub fn union(self, o: BoundingBox) -> BoundingBox {
        BoundingBox { minx: self.minx.min(o.minx), miny: self.miny.min(o.miny), maxx: self.maxx.max(o.maxx), maxy: self.maxy.max(o.maxy) }
    }
}

impl Geometry {
    /// Every vertex, in order.
    pub fn points(&self) -> Box<dyn Iterator<Item = Point> + '_> {
        match self {
            Geometry::Point(p) => Box::new(std::iter::once(*p)),
            Geometry::MultiPoint(ps) | Geometry::Line(ps) => Box::new(ps.iter().copied()),
            Geometry::MultiLine(lines) | Geometry::Polygon(lines) => Box::new(lines.iter().flatten().copied()),
            Geometry::MultiPolygon(polygons) => Box::new(polygons.iter().flatten().flatten().copied()),
        }
    }

    #[must_use]
    pub fn bounding_box(&self) -> Option<BoundingBox> {
        BoundingBox::around(self.points())
    }

    /// The rings of polygons (empty for points and lines).
    #[must_use]
    pub fn rings(&self) -> Vec<&Vec<Point>> {
        match self {
            Geometry::Polygon(rings) => rings.iter().collect(),
            Geometry::MultiPolygon(polygons) => polygons.iter().flatten().collect(),
            _ => Vec::new(),
        }
    }

    /// Every coordinate finite, longitude within ±180 and latitude within ±90, rings closed with at least four points.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        let mut any = false;
        let on_earth = self.points().all(|[x, y]| {
            any = true;
            x.is_finite() && y.is_finite() && x.abs() <= 180.0 && y.abs() <= 90.0
        });
        on_earth && any && self.rings().iter().all(|r| r.len() >= 4 && r.first() == r.last())
    }

    #[must_use]
    pub fn to_geojson(&self) -> Value {
        match self {
            Geometry::Point(p) => json!({"type": "Point", "coordinates": p}),
            Geometry::MultiPoint(p) => json!({"type": "MultiPoint", "coordinates": p}),
            Geometry::Line(p) => json!({"type": "LineString", "coordinates": p}),
            Geometry::MultiLine(p) => json!({"type": "MultiLineString", "coordinates": p}),
            Geometry::Polygon(p) => json!({"type": "Polygon", "coordinates": p}),
            Geometry::MultiPolygon(p) => json!({"type": "MultiPolygon", "coordinates": p}),
        }
    }

    /// `None` for a geometry collection, an unknown type or coordinates of the wrong depth. A third coordinate is dropped.
    #[must_use]
    pub fn from_geojson(value: &Value) -> Option<Geometry> {
        let at = value.get("coordinates")?;
        Some(match value.get("type")?.as_str()? {
            "Point" => Geometry::Point(point(at)?),
            "MultiPoint" => Geometry::MultiPoint(list(at, point)?),
            "LineString" => Geometry::Line(list(at, point)?),
            "MultiLineString" => Geometry::MultiLine(list(at, |l| list(l, point))?),
            "Polygon" => Geometry::Polygon(list(at, |l| list(l, point))?),
            "MultiPolygon" => Geometry::MultiPolygon(list(at, |p| list(p, |l| list(l, point)))?),
            _ => return None,
        })
    }

    /// Little-endian well-known binary.
    #[must_use]
    pub fn to_wkb(&self) -> Vec<u8> {
        let mut out = Vec::new();
        self.write_wkb(&mut out);
        out
    }

    fn write_wkb(&self, out: &mut Vec<u8>) {
        match self {
            Geometry::Point(p) => {
                head(out, 1);
                coordinate(out, *p);
            }
            Geometry::Line(points) => {
                head(out, 2);
                coordinates(out, points);
            }
            Geometry::Polygon(rings) => {
                head(out, 3);
                count(out, rings.len());
                for ring in rings {
                    coordinates(out, ring);
                }
            }
            Geometry::MultiPoint(points) => {
                head(out, 4);
                count(out, points.len());
                for p in points {
                    Geometry::Point(*p).write_wkb(out);
                }
            }
            Geometry::MultiLine(lines) => {
                head(out, 5);
                count(out, lines.len());
                for line in lines {
                    Geometry::Line(line.clone()).write_wkb(out);
                }
            }
            Geometry::MultiPolygon(polygons) => {
                head(out, 6);
                count(out, polygons.len());
                for polygon in polygons {
                    Geometry::Polygon(polygon.clone()).write_wkb(out);
                }
            }
        }
    }

    /// Reads what [`Geometry::to_wkb`] writes; `None` for anything else.
    #[must_use]
    pub fn from_wkb(bytes: &[u8]) -> Option<Geometry> {
        let mut reader = Wkb { bytes };
        let geometry = reader.geometry()?;
        reader.bytes.is_empty().then_some(geometry)
    }
}

fn point(value: &Value) -> Option<Point> {
    let items = value.as_array()?;
    if !(2..=4).contains(&items.len()) {
        return None;
    }
    Some([items[0].as_f64()?, items[1].as_f64()?])
}

fn list<T>(value: &Value, read: impl Fn(&Value) -> Option<T>) -> Option<Vec<T>> {
    value.as_array()?.iter().map(read).collect()
}

fn head(out: &mut Vec<u8>, kind: u32) {
    out.push(1);
    out.extend_from_slice(&kind.to_le_bytes());
}

fn count(out: &mut Vec<u8>, n: usize) {
    out.extend_from_slice(&u32::try_from(n).unwrap_or(u32::MAX).to_le_bytes());
}

fn coordinate(out: &mut Vec<u8>, [x, y]: Point) {
    out.extend_from_slice(&x.to_le_bytes());
    out.extend_from_slice(&y.to_le_bytes());
}

fn coordinates(out: &mut Vec<u8>, points: &[Point]) {
    count(out, points.len());
    for p in points {
        coordinate(out, *p);
    }
}

struct Wkb<'a> {
    bytes: &'a [u8],
}

impl Wkb<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (head, rest) = self.bytes.split_first_chunk::<N>()?;
        self.bytes = rest;
        Some(*head)
    }

    fn u32(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take()?))
    }

    fn point(&mut self) -> Option<Point> {
        Some([f64::from_le_bytes(self.take()?), f64::from_le_bytes(self.take()?)])
    }

    fn many<T>(&mut self, read: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let n = self.u32()?;
        (0..n).map(|_| read(self)).collect()
    }

    fn geometry(&mut self) -> Option<Geometry> {
        if self.take::<1>()? != [1] {
            return None;
        }
        Some(match self.u32()? {
            1 => Geometry::Point(self.point()?),
            2 => Geometry::Line(self.many(Self::point)?),
            3 => Geometry::Polygon(self.many(|r| r.many(Self::point))?),
            4 => Geometry::MultiPoint(self.many(|r| match r.geometry()? {
                Geometry::Point(p) => Some(p),
                _ => None,
            })?),
            5 => Geometry::MultiLine(self.many(|r| match r.geometry()? {
                Geometry::Line(l) => Some(l),
                _ => None,
            })?),
            6 => Geometry::MultiPolygon(self.many(|r| match r.geometry()? {
                Geometry::Polygon(p) => Some(p),
                _ => None,
            })?),
            _ => return None,
        })
    }
}

impl Serialize for Geometry {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_geojson().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Geometry {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        Geometry::from_geojson(&value).ok_or_else(|| serde::de::Error::custom("not a GeoJSON geometry"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn binary_and_text_read_back() {
        let ring = vec![[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 0.0]];
        for geometry in [
            Geometry::Point([12.5, 42.5]),
            Geometry::MultiPoint(vec![[1.0, 2.0], [3.0, 4.0]]),
            Geometry::Line(vec![[1.0, 2.0], [3.0, 4.0]]),
            Geometry::MultiLine(vec![vec![[1.0, 2.0], [3.0, 4.0]]]),
            Geometry::Polygon(vec![ring.clone()]),
            Geometry::MultiPolygon(vec![vec![ring.clone()], vec![ring]]),
        ] {
            assert!(geometry.is_sound());
            let wkb = geometry.to_wkb();
            assert_eq!(Geometry::from_wkb(&wkb).as_ref(), Some(&geometry));
            assert_eq!(Geometry::from_wkb(&wkb[..wkb.len() - 1]), None);
            assert_eq!(Geometry::from_geojson(&geometry.to_geojson()), Some(geometry));
        }
        assert!(!Geometry::Point([200.0, 0.0]).is_sound());
    }
}
