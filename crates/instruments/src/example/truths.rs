//! What was planted, for those who measure: a file apart that no part of the program reads. Its format is in `docs/generator.md`.

use super::land::Land;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;
use uuid::Uuid;

/// The format's number; it changes when a reader of the file would have to.
pub const FORMAT: u32 = 1;

/// A record that a truth or a decoy is about, and its part in it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Part {
    pub role: &'static str,
    pub kind: &'static str,
    pub id: Uuid,
    pub key: String,
}

/// What looks like a truth and is not, and why not.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Decoy {
    pub why: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub records: Vec<Part>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<String>,
    #[serde(skip_serializing_if = "Value::is_null")]
    pub what: Value,
}

/// One thing that was planted, with the decoys that were planted for it.
#[derive(Debug, Clone, Serialize)]
pub struct Truth {
    pub kind: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub records: Vec<Part>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<String>,
    #[serde(skip_serializing_if = "Value::is_null")]
    pub what: Value,
    pub decoys: Vec<Decoy>,
}

impl Truth {
    pub fn new(kind: &'static str, what: Value) -> Truth {
        Truth { kind, records: Vec::new(), units: Vec::new(), what, decoys: Vec::new() }
    }
}

/// The codes of units.
pub fn of_units(land: &Land<'_>, units: &[usize]) -> Vec<String> {
    units.iter().map(|u| land.code(*u).to_owned()).collect()
}

/// The whole file.
#[derive(Debug, Clone, Serialize)]
pub struct Truths {
    pub format: u32,
    pub territory: String,
    pub scale: u32,
    pub seed: u64,
    pub day: String,
    pub illustrative: bool,
    /// How many of each kind.
    pub counts: BTreeMap<&'static str, usize>,
    pub truths: Vec<Truth>,
}
