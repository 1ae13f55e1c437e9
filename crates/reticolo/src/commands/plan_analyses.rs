//! The analyses that the agency chose for its plan, from the command line.

use super::open;
use crate::args_plan::{AddAnalysis, AnalysesAct};
use crate::output::{language, print_json, say};
use reticolo_instruments::analyses::AnalysisQuestion;
use reticolo_instruments::analyses::form::{self, FieldKind};
use reticolo_instruments::{Result, Who, WorkError};
use reticolo_messages::{t, tr};
use reticolo_model::Problem;
use serde_json::json;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

pub async fn run(json: bool, act: AnalysesAct) -> Result<ExitCode> {
    match act {
        AnalysesAct::List { dir } => list(json, &dir).await,
        AnalysesAct::Add(add) => added(json, add).await,
        AnalysesAct::Remove { dir, id } => {
            let seq = open(&dir).await?.unchoose_analysis(&Who::CommandLine, id).await?;
            if json {
                print_json(&json!({ "id": id, "seq": seq }));
            }
            say(json, tr(language(), "cli-chosen-removed", &[("dir", &dir.display().to_string()), ("seq", &seq.to_string())]));
            Ok(ExitCode::SUCCESS)
        }
    }
}

async fn list(json: bool, dir: &Path) -> Result<ExitCode> {
    let l = language();
    let all = open(dir).await?.chosen_analyses(&Who::CommandLine).await?;
    if json {
        print_json(&all);
    }
    if all.is_empty() {
        say(json, t(l, "cli-chosen-none"));
    }
    for one in &all {
        let asked: Vec<String> = one.question.pairs().into_iter().map(|(name, value)| format!("{name}={value}")).collect();
        let (id, title, asked) = (one.id.to_string(), one.title(l), asked.join(" "));
        say(json, tr(l, "cli-chosen-one", &[("id", &id), ("verb", &one.question.verb), ("title", &title), ("asked", &asked)]));
    }
    Ok(ExitCode::SUCCESS)
}

async fn added(json: bool, add: AddAnalysis) -> Result<ExitCode> {
    let l = language();
    let wb = open(&add.dir).await?;
    let fields = form::fields(&add.verb);
    let (mut pairs, mut files) = (Vec::new(), BTreeMap::new());
    for said in &add.asked {
        let (name, value) = said.split_once('=').ok_or_else(|| Problem::new("problem-chosen-pair", said))?;
        let known = name.starts_with(reticolo_instruments::analyses::address::SETTING) || fields.iter().any(|f| f.name == name);
        if !known && !fields.is_empty() {
            let known = fields.iter().map(|f| f.name.as_str()).collect::<Vec<_>>().join(", ");
            return Err(Problem::new("problem-choice", name).on("arguments").with("known", known).into());
        }
        if fields.iter().any(|f| f.name == name && f.kind == FieldKind::File) {
            let bytes = std::fs::read(value).map_err(WorkError::io(value))?;
            files.insert(name.to_owned(), wb.bring(&Who::CommandLine, value.rsplit('/').next().unwrap_or(value), bytes).await?);
        } else {
            pairs.push((name.to_owned(), value.to_owned()));
        }
    }
    let mut question = AnalysisQuestion::of_pairs(l, &add.verb, &pairs)?;
    question.files = files;
    // What has no answer is refused here rather than said in the plan.
    wb.analysis(&Who::CommandLine, &question).await?;
    let words = [("title_it", add.title_it), ("title_en", add.title_en), ("comment_it", add.comment_it), ("comment_en", add.comment_en)];
    let words = words.into_iter().filter_map(|(name, text)| Some((name.to_owned(), text?))).collect();
    let record = wb.choose_analysis(&Who::CommandLine, &question, &words).await?.record;
    if json {
        print_json(&record);
    }
    let (id, dir) = (record.id.to_string(), add.dir.display().to_string());
    say(json, tr(l, "cli-chosen-added", &[("title", &record.title), ("id", &id), ("dir", &dir)]));
    Ok(ExitCode::SUCCESS)
}
