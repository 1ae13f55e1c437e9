//! Where the network is drawn: groups apart from each other, those with many ties between them nearer; inside a group the best tied in the
//! middle. Nothing is drawn at random, so that the same network has the same places.

use super::Measures;
use reticolo_analysis::network::Graph;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::f64::consts::TAU;

/// Distance between two actors of a group, in units of the drawing.
const APART: f64 = 15.0;
/// Free space round a group.
const MARGIN: f64 = 26.0;
/// The angle that spreads points evenly on a disc.
const GOLDEN: f64 = 2.399_963_229_728_653;
/// Steps by which groups find their places.
const STEPS: usize = 300;
/// Groups that are moved by their ties; the others, all small, lie round them.
const MOVED: usize = 300;

/// A group of actors in the drawing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Group {
    pub at: [f64; 2],
    pub radius: f64,
    /// How many actors it has, and the place of the best tied of them.
    pub size: u32,
    pub head: u32,
    /// Ties inside.
    pub ties: usize,
    /// Ties to other groups, by their places in the list.
    pub to: BTreeMap<u32, usize>,
}

#[expect(clippy::cast_precision_loss, reason = "counts of actors and groups")]
fn f(n: usize) -> f64 {
    n as f64
}

fn tenth(x: f64) -> f64 {
    (x * 10.0).round() / 10.0 + 0.0
}

/// The groups and a place for every actor.
pub(super) fn plane(graph: &Graph, measures: &Measures) -> (Vec<Group>, Vec<[f64; 2]>) {
    let of = &measures.communities.group;
    let mut members: Vec<Vec<u32>> = vec![Vec::new(); measures.communities.sizes.len()];
    for (v, g) in of.iter().enumerate() {
        members[*g as usize].push(v as u32);
    }
    let best = |v: &u32| (std::cmp::Reverse(graph.degree(*v as usize)), *v);
    for group in &mut members {
        group.sort_by_key(best);
    }
    let mut groups: Vec<Group> = members
        .iter()
        .map(|m| Group {
            at: [0.0, 0.0],
            radius: tenth(APART * (f(m.len())).sqrt() * 0.95 + 8.0),
            size: m.len() as u32,
            head: m.first().copied().unwrap_or(0),
            ties: 0,
            to: BTreeMap::new(),
        })
        .collect();
    for (a, b, _) in graph.edges() {
        let (x, y) = (of[a as usize], of[b as usize]);
        if x == y {
            groups[x as usize].ties += 1;
        } else {
            *groups[x as usize].to.entry(y).or_default() += 1;
            *groups[y as usize].to.entry(x).or_default() += 1;
        }
    }
    settle(&mut groups);
    let mut at = vec![[0.0, 0.0]; graph.len()];
    for (group, members) in groups.iter().zip(&members) {
        for (i, v) in members.iter().enumerate() {
            let (r, angle) = (APART * f(i).sqrt(), f(i) * GOLDEN);
            at[*v as usize] = [tenth(group.at[0] + r * angle.cos()), tenth(group.at[1] + r * angle.sin())];
        }
    }
    (groups, at)
}

/// Finds places for the groups: begun on a spiral, drawn together by ties, held apart by their size. Those who are alone lie in rows below.
fn settle(groups: &mut [Group]) {
    let count = groups.iter().take_while(|g| g.size > 1).count().min(MOVED);
    let (moved, rest) = groups.split_at_mut(count);
    let mut reach = 0.0;
    for (i, group) in moved.iter_mut().enumerate() {
        let r = if i == 0 { 0.0 } else { reach + group.radius };
        group.at = [1.4 * r * (f(i) * GOLDEN).cos(), r * (f(i) * GOLDEN).sin()];
        reach = (reach * reach + (group.radius + MARGIN).powi(2)).sqrt();
    }
    for step in 0..STEPS {
        let heat = 1.0 - f(step) / f(STEPS);
        let mut pull = vec![[0.0f64, 0.0f64]; count];
        for i in 0..count {
            for j in i + 1..count {
                let [dx, dy] = [moved[j].at[0] - moved[i].at[0], moved[j].at[1] - moved[i].at[1]];
                let distance = dx.hypot(dy).max(0.1);
                let room = moved[i].radius + moved[j].radius + MARGIN;
                let ties = moved[i].to.get(&(j as u32)).map_or(0.0, |n| f(*n).sqrt());
                // Towards each other by their ties, apart where they overlap.
                let gap = distance - room;
                let force = if gap > 0.0 { gap * (0.012 * ties).min(0.12) } else { gap * 0.5 };
                for (axis, d) in [dx, dy].into_iter().enumerate() {
                    pull[i][axis] += force * d / distance;
                    pull[j][axis] -= force * d / distance;
                }
            }
        }
        for (group, pull) in moved.iter_mut().zip(pull) {
            let length = pull[0].hypot(pull[1]).max(0.1);
            let most = length.min(6.0 + 60.0 * heat) / length;
            // Weakly towards the middle, and flatter than high.
            group.at = [group.at[0] * 0.996 + pull[0] * most, group.at[1] * 0.99 + pull[1] * most];
        }
    }
    part(moved);
    let width = moved.iter().map(|g| g.at[0].abs() + g.radius).fold(200.0, f64::max);
    let mut row = moved.iter().map(|g| g.at[1] + g.radius).fold(0.0, f64::max) + MARGIN;
    let mut x = -width;
    for group in rest {
        let side = 2.0 * group.radius + 2.0;
        if x + side > width {
            x = -width;
            row += side;
        }
        group.at = [x + group.radius, row + group.radius];
        x += side;
    }
    for group in groups {
        group.at = [tenth(group.at[0]), tenth(group.at[1])];
    }
}

/// Moves groups that still lie on each other apart.
fn part(groups: &mut [Group]) {
    for _ in 0..STEPS {
        let mut done = true;
        for i in 0..groups.len() {
            for j in i + 1..groups.len() {
                let [dx, dy] = [groups[j].at[0] - groups[i].at[0], groups[j].at[1] - groups[i].at[1]];
                let distance = dx.hypot(dy);
                let lacking = groups[i].radius + groups[j].radius + MARGIN / 2.0 - distance;
                if lacking > 0.05 {
                    done = false;
                    let [ux, uy] =
                        if distance > 0.1 { [dx / distance, dy / distance] } else { [(f(j) * TAU / 7.0).cos(), (f(j) * TAU / 7.0).sin()] };
                    let half = lacking / 2.0 + 0.05;
                    groups[i].at = [groups[i].at[0] - ux * half, groups[i].at[1] - uy * half];
                    groups[j].at = [groups[j].at[0] + ux * half, groups[j].at[1] + uy * half];
                }
            }
        }
        if done {
            break;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::actors::measures::measure;

    #[test]
    fn the_same_network_has_the_same_places_and_nobody_lies_on_another() {
        // Twelve circles of five, in a ring of circles, and three who are alone.
        let mut ties = Vec::new();
        for c in 0..12u32 {
            for i in 0..5 {
                for j in i + 1..5 {
                    ties.push((c * 5 + i, c * 5 + j));
                }
            }
            ties.push((c * 5, (c * 5 + 7) % 60));
        }
        let graph = Graph::from_edges(63, &ties).unwrap();
        let measures = measure(&graph, &[]);
        let (groups, at) = plane(&graph, &measures);
        assert_eq!((groups.clone(), at.clone()), plane(&graph, &measures));
        assert_eq!(groups.len(), 15);
        assert_eq!(groups.iter().map(|g| g.size as usize).sum::<usize>(), 63);
        for i in 0..at.len() {
            for j in 0..i {
                assert!((at[i][0] - at[j][0]).hypot(at[i][1] - at[j][1]) > 8.0, "{i} and {j}");
            }
        }
    }
}
