//! The records of one kind: find some, narrow them, act on a selection. Everything that is chosen stands in the address.

use super::{given, go, id, kind, list_parts};
use crate::errors::{Answer, Fault};
use crate::frame::{self, Page, Verb};
use crate::session::Visit;
use crate::{App, address, words};
use axum::extract::{Form, Path, State};
use maud::{Markup, html};
use reticolo_instruments::Act;
use reticolo_instruments::registry::{ListAsk, ListView, facet_fields};
use reticolo_messages::{Language, euro_round, help, t, tn, tr};
use reticolo_model::{Kind, Visibility};
use std::collections::BTreeMap;

/// Names in a list's address that are not fields.
const OWN: [&str; 8] = ["q", "sort", "after", "limit", "illustrative", "lang", "done", "seq"];

/// What the address asks for. `strict` keeps names that are no fields, so that programs are told.
pub fn asked(kind: &Kind, visit: &Visit, strict: bool) -> ListAsk {
    let known = facet_fields(kind);
    let mut filters: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, value) in address::pairs(&visit.query) {
        let field = known.contains(&name.as_str()) || (strict && !OWN.contains(&name.as_str()));
        if field && !value.is_empty() {
            let values = filters.entry(name).or_default();
            if !values.contains(&value) {
                values.push(value);
            }
        }
    }
    ListAsk {
        kind: kind.code.to_owned(),
        text: visit.param("q").unwrap_or_default(),
        filters,
        sort: visit.param("sort").unwrap_or_default(),
        after: visit.param("after"),
        limit: visit.param("limit").and_then(|n| n.parse().ok()).unwrap_or(50),
        illustrative: visit.param("illustrative").is_some_and(|v| v == "true"),
    }
}

/// The address of a list that asks for this.
pub fn address_of(ask: &ListAsk) -> String {
    let mut pairs: Vec<(&str, &str)> = Vec::new();
    if !ask.text.is_empty() {
        pairs.push(("q", &ask.text));
    }
    for (field, values) in &ask.filters {
        pairs.extend(values.iter().map(|v| (field.as_str(), v.as_str())));
    }
    if !ask.sort.is_empty() {
        pairs.push(("sort", &ask.sort));
    }
    if ask.illustrative {
        pairs.push(("illustrative", "true"));
    }
    if let Some(after) = &ask.after {
        pairs.push(("after", after));
    }
    format!("/records/{}{}", ask.kind, address::query(pairs))
}

/// `GET /records/{kind}`.
pub async fn show(State(app): State<App>, visit: Visit, Path(code): Path<String>) -> Answer {
    let kind = kind(&code)?;
    let ask = asked(kind, &visit, false);
    let view = app.wb.list(&visit.who, &ask).await?;
    let places = app.wb.places().await?;
    let l = visit.language;
    let title = finding(l, kind, &view);
    let narrowed = !ask.filters.is_empty() || !ask.text.is_empty();
    let body = html! {
        p class="kind" { span class="chip w" { (words::plural(l, kind)) } span class="mut" { (t(l, &format!("{}-help", kind.code))) } }
        h1 { (title) }
        @if let Some(lede) = lede(l, kind, &view, &places) { p class="lede" { (lede) } }
        (search(l, kind, &ask))
        (list_parts::chips(&visit, kind, &places, &ask))
        div class="cols listpage" {
            aside aria-label=(t(l, "list-filters")) { (list_parts::facets(&visit, kind, &places, &ask, &view)) }
            div class="stack" {
                @if view.records.is_empty() { (empty(&visit, kind, narrowed)) }
                @else { (results(&visit, kind, &places, &ask, &view)) }
            }
        }
    };
    let page = Page::new(&title, Verb::Survey, &format!("/records/{}", kind.code), &words::plural(l, kind));
    frame::page(&app, &visit, &page, &body).await
}

/// The title: how many there are, and what they are worth.
fn finding(l: Language, kind: &Kind, view: &ListView) -> String {
    let name = if view.total == 1 { words::singular(l, kind) } else { words::plural(l, kind) };
    let name = name.to_lowercase();
    match view.sum_cents {
        Some(cents) if view.total > 0 && cents != 0 => {
            tn(l, "list-finding-money", view.total, &[("kind", &name), ("money", &euro_round(l, cents))])
        }
        _ => tn(l, "list-finding", view.total, &[("kind", &name)]),
    }
}

/// Where most of them are, if one place stands out.
fn lede(l: Language, kind: &Kind, view: &ListView, places: &reticolo_instruments::places::Places) -> Option<String> {
    // A facet does not heed its own filter: with one chosen, it counts more than what is listed.
    let facet = view.facets.iter().find(|f| f.field == "unit" && kind.field("unit").is_none() && !f.values.iter().any(|v| v.2))?;
    let mut counts = facet.values.iter().filter(|(_, n, _)| *n > 0);
    let (first, second) = (counts.next()?, counts.next()?);
    (first.1 > second.1).then(|| {
        let (n, total) = (reticolo_messages::integer(l, first.1), reticolo_messages::integer(l, view.total));
        tr(l, "list-most", &[("unit", places.name(&first.0)), ("n", &n), ("total", &total)])
    })
}

fn search(l: Language, kind: &Kind, ask: &ListAsk) -> Markup {
    let label = tr(l, "list-search", &[("kind", &words::plural(l, kind).to_lowercase())]);
    html! {
        form class="searchrow" method="get" role="search" aria-label=(label) {
            input class="inp" type="search" name="q" value=(ask.text) aria-label=(label) placeholder=(label);
            @for (field, values) in &ask.filters { @for value in values { input type="hidden" name=(field) value=(value); } }
            @if !ask.sort.is_empty() { input type="hidden" name="sort" value=(ask.sort); }
            @if ask.illustrative { input type="hidden" name="illustrative" value="true"; }
            button class="btn pri" { (t(l, "action-search")) }
        }
    }
}

fn empty(visit: &Visit, kind: &Kind, narrowed: bool) -> Markup {
    let l = visit.language;
    let key = if narrowed { "empty-search" } else { "empty-list" };
    html! {
        div class="empty" {
            h2 { (t(l, key)) }
            p { (help(l, key).unwrap_or_default()) }
            p class="acts-row" {
                @if narrowed { a class="btn pri" href=(format!("/records/{}", kind.code)) { (t(l, "action-remove_all_filters")) } }
                @else if visit.may(Act::Write) {
                    a class="btn pri" href=(format!("/records/{}/new", kind.code)) { (t(l, "action-new")) }
                    a class="btn" href="/import" { (t(l, "page-import")) }
                } @else { a class="btn" href="/sign-in" { (t(l, "action-sign_in")) } }
            }
        }
    }
}

fn results(visit: &Visit, kind: &Kind, places: &reticolo_instruments::places::Places, ask: &ListAsk, view: &ListView) -> Markup {
    let l = visit.language;
    let table = list_parts::table(visit, kind, places, ask, view);
    let shown = tr(
        l,
        "list-shown",
        &[
            ("shown", &reticolo_messages::integer(l, words::count(view.records.len()))),
            ("total", &reticolo_messages::integer(l, view.total)),
        ],
    );
    html! {
        section {
            div class="h" {
                h2 { (tn(l, "list-count", view.total, &[])) }
                div class="tools" {
                    a href=(format!("/download/{}.csv", kind.code)) { (t(l, "list-download_all")) " CSV" }
                    a href=(format!("/download/{}.geojson", kind.code)) { "GeoJSON" }
                    a href=(format!("/download/{}.jsonl", kind.code)) { "JSON Lines" }
                }
            }
            (list_parts::order(l, kind, ask))
            @if visit.may(Act::Publish) {
                form method="post" action=(format!("/records/{}/selection", kind.code)) {
                    (frame::csrf(visit))
                    input type="hidden" name="back" value=(visit.here());
                    (table)
                    div class="bulk" {
                        span { (t(l, "list-chosen_do")) }
                        button class="btn" name="visibility" value="public" { (t(l, "action-publish")) }
                        button class="btn" name="visibility" value="signed-in" { (t(l, "action-hide")) }
                    }
                }
            } @else { (table) }
            nav class="pager" aria-label=(t(l, "list-pages")) {
                span { (shown) }
                div {
                    @if ask.after.is_some() { a class="btn" href=(address_of(&ListAsk { after: None, ..ask.clone() })) { (t(l, "action-first")) } }
                    @if view.next.is_some() { a class="btn" rel="next" href=(address_of(&ListAsk { after: view.next.clone(), ..ask.clone() })) { (t(l, "action-next")) } }
                }
            }
        }
    }
}

/// `POST /records/{kind}/selection`: publishes or hides what was chosen, as one act.
pub async fn select(State(app): State<App>, visit: Visit, Path(code): Path<String>, Form(form): Form<Vec<(String, String)>>) -> Answer {
    let kind = kind(&code)?;
    let ids = form.iter().filter(|(n, _)| n == "id").map(|(_, v)| id(v)).collect::<Result<Vec<_>, Fault>>()?;
    let wanted = given(&form, "visibility");
    let Some(visibility) = Visibility::parse(wanted).filter(|v| *v != Visibility::Named) else {
        return Err(reticolo_model::Problem::new("problem-visibility", wanted).with("known", "public, signed-in").into());
    };
    let back = match address::local(given(&form, "back")) {
        "/" => format!("/records/{}", kind.code),
        back => back.to_owned(),
    };
    if ids.is_empty() {
        return go(&address::with(&back, &[("done", "unchanged")]));
    }
    let (seq, changed) = app.wb.set_visibility(&visit.who, &ids, visibility).await?;
    let done = match (changed, visibility) {
        (0, _) => "unchanged",
        (_, Visibility::Public) => "published",
        _ => "hidden",
    };
    let seq = if changed == 0 { 0 } else { seq };
    go(&address::with(&back, &[("done", done), ("n", &changed.to_string()), ("seq", &seq.to_string())]))
}
