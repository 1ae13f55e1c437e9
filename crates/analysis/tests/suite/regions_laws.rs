//! What must hold of regions on any data: contiguity, numbering, the polish, floors, odd input, and how near the best there is.

use reticolo_analysis::regions::{DISTINCT, Method, Regions, RegionsAsk, RegionsError, adjusted_rand, regions};
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
    RegionsAsk { replicates: 0, ..RegionsAsk::new(method, k) }
}

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
    for method in Method::ALL {
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
        for method in Method::ALL {
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
                if method == Method::Skater {
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
            for method in [Method::Skater, Method::Ward] {
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
        for method in [Method::Skater, Method::Ward] {
            let here = run(method, 6, &columns, &weights);
            let there = run(method, 6, &moved, &other);
            let back: Vec<u32> = (0..n).map(|u| there.labels[order[u] as usize].unwrap()).collect();
            let here: Vec<u32> = here.labels.iter().map(|l| l.unwrap()).collect();
            assert_eq!(adjusted_rand(&here, &back), Some(1.0), "seed {seed} {method:?}");
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
            let ours = run(Method::Best, k, &columns, &weights).ratio;
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
    assert!(hit * 10 >= tried * 7 && mean < 0.02, "{hit} of {tried}, mean gap {mean}");
}

#[test]
fn maps_in_parts_islands_and_missing_values() {
    // Two rows of three, an island, and a unit without a value in the middle of the second row.
    let weights = Weights::from_edges(8, &[(0, 1), (1, 2), (3, 4), (4, 5), (5, 7)]).unwrap();
    let mut columns = vec![[1.0, 1.1, 5.0, 2.0, 0.0, 8.0, 3.0, 9.0].map(Some).to_vec()];
    columns[0][4] = None;
    for method in Method::ALL {
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
    for method in Method::ALL {
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
        for method in Method::ALL {
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
    for method in Method::ALL {
        let asked = RegionsAsk { seed: 3, ..RegionsAsk::new(method, 4) };
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
