//! Vector tiles of units and records, for the map.

use crate::App;
use crate::errors::{Answer, Fault};
use crate::pages::named_map;
use crate::session::Visit;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::IntoResponse;

/// `/tiles/{z}/{x}/{y}`: a Mapbox vector tile with the layers `units` and `records`; `?map=` with what tells its marks apart: those of
/// one of the seven maps; `?latencies=true`: with what is latent.
pub async fn tile(State(app): State<App>, visit: Visit, Path((z, x, y)): Path<(String, String, String)>) -> Answer {
    let numbers = (z.parse::<u8>(), x.parse::<u32>(), y.parse::<u32>());
    let (Ok(z), Ok(x), Ok(y)) = numbers else { return Err(Fault::NotFound) };
    if z > 22 || x >= 1 << z || y >= 1 << z {
        return Err(Fault::NotFound);
    }
    let latencies = visit.param("latencies").as_deref() == Some("true");
    let bytes = match visit.param("map").filter(|m| !m.is_empty()) {
        Some(map) => app.wb.named_tile(&visit.who, &named_map::question(&visit, &map)?, latencies, z, x, y).await?,
        None => app.wb.tile(&visit.who, latencies, z, x, y).await?,
    };
    Ok(([(header::CONTENT_TYPE, "application/vnd.mapbox-vector-tile")], bytes).into_response())
}
