//! Cross-impact balances: descriptors with a few variants each, and a judgement of how much each variant promotes (above zero) or hinders
//! (below) each variant of the other descriptors. A scenario, one variant a descriptor, is consistent where the balance of each
//! chosen variant, the sum of what the whole scenario says of it, is not below that of any other variant of its descriptor.
//!
//! Weimer-Jehle 2006, "Cross-impact balances: a system-theoretical approach to cross-impact analysis", Technological Forecasting
//! and Social Change 73(4), <https://doi.org/10.1016/j.techfore.2005.06.005>. All figures are whole numbers and exact.

use super::{search, succession};
use crate::catalogue::Refusal;
use std::fmt;

/// Variants of all descriptors together.
pub const MOST_VARIANTS: usize = 1000;
/// Pairs of variants of one descriptor, times all variants: four bytes each while the search lasts.
const MOST_PAIRS: usize = 1 << 26;
/// A judgement stays within this on either side of zero.
pub const MOST_JUDGEMENT: i32 = 100_000;
/// With more scenarios than this, basins are estimated from drawn starts: each scenario takes four bytes.
pub const MOST_EXACT: u64 = 1 << 27;
/// With more attractors than this there is no list of them: nearly everything stays where it is.
pub const MOST_ATTRACTORS: usize = 500_000;
/// Consistent scenarios that are listed.
pub const MOST_CONSISTENT: usize = 100_000;

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BalancesAsk {
    /// Whether the attractors of the succession are sought too.
    pub attractors: bool,
    /// Starts that are drawn where there are more than [`MOST_EXACT`] scenarios.
    pub starts: u32,
    pub seed: u64,
}

impl Default for BalancesAsk {
    fn default() -> BalancesAsk {
        BalancesAsk { attractors: true, starts: 100_000, seed: 1 }
    }
}

/// Why the question has no answer. Variants and descriptors are counted from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BalancesError {
    /// Fewer than two descriptors.
    Few {
        descriptors: usize,
    },
    /// A descriptor without variants.
    Empty {
        descriptor: usize,
    },
    /// The matrix does not have a row and a column for each variant.
    Shape {
        variants: usize,
        cells: usize,
    },
    TooMany {
        variants: usize,
    },
    /// A few descriptors with so many variants that the pairs of these would not fit in memory.
    TooLarge {
        most: usize,
    },
    /// A judgement that is too large.
    Judgement {
        row: usize,
        column: usize,
        value: i32,
    },
    /// A descriptor judges itself.
    Own {
        row: usize,
        column: usize,
        value: i32,
    },
    /// Fewer than one start, or more than a hundred million.
    Starts {
        asked: u32,
    },
    /// A scenario that does not name one variant a descriptor.
    Scenario {
        descriptor: usize,
        variants: usize,
    },
    ScenarioLength {
        descriptors: usize,
        named: usize,
    },
}

impl fmt::Display for BalancesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BalancesError::Few { descriptors } => write!(f, "there are {descriptors} descriptors, and at least two are needed"),
            BalancesError::Empty { descriptor } => write!(f, "descriptor {descriptor} has no variant, and needs at least one"),
            BalancesError::Shape { variants, cells } => {
                write!(f, "the sizes add up to {variants} variants, so the matrix needs {} cells, and it has {cells}", variants * variants)
            }
            BalancesError::TooMany { variants } => write!(f, "there are {variants} variants, and at most {MOST_VARIANTS} are taken"),
            BalancesError::TooLarge { most } => {
                write!(f, "a descriptor has {most} variants, which is too many beside the others; split it, or leave variants out")
            }
            BalancesError::Judgement { row, column, value } => {
                write!(f, "row {row}, column {column}: the judgement is {value}, and must lie within {MOST_JUDGEMENT} of zero")
            }
            BalancesError::Own { row, column, value } => {
                write!(f, "row {row}, column {column}: a descriptor judges itself with {value}; these cells must be 0")
            }
            BalancesError::Starts { asked } => write!(f, "{asked} starts are asked, and from 1 to 100000000 are possible"),
            BalancesError::Scenario { descriptor, variants } => {
                write!(f, "the scenario names a variant of descriptor {descriptor} that there is not: they go from 0 to {}", variants - 1)
            }
            BalancesError::ScenarioLength { descriptors, named } => {
                write!(f, "the scenario names {named} variants, and there are {descriptors} descriptors")
            }
        }
    }
}

impl std::error::Error for BalancesError {}

impl Refusal for BalancesError {
    fn it(&self) -> String {
        match self {
            BalancesError::Few { descriptors } => format!("i descrittori sono {descriptors}, e ne servono almeno due"),
            BalancesError::Empty { descriptor } => format!("il descrittore {descriptor} non ha varianti, e ne serve almeno una"),
            BalancesError::Shape { variants, cells } => {
                format!("le varianti sono in tutto {variants}: la matrice deve avere {} celle, e ne ha {cells}", variants * variants)
            }
            BalancesError::TooMany { variants } => format!("le varianti sono {variants}, e se ne accettano al più {MOST_VARIANTS}"),
            BalancesError::TooLarge { most } => {
                format!("un descrittore ha {most} varianti, troppe accanto alle altre; va diviso, o vanno tolte varianti")
            }
            BalancesError::Judgement { row, column, value } => {
                format!("riga {row}, colonna {column}: il giudizio è {value}, e non può superare {MOST_JUDGEMENT} in più o in meno")
            }
            BalancesError::Own { row, column, value } => {
                format!("riga {row}, colonna {column}: un descrittore giudica sé stesso con {value}; queste celle devono essere 0")
            }
            BalancesError::Starts { asked } => format!("sono chieste {asked} partenze, e se ne possono chiedere da 1 a 100000000"),
            BalancesError::Scenario { descriptor, variants } => {
                format!("lo scenario nomina una variante del descrittore {descriptor} che non c'è: vanno da 0 a {}", variants - 1)
            }
            BalancesError::ScenarioLength { descriptors, named } => {
                format!("lo scenario nomina {named} varianti, e i descrittori sono {descriptors}")
            }
        }
    }
}

/// A question that has been checked and can always be answered.
#[derive(Debug, Clone)]
pub struct BalancesPlan<'a> {
    pub(super) ask: BalancesAsk,
    pub(super) sizes: &'a [usize],
    /// First variant of each descriptor, and the number of all.
    pub(super) first: Vec<usize>,
    /// Row: source; column: target.
    pub(super) judgements: &'a [i32],
}

/// A scenario in which no descriptor would rather be in another state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consistent {
    /// The variant of each descriptor, from 0.
    pub scenario: Vec<u16>,
    /// Sum of the balances of the chosen variants.
    pub total_impact_score: i64,
    /// The least lead of a chosen variant over the next one of its descriptor; `None` where no descriptor has a second variant.
    pub consistency: Option<i64>,
}

/// How the search for consistent scenarios ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Search {
    /// All of them were found.
    Complete,
    /// There are more than are listed: the judgements decide too little.
    Many,
    /// The judgements bind so little that the search was given up; what was found is consistent.
    GivenUp,
}

/// Where the succession ends: a scenario that stays, or a ring of scenarios.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attractor {
    /// In the order in which they follow each other, from the first by number.
    pub states: Vec<Vec<u16>>,
    /// Scenarios (or drawn starts) that end there.
    pub basin: u64,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Balances {
    /// How many scenarios there are; `None` beyond 64 bits.
    pub scenarios: Option<u64>,
    /// By total impact score from the highest, then by scenario.
    pub consistent: Vec<Consistent>,
    pub search: Search,
    /// By basin from the largest, then by first state; `None` where they were not asked for, or are more than [`MOST_ATTRACTORS`].
    pub attractors: Option<Vec<Attractor>>,
    /// Starts that were drawn; `None` where every scenario was followed.
    pub drawn: Option<u32>,
}

/// What a scenario says of the variants of one descriptor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    pub descriptor: usize,
    pub chosen: u16,
    /// The balance of each variant.
    pub balances: Vec<i64>,
    /// The variant with the highest balance: the chosen one where it ties, else the first.
    pub best: u16,
    /// Balance of the best variant less that of the chosen one: 0 where the choice holds.
    pub shortfall: i64,
    /// What speaks most for the best against the chosen variant (where the choice holds: for the nearest rival), if anything does.
    pub breaks: Option<Break>,
}

/// The judgement that speaks most against a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Break {
    /// The descriptor that judges, in its variant of the scenario.
    pub source: usize,
    pub variant: u16,
    /// The rival, and what the source says of it and of the chosen variant.
    pub rival: u16,
    pub of_rival: i32,
    pub of_chosen: i32,
}

impl BalancesAsk {
    /// Checks the question against the number of variants of each descriptor and the judgements, row by row.
    ///
    /// # Errors
    /// See [`BalancesError`].
    pub fn check<'a>(self, sizes: &'a [usize], judgements: &'a [i32]) -> Result<BalancesPlan<'a>, BalancesError> {
        if sizes.len() < 2 {
            return Err(BalancesError::Few { descriptors: sizes.len() });
        }
        if let Some(descriptor) = sizes.iter().position(|s| *s == 0) {
            return Err(BalancesError::Empty { descriptor });
        }
        let variants = sizes.iter().fold(0usize, |a, s| a.saturating_add(*s));
        if variants > MOST_VARIANTS {
            return Err(BalancesError::TooMany { variants });
        }
        if sizes.iter().map(|s| s * s).sum::<usize>() * variants > MOST_PAIRS {
            return Err(BalancesError::TooLarge { most: sizes.iter().copied().max().unwrap_or_default() });
        }
        if judgements.len() != variants * variants {
            return Err(BalancesError::Shape { variants, cells: judgements.len() });
        }
        if !(1..=100_000_000).contains(&self.starts) {
            return Err(BalancesError::Starts { asked: self.starts });
        }
        let mut first = Vec::with_capacity(sizes.len() + 1);
        first.push(0);
        sizes.iter().for_each(|s| first.push(first[first.len() - 1] + s));
        let plan = BalancesPlan { ask: self, sizes, first, judgements };
        for row in 0..variants {
            let own = plan.descriptor_of(row);
            for column in 0..variants {
                let value = judgements[row * variants + column];
                if value.unsigned_abs() > MOST_JUDGEMENT.unsigned_abs() {
                    return Err(BalancesError::Judgement { row, column, value });
                }
                if value != 0 && plan.descriptor_of(column) == own {
                    return Err(BalancesError::Own { row, column, value });
                }
            }
        }
        Ok(plan)
    }
}

impl BalancesPlan<'_> {
    fn descriptor_of(&self, variant: usize) -> usize {
        self.first.partition_point(|f| *f <= variant) - 1
    }

    pub(super) fn variants(&self) -> usize {
        self.first[self.sizes.len()]
    }

    /// What one variant says of all.
    pub(super) fn row(&self, variant: usize) -> &[i32] {
        let n = self.variants();
        &self.judgements[variant * n..][..n]
    }

    /// How many scenarios there are, where 64 bits hold it.
    #[must_use]
    pub fn scenarios(&self) -> Option<u64> {
        self.sizes.iter().try_fold(1u64, |n, s| n.checked_mul(*s as u64))
    }

    /// The balance of every variant in a scenario.
    pub(super) fn balances(&self, scenario: &[u16]) -> Vec<i64> {
        let mut out = vec![0; self.variants()];
        for (d, chosen) in scenario.iter().enumerate() {
            for (sum, x) in out.iter_mut().zip(self.row(self.first[d] + usize::from(*chosen))) {
                *sum += i64::from(*x);
            }
        }
        out
    }

    /// The scenario that follows: each descriptor goes to its variant with the highest balance, all at once; a chosen variant that
    /// ties stays, otherwise the first goes.
    pub(super) fn next(&self, scenario: &[u16]) -> Vec<u16> {
        let all = self.balances(scenario);
        let step = |(d, chosen): (usize, &u16)| best(&all[self.first[d]..self.first[d + 1]], *chosen);
        scenario.iter().enumerate().map(step).collect()
    }

    /// Why a scenario holds or does not, descriptor by descriptor.
    ///
    /// # Errors
    /// A scenario that does not name one variant a descriptor.
    pub fn explain(&self, scenario: &[u16]) -> Result<Vec<Explained>, BalancesError> {
        if scenario.len() != self.sizes.len() {
            return Err(BalancesError::ScenarioLength { descriptors: self.sizes.len(), named: scenario.len() });
        }
        if let Some(descriptor) = (0..scenario.len()).find(|d| usize::from(scenario[*d]) >= self.sizes[*d]) {
            return Err(BalancesError::Scenario { descriptor, variants: self.sizes[descriptor] });
        }
        let all = self.balances(scenario);
        let explained = |(descriptor, &chosen): (usize, &u16)| {
            let own = &all[self.first[descriptor]..self.first[descriptor + 1]];
            let best = best(own, chosen);
            // Where the choice holds, its rival is the next best.
            let next = (0..own.len() as u16).filter(|v| *v != chosen).max_by_key(|v| (own[usize::from(*v)], std::cmp::Reverse(*v)));
            let rival = if best == chosen { next } else { Some(best) };
            let (of_chosen, of) = (self.first[descriptor] + usize::from(chosen), |v: u16| self.first[descriptor] + usize::from(v));
            let against = |rival: u16| {
                let said = (0..scenario.len()).map(|source| {
                    let row = self.row(self.first[source] + usize::from(scenario[source]));
                    Break { source, variant: scenario[source], rival, of_rival: row[of(rival)], of_chosen: row[of_chosen] }
                });
                let weight = |b: &Break| (b.of_rival - b.of_chosen, std::cmp::Reverse(b.source));
                said.filter(|b| b.of_rival > b.of_chosen).max_by_key(weight)
            };
            let shortfall = own[usize::from(best)] - own[usize::from(chosen)];
            Explained { descriptor, chosen, balances: own.to_vec(), best, shortfall, breaks: rival.and_then(against) }
        };
        Ok(scenario.iter().enumerate().map(explained).collect())
    }

    /// A scenario that is known to be consistent, with its figures.
    pub(super) fn figures(&self, scenario: Vec<u16>) -> Consistent {
        let all = self.balances(&scenario);
        let (mut total, mut least) = (0, None);
        for (d, chosen) in scenario.iter().enumerate() {
            let own = &all[self.first[d]..self.first[d + 1]];
            let mine = own[usize::from(*chosen)];
            total += mine;
            let rival = own.iter().enumerate().filter(|(v, _)| *v != usize::from(*chosen)).map(|(_, x)| *x).max();
            if let Some(lead) = rival.map(|r| mine - r) {
                least = Some(least.map_or(lead, |l: i64| l.min(lead)));
            }
        }
        Consistent { scenario, total_impact_score: total, consistency: least }
    }
}

/// The variant that a descriptor goes to.
fn best(own: &[i64], chosen: u16) -> u16 {
    let most = own.iter().max().copied().unwrap_or_default();
    if own[usize::from(chosen)] == most { chosen } else { own.iter().position(|x| *x == most).unwrap_or_default() as u16 }
}

/// Answers a checked question.
#[must_use]
pub fn balances(plan: &BalancesPlan<'_>) -> Balances {
    let scenarios = plan.scenarios();
    let exact = scenarios.is_some_and(|n| n <= MOST_EXACT);
    let attractors = match (plan.ask.attractors, exact) {
        (false, _) => None,
        (true, true) => succession::every(plan),
        (true, false) => Some(succession::drawn(plan)),
    };
    // Where every scenario was followed, the consistent ones are those that stay.
    let (found, mut search) = match &attractors {
        Some(ends) if exact => {
            let stays = ends.iter().filter(|a| a.states.len() == 1);
            (stays.flat_map(|a| a.states[0].iter().copied()).collect(), Search::Complete)
        }
        _ => search::consistent(plan),
    };
    let mut consistent: Vec<Consistent> = found.chunks(plan.sizes.len()).map(|s| plan.figures(s.to_vec())).collect();
    consistent.sort_unstable_by(|a, b| b.total_impact_score.cmp(&a.total_impact_score).then_with(|| a.scenario.cmp(&b.scenario)));
    if consistent.len() > MOST_CONSISTENT {
        consistent.truncate(MOST_CONSISTENT);
        search = Search::Many;
    }
    Balances { scenarios, consistent, search, drawn: (plan.ask.attractors && !exact).then_some(plan.ask.starts), attractors }
}
