//! The best lots of a small group of needs, by trying every way with a bound.

use super::open::{Candidate, World};

/// Points of a group that is solved exactly, and the ceiling of steps.
pub(super) const FEW: usize = 14;
const STEPS: usize = 100_000;
/// Places and times that are tried at most.
const PLACES: usize = 60;

struct Try<'a, 'b> {
    world: &'a World<'b>,
    group: &'a [u32],
    places: &'a [Candidate],
    /// Who comes to each place.
    members: Vec<Vec<u32>>,
    counted: Vec<bool>,
    quantity: Vec<f64>,
    people: Vec<usize>,
    /// What the points from each on could still bring, at most.
    rest: Vec<f64>,
    best: f64,
    found: Option<Vec<Vec<u32>>>,
    steps: usize,
}

/// The best lots where they have more than `has`, and whether nothing better can be.
pub(super) fn best(world: &World<'_>, group: &[u32], mut all: Vec<Candidate>, has: f64) -> (Option<Vec<(u32, Vec<u32>)>>, bool) {
    for c in &mut all {
        c.members.retain(|i| world.fits(*i) && group.binary_search(i).is_ok());
    }
    // A place whose members another has too says nothing new.
    all.sort_by(|a, b| b.members.len().cmp(&a.members.len()).then(a.members.cmp(&b.members)).then(a.centre.cmp(&b.centre)));
    let mut places: Vec<Candidate> = Vec::new();
    for c in all {
        let within = |p: &Candidate| c.members.iter().all(|i| p.members.binary_search(i).is_ok());
        if !places.iter().any(within) {
            places.push(c);
        }
    }
    let brings = |i: u32| world.plan.points[i as usize].quantity;
    // Where a lot cannot have all there may be several at one place.
    if world.plan.ask.most.is_finite() {
        let copies = |c: &Candidate| (c.members.iter().map(|i| brings(*i)).sum::<f64>() / world.plan.ask.least) as usize;
        places = places.into_iter().flat_map(|c| std::iter::repeat_n(c.clone(), copies(&c).max(1))).collect();
    }
    if places.len() > PLACES {
        return (None, false);
    }
    let mut rest = vec![0.0; group.len() + 1];
    for at in (0..group.len()).rev() {
        rest[at] = rest[at + 1] + brings(group[at]);
    }
    let mut t = Try {
        world,
        group,
        places: &places,
        members: vec![Vec::new(); places.len()],
        counted: vec![false; world.persons_count],
        quantity: vec![0.0; places.len()],
        people: vec![0; places.len()],
        rest,
        best: has + 1e-9,
        found: None,
        steps: 0,
    };
    t.go(0);
    let proven = t.steps < STEPS;
    let found = t.found.map(|m| places.iter().zip(m).filter(|(_, m)| !m.is_empty()).map(|(p, m)| (p.centre, m)).collect());
    (found, proven)
}

impl Try<'_, '_> {
    fn go(&mut self, at: usize) {
        self.steps += 1;
        if self.steps >= STEPS || self.quantity.iter().sum::<f64>() + self.rest[at] <= self.best {
            return;
        }
        let ask = &self.world.plan.ask;
        let Some(i) = self.group.get(at).copied() else {
            let good =
                (0..self.places.len()).all(|p| self.members[p].is_empty() || self.quantity[p] >= ask.least && self.people[p] >= ask.people);
            if good {
                self.best = self.quantity.iter().sum::<f64>() + 1e-9;
                self.found = Some(self.members.clone());
            }
            return;
        };
        let persons: Vec<u32> = self.world.persons[i as usize].iter().copied().filter(|p| !self.counted[*p as usize]).collect();
        let brings = self.world.each_brings(i) * persons.len() as f64;
        for p in 0..self.places.len() {
            let fits = self.places[p].members.binary_search(&i).is_ok() && self.quantity[p] + brings <= ask.most && !persons.is_empty();
            // Of several lots at one place the first is begun first.
            let late = p > 0 && self.members[p - 1].is_empty() && self.places[p] == self.places[p - 1];
            if !fits || late {
                continue;
            }
            let before = self.quantity[p];
            self.members[p].push(i);
            self.quantity[p] += brings;
            self.people[p] += persons.len();
            persons.iter().for_each(|q| self.counted[*q as usize] = true);
            self.go(at + 1);
            persons.iter().for_each(|q| self.counted[*q as usize] = false);
            self.people[p] -= persons.len();
            self.quantity[p] = before;
            self.members[p].pop();
        }
        self.go(at + 1);
    }
}
