//! What stands still: records that nobody confirmed within the term of their kind, and structural needs that nobody covers.

use super::open;
use crate::output::{language, print_json, say};
use reticolo_instruments::structural::StructuralAsk;
use reticolo_instruments::{Result, Who, WorkError};
use reticolo_messages::{integer, t, tn, tr};
use reticolo_model::Problem;
use serde_json::json;
use std::path::Path;
use std::process::ExitCode;

pub async fn stale(json: bool, dir: &Path, kind: Option<&str>) -> Result<ExitCode> {
    let wb = open(dir).await?;
    let l = language();
    if let Some(kind) = kind {
        let found = wb.stale_of(&Who::CommandLine, kind).await?;
        if json {
            let items: Vec<_> =
                found.iter().map(|(r, s)| json!({ "id": r.id, "title": r.title, "since": s.since, "confirmed": s.confirmed })).collect();
            print_json(&json!({ "day": wb.today(), "kind": kind, "items": items }));
        }
        for (record, still) in &found {
            let args = [("since", still.since.as_str()), ("title", &record.title), ("id", &record.id.to_string())];
            say(json, tr(l, "cli-stale-one", &args));
        }
        if found.is_empty() {
            say(json, t(l, "cli-stale-none"));
        }
        return Ok(ExitCode::SUCCESS);
    }
    let found = wb.stale(&Who::CommandLine).await?;
    if json {
        print_json(&json!({ "day": wb.today(), "items": found }));
    }
    for one in &found {
        let (total, term) = (integer(l, one.count), one.term.to_string());
        let args = [("kind", t(l, &format!("{}-plural", one.kind))), ("total", total), ("day", one.before.clone()), ("term", term)];
        let args: Vec<(&str, &str)> = args.iter().map(|(k, v)| (*k, v.as_str())).collect();
        say(json, tr(l, "cli-stale-kind", &args));
    }
    if found.is_empty() {
        say(json, t(l, "cli-stale-none"));
    }
    Ok(ExitCode::SUCCESS)
}

pub async fn needs(json: bool, dir: &Path, ask: &StructuralAsk, out: Option<&Path>) -> Result<ExitCode> {
    let wb = open(dir).await?;
    let l = language();
    let view = wb.structural(&Who::CommandLine, ask).await?;
    if let Some(out) = out {
        let form = super::extension(out);
        if form != "csv" {
            return Err(Problem::new("problem-export-form", form).with("known", "csv").into());
        }
        std::fs::write(out, wb.structural_csv(&Who::CommandLine, ask).await?).map_err(WorkError::io(out))?;
        let n = i64::try_from(view.rows.len()).unwrap_or(i64::MAX);
        say(json, tn(l, "cli-export-done", n, &[("file", &out.display().to_string())]));
    }
    if json {
        print_json(&view);
    } else if out.is_none() {
        let places = wb.places().await?;
        let days = tn(l, "structural-days", view.days, &[]);
        say(json, tn(l, "structural-finding", i64::try_from(view.rows.len()).unwrap_or(i64::MAX), &[("days", &days)]));
        for row in &view.rows {
            let names: Vec<&str> = row.need.units.iter().map(|u| places.name(u)).collect();
            let place = if names.is_empty() { t(l, "structural-nowhere") } else { names.join(", ") };
            let args = [("days", integer(l, row.days)), ("since", row.since.clone()), ("title", row.need.title.clone()), ("where", place)];
            let args: Vec<(&str, &str)> = args.iter().map(|(k, v)| (*k, v.as_str())).collect();
            say(json, tr(l, "cli-needs-one", &args));
        }
        for (unit, n) in &view.by_unit {
            let name = if unit.is_empty() { t(l, "structural-nowhere") } else { places.name(unit).to_owned() };
            say(json, tr(l, "cli-needs-unit", &[("name", &name), ("total", &n.to_string())]));
        }
    }
    Ok(ExitCode::SUCCESS)
}
