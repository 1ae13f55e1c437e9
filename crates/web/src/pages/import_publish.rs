//! The import's last steps: what would change, field by field; the publication in the background, with its progress; what came
//! of it, with the way back, the rows that were left out and the mapping as files.

use super::import_check::{again, progress, tried};
use super::import_parts::{Step, find, step_page, target_name};
use super::{given, go};
use crate::App;
use crate::download::{attached, cell};
use crate::errors::{Answer, Fault};
use crate::frame;
use crate::session::Visit;
use crate::{address, words};
use axum::Json;
use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use maud::{Markup, html};
use reticolo_instruments::WorkError;
use reticolo_instruments::error::problem_sentence;
use reticolo_instruments::survey::{Change, ImportReport, Task, Upload};
use reticolo_messages::{Language, integer, t, tn, tr};
use serde_json::json;
use std::time::Duration;

/// A publication that is done so soon needs no page of its progress.
const SOON: Duration = Duration::from_millis(1200);
/// Keys of what is missing that are listed.
const SHOWN: usize = 20;

fn n(l: Language, count: impl TryInto<i64>) -> String {
    integer(l, words::count(count))
}

/// `GET /import/{upload}/diff`.
pub async fn diff(State(app): State<App>, visit: Visit, Path(text): Path<String>) -> Answer {
    let upload = find(&app, &visit, &text)?;
    if app.wb.publication(upload.id).is_some_and(|p| !matches!(p.outcome(), Some(Err(_)))) {
        return go(&format!("/import/{}/result", upload.id));
    }
    let task = match tried(&app, &visit, &upload, Step::Differences).await? {
        Ok(task) => task,
        Err(response) => return Ok(response),
    };
    let Some(Ok(report)) = task.outcome() else { return Err(Fault::NotFound) };
    let l = visit.language;
    let nothing = report.added + report.changed + report.missing.len() + report.created + report.linked + report.unlinked == 0;
    let counts = [("added", n(l, report.added)), ("changed", n(l, report.changed)), ("same", n(l, report.same))];
    let args: Vec<(&str, &str)> = counts.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let title = if nothing { t(l, "import-page-nothing") } else { tr(l, "import-page-would", &[("what", &in_short(l, report))]) };
    let body = html! {
        div class="stack" {
            section {
                div class="h" { h2 { (t(l, "import-page-differences")) } span class="r" { (report.data_set) } }
                (tally(l, report))
                @if !report.changes.is_empty() { (changes(l, &upload, report)) }
                @if !report.news.is_empty() { (listed(l, "import-page-new", report.added, &report.news)) }
                @if !report.missing.is_empty() { (listed(l, "import-page-missing_now", report.missing.len(), &report.missing)) }
            }
            section id="publish" {
                div class="h" { h2 { (t(l, "import-page-if_published")) } }
                ul class="log num" {
                    li class="pair" { span { (tr(l, "import-page-one_act", &args)) } span class="d" { (t(l, "import-page-one_act_help")) } }
                    @if report.created > 0 { li class="pair" { span { (tn(l, "import-page-created", words::count(report.created), &[])) } span class="d" {} } }
                    @if report.linked + report.unlinked > 0 { li class="pair" { span { (tr(l, "import-page-links", &[("linked", &n(l, report.linked)), ("unlinked", &n(l, report.unlinked))])) } span class="d" {} } }
                    @if let Some(visibility) = report.visibility {
                        li class="pair" { span { (tr(l, "import-page-visible", &[("visibility", &t(l, &format!("visibility-{}", visibility.code()))), ("count", &n(l, report.published))])) } span class="d" { (t(l, "import-page-visible_rest")) } }
                    }
                }
            }
            (publish_form(&visit, &upload, report))
        }
    };
    step_page(&app, &visit, &upload, Step::Differences, &title, &body).await
}

/// The counts that are not zero, in words.
fn in_short(l: Language, report: &ImportReport) -> String {
    let counts = [("new", report.added), ("changed", report.changed), ("same", report.same), ("gone", report.missing.len())];
    let told: Vec<String> =
        counts.iter().filter(|(_, c)| *c > 0).map(|(k, c)| tn(l, &format!("import-page-short-{k}"), words::count(*c), &[])).collect();
    if told.is_empty() { t(l, "import-page-only_description") } else { told.join(", ") }
}

fn tally(l: Language, report: &ImportReport) -> Markup {
    html! {
        ul class="tally num" {
            @for (key, count) in [("new", report.added), ("changed", report.changed), ("same", report.same), ("gone", report.missing.len())] {
                li class=[(count > 0 && key != "same").then_some("on")] { b { (n(l, count)) } (t(l, &format!("import-page-tally-{key}"))) }
            }
        }
    }
}

fn changes(l: Language, upload: &Upload, report: &ImportReport) -> Markup {
    let records = reticolo_model::kinds::find(&upload.target).is_some();
    let title = |change: &Change| match change.record.filter(|_| records) {
        Some(id) => html! { a href=(format!("/records/{}/{id}", upload.target)) { (change.title) } },
        None => html! { (change.title) },
    };
    html! {
        table class="diff card num mt" {
            caption { (if report.changed > report.changes.len() { tr(l, "import-page-first_changes", &[("shown", &n(l, report.changes.len())), ("all", &n(l, report.changed))]) } else { t(l, "import-page-changes") }) }
            thead { tr { th { (t(l, "import-page-what")) } th { (t(l, "import-page-field")) } th { (t(l, "import-page-was")) } th { (t(l, "import-page-becomes")) } } }
            tbody {
                @for change in &report.changes {
                    @for (i, field) in change.fields.iter().enumerate() {
                        tr {
                            td class="ttl" { @if i == 0 { b { (title(change)) } } }
                            td data-l=(t(l, "import-page-field")) { (target_name(l, &upload.target, &field.field)) }
                            td data-l=(t(l, "import-page-was")) { @if field.was.is_empty() { span class="mut" { (t(l, "import-page-empty")) } } @else { del { (field.was) } } }
                            td data-l=(t(l, "import-page-becomes")) { @if field.becomes.is_empty() { span class="mut" { (t(l, "import-page-empty")) } } @else { ins { (field.becomes) } } }
                        }
                    }
                }
            }
        }
    }
}

fn listed(l: Language, key: &str, all: usize, names: &[String]) -> Markup {
    html! {
        details class="more" {
            summary { (tn(l, key, words::count(all), &[])) }
            ul class="plain c13" {
                @for name in names.iter().take(SHOWN) { li { (name) } }
                @if all > SHOWN.min(names.len()) { li class="mut" { (tn(l, "import-page-and_more", words::count(all - SHOWN.min(names.len())), &[])) } }
            }
        }
    }
}

fn publish_form(visit: &Visit, upload: &Upload, report: &ImportReport) -> Markup {
    let l = visit.language;
    let bad = report.bad_rows > 0;
    html! {
        form method="post" action=(format!("/import/{}/publish", upload.id)) {
            (frame::csrf(visit))
            @if !report.missing.is_empty() { label class="check" { input type="checkbox" name="remove_missing" value="true"; span { (tn(l, "import-page-remove_missing", words::count(report.missing.len()), &[])) " " span class="mut" { (t(l, "import-page-remove_missing_help")) } } } }
            div class="savebar" {
                @if bad { span class="sgn hf" { (tn(l, "import-page-bad_rows", words::count(report.bad_rows), &[])) } } @else { span class="sgn y" { (t(l, "import-page-nothing_bad")) } }
                div class="end" {
                    a class="btn" href=(format!("/import/{}/check", upload.id)) { (t(l, if bad { "import-page-mend_first" } else { "import-page-back_to_check" })) }
                    @if bad && report.good > 0 { button class="btn" name="skip" value="true" { (tr(l, "import-page-publish_rest", &[("good", &n(l, report.good)), ("bad", &n(l, report.bad_rows))])) } }
                    @if !bad { button class="btn pri" { (tn(l, "import-page-publish", words::count(report.good), &[])) } }
                }
            }
        }
    }
}

/// `POST /import/{upload}/publish`.
pub async fn publish(State(app): State<App>, visit: Visit, Path(text): Path<String>, Form(form): Form<Vec<(String, String)>>) -> Answer {
    let upload = find(&app, &visit, &text)?;
    let (skip, remove) = (given(&form, "skip") == "true", given(&form, "remove_missing") == "true");
    let task = app.wb.publish_upload(&visit.who, &upload, skip, remove, visit.language).await?;
    task.wait(SOON).await;
    go(&format!("/import/{}/result", upload.id))
}

/// `GET /import/{upload}/result`: how far it is, then what came of it.
pub async fn result(State(app): State<App>, visit: Visit, Path(text): Path<String>) -> Answer {
    let upload = find(&app, &visit, &text)?;
    let l = visit.language;
    let Some(task) = app.wb.publication(upload.id) else { return go(&format!("/import/{}/diff", upload.id)) };
    match task.outcome() {
        None => {
            let body = progress(&visit, &upload, &task, true);
            let mut response = step_page(&app, &visit, &upload, Step::Publish, &t(l, "import-page-publishing"), &body).await?;
            again(&mut response);
            Ok(response)
        }
        Some(Ok(report)) => done(&app, &visit, &upload, report).await,
        Some(Err(error)) => failed(&app, &visit, &upload, error).await,
    }
}

async fn done(app: &App, visit: &Visit, upload: &Upload, report: &ImportReport) -> Answer {
    let l = visit.language;
    let title =
        if report.seq.is_none() { t(l, "import-page-nothing") } else { tr(l, "import-page-done", &[("what", &in_short(l, report))]) };
    let to = |what: &str| format!("/import/{}/{what}", upload.id);
    let kept = report.missing.len().saturating_sub(report.removed);
    let body = html! {
        section class="mt" {
            ul class="log num" {
                @if let Some(seq) = report.seq { li class="pair" { span { (tr(l, "import-page-act", &[("seq", &seq.to_string())])) } span class="d" { (report.data_set) @if let Some(version) = report.version { ", " (tr(l, "import-page-version", &[("version", &version.to_string())])) } } } }
                @if let Some(visibility) = report.visibility { li class="pair" { span { (tr(l, "import-page-visible", &[("visibility", &t(l, &format!("visibility-{}", visibility.code()))), ("count", &n(l, report.published))])) } span class="d" {} } }
                @if report.removed > 0 { li class="pair" { span { (tn(l, "import-page-removed", words::count(report.removed), &[])) } span class="d" {} } }
                @if kept > 0 { li class="pair" { span { (tn(l, "import-page-missing_now", words::count(kept), &[])) } span class="d" { (t(l, "import-page-they_stay")) } } }
                @if report.bad_rows > 0 { li class="pair" { span { (tn(l, "import-page-rejected", words::count(report.bad_rows), &[])) } span class="d" { @if upload.rejected().is_some() { a href=(to("download/rejected.csv")) { (t(l, "import-page-rejected_download")) } } } } }
            }
            div class="acts-row mt" {
                @if report.seq.is_some() || report.same > 0 { a class="btn pri" href=(format!("/data_sets/{}", address::encode(&report.data_set))) { (t(l, "import-page-see")) } }
                @if reticolo_model::kinds::find(&upload.target).is_some() { a class="btn" href=(format!("/records/{}", upload.target)) { (super::import_parts::kind_name(l, &upload.target)) } }
                a class="btn" href=(to("download/mapping.toml")) { (t(l, "import-page-toml_download")) }
                @if let Some(seq) = report.seq.filter(|_| visit.param("done").is_none()) {
                    form method="post" action=(format!("/undo/{seq}")) { (frame::csrf(visit)) input type="hidden" name="back" value=(to("result")); button class="btn" { (t(l, "import-page-undo")) } }
                }
                form method="post" action=(to("discard")) { (frame::csrf(visit)) button class="btn" { (t(l, "import-page-close")) } }
            }
            p class="help" { (t(l, "import-page-close_help")) }
        }
    };
    step_page(app, visit, upload, Step::Publish, &title, &body).await
}

async fn failed(app: &App, visit: &Visit, upload: &Upload, error: &WorkError) -> Answer {
    let l = visit.language;
    if matches!(error, WorkError::Store(_) | WorkError::Io { .. } | WorkError::Report(_)) {
        // The detail is for whoever looks after the server: it may name files.
        tracing::error!(?error, "an import failed");
    }
    let why = match error {
        WorkError::Store(_) | WorkError::Io { .. } | WorkError::Report(_) => tn(l, "error-internal", 1, &[]),
        other => other.sentence(l),
    };
    let stopped = matches!(error, WorkError::Cancelled);
    let body = html! {
        section class=(if stopped { "note look" } else { "note bad errors" }) role="alert" tabindex="-1" { b { (t(l, if stopped { "import-page-stopped" } else { "import-page-refused" })) } " " (why) }
        p { (t(l, "import-page-nothing_written")) }
        p class="acts-row mt" { a class="btn pri" href=(format!("/import/{}/check", upload.id)) { (t(l, "import-page-back_to_check")) } a class="btn" href=(format!("/import/{}/columns", upload.id)) { (t(l, "import-page-back_to_columns")) } }
    };
    let mut response = step_page(
        app,
        visit,
        upload,
        Step::Publish,
        &t(l, if stopped { "import-page-stopped" } else { "import-page-not_published" }),
        &body,
    )
    .await?;
    if !stopped {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

/// `GET /import/{upload}/state`: how far it is, for scripts. `?trial=1`: of the trial.
pub async fn state(State(app): State<App>, visit: Visit, Path(text): Path<String>) -> Answer {
    let upload = find(&app, &visit, &text)?;
    let task = if visit.param("trial").is_some() {
        Some(app.wb.trial(&visit.who, &upload, visit.language).await?)
    } else {
        app.wb.publication(upload.id)
    };
    let Some(task) = task else { return Err(Fault::NotFound) };
    let step = task.step();
    let text = t(visit.language, &format!("import-page-stage-{}", step.stage));
    Ok(Json(json!({ "state": state_of(&task), "done": step.done, "total": step.total, "text": text })).into_response())
}

fn state_of(task: &Task) -> &'static str {
    match task.outcome() {
        None => "running",
        Some(Ok(_)) => "done",
        Some(Err(WorkError::Cancelled)) => "cancelled",
        Some(Err(_)) => "failed",
    }
}

/// `POST /import/{upload}/stop`.
pub async fn stop(State(app): State<App>, visit: Visit, Path(text): Path<String>) -> Answer {
    let upload = find(&app, &visit, &text)?;
    if let Some(task) = app.wb.publication(upload.id) {
        task.stop();
        task.wait(SOON).await;
    }
    go(&format!("/import/{}/result", upload.id))
}

/// `GET /import/{upload}/download/{file}`: the mapping, the bad cells, or the rows that were left out.
pub async fn download(State(app): State<App>, visit: Visit, Path((text, file)): Path<(String, String)>) -> Answer {
    let upload = find(&app, &visit, &text)?;
    let l = visit.language;
    const CSV: &str = "text/csv; charset=utf-8";
    match file.as_str() {
        "mapping.toml" => Ok(attached(&file, "application/toml; charset=utf-8", upload.mapping.into_bytes())),
        "rejected.csv" => {
            let path = upload.rejected().ok_or(Fault::NotFound)?;
            Ok(attached(&file, CSV, std::fs::read(&path).map_err(WorkError::io(&path))?))
        }
        "cells.csv" => {
            let task = app.wb.trial(&visit.who, &upload, l).await?;
            while !task.wait(Duration::from_secs(5)).await {}
            let Some(Ok(report)) = task.outcome() else { return Err(Fault::NotFound) };
            let mut out = String::from("file,row,column,value,problem\n");
            for bad in &report.bad {
                let line = [
                    cell(&bad.file),
                    bad.row.to_string(),
                    cell(&bad.column),
                    cell(&bad.problem.found),
                    cell(&problem_sentence(l, &bad.problem)),
                ];
                out.push_str(&line.join(","));
                out.push('\n');
            }
            Ok(attached(&file, CSV, out.into_bytes()))
        }
        _ => Err(Fault::NotFound),
    }
}
