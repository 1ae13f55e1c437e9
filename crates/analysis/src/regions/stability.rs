//! Does the partition stand? The same question is asked of data that could as well have been there.
//!
//! In each replicate every standardized value moves at random by up to [`JITTER`] deviations either way and, where there are
//! three columns or more, one of them is left out in turn. Agreement of the partitions: the adjusted index of Hubert and Arabie 1985,
//! <https://doi.org/10.1007/BF01908075>; from [`STABLE`] on it is called moderate or better by Steinley 2004,
//! <https://doi.org/10.1037/1082-989X.9.3.386>. A region's own: the mean of the best Jaccard index it finds (Hennig 2007,
//! <https://doi.org/10.1016/j.csda.2006.11.025>).

use super::ground::Ground;
use super::{RegionsPlan, make};
use crate::partitions::adjusted_rand_of;
use crate::rng::Rng;
use rayon::prelude::*;

/// How far a value moves at most, in deviations.
pub const JITTER: f64 = 0.2;
/// The mean adjusted Rand index from which a partition is called stable.
pub const STABLE: f64 = 0.65;
const STREAM: u32 = 31;

#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Stability {
    pub replicates: u32,
    /// Mean and least adjusted Rand index between the partition and its replicates: 1 equal, 0 as by chance.
    pub agreement: f64,
    pub least: f64,
    /// Whether the mean reaches [`STABLE`].
    pub stable: bool,
    /// For each region: how much of it comes back, 0 to 1 (mean over the replicates of the best Jaccard index).
    pub regions: Vec<f64>,
    /// For each unit: which part of its companions it keeps (mean over the replicates of the Jaccard index of its own region
    /// then and now); `None` where it did not take part.
    pub units: Vec<Option<f64>>,
}

pub(super) fn stability(plan: &RegionsPlan, labels: &[u32], count: usize) -> Stability {
    let again = |r: u32| {
        let ground = shaken(&plan.ground, plan.ask.seed, r);
        let made = make(&ground, &plan.ask, None);
        compare(labels, count, &made.labels, made.count)
    };
    let compared: Vec<Compared> = (0..plan.ask.replicates).into_par_iter().map(again).collect();
    let replicates = f64::from(plan.ask.replicates);
    let agreement = compared.iter().map(|c| c.rand).sum::<f64>() / replicates;
    let mut regions = vec![0.0; count];
    let mut units = vec![None; plan.all];
    for (region, kept) in regions.iter_mut().enumerate() {
        *kept = compared.iter().map(|c| c.regions[region]).sum::<f64>() / replicates;
    }
    for (at, &unit) in plan.kept.iter().enumerate() {
        units[unit as usize] = Some(compared.iter().map(|c| c.units[at]).sum::<f64>() / replicates);
    }
    let least = compared.iter().map(|c| c.rand).fold(1.0, f64::min);
    Stability { replicates: plan.ask.replicates, agreement, least, stable: agreement >= STABLE, regions, units }
}

/// The ground of one replicate.
fn shaken(ground: &Ground, seed: u64, replicate: u32) -> Ground {
    let mut rng = Rng::new(seed, STREAM, u64::from(replicate));
    let without = (ground.columns >= 3).then_some(replicate as usize % ground.columns);
    let mut x = Vec::with_capacity(ground.x.len());
    for unit in 0..ground.len() {
        for (column, value) in ground.row(unit).iter().enumerate() {
            let moved = value + JITTER * (2.0 * rng.unit() - 1.0);
            if without != Some(column) {
                x.push(moved);
            }
        }
    }
    let columns = ground.columns - usize::from(without.is_some());
    Ground { x, columns, touching: ground.touching.clone(), sizes: ground.sizes.clone(), floor: ground.floor }
}

struct Compared {
    rand: f64,
    regions: Vec<f64>,
    units: Vec<f64>,
}

fn compare(a: &[u32], count_a: usize, b: &[u32], count_b: usize) -> Compared {
    let mut both: Vec<(u32, u32)> = a.iter().copied().zip(b.iter().copied()).collect();
    let (mut of_a, mut of_b) = (vec![0u64; count_a], vec![0u64; count_b]);
    for &(i, j) in &both {
        of_a[i as usize] += 1;
        of_b[j as usize] += 1;
    }
    both.sort_unstable();
    let shared: Vec<((u32, u32), u64)> = both.chunk_by(|x, y| x == y).map(|c| (c[0], c.len() as u64)).collect();
    let jaccard = |&((i, j), s): &((u32, u32), u64)| s as f64 / (of_a[i as usize] + of_b[j as usize] - s) as f64;
    let mut regions = vec![0.0f64; count_a];
    for one in &shared {
        let best = &mut regions[one.0.0 as usize];
        *best = best.max(jaccard(one));
    }
    let units =
        a.iter().zip(b).map(|(&i, &j)| shared.binary_search_by_key(&(i, j), |s| s.0).map_or(0.0, |at| jaccard(&shared[at]))).collect();
    let cells: Vec<u64> = shared.iter().map(|s| s.1).collect();
    Compared { rand: adjusted_rand_of(&cells, &of_a, &of_b), regions, units }
}
