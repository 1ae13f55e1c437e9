//! How a budget is shared by vote: projects with costs, ballots that approve some of them, and rules that choose within the budget.
//!
//! - greedy: by satisfaction per cost, whoever fits;
//! - equal shares ([`shares`]): every voter has the same part of the budget, and a project is bought by its supporters alone, first
//!   the one that costs them least per unit of satisfaction. Peters, Pierczyński and Skowron 2021, "Proportional participatory
//!   budgeting with additive utilities", <https://doi.org/10.48550/arXiv.2008.13276>. What is left may be completed by greedy, or by
//!   raising the shares in steps;
//! - Phragmén's sequential rule ([`phragmen`]): Los, Christoff and Grossi 2022, "Proportional budget allocations: towards a
//!   systematization", <https://doi.org/10.48550/arXiv.2203.12324>.
//!
//! Every choice is exact: floating-point figures with a proven error decide what they can, and whole numbers of any length the rest.
//! Ties go to the name that comes first, and are told.

pub mod card;
mod election;
mod exact;
mod phragmen;
mod shares;

pub use election::{Election, ElectionError, MOST_MONEY};

use crate::catalogue::Refusal;
use std::cmp::Ordering;
use std::fmt;

/// Runs of equal shares with raised shares, at most.
pub const MOST_RUNS: u32 = 100_000;

/// The rule that chooses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    Greedy,
    EqualShares,
    /// Equal shares, what is left spent by greedy.
    EqualSharesGreedy,
    /// Equal shares with the budget raised in steps while the outcome stays within the true one.
    EqualSharesRaised,
    /// The same, what is left spent by greedy.
    EqualSharesRaisedGreedy,
    Phragmen,
}

impl Rule {
    pub const ALL: [Rule; 6] =
        [Rule::Greedy, Rule::EqualShares, Rule::EqualSharesGreedy, Rule::EqualSharesRaised, Rule::EqualSharesRaisedGreedy, Rule::Phragmen];

    /// As questions and answers write it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Rule::Greedy => "greedy",
            Rule::EqualShares => "mes",
            Rule::EqualSharesGreedy => "mes-greedy",
            Rule::EqualSharesRaised => "mes-add1",
            Rule::EqualSharesRaisedGreedy => "mes-add1-greedy",
            Rule::Phragmen => "phragmen",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Rule> {
        Rule::ALL.into_iter().find(|r| r.code() == code)
    }

    fn raises(self) -> bool {
        matches!(self, Rule::EqualSharesRaised | Rule::EqualSharesRaisedGreedy)
    }
}

/// What a voter gets from an approved project that is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Satisfaction {
    /// Its cost.
    Cost,
    /// One, whatever it costs.
    Cardinality,
}

impl Satisfaction {
    pub const ALL: [Satisfaction; 2] = [Satisfaction::Cost, Satisfaction::Cardinality];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Satisfaction::Cost => "cost",
            Satisfaction::Cardinality => "card",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Satisfaction> {
        Satisfaction::ALL.into_iter().find(|s| s.code() == code)
    }

    fn of(self, cost: u64) -> u64 {
        match self {
            Satisfaction::Cost => cost,
            Satisfaction::Cardinality => 1,
        }
    }
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BudgetAsk {
    pub rule: Rule,
    pub satisfaction: Satisfaction,
    /// By how much the whole budget is raised a step; `None` for a hundredth of it, and at least one unit a voter.
    pub step: Option<u64>,
}

impl Default for BudgetAsk {
    fn default() -> BudgetAsk {
        BudgetAsk { rule: Rule::EqualShares, satisfaction: Satisfaction::Cost, step: None }
    }
}

/// Why the question has no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BudgetError {
    /// The budget is to be raised by nothing, or by more than can be counted.
    Step { asked: u64 },
}

impl fmt::Display for BudgetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BudgetError::Step { asked } => write!(f, "the step is {asked}, and must be from 1 to {MOST_MONEY}"),
        }
    }
}

impl std::error::Error for BudgetError {}

impl Refusal for BudgetError {
    fn it(&self) -> String {
        match self {
            BudgetError::Step { asked } => format!("il passo è {asked}, e deve stare tra 1 e {MOST_MONEY}"),
        }
    }
}

/// A question that has been checked and can always be answered.
#[derive(Debug, Clone)]
pub struct BudgetPlan<'a> {
    ask: BudgetAsk,
    election: &'a Election,
    step: u64,
}

/// Which part of the rule chose a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// It costs nothing and somebody wants it.
    Free,
    Greedy,
    Shares,
    /// Greedy, with what equal shares left.
    Completion,
    Phragmen,
}

impl Stage {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Stage::Free => "free",
            Stage::Greedy => "greedy",
            Stage::Shares => "shares",
            Stage::Completion => "completion",
            Stage::Phragmen => "phragmen",
        }
    }
}

/// Who pays for a project that its supporters buy. Money is in the units of the costs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Payment {
    /// What each of those who pay in full pays; under Phragmén's rule the load of each supporter from then on.
    pub price: f64,
    /// How many pay it.
    pub full: u32,
    /// How many give all they have left, which is less, and how much that is together.
    pub part: u32,
    pub part_sum: f64,
    /// Price over the share that each voter has: the effort. `None` under Phragmén's rule, where there are no shares.
    pub effort: Option<f64>,
    /// Price per unit of satisfaction, by which the project was chosen.
    pub rate: f64,
}

/// A chosen project, in the order of choice.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Chosen {
    pub project: u32,
    pub stage: Stage,
    /// `None` where nobody in particular pays (greedy, free projects).
    pub payment: Option<Payment>,
}

/// Why a project was not chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Nobody approves it.
    NoVotes,
    /// It costs more than the whole budget.
    TooDear,
    /// It does not fit into what is left of the budget.
    BudgetLeft,
    /// Its supporters together do not have its cost left.
    SupportersLeft,
    /// The rule ended before its turn (Phragmén's rule stops at the first project that does not fit).
    Stopped,
}

impl Why {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Why::NoVotes => "no_votes",
            Why::TooDear => "too_dear",
            Why::BudgetLeft => "budget_left",
            Why::SupportersLeft => "supporters_left",
            Why::Stopped => "stopped",
        }
    }
}

/// A project that was not chosen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Missed {
    pub project: u32,
    pub why: Why,
    /// How much money is missing where the reason says it: in the budget, or in the supporters' hands.
    pub lacks: f64,
}

/// A choice that equal figures left to the order of names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    pub chosen: u32,
    pub over: Vec<u32>,
}

/// The answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Allocation {
    pub chosen: Vec<Chosen>,
    /// By what is lacking, the least first.
    pub missed: Vec<Missed>,
    /// What the chosen projects cost; never more than the budget.
    pub cost: u64,
    /// The money that was divided into shares: the budget, or what it was raised to.
    pub purse: u64,
    /// How often equal shares ran; 0 for other rules.
    pub runs: u32,
    /// Whether raising ended at [`MOST_RUNS`].
    pub cut_off: bool,
    pub ties: Vec<Tie>,
    /// What each voter has left of the share; empty where there are no shares. Completion is not paid from it.
    pub left: Vec<f64>,
    /// Voters with at least one, and approvals of, chosen projects.
    pub served: u32,
    pub approvals: u64,
}

impl BudgetAsk {
    /// Checks the question against an election.
    ///
    /// # Errors
    /// A step of nothing.
    pub fn check(self, election: &Election) -> Result<BudgetPlan<'_>, BudgetError> {
        let step = self.step.unwrap_or_else(|| (election.budget() / 100).max(election.voters() as u64));
        if self.rule.raises() && !(1..=MOST_MONEY).contains(&step) {
            return Err(BudgetError::Step { asked: step });
        }
        Ok(BudgetPlan { ask: self, election, step })
    }
}

/// What a rule has decided so far.
#[derive(Debug, Clone, Default)]
struct Outcome {
    chosen: Vec<Chosen>,
    ties: Vec<Tie>,
    cost: u64,
    left: Vec<f64>,
}

/// Greedy on what is not chosen yet: by satisfaction per cost, ties by name; whoever fits.
fn greedy(election: &Election, satisfaction: Satisfaction, out: &mut Outcome, stage: Stage) {
    let mut taken = vec![false; election.projects()];
    out.chosen.iter().for_each(|c| taken[c.project as usize] = true);
    let votes = |p: u32| u128::from(election.votes(p));
    // Satisfaction per cost: the number of votes, or votes over cost. What is wanted and free is before all.
    let density = |a: u32, b: u32| {
        let (x, y) = (election.cost(a), election.cost(b));
        let free = |p: u32, cost: u64| cost == 0 && votes(p) > 0;
        match (free(a, x), free(b, y), satisfaction) {
            (true, true, _) => Ordering::Equal,
            (true, false, _) => Ordering::Greater,
            (false, true, _) => Ordering::Less,
            (false, false, Satisfaction::Cost) => votes(a).cmp(&votes(b)),
            (false, false, Satisfaction::Cardinality) => (votes(a) * u128::from(y.max(1))).cmp(&(votes(b) * u128::from(x.max(1)))),
        }
    };
    let mut order: Vec<u32> = election.by_name().iter().copied().filter(|p| !taken[*p as usize]).collect();
    order.sort_by(|a, b| density(*b, *a));
    for (i, &project) in order.iter().enumerate() {
        let cost = election.cost(project);
        if cost <= election.budget() - out.cost {
            out.cost += cost;
            out.chosen.push(Chosen { project, stage, payment: None });
            continue;
        }
        // Whoever is left out only by the order of names: equal to one before it that was chosen and would have fitted instead.
        let equal = order[..i].iter().rev().take_while(|b| density(**b, project).is_eq());
        let before = equal.copied().filter(|b| out.chosen.iter().any(|c| c.project == *b)).last();
        if let Some(chosen) = before {
            match out.ties.iter_mut().find(|t| t.chosen == chosen) {
                Some(tie) => tie.over.push(project),
                None => out.ties.push(Tie { chosen, over: vec![project] }),
            }
        }
    }
}

/// Answers a checked question.
#[must_use]
pub fn allocate(plan: &BudgetPlan<'_>) -> Allocation {
    let (election, satisfaction) = (plan.election, plan.ask.satisfaction);
    let (mut runs, mut cut_off, mut purse) = (0, false, election.budget());
    let mut out = match plan.ask.rule {
        Rule::Greedy => {
            let mut out = Outcome::default();
            greedy(election, satisfaction, &mut out, Stage::Greedy);
            out
        }
        Rule::Phragmen => phragmen::phragmen(election),
        rule => {
            let mut out = shares::equal_shares(election, satisfaction, purse);
            runs = 1;
            while rule.raises() && !exhaustive(election, &out) {
                if runs == MOST_RUNS || purse > MOST_MONEY - plan.step {
                    cut_off = true;
                    break;
                }
                let raised = shares::equal_shares(election, satisfaction, purse + plan.step);
                runs += 1;
                if raised.cost > election.budget() {
                    break;
                }
                purse += plan.step;
                out = raised;
            }
            if matches!(rule, Rule::EqualSharesGreedy | Rule::EqualSharesRaisedGreedy) {
                greedy(election, satisfaction, &mut out, Stage::Completion);
            }
            out
        }
    };
    let missed = missed(plan, &out);
    let chosen: Vec<u32> = out.chosen.iter().map(|c| c.project).collect();
    let mut marked = vec![false; election.projects()];
    chosen.iter().for_each(|p| marked[*p as usize] = true);
    let served = (0..election.voters()).filter(|v| election.ballot(*v).iter().any(|p| marked[*p as usize])).count() as u32;
    let approvals = chosen.iter().map(|p| u64::from(election.votes(*p))).sum();
    let left = std::mem::take(&mut out.left);
    Allocation { chosen: out.chosen, missed, cost: out.cost, purse, runs, cut_off, ties: out.ties, left, served, approvals }
}

/// Whether no project that somebody wants still fits.
fn exhaustive(election: &Election, out: &Outcome) -> bool {
    let mut taken = vec![false; election.projects()];
    out.chosen.iter().for_each(|c| taken[c.project as usize] = true);
    let fits = |p: u32| !taken[p as usize] && election.votes(p) > 0 && election.cost(p) <= election.budget().saturating_sub(out.cost);
    !(0..election.projects() as u32).any(fits)
}

fn missed(plan: &BudgetPlan<'_>, out: &Outcome) -> Vec<Missed> {
    let election = plan.election;
    let mut taken = vec![false; election.projects()];
    out.chosen.iter().for_each(|c| taken[c.project as usize] = true);
    let rest = election.budget() - out.cost;
    let of = |project: u32| {
        let (cost, votes) = (election.cost(project), election.votes(project));
        let (why, lacks) = if votes == 0 {
            (Why::NoVotes, 0.0)
        } else if cost > election.budget() {
            (Why::TooDear, (cost - election.budget()) as f64)
        } else if cost > rest {
            (Why::BudgetLeft, (cost - rest) as f64)
        } else if out.left.is_empty() {
            (Why::Stopped, 0.0)
        } else {
            let money: f64 = election.supporters(project).iter().map(|v| out.left[*v as usize]).sum();
            (Why::SupportersLeft, (cost as f64 - money).max(0.0))
        };
        Missed { project, why, lacks }
    };
    let mut missed: Vec<Missed> = election.by_name().iter().filter(|p| !taken[**p as usize]).map(|p| of(*p)).collect();
    // Those without a vote last.
    missed.sort_by(|a, b| (a.why == Why::NoVotes).cmp(&(b.why == Why::NoVotes)).then(a.lacks.total_cmp(&b.lacks)));
    missed
}
