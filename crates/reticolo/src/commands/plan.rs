//! Writing the work plan to a file.

use super::{audience, extension, open};
use crate::args::Plan;
use crate::clock;
use crate::output::{language, print_json, say};
use reticolo_instruments::plan::PlanQuestion;
use reticolo_instruments::{Result, Who, WorkError};
use reticolo_messages::{Language, tn, tr};
use reticolo_model::Problem;
use serde_json::json;
use std::process::ExitCode;

pub async fn plan(json: bool, ask: Plan) -> Result<ExitCode> {
    let wb = open(&ask.dir).await?;
    let form = extension(&ask.out);
    if !matches!(form.as_str(), "pdf" | "html" | "json") {
        return Err(Problem::new("problem-export-form", form).with("known", "pdf, html, json").into());
    }
    let plan_language = Language::parse(&ask.language).ok_or_else(|| Problem::new("problem-language", &ask.language))?;
    let date = ask.date.unwrap_or_else(clock::today);
    let question =
        PlanQuestion { language: plan_language, date: date.clone(), audience: audience(&wb, &ask.audience).await?, base_url: ask.base_url };
    let plan = wb.plan(&Who::CommandLine, &question).await?;
    let left_out = wb.left_out(&Who::CommandLine, &question.audience).await?;
    let digest = plan.digest.clone();
    let bytes = tokio::task::spawn_blocking(move || -> std::result::Result<Vec<u8>, String> {
        match form.as_str() {
            "pdf" => reticolo_report::pdf(&plan).map_err(|e| e.to_string()),
            "html" => Ok(reticolo_report::html_document(&plan, reticolo_report::STYLE).into_bytes()),
            _ => Ok(reticolo_report::json(&plan).into_bytes()),
        }
    })
    .await
    .map_err(|e| WorkError::Report(e.to_string()))?
    .map_err(WorkError::Report)?;
    std::fs::write(&ask.out, &bytes).map_err(WorkError::io(&ask.out))?;
    let file = ask.out.display().to_string();
    if json {
        print_json(
            &json!({ "file": file, "date": date, "audience": question.audience.key(), "bytes": bytes.len(), "digest": digest, "left_out": left_out }),
        );
    }
    say(json, tr(language(), "cli-plan-done", &[("file", &file), ("date", &date)]));
    if left_out > 0 {
        say(json, tn(language(), "cli-plan-left_out", left_out, &[]));
    }
    Ok(ExitCode::SUCCESS)
}
