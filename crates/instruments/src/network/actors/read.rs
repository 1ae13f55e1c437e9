//! What the network is read from: the actors that somebody sees, the things they do together, and the ties that follow; a constant number of
//! questions to the store.

use super::{Actor, ActorsAsk, Tie};
use crate::gate::Who;
use crate::{Result, Workbench};
use reticolo_analysis::sums::round9;
use reticolo_model::canonical::canonical;
use reticolo_model::{Record, id};
use reticolo_store::links::{self, Link};
use reticolo_store::lists;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Things that actors do together.
const COMMON: [&str; 4] = ["initiative", "project", "pilot", "partnership"];
/// Ties by which an actor is part of one of them; those who fund it are tied to these, and not to each other.
const PART: [&str; 3] = ["leads", "takes_part_in", "member_of"];
/// Where more actors than this stand in one thing, being in it together says little.
const CROWD: usize = 60;
/// Ties that are declared between two actors.
const DECLARED: [&str; 3] = ["partners_with", "member_of", "supplies"];
/// Ties of persons of the register to whom they belong.
const PERSON: [&str; 2] = ["member_of", "works_at"];

/// A need that waits for an answer, or an offer that has room, with whose it is.
#[derive(Debug, Clone)]
pub(super) struct Want {
    pub id: Uuid,
    pub title: String,
    pub category: String,
    pub units: Vec<String>,
    pub reach_km: Option<f64>,
    pub actors: Vec<u32>,
}

/// Everything that was read.
pub(super) struct Held {
    pub actors: Vec<Actor>,
    /// In the order of their ends.
    pub ties: Vec<Tie>,
    pub things: BTreeMap<Uuid, (String, String)>,
    pub needs: Vec<Want>,
    pub offers: Vec<Want>,
}

impl Held {
    pub fn digest(&self, ask: &ActorsAsk) -> String {
        let wants = |all: &[Want]| all.iter().map(|w| json!([w.id, w.category, w.units, w.actors])).collect::<Vec<_>>();
        let input = json!({
            "actors": self.actors.iter().map(|a| json!([a.id, a.nature, a.units])).collect::<Vec<_>>(),
            "ties": self.ties.iter().map(|t| json!([t.a, t.b, round9(t.weight), t.sorts])).collect::<Vec<_>>(),
            "needs": wants(&self.needs),
            "offers": wants(&self.offers),
            "question": ask,
        });
        id::sha256_hex(canonical(&input).as_bytes())
    }
}

/// Whether an actor is one person: its tax code is that of a person, sixteen signs long.
pub(crate) fn is_person(record: &Record) -> bool {
    record.kind == "professional" || record.body_text("tax_code").is_some_and(|code| code.chars().count() == 16)
}

fn units(record: &Record) -> Vec<String> {
    record.place.iter().flat_map(|p| &p.units).map(|u| u.unit.clone()).collect()
}

impl Workbench {
    pub(super) async fn read_actors(&self, who: &Who, ask: &ActorsAsk) -> Result<Held> {
        let mut conn = self.store.reader().await?;
        let mut actors: Vec<Actor> = Vec::new();
        for kind in ["actor", "professional"] {
            if kind == "professional" && !(ask.persons && ask.natures.is_empty()) {
                continue;
            }
            lists::each(&mut conn, self.territory, &who.all(kind), |record| {
                let nature = record.body_text("nature").unwrap_or("").to_owned();
                let asked = ask.natures.is_empty() || ask.natures.contains(&nature);
                if asked && !matches!(record.status.as_str(), "closed" | "refused") && (ask.persons || !is_person(&record)) {
                    actors.push(Actor {
                        id: record.id,
                        units: units(&record),
                        point: record.place.as_ref().and_then(|p| p.geometry.as_ref()).and_then(|g| g.points().next()),
                        kind: record.kind,
                        title: record.title,
                        nature,
                        at: [0.0, 0.0],
                        leads: 0,
                    });
                }
                Ok(())
            })
            .await?;
        }
        let mut things: BTreeMap<Uuid, (String, String)> = BTreeMap::new();
        for kind in COMMON.into_iter().chain(["agreement"]) {
            lists::each(&mut conn, self.territory, &who.all(kind), |record| {
                things.insert(record.id, (record.kind, record.title));
                Ok(())
            })
            .await?;
        }
        let (mut needs, mut offers, mut open) = (BTreeMap::new(), BTreeMap::new(), BTreeSet::new());
        for (kind, wants, states) in
            [("need", &mut needs, &["emerging", "expressed", "validated", "in_a_lot"][..]), ("offer", &mut offers, &["active"][..])]
        {
            lists::each(&mut conn, self.territory, &who.all(kind), |record| {
                if states.contains(&record.status.as_str()) {
                    open.insert(record.id);
                }
                let want = Want {
                    id: record.id,
                    category: record.body_text("category").unwrap_or("").to_owned(),
                    units: units(&record),
                    reach_km: record.body.get("reach_km").and_then(serde_json::Value::as_f64),
                    title: record.title,
                    actors: Vec::new(),
                };
                wants.insert(record.id, want);
                Ok(())
            })
            .await?;
        }
        let mut all = links::all(&mut conn, self.territory).await?;
        drop(conn);
        if let Some(day) = ask.as_of.as_deref() {
            all.retain(|l| l.holds_on(day));
        }
        let place: BTreeMap<Uuid, u32> = actors.iter().zip(0u32..).map(|(a, i)| (a.id, i)).collect();
        let mut weave = Weave { place: &place, ask, ties: BTreeMap::new() };
        weave.declared(&all);
        weave.together(&all, &things);
        for link in &all {
            let (wants, want) = match link.kind.as_str() {
                "expressed_by" => (&mut needs, link.from),
                "offered_by" => (&mut offers, link.from),
                _ => continue,
            };
            if let (Some(want), Some(actor)) = (wants.get_mut(&want), place.get(&link.to)) {
                want.actors.push(*actor);
            }
        }
        weave.served(&all, &things, &needs, &offers);
        let ties = weave.done();
        for link in all.iter().filter(|l| l.kind == "leads" && things.contains_key(&l.to)) {
            if let Some(actor) = place.get(&link.from).and_then(|i| actors.get_mut(*i as usize)) {
                actor.leads += 1;
            }
        }
        let used: BTreeSet<Uuid> = ties.iter().flat_map(|t| t.through.iter().copied()).collect();
        things.retain(|id, _| used.contains(id));
        let waiting = |wants: BTreeMap<Uuid, Want>| wants.into_values().filter(|w| open.contains(&w.id) && !w.actors.is_empty()).collect();
        Ok(Held { actors, ties, things, needs: waiting(needs), offers: waiting(offers) })
    }
}

impl Workbench {
    /// The services that actors of a network wait for, and those that they offer; actors without any are left out.
    pub(crate) async fn actor_services(&self, who: &Who, ask: &ActorsAsk) -> Result<BTreeMap<Uuid, [BTreeSet<String>; 2]>> {
        let held = self.read_actors(who, ask).await?;
        let mut out: BTreeMap<Uuid, [BTreeSet<String>; 2]> = BTreeMap::new();
        for (side, wants) in [&held.needs, &held.offers].into_iter().enumerate() {
            for want in wants.iter().filter(|w| !w.category.is_empty()) {
                for actor in want.actors.iter().filter_map(|a| held.actors.get(*a as usize)) {
                    out.entry(actor.id).or_default()[side].insert(want.category.clone());
                }
            }
        }
        Ok(out)
    }
}

/// Ties being put together: by their ends, whatever number of grounds.
struct Weave<'a> {
    place: &'a BTreeMap<Uuid, u32>,
    ask: &'a ActorsAsk,
    ties: BTreeMap<(u32, u32), Tie>,
}

impl Weave<'_> {
    fn add(&mut self, one: u32, other: u32, sort: &'static str, weight: f64, through: Option<Uuid>) {
        let wanted = self.ask.sorts.is_empty() || self.ask.sorts.contains(sort);
        if one == other || !wanted || weight <= 0.0 {
            return;
        }
        let (a, b) = (one.min(other), one.max(other));
        let tie = self.ties.entry((a, b)).or_insert_with(|| Tie { a, b, weight: 0.0, sorts: BTreeSet::new(), through: BTreeSet::new() });
        tie.weight += weight;
        tie.sorts.insert(sort);
        tie.through.extend(through);
    }

    fn declared(&mut self, all: &[Link]) {
        for link in all {
            let sort = DECLARED.into_iter().chain(PERSON).find(|s| *s == link.kind);
            if let (Some(sort), Some(a), Some(b)) = (sort, self.place.get(&link.from), self.place.get(&link.to)) {
                let sort = if sort == "works_at" { "member_of" } else { sort };
                self.add(*a, *b, sort, link.weight.unwrap_or(1.0), None);
            }
        }
    }

    /// Those who stand in one thing, and those who fund it.
    fn together(&mut self, all: &[Link], things: &BTreeMap<Uuid, (String, String)>) {
        let mut inside: BTreeMap<Uuid, BTreeSet<u32>> = BTreeMap::new();
        let mut funding: BTreeMap<Uuid, BTreeSet<u32>> = BTreeMap::new();
        let common = |id: &Uuid| things.get(id).is_some_and(|(kind, _)| COMMON.contains(&kind.as_str()));
        for link in all.iter().filter(|l| common(&l.to)) {
            let Some(actor) = self.place.get(&link.from) else { continue };
            if PART.contains(&link.kind.as_str()) {
                inside.entry(link.to).or_default().insert(*actor);
            } else if link.kind == "funds" {
                funding.entry(link.to).or_default().insert(*actor);
            }
        }
        for (thing, members) in inside.iter().filter(|(_, m)| m.len() <= CROWD) {
            #[expect(clippy::cast_precision_loss, reason = "some tens of actors")]
            let share = 1.0 / (members.len().max(2) - 1) as f64;
            for a in members {
                for b in members.range(a + 1..) {
                    self.add(*a, *b, "partners_with", share, Some(*thing));
                }
            }
            #[expect(clippy::cast_precision_loss, reason = "some tens of actors")]
            let part = 1.0 / members.len().max(1) as f64;
            for funder in funding.get(thing).into_iter().flatten() {
                for member in members {
                    self.add(*funder, *member, "funds", part, Some(*thing));
                }
            }
        }
    }

    /// Who serves whom through an agreement that draws on an offer.
    fn served(
        &mut self,
        all: &[Link],
        things: &BTreeMap<Uuid, (String, String)>,
        needs: &BTreeMap<Uuid, Want>,
        offers: &BTreeMap<Uuid, Want>,
    ) {
        let mut drawn: BTreeMap<Uuid, [BTreeSet<u32>; 2]> = BTreeMap::new();
        let agreement = |id: &Uuid| things.get(id).is_some_and(|(kind, _)| kind == "agreement");
        for link in all.iter().filter(|l| agreement(&l.from)) {
            let (side, want) = match link.kind.as_str() {
                "requires" => (0, offers.get(&link.to)),
                "serves" => (1, needs.get(&link.to)),
                _ => continue,
            };
            if let Some(want) = want {
                drawn.entry(link.from).or_default()[side].extend(&want.actors);
            }
        }
        for (agreement, [by, whom]) in drawn {
            for one in &by {
                for other in &whom {
                    self.add(*one, *other, "serves", 1.0, Some(agreement));
                }
            }
        }
    }

    fn done(self) -> Vec<Tie> {
        self.ties.into_values().map(|tie| Tie { weight: round9(tie.weight), ..tie }).collect()
    }
}
