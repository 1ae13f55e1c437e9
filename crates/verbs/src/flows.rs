//! `flows`: an estimate of who goes from where to where, from how many start and how many end in each place.

use crate::Ask;
use crate::basins::files;
use crate::form::TERRITORY;
use crate::read::{Digest, Names, Sheet};
use crate::work::{Column, Result, Told, Work, refused};
use clap::ValueEnum;
use reticolo_analysis::flows::Flows;
use reticolo_analysis::flows::gravity::{self, Calibration, Gravity, GravityAsk, Likeness, Margins, gravity, likeness};
use reticolo_analysis::spatial::contiguity::Metric;
use reticolo_analysis::sums::round9;
use reticolo_messages::{Language, t, tr};
use reticolo_messages::{decimal, percent};
use reticolo_model::Problem;
use serde_json::json;
use std::path::{Path, PathBuf};
use std::rc::Rc;

pub const HELP: &str =
    "PLACES has the columns id, lon, lat (or x, y in any unit), workers (who live there), jobs (who work there) and perhaps own
(who do both there: kept as it is, and only the rest is estimated; official margins often give it, and the estimate is much better).

T_ij = a_i O_i b_j D_j f(d_ij), so that rows add up to the workers and columns to the jobs (scaled to as many as the workers, where
they are not). f is exp(-beta d) or d^-beta; beta is given, or sought so that trips have the mean length --mean, or that of --observed.
Distances are straight lines: kilometres for lon and lat, else the unit of x and y. It is an estimate, and says so in every row.

Result: beta, mean, scaled, missed, trips; with --observed common (what estimate and observed flows share, from 0 to 1),
common_between (the same without what stays in its place) and r2_between. The table has o, d, n, kind: `analyse basins --flows` reads it.

Examples:
  reticolo analyse flows --places margins.csv --mean 12 --out estimate.csv
  reticolo analyse flows --places margins.csv --decay power --beta 2.2 --least 1 --out estimate.csv
  reticolo analyse flows --places margins.csv --observed commuters_2001.csv --json
  reticolo analyse flows --in DIR --out estimate.csv

With --in the totals are the indicators commuters_resident, commuters_same_unit and commuters_in, the points the seats of the units.";

/// How flows thin out with distance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Decay {
    Exponential,
    Power,
}

#[derive(Debug, clap::Args)]
pub struct Args {
    /// A territory's folder: the totals of its units take the place of a file.
    #[arg(long = "in", alias = "dir", value_name = "DIR", conflicts_with_all = ["places", "observed"], help_heading = TERRITORY)]
    pub dir: Option<PathBuf>,
    /// With --in: the period of the totals; the newest unless said.
    #[arg(long, requires = "dir", help_heading = TERRITORY)]
    pub period: Option<String>,
    /// With --in: look at illustrative records too.
    #[arg(long, requires = "dir", help_heading = TERRITORY)]
    pub illustrative: bool,
    /// A CSV of places: id, lon and lat (or x and y), workers, jobs, perhaps own.
    #[arg(long, required_unless_present = "dir")]
    pub places: Option<PathBuf>,
    /// How flows thin out with distance d: exp(-beta d), or d^-beta.
    #[arg(long, value_enum, default_value = "exponential")]
    pub decay: Decay,
    /// How fast they thin out: per kilometre (exponential), or a plain power.
    #[arg(long, required_unless_present_any = ["mean", "observed", "dir"], conflicts_with = "mean")]
    pub beta: Option<f64>,
    /// The mean length of a trip that the estimate must have (without own flows, where those are given).
    #[arg(long)]
    pub mean: Option<f64>,
    /// Known flows between these places (o, d, n), to be compared with, and to take the mean length from.
    #[arg(long)]
    pub observed: Option<PathBuf>,
    /// What the columns of --observed are called: from, to, how many.
    #[arg(long, default_value = "o,d,n", value_name = "FROM,TO,HOW_MANY")]
    pub columns: String,
    /// How long a trip inside a place is, in parts of the distance to the nearest other place.
    #[arg(long, default_value_t = 0.5)]
    pub within: f64,
    /// Estimated flows smaller than this are left out of the table; how much they hold together is said.
    #[arg(long, default_value_t = 0.5)]
    pub least: f64,
    /// Write the table of flows to a file (csv).
    #[arg(long)]
    pub out: Option<PathBuf>,
}

/// The places, read.
pub struct Places {
    names: Names,
    points: Vec<[f64; 2]>,
    workers: Vec<f64>,
    jobs: Vec<f64>,
    own: Option<Vec<f64>>,
    metric: Metric,
    observed: Option<Flows>,
}

impl Places {
    fn margins(&self) -> Margins<'_> {
        Margins { points: &self.points, workers: &self.workers, jobs: &self.jobs, own: self.own.as_deref() }
    }

    /// Places by longitude and latitude, of which it is known who stays.
    #[must_use]
    pub fn known(ids: &[String], points: Vec<[f64; 2]>, workers: Vec<f64>, jobs: Vec<f64>, own: Vec<f64>) -> Places {
        let mut names = Names::default();
        for id in ids {
            names.place(id);
        }
        Places { names, points, workers, jobs, own: Some(own), metric: Metric::Sphere, observed: None }
    }

    fn read(args: &Args, file: &Path, language: Language) -> Result<Places> {
        let sheet = Sheet::open(file, &["id", "workers", "jobs"], &["lon", "lat", "x", "y", "own"])?;
        let round = sheet.has(3) && sheet.has(4);
        let flat = sheet.has(5) && sheet.has(6);
        if !(round || flat) {
            let missing = Problem::new("problem-table-column", "lon, lat").with("file", file.display());
            return Err(missing.with("known", sheet.header().join(", ")).into());
        }
        let (at, known) = (if round { 3 } else { 5 }, sheet.has(7));
        let mut places = Places {
            names: Names::default(),
            points: Vec::new(),
            workers: Vec::new(),
            jobs: Vec::new(),
            own: known.then(Vec::new),
            metric: if round { Metric::Sphere } else { Metric::Plane },
            observed: None,
        };
        sheet.each(|cells| {
            cells.new_name(0, &mut places.names)?;
            places.workers.push(cells.amount(1)?);
            places.jobs.push(cells.amount(2)?);
            let coordinate = |c| cells.number(c).map_err(|_| cells.wrong(c, "problem-table-coordinate"));
            places.points.push([coordinate(at)?, coordinate(at + 1)?]);
            if let Some(own) = &mut places.own {
                own.push(cells.amount(7)?);
            }
            Ok(())
        })?;
        if let Some(file) = &args.observed {
            let (ids, rows) = files::flows(file, &args.columns)?;
            let mut number = Vec::with_capacity(ids.len());
            for id in &ids {
                let unknown = || Problem::new("problem-flows-place", id).with("file", file.display());
                number.push(places.names.at(id).ok_or_else(unknown)?);
            }
            let rows: Vec<(u32, u32, f64)> = rows.iter().map(|(o, d, n)| (number[*o as usize], number[*d as usize], *n)).collect();
            places.observed = Some(Flows::new(places.names.len(), &rows).map_err(|e| refused("flows", language, &e))?);
        }
        Ok(places)
    }
}

impl Ask for Args {
    fn out(&self) -> Option<&Path> {
        self.out.as_deref()
    }

    fn territory(&self) -> Option<&Path> {
        self.dir.as_deref()
    }

    fn work(&self, language: Language) -> Result<Work> {
        let Some(file) = &self.places else { return Err(Problem::new("problem-required", "--places").into()) };
        let mut digest = Digest::default().file("places", file)?;
        if let Some(file) = &self.observed {
            digest = digest.file("observed", file)?;
        }
        self.work_on(Places::read(self, file, language)?, self.beta, digest.hex(), language)
    }
}

impl Args {
    /// The same of places that are at hand; `beta` is the decay where neither it nor a mean length follows from what was asked.
    ///
    /// # Errors
    /// Margins or a question that do not fit.
    pub fn work_on(&self, places: Places, beta: Option<f64>, digest: String, language: Language) -> Result<Work> {
        let places = Rc::new(places);
        let decay = match self.decay {
            Decay::Exponential => gravity::Decay::Exponential,
            Decay::Power => gravity::Decay::Power,
        };
        // Checked before the known flows are measured, so that positions and numbers can be used.
        let ask = |calibration| GravityAsk { decay, calibration, metric: places.metric, within: self.within };
        let known = ask(Calibration::Beta(1.0));
        known.check(places.margins()).map_err(|e| refused("flows", language, &e))?;
        let lengths = |flows| gravity::mean_length(&places.points, places.metric, self.within, places.own.is_none(), flows);
        let seen = places.observed.as_ref().and_then(lengths);
        let calibration = match (beta, self.mean, seen) {
            (Some(beta), ..) => Calibration::Beta(beta),
            (None, Some(mean), _) | (None, None, Some(mean)) => Calibration::Mean(mean),
            (None, None, None) => return Err(Problem::new("problem-flows-length", "--observed").into()),
        };
        let ask = ask(calibration);
        ask.check(places.margins()).map_err(|e| refused("flows", language, &e))?;
        let parameters = json!({
            "decay": if self.decay == Decay::Power { "power" } else { "exponential" },
            "beta": beta, "mean": self.mean.or(seen.filter(|_| beta.is_none()).map(round9)), "within": self.within,
            "own": places.own.is_some(), "least": self.least,
        });
        let of = places.clone();
        let compute = move || {
            let plan = ask.check(of.margins()).map_err(|e| refused("flows", language, &e))?;
            let found = gravity(&plan).map_err(|e| refused("flows", language, &e))?;
            let alike = of.observed.as_ref().map(|known| likeness(&found, known));
            Ok((found, alike))
        };
        let least = self.least;
        let tell = move |(found, alike): (Gravity, Option<Likeness>)| told(language, &places, least, seen, &found, alike);
        Ok(Work::new("flows", parameters, digest, compute, tell))
    }
}

fn told(language: Language, places: &Places, least: f64, seen: Option<f64>, found: &Gravity, alike: Option<Likeness>) -> Told {
    let mut told = Told::default();
    let (flows, left) = found.flows(least);
    let all: f64 = places.workers.iter().sum();
    told.figure("kind", "estimate");
    told.figure("places", places.names.len());
    told.figure("trips", round9(all));
    told.figure("beta", round9(found.beta));
    told.figure("mean", round9(found.mean));
    told.figure("scaled", round9(found.scaled));
    told.figure("rounds", found.rounds);
    told.figure("missed", round9(found.missed));
    told.figure("pairs", flows.len());
    told.figure("left_out", round9(left));
    if let Some(alike) = alike {
        told.figure("observed_mean", json!(seen.map(round9)));
        told.figure("common", round9(alike.common));
        told.figure("common_between", json!(alike.common_between.map(round9)));
        told.figure("r2_between", json!(alike.r2_between.map(round9)));
    }
    let id = |u: u32| places.names.list[u as usize].as_str();
    told.column(Column::new("o", flows.iter().map(|f| id(f.0))));
    told.column(Column::new("d", flows.iter().map(|f| id(f.1))));
    told.column(Column::numbers("n", flows.iter().map(|f| Some(f.2))));
    told.table.push(Column::new("kind", flows.iter().map(|_| "estimate")));
    told.reasons.push(t(language, "flows-estimate"));
    if (found.scaled - 1.0).abs() > 1e-9 {
        told.reasons.push(tr(language, "flows-scaled", &[("by", &decimal(language, found.scaled, 4))]));
    }
    if places.own.is_none() {
        told.reasons.push(t(language, "flows-own"));
    }
    if left > 0.0 {
        told.reasons.push(tr(
            language,
            "flows-left",
            &[("least", &decimal(language, least, 2)), ("part", &percent(language, left / all, 1))],
        ));
    }
    if let Some(alike) = alike {
        let between = alike.common_between.map_or_else(|| "–".to_owned(), |c| percent(language, c, 1));
        told.reasons.push(tr(language, "flows-alike", &[("common", &percent(language, alike.common, 1)), ("between", &between)]));
    }
    told
}
