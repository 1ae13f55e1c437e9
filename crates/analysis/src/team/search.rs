//! Branch and bound over covers: the want that fewest can still fill is filled next, by each of those in turn, who are barred afterwards.
//! Where all wants are filled and the team is not one piece, somebody next to one of its pieces comes in.

use super::{NODES, TeamPlan};

/// Candidates, a bit each.
type Set = Vec<u64>;

fn ones(set: &[u64]) -> impl Iterator<Item = usize> + '_ {
    set.iter().enumerate().flat_map(|(at, word)| {
        let mut left = *word;
        std::iter::from_fn(move || {
            let bit = (left != 0).then(|| left.trailing_zeros() as usize)?;
            left &= left - 1;
            Some(at * 64 + bit)
        })
    })
}

pub(super) struct Found {
    pub best: Vec<Vec<u32>>,
    pub finished: bool,
    /// All teams that cost no more than those told were compared.
    pub compared: bool,
    pub bound: f64,
    pub nodes: usize,
}

/// What teams are compared by: cost, pieces, ties (more is better), members.
type Key = (f64, usize, std::cmp::Reverse<usize>, Vec<u32>);

struct Search<'a> {
    plan: &'a TeamPlan,
    largest: usize,
    most_nodes: usize,
    /// Only what is cheaper than the best counts.
    strict: bool,
    nodes: usize,
    members: Vec<u32>,
    inside: Vec<bool>,
    /// How many branches above bar a candidate.
    barred: Vec<u32>,
    /// Who may still come in: neither inside nor barred.
    open: Set,
    /// Of each want who can fill it.
    holders: Vec<Set>,
    /// All members cost this much, where they cost the same.
    each_costs: Option<f64>,
    missing: Vec<usize>,
    cost: f64,
    best: Vec<Key>,
    stopped: bool,
}

const GRAIN: f64 = 1e-9;

pub(super) fn search(plan: &TeamPlan, largest: usize) -> Found {
    let most_nodes = if plan.ask.nodes == 0 { NODES } else { plan.ask.nodes };
    let words = plan.ask.cost.len().div_ceil(64);
    let set = |who: &mut dyn Iterator<Item = usize>| {
        let mut set = vec![0u64; words];
        who.for_each(|c| set[c / 64] |= 1 << (c % 64));
        set
    };
    let (low, high) = plan.ask.cost.iter().fold((f64::INFINITY, 0.0f64), |(l, h), c| (l.min(*c), h.max(*c)));
    let mut s = Search {
        plan,
        largest,
        most_nodes,
        strict: true,
        nodes: 0,
        members: Vec::new(),
        inside: vec![false; plan.ask.cost.len()],
        barred: plan.barred.iter().map(|b| u32::from(*b)).collect(),
        open: set(&mut (0..plan.barred.len()).filter(|c| !plan.barred[*c])),
        holders: plan.holders.iter().map(|who| set(&mut who.iter().map(|c| *c as usize))).collect(),
        each_costs: (low == high && low > 0.0).then_some(low),
        missing: plan.can.clone(),
        cost: 0.0,
        best: Vec::new(),
        stopped: false,
    };
    let mut must = plan.ask.must.clone();
    must.sort_unstable();
    must.dedup();
    if must.len() > largest || must.iter().any(|m| plan.barred[*m as usize]) {
        return Found { best: Vec::new(), finished: true, compared: true, bound: 0.0, nodes: 0 };
    }
    must.iter().for_each(|m| s.enter(*m));
    let bound = s.cost + s.least_more();
    // First what the cheapest costs; then, as far as a tenth of the steps goes, all teams as cheap as those that are told.
    s.go();
    let (finished, nodes) = (!s.stopped, s.nodes);
    if finished && !s.best.is_empty() {
        (s.strict, s.nodes, s.most_nodes) = (false, 0, most_nodes / 10 + 1_000);
        s.go();
    }
    let compared = finished && !s.stopped;
    Found { best: s.best.into_iter().map(|k| k.3).collect(), finished, compared, bound, nodes }
}

impl Search<'_> {
    fn enter(&mut self, c: u32) {
        let at = self.members.partition_point(|m| *m < c);
        self.members.insert(at, c);
        self.inside[c as usize] = true;
        self.opened(c);
        self.cost += self.plan.ask.cost[c as usize];
        for w in 0..self.missing.len() {
            if self.plan.wants_of[c as usize] >> w & 1 == 1 {
                // What is filled more than once is counted by how often, from `usize::MAX` down to nothing missing.
                self.missing[w] = self.missing[w].wrapping_sub(1);
            }
        }
    }

    fn leave(&mut self, c: u32) {
        self.members.retain(|m| *m != c);
        self.inside[c as usize] = false;
        self.opened(c);
        self.cost -= self.plan.ask.cost[c as usize];
        for w in 0..self.missing.len() {
            if self.plan.wants_of[c as usize] >> w & 1 == 1 {
                self.missing[w] = self.missing[w].wrapping_add(1);
            }
        }
    }

    fn lacks(&self, w: usize) -> usize {
        if self.missing[w] > usize::MAX / 2 { 0 } else { self.missing[w] }
    }

    fn open(&self, c: u32) -> bool {
        self.open[c as usize / 64] >> (c % 64) & 1 == 1
    }

    /// Sets right whether somebody may come in.
    fn opened(&mut self, c: u32) {
        let (word, bit) = (&mut self.open[c as usize / 64], 1 << (c % 64));
        let open = !self.inside[c as usize] && self.barred[c as usize] == 0;
        *word = if open { *word | bit } else { *word & !bit };
    }

    /// How many may still come in who fill a want.
    fn left_for(&self, w: usize) -> usize {
        self.holders[w].iter().zip(&self.open).map(|(h, o)| (h & o).count_ones() as usize).sum()
    }

    /// What filling what is missing costs at least: wants that nobody shares add up; and nobody fills more at once than the best can.
    fn least_more(&self) -> f64 {
        let plan = self.plan;
        let open: u64 = (0..self.missing.len()).filter(|w| self.lacks(*w) > 0).map(|w| 1 << w).sum();
        if open == 0 {
            return 0.0;
        }
        let missing: usize = (0..self.missing.len()).map(|w| self.lacks(w)).sum();
        let mut order: Vec<(usize, usize)> = Vec::with_capacity(self.missing.len());
        for w in (0..self.missing.len()).filter(|w| open >> w & 1 == 1) {
            let count = self.left_for(w);
            if count < self.lacks(w) {
                return f64::INFINITY;
            }
            order.push((count, w));
        }
        let mut per_want = f64::INFINITY;
        for c in ones(&self.open) {
            let fills = (plan.wants_of[c] & open).count_ones();
            if fills > 0 {
                per_want = per_want.min(plan.ask.cost[c] / f64::from(fills));
            }
        }
        order.sort_unstable();
        let (mut apart, mut seen) = (0.0f64, vec![0u64; self.open.len()]);
        let mut costs: Vec<f64> = Vec::new();
        for (_, w) in order {
            let who = || self.holders[w].iter().zip(&self.open).map(|(h, o)| h & o);
            if who().zip(&seen).any(|(who, seen)| who & seen != 0) {
                continue;
            }
            apart += match self.each_costs {
                Some(cost) => cost * self.lacks(w) as f64,
                None => {
                    costs.clear();
                    costs.extend(ones(&who().collect::<Set>()).map(|c| plan.ask.cost[c]));
                    costs.sort_unstable_by(f64::total_cmp);
                    costs[..self.lacks(w)].iter().sum::<f64>()
                }
            };
            seen.iter_mut().zip(who()).for_each(|(seen, who)| *seen |= who);
        }
        let at_once = per_want * missing as f64;
        // Where all cost the same, parts of a member are whole members.
        let at_once = self.each_costs.map_or(at_once, |cost| (at_once / cost - GRAIN).ceil() * cost);
        apart.max(at_once)
    }

    fn worst(&self) -> f64 {
        if self.strict {
            return self.best.first().map_or(f64::INFINITY, |k| k.0 - 2.0 * GRAIN);
        }
        if self.best.len() < self.plan.ask.teams { f64::INFINITY } else { self.best.last().map_or(f64::INFINITY, |k| k.0) }
    }

    fn go(&mut self) {
        self.nodes += 1;
        if self.nodes > self.most_nodes {
            self.stopped = true;
            return;
        }
        let more = self.least_more();
        if self.cost + more > self.worst() + GRAIN || more == f64::INFINITY {
            return;
        }
        let narrow = (0..self.missing.len()).filter(|w| self.lacks(*w) > 0).min_by_key(|w| (self.left_for(*w) - self.lacks(*w), *w));
        let Some(w) = narrow else { return self.covered() };
        if self.members.len() >= self.largest {
            return;
        }
        let mut who: Vec<u32> = self.plan.holders[w].iter().copied().filter(|c| self.open(*c)).collect();
        let fills =
            |c: &u32| (0..self.missing.len()).filter(|w| self.lacks(*w) > 0 && self.plan.wants_of[*c as usize] >> w & 1 == 1).count();
        let tied = |c: &u32| self.members.iter().filter(|m| self.plan.neighbours[*c as usize].binary_search(m).is_ok()).count();
        let worth = |c: &u32| ((fills(c) as f64 + 1e-6) / (self.plan.ask.cost[*c as usize] + GRAIN), tied(c));
        let mut order: Vec<((f64, usize), u32)> = who.iter().map(|c| (worth(c), *c)).collect();
        order.sort_by(|(a, c), (b, d)| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1)).then(c.cmp(d)));
        who.clear();
        who.extend(order.into_iter().map(|(_, c)| c));
        self.each(&who);
    }

    /// Goes on with each of these in turn; those that were tried stay out.
    fn each(&mut self, who: &[u32]) {
        let mut tried = 0;
        for c in who {
            if self.stopped {
                break;
            }
            self.enter(*c);
            self.go();
            self.leave(*c);
            self.barred[*c as usize] += 1;
            self.opened(*c);
            tried += 1;
        }
        for c in &who[..tried] {
            self.barred[*c as usize] -= 1;
            self.opened(*c);
        }
    }

    /// All is filled: a team, or its smallest piece with somebody beside it.
    fn covered(&mut self) {
        let pieces = self.plan.pieces(&self.members);
        if !self.plan.ask.connected || pieces.len() <= 1 {
            let key = (self.cost, pieces.len(), std::cmp::Reverse(self.plan.ties_within(&self.members)), self.members.clone());
            return self.take(key);
        }
        if self.members.len() >= self.largest {
            return;
        }
        let beside = |piece: &Vec<u32>| {
            let mut who: Vec<u32> =
                piece.iter().flat_map(|m| &self.plan.neighbours[*m as usize]).copied().filter(|c| self.open(*c)).collect();
            who.sort_unstable();
            who.dedup();
            who
        };
        let mut who = pieces.iter().map(beside).min_by_key(Vec::len).unwrap_or_default();
        let joins = |c: &u32| {
            let touches = |piece: &&Vec<u32>| piece.iter().any(|m| self.plan.neighbours[*c as usize].binary_search(m).is_ok());
            pieces.iter().filter(touches).count()
        };
        let mut order: Vec<(usize, u32)> = who.iter().map(|c| (joins(c), *c)).collect();
        order.sort_by(|a, b| {
            b.0.cmp(&a.0).then(self.plan.ask.cost[a.1 as usize].total_cmp(&self.plan.ask.cost[b.1 as usize])).then(a.1.cmp(&b.1))
        });
        who.clear();
        who.extend(order.into_iter().map(|(_, c)| c));
        self.each(&who);
    }

    fn take(&mut self, key: Key) {
        let before = |k: &Key| {
            if (k.0 - key.0).abs() > GRAIN { k.0 < key.0 } else { (k.1, k.2, &k.3) < (key.1, key.2, &key.3) }
        };
        let at = self.best.partition_point(before);
        if self.best.get(at).is_some_and(|k| k.3 == key.3) {
            return;
        }
        self.best.insert(at, key);
        self.best.truncate(self.plan.ask.teams);
    }
}
