//! `evaluate`: did a measure work that some places had and others not.

use crate::Ask;
use crate::read::{Digest, Names, Sheet};
use crate::words::{Period, period_text};
use crate::work::{Column, Result, Told, Work, refused};
use reticolo_analysis::evaluation::{Controls, Estimate, Evaluation, EvaluationAsk, FEW, Inference, Panel, Verdict, evaluate};
use reticolo_analysis::sums::round9;
use reticolo_messages::{Language, decimal, integer, percent, t, tr};
use reticolo_model::Problem;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

pub const HELP: &str = "PANEL has the columns unit, period (whole numbers such as years, or months YYYY-MM), outcome, and either treated_from (the first
treated period of the unit, the same in each of its rows, empty for never) or treated (0 or 1, and 1 for good), and perhaps cluster (what units
belong to where chance strikes them together; each unit for itself unless said). Units without an outcome in every period are left out.

The effect is by how much the treated moved more than the others. Where all start together: difference in differences with the wild bootstrap;
where they start at different times: group-time effects (Callaway and Sant'Anna). With fewer than --few treated clusters: permutations, and for each
treated unit a synthetic control with placebos.

Result: effect, low, high, p, verdict (effect, no_sign, trend_before: the treated moved apart before already, cannot_answer: too few places), one row
an event (periods after the start: effect, low, high, p, band), groups, trend, synthetic (weights, gaps, fit before), least_p, detectable.

Examples:
  reticolo analyse evaluate --panel panel.csv --json
  reticolo analyse evaluate --panel panel.csv --draws 9999 --seed 3 --out events.csv";

#[derive(Debug, clap::Args)]
pub struct Args {
    /// A CSV with unit, period, outcome, treated_from or treated, and perhaps cluster.
    #[arg(long)]
    pub panel: PathBuf,
    /// How often the intervals hold the true effect.
    #[arg(long, default_value_t = 0.95)]
    pub level: f64,
    /// Draws of the bootstrap and of the permutations.
    #[arg(long, default_value_t = 4999)]
    pub draws: u32,
    /// With different starts, who compares: those that never start, or those that have not started yet.
    #[arg(long, default_value = "never", value_parser = ["never", "notyet"])]
    pub controls: String,
    /// With fewer treated clusters than this permutations and synthetic controls are used.
    #[arg(long, default_value_t = FEW)]
    pub few: usize,
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Write the events to a file (csv).
    #[arg(long)]
    pub out: Option<PathBuf>,
}

/// A panel as it was read.
struct Read {
    units: Names,
    /// Numbers of the periods, growing.
    periods: Vec<i32>,
    months: bool,
    outcomes: Vec<Option<f64>>,
    starts: Vec<Option<usize>>,
    clusters: Vec<u32>,
}

impl Read {
    fn panel(&self) -> Panel<'_> {
        Panel {
            units: self.units.len(),
            periods: self.periods.len(),
            outcomes: &self.outcomes,
            starts: &self.starts,
            clusters: &self.clusters,
        }
    }
}

/// What one row says of the treatment.
enum Told01 {
    From(Option<i32>),
    Now(bool),
}

fn read(path: &Path) -> Result<Read> {
    let sheet = Sheet::open(path, &["unit", "period", "outcome"], &["treated_from", "treated-from", "treated", "cluster"])?;
    let from = if sheet.has(3) { Some(3) } else { sheet.has(4).then_some(4) };
    if from.is_none() && !sheet.has(5) {
        let missing = Problem::new("problem-table-column", "treated_from").with("file", path.display());
        return Err(missing.with("known", sheet.header().join(", ")).into());
    }
    let (mut units, mut groups) = (Names::default(), Names::default());
    let mut months = None;
    let mut clusters: Vec<u32> = Vec::new();
    let mut rows: Vec<(u32, i32, Option<f64>, Told01)> = Vec::new();
    let mut begun: Vec<Option<i32>> = Vec::new();
    let mut seen: BTreeSet<(u32, i32)> = BTreeSet::new();
    sheet.each(|cells| {
        if cells.text(0).is_empty() {
            return Err(cells.wrong(0, "problem-table-once"));
        }
        let mut period = |column: usize| {
            let period = Period::of(cells.text(column)).filter(|p| *months.get_or_insert(p.is_month()) == p.is_month());
            period.map(Period::number).ok_or_else(|| cells.wrong(column, "problem-table-period"))
        };
        let at = period(1)?;
        let told = match from {
            Some(column) if cells.text(column).is_empty() => Told01::From(None),
            Some(column) => Told01::From(Some(period(column)?)),
            None => match cells.text(5) {
                "0" => Told01::Now(false),
                "1" => Told01::Now(true),
                _ => return Err(cells.wrong(5, "problem-table-treated")),
            },
        };
        let new = units.at(cells.text(0)).is_none();
        let unit = units.place(cells.text(0));
        let cluster = groups.place(if cells.text(6).is_empty() { cells.text(0) } else { cells.text(6) });
        if new {
            clusters.push(cluster);
            begun.push(if let Told01::From(from) = told { from } else { None });
        }
        if !seen.insert((unit, at)) {
            return Err(cells.wrong(1, "problem-table-once"));
        }
        if clusters[unit as usize] != cluster {
            return Err(cells.wrong(6, "problem-table-same"));
        }
        if let (Told01::From(own), Some(column)) = (&told, from)
            && *own != begun[unit as usize]
        {
            return Err(cells.wrong(column, "problem-table-same"));
        }
        rows.push((unit, at, cells.optional(2)?, told));
        Ok(())
    })?;
    let periods: Vec<i32> = rows.iter().map(|r| r.1).collect::<BTreeSet<_>>().into_iter().collect();
    let t = periods.len();
    let place = |period: i32| periods.partition_point(|p| *p < period);
    let mut outcomes = vec![None; units.len() * t];
    let mut on = vec![false; units.len() * t];
    for (unit, period, outcome, told) in &rows {
        let at = *unit as usize * t + place(*period);
        outcomes[at] = *outcome;
        on[at] = matches!(told, Told01::Now(true));
    }
    let starts = match from {
        Some(_) => begun.iter().map(|b| b.map(place).filter(|s| *s < t)).collect(),
        None => on.chunks(t.max(1)).map(|row| row.iter().position(|on| *on)).collect::<Vec<_>>(),
    };
    if from.is_none() {
        let stops = |(unit, start): (usize, &Option<usize>)| {
            let (from, row) = ((*start)?, &rows);
            row.iter().find(|r| r.0 as usize == unit && place(r.1) >= from && matches!(r.3, Told01::Now(false))).map(|r| (unit, r.1))
        };
        if let Some((unit, period)) = starts.iter().enumerate().find_map(stops) {
            let problem = Problem::new("problem-panel-stops", &units.list[unit]).with("file", path.display());
            return Err(problem.with("period", period_text(months.unwrap_or(false), period)).into());
        }
    }
    Ok(Read { units, periods, months: months.unwrap_or(false), outcomes, starts, clusters })
}

impl Ask for Args {
    fn out(&self) -> Option<&Path> {
        self.out.as_deref()
    }

    fn work(&self, language: Language) -> Result<Work> {
        let panel = read(&self.panel)?;
        let ask = EvaluationAsk {
            level: self.level,
            draws: self.draws,
            seed: self.seed,
            controls: Controls::from_code(&self.controls).unwrap_or(Controls::Never),
            few: self.few,
        };
        ask.check(&panel.panel()).map_err(|e| refused("evaluate", language, &e))?;
        let parameters = json!({
            "level": self.level, "draws": self.draws, "controls": self.controls, "few": self.few, "seed": self.seed,
        });
        let digest = Digest::default().file("panel", &self.panel)?.hex();
        let panel = std::rc::Rc::new(panel);
        let (names, level) = (panel.clone(), self.level);
        let compute = move || Ok(evaluate(&ask.check(&panel.panel()).map_err(|e| refused("evaluate", language, &e))?));
        Ok(Work::new("evaluate", parameters, digest, compute, move |found| tell(language, &names, level, &found)))
    }
}

fn number(x: Option<f64>) -> Value {
    json!(x.map(round9))
}

fn tell(language: Language, read: &Read, level: f64, found: &Evaluation) -> Told {
    let mut told = Told::default();
    let (p, interval) = found.wild.unwrap_or((found.overall.p, found.overall.interval));
    told.figure("effect", round9(found.overall.effect));
    told.figure("low", number(interval.map(|i| i.0)));
    told.figure("high", number(interval.map(|i| i.1)));
    told.figure("p", round9(p));
    told.figure("verdict", found.verdict.code());
    told.figure("least_p", round9(found.least_p));
    told.figure("detectable", number(found.detectable));
    told.figure("treated", found.treated);
    told.figure("never", found.never);
    let label = |index: usize| period_text(read.months, read.periods[index]);
    let estimate = |e: &Estimate| {
        let (low, high) = (e.interval.map(|i| i.0), e.interval.map(|i| i.1));
        json!({ "effect": round9(e.effect), "error": number(e.error), "low": number(low), "high": number(high), "p": round9(e.p) })
    };
    told.detail("by_cluster", if found.wild.is_some() || found.overall.error.is_some() { estimate(&found.overall) } else { Value::Null });
    let (inference, ways) = match found.inference {
        Inference::Clusters if found.wild.is_some() => ("wild_bootstrap", None),
        Inference::Clusters => ("clusters", None),
        Inference::Permutations { all: true, ways } => ("all_permutations", Some(ways)),
        Inference::Permutations { all: false, ways } => ("drawn_permutations", Some(ways)),
    };
    told.detail("inference", inference);
    told.detail("ways", json!(ways));
    for (name, count) in [
        ("clusters", found.clusters),
        ("treated_clusters", found.treated_clusters),
        ("periods_before", found.before),
        ("incomplete", found.incomplete),
        ("always_treated", found.always),
    ] {
        told.detail(name, count);
    }
    told.detail("staggered", found.staggered);
    let events = &found.events;
    told.column(Column::new("event", events.iter().map(|e| e.event)));
    told.column(Column::numbers("event_effect", events.iter().map(|e| Some(e.estimate.effect))));
    told.column(Column::numbers("event_low", events.iter().map(|e| e.estimate.interval.map(|i| i.0))));
    told.column(Column::numbers("event_high", events.iter().map(|e| e.estimate.interval.map(|i| i.1))));
    told.column(Column::numbers("event_p", events.iter().map(|e| Some(e.estimate.p))));
    told.column(Column::numbers("band_low", events.iter().map(|e| e.band.map(|i| i.0))));
    told.column(Column::numbers("band_high", events.iter().map(|e| e.band.map(|i| i.1))));
    told.column(Column::new("event_units", events.iter().map(|e| e.units as u64)));
    let group = |g: &reticolo_analysis::evaluation::GroupTime| {
        let mut row = estimate(&g.estimate);
        row["start"] = json!(label(g.start));
        row["period"] = json!(label(g.period));
        row["units"] = json!(g.units as u64);
        row
    };
    told.detail("groups", found.groups.iter().map(group).collect::<Value>());
    told.detail(
        "trend",
        found.trend.map_or(
            Value::Null,
            |t| json!({ "joint_p": round9(t.joint_p), "slope": round9(t.slope), "slope_p": round9(t.slope_p), "violated": t.violated }),
        ),
    );
    let synthetic = |s: &reticolo_analysis::evaluation::Synthetic| {
        let weights = s.weights.iter().filter(|w| w.1 >= 5e-5).map(|(u, w)| json!({ "unit": read.units.list[*u], "weight": round9(*w) }));
        json!({
            "unit": read.units.list[s.unit], "effect": round9(s.effect), "p": round9(s.p), "placebos": s.placebos, "before": round9(s.before),
            "after": round9(s.after), "proof": round9(s.proof), "weights": weights.collect::<Value>(),
            "gaps": s.gaps.iter().map(|g| round9(*g)).collect::<Vec<_>>(),
        })
    };
    told.detail("synthetic", found.synthetic.iter().map(synthetic).collect::<Value>());
    let mean = |of: fn(&reticolo_analysis::evaluation::Synthetic) -> f64| {
        let all: Vec<f64> = found.synthetic.iter().map(of).collect();
        number(reticolo_analysis::sums::mean(&all))
    };
    told.detail("synthetic_before", mean(|s| s.before));
    told.detail("synthetic_effect", mean(|s| s.effect));
    told.reasons = reasons(language, read, level, p, interval, found);
    told
}

fn reasons(language: Language, read: &Read, level: f64, p: f64, interval: Option<(f64, f64)>, found: &Evaluation) -> Vec<String> {
    let n = |x: f64| decimal(language, x, 3);
    let count = |x: usize| integer(language, x as i64);
    let mut said = Vec::new();
    let effect = n(found.overall.effect);
    let chance = decimal(language, p, 4);
    said.push(match found.verdict {
        Verdict::TooFew => tr(
            language,
            "evaluate-cannot",
            &[
                ("treated", &count(found.treated_clusters)),
                ("clusters", &count(found.clusters)),
                ("least", &decimal(language, found.least_p, 3)),
            ],
        ),
        Verdict::Trend => tr(language, "evaluate-trend", &[("slope", &n(found.trend.map_or(0.0, |t| t.slope))), ("effect", &effect)]),
        verdict => {
            let key = if verdict == Verdict::Effect { "evaluate-effect" } else { "evaluate-no-sign" };
            let (low, high) = interval.map_or_else(|| ("–".to_owned(), "–".to_owned()), |(low, high)| (n(low), n(high)));
            tr(
                language,
                key,
                &[("effect", &effect), ("low", &low), ("high", &high), ("p", &chance), ("level", &percent(language, level, 0))],
            )
        }
    });
    if found.staggered {
        said.push(t(language, "evaluate-staggered"));
    }
    match found.inference {
        Inference::Permutations { ways, .. } => {
            let args = [("treated", count(found.treated_clusters)), ("ways", count(ways))];
            said.push(tr(language, "evaluate-few", &args.each_ref().map(|(k, v)| (*k, v.as_str()))));
        }
        Inference::Clusters => {
            if let (Some(least), true) = (found.detectable, found.verdict == Verdict::NoSign) {
                said.push(tr(language, "evaluate-detectable", &[("least", &n(least))]));
            }
        }
    }
    match found.trend {
        None => said.push(t(language, "evaluate-one-before")),
        Some(trend) if !trend.violated => {
            let p = decimal(language, trend.joint_p.min(trend.slope_p), 3);
            said.push(tr(language, "evaluate-parallel", &[("periods", &count(found.before)), ("p", &p)]));
        }
        Some(_) => {}
    }
    for s in &found.synthetic {
        let mixture: Vec<String> =
            s.weights.iter().take(3).map(|(u, w)| format!("{} {}", read.units.list[*u], percent(language, *w, 0))).collect();
        let args = [
            ("unit", read.units.list[s.unit].clone()),
            ("mixture", mixture.join(", ")),
            ("before", n(s.before)),
            ("effect", n(s.effect)),
            ("p", decimal(language, s.p, 3)),
        ];
        said.push(tr(language, "evaluate-synthetic", &args.each_ref().map(|(k, v)| (*k, v.as_str()))));
    }
    for (key, left) in [("evaluate-incomplete", found.incomplete), ("evaluate-always", found.always)] {
        if left > 0 {
            said.push(tr(language, key, &[("count", &count(left))]));
        }
    }
    said
}
