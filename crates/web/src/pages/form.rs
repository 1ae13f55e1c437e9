//! Making and changing a record: the form is made from the kind's declaration, errors keep what was typed, and a conflict asks
//! only where both sides changed the same field.

use super::form_ties::Tied;
use super::{conflict, form_fields, form_rows, form_ties, go, id, kind, of_kind};
use crate::errors::{Answer, Fault};
use crate::form_values::{self, Sent};
use crate::frame::{self, Page};
use crate::session::Visit;
use crate::{App, words};
use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use reticolo_instruments::grid::Cell;
use reticolo_instruments::registry::Saved;
use reticolo_instruments::{Act, WorkError};
use reticolo_messages::tr;
use reticolo_model::grid::Grid;
use reticolo_model::{Kind, Problem, Record};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;

/// What a form is for.
pub struct Subject<'a> {
    pub kind: &'static Kind,
    /// The record that is changed; none for a new one.
    pub record: Option<&'a Record>,
    pub sent: &'a Sent,
    pub problems: &'a [Problem],
    /// Accounts that a record may name, where this person may know them.
    pub users: Vec<(Uuid, String)>,
    pub axes: Arc<Grid>,
    /// What a new record hangs on.
    pub tied: Vec<Tied>,
    /// What the record lacks for each state that it cannot come to yet.
    pub lacking: BTreeMap<&'static str, Vec<Problem>>,
}

/// `GET /records/{kind}/new`.
pub async fn new(State(app): State<App>, visit: Visit, Path(code): Path<String>) -> Answer {
    let kind = kind(&code)?;
    let mut blank = Record::new(Uuid::nil(), kind, "");
    visit.language.code().clone_into(&mut blank.language);
    let mut sent = form_values::of_record(visit.language, kind, &blank, &BTreeMap::new());
    for (name, value) in visit.params() {
        if name.starts_with("links.") || is_said(&name) {
            sent.set(&name, value);
        } else if name == "cell"
            && let Some(cell) = Cell::parse(&value)
        {
            for (part, code) in [("area", cell.area), ("dimension", cell.dimension), ("modality", cell.modality)] {
                sent.set(&format!("positions.0.{part}"), code);
            }
        }
    }
    show(&app, &visit, kind, None, &sent, &[]).await
}

/// Whether an address may say this of a record that is still to be written: its title, its own fields, its place.
fn is_said(name: &str) -> bool {
    name.starts_with("body.") || matches!(name, "title" | "place.unit" | "place.lon" | "place.lat")
}

/// `POST /records/{kind}/new`.
pub async fn create(State(app): State<App>, visit: Visit, Path(code): Path<String>, Form(form): Form<Vec<(String, String)>>) -> Answer {
    let kind = kind(&code)?;
    let mut sent = Sent::new(form);
    if let Some(problems) = mended(&visit, kind, &mut sent) {
        return show(&app, &visit, kind, None, &sent, &problems).await;
    }
    let (changes, mut problems) = form_values::changes(visit.language, kind, &sent);
    if problems.is_empty() {
        match app.wb.create(&visit.who, kind.code, &changes).await {
            Ok(saved) if sent.get("then") == "another" => return go(&format!("/records/{}/new?done=saved&seq={}", kind.code, saved.seq)),
            Ok(saved) => return go(&saved_address(kind, &saved)),
            Err(WorkError::Invalid(found)) => problems = found,
            Err(error) => return Err(error.into()),
        }
    }
    let response = show(&app, &visit, kind, None, &sent, &problems).await?;
    Ok(refused(response, StatusCode::UNPROCESSABLE_ENTITY))
}

/// `GET /records/{kind}/{id}/edit`.
pub async fn edit(State(app): State<App>, visit: Visit, Path((code, text)): Path<(String, String)>) -> Answer {
    let (kind, id) = (kind(&code)?, id(&text)?);
    let view = app.wb.view(&visit.who, id).await?;
    of_kind(&view.record, kind)?;
    let sent = form_values::of_record(visit.language, kind, &view.record, &view.personal);
    show(&app, &visit, kind, Some(&view.record), &sent, &[]).await
}

/// `POST /records/{kind}/{id}/edit`.
pub async fn update(
    State(app): State<App>,
    visit: Visit,
    Path((code, text)): Path<(String, String)>,
    Form(form): Form<Vec<(String, String)>>,
) -> Answer {
    let (kind, id) = (kind(&code)?, id(&text)?);
    let record = app.wb.record(&visit.who, id).await?;
    of_kind(&record, kind)?;
    let mut sent = Sent::new(form);
    if let Some(problems) = mended(&visit, kind, &mut sent) {
        return show(&app, &visit, kind, Some(&record), &sent, &problems).await;
    }
    let version: i64 = sent.get("version").parse().map_err(|_| Problem::new("problem-integer", sent.get("version")).on("version"))?;
    let (changes, mut problems) = form_values::changes(visit.language, kind, &sent);
    if problems.is_empty() {
        match save(&app, &visit, id, version, changes, &sent).await {
            Ok(saved) if saved.seq == 0 => return go(&format!("/records/{}/{id}?done=unchanged", kind.code)),
            Ok(saved) => return go(&saved_address(kind, &saved)),
            Err(WorkError::Invalid(found)) => problems = found,
            Err(WorkError::Conflict(found)) => {
                let response = conflict::page(&app, &visit, kind, &record, &found, &sent).await?;
                return Ok(refused(response, StatusCode::CONFLICT));
            }
            Err(error) => return Err(error.into()),
        }
    }
    let response = show(&app, &visit, kind, Some(&record), &sent, &problems).await?;
    Ok(refused(response, StatusCode::UNPROCESSABLE_ENTITY))
}

/// Where an offered value was taken by its button, or more rows were asked for: the form with that, and what is still wrong with it.
/// Nothing is saved.
fn mended(visit: &Visit, kind: &Kind, sent: &mut Sent) -> Option<Vec<Problem>> {
    let taken = sent.get("mend").to_owned();
    if let Some((name, value)) = taken.split_once('=') {
        sent.set(name, value);
        sent.set("mend", "");
    } else if !form_rows::more(sent) {
        return None;
    }
    Some(form_values::changes(visit.language, kind, sent).1)
}

/// Saves what the form changed against the version it was opened at. Fields that were asked about after a conflict are taken
/// out first; those for which one's own value was chosen are then set on the version that is there now.
async fn save(app: &App, visit: &Visit, id: Uuid, version: i64, mut changes: Map<String, Value>, sent: &Sent) -> Result<Saved, WorkError> {
    let mut mine = Map::new();
    for (name, choice) in sent.pairs() {
        if let Some(field) = name.strip_prefix("choice:")
            && let Some((key, value)) = take(&mut changes, field)
            && choice == "yours"
        {
            match (mine.get_mut("body"), key.strip_prefix("body.")) {
                (Some(Value::Object(body)), Some(field)) => {
                    body.insert(field.to_owned(), value);
                }
                (_, Some(field)) => {
                    mine.insert("body".into(), Value::Object(Map::from_iter([(field.to_owned(), value)])));
                }
                (_, None) => {
                    mine.insert(key, value);
                }
            }
        }
    }
    let saved = retried(app, visit, id, version, &changes).await?;
    if mine.is_empty() { Ok(saved) } else { retried(app, visit, id, saved.record.version, &mine).await }
}

/// Takes a field, named as conflicts name it, out of the changes.
fn take(changes: &mut Map<String, Value>, key: &str) -> Option<(String, Value)> {
    let value = match key.strip_prefix("body.") {
        Some(field) => changes.get_mut("body")?.as_object_mut()?.remove(field)?,
        None => changes.remove(key)?,
    };
    Some((key.to_owned(), value))
}

/// A conflict without fields only says that somebody was quicker by an instant: the same is tried again.
async fn retried(app: &App, visit: &Visit, id: Uuid, version: i64, changes: &Map<String, Value>) -> Result<Saved, WorkError> {
    for _ in 0..4 {
        match app.wb.update(&visit.who, id, version, changes).await {
            Err(WorkError::Conflict(conflict)) if conflict.fields.is_empty() => {}
            other => return other,
        }
    }
    app.wb.update(&visit.who, id, version, changes).await
}

fn saved_address(kind: &Kind, saved: &Saved) -> String {
    format!("/records/{}/{}?done=saved&seq={}", kind.code, saved.record.id, saved.seq)
}

fn refused(mut response: Response, status: StatusCode) -> Response {
    *response.status_mut() = status;
    response
}

async fn show(
    app: &App,
    visit: &Visit,
    kind: &'static Kind,
    record: Option<&Record>,
    sent: &Sent,
    problems: &[Problem],
) -> Result<Response, Fault> {
    let l = visit.language;
    let users =
        if visit.may(Act::Administer) { app.wb.users(&visit.who).await?.into_iter().map(|a| (a.id, a.name)).collect() } else { Vec::new() };
    let mut tied = Vec::new();
    let mut lacking = BTreeMap::new();
    match record {
        Some(record) => lacking = app.wb.lacking(record).await?,
        None => match form_ties::chosen(app, visit, kind, |name| sent.get(name).to_owned()).await? {
            Ok(chosen) => tied = chosen,
            Err(rule) => return form_ties::ask(app, visit, kind, rule).await,
        },
    }
    let title = match record {
        Some(record) => tr(l, "page-edit", &[("title", &record.title)]),
        None => tr(l, "page-new", &[("kind", &words::singular(l, kind))]),
    };
    let places = app.wb.places().await?;
    let map = form_fields::picker(app, visit, record).await?;
    let body = form_fields::form(
        visit,
        &title,
        &places,
        &map,
        &Subject { kind, record, sent, problems, users, axes: app.wb.grid_axes().await?, tied, lacking },
    );
    let list = format!("/records/{}", kind.code);
    let mut page = Page::new(&title, kind.verb, &list, &title).under(list.clone(), words::plural(l, kind));
    if let Some(record) = record {
        page = page.under(format!("{list}/{}", record.id), record.title.clone());
    }
    frame::page(app, visit, &page, &body).await
}
