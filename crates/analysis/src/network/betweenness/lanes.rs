//! Brandes' accumulation from several sources at once, each in a lane of its own: sources that lie near each other reach a node in nearly
//! the same step, so that a tie is looked at two or three times for all of them instead of once for each, and a look is four additions of
//! two numbers without a branch.
//!
//! Brandes 2001, <https://doi.org/10.1080/0022250X.2001.9990249>; many searches at once after Then et al. 2014,
//! <https://doi.org/10.14778/2735496.2735507>.

use rayon::prelude::*;

use super::part::Classes;

/// Sources that are searched from at once.
const LANES: usize = 8;
/// Sources whose levels are found at once.
const TOGETHER: usize = 64;
/// A number a lane, on one line of the cache.
#[derive(Clone, Copy)]
#[repr(align(64))]
struct Lanes([f64; LANES]);

/// One bit a lane.
type Bits = u8;

/// Groups of batches whose parts are added up in order, so that threads change nothing.
const GROUPS: usize = 32;
/// Where the number of paths in a level passes this, the level is scaled down by [`DOWN`], an exact power of two.
const MANY: f64 = 1e200;
/// 2^-600.
const DOWN: f64 = f64::from_bits((1023 - 600) << 52);
const ZERO: Lanes = Lanes([0.0; LANES]);
const ONE: Lanes = Lanes([1.0; LANES]);

/// For each class, what the pairs of others give to one of its members, over ordered pairs; pairs within a class are left out.
pub(super) fn dependencies(classes: &Classes) -> Vec<f64> {
    let k = classes.len();
    let sources = near_each_other(classes);
    let batches: Vec<&[u32]> = sources.chunks(TOGETHER).collect();
    let groups = GROUPS.min(batches.len());
    let group = |g: usize| {
        let mut work = Work::new(k);
        for batch in &batches[g * batches.len() / groups..(g + 1) * batches.len() / groups] {
            work.levels(classes, batch);
            for (part, sources) in batch.chunks(LANES).enumerate() {
                work.take_lanes(part);
                work.outwards(classes, sources);
                work.inwards(classes, sources);
            }
        }
        work.sum
    };
    let mut total = vec![0.0; k];
    for sums in (0..groups).into_par_iter().map(group).collect::<Vec<_>>() {
        for (t, s) in total.iter_mut().zip(sums) {
            *t += s;
        }
    }
    total
}

/// All classes, in an order in which those that follow each other are neighbours where possible.
fn near_each_other(classes: &Classes) -> Vec<u32> {
    let k = classes.len();
    let mut taken = vec![false; k];
    let mut out = Vec::with_capacity(k);
    let mut next = 0u32;
    while out.len() < k {
        while taken[next as usize] {
            next += 1;
        }
        taken[next as usize] = true;
        let begin = out.len();
        out.push(next);
        let around = classes.row(next);
        let second = around.iter().take(64).flat_map(|&u| classes.row(u).iter().take(64));
        for &u in around.iter().chain(second) {
            if out.len() - begin == LANES {
                break;
            }
            if !std::mem::replace(&mut taken[u as usize], true) {
                out.push(u);
            }
        }
    }
    out
}

/// What one thread needs.
struct Work {
    /// Sources, one a bit, by which a class has been reached; those that reach it in the next step.
    seen: Vec<u64>,
    next: Vec<u64>,
    /// Classes level by level, each with the sources that reach it there.
    reached: Vec<(u32, u64)>,
    reached_levels: Vec<usize>,
    paths: Vec<Lanes>,
    /// Zero but for the nodes of one level in their lanes, so that a sum over all neighbours is one over those of that level.
    flow: Vec<Lanes>,
    /// The same for one part of the sources, one a lane.
    order: Vec<(u32, Bits)>,
    levels: Vec<usize>,
    scale: Vec<Lanes>,
    fresh: Vec<Lanes>,
    sum: Vec<f64>,
}

/// For each set of lanes the bits that keep a lane's number or clear it: without branches, which none could foresee.
const MASKS: [[u64; LANES]; 1 << LANES] = {
    let mut masks = [[0; LANES]; 1 << LANES];
    let mut bits = 0;
    while bits < 1 << LANES {
        let mut l = 0;
        while l < LANES {
            masks[bits][l] = if bits >> l & 1 != 0 { u64::MAX } else { 0 };
            l += 1;
        }
        bits += 1;
    }
    masks
};

/// The numbers of these lanes, zero in the others.
fn held(bits: Bits, lanes: &Lanes) -> Lanes {
    let mut out = ZERO;
    for (l, mask) in MASKS[bits as usize].iter().enumerate() {
        out.0[l] = f64::from_bits(lanes.0[l].to_bits() & mask);
    }
    out
}

/// Puts the numbers of these lanes in place of what was there.
fn put(bits: Bits, lanes: &Lanes, to: &mut Lanes) {
    for (l, mask) in MASKS[bits as usize].iter().enumerate() {
        to.0[l] = f64::from_bits(lanes.0[l].to_bits() & mask | to.0[l].to_bits() & !mask);
    }
}

/// The sum over the neighbours of a class, lane by lane: even and odd ones apart, so that additions need not wait for each other.
fn around(row: &[u32], flow: &[Lanes]) -> Lanes {
    let (mut even, mut odd) = (ZERO, ZERO);
    let mut pairs = row.chunks_exact(2);
    for pair in &mut pairs {
        let (a, b) = (&flow[pair[0] as usize], &flow[pair[1] as usize]);
        for l in 0..LANES {
            even.0[l] += a.0[l];
            odd.0[l] += b.0[l];
        }
    }
    for &u in pairs.remainder() {
        let a = &flow[u as usize];
        for l in 0..LANES {
            even.0[l] += a.0[l];
        }
    }
    for l in 0..LANES {
        even.0[l] += odd.0[l];
    }
    even
}

impl Work {
    fn new(k: usize) -> Work {
        Work {
            seen: vec![0; k],
            next: vec![0; k],
            reached: Vec::with_capacity(4 * k),
            reached_levels: Vec::new(),
            paths: vec![ZERO; k],
            flow: vec![ZERO; k],
            order: Vec::with_capacity(3 * k),
            levels: Vec::new(),
            scale: Vec::new(),
            fresh: Vec::new(),
            sum: vec![0.0; k],
        }
    }

    /// Searches from up to [`TOGETHER`] sources at once for the steps in which they reach each class.
    fn levels(&mut self, classes: &Classes, sources: &[u32]) {
        let Work { seen, next, reached, reached_levels, .. } = self;
        reached.clear();
        reached_levels.clear();
        seen.fill(0);
        for (bit, &s) in sources.iter().enumerate() {
            reached.push((s, 1 << bit));
            seen[s as usize] = 1 << bit;
        }
        let mut begin = 0;
        while begin < reached.len() {
            let end = reached.len();
            reached_levels.push(begin);
            for &(v, bits) in &reached[begin..end] {
                for &w in classes.row(v) {
                    next[w as usize] |= bits;
                }
            }
            for (w, (next, seen)) in next.iter_mut().zip(seen.iter_mut()).enumerate() {
                let new = std::mem::take(next) & !*seen;
                if new != 0 {
                    *seen |= new;
                    reached.push((w as u32, new));
                }
            }
            begin = end;
        }
        reached_levels.push(reached.len());
    }

    /// The levels of one part of the sources.
    fn take_lanes(&mut self, part: usize) {
        let Work { reached, reached_levels, order, levels, .. } = self;
        order.clear();
        levels.clear();
        levels.push(0);
        for level in reached_levels.windows(2) {
            let own = reached[level[0]..level[1]].iter().map(|&(v, bits)| (v, (bits >> (part * LANES)) as Bits));
            order.extend(own.filter(|(_, bits)| *bits != 0));
            if levels.last() == Some(&order.len()) {
                break;
            }
            levels.push(order.len());
        }
    }

    /// A level at a time: by how many shortest paths each class is reached.
    fn outwards(&mut self, classes: &Classes, sources: &[u32]) {
        let Work { paths, flow, order, levels, scale, .. } = self;
        scale.clear();
        scale.push(ONE);
        for (lane, &s) in sources.iter().enumerate() {
            flow[s as usize] = held(1 << lane, &ONE);
        }
        for level in 1..levels.len() {
            let end = levels[level];
            let until = levels.get(level + 1).copied().unwrap_or(end);
            let begin = levels[level - 1];
            let mut most = ZERO;
            for &(w, bits) in &order[end..until] {
                let sum = around(classes.row(w), flow);
                for l in 0..LANES {
                    most.0[l] = if sum.0[l] > most.0[l] { sum.0[l] } else { most.0[l] };
                }
                put(bits, &sum, &mut paths[w as usize]);
            }
            let mut factor = ONE;
            if most.0.iter().any(|most| *most > MANY) {
                for &(w, bits) in &order[end..until] {
                    let own = held(bits, &paths[w as usize]);
                    (0..LANES).filter(|l| own.0[*l] > MANY).for_each(|l| factor.0[l] = DOWN);
                }
                for &(w, bits) in &order[end..until] {
                    (0..LANES).filter(|l| bits >> l & 1 != 0).for_each(|l| paths[w as usize].0[l] *= factor.0[l]);
                }
            }
            scale.push(factor);
            for &(v, _) in &order[begin..end] {
                flow[v as usize] = ZERO;
            }
            for &(w, bits) in &order[end..until] {
                let own = held(bits, &paths[w as usize]);
                let count = classes.count[w as usize];
                flow[w as usize] = Lanes(own.0.map(|x| x * count));
            }
        }
    }

    /// What each class passes on for those behind it. `flow` is now (own weight + what its members passed on) / paths.
    fn inwards(&mut self, classes: &Classes, sources: &[u32]) {
        let Work { paths, flow, order, levels, scale, fresh, sum, .. } = self;
        let mut start = ZERO;
        for (lane, &s) in sources.iter().enumerate() {
            start.0[lane] = classes.weight[s as usize];
        }
        for level in (1..levels.len() - 1).rev() {
            let nodes = &order[levels[level]..levels[level + 1]];
            let deeper = scale[level + 1];
            fresh.clear();
            for &(v, bits) in nodes {
                let behind = around(classes.row(v), flow);
                let (own, count) = (classes.weight[v as usize], classes.count[v as usize]);
                let paths = &paths[v as usize];
                let (mut passed, mut share) = (ZERO, ZERO);
                for l in 0..LANES {
                    let back = behind.0[l] * deeper.0[l];
                    passed.0[l] = back * paths.0[l] * start.0[l];
                    share.0[l] = own / paths.0[l] + count * back;
                }
                sum[v as usize] += held(bits, &passed).0.iter().sum::<f64>();
                fresh.push(held(bits, &share));
            }
            if let Some(&end) = levels.get(level + 2) {
                for &(v, _) in &order[levels[level + 1]..end] {
                    flow[v as usize] = ZERO;
                }
            }
            for (&(v, _), share) in nodes.iter().zip(fresh.iter()) {
                flow[v as usize] = *share;
            }
        }
        if let (Some(&begin), Some(&end)) = (levels.get(1), levels.get(2)) {
            for &(v, _) in &order[begin..end] {
                flow[v as usize] = ZERO;
            }
        }
    }
}
