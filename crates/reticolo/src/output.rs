//! What the command line says: sentences in the reader's language on a terminal, JSON for machines, progress bars only where
//! somebody watches.

use indicatif::{ProgressBar, ProgressStyle};
use reticolo_instruments::WorkError;
use reticolo_instruments::survey::{BadCell, Progress, Step};
use reticolo_messages::{Language, has, t, tr};
use std::io::IsTerminal;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

/// A line on standard output. A reader who has gone away (`| head`) is no failure.
macro_rules! line {
    ($($words:tt)*) => {{
        use std::io::Write;
        let _ = writeln!(std::io::stdout(), $($words)*);
    }};
}
pub(crate) use line;

/// `RETICOLO_LANGUAGE`, else the locale if it is Italian, else English.
pub fn language() -> Language {
    let wanted = |name: &str| std::env::var(name).ok().filter(|v| !v.is_empty());
    let text = wanted("RETICOLO_LANGUAGE").or_else(|| wanted("LC_ALL")).or_else(|| wanted("LC_MESSAGES")).or_else(|| wanted("LANG"));
    if text.is_some_and(|t| t.starts_with("it")) { Language::It } else { Language::En }
}

/// A line for people; nothing where a machine listens.
pub fn say(json: bool, line: impl AsRef<str>) {
    if !json {
        crate::output::line!("{}", line.as_ref());
    }
}

/// A warning, on standard error.
pub fn warn(key: &str, args: &[(&str, &str)]) {
    eprintln!("{}", tr(language(), key, args));
}

pub fn print_json(value: &impl serde::Serialize) {
    match serde_json::to_string_pretty(value) {
        Ok(text) => crate::output::line!("{text}"),
        Err(error) => eprintln!("{error}"),
    }
}

/// `FILE: row N, column C: found VALUE, expected …`, in the reader's language.
pub fn bad_cell(cell: &BadCell) -> String {
    let l = language();
    let p = &cell.problem;
    let mut args: Vec<(&str, &str)> = vec![("found", p.found.as_str())];
    args.extend(p.args.iter().map(|(k, v)| (k.as_str(), v.as_str())));
    let key = format!("expected-{}", p.code);
    let expected = if has(l, &key) { tr(l, &key, &args) } else { tr(l, &p.code, &args) };
    let (row, nothing) = (cell.row.to_string(), t(l, "bad-cell-nothing"));
    let found = if p.found.is_empty() { &nothing } else { &p.found };
    tr(l, "bad-cell", &[("file", &cell.file), ("row", &row), ("column", &cell.column), ("found", found), ("expected", &expected)])
}

/// What stopped a command, on standard error.
pub fn refuse(error: &WorkError) {
    let l = language();
    match error {
        WorkError::BadRows(report) => {
            for cell in &report.bad {
                eprintln!("{}", bad_cell(cell));
            }
            eprintln!("{}", error.sentence(l));
        }
        _ => eprintln!("{}", error.sentence(l)),
    }
}

/// Shows the progress on a terminal; Ctrl-C cancels the work instead of killing it.
pub fn progress(json: bool) -> (Progress, Arc<AtomicBool>) {
    let stop = Arc::new(AtomicBool::new(false));
    let flag = stop.clone();
    tokio::spawn(async move {
        if tokio::signal::ctrl_c().await.is_ok() {
            flag.store(true, Ordering::Relaxed);
        }
    });
    let bar: Option<Mutex<ProgressBar>> = (!json && std::io::stderr().is_terminal()).then(|| Mutex::new(bar()));
    let asked = stop.clone();
    let progress: Progress = Arc::new(move |step: Step| {
        if let Some(bar) = &bar
            && let Ok(bar) = bar.lock()
        {
            bar.set_message(t(language(), &format!("cli-stage-{}", step.stage)));
            if step.total > 0 {
                bar.set_length(step.total);
                bar.set_position(step.done);
            }
            bar.tick();
        }
        !asked.load(Ordering::Relaxed)
    });
    (progress, stop)
}

pub fn bar() -> ProgressBar {
    let bar = ProgressBar::new(0);
    if let Ok(style) = ProgressStyle::with_template("{msg} [{bar:30}] {percent}% {elapsed}") {
        bar.set_style(style);
    }
    bar
}
