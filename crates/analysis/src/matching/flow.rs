//! Successive shortest paths: needs come in one after another, each by the cheapest way to a free unit, or to a unit that somebody else
//! gives up for another one.
//!
//! The prices of offers are never negative and the pairings of a need stand by cost, so a search stops at the first pairing that alone
//! costs more than the best way found; most searches look at a handful of pairings.

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
    heap: BinaryHeap<Reverse<(i64, u32)>>,
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
}

pub(super) fn solve(plan: &MatchingPlan) -> Flow {
    let (needs, offers, arcs) = (plan.amounts.len(), plan.capacities.len(), plan.offer.len());
    let mut need_of = vec![0u32; arcs];
    for need in 0..needs {
        need_of[plan.arcs(need)].fill(need as u32);
    }
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
    };
    for need in 0..needs as u32 {
        let mut rest = plan.amounts[need as usize];
        while rest > 0 {
            rest -= search.augment(need, rest);
        }
    }
    search.flow
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
        while let Some(Reverse((d, offer))) = self.heap.pop() {
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
                self.heap.push(Reverse((d, offer)));
            }
        }
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
