//! Harmonic closeness, exact: searches from 512 nodes at once, a bit each.
//!
//! Boldi and Vigna 2014, <https://doi.org/10.1080/15427951.2013.865686>; many searches at once after Then et al. 2014,
//! <https://doi.org/10.14778/2735496.2735507>. Since ties have no direction, how many sources reach a node in a step is what the node itself
//! needs: no search has to know whose it is.

use rayon::prelude::*;

use super::graph::Graph;

const WORDS: usize = 8;
/// Sources that are searched from at once.
const TOGETHER: usize = WORDS * 64;
/// Groups of batches whose parts are added up in order, so that threads change nothing.
const GROUPS: usize = 16;

/// One bit a source, on one line of the cache.
#[derive(Clone, Copy, PartialEq)]
#[repr(align(64))]
struct Bits([u64; WORDS]);

const NONE: Bits = Bits([0; WORDS]);

impl Bits {
    fn add(&mut self, other: &Bits) {
        for (a, b) in self.0.iter_mut().zip(&other.0) {
            *a |= b;
        }
    }

    fn without(&self, other: &Bits) -> Bits {
        let mut out = *self;
        for (a, b) in out.0.iter_mut().zip(&other.0) {
            *a &= !b;
        }
        out
    }

    fn count(&self) -> u32 {
        self.0.iter().map(|w| w.count_ones()).sum()
    }
}

/// Harmonic closeness: the sum of 1 / distance in steps to every node that can be reached.
pub fn harmonic(graph: &Graph) -> Vec<f64> {
    let n = graph.len();
    let batches = n.div_ceil(TOGETHER);
    let groups = GROUPS.min(batches);
    let group = |g: usize| {
        let mut work =
            Work { seen: vec![NONE; n], now: vec![NONE; n], next: vec![NONE; n], front: Vec::new(), found: Vec::new(), sum: vec![0.0; n] };
        for batch in g * batches / groups..(g + 1) * batches / groups {
            work.search(graph, batch * TOGETHER, ((batch + 1) * TOGETHER).min(n));
        }
        work.sum
    };
    let mut total = vec![0.0; n];
    for sums in (0..groups).into_par_iter().map(group).collect::<Vec<_>>() {
        total.iter_mut().zip(sums).for_each(|(t, s)| *t += s);
    }
    total
}

struct Work {
    seen: Vec<Bits>,
    /// The sources that have come to a node with the last step; none but for the nodes of `front`.
    now: Vec<Bits>,
    /// None between steps.
    next: Vec<Bits>,
    front: Vec<u32>,
    found: Vec<u32>,
    sum: Vec<f64>,
}

impl Work {
    fn search(&mut self, graph: &Graph, begin: usize, end: usize) {
        let Work { seen, now, next, front, found, sum } = self;
        seen.fill(NONE);
        front.clear();
        let mut all = NONE;
        for (bit, v) in (begin..end).enumerate() {
            seen[v].0[bit / 64] |= 1 << (bit % 64);
            all.add(&seen[v]);
            now[v] = seen[v];
            front.push(v as u32);
        }
        // Nodes that some source has not reached yet.
        let mut open: Vec<u32> = (0..graph.len() as u32).filter(|v| graph.degree(*v as usize) > 0).collect();
        let volume = |nodes: &[u32]| nodes.iter().map(|v| graph.degree(*v as usize)).sum::<usize>();
        let mut distance = 0.0f64;
        while !front.is_empty() {
            distance += 1.0;
            found.clear();
            if volume(front) * 2 < volume(&open) {
                // From those who have been reached outwards: little is looked at where few stand in front.
                for &v in front.iter() {
                    let bits = now[v as usize];
                    for &w in graph.row(v as usize) {
                        let to = &mut next[w as usize];
                        if *to == NONE {
                            found.push(w);
                        }
                        to.add(&bits);
                    }
                }
                found.retain(|&w| {
                    next[w as usize] = next[w as usize].without(&seen[w as usize]);
                    next[w as usize] != NONE
                });
            } else {
                // From those who have not been reached by all, looking around themselves: nothing is written in between.
                open.retain(|&w| {
                    let own = &seen[w as usize];
                    if *own == all {
                        return false;
                    }
                    let mut around = NONE;
                    for &v in graph.row(w as usize) {
                        around.add(&now[v as usize]);
                    }
                    let new = around.without(own);
                    if new != NONE {
                        next[w as usize] = new;
                        found.push(w);
                    }
                    true
                });
            }
            for &v in front.iter() {
                now[v as usize] = NONE;
            }
            for &w in found.iter() {
                let new = std::mem::replace(&mut next[w as usize], NONE);
                seen[w as usize].add(&new);
                now[w as usize] = new;
                sum[w as usize] += f64::from(new.count()) / distance;
            }
            std::mem::swap(front, found);
        }
    }
}
