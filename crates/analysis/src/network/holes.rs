//! Structural holes: Burt's constraint and effective size, over weighted ties.
//!
//! Burt 1992, "Structural Holes: The Social Structure of Competition", Harvard University Press; Burt 2004,
//! <https://doi.org/10.1086/421787>.

use rayon::prelude::*;

use super::graph::Graph;

/// Constraint: the sum over a node's neighbours j of (p_ij + Σ_q p_iq p_qj)², p being a tie's part of the strength of the node it starts
/// from and q a common neighbour. Low where the neighbours do not know each other. `None` without ties.
pub fn constraint(graph: &Graph) -> Vec<Option<f64>> {
    let n = graph.len();
    let strength: Vec<f64> = (0..n).map(|v| graph.strength(v)).collect();
    let each = |work: &mut (Vec<f64>, Vec<u32>), i: usize| {
        let (reach, marked) = work;
        let stamp = i as u32 + 1;
        let own = strength[i];
        for (j, w) in graph.neighbours(i) {
            marked[j as usize] = stamp;
            reach[j as usize] = w / own;
        }
        for (q, w) in graph.neighbours(i) {
            let part = w / own / strength[q as usize];
            for (j, v) in graph.neighbours(q as usize) {
                if marked[j as usize] == stamp && j as usize != i {
                    reach[j as usize] += part * v;
                }
            }
        }
        (own > 0.0).then(|| graph.row(i).iter().map(|&j| reach[j as usize].powi(2)).sum())
    };
    (0..n).into_par_iter().with_min_len(64).map_init(|| (vec![0.0; n], vec![0u32; n]), |work, i| each(work, i)).collect()
}

/// Effective size: the number of neighbours less what they have of each other, Σ_j (1 - Σ_q p_iq m_jq), m being a tie over the strongest
/// tie of the node it starts from. With equal weights: degree less twice the ties among neighbours over the degree. `None` without ties.
pub fn effective_size(graph: &Graph) -> Vec<Option<f64>> {
    let n = graph.len();
    let strongest: Vec<f64> = (0..n).map(|v| graph.row_weights(v).iter().copied().fold(0.0, f64::max)).collect();
    let each = |work: &mut (Vec<f64>, Vec<u32>), i: usize| {
        let (part, marked) = work;
        let stamp = i as u32 + 1;
        let own = graph.strength(i);
        for (q, w) in graph.neighbours(i) {
            marked[q as usize] = stamp;
            part[q as usize] = w / own;
        }
        let redundant = |j: u32| -> f64 {
            let known = graph.neighbours(j as usize).filter(|(q, _)| marked[*q as usize] == stamp);
            known.map(|(q, w)| part[q as usize] * w / strongest[j as usize]).sum()
        };
        (own > 0.0).then(|| graph.row(i).iter().map(|&j| 1.0 - redundant(j)).sum())
    };
    (0..n).into_par_iter().with_min_len(64).map_init(|| (vec![0.0; n], vec![0u32; n]), |work, i| each(work, i)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_and_a_triangle_worked_by_hand() {
        let g = Graph::from_edges(8, &[(0, 1), (0, 2), (0, 3), (4, 5), (5, 6), (6, 4)]).unwrap();
        let c = constraint(&g);
        // The middle: three ties of a third each. A leaf: all of it on one.
        assert!((c[0].unwrap() - 1.0 / 3.0).abs() < 1e-12 && (c[1].unwrap() - 1.0).abs() < 1e-12);
        // A triangle: twice (1/2 + 1/2 * 1/2) squared.
        assert!((c[4].unwrap() - 1.125).abs() < 1e-12);
        assert_eq!(c[7], None);
        let e = effective_size(&g);
        assert_eq!((e[0], e[1], e[4], e[7]), (Some(3.0), Some(1.0), Some(1.0), None));
    }
}
