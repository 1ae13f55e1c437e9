//! The parts of the page of basins: legend, table, profiles in words, borders with what they are worth, how firmly it stands.

use super::basins::{hues, number_and_name};
use super::go;
use crate::errors::Answer;
use crate::session::Visit;
use crate::{address, frame, words};
use maud::{Markup, html};
use reticolo_instruments::Act;
use reticolo_instruments::basins::{Basin, BasinsSaved, BasinsView, traits_words};
use reticolo_instruments::places::Places;
use reticolo_messages::{Language, decimal, integer, list_words, percent, t, tn, tr};

/// The first of some units by name.
pub fn some(l: Language, places: &Places, codes: &[String]) -> String {
    let names: Vec<String> = codes.iter().take(12).map(|u| places.name(u).to_owned()).collect();
    let names = list_words(l, &names);
    if codes.len() > 12 { format!("{names}…") } else { names }
}

/// The swatch of a basin.
pub fn swatch(hue: usize) -> Markup {
    html! { svg class="sw" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" { rect class=(format!("k{hue}")) width="12" height="12" {} } }
}

/// Whether it would come out so again, in a sentence with its threshold.
pub fn standing(l: Language, view: &BasinsView) -> Markup {
    let Some(s) = &view.stability else { return html! { p class="note" role="status" { (t(l, "basins-untried")) } } };
    let args = [
        ("replicates", integer(l, i64::from(s.replicates))),
        ("agreement", decimal(l, s.agreement, 2)),
        ("threshold", decimal(l, s.threshold, 2)),
    ];
    let args: Vec<(&str, &str)> = args.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let (class, key) = if s.stable { ("note good", "basins-stable") } else { ("note look", "basins-unstable") };
    html! { p class=(class) role="status" { (tr(l, key, &args)) } }
}

/// Keeps the basins of an address as areas, for who may write.
pub fn keep(visit: &Visit, action: &str) -> Markup {
    let l = visit.language;
    html! {
        @if visit.may(Act::Write) {
            form method="post" action=(action) class="mt" {
                (frame::csrf(visit))
                button class="btn pri" { (t(l, "basins-save")) }
                p class="help" { (t(l, "basins-save_help")) }
            }
        }
    }
}

/// Back to the basins that were kept, told how many areas that made.
pub fn kept(back: &str, saved: &BasinsSaved) -> Answer {
    let done = if saved.seq == 0 { "unchanged" } else { "basins_saved" };
    let n = (saved.created + saved.changed).to_string();
    go(&address::with(back, &[("done", done), ("n", &n), ("seq", &saved.seq.to_string())]))
}

/// What else must be said: who is left out, parts, indicators that tell nothing, a floor that left fewer.
pub fn unsaid(l: Language, view: &BasinsView, places: &Places) -> Markup {
    let mut said = Vec::new();
    if view.short {
        let asked = view.question.k.unwrap_or_default().to_string();
        said.push(tn(l, "basins-short", words::count(view.basins.len()), &[("k", &asked)]));
    }
    if !view.missing.is_empty() {
        said.push(tn(l, "basins-missing", words::count(view.missing.len()), &[("names", &some(l, places, &view.missing))]));
    }
    if view.parts > 1 {
        said.push(tr(l, "basins-parts", &[("parts", &view.parts.to_string())]));
    }
    said.extend(view.indicators.iter().filter(|i| i.constant).map(|i| tr(l, "basins-constant", &[("indicator", &i.indicator.title)])));
    html! { @for one in said { p class="note" { (one) } } }
}

pub fn legend(l: Language, view: &BasinsView, places: &Places) -> Markup {
    let hues = hues(view);
    html! {
        div class="legend" {
            p { (t(l, "map-legend")) }
            ul class="ramp" {
                @for basin in &view.basins { li class=(format!("k{}", hues[&basin.number])) { (number_and_name(l, view, places, basin.number)) " (" (integer(l, words::count(basin.units.len()))) ")" } }
                @if !view.missing.is_empty() { li class="bnull" { (t(l, "basins-none")) " (" (integer(l, words::count(view.missing.len()))) ")" } }
            }
        }
    }
}

/// A value with its unit.
fn with_unit(l: Language, x: f64, unit: &str) -> String {
    let unit = words::unit(l, unit);
    let places = if x.abs() >= 100.0 { 0 } else { 1 };
    if unit.is_empty() { decimal(l, x, places) } else { format!("{} {unit}", decimal(l, x, places)) }
}

/// Each basin: what its places share in words, which they are, and the figures.
pub fn profiles(l: Language, view: &BasinsView, places: &Places) -> Markup {
    let hues = hues(view);
    html! {
        section {
            div class="h" { h2 { (t(l, "basins-profiles")) } }
            div class="stack" { @for basin in &view.basins { (profile(l, view, places, basin, hues[&basin.number])) } }
        }
    }
}

fn profile(l: Language, view: &BasinsView, places: &Places, basin: &Basin, hue: usize) -> Markup {
    let names: Vec<String> = basin.units.iter().map(|u| places.name(u).to_owned()).collect();
    html! {
        section id=(format!("basin-{}", basin.number)) {
            h3 { (swatch(hue)) " " (number_and_name(l, view, places, basin.number)) }
            p { b { (traits_words(l, view, basin)) "." } " "
                span class="mut" {
                    (tn(l, "basins-places", words::count(basin.units.len()), &[]))
                    @if let (Some(size), Some(of)) = (basin.size, &view.size) { ", " (with_unit(l, size.round(), &of.unit)) @if of.unit.is_empty() { " (" (of.title) ")" } }
                    @if let Some(kept) = basin.kept { "; " (tr(l, "basins-kept", &[("part", &percent(l, kept, 0))])) }
                }
            }
            dl class="dl num" {
                @for (i, mean) in view.indicators.iter().zip(&basin.means) {
                    @if let Some(z) = mean {
                        dt { (i.indicator.title) }
                        dd { (tr(l, "basins-mean", &[("value", &with_unit(l, i.mean + z * i.deviation, &i.indicator.unit)), ("mean", &with_unit(l, i.mean, &i.indicator.unit))])) " " span class="mut" { (signed(l, *z)) } }
                    }
                }
            }
            details class="more" { summary { (tn(l, "basins-places", words::count(names.len()), &[])) } div { p { (list_words(l, &names)) } } }
        }
    }
}

/// Deviations from the mean of all, with their sign.
fn signed(l: Language, z: f64) -> String {
    let sign = if z > 0.0 { "+" } else { "−" };
    format!("{sign}{}", decimal(l, z.abs(), 1))
}

/// What each border is worth, the dearest first; for SKATER also the ties that were cut.
pub fn borders(l: Language, view: &BasinsView, places: &Places) -> Markup {
    let mut by_cost: Vec<_> = view.borders.iter().collect();
    by_cost.sort_by(|a, b| b.cost.total_cmp(&a.cost).then(a.between.cmp(&b.between)));
    let title = |code: &str| view.indicator(code).map_or(code, |i| i.indicator.title.as_str()).to_owned();
    let label = |n: u32| view.basin(n).map_or_else(|| n.to_string(), |b| format!("{n} ({})", places.name(&b.seat)));
    html! {
        @if !by_cost.is_empty() {
            section {
                div class="h" { h2 { (t(l, "basins-borders")) } }
                ul class="plain" {
                    @for b in by_cost {
                        li {
                            b { (tr(l, "basins-border", &[("a", &label(b.between[0])), ("b", &label(b.between[1]))])) } ". "
                            (tr(l, "basins-border_why", &[("indicator", &title(&b.indicator)), ("difference", &decimal(l, b.difference.abs(), 1)), ("cost", &percent(l, b.cost, 1))])) " "
                            span class="mut" { (tr(l, "basins-border_alike", &[("a", places.name(&b.alike.0)), ("b", places.name(&b.alike.1)), ("c", places.name(&b.unlike.0)), ("d", places.name(&b.unlike.1))])) }
                        }
                    }
                }
                @if !view.cuts.is_empty() {
                    details class="more" { summary { (t(l, "basins-cuts")) } div { ol { @for cut in &view.cuts {
                        li { (tr(l, "basins-cut", &[("a", places.name(&cut.between[0])), ("b", places.name(&cut.between[1])), ("gain", &percent(l, cut.gain, 1))])) }
                    } } } }
                }
            }
        }
    }
}

/// The map's table: each unit with its basin, how much of it it keeps, and its values.
pub fn table(l: Language, view: &BasinsView) -> Markup {
    let hues = hues(view);
    let tried = view.stability.is_some();
    let mut rows: Vec<_> = view.rows.iter().collect();
    rows.sort_by(|a, b| (a.basin.is_none(), a.basin, &a.name).cmp(&(b.basin.is_none(), b.basin, &b.name)));
    html! {
        section {
            div class="h" { h2 { (t(l, "map-table_twin")) } }
            div class="scroll tall" tabindex="0" role="region" aria-label=(t(l, "map-table_twin")) {
                table id="twin" class="tw num" {
                    caption class="vh" { (t(l, "map-table_twin")) }
                    thead { tr {
                        th { (t(l, "envelope-unit")) } th class="r" { (t(l, "basins-column")) }
                        @if tried { th class="r" { (t(l, "basins-kept_column")) } }
                        @for i in &view.indicators { th class="r" { (i.indicator.title) } }
                    } }
                    tbody {
                        @for row in rows {
                            tr data-code=(row.code) {
                                td class="ttl" { (row.name) }
                                td class="r" data-l=(t(l, "basins-column")) { @match row.basin { Some(b) => { (swatch(hues[&b])) " " (b) }, None => span class="mut" { (t(l, "basins-none")) } } }
                                @if tried { td class="r" { (row.kept.map_or_else(|| "–".to_owned(), |x| percent(l, x, 0))) } }
                                @for value in &row.values { td class="r" { (value.map_or_else(|| "–".to_owned(), |x| words::figure(l, x))) } }
                            }
                        }
                    }
                }
            }
        }
    }
}
