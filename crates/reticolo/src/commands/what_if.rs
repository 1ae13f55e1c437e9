//! What if, from the command line: a sentence for each thing that would be otherwise, or all of it as JSON or as a table.

use super::open;
use crate::args_what_if::WhatIf;
use crate::output::{language, print_json, say};
use reticolo_instruments::harmony::Across;
use reticolo_instruments::services::AccessQuestion;
use reticolo_instruments::what_if::words::Speaker;
use reticolo_instruments::what_if::{Change, WhatIfAsk};
use reticolo_instruments::{Result, Who, WorkError};
use reticolo_messages::tn;
use reticolo_model::Problem;
use std::process::ExitCode;

pub async fn what_if(json: bool, words: &WhatIf) -> Result<ExitCode> {
    super::tables::check_out(words.out.as_deref())?;
    let changes: Vec<Change> = words.changes.iter().map(|text| Change::parse(text)).collect::<std::result::Result<_, Problem>>()?;
    let ask = WhatIfAsk {
        reach: AccessQuestion { threshold_km: words.km, beyond: !words.without_beyond, ..AccessQuestion::new(&words.service) },
        across: words.across.as_deref().and_then(Across::parse),
        changes,
    };
    let (wb, l) = (open(&words.dir).await?, language());
    let who = Who::CommandLine.showing(words.illustrative);
    let view = wb.what_if(&who, &ask).await?;
    if let Some(out) = &words.out {
        let bytes = view.csv()?;
        let rows = bytes.iter().filter(|b| **b == b'\n').count().saturating_sub(1);
        std::fs::write(out, bytes).map_err(WorkError::io(out))?;
        say(json, tn(l, "cli-export-done", i64::try_from(rows).unwrap_or(i64::MAX), &[("file", &out.display().to_string())]));
    }
    if json {
        print_json(&view);
    }
    let (places, names) = (wb.places().await?, wb.names().await?);
    let speaker = Speaker { l, names: &names, places: &places };
    say(json, speaker.question(&view));
    for sentence in speaker.sentences(&view) {
        say(json, sentence);
    }
    Ok(ExitCode::SUCCESS)
}
