//! A map as other programs take it: a row or a feature a unit, with the measure, the class in words and a column a layer.

use super::{MapAsk, NamedMap, class_name, finding, measure_title};
use crate::gate::Who;
use crate::{Result, Workbench};
use reticolo_formats::CsvOut;
use reticolo_messages::Language;
use reticolo_model::canonical::number;
use reticolo_model::geometry::Geometry;
use reticolo_store::StoreError;
use serde_json::{Map, Value, json};

/// The forms in which a map is written.
pub const FORMS: [&str; 2] = ["csv", "geojson"];

/// Column and cell of what is said of a unit.
fn row(l: Language, map: &NamedMap, i: usize) -> Vec<(String, Value)> {
    let unit = &map.rows[i];
    let class = unit.class.and_then(|c| map.classes.get(c)).map(|c| class_name(l, map, c));
    let mut out = vec![
        ("unit".to_owned(), json!(unit.code)),
        ("name".to_owned(), json!(unit.name)),
        (map.measure.code.to_owned(), json!(unit.value)),
        ("class".to_owned(), json!(class)),
    ];
    for layer in map.layers.iter().filter(|x| x.code != crate::atlas::tiles::LATENCY) {
        out.push((layer.code.clone(), json!(unit.records.of(&layer.code))));
    }
    out.extend([("stale".to_owned(), json!(unit.stale)), ("latencies".to_owned(), json!(unit.latencies))]);
    out
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(s) => s.clone(),
        Value::Number(n) if n.is_f64() => n.as_f64().map(number).unwrap_or_default(),
        other => other.to_string(),
    }
}

fn csv(l: Language, map: &NamedMap) -> std::io::Result<Vec<u8>> {
    let head: Vec<String> = match map.rows.len() {
        0 => ["unit", "name", map.measure.code, "class"].map(str::to_owned).to_vec(),
        _ => row(l, map, 0).into_iter().map(|(name, _)| name).collect(),
    };
    let mut table = CsvOut::new(Vec::new(), head)?;
    for i in 0..map.rows.len() {
        table.row(row(l, map, i).iter().map(|(_, value)| text(value)))?;
    }
    table.finish()
}

impl Workbench {
    /// A map as CSV or GeoJSON, in the language of who asks; none for another form.
    pub async fn named_file(&self, who: &Who, ask: &MapAsk, form: &str, l: Language) -> Result<Option<Vec<u8>>> {
        let map = self.named_map(who, ask).await?;
        match form {
            "csv" => Ok(Some(csv(l, &map).map_err(StoreError::from)?)),
            "geojson" => {
                let (places, names) = (self.places().await?, self.names().await?);
                let feature = |i: usize| {
                    let code = &map.rows[i].code;
                    let shape = places.get(code).and_then(|u| u.geometry.as_ref()).map_or(Value::Null, Geometry::to_geojson);
                    let properties: Map<String, Value> = row(l, &map, i).into_iter().collect();
                    json!({ "type": "Feature", "id": code, "geometry": shape, "properties": properties })
                };
                let features: Vec<Value> = (0..map.rows.len()).map(feature).collect();
                let all = json!({
                    "type": "FeatureCollection",
                    "title": finding(l, &names, &map),
                    "measure": measure_title(l, &names, &map),
                    "features": features,
                });
                Ok(Some(format!("{all}\n").into_bytes()))
            }
            _ => Ok(None),
        }
    }
}
