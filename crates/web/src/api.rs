//! The API of records: the envelope at the top, the kind's fields under `body`; the same filters as the pages.

use crate::errors::{Answer, Fault};
use crate::pages::record::as_json;
use crate::pages::{hotspots as page, id, kind, list as list_page, of_kind};
use crate::session::Visit;
use crate::{App, openapi as description, schema as schemas};
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
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

/// The key by which a request is known again, if it has one: at most 200 characters.
pub(crate) fn idempotency(headers: &HeaderMap) -> Result<Option<String>, Problem> {
    let Some(value) = headers.get("idempotency-key") else { return Ok(None) };
    let text = value.to_str().unwrap_or_default().trim();
    if text.is_empty() || text.len() > 200 {
        return Err(Problem::new("problem-idempotency-key", reticolo_model::value::shortened(text)).on("Idempotency-Key"));
    }
    Ok(Some(text.to_owned()))
}

/// The version that a request was made from: what it states, what `If-Match` says, or both alike.
fn read_at(stated: Option<i64>, headers: &HeaderMap) -> Result<i64, Problem> {
    let header = headers.get(header::IF_MATCH).map(|value| value.to_str().unwrap_or_default().trim()).filter(|text| *text != "*");
    let wrong = |text: &str| Problem::new("problem-if-match", reticolo_model::value::shortened(text)).on("If-Match");
    let number = |text: &str| text.trim_start_matches("W/").trim_matches('"').parse().ok().filter(|_| text.len() <= 200);
    let said: Option<i64> = header.map(|text| number(text).ok_or_else(|| wrong(text))).transpose()?;
    match (stated, said) {
        (Some(stated), Some(said)) if stated != said => Err(wrong(header.unwrap_or_default())),
        _ => stated.or(said).ok_or_else(|| Problem::new("problem-version-missing", "").on("version")),
    }
}

/// `POST /api/v1/{kind}`: the record that was made, and the number of the act. With an `Idempotency-Key` the same request makes one record.
pub async fn create(State(app): State<App>, visit: Visit, Path(code): Path<String>, headers: HeaderMap, body: Bytes) -> Answer {
    let kind = kind(&code)?;
    let changes = object(&body)?;
    let (saved, again) = match idempotency(&headers)? {
        Some(key) => app.wb.create_once(&visit.who, kind.code, &changes, &key).await?,
        None => (app.wb.create(&visit.who, kind.code, &changes).await?, false),
    };
    let mut value = as_json(&saved.record, Some(&saved.record.personal));
    value["seq"] = json!(saved.seq);
    let mut response = versioned(StatusCode::CREATED, saved.record.version, value);
    if let Ok(place) = HeaderValue::from_str(&format!("/api/v1/{}/{}", kind.code, saved.record.id)) {
        response.headers_mut().insert(header::LOCATION, place);
    }
    if again {
        response.headers_mut().insert("idempotency-replayed", HeaderValue::from_static("true"));
    }
    Ok(response)
}

/// `POST /api/v1/{kind}/bulk` with `{"items": […]}`: records made, changed and deleted as one act, all or none.
pub async fn bulk(State(app): State<App>, visit: Visit, Path(code): Path<String>, headers: HeaderMap, body: Bytes) -> Answer {
    let kind = kind(&code)?;
    let asked = object(&body)?;
    let items = asked.get("items").and_then(Value::as_array).ok_or_else(|| Problem::new("problem-required", "").on("items"))?;
    let done = app.wb.write_in_bulk(&visit.who, kind.code, items, idempotency(&headers)?.as_deref()).await?;
    Ok(Json(json!(done)).into_response())
}

/// `PUT` and `PATCH /api/v1/{kind}/{id}`: what is named is changed, `null` takes away. `version`, or `If-Match`, says what was read.
pub async fn update(
    State(app): State<App>,
    visit: Visit,
    Path((code, text)): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Answer {
    let (kind, id) = (kind(&code)?, id(&text)?);
    let mut changes = object(&body)?;
    let stated = match changes.remove("version") {
        None | Some(Value::Null) => None,
        Some(value) => {
            let wrong = || Problem::new("problem-integer", reticolo_model::value::shortened(&value.to_string())).on("version");
            Some(value.as_i64().ok_or_else(wrong)?)
        }
    };
    let version = read_at(stated, &headers)?;
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

/// `DELETE /api/v1/{kind}/{id}?version=`, or with `If-Match`.
pub async fn delete(State(app): State<App>, visit: Visit, Path((code, text)): Path<(String, String)>, headers: HeaderMap) -> Answer {
    let (kind, id) = (kind(&code)?, id(&text)?);
    of_kind(&app.wb.record(&visit.who, id).await?, kind)?;
    let stated = visit.param("version").map(|v| v.parse().map_err(|_| Problem::new("problem-integer", v).on("version")));
    let version = read_at(stated.transpose()?, &headers)?;
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
