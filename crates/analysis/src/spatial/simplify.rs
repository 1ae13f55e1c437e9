//! The order in which the points of a line can be left out: by the area of the triangle each makes with its neighbours.
//!
//! Visvalingam and Whyatt 1993, "Line generalisation by repeated elimination of points",
//! <https://doi.org/10.1179/000870493786962263>.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use super::Point;

/// A point of the line with the area at which it falls; the smaller area first, then the earlier point.
#[derive(Debug, PartialEq)]
struct Fall(f64, usize);

impl Eq for Fall {}

impl Ord for Fall {
    fn cmp(&self, other: &Fall) -> Ordering {
        self.0.total_cmp(&other.0).then(self.1.cmp(&other.1))
    }
}

impl PartialOrd for Fall {
    fn partial_cmp(&self, other: &Fall) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// For each point of an open line the area at which it is left out, never smaller than that of a point left out before
/// it; the two ends have infinity and stay.
pub(crate) fn weights(line: &[Point]) -> Vec<f64> {
    let last = line.len().saturating_sub(1);
    let mut weight = vec![f64::INFINITY; line.len()];
    let mut before: Vec<usize> = (0..line.len()).map(|i| i.saturating_sub(1)).collect();
    let mut after: Vec<usize> = (0..line.len()).map(|i| (i + 1).min(last)).collect();
    let mut current = vec![f64::INFINITY; line.len()];
    let mut heap = BinaryHeap::new();
    for i in 1..last {
        current[i] = triangle(line[i - 1], line[i], line[i + 1]);
        heap.push(Reverse(Fall(current[i], i)));
    }
    let mut passed = 0.0f64;
    while let Some(Reverse(Fall(area, i))) = heap.pop() {
        // An entry that was superseded when a neighbour fell.
        if weight[i].is_finite() || area.total_cmp(&current[i]) != Ordering::Equal {
            continue;
        }
        passed = passed.max(area);
        weight[i] = passed;
        let (b, a) = (before[i], after[i]);
        after[b] = a;
        before[a] = b;
        for n in [b, a] {
            if n > 0 && n < last {
                current[n] = triangle(line[before[n]], line[n], line[after[n]]);
                heap.push(Reverse(Fall(current[n], n)));
            }
        }
    }
    weight
}

fn triangle(a: Point, b: Point, c: Point) -> f64 {
    ((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])).abs() / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flat_points_fall_first_and_ends_stay() {
        let line = [[0.0, 0.0], [1.0, 0.0], [2.0, 1.0], [3.0, 0.0], [4.0, 0.0], [5.0, 0.0]];
        let w = weights(&line);
        assert_eq!((w[0], w[5]), (f64::INFINITY, f64::INFINITY));
        assert_eq!(w[4], 0.0);
        // Without point 4: point 1 makes half, 2 makes one, 3 makes one. Without 1, point 2 makes 1.5; so 3 falls at
        // one, and last 2, whose triangle with both ends has 2.5.
        assert_eq!((w[1], w[2], w[3]), (0.5, 2.5, 1.0));
        assert_eq!(weights(&[]), Vec::<f64>::new());
        assert_eq!(weights(&[[0.0, 0.0]]), [f64::INFINITY]);
    }
}
