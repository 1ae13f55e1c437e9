//! What the API says of production and heritage: the parameters of their questions.

use reticolo_instruments::heritage::{CLASSES, UNKNOWN};
use reticolo_instruments::production::By;
use reticolo_model::vocabulary::{CONDITIONS, USES, Vocabulary};
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
    all.extend([one_of("by", &By::ALL.map(By::code)), one_of("whole", &["loaded", "inside"])]);
    all
}

/// Parameters of `/api/v1/heritage`.
pub fn heritage() -> Vec<Value> {
    let with_unknown = |v: &'static Vocabulary| v.codes().chain([UNKNOWN]).collect::<Vec<_>>();
    vec![one_of("class", &CLASSES), one_of("condition", &with_unknown(&CONDITIONS)), one_of("use", &with_unknown(&USES)), text("unit")]
}
