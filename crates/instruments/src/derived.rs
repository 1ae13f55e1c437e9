//! Ties that follow from others, derived when they are read and never kept: an agreement that draws on an offer makes who offers it
//! serve the need; actors that stand in one initiative, project, pilot or partnership are partners.

use crate::Result;
use reticolo_model::Audience;
use reticolo_store::Territory;
use reticolo_store::db::Conn;
use reticolo_store::links::{self, Link};
use reticolo_store::records::{self, Head};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// A tie that follows from others.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Derived {
    /// The code of the link that it amounts to.
    pub kind: String,
    pub from: Uuid,
    pub to: Uuid,
    /// How many records it follows from.
    pub weight: usize,
    /// The records it follows from, sorted.
    pub through: BTreeSet<Uuid>,
}

/// Things that actors do together.
const COMMON: [&str; 4] = ["initiative", "project", "pilot", "partnership"];
/// Ties by which an actor is part of one of them.
const PART: [&str; 3] = ["leads", "takes_part_in", "member_of"];
/// Where more actors than this stand in one thing, being in it together says little and is not derived.
const CROWD: usize = 60;

/// Ties found so far: kind and ends, and what each follows from.
type Found = BTreeMap<(&'static str, Uuid, Uuid), BTreeSet<Uuid>>;

/// What the links are read from: those of the territory that hold on a day, where one is asked for.
struct Reading<'a> {
    conn: &'a mut Conn,
    territory: Territory,
    day: Option<&'a str>,
}

impl Reading<'_> {
    async fn of(&mut self, records: impl IntoIterator<Item = &Uuid>) -> Result<Vec<Link>> {
        let ids: Vec<Uuid> = records.into_iter().copied().collect();
        let mut all = links::of_records(self.conn, self.territory, &ids).await?;
        if let Some(day) = self.day {
            all.retain(|l| l.holds_on(day));
        }
        Ok(all)
    }
}

/// Near and far end of each link of a kind that starts (or, turned round, ends) at one of `at`.
fn pairs<'l>(links: &'l [Link], code: &'l str, at: &'l BTreeSet<Uuid>, forward: bool) -> impl Iterator<Item = (Uuid, Uuid)> + 'l {
    let pair = move |l: &Link| if forward { (l.from, l.to) } else { (l.to, l.from) };
    links.iter().filter(move |l| l.kind == code).map(pair).filter(|(near, _)| at.contains(near))
}

/// The derived ties of several records, sorted by kind and ends; the number of questions does not grow with the records.
pub(crate) async fn derived(conn: &mut Conn, territory: Territory, of: &[Head], day: Option<&str>) -> Result<Vec<Derived>> {
    let among = |kinds: &[&str]| -> BTreeSet<Uuid> { of.iter().filter(|h| kinds.contains(&h.kind.as_str())).map(|h| h.id).collect() };
    let (actors, wanting) = (among(&["actor"]), among(&["need", "lot"]));
    let mut found = Found::new();
    let mut reading = Reading { conn, territory, day };
    if !actors.is_empty() {
        partners_and_served(&mut reading, &actors, &mut found).await?;
    }
    if !wanting.is_empty() {
        serving(&mut reading, &wanting, &mut found).await?;
    }
    let made = |((kind, from, to), through): ((&str, Uuid, Uuid), BTreeSet<Uuid>)| Derived {
        kind: kind.to_owned(),
        from,
        to,
        weight: through.len(),
        through,
    };
    Ok(found.into_iter().map(made).collect())
}

/// With whom actors stand in one thing, and what is served by what they offer.
async fn partners_and_served(reading: &mut Reading<'_>, actors: &BTreeSet<Uuid>, found: &mut Found) -> Result<()> {
    let own = reading.of(actors).await?;
    let things: BTreeSet<Uuid> = PART.iter().flat_map(|code| pairs(&own, code, actors, true)).map(|(_, to)| to).collect();
    let offered: Vec<(Uuid, Uuid)> = pairs(&own, "offered_by", actors, false).collect();
    let offers: BTreeSet<Uuid> = offered.iter().map(|(_, offer)| *offer).collect();
    let around = reading.of(things.iter().chain(&offers)).await?;
    let ids: Vec<Uuid> = things.iter().copied().collect();
    let heads = records::heads(reading.conn, reading.territory, &ids, &Audience::Everything, true).await?;
    for thing in heads.iter().filter(|h| COMMON.contains(&h.kind.as_str())) {
        let one = BTreeSet::from([thing.id]);
        let inside: BTreeSet<Uuid> = PART.iter().flat_map(|code| pairs(&around, code, &one, false)).map(|(_, actor)| actor).collect();
        if inside.len() > CROWD {
            continue;
        }
        for a in inside.intersection(actors) {
            for b in inside.iter().filter(|b| *b != a) {
                let (first, second) = if a < b { (*a, *b) } else { (*b, *a) };
                found.entry(("partners_with", first, second)).or_default().insert(thing.id);
            }
        }
    }
    let required: Vec<(Uuid, Uuid)> = pairs(&around, "requires", &offers, false).collect();
    let agreements: BTreeSet<Uuid> = required.iter().map(|(_, agreement)| *agreement).collect();
    let beyond = reading.of(&agreements).await?;
    for (agreement, need) in pairs(&beyond, "serves", &agreements, true) {
        for (offer, _) in required.iter().filter(|(_, a)| *a == agreement) {
            for (actor, _) in offered.iter().filter(|(_, o)| o == offer) {
                found.entry(("serves", *actor, need)).or_default().insert(agreement);
            }
        }
    }
    Ok(())
}

/// Who serves needs and lots by what agreements draw on.
async fn serving(reading: &mut Reading<'_>, wanting: &BTreeSet<Uuid>, found: &mut Found) -> Result<()> {
    let own = reading.of(wanting).await?;
    let served: Vec<(Uuid, Uuid)> = pairs(&own, "serves", wanting, false).collect();
    let agreements: BTreeSet<Uuid> = served.iter().map(|(_, agreement)| *agreement).collect();
    let around = reading.of(&agreements).await?;
    let required: Vec<(Uuid, Uuid)> = pairs(&around, "requires", &agreements, true).collect();
    let offers: BTreeSet<Uuid> = required.iter().map(|(_, offer)| *offer).collect();
    let beyond = reading.of(&offers).await?;
    let by: Vec<(Uuid, Uuid)> = pairs(&beyond, "offered_by", &offers, true).collect();
    for (need, agreement) in served {
        for (_, offer) in required.iter().filter(|(a, _)| *a == agreement) {
            for (_, actor) in by.iter().filter(|(o, _)| o == offer) {
                found.entry(("serves", *actor, need)).or_default().insert(agreement);
            }
        }
    }
    Ok(())
}
