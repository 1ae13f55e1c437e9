//! Two-step floating catchment: agreement with published answers (PySAL access 1.1.10), hand-worked cases, and laws that
//! hold for any input.

use crate::shared::{Table, shared};
use reticolo_analysis::rng::Rng;
use reticolo_analysis::services::access::{Access, AccessAsk, AccessError, Demand, Site, access, gains};
use reticolo_analysis::spatial::contiguity::Metric;
use reticolo_analysis::spatial::polygon::{EARTH_RADIUS_KM, haversine_km};

fn ask(threshold: f64) -> AccessAsk {
    AccessAsk { threshold, factor: 1.0, metric: Metric::Plane }
}

fn run(ask: AccessAsk, demand: &[Demand], sites: &[Site]) -> Access {
    access(&ask.check(demand, sites).unwrap())
}

fn demand(x: f64, y: f64, people: f64) -> Demand {
    Demand { at: [x, y], people }
}

fn site(x: f64, y: f64, capacity: f64) -> Site {
    Site { at: [x, y], capacity }
}

/// The column of scores; the reference leaves empty what ours says is zero, where no site is within reach.
fn scores(path: &std::path::Path, column: &str) -> Vec<f64> {
    let text = std::fs::read_to_string(path).unwrap();
    let at = text.lines().next().unwrap().split(',').position(|h| h == column).unwrap();
    text.lines().skip(1).map(|l| l.split(',').nth(at).filter(|c| !c.is_empty()).map_or(0.0, |c| c.parse().unwrap())).collect()
}

/// The reference is exact; its scores are made from distances rounded to six decimals.
#[test]
fn scores_equal_the_reference() {
    let Some(folder) = shared("oracles/services") else { return };
    for name in ["n200m40", "n400m80"] {
        let read = |part: &str| Table::read(&folder.join(format!("{name}_{part}.csv")));
        let (d, s) = (read("demand"), read("sites"));
        let demands: Vec<Demand> =
            d.column("x").into_iter().zip(d.column("y")).zip(d.column("demand")).map(|((x, y), n)| demand(x, y, n)).collect();
        let sites: Vec<Site> =
            s.column("x").into_iter().zip(s.column("y")).zip(s.column("capacity")).map(|((x, y), c)| site(x, y, c)).collect();
        for (threshold, column) in [(20.0, "fca2_20km"), (30.0, "fca2_30km")] {
            let ours = run(ask(threshold), &demands, &sites);
            for (i, theirs) in scores(&folder.join(format!("{name}_access.csv")), column).into_iter().enumerate() {
                let close = (ours.score[i] - theirs).abs() <= 1e-6 * theirs.abs();
                assert!(close, "{name} {column} {i}: {} against {theirs}", ours.score[i]);
                assert_eq!(ours.within[i] == 0, theirs == 0.0);
            }
        }
    }
}

#[test]
fn a_case_by_hand() {
    // On a line, 3 within reach: A(0):100, B(4):300, C(20):50. Sites P(1):10, Q(6):6, R(30):5.
    let demands = [demand(0.0, 0.0, 100.0), demand(4.0, 0.0, 300.0), demand(20.0, 0.0, 50.0)];
    let sites = [site(1.0, 0.0, 10.0), site(6.0, 0.0, 6.0), site(30.0, 0.0, 5.0)];
    let found = run(ask(3.0), &demands, &sites);
    // P reaches A (1) and B (3, exactly at the threshold): 10/400. Q reaches B (2): 6/300. R nobody.
    assert_eq!(found.reached, [400.0, 300.0, 0.0]);
    assert_eq!(found.score, [10.0 / 400.0, 10.0 / 400.0 + 6.0 / 300.0, 0.0]);
    assert_eq!(found.within, [1, 2, 0]);
    assert_eq!(found.uncovered, [2]);
    assert_eq!((found.uncovered_people, found.covered_people), (50.0, 400.0));
    let nearest: Vec<(u32, f64)> = found.nearest.iter().map(|n| n.map(|n| (n.site, n.distance)).unwrap()).collect();
    assert_eq!(nearest, [(0, 1.0), (1, 2.0), (2, 10.0)]);
    // A factor shortens the reach: with 1.3, B is 3.9 from P and 2.6 from Q.
    let longer = run(AccessAsk { factor: 1.3, ..ask(3.0) }, &demands, &sites);
    assert_eq!(longer.score, [10.0 / 100.0, 6.0 / 300.0, 0.0]);
    // One more site at C's place reaches C; one at A's place nobody who is not reached already.
    let plan = ask(3.0).check(&demands, &sites).unwrap();
    assert_eq!(gains(&plan, &access(&plan), &[[0.0, 0.0], [20.0, 0.0], [17.0, 0.0], [16.9, 0.0]]), [0.0, 50.0, 50.0, 0.0]);
}

#[test]
fn exactly_at_the_threshold_is_within_whatever_the_rounding() {
    // 0.1 + 0.2 is more than 0.3 in binary.
    assert_eq!(run(ask(0.3), &[demand(0.0, 0.0, 1.0)], &[site(0.1 + 0.2, 0.0, 1.0)]).within, [1]);
    assert_eq!(run(ask(0.0), &[demand(5.0, 5.0, 1.0)], &[site(5.0, 5.0, 1.0)]).score, [1.0]);
    let (a, b) = ([12.64, 42.56], [12.71, 42.61]);
    let far = haversine_km(a, b) * 1.3;
    let on_earth = |threshold: f64| {
        let ask = AccessAsk { threshold, factor: 1.3, metric: Metric::Sphere };
        run(ask, &[Demand { at: a, people: 10.0 }], &[Site { at: b, capacity: 1.0 }])
    };
    assert_eq!(on_earth(far).within, [1]);
    assert_eq!(on_earth(far * (1.0 - 1e-7)).within, [0]);
    assert!((on_earth(1.0).nearest[0].unwrap().distance - far).abs() < 1e-9);
    // Half round the earth is as far as anything can be.
    assert_eq!(on_earth(EARTH_RADIUS_KM * 5.0).within, [1]);
}

#[test]
fn closed_sites_and_places_without_people_are_no_stumbling_block() {
    let demands = [demand(0.0, 0.0, 0.0), demand(9.0, 0.0, 7.0)];
    let found = run(ask(1.0), &demands, &[site(0.0, 0.0, 4.0), site(9.0, 0.0, 0.0)]);
    // The first site reaches a place where nobody lives: no score, yet not uncovered. The second is closed.
    assert_eq!(found.score, [0.0, 0.0]);
    assert_eq!(found.uncovered, [1]);
    assert_eq!(found.nearest[1].unwrap().site, 0);
    let none = run(ask(1.0), &demands, &[]);
    assert_eq!((none.score, none.uncovered, none.uncovered_people), (vec![0.0, 0.0], vec![0, 1], 7.0));
    assert_eq!(none.nearest, [None, None]);
}

#[test]
fn what_cannot_be_answered_is_named() {
    let (d, s) = ([demand(0.0, 0.0, 1.0)], [site(0.0, 0.0, 1.0)]);
    let refused = |ask: AccessAsk, d: &[Demand], s: &[Site]| ask.check(d, s).unwrap_err();
    assert_eq!(refused(ask(1.0), &[], &s), AccessError::NoDemand);
    assert_eq!(refused(ask(-1.0), &d, &s), AccessError::ThresholdOutOfRange { asked: -1.0 });
    assert!(matches!(refused(ask(f64::NAN), &d, &s), AccessError::ThresholdOutOfRange { .. }));
    assert_eq!(refused(AccessAsk { factor: 0.0, ..ask(1.0) }, &d, &s), AccessError::FactorOutOfRange { asked: 0.0 });
    assert_eq!(refused(ask(1.0), &[d[0], demand(f64::NAN, 0.0, 1.0)], &s), AccessError::DemandPoint { row: 1 });
    assert_eq!(refused(ask(1.0), &[demand(0.0, 0.0, -1.0)], &s), AccessError::People { row: 0 });
    assert_eq!(refused(ask(1.0), &d, &[site(0.0, 0.0, f64::INFINITY)]), AccessError::Capacity { row: 0 });
    let sphere = AccessAsk { metric: Metric::Sphere, ..ask(1.0) };
    assert_eq!(refused(sphere, &d, &[site(12.0, 95.0, 1.0)]), AccessError::SitePoint { row: 0 });
}

/// A made-up land, on the plane or on the earth.
fn land(seed: u64, n: usize, m: usize, metric: Metric) -> (Vec<Demand>, Vec<Site>) {
    let mut rng = Rng::new(seed, 9, 0);
    let size = if metric == Metric::Plane { 100.0 } else { 1.0 };
    let mut at = || match metric {
        Metric::Plane => [rng.unit() * size, rng.unit() * size],
        Metric::Sphere => [12.0 + rng.unit() * size, 42.0 + rng.unit() * size],
    };
    let points: Vec<[f64; 2]> = (0..n + m).map(|_| at()).collect();
    let mut rng = Rng::new(seed, 10, 0);
    let demands = points[..n].iter().map(|at| Demand { at: *at, people: f64::from(rng.below(5000)) }).collect();
    let sites = points[n..].iter().map(|at| Site { at: *at, capacity: f64::from(rng.below(50)) }).collect();
    (demands, sites)
}

#[test]
fn laws_hold_and_every_pair_looked_at_says_the_same() {
    for (seed, metric) in [(1, Metric::Plane), (2, Metric::Sphere), (3, Metric::Plane), (4, Metric::Sphere)] {
        let (demands, sites) = land(seed, 900, 130, metric);
        let ask = AccessAsk { threshold: 14.0, factor: 1.1, metric };
        let found = run(ask, &demands, &sites);
        // By the definition, pair by pair.
        let near = |d: &Demand, s: &Site| s.capacity > 0.0 && ask.distance(d.at, s.at) <= ask.threshold;
        let reached: Vec<f64> = sites.iter().map(|s| demands.iter().filter(|d| near(d, s)).map(|d| d.people).sum()).collect();
        for (i, d) in demands.iter().enumerate() {
            let within: Vec<usize> = (0..sites.len()).filter(|&j| near(d, &sites[j])).collect();
            assert_eq!(found.within[i] as usize, within.len());
            let plain: f64 = within.iter().filter(|&&j| reached[j] > 0.0).map(|&j| sites[j].capacity / reached[j]).sum();
            assert!((found.score[i] - plain).abs() <= 1e-12 * plain.max(1e-9), "{} against {plain}", found.score[i]);
            let open = sites.iter().filter(|s| s.capacity > 0.0);
            let least = open.map(|s| ask.distance(d.at, s.at)).fold(f64::INFINITY, f64::min);
            assert!((found.nearest[i].unwrap().distance - least).abs() < 1e-9);
        }
        // Nothing is lost: what the scores give out is the capacity of the sites that reach anybody.
        let given: f64 = found.score.iter().zip(&demands).map(|(score, d)| score * d.people).sum();
        let capacity: f64 = sites.iter().zip(&found.reached).filter(|(_, r)| **r > 0.0).map(|(s, _)| s.capacity).sum();
        assert!((given / capacity - 1.0).abs() < 1e-12, "{given} of {capacity}");
        let all: f64 = demands.iter().map(|d| d.people).sum();
        assert_eq!(found.covered_people + found.uncovered_people, all);
        // One more site, or a longer reach, never leaves more people uncovered; the gain foretold is the gain had.
        let plan = ask.check(&demands, &sites).unwrap();
        let candidates: Vec<[f64; 2]> = demands.iter().take(40).map(|d| d.at).collect();
        for (at, gain) in candidates.iter().zip(gains(&plan, &found, &candidates)) {
            let mut more = sites.clone();
            more.push(Site { at: *at, capacity: 1.0 });
            let then = run(ask, &demands, &more);
            assert_eq!(then.covered_people - found.covered_people, gain);
            assert!(gain >= 0.0);
        }
        assert!(run(AccessAsk { threshold: 20.0, ..ask }, &demands, &sites).covered_people >= found.covered_people);
        // Twice the people: half the score. Twice the capacity: twice the score.
        let twice: Vec<Demand> = demands.iter().map(|d| Demand { people: d.people * 2.0, ..*d }).collect();
        let double: Vec<Site> = sites.iter().map(|s| Site { capacity: s.capacity * 2.0, ..*s }).collect();
        for ((a, b), c) in found.score.iter().zip(run(ask, &twice, &sites).score).zip(run(ask, &demands, &double).score) {
            assert_eq!((*a, *a), (b * 2.0, c / 2.0));
        }
    }
}

#[test]
fn the_bytes_do_not_depend_on_the_threads() {
    let (demands, sites) = land(7, 6000, 900, Metric::Sphere);
    let ask = AccessAsk { threshold: 12.0, factor: 1.3, metric: Metric::Sphere };
    let with =
        |threads: usize| rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap().install(|| run(ask, &demands, &sites));
    let (one, four) = (with(1), with(4));
    assert_eq!(one, four);
    let bits = |a: &Access| a.score.iter().map(|s| s.to_bits()).collect::<Vec<_>>();
    assert_eq!(bits(&one), bits(&four));
}
