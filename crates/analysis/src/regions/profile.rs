//! The answer with its reasons: what the places of a region share, and what each border between two regions is worth.

use super::ground::{Ground, Group};
use super::stability::Stability;
use super::tree::total;
use super::{Made, Regions, RegionsPlan, bound};
use std::collections::BTreeMap;

/// A region's mean is told as what its places share from this many deviations away from the mean of all.
pub const DISTINCT: f64 = 0.5;

/// One region.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Region {
    /// Its units, growing.
    pub units: Vec<u32>,
    /// Sum of the sizes, where sizes were given (a missing size adds nothing).
    pub size: Option<f64>,
    /// Mean standardized value of each column; `None` for a constant one.
    pub means: Vec<Option<f64>>,
    /// Mean of each column in its own unit.
    pub values: Vec<f64>,
    /// Sum of squares around the region's mean, as a part of that of all units.
    pub within: f64,
    /// Columns in which its mean lies at least [`DISTINCT`] from the mean of all, the farthest first.
    pub shares: Vec<u32>,
}

/// Two regions that touch, the smaller number first.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Border {
    pub between: (u32, u32),
    /// Pairs of units that touch across it.
    pub pairs: u32,
    /// What the ratio would lose if the two were one.
    pub cost: f64,
    /// The two units across it that are most alike, and those that are least, with their distance in deviations.
    pub alike: (u32, u32, f64),
    pub unlike: (u32, u32, f64),
    /// The column in which the two regions differ most, and by how many deviations the second is above the first.
    pub column: u32,
    pub difference: f64,
}

pub(super) fn answer(plan: &RegionsPlan, made: Made, stability: Option<Stability>) -> Regions {
    let ground = &plan.ground;
    let unit = |u: u32| plan.kept[u as usize];
    let groups = ground.groups(&made.labels, made.count);
    let all = total(ground);
    let mut within = vec![0.0; made.count];
    let mut units = vec![Vec::new(); made.count];
    let mut labels = vec![None; plan.all];
    for (at, &label) in made.labels.iter().enumerate() {
        within[label as usize] += groups[label as usize].distance(ground.row(at));
        units[label as usize].push(unit(at as u32));
        labels[unit(at as u32) as usize] = Some(label);
    }
    let ratio = 1.0 - within.iter().sum::<f64>() / all;
    let regions = units.into_iter().zip(&groups).zip(&within).map(|((units, group), w)| region(plan, units, group, w / all)).collect();
    let mut borders = borders(ground, &made.labels, &groups, all);
    for border in &mut borders {
        border.column = plan.used[border.column as usize];
        for (i, j, _) in [&mut border.alike, &mut border.unlike] {
            (*i, *j) = (unit(*i), unit(*j));
        }
    }
    let mut cuts = made.cuts;
    for cut in &mut cuts {
        cut.between = (unit(cut.between.0), unit(cut.between.1));
    }
    let missing = (0..plan.all as u32).filter(|u| plan.kept.binary_search(u).is_err()).collect();
    let constant = (0..plan.means.len() as u32).filter(|c| !plan.used.contains(c)).collect();
    Regions {
        asked: plan.ask,
        labels,
        ratio: ratio.clamp(0.0, 1.0),
        regions,
        borders,
        cuts,
        stability,
        missing,
        constant,
        means: plan.means.clone(),
        deviations: plan.deviations.clone(),
        components: plan.components as u32,
        most: plan.most.map(|m| m as u32),
        ceiling: bound::ratio(ground, made.count),
    }
}

fn region(plan: &RegionsPlan, units: Vec<u32>, group: &Group, within: f64) -> Region {
    let mut means = vec![None; plan.means.len()];
    for (at, &column) in plan.used.iter().enumerate() {
        means[column as usize] = Some(group.sum[at] / group.count);
    }
    let values = means
        .iter()
        .zip(plan.means.iter().zip(&plan.deviations))
        .map(|(z, (mean, deviation))| mean + z.unwrap_or(0.0) * deviation)
        .collect();
    let far = |c: u32| means[c as usize].map_or(0.0, f64::abs);
    let mut shares: Vec<u32> = plan.used.iter().copied().filter(|&c| far(c) >= DISTINCT).collect();
    shares.sort_by(|&a, &b| far(b).total_cmp(&far(a)).then(a.cmp(&b)));
    Region { units, size: plan.sized.then_some(group.size), means, values, within, shares }
}

fn borders(ground: &Ground, labels: &[u32], groups: &[Group], all: f64) -> Vec<Border> {
    let mut found: BTreeMap<(u32, u32), Border> = BTreeMap::new();
    for (i, j) in ground.touching.edges() {
        let (a, b) = (labels[i as usize], labels[j as usize]);
        if a == b {
            continue;
        }
        let between = (a.min(b), a.max(b));
        let pair = if a < b { (i, j) } else { (j, i) };
        let distance = ground.between(i as usize, j as usize).sqrt();
        let this = (pair.0, pair.1, distance);
        let border = found.entry(between).or_insert_with(|| {
            let (one, two) = (&groups[between.0 as usize], &groups[between.1 as usize]);
            let apart = |c: usize| two.sum[c] / two.count - one.sum[c] / one.count;
            let column = (0..ground.columns).rev().max_by(|&c, &d| apart(c).abs().total_cmp(&apart(d).abs())).unwrap_or(0);
            let cost = one.cost(two) / all;
            Border { between, pairs: 0, cost, alike: this, unlike: this, column: column as u32, difference: apart(column) }
        });
        border.pairs += 1;
        if distance < border.alike.2 {
            border.alike = this;
        }
        if distance > border.unlike.2 {
            border.unlike = this;
        }
    }
    found.into_values().collect()
}
