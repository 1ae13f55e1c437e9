//! The example that comes with the program: its files are in the binary, and come in by the same imports as anybody's.

use super::{open, password, serve};
use crate::args::Demo;
use crate::clock;
use crate::output::{language, progress, say};
use reticolo_instruments::survey::{ImportAsk, Target, publishers};
use reticolo_instruments::{Config, Result, Who, WorkError, Workbench};
use reticolo_messages::tr;
use rust_embed::RustEmbed;
use serde::Deserialize;
use std::process::ExitCode;

#[derive(RustEmbed)]
#[folder = "../../examples"]
struct Examples;

/// `examples/NAME/example.toml`: the territory, and its files in the order in which they come in.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    name: String,
    territory: String,
    import: Vec<File>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    file: String,
    #[serde(rename = "as")]
    target: String,
    /// A file beside it, or the name of a mapping that comes with the program.
    mapping: String,
}

pub async fn demo(json: bool, ask: Demo) -> Result<ExitCode> {
    let wb = if Config::exists(&ask.dir) { open(&ask.dir).await? } else { load(json, &ask).await? };
    if ask.no_serve { Ok(ExitCode::SUCCESS) } else { serve::serve_workbench(json, wb, &ask.listen).await }
}

fn file(path: &str) -> Result<Vec<u8>> {
    Examples::get(path).map(|f| f.data.into_owned()).ok_or_else(|| WorkError::NotFound(path.to_owned()))
}

fn text(path: &str) -> Result<String> {
    String::from_utf8(file(path)?).map_err(|e| WorkError::Report(e.to_string()))
}

fn mapping(folder: &str, named: &str) -> Result<String> {
    publishers::named(named).map_or_else(|| text(&format!("{folder}/{named}")), |p| Ok(p.text.clone()))
}

async fn load(json: bool, ask: &Demo) -> Result<Workbench> {
    let index = Examples::iter().find(|p| p.ends_with("/example.toml")).ok_or_else(|| WorkError::NotFound("example.toml".into()))?;
    let folder = index.trim_end_matches("/example.toml").to_owned();
    let example: Example = toml::from_str(&text(&index)?).map_err(|e| WorkError::Report(e.to_string()))?;
    let config = Config { name: example.name, territory: Some(example.territory), units: Vec::new(), database: None };
    let wb = Workbench::new_territory(&ask.dir, config, clock::clock(), password()).await?;
    let (progress, _) = progress(json);
    for f in example.import {
        let target = Target::parse(&f.target).ok_or_else(|| WorkError::NotFound(f.target.clone()))?;
        let path = ask.dir.join(&f.file);
        std::fs::write(&path, file(&format!("{folder}/{}", f.file))?).map_err(WorkError::io(&path))?;
        let asked = ImportAsk {
            file: path.clone(),
            file_name: f.file.clone(),
            target,
            mapping: Some(mapping(&folder, &f.mapping)?),
            dry_run: false,
            skip_bad_rows: false,
            remove_missing: false,
            places_file: None,
            language: crate::output::language(),
            visibility: None,
        };
        let report = wb.import(&Who::CommandLine, asked, progress.clone()).await;
        std::fs::remove_file(&path).map_err(WorkError::io(&path))?;
        let report = report?;
        say(json, tr(language(), "cli-demo-loaded", &[("file", &f.file), ("rows", &report.rows.to_string())]));
    }
    // What is latent in it is dated from the first day.
    wb.refresh_latencies(&Who::CommandLine).await?;
    Ok(wb)
}
