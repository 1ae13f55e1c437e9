//! The map of a page: a figure that the script turns into a map, with its legend; the table beside it says the same.

use crate::App;
use crate::errors::Fault;
use crate::session::Visit;
use maud::{Markup, html};
use reticolo_messages::t;
use serde_json::{Value, json};

/// What a page asks of its map.
#[derive(Debug, Default)]
pub struct Map<'a> {
    pub label: &'a str,
    /// Kinds of record to draw as points.
    pub kinds: Vec<&'a str>,
    /// Where the classes of the units come from.
    pub choropleth: Option<String>,
    /// The table that says the same.
    pub table: Option<&'a str>,
    /// West, south, east, north; the whole territory without.
    pub bounds: Option<[f64; 4]>,
    pub source: &'a str,
}

/// The figure; nothing where no unit has a shape and no box is given.
pub async fn map(app: &App, visit: &Visit, map: &Map<'_>) -> Result<Markup, Fault> {
    let whole = app.wb.bounds().await?.map(|b| [b.minx, b.miny, b.maxx, b.maxy]);
    let Some(bounds) = map.bounds.or(whole) else { return Ok(html! {}) };
    let bounds = bounds.map(|x| x.to_string()).join(",");
    let mut layers = vec![json!({ "id": "units", "kind": "unit" })];
    layers.extend(map.kinds.iter().map(|k| json!({ "id": k, "kind": k })));
    Ok(html! {
        figure class="map" data-island="map" data-label=(map.label) data-tiles="/tiles/{z}/{x}/{y}" data-bounds=(bounds)
            data-layers=(Value::Array(layers)) data-choropleth-url=[map.choropleth.as_deref()] data-select-table=[map.table]
            data-attribution=[(!map.source.is_empty()).then_some(map.source)] {
            noscript { p { (t(visit.language, "place-no_map")) } }
            figcaption { (t(visit.language, "place-no_map")) }
        }
    })
}
