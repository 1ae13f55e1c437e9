//! Horizontal bars from a common zero, with the value beside each and a tick for what it is
//! compared with.

use super::{Canvas, Sheet, Type};
use crate::BarDrawing;
use crate::text::{width, wrap};

const SIZE: f64 = 7.8;

/// Draws bars in the order given.
pub(super) fn draw(drawing: &BarDrawing, canvas: &Canvas) -> String {
    let mut sheet = Sheet::new();
    let theme = canvas.theme;
    let mut y = 0.0;
    for (i, line) in wrap(&drawing.title, 8.0, canvas.width, 2).iter().enumerate() {
        y += if i == 0 { 8.5 } else { 10.0 };
        sheet.text(0.0, y, line, &Type::new(8.0, theme.ink).bold());
    }
    if let Some(reference) = &drawing.reference {
        y += 11.0;
        sheet.line([3.0, y - 7.0], [3.0, y + 1.0], theme.ink, 1.4);
        let line = wrap(reference, 7.0, canvas.width - 10.0, 1).concat();
        sheet.text(9.0, y, &line, &Type::new(7.0, theme.ink_3));
    }
    y += if y > 0.0 { 5.0 } else { 0.0 };

    let most = |texts: &mut dyn Iterator<Item = f64>| texts.fold(0.0, f64::max);
    let names = most(&mut drawing.bars.iter().map(|b| width(&b.label, SIZE))).min(canvas.width * 0.38) + 6.0;
    let texts = most(&mut drawing.bars.iter().map(|b| width(&b.text.text, SIZE))).min(canvas.width * 0.25) + 6.0;
    let numbers = || drawing.bars.iter().flat_map(|b| b.value.iter().chain(&b.reference));
    let (low, high) = numbers().fold((0.0_f64, 0.0_f64), |(low, high), v| (low.min(*v), high.max(*v)));
    // Text stands beyond the bar's end: left of negative bars as well.
    let left = names + if low < 0.0 { texts } else { 0.0 };
    let room = (canvas.width - texts - left).max(1.0);
    let scale = if high > low { room / (high - low) } else { 0.0 };
    let place = |v: f64| left + (v - low) * scale;
    let top = y;
    for bar in &drawing.bars {
        let lines = wrap(&bar.label, SIZE, names - 6.0, 2);
        let high = if lines.len() > 1 { 22.0 } else { 13.5 };
        let middle = y + high / 2.0;
        for (i, line) in lines.iter().enumerate() {
            let base = middle + SIZE * 0.33 + (i as f64 - (lines.len() as f64 - 1.0) / 2.0) * 9.0;
            let set = Type::new(SIZE, theme.ink);
            sheet.text(0.0, base, line, &if bar.strong { set.bold() } else { set });
        }
        let text = wrap(&bar.text.text, SIZE, texts, 1).concat();
        let base = middle + SIZE * 0.33;
        match bar.value {
            Some(value) => {
                let (from, to) = (place(value.min(0.0)), place(value.max(0.0)));
                let (class, fill) = if bar.strong { ("bar-strong", theme.water) } else { ("bar", theme.sequence[2]) };
                sheet.rect([from, middle - 4.0], [to - from, 8.0], class, fill, None);
                let beyond = bar.reference.map_or(value, |r| if value < 0.0 { value.min(r) } else { value.max(r) });
                let (x, anchor) = if value < 0.0 { (place(beyond) - 4.0, "end") } else { (place(beyond) + 4.0, "start") };
                let set = Type::new(SIZE, theme.ink).anchor(anchor);
                sheet.text(x, base, &text, &if bar.strong { set.bold() } else { set });
            }
            None => sheet.text(place(0.0) + 4.0, base, &text, &Type::new(SIZE, theme.ink_3)),
        }
        if let Some(reference) = bar.reference {
            let x = place(reference);
            sheet.line([x, middle - 5.5], [x, middle + 5.5], theme.ink, 1.4);
        }
        y += high;
    }
    if !drawing.bars.is_empty() {
        let x = place(0.0);
        sheet.line([x, top], [x, y], theme.line_2, 0.6);
    }
    sheet.finish(canvas, (y + 2.0).max(1.0))
}
