//! Scores of units against the best of all, with the peers that show what could be done, targets and slacks.
//!
//! Andersen and Petersen 1993, "A procedure for ranking efficient units in data envelopment analysis", Management Science 39(10),
//! <https://doi.org/10.1287/mnsc.39.10.1261> (super-efficiency: an efficient unit against all the others).

use super::frontier::{Frontier, RUN, score, unit};
use super::simplex::{Basic, Columns, Simplex};
use super::units::Units;
use rayon::prelude::*;

/// From which distance on a score differs from 1, and a slack (over its column's mean) from 0.
pub const SAME: f64 = 1e-6;

/// What happens to what can be made when all means grow alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Returns {
    /// Twice the means make twice as much: units of all sizes are compared (Charnes, Cooper and Rhodes).
    Constant,
    /// Units are compared with mixtures of their own size (Banker, Charnes and Cooper).
    Variable,
}

/// What is asked to change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Orientation {
    /// Which part of the inputs would do for the same outputs: scores of 1 or less.
    Input,
    /// How many times the outputs the same inputs could give: scores of 1 or more.
    Output,
}

impl Returns {
    pub const ALL: [Returns; 2] = [Returns::Constant, Returns::Variable];

    pub fn code(self) -> &'static str {
        match self {
            Returns::Constant => "constant",
            Returns::Variable => "variable",
        }
    }

    pub fn from_code(code: &str) -> Option<Returns> {
        Returns::ALL.into_iter().find(|r| r.code() == code)
    }
}

impl Orientation {
    pub const ALL: [Orientation; 2] = [Orientation::Input, Orientation::Output];

    pub fn code(self) -> &'static str {
        match self {
            Orientation::Input => "input",
            Orientation::Output => "output",
        }
    }

    pub fn from_code(code: &str) -> Option<Orientation> {
        Orientation::ALL.into_iter().find(|o| o.code() == code)
    }
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EfficiencyAsk {
    pub returns: Returns,
    pub orientation: Orientation,
    /// Compare each efficient unit with the others alone.
    pub superefficiency: bool,
    /// With variable returns: the score with constant ones too, and so how much is lost by size.
    pub scale: bool,
}

impl Default for EfficiencyAsk {
    fn default() -> EfficiencyAsk {
        EfficiencyAsk { returns: Returns::Constant, orientation: Orientation::Input, superefficiency: false, scale: false }
    }
}

/// A question that has been checked and can always be answered.
#[derive(Debug, Clone, Copy)]
pub struct EfficiencyPlan<'a> {
    pub(super) ask: EfficiencyAsk,
    pub(super) units: &'a Units,
}

/// Where a unit stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Nobody does better in anything without doing worse in something.
    Efficient,
    /// Its score is 1, and yet some input could shrink, or some output grow.
    Weak,
    Inefficient,
    /// The steps of the programme ran out; not known to happen.
    Unsolved,
}

impl Standing {
    pub const ALL: [Standing; 4] = [Standing::Efficient, Standing::Weak, Standing::Inefficient, Standing::Unsolved];

    /// As answers write it.
    pub fn code(self) -> &'static str {
        match self {
            Standing::Efficient => "efficient",
            Standing::Weak => "weak",
            Standing::Inefficient => "inefficient",
            Standing::Unsolved => "unsolved",
        }
    }
}

/// An efficient unit against the others.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Super {
    Score(f64),
    /// The others cannot reach it at all, whatever the score.
    Infeasible,
}

/// What is said of one unit. Inputs first, then outputs, in the units of the data.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub score: Option<f64>,
    pub standing: Standing,
    /// The units that show it, with the weight of each, greatest first; an efficient unit is its own.
    pub peers: Vec<(u32, f64)>,
    /// What of each input is still too much, and of each output still missing, after the score's change.
    pub slacks: Vec<f64>,
    /// Inputs and outputs of the mixture of peers.
    pub targets: Vec<f64>,
    /// How much each input and output counts for the score, at the unit's best: the multipliers.
    pub weights: Vec<f64>,
    /// Where it was asked and the unit is efficient.
    pub superefficiency: Option<Super>,
    /// The score with constant returns over that with variable ones (the other way round towards outputs): 1 if its size is right.
    pub scale: Option<f64>,
}

/// The answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Efficiency {
    pub rows: Vec<Row>,
    /// How many units the frontier was sought among, after those that are dominated were put aside.
    pub frontier: usize,
    /// The farthest a proof is from closing: the greatest part, of any unit's score, by which its multipliers and its peers disagree.
    pub gap: f64,
}

impl EfficiencyAsk {
    /// All that can be wrong lies in the units, which are checked already.
    pub fn check(self, units: &Units) -> EfficiencyPlan<'_> {
        EfficiencyPlan { ask: self, units }
    }
}

/// Answers a checked question.
pub fn efficiency(plan: &EfficiencyPlan<'_>) -> Efficiency {
    let (ask, units) = (plan.ask, plan.units);
    let variable = ask.returns == Returns::Variable;
    let frontier = Frontier::new(&units.columns, units.inputs(), variable);
    let firsts: Vec<usize> = (0..units.count()).step_by(RUN).collect();
    let runs: Vec<Vec<(Row, f64)>> = firsts.par_iter().map(|first| run(plan, &frontier, *first)).collect();
    let mut rows: Vec<Row> = Vec::with_capacity(units.count());
    let mut gap: f64 = 0.0;
    for (row, off) in runs.into_iter().flatten() {
        gap = gap.max(off);
        rows.push(row);
    }
    if ask.scale && variable {
        let constant = Frontier::new(&units.columns, units.inputs(), false);
        let scores = plain(&constant, &units.columns, ask.orientation);
        for (row, constant) in rows.iter_mut().zip(scores) {
            row.scale = row.score.zip(constant).map(|(own, all)| match ask.orientation {
                Orientation::Input => (all / own).min(1.0),
                Orientation::Output => (own / all).min(1.0),
            });
        }
    }
    Efficiency { rows, frontier: frontier.units.len(), gap }
}

/// Scores alone of some units against a frontier (θ, or φ); `None` where one is not reached.
pub(super) fn plain(frontier: &Frontier, figures: &[Vec<f64>], orientation: Orientation) -> Vec<Option<f64>> {
    let (towards_output, turned) = programme(&frontier.columns, orientation);
    let count = figures[0].len();
    let firsts: Vec<usize> = (0..count).step_by(RUN).collect();
    let runs: Vec<Vec<Option<f64>>> = firsts
        .par_iter()
        .map(|first| {
            let mut simplex = Simplex::new(&frontier.columns, towards_output);
            let mut own = Vec::new();
            (*first..(first + RUN).min(count))
                .map(|u| {
                    unit(figures, u, &mut own);
                    let found = score(&mut simplex, &frontier.columns, towards_output, &own, None);
                    found.and_then(Result::ok).map(|s| if turned { 1.0 / s } else { s })
                })
                .collect()
        })
        .collect();
    runs.concat()
}

/// Whether the programme goes towards outputs, and whether its answer is turned over: with constant returns φ = 1 / θ.
fn programme(columns: &Columns, orientation: Orientation) -> (bool, bool) {
    let output = orientation == Orientation::Output;
    (output && columns.variable, output && !columns.variable)
}

/// One run of units, with how far each proof is from closing.
fn run(plan: &EfficiencyPlan<'_>, frontier: &Frontier, first: usize) -> Vec<(Row, f64)> {
    let (ask, units) = (plan.ask, plan.units);
    let (towards_output, turned) = programme(&frontier.columns, ask.orientation);
    let mut simplex = Simplex::new(&frontier.columns, towards_output);
    let (k, inputs) = (units.columns.len(), units.inputs());
    let mut own = Vec::with_capacity(k);
    (first..(first + RUN).min(units.count()))
        .map(|u| {
            unit(&units.columns, u, &mut own);
            let found = score(&mut simplex, &frontier.columns, towards_output, &own, None).and_then(Result::ok);
            let Some(found) = found.filter(|_| simplex.stretch().is_ok()) else { return (unsolved(k), 0.0) };
            let by = if turned { 1.0 / found } else { 1.0 };
            let mut row = Row {
                score: Some(if turned { by } else { found }),
                standing: Standing::Inefficient,
                peers: Vec::new(),
                slacks: vec![0.0; k],
                targets: vec![0.0; k],
                weights: simplex.multipliers()[..k].iter().zip(&units.means).map(|(w, m)| w.max(0.0) * by / m).collect(),
                superefficiency: None,
                scale: None,
            };
            // The weights' worth and the score must be the same, and the peers' figures those of the targets.
            let value: f64 = simplex.worth();
            let gap = (value / found - 1.0).abs();
            let mut slack = 0.0f64;
            for (basic, value) in simplex.answer() {
                match basic {
                    Basic::Unit(j) => row.peers.push((frontier.units[j as usize], value * by)),
                    Basic::Slack(i) => {
                        slack = slack.max(value * by);
                        row.slacks[i as usize] = value * by * units.means[i as usize];
                    }
                    Basic::Own => {}
                }
            }
            let at_best = (found - 1.0).abs() <= SAME;
            if at_best && slack <= SAME {
                row.standing = Standing::Efficient;
                row.slacks.fill(0.0);
            } else if at_best {
                row.standing = Standing::Weak;
            }
            if at_best {
                row.score = Some(1.0);
            }
            row.peers.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            let score = row.score.unwrap_or(1.0);
            for (i, target) in row.targets.iter_mut().enumerate() {
                let (figure, slack) = (own[i] * units.means[i], row.slacks[i]);
                *target = match (i < inputs, ask.orientation) {
                    (true, Orientation::Input) => score * figure - slack,
                    (true, Orientation::Output) => figure - slack,
                    (false, Orientation::Input) => figure + slack,
                    (false, Orientation::Output) => score * figure + slack,
                }
                .max(0.0);
            }
            if ask.superefficiency && row.standing == Standing::Efficient {
                row.superefficiency = if frontier.twin[u] {
                    Some(Super::Score(1.0))
                } else {
                    match score_without(&mut simplex, frontier, towards_output, &own, u) {
                        Some(Ok(s)) => Some(Super::Score(if turned { 1.0 / s } else { s })),
                        Some(Err(())) => Some(Super::Infeasible),
                        None => None,
                    }
                };
            }
            (row, gap)
        })
        .collect()
}

fn score_without<'a>(simplex: &mut Simplex<'a>, frontier: &'a Frontier, output: bool, own: &[f64], unit: usize) -> Option<Result<f64, ()>> {
    score(simplex, &frontier.columns, output, own, frontier.place[unit])
}

fn unsolved(k: usize) -> Row {
    Row {
        score: None,
        standing: Standing::Unsolved,
        peers: Vec::new(),
        slacks: vec![0.0; k],
        targets: vec![0.0; k],
        weights: vec![0.0; k],
        superefficiency: None,
        scale: None,
    }
}
