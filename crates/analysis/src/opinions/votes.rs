//! Votes by participant and by statement: the last vote of a pair counts.

use crate::catalogue::Refusal;
use std::fmt;

/// Votes, at most: each takes ten bytes twice.
const MOST_VOTES: usize = 1 << 28;

/// Why there are no votes to work on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VotesError {
    Empty,
    TooMany {
        votes: usize,
    },
    /// Neither 1 (agree), -1 (disagree) nor 0 (pass).
    Vote {
        row: usize,
        found: i8,
    },
    /// A participant or statement that there is not.
    Unknown {
        row: usize,
    },
}

impl fmt::Display for VotesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            VotesError::Empty => write!(f, "there are no votes"),
            VotesError::TooMany { votes } => write!(f, "there are {votes} votes, and at most {MOST_VOTES} are taken"),
            VotesError::Vote { row, found } => write!(f, "vote {row} is {found}, and must be 1 (agree), -1 (disagree) or 0 (pass)"),
            VotesError::Unknown { row } => write!(f, "vote {row} is of a participant or on a statement that there is not"),
        }
    }
}

impl std::error::Error for VotesError {}

impl Refusal for VotesError {
    fn it(&self) -> String {
        match self {
            VotesError::Empty => "non ci sono voti".to_owned(),
            VotesError::TooMany { votes } => format!("i voti sono {votes}, e se ne accettano al più {MOST_VOTES}"),
            VotesError::Vote { row, found } => {
                format!("il voto {row} è {found}, e deve essere 1 (d'accordo), -1 (contrario) o 0 (astenuto)")
            }
            VotesError::Unknown { row } => format!("il voto {row} è di un partecipante o su un'affermazione che non c'è"),
        }
    }
}

/// Votes, each pair of participant and statement once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Votes {
    first: Vec<u32>,
    /// Statement and vote, by participant, statements in order.
    by_participant: Vec<(u32, i8)>,
    first_of_statement: Vec<u32>,
    /// Participant and vote, by statement, participants in order.
    by_statement: Vec<(u32, i8)>,
}

impl Votes {
    /// Takes votes as (participant, statement, vote), both counted from 0. Where a pair comes again, the later vote counts.
    ///
    /// # Errors
    /// See [`VotesError`].
    pub fn new(participants: usize, statements: usize, votes: &[(u32, u32, i8)]) -> Result<Votes, VotesError> {
        if votes.is_empty() {
            return Err(VotesError::Empty);
        }
        if votes.len() > MOST_VOTES {
            return Err(VotesError::TooMany { votes: votes.len() });
        }
        let fits = |(p, s, v): &(u32, u32, i8)| (*p as usize) < participants && (*s as usize) < statements && (-1..=1).contains(v);
        if let Some(row) = votes.iter().position(|vote| !fits(vote)) {
            let (p, s, found) = votes[row];
            let unknown = p as usize >= participants || s as usize >= statements;
            return Err(if unknown { VotesError::Unknown { row } } else { VotesError::Vote { row, found } });
        }
        let (place, mut sorted) = parted(participants, votes.iter().map(|(p, s, v)| (*p, (*s, *v))));
        let (mut first, mut by_participant) = (vec![0], Vec::with_capacity(votes.len()));
        for p in 0..participants {
            let own = &mut sorted[place[p] as usize..place[p + 1] as usize];
            if !own.is_sorted_by(|a, b| a.0 < b.0) {
                own.sort_by_key(|(s, _)| *s);
            }
            for (i, vote) in own.iter().enumerate() {
                if own.get(i + 1).is_none_or(|next| next.0 != vote.0) {
                    by_participant.push(*vote);
                }
            }
            first.push(by_participant.len() as u32);
        }
        let each = (0..participants)
            .flat_map(|p| by_participant[first[p] as usize..first[p + 1] as usize].iter().map(move |(s, v)| (*s, (p as u32, *v))));
        let (first_of_statement, by_statement) = parted(statements, each);
        Ok(Votes { first, by_participant, first_of_statement, by_statement })
    }

    #[must_use]
    pub fn participants(&self) -> usize {
        self.first.len() - 1
    }

    #[must_use]
    pub fn statements(&self) -> usize {
        self.first_of_statement.len() - 1
    }

    /// How many pairs have a vote.
    #[must_use]
    pub fn count(&self) -> usize {
        self.by_participant.len()
    }

    /// The votes of a participant: statement and vote, statements in order.
    #[must_use]
    pub fn of(&self, participant: u32) -> &[(u32, i8)] {
        let p = participant as usize;
        &self.by_participant[self.first[p] as usize..self.first[p + 1] as usize]
    }

    /// The votes on a statement: participant and vote, participants in order.
    #[must_use]
    pub fn on(&self, statement: u32) -> &[(u32, i8)] {
        let s = statement as usize;
        &self.by_statement[self.first_of_statement[s] as usize..self.first_of_statement[s + 1] as usize]
    }
}

/// Items put into their parts, each part in the order in which they came.
fn parted(parts: usize, items: impl Iterator<Item = (u32, (u32, i8))> + Clone) -> (Vec<u32>, Vec<(u32, i8)>) {
    let mut first = vec![0u32; parts + 1];
    items.clone().for_each(|(part, _)| first[part as usize + 1] += 1);
    (0..parts).for_each(|p| first[p + 1] += first[p]);
    let (mut place, mut out) = (first.clone(), vec![(0, 0); first[parts] as usize]);
    for (part, item) in items {
        out[place[part as usize] as usize] = item;
        place[part as usize] += 1;
    }
    (first, out)
}
