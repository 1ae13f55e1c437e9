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
use reticolo_model::{Kind, Shared, kinds};
use reticolo_store::marks::{self, Mark};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What tiles are cut from, kept for one state of the log.
#[derive(Default)]
pub(crate) struct TileCache {
    units_head: i64,
    topology: Option<Arc<Topology>>,
    /// By zoom, those asked last at the end.
    shapes: Vec<(u8, Arc<Vec<Shape>>)>,
    marks_head: i64,
    /// By audience and day: on another day other records stand still.
    marks: BTreeMap<(String, String), Arc<Vec<Placed>>>,
    latent: BTreeMap<(String, String), Arc<Vec<Placed>>>,
}

impl TileCache {
    /// Throws away the marks of another state of the log.
    fn marks_at(&mut self, head: i64) {
        if self.marks_head != head {
            self.marks_head = head;
            self.marks.clear();
            self.latent.clear();
        }
    }
}

/// A unit's rings at one zoom.
pub(super) struct Shape {
    pub unit: usize,
    pub bounds: BoundingBox,
    pub points: usize,
    pub geometry: Geometry,
}

/// A mark with the place where it stands: its own point, or the seat of its unit; none where nothing is known.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    pub mark: Mark,
    pub at: Option<[f64; 2]>,
    pub own: bool,
    /// Nobody confirmed it within the term of its kind.
    pub stale: bool,
}

impl Placed {
    /// The layer that it counts in, of those that tell its kind apart.
    pub fn layer(&self) -> String {
        self.mark.class.as_ref().map_or_else(|| self.mark.kind.to_owned(), |class| format!("{}.{class}", self.mark.kind))
    }
}

/// The kind of what is latent: its records are not drawn, what is open is.
pub(super) const LATENCY: &str = "latency";

/// What the marks of each kind are told apart by, the best first: its service, where it has one, else its class.
fn told_by() -> Vec<(&'static str, Vec<&'static str>)> {
    let of = |kind: &'static Kind| {
        let fields: Vec<&str> = kind.field("service").map(|f| f.code).into_iter().chain(kind.class_field).collect();
        (!fields.is_empty()).then_some((kind.code, fields))
    };
    kinds::ALL.iter().filter(|k| kinds::of_territory(k.code)).filter_map(|k| of(k)).collect()
}

/// A tile shows so many marks one by one; beyond, they are counted by cells.
const MOST_MARKS: usize = 500;
/// Cells a side of a tile when marks are counted.
const CELLS: f64 = 16.0;
/// Counted marks of a tile, at most: beyond, the cells are made larger.
const MOST_CELLS: usize = 800;
/// Units a tile shows with those around; beyond, only those inside.
const MOST_UNITS: usize = 3000;
/// Points of the shapes that are kept: those of every zoom of a province, of one or two of a country.
const MOST_POINTS: usize = 400_000;
/// Beyond this zoom shapes are drawn as they are.
const FULL_DETAIL: u8 = 13;

impl Workbench {
    /// A tile with the layers `units`, `labels` and `records`, for this person; with what is latent where that is asked.
    pub async fn tile(&self, who: &Who, latencies: bool, z: u8, x: u32, y: u32) -> Result<Vec<u8>> {
        check(who, Act::Read)?;
        let mut marks = vec![self.marks(who).await?];
        if latencies {
            marks.push(self.latent_marks(who).await?);
        }
        self.tile_of(marks, z, x, y).await
    }

    /// A tile with these marks.
    pub(super) async fn tile_of(&self, marks: Vec<Arc<Vec<Placed>>>, z: u8, x: u32, y: u32) -> Result<Vec<u8>> {
        if !mvt::exists(z, x, y) || z > 18 {
            return Err(WorkError::NotFound(format!("{z}/{x}/{y}")));
        }
        let places = self.places().await?;
        let shapes = self.shapes(z).await?;
        let tile = tokio::task::spawn_blocking(move || {
            let within = mvt::tile_box(z, x, y);
            let touches =
                |b: &BoundingBox| b.minx <= within.maxx && b.maxx >= within.minx && b.miny <= within.maxy && b.maxy >= within.miny;
            let mut units = Vec::new();
            let mut labels = Vec::new();
            let crowded = shapes.iter().filter(|s| touches(&s.bounds)).count() > MOST_UNITS;
            let seen = |s: &Shape| touches(&s.bounds) && (!crowded || places.units[s.unit].inside);
            for (i, shape) in (1u64..).zip(shapes.iter()).filter(|(_, s)| seen(s)) {
                let unit = &places.units[shape.unit];
                let properties = vec![
                    ("code".to_owned(), TileValue::Text(unit.code.clone())),
                    ("name".to_owned(), TileValue::Text(unit.name.clone())),
                    ("inside".to_owned(), TileValue::Flag(unit.inside)),
                ];
                if let (Some((seat, _)), true) = (places.seat(unit), unit.inside) {
                    labels.push(TileFeature { id: i, properties: properties.clone(), geometry: Geometry::Point(seat) });
                }
                units.push(TileFeature { id: i, properties, geometry: shape.geometry.clone() });
            }
            let records = draw(marks.iter().flat_map(|m| m.iter()), within);
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

    pub(super) async fn shapes(&self, z: u8) -> Result<Arc<Vec<Shape>>> {
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
            if let Some(at) = cache.shapes.iter().position(|(zoom, _)| *zoom == z) {
                let kept = cache.shapes.remove(at);
                cache.shapes.push(kept.clone());
                return Ok(kept.1);
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
            cache.shapes.retain(|(zoom, _)| *zoom != z);
            cache.shapes.push((z, shapes.clone()));
            let points = |(_, shapes): &(u8, Arc<Vec<Shape>>)| shapes.iter().map(|s| s.points).sum::<usize>();
            let mut held: usize = cache.shapes.iter().map(points).sum();
            while held > MOST_POINTS && cache.shapes.len() > 1 {
                held -= points(&cache.shapes.remove(0));
            }
        }
        Ok(shapes)
    }

    pub(super) async fn marks(&self, who: &Who) -> Result<Arc<Vec<Placed>>> {
        let head = self.head().await?;
        let key = (who.key(), self.today());
        {
            let mut cache = lock(&self.caches.tiles);
            cache.marks_at(head);
            if let Some(marks) = cache.marks.get(&key) {
                return Ok(marks.clone());
            }
        }
        let places = self.places().await?;
        let rows = marks::all(&mut self.store.reader().await?, self.territory, &who.audience(), who.illustrative(), &told_by()).await?;
        let still = self.stale_ids(&kinds::ALL.iter().map(|k| k.code).collect::<Vec<_>>()).await?;
        let mut placed: Vec<Placed> = rows
            .into_iter()
            .filter(|m| kinds::of_territory(m.kind) && m.kind != LATENCY)
            .map(|mark| {
                let own = mark.point.is_some();
                let at = mark.point.or_else(|| Some(places.seat(places.get(mark.unit.as_deref()?)?)?.0));
                Placed { stale: still.contains(&mark.id), mark, at, own }
            })
            .collect();
        placed.shrink_to_fit();
        let placed = Arc::new(placed);
        let mut cache = lock(&self.caches.tiles);
        if cache.marks_head == head {
            cache.marks.insert(key, placed.clone());
        }
        Ok(placed)
    }

    /// What is open among the latencies, once in each unit it lies in, at its seat: those inside first.
    pub(super) async fn latent_marks(&self, who: &Who) -> Result<Arc<Vec<Placed>>> {
        let head = self.head().await?;
        let key = (who.key(), self.today());
        {
            let mut cache = lock(&self.caches.tiles);
            cache.marks_at(head);
            if let Some(latent) = cache.latent.get(&key) {
                return Ok(latent.clone());
            }
        }
        let places = self.places().await?;
        let (mut out, mut shared) = (Vec::new(), Shared::default());
        for latency in self.open_latencies(who).await? {
            let (inside, beyond): (Vec<&String>, Vec<&String>) = latency.units.iter().partition(|u| places.is_inside(u));
            let mut mark = |unit: Option<&String>| Placed {
                mark: Mark {
                    id: latency.id,
                    kind: LATENCY,
                    title: Box::default(),
                    point: None,
                    unit: unit.map(|u| shared.of(u)),
                    class: None,
                },
                at: unit.and_then(|u| Some(places.seat(places.get(u)?)?.0)),
                own: false,
                stale: false,
            };
            if latency.units.is_empty() {
                out.push(mark(None));
            }
            out.extend(inside.into_iter().chain(beyond).map(|u| mark(Some(u))));
        }
        out.shrink_to_fit();
        let out = Arc::new(out);
        let mut cache = lock(&self.caches.tiles);
        if cache.marks_head == head {
            cache.latent.insert(key, out.clone());
        }
        Ok(out)
    }
}

fn shape(unit: usize, rings: Rings) -> Option<Shape> {
    let bounds = BoundingBox::around(rings.iter().flatten().copied())?;
    let points = rings.iter().map(Vec::len).sum();
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
    Some(Shape { unit, bounds, points, geometry: Geometry::MultiPolygon(polygons) })
}

/// The marks in a box: one by one while they are few, else counted by kind and class in cells. What is known only to the unit
/// is always one counted mark a kind, class and unit.
fn draw<'p>(marks: impl Iterator<Item = &'p Placed>, within: BoundingBox) -> Vec<TileFeature> {
    let inside = |[x, y]: [f64; 2]| x >= within.minx && x <= within.maxx && y >= within.miny && y <= within.maxy;
    let here: Vec<(&Placed, [f64; 2])> = marks.filter_map(|p| Some((p, p.at.filter(|at| inside(*at))?))).collect();
    if here.len() <= MOST_MARKS {
        return gathered(&here, within, None);
    }
    let mut cells = CELLS;
    loop {
        let made = gathered(&here, within, Some(cells));
        if made.len() <= MOST_CELLS || cells <= 1.0 {
            return made;
        }
        cells /= 2.0;
    }
}

/// What marks of one group share: kind, class, cell, and whether they have a point of their own.
type Group<'a> = (&'a str, Option<&'a str>, i64, i64, bool);

/// The marks, with those that have a point of their own counted in so many cells a side, if any are given.
fn gathered(here: &[(&Placed, [f64; 2])], within: BoundingBox, cells: Option<f64>) -> Vec<TileFeature> {
    let mut groups: BTreeMap<Group<'_>, (usize, &Placed, [f64; 2])> = BTreeMap::new();
    let mut out = Vec::new();
    for (p, at) in here {
        #[expect(clippy::cast_possible_truncation, reason = "cells of a tile")]
        let cell = match (p.own, cells) {
            (true, None) => {
                out.push(feature(out.len(), p, *at, 1));
                continue;
            }
            (true, Some(cells)) => {
                let (width, height) = ((within.maxx - within.minx) / cells, (within.maxy - within.miny) / cells);
                (((at[0] - within.minx) / width) as i64, ((at[1] - within.miny) / height) as i64)
            }
            (false, _) => ((at[0] * 1e6) as i64, (at[1] * 1e6) as i64),
        };
        groups.entry((p.mark.kind, p.mark.class.as_deref(), cell.0, cell.1, p.own)).or_insert((0, p, *at)).0 += 1;
    }
    for (n, p, at) in groups.into_values() {
        out.push(feature(out.len(), p, at, n));
    }
    out
}

fn feature(i: usize, p: &Placed, at: [f64; 2], n: usize) -> TileFeature {
    let mut properties = vec![
        ("kind".to_owned(), TileValue::Text(p.mark.kind.to_owned())),
        ("precision".to_owned(), TileValue::Text(if p.own { "point" } else { "unit" }.to_owned())),
        ("n".to_owned(), TileValue::Integer(i64::try_from(n).unwrap_or(i64::MAX))),
    ];
    if let Some(class) = &p.mark.class {
        properties.push(("class".to_owned(), TileValue::Text(class.to_string())));
    }
    if n == 1 && p.mark.kind != LATENCY {
        if p.stale {
            properties.push(("stale".to_owned(), TileValue::Flag(true)));
        }
        properties.push(("id".to_owned(), TileValue::Text(p.mark.id.to_string())));
        properties.push(("title".to_owned(), TileValue::Text(p.mark.title.to_string())));
    } else if let Some(unit) = p.mark.unit.as_ref().filter(|_| !p.own) {
        // Where some stand together at a seat, or what is latent there: the unit to look into.
        properties.push(("unit".to_owned(), TileValue::Text(unit.to_string())));
    }
    TileFeature { id: i as u64 + 1, properties, geometry: Geometry::Point(at) }
}
