//! The API of the exchange: the assignment, the candidates of a record, a pair, and agreements made of matches.

use crate::App;
use crate::api::{idempotency, object};
use crate::errors::{Answer, Fault};
use crate::pages::record::as_json;
use crate::pages::{exchange, id};
use crate::session::Visit;
use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::IntoResponse;
use reticolo_instruments::exchange::words::Speaker;
use reticolo_instruments::exchange::{Acceptance, METHOD};
use reticolo_model::Problem;
use serde_json::{Value, json};

/// `GET /api/v1/exchange`: asks as the page does.
pub async fn assignment(State(app): State<App>, visit: Visit) -> Answer {
    let view = app.wb.exchange_view(&visit.who, &exchange::asked(&visit)).await?;
    let mut value = json!(view);
    value["method"] = json!(METHOD.id);
    Ok(Json(value).into_response())
}

/// `GET /api/v1/exchange/candidates?id=…`: who can answer a need, a lot or an offer, and who comes near.
pub async fn candidates(State(app): State<App>, visit: Visit) -> Answer {
    let view = app.wb.exchange_candidates(&visit.who, asked(&visit, "id")?).await?;
    Ok(Json(json!(view)).into_response())
}

/// `GET /api/v1/exchange/pair?need=…&offer=…`: the reasons between two, in words too.
pub async fn pair(State(app): State<App>, visit: Visit) -> Answer {
    let view = app.wb.exchange_pair(&visit.who, asked(&visit, "need")?, asked(&visit, "offer")?).await?;
    let (places, names) = (app.wb.places().await?, app.wb.names().await?);
    let s = Speaker { l: visit.language, names: &names, places: &places };
    let binding = view.pair.binding();
    let amount = if view.amount.amount > 0.0 { &view.amount } else { &view.most };
    let said = if binding.is_none() && view.most.amount > 0.0 {
        s.sentences(&view.want, &view.offer, view.pair.km, amount)
    } else {
        s.refusals(&view.want, &view.offer, view.pair.km, binding, view.why)
    };
    let reason = |r: &reticolo_instruments::exchange::Reason| json!({ "factor": r.factor, "join": r.join, "need": s.side(*r, &view.want), "offer": s.side(*r, &view.offer), "words": s.reason(*r, &view.want, &view.offer, view.pair.km) });
    let reasons: Vec<Value> = view.pair.reasons.iter().map(reason).collect();
    let mut value = json!(view);
    value["said"] = json!({ "need": said[0], "offer": said[1] });
    value["reasons"] = json!(reasons);
    Ok(Json(value).into_response())
}

fn asked(visit: &Visit, name: &str) -> Result<uuid::Uuid, Fault> {
    let text = visit.param(name).filter(|t| !t.is_empty()).ok_or_else(|| Problem::new("problem-required", "").on(name))?;
    id(&text)
}

/// `POST /api/v1/exchange/agreements` with `{"need", "offer", "amount"}`: the agreement that a match becomes. With an `Idempotency-Key` the
/// same request makes one.
pub async fn agree(State(app): State<App>, visit: Visit, headers: HeaderMap, body: Bytes) -> Answer {
    let asked = object(&body)?;
    let record = |name: &str| -> Result<uuid::Uuid, Problem> {
        let text = asked.get(name).and_then(Value::as_str).ok_or_else(|| Problem::new("problem-required", "").on(name))?;
        uuid::Uuid::parse_str(text).map_err(|_| Problem::new("problem-type", reticolo_model::value::shortened(text)).on(name))
    };
    let amount = match asked.get("amount") {
        None | Some(Value::Null) => None,
        Some(value) => {
            let wrong = || Problem::new("problem-number", reticolo_model::value::shortened(&value.to_string())).on("amount");
            Some(value.as_f64().ok_or_else(wrong)?)
        }
    };
    let ask = Acceptance { need: record("need")?, offer: record("offer")?, amount, language: visit.language };
    let done = app.wb.accept_match(&visit.who, &ask, idempotency(&headers)?.as_deref()).await?;
    let mut value = as_json(&done.saved.record, Some(&done.saved.record.personal));
    value["seq"] = json!(done.saved.seq);
    let mut response = (StatusCode::CREATED, Json(value)).into_response();
    if let Ok(place) = HeaderValue::from_str(&format!("/api/v1/agreement/{}", done.saved.record.id)) {
        response.headers_mut().insert(header::LOCATION, place);
    }
    if done.again {
        response.headers_mut().insert("idempotency-replayed", HeaderValue::from_static("true"));
    }
    Ok(response)
}
