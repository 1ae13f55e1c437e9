//! `budget`: how a budget is shared among the projects that were voted on.

use crate::Ask;
use crate::read::{Digest, Names};
use crate::work::refused;
use crate::work::{Column, Result, Told, VerbError, Work};
use clap::ValueEnum;
use reticolo_analysis::budgeting::{Allocation, BudgetAsk, Chosen, Election, Missed, Payment, Rule, Satisfaction, Stage, Why, allocate};
use reticolo_analysis::sums::round9;
use reticolo_formats::pabulib::read_all;
use reticolo_formats::tables::Tables;
use reticolo_messages::{Language, decimal, integer, tn, tr};
use reticolo_model::Problem;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

pub const HELP: &str =
    "PB is a file of Pabulib (https://pabulib.org/format): META with budget and vote_type, PROJECTS with project_id and cost,
VOTES with vote, the approved projects separated by commas. Points and ranks are not looked at: a project that a ballot names
counts as approved.

Rules: greedy (most satisfaction for the money), mes (equal shares: every voter has the same part of the budget, and a project is bought
by those who voted for it), mes-greedy (what is left goes by greedy), mes-add1 (shares are raised by --step while the outcome stays
within the budget), mes-add1-greedy, phragmen. Every figure that decides is exact; ties go by project_id, and are told.

Result: selected, chosen (in order, with price: what each supporter pays; full and part: how many pay it, how many give their last, and
how much; effort: price over everyone's share), missed (why, and what each lacks), cost, left_over, voters_with_one, votes_on_selected,
ties.

Examples:
  reticolo analyse budget --pb town_2026.pb --rule mes-add1-greedy --json
  reticolo analyse budget --pb town_2026.pb --rule greedy --satisfaction card --out projects.csv";

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RuleName {
    Greedy,
    Mes,
    MesGreedy,
    #[value(name = "mes-add1")]
    MesAdd1,
    #[value(name = "mes-add1-greedy")]
    MesAdd1Greedy,
    Phragmen,
}

impl RuleName {
    fn rule(self) -> Rule {
        match self {
            RuleName::Greedy => Rule::Greedy,
            RuleName::Mes => Rule::EqualShares,
            RuleName::MesGreedy => Rule::EqualSharesGreedy,
            RuleName::MesAdd1 => Rule::EqualSharesRaised,
            RuleName::MesAdd1Greedy => Rule::EqualSharesRaisedGreedy,
            RuleName::Phragmen => Rule::Phragmen,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SatisfactionName {
    /// The cost of the chosen projects that a voter approved.
    Cost,
    /// Their number.
    Card,
}

#[derive(Debug, clap::Args)]
pub struct Args {
    /// A participatory budget as Pabulib writes it (.pb).
    #[arg(long)]
    pub pb: PathBuf,
    /// The rule that chooses.
    #[arg(long, value_enum, default_value_t = RuleName::Mes)]
    pub rule: RuleName,
    /// What a voter gets from an approved project that is chosen.
    #[arg(long, value_enum, default_value_t = SatisfactionName::Cost)]
    pub satisfaction: SatisfactionName,
    /// For mes-add1: by how much the whole budget is raised a step [default: a hundredth of it, at least one smallest unit of money a voter].
    #[arg(long)]
    pub step: Option<String>,
    /// Write one row a project to a file (csv).
    #[arg(long)]
    pub out: Option<PathBuf>,
}

/// The digits of an amount without its decimal mark, and how many of them stand behind it.
fn digits(text: &str) -> Option<(u64, u32)> {
    let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let part = part.trim_end_matches('0');
    let numeral = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
    if !numeral(whole) || !numeral(part) || whole.is_empty() || part.len() > 6 {
        return None;
    }
    Some((format!("{whole}{part}").parse().ok()?, part.len() as u32))
}

/// Amounts as whole numbers of the smallest unit that any of them needs.
struct Money {
    amounts: Vec<(u64, u32)>,
    places: u32,
}

impl Money {
    fn add(&mut self, text: &str) -> Option<()> {
        let amount = digits(text)?;
        self.places = self.places.max(amount.1);
        self.amounts.push(amount);
        Some(())
    }

    fn whole(&self, at: usize) -> u64 {
        let (number, places) = self.amounts[at];
        // What is too large is refused with the election.
        number.saturating_mul(10u64.pow(self.places - places))
    }
}

/// What the file says.
struct Ballots {
    names: Vec<String>,
    titles: Vec<String>,
    kind: String,
    budget: u64,
    costs: Vec<u64>,
    first: Vec<u32>,
    approved: Vec<u32>,
    step: Option<u64>,
    /// Units of money in one of the file.
    unit: f64,
}

impl Args {
    fn read(&self) -> Result<Ballots> {
        let [meta, projects, votes] = read_all(&self.pb)?;
        if let Some(broken) = [&meta, &projects, &votes].iter().find_map(|t| t.broken.first()) {
            return Err(broken.clone().into());
        }
        let file = self.pb.display().to_string();
        let column = |table: &Tables, name: &str| {
            let missing = || Problem::new("problem-table-column", name).with("file", &file).with("known", table.header.join(", "));
            table.header.iter().position(|h| h == name).ok_or_else(|| VerbError::from(missing()))
        };
        let wrong = |code: &str, found: &str, row: u64, name: &str| {
            VerbError::from(Problem::new(code, found).with("file", &file).with("row", row).with("column", name))
        };
        let said = |key: &str| meta.rows.iter().find(|r| r.cells[0] == key).map(|r| (r.cells[1].as_str(), r.number));
        let mut money = Money { amounts: Vec::new(), places: 0 };
        let missing = || VerbError::from(Problem::new("problem-pabulib-meta", "budget").with("file", &file));
        let (budget, row) = said("budget").ok_or_else(missing)?;
        money.add(budget).ok_or_else(|| wrong("problem-table-amount", budget, row, "budget"))?;
        let (id, cost) = (column(&projects, "project_id")?, column(&projects, "cost")?);
        let title = projects.header.iter().position(|h| h == "name");
        let (mut names, mut titles) = (Names::default(), Vec::new());
        for row in &projects.rows {
            let name = &row.cells[id];
            if name.is_empty() || names.at(name).is_some() {
                return Err(wrong("problem-table-once", name, row.number, "project_id"));
            }
            names.place(name);
            titles.push(title.map(|t| row.cells[t].clone()).unwrap_or_default());
            money.add(&row.cells[cost]).ok_or_else(|| wrong("problem-table-amount", &row.cells[cost], row.number, "cost"))?;
        }
        if let Some(step) = &self.step {
            money.add(step).ok_or_else(|| Problem::new("problem-budget-step", step))?;
        }
        let vote = column(&votes, "vote")?;
        let (mut first, mut approved) = (vec![0], Vec::new());
        for row in &votes.rows {
            for name in row.cells[vote].split(',').map(str::trim).filter(|n| !n.is_empty()) {
                approved.push(names.at(name).ok_or_else(|| wrong("problem-table-listed", name, row.number, "vote"))?);
            }
            first.push(u32::try_from(approved.len()).unwrap_or(u32::MAX));
        }
        Ok(Ballots {
            kind: said("vote_type").map(|s| s.0.to_owned()).unwrap_or_default(),
            budget: money.whole(0),
            costs: (1..=names.len()).map(|p| money.whole(p)).collect(),
            step: self.step.as_ref().map(|_| money.whole(names.len() + 1)),
            unit: 10f64.powi(money.places as i32),
            names: names.list,
            titles,
            first,
            approved,
        })
    }
}

impl Ask for Args {
    fn out(&self) -> Option<&Path> {
        self.out.as_deref()
    }

    fn work(&self, language: Language) -> Result<Work> {
        let ballots = std::rc::Rc::new(self.read()?);
        let satisfaction = match self.satisfaction {
            SatisfactionName::Cost => Satisfaction::Cost,
            SatisfactionName::Card => Satisfaction::Cardinality,
        };
        let ask = BudgetAsk { rule: self.rule.rule(), satisfaction, step: ballots.step };
        let parameters = json!({ "rule": ask.rule.code(), "satisfaction": satisfaction.code(), "step": self.step });
        let digest = Digest::default().file("pb", &self.pb)?.hex();
        let from = ballots.clone();
        let compute = move || {
            let election = Election::new(from.budget, from.costs.clone(), &from.names, &from.first, &from.approved)
                .map_err(|e| refused("budget", language, &e))?;
            let plan = ask.check(&election).map_err(|e| refused("budget", language, &e))?;
            let found = allocate(&plan);
            let votes: Vec<u32> = (0..election.projects() as u32).map(|p| election.votes(p)).collect();
            Ok((found, votes))
        };
        Ok(Work::new("budgeting", parameters, digest, compute, move |(found, votes)| tell(language, &ballots, &votes, ask.rule, &found)))
    }
}

fn tell(language: Language, b: &Ballots, votes: &[u32], rule: Rule, found: &Allocation) -> Told {
    let mut told = Told::default();
    let money = |units: u64| round9(units as f64 / b.unit);
    let real = |units: f64| round9(units / b.unit);
    told.figure("budget", json!(money(b.budget)));
    told.figure("cost", json!(money(found.cost)));
    told.figure("left_over", json!(money(b.budget - found.cost)));
    told.figure("selected_count", found.chosen.len());
    told.figure("voters", b.first.len() - 1);
    told.figure("voters_with_one", found.served);
    told.figure("votes_on_selected", found.approvals);
    let mut selected: Vec<&str> = found.chosen.iter().map(|c| b.names[c.project as usize].as_str()).collect();
    selected.sort_unstable();
    told.detail("selected", json!(selected));
    if found.runs > 0 {
        told.detail("purse", json!(money(found.purse)));
        told.detail("share", json!(real(found.purse as f64 / (b.first.len() - 1) as f64)));
        told.detail("runs", found.runs);
        told.detail("money_left", json!(real(found.left.iter().sum())));
    }
    // A rate per unit of money has no unit; per project it is money.
    let chosen = |c: &Chosen| {
        let p = c.project as usize;
        let payment = c.payment.map(|m| {
            json!({
                "price": real(m.price), "full": m.full, "part": m.part, "part_sum": real(m.part_sum), "effort": m.effort.map(round9),
            })
        });
        json!({
            "project": b.names[p], "name": b.titles[p], "cost": money(b.costs[p]), "votes": votes[p], "stage": c.stage.code(), "payment": payment,
        })
    };
    told.detail("chosen", found.chosen.iter().map(chosen).collect::<Value>());
    let missed = |m: &Missed| {
        let p = m.project as usize;
        json!({
            "project": b.names[p], "name": b.titles[p], "cost": money(b.costs[p]), "votes": votes[p], "why": m.why.code(), "lacks": real(m.lacks),
        })
    };
    told.detail("missed", found.missed.iter().map(missed).collect::<Value>());
    let names = |of: &[u32]| of.iter().map(|p| b.names[*p as usize].as_str()).collect::<Vec<_>>();
    let ties = found.ties.iter().map(|t| json!({ "chosen": b.names[t.chosen as usize], "over": names(&t.over) }));
    told.detail("ties", ties.collect::<Value>());

    let order: Vec<u32> = found.chosen.iter().map(|c| c.project).chain(found.missed.iter().map(|m| m.project)).collect();
    let pad = |count: usize| std::iter::repeat_n(Value::Null, count);
    let (a, z) = (found.chosen.len(), found.missed.len());
    told.table.push(Column::new("project", names(&order)));
    told.table.push(Column::new("name", order.iter().map(|p| b.titles[*p as usize].clone())));
    told.table.push(Column::numbers("cost", order.iter().map(|p| Some(b.costs[*p as usize] as f64 / b.unit))));
    told.table.push(Column::new("votes", order.iter().map(|p| votes[*p as usize])));
    told.table.push(Column::new("chosen", (1..=a).map(Value::from).chain(pad(z))));
    told.table.push(Column::new("stage", found.chosen.iter().map(|c| json!(c.stage.code())).chain(pad(z))));
    type Of = fn(&Payment) -> Value;
    let paid: [(&str, f64, Of); 5] = [
        ("price", b.unit, |m| json!(m.price)),
        ("full", 1.0, |m| json!(m.full)),
        ("part", 1.0, |m| json!(m.part)),
        ("part_sum", b.unit, |m| json!(m.part_sum)),
        ("effort", 1.0, |m| json!(m.effort)),
    ];
    for (name, unit, of) in paid {
        let cell = |c: &Chosen| {
            let value = c.payment.as_ref().map_or(Value::Null, of);
            if value.is_f64() { value.as_f64().map_or(Value::Null, |x| json!(round9(x / unit))) } else { value }
        };
        told.table.push(Column::new(name, found.chosen.iter().map(cell).chain(pad(z))));
    }
    told.table.push(Column::new("why", pad(a).chain(found.missed.iter().map(|m| json!(m.why.code())))));
    told.table.push(Column::new("lacks", pad(a).chain(found.missed.iter().map(|m| json!(real(m.lacks))))));
    reasons(language, b, rule, found, &mut told.reasons);
    told
}

fn reasons(language: Language, b: &Ballots, rule: Rule, found: &Allocation, out: &mut Vec<String>) {
    let amount = |units: f64| decimal(language, units / b.unit, 2);
    let titled = |p: u32| {
        let (id, title) = (&b.names[p as usize], &b.titles[p as usize]);
        if title.is_empty() { id.clone() } else { format!("{id} ({title})") }
    };
    let voters = (b.first.len() - 1) as i64;
    let served = if voters > 0 { integer(language, i64::from(found.served)) } else { String::new() };
    out.push(tn(language, "budget-served", voters, &[("served", &served)]));
    if found.runs > 0 {
        let share = amount(found.purse as f64 / voters as f64);
        out.push(tr(language, "budget-share", &[("share", &share)]));
    }
    if let Some(most) = found.chosen.iter().filter(|c| c.stage == Stage::Shares).max_by(|x, y| {
        let effort = |c: &Chosen| c.payment.and_then(|m| m.effort).unwrap_or_default();
        effort(x).total_cmp(&effort(y))
    }) && let Some(m) = most.payment
    {
        let args = [("project", titled(most.project)), ("price", amount(m.price)), ("part", integer(language, m.part.into()))];
        let args: Vec<(&str, &str)> = args.iter().map(|(k, v)| (*k, v.as_str())).collect();
        out.push(tn(language, "budget-effort", m.full.into(), &args));
    }
    if let Some(next) = found.missed.iter().find(|m| m.why != Why::NoVotes) {
        let key = match next.why {
            Why::SupportersLeft => "budget-next-supporters",
            Why::Stopped => "budget-next-stopped",
            _ => "budget-next-budget",
        };
        out.push(tr(language, key, &[("project", &titled(next.project)), ("lacks", &amount(next.lacks))]));
    }
    for tie in &found.ties {
        let over = tie.over.iter().map(|p| titled(*p)).collect::<Vec<_>>().join(", ");
        out.push(tr(language, "budget-tie", &[("project", &titled(tie.chosen)), ("over", &over)]));
    }
    if found.runs > 1 {
        out.push(tn(language, "budget-raised", found.runs.into(), &[("purse", &amount(found.purse as f64))]));
    }
    if found.cut_off {
        out.push(tr(language, "budget-cut-off", &[]));
    }
    if !matches!(b.kind.as_str(), "approval" | "choose-1" | "") {
        out.push(tr(language, "budget-approved", &[("kind", &b.kind)]));
    }
    if rule == Rule::Greedy && found.left.is_empty() {
        out.push(tr(language, "budget-greedy", &[]));
    }
}
