//! What the agency itself puts into the plan: the words of a section, the title page with its logo, the sections that are left out.
//! Plain forms; where two people changed the same text, the page asks as it does for any record.

use super::{conflict, given, go};
use crate::App;
use crate::errors::{Answer, Fault};
use crate::form_values::Sent;
use crate::frame::{self, Page, Verb};
use crate::guard::same;
use crate::session::Visit;
use axum::extract::{Form, Multipart, Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use maud::{Markup, html};
use reticolo_instruments::WorkError;
use reticolo_instruments::error::{Conflict, problem_sentence};
use reticolo_instruments::plan::editions::{Edition, LOGO_MOST, TITLE_FIELDS};
use reticolo_instruments::plan::words::{check_section, field, heading};
use reticolo_instruments::registry::Saved;
use reticolo_messages::{Language, help, t, tr};
use reticolo_model::Problem;
use std::collections::BTreeMap;

/// A form that was refused: what was typed stands in it, under the reasons.
fn refused(mut response: Response, status: StatusCode) -> Answer {
    *response.status_mut() = status;
    Ok(response)
}

fn reasons(l: Language, problems: &[Problem]) -> Markup {
    html! {
        @if !problems.is_empty() {
            section class="note bad errors" role="alert" tabindex="-1" { ul { @for problem in problems { li { (problem_sentence(l, problem)) } } } }
        }
    }
}

/// The version that a form was opened at; 0 where there was nothing yet.
fn version(sent: &Sent) -> Result<i64, Fault> {
    match sent.get("version") {
        "" => Ok(0),
        text => text.parse().map_err(|_| Problem::new("problem-integer", text).on("version").into()),
    }
}

async fn framed(app: &App, visit: &Visit, title: &str, body: &Markup) -> Answer {
    let page = Page::new(title, Verb::Guarantee, "/plan", title).under("/plan", t(visit.language, "page-plan"));
    frame::page(app, visit, &page, body).await
}

/// `GET /plan/words/{section}`.
pub async fn words(State(app): State<App>, visit: Visit, Path(section): Path<String>) -> Answer {
    check_section(&section).map_err(|_| Fault::NotFound)?;
    let mut sent = Sent::default();
    if let Some(passage) = app.wb.passages(&visit.who).await?.remove(&section) {
        sent.set("version", passage.version.to_string());
        for l in Language::ALL {
            sent.set(field(l), passage.text(l));
        }
    }
    show_words(&app, &visit, &section, &sent, &[]).await
}

async fn show_words(app: &App, visit: &Visit, section: &str, sent: &Sent, problems: &[Problem]) -> Answer {
    let l = visit.language;
    let title = tr(l, "plan-own_write_in", &[("section", &heading(l, section))]);
    let there = app.wb.passages(&visit.who).await?.remove(section);
    let body = html! {
        h1 { (title) }
        p class="lede" { (t(l, "plan-own_lede")) }
        (reasons(l, problems))
        form method="post" class="stack mt" data-dirty {
            (frame::csrf(visit))
            input type="hidden" name="version" value=(sent.get("version"));
            p class="help" id="f-help" { (t(l, "plan-own_help")) }
            @for language in Language::ALL {
                @let name = field(language);
                div class="field w2" {
                    label for=(format!("f-{name}")) { (t(l, &format!("plan-own_{name}"))) }
                    textarea class="inp" id=(format!("f-{name}")) name=(name) rows="12" lang=(language.code()) aria-describedby="f-help" { (sent.get(name)) }
                }
            }
            @if let Some(passage) = &there {
                p class="mut c13" {
                    (tr(l, "plan-own_visibility", &[("visibility", &t(l, &format!("visibility-{}", passage.visibility.code())))])) " "
                    a href=(format!("/records/passage/{}", passage.id)) { (t(l, "plan-own_record")) }
                }
            }
            div class="acts-row" {
                button class="btn pri" { (t(l, "action-save")) }
                a class="btn" href="/plan" { (t(l, "action-cancel")) }
            }
        }
    };
    framed(app, visit, &title, &body).await
}

/// `POST /plan/words/{section}`: saves, and leads to where the words stand in the plan.
pub async fn save_words(
    State(app): State<App>,
    visit: Visit,
    Path(section): Path<String>,
    Form(form): Form<Vec<(String, String)>>,
) -> Answer {
    check_section(&section).map_err(|_| Fault::NotFound)?;
    let sent = Sent::new(form);
    match write_words(&app, &visit, &section, &sent).await {
        Ok(saved) => go(&format!("/plan?done={}&seq={}#s-{section}", done(&saved, "words"), saved.seq)),
        Err(Fault::Work(WorkError::Invalid(problems))) => {
            let response = show_words(&app, &visit, &section, &sent, &problems).await?;
            refused(response, StatusCode::UNPROCESSABLE_ENTITY)
        }
        Err(Fault::Work(WorkError::Conflict(found))) => {
            let id = app.wb.passages(&visit.who).await?.remove(&section).map(|p| p.id).ok_or(Fault::NotFound)?;
            ask(&app, &visit, "passage", id, &found, &sent).await
        }
        Err(fault) => Err(fault),
    }
}

fn done<'a>(saved: &Saved, word: &'a str) -> &'a str {
    if saved.seq == 0 { "unchanged" } else { word }
}

async fn ask(app: &App, visit: &Visit, kind: &str, id: uuid::Uuid, found: &Conflict, sent: &Sent) -> Answer {
    let record = app.wb.record(&visit.who, id).await?;
    let response = conflict::page(app, visit, super::kind(kind)?, &record, found, sent).await?;
    refused(response, StatusCode::CONFLICT)
}

/// Fields that were asked about after a conflict are left as they are now, or set on the version that is there now.
async fn write_words(app: &App, visit: &Visit, section: &str, sent: &Sent) -> Result<Saved, Fault> {
    let mut plain = Vec::new();
    let mut mine = Vec::new();
    let mut asked = false;
    for language in Language::ALL {
        let name = field(language);
        if sent.all(name).is_empty() {
            continue;
        }
        match sent.get(&format!("choice:body.{name}")) {
            "" => plain.push((language, sent.get(name))),
            "yours" => mine.push((language, sent.get(name))),
            _ => asked = true,
        }
    }
    if plain.is_empty() && mine.is_empty() && !asked {
        return Err(Problem::new("problem-required", "").on(field(Language::It)).into());
    }
    let saved = if plain.is_empty() { None } else { Some(app.wb.write_passage(&visit.who, section, &plain, version(sent)?).await?) };
    if !mine.is_empty() {
        let now = app.wb.passages(&visit.who).await?.remove(section).map_or(0, |p| p.version);
        return Ok(app.wb.write_passage(&visit.who, section, &mine, now).await?);
    }
    match saved {
        Some(saved) => Ok(saved),
        None => {
            let passage = app.wb.passages(&visit.who).await?.remove(section).ok_or(Fault::NotFound)?;
            Ok(Saved { record: app.wb.record(&visit.who, passage.id).await?, seq: 0 })
        }
    }
}

/// `GET /plan/title`.
pub async fn title(State(app): State<App>, visit: Visit) -> Answer {
    let edition = app.wb.next_edition(&visit.who).await?;
    let mut sent = Sent::default();
    sent.set("version", edition.version.to_string());
    for (name, text) in title_fields(&edition) {
        sent.set(name, text);
    }
    show_title(&app, &visit, &edition, &sent, &[]).await
}

fn title_fields(e: &Edition) -> [(&'static str, &str); 6] {
    [
        ("body", &e.body),
        ("edition_name", &e.edition_name),
        ("date", &e.date),
        ("signatory", &e.signatory),
        ("signatory_role", &e.signatory_role),
        ("note", &e.note),
    ]
}

async fn show_title(app: &App, visit: &Visit, edition: &Edition, sent: &Sent, problems: &[Problem]) -> Answer {
    let l = visit.language;
    let title = t(l, "plan-title_page");
    let logo = app.wb.logo(&visit.who).await?;
    let body = html! {
        h1 { (title) }
        p class="lede" { (t(l, "plan-title_page_lede")) }
        (reasons(l, problems))
        form method="post" action="/plan/title" class="stack mt" data-dirty {
            (frame::csrf(visit))
            input type="hidden" name="version" value=(sent.get("version"));
            div class="fs" {
                @for name in TITLE_FIELDS {
                    @let key = format!("edition-{name}");
                    div class="field" {
                        label for=(format!("f-{name}")) { (t(l, &key)) }
                        input class="inp" id=(format!("f-{name}")) name=(name) value=(sent.get(name)) type=(if name == "date" { "date" } else { "text" }) maxlength="500" aria-describedby=(format!("f-{name}-h"));
                        p class="help" id=(format!("f-{name}-h")) { (help(l, &key).unwrap_or_default()) }
                    }
                }
                div class="field w2" {
                    label for="f-note" { (t(l, "plan-title_page_note")) }
                    input class="inp" id="f-note" name="note" value=(sent.get("note")) maxlength="500" aria-describedby="f-note-h";
                    p class="help" id="f-note-h" { (t(l, "plan-title_page_note_help")) }
                }
            }
            div class="acts-row" {
                button class="btn pri" { (t(l, "action-save")) }
                a class="btn" href="/plan" { (t(l, "action-cancel")) }
                @if edition.version > 0 { a href=(format!("/records/edition/{}", edition.id)) { (t(l, "plan-own_record")) } }
            }
        }
        section class="mt" {
            div class="h" { h2 { (t(l, "plan-logo")) } }
            @if let Some(logo) = &logo {
                p { (tr(l, "plan-logo_there", &[("media", &logo.media), ("bytes", &reticolo_messages::integer(l, crate::words::count(logo.bytes.len())))])) }
                form method="post" action="/plan/logo/remove" { (frame::csrf(visit)) button class="btn sm" { (t(l, "plan-logo_remove")) } }
            }
            form method="post" action="/plan/logo" enctype="multipart/form-data" class="stack mt" {
                // First, so that it is checked before the file is read.
                (frame::csrf(visit))
                div class="field" {
                    label for="f-logo" { (t(l, "plan-logo_upload")) }
                    input class="inp" id="f-logo" type="file" name="file" required accept=".png,.jpg,.jpeg,.svg" aria-describedby="f-logo-h";
                    p class="help" id="f-logo-h" { (t(l, "plan-logo_help")) }
                }
                p { button class="btn" { (t(l, "plan-logo_upload")) } }
            }
        }
    };
    framed(app, visit, &title, &body).await
}

/// `POST /plan/title`.
pub async fn save_title(State(app): State<App>, visit: Visit, Form(form): Form<Vec<(String, String)>>) -> Answer {
    let sent = Sent::new(form);
    match write_title(&app, &visit, &sent).await {
        Ok(saved) => go(&format!("/plan?done={}&seq={}", done(&saved, "title_page"), saved.seq)),
        Err(Fault::Work(WorkError::Invalid(problems))) => {
            let edition = app.wb.next_edition(&visit.who).await?;
            let response = show_title(&app, &visit, &edition, &sent, &problems).await?;
            refused(response, StatusCode::UNPROCESSABLE_ENTITY)
        }
        Err(Fault::Work(WorkError::Conflict(found))) => {
            let id = app.wb.next_edition(&visit.who).await?.id;
            ask(&app, &visit, "edition", id, &found, &sent).await
        }
        Err(fault) => Err(fault),
    }
}

async fn write_title(app: &App, visit: &Visit, sent: &Sent) -> Result<Saved, Fault> {
    let (mut plain, mut mine) = (BTreeMap::new(), BTreeMap::new());
    for name in TITLE_FIELDS.into_iter().chain(["note"]).filter(|n| !sent.all(n).is_empty()) {
        let choice = if name == "note" { sent.get("choice:summary") } else { sent.get(&format!("choice:body.{name}")) };
        match choice {
            "" => plain.insert(name.to_owned(), sent.get(name).to_owned()),
            "yours" => mine.insert(name.to_owned(), sent.get(name).to_owned()),
            _ => None,
        };
    }
    let nothing = plain.is_empty() && mine.is_empty() && !sent.pairs().any(|(n, _)| n.starts_with("choice:"));
    if nothing {
        return Err(Problem::new("problem-required", "").on("body").into());
    }
    let saved = app.wb.set_title_page(&visit.who, &plain, version(sent)?).await?;
    if mine.is_empty() {
        return Ok(saved);
    }
    Ok(app.wb.set_title_page(&visit.who, &mine, saved.record.version).await?)
}

/// `POST /plan/logo`.
pub async fn logo(State(app): State<App>, visit: Visit, mut parts: Multipart) -> Answer {
    let too_large = |error: axum::extract::multipart::MultipartError| {
        if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Fault::TooLarge } else { Fault::Csrf }
    };
    let mut proved = visit.bearer;
    let mut file: Option<(String, Vec<u8>)> = None;
    while let Some(mut part) = parts.next_field().await.map_err(too_large)? {
        let name = part.name().unwrap_or_default().to_owned();
        if name == "csrf" {
            proved |= same(&part.text().await.map_err(too_large)?, &visit.csrf);
        } else if !proved {
            return Err(Fault::Csrf);
        } else if name == "file" {
            let file_name: String = part.file_name().unwrap_or("logo").chars().take(120).collect();
            let mut bytes = Vec::new();
            while let Some(chunk) = part.chunk().await.map_err(too_large)? {
                bytes.extend_from_slice(&chunk);
                if bytes.len() > LOGO_MOST {
                    return Err(Problem::new("problem-logo-size", bytes.len().to_string()).with("most", LOGO_MOST).into());
                }
            }
            file = Some((file_name, bytes));
        }
    }
    if !proved {
        return Err(Fault::Csrf);
    }
    let Some((name, bytes)) = file else { return Err(Problem::new("problem-required", "").on("file").into()) };
    match app.wb.set_logo(&visit.who, &name, Some(bytes)).await {
        Ok(saved) => go(&format!("/plan/title?done={}&seq={}", done(&saved, "title_page"), saved.seq)),
        Err(WorkError::Invalid(problems)) => {
            let edition = app.wb.next_edition(&visit.who).await?;
            let mut sent = Sent::default();
            sent.set("version", edition.version.to_string());
            for (name, text) in title_fields(&edition) {
                sent.set(name, text);
            }
            let response = show_title(&app, &visit, &edition, &sent, &problems).await?;
            refused(response, StatusCode::UNPROCESSABLE_ENTITY)
        }
        Err(error) => Err(error.into()),
    }
}

/// `POST /plan/logo/remove`.
pub async fn remove_logo(State(app): State<App>, visit: Visit) -> Answer {
    if app.wb.logo(&visit.who).await?.is_none() {
        return go("/plan/title?done=unchanged");
    }
    let saved = app.wb.set_logo(&visit.who, "", None).await?;
    go(&format!("/plan/title?done={}&seq={}", done(&saved, "title_page"), saved.seq))
}

/// `POST /plan/sections/{section}`: `out=true` leaves the section out, `out=false` takes it in again.
pub async fn leave_out(
    State(app): State<App>,
    visit: Visit,
    Path(section): Path<String>,
    Form(form): Form<Vec<(String, String)>>,
) -> Answer {
    check_section(&section).map_err(|_| Fault::NotFound)?;
    let out = match given(&form, "out") {
        "true" => true,
        "false" => false,
        other => return Err(Problem::new("problem-yes", other).on("out").into()),
    };
    let saved = app.wb.leave_out(&visit.who, &section, out).await?;
    go(&format!("/plan?done={}&seq={}", done(&saved, if out { "section_out" } else { "section_in" }), saved.seq))
}
