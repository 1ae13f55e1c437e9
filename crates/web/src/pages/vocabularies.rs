//! The vocabularies: which there are, one as a tree that is walked level by level and searched, its files, and what a territory changes in it.

use super::vocabulary_entry::{add_form, entry as entry_part};
use super::{given, go};
use crate::App;
use crate::api::object;
use crate::download::attached;
use crate::errors::{Answer, Fault};
use crate::frame::{self, Page, Verb};
use crate::session::Visit;
use crate::{address, words};
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use reticolo_instruments::error::problem_sentence;
use reticolo_instruments::vocabularies::{Edit, Editing, Entry, List, files};
use reticolo_instruments::{Act, WorkError};
use reticolo_messages::{Language, integer, t, tn, tr};
use reticolo_model::Problem;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What records chose of a list: entry, kind, how many.
pub type Uses = BTreeMap<String, BTreeMap<String, usize>>;

/// The most entries that a search in a list shows.
const MOST: usize = 200;

/// `GET /vocabularies`.
pub async fn all(State(app): State<App>, visit: Visit) -> Answer {
    let l = visit.language;
    let lists = app.wb.vocabularies(&visit.who).await?;
    let title = tn(l, "vocabularies-finding", words::count(lists.len()), &[]);
    let mut going: Vec<_> = Vec::new();
    let q = visit.param("q").unwrap_or_default();
    if !q.trim().is_empty() {
        going = app.wb.find_entries(&visit.who, &q, 50).await?;
    }
    let body = html! {
        h1 { (title) }
        p class="lede" { (t(l, "vocabularies-lede")) }
        form class="searchrow" method="get" role="search" aria-label=(t(l, "vocabularies-search")) {
            input class="inp" type="search" name="q" value=(q) aria-label=(t(l, "vocabularies-search")) placeholder=(t(l, "vocabularies-search"));
            button class="btn pri" { (t(l, "action-search")) }
        }
        @if !q.trim().is_empty() {
            section class="mt" {
                div class="h" { h2 { (tn(l, "vocabularies-found", words::count(going.len()), &[("q", q.trim())])) } }
                ul class="links" {
                    @for one in &going {
                        li {
                            span { (reticolo_instruments::vocabularies::title(l, one.list)) }
                            a href=(to(one.list, &[("entry", &one.code)])) { (one.name(l)) }
                            span class="mut mono" { (one.code) }
                        }
                    }
                }
            }
        }
        section class="mt" {
            div class="h" { h2 { (t(l, "page-vocabularies")) } }
            table class="lst card num" {
                caption class="vh" { (t(l, "page-vocabularies")) }
                thead { tr {
                    th { (t(l, "vocabulary")) } th class="r" { (t(l, "vocabularies-entries")) } th { (t(l, "envelope-version")) }
                    th { (t(l, "data_set-source")) } th { (t(l, "data_set-licence")) } th { (t(l, "vocabularies-here")) }
                } }
                tbody {
                    @for one in &lists {
                        tr {
                            td class="ttl" {
                                a class="ti" href=(to(one.code, &[])) { (reticolo_instruments::vocabularies::title(l, one.code)) }
                                small { (one.code) }
                            }
                            td class="r" data-l=(t(l, "vocabularies-entries")) { (integer(l, words::count(one.entries))) }
                            td data-l=(t(l, "envelope-version")) { (one.version) }
                            td data-l=(t(l, "data_set-source")) { (one.source) }
                            td data-l=(t(l, "data_set-licence")) { (one.licence) }
                            td data-l=(t(l, "vocabularies-here")) { (changed(l, one.own, one.renamed, one.retired)) }
                        }
                    }
                }
            }
        }
    };
    frame::page(&app, &visit, &Page::new(&title, Verb::Survey, "/vocabularies", &t(l, "page-vocabularies")), &body).await
}

/// What the territory changed, in words; nothing where it changed nothing.
fn changed(l: Language, own: usize, renamed: usize, retired: usize) -> String {
    let parts = [("vocabularies-own", own), ("vocabularies-renamed", renamed), ("vocabularies-retired", retired)];
    let some = parts.into_iter().filter(|(_, n)| *n > 0);
    some.map(|(key, n)| tn(l, key, words::count(n), &[])).collect::<Vec<_>>().join(", ")
}

/// The address of a list, or of a part of it.
pub fn to(list: &str, pairs: &[(&str, &str)]) -> String {
    format!("/vocabularies/{}{}", address::encode(list), address::query(pairs.iter().copied()))
}

/// `GET /vocabularies/{code}`: the top of the list, an entry with those below it (`entry`), or what is found in it (`q`).
pub async fn show(State(app): State<App>, visit: Visit, Path(code): Path<String>) -> Answer {
    page(&app, &visit, &code, &[], &[]).await
}

async fn page(app: &App, visit: &Visit, code: &str, sent: &[(String, String)], problems: &[Problem]) -> Answer {
    let l = visit.language;
    let list = app.wb.vocabulary(&visit.who, code).await?;
    let uses = app.wb.vocabulary_uses(&visit.who, code).await?;
    let (q, at) = (visit.param("q").unwrap_or_default(), visit.param("entry"));
    let entry = match &at {
        Some(at) => Some(list.get(at).ok_or(Fault::NotFound)?),
        None => None,
    };
    let name = list.title(l);
    let title = entry.map_or_else(|| name.clone(), |e| e.name(l).to_owned());
    let (shown, found) = match entry {
        Some(e) => (list.under(&e.code), None),
        None if q.trim().is_empty() => (list.under(""), None),
        None => {
            let (some, all) = list.find(&q, MOST);
            (some, Some(all))
        }
    };
    let may_edit = visit.may(Act::Publish) && list.editing != Editing::Nothing;
    let body = html! {
        p class="kind" { span class="chip w" { (t(l, "vocabulary")) } span class="chip" { (list.code) } }
        h1 { (title) }
        @if entry.is_none() { (about(l, &list)) }
        @if !problems.is_empty() {
            section class="note bad errors" role="alert" tabindex="-1" { ul { @for problem in problems { li { (problem_sentence(l, problem)) } } } }
        }
        form class="searchrow" method="get" role="search" action=(to(code, &[])) aria-label=(t(l, "vocabularies-search_in")) {
            input class="inp" type="search" name="q" value=(q) aria-label=(t(l, "vocabularies-search_in")) placeholder=(t(l, "vocabularies-search_in"));
            button class="btn pri" { (t(l, "action-search")) }
        }
        @if let Some(e) = entry { (entry_part(visit, &list, e, &uses, may_edit, sent)) }
        @if entry.is_none() || !shown.is_empty() {
            section class="mt" {
                div class="h" {
                    h2 {
                        @match (found, entry) {
                            (Some(n), _) => (tn(l, "vocabularies-found", words::count(n), &[("q", q.trim())])),
                            (None, Some(_)) => (tn(l, "vocabularies-below", words::count(shown.len()), &[])),
                            (None, None) => (tn(l, "vocabularies-top", words::count(shown.len()), &[])),
                        }
                    }
                }
                (table(l, &list, &shown, &uses))
            }
        }
        @if may_edit && list.editing == Editing::Everything && entry.is_none_or(|e| e.parent.is_empty() && !e.own) { (add_form(visit, entry, sent)) }
    };
    let mut frame = Page::new(&title, Verb::Survey, "/vocabularies", &title).under("/vocabularies", t(l, "page-vocabularies"));
    if let Some(e) = entry {
        frame = frame.under(to(code, &[]), name);
        for above in list.above(&e.code) {
            frame = frame.under(to(code, &[("entry", &above.code)]), above.name(l));
        }
    }
    frame::page(app, visit, &frame, &body).await
}

/// Where the list comes from, its files, and what may be changed.
fn about(l: Language, list: &List) -> Markup {
    let file = |ending: &str| format!("/vocabularies/{}/{}.{ending}", list.code, list.code);
    let editing = match list.editing {
        Editing::Nothing => "vocabularies-fixed",
        Editing::Names => "vocabularies-names",
        Editing::Everything => "vocabularies-open",
    };
    html! {
        p class="lede" {
            (tn(l, "vocabularies-about", words::count(list.entries.len()), &[("version", list.version), ("source", list.source), ("licence", list.licence)])) " "
            (t(l, editing))
        }
        p class="two" {
            (t(l, "list-download_all")) " "
            a href=(file("csv")) { "CSV" } " " a href=(file("json")) { "JSON" } " " a href=(file("ttl")) { "SKOS" }
        }
    }
}

fn table(l: Language, list: &List, shown: &[&Entry], uses: &Uses) -> Markup {
    let other = if l == Language::It { Language::En } else { Language::It };
    let other_name = |e: &Entry| if other == Language::It { e.name_it.clone() } else { e.name_en.clone() };
    let used = |e: &Entry| uses.get(&e.code).map_or(0, |kinds| kinds.values().sum::<usize>());
    let any = shown.iter().any(|e| used(e) > 0);
    html! {
        @if shown.is_empty() { p class="mut" { (t(l, "vocabularies-nothing")) } }
        @else {
            table class="lst card num" {
                caption class="vh" { (list.title(l)) }
                thead { tr {
                    th { (t(l, "column-name")) } th { (t(l, "column-code")) } th { (t(l, &format!("column-name_{}", other.code()))) }
                    th class="r" { (t(l, "vocabularies-entries_below")) } @if any { th class="r" { (t(l, "vocabularies-records")) } }
                } }
                tbody {
                    @for e in shown {
                        @let below = list.under(&e.code).len();
                        tr {
                            td class="ttl" {
                                a class="ti" href=(to(list.code, &[("entry", &e.code)])) { (e.name(l)) }
                                @if e.own || e.renamed || e.retired || !e.until.is_empty() { small { (marks(l, e)) } }
                            }
                            td class="mono" data-l=(t(l, "column-code")) { (words::breakable(&e.code)) }
                            td class="mut" lang=(other.code()) data-l=(t(l, &format!("column-name_{}", other.code()))) { (other_name(e)) }
                            td class="r" data-l=(t(l, "vocabularies-entries_below")) { @if below > 0 { (integer(l, words::count(below))) } }
                            @if any { td class="r" data-l=(t(l, "vocabularies-records")) { @if used(e) > 0 { (integer(l, words::count(used(e)))) } } }
                        }
                    }
                }
            }
        }
    }
}

/// Whether an entry is the territory's own, named otherwise, no longer offered, or gone.
pub fn marks(l: Language, e: &Entry) -> String {
    let said = [(e.own, "vocabularies-is_own"), (e.renamed, "vocabularies-is_renamed"), (e.retired, "vocabularies-is_retired")];
    let mut out: Vec<String> = said.into_iter().filter(|(yes, _)| *yes).map(|(_, key)| t(l, key)).collect();
    if !e.until.is_empty() {
        out.push(tr(l, "vocabularies-until", &[("until", &e.until)]));
    }
    out.join(", ")
}

/// `POST /vocabularies/{code}`: renames, adds or retires an entry, and leads back to it.
pub async fn edit(State(app): State<App>, visit: Visit, Path(code): Path<String>, Form(form): Form<Vec<(String, String)>>) -> Answer {
    let text = |name: &str| given(&form, name).to_owned();
    let entry = text("entry");
    let edit = match given(&form, "act") {
        "rename" => Edit::Rename { entry: entry.clone(), name_it: text("name_it"), name_en: text("name_en") },
        "add" => Edit::Add { parent: entry.clone(), name_it: text("name_it"), name_en: text("name_en") },
        "retire" => Edit::Retire { entry: entry.clone(), retired: given(&form, "retired") == "true" },
        other => return Err(Problem::new("problem-vocabulary-act", other).into()),
    };
    match app.wb.edit_vocabulary(&visit.who, &code, &edit).await {
        Ok(saved) => {
            let seq = saved.seq.to_string();
            let done = if saved.seq == 0 { "unchanged" } else { "saved" };
            let mut pairs: Vec<(&str, &str)> = vec![("done", done), ("seq", &seq)];
            pairs.extend((!entry.is_empty()).then_some(("entry", entry.as_str())));
            go(&to(&code, &pairs))
        }
        Err(WorkError::Invalid(problems)) => {
            let at = Visit { query: address::query([("entry", entry.as_str())]).trim_start_matches('?').to_owned(), ..visit };
            let mut response = page(&app, &at, &code, &form, &problems).await?;
            *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(response)
        }
        Err(error) => Err(error.into()),
    }
}

/// `GET /vocabularies/{code}/{code}.csv`, `.json` or `.ttl`.
pub async fn file(State(app): State<App>, visit: Visit, Path((code, file)): Path<(String, String)>) -> Answer {
    let (name, form) = file.rsplit_once('.').ok_or(Fault::NotFound)?;
    if name != code {
        return Err(Fault::NotFound);
    }
    let list = app.wb.vocabulary(&visit.who, &code).await?;
    let (kind, text) = match form {
        "csv" => ("text/csv; charset=utf-8", files::csv(&list)),
        "json" => ("application/json", files::json(&list).to_string()),
        "ttl" => ("text/turtle; charset=utf-8", files::turtle(&list, &format!("urn:reticolo:{}:vocabularies/{code}", app.wb.config.uri()))),
        _ => return Err(Fault::NotFound),
    };
    Ok(attached(&file, kind, text.into_bytes()))
}

/// `GET /api/v1/vocabularies`.
pub async fn api_all(State(app): State<App>, visit: Visit) -> Answer {
    let lists = app.wb.vocabularies(&visit.who).await?;
    let l = visit.language;
    let with_title = |s| {
        let mut value = json!(s);
        value["title"] = json!(reticolo_instruments::vocabularies::title(l, value["code"].as_str().unwrap_or_default()));
        value
    };
    Ok(Json(json!({ "items": lists.into_iter().map(with_title).collect::<Vec<Value>>() })).into_response())
}

/// `GET /api/v1/vocabularies/{code}`: the whole list; with `q` what is found in it, with `under` what stands under an entry.
pub async fn api_one(State(app): State<App>, visit: Visit, Path(code): Path<String>) -> Answer {
    let list = app.wb.vocabulary(&visit.who, &code).await?;
    let mut value = files::json(&list);
    let chosen: Option<Vec<&Entry>> = match (visit.param("q"), visit.param("under")) {
        (Some(q), _) => Some(list.find(&q, MOST).0),
        (None, Some(under)) => Some(list.under(&under)),
        (None, None) => None,
    };
    if let (Some(chosen), Some(entries)) = (chosen, value["entries"].as_array().cloned()) {
        let of = |code: &str| entries.iter().find(|e| e["code"] == code).cloned();
        value["entries"] = chosen.iter().filter_map(|e| of(&e.code)).collect();
    }
    Ok(Json(value).into_response())
}

/// `POST /api/v1/vocabularies/{code}`: one change; the number of the act.
pub async fn api_edit(State(app): State<App>, visit: Visit, Path(code): Path<String>, body: Bytes) -> Result<Response, Fault> {
    let value = Value::Object(object(&body)?);
    let edit: Edit = serde_json::from_value(value).map_err(|e| Problem::new("problem-vocabulary-act", e.to_string()))?;
    let saved = app.wb.edit_vocabulary(&visit.who, &code, &edit).await?;
    Ok(Json(json!({ "seq": saved.seq, "record": saved.record.id, "version": saved.record.version })).into_response())
}
