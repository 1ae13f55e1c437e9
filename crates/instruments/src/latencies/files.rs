//! The inbox as a table for other programs.

use super::{LatenciesAsk, LatenciesView};
use crate::gate::Who;
use crate::{Result, Workbench};
use reticolo_formats::CsvOut;
use reticolo_messages::Language;
use reticolo_model::canonical::number;
use reticolo_model::money;
use reticolo_store::StoreError;

const COLUMNS: [&str; 15] = [
    "id",
    "rule",
    "status",
    "since",
    "confidence",
    "title",
    "why",
    "place",
    "units",
    "cells",
    "people",
    "money",
    "reasons",
    "doubts",
    "suggestion",
];

impl Workbench {
    /// The inbox as CSV, in the language of who asks.
    pub async fn latencies_csv(&self, who: &Who, ask: &LatenciesAsk, language: Language) -> Result<Vec<u8>> {
        Ok(csv(&self.latencies(who, ask, language).await?).map_err(StoreError::from)?)
    }
}

fn csv(view: &LatenciesView) -> std::io::Result<Vec<u8>> {
    let mut table = CsvOut::new(Vec::new(), COLUMNS)?;
    for l in &view.rows {
        let reasons: Vec<String> = l.said.reasons.iter().map(|r| [r.what.as_str(), &r.value].join(" ").trim().to_owned()).collect();
        table.row([
            l.id.to_string(),
            l.rule.clone(),
            l.status.clone(),
            l.since.clone().unwrap_or_default(),
            l.confidence.to_string(),
            l.said.title.clone(),
            l.said.why.clone(),
            l.said.place.clone(),
            l.units.join(";"),
            l.cells.join(";"),
            l.people.map(number).unwrap_or_default(),
            l.cents.map(money::euro).unwrap_or_default(),
            reasons.join("; "),
            l.said.doubts.join(" "),
            l.said.suggestion.clone(),
        ])?;
    }
    table.finish()
}
