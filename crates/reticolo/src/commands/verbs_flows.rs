//! `analyse basins --in DIR` and `analyse flows --in DIR`: what works as one on a territory's own flows, told as the verb tells it on plain
//! files, and the estimate of flows from the totals of its units.

use super::open;
use super::verbs::{Answer, computed};
use super::verbs_in::unit_names;
use crate::clock;
use crate::output::language;
use reticolo_analysis::flows::APART;
use reticolo_instruments::functional::{BETA, DECAYS, ESTIMATE, FunctionalQuestion, estimate_words};
use reticolo_instruments::work::Method;
use reticolo_instruments::{Result, Who, WorkError};
use reticolo_model::Problem;
use reticolo_verbs::basins::{self, files};
use reticolo_verbs::flows::{self, Decay};
use serde_json::json;
use std::collections::BTreeMap;
use std::path::Path;

fn decay(decay: Decay) -> usize {
    usize::from(decay == Decay::Power)
}

/// `analyse basins --in DIR`.
pub async fn basins(dir: &Path, ask: &basins::Args) -> Result<Answer> {
    let (wb, l) = (super::job::watched(false, open(dir).await?, Method::Functional), language());
    let who = Who::CommandLine.showing(ask.illustrative);
    let question = FunctionalQuestion {
        flows: ask.data_set.clone().unwrap_or_default(),
        period: ask.period.clone().unwrap_or_default(),
        method: ask.method.code().to_owned(),
        min_size: ask.min_size,
        target_size: ask.target_size,
        min_self: ask.min_self,
        target_self: ask.target_self,
        trials: ask.trials,
        seed: ask.seed,
        own: !ask.without_self_flows,
        decay: DECAYS[decay(ask.decay)].to_owned(),
        beta: ask.beta,
    };
    let places = wb.places().await?;
    let timer = clock::timer();
    let found = wb.functional(&who, &question).await?;
    let seconds = timer.elapsed().as_secs_f64();
    let view = &found.view;
    let compare = wb.division(&who, ask.against.as_deref().unwrap_or_default()).await?.map(|against| {
        let mut numbers: BTreeMap<&str, u32> = BTreeMap::new();
        let (mut names, mut missing) = (Vec::new(), Vec::new());
        let mut label = Vec::with_capacity(found.units.len());
        for unit in &found.units {
            label.push(match against.of.get(unit) {
                Some(area) => *numbers.entry(area).or_insert_with(|| {
                    names.push(area.clone());
                    u32::try_from(names.len() - 1).unwrap_or(APART)
                }),
                None => {
                    missing.push(places.name(unit).to_owned());
                    APART
                }
            });
        }
        files::Other { label, names, missing }
    });
    let mut asked = files::Asked {
        names: Some(found.units.iter().map(|u| places.name(u).to_owned()).collect()),
        units: found.units.clone(),
        flows: found.flows.clone(),
        borders: Some(found.borders(&places)?),
        compare,
        why: None,
    };
    asked.why = ask.why.as_deref().map(|pair| asked.pair(pair)).transpose()?;
    let answer = basins::Answer {
        division: found.division.clone(),
        came: found.came.clone(),
        took: found.took.clone(),
        moves: view.moves,
        reserve: view.reserve,
        repaired: view.repaired,
        enclaves: view.enclaves,
        same: view.trials_as_good,
        stability: view.stability,
    };
    let mut told = ask.told(l, &asked, &answer);
    told.figures.insert(0, ("kind".to_owned(), json!(view.flows.kind)));
    told.detail("kind", view.flows.kind);
    told.detail("sources", json!(view.flows.sources));
    told.detail("estimate", json!(view.flows.estimate));
    if let Some(words) = estimate_words(l, view) {
        told.reasons.insert(0, words);
    }
    let names = unit_names(&places);
    Ok(Answer { method: "basins", parameters: json!(view.question), digest: view.input_digest.clone(), seconds, told, names })
}

/// `analyse flows --in DIR`.
pub async fn flows(dir: &Path, ask: &flows::Args) -> Result<Answer> {
    let wb = open(dir).await?;
    let who = Who::CommandLine.showing(ask.illustrative);
    let held = wb.flows_held(&who, ESTIMATE, ask.period.as_deref().unwrap_or_default()).await?;
    let Some(margins) = held.margins else { return Err(WorkError::from(Problem::new("problem-functional-none", ""))) };
    let beta = ask.beta.or(if ask.mean.is_some() { None } else { Some(BETA[decay(ask.decay)]) });
    let digest = held.sources.iter().map(|s| s.digest.as_str()).collect::<Vec<_>>().join(" ");
    let digest = reticolo_model::id::sha256_hex(digest.as_bytes());
    let places = flows::Places::known(&held.units, margins.points, margins.workers, margins.jobs, margins.own);
    let names = unit_names(&*wb.places().await?);
    Ok(Answer { names, ..computed(ask.work_on(places, beta, digest, language())?)? })
}
