//! Open data: what the asker may see, as CSV, GeoJSON or JSON Lines; hot spots as they were asked for.

use crate::errors::{Answer, Fault};
use crate::pages::{actors, analyses, exchange, grid, heritage, hotspots, latencies, list, network, production, structural, what_if};
use crate::session::Visit;
use crate::{App, api_maps};
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use futures_util::stream::try_unfold;
use reticolo_instruments::WorkError;
use reticolo_instruments::atlas::HotspotsView;
use reticolo_instruments::export::What;
use reticolo_instruments::grid_files::{FORMS, GridFileAsk};
use reticolo_instruments::network::actors::FILES;
use reticolo_instruments::places::Places;
use reticolo_instruments::registry::ListAsk;
use reticolo_model::canonical::number;
use serde_json::{Value, json};
use tokio::io::AsyncReadExt;

/// `GET /download/{what}.{form}`.
pub async fn show(State(app): State<App>, visit: Visit, headers: HeaderMap, Path(file): Path<String>) -> Answer {
    let (what, form) = file.rsplit_once('.').ok_or(Fault::NotFound)?;
    let mime = match form {
        "csv" => "text/csv; charset=utf-8",
        "geojson" => "application/geo+json",
        "jsonl" => "application/jsonl; charset=utf-8",
        "json" => "application/json",
        "jsonld" => "application/ld+json",
        "ttl" => "text/turtle; charset=utf-8",
        "gexf" => "application/gexf+xml",
        "graphml" => "application/graphml+xml",
        "ics" => "text/calendar; charset=utf-8",
        "pb" => "text/plain; charset=utf-8",
        "gpkg" => "application/geopackage+sqlite3",
        "zip" => "application/zip",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ods" => "application/vnd.oasis.opendocument.spreadsheet",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => return Err(Fault::NotFound),
    };
    if let Some(verb) = what.strip_prefix("analysis-") {
        return Ok(attached(&file, mime, analyses::file(&app, &visit, verb, form).await?));
    }
    if what == "hotspots" {
        let view = app.wb.hotspots(&visit.who, &hotspots::asked(&visit)?).await?;
        let text = match form {
            "csv" => csv(&view),
            "geojson" => geojson(&view, &*app.wb.places().await?),
            _ => return Err(Fault::NotFound),
        };
        return Ok(attached(&file, mime, text.into_bytes()));
    }
    if what == "surroundings" {
        let ask = network::asked(&visit)?.ok_or(Fault::NotFound)?;
        return Ok(attached(&file, mime, app.wb.network_file(&visit.who, &ask, form, visit.language).await?));
    }
    if what == "actors" && FILES.contains(&form) {
        let asked = actors::asked(&visit)?;
        return Ok(attached(&file, mime, app.wb.actors_file(&visit.who, &asked.ask, form, visit.language).await?));
    }
    if what == "structural_needs" && form == "csv" {
        return Ok(attached(&file, mime, app.wb.structural_csv(&visit.who, &structural::asked(&visit)?).await?));
    }
    if what == "latencies" && form == "csv" {
        return Ok(attached(&file, mime, app.wb.latencies_csv(&visit.who, &latencies::asked(&visit), visit.language).await?));
    }
    if what == "branches" && form == "csv" {
        return Ok(attached(&file, mime, app.wb.branches_csv(&visit.who, &production::asked(&visit)?).await?));
    }
    // The table of things; the table of units comes with their shapes.
    if what == "heritage" && form == "csv" {
        return Ok(attached(&file, mime, app.wb.heritage_csv(&visit.who, &heritage::asked(&visit)).await?));
    }
    if what == "exchange" && form == "csv" {
        return Ok(attached(&file, mime, app.wb.exchange_csv(&visit.who, &exchange::asked(&visit)).await?));
    }
    if what == "what_if" && form == "csv" {
        return Ok(attached(&file, mime, app.wb.what_if_csv(&visit.who, &what_if::asked(&visit)?).await?));
    }
    if what == "grid" && FORMS.contains(&form) {
        let asked = grid::asked(&visit, &*app.wb.grid_axes().await?);
        let ask =
            GridFileAsk { ask: asked.ask, sides: asked.sides, wide: asked.wide, latencies: asked.latencies, language: visit.language };
        return Ok(attached(&file, mime, app.wb.grid_file(&visit.who, &ask, form).await?));
    }
    if let Some(text) = api_maps::file(&app, &visit, what, form).await? {
        return Ok(attached(&file, mime, text.into_bytes()));
    }
    let what = What::parse(what).ok_or(Fault::NotFound)?;
    if !what.forms().contains(&form) {
        return Err(Fault::NotFound);
    }
    if let What::Kind(kind) = what
        && !visit.query.is_empty()
    {
        // As a list of this address would find them; where nothing is said, illustrative ones are among them.
        let all = visit.param("illustrative").is_none();
        let ask = list::asked(kind, &visit, true);
        let ask = ListAsk { illustrative: ask.illustrative || all, after: None, ..ask };
        return streamed(&file, mime, app.wb.export_list_file(&visit.who, &ask, form).await?);
    }
    let base = crate::ogc::origin(&headers);
    streamed(&file, mime, app.wb.export_file(&visit.who, what, visit.who.audience(), form, base.as_deref()).await?)
}

/// So many bytes of a file are handed on at once.
const CHUNK: usize = 1 << 16;

/// A file that lies on the disk, handed on piece by piece: it may be larger than what should lie in memory.
fn streamed(name: &str, kind: &'static str, file: std::fs::File) -> Answer {
    let length = file.metadata().map_err(WorkError::io(name))?.len();
    let pieces = try_unfold(tokio::fs::File::from_std(file), |mut file| async move {
        let mut piece = vec![0; CHUNK];
        let read = file.read(&mut piece).await?;
        piece.truncate(read);
        Ok::<_, std::io::Error>((read > 0).then_some((piece, file)))
    });
    let mut response = attached(name, kind, Vec::new());
    *response.body_mut() = Body::from_stream(pieces);
    response.headers_mut().insert(header::CONTENT_LENGTH, length.into());
    Ok(response)
}

/// A form as people know it.
pub(crate) fn form_name(form: &str) -> String {
    match form {
        "geojson" => "GeoJSON".to_owned(),
        "gpkg" => "GeoPackage".to_owned(),
        "jsonl" => "JSON Lines".to_owned(),
        "jsonld" => "JSON-LD".to_owned(),
        "ttl" => "Turtle".to_owned(),
        "graphml" => "GraphML".to_owned(),
        "ics" => "iCalendar".to_owned(),
        "pb" => "Pabulib".to_owned(),
        other => other.to_uppercase(),
    }
}

pub(crate) fn attached(file: &str, kind: &'static str, bytes: Vec<u8>) -> Response {
    // The name is a known word and a known ending: nothing in it needs quoting.
    let name = format!("attachment; filename=\"{file}\"");
    ([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, name)], bytes).into_response()
}

/// A cell; with quotes where it needs them.
pub(crate) fn cell(text: &str) -> String {
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

fn csv(view: &HotspotsView) -> String {
    let mut out = String::from("unit,name,value,statistic,p,adjusted,class\n");
    let figure = |x: Option<f64>| x.map(number).unwrap_or_default();
    for row in view.rows.iter().filter(|r| r.inside) {
        let cells = [
            cell(&row.code),
            cell(&row.name),
            figure(row.value),
            figure(row.statistic),
            figure(row.p),
            figure(row.adjusted),
            row.class.clone(),
        ];
        out.push_str(&cells.join(","));
        out.push('\n');
    }
    out
}

fn geojson(view: &HotspotsView, places: &Places) -> String {
    let features: Vec<Value> = view
        .rows
        .iter()
        .filter(|r| r.inside)
        .map(|r| {
            let geometry = places.get(&r.code).and_then(|u| u.geometry.as_ref()).map_or(Value::Null, reticolo_model::geometry::Geometry::to_geojson);
            let properties = json!({ "unit": r.code, "name": r.name, "value": r.value, "statistic": r.statistic, "p": r.p, "adjusted": r.adjusted, "class": r.class });
            json!({ "type": "Feature", "id": r.code, "geometry": geometry, "properties": properties })
        })
        .collect();
    format!("{}\n", json!({ "type": "FeatureCollection", "features": features }))
}
