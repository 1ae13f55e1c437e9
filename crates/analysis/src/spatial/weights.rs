//! Who is a neighbour of whom: compressed rows of neighbours, each row's weights being equal and adding up to one.

use std::fmt;

/// Row-standardised spatial weights. Row `i` lists the neighbours of unit `i` in growing order, without `i` and
/// without repetition; each weighs `1 / row length`. A unit without neighbours is an island and has an empty row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weights {
    starts: Vec<usize>,
    targets: Vec<u32>,
}

/// Why a list of neighbours was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WeightsError {
    /// A neighbour's number is not among the units.
    UnknownUnit { unit: u32, units: usize },
}

impl fmt::Display for WeightsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WeightsError::UnknownUnit { unit, units } => {
                write!(f, "unit {unit} is named as a neighbour, but there are only {units} units, numbered from 0")
            }
        }
    }
}

impl std::error::Error for WeightsError {}

impl Weights {
    /// From undirected pairs, in any order; repeated pairs count once and a pair of a unit with itself not at all.
    pub fn from_edges(units: usize, edges: &[(u32, u32)]) -> Result<Weights, WeightsError> {
        let mut arcs = Vec::with_capacity(edges.len() * 2);
        for &(i, j) in edges {
            arcs.push((i, j));
            arcs.push((j, i));
        }
        Weights::from_arcs(units, arcs)
    }

    /// From directed pairs (unit, neighbour), in any order; repetitions and self-pairs are dropped.
    pub fn from_arcs(units: usize, arcs: Vec<(u32, u32)>) -> Result<Weights, WeightsError> {
        if let Some(&unit) = arcs.iter().flat_map(|(i, j)| [i, j]).find(|&&u| u as usize >= units) {
            return Err(WeightsError::UnknownUnit { unit, units });
        }
        Ok(Weights::from_known(units, arcs))
    }

    /// As [`Weights::from_arcs`], for numbers that were counted off from the units themselves.
    pub(crate) fn from_known(units: usize, mut arcs: Vec<(u32, u32)>) -> Weights {
        arcs.sort_unstable();
        arcs.dedup();
        arcs.retain(|(i, j)| i != j);
        let mut starts = vec![0usize; units + 1];
        for &(i, _) in &arcs {
            starts[i as usize + 1] += 1;
        }
        for i in 0..units {
            starts[i + 1] += starts[i];
        }
        Weights { starts, targets: arcs.into_iter().map(|(_, j)| j).collect() }
    }

    /// Number of units.
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Whether there is no unit at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The neighbours of a unit, growing.
    pub fn row(&self, unit: usize) -> &[u32] {
        &self.targets[self.starts[unit]..self.starts[unit + 1]]
    }

    /// The weight of each neighbour of a unit: one over their number; `None` for an island.
    pub fn weight(&self, unit: usize) -> Option<f64> {
        let count = self.row(unit).len();
        (count > 0).then(|| 1.0 / count as f64)
    }

    /// Number of directed pairs (unit, neighbour).
    pub fn arcs(&self) -> usize {
        self.targets.len()
    }

    /// Every pair of neighbours once, smaller unit first, sorted.
    pub fn edges(&self) -> Vec<(u32, u32)> {
        let mut edges: Vec<(u32, u32)> =
            (0..self.len()).flat_map(|i| self.row(i).iter().map(move |&j| (i as u32, j))).map(|(i, j)| (i.min(j), i.max(j))).collect();
        edges.sort_unstable();
        edges.dedup();
        edges
    }

    /// Units without neighbours, growing.
    pub fn islands(&self) -> Vec<u32> {
        (0..self.len()).filter(|&i| self.row(i).is_empty()).map(|i| i as u32).collect()
    }

    /// Whether every neighbour's neighbour is oneself (false for most k-nearest weights).
    pub fn is_symmetric(&self) -> bool {
        (0..self.len()).all(|i| self.row(i).iter().all(|&j| self.holds(j as usize, i as u32)))
    }

    /// Whether `neighbour` stands in the row of `unit`.
    pub fn holds(&self, unit: usize, neighbour: u32) -> bool {
        self.row(unit).binary_search(&neighbour).is_ok()
    }

    /// The connected component of each unit, whatever the direction of the pairs; components are numbered by their
    /// first unit. An island is a component of its own.
    pub fn components(&self) -> Vec<u32> {
        let mut sets = DisjointSets::new(self.len());
        for i in 0..self.len() {
            for &j in self.row(i) {
                sets.join(i as u32, j);
            }
        }
        let mut label = vec![u32::MAX; self.len()];
        let mut next = 0;
        (0..self.len())
            .map(|i| {
                let root = sets.root(i as u32) as usize;
                if label[root] == u32::MAX {
                    label[root] = next;
                    next += 1;
                }
                label[root]
            })
            .collect()
    }

    /// The weights among the kept units alone, renumbered in their order and standardised anew, and the former
    /// number of each.
    pub fn subset(&self, keep: &[bool]) -> (Weights, Vec<u32>) {
        let kept: Vec<u32> = (0..self.len() as u32).filter(|&i| keep[i as usize]).collect();
        let mut renumbered = vec![u32::MAX; self.len()];
        for (new, &old) in kept.iter().enumerate() {
            renumbered[old as usize] = new as u32;
        }
        let mut starts = vec![0];
        let mut targets = Vec::with_capacity(self.targets.len());
        for &old in &kept {
            let row = self.row(old as usize).iter();
            targets.extend(row.map(|&j| renumbered[j as usize]).filter(|&j| j != u32::MAX));
            starts.push(targets.len());
        }
        (Weights { starts, targets }, kept)
    }
}

/// Union–find whose root is always the smallest member.
#[derive(Debug)]
pub(crate) struct DisjointSets(Vec<u32>);

impl DisjointSets {
    pub(crate) fn new(count: usize) -> DisjointSets {
        DisjointSets((0..count as u32).collect())
    }

    pub(crate) fn root(&mut self, mut item: u32) -> u32 {
        while self.0[item as usize] != item {
            let above = self.0[self.0[item as usize] as usize];
            self.0[item as usize] = above;
            item = above;
        }
        item
    }

    pub(crate) fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.root(a), self.root(b));
        self.0[a.max(b) as usize] = a.min(b);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_components_and_islands() {
        let w = Weights::from_edges(6, &[(4, 1), (1, 4), (0, 2), (2, 4), (3, 3)]).unwrap();
        assert_eq!(w.row(4), [1, 2]);
        assert_eq!(w.weight(4), Some(0.5));
        assert_eq!(w.weight(3), None);
        assert_eq!(w.islands(), [3, 5]);
        assert_eq!(w.components(), [0, 0, 0, 1, 0, 2]);
        assert_eq!(w.edges(), [(0, 2), (1, 4), (2, 4)]);
        assert_eq!(w.arcs(), 6);
        assert!(w.is_symmetric());
        let refused = Weights::from_edges(2, &[(0, 2)]).unwrap_err();
        assert!(refused.to_string().contains("unit 2"));
    }

    #[test]
    fn a_subset_is_renumbered_and_standardised_anew() {
        let w = Weights::from_edges(4, &[(0, 1), (1, 2), (1, 3), (2, 3)]).unwrap();
        let (s, kept) = w.subset(&[true, true, false, true]);
        assert_eq!(kept, [0, 1, 3]);
        assert_eq!(s.row(1), [0, 2]);
        assert_eq!(s.weight(1), Some(0.5));
        assert_eq!(s.row(2), [1]);
    }
}
