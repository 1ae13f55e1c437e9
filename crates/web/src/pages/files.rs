//! Files on a record: bring some, say something of one, take it off, destroy it.

use super::record_files::{size, type_name};
use super::{given, go, id, kind, of_kind};
use crate::api_files::address_of;
use crate::errors::{Answer, Fault};
use crate::frame::{self, Page};
use crate::session::Visit;
use crate::uploads::{self, Sent};
use crate::{App, words};
use axum::extract::{Form, Multipart, Path, State};
use axum::http::{HeaderMap, StatusCode};
use maud::{Markup, html};
use reticolo_instruments::error::problem_sentence;
use reticolo_instruments::files::{MOST, MOST_AT_ONCE};
use reticolo_instruments::{Act, WorkError};
use reticolo_messages::{Language, help, t, tr};
use reticolo_model::attachment::{Attachment, MEDIA};
use reticolo_model::{Kind, Problem, Record};
use uuid::Uuid;

const FIELDS: [&str; 5] = ["alt", "caption", "credit", "licence", "taken_on"];

/// The record of an address, under its own kind, as this person sees it.
async fn record(app: &App, visit: &Visit, code: &str, text: &str) -> Result<(&'static Kind, Record), Fault> {
    let (kind, id) = (kind(code)?, id(text)?);
    let record = app.wb.record(&visit.who, id).await?;
    of_kind(&record, kind)?;
    Ok((kind, record))
}

/// A file of that record.
async fn file(app: &App, visit: &Visit, record: &Record, text: &str) -> Result<Attachment, Fault> {
    let file = app.wb.file(&visit.who, id(text)?).await?;
    if file.record == record.id { Ok(file) } else { Err(Fault::NotFound) }
}

fn here(kind: &Kind, record: Uuid) -> String {
    format!("/records/{}/{record}", kind.code)
}

/// `GET /records/{kind}/{id}/files`.
pub async fn show(State(app): State<App>, visit: Visit, Path((code, text)): Path<(String, String)>) -> Answer {
    let (kind, record) = record(&app, &visit, &code, &text).await?;
    form(&app, &visit, kind, &record, &Sent::default(), &[]).await
}

async fn form(app: &App, visit: &Visit, kind: &'static Kind, record: &Record, sent: &Sent, problems: &[Problem]) -> Answer {
    let l = visit.language;
    let here = here(kind, record.id);
    let title = tr(l, "files-add_to", &[("title", &record.title)]);
    let accept = MEDIA.iter().flat_map(|(_, ends)| ends.iter().take(3).map(|e| format!(".{e}"))).collect::<Vec<_>>().join(",");
    let most = [("most", (MOST / 1_000_000).to_string()), ("count", MOST_AT_ONCE.to_string())];
    let most: Vec<(&str, &str)> = most.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let body = html! {
        p class="kind" { span class="chip w" { (words::singular(l, kind)) } span { (record.title) } }
        h1 { (title) }
        p class="lede" { (tr(l, "files-lede", &most)) }
        (errors(l, problems))
        form method="post" enctype="multipart/form-data" class="stack mt" {
            (frame::csrf(visit))
            section {
                div class="fs" {
                    (fields(l, &|name| sent.get(name).to_owned(), problems))
                    fieldset class="field w2" {
                        legend { (t(l, "files-when_brought")) }
                        div class="opt col" {
                            label { input type="checkbox" name="strip_location" value="true" checked; span { (t(l, "files-strip")) small { (help(l, "files-strip").unwrap_or_default()) } } }
                            label { input type="checkbox" name="personal" value="true" checked[sent.get("personal") == "true"]; span { (t(l, "files-personal")) small { (help(l, "files-personal").unwrap_or_default()) } } }
                        }
                    }
                    // Last, so that what is said of the files comes before them.
                    div class="field w2" {
                        label for="f-file" { (t(l, "files-files")) " " span class="rq" { (t(l, "record-required")) } }
                        input class="inp file" id="f-file" type="file" name="file" multiple required accept=(accept) aria-invalid=[wrong(problems, "file")] aria-describedby="f-file-h";
                        p class="help" id="f-file-h" { (tr(l, "files-files_help", &most)) }
                    }
                }
            }
            div class="acts-row" {
                button class="btn pri" { (t(l, "files-bring")) }
                a class="btn" href=(here) { (t(l, "action-cancel")) }
            }
        }
    };
    shown(app, visit, kind, record, &title, &body, problems).await
}

async fn shown(app: &App, visit: &Visit, kind: &Kind, record: &Record, title: &str, body: &Markup, problems: &[Problem]) -> Answer {
    let list = format!("/records/{}", kind.code);
    let page = Page::new(title, kind.verb, &list, &t(visit.language, "files-title"))
        .under(list.clone(), words::plural(visit.language, kind))
        .under(here(kind, record.id), record.title.clone());
    let mut response = frame::page(app, visit, &page, body).await?;
    if !problems.is_empty() {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

fn wrong(problems: &[Problem], field: &str) -> Option<&'static str> {
    problems.iter().any(|p| p.field.as_deref() == Some(field)).then_some("true")
}

fn errors(l: Language, problems: &[Problem]) -> Markup {
    html! {
        @if !problems.is_empty() {
            section class="note bad errors" role="alert" tabindex="-1" {
                b { (t(l, "files-refused")) }
                ul { @for p in problems { li { a href=(format!("#f-{}", p.field.as_deref().unwrap_or("file"))) { (problem_sentence(l, p)) } } } }
            }
        }
    }
}

/// What can be said of a file.
fn fields(l: Language, get: &dyn Fn(&str) -> String, problems: &[Problem]) -> Markup {
    html! {
        @for name in FIELDS {
            div class=(if matches!(name, "alt" | "caption") { "field w2" } else { "field" }) {
                label for=(format!("f-{name}")) { (t(l, &format!("files-{name}"))) }
                input class="inp" id=(format!("f-{name}")) name=(name) value=(get(name)) aria-invalid=[wrong(problems, name)] aria-describedby=(format!("f-{name}-h"));
                p class="help" id=(format!("f-{name}-h")) { (help(l, &format!("files-{name}")).unwrap_or_default()) }
            }
        }
    }
}

/// `POST /records/{kind}/{id}/files`.
pub async fn add(
    State(app): State<App>,
    visit: Visit,
    Path((code, text)): Path<(String, String)>,
    headers: HeaderMap,
    parts: Result<Multipart, axum::extract::multipart::MultipartRejection>,
) -> Answer {
    let parts = match parts {
        Ok(parts) => Sent::read(&visit, &headers, parts).await,
        Err(_) => Err(Problem::new("problem-file-form", "").on("file").into()),
    };
    let (kind, record) = record(&app, &visit, &code, &text).await?;
    let sent = match parts {
        Ok(sent) => sent,
        Err(Fault::Work(WorkError::Invalid(problems))) => return form(&app, &visit, kind, &record, &Sent::default(), &problems).await,
        Err(other) => return Err(other),
    };
    let keep = sent.get("strip_location") != "true";
    let again = sent.words();
    let problems = match sent.uploads(keep) {
        Err(problem) => vec![problem],
        Ok(uploads) => match app.wb.attach(&visit.who, record.id, uploads).await {
            Ok(done) => return go(&format!("{}?done=attached&n={}&seq={}#files", here(kind, record.id), done.files.len(), done.seq)),
            Err(WorkError::Invalid(problems)) => problems,
            Err(other) => return Err(other.into()),
        },
    };
    form(&app, &visit, kind, &record, &again, &problems).await
}

/// `GET /records/{kind}/{id}/files/{attachment}`.
pub async fn ask_change(State(app): State<App>, visit: Visit, Path((code, text, at)): Path<(String, String, String)>) -> Answer {
    let (kind, record) = record(&app, &visit, &code, &text).await?;
    let file = file(&app, &visit, &record, &at).await?;
    let details = file.details.clone();
    let get = move |name: &str| match name {
        "alt" => details.alt.clone(),
        "caption" => details.caption.clone(),
        "credit" => details.credit.clone(),
        "licence" => details.licence.clone(),
        "taken_on" => details.taken_on.clone().unwrap_or_default(),
        _ => details.order.to_string(),
    };
    change_form(&app, &visit, kind, &record, &file, (&get, &[])).await
}

/// What the fields hold, and what is wrong with it.
type Filled<'a> = (&'a (dyn Fn(&str) -> String + Sync), &'a [Problem]);

async fn change_form(app: &App, visit: &Visit, kind: &Kind, record: &Record, file: &Attachment, (get, problems): Filled<'_>) -> Answer {
    let l = visit.language;
    let here = here(kind, record.id);
    let own = format!("{here}/files/{}", file.id);
    let body = html! {
        p class="kind" { span class="chip w" { (type_name(l, &file.media)) } span { (size(l, file.size)) } }
        h1 { (file.name) }
        p class="lede" { a href=(address_of(file)) { (t(l, "files-open")) } }
        (errors(l, problems))
        form method="post" action=(own) {
            (frame::csrf(visit))
            div class="fs" {
                (fields(l, &|name| get(name), problems))
                div class="field" {
                    label for="f-order" { (t(l, "files-order")) }
                    input class="inp" id="f-order" name="order" inputmode="numeric" value=(get("order")) aria-invalid=[wrong(problems, "order")] aria-describedby="f-order-h";
                    p class="help" id="f-order-h" { (help(l, "files-order").unwrap_or_default()) }
                }
            }
            div class="acts-row mt" {
                button class="btn pri" { (t(l, "action-save")) }
                a class="btn" href=(here) { (t(l, "action-cancel")) }
            }
        }
        section class="mt" {
            div class="h" { h2 { (t(l, "list-actions")) } }
            p class="mut" { (help(l, "files-remove").unwrap_or_default()) }
            form method="post" action=(format!("{own}/remove")) class="acts-row" { (frame::csrf(visit)) button class="btn" { (t(l, "files-remove")) } }
            @if visit.may(Act::Administer) {
                p class="mut mt" { (help(l, "files-erase").unwrap_or_default()) }
                form method="post" action=(format!("{own}/erase")) class="acts-row" data-confirm=(t(l, "files-erase_confirm")) {
                    (frame::csrf(visit))
                    label { input type="checkbox" name="sure" value="true" required; " " (t(l, "files-erase_sure")) }
                    button class="btn no" { (t(l, "files-erase")) }
                }
            }
        }
    };
    shown(app, visit, kind, record, &file.name, &body, problems).await
}

/// `POST /records/{kind}/{id}/files/{attachment}`.
pub async fn change(
    State(app): State<App>,
    visit: Visit,
    Path((code, text, at)): Path<(String, String, String)>,
    Form(form): Form<Vec<(String, String)>>,
) -> Answer {
    let (kind, record) = record(&app, &visit, &code, &text).await?;
    let file = file(&app, &visit, &record, &at).await?;
    let get = |name: &str| given(&form, name).to_owned();
    let changed = match uploads::details(&get) {
        Ok(details) => app.wb.change_file(&visit.who, file.id, details).await,
        Err(problem) => Err(problem.into()),
    };
    match changed {
        Ok(Some(seq)) => go(&format!("{}?done=saved&seq={seq}#files", here(kind, record.id))),
        Ok(None) => go(&format!("{}?done=unchanged#files", here(kind, record.id))),
        Err(WorkError::Invalid(problems)) => change_form(&app, &visit, kind, &record, &file, (&get, &problems)).await,
        Err(other) => Err(other.into()),
    }
}

/// `POST /records/{kind}/{id}/files/{attachment}/remove`.
pub async fn remove(State(app): State<App>, visit: Visit, Path((code, text, at)): Path<(String, String, String)>) -> Answer {
    let (kind, record) = record(&app, &visit, &code, &text).await?;
    let file = file(&app, &visit, &record, &at).await?;
    let seq = app.wb.remove_file(&visit.who, file.id).await?;
    go(&format!("{}?done=detached&seq={seq}#files", here(kind, record.id)))
}

/// `POST /records/{kind}/{id}/files/{attachment}/erase`: for good.
pub async fn erase(
    State(app): State<App>,
    visit: Visit,
    Path((code, text, at)): Path<(String, String, String)>,
    Form(form): Form<Vec<(String, String)>>,
) -> Answer {
    let (kind, record) = record(&app, &visit, &code, &text).await?;
    let file = file(&app, &visit, &record, &at).await?;
    if given(&form, "sure") != "true" {
        return go(&format!("{}/files/{}", here(kind, record.id), file.id));
    }
    app.wb.erase_file(&visit.who, file.id).await?;
    go(&format!("{}?done=erased#files", here(kind, record.id)))
}
