//! Looking after the installation: health with the mend in words, jobs, backups, the log of acts with undo.

use super::history::{names, undo_button};
use super::{go, id};
use crate::errors::Answer;
use crate::frame::{self, Page, Verb};
use crate::session::Visit;
use crate::{App, words};
use axum::extract::{Path, State};
use maud::{Markup, html};
use reticolo_instruments::WorkError;
use reticolo_instruments::doctor::Level;
use reticolo_messages::{help, moment, t, tn};

/// How many acts the log shows at once.
const ACTS: i64 = 50;

/// The pages of the administration, one beside the other.
pub fn tabs(visit: &Visit) -> Markup {
    let l = visit.language;
    let all = [
        ("/admin", "page-health"),
        ("/admin/jobs", "page-jobs"),
        ("/admin/users", "page-users"),
        ("/admin/backup", "page-backup"),
        ("/admin/log", "page-log"),
    ];
    html! {
        p class="acts-row" {
            @for (address, key) in all { a class="btn sm" href=(address) aria-current=[(visit.path == address).then_some("page")] { (t(l, key)) } }
        }
    }
}

/// The frame of a page of the administration.
pub async fn framed(app: &App, visit: &Visit, title: &str, key: &str, body: &Markup) -> Answer {
    let mut page = Page::new(title, Verb::Guarantee, "/admin", &t(visit.language, key));
    if key != "page-health" {
        page = page.under("/admin", t(visit.language, "page-administration"));
    }
    let body = html! { h1 { (title) } (tabs(visit)) (body) };
    frame::page(app, visit, &page, &body).await
}

/// `GET /admin`: what is wrong first, each with its mend.
pub async fn health(State(app): State<App>, visit: Visit) -> Answer {
    let l = visit.language;
    let mut findings = app.wb.doctor(&visit.who).await?;
    findings.sort_by_key(|f| std::cmp::Reverse(f.level));
    let wrong = words::count(findings.iter().filter(|f| f.level != Level::Ok).count());
    let body = html! {
        section {
            div class="h" { h2 { (t(l, "page-health")) } }
            ul class="health" {
                @for finding in &findings {
                    @let (class, level) = match finding.level { Level::Bad => ("sgn x", "bad"), Level::Warning => ("sgn hf", "warning"), Level::Ok => ("sgn y", "ok") };
                    li {
                        span class=(class) { (t(l, &format!("doctor-level-{level}"))) }
                        b { (finding.sentence(l)) }
                        @if let Some(advice) = finding.advice(l) { p { (advice) } }
                    }
                }
            }
        }
    };
    framed(&app, &visit, &tn(l, "admin-health", wrong, &[]), "page-health", &body).await
}

/// `GET /admin/jobs`.
pub async fn jobs(State(app): State<App>, visit: Visit) -> Answer {
    let l = visit.language;
    let jobs = app.wb.jobs(&visit.who).await?;
    let names = names(&app, &visit).await?;
    let title = tn(l, "admin-jobs", words::count(jobs.iter().filter(|j| j.lives()).count()), &[]);
    let body = html! {
        @if jobs.is_empty() { div class="empty" { h2 { (t(l, "empty-jobs")) } p { (help(l, "empty-jobs").unwrap_or_default()) } } }
        ul class="jobs" {
            @for job in &jobs {
                (super::jobs::line(&app, &visit, job, "/admin/jobs", &more(&visit, &names, job)))
            }
        }
    };
    framed(&app, &visit, &title, "page-jobs", &body).await
}

/// Who began a job and when; of an import, into which data set.
fn more(visit: &Visit, names: &std::collections::BTreeMap<String, String>, job: &reticolo_instruments::doctor::Job) -> String {
    let mut parts = vec![words::author(visit, names, &job.by), moment(visit.language, &job.started)];
    parts.extend((job.key.is_none() && !job.message.is_empty()).then(|| job.message.clone()));
    parts.join(" · ")
}

/// `POST /admin/jobs/{id}/stop`.
pub async fn stop(State(app): State<App>, visit: Visit, Path(text): Path<String>) -> Answer {
    let stopped = app.wb.cancel_job(&visit.who, id(&text)?).await?;
    go(&format!("/admin/jobs?done={}", if stopped { "stopped" } else { "unchanged" }))
}

/// The archives in the territory's folder, newest first.
fn archives(app: &App) -> Vec<(String, u64)> {
    let Ok(entries) = std::fs::read_dir(app.wb.folder.join("backups")) else { return Vec::new() };
    let mut found: Vec<(String, u64)> =
        entries.filter_map(Result::ok).filter_map(|e| Some((e.file_name().into_string().ok()?, e.metadata().ok()?.len()))).collect();
    found.sort_by(|a, b| b.cmp(a));
    found
}

/// `GET /admin/backup`.
pub async fn backups(State(app): State<App>, visit: Visit) -> Answer {
    let l = visit.language;
    let found = archives(&app);
    let body = html! {
        p class="lede" { (t(l, "admin-backup_lede")) }
        form method="post" class="mt" { (frame::csrf(&visit)) button class="btn pri" { (t(l, "action-backup")) } }
        @if !found.is_empty() {
            table class="lst num mt" {
                caption class="vh" { (t(l, "page-backup")) }
                thead { tr { th { (t(l, "data_sets-file")) } th class="r" { "MiB" } } }
                tbody { @for (name, bytes) in &found { tr { td { span class="mono c13" { "backups/" (name) } } td class="r" { (words::number(l, mib(*bytes))) } } } }
            }
        }
        p class="mt" { code class="cmd" { "reticolo backup DIR --out FILE" } }
    };
    framed(&app, &visit, &tn(l, "admin-backups", words::count(found.len()), &[]), "page-backup", &body).await
}

/// Mebibytes to one decimal.
fn mib(bytes: u64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a size to be read")]
    let tenths = (bytes as f64 / 104_857.6).round();
    tenths / 10.0
}

/// `POST /admin/backup`: writes an archive into the territory's folder.
pub async fn backup(State(app): State<App>, visit: Visit) -> Answer {
    let folder = app.wb.folder.join("backups");
    std::fs::create_dir_all(&folder).map_err(WorkError::io(&folder))?;
    let name: String = app.wb.now().chars().take(19).map(|c| if c.is_ascii_digit() { c } else { '-' }).collect();
    app.wb.backup(&visit.who, &folder.join(format!("{name}.zip"))).await?;
    go("/admin/backup?done=backed_up")
}

/// `GET /admin/log?under=…`.
pub async fn log(State(app): State<App>, visit: Visit) -> Answer {
    let l = visit.language;
    let under = visit.param("under").and_then(|s| s.parse().ok());
    let acts = app.wb.acts(&visit.who, under, ACTS).await?;
    let names = names(&app, &visit).await?;
    let body = html! {
        ul class="log num" {
            @for entry in &acts {
                li {
                    time datetime=(entry.at) { (moment(l, &entry.at)) }
                    span {
                        span class="mut" { (entry.seq) } " " b { (t(l, &format!("act-{}", entry.act.code()))) } " "
                        (words::author(&visit, &names, &entry.by)) " " (about(&visit, entry))
                    }
                    span class="d" { (undo_button(&visit, entry)) }
                }
            }
        }
        @if words::count(acts.len()) == ACTS {
            nav class="pager" aria-label=(t(l, "list-pages")) { span {} div { @if let Some(last) = acts.last() { a class="btn" rel="next" href=(format!("/admin/log?under={}", last.seq)) { (t(l, "action-next")) } } } }
        }
    };
    framed(&app, &visit, &t(l, "admin-log"), "page-log", &body).await
}

/// What an act was about, with the way there.
fn about(visit: &Visit, entry: &reticolo_model::log::Entry) -> Markup {
    let after = entry.detail.get("after");
    let text = |name: &str| after.and_then(|a| a.get(name)).and_then(serde_json::Value::as_str);
    html! {
        @match (text("kind"), text("title"), entry.record) {
            (Some(kind), Some(title), Some(id)) => a href=(format!("/records/{kind}/{id}")) { (title) },
            _ => {
                @if after.is_some_and(serde_json::Value::is_null) { (t(visit.language, "history-deleted")) }
                @if let Some(set) = entry.detail.get("data_set").and_then(serde_json::Value::as_str) { a href=(format!("/data_sets/{}", crate::address::encode(set))) { (set) } }
                @if let Some(asked) = entry.detail.get("basins") { (super::basins::told(visit.language, asked)) }
                @if let Some(asked) = entry.detail.get("functional_basins") { (super::functional::told(visit.language, asked)) }
                @if let Some(act) = entry.detail.get("act").and_then(serde_json::Value::as_i64) { (act) }
            }
        }
    }
}
