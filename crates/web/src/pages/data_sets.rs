//! Where figures and records come from: the data sets with their versions, licences and dates.

use crate::download::form_name;
use crate::errors::{Answer, Fault};
use crate::frame::{self, Page, Verb};
use crate::session::Visit;
use crate::{App, address, words};
use axum::extract::{Path, State};
use maud::{Markup, html};
use reticolo_instruments::Act;
use reticolo_instruments::atlas::{IndicatorView, PeriodSource};
use reticolo_instruments::export::What;
use reticolo_instruments::export::standards::Standard;
use reticolo_instruments::survey::DataSetView;
use reticolo_messages::{Language, date, help, integer, moment, t, tn, tr};
use reticolo_model::{Record, kinds};

fn text<'a>(record: &'a Record, field: &str) -> &'a str {
    record.body_text(field).unwrap_or_default()
}

/// `GET /data_sets`.
pub async fn list(State(app): State<App>, visit: Visit) -> Answer {
    let l = visit.language;
    let all = app.wb.data_sets(&visit.who).await?;
    let title = tn(l, "data_sets-finding", words::count(all.len()), &[]);
    let body = html! {
        h1 { (title) }
        p class="lede" { (t(l, "data_set-help")) }
        @if all.is_empty() {
            div class="empty" {
                h2 { (t(l, "empty-data_sets")) }
                p { (help(l, "empty-data_sets").unwrap_or_default()) }
                @if visit.may(Act::Import) { p { a class="btn pri" href="/import" { (t(l, "page-import")) } } }
            }
        } @else { (table(&visit, &all)) }
        (files(l))
    };
    let page = Page::new(&title, Verb::Survey, "/data_sets", &t(l, "page-data_sets"));
    frame::page(&app, &visit, &page, &body).await
}

/// Everything that the asker sees, as files, and where map programs find it.
fn files(l: Language) -> Markup {
    let all = [What::All, What::Units].into_iter().chain(Standard::ALL.into_iter().map(What::Standard));
    html! {
        section class="mt" {
            div class="h" { h2 { (t(l, "away-title")) } span class="r" { (t(l, "away-help")) } }
            ul class="log" {
                @for what in all {
                    li class="pair" {
                        span { (t(l, &format!("away-{}", what.code()))) }
                        span class="d" { @for form in what.forms() { a class="lk" href=(format!("/download/{}.{form}", what.code())) { (form_name(form)) } " " } }
                    }
                }
                li class="pair" { span { (t(l, "away-ogc")) } span class="d" { a class="lk" href="/ogc" { "/ogc" } } }
            }
        }
    }
}

fn table(visit: &Visit, all: &[DataSetView]) -> Markup {
    let l = visit.language;
    html! {
        section {
            div class="h" { h2 { (t(l, "page-data_sets")) } div class="tools" { a href="/records/data_set" { (t(l, "action-filter")) } } }
            table class="lst card num" {
                caption class="vh" { (t(l, "page-data_sets")) }
                thead { tr {
                    th { (t(l, "data_set")) } th { (t(l, "data_set-form")) } th { (t(l, "data_set-publisher")) } th { (t(l, "data_set-licence")) }
                    th { (t(l, "data_set-source_date")) } th class="r" { (t(l, "unit-rows")) }
                } }
                tbody {
                    @for view in all {
                        @let rows = view.versions.iter().rev().find(|v| v.withdrawn.is_none()).map(|v| v.rows);
                        tr {
                            td class="ttl" {
                                a class="ti" href=(format!("/data_sets/{}", address::encode(text(&view.record, "code")))) { (view.record.title) }
                                small { (text(&view.record, "code")) }
                            }
                            td data-l=(t(l, "data_set-form")) { (form(visit, &view.record)) }
                            td data-l=(t(l, "data_set-publisher")) { (text(&view.record, "publisher")) }
                            td data-l=(t(l, "data_set-licence")) { (text(&view.record, "licence")) }
                            td data-l=(t(l, "data_set-source_date")) { (date(l, text(&view.record, "source_date"))) }
                            td class="r" data-l=(t(l, "unit-rows")) { @if let Some(rows) = rows { (integer(l, rows)) } }
                        }
                    }
                }
            }
        }
    }
}

fn form(visit: &Visit, record: &Record) -> String {
    let field = kinds::find("data_set").and_then(|k| k.field("form"));
    field.zip(record.body.get("form")).map_or_else(String::new, |(f, v)| words::value(visit.language, f, v))
}

/// `GET /data_sets/{code}`.
pub async fn show(State(app): State<App>, visit: Visit, Path(code): Path<String>) -> Answer {
    let l = visit.language;
    let kind = super::kind("data_set")?;
    let view =
        app.wb.data_sets(&visit.who).await?.into_iter().find(|d| d.record.body_text("code") == Some(&code)).ok_or(Fault::NotFound)?;
    let record = &view.record;
    // Those it holds, whether its values are the ones that are used or another data set's.
    let held = |i: &IndicatorView| i.sources.values().any(|s| s.used.data_set == code || s.also_in.contains(&code));
    let indicators: Vec<_> = app.wb.indicators(&visit.who).await?.into_iter().filter(held).collect();
    let body = html! {
        p class="kind" { span class="chip w" { (t(l, "data_set")) } span class="chip" { (form(&visit, record)) } @if visit.signed_in() { (words::visibility_point(l, record)) } }
        h1 { (record.title) }
        @if !record.summary.is_empty() { p class="lede" lang=(record.language) { (record.summary) } }
        div class="cols rec" {
            div class="stack" {
                section {
                    div class="h" { h2 { (t(l, "data_sets-versions")) } }
                    @if view.versions.is_empty() { p class="mut" { (t(l, "data_sets-no_versions")) } }
                    @else { (versions(&visit, &view)) }
                }
                @if !indicators.is_empty() {
                    section {
                        div class="h" { h2 { (t(l, "indicator-plural")) } div class="tools" { a href="/download/indicators.csv" { "CSV" } } }
                        ul class="links" {
                            @for one in &indicators {
                                li {
                                    a href=(format!("/map{}", address::query([("indicator", one.code.as_str())]))) { (one.title) }
                                    " " span class="mut" { (periods(l, one, &code)) }
                                    " " a href=(format!("/hotspots{}", address::query([("indicator", one.code.as_str())]))) { (t(l, "page-hotspots")) }
                                }
                            }
                        }
                    }
                }
            }
            aside class="stack" {
                section {
                    div class="h" { h2 { (t(l, "record-facts")) } a href=(format!("/records/data_set/{}", record.id)) { (t(l, "action-details")) } }
                    dl class="dl num" {
                        @for field in kind.fields {
                            @if let Some(value) = record.body.get(field.code) { dt { (words::label(l, kind, field.code)) } dd { (words::shown(l, field, value)) } }
                        }
                    }
                }
            }
        }
    };
    let page = Page::new(&record.title, Verb::Survey, "/data_sets", &record.title).under("/data_sets", t(l, "page-data_sets"));
    frame::page(&app, &visit, &page, &body).await
}

/// The periods that a data set holds of an indicator; beside each what other data sets hold too, or which one is used instead.
fn periods(l: Language, indicator: &IndicatorView, code: &str) -> String {
    let said = |(period, source): (&String, &PeriodSource)| {
        if source.used.data_set != code {
            let used = tr(l, "data_sets-used_from", &[("title", &source.used.title)]);
            return source.also_in.iter().any(|c| c == code).then(|| format!("{period} ({used})"));
        }
        if source.also_in.is_empty() {
            return Some(period.clone());
        }
        let also = tr(l, "data_sets-also_in", &[("data_sets", &source.also_in.join(", "))]);
        Some(format!("{period} ({also})"))
    };
    indicator.sources.iter().filter_map(said).collect::<Vec<_>>().join(", ")
}

/// The versions, newest first. File names, hours and numbers of the log are for who is signed in.
fn versions(visit: &Visit, view: &DataSetView) -> Markup {
    let l = visit.language;
    html! {
        table class="lst card num" {
            caption class="vh" { (t(l, "data_sets-versions")) }
            thead { tr {
                th class="r" { (t(l, "envelope-version")) } th class="r" { (t(l, "unit-rows")) } th { (t(l, "analysis-digest")) }
                @if visit.signed_in() { th { (t(l, "data_sets-file")) } th { (t(l, "data_sets-when")) } }
            } }
            tbody {
                @for v in view.versions.iter().rev() {
                    tr {
                        td class="ttl r" { (v.version) @if v.withdrawn.is_some() { " " span class="sgn x" { (t(l, "data_sets-withdrawn")) } } }
                        td class="r" data-l=(t(l, "unit-rows")) { (integer(l, v.rows)) }
                        td data-l=(t(l, "analysis-digest")) { span class="mono c12" { (v.digest.get(..12).unwrap_or(&v.digest)) } }
                        @if visit.signed_in() {
                            td data-l=(t(l, "data_sets-file")) { (v.file) }
                            td data-l=(t(l, "data_sets-when")) { (moment(l, &v.at)) }
                        }
                    }
                }
            }
        }
    }
}
