//! Tying a record to another: choose what the tie says, search the other end, join.

use super::{given, go, id, kind, of_kind, record_links};
use crate::errors::Answer;
use crate::form_values::mark;
use crate::frame::{self, Page};
use crate::session::Visit;
use crate::{App, words};
use axum::extract::{Form, Path, State};
use maud::{Markup, html};
use reticolo_instruments::ties::Said;
use reticolo_messages::{Language, help, t, tr};
use reticolo_model::value::plain_number;
use reticolo_model::{Problem, kinds};

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
    let asked = ["since", "until", "weight", "source"].iter().any(|name| visit.param(name).is_some());
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
                details class="more w2" open[asked] {
                    summary { (t(l, "links-more")) }
                    (fields(l, &|name| visit.param(name).unwrap_or_default()))
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
                                @for name in ["since", "until", "weight", "source"] { @if let Some(value) = visit.param(name) { input type="hidden" name=(name) value=(value); } }
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
    let page = Page::new(&title, kind.verb, &list, &t(l, "record-links"))
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
    let seq = app.wb.add_link(&visit.who, given(&form, "link"), from, to, said(visit.language, &form)?).await?;
    go(&format!("/records/{}/{from}?done=linked&seq={seq}", kind.code))
}

/// The fields of what a tie says.
fn fields(l: Language, get: &dyn Fn(&str) -> String) -> Markup {
    html! {
        div class="fs" {
            @for name in ["since", "until", "weight", "source"] {
                div class="field" {
                    label for=(format!("f-{name}")) { (t(l, &format!("links-{name}"))) }
                    input class="inp" id=(format!("f-{name}")) name=(name) value=(get(name)) aria-describedby=(format!("f-{name}-h"));
                    p class="help" id=(format!("f-{name}-h")) { (help(l, &format!("links-{name}")).unwrap_or_default()) }
                }
            }
        }
    }
}

/// What a form says of a tie; its decimals as the language writes them.
fn said(l: Language, form: &[(String, String)]) -> Result<Said, Problem> {
    let text = |name: &str| Some(given(form, name).trim().to_owned()).filter(|t| !t.is_empty());
    let weight = match text("weight") {
        None => None,
        Some(text) => {
            let plain = plain_number(&text, mark(l)).map_err(|p| p.on("weight"))?;
            Some(plain.parse().map_err(|_| Problem::new("problem-number", text).on("weight"))?)
        }
    };
    Ok(Said { since: text("since"), until: text("until"), weight, source: text("source") })
}

/// `GET /records/{kind}/{id}/links/{link}`: what a tie says, to be changed.
pub async fn ask_change(State(app): State<App>, visit: Visit, Path((code, text, link)): Path<(String, String, String)>) -> Answer {
    let (kind, at) = (kind(&code)?, id(&text)?);
    let record = app.wb.record(&visit.who, at).await?;
    of_kind(&record, kind)?;
    let link = app.wb.tie(&visit.who, id(&link)?).await?;
    let other = app.wb.record(&visit.who, if link.from == at { link.to } else { link.from }).await?;
    let l = visit.language;
    let tie = record_links::tie(l, &link.kind, link.from == at);
    let title = tr(l, "links-change", &[("title", &record.title), ("tie", &tie), ("other", &other.title)]);
    let get = |name: &str| match name {
        "since" => link.since.clone().unwrap_or_default(),
        "until" => link.until.clone().unwrap_or_default(),
        "weight" => link.weight.map(|w| words::number(l, w)).unwrap_or_default(),
        _ => link.source.clone().unwrap_or_default(),
    };
    let here = format!("/records/{}/{at}", kind.code);
    let body = html! {
        h1 { (title) }
        form method="post" {
            (frame::csrf(&visit))
            (fields(l, &get))
            div class="acts-row mt" {
                button class="btn pri" { (t(l, "action-save")) }
                a class="btn" href=(here) { (t(l, "action-cancel")) }
            }
        }
    };
    let list = format!("/records/{}", kind.code);
    let page = Page::new(&title, kind.verb, &list, &t(l, "record-links"))
        .under(list.clone(), words::plural(l, kind))
        .under(here.clone(), record.title.clone());
    frame::page(&app, &visit, &page, &body).await
}

/// `POST /records/{kind}/{id}/links/{link}`.
pub async fn change(
    State(app): State<App>,
    visit: Visit,
    Path((code, text, link)): Path<(String, String, String)>,
    Form(form): Form<Vec<(String, String)>>,
) -> Answer {
    let (kind, at) = (kind(&code)?, id(&text)?);
    let seq = app.wb.change_link(&visit.who, id(&link)?, said(visit.language, &form)?).await?;
    go(&format!("/records/{}/{at}?done=saved&seq={seq}", kind.code))
}

/// `POST /records/{kind}/{id}/links/{link}/remove`.
pub async fn remove(State(app): State<App>, visit: Visit, Path((code, text, link)): Path<(String, String, String)>) -> Answer {
    let (kind, at) = (kind(&code)?, id(&text)?);
    let seq = app.wb.remove_link(&visit.who, id(&link)?).await?;
    go(&format!("/records/{}/{at}?done=unlinked&seq={seq}", kind.code))
}
