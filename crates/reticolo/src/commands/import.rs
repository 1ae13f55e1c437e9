//! Bringing files in, and taking imports back.

use super::open;
use crate::args::Import;
use crate::output::{language, print_json, progress, say, warn};
use reticolo_instruments::survey::{ImportAsk, Mapping, Target, publishers};
use reticolo_instruments::{Result, Who, WorkError, Workbench};
use reticolo_messages::tr;
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
    let mapping = ask.mapping.as_deref().map(|named| mapping_of(named, target)).transpose()?;
    if let (Some(text), Some(named)) = (&mapping, &ask.mapping) {
        // A mapping that is none is told by its own name.
        Mapping::parse(text, &named.display().to_string())?;
    }
    if !file.is_file() {
        return Err(Problem::new("problem-file-missing", file.display().to_string()).into());
    }
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
        language: language(),
        visibility,
    };
    match wb.import(&Who::CommandLine, asked, progress).await {
        Ok(report) => {
            if json {
                print_json(&report);
            } else {
                super::import_report::tell(&report, &ask.dir);
            }
            Ok(ExitCode::SUCCESS)
        }
        Err(WorkError::Mapping { text, problems }) if ask.mapping.is_none() => {
            let path = beside(&file);
            std::fs::write(&path, &text).map_err(WorkError::io(&path))?;
            if json {
                print_json(&serde_json::json!({ "mapping": text, "mapping_file": path, "problems": problems }));
            }
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

/// The text of a mapping: a file's, else that of the one of this name that comes with the program.
pub fn mapping_of(named: &Path, target: Target) -> Result<String> {
    match (std::fs::read_to_string(named), named.to_str().and_then(publishers::named)) {
        (Ok(text), _) => Ok(text),
        (Err(_), Some(ours)) if ours.target.code() == target.code() => Ok(ours.text.clone()),
        (Err(_), Some(ours)) => Err(Problem::new("problem-mapping-other_target", &ours.name).with("target", ours.target.code()).into()),
        (Err(error), None) => Err(mapping_unread(named, &error).into()),
    }
}

/// Why a mapping cannot be read, in our words.
fn mapping_unread(path: &Path, error: &std::io::Error) -> Problem {
    let code = match error.kind() {
        std::io::ErrorKind::NotFound => "problem-mapping-missing",
        std::io::ErrorKind::InvalidData => "problem-mapping-text",
        _ => "problem-mapping-unread",
    };
    Problem::new(code, path.display().to_string()).with("reason", error)
}

fn beside(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".mapping.toml");
    PathBuf::from(name)
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
