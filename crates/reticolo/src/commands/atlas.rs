//! The seven maps from the command line: what they found, a row a unit, JSON, or a file for map programs.

use super::{extension, open};
use crate::args_atlas::Atlas;
use crate::output::{language, print_json, say};
use reticolo_instruments::atlas::named::{
    FORMS, MAPS, MapAsk, MapTotal, NamedMap, class_name, figure, finding, layer_title, measure_title, title,
};
use reticolo_instruments::vocabularies::names::Names;
use reticolo_instruments::{Result, Who, WorkError};
use reticolo_messages::{Language, t, tn};
use reticolo_model::Problem;
use serde_json::{Value, json};
use std::process::ExitCode;

pub async fn atlas(json: bool, ask: Atlas) -> Result<ExitCode> {
    if let Some(form) = ask.out.as_deref().map(extension).filter(|form| !FORMS.contains(&form.as_str())) {
        return Err(Problem::new("problem-export-form", form).with("known", FORMS.join(", ")).into());
    }
    let wb = open(&ask.dir).await?;
    let (l, who) = (language(), Who::CommandLine.showing(ask.illustrative));
    let names = wb.names().await?;
    let Some(code) = &ask.map else {
        let mut all = Vec::new();
        for card in &MAPS {
            let map = wb.named_map(&who, &MapAsk::new(card.code)).await?;
            say(json, format!("{:12}{}", card.code, finding(l, &names, &map)));
            all.push(json!({ "map": card.code, "title": title(l, card.code), "finding": finding(l, &names, &map), "waits": map.waits }));
        }
        if json {
            print_json(&all);
        }
        return Ok(ExitCode::SUCCESS);
    };
    let question = MapAsk { measure: ask.measure, by: ask.by, service: ask.service, at: ask.at, ..MapAsk::new(code) };
    let map = wb.named_map(&who, &question).await?;
    let chosen = map.chosen(&ask.unit.into_iter().collect())?;
    if let Some(out) = &ask.out {
        let bytes = wb.named_file(&who, &question, &extension(out), l).await?.unwrap_or_default();
        std::fs::write(out, bytes).map_err(WorkError::io(out))?;
        let n = i64::try_from(map.rows.len()).unwrap_or(i64::MAX);
        say(json, tn(l, "cli-export-done", n, &[("file", &out.display().to_string())]));
    }
    if json {
        print_json(&told(l, &names, &map, &chosen));
    } else if ask.out.is_none() {
        say(false, finding(l, &names, &map));
        let value = |x: Option<f64>| x.map_or_else(|| t(l, "list-not_given"), |x| figure(l, &map, x));
        for row in &map.rows {
            let class = row.class.and_then(|c| map.classes.get(c)).filter(|c| map.sorted || c.from.is_none());
            let class = class.map(|c| format!("\t{}", class_name(l, &map, c))).unwrap_or_default();
            say(false, format!("{}\t{}\t{}{class}", row.code, row.name, value(row.value)));
        }
        if chosen.units > 0 {
            say(false, format!("{}: {}", tn(l, "maps-chosen", i64::try_from(chosen.units).unwrap_or(i64::MAX), &[]), value(chosen.value)));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The map with its words.
fn told(l: Language, names: &Names, map: &NamedMap, chosen: &MapTotal) -> Value {
    let mut value = json!(map);
    value["map"] = json!(map.card.code);
    value["finding"] = json!(finding(l, names, map));
    value["measure"] = json!({ "code": map.measure.code, "title": measure_title(l, names, map), "unit": map.measure.unit });
    value["chosen"] = json!(chosen);
    for (layer, x) in value["layers"].as_array_mut().into_iter().flatten().zip(&map.layers) {
        layer["title"] = json!(layer_title(l, names, map, x));
    }
    value
}
