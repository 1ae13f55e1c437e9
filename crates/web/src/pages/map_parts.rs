//! What the pages of analyses with a map have in common: figures in an address, the legend with its scale, strips, the method's card.

use crate::session::Visit;
use crate::{map_svg, words};
use maud::{Markup, html};
use reticolo_instruments::atlas::{AtlasClass, Card, IndicatorView};
use reticolo_messages::{Language, decimal, integer, t};
use reticolo_model::Problem;
use std::collections::BTreeSet;

/// Why a question has no answer; its form stands below.
pub fn no_answer(l: Language, why: &str) -> Markup {
    html! { p class="note look" role="status" { b { (t(l, "hotspots-no_answer")) } " " (why) } }
}

/// A number of an address, with a point or a comma, between two limits.
pub fn number(visit: &Visit, name: &str, default: f64, least: f64, greatest: f64) -> Result<f64, Problem> {
    let Some(text) = visit.param(name) else { return Ok(default) };
    let range = || Problem::new("problem-range", &text).on(name).with("least", least).with("greatest", greatest);
    text.trim().replace(',', ".").parse().ok().filter(|x: &f64| x.is_finite() && *x >= least && *x <= greatest).ok_or_else(range)
}

/// A number as a form and an address write it.
pub fn plain(l: Language, x: f64) -> String {
    words::number(l, x)
}

/// Units of measure that say that persons are counted.
const PERSONS: [&str; 4] = ["persone", "persons", "people", "residenti"];

/// A choice of people: the additive indicators that count persons; where none says so, all that add up.
pub fn people_field(l: Language, indicators: &[IndicatorView], chosen: &str) -> Markup {
    let additive = || indicators.iter().filter(|i| i.aggregation.as_deref() == Some("additive"));
    let mut who: Vec<&IndicatorView> = additive().filter(|i| PERSONS.contains(&i.unit.as_str()) || i.code == chosen).collect();
    if who.is_empty() {
        who = additive().collect();
    }
    html! {
        div class="field" {
            label for="f-demand" { (t(l, "services-people")) }
            select class="inp" id="f-demand" name="demand" {
                @for one in who { option value=(one.code) selected[one.code == chosen] { (one.title) } }
            }
        }
    }
}

/// A number with its unit.
pub fn number_field(l: Language, name: &str, label: &str, value: f64, unit: &str) -> Markup {
    let id = format!("f-{name}");
    html! { div class="field short" { label for=(id) { (label) @if !unit.is_empty() { " (" (unit) ")" } } input class="inp" id=(id) name=(name) inputmode="decimal" value=(plain(l, value)); } }
}

/// A choice of yes or no.
pub fn yes_field(l: Language, name: &str, label: &str, yes: bool) -> Markup {
    let id = format!("f-{name}");
    html! { div class="field short" { label for=(id) { (label) } select class="inp" id=(id) name=(name) {
        option value="yes" selected[yes] { (t(l, "word-yes")) } option value="no" selected[!yes] { (t(l, "word-no")) }
    } } }
}

/// Classes with their scale, and what else a map's fills mean: swatch, words, count.
pub fn legend(l: Language, title: &str, classes: &[AtlasClass], write: &dyn Fn(f64) -> String, more: &[(&str, String)]) -> Markup {
    let steps: Vec<(f64, f64, &str)> = classes.iter().map(|c| (c.from, c.to, c.color.as_str())).collect();
    html! {
        p { (title) }
        @if steps.len() > 1 && steps.iter().any(|s| s.0 < s.1) { (map_svg::scale(&t(l, "maps-scale"), &steps, write)) }
        ul class="ramp" {
            @for c in classes { li class=(super::atlas_parts::swatch_class(&c.color)) { (range(c, write)) " (" (integer(l, words::count(c.count))) ")" } }
            @for (class, text) in more { li class=(class) { (text) } }
        }
    }
}

/// From where to where a class reaches.
pub fn range(class: &AtlasClass, write: &dyn Fn(f64) -> String) -> String {
    let (from, to) = (write(class.from), write(class.to));
    if from == to { to } else { format!("{from}–{to}") }
}

/// One unit on a strip of distances.
pub struct Dot<'a> {
    pub code: &'a str,
    pub name: &'a str,
    pub at: f64,
    pub weight: f64,
    pub filled: bool,
    pub text: String,
}

/// Units along a distance, each a dot whose area is its people; dots that would touch stand above each other.
pub fn dots(l: Language, label: &str, axis: &str, dots: &[Dot], limit: Option<(f64, &str)>, chosen: &BTreeSet<String>) -> Markup {
    const WIDE: f64 = 560.0;
    let far = dots.iter().map(|d| d.at).chain(limit.map(|x| x.0)).fold(1.0, f64::max);
    let far = (far / 4.0).ceil() * 4.0;
    let most = dots.iter().map(|d| d.weight).fold(1.0, f64::max);
    let x = |km: f64| 24.0 + km / far * (WIDE - 48.0);
    let mut order: Vec<&Dot> = dots.iter().collect();
    order.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.code.cmp(b.code)));
    let mut placed: Vec<(f64, f64, f64, &Dot)> = Vec::new();
    for dot in order {
        let r = 3.0 + 15.0 * (dot.weight / most).max(0.0).sqrt();
        // Levels from the middle outward, half a dot apart.
        let free = (0..80u32)
            .map(|n| f64::from(n.div_ceil(2)) * 3.0 * if n % 2 == 0 { 1.0 } else { -1.0 })
            .find(|y| placed.iter().all(|(px, py, pr, _)| (px - x(dot.at)).hypot(py - y) >= pr + r + 1.0));
        placed.push((x(dot.at), free.unwrap_or(0.0), r, dot));
    }
    let high = placed.iter().map(|(_, y, r, _)| y.abs() + r).fold(20.0, f64::max);
    let middle = high + 22.0;
    let foot = middle + high + 6.0;
    let ticks: Vec<f64> = (0..=4u32).map(|i| far * f64::from(i) / 4.0).collect();
    html! {
        svg class=(if chosen.is_empty() { "strip dots" } else { "strip dots has-sel" }) data-brush viewBox=(format!("0 0 {WIDE} {:.0}", foot + 34.0)) role="img" aria-label=(label) {
            @for tick in &ticks {
                path class="gridl" d=(format!("M{:.1} 18V{foot:.1}", x(*tick))) {}
                text class="ax" x=(format!("{:.1}", x(*tick))) y=(format!("{:.1}", foot + 14.0)) text-anchor="middle" { (plain(l, *tick)) }
            }
            text class="ax" x=(WIDE - 8.0) y=(format!("{:.1}", foot + 29.0)) text-anchor="end" { (axis) }
            @if let Some((km, text)) = limit {
                path class="limit" d=(format!("M{:.1} 14V{foot:.1}", x(km))) {}
                text class="limit-t" x=(format!("{:.1}", x(km))) y="10" text-anchor="middle" { (text) }
            }
            @for (cx, y, r, dot) in &placed {
                circle class=(format!("unit {}{}", if dot.filled { "full" } else { "hollow" }, if chosen.contains(dot.code) { " sel" } else { "" })) data-code=(dot.code) cx=(format!("{cx:.1}")) cy=(format!("{:.1}", middle + y)) r=(format!("{r:.1}")) { title { (dot.name) ": " (dot.text) } }
            }
        }
    }
}

/// How it was computed: the card's question, what was put in, where the method is from.
pub fn method(l: Language, card: &'static Card, facts: &[(String, Markup)]) -> Markup {
    let own = |it: &'static str, en: &'static str| match l {
        Language::It => it,
        Language::En => en,
    };
    html! {
        details class="more" {
            summary { (t(l, "frame-data_and_methods")) }
            div {
                h3 { (own(card.question.it, card.question.en)) }
                dl class="dl num" {
                    dt { (t(l, "analysis-method")) } dd { (t(l, card.title_key)) }
                    @for (name, value) in facts { dt { (name) } dd { (value) } }
                }
                h3 { (t(l, "analysis-source")) }
                ul { @for source in card.sources { li { (source.citation) " " a href=(format!("https://doi.org/{}", source.doi)) rel="noopener" { (source.doi) } } } }
            }
        }
    }
}

/// The facts of an answer that every method states: its people, and the digest of its input.
pub fn facts(l: Language, demand: &IndicatorView, period: &str, digest: &str) -> Vec<(String, Markup)> {
    vec![
        (
            t(l, "services-people"),
            html! { a href=(format!("/data_sets/{}", crate::address::encode(&demand.data_set))) { (demand.data_set_title) } ", " (demand.title) ", " (reticolo_messages::date(l, period)) ", " (t(l, "envelope-version")) " " (demand.version) },
        ),
        (t(l, "analysis-digest"), html! { span class="mono c12" { (words::breakable(digest)) } }),
    ]
}

/// People, without decimals.
pub fn people(l: Language, n: f64) -> String {
    decimal(l, n, 0)
}

/// A distance with one decimal.
pub fn km(l: Language, x: f64) -> String {
    decimal(l, x, 1)
}
