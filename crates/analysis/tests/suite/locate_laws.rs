//! Laws of location: every answer is the best of all where all can be looked at, bounds bound, one site more never makes it worse, and
//! what is said of a site is what happens without it. Degenerate questions are answered or named.

use reticolo_analysis::catalogue::Refusal;
use reticolo_analysis::rng::Rng;
use reticolo_analysis::services::locate::{LocateAsk, LocateError, Located, Method, locate};
use reticolo_analysis::services::pairs::{Pairs, PairsAsk, PairsError};
use reticolo_analysis::spatial::contiguity::Metric;

struct Land {
    people: Vec<f64>,
    demand: Vec<[f64; 2]>,
    sites: Vec<[f64; 2]>,
    existing: Vec<bool>,
}

/// A made-up land; every third seed stands on a coarse lattice, so that distances tie, and every fourth has a place without people.
fn land(seed: u64, n: usize, m: usize, standing: usize) -> Land {
    let mut rng = Rng::new(seed, 21, 0);
    let coarse = seed.is_multiple_of(3);
    let mut at = |count: usize| -> Vec<[f64; 2]> {
        let mut unit = || if coarse { f64::from(rng.below(8)) * 5.0 } else { rng.unit() * 40.0 };
        (0..count).map(|_| [unit(), unit()]).collect()
    };
    let (demand, sites) = (at(n), at(m));
    let mut rng = Rng::new(seed, 22, 0);
    let fraction = if seed.is_multiple_of(2) { 0.0 } else { 0.37 };
    let mut people: Vec<f64> = (0..n).map(|_| f64::from(1 + rng.below(900)) + fraction).collect();
    if seed.is_multiple_of(4) {
        people[0] = 0.0;
    }
    let existing = (0..m).map(|j| j < standing).collect();
    Land { people, demand, sites, existing }
}

impl Land {
    fn pairs(&self) -> Pairs {
        let ask = PairsAsk { threshold: f64::INFINITY, factor: 1.0, metric: Metric::Plane };
        ask.pairs(&self.demand, &self.sites, None).unwrap()
    }

    fn ask(&self, pairs: &Pairs, method: Method, threshold: Option<f64>, count: usize) -> Located {
        locate(&LocateAsk::new(method, threshold, count).check(&self.people, &self.existing, pairs).unwrap())
    }

    /// Of each place the distance to its nearest open site.
    fn ways(&self, open: &[bool]) -> Vec<f64> {
        let far = |a: &[f64; 2], b: &[f64; 2]| (a[0] - b[0]).hypot(a[1] - b[1]);
        let nearest = |d: &[f64; 2]| self.sites.iter().zip(open).filter(|(_, o)| **o).map(|(s, _)| far(d, s)).fold(f64::INFINITY, f64::min);
        self.demand.iter().map(nearest).collect()
    }

    fn value(&self, method: Method, threshold: f64, open: &[bool]) -> f64 {
        let ways = self.ways(open);
        let peopled = ways.iter().zip(&self.people).filter(|(_, p)| **p > 0.0);
        let slack = threshold * (1.0 + 1e-9);
        match method {
            Method::Mclp => peopled.filter(|(w, _)| **w <= slack).map(|(_, p)| p).sum(),
            Method::PMedian => peopled.map(|(w, p)| w * p).sum(),
            Method::PCentre => peopled.map(|(w, _)| *w).fold(0.0, f64::max),
            Method::Cover => peopled.filter(|(w, _)| **w > slack).map(|(_, p)| p).sum(),
        }
    }

    fn with(&self, open: impl IntoIterator<Item = usize>) -> Vec<bool> {
        let mut all = self.existing.clone();
        open.into_iter().for_each(|j| all[j] = true);
        all
    }
}

/// Every choice of so many candidates.
fn choices(candidates: &[usize], count: usize) -> Vec<Vec<usize>> {
    (0u32..1 << candidates.len())
        .filter(|bits| bits.count_ones() as usize == count)
        .map(|bits| candidates.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1).map(|(_, j)| *j).collect())
        .collect()
}

fn close(a: f64, b: f64) -> bool {
    a == b || (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
}

#[test]
fn each_answer_is_the_best_of_all_choices() {
    for seed in 0..24 {
        let standing = (seed % 3) as usize;
        let land = land(seed, 30, 10 + standing, standing);
        let pairs = land.pairs();
        let candidates: Vec<usize> = (standing..10 + standing).collect();
        for threshold in [6.0, 11.0] {
            for count in [1, 2, 3, 5] {
                let all = choices(&candidates, count);
                for method in [Method::Mclp, Method::PMedian, Method::PCentre] {
                    let found = land.ask(&pairs, method, Some(threshold), count);
                    let values = all.iter().map(|open| land.value(method, threshold, &land.with(open.iter().copied())));
                    let best = values.fold(None, |best: Option<f64>, v| {
                        Some(best.map_or(v, |b| if method == Method::Mclp { b.max(v) } else { b.min(v) }))
                    });
                    let what = format!("seed {seed} {method:?} {threshold} {count}");
                    assert!(close(found.objective, best.unwrap()), "{what}: {} against {best:?}", found.objective);
                    assert!(found.proven && found.gap == 0.0, "{what}");
                    assert!(found.chosen.len() <= count, "{what}");
                    told(&land, method, threshold, &found, &what);
                }
            }
            // The fewest sites that leave out only those whom no site reaches.
            let found = land.ask(&pairs, Method::Cover, Some(threshold), 0);
            let least = land.value(Method::Cover, threshold, &land.with(candidates.iter().copied()));
            let fewest = (0..=10).find(|count| {
                choices(&candidates, *count)
                    .iter()
                    .any(|open| land.value(Method::Cover, threshold, &land.with(open.iter().copied())) <= least)
            });
            assert_eq!(found.objective, fewest.unwrap() as f64, "seed {seed} cover {threshold}");
            assert!(found.proven && close(found.uncovered_people, least));
            assert_eq!(found.uncovered, found.unreachable);
            told(&land, Method::Cover, threshold, &found, &format!("seed {seed} cover {threshold}"));
        }
    }
}

/// What is said of the chosen sites and of who is served is what the map says.
fn told(land: &Land, method: Method, threshold: f64, found: &Located, what: &str) {
    let chosen: Vec<usize> = found.chosen.iter().map(|c| c.site as usize).collect();
    assert!(chosen.iter().all(|j| !land.existing[*j]), "{what}");
    let open = land.with(chosen.iter().copied());
    let ways = land.ways(&open);
    for (nearest, way) in found.served.iter().zip(&ways) {
        assert!(close(nearest.map_or(f64::INFINITY, |n| n.distance), *way), "{what}");
    }
    let out: f64 = ways.iter().zip(&land.people).filter(|(w, _)| **w > threshold * (1.0 + 1e-9)).map(|(_, p)| p).sum();
    assert!(close(found.uncovered_people, out), "{what}");
    let radius = if method == Method::PCentre { found.objective } else { threshold };
    // In people for the covering questions, in people times distance for the p-median; more is worse.
    let worse = |open: &[bool]| {
        if method == Method::PMedian { land.value(method, radius, open) } else { land.value(Method::Cover, radius, open) }
    };
    let now = worse(&open);
    let mut before = worse(&land.existing);
    for (at, c) in found.chosen.iter().enumerate() {
        let without = land.with(chosen.iter().copied().filter(|j| *j != c.site as usize));
        if without.contains(&true) || method != Method::PMedian {
            assert!(close(c.loss.unwrap() + now, worse(&without)), "{what}: loss {:?}, {} to {now}", c.loss, worse(&without));
        } else {
            assert_eq!(c.loss, None);
        }
        let so_far = worse(&land.with(chosen[..=at].iter().copied()));
        match c.gain {
            Some(gain) => assert!((gain - (before - so_far)).abs() <= 1e-9 * (1.0 + so_far.abs() + gain.abs()), "{what}: gain {gain}"),
            None => assert!(method == Method::PMedian && at == 0),
        }
        before = so_far;
        if let Some((j, costs)) = c.instead {
            let swapped = land.with(chosen.iter().copied().filter(|k| *k != c.site as usize).chain([j as usize]));
            assert!((costs - (worse(&swapped) - now)).abs() <= 1e-9 * (1.0 + now.abs() + costs.abs()), "{what}: instead {costs}");
        }
    }
}

#[test]
fn one_site_more_and_a_longer_reach_never_make_it_worse() {
    for seed in 40..46 {
        let land = land(seed, 150, 30, 2);
        let pairs = land.pairs();
        let mut before: Option<[f64; 3]> = None;
        for count in [1, 2, 4, 7, 12] {
            let of = |method| land.ask(&pairs, method, Some(7.0), count).objective;
            let now = [-of(Method::Mclp), of(Method::PMedian), of(Method::PCentre)];
            if let Some(before) = before {
                assert!(
                    now.iter().zip(before).all(|(a, b)| *a <= b * (1.0 + 1e-12) || close(*a, b)),
                    "seed {seed} {count}: {now:?} after {before:?}"
                );
            }
            before = Some(now);
        }
        let covered: Vec<f64> = [3.0, 6.0, 9.0, 14.0].map(|t| land.ask(&pairs, Method::Mclp, Some(t), 4).objective).to_vec();
        assert!(covered.windows(2).all(|c| c[0] <= c[1]), "{covered:?}");
        // The centre's distance is the reach at which as many sites cover all, and a little less is not.
        let centre = land.ask(&pairs, Method::PCentre, None, 5);
        let at = |threshold: f64| land.ask(&pairs, Method::Cover, Some(threshold), 0);
        assert!(at(centre.objective).objective <= 5.0);
        let less = at(centre.objective * (1.0 - 1e-6));
        assert!(less.objective > 5.0 || less.uncovered_people > 0.0);
    }
}

#[test]
fn an_effort_that_ends_leaves_an_honest_bound() {
    let land = land(7, 600, 90, 0);
    let pairs = land.pairs();
    for method in [Method::Mclp, Method::PMedian] {
        let whole = land.ask(&pairs, method, Some(6.0), 9);
        assert!(whole.proven);
        for effort in [0, 1, 5] {
            let ask = LocateAsk { effort, ..LocateAsk::new(method, Some(6.0), 9) };
            let short = locate(&ask.check(&land.people, &land.existing, &pairs).unwrap());
            let sign = if method == Method::Mclp { -1.0 } else { 1.0 };
            assert!(sign * short.objective >= sign * whole.objective * (1.0 - sign * 1e-12));
            assert!(
                sign * short.bound <= sign * whole.objective * (1.0 + sign * 1e-9),
                "{method:?} {effort}: {} {}",
                short.bound,
                whole.objective
            );
            assert!(short.proven == (short.gap == 0.0));
        }
    }
}

#[test]
fn the_bytes_do_not_depend_on_the_threads() {
    let land = land(9, 500, 60, 3);
    let run = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| Method::ALL.map(|method| land.ask(&land.pairs(), method, Some(6.0), 6)))
    };
    assert_eq!(format!("{:?}", run(1)), format!("{:?}", run(4)));
}

#[test]
fn degenerate_questions_are_answered_or_named() {
    let pairs =
        |d: &[[f64; 2]], s: &[[f64; 2]]| PairsAsk { threshold: f64::INFINITY, factor: 1.0, metric: Metric::Plane }.pairs(d, s, None);
    let one = pairs(&[[0.0, 0.0]], &[[3.0, 4.0]]).unwrap();
    for method in Method::ALL {
        let ask = LocateAsk::new(method, Some(5.0), 1);
        let found = locate(&ask.check(&[7.0], &[false], &one).unwrap());
        let wanted = match method {
            Method::Mclp => 7.0,
            Method::PMedian => 35.0,
            Method::PCentre => 5.0,
            Method::Cover => 1.0,
        };
        assert_eq!((found.objective, found.proven, found.uncovered.len()), (wanted, true, 0), "{method:?}");
        // Nobody lives there: nothing is asked for, and nothing is opened that serves nobody.
        let nobody = locate(&ask.check(&[0.0], &[false], &one).unwrap());
        assert_eq!((nobody.objective, nobody.proven), (0.0, true), "{method:?}");
    }
    // Out of everybody's reach.
    let ask = LocateAsk::new(Method::Mclp, Some(1.0), 1);
    let found = locate(&ask.check(&[7.0], &[false], &one).unwrap());
    assert_eq!((found.objective, found.chosen.len(), found.uncovered_people), (0.0, 0, 7.0));
    // All at one point, and the same site twice.
    let same = pairs(&[[1.0, 1.0]; 20], &[[1.0, 1.0]; 5]).unwrap();
    for method in Method::ALL {
        let found = locate(&LocateAsk::new(method, Some(0.0), 2).check(&[2.0; 20], &[false; 5], &same).unwrap());
        assert!(found.proven && found.uncovered.is_empty(), "{method:?}");
    }
    // Two halves without a way between them: with one site the other half counts twice the largest distance.
    let parted = Pairs::listed(2, 2, &[(0, 0, 1.0), (1, 1, 2.0)]).unwrap();
    let found = locate(&LocateAsk::new(Method::PMedian, None, 1).check(&[10.0, 10.0], &[false; 2], &parted).unwrap());
    assert_eq!((found.objective, found.uncovered.as_slice(), found.uncovered_people), (50.0, &[1u32][..], 10.0));
    let found = locate(&LocateAsk::new(Method::PCentre, None, 1).check(&[10.0, 10.0], &[false; 2], &parted).unwrap());
    assert_eq!(found.objective, 4.0);
    // Questions without an answer.
    let refused = |ask: LocateAsk, people: &[f64], existing: &[bool]| {
        let error = ask.check(people, existing, &one).unwrap_err();
        assert!(!error.to_string().is_empty() && error.it() != error.to_string());
        error
    };
    let ask = LocateAsk::new(Method::PMedian, None, 1);
    assert_eq!(refused(ask, &[], &[false]), LocateError::NoDemand);
    assert_eq!(refused(ask, &[-1.0], &[false]), LocateError::People { row: 0 });
    assert_eq!(refused(ask, &[f64::NAN], &[false]), LocateError::People { row: 0 });
    assert_eq!(refused(ask, &[1.0], &[true]), LocateError::NoCandidates);
    assert_eq!(refused(ask, &[1.0, 1.0], &[false]), LocateError::Length { given: 2, wanted: 1 });
    assert_eq!(refused(LocateAsk { count: 2, ..ask }, &[1.0], &[false]), LocateError::CountOutOfRange { asked: 2, most: 1 });
    assert_eq!(refused(LocateAsk { count: 0, ..ask }, &[1.0], &[false]), LocateError::CountOutOfRange { asked: 0, most: 1 });
    assert_eq!(refused(LocateAsk::new(Method::Mclp, None, 1), &[1.0], &[false]), LocateError::NoThreshold { method: Method::Mclp });
    assert!(matches!(refused(LocateAsk::new(Method::Cover, Some(-1.0), 1), &[1.0], &[false]), LocateError::ThresholdOutOfRange { .. }));
    assert_eq!(pairs(&[[f64::NAN, 0.0]], &[]).unwrap_err(), PairsError::DemandPoint { row: 0 });
    assert_eq!(Pairs::listed(1, 1, &[(0, 0, -1.0)]).unwrap_err(), PairsError::Pair { row: 0 });
    assert_eq!(Pairs::listed(1, 1, &[(0, 1, 1.0)]).unwrap_err(), PairsError::Pair { row: 0 });
}
