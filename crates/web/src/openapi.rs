//! The description of the API for programs: OpenAPI 3.1, made from the declarations and checked against the table of routes.

use crate::routes::{RouteInfo, routes};
use crate::schema;
use reticolo_instruments::areas::SAVED_AREA;
use reticolo_instruments::bulk::MOST;
use reticolo_instruments::functional;
use reticolo_instruments::registry::{MOST_A_PAGE, STALE, facet_fields, sort_fields};
use reticolo_instruments::stale::VALUES;
use reticolo_messages::{Language, t};
use reticolo_model::{Kind, Problem, kinds};
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
            "responses": { "problem": { "description": "Refused, and why.", "content": { "application/problem+json": { "schema": reference("problem") } } } },
            "securitySchemes": {
                "token": { "type": "http", "scheme": "bearer" },
                "session": { "type": "apiKey", "in": "cookie", "name": crate::session::SESSION },
            },
        },
    })
}

/// What may take long: it is then made by a job.
const LONG: [&str; 10] = [
    "/api/v1/latencies",
    "/api/v1/exchange",
    "/api/v1/exchange/candidates",
    "/api/v1/exchange/pair",
    "/api/v1/network/actors",
    "/api/v1/analyses/{verb}",
    "/api/v1/basins",
    "/api/v1/basins/functional",
    "/api/v1/harmony",
    "/api/v1/what_if",
];

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

fn problem() -> Value {
    let text = json!({ "type": "string" });
    json!({
        "type": "object",
        "required": ["type", "title", "status", "code", "message", "problems"],
        "properties": {
            "type": text, "title": text, "status": { "type": "integer" }, "detail": text, "instance": text,
            "code": text, "message": text,
            "problems": { "type": "array", "items": { "type": "object", "properties": { "field": { "type": ["string", "null"] }, "found": text, "code": text, "message": text } } },
            "job": { "type": ["object", "null"] },
            "conflict": { "type": ["object", "null"], "properties": { "version": { "type": "integer" }, "fields": { "type": "array", "items": { "type": "object" } } } },
        },
    })
}

fn add(paths: &mut Map<String, Value>, path: &str, route: &RouteInfo, kind: Option<&Kind>) {
    let method = route.method.name().to_lowercase();
    let mut parameters: Vec<Value> = path
        .split('/')
        .filter_map(|p| p.strip_prefix('{')?.strip_suffix('}'))
        .map(|name| {
            let verbs = || reticolo_instruments::analyses::form::names().collect::<Vec<_>>();
            let schema = if name == "verb" { json!({ "enum": verbs() }) } else { json!({ "type": "string" }) };
            json!({ "name": name, "in": "path", "required": true, "schema": schema })
        })
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
        if LONG.contains(&route.path) && route.method.name() == "GET" {
            object["responses"]["202"] = json!({
                "description": "It takes long and is being made: `job` says how far it is, `Location` where to ask for that, `Retry-After` when to ask for this again.",
                "content": { "application/problem+json": { "schema": reference("problem") } },
            });
        }
        if let Some(least) = route.least {
            object.insert("x-least-role".into(), json!(least.code()));
        }
        if let Some(body) = body(route, kind) {
            let media = if route.upload { "multipart/form-data" } else { "application/json" };
            object.insert("requestBody".into(), json!({ "required": true, "content": { media: { "schema": body } } }));
        }
    }
    let entry = paths.entry(path.to_owned()).or_insert_with(|| json!({}));
    if let Some(object) = entry.as_object_mut() {
        object.insert(method, operation);
    }
}

fn success(route: &RouteInfo) -> &'static str {
    let others = ["/undo/", "/vocabularies/", "/jobs/"].iter().any(|part| route.path.contains(part)) || route.path.ends_with("/bulk");
    let makes = route.method.name() == "POST" && !others;
    if makes { "201" } else { "200" }
}

/// The kind that an address of a route names.
pub fn kind_of(route: &RouteInfo, path: &str) -> Option<&'static Kind> {
    let at = route.path.split('/').position(|part| part == "{kind}")?;
    kinds::find(path.split('/').nth(at)?)
}

/// What is wrong with a query by what the description says of its parameters: a number that is none or out of its range, a word that is not
/// among those there are, a required value that is missing. Parameters that it does not name are left to who reads them.
pub fn check_query(route: &RouteInfo, kind: Option<&Kind>, pairs: &[(String, String)]) -> Result<(), Problem> {
    for parameter in query_parameters(route, kind).iter().filter(|p| p["in"] == "query") {
        let name = parameter["name"].as_str().unwrap_or_default();
        let list = parameter["schema"]["type"] == "array";
        let schema = if list { &parameter["schema"]["items"] } else { &parameter["schema"] };
        let values: Vec<&str> = pairs.iter().filter(|(n, _)| n == name).map(|(_, v)| v.as_str()).collect();
        if parameter["required"] == true && values.iter().all(|v| v.is_empty()) {
            return Err(Problem::new("problem-required", "").on(name));
        }
        if values.len() > 1 && !list {
            return Err(Problem::new("problem-parameter-twice", values.join(", ")).on(name));
        }
        for value in values {
            check_value(schema, value).map_err(|p| p.on(name))?;
        }
    }
    Ok(())
}

fn check_value(schema: &Value, value: &str) -> Result<(), Problem> {
    let number: Option<f64> = match schema["type"].as_str() {
        #[expect(clippy::cast_precision_loss, reason = "compared with small limits")]
        Some("integer") => Some(value.parse::<i64>().map_err(|_| Problem::new("problem-integer", value))? as f64),
        Some("number") => {
            let x: f64 = value.replace(',', ".").parse().map_err(|_| Problem::new("problem-number", value))?;
            Some(x).filter(|x| x.is_finite())
        }
        Some("boolean") if !matches!(value, "true" | "false") => {
            return Err(Problem::new("problem-choice", value).with("known", "true, false"));
        }
        _ => None,
    };
    if let Some(x) = number {
        let (least, most) = (schema["minimum"].as_f64(), schema["maximum"].as_f64());
        if least.is_some_and(|l| x < l) || most.is_some_and(|m| x > m) {
            let limit = |x: Option<f64>| x.map_or_else(|| "∞".to_owned(), reticolo_model::canonical::number);
            return Err(Problem::new("problem-range", value).with("least", limit(least)).with("greatest", limit(most)));
        }
    }
    if let Some(known) = schema["enum"].as_array()
        && !known.iter().any(|k| k.as_str() == Some(value))
    {
        let known: Vec<&str> = known.iter().filter_map(Value::as_str).collect();
        return Err(Problem::new("problem-choice", value).with("known", known.join(", ")));
    }
    Ok(())
}

fn query_parameters(route: &RouteInfo, kind: Option<&Kind>) -> Vec<Value> {
    let one =
        |name: &str, kind: &str, required: bool| json!({ "name": name, "in": "query", "required": required, "schema": { "type": kind } });
    // A text that is not empty.
    let word = |name: &str, required: bool| json!({ "name": name, "in": "query", "required": required, "schema": { "type": "string", "minLength": 1 } });
    let header = |name: &str| json!({ "name": name, "in": "header", "required": false, "schema": { "type": "string", "maxLength": 200 } });
    // Saved areas, for whose units one looks.
    let areas = || json!({ "name": SAVED_AREA, "in": "query", "explode": true, "schema": { "type": "array", "items": { "anyOf": [{ "type": "string", "format": "uuid" }, { "const": "" }] } } });
    match (route.method.name(), route.path, kind) {
        ("GET", "/api/v1/{kind}", Some(kind)) => {
            let mut all: Vec<Value> = ["q", "after"].map(|n| one(n, "string", false)).to_vec();
            let sorts = ["", "title", "changed"].into_iter().chain(sort_fields(kind));
            let sorts: Vec<String> = sorts.flat_map(|s| [s.to_owned(), format!("-{s}")]).filter(|s| s != "-").collect();
            all.push(json!({ "name": "sort", "in": "query", "schema": { "enum": sorts } }));
            all.push(json!({ "name": "limit", "in": "query", "schema": { "type": "integer", "minimum": 1, "maximum": MOST_A_PAGE } }));
            all.push(one("illustrative", "boolean", false));
            let mut fields = facet_fields(kind);
            fields.sort_unstable();
            fields.dedup();
            all.extend(fields.iter().map(|f| match *f {
                STALE => json!({ "name": f, "in": "query", "explode": true, "schema": { "type": "array", "items": { "enum": VALUES } } }),
                f => json!({ "name": f, "in": "query", "explode": true, "schema": { "type": "array", "items": { "type": "string" } } }),
            }));
            all.extend(kind.field("unit").is_none().then(areas));
            all
        }
        ("DELETE", "/api/v1/{kind}/{id}", _) => vec![one("version", "integer", false), header("If-Match")],
        ("PUT" | "PATCH", "/api/v1/{kind}/{id}", _) => vec![header("If-Match")],
        ("POST", "/api/v1/{kind}" | "/api/v1/{kind}/bulk", _) => vec![header("Idempotency-Key")],
        (_, "/api/v1/placement", _) => {
            let language = json!({ "name": "language", "in": "query", "schema": { "enum": ["it", "en"] } });
            vec![word("title", true), one("more", "string", false), language]
        }
        (_, "/api/v1/grid", _) => {
            let side = json!({ "enum": ["demand", "supply", "initiative", "around", "money"] });
            let show = json!({ "name": "show", "in": "query", "explode": true, "schema": { "type": "array", "items": side } });
            vec![show, one("wide", "boolean", false), one("unit", "string", false), areas()]
        }
        (_, "/api/v1/choropleth", _) => vec![word("indicator", true), one("period", "string", false)],
        ("DELETE", "/api/v1/files/{id}", _) => vec![one("erase", "boolean", false)],
        (_, "/api/v1/atlas", _) => {
            let mut all: Vec<Value> = ["indicator", "period", "compare", "show", "sel"].map(|n| one(n, "string", false)).to_vec();
            all.push(areas());
            all.push(json!({ "name": "breaks", "in": "query", "schema": { "enum": ["natural", "quantiles"] } }));
            all.push(json!({ "name": "steps", "in": "query", "schema": { "type": "integer", "minimum": 2, "maximum": 7 } }));
            all.push(json!({ "name": "fill", "in": "query", "schema": { "enum": ["", "hotspots"] } }));
            // One of the seven maps: its measures and what tells its marks apart are named in its own answer.
            let maps: Vec<&str> = reticolo_instruments::atlas::named::MAPS.iter().map(|m| m.code).collect();
            all.push(json!({ "name": "map", "in": "query", "schema": { "enum": maps } }));
            all.extend(["measure", "by", "service", "at"].map(|n| one(n, "string", false)));
            all
        }
        (_, "/api/v1/production", _) => crate::openapi_production::production(),
        (_, "/api/v1/heritage", _) => crate::openapi_production::heritage(),
        (_, "/api/v1/services" | "/api/v1/harmony" | "/api/v1/what_if", _) => {
            let mut all: Vec<Value> = ["service", "demand", "period"].map(|n| one(n, "string", false)).to_vec();
            let bounds = [("km", 0.1, 500.0), ("factor", 1.0, 5.0)];
            all.extend(bounds.map(|(name, least, greatest)| {
                json!({ "name": name, "in": "query", "schema": { "type": "number", "minimum": least, "maximum": greatest } })
            }));
            all.push(json!({ "name": "beyond", "in": "query", "schema": { "enum": ["yes", "no"] } }));
            if route.path.ends_with("what_if") {
                all.extend(crate::openapi_network::what_if());
            }
            if route.path.ends_with("harmony") {
                all.push(json!({ "name": "rule", "in": "query", "schema": { "enum": ["within", "own_unit"] } }));
                all.extend(["group", "basins", "in"].map(|n| one(n, "string", false)));
                let across = reticolo_instruments::harmony::Across::ALL.map(reticolo_instruments::harmony::Across::code);
                let services: Vec<&str> = std::iter::once("").chain(reticolo_model::vocabulary::SERVICES.codes()).collect();
                for (name, known) in [("of", &["services", "needs"][..]), ("across", &across[..]), ("open", &services[..])] {
                    all.push(json!({ "name": name, "in": "query", "schema": { "enum": known } }));
                }
                all.push(json!({ "name": "action", "in": "query", "schema": { "type": "string", "format": "uuid" } }));
                // Longitude and latitude.
                all.push(json!({ "name": "at", "in": "query", "schema": { "type": "string", "pattern": "^-?[0-9]+(\\.[0-9]+)?,-?[0-9]+(\\.[0-9]+)?$" } }));
            }
            all
        }
        ("GET", "/api/v1/search", _) => {
            let mut all: Vec<Value> = ["q", "after"].map(|n| one(n, "string", false)).to_vec();
            all.push(one("limit", "integer", false));
            all.push(one("exact", "boolean", false));
            all.push(one("illustrative", "boolean", false));
            let many = |f: &str| json!({ "name": f, "in": "query", "explode": true, "schema": { "type": "array", "items": { "type": "string" } } });
            all.extend(reticolo_instruments::search::FACETS.map(many));
            all.push(areas());
            all
        }
        ("GET", "/api/v1/vocabularies/{code}", _) => vec![one("q", "string", false), one("under", "string", false)],
        (_, "/api/v1/network", _) => {
            let mut all: Vec<Value> = ["id", "as_of"].map(|n| one(n, "string", false)).to_vec();
            all.push(json!({ "name": "hops", "in": "query", "schema": { "type": "integer", "minimum": 1, "maximum": 2 } }));
            let codes: Vec<&str> = kinds::ALL.iter().map(|k| k.code).collect();
            all.push(json!({ "name": "kind", "in": "query", "explode": true, "schema": { "type": "array", "items": { "enum": codes } } }));
            all
        }
        (_, "/api/v1/network/actors", _) => crate::openapi_network::actors(),
        (_, "/api/v1/exchange", _) => {
            let mut all: Vec<Value> = ["unit", "area"].map(|n| one(n, "string", false)).to_vec();
            let services: Vec<&str> = std::iter::once("").chain(reticolo_model::vocabulary::SERVICES.codes()).collect();
            all.push(json!({ "name": "service", "in": "query", "schema": { "enum": services } }));
            all
        }
        (_, "/api/v1/exchange/candidates", _) => vec![word("id", true)],
        (_, "/api/v1/exchange/pair", _) => vec![word("need", true), word("offer", true)],
        (_, "/api/v1/exchange/agreements", _) => vec![header("Idempotency-Key")],
        (_, "/api/v1/needs/structural", _) => {
            let mut all: Vec<Value> = ["unit", "category"].map(|n| one(n, "string", false)).to_vec();
            all.push(json!({ "name": "days", "in": "query", "schema": { "type": "integer", "minimum": 0, "maximum": 36_500 } }));
            all
        }
        ("GET", "/api/v1/latencies", _) => {
            let rules: Vec<&str> = reticolo_instruments::latencies::RULES.iter().map(|r| r.code).collect();
            let states: Vec<&str> = ["open", "all"].into_iter().chain(reticolo_instruments::latencies::GROUPS).collect();
            let mut all: Vec<Value> = ["unit", "cell"].map(|n| one(n, "string", false)).to_vec();
            all.extend([("rule", rules), ("state", states)].map(|(n, of)| json!({ "name": n, "in": "query", "schema": { "enum": of } })));
            all
        }
        ("GET", "/api/v1/duplicates", _) => {
            let mut all = vec![one("kind", "string", false)];
            all.push(json!({ "name": "least", "in": "query", "schema": { "type": "number", "minimum": 0.1, "maximum": 1 } }));
            all.extend(["skip", "limit"].map(|n| json!({ "name": n, "in": "query", "schema": { "type": "integer", "minimum": 0 } })));
            all
        }
        (_, "/api/v1/basins", _) => {
            let mut all: Vec<Value> = ["size"].map(|n| one(n, "string", false)).to_vec();
            all.push(json!({ "name": "indicator", "in": "query", "explode": true, "schema": { "type": "array", "maxItems": 12, "items": { "type": "string" } } }));
            all.push(json!({ "name": "method", "in": "query", "schema": { "enum": reticolo_instruments::basins::METHODS } }));
            all.push(json!({ "name": "k", "in": "query", "schema": { "type": "integer", "minimum": 2, "maximum": 10_000 } }));
            all.push(json!({ "name": "floor", "in": "query", "schema": { "type": "number", "minimum": 0 } }));
            all.push(json!({ "name": "replicates", "in": "query", "schema": { "type": "integer", "minimum": 0, "maximum": 999 } }));
            all.push(json!({ "name": "seed", "in": "query", "schema": { "type": "integer", "minimum": 0 } }));
            all
        }
        (_, "/api/v1/basins/functional", _) => {
            let mut all: Vec<Value> = ["flows", "period", "against", "a", "b"].map(|n| one(n, "string", false)).to_vec();
            let of = |n: &str, known: &[&str]| json!({ "name": n, "in": "query", "schema": { "enum": known } });
            all.extend([of("method", &functional::METHODS), of("decay", &functional::DECAYS), of("own", &["yes", "no"])]);
            for (name, most) in [("min_size", 1e9), ("target_size", 1e9), ("min_self", 1.0), ("target_self", 1.0), ("beta", 100.0)] {
                all.push(json!({ "name": name, "in": "query", "schema": { "type": "number", "minimum": 0, "maximum": most } }));
            }
            all.push(json!({ "name": "trials", "in": "query", "schema": { "type": "integer", "minimum": 1, "maximum": 1000 } }));
            all.push(json!({ "name": "seed", "in": "query", "schema": { "type": "integer", "minimum": 0 } }));
            all.push(json!({ "name": "lines", "in": "query", "schema": { "type": "integer", "minimum": 0, "maximum": 300 } }));
            all
        }
        (_, "/api/v1/hotspots", _) => {
            let mut all: Vec<Value> = ["indicator", "period"].map(|n| one(n, "string", false)).to_vec();
            all.push(json!({ "name": "statistic", "in": "query", "schema": { "enum": ["moran", "gi", "gistar", "geary"] } }));
            all.push(json!({ "name": "permutations", "in": "query", "schema": { "type": "integer", "minimum": 1, "maximum": 99_999 } }));
            all.push(json!({ "name": "seed", "in": "query", "schema": { "type": "integer", "minimum": 0 } }));
            all
        }
        _ => Vec::new(),
    }
}

fn body(route: &RouteInfo, kind: Option<&Kind>) -> Option<Value> {
    match (route.method.name(), route.path, kind) {
        ("POST", "/api/v1/{kind}", Some(kind)) => Some(reference(kind.code)),
        ("POST", "/api/v1/{kind}/bulk", Some(kind)) => Some(json!({
            "type": "object",
            "required": ["items"],
            "properties": { "items": { "type": "array", "maxItems": MOST, "items": { "type": "object" } } },
            "description": format!("Each item is a new {} as in its schema, or has id and version and what changes, or id, version and \"delete\": true. All or none.", kind.code),
        })),
        ("POST", "/api/v1/{kind}/{id}/files", _) => {
            let mut properties: Map<String, Value> = file_words();
            properties.insert(
                "file".into(),
                json!({ "type": "array", "items": { "type": "string", "contentMediaType": "application/octet-stream", "minLength": 1 }, "minItems": 1 }),
            );
            properties.extend(["personal", "keep_location"].map(|n| (n.to_owned(), json!({ "type": "boolean" }))));
            Some(json!({ "type": "object", "required": ["file"], "properties": properties }))
        }
        ("PUT", "/api/v1/files/{id}", _) => {
            let mut properties = file_words();
            properties.insert("taken_on".to_owned(), json!({ "type": ["string", "null"] }));
            Some(json!({ "type": "object", "properties": properties }))
        }
        // A change names only what changes, and the version that was read.
        ("PUT" | "PATCH", _, Some(kind)) => Some(json!({
            "type": "object",
            "properties": { "version": { "type": "integer", "minimum": 1 }, "body": { "type": "object" } },
            "description": format!("Fields as in #/components/schemas/{}; null takes a value away. The version that was read stands here or in If-Match.", kind.code),
        })),
        ("POST", "/api/v1/vocabularies/{code}", _) => {
            let text = json!({ "type": "string" });
            let act = |act: &str, needed: &[&str], properties: Value| json!({ "type": "object", "required": needed, "properties": properties, "title": act });
            Some(json!({ "oneOf": [
                act("rename", &["act", "entry"], json!({ "act": { "const": "rename" }, "entry": text, "name_it": text, "name_en": text })),
                act("add", &["act", "name_it"], json!({ "act": { "const": "add" }, "parent": text, "name_it": text, "name_en": text })),
                act("retire", &["act", "entry", "retired"], json!({ "act": { "const": "retire" }, "entry": text, "retired": { "type": "boolean" } })),
            ] }))
        }
        ("POST", "/api/v1/latencies/{id}", _) => {
            let (text, day) = (json!({ "type": "string", "minLength": 1 }), json!({ "type": "string", "format": "date" }));
            let one = |decision: &str, fields: &[(&str, &Value)]| {
                let mut properties: Map<String, Value> = fields.iter().map(|(n, v)| ((*n).to_owned(), (*v).clone())).collect();
                properties.insert("decision".to_owned(), json!({ "const": decision }));
                let needed: Vec<&str> = std::iter::once("decision").chain(fields.iter().map(|(n, _)| *n)).collect();
                json!({ "type": "object", "title": decision, "required": needed, "properties": properties })
            };
            Some(json!({ "oneOf": [
                one("accept", &[("owner", &text), ("due", &day)]),
                one("postpone", &[("until", &day)]),
                one("dismiss", &[("reason", &text)]),
                one("reopen", &[]),
            ] }))
        }
        ("POST", "/api/v1/exchange/agreements", _) => {
            let id = json!({ "type": "string", "format": "uuid" });
            let amount = json!({ "type": ["number", "null"], "exclusiveMinimum": 0, "description": "As the need counts it; as much as both have left unless said." });
            Some(json!({ "type": "object", "required": ["need", "offer"], "properties": { "need": id, "offer": id, "amount": amount } }))
        }
        ("POST", "/api/v1/confirmations", _) => {
            let ids = json!({ "type": "array", "items": { "type": "string", "format": "uuid" } });
            Some(json!({ "type": "object", "required": ["ids"], "properties": { "ids": ids } }))
        }
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
            let mut said = said();
            said["required"] = json!(["kind", "from", "to"]);
            for name in ["kind", "from", "to"] {
                said["properties"][name] = text.clone();
            }
            Some(said)
        }
        ("PUT", "/api/v1/links/{id}", _) => Some(said()),
        _ => None,
    }
}

/// What a tie says beside its ends.
fn said() -> Value {
    json!({ "type": "object", "properties": {
        "since": { "type": ["string", "null"] }, "until": { "type": ["string", "null"] },
        "weight": { "type": ["number", "null"], "minimum": 0 }, "source": { "type": ["string", "null"], "maxLength": 500 } } })
}

/// What is said of a file.
fn file_words() -> Map<String, Value> {
    let texts = ["alt", "caption", "licence", "credit", "taken_on"].map(|n| (n.to_owned(), json!({ "type": "string" })));
    texts.into_iter().chain([("order".to_owned(), json!({ "type": "integer" }))]).collect()
}

fn answer(route: &RouteInfo, kind: Option<&Kind>) -> Value {
    let schema = match (route.path, kind) {
        ("/api/v1/search", _) => json!({
            "type": "object",
            "required": ["total", "items", "facets"],
            "properties": { "total": { "type": "integer" }, "facets": { "type": "object" }, "items": { "type": "array", "items": { "type": "object" } },
                "corrected": { "type": ["string", "null"] }, "alternatives": { "type": "array", "items": { "type": "string" } },
                "go_to": { "type": "array", "items": { "type": "object" } }, "next": { "type": ["string", "null"] } },
        }),
        ("/api/v1/{kind}", Some(kind)) if route.method.name() == "GET" => json!({
            "type": "object",
            "required": ["total", "items"],
            "properties": { "total": { "type": "integer" }, "sum_cents": { "type": ["integer", "null"] }, "facets": { "type": "object" },
                "items": { "type": "array", "items": reference(kind.code) }, "stale": { "type": "array", "items": { "type": "string", "format": "uuid" } }, "next": { "type": ["string", "null"] } },
        }),
        ("/api/v1/{kind}" | "/api/v1/{kind}/{id}", Some(kind)) if route.method.name() != "DELETE" => reference(kind.code),
        ("/api/v1/{kind}/{id}/history" | "/api/v1/{kind}/{id}/links" | "/api/v1/{kind}/{id}/files", _) => {
            json!({ "type": "object", "required": ["items"], "properties": { "items": { "type": "array", "items": { "type": "object" } } } })
        }
        ("/api/v1/exchange/agreements", _) => reference("agreement"),
        ("/api/v1/exchange", _) => {
            let list = json!({ "type": "array", "items": { "type": "object" } });
            json!({ "type": "object", "required": ["matches", "unmet", "idle"], "properties": { "matches": list, "unmet": list, "idle": list, "services": list, "input_digest": { "type": "string" } } })
        }
        (path, _) if path.starts_with("/api/v1/jobs/") => json!({
            "type": "object",
            "required": ["id", "kind", "state", "done", "total", "text"],
            "properties": { "id": { "type": "string", "format": "uuid" }, "kind": { "type": "string" },
                "state": { "enum": ["queued", "running", "cancelling", "done", "failed", "cancelled"] },
                "done": { "type": "integer" }, "total": { "type": "integer" }, "text": { "type": "string" },
                "started": { "type": "string" }, "ended": { "type": ["string", "null"] } },
        }),
        _ => json!({ "type": "object" }),
    };
    json!({ "description": "Done.", "content": { "application/json": { "schema": schema } } })
}
