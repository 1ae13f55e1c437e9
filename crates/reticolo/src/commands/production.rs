//! Production and heritage of a territory from the command line.

use super::open;
use super::tables::check_out;
use crate::args_production::{Heritage, Production};
use crate::output::{language, print_json, say};
use reticolo_instruments::heritage::{self, HeritageQuestion};
use reticolo_instruments::production::{By, ProductionQuestion, class_name, finding};
use reticolo_instruments::{Result, Who, WorkError};
use reticolo_messages::{t, tn};
use std::process::ExitCode;

pub async fn production(json: bool, ask: &Production) -> Result<ExitCode> {
    check_out(ask.out.as_deref())?;
    let wb = open(&ask.dir).await?;
    let (l, names) = (language(), wb.names().await?);
    let who = Who::CommandLine.showing(ask.illustrative);
    let by = ask.by.as_deref().map(By::parse).transpose()?;
    let question = ProductionQuestion { by, class: ask.class.clone(), ..ProductionQuestion::default() };
    let view = wb.production(&who, &question).await?;
    if let Some(out) = &ask.out {
        std::fs::write(out, wb.sectors_csv(&who, &question).await?).map_err(WorkError::io(out))?;
    }
    if json {
        print_json(&*view);
    } else if ask.out.is_none() {
        say(json, finding(l, &names, &view));
        for c in &view.sectors.classes {
            say(json, format!("{:>7}  {}", c.records(), class_name(l, &names, view.sectors.by, &c.code)));
        }
        for wait in &view.waits {
            let word = |part: &str| t(l, &format!("production-wait-{}{part}", wait.code));
            say(json, format!("{}: {} {}", word(""), word("_data"), word("_how")));
        }
    }
    Ok(ExitCode::SUCCESS)
}

pub async fn heritage(json: bool, ask: &Heritage) -> Result<ExitCode> {
    check_out(ask.out.as_deref())?;
    let wb = open(&ask.dir).await?;
    let l = language();
    let who = Who::CommandLine.showing(ask.illustrative);
    let question =
        HeritageQuestion { class: ask.class.clone(), condition: ask.condition.clone(), used: ask.used.clone(), unit: ask.unit.clone() };
    let view = wb.heritage(&who, &question).await?;
    if let Some(out) = &ask.out {
        std::fs::write(out, wb.heritage_csv(&who, &question).await?).map_err(WorkError::io(out))?;
    }
    if json {
        print_json(&*view);
    } else if ask.out.is_none() {
        say(json, heritage::finding(l, &view));
        let places = wb.places().await?;
        for (key, ids) in [("heritage-idle", &view.idle), ("heritage-risk", &view.at_risk)] {
            say(json, tn(l, key, i64::try_from(ids.len()).unwrap_or(i64::MAX), &[]));
            for item in ids.iter().filter_map(|id| view.item(*id)) {
                let units: Vec<&str> = item.units.iter().map(|u| places.name(u)).collect();
                say(json, format!("  {} ({})", item.title, units.join(", ")));
            }
        }
        say(json, t(l, "heritage-not_known"));
        for (what, n) in view.unknown.named().into_iter().filter(|(_, n)| *n > 0) {
            say(json, format!("{n:>7}  {}", t(l, &format!("heritage-gap-{what}"))));
        }
    }
    Ok(ExitCode::SUCCESS)
}
