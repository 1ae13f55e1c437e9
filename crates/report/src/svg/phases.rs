//! Counts in ordered phases: a stack of dots for few things, a column for many, filled where the
//! phase is one that the legend calls so.

use super::frame::{SIZE, SMALL, circle, title};
use super::{Canvas, Sheet, Type};
use crate::PhaseDrawing;
use crate::text::{width, wrap};

/// Above so many in one phase, columns are drawn.
const DOTS: usize = 60;
/// Dots beside each other in a stack.
const ACROSS: usize = 4;
const STEP: f64 = 7.4;
/// Size of the phases' names, and the least it may shrink to.
const NAME: f64 = 6.8;
const LEAST: f64 = 5.4;

/// Draws the phases from left to right.
pub(super) fn draw(drawing: &PhaseDrawing, canvas: &Canvas) -> String {
    let mut sheet = Sheet::new();
    let theme = canvas.theme;
    let mut top = title(&mut sheet, canvas, &drawing.title);
    let mut x = 0.0;
    for (entry, filled) in [(&drawing.filled, true), (&drawing.hollow, false)] {
        if entry.label.is_empty() {
            continue;
        }
        let text = if entry.count.text.is_empty() { entry.label.clone() } else { format!("{} ({})", entry.label, entry.count.text) };
        circle(&mut sheet, canvas, [x + 3.0, top + 4.0], 2.7, filled);
        sheet.text(x + 9.0, top + 6.5, &text, &Type::new(SMALL, theme.ink_2));
        x += 9.0 + width(&text, SMALL) + 14.0;
    }
    top += if x > 0.0 { 14.0 } else { 0.0 };
    if drawing.phases.is_empty() {
        return sheet.finish(canvas, top.max(1.0));
    }
    let most = drawing.phases.iter().map(|p| p.count).max().unwrap_or(0);
    let each = canvas.width / drawing.phases.len() as f64;
    let high = if most <= DOTS { most.div_ceil(ACROSS) as f64 * STEP } else { 110.0 };
    let bottom = top + SIZE + 6.0 + high;
    let mut low = bottom;
    // Names as large as their longest word allows.
    let words = drawing.phases.iter().flat_map(|p| p.label.split_whitespace());
    let longest = words.map(|w| width(w, NAME)).fold(1.0, f64::max);
    let size = (NAME * (each - 2.0) / longest).clamp(LEAST, NAME);
    for (i, phase) in drawing.phases.iter().enumerate() {
        let middle = each * (i as f64 + 0.5);
        let head = if most <= DOTS {
            for n in 0..phase.count {
                let (column, row) = (n % ACROSS, n / ACROSS);
                let at = [middle + (column as f64 - (ACROSS as f64 - 1.0) / 2.0) * STEP, bottom - (row as f64 + 0.5) * STEP];
                circle(&mut sheet, canvas, at, 2.9, phase.filled);
            }
            bottom - phase.count.div_ceil(ACROSS) as f64 * STEP
        } else {
            let tall = phase.count as f64 / most as f64 * high;
            let (class, fill) = if phase.filled { ("bar-strong", theme.water) } else { ("bar-hollow", theme.paper) };
            sheet.rect([middle - each * 0.3, bottom - tall], [each * 0.6, tall], class, fill, Some(theme.water));
            bottom - tall
        };
        sheet.text(middle, head - 3.5, &phase.text.text, &Type::new(SIZE, theme.ink).bold().anchor("middle"));
        for (j, line) in wrap(&phase.label, size, each - 2.0, 4).iter().enumerate() {
            let y = bottom + 10.0 + j as f64 * (size + 1.4);
            sheet.text(middle, y, line, &Type::new(size, theme.ink_2).anchor("middle"));
            low = f64::max(low, y);
        }
    }
    sheet.line([0.0, bottom + 0.5], [canvas.width, bottom + 0.5], theme.line_2, 0.8);
    sheet.finish(canvas, low + 4.0)
}
