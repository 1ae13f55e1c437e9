//! How old each source is: a point or an interval in time, and a line for today.

use super::frame::{SIZE, SMALL, circle, name, title, widest};
use super::{Canvas, Sheet, Type, num};
use crate::text::{width, wrap};
use crate::{TimelineDrawing, TimelineEntry};

const ROW: f64 = 15.0;
/// A row whose name takes two lines.
const TALL: f64 = 23.0;

/// Draws one row for each source.
pub(super) fn draw(drawing: &TimelineDrawing, canvas: &Canvas) -> String {
    let mut sheet = Sheet::new();
    let theme = canvas.theme;
    let top = title(&mut sheet, canvas, &drawing.title);
    let names: Vec<String> = drawing.entries.iter().map(TimelineEntry::name).collect();
    let left = widest(names.iter().map(String::as_str), SIZE, canvas.width * 0.36) + 10.0;
    let right = canvas.width - 14.0;
    let years = drawing.years();
    let (first, last) = (years.first().copied().unwrap_or(0), years.last().copied().unwrap_or(1));
    let low = drawing.entries.iter().filter_map(|e| e.from).fold(f64::from(first), f64::min);
    let place = |t: f64| left + 14.0 + (t - low) / (f64::from(last) - low).max(0.1) * (right - left - 14.0);
    let axis = top + 9.0;
    let rows: Vec<f64> = names.iter().map(|n| if wrap(n, SIZE, left - 8.0, 2).len() > 1 { TALL } else { ROW }).collect();
    let bottom = axis + 6.0 + rows.iter().sum::<f64>();
    for year in &years {
        let x = place(f64::from(*year));
        sheet.text(x, axis, &year.to_string(), &Type::new(SMALL, theme.ink_3).anchor("middle"));
        sheet.line([x, axis + 4.0], [x, bottom], theme.line, 0.6);
    }
    let mut above = axis + 6.0;
    for ((entry, named), high) in drawing.entries.iter().zip(&names).zip(&rows) {
        let y = above + high / 2.0;
        above += high;
        sheet.line([0.0, above], [canvas.width, above], theme.line, 0.4);
        name(&mut sheet, 0.0, y, named, left - 8.0, &Type::new(SIZE, theme.ink));
        row(&mut sheet, canvas, entry, y, &place, left);
    }
    let mut low = bottom;
    if let Some(today) = &drawing.today {
        let x = place(today.at);
        sheet.raw(&format!(
            r#"<path class="today" d="M{x} {}V{}" fill="none" stroke="{}" stroke-width="1.1" stroke-dasharray="2.5 1.8"/>"#,
            num(axis + 4.0),
            num(bottom + 2.0),
            theme.ember,
            x = num(x)
        ));
        low += 11.0;
        let half = width(&today.text.text, SMALL) / 2.0 + 1.0;
        let set = Type { fill: theme.ember, ..Type::new(SMALL, theme.ember).bold().anchor("middle") };
        sheet.text(x.min(canvas.width - half), low, &today.text.text, &set);
    }
    sheet.finish(canvas, low + 3.0)
}

fn row(sheet: &mut Sheet, canvas: &Canvas, entry: &TimelineEntry, y: f64, place: &dyn Fn(f64) -> f64, left: f64) {
    let theme = canvas.theme;
    let set = Type::new(SMALL, theme.ink).halo(theme.paper);
    let base = y + SMALL * 0.33;
    let wide = width(&entry.text.text, SMALL);
    match (entry.from, entry.to) {
        (Some(from), to) => {
            let (from, to) = (from.min(to.unwrap_or(from)), from.max(to.unwrap_or(from)));
            let (a, b) = (place(from), place(to));
            if b - a > 0.5 {
                sheet.line([a, y], [b, y], theme.water, 1.4);
                circle(sheet, canvas, [a, y], 2.9, false);
            }
            circle(sheet, canvas, [b, y], 3.1, true);
            // The text stands before the point; where there is no room, behind it.
            if a - wide - 7.0 >= left {
                sheet.text(a - 6.0, base, &entry.text.text, &set.anchor("end"));
            } else {
                sheet.text(b + 6.0, base, &entry.text.text, &set);
            }
        }
        (None, _) => sheet.text(left + 14.0, base, &entry.text.text, &Type::new(SMALL, theme.ink_3).halo(theme.paper)),
    }
}
