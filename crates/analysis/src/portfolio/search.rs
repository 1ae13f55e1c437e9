//! Branch and bound, depth first, on one table of the relaxed problem: each step fixes a project in or out; what cannot beat the best
//! choice so far is left; what would lose too much by leaving its bound is fixed for the whole branch.

use super::model::{Model, model};
use super::simplex::{Relaxed, Simplex};
use super::{NODES, PortfolioPlan};

pub(super) struct Found {
    pub best: Option<(Vec<bool>, f64)>,
    /// Nothing open was left.
    pub finished: bool,
    pub bound: f64,
    pub nodes: usize,
    pub marginal: Vec<f64>,
    pub relaxed: f64,
}

struct Step {
    project: usize,
    /// What is tried first.
    first: bool,
    second: bool,
    /// No choice below is worth more.
    bound: f64,
    /// How long the trail was.
    trail: usize,
}

const WHOLE: f64 = 1e-6;

pub(super) fn search(plan: &PortfolioPlan) -> Found {
    let Model { mut simplex, scale } = model(plan);
    let n = plan.ask.value.len();
    let most = if plan.ask.nodes == 0 { NODES } else { plan.ask.nodes };
    let mut found = Found { best: None, finished: false, bound: f64::INFINITY, nodes: 0, marginal: vec![0.0; scale.len()], relaxed: 0.0 };
    if simplex.solve(f64::NEG_INFINITY) != Relaxed::Solved {
        found.finished = true;
        return found;
    }
    found.relaxed = simplex.worth;
    found.marginal = scale.iter().enumerate().map(|(i, by)| simplex.price(i) / by).collect();
    rounded(plan, &simplex, &mut found.best);
    let mut trail: Vec<(u32, f64, f64)> = Vec::new();
    let mut steps: Vec<Step> = Vec::new();
    loop {
        // The node is solved or closed; go on below it, or back.
        let open = {
            let beat = beat(plan, &found.best);
            found.nodes += 1;
            match simplex.solve(beat) {
                Relaxed::Solved => {
                    hold(&mut simplex, n, beat, &mut trail);
                    branch(plan, &simplex, &mut found.best, found.nodes)
                }
                _ => None,
            }
        };
        if let Some((project, first)) = open {
            if found.nodes >= most {
                found.bound = steps.iter().filter(|s| !s.second).map(|s| s.bound).fold(simplex.worth, f64::max);
                return found;
            }
            steps.push(Step { project, first, second: false, bound: simplex.worth, trail: trail.len() });
            fix(&mut simplex, project, first, &mut trail);
            continue;
        }
        let beat = beat(plan, &found.best);
        loop {
            let Some(step) = steps.last_mut() else {
                found.finished = true;
                return found;
            };
            for (v, low, high) in trail.drain(step.trail..).rev() {
                simplex.bound(v as usize, low, high);
            }
            if !step.second && step.bound > beat {
                step.second = true;
                let (project, to) = (step.project, !step.first);
                fix(&mut simplex, project, to, &mut trail);
                break;
            }
            steps.pop();
        }
    }
}

/// What a choice must be worth more than.
fn beat(plan: &PortfolioPlan, best: &Option<(Vec<bool>, f64)>) -> f64 {
    best.as_ref().map_or(f64::NEG_INFINITY, |(_, worth)| if plan.whole { worth + 1.0 - WHOLE } else { worth + 1e-9 * (1.0 + worth.abs()) })
}

fn fix(simplex: &mut Simplex, v: usize, to: bool, trail: &mut Vec<(u32, f64, f64)>) {
    trail.push((v as u32, simplex.lower[v], simplex.upper[v]));
    let to = f64::from(u8::from(to));
    simplex.bound(v, to, to);
}

/// Projects that would lose too much by leaving the bound they stand at stay there below this node.
fn hold(simplex: &mut Simplex, n: usize, beat: f64, trail: &mut Vec<(u32, f64, f64)>) {
    let spare = simplex.worth - beat;
    for v in 0..n {
        if simplex.lower[v] < simplex.upper[v] && simplex.loss(v) > spare {
            let to = simplex.x(v) > 0.5;
            fix(simplex, v, to, trail);
        }
    }
}

/// The project to decide next and what is tried first; `None` where the relaxed answer is a choice, which is taken.
fn branch(plan: &PortfolioPlan, simplex: &Simplex, best: &mut Option<(Vec<bool>, f64)>, nodes: usize) -> Option<(usize, bool)> {
    let ask = &plan.ask;
    let n = ask.value.len();
    let mut next: Option<(f64, usize, f64)> = None;
    for v in 0..n {
        let x = simplex.x(v);
        let apart = x.min(1.0 - x);
        if apart > WHOLE && simplex.lower[v] < simplex.upper[v] {
            let score = apart * (1e-3 + ask.value[v].abs());
            if next.is_none_or(|(s, _, _)| score > s) {
                next = Some((score, v, x));
            }
        }
    }
    if next.is_none() {
        let chosen: Vec<bool> = (0..n).map(|v| simplex.x(v) > 0.5).collect();
        if plan.keeps(&chosen) {
            take(plan, chosen, best);
            return None;
        }
        // Rounding hides a broken rule: decide what is still open.
        return (0..n).find(|v| simplex.lower[*v] < simplex.upper[*v]).map(|v| (v, simplex.x(v) > 0.5));
    }
    if nodes.is_power_of_two() || nodes.is_multiple_of(64) {
        rounded(plan, simplex, best);
    }
    next.map(|(_, v, x)| (v, x > 0.5))
}

fn take(plan: &PortfolioPlan, chosen: Vec<bool>, best: &mut Option<(Vec<bool>, f64)>) {
    let worth = plan.value(&chosen);
    if best.as_ref().is_none_or(|(_, w)| worth > *w) {
        *best = Some((chosen, worth));
    }
}

/// A choice from the relaxed answer: projects from the most to the least chosen, as long as money and ties allow.
fn rounded(plan: &PortfolioPlan, simplex: &Simplex, best: &mut Option<(Vec<bool>, f64)>) {
    let ask = &plan.ask;
    let n = ask.value.len();
    let mut order: Vec<usize> = (0..n).collect();
    let dear = |i: usize| ask.cost.iter().zip(&ask.budget).map(|(c, b)| c[i] as f64 / (*b as f64 + 1.0)).sum::<f64>();
    let key = |i: &usize| (simplex.x(*i), ask.value[*i] / (dear(*i) + 1e-9));
    let keys: Vec<(f64, f64)> = order.iter().map(key).collect();
    order.sort_by(|a, b| keys[*b].0.total_cmp(&keys[*a].0).then(keys[*b].1.total_cmp(&keys[*a].1)).then(a.cmp(b)));
    let mut chosen = vec![false; n];
    let mut left = ask.budget.clone();
    let mut room: Vec<usize> = ask.rules.iter().map(|r| r.most).collect();
    // Twice, for those that wait for what they require.
    for _ in 0..2 {
        for i in order.iter().copied() {
            let fits = !chosen[i]
                && simplex.upper[i] > 0.5
                && (keys[i].0 > WHOLE || ask.value[i] > 0.0)
                && (0..left.len()).all(|b| ask.cost[b][i] <= left[b])
                && ask.requires.iter().all(|(a, b)| *a as usize != i || chosen[*b as usize])
                && ask
                    .excludes
                    .iter()
                    .all(|(a, b)| !(*a as usize == i && (chosen[*b as usize] || a == b) || *b as usize == i && chosen[*a as usize]))
                && ask.rules.iter().zip(&room).all(|(r, room)| *room > 0 || !r.members.contains(&(i as u32)));
            if fits {
                chosen[i] = true;
                left.iter_mut().zip(&ask.cost).for_each(|(l, c)| *l -= c[i]);
                for (r, room) in ask.rules.iter().zip(&mut room) {
                    *room -= usize::from(r.members.contains(&(i as u32)));
                }
            }
        }
    }
    if plan.keeps(&chosen) {
        take(plan, chosen, best);
    }
}
