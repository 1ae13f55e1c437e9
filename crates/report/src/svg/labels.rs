//! Labels on a map: each tries eight positions around its place and keeps clear of marks and of
//! the labels set before; names of neighbours stand pale where room is left.

use super::map::{Projection, limit, middle};
use super::{Canvas, Sheet, Type, marks};
use crate::text::{clean, width};
use crate::{MapDrawing, Mark, MarkShape};

/// A box on the sheet: left, top, right, bottom.
pub(super) type Cover = [f64; 4];

const SIZE: f64 = 7.2;
const PALE: f64 = 6.4;

/// The rows of the sheet that the map fills, and its width.
#[derive(Clone, Copy)]
pub(super) struct Frame {
    pub top: f64,
    pub bottom: f64,
    pub width: f64,
}

impl Frame {
    pub fn holds(&self, [x, y]: [f64; 2]) -> bool {
        x >= 0.0 && x <= self.width && y >= self.top && y <= self.bottom
    }

    /// The nearest place inside, `rim` points from the edge.
    pub fn nearest(&self, [x, y]: [f64; 2], rim: f64) -> [f64; 2] {
        [x.clamp(rim, (self.width - rim).max(rim)), y.clamp(self.top + rim, (self.bottom - rim).max(self.top + rim))]
    }

    fn free(&self, cover: Cover, taken: &[Cover]) -> bool {
        let inside = cover[0] >= 0.0 && cover[2] <= self.width && cover[1] >= self.top && cover[3] <= self.bottom;
        inside && taken.iter().all(|t| cover[2] <= t[0] || cover[0] >= t[2] || cover[3] <= t[1] || cover[1] >= t[3])
    }
}

/// The radius that a mark keeps free around itself.
pub(super) fn reach(mark: &Mark, map: &MapDrawing, most: f64, canvas: &Canvas) -> f64 {
    match mark.shape {
        MarkShape::Circle => marks::radius(mark.value, most, limit(canvas), map.mark_size),
        MarkShape::SiteInside | MarkShape::SiteBeyond => marks::SITE,
    }
}

/// Sets labels at the first of eight positions that is free and inside the frame; one that finds
/// none is left out of the drawing (its name stays in the table and when pointed at).
pub(super) fn draw(sheet: &mut Sheet, map: &MapDrawing, canvas: &Canvas, projection: &Projection, frame: Frame, taken: &mut Vec<Cover>) {
    let theme = canvas.theme;
    let lines = along(map, projection);
    let most = marks::most(&map.marks);
    let of_marks = map.marks.iter().filter_map(|m| {
        let label = m.label.as_ref()?;
        let text = if m.text.text.is_empty() { label.clone() } else { format!("{label} {}", m.text.text) };
        let at = projection.place(&m.at);
        // Beyond the frame: beside the triangle at its edge.
        let (at, radius) = if frame.holds(at) { (at, reach(m, map, most, canvas)) } else { (frame.nearest(at, 6.0), 4.5) };
        Some((text, at, radius))
    });
    let of_areas = map.areas.iter().filter_map(|a| {
        let at = a.label_at.or_else(|| middle(&a.rings))?;
        a.label.as_ref().map(|label| (label.clone(), projection.place(&at), 0.0))
    });
    for (label, [x, y], radius) in of_marks.chain(of_areas) {
        let (wide, gap) = (width(&clean(&label), SIZE), radius + 2.0);
        let (up, down) = (y - gap, y + gap + SIZE * 0.75);
        let base = y + SIZE * 0.33;
        let centred = [(x, base, "middle")];
        let around = [
            (x + gap, base, "start"),
            (x - gap, base, "end"),
            (x, up, "middle"),
            (x, down, "middle"),
            (x + gap * 0.8, up, "start"),
            (x - gap * 0.8, up, "end"),
            (x + gap * 0.8, down, "start"),
            (x - gap * 0.8, down, "end"),
        ];
        let places = if radius == 0.0 { centred.iter().chain(&around) } else { around.iter().chain(&[]) };
        let covers = places.map(|&(tx, ty, anchor)| {
            let left = match anchor {
                "start" => tx,
                "end" => tx - wide,
                _ => tx - wide / 2.0,
            };
            let cover = [left - 1.0, ty - SIZE * 0.8, left + wide + 1.0, ty + SIZE * 0.25];
            (cover, tx, ty, anchor)
        });
        // Clear of lines where that can be; else at least of marks and other labels.
        let free: Vec<_> = covers.filter(|(cover, ..)| frame.free(*cover, taken)).collect();
        let clear = free.iter().find(|(cover, ..)| lines.iter().all(|p| !within(*p, cover)));
        if let Some((cover, tx, ty, anchor)) = clear.or(free.first()) {
            sheet.text(*tx, *ty, &label, &Type::new(SIZE, theme.ink).anchor(anchor).halo(theme.paper));
            taken.push(*cover);
        }
    }
}

fn within(point: [f64; 2], cover: &Cover) -> bool {
    point[0] >= cover[0] && point[0] <= cover[2] && point[1] >= cover[1] && point[1] <= cover[3]
}

/// Points along the straight lines of the map, four points of print apart.
fn along(map: &MapDrawing, projection: &Projection) -> Vec<[f64; 2]> {
    let mut points = Vec::new();
    for link in &map.links {
        let (a, b) = (projection.place(&link[0]), projection.place(&link[1]));
        let parts = ((b[0] - a[0]).hypot(b[1] - a[1]) / 4.0).clamp(1.0, 400.0).ceil();
        let mut part = 0.0;
        while part <= parts {
            let t = part / parts;
            points.push([a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]);
            part += 1.0;
        }
    }
    points
}

/// Sets the names of neighbours, pale, at their place or near it.
pub(super) fn neighbours(
    sheet: &mut Sheet,
    map: &MapDrawing,
    canvas: &Canvas,
    projection: &Projection,
    frame: Frame,
    taken: &mut Vec<Cover>,
) {
    for neighbour in &map.neighbours {
        let name: String = clean(&neighbour.name).to_uppercase();
        // Spaced letters: each takes 1.2 points more.
        let wide = width(&name, PALE) + 1.2 * name.chars().count() as f64;
        let [x, y] = projection.place(&neighbour.at);
        let x = x.clamp(wide / 2.0 + 4.0, (canvas.width - wide / 2.0 - 4.0).max(wide / 2.0 + 4.0));
        let y = y.clamp(frame.top + 12.0, (frame.bottom - 6.0).max(frame.top + 12.0));
        let shifts =
            [[0.0, 0.0], [0.0, -14.0], [0.0, 14.0], [22.0, 0.0], [-22.0, 0.0], [0.0, -28.0], [0.0, 28.0], [40.0, 0.0], [-40.0, 0.0]];
        for [dx, dy] in shifts {
            let (cx, cy) = (x + dx, y + dy);
            let cover = [cx - wide / 2.0 - 2.0, cy - PALE, cx + wide / 2.0 + 2.0, cy + 2.0];
            if frame.free(cover, taken) {
                let set = Type::new(PALE, canvas.theme.ink_3).anchor("middle").spaced();
                sheet.text(cx, cy, &name, &set);
                taken.push(cover);
                break;
            }
        }
    }
}
