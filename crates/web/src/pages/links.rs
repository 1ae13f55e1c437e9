//! Tying a record to another: choose what the tie says, search the other end, join.

use super::{given, go, id, kind, of_kind};
use crate::errors::Answer;
use crate::frame::{self, Page, Verb};
use crate::session::Visit;
use crate::{App, words};
use axum::extract::{Form, Path, State};
use maud::html;
use reticolo_messages::{help, t, tr};
use reticolo_model::kinds;

/// How many found records are offered.
const OFFERED: usize = 30;

/// `GET /records/{kind}/{id}/links?link=leads&q=…`.
pub async fn show(State(app): State<App>, visit: Visit, Path((code, text)): Path<(String, String)>) -> Answer {
    let (kind, id) = (kind(&code)?, id(&text)?);
    let record = app.wb.record(&visit.who, id).await?;
    of_kind(&record, kind)?;
    let l = visit.language;
    let q = visit.param("q").unwrap_or_default();
    let rule = visit.param("link").and_then(|c| kind.links.iter().find(|r| r.code == c)).or(kind.links.first());
    let found: Vec<_> = match rule {
        Some(rule) if !q.is_empty() => {
            let all = app.wb.search(&visit.who, &q, 200).await?;
            all.into_iter().filter(|r| rule.to.contains(&r.kind.as_str()) && r.id != id).take(OFFERED).collect()
        }
        _ => Vec::new(),
    };
    let here = format!("/records/{}/{id}", kind.code);
    let title = tr(l, "links-title", &[("title", &record.title)]);
    let body = html! {
        p class="kind" { span class="chip w" { (words::singular(l, kind)) } span { (record.title) } }
        h1 { (title) }
        p class="lede" { (help(l, "empty-links").unwrap_or_default()) }
        @if let Some(rule) = rule {
            form class="params" method="get" {
                div class="field" {
                    label for="f-link" { (t(l, "links-kind")) }
                    select class="inp" id="f-link" name="link" {
                        @for one in kind.links {
                            option value=(one.code) selected[one.code == rule.code] {
                                (t(l, &format!("link-{}", one.code))) " (" (one.to.iter().filter_map(|k| kinds::find(k)).map(|k| words::singular(l, k)).collect::<Vec<_>>().join(", ")) ")"
                            }
                        }
                    }
                }
                div class="field" {
                    label for="f-q" { (t(l, "links-other")) }
                    input class="inp" type="search" id="f-q" name="q" value=(q) required;
                }
                button class="btn pri" { (t(l, "action-search")) }
            }
            @if !q.is_empty() && found.is_empty() { p class="mut mt" { (t(l, "empty-search")) } }
            @if !found.is_empty() {
                ul class="links mt" {
                    @for other in &found {
                        li {
                            span { (t(l, &format!("link-{}", rule.code))) }
                            span { (other.title) }
                            form method="post" {
                                (frame::csrf(&visit))
                                input type="hidden" name="link" value=(rule.code);
                                input type="hidden" name="to" value=(other.id);
                                button class="btn sm" aria-label=(tr(l, "links-join_one", &[("title", &other.title)])) { (t(l, "links-join")) }
                            }
                        }
                    }
                }
            }
        } @else { p class="mut" { (t(l, "links-none")) } }
        p class="mt" { a href=(here) { (t(l, "action-cancel")) } }
    };
    let list = format!("/records/{}", kind.code);
    let page = Page::new(&title, Verb::Survey, &list, &t(l, "record-links"))
        .under(list.clone(), words::plural(l, kind))
        .under(here, record.title.clone());
    frame::page(&app, &visit, &page, &body).await
}

/// `POST /records/{kind}/{id}/links`.
pub async fn add(
    State(app): State<App>,
    visit: Visit,
    Path((code, text)): Path<(String, String)>,
    Form(form): Form<Vec<(String, String)>>,
) -> Answer {
    let (kind, from) = (kind(&code)?, id(&text)?);
    let to = id(given(&form, "to"))?;
    let seq = app.wb.add_link(&visit.who, given(&form, "link"), from, to).await?;
    go(&format!("/records/{}/{from}?done=linked&seq={seq}", kind.code))
}

/// `POST /records/{kind}/{id}/links/{link}/remove`.
pub async fn remove(State(app): State<App>, visit: Visit, Path((code, text, link)): Path<(String, String, String)>) -> Answer {
    let (kind, at) = (kind(&code)?, id(&text)?);
    let seq = app.wb.remove_link(&visit.who, id(&link)?).await?;
    go(&format!("/records/{}/{at}?done=unlinked&seq={seq}", kind.code))
}
