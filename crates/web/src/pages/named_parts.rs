//! The parts of the seven maps that are drawn anew when something is chosen: panel, legend, source, chart, what there is, choice, table.

use super::atlas::some;
use super::atlas_parts::{bar, by_figure, not_drawn, swatch_class};
use super::named_map::{Asked, LATENCY, query_of, told};
use crate::map_svg::{self, Bar, Form, Spot};
use crate::session::Visit;
use crate::{address, routes, words};
use maud::{Markup, html};
use reticolo_instruments::atlas::named::{MAPS, MapRow, NamedMap, class_name, figure, layer_title, measure_title, title, writer};
use reticolo_instruments::atlas::{AtlasLayer, Breaks};
use reticolo_messages::{Language, date, help, integer, t, tn, tr};
use reticolo_model::vocabulary::{PER_PERIODS, QUANTITY_UNITS, SERVICES};
use std::collections::BTreeSet;

/// The seven maps and the free one, each a link.
pub fn strip(l: Language, on: Option<&str>) -> Markup {
    let link = |code: &str, name: String| {
        let here = on.unwrap_or_default() == code;
        let to = if code.is_empty() { "/atlas".to_owned() } else { format!("/atlas?map={code}") };
        html! { li { a href=(to) aria-current=[here.then_some("page")] { (name) } } }
    };
    html! {
        nav class="seven" aria-label=(t(l, "seven-strip")) {
            ol class="maps" { @for map in &MAPS { (link(map.code, title(l, map.code))) } }
            ul class="maps" { (link("", t(l, "seven-free"))) }
        }
    }
}

/// Circles of a count, by area.
pub fn amounts(l: Language, map: &NamedMap) -> Vec<Spot> {
    let most = map.rows.iter().filter_map(|r| r.value).fold(0.0, f64::max);
    if map.areas || most <= 0.0 {
        return Vec::new();
    }
    let spot = |r: &MapRow| {
        let value = r.value.filter(|v| *v > 0.0)?;
        Some(Spot { at: r.seat?, name: format!("{}: {}", r.name, figure(l, map, value)), form: Form::Amount(value / most) })
    };
    map.rows.iter().filter_map(spot).collect()
}

/// The numbers of basins and areas, each in the unit of its class with the most residents: hue alone tells nothing.
pub fn numbers(l: Language, map: &NamedMap) -> Vec<(usize, [f64; 2], String)> {
    if map.card.code != "basins" {
        return Vec::new();
    }
    let of = |(i, class): (usize, &reticolo_instruments::atlas::named::MapClass)| {
        let here = map.rows.iter().filter(|r| r.class == Some(i) && r.seat.is_some() && class.color != "hatch");
        let first = here.max_by(|a, b| a.value.unwrap_or(0.0).total_cmp(&b.value.unwrap_or(0.0)).then_with(|| b.code.cmp(&a.code)))?;
        Some((i + 1, first.seat?, class_name(l, map, class)))
    };
    map.classes.iter().enumerate().filter_map(of).collect()
}

/// The panel: what fills the map, for which service and time, and its layers with their counts. One plain form.
pub fn panel(l: Language, asked: &Asked) -> Markup {
    let map = &asked.map;
    let ask = &asked.ask;
    let select = |name: &'static str, label: String, options: Markup| {
        html! { div class="field" { label for=(format!("a-{name}")) { (label) } select class="inp" id=(format!("a-{name}")) name=(name) { (options) } } }
    };
    html! {
        form id="atlas-form" method="get" action="/atlas" data-live-form {
            input type="hidden" name="map" value=(map.card.code);
            div class="h" { h2 { (t(l, "maps-ground")) } }
            (select("measure", t(l, "seven-fill"), html! {
                @for one in map.card.measures { option value=(one.code) selected[map.measure.code == one.code] { (t(l, &format!("seven-measure-{}-{}", map.card.code, one.code))) } }
            }))
            @if map.card.of_services && !map.services.is_empty() {
                (select("service", t(l, "seven-service"), html! {
                    @if map.card.code != "services" { option value="" selected[ask.service.is_none()] { (t(l, "seven-service-all")) } }
                    @for one in &map.services { option value=(one) selected[map.question.service.as_ref() == Some(one)] { (words::choice(l, &SERVICES, one)) } }
                }))
            }
            @if map.card.dated && !map.years.is_empty() {
                div class="field" { label for="a-at" { (t(l, "seven-at")) } select class="inp" id="a-at" name="at" data-slider {
                    option value="" selected[ask.at.is_none()] { (t(l, "seven-at-any")) }
                    @for year in years(map, ask.at.as_deref()) { option value=(year) selected[ask.at.as_ref() == Some(&year)] { (date(l, &year)) } }
                } }
            }
            @if map.card.by.len() > 1 {
                (select("by", t(l, "seven-by"), html! { @for one in map.card.by { option value=(one) selected[map.by == *one] { (t(l, &format!("seven-by-{one}"))) } } }))
            }
            @if map.areas && !map.sorted {
                details class="more" {
                    summary { (t(l, "maps-classes")) }
                    (select("breaks", t(l, "maps-breaks"), html! {
                        @for one in [Breaks::Natural, Breaks::Quantiles] { option value=(one.code()) selected[ask.breaks == one] { (t(l, &format!("maps-breaks-{}", one.code()))) } }
                    }))
                    (select("steps", t(l, "maps-steps"), html! { @for n in 2..=7usize { option value=(n) selected[ask.steps == n] { (n) } } }))
                }
            }
            div data-part="layers" {
                input type="hidden" name="was" value=(told(map));
                input type="hidden" name="show" value="";
                div class="h" { h2 { (t(l, "maps-layers")) } }
                @if map.layers.is_empty() { p class="mut c13" { (t(l, "maps-no_records")) } }
                @if map.layers.iter().any(|x| x.beyond > 0) { p class="mut c12" { (t(l, "maps-layers-beyond")) } }
                ul class="layers" { @for (i, layer) in map.layers.iter().enumerate() { li { (layer_line(l, asked, i, layer)) } } }
            }
            p class="mt" { button class="btn pri" data-live-button { (t(l, "action-show")) } }
        }
    }
}

/// The years in which something is under way, and the one that is asked.
fn years(map: &NamedMap, at: Option<&str>) -> Vec<String> {
    let all: BTreeSet<&str> = map.years.iter().map(String::as_str).chain(at).collect();
    all.into_iter().rev().map(str::to_owned).collect()
}

fn layer_line(l: Language, asked: &Asked, index: usize, x: &AtlasLayer) -> Markup {
    html! {
        label class="layer" {
            input type="checkbox" id=(format!("show-{}", x.code)) name="show" value=(x.code) data-map-layer=(x.code) checked[asked.shown.contains(&x.code)];
            (mark(index, x)) span { (layer_title(l, &asked.names, &asked.map, x)) }
            i { (integer(l, words::count(x.inside))) @if x.beyond > 0 { " + " (integer(l, words::count(x.beyond))) } }
        }
        @if x.pointed < x.total && x.kind != LATENCY { small class="mut" {
            @if x.unit_only > 0 { (tn(l, "maps-unit_only", words::count(x.unit_only), &[])) }
            @if x.nowhere > 0 { @if x.unit_only > 0 { "; " } (tn(l, "maps-nowhere", words::count(x.nowhere), &[])) }
        } }
    }
}

/// The mark of a layer, for panel and legend.
pub fn mark(index: usize, layer: &AtlasLayer) -> Markup {
    if layer.kind == LATENCY { map_svg::ring() } else { map_svg::swatch(index) }
}

/// Always there: what the colours and marks mean.
pub fn legend(l: Language, asked: &Asked) -> Markup {
    let map = &asked.map;
    let write = writer(l, map);
    let shown: Vec<(usize, &AtlasLayer)> = map.layers.iter().enumerate().filter(|(_, x)| asked.shown.contains(&x.code)).collect();
    let steps: Vec<(f64, f64, &str)> = map.classes.iter().filter_map(|c| Some((c.from?, c.to?, c.color.as_str()))).collect();
    html! {
        div class="legend" {
            p { (measure_title(l, &asked.names, map)) @if let Some(at) = &asked.ask.at { span class="mut" { ", " (t(l, "seven-at").to_lowercase()) " " (date(l, at)) } } }
            @if map.undated > 0 { p class="mut" { (tn(l, "seven-undated", words::count(map.undated), &[])) } }
            @if map.waits.is_none() && map.refused.is_none() {
                @if map.areas {
                    @if !map.sorted && steps.len() > 1 { (map_svg::scale(&t(l, "maps-scale"), &steps, &write)) }
                    ul class="ramp" {
                        @for c in &map.classes { li class=(swatch_class(&c.color)) { (class_name(l, map, c)) " (" (integer(l, words::count(c.count))) ")" } }
                        @if map.missing > 0 { li class="bnull" { (tn(l, "map-missing", words::count(map.missing), &[])) } }
                    }
                } @else {
                    p class="mut c13" { (t(l, "maps-counts_as_marks")) @if let Some(most) = map.rows.iter().filter_map(|r| r.value).reduce(f64::max) { " " (tr(l, "maps-largest_mark", &[("value", &figure(l, map, most))])) } }
                }
            }
            @if !shown.is_empty() {
                ul class="keys-l" { @for (i, x) in &shown { li { (mark(*i, x)) " " (layer_title(l, &asked.names, map, x)) " (" (integer(l, words::count(x.total))) ")" } } }
                (marks_said(l, &shown.iter().map(|(_, x)| *x).collect::<Vec<_>>()))
            }
        }
    }
}

/// What the forms of marks mean, of those layers that are shown.
pub fn marks_said(l: Language, shown: &[&AtlasLayer]) -> Markup {
    let stale: usize = shown.iter().filter(|x| x.kind != LATENCY).map(|x| x.stale).sum();
    html! {
        @if shown.iter().any(|x| x.kind != LATENCY && x.unit_only > 0) { p class="mut c12" { (t(l, "maps-hollow")) } }
        @if stale > 0 { p class="mut c12" { (map_svg::barred()) " " (tn(l, "seven-stale", words::count(stale), &[])) } }
        @if shown.iter().any(|x| x.kind == LATENCY) { p class="mut c12" { (map_svg::ring()) " " (t(l, "seven-latent")) } }
        @if shown.iter().filter(|x| x.kind != LATENCY).map(|x| x.pointed).sum::<usize>() > MOST { p class="mut c12" { (tr(l, "seven-crowded", &[("most", &integer(l, words::count(MOST)))])) } }
    }
}

/// Marks that a tile shows one by one.
const MOST: usize = 500;

/// Where it comes from, and how to take it along.
pub fn source(l: Language, asked: &Asked) -> Markup {
    let query = query_of(asked, true);
    html! {
        @for (i, code) in asked.map.sources.iter().enumerate() { @if i > 0 { ", " } a href=(format!("/data_sets/{}", address::encode(code))) { (code) } }
        @if !asked.map.sources.is_empty() { ". " }
        (t(l, "maps-generalised")) " "
        @for (form, name) in [("csv", "CSV"), ("geojson", "GeoJSON"), ("svg", "SVG")] { a href=(format!("/download/atlas.{form}{query}")) { (name) } " · " }
        a href=(format!("/api/v1/atlas{query}")) { "JSON" } " · "
        a href=(format!("/atlas{query}")) data-permalink { (t(l, "record-permalink")) } " · " (super::what_if::way(l, None, ""))
    }
}

/// Units from the highest value to the lowest, in the colours of the map.
pub fn chart(l: Language, asked: &Asked) -> Markup {
    let map = &asked.map;
    let write = writer(l, map);
    let mut rows: Vec<(&MapRow, f64)> = map.rows.iter().filter_map(|r| Some((r, r.value?))).collect();
    rows.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.code.cmp(&b.0.code)));
    if rows.is_empty() || rows.iter().all(|(_, v)| *v == 0.0) {
        return html! {};
    }
    let token = |r: &MapRow| r.class.filter(|_| map.areas).and_then(|c| map.classes.get(c)).map_or("seq-4", |c| c.color.as_str());
    let bars: Vec<Bar> =
        rows.iter().map(|(r, v)| Bar { code: &r.code, name: &r.name, value: *v, text: figure(l, map, *v), token: token(r) }).collect();
    let level = map.whole.value.filter(|_| map.areas && !map.sorted).map(|v| (v, tr(l, "maps-whole_level", &[("value", &write(v))])));
    let measure = if map.card.code == "basins" { t(l, "seven-chart_basins") } else { measure_title(l, &asked.names, map) };
    let label = tr(l, "maps-chart_label", &[("indicator", &measure)]);
    html! {
        div class="h" { h2 { @if map.card.code == "basins" { (measure) } @else { (t(l, "maps-chart")) } } span class="r wonly" { (t(l, "maps-chart-brush")) } }
        figure class="chart" {
            (map_svg::strip(&label, &bars, &asked.sel, level.as_ref().map(|(v, text)| (*v, text.as_str())), &write))
            figcaption { (tn(l, "maps-chart-units", words::count(bars.len()), &[])) @if map.missing > 0 { "; " (tn(l, "map-missing", words::count(map.missing), &[])) } }
        }
    }
}

/// How many records of each layer there are, and of these in the chosen units; for needs also the quantities that nobody covers.
pub fn breakdown(l: Language, asked: &Asked) -> Markup {
    let map = &asked.map;
    let most = map.layers.iter().map(|x| x.inside).max().unwrap_or(0).max(1);
    let some_chosen = asked.chosen.units > 0;
    #[expect(clippy::cast_precision_loss, reason = "counts of records")]
    let part = |n: usize| n as f64 / most as f64;
    html! {
        @if map.layers.iter().any(|x| x.kind != LATENCY) {
            div class="h" { h2 { (t(l, "seven-breakdown")) } }
            div class="scroll" tabindex="0" role="region" aria-label=(t(l, "seven-breakdown")) {
                table class="tw num" {
                    thead { tr { th { (t(l, "maps-layers")) } th { span class="vh" { (t(l, "maps-bar")) } } th class="r" { (t(l, "grid-total")) } @if some_chosen { th class="r" { (t(l, "seven-breakdown-chosen")) } } } }
                    tbody {
                        @for (i, layer) in map.layers.iter().enumerate() {
                            tr {
                                td { (mark(i, layer)) " " (layer_title(l, &asked.names, map, layer)) }
                                td { (bar(part(layer.inside))) }
                                td class="r" { (integer(l, words::count(layer.inside))) }
                                @if some_chosen { td class="r" { (integer(l, words::count(if layer.kind == LATENCY { asked.chosen.latencies } else { asked.chosen.records.get(&layer.code).copied().unwrap_or(0) }))) } }
                            }
                        }
                    }
                }
            }
        }
        @if !map.quantities.is_empty() {
            div class="h mt" { h2 { (t(l, "seven-quantities")) } }
            div class="scroll" tabindex="0" role="region" aria-label=(t(l, "seven-quantities")) {
                table class="tw num" {
                    thead { tr { th { (t(l, "seven-service")) } th { (t(l, "need-quantity_unit")) } th class="r" { (t(l, "seven-quantities-asked")) } th class="r" { (t(l, "seven-quantities-left")) } } }
                    tbody {
                        @for q in &map.quantities {
                            tr {
                                td { (words::choice(l, &SERVICES, &q.service)) }
                                td { @if q.unit.is_empty() { (t(l, "list-not_given")) } @else { (words::choice(l, &QUANTITY_UNITS, &q.unit)) } @if !q.per.is_empty() { ", " (words::choice(l, &PER_PERIODS, &q.per)) } }
                                td class="r" { (words::number(l, q.asked)) }
                                td class="r" { (words::number(l, q.left)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Pages that answer more; only those that there are.
pub fn more(l: Language, asked: &Asked) -> Markup {
    let known = routes::routes();
    let there = |to: &str| known.iter().any(|r| r.page && (r.path == to.split('?').next().unwrap_or(to) || to.starts_with("/records/")));
    let key = |to: &str| match to {
        "/network?question=brokers" => "seven-more-network_brokers".to_owned(),
        other => format!("seven-more-{}", other.split('?').next().unwrap_or(other).trim_start_matches('/').replace('/', "_")),
    };
    html! {
        div class="h mt" { h2 { (t(l, "seven-more")) } }
        ul class="plain" { @for to in asked.map.card.more.iter().filter(|to| there(to)) { li { a href=(to) { (t(l, &key(to))) } } } }
    }
}

/// What the chosen units have, beside the whole.
pub fn chosen(l: Language, asked: &Asked) -> Markup {
    let map = &asked.map;
    let some_chosen = asked.chosen.units > 0;
    let total = if some_chosen { &asked.chosen } else { &map.whole };
    let measure =
        if map.card.code == "basins" { super::services::opening(&t(l, "unit-residents")) } else { measure_title(l, &asked.names, map) };
    let units = asked.sel.iter().map(String::as_str).collect::<Vec<_>>().join(",");
    let inbox = if some_chosen { format!("/latencies{}", address::query([("unit", units.as_str())])) } else { "/latencies".to_owned() };
    html! {
        div class="h" {
            h2 { @if some_chosen { (tn(l, "maps-chosen", words::count(total.units), &[])) } @else { (tn(l, "maps-all", words::count(total.units), &[])) } }
            @if some_chosen { a href=(format!("/atlas{}", query_of(asked, false))) data-choose-none { (t(l, "action-remove")) } }
        }
        p class="two c13" {
            @match (total.value, map.whole.value) {
                (Some(value), Some(whole)) if some_chosen => (tr(l, "seven-total-against", &[("measure", &measure), ("value", &figure(l, map, value)), ("whole", &figure(l, map, whole))])),
                (Some(value), _) => (tr(l, "seven-total", &[("measure", &measure), ("value", &figure(l, map, value))])),
                _ => {},
            }
            @if total.count > 0 { " " (tn(l, "seven-count", words::count(total.count), &[])) @if some_chosen { " / " (integer(l, words::count(map.whole.count))) } "." }
            @if total.latencies > 0 { " " a href=(inbox) { (tn(l, "seven-latent-many", words::count(total.latencies), &[])) } "." }
        }
        @if !some_chosen { p class="mut c12" { (help(l, "maps-choose").unwrap_or_default()) } }
    }
}

/// The table that says the same; its boxes choose, with and without a script.
pub fn table(visit: &Visit, asked: &Asked) -> Markup {
    let (l, map) = (visit.language, &asked.map);
    let write = writer(l, map);
    let here = visit.here();
    let head = |field: &str, text: &str, right: bool| {
        let on = asked.sort.trim_start_matches('-') == field;
        let next = if on && asked.sort.starts_with('-') { field.to_owned() } else { format!("-{field}") };
        let way = on.then_some(if asked.sort.starts_with('-') { "descending" } else { "ascending" });
        html! { th class=[right.then_some("r")] aria-sort=[way] { a href=(address::with(&here, &[("sort", &next)])) { (text) } } }
    };
    let most = map.rows.iter().filter_map(|r| r.value).fold(0.0, f64::max);
    let latent = asked.shown.contains(LATENCY);
    let counted = map.layers.iter().any(|x| x.kind != LATENCY);
    let value_head = if map.card.code == "basins" { super::services::opening(&t(l, "unit-residents")) } else { t(l, "hotspots-value") };
    html! {
        div class="scroll tall" tabindex="0" role="region" aria-label=(t(l, "map-table_twin")) {
            table id="twin" class="tw num" {
                caption class="vh" { (t(l, "map-table_twin")) }
                thead { tr {
                    th class="c" { span class="vh" { (t(l, "list-choose")) } }
                    (head("name", &t(l, "envelope-unit"), false))
                    th { span class="vh" { (t(l, "maps-bar")) } }
                    (head("value", &value_head, true))
                    @if map.sorted { (head("class", &t(l, "analysis-result"), false)) }
                    @if counted { (head("records", &t(l, "maps-shown_records"), true)) }
                    @if latent { (head("latencies", &t(l, "latency-plural"), true)) }
                } }
                tbody {
                    @for row in ordered(asked) {
                        @let chosen = asked.sel.contains(&row.code);
                        tr data-code=(row.code) class=[chosen.then_some("sel")] aria-current=[chosen.then_some("true")] {
                            td class="c" { input type="checkbox" name="sel" value=(row.code) form="atlas-form" checked[chosen] aria-label=(tr(l, "list-choose_one", &[("title", &row.name)])); }
                            td class="ttl" { (row.name) }
                            td { @if let Some(x) = row.value.filter(|_| most > 0.0) { (bar(x / most)) } }
                            td class="r" data-l=(value_head) { @match row.value { Some(x) => (write(x)), None => span class="mut" { (t(l, "list-not_given")) } } }
                            @if map.sorted { td data-l=(t(l, "analysis-result")) { @match row.class.and_then(|c| map.classes.get(c)) { Some(c) => (class_name(l, map, c)), None => span class="mut" { (t(l, "list-not_given")) } } } }
                            @if counted { td class="r" data-l=(t(l, "maps-shown_records")) { (some(l, Some(records(asked, row)).filter(|n| *n > 0))) } }
                            @if latent { td class="r" data-l=(t(l, "latency-plural")) { @if row.latencies > 0 { a href=(format!("/latencies?unit={}", row.code)) { (integer(l, words::count(row.latencies))) } } @else { "–" } } }
                        }
                    }
                }
            }
        }
        @let shown: Vec<&AtlasLayer> = map.layers.iter().filter(|x| asked.shown.contains(&x.code) && x.kind != LATENCY).collect();
        (not_drawn(l, &shown))
        noscript { p class="mt" { button class="btn" form="atlas-form" { (t(l, "maps-show_chosen")) } } }
    }
}

/// Records of a unit in the layers that are shown, in all where none is.
fn records(asked: &Asked, row: &MapRow) -> usize {
    let none = !asked.map.layers.iter().any(|x| x.kind != LATENCY && asked.shown.contains(&x.code));
    row.records.iter().filter(|(code, _)| none || asked.shown.contains(*code)).map(|(_, n)| n).sum()
}

/// The rows in the order that the address asks for; those without the figure come last.
fn ordered(asked: &Asked) -> Vec<&MapRow> {
    let mut rows: Vec<&MapRow> = asked.map.rows.iter().collect();
    let down = asked.sort.starts_with('-');
    #[expect(clippy::cast_precision_loss, reason = "counts and places in a list")]
    let key = |r: &MapRow| match asked.sort.trim_start_matches('-') {
        "records" => Some(records(asked, r) as f64),
        "latencies" => Some(r.latencies as f64),
        "class" => r.class.map(|c| -(c as f64)),
        _ => r.value,
    };
    rows.sort_by(|a, b| a.name.cmp(&b.name));
    if asked.sort.trim_start_matches('-') == "name" {
        if down {
            rows.reverse();
        }
        return rows;
    }
    rows.sort_by(|a, b| by_figure(down, key(a), key(b)));
    rows
}
