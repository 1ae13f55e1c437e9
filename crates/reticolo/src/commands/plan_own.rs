//! What the agency itself puts into the plan, from the command line: its words, the title page, the editions.

use super::{audience, open};
use crate::args_plan::{Issue, PlanAct, Title, WordsAct};
use crate::clock;
use crate::output::{language, print_json, say};
use reticolo_instruments::plan::editions::IssueAsk;
use reticolo_instruments::plan::words::SECTIONS;
use reticolo_instruments::{Result, Who, WorkError, Workbench};
use reticolo_messages::{date, t, tn, tr};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

pub async fn run(json: bool, act: PlanAct) -> Result<ExitCode> {
    match act {
        PlanAct::Words { act: WordsAct::Import { dir, folder } } => import(json, &dir, &folder).await,
        PlanAct::Words { act: WordsAct::List { dir } } => list(json, &dir).await,
        PlanAct::Words { act: WordsAct::Export { dir, folder } } => export(json, &dir, &folder).await,
        PlanAct::Title(title) => set_title(json, title).await,
        PlanAct::LeaveOut { dir, section, undo } => leave_out(json, &dir, &section, !undo).await,
        PlanAct::Analyses { act } => super::plan_analyses::run(json, act).await,
        PlanAct::Issue(issue) => issue_edition(json, issue).await,
        PlanAct::Editions { dir, out, number } => editions(json, &dir, out, number).await,
    }
}

async fn import(json: bool, dir: &Path, folder: &Path) -> Result<ExitCode> {
    let l = language();
    let report = open(dir).await?.import_passages(&Who::CommandLine, folder).await?;
    if json {
        print_json(&report);
    }
    match report.seq {
        Some(seq) => {
            let n = i64::try_from(report.written.len()).unwrap_or(i64::MAX);
            say(
                json,
                tn(
                    l,
                    "cli-words-imported",
                    n,
                    &[("sections", &report.written.join(", ")), ("dir", &dir.display().to_string()), ("seq", &seq.to_string())],
                ),
            );
        }
        None => say(json, t(l, "cli-words-unchanged")),
    }
    if !report.ignored.is_empty() {
        say(json, tr(l, "cli-words-ignored", &[("files", &report.ignored.join(", "))]));
    }
    Ok(ExitCode::SUCCESS)
}

async fn list(json: bool, dir: &Path) -> Result<ExitCode> {
    let l = language();
    let passages = open(dir).await?.passages(&Who::CommandLine).await?;
    if json {
        print_json(&passages);
    }
    for section in SECTIONS {
        let Some(passage) = passages.get(*section) else {
            say(json, tr(l, "cli-words-none", &[("section", section)]));
            continue;
        };
        let [it, en] = [&passage.it, &passage.en].map(|text| text.chars().count().to_string());
        say(json, tr(l, "cli-words-one", &[("section", section), ("it", &it), ("en", &en), ("date", &date(l, &passage.changed))]));
    }
    Ok(ExitCode::SUCCESS)
}

async fn export(json: bool, dir: &Path, folder: &Path) -> Result<ExitCode> {
    let names = open(dir).await?.export_passages(&Who::CommandLine, folder).await?;
    if json {
        print_json(&json!({ "files": names }));
    }
    let n = i64::try_from(names.len()).unwrap_or(i64::MAX);
    say(json, tn(language(), "cli-words-exported", n, &[("folder", &folder.display().to_string())]));
    Ok(ExitCode::SUCCESS)
}

async fn set_title(json: bool, title: Title) -> Result<ExitCode> {
    let wb = open(&title.dir).await?;
    let mut fields = BTreeMap::new();
    for (name, text) in [
        ("body", title.body),
        ("edition_name", title.edition_name),
        ("date", title.date),
        ("signatory", title.signatory),
        ("signatory_role", title.signatory_role),
        ("note", title.note),
    ] {
        if let Some(text) = text {
            fields.insert(name.to_owned(), text);
        }
    }
    if !fields.is_empty() {
        wb.set_title_page(&Who::CommandLine, &fields, 0).await?;
    }
    if let Some(logo) = &title.logo {
        let bytes = std::fs::read(logo).map_err(WorkError::io(logo))?;
        let name = logo.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        wb.set_logo(&Who::CommandLine, &name, Some(bytes)).await?;
    } else if title.no_logo {
        wb.set_logo(&Who::CommandLine, "", None).await?;
    }
    answer(json, &wb, t(language(), "cli-plan-title-done")).await
}

async fn leave_out(json: bool, dir: &Path, section: &str, out: bool) -> Result<ExitCode> {
    let wb = open(dir).await?;
    wb.leave_out(&Who::CommandLine, section, out).await?;
    let key = if out { "cli-plan-out-done" } else { "cli-plan-in-done" };
    answer(json, &wb, tr(language(), key, &[("section", section)])).await
}

/// The title page as it is now, or a sentence.
async fn answer(json: bool, wb: &Workbench, sentence: String) -> Result<ExitCode> {
    if json {
        print_json(&wb.next_edition(&Who::CommandLine).await?);
    }
    say(json, sentence);
    Ok(ExitCode::SUCCESS)
}

async fn issue_edition(json: bool, issue: Issue) -> Result<ExitCode> {
    let l = language();
    let wb = open(&issue.dir).await?;
    let ask = IssueAsk {
        audience: audience(&wb, &issue.audience).await?,
        date: issue.date.unwrap_or_else(clock::today),
        base_url: issue.base_url,
    };
    reticolo_model::period::date(&ask.date)?;
    let edition = wb.issue_edition(&Who::CommandLine, &ask).await?;
    if json {
        print_json(&edition);
    }
    let number = edition.number.unwrap_or(0).to_string();
    say(json, tr(l, "cli-plan-issued", &[("number", &number), ("date", &date(l, &edition.date)), ("digest", &edition.digest)]));
    Ok(ExitCode::SUCCESS)
}

async fn editions(json: bool, dir: &Path, out: Option<PathBuf>, number: Option<i64>) -> Result<ExitCode> {
    let l = language();
    let wb = open(dir).await?;
    let editions = wb.editions(&Who::CommandLine).await?;
    if let Some(out) = &out {
        let wanted = editions.iter().find(|e| number.is_none() || e.number == number);
        let edition = wanted.ok_or_else(|| WorkError::NotFound(number.unwrap_or(0).to_string()))?;
        std::fs::create_dir_all(out).map_err(WorkError::io(out))?;
        for name in edition.documents.keys() {
            let path = out.join(name);
            let document = wb.edition_document(&Who::CommandLine, edition.id, name).await?;
            std::fs::write(&path, document.bytes).map_err(WorkError::io(&path))?;
        }
        let n = i64::try_from(edition.documents.len()).unwrap_or(i64::MAX);
        if json {
            print_json(&json!({ "number": edition.number, "files": edition.documents.keys().collect::<Vec<_>>() }));
        }
        say(json, tn(l, "cli-words-exported", n, &[("folder", &out.display().to_string())]));
        return Ok(ExitCode::SUCCESS);
    }
    if json {
        print_json(&Value::Array(editions.iter().map(|e| json!(e)).collect()));
    }
    if editions.is_empty() {
        say(json, t(l, "cli-plan-editions-none"));
    }
    for e in &editions {
        let number = e.number.unwrap_or(0).to_string();
        let state = t(l, &format!("edition-state-{}", e.status));
        let args =
            [("number", number.as_str()), ("title", &e.title), ("date", &date(l, &e.date)), ("state", &state), ("digest", &e.digest)];
        say(json, tr(l, "cli-plan-edition", &args));
    }
    Ok(ExitCode::SUCCESS)
}
