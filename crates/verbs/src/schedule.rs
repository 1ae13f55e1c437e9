//! `schedule`: when a project is finished, under limited resources and under chance.

use crate::Ask;
use crate::read::{Digest, Names, Sheet};
use crate::work::{Column, Result, Told, Work, refused};
use reticolo_analysis::schedule::resources::{Because, Scheme};
use reticolo_analysis::schedule::risk::{QUANTILES, Shape};
use reticolo_analysis::schedule::search::Rule;
use reticolo_analysis::schedule::{Schedule, ScheduleAsk, Tasks, schedule};
use reticolo_analysis::sums::round9;
use reticolo_messages::{Language, decimal, integer, list_words, percent, tr};
use reticolo_model::Problem;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

pub const HELP: &str = "TASKS has the columns id, after (the ids of the tasks that must be finished before, with blanks or ; between them), duration and perhaps
optimistic, likely, pessimistic, and one column for each resource of --capacity (how much the task holds while it lasts). All numbers are whole:
days, weeks, or any other unit. Without a duration the likely one is planned with; without three points nothing is left to chance.

Result: one row a task (start, end, earliest, latest, float, free_float, critical, because; with three points criticality and sensitivity), path (one
critical path), finish; with --capacity bound (no schedule can finish before), gap and used; with three points finish quantiles, mean,
deviation and in_time (the share of simulations that keep the plan).

Examples:
  reticolo analyse schedule --tasks tasks.csv --json
  reticolo analyse schedule --tasks tasks.csv --capacity crew=2 --capacity crane=1 --seed 7 --out schedule.csv
  reticolo analyse schedule --tasks tasks.csv --capacity crew=2 --scheme parallel --rule lft --replicates 0";

#[derive(Debug, clap::Args)]
pub struct Args {
    /// A CSV with id, after, duration and perhaps three points and resources.
    #[arg(long)]
    pub tasks: PathBuf,
    /// How much there is of a resource, whose column has this name; may be said several times.
    #[arg(long, value_name = "COLUMN=AMOUNT")]
    pub capacity: Vec<String>,
    /// With limited resources: serial, parallel, or the best that is found.
    #[arg(long, default_value = "best", value_parser = ["best", "serial", "parallel"])]
    pub scheme: String,
    /// Which task goes first: least latest finish, least latest start, most successors, greatest weight, shortest; or the best of all.
    #[arg(long, default_value = "best", value_parser = ["best", "lft", "lst", "mts", "grpw", "spt"])]
    pub rule: String,
    /// How many schedules are tried for the best.
    #[arg(long, default_value_t = 2000)]
    pub tries: u32,
    /// How often the project is simulated; 0 leaves chance out.
    #[arg(long, default_value_t = 10_000)]
    pub replicates: u32,
    /// How a duration lies between its three points.
    #[arg(long, default_value = "pert", value_parser = ["pert", "triangle"])]
    pub shape: String,
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Write the tasks to a file (csv).
    #[arg(long)]
    pub out: Option<PathBuf>,
}

struct Read {
    tasks: Tasks,
    ids: Vec<String>,
    resources: Vec<String>,
}

impl Args {
    fn resources(&self) -> Result<(Vec<String>, Vec<u32>)> {
        let (mut names, mut capacities) = (Vec::new(), Vec::new());
        for text in &self.capacity {
            let pair = text.rsplit_once('=').and_then(|(name, amount)| Some((name.trim().to_owned(), amount.trim().parse().ok()?)));
            let (name, amount) =
                pair.ok_or_else(|| Problem::new("problem-words", text).with("flag", "--capacity").with("known", "COLUMN=AMOUNT"))?;
            names.push(name);
            capacities.push(amount);
        }
        Ok((names, capacities))
    }

    fn read(&self) -> Result<Read> {
        let (resources, capacities) = self.resources()?;
        let mut needed = vec!["id", "after"];
        needed.extend(resources.iter().map(String::as_str));
        let points = needed.len();
        let sheet = Sheet::open(&self.tasks, &needed, &["duration", "optimistic", "likely", "pessimistic"])?;
        let three = (1..=3).all(|i| sheet.has(points + i));
        if !three && !sheet.has(points) {
            let missing = Problem::new("problem-table-column", "duration").with("file", self.tasks.display());
            return Err(missing.with("known", sheet.header().join(", ")).into());
        }
        let mut ids = Names::default();
        let mut befores: Vec<(u64, String)> = Vec::new();
        let mut tasks = Tasks { capacities, demands: vec![Vec::new(); resources.len()], ..Tasks::default() };
        sheet.each(|cells| {
            cells.new_name(0, &mut ids)?;
            befores.push((cells.number_of_row(), cells.text(1).to_owned()));
            let whole = |column: usize, code: &str| cells.text(column).parse::<u32>().map_err(|_| cells.wrong(column, code));
            for (k, demands) in tasks.demands.iter_mut().enumerate() {
                demands.push(if cells.text(2 + k).is_empty() { 0 } else { whole(2 + k, "problem-table-whole")? });
            }
            let given = !cells.text(points).is_empty();
            if three {
                let all_empty = (1..=3).all(|i| cells.text(points + i).is_empty());
                let row = if all_empty && given {
                    [whole(points, "problem-table-whole")?; 3]
                } else {
                    let one = |i: usize| whole(points + i, "problem-table-estimates");
                    [one(1)?, one(2)?, one(3)?]
                };
                if row[0] > row[1] || row[1] > row[2] {
                    return Err(cells.wrong(points + if row[0] > row[1] { 1 } else { 3 }, "problem-table-estimates"));
                }
                tasks.three.push(row);
            }
            tasks.durations.push(match tasks.three.last() {
                Some(row) if !given => row[1],
                _ => whole(points, "problem-table-whole")?,
            });
            Ok(())
        })?;
        for (row, text) in befores {
            let mut after = Vec::new();
            for name in text.split([' ', ';']).filter(|n| !n.is_empty()) {
                let missing = || {
                    let problem = Problem::new("problem-table-listed", name).with("file", self.tasks.display());
                    problem.with("row", row).with("column", "after")
                };
                after.push(ids.at(name).ok_or_else(missing)?);
            }
            tasks.after.push(after);
        }
        Ok(Read { tasks, ids: ids.list, resources })
    }
}

impl Ask for Args {
    fn out(&self) -> Option<&Path> {
        self.out.as_deref()
    }

    fn work(&self, language: Language) -> Result<Work> {
        let Read { tasks, ids, resources } = self.read()?;
        let ask = ScheduleAsk {
            scheme: Scheme::from_code(&self.scheme),
            rule: Rule::from_code(&self.rule),
            tries: self.tries,
            replicates: self.replicates,
            shape: Shape::from_code(&self.shape).unwrap_or(Shape::Pert),
            seed: self.seed,
        };
        ask.check(&tasks).map_err(|e| refused("schedule", language, &e))?;
        let parameters = json!({
            "capacity": self.capacity, "scheme": self.scheme, "rule": self.rule, "tries": self.tries, "replicates": self.replicates,
            "shape": self.shape, "seed": self.seed,
        });
        let digest = Digest::default().file("tasks", &self.tasks)?.hex();
        let durations = tasks.durations.clone();
        let compute = move || Ok(schedule(&ask.check(&tasks).map_err(|e| refused("schedule", language, &e))?));
        Ok(Work::new("schedule", parameters, digest, compute, move |found| tell(language, &ids, &resources, &durations, &found)))
    }
}

fn tell(language: Language, ids: &[String], resources: &[String], durations: &[u32], found: &Schedule) -> Told {
    let mut told = Told::default();
    let limited = found.limited.as_ref();
    let finish = limited.map_or(found.free.finish, |l| l.finish);
    let starts = limited.map_or(&found.free.earliest, |l| &l.starts);
    let floats = limited.map_or(&found.free.floats, |l| &l.floats);
    let named = |tasks: &[u32]| tasks.iter().map(|t| ids[*t as usize].clone()).collect::<Vec<_>>();
    told.figure("finish", finish);
    told.figure("critical_path", found.free.finish);
    told.detail("path", json!(named(&found.path)));
    let tasks = list_words(language, &named(&found.path));
    told.reasons.push(tr(language, "schedule-path", &[("tasks", &tasks), ("finish", &integer(language, found.free.finish))]));
    if let Some(l) = limited {
        told.figure("bound", l.bound);
        told.figure("gap", l.finish - l.bound);
        told.detail("bound_from", l.bound_from);
        told.detail("tried", l.tried);
        let used = resources.iter().zip(&l.used).map(|(name, u)| json!({ "resource": name, "share": round9(*u) }));
        told.detail("used", used.collect::<Value>());
        let (bound, end) = (integer(language, l.bound), integer(language, l.finish));
        told.reasons.push(if l.bound == l.finish {
            tr(language, "schedule-proven", &[("finish", &end)])
        } else {
            tr(language, "schedule-gap", &[("finish", &end), ("bound", &bound), ("gap", &integer(language, l.finish - l.bound))])
        });
        let most = l.used.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(&a.0)));
        if let Some((resource, share)) = most {
            let args = [("resource", resources[resource].as_str()), ("share", &percent(language, *share, 0))];
            told.reasons.push(tr(language, "schedule-scarce", &args));
        }
    }
    let text = |x: f64| decimal(language, x, 1);
    told.column(Column::new("id", ids.iter().cloned()));
    told.column(Column::new("start", starts.iter().copied()));
    told.column(Column::new("end", starts.iter().zip(durations).map(|(s, d)| s + i64::from(*d))));
    told.column(Column::new("earliest", found.free.earliest.iter().copied()));
    told.column(Column::new("latest", found.free.latest.iter().copied()));
    told.column(Column::new("float", floats.iter().copied()));
    told.column(Column::new("free_float", found.free.free_floats.iter().copied()));
    told.column(Column::new("critical", floats.iter().map(|f| *f == 0)));
    if let Some(l) = limited {
        let because = |b: &Because| match *b {
            Because::First => "first".to_owned(),
            Because::After { task } => format!("after {}", ids[task as usize]),
            Because::Resource { resource, task } => format!("{} of {}", resources[resource as usize], ids[task as usize]),
            Because::Order => "order".to_owned(),
        };
        told.column(Column::new("because", l.because.iter().map(because)));
    }
    if let Some(risk) = &found.risk {
        for (name, value) in [("mean", risk.mean), ("deviation", risk.deviation), ("in_time", risk.in_time)] {
            told.figure(name, round9(value));
        }
        let quantiles = QUANTILES.iter().zip(&risk.quantiles).map(|(q, x)| json!({ "share": q, "finish": round9(*x) }));
        told.detail("quantiles", quantiles.collect::<Value>());
        told.column(Column::numbers("criticality", risk.criticality.iter().map(|c| Some(*c))));
        told.column(Column::numbers("sensitivity", risk.sensitivity.iter().map(|c| Some(*c))));
        let args = [
            ("half", text(risk.quantiles[3])),
            ("ninety", text(risk.quantiles[5])),
            ("planned", integer(language, finish)),
            ("share", percent(language, risk.in_time, 0)),
        ];
        told.reasons.push(tr(language, "schedule-risk", &args.each_ref().map(|(name, value)| (*name, value.as_str()))));
        let mut watch: Vec<usize> = (0..ids.len()).filter(|t| risk.sensitivity[*t] > 0.1).collect();
        watch.sort_by(|a, b| risk.sensitivity[*b].total_cmp(&risk.sensitivity[*a]).then(a.cmp(b)));
        watch.truncate(3);
        if !watch.is_empty() {
            let list: Vec<String> = watch.iter().map(|t| ids[*t].clone()).collect();
            told.reasons.push(tr(language, "schedule-watch", &[("tasks", &list_words(language, &list))]));
        }
    }
    told
}
