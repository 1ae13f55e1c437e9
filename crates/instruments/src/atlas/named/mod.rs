//! The seven maps of the work plan, each under its own name: what fills the units, which marks stand on it, in one answer that page, API,
//! command line and plan ask for alike. What they show is read and computed by the instruments whose it is.

mod computed;
mod files;
mod gathered;
mod records;
mod words;

use super::tiles::{LATENCY, Placed};
use super::view::MOST_DRAWN;
use super::{AtlasLayer, AtlasMark, Breaks};
use crate::gate::{Act, Who, check};
use crate::territory::lock;
use crate::{Result, WorkError, Workbench};
pub use files::FORMS;
use gathered::{Rule, Weight};
use reticolo_model::Problem;
use reticolo_model::geometry::Point;
use reticolo_model::vocabulary::SERVICES;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
pub use words::{class_name, figure, finding, group_name, layer_title, measure_title, title, waiting, writer};

/// What is known of a map before it is asked.
#[derive(Debug)]
pub struct MapCard {
    pub code: &'static str,
    /// What may fill it, the usual first; where that has no data, the next that has some is taken.
    pub measures: &'static [MeasureCard],
    /// What its marks may be told apart by, the usual first.
    pub by: &'static [&'static str],
    /// Whether it can be asked for a time.
    pub dated: bool,
    /// Whether it can be narrowed to a service.
    pub of_services: bool,
    /// Pages that answer more.
    pub more: &'static [&'static str],
}

/// What fills a map.
#[derive(Debug)]
pub struct MeasureCard {
    pub code: &'static str,
    /// Code of the unit of its values; empty: plain records.
    pub unit: &'static str,
    /// Whether areas are filled: a rate, a distance, a class. A count is drawn as circles.
    pub areas: bool,
}

const fn measure(code: &'static str, unit: &'static str, areas: bool) -> MeasureCard {
    MeasureCard { code, unit, areas }
}

/// The seven, in the order of the work plan.
pub static MAPS: [MapCard; 7] = [
    MapCard {
        code: "needs",
        measures: &[
            measure("people_rate", "per_thousand", true),
            measure("records", "", false),
            measure("people", "people", false),
            measure("unmet", "people", false),
            measure("hotspots", "per_thousand", true),
        ],
        by: &["service", "urgency"],
        dated: true,
        of_services: true,
        more: &["/hotspots?indicator=need%3A", "/needs/structural", "/exchange"],
    },
    MapCard {
        code: "initiatives",
        measures: &[measure("money_rate", "euro_each", true), measure("money", "euro", false), measure("records", "", false)],
        by: &["phase", "leader"],
        dated: true,
        of_services: false,
        more: &["/records/initiative", "/grid"],
    },
    MapCard {
        code: "production",
        measures: &[measure("records_rate", "per_thousand", true), measure("records", "", false)],
        by: &["sector", "nature", "size"],
        dated: false,
        of_services: false,
        more: &["/production", "/records/actor"],
    },
    MapCard {
        code: "services",
        measures: &[measure("distance", "km", true), measure("score", "score", true)],
        by: &["service"],
        dated: false,
        of_services: true,
        more: &["/services", "/harmony"],
    },
    MapCard {
        code: "heritage",
        measures: &[measure("records", "", false), measure("records_rate", "per_thousand", true), measure("idle", "", false)],
        by: &["class", "condition", "use"],
        dated: false,
        of_services: false,
        more: &["/records/asset"],
    },
    MapCard {
        code: "actors",
        measures: &[measure("leads", "", false), measure("integrators", "", false), measure("records", "", false)],
        by: &["part", "nature"],
        dated: false,
        of_services: false,
        more: &["/network", "/network?question=brokers"],
    },
    MapCard {
        code: "basins",
        measures: &[
            measure("computed", "people", true),
            measure("functional", "people", true),
            measure("official", "people", true),
            measure("saved", "people", true),
        ],
        by: &["basin"],
        dated: false,
        of_services: false,
        more: &["/basins", "/basins/functional", "/records/area"],
    },
];

/// What is known of a map with this code.
#[must_use]
pub fn card(code: &str) -> Option<&'static MapCard> {
    MAPS.iter().find(|m| m.code == code)
}

/// What is asked of a map; what is left open is the map's usual.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct MapAsk {
    pub map: String,
    pub measure: Option<String>,
    pub by: Option<String>,
    /// Code of a service; those under it count too.
    pub service: Option<String>,
    /// A year, month or day: only what is under way then.
    pub at: Option<String>,
    pub breaks: Breaks,
    /// Classes, 2 to 7.
    pub steps: usize,
}

impl MapAsk {
    #[must_use]
    pub fn new(map: &str) -> MapAsk {
        MapAsk { map: map.to_owned(), measure: None, by: None, service: None, at: None, breaks: Breaks::Natural, steps: 5 }
    }

    /// The map asked for; or what of the question cannot be.
    fn check(&self) -> Result<&'static MapCard> {
        let card = card(&self.map).ok_or_else(|| WorkError::NotFound(self.map.clone()))?;
        let known = |field: &str, asked: &Option<String>, all: Vec<&str>| match asked {
            Some(one) if !all.contains(&one.as_str()) => Err(Problem::new("problem-choice", one).on(field).with("known", all.join(", "))),
            _ => Ok(()),
        };
        known("measure", &self.measure, card.measures.iter().map(|m| m.code).collect())?;
        known("by", &self.by, card.by.to_vec())?;
        if let Some(service) = self.service.as_deref().filter(|s| card.of_services && !SERVICES.has(s)) {
            return Err(WorkError::NotFound(service.to_owned()));
        }
        if let Some(at) = &self.at {
            reticolo_model::period::period(at).map_err(|p| p.on("at"))?;
        }
        Ok(card)
    }
}

/// A class of units: values from one figure to another, or units of one sort.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MapClass {
    /// Where values are classed.
    pub from: Option<f64>,
    pub to: Option<f64>,
    /// Of a sort of units its code: a class of hot spots, the number of a basin, the id of a saved area.
    pub key: String,
    /// What it is called by, where that is a name: a unit's, or an area's title.
    pub name: String,
    /// The colour's token, or `hatch`.
    pub color: String,
    /// Units inside.
    pub count: usize,
}

/// What is known of one unit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MapRow {
    pub code: String,
    pub name: String,
    pub value: Option<f64>,
    /// Index into the classes.
    pub class: Option<usize>,
    /// Records by layer, where there are any; each counts in every unit that it lies in.
    pub records: ByLayer,
    /// Of the map's records those that stand still.
    pub stale: usize,
    pub latencies: usize,
    pub seat: Option<Point>,
}

/// Records of a unit by layer: those layers that have some, in the order of their codes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ByLayer(Box<[(Arc<str>, usize)]>);

impl ByLayer {
    pub fn iter(&self) -> impl Iterator<Item = (&str, usize)> {
        self.0.iter().map(|(layer, n)| (&**layer, *n))
    }

    #[must_use]
    pub fn of(&self, layer: &str) -> usize {
        self.iter().find(|(code, _)| *code == layer).map_or(0, |(_, n)| n)
    }
}

impl Serialize for ByLayer {
    fn serialize<S: serde::Serializer>(&self, to: S) -> std::result::Result<S::Ok, S::Error> {
        to.collect_map(self.iter())
    }
}

/// Units together: those chosen, or all inside. A record that lies in several counts once.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct MapTotal {
    pub units: usize,
    /// By the measure's own rule; none where it has none, or a unit lacks what it takes.
    pub value: Option<f64>,
    pub count: usize,
    pub records: BTreeMap<String, usize>,
    pub stale: usize,
    pub latencies: usize,
}

/// What is wanted of a service in one unit of measure, and what no agreement promises of it yet.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Quantity {
    pub service: String,
    /// Code of the unit; empty where nobody states it.
    pub unit: String,
    /// The period in which it comes again, else empty.
    pub per: String,
    pub asked: f64,
    pub left: f64,
    pub records: usize,
}

/// A map as somebody sees it.
#[derive(Debug, Serialize)]
pub struct NamedMap {
    /// As it was asked, completed.
    pub question: MapAsk,
    #[serde(skip)]
    pub card: &'static MapCard,
    #[serde(skip)]
    pub measure: &'static MeasureCard,
    /// What its marks are told apart by.
    pub by: &'static str,
    /// Services that have something here, in the order of the vocabulary.
    pub services: Vec<String>,
    /// Years in which something is under way.
    pub years: Vec<String>,
    /// Records left out because nothing says when they are.
    pub undated: usize,
    pub areas: bool,
    /// Whether classes are sorts of units and not ranges of values.
    pub sorted: bool,
    pub classes: Vec<MapClass>,
    /// Units inside, in the order of their codes.
    pub rows: Vec<MapRow>,
    /// Units inside of which the measure says nothing.
    pub missing: usize,
    pub layers: Vec<AtlasLayer>,
    pub whole: MapTotal,
    /// What has to be there before it says anything: `records`, `residents`, `sites`, `indicators`, `flows`, `official`,
    /// `areas`.
    pub waits: Option<&'static str>,
    /// Why the measure could not be computed, in Italian and in English.
    pub refused: Option<[String; 2]>,
    /// It rests on figures that nobody counted.
    pub estimate: bool,
    pub quantities: Vec<Quantity>,
    /// Codes of the data sets that it follows from, sorted.
    pub sources: Vec<String>,
    /// With how many decimals its values are written.
    #[serde(skip)]
    decimals: usize,
    #[serde(skip)]
    rule: Rule,
    #[serde(skip)]
    weights: Vec<Weight>,
    /// What lies on it, in the order of `weights`.
    #[serde(skip)]
    pub(super) marks: Arc<Vec<Placed>>,
    /// What is open among the latencies, once for each unit it lies in.
    #[serde(skip)]
    pub(super) latent: Arc<Vec<Placed>>,
}

/// Maps of one state of the log, by audience, question and day.
#[derive(Debug, Default)]
pub(crate) struct NamedCache {
    head: i64,
    kept: BTreeMap<(String, String, MapAsk), Arc<NamedMap>>,
}

const CACHED: usize = 60;
/// Units and records that all maps together may hold: dozens of maps of a province, a few of a country.
const HELD: usize = 60_000;

impl NamedCache {
    fn held(&self) -> usize {
        self.kept.values().map(|map| map.held()).sum()
    }
}

impl Workbench {
    /// One of the seven maps, for this person.
    pub async fn named_map(&self, who: &Who, ask: &MapAsk) -> Result<Arc<NamedMap>> {
        check(who, Act::Read)?;
        let card = ask.check()?;
        let (head, today) = (self.head().await?, self.today());
        let key = (who.key(), today.clone(), ask.clone());
        {
            let cache = lock(&self.caches.named);
            if let Some(kept) = cache.kept.get(&key).filter(|_| cache.head == head) {
                return Ok(kept.clone());
            }
        }
        let made = Arc::new(self.make_named(who, card, ask, &today).await?);
        let mut cache = lock(&self.caches.named);
        if cache.head != head || cache.kept.len() >= CACHED || cache.held() + made.held() > HELD {
            *cache = NamedCache { head, kept: BTreeMap::new() };
        }
        cache.kept.insert(key, made.clone());
        Ok(made)
    }

    async fn make_named(&self, who: &Who, card: &'static MapCard, ask: &MapAsk, today: &str) -> Result<NamedMap> {
        let by = card.by.iter().copied().find(|b| ask.by.as_deref() == Some(*b)).unwrap_or(card.by[0]);
        let wanted = card.measures.iter().find(|m| ask.measure.as_deref() == Some(m.code));
        let latent = self.latent_marks(who).await?;
        match card.code {
            "services" => self.services_map(who, card, wanted.unwrap_or(&card.measures[0]), ask, latent).await,
            "basins" => self.basins_map(who, card, wanted, ask, latent).await,
            _ => self.records_map(who, card, wanted, by, ask, today, latent).await,
        }
    }

    /// The marks of some layers of a map for one that is drawn here: single points while they are few, else counted by unit.
    pub async fn named_marks(&self, map: &NamedMap, shown: &BTreeSet<String>) -> Result<Vec<AtlasMark>> {
        let places = self.places().await?;
        Ok(super::view::marks_of(&places, map.marks.iter().chain(map.latent.iter()), shown))
    }

    /// A tile with the marks of a map, and with what is latent where that is asked.
    pub async fn named_tile(&self, who: &Who, ask: &MapAsk, latencies: bool, z: u8, x: u32, y: u32) -> Result<Vec<u8>> {
        let map = self.named_map(who, ask).await?;
        let mut marks = vec![map.marks.clone()];
        if latencies {
            marks.push(map.latent.clone());
        }
        self.tile_of(marks, z, x, y).await
    }
}

impl NamedMap {
    fn held(&self) -> usize {
        self.rows.len() + self.marks.len()
    }

    /// What some units have together. Refused: one that is not inside.
    pub fn chosen(&self, units: &BTreeSet<String>) -> Result<MapTotal> {
        if let Some(unknown) = units.iter().find(|c| self.rows.binary_search_by(|r| r.code.as_str().cmp(c)).is_err()) {
            return Err(Problem::new("problem-unit-unknown", unknown).on("sel").into());
        }
        Ok(gathered::total(self, units))
    }

    /// The layers that are drawn where none are named: of the services' map those of the service asked for; else those most of whose
    /// marks have a point of their own (all others only cover what fills the units), as many as the map can draw one by one.
    #[must_use]
    pub fn usual_layers(&self) -> BTreeSet<String> {
        let of = self.question.service.as_deref().filter(|_| self.card.code == "services");
        if let Some(service) = of {
            let given = |x: &&AtlasLayer| x.class.as_deref().is_some_and(|c| crate::services::is_of(c, service));
            return self.layers.iter().filter(given).map(|x| x.code.clone()).collect();
        }
        let (mut out, mut drawn) = (BTreeSet::new(), 0);
        for layer in self.layers.iter().filter(|x| x.kind != LATENCY && x.pointed * 2 >= x.total) {
            drawn += layer.pointed;
            if !out.is_empty() && drawn > MOST_DRAWN {
                break;
            }
            out.insert(layer.code.clone());
        }
        out
    }
}
