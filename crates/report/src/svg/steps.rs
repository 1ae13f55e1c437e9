//! Step lines: a share that rises by distance, one line for each service, named where it runs,
//! with the values that the text cites.

use super::frame::{SIZE, SMALL, circle, title};
use super::{Canvas, Sheet, Type, num};
use crate::text::width;
use crate::{StepDrawing, StepLine};

/// Height of the plot for a width, in points.
const HEIGHT: f64 = 0.42;

/// Part of the height by which two lines must differ for a name to stand between them.
const APART: f64 = 0.15;

/// The least and greatest of some numbers, never an empty span.
fn span(numbers: impl Iterator<Item = f64>) -> [f64; 2] {
    let [low, high] = numbers.fold([f64::INFINITY, f64::NEG_INFINITY], |[l, h], v| [l.min(v), h.max(v)]);
    if !(low.is_finite() && high.is_finite()) {
        [0.0, 1.0]
    } else if high > low {
        [low, high]
    } else {
        [low - 0.5, high + 0.5]
    }
}

/// The value of a line at `x`: that of the last point at or before it.
fn value_at(line: &StepLine, x: f64) -> Option<f64> {
    line.points.iter().take_while(|p| p[0] <= x + 1e-9).last().or_else(|| line.points.first()).map(|p| p[1])
}

/// Draws the lines on common axes.
pub(super) fn draw(drawing: &StepDrawing, canvas: &Canvas) -> String {
    let mut sheet = Sheet::new();
    let theme = canvas.theme;
    let mut top = title(&mut sheet, canvas, &drawing.title);
    if !drawing.y_title.is_empty() {
        sheet.text(0.0, top + 6.0, &drawing.y_title, &Type::new(SMALL, theme.ink_3));
        top += 12.0;
    }
    top += 6.0;
    let [x0, x1] = span(drawing.lines.iter().flat_map(|l| l.points.iter().map(|p| p[0])).chain(drawing.x_ticks.iter().map(|t| t.at)));
    let [y0, y1] = span(drawing.lines.iter().flat_map(|l| l.points.iter().map(|p| p[1])).chain(drawing.y_ticks.iter().map(|t| t.at)));
    let left = super::frame::widest(drawing.y_ticks.iter().map(|t| t.text.text.as_str()), SMALL, 60.0) + 6.0;
    let right = canvas.width - 4.0;
    let height = canvas.width * HEIGHT;
    let bottom = top + height;
    let place = |x: f64, y: f64| [left + (x - x0) / (x1 - x0) * (right - left), bottom - (y - y0) / (y1 - y0) * height];
    for tick in &drawing.y_ticks {
        let y = place(x0, tick.at)[1];
        sheet.line([left, y], [right, y], theme.line, 0.6);
        sheet.text(left - 4.0, y + SMALL * 0.33, &tick.text.text, &Type::new(SMALL, theme.ink_3).anchor("end"));
    }
    sheet.line([left, bottom], [right, bottom], theme.line_2, 0.8);
    for tick in &drawing.x_ticks {
        let x = place(tick.at, y0)[0];
        sheet.line([x, bottom], [x, bottom + 3.0], theme.line_2, 0.6);
        let half = width(&tick.text.text, SMALL) / 2.0;
        let x = x.clamp(half, (canvas.width - half).max(half));
        sheet.text(x, bottom + 10.5, &tick.text.text, &Type::new(SMALL, theme.ink_3).anchor("middle"));
    }
    let mut low = bottom + 13.0;
    if !drawing.x_title.is_empty() {
        low += 8.0;
        sheet.text(canvas.width, low, &drawing.x_title, &Type::new(SMALL, theme.ink_3).anchor("end"));
    }
    for line in &drawing.lines {
        path(&mut sheet, canvas, line, &place, x1);
    }
    // Texts last, above all lines; each looks for a free place around its dot.
    let mut taken: Vec<[f64; 4]> = Vec::new();
    for line in &drawing.lines {
        for note in &line.notes {
            let Some(y) = value_at(line, note.x) else { continue };
            let [x, y] = place(note.x, y);
            circle(&mut sheet, canvas, [x, y], 2.6, !line.dashed);
            let set = Type::new(SIZE, theme.ink).bold().halo(theme.paper);
            set_free(&mut sheet, &note.text.text, [x, y], &set, [left, canvas.width], false, &mut taken);
        }
    }
    for (i, line) in drawing.lines.iter().enumerate() {
        let others: Vec<&StepLine> = drawing.lines.iter().enumerate().filter(|(j, _)| *j != i).map(|(_, l)| l).collect();
        if let Some(([x, y], under)) = named_at(line, &others, x1, (y1 - y0) * APART) {
            let set = Type::new(SIZE, theme.ink_2).anchor("middle").halo(theme.paper);
            set_free(&mut sheet, &line.label, place(x, y), &set, [left, canvas.width], under, &mut taken);
        }
    }
    sheet.finish(canvas, low + 2.0)
}

/// Where a line's name stands: the middle of its longest flat run that keeps clear of the other lines, else of its longest; and whether
/// the name goes under it, since the nearest other line runs above.
fn named_at(line: &StepLine, others: &[&StepLine], end: f64, apart: f64) -> Option<([f64; 2], bool)> {
    let ends = line.points.iter().skip(1).map(|p| p[0]).chain([end]);
    let runs = line.points.iter().zip(ends).map(|(p, end)| {
        let x = f64::midpoint(p[0], end);
        let nearest = others.iter().filter_map(|o| Some(value_at(o, x)? - p[1])).min_by(|a, b| a.abs().total_cmp(&b.abs()));
        ([x, p[1]], end - p[0], nearest.is_none_or(|n| n.abs() >= apart), nearest.is_some_and(|n| n > 0.0))
    });
    runs.max_by(|a, b| a.2.cmp(&b.2).then(a.1.total_cmp(&b.1))).map(|(at, _, _, under)| (at, under))
}

fn path(sheet: &mut Sheet, canvas: &Canvas, line: &StepLine, place: &dyn Fn(f64, f64) -> [f64; 2], end: f64) {
    let Some(first) = line.points.first() else { return };
    let [x, y] = place(first[0], first[1]);
    let mut data = format!("M{} {}", num(x), num(y));
    for point in &line.points[1..] {
        let [x, y] = place(point[0], point[1]);
        data.push_str(&format!("H{}V{}", num(x), num(y)));
    }
    data.push_str(&format!("H{}", num(place(end, first[1])[0])));
    let dash = if line.dashed { r#" stroke-dasharray="4 2.4""# } else { "" };
    sheet.raw(&format!(
        r#"<path class="{}" d="{data}" fill="none" stroke="{}" stroke-width="{}" stroke-linejoin="round"{dash}/>"#,
        if line.dashed { "line-dashed" } else { "line" },
        if line.dashed { canvas.theme.ink_2 } else { canvas.theme.water },
        if line.dashed { "1.2" } else { "1.8" }
    ));
}

/// Sets a text above, below or beside a point, where nothing set before stands.
fn set_free(sheet: &mut Sheet, text: &str, [x, y]: [f64; 2], set: &Type, [left, right]: [f64; 2], under: bool, taken: &mut Vec<[f64; 4]>) {
    let wide = width(text, set.size);
    let middle = (x - wide / 2.0).clamp(left, (right - wide).max(left));
    let after = (x + 5.0).min(right - wide);
    let before = (x - 5.0 - wide).max(left);
    let (above, below) = (y - 5.5, y + set.size + 4.0);
    let [one, other] = if under { [below, above] } else { [above, below] };
    let places = [(middle, one), (middle, other), (after, one), (before, one), (after, other), (before, other)];
    let cover = |(x, y): (f64, f64)| [x - 1.0, y - set.size * 0.8, x + wide + 1.0, y + set.size * 0.25];
    let free = |c: &[f64; 4]| taken.iter().all(|t| c[2] <= t[0] || c[0] >= t[2] || c[3] <= t[1] || c[1] >= t[3]);
    let at = places.into_iter().find(|p| free(&cover(*p))).unwrap_or(places[0]);
    taken.push(cover(at));
    let plain = Type { size: set.size, weight: set.weight, fill: set.fill, anchor: "start", halo: set.halo, spaced: false };
    sheet.text(at.0, at.1, text, &plain);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_holds_until_the_next() {
        let line = StepLine { points: vec![[0.0, 10.0], [5.0, 20.0], [9.0, 30.0]], ..StepLine::default() };
        assert_eq!([0.0, 4.9, 5.0, 8.0, 12.0].map(|x| value_at(&line, x)), [Some(10.0), Some(10.0), Some(20.0), Some(20.0), Some(30.0)]);
        let upper = StepLine { points: vec![[0.0, 94.0], [10.0, 100.0]], ..StepLine::default() };
        let lower = StepLine { points: vec![[0.0, 80.0], [6.0, 88.0], [11.0, 100.0]], ..StepLine::default() };
        // Both end at 100 for a long stretch: the names stand where the lines are apart.
        assert_eq!(named_at(&upper, &[&lower], 30.0, 3.0), Some(([5.0, 94.0], false)));
        assert_eq!(named_at(&lower, &[&upper], 30.0, 3.0), Some(([3.0, 80.0], true)));
        assert_eq!(span([3.0].into_iter()), [2.5, 3.5]);
        assert_eq!(span([].into_iter()), [0.0, 1.0]);
    }
}
