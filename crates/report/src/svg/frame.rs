//! What the charts share: the title above, entries of a legend in a line, soft text of axes.

use super::{Canvas, Sheet, Type};
use crate::text::{width, wrap};

/// Size of names and values in a chart.
pub(super) const SIZE: f64 = 7.6;
/// Size of axes and legends.
pub(super) const SMALL: f64 = 7.0;

/// Sets the title in at most two lines and gives the height it took.
pub(super) fn title(sheet: &mut Sheet, canvas: &Canvas, text: &str) -> f64 {
    let mut y = 0.0;
    for (i, line) in wrap(text, 8.0, canvas.width, 2).iter().enumerate() {
        y += if i == 0 { 8.5 } else { 10.0 };
        sheet.text(0.0, y, line, &Type::new(8.0, canvas.theme.ink).bold());
    }
    if y > 0.0 { y + 5.0 } else { y }
}

/// Sets a name in at most two lines around the middle of its row.
pub(super) fn name(sheet: &mut Sheet, x: f64, middle: f64, text: &str, limit: f64, set: &Type) {
    let lines = wrap(text, set.size, limit, 2);
    for (i, line) in lines.iter().enumerate() {
        let base = middle + set.size * 0.33 + (i as f64 - (lines.len() as f64 - 1.0) / 2.0) * (set.size + 1.2);
        sheet.text(x, base, line, set);
    }
}

/// The widest of some texts, at most `limit`.
pub(super) fn widest<'a>(texts: impl Iterator<Item = &'a str>, size: f64, limit: f64) -> f64 {
    texts.map(|t| width(t, size)).fold(0.0, f64::max).min(limit)
}

/// A circle; `class` lets a page's style sheet recolour it.
pub(super) fn circle(sheet: &mut Sheet, canvas: &Canvas, at: [f64; 2], radius: f64, filled: bool) {
    let theme = canvas.theme;
    let (class, fill) = if filled { ("mark", theme.water) } else { ("mark-hollow", theme.paper) };
    sheet.raw(&format!(
        r#"<circle class="{class}" cx="{}" cy="{}" r="{}" fill="{fill}" stroke="{}" stroke-width="1.1"/>"#,
        super::num(at[0]),
        super::num(at[1]),
        super::num(radius),
        theme.water
    ));
}
