//! Vector tiles made here, with no tile server from outside: units simplified for each zoom so that neighbours never gape,
//! and records as points, counted where they crowd.

use crate::gate::{Act, Who, check};
use crate::territory::lock;
use crate::{Result, WorkError, Workbench};
use reticolo_analysis::spatial::Rings;
use reticolo_analysis::spatial::arcs::{Topology, topology};
use reticolo_analysis::spatial::contiguity::DEGREES;
use reticolo_formats::mvt::{self, Layer, TileFeature, TileValue};
use reticolo_model::geometry::{BoundingBox, Geometry};
use reticolo_store::marks::{self, Mark};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What tiles are cut from, kept for one state of the log.
#[derive(Default)]
pub(crate) struct TileCache {
    units_head: i64,
    topology: Option<Arc<Topology>>,
    shapes: BTreeMap<u8, Arc<Vec<Shape>>>,
    marks_head: i64,
    marks: BTreeMap<String, Arc<Vec<Placed>>>,
}

/// A unit's rings at one zoom.
struct Shape {
    unit: usize,
    bounds: BoundingBox,
    geometry: Geometry,
}

/// A mark that stands somewhere: at its own point, or at the seat of its unit.
struct Placed {
    mark: Mark,
    at: [f64; 2],
    own: bool,
}

/// A tile shows so many marks one by one; beyond, they are counted by cells.
const MOST_MARKS: usize = 500;
/// Cells a side of a tile when marks are counted.
const CELLS: f64 = 16.0;
/// Beyond this zoom shapes are drawn as they are.
const FULL_DETAIL: u8 = 13;

impl Workbench {
    /// A tile with the layers `units`, `labels` and `records`, for this person.
    pub async fn tile(&self, who: &Who, z: u8, x: u32, y: u32) -> Result<Vec<u8>> {
        check(who, Act::Read)?;
        if !mvt::exists(z, x, y) || z > 18 {
            return Err(WorkError::NotFound(format!("{z}/{x}/{y}")));
        }
        let places = self.places().await?;
        let shapes = self.shapes(z).await?;
        let marks = self.marks(who).await?;
        let tile = tokio::task::spawn_blocking(move || {
            let within = mvt::tile_box(z, x, y);
            let touches =
                |b: &BoundingBox| b.minx <= within.maxx && b.maxx >= within.minx && b.miny <= within.maxy && b.maxy >= within.miny;
            let mut units = Vec::new();
            let mut labels = Vec::new();
            for (i, shape) in (1u64..).zip(shapes.iter()).filter(|(_, s)| touches(&s.bounds)) {
                let unit = &places.units[shape.unit];
                let properties = vec![
                    ("code".to_owned(), TileValue::Text(unit.code.clone())),
                    ("name".to_owned(), TileValue::Text(unit.name.clone())),
                    ("inside".to_owned(), TileValue::Flag(unit.inside)),
                ];
                if let (Some(seat), true) = (unit.seat, unit.inside) {
                    labels.push(TileFeature { id: i, properties: properties.clone(), geometry: Geometry::Point(seat) });
                }
                units.push(TileFeature { id: i, properties, geometry: shape.geometry.clone() });
            }
            let records = draw(&marks, within);
            mvt::tile(
                z,
                x,
                y,
                &[
                    Layer { name: "units".to_owned(), features: units },
                    Layer { name: "labels".to_owned(), features: labels },
                    Layer { name: "records".to_owned(), features: records },
                ],
            )
        });
        tile.await.map_err(|e| WorkError::Report(e.to_string()))
    }

    async fn shapes(&self, z: u8) -> Result<Arc<Vec<Shape>>> {
        let head = self.head().await?;
        let z = z.min(FULL_DETAIL);
        let known = {
            let mut cache = lock(&self.caches.tiles);
            if cache.units_head != head {
                // Units change seldom: they are compared before the shapes are thrown away.
                cache.units_head = head;
                cache.topology = None;
                cache.shapes.clear();
            }
            if let Some(shapes) = cache.shapes.get(&z) {
                return Ok(shapes.clone());
            }
            cache.topology.clone()
        };
        let places = self.places().await?;
        let (topology, shapes) = tokio::task::spawn_blocking(move || {
            let topology = known.unwrap_or_else(|| Arc::new(topology(&places.rings, DEGREES)));
            // A pixel of a 512-pixel tile, in degrees of longitude; half of one, as an area.
            let pixel = 360.0 / (512.0 * f64::from(1u32 << z));
            let simple = if z == FULL_DETAIL { topology.all_rings() } else { topology.simplified(pixel * pixel / 2.0).all_rings() };
            let shapes: Vec<Shape> = simple.into_iter().enumerate().filter_map(|(unit, rings)| shape(unit, rings)).collect();
            (topology, Arc::new(shapes))
        })
        .await
        .map_err(|e| WorkError::Report(e.to_string()))?;
        let mut cache = lock(&self.caches.tiles);
        if cache.units_head == head {
            cache.topology = Some(topology);
            cache.shapes.insert(z, shapes.clone());
        }
        Ok(shapes)
    }

    async fn marks(&self, who: &Who) -> Result<Arc<Vec<Placed>>> {
        let head = self.head().await?;
        let key = who.audience().key();
        {
            let mut cache = lock(&self.caches.tiles);
            if cache.marks_head != head {
                cache.marks_head = head;
                cache.marks.clear();
            }
            if let Some(marks) = cache.marks.get(&key) {
                return Ok(marks.clone());
            }
        }
        let places = self.places().await?;
        let rows = marks::all(&mut self.store.reader().await?, self.territory, &who.audience()).await?;
        let placed: Vec<Placed> = rows
            .into_iter()
            .filter(|m| !reticolo_model::kinds::describes_data(&m.kind))
            .filter_map(|mark| {
                let own = mark.point.is_some();
                let at = mark.point.or_else(|| places.get(mark.unit.as_deref()?)?.seat)?;
                Some(Placed { mark, at, own })
            })
            .collect();
        let placed = Arc::new(placed);
        let mut cache = lock(&self.caches.tiles);
        if cache.marks_head == head {
            cache.marks.insert(key, placed.clone());
        }
        Ok(placed)
    }
}

fn shape(unit: usize, rings: Rings) -> Option<Shape> {
    let bounds = BoundingBox::around(rings.iter().flatten().copied())?;
    // The tile writer orients rings by their area; each goes as a polygon of its own unless it is a hole.
    let mut polygons: Vec<Vec<Vec<[f64; 2]>>> = Vec::new();
    for ring in rings {
        let hole_of = polygons
            .iter_mut()
            .find(|p| ring.first().is_some_and(|point| reticolo_analysis::spatial::polygon::point_in_polygon(&p[..1].to_vec(), *point)));
        match hole_of {
            Some(outer) => outer.push(ring),
            None => polygons.push(vec![ring]),
        }
    }
    Some(Shape { unit, bounds, geometry: Geometry::MultiPolygon(polygons) })
}

/// The marks in a box: one by one while they are few, else counted by kind in cells. What is known only to the unit is
/// always one counted mark a kind and unit.
fn draw(marks: &[Placed], within: BoundingBox) -> Vec<TileFeature> {
    let inside = |p: &&Placed| p.at[0] >= within.minx && p.at[0] <= within.maxx && p.at[1] >= within.miny && p.at[1] <= within.maxy;
    let here: Vec<&Placed> = marks.iter().filter(inside).collect();
    let crowded = here.len() > MOST_MARKS;
    let mut groups: BTreeMap<(&str, i64, i64, bool), (usize, &Placed)> = BTreeMap::new();
    let mut out = Vec::new();
    let width = (within.maxx - within.minx) / CELLS;
    let height = (within.maxy - within.miny) / CELLS;
    for p in here {
        if p.own && !crowded {
            out.push(feature(out.len(), p, 1));
            continue;
        }
        #[expect(clippy::cast_possible_truncation, reason = "cells of a tile")]
        let cell = if p.own {
            (((p.at[0] - within.minx) / width) as i64, ((p.at[1] - within.miny) / height) as i64)
        } else {
            ((p.at[0] * 1e6) as i64, (p.at[1] * 1e6) as i64)
        };
        groups.entry((&p.mark.kind, cell.0, cell.1, p.own)).or_insert((0, p)).0 += 1;
    }
    for (n, p) in groups.into_values() {
        out.push(feature(out.len(), p, n));
    }
    out
}

fn feature(i: usize, p: &Placed, n: usize) -> TileFeature {
    let mut properties = vec![
        ("kind".to_owned(), TileValue::Text(p.mark.kind.clone())),
        ("precision".to_owned(), TileValue::Text(if p.own { "point" } else { "unit" }.to_owned())),
        ("n".to_owned(), TileValue::Integer(i64::try_from(n).unwrap_or(i64::MAX))),
    ];
    if n == 1 {
        properties.push(("id".to_owned(), TileValue::Text(p.mark.id.to_string())));
        properties.push(("title".to_owned(), TileValue::Text(p.mark.title.clone())));
    } else if let Some(unit) = p.mark.unit.as_ref().filter(|_| !p.own) {
        properties.push(("unit".to_owned(), TileValue::Text(unit.clone())));
    }
    TileFeature { id: i as u64 + 1, properties, geometry: Geometry::Point(p.at) }
}
