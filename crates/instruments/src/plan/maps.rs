//! The plan's maps: boundaries simplified once each, the territory's own border, units with their class.

use super::Material;
use reticolo_analysis::spatial::arcs::topology;
use reticolo_analysis::spatial::contiguity::DEGREES;
use reticolo_messages::{Language, t, tr};
use reticolo_report::{Area, Cover, Drawing, Fill, Inline, Legend, MapDrawing, MarkSize, Place};

/// A map of the territory in its surroundings; `paint` gives each unit inside its fill, dots, and value as text.
pub(crate) fn map(material: &Material, legend: Legend, paint: impl Fn(&reticolo_model::Unit) -> (Fill, bool, String)) -> MapDrawing {
    let places = &material.places;
    let topology = topology(&places.rings, DEGREES);
    let inside: Vec<bool> = places.units.iter().map(|u| u.inside).collect();
    // A third of a point on a drawing about 330 points wide.
    let width = crate::atlas::bounds(places).map_or(1.0, |b| (b.maxx - b.minx).max(b.maxy - b.miny));
    let step = width / 1000.0;
    let simple = topology.simplified(step * step / 2.0);
    let areas = places
        .units
        .iter()
        .enumerate()
        .map(|(i, unit)| {
            let (fill, dotted, value) = if unit.inside { paint(unit) } else { (Fill::Plain, false, String::new()) };
            Area {
                id: unit.code.clone(),
                name: unit.name.clone(),
                value,
                rings: simple.rings(i),
                place: if unit.inside { Place::Inside } else { Place::Context },
                fill,
                dotted,
                label: None,
                label_at: None,
            }
        })
        .collect();
    MapDrawing { areas, borders: simple.border(&inside), marks: Vec::new(), mark_size: MarkSize::Fixed, legend }
}

/// The territory on the title page; nothing where no unit is inside.
pub(crate) fn cover(language: Language, material: &Material, name: &str) -> Option<Cover> {
    material.places.inside().next()?;
    let drawing = map(material, Legend::default(), |_| (Fill::Plain, false, String::new()));
    Some(Cover {
        alt: tr(language, "plan-cover-alt", &[("territory", name)]),
        caption: vec![Inline::text(t(language, "plan-cover-caption"))],
        drawing: Drawing::Map(drawing),
    })
}
