//! The map of a page: a figure with a drawing that the script lays its map over, with its legend; the table beside it says the same.

use crate::App;
use crate::errors::Fault;
use crate::session::Visit;
use maud::{Markup, html};
use reticolo_messages::{Language, t};
use serde_json::{Value, json};

/// A layer of records: a kind, or those of it that are of one class.
#[derive(Debug, Clone)]
pub struct Layer {
    pub code: String,
    pub kind: String,
    pub class: Option<String>,
    /// Its place in the list, which makes its colour and shape.
    pub index: usize,
    pub shown: bool,
}

/// What a page asks of its map.
#[derive(Debug, Default)]
pub struct Map<'a> {
    pub label: &'a str,
    /// Kinds of record to draw as points.
    pub kinds: Vec<&'a str>,
    /// Or layers, each of which can be shown and hidden.
    pub layers: Vec<Layer>,
    /// What the tiles are asked beside their place: a query, or nothing.
    pub tiles: String,
    /// Where the classes of the units come from.
    pub choropleth: Option<String>,
    /// The table that says the same.
    pub table: Option<&'a str>,
    /// West, south, east, north; the whole territory without.
    pub bounds: Option<[f64; 4]>,
    pub source: &'a str,
    /// The same map drawn by the server.
    pub drawing: Option<Markup>,
}

/// The words of the map's own controls.
fn words(l: Language) -> Value {
    let keys = [
        ("map", "maps-word-map"),
        ("zoomIn", "map-zoom_in"),
        ("zoomOut", "map-zoom_out"),
        ("whole", "maps-word-whole"),
        ("box", "maps-word-box"),
        ("close", "keys-close"),
        ("open", "maps-word-open"),
        ("failed", "maps-word-failed"),
        ("partial", "maps-word-partial"),
        ("count", "maps-word-count"),
        ("wheel", "maps-word-wheel"),
        ("wheelMac", "maps-word-wheel_mac"),
        ("fingers", "maps-word-fingers"),
        ("latencies", "maps-word-latencies"),
        ("openLatencies", "seven-latent-open"),
        ("still", "seven-stale-mark"),
    ];
    keys.iter().map(|(name, key)| ((*name).to_owned(), json!(t(l, key)))).collect::<serde_json::Map<_, _>>().into()
}

/// The figure; nothing where no unit has a shape and no box is given.
pub async fn map(app: &App, visit: &Visit, map: &Map<'_>) -> Result<Markup, Fault> {
    let l = visit.language;
    let whole = app.wb.bounds().await?.map(|b| [b.minx, b.miny, b.maxx, b.maxy]);
    let Some(bounds) = map.bounds.or(whole) else { return Ok(html! {}) };
    let bounds = bounds.map(|x| x.to_string()).join(",");
    let mut layers = vec![json!({ "id": "units", "kind": "unit" })];
    layers.extend(map.kinds.iter().enumerate().map(|(i, k)| json!({ "id": k, "kind": k, "index": i, "shown": true })));
    layers.extend(map.layers.iter().map(|x| json!({ "id": x.code, "kind": x.kind, "class": x.class, "index": x.index, "shown": x.shown })));
    Ok(html! {
        // What the map needs is asked for while the page is still being read; the addresses are those that the scripts ask for.
        link rel="modulepreload" href="/assets/map.js";
        link rel="preload" as="style" href="/assets/map.css";
        figure class="map" data-island="map" data-label=(map.label) data-tiles=(format!("/tiles/{{z}}/{{x}}/{{y}}{}", map.tiles)) data-bounds=(bounds)
            data-layers=(Value::Array(layers)) data-choropleth-url=[map.choropleth.as_deref()] data-select-table=[map.table]
            data-attribution=[(!map.source.is_empty()).then_some(map.source)] data-words=(words(l)) {
            @match &map.drawing {
                Some(drawing) => div class="stage" { (drawing) },
                None => noscript { p { (t(l, "place-no_map")) } },
            }
            figcaption { (t(l, "place-no_map")) }
        }
    })
}
