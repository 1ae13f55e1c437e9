//! What the description of the API says of the network of actors, and of what is imagined.

use reticolo_instruments::harmony::Across;
use reticolo_instruments::network::actors::{Question, SORTS};
use reticolo_instruments::what_if::{FORMS, MOST};
use reticolo_model::vocabulary::NATURES;
use serde_json::{Value, json};

/// The parameters of `GET /api/v1/network/actors`.
pub(crate) fn actors() -> Vec<Value> {
    let one = |name: &str, schema: Value| json!({ "name": name, "in": "query", "required": false, "schema": schema });
    let natures: Vec<&str> = std::iter::once("").chain(NATURES.codes()).collect();
    vec![
        one("question", json!({ "enum": Question::ALL.map(Question::code) })),
        one("focus", json!({ "type": "string" })),
        one("as_of", json!({ "anyOf": [{ "type": "string", "format": "date" }, { "const": "" }] })),
        json!({ "name": "nature", "in": "query", "explode": true, "schema": { "type": "array", "items": { "enum": natures } } }),
        json!({ "name": "tie", "in": "query", "explode": true, "schema": { "type": "array", "items": { "enum": SORTS } } }),
        one("persons", json!({ "type": "boolean" })),
        one("limit", json!({ "type": "integer", "minimum": 1, "maximum": 500 })),
    ]
}

/// The parameters of `GET /api/v1/what_if`, beside those of the services' reach.
pub(crate) fn what_if() -> Vec<Value> {
    let said = format!(
        "What is imagined, each change in one of these forms: {FORMS}. A place is the code of a unit, or longitude and latitude with a comma between."
    );
    vec![
        json!({ "name": "do", "in": "query", "explode": true, "description": said, "schema": { "type": "array", "maxItems": MOST, "items": { "type": "string", "minLength": 1 } } }),
        json!({ "name": "across", "in": "query", "schema": { "enum": std::iter::once("").chain(Across::ALL.map(Across::code)).collect::<Vec<_>>() } }),
    ]
}
