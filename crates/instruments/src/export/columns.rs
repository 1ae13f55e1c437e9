//! A record as cells of a table: the envelope's columns, then those of its kind, in forms that an import reads back.

use reticolo_model::canonical::number;
use reticolo_model::geometry::Geometry;
use reticolo_model::{Kind, Record, value};
use serde_json::{Map, Value, json};

/// The columns every kind has. `units`, `shares`, `positions` and `tags` hold several values, divided by `;`; a position is
/// `area/dimension/modality=weight`; `also_in` says `data_set/key` of other data sets that hold the record. No id stands here: that of a record from a data set follows from `data_set` and `key`.
pub const ENVELOPE: [&str; 19] = [
    "key",
    "data_set",
    "title",
    "summary",
    "language",
    "status",
    "visibility",
    "lon",
    "lat",
    "precision",
    "units",
    "shares",
    "period_from",
    "period_to",
    "positions",
    "tags",
    "confirmed",
    "illustrative",
    "also_in",
];

/// The columns of a kind; personal fields only where `personal`.
pub fn columns(kind: &Kind, personal: bool) -> Vec<&'static str> {
    let fields = kind.fields.iter().filter(|f| personal || !f.personal).map(|f| f.code);
    ENVELOPE.into_iter().chain(fields).collect()
}

/// The cells of a record, in the order of [`columns`]. Personal values are taken from `record.personal`.
pub fn cells(kind: &Kind, record: &Record, personal: bool) -> Vec<String> {
    let place = record.place.as_ref();
    let point = match place.and_then(|p| p.geometry.as_ref()) {
        Some(Geometry::Point(point)) => Some(*point),
        _ => None,
    };
    let joined = |parts: Vec<String>| parts.join(";");
    let units = place.map(|p| p.units.as_slice()).unwrap_or_default();
    let mut out = vec![
        record.origin.as_ref().map(|o| o.key.clone()).unwrap_or_default(),
        record.origin.as_ref().map(|o| o.data_set.clone()).unwrap_or_default(),
        record.title.clone(),
        record.summary.clone(),
        record.language.clone(),
        record.status.clone(),
        record.visibility.code().to_owned(),
        point.map(|p| number(p[0])).unwrap_or_default(),
        point.map(|p| number(p[1])).unwrap_or_default(),
        place.map(|p| p.precision.code().to_owned()).unwrap_or_default(),
        joined(units.iter().map(|u| u.unit.clone()).collect()),
        joined(units.iter().map(|u| String::from(u.share)).collect()),
        record.period_from.clone().unwrap_or_default(),
        record.period_to.clone().unwrap_or_default(),
        joined(record.positions.iter().map(|p| format!("{}/{}/{}={}", p.area, p.dimension, p.modality, String::from(p.weight))).collect()),
        joined(record.tags.clone()),
        record.confirmed.clone().unwrap_or_default(),
        record.illustrative.to_string(),
        joined(record.also_in.iter().map(|o| format!("{}/{}", o.data_set, o.key)).collect()),
    ];
    for field in kind.fields.iter().filter(|f| personal || !f.personal) {
        out.push(if field.personal {
            record.personal.get(field.code).cloned().unwrap_or_default()
        } else {
            record.body.get(field.code).map(value::to_text).unwrap_or_default()
        });
    }
    out
}

/// The same as the properties of a feature: numbers and truth values as such, what is empty left out.
pub fn properties(kind: &Kind, record: &Record, personal: bool) -> Map<String, Value> {
    let mut out = Map::new();
    for (column, cell) in columns(kind, personal).into_iter().zip(cells(kind, record, personal)) {
        // The shape says it.
        if cell.is_empty() || matches!(column, "lon" | "lat") {
            continue;
        }
        let kept = match column {
            "illustrative" => json!(record.illustrative),
            _ => match record.body.get(column) {
                Some(v @ (Value::Number(_) | Value::Bool(_))) if !ENVELOPE.contains(&column) => v.clone(),
                _ => Value::String(cell),
            },
        };
        out.insert(column.to_owned(), kept);
    }
    out
}

/// The record as the API gives it, with its personal values in the clear where `personal`. The seals of personal values are
/// left out: their keys are random.
pub fn object(record: &Record, personal: bool) -> Value {
    let mut out = serde_json::to_value(record).unwrap_or_default();
    if let Value::Object(members) = &mut out {
        members.remove("sealed");
        if personal && !record.personal.is_empty() {
            members.insert("personal".to_owned(), json!(record.personal));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use reticolo_model::kinds;

    #[test]
    fn no_field_bears_a_name_of_the_envelope() {
        for kind in kinds::ALL {
            let mut all = columns(kind, true);
            let count = all.len();
            all.sort_unstable();
            all.dedup();
            assert_eq!(all.len(), count, "{}", kind.code);
        }
    }

    #[test]
    fn there_is_a_cell_for_each_column() {
        for kind in kinds::ALL {
            let record = Record::new(uuid::Uuid::nil(), kind, "x");
            for personal in [false, true] {
                assert_eq!(cells(kind, &record, personal).len(), columns(kind, personal).len(), "{}", kind.code);
            }
        }
    }
}
