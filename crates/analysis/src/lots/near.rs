//! Who is near whom: points of one kind in squares of the radius's size.

use super::{LotsPlan, Point};
use std::collections::BTreeMap;

pub(super) struct Near<'a> {
    plan: &'a LotsPlan<'a>,
    squares: BTreeMap<(u32, i64, i64), Vec<u32>>,
}

impl<'a> Near<'a> {
    /// `of` has the points that count.
    pub(super) fn new(plan: &'a LotsPlan<'a>, of: &[bool]) -> Near<'a> {
        let mut squares: BTreeMap<(u32, i64, i64), Vec<u32>> = BTreeMap::new();
        for i in (0..of.len()).filter(|i| of[*i]) {
            let p = &plan.points[i];
            let at = |c: f64| (c / plan.ask.radius).floor() as i64;
            squares.entry((p.kind, at(p.x), at(p.y))).or_default().push(i as u32);
        }
        Near { plan, squares }
    }

    /// The points within the radius of a point, itself among them, in order.
    pub(super) fn of(&self, i: u32) -> Vec<u32> {
        let p = &self.plan.points[i as usize];
        let at = |c: f64| (c / self.plan.ask.radius).floor() as i64;
        let mut out = Vec::new();
        for x in at(p.x) - 1..=at(p.x) + 1 {
            for y in at(p.y) - 1..=at(p.y) + 1 {
                let Some(square) = self.squares.get(&(p.kind, x, y)) else { continue };
                out.extend(square.iter().copied().filter(|j| self.distance(i, *j) <= self.plan.ask.radius));
            }
        }
        out.sort_unstable();
        out
    }

    pub(super) fn distance(&self, i: u32, j: u32) -> f64 {
        let (p, q) = (&self.plan.points[i as usize], &self.plan.points[j as usize]);
        (p.x - q.x).hypot(p.y - q.y)
    }
}

/// How many pairs of a kind lie in one square or in squares next to each other.
pub(super) fn pairs(points: &[Point], radius: f64) -> usize {
    let at = |c: f64| (c / radius).floor() as i64;
    let mut counts: BTreeMap<(u32, i64, i64), usize> = BTreeMap::new();
    points.iter().for_each(|p| *counts.entry((p.kind, at(p.x), at(p.y))).or_default() += 1);
    let around = |(kind, x, y): (u32, i64, i64)| -> usize {
        (x - 1..=x + 1).flat_map(|a| (y - 1..=y + 1).map(move |b| (kind, a, b))).filter_map(|s| counts.get(&s)).sum()
    };
    counts.iter().map(|(square, n)| n.saturating_mul(around(*square))).fold(0, usize::saturating_add)
}
