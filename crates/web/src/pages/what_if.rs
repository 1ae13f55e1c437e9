//! What if: services, offers and ties that are only imagined, and what would be otherwise. All that is imagined stands in the address; a form
//! adds to it and leads to the address that holds it. The map's own sites can be dragged.

use super::what_if_forms::{self as forms, added};
use super::what_if_parts as parts;
use super::{atlas::all, map_parts as common};
use crate::errors::{Answer, Fault};
use crate::frame::{self, Page, Verb};
use crate::islands::{self, Map};
use crate::session::Visit;
use crate::{App, address, words};
use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse;
use maud::{Markup, html};
use reticolo_instruments::WorkError;
use reticolo_instruments::harmony::Across;
use reticolo_instruments::services::AccessQuestion;
use reticolo_instruments::what_if::words::Speaker;
use reticolo_instruments::what_if::{Change, CoverageChange, Fate, Spot, WhatIfAsk, WhatIfView};
use reticolo_messages::{Language, help, t, tr};
use reticolo_model::Problem;
use serde_json::{Map as Object, Value, json};

/// The path of the page; the API's is under its own.
pub const PATH: &str = "/what_if";

/// The changes of an address, in its order.
fn changes(visit: &Visit) -> Result<Vec<Change>, Problem> {
    visit.params().iter().filter(|(n, v)| n == "do" && !v.trim().is_empty()).map(|(_, v)| Change::parse(v)).collect()
}

/// The question of an address.
pub fn asked(visit: &Visit) -> Result<WhatIfAsk, Problem> {
    let across = match visit.param("across") {
        None => None,
        Some(code) => {
            let known = || Across::ALL.map(Across::code).join(", ");
            Some(Across::parse(&code).ok_or_else(|| Problem::new("problem-choice", &code).on("across").with("known", known()))?)
        }
    };
    Ok(WhatIfAsk { changes: changes(visit)?, reach: super::services::reach(visit, &visit.param("service").unwrap_or_default())?, across })
}

/// The query that asks for these changes with the rest of a question.
pub fn query_of(ask: &WhatIfAsk, changes: &[Change]) -> String {
    let q = &ask.reach;
    let (km, factor) = (q.threshold_km.to_string(), q.factor.to_string());
    let texts: Vec<String> = changes.iter().map(ToString::to_string).collect();
    let mut pairs: Vec<(&str, &str)> = texts.iter().map(|c| ("do", c.as_str())).collect();
    pairs.extend([("service", q.service.as_str()), ("demand", q.demand.as_str())].into_iter().filter(|(_, v)| !v.is_empty()));
    pairs.extend([("km", km.as_str()), ("factor", &factor), ("beyond", if q.beyond { "yes" } else { "no" })]);
    pairs.extend(q.period.as_deref().map(|p| ("period", p)));
    pairs.extend(ask.across.map(|a| ("across", a.code())));
    address::query(pairs)
}

/// The way from another page: with one change imagined, or to one of the forms.
pub fn way(l: Language, change: Option<&Change>, form: &str) -> Markup {
    let change = change.map(ToString::to_string);
    let form = if form.is_empty() { String::new() } else { format!("#{form}") };
    html! { a href=(format!("{PATH}{}{form}", address::query(change.iter().map(|c| ("do", c.as_str()))))) { (t(l, "what_if-here")) } }
}

/// The way from the page of a service, by its question.
pub fn way_from(l: Language, reach: &AccessQuestion, changes: Vec<Change>) -> Markup {
    let ask = WhatIfAsk { reach: reach.clone(), across: None, changes };
    html! { a href=(format!("{PATH}{}", query_of(&ask, &ask.changes))) { (t(l, "what_if-here")) } }
}

/// The question of an address, with the first service that has sites where nothing says what to look at.
async fn completed(app: &App, visit: &Visit) -> Result<WhatIfAsk, Fault> {
    let mut ask = asked(visit)?;
    if ask.changes.is_empty() && ask.reach.service.is_empty() {
        let classes = app.wb.service_classes(&visit.who).await?;
        ask.reach.service = super::services::asked(visit, &classes)?.service;
    }
    Ok(ask)
}

/// `GET /what_if`.
pub async fn show(State(app): State<App>, visit: Visit) -> Answer {
    let l = visit.language;
    let found = async {
        let ask = completed(&app, &visit).await?;
        if let Some(change) = added(&app, &visit).await? {
            let mut changes = ask.changes.clone();
            // A site that is moved once more stands where it was moved last.
            changes.retain(|c| !matches!((c, &change), (Change::Move { site: a, .. }, Change::Move { site: b, .. }) if a == b));
            changes.push(change);
            return Ok(Err(format!("{PATH}{}", query_of(&ask, &changes))));
        }
        let view = app.wb.what_if(&visit.who, &ask).await?;
        Ok::<_, Fault>(Ok(view))
    };
    match found.await {
        Ok(Err(to)) => super::go(&to),
        Ok(Ok(view)) => answer(&app, &visit, &view).await,
        // What cannot be imagined keeps its forms, and says why.
        Err(Fault::Work(error @ (WorkError::Invalid(_) | WorkError::Report(_)))) => {
            let title = t(l, "what_if-question");
            let ask = asked(&visit).unwrap_or_else(|_| WhatIfAsk::new(Vec::new()));
            let body = html! {
                h1 { (title) }
                (common::no_answer(l, &error.sentence(l)))
                @if !ask.changes.is_empty() { p { a class="btn sm" href=(format!("{PATH}{}", query_of(&ask, &[]))) { (t(l, "what_if-clear")) } } }
                (forms::all(&app, &visit, &ask, None).await?)
            };
            frame::page(&app, &visit, &page(l, &title), &body).await
        }
        Err(fault) => Err(fault),
    }
}

fn page(l: Language, title: &str) -> Page<'_> {
    Page::new(title, Verb::Understand, PATH, &t(l, "page-what_if"))
}

async fn answer(app: &App, visit: &Visit, view: &WhatIfView) -> Answer {
    let l = visit.language;
    let (places, names, grid) = (app.wb.places().await?, words::names(), app.wb.grid_axes().await?);
    let speaker = Speaker { l, names: &names, places: &places };
    let title = speaker.question(view);
    let query = query_of(&view.question, &view.question.changes);
    let looked = view.coverage.first();
    let chosen = all(visit, "sel");
    let map = match looked {
        None => html! {},
        Some(c) => {
            let sketch = app.wb.sketch().await?;
            let map = Map {
                label: &title,
                choropleth: Some(format!("/api/v1/what_if{query}")),
                table: Some("#twin"),
                source: &c.demand.data_set_title,
                // Drawn anew with the rest, for paper and where nothing moves.
                drawing: sketch.as_ref().map(|s| html! { div data-part="drawing" { (parts::picture(l, c, s, &title, &chosen)) } }),
                ..Map::default()
            };
            islands::map(app, visit, &map).await?
        }
    };
    let said = parts::Said { speaker, grid: &grid };
    let changes = html! {
        section data-part="imagined" { (said.imagined(visit, view)) }
        section data-part="even" hidden[view.harmony.is_none()] { (said.harmony(view)) }
        section data-part="matches" hidden[view.matches.is_none()] { (said.matches(view)) }
        section data-part="network" hidden[view.network.is_none()] { (said.network(view)) }
        section data-part="more" { (parts::method(l, view)) }
    };
    let body = html! {
        div data-part="finding" { h1 { (title) } }
        p class="lede" { (help(l, "page-what_if").unwrap_or_default()) }
        (forms::all(app, visit, &view.question, looked).await?)
        @match looked {
            Some(c) => {
                div class="cols serv" {
                    div class="stack" {
                        section aria-label=(t(l, "maps-word-map")) {
                            (map)
                            div class="legend" data-part="legend" { (parts::legend(l, c)) }
                            p class="src" data-part="source" { (t(l, "what_if-drag")) " " (c.demand.data_set_title) ". " (t(l, "maps-generalised")) " " (downloads(l, &query)) }
                        }
                        section data-part="coverage" { (said.coverages(view)) }
                    }
                    div class="stack" { (changes) }
                }
                section class="mt" data-part="table" { (parts::table(l, c, &chosen)) }
            }
            None => div class="stack mt" { (changes) p class="src" data-part="source" { (downloads(l, &query)) } },
        }
    };
    frame::page(app, visit, &page(l, &title), &body).await
}

fn downloads(l: Language, query: &str) -> Markup {
    html! {
        a href=(format!("/download/what_if.csv{query}")) { "CSV" } " · " a href=(format!("/api/v1/what_if{query}")) { "JSON" } " · "
        a data-permalink href=(format!("{PATH}{query}")) { (t(l, "record-permalink")) }
    }
}

/// The classes of the map, in the order of what can become of a unit; a unit whose place is not known has none.
pub const COLORS: [(Fate, &str); 4] = [(Fate::Reached, "seq-2"), (Fate::Gained, "seq-6"), (Fate::Lost, "div-7"), (Fate::Without, "hatch")];

/// The sites of a map, each with the address at which it would stand elsewhere: `{at}` in it is where.
fn sites(l: Language, view: &WhatIfView, c: &CoverageChange) -> Vec<Value> {
    let asked = &view.question.changes;
    let elsewhere = || Spot::Unit("{at}".to_owned());
    c.sites
        .iter()
        .filter_map(|s| {
            let changes: Option<Vec<Change>> = match (s.change, s.record) {
                (Some(n), _) => Some(asked.iter().enumerate().map(|(i, c)| if i == n { c.at(elsewhere()) } else { c.clone() }).collect()),
                (None, Some(site)) if !s.beyond => Some(asked.iter().cloned().chain([Change::Move { site, spot: elsewhere() }]).collect()),
                _ => None,
            };
            let drag = changes.map(|changes| format!("{PATH}{}", query_of(&view.question, &changes)));
            let note = tr(l, "services-site-note", &[("people", &common::people(l, s.people))]);
            Some(json!({ "at": s.at?, "name": parts::site_name(l, s), "beyond": s.beyond, "note": note, "text": s.change.map(|_| parts::site_name(l, s)), "drag": drag, "record": s.record, "change": s.change }))
        })
        .collect()
}

/// The answer for programs and for the map: the view, with classes by unit for the service that is looked at.
fn as_json(speaker: &Speaker<'_>, view: &WhatIfView) -> Value {
    let l = speaker.l;
    let mut value = json!(view);
    if let (Some(object), Some(c)) = (value.as_object_mut(), view.coverage.first()) {
        let class = |fate: Fate| COLORS.iter().position(|(f, _)| *f == fate);
        let units: Object<String, Value> = c.rows.iter().map(|r| (r.code.clone(), json!(class(r.fate)))).collect();
        let legend = COLORS.map(|(fate, color)| {
            let count = c.rows.iter().filter(|r| r.fate == fate).count();
            json!({ "color": color, "label": t(l, &format!("what_if-fate-{}", fate.code())), "count": count })
        });
        object.insert("units".into(), Value::Object(units));
        object.insert("classes".into(), json!(legend));
        object.insert("sites".into(), json!(sites(l, view, c)));
    }
    if let Some(object) = value.as_object_mut() {
        object.insert("finding".into(), json!(speaker.question(view)));
        object.insert("says".into(), json!(speaker.sentences(view)));
    }
    value
}

/// `GET /api/v1/what_if`: asks as the page does.
pub async fn api(State(app): State<App>, visit: Visit) -> Answer {
    let view = app.wb.what_if(&visit.who, &completed(&app, &visit).await?).await?;
    let (places, names) = (app.wb.places().await?, words::names());
    Ok(Json(as_json(&Speaker { l: visit.language, names: &names, places: &places }, &view)).into_response())
}
