//! Long work: how far a job is, stopping it, beginning it again; and the page that stands in place of an answer that is being made.

use super::{given, go, id};
use crate::errors::Answer;
use crate::frame::{self, Page};
use crate::session::Visit;
use crate::{App, address};
use axum::Json;
use axum::extract::{Form, Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use reticolo_instruments::doctor::Job;
use reticolo_messages::{Language, help, t, tr};
use serde_json::{Value, json};

/// Without a script the browser comes again after so many seconds.
const AGAIN: &str = "3";

/// What a job is called.
pub fn name(l: Language, job: &Job) -> String {
    let key = format!("job-{}", job.kind);
    if reticolo_messages::has(l, &key) { t(l, &key) } else { job.kind.clone() }
}

/// What it does just now, or how it stands.
pub fn doing(l: Language, job: &Job) -> String {
    let step = format!("work-step-{}", job.message);
    match job.state.as_str() {
        "running" if job.key.is_some() && reticolo_messages::has(l, &step) => {
            tr(l, "work-at_step", &[("step", &t(l, &step)), ("done", &(job.done + 1).to_string()), ("total", &job.total.to_string())])
        }
        state => t(l, &format!("job-state-{state}")),
    }
}

/// A job as a line with its bar; while it lives it is followed.
pub fn line(app: &App, visit: &Visit, job: &Job, back: &str, more: &str) -> Markup {
    let l = visit.language;
    let own = format!("/jobs/{}", job.id);
    let followed = (job.lives() && job.key.is_some()).then(|| format!("{own}/state"));
    html! {
        li data-job-state=[followed] data-job-reload[job.lives()] {
            div class="prog" {
                span { b { (name(l, job)) } " " span class="mut" data-job-text { (doing(l, job)) } @if !more.is_empty() { span class="mut" { " · " (more) } } }
                @if matches!(job.state.as_str(), "queued" | "running") && app.wb.may_stop(&visit.who, job) {
                    form method="post" action=(format!("{own}/stop")) {
                        (frame::csrf(visit))
                        input type="hidden" name="back" value=(back);
                        button class="btn sm" { (t(l, "action-stop")) }
                    }
                }
                @if job.lives() {
                    @if job.total > 0 { progress max=(job.total) value=(job.done) aria-label=(name(l, job)) {} }
                    @else { progress aria-label=(name(l, job)) {} }
                }
            }
        }
    }
}

fn again(app: &App, visit: &Visit, job: &Job, back: &str) -> Markup {
    let l = visit.language;
    let may = app.wb.may_stop(&visit.who, job) || job.by == visit.who.logged_as() || visit.signed_in();
    html! {
        @if may {
            form method="post" action=(format!("/jobs/{}/again", job.id)) {
                (frame::csrf(visit))
                input type="hidden" name="back" value=(back);
                button class="btn pri" { (t(l, "work-again")) }
            }
        }
    }
}

/// In place of an answer that is being made, or that could not be. A form that was sent wrote nothing.
pub async fn instead(app: &App, visit: &Visit, reading: bool, job: &Job) -> Answer {
    let l = visit.language;
    let back = if reading { visit.here() } else { "/".to_owned() };
    let lives = job.lives();
    let key = if lives { "work-underway".to_owned() } else { format!("work-ended-{}", job.state) };
    let title = t(l, &key);
    let editions = if job.kind.starts_with("plan") { app.wb.editions(&visit.who).await? } else { Vec::new() };
    let body = html! {
        h1 { (title) }
        p class="lede" { (help(l, &key).unwrap_or_default()) }
        @if !reading { p { (t(l, "work-nothing_written")) } }
        ul class="jobs mt" { (line(app, visit, job, &back, "")) }
        p class="acts-row mt" {
            @if !lives { (again(app, visit, job, &back)) }
            @if lives { a class="btn" href=(back) { (t(l, "work-look_again")) } }
            a class="btn" href="/" { (t(l, "page-home")) }
        }
        @if !editions.is_empty() {
            section class="mt" { h2 { (t(l, "work-editions")) } (super::editions::table(l, &editions)) }
        }
    };
    let mut response = frame::page(app, visit, &Page::door(&title), &body).await?;
    let status = if lives && reading { StatusCode::ACCEPTED } else { StatusCode::SERVICE_UNAVAILABLE };
    *response.status_mut() = status;
    if lives && reading {
        response.headers_mut().insert(header::REFRESH, HeaderValue::from_static(AGAIN));
    }
    Ok(later(response))
}

/// Whoever comes back in a moment may be answered; nothing of it is kept on the way.
pub fn later(mut response: Response) -> Response {
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static(AGAIN));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// A job as programs read it.
pub fn told(l: Language, job: &Job) -> Value {
    // A process that died is a failure to whoever waits.
    let state = if job.state == "interrupted" { "failed" } else { &job.state };
    json!({
        "id": job.id, "kind": job.kind, "state": state, "done": job.done, "total": job.total, "text": doing(l, job),
        "started": job.started, "ended": job.ended,
    })
}

/// `GET /jobs/{job}`.
pub async fn show(State(app): State<App>, visit: Visit, Path(job): Path<String>) -> Answer {
    let l = visit.language;
    let job = app.wb.job(&visit.who, id(&job)?).await?;
    let here = format!("/jobs/{}", job.id);
    let title = name(l, &job);
    let body = html! {
        h1 { (title) }
        ul class="jobs mt" { (line(&app, &visit, &job, &here, "")) }
        @if !job.lives() && job.state != "done" && job.key.is_some() { p class="acts-row mt" { (again(&app, &visit, &job, &here)) } }
    };
    let mut response = frame::page(&app, &visit, &Page::door(&title), &body).await?;
    if job.lives() {
        response.headers_mut().insert(header::REFRESH, HeaderValue::from_static(AGAIN));
    }
    Ok(response)
}

/// `GET /jobs/{job}/state` and `GET /api/v1/jobs/{job}`: how far it is.
pub async fn state(State(app): State<App>, visit: Visit, Path(job): Path<String>) -> Answer {
    let job = app.wb.job(&visit.who, id(&job)?).await?;
    Ok(Json(told(visit.language, &job)).into_response())
}

/// Where a form leads back to: a page of this server.
fn back(form: &[(String, String)], otherwise: String) -> String {
    match given(form, "back") {
        "" => otherwise,
        to => address::local(to).to_owned(),
    }
}

/// `POST /jobs/{job}/stop`.
pub async fn stop(State(app): State<App>, visit: Visit, Path(job): Path<String>, Form(form): Form<Vec<(String, String)>>) -> Answer {
    let job = app.wb.job(&visit.who, id(&job)?).await?.id;
    app.wb.cancel_job(&visit.who, job).await?;
    go(&back(&form, format!("/jobs/{job}")))
}

/// `POST /jobs/{job}/again`.
pub async fn begin_again(State(app): State<App>, visit: Visit, Path(job): Path<String>, Form(form): Form<Vec<(String, String)>>) -> Answer {
    let job = app.wb.begin_again(&visit.who, id(&job)?).await?;
    go(&back(&form, format!("/jobs/{}", job.id)))
}

/// `POST /api/v1/jobs/{job}/stop`.
pub async fn api_stop(State(app): State<App>, visit: Visit, Path(job): Path<String>) -> Answer {
    let job = app.wb.job(&visit.who, id(&job)?).await?.id;
    app.wb.cancel_job(&visit.who, job).await?;
    Ok(Json(told(visit.language, &app.wb.job(&visit.who, job).await?)).into_response())
}

/// `POST /api/v1/jobs/{job}/again`.
pub async fn api_again(State(app): State<App>, visit: Visit, Path(job): Path<String>) -> Answer {
    let job = app.wb.begin_again(&visit.who, id(&job)?).await?;
    Ok(Json(told(visit.language, &job)).into_response())
}
