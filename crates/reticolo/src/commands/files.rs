//! Files on records: many at once, listed, written out, destroyed.

use super::open;
use crate::args_files::{Attach, FilesAct};
use crate::output::{language, print_json, progress, say, warn};
use reticolo_instruments::error::problem_sentence;
use reticolo_instruments::files::BulkAsk;
use reticolo_instruments::{Result, Who, WorkError};
use reticolo_messages::{decimal, t, tn, tr};
use serde_json::json;
use std::path::Path;
use std::process::ExitCode;

/// Files left out that are named; the others are counted.
const NAMED: usize = 50;

pub async fn attach(json: bool, ask: Attach) -> Result<ExitCode> {
    let wb = open(&ask.dir).await?;
    let (progress, _) = progress(json);
    let bulk = BulkAsk { kind: ask.kind, by: ask.by, source: ask.source, keep_location: ask.keep_location, dry_run: ask.dry_run };
    let report = wb.attach_many(&Who::CommandLine, bulk, progress).await?;
    if json {
        print_json(&report);
    }
    let l = language();
    if !json {
        for refused in report.refused.iter().take(NAMED) {
            warn("cli-attach-refused", &[("file", &refused.file), ("why", &problem_sentence(l, &refused.problem))]);
        }
        if let Some(more) = report.refused.len().checked_sub(NAMED).filter(|n| *n > 0) {
            warn("cli-attach-more", &[("n", &more.to_string())]);
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "shown with one decimal")]
    let megabytes = decimal(l, report.bytes as f64 / 1e6, 1);
    let (stripped, already) = (report.stripped.to_string(), report.already.to_string());
    let refused = report.refused.len().to_string();
    let numbers = [("bytes", megabytes.as_str()), ("stripped", &stripped), ("already", &already), ("refused", &refused)];
    say(json, tn(l, "cli-attach-done", i64::try_from(report.attached).unwrap_or(i64::MAX), &numbers));
    if report.dry_run {
        say(json, t(l, "cli-attach-dry"));
    }
    if report.stopped {
        say(json, t(l, "cli-attach-stopped"));
    }
    if let Some(seq) = report.seq {
        say(json, tr(l, "cli-attach-undo", &[("dir", &ask.dir.display().to_string()), ("seq", &seq.to_string())]));
    }
    // Left out altogether is a failure; some of many is a warning.
    let nothing = report.attached == 0 && report.already == 0 && !report.refused.is_empty();
    Ok(if nothing || report.stopped { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

pub async fn files(json: bool, dir: &Path, act: FilesAct) -> Result<ExitCode> {
    let wb = open(dir).await?;
    let who = Who::CommandLine;
    match act {
        FilesAct::List { record } => {
            let files = wb.files(&who, record).await?;
            if json {
                print_json(&files);
            }
            for file in files {
                say(json, format!("{}\t{}\t{}\t{}", file.id, file.media, file.size, file.name));
            }
        }
        FilesAct::Get { id, out } => {
            let (file, bytes) = wb.file_bytes(&who, id).await?;
            std::fs::write(&out, bytes).map_err(WorkError::io(&out))?;
            if json {
                print_json(&json!({ "file": file, "out": out }));
            }
            say(json, out.display().to_string());
        }
        FilesAct::Erase { id, record } => {
            let erased = match (id, record) {
                (Some(id), _) => wb.erase_file(&who, id).await?,
                (None, Some(record)) => wb.erase_record_files(&who, record).await?,
                (None, None) => return Ok(ExitCode::from(2)),
            };
            if json {
                print_json(&erased);
            }
            say(json, tr(language(), "cli-files-erased", &[("files", &erased.files.to_string())]));
        }
    }
    Ok(ExitCode::SUCCESS)
}
