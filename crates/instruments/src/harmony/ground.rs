//! What the coverage of needs is counted from: needs with what agreements in force leave of them, and the planned actions on record with
//! what each would serve. Read once for an audience and a day.

use super::action::{self, Planned};
use crate::exchange::{Amount, WANTING, last_day, number, promises};
use crate::gate::{Act, Who, check};
use crate::services::ServiceCache;
use crate::work::{Method, Task};
use crate::{Result, WorkError, Workbench};
use reticolo_model::Record;
use reticolo_store::links::{self, Link};
use reticolo_store::lists;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use uuid::Uuid;

/// States in which a person has said that a need is served.
const SERVED: [&str; 2] = ["covered", "verified"];
/// Kinds that are read: what is needed, what promises it, and what may be planned for it.
const READ: [&str; 9] = ["need", "lot", "offer", "agreement", "action", "initiative", "project", "latency", "asset"];

/// Ties that are followed.
const TIES: [&str; 6] = ["part_of", "serves", "requires", "delivered_at", "responds_to", "cites"];

/// A need that has not been withdrawn and whose time is not over.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Needed {
    pub id: Uuid,
    pub title: String,
    pub category: String,
    /// Whom it is for, in its own words.
    pub group: String,
    /// The people concerned: its own figure, or its quantity where that counts people.
    pub people: Option<f64>,
    /// Cells and units with their shares.
    pub cells: Vec<(String, f64)>,
    pub units: Vec<(String, f64)>,
    /// Somebody said that it is served.
    pub by_state: bool,
    /// It states no amount: it is served or not.
    pub uncounted: bool,
    /// Thousandths of its measure: what it wants, and what agreements in force promise.
    pub wanted: i64,
    pub taken: i64,
    /// The lots that it is part of.
    pub lots: Vec<Uuid>,
    pub illustrative: bool,
}

/// Needs, the lots that some are part of, and what is planned.
#[derive(Debug, Serialize, Deserialize)]
pub struct NeedsGround {
    pub(super) day: String,
    pub(super) needs: Vec<Needed>,
    /// What each lot wants and what is promised of it.
    pub(super) lots: BTreeMap<Uuid, (i64, i64)>,
    pub(super) planned: Vec<Planned>,
}

/// What an action would add: thousandths for a need or a lot, or all of it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Serves {
    pub amounts: BTreeMap<Uuid, i64>,
    pub whole: BTreeSet<Uuid>,
}

impl Serves {
    pub fn is_empty(&self) -> bool {
        self.amounts.is_empty() && self.whole.is_empty()
    }
}

impl NeedsGround {
    /// The ids under which an action names a need: its own and those of its lots.
    pub(super) fn known_as(&self, need: &Needed) -> Vec<Uuid> {
        need.lots.iter().copied().filter(|l| self.lots.contains_key(l)).chain([need.id]).collect()
    }

    /// The served share of a need, 0 to 1: all of it where somebody said so, else what agreements in force promise of it, or of a lot that it
    /// is part of, whichever is more; with what an action would add.
    pub(super) fn coverage(&self, need: &Needed, with: &Serves) -> f64 {
        if need.by_state || with.whole.contains(&need.id) || need.lots.iter().any(|l| with.whole.contains(l)) {
            return 1.0;
        }
        let more = |id: &Uuid| with.amounts.get(id).copied().unwrap_or(0);
        let own = share(need.taken.saturating_add(more(&need.id)), need.wanted);
        let lots = need.lots.iter().filter_map(|l| Some((l, self.lots.get(l)?)));
        lots.map(|(l, (wanted, taken))| share(taken.saturating_add(more(l)), *wanted)).fold(own, f64::max)
    }
}

/// `taken` over `wanted`, at most all.
fn share(taken: i64, wanted: i64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "quantities of records have at most fifteen digits")]
    let part = if wanted > 0 { taken.max(0) as f64 / wanted as f64 } else { 0.0 };
    part.min(1.0)
}

/// Whether its time is over.
pub(super) fn is_over(record: &Record, day: &str) -> bool {
    record.period_to.as_deref().is_some_and(|to| last_day(to).as_str() < day)
}

/// The cells and the units of a record with their shares.
fn stands(record: &Record) -> [Vec<(String, f64)>; 2] {
    let part = |(n, d): (u32, u32)| f64::from(n) / f64::from(d);
    let cell = |p: &reticolo_model::Position| (format!("{}/{}/{}", p.area, p.dimension, p.modality), part(p.weight.parts()));
    let units = record.place.iter().flat_map(|p| &p.units).map(|u| (u.unit.clone(), part(u.share.parts())));
    [record.positions.iter().map(cell).collect(), units.collect()]
}

/// The records that are read, with the ties among them.
pub(super) struct Seen {
    pub day: String,
    pub records: BTreeMap<&'static str, Vec<Record>>,
    pub links: Vec<Link>,
}

impl Seen {
    pub fn of(&self, kind: &str) -> &[Record] {
        self.records.get(kind).map_or(&[], Vec::as_slice)
    }

    /// Where the ties of a sort lead that start at each record.
    pub fn ends(&self, code: &str) -> BTreeMap<Uuid, Vec<Uuid>> {
        let mut out: BTreeMap<Uuid, Vec<Uuid>> = BTreeMap::new();
        for link in self.links.iter().filter(|l| l.kind == code) {
            out.entry(link.from).or_default().push(link.to);
        }
        for to in out.values_mut() {
            to.sort_unstable();
            to.dedup();
        }
        out
    }

    /// What some agreements promise of needs and lots.
    pub fn promised<'r>(&'r self, agreements: impl Iterator<Item = &'r Record>, amounts: &BTreeMap<Uuid, Amount>) -> BTreeMap<Uuid, i64> {
        let mut from: BTreeMap<Uuid, Vec<&Link>> = BTreeMap::new();
        for link in self.links.iter().filter(|l| matches!(l.kind.as_str(), "serves" | "requires")) {
            from.entry(link.from).or_default().push(link);
        }
        promises(agreements, &from, &|id| amounts.get(&id).cloned(), &self.day)
    }

    pub fn amounts(&self) -> BTreeMap<Uuid, Amount> {
        WANTING.into_iter().chain(["offer"]).flat_map(|kind| self.of(kind)).map(|r| (r.id, Amount::of(r))).collect()
    }
}

impl Workbench {
    /// The ground of an audience on a day; as many questions as there are kinds that are read, however many records.
    pub(crate) async fn needs_ground(&self, who: &Who, day: &str) -> Result<Arc<NeedsGround>> {
        check(who, Act::Read)?;
        let head = self.head().await?;
        let key = format!("{day} {}", who.key());
        if let Some(kept) = self.kept(head, &key, ServiceCache::grounds) {
            return Ok(kept);
        }
        let task = Task { method: Method::Needs, question: json!(day), usual: day == self.today(), apart: false };
        let make = async {
            self.tell(Method::Needs, "reading", 0, 3)?;
            let seen = self.read_needs(who, day).await?;
            self.tell(Method::Needs, "matching", 1, 3)?;
            let exchange = self.exchange_on(who, day).await?;
            let made = tokio::task::spawn_blocking(move || ground(&seen, &exchange)).await;
            self.tell(Method::Needs, "keeping", 2, 3)?;
            made.map_err(|e| WorkError::Report(e.to_string()))
        };
        let made = self.worked(who, who, task, Box::pin(make)).await?;
        Ok(self.keep(head, key, ServiceCache::grounds, made))
    }

    /// The records and the ties among them, without the prose.
    async fn read_needs(&self, who: &Who, day: &str) -> Result<Seen> {
        let mut conn = self.store.reader().await?;
        let mut seen = Seen { day: day.to_owned(), records: BTreeMap::new(), links: Vec::new() };
        for kind in READ {
            let list = seen.records.entry(kind).or_default();
            lists::each(&mut conn, self.territory, &who.all(kind), |mut r| {
                r.summary = String::new();
                r.tags = Vec::new();
                list.push(r);
                Ok(())
            })
            .await?;
        }
        let ids: BTreeSet<Uuid> = seen.records.values().flatten().map(|r| r.id).collect();
        seen.links = links::of_kinds(&mut conn, self.territory, &TIES).await?;
        seen.links.retain(|l| ids.contains(&l.from) && ids.contains(&l.to));
        Ok(seen)
    }
}

fn ground(seen: &Seen, exchange: &crate::exchange::Exchange) -> NeedsGround {
    let amounts = seen.amounts();
    // What is only proposed serves nobody yet; it is among what is planned.
    let taken = seen.promised(seen.of("agreement").iter().filter(|a| a.status != "proposed"), &amounts);
    let wanted = |id: &Uuid| amounts.get(id).map_or(0, |a| a.total.base);
    let promised = |id: &Uuid| taken.get(id).copied().unwrap_or(0);
    let lots: BTreeMap<Uuid, (i64, i64)> = seen
        .of("lot")
        .iter()
        .map(|l| (l.id, (wanted(&l.id), if l.status == "covered" { wanted(&l.id) } else { promised(&l.id) })))
        .collect();
    let part_of = seen.ends("part_of");
    let needed = |need: &Record| {
        let text = |field: &str| need.body_text(field).unwrap_or_default().to_owned();
        let quantity = number(need, "quantity");
        let counts_people = text("quantity_unit") == "people";
        let [cells, units] = stands(need);
        Needed {
            id: need.id,
            title: need.title.clone(),
            category: text("category"),
            group: text("people_group").trim().to_owned(),
            people: number(need, "people").or(quantity.filter(|_| counts_people)),
            by_state: SERVED.contains(&need.status.as_str()),
            uncounted: quantity.is_none() && number(need, "people").is_none(),
            wanted: wanted(&need.id),
            taken: promised(&need.id),
            lots: part_of.get(&need.id).into_iter().flatten().filter(|id| lots.contains_key(id)).copied().collect(),
            illustrative: need.illustrative,
            cells,
            units,
        }
    };
    let stand = |n: &&Record| n.status != "withdrawn" && !is_over(n, &seen.day) && wanted(&n.id) > 0;
    let needs: Vec<Needed> = seen.of("need").iter().filter(stand).map(needed).collect();
    NeedsGround { day: seen.day.clone(), planned: action::planned(seen, exchange, &amounts), needs, lots }
}
