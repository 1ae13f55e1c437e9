//! What happened to a record, newest first, with what each change changed; and undo.

use super::{given, go, id, kind, of_kind};
use crate::errors::Answer;
use crate::frame::{self, Page};
use crate::session::Visit;
use crate::{App, address, words};
use axum::extract::{Form, Path, State};
use maud::{Markup, html};
use reticolo_instruments::Act;
use reticolo_messages::{Language, help, moment, t, tr};
use reticolo_model::Kind;
use reticolo_model::attachment::Attachment;
use reticolo_model::log::Entry;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// `GET /records/{kind}/{id}/history`.
pub async fn show(State(app): State<App>, visit: Visit, Path((code, text)): Path<(String, String)>) -> Answer {
    let (kind, id) = (kind(&code)?, id(&text)?);
    let entries = app.wb.history(&visit.who, id).await?;
    let present = app.wb.record(&visit.who, id).await.ok();
    if let Some(record) = &present {
        of_kind(record, kind)?;
    }
    let names = names(&app, &visit).await?;
    let files = if present.is_some() { app.wb.file_history(&visit.who, id).await? } else { Vec::new() };
    let l = visit.language;
    let name = present.as_ref().map_or_else(|| title_of(&entries), |r| r.title.clone());
    let title = tr(l, "history-title", &[("title", &name)]);
    let body = html! {
        p class="kind" { span class="chip w" { (words::singular(l, kind)) } }
        h1 { (title) }
        p class="lede" { (help(l, "empty-history").unwrap_or_default()) }
        (items(&visit, kind, &names, &entries, entries.len()))
        (of_files(&visit, &names, &files))
    };
    let (list, here) = (format!("/records/{}", kind.code), format!("/records/{}/{id}", kind.code));
    let page = Page::new(&title, kind.verb, &list, &t(l, "page-history")).under(list.clone(), words::plural(l, kind)).under(here, name);
    frame::page(&app, &visit, &page, &body).await
}

/// What happened, newest first, at most `most`; `entries` are oldest first.
pub fn items(visit: &Visit, kind: &Kind, names: &BTreeMap<String, String>, entries: &[Entry], most: usize) -> Markup {
    let l = visit.language;
    html! {
        ul class="log num" {
            @for (i, entry) in entries.iter().enumerate().rev().take(most) {
                li {
                    time datetime=(entry.at) { (moment(l, &entry.at)) }
                    span {
                        b { (words::author(visit, names, &entry.by)) } " "
                        (changes(l, kind, i.checked_sub(1).and_then(|j| after(&entries[j])), after(entry)))
                        (merged(l, kind, entry))
                    }
                    span class="d" { (undo_button(visit, entry)) }
                }
            }
        }
    }
}

/// What happened to the record's files, newest first.
fn of_files(visit: &Visit, names: &BTreeMap<String, String>, told: &[(Entry, Attachment)]) -> Markup {
    let l = visit.language;
    html! {
        @if !told.is_empty() {
            section class="mt" {
                div class="h" { h2 { (t(l, "files-title")) } }
                ul class="log num" {
                    @for (i, (entry, file)) in told.iter().enumerate().rev() {
                        @let known = told[..i].iter().any(|(e, _)| e.record == entry.record && after(e).is_some());
                        @let what = match after(entry) { None => "removed", Some(_) if known => "changed", Some(_) => "came" };
                        li {
                            time datetime=(entry.at) { (moment(l, &entry.at)) }
                            span { b { (words::author(visit, names, &entry.by)) } " " (tr(l, &format!("files-history-{what}"), &[("name", &file.name)])) }
                            span class="d" { (undo_button(visit, entry)) }
                        }
                    }
                }
            }
        }
    }
}

/// The fields (`title`, `body.category`) whose present value was written by hand after the record came.
pub fn by_hand(entries: &[Entry]) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for pair in entries.windows(2) {
        let (was, is) = (after(&pair[0]).map(flat).unwrap_or_default(), after(&pair[1]).map(flat).unwrap_or_default());
        for key in was.keys().chain(is.keys()).filter(|k| was.get(*k) != is.get(*k)) {
            if pair[1].batch.is_none() {
                out.insert(key.clone());
            } else {
                out.remove(key);
            }
        }
    }
    out
}

/// The names of the accounts, for who may know them.
pub async fn names(app: &App, visit: &Visit) -> Result<BTreeMap<String, String>, crate::errors::Fault> {
    let mut names = BTreeMap::new();
    if let Some((id, name)) = visit.who.user() {
        names.insert(id.to_string(), name.to_owned());
    }
    if visit.may(Act::Administer) {
        names.extend(app.wb.users(&visit.who).await?.into_iter().map(|a| (a.id.to_string(), a.name)));
    }
    Ok(names)
}

fn after(entry: &Entry) -> Option<&Map<String, Value>> {
    entry.detail.get("after").and_then(Value::as_object)
}

fn title_of(entries: &[Entry]) -> String {
    let last = entries.iter().rev().find_map(after);
    last.and_then(|a| a.get("title")).and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// Which fields changed, from what to what.
fn changes(l: Language, kind: &Kind, before: Option<&Map<String, Value>>, now: Option<&Map<String, Value>>) -> Markup {
    let Some(now) = now else { return html! { (t(l, "history-deleted")) } };
    let Some(before) = before else { return html! { (t(l, "history-came")) } };
    let (was, is) = (flat(before), flat(now));
    let keys: BTreeSet<&String> = was.keys().chain(is.keys()).filter(|k| was.get(*k) != is.get(*k)).collect();
    html! {
        @for (i, key) in keys.into_iter().enumerate() {
            @if i > 0 { "; " }
            (label(l, kind, key)) ": "
            @if let Some(value) = was.get(key) { del { (short(l, kind, key, value)) } " " }
            @if let Some(value) = is.get(key) { ins { (short(l, kind, key, value)) } }
        }
    }
}

/// With which record it was made one, or into which it went, with the way to that one's history.
fn merged(l: Language, kind: &Kind, entry: &Entry) -> Markup {
    html! {
        @for (member, key) in [("with", "history-merged_with"), ("into", "history-merged_into")] {
            @if let Some(other) = entry.detail.get(member).and_then(Value::as_str) {
                " " a href=(format!("/records/{}/{other}/history", kind.code)) { (t(l, key)) }
            }
        }
    }
}

fn flat(state: &Map<String, Value>) -> BTreeMap<String, Value> {
    let mut out = BTreeMap::new();
    for (key, value) in state {
        match (key.as_str(), value) {
            ("version" | "id" | "kind", _) => {}
            // Digests of personal values tell only that something changed.
            ("sealed" | "body", Value::Object(fields)) => out.extend(fields.iter().map(|(f, v)| (format!("{key}.{f}"), v.clone()))),
            _ => {
                out.insert(key.clone(), value.clone());
            }
        }
    }
    out
}

/// The label of a field as conflicts and histories name it: `title`, `body.category`, `sealed.contact_name`.
pub fn label(l: Language, kind: &Kind, key: &str) -> String {
    let field = key.split_once('.').map_or(key, |(_, f)| f);
    if key.contains('.') && kind.field(field).is_none() { field.to_owned() } else { words::label(l, kind, field) }
}

/// A value in a few words.
pub fn short(l: Language, kind: &Kind, key: &str, value: &Value) -> String {
    let text = match (key.split_once('.'), value) {
        (_, Value::Null) => t(l, "word-none"),
        (Some(("sealed", _)), _) => "•••".to_owned(),
        (Some((_, field)), _) => kind.field(field).map_or_else(|| value.to_string(), |f| words::value(l, f, value)),
        (None, Value::String(s)) => match key {
            "status" => words::state(l, kind, s),
            "visibility" => t(l, &format!("visibility-{s}")),
            _ => s.clone(),
        },
        (None, Value::Bool(b)) => t(l, if *b { "word-yes" } else { "word-no" }),
        (None, Value::Array(items)) if items.iter().all(Value::is_string) => {
            items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", ")
        }
        (None, other) => other.to_string(),
    };
    if text.chars().count() > 160 { text.chars().take(159).chain(['…']).collect() } else { text }
}

/// The button that takes an act back, where it can be taken back by itself.
pub fn undo_button(visit: &Visit, entry: &Entry) -> Markup {
    use reticolo_model::log::Act as Logged;
    let never = matches!(entry.act, Logged::Erasure | Logged::User | Logged::Territory);
    html! {
        @if visit.may(Act::Undo) && entry.batch.is_none() && !never {
            form method="post" action=(format!("/undo/{}", entry.seq)) {
                (frame::csrf(visit))
                input type="hidden" name="back" value=(visit.here());
                button class="btn sm" { (t(visit.language, "action-undo")) }
            }
        }
    }
}

/// `POST /undo/{seq}`: takes an act back and returns to the page that asked.
pub async fn undo(State(app): State<App>, visit: Visit, Path(seq): Path<String>, Form(form): Form<Vec<(String, String)>>) -> Answer {
    let seq = seq.parse().map_err(|_| crate::errors::Fault::NotFound)?;
    let undone = app.wb.undo(&visit.who, seq).await?;
    let mut back = address::local(given(&form, "back")).to_owned();
    // The record that an undo took away has no page to go back to.
    if let Some(rest) = back.split('?').next().and_then(|p| p.strip_prefix("/records/"))
        && let Some((kind, rest)) = rest.split_once('/')
        && let Ok(id) = id(rest.split('/').next().unwrap_or_default())
        && app.wb.record(&visit.who, id).await.is_err()
    {
        back = format!("/records/{kind}");
    }
    let kept = undone.kept.len();
    let done = if kept == 0 { "undone" } else { "kept" };
    go(&address::with(&back, &[("done", done), ("n", &kept.max(1).to_string()), ("seq", &undone.seq.to_string())]))
}
