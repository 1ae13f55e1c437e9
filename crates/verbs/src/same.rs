//! `same`: which rows are the same thing.

use crate::Ask;
use crate::read::{Digest, Sheet};
use crate::work::{Column as Shown, Result, Told, Work, refused};
use reticolo_analysis::linkage::{Column, Linkage, LinkageAsk, Spot, Values, linkage};
use reticolo_analysis::sums::round9;
use reticolo_messages::{Language, decimal, integer, tr};
use reticolo_model::Problem;
use reticolo_model::fold::fold;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

pub const HELP: &str = "Result: pairs with their probability and what each column says (a natural logarithm of odds; above 0 it speaks for), compared (pairs that were
looked at) and share (the part of them that are one thing, as estimated). Nothing is merged.
How columns are compared: name (of people and bodies), code (equal or not), class, number, place (a unit's code), words.

Example:
  reticolo analyse same --file bodies.csv --key id --columns denomination=name,tax_code=code,address=words,town=place --json";

#[derive(Debug, clap::Args)]
pub struct Args {
    /// A CSV with one row a record.
    #[arg(long)]
    pub file: PathBuf,
    /// How columns are compared: COLUMN=HOW, with how one of name, code, class, number, place, words.
    #[arg(long, required = true, value_name = "COLUMN=HOW", value_delimiter = ',')]
    pub columns: Vec<String>,
    /// The column whose value each row has for itself; the number of the row unless said.
    #[arg(long)]
    pub key: Option<String>,
    /// The least probability.
    #[arg(long, default_value_t = LinkageAsk::default().least)]
    pub least: f64,
    /// Write the pairs to a file (csv).
    #[arg(long)]
    pub out: Option<PathBuf>,
}

/// How a column may be compared.
const HOW: [&str; 6] = ["name", "code", "class", "number", "place", "words"];

/// A column that is being read: its name and how it is compared.
fn asked(text: &str) -> Result<(&str, &str)> {
    let known = text.rsplit_once('=').filter(|(_, how)| HOW.contains(how));
    Ok(known.ok_or_else(|| Problem::new("problem-sort-of-column", text).with("known", HOW.join(", ")))?)
}

fn column(name: &str, how: &str, cells: Vec<String>, numbers: Vec<Option<f64>>) -> Column {
    let known = |cell: String| (!cell.is_empty()).then_some(cell);
    let folded = |cells: Vec<String>| cells.iter().map(|c| fold(c)).collect();
    let values = match how {
        "name" => Values::Names(folded(cells)),
        "words" => Values::Words(folded(cells)),
        "code" => Values::Codes(cells.into_iter().map(|c| known(c).into_iter().collect()).collect()),
        "class" => Values::Classes(cells.into_iter().map(known).collect()),
        "place" => Values::Places(cells.into_iter().map(|c| Spot { units: known(c).into_iter().collect(), point: None }).collect()),
        _ => Values::Numbers(numbers),
    };
    Column { name: name.to_owned(), values }
}

impl Ask for Args {
    fn out(&self) -> Option<&Path> {
        self.out.as_deref()
    }

    fn work(&self, language: Language) -> Result<Work> {
        let asked = self.columns.iter().map(|c| asked(c)).collect::<Result<Vec<_>>>()?;
        let mut needed: Vec<&str> = asked.iter().map(|a| a.0).collect();
        needed.extend(self.key.as_deref());
        let (mut keys, mut cells, mut numbers) = (Vec::new(), vec![Vec::new(); asked.len()], vec![Vec::new(); asked.len()]);
        Sheet::open(&self.file, &needed, &[])?.each(|row| {
            keys.push(if self.key.is_some() { row.text(asked.len()).to_owned() } else { row.number_of_row().to_string() });
            for (k, (_, how)) in asked.iter().enumerate() {
                if *how == "number" {
                    numbers[k].push(row.optional(k)?);
                } else {
                    cells[k].push(row.text(k).to_owned());
                }
            }
            Ok(())
        })?;
        let columns: Vec<Column> = asked
            .iter()
            .zip(cells.into_iter().zip(numbers))
            .map(|((name, how), (cells, numbers))| column(name, how, cells, numbers))
            .collect();
        let ask = LinkageAsk { least: self.least };
        ask.check(&keys, &columns, None).map_err(|e| refused("same", language, &e))?;
        let parameters = json!({ "columns": self.columns, "least": self.least });
        let digest = Digest::default().file("file", &self.file)?.hex();
        let names = keys.clone();
        let compute = move || Ok(linkage(&ask.check(&keys, &columns, None).map_err(|e| refused("same", language, &e))?));
        Ok(Work::new("same", parameters, digest, compute, move |found| tell(language, &names, &found)))
    }
}

fn tell(language: Language, keys: &[String], found: &Linkage) -> Told {
    let mut told = Told::default();
    let one = |s: &reticolo_analysis::linkage::Said| json!({ "column": found.columns[s.column], "agreement": s.agreement.code(), "weight": round9(s.weight) });
    let pair = |p: &reticolo_analysis::linkage::Pair| {
        let said: Vec<Value> = p.said.iter().map(one).collect();
        json!({ "keys": p.records.map(|r| keys[r].clone()), "probability": round9(p.probability), "said": said })
    };
    told.detail("pairs", found.pairs.iter().map(pair).collect::<Value>());
    told.figure("found", found.pairs.len());
    told.figure("compared", found.compared);
    told.figure("share", round9(found.share));
    // The table is for people and files; the JSON has the pairs.
    told.table = vec![
        Shown::numbers("probability", found.pairs.iter().map(|p| Some(p.probability))),
        Shown::new("one", found.pairs.iter().map(|p| keys[p.records[0]].clone())),
        Shown::new("other", found.pairs.iter().map(|p| keys[p.records[1]].clone())),
    ];
    for (k, name) in found.columns.iter().enumerate() {
        let weight = |p: &reticolo_analysis::linkage::Pair| p.said.iter().find(|s| s.column == k).map(|s| s.weight);
        told.table.push(Shown::numbers(name, found.pairs.iter().map(weight)));
    }
    if let Some(first) = found.pairs.first()
        && let Some(most) = first.said.iter().max_by(|a, b| a.weight.total_cmp(&b.weight))
    {
        let args = [
            ("one", keys[first.records[0]].clone()),
            ("other", keys[first.records[1]].clone()),
            ("probability", decimal(language, first.probability, 3)),
            ("column", found.columns[most.column].clone()),
            ("compared", integer(language, found.compared as i64)),
        ];
        told.reasons.push(tr(language, "same-said", &args.each_ref().map(|(k, v)| (*k, v.as_str()))));
    }
    told
}
