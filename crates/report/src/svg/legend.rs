//! The legend of a map: class edges and counts, kinds of clusters, gaps and marks.

use super::{Canvas, Sheet, Type, marks};
use crate::text::{width, wrap};
use crate::{Cluster, Legend, LegendCount, MarkSize};

/// At most five classes spread over the five steps.
pub(super) fn step(class: usize, classes: usize) -> usize {
    const SPREAD: [&[usize]; 5] = [&[2], &[1, 3], &[0, 2, 4], &[0, 1, 3, 4], &[0, 1, 2, 3, 4]];
    let steps = SPREAD[classes.clamp(1, 5) - 1];
    steps[class.min(steps.len() - 1)]
}

/// Draws the legend at the top of the sheet and gives the height it took.
pub(super) fn draw(sheet: &mut Sheet, legend: &Legend, canvas: &Canvas) -> f64 {
    let theme = canvas.theme;
    let mut y = 0.0;
    let count_wide = width(&legend.count_label, 7.0);
    for (i, line) in wrap(&legend.title, 8.0, (canvas.width - count_wide - 10.0).max(canvas.width * 0.5), 2).iter().enumerate() {
        y += if i == 0 { 8.5 } else { 10.0 };
        sheet.text(0.0, y, line, &Type::new(8.0, theme.ink).bold());
    }
    if !legend.classes.is_empty() || !legend.clusters.is_empty() {
        y = f64::max(y, 8.5);
        sheet.text(canvas.width, y, &legend.count_label, &Type::new(7.0, theme.ink_3).anchor("end"));
    }
    y += if y > 0.0 { 5.0 } else { 0.0 };
    if !legend.classes.is_empty() {
        y = strip(sheet, legend, canvas, y);
    }
    let mut rows: Vec<(Swatch, String, String)> = Vec::new();
    let line = |swatch: Swatch, entry: &LegendCount| (swatch, entry.label.clone(), entry.count.text.clone());
    rows.extend(legend.clusters.iter().map(|c| (Swatch::Cluster(c.cluster), c.label.clone(), c.count.text.clone())));
    rows.extend(legend.missing.iter().map(|m| line(Swatch::Missing, m)));
    rows.extend(legend.dotted.iter().map(|label| (Swatch::Dotted, label.clone(), String::new())));
    if let Some(words) = &legend.marks {
        rows.push(line(Swatch::Mark(1.0), &words.filled));
        rows.extend(words.hollow.iter().map(|entry| line(Swatch::Mark(-1.0), entry)));
        rows.extend(words.zero.iter().map(|entry| line(Swatch::Mark(0.0), entry)));
    }
    if let Some(words) = &legend.sites {
        rows.push(line(Swatch::Site(true), &words.inside));
        rows.extend(words.beyond.iter().map(|entry| line(Swatch::Site(false), entry)));
        rows.extend(words.edge.iter().map(|entry| line(Swatch::Edge, entry)));
    }
    y = entries(sheet, &rows, canvas, y);
    if y > 0.0 { y + 5.0 } else { y }
}

/// The classes as a strip: the count in each, the edges below.
fn strip(sheet: &mut Sheet, legend: &Legend, canvas: &Canvas, top: f64) -> f64 {
    let theme = canvas.theme;
    let count = legend.classes.len();
    let each = canvas.width / count as f64;
    let high = 11.0;
    for (i, class) in legend.classes.iter().enumerate() {
        let step = step(i, count);
        let x = each * i as f64;
        sheet.rect([x, top], [each, high], &format!("seq-{}", step + 1), theme.sequence[step], Some(theme.paper));
        sheet.text(x + each / 2.0, top + 8.2, &class.count.text, &Type::new(7.5, theme.on_sequence[step]).bold().anchor("middle"));
        let (at, anchor) = if i == 0 { (0.0, "start") } else { (x, "middle") };
        let edge = wrap(&class.from.text, 7.0, each * 0.95, 1).concat();
        sheet.text(at, top + high + 8.0, &edge, &Type::new(7.0, theme.ink_3).anchor(anchor));
        if i + 1 == count {
            let edge = wrap(&class.to.text, 7.0, each * 0.95, 1).concat();
            sheet.text(canvas.width, top + high + 8.0, &edge, &Type::new(7.0, theme.ink_3).anchor("end"));
        }
    }
    top + high + 11.0
}

/// What stands before an entry of the legend.
enum Swatch {
    Cluster(Cluster),
    Missing,
    Dotted,
    Mark(f64),
    /// A diamond, filled for a site inside.
    Site(bool),
    /// The triangle at the frame.
    Edge,
}

/// Entries of the legend, side by side as long as they fit.
fn entries(sheet: &mut Sheet, rows: &[(Swatch, String, String)], canvas: &Canvas, top: f64) -> f64 {
    let theme = canvas.theme;
    let (mut x, mut y) = (0.0, top + 8.5);
    for (swatch, label, count) in rows {
        let label = wrap(label, 7.2, canvas.width - 60.0, 1).concat();
        let wide = 18.0 + width(&label, 7.2) + if count.is_empty() { 0.0 } else { 4.0 + width(count, 7.2) };
        if x > 0.0 && x + wide > canvas.width {
            x = 0.0;
            y += 12.0;
        }
        let at = [x, y - 7.0];
        let size = [13.0, 8.5];
        match swatch {
            Swatch::Cluster(cluster) => {
                let (class, fill) = marks::cluster_fill(*cluster, canvas);
                sheet.rect(at, size, class, &fill, Some(theme.line_2));
            }
            Swatch::Missing => sheet.rect(at, size, "missing", &format!("url(#{}-missing)", canvas.id), Some(theme.line_2)),
            Swatch::Dotted => {
                sheet.rect(at, size, "plain", theme.ground, Some(theme.line_2));
                sheet.rect(at, size, "dotted", &format!("url(#{}-dotted)", canvas.id), None);
            }
            Swatch::Mark(value) => {
                marks::mark(sheet, canvas, [x + 6.5, y - 2.6], marks::radius(1.0, 1.0, 2.6, MarkSize::Fixed), *value, "")
            }
            Swatch::Site(inside) => marks::site(sheet, canvas, [x + 6.5, y - 2.6], *inside, ""),
            Swatch::Edge => marks::edge(sheet, canvas, [x + 6.5, y - 2.6], [1.0, 0.0], ""),
        }
        sheet.text(x + 17.0, y, &label, &Type::new(7.2, theme.ink_2));
        sheet.text(x + wide, y, count, &Type::new(7.2, theme.ink).bold().anchor("end"));
        x += wide + 14.0;
    }
    if rows.is_empty() { top } else { y + 3.0 }
}

#[cfg(test)]
mod tests {
    use super::step;

    #[test]
    fn classes_use_steps_far_apart() {
        assert_eq!([step(0, 3), step(1, 3), step(2, 3)], [0, 2, 4]);
        assert_eq!(step(9, 5), 4);
    }
}
