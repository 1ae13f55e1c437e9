//! Search over records of every kind.

use crate::App;
use crate::errors::Answer;
use crate::frame::{self, Page, Verb};
use crate::session::Visit;
use crate::words;
use axum::extract::State;
use maud::html;
use reticolo_messages::{help, t, tn};
use reticolo_model::kinds;

const MOST: usize = 100;

/// `GET /search?q=…`.
pub async fn show(State(app): State<App>, visit: Visit) -> Answer {
    let l = visit.language;
    let q = visit.param("q").unwrap_or_default();
    let found = app.wb.search(&visit.who, &q, MOST).await?;
    let places = app.wb.places().await?;
    let title = if q.trim().is_empty() {
        t(l, "page-search")
    } else if found.len() == MOST {
        tn(l, "search-most", words::count(MOST), &[("q", &q)])
    } else {
        tn(l, "search-finding", words::count(found.len()), &[("q", &q)])
    };
    let body = html! {
        h1 { (title) }
        form class="searchrow" method="get" role="search" aria-label=(t(l, "page-search")) {
            input class="inp" type="search" name="q" value=(q) aria-label=(t(l, "frame-search")) placeholder=(t(l, "frame-search-hint"));
            button class="btn pri" { (t(l, "action-search")) }
        }
        @if !q.trim().is_empty() && found.is_empty() {
            div class="empty" { h2 { (t(l, "empty-search")) } p { (help(l, "empty-search").unwrap_or_default()) } }
        }
        @for kind in kinds::ALL {
            @let of_kind: Vec<_> = found.iter().filter(|r| r.kind == kind.code).collect();
            @if !of_kind.is_empty() {
                section {
                    div class="h" {
                        h2 { (words::plural(l, kind)) }
                        a href=(format!("/records/{}{}", kind.code, crate::address::query([("q", q.as_str())]))) { (t(l, "action-list")) }
                    }
                    ul class="links" {
                        @for record in of_kind {
                            li {
                                a href=(format!("/records/{}/{}", kind.code, record.id)) { (record.title) }
                                " " span class="mut" { (words::where_is(l, &places, record)) }
                            }
                        }
                    }
                }
            }
        }
    };
    frame::page(&app, &visit, &Page::new(&title, Verb::Survey, "/search", &t(l, "page-search")), &body).await
}
