//! The content of a shapefile's records as geometries: rings of polygons sorted into outer ones and their holes.

use reticolo_model::geometry::{BoundingBox, Geometry, Point, Polygon};

/// What is wrong with one shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// A kind that is not read, or a content that does not match its kind.
    Kind(&'static str),
    Ring,
    /// So many rings that it takes too long to tell which lies in which.
    Rings(usize),
}

/// A record's content; `None` for a shape that is null or empty. `work`: steps that may still be taken to sort rings.
pub(crate) fn shape(content: &[u8], work: &mut u64) -> Result<Option<Geometry>, Fault> {
    let mut read = Little { bytes: content };
    // Ten more for shapes with heights, twenty for measures: both stand behind what is read here.
    let (kind, name) = match read.u32() {
        Some(0) => return Ok(None),
        Some(kind @ (1 | 11 | 21)) => (kind % 10, "Point"),
        Some(kind @ (3 | 13 | 23)) => (kind % 10, "PolyLine"),
        Some(kind @ (5 | 15 | 25)) => (kind % 10, "Polygon"),
        Some(kind @ (8 | 18 | 28)) => (kind % 10, "MultiPoint"),
        Some(31) => return Err(Fault::Kind("MultiPatch")),
        _ => return Err(Fault::Kind("")),
    };
    if kind == 1 {
        return Ok(Some(Geometry::Point(read.point().ok_or(Fault::Kind(name))?)));
    }
    let body = || -> Option<Vec<Vec<Point>>> {
        // The box around it.
        read.point()?;
        read.point()?;
        if kind == 8 {
            let count = read.count(16)?;
            return (0..count).map(|_| read.point()).collect::<Option<Vec<_>>>().map(|points| vec![points]);
        }
        let parts = read.count(4)?;
        let points = read.u32()? as usize;
        let mut starts = (0..parts).map(|_| read.u32().map(|start| start as usize)).collect::<Option<Vec<_>>>()?;
        if points > read.bytes.len() / 16 {
            return None;
        }
        let points = (0..points).map(|_| read.point()).collect::<Option<Vec<_>>>()?;
        starts.push(points.len());
        starts.windows(2).map(|ends| points.get(ends[0]..ends[1]).filter(|p| !p.is_empty()).map(<[Point]>::to_vec)).collect()
    }();
    let mut body = body.ok_or(Fault::Kind(name))?;
    if body.iter().all(Vec::is_empty) {
        return Ok(None);
    }
    Ok(Some(match kind {
        8 => Geometry::MultiPoint(body.remove(0)),
        3 if body.len() == 1 => Geometry::Line(body.remove(0)),
        3 => Geometry::MultiLine(body),
        _ => {
            let mut polygons = polygons(body, work)?;
            if polygons.len() == 1 { Geometry::Polygon(polygons.remove(0)) } else { Geometry::MultiPolygon(polygons) }
        }
    }))
}

struct Little<'a> {
    bytes: &'a [u8],
}

impl Little<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (head, rest) = self.bytes.split_first_chunk::<N>()?;
        self.bytes = rest;
        Some(*head)
    }

    fn u32(&mut self) -> Option<u32> {
        self.take().map(u32::from_le_bytes)
    }

    fn point(&mut self) -> Option<Point> {
        Some([f64::from_le_bytes(self.take()?), f64::from_le_bytes(self.take()?)])
    }

    /// A number of things of at least so many bytes each, which must be there.
    fn count(&mut self, bytes: usize) -> Option<usize> {
        let n = self.u32()? as usize;
        (n <= self.bytes.len() / bytes).then_some(n)
    }
}

/// A ring with what is often asked of it.
struct Ring {
    points: Vec<Point>,
    /// Twice its area, positive where it turns left.
    area: f64,
    around: BoundingBox,
}

/// Outer rings turn right in a shapefile and holes left; a hole belongs to the smallest outer ring around it. Where none is
/// around, or none turns right, a ring that turns left is an outer one all the same. Given out as GeoJSON has them: the other way.
fn polygons(rings: Vec<Vec<Point>>, work: &mut u64) -> Result<Vec<Polygon>, Fault> {
    let count = rings.len();
    let mut outer = Vec::new();
    let mut holes = Vec::new();
    for mut points in rings {
        if points.first() != points.last() {
            points.extend(points.first().copied());
        }
        if points.len() < 4 {
            return Err(Fault::Ring);
        }
        let area = doubled_area(&points);
        let around = BoundingBox::around(points.iter().copied()).ok_or(Fault::Ring)?;
        let list = if area < 0.0 { &mut outer } else { &mut holes };
        list.push(Ring { points, area, around });
    }
    if outer.is_empty() {
        std::mem::swap(&mut outer, &mut holes);
    }
    // The smallest first, so that the first one around a hole is its own.
    let mut by_size: Vec<usize> = (0..outer.len()).collect();
    by_size.sort_by(|&a, &b| outer[a].area.abs().total_cmp(&outer[b].area.abs()).then(a.cmp(&b)));
    let mut homes: Vec<Vec<Ring>> = outer.iter().map(|_| Vec::new()).collect();
    let mut homeless = Vec::new();
    for hole in holes {
        let mut home = None;
        for &i in &by_size {
            let ring = &outer[i];
            let near = within(hole.around, ring.around);
            let alone = outer.len() == 1;
            let steps = if near && !alone { ring.points.len() as u64 } else { 1 };
            *work = work.checked_sub(steps).ok_or(Fault::Rings(count))?;
            if near && (alone || encloses(ring, &hole, work)) {
                home = Some(i);
                break;
            }
        }
        match home {
            Some(i) => homes[i].push(hole),
            None => homeless.push(hole),
        }
    }
    homes.resize_with(outer.len() + homeless.len(), Vec::new);
    let polygon = |(outer, holes): (Ring, Vec<Ring>)| {
        let mut rings = vec![turned(outer, true)];
        rings.extend(holes.into_iter().map(|hole| turned(hole, false)));
        rings
    };
    Ok(outer.into_iter().chain(homeless).zip(homes).map(polygon).collect())
}

fn turned(mut ring: Ring, left: bool) -> Vec<Point> {
    if (ring.area > 0.0) != left {
        ring.points.reverse();
    }
    ring.points
}

/// Sums from the first point on, where coordinates are small.
fn doubled_area(ring: &[Point]) -> f64 {
    let [x0, y0] = ring[0];
    ring.windows(2).map(|p| (p[0][0] - x0) * (p[1][1] - y0) - (p[1][0] - x0) * (p[0][1] - y0)).sum()
}

fn within(inner: BoundingBox, outer: BoundingBox) -> bool {
    inner.minx >= outer.minx && inner.miny >= outer.miny && inner.maxx <= outer.maxx && inner.maxy <= outer.maxy
}

/// By the first point of the hole that does not lie on the ring; rings do not cross.
fn encloses(ring: &Ring, hole: &Ring, work: &mut u64) -> bool {
    for &point in &hole.points {
        if let Some(inside) = side(point, &ring.points) {
            return inside;
        }
        *work = work.saturating_sub(ring.points.len() as u64);
        if *work == 0 {
            break;
        }
    }
    true
}

/// Whether a point lies in a ring; `None` on its border.
fn side([x, y]: Point, ring: &[Point]) -> Option<bool> {
    let mut inside = false;
    for pair in ring.windows(2) {
        let ([ax, ay], [bx, by]) = (pair[0], pair[1]);
        let cross = (bx - ax) * (y - ay) - (x - ax) * (by - ay);
        if cross == 0.0 && x >= ax.min(bx) && x <= ax.max(bx) && y >= ay.min(by) && y <= ay.max(by) {
            return None;
        }
        if (ay > y) != (by > y) && (cross > 0.0) == (by > ay) {
            inside = !inside;
        }
    }
    Some(inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A square that turns right, and one that turns left.
    fn right(x: f64, y: f64, size: f64) -> Vec<Point> {
        vec![[x, y], [x, y + size], [x + size, y + size], [x + size, y], [x, y]]
    }

    fn left(x: f64, y: f64, size: f64) -> Vec<Point> {
        right(x, y, size).into_iter().rev().collect()
    }

    fn sorted(rings: Vec<Vec<Point>>) -> Vec<Polygon> {
        polygons(rings, &mut 1_000_000).unwrap()
    }

    #[test]
    fn holes_go_to_the_smallest_ring_around_them() {
        // An island in the lake of a larger one, with a lake of its own; and one apart whose hole comes first.
        let rings = vec![
            left(41.0, 1.0, 1.0),
            right(0.0, 0.0, 30.0),
            left(2.0, 2.0, 20.0),
            right(4.0, 4.0, 10.0),
            left(5.0, 5.0, 2.0),
            right(40.0, 0.0, 5.0),
        ];
        let found = sorted(rings);
        let shape: Vec<Vec<f64>> = found.iter().map(|p| p.iter().map(|ring| ring[0][0]).collect()).collect();
        assert_eq!(shape, [vec![0.0, 2.0], vec![4.0, 5.0], vec![40.0, 41.0]]);
        for polygon in found {
            assert!(doubled_area(&polygon[0]) > 0.0 && polygon[1..].iter().all(|hole| doubled_area(hole) < 0.0));
        }
    }

    #[test]
    fn rings_that_turn_the_wrong_way_or_lie_outside_are_outer_ones() {
        assert_eq!(sorted(vec![left(0.0, 0.0, 1.0), left(5.0, 0.0, 1.0)]).len(), 2);
        assert_eq!(sorted(vec![right(0.0, 0.0, 1.0), left(5.0, 0.0, 1.0)]).len(), 2);
        // A hole that touches its ring at a corner, another whose box alone is within.
        let bent = vec![[0.0, 0.0], [0.0, 9.0], [9.0, 9.0], [9.0, 8.0], [1.0, 8.0], [1.0, 0.0], [0.0, 0.0]];
        assert_eq!(sorted(vec![bent.clone(), right(20.0, 0.0, 1.0), left(0.0, 0.0, 0.5)]).len(), 2);
        assert_eq!(sorted(vec![bent, right(20.0, 0.0, 1.0), left(5.0, 2.0, 3.0)]).len(), 3);
    }

    #[test]
    fn open_rings_are_closed_and_short_ones_refused() {
        let mut open = right(0.0, 0.0, 1.0);
        open.pop();
        assert_eq!(sorted(vec![open])[0][0].len(), 5);
        assert_eq!(polygons(vec![vec![[0.0, 0.0], [1.0, 1.0], [0.0, 0.0]]], &mut 9), Err(Fault::Ring));
        let many = (0..1_000).flat_map(|i| [right(f64::from(i), 0.0, 0.5), left(f64::from(i), 0.0, 0.1)]).collect();
        assert_eq!(polygons(many, &mut 1_000), Err(Fault::Rings(2_000)));
    }
}
