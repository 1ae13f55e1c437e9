//! Ways on a road graph: places are brought to their nearest node, and from every site the shortest ways of all who may come are
//! found up to the threshold (Dijkstra, on both cores).
//!
//! Dijkstra 1959, "A note on two problems in connexion with graphs", <https://doi.org/10.1007/BF01386390>.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fmt;

use rayon::prelude::*;

use super::access::{Nearest, sound};
use super::pairs::{MOST_PAIRS, Pairs, starts};
use super::reach::{Reach, distance_of, place, squared};
use crate::catalogue::Refusal;
use crate::spatial::Point;
use crate::spatial::contiguity::Metric;

/// A road graph, turned round: from where a node can be reached directly.
#[derive(Debug, Clone)]
pub struct Roads {
    at: Vec<Point>,
    metric: Metric,
    start: Vec<usize>,
    from: Vec<u32>,
    length: Vec<f64>,
    /// The nodes that have an edge, to find the nearest of a place.
    tree: Reach,
}

/// Why there is no road graph, or no way on it.
#[derive(Debug, Clone, PartialEq)]
pub enum RoadsError {
    /// There is no node, or no edge.
    Empty,
    /// A coordinate of this node (counted from 0) is not a number, or not on the earth.
    NodePoint {
        row: usize,
    },
    /// An edge (counted from 0) names a node that there is not.
    EdgeNode {
        row: usize,
    },
    /// The length of an edge is negative or not a number.
    Length {
        row: usize,
    },
    ThresholdOutOfRange {
        asked: f64,
    },
    DemandPoint {
        row: usize,
    },
    SitePoint {
        row: usize,
    },
    /// More pairs than are taken.
    TooMany {
        pairs: usize,
    },
}

impl fmt::Display for RoadsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RoadsError::Empty => f.write_str("the network has no nodes or no edges"),
            RoadsError::NodePoint { row } => write!(f, "node {row} has no sound coordinates"),
            RoadsError::EdgeNode { row } => write!(f, "edge {row} names a node that there is not"),
            RoadsError::Length { row } => write!(f, "the length of edge {row} is not a number of zero or more"),
            RoadsError::ThresholdOutOfRange { asked } => write!(f, "the threshold is {asked} and must be a number of zero or more"),
            RoadsError::DemandPoint { row } => write!(f, "demand {row} has no sound coordinates"),
            RoadsError::SitePoint { row } => write!(f, "site {row} has no sound coordinates"),
            RoadsError::TooMany { pairs } => {
                write!(f, "there are {pairs} pairs of demands and sites, and at most {MOST_PAIRS} are taken: ask with a shorter threshold")
            }
        }
    }
}

impl std::error::Error for RoadsError {}

impl Refusal for RoadsError {
    fn it(&self) -> String {
        match self {
            RoadsError::Empty => "la rete non ha nodi, o non ha archi".into(),
            RoadsError::NodePoint { row } => format!("il nodo {row} non ha coordinate valide"),
            RoadsError::EdgeNode { row } => format!("l'arco {row} nomina un nodo che non c'è"),
            RoadsError::Length { row } => format!("la lunghezza dell'arco {row} non è un numero da zero in su"),
            RoadsError::ThresholdOutOfRange { asked } => format!("la soglia è {asked} e deve essere un numero da zero in su"),
            RoadsError::DemandPoint { row } => format!("la domanda {row} non ha coordinate valide"),
            RoadsError::SitePoint { row } => format!("la sede {row} non ha coordinate valide"),
            RoadsError::TooMany { pairs } => {
                format!("le coppie di domande e sedi sono {pairs}, e se ne prendono al più {MOST_PAIRS}: chiedi con una soglia più breve")
            }
        }
    }
}

/// Pairs on roads, and how far the places were from their nodes.
#[derive(Debug, Clone, PartialEq)]
pub struct OnRoads {
    pub pairs: Pairs,
    /// Straight line from each demand and each site to its node; kilometres, or the coordinates' unit.
    pub demand_off: Vec<f64>,
    pub sites_off: Vec<f64>,
}

/// Growing lengths as whole numbers, for the heap: bits of numbers of zero or more grow as they do.
fn key(length: f64) -> u64 {
    length.to_bits()
}

/// Room for one search after the other.
struct Search {
    /// Shortest so far; infinite where no search has come.
    way: Vec<f64>,
    touched: Vec<u32>,
    heap: BinaryHeap<Reverse<(u64, u32)>>,
}

impl Search {
    fn new(nodes: usize) -> Search {
        Search { way: vec![f64::INFINITY; nodes], touched: Vec::new(), heap: BinaryHeap::new() }
    }

    fn reach(&mut self, node: u32, way: f64) {
        let so_far = &mut self.way[node as usize];
        if way < *so_far {
            if so_far.is_infinite() {
                self.touched.push(node);
            }
            *so_far = way;
            self.heap.push(Reverse((key(way), node)));
        }
    }

    fn clear(&mut self) {
        for node in self.touched.drain(..) {
            self.way[node as usize] = f64::INFINITY;
        }
        self.heap.clear();
    }
}

impl Roads {
    /// The graph of these nodes and directed edges (from, to, length). Edges of infinite length are none.
    ///
    /// # Errors
    /// No nodes or edges, coordinates that are none, an edge to nowhere, a length that is none.
    pub fn new(at: Vec<Point>, metric: Metric, edges: &[(u32, u32, f64)]) -> Result<Roads, RoadsError> {
        if at.is_empty() || edges.is_empty() {
            return Err(RoadsError::Empty);
        }
        if let Some(row) = at.iter().position(|p| !sound(*p, metric)) {
            return Err(RoadsError::NodePoint { row });
        }
        let (mut counts, mut used) = (vec![0; at.len()], vec![false; at.len()]);
        for (row, (from, to, length)) in edges.iter().enumerate() {
            if *from as usize >= at.len() || *to as usize >= at.len() {
                return Err(RoadsError::EdgeNode { row });
            }
            if length.is_nan() || *length < 0.0 {
                return Err(RoadsError::Length { row });
            }
            counts[*to as usize] += 1;
            used[*from as usize] = true;
            used[*to as usize] = true;
        }
        let start = starts(&counts);
        let mut next = start.clone();
        let (mut from, mut lengths) = (vec![0u32; edges.len()], vec![0.0; edges.len()]);
        for (tail, head, length) in edges {
            let k = next[*head as usize];
            next[*head as usize] += 1;
            (from[k], lengths[k]) = (*tail, *length);
        }
        let tree = Reach::new((0..at.len()).filter(|&i| used[i]).map(|i| (i as u32, place(at[i], metric), 1.0)));
        Ok(Roads { at, metric, start, from, length: lengths, tree })
    }

    pub fn nodes(&self) -> usize {
        self.at.len()
    }

    pub fn edges(&self) -> usize {
        self.from.len()
    }

    /// The nearest node of each point, and how far it is. Nodes without an edge are nobody's.
    fn snapped(&self, points: &[Point]) -> Vec<(u32, f64)> {
        points
            .par_iter()
            .with_min_len(64)
            .map(|p| {
                let at = place(*p, self.metric);
                // There is an edge, so there is a node that has one.
                let node = self.tree.nearest(at).unwrap_or(0);
                (node, distance_of(squared(at, place(self.at[node as usize], self.metric)), self.metric))
            })
            .collect()
    }

    /// The pairs of demands and sites within the threshold (infinite for all), by the shortest way from the demand to the site. The
    /// way from a place to its node is not counted, but told. `open` says which sites are to be had. The nearest site is found
    /// wherever it is.
    ///
    /// # Errors
    /// Coordinates that are none, a threshold out of range, too many pairs.
    pub fn pairs(&self, threshold: f64, demand: &[Point], sites: &[Point], open: Option<&[bool]>) -> Result<OnRoads, RoadsError> {
        if threshold.is_nan() || threshold < 0.0 {
            return Err(RoadsError::ThresholdOutOfRange { asked: threshold });
        }
        if let Some(row) = demand.iter().position(|p| !sound(*p, self.metric)) {
            return Err(RoadsError::DemandPoint { row });
        }
        if let Some(row) = sites.iter().position(|p| !sound(*p, self.metric)) {
            return Err(RoadsError::SitePoint { row });
        }
        let (of_demand, of_sites) = (self.snapped(demand), self.snapped(sites));
        // The demands of each node.
        let mut counts = vec![0; self.at.len()];
        of_demand.iter().for_each(|(node, _)| counts[*node as usize] += 1);
        let stand = starts(&counts);
        let mut next = stand.clone();
        let mut standing = vec![0u32; demand.len()];
        for (i, (node, _)) in of_demand.iter().enumerate() {
            standing[next[*node as usize]] = i as u32;
            next[*node as usize] += 1;
        }
        let is_open = |j: usize| open.is_none_or(|open| open[j]);
        let limit = threshold * (1.0 + 1e-9);
        let columns: Vec<(u32, Vec<(u32, f64)>)> = (0..sites.len())
            .into_par_iter()
            .filter(|j| is_open(*j))
            .map_init(
                || Search::new(self.at.len()),
                |search, j| {
                    let mut out = Vec::new();
                    self.search(search, &[of_sites[j].0], limit, |node, way| {
                        out.extend(standing[stand[node as usize]..stand[node as usize + 1]].iter().map(|i| (*i, way)));
                    });
                    (j as u32, out)
                },
            )
            .collect();
        let count: usize = columns.iter().map(|c| c.1.len()).sum();
        if count > MOST_PAIRS {
            return Err(RoadsError::TooMany { pairs: count });
        }
        let off = |of: &[(u32, f64)]| of.iter().map(|o| o.1).collect();
        let mut pairs = Pairs::of_columns(demand.len(), sites.len(), &columns).measured(|way| way);
        self.nearest(&mut pairs.nearest, &of_demand, &of_sites, is_open);
        Ok(OnRoads { pairs, demand_off: off(&of_demand), sites_off: off(&of_sites) })
    }

    /// Settles nodes in the order of their ways to the sources, up to the limit.
    fn search(&self, search: &mut Search, sources: &[u32], limit: f64, mut settle: impl FnMut(u32, f64)) {
        search.clear();
        sources.iter().for_each(|s| search.reach(*s, 0.0));
        while let Some(Reverse((bits, node))) = search.heap.pop() {
            let way = f64::from_bits(bits);
            if way > search.way[node as usize] {
                continue;
            }
            settle(node, way);
            for k in self.start[node as usize]..self.start[node as usize + 1] {
                let longer = way + self.length[k];
                if longer <= limit && longer.is_finite() {
                    search.reach(self.from[k], longer);
                }
            }
        }
    }

    /// The nearest open site of each demand that has none yet, in one search from all sites at once; of equally near ones the first.
    fn nearest(&self, nearest: &mut [Option<Nearest>], of_demand: &[(u32, f64)], of_sites: &[(u32, f64)], is_open: impl Fn(usize) -> bool) {
        let mut wanted = vec![false; self.at.len()];
        let mut open = 0;
        for ((node, _), _) in of_demand.iter().zip(&*nearest).filter(|(_, found)| found.is_none()) {
            open += usize::from(!std::mem::replace(&mut wanted[*node as usize], true));
        }
        if open == 0 {
            return;
        }
        let mut search = Search::new(self.at.len());
        let mut site = vec![u32::MAX; self.at.len()];
        for (j, (node, _)) in of_sites.iter().enumerate().filter(|(j, _)| is_open(*j)) {
            if site[*node as usize] == u32::MAX {
                site[*node as usize] = j as u32;
                search.reach(*node, 0.0);
            }
        }
        let mut last = 0.0;
        while let Some(Reverse((bits, node))) = search.heap.pop() {
            let way = f64::from_bits(bits);
            if way > search.way[node as usize] {
                continue;
            }
            // Ways that are as long as the last one wanted may still lead to an earlier site.
            if open == 0 && way > last {
                break;
            }
            if std::mem::take(&mut wanted[node as usize]) {
                (open, last) = (open - 1, way);
            }
            let own = site[node as usize];
            for k in self.start[node as usize]..self.start[node as usize + 1] {
                let (next, longer) = (self.from[k], way + self.length[k]);
                let so_far = search.way[next as usize];
                if longer < so_far || (longer == so_far && longer.is_finite() && own < site[next as usize]) {
                    site[next as usize] = own;
                    if longer == so_far {
                        // The same way to an earlier site: those behind learn of it too.
                        search.heap.push(Reverse((key(longer), next)));
                    } else {
                        search.reach(next, longer);
                    }
                }
            }
        }
        for ((node, _), found) in of_demand.iter().zip(nearest).filter(|(_, found)| found.is_none()) {
            let way = search.way[*node as usize];
            *found = way.is_finite().then(|| Nearest { site: site[*node as usize], distance: way });
        }
    }
}
