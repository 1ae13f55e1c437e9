//! Multipliers and linkages of the branches, key branches, what would be lost with a branch or with one tie, and how much of a unit of
//! final demand goes outside.
//!
//! Rasmussen 1956, "Studies in inter-sectoral relations" (linkages from the Leontief inverse L, their spread); Ghosh 1958,
//! "Input-output approach in an allocation system", Economica 25, <https://doi.org/10.2307/2550694> (forward linkages from
//! allocation); Dietzenbacher and van der Linden 1997, "Sectoral and spatial linkages in the EC production structure",
//! Journal of Regional Science 37(2), <https://doi.org/10.1111/0022-4146.00053> (extraction); Sherman and Morrison 1950,
//! "Adjustment of an inverse matrix", <https://doi.org/10.1214/aoms/1177729893> (a change of one row, column or entry).

use super::inverse::{Spent, invert};
use super::solve::{Solved, System, dot, solve};
use super::table::Table;
use crate::catalogue::Refusal;
use crate::sums;
use rayon::prelude::*;
use std::fmt;

/// The most ties that are ranked.
pub const MOST_TIES: usize = 10_000;
/// What may be left of the balance of a multiplier; beyond it the inverse decides.
const PROVEN: f64 = 1e-9;

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChainsAsk {
    /// The whole Leontief inverse, and with it the spread of linkages, extraction and ties; without it multipliers and
    /// linkages alone, some ten readings of the table.
    pub whole: bool,
    /// How many ties to rank by what would be lost without them.
    pub ties: usize,
}

impl Default for ChainsAsk {
    fn default() -> ChainsAsk {
        ChainsAsk { whole: true, ties: 20 }
    }
}

/// Why the question has no answer; branches are numbered from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChainsError {
    /// Hawkins and Simon's condition fails: the branches up to this one use up, directly and through one another, all that they make.
    Unproductive { branch: usize },
    /// More ties than are ranked.
    TooManyTies { asked: usize },
}

impl fmt::Display for ChainsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ChainsError::Unproductive { branch } => write!(
                f,
                "the economy is not productive (Hawkins and Simon): the branches from 0 to {branch} use up, directly and through one another, at \
                 least all that they make; the inputs of branch {branch}, or its final demand below zero, are the ones to check"
            ),
            ChainsError::TooManyTies { asked } => write!(f, "{asked} ties are asked for and at most {MOST_TIES} are ranked"),
        }
    }
}

impl std::error::Error for ChainsError {}

impl Refusal for ChainsError {
    fn it(&self) -> String {
        match self {
            ChainsError::Unproductive { branch } => format!(
                "l’economia non è produttiva (Hawkins e Simon): i settori da 0 a {branch} consumano, direttamente e l’uno attraverso l’altro, almeno \
                 tutto ciò che producono; da controllare sono gli acquisti del settore {branch}, o la sua domanda finale sotto zero"
            ),
            ChainsError::TooManyTies { asked } => format!("sono chiesti {asked} legami e se ne ordinano al massimo {MOST_TIES}"),
        }
    }
}

/// A question that has been checked, with the multipliers that proved the economy productive; it can always be answered.
#[derive(Debug, Clone)]
pub struct ChainsPlan<'a> {
    ask: ChainsAsk,
    table: &'a Table,
    backward: Vec<f64>,
    sales: Vec<f64>,
    ghosh: Vec<f64>,
    jobs: Option<Vec<f64>>,
    imports: Option<Vec<f64>>,
    evidence: Evidence,
    inverse: Option<Vec<f64>>,
}

/// How exact the multipliers are known to be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Evidence {
    /// No backward or forward linkage is farther than this from the true one, as a part of it: what is left of its balance, l - l A - 1.
    pub bound: f64,
    /// How often the table was read; 0 where the inverse decided.
    pub readings: usize,
    /// With the inverse: the farthest its column sums are from the multipliers, as a part of them.
    pub agreement: Option<f64>,
}

/// Where a branch stands, by whether its linkages are above the mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It pulls those that it buys from and pushes those that it sells to.
    Key,
    /// It pulls.
    Backward,
    /// It pushes.
    Forward,
    /// It does neither more than others.
    Weak,
    /// It makes nothing.
    Idle,
}

impl Standing {
    pub const ALL: [Standing; 5] = [Standing::Key, Standing::Backward, Standing::Forward, Standing::Weak, Standing::Idle];

    /// As answers write it.
    pub fn code(self) -> &'static str {
        match self {
            Standing::Key => "key",
            Standing::Backward => "backward",
            Standing::Forward => "forward",
            Standing::Weak => "weak",
            Standing::Idle => "idle",
        }
    }
}

/// A tie between two branches.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tie {
    pub from: usize,
    pub to: usize,
    pub flow: f64,
    /// What of total output would not be made if `to` did without it, final demand unchanged.
    pub loss: f64,
}

/// What needs the whole inverse.
#[derive(Debug, Clone, PartialEq)]
pub struct Whole {
    /// L, one row a branch that sells: what it makes for a unit of final demand of each.
    pub inverse: Vec<f64>,
    /// How unevenly a branch's pull, and its push, is spread over the others: standard deviation over mean of its column, and row, of L.
    pub spread_backward: Vec<f64>,
    pub spread_forward: Vec<f64>,
    /// What of total output goes with a branch when it is taken out with all its ties, its own output included.
    pub extraction: Vec<f64>,
    /// The same in jobs, where they are known.
    pub extraction_jobs: Option<Vec<f64>>,
    /// The ties without which most is lost, greatest first.
    pub ties: Vec<Tie>,
}

/// The answer; one entry a branch.
#[derive(Debug, Clone, PartialEq)]
pub struct Chains {
    /// Output of all branches for a unit of a branch's final demand: the output multiplier (column sums of L).
    pub backward: Vec<f64>,
    /// Row sums of L: what a branch makes when final demand grows by a unit everywhere (Rasmussen).
    pub forward: Vec<f64>,
    /// Row sums of Ghosh's inverse: what a unit of a branch's primary inputs lets all make.
    pub forward_ghosh: Vec<f64>,
    /// Each of the three over its mean: Rasmussen's power of dispersion, his sensitivity of dispersion, and Ghosh's.
    pub backward_norm: Vec<f64>,
    pub forward_norm: Vec<f64>,
    pub ghosh_norm: Vec<f64>,
    /// By backward and forward, each above its mean or not.
    pub standing: Vec<Standing>,
    /// Jobs in all branches for a unit of final demand; and for a job in the branch itself (`None` where it has none).
    pub jobs: Option<Vec<f64>>,
    pub jobs_ratio: Option<Vec<Option<f64>>>,
    /// The part of a unit of final demand that goes outside through the whole chain, where imports are known.
    pub outside: Option<Vec<f64>>,
    pub whole: Option<Whole>,
    pub evidence: Evidence,
}

fn ones(n: usize) -> Vec<f64> {
    vec![1.0; n]
}

impl ChainsAsk {
    /// Checks the question: finds the multipliers, which prove the economy productive. With l = l A + 1 + r and every |r| < 1
    /// a positive l leaves something in every branch, and no multiplier is off by more than r / (1 - r) of itself.
    ///
    /// # Errors
    /// An economy that uses up what it makes, with the branch at which that shows.
    pub fn check(self, table: &Table) -> Result<ChainsPlan<'_>, ChainsError> {
        if self.ties > MOST_TIES {
            return Err(ChainsError::TooManyTies { asked: self.ties });
        }
        let n = table.branches();
        let per: Vec<f64> = (0..n).map(table.per_output()).collect();
        let by = |given: &[f64]| -> Vec<f64> { given.iter().zip(&per).map(|(g, p)| g * p).collect() };
        let left = |given: Vec<f64>| System { right: false, pre: None, post: Some(per.clone()), given };
        let mut systems = vec![
            left(ones(n)),
            System { right: true, pre: Some(per.clone()), post: None, given: ones(n) },
            System { right: true, pre: None, post: Some(per.clone()), given: ones(n) },
        ];
        systems.extend([table.jobs(), table.imports()].into_iter().flatten().map(|v| left(by(v))));
        let (solved, readings) = solve(table.flows(), n, &systems);
        // The three linkages prove themselves; jobs and imports are off by no more than their left over times a multiplier.
        let positive = solved[..3].iter().all(|s| s.x.iter().all(|x| *x > 0.0));
        let bound = solved[..3].iter().fold(0.0f64, |most, s| most.max(s.left));
        let rest = solved[3..].iter().zip(&systems[3..]).all(|(s, asked)| {
            let scale = asked.given.iter().fold(0.0f64, |m, x| m.max(*x));
            s.left <= PROVEN * scale
        });
        let mut inverse = None;
        if positive && bound <= PROVEN && rest {
            let evidence = Evidence { bound: bound / (1.0 - bound), readings, agreement: None };
            let [backward, sales, ghosh, others @ ..] = &solved[..] else { unreachable!("three systems at least") };
            let take = |at: usize| others.get(at).map(|s: &Solved| s.x.clone());
            let jobs = table.jobs().and_then(|_| take(0));
            let imports = table.imports().and_then(|_| take(usize::from(table.jobs().is_some())));
            let (backward, sales, ghosh) = (backward.x.clone(), sales.x.clone(), ghosh.x.clone());
            if self.whole {
                inverse = Some(whole_inverse(table)?);
            }
            return Ok(ChainsPlan { ask: self, table, backward, sales, ghosh, jobs, imports, evidence, inverse });
        }
        let l = whole_inverse(table)?;
        let sums = |w: &[f64]| -> Vec<f64> { column_sums(&l, n, w) };
        let sales: Vec<f64> = l.chunks_exact(n).map(|row| row.iter().sum()).collect();
        let ghosh =
            l.chunks_exact(n).zip(&per).enumerate().map(|(i, (row, per))| if *per > 0.0 { dot(row, table.output()) * per } else { row[i] });
        let evidence = Evidence { bound: 0.0, readings: 0, agreement: None };
        let (backward, ghosh) = (sums(&ones(n)), ghosh.collect());
        let (jobs, imports) = (table.jobs().map(|e| sums(&by(e))), table.imports().map(|m| sums(&by(m))));
        // Far from the border of what is productive the two ways agree; near it nothing is known for sure but this.
        let evidence = Evidence { bound: balance(table, &backward), ..evidence };
        Ok(ChainsPlan { ask: self, table, backward, sales, ghosh, jobs, imports, evidence, inverse: self.whole.then_some(l) })
    }
}

fn whole_inverse(table: &Table) -> Result<Vec<f64>, ChainsError> {
    let mut m = table.leontief_matrix();
    invert(&mut m, table.branches()).map_err(|Spent(branch)| ChainsError::Unproductive { branch })?;
    Ok(m)
}

/// w L, in fixed pieces.
fn column_sums(l: &[f64], n: usize, w: &[f64]) -> Vec<f64> {
    let each = n.div_ceil(32).max(1);
    let pieces: Vec<Vec<f64>> = l
        .par_chunks(each * n)
        .zip(w.par_chunks(each))
        .map(|(rows, w)| {
            let mut sum = vec![0.0; n];
            for (row, w) in rows.chunks_exact(n).zip(w) {
                sum.iter_mut().zip(row).for_each(|(s, x)| *s += w * x);
            }
            sum
        })
        .collect();
    let mut out = vec![0.0; n];
    pieces.iter().for_each(|p| out.iter_mut().zip(p).for_each(|(s, x)| *s += x));
    out
}

/// The greatest entry of l - l A - 1.
fn balance(table: &Table, l: &[f64]) -> f64 {
    let n = table.branches();
    let bought = column_sums(table.flows(), n, l);
    (0..n).map(|j| (l[j] - bought[j] * table.per_output()(j) - 1.0).abs()).fold(0.0, f64::max)
}

/// Answers a checked question.
pub fn chains(mut plan: ChainsPlan<'_>) -> Chains {
    let inverse = plan.inverse.take();
    let plan = &plan;
    let (table, n) = (plan.table, plan.table.branches());
    let norm = |values: &[f64]| -> Vec<f64> {
        let mean = sums::sum(values) / n as f64;
        values.iter().map(|x| x / mean).collect()
    };
    let (backward_norm, forward_norm, ghosh_norm) = (norm(&plan.backward), norm(&plan.sales), norm(&plan.ghosh));
    let standing = (0..n)
        .map(|i| match (table.output()[i] > 0.0, backward_norm[i] > 1.0, forward_norm[i] > 1.0) {
            (false, ..) => Standing::Idle,
            (_, true, true) => Standing::Key,
            (_, true, false) => Standing::Backward,
            (_, false, true) => Standing::Forward,
            (_, false, false) => Standing::Weak,
        })
        .collect();
    let mut evidence = plan.evidence;
    let whole = inverse.map(|l| {
        let own = column_sums(&l, n, &ones(n));
        let off = own.iter().zip(&plan.backward).map(|(a, b)| (a / b - 1.0).abs()).fold(0.0, f64::max);
        evidence.agreement = Some(off);
        whole(plan, l)
    });
    let ratio = |jobs: &Vec<f64>, e: &[f64]| -> Vec<Option<f64>> {
        (0..n).map(|i| (e[i] > 0.0 && table.output()[i] > 0.0).then(|| jobs[i] / (e[i] / table.output()[i]))).collect()
    };
    Chains {
        backward: plan.backward.clone(),
        forward: plan.sales.clone(),
        forward_ghosh: plan.ghosh.clone(),
        backward_norm,
        forward_norm,
        ghosh_norm,
        standing,
        jobs: plan.jobs.clone(),
        jobs_ratio: plan.jobs.as_ref().zip(table.jobs()).map(|(m, e)| ratio(m, e)),
        outside: plan.imports.clone(),
        whole,
        evidence,
    }
}

/// Standard deviation (n - 1) over mean, of sums and sums of squares; 0 for a single branch.
fn spread(n: usize, sum: f64, squares: f64) -> f64 {
    let mean = sum / n as f64;
    if n < 2 { 0.0 } else { ((squares - n as f64 * mean * mean).max(0.0) / (n as f64 - 1.0)).sqrt() / mean }
}

fn whole(plan: &ChainsPlan<'_>, inverse: Vec<f64>) -> Whole {
    let l = &inverse;
    let (table, n) = (plan.table, plan.table.branches());
    let (x, multiplier) = (table.output(), &plan.backward);
    let rows: Vec<(f64, f64)> = l.par_chunks(n).map(|row| (row.iter().sum(), dot(row, row))).collect();
    let each = n.div_ceil(32).max(1);
    let pieces: Vec<Vec<f64>> = l
        .par_chunks(each * n)
        .map(|rows| {
            let mut squares = vec![0.0; n];
            rows.chunks_exact(n).for_each(|row| squares.iter_mut().zip(row).for_each(|(s, x)| *s += x * x));
            squares
        })
        .collect();
    let mut squares = vec![0.0; n];
    pieces.iter().for_each(|p| squares.iter_mut().zip(p).for_each(|(s, x)| *s += x));
    // Without branch j the others make x_i - L_ij x_j / L_jj, by the inverse of a part of a matrix.
    let without = |m: &[f64]| -> Vec<f64> { (0..n).map(|j| x[j] * m[j] / l[j * n + j]).collect() };
    // Without the coefficient a_ij: a change of one entry, l_i a_ij x_j / (1 + a_ij L_ji), where a_ij x_j is the flow.
    let ranked = |rows: std::ops::Range<usize>| -> Vec<Tie> {
        let (mut ties, mut least): (Vec<Tie>, f64) = (Vec::new(), 0.0);
        for from in rows {
            for (to, flow) in table.flows()[from * n..(from + 1) * n].iter().copied().enumerate() {
                // No loss exceeds the first factor: most ties are passed over without a look at the inverse.
                if flow > 0.0 && multiplier[from] * flow >= least {
                    let loss = multiplier[from] * flow / (1.0 + flow / x[to] * l[to * n + from]);
                    ties.push(Tie { from, to, flow, loss });
                }
            }
            if ties.len() > 2 * plan.ask.ties + 100 {
                best(&mut ties, plan.ask.ties);
                least = ties.last().map_or(0.0, |tie| tie.loss);
            }
        }
        best(&mut ties, plan.ask.ties);
        ties
    };
    let mut ties: Vec<Tie> = if plan.ask.ties == 0 {
        Vec::new()
    } else {
        let cuts: Vec<usize> = (0..n).step_by(64).collect();
        cuts.into_par_iter().flat_map_iter(|from| ranked(from..(from + 64).min(n))).collect()
    };
    best(&mut ties, plan.ask.ties);
    Whole {
        spread_backward: squares.iter().zip(multiplier).map(|(s, m)| spread(n, *m, *s)).collect(),
        spread_forward: rows.iter().map(|(sum, s)| spread(n, *sum, *s)).collect(),
        extraction: without(multiplier),
        extraction_jobs: plan.jobs.as_deref().map(without),
        ties,
        inverse,
    }
}

/// Keeps the first ties by loss; equal ones go by their branches.
fn best(ties: &mut Vec<Tie>, most: usize) {
    ties.sort_by(|a, b| b.loss.total_cmp(&a.loss).then((a.from, a.to).cmp(&(b.from, b.to))));
    ties.truncate(most);
}
