//! Everything about one thing on one page: what is known and from where, how old it is, place, links, history, what to do next.

use super::grid::cell_name;
use super::history::{by_hand, items, names};
use super::unit_map::{Drawing, Mark, draw};
use super::{area_filter, exchange, form_rows, given, go, id, kind, of_kind, record_files, record_links, structural};
use crate::errors::{Answer, Fault};
use crate::frame::{self, Page};
use crate::session::Visit;
use crate::{App, address, age, words};
use axum::extract::{Form, Path, State};
use maud::{Markup, html};
use reticolo_instruments::grid::Cell;
use reticolo_instruments::outlines::{Outlines, WIDTH};
use reticolo_instruments::places::Places;
use reticolo_instruments::registry::{ListAsk, RecordView};
use reticolo_instruments::stale::Staleness;
use reticolo_instruments::{Act, WorkError};
use reticolo_messages::{Language, date, help, integer, t, tn, tr};
use reticolo_model::geometry::Geometry;
use reticolo_model::grid::Grid;
use reticolo_model::log::Entry;
use reticolo_model::{FieldType, Kind, Record, Visibility, kinds};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// Entries of the history that the page shows.
const LATEST: usize = 4;

/// Where a record comes from, as far as this person sees it.
struct Source {
    name: String,
    address: Option<String>,
    /// Version, and the day it was read.
    version: Option<(i64, String)>,
    day: Option<String>,
}

/// `GET /records/{kind}/{id}`.
pub async fn show(State(app): State<App>, visit: Visit, Path((code, text)): Path<(String, String)>) -> Answer {
    let (kind, id) = (kind(&code)?, id(&text)?);
    let view = match app.wb.view(&visit.who, id).await {
        // An address that was good before two records were made one leads to the one that stayed.
        Err(WorkError::NotFound(_)) if visit.signed_in() => match app.wb.merged_into(&visit.who, id).await? {
            Some(now) => return go(&format!("/records/{}/{}", now.kind, now.id)),
            None => return Err(Fault::NotFound),
        },
        view => view?,
    };
    let record = &view.record;
    of_kind(record, kind)?;
    let places = app.wb.places().await?;
    let axes = app.wb.grid_axes().await?;
    let outlines = app.wb.outlines().await?;
    let l = visit.language;
    let (source, elsewhere) = sources(&app, &visit, record).await?;
    let history = if visit.may(Act::ReadHistory) { app.wb.history(&visit.who, id).await? } else { Vec::new() };
    let names = if history.is_empty() { BTreeMap::new() } else { names(&app, &visit).await? };
    let touched = if record.origin.is_some() { by_hand(&history) } else { BTreeSet::new() };
    let today = app.today();
    let mut next = next(&app, &visit, kind, record, &places).await?;
    next.extend(exchange::way(&visit, record, &today));
    let files = app.wb.files(&visit.who, id).await?;
    let stale = app.wb.staleness(record).await?;
    let stays = app.wb.stays(&visit.who, record).await?;
    let body = html! {
        p class="kind" {
            span class="chip w" { (words::singular(l, kind)) }
            @if stale.is_some() { span class="chip old" { (t(l, "stale-true")) } }
            @if record.illustrative { span class="chip" { (t(l, "envelope-illustrative")) } }
            @for p in &record.positions { a href=(format!("/grid?cell={}/{}/{}#cell", p.area, p.dimension, p.modality)) { (cell(l, &axes, p)) } }
            @if let Some(origin) = source.as_ref().and_then(|s| s.day.as_deref()) { span class="mut" { (tr(l, "home-source_of", &[("date", &date(l, origin))])) } }
            @if visit.signed_in() { (words::visibility_point(l, record)) }
        }
        h1 lang=[(record.language != l.code()).then_some(record.language.as_str())] { (record.title) }
        @if !record.summary.is_empty() { p class="lede" lang=(record.language) { (record.summary) } }
        (steps(l, kind, record))
        @if let Some(stale) = &stale { (still(&visit, kind, &view, stale, &today)) }
        div class="cols rec" {
            div class="stack" {
                (facts(l, kind, &view, &axes, source.as_ref(), &touched))
                (tables(l, kind, &view))
                (structural::ages(l, kind, &stays, &app.wb.today()))
                @if visit.may(Act::ReadPersonal) && kind.fields.iter().any(|f| f.personal) { (personal(l, kind, &view)) }
                @if !kinds::describes_data(kind.code) { (record_links::section(&visit, kind, &view)) }
                (record_files::section(&visit, kind, record, &files))
                @if !next.is_empty() {
                    section {
                        div class="h" { h2 { (t(l, "record-can_do")) } }
                        ul class="links pairs" { @for (address, text, n) in &next { li { a href=(address) { (text) } span class="mut" { (n) } } } }
                    }
                }
                (past(&visit, kind, record, &names, &history))
            }
            aside class="stack" {
                @if view.may_edit { (acts(&visit, kind, record)) }
                (place(l, &places, &outlines, record))
                @if kind.code == "area" && record.place.as_ref().is_some_and(|p| !p.units.is_empty()) && record.status != "superseded" { (area_filter::uses(l, record.id)) }
                (about(&visit, kind, record, source.as_ref(), &elsewhere, &today))
            }
        }
    };
    let address = format!("/records/{}", kind.code);
    let page = Page::new(&record.title, kind.verb, &address, &record.title).under(address.clone(), words::plural(l, kind));
    frame::page(&app, &visit, &page, &body).await
}

/// A cell of the grid in words.
fn cell(l: Language, axes: &Grid, p: &reticolo_model::Position) -> String {
    cell_name(l, axes, &Cell::new(&p.area, &p.dimension, &p.modality))
}

/// The states as points on a line; those that cannot follow now are dotted.
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

/// A datum that stands still is said so, with the way to mend it for those who may: one press where it is still so.
fn still(visit: &Visit, kind: &Kind, view: &RecordView, stale: &Staleness, today: &str) -> Markup {
    let (l, record) = (visit.language, &view.record);
    let here = format!("/records/{}/{}", kind.code, record.id);
    let age = age::months(&stale.since, today).and_then(|m| age::words(l, m)).unwrap_or_default();
    let key = if stale.confirmed { "record-stale" } else { "stale-never" };
    html! {
        div class="note look undo" {
            p {
                b { (tr(l, key, &[("age", &age)])) } " "
                (tn(l, "stale-term", i64::from(stale.term), &[])) " "
                @if view.may_edit {
                    (t(l, "record-stale_mend")) " " a href=(format!("{here}/edit#f-confirmed")) { (t(l, "record-stale_confirm")) }
                } @else { (t(l, "record-stale_note")) }
            }
            @if view.may_edit {
                form method="post" action=(format!("/records/{}/selection", kind.code)) {
                    (frame::csrf(visit))
                    input type="hidden" name="id" value=(record.id);
                    input type="hidden" name="back" value=(here);
                    button class="btn sm" name="confirm" value="true" { (t(l, "stale-confirm")) }
                }
            }
        }
    }
}

fn facts(l: Language, kind: &Kind, view: &RecordView, axes: &Grid, source: Option<&Source>, touched: &BTreeSet<String>) -> Markup {
    let record = &view.record;
    let edit = |field: &str, label: &str| {
        let address = format!("/records/{}/{}/edit#f-{}", kind.code, record.id, field.replace(['.', '_'], "-"));
        html! { @if view.may_edit { a class="ed" href=(address) aria-label=(tr(l, "record-edit_field", &[("field", label)])) { (t(l, "record-edit")) } } }
    };
    let hand = |field: &str| html! { @if touched.contains(field) { " " small class="mut" { (t(l, "record-by_hand")) } } };
    // Sources of money that give nothing are named together.
    let nothing = |f: &&reticolo_model::Field| matches!(f.kind, FieldType::Money) && record.body_cents(f.code) == Some(0);
    let given: Vec<_> = kind.fields.iter().filter(|f| !f.personal && f.columns().is_empty() && record.body.contains_key(f.code)).collect();
    let zero: Vec<String> = given.iter().copied().filter(nothing).map(|f| words::label(l, kind, f.code)).collect();
    html! {
        section {
            div class="h" {
                h2 { (t(l, "record-facts")) }
                span class="r" { (provenance(l, record, source)) }
            }
            dl class="dl num" {
                @for field in given.iter().copied().filter(|f| !nothing(f)) {
                    @let label = words::label(l, kind, field.code);
                    dt { (label) }
                    dd { span { (words::shown(l, field, &record.body[field.code])) (hand(&format!("body.{}", field.code))) } (edit(&format!("body.{}", field.code), &label)) }
                }
                @if !zero.is_empty() { dt { (t(l, "record-nothing_from")) } dd { span { (zero.join(", ")) } } }
                @for (name, value) in [("period_from", &record.period_from), ("period_to", &record.period_to)] {
                    @if let Some(value) = value {
                        @let label = t(l, &format!("envelope-{name}"));
                        dt { (label) } dd { span { (date(l, value)) (hand(name)) } (edit(name, &label)) }
                    }
                }
                @if !record.tags.is_empty() { dt { (t(l, "envelope-tags")) } dd { span { (record.tags.join(", ")) (hand("tags")) } (edit("tags", &t(l, "envelope-tags"))) } }
                @for p in &record.positions {
                    dt { (t(l, "envelope-positions")) }
                    dd { span { (cell(l, axes, p)) @if p.weight.parts() != (1, 1) { " (" (String::from(p.weight)) ")" } } }
                }
            }
        }
    }
}

/// The tables inside the record, a section each.
fn tables(l: Language, kind: &Kind, view: &RecordView) -> Markup {
    let rows = |f: &&'static reticolo_model::Field| view.record.body.get(f.code).and_then(|v| v.as_array()).map(|rows| (*f, rows.clone()));
    let filled: Vec<_> = kind.fields.iter().filter(|f| !f.columns().is_empty()).filter_map(|f| rows(&f)).collect();
    html! {
        @for (field, rows) in &filled {
            @let label = words::label(l, kind, field.code);
            section {
                div class="h" {
                    h2 { (label) }
                    @if view.may_edit { a href=(format!("/records/{}/{}/edit#f-body-{}", kind.code, view.record.id, field.code.replace('_', "-"))) aria-label=(tr(l, "record-edit_field", &[("field", &label)])) { (t(l, "record-edit")) } }
                }
                (form_rows::shown(l, field, rows))
            }
        }
    }
}

/// Data set, version, row: where the facts come from.
fn provenance(l: Language, record: &Record, source: Option<&Source>) -> Markup {
    match (source, &record.origin) {
        (Some(source), Some(origin)) => html! {
            @match &source.address { Some(address) => a href=(address) { (source.name) }, None => (source.name) }
            @if let Some((version, _)) = source.version { ", " (tr(l, "record-version", &[("n", &integer(l, version))])) }
            ", " (t(l, "record-row")) " " span class="mono c12" { (words::breakable(&origin.key)) }
        },
        _ => html! { (t(l, "record-made_by_hand")) },
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
                    @if let Some(value) = view.personal.get(field.code) { dt { (words::label(l, kind, field.code)) } dd { span { (value) } } }
                }
            }
        }
    }
}

/// Two things to do next: the others of its place, and those to compare it with. Address, words, how many.
async fn next(
    app: &App,
    visit: &Visit,
    kind: &'static Kind,
    record: &Record,
    places: &Places,
) -> Result<Vec<(String, String, String)>, Fault> {
    let l = visit.language;
    if kinds::describes_data(kind.code) {
        return Ok(Vec::new());
    }
    let mut asked: Vec<(&str, String, String)> = Vec::new();
    if let Some([one]) = record.place.as_ref().map(|p| &p.units[..]) {
        let name = places.name(&one.unit).to_owned();
        asked.push((
            "unit",
            one.unit.clone(),
            tr(l, "record-others_here", &[("kind", &words::plural(l, kind).to_lowercase()), ("unit", &name)]),
        ));
    }
    // Its class; else the most particular code it has.
    let filters = || kind.fields.iter().filter(|f| f.filter && record.body_text(f.code).is_some());
    let alike = filters()
        .find(|f| Some(f.code) == kind.class_field)
        .or_else(|| filters().rfind(|f| matches!(f.kind, FieldType::Code)))
        .or_else(|| filters().next());
    if let Some(field) = alike
        && let Some(value) = record.body_text(field.code)
    {
        let shown = words::facet_value(l, kind, &words::Named { places, axes: &Grid::default(), areas: &[] }, field.code, value);
        let said = format!("{} {shown}", words::label(l, kind, field.code).to_lowercase());
        asked.push((field.code, value.to_owned(), tr(l, "record-compare", &[("with", &said)])));
    }
    let mut out = Vec::new();
    for (field, value, text) in asked {
        let filters = BTreeMap::from([(field.to_owned(), vec![value.clone()])]);
        let ask = ListAsk {
            kind: kind.code.to_owned(),
            filters,
            illustrative: record.illustrative || visit.who.illustrative(),
            ..ListAsk::default()
        };
        let n = app.wb.how_many(&visit.who, &ask).await? - 1;
        if n > 0 {
            let sort = kind.figure_field.filter(|f| kind.field(f).is_some_and(|f| f.sort)).map(|f| format!("-{f}"));
            let mut pairs = vec![(field, value.as_str())];
            pairs.extend(sort.as_deref().map(|s| ("sort", s)));
            out.push((format!("/records/{}{}", kind.code, address::query(pairs)), text, tn(l, "record-others", n, &[])));
        }
    }
    Ok(out)
}

fn past(visit: &Visit, kind: &Kind, record: &Record, names: &BTreeMap<String, String>, entries: &[Entry]) -> Markup {
    let l = visit.language;
    html! {
        @if !entries.is_empty() {
            section {
                div class="h" {
                    h2 { (t(l, "record-history")) }
                    a href=(format!("/records/{}/{}/history", kind.code, record.id)) { (tn(l, "record-whole_history", words::count(entries.len()), &[])) }
                }
                (items(visit, kind, names, entries, LATEST))
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

/// The units it lies in, drawn among the others, with its point where one is known.
fn place(l: Language, places: &Places, outlines: &Outlines, record: &Record) -> Markup {
    let Some(place) = &record.place else { return html! {} };
    let units: Vec<&str> = place.units.iter().map(|u| u.unit.as_str()).collect();
    let point = match place.geometry {
        Some(Geometry::Point(p)) => Some(outlines.at(p)).filter(|[x, y]| (0.0..=WIDTH).contains(x) && (0.0..=outlines.height).contains(y)),
        _ => None,
    };
    let inside = units.iter().any(|u| outlines.get(u).is_some());
    let label = tr(l, "record-map_label", &[("title", &record.title), ("where", &words::where_is(l, places, record))]);
    let drawing = Drawing {
        label: &label,
        steps: units.iter().map(|u| (*u, 5)).collect(),
        chosen: units.clone(),
        marks: point.map(|at| Mark { at, text: String::new() }).into_iter().collect(),
        ..Drawing::default()
    };
    html! {
        section {
            div class="h" { h2 { (t(l, "record-place")) } a href="/atlas" { (t(l, "page-atlas")) } }
            ul class="plain" {
                @for one in &place.units {
                    li { (places.name(&one.unit)) " " span class="mut" { (one.unit) @if one.share.parts() != (1, 1) { ", " (String::from(one.share)) } } }
                }
            }
            @if inside { (draw(outlines, &drawing)) } @else { p class="mut c13" { (t(l, "record-outside")) } }
            p class="src" { (t(l, &format!("record-known_{}", place.precision.code()))) }
            @if place.doubtful.is_some() { p class="note look" { (t(l, "place-doubtful")) } }
        }
    }
}

/// The data set a record comes from, and the others that know it too, with their keys; titles and versions where this person
/// sees them.
async fn sources(app: &App, visit: &Visit, record: &Record) -> Result<(Option<Source>, Vec<(Source, String)>), Fault> {
    if record.origin.is_none() && record.also_in.is_empty() {
        return Ok((None, Vec::new()));
    }
    let sets = app.wb.data_sets(&visit.who).await?;
    let source = |code: &str| match sets.iter().find(|d| d.record.body_text("code") == Some(code)) {
        Some(view) => {
            let version = view.versions.iter().rev().find(|v| v.withdrawn.is_none());
            Source {
                address: Some(format!("/data_sets/{}", address::encode(code))),
                version: version.map(|v| (v.version, v.at.get(..10).unwrap_or_default().to_owned())),
                day: view.record.body_text("source_date").map(str::to_owned),
                name: view.record.title.clone(),
            }
        }
        None => Source { name: code.to_owned(), address: None, version: None, day: None },
    };
    let elsewhere = record.also_in.iter().map(|o| (source(&o.data_set), o.key.clone())).collect();
    Ok((record.origin.as_ref().map(|o| source(&o.data_set)), elsewhere))
}

fn about(visit: &Visit, kind: &Kind, record: &Record, source: Option<&Source>, elsewhere: &[(Source, String)], today: &str) -> Markup {
    let l = visit.language;
    html! {
        section {
            div class="h" { h2 { (t(l, "record-source")) } }
            dl class="dl num" {
                @if let Some(source) = source {
                    dt { (t(l, "envelope-data_set")) }
                    dd { span { @match &source.address { Some(address) => a href=(address) { (source.name) }, None => (source.name) } } }
                    @if let Some((version, day)) = &source.version { dt { (t(l, "record-read")) } dd { span { (date(l, day)) ", " (tr(l, "record-version", &[("n", &integer(l, *version))])) } } }
                }
                @if !elsewhere.is_empty() {
                    dt { (t(l, "record-also_in")) }
                    @for (source, key) in elsewhere {
                        dd { span { @match &source.address { Some(address) => a href=(address) { (source.name) }, None => (source.name) } " " span class="mono c12" { (words::breakable(key)) } } }
                    }
                }
                dt { (t(l, "envelope-confirmed")) }
                dd { span { @match &record.confirmed {
                    Some(day) => { (date(l, day)) @if let Some(age) = age::since(l, day, today) { " " small class="mut" { (age) } } },
                    None => span class="mut" { (t(l, "record-not_confirmed")) },
                } } }
                dt { (t(l, "envelope-visibility")) } dd { span { (t(l, &format!("visibility-{}", record.visibility.code()))) small class="mut" { " " (help(l, &format!("visibility-{}", record.visibility.code())).unwrap_or_default()) } } }
                dt { (t(l, "record-permalink")) } dd { span { a href=(format!("/records/{}/{}", kind.code, record.id)) class="mono c12" { (record.id) } } }
                dt { "API" } dd { span { a href=(format!("/api/v1/{}/{}", kind.code, record.id)) { "JSON" } ", " (tr(l, "record-version", &[("n", &integer(l, record.version))])) } }
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
    let hanging = app.wb.hanging(&visit.who, id).await?;
    let files = app.wb.files(&visit.who, id).await?.len();
    let named =
        |code: &str, n: usize| kinds::find(code).map(|k| format!("{} ({n})", words::plural(l, k).to_lowercase())).unwrap_or_default();
    let ties = hanging.by_kind.iter().map(|(code, n)| named(code, *n)).collect::<Vec<_>>().join(", ");
    let body = html! {
        p class="kind" { span class="chip w" { (words::singular(l, kind)) } span { (record.title) } }
        h1 { (t(l, "record-delete-confirm")) }
        @if hanging.keeping_count > 0 {
            section class="note bad" role="alert" {
                p { b { (tn(l, "record-delete-kept", words::count(hanging.keeping_count), &[])) } }
                ul { @for (id, kind, title) in &hanging.keeping { li { a href=(format!("/records/{kind}/{id}")) { (title) } } } }
                @if hanging.keeping_count > hanging.keeping.len() { p { (tn(l, "record-delete-kept_unseen", words::count(hanging.keeping_count - hanging.keeping.len()), &[])) } }
            }
            p class="mt" { a class="btn" href=(here) { (t(l, "action-cancel")) } }
        } @else {
            p { (t(l, "record-delete-what")) }
            @if hanging.links > 0 { p { (tr(l, "record-delete-links", &[("n", &integer(l, words::count(hanging.links))), ("kinds", &ties)])) } }
            @if files > 0 { p { (tn(l, "files-go_with", words::count(files), &[])) } }
            form method="post" class="acts-row mt" {
                (frame::csrf(&visit))
                input type="hidden" name="version" value=(record.version);
                button class="btn no" { (t(l, "action-delete")) }
                a class="btn" href=(here) { (t(l, "action-cancel")) }
            }
        }
    };
    let title = t(l, "record-delete-confirm");
    let page = Page::new(&title, kind.verb, &format!("/records/{}", kind.code), &t(l, "action-delete")).under(here, record.title.clone());
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
