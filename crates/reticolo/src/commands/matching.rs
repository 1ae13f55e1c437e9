//! Who serves whom: the needs and offers of a territory.

use super::{extension, open};
use crate::args_match::Match;
use crate::output::{language, print_json, say};
use reticolo_instruments::exchange::ExchangeAsk;
use reticolo_instruments::exchange::words::Speaker;
use reticolo_instruments::{Result, Who, WorkError};
use reticolo_messages::{integer, t, tn, tr};
use reticolo_model::Problem;
use std::process::ExitCode;

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
