//! The two-level map equation: how many bits a step of a walker takes to tell, when groups have codebooks of their own.
//!
//! Rosvall and Bergstrom 2008, <https://doi.org/10.1073/pnas.0706851105>. Directed flows: the walker teleports with 0.15 to a unit in
//! proportion to what starts there, and only steps along flows are told (Lambiotte and Rosvall 2012,
//! <https://doi.org/10.1103/PhysRevE.85.056107>). L = h(Σ enter) - Σ h(enter) - Σ h(exit) - Σ h(p) + Σ h(exit + p of the group), with
//! h(x) = x log2 x.

use super::Flows;
use super::leiden::{Level, Objective, Tie};
use crate::sums::{sum, sum_by};

/// The chance of teleporting.
const TELEPORT: f64 = 0.15;
/// Where the search for the walker's places ends.
const CLOSE: f64 = 1e-12;
const SWEEPS: usize = 2_000;

#[inline]
fn h(x: f64) -> f64 {
    if x > 0.0 { x * x.log2() } else { 0.0 }
}

/// Logarithms by table: a search asks for some tens of millions. The mantissa is divided by the middle of its 128th, and the rest is
/// so near to 1 that four terms of the series tell it to 1e-13.
struct Logs {
    inverse: [f64; 128],
    middle: [f64; 128],
}

impl Logs {
    fn new() -> Logs {
        let at = |i: usize| 1.0 + (i as f64 + 0.5) / 128.0;
        Logs { inverse: std::array::from_fn(|i| 1.0 / at(i)), middle: std::array::from_fn(|i| at(i).log2()) }
    }

    /// x log2 x of a number of zero or more; what is too small to have a full mantissa counts as zero.
    #[inline]
    fn h(&self, x: f64) -> f64 {
        if x < f64::MIN_POSITIVE {
            return 0.0;
        }
        let bits = x.to_bits();
        let exponent = (bits >> 52) as i64 - 1023;
        let i = (bits >> 45) as usize & 127;
        let mantissa = f64::from_bits((bits & ((1 << 52) - 1)) | (1023 << 52));
        let r = mantissa * self.inverse[i] - 1.0;
        const L: f64 = std::f64::consts::LOG2_E;
        let series = r * (L - r * (L / 2.0 - r * (L / 3.0 - r * (L / 4.0))));
        x * (exponent as f64 + self.middle[i] + series)
    }
}

/// What goes there and what comes from there.
#[derive(Debug, Clone, Copy, Default)]
pub struct Both {
    go: f64,
    come: f64,
}

impl Tie for Both {
    #[inline]
    fn add(&mut self, other: Both) {
        self.go += other.go;
        self.come += other.come;
    }

    #[inline]
    fn is_nothing(self) -> bool {
        self.go + self.come == 0.0
    }
}

/// How often the walker is in a node, leaves it for another and enters it from another.
#[derive(Debug, Clone, Copy, Default)]
pub struct Visits {
    p: f64,
    exit: f64,
    enter: f64,
}

impl Visits {
    /// What the group adds to the length, but for the book of groups.
    #[inline]
    fn bits(&self, logs: &Logs) -> f64 {
        logs.h(self.exit + self.p) - logs.h(self.exit) - logs.h(self.enter)
    }

    /// With a node that has this tie with the group: what ran between them is inside now.
    #[inline]
    fn with(&self, node: &Visits, tie: Both) -> Visits {
        let inside = tie.go + tie.come;
        // Sums of shares: what rounds below nothing is nothing.
        Visits { p: self.p + node.p, exit: (self.exit + node.exit - inside).max(0.0), enter: (self.enter + node.enter - inside).max(0.0) }
    }

    #[inline]
    fn without(&self, node: &Visits, tie: Both) -> Visits {
        let inside = tie.go + tie.come;
        Visits {
            p: (self.p - node.p).max(0.0),
            exit: (self.exit - node.exit + inside).max(0.0),
            enter: (self.enter - node.enter + inside).max(0.0),
        }
    }
}

/// The length of the description, in bits a step.
pub struct MapEquation {
    /// Σ h(p) over the units.
    units: f64,
    logs: Logs,
}

/// Figures of the groups, with the bits of each and what enters any.
pub struct Books {
    groups: Vec<Visits>,
    bits: Vec<f64>,
    enter: f64,
    /// h of what enters any group, and its slope there.
    index: f64,
    slope: f64,
}

impl Books {
    #[inline]
    fn set(&mut self, group: u32, now: Visits, logs: &Logs) {
        let at = group as usize;
        let enter = (self.enter + now.enter - self.groups[at].enter).max(0.0);
        self.bits[at] = now.bits(logs);
        self.groups[at] = now;
        self.enters(enter, logs);
    }

    #[inline]
    fn enters(&mut self, enter: f64, logs: &Logs) {
        self.enter = enter;
        self.index = logs.h(enter);
        self.slope = if enter > 0.0 { self.index / enter + std::f64::consts::LOG2_E } else { 0.0 };
    }

    /// By how much the book of groups changes where so much more enters groups: by the series where that is a small part.
    #[inline]
    fn index_with(&self, more: f64, logs: &Logs) -> f64 {
        let part = more / self.enter;
        if part.abs() < 1e-3 {
            const L: f64 = std::f64::consts::LOG2_E;
            return more * (self.slope + L * part * (0.5 - part * (1.0 / 6.0 - part * (1.0 / 12.0))));
        }
        logs.h((self.enter + more).max(0.0)) - self.index
    }
}

/// The graph that the map equation reads.
pub fn graph(flows: &Flows, directed: bool) -> (MapEquation, Level<Both, Visits>) {
    let n = flows.len();
    let mut level = Level {
        starts: vec![0],
        targets: Vec::with_capacity(2 * flows.pairs()),
        ties: Vec::with_capacity(2 * flows.pairs()),
        nodes: Vec::with_capacity(n),
    };
    // A step from u along a flow of n is seen `rate[u] * n` times.
    let rate = if directed { rates(flows) } else { vec![0.0; n] };
    let strength = |v: usize| flows.residents(v) + flows.jobs(v) - flows.own(v);
    let all = if directed { sum_by(n, |v| rate[v] * flows.residents(v)) } else { sum_by(n, strength) };
    let part = 1.0 / all;
    for v in 0..n {
        let mut node = Visits::default();
        flows.ties(v, |u, go, come| {
            let tie = if directed {
                Both { go: go * rate[v] * part, come: come * rate[u as usize] * part }
            } else {
                let both = (go + come) * part;
                Both { go: both, come: both }
            };
            node.exit += tie.go;
            node.enter += tie.come;
            level.targets.push(u);
            level.ties.push(tie);
        });
        node.p = node.enter + flows.own(v) * part * if directed { rate[v] } else { 1.0 };
        level.starts.push(level.targets.len());
        level.nodes.push(node);
    }
    let units = sum_by(n, |v| h(level.nodes[v].p));
    (MapEquation { units, logs: Logs::new() }, level)
}

/// For each unit the share of time the walker spends there over what starts there. The walker's places x solve
/// x = t + 0.85 Pᵀx up to a factor, where t is what starts in a unit over all; solved by Gauss and Seidel's sweeps, with a unit's own
/// flow on the left.
fn rates(flows: &Flows) -> Vec<f64> {
    let n = flows.len();
    let damping = 1.0 - TELEPORT;
    let begins: Vec<f64> = (0..n).map(|v| flows.residents(v) / flows.total()).collect();
    let mut x = begins.clone();
    let mut rate: Vec<f64> = (0..n).map(|v| if flows.residents(v) > 0.0 { 1.0 / flows.total() } else { 0.0 }).collect();
    for _ in 0..SWEEPS {
        let mut moved = 0.0;
        for v in 0..n {
            let mut come = 0.0;
            for (u, amount) in flows.into(v) {
                come += amount * rate[u as usize];
            }
            let out = flows.residents(v);
            let own = if out > 0.0 { flows.own(v) / out } else { 0.0 };
            let now = (begins[v] + damping * come) / (1.0 - damping * own);
            moved += (now - x[v]).abs();
            x[v] = now;
            if out > 0.0 {
                rate[v] = now / out;
            }
        }
        if moved <= CLOSE * sum(&x) {
            break;
        }
    }
    rate
}

impl MapEquation {
    /// With one book for all units.
    pub fn one_level(&self) -> f64 {
        -self.units
    }
}

impl Objective for MapEquation {
    type Tie = Both;
    type Node = Visits;
    type State = Books;

    fn state(&self, level: &Level<Both, Visits>, group: &[u32]) -> Books {
        let mut groups = vec![Visits::default(); level.len()];
        for (v, node) in level.nodes.iter().enumerate() {
            let at = &mut groups[group[v] as usize];
            at.p += node.p;
            for (u, tie) in level.row(v) {
                if group[u] != group[v] {
                    at.exit += tie.go;
                    at.enter += tie.come;
                }
            }
        }
        let enter = groups.iter().map(|g| g.enter).sum();
        let bits = groups.iter().map(|g: &Visits| g.bits(&self.logs)).collect();
        let mut books = Books { bits, groups, enter: 0.0, index: 0.0, slope: 0.0 };
        books.enters(enter, &self.logs);
        books
    }

    #[inline]
    fn leave(&self, state: &mut Books, group: u32, node: &Visits, tie: Both) {
        state.set(group, state.groups[group as usize].without(node, tie), &self.logs);
    }

    #[inline]
    fn cost(&self, state: &Books, group: u32, node: &Visits, tie: Both) -> f64 {
        let (at, before) = (group as usize, state.groups[group as usize]);
        let now = before.with(node, tie);
        now.bits(&self.logs) - state.bits[at] + state.index_with(now.enter - before.enter, &self.logs)
    }

    #[inline]
    fn join(&self, state: &mut Books, group: u32, node: &Visits, tie: Both) {
        state.set(group, state.groups[group as usize].with(node, tie), &self.logs);
    }

    fn merged(&self, members: &[u32], level: &Level<Both, Visits>, ties: &[Both]) -> Visits {
        let p = members.iter().map(|v| level.nodes[*v as usize].p).sum();
        Visits { p, exit: ties.iter().map(|t| t.go).sum(), enter: ties.iter().map(|t| t.come).sum() }
    }

    fn value(&self, level: &Level<Both, Visits>, group: &[u32]) -> f64 {
        let books = self.state(level, group);
        let bits = |g: &Visits| h(g.exit + g.p) - h(g.exit) - h(g.enter);
        h(books.enter) + sum_by(books.groups.len(), |g| bits(&books.groups[g])) - self.units
    }
}
