//! The territory at a glance: what is in the registry, the map, what changed, and where to begin when all is empty.

use super::history::{names, undo_button};
use crate::errors::Answer;
use crate::frame::{self, Page, Verb};
use crate::islands::{self, Map};
use crate::session::Visit;
use crate::{App, words};
use axum::extract::State;
use maud::{Markup, html};
use reticolo_instruments::Act;
use reticolo_messages::{help, integer, moment, t, tn, tr};
use reticolo_model::kinds;

/// Acts that are listed.
const LATEST: i64 = 8;

/// `GET /`.
pub async fn show(State(app): State<App>, visit: Visit) -> Answer {
    let l = visit.language;
    let counts = app.wb.counts(&visit.who).await?;
    let of = |kind: &str| counts.get(kind).copied().unwrap_or(0);
    let places = app.wb.places().await?;
    let (inside, all) = (words::count(places.inside().count()), words::count(places.units.len()));
    let parts: Vec<_> = kinds::ALL.iter().filter(|k| !kinds::describes_data(k.code)).collect();
    let total: i64 = parts.iter().map(|k| of(k.code)).sum();
    let title = match (inside, total) {
        (0, 0) => tr(l, "home-empty", &[("territory", &app.wb.config.name)]),
        (_, 0) => tr(l, "home-no_records", &[("territory", &app.wb.config.name), ("units", &tn(l, "home-units", inside, &[]))]),
        _ => tr(
            l,
            "home-finding",
            &[
                ("territory", &app.wb.config.name),
                ("records", &tn(l, "list-count", total, &[])),
                ("units", &tn(l, "home-units", inside, &[])),
            ],
        ),
    };
    let drawn: Vec<&str> = parts.iter().map(|k| k.code).filter(|k| of(k) > 0).collect();
    let map = islands::map(&app, &visit, &Map { label: &t(l, "page-map"), kinds: drawn, ..Map::default() }).await?;
    let body = html! {
        h1 { (title) }
        p class="lede" {
            (t(l, "home-lede"))
            @if all > inside && inside > 0 { " " (tn(l, "home-context_units", all - inside, &[])) "." }
        }
        dl class="facts" {
            @for kind in &parts {
                div {
                    dt { a href=(format!("/records/{}", kind.code)) { (words::plural(l, kind)) } }
                    dd class="n" { (integer(l, of(kind.code))) }
                }
            }
        }
        div class="cols home2" {
            section {
                div class="h" { h2 { (t(l, "home-where")) } a href="/map" { (t(l, "page-map")) } }
                (map)
                @if inside == 0 { (begin(&visit)) }
            }
            div class="stack" {
                section {
                    div class="h" { h2 { (t(l, "home-understand")) } }
                    ul class="links" {
                        li { a href="/hotspots" { (t(l, "hotspot-question")) } }
                        li { a href="/data_sets" { (tn(l, "home-data_sets", of("data_set"), &[])) } }
                        li { a href="/records/indicator" { (tn(l, "home-indicators", of("indicator"), &[])) } }
                        li { a href="/plan" { (t(l, "home-plan")) } " " a href="/plan.pdf" { "PDF" } }
                    }
                }
                @if visit.may(Act::Administer) { (changed(&app, &visit).await?) }
            }
        }
    };
    let page = Page::new(&title, Verb::Understand, "/", &t(l, "page-home"));
    frame::page(&app, &visit, &page, &body).await
}

fn begin(visit: &Visit) -> Markup {
    let l = visit.language;
    html! {
        div class="empty" {
            h2 { (t(l, "home-begin")) }
            p { (help(l, "home-begin").unwrap_or_default()) }
            p {
                @if visit.may(Act::Import) { a class="btn pri" href="/import" { (t(l, "page-import")) } }
                @else { a class="btn" href="/sign-in" { (t(l, "action-sign_in")) } }
            }
        }
    }
}

async fn changed(app: &App, visit: &Visit) -> Result<Markup, crate::errors::Fault> {
    let l = visit.language;
    let acts = app.wb.acts(&visit.who, None, LATEST).await?;
    let names = names(app, visit).await?;
    Ok(html! {
        section {
            div class="h" { h2 { (t(l, "home-changed")) } a href="/admin/log" { (t(l, "page-log")) } }
            ul class="log num" {
                @for entry in &acts {
                    li {
                        time datetime=(entry.at) { (moment(l, &entry.at)) }
                        span { (t(l, &format!("act-{}", entry.act.code()))) " " span class="mut" { (words::author(visit, &names, &entry.by)) } }
                        span class="d" { (undo_button(visit, entry)) }
                    }
                }
            }
        }
    })
}
