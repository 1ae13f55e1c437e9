//! Bound and proof: the Lagrangian relaxation of "each place is served once", its multipliers moved by the volume algorithm, sites
//! settled by their reduced costs, and branch and bound over those that are left.
//!
//! Relaxation: Cornuéjols, Fisher and Nemhauser 1977, <https://doi.org/10.1287/mnsc.23.8.789>; Beasley 1993, "Lagrangean heuristics for
//! location problems", <https://doi.org/10.1016/0377-2217(93)90118-7>. Multipliers: Barahona and Anbil 2000, "The volume algorithm",
//! <https://doi.org/10.1007/s101070050002>.

use super::interchange::{Answer, Exchange, greedy};
use super::model::Model;

/// What is settled about a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fix {
    Free,
    Open,
    Closed,
}

/// What was found, and how good it can be at most.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    pub answer: Answer,
    /// No answer costs less than this.
    pub bound: f64,
    /// Whether no answer is better by more than the tolerance.
    pub proven: bool,
    /// Branches looked at; 1 where the first bound was enough.
    pub branches: usize,
}

/// How long to look.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// Pairs looked at, in all.
    pub visits: u64,
    /// Stop as soon as an answer costs no more than this.
    pub enough: f64,
    /// Only answers below this matter: a branch that cannot have one is left.
    pub below: f64,
}

impl Limits {
    /// So many pairs, for the best answer.
    pub fn of(visits: u64) -> Limits {
        Limits { visits, enough: f64::NEG_INFINITY, below: f64::INFINITY }
    }
}

struct Node {
    fix: Vec<Fix>,
    lambda: Vec<f64>,
    bound: f64,
}

struct Search<'a> {
    model: &'a Model,
    limits: Limits,
    best: Answer,
    visits: u64,
    exchange: Exchange,
    /// Reduced cost of each site, and which sites the relaxation opens.
    rho: Vec<f64>,
    chosen: Vec<bool>,
    order: Vec<(f64, u32)>,
    /// Fingerprints of sets from which exchanges were tried.
    tried: Vec<u64>,
    // Room for the multipliers' moves.
    trial: Vec<f64>,
    violation: Vec<f64>,
    direction: Vec<f64>,
    mean: Vec<f64>,
}

/// Rounds at the root and at a branch.
const ROOT: usize = 600;
const BRANCH: usize = 80;

/// How the multipliers move: the first step (a part of what is missing to the best answer over the squared direction), how much a
/// new violation may weigh in the direction at first, and after how many rounds that is halved. After [`PATIENCE`] rounds that raised
/// nothing the step is made shorter. Found by trial on covering and median questions of 200 to 8,000 places.
struct Pace {
    step: f64,
    fresh: f64,
    halve: usize,
}

const AT_ROOT: Pace = Pace { step: 0.1, fresh: 1.0, halve: 60 };
const AT_BRANCH: Pace = Pace { step: 0.1, fresh: 0.3, halve: 20 };
const PATIENCE: usize = 8;

/// The best answer, from a start that may be given.
pub(crate) fn solve(model: &Model, start: Option<Vec<u32>>, limits: Limits) -> Found {
    let mut exchange = Exchange::new(model);
    let count = model.count.unwrap_or(model.sites).min(model.sites);
    let mut open = start.unwrap_or_default();
    greedy(model, count, &mut open);
    let best = match model.count {
        Some(_) => exchange.improve(model, &mut open, usize::MAX, |_| true, |_| true),
        None => {
            open.sort_unstable();
            let mut is_open = vec![false; model.sites];
            open.iter().for_each(|j| is_open[*j as usize] = true);
            Answer { cost: model.serve(&is_open) + model.opening * open.len() as f64, open }
        }
    };
    let (n, m) = (model.places(), model.sites);
    let mut search = Search {
        model,
        limits,
        best,
        visits: 0,
        exchange,
        rho: vec![0.0; m],
        chosen: vec![false; m],
        order: Vec::with_capacity(m),
        tried: Vec::new(),
        trial: vec![0.0; n],
        violation: vec![0.0; n],
        direction: vec![0.0; n],
        mean: vec![0.0; m],
    };
    search.run()
}

fn finger(open: &[u32]) -> u64 {
    open.iter().fold(0xcbf2_9ce4_8422_2325, |h, j| (h ^ u64::from(*j)).wrapping_mul(0x0000_0100_0000_01b3).rotate_left(17))
}

impl<'a> Search<'a> {
    fn cutoff(&self) -> f64 {
        self.model.cutoff(self.best.cost.min(self.limits.below))
    }

    fn done(&self) -> bool {
        self.best.cost <= self.limits.enough
    }

    fn run(&mut self) -> Found {
        let n = self.model.places();
        // Begin where each place pays a little more than its nearest site in the first answer.
        let mut is_open = vec![false; self.model.sites];
        self.best.open.iter().for_each(|j| is_open[*j as usize] = true);
        let lambda = (0..n).map(|i| {
            let mut costs = self.model.row(i).filter(|(j, _)| is_open[*j]).map(|r| r.1);
            let first = costs.next().unwrap_or(self.model.outside[i]);
            let second = costs.next().unwrap_or(self.model.outside[i]).min(2.0 * first + 1e-9);
            first + 0.25 * (second - first)
        });
        let mut root = Node { lambda: lambda.collect(), fix: vec![Fix::Free; self.model.sites], bound: f64::NEG_INFINITY };
        let mut branches = 1;
        self.bound(&mut root, ROOT);
        let whole;
        if root.bound < self.cutoff() && !self.done() {
            // What is settled at the root is settled for good.
            whole = self.model.reduced(|j| root.fix[j] == Fix::Closed, |j| root.fix[j] == Fix::Open);
            let mut inner = Search {
                model: &whole,
                limits: self.limits,
                best: self.best.clone(),
                visits: self.visits,
                exchange: Exchange::new(&whole),
                rho: std::mem::take(&mut self.rho),
                chosen: std::mem::take(&mut self.chosen),
                order: std::mem::take(&mut self.order),
                tried: std::mem::take(&mut self.tried),
                trial: std::mem::take(&mut self.trial),
                violation: std::mem::take(&mut self.violation),
                direction: std::mem::take(&mut self.direction),
                mean: std::mem::take(&mut self.mean),
            };
            let (bound, more) = inner.branch(root);
            branches += more;
            self.best = inner.best;
            let proven = bound >= self.cutoff();
            return Found { bound: bound.min(self.best.cost), answer: self.best.clone(), proven, branches };
        }
        let proven = root.bound >= self.cutoff();
        Found { bound: root.bound.min(self.best.cost), answer: self.best.clone(), proven, branches }
    }

    /// Depth first over what is not settled; the least bound of what was left, and how many branches there were.
    fn branch(&mut self, root: Node) -> (f64, usize) {
        let mut stack = Vec::new();
        let mut branches = 0;
        self.split(root, &mut stack);
        // A branch that was left for good had a bound of the cutoff at least, at that time; the last cutoff is the lowest.
        while let Some(mut node) = stack.pop() {
            if node.bound >= self.cutoff() {
                continue;
            }
            if self.visits + self.exchange.visits > self.limits.visits || self.done() {
                let rest = stack.iter().map(|n: &Node| n.bound).fold(node.bound, f64::min);
                return (rest.min(self.cutoff()), branches);
            }
            branches += 1;
            self.bound(&mut node, BRANCH);
            if node.bound < self.cutoff() {
                self.split(node, &mut stack);
            }
        }
        (self.best.cost.min(self.limits.below), branches)
    }

    /// Puts the two halves of a node on the stack, the more likely one on top; a node that is settled is valued.
    fn split(&mut self, node: Node, stack: &mut Vec<Node>) {
        let doubt = |j: usize| (self.mean[j] - 0.5).abs();
        let free = (0..node.fix.len()).filter(|j| node.fix[*j] == Fix::Free);
        let Some(j) = free.reduce(|a, b| if doubt(b) < doubt(a) { b } else { a }) else {
            let mut open: Vec<u32> = (0..node.fix.len()).filter(|j| node.fix[*j] == Fix::Open).map(|j| j as u32).collect();
            self.offer(&mut open, 0);
            return;
        };
        let likely = self.mean[j] >= 0.5;
        let with = |fix: Fix| {
            let mut node = Node { fix: node.fix.clone(), lambda: node.lambda.clone(), bound: node.bound };
            node.fix[j] = fix;
            node
        };
        let (open, closed) = (with(Fix::Open), with(Fix::Closed));
        for node in if likely { [closed, open] } else { [open, closed] } {
            if let Some(node) = self.sound(node) {
                stack.push(node);
            }
        }
    }

    /// Where as many sites are open as may be, the others are closed; a branch with more is none.
    fn sound(&self, mut node: Node) -> Option<Node> {
        if let Some(count) = self.model.count {
            let open = node.fix.iter().filter(|f| **f == Fix::Open).count();
            if open > count {
                return None;
            }
            if open == count {
                node.fix.iter_mut().filter(|f| **f == Fix::Free).for_each(|f| *f = Fix::Closed);
            }
        }
        Some(node)
    }

    /// Takes an answer, after at most so many exchanges, if it is the best so far.
    fn offer(&mut self, open: &mut [u32], exchanges: usize) {
        open.sort_unstable();
        let print = finger(open);
        if let Err(at) = self.tried.binary_search(&print) {
            self.tried.insert(at, print);
            let answer = if self.model.count.is_some() {
                self.exchange.improve(self.model, open, exchanges, |_| true, |_| true)
            } else {
                let mut is_open = vec![false; self.model.sites];
                open.iter().for_each(|j| is_open[*j as usize] = true);
                Answer { open: open.to_vec(), cost: self.model.serve(&is_open) + self.model.opening * open.len() as f64 }
            };
            if answer.cost < self.best.cost {
                self.best = answer;
            }
        }
    }

    /// The value of the relaxation for these multipliers, with reduced costs and the sites that it opens.
    fn relax(&mut self, lambda: &[f64], fix: &[Fix]) -> f64 {
        let model = self.model;
        let rho = &mut self.rho[..];
        rho.fill(model.opening);
        let (mut sum, mut visits) = (0.0, 0);
        for (i, price) in lambda.iter().enumerate() {
            sum += price;
            let (from, to) = (model.start[i], model.start[i + 1]);
            let mut k = from;
            for (j, cost) in model.site[from..to].iter().zip(&model.cost[from..to]) {
                if cost >= price {
                    break;
                }
                rho[*j as usize] += cost - price;
                k += 1;
            }
            visits += k - from;
        }
        self.visits += 2 * visits as u64 + lambda.len() as u64;
        self.chosen.fill(false);
        self.order.clear();
        let mut open = 0;
        for (j, fix) in fix.iter().enumerate() {
            match fix {
                Fix::Open => {
                    sum += rho[j];
                    self.chosen[j] = true;
                    open += 1;
                }
                Fix::Free => self.order.push((rho[j], j as u32)),
                Fix::Closed => {}
            }
        }
        match model.count {
            Some(count) => {
                let more = (count - open).min(self.order.len());
                if more < self.order.len() && more > 0 {
                    self.order.select_nth_unstable_by(more - 1, |a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
                }
                for (rho, j) in &self.order[..more] {
                    if *rho < 0.0 {
                        sum += rho;
                        self.chosen[*j as usize] = true;
                    }
                }
            }
            None => {
                for (rho, j) in self.order.iter().filter(|(rho, _)| *rho < 0.0) {
                    sum += rho;
                    self.chosen[*j as usize] = true;
                }
            }
        }
        sum
    }

    /// Settles sites whose opening or closing would push the value `z` of the relaxation just made beyond what is wanted.
    fn settle(&self, z: f64, fix: &mut [Fix]) -> bool {
        let cutoff = self.cutoff();
        let (mut worst_in, mut best_out) = (f64::NEG_INFINITY, f64::INFINITY);
        let (mut open, mut free_in) = (0, 0);
        for (j, f) in fix.iter().enumerate() {
            open += usize::from(*f == Fix::Open);
            if *f == Fix::Free {
                if self.chosen[j] {
                    worst_in = worst_in.max(self.rho[j]);
                    free_in += 1;
                } else {
                    best_out = best_out.min(self.rho[j]);
                }
            }
        }
        // Where fewer sites are opened than may be, one more costs its own reduced cost only, and one less is not made up for.
        let full = self.model.count.is_some_and(|count| open + free_in >= count);
        let worst_in = if full { worst_in } else { 0.0 };
        let best_out = if full { best_out.min(0.0) } else { 0.0 };
        let mut settled = false;
        for (j, f) in fix.iter_mut().enumerate().filter(|(_, f)| **f == Fix::Free) {
            let to = if self.chosen[j] {
                (z - self.rho[j] + best_out >= cutoff).then_some(Fix::Open)
            } else {
                (z + self.rho[j] - worst_in >= cutoff).then_some(Fix::Closed)
            };
            if let Some(to) = to {
                *f = to;
                settled = true;
            }
        }
        settled
    }

    /// Raises the bound of a node by moving its multipliers, at most `rounds` times; settles sites and tries answers on the way.
    fn bound(&mut self, node: &mut Node, rounds: usize) {
        let model = self.model;
        let n = model.places();
        // Between its cheapest site and being left outside every multiplier has its best.
        let low: Vec<f64> = (0..n).map(|i| model.row(i).next().map_or(model.outside[i], |r| r.1)).collect();
        // Moves are measured by how far each can go, since places of few and of many people stand side by side.
        let scale: Vec<f64> = (0..n).map(|i| model.outside[i] - low[i]).collect();
        let mut lambda = std::mem::take(&mut node.lambda);
        lambda.iter_mut().enumerate().for_each(|(i, l)| *l = l.clamp(low[i], model.outside[i]));
        let mut value = self.relax(&lambda, &node.fix);
        let mut direction = std::mem::take(&mut self.direction);
        let mut violation = std::mem::take(&mut self.violation);
        let mut trial = std::mem::take(&mut self.trial);
        self.violate(&lambda, &mut direction);
        let mut mean = std::mem::take(&mut self.mean);
        mean.iter_mut().zip(&self.chosen).for_each(|(m, c)| *m = f64::from(u8::from(*c)));
        node.bound = node.bound.max(value);
        self.settle(value, &mut node.fix);
        let pace = if rounds == ROOT { AT_ROOT } else { AT_BRANCH };
        let (mut factor, mut red, mut most) = (pace.step, 0, pace.fresh);
        let (mut checked, mut last) = (0, value);
        for round in 1..=rounds {
            let cutoff = self.cutoff();
            if node.bound >= cutoff || self.done() || self.visits + self.exchange.visits > self.limits.visits {
                break;
            }
            let mut square = 0.0;
            for i in 0..n {
                let v = direction[i];
                // A multiplier at its end does not move on.
                if v > 0.0 && lambda[i] < model.outside[i] || v < 0.0 && lambda[i] > low[i] {
                    square += scale[i] * v * v;
                }
            }
            if square <= 0.0 {
                break;
            }
            let aim = self.best.cost.min(self.limits.below);
            let step = factor * (aim - value).max(1e-6 * aim.abs()) / square;
            for i in 0..n {
                trial[i] = (lambda[i] + step * scale[i] * direction[i]).clamp(low[i], model.outside[i]);
            }
            let z = self.relax(&trial, &node.fix);
            self.violate(&trial, &mut violation);
            let (mut along, mut across, mut apart) = (0.0, 0.0, 0.0);
            for ((v, g), s) in direction.iter().zip(&violation).zip(&scale) {
                along += s * v * g;
                across += s * v * (v - g);
                apart += s * (v - g) * (v - g);
            }
            let alpha = if apart > 0.0 { (across / apart).clamp(most / 10.0, most) } else { most };
            for (v, g) in direction.iter_mut().zip(&violation) {
                *v += alpha * (g - *v);
            }
            for (m, c) in mean.iter_mut().zip(&self.chosen) {
                *m += alpha * (f64::from(u8::from(*c)) - *m);
            }
            if z > value {
                value = z;
                std::mem::swap(&mut lambda, &mut trial);
                if z > node.bound {
                    node.bound = z;
                }
                if along >= 0.0 {
                    factor = (factor * 1.1).min(2.0);
                }
                self.settle(z, &mut node.fix);
            } else {
                red += 1;
                if red >= PATIENCE {
                    factor = (factor * 0.66).max(1e-4);
                    red = 0;
                }
            }
            if round % pace.halve == 0 {
                most = (most / 2.0).max(1e-3);
            }
            if round % 20 == 0 {
                self.try_chosen(&mean, &node.fix, rounds == ROOT);
                // A bound that stands still is left.
                checked += 1;
                if checked % 2 == 0 {
                    if value - last < 0.02 * (cutoff - value) && (rounds != ROOT || round > 200) {
                        break;
                    }
                    last = value;
                }
            }
        }
        node.lambda = lambda;
        (self.direction, self.violation, self.trial, self.mean) = (direction, violation, trial, mean);
    }

    /// An answer from the sites that the relaxation opens most.
    fn try_chosen(&mut self, mean: &[f64], fix: &[Fix], root: bool) {
        let Some(count) = self.model.count else { return };
        let mut order: Vec<u32> = (0..fix.len() as u32).filter(|j| fix[*j as usize] != Fix::Closed).collect();
        let weight = |j: &u32| if fix[*j as usize] == Fix::Open { 2.0 } else { mean[*j as usize] };
        order.sort_unstable_by(|a, b| weight(b).total_cmp(&weight(a)).then(a.cmp(b)));
        order.truncate(count);
        if root || order.len() == count {
            self.offer(&mut order, if root { usize::MAX } else { 3 });
        }
    }

    /// By how much each place is served too little (1) or too often (less than 0) by the sites that the relaxation opens.
    fn violate(&self, lambda: &[f64], violation: &mut [f64]) {
        let model = self.model;
        for (i, price) in lambda.iter().enumerate() {
            let (from, to) = (model.start[i], model.start[i + 1]);
            let mut served = 1i32;
            for (j, cost) in model.site[from..to].iter().zip(&model.cost[from..to]) {
                if cost >= price {
                    break;
                }
                served -= i32::from(self.chosen[*j as usize]);
            }
            violation[i] = f64::from(served);
        }
    }
}
