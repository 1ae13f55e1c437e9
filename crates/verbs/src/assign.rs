//! `assign`: one to one, at the least sum of costs.

use crate::Ask;
use crate::numbers::{Labelled, labelled};
use crate::read::Digest;
use crate::work::{Column, Result, Told, VerbError, Work, refused};
use reticolo_analysis::matching::assign::{AssignAsk, AssignError, Assignment, assign};
use reticolo_analysis::sums::round9;
use reticolo_messages::{Language, t, tr};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

pub const HELP: &str =
    "COST is a table of numbers, with or without heads and names: a line a row (person, need, task), a number a column (post, offer, day).
Rows and columns need not be as many: of the longer side some stay alone. To forbid a pair give it a cost beyond all others.
Result: cost (the least sum), gap (cost less what the prices prove: 0, or rounding), pairs (row, column, cost, and what the pair costs
over the row's cheapest column, with the row that has that one), row_prices and column_prices. Rows and columns are counted from 0; in the table those that have a name go by it.

A price below 0 is what one more of that column (of that row, where rows are more) would save.

Example:
  reticolo analyse assign --cost cost.csv --json";

#[derive(Debug, clap::Args)]
pub struct Args {
    /// A CSV of costs, with or without heads and names.
    #[arg(long)]
    pub cost: PathBuf,
    /// Write the pairs to a file (csv).
    #[arg(long)]
    pub out: Option<PathBuf>,
}

impl Ask for Args {
    fn out(&self) -> Option<&Path> {
        self.out.as_deref()
    }

    fn work(&self, language: Language) -> Result<Work> {
        let Labelled { names, heads, rows: table, .. } = labelled(&self.cost)?;
        let (rows, columns) = (table.len(), table.first().map_or(0, Vec::len));
        let cost: Vec<f64> = table.into_iter().flatten().collect();
        let named = Named { rows: names, columns: heads };
        let wrong = move |e: AssignError| -> VerbError { refused("assign", language, &e) };
        AssignAsk { rows, columns, cost: &cost }.check().map_err(wrong)?;
        let cost = std::rc::Rc::new(cost);
        let told = cost.clone();
        let digest = Digest::default().file("cost", &self.cost)?.hex();
        let compute = move || Ok(assign(&AssignAsk { rows, columns, cost: &cost }.check().map_err(wrong)?));
        let tell = move |found| tell(language, (rows, columns, &told), &named, &found);
        Ok(Work::new("assignment", json!({ "rows": rows, "columns": columns }), digest, compute, tell))
    }
}

/// What rows and columns are called; empty where they go by their numbers.
struct Named {
    rows: Vec<String>,
    columns: Vec<String>,
}

fn called(names: &[String], at: usize) -> Value {
    names.get(at).map_or_else(|| json!(at), |name| json!(name))
}

fn tell(language: Language, (rows, columns, cost): (usize, usize, &[f64]), named: &Named, found: &Assignment) -> Told {
    let mut told = Told::default();
    told.figure("cost", round9(found.cost));
    told.figure("gap", round9(found.gap));
    let mut row_of = vec![None; columns];
    let pairs: Vec<(usize, usize)> = found.column.iter().enumerate().filter_map(|(i, j)| j.map(|j| (i, j as usize))).collect();
    pairs.iter().for_each(|(i, j)| row_of[*j] = Some(*i));
    let at = |i: usize, j: usize| cost[i * columns + j];
    let first = |i: usize| (0..columns).fold(0, |best, j| if at(i, j) < at(i, best) { j } else { best });
    let firsts: Vec<usize> = pairs.iter().map(|(i, _)| first(*i)).collect();
    told.detail("pairs", pairs.iter().map(|(i, j)| json!([i, j])).collect::<Value>());
    told.detail("row_prices", found.row_price.iter().map(|p| round9(*p)).collect::<Value>());
    told.detail("column_prices", found.column_price.iter().map(|p| round9(*p)).collect::<Value>());
    told.column(Column::new("row", pairs.iter().map(|(i, _)| called(&named.rows, *i))));
    told.column(Column::new("column", pairs.iter().map(|(_, j)| called(&named.columns, *j))));
    told.column(Column::numbers("pair_cost", pairs.iter().map(|(i, j)| Some(at(*i, *j)))));
    told.column(Column::new("cheapest", firsts.iter().map(|j| called(&named.columns, *j))));
    told.column(Column::numbers("extra", pairs.iter().zip(&firsts).map(|((i, j), f)| Some(at(*i, *j) - at(*i, *f)))));
    let other = |((i, j), f): (&(usize, usize), &usize)| if j == f { None } else { row_of[*f].filter(|r| r != i) };
    let other = |at| other(at).map_or(Value::Null, |r| called(&named.rows, r));
    told.column(Column::new("cheapest_has", pairs.iter().zip(&firsts).map(other)));
    let got = pairs.iter().zip(&firsts).filter(|((i, j), f)| at(*i, *j) <= at(*i, **f)).count();
    let counts = [("pairs", pairs.len().to_string()), ("got", got.to_string())];
    told.reasons.push(tr(language, "assign-first", &counts.each_ref().map(|(k, v)| (*k, v.as_str()))));
    if rows != columns {
        let (key, alone) = if rows > columns { ("assign-rows-alone", rows - columns) } else { ("assign-columns-alone", columns - rows) };
        told.reasons.push(tr(language, key, &[("n", &alone.to_string())]));
    }
    if pairs.is_empty() {
        told.reasons.push(t(language, "assign-nothing"));
    }
    told
}
