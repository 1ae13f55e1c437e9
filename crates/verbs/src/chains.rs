//! `chains`: how supply chains run, from a table of flows between branches.

use crate::Ask;
use crate::numbers::{Labelled, labelled};
use crate::read::Digest;
use crate::work::{Column, Result, Told, VerbError, Work};
use reticolo_analysis::catalogue::Refusal;
use reticolo_analysis::chains::linkages::{Chains, ChainsAsk, ChainsError, Standing, chains};
use reticolo_analysis::chains::regional::{Region, RegionalAsk, RegionalError, Ring, Supply, region, rings};
use reticolo_analysis::chains::{Table, TableError};
use reticolo_analysis::sums::round9;
use reticolo_messages::{Language, list_words, percent, t, tr};
use reticolo_model::Problem;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::rc::Rc;

pub const HELP: &str = "Z is a square of numbers, one row a branch that sells, one column a branch that buys; heads and name columns are passed over and give the
branches their names. FINAL_DEMAND has a row a branch in the same order; several columns are added up. EMPLOYMENT and REGIONAL_EMPLOYMENT have a
row a branch. IMPORTS has a row a branch with what it buys from outside, or a matrix like Z of what is imported, whose columns are added up.
Result, a row a branch: output, backward (output multiplier), forward and forward_ghosh, each over its mean (*_norm), spread, standing (key,
backward, forward, weak, idle), jobs and jobs_ratio, outside (part of a unit of final demand that leaves), extraction (output lost without the
branch); ties: what is lost without each tie; with a region its own table is analysed, and need, inside, supply and gain say which rings are missing.
bound: no multiplier is off by more than this part of itself.

Examples:
  reticolo analyse chains --z Z.csv --final-demand Y.csv --json
  reticolo analyse chains --z Z.csv --final-demand Y.csv --employment jobs.csv --imports M.csv --out branches.csv
  reticolo analyse chains --z Z.csv --final-demand Y.csv --employment country.csv --regional-employment region.csv --delta 0.25";

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The flows between branches: a square of numbers, with or without heads.
    #[arg(long, value_name = "CSV")]
    pub z: PathBuf,
    /// What each branch sells to final demand, a row a branch; several columns are added up.
    #[arg(long, value_name = "CSV")]
    pub final_demand: PathBuf,
    /// Jobs (or anything else that goes with output: emissions, energy) of each branch.
    #[arg(long, value_name = "CSV")]
    pub employment: Option<PathBuf>,
    /// What each branch buys from outside: a value a branch, or a matrix of imported flows.
    #[arg(long, value_name = "CSV")]
    pub imports: Option<PathBuf>,
    /// Jobs of each branch in a region of the economy: its own table is made by Flegg's quotient and analysed.
    #[arg(long, value_name = "CSV", requires = "employment")]
    pub regional_employment: Option<PathBuf>,
    /// With a region: how much a small region buys outside, 0 to 1.
    #[arg(long, default_value_t = RegionalAsk::default().delta, allow_negative_numbers = true)]
    pub delta: f64,
    /// Multipliers and linkages alone, without the inverse: much faster where branches are thousands.
    #[arg(long, conflicts_with = "matrices")]
    pub multipliers_only: bool,
    /// How many ties to list by what would be lost without each.
    #[arg(long, value_name = "N", default_value_t = ChainsAsk::default().ties)]
    pub ties: usize,
    /// Add the technical coefficients and the Leontief inverse to the JSON.
    #[arg(long)]
    pub matrices: bool,
    /// Write a row a branch to a file (csv).
    #[arg(long)]
    pub out: Option<PathBuf>,
}

struct Ground {
    names: Vec<String>,
    named: bool,
    table: Table,
    regional: Option<(RegionalAsk, Vec<f64>)>,
}

struct Found {
    region: Option<(Region, Vec<Ring>)>,
    chains: Chains,
}

impl Ask for Args {
    fn out(&self) -> Option<&Path> {
        self.out.as_deref()
    }

    fn work(&self, language: Language) -> Result<Work> {
        let ground = Rc::new(ground(self, language)?);
        let mut digest = Digest::default().file("z", &self.z)?.file("final_demand", &self.final_demand)?;
        let others = [("employment", &self.employment), ("imports", &self.imports), ("regional_employment", &self.regional_employment)];
        for (part, path) in others {
            if let Some(path) = path {
                digest = digest.file(part, path)?;
            }
        }
        let ask = ChainsAsk { whole: !self.multipliers_only, ties: if self.multipliers_only { 0 } else { self.ties } };
        let delta = self.regional_employment.as_ref().map(|_| self.delta);
        let parameters = json!({ "whole": ask.whole, "ties": ask.ties, "delta": delta });
        let asked = ground.clone();
        let compute = move || {
            let refused = |e: &dyn Refusal, branch: Option<usize>| asked.refused(language, e, branch);
            let solve = |table: &Table| -> Result<Chains> {
                let branch = |e: &ChainsError| match e {
                    ChainsError::Unproductive { branch } => Some(*branch),
                    ChainsError::TooManyTies { .. } => None,
                };
                Ok(chains(ask.check(table).map_err(|e| refused(&e, branch(&e)))?))
            };
            let Some((ask, jobs)) = &asked.regional else { return Ok(Found { region: None, chains: solve(&asked.table)? }) };
            let plan = ask.check(&asked.table, jobs).map_err(|e| refused(&e, regional_branch(&e)))?;
            let region = region(&plan).map_err(|e| refused(&e, regional_branch(&e)))?;
            let chains = solve(&region.table)?;
            let rings = rings(&region, &chains);
            Ok(Found { region: Some((region, rings)), chains })
        };
        let matrices = self.matrices;
        Ok(Work::new("chains", parameters, digest.hex(), compute, move |found| tell(language, &ground, found, matrices)))
    }
}

fn table_branch(e: &TableError) -> Option<usize> {
    match e {
        TableError::Flow { from, .. } => Some(*from),
        TableError::Value { branch, .. } | TableError::Output { branch, .. } | TableError::Idle { branch, .. } => Some(*branch),
        _ => None,
    }
}

fn regional_branch(e: &RegionalError) -> Option<usize> {
    match e {
        RegionalError::Value { branch, .. } | RegionalError::Exceeds { branch, .. } | RegionalError::NoOutput { branch } => Some(*branch),
        RegionalError::Table(e) => table_branch(e),
        _ => None,
    }
}

impl Ground {
    fn refused(&self, language: Language, reason: &dyn Refusal, branch: Option<usize>) -> VerbError {
        refused(language, if self.named { &self.names } else { &[] }, reason, branch)
    }
}

/// A question without an answer; the branch that the reason numbers is named where it has a name.
fn refused(language: Language, names: &[String], reason: &dyn Refusal, branch: Option<usize>) -> VerbError {
    let text = crate::work::reason(language, reason);
    let name = branch.and_then(|b| names.get(b).map(|name| format!(" ({b} = {name})"))).unwrap_or_default();
    Problem::new("problem-question", "chains").with("reason", text + &name).into()
}

/// A file with a row a branch: its rows' sums, after the branches were compared by name where both files name them.
fn by_branch(path: &Path, flows: &Labelled) -> Result<Vec<f64>> {
    let found = labelled(path)?;
    same_branches(path, flows, &found)?;
    Ok(found.rows.iter().map(|row| row.iter().sum()).collect())
}

fn same_branches(path: &Path, flows: &Labelled, found: &Labelled) -> Result<()> {
    if found.rows.len() != flows.rows.len() {
        let problem = Problem::new("problem-table-branches", found.rows.len().to_string()).with("file", path.display());
        return Err(problem.with("expected", flows.rows.len()).into());
    }
    if !flows.names.is_empty()
        && let Some(at) = found.names.iter().zip(&flows.names).position(|(a, b)| a != b)
    {
        let problem = Problem::new("problem-table-branch", &found.names[at]).with("file", path.display());
        return Err(problem.with("row", found.lines[at]).with("expected", &flows.names[at]).into());
    }
    Ok(())
}

fn ground(ask: &Args, language: Language) -> Result<Ground> {
    let flows = labelled(&ask.z)?;
    let n = flows.rows.len();
    if let Some(row) = flows.rows.first()
        && row.len() != n
    {
        let problem = Problem::new("problem-table-square", row.len().to_string()).with("file", ask.z.display());
        return Err(problem.with("expected", n).into());
    }
    let demand = by_branch(&ask.final_demand, &flows)?;
    let jobs = ask.employment.as_deref().map(|path| by_branch(path, &flows)).transpose()?;
    let imports = match ask.imports.as_deref() {
        None => None,
        Some(path) => {
            let found = labelled(path)?;
            if n > 1 && found.rows.first().is_some_and(|row| row.len() == n) {
                // A matrix: whoever buys stands in the column, and rows may be other products than ours.
                let mut sums = vec![0.0; n];
                found.rows.iter().for_each(|row| sums.iter_mut().zip(row).for_each(|(s, x)| *s += x));
                Some(sums)
            } else {
                same_branches(path, &flows, &found)?;
                Some(found.rows.iter().map(|row| row.iter().sum()).collect())
            }
        }
    };
    let regional = ask.regional_employment.as_deref().map(|path| by_branch(path, &flows)).transpose()?;
    let Labelled { names, rows, .. } = flows;
    let table = Table::new(rows.concat(), demand, jobs, imports).map_err(|e| refused(language, &names, &e, table_branch(&e)))?;
    let named = !names.is_empty();
    let names = if named { names } else { (0..n).map(|i| i.to_string()).collect() };
    Ok(Ground { names, named, table, regional: regional.map(|jobs| (RegionalAsk { delta: ask.delta }, jobs)) })
}

fn tell(language: Language, ground: &Ground, found: Found, matrices: bool) -> Told {
    let Found { region, chains } = found;
    let table = region.as_ref().map_or(&ground.table, |(region, _)| &region.table);
    let (n, total) = (table.branches(), table.output().iter().sum::<f64>());
    let mut told = Told::default();
    told.figure("branches", n);
    told.figure("total_output", json!(round9(total)));
    told.figure("mean_multiplier", json!(round9(chains.backward.iter().sum::<f64>() / n as f64)));
    for standing in Standing::ALL {
        told.figure(&format!("{}_branches", standing.code()), chains.standing.iter().filter(|s| **s == standing).count());
    }
    if let Some((region, _)) = &region {
        told.figure("lambda", json!(round9(region.lambda)));
        let (inside, outside) = (table.flows().iter().sum::<f64>(), region.outside.iter().sum::<f64>());
        told.figure("inside_share", json!(if inside + outside > 0.0 { Some(round9(inside / (inside + outside))) } else { None }));
    }
    told.figure("bound", json!(round9(chains.evidence.bound)));
    told.figure("agreement", json!(chains.evidence.agreement.map(round9)));
    let some = |values: Option<&Vec<f64>>| -> Vec<Option<f64>> { values.map_or(vec![None; n], |v| v.iter().map(|x| Some(*x)).collect()) };
    let every = |values: &[f64]| -> Vec<Option<f64>> { values.iter().map(|x| Some(*x)).collect() };
    let whole = chains.whole.as_ref();
    told.column(Column::new("branch", ground.names.iter().map(String::as_str)));
    told.column(Column::numbers("output", every(table.output())));
    told.column(Column::new("standing", chains.standing.iter().map(|s| s.code())));
    for (name, values) in [
        ("backward", &chains.backward),
        ("forward", &chains.forward),
        ("forward_ghosh", &chains.forward_ghosh),
        ("backward_norm", &chains.backward_norm),
        ("forward_norm", &chains.forward_norm),
        ("ghosh_norm", &chains.ghosh_norm),
    ] {
        told.column(Column::numbers(name, every(values)));
    }
    told.column(Column::numbers("spread_backward", some(whole.map(|w| &w.spread_backward))));
    told.column(Column::numbers("spread_forward", some(whole.map(|w| &w.spread_forward))));
    told.column(Column::numbers("jobs", some(chains.jobs.as_ref())));
    told.column(Column::numbers("jobs_ratio", chains.jobs_ratio.clone().unwrap_or(vec![None; n])));
    told.column(Column::numbers("outside", some(chains.outside.as_ref())));
    told.column(Column::numbers("extraction", some(whole.map(|w| &w.extraction))));
    told.column(Column::numbers("extraction_jobs", some(whole.and_then(|w| w.extraction_jobs.as_ref()))));
    if let Some((_, rings)) = &region {
        let mut by_branch: Vec<&Ring> = rings.iter().collect();
        by_branch.sort_by_key(|r| r.branch);
        told.column(Column::numbers("need", by_branch.iter().map(|r| Some(r.need))));
        told.column(Column::numbers("inside", by_branch.iter().map(|r| Some(r.inside))));
        told.column(Column::new("supply", by_branch.iter().map(|r| r.standing.code())));
        told.column(Column::numbers("gain", by_branch.iter().map(|r| r.gain)));
        told.column(Column::numbers("final_demand", every(table.demand())));
    }
    if let Some(whole) = whole {
        let tie = |tie: &reticolo_analysis::chains::linkages::Tie| json!({ "from": ground.names[tie.from], "to": ground.names[tie.to], "flow": round9(tie.flow), "loss": round9(tie.loss) });
        told.detail("ties", whole.ties.iter().map(tie).collect::<Value>());
        if matrices {
            let square = |of: &dyn Fn(usize, usize) -> f64| -> Value {
                (0..n).map(|i| (0..n).map(|j| json!(round9(of(i, j)))).collect::<Value>()).collect()
            };
            told.detail("coefficients", square(&|i, j| table.coefficient(i, j)));
            told.detail("inverse", square(&|i, j| whole.inverse[i * n + j]));
        }
    }
    told.reasons = reasons(language, ground, &chains, table, region.as_ref().map(|(_, rings)| rings.as_slice()), total);
    told
}

/// The place of the greatest value.
fn greatest(values: &[f64]) -> usize {
    (0..values.len()).fold(0, |best, i| if values[i] > values[best] { i } else { best })
}

fn reasons(language: Language, ground: &Ground, chains: &Chains, table: &Table, rings: Option<&[Ring]>, total: f64) -> Vec<String> {
    let name = |branch: usize| ground.names[branch].clone();
    let share = |x: f64| percent(language, x, 1);
    let mut said = Vec::new();
    let mut keys: Vec<usize> = (0..table.branches()).filter(|i| chains.standing[*i] == Standing::Key).collect();
    keys.sort_by(|a, b| {
        (chains.backward_norm[*b] + chains.forward_norm[*b]).total_cmp(&(chains.backward_norm[*a] + chains.forward_norm[*a]))
    });
    let listed: Vec<String> = keys.iter().take(5).map(|i| name(*i)).collect();
    said.push(if listed.is_empty() {
        t(language, "verb-chains-no-key")
    } else {
        tr(language, "verb-chains-key", &[("count", &keys.len().to_string()), ("branches", &list_words(language, &listed))])
    });
    if let Some(whole) = &chains.whole {
        let most = greatest(&whole.extraction);
        said.push(tr(language, "verb-chains-extraction", &[("branch", &name(most)), ("share", &share(whole.extraction[most] / total))]));
        if let Some(tie) = whole.ties.first() {
            said.push(tr(
                language,
                "verb-chains-tie",
                &[("from", &name(tie.from)), ("to", &name(tie.to)), ("share", &share(tie.loss / total))],
            ));
        }
    }
    if let Some(outside) = &chains.outside {
        let most = greatest(outside);
        said.push(tr(language, "verb-chains-outside", &[("branch", &name(most)), ("share", &share(outside[most]))]));
    }
    if let Some(rings) = rings {
        let lacking = rings.iter().filter(|r| matches!(r.standing, Supply::Missing | Supply::Short));
        let listed: Vec<String> = lacking.take(3).map(|r| format!("{} ({})", name(r.branch), share(r.inside / r.need))).collect();
        said.push(if listed.is_empty() {
            t(language, "verb-chains-no-rings")
        } else {
            tr(language, "verb-chains-rings", &[("branches", &list_words(language, &listed))])
        });
        let below: Vec<String> = (0..table.branches()).filter(|i| table.demand()[*i] < -1e-9 * total).take(5).map(name).collect();
        if !below.is_empty() {
            said.push(tr(language, "verb-chains-below", &[("branches", &list_words(language, &below))]));
        }
    }
    let idle: Vec<String> = (0..table.branches()).filter(|i| chains.standing[*i] == Standing::Idle).take(5).map(name).collect();
    if !idle.is_empty() {
        said.push(tr(language, "verb-chains-idle", &[("branches", &list_words(language, &idle))]));
    }
    said.push(tr(language, "verb-chains-proof", &[("bound", &format!("{:.0e}", chains.evidence.bound.max(1e-16)))]));
    said
}
