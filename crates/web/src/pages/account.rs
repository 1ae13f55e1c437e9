//! Coming in and going out: sign-in, sign-out, and the link by which an account gets its password.

use super::{given, go};
use crate::errors::{Answer, Fault};
use crate::frame::{self, Page};
use crate::session::{SESSION, Visit, set_cookie};
use crate::{App, address};
use axum::extract::{Form, Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use reticolo_instruments::WorkError;
use reticolo_instruments::accounts::{PASSWORD_LENGTH, Session};
use reticolo_instruments::error::problem_sentence;
use reticolo_messages::{help, t, tr};

/// `GET /sign-in?back=…`.
pub async fn ask(State(app): State<App>, visit: Visit) -> Answer {
    let back = visit.param("back").unwrap_or_else(|| "/".to_owned());
    door(&app, &visit, &back, "", None).await
}

async fn door(app: &App, visit: &Visit, back: &str, name: &str, wrong: Option<String>) -> Answer {
    let l = visit.language;
    let title = t(l, "page-sign_in");
    let body = html! {
        h1 { (title) }
        p class="lede" { (t(l, "sign_in-lead")) }
        div class="two2" {
            section {
                div class="h" { h2 { (t(l, "sign_in-account")) } }
                form method="post" action="/sign-in" {
                    input type="hidden" name="back" value=(address::local(back));
                    div class="field" {
                        label for="f-name" { (t(l, "sign_in-name")) }
                        input class="inp" id="f-name" name="name" autocomplete="username" required value=(name);
                    }
                    div class="field" {
                        label for="f-password" { (t(l, "sign_in-password")) }
                        input class="inp" id="f-password" type="password" name="password" autocomplete="current-password" required aria-invalid=[wrong.as_ref().map(|_| "true")] aria-describedby=[wrong.as_ref().map(|_| "f-password-e")];
                        @if let Some(wrong) = &wrong { p class="msg" id="f-password-e" role="alert" { b { (wrong) } } }
                    }
                    button class="btn pri" { (t(l, "action-sign_in")) }
                }
            }
        }
    };
    frame::page(app, visit, &Page::door(&title), &body).await
}

/// `POST /sign-in`.
pub async fn sign_in(State(app): State<App>, visit: Visit, Form(form): Form<Vec<(String, String)>>) -> Answer {
    let (name, back) = (given(&form, "name").trim(), address::local(given(&form, "back")));
    let wrong = match app.wb.sign_in(name, given(&form, "password")).await {
        Ok(Some(session)) => return Ok(come_in(&app, &session, back)),
        Ok(None) => t(visit.language, "error-sign_in"),
        Err(WorkError::Invalid(problems)) => problems.iter().map(|p| problem_sentence(visit.language, p)).collect::<Vec<_>>().join(" "),
        Err(error) => return Err(error.into()),
    };
    let mut response = door(&app, &visit, back, name, Some(wrong)).await?;
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(response)
}

fn come_in(app: &App, session: &Session, to: &str) -> Response {
    let mut response = Redirect::to(to).into_response();
    // The session ends on the server at its own time; the cookie ends with the browser.
    if let Ok(cookie) = HeaderValue::from_str(&set_cookie(app, SESSION, Some(&session.secret), 0)) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// `POST /sign-out`.
pub async fn sign_out(State(app): State<App>, visit: Visit) -> Answer {
    if let Some(secret) = &visit.session {
        app.wb.sign_out(secret).await?;
    }
    let mut response = go("/")?;
    if let Ok(cookie) = HeaderValue::from_str(&set_cookie(&app, SESSION, None, 0)) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// `GET /set-up/{secret}`.
pub async fn ask_set_up(State(app): State<App>, visit: Visit, Path(secret): Path<String>) -> Answer {
    set_up_page(&app, &visit, &secret, &[]).await
}

async fn set_up_page(app: &App, visit: &Visit, secret: &str, wrong: &[String]) -> Answer {
    let l = visit.language;
    let title = t(l, "page-set_up");
    let account = match app.wb.set_up_account(secret).await {
        Ok(account) => account,
        Err(WorkError::Invalid(_) | WorkError::NotFound(_)) => {
            let body = html! {
                h1 { (t(l, "page-set_up")) }
                p class="note look" role="status" { (t(l, "sign_in-link_used")) }
                p class="mt" { a class="btn" href="/sign-in" { (t(l, "action-sign_in")) } }
            };
            let mut response = frame::page(app, visit, &Page::door(&title), &body).await?;
            *response.status_mut() = StatusCode::NOT_FOUND;
            return Ok(response);
        }
        Err(error) => return Err(error.into()),
    };
    let field = |id: &str, name: &str, label: &str| -> Markup {
        html! {
            div class="field" {
                label for=(id) { (t(l, label)) }
                input class="inp" id=(id) type="password" name=(name) autocomplete="new-password" required minlength=(PASSWORD_LENGTH.start()) aria-describedby="f-password-h" aria-invalid=[(!wrong.is_empty()).then_some("true")];
            }
        }
    };
    let body = html! {
        h1 { (title) }
        p class="lede" { (tr(l, "sign_in-for", &[("name", &account.name), ("territory", &app.wb.config.name)])) }
        div class="two2" {
            section {
                div class="h" { h2 { (t(l, "sign_in-choose")) } }
                form method="post" {
                    @if !visit.csrf.is_empty() { (frame::csrf(visit)) }
                    @if !wrong.is_empty() { p class="note bad" role="alert" { (wrong.join(" ")) } }
                    (field("f-password", "password", "sign_in-password"))
                    p class="help" id="f-password-h" { (help(l, "sign_in-password").unwrap_or_default()) }
                    (field("f-again", "again", "sign_in-password_again"))
                    button class="btn pri" { (t(l, "sign_in-create")) }
                }
            }
        }
    };
    frame::page(app, visit, &Page::door(&title), &body).await
}

/// `POST /set-up/{secret}`.
pub async fn set_up(State(app): State<App>, visit: Visit, Path(secret): Path<String>, Form(form): Form<Vec<(String, String)>>) -> Answer {
    let (password, again) = (given(&form, "password"), given(&form, "again"));
    let wrong = if password == again {
        match app.wb.set_up(&secret, password).await {
            Ok(session) => return Ok(come_in(&app, &session, "/")),
            Err(WorkError::Invalid(problems)) => problems.iter().map(|p| problem_sentence(visit.language, p)).collect(),
            Err(error) => return Err(Fault::Work(error)),
        }
    } else {
        vec![t(visit.language, "sign_in-differ")]
    };
    let mut response = set_up_page(&app, &visit, &secret, &wrong).await?;
    if response.status() == StatusCode::OK {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}
