//! Good answers: sites opened one by one where they gain most, then the best exchange of one open site for another until none
//! helps.
//!
//! Resende and Werneck 2007, "A fast swap-based local search procedure for location problems", Annals of Operations Research 150,
//! <https://doi.org/10.1007/s10479-006-0154-0>. What an exchange brings is gain(in) - loss(out) + extra(in, out); with the rows in
//! growing order all three come from the head of each row, up to the second nearest open site.

use super::model::Model;

const NONE: u32 = u32::MAX;

/// An answer: the open sites, growing, and what it costs.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Answer {
    pub open: Vec<u32>,
    pub cost: f64,
}

/// Opens sites one by one, each time the one that saves most, from those given on. Stops when nothing is saved any more.
pub(crate) fn greedy(model: &Model, count: usize, open: &mut Vec<u32>) {
    let mut least = model.outside.clone();
    let mut is_open = vec![false; model.sites];
    open.iter().for_each(|j| is_open[*j as usize] = true);
    for (i, least) in least.iter_mut().enumerate() {
        *least = model.row(i).find(|(j, _)| is_open[*j]).map_or(*least, |(_, cost)| cost);
    }
    let mut gain = vec![0.0; model.sites];
    while open.len() < count {
        gain.fill(0.0);
        for (i, least) in least.iter().enumerate() {
            for (j, cost) in model.row(i) {
                if cost >= *least {
                    break;
                }
                gain[j] += least - cost;
            }
        }
        let best = (0..model.sites).reduce(|a, b| if gain[b] > gain[a] { b } else { a });
        let Some(best) = best.filter(|j| gain[*j] > model.opening) else { break };
        open.push(best as u32);
        is_open[best] = true;
        for (i, least) in least.iter_mut().enumerate() {
            for (j, cost) in model.row(i) {
                if cost >= *least {
                    break;
                }
                if j == best {
                    *least = cost;
                    break;
                }
            }
        }
    }
}

/// Room for exchanges, kept between calls.
pub(crate) struct Exchange {
    is_open: Vec<bool>,
    slot: Vec<u32>,
    /// Of each place the slot of its nearest open site, and what the nearest and the second cost.
    nearest: Vec<u32>,
    first: Vec<f64>,
    second: Vec<f64>,
    gain: Vec<f64>,
    loss: Vec<f64>,
    extra: Vec<f64>,
    /// Pairs looked at so far.
    pub visits: u64,
}

impl Exchange {
    pub fn new(model: &Model) -> Exchange {
        let (n, m) = (model.places(), model.sites);
        Exchange {
            is_open: vec![false; m],
            slot: vec![NONE; m],
            nearest: vec![NONE; n],
            first: vec![0.0; n],
            second: vec![0.0; n],
            gain: vec![0.0; m],
            loss: Vec::new(),
            extra: Vec::new(),
            visits: 0,
        }
    }

    /// Exchanges until none helps, at most `most` times. `may_close` says which open sites may go, `may_open` which may come.
    pub fn improve(
        &mut self,
        model: &Model,
        open: &mut [u32],
        most: usize,
        may_close: impl Fn(u32) -> bool,
        may_open: impl Fn(u32) -> bool,
    ) -> Answer {
        let p = open.len();
        self.is_open.fill(false);
        self.slot.fill(NONE);
        for (at, j) in open.iter().enumerate() {
            self.is_open[*j as usize] = true;
            self.slot[*j as usize] = at as u32;
        }
        self.loss.resize(p, 0.0);
        let mut cost;
        let mut exchanges = 0;
        loop {
            self.gain.fill(0.0);
            self.loss.fill(0.0);
            self.extra.clear();
            self.extra.resize(model.sites * p, 0.0);
            cost = 0.0;
            for i in 0..model.places() {
                let (mut nearest, mut first, mut second) = (NONE, model.outside[i], model.outside[i]);
                let from = model.start[i];
                let mut to = model.start[i + 1];
                for k in from..to {
                    let j = model.site[k] as usize;
                    if self.is_open[j] {
                        if nearest == NONE {
                            (nearest, first) = (self.slot[j], model.cost[k]);
                        } else {
                            second = model.cost[k];
                            to = k;
                            break;
                        }
                    }
                }
                self.visits += 2 * (to - from) as u64;
                (self.nearest[i], self.first[i], self.second[i]) = (nearest, first, second);
                cost += first;
                if nearest == NONE {
                    for k in from..to {
                        self.gain[model.site[k] as usize] += first - model.cost[k];
                    }
                    continue;
                }
                self.loss[nearest as usize] += second - first;
                for k in from..to {
                    let (j, c) = (model.site[k] as usize, model.cost[k]);
                    if c < first {
                        self.gain[j] += first - c;
                        self.extra[j * p + nearest as usize] += second - first;
                    } else if c < second {
                        self.extra[j * p + nearest as usize] += second - c;
                    }
                }
            }
            if exchanges == most || p == 0 {
                break;
            }
            let least = 1e-12 * cost.abs();
            let mut best: Option<(f64, usize, usize)> = None;
            for j in (0..model.sites).filter(|j| !self.is_open[*j] && may_open(*j as u32)) {
                // Nothing that comes in saves more than its gain and all it makes up for.
                for (at, out) in open.iter().enumerate() {
                    let saved = self.gain[j] - self.loss[at] + self.extra[j * p + at];
                    if saved > best.map_or(least, |b| b.0) && may_close(*out) {
                        best = Some((saved, j, at));
                    }
                }
            }
            let Some((_, j, at)) = best else { break };
            let out = open[at] as usize;
            (self.is_open[out], self.slot[out]) = (false, NONE);
            (self.is_open[j], self.slot[j]) = (true, at as u32);
            open[at] = j as u32;
            exchanges += 1;
        }
        let mut open = open.to_vec();
        open.sort_unstable();
        Answer { cost: cost + model.opening * p as f64, open }
    }

    /// After [`Exchange::improve`]: what one more site at each place would save, and what the closing of each open one would cost (in the
    /// order of the slots it was given).
    pub fn margins(&self) -> (&[f64], &[f64]) {
        (&self.gain, &self.loss)
    }

    /// After [`Exchange::improve`]: the site that would best stand in for the open one of a slot, and what that costs.
    pub fn instead(&self, slot: usize, may_open: impl Fn(usize) -> bool) -> Option<(u32, f64)> {
        let p = self.loss.len();
        let costs = |j: usize| self.loss[slot] - self.gain[j] - self.extra[j * p + slot];
        let all = (0..self.is_open.len()).filter(|j| !self.is_open[*j] && may_open(*j));
        all.map(|j| (j as u32, costs(j))).reduce(|a, b| if b.1 < a.1 { b } else { a })
    }
}
