//! Flows estimated from margins: cases worked by hand, the laws of the model, what is refused, and how near it comes to real flows.

use crate::shared::shared;
use reticolo_analysis::catalogue::Refusal;
use reticolo_analysis::flows::Flows;
use reticolo_analysis::flows::gravity::{Calibration, Decay, Gravity, GravityAsk, GravityError, Margins, gravity, likeness, mean_length};
use reticolo_analysis::rng::Rng;
use reticolo_analysis::spatial::contiguity::Metric;
use std::collections::BTreeMap;

fn close(a: f64, b: f64) {
    assert!((a - b).abs() <= 1e-6 * b.abs().max(1e-3), "{a} against {b}");
}

fn ask(decay: Decay, calibration: Calibration) -> GravityAsk {
    GravityAsk::new(decay, calibration, Metric::Plane)
}

fn margins<'a>(points: &'a [[f64; 2]], workers: &'a [f64], jobs: &'a [f64]) -> Margins<'a> {
    Margins { points, workers, jobs, own: None }
}

fn solved(ask: GravityAsk, margins: Margins<'_>) -> Result<Gravity, GravityError> {
    gravity(&ask.check(margins)?)
}

#[test]
fn two_places_by_hand() {
    // Ten apart, 5 within; as many workers as jobs, 100 in each place. By symmetry t stays and 100 - t goes, and the cross ratio of the
    // table is that of the decay: (t / (100 - t))² = (exp(-5 β) / exp(-10 β))² at β = 0.2 gives t / (100 - t) = e.
    let points = [[0.0, 0.0], [6.0, 8.0]];
    let found = solved(ask(Decay::Exponential, Calibration::Beta(0.2)), margins(&points, &[100.0; 2], &[100.0; 2])).unwrap();
    let e = 1f64.exp();
    close(found.flow(0, 0), 100.0 * e / (1.0 + e));
    close(found.flow(0, 1), 100.0 / (1.0 + e));
    close(found.mean, (5.0 * e + 10.0) / (1.0 + e));
    // Power: (10 / 5)^1 = 2 to 1.
    let found = solved(ask(Decay::Power, Calibration::Beta(1.0)), margins(&points, &[100.0; 2], &[50.0; 2])).unwrap();
    close(found.flow(1, 1), 100.0 * 2.0 / 3.0);
    assert_eq!(found.scaled, 2.0);
    // The mean that was found is the one that gives this decay.
    let again = solved(ask(Decay::Power, Calibration::Mean(found.mean)), margins(&points, &[100.0; 2], &[50.0; 2])).unwrap();
    close(again.beta, 1.0);
    // Own flows that are known stay as they are; the rest can only cross.
    let own = Margins { own: Some(&[60.0, 70.0]), ..margins(&points, &[100.0, 100.0], &[90.0, 110.0]) };
    let found = solved(ask(Decay::Exponential, Calibration::Beta(0.2)), own).unwrap();
    assert_eq!((found.flow(0, 0), found.flow(1, 1)), (60.0, 70.0));
    close(found.flow(0, 1), 40.0);
    close(found.flow(1, 0), 30.0);
}

fn random(n: usize, seed: u64) -> (Vec<[f64; 2]>, Vec<f64>, Vec<f64>) {
    let mut rng = Rng::new(seed, 95, 0);
    let points = (0..n).map(|_| [100.0 * rng.unit(), 100.0 * rng.unit()]).collect();
    let margin = |rng: &mut Rng| (0..n).map(|_| f64::from(1 + rng.below(2_000))).collect::<Vec<f64>>();
    let (workers, jobs) = (margin(&mut rng), margin(&mut rng));
    (points, workers, jobs)
}

#[test]
fn margins_hold_and_ratios_are_those_of_the_decay() {
    for seed in 0..6 {
        let (points, workers, jobs) = random(40, seed);
        for decay in [Decay::Exponential, Decay::Power] {
            let m = margins(&points, &workers, &jobs);
            let found = solved(ask(decay, Calibration::Mean(25.0)), m).unwrap();
            close(found.mean, 25.0);
            for i in 0..40 {
                close((0..40).map(|j| found.flow(i, j)).sum(), workers[i]);
                close((0..40).map(|j| found.flow(j, i)).sum(), jobs[i] * found.scaled);
            }
            // What no balancing changes: the cross ratio of four cells.
            let far = |a: usize, b: usize| (points[a][0] - points[b][0]).hypot(points[a][1] - points[b][1]);
            let f = |a: usize, b: usize| match decay {
                Decay::Exponential => (-found.beta * far(a, b)).exp(),
                Decay::Power => far(a, b).powf(-found.beta),
            };
            let ratio = |x: &dyn Fn(usize, usize) -> f64| x(0, 1) * x(2, 3) / (x(0, 3) * x(2, 1));
            let (a, b) = (ratio(&|a, b| found.flow(a, b)), ratio(&f));
            assert!((a / b - 1.0).abs() < 1e-4, "{a} against {b}");
            // Its own flows compared with themselves.
            let (cells, left) = found.flows(0.0);
            assert_eq!(left, 0.0);
            let known = Flows::new(40, &cells).unwrap();
            let alike = likeness(&found, &known);
            close(alike.common, 1.0);
            close(alike.r2_between.unwrap(), 1.0);
            close(mean_length(&points, Metric::Plane, 0.5, true, &known).unwrap(), found.mean);
            let (kept, left) = found.flows(5.0);
            assert!(kept.iter().all(|c| c.2 >= 5.0));
            close(kept.iter().map(|c| c.2).sum::<f64>() + left, workers.iter().sum());
            for threads in [1, 3] {
                let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
                assert_eq!(pool.install(|| solved(ask(decay, Calibration::Mean(25.0)), m).unwrap()).flows(0.0).0, cells);
            }
        }
    }
}

#[test]
fn what_cannot_be_estimated_is_named() {
    let (points, workers, jobs) = ([[0.0, 0.0], [3.0, 4.0]], [10.0, 20.0], [15.0, 15.0]);
    let exponential = |c| ask(Decay::Exponential, c);
    let beta = exponential(Calibration::Beta(0.1));
    let refused = |ask: GravityAsk, m: Margins<'_>| solved(ask, m).unwrap_err();
    let whole = margins(&points, &workers, &jobs);
    assert_eq!(refused(beta, margins(&points[..1], &workers[..1], &jobs[..1])), GravityError::Few { places: 1 });
    assert_eq!(refused(beta, margins(&points, &workers[..1], &jobs)), GravityError::Lengths);
    assert_eq!(refused(beta, margins(&points, &[10.0, -1.0], &jobs)), GravityError::Margin { place: 1 });
    assert_eq!(refused(beta, margins(&points, &[f64::NAN, 1.0], &jobs)), GravityError::Margin { place: 0 });
    assert_eq!(refused(beta, Margins { own: Some(&[11.0, 0.0]), ..whole }), GravityError::Margin { place: 0 });
    assert_eq!(refused(beta, margins(&points, &[0.0; 2], &jobs)), GravityError::Nothing);
    assert_eq!(refused(beta, margins(&[[1.0, 1.0]; 2], &workers, &jobs)), GravityError::OnePoint);
    assert_eq!(refused(beta, margins(&[[1.0, f64::NAN], [0.0, 0.0]], &workers, &jobs)), GravityError::Point { place: 0 });
    let sphere = GravityAsk { metric: Metric::Sphere, ..beta };
    assert_eq!(refused(sphere, margins(&[[1.0, 1.0], [200.0, 0.0]], &workers, &jobs)), GravityError::Point { place: 1 });
    assert!(matches!(refused(exponential(Calibration::Beta(0.0)), whole), GravityError::Number { name: "beta", .. }));
    assert!(matches!(refused(GravityAsk { within: -1.0, ..beta }, whole), GravityError::Number { name: "within", .. }));
    let long = refused(exponential(Calibration::Mean(50.0)), whole);
    assert!(matches!(long, GravityError::Long { asked: 50.0, .. }), "{long}");
    assert!(long.to_string().contains("50.000") && long.it().contains("50.000"));
    // All that one place has must stay there, and what stays is known to be nothing: the margins cannot be met.
    let own = Margins { own: Some(&[0.0, 0.0]), ..margins(&points, &[10.0, 1.0], &[10.0, 1.0]) };
    assert!(matches!(refused(beta, own), GravityError::Unbalanced { .. }));
    // Places on one point are told apart by their margins alone; a place with nobody gets nobody.
    let points = [[0.0, 0.0], [0.0, 0.0], [0.0, 2.0]];
    let found = solved(beta, margins(&points, &[5.0, 5.0, 0.0], &[4.0, 4.0, 2.0])).unwrap();
    close(found.flow(0, 0), found.flow(0, 1));
    assert_eq!(found.flow(2, 0), 0.0);
}

/// The margins of the 2001 census in Sardinia, places from the municipalities' points, against the flows that were counted.
#[test]
fn real_flows_are_met_as_far_as_distance_tells() {
    let (Some(flows), Some(points)) =
        (shared("data/commuting/sardinia_2001_flows.csv"), shared("data/municipalities/municipality_centroids_2021.csv"))
    else {
        return;
    };
    let rows = |path: &std::path::Path| -> Vec<BTreeMap<String, String>> {
        csv::Reader::from_path(path).unwrap().deserialize().map(Result::unwrap).collect()
    };
    // The names of 2001 have lost their letters with accents.
    let plain = |name: &str| name.to_lowercase().chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    let at: BTreeMap<String, [f64; 2]> = rows(&points)
        .iter()
        .filter(|r| (90..=119).contains(&r["istat_code"][..3].parse::<u32>().unwrap()))
        .map(|r| (plain(&r["name"]), [r["lon"].parse().unwrap(), r["lat"].parse().unwrap()]))
        .collect();
    let places: Vec<(String, [f64; 2])> = rows(&shared("data/commuting/sardinia_2001_names.csv").unwrap())
        .iter()
        .filter_map(|r| at.get(&plain(&r["name"])).map(|p| (r["istat_code_2001"].clone(), *p)))
        .collect();
    assert!(places.len() >= 360, "{} places have a point", places.len());
    let number = |code: &str| places.iter().position(|p| p.0 == code).map(|n| n as u32);
    let cells: Vec<(u32, u32, f64)> = rows(&flows)
        .iter()
        .filter_map(|r| Some((number(&r["origin"])?, number(&r["destination"])?, r["commuters"].parse().unwrap())))
        .collect();
    let known = Flows::new(places.len(), &cells).unwrap();
    let points: Vec<[f64; 2]> = places.iter().map(|p| p.1).collect();
    let column = |of: &dyn Fn(usize) -> f64| (0..places.len()).map(of).collect::<Vec<f64>>();
    let (workers, jobs, own) = (column(&|i| known.residents(i)), column(&|i| known.jobs(i)), column(&|i| known.own(i)));
    let mut common = Vec::new();
    for decay in [Decay::Exponential, Decay::Power] {
        for own in [None, Some(own.as_slice())] {
            let mean = mean_length(&points, Metric::Sphere, 0.5, own.is_none(), &known).unwrap();
            let ask = GravityAsk::new(decay, Calibration::Mean(mean), Metric::Sphere);
            let found = solved(ask, Margins { points: &points, workers: &workers, jobs: &jobs, own }).unwrap();
            let alike = likeness(&found, &known);
            println!("{decay:?}, own known {}: beta {:.4}, mean {mean:.2}, {alike:?}", own.is_some(), found.beta);
            common.push(alike);
        }
    }
    for own_known in [&common[1], &common[3]] {
        assert!(own_known.common > 0.85 && own_known.common_between.unwrap() > 0.5, "{own_known:?}");
    }
    assert!(common[0].common > 0.6 && common[2].common > 0.6);
}
