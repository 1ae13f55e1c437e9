//! The territory at a glance: what its data say in a sentence, what waits, comparisons, what is latent and where, the grid and harmony in
//! small, what the registry holds and how old it is; and where to begin when all is empty.

use super::history::{names, undo_button};
use super::{glance, home_parts};
use crate::errors::{Answer, Fault};
use crate::frame::{self, Page, Verb};
use crate::session::Visit;
use crate::{App, age, words};
use axum::extract::State;
use maud::{Markup, html};
use reticolo_instruments::Act;
use reticolo_instruments::overview::Overview;
use reticolo_messages::{Language, date, help, integer, moment, t, tn, tr};
use reticolo_model::kinds;
use reticolo_model::log::{Act as Logged, Entry};
use std::collections::BTreeMap;

/// Acts, and data sets, that are listed.
const LATEST: usize = 8;

/// `GET /`.
pub async fn show(State(app): State<App>, visit: Visit) -> Answer {
    let l = visit.language;
    let counts = app.wb.counts(&visit.who).await?;
    let places = app.wb.places().await?;
    let (inside, all) = (words::count(places.inside().count()), words::count(places.units.len()));
    let total: i64 = kinds::ALL.iter().filter(|k| kinds::of_territory(k.code)).map(|k| counts.get(k.code).copied().unwrap_or(0)).sum();
    let territory = app.wb.config.name.as_str();
    let found = app.wb.overview(&visit.who).await?;
    let outlines = app.wb.outlines().await?;
    let units = tn(l, "home-units", inside, &[]);
    let title = match (inside, total) {
        (0, 0) => tr(l, "home-empty", &[("territory", territory)]),
        (_, 0) if found.people.is_none() => tr(l, "home-no_records", &[("territory", territory), ("units", &units)]),
        _ => glance::sentence(l, &found, &places).unwrap_or_else(|| {
            tr(l, "home-finding", &[("territory", territory), ("records", &tn(l, "list-count", total, &[])), ("units", &units)])
        }),
    };
    let findings = glance::findings(l, &found, &places);
    let latent = home_parts::latent(&app, &visit, total).await?;
    let body = html! {
        h1 { (title) }
        @if visit.may(Act::Write) { (glance::waiting(l, &found.waiting)) }
        (glance::facts(l, &found, inside))
        @if inside == 0 { (begin(&visit)) }
        @else {
            div class="cols home2" {
                section {
                    div class="h" { h2 { (t(l, "home-where")) } @if latent.is_empty() { a href="/atlas" { (t(l, "page-atlas")) } } @else { span class="r" { (t(l, "home-numbers")) } } }
                    (glance::map(l, &found, &outlines, &latent, territory))
                    p class="src" {
                        @if let Some(people) = &found.people { (people.indicator.data_set_title) ". " }
                        @if all > inside { (tn(l, "home-context_units", all - inside, &[])) ". " }
                        a href="/atlas" { (t(l, "home-open_map")) }
                    }
                }
                (home_parts::latent_list(&visit, &latent))
            }
            div class="cols home2" {
                (home_parts::grid(&app, &visit, total).await?)
                (home_parts::harmony(&app, &visit, total).await?)
            }
        }
        div class="cols home2" {
            section {
                div class="h" { h2 { (t(l, "home-stands_out")) } a href="/plan" { (t(l, "home-plan")) } }
                @if findings.is_empty() { p class="mut" { (t(l, "home-nothing_stands_out")) } }
                @else { (glance::list(&findings)) }
            }
            (registry(&visit, &counts, &found))
        }
        (sources(&app, &visit).await?)
        @if visit.may(Act::Administer) { (changed(&app, &visit).await?) }
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

/// What the registry holds: each kind with how many lie inside; those of which there is nothing yet, with what they would be for.
fn registry(visit: &Visit, counts: &BTreeMap<String, i64>, found: &Overview) -> Markup {
    let l = visit.language;
    let count = |kind: &reticolo_model::Kind| counts.get(kind.code).copied().unwrap_or(0);
    let (there, absent): (Vec<_>, Vec<_>) = kinds::ALL.iter().copied().filter(|k| kinds::of_territory(k.code)).partition(|k| count(k) > 0);
    html! {
        section {
            div class="h" { h2 { (t(l, "home-registry")) } a href="/records/indicator" { (tn(l, "home-indicators", counts.get("indicator").copied().unwrap_or(0), &[])) } }
            @if !there.is_empty() {
                table class="num" {
                    caption class="vh" { (t(l, "home-registry")) }
                    thead { tr { th { (t(l, "envelope-kind")) } th class="r" { (t(l, "home-records")) } th class="r" { (t(l, "home-inside")) } } }
                    tbody {
                        @for kind in there {
                            tr {
                                td { a href=(format!("/records/{}", kind.code)) { (words::plural(l, kind)) } }
                                td class="r" { (integer(l, count(kind))) }
                                td class="r" { @match found.inside.get(kind.code) { Some(x) => (integer(l, *x)), None => span class="mut" { "–" } } }
                            }
                        }
                    }
                }
            }
            @if !absent.is_empty() {
                details class="more" {
                    summary { (tn(l, "home-absent", words::count(absent.len()), &[])) }
                    ul class="plain" {
                        @for kind in absent {
                            li { a href=(format!("/records/{}", kind.code)) { (words::plural(l, kind)) } " " small class="mut" { (t(l, &format!("{}-help", kind.code))) } }
                        }
                    }
                }
            }
        }
    }
}

/// The data sets, those that were read last first, with how old their source is.
async fn sources(app: &App, visit: &Visit) -> Result<Markup, Fault> {
    let (l, today) = (visit.language, app.today());
    let mut sets: Vec<_> = app
        .wb
        .data_sets(&visit.who)
        .await?
        .into_iter()
        .filter_map(|d| Some((d.versions.iter().rev().find(|v| v.withdrawn.is_none())?.clone(), d.record)))
        .collect();
    if sets.is_empty() {
        return Ok(html! {});
    }
    let n = words::count(sets.len());
    sets.sort_by(|(a, _), (b, _)| (&b.at, &a.data_set).cmp(&(&a.at, &b.data_set)));
    Ok(html! {
        section {
            div class="h" { h2 { (t(l, "home-sources")) } a href="/data_sets" { (tn(l, "home-data_sets", n, &[])) } }
            ul class="log num" {
                @for (version, record) in sets.iter().take(LATEST) {
                    li {
                        time datetime=(version.at) { (date(l, version.at.get(..10).unwrap_or_default())) }
                        span {
                            a href=(format!("/data_sets/{}", crate::address::encode(&version.data_set))) { (record.title) }
                            " " span class="mut" { (tn(l, "home-rows", version.rows, &[])) }
                        }
                        span class="d" { (source_age(l, record.body_text("source_date"), &today)) }
                    }
                }
            }
        }
    })
}

/// `fonte del 21 febbraio 2023, da 3 anni e 9 mesi`, or that no date is known.
fn source_age(l: Language, day: Option<&str>, today: &str) -> String {
    let Some(day) = day else { return t(l, "home-source_undated") };
    let text = tr(l, "home-source_of", &[("date", &date(l, day))]);
    match age::since(l, day, today) {
        Some(age) => format!("{text}, {age}"),
        None => text,
    }
}

async fn changed(app: &App, visit: &Visit) -> Result<Markup, Fault> {
    let l = visit.language;
    let acts = app.wb.acts(&visit.who, None, i64::try_from(LATEST).unwrap_or(8)).await?;
    let names = names(app, visit).await?;
    Ok(html! {
        section {
            div class="h" { h2 { (t(l, "home-changed")) } a href="/admin/log" { (t(l, "page-log")) } }
            ul class="log num" {
                @for entry in &acts {
                    li {
                        time datetime=(entry.at) { (moment(l, &entry.at)) }
                        span { (act(l, entry)) " " span class="mut" { (words::author(visit, &names, &entry.by)) } }
                        span class="d" { (undo_button(visit, entry)) }
                    }
                }
            }
        }
    })
}

/// An act in words, with what it was about where the log says it.
fn act(l: Language, entry: &Entry) -> String {
    let name = t(l, &format!("act-{}", entry.act.code()));
    let text = |key: &str| entry.detail.get(key).and_then(serde_json::Value::as_str);
    let number = |key: &str| entry.detail.get(key).and_then(serde_json::Value::as_i64).unwrap_or(0);
    match entry.act {
        Logged::Import => {
            let (added, changed) = (integer(l, number("added")), integer(l, number("changed")));
            let args = [("act", name.as_str()), ("file", text("file").unwrap_or_default()), ("added", &added), ("changed", &changed)];
            tr(l, if number("changed") == 0 { "home-act_import" } else { "home-act_import_changed" }, &args)
        }
        Logged::Record => {
            let title = entry.detail.get("after").and_then(|a| a.get("title")).and_then(serde_json::Value::as_str);
            title.map_or(name.clone(), |title| format!("{name}: {title}"))
        }
        Logged::Selection if text("confirmed").is_some() => tn(l, "home-act_confirmed", number("records"), &[("act", &name)]),
        Logged::Selection => {
            let visibility = text("visibility").map(|v| t(l, &format!("visibility-{v}"))).unwrap_or_default();
            tn(l, "home-act_selection", number("records"), &[("act", &name), ("visibility", &visibility)])
        }
        _ => name,
    }
}
