//! `inequality`: how evenly a value is spread over people.

use crate::Ask;
use crate::read::{Digest, Names, Sheet};
use crate::work::{Result, Told, VerbError, Work};
use reticolo_analysis::services::inequality::{Inequality, InequalityAsk, inequality};
use reticolo_analysis::sums::round9;
use reticolo_messages::{Language, t};
use reticolo_model::Problem;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

pub const HELP: &str = "VALUES has the columns id, value, weight and, for the parts between and within groups, group.
Result: theil, between, within, gini, atkinson, mean and harmony; all but the mean are empty where every value is 0.

Example:
  reticolo analyse inequality --values coverage.csv --json";

#[derive(Debug, clap::Args)]
pub struct Args {
    /// A CSV with id, value, weight and perhaps group.
    #[arg(long)]
    pub values: PathBuf,
    /// Write the answer to a file (csv).
    #[arg(long)]
    pub out: Option<PathBuf>,
}

impl Ask for Args {
    fn out(&self) -> Option<&Path> {
        self.out.as_deref()
    }

    fn work(&self, language: Language) -> Result<Work> {
        let sheet = Sheet::open(&self.values, &["id", "value", "weight"], &["group"])?;
        let grouped = sheet.has(3);
        let (mut values, mut weights, mut groups, mut names) = (Vec::new(), Vec::new(), Vec::new(), Names::default());
        sheet.each(|cells| {
            values.push(cells.amount(1)?);
            weights.push(cells.amount(2)?);
            if grouped {
                if cells.text(3).is_empty() {
                    return Err(cells.wrong(3, "problem-table-group"));
                }
                groups.push(names.place(cells.text(3)));
            }
            Ok(())
        })?;
        let ask = InequalityAsk::default();
        let refused = |e| VerbError::from(Problem::new("problem-inequality", "values").with("reason", e));
        ask.check(&values, &weights, grouped.then_some(groups.as_slice())).map_err(refused)?;
        let compute = move || {
            let plan = ask.check(&values, &weights, grouped.then_some(groups.as_slice())).map_err(refused)?;
            Ok(inequality(&plan))
        };
        let parameters = json!({ "epsilon": ask.epsilon, "groups": grouped });
        let digest = Digest::default().file("values", &self.values)?.hex();
        Ok(Work::new("inequality", parameters, digest, compute, move |found| tell(language, grouped.then_some(&names), &found)))
    }
}

fn tell(language: Language, names: Option<&Names>, found: &Inequality) -> Told {
    let mut told = Told::default();
    let indices = found.indices.as_ref();
    for (name, value) in [
        ("theil", indices.map(|i| i.theil)),
        ("between", indices.map(|i| i.between)),
        ("within", indices.map(|i| i.within)),
        ("gini", indices.map(|i| i.gini)),
        ("atkinson", indices.map(|i| i.atkinson)),
        ("mean", Some(found.mean)),
        ("harmony", indices.map(|i| i.harmony)),
    ] {
        told.figure(name, json!(value.map(round9)));
    }
    if indices.is_none() {
        told.reasons.push(t(language, "inequality-undefined"));
    }
    if let Some(names) = names {
        let row = |(name, g): (&String, &reticolo_analysis::services::inequality::Group)| {
            json!({
                "group": name, "weight": round9(g.weight), "mean": g.mean.map(round9), "theil": g.theil.map(round9),
                "between": round9(g.between), "within": round9(g.within),
            })
        };
        told.detail("groups", names.list.iter().zip(&found.groups).map(row).collect::<Value>());
    }
    told
}
