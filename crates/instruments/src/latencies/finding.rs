//! What a rule found: where, about whom, how sure and by which evidence. It says no sentence: `words` does, in either language.

use super::ground::narrowest;
use crate::grid::Cell;
use crate::work::statics::{self, Code};
use reticolo_model::{Record, Visibility};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// How sure a finding is before anything speaks against it, and the least that is left of it, in per cent.
const SURE: u8 = 95;
const LEAST: u8 = 20;

/// A value that a sentence names, to be written in a language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Arg {
    Text(String),
    /// Code of a service.
    Service(String),
    AssetClass(String),
    /// Code of a unit.
    Unit(String),
    /// `area/dimension/modality`.
    Cell(String),
    Count(i64),
    People(f64),
    Number(f64),
    /// A share of one.
    Percent(f64),
    Km(f64),
    /// Days a month.
    Days(f64),
    /// Cents.
    Euro(i64),
    /// Year, month or day.
    Day(String),
}

/// One thing that speaks for a finding.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// Which: the key of its words is `latency-evidence-` and this.
    #[serde(deserialize_with = "statics::one")]
    pub what: Code,
    /// Whom it is about, where that is no record.
    pub of: Option<Arg>,
    pub record: Option<(Uuid, String, String)>,
    pub value: Option<Arg>,
    /// From where it is known, where that is no record of its own.
    pub source: Option<String>,
}

impl Evidence {
    pub(super) fn plain(what: &'static str, value: Option<Arg>) -> Evidence {
        Evidence { what, of: None, record: None, value, source: None }
    }

    /// What a record says.
    pub(super) fn record(what: &'static str, record: &Record, value: Option<Arg>) -> Evidence {
        let source = record.origin.as_ref().map(|o| o.data_set.clone());
        Evidence { what, of: None, record: Some((record.id, record.kind.clone(), record.title.clone())), value, source }
    }
}

/// Something that the territory could do and does not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// Code in the vocabulary `latency_rule`.
    #[serde(deserialize_with = "statics::one")]
    pub rule: Code,
    /// Which of the rule's sentences say it: the keys of its words begin with `latency-` and this.
    #[serde(deserialize_with = "statics::one")]
    pub form: Code,
    /// What it is known again by: the rule and whom it is about.
    pub key: String,
    /// The number that its sentences are bent by.
    pub n: i64,
    #[serde(deserialize_with = "statics::keys")]
    pub args: BTreeMap<Code, Arg>,
    pub evidence: Vec<Evidence>,
    /// The records it is about.
    pub subjects: Vec<Uuid>,
    /// Codes of the data sets that it follows from, sorted.
    pub data: Vec<String>,
    /// Codes of the units it lies in, and the cells of the grid.
    pub units: Vec<String>,
    pub cells: Vec<String>,
    /// How much it is about.
    pub people: Option<f64>,
    pub cents: Option<i64>,
    /// Per cent, and what was taken off for which doubt.
    pub confidence: u8,
    #[serde(deserialize_with = "statics::list")]
    pub doubts: Vec<Code>,
    pub visibility: Visibility,
    pub illustrative: bool,
}

impl Finding {
    pub(super) fn new(rule: &'static str, form: &'static str, key: String, about: &[&Record]) -> Finding {
        let mut cells: Vec<String> =
            about.iter().flat_map(|r| &r.positions).map(|p| Cell::new(&p.area, &p.dimension, &p.modality).text()).collect();
        cells.sort();
        cells.dedup();
        Finding {
            rule,
            form,
            key: format!("{rule}/{key}"),
            n: 1,
            args: BTreeMap::new(),
            evidence: Vec::new(),
            subjects: about.iter().map(|r| r.id).collect(),
            data: Vec::new(),
            units: Vec::new(),
            cells,
            people: None,
            cents: None,
            confidence: SURE,
            doubts: Vec::new(),
            visibility: narrowest(about.iter().copied()),
            illustrative: about.iter().any(|r| r.illustrative),
        }
    }

    /// Takes something off the confidence, and says why.
    pub(super) fn doubt(&mut self, applies: bool, less: u8, why: &'static str) {
        if applies {
            self.confidence = self.confidence.saturating_sub(less).max(LEAST);
            self.doubts.push(why);
        }
    }

    /// `high`, `medium` or `low`.
    #[must_use]
    pub fn level(&self) -> &'static str {
        level(self.confidence)
    }
}

/// `high`, `medium` or `low`, of a confidence in per cent.
#[must_use]
pub fn level(confidence: u8) -> &'static str {
    match confidence {
        75.. => "high",
        50.. => "medium",
        _ => "low",
    }
}
