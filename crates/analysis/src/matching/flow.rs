//! Successive shortest paths: needs come in one after another, each by the cheapest way to a free unit, or to a unit that somebody else
//! gives up for another one.
//!
//! The prices of offers are never negative and the pairings of a need stand by cost, so a search stops at the first pairing that alone
//! costs more than the best way found; most searches look at a handful of pairings. Where much is lacking they look at more and more:
//! then all prices are raised at once to what a unit more really costs, which makes the next searches short again (the global update of
//! Goldberg 1997, "An efficient implementation of a scaling minimum-cost flow algorithm", Journal of Algorithms 22(1),
//! <https://doi.org/10.1006/jagm.1995.0805>).

use super::MatchingPlan;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// No pairing, no place.
pub(super) const NONE: u32 = u32::MAX;

/// Flow and prices that prove it: cost + price of the offer - price of the need is 0 where there is flow and never negative.
pub(super) struct Flow {
    /// The pairings in use at each offer, with their units.
    pub held: Vec<Vec<(u32, i64)>>,
    pub unmet: Vec<i64>,
    pub left: Vec<i64>,
    pub offer_price: Vec<i64>,
    pub need_price: Vec<i64>,
}

/// Where the cheapest way ends.
#[derive(Clone, Copy)]
enum End {
    /// At an offer with free units.
    Free(u32),
    /// At a need that gives up the unit by which it was reached.
    GivenUp(u32),
    /// The need that comes in stays unmet.
    Unmet,
}

struct Search<'a> {
    plan: &'a MatchingPlan,
    flow: Flow,
    /// The need that each pairing belongs to.
    need_of: Vec<u32>,
    /// Where a pairing stands in its offer's list.
    place: Vec<u32>,
    /// Distances with their offers, as [`key`] packs them.
    heap: BinaryHeap<Reverse<u128>>,
    /// Distances of offers, and by which pairing each was reached; valid where `seen` is the number of the search.
    distance: Vec<i64>,
    reached_by: Vec<u32>,
    seen: Vec<u32>,
    done: Vec<u32>,
    /// The same of needs: at which offer, through which pairing in use.
    need_distance: Vec<i64>,
    through: Vec<u32>,
    need_seen: Vec<u32>,
    number: u32,
    offers_done: Vec<u32>,
    needs_done: Vec<u32>,
    /// Pairings looked at since all prices were last raised.
    looked: usize,
    /// The pairings of each offer: where they begin, and their numbers; made when they are first needed.
    by_offer: Option<(Vec<u32>, Vec<u32>)>,
}

/// All prices are raised when so many times all pairings were looked at.
const PATIENCE: usize = 2;

/// The side of which there is less comes in unit by unit, so that ways end soon: needs where there is enough for all, else offers.
pub(super) fn solve(plan: &MatchingPlan) -> Flow {
    let sum = |side: &[i64]| side.iter().sum::<i64>();
    if sum(&plan.amounts) <= sum(&plan.capacities) { forward(plan) } else { turned(plan) }
}

/// The same question from the other side: each offer asks for units of needs, and a unit on a pairing costs as much less as its penalty.
fn turned(plan: &MatchingPlan) -> Flow {
    let (starts, mut asked) = by_offer(plan);
    let need_of = plan.needs_of_arcs();
    let cost = |arc: u32| plan.cost[arc as usize] - plan.penalties[need_of[arc as usize] as usize];
    for range in starts.windows(2) {
        asked[range[0] as usize..range[1] as usize].sort_unstable_by_key(|arc| (cost(*arc), *arc));
    }
    let other = MatchingPlan {
        amounts: plan.capacities.clone(),
        penalties: vec![0; plan.capacities.len()],
        capacities: plan.amounts.clone(),
        starts,
        offer: asked.iter().map(|arc| need_of[*arc as usize]).collect(),
        cost: asked.iter().map(|arc| cost(*arc)).collect(),
        asked,
    };
    let found = forward(&other);
    let mut held = vec![Vec::new(); plan.capacities.len()];
    for (arc, units) in found.held.into_iter().flatten() {
        let arc = other.asked[arc as usize];
        held[plan.offer[arc as usize] as usize].push((arc, units));
    }
    Flow {
        held,
        unmet: found.left,
        left: found.unmet,
        offer_price: found.need_price.iter().map(|p| -p).collect(),
        need_price: plan.penalties.iter().zip(&found.offer_price).map(|(penalty, p)| penalty - p).collect(),
    }
}

fn forward(plan: &MatchingPlan) -> Flow {
    let (needs, offers, arcs) = (plan.amounts.len(), plan.capacities.len(), plan.offer.len());
    let need_of = plan.needs_of_arcs();
    let flow = Flow {
        held: vec![Vec::new(); offers],
        unmet: vec![0; needs],
        left: plan.capacities.clone(),
        offer_price: vec![0; offers],
        need_price: plan.penalties.clone(),
    };
    let mut search = Search {
        plan,
        flow,
        need_of,
        place: vec![NONE; arcs],
        heap: BinaryHeap::new(),
        distance: vec![0; offers],
        reached_by: vec![NONE; offers],
        seen: vec![0; offers],
        done: vec![0; offers],
        need_distance: vec![0; needs],
        through: vec![NONE; needs],
        need_seen: vec![0; needs],
        number: 0,
        offers_done: Vec::new(),
        needs_done: Vec::new(),
        looked: 0,
        by_offer: None,
    };
    for need in 0..needs as u32 {
        // Between two needs: one that is half in has pairings in use and no final price yet.
        if search.looked > PATIENCE * arcs {
            search.raise(need);
        }
        let mut rest = plan.amounts[need as usize];
        while rest > 0 {
            rest -= search.augment(need, rest);
        }
    }
    search.flow
}

/// A distance and an offer as one number that stands in their order: compared at once, not part by part.
fn key(distance: i64, offer: u32) -> u128 {
    (distance as u64 ^ 1 << 63) as u128 * (1 << 32) + u128::from(offer)
}

fn unpacked(key: u128) -> (i64, u32) {
    (((key >> 32) as u64 ^ 1 << 63) as i64, key as u32)
}

impl Search<'_> {
    /// Serves as many units of `need` as the cheapest way has room for, `most` at most; raises the prices by what the way costs.
    fn augment(&mut self, need: u32, most: i64) -> i64 {
        let (length, end) = self.cheapest(need);
        for offer in &self.offers_done {
            let d = self.distance[*offer as usize];
            if d < length {
                self.flow.offer_price[*offer as usize] += length - d;
            }
        }
        for other in &self.needs_done {
            let d = self.need_distance[*other as usize];
            if d < length {
                self.flow.need_price[*other as usize] += length - d;
            }
        }
        self.flow.need_price[need as usize] = length;
        let units = self.room(need, end).min(most);
        self.apply(need, end, units);
        units
    }

    /// Dijkstra from a need over offers; distances are costs with the prices so far.
    fn cheapest(&mut self, need: u32) -> (i64, End) {
        if self.number == u32::MAX {
            for stamps in [&mut self.seen, &mut self.done, &mut self.need_seen] {
                stamps.fill(0);
            }
            self.number = 0;
        }
        self.number += 1;
        self.heap.clear();
        self.offers_done.clear();
        self.needs_done.clear();
        self.need_seen[need as usize] = self.number;
        let (mut best, mut end) = (self.plan.penalties[need as usize], End::Unmet);
        self.relax(need, 0, &mut best, &mut end);
        while let Some(Reverse(first)) = self.heap.pop() {
            let (d, offer) = unpacked(first);
            if d >= best {
                break;
            }
            let j = offer as usize;
            if self.done[j] == self.number || d > self.distance[j] {
                continue;
            }
            self.done[j] = self.number;
            self.offers_done.push(offer);
            for at in 0..self.flow.held[j].len() {
                let arc = self.flow.held[j][at].0;
                let holder = self.need_of[arc as usize];
                if self.need_seen[holder as usize] == self.number {
                    continue;
                }
                self.need_seen[holder as usize] = self.number;
                self.need_distance[holder as usize] = d;
                self.through[holder as usize] = arc;
                self.needs_done.push(holder);
                let given_up = d + self.plan.penalties[holder as usize] - self.flow.need_price[holder as usize];
                if given_up < best {
                    (best, end) = (given_up, End::GivenUp(holder));
                }
                self.relax(holder, d - self.flow.need_price[holder as usize], &mut best, &mut end);
            }
        }
        (best, end)
    }

    /// Looks at the pairings of a need, cheapest first, as long as one can still be on the best way.
    fn relax(&mut self, need: u32, base: i64, best: &mut i64, end: &mut End) {
        for arc in self.plan.arcs(need as usize) {
            let least = base + self.plan.cost[arc];
            self.looked += 1;
            if least >= *best {
                break;
            }
            let offer = self.plan.offer[arc];
            let j = offer as usize;
            let d = least + self.flow.offer_price[j];
            if d >= *best || (self.seen[j] == self.number && d >= self.distance[j]) {
                continue;
            }
            self.seen[j] = self.number;
            self.distance[j] = d;
            self.reached_by[j] = arc as u32;
            if self.flow.left[j] > 0 {
                (*best, *end) = (d, End::Free(offer));
            } else {
                self.heap.push(Reverse(key(d, offer)));
            }
        }
    }

    /// Raises the prices of all that came in before `next` to what one unit more of each offer costs: Dijkstra from where ways end.
    fn raise(&mut self, next: u32) {
        self.looked = 0;
        let plan = self.plan;
        let (starts, arcs) = self.by_offer.take().unwrap_or_else(|| by_offer(plan));
        let mut rise: Vec<i64> = self.flow.left.iter().map(|left| if *left > 0 { 0 } else { i64::MAX }).collect();
        let mut need_rise: Vec<i64> = (0..next as usize).map(|i| plan.penalties[i] - self.flow.need_price[i]).collect();
        let mut heap: BinaryHeap<Reverse<(i64, u32, bool)>> = BinaryHeap::new();
        heap.extend((0u32..).zip(&rise).filter(|(_, r)| **r == 0).map(|(j, _)| Reverse((0, j, true))));
        heap.extend((0u32..).zip(&need_rise).map(|(i, r)| Reverse((*r, i, false))));
        while let Some(Reverse((r, at, is_offer))) = heap.pop() {
            let n = at as usize;
            if is_offer {
                if r > rise[n] {
                    continue;
                }
                for arc in &arcs[starts[n] as usize..starts[n + 1] as usize] {
                    let (arc, need) = (*arc as usize, self.need_of[*arc as usize]);
                    if need >= next {
                        continue;
                    }
                    let t = r + plan.cost[arc] + self.flow.offer_price[n] - self.flow.need_price[need as usize];
                    if t < need_rise[need as usize] {
                        need_rise[need as usize] = t;
                        heap.push(Reverse((t, need, false)));
                    }
                }
            } else {
                if r > need_rise[n] {
                    continue;
                }
                for arc in plan.arcs(n).filter(|arc| self.place[*arc] != NONE) {
                    let offer = plan.offer[arc] as usize;
                    if r < rise[offer] {
                        rise[offer] = r;
                        heap.push(Reverse((r, offer as u32, true)));
                    }
                }
            }
        }
        for (price, r) in self.flow.offer_price.iter_mut().zip(&rise).filter(|(_, r)| **r < i64::MAX) {
            *price += r;
        }
        for (price, r) in self.flow.need_price.iter_mut().zip(&need_rise) {
            *price += r;
        }
        self.by_offer = Some((starts, arcs));
    }

    /// The pairings of a way, from its end: at each step the one that gains and, but for the first need, the one that gives up.
    fn way(&self, need: u32, end: End) -> Vec<(Option<u32>, Option<u32>)> {
        let mut steps = Vec::new();
        let mut offer = match end {
            End::Unmet => return steps,
            End::Free(offer) => offer,
            End::GivenUp(holder) => {
                let gives = self.through[holder as usize];
                steps.push((None, Some(gives)));
                self.plan.offer[gives as usize]
            }
        };
        loop {
            let gains = self.reached_by[offer as usize];
            let who = self.need_of[gains as usize];
            if who == need {
                steps.push((Some(gains), None));
                return steps;
            }
            let gives = self.through[who as usize];
            steps.push((Some(gains), Some(gives)));
            offer = self.plan.offer[gives as usize];
        }
    }

    fn room(&self, need: u32, end: End) -> i64 {
        let mut room = match end {
            End::Free(offer) => self.flow.left[offer as usize],
            _ => i64::MAX,
        };
        for (_, gives) in self.way(need, end) {
            if let Some(arc) = gives {
                let held = &self.flow.held[self.plan.offer[arc as usize] as usize];
                room = room.min(held[self.place[arc as usize] as usize].1);
            }
        }
        room
    }

    fn apply(&mut self, need: u32, end: End, units: i64) {
        match end {
            End::Unmet => self.flow.unmet[need as usize] += units,
            End::GivenUp(holder) => self.flow.unmet[holder as usize] += units,
            End::Free(offer) => self.flow.left[offer as usize] -= units,
        }
        for (gains, gives) in self.way(need, end) {
            if let Some(arc) = gains {
                self.gain(arc, units);
            }
            if let Some(arc) = gives {
                self.give(arc, units);
            }
        }
    }

    fn gain(&mut self, arc: u32, units: i64) {
        let held = &mut self.flow.held[self.plan.offer[arc as usize] as usize];
        match self.place[arc as usize] {
            NONE => {
                self.place[arc as usize] = held.len() as u32;
                held.push((arc, units));
            }
            at => held[at as usize].1 += units,
        }
    }

    fn give(&mut self, arc: u32, units: i64) {
        let held = &mut self.flow.held[self.plan.offer[arc as usize] as usize];
        let at = self.place[arc as usize] as usize;
        held[at].1 -= units;
        if held[at].1 == 0 {
            held.swap_remove(at);
            self.place[arc as usize] = NONE;
            if let Some((moved, _)) = held.get(at) {
                self.place[*moved as usize] = at as u32;
            }
        }
    }
}

/// The pairings in the order of their offers: where each offer's begin, and their numbers.
pub(super) fn by_offer(plan: &MatchingPlan) -> (Vec<u32>, Vec<u32>) {
    let mut starts = vec![0u32; plan.capacities.len() + 1];
    for offer in &plan.offer {
        starts[*offer as usize + 1] += 1;
    }
    for j in 1..starts.len() {
        starts[j] += starts[j - 1];
    }
    let mut next = starts.clone();
    let mut arcs = vec![0u32; plan.offer.len()];
    for (arc, offer) in (0u32..).zip(&plan.offer) {
        arcs[next[*offer as usize] as usize] = arc;
        next[*offer as usize] += 1;
    }
    (starts, arcs)
}
