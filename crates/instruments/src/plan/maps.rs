//! The plan's maps: boundaries simplified once each, the territory's own border, units with their class or mark.

use super::Material;
use super::phrases::By;
use super::writer::Writer;
use reticolo_analysis::classes::natural_breaks;
use reticolo_analysis::spatial::arcs::topology;
use reticolo_analysis::spatial::contiguity::{Contiguity, DEGREES, contiguity};
use reticolo_messages::{decimal, t};
use reticolo_report::{
    Area, Block, Cover, Drawing, Fill, Inline, Legend, LegendClass, LegendCount, LegendMarks, MapDrawing, Mark, MarkShape, MarkSize,
    Neighbour, Note, Place, Shown,
};
use std::collections::BTreeMap;
use std::sync::Arc;

/// In print a map has at most so many classes.
const CLASSES: usize = 5;
/// With more units than this a map is drawn coarser: each would be some megabytes.
const MANY: usize = 1000;
/// To what part of the map's width a border is drawn: a third of a point of some 330, or one point where there are many.
const DETAIL: [f64; 2] = [1000.0, 330.0];

/// The drawn ground of every map: units with simplified rings, the territory's border, who lies around.
#[derive(Debug, Default)]
pub(crate) struct Ground {
    rings: Vec<Vec<Vec<[f64; 2]>>>,
    border: Vec<Vec<[f64; 2]>>,
    neighbours: Vec<Neighbour>,
}

impl Ground {
    pub fn new(places: &crate::places::Places) -> Arc<Ground> {
        let topology = topology(&places.rings, DEGREES);
        let inside: Vec<bool> = places.units.iter().map(|u| u.inside).collect();
        let width = crate::atlas::bounds(places).map_or(1.0, |b| (b.maxx - b.minx).max(b.maxy - b.miny));
        let step = width / DETAIL[usize::from(places.units.len() > MANY)];
        let simple = topology.simplified(step * step / 2.0);
        // Provinces that lie around, where their units are loaded, at the middle of their units' seats.
        let mut around: BTreeMap<String, Vec<[f64; 2]>> = BTreeMap::new();
        for unit in places.units.iter().filter(|u| !u.inside) {
            let named = crate::reference::municipalities().by_code(&unit.code).map(|m| m.province_name.to_owned());
            if let (Some(name), Some((seat, _))) = (named, places.seat(unit)) {
                around.entry(name).or_default().push(seat);
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "few units")]
        let middle = |seats: &[[f64; 2]]| [0, 1].map(|i| seats.iter().map(|s| s[i]).sum::<f64>() / seats.len() as f64);
        let neighbours = around.iter().map(|(name, seats)| Neighbour { name: name.to_uppercase(), at: middle(seats) }).collect();
        Arc::new(Ground { rings: (0..places.units.len()).map(|i| simple.rings(i)).collect(), border: simple.border(&inside), neighbours })
    }
}

/// A map of the territory in its surroundings; `paint` gives each unit inside its fill, dots, and value as text.
pub(crate) fn map(material: &Material, legend: Legend, paint: impl Fn(&reticolo_model::Unit) -> (Fill, bool, Shown)) -> MapDrawing {
    let ground = &material.ground;
    let areas = material
        .places
        .units
        .iter()
        .zip(&ground.rings)
        .map(|(unit, rings)| {
            let (fill, dotted, value) = if unit.inside { paint(unit) } else { (Fill::Plain, false, Shown::default()) };
            Area {
                id: unit.code.clone(),
                name: unit.name.clone(),
                value,
                rings: rings.clone(),
                place: if unit.inside { Place::Inside } else { Place::Context },
                fill,
                dotted,
                label: None,
                label_at: None,
            }
        })
        .collect();
    MapDrawing {
        areas,
        borders: ground.border.clone(),
        links: Vec::new(),
        neighbours: ground.neighbours.clone(),
        marks: Vec::new(),
        mark_size: MarkSize::Fixed,
        legend,
    }
}

/// What a map of classes shows.
pub(crate) struct Classed<'a> {
    /// Its figures are named after it.
    pub id: &'a str,
    pub title: &'a str,
    pub values: &'a BTreeMap<String, f64>,
    /// Decimals at the class edges, at most.
    pub places: usize,
    pub unit: &'a str,
    /// Units whose name is printed.
    pub named: &'a [&'a str],
    pub by: &'a By,
}

/// Areas in at most five natural classes, edges rounded so that no unit changes its class.
pub(crate) fn classed(w: &mut Writer<'_>, m: &Material, of: &Classed<'_>) -> MapDrawing {
    let inside: Vec<Option<f64>> = m.places.inside().map(|u| of.values.get(&u.code).copied()).collect();
    let made = natural_breaks(&inside, CLASSES);
    let mut sorted: Vec<f64> = inside.iter().flatten().copied().collect();
    sorted.sort_by(f64::total_cmp);
    let language = w.language;
    let mut edge = |i: usize, x: f64, places: usize| {
        let id = format!("{}.edge.{i}", of.id);
        w.figure(
            &id,
            of.title.to_owned(),
            serde_json::json!(round_to(x, places)),
            of.unit,
            decimal(language, x, places),
            &of.by.data,
            Some(&of.by.method),
        )
        .shown()
    };
    let mut edges = vec![edge(0, sorted.first().copied().unwrap_or(0.0), of.places)];
    for (i, upper) in made.upper.iter().enumerate() {
        let next = sorted.iter().copied().find(|x| x > upper);
        let (x, places) = next.map_or((*upper, of.places), |next| between(*upper, next, of.places));
        edges.push(edge(i + 1, x, places));
    }
    let classes = (0..made.upper.len())
        .map(|i| {
            let count = w.number(&format!("{}.class.{i}", of.id), "units_in_class", &[("map", of.title)], made.counts[i], of.by);
            LegendClass { from: edges[i].clone(), to: edges[i + 1].clone(), count: count.shown() }
        })
        .collect();
    let absent = inside.iter().filter(|v| v.is_none()).count();
    let missing = (absent > 0).then(|| {
        let count = w.number(&format!("{}.missing", of.id), "units_missing", &[("map", of.title)], absent, of.by);
        LegendCount { label: t(language, "plan-label-no_value"), count: count.shown() }
    });
    let legend =
        Legend { title: of.title.to_owned(), count_label: t(language, "plan-legend-count"), classes, missing, ..Legend::default() };
    let mut drawing = map(m, legend, |unit| {
        let value = of.values.get(&unit.code);
        let class = value.and_then(|v| made.class_of(*v));
        (class.map_or(Fill::Missing, Fill::Class), false, Shown::default())
    });
    label(&mut drawing, of.named);
    drawing
}

/// Neighbours of one area are joined by a line; it needs no colour.
pub(crate) fn alike(m: &Material, legend: Legend, of: &BTreeMap<&str, i64>) -> MapDrawing {
    let mut drawing =
        map(m, legend, |unit| (if of.contains_key(unit.code.as_str()) { Fill::Plain } else { Fill::Missing }, false, Shown::default()));
    let units = &m.places.units;
    let seat = |i: u32| m.places.seat(&units[i as usize]).map(|(at, _)| at);
    let area = |i: u32| of.get(units[i as usize].code.as_str());
    let pairs = contiguity(&m.places.rings, Contiguity::Queen, DEGREES).edges();
    let joined = pairs.into_iter().filter(|(i, j)| matches!((area(*i), area(*j)), (Some(a), Some(b)) if a == b));
    drawing.links = joined.filter_map(|(i, j)| Some([seat(i)?, seat(j)?])).collect();
    drawing.marks = circles(m, of.keys().map(|code| (*code, 1.0, None)));
    drawing.neighbours.clear();
    drawing
}

/// Prints the names of some units.
pub(crate) fn label(drawing: &mut MapDrawing, named: &[&str]) {
    for area in drawing.areas.iter_mut().filter(|a| named.contains(&a.id.as_str())) {
        area.label = Some(area.name.clone());
    }
}

fn round_to(x: f64, places: usize) -> f64 {
    let scale = 10f64.powi(i32::try_from(places).unwrap_or(0));
    (x * scale).round() / scale
}

/// An edge between two neighbouring values, with as few decimals as keep both on their side.
fn between(below: f64, above: f64, places: usize) -> (f64, usize) {
    for p in 0..=places + 4 {
        let scale = 10f64.powi(i32::try_from(p).unwrap_or(0));
        let x = (f64::midpoint(below, above) * scale).round() / scale;
        if below <= x && x < above {
            return (x, p.max(usize::from(places > 0 && p > 0)));
        }
    }
    (below, places)
}

/// Counts of units, the greatest first; of equals by code.
pub(crate) fn greatest_first<'a>(counts: &BTreeMap<&'a str, usize>) -> Vec<(&'a str, usize)> {
    let mut out: Vec<(&str, usize)> = counts.iter().map(|(u, n)| (*u, *n)).collect();
    out.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    out
}

/// Circles by area at the seats of units; where there is none, a cross.
pub(crate) fn circles<'a>(m: &Material, counts: impl Iterator<Item = (&'a str, f64, Option<Shown>)>) -> Vec<Mark> {
    counts
        .filter_map(|(code, value, shown)| {
            let unit = m.places.get(code)?;
            let (at, _) = m.places.seat(unit)?;
            let label = shown.as_ref().map(|_| unit.name.clone());
            Some(Mark { at, shape: MarkShape::Circle, value, name: unit.name.clone(), label, text: shown.unwrap_or_default() })
        })
        .collect()
}

/// A map of circles, one a unit, its area the count; those with a text are named.
pub(crate) fn counted(m: &Material, legend: Legend, counts: &BTreeMap<&str, usize>, texts: &BTreeMap<&str, Shown>) -> MapDrawing {
    let mut drawing = map(m, legend, |_| (Fill::Plain, false, Shown::default()));
    #[expect(clippy::cast_precision_loss, reason = "a count as a size")]
    let marks = circles(m, counts.iter().map(|(u, n)| (*u, *n as f64, texts.get(u).cloned())));
    drawing.marks = marks;
    drawing.mark_size = MarkSize::Area;
    drawing
}

/// Circles that count records by unit, the greatest named with their number.
pub(crate) struct Circles {
    /// The numbers that are printed stand in the annex as `id.UNIT`, under this label.
    pub id: &'static str,
    pub value: &'static str,
    /// The legend's message.
    pub title: &'static str,
    /// So many are named.
    pub named: usize,
}

impl Circles {
    pub fn draw(&self, w: &mut Writer<'_>, m: &Material, per_unit: &BTreeMap<&str, usize>, by: &By) -> MapDrawing {
        let mut texts: BTreeMap<&str, Shown> = BTreeMap::new();
        for (unit, n) in greatest_first(per_unit).into_iter().take(self.named) {
            let place = [("place", m.places.name(unit))];
            texts.insert(unit, w.number(&format!("{}.{unit}", self.id), self.value, &place, n, by).shown());
        }
        let filled = LegendCount { label: t(w.language, "plan-legend-circle"), count: Shown::default() };
        let marks = Some(LegendMarks { filled, hollow: None, zero: None });
        counted(m, Legend { title: t(w.language, self.title), marks, ..Legend::default() }, per_unit, &texts)
    }
}

/// A map as a figure: its caption says all that it shows.
pub(super) fn figure(id: &str, caption: Vec<Inline>, drawing: MapDrawing, source: Vec<Inline>, notes: Vec<Note>) -> Block {
    Block::Figure { id: id.to_owned(), alt: caption.clone(), caption, drawing: Drawing::Map(drawing), source, wide: false, notes }
}

/// The territory on the title page: seats by their residents, a line between those that border on each other.
pub(crate) fn cover(w: &mut Writer<'_>, m: &Material) -> Option<Cover> {
    m.places.inside().next()?;
    let language = w.language;
    let mut drawing = map(m, Legend::default(), |_| (Fill::Plain, false, Shown::default()));
    let inside = m.inside_codes();
    let seat = |code: &str| m.places.get(code).and_then(|u| m.places.seat(u)).map(|(p, _)| p);
    let units = &m.places.units;
    let pairs: Vec<(u32, u32)> = contiguity(&m.places.rings, Contiguity::Rook, DEGREES)
        .edges()
        .into_iter()
        .filter(|(a, b)| units[*a as usize].inside && units[*b as usize].inside)
        .collect();
    drawing.links = pairs.iter().filter_map(|(a, b)| Some([seat(&units[*a as usize].code)?, seat(&units[*b as usize].code)?])).collect();
    let leaf = m.book.newest(super::book::code::RESIDENTS, &inside);
    let size = |code: &str| leaf.and_then(|l| l.get(code)).unwrap_or(1.0);
    drawing.marks = circles(m, inside.iter().map(|c| (*c, size(c), None)));
    drawing.mark_size = if leaf.is_some() { MarkSize::Area } else { MarkSize::Fixed };
    let mut largest: Vec<&str> = inside.clone();
    largest.sort_by(|a, b| size(b).total_cmp(&size(a)).then(a.cmp(b)));
    for mark in drawing.marks.iter_mut().filter(|k| largest.iter().take(6).any(|c| m.places.name(c) == k.name)) {
        mark.label = Some(mark.name.clone());
    }
    drawing.neighbours.clear();
    let by = w.by(&m.unit_sets(), "contiguity");
    let shared = w.number("units.borders", "borders", &[], pairs.len(), &by);
    let caption = match leaf {
        Some(leaf) => {
            let to = w.period(&leaf.period, &by);
            w.say("plan-cover-caption", &[("borders", &shared), ("to", &to)], &[])
        }
        None => w.say("plan-cover-caption_bare", &[("borders", &shared)], &[]),
    };
    let alt = Inline::plain(reticolo_messages::tr(language, "plan-cover-alt", &[("territory", &m.name)]));
    Some(Cover { alt, caption, drawing: Drawing::Map(drawing) })
}
