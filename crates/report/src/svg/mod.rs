//! Drawings as SVG for the page and for print. Only presentation attributes and class names are
//! used, never `style` or `<style>`, so that a strict content policy holds and a page's own style
//! sheet may still recolour the classes.

mod bars;
mod dots;
mod frame;
mod grid;
mod labels;
mod legend;
mod map;
mod marks;
mod paired;
mod phases;
mod steps;
mod timeline;

use std::fmt::Write;

use crate::Drawing;
use crate::text::{clean, escape};

/// Width of the text column in points (118 mm).
pub const WIDTH_COLUMN: f64 = 334.5;
/// Width of a printed map that holds marks alone, in points (94 mm).
pub const WIDTH_MARKS: f64 = 266.5;
/// Width of text and notes together in points (168 mm).
pub const WIDTH_WIDE: f64 = 476.2;

/// The colours of a drawing, as `#RRGGBB`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    pub paper: &'static str,
    /// Areas without a fill of their own.
    pub ground: &'static str,
    /// What lies around the territory.
    pub pale: &'static str,
    pub ink: &'static str,
    pub ink_2: &'static str,
    pub ink_3: &'static str,
    pub line: &'static str,
    pub line_2: &'static str,
    /// Points and bars.
    pub water: &'static str,
    /// Five steps from the lowest class to the highest, even in lightness (CIE L\* 94 79 63 44 24
    /// on paper), so that they stay apart in grey.
    pub sequence: [&'static str; 5],
    /// Text on each step of the sequence.
    pub on_sequence: [&'static str; 5],
    /// What waits for a person: today, drafts.
    pub ember: &'static str,
    pub high: &'static str,
    pub low: &'static str,
}

impl Theme {
    /// On white, in print and in light pages.
    pub const LIGHT: Self = Self {
        paper: "#FFFFFF",
        ground: "#E8ECEC",
        pale: "#F7F9F9",
        ink: "#14272B",
        ink_2: "#41545A",
        ink_3: "#56686E",
        line: "#D8DEDF",
        line_2: "#7A8B90",
        water: "#0A5A55",
        sequence: ["#DAF4E7", "#9BCEBE", "#5EA498", "#2B736E", "#133F42"],
        on_sequence: ["#14272B", "#14272B", "#14272B", "#FFFFFF", "#FFFFFF"],
        ember: "#B0450C",
        high: "#8A3F00",
        low: "#C3B4E6",
    };
    /// On a dark ground: the sequence turns round, so that "more" is farther from the ground.
    pub const DARK: Self = Self {
        paper: "#12191B",
        ground: "#263234",
        pale: "#182022",
        ink: "#E7EEEE",
        ink_2: "#B4C3C5",
        ink_3: "#92A4A7",
        line: "#2A3538",
        line_2: "#5F7378",
        water: "#79CBBC",
        sequence: ["#163C40", "#1C6461", "#479A89", "#83C6A8", "#CEF3D4"],
        on_sequence: ["#E7EEEE", "#FFFFFF", "#12191B", "#12191B", "#12191B"],
        ember: "#F0A36B",
        high: "#FEA56E",
        low: "#6F5A9C",
    };
}

/// The sheet a drawing is put on: its identity in the page, its words and its width.
#[derive(Debug, Clone)]
pub struct Canvas<'a> {
    /// Prefix of the ids in the drawing, unique in the page; ASCII letters, digits and `-`.
    pub id: &'a str,
    /// Name of the drawing.
    pub title: &'a str,
    /// What it shows, in words.
    pub description: &'a str,
    /// Width of the sheet in points; the height follows from what is drawn.
    pub width: f64,
    pub theme: &'a Theme,
}

/// Draws to an SVG element with `viewBox` and no fixed size; one unit is one point in print.
pub fn svg(drawing: &Drawing, canvas: &Canvas) -> String {
    match drawing {
        Drawing::Map(map) => map::draw(map, canvas),
        Drawing::Bars(bars) => bars::draw(bars, canvas),
        Drawing::Dots(dots) => dots::draw(dots, canvas),
        Drawing::Steps(steps) => steps::draw(steps, canvas),
        Drawing::Timeline(timeline) => timeline::draw(timeline, canvas),
        Drawing::Phases(phases) => phases::draw(phases, canvas),
        Drawing::Paired(paired) => paired::draw(paired, canvas),
        Drawing::Grid(grid) => grid::draw(grid, canvas),
        Drawing::Pair { left, right } => map::draw_pair(left, right, canvas),
    }
}

/// A number with at most one decimal, never "-0".
pub(crate) fn num(value: f64) -> String {
    let text = format!("{value:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// A set line of text on the sheet.
pub(crate) struct Type<'a> {
    pub size: f64,
    pub weight: u16,
    pub fill: &'a str,
    /// `start`, `middle` or `end`.
    pub anchor: &'a str,
    /// Colour of a halo that keeps the text readable over lines.
    pub halo: Option<&'a str>,
    /// Letters set apart, for the names of surroundings.
    pub spaced: bool,
}

impl<'a> Type<'a> {
    pub fn new(size: f64, fill: &'a str) -> Self {
        Self { size, weight: 400, fill, anchor: "start", halo: None, spaced: false }
    }

    pub fn bold(mut self) -> Self {
        self.weight = 600;
        self
    }

    pub fn anchor(mut self, anchor: &'a str) -> Self {
        self.anchor = anchor;
        self
    }

    pub fn spaced(mut self) -> Self {
        self.spaced = true;
        self
    }

    pub fn halo(mut self, colour: &'a str) -> Self {
        self.halo = Some(colour);
        self
    }
}

/// The growing body of a drawing.
pub(crate) struct Sheet {
    defs: String,
    body: String,
}

impl Sheet {
    pub fn new() -> Self {
        Self { defs: String::new(), body: String::new() }
    }

    /// Appends markup that is already escaped.
    pub fn raw(&mut self, markup: &str) {
        self.body.push_str(markup);
    }

    /// Appends a definition (pattern, clip) that is already escaped.
    pub fn define(&mut self, markup: &str) {
        self.defs.push_str(markup);
    }

    pub fn text(&mut self, x: f64, y: f64, text: &str, set: &Type) {
        if clean(text).trim().is_empty() {
            return;
        }
        let halo = set.halo.map_or(String::new(), |colour| {
            format!(r#" stroke="{colour}" stroke-width="2.2" stroke-linejoin="round" paint-order="stroke""#)
        });
        let anchor = if set.anchor == "start" { String::new() } else { format!(r#" text-anchor="{}""#, set.anchor) };
        let weight = if set.weight == 400 { String::new() } else { format!(r#" font-weight="{}""#, set.weight) };
        let spacing = if set.spaced { r#" letter-spacing="1.2""# } else { "" };
        let _ = write!(
            self.body,
            r#"<text x="{}" y="{}" font-size="{}" fill="{}"{weight}{anchor}{spacing}{halo}>{}</text>"#,
            num(x),
            num(y),
            num(set.size),
            set.fill,
            escape(text)
        );
    }

    pub fn line(&mut self, from: [f64; 2], to: [f64; 2], colour: &str, thickness: f64) {
        let _ = write!(
            self.body,
            r#"<path d="M{} {}L{} {}" fill="none" stroke="{colour}" stroke-width="{}"/>"#,
            num(from[0]),
            num(from[1]),
            num(to[0]),
            num(to[1]),
            num(thickness)
        );
    }

    /// A rectangle; `class` lets a page's style sheet recolour it.
    pub fn rect(&mut self, at: [f64; 2], size: [f64; 2], class: &str, fill: &str, stroke: Option<&str>) {
        let stroke = stroke.map_or(String::new(), |c| format!(r#" stroke="{c}" stroke-width="0.6""#));
        let _ = write!(
            self.body,
            r#"<rect x="{}" y="{}" width="{}" height="{}" class="{class}" fill="{fill}"{stroke}/>"#,
            num(at[0]),
            num(at[1]),
            num(size[0].max(0.0)),
            num(size[1].max(0.0)),
        );
    }

    /// Closes the sheet: the whole element with its name, description and view box.
    pub fn finish(self, canvas: &Canvas, height: f64) -> String {
        let id = canvas.id;
        let defs = if self.defs.is_empty() { String::new() } else { format!("<defs>{}</defs>", self.defs) };
        format!(
            concat!(
                r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" role="img" "#,
                r#"aria-labelledby="{id}-title {id}-desc" font-family="Titillium Web, sans-serif">"#,
                r#"<title id="{id}-title">{}</title><desc id="{id}-desc">{}</desc>{defs}{}</svg>"#
            ),
            num(canvas.width),
            num(height),
            escape(canvas.title),
            escape(canvas.description),
            self.body,
            id = id,
            defs = defs,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// CIE L* of an sRGB colour (D65).
    fn lightness(hex: &str) -> f64 {
        let channel = |i: usize| {
            let c = f64::from(u8::from_str_radix(&hex[i..i + 2], 16).expect("hex")) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        let y = 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
        if y > 0.008_856 { 116.0 * y.cbrt() - 16.0 } else { 903.3 * y }
    }

    #[test]
    fn the_five_steps_stay_apart_in_grey() {
        for (got, wanted) in Theme::LIGHT.sequence.iter().zip([94.0, 79.0, 63.0, 44.0, 24.0]) {
            assert!((lightness(got) - wanted).abs() < 1.5, "{got}: {}", lightness(got));
        }
        for pair in Theme::DARK.sequence.windows(2) {
            assert!(lightness(pair[1]) - lightness(pair[0]) >= 12.0, "{pair:?}");
        }
    }

    #[test]
    fn text_on_the_steps_has_contrast() {
        for theme in [Theme::LIGHT, Theme::DARK] {
            for (ground, ink) in theme.sequence.iter().zip(theme.on_sequence) {
                let luminance = |hex: &str| {
                    let l = lightness(hex);
                    if l > 8.0 { ((l + 16.0) / 116.0).powi(3) } else { l / 903.3 }
                };
                let (a, b) = (luminance(ground) + 0.05, luminance(ink) + 0.05);
                assert!((a / b).max(b / a) >= 4.5, "{ink} on {ground}: {}", (a / b).max(b / a));
            }
        }
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!([num(-0.04), num(3.0), num(2.25), num(10.0)], ["0", "3", "2.2", "10"]);
    }
}
