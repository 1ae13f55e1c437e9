//! The API of latencies: the inbox, what somebody decides, and the register brought up to date.

use crate::App;
use crate::api::object;
use crate::errors::Answer;
use crate::pages::latencies::{asked, decision_of};
use crate::session::Visit;
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde_json::json;

/// `GET /api/v1/latencies?rule=&state=&unit=&cell=`, in the language of who asks.
pub async fn list(State(app): State<App>, visit: Visit) -> Answer {
    Ok(Json(app.wb.latencies(&visit.who, &asked(&visit), visit.language).await?).into_response())
}

/// `POST /api/v1/latencies/{id}` with `{decision: "accept", owner, due}`, `{decision: "postpone", until}`,
/// `{decision: "dismiss", reason}` or `{decision: "reopen"}`.
pub async fn decide(State(app): State<App>, visit: Visit, Path(latency): Path<String>, body: Bytes) -> Answer {
    let decision = decision_of(&object(&body)?)?;
    let done = app.wb.decide_latency(&visit.who, crate::pages::id(&latency)?, &decision).await?;
    Ok((StatusCode::CREATED, Json(json!(done))).into_response())
}

/// `POST /api/v1/latencies`: what the rules find is written down, and what is true no more is closed.
pub async fn refresh(State(app): State<App>, visit: Visit) -> Answer {
    Ok((StatusCode::CREATED, Json(json!(app.wb.refresh_latencies(&visit.who).await?))).into_response())
}
