//! The p-centre: the least distance within which p sites have everybody, by halving between a distance that is known to be too short
//! and one that is known to do; at each the question is whether p sites cover all.

use super::cover::fewest;
use super::interchange::greedy;
use super::{LocatePlan, Opened};

impl LocatePlan<'_> {
    pub(super) fn centre(&self) -> Opened {
        let beyond = self.beyond();
        // A demand from which nothing can be reached is not asked for.
        let asked: Vec<usize> = (0..self.people.len()).filter(|i| self.people[*i] > 0.0 && self.pairs.row(*i).next().is_some()).collect();
        let nearest = |i: &usize| self.pairs.row(*i).map(|r| r.1).fold(f64::INFINITY, f64::min);
        let standing = |i: &usize| self.standing(*i);
        // Too short for somebody below this, whatever is opened.
        let mut least = asked.iter().map(nearest).fold(0.0, f64::max);
        let farthest = |open: &[u32]| {
            let mut is_open = self.existing.to_vec();
            open.iter().for_each(|j| is_open[*j as usize] = true);
            let far = |i: &usize| self.pairs.row(*i).filter(|(j, _)| is_open[*j as usize]).map(|r| r.1).fold(beyond, f64::min);
            asked.iter().map(far).fold(0.0, f64::max)
        };
        // A first answer: the sites of a greedy p-median.
        let mut open = Vec::new();
        greedy(&self.ways(Some(self.ask.count)), self.ask.count, &mut open);
        let mut most = farthest(&open);
        let (mut proven, mut branches, mut tried) = (true, 0, least);
        while tried < most {
            let radius = tried + (most - tried) / 2.0;
            let wanting = asked.iter().filter(|i| standing(i) > radius);
            let rows: Vec<Vec<u32>> = wanting.map(|i| self.pairs.row(*i).filter(|r| r.1 <= radius).map(|r| r.0).collect()).collect();
            let found = fewest(rows, self.pairs.sites(), self.visits() / 20, self.ask.count, Some(self.ask.count + 1));
            branches += found.branches;
            if found.answer.cost <= self.ask.count as f64 {
                open = found.answer.open;
                most = farthest(&open);
                continue;
            }
            // The next distance there is.
            let next = asked.iter().flat_map(|i| self.pairs.row(*i).map(|r| r.1)).filter(|d| *d > radius).fold(beyond, f64::min);
            if found.bound > self.ask.count as f64 {
                if proven {
                    least = next;
                }
            } else {
                proven = false;
            }
            tried = next;
        }
        // Sites that are left open people's ways where they help most.
        greedy(&self.ways(Some(self.ask.count)), self.ask.count, &mut open);
        let most = farthest(&open);
        open.sort_unstable();
        let proven = proven || least >= most;
        Opened { open, objective: most, bound: if proven { most } else { least.min(most) }, proven, branches: branches.max(1) }
    }
}
