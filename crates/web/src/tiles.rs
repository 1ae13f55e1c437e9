//! Vector tiles of units and records, for the map.

use crate::App;
use crate::errors::{Answer, Fault};
use crate::session::Visit;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::IntoResponse;

/// `/tiles/{z}/{x}/{y}`: a Mapbox vector tile with the layers `units` and `records`.
pub async fn tile(State(app): State<App>, visit: Visit, Path((z, x, y)): Path<(String, String, String)>) -> Answer {
    let numbers = (z.parse::<u8>(), x.parse::<u32>(), y.parse::<u32>());
    let (Ok(z), Ok(x), Ok(y)) = numbers else { return Err(Fault::NotFound) };
    if z > 22 || x >= 1 << z || y >= 1 << z {
        return Err(Fault::NotFound);
    }
    let bytes = app.wb.tile(&visit.who, z, x, y).await?;
    Ok(([(header::CONTENT_TYPE, "application/vnd.mapbox-vector-tile")], bytes).into_response())
}
