//! Who serves whom: on plain files, without a territory; or the needs and offers of one.

use super::services::{Cells, Columns, bad, check_out, digest, print_table, write};
use super::{extension, open};
use crate::args_match::{Match, MatchFiles};
use crate::clock;
use crate::output::{language, print_json, say};
use reticolo_analysis::matching::{Arc, MatchingAsk, Why, matching};
use reticolo_instruments::exchange::ExchangeAsk;
use reticolo_instruments::exchange::words::Speaker;
use reticolo_instruments::{Result, Who, WorkError};
use reticolo_messages::{integer, t, tn, tr};
use reticolo_model::Problem;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

/// A whole number; the analysis says itself which it takes.
fn whole(file: &str, column: &str, cells: &Cells<'_>) -> Result<i64> {
    cells[column].1.parse().map_err(|_| bad(file, column, &cells[column], "whole"))
}

/// Names with a number each, and perhaps a second one.
struct Side {
    names: Vec<String>,
    by_name: BTreeMap<String, u32>,
    amounts: Vec<i64>,
    more: Vec<Option<i64>>,
}

fn side(path: &Path, name: &'static str, amount: &'static str, more: &'static str) -> Result<Side> {
    let table = Columns::open(path, &[name, amount], &[more])?;
    let has_more = table.has(more);
    let mut out = Side { names: Vec::new(), by_name: BTreeMap::new(), amounts: Vec::new(), more: Vec::new() };
    table.each(|file, cells| {
        let own = cells[name].1.clone();
        let number = u32::try_from(out.names.len()).unwrap_or(u32::MAX);
        if own.is_empty() || out.by_name.insert(own.clone(), number).is_some() {
            return Err(bad(file, name, &cells[name], "once"));
        }
        out.names.push(own);
        out.amounts.push(whole(file, amount, cells)?);
        out.more.push(if has_more && !cells[more].1.is_empty() { Some(whole(file, more, cells)?) } else { None });
        Ok(())
    })?;
    Ok(out)
}

fn arcs(path: &Path, needs: &Side, offers: &Side) -> Result<Vec<Arc>> {
    let mut out = Vec::new();
    Columns::open(path, &["need", "offer", "cost"], &[])?.each(|file, cells| {
        let find = |side: &Side, column: &str| {
            side.by_name.get(&cells[column].1).copied().ok_or_else(|| bad(file, column, &cells[column], "listed"))
        };
        out.push(Arc { need: find(needs, "need")?, offer: find(offers, "offer")?, cost: whole(file, "cost", cells)? });
        Ok(())
    })?;
    Ok(out)
}

fn code(why: Why) -> &'static str {
    match why {
        Why::Used => "used",
        Why::Taken => "taken",
        Why::Served => "served",
        Why::Dearer => "dearer",
        Why::NothingWanted => "nothing_wanted",
        Why::NothingOffered => "nothing_offered",
    }
}

pub fn of_files(json: bool, ask: &MatchFiles) -> Result<ExitCode> {
    check_out(ask.out.as_deref())?;
    let needs = side(&ask.needs, "need", "amount", "unmet_cost")?;
    let offers = side(&ask.offers, "offer", "capacity", "-")?;
    let arcs = arcs(&ask.arcs, &needs, &offers)?;
    let penalties: Vec<i64> = needs.more.iter().map(|p| p.unwrap_or(ask.unmet_cost)).collect();
    let timer = clock::timer();
    let asked = MatchingAsk { amounts: &needs.amounts, penalties: &penalties, capacities: &offers.amounts, arcs: &arcs };
    let plan = asked.check().map_err(|e| Problem::new("problem-matching", ask.arcs.display().to_string()).with("reason", e))?;
    let found = matching(&plan);
    let seconds = timer.elapsed().as_secs_f64();
    let why = found.all_why(&plan);
    let named = |arc: &Arc| (needs.names[arc.need as usize].as_str(), offers.names[arc.offer as usize].as_str());
    if json {
        let pairs: Vec<(&str, &str, i64)> = arcs.iter().map(|a| (named(a).0, named(a).1, a.cost)).collect();
        let input = json!({ "need": needs.names, "amount": needs.amounts, "unmet_cost": penalties, "offer": offers.names, "capacity": offers.amounts, "arcs": pairs });
        let displaced: Vec<Value> = found
            .displaced
            .iter()
            .map(|d| {
                json!(d.map(|d| json!({ "need": needs.names[d.need as usize], "instead": d.instead.map(|o| &offers.names[o as usize]) })))
            })
            .collect();
        // 128 bits are more than JSON readers take: figures beyond are told as they are, in full.
        let number = |x: i128| i64::try_from(x).map_or_else(|_| json!(x.to_string()), |x| json!(x));
        print_json(&json!({
            "method": "matching",
            "parameters": { "unmet-cost": ask.unmet_cost },
            "input_digest": digest(&input),
            "seconds": seconds,
            "result": {
                "total_cost": number(found.total_cost),
                "cost_of_met": number(found.cost_of_met),
                "unmet_units": found.unmet.iter().sum::<i64>(),
                "blocking_pairs": found.blocking_pairs,
                "arcs": {
                    "need": arcs.iter().map(|a| named(a).0).collect::<Vec<_>>(),
                    "offer": arcs.iter().map(|a| named(a).1).collect::<Vec<_>>(),
                    "units": found.flow,
                    "why": why.iter().map(|w| code(w.why)).collect::<Vec<_>>(),
                    "margin": why.iter().map(|w| w.margin).collect::<Vec<_>>(),
                },
                "needs": { "need": needs.names, "unmet": found.unmet, "price": found.need_price },
                "offers": { "offer": offers.names, "left": found.left, "price": found.offer_price, "displaced": displaced },
            },
        }));
    }
    let row = |(arc, units): (&Arc, &i64)| {
        let (need, offer) = named(arc);
        (*units > 0).then(|| {
            vec![
                need.to_owned(),
                offer.to_owned(),
                units.to_string(),
                arc.cost.to_string(),
                found.offer_price[arc.offer as usize].to_string(),
            ]
        })
    };
    let rows: Vec<Vec<String>> = arcs.iter().zip(&found.flow).filter_map(row).collect();
    let head = ["need", "offer", "units", "cost", "offer_price"];
    if ask.out.is_none() && !json {
        print_table(&head, &rows);
        say(false, format!("total_cost\t{}", found.total_cost));
        say(false, format!("unmet_units\t{}", found.unmet.iter().sum::<i64>()));
    }
    write(ask.out.as_deref(), &head, &rows)?;
    Ok(ExitCode::SUCCESS)
}

/// How many lines of each sort are printed; a file has them all.
const SHOWN: usize = 20;

pub async fn of_territory(json: bool, ask: Match) -> Result<ExitCode> {
    let wb = super::job::watched(json, open(&ask.dir).await?, reticolo_instruments::work::Method::Exchange);
    let who = Who::CommandLine.showing(ask.illustrative);
    let (places, names) = (wb.places().await?, wb.names().await?);
    let l = language();
    let speaker = Speaker { l, names: &names, places: &places };
    if let Some(id) = ask.of {
        let view = wb.exchange_candidates(&who, id).await?;
        if json {
            print_json(&view);
            return Ok(ExitCode::SUCCESS);
        }
        say(json, tn(l, "exchange-candidates", count(view.total), &[("title", &view.of.title)]));
        for a in view.candidates.iter().chain(&view.near) {
            let key = if a.pair.apart.is_empty() { format!("exchange-because-{}", a.why) } else { format!("exchange-left-{}", a.why) };
            say(json, format!("{}  {}  ({})", a.other.id, a.other.title, t(l, &key)));
        }
        return Ok(ExitCode::SUCCESS);
    }
    let asked = ExchangeAsk { service: ask.service, unit: ask.unit, area: ask.area };
    let view = wb.exchange_view(&who, &asked).await?;
    if let Some(out) = &ask.out {
        let form = extension(out);
        if form != "csv" {
            return Err(Problem::new("problem-export-form", form).with("known", "csv").into());
        }
        std::fs::write(out, view.csv()?).map_err(WorkError::io(out))?;
        let n = view.matches.len() + view.unmet.len() + view.idle.len();
        say(json, tn(l, "cli-export-done", count(n), &[("file", &out.display().to_string())]));
    }
    if json {
        print_json(&view);
    } else if ask.out.is_none() {
        say(json, tn(l, "exchange-finding", count(view.met), &[("needs", &integer(l, count(view.needs)))]));
        for m in view.matches.iter().take(SHOWN) {
            let half: Vec<String> = m.half.iter().map(|f| t(l, &format!("exchange-factor-{f}"))).collect();
            let reasons = if half.is_empty() { t(l, "exchange-all_full") } else { tr(l, "exchange-half", &[("what", &half.join(", "))]) };
            let args = [
                ("amount", speaker.amount(&m.amount)),
                ("need", m.need.title.clone()),
                ("offer", m.offer.title.clone()),
                ("reasons", reasons),
            ];
            let args: Vec<(&str, &str)> = args.iter().map(|(k, v)| (*k, v.as_str())).collect();
            say(json, tr(l, "cli-match-one", &args));
        }
        for (key, name, rows) in [("cli-match-unmet", "need", &view.unmet), ("cli-match-idle", "offer", &view.idle)] {
            for row in rows.iter().take(SHOWN) {
                let (amount, why) = (speaker.amount(&row.left), speaker.left_because(row.why));
                say(json, tr(l, key, &[("amount", &amount), (name, &row.of.title), ("why", &why)]));
            }
        }
        for rows in [view.matches.len(), view.unmet.len(), view.idle.len()] {
            if rows > SHOWN {
                say(json, tn(l, "exchange-more", count(rows - SHOWN), &[]));
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
