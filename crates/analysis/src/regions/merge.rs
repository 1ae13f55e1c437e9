//! Joins neighbouring groups, each time the two touching ones that the linkage calls nearest, and remembers the shortest edge that
//! each join went over: constrained hierarchical clustering, and the trees of REDCAP.
//!
//! Guo 2008, <https://doi.org/10.1080/13658810701674970>; Ward 1963, <https://doi.org/10.1080/01621459.1963.10500845>. Every group
//! knows its nearest neighbour, and a tournament over the groups knows the nearest of all, so that memory stays linear. Linkages
//! are taken over squared distances. Ward's and the average follow from sums; for single and complete linkage of full order every pair of units is
//! looked at once at most, when their groups first touch.

use super::ground::{Ground, Ordered, apart, renumber};
use super::tree::{Cut, Forest, firsts, least_tree, total};
use rayon::prelude::*;

/// Pairs of units from which both processors look at them.
const MANY_PAIRS: usize = 1 << 16;

/// What makes two touching groups near. `First…` looks at the edges between the two only, the others at all their units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Linkage {
    Ward,
    Average,
    Complete,
    Single,
    FirstAverage,
    FirstComplete,
}

/// A group that touches another.
#[derive(Debug, Clone, Copy)]
struct Near {
    to: u32,
    /// The shortest edge between the two, by its place in the order of length.
    edge: u32,
    /// How many edges there are between them.
    links: u32,
    value: f64,
}

/// Which of all groups has the nearest neighbour: a tournament whose leaves are the groups.
struct Tournament {
    leaves: usize,
    winner: Vec<u32>,
    nearest: Vec<(Ordered, u32)>,
}

const NOBODY: (Ordered, u32) = (Ordered(f64::INFINITY), u32::MAX);

impl Tournament {
    fn new(nearest: Vec<(Ordered, u32)>) -> Tournament {
        let leaves = nearest.len().next_power_of_two();
        let mut made = Tournament { leaves, winner: vec![u32::MAX; 2 * leaves], nearest };
        for at in 0..made.nearest.len() {
            made.winner[leaves + at] = at as u32;
        }
        for node in (1..leaves).rev() {
            made.winner[node] = made.play(node);
        }
        made
    }

    fn play(&self, node: usize) -> u32 {
        let (one, two) = (self.winner[2 * node], self.winner[2 * node + 1]);
        // On the left are smaller numbers: they win ties.
        match (self.nearest.get(one as usize), self.nearest.get(two as usize)) {
            (Some(a), Some(b)) if b.0 < a.0 => two,
            (None, _) => two,
            _ => one,
        }
    }

    fn set(&mut self, group: u32, nearest: (Ordered, u32)) {
        if std::mem::replace(&mut self.nearest[group as usize], nearest).0 == nearest.0 {
            return;
        }
        let mut node = (self.leaves + group as usize) / 2;
        while node > 0 {
            self.winner[node] = self.play(node);
            node /= 2;
        }
    }
}

/// Groups while they are joined, each known by its first unit.
pub(super) struct Merging<'a> {
    ground: &'a Ground,
    linkage: Linkage,
    near: Vec<Vec<Near>>,
    first: Tournament,
    count: Vec<f64>,
    size: Vec<f64>,
    sum: Vec<f64>,
    /// Mean squared distance of a group's units from its mean; for the average linkage.
    spread: Vec<f64>,
    /// The units of each group; for single and complete linkage.
    members: Vec<Vec<u32>>,
    owner: Vec<u32>,
    /// Place of a neighbour in a list, plus one.
    place: Vec<u32>,
    left: usize,
    /// The edges that the joins went over, by their place in the order.
    over: Vec<u32>,
}

impl<'a> Merging<'a> {
    /// `edges` are all pairs of units that touch, in the order in which they are preferred for the tree.
    fn new(ground: &'a Ground, linkage: Linkage, edges: &[(u32, u32)]) -> Merging<'a> {
        let n = ground.len();
        let mut near: Vec<Vec<Near>> = (0..n).map(|u| Vec::with_capacity(ground.touching.row(u).len() + 4)).collect();
        let scale = if linkage == Linkage::Ward { 0.5 } else { 1.0 };
        for (edge, &(i, j)) in edges.iter().enumerate() {
            let value = scale * ground.between(i as usize, j as usize);
            near[i as usize].push(Near { to: j, edge: edge as u32, links: 1, value });
            near[j as usize].push(Near { to: i, edge: edge as u32, links: 1, value });
        }
        let first = Tournament::new(near.iter().map(|list| least(list)).collect());
        let keeps_units = matches!(linkage, Linkage::Complete | Linkage::Single);
        Merging {
            ground,
            linkage,
            near,
            first,
            count: vec![1.0; n],
            size: ground.sizes.clone(),
            sum: ground.x.clone(),
            spread: if linkage == Linkage::Average { vec![0.0; n] } else { Vec::new() },
            members: if keeps_units { (0..n as u32).map(|u| vec![u]).collect() } else { Vec::new() },
            owner: (0..n as u32).collect(),
            place: vec![0; n],
            left: n,
            over: Vec::new(),
        }
    }

    fn sums(&self, group: usize) -> &[f64] {
        &self.sum[group * self.ground.columns..(group + 1) * self.ground.columns]
    }

    /// The linkage of two groups where it follows from their sums.
    fn by_sums(&self, a: usize, b: usize) -> f64 {
        let between = apart(self.count[a], self.sums(a), self.count[b], self.sums(b));
        if self.linkage == Linkage::Ward {
            return between;
        }
        // The mean of |x - y|² over both groups: the squared distance of the means, and both spreads.
        between * (self.count[a] + self.count[b]) / (self.count[a] * self.count[b]) + self.spread[a] + self.spread[b]
    }

    /// The least or greatest squared distance between the units of two groups.
    fn by_units(&self, a: &[u32], b: &[u32]) -> f64 {
        let (long, short) = if a.len() < b.len() { (b, a) } else { (a, b) };
        let complete = self.linkage == Linkage::Complete;
        let better = |x: f64, y: f64| if complete { x.max(y) } else { x.min(y) };
        let start = if complete { 0.0 } else { f64::INFINITY };
        let of = |&u: &u32| short.iter().fold(start, |best, &v| better(best, self.ground.between(u as usize, v as usize)));
        if long.len() * short.len() < MANY_PAIRS {
            return long.iter().map(of).fold(start, better);
        }
        long.par_iter().with_min_len(64).map(of).reduce(|| start, better)
    }

    /// The linkage of a third group with two that become one, where it touches both.
    fn combined(&self, one: Near, two: Near) -> f64 {
        match self.linkage {
            Linkage::Complete | Linkage::FirstComplete => one.value.max(two.value),
            Linkage::Single => one.value.min(two.value),
            Linkage::FirstAverage => {
                let (l, m) = (f64::from(one.links), f64::from(two.links));
                (one.value * l + two.value * m) / (l + m)
            }
            Linkage::Ward | Linkage::Average => 0.0,
        }
    }

    fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (a.min(b), a.max(b));
        let (mut mine, theirs) = (std::mem::take(&mut self.near[a as usize]), std::mem::take(&mut self.near[b as usize]));
        for (at, near) in mine.iter().enumerate() {
            self.place[near.to as usize] = at as u32 + 1;
        }
        let (ours, own) = (mine.len(), !self.members.is_empty());
        let mut both = vec![false; ours];
        for &near in theirs.iter().filter(|near| near.to != a) {
            let at = self.place[near.to as usize] as usize;
            if at > 0 {
                let value = self.combined(mine[at - 1], near);
                let here = &mut mine[at - 1];
                (here.value, here.edge, here.links) = (value, here.edge.min(near.edge), here.links + near.links);
                both[at - 1] = true;
            } else {
                mine.push(near);
            }
        }
        for near in &mine[..ours] {
            self.place[near.to as usize] = 0;
        }
        if own {
            for (at, near) in mine.iter_mut().enumerate().filter(|(at, near)| near.to != b && !both.get(*at).is_some_and(|b| *b)) {
                let other = if at < ours { b } else { a };
                let value = self.by_units(&self.members[other as usize], &self.members[near.to as usize]);
                near.value = if self.linkage == Linkage::Complete { near.value.max(value) } else { near.value.min(value) };
            }
        }
        if let Some(at) = mine.iter().position(|near| near.to == b) {
            self.over.push(mine[at].edge);
            mine.swap_remove(at);
        }
        self.become_one(a as usize, b as usize);
        if matches!(self.linkage, Linkage::Ward | Linkage::Average) {
            for near in &mut mine {
                near.value = self.by_sums(a as usize, near.to as usize);
            }
        }
        self.first.set(b, NOBODY);
        for near in &mine {
            self.tell(near.to, a, b, *near);
        }
        self.first.set(a, least(&mine));
        self.near[a as usize] = mine;
        self.left -= 1;
    }

    /// The group `c` hears that its neighbours `a` and `b` are one now.
    fn tell(&mut self, c: u32, a: u32, b: u32, now: Near) {
        let list = &mut self.near[c as usize];
        let here = Near { to: a, ..now };
        match (list.iter().position(|n| n.to == a), list.iter().position(|n| n.to == b)) {
            (Some(at), other) => {
                list[at] = here;
                if let Some(other) = other {
                    list.swap_remove(other);
                }
            }
            (None, Some(at)) => list[at] = here,
            (None, None) => list.push(here),
        }
        let known = self.first.nearest[c as usize];
        let new = (Ordered(now.value), a);
        if new <= known {
            self.first.set(c, new);
        } else if known.1 == a || known.1 == b {
            let again = least(list);
            self.first.set(c, again);
        }
    }

    fn become_one(&mut self, a: usize, b: usize) {
        let p = self.ground.columns;
        if self.linkage == Linkage::Average {
            let (n, m) = (self.count[a], self.count[b]);
            let between = apart(n, self.sums(a), m, self.sums(b));
            self.spread[a] = (n * self.spread[a] + m * self.spread[b] + between) / (n + m);
        }
        self.count[a] += self.count[b];
        self.size[a] += self.size[b];
        for c in 0..p {
            self.sum[a * p + c] += self.sum[b * p + c];
        }
        self.owner[b] = a as u32;
        if !self.members.is_empty() {
            let mut theirs = std::mem::take(&mut self.members[b]);
            let mine = &mut self.members[a];
            if mine.len() < theirs.len() {
                std::mem::swap(mine, &mut theirs);
            }
            mine.append(&mut theirs);
        }
    }

    /// Joins until `k` groups are left, or nothing touches any more.
    fn down_to(&mut self, k: usize) {
        while self.left > k {
            let a = self.first.winner[1];
            match self.first.nearest.get(a as usize) {
                Some(&(_, b)) if b != u32::MAX => self.join(a, b),
                _ => break,
            }
        }
    }

    /// Joins each group below the floor, the smallest first, to the neighbour that is nearest.
    fn up_to_floor(&mut self) -> bool {
        let mut joined = false;
        loop {
            let small = (0..self.owner.len()).filter(|&g| self.owner[g] == g as u32 && !self.ground.reaches(self.size[g]));
            let least = small.map(|g| (Ordered(self.size[g]), g as u32)).min();
            let Some((_, group)) = least else { return joined };
            let (_, other) = self.first.nearest[group as usize];
            if other == u32::MAX {
                return joined;
            }
            self.join(group, other);
            joined = true;
        }
    }

    fn labels(&mut self) -> Vec<u32> {
        // An owner's number is never greater than what it owns.
        for unit in 0..self.owner.len() {
            self.owner[unit] = self.owner[self.owner[unit] as usize];
        }
        self.owner.clone()
    }
}

fn least(list: &[Near]) -> (Ordered, u32) {
    list.iter().map(|near| (Ordered(near.value), near.to)).min().unwrap_or(NOBODY)
}

/// The groups of a linkage. Where a floor joins some of them below `k`, the rest is found by cutting the least tree of each.
pub(super) fn groups(ground: &Ground, linkage: Linkage, k: usize) -> Vec<u32> {
    let mut merging = Merging::new(ground, linkage, &ground.touching.edges());
    merging.down_to(k);
    if !(ground.floor > 0.0 && merging.up_to_floor()) {
        return merging.labels();
    }
    let mut labels = merging.labels();
    renumber(&mut labels);
    let tree = least_tree(ground, |i, j| labels[i as usize] == labels[j as usize]);
    Forest::new(ground.len(), &tree).part(ground, &firsts(&labels), k).0
}

/// REDCAP: groups are joined as far as they touch; the shortest edge that each join went over makes a tree, which is then cut where
/// the cuts gain most.
pub(super) fn redcap(ground: &Ground, linkage: Linkage, k: usize) -> (Vec<u32>, Vec<Cut>) {
    let mut edges = ground.touching.edges();
    edges.sort_by_cached_key(|&(i, j)| (Ordered(ground.between(i as usize, j as usize)), i, j));
    let mut merging = Merging::new(ground, linkage, &edges);
    merging.down_to(1);
    let tree: Vec<(u32, u32)> = merging.over.iter().map(|&edge| edges[edge as usize]).collect();
    drop(merging);
    let components = ground.touching.components();
    let (labels, cuts) = Forest::new(ground.len(), &tree).part(ground, &firsts(&components), k);
    let total = total(ground);
    (labels, cuts.into_iter().map(|(between, gain)| Cut { between, gain: gain / total }).collect())
}
