//! The description of the API for programs: OpenAPI 3.1, made from the declarations and checked against the table of routes.

use crate::routes::{RouteInfo, routes};
use crate::schema;
use reticolo_instruments::registry::facet_fields;
use reticolo_messages::{Language, t};
use reticolo_model::{Kind, kinds};
use serde_json::{Map, Value, json};

/// The whole description. Every route under `/api/v1` stands in it.
#[must_use]
pub fn openapi() -> Value {
    let mut paths: Map<String, Value> = Map::new();
    for route in routes().iter().filter(|r| r.path.starts_with("/api/v1/")) {
        if route.path.contains("{kind}") && !route.path.contains("/schema/") {
            // A path for each kind: their schemas differ.
            for kind in kinds::ALL {
                add(&mut paths, &route.path.replace("{kind}", kind.code), route, Some(kind));
            }
        } else {
            add(&mut paths, route.path, route, None);
        }
    }
    let mut schemas: Map<String, Value> = kinds::ALL.iter().map(|k| (k.code.to_owned(), schema::record(k))).collect();
    schemas.insert("problem".into(), problem());
    json!({
        "openapi": "3.1.0",
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "info": { "title": "Reticolo", "version": "1", "description": t(Language::En, "app-tagline"), "license": { "name": "AGPL-3.0-or-later", "identifier": "AGPL-3.0-or-later" } },
        "servers": [{ "url": "/" }],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "responses": { "problem": { "description": "Refused, and why.", "content": { "application/json": { "schema": reference("problem") } } } },
            "securitySchemes": {
                "token": { "type": "http", "scheme": "bearer" },
                "session": { "type": "apiKey", "in": "cookie", "name": crate::session::SESSION },
            },
        },
    })
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

fn problem() -> Value {
    let text = json!({ "type": "string" });
    json!({
        "type": "object",
        "required": ["code", "message", "problems"],
        "properties": {
            "code": text, "message": text,
            "problems": { "type": "array", "items": { "type": "object", "properties": { "field": { "type": ["string", "null"] }, "found": text, "code": text, "message": text } } },
            "conflict": { "type": ["object", "null"], "properties": { "version": { "type": "integer" }, "fields": { "type": "array", "items": { "type": "object" } } } },
        },
    })
}

fn add(paths: &mut Map<String, Value>, path: &str, route: &RouteInfo, kind: Option<&Kind>) {
    let method = route.method.name().to_lowercase();
    let mut parameters: Vec<Value> = path
        .split('/')
        .filter_map(|p| p.strip_prefix('{')?.strip_suffix('}'))
        .map(|name| json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string" } }))
        .collect();
    parameters.extend(query_parameters(route, kind));
    let mut operation = json!({
        "operationId": format!("{method}{}", path.trim_start_matches("/api/v1").replace(['/', '{', '}', '.'], "_")),
        "parameters": parameters,
        "responses": { success(route): answer(route, kind), "default": { "$ref": "#/components/responses/problem" } },
        "security": if route.least.is_some() { json!([{ "token": [] }, { "session": [] }]) } else { json!([{}, { "token": [] }, { "session": [] }]) },
    });
    if let Some(object) = operation.as_object_mut() {
        if let Some(kind) = kind {
            object.insert("tags".into(), json!([kind.code]));
        }
        if let Some(least) = route.least {
            object.insert("x-least-role".into(), json!(least.code()));
        }
        if let Some(body) = body(route, kind) {
            object.insert("requestBody".into(), json!({ "required": true, "content": { "application/json": { "schema": body } } }));
        }
    }
    let entry = paths.entry(path.to_owned()).or_insert_with(|| json!({}));
    if let Some(object) = entry.as_object_mut() {
        object.insert(method, operation);
    }
}

fn success(route: &RouteInfo) -> &'static str {
    let makes = route.method.name() == "POST" && !route.path.contains("/undo/");
    if makes { "201" } else { "200" }
}

fn query_parameters(route: &RouteInfo, kind: Option<&Kind>) -> Vec<Value> {
    let one =
        |name: &str, kind: &str, required: bool| json!({ "name": name, "in": "query", "required": required, "schema": { "type": kind } });
    match (route.method.name(), route.path, kind) {
        ("GET", "/api/v1/{kind}", Some(kind)) => {
            let mut all: Vec<Value> = ["q", "sort", "after"].map(|n| one(n, "string", false)).to_vec();
            all.push(one("limit", "integer", false));
            all.push(one("illustrative", "boolean", false));
            let mut fields = facet_fields(kind);
            fields.sort_unstable();
            fields.dedup();
            all.extend(fields.iter().map(
                |f| json!({ "name": f, "in": "query", "explode": true, "schema": { "type": "array", "items": { "type": "string" } } }),
            ));
            all
        }
        ("DELETE", "/api/v1/{kind}/{id}", _) => vec![one("version", "integer", true)],
        (_, "/api/v1/choropleth", _) => vec![one("indicator", "string", true), one("period", "string", false)],
        (_, "/api/v1/atlas", _) => {
            let mut all: Vec<Value> = ["indicator", "period", "compare", "show", "sel"].map(|n| one(n, "string", false)).to_vec();
            all.push(json!({ "name": "breaks", "in": "query", "schema": { "enum": ["natural", "quantiles"] } }));
            all.push(json!({ "name": "steps", "in": "query", "schema": { "type": "integer", "minimum": 2, "maximum": 7 } }));
            all.push(json!({ "name": "fill", "in": "query", "schema": { "enum": ["", "hotspots"] } }));
            all
        }
        (_, "/api/v1/services" | "/api/v1/harmony", _) => {
            let mut all: Vec<Value> = ["service", "demand", "period"].map(|n| one(n, "string", false)).to_vec();
            all.extend(["km", "factor"].map(|n| one(n, "number", false)));
            all.push(json!({ "name": "beyond", "in": "query", "schema": { "enum": ["yes", "no"] } }));
            if route.path.ends_with("harmony") {
                all.push(json!({ "name": "rule", "in": "query", "schema": { "enum": ["within", "own_unit"] } }));
                all.push(one("group", "string", false));
            }
            all
        }
        ("GET", "/api/v1/duplicates", _) => {
            let mut all = vec![one("kind", "string", false)];
            all.push(json!({ "name": "least", "in": "query", "schema": { "type": "number", "minimum": 0.1, "maximum": 1 } }));
            all.extend(["skip", "limit"].map(|n| json!({ "name": n, "in": "query", "schema": { "type": "integer", "minimum": 0 } })));
            all
        }
        (_, "/api/v1/hotspots", _) => {
            let mut all: Vec<Value> = ["indicator", "period"].map(|n| one(n, "string", false)).to_vec();
            all.push(json!({ "name": "statistic", "in": "query", "schema": { "enum": ["moran", "gi", "gistar", "geary"] } }));
            all.extend(["permutations", "seed"].map(|n| one(n, "integer", false)));
            all
        }
        _ => Vec::new(),
    }
}

fn body(route: &RouteInfo, kind: Option<&Kind>) -> Option<Value> {
    match (route.method.name(), route.path, kind) {
        ("POST", "/api/v1/{kind}", Some(kind)) => Some(reference(kind.code)),
        // A change names only what changes, and the version that was read.
        ("PUT" | "PATCH", _, Some(kind)) => Some(json!({
            "type": "object",
            "required": ["version"],
            "properties": { "version": { "type": "integer" }, "body": { "type": "object" } },
            "description": format!("Fields as in #/components/schemas/{}; null takes a value away.", kind.code),
        })),
        ("POST", "/api/v1/merge", _) => {
            let (id, version) = (json!({ "type": "string", "format": "uuid" }), json!({ "type": "integer" }));
            let take = json!({ "type": "object", "additionalProperties": { "enum": ["stays", "goes"] } });
            Some(json!({ "type": "object", "required": ["stays", "goes"], "additionalProperties": false,
                "properties": { "stays": id, "goes": id, "stays_version": version, "goes_version": version, "take": take } }))
        }
        ("POST", "/api/v1/not-the-same", _) => {
            let id = json!({ "type": "string", "format": "uuid" });
            Some(json!({ "type": "object", "required": ["one", "other"], "properties": { "one": id, "other": id } }))
        }
        ("POST", "/api/v1/links", _) => {
            let text = json!({ "type": "string" });
            Some(json!({ "type": "object", "required": ["kind", "from", "to"], "properties": { "kind": text, "from": text, "to": text } }))
        }
        _ => None,
    }
}

fn answer(route: &RouteInfo, kind: Option<&Kind>) -> Value {
    let schema = match (route.path, kind) {
        ("/api/v1/{kind}", Some(kind)) if route.method.name() == "GET" => json!({
            "type": "object",
            "required": ["total", "items"],
            "properties": { "total": { "type": "integer" }, "sum_cents": { "type": ["integer", "null"] }, "facets": { "type": "object" },
                "items": { "type": "array", "items": reference(kind.code) }, "next": { "type": ["string", "null"] } },
        }),
        ("/api/v1/{kind}" | "/api/v1/{kind}/{id}", Some(kind)) if route.method.name() != "DELETE" => reference(kind.code),
        ("/api/v1/{kind}/{id}/history" | "/api/v1/{kind}/{id}/links", _) => {
            json!({ "type": "object", "required": ["items"], "properties": { "items": { "type": "array", "items": { "type": "object" } } } })
        }
        _ => json!({ "type": "object" }),
    };
    json!({ "description": "Done.", "content": { "application/json": { "schema": schema } } })
}
