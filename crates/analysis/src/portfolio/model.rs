//! The question as rows of numbers for the relaxed problem, and the exact value and rules of a choice.

use super::PortfolioPlan;
use super::simplex::{Row, Simplex};

/// Variables: projects, then cells, then synergies; rows: budgets first.
pub(super) struct Model {
    pub simplex: Simplex,
    /// By what the row of each budget was divided.
    pub scale: Vec<f64>,
}

fn has_cells(plan: &PortfolioPlan) -> bool {
    plan.cells > 0 && (plan.ask.cell_value != 0.0 || plan.ask.least_cells > 0)
}

/// The size of the table.
pub(super) fn numbers(plan: &PortfolioPlan) -> usize {
    let ask = &plan.ask;
    let cells = if has_cells(plan) { plan.cells } else { 0 };
    let columns = ask.value.len() + cells + ask.synergies.len();
    let rows = ask.budget.len() + ask.requires.len() + ask.excludes.len() + 2 * (ask.rules.len() + ask.synergies.len()) + cells + 2;
    columns.saturating_mul(rows)
}

pub(super) fn model(plan: &PortfolioPlan) -> Model {
    let ask = &plan.ask;
    let n = ask.value.len();
    let mut profit = ask.value.clone();
    let (mut rows, mut most): (Vec<Row>, Vec<f64>) = (Vec::new(), Vec::new());
    let mut add = |row: Row, b: f64| {
        rows.push(row);
        most.push(b);
    };
    let mut scale = Vec::new();
    for (costs, budget) in ask.cost.iter().zip(&ask.budget) {
        let by = costs.iter().copied().max().unwrap_or(1).max(1) as f64;
        scale.push(by);
        let row = costs.iter().enumerate().filter(|(_, c)| **c > 0).map(|(i, c)| (i as u32, *c as f64 / by)).collect();
        add(row, *budget as f64 / by);
    }
    ask.requires.iter().filter(|(a, b)| a != b).for_each(|(a, b)| add(vec![(*a, 1.0), (*b, -1.0)], 0.0));
    ask.excludes.iter().for_each(|(a, b)| add(vec![(*a, 1.0), (*b, 1.0)], 1.0));
    for rule in &ask.rules {
        let mut members = rule.members.clone();
        members.sort_unstable();
        members.dedup();
        if rule.most < members.len() {
            add(members.iter().map(|m| (*m, 1.0)).collect(), rule.most as f64);
        }
        if rule.least > 0 {
            add(members.iter().map(|m| (*m, -1.0)).collect(), -(rule.least as f64));
        }
    }
    if let Some((criterion, least)) = &ask.floor {
        let by = criterion.iter().map(|c| c.abs()).fold(1e-9, f64::max);
        let row = criterion.iter().enumerate().filter(|(_, c)| **c != 0.0).map(|(i, c)| (i as u32, -c / by)).collect();
        add(row, -least / by + 1e-9);
    }
    if has_cells(plan) {
        let first = profit.len() as u32;
        profit.extend(std::iter::repeat_n(ask.cell_value, plan.cells));
        let mut covered: Vec<Row> = (0..plan.cells as u32).map(|c| vec![(first + c, 1.0)]).collect();
        for (i, cells) in ask.cells.iter().enumerate() {
            let mut cells = cells.clone();
            cells.sort_unstable();
            cells.dedup();
            cells.iter().for_each(|c| covered[*c as usize].push((i as u32, -1.0)));
        }
        // A cell that costs is covered as soon as one of its projects is in.
        if ask.cell_value < 0.0 {
            for (c, row) in covered.iter().enumerate() {
                row[1..].iter().for_each(|(i, _)| add(vec![(*i, 1.0), (first + c as u32, -1.0)], 0.0));
            }
        }
        covered.into_iter().for_each(|row| add(row, 0.0));
        if ask.least_cells > 0 {
            add((0..plan.cells as u32).map(|c| (first + c, -1.0)).collect(), -(ask.least_cells as f64));
        }
    }
    for (a, b, value) in &ask.synergies {
        let z = profit.len() as u32;
        profit.push(*value);
        if *value > 0.0 {
            add(vec![(z, 1.0), (*a, -1.0)], 0.0);
            add(vec![(z, 1.0), (*b, -1.0)], 0.0);
        } else if a != b {
            add(vec![(*a, 1.0), (*b, 1.0), (z, -1.0)], 1.0);
        } else {
            add(vec![(*a, 1.0), (z, -1.0)], 0.0);
        }
    }
    let mut simplex = Simplex::new(profit, rows, most);
    ask.must.iter().for_each(|i| simplex.bound(*i as usize, 1.0, 1.0));
    for i in (0..n as u32).filter(|i| ask.never.contains(i)) {
        simplex.bound(i as usize, 0.0, 0.0);
    }
    Model { simplex, scale }
}

impl PortfolioPlan {
    /// How many cells a choice covers.
    pub(super) fn covered(&self, chosen: &[bool]) -> usize {
        let mut seen = vec![false; self.cells];
        for (cells, _) in self.ask.cells.iter().zip(chosen).filter(|(_, c)| **c) {
            cells.iter().for_each(|c| seen[*c as usize] = true);
        }
        seen.into_iter().filter(|s| *s).count()
    }

    /// What a choice is worth, whatever the rules.
    #[must_use]
    pub fn value(&self, chosen: &[bool]) -> f64 {
        let own: f64 = self.ask.value.iter().zip(chosen).filter(|(_, c)| **c).map(|(v, _)| v).sum();
        let together = |s: &&(u32, u32, f64)| chosen[s.0 as usize] && chosen[s.1 as usize];
        own + self.ask.cell_value * self.covered(chosen) as f64 + self.ask.synergies.iter().filter(together).map(|s| s.2).sum::<f64>()
    }

    /// Whether a choice keeps all rules, in whole numbers (but for the second criterion).
    #[must_use]
    pub fn keeps(&self, chosen: &[bool]) -> bool {
        let ask = &self.ask;
        let is = |i: &u32| chosen[*i as usize];
        let budgets = ask.cost.iter().zip(&ask.budget).all(|(costs, budget)| {
            costs.iter().zip(chosen).filter(|(_, c)| **c).map(|(cost, _)| i128::from(*cost)).sum::<i128>() <= i128::from(*budget)
        });
        let rule = |r: &super::Rule| {
            let mut members = r.members.clone();
            members.sort_unstable();
            members.dedup();
            (r.least..=r.most).contains(&members.iter().filter(|m| is(m)).count())
        };
        budgets
            && ask.requires.iter().all(|(a, b)| !is(a) || is(b))
            && ask.excludes.iter().all(|(a, b)| !(is(a) && is(b)))
            && ask.rules.iter().all(rule)
            && ask.must.iter().all(is)
            && !ask.never.iter().any(is)
            && self.covered(chosen) >= ask.least_cells
            && ask.floor.as_ref().is_none_or(|(f, least)| {
                f.iter().zip(chosen).filter(|(_, c)| **c).map(|(f, _)| f).sum::<f64>() >= least - 1e-9 * (1.0 + least.abs())
            })
    }
}
