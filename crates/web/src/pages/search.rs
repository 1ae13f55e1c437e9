//! Search over everything: what bears the name and can be gone to, then records of every kind, the best first, with the words marked.

use super::area_filter;
use super::search_parts::{chips, facets, go_to, hits, pager, toggled};
use crate::App;
use crate::errors::Answer;
use crate::frame::{self, Page, Verb};
use crate::session::Visit;
use crate::{address, words};
use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse;
use maud::{Markup, html};
use reticolo_instruments::Act;
use reticolo_instruments::areas::SAVED_AREA;
use reticolo_instruments::search::{FACETS, SearchAsk, SearchView};
use reticolo_messages::{help, t, tn, tr};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The question that an address holds.
pub fn asked(visit: &Visit) -> SearchAsk {
    let mut ask = SearchAsk {
        text: visit.param("q").unwrap_or_default(),
        after: visit.param("after"),
        exact: visit.param("exact").is_some_and(|v| v == "true"),
        limit: visit.param("limit").and_then(|n| n.parse().ok()).unwrap_or(0),
        filters: BTreeMap::new(),
    };
    for (name, value) in visit.params().into_iter().filter(|(n, v)| (FACETS.contains(&n.as_str()) || n == SAVED_AREA) && !v.is_empty()) {
        let values = ask.filters.entry(name).or_default();
        if !values.contains(&value) {
            values.push(value);
        }
    }
    ask
}

/// The address of a question.
pub fn to(ask: &SearchAsk) -> String {
    let mut pairs: Vec<(&str, &str)> = vec![("q", ask.text.as_str())];
    pairs.extend(ask.filters.iter().flat_map(|(f, values)| values.iter().map(move |v| (f.as_str(), v.as_str()))));
    pairs.extend(ask.exact.then_some(("exact", "true")));
    pairs.extend(ask.after.as_deref().map(|a| ("after", a)));
    format!("/search{}", address::query(pairs))
}

/// `GET /search?q=…`.
pub async fn show(State(app): State<App>, visit: Visit) -> Answer {
    let l = visit.language;
    let ask = asked(&visit);
    let view = app.wb.search_all(&visit.who, &ask, l).await?;
    let (places, areas) = (app.wb.places().await?, app.wb.saved_areas(&visit.who).await?);
    let empty = ask.text.trim().is_empty() && ask.filters.is_empty();
    let looked = view.corrected.as_deref().unwrap_or(ask.text.trim());
    let title = if empty {
        t(l, "page-search")
    } else if looked.is_empty() {
        tn(l, "search-filtered", words::count(view.total), &[])
    } else {
        tn(l, "search-finding", words::count(view.total), &[("q", looked)])
    };
    let mut going = super::search_parts::pages(&visit, &ask.text);
    going.extend(go_to(l, &view));
    let body = html! {
        h1 { (title) }
        form class="searchrow" method="get" role="search" aria-label=(t(l, "page-search")) {
            input class="inp" type="search" name="q" value=(ask.text) aria-label=(t(l, "frame-search")) placeholder=(t(l, "frame-search-hint"));
            @for (field, values) in &ask.filters { @for value in values { input type="hidden" name=(field) value=(value); } }
            button class="btn pri" { (t(l, "action-search")) }
        }
        @if empty { p class="mut mt" { (t(l, "search-hint")) } }
        (meant(&visit, &ask, &view))
        (chips(&visit, &places, &areas, &ask))
        @if !going.is_empty() && ask.after.is_none() {
            section class="mt" {
                div class="h" { h2 { (t(l, "search-go_to")) } }
                ul class="links" {
                    @for one in &going { li { span { (one.what) } a href=(one.address) { (one.name) } span class="mut" { (one.more) } } }
                }
            }
        }
        @if !empty && view.total == 0 {
            div class="empty" { h2 { (t(l, "empty-search")) } p { (help(l, "empty-search").unwrap_or_default()) } }
        }
        @if view.total > 0 || view.facets.iter().any(|f| f.values.iter().any(|v| v.2)) {
            div class="cols listpage" {
                aside id="filters" aria-label=(t(l, "list-filters")) { (area_filter::facet(l, &areas, ask.filters.get(SAVED_AREA).map_or(&[], Vec::as_slice), &|id| to(&toggled(&ask, SAVED_AREA, id)))) (facets(&visit, &places, &ask, &view)) }
                div class="stack" {
                    section {
                        div class="h" { h2 { (tn(l, "list-count", words::count(view.total), &[])) } }
                        (hits(&visit, &places, &view))
                        (pager(&visit, &ask, &view))
                    }
                }
            }
        }
    };
    frame::page(&app, &visit, &Page::new(&title, Verb::Survey, "/search", &t(l, "page-search")), &body).await
}

/// That other words were looked for than those typed, and which.
fn meant(visit: &Visit, ask: &SearchAsk, view: &SearchView) -> Markup {
    let l = visit.language;
    let with = |text: &str, exact: bool| to(&SearchAsk { text: text.to_owned(), exact, after: None, ..ask.clone() });
    html! {
        @if let Some(corrected) = &view.corrected {
            div class="note look mt" role="status" {
                p {
                    b { (tr(l, "search-nothing", &[("q", ask.text.trim())])) } " "
                    (t(l, "search-meant")) " " a href=(with(corrected, false)) { (corrected) }
                    @for other in &view.alternatives { ", " a href=(with(other, false)) { (other) } } "? "
                    (tr(l, "search-shown", &[("q", corrected)])) " "
                    a href=(with(&ask.text, true)) { (t(l, "search-exact")) }
                }
            }
        }
    }
}

/// `GET /api/v1/search`: asks as the page does.
pub async fn api(State(app): State<App>, visit: Visit) -> Answer {
    let ask = asked(&visit);
    let view = app.wb.search_all(&visit.who, &ask, visit.language).await?;
    let editor = visit.may(Act::ReadPersonal);
    let none = BTreeMap::new();
    let facets: Map<String, Value> = view
        .facets
        .iter()
        .map(|f| (f.field.clone(), f.values.iter().map(|(v, n, _)| json!({ "value": v, "count": n })).collect()))
        .collect();
    let items: Vec<Value> = view
        .hits
        .iter()
        .map(|h| {
            json!({
                "kind": h.record.kind, "id": h.record.id, "score": h.score, "title": h.title, "snippet": h.snippet,
                "record": super::record::as_json(&h.record, editor.then_some(&none)),
            })
        })
        .collect();
    Ok(Json(json!({
        "total": view.total, "items": items, "facets": facets, "corrected": view.corrected, "alternatives": view.alternatives,
        "go_to": view.places, "next": view.next,
    }))
    .into_response())
}
