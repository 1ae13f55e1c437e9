//! Projects: which to pay for, whether the money of one holds, when one is finished.

use super::records::{Rules, ids, lacks, parts, rows, text};
use super::{Asked, Given, Setting, SettingKind, Source, figure};
use crate::Result;
use crate::exchange::{first_day, last_day};
use crate::grid::Cell;
use reticolo_messages::{euro, tr};
use reticolo_model::period::days_between;
use reticolo_model::{Problem, Record, money};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

const PROJECT: Setting = Setting::new("project", SettingKind::Record("project")).required();

pub static PORTFOLIO: Source = Source {
    verb: "portfolio",
    gives: &["projects", "rules"],
    settings: &[
        Setting::new("budget", SettingKind::Number("")),
        Setting::new("people_weight", SettingKind::Number("1")),
        Setting::new("needs_weight", SettingKind::Number("0")),
        Setting::new("cell_value", SettingKind::Number("0")),
    ],
    make: |asked| Box::pin(portfolio(asked)),
};

pub static FINANCE: Source = Source {
    verb: "finance",
    gives: &["flows"],
    settings: &[PROJECT, Setting::new("own", SettingKind::Text)],
    make: |asked| Box::pin(finance(asked)),
};

pub static SCHEDULE: Source = Source { verb: "schedule", gives: &["tasks"], settings: &[PROJECT], make: |asked| Box::pin(schedule(asked)) };

/// States in which a project waits for money.
const WAITING: [&str; 3] = ["idea", "concept", "designed"];
/// States in which a call takes applications.
const OPEN: [&str; 2] = ["open", "closing"];

/// The budget that is stated, else the money of the calls that are open.
async fn budget(asked: &Asked<'_>, given: &mut Given) -> Result<f64> {
    if asked.setting("budget").is_some() {
        return asked.number("budget", 0.0);
    }
    let day = asked.day();
    let calls = asked.all("call").await?;
    let open = calls.iter().filter(|c| OPEN.contains(&c.status.as_str()) && c.body_text("closes_on").is_none_or(|d| d >= day.as_str()));
    let money: Vec<i64> = open.filter_map(|c| c.body_cents("money_total")).collect();
    if money.is_empty() {
        return Err(asked.lacks("budget").into());
    }
    let cents = money.iter().sum::<i64>();
    given.note_with(asked, "source-budget_of_calls", money.len(), &[("money", &euro(asked.language, cents))]);
    Ok(cents as f64 / 100.0)
}

async fn portfolio(asked: &Asked<'_>) -> Result<Given> {
    let mut given = Given::default();
    let budget = budget(asked, &mut given).await?;
    let mut projects = asked.all("project").await?;
    projects.retain(|p| WAITING.contains(&p.status.as_str()));
    let all = projects.len();
    projects.retain(|p| p.body_cents("money_total").is_some());
    if projects.is_empty() {
        return Err(Problem::new("problem-source-projects", all.to_string()).into());
    }
    given.note(asked, "source-projects_without_cost", all - projects.len());
    let own = ids(&projects);
    let mut demand = ids(&asked.all("need").await?);
    demand.extend(ids(&asked.all("lot").await?));
    let mut needs: BTreeMap<Uuid, usize> = BTreeMap::new();
    for link in asked.ties("responds_to", &own, &demand).await? {
        *needs.entry(link.from).or_default() += 1;
    }
    let mut requires: BTreeMap<Uuid, Vec<String>> = BTreeMap::new();
    for link in asked.ties("part_of", &own, &own).await? {
        requires.entry(link.from).or_default().push(link.to.to_string());
    }
    let people = |p: &Record| p.body.get("beneficiaries").and_then(Value::as_i64);
    let row = |p: &Record| {
        // What is found already nobody has to give.
        let cents = p.body_cents("money_total").unwrap_or(0) - p.body_cents("money_found").unwrap_or(0);
        let cells: BTreeSet<String> = p.positions.iter().map(|x| Cell::new(&x.area, &x.dimension, &x.modality).text()).collect();
        vec![
            p.id.to_string(),
            people(p).unwrap_or(0).to_string(),
            needs.get(&p.id).unwrap_or(&0).to_string(),
            money::euro(cents.max(0)),
            cells.into_iter().collect::<Vec<_>>().join(";"),
            requires.get(&p.id).map(|r| r.join(";")).unwrap_or_default(),
            p.status.clone(),
            p.title.clone(),
        ]
    };
    given.note(asked, "source-projects_without_people", projects.iter().filter(|p| people(p).is_none()).count());
    let table: Vec<Vec<String>> = projects.iter().map(row).collect();
    given.table("projects", &["id", "people", "needs", "cost", "cells", "requires", "status", "title"], &table)?;
    let mut rules = Rules::default();
    rules.set("cell_value", &serde_json::json!(asked.number("cell_value", 0.0)?));
    rules.table("weights", &[("people", asked.number("people_weight", 1.0)?), ("needs", asked.number("needs_weight", 0.0)?)]);
    rules.table("budgets", &[("cost", budget)]);
    given.text("rules", "portfolio.toml", rules.done());
    given.names.extend(projects.iter().map(|p| (p.id.to_string(), p.title.clone())));
    Ok(given)
}

/// The years that a project lasts: by its period, else by its work packages and tasks.
fn years(project: &Record) -> Option<(i64, i64)> {
    let dates = |column: &str| {
        let in_rows = ["work_packages", "tasks"].into_iter().flat_map(|field| rows(project, field));
        in_rows.map(|row| text(row, column).to_owned()).filter(|d| !d.is_empty()).collect::<Vec<String>>()
    };
    let from = project.period_from.clone().or_else(|| dates("start").into_iter().min())?;
    let to = project.period_to.clone().or_else(|| dates("end").into_iter().max())?;
    let year = |day: &str| day.get(..4)?.parse::<i64>().ok();
    year(&first_day(&from)).zip(year(&last_day(&to))).filter(|(from, to)| from <= to)
}

/// Lines of the budget, each in even parts over the years that the project lasts; what is over falls in the last.
async fn finance(asked: &Asked<'_>) -> Result<Given> {
    let project = asked.chosen("project", "project").await?;
    let lines: Vec<_> = rows(&project, "budget").collect();
    if lines.is_empty() {
        return Err(lacks(asked, &project, "budget").into());
    }
    let own: Vec<String> = asked.list("own").iter().map(|s| s.to_lowercase()).collect();
    let (from, to) = years(&project).unwrap_or((1, 1));
    let mut given = Given::default();
    let (mut table, mut aid, mut unpaid) = (Vec::new(), BTreeSet::new(), 0);
    for line in lines {
        let Some(cents) = money::cents(text(line, "amount")).ok() else { continue };
        let (name, source) = (text(line, "line"), text(line, "source"));
        let kind = if own.contains(&source.to_lowercase()) { "own" } else { "aid" };
        if source.is_empty() {
            unpaid += 1;
        } else if kind == "aid" {
            aid.insert(source.to_owned());
        }
        // What is not eligible is spent, and no share is of it.
        let spent = if line.get("eligible") == Some(&Value::Bool(false)) { "operating" } else { "investment" };
        for year in from..=to {
            let even = cents / (to - from + 1);
            let part = money::euro(if year == to { cents - even * (to - from) } else { even });
            table.push(vec![year.to_string(), String::new(), part.clone(), name.to_owned(), spent.to_owned()]);
            if !source.is_empty() {
                table.push(vec![year.to_string(), part, String::new(), source.to_owned(), kind.to_owned()]);
            }
        }
    }
    given.table("flows", &["period", "in", "out", "item", "kind"], &table)?;
    let span = [("from", from.to_string()), ("to", to.to_string())];
    let key = if years(&project).is_some() { "source-budget_spread" } else { "source-budget_undated" };
    given.notes.push(tr(asked.language, key, &span.each_ref().map(|(k, v)| (*k, v.as_str()))));
    if !aid.is_empty() {
        let sources = aid.into_iter().collect::<Vec<_>>().join(", ");
        given.notes.push(tr(asked.language, "source-budget_aid", &[("sources", &sources)]));
    }
    given.note(asked, "source-budget_unpaid", unpaid);
    Ok(given)
}

async fn schedule(asked: &Asked<'_>) -> Result<Given> {
    let project = asked.chosen("project", "project").await?;
    let tasks: Vec<_> = rows(&project, "tasks").collect();
    if tasks.is_empty() {
        return Err(lacks(asked, &project, "tasks").into());
    }
    let codes: BTreeSet<&str> = tasks.iter().map(|t| text(t, "code")).collect();
    let mut given = Given::default();
    let (mut table, mut dropped, mut instant) = (Vec::new(), 0, 0);
    for task in &tasks {
        let after = parts(&text(task, "depends_on").split_whitespace().collect::<Vec<_>>().join(";"));
        let (known, other): (Vec<String>, Vec<String>) = after.into_iter().partition(|a| codes.contains(a.as_str()));
        dropped += other.len();
        let stated = task.get("days").and_then(Value::as_f64);
        let between = || days_between(text(task, "start"), text(task, "end")).map(|n| (n + 1).max(0) as f64);
        let days = stated.or_else(between);
        instant += usize::from(days.is_none());
        table.push(vec![
            text(task, "code").to_owned(),
            known.join(";"),
            figure(Some(days.unwrap_or(0.0).ceil())),
            text(task, "title").to_owned(),
        ]);
        given.names.insert(text(task, "code").to_owned(), text(task, "title").to_owned());
    }
    given.table("tasks", &["id", "after", "duration", "title"], &table)?;
    given.note(asked, "source-tasks_unknown", dropped);
    given.note(asked, "source-tasks_without_days", instant);
    Ok(given)
}
