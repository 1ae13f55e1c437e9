//! The shapes within a GeoPackage: a header (OGC 12-128r18, clause 2.1.3) before well-known binary (ISO 13249-3), whose heights and
//! measures are dropped.

use reticolo_model::geometry::{BoundingBox, Geometry, Point};

/// The number of WGS 84 among a GeoPackage's reference systems.
pub(crate) const WGS84: i32 = 4326;

/// The shape in a cell; `None` for an empty one, the name of its kind for one that is not read or not whole.
pub(crate) fn shape(blob: &[u8]) -> Result<Option<Geometry>, &'static str> {
    let Some((&[b'G', b'P', 0, flags], _)) = blob.split_first_chunk::<4>() else { return Err("") };
    let envelope = match flags >> 1 & 7 {
        0 => 0,
        1 => 32,
        2 | 3 => 48,
        4 => 64,
        _ => return Err(""),
    };
    if flags & 0b10_0000 != 0 {
        return Err("ExtendedGeoPackageBinary");
    }
    let mut read = Wkb { bytes: blob.get(8 + envelope..).ok_or("")?, little: true, extra: 0 };
    let geometry = read.geometry()?;
    if read.bytes.is_empty() { Ok(geometry) } else { Err("") }
}

/// A cell for a shape in WGS 84, with its box unless it is a point.
pub(crate) fn cell(geometry: &Geometry, around: BoundingBox) -> Vec<u8> {
    let point = matches!(geometry, Geometry::Point(_));
    let mut out = vec![b'G', b'P', 0, if point { 0b01 } else { 0b11 }];
    out.extend(WGS84.to_le_bytes());
    if !point {
        for n in [around.minx, around.maxx, around.miny, around.maxy] {
            out.extend(n.to_le_bytes());
        }
    }
    out.extend(geometry.to_wkb());
    out
}

struct Wkb<'a> {
    bytes: &'a [u8],
    little: bool,
    /// Numbers behind x and y of each point.
    extra: usize,
}

impl Wkb<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (head, rest) = self.bytes.split_first_chunk::<N>()?;
        self.bytes = rest;
        Some(*head)
    }

    fn u32(&mut self) -> Option<u32> {
        let bytes = self.take()?;
        Some(if self.little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) })
    }

    fn f64(&mut self) -> Option<f64> {
        let bytes = self.take()?;
        Some(if self.little { f64::from_le_bytes(bytes) } else { f64::from_be_bytes(bytes) })
    }

    fn point(&mut self) -> Option<Point> {
        let point = [self.f64()?, self.f64()?];
        self.bytes = self.bytes.get(self.extra * 8..)?;
        Some(point)
    }

    fn many<T>(&mut self, read: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let n = self.u32()?;
        (0..n).map(|_| read(self)).collect()
    }

    /// The order of bytes, and which of the kinds from 1 on follows.
    fn head(&mut self) -> Option<u32> {
        self.little = match self.take::<1>()? {
            [0] => false,
            [1] => true,
            _ => return None,
        };
        let kind = self.u32()?;
        // ISO counts in thousands (height, measure, both); older programs set the highest bits, a third one for a number that follows.
        let (thousands, bits) = ((kind & 0xffff) / 1_000, kind >> 29);
        let count = match thousands {
            0 => (bits >> 2) + (bits >> 1 & 1),
            1 | 2 => 1,
            3 => 2,
            _ => return None,
        };
        self.extra = count as usize;
        if bits & 1 == 1 {
            self.u32()?;
        }
        Some((kind & 0xffff) % 1_000)
    }

    fn geometry(&mut self) -> Result<Option<Geometry>, &'static str> {
        let kind = self.head().ok_or("")?;
        let name = match kind {
            1 => "Point",
            2 => "LineString",
            3 => "Polygon",
            4 => "MultiPoint",
            5 => "MultiLineString",
            6 => "MultiPolygon",
            7 => return Err("GeometryCollection"),
            8 => return Err("CircularString"),
            9 => return Err("CompoundCurve"),
            10 => return Err("CurvePolygon"),
            11 => return Err("MultiCurve"),
            12 => return Err("MultiSurface"),
            15 => return Err("PolyhedralSurface"),
            16 => return Err("TIN"),
            17 => return Err("Triangle"),
            _ => return Err(""),
        };
        let geometry = match kind {
            1 => self.point().map(Geometry::Point),
            2 => self.line().map(Geometry::Line),
            3 => self.rings().map(Geometry::Polygon),
            4 => self.members(1, Self::point).map(Geometry::MultiPoint),
            5 => self.members(2, Self::line).map(Geometry::MultiLine),
            // Members without rings are empty.
            _ => self.members(3, Self::rings).map(|all| Geometry::MultiPolygon(all.into_iter().filter(|p| !p.is_empty()).collect())),
        };
        let geometry = geometry.ok_or(name)?;
        // An empty point is written as one that has no numbers.
        let empty = match &geometry {
            Geometry::Point(p) => p.iter().all(|n| n.is_nan()),
            other => other.points().next().is_none(),
        };
        Ok((!empty).then_some(geometry))
    }

    fn line(&mut self) -> Option<Vec<Point>> {
        self.many(Self::point)
    }

    fn rings(&mut self) -> Option<Vec<Vec<Point>>> {
        self.many(Self::line)
    }

    /// The parts of a multiple shape, each a whole one of the kind.
    fn members<T>(&mut self, kind: u32, read: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        self.many(|wkb| {
            let (little, extra) = (wkb.little, wkb.extra);
            if wkb.head()? != kind {
                return None;
            }
            let part = read(wkb)?;
            (wkb.little, wkb.extra) = (little, extra);
            Some(part)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn big(kind: u32, counts: &[u32], numbers: &[f64]) -> Vec<u8> {
        let mut out = vec![0];
        out.extend(kind.to_be_bytes());
        counts.iter().for_each(|n| out.extend(n.to_be_bytes()));
        numbers.iter().for_each(|n| out.extend(n.to_be_bytes()));
        out
    }

    fn wrapped(flags: u8, envelope: usize, wkb: &[u8]) -> Vec<u8> {
        [&[b'G', b'P', 0, flags, 0, 0, 0x10, 0xe6], vec![0; envelope].as_slice(), wkb].concat()
    }

    #[test]
    fn what_is_written_is_read() {
        let ring = vec![[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 0.0]];
        for geometry in [
            Geometry::Point([12.5, -42.5]),
            Geometry::MultiPoint(vec![[1.0, 2.0], [3.0, 4.0]]),
            Geometry::Line(vec![[1.0, 2.0], [3.0, 4.0]]),
            Geometry::MultiLine(vec![vec![[1.0, 2.0], [3.0, 4.0]]]),
            Geometry::Polygon(vec![ring.clone(), ring.clone()]),
            Geometry::MultiPolygon(vec![vec![ring.clone()], vec![ring]]),
        ] {
            let blob = cell(&geometry, geometry.bounding_box().unwrap());
            assert_eq!(shape(&blob), Ok(Some(geometry)));
            for length in 0..blob.len() {
                assert!(shape(&blob[..length]).is_err());
            }
            assert!(shape(&[blob, vec![0]].concat()).is_err());
        }
    }

    #[test]
    fn every_order_of_bytes_envelope_and_dimension() {
        let point = Ok(Some(Geometry::Point([1.0, 2.0])));
        for (flags, envelope) in [(0b0000, 0), (0b0010, 32), (0b0100, 48), (0b0110, 48), (0b1000, 64), (0b0011, 32)] {
            for (kind, extra) in [(1, 0), (1001, 1), (2001, 1), (3001, 2), (0x8000_0001, 1), (0x4000_0001, 1), (0xc000_0001, 2)] {
                let numbers = [&[1.0, 2.0], vec![9.0; extra].as_slice()].concat();
                assert_eq!(shape(&wrapped(flags, envelope, &big(kind, &[], &numbers))), point, "{flags:b} {kind}");
            }
        }
        assert_eq!(shape(&wrapped(0, 0, &big(0x2000_0001, &[4326], &[1.0, 2.0]))), point);
        // Each member has an order of its own.
        let members = [big(1006, &[1], &[]), big(1003, &[1, 1], &[5.0, 6.0, 7.0])].concat();
        assert_eq!(shape(&wrapped(0, 0, &members)), Ok(Some(Geometry::MultiPolygon(vec![vec![vec![[5.0, 6.0]]]]))));
        let mixed = [big(4, &[2], &[]), Geometry::Point([1.0, 2.0]).to_wkb(), big(1, &[], &[3.0, 4.0])].concat();
        assert_eq!(shape(&wrapped(0, 0, &mixed)), Ok(Some(Geometry::MultiPoint(vec![[1.0, 2.0], [3.0, 4.0]]))));
    }

    #[test]
    fn empty_shapes_and_those_that_are_not_read() {
        for empty in [big(1, &[], &[f64::NAN, f64::NAN]), big(2, &[0], &[]), big(3, &[0], &[]), big(6, &[0], &[]), big(3, &[1, 0], &[])] {
            assert_eq!(shape(&wrapped(0b1_0000, 0, &empty)), Ok(None));
        }
        for (blob, name) in [
            (wrapped(0, 0, &big(7, &[0], &[])), "GeometryCollection"),
            (wrapped(0, 0, &big(1010, &[0], &[])), "CurvePolygon"),
            (wrapped(0, 0, &big(99, &[0], &[])), ""),
            (wrapped(0, 0, &big(5001, &[0], &[])), ""),
            (wrapped(0b10_0000, 0, &big(1, &[], &[1.0, 2.0])), "ExtendedGeoPackageBinary"),
            (wrapped(0b1010, 0, &big(1, &[], &[1.0, 2.0])), ""),
            (wrapped(0, 0, &big(2, &[u32::MAX], &[1.0, 2.0])), "LineString"),
            (wrapped(0, 0, &[big(6, &[1], &[]), big(6, &[1], &[])].concat()), "MultiPolygon"),
            (wrapped(0, 0, &[9, 1, 0, 0, 0]), ""),
            (b"PG".to_vec(), ""),
            (big(1, &[], &[1.0, 2.0]), ""),
        ] {
            assert_eq!(shape(&blob), Err(name), "{blob:?}");
        }
    }
}
