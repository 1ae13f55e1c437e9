//! The API of what maps show, and the same as files: the questions are those of the pages.

use crate::errors::{Answer, Fault};
use crate::pages::{atlas, basins, functional, harmony, harmony_needs, heritage, named_map, production, services};
use crate::session::Visit;
use crate::{App, map_svg};
use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse;
use reticolo_instruments::atlas::Sketch;
use reticolo_instruments::places::Places;
use reticolo_model::canonical::number;
use serde_json::{Value, json};

/// `GET /api/v1/atlas`: asks as the page does; with `map` one of the seven maps.
pub async fn atlas(State(app): State<App>, visit: Visit) -> Answer {
    if let Some(code) = visit.param("map").filter(|m| !m.is_empty()) {
        let asked = named_map::answer(&app, &visit, &code).await?;
        return Ok(Json(named_map::as_json(&visit, &asked)).into_response());
    }
    let (_, fill, _) = atlas::answer(&app, &visit).await?;
    Ok(Json(atlas::as_json(&visit, &fill, &app.wb.config.name)).into_response())
}

/// `GET /api/v1/services`: who reaches a service; asks as the page does.
pub async fn access(State(app): State<App>, visit: Visit) -> Answer {
    let view = services::view(&app, &visit).await?;
    Ok(Json(services::as_json(visit.language, &view)).into_response())
}

/// `GET /api/v1/harmony`: asks as the page does.
pub async fn evenness(State(app): State<App>, visit: Visit) -> Answer {
    Ok(Json(harmony::api(&app, &visit).await?).into_response())
}

/// A cell; with quotes where it needs them.
fn cell(text: &str) -> String {
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

/// Lines of a CSV file: a head, then the rows, each value as it is.
fn csv(head: &[String], rows: impl Iterator<Item = Vec<Value>>) -> String {
    let text = |value: &Value| match value {
        Value::Null => String::new(),
        Value::String(s) => cell(s),
        Value::Number(n) if n.is_f64() => n.as_f64().map(number).unwrap_or_default(),
        other => other.to_string(),
    };
    let mut out = head.iter().map(|h| cell(h)).collect::<Vec<_>>().join(",") + "\n";
    for row in rows {
        out.push_str(&row.iter().map(text).collect::<Vec<_>>().join(","));
        out.push('\n');
    }
    out
}

/// A feature a row, with the shape of its unit; the first value is the unit's code.
fn geojson(places: &Places, head: &[String], rows: impl Iterator<Item = Vec<Value>>) -> String {
    let features: Vec<Value> = rows
        .map(|row| {
            let code = row.first().and_then(Value::as_str).unwrap_or_default().to_owned();
            let geometry =
                places.get(&code).and_then(|u| u.geometry.as_ref()).map_or(Value::Null, reticolo_model::geometry::Geometry::to_geojson);
            let properties: serde_json::Map<String, Value> = head.iter().cloned().zip(row).collect();
            json!({ "type": "Feature", "id": code, "geometry": geometry, "properties": properties })
        })
        .collect();
    format!("{}\n", json!({ "type": "FeatureCollection", "features": features }))
}

/// A map's table or drawing as a file; `None` for a name that is none of these.
pub async fn file(app: &App, visit: &Visit, what: &str, form: &str) -> Result<Option<String>, Fault> {
    match what {
        "atlas" => atlas_file(app, visit, form).await.map(Some),
        "services" => {
            let view = services::view(app, visit).await?;
            let drawn = |sketch: &Sketch| {
                services::picture(visit.language, &view, sketch, &services::finding(visit.language, &view), &atlas::all(visit, "sel"))
            };
            in_form(app, form, services::rows(&view), drawn).await.map(Some)
        }
        "basins" => {
            let view = app.wb.basins(&visit.who, &basins::asked(visit)?).await?;
            let (l, places) = (visit.language, app.wb.places().await?);
            let title = reticolo_instruments::basins::finding(l, &view);
            let drawn = |sketch: &Sketch| basins::picture(l, &view, &places, sketch, &title, &atlas::all(visit, "sel"));
            in_form(app, form, basins::rows(l, &view, &places), drawn).await.map(Some)
        }
        "functional_basins" | "functional_flows" => {
            let found = app.wb.functional(&visit.who, &functional::asked(visit)?).await?;
            let (l, places) = (visit.language, app.wb.places().await?);
            if what == "functional_flows" {
                let (head, rows) = functional::flow_rows(&found);
                return if form == "csv" { Ok(Some(csv(&head, rows.into_iter()))) } else { Err(Fault::NotFound) };
            }
            let (title, ties) = (reticolo_instruments::functional::finding(l, &found.view), found.strongest(functional::LINES));
            let drawn = |sketch: &Sketch| functional::picture(l, &found.view, &places, sketch, &title, &ties, &atlas::all(visit, "sel"));
            in_form(app, form, functional::rows(l, &found.view, &places), drawn).await.map(Some)
        }
        "harmony" if harmony_needs::is_asked(visit) => {
            let (l, question) = (visit.language, harmony_needs::asked(visit)?);
            if form == "csv" {
                let bytes = app.wb.needs_harmony_csv(&visit.who, &question).await?;
                return Ok(Some(String::from_utf8_lossy(&bytes).into_owned()));
            }
            let (view, places) = (app.wb.needs_harmony(&visit.who, &question).await?, app.wb.places().await?);
            let label = reticolo_messages::t(l, "harmony-needs_legend");
            let drawn = |sketch: &Sketch| harmony_needs::picture(l, &view, sketch, &label, &atlas::all(visit, "sel"));
            in_form(app, form, harmony_needs::rows(&view, &|u| places.name(u).to_owned()), drawn).await.map(Some)
        }
        "production" => {
            let view = app.wb.production(&visit.who, &production::asked(visit)?).await?;
            let (l, places) = (visit.language, app.wb.places().await?);
            let title = reticolo_instruments::production::finding(l, &crate::words::names(), &view);
            let drawn = |sketch: &Sketch| production::picture(l, &view, &places, sketch, &title);
            in_form(app, form, production::rows(&view), drawn).await.map(Some)
        }
        "heritage" => {
            let view = app.wb.heritage(&visit.who, &heritage::asked(visit)).await?;
            let (l, places) = (visit.language, app.wb.places().await?);
            let title = reticolo_instruments::heritage::finding(l, &view);
            let drawn = |sketch: &Sketch| heritage::picture(l, &view, &places, sketch, &title);
            in_form(app, form, heritage::rows(&view), drawn).await.map(Some)
        }
        "harmony" => {
            let view = app.wb.harmony(&visit.who, &harmony::asked(app, visit).await?).await?;
            let drawn = |sketch: &Sketch| {
                harmony::picture(visit.language, &view, sketch, &harmony::finding(visit.language, &view), &atlas::all(visit, "sel"))
            };
            in_form(app, form, harmony::rows(&view), drawn).await.map(Some)
        }
        _ => Ok(None),
    }
}

/// A table as CSV or GeoJSON, or its map as SVG.
async fn in_form(
    app: &App,
    form: &str,
    (head, rows): (Vec<String>, Vec<Vec<Value>>),
    drawn: impl Fn(&Sketch) -> maud::Markup,
) -> Result<String, Fault> {
    match form {
        "csv" => Ok(csv(&head, rows.into_iter())),
        "geojson" => Ok(geojson(&*app.wb.places().await?, &head, rows.into_iter())),
        "svg" => Ok(map_svg::file(&drawn(&app.wb.sketch().await?.ok_or(Fault::NotFound)?))),
        _ => Err(Fault::NotFound),
    }
}

/// One of the seven maps as a file.
async fn named_file(app: &App, visit: &Visit, code: &str, form: &str) -> Result<String, Fault> {
    let asked = named_map::answer(app, visit, code).await?;
    if form == "svg" {
        let sketch = app.wb.sketch().await?.ok_or(Fault::NotFound)?;
        let label = reticolo_instruments::atlas::named::finding(visit.language, &asked.names, &asked.map);
        return Ok(map_svg::file(&named_map::picture(app, visit, &asked, &sketch, &label).await?));
    }
    let bytes = app.wb.named_file(&visit.who, &asked.ask, form, visit.language).await?.ok_or(Fault::NotFound)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

async fn atlas_file(app: &App, visit: &Visit, form: &str) -> Result<String, Fault> {
    if let Some(code) = visit.param("map").filter(|m| !m.is_empty()) {
        return named_file(app, visit, &code, form).await;
    }
    let (asked, fill, _) = atlas::answer(app, visit).await?;
    let view = &fill.view;
    let mut head = vec!["unit".to_owned(), "name".to_owned()];
    if view.indicator.is_some() {
        head.push("value".to_owned());
    }
    if view.compared {
        head.extend(["before".to_owned(), "change".to_owned()]);
    }
    let layers: Vec<&str> = view.layers.iter().map(|x| x.code.as_str()).filter(|c| asked.shown.contains(*c)).collect();
    head.extend(layers.iter().map(|c| (*c).to_owned()));
    let rows = view.rows.iter().map(|r| {
        let mut row = vec![json!(r.code), json!(r.name)];
        if view.indicator.is_some() {
            row.push(json!(r.value));
        }
        if view.compared {
            row.extend([json!(r.before), json!(r.change)]);
        }
        row.extend(layers.iter().map(|c| json!(r.records.get(*c).copied().unwrap_or(0))));
        row
    });
    match form {
        "csv" => Ok(csv(&head, rows)),
        "geojson" => Ok(geojson(&*app.wb.places().await?, &head, rows)),
        "svg" => {
            let sketch = app.wb.sketch().await?.ok_or(Fault::NotFound)?;
            let title = crate::pages::atlas_parts::finding(visit.language, &app.wb.config.name, &fill);
            Ok(map_svg::file(&atlas::picture(app, visit, &asked, &fill, &sketch, &title).await?))
        }
        _ => Err(Fault::NotFound),
    }
}
