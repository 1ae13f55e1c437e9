//! Answers read off the network: each question has its ranking, and each row its reason.

use super::{ActorNetwork, Potential};
use crate::gate::Who;
use crate::{Result, WorkError, Workbench};
use reticolo_analysis::network::brokerage::between;
use reticolo_analysis::network::structure::pieces_without;
use reticolo_analysis::sums::round9;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;
use uuid::Uuid;

/// Names that a reason says.
const NAMED: usize = 4;
/// Pairs of natures that a reason says.
const NATURES: usize = 3;
/// Networks up to this size are drawn whole; of greater ones at most so many actors are drawn.
const DRAWN: usize = 300;
/// Rows whose surroundings are drawn.
const FIRST: usize = 10;
/// Pairs that are drawn by themselves; the width of such a drawing, and the distance between two of a column.
const PANELS: usize = 8;
const WIDE: f64 = 260.0;
const APART: f64 = 22.0;
/// Above so many actors groups are drawn, not actors.
const GROUPED: usize = 10_000;

/// What is asked of the network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// Who stands between those who do not know each other?
    Brokers,
    /// Who leads?
    Leads,
    /// Who should be linked?
    Link,
    /// What breaks if one leaves?
    Breaks,
    /// Who is isolated?
    Isolated,
}

impl Question {
    pub const ALL: [Question; 5] = [Question::Brokers, Question::Leads, Question::Link, Question::Breaks, Question::Isolated];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Question::Brokers => "brokers",
            Question::Leads => "leads",
            Question::Link => "link",
            Question::Breaks => "breaks",
            Question::Isolated => "isolated",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Question> {
        Question::ALL.into_iter().find(|q| q.code() == code)
    }
}

/// An actor as a reason names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Named {
    pub id: Uuid,
    pub title: String,
}

/// Why an actor stands where it stands.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Reason {
    Leads {
        /// Its partners, and the things that it leads.
        partners: usize,
        leads: usize,
        /// Those it is most tied to, and the things it does with them.
        with: Vec<Named>,
        things: Vec<String>,
    },
    Brokers {
        /// Pairs of others whose shortest way leads through it, as a share of those that reach each other.
        share: f64,
        /// Pairs of its partners that do not know each other, and how many of them are of two natures.
        open: u64,
        across: u64,
        /// Between which natures, most first.
        natures: Vec<(String, String, u64)>,
    },
    Breaks {
        pieces: u32,
        /// Those who lose touch with the greatest piece, the first of them by name, and the pairs that no longer reach each other.
        cut_off: u32,
        names: Vec<Named>,
        pairs: u64,
    },
    Isolated {
        /// The others of its little circle; nobody where it stands alone.
        with: Vec<Named>,
    },
}

/// One row of a ranking.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Ranked {
    pub rank: usize,
    pub id: Uuid,
    pub title: String,
    pub kind: String,
    pub nature: String,
    /// What it is ranked by.
    pub value: f64,
    pub reason: Reason,
}

/// A pair that should be linked, with its names.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LinkRow {
    pub rank: usize,
    pub a: Named,
    pub b: Named,
    #[serde(flatten)]
    pub pair: Potential,
    pub partner_names: Vec<Named>,
    /// Steps by which they reach each other today; none where they do not.
    pub steps: Option<u32>,
}

/// The answer to a question.
#[derive(Debug, Clone, Serialize)]
pub struct Answer {
    pub question: Question,
    pub rows: Vec<Ranked>,
    pub pairs: Vec<LinkRow>,
    /// How many the ranking has in all.
    pub all: usize,
    pub actors: usize,
    pub ties: usize,
    /// Components, actors of the greatest, and groups of more than one.
    pub components: usize,
    pub greatest: usize,
    pub groups: usize,
    /// Where betweenness was sampled: how far a value may be off.
    pub bound: Option<f64>,
    pub input_digest: String,
    /// The actor that is looked at, with its own row and its partners.
    pub focus: Option<Focus>,
    /// What is drawn: places of actors in the network and of ties in its list; empty where groups are drawn.
    #[serde(skip)]
    pub drawn: Vec<u32>,
    /// Where each of them is drawn: its place in the network or, where pairs are asked for, its place in the pair's own little drawing.
    #[serde(skip)]
    pub drawn_at: Vec<[f64; 2]>,
    #[serde(skip)]
    pub drawn_ties: Vec<usize>,
    #[serde(skip)]
    pub grouped: bool,
    #[serde(skip)]
    pub network: Arc<ActorNetwork>,
}

/// One actor looked at.
#[derive(Debug, Clone, Serialize)]
pub struct Focus {
    pub actor: Named,
    /// Its rank among all by each question that ranks actors, where it has one.
    pub ranks: BTreeMap<&'static str, usize>,
    pub reasons: Vec<Reason>,
    /// Its partners, most tied first.
    pub partners: Vec<(Named, f64)>,
}

impl ActorNetwork {
    pub(super) fn named(&self, actor: u32) -> Named {
        let found = self.actors.get(actor as usize);
        Named { id: found.map_or(Uuid::nil(), |a| a.id), title: found.map_or_else(String::new, |a| a.title.clone()) }
    }

    pub(super) fn value(&self, question: Question, v: usize) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "counts of pairs and actors")]
        match question {
            Question::Leads => self.measures.pagerank[v],
            Question::Brokers => round9(self.measures.broker_score(v)),
            Question::Breaks => self.measures.structure.removal[v].pairs as f64,
            Question::Isolated => f64::from(self.measures.structure.sizes[self.measures.structure.component[v] as usize]),
            Question::Link => 0.0,
        }
    }

    /// Places of actors by a question, first first.
    #[must_use]
    pub fn ranking(&self, question: Question) -> Vec<u32> {
        let structure = &self.measures.structure;
        let greatest = structure.sizes.iter().max().copied().unwrap_or(0);
        let first = structure.sizes.iter().position(|s| *s == greatest).unwrap_or(0);
        let counts = |v: &usize| match question {
            Question::Leads => self.graph.degree(*v) > 0,
            Question::Brokers => self.measures.broker_score(*v) > 0.0,
            Question::Breaks => structure.articulation[*v],
            Question::Isolated => structure.component[*v] as usize != first || greatest == 1,
            Question::Link => false,
        };
        let mut all: Vec<usize> = (0..self.actors.len()).filter(counts).collect();
        let title = |v: usize| (self.actors[v].title.as_str(), v);
        if question == Question::Isolated {
            all.sort_by(|a, b| {
                self.value(question, *a)
                    .total_cmp(&self.value(question, *b))
                    .then_with(|| (structure.component[*a], title(*a)).cmp(&(structure.component[*b], title(*b))))
            });
            // Those who stand alone by name.
            let alone = all.partition_point(|v| self.graph.degree(*v) == 0);
            all[..alone].sort_by(|a, b| title(*a).cmp(&title(*b)));
        } else {
            all.sort_by(|a, b| self.value(question, *b).total_cmp(&self.value(question, *a)).then_with(|| title(*a).cmp(&title(*b))));
        }
        all.into_iter().map(|v| u32::try_from(v).unwrap_or(u32::MAX)).collect()
    }

    /// Why an actor stands where it stands by a question.
    #[must_use]
    pub fn reason(&self, question: Question, actor: u32) -> Option<Reason> {
        let v = actor as usize;
        let found = self.actors.get(v)?;
        let structure = &self.measures.structure;
        Some(match question {
            Question::Leads => {
                let partners = self.partners(actor);
                let mut things: BTreeMap<Uuid, usize> = BTreeMap::new();
                for id in partners.iter().filter_map(|(p, _)| self.tie(actor, *p)).flat_map(|t| &t.through) {
                    *things.entry(*id).or_default() += 1;
                }
                let mut things: Vec<(usize, &str)> = things
                    .iter()
                    .filter_map(|(id, n)| Some((*n, self.things.get(id).filter(|(kind, _)| kind != "agreement")?.1.as_str())))
                    .collect();
                things.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
                Reason::Leads {
                    partners: partners.len(),
                    leads: found.leads,
                    with: partners.iter().take(NAMED).map(|(p, _)| self.named(*p)).collect(),
                    things: things.into_iter().take(NAMED).map(|(_, t)| t.to_owned()).collect(),
                }
            }
            Question::Brokers => {
                let roles = self.measures.brokerage[v];
                let reach: f64 = structure.sizes.iter().map(|s| f64::from(*s) * (f64::from(*s) - 1.0) / 2.0).sum();
                let pairs: Vec<_> = between(&self.graph, &self.natures, v).into_iter().filter(|((a, b), _)| a != b).collect();
                Reason::Brokers {
                    share: round9(if reach > 0.0 { self.measures.betweenness[v] / reach } else { 0.0 }),
                    open: roles.total(),
                    across: pairs.iter().map(|(_, n)| n).sum(),
                    natures: pairs
                        .into_iter()
                        .take(NATURES)
                        .map(|((a, b), n)| (self.nature_code(a).to_owned(), self.nature_code(b).to_owned(), n))
                        .collect(),
                }
            }
            Question::Breaks => {
                let removal = structure.removal[v];
                let names = pieces_without(&self.graph, v).into_iter().skip(1).flatten().take(NAMED).map(|p| self.named(p)).collect();
                Reason::Breaks { pieces: removal.pieces, cut_off: removal.cut_off, names, pairs: removal.pairs }
            }
            Question::Isolated => {
                let circle = (0..self.actors.len()).filter(|o| *o != v && structure.component[*o] == structure.component[v]);
                Reason::Isolated { with: circle.take(NAMED).map(|o| self.named(u32::try_from(o).unwrap_or(u32::MAX))).collect() }
            }
            Question::Link => return None,
        })
    }

    /// An actor's partners, most tied first.
    #[must_use]
    pub fn partners(&self, actor: u32) -> Vec<(u32, f64)> {
        if actor as usize >= self.graph.len() {
            return Vec::new();
        }
        let mut all: Vec<(u32, f64)> = self.graph.neighbours(actor as usize).collect();
        let title = |p: u32| self.actors.get(p as usize).map(|a| a.title.as_str());
        all.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| (title(a.0), a.0).cmp(&(title(b.0), b.0))));
        all
    }

    /// Steps between two actors.
    pub(super) fn steps(&self, from: u32, to: u32) -> Option<u32> {
        let mut distance: BTreeMap<u32, u32> = BTreeMap::from([(from, 0)]);
        let mut queue = VecDeque::from([from]);
        while let Some(v) = queue.pop_front() {
            let d = distance.get(&v).copied().unwrap_or(0);
            if v == to {
                return Some(d);
            }
            for w in self.graph.row(v as usize) {
                if !distance.contains_key(w) {
                    distance.insert(*w, d + 1);
                    queue.push_back(*w);
                }
            }
        }
        None
    }

    fn ranked(&self, question: Question, rank: usize, actor: u32) -> Option<Ranked> {
        let found = self.actors.get(actor as usize)?;
        Some(Ranked {
            rank,
            id: found.id,
            title: found.title.clone(),
            kind: found.kind.clone(),
            nature: found.nature.clone(),
            value: self.value(question, actor as usize),
            reason: self.reason(question, actor)?,
        })
    }

    fn focus(&self, actor: u32) -> Focus {
        let mut ranks = BTreeMap::new();
        let mut reasons = Vec::new();
        for question in [Question::Leads, Question::Brokers, Question::Breaks, Question::Isolated] {
            if let Some(at) = self.ranking(question).iter().position(|v| *v == actor) {
                ranks.insert(question.code(), at + 1);
                reasons.extend(self.reason(question, actor));
            }
        }
        Focus {
            actor: self.named(actor),
            ranks,
            reasons,
            partners: self.partners(actor).into_iter().map(|(p, w)| (self.named(p), w)).collect(),
        }
    }

    /// What is drawn for an answer: the whole network where it is small, else those who answer and who is round them.
    fn drawn(&self, first: &[u32], focus: Option<u32>) -> Vec<u32> {
        let n = u32::try_from(self.actors.len()).unwrap_or(u32::MAX);
        if n as usize <= DRAWN && focus.is_none() {
            return (0..n).collect();
        }
        let mut chosen: BTreeSet<u32> = first.iter().copied().chain(focus).collect();
        let mut frontier: Vec<u32> = focus.map_or_else(|| first.to_vec(), |f| vec![f]);
        for hop in 0..2 {
            let mut next: BTreeMap<u32, f64> = BTreeMap::new();
            for v in &frontier {
                for (p, w) in self.partners(*v) {
                    if !chosen.contains(&p) {
                        *next.entry(p).or_default() += w;
                    }
                }
            }
            let mut next: Vec<(u32, f64)> = next.into_iter().collect();
            next.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            next.truncate(DRAWN.saturating_sub(chosen.len()));
            frontier = next.into_iter().map(|(p, _)| p).collect();
            chosen.extend(&frontier);
            if hop == 0 && focus.is_none() {
                break;
            }
        }
        chosen.into_iter().collect()
    }
}

impl Workbench {
    /// The answer to a question about the network: its first `most` rows.
    pub async fn actors_answer(
        &self,
        who: &Who,
        ask: &super::ActorsAsk,
        question: Question,
        focus: Option<Uuid>,
        most: usize,
    ) -> Result<Answer> {
        let network = self.actor_network(who, ask).await?;
        let made = tokio::task::spawn_blocking(move || answer(network, question, focus, most)).await;
        made.map_err(|e| WorkError::Report(e.to_string()))?
    }
}

fn answer(network: Arc<ActorNetwork>, question: Question, focus: Option<Uuid>, most: usize) -> Result<Answer> {
    let focus = match focus {
        None => None,
        Some(id) => Some(network.place_of(id).and_then(|v| u32::try_from(v).ok()).ok_or_else(|| WorkError::NotFound(id.to_string()))?),
    };
    let ranking = network.ranking(question);
    let rows: Vec<Ranked> = ranking.iter().take(most).enumerate().filter_map(|(i, v)| network.ranked(question, i + 1, *v)).collect();
    let about = |p: &&Potential| focus.is_none_or(|f| p.a == f || p.b == f);
    let pairs: Vec<LinkRow> = if question == Question::Link || focus.is_some() {
        let row = |(i, p): (usize, &Potential)| LinkRow {
            rank: i + 1,
            a: network.named(p.a),
            b: network.named(p.b),
            partner_names: p.partners.iter().take(NAMED).map(|v| network.named(*v)).collect(),
            steps: network.steps(p.a, p.b),
            pair: p.clone(),
        };
        network.potential.iter().filter(about).take(most).enumerate().map(row).collect()
    } else {
        Vec::new()
    };
    let first: Vec<u32> = if question == Question::Link {
        pairs.iter().take(FIRST).flat_map(|p| [p.pair.a, p.pair.b].into_iter().chain(p.pair.partners.iter().copied())).collect()
    } else {
        ranking.iter().take(if question == Question::Isolated { most } else { FIRST }).copied().collect()
    };
    let grouped = network.actors.len() > GROUPED && focus.is_none();
    let panels = question == Question::Link && focus.is_none() && !grouped;
    let (drawn, drawn_at): (Vec<u32>, Vec<[f64; 2]>) = if panels {
        panels_of(&pairs).into_iter().unzip()
    } else {
        let drawn = if grouped { Vec::new() } else { network.drawn(&first, focus) };
        let at = drawn.iter().map(|v| network.actors.get(*v as usize).map_or([0.0, 0.0], |a| a.at)).collect();
        (drawn, at)
    };
    let among: BTreeSet<u32> = drawn.iter().copied().collect();
    let drawn_ties =
        (0..network.ties.len()).filter(|i| network.ties.get(*i).is_some_and(|t| among.contains(&t.a) && among.contains(&t.b))).collect();
    let sizes = &network.measures.structure.sizes;
    Ok(Answer {
        question,
        rows,
        all: if question == Question::Link { network.potential.len() } else { ranking.len() },
        pairs,
        actors: network.actors.len(),
        ties: network.ties.len(),
        components: sizes.len(),
        greatest: sizes.iter().max().copied().unwrap_or(0) as usize,
        groups: network.groups.iter().filter(|g| g.size > 1).count(),
        bound: network.measures.bound,
        input_digest: network.input_digest.clone(),
        focus: focus.map(|f| network.focus(f)),
        drawn,
        drawn_at,
        drawn_ties,
        grouped,
        network,
    })
}

/// Each of the first pairs by itself, in two columns: its two at the sides, their partners between them. Whoever stands in several is drawn
/// where it comes first.
fn panels_of(pairs: &[LinkRow]) -> BTreeMap<u32, [f64; 2]> {
    let mut out = BTreeMap::new();
    let mut top = [0.0f64; 2];
    for (i, row) in pairs.iter().take(PANELS).enumerate() {
        let column = i % 2;
        #[expect(clippy::cast_precision_loss, reason = "some partners")]
        let (x, partners) = (column as f64 * WIDE, row.pair.partners.len() as f64);
        let high = (partners * APART).max(2.0 * APART);
        let middle = top[column] + high / 2.0;
        out.entry(row.pair.a).or_insert([x, middle]);
        out.entry(row.pair.b).or_insert([x + WIDE * 0.6, middle + APART]);
        for (k, partner) in (0u32..).zip(&row.pair.partners) {
            let y = middle + (f64::from(k) - (partners - 1.0) / 2.0) * APART;
            // Beside the line between the two, which stays free.
            out.entry(*partner).or_insert([x + WIDE * 0.3, if y <= middle { y - APART / 2.0 } else { y + APART / 2.0 }]);
        }
        top[column] += high + 3.0 * APART;
    }
    out
}
