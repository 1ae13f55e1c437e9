//! What the rules look at: the records and ties that somebody sees, on a day, with what is asked of them again and again.

use crate::gate::Who;
use crate::grid::{GridAsk, GridView};
use crate::places::Places;
use crate::services::{AccessQuestion, AccessView};
use crate::{Result, Workbench};
use reticolo_analysis::spatial::polygon::haversine_km;
use reticolo_model::geometry::Point;
use reticolo_model::{FieldType, Record, Visibility, id, kinds};
use reticolo_store::{links, lists};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use uuid::Uuid;

/// The kinds that rules read.
pub(super) const READ: &[&str] = &[
    "need",
    "lot",
    "offer",
    "asset",
    "place",
    "agreement",
    "actor",
    "initiative",
    "project",
    "pilot",
    "partnership",
    "professional",
    "call",
    "application",
    "objective",
    "data_set",
    "commitment",
    "action",
    "consultation",
    "scenario",
];

/// States in which an agreement binds both sides, or has done what it promised.
const IN_FORCE: [&str; 4] = ["accepted", "in_service", "fulfilled", "evaluated"];
/// States in which something that is done or planned is over.
const OVER: [&str; 6] = ["ended", "closed", "shelved", "dropped", "stopped", "evaluated"];

/// So many sites of a service must be known before it is asked who is far from them.
const SITES: usize = 3;

/// A tie seen from one end: its kind, and the other end.
type Tie = (&'static str, Uuid);

/// What the rules look at.
pub(super) struct Ground {
    pub places: Arc<Places>,
    pub grid: Arc<GridView>,
    /// Who reaches each service of which sites are known; empty where no people are.
    pub access: Vec<Arc<AccessView>>,
    /// The day on which ties and periods hold.
    pub day: String,
    /// Whether scores about persons may be told to whom this is for.
    pub persons: bool,
    records: HashMap<Uuid, Record>,
    /// Of each kind, in the order of origin and key.
    kinds: BTreeMap<&'static str, Vec<Uuid>>,
    /// Ties that hold on the day, in the order of kind and other end.
    out: HashMap<Uuid, Vec<Tie>>,
    into: HashMap<Uuid, Vec<Tie>>,
}

impl Workbench {
    /// Reads the ground that somebody sees; as many questions as there are kinds that are read, however many records.
    pub(super) async fn latent_ground(&self, who: &Who, day: &str) -> Result<Ground> {
        let places = self.places().await?;
        let grid = self.grid(who, &GridAsk { illustrative: who.illustrative(), ..GridAsk::default() }).await?;
        let mut access = Vec::new();
        for class in self.service_classes(who).await?.iter().filter(|c| !c.partial && c.inside + c.beyond >= SITES) {
            // Without people to count there is nothing to say.
            let Ok(view) = self.access(who, &AccessQuestion::new(&class.code)).await else { break };
            access.push(view);
        }
        let mut conn = self.store.snapshot().await?;
        let mut records: HashMap<Uuid, Record> = HashMap::new();
        let mut of: BTreeMap<&'static str, Vec<Uuid>> = BTreeMap::new();
        for code in READ.iter().copied() {
            let Some(kind) = kinds::find(code) else { continue };
            let all = of.entry(kind.code).or_default();
            lists::each(&mut conn, self.territory, &who.all(code), |mut record| {
                // Long texts are not read: they would be most of what is held.
                record.summary = String::new();
                record
                    .body
                    .retain(|field, value| !value.is_null() && !kind.field(field).is_some_and(|f| matches!(f.kind, FieldType::LongText)));
                all.push(record.id);
                records.insert(record.id, record);
                Ok(())
            })
            .await?;
        }
        let known: HashMap<&str, &'static str> = kinds::ALL.iter().flat_map(|k| k.links).map(|l| (l.code, l.code)).collect();
        let mut out: HashMap<Uuid, Vec<Tie>> = HashMap::new();
        let mut into: HashMap<Uuid, Vec<Tie>> = HashMap::new();
        for link in links::all(&mut conn, self.territory).await? {
            let Some(code) = known.get(link.kind.as_str()) else { continue };
            if records.contains_key(&link.from) && records.contains_key(&link.to) && link.holds_on(day) {
                out.entry(link.from).or_default().push((code, link.to));
                into.entry(link.to).or_default().push((code, link.from));
            }
        }
        self.store.end_snapshot(conn).await?;
        out.values_mut().chain(into.values_mut()).for_each(|ties| {
            ties.sort_unstable();
            ties.dedup();
        });
        let persons = who.role().is_some();
        Ok(Ground { places, grid, access, day: day.to_owned(), persons, records, kinds: of, out, into })
    }
}

impl Ground {
    /// The digest of all that the rules look at.
    pub fn digest(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(self.day.as_bytes());
        for id in self.kinds.values().flatten() {
            hash.update(id.as_bytes());
            hash.update(self.records.get(id).map_or(0, |r| r.version).to_be_bytes());
            for (code, end) in self.out.get(id).into_iter().flatten() {
                hash.update(code.as_bytes());
                hash.update(end.as_bytes());
            }
        }
        for view in &self.access {
            hash.update(view.input_digest.as_bytes());
        }
        id::hex(&hash.finalize())
    }

    /// The data sets that records of some kinds come from, sorted.
    pub fn data_sets(&self, kinds: &[&str]) -> Vec<String> {
        let all = kinds.iter().flat_map(|kind| self.all(kind)).filter_map(|r| r.origin.as_ref());
        let codes: BTreeSet<&str> = all.map(|o| o.data_set.as_str()).collect();
        codes.into_iter().map(str::to_owned).collect()
    }

    pub fn get(&self, id: Uuid) -> Option<&Record> {
        self.records.get(&id)
    }

    /// The records of a kind, in the order of origin and key.
    pub fn all<'g>(&'g self, kind: &str) -> impl Iterator<Item = &'g Record> + use<'g> {
        self.kinds.get(kind).into_iter().flatten().filter_map(|id| self.records.get(id))
    }

    /// The records to which ties of a kind lead from this one.
    pub fn to<'g>(&'g self, id: Uuid, link: &'static str) -> impl Iterator<Item = &'g Record> + use<'g> {
        ends(&self.out, id, Some(link)).filter_map(|id| self.records.get(&id))
    }

    /// The records from which ties of a kind lead to this one.
    pub fn from<'g>(&'g self, id: Uuid, link: &'static str) -> impl Iterator<Item = &'g Record> + use<'g> {
        ends(&self.into, id, Some(link)).filter_map(|id| self.records.get(&id))
    }

    /// Every record tied to this one, whichever way.
    pub fn around<'g>(&'g self, id: Uuid) -> impl Iterator<Item = &'g Record> + use<'g> {
        ends(&self.out, id, None).chain(ends(&self.into, id, None)).filter_map(|id| self.records.get(&id))
    }

    /// Whether what a record says holds on the day: its time has not passed.
    pub fn lasts(&self, record: &Record) -> bool {
        record.period_to.as_deref().is_none_or(|to| to >= self.day.as_str() || self.day.starts_with(to))
    }

    /// Whether something that is done or planned still goes on.
    pub fn goes_on(&self, record: &Record) -> bool {
        !OVER.contains(&record.status.as_str()) && self.lasts(record)
    }

    pub fn in_force(&self, agreement: &Record) -> bool {
        IN_FORCE.contains(&agreement.status.as_str()) && self.lasts(agreement)
    }

    /// Where a record stands: its own point, those of what it is delivered at, else the seats of its units; and whether it is exact.
    pub fn points(&self, record: &Record) -> (Vec<Point>, bool) {
        let own = |r: &Record| {
            let shape = r.place.as_ref()?.geometry.as_ref()?.bounding_box()?;
            Some([f64::midpoint(shape.minx, shape.maxx), f64::midpoint(shape.miny, shape.maxy)])
        };
        if let Some(point) = own(record) {
            return (vec![point], true);
        }
        let at: Vec<Point> = self.to(record.id, "delivered_at").chain(self.to(record.id, "located_at")).filter_map(own).collect();
        if !at.is_empty() {
            return (at, true);
        }
        let seat = |code: &str| Some(self.places.seat(self.places.get(code)?)?.0);
        (units(record).filter_map(seat).collect(), false)
    }

    /// Kilometres in a straight line between the nearest places of two records; none where one has none.
    pub fn km(&self, a: &Record, b: &Record) -> Option<f64> {
        let (a, b) = (self.points(a).0, self.points(b).0);
        let all = a.iter().flat_map(|p| b.iter().map(|q| haversine_km(*p, *q)));
        all.min_by(f64::total_cmp)
    }
}

fn ends<'g>(ties: &'g HashMap<Uuid, Vec<Tie>>, id: Uuid, link: Option<&'static str>) -> impl Iterator<Item = Uuid> + use<'g> {
    let of = ties.get(&id).map(Vec::as_slice).unwrap_or_default();
    of.iter().filter(move |(code, _)| link.is_none_or(|l| l == *code)).map(|(_, end)| *end)
}

/// The units that a record lies in.
pub(super) fn units(record: &Record) -> impl Iterator<Item = &str> {
    record.place.iter().flat_map(|p| &p.units).map(|u| u.unit.as_str())
}

pub(super) fn share_a_unit(a: &Record, b: &Record) -> bool {
    units(a).any(|u| units(b).any(|v| u == v))
}

/// Whether the times of two records touch; one that says no time lasts for ever.
pub(super) fn overlap(a: &Record, b: &Record) -> bool {
    let before = |one: &Record, other: &Record| match (&one.period_to, &other.period_from) {
        (Some(to), Some(from)) => to < from && !from.starts_with(to.as_str()),
        _ => false,
    };
    !before(a, b) && !before(b, a)
}

/// A number of the body.
pub(super) fn number(record: &Record, field: &str) -> Option<f64> {
    record.body.get(field).and_then(serde_json::Value::as_f64)
}

/// The narrowest of those who see all of several records.
pub(super) fn narrowest<'r>(of: impl Iterator<Item = &'r Record>) -> Visibility {
    of.map(|r| r.visibility).max().unwrap_or(Visibility::Public)
}
