//! Phragmén's sequential rule for budgets: all voters earn at one pace, and a project is bought as soon as its supporters have earned its
//! cost; then they begin anew from nothing. Told by loads: buying a project brings each supporter to the load
//! (sum of their loads + cost) / supporters, and the project with the least such load comes next. The rule stops at the first project
//! that does not fit into the budget (where several tie, if any of them does not fit).
//!
//! A project's load only rises, so that the load found in an earlier round bounds it from below.

use super::exact::{Ledger, Price, ROUNDING, cheaper};
use super::{Chosen, Election, Outcome, Payment, Satisfaction, Stage, Tie};
use std::cmp::Ordering;

const NEVER: u32 = u32::MAX;

pub(super) fn phragmen(election: &Election) -> Outcome {
    let voters = election.voters();
    let (mut ledger, mut load, mut last) = (Ledger::new(0, 1), vec![0.0f64; voters], vec![NEVER; voters]);
    let mut out = Outcome::default();
    let wanted = |p: &u32| election.votes(*p) > 0 && election.cost(*p) <= election.budget();
    let bound = |p: u32| (election.cost(p) as f64 / f64::from(election.votes(p)) * (1.0 - 8.0 * ROUNDING), p);
    let mut open: Vec<(f64, u32)> = election.by_name().iter().copied().filter(wanted).map(bound).collect();
    for rounds in 0.. {
        open.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(election.rank(a.1).cmp(&election.rank(b.1))));
        let (mut best, mut near) = (f64::INFINITY, Vec::new());
        for (bound, project) in &mut open {
            if *bound > best {
                break;
            }
            let (count, cost) = (f64::from(election.votes(*project)), election.cost(*project) as f64);
            let sum: f64 = election.supporters(*project).iter().map(|v| load[*v as usize]).sum();
            let (value, error) = ((sum + cost) / count, ROUNDING * ((count + 8.0) * sum + 2.0 * cost) / count);
            let error = error + 4.0 * ROUNDING * value;
            *bound = value - error;
            best = best.min(value + error);
            near.push((value - error, *project));
        }
        let exact = |project: u32| {
            let mut counts = vec![0u64; rounds as usize];
            for v in election.supporters(project) {
                if let Some(n) = counts.get_mut(last[*v as usize] as usize) {
                    *n += 1;
                }
            }
            let mut over = ledger.whole(election.cost(project));
            over.add_times(&ledger.sum(&counts), 1);
            (project, Price { over, by: u64::from(election.votes(project)) })
        };
        let mut settled: Vec<(u32, Price)> = near.into_iter().filter(|(low, _)| *low <= best).map(|(_, p)| exact(p)).collect();
        let against = |a: &(u32, Price), b: &(u32, Price)| cheaper((&a.1, 1), (&b.1, 1), Satisfaction::Cardinality);
        settled.sort_by(|a, b| against(a, b).then(election.rank(a.0).cmp(&election.rank(b.0))));
        let equal: Vec<u32> = settled.iter().take_while(|s| against(&settled[0], s) == Ordering::Equal).map(|s| s.0).collect();
        if equal.is_empty() || equal.iter().any(|p| election.cost(*p) > election.budget() - out.cost) {
            return out;
        }
        let Some((project, price)) = settled.into_iter().next() else { return out };
        if equal.len() > 1 {
            out.ties.push(Tie { chosen: project, over: equal[1..].to_vec() });
        }
        let value = ledger.value(&price);
        ledger.note(price);
        for v in election.supporters(project) {
            (load[*v as usize], last[*v as usize]) = (value, rounds);
        }
        out.cost += election.cost(project);
        open.retain(|(_, p)| *p != project);
        let payment = Payment { price: value, full: election.votes(project), part: 0, part_sum: 0.0, effort: None, rate: value };
        out.chosen.push(Chosen { project, stage: Stage::Phragmen, payment: Some(payment) });
    }
    out
}
