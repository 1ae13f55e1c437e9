//! Areas from flows: cases worked by hand, plain definitions over random flows, the best division of few units by trying all, and
//! what every answer must keep whatever the flows.

use reticolo_analysis::catalogue::Refusal;
use reticolo_analysis::flows::areas::{Division, adjusted_rand, codelength, modularity};
use reticolo_analysis::flows::community::{CommunityAsk, CommunityError, Quality, communities};
use reticolo_analysis::flows::ttwa::{Came, TtwaAsk, TtwaError, ttwa};
use reticolo_analysis::flows::{APART, Flows, FlowsError, why};
use reticolo_analysis::rng::Rng;
use reticolo_analysis::spatial::weights::Weights;

fn close(a: f64, b: f64) {
    assert!((a - b).abs() <= 1e-9 * b.abs().max(1.0), "{a} against {b}");
}

/// Flows in clusters of five: many within, few between, most stay.
fn clusters(units: usize, seed: u64) -> Flows {
    let mut rng = Rng::new(seed, 90, 0);
    let mut flows = Vec::new();
    for o in 0..units as u32 {
        flows.push((o, o, f64::from(rng.below(300))));
        for d in (0..units as u32).filter(|d| *d != o) {
            let most = if o / 5 == d / 5 {
                120
            } else if rng.below(4) == 0 {
                8
            } else {
                1
            };
            flows.push((o, d, f64::from(rng.below(most))));
        }
    }
    Flows::new(units, &flows).unwrap()
}

/// Every division of `n` units, as labels in the order of first appearance.
fn divisions(n: usize) -> Vec<Vec<u32>> {
    let mut all = vec![vec![0u32]];
    for _ in 1..n {
        let longer = |d: &Vec<u32>| (0..=d.iter().max().unwrap() + 1).map(|l| [d.as_slice(), &[l]].concat()).collect::<Vec<_>>();
        all = all.iter().flat_map(longer).collect();
    }
    all
}

#[test]
fn two_towns_by_hand() {
    // Two towns (0, 2) with a village each (1, 3): 100 work in each town, 50 go from each village to its town, 2 to the other.
    let flows =
        Flows::new(4, &[(0, 0, 100.0), (2, 2, 100.0), (1, 0, 50.0), (3, 2, 50.0), (1, 2, 2.0), (3, 0, 2.0), (1, 1, 8.0), (3, 3, 8.0)])
            .unwrap();
    assert_eq!((flows.len(), flows.pairs(), flows.total()), (4, 4, 320.0));
    assert_eq!((flows.residents(1), flows.jobs(0), flows.own(3), flows.between(1, 2)), (60.0, 152.0, 8.0, 2.0));
    close(flows.cohesion(1, 0), 2500.0 / (60.0 * 152.0));
    let both = Division::new(&flows, &[7, 7, 3, 3], |_| None);
    assert_eq!(both.label, [0, 0, 1, 1]);
    let area = both.areas[0];
    assert_eq!((area.seed, area.units, area.residents, area.jobs, area.inside), (0, 2, 160.0, 160.0, 158.0));
    close(area.contained(), 158.0 / 160.0);
    close(both.inside(&flows), 316.0 / 320.0);
    close(modularity(&flows, &both.label, true), 316.0 / 320.0 - 2.0 * 0.25);
    close(modularity(&flows, &both.label, false), 316.0 / 320.0 - 2.0 * 0.25);
    // Undirected: strengths 152 + 104 less what stays: p of a town is (100 + 52) / total, of a village (8 + 52) / total.
    let (total, h) = (2.0 * (152.0 + 60.0), |x: f64| x * x.log2());
    let (town, village, exit) = (152.0 / total, 60.0 / total, 4.0 / total);
    let one = -2.0 * (h(town) + h(village));
    let two = h(2.0 * exit) - 4.0 * h(exit) + one + 2.0 * h(exit + town + village);
    let (found, single) = codelength(&flows, &both.label, false);
    close(single, one);
    close(found, two);
    // Validity at the demands of 100 to 1,000 residents, 0.6 to 0.8.
    let ask = TtwaAsk { min_size: 100.0, target_size: 1_000.0, min_self: 0.6, target_self: 0.8 };
    let short = (1_000.0 - 160.0) / 900.0;
    close(ask.validity(&area), (1.0 - 0.25 * short) * 0.8 / 0.6);
    let found = ttwa(&ask.check(&flows, None).unwrap());
    assert_eq!(found.division.label, both.label);
    assert_eq!(found.came, [Came::Stayed, Came::Given, Came::Stayed, Came::Given]);
    assert_eq!((found.moves, found.reserve, found.took), (2, 0, vec![false, false]));
    let told = why::pair(&flows, &both, 1, 0);
    assert_eq!((told.area, told.chain.len(), told.direct.go, told.direct.come), (Some(0), 1, 50.0, 0.0));
    let (own, other) = (told.holds[0].own.unwrap(), told.holds[0].other.unwrap());
    assert_eq!((own.to, own.go, other.to, other.go), (0, 50.0, 1, 2.0));
    close(own.cohesion, 2500.0 / (60.0 * 152.0));
    close(other.cohesion, 4.0 / (60.0 * 160.0));
    let reasons = why::reasons(&flows, &both, 3);
    assert_eq!((reasons[0].inner[0].from, reasons[0].inner[0].to), (0, 1));
    let next = reasons[0].next.unwrap();
    assert_eq!((next.to, next.go, next.come), (1, 2.0, 2.0));
}

/// Modularity as its definition reads, over random labels.
#[test]
fn modularity_is_that_of_the_definition() {
    for seed in 0..20 {
        let flows = clusters(15, seed);
        let mut rng = Rng::new(seed, 91, 0);
        let label: Vec<u32> = (0..15).map(|_| rng.below(4)).collect();
        let w = flows.total();
        let (mut directed, mut undirected) = (0.0, 0.0);
        for o in 0..15u32 {
            for d in (0..15u32).filter(|d| label[*d as usize] == label[o as usize]) {
                let (i, j) = (o as usize, d as usize);
                directed += flows.between(o, d) / w - flows.residents(i) * flows.jobs(j) / (w * w);
                let strength = |v: usize| flows.residents(v) + flows.jobs(v);
                undirected += flows.between(o, d) / w - strength(i) * strength(j) / (4.0 * w * w);
            }
        }
        close(modularity(&flows, &label, true), directed);
        close(modularity(&flows, &label, false), undirected);
    }
}

/// The walker's places by plain repetition, then the formula as it is written.
#[test]
fn the_description_is_as_long_as_the_definition_says() {
    for seed in 0..10 {
        let flows = clusters(12, seed);
        let n = flows.len();
        let label: Vec<u32> = (0..n as u32).map(|v| v % 3).collect();
        let mut p = vec![1.0 / n as f64; n];
        for _ in 0..500 {
            let lost: f64 = (0..n).filter(|v| flows.residents(*v) == 0.0).map(|v| p[v]).sum();
            let mut next: Vec<f64> = (0..n).map(|v| (0.15 + 0.85 * lost) * flows.residents(v) / flows.total()).collect();
            for o in (0..n).filter(|o| flows.residents(*o) > 0.0) {
                for (d, next) in next.iter_mut().enumerate() {
                    *next += 0.85 * p[o] * flows.between(o as u32, d as u32) / flows.residents(o);
                }
            }
            p = next;
        }
        let step = |o: usize, d: usize| {
            if flows.residents(o) > 0.0 { p[o] * flows.between(o as u32, d as u32) / flows.residents(o) } else { 0.0 }
        };
        let all: f64 = (0..n).flat_map(|o| (0..n).map(move |d| (o, d))).map(|(o, d)| step(o, d)).sum();
        let h = |x: f64| if x > 0.0 { x * x.log2() } else { 0.0 };
        let at: Vec<f64> = (0..n).map(|d| (0..n).map(|o| step(o, d) / all).sum()).collect();
        let (mut enter, mut exit, mut inside) = ([0.0; 3], [0.0; 3], [0.0; 3]);
        for o in 0..n {
            inside[label[o] as usize] += at[o];
            for d in (0..n).filter(|d| label[*d] != label[o]) {
                exit[label[o] as usize] += step(o, d) / all;
                enter[label[d] as usize] += step(o, d) / all;
            }
        }
        let mut wanted = h(enter.iter().sum()) - at.iter().map(|p| h(*p)).sum::<f64>();
        for m in 0..3 {
            wanted += h(exit[m] + inside[m]) - h(enter[m]) - h(exit[m]);
        }
        let (found, one) = codelength(&flows, &label, true);
        close(found, wanted);
        close(one, -at.iter().map(|p| h(*p)).sum::<f64>());
    }
}

#[test]
fn of_few_units_the_best_division_is_found() {
    let all = divisions(7);
    assert_eq!(all.len(), 877);
    for seed in 0..12 {
        let mut rng = Rng::new(seed, 92, 0);
        let flows: Vec<(u32, u32, f64)> = (0..49).map(|at| (at / 7, at % 7, f64::from(rng.below(40)) * f64::from(rng.below(2)))).collect();
        let flows = Flows::new(7, &flows).unwrap();
        for directed in [true, false] {
            let best = all.iter().map(|d| modularity(&flows, d, directed)).fold(f64::MIN, f64::max);
            let found = communities(&CommunityAsk { directed, ..CommunityAsk::new(Quality::Modularity) }.check(&flows).unwrap());
            close(found.value, best);
            let best = all.iter().map(|d| codelength(&flows, d, directed).0).fold(f64::MAX, f64::min);
            let found = communities(&CommunityAsk { directed, ..CommunityAsk::new(Quality::MapEquation) }.check(&flows).unwrap());
            // The map equation's landscape is rough: now and then the second best is found.
            assert!(found.value <= best * 1.005 + 1e-12, "seed {seed}: {} against {best}", found.value);
        }
    }
}

#[test]
fn clusters_are_found_and_do_not_depend_on_threads() {
    let flows = clusters(40, 3);
    let planted: Vec<u32> = (0..40).map(|v| v / 5).collect();
    for quality in [Quality::Modularity, Quality::MapEquation] {
        let ask = CommunityAsk { own: false, trials: 4, ..CommunityAsk::new(quality) };
        let found = communities(&ask.check(&flows).unwrap());
        assert_eq!(adjusted_rand(&found.label, &planted), Some(1.0), "{quality:?}");
        assert_eq!((found.trials.len(), found.same, found.stability), (4, 4, Some(1.0)));
        for threads in [1, 3] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            assert_eq!(pool.install(|| communities(&ask.check(&flows).unwrap())), found);
        }
    }
    let ask = TtwaAsk { min_size: 100.0, target_size: 1_000.0, ..TtwaAsk::default() };
    assert_eq!(adjusted_rand(&ttwa(&ask.check(&flows, None).unwrap()).division.label, &planted), Some(1.0));
}

#[test]
fn areas_of_the_rule_keep_what_it_promises() {
    for seed in 0..30 {
        let flows = clusters(35, 100 + seed);
        let ask = TtwaAsk { min_size: 300.0, target_size: 4_000.0, min_self: 0.7, target_self: 0.85 };
        let found = ttwa(&ask.check(&flows, None).unwrap());
        assert_eq!(found.division.label.len(), 35);
        for (area, (validity, took)) in found.division.areas.iter().zip(found.validity.iter().zip(&found.took)) {
            close(*validity, ask.validity(area));
            assert!(*validity >= 1.0 - 1e-9 || *took, "seed {seed}: {area:?}");
        }
        // Twice the people under twice the sizes: the same areas.
        let double: Vec<(u32, u32, f64)> =
            (0..35u32).flat_map(|o| (0..35u32).map(move |d| (o, d))).map(|(o, d)| (o, d, 2.0 * flows.between(o, d))).collect();
        let double = Flows::new(35, &double).unwrap();
        let twice = TtwaAsk { min_size: 600.0, target_size: 8_000.0, ..ask };
        assert_eq!(ttwa(&twice.check(&double, None).unwrap()).division.label, found.division.label);
        // Without borders that part anything nothing is repaired.
        let all: Vec<(u32, u32)> = (0..35u32).flat_map(|a| (0..a).map(move |b| (a, b))).collect();
        let borders = Weights::from_edges(35, &all).unwrap();
        let again = ttwa(&ask.check(&flows, Some(&borders)).unwrap());
        assert_eq!((again.division.label, again.repaired, again.enclaves), (found.division.label, 0, 0));
    }
}

#[test]
fn what_is_cut_off_goes_to_a_bordering_area() {
    // Two towns of three units in a row; the last unit of the second works in the first town, far away.
    let mut flows = Vec::new();
    for town in [0u32, 3] {
        flows.push((town, town, 900.0));
        for village in [town + 1, town + 2] {
            flows.extend([(village, town, 100.0), (village, village, 20.0)]);
        }
    }
    flows.extend([(5, 0, 140.0)]);
    let flows = Flows::new(6, &flows).unwrap();
    let ask = TtwaAsk { min_size: 100.0, target_size: 1_000.0, min_self: 0.6, target_self: 0.7 };
    let free = ttwa(&ask.check(&flows, None).unwrap());
    assert_eq!(free.division.label[5], free.division.label[0], "without borders it goes where it works");
    let borders = Weights::from_edges(6, &[(0, 1), (1, 2), (2, 3), (3, 4), (4, 5)]).unwrap();
    let bound = ttwa(&ask.check(&flows, Some(&borders)).unwrap());
    assert_eq!(bound.division.label[5], bound.division.label[3]);
    assert_eq!((bound.repaired, bound.enclaves, bound.came[5]), (1, 0, Came::Enclave));
    // An island has no bordering area: it stays where it works and is no enclave.
    let borders = Weights::from_edges(6, &[(0, 1), (1, 2), (2, 3), (3, 4)]).unwrap();
    let island = ttwa(&ask.check(&flows, Some(&borders)).unwrap());
    assert_eq!((island.division.label, island.repaired, island.enclaves), (free.division.label, 0, 0));
}

#[test]
fn a_chain_is_the_path_with_the_strongest_weakest_link() {
    for seed in 0..10 {
        let flows = clusters(10, 200 + seed);
        let division = Division::new(&flows, &[0; 10], |_| None);
        // The strongest weakest link by closing over every unit in turn.
        let mut best = vec![vec![0.0f64; 10]; 10];
        for a in 0..10u32 {
            for b in (0..10u32).filter(|b| *b != a) {
                best[a as usize][b as usize] = flows.cohesion(a, b);
            }
        }
        for k in 0..10 {
            for a in 0..10 {
                for b in 0..10 {
                    best[a][b] = best[a][b].max(best[a][k].min(best[k][b]));
                }
            }
        }
        for (a, b) in [(0, 9), (3, 7), (5, 2)] {
            let found = why::pair(&flows, &division, a, b);
            let weakest = found.chain.iter().map(|l| l.cohesion).fold(f64::INFINITY, f64::min);
            close(weakest, best[a as usize][b as usize]);
            assert_eq!((found.chain[0].from, found.chain.last().unwrap().to), (a, b));
            assert!(found.chain.windows(2).all(|w| w[0].to == w[1].from));
        }
    }
}

#[test]
fn divisions_are_compared_as_published() {
    // Hubert and Arabie's index: 1 for the same, whatever the numbers; symmetric; those apart are not counted.
    assert_eq!(adjusted_rand(&[0, 0, 1, 1], &[5, 5, 2, 2]), Some(1.0));
    // Pairs together in both 1, in the first 2, in the second 2, of 6: (1 - 4/6) / (2 - 4/6).
    close(adjusted_rand(&[0, 0, 1, 1], &[0, 0, 1, 2]).unwrap(), (1.0 - 2.0 / 6.0) / (1.5 - 2.0 / 6.0));
    assert_eq!(adjusted_rand(&[0, 0, 1, 1, APART], &[5, 5, 2, 2, 2]), Some(1.0));
    assert_eq!(adjusted_rand(&[0], &[0]), None);
    assert_eq!(adjusted_rand(&[0, 0, 0], &[1, 1, 1]), Some(1.0));
}

#[test]
fn degenerate_flows_are_answered_or_named() {
    assert_eq!(Flows::new(0, &[]), Err(FlowsError::Nothing));
    assert_eq!(Flows::new(2, &[(0, 1, 0.0)]), Err(FlowsError::Nothing));
    assert_eq!(Flows::new(2, &[(0, 2, 1.0)]), Err(FlowsError::UnknownUnit { unit: 2, units: 2 }));
    assert_eq!(Flows::new(2, &[(0, 1, 1.0), (1, 0, -1.0)]), Err(FlowsError::Amount { flow: 1, amount: -1.0 }));
    assert!(matches!(Flows::new(2, &[(0, 1, f64::NAN)]), Err(FlowsError::Amount { flow: 0, .. })));
    assert!(matches!(Flows::new(2, &[(0, 1, f64::MAX), (1, 0, f64::MAX)]), Err(FlowsError::Amount { .. })));
    assert!(FlowsError::Nothing.it().contains("nessun flusso"));
    // A repeated pair adds up.
    assert_eq!(Flows::new(2, &[(0, 1, 1.0), (1, 0, 3.0), (0, 1, 2.0)]), Flows::new(2, &[(1, 0, 3.0), (0, 1, 3.0)]));
    let one = Flows::new(1, &[(0, 0, 5.0)]).unwrap();
    let ask = TtwaAsk::default();
    let found = ttwa(&ask.check(&one, None).unwrap());
    assert_eq!((found.division.label, found.validity), (vec![0], vec![1.0]));
    for quality in [Quality::MapEquation, Quality::Modularity] {
        let ask = CommunityAsk::new(quality);
        assert_eq!(communities(&ask.check(&one).unwrap()).label, [0]);
        let left = CommunityAsk { own: false, ..ask }.check(&one).unwrap_err();
        assert_eq!(left, CommunityError::Flows(FlowsError::Nothing));
        assert!(left.it().starts_with("senza ciò che resta") && left.to_string().starts_with("without what stays"));
        assert_eq!(CommunityAsk { trials: 0, ..ask }.check(&one).unwrap_err(), CommunityError::Trials { trials: 0 });
    }
    // A place where nobody works, one where nobody lives, one that nothing ties: all stand apart; two islands are two areas.
    let flows = Flows::new(6, &[(0, 0, 9.0), (1, 0, 4.0), (0, 2, 3.0), (4, 4, 5.0), (5, 4, 2.0), (4, 5, 2.0)]).unwrap();
    let found = ttwa(&TtwaAsk { min_size: 1.0, target_size: 2.0, ..ask }.check(&flows, None).unwrap());
    assert_eq!(found.division.label, [0, APART, APART, APART, 1, 1]);
    assert_eq!(found.came[1..4], [Came::Apart; 3]);
    for quality in [Quality::MapEquation, Quality::Modularity] {
        let label = communities(&CommunityAsk::new(quality).check(&flows).unwrap()).label;
        assert!(label[0] != label[4] && label[4] == label[5], "{quality:?} {label:?}");
    }
    // All flows equal: nothing parts the units, and nothing breaks.
    let even: Vec<(u32, u32, f64)> = (0..36).map(|at| (at / 6, at % 6, 1.0)).collect();
    let even = Flows::new(6, &even).unwrap();
    let found = communities(&CommunityAsk::new(Quality::MapEquation).check(&even).unwrap());
    assert_eq!(found.label, [0; 6]);
    close(found.value, 6f64.log2());
    assert!(communities(&CommunityAsk::new(Quality::Modularity).check(&even).unwrap()).value.abs() < 1e-12);
    for (size, contained) in [((0.0, 10.0), (0.5, 0.6)), ((10.0, 10.0), (0.5, 0.6)), ((1.0, f64::NAN), (0.5, 0.6))] {
        let ask = TtwaAsk { min_size: size.0, target_size: size.1, min_self: contained.0, target_self: contained.1 };
        assert!(matches!(ask.check(&even, None), Err(TtwaError::Size { .. })));
    }
    for (least, target) in [(0.0, 0.5), (0.8, 0.7), (0.9, 1.1), (f64::NAN, 0.5)] {
        let ask = TtwaAsk { min_self: least, target_self: target, ..TtwaAsk::default() };
        assert!(matches!(ask.check(&even, None), Err(TtwaError::Contained { .. })));
    }
    let borders = Weights::from_edges(3, &[]).unwrap();
    let wrong = ask.check(&even, Some(&borders)).unwrap_err();
    assert_eq!(wrong, TtwaError::Neighbours { units: 6, given: 3 });
    assert!(wrong.it().contains("attese 6"));
}
