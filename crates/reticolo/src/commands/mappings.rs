//! The mappings of publishers' files that come with the program.

use crate::output::{language, line, print_json, say};
use reticolo_instruments::survey::publishers::{self, Published};
use reticolo_instruments::{Result, WorkError};
use reticolo_messages::tr;
use reticolo_model::Problem;
use serde_json::json;
use std::path::Path;
use std::process::ExitCode;

pub fn mappings(json: bool, file: Option<&Path>, show: Option<&str>) -> Result<ExitCode> {
    if let Some(name) = show {
        let found = publishers::named(name).ok_or_else(|| WorkError::NotFound(name.to_owned()))?;
        line!("{}", found.text.trim_end());
        return Ok(ExitCode::SUCCESS);
    }
    let found: Vec<&Published> = match file {
        Some(path) if !path.is_file() => return Err(Problem::new("problem-file-missing", path.display().to_string()).into()),
        Some(path) => publishers::fitting_file(path, &path.file_name().unwrap_or_default().to_string_lossy())?,
        None => publishers::all().iter().collect(),
    };
    if json {
        let of = |text: &Option<String>| text.clone().unwrap_or_default();
        let list: Vec<_> = found
            .iter()
            .map(|p| json!({ "name": p.name, "as": p.target.code(), "title": of(&p.mapping.title), "publisher": of(&p.mapping.publisher) }))
            .collect();
        print_json(&list);
        return Ok(ExitCode::SUCCESS);
    }
    for p in &found {
        let title = [&p.mapping.title, &p.mapping.publisher].into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" · ");
        line!("{:<34} --as {:<12} {title}", p.name, p.target.code());
    }
    if found.is_empty() {
        say(json, tr(language(), "cli-mappings-none", &[]));
    }
    Ok(ExitCode::SUCCESS)
}
