//! Verbs that are asked of a territory (`--in DIR`): the instruments compute, and the answer is told as it is on plain files.

use super::open;
use super::verbs::{Answer, computed, tell};
use crate::args_analyse::InTerritory;
use crate::clock;
use crate::output::{language, print_json, say};
use reticolo_instruments::analyses::named;
use reticolo_instruments::atlas::HotspotsQuestion;
use reticolo_instruments::basins::{BasinsQuestion, finding, name_of, traits_words};
use reticolo_instruments::network::actors::ActorsAsk;
use reticolo_instruments::places::Places;
use reticolo_instruments::production::{ProductionQuestion, Whole};
use reticolo_instruments::work::Method;
use reticolo_instruments::{Result, Who, WorkError};
use reticolo_model::value::to_text;
use reticolo_verbs::work::{Column, Told};
use reticolo_verbs::{form, hotspots, network, production, regions, show};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

/// `analyse VERB --in DIR`, for the verbs whose files a territory gives.
pub async fn analysis(asked: InTerritory) -> Result<ExitCode> {
    let InTerritory { json, dir, illustrative, out, mut question } = asked;
    if let Some(out) = &out {
        show::form(out)?;
    }
    let wb = super::job::watched(false, open(&dir).await?, Method::Analysis);
    let who = Who::CommandLine.showing(illustrative);
    language().code().clone_into(&mut question.language);
    // Files of one's own stand in for the territory's.
    for brought in question.files.values_mut() {
        let bytes = std::fs::read(&brought.name).map_err(WorkError::io(&brought.name))?;
        *brought = wb.bring(&who, &brought.name, bytes).await?;
    }
    let timer = clock::timer();
    let answer = wb.analysis(&who, &question).await?;
    let seconds = timer.elapsed().as_secs_f64();
    let places = wb.places().await?;
    let mut told = Told { result: answer.result, figures: answer.figures, reasons: answer.reasons, ..Told::default() };
    told.table = answer.columns;
    // Rows that are units bear their shapes.
    let shape = |id: &Value| places.get(id.as_str().unwrap_or_default()).and_then(|u| u.geometry.clone());
    told.shapes = told.table.first().map(|c| c.cells.iter().map(shape).collect()).unwrap_or_default();
    if told.shapes.iter().all(Option::is_none) {
        told.shapes.clear();
    }
    told.reasons = told.reasons.iter().map(|r| named(&answer.names, r)).collect();
    told.reasons.extend(answer.notes);
    tell(
        json,
        out.as_deref(),
        &Answer {
            method: form::names().find(|v| *v == question.verb).unwrap_or_default(),
            parameters: answer.parameters,
            digest: answer.input_digest,
            seconds,
            told,
            names: answer.names,
        },
    )?;
    Ok(ExitCode::SUCCESS)
}

/// What units are called.
pub(super) fn unit_names(places: &Places) -> BTreeMap<String, String> {
    places.units.iter().map(|u| (u.code.clone(), u.name.clone())).collect()
}

/// `analyse hotspots --in DIR`.
pub async fn hotspots(dir: &Path, ask: &hotspots::Args) -> Result<Answer> {
    let wb = open(dir).await?;
    let question = HotspotsQuestion {
        indicator: ask.indicator.clone().unwrap_or_default(),
        period: ask.period.clone(),
        statistic: ask.statistic.clone(),
        permutations: ask.permutations,
        seed: ask.seed,
    };
    let places = wb.places().await?;
    let timer = clock::timer();
    let view = wb.hotspots(&Who::CommandLine.showing(ask.illustrative), &question).await?;
    let seconds = timer.elapsed().as_secs_f64();
    // What lies around is computed with, not told.
    let rows: Vec<_> = view.rows.iter().filter(|r| places.is_inside(&r.code)).collect();
    let mut told = Told::default();
    told.column(Column::new("unit", rows.iter().map(|r| r.code.as_str())));
    told.column(Column::numbers("statistic", rows.iter().map(|r| r.statistic)));
    told.column(Column::numbers("p", rows.iter().map(|r| r.p)));
    told.column(Column::new("class", rows.iter().map(|r| r.class.as_str())));
    told.column(Column::numbers("adjusted", rows.iter().map(|r| r.adjusted)));
    told.shapes = rows.iter().map(|r| places.get(&r.code).and_then(|u| u.geometry.clone())).collect();
    let names = unit_names(&places);
    Ok(Answer { method: "hotspots", parameters: json!(view.question), digest: view.input_digest.clone(), seconds, told, names })
}

/// `analyse regions --in DIR`.
pub async fn regions(dir: &Path, ask: &regions::Args) -> Result<Answer> {
    let (wb, l) = (super::job::watched(false, open(dir).await?, Method::Basins), language());
    let question = BasinsQuestion {
        indicators: ask.indicators.clone(),
        k: ask.k,
        method: ask.method.clone(),
        floor: ask.floor,
        size: ask.size.clone().unwrap_or_default(),
        replicates: ask.replicates,
        seed: ask.seed,
    };
    let places = wb.places().await?;
    let timer = clock::timer();
    let view = wb.basins(&Who::CommandLine.showing(ask.illustrative), &question).await?;
    let seconds = timer.elapsed().as_secs_f64();
    let mut told = Told::default();
    told.figure("ratio", view.ratio);
    told.column(Column::new("unit", view.rows.iter().map(|r| r.code.as_str())));
    // As on files regions count from 0, and are `labels` in the JSON and `region` in the table.
    let labels = || view.rows.iter().map(|r| json!(r.basin.map(|b| b - 1)));
    told.detail("labels", labels().collect::<Value>());
    told.table.push(Column::new("region", labels()));
    told.table.push(Column::numbers("kept", view.rows.iter().map(|r| r.kept)));
    told.shapes = view.rows.iter().map(|r| places.get(&r.code).and_then(|u| u.geometry.clone())).collect();
    let columns = view.indicators.iter();
    let columns = columns.map(|i| json!({ "column": i.indicator.code, "period": i.period, "mean": i.mean, "deviation": i.deviation }));
    told.detail("columns", columns.collect::<Value>());
    for (name, value) in [
        ("regions", json!(view.basins)),
        ("borders", json!(view.borders)),
        ("cuts", json!(view.cuts)),
        ("stability", json!(view.stability)),
        ("missing", json!(view.missing)),
        ("short", json!(view.short)),
    ] {
        told.detail(name, value);
    }
    told.reasons.push(finding(l, &view));
    for basin in &view.basins {
        told.reasons.push(format!("{}\t{}\t{}", basin.number, name_of(l, &places, basin), traits_words(l, &view, basin)));
        told.reasons.push(format!("\t{}", basin.units.iter().map(|u| places.name(u)).collect::<Vec<_>>().join(", ")));
    }
    let names = unit_names(&places);
    Ok(Answer { method: "regions", parameters: json!(view.question), digest: view.input_digest.clone(), seconds, told, names })
}

/// `analyse network --in DIR`: the verb is asked of the actors and their ties.
pub async fn network(dir: &Path, ask: &network::Args) -> Result<Answer> {
    let wb = super::job::watched(false, open(dir).await?, Method::Actors);
    let asked = ActorsAsk { persons: ask.persons, ..ActorsAsk::default() };
    let found = wb.actor_network(&Who::CommandLine.showing(ask.illustrative), &asked).await?;
    let network = network::Network {
        names: found.actors.iter().map(|a| a.id.to_string()).collect(),
        titles: found.actors.iter().map(|a| a.title.clone()).collect(),
        edges: found.ties.iter().map(|t| (t.a, t.b, t.weight)).collect(),
        natures: (found.natures.clone(), found.nature_codes.clone()),
        digest: found.input_digest.clone(),
    };
    let names: BTreeMap<String, String> = found.actors.iter().map(|a| (a.id.to_string(), a.title.clone())).collect();
    let mut answer = computed(ask.work_on(network, language())?)?;
    answer.told.reasons = answer.told.reasons.iter().map(|r| named(&names, r)).collect();
    Ok(Answer { names, ..answer })
}

/// `analyse production --in DIR`.
pub async fn production(json: bool, dir: &Path, ask: &production::Args) -> Result<ExitCode> {
    let wb = open(dir).await?;
    let who = Who::CommandLine.showing(ask.illustrative);
    let reference = match &ask.reference {
        Some(path) => production::read_reference(path, "earlier")?,
        None => BTreeMap::new(),
    };
    let question = ProductionQuestion {
        measure: ask.measure.clone().unwrap_or_default(),
        period: ask.period.clone(),
        from: ask.from.clone(),
        whole: if ask.reference.is_some() {
            Whole::Stated
        } else if ask.inside {
            Whole::Inside
        } else {
            Whole::Loaded
        },
        reference,
        ..ProductionQuestion::default()
    };
    let view = wb.production(&who, &question).await?;
    if let Some(out) = &ask.out {
        std::fs::write(out, wb.branches_csv(&who, &question).await?).map_err(WorkError::io(out))?;
    }
    if json {
        print_json(&*view);
    } else if ask.out.is_none() {
        let l = language();
        say(false, reticolo_instruments::production::finding(l, &*wb.names().await?, &view));
        match &view.employment {
            Some(e) => {
                for c in &e.territory {
                    let figure = |x: Option<f64>| x.map_or_else(String::new, |x| to_text(&json!(x)));
                    let cells =
                        [e.branches[c.branch].code.clone(), to_text(&json!(c.value)), figure(c.quotient), figure(c.low), figure(c.high)];
                    say(false, format!("{}\t{}", cells.join("\t"), c.standing));
                }
            }
            None => say(false, reticolo_messages::t(l, "production-wait-employment_data")),
        }
    }
    Ok(ExitCode::SUCCESS)
}
