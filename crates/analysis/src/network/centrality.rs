//! How central each node is: PageRank, harmonic closeness, local clustering, core number.
//!
//! PageRank: Brin and Page 1998, <https://doi.org/10.1016/S0169-7552(98)00110-X>. Harmonic closeness: Boldi and Vigna 2014,
//! <https://doi.org/10.1080/15427951.2013.865686>. Cores: Batagelj and Zaveršnik 2011,
//! <https://doi.org/10.1007/s11634-010-0079-y>.

use rayon::prelude::*;

use super::graph::Graph;
use crate::sums::sum_by;

/// The share of steps of PageRank that follow a tie.
pub const DAMPING: f64 = 0.85;
/// Rounds of PageRank at most; some 200 reach the tolerance at a damping of 0.85.
const ROUNDS: usize = 1000;
/// PageRank stops when the values change together by less than this.
const STILL: f64 = 1e-14;

/// PageRank over weighted ties; the values add up to 1. A node without ties passes its rank on to all alike. Damping is held within 0 and 1.
pub fn pagerank(graph: &Graph, damping: f64) -> Vec<f64> {
    let n = graph.len();
    if n == 0 {
        return Vec::new();
    }
    let damping = if damping.is_finite() { damping.clamp(0.0, 1.0) } else { DAMPING };
    let strength: Vec<f64> = (0..n).map(|v| graph.strength(v)).collect();
    let alone: Vec<usize> = (0..n).filter(|&v| graph.degree(v) == 0).collect();
    let mut rank = vec![1.0 / n as f64; n];
    for _ in 0..ROUNDS {
        let spread: f64 = alone.iter().map(|&v| rank[v]).sum();
        let base = (1.0 - damping + damping * spread) / n as f64;
        let share: Vec<f64> = (0..n).map(|v| if strength[v] > 0.0 { rank[v] / strength[v] } else { 0.0 }).collect();
        let next: Vec<f64> = (0..n)
            .into_par_iter()
            .with_min_len(1024)
            .map(|v| base + damping * graph.neighbours(v).map(|(u, w)| share[u as usize] * w).sum::<f64>())
            .collect();
        let change = sum_by(n, |v| (next[v] - rank[v]).abs());
        rank = next;
        if change < STILL {
            break;
        }
    }
    let total = sum_by(n, |v| rank[v]);
    rank.iter().map(|r| r / total).collect()
}

/// Harmonic closeness: the sum of 1 / distance in steps to every node that can be reached. Needs a search from every node.
pub fn harmonic(graph: &Graph) -> Vec<f64> {
    let n = graph.len();
    let search = |(seen, queue): &mut (Vec<u32>, Vec<u32>), from: usize| {
        let stamp = from as u32 + 1;
        queue.clear();
        queue.push(from as u32);
        seen[from] = stamp;
        let (mut begin, mut distance, mut sum) = (0, 0.0f64, 0.0f64);
        while begin < queue.len() {
            let end = queue.len();
            if distance > 0.0 {
                sum += (end - begin) as f64 / distance;
            }
            for at in begin..end {
                for &w in graph.row(queue[at] as usize) {
                    if seen[w as usize] != stamp {
                        seen[w as usize] = stamp;
                        queue.push(w);
                    }
                }
            }
            begin = end;
            distance += 1.0;
        }
        sum
    };
    (0..n).into_par_iter().with_min_len(16).map_init(|| (vec![0u32; n], Vec::with_capacity(n)), |work, from| search(work, from)).collect()
}

/// Ties among the neighbours of each node.
pub fn triangles(graph: &Graph) -> Vec<u64> {
    let n = graph.len();
    let count = |marked: &mut Vec<u32>, v: usize| {
        let stamp = v as u32 + 1;
        for &u in graph.row(v) {
            marked[u as usize] = stamp;
        }
        let closed: u64 =
            graph.row(v).iter().map(|&u| graph.row(u as usize).iter().filter(|&&w| marked[w as usize] == stamp).count() as u64).sum();
        closed / 2
    };
    (0..n).into_par_iter().with_min_len(64).map_init(|| vec![0u32; n], |marked, v| count(marked, v)).collect()
}

/// Local clustering: the share of a node's pairs of neighbours that are tied; 0 with fewer than two neighbours.
pub fn clustering(graph: &Graph) -> Vec<f64> {
    let share = |(v, t): (usize, u64)| {
        let k = graph.degree(v) as f64;
        if k < 2.0 { 0.0 } else { 2.0 * t as f64 / (k * (k - 1.0)) }
    };
    triangles(graph).into_iter().enumerate().map(share).collect()
}

/// Core number: the greatest k such that the node lies in a part where everybody has at least k neighbours.
pub fn cores(graph: &Graph) -> Vec<u32> {
    let n = graph.len();
    let mut degree: Vec<usize> = (0..n).map(|v| graph.degree(v)).collect();
    let most = degree.iter().copied().max().unwrap_or(0);
    // Nodes in the order of their degree, kept so while degrees fall.
    let mut starts = vec![0usize; most + 2];
    for &d in &degree {
        starts[d + 1] += 1;
    }
    for d in 0..=most {
        starts[d + 1] += starts[d];
    }
    let mut next = starts.clone();
    let mut order = vec![0usize; n];
    let mut place = vec![0usize; n];
    for v in 0..n {
        place[v] = next[degree[v]];
        order[place[v]] = v;
        next[degree[v]] += 1;
    }
    for at in 0..n {
        let v = order[at];
        for &u in graph.row(v) {
            let u = u as usize;
            if degree[u] > degree[v] {
                // To the front of its degree, whose front then moves on by one.
                let front = starts[degree[u]].max(at + 1);
                let other = order[front];
                order.swap(place[u], front);
                place.swap(u, other);
                starts[degree[u]] = front + 1;
                degree[u] -= 1;
            }
        }
    }
    degree.into_iter().map(|d| d as u32).collect()
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
