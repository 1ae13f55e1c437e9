//! The API of a record's surroundings, and of structural needs that nobody covers: the questions are those of the pages.

use crate::App;
use crate::errors::Answer;
use crate::pages::{actors, network as page, structural as needs};
use crate::session::Visit;
use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse;
use serde_json::{Value, json};

/// `GET /api/v1/network?id=…`: nodes and edges; without a record, how many links of each type there are.
pub async fn network(State(app): State<App>, visit: Visit) -> Answer {
    if let Some(ask) = page::asked(&visit)? {
        return Ok(Json(&*app.wb.network(&visit.who, &ask).await?).into_response());
    }
    let counts = app.wb.link_counts(&visit.who).await?;
    let links: Vec<Value> = counts.iter().map(|(kind, n)| json!({ "kind": kind, "count": n })).collect();
    Ok(Json(json!({ "links": links })).into_response())
}

/// `GET /api/v1/network/actors`: who leads, brokers, breaks the network, is isolated, should be linked; asks as the page does.
pub async fn of_actors(State(app): State<App>, visit: Visit) -> Answer {
    Ok(Json(actors::as_json(&app, &visit).await?).into_response())
}

/// `GET /api/v1/needs/structural`.
pub async fn structural(State(app): State<App>, visit: Visit) -> Answer {
    Ok(Json(app.wb.structural(&visit.who, &needs::asked(&visit)?).await?).into_response())
}
