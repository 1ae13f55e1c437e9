//! `portfolio`: which projects, with which money.

use crate::Ask;
use crate::read::{Cells, Digest, Names, Sheet};
use crate::rules::{Rules, parts};
use crate::work::{Column, Result, Told, Work, refused};
use reticolo_analysis::portfolio::frontier::{Point, frontier};
use reticolo_analysis::portfolio::{Out, Portfolio, PortfolioAsk, Rule, portfolio};
use reticolo_analysis::sums::round9;
use reticolo_messages::{Language, t, tr};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::rc::Rc;

pub const HELP: &str = "PROJECTS has id, a column for each criterion, a column for each budget (what the project takes of it, in euros and cents) and, where there
are, cells (of the grid, separated by `;`), requires and excludes (ids, separated by `;`), and columns that rules speak of.

RULES is a TOML file:
  must = [\"id\"]                # who is in in any case; never = [..] who is not
  cell_value = 2               # what each covered cell is worth; least_cells = 5 asks for that many
  [weights]                    # what a unit of each criterion is worth
  impact = 1.0
  risk = -0.5
  [budgets]                    # how much there is of each
  y2026 = 250000.00
  [[rule]]                     # of the projects with this value in this column (or of `projects = [..]`) so many at least, at most
  column = \"call\"
  value = \"housing\"
  most = 2
  [[synergy]]                  # what two are worth together beyond what they are worth apart
  projects = [\"a\", \"b\"]
  value = 3
  [frontier]                   # what another criterion costs: portfolios of which none is better in both
  criterion = \"jobs\"
  better = \"more\"              # or less
  step = 1

Result: objective, bound, gap, chosen, spent and left of each budget, marginal (what one more euro of each budget would be worth, in the
relaxed problem), why each project is out (budget, requires, excludes, rule, never, no_gain), what would be lost without one that is in.

Example:
  reticolo analyse portfolio --projects projects.csv --rules calls.toml --out portfolio.csv";

#[derive(Debug, clap::Args)]
pub struct Args {
    /// A CSV with id, criteria, what each project takes of each budget, and perhaps cells, requires, excludes.
    #[arg(long)]
    pub projects: PathBuf,
    /// A TOML file with weights, budgets and the rules of calls.
    #[arg(long)]
    pub rules: PathBuf,
    /// Write the projects, in or out and why, to a file (csv).
    #[arg(long)]
    pub out: Option<PathBuf>,
}

struct Question {
    names: Names,
    budgets: Vec<String>,
    /// What each rule is called.
    rules: Vec<String>,
    ask: PortfolioAsk,
    frontier: Option<Along>,
}

/// The second criterion of the frontier.
struct Along {
    criterion: String,
    less: bool,
    step: f64,
    values: Vec<f64>,
}

struct Answer {
    best: Portfolio,
    frontier: Vec<Point>,
}

const KNOWN: [&str; 10] = ["weights", "budgets", "cell_value", "least_cells", "rule", "synergy", "must", "never", "nodes", "frontier"];

/// Euros and cents as cents.
fn cents(cells: &Cells<'_>, column: usize) -> Result<i64> {
    let cents = if cells.text(column).is_empty() { 0.0 } else { cells.amount(column)? * 100.0 };
    if (cents - cents.round()).abs() > 1e-6 * (1.0 + cents) || cents > 1e15 {
        return Err(cells.wrong(column, "problem-table-cents"));
    }
    Ok(cents.round() as i64)
}

/// A rule as it is written: of which projects.
enum Of {
    Column(usize, String),
    Projects(Vec<String>),
}

impl Args {
    fn read(&self) -> Result<Question> {
        let rules = Rules::open(&self.rules, &KNOWN)?;
        let number = |(name, v): (&String, &toml::Value)| Ok((name.clone(), rules.as_number(name, v)?));
        let weights: Vec<(String, f64)> = rules.table("weights")?.into_iter().map(number).collect::<Result<_>>()?;
        let budgets: Vec<(String, f64)> = rules.table("budgets")?.into_iter().map(number).collect::<Result<_>>()?;
        let mut along = None;
        if rules.get("frontier").is_some() {
            let part = rules.table("frontier")?;
            let of = |name: &str| part.iter().find(|(key, _)| *key == name).map(|(_, v)| *v);
            let criterion = of("criterion")
                .and_then(toml::Value::as_str)
                .ok_or_else(|| rules.wrong("frontier.criterion", "", "problem-rules-missing"))?;
            let less = match of("better").map_or(Some("more"), toml::Value::as_str) {
                Some("more") => false,
                Some("less") => true,
                other => return Err(rules.wrong("frontier.better", other.unwrap_or_default(), "problem-rules-better")),
            };
            let step = of("step").map_or(Ok(1.0), |v| rules.as_number("frontier.step", v))?;
            if step <= 0.0 {
                return Err(rules.wrong("frontier.step", step, "problem-rules-number"));
            }
            along = Some(Along { criterion: criterion.to_owned(), less, step, values: Vec::new() });
        }
        let mut columns: Vec<String> = vec!["id".to_owned()];
        columns.extend(weights.iter().chain(&budgets).map(|(name, _)| name.clone()));
        columns.extend(along.iter().map(|a| a.criterion.clone()));
        let first_rule = columns.len();
        let mut written: Vec<(String, Of, usize, usize)> = Vec::new();
        for (at, rule) in rules.tables("rule")?.into_iter().enumerate() {
            let member = |name: &str| format!("rule {}: {name}", at + 1);
            let text = |name: &str| rule.get(name).and_then(toml::Value::as_str).map(str::to_owned);
            let count = |name: &str| rule.get(name).map(|v| rules.as_whole(&member(name), v)).transpose();
            let (least, most) = (count("least")?.unwrap_or(0), count("most")?.unwrap_or(usize::MAX));
            let of = match (rule.get("projects"), text("column"), text("value")) {
                (Some(list), ..) => Of::Projects(rules.as_texts(&member("projects"), list)?),
                (None, Some(column), Some(value)) => {
                    columns.push(column);
                    Of::Column(columns.len() - 1, value)
                }
                _ => return Err(rules.wrong(&member("column, value"), "", "problem-rules-missing")),
            };
            let name = match &of {
                Of::Column(at, value) => format!("{}={value}", columns[*at]),
                Of::Projects(list) => list.join("+"),
            };
            written.push((name, of, least, most));
        }
        let needed: Vec<&str> = columns.iter().map(String::as_str).collect();
        let (cells_at, n) = (needed.len(), weights.len());
        let mut q = Question {
            names: Names::default(),
            budgets: budgets.iter().map(|(name, _)| name.clone()).collect(),
            rules: written.iter().map(|w| w.0.clone()).collect(),
            ask: PortfolioAsk {
                cost: vec![Vec::new(); budgets.len()],
                budget: budgets.iter().map(|(_, b)| (b * 100.0).round() as i64).collect(),
                cell_value: rules.number("cell_value")?.unwrap_or(0.0),
                least_cells: rules.whole("least_cells")?.unwrap_or(0),
                nodes: rules.whole("nodes")?.unwrap_or(0),
                rules: written.iter().map(|w| Rule { members: Vec::new(), least: w.2, most: w.3 }).collect(),
                ..PortfolioAsk::default()
            },
            frontier: along,
        };
        let (mut cell_names, mut ties) = (Names::default(), Vec::new());
        Sheet::open(&self.projects, &needed, &["cells", "requires", "excludes"])?.each(|cells| {
            let id = cells.new_name(0, &mut q.names)?;
            let mut value = 0.0;
            for (w, (_, weight)) in weights.iter().enumerate() {
                value += weight * cells.number(1 + w)?;
            }
            q.ask.value.push(value);
            for (b, costs) in q.ask.cost.iter_mut().enumerate() {
                costs.push(cents(cells, 1 + n + b)?);
            }
            if let Some(along) = &mut q.frontier {
                let x = cells.number(first_rule - 1)?;
                along.values.push(if along.less { -x } else { x });
            }
            for ((_, of, ..), rule) in written.iter().zip(&mut q.ask.rules) {
                if let Of::Column(column, value) = of
                    && cells.text(*column) == value
                {
                    rule.members.push(id);
                }
            }
            q.ask.cells.push(parts(cells.text(cells_at)).map(|c| cell_names.place(c)).collect());
            for column in [cells_at + 1, cells_at + 2] {
                for other in parts(cells.text(column)) {
                    ties.push((id, other.to_owned(), column == cells_at + 1, cells.wrong(column, "problem-table-listed")));
                }
            }
            Ok(())
        })?;
        for (id, other, requires, wrong) in ties {
            let Some(other) = q.names.at(&other) else { return Err(wrong) };
            if requires { q.ask.requires.push((id, other)) } else { q.ask.excludes.push((id, other)) }
        }
        let listed = |name: &str, ids: &[String]| -> Result<Vec<u32>> {
            ids.iter().map(|id| q.names.at(id).ok_or_else(|| rules.wrong(name, id, "problem-rules-listed"))).collect()
        };
        for ((_, of, ..), rule) in written.iter().zip(&mut q.ask.rules) {
            if let Of::Projects(ids) = of {
                rule.members = listed("rule.projects", ids)?;
            }
        }
        for table in rules.tables("synergy")? {
            let missing = || rules.wrong("synergy.projects", "", "problem-rules-missing");
            let pair = listed("synergy.projects", &rules.as_texts("synergy.projects", table.get("projects").ok_or_else(missing)?)?)?;
            let value = table.get("value").ok_or_else(|| rules.wrong("synergy.value", "", "problem-rules-missing"))?;
            let [a, b] = pair[..] else { return Err(rules.wrong("synergy.projects", pair.len(), "problem-rules-pair")) };
            q.ask.synergies.push((a, b, rules.as_number("synergy.value", value)?));
        }
        q.ask.must = listed("must", &rules.texts("must")?)?;
        q.ask.never = listed("never", &rules.texts("never")?)?;
        Ok(q)
    }
}

impl Ask for Args {
    fn out(&self) -> Option<&Path> {
        self.out.as_deref()
    }

    fn work(&self, language: Language) -> Result<Work> {
        let q = Rc::new(self.read()?);
        q.ask.check().map_err(|e| refused("portfolio", language, &e))?;
        let digest = Digest::default().file("projects", &self.projects)?.file("rules", &self.rules)?.hex();
        let budgets: Value = q.budgets.iter().zip(&q.ask.budget).map(|(name, b)| json!({ "budget": name, "cents": b })).collect();
        let parameters = json!({ "budgets": budgets, "projects": q.ask.value.len(), "nodes": q.ask.nodes });
        let of = q.clone();
        let compute = move || {
            let plan = of.ask.check().map_err(|e| refused("portfolio", language, &e))?;
            let best = portfolio(&plan).map_err(|e| refused("portfolio", language, &e))?;
            let points = of.frontier.as_ref().map_or(Ok(Vec::new()), |a| frontier(&of.ask, &a.values, a.step));
            Ok(Answer { best, frontier: points.map_err(|e| refused("portfolio", language, &e))? })
        };
        Ok(Work::new("portfolio", parameters, digest, compute, move |found| tell(language, &q, &found)))
    }
}

/// Cents as euros.
fn euros(cents: i64) -> Value {
    json!(cents as f64 / 100.0)
}

fn tell(language: Language, q: &Question, found: &Answer) -> Told {
    let (best, ask, mut told) = (&found.best, &q.ask, Told::default());
    let name = |i: u32| q.names.list[i as usize].as_str();
    let gap = if best.proven { 0.0 } else { (best.bound - best.objective) / best.bound.abs().max(1e-9) };
    told.figure("objective", round9(best.objective));
    told.figure("bound", round9(best.bound));
    told.figure("gap", round9(gap));
    told.figure("relaxed", round9(best.relaxed));
    told.figure("steps", best.nodes);
    told.figure("covered_cells", best.covered_cells);
    let chosen = |p: &Portfolio| -> Value { (0u32..).zip(&p.chosen).filter(|(_, c)| **c).map(|(i, _)| name(i)).collect() };
    told.detail("chosen", chosen(best));
    let budget = |b: usize| {
        json!({
            "budget": q.budgets[b], "most": euros(ask.budget[b]), "spent": euros(best.spent[b]),
            "left": euros(ask.budget[b] - best.spent[b]), "marginal": round9(best.marginal[b] * 100.0),
        })
    };
    told.detail("budgets", (0..q.budgets.len()).map(budget).collect::<Value>());
    let why = |i: usize| match best.out[i] {
        None => ("in", String::new()),
        Some(Out::Never) => ("never", String::new()),
        Some(Out::Budget(b)) => ("budget", q.budgets[b as usize].clone()),
        Some(Out::Requires(j)) => ("requires", name(j).to_owned()),
        Some(Out::Excludes(j)) => ("excludes", name(j).to_owned()),
        Some(Out::Rule(r)) => ("rule", q.rules[r as usize].clone()),
        Some(Out::NoGain) => ("no_gain", String::new()),
    };
    let all = 0..ask.value.len();
    told.column(Column::new("project", all.clone().map(|i| name(i as u32))));
    told.column(Column::new("in", all.clone().map(|i| best.chosen[i])));
    told.column(Column::numbers("value", all.clone().map(|i| Some(ask.value[i]))));
    told.column(Column::numbers("loss", all.clone().map(|i| best.chosen[i].then_some(best.loss[i]))));
    told.column(Column::new("why", all.clone().map(|i| why(i).0)));
    told.column(Column::new("what", all.map(|i| why(i).1)));
    if let Some(along) = &q.frontier {
        let point = |p: &Point| {
            let second = if along.less { 0.0 - p.second } else { p.second };
            json!({ "objective": round9(p.objective), "second": round9(second), "proven": p.portfolio.proven, "chosen": chosen(&p.portfolio) })
        };
        told.detail("frontier", json!({ "criterion": along.criterion, "points": found.frontier.iter().map(point).collect::<Value>() }));
    }
    let number = |x: f64, places| reticolo_messages::decimal(language, x, places);
    if best.proven {
        told.reasons.push(t(language, "portfolio-proven"));
    } else {
        told.reasons.push(tr(
            language,
            "portfolio-gap",
            &[("gap", &reticolo_messages::percent(language, gap, 2)), ("steps", &best.nodes.to_string())],
        ));
    }
    for (b, budget) in q.budgets.iter().enumerate() {
        let (spent, most) = (number(best.spent[b] as f64 / 100.0, 2), number(ask.budget[b] as f64 / 100.0, 2));
        let marginal = number(best.marginal[b] * 100_000.0, 3);
        let args = [("budget", budget.as_str()), ("spent", &spent), ("most", &most), ("marginal", &marginal)];
        told.reasons.push(tr(language, if best.marginal[b] > 0.0 { "portfolio-budget" } else { "portfolio-budget-enough" }, &args));
    }
    told
}
