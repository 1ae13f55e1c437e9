//! An election that was checked: projects with costs, who approves what, and who supports which.

use crate::catalogue::Refusal;
use std::fmt;

/// Costs and budgets, in the smallest unit of money that the file knows, are at most this.
pub const MOST_MONEY: u64 = 1 << 53;
/// Approvals, at most: each takes eight bytes.
const MOST_APPROVALS: usize = 1 << 29;

/// Why there is no election.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ElectionError {
    NoProjects,
    NoVoters,
    TooMany {
        approvals: usize,
    },
    /// There is not one name a cost.
    LengthMismatch {
        costs: usize,
        names: usize,
    },
    /// A cost, or the budget, that is too large to be counted exactly.
    Money {
        found: u64,
    },
    /// A name that two projects have.
    Twice {
        name: String,
    },
    /// A ballot that approves a project that there is not.
    Unknown {
        voter: usize,
        project: u32,
    },
}

impl fmt::Display for ElectionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ElectionError::NoProjects => write!(f, "there is no project"),
            ElectionError::NoVoters => write!(f, "there is no voter"),
            ElectionError::TooMany { approvals } => write!(f, "there are {approvals} approvals, and at most {MOST_APPROVALS} are taken"),
            ElectionError::LengthMismatch { costs, names } => write!(f, "there are {names} names and {costs} costs"),
            ElectionError::Money { found } => write!(f, "a cost or the budget is {found} units, and at most {MOST_MONEY} are counted"),
            ElectionError::Twice { name } => write!(f, "two projects are called “{name}”"),
            ElectionError::Unknown { voter, project } => write!(f, "ballot {voter} approves project {project}, which there is not"),
        }
    }
}

impl std::error::Error for ElectionError {}

impl Refusal for ElectionError {
    fn it(&self) -> String {
        match self {
            ElectionError::NoProjects => "non c'è nessun progetto".to_owned(),
            ElectionError::NoVoters => "non c'è nessun votante".to_owned(),
            ElectionError::TooMany { approvals } => format!("le preferenze sono {approvals}, e se ne accettano al più {MOST_APPROVALS}"),
            ElectionError::LengthMismatch { costs, names } => format!("i nomi sono {names} e i costi {costs}"),
            ElectionError::Money { found } => format!("un costo o il bilancio è di {found} unità, e se ne contano al più {MOST_MONEY}"),
            ElectionError::Twice { name } => format!("due progetti si chiamano «{name}»"),
            ElectionError::Unknown { voter, project } => format!("la scheda {voter} approva il progetto {project}, che non c'è"),
        }
    }
}

/// An election. Money is in whole units.
#[derive(Debug, Clone)]
pub struct Election {
    budget: u64,
    costs: Vec<u64>,
    by_name: Vec<u32>,
    /// Place of each project in the order of names.
    rank: Vec<u32>,
    first: Vec<u32>,
    approved: Vec<u32>,
    first_supporter: Vec<u32>,
    supporters: Vec<u32>,
}

impl Election {
    /// Checks an election. Ballot `v` approves `approved[first[v]..first[v + 1]]`; a project that stands twice in a ballot counts once.
    ///
    /// # Errors
    /// See [`ElectionError`].
    ///
    /// # Panics
    /// If `first` does not rise from 0 to the number of approvals.
    pub fn new(budget: u64, costs: Vec<u64>, names: &[String], first: &[u32], approved: &[u32]) -> Result<Election, ElectionError> {
        if costs.is_empty() {
            return Err(ElectionError::NoProjects);
        }
        if costs.len() != names.len() {
            return Err(ElectionError::LengthMismatch { costs: costs.len(), names: names.len() });
        }
        if first.len() < 2 {
            return Err(ElectionError::NoVoters);
        }
        if approved.len() > MOST_APPROVALS {
            return Err(ElectionError::TooMany { approvals: approved.len() });
        }
        if let Some(found) = costs.iter().chain([&budget]).find(|c| **c > MOST_MONEY) {
            return Err(ElectionError::Money { found: *found });
        }
        let mut by_name: Vec<u32> = (0..costs.len() as u32).collect();
        by_name.sort_by(|a, b| names[*a as usize].cmp(&names[*b as usize]));
        if let Some(pair) = by_name.windows(2).find(|w| names[w[0] as usize] == names[w[1] as usize]) {
            return Err(ElectionError::Twice { name: names[pair[0] as usize].clone() });
        }
        let mut rank = vec![0; costs.len()];
        by_name.iter().enumerate().for_each(|(i, p)| rank[*p as usize] = i as u32);
        let voters = first.len() - 1;
        let (mut once, mut begins) = (Vec::with_capacity(approved.len()), Vec::with_capacity(first.len()));
        begins.push(0);
        // By whom a project was last approved, so that it counts once a ballot.
        let (mut last, mut votes) = (vec![u32::MAX; costs.len()], vec![0u32; costs.len() + 1]);
        for voter in 0..voters {
            for &project in &approved[first[voter] as usize..first[voter + 1] as usize] {
                let Some(at) = last.get_mut(project as usize) else { return Err(ElectionError::Unknown { voter, project }) };
                if *at != voter as u32 {
                    *at = voter as u32;
                    once.push(project);
                    votes[project as usize + 1] += 1;
                }
            }
            begins.push(once.len() as u32);
        }
        (0..costs.len()).for_each(|p| votes[p + 1] += votes[p]);
        let (mut place, mut supporters) = (votes.clone(), vec![0; once.len()]);
        for voter in 0..voters {
            for project in &once[begins[voter] as usize..begins[voter + 1] as usize] {
                let at = &mut place[*project as usize];
                supporters[*at as usize] = voter as u32;
                *at += 1;
            }
        }
        Ok(Election { budget, costs, by_name, rank, first: begins, approved: once, first_supporter: votes, supporters })
    }

    #[must_use]
    pub fn budget(&self) -> u64 {
        self.budget
    }

    #[must_use]
    pub fn projects(&self) -> usize {
        self.costs.len()
    }

    #[must_use]
    pub fn voters(&self) -> usize {
        self.first.len() - 1
    }

    #[must_use]
    pub fn cost(&self, project: u32) -> u64 {
        self.costs[project as usize]
    }

    /// How many approve a project.
    #[must_use]
    pub fn votes(&self, project: u32) -> u32 {
        self.supporters(project).len() as u32
    }

    /// What a voter approves, each project once.
    #[must_use]
    pub fn ballot(&self, voter: usize) -> &[u32] {
        &self.approved[self.first[voter] as usize..self.first[voter + 1] as usize]
    }

    /// Who approves a project, in order.
    #[must_use]
    pub fn supporters(&self, project: u32) -> &[u32] {
        let p = project as usize;
        &self.supporters[self.first_supporter[p] as usize..self.first_supporter[p + 1] as usize]
    }

    /// The projects in the order of their names, by which ties go.
    #[must_use]
    pub fn by_name(&self) -> &[u32] {
        &self.by_name
    }

    pub(super) fn rank(&self, project: u32) -> u32 {
        self.rank[project as usize]
    }
}
