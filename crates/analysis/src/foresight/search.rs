//! All consistent scenarios without walking through all scenarios: depth first, one descriptor after the other, leaving a branch as
//! soon as no continuation can hold.
//!
//! For two variants c and v of a descriptor `lead` bounds from above what balance(c) - balance(v) can still become: what the
//! descriptors chosen so far say, plus the most that each other one can say. A variant whose bound against a rival is below zero is
//! out; where a chosen one is out, or all variants of a descriptor, the branch ends. The descriptor with the fewest variants left
//! comes next, the first of these.

use super::balances::{BalancesPlan, MOST_CONSISTENT, Search};
use rayon::prelude::*;

/// Branches that are looked at in all before the search is given up.
const MOST_BRANCHES: u64 = 1 << 28;
/// Branches that are told apart before they are shared among threads, and how many of them are worked through before it is asked
/// whether enough was found.
const TASKS: usize = 256;
const AT_ONCE: usize = 32;

const FREE: u16 = u16::MAX;

struct Table<'a> {
    plan: &'a BalancesPlan<'a>,
    /// Where the pairs (c, v) of each descriptor begin.
    pairs: Vec<usize>,
    /// By variant w of a descriptor e: by how much each bound falls when e is found to be w.
    falls: Vec<i32>,
}

#[derive(Clone)]
struct Branch {
    scenario: Vec<u16>,
    left: usize,
    lead: Vec<i32>,
}

impl Table<'_> {
    fn alive(&self, branch: &Branch, d: usize, c: usize) -> bool {
        let size = self.plan.sizes[d];
        branch.lead[self.pairs[d] + c * size..][..size].iter().all(|x| *x >= 0)
    }

    /// The descriptor that comes next, with its variants that can still hold; `None` where the branch ends.
    fn next(&self, branch: &Branch) -> Option<(usize, usize)> {
        let mut fewest: Option<(usize, usize)> = None;
        for (d, &chosen) in branch.scenario.iter().enumerate() {
            if chosen != FREE {
                if !self.alive(branch, d, usize::from(chosen)) {
                    return None;
                }
                continue;
            }
            let alive = (0..self.plan.sizes[d]).filter(|c| self.alive(branch, d, *c)).count();
            if alive == 0 {
                return None;
            }
            if fewest.is_none_or(|(_, n)| alive < n) {
                fewest = Some((d, alive));
            }
        }
        fewest
    }

    fn choose(&self, branch: &Branch, into: &mut Branch, d: usize, c: usize) {
        into.scenario.copy_from_slice(&branch.scenario);
        into.scenario[d] = c as u16;
        into.left = branch.left - 1;
        let falls = &self.falls[(self.plan.first[d] + c) * branch.lead.len()..][..branch.lead.len()];
        for ((to, from), fall) in into.lead.iter_mut().zip(&branch.lead).zip(falls) {
            *to = from - fall;
        }
    }

    /// Whether a scenario that is chosen throughout holds: then every bound is the balance itself.
    fn holds(&self, branch: &Branch) -> bool {
        branch.scenario.iter().enumerate().all(|(d, c)| self.alive(branch, d, usize::from(*c)))
    }

    fn below(&self, depth: usize, stack: &mut [Branch], found: &mut Found) {
        if stack[depth].left == 0 {
            if self.holds(&stack[depth]) {
                found.scenarios.extend(&stack[depth].scenario);
            }
            return;
        }
        let Some((d, _)) = self.next(&stack[depth]) else { return };
        for c in 0..self.plan.sizes[d] {
            if found.branches == 0 || found.scenarios.len() / stack[0].scenario.len() > MOST_CONSISTENT {
                found.ended = true;
                return;
            }
            if self.alive(&stack[depth], d, c) {
                found.branches -= 1;
                let (above, under) = stack.split_at_mut(depth + 1);
                self.choose(&above[depth], &mut under[0], d, c);
                self.below(depth + 1, stack, found);
            }
        }
    }
}

struct Found {
    /// One after the other.
    scenarios: Vec<u16>,
    /// How many branches may still be looked at.
    branches: u64,
    ended: bool,
}

/// All consistent scenarios, one after the other and in no order that means anything, and whether these are all.
pub(super) fn consistent(plan: &BalancesPlan<'_>) -> (Vec<u16>, Search) {
    let count = plan.sizes.len();
    let mut pairs = Vec::with_capacity(count);
    let mut total = 0;
    for size in plan.sizes {
        pairs.push(total);
        total += size * size;
    }
    let said = |w: usize, d: usize| {
        let own = &plan.row(w)[plan.first[d]..plan.first[d + 1]];
        own.iter().flat_map(move |c| own.iter().map(move |v| c - v))
    };
    let mut lead = vec![0; total];
    let mut falls = vec![0; plan.variants() * total];
    for e in 0..count {
        let mut most = vec![i32::MIN; total];
        for w in plan.first[e]..plan.first[e + 1] {
            let row = &mut falls[w * total..][..total];
            for d in 0..count {
                for ((at, x), most) in row[pairs[d]..].iter_mut().zip(said(w, d)).zip(&mut most[pairs[d]..]) {
                    *at = x;
                    *most = x.max(*most);
                }
            }
        }
        for w in plan.first[e]..plan.first[e + 1] {
            falls[w * total..][..total].iter_mut().zip(&most).for_each(|(x, most)| *x = most - *x);
        }
        lead.iter_mut().zip(&most).for_each(|(sum, most)| *sum += most);
    }
    let table = Table { plan, pairs, falls };
    let root = Branch { scenario: vec![FREE; count], left: count, lead };
    // Broad first until there is enough to share; what ends on the way is gone.
    let mut tasks = vec![root];
    while tasks.len() < TASKS && tasks.iter().any(|t| t.left > 0) {
        let mut wider = Vec::new();
        for task in &tasks {
            if task.left == 0 {
                wider.push(task.clone());
                continue;
            }
            let Some((d, _)) = table.next(task) else { continue };
            for c in (0..plan.sizes[d]).filter(|c| table.alive(task, d, *c)) {
                let mut into = task.clone();
                table.choose(task, &mut into, d, c);
                wider.push(into);
            }
        }
        tasks = wider;
        if tasks.is_empty() {
            break;
        }
    }
    let most = MOST_BRANCHES / (tasks.len() as u64).max(1);
    let run = |task: &Branch| {
        let mut found = Found { scenarios: Vec::new(), branches: most, ended: false };
        table.below(0, &mut vec![task.clone(); task.left + 1], &mut found);
        found
    };
    let (mut all, mut given_up) = (Vec::new(), false);
    for some in tasks.chunks(AT_ONCE) {
        for found in some.par_iter().map(run).collect::<Vec<Found>>() {
            all.extend(found.scenarios);
            given_up |= found.ended;
        }
        if all.len() / count > MOST_CONSISTENT {
            return (all, Search::Many);
        }
    }
    (all, if given_up { Search::GivenUp } else { Search::Complete })
}
