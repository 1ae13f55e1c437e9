//! Records of a territory that may be one thing.

use super::open;
use crate::args::Duplicates;
use crate::output::{language, print_json, say};
use reticolo_instruments::duplicates::DuplicatesAsk;
use reticolo_instruments::{Result, Who};
use reticolo_messages::{tn, tr};
use reticolo_model::value::to_text;
use serde_json::json;
use std::process::ExitCode;

pub async fn duplicates(json: bool, ask: &Duplicates) -> Result<ExitCode> {
    let wb = open(&ask.dir).await?;
    let who = Who::CommandLine.showing(ask.illustrative);
    let asked = DuplicatesAsk { kind: ask.kind.clone(), least: ask.least, skip: 0, limit: usize::MAX };
    let view = wb.duplicates(&who, &asked).await?;
    if json {
        let mut value = json!(view);
        value["method"] = json!(view.method.id);
        print_json(&value);
        return Ok(ExitCode::SUCCESS);
    }
    for pair in &view.pairs {
        let [one, other] = &pair.records;
        say(false, format!("{:.2}\t{}\t{}\t{}\t{}\t{}", pair.probability, pair.kind, one.id, one.title, other.id, other.title));
    }
    let l = language();
    match i64::try_from(view.total).unwrap_or(i64::MAX) {
        0 => say(false, tr(l, "cli-duplicates-none", &[("least", &to_text(&json!(ask.least)))])),
        n => say(false, tn(l, "cli-duplicates-found", n, &[])),
    }
    Ok(ExitCode::SUCCESS)
}
