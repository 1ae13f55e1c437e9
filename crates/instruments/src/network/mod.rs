//! The surroundings of one record: who is tied to it, within one step or two, by what; the nearest and strongest first. Only what the
//! asker sees is looked through, so that nothing hidden shows, ties or counts.

pub mod actors;
mod files;
mod layout;

pub use files::FORMS;
pub use layout::{Spot, layout};

use crate::derived::derived;
use crate::gate::{Act, Who, check};
use crate::territory::lock;
use crate::{Result, Workbench};
use reticolo_model::{Problem, kinds, period};
use reticolo_store::db::Conn;
use reticolo_store::links::{self, Link};
use reticolo_store::records::{self, Head};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use uuid::Uuid;

/// Records that are shown at most, the one in the middle among them.
pub const MOST: usize = 300;
/// Surroundings that are remembered for one state of the log.
const CACHED: usize = 100;

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct NetworkAsk {
    pub id: Uuid,
    /// 1 or 2 steps.
    pub hops: usize,
    /// Only ties that hold on this day.
    pub as_of: Option<String>,
    /// Only records of these kinds, beside the one in the middle; none: of all.
    pub kinds: BTreeSet<String>,
}

impl NetworkAsk {
    #[must_use]
    pub fn new(id: Uuid) -> NetworkAsk {
        NetworkAsk { id, hops: 1, as_of: None, kinds: BTreeSet::new() }
    }

    /// Refuses what cannot be asked.
    pub fn check(&self) -> Result<()> {
        if !(1..=2).contains(&self.hops) {
            return Err(Problem::new("problem-range", self.hops.to_string()).on("hops").with("least", 1).with("greatest", 2).into());
        }
        if let Some(day) = &self.as_of {
            period::date(day).map_err(|p| p.on("as_of"))?;
        }
        match self.kinds.iter().find(|k| kinds::find(k).is_none()) {
            Some(other) => Err(Problem::new("problem-choice", other).on("kind").with("known", codes()).into()),
            None => Ok(()),
        }
    }
}

fn codes() -> String {
    kinds::ALL.iter().map(|k| k.code).collect::<Vec<_>>().join(", ")
}

/// A record of the surroundings.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Node {
    pub id: Uuid,
    pub kind: String,
    pub title: String,
    /// Steps from the one in the middle, which has 0.
    pub hop: usize,
    /// Ties to records nearer than itself, and the sum of their weights (1 where none is said).
    pub ties: usize,
    pub weight: f64,
    /// Where it is drawn, the middle at 0, 0, y downwards.
    pub at: [f64; 2],
}

/// A tie between two records of the surroundings.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Edge {
    /// The code of the link.
    pub kind: String,
    pub from: Uuid,
    pub to: Uuid,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// As somebody said it; of a derived tie, from how many records it follows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data_set: Option<String>,
    /// What a derived tie follows from; empty where it was declared.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub through: Vec<Uuid>,
}

impl Edge {
    fn declared(link: Link) -> Edge {
        let Link { kind, from, to, since, until, weight, source, data_set, .. } = link;
        Edge { kind, from, to, since, until, weight, source, data_set, through: Vec::new() }
    }

    #[must_use]
    pub fn derived(&self) -> bool {
        !self.through.is_empty()
    }
}

/// The surroundings as they are shown.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NetworkView {
    pub id: Uuid,
    pub hops: usize,
    pub as_of: Option<String>,
    /// The one in the middle, then by steps, most ties, most weight, kind, title.
    pub nodes: Vec<Node>,
    pub edges: Vec<Edge>,
    /// Records that were found and are not shown.
    pub left_out: usize,
    /// One step gave more than are shown, so that the second was not looked at.
    pub cut: bool,
    /// How many records of each kind one step or two give, whatever kinds are asked for; without the one in the middle.
    pub kinds: Vec<(String, usize)>,
    /// Whether a tie bears a date.
    pub dated: bool,
}

impl NetworkView {
    #[must_use]
    pub fn node(&self, id: Uuid) -> Option<&Node> {
        self.nodes.iter().find(|n| n.id == id)
    }

    /// The ties of a record to those nearer than itself.
    pub fn inward(&self, node: &Node) -> impl Iterator<Item = (&Edge, &Node)> {
        self.edges.iter().filter_map(move |e| {
            let other = if e.from == node.id { e.to } else { (e.to == node.id).then_some(e.from)? };
            self.node(other).filter(|o| o.hop < node.hop).map(|o| (e, o))
        })
    }
}

/// Surroundings of one state of the log, by audience and question; and counts of links by audience.
#[derive(Debug, Default)]
pub(crate) struct NetworkCache {
    head: i64,
    kept: BTreeMap<(String, NetworkAsk), Arc<NetworkView>>,
    counts: BTreeMap<String, Arc<Vec<(String, i64)>>>,
}

/// What is found on the way outwards.
struct Walk<'a> {
    wb: &'a Workbench,
    who: &'a Who,
    ask: &'a NetworkAsk,
    /// Records the asker sees, by id; the middle among them.
    seen: BTreeMap<Uuid, Head>,
    hop: BTreeMap<Uuid, usize>,
    edges: Vec<Edge>,
}

impl Walk<'_> {
    /// Ties of the records of `frontier`, those that hold on the day: declared and derived.
    async fn ties(&self, conn: &mut Conn, frontier: &[Uuid]) -> Result<Vec<Edge>> {
        let t = self.wb.territory;
        let day = self.ask.as_of.as_deref();
        let declared = links::of_records(conn, t, frontier).await?;
        let holding = declared.into_iter().filter(|l| day.is_none_or(|d| l.holds_on(d)));
        let mut out: Vec<Edge> = holding.map(Edge::declared).collect();
        let heads: Vec<Head> = frontier.iter().filter_map(|id| self.seen.get(id).cloned()).collect();
        for one in derived(conn, t, &heads, day).await? {
            let through = one.through.into_iter().collect();
            out.push(Edge {
                kind: one.kind,
                from: one.from,
                to: one.to,
                since: None,
                until: None,
                weight: None,
                source: None,
                data_set: None,
                through,
            });
        }
        Ok(out)
    }

    /// Looks up which of several records the asker sees.
    async fn look(&mut self, conn: &mut Conn, ids: BTreeSet<Uuid>) -> Result<()> {
        let new: Vec<Uuid> = ids.into_iter().filter(|id| !self.seen.contains_key(id)).collect();
        let found = records::heads(conn, self.wb.territory, &new, &self.who.audience(), self.who.illustrative()).await?;
        self.seen.extend(found.into_iter().map(|h| (h.id, h)));
        Ok(())
    }

    fn wanted(&self, id: Uuid) -> bool {
        let kind = self.seen.get(&id).map(|h| h.kind.as_str());
        kind.is_some_and(|k| id == self.ask.id || self.ask.kinds.is_empty() || self.ask.kinds.contains(k))
    }

    /// One step outwards from the records of `frontier`; how many records of each kind were found anew, whatever kinds are asked for.
    async fn step(&mut self, conn: &mut Conn, frontier: &[Uuid], hop: usize) -> Result<BTreeSet<Uuid>> {
        let ties = self.ties(conn, frontier).await?;
        let ends: BTreeSet<Uuid> = ties.iter().flat_map(|e| e.through.iter().copied().chain([e.from, e.to])).collect();
        self.look(conn, ends).await?;
        let mut found = BTreeSet::new();
        for mut edge in ties {
            if edge.derived() {
                edge.through.retain(|t| self.seen.contains_key(t));
                #[expect(clippy::cast_precision_loss, reason = "a count")]
                let weight = edge.through.len() as f64;
                edge.weight = Some(weight);
                if edge.through.is_empty() {
                    continue;
                }
            }
            if !self.seen.contains_key(&edge.from) || !self.seen.contains_key(&edge.to) {
                continue;
            }
            found.extend([edge.from, edge.to].into_iter().filter(|id| !self.hop.contains_key(id)));
            self.edges.push(edge);
        }
        let new: Vec<Uuid> = found.iter().copied().filter(|id| self.wanted(*id)).collect();
        self.hop.extend(new.into_iter().map(|id| (id, hop)));
        Ok(found)
    }

    /// The records one step away or two, nearest and strongest first.
    fn ranked(&self) -> Vec<Node> {
        let mut strength: BTreeMap<Uuid, (usize, f64)> = BTreeMap::new();
        for edge in &self.edges {
            let (Some(a), Some(b)) = (self.hop.get(&edge.from), self.hop.get(&edge.to)) else { continue };
            let outer = match a.cmp(b) {
                std::cmp::Ordering::Greater => edge.from,
                std::cmp::Ordering::Less => edge.to,
                std::cmp::Ordering::Equal => continue,
            };
            let (ties, weight) = strength.entry(outer).or_default();
            *ties += 1;
            *weight += edge.weight.unwrap_or(1.0);
        }
        let place = |code: &str| kinds::ALL.iter().position(|k| k.code == code).unwrap_or(usize::MAX);
        let node = |(id, hop): (&Uuid, &usize)| {
            let head = self.seen.get(id)?;
            let (ties, weight) = strength.get(id).copied().unwrap_or_default();
            Some(Node { id: *id, kind: head.kind.clone(), title: head.title.clone(), hop: *hop, ties, weight, at: [0.0, 0.0] })
        };
        let mut nodes: Vec<Node> = self.hop.iter().filter_map(node).collect();
        nodes.sort_by(|a, b| {
            let key = |n: &Node| (n.hop, usize::MAX - n.ties);
            key(a)
                .cmp(&key(b))
                .then_with(|| b.weight.total_cmp(&a.weight))
                .then_with(|| (place(&a.kind), &a.title, a.id).cmp(&(place(&b.kind), &b.title, b.id)))
        });
        nodes
    }
}

impl Workbench {
    /// The surroundings of a record that this person sees.
    pub async fn network(&self, who: &Who, ask: &NetworkAsk) -> Result<Arc<NetworkView>> {
        check(who, Act::Read)?;
        ask.check()?;
        let centre = self.record(who, ask.id).await?;
        let head = self.head().await?;
        let key = (who.key(), ask.clone());
        {
            let cache = lock(&self.caches.networks);
            if let Some(kept) = cache.kept.get(&key).filter(|_| cache.head == head) {
                return Ok(kept.clone());
            }
        }
        let middle = Head { id: centre.id, kind: centre.kind.clone(), title: centre.title.clone() };
        let walk =
            Walk { wb: self, who, ask, seen: BTreeMap::from([(ask.id, middle)]), hop: BTreeMap::from([(ask.id, 0)]), edges: Vec::new() };
        let made = Arc::new(self.surroundings(walk).await?);
        let mut cache = lock(&self.caches.networks);
        if cache.head != head || cache.kept.len() >= CACHED {
            *cache = NetworkCache { head, ..NetworkCache::default() };
        }
        cache.kept.insert(key, made.clone());
        Ok(made)
    }

    async fn surroundings(&self, mut walk: Walk<'_>) -> Result<NetworkView> {
        let ask = walk.ask;
        let mut conn = self.store.reader().await?;
        let mut around = walk.step(&mut conn, &[ask.id], 1).await?;
        let mut frontier: Vec<Uuid> = walk.hop.iter().filter(|(_, hop)| **hop == 1).map(|(id, _)| *id).collect();
        let cut = ask.hops == 2 && frontier.len() + 1 > MOST;
        if ask.hops == 2 && !cut {
            frontier.sort_unstable();
            around.extend(walk.step(&mut conn, &frontier, 2).await?);
        }
        let mut by_kind: BTreeMap<&str, usize> = BTreeMap::new();
        for head in around.iter().filter_map(|id| walk.seen.get(id)) {
            *by_kind.entry(&head.kind).or_default() += 1;
        }
        let mut nodes = walk.ranked();
        let left_out = nodes.len().saturating_sub(MOST);
        nodes.truncate(MOST);
        let hops: BTreeMap<Uuid, usize> = nodes.iter().map(|n| (n.id, n.hop)).collect();
        // Declared ties among all that are shown; derived ones where they led a step outwards, since those between two at the same
        // distance follow from what is drawn already.
        let ids: Vec<Uuid> = hops.keys().copied().collect();
        let day = ask.as_of.as_deref();
        let declared = links::among(&mut conn, self.territory, &ids).await?;
        let mut edges: Vec<Edge> = declared.into_iter().filter(|l| day.is_none_or(|d| l.holds_on(d))).map(Edge::declared).collect();
        let outwards = |e: &Edge| matches!((hops.get(&e.from), hops.get(&e.to)), (Some(a), Some(b)) if a != b);
        edges.extend(walk.edges.iter().filter(|e| e.derived() && outwards(e)).cloned());
        edges.sort_by(|a, b| (&a.kind, a.from, a.to, &a.since, &a.through).cmp(&(&b.kind, b.from, b.to, &b.since, &b.through)));
        edges.dedup();
        place(&mut nodes, &edges);
        let kinds = by_kind.into_iter().map(|(kind, n)| (kind.to_owned(), n)).collect();
        let dated = edges.iter().any(|e| e.since.is_some() || e.until.is_some()) || ask.as_of.is_some();
        Ok(NetworkView { id: ask.id, hops: ask.hops, as_of: ask.as_of.clone(), nodes, edges, left_out, cut, kinds, dated })
    }

    /// How many links of each type there are between records that this person looks at, most first.
    pub async fn link_counts(&self, who: &Who) -> Result<Arc<Vec<(String, i64)>>> {
        check(who, Act::Read)?;
        let head = self.head().await?;
        {
            let cache = lock(&self.caches.networks);
            if let Some(kept) = cache.counts.get(&who.key()).filter(|_| cache.head == head) {
                return Ok(kept.clone());
            }
        }
        let made = Arc::new(links::counts(&mut self.store.reader().await?, self.territory, &who.audience(), who.illustrative()).await?);
        let mut cache = lock(&self.caches.networks);
        if cache.head != head {
            *cache = NetworkCache { head, ..NetworkCache::default() };
        }
        cache.counts.insert(who.key(), made.clone());
        Ok(made)
    }
}

/// Gives each record its place.
fn place(nodes: &mut [Node], edges: &[Edge]) {
    let at: BTreeMap<Uuid, usize> = nodes.iter().enumerate().map(|(i, n)| (n.id, i)).collect();
    let group = |code: &str| kinds::ALL.iter().position(|k| k.code == code).unwrap_or(kinds::ALL.len());
    let spots: Vec<Spot> = nodes.iter().map(|n| Spot { hop: n.hop, group: group(&n.kind) }).collect();
    let ties: Vec<(usize, usize)> = edges.iter().filter_map(|e| Some((*at.get(&e.from)?, *at.get(&e.to)?))).collect();
    for (node, at) in nodes.iter_mut().zip(layout(&spots, &ties)) {
        node.at = at;
    }
}
