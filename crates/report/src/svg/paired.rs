//! Two shares for each row as a hollow and a filled bar, with figures at the right.

use super::frame::{SIZE, SMALL, name, title, widest};
use super::{Canvas, Sheet, Type};
use crate::text::{width, wrap};
use crate::{PairedDrawing, Shown};

const ROW: f64 = 25.0;

/// Draws the pairs on one scale from zero.
pub(super) fn draw(drawing: &PairedDrawing, canvas: &Canvas) -> String {
    let mut sheet = Sheet::new();
    let theme = canvas.theme;
    let mut top = title(&mut sheet, canvas, &drawing.title);
    let mut x = 0.0;
    for (text, class, fill) in [(&drawing.first, "bar-hollow", theme.paper), (&drawing.second, "bar-strong", theme.water)] {
        if text.is_empty() {
            continue;
        }
        sheet.rect([x, top + 1.0], [12.0, 6.0], class, fill, Some(theme.water));
        sheet.text(x + 16.0, top + 6.8, text, &Type::new(SMALL, theme.ink_2));
        x += 16.0 + width(text, SMALL) + 14.0;
    }
    // Columns of figures: as wide as head and figures need.
    let columns: Vec<f64> = (0..drawing.columns.len())
        .map(|i| {
            let figures = drawing.rows.iter().filter_map(|r| r.cells.get(i)).map(|c| c.text.as_str());
            widest(figures.chain([drawing.columns[i].as_str()]), SMALL, canvas.width * 0.16) + 10.0
        })
        .collect();
    let heads_at = top + 6.8;
    let right = canvas.width - columns.iter().sum::<f64>();
    let mut end = canvas.width;
    for (head, wide) in drawing.columns.iter().zip(&columns).rev() {
        sheet.text(end, heads_at, &wrap(head, SMALL, *wide, 1).concat(), &Type::new(SMALL, theme.ink_3).anchor("end"));
        end -= wide;
    }
    top += if x > 0.0 || !columns.is_empty() { 14.0 } else { 0.0 };
    let names = widest(drawing.rows.iter().map(|r| r.label.as_str()), SIZE, canvas.width * 0.34) + 8.0;
    let texts = widest(drawing.rows.iter().flat_map(|r| [r.first_text.text.as_str(), r.second_text.text.as_str()]), SIZE, 70.0) + 8.0;
    let most = drawing.rows.iter().flat_map(|r| r.first.iter().chain(&r.second)).copied().fold(0.0, f64::max);
    let room = (right - names - texts - 6.0).max(1.0);
    let scale = if most > 0.0 { room / most } else { 0.0 };
    let mut y = top;
    for row in &drawing.rows {
        let middle = y + ROW / 2.0;
        name(&mut sheet, 0.0, middle, &row.label, names - 8.0, &Type::new(SIZE, theme.ink));
        let mut bar = |value: Option<f64>, text: &Shown, at: f64, class: &str, fill: &str| {
            let long = value.unwrap_or(0.0) * scale;
            if value.is_some() {
                sheet.rect([names, at], [long, 7.0], class, fill, Some(theme.water));
            }
            sheet.text(names + long + 4.0, at + 6.1, &text.text, &Type::new(SIZE, if value.is_some() { theme.ink } else { theme.ink_3 }));
        };
        bar(row.first, &row.first_text, middle - 9.0, "bar-hollow", theme.paper);
        bar(row.second, &row.second_text, middle + 1.0, "bar-strong", theme.water);
        let mut end = canvas.width;
        for (cell, wide) in row.cells.iter().zip(&columns).rev() {
            sheet.text(end, middle + SMALL * 0.33, &cell.text, &Type::new(SMALL, theme.ink).anchor("end"));
            end -= wide;
        }
        y += ROW;
        sheet.line([0.0, y], [canvas.width, y], theme.line, 0.5);
    }
    sheet.line([names, top], [names, y], theme.line_2, 0.8);
    sheet.finish(canvas, (y + 2.0).max(1.0))
}
