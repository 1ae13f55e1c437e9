//! Where the records round another one are drawn: itself in the middle, those one step away on a circle sorted by group, those two steps
//! away outside, near what ties them. The same input gives the same places, whoever asks and whenever.

use std::collections::BTreeMap;
use std::f64::consts::TAU;

/// A record to place: how many steps away it is (0 is the middle), and of which group, which keeps together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    pub hop: usize,
    pub group: usize,
}

/// Least distance between neighbours on a circle, and between two circles of one step, in units of the drawing.
const APART: f64 = 22.0;
/// The first circle and the distance to the next are at least this wide.
const STEP: f64 = 120.0;
/// On one step so many circles lie inside each other at most.
const RINGS: usize = 4;

/// Places in units of the drawing, the middle at 0, 0, y downwards, rounded to a tenth. `ties` are pairs of indices into `spots`.
#[must_use]
pub fn layout(spots: &[Spot], ties: &[(usize, usize)]) -> Vec<[f64; 2]> {
    let mut out = vec![[0.0, 0.0]; spots.len()];
    let mut angle: BTreeMap<usize, f64> = BTreeMap::new();
    let last = spots.iter().map(|s| s.hop).max().unwrap_or(0);
    let mut edge = 0.0;
    for hop in 1..=last {
        let mut order: Vec<usize> = (0..spots.len()).filter(|i| spots[*i].hop == hop).collect();
        if order.is_empty() {
            continue;
        }
        let wish: BTreeMap<usize, f64> = order.iter().filter_map(|i| Some((*i, drawn_to(*i, ties, &angle)?))).collect();
        // The first circle by group; the others by what draws them.
        if hop == 1 {
            order.sort_by_key(|i| (spots[*i].group, *i));
        } else {
            let at = |i: &usize| wish.get(i).copied().unwrap_or(TAU);
            order.sort_by(|a, b| at(a).total_cmp(&at(b)).then_with(|| (spots[*a].group, *a).cmp(&(spots[*b].group, *b))));
        }
        // As many circles as it takes to keep neighbours apart, and wider where that is not enough.
        let inner = edge + STEP;
        let count = as_f64(order.len());
        let rings = (1..=RINGS).find(|r| as_f64(*r) * TAU * inner >= count * APART).unwrap_or(RINGS);
        // Whole rounds of the circles: the last is as far from the first as any other from its neighbour.
        let count = as_f64(order.len().next_multiple_of(rings));
        let slot = TAU / count;
        let inner = inner.max(count * APART / (TAU * as_f64(rings)));
        // Turned so that they lie nearest, taken together, to what draws them.
        let turn = mean(order.iter().enumerate().filter_map(|(k, i)| Some(wish.get(i)? - as_f64(k) * slot))).unwrap_or(-TAU / 4.0);
        for (k, i) in order.iter().enumerate() {
            let (at, radius) = (turn + as_f64(k) * slot, inner + as_f64(k % rings) * APART);
            angle.insert(*i, at.rem_euclid(TAU));
            out[*i] = [tenth(radius * at.cos()), tenth(radius * at.sin())];
        }
        edge = inner + as_f64(rings - 1) * APART;
    }
    out
}

/// The mean direction of those already placed that a record is tied to, but for the middle, which has none.
fn drawn_to(i: usize, ties: &[(usize, usize)], angle: &BTreeMap<usize, f64>) -> Option<f64> {
    let others = ties.iter().filter_map(|(a, b)| if *a == i { Some(b) } else { (*b == i).then_some(a) });
    mean(others.filter_map(|o| angle.get(o).copied()))
}

/// The mean of directions, 0 to a whole turn; none where they cancel each other.
fn mean(angles: impl Iterator<Item = f64>) -> Option<f64> {
    let [x, y] = angles.fold([0.0, 0.0], |[x, y], a| [x + a.cos(), y + a.sin()]);
    (x.hypot(y) > 1e-6).then(|| y.atan2(x).rem_euclid(TAU))
}

#[expect(clippy::cast_precision_loss, reason = "some hundreds of records")]
fn as_f64(n: usize) -> f64 {
    n as f64
}

fn tenth(x: f64) -> f64 {
    // Without the sign of nothing.
    (x * 10.0).round() / 10.0 + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn far(a: [f64; 2], b: [f64; 2]) -> f64 {
        (a[0] - b[0]).hypot(a[1] - b[1])
    }

    #[test]
    fn nobody_lies_on_another_and_steps_lie_outside_each_other() {
        for n in [1_usize, 2, 7, 60, 299] {
            let mut spots = vec![Spot { hop: 0, group: 0 }];
            let mut ties = Vec::new();
            for i in 1..=n {
                let hop = if i <= n.div_ceil(3) { 1 } else { 2 };
                spots.push(Spot { hop, group: i % 5 });
                ties.push(if hop == 1 { (0, i) } else { (1 + i % n.div_ceil(3), i) });
            }
            let places = layout(&spots, &ties);
            assert_eq!(places, layout(&spots, &ties));
            assert_eq!(places[0], [0.0, 0.0]);
            for i in 0..places.len() {
                for j in 0..i {
                    assert!(far(places[i], places[j]) > 10.0, "{n}: {i} and {j} at {:?} and {:?}", places[i], places[j]);
                }
            }
            let reach = |hop| spots.iter().zip(&places).filter(move |(s, _)| s.hop == hop).map(|(_, p)| far(*p, [0.0, 0.0]));
            let most = reach(1).fold(0.0, f64::max);
            assert!(reach(2).all(|r| r > most), "{n}");
        }
    }

    #[test]
    fn what_is_tied_lies_on_the_same_side() {
        // Four in the first circle, one outside each.
        let mut spots = vec![Spot { hop: 0, group: 0 }];
        spots.extend((0..4).map(|group| Spot { hop: 1, group }));
        spots.extend((0..4).map(|_| Spot { hop: 2, group: 0 }));
        let ties: Vec<(usize, usize)> = (1..=4).flat_map(|i| [(0, i), (i, i + 4)]).collect();
        let places = layout(&spots, &ties);
        for i in 1..=4 {
            let nearest = (1..=4).min_by(|a, b| far(places[i + 4], places[*a]).total_cmp(&far(places[i + 4], places[*b])));
            assert_eq!(nearest, Some(i));
        }
    }
}
