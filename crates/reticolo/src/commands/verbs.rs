//! The analyst's verbs on plain files: the clock is held here, the rest is `reticolo-verbs`.

use crate::clock;
use crate::output::{language, print_json, say};
use reticolo_instruments::{Result, WorkError};
use reticolo_verbs::work::VerbError;
use reticolo_verbs::{Ask, show};
use std::process::ExitCode;

/// `reticolo analyse VERB` on files.
pub fn run(json: bool, ask: &dyn Ask) -> Result<ExitCode> {
    if let Some(out) = ask.out() {
        show::form(out).map_err(refused)?;
    }
    let work = ask.work(language()).map_err(refused)?;
    let timer = clock::timer();
    let tell = work.compute().map_err(refused)?;
    let seconds = timer.elapsed().as_secs_f64();
    let told = tell();
    if json {
        print_json(&show::json_of(&work, seconds, &told));
    } else {
        show::lines(&told, ask.out().is_none()).iter().for_each(|line| say(false, line));
    }
    if let Some(out) = ask.out() {
        show::write(out, &told).map_err(refused)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn refused(error: VerbError) -> WorkError {
    match error {
        VerbError::Problem(problem) => problem.into(),
        VerbError::Format(error) => error.into(),
        VerbError::Io { path, error } => WorkError::Io { path, error },
    }
}
