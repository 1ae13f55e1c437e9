//! The network of a territory's actors: who leads, who brokers, what breaks if one leaves, who is isolated, who should be linked. Built from what
//! the asker sees, and from nothing else; persons are never in what a visitor gets.

mod answers;
mod files;
mod imagined;
mod measures;
mod pairs;
mod plane;
mod read;

pub use answers::{Answer, Focus, LinkRow, Named, Question, Ranked, Reason};
pub use files::FILES;
pub use imagined::{ActorChange, NetworkChange, NetworkTotals, PairChange};
pub use measures::{MOST_EXACT, Measures};
pub use pairs::{Complement, Potential};
pub use plane::Group;
pub(crate) use read::is_person;

use crate::gate::{Act, Who, check};
use crate::territory::lock;
use crate::work::{Method, Task};
use crate::{Result, WorkError, Workbench};
use reticolo_analysis::catalogue::{Card, NETWORK, PREDICTION};
use reticolo_analysis::network::Graph;
use reticolo_model::vocabulary::{NATURES, is_own};
use reticolo_model::{Audience, Problem, period};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use uuid::Uuid;

pub use reticolo_analysis::catalogue::NETWORK as METHOD;

/// The card of the method that looks for ties that are missing.
pub const LINK_METHOD: Card = PREDICTION;
/// Answers that are remembered for one state of the log.
const CACHED: usize = 20;

/// Which network is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ActorsAsk {
    /// Only ties that hold on this day.
    pub as_of: Option<String>,
    /// Only actors of these natures; none: of all.
    pub natures: BTreeSet<String>,
    /// Only ties of these sorts; none: of all.
    pub sorts: BTreeSet<String>,
    /// Persons too, where the asker is signed in; visitors never get them.
    pub persons: bool,
}

/// What a tie between two actors comes from.
pub const SORTS: [&str; 5] = ["partners_with", "member_of", "supplies", "funds", "serves"];

impl ActorsAsk {
    fn check(&self) -> Result<()> {
        if let Some(day) = &self.as_of {
            period::date(day).map_err(|p| p.on("as_of"))?;
        }
        if let Some(other) = self.natures.iter().find(|n| !NATURES.has(n) && !is_own(n)) {
            let known: Vec<&str> = NATURES.codes().collect();
            return Err(Problem::new("problem-choice", other).on("nature").with("known", known.join(", ")).into());
        }
        if let Some(other) = self.sorts.iter().find(|s| !SORTS.contains(&s.as_str())) {
            return Err(Problem::new("problem-choice", other).on("tie").with("known", SORTS.join(", ")).into());
        }
        Ok(())
    }
}

/// An actor of the network.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Actor {
    pub id: Uuid,
    pub kind: String,
    pub title: String,
    /// Code of its nature; empty for a person of the register.
    pub nature: String,
    /// Codes of the units it lies in, sorted.
    pub units: Vec<String>,
    /// Where it is drawn, y downwards; the same while the network is the same.
    pub at: [f64; 2],
    /// Things that it leads.
    pub leads: usize,
    #[serde(skip)]
    pub(crate) point: Option<[f64; 2]>,
}

/// A tie between two actors, whatever number of grounds it has.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Tie {
    /// Places in the list of actors, the lower first.
    pub a: u32,
    pub b: u32,
    /// What was declared counts as said, else 1; a thing done together 1 over the number of the others in it.
    pub weight: f64,
    /// Sorts of its grounds, sorted.
    pub sorts: BTreeSet<&'static str>,
    /// What they do together, sorted; empty for what was only declared.
    pub through: BTreeSet<Uuid>,
}

/// The whole network with its measures.
#[derive(Debug)]
pub struct ActorNetwork {
    pub ask: ActorsAsk,
    pub actors: Vec<Actor>,
    pub ties: Vec<Tie>,
    pub graph: Graph,
    /// The number of each actor's nature among [`ActorNetwork::nature_codes`].
    pub natures: Vec<u32>,
    pub nature_codes: Vec<String>,
    pub measures: Measures,
    /// Groups of actors with more ties inside than chance would give, the greatest first.
    pub groups: Vec<Group>,
    /// Pairs without a tie that would go well together, best first.
    pub potential: Vec<Potential>,
    /// Titles of the things that ties go through.
    pub things: BTreeMap<Uuid, (String, String)>,
    pub input_digest: String,
    pub method: &'static Card,
}

impl ActorNetwork {
    /// The place of an actor in the list.
    #[must_use]
    pub fn place_of(&self, id: Uuid) -> Option<usize> {
        self.actors.iter().position(|a| a.id == id)
    }

    /// The tie between two actors, by their places.
    #[must_use]
    pub fn tie(&self, one: u32, other: u32) -> Option<&Tie> {
        let key = (one.min(other), one.max(other));
        self.ties.binary_search_by_key(&key, |t| (t.a, t.b)).ok().and_then(|i| self.ties.get(i))
    }

    /// The code of an actor's nature; empty for none.
    #[must_use]
    pub fn nature_code(&self, number: u32) -> &str {
        self.nature_codes.get(number as usize).map_or("", String::as_str)
    }
}

/// Networks of one state of the log, by audience and question.
#[derive(Debug, Default)]
pub(crate) struct ActorsCache {
    head: i64,
    kept: BTreeMap<(String, ActorsAsk), Arc<ActorNetwork>>,
}

impl Workbench {
    /// The network of actors as this person sees it.
    pub async fn actor_network(&self, who: &Who, ask: &ActorsAsk) -> Result<Arc<ActorNetwork>> {
        check(who, Act::Read)?;
        ask.check()?;
        let mut ask = ask.clone();
        ask.persons &= who.audience() != Audience::Public;
        let head = self.head().await?;
        let key = (who.key(), ask.clone());
        {
            let cache = lock(&self.caches.actors);
            if let Some(kept) = cache.kept.get(&key).filter(|_| cache.head == head) {
                return Ok(kept.clone());
            }
        }
        let usual = ask == ActorsAsk::default();
        let task = Task { method: Method::Actors, question: json!(ask), usual, apart: false };
        let large = self.hold_alone(who, Method::Actors).await?;
        let mut read = None;
        let make = async {
            self.tell(Method::Actors, "reading", 0, 3)?;
            let (places, held, asked) = (self.places().await?, self.read_actors(who, &ask).await?, ask.clone());
            self.tell(Method::Actors, "measuring", 1, 3)?;
            let done = tokio::task::spawn_blocking(move || measured(&asked, &held, &places).map(|made| (held, made))).await;
            let (held, made) = done.map_err(|e| WorkError::Report(e.to_string()))??;
            self.tell(Method::Actors, "keeping", 2, 3)?;
            read = Some(held);
            Ok(made)
        };
        let measured = self.worked(who, who, task, Box::pin(make)).await?;
        let held = match read {
            Some(held) => held,
            None => self.read_actors(who, &ask).await?,
        };
        // Somebody wrote between the two: whoever asks again is answered.
        let made = Arc::new(measured.of(ask, held)?.ok_or(WorkError::Busy)?);
        let mut cache = lock(&self.caches.actors);
        if cache.head != head || large || cache.kept.len() >= CACHED {
            *cache = ActorsCache { head, ..ActorsCache::default() };
        }
        cache.kept.insert(key, made.clone());
        Ok(made)
    }
}

/// What is long to find of a network, as it is kept: who and what is tied is read again, and the digest tells whether it is the same.
#[derive(Debug, Serialize, Deserialize)]
struct Measured {
    measures: Measures,
    groups: Vec<Group>,
    at: Vec<[f64; 2]>,
    potential: Vec<Potential>,
    input_digest: String,
}

/// The natures of actors: each one's number, and the codes.
fn natures_of(actors: &[Actor]) -> (Vec<u32>, Vec<String>) {
    let codes: Vec<String> = actors.iter().map(|a| a.nature.clone()).collect::<BTreeSet<_>>().into_iter().collect();
    let numbers = actors.iter().map(|a| u32::try_from(codes.partition_point(|c| *c < a.nature)).unwrap_or(0)).collect();
    (numbers, codes)
}

fn graph_of(held: &read::Held) -> Result<Graph> {
    let edges: Vec<(u32, u32, f64)> = held.ties.iter().map(|t| (t.a, t.b, t.weight)).collect();
    Graph::from_weighted(held.actors.len(), &edges).map_err(|e| WorkError::Report(e.to_string()))
}

fn measured(ask: &ActorsAsk, held: &read::Held, places: &crate::places::Places) -> Result<Measured> {
    let graph = graph_of(held)?;
    let (natures, _) = natures_of(&held.actors);
    let measures = measures::measure(&graph, &natures);
    let (groups, at) = plane::plane(&graph, &measures);
    let potential = pairs::potential(&held.actors, &graph, &held.needs, &held.offers, places);
    Ok(Measured { measures, groups, at, potential, input_digest: held.digest(ask) })
}

impl Measured {
    /// Of what was read, if it was made of that.
    fn of(self, ask: ActorsAsk, held: read::Held) -> Result<Option<ActorNetwork>> {
        if held.digest(&ask) != self.input_digest {
            return Ok(None);
        }
        let graph = graph_of(&held)?;
        let (natures, nature_codes) = natures_of(&held.actors);
        let read::Held { mut actors, ties, things, .. } = held;
        for (actor, at) in actors.iter_mut().zip(self.at) {
            actor.at = at;
        }
        Ok(Some(ActorNetwork {
            ask,
            actors,
            ties,
            graph,
            natures,
            nature_codes,
            measures: self.measures,
            groups: self.groups,
            potential: self.potential,
            things,
            input_digest: self.input_digest,
            method: &NETWORK,
        }))
    }
}
