//! One to one: every row gets a column (or every column a row, where there are fewer) so that the sum of costs is least.
//!
//! Jonker and Volgenant 1987, "A shortest augmenting path algorithm for dense and sparse linear assignment problems", Computing 38,
//! <https://doi.org/10.1007/BF02278710>: prices from a reduction of columns and two rounds of bids, then a shortest way for each row that
//! is still free. Rectangular tables and the order of the search after Crouse 2016, "On implementing 2D rectangular assignment
//! algorithms", <https://doi.org/10.1109/TAES.2016.140952>. Whole numbers of moderate size are computed in single precision, where
//! they are exact and twice as many fit into a register.

mod core;

use crate::catalogue::Refusal;
use multiversion::multiversion;
use std::fmt;

/// Cells that are taken at most: 1.2 GB in single precision beside what was given.
pub const MOST_CELLS: usize = 300_000_000;
const NONE: u32 = u32::MAX;

/// What is asked: a table of costs, row after row.
#[derive(Debug, Clone, Copy)]
pub struct AssignAsk<'a> {
    pub rows: usize,
    pub columns: usize,
    pub cost: &'a [f64],
}

/// Why the question has no answer.
#[derive(Debug, Clone, PartialEq)]
pub enum AssignError {
    /// There are not rows × columns costs.
    Cells {
        rows: usize,
        columns: usize,
        cells: usize,
    },
    TooMany {
        rows: usize,
        columns: usize,
    },
    /// A cost is not-a-number, infinite or beyond what can be added up.
    Cost {
        row: usize,
        column: usize,
        cost: f64,
    },
}

impl fmt::Display for AssignError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            AssignError::Cells { rows, columns, cells } => {
                write!(f, "a table of {rows} rows and {columns} columns was announced, and {cells} costs were found")
            }
            AssignError::TooMany { rows, columns } => {
                write!(f, "a table of {rows} rows and {columns} columns was found; at most {MOST_CELLS} cells are taken")
            }
            AssignError::Cost { row, column, cost } => {
                write!(f, "row {row}, column {column}: found the cost {cost}, expected a number between -1e15 and 1e15")
            }
        }
    }
}

impl std::error::Error for AssignError {}

impl Refusal for AssignError {
    fn it(&self) -> String {
        match self {
            AssignError::Cells { rows, columns, cells } => {
                format!("è annunciata una tabella di {rows} righe e {columns} colonne, e i costi trovati sono {cells}")
            }
            AssignError::TooMany { rows, columns } => {
                format!("la tabella ha {rows} righe e {columns} colonne; si accettano al massimo {MOST_CELLS} celle")
            }
            AssignError::Cost { row, column, cost } => {
                format!("riga {row}, colonna {column}: trovato il costo {cost}, atteso un numero fra -1e15 e 1e15")
            }
        }
    }
}

/// A question that has been checked and can always be answered.
#[derive(Debug, Clone, Copy)]
pub struct AssignPlan<'a> {
    ask: AssignAsk<'a>,
    /// All costs are whole numbers so small that single precision adds them up exactly.
    single: bool,
}

/// The answer. `row_price + column_price <= cost` in every cell and equal where a pair was made: the proof that nothing is cheaper.
#[derive(Debug, Clone, PartialEq)]
pub struct Assignment {
    /// The column of each row; `None` where rows are more than columns and this one stays alone.
    pub column: Vec<Option<u32>>,
    pub cost: f64,
    /// `cost` less what the prices prove: 0 for whole numbers, rounding alone otherwise.
    pub gap: f64,
    pub row_price: Vec<f64>,
    /// On the side of which there is no less (columns, where both are equal) prices are 0 or below, and what they lie below 0
    /// is what one more of that column (or row) would save: the least ones that prove the answer, so that they are unique.
    pub column_price: Vec<f64>,
}

impl<'a> AssignAsk<'a> {
    /// # Errors
    /// Says which number cannot be used.
    pub fn check(&self) -> Result<AssignPlan<'a>, AssignError> {
        let (rows, columns) = (self.rows, self.columns);
        if rows.checked_mul(columns) != Some(self.cost.len()) {
            return Err(AssignError::Cells { rows, columns, cells: self.cost.len() });
        }
        if self.cost.len() > MOST_CELLS || rows.max(columns) > MOST_CELLS {
            return Err(AssignError::TooMany { rows, columns });
        }
        let (mut largest, mut whole) = (0f64, true);
        for (at, cost) in self.cost.iter().enumerate() {
            if !cost.is_finite() || cost.abs() > 1e15 {
                return Err(AssignError::Cost { row: at / columns + 1, column: at % columns + 1, cost: *cost });
            }
            largest = largest.max(cost.abs());
            whole &= cost.trunc() == *cost;
        }
        // No price and no way is further from zero than each step of the longest way.
        let single = whole && 4.0 * largest * (rows.min(columns) as f64 + 2.0) < f64::from(1u32 << 24);
        Ok(AssignPlan { ask: *self, single })
    }
}

/// Pairs rows and columns at the least cost.
#[must_use]
pub fn assign(plan: &AssignPlan<'_>) -> Assignment {
    if plan.single { solved::<f32>(&plan.ask) } else { solved::<f64>(&plan.ask) }
}

/// A number in which costs are computed.
trait Number: Copy + PartialOrd + Send + Sync + std::ops::Add<Output = Self> + std::ops::Sub<Output = Self> {
    const ZERO: Self;
    const MOST: Self;
    const LEAST: Self;
    /// Below this part of what was added up a difference is rounding.
    const GRAIN: f64;
    fn of(x: f64) -> Self;
    fn f64(self) -> f64;
    /// The bits of a number that is not negative, which stand in the order of the numbers.
    fn order(self) -> u64;
}

impl Number for f32 {
    const ZERO: f32 = 0.0;
    const MOST: f32 = f32::INFINITY;
    const LEAST: f32 = f32::NEG_INFINITY;
    const GRAIN: f64 = 0.0;
    fn of(x: f64) -> f32 {
        x as f32
    }
    fn f64(self) -> f64 {
        f64::from(self)
    }
    fn order(self) -> u64 {
        u64::from(self.to_bits())
    }
}

impl Number for f64 {
    const ZERO: f64 = 0.0;
    const MOST: f64 = f64::INFINITY;
    const LEAST: f64 = f64::NEG_INFINITY;
    const GRAIN: f64 = 4e-15;
    fn of(x: f64) -> f64 {
        x
    }
    fn f64(self) -> f64 {
        self
    }
    fn order(self) -> u64 {
        self.to_bits()
    }
}

fn solved<N: Number>(ask: &AssignAsk<'_>) -> Assignment {
    let turned = ask.rows > ask.columns;
    let (n, m) = if turned { (ask.columns, ask.rows) } else { (ask.rows, ask.columns) };
    let cost: Vec<N> = if turned {
        (0..n).flat_map(|j| (0..m).map(move |i| N::of(ask.cost[i * n + j]))).collect()
    } else {
        ask.cost.iter().map(|c| N::of(*c)).collect()
    };
    let mut table = Table { n, m, cost, price: vec![N::ZERO; m], column: vec![NONE; n], row: vec![NONE; m] };
    if n > 0 {
        table.bids();
        if n == m { core::ways(&mut table) } else { table.ways() }
    }
    let (short, long) = table.least_prices();
    let pairs = table.column.iter().enumerate().map(|(i, j)| if turned { (*j as usize, i) } else { (i, *j as usize) });
    let mut column = vec![None; ask.rows];
    pairs.for_each(|(i, j)| column[i] = Some(j as u32));
    let cost: f64 = column.iter().enumerate().filter_map(|(i, j)| j.map(|j| ask.cost[i * ask.columns + j as usize])).sum();
    let gap = cost - short.iter().chain(&long).sum::<f64>();
    let (row_price, column_price) = if turned { (long, short) } else { (short, long) };
    Assignment { column, cost, gap, row_price, column_price }
}

/// Rows are no more than columns.
struct Table<N> {
    n: usize,
    m: usize,
    cost: Vec<N>,
    /// What a column adds to its costs, with the sign turned; falls only.
    price: Vec<N>,
    column: Vec<u32>,
    row: Vec<u32>,
}

/// Columns that are looked at side by side.
const LANES: usize = 16;

#[inline(always)]
fn lesser<N: Number>(a: N, b: N) -> N {
    if a < b { a } else { b }
}

#[inline(always)]
fn greater<N: Number>(a: N, b: N) -> N {
    if a > b { a } else { b }
}

impl<N: Number> Table<N> {
    fn costs(&self, i: usize) -> &[N] {
        &self.cost[i * self.m..(i + 1) * self.m]
    }

    /// The least and the second least cost of a row with the prices, and the column of the least.
    fn two_least(&self, i: usize) -> (N, N, usize) {
        two_least(self.costs(i), &self.price)
    }

    fn pair(&mut self, i: usize, j: usize) {
        self.column[i] = j as u32;
        self.row[j] = i as u32;
    }

    /// Where there are as many rows as columns each column offers itself to its cheapest row; then rows that are free bid.
    fn bids(&mut self) {
        let (n, m) = (self.n, self.m);
        if n == m {
            let mut cheapest = vec![0u32; m];
            self.price.copy_from_slice(&self.cost[..m]);
            for i in 1..n {
                let costs = &self.cost[i * m..(i + 1) * m];
                for ((price, at), c) in self.price.iter_mut().zip(&mut cheapest).zip(costs) {
                    *at = if *c < *price { i as u32 } else { *at };
                    *price = lesser(*price, *c);
                }
            }
            for j in (0..m).rev() {
                let i = cheapest[j] as usize;
                if self.column[i] == NONE {
                    self.pair(i, j);
                }
            }
        }
        let mut free: Vec<u32> = (0..n as u32).filter(|i| self.column[*i as usize] == NONE).collect();
        // Two rounds as in the paper; a row that was outbid bids again at once, but not for ever.
        let mut budget = 12 * n;
        for _ in 0..2 {
            let mut again = Vec::new();
            let mut waiting = free.into_iter().rev().collect::<Vec<_>>();
            while let Some(i) = waiting.pop() {
                if m == 1 || budget == 0 {
                    again.push(i);
                    continue;
                }
                budget -= 1;
                let (least, next, mut j) = self.two_least(i as usize);
                let raised = least < next;
                if raised {
                    self.price[j] = self.price[j] - (next - least);
                } else if self.row[j] != NONE {
                    // Another column costs no more: the one that is taken is left.
                    let (costs, prices) = (self.costs(i as usize), &self.price);
                    j = (j + 1..m).find(|k| costs[*k] - prices[*k] == least).unwrap_or(j);
                }
                let out = self.row[j];
                self.pair(i as usize, j);
                if out != NONE {
                    self.column[out as usize] = NONE;
                    if raised { waiting.push(out) } else { again.push(out) }
                }
            }
            free = again;
        }
    }

    /// The shortest way for each row that is free.
    fn ways(&mut self) {
        let (n, m) = (self.n, self.m);
        let mut distance = vec![N::ZERO; m];
        let mut from = vec![0u32; m];
        let mut done: Vec<(u32, N)> = Vec::with_capacity(n);
        for start in 0..n {
            if self.column[start] != NONE {
                continue;
            }
            distance.fill(N::MOST);
            done.clear();
            let (mut i, mut base) = (start, N::ZERO);
            let (end, length) = loop {
                let least = spread(&self.cost[i * m..(i + 1) * m], &self.price, &mut distance, &mut from, i as u32, base);
                // A column that is free ends the way; it comes first among equals.
                let mut equal = (0..m).filter(|j| distance[*j] == least);
                let first = equal.next().unwrap_or(0);
                let free = if self.row[first] == NONE { Some(first) } else { equal.find(|j| self.row[*j] == NONE) };
                if let Some(j) = free {
                    break (j, least);
                }
                distance[first] = N::LEAST;
                done.push((first as u32, least));
                i = self.row[first] as usize;
                base = least - (self.cost[i * m + first] - self.price[first]);
            };
            for (j, d) in &done {
                let price = &mut self.price[*j as usize];
                *price = *price + *d - length;
            }
            let mut j = end;
            loop {
                let i = from[j] as usize;
                let next = self.column[i];
                self.pair(i, j);
                if i == start {
                    break;
                }
                j = next as usize;
            }
        }
    }

    /// The prices of both sides, those of columns as near to zero as they can be.
    ///
    /// A column's price may rise by as much as leaves it at or below 0 and the prices of the others a proof: shortest distances.
    fn least_prices(&self) -> (Vec<f64>, Vec<f64>) {
        let (n, m) = (self.n, self.m);
        let mut price: Vec<f64> = self.price.iter().map(|p| p.f64()).collect();
        let highest = price.iter().copied().fold(f64::NEG_INFINITY, f64::max).max(0.0);
        // All rows are paired, so that a constant moves from one side to the other; columns that are free are at 0 already.
        price.iter_mut().for_each(|p| *p -= highest);
        let mut rise: Vec<f64> = price.iter().map(|p| -p).collect();
        let mut open = rise.clone();
        loop {
            let (mut at, mut least) = (m, f64::INFINITY);
            for (j, r) in open.iter().enumerate() {
                if *r < least {
                    (at, least) = (j, *r);
                }
            }
            if at == m {
                break;
            }
            open[at] = f64::INFINITY;
            rise[at] = least;
            if self.row[at] == NONE {
                continue;
            }
            let i = self.row[at] as usize;
            let costs = self.costs(i);
            let own = costs[at].f64() - price[at];
            for (j, open) in open.iter_mut().enumerate() {
                let t = least + costs[j].f64() - price[j] - own;
                if *open < f64::INFINITY && t < *open {
                    *open = t.max(least);
                }
            }
        }
        price.iter_mut().zip(&rise).for_each(|(p, r)| *p += r);
        let short = (0..n).map(|i| self.costs(i)[self.column[i] as usize].f64() - price[self.column[i] as usize]).collect();
        (short, price)
    }
}

/// The least and the second least cost with the prices, and the column of the least.
#[multiversion(targets("x86_64+avx512f+avx512vl", "x86_64+avx2"))]
fn two_least<N: Number>(costs: &[N], prices: &[N]) -> (N, N, usize) {
    let (mut first, mut second) = ([N::MOST; LANES], [N::MOST; LANES]);
    let (blocks, rest) = costs.as_chunks::<LANES>();
    let (price_blocks, price_rest) = prices.as_chunks::<LANES>();
    for (c, p) in blocks.iter().zip(price_blocks) {
        for l in 0..LANES {
            let x = c[l] - p[l];
            second[l] = lesser(second[l], greater(first[l], x));
            first[l] = lesser(first[l], x);
        }
    }
    let (mut least, mut next) = (N::MOST, N::MOST);
    let mut take = |x: N| {
        next = lesser(next, greater(least, x));
        least = lesser(least, x);
    };
    first.iter().chain(&second).for_each(|x| take(*x));
    rest.iter().zip(price_rest).for_each(|(c, p)| take(*c - *p));
    let at = costs.iter().zip(prices).position(|(c, p)| *c - *p == least).unwrap_or(0);
    (least, next, at)
}

/// Lowers the distances of all columns by way of a row; the least of those that are open. Columns that are done have `LEAST`.
#[multiversion(targets("x86_64+avx512f+avx512vl", "x86_64+avx2"))]
fn spread<N: Number>(costs: &[N], prices: &[N], distance: &mut [N], from: &mut [u32], i: u32, base: N) -> N {
    let mut least = [N::MOST; LANES];
    let mut one = |l: usize, c: N, p: N, d: &mut N, f: &mut u32| {
        let x = base + (c - p);
        *f = if x < *d { i } else { *f };
        *d = lesser(x, *d);
        let open = if *d > N::LEAST { *d } else { N::MOST };
        least[l] = lesser(open, least[l]);
    };
    let whole = costs.len() / LANES * LANES;
    let (c, p) = (costs[..whole].as_chunks::<LANES>().0, prices[..whole].as_chunks::<LANES>().0);
    let (d, f) = (distance[..whole].as_chunks_mut::<LANES>().0, from[..whole].as_chunks_mut::<LANES>().0);
    for (((c, p), d), f) in c.iter().zip(p).zip(d).zip(f) {
        for l in 0..LANES {
            one(l, c[l], p[l], &mut d[l], &mut f[l]);
        }
    }
    for j in whole..costs.len() {
        one(0, costs[j], prices[j], &mut distance[j], &mut from[j]);
    }
    least.into_iter().fold(N::MOST, lesser)
}
