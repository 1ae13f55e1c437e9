//! The maps of what is on record: needs and what they still lack, initiatives and their money, who produces, heritage, leaders and
//! integrators. What is not told (a service, a phase, a nature) is a layer of its own, never left out.

use super::gathered::{Item, Parts, Rule, build};
use super::{MapAsk, MapCard, MapClass, MeasureCard, NamedMap, Quantity};
use crate::atlas::HotspotsQuestion;
use crate::atlas::tiles::Placed;
use crate::exchange::times::{first_day, last_day};
use crate::exchange::{Side, number};
use crate::gate::Who;
use crate::network::actors::{ActorsAsk, is_person};
use crate::services::{NEED, is_of};
use crate::structural::SETTLED;
use crate::{Result, WorkError, Workbench, vocabularies};
use reticolo_messages::Language;
use reticolo_model::vocabulary::SERVICES;
use reticolo_model::{Record, money};
use reticolo_store::{links, lists};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use uuid::Uuid;

/// The layer of what does not say what it is told apart by.
pub(super) const NOT_SAID: &str = "not_said";
/// States of a lot in which it wants something still.
const WANTING: [&str; 3] = ["forming", "ready", "call_open"];
/// Classes of assets that belong to the map of services.
const OF_SERVICES: [&str; 2] = ["service_facility", "infrastructure"];
/// Natures that produce for a market.
const PRODUCING: [&str; 2] = ["firm", "professional_firm"];
/// Rates are given for so many residents.
const PER: f64 = 1000.0;

/// What lies on a map, and what is known beside it.
#[derive(Default)]
struct Held {
    items: Vec<Item>,
    sources: BTreeSet<String>,
    services: BTreeSet<String>,
    years: BTreeSet<String>,
    undated: usize,
    quantities: Vec<Quantity>,
}

impl Held {
    fn cite(&mut self, record: &Record) {
        self.sources.extend(record.origin.iter().chain(&record.also_in).map(|o| o.data_set.clone()));
    }

    /// Whether a record is under way at a time; all are where none is asked.
    fn during(&mut self, record: &Record, at: Option<&str>) -> bool {
        let (from, to) = (record.period_from.as_deref(), record.period_to.as_deref());
        for day in [from, to].into_iter().flatten() {
            self.years.extend(day.get(..4).map(str::to_owned));
        }
        let Some(at) = at else { return true };
        if from.is_none() && to.is_none() {
            self.undated += 1;
            return false;
        }
        from.is_none_or(|f| first_day(f) <= last_day(at)) && to.is_none_or(|t| last_day(t) >= first_day(at))
    }
}

fn text(record: &Record, field: &str) -> String {
    record.body_text(field).filter(|t| !t.is_empty()).unwrap_or(NOT_SAID).to_owned()
}

fn euros(record: &Record, field: &str) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "money of a territory")]
    let cents = record.body_text(field).and_then(|m| money::cents(m).ok()).unwrap_or(0) as f64;
    cents / 100.0
}

/// The section of activity that a text of codes begins with, by the classification of ATECO 2025.
fn section(text: &str) -> Option<String> {
    let list = vocabularies::base("ateco_2025")?;
    let digits: String = text.trim().chars().take_while(char::is_ascii_digit).collect();
    let division = match digits.len() {
        0 => return None,
        1 => format!("0{digits}"),
        _ => digits.get(..2)?.to_owned(),
    };
    list.get(&division).map(|e| e.parent.clone()).filter(|s| !s.is_empty())
}

impl Workbench {
    /// A map of what is on record.
    #[expect(clippy::too_many_arguments, reason = "what the map is, what is asked, and what lies over it")]
    pub(super) async fn records_map(
        &self,
        who: &Who,
        card: &'static MapCard,
        wanted: Option<&'static MeasureCard>,
        by: &'static str,
        ask: &MapAsk,
        today: &str,
        latent: Arc<Vec<Placed>>,
    ) -> Result<NamedMap> {
        let places = self.places().await?;
        // Without residents there is no rate: the first count is the usual then.
        let residents = match self.demand(who, "", None).await {
            Ok(series) => Some(series),
            Err(WorkError::Invalid(_)) => None,
            Err(e) => return Err(e),
        };
        let measure = wanted.unwrap_or_else(|| {
            let fits = |m: &&MeasureCard| residents.is_some() || !m.areas;
            card.measures.iter().find(fits).unwrap_or(&card.measures[0])
        });
        let mut held = match card.code {
            "needs" => self.needs_held(who, measure.code, by, ask, today).await?,
            "initiatives" => self.initiatives_held(who, measure.code, by, ask).await?,
            "production" => self.production_held(who, by).await?,
            "heritage" => self.heritage_held(who, measure.code, by).await?,
            _ => self.actors_held(who, measure.code, by).await?,
        };
        let kinds: BTreeSet<&str> = held.items.iter().map(|i| i.kind).collect();
        let still = self.stale_ids(&kinds.into_iter().collect::<Vec<_>>()).await?;
        for item in &mut held.items {
            item.stale = still.contains(&item.id);
        }
        let nothing = held.items.is_empty();
        let rate = |distinct: bool, per: f64| match &residents {
            Some(series) => Rule::Rate { base: series.values.clone(), per, distinct },
            None => Rule::Nothing,
        };
        let (mut sorts, mut refused) = (None, None);
        let rule = match measure.code {
            _ if nothing => Rule::Nothing,
            "people_rate" => rate(false, PER),
            "money_rate" => rate(false, 1.0),
            "records_rate" => rate(true, PER),
            "records" | "idle" | "integrators" => Rule::Distinct,
            "hotspots" => {
                let indicator = format!("{NEED}{}", ask.service.as_deref().unwrap_or_default());
                match self.hotspots(who, &HotspotsQuestion { indicator, ..HotspotsQuestion::default() }).await {
                    Ok(found) => {
                        let classes = [("HH", "div-7"), ("HL", "div-5"), ("LH", "div-3"), ("LL", "div-1"), ("none", "mute")];
                        let place = |class: &str| classes.iter().position(|(c, _)| *c == class);
                        let of = found.rows.iter().filter(|r| r.inside).filter_map(|r| Some((r.code.clone(), place(&r.class)?))).collect();
                        let sort = |(key, color): (&str, &str)| MapClass {
                            from: None,
                            to: None,
                            key: key.to_owned(),
                            name: String::new(),
                            color: color.to_owned(),
                            count: 0,
                        };
                        sorts = Some((classes.map(sort).to_vec(), of));
                        rate(false, PER)
                    }
                    Err(error @ WorkError::Invalid(_)) => {
                        refused = Some([Language::It, Language::En].map(|l| error.sentence(l)));
                        Rule::Nothing
                    }
                    Err(error) => return Err(error),
                }
            }
            _ => Rule::Sum,
        };
        if let (true, Some(series)) = (matches!(rule, Rule::Rate { .. }), &residents) {
            held.sources.insert(series.indicator.data_set.clone());
        }
        let waits = if nothing {
            Some("records")
        } else if measure.areas && residents.is_none() {
            Some("residents")
        } else {
            None
        };
        let parts = Parts {
            card,
            measure,
            by,
            ask: ask.clone(),
            rule,
            items: held.items,
            sorts,
            hatched: BTreeSet::new(),
            latent,
            sources: held.sources,
        };
        let map = build(&places, parts);
        Ok(NamedMap {
            services: SERVICES.codes().filter(|s| held.services.contains(*s)).map(str::to_owned).collect(),
            years: held.years.into_iter().collect(),
            undated: held.undated,
            quantities: held.quantities,
            waits,
            refused,
            ..map
        })
    }

    async fn needs_held(&self, who: &Who, measure: &str, by: &str, ask: &MapAsk, today: &str) -> Result<Held> {
        let wants = self.sides(who, today).await?.wants;
        let mut conn = self.store.reader().await?;
        // A need in a lot waits for as much as its lot does.
        let in_lot: BTreeMap<Uuid, Uuid> =
            links::of_kinds(&mut conn, self.territory, &["part_of"]).await?.into_iter().map(|l| (l.from, l.to)).collect();
        let left = parts_left(&wants);
        let mut held = Held::default();
        let mut used = BTreeSet::new();
        let mut take = |record: Record| {
            let record = &record;
            let category = record.body_text("category").unwrap_or_default();
            held.services.insert(category.to_owned());
            let lot = record.kind == "lot";
            let open = if lot { WANTING.contains(&record.status.as_str()) } else { !SETTLED.contains(&record.status.as_str()) };
            let fits = ask.service.as_deref().is_none_or(|s| is_of(category, s));
            if !open || !fits || !held.during(record, ask.at.as_deref()) {
                return Ok(());
            }
            held.cite(record);
            used.insert(record.id);
            let people = number(record, "people").unwrap_or(0.0);
            let waits = || left.get(&record.id).or_else(|| left.get(in_lot.get(&record.id)?)).copied().unwrap_or(1.0);
            // What a lot gathers is counted at its needs.
            let amount = match measure {
                _ if lot => 0.0,
                "records" => 1.0,
                "unmet" => people * waits(),
                _ => people,
            };
            let group = if lot { String::new() } else { text(record, if by == "urgency" { "urgency" } else { "category" }) };
            held.items.push(Item::of(record, if lot { "lot" } else { "need" }, group, amount));
            Ok(())
        };
        for kind in ["need", "lot"] {
            lists::each(&mut conn, self.territory, &who.all(kind), &mut take).await?;
        }
        held.quantities = quantities(&wants, &used);
        Ok(held)
    }

    async fn initiatives_held(&self, who: &Who, measure: &str, by: &str, ask: &MapAsk) -> Result<Held> {
        let mut conn = self.store.reader().await?;
        let natures = if by == "leader" { self.natures_of_leaders(who, &mut conn).await? } else { BTreeMap::new() };
        let mut held = Held::default();
        lists::each(&mut conn, self.territory, &who.all("initiative"), |record| {
            if held.during(&record, ask.at.as_deref()) {
                held.cite(&record);
                let group = match by {
                    "leader" => natures.get(&record.id).cloned().unwrap_or_else(|| NOT_SAID.to_owned()),
                    _ => text(&record, "phase"),
                };
                let amount = if measure == "records" { 1.0 } else { euros(&record, "money_total") };
                held.items.push(Item::of(&record, "initiative", group, amount));
            }
            Ok(())
        })
        .await?;
        Ok(held)
    }

    /// For each thing that is led the nature of who leads it, as far as the asker sees both.
    async fn natures_of_leaders(&self, who: &Who, conn: &mut reticolo_store::Conn) -> Result<BTreeMap<Uuid, String>> {
        let mut natures: BTreeMap<Uuid, String> = BTreeMap::new();
        lists::each(conn, self.territory, &who.all("actor"), |record| {
            natures.insert(record.id, text(&record, "nature"));
            Ok(())
        })
        .await?;
        let mut led: Vec<_> = links::of_kinds(conn, self.territory, &["leads"]).await?;
        led.sort_by_key(|l| (l.to, l.from));
        let mut out = BTreeMap::new();
        for link in led {
            if let Some(nature) = natures.get(&link.from) {
                out.entry(link.to).or_insert_with(|| nature.clone());
            }
        }
        Ok(out)
    }

    async fn production_held(&self, who: &Who, by: &str) -> Result<Held> {
        let mut held = Held::default();
        lists::each(&mut self.store.reader().await?, self.territory, &who.all("actor"), |record| {
            let sector = record.body_text("sectors").and_then(section);
            let produces = sector.is_some() || PRODUCING.contains(&record.body_text("nature").unwrap_or_default());
            if produces && record.status != "closed" && !is_person(&record) {
                held.cite(&record);
                let group = match by {
                    "sector" => sector.unwrap_or_else(|| NOT_SAID.to_owned()),
                    "size" => text(&record, "size_class"),
                    _ => text(&record, "nature"),
                };
                held.items.push(Item::of(&record, "actor", group, 1.0));
            }
            Ok(())
        })
        .await?;
        Ok(held)
    }

    async fn heritage_held(&self, who: &Who, measure: &str, by: &str) -> Result<Held> {
        let mut held = Held::default();
        lists::each(&mut self.store.reader().await?, self.territory, &who.all("asset"), |record| {
            if OF_SERVICES.contains(&record.body_text("class").unwrap_or_default()) || record.status == "lost" {
                return Ok(());
            }
            held.cite(&record);
            let idle = matches!(record.body_text("use"), Some("free" | "partly_free"));
            let amount = if measure == "idle" && !idle { 0.0 } else { 1.0 };
            held.items.push(Item::of(&record, "asset", text(&record, by), amount));
            Ok(())
        })
        .await?;
        Ok(held)
    }

    /// Organisations alone, for everybody: a map names no person.
    async fn actors_held(&self, who: &Who, measure: &str, by: &str) -> Result<Held> {
        let network = self.actor_network(who, &ActorsAsk::default()).await?;
        let mut held = Held::default();
        for (i, actor) in network.actors.iter().enumerate().filter(|(_, a)| a.kind == "actor") {
            let joins = network.measures.broker_score(i) > 0.0 && network.measures.brokerage[i].across() > 0;
            let part = match (actor.leads > 0, joins) {
                (true, true) => "both",
                (true, false) => "leader",
                (false, true) => "integrator",
                (false, false) => "other",
            };
            #[expect(clippy::cast_precision_loss, reason = "few things are led by one")]
            let amount = match measure {
                "leads" => actor.leads as f64,
                "integrators" => f64::from(u8::from(joins)),
                _ => 1.0,
            };
            let share = 1.0 / f64::from(u32::try_from(actor.units.len().max(1)).unwrap_or(u32::MAX));
            held.items.push(Item {
                id: actor.id,
                kind: "actor",
                title: actor.title.clone(),
                units: actor.units.iter().map(|u| (u.clone(), share)).collect(),
                point: actor.point,
                group: if by == "nature" { actor.nature.clone() } else { part.to_owned() },
                amount,
                stale: false,
            });
        }
        let shown: BTreeSet<Uuid> = held.items.iter().map(|i| i.id).collect();
        lists::each(&mut self.store.reader().await?, self.territory, &who.all("actor"), |record| {
            if shown.contains(&record.id) {
                held.cite(&record);
            }
            Ok(())
        })
        .await?;
        Ok(held)
    }
}

/// The part of each need and lot that no agreement promises.
fn parts_left(wants: &[Side]) -> BTreeMap<Uuid, f64> {
    let part = |side: &Side| {
        let (all, left) = (side.amount.total.figure(), side.amount.left.figure());
        (side.id, if all > 0.0 { left / all } else { 1.0 })
    };
    wants.iter().map(part).collect()
}

/// What the needs and lots that are drawn still want, by service and unit of measure.
fn quantities(wants: &[Side], used: &BTreeSet<Uuid>) -> Vec<Quantity> {
    let mut sums: BTreeMap<(&str, &str, &str), (f64, f64, usize)> = BTreeMap::new();
    for side in wants.iter().filter(|w| used.contains(&w.id)) {
        let sum = sums.entry((&side.category, &side.amount.unit, &side.amount.per)).or_default();
        sum.0 += side.amount.total.figure();
        sum.1 += side.amount.left.figure();
        sum.2 += 1;
    }
    let of = |((service, unit, per), (asked, left, records)): ((&str, &str, &str), (f64, f64, usize))| Quantity {
        service: service.to_owned(),
        unit: unit.to_owned(),
        per: per.to_owned(),
        asked,
        left,
        records,
    };
    sums.into_iter().map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_of_activity_belongs_to_its_section() {
        assert_eq!(section("62.01").as_deref(), Some("K"));
        assert_eq!(section("1.1").as_deref(), Some("A"));
        assert_eq!(section("metalli"), None);
    }

    #[test]
    fn what_is_under_way_touches_the_time() {
        let mut held = Held::default();
        let mut record = Record::new(Uuid::nil(), reticolo_model::kinds::find("initiative").expect("a kind"), "x");
        assert!(held.during(&record, None) && !held.during(&record, Some("2024")));
        assert_eq!(held.undated, 1);
        record.period_from = Some("2023-05".to_owned());
        assert!(held.during(&record, Some("2024")) && held.during(&record, Some("2023-05-31")) && !held.during(&record, Some("2023-04")));
        record.period_to = Some("2023".to_owned());
        assert!(!held.during(&record, Some("2024")));
        assert_eq!(held.years.into_iter().collect::<Vec<_>>(), ["2023"]);
    }
}
