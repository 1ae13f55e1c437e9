//! Structural holes: Burt's constraint and effective size, over weighted ties.
//!
//! Burt 1992, "Structural Holes: The Social Structure of Competition", Harvard University Press; Burt 2004,
//! <https://doi.org/10.1086/421787>.

use super::graph::Graph;
use super::oriented::Oriented;

/// Constraint: the sum over a node's neighbours j of (p_ij + Σ_q p_iq p_qj)², p being a tie's part of the strength of the node it starts
/// from and q a common neighbour. Low where the neighbours do not know each other. `None` without ties.
///
/// p_iq p_qj is w_iq w_qj / (s_i s_q): but for s_i it is the same from both ends of the tie, so that one number a tie, gathered over the
/// triangles, serves both.
pub fn constraint(graph: &Graph) -> Vec<Option<f64>> {
    let n = graph.len();
    let strength: Vec<f64> = (0..n).map(|v| graph.strength(v)).collect();
    let ties = Oriented::new(graph);
    let weights = &ties.weights;
    let through = ties.gather(weights.len(), |triangle, sum: &mut [f64]| {
        let [a, b, c] = triangle.nodes.map(|v| strength[v as usize]);
        let [ab, ac, bc] = triangle.ties;
        sum[ab] += weights[ac] * weights[bc] / c;
        sum[ac] += weights[ab] * weights[bc] / b;
        sum[bc] += weights[ab] * weights[ac] / a;
    });
    let mut out = vec![0.0; n];
    for (tie, (a, b)) in ties.ties().enumerate() {
        let both = (weights[tie] + through[tie]).powi(2);
        out[a as usize] += both;
        out[b as usize] += both;
    }
    out.iter().zip(&strength).map(|(sum, own)| (*own > 0.0).then(|| sum / (own * own))).collect()
}

/// Effective size: the number of neighbours less what they have of each other, Σ_j (1 - Σ_q p_iq m_jq), m being a tie over the strongest
/// tie of the node it starts from. With equal weights: degree less twice the ties among neighbours over the degree. `None` without ties.
pub fn effective_size(graph: &Graph) -> Vec<Option<f64>> {
    let n = graph.len();
    let strongest: Vec<f64> = (0..n).map(|v| graph.row_weights(v).iter().copied().fold(0.0, f64::max)).collect();
    let ties = Oriented::new(graph);
    let weights = &ties.weights;
    let redundant = ties.gather(n, |triangle, sum: &mut [f64]| {
        let [a, b, c] = triangle.nodes.map(|v| v as usize);
        let [ab, ac, bc] = triangle.ties.map(|tie| weights[tie]);
        // For one of the three: what each of the two others has of the other, by the tie to that other.
        sum[a] += ab * bc / strongest[c] + ac * bc / strongest[b];
        sum[b] += ab * ac / strongest[c] + bc * ac / strongest[a];
        sum[c] += ac * ab / strongest[b] + bc * ab / strongest[a];
    });
    let each = |(v, sum): (usize, f64)| (graph.degree(v) > 0).then(|| graph.degree(v) as f64 - sum / graph.strength(v));
    redundant.into_iter().enumerate().map(each).collect()
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
