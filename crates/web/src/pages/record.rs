//! Everything about one thing on one page: facts, place, links, source, who may see it, what to do next.

use super::{given, go, id, kind, of_kind};
use crate::errors::Answer;
use crate::frame::{self, Page, Verb};
use crate::islands::{self, Map};
use crate::session::Visit;
use crate::{App, words};
use axum::extract::{Form, Path, State};
use maud::{Markup, html};
use reticolo_instruments::Act;
use reticolo_instruments::places::Places;
use reticolo_instruments::registry::RecordView;
use reticolo_messages::{Language, date, help, t, tr};
use reticolo_model::{Kind, Record, Visibility};
use serde_json::json;

/// `GET /records/{kind}/{id}`.
pub async fn show(State(app): State<App>, visit: Visit, Path((code, text)): Path<(String, String)>) -> Answer {
    let (kind, id) = (kind(&code)?, id(&text)?);
    let view = app.wb.view(&visit.who, id).await?;
    let record = &view.record;
    of_kind(record, kind)?;
    let places = app.wb.places().await?;
    let l = visit.language;
    let source = source(&app, &visit, record).await?;
    let drawing = drawing(&app, &visit, kind, record).await?;
    let body = html! {
        p class="kind" {
            span class="chip w" { (words::singular(l, kind)) }
            @if record.illustrative { span class="chip" { (t(l, "envelope-illustrative")) } }
            @if visit.signed_in() { (words::visibility_point(l, record)) }
        }
        h1 { (record.title) }
        @if !record.summary.is_empty() { p class="lede" lang=(record.language) { (record.summary) } }
        (steps(l, kind, record))
        div class="cols rec" {
            div class="stack" {
                (facts(l, kind, record))
                @if visit.may(Act::ReadPersonal) && kind.fields.iter().any(|f| f.personal) { (personal(l, kind, &view)) }
                (link_list(&visit, kind, &view))
            }
            aside class="stack" {
                @if view.may_edit { (acts(&visit, kind, record)) }
                (place(l, &places, record, &drawing))
                (about(&visit, kind, record, &source))
            }
        }
    };
    let address = format!("/records/{}", kind.code);
    let page = Page::new(&record.title, Verb::Survey, &address, &record.title).under(address.clone(), words::plural(l, kind));
    frame::page(&app, &visit, &page, &body).await
}

/// The states as points on a line; those that wait for a later kind say so.
fn steps(l: Language, kind: &Kind, record: &Record) -> Markup {
    let now = kind.states.iter().position(|s| s.code == record.status).unwrap_or(0);
    html! {
        ol class="steps" aria-label=(t(l, "envelope-status")) {
            @for (i, state) in kind.states.iter().enumerate() {
                @let class = if i == now { "y n" } else if kind.states[now].next.contains(&state.code) { "" } else { "off" };
                li class=[(!class.is_empty()).then_some(class)] aria-current=[(i == now).then_some("step")] { (words::state(l, kind, state.code)) }
            }
        }
    }
}

fn facts(l: Language, kind: &Kind, record: &Record) -> Markup {
    html! {
        section {
            div class="h" { h2 { (t(l, "record-facts")) } }
            dl class="dl num" {
                @for field in kind.fields.iter().filter(|f| !f.personal) {
                    @if let Some(value) = record.body.get(field.code) { dt { (words::label(l, kind, field.code)) } dd { (words::shown(l, field, value)) } }
                }
                @for (name, value) in [("period_from", &record.period_from), ("period_to", &record.period_to)] {
                    @if let Some(value) = value { dt { (t(l, &format!("envelope-{name}"))) } dd { (date(l, value)) } }
                }
                @if !record.tags.is_empty() { dt { (t(l, "envelope-tags")) } dd { (record.tags.join(", ")) } }
                @for p in &record.positions {
                    dt { (t(l, "envelope-positions")) }
                    dd {
                        (t(l, &format!("grid_area-{}", p.area))) " · " (t(l, &format!("grid_dimension-{}", p.dimension))) " · " (t(l, &format!("grid_modality-{}", p.modality)))
                        @if p.weight.parts() != (1, 1) { " (" (String::from(p.weight)) ")" }
                    }
                }
            }
        }
    }
}

fn personal(l: Language, kind: &Kind, view: &RecordView) -> Markup {
    html! {
        section {
            div class="h" { h2 { (t(l, "record-personal")) } span class="seal" { (t(l, "record-seal")) } }
            p class="mut c13" { (help(l, "record-personal").unwrap_or_default()) }
            @if view.personal.is_empty() { p class="mut" { (t(l, "list-not_given")) } }
            dl class="dl" {
                @for field in kind.fields.iter().filter(|f| f.personal) {
                    @if let Some(value) = view.personal.get(field.code) { dt { (words::label(l, kind, field.code)) } dd { (value) } }
                }
            }
        }
    }
}

fn link_list(visit: &Visit, kind: &Kind, view: &RecordView) -> Markup {
    let l = visit.language;
    let here = format!("/records/{}/{}", kind.code, view.record.id);
    html! {
        section {
            div class="h" {
                h2 { (t(l, "record-links")) }
                @if view.may_edit && !kind.links.is_empty() { a href=(format!("{here}/links")) { (t(l, "record-add_link")) } }
            }
            @if view.links.is_empty() { p class="mut" { (t(l, "empty-links")) } }
            @else {
                ul class="links" {
                    @for one in &view.links {
                        li {
                            span { (t(l, &format!("link-{}{}", one.link.kind, if one.outgoing { "" } else { "-inverse" }))) }
                            a href=(format!("/records/{}/{}", one.other_kind, one.other)) { (one.other_title) }
                            @if view.may_edit {
                                form method="post" action=(format!("{here}/links/{}/remove", one.link.id)) {
                                    (frame::csrf(visit))
                                    button class="lk" aria-label=(tr(l, "record-remove_link", &[("title", &one.other_title)])) { (t(l, "action-remove")) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn acts(visit: &Visit, kind: &Kind, record: &Record) -> Markup {
    let l = visit.language;
    let here = format!("/records/{}/{}", kind.code, record.id);
    let publish = record.visibility != Visibility::Public;
    html! {
        section {
            div class="h" { h2 { (t(l, "list-actions")) } }
            div class="acts-row" {
                a class="btn pri" href=(format!("{here}/edit")) { (t(l, "action-edit")) }
                form method="post" action=(format!("/records/{}/selection", kind.code)) {
                    (frame::csrf(visit))
                    input type="hidden" name="id" value=(record.id);
                    input type="hidden" name="back" value=(here);
                    input type="hidden" name="visibility" value=(if publish { "public" } else { "signed-in" });
                    button class="btn" { (t(l, if publish { "action-publish" } else { "action-hide" })) }
                }
                a class="btn no" href=(format!("{here}/delete")) { (t(l, "action-delete")) }
            }
        }
    }
}

async fn drawing(app: &App, visit: &Visit, kind: &Kind, record: &Record) -> Result<Markup, crate::errors::Fault> {
    let Some(place) = &record.place else { return Ok(html! {}) };
    let bounds = place
        .geometry
        .as_ref()
        .and_then(reticolo_model::geometry::Geometry::bounding_box)
        .map(|b| [b.minx - 0.02, b.miny - 0.015, b.maxx + 0.02, b.maxy + 0.015]);
    let map = Map { label: &record.title, kinds: vec![kind.code], bounds, ..Map::default() };
    islands::map(app, visit, &map).await
}

fn place(l: Language, places: &Places, record: &Record, drawing: &Markup) -> Markup {
    let Some(place) = &record.place else { return html! {} };
    html! {
        section {
            div class="h" { h2 { (t(l, "record-place")) } span class="r" { (t(l, &format!("precision-{}", place.precision.code()))) } }
            ul {
                @for one in &place.units {
                    li {
                        (places.name(&one.unit)) " " span class="mut" { (one.unit) @if one.share.parts() != (1, 1) { ", " (String::from(one.share)) } }
                    }
                }
            }
            @if place.doubtful.is_some() { p class="mut c13" { (t(l, "place-doubtful")) } }
            (drawing)
        }
    }
}

/// Name and address of the data set a record comes from, where this person sees it.
async fn source(app: &App, visit: &Visit, record: &Record) -> Result<Option<(String, Option<String>)>, crate::errors::Fault> {
    let Some(origin) = &record.origin else { return Ok(None) };
    let found = app.wb.data_sets(&visit.who).await?.into_iter().find(|d| d.record.body_text("code") == Some(&origin.data_set));
    Ok(Some(match found {
        Some(view) => (view.record.title, Some(format!("/data_sets/{}", crate::address::encode(&origin.data_set)))),
        None => (origin.data_set.clone(), None),
    }))
}

fn about(visit: &Visit, kind: &Kind, record: &Record, source: &Option<(String, Option<String>)>) -> Markup {
    let l = visit.language;
    html! {
        section {
            div class="h" {
                h2 { (t(l, "record-source")) }
                @if visit.may(Act::ReadHistory) { a href=(format!("/records/{}/{}/history", kind.code, record.id)) { (t(l, "record-history")) } }
            }
            dl class="dl num" {
                @if let Some((name, address)) = source {
                    dt { (t(l, "envelope-data_set")) }
                    dd { @match address { Some(address) => a href=(address) { (name) }, None => (name) } }
                }
                @if let Some(origin) = &record.origin { dt { (t(l, "envelope-key")) } dd { (words::breakable(&origin.key)) } }
                dt { (t(l, "envelope-confirmed")) }
                dd { @match &record.confirmed { Some(day) => (date(l, day)), None => span class="mut" { (t(l, "record-not_confirmed")) } } }
                dt { (t(l, "envelope-version")) } dd { (record.version) }
                dt { (t(l, "envelope-visibility")) } dd { (t(l, &format!("visibility-{}", record.visibility.code()))) }
                dt { (t(l, "record-permalink")) } dd { a href=(format!("/records/{}/{}", kind.code, record.id)) class="mono c12" { (record.id) } }
                dt { "API" } dd { a href=(format!("/api/v1/{}/{}", kind.code, record.id)) { "JSON" } }
            }
        }
    }
}

/// `GET /records/{kind}/{id}/delete`.
pub async fn ask_delete(State(app): State<App>, visit: Visit, Path((code, text)): Path<(String, String)>) -> Answer {
    let (kind, id) = (kind(&code)?, id(&text)?);
    let record = app.wb.record(&visit.who, id).await?;
    of_kind(&record, kind)?;
    let l = visit.language;
    let here = format!("/records/{}/{id}", kind.code);
    let body = html! {
        p class="kind" { span class="chip w" { (words::singular(l, kind)) } span { (record.title) } }
        h1 { (t(l, "record-delete-confirm")) }
        form method="post" class="acts-row mt" {
            (frame::csrf(&visit))
            input type="hidden" name="version" value=(record.version);
            button class="btn no" { (t(l, "action-delete")) }
            a class="btn" href=(here) { (t(l, "action-cancel")) }
        }
    };
    let title = t(l, "record-delete-confirm");
    let page =
        Page::new(&title, Verb::Survey, &format!("/records/{}", kind.code), &t(l, "action-delete")).under(here, record.title.clone());
    frame::page(&app, &visit, &page, &body).await
}

/// `POST /records/{kind}/{id}/delete`.
pub async fn delete(
    State(app): State<App>,
    visit: Visit,
    Path((code, text)): Path<(String, String)>,
    Form(form): Form<Vec<(String, String)>>,
) -> Answer {
    let (kind, id) = (kind(&code)?, id(&text)?);
    of_kind(&app.wb.record(&visit.who, id).await?, kind)?;
    let version = given(&form, "version");
    let version = version.parse().map_err(|_| reticolo_model::Problem::new("problem-integer", version).on("version"))?;
    let seq = app.wb.delete(&visit.who, id, version).await?;
    go(&format!("/records/{}?done=deleted&seq={seq}", kind.code))
}

/// The record as programs get it: what is sealed, and whom it names, is for those who may edit.
pub fn as_json(record: &Record, personal: Option<&std::collections::BTreeMap<String, String>>) -> serde_json::Value {
    let mut value = json!(record);
    if let Some(object) = value.as_object_mut() {
        object.remove("sealed");
        match personal {
            Some(personal) => {
                if let Some(body) = object.get_mut("body").and_then(serde_json::Value::as_object_mut) {
                    body.extend(personal.iter().map(|(k, v)| (k.clone(), json!(v))));
                }
            }
            None => {
                object.remove("named");
            }
        }
    }
    value
}
