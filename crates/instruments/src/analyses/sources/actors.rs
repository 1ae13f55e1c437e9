//! The actors' network as plain files, and who could make a team.

use super::records::{Rules, text};
use super::{Asked, Given, Setting, SettingKind, Source, figure};
use crate::Result;
use crate::gate::{Act, check};
use crate::network::actors::{Actor, ActorNetwork, ActorsAsk};
use reticolo_model::Record;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;

const NATURES: Setting = Setting::new("natures", SettingKind::Text);

pub static NETWORK: Source =
    Source { verb: "network", gives: &["edges", "nodes"], settings: &[NATURES], make: |asked| Box::pin(network(asked)) };

pub static TIES: Source = Source { verb: "ties", gives: &["edges", "nodes"], settings: &[NATURES], make: |asked| Box::pin(ties(asked)) };

pub static TEAM: Source = Source {
    verb: "team",
    gives: &["candidates", "ties", "rules"],
    settings: &[
        Setting::new("who", SettingKind::Choice(&["actors", "professionals"])),
        Setting::new("competences", SettingKind::Text),
        Setting::new("natures_wanted", SettingKind::Text),
        Setting::new("outside", SettingKind::Number("0")),
        Setting::new("largest", SettingKind::Number("8")),
        Setting::new("connected", SettingKind::Choice(&["no", "yes"])),
        Setting::new("teams", SettingKind::Number("3")),
    ],
    make: |asked| Box::pin(team(asked)),
};

async fn actors(asked: &Asked<'_>, persons: bool) -> Result<Arc<ActorNetwork>> {
    let natures = asked.list("natures").into_iter().collect();
    asked.wb.actor_network(asked.who, &ActorsAsk { persons, natures, ..ActorsAsk::default() }).await
}

fn named<'a>(given: &mut Given, actors: impl Iterator<Item = &'a Actor>) {
    given.names.extend(actors.map(|a| (a.id.to_string(), a.title.clone())));
}

/// The ties, by the ids of their ends.
fn edges(given: &mut Given, argument: &'static str, network: &ActorNetwork, keep: impl Fn(&Actor) -> bool) -> Result<()> {
    let ends = |a: u32, b: u32| Some([network.actors.get(a as usize)?, network.actors.get(b as usize)?]);
    let kept = network.ties.iter().filter_map(|t| Some((ends(t.a, t.b)?, t.weight))).filter(|(ends, _)| ends.iter().all(|a| keep(a)));
    let rows: Vec<Vec<String>> = kept.map(|([a, b], weight)| vec![a.id.to_string(), b.id.to_string(), figure(Some(weight))]).collect();
    given.table(argument, &["a", "b", "weight"], &rows)
}

async fn network(asked: &Asked<'_>) -> Result<Given> {
    let network = actors(asked, false).await?;
    let mut given = Given::default();
    edges(&mut given, "edges", &network, |_| true)?;
    let rows: Vec<Vec<String>> = network.actors.iter().map(|a| vec![a.id.to_string(), a.nature.clone(), a.title.clone()]).collect();
    given.table("nodes", &["actor", "nature", "title"], &rows)?;
    given.argument("nature", "nature");
    named(&mut given, network.actors.iter());
    Ok(given)
}

/// The codes of the services that one waits for, and of those that one offers; place and point as the page of missing ties takes them.
async fn ties(asked: &Asked<'_>) -> Result<Given> {
    let network = actors(asked, false).await?;
    let services = asked.wb.actor_services(asked.who, &network.ask).await?;
    let places = asked.wb.places().await?;
    let mut given = Given::default();
    edges(&mut given, "edges", &network, |_| true)?;
    let (mut rows, mut out) = (Vec::new(), 0);
    for actor in &network.actors {
        let own = |side: usize| services.get(&actor.id).map(|s| s[side].iter().cloned().collect::<Vec<_>>().join(";")).unwrap_or_default();
        let seat = || actor.units.iter().find_map(|u| places.seat(places.get(u)?)).map(|(at, _)| at);
        let at = actor.point.or_else(seat);
        out += usize::from(at.is_none());
        rows.push(vec![
            actor.id.to_string(),
            own(0),
            own(1),
            actor.units.first().cloned().unwrap_or_default(),
            figure(at.map(|p| p[0])),
            figure(at.map(|p| p[1])),
            actor.title.clone(),
        ]);
    }
    given.table("nodes", &["actor", "needs", "offers", "place", "lon", "lat", "title"], &rows)?;
    given.note(asked, "source-actors_without_place", out);
    named(&mut given, network.actors.iter());
    Ok(given)
}

/// What a record says that somebody can do.
fn competences(record: &Record) -> Vec<String> {
    let listed = record.body.get("competences").and_then(Value::as_array).into_iter().flatten();
    let one = |value: &Value| match value {
        Value::String(text) => vec![text.clone()],
        Value::Object(row) => ["competence", "esco"].map(|column| text(row, column).to_owned()).to_vec(),
        _ => Vec::new(),
    };
    // Capital letters and the mark that parts them make no difference.
    listed.flat_map(one).map(|c| c.to_lowercase().replace(';', ",")).filter(|c| !c.is_empty()).collect()
}

async fn team(asked: &Asked<'_>) -> Result<Given> {
    let professionals = asked.choice("who", &["actors", "professionals"])? == "professionals";
    if professionals {
        // What is told of persons is told to those who may read what is personal.
        check(asked.who, Act::ReadPersonal)?;
    }
    let kind = if professionals { "professional" } else { "actor" };
    let network = actors(asked, professionals).await?;
    let records: BTreeMap<Uuid, Record> = asked.all(kind).await?.into_iter().map(|r| (r.id, r)).collect();
    let places = asked.wb.places().await?;
    let ready = |a: &Actor| a.kind == kind && records.get(&a.id).is_some_and(|r| !professionals || r.status == "qualified");
    let all = network.actors.iter().filter(|a| a.kind == kind).count();
    let candidates: Vec<&Actor> = network.actors.iter().filter(|a| ready(a)).collect();
    let mut given = Given::default();
    let row = |a: &&Actor| {
        let own = records.get(&a.id).map(competences).unwrap_or_default();
        let outside = !a.units.is_empty() && !a.units.iter().any(|u| places.is_inside(u));
        vec![a.id.to_string(), own.join(";"), a.nature.clone(), if outside { "yes" } else { "no" }.to_owned(), a.title.clone()]
    };
    let rows: Vec<Vec<String>> = candidates.iter().map(row).collect();
    given.note(asked, "source-professionals_not_qualified", all - candidates.len());
    given.note(asked, "source-candidates_without_competences", rows.iter().filter(|r| r[1].is_empty()).count());
    given.table("candidates", &["id", "competences", "nature", "outside", "title"], &rows)?;
    edges(&mut given, "ties", &network, ready)?;
    named(&mut given, candidates.into_iter());
    let mut rules = Rules::default();
    rules.counts("competences", &asked.list("competences").iter().map(|c| c.to_lowercase()).collect::<Vec<_>>())?;
    rules.counts("natures", &asked.list("natures_wanted"))?;
    for (name, usual) in [("outside", 0), ("largest", 8), ("teams", 3)] {
        rules.set(name, &json!(asked.whole(name, usual)?));
    }
    rules.set("connected", &json!(asked.choice("connected", &["no", "yes"])? == "yes"));
    given.text("rules", "team.toml", rules.done());
    Ok(given)
}
