//! What no partition can pass: how many regions a floor allows, and the greatest ratio that so many groups could reach if they did
//! not have to hang together.
//!
//! The ratio: between groups the scatter has rank below k, so the k - 1 greatest eigenvalues of the whole are all that can lie between
//! (Ding and He 2004, <https://doi.org/10.1145/1015330.1015408>); and along each principal axis k groups leave at least what the best
//! k intervals of that axis leave, found exactly (Fisher 1958, <https://doi.org/10.1080/01621459.1958.10501479>).

use super::ground::Ground;

/// Comparisons beyond which the axes are not looked at: there so many groups leave next to nothing on any of them.
const MOST_WORK: f64 = 1e7;

/// The most regions at the floor: in a part of the map without the units that reach it alone, regions need the floor each from what
/// hangs together there, and every other region has one of those units.
pub(super) fn regions(ground: &Ground) -> usize {
    let keep: Vec<bool> = ground.sizes.iter().map(|&s| !ground.reaches(s)).collect();
    let (rest, kept) = ground.touching.subset(&keep);
    let labels = rest.components();
    let parts = labels.iter().max().map_or(0, |&m| m as usize + 1);
    let (mut size, mut count) = (vec![0.0; parts], vec![0usize; parts]);
    for (at, &unit) in kept.iter().enumerate() {
        size[labels[at] as usize] += ground.sizes[unit as usize];
        count[labels[at] as usize] += 1;
    }
    let alone = ground.len() - kept.len();
    let most = |(size, count): (f64, usize)| ((size / ground.floor * (1.0 + 1e-12)).floor() as usize).min(count);
    alone + size.into_iter().zip(count).map(most).sum::<usize>()
}

/// A number that no ratio of `k` groups passes; `None` where nothing below 1 is known.
pub(super) fn ratio(ground: &Ground, k: usize) -> Option<f64> {
    let (n, p) = (ground.len(), ground.columns);
    let mut scatter = vec![0.0; p * p];
    for unit in 0..n {
        let row = ground.row(unit);
        for a in 0..p {
            for b in 0..p {
                scatter[a * p + b] += row[a] * row[b];
            }
        }
    }
    let total: f64 = (0..p).map(|c| scatter[c * p + c]).sum();
    let (values, axes) = eigen(scatter, p);
    let mut sorted = values.clone();
    sorted.sort_unstable_by(|a, b| b.total_cmp(a));
    let mut within = sorted.iter().skip(k - 1).map(|v| v.max(0.0)).sum::<f64>();
    if (n * p * k) as f64 * (n as f64).log2() <= MOST_WORK {
        let along = |axis: usize| {
            let mut at: Vec<f64> = (0..n).map(|u| ground.row(u).iter().enumerate().map(|(c, v)| v * axes[c * p + axis]).sum()).collect();
            at.sort_unstable_by(f64::total_cmp);
            intervals(&at, k)
        };
        within = within.max((0..p).map(along).sum());
    }
    // What is only rounding is no bound.
    let ratio = 1.0 - within * (1.0 - 1e-9) / total;
    (ratio < 1.0 - 1e-9).then_some(ratio.max(0.0))
}

/// The least sum of squares within `k` intervals of sorted numbers: layer by layer, each layer by halving, since the best beginning of the last
/// interval only moves up.
fn intervals(sorted: &[f64], k: usize) -> f64 {
    let n = sorted.len();
    let (mut sum, mut square) = (vec![0.0; n + 1], vec![0.0; n + 1]);
    for (i, v) in sorted.iter().enumerate() {
        sum[i + 1] = sum[i] + v;
        square[i + 1] = square[i] + v * v;
    }
    let cost = |from: usize, to: usize| {
        let (s, q) = (sum[to] - sum[from], square[to] - square[from]);
        (q - s * s / (to - from) as f64).max(0.0)
    };
    let mut best: Vec<f64> = (0..=n).map(|to| if to == 0 { 0.0 } else { cost(0, to) }).collect();
    for groups in 2..=k.min(n) {
        let before = best.clone();
        // Ends of the last interval, and where it may begin.
        let mut open = vec![(groups, n, groups - 1, n - 1)];
        while let Some((low, high, first, last)) = open.pop() {
            if low > high {
                continue;
            }
            let to = usize::midpoint(low, high);
            let mut found = (f64::INFINITY, first);
            for (from, left) in before.iter().enumerate().take(last.min(to - 1) + 1).skip(first) {
                let this = left + cost(from, to);
                if this < found.0 {
                    found = (this, from);
                }
            }
            best[to] = found.0;
            open.push((low, to - 1, first, found.1));
            open.push((to + 1, high, found.1, last));
        }
    }
    best[n]
}

/// Eigenvalues and eigenvectors (columns) of a symmetric matrix, by Jacobi's rotations.
fn eigen(mut a: Vec<f64>, p: usize) -> (Vec<f64>, Vec<f64>) {
    let mut axes: Vec<f64> = (0..p * p).map(|i| f64::from(u8::from(i / p == i % p))).collect();
    let whole: f64 = a.iter().map(|v| v * v).sum();
    for _ in 0..60 {
        let off: f64 = (0..p).flat_map(|i| (0..i).map(move |j| (i, j))).map(|(i, j)| a[i * p + j] * a[i * p + j]).sum();
        if off <= 1e-28 * whole {
            break;
        }
        for i in 0..p {
            for j in i + 1..p {
                if a[i * p + j] == 0.0 {
                    continue;
                }
                let theta = (a[j * p + j] - a[i * p + i]) / (2.0 * a[i * p + j]);
                let t = theta.signum() / (theta.abs() + theta.hypot(1.0));
                let (c, s) = (1.0 / t.hypot(1.0), t / t.hypot(1.0));
                for m in 0..p {
                    let (x, y) = (a[m * p + i], a[m * p + j]);
                    (a[m * p + i], a[m * p + j]) = (c * x - s * y, s * x + c * y);
                }
                for m in 0..p {
                    let (x, y) = (a[i * p + m], a[j * p + m]);
                    (a[i * p + m], a[j * p + m]) = (c * x - s * y, s * x + c * y);
                    let (x, y) = (axes[m * p + i], axes[m * p + j]);
                    (axes[m * p + i], axes[m * p + j]) = (c * x - s * y, s * x + c * y);
                }
            }
        }
    }
    ((0..p).map(|i| a[i * p + i]).collect(), axes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_of_a_case_worked_by_hand() {
        // 0 1 | 9 10: half and half.
        assert!((intervals(&[0.0, 1.0, 9.0, 10.0], 2) - 1.0).abs() < 1e-12);
        assert!((intervals(&[0.0, 1.0, 9.0, 10.0], 3) - 0.5).abs() < 1e-12);
        assert_eq!(intervals(&[0.0, 1.0, 9.0, 10.0], 4), 0.0);
    }

    #[test]
    fn eigenvalues_of_a_case_worked_by_hand() {
        let (mut values, axes) = eigen(vec![2.0, 1.0, 1.0, 2.0], 2);
        values.sort_unstable_by(f64::total_cmp);
        assert!((values[0] - 1.0).abs() < 1e-12 && (values[1] - 3.0).abs() < 1e-12);
        assert!(axes.iter().all(|v| (v.abs() - 0.5f64.sqrt()).abs() < 1e-12));
    }
}
