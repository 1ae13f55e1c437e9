//! The parts of the atlas that are drawn anew when something is chosen: title, panel of layers, legend, source, choice, table.

use super::atlas::{Asked, Fill, layer_name, query_of, some, under};
use super::named_map::LATENCY;
use super::{hotspots, named_parts};
use crate::session::Visit;
use crate::{address, map_svg, words};
use maud::{Markup, html};
use reticolo_instruments::atlas::{AtlasLayer, AtlasRow, AtlasView, Breaks, IndicatorView};
use reticolo_messages::{Language, date, decimal, help, integer, t, tn, tr};
use std::cmp::Ordering;

/// Classes of hot spots in the order of the legend, with the token of their colour.
pub const CLUSTERS: [(&str, &str); 5] = [("HH", "div-7"), ("HL", "div-5"), ("LH", "div-3"), ("LL", "div-1"), ("none", "mute")];

/// Writes values of what is drawn, all with as many decimals as their spread needs.
pub fn writer(l: Language, view: &AtlasView) -> impl Fn(f64) -> String + use<> {
    let values: Vec<f64> = view.rows.iter().filter_map(|r| r.drawn(view.compared)).collect();
    let signed = view.compared;
    let places = decimals(&values);
    move |x| {
        let text = decimal(l, x, places);
        if signed && x > 0.0 { format!("+{text}") } else { text }
    }
}

/// Decimals for values that are read side by side: none for whole numbers, else by their spread.
pub fn decimals(values: &[f64]) -> usize {
    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if values.iter().all(|v| v.fract() == 0.0) || high - low >= 100.0 {
        0
    } else if high - low >= 2.0 {
        1
    } else if high - low >= 0.2 {
        2
    } else {
        3
    }
}

/// What the whole territory has of what is drawn, where that is known.
pub fn level(view: &AtlasView) -> Option<f64> {
    match (view.compared, view.whole.value, view.whole.before) {
        (false, value, _) => value,
        (true, Some(now), Some(before)) if view.indicator.as_ref().is_some_and(IndicatorView::is_rate) => Some(now - before),
        (true, Some(now), Some(before)) if before != 0.0 => Some((now - before) / before * 100.0),
        _ => None,
    }
}

/// What the map shows, in one sentence.
pub fn finding(l: Language, territory: &str, fill: &Fill) -> String {
    let view = &fill.view;
    let Some(indicator) = &view.indicator else { return tr(l, "map-title", &[("territory", territory)]) };
    if let Some(Ok(clusters)) = &fill.clusters {
        return hotspots::finding(l, clusters);
    }
    let title = ("indicator", indicator.title.as_str());
    let drawn: Vec<(&AtlasRow, f64)> = view.rows.iter().filter_map(|r| Some((r, r.drawn(view.compared)?))).collect();
    if view.compared {
        let count = |sign: f64| words::count(drawn.iter().filter(|(_, v)| v * sign > 0.0).count());
        let (from, to) = (date(l, view.question.compare.as_deref().unwrap_or_default()), date(l, &view.period));
        let (rises, falls) = (count(1.0), count(-1.0));
        let (up, down) = (tn(l, "home-units", rises, &[]), tn(l, "home-units", falls, &[]));
        let args = [title, ("from", &from), ("to", &to), ("up", &up), ("down", &down)];
        return match (rises, falls) {
            (0, 0) => tr(l, "maps-finding-still", &args),
            (_, 0) => tr(l, "maps-finding-rises", &args),
            (0, _) => tr(l, "maps-finding-falls", &args),
            _ => tr(l, "maps-finding-both", &args),
        };
    }
    let highest = drawn.iter().max_by(|a, b| a.1.total_cmp(&b.1));
    let lowest = drawn.iter().min_by(|a, b| a.1.total_cmp(&b.1));
    match (highest, lowest) {
        (Some(high), Some(low)) if high.1 > low.1 => {
            let write = writer(l, view);
            let unit = words::unit(l, &indicator.unit);
            let figure = |x: f64| if unit.is_empty() { write(x) } else { format!("{}\u{a0}{unit}", write(x)) };
            let (most, least) = (figure(high.1), figure(low.1));
            tr(l, "maps-finding", &[title, ("highest", &high.0.name), ("most", &most), ("lowest", &low.0.name), ("least", &least)])
        }
        _ => tr(l, "map-title_indicator", &[title, ("period", &date(l, &view.period))]),
    }
}

/// The panel: what fills the areas, and the layers of records with their counts. One plain form.
pub fn panel(visit: &Visit, asked: &Asked, fill: &Fill, indicators: &[IndicatorView]) -> Markup {
    let l = visit.language;
    let view = &fill.view;
    let q = &asked.question;
    let select = |name: &'static str, label: String, options: Markup| {
        html! { div class="field" { label for=(format!("a-{name}")) { (label) } select class="inp" id=(format!("a-{name}")) name=(name) { (options) } } }
    };
    let group = |rates: bool| {
        html! { @for one in indicators.iter().filter(|i| i.is_rate() == rates) { option value=(one.code) selected[q.indicator.as_deref() == Some(one.code.as_str())] { (one.title) } } }
    };
    let periods: Vec<&String> = view.indicator.iter().flat_map(|i| i.periods.iter().rev()).collect();
    html! {
        form id="atlas-form" method="get" action="/atlas" data-live-form {
            div class="h" { h2 { (t(l, "maps-ground")) } }
            (select("indicator", t(l, "indicator"), html! {
                option value="" selected[q.indicator.is_none()] { (t(l, "word-none")) }
                @if indicators.iter().any(IndicatorView::is_rate) { optgroup label=(t(l, "maps-rates")) { (group(true)) } }
                @if indicators.iter().any(|i| !i.is_rate()) { optgroup label=(t(l, "maps-counts")) { (group(false)) } }
            }))
            div data-part="times" {
                @if !periods.is_empty() {
                    div class="field" { label for="a-period" { (t(l, "hotspots-period")) } select class="inp" id="a-period" name="period" data-slider { @for p in &periods { option value=(p) selected[view.period == **p] { (date(l, p)) } } } }
                    @if periods.len() > 1 {
                        (select("compare", t(l, "maps-compare"), html! {
                            option value="" selected[q.compare.is_none()] { (t(l, "maps-compare-none")) }
                            @for p in periods.iter().filter(|p| ***p != view.period) { option value=(p) selected[q.compare.as_ref() == Some(p)] { (date(l, p)) } }
                        }))
                    }
                    (select("fill", t(l, "maps-fill"), html! {
                        option value="" selected[!asked.clusters] { (t(l, "maps-fill-values")) }
                        option value="hotspots" selected[asked.clusters] { (t(l, "page-hotspots")) }
                    }))
                }
            }
            details class="more" {
                summary { (t(l, "maps-classes")) }
                (select("breaks", t(l, "maps-breaks"), html! {
                    @for one in [Breaks::Natural, Breaks::Quantiles] { option value=(one.code()) selected[q.breaks == one] { (t(l, &format!("maps-breaks-{}", one.code()))) } }
                }))
                (select("steps", t(l, "maps-steps"), html! { @for n in 2..=7usize { option value=(n) selected[q.steps == n] { (n) } } }))
            }
            div class="h" { h2 { (t(l, "maps-layers")) } }
            @if view.layers.is_empty() { p class="mut c13" { (t(l, "maps-no_records")) } }
            @if view.layers.iter().any(|x| x.beyond > 0) { p class="mut c12" { (t(l, "maps-layers-beyond")) } }
            ul class="layers" {
                @for (i, layer) in view.layers.iter().enumerate().filter(|(_, x)| x.class.is_none()) { li { (layer_line(l, asked, view, i, layer)) } }
            }
            p class="mt" { button class="btn pri" data-live-button { (t(l, "action-show")) } }
        }
    }
}

/// A kind with its parts under it; the parts are open where one of them is shown.
fn layer_line(l: Language, asked: &Asked, view: &AtlasView, index: usize, layer: &AtlasLayer) -> Markup {
    let box_of = |i: usize, x: &AtlasLayer| {
        html! {
            label class="layer" {
                input type="checkbox" name="show" value=(x.code) data-map-layer=(x.code) checked[asked.shown.contains(&x.code)];
                (named_parts::mark(i, x)) span { (layer_name(l, x)) }
                i { (integer(l, words::count(x.inside))) @if x.beyond > 0 { " + " (integer(l, words::count(x.beyond))) } }
            }
            @if x.pointed < x.total && x.kind != LATENCY { small class="mut" {
                @if x.unit_only > 0 { (tn(l, "maps-unit_only", words::count(x.unit_only), &[])) }
                @if x.nowhere > 0 { @if x.unit_only > 0 { "; " } (tn(l, "maps-nowhere", words::count(x.nowhere), &[])) }
            } }
        }
    };
    let parts: Vec<(usize, &AtlasLayer)> =
        view.layers.iter().enumerate().filter(|(_, x)| x.kind == layer.kind && x.class.is_some()).collect();
    html! {
        (box_of(index, layer))
        @if !parts.is_empty() {
            details open[parts.iter().any(|(_, x)| asked.shown.contains(&x.code))] {
                summary { (tn(l, "maps-parts", words::count(parts.len()), &[])) }
                ul class="in" { @for (i, x) in parts { li { (box_of(i, x)) } } }
            }
        }
    }
}

/// Always there: what the colours mean, where the classes end, how many have none.
pub fn legend(visit: &Visit, asked: &Asked, fill: &Fill) -> Markup {
    let l = visit.language;
    let view = &fill.view;
    let classes = fill.classes(l);
    let write = writer(l, view);
    let shown: Vec<(usize, &AtlasLayer)> = view.layers.iter().enumerate().filter(|(_, x)| asked.shown.contains(&x.code)).collect();
    html! {
        div class="legend" {
            @if let Some(indicator) = &view.indicator {
                p { (indicator.title) span class="mut" { " " (under(l, view)) } }
                @match &fill.clusters {
                    Some(Err(why)) => p class="note look" role="status" { (why) },
                    Some(Ok(_)) => {},
                    None if view.areas => {
                        @let steps: Vec<(f64, f64, &str)> = view.classes.iter().map(|c| (c.from, c.to, c.color.as_str())).collect();
                        (map_svg::scale(&t(l, "maps-scale"), &steps, &write))
                    },
                    None => p class="mut c13" { (t(l, "maps-counts_as_marks")) @if let Some(most) = view.rows.iter().filter_map(|r| r.value).reduce(f64::max) { " " (tr(l, "maps-largest_mark", &[("value", &write(most))])) } },
                }
                ul class="ramp" {
                    @for (token, label, count) in &classes { li class=(swatch_class(token)) { (label) " (" (integer(l, words::count(*count))) ")" } }
                    @if view.missing > 0 { li class="bnull" { (tn(l, "map-missing", words::count(view.missing), &[])) } }
                }
            }
            @if !shown.is_empty() {
                ul class="keys-l" { @for (i, x) in &shown { li { (named_parts::mark(*i, x)) " " (layer_name(l, x)) " (" (integer(l, words::count(if x.kind == LATENCY { x.total } else { x.pointed }))) ")" } } }
                (named_parts::marks_said(l, &shown.iter().map(|(_, x)| *x).collect::<Vec<_>>()))
            }
        }
    }
}

/// The class of a token's swatch in a legend.
pub fn swatch_class(token: &str) -> String {
    match token.split_once('-') {
        Some(("seq", n)) => format!("b{n}"),
        Some(("div", n)) => format!("d{n}"),
        Some(("cat", n)) => format!("k{n}"),
        None if token == "hatch" => "hatch".to_owned(),
        _ => "bnull".to_owned(),
    }
}

/// Where it comes from, and how to take it along.
pub fn source(visit: &Visit, asked: &Asked, fill: &Fill) -> Markup {
    let l = visit.language;
    let query = query_of(asked);
    html! {
        @if let Some(i) = &fill.view.indicator {
            a href=(format!("/data_sets/{}", address::encode(&i.data_set))) { (i.data_set_title) } ", " (t(l, "envelope-version")) " " (i.version) ". "
        }
        (t(l, "maps-generalised")) " "
        @for (form, name) in [("csv", "CSV"), ("geojson", "GeoJSON"), ("svg", "SVG")] { a href=(format!("/download/atlas.{form}{query}")) { (name) } " · " }
        a href=(format!("/api/v1/atlas{query}")) { "JSON" } " · "
        a href=(format!("/atlas{query}")) data-permalink { (t(l, "record-permalink")) } " · " (super::what_if::way(l, None, ""))
    }
}

/// What the chosen units add up to, beside the whole.
pub fn chosen(visit: &Visit, asked: &Asked, fill: &Fill) -> Markup {
    let l = visit.language;
    let view = &fill.view;
    let some_chosen = view.chosen.units > 0;
    let total = if some_chosen { &view.chosen } else { &view.whole };
    let none = Asked {
        question: reticolo_instruments::atlas::AtlasQuestion { chosen: Default::default(), ..asked.question.clone() },
        shown: asked.shown.clone(),
        clusters: asked.clusters,
        sort: asked.sort.clone(),
    };
    let figure = |x: f64| decimal(l, x, decimals(&[x, x + 10.0]));
    html! {
        div class="h" {
            h2 { @if some_chosen { (tn(l, "maps-chosen", words::count(total.units), &[])) } @else { (tn(l, "maps-all", words::count(total.units), &[])) } }
            @if some_chosen { a href=(format!("/atlas{}", query_of(&none))) data-choose-none { (t(l, "action-remove")) } }
        }
        p class="c13 two num" {
            @if let Some(indicator) = &view.indicator {
                @let unit = words::unit(l, &indicator.unit);
                @let unit = if unit.is_empty() { String::new() } else { format!("\u{a0}{unit}") };
                @match (total.value, view.whole.value) {
                    (Some(value), Some(whole)) if some_chosen => (tr(l, "maps-total-against", &[("indicator", &indicator.title), ("value", &format!("{}{unit}", figure(value))), ("whole", &format!("{}{unit}", figure(whole)))])),
                    (Some(value), _) => (tr(l, "maps-total", &[("indicator", &indicator.title), ("value", &format!("{}{unit}", figure(value)))])),
                    _ => (t(l, "maps-total-unknown")),
                }
                @if let (true, Some(before)) = (view.compared, total.before) { " " (tr(l, "maps-total-before", &[("period", &date(l, view.question.compare.as_deref().unwrap_or_default())), ("value", &format!("{}{unit}", figure(before)))])) }
            }
            @for layer in view.layers.iter().filter(|x| asked.shown.contains(&x.code)) {
                " " (layer_name(l, layer)) ": " (some(l, total.records.get(&layer.code).copied().or(Some(0)))) "."
            }
        }
        @if !some_chosen { p class="mut c12" { (help(l, "maps-choose").unwrap_or_default()) } }
    }
}

/// The table that says the same; its boxes choose, with and without a script.
pub fn table(visit: &Visit, asked: &Asked, fill: &Fill) -> Markup {
    let l = visit.language;
    let view = &fill.view;
    let write = writer(l, view);
    let plain: Vec<f64> = view.rows.iter().flat_map(|r| [r.value, r.before]).flatten().collect();
    let places = decimals(&plain);
    let columns: Vec<&AtlasLayer> = view.layers.iter().filter(|x| asked.shown.contains(&x.code)).collect();
    let here = visit.here();
    let head = |field: &str, text: &str, right: bool| {
        let on = asked.sort.trim_start_matches('-') == field;
        let next = if on && asked.sort.starts_with('-') { field.to_owned() } else { format!("-{field}") };
        let way = on.then_some(if asked.sort.starts_with('-') { "descending" } else { "ascending" });
        html! { th class=[right.then_some("r")] aria-sort=[way] { a href=(address::with(&here, &[("sort", &next)])) { (text) } } }
    };
    let most = view.rows.iter().filter_map(|r| r.drawn(view.compared)).map(f64::abs).fold(0.0, f64::max);
    let value = |x: Option<f64>, l: Language| match x {
        Some(x) => html! { (decimal(l, x, places)) },
        None => html! { span class="mut" { (t(l, "list-not_given")) } },
    };
    html! {
        div class="scroll tall" tabindex="0" role="region" aria-label=(t(l, "map-table_twin")) {
            table id="twin" class="tw num" {
                caption class="vh" { (t(l, "map-table_twin")) }
                thead { tr {
                    th class="c" { span class="vh" { (t(l, "list-choose")) } }
                    (head("name", &t(l, "envelope-unit"), false))
                    @if view.indicator.is_some() {
                        @if view.compared {
                            th class="r" { (date(l, view.question.compare.as_deref().unwrap_or_default())) }
                            th class="r" { (date(l, &view.period)) }
                            (head("value", &t(l, "maps-change"), true))
                        } @else { th { span class="vh" { (t(l, "maps-bar")) } } (head("value", &t(l, "hotspots-value"), true)) }
                        @if fill.clusters.is_some() { th { (t(l, "analysis-result")) } }
                    }
                    @for layer in &columns { (head(&layer.code, &layer_name(l, layer), true)) }
                } }
                tbody {
                    @for row in ordered(asked, view) {
                        @let chosen = asked.question.chosen.contains(&row.code);
                        tr data-code=(row.code) class=[chosen.then_some("sel")] aria-current=[chosen.then_some("true")] {
                            td class="c" { input type="checkbox" name="sel" value=(row.code) form="atlas-form" checked[chosen] aria-label=(tr(l, "list-choose_one", &[("title", &row.name)])); }
                            td class="ttl" { (row.name) }
                            @if view.indicator.is_some() {
                                @if view.compared {
                                    td class="r" data-l=(date(l, view.question.compare.as_deref().unwrap_or_default())) { (value(row.before, l)) }
                                    td class="r" data-l=(date(l, &view.period)) { (value(row.value, l)) }
                                    td class="r" data-l=(t(l, "maps-change")) { @match row.change { Some(x) => (write(x)), None => span class="mut" { (t(l, "list-not_given")) } } }
                                } @else {
                                    td { @if let Some(x) = row.value.filter(|_| most > 0.0) { (bar(x.abs() / most)) } }
                                    td class="r" data-l=(t(l, "hotspots-value")) { (value(row.value, l)) }
                                }
                                @if let Some(class) = fill.cluster_of(l, &row.code) { td data-l=(t(l, "analysis-result")) { (class) } }
                                @else if fill.clusters.is_some() { td {} }
                            }
                            @for layer in &columns { td class="r" data-l=(layer_name(l, layer)) { (some(l, row.records.get(&layer.code).copied())) } }
                        }
                    }
                }
            }
        }
        (not_drawn(l, &columns))
        noscript { p class="mt" { button class="btn" form="atlas-form" { (t(l, "maps-show_chosen")) } } }
    }
}

/// How many records of the shown layers have no point on the map, and why.
pub fn not_drawn(l: Language, layers: &[&AtlasLayer]) -> Markup {
    let nowhere: usize = layers.iter().map(|x| x.nowhere).sum();
    let without: usize = layers.iter().map(|x| x.unit_only).sum();
    html! {
        @if without > 0 { p class="mut c12" { (tn(l, "maps-without_point", words::count(without), &[])) } }
        @if nowhere > 0 { p class="mut c12" { (tn(l, "maps-without_place", words::count(nowhere), &[])) } }
    }
}

/// A small bar as long as a part of the greatest.
pub fn bar(part: f64) -> Markup {
    html! { svg class="mb" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" { rect width=(format!("{:.1}", part.clamp(0.0, 1.0) * 100.0)) height="4" {} } }
}

/// The rows in the order that the address asks for; those without the figure come last.
fn ordered<'a>(asked: &Asked, view: &'a AtlasView) -> Vec<&'a AtlasRow> {
    let mut rows: Vec<&AtlasRow> = view.rows.iter().collect();
    let down = asked.sort.starts_with('-');
    let field = asked.sort.trim_start_matches('-');
    let key = |r: &AtlasRow| match field {
        "value" => r.drawn(view.compared),
        #[expect(clippy::cast_precision_loss, reason = "a count of records")]
        layer => r.records.get(layer).map(|n| *n as f64),
    };
    if field == "name" || (field == "value" && view.indicator.is_none()) {
        rows.sort_by(|a, b| a.name.cmp(&b.name));
        if down && field == "name" {
            rows.reverse();
        }
        return rows;
    }
    rows.sort_by(|a, b| by_figure(down, key(a), key(b)));
    rows
}

/// The order of two rows by a figure; who has none comes last, whichever way.
pub fn by_figure(down: bool, a: Option<f64>, b: Option<f64>) -> Ordering {
    match (a, b) {
        (Some(x), Some(y)) if down => y.total_cmp(&x),
        (Some(x), Some(y)) => x.total_cmp(&y),
        (x, y) => y.is_some().cmp(&x.is_some()),
    }
}
