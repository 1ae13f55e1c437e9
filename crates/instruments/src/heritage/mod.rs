//! The inventory of heritage: what there is by class, condition, use and place; what is free or at risk, by name; and what is not known of it.

mod files;
mod words;

pub use words::finding;

use crate::files::seen;
use crate::gate::{Act, Who, check};
use crate::places::Places;
use crate::territory::lock;
use crate::{Result, WorkError, Workbench};
use reticolo_model::canonical::canonical;
use reticolo_model::vocabulary::{CONDITIONS, USES, Vocabulary};
use reticolo_model::{Precision, Problem, Record, id};
use reticolo_store::{attachments, lists};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use uuid::Uuid;

/// The classes of assets that are heritage.
pub const CLASSES: [&str; 3] = ["tangible_heritage", "natural_heritage", "intangible_heritage"];
/// The word of a filter for what nobody wrote.
pub const UNKNOWN: &str = "unknown";

/// Whether an asset is heritage.
#[must_use]
pub fn is_heritage(record: &Record) -> bool {
    record.body_text("class").is_some_and(|c| CLASSES.contains(&c))
}

/// What is asked: all of it, or what is so.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct HeritageQuestion {
    pub class: Option<String>,
    /// A condition, or `unknown`.
    pub condition: Option<String>,
    /// A use, or `unknown`.
    #[serde(rename = "use")]
    pub used: Option<String>,
    pub unit: Option<String>,
}

/// A picture on a record, to be shown small.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HeritagePicture {
    pub digest: String,
    pub name: String,
    pub alt: String,
    pub size: i64,
}

/// One thing of the inventory. What nobody wrote is none.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HeritageItem {
    pub id: Uuid,
    pub title: String,
    pub class: String,
    pub tags: Vec<String>,
    /// Codes of the units inside that it touches.
    pub units: Vec<String>,
    pub status: String,
    pub condition: Option<String>,
    #[serde(rename = "use")]
    pub used: Option<String>,
    pub free_share: Option<f64>,
    pub owner: Option<String>,
    pub rights: Option<String>,
    pub protection: Option<String>,
    pub pictures: usize,
    pub picture: Option<HeritagePicture>,
    /// Whether more than its units is known of where it is.
    pub placed: bool,
    /// The day on which somebody last confirmed it.
    pub confirmed: Option<String>,
    pub data_set: Option<String>,
    pub illustrative: bool,
}

impl HeritageItem {
    /// Wholly or partly free.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        matches!(self.used.as_deref(), Some("free" | "partly_free"))
    }

    /// Said to be at risk, in poor condition or in ruins.
    #[must_use]
    pub fn is_at_risk(&self) -> bool {
        self.status == "at_risk" || matches!(self.condition.as_deref(), Some("poor" | "ruined"))
    }
}

/// What is not known, each by how many of the items shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct HeritageGaps {
    pub condition: usize,
    #[serde(rename = "use")]
    pub used: usize,
    pub picture: usize,
    /// Only the unit is known of where it is.
    pub place: usize,
    pub owner: usize,
    pub rights: usize,
    pub protection: usize,
    pub confirmed: usize,
}

impl HeritageGaps {
    /// By name, the greatest first.
    #[must_use]
    pub fn named(&self) -> Vec<(&'static str, usize)> {
        let mut all = vec![
            ("condition", self.condition),
            ("use", self.used),
            ("picture", self.picture),
            ("place", self.place),
            ("owner", self.owner),
            ("rights", self.rights),
            ("protection", self.protection),
            ("confirmed", self.confirmed),
        ];
        all.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
        all
    }
}

/// A unit inside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HeritageRow {
    pub code: String,
    pub name: String,
    pub items: usize,
    /// One a class, in the order of [`CLASSES`].
    pub classes: [usize; 3],
    pub idle: usize,
    pub at_risk: usize,
}

/// Where items come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HeritageSource {
    pub data_set: String,
    pub title: String,
    pub publisher: String,
    /// The date that its publisher states.
    pub date: Option<String>,
    pub partial: bool,
    pub items: usize,
}

#[derive(Debug, Clone, Serialize)]
pub struct HeritageView {
    pub question: HeritageQuestion,
    /// All that touches the territory, whatever the filters.
    pub all: usize,
    /// What the filters leave, by title.
    pub items: Vec<HeritageItem>,
    /// Of what is left: by class, condition and use; `unknown` last.
    pub by_class: Vec<(String, usize)>,
    pub by_condition: Vec<(String, usize)>,
    pub by_use: Vec<(String, usize)>,
    /// Units inside, by code.
    pub rows: Vec<HeritageRow>,
    /// Ids of what is free, wholly before partly, and of what is at risk.
    pub idle: Vec<Uuid>,
    pub at_risk: Vec<Uuid>,
    pub unknown: HeritageGaps,
    /// The oldest stated date first, those without one last.
    pub sources: Vec<HeritageSource>,
    /// How many were written here and come from no data set.
    pub by_hand: usize,
    pub input_digest: String,
}

impl HeritageView {
    #[must_use]
    pub fn item(&self, id: Uuid) -> Option<&HeritageItem> {
        self.items.iter().find(|i| i.id == id)
    }
}

/// Answers of one state of the log.
#[derive(Debug, Default)]
pub(crate) struct HeritageCache {
    head: i64,
    kept: BTreeMap<String, Arc<HeritageView>>,
}

const CACHED: usize = 50;

impl Workbench {
    /// The inventory as somebody sees it. Refused: a class, condition or use that is none, a unit that is not there.
    pub async fn heritage(&self, who: &Who, question: &HeritageQuestion) -> Result<Arc<HeritageView>> {
        check(who, Act::Read)?;
        let head = self.head().await?;
        // Files about persons are seen by those alone who may read them.
        let key = format!("{}\n{}\n{question:?}", who.key(), who.may(Act::ReadPersonal));
        {
            let cache = lock(&self.caches.heritage);
            if cache.head == head
                && let Some(kept) = cache.kept.get(&key)
            {
                return Ok(kept.clone());
            }
        }
        let places = self.places().await?;
        is_known(question, &places)?;
        let mut found: Vec<(Record, Vec<String>)> = Vec::new();
        let mut conn = self.store.reader().await?;
        lists::each(&mut conn, self.territory, &who.all("asset"), |record| {
            let units = places.inside_of(&record);
            if is_heritage(&record) && !units.is_empty() && record.status != "lost" {
                found.push((record, units));
            }
            Ok(())
        })
        .await?;
        let ids: Vec<Uuid> = found.iter().map(|(r, _)| r.id).collect();
        let mut pictures: BTreeMap<Uuid, (usize, HeritagePicture)> = BTreeMap::new();
        for file in attachments::of_records(&mut conn, self.territory, &ids).await? {
            if file.is_picture() && seen(who, &file) {
                let shown = || HeritagePicture {
                    digest: file.digest.clone(),
                    name: file.name.clone(),
                    alt: file.details.alt.clone(),
                    size: file.size,
                };
                pictures.entry(file.record).and_modify(|(n, _)| *n += 1).or_insert_with(|| (1, shown()));
            }
        }
        drop(conn);
        let all: Vec<HeritageItem> = found.into_iter().map(|(record, units)| item(&record, units, pictures.remove(&record.id))).collect();
        let sets = self.data_sets(who).await?;
        let sources: BTreeMap<String, Record> =
            sets.into_iter().filter_map(|s| Some((s.record.body_text("code")?.to_owned(), s.record))).collect();
        let view = Arc::new(view(question.clone(), all, &sources, &places));
        let mut cache = lock(&self.caches.heritage);
        if cache.head != head || cache.kept.len() >= CACHED {
            *cache = HeritageCache { head, kept: BTreeMap::new() };
        }
        cache.kept.insert(key, view.clone());
        Ok(view)
    }
}

fn is_known(question: &HeritageQuestion, places: &Places) -> Result<()> {
    let with_unknown = |v: &Vocabulary| v.codes().chain([UNKNOWN]).collect::<Vec<_>>();
    for (field, asked, known) in [
        ("class", &question.class, CLASSES.to_vec()),
        ("condition", &question.condition, with_unknown(&CONDITIONS)),
        ("use", &question.used, with_unknown(&USES)),
    ] {
        if let Some(asked) = asked.as_deref().filter(|a| !known.contains(a)) {
            return Err(WorkError::from(Problem::new("problem-choice", asked).on(field).with("known", known.join(", "))));
        }
    }
    match question.unit.as_deref().filter(|u| !places.is_inside(u)) {
        Some(unit) => Err(Problem::new("problem-unit-unknown", unit).on("unit").into()),
        None => Ok(()),
    }
}

fn item(record: &Record, units: Vec<String>, pictures: Option<(usize, HeritagePicture)>) -> HeritageItem {
    let text = |field: &str| record.body_text(field).map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned);
    let (pictures, picture) = pictures.map_or((0, None), |(n, p)| (n, Some(p)));
    HeritageItem {
        id: record.id,
        title: record.title.clone(),
        class: text("class").unwrap_or_default(),
        tags: record.tags.clone(),
        units,
        status: record.status.clone(),
        condition: text("condition"),
        used: text("use"),
        free_share: record.body.get("free_share").and_then(serde_json::Value::as_f64),
        owner: text("owner"),
        rights: text("rights"),
        protection: text("protection"),
        pictures,
        picture,
        placed: record.place.as_ref().is_some_and(|p| p.geometry.is_some() && p.precision != Precision::Unit),
        confirmed: record.confirmed.clone(),
        data_set: record.origin.as_ref().map(|o| o.data_set.clone()),
        illustrative: record.illustrative,
    }
}

/// How many of each code, in their order; what nobody wrote last.
fn by<'a>(codes: impl Iterator<Item = &'static str>, of: impl Iterator<Item = Option<&'a str>>) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for code in of {
        *counts.entry(code.unwrap_or(UNKNOWN)).or_default() += 1;
    }
    codes.chain([UNKNOWN]).filter_map(|c| Some((c.to_owned(), *counts.get(c)?))).collect()
}

fn view(question: HeritageQuestion, all: Vec<HeritageItem>, sources: &BTreeMap<String, Record>, places: &Places) -> HeritageView {
    let is = |asked: &Option<String>, value: Option<&str>| asked.as_deref().is_none_or(|a| a == value.unwrap_or(UNKNOWN));
    let fits = |i: &HeritageItem| {
        is(&question.class, Some(&i.class))
            && is(&question.condition, i.condition.as_deref())
            && is(&question.used, i.used.as_deref())
            && question.unit.as_ref().is_none_or(|u| i.units.contains(u))
    };
    let count = all.len();
    let mut items: Vec<HeritageItem> = all.into_iter().filter(fits).collect();
    items.sort_by(|a, b| (&a.title, &a.data_set, a.id).cmp(&(&b.title, &b.data_set, b.id)));
    let lacking = |is: fn(&HeritageItem) -> bool| items.iter().filter(|i| is(i)).count();
    let unknown = HeritageGaps {
        condition: lacking(|i| i.condition.is_none()),
        used: lacking(|i| i.used.is_none()),
        picture: lacking(|i| i.pictures == 0),
        place: lacking(|i| !i.placed),
        owner: lacking(|i| i.owner.is_none()),
        rights: lacking(|i| i.rights.is_none()),
        protection: lacking(|i| i.protection.is_none()),
        confirmed: lacking(|i| i.confirmed.is_none()),
    };
    let mut rows: BTreeMap<&str, HeritageRow> = places
        .inside()
        .map(|u| {
            let row = HeritageRow { code: u.code.clone(), name: u.name.clone(), items: 0, classes: [0; 3], idle: 0, at_risk: 0 };
            (u.code.as_str(), row)
        })
        .collect();
    for i in &items {
        for row in i.units.iter().collect::<BTreeSet<_>>() {
            let Some(row) = rows.get_mut(row.as_str()) else { continue };
            row.items += 1;
            row.idle += usize::from(i.is_idle());
            row.at_risk += usize::from(i.is_at_risk());
            CLASSES.iter().zip(&mut row.classes).for_each(|(c, n)| *n += usize::from(i.class == *c));
        }
    }
    let rows: Vec<HeritageRow> = rows.into_values().collect();
    let mut from: BTreeMap<&str, usize> = BTreeMap::new();
    for code in items.iter().filter_map(|i| i.data_set.as_deref()) {
        *from.entry(code).or_default() += 1;
    }
    let mut sources: Vec<HeritageSource> = from
        .iter()
        .map(|(code, n)| {
            let record = sources.get(*code);
            let text = |field: &str| record.and_then(|r| r.body_text(field)).unwrap_or_default().to_owned();
            HeritageSource {
                data_set: (*code).to_owned(),
                title: record.map_or_else(|| (*code).to_owned(), |r| r.title.clone()),
                publisher: text("publisher"),
                date: Some(text("source_date")).filter(|d| !d.is_empty()),
                partial: record.and_then(|r| r.body.get("partial")).and_then(serde_json::Value::as_bool).unwrap_or(false),
                items: *n,
            }
        })
        .collect();
    sources.sort_by(|a, b| (a.date.is_none(), &a.date, &a.data_set).cmp(&(b.date.is_none(), &b.date, &b.data_set)));
    let mut idle: Vec<&HeritageItem> = items.iter().filter(|i| i.is_idle()).collect();
    idle.sort_by_key(|i| i.used.as_deref() != Some("free"));
    // The digest is of what is there, not of ids that chance gave.
    let told = items.iter().map(|i| {
        let mut value = serde_json::json!(i);
        if let Some(object) = value.as_object_mut() {
            object.remove("id");
        }
        value
    });
    let input = serde_json::json!({ "question": question, "items": told.collect::<Vec<_>>() });
    HeritageView {
        all: count,
        by_class: by(CLASSES.into_iter(), items.iter().map(|i| Some(i.class.as_str()))),
        by_condition: by(CONDITIONS.codes(), items.iter().map(|i| i.condition.as_deref())),
        by_use: by(USES.codes(), items.iter().map(|i| i.used.as_deref())),
        idle: idle.into_iter().map(|i| i.id).collect(),
        at_risk: items.iter().filter(|i| i.is_at_risk()).map(|i| i.id).collect(),
        by_hand: items.iter().filter(|i| i.data_set.is_none()).count(),
        input_digest: id::sha256_hex(canonical(&input).as_bytes()),
        unknown,
        rows,
        sources,
        items,
        question,
    }
}
