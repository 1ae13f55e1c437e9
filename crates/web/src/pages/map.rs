//! The map with the records on it and, if asked, an indicator under them; the table says the same.

use crate::errors::Answer;
use crate::frame::{self, Page, Verb};
use crate::islands::{self, Map};
use crate::session::Visit;
use crate::{App, address, words};
use axum::extract::State;
use maud::{Markup, html};
use reticolo_instruments::atlas::{Choropleth, IndicatorView};
use reticolo_messages::{date, integer, t, tn, tr};
use reticolo_model::kinds;

/// `GET /map?indicator=…&period=…`.
pub async fn show(State(app): State<App>, visit: Visit) -> Answer {
    let l = visit.language;
    let counts = app.wb.counts(&visit.who).await?;
    let drawn: Vec<_> =
        kinds::ALL.iter().filter(|k| !kinds::describes_data(k.code) && counts.get(k.code).copied().unwrap_or(0) > 0).collect();
    let indicators = app.wb.indicators(&visit.who).await?;
    let (indicator, period) = (visit.param("indicator"), visit.param("period"));
    let layer = match &indicator {
        Some(code) => Some(app.wb.choropleth(&visit.who, code, period.as_deref()).await?),
        None => None,
    };
    let title = match &layer {
        Some(layer) => tr(l, "map-title_indicator", &[("indicator", &layer.title), ("period", &date(l, &layer.period))]),
        None => tr(l, "map-title", &[("territory", &app.wb.config.name)]),
    };
    let url = match (&layer, &indicator) {
        (Some(layer), Some(code)) if layer.areas => {
            Some(format!("/api/v1/choropleth{}", address::query([("indicator", code.as_str()), ("period", &layer.period)])))
        }
        _ => None,
    };
    let map = Map { label: &title, kinds: drawn.iter().map(|k| k.code).collect(), choropleth: url, table: Some("#twin"), ..Map::default() };
    let map = islands::map(&app, &visit, &map).await?;
    let body = html! {
        h1 { (title) }
        p class="lede" { (t(l, "map-lede")) }
        (choose(&visit, &indicators, indicator.as_deref()))
        div class="cols atlas" {
            div {
                (map)
                div class="legend" {
                    @if let Some(layer) = &layer { (ramp(&visit, layer)) }
                    ul class="keys-l" {
                        @for kind in &drawn {
                            li { label { input type="checkbox" data-map-layer=(kind.code) checked; span class="dotk" {} (words::plural(l, kind)) " (" (integer(l, counts.get(kind.code).copied().unwrap_or(0))) ")" } }
                        }
                    }
                }
            }
            section { div class="h" { h2 { (t(l, "map-table_twin")) } } (twin(&app, &visit, layer.as_ref()).await?) }
        }
    };
    let page = Page::new(&title, Verb::Understand, "/map", &t(l, "page-map"));
    frame::page(&app, &visit, &page, &body).await
}

fn choose(visit: &Visit, indicators: &[IndicatorView], chosen: Option<&str>) -> Markup {
    let l = visit.language;
    html! {
        @if !indicators.is_empty() {
            form class="params" method="get" {
                div class="field" {
                    label for="f-indicator" { (t(l, "indicator")) }
                    select class="inp" id="f-indicator" name="indicator" {
                        option value="" { (t(l, "word-none")) }
                        @for one in indicators { option value=(one.code) selected[chosen == Some(one.code.as_str())] { (one.title) } }
                    }
                }
                button class="btn pri" { (t(l, "action-show")) }
            }
        }
    }
}

fn ramp(visit: &Visit, layer: &Choropleth) -> Markup {
    let l = visit.language;
    html! {
        p { (layer.title) @if !layer.unit.is_empty() { " (" (words::unit(l, &layer.unit)) ")" } ", " (date(l, &layer.period)) }
        @if layer.areas {
            ul class="ramp" {
                @for class in &layer.classes { li class=(format!("b{}", class.color)) { (words::figure(l, class.from)) "–" (words::figure(l, class.to)) " (" (integer(l, words::count(class.count))) ")" } }
                @if layer.missing > 0 { li class="bnull" { (tn(l, "map-missing", words::count(layer.missing), &[])) } }
            }
        } @else { p class="mut c13" { (t(l, "map-counts_not_filled")) } }
    }
}

/// The units with their value, or with how many records lie in them.
async fn twin(app: &App, visit: &Visit, layer: Option<&Choropleth>) -> Result<Markup, crate::errors::Fault> {
    let l = visit.language;
    let places = app.wb.places().await?;
    if places.inside().next().is_none() {
        return Ok(html! { p class="mut" { (t(l, "empty-map")) } });
    }
    let label = layer.map_or_else(|| t(l, "envelope-unit"), |a| a.title.clone());
    Ok(html! {
        div class="scroll tall" tabindex="0" role="region" aria-label=(t(l, "map-table_twin")) {
            table id="twin" class="tw num" {
                caption class="vh" { (label) }
                thead { tr { th { (t(l, "envelope-unit")) } @if let Some(layer) = layer { th class="r" { (layer.title) } } @else { th { (t(l, "envelope-id")) } } } }
                tbody {
                    @match layer {
                        Some(layer) => {
                            @for (code, name, inside, value) in layer.rows.iter().filter(|r| r.2) {
                                tr data-code=(code) data-inside=(inside) {
                                    td class="ttl" { (name) }
                                    td class="r" data-l=(layer.title) { @match value { Some(x) => (words::figure(l, *x)), None => span class="mut" { (t(l, "list-not_given")) } } }
                                }
                            }
                        }
                        None => { @for unit in places.inside() { tr data-code=(unit.code) { td class="ttl" { (unit.name) } td data-l=(t(l, "envelope-id")) { (unit.code) } } } }
                    }
                }
            }
        }
    })
}
