//! Where each scenario leads: the succession in which every descriptor moves at once to its variant with the highest balance, followed to
//! its end from every scenario, or from drawn ones where there are too many.
//!
//! The scenarios are counted with the last descriptor running fastest. Those that differ in the last few descriptors only form a
//! tile: what these descriptors say is a table computed once, and a tile needs one addition and one comparison a variant and scenario.

use super::balances::{Attractor, BalancesPlan, MOST_ATTRACTORS};
use crate::rng::Rng;
use multiversion::multiversion;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Scenarios of one tile, at most (a single descriptor may have more).
const TILE: usize = 1024;
/// Tells these random numbers from those of other methods.
const STREAM: u32 = 0x6369_6201;

/// Marks a scenario whose end is known; the other bits are the attractor's number.
const KNOWN: u32 = 1 << 31;
/// A scenario that is being followed.
const UNDERWAY: u32 = u32::MAX;

/// Attractors and basins over every scenario; `None` where there are too many to list.
pub(super) fn every(plan: &BalancesPlan<'_>) -> Option<Vec<Attractor>> {
    let mut next = successors(plan);
    let (mut rings, mut basins, mut path) = (Vec::<Vec<u32>>::new(), Vec::<u64>::new(), Vec::<u32>::new());
    for start in 0..next.len() as u32 {
        // Most follow one whose end is known.
        let end = next.get(next[start as usize] as usize).copied().unwrap_or(KNOWN);
        if next[start as usize] < KNOWN && end >= KNOWN && end != UNDERWAY {
            next[start as usize] = end;
            basins[(end & !KNOWN) as usize] += 1;
            continue;
        }
        let mut at = start;
        while next[at as usize] < KNOWN {
            path.push(at);
            at = std::mem::replace(&mut next[at as usize], UNDERWAY);
        }
        let end = match next[at as usize] {
            UNDERWAY => {
                if rings.len() == MOST_ATTRACTORS {
                    return None;
                }
                let ring = path.iter().rposition(|s| *s == at).unwrap_or_default();
                rings.push(path[ring..].to_vec());
                basins.push(0);
                rings.len() as u32 - 1
            }
            known => known & !KNOWN,
        };
        basins[end as usize] += path.len() as u64;
        path.drain(..).for_each(|s| next[s as usize] = KNOWN | end);
    }
    let states = |ring: Vec<u32>| from_least(ring).into_iter().map(|s| scenario(plan, u64::from(s))).collect();
    Some(sorted(rings.into_iter().zip(basins).map(|(ring, basin)| Attractor { states: states(ring), basin }).collect()))
}

/// Attractors and basins over starts that are drawn evenly from all scenarios.
pub(super) fn drawn(plan: &BalancesPlan<'_>) -> Vec<Attractor> {
    let ends: Vec<Vec<Vec<u16>>> = (0..plan.ask.starts)
        .into_par_iter()
        .map(|start| {
            let mut rng = Rng::new(plan.ask.seed, STREAM, u64::from(start));
            let first: Vec<u16> = plan.sizes.iter().map(|s| rng.below(*s as u32) as u16).collect();
            ring(plan, first)
        })
        .collect();
    let mut basins: BTreeMap<Vec<Vec<u16>>, u64> = BTreeMap::new();
    for end in ends {
        *basins.entry(end).or_default() += 1;
    }
    sorted(basins.into_iter().map(|(states, basin)| Attractor { states, basin }).collect())
}

/// The ring that a scenario leads to (Brent 1980: the tortoise waits where the hare was at powers of two).
fn ring(plan: &BalancesPlan<'_>, first: Vec<u16>) -> Vec<Vec<u16>> {
    let (mut power, mut length) = (1u64, 1u64);
    let (mut waits, mut runs) = (first.clone(), plan.next(&first));
    while waits != runs {
        if power == length {
            waits.clone_from(&runs);
            power *= 2;
            length = 0;
        }
        runs = plan.next(&runs);
        length += 1;
    }
    let mut states = Vec::new();
    loop {
        let after = plan.next(&runs);
        states.push(std::mem::replace(&mut runs, after));
        if runs == states[0] {
            return from_least(states);
        }
    }
}

fn from_least<T: Ord>(mut ring: Vec<T>) -> Vec<T> {
    let least = (0..ring.len()).min_by(|a, b| ring[*a].cmp(&ring[*b])).unwrap_or_default();
    ring.rotate_left(least);
    ring
}

fn sorted(mut attractors: Vec<Attractor>) -> Vec<Attractor> {
    attractors.sort_by(|a, b| b.basin.cmp(&a.basin).then_with(|| a.states.cmp(&b.states)));
    attractors
}

fn scenario(plan: &BalancesPlan<'_>, mut number: u64) -> Vec<u16> {
    let mut out = vec![0; plan.sizes.len()];
    for (at, size) in out.iter_mut().zip(plan.sizes).rev() {
        *at = (number % *size as u64) as u16;
        number /= *size as u64;
    }
    out
}

/// A balance in a tile: the narrowest whole number that holds it, so that more of them are compared at once.
trait Key: Copy + Ord + Send + Sync + Default + std::ops::Add<Output = Self> + std::ops::AddAssign {
    fn of(value: i32) -> Self;
    fn place(self) -> u32;
}

impl Key for i16 {
    fn of(value: i32) -> i16 {
        value as i16
    }

    fn place(self) -> u32 {
        u32::from(self as u16)
    }
}

impl Key for i32 {
    fn of(value: i32) -> i32 {
        value
    }

    fn place(self) -> u32 {
        self as u32
    }
}

/// The number of the scenario that follows each.
fn successors(plan: &BalancesPlan<'_>) -> Vec<u32> {
    // No balance is larger than the strongest judgements of all descriptors together; a key is twice the balance and one more.
    let strongest = plan.judgements.iter().map(|x| i64::from(x.unsigned_abs())).max().unwrap_or_default();
    let widest = plan.sizes.iter().copied().max().unwrap_or_default();
    if 2 * strongest * plan.sizes.len() as i64 + 1 < i64::from(i16::MAX) && widest < i16::MAX as usize {
        follow::<i16>(plan)
    } else {
        follow::<i32>(plan)
    }
}

fn follow<K: Key>(plan: &BalancesPlan<'_>) -> Vec<u32> {
    let (count, variants) = (plan.sizes.len(), plan.variants());
    // The last descriptors, as many as fit in a tile; at least one.
    let (mut outer, mut tile) = (count - 1, plan.sizes[count - 1]);
    while outer > 0 && tile * plan.sizes[outer - 1] <= TILE {
        outer -= 1;
        tile *= plan.sizes[outer];
    }
    // Twice the balance, and one more for the variant that is chosen: so the first of the largest is where the descriptor goes.
    let mut inner = vec![K::default(); variants * tile];
    for m in 0..tile {
        for (d, c) in scenario(plan, m as u64).into_iter().enumerate().skip(outer) {
            let chosen = plan.first[d] + usize::from(c);
            plan.row(chosen).iter().enumerate().for_each(|(v, x)| inner[v * tile + m] += K::of(2 * x));
            inner[chosen * tile + m] += K::of(1);
        }
    }
    let scenarios = plan.sizes.iter().product::<usize>();
    let mut strides = vec![1u32; count];
    for d in (0..count - 1).rev() {
        strides[d] = strides[d + 1] * plan.sizes[d + 1] as u32;
    }
    let mut next = vec![0u32; scenarios];
    next.par_chunks_mut(tile).enumerate().for_each_init(
        || (vec![K::default(); variants], vec![K::default(); tile], vec![K::default(); tile]),
        |(base, top, place), (number, out)| {
            base.fill(K::default());
            for (d, c) in scenario(plan, (number * tile) as u64).into_iter().enumerate().take(outer) {
                let chosen = plan.first[d] + usize::from(c);
                base.iter_mut().zip(plan.row(chosen)).for_each(|(sum, x)| *sum += K::of(2 * x));
                base[chosen] += K::of(1);
            }
            for (d, stride) in strides.iter().enumerate() {
                let begin = plan.first[d];
                top.iter_mut().zip(&inner[begin * tile..]).for_each(|(top, x)| *top = *x + base[begin]);
                place.fill(K::default());
                for v in begin + 1..plan.first[d + 1] {
                    higher(&inner[v * tile..][..tile], base[v], K::of((v - begin) as i32), top, place);
                }
                follows(out, place, *stride);
            }
        },
    );
    next
}

/// Where one more variant has a higher balance than any before, it is the one that a descriptor goes to.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512vl", "x86_64+avx2"))]
fn higher<K: Key>(of: &[K], add: K, step: K, top: &mut [K], place: &mut [K]) {
    for ((top, place), x) in top.iter_mut().zip(place).zip(of) {
        let x = *x + add;
        *place = if x > *top { step } else { *place };
        *top = if x > *top { x } else { *top };
    }
}

#[multiversion(targets("x86_64+avx512f+avx512bw+avx512vl", "x86_64+avx2"))]
fn follows<K: Key>(out: &mut [u32], place: &[K], stride: u32) {
    out.iter_mut().zip(place).for_each(|(out, place)| *out += place.place() * stride);
}
