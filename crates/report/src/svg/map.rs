//! A map: areas in classes or clusters, borders, marks, labels that keep clear of each other;
//! the legend above has class edges and counts, which is what makes it readable in grey.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::labels::{self, Cover, Frame};
use super::{Canvas, Sheet, legend, marks, num};
use crate::text::escape;
use crate::{Area, Fill, MapDrawing, Mark, MarkShape, Place, Point};

/// The map's greatest height in points, so that text still fits on its page.
const HIGHEST: f64 = 310.0;
/// Between two maps side by side, in points.
const GAP: f64 = 14.0;
/// Empty rim around the territory, as a part of its width.
const RIM: f64 = 0.04;

/// West, south, east, north in degrees.
type Extent = [f64; 4];

/// Places degrees on the sheet: longitude is shortened by the cosine of the middle latitude.
pub(super) struct Projection {
    west: f64,
    north: f64,
    shorten: f64,
    scale: f64,
    left: f64,
    top: f64,
}

impl Projection {
    pub fn place(&self, point: &Point) -> [f64; 2] {
        [self.left + (point[0] - self.west) * self.shorten * self.scale, self.top + (self.north - point[1]) * self.scale]
    }
}

fn extent<'a>(points: impl Iterator<Item = &'a Point>) -> Option<Extent> {
    points.fold(None, |found, p| {
        let [w, s, e, n] = found.unwrap_or([p[0], p[1], p[0], p[1]]);
        Some([w.min(p[0]), s.min(p[1]), e.max(p[0]), n.max(p[1])])
    })
}

fn extent_of(areas: &[Area], place: Option<Place>) -> Option<Extent> {
    let wanted = areas.iter().filter(|a| place.is_none_or(|p| a.place == p));
    extent(wanted.flat_map(|a| a.rings.iter().flatten()))
}

/// The frame that holds the territory, and the height the map needs.
fn project(map: &MapDrawing, sheet_width: f64, top: f64) -> Option<(Projection, f64)> {
    let [w, s, e, n] = extent_of(&map.areas, Some(Place::Inside))
        .or_else(|| extent_of(&map.areas, None))
        .or_else(|| extent(map.marks.iter().map(|m| &m.at)))?;
    let shorten = ((s + n) / 2.0).to_radians().cos().max(0.05);
    // A single point still needs a frame: about 1 km.
    let wide = ((e - w) * shorten).max(0.01);
    let high = (n - s).max(0.01);
    let rim = wide.max(high) * RIM;
    let inner = sheet_width / (wide + 2.0 * rim);
    let scale = inner.min(HIGHEST / (high + 2.0 * rim));
    let height = (high + 2.0 * rim) * scale;
    let left = (sheet_width - wide * scale) / 2.0;
    Some((Projection { west: w, north: n, shorten, scale, left, top: top + rim * scale }, height))
}

/// Path data of rings or lines; points that fall on the one before at print size are left out.
fn path(rings: &[Vec<Point>], projection: &Projection, close: bool) -> String {
    let mut out = String::new();
    for ring in rings {
        let mut last = (String::new(), String::new());
        for (i, point) in ring.iter().enumerate() {
            let [x, y] = projection.place(point);
            let now = (num(x), num(y));
            if i > 0 && now == last {
                continue;
            }
            let _ = write!(out, "{}{} {}", if i == 0 { 'M' } else { 'L' }, now.0, now.1);
            last = now;
        }
        if close && !ring.is_empty() {
            out.push('Z');
        }
    }
    out
}

/// The middle (centroid) of the ring with the largest surface; the mean of its points where it
/// has no surface.
pub(super) fn middle(rings: &[Vec<Point>]) -> Option<Point> {
    let twice_area = |ring: &[Point]| -> f64 {
        (0..ring.len())
            .map(|i| {
                let (a, b) = (ring[i], ring[(i + 1) % ring.len()]);
                a[0] * b[1] - b[0] * a[1]
            })
            .sum()
    };
    let ring = rings.iter().filter(|r| !r.is_empty()).max_by(|a, b| twice_area(a).abs().total_cmp(&twice_area(b).abs()))?;
    // Relative to the first point: degrees far from zero would cancel digits away.
    let origin = ring[0];
    let local: Vec<Point> = ring.iter().map(|p| [p[0] - origin[0], p[1] - origin[1]]).collect();
    let area = twice_area(&local);
    if area.abs() < 1e-12 {
        let n = ring.len() as f64;
        return Some([ring.iter().map(|p| p[0]).sum::<f64>() / n, ring.iter().map(|p| p[1]).sum::<f64>() / n]);
    }
    let mut sum = [0.0, 0.0];
    for i in 0..local.len() {
        let (a, b) = (local[i], local[(i + 1) % local.len()]);
        let cross = a[0] * b[1] - b[0] * a[1];
        sum[0] += (a[0] + b[0]) * cross;
        sum[1] += (a[1] + b[1]) * cross;
    }
    Some([origin[0] + sum[0] / (3.0 * area), origin[1] + sum[1] / (3.0 * area)])
}

/// Radius of the largest circle.
pub(super) fn limit(canvas: &Canvas) -> f64 {
    canvas.width.min(HIGHEST) * 0.05
}

/// Draws a map with its legend above it.
pub(super) fn draw(map: &MapDrawing, canvas: &Canvas) -> String {
    let (sheet, height) = part(map, canvas, 0.0);
    sheet.finish(canvas, height)
}

/// Draws two maps side by side, their frames at the same height.
pub(super) fn draw_pair(left: &MapDrawing, right: &MapDrawing, canvas: &Canvas) -> String {
    let half = (canvas.width - GAP) / 2.0;
    let ids = [format!("{}-l", canvas.id), format!("{}-r", canvas.id)];
    let canvases = [0, 1].map(|i| Canvas { id: &ids[i], width: half, ..canvas.clone() });
    let maps = [left, right];
    let least = (0..2).map(|i| legend::draw(&mut Sheet::new(), &maps[i].legend, &canvases[i])).fold(0.0, f64::max);
    let mut sheet = Sheet::new();
    let mut height: f64 = 1.0;
    for (i, (map, part_canvas)) in maps.iter().zip(&canvases).enumerate() {
        let (part, high) = part(map, part_canvas, least);
        sheet.define(&part.defs);
        sheet.raw(&format!(r#"<g transform="translate({} 0)">{}</g>"#, num((half + GAP) * i as f64), part.body));
        height = height.max(high);
    }
    sheet.finish(canvas, height)
}

/// A map on a sheet of its own, its frame at least `least` from the top; with the height it took.
fn part(map: &MapDrawing, canvas: &Canvas, least: f64) -> (Sheet, f64) {
    let mut sheet = Sheet::new();
    let theme = canvas.theme;
    define(&mut sheet, map, canvas);
    let top = legend::draw(&mut sheet, &map.legend, canvas).max(least);
    let Some((projection, height)) = project(map, canvas.width, top) else {
        return (sheet, top.max(1.0));
    };
    let frame = Frame { top, bottom: top + height, width: canvas.width };
    sheet.define(&format!(
        r#"<clipPath id="{}-frame"><path d="M0 {}H{}V{}H0Z"/></clipPath>"#,
        canvas.id,
        num(top),
        num(canvas.width),
        num(top + height)
    ));
    sheet.rect([0.0, top], [canvas.width, height], "context", theme.pale, None);
    sheet.raw(&format!(r#"<g clip-path="url(#{}-frame)">"#, canvas.id));
    let rows = [top, top + height];
    for place in [Place::Context, Place::Inside] {
        let areas = map.areas.iter().filter(|a| a.place == place);
        if map.areas.len() > CROWDED {
            draw_together(&mut sheet, areas, map, canvas, &projection, rows);
        } else {
            areas.for_each(|area| draw_area(&mut sheet, area, map, canvas, &projection, rows));
        }
    }
    let borders = path(&map.borders, &projection, false);
    if !borders.is_empty() {
        let _ = write!(
            sheet.body,
            r#"<path class="border" d="{borders}" fill="none" stroke="{}" stroke-width="1" stroke-linejoin="round"/>"#,
            theme.ink
        );
    }
    for link in &map.links {
        sheet.line(projection.place(&link[0]), projection.place(&link[1]), theme.water, 0.9);
    }
    let mut taken = draw_marks(&mut sheet, map, canvas, &projection, frame);
    sheet.raw("</g>");
    labels::draw(&mut sheet, map, canvas, &projection, frame, &mut taken);
    labels::neighbours(&mut sheet, map, canvas, &projection, frame, &mut taken);
    (sheet, top + height)
}

fn define(sheet: &mut Sheet, map: &MapDrawing, canvas: &Canvas) {
    let fills = |wanted: fn(&Fill) -> bool| map.areas.iter().any(|a| wanted(&a.fill));
    if map.legend.missing.is_some() || fills(|f| *f == Fill::Missing) {
        marks::define_missing(sheet, canvas);
    }
    if !map.legend.clusters.is_empty() || fills(|f| matches!(f, Fill::Cluster(_))) {
        marks::define_clusters(sheet, canvas);
    }
    if map.legend.dotted.is_some() || map.areas.iter().any(|a| a.dotted) {
        marks::define_dotted(sheet, canvas);
    }
}

/// With more areas than this a name on each helps nobody: an area is hardly a dot, and the table beside the map has them all.
const CROWDED: usize = 1000;

/// Whether any of an area falls on the sheet.
fn is_seen(area: &Area, canvas: &Canvas, projection: &Projection, rows: [f64; 2]) -> bool {
    let placed = extent(area.rings.iter().flatten()).map(|[w, s, e, n]| (projection.place(&[w, n]), projection.place(&[e, s])));
    placed.is_some_and(|(a, b)| b[0] >= 0.0 && a[0] <= canvas.width && b[1] >= rows[0] && a[1] <= rows[1])
}

/// How an area looks: class, fill, edge.
fn look(area: &Area, map: &MapDrawing, canvas: &Canvas) -> (String, String, String) {
    let theme = canvas.theme;
    let (class, fill) = match area.fill {
        Fill::Plain if area.place == Place::Context => ("context".to_owned(), theme.pale.to_owned()),
        Fill::Plain => ("plain".to_owned(), theme.ground.to_owned()),
        Fill::Class(class) => {
            let step = legend::step(class, map.legend.classes.len());
            (format!("seq-{}", step + 1), theme.sequence[step].to_owned())
        }
        Fill::Cluster(cluster) => {
            let (class, fill) = marks::cluster_fill(cluster, canvas);
            (class.to_owned(), fill)
        }
        Fill::Missing => ("missing".to_owned(), format!("url(#{}-missing)", canvas.id)),
    };
    let edge = match (area.fill, area.place) {
        (Fill::Plain, Place::Context) => theme.line,
        (Fill::Class(_), _) => theme.paper,
        _ => theme.line_2,
    };
    (class, fill, edge.to_owned())
}

/// The areas that look alike as one shape.
fn draw_together<'a>(
    sheet: &mut Sheet,
    areas: impl Iterator<Item = &'a Area>,
    map: &MapDrawing,
    canvas: &Canvas,
    projection: &Projection,
    rows: [f64; 2],
) {
    let mut alike: BTreeMap<(String, String, String), String> = BTreeMap::new();
    let mut dotted = String::new();
    for area in areas.filter(|a| is_seen(a, canvas, projection, rows)) {
        let data = path(&area.rings, projection, true);
        if area.dotted {
            dotted.push_str(&data);
        }
        alike.entry(look(area, map, canvas)).or_default().push_str(&data);
    }
    for ((class, fill, edge), data) in alike {
        let _ = write!(
            sheet.body,
            r#"<path class="{class}" d="{data}" fill="{fill}" fill-rule="evenodd" stroke="{edge}" stroke-width="0.5" stroke-linejoin="round"/>"#
        );
    }
    if !dotted.is_empty() {
        let _ = write!(sheet.body, r#"<path class="dotted" d="{dotted}" fill="url(#{}-dotted)" fill-rule="evenodd"/>"#, canvas.id);
    }
}

fn draw_area(sheet: &mut Sheet, area: &Area, map: &MapDrawing, canvas: &Canvas, projection: &Projection, rows: [f64; 2]) {
    if !is_seen(area, canvas, projection, rows) {
        return;
    }
    let (class, fill, edge) = look(area, map, canvas);
    let value = &area.value.text;
    let name = if value.is_empty() { area.name.clone() } else { format!("{}: {value}", area.name) };
    let data = path(&area.rings, projection, true);
    let _ = write!(
        sheet.body,
        r#"<path class="{class}" data-unit="{}" d="{data}" fill="{fill}" fill-rule="evenodd" stroke="{edge}" stroke-width="0.5" stroke-linejoin="round"><title>{}</title></path>"#,
        escape(&area.id),
        escape(&name)
    );
    if area.dotted {
        let _ = write!(sheet.body, r#"<path class="dotted" d="{data}" fill="url(#{}-dotted)" fill-rule="evenodd"/>"#, canvas.id);
    }
}

fn draw_marks(sheet: &mut Sheet, map: &MapDrawing, canvas: &Canvas, projection: &Projection, frame: Frame) -> Vec<Cover> {
    let most = marks::most(&map.marks);
    // Large circles first, so that small ones stay visible, then sites; ties keep the order given.
    let mut order: Vec<&Mark> = map.marks.iter().collect();
    order.sort_by(|a, b| (a.shape != MarkShape::Circle).cmp(&(b.shape != MarkShape::Circle)).then(b.value.abs().total_cmp(&a.value.abs())));
    let mut taken = Vec::new();
    for mark in order {
        let at = projection.place(&mark.at);
        let name = if mark.text.text.is_empty() { mark.name.clone() } else { format!("{}: {}", mark.name, mark.text.text) };
        let title = escape(&name);
        let (at, radius) = if frame.holds(at) {
            let radius = labels::reach(mark, map, most, canvas);
            match mark.shape {
                MarkShape::Circle => marks::mark(sheet, canvas, at, radius, mark.value, &title),
                MarkShape::SiteInside => marks::site(sheet, canvas, at, true, &title),
                MarkShape::SiteBeyond => marks::site(sheet, canvas, at, false, &title),
            }
            (at, radius)
        } else if mark.label.is_some() {
            let edge = frame.nearest(at, 6.0);
            let (dx, dy) = (at[0] - edge[0], at[1] - edge[1]);
            let far = dx.hypot(dy).max(1e-9);
            marks::edge(sheet, canvas, edge, [dx / far, dy / far], &title);
            (edge, 4.5)
        } else {
            continue;
        };
        taken.push([at[0] - radius, at[1] - radius, at[0] + radius, at[1] + radius]);
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longitude_is_shortened_and_north_is_up() {
        let square = vec![vec![[12.0, 59.0], [14.0, 59.0], [14.0, 61.0], [12.0, 61.0]]];
        let area = Area {
            id: "a".into(),
            name: "a".into(),
            value: crate::Shown::default(),
            rings: square,
            place: Place::Inside,
            fill: Fill::Plain,
            dotted: false,
            label: None,
            label_at: None,
        };
        let map = MapDrawing { areas: vec![area], ..MapDrawing::default() };
        let (projection, _) = project(&map, 300.0, 0.0).expect("an extent");
        let (a, b) = (projection.place(&[12.0, 61.0]), projection.place(&[14.0, 59.0]));
        assert!(((b[0] - a[0]) / (b[1] - a[1]) - 0.5).abs() < 1e-9, "cos 60° is one half");
        assert!(a[1] < b[1]);
        assert!(a[0] >= 0.0 && b[0] <= 300.0);
    }

    #[test]
    fn the_middle_is_that_of_the_largest_ring() {
        let rings = vec![
            vec![[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]],
            vec![[10.0, 10.0], [14.0, 10.0], [14.0, 14.0], [10.0, 14.0], [10.0, 10.0]],
        ];
        let middle = middle(&rings).expect("a middle");
        assert!((middle[0] - 12.0).abs() < 1e-9 && (middle[1] - 12.0).abs() < 1e-9, "{middle:?}");
    }
}
