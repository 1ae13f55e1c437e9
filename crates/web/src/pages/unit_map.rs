//! A small map of the units inside, drawn by the server: areas with their step, marks with their figure. What it says stands
//! in a list or a table beside it, whose rows carry the same codes.

use maud::{Markup, html};
use reticolo_instruments::outlines::Outlines;
use std::collections::BTreeMap;
use std::fmt::Write;

/// A figure on the map.
#[derive(Debug, Clone)]
pub struct Mark {
    pub at: [f64; 2],
    /// Up to four characters; without, a plain point.
    pub text: String,
}

/// What is drawn on the outlines.
#[derive(Debug, Default)]
pub struct Drawing<'a> {
    pub label: &'a str,
    /// Step of the sequential ramp, 1 to 7; a unit that is not named is plain.
    pub steps: BTreeMap<&'a str, usize>,
    /// Units with a strong edge.
    pub chosen: Vec<&'a str>,
    pub marks: Vec<Mark>,
    /// Dotted lines between two points: ties that are missing.
    pub ties: Vec<[[f64; 2]; 2]>,
    /// The list or table that says the same: hovering one lights the other.
    pub twin: &'a str,
    /// A click puts a point: the drawing says how its coordinates are read as degrees.
    pub picks: bool,
}

/// Nothing where no unit has a shape.
pub fn draw(outlines: &Outlines, drawing: &Drawing<'_>) -> Markup {
    if outlines.units.is_empty() {
        return html! {};
    }
    let around = format!("-8 -8 {} {:.0}", reticolo_instruments::outlines::WIDTH + 16.0, outlines.height + 16.0);
    // What is chosen is drawn last, so that its edge lies above its neighbours'.
    let (chosen, plain): (Vec<_>, Vec<_>) = outlines.units.iter().partition(|u| drawing.chosen.contains(&u.code.as_str()));
    let frame = outlines.frame().map(|x| x.to_string()).join(" ");
    html! {
        svg class="um" viewBox=(around) data-pick=[drawing.picks.then_some(frame)] role="img" aria-label=(drawing.label) data-twin=[(!drawing.twin.is_empty()).then_some(drawing.twin)] {
            @for unit in plain.into_iter().chain(chosen) {
                @let fill = drawing.steps.get(unit.code.as_str()).map_or_else(|| "qg".to_owned(), |s| format!("q{s}"));
                @let edge = if drawing.chosen.contains(&unit.code.as_str()) { " sel" } else { "" };
                path class=(format!("unit {fill}{edge}")) data-code=(unit.code) d=(path(&unit.rings)) { title { (unit.name) } }
            }
            @for [[x1, y1], [x2, y2]] in &drawing.ties {
                line class="tie" x1=(format!("{x1:.1}")) y1=(format!("{y1:.1}")) x2=(format!("{x2:.1}")) y2=(format!("{y2:.1}")) {}
            }
            @for mark in &drawing.marks {
                g class="mk" transform=(format!("translate({:.1} {:.1})", mark.at[0], mark.at[1])) {
                    @if mark.text.is_empty() { circle r="4" {} }
                    @else { circle r=(if mark.text.chars().count() > 2 { "13" } else { "10" }) {} text text-anchor="middle" y="4" { (mark.text) } }
                }
            }
        }
    }
}

/// Rings as a path; points are relative and to a tenth, which is a tenth of a pixel.
fn path(rings: &[Vec<[f64; 2]>]) -> String {
    let mut out = String::new();
    #[expect(clippy::cast_possible_truncation, reason = "tenths of a drawing a few hundred wide")]
    let tenths = |x: f64| (x * 10.0).round() as i64;
    for ring in rings {
        let mut last = [0, 0];
        for (i, point) in ring.iter().enumerate() {
            let now = point.map(tenths);
            let (dx, dy) = (now[0] - last[0], now[1] - last[1]);
            if i > 0 && (dx, dy) == (0, 0) {
                continue;
            }
            let short = |n: i64| {
                let text = format!("{}", n as f64 / 10.0);
                text.replacen("0.", ".", usize::from(n.abs() < 10 && n != 0))
            };
            let _ = write!(out, "{}{} {}", if i == 0 { "M" } else { "l" }, short(dx), short(dy));
            if i == 0 {
                last = now;
            } else {
                last = [last[0] + dx, last[1] + dy];
            }
        }
        out.push('z');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ring_is_a_closed_path_of_steps() {
        assert_eq!(path(&[vec![[1.0, 2.0], [1.5, 2.0], [1.51, 2.01], [1.0, 3.0]]]), "M1 2l.5 0l-.5 1z");
    }
}
