//! The shapes of the units inside, simplified together so that borders meet, as small drawings need them: a page draws them
//! without a script and without asking for tiles.

use crate::territory::lock;
use crate::{Result, Workbench};
use reticolo_analysis::spatial::arcs::topology;
use reticolo_analysis::spatial::contiguity::DEGREES;
use std::sync::Arc;

/// How wide a drawing is, in its own units.
pub const WIDTH: f64 = 400.0;

/// The units inside, in the order of their codes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outlines {
    pub units: Vec<Outline>,
    /// In the units of [`WIDTH`].
    pub height: f64,
    /// West, north, degrees of longitude and of latitude in one unit of the drawing.
    frame: [f64; 4],
}

#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    pub code: String,
    pub name: String,
    /// Rings in the drawing's coordinates, y downward.
    pub rings: Vec<Vec<[f64; 2]>>,
    /// Where a mark of the unit stands.
    pub seat: [f64; 2],
}

impl Outlines {
    /// A point of the world in the drawing.
    #[must_use]
    pub fn at(&self, [lon, lat]: [f64; 2]) -> [f64; 2] {
        let [west, north, x, y] = self.frame;
        [(lon - west) / x, (north - lat) / y]
    }

    /// West, north, and the degrees of longitude and of latitude in one unit of the drawing: what a click is read back with.
    #[must_use]
    pub fn frame(&self) -> [f64; 4] {
        self.frame
    }

    #[must_use]
    pub fn get(&self, code: &str) -> Option<&Outline> {
        self.units.iter().find(|u| u.code == code)
    }
}

impl Workbench {
    /// The outlines of the units inside; nothing is in them where no unit inside has a shape.
    pub async fn outlines(&self) -> Result<Arc<Outlines>> {
        let head = self.head().await?;
        let kept = lock(&self.caches.outlines).clone();
        if let Some((at, _, made)) = &kept
            && *at == head
        {
            return Ok(made.clone());
        }
        let places = self.places().await?;
        // Most writes leave the units as they are.
        if let Some((_, before, made)) = kept
            && before.units == places.units
        {
            *lock(&self.caches.outlines) = Some((head, before, made.clone()));
            return Ok(made);
        }
        let made = Arc::new(crate::atlas::bounds(&places).map_or_else(Outlines::default, |b| {
            let middle = f64::midpoint(b.miny, b.maxy).to_radians().cos().max(0.05);
            let x = ((b.maxx - b.minx) / WIDTH).max(1e-9);
            let frame = [b.minx, b.maxy, x, x * middle];
            let simple = topology(&places.rings, DEGREES).simplified(x * x);
            let mut made = Outlines { units: Vec::new(), height: ((b.maxy - b.miny) / frame[3]).max(1.0), frame };
            for (i, unit) in places.units.iter().enumerate().filter(|(_, u)| u.inside) {
                let rings: Vec<Vec<[f64; 2]>> = simple.rings(i).into_iter().map(|r| r.into_iter().map(|p| made.at(p)).collect()).collect();
                let Some((seat, _)) = places.seat(unit) else { continue };
                let seat = made.at(seat);
                made.units.push(Outline { code: unit.code.clone(), name: unit.name.clone(), rings, seat });
            }
            made
        }));
        *lock(&self.caches.outlines) = Some((head, places, made.clone()));
        Ok(made)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_is_drawn_where_it_lies() {
        let drawing = Outlines { units: Vec::new(), height: 200.0, frame: [12.0, 43.0, 0.001, 0.002] };
        let [x, y] = drawing.at([12.1, 42.9]);
        assert!((x - 100.0).abs() < 1e-6 && (y - 50.0).abs() < 1e-6, "{x} {y}");
    }
}
