//! The analyst's verbs: on plain files by `reticolo-verbs`, with `--in` on a territory. The clock is held here.

use super::{verbs_flows, verbs_in};
use crate::clock;
use crate::output::{language, print_json, say};
use reticolo_instruments::Result;
use reticolo_instruments::analyses::said;
use reticolo_verbs::work::{Told, Work};
use reticolo_verbs::{Verb, show};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

/// An answer, whatever it was asked of.
pub(super) struct Answer {
    pub method: &'static str,
    pub parameters: Value,
    pub digest: String,
    /// What the computation alone took.
    pub seconds: f64,
    pub told: Told,
    /// What ids are called on a territory; on plain files nothing is called otherwise than there.
    pub names: BTreeMap<String, String>,
}

/// `reticolo analyse VERB`.
pub async fn run(json: bool, verb: &Verb) -> Result<ExitCode> {
    let ask = verb.ask();
    if let Some(out) = ask.out() {
        show::form(out)?;
    }
    let answer = match (verb, ask.territory()) {
        (Verb::Production(ask), Some(dir)) => return verbs_in::production(json, dir, ask).await,
        (Verb::Hotspots(ask), Some(dir)) => verbs_in::hotspots(dir, ask).await?,
        (Verb::Regions(ask), Some(dir)) => verbs_in::regions(dir, ask).await?,
        (Verb::Basins(ask), Some(dir)) => verbs_flows::basins(dir, ask).await?,
        (Verb::Flows(ask), Some(dir)) => verbs_flows::flows(dir, ask).await?,
        (Verb::Network(ask), Some(dir)) => verbs_in::network(dir, ask).await?,
        _ => computed(ask.work(language())?)?,
    };
    tell(json, ask.out(), &answer)?;
    Ok(ExitCode::SUCCESS)
}

/// Computes, and times that alone.
pub(super) fn computed(work: Work) -> Result<Answer> {
    let timer = clock::timer();
    let tell = work.compute()?;
    let seconds = timer.elapsed().as_secs_f64();
    let told = tell();
    Ok(Answer { method: work.method, parameters: work.parameters, digest: work.digest, seconds, told, names: BTreeMap::new() })
}

/// Of a territory values are said as its pages say them; files and machines get them as they are.
fn lines(answer: &Answer, with_table: bool) -> Vec<String> {
    let names = &answer.names;
    if names.is_empty() {
        show::lines(&answer.told, with_table)
    } else {
        show::lines_in_words(&answer.told, with_table, |v| said(language(), v, names))
    }
}

pub(super) fn tell(json: bool, out: Option<&Path>, answer: &Answer) -> Result<()> {
    if json {
        print_json(&show::json(answer.method, &answer.parameters, &answer.digest, answer.seconds, &answer.told));
    } else {
        lines(answer, out.is_none()).iter().for_each(|line| say(false, line));
    }
    if let Some(out) = out {
        show::write(out, &answer.told)?;
    }
    Ok(show::beside(&answer.told)?)
}
