//! Times a verb's computation, or an analysis on seeded grids, and prints one line of JSON. `write` puts the same grid in files, so
//! that a peer can be timed on it in the same run.

mod verb;

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::time::Instant;

use reticolo_analysis::rng::Rng;
use reticolo_analysis::spatial::hotspots::{Hotspots, HotspotsAsk, Statistic, hotspots};
use reticolo_analysis::spatial::weights::Weights;

const USAGE: &str = "usage:
  reticolo-bench analyse VERB …                      the verb's computation alone, with its result, as JSON
  reticolo-bench write WIDTH HEIGHT SEED FOLDER      values.csv and weights.gal of a grid with queen neighbours
  reticolo-bench hotspots WIDTH HEIGHT SEED STATISTIC PERMUTATIONS [P_FILE]
                                                     seconds of one call as JSON; P_FILE takes the p-values";

/// Seconds of measuring at least, calls at least.
pub const LEAST: (f64, usize) = (1.0, 5);

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args.as_slice() {
        ["analyse", words @ ..] => verb::time(words),
        ["write", width, height, seed, folder] => {
            let (values, weights) = grid(width.parse()?, height.parse()?, seed.parse()?)?;
            write(&values, &weights, Path::new(folder))
        }
        [
            "hotspots",
            width,
            height,
            seed,
            statistic,
            permutations,
            rest @ ..,
        ] => {
            let (values, weights) = grid(width.parse()?, height.parse()?, seed.parse()?)?;
            let ask = HotspotsAsk {
                permutations: permutations.parse()?,
                ..HotspotsAsk::new(Statistic::from_code(statistic).ok_or(USAGE)?)
            };
            let answer = time(ask, &values, &weights)?;
            if let [file] = rest {
                let mut text = String::new();
                for p in &answer.p {
                    writeln!(text, "{}", p.map_or(String::new(), |p| p.to_string()))?;
                }
                std::fs::write(file, text)?;
            }
            Ok(())
        }
        _ => Err(USAGE.into()),
    }
}

type Grid = (Vec<Option<f64>>, Weights);

/// Values that wander smoothly over the grid with as much noise, and queen neighbours.
fn grid(width: u32, height: u32, seed: u64) -> Result<Grid, Box<dyn Error>> {
    let mut edges = Vec::new();
    let mut values = Vec::new();
    for y in 0..height {
        for x in 0..width {
            let here = y * width + x;
            if x + 1 < width {
                edges.push((here, here + 1));
            }
            if y + 1 < height {
                edges.push((here, here + width));
                if x + 1 < width {
                    edges.push((here, here + width + 1));
                }
                if x > 0 {
                    edges.push((here, here + width - 1));
                }
            }
            let noise = Rng::new(seed, 0, u64::from(here)).unit() - 0.5;
            let wave = (f64::from(x) / 9.0).sin() + (f64::from(y) / 13.0).cos();
            values.push(Some(10.0 + wave + 3.0 * noise));
        }
    }
    Ok((
        values,
        Weights::from_edges((width * height) as usize, &edges)?,
    ))
}

fn write(values: &[Option<f64>], weights: &Weights, folder: &Path) -> Result<(), Box<dyn Error>> {
    std::fs::create_dir_all(folder)?;
    let mut csv = String::from("unit,y\n");
    let mut gal = format!("0 {} grid unit\n", values.len());
    for (i, value) in values.iter().enumerate() {
        writeln!(
            csv,
            "{i},{}",
            value.map_or(String::new(), |v| v.to_string())
        )?;
        let row: Vec<String> = weights.row(i).iter().map(u32::to_string).collect();
        writeln!(gal, "{i} {}\n{}", row.len(), row.join(" "))?;
    }
    std::fs::write(folder.join("values.csv"), csv)?;
    std::fs::write(folder.join("weights.gal"), gal)?;
    Ok(())
}

/// Processor seconds of this process, all threads, in hundredths (Linux).
pub fn processor_seconds() -> Option<f64> {
    let text = std::fs::read_to_string("/proc/self/stat").ok()?;
    let fields: Vec<&str> = text.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks: f64 = fields.get(11)?.parse::<f64>().ok()? + fields.get(12)?.parse::<f64>().ok()?;
    Some(ticks / 100.0)
}

fn time(
    ask: HotspotsAsk,
    values: &[Option<f64>],
    weights: &Weights,
) -> Result<Hotspots, Box<dyn Error>> {
    // Once before, so that threads are up and memory is mapped.
    let answer = hotspots(&ask.check(values, weights)?);
    let mut walls = Vec::new();
    let (begin, processor) = (Instant::now(), processor_seconds());
    while begin.elapsed().as_secs_f64() < LEAST.0 || walls.len() < LEAST.1 {
        let start = Instant::now();
        let again = hotspots(&ask.check(values, weights)?);
        walls.push(start.elapsed().as_secs_f64());
        if again.p != answer.p {
            return Err("two calls gave different answers".into());
        }
    }
    let processor = processor
        .zip(processor_seconds())
        .map(|(a, b)| (b - a) / walls.len() as f64);
    let calls = walls.len();
    walls.sort_unstable_by(f64::total_cmp);
    println!(
        "{{\"statistic\": \"{}\", \"units\": {}, \"permutations\": {}, \"calls\": {calls}, \
         \"wall\": {:.6}, \"processor\": {}}}",
        ask.statistic.code(),
        values.len(),
        ask.permutations,
        walls[calls / 2],
        processor.map_or("null".to_string(), |p| format!("{p:.6}")),
    );
    Ok(answer)
}
