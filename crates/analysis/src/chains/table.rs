//! The table of flows between branches: checked once, with its sums.

use crate::catalogue::Refusal;
use std::fmt;

/// The most branches that are taken.
pub const MOST_BRANCHES: usize = 12_000;
/// The largest figure: squares of sums stay numbers.
const MOST_VALUE: f64 = 1e100;

/// What branches sell to one another and to final demand, in one unit of money (or any other that adds up).
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    n: usize,
    /// One row a branch that sells, one column a branch that buys.
    flows: Vec<f64>,
    demand: Vec<f64>,
    output: Vec<f64>,
    jobs: Option<Vec<f64>>,
    imports: Option<Vec<f64>>,
}

/// Which of the inputs an error speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    Demand,
    Jobs,
    Imports,
}

impl Column {
    fn words(self) -> [&'static str; 2] {
        match self {
            Column::Demand => ["final demand", "la domanda finale"],
            Column::Jobs => ["employment", "l’occupazione"],
            Column::Imports => ["imports", "le importazioni"],
        }
    }
}

/// Why a table cannot be read; branches are numbered from 0.
#[derive(Debug, Clone, PartialEq)]
pub enum TableError {
    /// There is no branch.
    Empty,
    /// There are more branches than are taken.
    TooMany { branches: usize },
    /// The flows are not a square of the branches.
    NotSquare { branches: usize, flows: usize },
    /// A column does not have one value a branch.
    Length { column: Column, branches: usize, values: usize },
    /// A flow is negative, infinite or not a number.
    Flow { from: usize, to: usize, value: f64 },
    /// A value is not a number, or negative where that has no meaning (final demand may fall below zero with stocks).
    Value { column: Column, branch: usize, value: f64 },
    /// What a branch sells in all is below zero.
    Output { branch: usize, value: f64 },
    /// A branch that makes nothing buys from others, or sells to them.
    Idle { branch: usize, buys: bool },
    /// No branch makes anything.
    Nothing,
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TableError::Empty => f.write_str("the table has no branch"),
            TableError::TooMany { branches } => write!(f, "the table has {branches} branches and at most {MOST_BRANCHES} are taken"),
            TableError::NotSquare { branches, flows } => {
                write!(
                    f,
                    "{branches} branches need {} flows, a row and a column each, and there are {flows}",
                    branches.saturating_mul(*branches)
                )
            }
            TableError::Length { column, branches, values } => {
                write!(f, "{} has {values} values for {branches} branches, one each is expected", column.words()[0])
            }
            TableError::Flow { from, to, value } => {
                write!(f, "the flow from branch {from} to branch {to} is {value}, a number from 0 to {MOST_VALUE:e} is expected")
            }
            TableError::Value { column, branch, value } => {
                let expected = if *column == Column::Demand { "a number" } else { "a number of zero or more" };
                let expected = format!("{expected} of at most {MOST_VALUE:e}");
                write!(f, "{} of branch {branch} is {value}, {expected} is expected", column.words()[0])
            }
            TableError::Output { branch, value } => write!(
                f,
                "branch {branch} sells {value} in all: its final demand below zero is more than what the other branches buy of it"
            ),
            TableError::Idle { branch, buys: true } => {
                write!(
                    f,
                    "branch {branch} has an output of zero and yet buys from other branches; give its final demand, or set its column to zero"
                )
            }
            TableError::Idle { branch, buys: false } => {
                write!(f, "branch {branch} has an output of zero and yet sells to other branches; check its final demand")
            }
            TableError::Nothing => f.write_str("no branch has an output: all flows and final demands are zero"),
        }
    }
}

impl std::error::Error for TableError {}

impl Refusal for TableError {
    fn it(&self) -> String {
        match self {
            TableError::Empty => "la tavola non ha settori".into(),
            TableError::TooMany { branches } => format!("la tavola ha {branches} settori e se ne accettano al massimo {MOST_BRANCHES}"),
            TableError::NotSquare { branches, flows } => {
                format!(
                    "a {branches} settori servono {} flussi, una riga e una colonna ciascuno, e ce ne sono {flows}",
                    branches.saturating_mul(*branches)
                )
            }
            TableError::Length { column, branches, values } => {
                format!("{} ha {values} valori per {branches} settori, ne serve uno per settore", column.words()[1])
            }
            TableError::Flow { from, to, value } => {
                format!("il flusso dal settore {from} al settore {to} è {value}, serve un numero da 0 a {MOST_VALUE:e}")
            }
            TableError::Value { column, branch, value } => {
                let expected = if *column == Column::Demand { "un numero" } else { "un numero da zero in su" };
                let expected = format!("{expected}, al più {MOST_VALUE:e}");
                format!("{} del settore {branch} è {value}, serve {expected}", column.words()[1])
            }
            TableError::Output { branch, value } => format!(
                "il settore {branch} vende in tutto {value}: la sua domanda finale sotto zero supera ciò che gli altri settori comprano da lui"
            ),
            TableError::Idle { branch, buys: true } => {
                format!(
                    "il settore {branch} ha produzione zero eppure compra da altri settori; dai la sua domanda finale o azzera la sua colonna"
                )
            }
            TableError::Idle { branch, buys: false } => {
                format!("il settore {branch} ha produzione zero eppure vende ad altri settori; controlla la sua domanda finale")
            }
            TableError::Nothing => "nessun settore produce: flussi e domanda finale sono tutti zero".into(),
        }
    }
}

impl Table {
    /// Checks a table: `flows` holds a row a branch that sells, `demand` what each sells to final demand; jobs and
    /// imports (what a branch buys from outside the table for its production) are one value a branch where known.
    ///
    /// # Errors
    /// What does not fit, with the branch.
    pub fn new(flows: Vec<f64>, demand: Vec<f64>, jobs: Option<Vec<f64>>, imports: Option<Vec<f64>>) -> Result<Table, TableError> {
        let n = demand.len();
        if n == 0 {
            return Err(TableError::Empty);
        }
        if n > MOST_BRANCHES {
            return Err(TableError::TooMany { branches: n });
        }
        if flows.len() != n * n {
            return Err(TableError::NotSquare { branches: n, flows: flows.len() });
        }
        if let Some(at) = flows.iter().position(|z| !(0.0..=MOST_VALUE).contains(z)) {
            return Err(TableError::Flow { from: at / n, to: at % n, value: flows[at] });
        }
        for (column, values) in [(Column::Demand, Some(&demand)), (Column::Jobs, jobs.as_ref()), (Column::Imports, imports.as_ref())] {
            let Some(values) = values else { continue };
            if values.len() != n {
                return Err(TableError::Length { column, branches: n, values: values.len() });
            }
            let fits = |v: &f64| v.abs() <= MOST_VALUE && (*v >= 0.0 || column == Column::Demand);
            if let Some(branch) = values.iter().position(|v| !fits(v)) {
                return Err(TableError::Value { column, branch, value: values[branch] });
            }
        }
        let sales: Vec<f64> = flows.chunks_exact(n).map(|row| row.iter().sum()).collect();
        let mut output: Vec<f64> = sales.iter().zip(&demand).map(|(z, y)| z + y).collect();
        let mut bought = vec![0.0; n];
        flows.chunks_exact(n).for_each(|row| bought.iter_mut().zip(row).for_each(|(sum, z)| *sum += z));
        for branch in 0..n {
            // What is left of a difference of like figures is no output.
            if output[branch].abs() <= 1e-12 * (sales[branch] + demand[branch].abs()) {
                output[branch] = 0.0;
            }
            if !(output[branch].is_finite() && output[branch] >= 0.0) {
                return Err(TableError::Output { branch, value: output[branch] });
            }
            if output[branch] == 0.0 && (bought[branch] > 0.0 || sales[branch] > 0.0) {
                return Err(TableError::Idle { branch, buys: bought[branch] > 0.0 });
            }
        }
        if output.iter().all(|x| *x == 0.0) {
            return Err(TableError::Nothing);
        }
        Ok(Table { n, flows, demand, output, jobs, imports })
    }

    pub fn branches(&self) -> usize {
        self.n
    }

    /// What each branch sells to each, one row a branch that sells.
    pub fn flows(&self) -> &[f64] {
        &self.flows
    }

    pub fn demand(&self) -> &[f64] {
        &self.demand
    }

    /// What each branch makes: its sales to branches and to final demand.
    pub fn output(&self) -> &[f64] {
        &self.output
    }

    pub fn jobs(&self) -> Option<&[f64]> {
        self.jobs.as_deref()
    }

    /// What each branch buys from outside the table for its production.
    pub fn imports(&self) -> Option<&[f64]> {
        self.imports.as_deref()
    }

    /// The technical coefficient: what `to` buys from `from` for a unit of its output; 0 where it makes nothing.
    pub fn coefficient(&self, from: usize, to: usize) -> f64 {
        self.flows[from * self.n + to] * self.per_output()(to)
    }

    /// One over the output of a branch, 0 where there is none.
    pub(super) fn per_output(&self) -> impl Fn(usize) -> f64 + '_ {
        |branch| if self.output[branch] > 0.0 { 1.0 / self.output[branch] } else { 0.0 }
    }

    /// I - A, one row a branch that sells.
    pub(super) fn leontief_matrix(&self) -> Vec<f64> {
        let per: Vec<f64> = (0..self.n).map(self.per_output()).collect();
        let mut m: Vec<f64> = Vec::with_capacity(self.n * self.n);
        for row in self.flows.chunks_exact(self.n) {
            m.extend(row.iter().zip(&per).map(|(z, per)| -z * per));
        }
        (0..self.n).for_each(|i| m[i * self.n + i] += 1.0);
        m
    }
}
