//! Projects geometries to a tile's own coordinates (Web Mercator), clips them to the tile and its buffer, and rounds them.

use reticolo_model::geometry::{Geometry, Point};
use std::f64::consts::PI;

/// A rounded place in a tile: x to the east, y to the south, the tile from 0 to its extent.
pub(crate) type Pixel = [i32; 2];

/// Longitude and latitude to the unit square of Web Mercator (EPSG:3857), y to the south.
pub(crate) fn project([lon, lat]: Point) -> Point {
    // Beyond this latitude the square ends.
    let sine = lat.clamp(-85.051_128_779_806_59, 85.051_128_779_806_59).to_radians().sin();
    [lon / 360.0 + 0.5, 0.5 - ((1.0 + sine) / (1.0 - sine)).ln() / (4.0 * PI)]
}

/// The inverse of [`project`].
pub(crate) fn unproject([x, y]: Point) -> Point {
    [(x - 0.5) * 360.0, (PI * (1.0 - 2.0 * y)).sinh().atan().to_degrees()]
}

/// What of a geometry stands in the tile, rounded; empty parts are gone.
#[derive(Debug, PartialEq)]
pub(crate) enum Clipped {
    Points(Vec<Pixel>),
    /// Each with at least two different places.
    Lines(Vec<Vec<Pixel>>),
    /// Rings without their closing point: outer ones turn to the right on the screen (positive area), holes to the left.
    Rings(Vec<Vec<Pixel>>),
}

/// The square that a tile shows, in its own coordinates, with the move that leads there from the unit square.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Window {
    scale: f64,
    origin: Point,
    low: f64,
    high: f64,
}

impl Window {
    pub fn new(z: u8, x: u32, y: u32, extent: f64, buffer: f64) -> Window {
        let scale = extent * f64::from(z).exp2();
        Window { scale, origin: [f64::from(x) * extent, f64::from(y) * extent], low: -buffer, high: extent + buffer }
    }

    /// North-west and south-east corner with the buffer, in the unit square.
    pub fn corners(&self) -> [Point; 2] {
        [self.low, self.high].map(|at| [(self.origin[0] + at) / self.scale, (self.origin[1] + at) / self.scale])
    }

    fn place(&self, p: Point) -> Point {
        let [x, y] = project(p);
        [x * self.scale - self.origin[0], y * self.scale - self.origin[1]]
    }

    fn holds(&self, p: Point) -> bool {
        p.iter().all(|&c| c >= self.low && c <= self.high)
    }

    pub fn clip(&self, geometry: &Geometry) -> Clipped {
        match geometry {
            Geometry::Point(p) => Clipped::Points(self.points(std::slice::from_ref(p))),
            Geometry::MultiPoint(points) => Clipped::Points(self.points(points)),
            Geometry::Line(line) => Clipped::Lines(self.lines(line)),
            Geometry::MultiLine(lines) => Clipped::Lines(lines.iter().flat_map(|line| self.lines(line)).collect()),
            Geometry::Polygon(rings) => Clipped::Rings(self.polygon(rings)),
            Geometry::MultiPolygon(polygons) => Clipped::Rings(polygons.iter().flat_map(|rings| self.polygon(rings)).collect()),
        }
    }

    fn points(&self, points: &[Point]) -> Vec<Pixel> {
        points.iter().map(|&p| self.place(p)).filter(|&p| self.holds(p)).map(round).collect()
    }

    /// Clips each segment (Liang and Barsky 1984, doi:10.1145/357332.357333) and joins what hangs together.
    fn lines(&self, line: &[Point]) -> Vec<Vec<Pixel>> {
        let mut parts: Vec<Vec<Pixel>> = Vec::new();
        let mut part: Vec<Pixel> = Vec::new();
        let places: Vec<Point> = line.iter().map(|&p| self.place(p)).collect();
        for pair in places.windows(2) {
            let Some((from, to)) = self.segment(pair[0], pair[1]) else {
                continue;
            };
            if from != pair[0] {
                parts.push(std::mem::take(&mut part));
            }
            push(&mut part, round(from));
            push(&mut part, round(to));
            if to != pair[1] {
                parts.push(std::mem::take(&mut part));
            }
        }
        parts.push(part);
        parts.retain(|part| part.len() >= 2);
        parts
    }

    fn segment(&self, from: Point, to: Point) -> Option<(Point, Point)> {
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        for axis in 0..2 {
            let delta = to[axis] - from[axis];
            for (step, room) in [(-delta, from[axis] - self.low), (delta, self.high - from[axis])] {
                if step == 0.0 {
                    if room < 0.0 {
                        return None;
                    }
                } else if step < 0.0 {
                    enter = enter.max(room / step);
                } else {
                    leave = leave.min(room / step);
                }
            }
        }
        if enter > leave {
            return None;
        }
        let at = |t: f64| [from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])];
        Some((if enter > 0.0 { at(enter) } else { from }, if leave < 1.0 { at(leave) } else { to }))
    }

    /// The rings of one polygon; none when its outer ring vanishes.
    fn polygon(&self, rings: &[Vec<Point>]) -> Vec<Vec<Pixel>> {
        let mut out = Vec::new();
        for (i, ring) in rings.iter().enumerate() {
            match self.ring(ring, i == 0) {
                Some(pixels) => out.push(pixels),
                None if i == 0 => return out,
                None => {}
            }
        }
        out
    }

    fn ring(&self, ring: &[Point], outer: bool) -> Option<Vec<Pixel>> {
        let mut places: Vec<Point> = ring.iter().map(|&p| self.place(p)).collect();
        if places.first() == places.last() {
            places.pop();
        }
        for axis in 0..2 {
            places = cut(&places, axis, |c| c - self.low, self.low);
            places = cut(&places, axis, |c| self.high - c, self.high);
        }
        let mut pixels = Vec::with_capacity(places.len());
        for p in places {
            push(&mut pixels, round(p));
        }
        while pixels.len() > 1 && pixels.first() == pixels.last() {
            pixels.pop();
        }
        let area = doubled_area(&pixels);
        if pixels.len() < 3 || area == 0 {
            return None;
        }
        if (area > 0) != outer {
            pixels.reverse();
        }
        Some(pixels)
    }
}

/// One pass of Sutherland and Hodgman (1974, doi:10.1145/360767.360802): keeps where `depth` of the axis is not negative.
fn cut(ring: &[Point], axis: usize, depth: impl Fn(f64) -> f64, edge: f64) -> Vec<Point> {
    if ring.iter().all(|p| depth(p[axis]) >= 0.0) {
        return ring.to_vec();
    }
    let mut out = Vec::with_capacity(ring.len());
    let Some(&last) = ring.last() else { return out };
    let mut from = last;
    for &to in ring {
        let (a, b) = (depth(from[axis]), depth(to[axis]));
        if (a >= 0.0) != (b >= 0.0) {
            let t = a / (a - b);
            let mut crossing = [from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])];
            crossing[axis] = edge;
            out.push(crossing);
        }
        if b >= 0.0 {
            out.push(to);
        }
        from = to;
    }
    out
}

fn round([x, y]: Point) -> Pixel {
    [x.round() as i32, y.round() as i32]
}

fn push(line: &mut Vec<Pixel>, p: Pixel) {
    if line.last() != Some(&p) {
        line.push(p);
    }
}

/// Twice the area by the surveyor's formula; positive where the ring turns to the right on the screen.
pub(crate) fn doubled_area(ring: &[Pixel]) -> i64 {
    let Some(&last) = ring.last() else { return 0 };
    let mut from = last;
    let mut sum = 0;
    for &to in ring {
        sum += i64::from(from[0]) * i64::from(to[1]) - i64::from(to[0]) * i64::from(from[1]);
        from = to;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORLD: (u8, u32, u32) = (0, 0, 0);

    fn window() -> Window {
        Window::new(WORLD.0, WORLD.1, WORLD.2, 4096.0, 64.0)
    }

    #[test]
    fn projection_and_its_inverse_agree() {
        for p in [[0.0, 0.0], [12.5, 42.5], [-179.0, -84.0], [180.0, 85.0]] {
            let [x, y] = unproject(project(p));
            assert!((x - p[0]).abs() < 1e-9 && (y - p[1]).abs() < 1e-9);
        }
        assert_eq!(window().points(&[[0.0, 0.0], [-180.0, 90.0]]), [[2048, 2048], [0, 0]]);
    }

    #[test]
    fn a_line_that_leaves_and_returns_becomes_two() {
        let w = Window::new(1, 0, 0, 4096.0, 64.0);
        let line = [[-90.0, 10.0], [60.0, 10.0], [60.0, 20.0], [-90.0, 20.0]];
        let parts = w.lines(&line);
        assert_eq!(parts.len(), 2);
        assert_eq!(parts[0][1][0], 4160);
        assert_eq!(parts[1][0][0], 4160);
        assert!(w.lines(&[[60.0, 10.0], [61.0, 10.0]]).is_empty());
    }

    #[test]
    fn rings_are_cut_turned_and_dropped() {
        let w = Window::new(1, 0, 0, 4096.0, 64.0);
        let square = |west: f64, east: f64| vec![[west, 10.0], [east, 10.0], [east, 60.0], [west, 60.0], [west, 10.0]];
        let rings = w.polygon(&[square(-120.0, 60.0), square(-100.0, -90.0)]);
        assert_eq!(rings.len(), 2);
        assert!(doubled_area(&rings[0]) > 0 && doubled_area(&rings[1]) < 0);
        assert_eq!(rings[0].iter().map(|p| p[0]).max(), Some(4160));
        // Without its outer ring nothing is left of a polygon, holes included; a ring smaller than a pixel vanishes.
        assert!(w.polygon(&[square(30.0, 60.0), square(-100.0, -90.0)]).is_empty());
        assert!(w.polygon(&[square(-100.0, -99.999)]).is_empty());
    }
}
