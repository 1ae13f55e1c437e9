//! `efficiency`: whether services use their means well, from what they use and what they make.

use crate::Ask;
use crate::read::{Digest, Names, Sheet};
use crate::work::{Column, Result, Told, VerbError, Work, refused};
use reticolo_analysis::catalogue::Refusal;
use reticolo_analysis::efficiency::bootstrap::{Bands, BootstrapAsk, bands};
use reticolo_analysis::efficiency::score::{Efficiency, EfficiencyAsk, Orientation, Returns, Row, Standing, Super, efficiency};
use reticolo_analysis::efficiency::{Units, UnitsError};
use reticolo_analysis::sums::round9;
use reticolo_formats::csv_table::Table;
use reticolo_messages::{Language, decimal, list_words, t, tr};
use reticolo_model::Problem;
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};
use std::rc::Rc;

pub const HELP: &str = "UNITS has a row a unit: columns whose names begin with in are what it uses, with out what it makes (or say them with --inputs and --outputs);
a column id (or unit) names the units, else they are numbered from 0. All figures are zero or more; in what is bad more is not better: leave it out.
Result, a row a unit: score (input: the part of the means that would do, at most 1; output: how many times as much could be given, at
least 1), standing (efficient, weak, inefficient), peers with weights, target and slack of each column, weights of the columns; superefficiency
(infeasible where the others cannot reach the unit), scale, corrected with low and high where they are asked for.

Examples:
  reticolo analyse efficiency --units libraries.csv --json
  reticolo analyse efficiency --units libraries.csv --returns variable --orientation output --super --scale --out scores.csv
  reticolo analyse efficiency --units clinics.csv --inputs staff,beds --outputs visits,days --bootstrap 2000 --seed 7 --json";

#[derive(Debug, clap::Args)]
pub struct Args {
    /// A CSV with a row a unit: id, columns in… that it uses, columns out… that it makes.
    #[arg(long, value_name = "CSV")]
    pub units: PathBuf,
    /// The columns that are used, by name; those that begin with in unless said.
    #[arg(long, value_delimiter = ',', requires = "outputs")]
    pub inputs: Vec<String>,
    /// The columns that are made, by name; those that begin with out unless said.
    #[arg(long, value_delimiter = ',', requires = "inputs")]
    pub outputs: Vec<String>,
    /// constant compares units of all sizes, variable each with mixtures of its own size.
    #[arg(long, default_value = "constant", value_parser = ["constant", "variable"])]
    pub returns: String,
    /// input asks which part of the means would do, output how much more the same means could give.
    #[arg(long, default_value = "input", value_parser = ["input", "output"])]
    pub orientation: String,
    /// Compare each efficient unit with the others alone.
    #[arg(long = "super")]
    pub superefficiency: bool,
    /// With variable returns: how much each unit loses by its size.
    #[arg(long)]
    pub scale: bool,
    /// Bands of the scores from so many drawn samples (Simar and Wilson), 100 to 10000.
    #[arg(long, value_name = "N")]
    pub bootstrap: Option<usize>,
    /// The part of cases that a band leaves out.
    #[arg(long, default_value_t = BootstrapAsk::default().alpha, allow_negative_numbers = true)]
    pub alpha: f64,
    /// The same seed gives the same bands.
    #[arg(long, default_value_t = BootstrapAsk::default().seed)]
    pub seed: u64,
    /// Write a row a unit to a file (csv).
    #[arg(long)]
    pub out: Option<PathBuf>,
}

struct Ground {
    ids: Vec<String>,
    columns: Vec<String>,
    inputs: usize,
    units: Units,
    ask: EfficiencyAsk,
    bands: Option<BootstrapAsk>,
}

struct Found {
    efficiency: Efficiency,
    bands: Option<Bands>,
}

impl Ask for Args {
    fn out(&self) -> Option<&Path> {
        self.out.as_deref()
    }

    fn work(&self, language: Language) -> Result<Work> {
        let ask = EfficiencyAsk {
            returns: Returns::from_code(&self.returns).unwrap_or(Returns::Constant),
            orientation: Orientation::from_code(&self.orientation).unwrap_or(Orientation::Input),
            superefficiency: self.superefficiency,
            scale: self.scale,
        };
        let bands = self.bootstrap.map(|samples| BootstrapAsk { samples, seed: self.seed, alpha: self.alpha });
        let (ids, columns, inputs, units) = self.read(language)?;
        let ground = Rc::new(Ground { ids, columns, inputs, units, ask, bands });
        let drawn = bands.map(|b| json!({ "samples": b.samples, "seed": b.seed, "alpha": b.alpha }));
        let parameters = json!({
            "returns": self.returns, "orientation": self.orientation, "superefficiency": ask.superefficiency, "scale": ask.scale,
            "inputs": ground.columns[..inputs], "outputs": ground.columns[inputs..], "bootstrap": drawn,
        });
        let digest = Digest::default().file("units", &self.units)?.hex();
        let asked = ground.clone();
        let compute = move || run(language, &asked);
        Ok(Work::new("efficiency", parameters, digest, compute, move |found| tell(language, &ground, &found)))
    }
}

/// Names, columns (inputs first), how many are inputs, and the checked units.
type Read = (Vec<String>, Vec<String>, usize, Units);

impl Args {
    fn read(&self, language: Language) -> Result<Read> {
        let header = Table::open(&self.units)?.header;
        let of = |said: &[String], prefix: &str| -> Vec<String> {
            if !said.is_empty() {
                return said.to_vec();
            }
            header.iter().filter(|h| h.to_ascii_lowercase().starts_with(prefix)).cloned().collect()
        };
        let (inputs, outputs) = (of(&self.inputs, "in"), of(&self.outputs, "out"));
        for (columns, prefix) in [(&inputs, "in…"), (&outputs, "out…")] {
            if columns.is_empty() {
                let missing = Problem::new("problem-table-column", prefix).with("file", self.units.display());
                return Err(missing.with("known", header.join(", ")).into());
            }
        }
        let columns: Vec<String> = inputs.iter().chain(&outputs).cloned().collect();
        let needed: Vec<&str> = columns.iter().map(String::as_str).collect();
        let k = needed.len();
        let sheet = Sheet::open(&self.units, &needed, &["id", "unit"])?;
        let key = [k, k + 1].into_iter().find(|c| sheet.has(*c));
        let (mut names, mut values) = (Names::default(), vec![Vec::new(); k]);
        sheet.each(|cells| {
            match key {
                Some(key) => cells.new_name(key, &mut names)?,
                None => names.place(&names.len().to_string()),
            };
            for (at, values) in values.iter_mut().enumerate() {
                values.push(cells.amount(at)?);
            }
            Ok(())
        })?;
        let (used, made) = values.split_at(inputs.len());
        let units = Units::new(used, made).map_err(|e| {
            let unit = match &e {
                UnitsError::Idle { unit, .. } => names.list.get(*unit),
                _ => None,
            };
            let VerbError::Problem(problem) = refused("efficiency", language, &e) else { unreachable!("a refusal is a problem") };
            match unit {
                Some(name) => {
                    let text = if language == Language::It { e.it() } else { e.to_string() };
                    VerbError::from(Problem::new("problem-question", "efficiency").with("reason", format!("{text} ({name})")))
                }
                None => problem.into(),
            }
        })?;
        Ok((names.list, columns, inputs.len(), units))
    }
}

fn run(language: Language, ground: &Ground) -> Result<Found> {
    let plan = ground.ask.check(&ground.units);
    let efficiency = efficiency(&plan);
    let Some(ask) = &ground.bands else { return Ok(Found { efficiency, bands: None }) };
    let scores: Vec<f64> = efficiency.rows.iter().map(|r| r.score.unwrap_or(1.0)).collect();
    let drawn = ask.check(&plan, &scores).map_err(|e| refused("efficiency", language, &e))?;
    Ok(Found { bands: Some(bands(&drawn)), efficiency })
}

fn tell(language: Language, ground: &Ground, found: &Found) -> Told {
    let rows = &found.efficiency.rows;
    let n = rows.len();
    let mut told = Told::default();
    told.figure("units", n);
    for standing in Standing::ALL.into_iter().filter(|s| *s != Standing::Unsolved || rows.iter().any(|r| r.standing == *s)) {
        told.figure(standing.code(), rows.iter().filter(|r| r.standing == standing).count());
    }
    let scores: Vec<f64> = rows.iter().filter_map(|r| r.score).collect();
    let mean = scores.iter().sum::<f64>() / scores.len().max(1) as f64;
    told.figure("mean_score", json!(round9(mean)));
    told.figure("frontier", found.efficiency.frontier);
    told.figure("gap", json!(round9(found.efficiency.gap)));
    if let Some(bands) = &found.bands {
        told.figure("smoothing", json!(round9(bands.width)));
    }
    told.column(Column::new("id", ground.ids.iter().map(String::as_str)));
    told.column(Column::numbers("score", rows.iter().map(|r| r.score)));
    told.column(Column::new("standing", rows.iter().map(|r| r.standing.code())));
    if ground.ask.superefficiency {
        let cell = |r: &Row| match r.superefficiency {
            Some(Super::Score(s)) => json!(round9(s)),
            Some(Super::Infeasible) => json!("infeasible"),
            None => Value::Null,
        };
        told.column(Column::new("superefficiency", rows.iter().map(cell)));
    }
    if ground.ask.scale && ground.ask.returns == Returns::Variable {
        told.column(Column::numbers("scale", rows.iter().map(|r| r.scale)));
    }
    if let Some(bands) = &found.bands {
        told.column(Column::numbers("corrected", bands.bands.iter().map(|b| Some(b.corrected))));
        told.column(Column::numbers("low", bands.bands.iter().map(|b| Some(b.low))));
        told.column(Column::numbers("high", bands.bands.iter().map(|b| Some(b.high))));
    }
    let peers = |r: &Row| -> Vec<(String, f64)> { r.peers.iter().map(|(p, w)| (ground.ids[*p as usize].clone(), round9(*w))).collect() };
    let words = |r: &Row| peers(r).iter().map(|(p, w)| format!("{p} {w}")).collect::<Vec<_>>().join("; ");
    told.table.push(Column::new("peers", rows.iter().map(words)));
    let objects = |r: &Row| peers(r).iter().map(|(p, w)| json!({ "unit": p, "weight": w })).collect::<Value>();
    told.detail("peers", rows.iter().map(objects).collect::<Value>());
    type Pick = fn(&Row) -> &Vec<f64>;
    for (name, prefix, pick) in
        [("targets", "target", (|r| &r.targets) as Pick), ("slacks", "slack", |r| &r.slacks), ("weights", "weight", |r| &r.weights)]
    {
        let mut by_column = Map::new();
        for (at, column) in ground.columns.iter().enumerate() {
            let cells = Column::numbers(&format!("{prefix}_{column}"), rows.iter().map(|r| Some(pick(r)[at])));
            by_column.insert(column.clone(), Value::Array(cells.cells.clone()));
            told.table.push(cells);
        }
        told.detail(name, by_column);
    }
    told.reasons = reasons(language, ground, rows, mean);
    told
}

fn reasons(language: Language, ground: &Ground, rows: &[Row], mean: f64) -> Vec<String> {
    let best = rows.iter().filter(|r| r.standing == Standing::Efficient).count();
    let number = |x: f64| decimal(language, x, 3);
    let mut said = vec![tr(
        language,
        "verb-efficiency-best",
        &[("best", &best.to_string()), ("units", &rows.len().to_string()), ("mean", &number(mean))],
    )];
    let far = |r: &Row| r.score.map_or(1.0, |s| if ground.ask.orientation == Orientation::Input { s } else { 1.0 / s });
    let worst = (0..rows.len()).fold(0, |worst, i| if far(&rows[i]) < far(&rows[worst]) { i } else { worst });
    if rows[worst].standing == Standing::Inefficient {
        let peers: Vec<String> =
            rows[worst].peers.iter().take(3).map(|(p, w)| format!("{} ({})", ground.ids[*p as usize], decimal(language, *w, 2))).collect();
        let key = format!("verb-efficiency-worst-{}", ground.ask.orientation.code());
        let score = number(rows[worst].score.unwrap_or(1.0));
        said.push(tr(language, &key, &[("unit", &ground.ids[worst]), ("score", &score), ("peers", &list_words(language, &peers))]));
    }
    // The rule of thumb of three units a column: with fewer nearly all are best at something.
    if rows.len() < 3 * ground.columns.len() {
        let (units, columns) = (rows.len().to_string(), ground.columns.len().to_string());
        said.push(tr(language, "verb-efficiency-few", &[("units", &units), ("columns", &columns)]));
    }
    let beyond: Vec<String> =
        (0..rows.len()).filter(|i| rows[*i].superefficiency == Some(Super::Infeasible)).take(5).map(|i| ground.ids[i].clone()).collect();
    if !beyond.is_empty() {
        said.push(tr(language, "verb-efficiency-beyond", &[("units", &list_words(language, &beyond))]));
    }
    if ground.bands.is_some() {
        said.push(t(language, "verb-efficiency-bands"));
    }
    debug_assert!(ground.inputs < ground.columns.len());
    said
}
