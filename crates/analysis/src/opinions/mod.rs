//! What people agree on: votes on statements (agree, disagree, pass) become a map of people, groups of like opinion, what each group
//! stands for, and what all groups share.
//!
//! As Polis does it: Small, Bjorkegren, Erkkilä, Shaw and Megill 2021, "Polis: scaling deliberation by mapping high dimensional opinion
//! spaces", RECERCA 26(2), <https://doi.org/10.6035/recerca.5516>. Principal components of the votes, where a missing vote counts as the
//! statement's mean and who voted on few statements is moved out from the centre in proportion ([`components`]); k-means with the
//! number of groups that the silhouette prefers ([`groups`]); tests of proportions for what a group stands for ([`statements`]).

pub mod card;
mod components;
mod groups;
mod statements;
mod votes;

pub use groups::adjusted_rand;
pub use statements::{Consensus, GroupVotes, Representative, Shared, Statements, statements};
pub use votes::{Votes, VotesError};

use crate::catalogue::Refusal;
use std::fmt;

/// With more people in groups than this the silhouette is taken over as many drawn ones, each against all.
pub const MOST_SILHOUETTES: usize = 10_000;

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpinionsAsk {
    /// The most groups that are tried, from two on.
    pub groups_max: u32,
    /// Who voted on fewer statements stands on the map and in no group.
    pub votes_min: u32,
    /// Starts of k-means that are drawn for each number of groups, beside two fixed ones.
    pub starts: u32,
    pub seed: u64,
}

impl Default for OpinionsAsk {
    fn default() -> OpinionsAsk {
        OpinionsAsk { groups_max: 5, votes_min: 7, starts: 10, seed: 1 }
    }
}

/// Why the question has no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpinionsError {
    Groups {
        asked: u32,
    },
    Starts {
        asked: u32,
    },
    /// Fewer than three people voted on enough statements.
    Few {
        people: usize,
        votes_min: u32,
    },
    /// All who could be grouped stand at one point: their votes do not differ.
    Alike {
        people: usize,
    },
}

impl fmt::Display for OpinionsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            OpinionsError::Groups { asked } => write!(f, "at most {asked} groups are asked, and from 2 to 20 are possible"),
            OpinionsError::Starts { asked } => write!(f, "{asked} starts are asked, and from 1 to 1000 are possible"),
            OpinionsError::Few { people, votes_min } => {
                write!(f, "{people} people voted on at least {votes_min} statements, and groups need at least three")
            }
            OpinionsError::Alike { people } => {
                write!(f, "the {people} people who voted enough do not differ in their votes, so there are no groups")
            }
        }
    }
}

impl std::error::Error for OpinionsError {}

impl Refusal for OpinionsError {
    fn it(&self) -> String {
        match self {
            OpinionsError::Groups { asked } => format!("sono chiesti al più {asked} gruppi, e se ne possono chiedere da 2 a 20"),
            OpinionsError::Starts { asked } => format!("sono chieste {asked} partenze, e se ne possono chiedere da 1 a 1000"),
            OpinionsError::Few { people, votes_min } => {
                format!(
                    "le persone che hanno votato almeno {votes_min} affermazioni sono {people}, e per fare gruppi ne servono almeno tre"
                )
            }
            OpinionsError::Alike { people } => {
                format!("le {people} persone che hanno votato abbastanza non differiscono nei voti: non ci sono gruppi")
            }
        }
    }
}

/// A question that has been checked and can always be answered.
#[derive(Debug, Clone)]
pub struct OpinionsPlan<'a> {
    ask: OpinionsAsk,
    votes: &'a Votes,
    /// Who can be in a group.
    people: Vec<u32>,
}

/// The map of people and statements.
#[derive(Debug, Clone, PartialEq)]
pub struct Map {
    /// Position of each participant.
    pub people: Vec<[f64; 2]>,
    /// Where somebody would stand who agreed to this statement and voted on no other.
    pub statements: Vec<[f64; 2]>,
    /// Weight of each statement in the two components.
    pub loadings: Vec<[f64; 2]>,
    /// Mean vote of each statement.
    pub means: Vec<f64>,
    /// Part of all variance that each component explains.
    pub explained: [f64; 2],
    /// How far the components may be from true ones: residual over the largest eigenvalue.
    pub residual: f64,
}

/// How sure the grouping is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stability {
    /// Adjusted Rand index of the grouping with those from the drawn starts: mean and least. 1 is the same grouping.
    pub mean: f64,
    pub least: f64,
    pub starts: u32,
}

/// The answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Opinions {
    pub map: Map,
    /// Group of each participant, from the largest on; `None` for who voted too little.
    pub groups: Vec<Option<u32>>,
    pub sizes: Vec<u32>,
    /// Mean silhouette of the grouping, from -1 to 1.
    pub silhouette: f64,
    /// The same for each number of groups that was tried.
    pub tried: Vec<(u32, f64)>,
    /// Whether the silhouettes are those of drawn people.
    pub drawn: bool,
    pub stability: Stability,
    pub statements: Statements,
}

impl OpinionsAsk {
    /// Checks the question against the votes.
    ///
    /// # Errors
    /// See [`OpinionsError`]; that all are alike may be found only when it is computed.
    pub fn check(self, votes: &Votes) -> Result<OpinionsPlan<'_>, OpinionsError> {
        if !(2..=20).contains(&self.groups_max) {
            return Err(OpinionsError::Groups { asked: self.groups_max });
        }
        if !(1..=1000).contains(&self.starts) {
            return Err(OpinionsError::Starts { asked: self.starts });
        }
        let people: Vec<u32> = (0..votes.participants() as u32).filter(|p| votes.of(*p).len() >= self.votes_min.max(1) as usize).collect();
        if people.len() < 3 {
            return Err(OpinionsError::Few { people: people.len(), votes_min: self.votes_min });
        }
        // Whose votes are the same stands at the same point.
        if people.iter().all(|p| votes.of(*p) == votes.of(people[0])) {
            return Err(OpinionsError::Alike { people: people.len() });
        }
        Ok(OpinionsPlan { ask: self, votes, people })
    }
}

/// Answers a checked question.
///
/// # Errors
/// [`OpinionsError::Alike`] where votes differ and the people stand at one point all the same.
pub fn opinions(plan: &OpinionsPlan<'_>) -> Result<Opinions, OpinionsError> {
    let map = components::map(plan.votes);
    let points: Vec<[f64; 2]> = plan.people.iter().map(|p| map.people[*p as usize]).collect();
    let Some(found) = groups::groups(&points, &plan.ask) else {
        return Err(OpinionsError::Alike { people: points.len() });
    };
    let mut groups = vec![None; plan.votes.participants()];
    plan.people.iter().zip(&found.labels).for_each(|(p, g)| groups[*p as usize] = Some(*g));
    let statements = statements(plan.votes, &groups, &map.statements);
    Ok(Opinions {
        sizes: found.sizes,
        silhouette: found.silhouette,
        tried: found.tried,
        drawn: found.drawn,
        stability: found.stability,
        groups,
        statements,
        map,
    })
}
