//! Harmony from the command line: both coverages across what is asked for, what would move them, one action before and after.

use super::tables::print_table;
use super::{extension, open};
use crate::args_harmony::Harmony;
use crate::output::{language, print_json, say};
use reticolo_instruments::harmony::words::{Speaker, index, services_finding, services_pulled};
use reticolo_instruments::harmony::{Across, ActionAsk, Coverage, CoverageRule, HarmonyQuestion, HarmonyView, NeedsHarmony, NeedsQuestion};
use reticolo_instruments::services::NeedsBy;
use reticolo_instruments::{Result, Who, WorkError, Workbench};
use reticolo_messages::{percent, t, tn, tr};
use reticolo_model::Problem;
use reticolo_model::canonical::number;
use reticolo_model::vocabulary::SERVICES;
use serde_json::json;
use std::process::ExitCode;

/// The question of the words given.
async fn coverage(wb: &Workbench, ask: &Harmony) -> Result<Coverage> {
    let across = Across::parse(&ask.across).unwrap_or_default();
    if ask.needs {
        return Ok(Coverage::Needs(NeedsQuestion { across, basins: ask.basins.clone(), services: ask.service.clone() }));
    }
    let group = match across {
        Across::Cells => return Err(Problem::new("problem-harmony-across", &ask.across).on("across").into()),
        Across::Groups if ask.group.is_none() => {
            let places = wb.places().await?;
            let first = places.inside().flat_map(|u| u.attributes.keys()).min().cloned();
            Some(first.ok_or_else(|| Problem::new("problem-harmony-no_attribute", "").on("group"))?)
        }
        Across::Groups => ask.group.clone(),
        Across::Units | Across::Basins => None,
    };
    Ok(Coverage::Services(HarmonyQuestion {
        services: ask.service.clone(),
        coverage: if ask.own_unit { CoverageRule::OwnUnit } else { CoverageRule::Within { km: ask.km } },
        group,
        basins: (across == Across::Basins).then(|| ask.basins.clone().unwrap_or_default()),
        beyond: !ask.without_beyond,
        ..HarmonyQuestion::default()
    }))
}

/// The action that is imagined.
fn action(ask: &Harmony) -> Result<Option<ActionAsk>> {
    if let Some(id) = ask.action {
        return Ok(Some(ActionAsk::Record(id)));
    }
    let Some(service) = ask.open.clone() else { return Ok(None) };
    let point = |text: &String| {
        let (lon, lat) = text.split_once(',')?;
        let number = |text: &str, most: f64| text.trim().parse::<f64>().ok().filter(|x| x.abs() <= most);
        Some([number(lon, 180.0)?, number(lat, 90.0)?])
    };
    let at = ask.at.as_ref().map(|text| point(text).ok_or_else(|| Problem::new("problem-harmony-point", text).on("at"))).transpose()?;
    Ok(Some(ActionAsk::Open { service, unit: ask.r#in.clone(), at }))
}

/// The columns of what is printed.
const HEAD: [&str; 6] = ["row", "name", "people", "coverage", "part", "lacking"];

/// Rows of services: groups where there are any, else units.
fn of_services(view: &HarmonyView) -> Vec<Vec<String>> {
    let figure = |x: Option<f64>| x.map(number).unwrap_or_default();
    let codes = |list: Vec<&str>| list.join(" ");
    if view.groups.is_empty() {
        let row = |r: &reticolo_instruments::harmony::HarmonyRow| {
            let lacking = codes(r.lacking.iter().collect());
            vec![r.code.clone(), r.name.clone(), number(r.people), number(r.coverage), figure(r.part), lacking]
        };
        view.rows.iter().map(row).collect()
    } else {
        let row = |g: &reticolo_instruments::harmony::HarmonyGroup| {
            let lacking = codes(g.lacking.iter().map(|k| k.service.as_str()).collect());
            vec![g.key.clone(), g.name.clone().unwrap_or_default(), number(g.people), figure(g.mean), figure(g.part), lacking]
        };
        view.groups.iter().map(row).collect()
    }
}

fn of_needs(view: &NeedsHarmony, speaker: &Speaker<'_>) -> Vec<Vec<String>> {
    let figure = |x: Option<f64>| x.map(number).unwrap_or_default();
    let row = |r: &reticolo_instruments::harmony::NeedsRow| {
        let lacking = r.lacking.iter().map(|k| k.service.as_str()).collect::<Vec<_>>().join(" ");
        let name = speaker.row(view.question.across, &r.key, &r.name);
        vec![r.key.clone(), name, number(r.people), figure(r.coverage), figure(r.part), lacking]
    };
    view.rows.iter().map(row).collect()
}

enum View {
    Services(std::sync::Arc<HarmonyView>),
    Needs(std::sync::Arc<NeedsHarmony>),
}

pub async fn harmony(json: bool, ask: &Harmony) -> Result<ExitCode> {
    let wb = open(&ask.dir).await?;
    let who = Who::CommandLine.showing(ask.illustrative);
    let (l, coverage, action) = (language(), coverage(&wb, ask).await?, action(ask)?);
    let (places, names, grid) = (wb.places().await?, wb.names().await?, wb.grid_axes().await?);
    let service = |code: &str| names.label(l, &SERVICES, code);
    let speaker = Speaker { l, service: &service, grid: &grid, places: &places };
    let view = match &coverage {
        Coverage::Services(question) => View::Services(wb.harmony(&who, question).await?),
        Coverage::Needs(question) => View::Needs(wb.needs_harmony(&who, question).await?),
    };
    let by = match &view {
        View::Services(_) => NeedsBy::People,
        View::Needs(needs) => needs.by,
    };
    if let Some(action) = &action {
        let mut found = wb.harmony_what_if(&who, &coverage, action).await?;
        found.action.title = speaker.action(&found.action);
        if json {
            print_json(&found);
        }
        let args = [("action", speaker.action(&found.action)), ("does", speaker.does(&found, by))];
        let args: Vec<(&str, &str)> = args.iter().map(|(k, v)| (*k, v.as_str())).collect();
        say(json, tr(l, "cli-harmony-move", &args));
        say(json, speaker.read_as(&found.action));
        return Ok(ExitCode::SUCCESS);
    }
    if ask.moves {
        let mut moves = (*wb.harmony_moves(&who, &coverage).await?).clone();
        for one in &mut moves.rows {
            one.action.title = speaker.action(&one.action);
        }
        if json {
            print_json(&moves);
        }
        for one in &moves.rows {
            let args = [("action", speaker.action(&one.action)), ("does", speaker.does(one, by))];
            let args: Vec<(&str, &str)> = args.iter().map(|(k, v)| (*k, v.as_str())).collect();
            say(json, tr(l, "cli-harmony-move", &args));
        }
        if moves.rows.is_empty() {
            say(json, t(l, if ask.needs { "harmony-moves-none-needs" } else { "harmony-moves-none-services" }));
        }
        return Ok(ExitCode::SUCCESS);
    }
    let rows = match &view {
        View::Services(view) => of_services(view),
        View::Needs(view) => of_needs(view, &speaker),
    };
    if let Some(out) = &ask.out {
        let form = extension(out);
        if form != "csv" {
            return Err(Problem::new("problem-export-form", form).with("known", "csv").into());
        }
        match &view {
            View::Needs(view) => std::fs::write(out, view.csv()?).map_err(WorkError::io(out))?,
            View::Services(_) => super::tables::write(Some(out), &HEAD, &rows)?,
        }
        say(json, tn(l, "cli-export-done", i64::try_from(rows.len()).unwrap_or(i64::MAX), &[("file", &out.display().to_string())]));
    }
    if json {
        match &view {
            View::Services(view) => print_json(&json!(**view)),
            View::Needs(view) => print_json(&json!(**view)),
        }
    } else if ask.out.is_none() {
        let (finding, pulled, inside) = match &view {
            View::Services(view) => (services_finding(l, view, &service), services_pulled(l, view), &view.inside),
            View::Needs(view) => (speaker.needs_finding(view), speaker.needs_pulled(view), &view.inside),
        };
        say(false, finding);
        say(false, pulled);
        let args = [
            ("level", percent(l, inside.mean, 1)),
            ("harmony", index(l, inside.harmony)),
            ("theil", index(l, inside.theil)),
            ("between", index(l, inside.between)),
            ("within", index(l, inside.within)),
        ];
        let args: Vec<(&str, &str)> = args.iter().map(|(k, v)| (*k, v.as_str())).collect();
        say(false, tr(l, "cli-harmony-level", &args));
        print_table(&HEAD, &rows);
    }
    Ok(ExitCode::SUCCESS)
}
