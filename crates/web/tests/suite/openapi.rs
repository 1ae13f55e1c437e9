//! The description of the API is whole: it has OpenAPI 3.1's parts, each reference leads somewhere, each route stands in it,
//! and what the API answers fits the schemas in their main lines.

use crate::common::small;
use reticolo_web::{openapi, routes};
use serde_json::Value;
use std::collections::BTreeSet;

fn references(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (key, inner) in members {
                if key == "$ref" {
                    found.push(inner.as_str().expect("a text").to_owned());
                }
                references(inner, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|i| references(i, found)),
        _ => {}
    }
}

#[test]
fn the_description_holds_together() {
    let document = openapi();
    assert_eq!(document["openapi"], "3.1.0");
    assert!(document["info"]["title"].is_string() && document["info"]["version"].is_string());
    let mut found = Vec::new();
    references(&document, &mut found);
    assert!(found.len() > 20);
    for reference in found {
        let pointer = reference.strip_prefix('#').expect("an inner reference");
        assert!(document.pointer(pointer).is_some(), "{reference} leads nowhere");
    }
    let paths = document["paths"].as_object().expect("paths");
    let mut ids = BTreeSet::new();
    for (path, operations) in paths {
        assert!(path.starts_with('/'));
        for (method, operation) in operations.as_object().expect("operations") {
            assert!(["get", "post", "put", "patch", "delete"].contains(&method.as_str()), "{method} {path}");
            assert!(ids.insert(operation["operationId"].as_str().expect("an id").to_owned()), "{method} {path}: the id stands twice");
            assert!(
                operation["responses"]
                    .as_object()
                    .is_some_and(|r| r.len() > 1 && r.values().all(|r| r["description"].is_string() || r["$ref"].is_string()))
            );
            let parameters = operation["parameters"].as_array().expect("parameters");
            let mut names = BTreeSet::new();
            for p in parameters {
                assert!(p["schema"].is_object() && ["path", "query", "header"].contains(&p["in"].as_str().expect("a place")));
                assert!(names.insert((p["in"].as_str(), p["name"].as_str())), "{method} {path}: a parameter stands twice");
            }
            for name in path.split('/').filter_map(|p| p.strip_prefix('{')?.strip_suffix('}')) {
                assert!(
                    parameters.iter().any(|p| p["name"] == name && p["in"] == "path" && p["required"] == true),
                    "{method} {path}: {name}"
                );
            }
        }
    }
    for route in routes().iter().filter(|r| r.path.starts_with("/api/v1")) {
        let path = if route.path.contains("/schema/") { route.path.to_owned() } else { route.path.replace("{kind}", "actor") };
        assert!(
            paths.get(&path).and_then(|p| p.get(route.method.name().to_lowercase())).is_some(),
            "{} {path} is not described",
            route.method.name()
        );
    }
}

#[tokio::test]
async fn records_fit_their_schemas() {
    let (ground, made) = small().await;
    assert_eq!(ground.get("/api/v1/openapi.json", None).await.json(), openapi());
    for (kind, id) in made {
        let schema = ground.get(&format!("/api/v1/schema/{}", kind.code), None).await.json();
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        let record = ground.get(&format!("/api/v1/{}/{id}", kind.code), None).await.json();
        for (part, schema) in [(&record, &schema), (&record["body"], &schema["properties"]["body"])] {
            for name in part.as_object().expect("an object").keys() {
                assert!(schema["properties"].get(name).is_some(), "{}: {name} is not in the schema", kind.code);
            }
            for name in schema["required"].as_array().expect("required") {
                assert!(part.get(name.as_str().expect("a name")).is_some(), "{}: {name} is missing", kind.code);
            }
        }
        let list = ground.get(&format!("/api/v1/{}?limit=1", kind.code), None).await.json();
        assert!(list["total"].as_i64().is_some_and(|n| n >= 1) && list["items"].as_array().is_some_and(|i| i.len() == 1), "{list}");
    }
    let strict = ground.get("/api/v1/actor?colour=red", None).await;
    assert_eq!(
        (strict.status.as_u16(), strict.json()["problems"][0]["code"].as_str().map(str::to_owned)),
        (400, Some("problem-filter".to_owned()))
    );
}
