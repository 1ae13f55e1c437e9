//! Accounts: who there is, a link for somebody new, a program's token, an end.

use super::admin::framed;
use super::{given, go};
use crate::App;
use crate::errors::{Answer, Fault};
use crate::frame;
use crate::session::Visit;
use crate::words;
use axum::extract::{Form, Path, State};
use maud::{Markup, html};
use reticolo_instruments::WorkError;
use reticolo_instruments::error::problem_sentence;
use reticolo_messages::{help, moment, t, tn, tr};
use reticolo_model::{Problem, Role};

/// `GET /admin/users`.
pub async fn show(State(app): State<App>, visit: Visit) -> Answer {
    page(&app, &visit, &html! {}, &[]).await
}

async fn page(app: &App, visit: &Visit, news: &Markup, wrong: &[Problem]) -> Answer {
    let l = visit.language;
    let users = app.wb.users(&visit.who).await?;
    let active = words::count(users.iter().filter(|u| !u.disabled).count());
    let body = html! {
        (news)
        @if !wrong.is_empty() { section class="note bad errors" role="alert" tabindex="-1" { @for problem in wrong { p { (problem_sentence(l, problem)) } } } }
        section {
            div class="h" { h2 { (t(l, "users-list")) } }
            table class="lst card" {
                caption class="vh" { (t(l, "users-list")) }
                thead { tr { th { (t(l, "sign_in-name")) } th { (t(l, "users-role")) } th { (t(l, "users-since")) } th { (t(l, "list-actions")) } } }
                tbody {
                    @for user in &users {
                        tr {
                            td class="ttl" { (user.name) @if user.disabled { " " span class="sgn x" { (t(l, "users-disabled")) } } @else if user.password.is_none() { " " span class="sgn hf" { (t(l, "users-waiting")) } } }
                            td data-l=(t(l, "users-role")) { (t(l, &format!("role-{}", user.role.code()))) }
                            td data-l=(t(l, "users-since")) { (moment(l, &user.created)) }
                            td data-l=(t(l, "list-actions")) { @if !user.disabled { (acts(visit, &user.name)) } }
                        }
                    }
                }
            }
        }
        section {
            div class="h" { h2 { (t(l, "users-add")) } }
            form method="post" class="params" {
                (frame::csrf(visit))
                div class="field" { label for="f-name" { (t(l, "sign_in-name")) } input class="inp" id="f-name" name="name" required autocomplete="off"; }
                div class="field" {
                    label for="f-role" { (t(l, "users-role")) }
                    select class="inp" id="f-role" name="role" {
                        @for role in Role::ALL { option value=(role.code()) { (t(l, &format!("role-{}", role.code()))) ": " (help(l, &format!("role-{}", role.code())).unwrap_or_default()) } }
                    }
                }
                button class="btn pri" { (t(l, "users-make_link")) }
            }
        }
    };
    framed(app, visit, &tn(l, "admin-users", active, &[]), "page-users", &body).await
}

fn acts(visit: &Visit, name: &str) -> Markup {
    let l = visit.language;
    let button = |act: &str, key: &str, class: &str| {
        html! {
            form method="post" action=(format!("/admin/users/{}/{act}", crate::address::encode(name))) {
                (frame::csrf(visit))
                button class=(class) aria-label=(tr(l, "users-act_on", &[("act", &t(l, key)), ("name", name)])) { (t(l, key)) }
            }
        }
    };
    html! {
        div class="acts-row" {
            (button("token", "users-token", "btn sm"))
            (button("revoke", "users-revoke", "btn sm"))
            (button("disable", "users-disable", "btn sm no"))
        }
    }
}

/// `POST /admin/users`: a new account, or a new link for one that is there.
pub async fn add(State(app): State<App>, visit: Visit, Form(form): Form<Vec<(String, String)>>) -> Answer {
    let l = visit.language;
    let role = given(&form, "role");
    let Some(role) = Role::parse(role) else {
        return Err(Problem::new("problem-role", role).with("known", Role::ALL.map(Role::code).join(", ")).into());
    };
    match app.wb.add_user(&visit.who, given(&form, "name"), role).await {
        Ok(made) => {
            let news = html! {
                section class="note good" role="status" {
                    b { (tr(l, "users-link_made", &[("name", &made.account.name), ("until", &moment(l, &made.expires))])) }
                    p { code class="cmd" { "/set-up/" (made.link_secret) } }
                    p { (t(l, "users-link_once")) }
                }
            };
            page(&app, &visit, &news, &[]).await
        }
        Err(WorkError::Invalid(problems)) => {
            let mut response = page(&app, &visit, &html! {}, &problems).await?;
            *response.status_mut() = axum::http::StatusCode::UNPROCESSABLE_ENTITY;
            Ok(response)
        }
        Err(error) => Err(error.into()),
    }
}

/// `POST /admin/users/{name}/{act}`: `token`, `revoke` or `disable`.
pub async fn act(State(app): State<App>, visit: Visit, Path((name, act)): Path<(String, String)>) -> Answer {
    let l = visit.language;
    match act.as_str() {
        "token" => {
            let token = app.wb.new_token(&visit.who, &name).await?;
            let news = html! {
                section class="note good" role="status" {
                    b { (tr(l, "users-token_made", &[("name", &name)])) }
                    p { code class="cmd" { "Authorization: Bearer " (token) } }
                    p { (t(l, "users-token_once")) }
                }
            };
            page(&app, &visit, &news, &[]).await
        }
        "revoke" => {
            let revoked = app.wb.revoke_tokens(&visit.who, &name).await?;
            go(if revoked > 0 { "/admin/users?done=revoked" } else { "/admin/users?done=unchanged" })
        }
        "disable" => {
            app.wb.disable_user(&visit.who, &name).await?;
            go("/admin/users?done=disabled")
        }
        _ => Err(Fault::NotFound),
    }
}
