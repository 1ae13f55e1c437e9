//! Times a verb's computation and prints one line of JSON.

mod verb;

use std::error::Error;

const USAGE: &str = "usage:
  reticolo-bench analyse VERB …      the verb's computation alone, with its result, as JSON";

/// Processor seconds that are measured at least.
pub const LEAST: f64 = 1.0;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args.as_slice() {
        ["analyse", words @ ..] => verb::time(words),
        _ => Err(USAGE.into()),
    }
}

/// Processor seconds of this process, all threads, in hundredths (Linux).
pub fn processor_seconds() -> Result<f64, Box<dyn Error>> {
    let text = std::fs::read_to_string("/proc/self/stat")?;
    let fields: Vec<&str> = text.rsplit_once(')').ok_or("/proc/self/stat has no name")?.1.split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|x| x.parse::<f64>().ok()).ok_or("/proc/self/stat has no times");
    Ok((ticks(11)? + ticks(12)?) / 100.0)
}
