//! JSON Schema (2020-12) of each kind, made from its declaration.

use reticolo_messages::{Language, help, t};
use reticolo_model::value::MOST_ITEMS;
use reticolo_model::vocabulary::{GRID_AREAS, GRID_DIMENSIONS, GRID_MODALITIES};
use reticolo_model::{Field, FieldType, Kind, Precision, Visibility};
use serde_json::{Map, Value, json};

/// Texts of schemas are in English: their readers are programs' authors.
const L: Language = Language::En;

/// The whole document of one kind.
#[must_use]
pub fn document(kind: &Kind) -> Value {
    let mut schema = record(kind);
    if let Some(object) = schema.as_object_mut() {
        object.insert("$schema".into(), json!("https://json-schema.org/draft/2020-12/schema"));
        object.insert("$id".into(), json!(format!("/api/v1/schema/{}", kind.code)));
    }
    schema
}

/// A record of a kind, as it is read. When it is written `place` may be short and what is not named stays.
#[must_use]
pub fn record(kind: &Kind) -> Value {
    let period =
        |key: &str| json!({ "type": ["string", "null"], "pattern": "^\\d{4}(-(Q[1-4]|\\d{2}(-\\d{2})?))?$", "description": help(L, key) });
    let text = |key: &str, most: u32| json!({ "type": "string", "maxLength": most, "title": t(L, key), "description": help(L, key) });
    json!({
        "type": "object",
        "title": t(L, kind.code),
        "description": t(L, &format!("{}-help", kind.code)),
        "required": ["title", "body"],
        "properties": {
            "id": { "type": "string", "format": "uuid", "readOnly": true },
            "kind": { "const": kind.code, "readOnly": true },
            "title": said(text("envelope-title", 500)),
            "summary": text("envelope-summary", 20_000),
            "language": { "enum": ["it", "en"] },
            "status": { "enum": kind.states.iter().map(|s| s.code).collect::<Vec<_>>(), "description": help(L, "envelope-status") },
            "visibility": { "enum": Visibility::ALL.map(Visibility::code), "description": help(L, "envelope-visibility") },
            "named": { "type": "array", "items": { "type": "string", "format": "uuid" } },
            "place": place(),
            "period_from": period("envelope-period_from"),
            "period_to": period("envelope-period_to"),
            "positions": { "type": "array", "items": position(), "description": help(L, "envelope-positions") },
            "tags": { "type": "array", "items": { "type": "string" } },
            "origin": { "type": "object", "readOnly": true, "properties": { "data_set": { "type": "string" }, "key": { "type": "string" } } },
            "also_in": { "type": "array", "readOnly": true, "items": { "type": "object", "properties": { "data_set": { "type": "string" }, "key": { "type": "string" } } } },
            "confirmed": { "type": ["string", "null"], "format": "date", "description": help(L, "envelope-confirmed") },
            "illustrative": { "type": "boolean", "description": help(L, "envelope-illustrative") },
            "version": { "type": "integer", "minimum": 1, "description": "The version that was read; needed to change or delete." },
            "links": { "type": "array", "writeOnly": true, "items": link(), "description": "Ties that a new record is made with." },
            "body": body(kind),
        },
    })
}

/// A text that says something.
fn said(mut schema: Value) -> Value {
    schema["minLength"] = json!(1);
    schema
}

fn place() -> Value {
    let unit = json!({ "type": "string", "description": help(L, "envelope-unit") });
    json!({
        "description": help(L, "envelope-place"),
        "oneOf": [
            { "type": "null" },
            { "type": "object", "required": ["precision"], "properties": {
                "geometry": { "description": "GeoJSON geometry in WGS 84." },
                "precision": { "enum": Precision::ALL.map(Precision::code) },
                "units": { "type": "array", "items": { "type": "object", "required": ["unit", "share"], "properties": { "unit": unit, "share": fraction() } } },
                "doubtful": { "type": "array", "items": { "type": "number" } } } },
            { "type": "object", "required": ["lon", "lat"], "not": { "required": ["precision"] }, "properties": {
                "lon": { "type": "number", "minimum": -180, "maximum": 180 }, "lat": { "type": "number", "minimum": -90, "maximum": 90 } } },
            { "type": "object", "required": ["unit"], "not": { "required": ["precision"] }, "properties": { "unit": unit } },
            { "type": "object", "required": ["units"], "not": { "required": ["precision"] }, "properties": { "units": { "type": "array", "minItems": 1, "items": unit } } },
        ],
    })
}

fn fraction() -> Value {
    json!({ "type": "string", "pattern": "^\\d+/\\d+$", "examples": ["1/2"] })
}

fn position() -> Value {
    let of = |v: &reticolo_model::vocabulary::Vocabulary| json!({ "enum": v.codes().collect::<Vec<_>>() });
    json!({
        "type": "object",
        "required": ["area", "dimension", "modality"],
        "properties": { "area": of(&GRID_AREAS), "dimension": of(&GRID_DIMENSIONS), "modality": of(&GRID_MODALITIES), "weight": fraction() },
    })
}

/// A tie as a new record brings it.
fn link() -> Value {
    let period = json!({ "type": "string", "pattern": "^\\d{4}(-(Q[1-4]|\\d{2}(-\\d{2})?))?$" });
    json!({
        "type": "object",
        "required": ["kind", "to"],
        "additionalProperties": false,
        "properties": {
            "kind": { "type": "string" },
            "to": { "type": "string", "format": "uuid" },
            "since": period,
            "until": period,
            "weight": { "type": "number", "minimum": 0 },
            "source": { "type": "string", "maxLength": 500 },
        },
    })
}

fn body(kind: &Kind) -> Value {
    let properties: Map<String, Value> = kind.fields.iter().map(|f| (f.code.to_owned(), field(kind, f))).collect();
    let required: Vec<&str> = kind.fields.iter().filter(|f| f.required).map(|f| f.code).collect();
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

fn field(kind: &Kind, field: &Field) -> Value {
    let mut schema = typed(field);
    if let Some(object) = schema.as_object_mut() {
        let key = format!("{}-{}", kind.code, field.code);
        object.insert("title".into(), json!(t(L, &key)));
        object.insert("description".into(), json!(help(L, &key)));
        if field.personal {
            object.insert("x-personal".into(), json!(true));
        }
    }
    schema
}

/// The schema of a value, as its type, unit and range say.
fn typed(field: &Field) -> Value {
    let mut schema = match field.kind {
        FieldType::Text if field.required => said(json!({ "type": "string", "maxLength": 500 })),
        FieldType::LongText if field.required => said(json!({ "type": "string", "maxLength": 20_000 })),
        FieldType::Text => json!({ "type": "string", "maxLength": 500 }),
        FieldType::LongText => json!({ "type": "string", "maxLength": 20_000 }),
        FieldType::Integer => json!({ "type": "integer" }),
        FieldType::Number => json!({ "type": "number" }),
        FieldType::Money => json!({ "type": "string", "pattern": "^-?\\d{1,15}\\.\\d{2}$", "examples": ["1250.50"] }),
        FieldType::Date => json!({ "type": "string", "format": "date" }),
        FieldType::Year => json!({ "type": "integer", "minimum": 1, "maximum": 2200 }),
        FieldType::Yes => json!({ "type": "boolean" }),
        FieldType::Choice(v) => json!({ "enum": v.codes().collect::<Vec<_>>() }),
        FieldType::Choices(v) => json!({ "type": "array", "uniqueItems": true, "items": { "enum": v.codes().collect::<Vec<_>>() } }),
        FieldType::Url => json!({ "type": "string", "format": "uri" }),
        FieldType::Email => json!({ "type": "string", "format": "email" }),
        FieldType::TaxCode => json!({ "type": "string", "minLength": 11, "maxLength": 16 }),
        FieldType::Code => json!({ "type": "string", "maxLength": 100, "pattern": "^\\S+$" }),
        FieldType::Texts => json!({ "type": "array", "maxItems": MOST_ITEMS, "items": { "type": "string", "maxLength": 500 } }),
        FieldType::Rows(columns) => {
            let column = |c: &Field| {
                let mut schema = typed(c);
                schema["title"] = json!(t(L, &format!("column-{}", c.code)));
                (c.code.to_owned(), schema)
            };
            let properties: Map<String, Value> = columns.iter().map(column).collect();
            let required: Vec<&str> = columns.iter().filter(|c| c.required).map(|c| c.code).collect();
            let row = json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false });
            json!({ "type": "array", "maxItems": MOST_ITEMS, "items": row })
        }
    };
    if let Some(object) = schema.as_object_mut() {
        if !field.unit.is_empty() {
            object.insert("x-unit".into(), json!(field.unit));
        }
        if let Some((least, greatest)) = field.range {
            object.insert("minimum".into(), json!(least));
            object.insert("maximum".into(), json!(greatest));
        }
    }
    schema
}
