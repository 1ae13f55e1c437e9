//! What must hold of hot spots on any data: a case worked by hand, symmetries, missing values, ties, threads.

use reticolo_analysis::rng::Rng;
use reticolo_analysis::spatial::hotspots::{Class, Hotspots, HotspotsAsk, HotspotsError, Statistic, hotspots};
use reticolo_analysis::spatial::weights::Weights;

/// A grid of `side` x `side` cells with queen neighbours.
fn grid(side: u32) -> Weights {
    let mut edges = Vec::new();
    for y in 0..side {
        for x in 0..side {
            let here = y * side + x;
            if x + 1 < side {
                edges.push((here, here + 1));
            }
            if y + 1 < side {
                edges.push((here, here + side));
                if x + 1 < side {
                    edges.push((here, here + side + 1));
                }
                if x > 0 {
                    edges.push((here, here + side - 1));
                }
            }
        }
    }
    Weights::from_edges((side * side) as usize, &edges).unwrap()
}

fn noise(count: usize, seed: u64) -> Vec<Option<f64>> {
    let mut rng = Rng::new(seed, 0, 0);
    (0..count).map(|_| Some(rng.unit() * 100.0)).collect()
}

fn run(statistic: Statistic, values: &[Option<f64>], weights: &Weights) -> Hotspots {
    hotspots(&HotspotsAsk::new(statistic).check(values, weights).unwrap())
}

#[test]
fn four_units_in_a_row_worked_by_hand() {
    // Values 0 2 4 6 in a row: mean 3, deviations -3 -1 1 3, sum of squares 20, variance 20/3.
    let values = [0.0, 2.0, 4.0, 6.0].map(Some);
    let weights = Weights::from_edges(4, &[(0, 1), (1, 2), (2, 3)]).unwrap();
    let near = |ours: &[Option<f64>], by_hand: [f64; 4]| {
        for (a, b) in ours.iter().zip(by_hand) {
            assert!((a.unwrap() - b).abs() < 1e-12, "{ours:?} {by_hand:?}");
        }
    };
    let moran = run(Statistic::Moran, &values, &weights);
    // Neighbours' mean deviations: -1, -1, 1, 1.
    near(&moran.statistic, [0.45, 0.15, 0.15, 0.45]);
    near(&moran.neighbours_mean, [2.0, 2.0, 4.0, 4.0]);
    near(&run(Statistic::Gi, &values, &weights).statistic, [2.0 / 12.0, 2.0 / 10.0, 4.0 / 8.0, 4.0 / 6.0]);
    near(&run(Statistic::GiStar, &values, &weights).statistic, [1.0 / 12.0, 2.0 / 12.0, 4.0 / 12.0, 5.0 / 12.0]);
    // All neighbours differ by 2: 4 / (20/3).
    near(&run(Statistic::Geary, &values, &weights).statistic, [0.6; 4]);
    // I = sum of 0.45 0.15 0.15 0.45 over 4, times n / (n - 1); C = 3 * (4 * 4) / (2 * 4 * 20).
    assert!((moran.global.moran - 0.4).abs() < 1e-12);
    assert!((moran.global.geary - 0.3).abs() < 1e-12);
    // Unit 0 has one neighbour, drawn from 2, 4, 6: it is the lowest, one time in three.
    let ask = HotspotsAsk { permutations: 30_000, ..HotspotsAsk::new(Statistic::Moran) };
    let p = hotspots(&ask.check(&values, &weights).unwrap()).p;
    assert!((p[0].unwrap() - 1.0 / 3.0).abs() < 0.02);
    // Unit 1 has two, drawn from {0, 4, 6}: sums 4, 6, 10; the observed 0 + 4 is the lowest.
    assert!((p[1].unwrap() - 1.0 / 3.0).abs() < 0.02);
}

#[test]
fn another_order_of_the_units_permutes_the_statistics() {
    let weights = grid(12);
    let values = noise(144, 4);
    let mut order: Vec<u32> = (0..144).collect();
    Rng::new(9, 0, 0).shuffle(&mut order);
    let edges: Vec<(u32, u32)> = weights.edges().iter().map(|&(i, j)| (order[i as usize], order[j as usize])).collect();
    let moved = Weights::from_edges(144, &edges).unwrap();
    let mut moved_values = vec![None; 144];
    for (i, v) in values.iter().enumerate() {
        moved_values[order[i] as usize] = *v;
    }
    for statistic in Statistic::ALL {
        let a = run(statistic, &values, &weights);
        let b = run(statistic, &moved_values, &moved);
        for (i, &moved) in order.iter().enumerate() {
            let moved = moved as usize;
            let (x, y) = (a.statistic[i].unwrap(), b.statistic[moved].unwrap());
            assert!((x - y).abs() <= 1e-12 * (1.0 + x.abs()));
            // The draws differ, the law does not.
            let (x, y) = (a.p[i].unwrap(), b.p[moved].unwrap());
            assert!((x - y).abs() < 0.11, "{statistic:?} {x} {y}");
        }
    }
}

#[test]
fn scale_and_origin_leave_moran_and_geary_and_every_p_unchanged() {
    let weights = grid(10);
    let values = noise(100, 8);
    for (factor, shift) in [(3.7, 0.0), (1e-6, 0.0), (250.0, -1e4)] {
        let scaled: Vec<Option<f64>> = values.iter().map(|v| v.map(|v| v * factor + shift)).collect();
        for statistic in Statistic::ALL {
            let a = run(statistic, &values, &weights);
            let b = run(statistic, &scaled, &weights);
            assert_eq!(a.p, b.p, "{statistic:?} {factor} {shift}");
            assert_eq!(a.class, b.class);
            if matches!(statistic, Statistic::Moran | Statistic::Geary) {
                for (x, y) in a.statistic.iter().zip(&b.statistic) {
                    assert!((x.unwrap() - y.unwrap()).abs() < 1e-9);
                }
            }
        }
    }
}

#[test]
fn one_and_two_threads_give_the_same_bytes() {
    let weights = grid(80);
    let mut values = noise(6400, 2);
    values[17] = None;
    for statistic in Statistic::ALL {
        let ask = HotspotsAsk { global_permutations: 9, ..HotspotsAsk::new(statistic) };
        let bytes = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            // Debug prints the shortest text that reads back to the same bits.
            pool.install(|| format!("{:?}", hotspots(&ask.check(&values, &weights).unwrap())))
        };
        assert!(bytes(1) == bytes(2), "{statistic:?} differs between one and two threads");
    }
}

#[test]
fn p_is_in_range_and_adjusted_p_is_above_it_and_monotone() {
    let weights = grid(20);
    let mut values = noise(400, 3);
    for cell in [0, 1, 20, 21, 22, 41, 42] {
        values[cell] = Some(500.0 + cell as f64);
    }
    for statistic in Statistic::ALL {
        let answer = run(statistic, &values, &weights);
        let mut both: Vec<(f64, f64)> = answer.p.iter().zip(&answer.adjusted).map(|(p, a)| (p.unwrap(), a.unwrap())).collect();
        both.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
        for pair in &both {
            assert!(pair.0 > 0.0 && pair.0 <= pair.1 && pair.1 <= 1.0);
        }
        assert!(both.windows(2).all(|w| w[0].1 <= w[1].1));
    }
}

/// On values without any pattern one unit in ten has a folded p of 0.05 or less (five in a hundred on each side). The
/// seed changes the draws, not the law: each seed's share stays near it.
#[test]
fn without_pattern_the_share_of_small_p_is_what_chance_gives() {
    let weights = grid(40);
    let mut shares = Vec::new();
    for seed in 0..6 {
        let values = noise(1600, 100 + seed);
        for statistic in [Statistic::Moran, Statistic::Geary] {
            let ask = HotspotsAsk { seed, ..HotspotsAsk::new(statistic) };
            let answer = hotspots(&ask.check(&values, &weights).unwrap());
            let small = answer.p.iter().flatten().filter(|&&p| p <= 0.05).count();
            shares.push(small as f64 / 1600.0);
        }
    }
    assert!(shares.iter().all(|s| (0.06..0.14).contains(s)), "{shares:?}");
}

/// Where half of the units have the value zero, neighbours that are all zero are no rarity: a tie counts in both tails.
#[test]
fn ties_are_no_evidence() {
    let weights = grid(12);
    let mut rng = Rng::new(1, 0, 0);
    let values: Vec<Option<f64>> = (0..144).map(|_| Some(f64::from(u8::from(rng.below(10) == 0)))).collect();
    let answer = run(Statistic::Gi, &values, &weights);
    let zeros: Vec<usize> = (0..144).filter(|&i| answer.neighbours_mean[i] == Some(0.0)).collect();
    assert!(zeros.len() > 20);
    for i in zeros {
        assert!(answer.p[i].unwrap() > 0.2);
        assert_eq!(answer.class[i], Class::None);
    }
    // A decimal fraction that is no exact binary number ties as well.
    let tenths: Vec<Option<f64>> = values.iter().map(|v| v.map(|v| 0.1 + v * 0.2 + 7.3)).collect();
    assert_eq!(run(Statistic::Gi, &tenths, &weights).p, answer.p);
}

#[test]
fn missing_values_leave_no_trace_and_islands_have_no_answer() {
    // A path 0-1-2-3-4 and a unit 5 alone; unit 2 has no value.
    let weights = Weights::from_edges(6, &[(0, 1), (1, 2), (2, 3), (3, 4)]).unwrap();
    let values = [Some(1.0), Some(4.0), None, Some(2.0), Some(9.0), Some(3.0)];
    let without = Weights::from_edges(5, &[(0, 1), (2, 3)]).unwrap();
    let shorter = [1.0, 4.0, 2.0, 9.0, 3.0].map(Some);
    for statistic in Statistic::ALL {
        let a = run(statistic, &values, &weights);
        let b = run(statistic, &shorter, &without);
        for (with, bare) in [(0, 0), (1, 1), (3, 2), (4, 3), (5, 4)] {
            assert_eq!(a.statistic[with], b.statistic[bare]);
            assert_eq!(a.p[with], b.p[bare]);
            assert_eq!(a.class[with], b.class[bare]);
        }
        assert_eq!(a.global, b.global);
        assert_eq!((a.statistic[2], a.p[2], a.adjusted[2]), (None, None, None));
        assert_eq!((a.statistic[5], a.p[5], a.adjusted[5]), (None, None, None));
        assert_eq!(a.neighbours, [1, 1, 0, 1, 1, 0]);
        assert_eq!((a.missing.as_slice(), a.islands.as_slice()), (&[2][..], &[5][..]));
    }
}

#[test]
fn classes_of_planted_patterns() {
    let weights = grid(15);
    let mut values = noise(225, 6);
    for y in 2..6 {
        for x in 2..6 {
            values[y * 15 + x] = Some(400.0 + (x + y) as f64);
        }
    }
    values[3 * 15 + 3] = Some(0.0);
    for (statistic, middle, hole) in [
        (Statistic::Moran, Class::HighHigh, Class::LowHigh),
        (Statistic::Gi, Class::HighHigh, Class::HighHigh),
        (Statistic::Geary, Class::None, Class::LowHigh),
    ] {
        let answer = run(statistic, &values, &weights);
        assert_eq!(answer.class[3 * 15 + 3], hole, "{statistic:?}");
        if statistic != Statistic::Geary {
            assert_eq!(answer.class[4 * 15 + 4], middle, "{statistic:?}");
        }
    }
}

#[test]
fn what_cannot_be_answered_is_refused() {
    let weights = grid(3);
    let ask = HotspotsAsk::new(Statistic::Moran);
    let refusal = |values: &[Option<f64>]| ask.check(values, &weights).unwrap_err();
    assert_eq!(refusal(&[Some(1.0)]), HotspotsError::LengthMismatch { values: 1, units: 9 });
    assert_eq!(refusal(&[Some(0.3); 9]), HotspotsError::NoVariation);
    assert_eq!(
        refusal(&[Some(1.0), Some(2.0), Some(3.0), None, None, None, None, None, None]),
        HotspotsError::TooFew { units: 3, least: 4 }
    );
    let mut infinite = noise(9, 1);
    infinite[4] = Some(f64::INFINITY);
    assert_eq!(refusal(&infinite), HotspotsError::NotFinite { unit: 4 });
    infinite[4] = Some(1e200);
    assert_eq!(refusal(&infinite), HotspotsError::NotFinite { unit: 4 });
    let alone = Weights::from_edges(9, &[]).unwrap();
    assert_eq!(ask.check(&noise(9, 1), &alone).unwrap_err(), HotspotsError::NoNeighbours);
    let none = HotspotsAsk { permutations: 0, ..ask };
    assert!(matches!(none.check(&noise(9, 1), &weights), Err(HotspotsError::PermutationsOutOfRange { asked: 0, .. })));
    let alpha = HotspotsAsk { alpha: 1.5, ..ask };
    assert!(alpha.check(&noise(9, 1), &weights).unwrap_err().to_string().contains("1.5"));
}
