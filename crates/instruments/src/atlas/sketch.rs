//! The ground of a drawn map: units inside and around as outlines in a drawing's own coordinates. A page shows it before its script
//! arrives and without one, a printer prints it, and it can be taken home as a file.

use super::bounds;
use crate::{Result, Workbench};
use reticolo_model::geometry::Point;

/// How wide a drawing is, in its own units.
pub const WIDTH: f64 = 560.0;
/// Room around the territory, as a part of its width.
const MARGIN: f64 = 0.03;

/// The units that lie in the frame, in the order of their codes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sketch {
    pub units: Vec<SketchUnit>,
    /// In the units of [`WIDTH`].
    pub height: f64,
    /// West, north, degrees of longitude and of latitude in one unit of the drawing.
    frame: [f64; 4],
}

/// A unit as it is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct SketchUnit {
    pub code: String,
    pub name: String,
    pub inside: bool,
    /// The data of an SVG path: all rings, to be filled by the even-odd rule.
    pub path: String,
    /// Where a mark of the unit stands, where that is known.
    pub seat: Option<Point>,
}

impl Sketch {
    /// A point of the world in the drawing; y goes down.
    #[must_use]
    pub fn at(&self, [lon, lat]: Point) -> Point {
        let [west, north, x, y] = self.frame;
        [(lon - west) / x, (north - lat) / y]
    }

    /// Whether a point of the drawing lies in its frame.
    #[must_use]
    pub fn holds(&self, [x, y]: Point) -> bool {
        (0.0..=WIDTH).contains(&x) && (0.0..=self.height).contains(&y)
    }
}

impl Workbench {
    /// The ground of the territory; `None` where no unit inside has a shape.
    pub async fn sketch(&self) -> Result<Option<Sketch>> {
        let places = self.places().await?;
        let Some(b) = bounds(&places) else { return Ok(None) };
        let room = ((b.maxx - b.minx) * MARGIN).max(1e-6);
        let step = ((b.maxx - b.minx + 2.0 * room) / WIDTH).max(1e-9);
        // A degree of longitude is shorter than one of latitude.
        let squeeze = f64::midpoint(b.miny, b.maxy).to_radians().cos().max(0.05);
        let frame = [b.minx - room, b.maxy + room * squeeze, step, step * squeeze];
        let mut sketch = Sketch { units: Vec::new(), height: ((b.maxy - b.miny + 2.0 * room * squeeze) / frame[3]).max(1.0), frame };
        // The zoom at which a pixel of a tile is as large as a unit of the drawing: its shapes are at hand already.
        let zoom = (1..=13u8).find(|z| 360.0 / (512.0 * f64::from(1u32 << z)) <= step).unwrap_or(13);
        for shape in self.shapes(zoom).await?.iter() {
            let unit = &places.units[shape.unit];
            let [low, high] = [sketch.at([shape.bounds.minx, shape.bounds.maxy]), sketch.at([shape.bounds.maxx, shape.bounds.miny])];
            if high[0] < 0.0 || high[1] < 0.0 || low[0] > WIDTH || low[1] > sketch.height {
                continue;
            }
            let path: String = shape.geometry.rings().into_iter().map(|ring| path(&sketch, ring)).collect();
            let seat = places.seat(unit).map(|(at, _)| sketch.at(at));
            sketch.units.push(SketchUnit { code: unit.code.clone(), name: unit.name.clone(), inside: unit.inside, path, seat });
        }
        Ok(Some(sketch))
    }
}

/// A ring as path data, whole tenths apart; steps that stay in one tenth are left out.
fn path(sketch: &Sketch, ring: &[Point]) -> String {
    use std::fmt::Write;
    let mut out = String::new();
    let mut last = None;
    for point in ring {
        let [x, y] = sketch.at(*point);
        let here = [(x * 10.0).round() / 10.0 + 0.0, (y * 10.0).round() / 10.0 + 0.0];
        if last != Some(here) {
            let _ = write!(out, "{}{} {}", if last.is_none() { "M" } else { "L" }, here[0], here[1]);
            last = Some(here);
        }
    }
    if out.is_empty() { out } else { out + "Z" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ring_is_closed_and_says_no_point_twice() {
        let sketch = Sketch { units: Vec::new(), height: 100.0, frame: [10.0, 45.0, 0.01, 0.01] };
        let ring = [[10.0, 45.0], [10.0001, 45.0], [10.5, 45.0], [10.5, 44.5], [10.0, 45.0]];
        assert_eq!(path(&sketch, &ring), "M0 0L50 0L50 50L0 0Z");
        assert!(sketch.holds(sketch.at([10.1, 44.9])) && !sketch.holds(sketch.at([9.9, 44.9])));
    }
}
