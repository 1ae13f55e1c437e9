//! What must hold of regions on any data: contiguity, numbering, the polish, floors, odd input, and how near the best there is.

use reticolo_analysis::catalogue::Refusal as _;
use reticolo_analysis::regions::{
    DISTINCT, MOST_ITERATIONS, MOST_UNITS_OF_PAIRS, Method, Regions, RegionsAsk, RegionsError, adjusted_rand, regions,
};
use reticolo_analysis::rng::Rng;
use reticolo_analysis::spatial::weights::Weights;

type Columns = Vec<Vec<Option<f64>>>;

/// A random connected map: each unit touches an earlier one near it, and some more pairs.
fn map(units: u32, seed: u64) -> Weights {
    let mut rng = Rng::new(seed, 1, 0);
    let mut edges: Vec<(u32, u32)> = (1..units).map(|u| (u - 1 - rng.below(u.min(4)), u)).collect();
    for _ in 0..units {
        let a = rng.below(units);
        edges.push((a, (a + 1 + rng.below(3)).min(units - 1)));
    }
    Weights::from_edges(units as usize, &edges).unwrap()
}

fn noise(units: usize, columns: usize, seed: u64) -> Columns {
    (0..columns)
        .map(|c| {
            let mut rng = Rng::new(seed, 2, c as u64);
            (0..units).map(|_| Some(rng.unit() * 10.0 + rng.unit())).collect()
        })
        .collect()
}

fn ask(method: Method, k: u32) -> RegionsAsk {
    // Few beginnings and walks: the suite is to be quick.
    RegionsAsk { replicates: 0, starts: 2, iterations: 20, ..RegionsAsk::new(method, k) }
}

/// The methods that make as many regions as are asked.
fn by_number() -> impl Iterator<Item = Method> {
    Method::ALL.into_iter().filter(|m| *m != Method::Maxp)
}

/// Those that cut a tree.
const TREES: [Method; 8] = [
    Method::Skater,
    Method::RedcapFirstSingle,
    Method::RedcapFirstAverage,
    Method::RedcapFirstComplete,
    Method::RedcapFullSingle,
    Method::RedcapFullAverage,
    Method::RedcapFullComplete,
    Method::RedcapFullWard,
];

fn run(method: Method, k: u32, columns: &Columns, weights: &Weights) -> Regions {
    regions(&ask(method, k).check(columns, None, weights).unwrap())
}

fn whole(answer: &Regions, weights: &Weights) -> bool {
    (0..answer.regions.len() as u32).all(|r| {
        let keep: Vec<bool> = answer.labels.iter().map(|l| *l == Some(r)).collect();
        let (part, kept) = weights.subset(&keep);
        !kept.is_empty() && part.components().iter().all(|&c| c == 0)
    })
}

/// The ratio by the plainest means.
fn ratio_of(labels: &[u32], columns: &Columns) -> f64 {
    let n = labels.len() as f64;
    let (mut all, mut within) = (0.0, 0.0);
    for column in columns {
        let values: Vec<f64> = column.iter().map(|v| v.unwrap()).collect();
        let mean = values.iter().sum::<f64>() / n;
        let variance = values.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / (n - 1.0);
        for label in 0..=*labels.iter().max().unwrap() {
            let part: Vec<f64> = values.iter().zip(labels).filter(|(_, l)| **l == label).map(|(v, _)| *v).collect();
            let own = part.iter().sum::<f64>() / part.len().max(1) as f64;
            within += part.iter().map(|v| (v - own).powi(2)).sum::<f64>() / variance;
        }
        all += n - 1.0;
    }
    1.0 - within / all
}

#[test]
fn four_units_in_a_row_worked_by_hand() {
    // 0 1 9 10 in a row, k = 2: the cut is between 1 and 9. Total 82, within 0.5 + 0.5.
    let columns = vec![[0.0, 1.0, 9.0, 10.0].map(Some).to_vec()];
    let weights = Weights::from_edges(4, &[(0, 1), (1, 2), (2, 3)]).unwrap();
    for method in by_number() {
        let answer = run(method, 2, &columns, &weights);
        assert_eq!(answer.labels, [0, 0, 1, 1].map(Some));
        assert!((answer.ratio - 81.0 / 82.0).abs() < 1e-12);
        let deviation = (82.0f64 / 3.0).sqrt();
        assert!((answer.regions[1].means[0].unwrap() - 4.5 / deviation).abs() < 1e-12);
        assert!((answer.regions[0].values[0] - 0.5).abs() < 1e-12);
        assert_eq!(answer.regions[0].shares, [0]);
        let border = &answer.borders[0];
        assert_eq!((answer.borders.len(), border.between, border.pairs, border.alike.0, border.alike.1), (1, (0, 1), 1, 1, 2));
        assert!((border.cost - 81.0 / 82.0).abs() < 1e-12 && (border.difference - 9.0 / deviation).abs() < 1e-12);
    }
    let cut = run(Method::Skater, 2, &columns, &weights).cuts;
    assert_eq!(cut.len(), 1);
    assert_eq!(cut[0].between, (1, 2));
    assert!((cut[0].gain - 81.0 / 82.0).abs() < 1e-12);
}

#[test]
fn regions_hang_together_and_are_numbered_by_their_first_unit() {
    for seed in 0..40 {
        let n = 8 + Rng::new(seed, 3, 0).below(60);
        let (weights, columns) = (map(n, seed), noise(n as usize, 1 + seed as usize % 4, seed));
        for method in by_number() {
            for k in [2, 3, n / 2, n] {
                let answer = run(method, k, &columns, &weights);
                assert_eq!(answer.regions.len(), k as usize);
                assert!(whole(&answer, &weights), "seed {seed} {method:?} {k}");
                let labels: Vec<u32> = answer.labels.iter().map(|l| l.unwrap()).collect();
                let mut next = 0;
                for &label in &labels {
                    assert!(label <= next);
                    next += u32::from(label == next);
                }
                assert!((answer.ratio - ratio_of(&labels, &columns)).abs() < 1e-9);
                for (r, region) in answer.regions.iter().enumerate() {
                    assert!(region.units.iter().all(|&u| labels[u as usize] == r as u32));
                    assert!(region.shares.iter().all(|&c| region.means[c as usize].unwrap().abs() >= DISTINCT));
                }
                assert_eq!(TREES.contains(&method), !answer.cuts.is_empty());
                assert!(answer.ceiling.is_none_or(|c| answer.ratio <= c + 1e-9), "{:?} above {:?}", answer.ratio, answer.ceiling);
                if TREES.contains(&method) {
                    let gains: f64 = answer.cuts.iter().map(|c| c.gain).sum();
                    assert!((gains - answer.ratio).abs() < 1e-9, "the cuts add up to the ratio");
                }
            }
        }
    }
}

#[test]
fn polishing_never_loses_and_more_regions_never_explain_less() {
    for seed in 0..40 {
        let (weights, columns) = (map(50, seed), noise(50, 3, seed));
        for k in [2, 5, 12] {
            let best = run(Method::Best, k, &columns, &weights).ratio;
            for method in [Method::Skater, Method::Ward, Method::RedcapFullWard, Method::RedcapFullAverage, Method::RedcapFirstComplete] {
                let plain = run(method, k, &columns, &weights).ratio;
                assert!(best >= plain, "seed {seed} k {k} {method:?}");
                assert!(run(method, k + 1, &columns, &weights).ratio >= plain - 1e-12);
            }
        }
    }
}

#[test]
fn other_numbers_for_the_units_give_the_same_regions() {
    for seed in 0..25 {
        let n = 30usize;
        let (weights, columns) = (map(n as u32, seed), noise(n, 3, seed));
        let mut order: Vec<u32> = (0..n as u32).collect();
        Rng::new(seed, 4, 0).shuffle(&mut order);
        // Unit u becomes order[u].
        let edges: Vec<(u32, u32)> = weights.edges().iter().map(|&(i, j)| (order[i as usize], order[j as usize])).collect();
        let other = Weights::from_edges(n, &edges).unwrap();
        let moved: Columns = columns
            .iter()
            .map(|c| {
                let mut out = vec![None; n];
                for (u, v) in c.iter().enumerate() {
                    out[order[u] as usize] = *v;
                }
                out
            })
            .collect();
        for method in TREES.into_iter().chain([Method::Ward, Method::Average, Method::Complete, Method::Single]) {
            let here = run(method, 6, &columns, &weights);
            let there = run(method, 6, &moved, &other);
            let back: Vec<u32> = (0..n).map(|u| there.labels[order[u] as usize].unwrap()).collect();
            let here: Vec<u32> = here.labels.iter().map(|l| l.unwrap()).collect();
            assert_eq!(adjusted_rand(&here, &back), Some(1.0), "seed {seed} {method:?}");
        }
    }
}

/// The linkages by the plainest means: of all pairs of touching groups the nearest is joined, each distance being taken anew from
/// the units (or, of first order, from the edges). Gives the groups when `k` are left, and for each join the shortest edge it went over.
fn plainly(method: Method, columns: &Columns, weights: &Weights, k: usize) -> (Vec<u32>, Vec<(u32, u32)>) {
    let n = weights.len();
    let z: Vec<Vec<f64>> = columns
        .iter()
        .map(|c| {
            let values: Vec<f64> = c.iter().map(|v| v.unwrap()).collect();
            let mean = values.iter().sum::<f64>() / n as f64;
            let deviation = (values.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / (n as f64 - 1.0)).sqrt();
            values.iter().map(|v| (v - mean) / deviation).collect()
        })
        .collect();
    let apart = |i: usize, j: usize| z.iter().map(|c| (c[i] - c[j]).powi(2)).sum::<f64>();
    let mut groups: Vec<Vec<usize>> = (0..n).map(|u| vec![u]).collect();
    let mut over = Vec::new();
    while groups.len() > k {
        let mut best: Option<(f64, usize, usize, (u32, u32))> = None;
        for a in 0..groups.len() {
            for b in a + 1..groups.len() {
                let pairs: Vec<(usize, usize)> = groups[a].iter().flat_map(|&i| groups[b].iter().map(move |&j| (i, j))).collect();
                let touching: Vec<(usize, usize)> = pairs.iter().copied().filter(|&(i, j)| weights.holds(i, j as u32)).collect();
                let Some(&edge) = touching.iter().min_by(|x, y| apart(x.0, x.1).total_cmp(&apart(y.0, y.1))) else { continue };
                let first = matches!(method, Method::RedcapFirstAverage | Method::RedcapFirstComplete);
                let taken: Vec<f64> = if first { &touching } else { &pairs }.iter().map(|&(i, j)| apart(i, j)).collect();
                let mean = taken.iter().sum::<f64>() / taken.len() as f64;
                let value = match method {
                    Method::RedcapFirstAverage | Method::RedcapFullAverage | Method::Average => mean,
                    Method::RedcapFirstComplete | Method::RedcapFullComplete | Method::Complete => {
                        taken.iter().copied().fold(0.0, f64::max)
                    }
                    Method::RedcapFullSingle | Method::Single => taken.iter().copied().fold(f64::INFINITY, f64::min),
                    _ => {
                        let around = |units: &[usize]| {
                            z.iter()
                                .map(|c| {
                                    let mean = units.iter().map(|&u| c[u]).sum::<f64>() / units.len() as f64;
                                    units.iter().map(|&u| (c[u] - mean).powi(2)).sum::<f64>()
                                })
                                .sum::<f64>()
                        };
                        around(&[&groups[a][..], &groups[b][..]].concat()) - around(&groups[a]) - around(&groups[b])
                    }
                };
                if best.is_none_or(|(v, ..)| value < v) {
                    best = Some((value, a, b, (edge.0 as u32, edge.1 as u32)));
                }
            }
        }
        let Some((_, a, b, edge)) = best else { break };
        let other = groups.remove(b);
        groups[a].extend(other);
        over.push(edge);
    }
    let mut labels = vec![0; n];
    for (g, units) in groups.iter().enumerate() {
        for &u in units {
            labels[u] = g as u32;
        }
    }
    (labels, over)
}

#[test]
fn every_linkage_is_what_the_plainest_means_give() {
    for seed in 0..12 {
        let (weights, columns) = (map(24, seed + 50), noise(24, 2, seed + 50));
        for method in [Method::Ward, Method::Average, Method::Complete, Method::Single] {
            let labels: Vec<u32> = run(method, 5, &columns, &weights).labels.iter().map(|l| l.unwrap()).collect();
            let plain = plainly(method, &columns, &weights, 5).0;
            assert_eq!(adjusted_rand(&labels, &plain), Some(1.0), "seed {seed} {method:?}");
        }
        for method in TREES.into_iter().filter(|m| !matches!(m, Method::Skater | Method::RedcapFirstSingle)) {
            // Where only the tree's edges are neighbours, SKATER cuts that tree.
            let tree = Weights::from_edges(24, &plainly(method, &columns, &weights, 1).1).unwrap();
            let (ours, cut) = (run(method, 5, &columns, &weights), run(Method::Skater, 5, &columns, &tree));
            assert_eq!(ours.labels, cut.labels, "seed {seed} {method:?}");
        }
    }
}

/// Every partition into `k` connected regions, and the best ratio among them.
fn optimum(n: usize, k: u32, columns: &Columns, weights: &Weights) -> f64 {
    fn go(at: usize, used: u32, labels: &mut Vec<u32>, k: u32, columns: &Columns, weights: &Weights, best: &mut f64) {
        let n = weights.len();
        if at == n {
            let whole = |r: u32| {
                let keep: Vec<bool> = labels.iter().map(|&l| l == r).collect();
                weights.subset(&keep).0.components().iter().all(|&c| c == 0)
            };
            if used == k && (0..k).all(whole) {
                *best = best.max(ratio_of(labels, columns));
            }
            return;
        }
        if used + ((n - at) as u32) < k {
            return;
        }
        for label in 0..(used + 1).min(k) {
            labels.push(label);
            go(at + 1, used.max(label + 1), labels, k, columns, weights, best);
            labels.pop();
        }
    }
    let mut best = 0.0;
    go(0, 0, &mut Vec::with_capacity(n), k, columns, weights, &mut best);
    best
}

#[test]
fn on_small_maps_the_best_is_near_the_optimum_and_never_above() {
    let (mut hit, mut tried, mut lost, mut worst) = (0, 0, 0.0, 0.0f64);
    for seed in 0..24 {
        let n = 7 + seed as usize % 4;
        let (weights, columns) = (map(n as u32, seed + 100), noise(n, 2, seed + 100));
        for k in 2..=4 {
            let optimum = optimum(n, k, &columns, &weights);
            let answer = run(Method::Best, k, &columns, &weights);
            let ours = answer.ratio;
            assert!(answer.ceiling.is_none_or(|c| optimum <= c + 1e-9), "seed {seed} k {k}: {optimum} above the ceiling");
            for method in by_number() {
                assert!(run(method, k, &columns, &weights).ratio <= optimum + 1e-12, "seed {seed} k {k} {method:?}");
            }
            assert!(ours <= optimum + 1e-12, "seed {seed} k {k}: {ours} above {optimum}");
            let gap = (optimum - ours) / optimum;
            tried += 1;
            hit += usize::from(gap < 1e-9);
            lost += gap;
            worst = worst.max(gap);
        }
    }
    let mean = lost / tried as f64;
    println!("{hit} of {tried} are optimal; mean gap {:.2} %, greatest {:.2} %", 100.0 * mean, 100.0 * worst);
    assert!(hit * 10 >= tried * 9 && mean < 0.002, "{hit} of {tried}, mean gap {mean}");
}

#[test]
fn maps_in_parts_islands_and_missing_values() {
    // Two rows of three, an island, and a unit without a value in the middle of the second row.
    let weights = Weights::from_edges(8, &[(0, 1), (1, 2), (3, 4), (4, 5), (5, 7)]).unwrap();
    let mut columns = vec![[1.0, 1.1, 5.0, 2.0, 0.0, 8.0, 3.0, 9.0].map(Some).to_vec()];
    columns[0][4] = None;
    for method in by_number() {
        let answer = run(method, 5, &columns, &weights);
        assert_eq!((answer.components, answer.missing.as_slice()), (4, &[4u32][..]));
        assert_eq!(answer.labels, [Some(0), Some(0), Some(1), Some(2), None, Some(3), Some(4), Some(3)]);
        let refused = ask(method, 3).check(&columns, None, &weights).unwrap_err();
        assert_eq!(refused, RegionsError::Disconnected { asked: 3, components: 4 });
        assert!(refused.to_string().contains("4 parts"));
    }
}

#[test]
fn equal_columns_duplicates_and_numbers_that_are_none() {
    let weights = map(12, 5);
    let mut columns = noise(12, 2, 5);
    columns.push(vec![Some(3.0); 12]);
    let plain = run(Method::Best, 3, &columns[..2].to_vec(), &weights);
    let answer = run(Method::Best, 3, &columns, &weights);
    assert_eq!((answer.constant.as_slice(), answer.ratio, &answer.labels), (&[2u32][..], plain.ratio, &plain.labels));
    assert_eq!(answer.regions[0].means[2], None);
    // Many units with the very same values.
    let twins: Columns = vec![(0..12).map(|u| Some(f64::from(u % 2))).collect()];
    for method in by_number() {
        for k in 2..=12 {
            let answer = run(method, k, &twins, &weights);
            assert_eq!(answer.regions.len(), k as usize);
            assert!(whole(&answer, &weights));
        }
    }
    let asked = ask(Method::Ward, 3);
    let refusal = |columns: &Columns| asked.check(columns, None, &weights).unwrap_err();
    assert_eq!(refusal(&Vec::new()), RegionsError::NoColumns);
    assert_eq!(refusal(&vec![vec![Some(0.1); 12]]), RegionsError::NoVariation);
    assert_eq!(refusal(&vec![vec![Some(0.1); 11]]), RegionsError::LengthMismatch { column: Some(0), values: 11, units: 12 });
    let mut odd = noise(12, 2, 5);
    odd[1][7] = Some(f64::NAN);
    assert_eq!(refusal(&odd), RegionsError::NotFinite { column: Some(1), unit: 7 });
    odd[1][7] = Some(1e200);
    assert_eq!(refusal(&odd), RegionsError::NotFinite { column: Some(1), unit: 7 });
    odd[1][7] = None;
    for k in [0, 1, 12, u32::MAX] {
        assert_eq!(ask(Method::Ward, k).check(&odd, None, &weights).unwrap_err(), RegionsError::KOutOfRange { asked: k, units: 11 });
    }
    let nobody = vec![vec![None; 12]];
    assert_eq!(refusal(&nobody), RegionsError::KOutOfRange { asked: 3, units: 0 });
    let many = RegionsAsk { replicates: 1000, ..asked };
    assert_eq!(many.check(&columns, None, &weights).unwrap_err(), RegionsError::ReplicatesOutOfRange { asked: 1000 });
}

#[test]
fn a_floor_is_kept_or_refused_and_a_shortfall_is_said() {
    for seed in 0..30 {
        let (weights, columns) = (map(40, seed), noise(40, 2, seed));
        let mut rng = Rng::new(seed, 6, 0);
        let sizes: Vec<Option<f64>> = (0..40).map(|_| Some(f64::from(1 + rng.below(100)))).collect();
        let all: f64 = sizes.iter().flatten().sum();
        for method in by_number() {
            for part in [0.3, 0.7, 0.95] {
                let floor = part * all / 6.0;
                let asked = RegionsAsk { floor: Some(floor), ..ask(method, 6) };
                let answer = regions(&asked.check(&columns, Some(&sizes), &weights).unwrap());
                assert!(whole(&answer, &weights));
                assert!(!answer.regions.is_empty() && answer.regions.len() <= 6);
                assert!(answer.regions.iter().all(|r| r.size.unwrap() >= floor * (1.0 - 1e-9)), "seed {seed} {method:?} {part}");
            }
            let high = RegionsAsk { floor: Some(all / 5.5), ..ask(method, 6) };
            let refused = high.check(&columns, Some(&sizes), &weights).unwrap_err();
            assert_eq!(refused, RegionsError::FloorTooHigh { asked: 6, floor: all / 5.5, most: 5 });
        }
    }
    let (weights, columns) = (map(9, 1), noise(9, 1, 1));
    let with = |floor: f64| RegionsAsk { floor: Some(floor), ..ask(Method::Ward, 2) };
    assert_eq!(with(1.0).check(&columns, None, &weights).unwrap_err(), RegionsError::FloorWithoutSizes);
    let sizes = vec![Some(1.0); 9];
    assert_eq!(with(-1.0).check(&columns, Some(&sizes), &weights).unwrap_err(), RegionsError::FloorOutOfRange { asked: -1.0 });
    let mut below = sizes.clone();
    below[2] = Some(-1.0);
    assert_eq!(with(1.0).check(&columns, Some(&below), &weights).unwrap_err(), RegionsError::NegativeSize { unit: 2 });
    let apart = Weights::from_edges(9, &[(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (5, 6), (6, 7)]).unwrap();
    let refused = with(2.0).check(&columns, Some(&sizes), &apart).unwrap_err();
    assert_eq!(refused, RegionsError::FloorUnreachable { unit: 8, floor: 2.0, sum: 1.0 });
}

#[test]
fn stability_tells_blocks_from_noise_and_does_not_depend_on_threads() {
    // A grid of 10 x 10 with four blocks that differ by far more than their noise, and one of noise alone.
    let mut edges = Vec::new();
    for u in 0..100u32 {
        if u % 10 < 9 {
            edges.push((u, u + 1));
        }
        if u < 90 {
            edges.push((u, u + 10));
        }
    }
    let weights = Weights::from_edges(100, &edges).unwrap();
    let block = |u: usize| f64::from(u8::from(u % 10 >= 5)) + 2.0 * f64::from(u8::from(u >= 50));
    let chance = noise(100, 3, 9);
    let blocks: Columns = (0..3)
        .map(|c| (0..100).map(|u| Some(10.0 * ((block(u) + f64::from(c)) % 4.0) + chance[c as usize][u].unwrap() / 10.0)).collect())
        .collect();
    for method in by_number() {
        let asked = RegionsAsk { replicates: 20, seed: 3, starts: 8, iterations: 100, ..ask(method, 4) };
        let firm = regions(&asked.check(&blocks, None, &weights).unwrap()).stability.unwrap();
        assert!(firm.stable && firm.agreement > 0.95 && firm.regions.iter().all(|&r| r > 0.95), "{method:?} {firm:?}");
        assert!(firm.units.iter().all(|u| u.unwrap() > 0.9));
        let loose = regions(&asked.check(&chance, None, &weights).unwrap()).stability.unwrap();
        assert!(!loose.stable && loose.agreement < 0.65, "{method:?} {}", loose.agreement);
        assert!(loose.least <= loose.agreement && loose.regions.iter().all(|&r| r > 0.0 && r <= 1.0));
        let again = |threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| format!("{:?}", regions(&asked.check(&chance, None, &weights).unwrap())))
        };
        assert_eq!(again(1), again(4));
    }
}

/// The most connected regions at a floor, by trying every partition.
fn most_regions(weights: &Weights, sizes: &[f64], floor: f64) -> usize {
    fn go(at: usize, used: u32, labels: &mut Vec<u32>, weights: &Weights, sizes: &[f64], floor: f64) -> usize {
        if at == weights.len() {
            let fine = |r: u32| {
                let keep: Vec<bool> = labels.iter().map(|&l| l == r).collect();
                let size: f64 = sizes.iter().zip(&keep).filter(|(_, k)| **k).map(|(s, _)| *s).sum();
                size >= floor && weights.subset(&keep).0.components().iter().all(|&c| c == 0)
            };
            return if (0..used).all(fine) { used as usize } else { 0 };
        }
        let mut most = 0;
        for label in 0..=used {
            labels.push(label);
            most = most.max(go(at + 1, used.max(label + 1), labels, weights, sizes, floor));
            labels.pop();
        }
        most
    }
    go(0, 0, &mut Vec::new(), weights, sizes, floor)
}

#[test]
fn max_p_finds_the_most_regions_of_small_maps_and_never_passes_its_bound() {
    let (mut hit, mut tight, mut tried) = (0, 0, 0);
    for seed in 0..30 {
        let n = 7 + seed as usize % 3;
        let (weights, columns) = (map(n as u32, seed + 300), noise(n, 2, seed + 300));
        let mut rng = Rng::new(seed, 7, 0);
        let sizes: Vec<Option<f64>> = (0..n).map(|_| Some(f64::from(1 + rng.below(30)))).collect();
        let plain: Vec<f64> = sizes.iter().flatten().copied().collect();
        let floor = plain.iter().sum::<f64>() / (2.0 + rng.unit() * 3.0);
        let asked = RegionsAsk { floor: Some(floor), starts: 16, ..ask(Method::Maxp, 0) };
        let answer = regions(&asked.check(&columns, Some(&sizes), &weights).unwrap());
        let most = most_regions(&weights, &plain, floor);
        assert!(answer.regions.len() <= most && most <= answer.most.unwrap() as usize, "seed {seed}");
        assert!(whole(&answer, &weights) && answer.regions.iter().all(|r| r.size.unwrap() >= floor * (1.0 - 1e-9)));
        hit += usize::from(answer.regions.len() == most);
        tight += usize::from(most == answer.most.unwrap() as usize);
        tried += 1;
    }
    println!("{hit} of {tried} have the most regions there can be; the bound is reached on {tight}");
    assert_eq!(hit, tried);
}

#[test]
fn a_partition_that_is_given_is_never_lost() {
    for seed in 0..20 {
        let (weights, columns) = (map(40, seed), noise(40, 2, seed));
        let mut rng = Rng::new(seed, 8, 0);
        let sizes: Vec<Option<f64>> = (0..40).map(|_| Some(f64::from(1 + rng.below(100)))).collect();
        let all: f64 = sizes.iter().flatten().sum();
        // What was found for a tight floor begins at a looser one.
        for (method, tight, loose) in [(Method::Maxp, 8.0, 8.4), (Method::Best, 6.5, 9.0), (Method::Azp, 6.5, 9.0)] {
            let with =
                |part: f64| RegionsAsk { floor: Some(all / part), ..ask(method, 5) }.check(&columns, Some(&sizes), &weights).unwrap();
            let before = regions(&with(tight));
            let after = regions(&with(loose).beginning_with(&before.labels).unwrap());
            let better = |a: &Regions, b: &Regions| (a.regions.len(), a.ratio + 1e-12) >= (b.regions.len(), b.ratio);
            assert!(better(&after, &before), "seed {seed} {method:?}: {} {}", after.ratio, before.ratio);
        }
        let plan = ask(Method::Best, 5).check(&columns, None, &weights).unwrap();
        let torn: Vec<Option<u32>> = (0..40).map(|u| Some(u % 5)).collect();
        assert!(matches!(plan.clone().beginning_with(&torn), Err(RegionsError::BeginningTorn { .. })));
        let many: Vec<Option<u32>> = (0..40).map(|u| Some(u / 6)).collect();
        assert_eq!(plan.clone().beginning_with(&many).unwrap_err(), RegionsError::BeginningCount { regions: 7, asked: 5 });
        assert_eq!(plan.beginning_with(&many[..3]).unwrap_err(), RegionsError::LengthMismatch { column: None, values: 3, units: 40 });
    }
}

#[test]
fn what_max_p_and_the_searches_are_refused() {
    let (weights, columns) = (map(9, 1), noise(9, 1, 1));
    let asked = |ask: RegionsAsk| ask.check(&columns, None, &weights).unwrap_err();
    assert_eq!(asked(ask(Method::Maxp, 0)), RegionsError::FloorNeeded);
    assert_eq!(asked(RegionsAsk { starts: 0, ..ask(Method::Azp, 2) }), RegionsError::StartsOutOfRange { asked: 0 });
    let many = RegionsAsk { iterations: MOST_ITERATIONS + 1, ..ask(Method::Best, 2) };
    assert_eq!(asked(many), RegionsError::IterationsOutOfRange { asked: MOST_ITERATIONS + 1 });
    let one = RegionsAsk { floor: Some(1.0), ..ask(Method::Maxp, 0) };
    let alone = Weights::from_edges(1, &[]).unwrap();
    assert_eq!(one.check(&[vec![Some(1.0)]], Some(&[Some(2.0)]), &alone).unwrap_err(), RegionsError::TooFewUnits { units: 1 });
    let large = Weights::from_edges(MOST_UNITS_OF_PAIRS + 1, &[]).unwrap();
    let values = vec![vec![Some(1.0); MOST_UNITS_OF_PAIRS + 1]];
    let refused = ask(Method::Single, 2).check(&values, None, &large).unwrap_err();
    assert_eq!(refused, RegionsError::TooManyUnits { units: MOST_UNITS_OF_PAIRS + 1, most: MOST_UNITS_OF_PAIRS });
    assert!(refused.to_string().contains("60000") && refused.it().contains("60000"));
}
