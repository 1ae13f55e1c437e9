//! Writing the work plan to a file.

use super::{audience, extension, open};
use crate::args_plan::Plan;
use crate::clock;
use crate::output::{language, print_json, say};
use reticolo_instruments::plan::PlanQuestion;
use reticolo_instruments::work::Method;
use reticolo_instruments::{Result, Who, WorkError};
use reticolo_messages::{Language, tn, tr};
use reticolo_model::Problem;
use serde_json::json;
use std::process::ExitCode;

pub async fn plan(json: bool, ask: Plan) -> Result<ExitCode> {
    if let Some(act) = ask.act {
        return super::plan_own::run(json, act).await;
    }
    let (Some(dir), Some(out)) = (ask.dir, ask.out) else { return Err(Problem::new("problem-required", "").into()) };
    let wb = open(&dir).await?;
    let form = extension(&out);
    if !matches!(form.as_str(), "pdf" | "html" | "json") {
        return Err(Problem::new("problem-export-form", form).with("known", "pdf, html, json").into());
    }
    let wanted =
        ask.language.or_else(|| std::env::var("RETICOLO_LANGUAGE").ok().filter(|l| !l.is_empty())).unwrap_or_else(|| "it".to_owned());
    let plan_language = Language::parse(&wanted).ok_or_else(|| Problem::new("problem-language", &wanted))?;
    let audience = audience(&wb, &ask.audience).await?;
    let date = match ask.date {
        Some(date) => date,
        // The title page may name the day of the next edition.
        None => Some(wb.next_edition(&Who::Reader(audience)).await?.date).filter(|d| !d.is_empty()).unwrap_or_else(clock::today),
    };
    let question =
        PlanQuestion { language: plan_language, date: date.clone(), audience, illustrative: ask.illustrative, base_url: ask.base_url };
    let wb = super::job::watched(json, wb, Method::Plan);
    let mut plan = wb.plan(&Who::CommandLine, &question).await?;
    // A file is not edited where it is read.
    plan.sections.iter_mut().for_each(|s| s.edit_url = None);
    let left_out = wb.left_out(&Who::CommandLine, &question.audience).await?;
    let digest = plan.digest.clone();
    // What the analyses hold is let go: printing needs the room.
    wb.store.close().await;
    drop(wb);
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
    std::fs::write(&out, &bytes).map_err(WorkError::io(&out))?;
    let file = out.display().to_string();
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
