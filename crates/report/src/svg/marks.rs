//! The signs of a map that must be told apart in grey: hatches, clusters, circles and crosses.

use std::fmt::Write;

use super::{Canvas, Sheet, num};
use crate::{Cluster, Mark, MarkShape, MarkSize};

/// Radius of a mark of fixed size, in points.
const RADIUS_FIXED: f64 = 2.6;
/// Least radius that still shows whether a mark is filled or hollow.
const RADIUS_LEAST: f64 = 1.6;

/// A repeated pattern of 5 × 5 points.
fn pattern(canvas: &Canvas, name: &str, ground: &str, markup: &str) -> String {
    format!(
        r#"<pattern id="{}-{name}" width="5" height="5" patternUnits="userSpaceOnUse"><path d="M0 0H5V5H0Z" fill="{ground}"/>{markup}</pattern>"#,
        canvas.id
    )
}

/// Diagonal strokes that meet across the pattern's edges.
fn diagonal(colour: &str, thickness: &str) -> String {
    format!(r#"<path d="M-1 1L1 -1M0 5L5 0M4 6L6 4" fill="none" stroke="{colour}" stroke-width="{thickness}"/>"#)
}

/// Defines the hatch of areas without a value.
pub(super) fn define_missing(sheet: &mut Sheet, canvas: &Canvas) {
    let theme = canvas.theme;
    sheet.define(&pattern(canvas, "missing", theme.paper, &diagonal(theme.line_2, "0.5")));
}

/// Defines the dots that lie over a fill.
pub(super) fn define_dotted(sheet: &mut Sheet, canvas: &Canvas) {
    let theme = canvas.theme;
    sheet.define(&format!(
        concat!(
            r#"<pattern id="{}-dotted" width="5" height="5" patternUnits="userSpaceOnUse">"#,
            r#"<circle cx="2.5" cy="2.5" r="1.1" fill="{}" stroke="{}" stroke-width="0.5"/></pattern>"#
        ),
        canvas.id, theme.ink, theme.paper
    ));
}

/// Defines the hatches of the two mixed clusters.
pub(super) fn define_clusters(sheet: &mut Sheet, canvas: &Canvas) {
    let theme = canvas.theme;
    sheet.define(&pattern(canvas, "hl", theme.paper, &diagonal(theme.high, "2")));
    let dots = format!(r#"<circle cx="2.5" cy="2.5" r="1.3" fill="{}"/>"#, theme.ink_2);
    sheet.define(&pattern(canvas, "lh", theme.low, &dots));
}

/// Class name and fill of a cluster: dark solid, pale solid, dark stripes, dots on pale, ground.
pub(super) fn cluster_fill(cluster: Cluster, canvas: &Canvas) -> (&'static str, String) {
    let theme = canvas.theme;
    match cluster {
        Cluster::HighHigh => ("cluster-hh", theme.high.to_owned()),
        Cluster::LowLow => ("cluster-ll", theme.low.to_owned()),
        Cluster::HighLow => ("cluster-hl", format!("url(#{}-hl)", canvas.id)),
        Cluster::LowHigh => ("cluster-lh", format!("url(#{}-lh)", canvas.id)),
        Cluster::NotSignificant => ("cluster-none", theme.ground.to_owned()),
    }
}

/// Radius in points for a value, where `most` is the largest size of any value on the map and
/// `limit` its radius: areas are in proportion.
pub(super) fn radius(value: f64, most: f64, limit: f64, size: MarkSize) -> f64 {
    match size {
        MarkSize::Fixed => RADIUS_FIXED,
        MarkSize::Area if most > 0.0 => ((value.abs() / most).sqrt() * limit).max(RADIUS_LEAST),
        MarkSize::Area => RADIUS_LEAST,
    }
}

/// Draws a mark at a place on the sheet; `title` is escaped.
pub(super) fn mark(sheet: &mut Sheet, canvas: &Canvas, at: [f64; 2], radius: f64, value: f64, title: &str) {
    let theme = canvas.theme;
    let title = if title.is_empty() { String::new() } else { format!("<title>{title}</title>") };
    let [x, y] = at;
    let mut out = String::new();
    let _ = if value == 0.0 {
        let r = 2.2;
        write!(
            out,
            r#"<path class="mark-zero" d="M{} {}L{} {}M{} {}L{} {}" fill="none" stroke="{}" stroke-width="1">{title}</path>"#,
            num(x - r),
            num(y - r),
            num(x + r),
            num(y + r),
            num(x - r),
            num(y + r),
            num(x + r),
            num(y - r),
            theme.ink
        )
    } else {
        let (class, fill, stroke, thickness) =
            if value > 0.0 { ("mark", theme.water, theme.paper, "0.6") } else { ("mark-hollow", theme.paper, theme.water, "1.2") };
        write!(
            out,
            r#"<circle class="{class}" cx="{}" cy="{}" r="{}" fill="{fill}" stroke="{stroke}" stroke-width="{thickness}">{title}</circle>"#,
            num(x),
            num(y),
            num(radius)
        )
    };
    sheet.raw(&out);
}

/// Half the diagonal of a site's diamond, in points.
pub(super) const SITE: f64 = 4.2;

fn titled(title: &str) -> String {
    if title.is_empty() { String::new() } else { format!("<title>{title}</title>") }
}

/// Draws a site as a diamond: filled in the territory, hollow beyond; the rim keeps both apart
/// from any fill below. `title` is escaped.
pub(super) fn site(sheet: &mut Sheet, canvas: &Canvas, [x, y]: [f64; 2], inside: bool, title: &str) {
    let theme = canvas.theme;
    let (class, fill, stroke, thickness) =
        if inside { ("site", theme.ink, theme.paper, "1") } else { ("site-hollow", theme.paper, theme.ink, "1.1") };
    sheet.raw(&format!(
        r#"<path class="{class}" d="M{} {}L{} {}L{} {}L{} {}Z" fill="{fill}" stroke="{stroke}" stroke-width="{thickness}">{}</path>"#,
        num(x),
        num(y - SITE),
        num(x + SITE),
        num(y),
        num(x),
        num(y + SITE),
        num(x - SITE),
        num(y),
        titled(title)
    ));
}

/// Draws a triangle that points to what lies beyond the frame; `towards` has length 1.
pub(super) fn edge(sheet: &mut Sheet, canvas: &Canvas, [x, y]: [f64; 2], [dx, dy]: [f64; 2], title: &str) {
    let theme = canvas.theme;
    sheet.raw(&format!(
        r#"<path class="site-edge" d="M{} {}L{} {}L{} {}Z" fill="{}" stroke="{}" stroke-width="0.8">{}</path>"#,
        num(x + dx * 4.0),
        num(y + dy * 4.0),
        num(x - dx * 3.0 - dy * 3.6),
        num(y - dy * 3.0 + dx * 3.6),
        num(x - dx * 3.0 + dy * 3.6),
        num(y - dy * 3.0 - dx * 3.6),
        theme.ink,
        theme.paper,
        titled(title)
    ));
}

/// The largest size of any circle's value.
pub(super) fn most(marks: &[Mark]) -> f64 {
    marks.iter().filter(|m| m.shape == MarkShape::Circle).map(|m| m.value.abs()).fold(0.0, f64::max)
}
