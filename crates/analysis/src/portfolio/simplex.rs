//! The relaxed problem: maximise c·x with A x ≤ b and every x between its bounds, by the dual simplex method on a condensed table
//! (Lemke 1954, "The dual method of solving the linear programming problem", Naval Research Logistics Quarterly 1(1),
//! <https://doi.org/10.1002/nav.3800010107>). All variables of the question have two bounds, so that any table can be made dual
//! feasible by moving each to its better bound: one table serves a whole search, whose steps only change bounds.

/// Differences below this are rounding.
const GRAIN: f64 = 1e-9;
/// Steps after which the table is made anew, so that rounding does not add up.
const ANEW: usize = 400;

/// One row of A: places and numbers that are not 0.
pub(super) type Row = Vec<(u32, f64)>;

pub(super) struct Simplex {
    rows: Vec<Row>,
    most: Vec<f64>,
    profit: Vec<f64>,
    pub lower: Vec<f64>,
    pub upper: Vec<f64>,
    /// Which variable stands in each row and column; slacks are counted after the others.
    basic: Vec<u32>,
    outside: Vec<u32>,
    /// Where a variable stands: its column, or its row counted from `outside.len()`.
    place: Vec<u32>,
    table: Vec<f64>,
    reduced: Vec<f64>,
    /// Values of the variables that stand in rows, and in columns.
    value: Vec<f64>,
    at: Vec<f64>,
    /// What the relaxed problem is worth at most; exact where it is solved.
    pub worth: f64,
    steps: usize,
    pub all_steps: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relaxed {
    Solved,
    /// Not even the relaxed problem has an answer.
    Infeasible,
    /// It cannot be worth more than what was asked to beat.
    Beaten,
}

impl Simplex {
    pub(super) fn new(profit: Vec<f64>, rows: Vec<Row>, most: Vec<f64>) -> Simplex {
        let (n, m) = (profit.len(), rows.len());
        let mut new = Simplex {
            lower: [vec![0.0; n + m]].concat(),
            upper: [vec![1.0; n], vec![f64::INFINITY; m]].concat(),
            basic: (n as u32..(n + m) as u32).collect(),
            outside: (0..n as u32).collect(),
            place: (0..(n + m) as u32).collect(),
            table: vec![0.0; n * m],
            reduced: profit.clone(),
            value: vec![0.0; m],
            at: vec![0.0; n],
            worth: 0.0,
            steps: 0,
            all_steps: 0,
            rows,
            most,
            profit,
        };
        new.first_table();
        new.stand();
        new
    }

    fn first_table(&mut self) {
        let (n, m) = (self.profit.len(), self.rows.len());
        self.table.fill(0.0);
        for (i, row) in self.rows.iter().enumerate() {
            row.iter().for_each(|(j, a)| self.table[i * n + *j as usize] += a);
        }
        self.reduced.copy_from_slice(&self.profit);
        self.basic = (n as u32..(n + m) as u32).collect();
        self.outside = (0..n as u32).collect();
        self.place = (0..(n + m) as u32).collect();
    }

    /// Puts every variable of the columns at its better bound, and counts values and worth anew.
    fn stand(&mut self) {
        let n = self.outside.len();
        for j in 0..n {
            let v = self.outside[j] as usize;
            let up = self.reduced[j] > 0.0 && self.upper[v] < f64::INFINITY;
            self.at[j] = if up { self.upper[v] } else { self.lower[v] };
        }
        self.count();
    }

    fn count(&mut self) {
        let n = self.outside.len();
        // Values from the rows of the question, through the table: B⁻¹b is carried by solving for each row.
        let x: Vec<f64> = (0..n).map(|j| self.at[j]).collect();
        let base = self.right();
        for (i, value) in self.value.iter_mut().enumerate() {
            *value = base[i] - self.table[i * n..(i + 1) * n].iter().zip(&x).map(|(t, x)| t * x).sum::<f64>();
        }
        self.worth = (0..n).map(|j| self.profit_of(self.outside[j]) * self.at[j]).sum::<f64>()
            + self.basic.iter().zip(&self.value).map(|(v, x)| self.profit_of(*v) * x).sum::<f64>();
    }

    fn profit_of(&self, v: u32) -> f64 {
        self.profit.get(v as usize).copied().unwrap_or(0.0)
    }

    /// B⁻¹b: each slack stands in the table with the inverse's column, b in place of the slack's value.
    fn right(&self) -> Vec<f64> {
        let n = self.outside.len();
        let slack = |v: u32| (v as usize).checked_sub(self.profit.len());
        let mut base: Vec<f64> = self.basic.iter().map(|v| slack(*v).map_or(0.0, |s| self.most[s])).collect();
        for j in 0..n {
            let Some(s) = slack(self.outside[j]) else { continue };
            for (i, base) in base.iter_mut().enumerate() {
                *base += self.table[i * n + j] * self.most[s];
            }
        }
        base
    }

    /// The value of a variable of the question.
    pub(super) fn x(&self, v: usize) -> f64 {
        let (n, place) = (self.outside.len(), self.place[v] as usize);
        if place < n { self.at[place] } else { self.value[place - n] }
    }

    /// What one more of a row's `most` is worth.
    pub(super) fn price(&self, row: usize) -> f64 {
        let (n, place) = (self.outside.len(), self.place[self.profit.len() + row] as usize);
        if place < n { (-self.reduced[place]).max(0.0) } else { 0.0 }
    }

    /// What the worth loses at least when a variable leaves the bound it stands at; 0 where it stands in a row.
    pub(super) fn loss(&self, v: usize) -> f64 {
        self.reduced.get(self.place[v] as usize).map_or(0.0, |d| d.abs())
    }

    /// Gives a variable new bounds.
    pub(super) fn bound(&mut self, v: usize, lower: f64, upper: f64) {
        (self.lower[v], self.upper[v]) = (lower, upper);
        let (n, j) = (self.outside.len(), self.place[v] as usize);
        if j >= n {
            return;
        }
        let to = if self.reduced[j] > 0.0 { upper } else { lower };
        let by = to - self.at[j];
        if by != 0.0 {
            self.at[j] = to;
            for i in 0..self.value.len() {
                self.value[i] -= self.table[i * n + j] * by;
            }
            self.worth += self.reduced[j] * by;
        }
    }

    /// Solves from where it stands, as long as it may be worth more than `beat`.
    pub(super) fn solve(&mut self, beat: f64) -> Relaxed {
        let n = self.outside.len();
        let mut tried_anew = false;
        loop {
            if self.steps >= ANEW {
                self.anew();
            }
            if self.worth <= beat {
                return Relaxed::Beaten;
            }
            // The row that is furthest out of its bounds, measured along its own length.
            let mut worst = (GRAIN, usize::MAX, 0.0);
            for (i, x) in self.value.iter().enumerate() {
                let v = self.basic[i] as usize;
                let scale = if v < self.profit.len() { 1.0 } else { 1.0 + self.most[v - self.profit.len()].abs() };
                for (out, bound) in [(self.lower[v] - x, self.lower[v]), (x - self.upper[v], self.upper[v])] {
                    if out / scale > worst.0 {
                        worst = (out / scale, i, bound);
                    }
                }
            }
            let (_, r, bound) = worst;
            if r == usize::MAX {
                return Relaxed::Solved;
            }
            let falls = self.value[r] < bound;
            let row = &self.table[r * n..(r + 1) * n];
            let mut best: Option<(f64, f64, usize)> = None;
            for (j, t) in row.iter().enumerate() {
                let v = self.outside[j] as usize;
                if t.abs() < GRAIN || self.lower[v] == self.upper[v] {
                    continue;
                }
                let up = self.at[j] >= self.upper[v];
                // At its lower bound it may only rise, at its upper only fall.
                if (falls != up) != (*t < 0.0) {
                    continue;
                }
                let ratio = (self.reduced[j] / t).abs();
                if best.is_none_or(|(r, size, _)| ratio < r - GRAIN || (ratio < r + GRAIN && t.abs() > size)) {
                    best = Some((ratio, t.abs(), j));
                }
            }
            match best {
                Some((_, _, j)) => self.pivot(r, j, bound),
                None if tried_anew || self.steps == 0 => return Relaxed::Infeasible,
                // Rather the table anew than a wrong verdict.
                None => {
                    tried_anew = true;
                    self.anew();
                }
            }
        }
    }

    fn pivot(&mut self, r: usize, j: usize, bound: f64) {
        let n = self.outside.len();
        let p = self.table[r * n + j];
        let by = (self.value[r] - bound) / p;
        self.worth += self.reduced[j] * by;
        for (i, value) in self.value.iter_mut().enumerate() {
            *value -= self.table[i * n + j] * by;
        }
        self.value[r] = self.at[j] + by;
        self.at[j] = bound;
        self.turn(r, j);
        let (leaves, enters) = (self.basic[r], self.outside[j]);
        (self.basic[r], self.outside[j]) = (enters, leaves);
        (self.place[enters as usize], self.place[leaves as usize]) = ((n + r) as u32, j as u32);
        self.steps += 1;
        self.all_steps += 1;
    }

    fn turn(&mut self, r: usize, j: usize) {
        let n = self.outside.len();
        let p = self.table[r * n + j];
        let (above, rest) = self.table.split_at_mut(r * n);
        let (row, below) = rest.split_at_mut(n);
        row.iter_mut().for_each(|t| *t /= p);
        row[j] = 1.0 / p;
        let lower = |other: &mut [f64]| {
            let f = other[j];
            if f != 0.0 {
                other[j] = 0.0;
                other.iter_mut().zip(row.iter()).for_each(|(t, r)| *t -= f * r);
            }
        };
        above.chunks_exact_mut(n).chain(below.chunks_exact_mut(n)).chain([self.reduced.as_mut_slice()]).for_each(lower);
    }

    /// The table of the same basis, made from the question.
    fn anew(&mut self) {
        let n = self.outside.len();
        let wanted: Vec<u32> = self.basic.iter().copied().filter(|v| (*v as usize) < self.profit.len()).collect();
        let (outside, at) = (self.outside.clone(), self.at.clone());
        let mut stood = vec![0.0; self.lower.len()];
        outside.iter().zip(&at).for_each(|(v, x)| stood[*v as usize] = *x);
        let mut kept = vec![false; self.lower.len()];
        self.basic.iter().for_each(|v| kept[*v as usize] = true);
        self.first_table();
        for v in wanted {
            let j = self.place[v as usize] as usize;
            // The largest number in its column among rows of slacks that are to leave.
            let size = |i: &usize| self.table[i * n + j].abs();
            let free = (0..self.basic.len()).filter(|i| !kept[self.basic[*i] as usize]);
            let Some(r) = free.max_by(|a, b| size(a).total_cmp(&size(b))) else { continue };
            if size(&r) < GRAIN {
                continue;
            }
            self.turn(r, j);
            let leaves = self.basic[r];
            (self.basic[r], self.outside[j]) = (v, leaves);
            (self.place[v as usize], self.place[leaves as usize]) = ((n + r) as u32, j as u32);
        }
        self.steps = 0;
        for j in 0..n {
            let v = self.outside[j] as usize;
            let (low, high) = (self.lower[v], self.upper[v]);
            let up = if self.reduced[j].abs() < GRAIN { stood[v] >= high } else { self.reduced[j] > 0.0 };
            self.at[j] = if up && high < f64::INFINITY { high } else { low };
        }
        self.count();
    }
}
