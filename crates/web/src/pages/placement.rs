//! Places proposed on the grid: records that have none, each with the likeliest cell and the words that spoke for it. Nothing is put
//! there until somebody confirms it; what is confirmed teaches the next proposals.

use super::grid::cell_name;
use crate::errors::Answer;
use crate::frame::{self, Page, Verb};
use crate::session::Visit;
use crate::{App, words};
use axum::Json;
use axum::extract::{Form, Path, State};
use axum::response::IntoResponse;
use maud::{Markup, html};
use reticolo_instruments::grid::{Cell, label};
use reticolo_instruments::placement::{Proposal, Said};
use reticolo_messages::{Language, integer, t, tn, tr};
use reticolo_model::grid::{Axis, Grid};
use reticolo_model::{Problem, kinds};
use serde_json::json;
use uuid::Uuid;

/// Records that a page proposes places for.
const SHOWN: usize = 25;

/// `GET /grid/placement?kind=…`.
pub async fn show(State(app): State<App>, visit: Visit) -> Answer {
    let l = visit.language;
    let kind = visit.param("kind");
    let unplaced = app.wb.unplaced(&visit.who, kind.as_deref(), SHOWN).await?;
    let axes = app.wb.grid_axes().await?;
    let title = t(l, "page-placement");
    let chosen = unplaced.records.first().and_then(|(r, _)| kinds::find(&r.kind));
    let all: i64 = unplaced.by_kind.values().sum();
    let body = html! {
        h1 { (if all == 0 { t(l, "placement-none") } else { tn(l, "placement-finding", all, &[]) }) }
        p class="lede" { (t(l, "placement-lede")) " " (tn(l, "placement-learnt", words::count(unplaced.learnt), &[])) }
        @if unplaced.by_kind.len() > 1 {
            ul class="opts" {
                @for (code, n) in &unplaced.by_kind {
                    @if let Some(kind) = kinds::find(code) {
                        li class=[(chosen.is_some_and(|k| k.code == *code)).then_some("on")] { a href=(format!("/grid/placement?kind={code}")) { (words::plural(l, kind)) i { (integer(l, *n)) } } }
                    }
                }
            }
        }
        @if let Some(kind) = chosen {
            form method="post" data-selection {
                (frame::csrf(&visit))
                input type="hidden" name="kind" value=(kind.code);
                div class="scroll" tabindex="0" role="region" aria-label=(title) {
                    table class="lst card" {
                        thead { tr {
                            th class="c" { span class="vh" { (t(l, "placement-choose")) } }
                            th scope="col" { (words::singular(l, kind)) }
                            @for axis in Axis::ALL { th scope="col" { (t(l, &format!("column-{}", axis.code()))) } }
                            th scope="col" { (t(l, "placement-words")) }
                        } }
                        tbody { @for (record, proposal) in &unplaced.records { (row(l, &axes, record, proposal)) } }
                    }
                }
                div class="bulk mt" {
                    button class="btn pri" { (t(l, "placement-confirm")) }
                    span class="mut" { (tr(l, "placement-shown", &[("shown", &integer(l, words::count(unplaced.records.len()))), ("total", &integer(l, unplaced.total))])) }
                }
            }
        }
    };
    let page = Page::new(&title, Verb::Understand, "/grid", &title).under("/grid", t(l, "page-grid"));
    frame::page(&app, &visit, &page, &body).await
}

fn row(l: Language, axes: &Grid, record: &reticolo_model::Record, proposal: &Proposal) -> Markup {
    let sure = proposal.doubtful.is_empty();
    let mut said: Vec<&str> = Vec::new();
    for axis in Axis::ALL {
        for word in proposal.axis(axis).first().map(|p| p.words.as_slice()).unwrap_or_default() {
            if !said.contains(&word.as_str()) {
                said.push(word);
            }
        }
    }
    said.truncate(8);
    let choose = tr(l, "placement-choose_one", &[("title", &record.title)]);
    html! {
        tr {
            td class="c" { input type="checkbox" name="id" value=(record.id) checked[sure] aria-label=(choose); }
            td class="ttl" {
                a class="ti" href=(format!("/records/{}/{}", record.kind, record.id)) { (record.title) }
                @if !record.summary.is_empty() { small { (reticolo_model::value::shortened(&record.summary)) } }
            }
            @for axis in Axis::ALL {
                @let name = format!("{}.{}", record.id, axis.code());
                @let first = proposal.axis(axis).first();
                @let doubtful = proposal.doubtful.contains(&axis.code());
                td data-l=(t(l, &format!("column-{}", axis.code()))) {
                    select class="inp" name=(name) aria-label=(format!("{}: {}", t(l, &format!("column-{}", axis.code())), record.title)) {
                        @for one in proposal.axis(axis) { option value=(one.code) selected[first.is_some_and(|f| f.code == one.code)] { (label(l, axes, axis, &one.code)) " (" (integer(l, percent(one.probability))) " %)" } }
                        @for entry in axes.axis(axis).iter().filter(|e| !e.retired && !proposal.axis(axis).iter().any(|p| p.code == e.code)) { option value=(entry.code) { (label(l, axes, axis, &entry.code)) } }
                    }
                    @if doubtful { small class="ember" { (t(l, "placement-doubt")) } }
                }
            }
            td data-l=(t(l, "placement-words")) class="mut c13" { (said.join(", ")) }
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a share of one")]
fn percent(probability: f64) -> i64 {
    (probability * 100.0).round() as i64
}

/// `POST /grid/placement`: the chosen records, each in the cell that its selects say.
pub async fn confirm(State(app): State<App>, visit: Visit, Form(form): Form<Vec<(String, String)>>) -> Answer {
    let get = |name: String| form.iter().find(|(n, _)| *n == name).map(|(_, v)| v.clone()).unwrap_or_default();
    let mut chosen = Vec::new();
    for (_, text) in form.iter().filter(|(n, _)| n == "id") {
        let id = super::id(text)?;
        let [area, dimension, modality] = Axis::ALL.map(|axis| get(format!("{id}.{}", axis.code())));
        chosen.push((id, Cell { area, dimension, modality }));
    }
    let back = format!("/grid/placement?kind={}", get("kind".into()));
    if chosen.is_empty() {
        return super::go(&back);
    }
    let (seq, n) = app.wb.place_on_grid(&visit.who, &chosen).await?;
    let done = if n == 0 { "unchanged" } else { "placed" };
    super::go(&format!("{back}&done={done}&n={n}&seq={seq}"))
}

fn as_json(l: Language, axes: &Grid, proposal: &Proposal) -> serde_json::Value {
    let axis = |axis: Axis| -> serde_json::Value {
        proposal
            .axis(axis)
            .iter()
            .map(|p| json!({ "code": p.code, "name": label(l, axes, axis, &p.code), "probability": p.probability, "words": p.words }))
            .collect()
    };
    let cell = proposal.cell();
    json!({
        "cell": cell, "name": cell.as_ref().map(|c| cell_name(l, axes, c)), "doubtful": proposal.doubtful,
        "area": axis(Axis::Area), "dimension": axis(Axis::Dimension), "modality": axis(Axis::Modality),
    })
}

/// `GET /api/v1/placement?title=…&more=…&language=it`: the place proposed for a text.
pub async fn of_text(State(app): State<App>, visit: Visit) -> Answer {
    let title = visit.param("title").ok_or_else(|| Problem::new("problem-required", "").on("title"))?;
    let more = visit.param("more").unwrap_or_default();
    let language = visit.param("language").unwrap_or_else(|| "it".into());
    let (placer, _) = app.wb.placer(&visit.who).await?;
    let proposal = placer.propose(Said { title: &title, more: &more, language: &language });
    Ok(Json(as_json(visit.language, &*app.wb.grid_axes().await?, &proposal)).into_response())
}

/// `GET /api/v1/{kind}/{id}/placement`: the place proposed for a record.
pub async fn of_record(State(app): State<App>, visit: Visit, Path((code, text)): Path<(String, String)>) -> Answer {
    let (kind, id): (_, Uuid) = (super::kind(&code)?, super::id(&text)?);
    super::of_kind(&app.wb.record(&visit.who, id).await?, kind)?;
    let proposal = app.wb.proposal(&visit.who, id).await?;
    Ok(Json(as_json(visit.language, &*app.wb.grid_axes().await?, &proposal)).into_response())
}
