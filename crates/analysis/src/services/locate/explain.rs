//! What an answer means: who is served by which site, what each chosen site adds, what its closing would lose, and what would best
//! stand in for it. Also the lists of ways that the p-median is made of.

use rayon::prelude::*;

use super::interchange::{Exchange, greedy};
use super::model::Model;
use super::{Chosen, LocatePlan, Located, Method, Opened};
use crate::services::access::Nearest;
use crate::services::pairs::{rows, starts, within};
use crate::sums::sum_by;

impl Opened {
    /// Adds the places that have nothing to choose: no candidate is nearer than what exists.
    pub(super) fn with_settled(mut self, plan: &LocatePlan<'_>) -> Opened {
        let beyond = plan.beyond();
        let settled = |i: usize| {
            let (standing, people) = (plan.standing(i).min(beyond), plan.people[i]);
            let nearer = plan.pairs.row(i).any(|(j, d)| !plan.existing[j as usize] && d < standing);
            if people > 0.0 && plan.pairs.row(i).next().is_some() && !nearer { standing * people } else { 0.0 }
        };
        let settled = sum_by(plan.people.len(), settled);
        self.objective += settled;
        self.bound += settled;
        self
    }
}

impl LocatePlan<'_> {
    /// Each demand's candidates with people times distance, growing, as far as they are nearer than what exists.
    pub(super) fn ways(&self, count: Option<usize>) -> Model {
        let beyond = self.beyond();
        let n = self.people.len();
        let standing: Vec<f64> = (0..n).into_par_iter().with_min_len(64).map(|i| self.standing(i).min(beyond)).collect();
        let standing = &standing;
        let listed = |i: usize| {
            let wanted = move |(j, d): &(u32, f64)| self.people[i] > 0.0 && !self.existing[*j as usize] && *d < standing[i];
            self.pairs.row(i).filter(wanted)
        };
        let counts: Vec<usize> = (0..n).into_par_iter().with_min_len(64).map(|i| listed(i).count()).collect();
        let start = starts(&counts);
        let (mut site, mut cost) = (vec![0u32; start[n]], vec![0.0; start[n]]);
        rows(&start, &mut site, &mut cost).into_par_iter().enumerate().with_min_len(16).for_each_init(
            Vec::new,
            |room, (i, (site, cost))| {
                room.clear();
                room.extend(listed(i).map(|(j, d)| (d * self.people[i], j)));
                room.sort_unstable_by(|a: &(f64, u32), b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
                for (k, (c, j)) in room.iter().enumerate() {
                    (site[k], cost[k]) = (*j, *c);
                }
            },
        );
        // Places without a list are settled.
        let kept: Vec<usize> = (0..n).filter(|i| counts[*i] > 0).collect();
        let outside = kept.iter().map(|i| standing[*i] * self.people[*i]).collect();
        let start = std::iter::once(0).chain(kept.iter().map(|i| start[*i + 1])).collect();
        Model { sites: self.pairs.sites(), start, site, cost, outside, opening: 0.0, count, whole: false }
    }

    pub(super) fn explained(&self, opened: Opened) -> Located {
        let Opened { open, objective, bound, proven, branches } = opened;
        let n = self.people.len();
        let mut is_open = self.existing.to_vec();
        open.iter().for_each(|j| is_open[*j as usize] = true);
        let served: Vec<Option<Nearest>> = (0..n)
            .into_par_iter()
            .with_min_len(64)
            .map(|i| {
                let mut best: Option<Nearest> = None;
                for (site, distance) in self.pairs.row(i).filter(|(j, _)| is_open[*j as usize]) {
                    if best.is_none_or(|b| distance < b.distance) {
                        best = Some(Nearest { site, distance });
                    }
                }
                best
            })
            .collect();
        let covered = |i: usize| served[i].is_some_and(|s| self.ask.threshold.is_none_or(|t| within(s.distance, t)));
        let peopled = |i: &usize| self.people[*i] > 0.0;
        let uncovered: Vec<u32> = (0..n).filter(peopled).filter(|i| !covered(*i)).map(|i| i as u32).collect();
        let reach = if self.ask.method.covers() { self.ask.threshold.unwrap_or(0.0) } else { f64::INFINITY };
        let lost = |i: &usize| !self.pairs.row(*i).any(|(_, d)| within(d, reach));
        let unreachable = (0..n).filter(peopled).filter(lost).map(|i| i as u32).collect();
        let mut people = vec![0.0; self.pairs.sites()];
        for (i, nearest) in served.iter().enumerate() {
            if let Some(nearest) = nearest {
                people[nearest.site as usize] += self.people[i];
            }
        }
        let gap = if objective == bound { 0.0 } else { (objective - bound).abs() / objective.abs().max(f64::MIN_POSITIVE) };
        Located {
            objective,
            bound,
            gap,
            proven,
            branches,
            chosen: self.worth(&open, objective, &people),
            uncovered_people: sum_by(n, |i| if covered(i) { 0.0 } else { self.people[i] }),
            covered_people: sum_by(n, |i| if covered(i) { self.people[i] } else { 0.0 }),
            served,
            uncovered,
            unreachable,
        }
    }

    /// The chosen sites, the one that adds most first.
    fn worth(&self, open: &[u32], objective: f64, people: &[f64]) -> Vec<Chosen> {
        let way = self.ask.method == Method::PMedian;
        let model = match self.ask.method {
            Method::PMedian => self.ways(Some(open.len())),
            Method::PCentre => self.coverage(objective, Some(open.len())),
            Method::Mclp | Method::Cover => self.coverage(self.ask.threshold.unwrap_or(0.0), Some(open.len())),
        };
        let mut is_open = vec![false; model.sites];
        open.iter().for_each(|j| is_open[*j as usize] = true);
        let only = model.reduced(|j| !is_open[j], |_| false);
        let mut order = Vec::new();
        greedy(&only, open.len(), &mut order);
        let rest: Vec<u32> = open.iter().copied().filter(|j| !order.contains(j)).collect();
        order.extend(rest);
        let exchange_of = (model.sites.saturating_mul(open.len()) <= super::MOST_EXCHANGES).then(|| {
            let mut exchange = Exchange::new(&model);
            exchange.improve(&model, &mut order.clone(), 0, |_| true, |_| true);
            exchange
        });
        let nothing = !self.existing.contains(&true);
        is_open.fill(false);
        let mut before = only.outside.iter().sum::<f64>();
        let mut chosen = Vec::with_capacity(order.len());
        for (slot, j) in order.iter().enumerate() {
            is_open[*j as usize] = true;
            let after = only.serve(&is_open);
            let (loss, instead) = exchange_of.as_ref().map_or((None, None), |e| {
                let alone = way && nothing && order.len() == 1;
                let may = |k: usize| !self.existing[k] && model.sites > k;
                ((!alone).then(|| e.margins().1[slot]), e.instead(slot, may))
            });
            chosen.push(Chosen {
                site: *j,
                gain: (!(way && nothing && slot == 0)).then_some(before - after),
                loss,
                people: people[*j as usize],
                instead,
            });
            before = after;
        }
        chosen
    }
}
