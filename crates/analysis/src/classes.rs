//! Class breaks for maps: quantiles and natural breaks, at most seven classes, equal values always in the same class.

/// The most classes that a reader can tell apart by shade.
pub const MOST_CLASSES: usize = 7;

/// Classes of values by their upper bounds.
#[derive(Debug, Clone, PartialEq)]
pub struct Classes {
    /// The largest value of each class (it belongs to the class), growing. There may be fewer classes than asked, never
    /// an empty one.
    pub upper: Vec<f64>,
    /// The smallest value of all.
    pub lowest: f64,
    /// Number of values in each class.
    pub counts: Vec<usize>,
}

impl Classes {
    fn from_upper(sorted: &[(f64, usize)], upper: Vec<f64>) -> Classes {
        let mut counts = vec![0; upper.len()];
        let mut class = 0;
        for &(value, count) in sorted {
            while value > upper[class] {
                class += 1;
            }
            counts[class] += count;
        }
        Classes { upper, lowest: sorted.first().map_or(f64::NAN, |s| s.0), counts }
    }

    /// The class of a value, from 0; values beyond the bounds fall in the outermost. `None` if it is not a number.
    pub fn class_of(&self, value: f64) -> Option<usize> {
        if value.is_nan() || self.upper.is_empty() {
            return None;
        }
        let class = self.upper.partition_point(|&upper| upper < value);
        Some(class.min(self.upper.len() - 1))
    }
}

/// The finite values in order, each once, with how often it occurs.
fn tally(values: &[Option<f64>]) -> Vec<(f64, usize)> {
    let mut sorted: Vec<f64> = values.iter().flatten().filter(|v| v.is_finite()).map(|v| v + 0.0).collect();
    sorted.sort_unstable_by(f64::total_cmp);
    sorted.chunk_by(|a, b| a == b).map(|c| (c[0], c.len())).collect()
}

/// Classes of about equally many values: class `c` of `k` ends at the smallest value that at least `c / k` of all
/// values do not pass (Hyndman and Fan 1996, definition 1, <https://doi.org/10.1080/00031305.1996.10473566>). Bounds that
/// coincide because of ties are one. Missing and infinite values are left out.
pub fn quantiles(values: &[Option<f64>], classes: usize) -> Classes {
    let sorted = tally(values);
    let classes = classes.clamp(1, MOST_CLASSES);
    let total: usize = sorted.iter().map(|s| s.1).sum();
    let mut upper = Vec::new();
    let mut below = 0;
    let mut next = 1;
    for &(value, count) in &sorted {
        below += count;
        if below * classes >= next * total {
            upper.push(value);
            next = below * classes / total + 1;
        }
    }
    Classes::from_upper(&sorted, upper)
}

/// Natural breaks: the classes with the least sum of squared deviations from their means, exact by dynamic programming
/// (Fisher 1958, <https://doi.org/10.1080/01621459.1958.10501479>; Jenks 1977). Of equally good breaks those with the
/// smallest bounds are taken. Missing and infinite values are left out.
///
/// The best start of a class never moves back as its end moves on, so each row is filled by halving:
/// O(k n log n) for n different values.
pub fn natural_breaks(values: &[Option<f64>], classes: usize) -> Classes {
    let sorted = tally(values);
    let classes = classes.clamp(1, MOST_CLASSES).min(sorted.len());
    if sorted.is_empty() {
        return Classes::from_upper(&sorted, Vec::new());
    }
    let spread = Spread::new(&sorted);
    let mut best: Vec<f64> = (0..sorted.len()).map(|end| spread.cost(0, end)).collect();
    let mut starts: Vec<Vec<usize>> = vec![vec![0; sorted.len()]];
    for class in 1..classes {
        let mut row = vec![f64::INFINITY; sorted.len()];
        let mut start = vec![class; sorted.len()];
        // (first end, last end, earliest start, latest start)
        let mut stretches = vec![(class, sorted.len() - 1, class, sorted.len() - 1)];
        while let Some((from, to, early, late)) = stretches.pop() {
            let end = from + (to - from) / 2;
            let mut at = early;
            for s in early..=late.min(end) {
                let cost = best[s - 1] + spread.cost(s, end);
                if cost < row[end] {
                    row[end] = cost;
                    at = s;
                }
            }
            start[end] = at;
            if end > from {
                stretches.push((from, end - 1, early, at));
            }
            if end < to {
                stretches.push((end + 1, to, at, late));
            }
        }
        best = row;
        starts.push(start);
    }
    let mut upper = Vec::new();
    let mut end = sorted.len() - 1;
    for start in starts.iter().rev() {
        upper.push(sorted[end].0);
        end = start[end].saturating_sub(1);
    }
    upper.reverse();
    Classes::from_upper(&sorted, upper)
}

/// Running sums, from which the squared deviations of any stretch of values follow at once.
struct Spread {
    count: Vec<f64>,
    sum: Vec<f64>,
    squares: Vec<f64>,
}

impl Spread {
    fn new(sorted: &[(f64, usize)]) -> Spread {
        // Around the middle and in a scale of one, so that no digits are lost.
        let (low, high) = (sorted[0].0, sorted[sorted.len() - 1].0);
        let middle = low / 2.0 + high / 2.0;
        let scale = if high > low { high / 2.0 - low / 2.0 } else { 1.0 };
        let mut spread = Spread { count: vec![0.0], sum: vec![0.0], squares: vec![0.0] };
        let (mut n, mut s, mut q) = (0.0, 0.0, 0.0);
        for &(value, count) in sorted {
            let value = (value - middle) / scale;
            n += count as f64;
            s += count as f64 * value;
            q += count as f64 * value * value;
            spread.count.push(n);
            spread.sum.push(s);
            spread.squares.push(q);
        }
        spread
    }

    fn cost(&self, start: usize, end: usize) -> f64 {
        let n = self.count[end + 1] - self.count[start];
        let s = self.sum[end + 1] - self.sum[start];
        let q = self.squares[end + 1] - self.squares[start];
        (q - s * s / n).max(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::Rng;

    fn some(values: &[f64]) -> Vec<Option<f64>> {
        values.iter().copied().map(Some).collect()
    }

    #[test]
    fn quantiles_share_out_the_values_and_keep_ties_together() {
        let c = quantiles(&some(&[8.0, 1.0, 7.0, 2.0, 6.0, 3.0, 5.0, 4.0]), 4);
        assert_eq!((c.upper.as_slice(), c.counts.as_slice()), (&[2.0, 4.0, 6.0, 8.0][..], &[2; 4][..]));
        let c = quantiles(&some(&[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 2.0]), 4);
        assert_eq!(c.upper, [0.0, 2.0]);
        assert_eq!(c.counts, [6, 2]);
        let c = quantiles(&[None, Some(f64::NAN), Some(3.0)], 40);
        assert_eq!((c.upper.as_slice(), c.lowest), (&[3.0][..], 3.0));
        assert_eq!(c.class_of(99.0), Some(0));
        assert_eq!(c.class_of(f64::NAN), None);
        assert_eq!(quantiles(&[None], 3).class_of(1.0), None);
    }

    #[test]
    fn natural_breaks_find_the_gaps() {
        let values = some(&[1.0, 2.0, 1.5, 10.0, 11.0, 10.5, 50.0, 51.0, 10.0]);
        let c = natural_breaks(&values, 3);
        assert_eq!(c.upper, [2.0, 11.0, 51.0]);
        assert_eq!(c.counts, [3, 4, 2]);
        assert_eq!(c.class_of(11.5), Some(2));
        assert_eq!(natural_breaks(&some(&[4.0, 4.0]), 5).upper, [4.0]);
        assert_eq!(natural_breaks(&[], 5).upper, []);
    }

    /// The least sum of squares over every way to cut.
    fn exhaustive(sorted: &[f64], classes: usize) -> f64 {
        let cost = |part: &[f64]| {
            let mean = part.iter().sum::<f64>() / part.len() as f64;
            part.iter().map(|v| (v - mean).powi(2)).sum::<f64>()
        };
        if classes == 1 {
            return cost(sorted);
        }
        (classes - 1..sorted.len()).map(|cut| exhaustive(&sorted[..cut], classes - 1) + cost(&sorted[cut..])).fold(f64::INFINITY, f64::min)
    }

    #[test]
    fn natural_breaks_are_the_best_of_all() {
        for seed in 0..40 {
            let mut rng = Rng::new(seed, 0, 0);
            let mut values: Vec<f64> = (0..14).map(|_| f64::from(rng.below(30))).collect();
            values.sort_unstable_by(f64::total_cmp);
            for classes in 2..=5 {
                let c = natural_breaks(&some(&values), classes);
                let mut ours = 0.0;
                for class in 0..c.upper.len() {
                    let part: Vec<f64> = values.iter().copied().filter(|&v| c.class_of(v) == Some(class)).collect();
                    let mean = part.iter().sum::<f64>() / part.len() as f64;
                    ours += part.iter().map(|v| (v - mean).powi(2)).sum::<f64>();
                }
                assert!(ours <= exhaustive(&values, classes) + 1e-9, "{values:?} {classes}");
                assert_eq!(c.counts.iter().sum::<usize>(), 14);
            }
        }
    }
}
