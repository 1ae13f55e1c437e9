//! Flows between units: compressed rows by origin and by destination, what stays in its unit apart, and the margins.

use crate::catalogue::Refusal;
use std::fmt;

/// Flows between units, numbered from 0, in any unit of account (people, trips); what goes from a unit to itself stands apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Flows {
    out: Rows,
    into: Rows,
    own: Vec<f64>,
    residents: Vec<f64>,
    jobs: Vec<f64>,
    total: f64,
}

/// Rows of other units, each in growing order.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Rows {
    pub starts: Vec<usize>,
    pub targets: Vec<u32>,
    pub amounts: Vec<f64>,
}

impl Rows {
    pub fn row(&self, unit: usize) -> impl ExactSizeIterator<Item = (u32, f64)> + '_ {
        let range = self.starts[unit]..self.starts[unit + 1];
        self.targets[range.clone()].iter().copied().zip(self.amounts[range].iter().copied())
    }

    /// The same arcs by their other end. Targets come out in growing order, since the rows are read in theirs.
    fn turned(&self, units: usize) -> Rows {
        let mut starts = vec![0usize; units + 1];
        for t in &self.targets {
            starts[*t as usize + 1] += 1;
        }
        for u in 0..units {
            starts[u + 1] += starts[u];
        }
        let mut next = starts.clone();
        let mut turned = Rows { starts, targets: vec![0; self.targets.len()], amounts: vec![0.0; self.targets.len()] };
        for u in 0..self.starts.len() - 1 {
            for (t, n) in self.row(u) {
                let at = next[t as usize];
                next[t as usize] += 1;
                turned.targets[at] = u as u32;
                turned.amounts[at] = n;
            }
        }
        turned
    }
}

/// Why a list of flows was refused.
#[derive(Debug, Clone, PartialEq)]
pub enum FlowsError {
    /// A unit's number is not among the units.
    UnknownUnit { unit: u32, units: usize },
    /// An amount is no number of zero or more.
    Amount { flow: usize, amount: f64 },
    /// More units than can be numbered.
    TooMany { units: usize },
    /// Nobody goes anywhere.
    Nothing,
}

impl fmt::Display for FlowsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FlowsError::UnknownUnit { unit, units } => {
                write!(f, "unit {unit} is named in a flow, but there are only {units} units, numbered from 0")
            }
            FlowsError::Amount { flow, amount } => write!(f, "flow {flow} is {amount}; expected a number of zero or more"),
            FlowsError::TooMany { units } => write!(f, "{units} units are more than can be numbered"),
            FlowsError::Nothing => f.write_str("no flow is above zero: nobody goes anywhere"),
        }
    }
}

impl Refusal for FlowsError {
    fn it(&self) -> String {
        match self {
            FlowsError::UnknownUnit { unit, units } => {
                format!("un flusso nomina l’unità {unit}, ma ci sono solo {units} unità, numerate da 0")
            }
            FlowsError::Amount { flow, amount } => format!("il flusso {flow} vale {amount}; atteso un numero da zero in su"),
            FlowsError::TooMany { units } => format!("{units} unità sono più di quante si possano numerare"),
            FlowsError::Nothing => "nessun flusso è sopra zero: nessuno va da nessuna parte".to_owned(),
        }
    }
}

impl std::error::Error for FlowsError {}

impl Flows {
    /// From (origin, destination, amount) in any order; amounts of a repeated pair add up, zeros are left out.
    ///
    /// # Errors
    /// A unit beyond `units`, an amount below zero or not a number, no amount above zero.
    pub fn new(units: usize, flows: &[(u32, u32, f64)]) -> Result<Flows, FlowsError> {
        if units >= u32::MAX as usize {
            return Err(FlowsError::TooMany { units });
        }
        let mut own = vec![0.0; units];
        let mut starts = vec![0usize; units + 1];
        for (at, &(o, d, n)) in flows.iter().enumerate() {
            if let Some(unit) = [o, d].into_iter().find(|u| *u as usize >= units) {
                return Err(FlowsError::UnknownUnit { unit, units });
            }
            if !(n.is_finite() && n >= 0.0) {
                return Err(FlowsError::Amount { flow: at, amount: n });
            }
            if o == d {
                own[o as usize] += n;
            } else if n > 0.0 {
                starts[d as usize + 1] += 1;
            }
        }
        for u in 0..units {
            starts[u + 1] += starts[u];
        }
        // By destination, then turned: rows by origin in the order of destinations, in time linear in the flows.
        let (mut next, many) = (starts.clone(), starts[units]);
        let mut into = Rows { starts, targets: vec![0; many], amounts: vec![0.0; many] };
        for &(o, d, n) in flows.iter().filter(|(o, d, n)| o != d && *n > 0.0) {
            let at = next[d as usize];
            next[d as usize] += 1;
            into.targets[at] = o;
            into.amounts[at] = n;
        }
        let out = together(into.turned(units));
        let into = out.turned(units);
        let margin = |rows: &Rows| (0..units).map(|u| own[u] + rows.row(u).map(|(_, n)| n).sum::<f64>()).collect::<Vec<_>>();
        let (residents, jobs) = (margin(&out), margin(&into));
        let total = crate::sums::sum(&residents);
        if total <= 0.0 {
            return Err(FlowsError::Nothing);
        }
        if !total.is_finite() {
            let flow = (0..flows.len()).max_by(|a, b| flows[*a].2.total_cmp(&flows[*b].2)).unwrap_or_default();
            return Err(FlowsError::Amount { flow, amount: flows[flow].2 });
        }
        Ok(Flows { out, into, own, residents, jobs, total })
    }

    /// The same without what stays in its unit; margins are counted without it too.
    ///
    /// # Errors
    /// Where nobody leaves their unit.
    pub fn without_own(&self) -> Result<Flows, FlowsError> {
        let less = |margin: &[f64]| margin.iter().zip(&self.own).map(|(m, own)| (m - own).max(0.0)).collect::<Vec<f64>>();
        let (residents, jobs) = (less(&self.residents), less(&self.jobs));
        let total = crate::sums::sum(&residents);
        if self.out.targets.is_empty() || total <= 0.0 {
            return Err(FlowsError::Nothing);
        }
        Ok(Flows { out: self.out.clone(), into: self.into.clone(), own: vec![0.0; self.len()], residents, jobs, total })
    }

    /// Units.
    #[must_use]
    pub fn len(&self) -> usize {
        self.own.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.own.is_empty()
    }

    /// Pairs of two units between which somebody goes, each direction counted.
    #[must_use]
    pub fn pairs(&self) -> usize {
        self.out.targets.len()
    }

    /// All there is, what stays in its unit included.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.total
    }

    /// What goes from a unit to itself.
    #[must_use]
    pub fn own(&self, unit: usize) -> f64 {
        self.own[unit]
    }

    /// All that starts in a unit, its own included: who lives there and works.
    #[must_use]
    pub fn residents(&self, unit: usize) -> f64 {
        self.residents[unit]
    }

    /// All that ends in a unit, its own included: who works there.
    #[must_use]
    pub fn jobs(&self, unit: usize) -> f64 {
        self.jobs[unit]
    }

    /// Where those who leave a unit go, in the order of the destinations.
    pub fn out_of(&self, unit: usize) -> impl ExactSizeIterator<Item = (u32, f64)> + '_ {
        self.out.row(unit)
    }

    /// Where those who come to a unit come from, in the order of the origins.
    pub fn into(&self, unit: usize) -> impl ExactSizeIterator<Item = (u32, f64)> + '_ {
        self.into.row(unit)
    }

    /// What goes from one unit to another.
    #[must_use]
    pub fn between(&self, from: u32, to: u32) -> f64 {
        if from == to {
            return self.own[from as usize];
        }
        let range = self.out.starts[from as usize]..self.out.starts[from as usize + 1];
        self.out.targets[range.clone()].binary_search(&to).map_or(0.0, |at| self.out.amounts[range][at])
    }

    /// How strongly two different units hold together (Smart's measure): f_uv² / (L_u W_v) + f_vu² / (L_v W_u), from 0 to 2.
    #[must_use]
    pub fn cohesion(&self, u: u32, v: u32) -> f64 {
        let part = |f: f64, l: f64, w: f64| if f > 0.0 { f * f / (l * w) } else { 0.0 };
        let (a, b) = (u as usize, v as usize);
        part(self.between(u, v), self.residents[a], self.jobs[b]) + part(self.between(v, u), self.residents[b], self.jobs[a])
    }

    /// Calls `each` with every other unit a unit has to do with, in growing order: what goes there, what comes from there.
    pub fn ties(&self, unit: usize, mut each: impl FnMut(u32, f64, f64)) {
        let (mut out, mut into) = (self.out.row(unit).peekable(), self.into.row(unit).peekable());
        loop {
            match (out.peek().copied(), into.peek().copied()) {
                (None, None) => return,
                (Some((o, go)), Some((i, come))) if o == i => {
                    each(o, go, come);
                    out.next();
                    into.next();
                }
                (Some((o, go)), other) if other.is_none_or(|(i, _)| o < i) => {
                    each(o, go, 0.0);
                    out.next();
                }
                (_, Some((i, come))) => {
                    each(i, 0.0, come);
                    into.next();
                }
                (Some(_), None) => unreachable!("the arm before takes it"),
            }
        }
    }
}

/// Adds up what stands twice in a row.
fn together(rows: Rows) -> Rows {
    let units = rows.starts.len() - 1;
    let mut kept = Rows { starts: vec![0], ..Rows::default() };
    if (0..units).all(|u| rows.targets[rows.starts[u]..rows.starts[u + 1]].windows(2).all(|w| w[0] < w[1])) {
        return rows;
    }
    for u in 0..units {
        let begin = kept.targets.len();
        for (t, n) in rows.row(u) {
            if kept.targets.len() > begin && kept.targets.last() == Some(&t) {
                *kept.amounts.last_mut().expect("as long as the targets") += n;
            } else {
                kept.targets.push(t);
                kept.amounts.push(n);
            }
        }
        kept.starts.push(kept.targets.len());
    }
    kept
}
