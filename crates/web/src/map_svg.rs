//! Maps and strips drawn here as SVG: what a page shows before its script arrives and without one, what is printed, and what is taken
//! home as a file. Colours stand as attributes for the file, and as classes that the page's own style sheet overrules.

use maud::{Markup, PreEscaped, html};
use reticolo_instruments::atlas::{SKETCH_WIDTH, Sketch};
use std::collections::{BTreeMap, BTreeSet};

/// What an area is filled with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Paint {
    /// Ground only.
    #[default]
    Plain,
    /// The name of a colour token: `seq-3`, `div-7`, `cat-2`.
    Token(String),
    /// Hatched: nothing there, and that is said.
    Hatched,
    /// No value is known.
    Missing,
}

/// A thing at a point of the world.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    pub at: [f64; 2],
    pub name: String,
    pub form: Form,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Form {
    /// A mark of a layer, by its place in the list of layers; hollow where only the unit is known, barred where it stands still.
    Layer { index: usize, hollow: bool, stale: bool },
    /// So many latencies: a dotted ring with their number.
    Ring(usize),
    /// So many together.
    Count(usize),
    /// A circle whose area is in proportion: a part of the greatest value, 0 to 1.
    Amount(f64),
    /// A site; `beyond` the border it is dashed.
    Site { beyond: bool },
}

/// A line between two points of the world, as wide as what runs along it.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub from: [f64; 2],
    pub to: [f64; 2],
    pub name: String,
    pub width: f64,
}

/// A map to draw.
pub struct Picture<'a> {
    pub sketch: &'a Sketch,
    pub label: &'a str,
    pub paint: BTreeMap<&'a str, Paint>,
    /// What is said of a unit when pointed at, after its name.
    pub said: BTreeMap<&'a str, String>,
    pub chosen: &'a BTreeSet<String>,
    pub spots: Vec<Spot>,
    /// Units whose names are written.
    pub named: Vec<&'a str>,
}

/// Light colours of the tokens, for a file that has no style sheet.
fn color(token: &str) -> &'static str {
    match token {
        "seq-1" => "#DAF4E7",
        "seq-2" => "#AAD8C7",
        "seq-3" => "#7CBAAB",
        "seq-4" => "#539C91",
        "seq-5" => "#327D77",
        "seq-6" => "#1C5E5D",
        "seq-7" => "#133F42",
        "div-1" => "#7249AC",
        "div-2" => "#967CC4",
        "div-3" => "#BCAED8",
        "div-4" => "#C9D1D2",
        "div-5" => "#D5AD95",
        "div-6" => "#BE794D",
        "div-7" => "#994A04",
        _ => category(token),
    }
}

fn category(token: &str) -> &'static str {
    let number = token.strip_prefix("cat-").and_then(|n| n.parse::<usize>().ok());
    number.and_then(|n| CATEGORIES.get(n.checked_sub(1)?)).copied().unwrap_or("#E3E8E8")
}

const CATEGORIES: [&str; 8] = ["#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#4B5A5E"];

/// Colour (1 to 8) and shape (0 to 3) of the layer at a place in the list; no two of the first 32 are alike.
#[must_use]
pub fn layer_form(index: usize) -> (usize, usize) {
    (index % 8 + 1, (index + index / 8) % 4)
}

/// The class of a colour token in a drawing: `seq-3` is `q3`, `div-7` is `d7`, `cat-2` is `k2`.
#[must_use]
pub fn class(token: &str) -> String {
    match token.split_once('-') {
        Some(("seq", step)) => format!("q{step}"),
        Some(("div", step)) => format!("d{step}"),
        Some(("cat", number)) => format!("k{number}"),
        _ => "qg".to_owned(),
    }
}

/// The outline of a layer's mark round a point.
#[must_use]
pub fn outline(shape: usize, [x, y]: [f64; 2], r: f64) -> String {
    match shape {
        0 => format!("M{:.1} {:.1}l{r} {r}l-{r} {r}l-{r} -{r}z", x, y - r),
        1 => format!("M{:.1} {:.1}a{r} {r} 0 1 0 {d} 0a{r} {r} 0 1 0 -{d} 0z", x - r, y, d = 2.0 * r),
        2 => format!("M{:.1} {:.1}h{d}v{d}h-{d}z", x - r * 0.85, y - r * 0.85, d = 1.7 * r),
        _ => format!("M{:.1} {:.1}l{r} {h}h-{d}z", x, y - r, h = 1.8 * r, d = 2.0 * r),
    }
}

/// The bar across a mark of what stands still.
fn bar([x, y]: [f64; 2], r: f64) -> String {
    format!("M{:.1} {y:.1}h{:.1}", x - r, 2.0 * r)
}

/// The ring of what is latent, for a legend.
#[must_use]
pub fn ring() -> Markup {
    html! { svg class="mk" viewBox="0 0 14 14" width="14" height="14" aria-hidden="true" { circle class="latent" cx="7" cy="7" r="5" fill="none" stroke="#B4530A" stroke-width="2" stroke-dasharray="1.6 2.4" stroke-linecap="round" {} } }
}

/// A barred mark, for a legend.
#[must_use]
pub fn barred() -> Markup {
    html! { svg class="mk" viewBox="0 0 14 14" width="14" height="14" aria-hidden="true" { path class="spot hollow" fill="#FFFFFF" stroke="#14272B" d=(outline(1, [7.0, 7.0], 4.5)) {} path class="bar-still" fill="none" stroke="#14272B" stroke-width="1.6" d=(bar([7.0, 7.0], 7.0)) {} } }
}

/// The mark of a layer alone, for a legend.
#[must_use]
pub fn swatch(index: usize) -> Markup {
    let (hue, shape) = layer_form(index);
    html! { svg class="mk" viewBox="0 0 14 14" width="14" height="14" aria-hidden="true" { path class=(format!("spot k{hue}")) fill=(CATEGORIES[hue - 1]) stroke="#14272B" d=(outline(shape, [7.0, 7.0], 5.0)) {} } }
}

/// The map as an SVG element.
#[must_use]
pub fn draw(picture: &Picture) -> Markup {
    draw_with(picture, &[])
}

/// The map with lines over its units.
#[must_use]
pub fn draw_with(picture: &Picture, lines: &[Line]) -> Markup {
    let sketch = picture.sketch;
    let around: String = sketch.units.iter().filter(|u| !u.inside).map(|u| u.path.as_str()).collect();
    html! {
        svg class="sketch" xmlns="http://www.w3.org/2000/svg" viewBox=(format!("0 0 {SKETCH_WIDTH} {:.1}", sketch.height)) role="img" aria-label=(picture.label) font-family="Titillium Web, sans-serif" {
            defs {
                pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                    rect class="hg" width="6" height="6" fill="#FFFFFF" {}
                    rect class="hl" width="1.3" height="6" fill="#56686E" {}
                }
            }
            @if !around.is_empty() { path class="ctx" d=(around) fill="none" stroke="#7A8B90" stroke-width="0.7" stroke-dasharray="1 3" {} }
            g stroke="#FFFFFF" stroke-width="0.8" stroke-linejoin="round" fill-rule="evenodd" {
                @for unit in sketch.units.iter().filter(|u| u.inside) {
                    @let chosen = picture.chosen.contains(&unit.code);
                    @let paint = picture.paint.get(unit.code.as_str()).cloned().unwrap_or_default();
                    @let (class, fill) = painted(&paint);
                    path class=(format!("unit {class}{}", if chosen { " sel" } else { "" })) data-code=(unit.code) fill=(fill) stroke=[chosen.then_some("#14272B")] stroke-width=[chosen.then_some("2.2")] d=(unit.path) {
                        title { (unit.name) @if let Some(said) = picture.said.get(unit.code.as_str()) { ": " (said) } }
                    }
                }
            }
            @if !lines.is_empty() { g fill="none" stroke-linecap="round" { @for line in lines { (stroke(sketch, line)) } } }
            g { @for spot in &picture.spots { @let at = sketch.at(spot.at); @if sketch.holds(at) { (drawn(spot, at)) } } }
            g class="names" font-size="10" text-anchor="middle" fill="#14272B" stroke="#FFFFFF" stroke-width="2.6" paint-order="stroke" stroke-linejoin="round" aria-hidden="true" {
                @for unit in sketch.units.iter().filter(|u| picture.named.contains(&u.code.as_str())) {
                    @if let Some([x, y]) = unit.seat { text x=(format!("{x:.1}")) y=(format!("{:.1}", y + 14.0)) { (unit.name) } }
                }
            }
        }
    }
}

/// A line with an edge of paper, so that it can be seen over any colour; nothing where an end lies outside the frame.
fn stroke(sketch: &Sketch, line: &Line) -> Markup {
    let (from, to) = (sketch.at(line.from), sketch.at(line.to));
    if !(sketch.holds(from) && sketch.holds(to)) {
        return html! {};
    }
    let path = format!("M{:.1} {:.1}L{:.1} {:.1}", from[0], from[1], to[0], to[1]);
    html! {
        path class="flow edge" stroke="#FFFFFF" stroke-width=(format!("{:.1}", line.width + 2.0)) d=(path) {}
        path class="flow" stroke="#14272B" stroke-opacity="0.75" stroke-width=(format!("{:.1}", line.width)) d=(path) { title { (line.name) } }
    }
}

fn painted(paint: &Paint) -> (String, &'static str) {
    match paint {
        Paint::Plain => ("qp".to_owned(), "#E8ECEC"),
        Paint::Missing => ("qg".to_owned(), "#E3E8E8"),
        Paint::Hatched => ("qh".to_owned(), "url(#hatch)"),
        Paint::Token(token) => (class(token), color(token)),
    }
}

fn drawn(spot: &Spot, at: [f64; 2]) -> Markup {
    let (x, y) = (format!("{:.1}", at[0]), format!("{:.1}", at[1]));
    match spot.form {
        Form::Layer { index, hollow, stale } => {
            let (hue, shape) = layer_form(index);
            let class = if hollow { "spot hollow".to_owned() } else { format!("spot k{hue}") };
            let mark = html! { path class=(class) fill=(if hollow { "#FFFFFF" } else { CATEGORIES[hue - 1] }) stroke="#14272B" stroke-width="1.2" d=(outline(shape, at, 4.5)) { title { (spot.name) } } };
            html! { (mark) @if stale { path class="bar-still" fill="none" stroke="#14272B" stroke-width="1.6" d=(bar(at, 7.0)) {} } }
        }
        Form::Ring(n) => html! {
            g { title { (spot.name) } circle class="latent" cx=(x) cy=(y) r="9" fill="#FFFFFF" fill-opacity="0.85" stroke="#B4530A" stroke-width="2" stroke-dasharray="1.6 2.6" stroke-linecap="round" {} text class="latent-n" x=(x) y=(format!("{:.1}", at[1] + 3.2)) text-anchor="middle" font-size="9" fill="#14272B" { (n) } }
        },
        Form::Count(n) => html! {
            g { title { (spot.name) } circle class="crowd" cx=(x) cy=(y) r="8" fill="#14272B" stroke="#FFFFFF" {} text class="crowd-n" x=(x) y=(format!("{:.1}", at[1] + 3.2)) text-anchor="middle" font-size="9" fill="#FFFFFF" { (n) } }
        },
        Form::Amount(part) => {
            html! { circle class="amount" cx=(x) cy=(y) r=(format!("{:.1}", 1.5 + 22.5 * part.clamp(0.0, 1.0).sqrt())) fill="#0A5A55" fill-opacity="0.55" stroke="#14272B" stroke-width="1" { title { (spot.name) } } }
        }
        Form::Site { beyond } => html! {
            path class=(if beyond { "site beyond" } else { "site" }) fill="#FFFFFF" stroke="#14272B" stroke-width="1.6" stroke-dasharray=[beyond.then_some("2 1.6")] d=(outline(0, at, 5.5)) { title { (spot.name) } }
        },
    }
}

/// A file of its own: the drawing with the declaration before it.
#[must_use]
pub fn file(drawing: &Markup) -> String {
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}\n", drawing.0)
}

/// One bar of a strip.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar<'a> {
    pub code: &'a str,
    pub name: &'a str,
    pub value: f64,
    pub text: String,
    pub token: &'a str,
}

/// Bars from a common zero in the order given; dragging over them chooses (the script does that). `level` is drawn across.
#[must_use]
pub fn strip(label: &str, bars: &[Bar], chosen: &BTreeSet<String>, level: Option<(f64, &str)>, write: &dyn Fn(f64) -> String) -> Markup {
    const WIDE: f64 = 560.0;
    const HIGH: f64 = 150.0;
    let low = bars.iter().map(|b| b.value).chain(level.map(|l| l.0)).fold(0.0, f64::min);
    let high = bars.iter().map(|b| b.value).chain(level.map(|l| l.0)).fold(0.0, f64::max);
    let span = if high > low { high - low } else { 1.0 };
    let y = |v: f64| 12.0 + (high - v) / span * HIGH;
    let step = (WIDE - 44.0) / f64::from(u32::try_from(bars.len().max(1)).unwrap_or(u32::MAX));
    let ticks: Vec<f64> = if low < 0.0 && high > 0.0 { vec![low, 0.0, high] } else { vec![low, f64::midpoint(low, high), high] };
    html! {
        svg class=(if chosen.is_empty() { "strip" } else { "strip has-sel" }) data-brush viewBox=(format!("0 0 {WIDE} {}", HIGH + 22.0)) role="img" aria-label=(label) {
            @for tick in &ticks {
                path class="gridl" d=(format!("M40 {:.1}H{WIDE}", y(*tick))) {}
                text class="ax" x="36" y=(format!("{:.1}", y(*tick) + 4.0)) text-anchor="end" { (write(*tick)) }
            }
            @for (i, bar) in (0u32..).zip(bars) {
                @let top = y(bar.value.max(0.0));
                rect class=(format!("unit {}{}", class(bar.token), if chosen.contains(bar.code) { " sel" } else { "" })) data-code=(bar.code)
                    x=(format!("{:.2}", 42.0 + f64::from(i) * step)) y=(format!("{top:.1}")) width=(format!("{:.2}", (step - if step > 4.0 { 2.0 } else { 0.2 }).max(0.5))) height=(format!("{:.1}", ((y(0.0) - y(bar.value)).abs()).max(1.0))) {
                    title { (bar.name) ": " (bar.text) }
                }
            }
            @if let Some((value, text)) = level {
                path class="lvl" d=(format!("M40 {:.1}H{WIDE}", y(value))) {}
                text class="ax lv" x=(WIDE) y=(format!("{:.1}", y(value) - 4.0)) text-anchor="end" { (text) }
            }
            path class="axis" d=(format!("M40 {:.1}H{WIDE}", y(0.0))) {}
        }
    }
}

/// The classes on a scale: each as wide as its values reach, its edges written where they stand unless they would touch.
#[must_use]
pub fn scale(label: &str, classes: &[(f64, f64, &str)], write: &dyn Fn(f64) -> String) -> Markup {
    const WIDE: f64 = 400.0;
    let (Some(first), Some(last)) = (classes.first(), classes.last()) else { return PreEscaped(String::new()) };
    let span = if last.1 > first.0 { last.1 - first.0 } else { 1.0 };
    let x = |v: f64| 10.0 + (v - first.0) / span * (WIDE - 20.0);
    let mut edges: Vec<f64> = classes.iter().flat_map(|c| [c.0, c.1]).collect();
    edges.dedup();
    // Two lines of figures: an edge goes to the first where it has room; one without room has its tick alone.
    let mut free = [f64::NEG_INFINITY; 2];
    let end = edges.len() - 1;
    let mut written: Vec<(f64, Option<usize>, String)> = Vec::new();
    let room = |text: &str| f64::from(u32::try_from(text.chars().count()).unwrap_or(u32::MAX)) * 6.2;
    let last_left = x(edges[end]) - room(&write(edges[end])) / 2.0;
    for (i, edge) in edges.iter().enumerate() {
        let text = write(*edge);
        let half = room(&text) / 2.0;
        let line = (0..2).find(|l| x(*edge) - half > free[*l] + 4.0 && (*l == 1 || i == end || x(*edge) + half < last_left - 4.0));
        if let Some(line) = line {
            free[line] = x(*edge) + half;
        }
        written.push((x(*edge), line, text));
    }
    html! {
        svg class="scale" viewBox=(format!("0 0 {WIDE} 46")) role="img" aria-label=(label) {
            @for (from, to, token) in classes { rect class=(class(token)) x=(format!("{:.1}", x(*from))) y="2" width=(format!("{:.1}", (x(*to) - x(*from)).max(1.5))) height="12" {} }
            @for (at, line, text) in &written {
                path class="axis" d=(format!("M{at:.1} 2V{}", if *line == Some(1) { 31 } else { 18 })) {}
                @if let Some(line) = line { text class="ax" x=(format!("{at:.1}")) y=(if *line == 0 { "28" } else { "42" }) text-anchor=(anchor(*at, WIDE)) { (text) } }
            }
        }
    }
}

/// Text at the rim grows inward.
fn anchor(at: f64, wide: f64) -> &'static str {
    if at < 16.0 {
        "start"
    } else if at > wide - 16.0 {
        "end"
    } else {
        "middle"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layers_do_not_look_alike() {
        let all: BTreeSet<(usize, usize)> = (0..32).map(layer_form).collect();
        assert_eq!(all.len(), 32);
    }

    #[test]
    fn what_people_wrote_is_only_text() {
        let sketch = Sketch::default();
        let spot = Spot { at: [0.0, 0.0], name: "<script>".into(), form: Form::Site { beyond: true } };
        let drawn = drawn(&spot, sketch.at([0.0, 0.0])).0;
        assert!(drawn.contains("&lt;script&gt;") && !drawn.contains("<script>"));
    }

    #[test]
    fn a_scale_writes_its_ends() {
        let classes = [(1.0, 2.0, "seq-1"), (2.0, 2.1, "seq-4"), (2.1, 90.0, "seq-7")];
        let drawn = scale("x", &classes, &|v| format!("{v}")).0;
        assert!(drawn.contains(">1</text>") && drawn.contains(">90</text>"), "{drawn}");
    }
}
