//! Why units are together: the tie between two of them or the chain that joins them, what holds a unit to its area, an area's
//! strongest ties, and the neighbour from which its border cuts it.
//!
//! Ties are weighed by Smart's cohesion (1974), as the rule of travel-to-work areas weighs them; a chain is the path whose weakest link
//! is strongest.

use super::areas::{Area, Division};
use super::ttwa::Ties;
use super::{APART, Flows};
use std::collections::BinaryHeap;

/// What runs between two units or areas.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Link {
    pub from: u32,
    pub to: u32,
    /// Flow from the first to the second, and back.
    pub go: f64,
    pub come: f64,
    /// go² / (L W) + come² / (L W): 0 to 2.
    pub cohesion: f64,
}

/// What holds a unit to the areas.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hold {
    /// Flow to and from the rest of its own area, with the cohesion; `None` where it stands apart.
    pub own: Option<Link>,
    /// The same with the other area of largest cohesion, if it has to do with any.
    pub other: Option<Link>,
}

/// Why two units are in one area, or not.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// The area that both are in.
    pub area: Option<u32>,
    pub direct: Link,
    /// Inside their area the chain from one to the other whose weakest link is strongest (a single link where the direct one is);
    /// empty where they are not in one area or nothing joins them there.
    pub chain: Vec<Link>,
    pub holds: [Hold; 2],
}

/// What makes an area one.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// The largest flows between two of its units.
    pub inner: Vec<Link>,
    /// The area it holds to most among the others (areas' numbers): what its border cuts.
    pub next: Option<Link>,
}

/// A chain's end: its weakest link so far, then the fewest steps, then the lowest unit.
#[derive(PartialEq)]
struct Reached {
    weakest: f64,
    steps: u32,
    unit: u32,
}

impl Eq for Reached {}

impl Ord for Reached {
    fn cmp(&self, other: &Reached) -> std::cmp::Ordering {
        self.weakest.total_cmp(&other.weakest).then(other.steps.cmp(&self.steps)).then(other.unit.cmp(&self.unit))
    }
}

impl PartialOrd for Reached {
    fn partial_cmp(&self, other: &Reached) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// The tie between two different units.
#[must_use]
pub fn link(flows: &Flows, from: u32, to: u32) -> Link {
    Link { from, to, go: flows.between(from, to), come: flows.between(to, from), cohesion: flows.cohesion(from, to) }
}

/// The path between two units within one area whose weakest link is strongest.
fn chain(flows: &Flows, division: &Division, from: u32, to: u32) -> Vec<Link> {
    let area = division.label[from as usize];
    let mut best = vec![(0.0f64, u32::MAX, u32::MAX); flows.len()];
    let mut done = vec![false; flows.len()];
    let mut heap = BinaryHeap::from([Reached { weakest: f64::INFINITY, steps: 0, unit: from }]);
    best[from as usize] = (f64::INFINITY, 0, from);
    while let Some(Reached { weakest, steps, unit }) = heap.pop() {
        if std::mem::replace(&mut done[unit as usize], true) {
            continue;
        }
        if unit == to {
            break;
        }
        flows.ties(unit as usize, |u, _, _| {
            if division.label[u as usize] != area || done[u as usize] {
                return;
            }
            let through = weakest.min(flows.cohesion(unit, u));
            let (had, after, _) = best[u as usize];
            if through > had || (through == had && steps + 1 < after) {
                best[u as usize] = (through, steps + 1, unit);
                heap.push(Reached { weakest: through, steps: steps + 1, unit: u });
            }
        });
    }
    let (mut links, mut at) = (Vec::new(), to);
    while at != from {
        let before = best[at as usize].2;
        if before == u32::MAX {
            return Vec::new();
        }
        links.push(link(flows, before, at));
        at = before;
    }
    links.reverse();
    links
}

/// Why two units are in one area, or in two.
///
/// # Panics
/// Where a unit's number is beyond the flows, or the division is of other units.
#[must_use]
pub fn pair(flows: &Flows, division: &Division, one: u32, other: u32) -> Pair {
    let (a, b) = (division.label[one as usize], division.label[other as usize]);
    let area = (a == b && a != APART).then_some(a);
    let joined = area.is_some() && one != other;
    Pair {
        area,
        direct: link(flows, one, other),
        chain: if joined { chain(flows, division, one, other) } else { Vec::new() },
        holds: [hold(flows, division, one), hold(flows, division, other)],
    }
}

/// What holds a unit to its area and to the next best one.
///
/// # Panics
/// Where the unit's number is beyond the flows.
#[must_use]
pub fn hold(flows: &Flows, division: &Division, unit: u32) -> Hold {
    let mut ties = Ties::new(division.areas.len());
    hold_with(flows, division, unit, &mut ties)
}

/// The same of every unit.
#[must_use]
pub fn holds(flows: &Flows, division: &Division) -> Vec<Hold> {
    let mut ties = Ties::new(division.areas.len());
    (0..flows.len() as u32).map(|v| hold_with(flows, division, v, &mut ties)).collect()
}

fn hold_with(flows: &Flows, division: &Division, unit: u32, ties: &mut Ties) -> Hold {
    let own = division.label[unit as usize];
    ties.clear();
    flows.ties(unit as usize, |u, go, come| {
        if division.label[u as usize] != APART {
            ties.add(division.label[u as usize], go, come);
        }
    });
    let (residents, jobs) = (flows.residents(unit as usize), flows.jobs(unit as usize));
    let to = |a: u32, cohesion: f64| Link { from: unit, to: a, go: ties.go[a as usize], come: ties.come[a as usize], cohesion };
    // Its own area is asked as if the unit were not in it, so that the two compare.
    let without = (own != APART).then(|| {
        let area = &division.areas[own as usize];
        Area { residents: area.residents - residents, jobs: area.jobs - jobs, ..*area }
    });
    let own_link = without.map(|area| {
        let part = |f: f64, l: f64, w: f64| if f > 0.0 { f * f / (l * w) } else { 0.0 };
        let cohesion = part(ties.go[own as usize], residents, area.jobs) + part(ties.come[own as usize], area.residents, jobs);
        to(own, cohesion)
    });
    let other = ties.best(residents, jobs, &division.areas, |a| a != own).map(|(a, cohesion)| to(a, cohesion));
    Hold { own: own_link, other }
}

/// What makes each area one: its `most` largest flows between two units, and the area it is cut from.
#[must_use]
pub fn reasons(flows: &Flows, division: &Division, most: usize) -> Vec<Reason> {
    let mut members: Vec<Vec<u32>> = vec![Vec::new(); division.areas.len()];
    for (v, l) in division.label.iter().enumerate().filter(|(_, l)| **l != APART) {
        members[*l as usize].push(v as u32);
    }
    let mut ties = Ties::new(division.areas.len());
    let mut reasons = Vec::with_capacity(members.len());
    for (a, own) in members.iter().enumerate() {
        let (mut pairs, mut least): (Vec<(f64, u32, u32)>, f64) = (Vec::new(), 0.0);
        ties.clear();
        for &v in own {
            flows.ties(v as usize, |u, go, come| {
                let label = division.label[u as usize];
                if label == a as u32 {
                    if v < u && go + come > least {
                        pairs.push((go + come, v, u));
                        // Kept short, so that a large area does not list all its pairs.
                        if pairs.len() >= 4 * most.max(8) {
                            pairs.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
                            pairs.truncate(most);
                            least = pairs.last().map_or(0.0, |p| p.0);
                        }
                    }
                } else if label != APART {
                    ties.add(label, go, come);
                }
            });
        }
        pairs.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
        pairs.truncate(most);
        let area = &division.areas[a];
        let next = ties.best(area.residents, area.jobs, &division.areas, |_| true);
        let next = next.map(|(to, cohesion)| Link { from: a as u32, to, go: ties.go[to as usize], come: ties.come[to as usize], cohesion });
        reasons.push(Reason { inner: pairs.into_iter().map(|(_, u, v)| link(flows, u, v)).collect(), next });
    }
    reasons
}
