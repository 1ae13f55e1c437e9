//! What a division of units into areas is worth: how much of each area's flow stays inside, seen from those who live there and from
//! those who work there; modularity, length of description, and agreement with another division.
//!
//! Adjusted Rand index: Hubert and Arabie 1985, <https://doi.org/10.1007/BF01908075>.

use super::{APART, Flows, leiden::Objective as _, mapequation, modularity};
use crate::partitions;
use std::collections::BTreeMap;

/// One area.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Area {
    /// The unit the area grew around, or else the one with the most jobs.
    pub seed: u32,
    pub units: u32,
    /// All flow that starts in the area's units.
    pub residents: f64,
    /// All flow that ends in them.
    pub jobs: f64,
    /// Flow that does both.
    pub inside: f64,
}

impl Area {
    /// The share of those who live in the area that also work there; `None` where nobody does.
    #[must_use]
    pub fn of_residents(&self) -> Option<f64> {
        (self.residents > 0.0).then(|| self.inside / self.residents)
    }

    /// The share of the area's jobs whose holders live there.
    #[must_use]
    pub fn of_jobs(&self) -> Option<f64> {
        (self.jobs > 0.0).then(|| self.inside / self.jobs)
    }

    /// The lesser of the two; 0 where one does not exist.
    #[must_use]
    pub fn contained(&self) -> f64 {
        self.of_residents().unwrap_or(0.0).min(self.of_jobs().unwrap_or(0.0))
    }
}

/// Units divided into areas: areas are numbered by their residents, the most first, then by their lowest unit.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Division {
    /// For each unit the number of its area, [`APART`] where it has none.
    pub label: Vec<u32>,
    pub areas: Vec<Area>,
}

impl Division {
    /// From any labels; `seed` gives an area's seed by its old label where the method has one (it counts if it lies in the area).
    #[must_use]
    pub fn new(flows: &Flows, label: &[u32], seed: impl Fn(u32) -> Option<u32>) -> Division {
        let mut areas: BTreeMap<u32, (Area, u32)> = BTreeMap::new();
        let has = |unit: u32, of: u32| label.get(unit as usize) == Some(&of);
        for (v, l) in label.iter().enumerate().filter(|(_, l)| **l != APART) {
            let (area, lowest) = areas.entry(*l).or_insert((Area { seed: v as u32, ..Area::default() }, v as u32));
            *lowest = (*lowest).min(v as u32);
            area.units += 1;
            area.residents += flows.residents(v);
            area.jobs += flows.jobs(v);
            area.inside += flows.own(v) + flows.out_of(v).filter(|(u, _)| has(*u, *l)).map(|(_, n)| n).sum::<f64>();
            if flows.jobs(v) > flows.jobs(area.seed as usize) {
                area.seed = v as u32;
            }
        }
        for (l, (area, _)) in &mut areas {
            if let Some(unit) = seed(*l).filter(|u| has(*u, *l)) {
                area.seed = unit;
            }
        }
        let mut order: Vec<(u32, Area, u32)> = areas.into_iter().map(|(l, (area, lowest))| (l, area, lowest)).collect();
        order.sort_by(|a, b| b.1.residents.total_cmp(&a.1.residents).then(a.2.cmp(&b.2)));
        let number: BTreeMap<u32, u32> = order.iter().enumerate().map(|(at, (l, ..))| (*l, at as u32)).collect();
        Division {
            label: label.iter().map(|l| number.get(l).copied().unwrap_or(APART)).collect(),
            areas: order.into_iter().map(|(_, area, _)| area).collect(),
        }
    }

    /// The share of all flow that stays inside an area.
    #[must_use]
    pub fn inside(&self, flows: &Flows) -> f64 {
        self.areas.iter().map(|a| a.inside).sum::<f64>() / flows.total()
    }
}

/// A group of its own for each unit apart, groups numbered below the number of units.
fn grouped(label: &[u32]) -> Vec<u32> {
    let mut number: BTreeMap<u32, u32> = BTreeMap::new();
    let mut count = 0;
    let mut fresh = || {
        count += 1;
        count - 1
    };
    label.iter().map(|l| if *l == APART { fresh() } else { *number.entry(*l).or_insert_with(&mut fresh) }).collect()
}

/// Modularity of any labels, one a unit; a unit apart is a group of its own. From -1 to 1.
///
/// # Panics
/// Where there are fewer labels than units.
#[must_use]
pub fn modularity(flows: &Flows, label: &[u32], directed: bool) -> f64 {
    let (objective, level) = modularity::graph(flows, directed);
    -objective.value(&level, &grouped(label))
}

/// Bits a step of any labels by the two-level map equation, and with one book for all units.
///
/// # Panics
/// Where there are fewer labels than units.
#[must_use]
pub fn codelength(flows: &Flows, label: &[u32], directed: bool) -> (f64, f64) {
    let (objective, level) = mapequation::graph(flows, directed);
    (objective.value(&level, &grouped(label)), objective.one_level())
}

/// How far two divisions of the same units agree: 1 where they are the same, about 0 where one tells nothing of the other. Units
/// that either leaves apart are not counted. `None` with fewer than two units; 1 where both put all units together or all apart.
#[must_use]
pub fn adjusted_rand(one: &[u32], other: &[u32]) -> Option<f64> {
    let joined = one.iter().copied().zip(other.iter().copied()).filter(|(a, b)| *a != APART && *b != APART);
    let (one, other): (Vec<u32>, Vec<u32>) = joined.unzip();
    if one.len() < 2 { None } else { partitions::adjusted_rand(&one, &other) }
}

/// The area of another division that an area has most in common with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Overlap {
    /// The other division's area.
    pub area: u32,
    /// Employed residents in both over those in either, 0 to 1; units that either division leaves apart are not counted.
    pub shared: f64,
}

/// For each area the one of another division of the same units with which it shares the largest part of those who live in either and
/// work; of equals the lowest number. `None` for an area with nothing in common with any.
///
/// # Panics
/// Where the divisions are of other units than the flows.
#[must_use]
pub fn overlaps(flows: &Flows, one: &Division, other: &Division) -> Vec<Option<Overlap>> {
    let (mut both, mut here, mut there) = (BTreeMap::new(), vec![0.0; one.areas.len()], vec![0.0; other.areas.len()]);
    for v in 0..flows.len() {
        let (a, b) = (one.label[v], other.label[v]);
        if a != APART && b != APART {
            *both.entry((a, b)).or_insert(0.0) += flows.residents(v);
            here[a as usize] += flows.residents(v);
            there[b as usize] += flows.residents(v);
        }
    }
    let mut best: Vec<Option<Overlap>> = vec![None; one.areas.len()];
    for ((a, area), common) in both.into_iter().filter(|(_, common)| *common > 0.0) {
        let shared = common / (here[a as usize] + there[area as usize] - common);
        if best[a as usize].is_none_or(|b| shared > b.shared) {
            best[a as usize] = Some(Overlap { area, shared });
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_area_overlaps_most_where_most_who_live_in_either_live_in_both() {
        // Four units with 10, 20, 30 and 40 who live there and work, and one that the other division leaves apart.
        let flows = Flows::new(5, &[(0, 0, 10.0), (1, 1, 20.0), (2, 2, 30.0), (3, 3, 40.0), (4, 4, 5.0)]).unwrap();
        let division = |label: &[u32]| Division::new(&flows, label, |_| None);
        // Areas by residents: {2 3} is 0, {0 1 4} is 1; of the other {1 2} is 0 (50), {3} is 1 (40), {0} is 2 (10).
        let found = overlaps(&flows, &division(&[0, 0, 1, 1, 0]), &division(&[0, 1, 1, 2, APART]));
        // {2 3} and {3}: 40 of 70; with {1 2} 30 of 90. {0 1} and {0}: 10 of 30; with {1 2} 20 of 60, a third as well.
        let at = |i: usize| found[i].map(|o| (o.area, (o.shared * 1e6).round() / 1e6));
        assert_eq!((at(0), at(1)), (Some((1, 0.571429)), Some((0, 0.333333))));
        assert_eq!(overlaps(&flows, &division(&[0, 0, 0, 0, 0]), &division(&[APART; 5])), [None]);
    }
}
