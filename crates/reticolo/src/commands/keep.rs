//! Keeping an installation well: check, doctor, backup, restore.

use super::{open, password};
use crate::clock;
use crate::output::{language, print_json, say, warn};
use reticolo_instruments::doctor::Level;
use reticolo_instruments::{Result, Who, backup};
use reticolo_messages::{t, tr};
use std::path::Path;
use std::process::ExitCode;

pub async fn check(json: bool, dir: &Path) -> Result<ExitCode> {
    let report = open(dir).await?.check(&Who::CommandLine).await?;
    if json {
        print_json(&report);
    }
    let numbers = [report.entries, report.records, report.links, report.versions].map(|n| n.to_string());
    say(
        json,
        tr(
            language(),
            "cli-check-counts",
            &[("entries", &numbers[0]), ("records", &numbers[1]), ("links", &numbers[2]), ("versions", &numbers[3])],
        ),
    );
    for finding in &report.findings {
        eprintln!("{finding}");
    }
    if report.findings.is_empty() {
        say(json, t(language(), "cli-check-clean"));
        Ok(ExitCode::SUCCESS)
    } else {
        Ok(ExitCode::FAILURE)
    }
}

pub async fn doctor(json: bool, dir: &Path) -> Result<ExitCode> {
    let findings = open(dir).await?.doctor(&Who::CommandLine).await?;
    if json {
        print_json(&findings);
    }
    let l = language();
    for finding in &findings {
        say(json, format!("[{}] {}", t(l, &format!("doctor-level-{}", finding.level.code())), finding.sentence(l)));
        if let Some(advice) = finding.advice(l) {
            say(json, format!("    {advice}"));
        }
    }
    // What only wants looking at is no failure.
    Ok(if findings.iter().any(|f| f.level == Level::Bad) { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

pub async fn backup(json: bool, dir: &Path, out: &Path) -> Result<ExitCode> {
    let report = open(dir).await?.backup(&Who::CommandLine, out).await?;
    if json {
        print_json(&report);
    }
    say(
        json,
        tr(
            language(),
            "cli-backup-done",
            &[("file", &out.display().to_string()), ("rows", &report.rows.to_string()), ("digest", &report.digest)],
        ),
    );
    Ok(ExitCode::SUCCESS)
}

pub async fn restore(json: bool, file: &Path, dir: &Path, database: Option<String>, erasures: Option<&Path>) -> Result<ExitCode> {
    let report = backup::restore(file, dir, database, erasures, clock::clock(), password()).await?;
    if json {
        print_json(&report);
    }
    say(
        json,
        tr(
            language(),
            "cli-restore-done",
            &[("dir", &dir.display().to_string()), ("rows", &report.rows.to_string()), ("erased", &report.erased.to_string())],
        ),
    );
    if report.no_journal {
        warn("cli-restore-no_journal", &[]);
    }
    for finding in &report.findings {
        eprintln!("{finding}");
    }
    Ok(if report.findings.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
