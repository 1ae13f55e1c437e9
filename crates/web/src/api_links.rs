//! The API of links, histories and undo.

use crate::App;
use crate::api::object;
use crate::errors::Answer;
use crate::pages::{id, kind, of_kind};
use crate::session::Visit;
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use reticolo_instruments::ties::Said;
use reticolo_model::Problem;
use serde_json::{Value, json};
use uuid::Uuid;

/// `GET /api/v1/{kind}/{id}/links`: those whose other end this person sees.
pub async fn of_record(State(app): State<App>, visit: Visit, Path((code, text)): Path<(String, String)>) -> Answer {
    let (kind, id) = (kind(&code)?, id(&text)?);
    let view = app.wb.view(&visit.who, id).await?;
    of_kind(&view.record, kind)?;
    Ok(Json(json!({ "items": view.links, "derived": view.derived })).into_response())
}

/// `GET /api/v1/{kind}/{id}/history`, oldest first.
pub async fn history(State(app): State<App>, visit: Visit, Path((code, text)): Path<(String, String)>) -> Answer {
    let (kind, id) = (kind(&code)?, id(&text)?);
    let entries = app.wb.history(&visit.who, id).await?;
    if let Ok(record) = app.wb.record(&visit.who, id).await {
        of_kind(&record, kind)?;
    }
    Ok(Json(json!({ "items": entries })).into_response())
}

/// `POST /api/v1/links` with `{kind, from, to}` and perhaps `since`, `until`, `weight`, `source`.
pub async fn add(State(app): State<App>, visit: Visit, body: Bytes) -> Answer {
    let mut link = object(&body)?;
    let ends = ["kind", "from", "to"].map(|name| (name, link.remove(name)));
    let said = said(Value::Object(link))?;
    let link: serde_json::Map<String, Value> = ends.into_iter().filter_map(|(n, v)| Some((n.to_owned(), v?))).collect();
    let text = |name: &str| link.get(name).and_then(Value::as_str).ok_or_else(|| Problem::new("problem-required", "").on(name));
    let end = |name: &str| -> Result<Uuid, Problem> {
        let text = text(name)?;
        Uuid::parse_str(text).map_err(|_| Problem::new("problem-type", text).on(name))
    };
    let seq = app.wb.add_link(&visit.who, text("kind")?, end("from")?, end("to")?, said).await?;
    Ok((StatusCode::CREATED, Json(json!({ "seq": seq }))).into_response())
}

/// What a tie says beside its ends.
fn said(value: Value) -> Result<Said, Problem> {
    let found = reticolo_model::value::shortened(&value.to_string());
    serde_json::from_value(value).map_err(|_| Problem::new("problem-type", found).on("links"))
}

/// `PUT /api/v1/links/{id}` with `since`, `until`, `weight`, `source`: what is not named is taken away.
pub async fn change(State(app): State<App>, visit: Visit, Path(text): Path<String>, body: Bytes) -> Answer {
    let said = said(Value::Object(object(&body)?))?;
    let seq = app.wb.change_link(&visit.who, id(&text)?, said).await?;
    Ok(Json(json!({ "seq": seq })).into_response())
}

/// `GET /api/v1/{kind}/{id}/hanging`: what keeps a record from being deleted, and what would go with it.
pub async fn hanging(State(app): State<App>, visit: Visit, Path((code, text)): Path<(String, String)>) -> Answer {
    let (kind, id) = (kind(&code)?, id(&text)?);
    of_kind(&app.wb.record(&visit.who, id).await?, kind)?;
    Ok(Json(json!(app.wb.hanging(&visit.who, id).await?)).into_response())
}

/// `DELETE /api/v1/links/{id}`.
pub async fn remove(State(app): State<App>, visit: Visit, Path(text): Path<String>) -> Answer {
    let seq = app.wb.remove_link(&visit.who, id(&text)?).await?;
    Ok(Json(json!({ "seq": seq })).into_response())
}

/// `GET /api/v1/stale`: how many records of each kind nobody confirmed within its term.
pub async fn stale(State(app): State<App>, visit: Visit) -> Answer {
    Ok(Json(json!({ "day": app.wb.today(), "items": app.wb.stale(&visit.who).await? })).into_response())
}

/// `POST /api/v1/confirmations` with `{"ids": […]}`: these records are still so, as of today; one act.
pub async fn confirm(State(app): State<App>, visit: Visit, body: Bytes) -> Answer {
    let mut sent = object(&body)?;
    let ids = sent.remove("ids").unwrap_or_default();
    let ids: Vec<Uuid> = serde_json::from_value(ids.clone())
        .map_err(|_| Problem::new("problem-type", reticolo_model::value::shortened(&ids.to_string())).on("ids"))?;
    let (seq, confirmed) = app.wb.confirm(&visit.who, &ids).await?;
    Ok((StatusCode::CREATED, Json(json!({ "seq": seq, "confirmed": confirmed }))).into_response())
}

/// `POST /api/v1/undo/{seq}`: what was put back, taken away, and left because it was changed since.
pub async fn undo(State(app): State<App>, visit: Visit, Path(text): Path<String>) -> Answer {
    let seq = text.parse().map_err(|_| Problem::new("problem-integer", &text).on("seq"))?;
    Ok(Json(json!(app.wb.undo(&visit.who, seq).await?)).into_response())
}
