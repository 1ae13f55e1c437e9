//! Laws of catchments: nothing is lost between capacity and scores, weights that never fall are the plain method, nobody is lost among
//! rational agents, and what cannot be computed is named.

use reticolo_analysis::catalogue::Refusal;
use reticolo_analysis::rng::Rng;
use reticolo_analysis::services::access::{AccessAsk, Demand, Site, access};
use reticolo_analysis::services::catchment::{Catchment, CatchmentAsk, CatchmentError, Decay, ENHANCED, Score, catchment};
use reticolo_analysis::services::pairs::{Pairs, PairsAsk};
use reticolo_analysis::spatial::contiguity::Metric;

struct Land {
    demand: Vec<[f64; 2]>,
    sites: Vec<[f64; 2]>,
    people: Vec<f64>,
    capacity: Vec<f64>,
}

fn land(seed: u64, n: usize, m: usize) -> Land {
    let mut rng = Rng::new(seed, 41, 0);
    let mut at = |count: usize| -> Vec<[f64; 2]> { (0..count).map(|_| [12.0 + rng.unit(), 42.0 + rng.unit()]).collect() };
    let (demand, sites) = (at(n), at(m));
    let mut rng = Rng::new(seed, 42, 0);
    let people = (0..n).map(|_| f64::from(rng.below(3000))).collect();
    Land { demand, sites, people, capacity: (0..m).map(|_| f64::from(rng.below(40))).collect() }
}

impl Land {
    fn pairs(&self, threshold: f64) -> Pairs {
        PairsAsk { threshold, factor: 1.3, metric: Metric::Sphere }.pairs(&self.demand, &self.sites, None).unwrap()
    }

    fn ask(&self, threshold: f64, score: Score) -> Catchment {
        let pairs = self.pairs(threshold);
        catchment(&CatchmentAsk { score, threshold }.check(&self.people, &self.capacity, &pairs).unwrap())
    }
}

#[test]
fn even_weights_are_the_plain_method() {
    let land = land(1, 400, 60);
    let found = land.ask(15.0, Score::TwoStep(Decay::Even));
    let demand: Vec<Demand> = land.demand.iter().zip(&land.people).map(|(at, people)| Demand { at: *at, people: *people }).collect();
    let sites: Vec<Site> = land.sites.iter().zip(&land.capacity).map(|(at, capacity)| Site { at: *at, capacity: *capacity }).collect();
    let plain = access(&AccessAsk { threshold: 15.0, factor: 1.3, metric: Metric::Sphere }.check(&demand, &sites).unwrap());
    assert_eq!((&found.within, &found.uncovered), (&plain.within, &plain.uncovered));
    for (ours, theirs) in found.score.iter().zip(&plain.score) {
        assert!((ours.unwrap() - theirs).abs() <= 1e-12 * theirs);
    }
    let flat = land.ask(15.0, Score::TwoStep(Decay::Steps(vec![(15.0, 1.0)])));
    assert_eq!(flat, found);
}

#[test]
fn what_the_scores_give_out_is_the_capacity_that_is_reached() {
    for seed in 2..6 {
        let land = land(seed, 300, 40);
        let decays = [Decay::Even, Decay::thirds(18.0, ENHANCED), Decay::Gaussian { bandwidth: 7.0 }];
        for score in decays.iter().cloned().flat_map(|d| [Score::TwoStep(d.clone()), Score::ThreeStep(d)]) {
            let found = land.ask(18.0, score.clone());
            let given: f64 = found.score.iter().zip(&land.people).map(|(s, p)| s.unwrap() * p).sum();
            let reached: f64 = land.capacity.iter().zip(&found.reached).filter(|(_, r)| **r > 0.0).map(|(c, _)| c).sum();
            assert!((given / reached - 1.0).abs() < 1e-12, "{score:?}: {given} of {reached}");
            let all: f64 = land.people.iter().sum();
            assert!((found.covered_people + found.uncovered_people - all).abs() < 1e-6);
        }
    }
}

#[test]
fn agents_are_conserved_and_nobody_would_rather_go_elsewhere() {
    for seed in 6..10 {
        let land = land(seed, 300, 40);
        let pairs = land.pairs(25.0);
        for rounds in [Some(150), None] {
            let found = land.ask(25.0, Score::Raam { tau: 20.0, rounds });
            let came: f64 = found.reached.iter().sum();
            assert!((came / found.covered_people - 1.0).abs() < 1e-9, "{came} of {}", found.covered_people);
            assert!(found.reached.iter().zip(&land.capacity).all(|(r, c)| *c > 0.0 || *r == 0.0));
            let (gap, _) = found.gap.unwrap();
            let mean = land.people.iter().sum::<f64>() / land.capacity.iter().sum::<f64>();
            // What a place bears is not less than its cheapest site costs, and in the equilibrium it is that.
            let (mut borne, mut needed) = (0.0, 0.0);
            for (i, score) in found.score.iter().enumerate() {
                let open = pairs.row(i).filter(|(j, _)| land.capacity[*j as usize] > 0.0);
                let cost = |(j, d): (u32, f64)| found.reached[j as usize] / (land.capacity[j as usize] * mean) + d / 20.0;
                let least = open.map(cost).fold(f64::INFINITY, f64::min);
                assert_eq!(score.is_none(), least.is_infinite());
                if let Some(score) = score {
                    borne += score * land.people[i];
                    needed += least * land.people[i];
                }
            }
            if rounds.is_none() {
                assert!(gap <= 1e-6 && (borne / needed - 1.0).abs() <= 1e-5, "{gap}, {borne} over {needed}");
            } else {
                assert!(gap < 0.05);
            }
        }
    }
}

#[test]
fn what_cannot_be_computed_is_named_and_the_rest_is_answered() {
    let pairs = Pairs::listed(2, 1, &[(0, 0, 3.0)]).unwrap();
    let ask = |score: Score, threshold: f64, people: &[f64], capacity: &[f64]| {
        CatchmentAsk { score, threshold }.check(people, capacity, &pairs).map(|plan| catchment(&plan))
    };
    let raam = |tau: f64, rounds: Option<usize>| Score::Raam { tau, rounds };
    let even = || Score::TwoStep(Decay::Even);
    for (score, threshold, people, capacity, wanted) in [
        (even(), 5.0, vec![], vec![1.0], CatchmentError::NoDemand),
        (even(), -5.0, vec![1.0, 1.0], vec![1.0], CatchmentError::ThresholdOutOfRange { asked: -5.0 }),
        (even(), 5.0, vec![1.0], vec![1.0], CatchmentError::Length { given: 1, wanted: 2 }),
        (even(), 5.0, vec![1.0, f64::NAN], vec![1.0], CatchmentError::People { row: 1 }),
        (even(), 5.0, vec![1.0, 1.0], vec![-1.0], CatchmentError::Capacity { row: 0 }),
        (Score::TwoStep(Decay::Steps(vec![])), 5.0, vec![1.0, 1.0], vec![1.0], CatchmentError::Steps),
        (Score::TwoStep(Decay::Steps(vec![(3.0, 1.0), (2.0, 0.5)])), 5.0, vec![1.0, 1.0], vec![1.0], CatchmentError::Steps),
        (
            Score::ThreeStep(Decay::Gaussian { bandwidth: 0.0 }),
            5.0,
            vec![1.0, 1.0],
            vec![1.0],
            CatchmentError::BandwidthOutOfRange { asked: 0.0 },
        ),
        (raam(0.0, None), 5.0, vec![1.0, 1.0], vec![1.0], CatchmentError::TauOutOfRange { asked: 0.0 }),
        (raam(1.0, Some(0)), 5.0, vec![1.0, 1.0], vec![1.0], CatchmentError::RoundsOutOfRange { asked: 0 }),
    ] {
        let error = ask(score, threshold, &people, &capacity).unwrap_err();
        assert!(error.it() != error.to_string());
        assert_eq!(error, wanted);
    }
    for score in [even(), Score::ThreeStep(Decay::Even), raam(60.0, Some(150)), raam(60.0, None)] {
        let agents = matches!(score, Score::Raam { .. });
        // A closed site reaches nobody; without people there is no queue.
        let closed = ask(score.clone(), 5.0, &[4.0, 1.0], &[0.0]).unwrap();
        assert_eq!((closed.uncovered.as_slice(), closed.nearest[0]), (&[0, 1][..], None));
        let empty = ask(score.clone(), 5.0, &[0.0, 0.0], &[2.0]).unwrap();
        assert_eq!(empty.score[0], Some(if agents { 3.0 / 60.0 } else { 0.0 }));
        let two = ask(score, 5.0, &[4.0, 1.0], &[2.0]).unwrap();
        assert_eq!((two.uncovered.as_slice(), two.uncovered_people), (&[1u32][..], 1.0));
        // Four of the five people come to the whole capacity: a queue of 0.8 of the mean.
        assert!((two.score[0].unwrap() - if agents { 0.8 + 0.05 } else { 0.5 }).abs() < 1e-12);
    }
}
