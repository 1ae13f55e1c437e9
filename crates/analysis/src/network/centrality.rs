//! How central each node is: PageRank, eigenvector centrality, local clustering, core number (harmonic closeness is in [`super::harmonic`]).
//!
//! PageRank: Brin and Page 1998, <https://doi.org/10.1016/S0169-7552(98)00110-X>. Cores: Batagelj and Zaveršnik 2011,
//! <https://doi.org/10.1007/s11634-010-0079-y>.

use rayon::prelude::*;

use super::graph::Graph;
pub use super::harmonic::harmonic;
use super::oriented::Oriented;
use crate::sums::sum_by;

/// The share of steps of PageRank that follow a tie.
pub const DAMPING: f64 = 0.85;
/// The greatest damping that is computed: at 1 the answer depends on where one starts.
const MOST_DAMPING: f64 = 0.999;
/// Rounds of conjugate gradients at most; some 40 reach the tolerance at a damping of 0.85.
const ROUNDS: usize = 2000;
/// PageRank is computed until all its errors together are surely less than this (or no more can be gained in the machine's numbers).
const STILL: f64 = 1e-13;

/// PageRank over weighted ties; the values add up to 1. A node without ties passes its rank on to all alike. Damping is held within 0 and
/// 0.999.
///
/// Where ties have no direction, PageRank solves (I - d S) y = D^-½ 1 with a symmetric S = D^-½ A D^-½, so that conjugate gradients (Hestenes
/// and Stiefel 1952, <https://doi.org/10.6028/jres.049.044>) need the square root of the rounds that repeated multiplication takes.
pub fn pagerank(graph: &Graph, damping: f64) -> Vec<f64> {
    let n = graph.len();
    if n == 0 {
        return Vec::new();
    }
    let damping = if damping.is_finite() { damping.clamp(0.0, MOST_DAMPING) } else { DAMPING };
    let strength: Vec<f64> = (0..n).map(|v| graph.strength(v)).collect();
    // 1 / sqrt(strength), zero for those without ties.
    let part: Vec<f64> = strength.iter().map(|s| if *s > 0.0 { 1.0 / s.sqrt() } else { 0.0 }).collect();
    let alone = strength.iter().filter(|s| **s == 0.0).count() as f64;
    // What everybody gets; the ranks of those with ties add up to (n - alone) / (1 - damping) times it.
    let base = 1.0 / ((n as f64 - alone) / (1.0 - damping) + alone);
    let spread = sum_by(n, |v| strength[v]).sqrt() * base / (1.0 - damping);
    let rows: Vec<usize> = (0..n.div_ceil(CHUNK)).collect();
    let mut y = vec![0.0; n];
    let mut r = part.clone();
    let mut p = part.clone();
    let mut scaled: Vec<f64> = part.iter().map(|x| x * x).collect();
    let mut product = vec![0.0; n];
    let mut rest = sum_by(n, |v| r[v] * r[v]);
    for _ in 0..ROUNDS {
        if rest.sqrt() * spread <= STILL || rest == 0.0 {
            break;
        }
        product.par_chunks_mut(CHUNK).zip(&rows).for_each(|(out, chunk)| {
            for (at, out) in out.iter_mut().enumerate() {
                let v = chunk * CHUNK + at;
                *out = p[v] - damping * part[v] * gathered(graph, v, &scaled);
            }
        });
        let along = sum_by(n, |v| p[v] * product[v]);
        let step = rest / along;
        y.iter_mut().zip(&p).for_each(|(y, p)| *y += step * p);
        r.iter_mut().zip(&product).for_each(|(r, q)| *r -= step * q);
        let now = sum_by(n, |v| r[v] * r[v]);
        let turn = now / rest;
        if !(turn.is_finite() && step.is_finite()) {
            break;
        }
        rest = now;
        for v in 0..n {
            p[v] = r[v] + turn * p[v];
            scaled[v] = part[v] * p[v];
        }
    }
    let rank = |v: usize| if strength[v] > 0.0 { base * strength[v].sqrt() * y[v] } else { base };
    let total = sum_by(n, rank);
    (0..n).map(|v| rank(v) / total).collect()
}

/// Nodes that one thread takes at a time.
const CHUNK: usize = 1024;

/// The weighted sum of a value over the neighbours of a node.
fn gathered(graph: &Graph, v: usize, value: &[f64]) -> f64 {
    if graph.is_plain() {
        graph.row(v).iter().map(|&u| value[u as usize]).sum()
    } else {
        graph.neighbours(v).map(|(u, w)| value[u as usize] * w).sum()
    }
}

/// Eigenvector centrality, as far as it was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Eigenvector {
    /// One a node, the greatest 1; 0 in components that grow more slowly than the fastest, and everywhere without ties.
    pub values: Vec<f64>,
    /// How far A x lies from λ x at most, over λ: at 1e-9 it holds.
    pub residual: f64,
}

/// Eigenvector centrality over weighted ties: the vector of the greatest eigenvalue of the ties' matrix, by repeated multiplication with the
/// matrix moved by half its mean strength, so that a network of two sides comes to rest too.
///
/// Bonacich 1972, <https://doi.org/10.1080/0022250X.1972.9989806>.
pub fn eigenvector(graph: &Graph) -> Eigenvector {
    let n = graph.len();
    if graph.ties() == 0 {
        return Eigenvector { values: vec![0.0; n], residual: 0.0 };
    }
    let shift = sum_by(n, |v| graph.strength(v)) / n as f64 / 2.0;
    let mut x = vec![1.0; n];
    let mut residual = f64::INFINITY;
    // So many that a large network takes seconds; what is short of the tolerance then is said.
    let rounds = (EIGEN_STEPS / (graph.ties() + n)).clamp(100, EIGEN_ROUNDS);
    for _ in 0..rounds {
        let product: Vec<f64> = (0..n).into_par_iter().with_min_len(CHUNK).map(|v| gathered(graph, v, &x)).collect();
        let norm = sum_by(n, |v| x[v] * x[v]);
        let value = sum_by(n, |v| x[v] * product[v]) / norm;
        residual = (0..n).map(|v| (product[v] - value * x[v]).abs()).fold(0.0, f64::max) / value;
        let next: Vec<f64> = (0..n).map(|v| product[v] + shift * x[v]).collect();
        let most = next.iter().copied().fold(0.0, f64::max);
        x = next.into_iter().map(|y| y / most).collect();
        if residual <= EIGEN_STILL {
            break;
        }
    }
    // What a slower component keeps of its start is no centrality.
    x.iter_mut().filter(|y| **y < 1e-12).for_each(|y| *y = 0.0);
    Eigenvector { values: x, residual }
}

/// Multiplications for eigenvector centrality at most.
const EIGEN_ROUNDS: usize = 20_000;
/// The same, in ties and nodes.
const EIGEN_STEPS: usize = 2_000_000_000;
const EIGEN_STILL: f64 = 1e-11;

/// Ties among the neighbours of each node.
pub fn triangles(graph: &Graph) -> Vec<u64> {
    Oriented::new(graph).gather(graph.len(), |triangle, counts: &mut [u64]| {
        triangle.nodes.iter().for_each(|v| counts[*v as usize] += 1);
    })
}

/// Local clustering: the share of a node's pairs of neighbours that are tied; 0 with fewer than two neighbours.
pub fn clustering(graph: &Graph) -> Vec<f64> {
    clustering_of(graph, &triangles(graph))
}

/// As [`clustering`], with the triangles at hand.
pub fn clustering_of(graph: &Graph, triangles: &[u64]) -> Vec<f64> {
    let share = |(v, t): (usize, &u64)| {
        let k = graph.degree(v) as f64;
        if k < 2.0 { 0.0 } else { 2.0 * *t as f64 / (k * (k - 1.0)) }
    };
    triangles.iter().enumerate().map(share).collect()
}

/// Transitivity: of all pairs of neighbours in the network, the share that is tied; 0 where nobody has two neighbours.
pub fn transitivity_of(graph: &Graph, triangles: &[u64]) -> f64 {
    let closed: u64 = triangles.iter().sum();
    let pairs = |v: usize| graph.degree(v) as u64 * (graph.degree(v) as u64).saturating_sub(1) / 2;
    let all: u64 = (0..graph.len()).map(pairs).sum();
    if all > 0 { closed as f64 / all as f64 } else { 0.0 }
}

/// Core number: the greatest k such that the node lies in a part where everybody has at least k neighbours.
///
/// For k = 0, 1, … the nodes with k neighbours left are taken away with all that fall to k by it; those that are left are looked through once
/// for each k, and that is no more often than they have ties. (Batagelj and Zaveršnik's order, without keeping the nodes sorted.)
pub fn cores(graph: &Graph) -> Vec<u32> {
    let n = graph.len();
    let mut degree: Vec<u32> = (0..n).map(|v| graph.degree(v) as u32).collect();
    let mut left: Vec<u32> = (0..n as u32).collect();
    let mut open: Vec<u32> = Vec::new();
    let mut k = 0;
    while !left.is_empty() {
        let mut next = u32::MAX;
        left.retain(|&v| {
            let d = degree[v as usize];
            if d == k {
                open.push(v);
            } else if d > k {
                next = next.min(d);
            }
            d > k
        });
        if open.is_empty() {
            // Nobody has so few: on to the fewest there are.
            k = next.min(u32::MAX - 1);
            continue;
        }
        while let Some(v) = open.pop() {
            for &u in graph.row(v as usize) {
                let d = &mut degree[u as usize];
                if *d > k {
                    *d -= 1;
                    if *d == k {
                        open.push(u);
                    }
                }
            }
        }
        k += 1;
    }
    degree
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_triangle_with_a_tail_worked_by_hand() {
        let g = Graph::from_edges(5, &[(0, 1), (1, 2), (2, 0), (2, 3)]).unwrap();
        assert_eq!(cores(&g), [2, 2, 2, 1, 0]);
        assert_eq!(triangles(&g), [1, 1, 1, 0, 0]);
        assert_eq!(clustering(&g), [1.0, 1.0, 1.0 / 3.0, 0.0, 0.0]);
        assert_eq!(harmonic(&g), [2.5, 2.5, 3.0, 2.0, 0.0]);
        let rank = pagerank(&g, DAMPING);
        assert!((rank.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        // The node without ties has what everybody gets: (0.15 + 0.85 r) / 5 = r.
        assert!((rank[4] - 0.15 / 4.15).abs() < 1e-12);
        assert!(rank[2] > rank[0] && rank[0] > rank[3]);
    }

    #[test]
    fn nothing_and_one_node() {
        let none = Graph::from_edges(0, &[]).unwrap();
        assert!(
            pagerank(&none, DAMPING).is_empty() && harmonic(&none).is_empty() && cores(&none).is_empty() && clustering(&none).is_empty()
        );
        let one = Graph::from_edges(1, &[(0, 0)]).unwrap();
        assert_eq!((pagerank(&one, DAMPING), harmonic(&one), cores(&one), clustering(&one)), (vec![1.0], vec![0.0], vec![0], vec![0.0]));
    }
}
