//! The two sides: needs and lots that want something still, offers that could give it, each with what agreements leave of it.

use super::amounts::{Amount, promises};
use super::people::People;
use super::times::last_day;
use crate::gate::Who;
use crate::places::Places;
use crate::{Result, Workbench};
use reticolo_model::fold::fold;
use reticolo_model::money;
use reticolo_model::{Precision, Record, Shared};
use reticolo_store::links::{self, Link};
use reticolo_store::lists;
use serde::Serialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use uuid::Uuid;

/// Kinds of one side and of the other.
pub const WANTING: [&str; 2] = ["need", "lot"];
/// States in which a need or a lot wants something still. A need in a lot is wanted by its lot.
const OPEN: [&str; 6] = ["emerging", "expressed", "validated", "forming", "ready", "call_open"];
/// The state of an offer that is over.
const ENDED: &str = "ended";
/// Kilometres for a minute on the way, where only minutes are stated: 40 km/h.
const KM_A_MINUTE: f64 = 2.0 / 3.0;

/// A need, a lot or an offer as the exchange looks at it.
#[derive(Debug, Clone, Serialize)]
pub struct Side {
    pub id: Uuid,
    pub kind: &'static str,
    pub title: String,
    pub category: String,
    pub status: String,
    pub units: Vec<String>,
    /// Areas of the grid it stands in, sorted.
    pub areas: Box<[String]>,
    pub amount: Amount,
    pub people: Option<i64>,
    /// Whom it is for, in its own words.
    #[serde(rename = "for")]
    pub whom: String,
    /// What it asks of who answers.
    pub asks: String,
    /// The most that can be paid, or the price, in cents.
    pub cents: Option<i64>,
    pub urgency: String,
    pub period: [Option<String>; 2],
    pub hours: String,
    /// How far people go, or how far it comes.
    pub reach_km: Option<f64>,
    #[serde(skip)]
    pub point: Option<[f64; 2]>,
    #[serde(skip)]
    pub exact: bool,
    #[serde(skip)]
    pub folk: People,
    #[serde(skip)]
    pub words: Box<[Arc<str>]>,
    pub illustrative: bool,
}

/// Everything that one audience may bring together.
#[derive(Debug, Clone, Default)]
pub struct Sides {
    pub wants: Vec<Side>,
    pub offers: Vec<Side>,
}

impl Sides {
    #[must_use]
    pub fn want(&self, id: Uuid) -> Option<usize> {
        self.wants.iter().position(|w| w.id == id)
    }

    #[must_use]
    pub fn offer(&self, id: Uuid) -> Option<usize> {
        self.offers.iter().position(|o| o.id == id)
    }
}

/// Words that tell a record's text from another's, sorted.
fn words(record: &Record, shared: &mut Shared) -> Box<[Arc<str>]> {
    let text = fold(&format!("{} {}", record.title, record.summary));
    let all: BTreeSet<&str> = text.split(' ').filter(|w| w.chars().count() > 3).collect();
    all.into_iter().map(|w| shared.of(w)).collect()
}

/// How alike two texts are: words they share over all their words.
#[must_use]
pub fn alike(a: &[Arc<str>], b: &[Arc<str>]) -> f64 {
    let (mut i, mut j, mut both) = (0, 0, 0usize);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                both += 1;
                i += 1;
                j += 1;
            }
        }
    }
    let all = a.len() + b.len() - both;
    #[expect(clippy::cast_precision_loss, reason = "counts of words")]
    let share = if all == 0 { 0.0 } else { both as f64 / all as f64 };
    share
}

pub(super) fn side(record: &Record, places: &Places, shared: &mut Shared) -> Side {
    let offer = record.kind == "offer";
    let text = |field: &str| record.body_text(field).unwrap_or_default().to_owned();
    let number = |field: &str| record.body.get(field).and_then(Value::as_f64);
    let place = record.place.as_ref();
    let units: Vec<String> = place.into_iter().flat_map(|p| &p.units).map(|u| u.unit.clone()).collect();
    let own = place.filter(|p| p.precision != Precision::Unit).and_then(|p| p.geometry.as_ref()).and_then(|g| g.points().next());
    let seat = || units.first().and_then(|u| places.get(u)).and_then(|u| places.seat(u)).map(|(p, _)| p);
    let whom = if offer { text("eligibility") } else { text("people_group") };
    Side {
        id: record.id,
        kind: if offer {
            "offer"
        } else if record.kind == "lot" {
            "lot"
        } else {
            "need"
        },
        title: record.title.clone(),
        category: text("category"),
        status: record.status.clone(),
        areas: record.positions.iter().map(|p| &p.area).collect::<BTreeSet<_>>().into_iter().cloned().collect(),
        amount: Amount::of(record),
        people: record.body.get("people").and_then(Value::as_i64),
        folk: People::of(&whom),
        whom,
        asks: if offer { String::new() } else { text("eligibility") },
        cents: record.body_text(if offer { "price" } else { "price_ceiling" }).and_then(|m| money::cents(m).ok()),
        urgency: text("urgency"),
        period: [record.period_from.clone(), record.period_to.clone()],
        hours: text("hours"),
        reach_km: number("reach_km").or_else(|| number("reach_minutes").map(|m| m * KM_A_MINUTE)),
        exact: own.is_some(),
        point: own.or_else(seat),
        units,
        words: words(record, shared),
        illustrative: record.illustrative,
    }
}

/// Whether a need or lot wants something on this day.
#[must_use]
pub fn is_open(record: &Record, today: &str) -> bool {
    OPEN.contains(&record.status.as_str()) && record.period_to.as_deref().is_none_or(|to| last_day(to).as_str() >= today)
}

/// Whether the exchange looks at a record at all: a need or a lot that is open, an offer that has not ended.
#[must_use]
pub fn takes_part(record: &Record, today: &str) -> bool {
    match record.kind.as_str() {
        "offer" => record.status != ENDED,
        kind => WANTING.contains(&kind) && is_open(record, today),
    }
}

/// The links that start at agreements, by agreement.
fn by_agreement<'l>(all: &'l [Link], agreements: &BTreeSet<Uuid>) -> BTreeMap<Uuid, Vec<&'l Link>> {
    let mut out: BTreeMap<Uuid, Vec<&Link>> = BTreeMap::new();
    for link in all.iter().filter(|l| agreements.contains(&l.from) && matches!(l.kind.as_str(), "serves" | "requires")) {
        out.entry(link.from).or_default().push(link);
    }
    out
}

/// What agreements promise of records, by the record.
pub(super) fn promised(agreements: &[Record], all: &[Link], others: &BTreeMap<Uuid, Amount>, today: &str) -> BTreeMap<Uuid, i64> {
    let ids: BTreeSet<Uuid> = agreements.iter().map(|a| a.id).collect();
    let mut sorted: Vec<&Record> = agreements.iter().collect();
    sorted.sort_by_key(|a| a.id);
    promises(sorted.into_iter(), &by_agreement(all, &ids), &|id| others.get(&id).cloned(), today)
}

impl Workbench {
    /// Both sides as an audience sees them: what it does not see promises nothing. Five questions, however many records.
    pub(crate) async fn sides(&self, who: &Who, today: &str) -> Result<Sides> {
        let places = self.places().await?;
        let mut conn = self.store.reader().await?;
        let (mut sides, mut shared) = (Sides::default(), Shared::default());
        let mut agreements: Vec<Record> = Vec::new();
        let mut others: BTreeMap<Uuid, Amount> = BTreeMap::new();
        for kind in ["need", "lot", "offer", "agreement"] {
            // Whole records are not held: they would be most of it.
            lists::each(&mut conn, self.territory, &who.all(kind), |r| {
                if kind == "agreement" {
                    agreements.push(r);
                    return Ok(());
                }
                others.insert(r.id, Amount::of(&r));
                match kind {
                    "offer" if r.status != ENDED => sides.offers.push(side(&r, &places, &mut shared)),
                    "need" | "lot" if is_open(&r, today) => sides.wants.push(side(&r, &places, &mut shared)),
                    _ => {}
                }
                Ok(())
            })
            .await?;
        }
        let drawn = links::of_kinds(&mut conn, self.territory, &["serves", "requires"]).await?;
        drop(conn);
        let taken = promised(&agreements, &drawn, &others, today);
        for side in sides.wants.iter_mut().chain(&mut sides.offers) {
            if let Some(base) = taken.get(&side.id) {
                side.amount = side.amount.clone().promised(*base);
            }
        }
        // The order of an import is that of its keys; what people made comes last, in the order in which they made it.
        sides.wants.retain(|w| !w.category.is_empty());
        sides.offers.retain(|o| !o.category.is_empty());
        sides.wants.shrink_to_fit();
        sides.offers.shrink_to_fit();
        Ok(sides)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_alike_by_the_words_they_share() {
        let w = |text: &str| {
            let mut all: Vec<Arc<str>> = text.split(' ').map(Arc::from).collect();
            all.sort_unstable();
            all
        };
        assert!((alike(&w("pasti domicilio"), &w("pasti domicilio")) - 1.0).abs() < 1e-12);
        assert!((alike(&w("pasti domicilio anziani"), &w("pasti mensa")) - 0.25).abs() < 1e-12);
        assert!(alike(&[], &[]).abs() < 1e-12);
    }
}
