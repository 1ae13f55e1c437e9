//! The max-p-regions problem: as many regions as can be made with each at the floor, and among as many the most alike inside.
//!
//! Duque, Anselin and Rey 2012, <https://doi.org/10.1111/j.1467-9787.2011.00743.x>; heuristics: Wei, Rey and Knaap 2021,
//! <https://doi.org/10.1080/13658816.2020.1759806>. Each beginning cuts a random spanning tree from its leaves up, wherever what hangs
//! there reaches the floor, which is the most that this tree allows. Then what regions have beyond the floor is passed on: two that
//! touch become one and are cut so that one of them keeps just enough, along a tree of regions towards one of them, until
//! there is enough for one more. The best few are then polished.

use super::RegionsAsk;
use super::azp::improve;
use super::ground::{Ground, Ordered, renumber};
use super::parts::Parts;
use super::polish::{LEAST, polish};
use super::tree::{Scratch, firsts, total};
use crate::rng::Rng;
use rayon::prelude::*;
use std::cmp::Reverse;

/// For the beginnings, and for what goes on with the best.
const STREAMS: [u32; 3] = [33, 35, 36];
/// Sweeps in vain before one of the best beginnings is left as it is; the others are not swept.
const SWEEPS: u32 = 8;
/// The first of these go on for as many more sweeps in vain as there are tens of iterations.
const LEADERS: usize = 3;
/// How many of the best beginnings go on, are polished, are annealed.
const GO_ON: usize = 6;
const POLISHED: usize = 4;
const ANNEALED: usize = 2;

/// How many regions, the most first; the sum of squares within; the number of the beginning; labels.
type Found = (Reverse<usize>, Ordered, u32, Vec<u32>);

pub(super) fn maxp(ground: &Ground, ask: &RegionsAsk, beginning: Option<&[u32]>) -> Vec<u32> {
    let roots = firsts(&ground.touching.components());
    let begin = |start: u32| {
        let mut rng = Rng::new(ask.seed, STREAMS[0], u64::from(start));
        let mut scratch = Scratch::new(ground);
        let given = beginning.filter(|_| start == ask.starts);
        let labels = given.map_or_else(|| first(ground, &roots, &mut rng, &mut scratch), <[u32]>::to_vec);
        more(ground, labels, start, 0, &mut rng, &mut scratch)
    };
    let go_on = |(_, _, start, labels): Found, round: usize, sweeps: u32| {
        let mut rng = Rng::new(ask.seed, STREAMS[round], u64::from(start));
        more(ground, labels, start, sweeps, &mut rng, &mut Scratch::new(ground))
    };
    let least = LEAST * total(ground);
    let polished = |(Reverse(count), _, start, labels): Found| {
        let labels = polish(ground, &labels, count);
        (Reverse(count), Ordered(ground.within(&labels, count)), start, labels)
    };
    let annealed = |(Reverse(count), within, start, labels): Found| {
        let mut parts = Parts::new(ground, &labels, count);
        improve(&mut parts, ask, start, least);
        let again = polish(ground, &parts.labels, count);
        (Reverse(count), Ordered(ground.within(&again, count)), start, again).min((Reverse(count), within, start, labels))
    };
    let begun: Vec<Found> = (0..ask.starts + u32::from(beginning.is_some())).into_par_iter().map(begin).collect();
    // What was given is polished as it is too, since the sweeps look at the number only.
    let given = beginning.map(|labels| {
        let count = labels.iter().max().map_or(0, |&m| m as usize + 1);
        polished((Reverse(count), Ordered(0.0), ask.starts, labels.to_vec()))
    });
    let mut found: Vec<Found> = few(begun, GO_ON).into_par_iter().map(|f| go_on(f, 1, SWEEPS)).collect();
    found.sort_unstable();
    let leaders = found[..LEADERS.min(found.len())].to_vec();
    found.extend(leaders.into_par_iter().map(|f| go_on(f, 2, ask.iterations / 10)).collect::<Vec<Found>>());
    let most = found.iter().map(|f| f.0).min();
    found.retain(|f| Some(f.0) == most);
    let mut found: Vec<Found> = few(found, POLISHED).into_par_iter().map(polished).collect();
    if ask.iterations > 0 {
        found = few(found, ANNEALED).into_par_iter().map(annealed).collect();
    }
    found.into_iter().chain(given).min().map(|f| f.3).unwrap_or_default()
}

fn few(mut found: Vec<Found>, most: usize) -> Vec<Found> {
    found.sort_unstable();
    found.truncate(most);
    found
}

/// Sweeps until so many in a row were in vain.
fn more(ground: &Ground, labels: Vec<u32>, start: u32, sweeps: u32, rng: &mut Rng, scratch: &mut Scratch) -> Found {
    let count = labels.iter().max().map_or(0, |&m| m as usize + 1);
    let mut parts = Parts::new(ground, &labels, count);
    let mut vain = 0;
    while vain < sweeps {
        vain = if sweep(&mut parts, rng, scratch) { 0 } else { vain + 1 };
    }
    (Reverse(parts.members.len()), Ordered(parts.within()), start, parts.labels)
}

/// A random spanning tree cut from its leaves up.
fn first(ground: &Ground, roots: &[u32], rng: &mut Rng, scratch: &mut Scratch) -> Vec<u32> {
    let mut labels = vec![u32::MAX; ground.len()];
    let mut next = 0;
    for &root in roots {
        scratch.grow_at_random(ground, root, |_| true, rng);
        for group in cut_up(ground, scratch) {
            for unit in group {
                labels[unit as usize] = next;
            }
            next += 1;
        }
    }
    renumber(&mut labels);
    labels
}

/// The most groups at the floor that the tree in `scratch` can be cut into; one where it does not reach the floor at all.
fn cut_up(ground: &Ground, scratch: &mut Scratch) -> Vec<Vec<u32>> {
    let order = &scratch.order;
    for &unit in order {
        scratch.size[unit as usize] = ground.sizes[unit as usize];
    }
    let mut own = vec![false; order.len()];
    for (at, &unit) in order.iter().enumerate().rev() {
        let size = scratch.size[unit as usize];
        if at == 0 || ground.reaches(size) {
            own[at] = true;
        } else {
            scratch.size[scratch.parent[unit as usize] as usize] += size;
        }
    }
    // The root's group may lack something: it goes with one that hangs below it.
    let short = order.first().is_some_and(|&root| !ground.reaches(scratch.size[root as usize]));
    let mut groups: Vec<Vec<u32>> = Vec::new();
    // From here on `size` is the number of a unit's group.
    let mut joined = !short;
    for (at, &unit) in order.iter().enumerate() {
        let above = scratch.parent[unit as usize];
        let with_root = own[at] && !joined && at > 0 && scratch.size[above as usize] == 0.0;
        let group = if at == 0 || with_root {
            joined |= with_root;
            0
        } else if own[at] {
            groups.len()
        } else {
            scratch.size[above as usize] as usize
        };
        scratch.size[unit as usize] = group as f64;
        if group == groups.len() {
            groups.push(Vec::new());
        }
        groups[group].push(unit);
    }
    groups
}

/// Passes what each region has beyond the floor on, towards one region; whether there is a region more.
fn sweep(parts: &mut Parts<'_>, rng: &mut Rng, scratch: &mut Scratch) -> bool {
    let count = parts.members.len();
    let root = rng.below(count as u32);
    let mut above = vec![u32::MAX; count];
    let mut order = vec![root];
    above[root as usize] = root;
    let mut at = 0;
    while let Some(&region) = order.get(at) {
        at += 1;
        for next in parts.around(region) {
            if above[next as usize] == u32::MAX {
                above[next as usize] = region;
                order.push(next);
            }
        }
    }
    for &region in order.iter().skip(1).rev() {
        let to = above[region as usize];
        let beyond = above[to as usize];
        if pass_on(parts, (region, to, (beyond != to).then_some(beyond)), rng, scratch) {
            return true;
        }
    }
    false
}

/// Two regions that touch become three where they can; else the first keeps as little as it may, and the second goes on touching the third.
fn pass_on(parts: &mut Parts<'_>, (a, b, beyond): (u32, u32, Option<u32>), rng: &mut Rng, scratch: &mut Scratch) -> bool {
    let ground = parts.ground;
    let root = parts.members[a as usize][rng.below(parts.members[a as usize].len() as u32) as usize];
    let labels = &parts.labels;
    scratch.grow_at_random(ground, root, |u| labels[u as usize] == a || labels[u as usize] == b, rng);
    if scratch.order.len() < parts.members[a as usize].len() + parts.members[b as usize].len() {
        return false;
    }
    if ground.reaches((parts.size[a as usize] + parts.size[b as usize]) / 3.0) {
        let mut groups = cut_up(ground, scratch);
        if groups.len() > 2 {
            parts.put(a, groups.swap_remove(0));
            parts.put(b, groups.swap_remove(0));
            for group in groups {
                parts.add(group);
            }
            return true;
        }
    }
    // How many units at and below each touch what lies beyond.
    let mut touching = vec![0u32; scratch.order.len()];
    let mut place = std::mem::take(&mut scratch.places);
    for (at, &unit) in scratch.order.iter().enumerate() {
        place[unit as usize] = at as u32;
        scratch.size[unit as usize] = ground.sizes[unit as usize];
        touching[at] = beyond.map_or(0, |c| u32::from(ground.touching.row(unit as usize).iter().any(|&j| labels[j as usize] == c)));
    }
    for at in (1..scratch.order.len()).rev() {
        let unit = scratch.order[at] as usize;
        let up = scratch.parent[unit] as usize;
        scratch.size[up] += scratch.size[unit];
        touching[place[up] as usize] += touching[at];
    }
    scratch.places = place;
    let all = scratch.size[root as usize];
    let mut best = (Ordered(parts.size[a as usize] * (1.0 - 1e-9)), u32::MAX, false);
    for (at, &unit) in scratch.order.iter().enumerate().skip(1) {
        let below = scratch.size[unit as usize];
        let rest = all - below;
        if !(ground.reaches(below) && ground.reaches(rest)) {
            continue;
        }
        // The second region is the greater side.
        let greater_below = below > rest;
        let goes_on = beyond.is_none() || if greater_below { touching[at] > 0 } else { touching[0] > touching[at] };
        if goes_on {
            best = best.min((Ordered(below.min(rest)), unit, greater_below));
        }
    }
    if best.1 != u32::MAX {
        let below = scratch.below(best.1);
        let mut rest = scratch.order.clone();
        scratch.without(&mut rest, &below);
        let (less, more) = if best.2 { (rest, below) } else { (below, rest) };
        parts.put(a, less);
        parts.put(b, more);
    }
    false
}
