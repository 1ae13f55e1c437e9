//! Which projects, with which money: the portfolio that is worth most under budgets, ties between projects and the rules of calls.
//!
//! Value is a weighted sum of criteria, with something for each cell of the grid that is covered and for pairs that help (or hinder)
//! each other (Stummer and Heidenberger 2003, "Interactive R&D portfolio analysis with project interdependencies and time profiles of
//! multiple objectives", IEEE Transactions on Engineering Management 50(2), <https://doi.org/10.1109/TEM.2003.810819>). Solved exactly by
//! branch and bound over the relaxed problem (Land and Doig 1960, <https://doi.org/10.2307/1910129>); where the ceiling of steps
//! comes first, the gap to the bound is said. Money is counted in whole cents.

pub mod card;
pub mod frontier;
mod model;
mod search;
mod simplex;

use crate::catalogue::Refusal;
use std::fmt;

/// Projects that are taken at most.
pub const MOST_PROJECTS: usize = 5_000;
/// Numbers in the table of the relaxed problem: 240 MB.
pub const MOST_NUMBERS: usize = 30_000_000;
/// Steps of the search unless asked otherwise.
pub const NODES: usize = 1_000_000;

/// Of these projects at least and at most so many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    pub members: Vec<u32>,
    pub least: usize,
    pub most: usize,
}

/// What is asked. Places of projects are counted from 0.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PortfolioAsk {
    /// What each project is worth by itself.
    pub value: Vec<f64>,
    /// For each budget what each project takes of it, in cents.
    pub cost: Vec<Vec<i64>>,
    pub budget: Vec<i64>,
    /// The cells of the grid that each project covers (empty, or one list a project), what a covered cell is worth, and how many must be.
    pub cells: Vec<Vec<u32>>,
    pub cell_value: f64,
    pub least_cells: usize,
    /// The first only with the second.
    pub requires: Vec<(u32, u32)>,
    /// Not both.
    pub excludes: Vec<(u32, u32)>,
    pub rules: Vec<Rule>,
    /// What two projects are worth together beyond what they are worth apart; below 0 where they hinder each other.
    pub synergies: Vec<(u32, u32, f64)>,
    pub must: Vec<u32>,
    pub never: Vec<u32>,
    /// A second criterion and the least that its sum may be.
    pub floor: Option<(Vec<f64>, f64)>,
    /// The ceiling of steps; 0 is [`NODES`].
    pub nodes: usize,
}

/// Why the question has no answer.
#[derive(Debug, Clone, PartialEq)]
pub enum PortfolioError {
    TooMany {
        projects: usize,
    },
    /// Projects, budgets, ties and cells together make a table that is too large.
    TooLarge {
        numbers: usize,
    },
    /// A list has not one entry a project (or a budget).
    Length {
        what: &'static str,
        found: usize,
        expected: usize,
    },
    /// A value is not-a-number or infinite.
    Value {
        what: &'static str,
        place: usize,
    },
    /// A project takes less than nothing of a budget, or more than can be added up.
    Cost {
        budget: usize,
        project: usize,
        cost: i64,
    },
    Budget {
        budget: usize,
        most: i64,
    },
    /// A tie, rule or list names a project that there is not.
    Unknown {
        what: &'static str,
        project: u32,
    },
    /// No choice of projects keeps all rules.
    Infeasible,
    /// None was found before the ceiling of steps came.
    NotFound {
        nodes: usize,
    },
}

impl fmt::Display for PortfolioError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PortfolioError::TooMany { projects } => write!(f, "there are {projects} projects; at most {MOST_PROJECTS} are taken"),
            PortfolioError::TooLarge { numbers } => {
                write!(f, "projects, budgets, ties and cells make a table of {numbers} numbers; at most {MOST_NUMBERS} are taken")
            }
            PortfolioError::Length { what, found, expected } => write!(f, "{what}: found {found} entries, expected {expected}"),
            PortfolioError::Value { what, place } => write!(f, "{what} number {place} is not a finite number"),
            PortfolioError::Cost { budget, project, cost } => {
                write!(f, "project {project} takes {cost} cents of budget {budget}; expected 0 or more, and less than 10^15")
            }
            PortfolioError::Budget { budget, most } => {
                write!(f, "budget {budget} is {most} cents; expected 0 or more, and less than 10^15")
            }
            PortfolioError::Unknown { what, project } => write!(f, "{what} names project {project}, which there is not"),
            PortfolioError::Infeasible => {
                f.write_str("no choice of projects keeps all the rules: some ask for more than budgets and ties allow")
            }
            PortfolioError::NotFound { nodes } => {
                write!(f, "no choice that keeps all the rules was found in {nodes} steps; allow more, or ask for less")
            }
        }
    }
}

impl std::error::Error for PortfolioError {}

impl Refusal for PortfolioError {
    fn it(&self) -> String {
        match self {
            PortfolioError::TooMany { projects } => format!("i progetti sono {projects}; se ne accettano al massimo {MOST_PROJECTS}"),
            PortfolioError::TooLarge { numbers } => {
                format!(
                    "progetti, bilanci, legami e celle fanno una tabella di {numbers} numeri; se ne accettano al massimo {MOST_NUMBERS}"
                )
            }
            PortfolioError::Length { what, found, expected } => format!("{what}: trovate {found} voci, attese {expected}"),
            PortfolioError::Value { what, place } => format!("{what} numero {place} non è un numero finito"),
            PortfolioError::Cost { budget, project, cost } => {
                format!("il progetto {project} prende {cost} centesimi dal bilancio {budget}; attesi 0 o più, e meno di 10^15")
            }
            PortfolioError::Budget { budget, most } => {
                format!("il bilancio {budget} è di {most} centesimi; attesi 0 o più, e meno di 10^15")
            }
            PortfolioError::Unknown { what, project } => format!("{what} nomina il progetto {project}, che non c'è"),
            PortfolioError::Infeasible => {
                "nessuna scelta di progetti rispetta tutte le regole: alcune chiedono più di quanto bilanci e legami consentano".to_owned()
            }
            PortfolioError::NotFound { nodes } => {
                format!("in {nodes} passi non si è trovata una scelta che rispetti tutte le regole; concedere più passi o chiedere meno")
            }
        }
    }
}

/// A question that has been checked.
#[derive(Debug, Clone)]
pub struct PortfolioPlan {
    ask: PortfolioAsk,
    /// How many different cells there are, counted from 0.
    cells: usize,
    /// All values are whole numbers: what beats an answer beats it by one.
    whole: bool,
}

/// Why a project is not chosen: adding it to the portfolio as it is would break this.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Out {
    Never,
    /// More than is left of this budget.
    Budget(u32),
    /// It needs this project, which is out.
    Requires(u32),
    /// It cannot stand beside this project, which is in.
    Excludes(u32),
    /// This rule has as many as it takes.
    Rule(u32),
    /// Nothing keeps it out but that it adds nothing.
    NoGain,
}

/// The answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Portfolio {
    pub chosen: Vec<bool>,
    pub objective: f64,
    /// No choice is worth more than this; equal to `objective` where that is proven.
    pub bound: f64,
    pub proven: bool,
    pub nodes: usize,
    /// Of each budget what is spent, in cents.
    pub spent: Vec<i64>,
    pub covered_cells: usize,
    /// What one more cent of each budget would be worth in the relaxed problem.
    pub marginal: Vec<f64>,
    /// The bound of the relaxed problem before any choice.
    pub relaxed: f64,
    /// For each project that is out, why.
    pub out: Vec<Option<Out>>,
    /// For each project that is in, what the portfolio would lose without it (and without those that require it), nothing put in place.
    pub loss: Vec<f64>,
}

impl PortfolioAsk {
    /// # Errors
    /// Says which number cannot be used.
    pub fn check(&self) -> Result<PortfolioPlan, PortfolioError> {
        let n = self.value.len();
        if n > MOST_PROJECTS {
            return Err(PortfolioError::TooMany { projects: n });
        }
        let length = |what, found, expected| if found == expected { Ok(()) } else { Err(PortfolioError::Length { what, found, expected }) };
        length("budgets", self.cost.len(), self.budget.len())?;
        self.cost.iter().try_for_each(|c| length("costs", c.len(), n))?;
        if !self.cells.is_empty() {
            length("cells", self.cells.len(), n)?;
        }
        if let Some((floor, _)) = &self.floor {
            length("second criterion", floor.len(), n)?;
        }
        let finite = |what, mut of: Box<dyn Iterator<Item = f64> + '_>| match of.position(|x| !x.is_finite() || x.abs() > 1e12) {
            Some(place) => Err(PortfolioError::Value { what, place }),
            None => Ok(()),
        };
        finite("value", Box::new(self.value.iter().copied().chain([self.cell_value])))?;
        finite("synergy", Box::new(self.synergies.iter().map(|s| s.2)))?;
        finite("second criterion", Box::new(self.floor.iter().flat_map(|(f, least)| f.iter().copied().chain([*least]))))?;
        const MOST: i64 = 1_000_000_000_000_000;
        for (budget, costs) in self.cost.iter().enumerate() {
            if let Some((project, cost)) = costs.iter().enumerate().find(|(_, c)| !(0..MOST).contains(*c)) {
                return Err(PortfolioError::Cost { budget, project, cost: *cost });
            }
        }
        if let Some((budget, most)) = self.budget.iter().enumerate().find(|(_, b)| !(0..MOST).contains(*b)) {
            return Err(PortfolioError::Budget { budget, most: *most });
        }
        let named = |what, mut of: Box<dyn Iterator<Item = u32> + '_>| match of.find(|p| *p as usize >= n) {
            Some(project) => Err(PortfolioError::Unknown { what, project }),
            None => Ok(()),
        };
        named("requires", Box::new(self.requires.iter().flat_map(|(a, b)| [*a, *b])))?;
        named("excludes", Box::new(self.excludes.iter().flat_map(|(a, b)| [*a, *b])))?;
        named("synergies", Box::new(self.synergies.iter().flat_map(|(a, b, _)| [*a, *b])))?;
        named("rules", Box::new(self.rules.iter().flat_map(|r| r.members.iter().copied())))?;
        named("must and never", Box::new(self.must.iter().chain(&self.never).copied()))?;
        let cells = self.cells.iter().flatten().max().map_or(0, |c| *c as usize + 1);
        let whole = self.value.iter().chain([&self.cell_value]).chain(self.synergies.iter().map(|s| &s.2)).all(|x| x.trunc() == *x);
        let plan = PortfolioPlan { ask: self.clone(), cells, whole };
        let numbers = model::numbers(&plan);
        if numbers > MOST_NUMBERS {
            return Err(PortfolioError::TooLarge { numbers });
        }
        Ok(plan)
    }
}

/// The portfolio that is worth most.
///
/// # Errors
/// Where no choice keeps all the rules, or none was found before the ceiling.
pub fn portfolio(plan: &PortfolioPlan) -> Result<Portfolio, PortfolioError> {
    let found = search::search(plan);
    let Some((chosen, objective)) = found.best else {
        return Err(if found.finished { PortfolioError::Infeasible } else { PortfolioError::NotFound { nodes: found.nodes } });
    };
    let ask = &plan.ask;
    let n = ask.value.len();
    let spent: Vec<i64> = ask.cost.iter().map(|c| (0..n).filter(|i| chosen[*i]).map(|i| c[i]).sum()).collect();
    let out = (0..n).map(|i| (!chosen[i]).then(|| why_out(plan, &chosen, &spent, i))).collect();
    let loss = (0..n).map(|i| if chosen[i] { objective - plan.value(&without(plan, &chosen, i)) } else { 0.0 }).collect();
    Ok(Portfolio {
        covered_cells: plan.covered(&chosen),
        bound: if found.finished { objective } else { found.bound.max(objective) },
        proven: found.finished,
        nodes: found.nodes,
        marginal: found.marginal,
        relaxed: found.relaxed,
        chosen,
        objective,
        spent,
        out,
        loss,
    })
}

/// The portfolio without a project and without those that cannot be without it.
fn without(plan: &PortfolioPlan, chosen: &[bool], project: usize) -> Vec<bool> {
    let mut left = chosen.to_vec();
    let mut go = vec![project];
    while let Some(i) = go.pop() {
        if std::mem::replace(&mut left[i], false) {
            go.extend(plan.ask.requires.iter().filter(|(_, b)| *b as usize == i).map(|(a, _)| *a as usize));
        }
    }
    left
}

fn why_out(plan: &PortfolioPlan, chosen: &[bool], spent: &[i64], i: usize) -> Out {
    let ask = &plan.ask;
    if ask.never.contains(&(i as u32)) {
        return Out::Never;
    }
    if let Some((_, b)) = ask.requires.iter().find(|(a, b)| *a as usize == i && !chosen[*b as usize]) {
        return Out::Requires(*b);
    }
    let other = |(a, b): &(u32, u32)| match (*a as usize == i, *b as usize == i) {
        (true, false) => Some(*b),
        (false, true) => Some(*a),
        _ => None,
    };
    if let Some(other) = ask.excludes.iter().filter_map(other).find(|o| chosen[*o as usize]) {
        return Out::Excludes(other);
    }
    let full = |r: &Rule| r.members.contains(&(i as u32)) && r.members.iter().filter(|m| chosen[**m as usize]).count() >= r.most;
    if let Some(rule) = ask.rules.iter().position(full) {
        return Out::Rule(rule as u32);
    }
    match (0..spent.len()).find(|b| spent[*b] + ask.cost[*b][i] > ask.budget[*b]) {
        Some(budget) => Out::Budget(budget as u32),
        None => Out::NoGain,
    }
}
