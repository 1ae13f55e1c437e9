//! Opens lots, the largest first, and says why what is left is left.

use super::exact;
use super::near::Near;
use super::{LeftOut, Lot, LotsPlan};
use crate::spatial::weights::DisjointSets;
use rayon::prelude::*;
use std::collections::{BTreeMap, BinaryHeap};

/// What is known before lots are opened.
pub(super) struct World<'a> {
    pub plan: &'a LotsPlan<'a>,
    /// The persons of each point, numbered a kind.
    pub persons: Vec<Vec<u32>>,
    pub persons_count: usize,
    /// Persons who stand behind several points.
    pub several: Vec<bool>,
    /// Points that could be in a lot at all.
    fits: Vec<bool>,
    pub near: Vec<Vec<u32>>,
    /// For each centre all that is near, whenever, and the most at one time.
    all_near: Vec<f64>,
    /// Points for which some place and time has enough.
    viable: Vec<bool>,
}

/// A place and a time with who could come.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Candidate {
    pub centre: u32,
    pub members: Vec<u32>,
    pub quantity: f64,
    pub people: usize,
}

impl<'a> World<'a> {
    pub(super) fn new(plan: &'a LotsPlan<'a>) -> World<'a> {
        let ask = &plan.ask;
        let mut numbers: BTreeMap<(u32, u32), u32> = BTreeMap::new();
        let mut next = 0u32;
        let mut persons = Vec::with_capacity(plan.points.len());
        for p in plan.points {
            let mut of: Vec<u32> = p
                .people
                .iter()
                .map(|person| {
                    *numbers.entry((p.kind, *person)).or_insert_with(|| {
                        next += 1;
                        next - 1
                    })
                })
                .collect();
            of.sort_unstable();
            of.dedup();
            if of.is_empty() {
                of.push(next);
                next += 1;
            }
            persons.push(of);
        }
        let mut behind = vec![0u32; next as usize];
        persons.iter().flatten().for_each(|p: &u32| behind[*p as usize] += 1);
        let several = behind.into_iter().map(|n| n > 1).collect();
        let fits: Vec<bool> =
            plan.points.iter().map(|p| p.quantity > 0.0 && p.to - p.from >= ask.window && p.quantity <= ask.most).collect();
        let index = Near::new(plan, &fits);
        let near: Vec<Vec<u32>> =
            (0..plan.points.len() as u32).into_par_iter().map(|i| if fits[i as usize] { index.of(i) } else { Vec::new() }).collect();
        let mut world = World {
            plan,
            persons,
            persons_count: next as usize,
            several,
            fits,
            near,
            all_near: Vec::new(),
            viable: vec![false; plan.points.len()],
        };
        world.all_near = (0..plan.points.len()).into_par_iter().map(|i| world.counted(&world.near[i], &|_| false).0).collect();
        let marks: Vec<Vec<u32>> = (0..plan.points.len() as u32)
            .into_par_iter()
            .map(|centre| {
                let mut marks = Vec::new();
                if world.all_near[centre as usize] >= ask.least {
                    world.each_time(centre, &|_| true, &|_| false, |c| {
                        if c.quantity >= ask.least && c.people >= ask.people {
                            marks.extend(&c.members);
                        }
                    });
                }
                marks
            })
            .collect();
        marks.into_iter().flatten().for_each(|i| world.viable[i as usize] = true);
        world
    }

    /// What persons of a point bring each.
    pub(super) fn each_brings(&self, i: u32) -> f64 {
        self.plan.points[i as usize].quantity / self.persons[i as usize].len() as f64
    }

    /// Quantity and persons of some points, each person once (with the first point that has them), those counted already not at all.
    pub(super) fn counted(&self, points: &[u32], already: &dyn Fn(u32) -> bool) -> (f64, usize) {
        let mut seen: Vec<u32> = Vec::new();
        let (mut quantity, mut people) = (0.0, 0);
        for i in points {
            for person in &self.persons[*i as usize] {
                let several = self.several[*person as usize];
                if !(already(*person) || several && seen.contains(person)) {
                    if several {
                        seen.push(*person);
                    }
                    quantity += self.each_brings(*i);
                    people += 1;
                }
            }
        }
        (quantity, people)
    }

    /// Calls `take` with who is near a centre at each time at which somebody's interval begins.
    fn each_time(&self, centre: u32, free: &dyn Fn(u32) -> bool, already: &dyn Fn(u32) -> bool, mut take: impl FnMut(Candidate)) {
        let points = self.plan.points;
        let near: Vec<u32> = self.near[centre as usize].iter().copied().filter(|i| free(*i)).collect();
        let mut begins: Vec<f64> = near.iter().map(|i| points[*i as usize].from).collect();
        begins.sort_unstable_by(f64::total_cmp);
        begins.dedup();
        for begin in begins {
            let end = begin + self.plan.ask.window;
            let there = |i: &u32| points[*i as usize].from <= begin && points[*i as usize].to >= end;
            let members: Vec<u32> = near.iter().copied().filter(there).collect();
            let (quantity, people) = self.counted(&members, already);
            take(Candidate { centre, members, quantity, people });
        }
    }

    /// The best that can be opened around a centre; the nearest come first where a lot cannot have all.
    fn best(&self, centre: u32, free: &dyn Fn(u32) -> bool, already: &dyn Fn(u32) -> bool) -> Option<Candidate> {
        let ask = &self.plan.ask;
        let mut best: Option<Candidate> = None;
        self.each_time(centre, free, already, |mut c| {
            if c.quantity < ask.least || c.people < ask.people {
                return;
            }
            if c.quantity > ask.most {
                let mut order: Vec<(f64, u32)> = c.members.iter().map(|i| (self.distance(centre, *i), *i)).collect();
                order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
                let mut members: Vec<u32> = Vec::new();
                for (_, i) in order {
                    members.push(i);
                    if self.counted(&members, already).0 > ask.most {
                        members.pop();
                    }
                }
                members.sort_unstable();
                (c.quantity, c.people) = self.counted(&members, already);
                c.members = members;
                if c.quantity < ask.least || c.quantity > ask.most || c.people < ask.people {
                    return;
                }
            }
            if best.as_ref().is_none_or(|b| c.quantity > b.quantity) {
                best = Some(c);
            }
        });
        best
    }

    fn distance(&self, i: u32, j: u32) -> f64 {
        let (p, q) = (&self.plan.points[i as usize], &self.plan.points[j as usize]);
        (p.x - q.x).hypot(p.y - q.y)
    }

    /// The quantity of all points, persons once.
    pub(super) fn total(&self) -> f64 {
        self.most_of(&(0..self.persons.len() as u32).collect::<Vec<u32>>())
    }

    /// The most that points could bring together, each person with the point that brings most.
    fn most_of(&self, of: &[u32]) -> f64 {
        let mut brings: BTreeMap<u32, f64> = BTreeMap::new();
        let mut sum = 0.0;
        for i in of {
            for person in &self.persons[*i as usize] {
                if self.several[*person as usize] {
                    let b = brings.entry(*person).or_default();
                    *b = b.max(self.each_brings(*i));
                } else {
                    sum += self.each_brings(*i);
                }
            }
        }
        sum + brings.values().sum::<f64>()
    }

    fn lot(&self, centre: u32, mut members: Vec<u32>, already: &dyn Fn(u32) -> bool) -> Lot {
        members.sort_unstable();
        let points = self.plan.points;
        let (quantity, people) = self.counted(&members, already);
        let from = members.iter().map(|i| points[*i as usize].from).fold(f64::NEG_INFINITY, f64::max);
        let to = members.iter().map(|i| points[*i as usize].to).fold(f64::INFINITY, f64::min);
        let reach = members.iter().map(|i| self.distance(centre, *i)).fold(0.0, f64::max);
        Lot { kind: points[centre as usize].kind, centre, members, people, quantity, from, to, deadline: to - self.plan.ask.window, reach }
    }
}

/// The lots, largest first, and the most that any choice could have.
pub(super) fn opened(world: &World<'_>) -> (Vec<Lot>, f64) {
    let n = world.near.len();
    let mut taken = vec![false; n];
    let mut counted = vec![false; world.persons_count];
    let order = |q: f64| q.to_bits();
    let first: Vec<Option<f64>> = (0..n as u32)
        .into_par_iter()
        .map(|i| {
            if world.viable[i as usize] || world.all_near[i as usize] >= world.plan.ask.least {
                world.best(i, &|_| true, &|_| false).map(|c| c.quantity)
            } else {
                None
            }
        })
        .collect();
    let mut heap: BinaryHeap<(u64, std::cmp::Reverse<u32>)> =
        (0u32..).zip(&first).filter_map(|(i, q)| q.map(|q| (order(q), std::cmp::Reverse(i)))).collect();
    let mut lots: Vec<(u32, Vec<u32>)> = Vec::new();
    while let Some((had, std::cmp::Reverse(centre))) = heap.pop() {
        let found = world.best(centre, &|i| !taken[i as usize], &|p| counted[p as usize]);
        let Some(c) = found else { continue };
        if order(c.quantity) < had && heap.peek().is_some_and(|(next, _)| *next > order(c.quantity)) {
            heap.push((order(c.quantity), std::cmp::Reverse(centre)));
            continue;
        }
        // Who brings nobody new stays out.
        let mut members = Vec::new();
        for i in c.members {
            if world.persons[i as usize].iter().any(|p| !counted[*p as usize]) {
                world.persons[i as usize].iter().for_each(|p| counted[*p as usize] = true);
                taken[i as usize] = true;
                members.push(i);
            }
        }
        lots.push((c.centre, members));
        heap.push((order(c.quantity), std::cmp::Reverse(centre)));
    }
    let groups = groups(world);
    let mut group_of = vec![u32::MAX; n];
    groups.iter().for_each(|g| g.iter().for_each(|i| group_of[*i as usize] = g[0]));
    let mut by_group: BTreeMap<u32, Vec<(u32, Vec<u32>)>> = BTreeMap::new();
    lots.into_iter().for_each(|lot| by_group.entry(group_of[lot.1[0] as usize]).or_default().push(lot));
    let (mut bound, mut out) = (0.0, Vec::new());
    for group in groups {
        let own = by_group.remove(&group[0]).unwrap_or_default();
        let most = world.most_of(&group);
        let has: f64 = own.iter().map(|(_, m)| world.counted(m, &|_| false).0).sum();
        let mut best = own;
        let mut limit = most;
        let apart = group.iter().all(|i| world.persons[*i as usize].iter().all(|p| !world.several[*p as usize]));
        if has < most - 1e-9 && group.len() <= exact::FEW && apart {
            let mut all = Vec::new();
            let mut centres: Vec<u32> = group.iter().flat_map(|i| &world.near[*i as usize]).copied().collect();
            centres.sort_unstable();
            centres.dedup();
            for centre in centres {
                world.each_time(centre, &|_| true, &|_| false, |c| {
                    if c.quantity >= world.plan.ask.least && c.people >= world.plan.ask.people {
                        all.push(c);
                    }
                });
            }
            let (found, proven) = exact::best(world, &group, all, has);
            if let Some(found) = found {
                best = found;
            }
            if proven {
                limit = best.iter().map(|(_, m)| world.counted(m, &|_| false).0).sum();
            }
        }
        bound += limit;
        out.extend(best);
    }
    let mut counted = vec![false; world.persons_count];
    let mut told: Vec<Lot> = Vec::new();
    for (centre, members) in out {
        let lot = world.lot(centre, members, &|p| counted[p as usize]);
        lot.members.iter().flat_map(|i| &world.persons[*i as usize]).for_each(|p| counted[*p as usize] = true);
        told.push(lot);
    }
    told.sort_by(|a, b| a.kind.cmp(&b.kind).then(b.quantity.total_cmp(&a.quantity)).then(a.centre.cmp(&b.centre)));
    (told, bound)
}

/// Points that compete with each other: near one centre that has enough, or with a person in common.
fn groups(world: &World<'_>) -> Vec<Vec<u32>> {
    let n = world.near.len();
    let mut sets = DisjointSets::new(n);
    let mut join = |a: u32, b: u32| sets.join(a, b);
    let mut first_with = vec![u32::MAX; world.persons_count];
    for i in (0..n as u32).filter(|i| world.viable[*i as usize]) {
        for j in world.near[i as usize].iter().filter(|j| world.viable[**j as usize]) {
            join(i, *j);
        }
        for person in &world.persons[i as usize] {
            match &mut first_with[*person as usize] {
                first if *first == u32::MAX => *first = i,
                first => join(*first, i),
            }
        }
    }
    // A centre that is in no lot itself may still bring two points together.
    for i in (0..n).filter(|i| !world.viable[*i] && world.all_near[*i] >= world.plan.ask.least) {
        let mut of = world.near[i].iter().copied().filter(|j| world.viable[*j as usize]);
        if let Some(first) = of.next() {
            of.for_each(|j| join(first, j));
        }
    }
    let mut groups: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for i in (0..n as u32).filter(|i| world.viable[*i as usize]) {
        groups.entry(sets.root(i)).or_default().push(i);
    }
    groups.into_values().collect()
}

/// For each point that is in no lot, why.
pub(super) fn left_out(world: &World<'_>, lot_of: &[Option<u32>]) -> Vec<Option<LeftOut>> {
    let (points, ask) = (world.plan.points, &world.plan.ask);
    let mut counted = vec![false; world.persons_count];
    for (i, _) in lot_of.iter().enumerate().filter(|(_, l)| l.is_some()) {
        world.persons[i].iter().for_each(|p| counted[*p as usize] = true);
    }
    let why = |i: usize| {
        let p = &points[i];
        if p.quantity == 0.0 {
            return LeftOut::NothingWanted;
        }
        if p.to - p.from < ask.window {
            return LeftOut::Short { lasts: p.to - p.from };
        }
        if world.persons[i].iter().all(|p| counted[*p as usize]) {
            return LeftOut::CountedOnce;
        }
        if p.quantity > ask.most {
            return LeftOut::TooLarge;
        }
        let (mut at_once, mut people, mut left) = (0.0f64, 0, 0.0f64);
        let own = |c: &Candidate| c.members.binary_search(&(i as u32)).is_ok();
        world.each_time(i as u32, &|_| true, &|_| false, |c| {
            if own(&c) && c.quantity > at_once {
                (at_once, people) = (c.quantity, c.people);
            }
        });
        if world.viable[i] {
            world.each_time(i as u32, &|j| lot_of[j as usize].is_none(), &|p| counted[p as usize], |c| {
                if own(&c) {
                    left = left.max(c.quantity);
                }
            });
            return LeftOut::Elsewhere { left };
        }
        let near = world.near[i].iter().map(|j| world.all_near[*j as usize]).fold(0.0, f64::max);
        if near < ask.least {
            LeftOut::TooFew { near }
        } else if at_once >= ask.least {
            LeftOut::TooFewPeople { people }
        } else {
            LeftOut::NotAtOnce { at_once }
        }
    };
    (0..points.len()).into_par_iter().map(|i| lot_of[i].is_none().then(|| why(i))).collect()
}

impl World<'_> {
    /// Whether a point could be in a lot at all.
    pub(super) fn fits(&self, i: u32) -> bool {
        self.fits[i as usize]
    }
}
