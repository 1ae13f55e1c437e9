//! Effects as sums over the means of groups: each effect is a weight for each group and period, and nothing else.
//!
//! A group is the units that start together; the effect of a group in a period is how far its mean has moved since the last period before it
//! started, less how far the mean of those who are not treated by then has moved (Callaway and Sant'Anna 2021, <https://doi.org/10.1016/j.jeconom.2020.12.001>,
//! without covariates). Everything told is a weighted sum of such cells, so a weighted sum of means, so an influence of each unit.

/// Complete outcomes: unit after unit, each a value a period.
#[derive(Debug, Clone)]
pub(super) struct Data {
    pub units: usize,
    pub periods: usize,
    pub y: Vec<f64>,
    /// The first treated period of each unit; `periods` for never.
    pub starts: Vec<usize>,
    /// Numbers from 0 without gaps.
    pub cluster: Vec<u32>,
    pub clusters: usize,
}

/// Who compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Controls {
    /// Those that are never treated.
    Never,
    /// Those that are not treated yet, those that never are among them.
    NotYet,
}

impl Controls {
    pub const ALL: [Controls; 2] = [Controls::Never, Controls::NotYet];

    pub fn code(self) -> &'static str {
        match self {
            Controls::Never => "never",
            Controls::NotYet => "notyet",
        }
    }

    pub fn from_code(code: &str) -> Option<Controls> {
        Controls::ALL.into_iter().find(|c| c.code() == code)
    }
}

/// The units that start together, those never treated last.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Groups {
    /// Growing; the last is the number of periods where some are never treated.
    pub starts: Vec<usize>,
    pub sizes: Vec<f64>,
}

impl Groups {
    pub fn of(data: &Data, starts: &[usize]) -> Groups {
        let mut sizes = vec![0.0; data.periods + 1];
        starts.iter().for_each(|s| sizes[*s] += 1.0);
        let starts: Vec<usize> = (0..=data.periods).filter(|s| sizes[*s] > 0.0).collect();
        Groups { sizes: starts.iter().map(|s| sizes[*s]).collect(), starts }
    }
}

/// The effect of one group in one period.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Cell {
    pub group: usize,
    pub period: usize,
}

/// A weighted sum of means: one weight a group and period.
#[derive(Debug, Clone)]
pub(super) struct Contrast {
    pub weights: Vec<f64>,
    periods: usize,
}

impl Contrast {
    fn new(groups: &Groups, periods: usize) -> Contrast {
        Contrast { weights: vec![0.0; groups.starts.len() * periods], periods }
    }

    fn add(&mut self, groups: &Groups, cell: Cell, controls: Controls, weight: f64) {
        let base = groups.starts[cell.group] - 1;
        let mut put = |group: usize, period: usize, w: f64| self.weights[group * self.periods + period] += w;
        put(cell.group, cell.period, weight);
        put(cell.group, base, -weight);
        let who = compared(groups, cell, controls, self.periods);
        let all: f64 = who.iter().map(|g| groups.sizes[*g]).sum();
        for g in who {
            put(g, cell.period, -weight * groups.sizes[g] / all);
            put(g, base, weight * groups.sizes[g] / all);
        }
    }

    pub fn value(&self, means: &[f64]) -> f64 {
        self.weights.iter().zip(means).map(|(w, m)| w * m).sum()
    }
}

/// The groups that a cell is compared with.
fn compared(groups: &Groups, cell: Cell, controls: Controls, periods: usize) -> Vec<usize> {
    let treated_by = cell.period.max(groups.starts[cell.group]);
    let fits = |g: &usize| match controls {
        Controls::Never => groups.starts[*g] == periods,
        Controls::NotYet => groups.starts[*g] > treated_by,
    };
    (0..groups.starts.len()).filter(|g| *g != cell.group).filter(fits).collect()
}

/// All that is told, as contrasts.
#[derive(Debug, Clone)]
pub(super) struct Contrasts {
    pub cells: Vec<Cell>,
    pub overall: Contrast,
    /// By how far from the start, without the base (-1), growing.
    pub events: Vec<(i32, Contrast)>,
    /// Per event how many treated units it is of.
    pub event_units: Vec<f64>,
    /// The slope of the events before the start, a period; `None` with fewer than two periods before.
    pub slope: Option<Contrast>,
}

pub(super) fn contrasts(groups: &Groups, periods: usize, controls: Controls) -> Contrasts {
    let mut cells = Vec::new();
    for (group, &start) in groups.starts.iter().enumerate().filter(|(_, s)| **s > 0 && **s < periods) {
        for period in (0..periods).filter(|p| *p + 1 != start) {
            let cell = Cell { group, period };
            if !compared(groups, cell, controls, periods).is_empty() {
                cells.push(cell);
            }
        }
    }
    let event = |c: &Cell| c.period as i32 - groups.starts[c.group] as i32;
    let of = |wanted: i32| cells.iter().filter(move |c| event(c) == wanted);
    let units = |wanted: i32| of(wanted).map(|c| groups.sizes[c.group]).sum::<f64>();
    let mut at: Vec<i32> = cells.iter().map(event).collect();
    at.sort_unstable();
    at.dedup();
    let mut events = Vec::new();
    for &e in &at {
        let mut contrast = Contrast::new(groups, periods);
        let all = units(e);
        of(e).for_each(|c| contrast.add(groups, *c, controls, groups.sizes[c.group] / all));
        events.push((e, contrast));
    }
    // The whole: the mean of each group's effects since its start, groups by their size. Where all start together also
    // less the mean of what went before: the difference of differences of means.
    let mut overall = Contrast::new(groups, periods);
    let mut treated: Vec<usize> = cells.iter().filter(|c| event(c) >= 0).map(|c| c.group).collect();
    treated.dedup();
    let all: f64 = treated.iter().map(|g| groups.sizes[*g]).sum();
    let together = treated.len() == 1 && groups.starts.iter().filter(|s| **s < periods).count() == 1;
    for &g in &treated {
        let after: Vec<Cell> = cells.iter().filter(|c| c.group == g && event(c) >= 0).copied().collect();
        for cell in &after {
            overall.add(groups, *cell, controls, groups.sizes[g] / all / after.len() as f64);
        }
        if together {
            let before = groups.starts[g] as f64;
            cells.iter().filter(|c| event(c) < 0).for_each(|c| overall.add(groups, *c, controls, -1.0 / before));
        }
    }
    let mut before: Vec<i32> = at.iter().copied().filter(|e| *e < 0).collect();
    before.push(-1);
    let mean = before.iter().map(|e| f64::from(*e)).sum::<f64>() / before.len() as f64;
    let spread: f64 = before.iter().map(|e| (f64::from(*e) - mean).powi(2)).sum();
    let slope = (before.len() > 1).then(|| {
        let mut contrast = Contrast::new(groups, periods);
        for (e, of_event) in events.iter().filter(|(e, _)| *e < 0) {
            let w = (f64::from(*e) - mean) / spread;
            contrast.weights.iter_mut().zip(&of_event.weights).for_each(|(c, x)| *c += w * x);
        }
        contrast
    });
    Contrasts { event_units: at.iter().map(|e| units(*e)).collect(), cells, overall, events, slope }
}

/// The contrast of one cell.
pub(super) fn of_cell(groups: &Groups, periods: usize, cell: Cell, controls: Controls) -> Contrast {
    let mut contrast = Contrast::new(groups, periods);
    contrast.add(groups, cell, controls, 1.0);
    contrast
}

/// Mean outcomes of groups, period by period.
pub(super) fn means(data: &Data, groups: &Groups, starts: &[usize], y: &[f64]) -> Vec<f64> {
    let t = data.periods;
    let mut number = vec![0; t + 1];
    groups.starts.iter().enumerate().for_each(|(g, s)| number[*s] = g);
    let mut means = vec![0.0; groups.starts.len() * t];
    for (unit, start) in starts.iter().enumerate() {
        let row = &mut means[number[*start] * t..(number[*start] + 1) * t];
        row.iter_mut().zip(&y[unit * t..(unit + 1) * t]).for_each(|(m, y)| *m += y);
    }
    for (row, size) in means.chunks_exact_mut(t).zip(&groups.sizes) {
        row.iter_mut().for_each(|m| *m /= size);
    }
    means
}

/// What each cluster adds to the error of a contrast.
pub(super) fn influence(data: &Data, groups: &Groups, means: &[f64], contrast: &Contrast) -> Vec<f64> {
    let t = data.periods;
    let mut number = vec![0; t + 1];
    groups.starts.iter().enumerate().for_each(|(g, s)| number[*s] = g);
    // Only periods that weigh something.
    let rows: Vec<Vec<(usize, f64, f64)>> = (0..groups.starts.len())
        .map(|g| {
            let of = |p: usize| (p, contrast.weights[g * t + p] / groups.sizes[g], means[g * t + p]);
            (0..t).map(of).filter(|(_, w, _)| *w != 0.0).collect()
        })
        .collect();
    let mut sums = vec![0.0; data.clusters];
    for (unit, start) in data.starts.iter().enumerate() {
        let y = &data.y[unit * t..(unit + 1) * t];
        let own: f64 = rows[number[*start]].iter().map(|(p, w, m)| w * (y[*p] - m)).sum();
        sums[data.cluster[unit] as usize] += own;
    }
    sums
}
