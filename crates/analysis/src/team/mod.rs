//! Which team: the smallest (or cheapest) sets of candidates that have all that is wanted, hold together by ties, and have somebody from
//! outside.
//!
//! Covering with several of a kind wanted, and connection among those who know each other: Lappas, Liu and Terzi 2009, "Finding a team of
//! experts in social networks", KDD '09, <https://doi.org/10.1145/1557019.1557074>; candidates that connect but cover nothing may
//! come in. Exact, by branch and bound; where the ceiling of steps comes first, the bound is said.

pub mod card;
mod search;

use crate::catalogue::Refusal;
use std::fmt;

/// Candidates that are taken at most.
pub const MOST_CANDIDATES: usize = 20_000;
/// Wants that are taken at most.
pub const MOST_WANTS: usize = 64;
/// Steps of the search unless asked otherwise.
pub const NODES: usize = 2_000_000;

/// What is asked.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TeamAsk {
    /// What each candidate costs, or takes of patience; 1 each gives the smallest team.
    pub cost: Vec<f64>,
    /// For each want (a role, a competence, a nature, somebody from outside) who has it, and how many of them are wanted.
    pub wants: Vec<(Vec<u32>, usize)>,
    /// Who knows whom.
    pub ties: Vec<(u32, u32)>,
    /// The team must be one piece by its ties.
    pub connected: bool,
    /// At most so many members; 0 is as many as there are.
    pub largest: usize,
    pub must: Vec<u32>,
    pub never: Vec<u32>,
    /// How many teams are told.
    pub teams: usize,
    /// The ceiling of steps; 0 is [`NODES`].
    pub nodes: usize,
}

/// Why the question has no answer.
#[derive(Debug, Clone, PartialEq)]
pub enum TeamError {
    TooMany {
        candidates: usize,
    },
    TooManyWants {
        wants: usize,
    },
    /// A cost is below zero or no number.
    Cost {
        candidate: usize,
        cost: f64,
    },
    Unknown {
        what: &'static str,
        candidate: u32,
    },
    /// Nobody is wanted for anything.
    NothingWanted,
    NoTeams,
    /// No team has all that somebody has, within what was asked.
    Infeasible {
        largest: usize,
        connected: bool,
    },
    NotFound {
        nodes: usize,
    },
}

impl fmt::Display for TeamError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TeamError::TooMany { candidates } => write!(f, "there are {candidates} candidates; at most {MOST_CANDIDATES} are taken"),
            TeamError::TooManyWants { wants } => write!(f, "{wants} things are wanted of a team; at most {MOST_WANTS} are taken"),
            TeamError::Cost { candidate, cost } => write!(f, "candidate {candidate} costs {cost}; expected a number of zero or more"),
            TeamError::Unknown { what, candidate } => write!(f, "{what} names candidate {candidate}, whom there is not"),
            TeamError::NothingWanted => {
                f.write_str("nothing is wanted of the team: name at least one role, competence or nature, or somebody from outside")
            }
            TeamError::NoTeams => f.write_str("0 teams are asked for; expected 1 or more"),
            TeamError::Infeasible { largest, connected: false } => write!(f, "no team of at most {largest} has all that is wanted"),
            TeamError::Infeasible { largest, connected: true } => {
                write!(f, "no team of at most {largest} that is one piece by its ties has all that is wanted")
            }
            TeamError::NotFound { nodes } => write!(f, "no team was found in {nodes} steps; allow more, or want less"),
        }
    }
}

impl std::error::Error for TeamError {}

impl Refusal for TeamError {
    fn it(&self) -> String {
        match self {
            TeamError::TooMany { candidates } => format!("i candidati sono {candidates}; se ne accettano al massimo {MOST_CANDIDATES}"),
            TeamError::TooManyWants { wants } => format!("alla squadra si chiedono {wants} cose; se ne accettano al massimo {MOST_WANTS}"),
            TeamError::Cost { candidate, cost } => format!("il candidato {candidate} costa {cost}; atteso un numero da zero in su"),
            TeamError::Unknown { what, candidate } => format!("{what} nomina il candidato {candidate}, che non c'è"),
            TeamError::NothingWanted => {
                "alla squadra non si chiede niente: indicare almeno un ruolo, una competenza, una natura, o qualcuno da fuori".to_owned()
            }
            TeamError::NoTeams => "si chiedono 0 squadre; atteso 1 o più".to_owned(),
            TeamError::Infeasible { largest, connected: false } => {
                format!("nessuna squadra di al massimo {largest} ha tutto ciò che si chiede")
            }
            TeamError::Infeasible { largest, connected: true } => {
                format!("nessuna squadra di al massimo {largest} tenuta insieme dai legami ha tutto ciò che si chiede")
            }
            TeamError::NotFound { nodes } => format!("in {nodes} passi non si è trovata una squadra; concedere più passi o chiedere meno"),
        }
    }
}

/// A question that has been checked.
#[derive(Debug, Clone)]
pub struct TeamPlan {
    ask: TeamAsk,
    /// Who has each want, in order; and the wants of each candidate.
    holders: Vec<Vec<u32>>,
    wants_of: Vec<u64>,
    /// How many of each want can be had at all.
    can: Vec<usize>,
    neighbours: Vec<Vec<u32>>,
    barred: Vec<bool>,
}

/// One team.
#[derive(Debug, Clone, PartialEq)]
pub struct Team {
    pub members: Vec<u32>,
    pub cost: f64,
    /// Ties among its members.
    pub ties: usize,
    /// Pieces that its ties leave it in.
    pub pieces: usize,
    /// Steps from one member to another at most and in the mean, by ties among members; `None` where it is not one piece or is one member.
    pub diameter: Option<usize>,
    pub mean_distance: Option<f64>,
    /// For each want the members who have it.
    pub has: Vec<Vec<u32>>,
    /// For each want how many it lacks: only what nobody else could give either.
    pub lacks: Vec<usize>,
    /// Members whose leaving would break the team: wants that fall short, or more pieces.
    pub needed_for: Vec<Vec<u32>>,
    pub holds_together: Vec<bool>,
}

/// The answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Teams {
    /// The best first: least cost, then fewest pieces, then most ties, then in the order of the candidates.
    pub teams: Vec<Team>,
    /// No team costs less.
    pub bound: f64,
    pub proven: bool,
    /// All teams that cost as little were compared, so that those told are the best of them.
    pub compared: bool,
    pub nodes: usize,
    /// For each want how many were wanted, and how many there are among the candidates.
    pub wanted: Vec<usize>,
    pub available: Vec<usize>,
}

impl TeamAsk {
    /// # Errors
    /// Says what cannot be used.
    pub fn check(&self) -> Result<TeamPlan, TeamError> {
        let n = self.cost.len();
        if n > MOST_CANDIDATES {
            return Err(TeamError::TooMany { candidates: n });
        }
        if self.wants.len() > MOST_WANTS {
            return Err(TeamError::TooManyWants { wants: self.wants.len() });
        }
        if self.teams == 0 {
            return Err(TeamError::NoTeams);
        }
        if self.wants.iter().all(|(_, count)| *count == 0) {
            return Err(TeamError::NothingWanted);
        }
        if let Some((candidate, cost)) = self.cost.iter().enumerate().find(|(_, c)| !(c.is_finite() && **c >= 0.0 && **c < 1e12)) {
            return Err(TeamError::Cost { candidate, cost: *cost });
        }
        let known = |what, mut of: Box<dyn Iterator<Item = u32> + '_>| match of.find(|c| *c as usize >= n) {
            Some(candidate) => Err(TeamError::Unknown { what, candidate }),
            None => Ok(()),
        };
        known("a want", Box::new(self.wants.iter().flat_map(|w| w.0.iter().copied())))?;
        known("a tie", Box::new(self.ties.iter().flat_map(|(a, b)| [*a, *b])))?;
        known("must or never", Box::new(self.must.iter().chain(&self.never).copied()))?;
        let mut barred = vec![false; n];
        self.never.iter().for_each(|c| barred[*c as usize] = true);
        let mut wants_of = vec![0u64; n];
        let mut holders = Vec::new();
        for (w, (who, _)) in self.wants.iter().enumerate() {
            let mut who: Vec<u32> = who.iter().copied().filter(|c| !barred[*c as usize]).collect();
            who.sort_unstable();
            who.dedup();
            who.iter().for_each(|c| wants_of[*c as usize] |= 1 << w);
            holders.push(who);
        }
        let can = self.wants.iter().zip(&holders).map(|((_, count), who)| (*count).min(who.len())).collect();
        let mut neighbours = vec![Vec::new(); n];
        for (a, b) in self.ties.iter().filter(|(a, b)| a != b) {
            neighbours[*a as usize].push(*b);
            neighbours[*b as usize].push(*a);
        }
        for list in &mut neighbours {
            list.sort_unstable();
            list.dedup();
        }
        Ok(TeamPlan { ask: self.clone(), holders, wants_of, can, neighbours, barred })
    }
}

/// A few good teams.
///
/// # Errors
/// Where no team keeps what was asked, or none was found before the ceiling.
pub fn teams(plan: &TeamPlan) -> Result<Teams, TeamError> {
    let ask = &plan.ask;
    let largest = if ask.largest == 0 { ask.cost.len() } else { ask.largest };
    let found = search::search(plan, largest);
    if found.best.is_empty() {
        return Err(if found.finished {
            TeamError::Infeasible { largest, connected: ask.connected }
        } else {
            TeamError::NotFound { nodes: found.nodes }
        });
    }
    let teams: Vec<Team> = found.best.into_iter().map(|members| team(plan, members)).collect();
    Ok(Teams {
        bound: if found.finished { teams[0].cost } else { found.bound.min(teams[0].cost) },
        proven: found.finished,
        compared: found.compared,
        nodes: found.nodes,
        wanted: ask.wants.iter().map(|w| w.1).collect(),
        available: plan.holders.iter().map(Vec::len).collect(),
        teams,
    })
}

impl TeamPlan {
    /// The pieces of a team, each in order.
    fn pieces(&self, members: &[u32]) -> Vec<Vec<u32>> {
        let mut seen = vec![false; members.len()];
        let mut pieces = Vec::new();
        for at in 0..members.len() {
            if seen[at] {
                continue;
            }
            seen[at] = true;
            let mut piece = vec![members[at]];
            let mut head = 0;
            while head < piece.len() {
                for (other, m) in members.iter().enumerate() {
                    if !seen[other] && self.neighbours[piece[head] as usize].binary_search(m).is_ok() {
                        seen[other] = true;
                        piece.push(*m);
                    }
                }
                head += 1;
            }
            piece.sort_unstable();
            pieces.push(piece);
        }
        pieces
    }

    fn ties_within(&self, members: &[u32]) -> usize {
        let twice: usize =
            members.iter().map(|m| members.iter().filter(|o| self.neighbours[*m as usize].binary_search(o).is_ok()).count()).sum();
        twice / 2
    }

    fn cost_of(&self, members: &[u32]) -> f64 {
        members.iter().map(|m| self.ask.cost[*m as usize]).sum()
    }
}

fn team(plan: &TeamPlan, members: Vec<u32>) -> Team {
    let has: Vec<Vec<u32>> =
        (0..plan.holders.len()).map(|w| members.iter().copied().filter(|m| plan.wants_of[*m as usize] >> w & 1 == 1).collect()).collect();
    let pieces = plan.pieces(&members).len();
    let fall_short = |m: u32| (0..has.len()).filter(|w| has[*w].contains(&m) && has[*w].len() <= plan.can[*w]).map(|w| w as u32).collect();
    let without = |m: u32| members.iter().copied().filter(|o| *o != m).collect::<Vec<u32>>();
    let distances = distances(plan, &members);
    let far = distances.as_ref().filter(|d| !d.is_empty());
    Team {
        cost: plan.cost_of(&members),
        ties: plan.ties_within(&members),
        pieces,
        diameter: far.and_then(|d| d.iter().max().copied()),
        mean_distance: far.map(|d| d.iter().sum::<usize>() as f64 / d.len() as f64),
        lacks: has.iter().zip(&plan.ask.wants).map(|(has, (_, wanted))| wanted.saturating_sub(has.len())).collect(),
        needed_for: members.iter().map(|m| fall_short(*m)).collect(),
        holds_together: members.iter().map(|m| plan.pieces(&without(*m)).len() > pieces).collect(),
        has,
        members,
    }
}

/// Steps between every two members; `None` where the team is not one piece.
fn distances(plan: &TeamPlan, members: &[u32]) -> Option<Vec<usize>> {
    let mut all = Vec::new();
    for start in 0..members.len() {
        let mut far = vec![usize::MAX; members.len()];
        far[start] = 0;
        let mut queue = vec![start];
        let mut head = 0;
        while head < queue.len() {
            let at = queue[head];
            head += 1;
            for other in 0..members.len() {
                if far[other] == usize::MAX && plan.neighbours[members[at] as usize].binary_search(&members[other]).is_ok() {
                    far[other] = far[at] + 1;
                    queue.push(other);
                }
            }
        }
        if far.contains(&usize::MAX) {
            return None;
        }
        all.extend(&far[start + 1..]);
    }
    Some(all)
}
