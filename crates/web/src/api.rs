//! The API of records: the envelope at the top, the kind's fields under `body`; the same filters as the pages.

use crate::errors::{Answer, Fault};
use crate::pages::record::as_json;
use crate::pages::{hotspots as page, id, kind, list as list_page, of_kind};
use crate::session::Visit;
use crate::{App, openapi as description, schema as schemas};
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::IntoResponse;
use reticolo_instruments::Act;
use reticolo_instruments::registry::RecordView;
use reticolo_model::Problem;
use serde_json::{Map, Value, json};

/// The object of a body, or what is wrong with it.
pub fn object(bytes: &Bytes) -> Result<Map<String, Value>, Fault> {
    let bad = |found: String| Problem::new("problem-json", found);
    match serde_json::from_slice(bytes) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(other) => Err(bad(reticolo_model::value::shortened(&other.to_string())).into()),
        Err(error) => Err(bad(error.to_string()).into()),
    }
}

/// A record as this person gets it.
fn shown(visit: &Visit, view: &RecordView) -> Value {
    as_json(&view.record, visit.may(Act::ReadPersonal).then_some(&view.personal))
}

/// `GET /api/v1/{kind}`.
pub async fn list(State(app): State<App>, visit: Visit, Path(code): Path<String>) -> Answer {
    let kind = kind(&code)?;
    let ask = list_page::asked(kind, &visit, true);
    let view = app.wb.list(&visit.who, &ask).await?;
    let facets: Map<String, Value> = view
        .facets
        .iter()
        .filter(|f| f.field != "visibility" || visit.signed_in())
        .map(|f| (f.field.clone(), f.values.iter().map(|(v, n, _)| json!({ "value": v, "count": n })).collect()))
        .collect();
    let editor = visit.may(Act::ReadPersonal);
    let none = std::collections::BTreeMap::new();
    let items: Vec<Value> = view.records.iter().map(|r| as_json(r, editor.then_some(&none))).collect();
    Ok(Json(json!({ "total": view.total, "sum_cents": view.sum_cents, "facets": facets, "items": items, "stale": view.stale, "next": view.next }))
        .into_response())
}

/// `GET /api/v1/{kind}/{id}`.
pub async fn show(State(app): State<App>, visit: Visit, Path((code, text)): Path<(String, String)>) -> Answer {
    let (kind, id) = (kind(&code)?, id(&text)?);
    let view = app.wb.view(&visit.who, id).await?;
    of_kind(&view.record, kind)?;
    Ok(versioned(StatusCode::OK, view.record.version, shown(&visit, &view)))
}

/// An answer whose tag is the record's version.
fn versioned(status: StatusCode, version: i64, body: Value) -> axum::response::Response {
    let mut response = (status, Json(body)).into_response();
    if let Ok(tag) = HeaderValue::from_str(&format!("\"{version}\"")) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    response
}

/// `POST /api/v1/{kind}`: the record that was made, and the number of the act.
pub async fn create(State(app): State<App>, visit: Visit, Path(code): Path<String>, body: Bytes) -> Answer {
    let kind = kind(&code)?;
    let saved = app.wb.create(&visit.who, kind.code, &object(&body)?).await?;
    let mut value = as_json(&saved.record, Some(&saved.record.personal));
    value["seq"] = json!(saved.seq);
    let mut response = versioned(StatusCode::CREATED, saved.record.version, value);
    if let Ok(place) = HeaderValue::from_str(&format!("/api/v1/{}/{}", kind.code, saved.record.id)) {
        response.headers_mut().insert(header::LOCATION, place);
    }
    Ok(response)
}

/// `PUT` and `PATCH /api/v1/{kind}/{id}`: what is named is changed, `null` takes away. `version` says what was read.
pub async fn update(State(app): State<App>, visit: Visit, Path((code, text)): Path<(String, String)>, body: Bytes) -> Answer {
    let (kind, id) = (kind(&code)?, id(&text)?);
    let mut changes = object(&body)?;
    let version = changes.remove("version");
    let version = version.as_ref().and_then(Value::as_i64).ok_or_else(|| Problem::new("problem-version-missing", "").on("version"))?;
    // What an answer carries and nobody sets: sent back with a record that was read, it changes nothing.
    for own in ["id", "kind", "origin", "also_in", "seq", "sealed"] {
        changes.remove(own);
    }
    of_kind(&app.wb.record(&visit.who, id).await?, kind)?;
    let saved = app.wb.update(&visit.who, id, version, &changes).await?;
    let mut value = as_json(&saved.record, Some(&saved.record.personal));
    value["seq"] = json!(saved.seq);
    Ok(versioned(StatusCode::OK, saved.record.version, value))
}

/// `DELETE /api/v1/{kind}/{id}?version=`.
pub async fn delete(State(app): State<App>, visit: Visit, Path((code, text)): Path<(String, String)>) -> Answer {
    let (kind, id) = (kind(&code)?, id(&text)?);
    of_kind(&app.wb.record(&visit.who, id).await?, kind)?;
    let version =
        visit.param("version").and_then(|v| v.parse().ok()).ok_or_else(|| Problem::new("problem-version-missing", "").on("version"))?;
    let seq = app.wb.delete(&visit.who, id, version).await?;
    Ok(Json(json!({ "seq": seq })).into_response())
}

/// `GET /api/v1/hotspots`: asks as the page does.
pub async fn hotspots(State(app): State<App>, visit: Visit) -> Answer {
    let view = app.wb.hotspots(&visit.who, &page::asked(&visit)?).await?;
    Ok(Json(page::as_json(&visit, &view)).into_response())
}

/// `GET /api/v1/choropleth?indicator=…&period=…`.
pub async fn choropleth(State(app): State<App>, visit: Visit) -> Answer {
    let Some(indicator) = visit.param("indicator") else { return Err(Problem::new("problem-required", "").on("indicator").into()) };
    let view = app.wb.choropleth(&visit.who, &indicator, visit.param("period").as_deref()).await?;
    Ok(Json(json!(view)).into_response())
}

/// `GET /api/v1/schema/{kind}`.
pub async fn schema(Path(code): Path<String>) -> Answer {
    Ok(Json(schemas::document(kind(&code)?)).into_response())
}

/// `GET /api/v1/openapi.json`.
pub async fn openapi() -> Answer {
    Ok(Json(description::openapi()).into_response())
}
