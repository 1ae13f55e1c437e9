//! Long work: the process that a server begins for a job, and the watch over what is done at the command line.

use super::open;
use crate::output::bar;
use reticolo_instruments::survey::Step;
use reticolo_instruments::work::{Begin, Method, Ran};
use reticolo_instruments::{Result, WorkError, Workbench};
use reticolo_messages::t;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::{ExitCode, Stdio};
use std::sync::{Arc, Mutex};
use uuid::Uuid;

/// How a shell is told that somebody pressed Ctrl-C.
const STOPPED: i32 = 130;

/// Does one job of a territory. What ends this process, and when, is of no account: its result is kept whole or not at all.
pub async fn job(dir: &Path, id: Uuid) -> Result<ExitCode> {
    let wb = open(dir).await?;
    let ran = wb.run_job(id).await?;
    if ran == Ran::Cancelled {
        // Whatever still computes is not waited for.
        std::process::exit(0);
    }
    wb.store.close().await;
    Ok(if ran == Ran::Failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// Begins this program once more for each job, apart from the terminal: whoever stops the server there does not stop what it began.
pub fn helpers(wb: &Workbench) -> Result<Begin> {
    let program = std::env::current_exe().map_err(WorkError::io("/proc/self/exe"))?;
    let folder: PathBuf = std::path::absolute(&wb.folder).map_err(WorkError::io(&wb.folder))?;
    Ok(Arc::new(move |id| {
        let mut command = tokio::process::Command::new(&program);
        command.arg("job").arg(&folder).arg(id.to_string()).process_group(0);
        command.stdin(Stdio::null()).stdout(Stdio::null());
        Box::pin(async move { command.status().await.map(drop) })
    }))
}

/// The same territory, showing on a terminal how far a method is. Ctrl-C ends the process at once: nothing is written before the end.
pub fn watched(json: bool, wb: Workbench, method: Method) -> Workbench {
    let l = crate::output::language();
    tokio::spawn(async move {
        if tokio::signal::ctrl_c().await.is_ok() {
            eprintln!("{}", t(l, "work-cancelled"));
            std::process::exit(STOPPED);
        }
    });
    if json || !std::io::stderr().is_terminal() {
        return wb;
    }
    let bar = Mutex::new(bar());
    wb.telling(
        method,
        Arc::new(move |step: Step| {
            if let Ok(bar) = bar.lock() {
                bar.set_message(t(l, &format!("work-step-{}", step.stage)));
                bar.set_length(step.total);
                bar.set_position(step.done);
                bar.tick();
            }
            true
        }),
    )
}
