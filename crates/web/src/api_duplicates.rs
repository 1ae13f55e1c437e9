//! The API of duplicates: the pairs, and what a person decides of one.

use crate::App;
use crate::api::object;
use crate::errors::Answer;
use crate::session::Visit;
use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use reticolo_instruments::duplicates::{DuplicatesAsk, LEAST, MergeAsk};
use reticolo_model::Problem;
use serde_json::{Value, json};
use uuid::Uuid;

/// The most pairs of one answer.
const MOST: usize = 1000;

/// `GET /api/v1/duplicates?kind=&least=&skip=&limit=`.
pub async fn list(State(app): State<App>, visit: Visit) -> Answer {
    let number = |name: &str, default: usize| match visit.param(name) {
        Some(text) => text.parse().map_err(|_| Problem::new("problem-integer", text).on(name)),
        None => Ok(default),
    };
    let least = match visit.param("least") {
        Some(text) => text.parse().map_err(|_| Problem::new("problem-number", text).on("least"))?,
        None => LEAST,
    };
    let ask = DuplicatesAsk { kind: visit.param("kind"), least, skip: number("skip", 0)?, limit: number("limit", 200)?.min(MOST) };
    let view = app.wb.duplicates(&visit.who, &ask).await?;
    let mut value = json!(view);
    value["method"] = json!(view.method.id);
    Ok(Json(value).into_response())
}

/// `POST /api/v1/merge` with `{stays, goes}` and perhaps `stays_version`, `goes_version` and `take: {FIELD: "stays" | "goes"}`.
pub async fn merge(State(app): State<App>, visit: Visit, body: Bytes) -> Answer {
    let body = Value::Object(object(&body)?);
    for name in ["stays", "goes"] {
        end(&body, name)?;
    }
    let found = reticolo_model::value::shortened(&body.to_string());
    let ask: MergeAsk = serde_json::from_value(body).map_err(|_| Problem::new("problem-type", found).on("take"))?;
    let merged = app.wb.merge_two(&visit.who, &ask).await?;
    let answer = json!({ "seq": merged.seq, "record": merged.record.id, "version": merged.record.version, "moved": merged.moved, "dropped": merged.dropped });
    Ok((StatusCode::CREATED, Json(answer)).into_response())
}

/// `POST /api/v1/not-the-same` with `{one, other}`.
pub async fn apart(State(app): State<App>, visit: Visit, body: Bytes) -> Answer {
    let body = Value::Object(object(&body)?);
    let seq = app.wb.tell_apart(&visit.who, end(&body, "one")?, end(&body, "other")?).await?;
    Ok((StatusCode::CREATED, Json(json!({ "seq": seq }))).into_response())
}

/// The id under a name.
fn end(body: &Value, name: &str) -> Result<Uuid, Problem> {
    let text = body[name].as_str().ok_or_else(|| Problem::new("problem-required", "").on(name))?;
    Uuid::parse_str(text).map_err(|_| Problem::new("problem-type", text).on(name))
}
