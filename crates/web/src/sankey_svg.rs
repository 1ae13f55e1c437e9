//! Flows between columns of nodes as the server draws them: a ribbon as thick as its amount. It says nothing that its table does not.

use maud::{Markup, html};
use std::fmt::Write as _;

/// A node stands in a column, the first being 0.
pub struct Node {
    pub name: String,
    /// A second line, smaller.
    pub note: String,
    pub column: usize,
    /// Its colour, or how it is drawn: `k1` to `k8`, `out` (comes from outside), `miss` (is not there).
    pub class: &'static str,
}

/// What goes from one node to another.
pub struct Flow {
    pub from: usize,
    pub to: usize,
    pub amount: f64,
    /// Said where it is pointed at.
    pub text: String,
}

pub struct Sankey<'a> {
    /// What it shows, for who cannot see it.
    pub label: &'a str,
    pub nodes: &'a [Node],
    pub flows: &'a [Flow],
    /// The height that the largest column's amounts share.
    pub high: f64,
}

/// Between columns and the breadth of a node's bar, in units of the drawing.
const STEP: f64 = 250.0;
const BAR: f64 = 12.0;
/// The least height of a node, which holds its two lines, and what lies between two.
const LEAST: f64 = 30.0;
const GAP: f64 = 12.0;
/// Room for the text of the last column.
const TEXT: f64 = 190.0;
/// Letters of a name that find room.
const LETTERS: usize = 27;

#[derive(Clone, Copy, Default)]
struct Box {
    top: f64,
    high: f64,
    /// Thickness of all that comes and of all that goes.
    comes: f64,
    goes: f64,
}

fn short(text: &str) -> String {
    if text.chars().count() <= LETTERS {
        return text.to_owned();
    }
    let cut: String = text.chars().take(LETTERS - 1).collect();
    format!("{}…", cut.trim_end())
}

/// Each node's place, and the height of the whole.
fn places(s: &Sankey<'_>) -> (Vec<Box>, f64, f64) {
    let mut boxes = vec![Box::default(); s.nodes.len()];
    for flow in s.flows {
        boxes[flow.from].goes += flow.amount;
        boxes[flow.to].comes += flow.amount;
    }
    let columns = s.nodes.iter().map(|n| n.column + 1).max().unwrap_or(1);
    let of = |column: usize| (0..s.nodes.len()).filter(move |i| s.nodes[*i].column == column);
    let most = (0..columns).map(|c| of(c).map(|i| boxes[i].goes.max(boxes[i].comes)).sum::<f64>()).fold(0.0, f64::max);
    let scale = if most > 0.0 { s.high / most } else { 0.0 };
    let mut whole: f64 = 0.0;
    for column in 0..columns {
        let mut top = 0.0;
        for i in of(column) {
            let node = &mut boxes[i];
            (node.comes, node.goes) = (node.comes * scale, node.goes * scale);
            node.high = node.comes.max(node.goes).max(LEAST);
            node.top = top;
            top += node.high + GAP;
        }
        whole = whole.max(top - GAP);
    }
    // Shorter columns stand in the middle.
    for column in 0..columns {
        let end = of(column).map(|i| boxes[i].top + boxes[i].high).fold(0.0, f64::max);
        let lower = (whole - end) / 2.0;
        let members: Vec<usize> = of(column).collect();
        members.into_iter().for_each(|i| boxes[i].top += lower);
    }
    (boxes, whole, scale)
}

fn x(column: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a handful of columns")]
    let column = column as f64;
    column * STEP
}

/// The drawing; nothing where there is nothing to draw.
pub fn draw(s: &Sankey<'_>) -> Markup {
    if s.nodes.is_empty() {
        return html! {};
    }
    let (boxes, high, scale) = places(s);
    let columns = s.nodes.iter().map(|n| n.column).max().unwrap_or(0);
    let wide = x(columns) + BAR + TEXT;
    // Ribbons leave and arrive in the order of where their other end lies, so that few cross.
    let mut order: Vec<usize> = (0..s.flows.len()).collect();
    order.sort_by(|a, b| boxes[s.flows[*a].to].top.total_cmp(&boxes[s.flows[*b].to].top).then(a.cmp(b)));
    let mut leaves = vec![0.0; s.flows.len()];
    let mut used: Vec<f64> = boxes.iter().map(|b| (b.high - b.goes) / 2.0).collect();
    for i in &order {
        leaves[*i] = used[s.flows[*i].from];
        used[s.flows[*i].from] += s.flows[*i].amount * scale;
    }
    order.sort_by(|a, b| boxes[s.flows[*a].from].top.total_cmp(&boxes[s.flows[*b].from].top).then(a.cmp(b)));
    let mut arrives = vec![0.0; s.flows.len()];
    let mut used: Vec<f64> = boxes.iter().map(|b| (b.high - b.comes) / 2.0).collect();
    for i in &order {
        arrives[*i] = used[s.flows[*i].to];
        used[s.flows[*i].to] += s.flows[*i].amount * scale;
    }
    let ribbon = |i: usize| {
        let flow = &s.flows[i];
        let (x0, x1) = (x(s.nodes[flow.from].column) + BAR, x(s.nodes[flow.to].column));
        let (y0, y1, thick) = (boxes[flow.from].top + leaves[i], boxes[flow.to].top + arrives[i], flow.amount * scale);
        let middle = f64::midpoint(x0, x1);
        let mut d = String::new();
        let _ = write!(d, "M{x0:.1} {y0:.1}C{middle:.1} {y0:.1} {middle:.1} {y1:.1} {x1:.1} {y1:.1}V{:.1}", y1 + thick);
        let _ = write!(d, "C{middle:.1} {:.1} {middle:.1} {:.1} {x0:.1} {:.1}Z", y1 + thick, y0 + thick, y0 + thick);
        d
    };
    html! {
        div class="scroll" tabindex="0" role="region" aria-label=(s.label) {
            svg class=(format!("sankey c{}", columns + 1)) viewBox=(format!("0 -2 {wide:.0} {:.0}", high + 4.0)) role="img" aria-label=(s.label) {
                @for (i, flow) in s.flows.iter().enumerate() {
                    path class=(format!("ribbon {}", s.nodes[flow.from].class)) d=(ribbon(i)) { title { (flow.text) } }
                }
                @for (node, at) in s.nodes.iter().zip(&boxes) {
                    @let left = x(node.column);
                    g class=(node.class) {
                        title { (node.name) @if !node.note.is_empty() { ": " (node.note) } }
                        rect class="bar" x=(format!("{left:.1}")) y=(format!("{:.1}", at.top)) width=(BAR) height=(format!("{:.1}", at.high)) {}
                        text x=(format!("{:.1}", left + BAR + 6.0)) y=(format!("{:.1}", at.top + at.high / 2.0 - if node.note.is_empty() { -4.0 } else { 2.0 })) { (short(&node.name)) }
                        @if !node.note.is_empty() { text class="note" x=(format!("{:.1}", left + BAR + 6.0)) y=(format!("{:.1}", at.top + at.high / 2.0 + 12.0)) { (short(&node.note)) } }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(name: &str, column: usize) -> Node {
        Node { name: name.to_owned(), note: String::new(), column, class: "k1" }
    }

    #[test]
    fn nodes_are_as_high_as_what_passes_and_ribbons_do_not_overlap() {
        let nodes = [node("a", 0), node("b", 0), node("c", 1)];
        let flows = [(0, 2, 3.0), (1, 2, 1.0)].map(|(from, to, amount)| Flow { from, to, amount, text: String::new() });
        let (boxes, _, scale) = places(&Sankey { label: "", nodes: &nodes, flows: &flows, high: 100.0 });
        assert!((boxes[0].high - 3.0 * scale).abs() < 1e-9 && (boxes[2].comes - 4.0 * scale).abs() < 1e-9);
        assert!(boxes[1].top >= boxes[0].top + boxes[0].high);
        let drawn = draw(&Sankey { label: "x", nodes: &nodes, flows: &flows, high: 100.0 }).into_string();
        assert_eq!((drawn.matches("<path").count(), drawn.matches("<rect").count()), (2, 3));
        assert!(draw(&Sankey { label: "x", nodes: &[], flows: &[], high: 100.0 }).into_string().is_empty());
    }
}
