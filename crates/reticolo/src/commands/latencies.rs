//! Latencies from the command line: the inbox, what is decided, and the register brought up to date.

use super::open;
use crate::args::Latencies;
use crate::output::{language, print_json, say};
use reticolo_instruments::latencies::{Decision, LatenciesAsk};
use reticolo_instruments::work::Method;
use reticolo_instruments::{Result, Who, WorkError};
use reticolo_messages::{tn, tr};
use reticolo_model::Problem;
use std::process::ExitCode;
use uuid::Uuid;

/// What is decided about which, if anything is.
fn decision(ask: &Latencies) -> Option<(&str, Decision)> {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let one = |id: &Option<String>, decision: Decision| id.clone().map(|id| (id, decision));
    let found = one(&ask.accept, Decision::Accept { owner: text(&ask.owner), due: text(&ask.due) })
        .or_else(|| one(&ask.postpone, Decision::Postpone { until: text(&ask.until) }))
        .or_else(|| one(&ask.dismiss, Decision::Dismiss { reason: text(&ask.reason) }))
        .or_else(|| one(&ask.reopen, Decision::Reopen))?;
    let id = [&ask.accept, &ask.postpone, &ask.dismiss, &ask.reopen].into_iter().flatten().next()?;
    Some((id, found.1))
}

pub async fn latencies(json: bool, ask: &Latencies) -> Result<ExitCode> {
    let wb = super::job::watched(json, open(&ask.dir).await?, Method::Latencies);
    let l = language();
    let who = Who::CommandLine.showing(ask.illustrative);
    if ask.refresh {
        let done = wb.refresh_latencies(&who).await?;
        if json {
            print_json(&done);
        }
        let args = [("found", done.found), ("changed", done.changed), ("closed", done.closed), ("same", done.same)];
        let args: Vec<(&str, String)> = args.iter().map(|(n, v)| (*n, v.to_string())).collect();
        let args: Vec<(&str, &str)> = args.iter().map(|(n, v)| (*n, v.as_str())).collect();
        say(json, tr(l, "cli-latencies-refreshed", &args));
        return Ok(ExitCode::SUCCESS);
    }
    if let Some((id, decision)) = decision(ask) {
        let id = Uuid::parse_str(id).map_err(|_| Problem::new("problem-type", id).on("id"))?;
        let done = wb.decide_latency(&who, id, &decision).await?;
        if json {
            print_json(&done);
        }
        say(json, reticolo_messages::t(l, &format!("done-latency_{}", done.status)));
        return Ok(ExitCode::SUCCESS);
    }
    let question = LatenciesAsk { rule: ask.rule.clone(), state: ask.state.clone(), unit: ask.unit.clone(), cell: ask.cell.clone() };
    if let Some(out) = &ask.out {
        let form = super::extension(out);
        if form != "csv" {
            return Err(Problem::new("problem-export-form", form).with("known", "csv").into());
        }
        std::fs::write(out, wb.latencies_csv(&who, &question, l).await?).map_err(WorkError::io(out))?;
    }
    let view = wb.latencies(&who, &question, l).await?;
    if json {
        print_json(&view);
    } else if let Some(out) = &ask.out {
        let n = i64::try_from(view.rows.len()).unwrap_or(i64::MAX);
        say(json, tn(l, "cli-export-done", n, &[("file", &out.display().to_string())]));
    } else {
        for row in &view.rows {
            let (confidence, id) = (row.confidence.to_string(), row.id.to_string());
            let args = [("confidence", confidence.as_str()), ("title", &row.said.title), ("place", &row.said.place), ("id", &id)];
            say(json, tr(l, "cli-latency-one", &args));
            say(json, format!("      {}", tr(l, "cli-latency-why", &[("why", &row.said.why), ("suggestion", &row.said.suggestion)])));
        }
    }
    Ok(ExitCode::SUCCESS)
}
