//! The surroundings of a record drawn here as SVG: what the page shows before its script arrives and without one, and what is printed.
//! The moving drawing takes its records, places and ties from this one.

use super::record_links::tie;
use crate::map_svg::{layer_form, outline};
use maud::{Markup, html};
use reticolo_instruments::network::{Edge, NetworkView, Node};
use reticolo_messages::Language;
use std::collections::BTreeSet;
use uuid::Uuid;

/// Names are written beside so many records at most, those first in the ranking.
const NAMED: usize = 64;
/// Letters of a name that are written; fewer where others lie outside.
const LETTERS: usize = 30;
const INNER: usize = 15;
/// About how wide a letter is.
const LETTER: f64 = 6.2;

/// What is drawn, and what is chosen in it.
pub struct Picture<'a> {
    pub view: &'a NetworkView,
    /// Kinds in the order of their marks.
    pub kinds: &'a [&'static str],
    pub chosen: &'a BTreeSet<Uuid>,
    pub label: &'a str,
}

/// The place of a kind's mark among those of the drawing.
pub fn index(kinds: &[&str], code: &str) -> usize {
    kinds.iter().position(|k| *k == code).unwrap_or(0)
}

fn radius(node: &Node) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a count of ties")]
    let ties = node.ties.min(16) as f64;
    match node.hop {
        0 => 13.0,
        1 => 6.0 + ties.sqrt(),
        _ => 4.0 + ties.sqrt(),
    }
}

fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        text.to_owned()
    } else {
        format!("{}…", text.chars().take(most - 1).collect::<String>().trim_end())
    }
}

/// How many letters of a record's name are written.
fn letters(view: &NetworkView, node: &Node) -> usize {
    let outer = view.nodes.last().is_some_and(|last| last.hop > node.hop);
    if node.hop > 0 && outer { INNER } else { LETTERS }
}

/// The drawing; its marks carry the ids of their records.
pub fn draw(l: Language, picture: &Picture) -> Markup {
    let view = picture.view;
    // Room for the names beside the outermost.
    #[expect(clippy::cast_precision_loss, reason = "letters of a name")]
    let name = |(i, n): (usize, &Node)| if i < NAMED { n.title.chars().count().min(letters(view, n)) as f64 * LETTER } else { 0.0 };
    let reach = view.nodes.iter().enumerate().map(|(i, n)| n.at[0].hypot(n.at[1]) + 24.0 + name((i, n))).fold(80.0, f64::max);
    let side = 2.0 * reach;
    html! {
        svg class="sketch graph" xmlns="http://www.w3.org/2000/svg" viewBox=(format!("{:.0} {:.0} {side:.0} {side:.0}", -reach, -reach)) role="img" aria-label=(picture.label) font-family="Titillium Web, sans-serif" {
            defs { marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto" { path class="tip" d="M0 0L8 4L0 8z" {} } }
            g class="ties" { @for edge in &view.edges { (line(l, view, edge)) } }
            g class="nodes" { @for (i, node) in view.nodes.iter().enumerate() { (mark(picture, node, i < NAMED)) } }
        }
    }
}

/// A tie, ending at the rim of the mark it leads to.
fn line(l: Language, view: &NetworkView, edge: &Edge) -> Markup {
    let (Some(a), Some(b)) = (view.node(edge.from), view.node(edge.to)) else { return html! {} };
    let [dx, dy] = [b.at[0] - a.at[0], b.at[1] - a.at[1]];
    let length = dx.hypot(dy).max(1.0);
    let short = (length - radius(b) - 1.0).max(0.0) / length;
    let said = format!("{} {} {}", a.title, tie(l, &edge.kind, true), b.title);
    let weight = edge.weight.map(|w| w.to_string());
    html! {
        path class=(if edge.derived() { "tie drv" } else { "tie" }) data-from=(edge.from) data-to=(edge.to) data-weight=[weight]
            d=(format!("M{:.1} {:.1}L{:.1} {:.1}", a.at[0], a.at[1], a.at[0] + dx * short, a.at[1] + dy * short))
            marker-end=[(!edge.derived()).then_some("url(#arrow)")] { title { (said) } }
    }
}

/// A record: its mark, and its name turned outwards where there is room for one.
fn mark(picture: &Picture, node: &Node, named: bool) -> Markup {
    let kind = index(picture.kinds, &node.kind);
    let (hue, shape) = layer_form(kind);
    let [x, y] = node.at;
    let r = radius(node);
    let mut class = format!("node h{}", node.hop);
    if picture.chosen.contains(&node.id) {
        class.push_str(" sel");
    }
    let away = x.hypot(y);
    let degrees = y.atan2(x).to_degrees();
    // Names on the left are turned round so that none stands on its head.
    let left = x < 0.0;
    let turn = if left { degrees + 180.0 } else { degrees };
    let (tx, ty) = if away < 1.0 { (0.0, -r - 6.0) } else { (x + x / away * (r + 5.0), y + y / away * (r + 5.0)) };
    let anchor = match (away < 1.0, left) {
        (true, _) => "middle",
        (_, true) => "end",
        (_, false) => "start",
    };
    let turned = (away >= 1.0).then(|| format!("rotate({turn:.1} {tx:.1} {ty:.1})"));
    html! {
        g class=(class) data-code=(node.id) data-x=(x) data-y=(y) data-r=(format!("{r:.1}")) data-hue=(hue) data-title=(node.title) {
            path class=(format!("spot k{hue}")) d=(outline(if node.hop == 0 { 1 } else { shape }, node.at, r)) { title { (node.title) } }
            @if named { text class="nl" x=(format!("{tx:.1}")) y=(format!("{ty:.1}")) dy=[(away >= 1.0).then_some("4")] text-anchor=(anchor) transform=[turned] { (shortened(&node.title, letters(picture.view, node))) } }
        }
    }
}
