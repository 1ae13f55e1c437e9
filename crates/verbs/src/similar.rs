//! `similar`: which units are like each other, and in what.

use crate::Ask;
use crate::read::{Digest, Names, Sheet};
use crate::work::{Column, Result, Told, Work, refused};
use reticolo_analysis::similar::{Column as Compared, Similar, SimilarAsk, Spread, Values, similar};
use reticolo_analysis::sums::{mean, round9};
use reticolo_messages::{Language, decimal, list_words, tr};
use reticolo_model::Problem;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

pub const HELP: &str = "UNITS has one row a unit; --columns says which are compared, as NAME, NAME=WEIGHT, or NAME=class (and NAME=class:WEIGHT) for words that are alike or not.
Numbers are alike by 1 less their distance over the column's spread (from its 5th to its 95th of a hundred values), classes by being the same; an
empty cell is not compared. Nearness is the weighted mean, from 0 to 1 (Gower 1971).

Result, one row a pair: unit, rank, like, nearness, and how near in each column; spreads: what each column was divided by.

Examples:
  reticolo analyse similar --units units.csv --columns share_65,income,density --json
  reticolo analyse similar --units units.csv --key code --unit 055032 --columns share_65=2,income,zone=class --most 5";

#[derive(Debug, clap::Args)]
pub struct Args {
    /// A CSV with one row a unit.
    #[arg(long)]
    pub units: PathBuf,
    /// The columns that are compared: NAME, NAME=WEIGHT, NAME=class or NAME=class:WEIGHT.
    #[arg(long, required = true, value_delimiter = ',')]
    pub columns: Vec<String>,
    /// The column with the units' names; the first unless said.
    #[arg(long)]
    pub key: Option<String>,
    /// Only what is like this unit.
    #[arg(long)]
    pub unit: Option<String>,
    /// How many of the nearest are told.
    #[arg(long, default_value_t = 10)]
    pub most: usize,
    /// What distances are divided by: from the 5th to the 95th of a hundred values, or the whole range.
    #[arg(long, default_value = "robust", value_parser = ["robust", "range"])]
    pub spread: String,
    /// Two units are compared if at least this part of the weight is known of both.
    #[arg(long, default_value_t = 0.5, allow_negative_numbers = true)]
    pub known: f64,
    /// Write the pairs to a file (csv).
    #[arg(long)]
    pub out: Option<PathBuf>,
}

/// Name, whether it is a class, weight.
fn column(text: &str) -> Result<(&str, bool, f64)> {
    let Some((name, how)) = text.rsplit_once('=') else { return Ok((text.trim(), false, 1.0)) };
    let (class, weight) = match how.strip_prefix("class") {
        Some("") => (true, Some(1.0)),
        Some(rest) => (true, rest.strip_prefix(':').and_then(|w| w.parse().ok())),
        None => (false, how.parse().ok()),
    };
    let wrong = || Problem::new("problem-words", text).with("flag", "--columns").with("known", "NAME, NAME=2, NAME=class, NAME=class:2");
    Ok((name.trim(), class, weight.ok_or_else(wrong)?))
}

impl Ask for Args {
    fn out(&self) -> Option<&Path> {
        self.out.as_deref()
    }

    fn work(&self, language: Language) -> Result<Work> {
        let asked = self.columns.iter().map(|c| column(c)).collect::<Result<Vec<_>>>()?;
        let first = Sheet::open(&self.units, &[], &[])?.header().first().cloned().unwrap_or_default();
        let mut needed = vec![self.key.as_deref().unwrap_or(&first)];
        needed.extend(asked.iter().map(|a| a.0));
        let mut names = Names::default();
        let mut numbers: Vec<Vec<Option<f64>>> = vec![Vec::new(); asked.len()];
        let mut classes: Vec<(Names, Vec<Option<u32>>)> = vec![Default::default(); asked.len()];
        Sheet::open(&self.units, &needed, &[])?.each(|cells| {
            cells.new_name(0, &mut names)?;
            for (k, (_, class, _)) in asked.iter().enumerate() {
                if *class {
                    let text = cells.text(k + 1);
                    let place = (!text.is_empty()).then(|| classes[k].0.place(text));
                    classes[k].1.push(place);
                } else {
                    numbers[k].push(cells.optional(k + 1)?);
                }
            }
            Ok(())
        })?;
        let columns: Vec<Compared> = asked
            .iter()
            .zip(numbers.into_iter().zip(classes))
            .map(|((_, class, weight), (numbers, (_, classes)))| Compared {
                values: if *class { Values::Classes(classes) } else { Values::Numbers(numbers) },
                weight: *weight,
            })
            .collect();
        let unit = match &self.unit {
            None => None,
            Some(name) => {
                let missing = || {
                    let problem = Problem::new("problem-table-absent", name).with("file", self.units.display());
                    problem.with("column", self.key.as_deref().unwrap_or(&first))
                };
                Some(names.at(name).ok_or_else(missing)? as usize)
            }
        };
        let spread = Spread::from_code(&self.spread).unwrap_or(Spread::Robust);
        let ask = SimilarAsk { most: self.most, spread, known: self.known, unit };
        ask.check(&columns).map_err(|e| refused("similar", language, &e))?;
        let parameters =
            json!({ "columns": self.columns, "unit": self.unit, "most": self.most, "spread": self.spread, "known": self.known });
        let digest = Digest::default().file("units", &self.units)?.hex();
        let titles: Vec<String> = asked.iter().map(|a| a.0.to_owned()).collect();
        let compute = move || Ok(similar(&ask.check(&columns).map_err(|e| refused("similar", language, &e))?));
        Ok(Work::new("similar", parameters, digest, compute, move |found| tell(language, &names.list, &titles, &found)))
    }
}

fn tell(language: Language, names: &[String], columns: &[String], found: &Similar) -> Told {
    let mut told = Told::default();
    let pairs = || found.nearest.iter().flat_map(|(unit, likes)| likes.iter().enumerate().map(move |(rank, like)| (*unit, rank + 1, like)));
    told.column(Column::new("unit", pairs().map(|p| names[p.0].clone())));
    told.column(Column::new("rank", pairs().map(|p| p.1)));
    told.column(Column::new("like", pairs().map(|p| names[p.2.unit].clone())));
    told.column(Column::numbers("nearness", pairs().map(|p| Some(p.2.nearness))));
    for (k, name) in columns.iter().enumerate() {
        // A column of the units may be called as one of ours.
        let taken = told.table.iter().any(|c| c.name == *name);
        let name = if taken { format!("{name}_nearness") } else { name.clone() };
        told.column(Column::numbers(&name, pairs().map(|p| p.2.columns[k])));
    }
    told.detail(
        "spreads",
        columns.iter().zip(&found.spreads).map(|(name, spread)| json!({ "column": name, "spread": spread.map(round9) })).collect::<Value>(),
    );
    let all: Vec<f64> = pairs().map(|p| p.2.nearness).collect();
    told.figure("nearness_mean", json!(mean(&all).map(round9)));
    // One unit: in words in what the first is like it, and in what not.
    if let [(unit, likes)] = &found.nearest[..]
        && let Some(like) = likes.first()
    {
        let mut by: Vec<(usize, f64)> = like.columns.iter().enumerate().filter_map(|(k, n)| Some((k, (*n)?))).collect();
        by.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let list = |some: &[(usize, f64)]| -> String {
            let told: Vec<String> = some.iter().map(|(k, n)| format!("{} ({})", columns[*k], decimal(language, *n, 2))).collect();
            list_words(language, &told)
        };
        let half = by.len().min(3);
        let args = [
            ("unit", names[*unit].clone()),
            ("like", names[like.unit].clone()),
            ("nearness", decimal(language, like.nearness, 3)),
            ("most", list(&by[..half])),
            ("least", by.last().map_or_else(String::new, |last| list(&[*last]))),
        ];
        told.reasons.push(tr(language, "similar-said", &args.each_ref().map(|(k, v)| (*k, v.as_str()))));
    }
    let silent: Vec<&(usize, Vec<_>)> = found.nearest.iter().filter(|n| n.1.is_empty()).collect();
    if !silent.is_empty() {
        let list: Vec<String> = silent.iter().take(5).map(|n| names[n.0].clone()).collect();
        told.reasons.push(tr(language, "similar-silent", &[("units", &list_words(language, &list)), ("count", &silent.len().to_string())]));
    }
    told
}
