//! Dots on a line: a figure (filled) beside what it is compared with (hollow), with texts that
//! are pushed apart where the dots are close.

use super::{Canvas, Sheet, Type, num};
use crate::text::{escape, width, wrap};
use crate::{DotDrawing, DotPoint};

const VALUE: f64 = 7.2;
const NAME: f64 = 6.6;
const RADIUS: f64 = 3.2;

/// Middles of the texts: at their dots where there is room, else moved by the least that keeps
/// them apart and on the sheet. `points` is sorted by place.
fn spread(points: &[(f64, &DotPoint)], from: f64, to: f64) -> Vec<f64> {
    let half = |p: &DotPoint| width(&p.text.text, VALUE).max(width(&p.label, NAME)) / 2.0 + 2.0;
    let mut at: Vec<f64> = points.iter().map(|(x, _)| *x).collect();
    let mut least = from;
    for (i, (_, p)) in points.iter().enumerate() {
        at[i] = at[i].max(least + half(p));
        least = at[i] + half(p);
    }
    let mut most = to;
    for (i, (_, p)) in points.iter().enumerate().rev() {
        at[i] = at[i].min(most - half(p));
        most = at[i] - half(p);
    }
    at
}

/// Draws the rows of dots on one common scale.
pub(super) fn draw(drawing: &DotDrawing, canvas: &Canvas) -> String {
    let mut sheet = Sheet::new();
    let theme = canvas.theme;
    let mut y = 0.0;
    for (i, line) in wrap(&drawing.title, 8.0, canvas.width, 2).iter().enumerate() {
        y += if i == 0 { 8.5 } else { 10.0 };
        sheet.text(0.0, y, line, &Type::new(8.0, theme.ink).bold());
    }
    y += if y > 0.0 { 4.0 } else { 0.0 };
    let names = drawing.rows.iter().map(|r| width(&r.label, VALUE)).fold(0.0, f64::max).min(canvas.width * 0.35);
    let left = if names > 0.0 { names + 8.0 } else { 0.0 };
    let values = || drawing.rows.iter().flat_map(|r| &r.points).map(|p| p.value);
    let low = values().fold(f64::INFINITY, f64::min);
    let high = values().fold(f64::NEG_INFINITY, f64::max);
    let room = canvas.width - left;
    let (first, span) = (left + room * 0.2, room * 0.6);
    let place = |v: f64| {
        if high > low { first + (v - low) / (high - low) * span } else { first + span / 2.0 }
    };
    for row in &drawing.rows {
        let line = y + 14.0;
        for (i, part) in wrap(&row.label, VALUE, names, 2).iter().enumerate() {
            sheet.text(0.0, line + 2.4 + i as f64 * 8.5, part, &Type::new(VALUE, theme.ink));
        }
        sheet.line([left, line], [canvas.width, line], theme.line, 0.8);
        let mut points: Vec<(f64, &DotPoint)> = row.points.iter().map(|p| (place(p.value), p)).collect();
        points.sort_by(|a, b| a.0.total_cmp(&b.0));
        if let (Some(a), Some(b)) = (points.first(), points.last()) {
            sheet.line([a.0, line], [b.0, line], theme.water, 1.2);
        }
        let texts = spread(&points, left, canvas.width);
        // Hollow dots first, so that the territory's own dot stays on top.
        for filled in [false, true] {
            for ((x, point), at) in points.iter().zip(&texts).filter(|((_, p), _)| p.filled == filled) {
                let fill = if filled { theme.water } else { theme.paper };
                sheet.raw(&format!(
                    r#"<circle class="{}" cx="{}" cy="{}" r="{RADIUS}" fill="{fill}" stroke="{}" stroke-width="1.2"><title>{}</title></circle>"#,
                    if filled { "mark" } else { "mark-hollow" },
                    num(*x),
                    num(line),
                    theme.water,
                    escape(&format!("{}: {}", point.label, point.text.text)),
                ));
                let (value, name) = (Type::new(VALUE, theme.ink), Type::new(NAME, theme.ink_3));
                let (value, name) = if filled { (value.bold(), name.bold()) } else { (value, name) };
                sheet.text(*at, line - 6.5, &point.text.text, &value.anchor("middle"));
                sheet.text(*at, line + 11.0, &point.label, &name.anchor("middle"));
            }
        }
        y += 30.0;
    }
    sheet.finish(canvas, y.max(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_equal_values_are_kept_apart() {
        let point = |label: &str| DotPoint { value: 1.0, text: "12,5 %".into(), label: label.into(), filled: false };
        let (a, b) = (point("qui"), point("altrove"));
        let at = spread(&[(50.0, &a), (50.0, &b)], 0.0, 120.0);
        assert!(at[1] - at[0] >= width("12,5 %", VALUE), "{at:?}");
        assert!(at[0] > 0.0 && at[1] < 120.0);
    }
}
