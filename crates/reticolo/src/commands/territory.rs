//! Making a territory, writing out what it holds.

use super::{audience, extension, open, password};
use crate::args::{Export, New};
use crate::clock;
use crate::output::{language, print_json, say, warn};
use reticolo_formats::csv_table::Table;
use reticolo_instruments::export::What;
use reticolo_instruments::{Config, Result, Who, WorkError, Workbench};
use reticolo_messages::{tn, tr};
use reticolo_model::{Audience, Problem};
use serde_json::json;
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;
use std::process::ExitCode;

pub async fn new(json: bool, new: New) -> Result<ExitCode> {
    let units = match &new.units {
        Some(file) => unit_list(file)?,
        None => Vec::new(),
    };
    let table = reticolo_instruments::reference::municipalities();
    let unknown: Vec<&str> =
        units.iter().map(String::as_str).filter(|u| table.by_code(u).is_none() && table.by_cadastral(u).is_none()).collect();
    if !unknown.is_empty() {
        warn("cli-new-unknown", &[("codes", &unknown.join(", "))]);
    }
    let config = Config { name: new.name.clone(), territory: new.territory, units, database: new.database };
    let wb = Workbench::new_territory(&new.dir, config, clock::clock(), password()).await?;
    let dir = new.dir.display().to_string();
    if json {
        print_json(&json!({ "dir": dir, "name": new.name, "territory": wb.config.uri() }));
    }
    say(json, tr(language(), "cli-new-done", &[("name", &new.name), ("dir", &dir)]));
    Ok(ExitCode::SUCCESS)
}

/// The codes in the column `unit` of a CSV.
fn unit_list(file: &Path) -> Result<Vec<String>> {
    let mut table = Table::open(file)?;
    let at = table
        .header
        .iter()
        .position(|h| h == "unit")
        .ok_or_else(|| Problem::new("problem-column-missing", "unit").with("known", table.header.join(", ")))?;
    let mut codes = Vec::new();
    for row in table.rows() {
        let code = row?.cells.get(at).unwrap_or_default().trim().to_owned();
        if !code.is_empty() {
            codes.push(code);
        }
    }
    Ok(codes)
}

pub async fn export(json: bool, export: Export) -> Result<ExitCode> {
    let wb = open(&export.dir).await?;
    let form = extension(&export.out);
    // In an archive on the disk there is room for the files too.
    let whole = |what| if matches!(what, What::All) && form == "zip" { What::Whole } else { what };
    let what = What::parse(&export.what).map(whole).ok_or_else(|| WorkError::NotFound(export.what.clone()))?;
    let audience = match &export.audience {
        Some(text) => audience(&wb, text).await?,
        None => Audience::Everything,
    };
    if !what.forms().contains(&form.as_str()) {
        return Err(Problem::new("problem-export-form", form).with("known", what.forms().join(", ")).into());
    }
    // Beside its place first, so that a file is there whole or not at all.
    let mut part = export.out.clone().into_os_string();
    part.push(".part");
    let part = std::path::PathBuf::from(part);
    let file = File::create(&part).map_err(WorkError::io(&part))?;
    let mut out = BufWriter::with_capacity(1 << 20, file);
    let written = wb.export(&Who::CommandLine, what, audience, &form, &mut out).await;
    drop(out);
    match written {
        Ok(rows) => {
            std::fs::rename(&part, &export.out).map_err(WorkError::io(&export.out))?;
            if json {
                print_json(&json!({ "file": export.out, "rows": rows, "audience": audience.key() }));
            }
            let n = i64::try_from(rows).unwrap_or(i64::MAX);
            say(json, tn(language(), "cli-export-done", n, &[("file", &export.out.display().to_string())]));
            Ok(ExitCode::SUCCESS)
        }
        Err(error) => {
            let _ = std::fs::remove_file(&part);
            Err(error)
        }
    }
}
