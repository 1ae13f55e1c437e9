//! Functional basins saved as areas, in one act; like every basin that is saved they narrow lists, search, grid and map. An area that
//! rests on an estimate says so in its record.

use super::{Functional, FunctionalQuestion, area_name, area_words, estimate_words};
use crate::basins::{BasinsSaved, Keeping};
use crate::gate::{Act, Who, check};
use crate::places::Places;
use crate::{Result, WorkError, Workbench};
use reticolo_messages::{Language, date, t, tr};
use reticolo_model::canonical::canonical;
use reticolo_model::{Audience, Visibility, id};
use serde_json::{Map, Value, json};

impl Workbench {
    /// Saves the basins of a question as areas, named in this language: those with units inside the territory.
    pub async fn save_functional(&self, who: &Who, question: &FunctionalQuestion, l: Language) -> Result<BasinsSaved> {
        check(who, Act::Write)?;
        let found = self.functional(who, question).await?;
        let places = self.places().await?;
        let view = &found.view;
        let asked = question.bare(view.is_estimate());
        let mut cites = Vec::new();
        if let Some(e) = &view.flows.estimate {
            let all = self.indicators(who).await?;
            cites.extend(all.iter().filter(|i| e.indicators.contains(&i.code)).map(|i| i.record));
        }
        let mut what = asked.clone();
        what["question"] = json!(question);
        what["input_digest"] = json!(view.input_digest);
        let keeping = Keeping {
            family: format!("basin_{}_", &id::sha256_hex(canonical(&json!({ "functional": asked })).as_bytes())[..8]),
            areas: view.ours().map(|b| (b.number, area(l, &found, &places, b.number))).collect(),
            cites,
            widest: self.widest_functional(who, &found).await?,
            what: ("functional_basins", what),
        };
        self.keep_areas(who, keeping).await
    }

    /// To how many the basins can be shown: to those for whom the same data give the same answer.
    async fn widest_functional(&self, who: &Who, found: &Functional) -> Result<Visibility> {
        for (audience, visibility) in [(Audience::Public, Visibility::Public), (Audience::SignedIn, Visibility::SignedIn)] {
            match self.functional(&Who::Reader(audience).showing(who.illustrative()), &found.view.question).await {
                Ok(seen) if seen.view.input_digest == found.view.input_digest => return Ok(visibility),
                Ok(_) | Err(WorkError::Invalid(_)) => {}
                Err(other) => return Err(other),
            }
        }
        Ok(Visibility::Named)
    }
}

/// A basin as the changes that make its area.
fn area(l: Language, found: &Functional, places: &Places, number: u32) -> Map<String, Value> {
    let (view, mut changes) = (&found.view, Map::new());
    let Some(basin) = view.basin(number) else { return changes };
    let q = &view.question;
    let flows = match estimate_words(l, view) {
        Some(words) => words,
        None => {
            let titles: Vec<&str> = view.flows.sources.iter().map(|s| s.title.as_str()).collect();
            tr(l, "functional-counted", &[("titles", &titles.join("; ")), ("period", &date(l, &view.flows.period))])
        }
    };
    let asked = if q.method == super::METHODS[0] {
        let words = [q.min_size, q.target_size, q.min_self, q.target_self].map(reticolo_model::canonical::number);
        tr(l, "functional-made_rule", &[("size", &words[0]), ("target", &words[1]), ("self", &words[2]), ("whole", &words[3])])
    } else {
        tr(l, "functional-made_search", &[("trials", &q.trials.to_string()), ("seed", &q.seed.to_string())])
    };
    let made_with = format!("{flows} {asked} {}", tr(l, "functional-made_digest", &[("digest", &view.input_digest)]));
    let body = json!({
        "form": "integrated_basin", "method": t(l, &format!("functional-method-{}", q.method)),
        "method_version": format!("{} {}", view.method.id, q.method), "made_with": made_with, "units_count": basin.units.len(),
    });
    let summary = area_words(l, basin);
    let summary = if view.is_estimate() { format!("{} {summary}", t(l, "functional-is_estimate")) } else { summary };
    changes.insert("title".into(), json!(area_name(l, places, &basin.seat)));
    changes.insert("summary".into(), json!(summary));
    changes.insert("language".into(), json!(l.code()));
    changes.insert("place".into(), json!({ "units": basin.units }));
    changes.insert("body".into(), body);
    changes
}
