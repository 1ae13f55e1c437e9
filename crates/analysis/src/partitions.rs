//! How far two partitions of the same units agree: the adjusted index of Hubert and Arabie 1985, <https://doi.org/10.1007/BF01908075>.

/// The index: 1 equal, about 0 as by chance, also below. Numbers of groups do not matter. `None` where the lengths differ.
pub fn adjusted_rand(a: &[u32], b: &[u32]) -> Option<f64> {
    if a.len() != b.len() {
        return None;
    }
    let mut both: Vec<(u32, u32)> = a.iter().copied().zip(b.iter().copied()).collect();
    both.sort_unstable();
    let mut second = b.to_vec();
    second.sort_unstable();
    let sizes = |chunks: &mut dyn Iterator<Item = usize>| chunks.map(|n| n as u64).collect::<Vec<u64>>();
    let cells = sizes(&mut both.chunk_by(|x, y| x == y).map(<[_]>::len));
    let of_a = sizes(&mut both.chunk_by(|x, y| x.0 == y.0).map(<[_]>::len));
    let of_b = sizes(&mut second.chunk_by(|x, y| x == y).map(<[_]>::len));
    Some(adjusted_rand_of(&cells, &of_a, &of_b))
}

/// The same from the sizes of the common parts and of the groups on either side.
pub fn adjusted_rand_of(cells: &[u64], of_a: &[u64], of_b: &[u64]) -> f64 {
    let pairs = |sizes: &[u64]| sizes.iter().map(|&n| n * n.saturating_sub(1) / 2).sum::<u64>() as f64;
    let units: u64 = of_a.iter().sum();
    let (together, a, b, all) = (pairs(cells), pairs(of_a), pairs(of_b), pairs(&[units]));
    let expected = if all > 0.0 { a * b / all } else { 0.0 };
    let most = f64::midpoint(a, b);
    // Both all in one group, or both all alone: the same partition.
    if most == expected { 1.0 } else { (together - expected) / (most - expected) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_index_of_a_case_worked_by_hand() {
        // Groups {0 1 2} {3 4 5} against {0 1} {2 3} {4 5}: common parts 2 1 1 2, so 2 pairs together; 6 and 3 pairs; of 15.
        // Expected 6 * 3 / 15 = 1.2, most 4.5: (2 - 1.2) / (4.5 - 1.2).
        let index = adjusted_rand(&[7, 7, 7, 2, 2, 2], &[0, 0, 1, 1, 9, 9]).unwrap();
        assert!((index - 0.8 / 3.3).abs() < 1e-12, "{index}");
        assert_eq!(adjusted_rand(&[1, 1, 2], &[5, 5, 0]), Some(1.0));
        assert_eq!(adjusted_rand(&[0, 0], &[1, 1]), Some(1.0));
        assert_eq!(adjusted_rand(&[0], &[1, 1]), None);
        assert_eq!(adjusted_rand(&[], &[]), Some(1.0));
    }
}
