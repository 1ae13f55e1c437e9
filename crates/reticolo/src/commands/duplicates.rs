//! Records that may be one thing, in a territory or in a plain file.

use super::open;
use crate::args::{Duplicates, FileDuplicates};
use crate::output::{language, print_json, say};
use reticolo_analysis::linkage::{Column, LinkageAsk, Spot, Values, linkage};
use reticolo_analysis::sums::round9;
use reticolo_formats::csv_table::Table;
use reticolo_instruments::duplicates::DuplicatesAsk;
use reticolo_instruments::{Result, Who};
use reticolo_messages::{tn, tr};
use reticolo_model::Problem;
use reticolo_model::fold::fold;
use reticolo_model::value::{DecimalMark, plain_number, to_text};
use serde_json::{Value, json};
use std::process::ExitCode;

/// How a column may be compared.
const HOW: [&str; 6] = ["name", "code", "class", "number", "place", "words"];

pub async fn duplicates(json: bool, ask: &Duplicates) -> Result<ExitCode> {
    let wb = open(&ask.dir).await?;
    let who = Who::CommandLine.showing(ask.illustrative);
    let asked = DuplicatesAsk { kind: ask.kind.clone(), least: ask.least, skip: 0, limit: usize::MAX };
    let view = wb.duplicates(&who, &asked).await?;
    if json {
        let mut value = json!(view);
        value["method"] = json!(view.method.id);
        print_json(&value);
        return Ok(ExitCode::SUCCESS);
    }
    for pair in &view.pairs {
        let [one, other] = &pair.records;
        say(false, format!("{:.2}\t{}\t{}\t{}\t{}\t{}", pair.probability, pair.kind, one.id, one.title, other.id, other.title));
    }
    let l = language();
    match i64::try_from(view.total).unwrap_or(i64::MAX) {
        0 => say(false, tr(l, "cli-duplicates-none", &[("least", &to_text(&json!(ask.least)))])),
        n => say(false, tn(l, "cli-duplicates-found", n, &[])),
    }
    Ok(ExitCode::SUCCESS)
}

pub fn of_file(json: bool, ask: &FileDuplicates) -> Result<ExitCode> {
    let mut table = Table::open(&ask.file)?;
    let header = table.header.clone();
    let at = |name: &str| {
        let found = header.iter().position(|h| h == name);
        found.ok_or_else(|| Problem::new("problem-column-missing", name).with("known", header.join(", ")))
    };
    let mut asked: Vec<(&str, &str, usize)> = Vec::new();
    for text in &ask.columns {
        let (name, how) = text
            .rsplit_once('=')
            .filter(|(_, how)| HOW.contains(how))
            .ok_or_else(|| Problem::new("problem-sort-of-column", text).with("known", HOW.join(", ")))?;
        asked.push((name, how, at(name)?));
    }
    let key_at = ask.key.as_deref().map(at).transpose()?;
    let (mut keys, mut cells): (Vec<String>, Vec<Vec<String>>) = (Vec::new(), vec![Vec::new(); asked.len()]);
    for row in table.rows() {
        let row = row?;
        let cell = |at: usize| row.cells.get(at).unwrap_or_default().trim().to_owned();
        keys.push(key_at.map_or_else(|| row.number.to_string(), cell));
        for ((_, _, at), column) in asked.iter().zip(&mut cells) {
            column.push(cell(*at));
        }
    }
    let columns = asked.iter().zip(cells).map(|((name, how, _), cells)| column(name, how, cells)).collect::<Result<Vec<Column>>>()?;
    let refused = |e| Problem::new("problem-linkage", ask.file.display().to_string()).with("reason", e);
    let found = linkage(&LinkageAsk { least: ask.least }.check(&keys, &columns, None).map_err(refused)?);
    if json {
        let said = |pair: &reticolo_analysis::linkage::Pair| -> Vec<Value> {
            let one = |s: &reticolo_analysis::linkage::Said| json!({ "column": found.columns[s.column], "agreement": s.agreement.code(), "weight": round9(s.weight) });
            pair.said.iter().map(one).collect()
        };
        let pairs: Vec<Value> = found
            .pairs
            .iter()
            .map(|p| json!({ "keys": p.records.map(|r| keys[r].clone()), "probability": round9(p.probability), "said": said(p) }))
            .collect();
        print_json(&json!({
            "method": "duplicates",
            "parameters": { "columns": ask.columns, "least": ask.least },
            "result": { "pairs": pairs, "compared": found.compared, "share": round9(found.share) },
        }));
        return Ok(ExitCode::SUCCESS);
    }
    for pair in &found.pairs {
        say(false, format!("{:.4}\t{}\t{}", pair.probability, keys[pair.records[0]], keys[pair.records[1]]));
    }
    Ok(ExitCode::SUCCESS)
}

fn column(name: &str, how: &str, cells: Vec<String>) -> Result<Column> {
    let known = |cell: String| (!cell.is_empty()).then_some(cell);
    let folded = |cells: Vec<String>| cells.iter().map(|c| fold(c)).collect();
    let values = match how {
        "name" => Values::Names(folded(cells)),
        "words" => Values::Words(folded(cells)),
        "code" => Values::Codes(cells.into_iter().map(|c| known(c).into_iter().collect()).collect()),
        "class" => Values::Classes(cells.into_iter().map(known).collect()),
        "place" => Values::Places(cells.into_iter().map(|c| Spot { units: known(c).into_iter().collect(), point: None }).collect()),
        _ => {
            let number = |cell: String| -> Result<Option<f64>> {
                let Some(cell) = known(cell) else { return Ok(None) };
                let plain = plain_number(&cell, DecimalMark::Point).map_err(|p| p.on(name))?;
                Ok(Some(plain.parse().map_err(|_| Problem::new("problem-number", cell).on(name))?))
            };
            Values::Numbers(cells.into_iter().map(number).collect::<Result<_>>()?)
        }
    };
    Ok(Column { name: name.to_owned(), values })
}
