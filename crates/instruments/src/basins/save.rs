//! Basins saved as areas: a record each, made or changed in one act that says by which method and from what. Saving the same question
//! again changes the areas it made before. An area is never seen by more than those who see the data it was made from.

use super::{BasinsQuestion, BasinsView, name_of, traits_words};
use crate::gate::{Act, Who, check};
use crate::places::Places;
use crate::registry::{Change, conflict, new_id};
use crate::{Result, WorkError, Workbench};
use reticolo_messages::{Language, date, tr};
use reticolo_model::canonical::canonical;
use reticolo_model::{Audience, Record, Visibility, id};
use reticolo_store::{lists, records};
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use uuid::Uuid;

/// What saving came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BasinsSaved {
    /// The number of the act; 0 where all was saved so already.
    pub seq: i64,
    /// The areas, in the order of the basins.
    pub areas: Vec<Uuid>,
    pub created: usize,
    pub changed: usize,
}

/// Areas that are to be kept together.
pub(crate) struct Keeping {
    /// How their codes begin; a number follows.
    pub family: String,
    /// The number of each, with the changes that make it.
    pub areas: Vec<(u32, Map<String, Value>)>,
    /// Records that new areas cite.
    pub cites: Vec<Uuid>,
    /// To how many they can be shown.
    pub widest: Visibility,
    /// What the act tells, under which name.
    pub what: (&'static str, Value),
}

impl Workbench {
    /// Saves the basins of a question as areas, named in this language.
    pub async fn save_basins(&self, who: &Who, question: &BasinsQuestion, l: Language) -> Result<BasinsSaved> {
        check(who, Act::Write)?;
        let view = self.basins(who, question).await?;
        let places = self.places().await?;
        let what = json!({
            "method": view.question.method, "k": view.question.k, "indicators": view.question.indicators, "floor": view.question.floor,
            "size": view.question.floor.map(|_| &view.question.size), "seed": view.question.seed, "input_digest": view.input_digest,
        });
        let keeping = Keeping {
            family: family(&view),
            areas: view.basins.iter().map(|b| (b.number, area(l, &view, &places, b.number))).collect(),
            cites: view.indicators.iter().map(|i| i.indicator.record).collect(),
            widest: self.widest(who, &view).await?,
            what: ("basins", what),
        };
        self.keep_areas(who, keeping).await
    }

    /// Makes or changes areas, all in one act.
    pub(crate) async fn keep_areas(&self, who: &Who, keeping: Keeping) -> Result<BasinsSaved> {
        let Keeping { family, areas, cites, widest, what: (name, mut what) } = keeping;
        let mut there: BTreeMap<String, Record> = BTreeMap::new();
        lists::each(&mut self.store.reader().await?, self.territory, &who.all("area"), |record| {
            if let Some(code) = record.body_text("code").filter(|c| c.starts_with(&family)) {
                there.insert(code.to_owned(), record.clone());
            }
            Ok(())
        })
        .await?;
        let mut saved = BasinsSaved { seq: 0, areas: Vec::new(), created: 0, changed: 0 };
        let mut saves = Vec::new();
        for (number, mut changes) in areas {
            let code = format!("{family}{number}");
            if let Some(body) = changes.get_mut("body").and_then(Value::as_object_mut) {
                body.insert("code".into(), json!(code));
            }
            let usual = there.get(&code).map_or(Visibility::SignedIn, |record| record.visibility);
            if rank(widest) < rank(usual) {
                changes.insert("visibility".into(), json!(widest.code()));
                if let (Visibility::Named, Some((user, _))) = (widest, who.user()) {
                    changes.insert("named".into(), json!([user]));
                }
            }
            let save = match there.get(&code) {
                Some(record) => match self.prepare_change(who, record.id, record.version, &changes).await? {
                    Change::Nothing(record) => {
                        saved.areas.push(record.id);
                        continue;
                    }
                    Change::To { record, expected, .. } => {
                        saved.changed += 1;
                        records::Save { record: *record, expected: Some(expected), links: Vec::new() }
                    }
                },
                None => {
                    let links = cites.iter().map(|to| json!({ "kind": "cites", "to": to }));
                    changes.insert("links".into(), links.collect());
                    let (record, links) = self.prepare_new(who, "area", new_id(&self.now())?, &changes).await?;
                    saved.created += 1;
                    records::Save { record, expected: None, links }
                }
            };
            saved.areas.push(save.record.id);
            saves.push(save);
        }
        if saves.is_empty() {
            return Ok(saved);
        }
        let (territory, stamp) = (self.territory, self.stamp(who));
        what["areas"] = json!(saves.len());
        let what = json!({ name: what });
        saved.seq = self
            .store
            .write(move |c| Box::pin(async move { records::save_all(c, territory, &stamp, what, saves, &[]).await }))
            .await
            .map_err(conflict)?;
        Ok(saved)
    }

    /// To how many the basins can be shown: to those for whom the same data give the same answer.
    async fn widest(&self, who: &Who, view: &BasinsView) -> Result<Visibility> {
        for (audience, visibility) in [(Audience::Public, Visibility::Public), (Audience::SignedIn, Visibility::SignedIn)] {
            match self.basins(&Who::Reader(audience).showing(who.illustrative()), &view.question).await {
                Ok(seen) if seen.input_digest == view.input_digest => return Ok(visibility),
                Ok(_) | Err(WorkError::Invalid(_)) => {}
                Err(other) => return Err(other),
            }
        }
        Ok(Visibility::Named)
    }
}

/// How many see a record of this visibility, in order.
fn rank(visibility: Visibility) -> u8 {
    match visibility {
        Visibility::Named => 0,
        Visibility::SignedIn => 1,
        Visibility::Public => 2,
    }
}

/// How the codes of the areas of one question begin: what was asked, whatever the data were.
fn family(view: &BasinsView) -> String {
    let q = &view.question;
    let asked = json!({ "indicators": q.indicators, "k": q.k, "method": q.method, "floor": q.floor, "size": q.floor.map(|_| &q.size) });
    format!("basin_{}_", &id::sha256_hex(canonical(&asked).as_bytes())[..8])
}

/// A basin as the changes that make its area.
fn area(l: Language, view: &BasinsView, places: &Places, number: u32) -> Map<String, Value> {
    let mut changes = Map::new();
    let Some(basin) = view.basin(number) else { return changes };
    let named: Vec<String> = view.indicators.iter().map(|i| format!("{} ({})", i.indicator.title, date(l, &i.period))).collect();
    let method = tr(l, &format!("basins-method-{}", view.question.method), &[]);
    let made_with = tr(
        l,
        "basins-made_with",
        &[
            ("indicators", &named.join("; ")),
            ("k", &view.question.k.unwrap_or_default().to_string()),
            ("seed", &view.question.seed.to_string()),
            ("digest", &view.input_digest),
        ],
    );
    let body = json!({
        "form": "homogeneous_basin", "method": method, "method_version": format!("{} {}", view.method.id, view.question.method),
        "made_with": made_with, "units_count": basin.units.len(),
    });
    changes.insert("title".into(), json!(name_of(l, places, basin)));
    changes.insert("summary".into(), json!(traits_words(l, view, basin)));
    changes.insert("language".into(), json!(l.code()));
    changes.insert("place".into(), json!({ "units": basin.units }));
    changes.insert("body".into(), body);
    changes
}
