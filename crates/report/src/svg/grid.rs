//! The grid: circles by area where rows and columns cross, a small ring at zero, sums at the edge.

use super::frame::{SIZE, SMALL, circle, widest};
use super::{Canvas, Sheet, Type};
use crate::GridDrawing;
use crate::text::{width, wrap};

const ROW: f64 = 20.0;
/// The largest circle's radius.
const LARGEST: f64 = 9.0;
/// Below this radius the number stands beside its circle.
const INSIDE: f64 = 5.5;
/// Between a circle and the number beside it.
const GAP: f64 = 1.8;
/// The head of a column is set as large as the longest of them allows, within these sizes.
const HEADS: [f64; 2] = [5.2, 6.6];

/// Draws the grid with its heads, rows and totals.
pub(super) fn draw(drawing: &GridDrawing, canvas: &Canvas) -> String {
    let mut sheet = Sheet::new();
    let theme = canvas.theme;
    let top = super::frame::title(&mut sheet, canvas, &drawing.title);
    let names = widest(drawing.rows.iter().map(|r| r.label.as_str()), SIZE, canvas.width * 0.24);
    let numbers = widest(drawing.rows.iter().map(|r| r.number.as_str()), SMALL, 20.0);
    let left = numbers + if numbers > 0.0 { 7.0 } else { 0.0 } + names + 10.0;
    let cells: usize = drawing.groups.iter().map(|g| g.columns.len()).sum();
    let figures: Vec<f64> = (0..drawing.columns.len())
        .map(|i| {
            let texts = drawing.rows.iter().filter_map(|r| r.figures.get(i)).map(|f| f.text.as_str());
            let total = drawing.totals.get(cells + i).map_or("", |t| t.text.as_str());
            widest(texts.chain([drawing.columns[i].as_str(), total]), SMALL, canvas.width * 0.15) + 6.0
        })
        .collect();
    let right = canvas.width - figures.iter().sum::<f64>();
    let each = (right - left) / (cells.max(1)) as f64;
    let middle_of = |i: usize| left + each * (i as f64 + 0.5);
    let longest = widest(drawing.groups.iter().flat_map(|g| &g.columns).map(String::as_str), HEADS[1], canvas.width);
    let size = (HEADS[1] * ((each - 2.0) / longest.max(1.0))).clamp(HEADS[0], HEADS[1]);
    let span = |group: &crate::GridGroup| each * group.columns.len() as f64 - 6.0;
    let lines = drawing.groups.iter().map(|g| wrap(&g.title, SIZE, span(g), 2).len()).max().unwrap_or(1);
    let top = top + (lines.max(1) - 1) as f64 * 9.0;
    let mut first = 0;
    for group in &drawing.groups {
        let (from, to) = (left + each * first as f64 + 3.0, left + each * (first + group.columns.len()) as f64 - 3.0);
        let head = wrap(&group.title, SIZE, span(group), 2);
        for (i, line) in head.iter().enumerate() {
            let y = top + 7.0 - 9.0 * (head.len() - 1 - i) as f64;
            sheet.text((from + to) / 2.0, y, line, &Type::new(SIZE, theme.ink).bold().anchor("middle"));
        }
        sheet.line([from, top + 10.5], [to, top + 10.5], theme.line_2, 0.8);
        for (i, column) in group.columns.iter().enumerate() {
            let head = wrap(column, size, each - 1.0, 1).concat();
            sheet.text(middle_of(first + i), top + 19.0, &head, &Type::new(size, theme.ink_3).anchor("middle"));
        }
        first += group.columns.len();
    }
    let mut end = canvas.width;
    for (head, wide) in drawing.columns.iter().zip(&figures).rev() {
        sheet.text(end, top + 19.0, &wrap(head, SMALL, *wide, 1).concat(), &Type::new(SMALL, theme.ink_3).anchor("end"));
        end -= wide;
    }
    let most = drawing.rows.iter().flat_map(|r| &r.cells).map(|c| c.value).fold(0.0, f64::max);
    let start = top + 24.0;
    let mut y = start;
    sheet.line([0.0, y], [canvas.width, y], theme.line_2, 0.8);
    for row in &drawing.rows {
        let middle = y + ROW / 2.0;
        let base = middle + SIZE * 0.33;
        let set = Type::new(SIZE, theme.ink);
        let used = row.cells.iter().any(|c| c.value > 0.0);
        sheet.text(0.0, base, &row.number, &Type::new(SMALL, theme.ink_3));
        let set = if used { set.bold() } else { set };
        let label = wrap(&row.label, SIZE, names, 2);
        for (i, line) in label.iter().enumerate() {
            let y = base + 8.4 * (i as f64 - (label.len() - 1) as f64 / 2.0);
            sheet.text(left - names - 10.0, y, line, &set);
        }
        for (i, cell) in row.cells.iter().enumerate() {
            let x = middle_of(i);
            if cell.value <= 0.0 {
                sheet.raw(&format!(
                    r#"<circle class="grid-empty" cx="{}" cy="{}" r="1.6" fill="{}" stroke="{}" stroke-width="0.7"/>"#,
                    super::num(x),
                    super::num(middle),
                    theme.paper,
                    theme.line_2
                ));
                continue;
            }
            let limit = LARGEST.min(each / 2.0 - 1.0).max(2.0);
            let radius = ((cell.value / most).sqrt() * limit).max(2.0);
            let text = &cell.text.text;
            if radius >= INSIDE && width(text, 6.6) < radius * 1.8 {
                circle(&mut sheet, canvas, [x, middle], radius, true);
                sheet.text(x, middle + 2.3, text, &Type::new(6.6, theme.paper).bold().anchor("middle"));
            } else {
                // Circle and number together stand in the middle, so that neighbours never touch.
                let radius = radius.min(INSIDE);
                let start = x - (radius * 2.0 + GAP + width(text, 6.6)) / 2.0;
                circle(&mut sheet, canvas, [start + radius, middle], radius, true);
                sheet.text(start + radius * 2.0 + GAP, middle + 2.3, text, &Type::new(6.6, theme.ink));
            }
        }
        let mut end = canvas.width;
        for (figure, wide) in row.figures.iter().zip(&figures).rev() {
            sheet.text(end, base, &figure.text, &Type::new(SMALL, theme.ink).anchor("end"));
            end -= wide;
        }
        y += ROW;
        sheet.line([0.0, y], [canvas.width, y], theme.line, 0.5);
    }
    if drawing.totals.iter().any(|t| !t.text.is_empty()) {
        sheet.line([0.0, y], [canvas.width, y], theme.ink, 0.9);
        let base = y + 11.0;
        sheet.text(0.0, base, &drawing.total_label, &Type::new(SIZE, theme.ink).bold());
        for (i, total) in drawing.totals.iter().take(cells).enumerate() {
            sheet.text(middle_of(i), base, &total.text, &Type::new(SMALL, theme.ink).bold().anchor("middle"));
        }
        let mut end = canvas.width;
        let sums: Vec<_> = drawing.totals.iter().skip(cells).zip(&figures).collect();
        for (total, wide) in sums.into_iter().rev() {
            sheet.text(end, base, &total.text, &Type::new(SMALL, theme.ink).bold().anchor("end"));
            end -= wide;
        }
        y = base + 3.0;
    }
    sheet.finish(canvas, y + 2.0)
}
