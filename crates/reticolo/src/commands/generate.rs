//! Made-up territories: filled where one is, made where none is; what was planted goes into a file apart.

use super::{import::mapping_of, open, password};
use crate::args::Generate;
use crate::clock;
use crate::output::{language, print_json, progress, say};
use reticolo_formats::read_features;
use reticolo_instruments::example::{self, Ask};
use reticolo_instruments::survey::{ImportAsk, Mapping, Target};
use reticolo_instruments::territory::Clock;
use reticolo_instruments::{Config, Result, Who, WorkError, Workbench};
use reticolo_messages::{tn, tr};
use reticolo_model::Problem;
use serde_json::Value;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Properties that hold a unit's code in the files one meets, the likeliest first.
const CODES: [&str; 8] = ["code", "unit", "codice", "PRO_COM_T", "pro_com_t", "istat_code", "com_istat_code", "cod_istat"];

pub async fn generate(json: bool, ask: Generate) -> Result<ExitCode> {
    let truths = truths_file(&ask)?;
    let clock = match &ask.clock {
        Some(moment) => fixed(moment)?,
        None => clock::clock(),
    };
    let wb = if Config::exists(&ask.dir) && ask.units.is_none() && ask.territory.is_none() {
        match ask.clock {
            Some(_) => Workbench::open(&ask.dir, clock, password()).await?,
            None => open(&ask.dir).await?,
        }
    } else {
        new(json, &ask, clock).await?
    };
    let mut wanted = Ask::new(ask.scale, ask.seed);
    wanted.illustrative = !ask.not_illustrative;
    if let Some(day) = &ask.day {
        wanted.day.clone_from(day);
    }
    let (progress, _) = progress(json);
    let (report, planted) = example::generate_with(&wb, &wanted, progress).await?;
    let text = serde_json::to_string_pretty(&planted).map_err(|e| WorkError::Report(e.to_string()))?;
    std::fs::write(&truths, text + "\n").map_err(WorkError::io(&truths))?;
    if json {
        print_json(&report);
    }
    say(json, tr(language(), "cli-generate-done", &[("scale", &ask.scale.to_string()), ("seed", &ask.seed.to_string())]));
    let n = i64::try_from(planted.truths.len()).unwrap_or(i64::MAX);
    say(json, tn(language(), "cli-generate-truths", n, &[("file", &truths.display().to_string())]));
    Ok(ExitCode::SUCCESS)
}

/// Where the truths go: beside the territory's folder unless said, and never into it.
fn truths_file(ask: &Generate) -> Result<PathBuf> {
    let whole = |path: &Path| std::path::absolute(path).map_err(WorkError::io(path));
    let dir = whole(&ask.dir)?;
    let file = match &ask.truths {
        Some(file) => whole(file)?,
        None => {
            let mut name = dir.file_name().map(std::ffi::OsStr::to_owned).unwrap_or_default();
            name.push(".truths.json");
            dir.with_file_name(name)
        }
    };
    if file.starts_with(&dir) {
        return Err(Problem::new("problem-example-truths", file.display().to_string()).into());
    }
    Ok(file)
}

/// A clock that stands at a moment, so that the log is the same every time.
fn fixed(moment: &str) -> Result<Clock> {
    let at = chrono::DateTime::parse_from_rfc3339(moment).map_err(|_| Problem::new("problem-example-clock", moment))?;
    let text = at.with_timezone(&chrono::Utc).format("%Y-%m-%dT%H:%M:%S%.6fZ").to_string();
    Ok(std::sync::Arc::new(move || text.clone()))
}

/// A new territory: of an area's code, of the units of a file, or of as many made-up units as the scale asks for.
async fn new(json: bool, ask: &Generate, clock: Clock) -> Result<Workbench> {
    let name = ask.name.clone().unwrap_or_else(|| tr(language(), "example-territory", &[]));
    let mapping = ask.mapping.as_deref().map(|named| mapping_of(named, Target::Units)).transpose()?;
    let units = match (&ask.units, &ask.territory) {
        (Some(file), _) => codes_of(file, mapping.as_deref())?,
        (None, Some(_)) => Vec::new(),
        (None, None) => example::unit_codes(ask.scale),
    };
    let config = Config { name, territory: ask.territory.clone(), units, database: ask.database.clone() };
    let wb = Workbench::new_territory(&ask.dir, config, clock, password()).await?;
    if let Some(file) = &ask.units {
        let asked = ImportAsk {
            file: file.clone(),
            file_name: file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default(),
            target: Target::Units,
            mapping,
            dry_run: false,
            skip_bad_rows: false,
            remove_missing: false,
            places_file: None,
            language: language(),
            visibility: None,
        };
        wb.import(&Who::CommandLine, asked, progress(json).0).await?;
    }
    Ok(wb)
}

/// The codes of the units in a file of shapes.
fn codes_of(file: &Path, mapping: Option<&str>) -> Result<Vec<String>> {
    let named = mapping.map(|text| Mapping::parse(text, "mapping")).transpose()?.and_then(|m| m.columns.get("code").cloned());
    let mut codes = Vec::new();
    read_features(file, |feature| {
        let Ok(feature) = feature else { return ControlFlow::Continue(()) };
        let found = match &named {
            Some(column) => feature.properties.get(column),
            None => CODES.iter().find_map(|c| feature.properties.get(*c)),
        };
        codes.extend(match found {
            Some(Value::String(text)) => Some(text.clone()),
            Some(Value::Number(n)) => Some(n.to_string()),
            _ => None,
        });
        ControlFlow::Continue(())
    })?;
    if codes.is_empty() {
        return Err(Problem::new("problem-example-codes", file.display().to_string()).into());
    }
    Ok(codes)
}
