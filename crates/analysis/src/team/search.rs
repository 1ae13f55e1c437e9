//! Branch and bound over covers: the want that fewest can still fill is filled next, by each of those in turn, who are barred afterwards.
//! Where all wants are filled and the team is not one piece, somebody next to one of its pieces comes in.

use super::{NODES, TeamPlan};

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
    missing: Vec<usize>,
    cost: f64,
    best: Vec<Key>,
    stopped: bool,
}

const GRAIN: f64 = 1e-9;

pub(super) fn search(plan: &TeamPlan, largest: usize) -> Found {
    let most_nodes = if plan.ask.nodes == 0 { NODES } else { plan.ask.nodes };
    let mut s = Search {
        plan,
        largest,
        most_nodes,
        strict: true,
        nodes: 0,
        members: Vec::new(),
        inside: vec![false; plan.ask.cost.len()],
        barred: plan.barred.iter().map(|b| u32::from(*b)).collect(),
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
        !self.inside[c as usize] && self.barred[c as usize] == 0
    }

    /// What filling what is missing costs at least: wants that nobody shares add up; and nobody fills more at once than the best can.
    fn least_more(&self) -> f64 {
        let plan = self.plan;
        let open: u64 = (0..self.missing.len()).filter(|w| self.lacks(*w) > 0).map(|w| 1 << w).sum();
        if open == 0 {
            return 0.0;
        }
        let missing: usize = (0..self.missing.len()).map(|w| self.lacks(w)).sum();
        let (mut apart, mut seen) = (0.0f64, vec![false; plan.ask.cost.len()]);
        let mut per_want = f64::INFINITY;
        let mut order: Vec<(usize, usize)> = Vec::new();
        for w in (0..self.missing.len()).filter(|w| open >> w & 1 == 1) {
            let mut count = 0;
            for c in plan.holders[w].iter().filter(|c| self.open(**c)) {
                count += 1;
                let fills = (plan.wants_of[*c as usize] & open).count_ones();
                per_want = per_want.min(plan.ask.cost[*c as usize] / f64::from(fills.max(1)));
            }
            if count < self.lacks(w) {
                return f64::INFINITY;
            }
            order.push((count, w));
        }
        order.sort_unstable();
        for (_, w) in order {
            let who: Vec<u32> = plan.holders[w].iter().copied().filter(|c| self.open(*c)).collect();
            if who.iter().any(|c| seen[*c as usize]) {
                continue;
            }
            let mut costs: Vec<f64> = who.iter().map(|c| plan.ask.cost[*c as usize]).collect();
            costs.sort_unstable_by(f64::total_cmp);
            apart += costs[..self.lacks(w)].iter().sum::<f64>();
            who.iter().for_each(|c| seen[*c as usize] = true);
        }
        let at_once = per_want * missing as f64;
        // Where all cost the same, parts of a member are whole members.
        let (low, high) = plan.ask.cost.iter().fold((f64::INFINITY, 0.0f64), |(l, h), c| (l.min(*c), h.max(*c)));
        let at_once = if low == high && low > 0.0 { (at_once / low - GRAIN).ceil() * low } else { at_once };
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
        let narrow = (0..self.missing.len())
            .filter(|w| self.lacks(*w) > 0)
            .min_by_key(|w| (self.plan.holders[*w].iter().filter(|c| self.open(**c)).count() - self.lacks(*w), *w));
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
            tried += 1;
        }
        who[..tried].iter().for_each(|c| self.barred[*c as usize] -= 1);
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
