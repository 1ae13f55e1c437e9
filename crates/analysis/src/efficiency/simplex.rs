//! The linear programme of one unit over the units of a frontier, by the dual simplex with a small dense inverse of the basis: one pass
//! over the frontier a step. Where another unit's basis is at hand, it is the start: a face of the frontier is as good for all, only
//! the unit's own column changes.
//!
//! Rows: an input each, -Σ λ x + θ x_o - s = 0, an output each, Σ λ y - t = y_o, and Σ λ = 1 with variable returns; towards
//! outputs -Σ λ x - s = -x_o and Σ λ y - φ y_o - t = 0. The unit's own column (θ or φ) never leaves the basis.

/// What counts as zero among scaled figures.
const ZERO: f64 = 1e-10;
/// What counts as no multiplier when slacks are looked for.
const FLAT: f64 = 1e-9;
/// Steps after which the rule that cannot run in a circle is used, and the most steps.
const PATIENCE: usize = 200;
const MOST_STEPS: usize = 20_000;
/// Steps after which the inverse is made anew.
const ANEW: usize = 25;
/// Faces that are kept as starts.
const FACES: usize = 128;

/// A column of the basis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Basic {
    Own,
    Unit(u32),
    Slack(u32),
}

/// The columns of the frontier: one array a row of the programme, inputs negative.
#[derive(Debug, Clone)]
pub(super) struct Columns {
    pub rows: Vec<Vec<f64>>,
    pub inputs: usize,
    pub variable: bool,
}

impl Columns {
    pub fn len(&self) -> usize {
        self.rows[0].len()
    }

    fn slacks(&self) -> usize {
        self.rows.len() - usize::from(self.variable)
    }
}

/// Why a programme has no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stopped {
    /// No combination of the frontier reaches the unit.
    Infeasible,
    /// The steps ran out: not known to happen.
    Stuck,
}

struct Face {
    basis: Vec<Basic>,
    inverse: Vec<f64>,
    /// Of the dual, as the programme it came from scaled it.
    weights: Vec<f64>,
}

/// The work space of one thread's run of units.
pub(super) struct Simplex<'a> {
    columns: &'a Columns,
    output: bool,
    own: Vec<f64>,
    side: Vec<f64>,
    basis: Vec<Basic>,
    inverse: Vec<f64>,
    value: Vec<f64>,
    image: Vec<f64>,
    weights: Vec<f64>,
    reduced: Vec<f64>,
    alpha: Vec<f64>,
    faces: Vec<Face>,
    skip: Option<u32>,
}

impl<'a> Simplex<'a> {
    pub fn new(columns: &'a Columns, output: bool) -> Simplex<'a> {
        let (k, n) = (columns.rows.len(), columns.len());
        Simplex {
            columns,
            output,
            own: vec![0.0; k],
            side: vec![0.0; k],
            basis: Vec::with_capacity(k),
            inverse: vec![0.0; k * k],
            value: vec![0.0; k],
            image: vec![0.0; k],
            weights: vec![0.0; k],
            reduced: vec![0.0; n],
            alpha: vec![0.0; n],
            faces: Vec::new(),
            skip: None,
        }
    }

    fn cost(&self) -> f64 {
        if self.output { -1.0 } else { 1.0 }
    }

    fn column(&self, of: Basic, out: &mut [f64]) {
        out.fill(0.0);
        match of {
            Basic::Own => out.copy_from_slice(&self.own),
            Basic::Unit(j) => out.iter_mut().zip(&self.columns.rows).for_each(|(o, row)| *o = row[j as usize]),
            Basic::Slack(i) => out[i as usize] = -1.0,
        }
    }

    /// The inverse of the basis, by elimination with the greatest pivot; what it is worth.
    fn anew(&mut self) -> Result<(), Stopped> {
        let k = self.own.len();
        let mut matrix = vec![0.0; k * k];
        let mut column = vec![0.0; k];
        for (at, of) in self.basis.iter().enumerate() {
            self.column(*of, &mut column);
            (0..k).for_each(|i| matrix[i * k + at] = column[i]);
        }
        self.inverse.fill(0.0);
        (0..k).for_each(|i| self.inverse[i * k + i] = 1.0);
        for c in 0..k {
            let best = (c..k).max_by(|a, b| matrix[a * k + c].abs().total_cmp(&matrix[b * k + c].abs())).unwrap_or(c);
            if matrix[best * k + c].abs() < 1e-13 {
                return Err(Stopped::Stuck);
            }
            for j in 0..k {
                matrix.swap(c * k + j, best * k + j);
                self.inverse.swap(c * k + j, best * k + j);
            }
            let by = 1.0 / matrix[c * k + c];
            for j in 0..k {
                matrix[c * k + j] *= by;
                self.inverse[c * k + j] *= by;
            }
            for i in (0..k).filter(|i| *i != c) {
                let factor = matrix[i * k + c];
                if factor != 0.0 {
                    for j in 0..k {
                        matrix[i * k + j] -= factor * matrix[c * k + j];
                        self.inverse[i * k + j] -= factor * self.inverse[c * k + j];
                    }
                }
            }
        }
        self.settle();
        Ok(())
    }

    /// Values and multipliers that follow from the inverse.
    fn settle(&mut self) {
        let k = self.own.len();
        for (value, row) in self.value.iter_mut().zip(self.inverse.chunks_exact(k)) {
            *value = row.iter().zip(&self.side).map(|(a, b)| a * b).sum();
        }
        let own = self.basis.iter().position(|b| *b == Basic::Own).unwrap_or(0);
        let cost = self.cost();
        for (w, x) in self.weights.iter_mut().zip(&self.inverse[own * k..(own + 1) * k]) {
            *w = cost * x;
        }
    }

    /// `out[j] = Σ by[i] rows[i][j]`.
    fn combine(rows: &[Vec<f64>], by: impl Fn(usize) -> f64, out: &mut [f64]) {
        out.fill(0.0);
        for (i, row) in rows.iter().enumerate() {
            let by = by(i);
            if by != 0.0 {
                out.iter_mut().zip(row).for_each(|(o, x)| *o += by * x);
            }
        }
    }

    fn price(&mut self) {
        let weights = &self.weights;
        Self::combine(&self.columns.rows, |i| -weights[i], &mut self.reduced);
    }

    fn pivot(&mut self, leaves: usize, enters: Basic) {
        let k = self.own.len();
        let mut column = std::mem::take(&mut self.image);
        let mut entering = [0.0; 64];
        let entering = &mut entering[..k];
        self.column(enters, entering);
        for (image, row) in column.iter_mut().zip(self.inverse.chunks_exact(k)) {
            *image = row.iter().zip(&*entering).map(|(a, b)| a * b).sum();
        }
        let by = 1.0 / column[leaves];
        let (before, rest) = self.inverse.split_at_mut(leaves * k);
        let (row, after) = rest.split_at_mut(k);
        row.iter_mut().for_each(|x| *x *= by);
        self.value[leaves] *= by;
        let own = self.value[leaves];
        let others = before.chunks_exact_mut(k).chain(after.chunks_exact_mut(k));
        for (at, other) in others.enumerate() {
            let at = at + usize::from(at >= leaves);
            let factor = column[at];
            if factor != 0.0 {
                other.iter_mut().zip(&*row).for_each(|(o, r)| *o -= factor * r);
                self.value[at] -= factor * own;
            }
        }
        self.basis[leaves] = enters;
        self.image = column;
    }

    /// Sets the unit: its inputs and outputs (scaled, positive).
    fn set(&mut self, unit: &[f64]) {
        let inputs = self.columns.inputs;
        self.own.fill(0.0);
        self.side.fill(0.0);
        for (i, x) in unit.iter().enumerate() {
            match (i < inputs, self.output) {
                (true, false) => self.own[i] = *x,
                (true, true) => self.side[i] = -x,
                (false, false) => self.side[i] = *x,
                (false, true) => self.own[i] = -x,
            }
        }
        if self.columns.variable
            && let Some(last) = self.side.last_mut()
        {
            *last = 1.0;
        }
    }

    /// The best start that is known: the face that promises most, else slacks and one column.
    fn start(&mut self, unit: &[f64]) -> Result<(), Stopped> {
        let cost = self.cost();
        let mut best: Option<(f64, usize)> = None;
        for (at, face) in self.faces.iter().enumerate() {
            if self.skip.is_some_and(|j| face.basis.contains(&Basic::Unit(j))) {
                continue;
            }
            let (mut along, mut worth) = (0.0, 0.0);
            for ((w, p), b) in face.weights.iter().zip(&self.own).zip(&self.side) {
                along += w * p;
                worth += w * b;
            }
            let along = along * cost;
            if along > 1e-6 && best.is_none_or(|(most, _)| worth / along > most) {
                best = Some((worth / along, at));
            }
        }
        if let Some((_, at)) = best {
            self.basis.clone_from(&self.faces[at].basis);
            self.inverse.copy_from_slice(&self.faces[at].inverse);
            let own = self.basis.iter().position(|b| *b == Basic::Own).unwrap_or(0);
            self.pivot(own, Basic::Own);
            self.settle();
            return Ok(());
        }
        let (k, inputs) = (self.own.len(), self.columns.inputs);
        let among = if self.output { inputs..unit.len() } else { 0..inputs };
        let first = among.max_by(|a, b| unit[*a].total_cmp(&unit[*b])).unwrap_or(0);
        self.basis.clear();
        self.basis.extend((0..self.columns.slacks()).map(|i| if i == first { Basic::Own } else { Basic::Slack(i as u32) }));
        if self.columns.variable {
            // The unit that uses least of it, or gives most.
            let row = &self.columns.rows[first];
            let skip = self.skip.map(|j| j as usize);
            let best = (0..row.len()).filter(|j| Some(*j) != skip).max_by(|a, b| row[*a].total_cmp(&row[*b]).then(b.cmp(a)));
            self.basis.push(Basic::Unit(best.ok_or(Stopped::Infeasible)? as u32));
        }
        debug_assert_eq!(self.basis.len(), k);
        self.anew()
    }

    /// The value of θ (or φ) for a unit; `skip` takes one column of the frontier out.
    pub fn solve(&mut self, unit: &[f64], skip: Option<u32>) -> Result<f64, Stopped> {
        self.skip = skip;
        self.set(unit);
        if skip.is_some() && self.columns.len() < 2 {
            return Err(Stopped::Infeasible);
        }
        self.start(unit)?;
        self.price();
        let k = self.own.len();
        let mut steps = 0;
        loop {
            let careful = steps > PATIENCE;
            let mut leaves: Option<(f64, usize)> = None;
            for at in 0..k {
                if self.value[at] < -ZERO && self.basis[at] != Basic::Own {
                    let row = &self.inverse[at * k..(at + 1) * k];
                    // Steepest edge; by the order of the columns where a circle is feared.
                    let merit = match self.basis[at] {
                        _ if !careful => self.value[at].powi(2) / row.iter().map(|x| x * x).sum::<f64>(),
                        Basic::Unit(j) => -1e3 - f64::from(j),
                        Basic::Slack(i) => -f64::from(i),
                        Basic::Own => f64::NEG_INFINITY,
                    };
                    if leaves.is_none_or(|(most, _)| merit > most) {
                        leaves = Some((merit, at));
                    }
                }
            }
            let Some((_, leaves)) = leaves else {
                // Made anew once more, so that what is answered is free of what the steps have lost.
                if steps > 0 {
                    self.anew()?;
                    self.price();
                    let short = |s: &Self| (0..k).any(|at| s.value[at] < -10.0 * ZERO && s.basis[at] != Basic::Own);
                    if short(self) && steps < MOST_STEPS {
                        steps += 1;
                        continue;
                    }
                    self.keep();
                }
                let own = self.basis.iter().position(|b| *b == Basic::Own).unwrap_or(0);
                return Ok(self.value[own]);
            };
            if steps >= MOST_STEPS {
                return Err(Stopped::Stuck);
            }
            steps += 1;
            let Some((enters, step)) = self.entering(leaves, careful) else { return Err(Stopped::Infeasible) };
            for (d, a) in self.reduced.iter_mut().zip(&self.alpha) {
                *d += step * a;
            }
            for (w, r) in self.weights.iter_mut().zip(&self.inverse[leaves * k..(leaves + 1) * k]) {
                *w -= step * r;
            }
            self.pivot(leaves, enters);
            if steps % ANEW == 0 {
                self.anew()?;
                self.price();
            }
        }
    }

    /// Which column comes in for a row that is short, and how far the multipliers move.
    fn entering(&mut self, leaves: usize, careful: bool) -> Option<(Basic, f64)> {
        let k = self.own.len();
        let row = &self.inverse[leaves * k..(leaves + 1) * k];
        let tolerance = ZERO * row.iter().fold(0.0f64, |m, x| m.max(x.abs()));
        Self::combine(&self.columns.rows, |i| row[i], &mut self.alpha);
        if let Some(j) = self.skip {
            self.alpha[j as usize] = 0.0;
        }
        // The least ratio, and among nearly equal ones the greatest pivot (the first one, where a circle is feared).
        let least = self.alpha.iter().zip(&self.reduced).map(|(a, d)| if *a < -tolerance { d.max(0.0) / -a } else { f64::INFINITY });
        let least = least.fold(f64::INFINITY, f64::min);
        let open = |i: usize| row[i] > tolerance && !self.basis.contains(&Basic::Slack(i as u32));
        let slacks =
            (0..self.columns.slacks()).filter(|i| open(*i)).map(|i| (self.weights[i].max(0.0) / row[i], row[i], Basic::Slack(i as u32)));
        let least = slacks.clone().fold(least, |least, s| least.min(s.0));
        if least == f64::INFINITY {
            return None;
        }
        let units =
            self.alpha.iter().zip(&self.reduced).enumerate().filter(|(_, (a, d))| **a < -tolerance && d.max(0.0) <= (least + 1e-12) * -**a);
        let near = slacks.chain(units.map(|(j, (a, d))| (d.max(0.0) / -a, -a, Basic::Unit(j as u32)))).filter(|s| s.0 <= least + 1e-12);
        let best = near.reduce(|best, s| if !careful && s.1 > best.1 { s } else { best });
        best.map(|(ratio, _, of)| (of, ratio))
    }

    fn keep(&mut self) {
        if self.skip.is_none() && self.faces.len() < FACES {
            self.faces.push(Face { basis: self.basis.clone(), inverse: self.inverse.clone(), weights: self.weights.clone() });
        }
    }

    /// After [`Self::solve`]: moves within the best answers to the one with the greatest sum of (scaled) slacks.
    pub fn stretch(&mut self) -> Result<(), Stopped> {
        let (k, slacks) = (self.own.len(), self.columns.slacks());
        if (0..slacks).all(|i| self.weights[i] > FLAT) {
            return Ok(());
        }
        let flat_units: Vec<u32> =
            (0..self.columns.len() as u32).filter(|j| Some(*j) != self.skip && self.reduced[*j as usize] <= FLAT).collect();
        let flat_slacks: Vec<u32> = (0..slacks as u32).filter(|i| self.weights[*i as usize] <= FLAT).collect();
        let mut column = vec![0.0; k];
        for steps in 0..MOST_STEPS {
            let careful = steps > PATIENCE;
            let mut price = vec![0.0; k];
            for (of, row) in self.basis.iter().zip(self.inverse.chunks_exact(k)) {
                if matches!(of, Basic::Slack(_)) {
                    price.iter_mut().zip(row).for_each(|(p, r)| *p -= r);
                }
            }
            let mut enters: Option<(f64, Basic)> = None;
            let mut look = |gain: f64, of: Basic| {
                if gain > 1e-9 && !self.basis.contains(&of) && enters.is_none_or(|(most, _)| !careful && gain > most) {
                    enters = Some((gain, of));
                }
            };
            for i in &flat_slacks {
                look(1.0 - price[*i as usize], Basic::Slack(*i));
            }
            for j in &flat_units {
                look(self.columns.rows.iter().zip(&price).map(|(row, p)| p * row[*j as usize]).sum(), Basic::Unit(*j));
            }
            let Some((_, of)) = enters else { return self.anew() };
            self.column(of, &mut column);
            let mut leaves: Option<(f64, usize)> = None;
            for (at, row) in self.inverse.chunks_exact(k).enumerate().filter(|(at, _)| self.basis[*at] != Basic::Own) {
                let image: f64 = row.iter().zip(&column).map(|(a, b)| a * b).sum();
                if image > 1e-9 {
                    let ratio = self.value[at].max(0.0) / image;
                    if leaves.is_none_or(|(least, _)| ratio < least) {
                        leaves = Some((ratio, at));
                    }
                }
            }
            let Some((_, leaves)) = leaves else { return self.anew() };
            self.pivot(leaves, of);
            if (steps + 1) % ANEW == 0 {
                self.anew()?;
            }
        }
        Err(Stopped::Stuck)
    }

    /// The columns of the answer that are not zero, with their values.
    pub fn answer(&self) -> impl Iterator<Item = (Basic, f64)> + '_ {
        self.basis.iter().copied().zip(self.value.iter().copied()).filter(|(_, v)| *v > ZERO)
    }

    /// What the multipliers say that the unit's own column is worth, once those of any unit that would gain are lowered: a bound on the
    /// score from the other side.
    pub fn worth(&self) -> f64 {
        let side: f64 = self.weights.iter().zip(&self.side).map(|(w, b)| w * b).sum();
        let worst = self.reduced.iter().enumerate().filter(|(j, _)| Some(*j as u32) != self.skip).fold(0.0f64, |m, (_, d)| m.min(*d));
        let parts: f64 = self.answer().filter(|(b, _)| matches!(b, Basic::Unit(_))).map(|(_, v)| v).sum();
        (side + worst * parts) * self.cost()
    }

    /// The multipliers of inputs and outputs (and of the sum of parts), for scaled figures.
    pub fn multipliers(&self) -> &[f64] {
        &self.weights
    }
}
