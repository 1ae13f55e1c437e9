//! What the API says of production and heritage: the parameters of their questions.

use reticolo_instruments::heritage::{CLASSES, UNKNOWN};
use reticolo_instruments::production::By;
use reticolo_model::vocabulary::{CONDITIONS, USES};
use serde_json::{Value, json};

fn text(name: &str) -> Value {
    json!({ "name": name, "in": "query", "required": false, "schema": { "type": "string" } })
}

fn one_of(name: &str, known: &[&str]) -> Value {
    json!({ "name": name, "in": "query", "required": false, "schema": { "enum": known } })
}

/// Parameters of `/api/v1/production`.
pub fn production() -> Vec<Value> {
    let mut all: Vec<Value> = ["class", "measure", "period", "from", "unit"].map(text).to_vec();
    let ways: Vec<&str> = std::iter::once("").chain(By::ALL.map(By::code)).collect();
    all.extend([one_of("by", &ways), one_of("whole", &["", "loaded", "inside"])]);
    all
}

/// Parameters of `/api/v1/heritage`.
pub fn heritage() -> Vec<Value> {
    let with = |codes: &mut dyn Iterator<Item = &'static str>| std::iter::once("").chain(codes).collect::<Vec<_>>();
    vec![
        one_of("class", &with(&mut CLASSES.into_iter())),
        one_of("condition", &with(&mut CONDITIONS.codes().chain([UNKNOWN]))),
        one_of("use", &with(&mut USES.codes().chain([UNKNOWN]))),
        text("unit"),
    ]
}
