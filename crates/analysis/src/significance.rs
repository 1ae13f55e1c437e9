//! Control of false discoveries when one asks the same question of many units.

/// Benjamini–Hochberg adjusted p-values: the smallest false discovery rate at which each unit would be called
/// significant. `None` (no test was made) is not counted and stays `None`.
///
/// Benjamini and Hochberg 1995, <https://doi.org/10.1111/j.2517-6161.1995.tb02031.x>; for local statistics of
/// association Caldas de Castro and Singer 2006, <https://doi.org/10.1111/j.0016-7363.2006.00682.x>.
pub fn benjamini_hochberg(p: &[Option<f64>]) -> Vec<Option<f64>> {
    let mut tested: Vec<(f64, usize)> = p.iter().enumerate().filter_map(|(i, p)| p.map(|p| (p, i))).collect();
    tested.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let count = tested.len() as f64;
    let mut adjusted = vec![None; p.len()];
    let mut least = 1.0f64;
    for (rank, &(p, unit)) in tested.iter().enumerate().rev() {
        least = least.min(p * count / (rank + 1) as f64);
        // Rounding must not bring the adjusted value below the one it adjusts.
        adjusted[unit] = Some(least.max(p));
    }
    adjusted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hand_worked_case() {
        // Sorted: 0.01, 0.02, 0.03, 0.5 with 4 tests: 0.04, 0.04, 0.04, 0.5.
        let adjusted = benjamini_hochberg(&[Some(0.03), None, Some(0.01), Some(0.5), Some(0.02)]);
        let expected = [Some(0.04), None, Some(0.04), Some(0.5), Some(0.04)];
        for (a, e) in adjusted.iter().zip(expected) {
            match (a, e) {
                (Some(a), Some(e)) => assert!((a - e).abs() < 1e-12),
                _ => assert_eq!(*a, e),
            }
        }
        assert_eq!(benjamini_hochberg(&[None]), vec![None]);
    }
}
