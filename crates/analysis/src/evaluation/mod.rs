//! Did it work? The effect of a measure that some places had and others not, from a panel of outcomes, with what chance and the trends before
//! allow to say; and the refusal where the design cannot answer.
//!
//! Difference in differences (Card and Krueger 1994, <https://www.jstor.org/stable/2118030>; Bertrand, Duflo and Mullainathan 2004), event study and trends
//! before; group-time effects where places start at different times ([`contrasts`]); inference by cluster, wild bootstrap and, with few treated places,
//! permutations ([`inference`]); synthetic controls ([`synthetic`]). That trends did not differ before does not prove that they would not
//! have after: Roth 2022, "Pretest with caution", <https://doi.org/10.1257/aeri.20210236>.

pub mod card;
pub mod contrasts;
pub mod distributions;
mod error;
pub mod inference;
pub mod synthetic;

pub use contrasts::Controls;
use contrasts::{Contrast, Data, Groups, contrasts as contrasts_of, influence, means, of_cell};
pub use error::EvaluationError;
pub use inference::Estimate;
use inference::{by_cluster, permuted, together, wild};
pub use synthetic::Synthetic;

/// Ceilings: cells of the panel, draws.
pub const MOST_CELLS: usize = 20_000_000;
pub const MOST_DRAWS: u32 = 99_999;
/// With fewer treated clusters than this errors by cluster say too little: permutations take their place.
pub const FEW: usize = 6;

/// Outcomes of places over time.
#[derive(Debug, Clone, Copy)]
pub struct Panel<'a> {
    pub units: usize,
    pub periods: usize,
    /// Unit after unit, one value a period; `None` where it is not known.
    pub outcomes: &'a [Option<f64>],
    /// The first period in which each unit is treated; `None` for never.
    pub starts: &'a [Option<usize>],
    /// What each unit belongs to, where chance strikes together; numbers of any kind.
    pub clusters: &'a [u32],
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EvaluationAsk {
    /// Of the intervals: 0.95 holds the true effect 95 times in 100.
    pub level: f64,
    /// Of the bootstrap and the permutations.
    pub draws: u32,
    pub seed: u64,
    /// Who compares where places start at different times.
    pub controls: Controls,
    pub few: usize,
}

impl Default for EvaluationAsk {
    fn default() -> EvaluationAsk {
        EvaluationAsk { level: 0.95, draws: 4999, seed: 1, controls: Controls::Never, few: FEW }
    }
}

/// A question that has been checked and can always be answered.
#[derive(Debug, Clone)]
pub struct Plan {
    ask: EvaluationAsk,
    data: Data,
    /// Numbers of the units that are used.
    kept: Vec<usize>,
    incomplete: usize,
    always: usize,
}

/// How chance was judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inference {
    Clusters,
    /// All ways of choosing as many treated clusters, or (false) so many drawn ones.
    Permutations {
        all: bool,
        ways: usize,
    },
}

/// One event: so many periods after the start (below zero: before).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Event {
    pub event: i32,
    pub estimate: Estimate,
    /// The interval that holds for all events at once; `None` under permutations.
    pub band: Option<(f64, f64)>,
    /// How many treated units it is of.
    pub units: f64,
}

/// The effect in one period on those that started together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GroupTime {
    /// Numbers of periods.
    pub start: usize,
    pub period: usize,
    pub estimate: Estimate,
    pub units: f64,
}

/// Whether trends differed before the start.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PreTrend {
    /// How often chance gives events before the start at least so far from zero.
    pub joint_p: f64,
    /// By how much the treated moved away from the others a period before the start, and its p.
    pub slope: f64,
    pub slope_p: f64,
    /// One of the two is smaller than half of what is refused.
    pub violated: bool,
}

/// What can be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// There is an effect that chance hardly gives.
    Effect,
    /// Chance gives as much.
    NoSign,
    /// Trends differed before: what is found is not the measure's.
    Trend,
    /// Too few places: chance would have to be called chance whatever happened.
    TooFew,
}

impl Verdict {
    pub fn code(self) -> &'static str {
        match self {
            Verdict::Effect => "effect",
            Verdict::NoSign => "no_sign",
            Verdict::Trend => "trend_before",
            Verdict::TooFew => "cannot_answer",
        }
    }
}

/// The answer. Numbers of units are those of the panel.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluation {
    /// Whether places start at different times.
    pub staggered: bool,
    pub inference: Inference,
    pub overall: Estimate,
    /// The wild bootstrap's p and interval, where all start together and the treated clusters are not few: the ones to read.
    pub wild: Option<(f64, Option<(f64, f64)>)>,
    /// The least effect that would be found four times in five; `None` under permutations.
    pub detectable: Option<f64>,
    /// The least p that this design can give.
    pub least_p: f64,
    pub events: Vec<Event>,
    pub groups: Vec<GroupTime>,
    pub trend: Option<PreTrend>,
    pub synthetic: Vec<Synthetic>,
    pub verdict: Verdict,
    /// What was used: treated units and their clusters, units never treated, all clusters, least periods before.
    pub treated: usize,
    pub treated_clusters: usize,
    pub never: usize,
    pub clusters: usize,
    pub before: usize,
    /// What was left out: units with a missing outcome, units treated from the first period.
    pub incomplete: usize,
    pub always: usize,
}

impl EvaluationAsk {
    /// Checks the panel. Units with a missing outcome or treated from the first period are left out, and counted.
    pub fn check(self, panel: &Panel<'_>) -> Result<Plan, EvaluationError> {
        for (name, asked, least, most) in [
            ("level", self.level, 0.5, 0.999),
            ("draws", f64::from(self.draws), 99.0, f64::from(MOST_DRAWS)),
            ("few", self.few as f64, 0.0, 1e6),
        ] {
            if !(least..=most).contains(&asked) {
                return Err(EvaluationError::Setting { name, asked, least, most });
            }
        }
        let (n, t) = (panel.units, panel.periods);
        let cells = n.saturating_mul(t);
        if cells > MOST_CELLS {
            return Err(EvaluationError::TooLarge { cells });
        }
        if panel.outcomes.len() != cells || panel.starts.len() != n || panel.clusters.len() != n {
            return Err(EvaluationError::Shape { units: n, periods: t, outcomes: panel.outcomes.len() });
        }
        if let Some(at) = panel.outcomes.iter().position(|y| y.is_some_and(|y| !y.is_finite() || y.abs() > 1e150)) {
            return Err(EvaluationError::NotANumber { unit: at / t, period: at % t });
        }
        let start = |u: usize| panel.starts[u].map_or(t, |s| s.min(t));
        let row = |u: usize| &panel.outcomes[u * t..(u + 1) * t];
        let complete: Vec<usize> = (0..n).filter(|u| row(*u).iter().all(Option::is_some)).collect();
        if complete.is_empty() || t == 0 {
            return Err(EvaluationError::NothingComplete);
        }
        let kept: Vec<usize> = complete.iter().copied().filter(|u| start(*u) > 0).collect();
        let always = complete.len() - kept.len();
        if !kept.iter().any(|u| start(*u) < t) {
            return Err(EvaluationError::NobodyTreated { always });
        }
        let starts: Vec<usize> = kept.iter().map(|u| start(*u)).collect();
        if starts.iter().all(|s| *s == starts[0]) {
            return Err(EvaluationError::NobodyToCompare);
        }
        let y: Vec<f64> = kept.iter().flat_map(|u| row(*u).iter().flatten().copied()).collect();
        if y.iter().all(|v| *v == y[0]) {
            return Err(EvaluationError::NothingMoves);
        }
        let mut known: Vec<u32> = kept.iter().map(|u| panel.clusters[*u]).collect();
        known.sort_unstable();
        known.dedup();
        if known.len() < 2 {
            return Err(EvaluationError::OneCluster);
        }
        let cluster = kept.iter().map(|u| known.partition_point(|c| *c < panel.clusters[*u]) as u32).collect();
        let data = Data { units: kept.len(), periods: t, y, starts, cluster, clusters: known.len() };
        // Where nobody is untouched to the end, those that come later compare.
        let never = data.starts.contains(&t);
        let controls = if never { self.controls } else { Controls::NotYet };
        Ok(Plan { ask: EvaluationAsk { controls, ..self }, data, incomplete: n - complete.len(), kept, always })
    }
}

/// Answers a checked question.
pub fn evaluate(plan: &Plan) -> Evaluation {
    let Plan { ask, data, .. } = plan;
    let t = data.periods;
    let groups = Groups::of(data, &data.starts);
    let told = contrasts_of(&groups, t, ask.controls);
    let m = means(data, &groups, &data.starts, &data.y);
    let treated: Vec<bool> = data.starts.iter().map(|s| *s < t).collect();
    let mut with_treated: Vec<u32> = data.cluster.iter().zip(&treated).filter(|(_, t)| **t).map(|(c, _)| *c).collect();
    with_treated.sort_unstable();
    with_treated.dedup();
    let staggered = groups.starts.iter().filter(|s| **s < t).count() > 1;
    let few = with_treated.len() < ask.few;
    let of = |c: &Contrast| influence(data, &groups, &m, c);
    let single = |c: &Contrast| by_cluster(data, c.value(&m), &of(c), ask.level);
    let before: Vec<usize> = (0..told.events.len()).filter(|e| told.events[*e].0 < 0).collect();
    let refused = 1.0 - ask.level;
    let at = |e: usize| (told.events[e].0, told.event_units[e]);
    let (inference, overall, events, trend, least_p);
    let mut wild_told = None;
    if few {
        let numbers: Vec<i32> = told.events.iter().map(|e| e.0).collect();
        let ways = permuted(data, ask.controls, &numbers, ask.draws, ask.seed);
        inference = Inference::Permutations { all: ways.all, ways: ways.ways() };
        overall = ways.overall(ask.level);
        least_p = ways.least_p;
        events = (0..told.events.len())
            .map(|e| Event { event: at(e).0, estimate: ways.event(e, ask.level), band: None, units: at(e).1 })
            .collect();
        trend = told.slope.as_ref().map(|slope| {
            let (joint_p, slope_p) = ways.before(&before);
            PreTrend { joint_p, slope: slope.value(&m), slope_p, violated: joint_p.min(slope_p) < refused / 2.0 }
        });
    } else {
        inference = Inference::Clusters;
        overall = single(&told.overall);
        least_p = 1.0 / f64::from(ask.draws + 1);
        let influences: Vec<Vec<f64>> = told.events.iter().map(|(_, c)| of(c)).collect();
        let values: Vec<f64> = told.events.iter().map(|(_, c)| c.value(&m)).collect();
        let some: Vec<bool> = told.events.iter().map(|e| e.0 < 0).collect();
        let bands = together(data, &values, &influences, &some, ask.draws, ask.level, ask.seed);
        events = (0..values.len())
            .map(|e| {
                let estimate = by_cluster(data, values[e], &influences[e], ask.level);
                let band = bands.zip(estimate.error).map(|((r, _), s)| (values[e] - r * s, values[e] + r * s));
                Event { event: at(e).0, estimate, band, units: at(e).1 }
            })
            .collect();
        trend = told.slope.as_ref().map(|slope| {
            let joint_p = bands.map_or(1.0, |b| b.1);
            let slope = single(slope);
            PreTrend { joint_p, slope: slope.effect, slope_p: slope.p, violated: joint_p.min(slope.p) < refused / 2.0 }
        });
        if !staggered {
            let start = groups.starts[0] as f64;
            let d: Vec<f64> = data
                .y
                .chunks_exact(t)
                .map(|y| y[groups.starts[0]..].iter().sum::<f64>() / (t as f64 - start) - y[..groups.starts[0]].iter().sum::<f64>() / start)
                .collect();
            wild_told = Some(wild(data, &d, &treated, ask.draws, ask.level, ask.seed));
        }
    }
    let cells = if staggered && !few {
        told.cells
            .iter()
            .map(|cell| GroupTime {
                start: groups.starts[cell.group],
                period: cell.period,
                estimate: single(&of_cell(&groups, t, *cell, ask.controls)),
                units: groups.sizes[cell.group],
            })
            .collect()
    } else {
        Vec::new()
    };
    let mut synthetic = if few { synthetic::synthetics(data, ask.seed) } else { Vec::new() };
    for s in &mut synthetic {
        s.unit = plan.kept[s.unit];
        s.weights.iter_mut().for_each(|(u, _)| *u = plan.kept[*u]);
    }
    let p = wild_told.as_ref().map_or(overall.p, |w: &(f64, Option<(f64, f64)>)| w.0);
    let verdict = if least_p > refused {
        Verdict::TooFew
    } else if trend.is_some_and(|t: PreTrend| t.violated) {
        Verdict::Trend
    } else if p <= refused {
        Verdict::Effect
    } else {
        Verdict::NoSign
    };
    let freedom = data.clusters as f64 - 1.0;
    // Found four times in five: the error times the two quantiles.
    let detectable = overall.error.map(|e| e * (distributions::quantile(refused, freedom) + distributions::quantile(0.4, freedom)));
    Evaluation {
        staggered,
        inference,
        overall,
        wild: wild_told,
        detectable,
        least_p,
        events,
        groups: cells,
        trend,
        synthetic,
        verdict,
        treated: treated.iter().filter(|t| **t).count(),
        treated_clusters: with_treated.len(),
        never: treated.iter().filter(|t| !**t).count(),
        clusters: data.clusters,
        before: groups.starts.iter().copied().filter(|s| *s < t).min().unwrap_or(0),
        incomplete: plan.incomplete,
        always: plan.always,
    }
}
