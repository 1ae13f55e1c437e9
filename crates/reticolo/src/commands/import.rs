//! Bringing files in, and taking imports back.

use super::open;
use crate::args::Import;
use crate::output::{bad_cell, language, print_json, progress, say, warn};
use reticolo_instruments::survey::{ImportAsk, ImportReport, Target};
use reticolo_instruments::{Result, Who, WorkError, Workbench};
use reticolo_messages::{t, tn, tr};
use reticolo_model::{Problem, Visibility};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

pub async fn import(json: bool, ask: Import) -> Result<ExitCode> {
    let wb = open(&ask.dir).await?;
    if let Some(seq) = ask.undo {
        return undo(json, &wb, seq).await;
    }
    let (Some(file), Some(target)) = (ask.file, ask.target) else { return Ok(ExitCode::from(2)) };
    let Some(target) = Target::parse(&target) else {
        return Err(Problem::new("problem-import-as", target).with("known", Target::names().join(", ")).into());
    };
    let visibility = match ask.visibility.as_deref() {
        None => None,
        Some(v) => Some(
            Visibility::parse(v)
                .ok_or_else(|| Problem::new("problem-visibility", v).with("known", Visibility::ALL.map(Visibility::code).join(", ")))?,
        ),
    };
    let mapping = match &ask.mapping {
        Some(path) => Some(std::fs::read_to_string(path).map_err(WorkError::io(path))?),
        None => None,
    };
    let (progress, _) = progress(json);
    let name = file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let asked = ImportAsk {
        file: file.clone(),
        file_name: name,
        target,
        mapping,
        dry_run: ask.dry_run,
        skip_bad_rows: ask.skip_bad_rows,
        remove_missing: ask.remove_missing,
        places_file: ask.places,
        visibility,
    };
    match wb.import(&Who::CommandLine, asked, progress).await {
        Ok(report) => {
            if json {
                print_json(&report);
            } else {
                tell(&report, &ask.dir);
            }
            Ok(ExitCode::SUCCESS)
        }
        Err(WorkError::Mapping { text, problems }) if ask.mapping.is_none() => {
            let path = beside(&file);
            std::fs::write(&path, &text).map_err(WorkError::io(&path))?;
            let error = WorkError::Mapping { text, problems };
            eprintln!("{}", error.sentence(language()));
            warn("cli-import-mapping_written", &[("file", &path.display().to_string())]);
            Ok(ExitCode::FAILURE)
        }
        Err(WorkError::BadRows(report)) if json => {
            print_json(&report);
            Err(WorkError::BadRows(report))
        }
        Err(other) => Err(other),
    }
}

fn beside(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".mapping.toml");
    PathBuf::from(name)
}

fn tell(report: &ImportReport, dir: &Path) {
    let l = language();
    let count = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    let number = |key: &str, n: usize| tn(l, key, count(n as u64), &[]);
    if report.proposed {
        crate::output::line!("{}\n{}", t(l, "cli-import-proposed"), report.mapping.trim_end());
    }
    for cell in &report.bad {
        eprintln!("{}", bad_cell(cell));
    }
    if let Some(file) = &report.rejected_file {
        crate::output::line!("{}", tn(l, "cli-import-rejected", count(report.bad_rows), &[("file", &file.display().to_string())]));
    }
    crate::output::line!(
        "{}: {}; {}, {}, {}, {}.",
        report.data_set,
        tn(l, "cli-import-read", count(report.rows), &[]),
        number("cli-import-new", report.added),
        number("cli-import-changed", report.changed),
        number("cli-import-same", report.same),
        number("cli-import-removed", report.removed),
    );
    if !report.ignored.is_empty() {
        crate::output::line!("{}", tr(l, "cli-import-ignored", &[("columns", &report.ignored.join(", "))]));
    }
    if report.outside > 0 {
        crate::output::line!("{}", tn(l, "cli-import-outside", count(report.outside), &[]));
    }
    if report.doubtful > 0 {
        crate::output::line!("{}", tn(l, "cli-import-doubtful", count(report.doubtful), &[]));
    }
    if !report.followed.is_empty() {
        crate::output::line!("{}", tr(l, "cli-import-followed", &[("codes", &report.followed.join(", "))]));
    }
    if report.removed == 0 && !report.missing.is_empty() {
        for key in report.missing.iter().take(20) {
            crate::output::line!("  − {key}");
        }
        crate::output::line!("{}", number("cli-import-missing", report.missing.len()));
    }
    if report.dry_run {
        crate::output::line!("{}", t(l, "cli-dry_run"));
    } else {
        match report.seq {
            None => crate::output::line!("{}", t(l, "cli-import-unchanged")),
            Some(seq) => {
                crate::output::line!("{}", tr(l, "cli-import-undo", &[("dir", &dir.display().to_string()), ("seq", &seq.to_string())]))
            }
        }
    }
    if let Some(visibility) = report.visibility {
        let words = t(l, &format!("visibility-{}", visibility.code()));
        crate::output::line!("{}", tn(l, "cli-import-visible", count(report.published as u64), &[("visibility", &words)]));
    }
}

async fn undo(json: bool, wb: &Workbench, seq: i64) -> Result<ExitCode> {
    let undone = wb.undo(&Who::CommandLine, seq).await?;
    if json {
        print_json(&undone);
    }
    let l = language();
    let numbers = [undone.restored.to_string(), undone.removed.to_string(), undone.kept.len().to_string()];
    say(
        json,
        tr(l, "cli-undo-done", &[("seq", &seq.to_string()), ("restored", &numbers[0]), ("removed", &numbers[1]), ("kept", &numbers[2])]),
    );
    for id in &undone.kept {
        say(json, format!("  {id}"));
    }
    for data_set in &undone.withdrawn {
        say(json, tr(l, "cli-undo-withdrawn", &[("data_set", data_set)]));
    }
    Ok(ExitCode::SUCCESS)
}
