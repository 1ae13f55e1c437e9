//! Times what a verb of `reticolo analyse` computes: files are read before the clock starts, the answer is told after it stops.

use clap::Parser;
use reticolo_messages::Language;
use reticolo_verbs::Verb;
use reticolo_verbs::work::VerbError;
use serde_json::{Value, json};
use std::error::Error;
use std::time::Instant;

#[derive(Parser)]
struct Line {
    #[command(subcommand)]
    verb: Verb,
}

/// Computes until [`crate::LEAST`] processor seconds are spent, but no long computation twice; wall is the median, processor the mean.
/// The clock of the processor ticks in hundredths: of so many seconds one tick is little, however short a call.
pub fn time(words: &[&str]) -> Result<(), Box<dyn Error>> {
    let line = Line::try_parse_from(std::iter::once("analyse").chain(words.iter().copied()))?;
    let work = line.verb.ask().work(Language::En).map_err(said)?;
    let before = peak();
    let (mut walls, mut told) = (Vec::new(), None);
    let (begin, mut looked, mut used) = (crate::processor_seconds()?, Instant::now(), 0.0);
    while used < crate::LEAST {
        let start = Instant::now();
        let tell = work.compute().map_err(said)?;
        walls.push(start.elapsed().as_secs_f64());
        told = Some(tell);
        // Looking at the clock takes as long as a short call.
        if looked.elapsed().as_secs_f64() > 0.05 {
            (used, looked) = (crate::processor_seconds()? - begin, Instant::now());
        }
    }
    let after = peak();
    let calls = walls.len();
    walls.sort_unstable_by(f64::total_cmp);
    let told = told.map(|tell| tell()).unwrap_or_default();
    let short = |v: &Value| !matches!(v, Value::Array(a) if a.len() > 20);
    let result: serde_json::Map<String, Value> = told.result.into_iter().filter(|(_, v)| short(v)).collect();
    println!(
        "{}",
        json!({
            "method": work.method, "calls": calls, "wall": walls[calls / 2], "processor": used / calls as f64,
            "peak_mib": after.zip(before).map(|(a, b)| (a - b) as f64 / 1024.0), "result": result,
        })
    );
    Ok(())
}

/// The most memory so far, in KiB (Linux).
fn peak() -> Option<u64> {
    let text = std::fs::read_to_string("/proc/self/status").ok()?;
    text.lines().find_map(|l| l.strip_prefix("VmHWM:"))?.split_whitespace().next()?.parse().ok()
}

fn said(error: VerbError) -> Box<dyn Error> {
    match error {
        VerbError::Problem(problem) => problem.to_string().into(),
        VerbError::Format(error) => error.to_string().into(),
        VerbError::Io { path, error } => format!("{path}: {error}").into(),
    }
}
