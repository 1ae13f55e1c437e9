//! Catchment scores against published answers (PySAL access 1.1.10): every column of the reference.

use crate::shared::{Table, shared};
use reticolo_analysis::services::catchment::{CatchmentAsk, Decay, PUBLISHED, Score, catchment};
use reticolo_analysis::services::pairs::PairsAsk;
use reticolo_analysis::spatial::contiguity::Metric;

/// A column of scores; empty where no site is within reach.
fn scores(path: &std::path::Path, column: &str) -> Vec<Option<f64>> {
    let text = std::fs::read_to_string(path).unwrap();
    let at = text.lines().next().unwrap().split(',').position(|h| h == column).unwrap();
    text.lines().skip(1).map(|l| l.split(',').nth(at).filter(|c| !c.is_empty()).map(|c| c.parse().unwrap())).collect()
}

#[test]
fn every_column_equals_the_reference() {
    let Some(folder) = shared("oracles/services") else { return };
    for name in ["n200m40", "n400m80"] {
        let read = |part: &str| Table::read(&folder.join(format!("{name}_{part}.csv")));
        let (d, s) = (read("demand"), read("sites"));
        let points = |t: &Table| t.column("x").into_iter().zip(t.column("y")).map(|(x, y)| [x, y]).collect::<Vec<_>>();
        let (people, capacity) = (d.column("demand"), s.column("capacity"));
        let pairs = PairsAsk { threshold: 30.0, factor: 1.0, metric: Metric::Plane }.pairs(&points(&d), &points(&s), None).unwrap();
        let steps = |weights: [f64; 3]| Decay::Steps(vec![(10.0, weights[0]), (20.0, weights[1]), (30.0, weights[2])]);
        let gauss = Decay::Gaussian { bandwidth: 10.0 };
        for (column, threshold, score) in [
            ("fca2_20km", 20.0, Score::TwoStep(Decay::Even)),
            ("fca2_30km", 30.0, Score::TwoStep(Decay::Even)),
            ("e2sfca_step", 30.0, Score::TwoStep(steps([1.0, 0.68, 0.22]))),
            ("e2sfca_gauss10", 30.0, Score::TwoStep(gauss)),
            ("fca3_step", 30.0, Score::ThreeStep(steps([0.962, 0.704, 0.377]))),
            ("raam_tau20", 30.0, Score::Raam { tau: 20.0, rounds: Some(PUBLISHED) }),
        ] {
            let iterative = matches!(score, Score::Raam { .. });
            let ours = catchment(&CatchmentAsk { score, threshold }.check(&people, &capacity, &pairs).unwrap());
            if let Some((gap, _)) = ours.gap {
                // The published schedule ends near the equilibrium; the equilibrium itself is next to it, and nearer.
                let ask = CatchmentAsk { score: Score::Raam { tau: 20.0, rounds: None }, threshold };
                let end = catchment(&ask.check(&people, &capacity, &pairs).unwrap());
                let (nearer, rounds) = end.gap.unwrap();
                println!("{name}: gap {gap:e} as published, {nearer:e} after {rounds} rounds");
                assert!(nearer <= 1e-6 && nearer < gap && gap < 1e-2);
                let mean = |of: &[Option<f64>]| of.iter().flatten().sum::<f64>() / people.len() as f64;
                assert!((mean(&end.score) / mean(&ours.score) - 1.0).abs() < 2e-3);
            }
            let theirs = scores(&folder.join(format!("{name}_access.csv")), column);
            let most = if iterative { 1e-2 } else { 1e-6 };
            let (mut sums, mut count, mut worst) = ((0.0, 0.0), 0, 0.0f64);
            for (i, theirs) in theirs.iter().enumerate() {
                let Some(theirs) = theirs else {
                    assert!(ours.score[i].unwrap_or(0.0) == 0.0, "{name} {column} {i}");
                    continue;
                };
                let mine = ours.score[i].unwrap();
                worst = worst.max((mine - theirs).abs() / theirs);
                assert!((mine - theirs).abs() <= most * theirs, "{name} {column} {i}: {mine} against {theirs}");
                sums = (sums.0 + mine, sums.1 + theirs);
                count += 1;
            }
            println!("{name} {column}: largest difference {worst:e} over {count}");
            assert!(count > 100 && (sums.0 / sums.1 - 1.0).abs() <= if iterative { 1e-3 } else { 1e-6 }, "{name} {column}");
        }
    }
}
