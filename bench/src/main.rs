//! Times a verb's computation and prints one line of JSON.

mod verb;

use std::error::Error;

const USAGE: &str = "usage:
  reticolo-bench analyse VERB …      the verb's computation alone, with its result, as JSON";

/// Seconds that are measured at least.
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
pub fn processor_seconds() -> Option<f64> {
    let text = std::fs::read_to_string("/proc/self/stat").ok()?;
    let fields: Vec<&str> = text.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks: f64 = fields.get(11)?.parse::<f64>().ok()? + fields.get(12)?.parse::<f64>().ok()?;
    Some(ticks / 100.0)
}
