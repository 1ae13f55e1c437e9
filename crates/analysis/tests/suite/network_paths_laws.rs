//! What must hold of measures over shortest paths and of walks: brute force on networks with twins, trees and cut points, relabelling, longer
//! networks than one batch of searches, weights, intervals of sampling, PageRank's and the eigenvector's own equations.

use reticolo_analysis::network::Graph;
use reticolo_analysis::network::betweenness::{SampleAsk, betweenness, sampled, weighted_betweenness};
use reticolo_analysis::network::brokerage::brokerage;
use reticolo_analysis::network::centrality::{clustering, cores, eigenvector, harmonic, pagerank};
use reticolo_analysis::network::holes::{constraint, effective_size};
use reticolo_analysis::network::measures::{Measure, NetworkAsk, NetworkError, Values, measures};
use reticolo_analysis::network::structure::structure;
use reticolo_analysis::rng::Rng;

/// Ties of a network that has everything that is treated apart: a random heart, copies of nodes (tied to the copied one or not), trees, two
/// hearts that share one node, and nodes alone.
fn rich(seed: u64) -> (usize, Vec<(u32, u32)>) {
    let mut rng = Rng::new(seed, 4, 0);
    let heart = 4 + rng.below(9);
    let mut ties: Vec<(u32, u32)> = Vec::new();
    let mut n = heart;
    for a in 0..heart {
        ties.extend((a + 1..heart).filter(|_| rng.unit() < 0.4).map(|b| (a, b)));
    }
    for copy in 0..rng.below(6) {
        let of = rng.below(n);
        let own: Vec<u32> = ties.iter().filter_map(|&(a, b)| if a == of { Some(b) } else { (b == of).then_some(a) }).collect();
        ties.extend(own.iter().map(|&u| (u, n)));
        if copy % 2 == 0 {
            ties.push((of, n));
        }
        n += 1;
    }
    for _ in 0..rng.below(6) {
        ties.push((rng.below(n), n));
        n += 1;
    }
    let shared = rng.below(n);
    let other: Vec<u32> = std::iter::once(shared).chain(n..n + 4).collect();
    for (i, a) in other.iter().enumerate() {
        ties.extend(other[i + 1..].iter().filter(|_| rng.unit() < 0.7).map(|b| (*a, *b)));
    }
    (n as usize + 4 + rng.below(3) as usize, ties)
}

fn several() -> impl Iterator<Item = Graph> {
    (0..80).map(rich).map(|(n, ties)| Graph::from_edges(n, &ties).unwrap())
}

/// Distances (infinite where there is no way) and numbers of shortest ways, by Bellman and Ford: nothing is shared with what is tested.
fn ways(g: &Graph, length: impl Fn(f64) -> f64) -> Vec<(Vec<f64>, Vec<f64>)> {
    let n = g.len();
    let alike = |a: f64, b: f64| (a - b).abs() < 1e-9;
    let from = |s: usize| {
        let mut d = vec![f64::INFINITY; n];
        d[s] = 0.0;
        for _ in 0..n {
            for (a, b, w) in g.edges() {
                let (a, b, l) = (a as usize, b as usize, length(w));
                d[b] = d[b].min(d[a] + l);
                d[a] = d[a].min(d[b] + l);
            }
        }
        let mut order: Vec<usize> = (0..n).filter(|v| d[*v].is_finite()).collect();
        order.sort_by(|a, b| d[*a].total_cmp(&d[*b]));
        let mut paths = vec![0.0; n];
        paths[s] = 1.0;
        for &v in &order {
            if v != s {
                paths[v] = g.neighbours(v).filter(|(u, w)| alike(d[*u as usize] + length(*w), d[v])).map(|(u, _)| paths[u as usize]).sum();
            }
        }
        (d, paths)
    };
    (0..n).map(from).collect()
}

fn brute_betweenness(all: &[(Vec<f64>, Vec<f64>)]) -> Vec<f64> {
    let n = all.len();
    let share = |v: usize, s: usize, t: usize| {
        let through = all[s].0[v] + all[v].0[t];
        if through.is_finite() && (through - all[s].0[t]).abs() < 1e-9 { all[s].1[v] * all[v].1[t] / all[s].1[t] } else { 0.0 }
    };
    let of = |v: usize| {
        (0..n).flat_map(|s| (s + 1..n).map(move |t| (s, t))).filter(|(s, t)| *s != v && *t != v).map(|(s, t)| share(v, s, t)).sum()
    };
    (0..n).map(of).collect()
}

fn near(ours: &[f64], theirs: &[f64]) {
    assert_eq!(ours.len(), theirs.len());
    for (v, (a, b)) in ours.iter().zip(theirs).enumerate() {
        assert!((a - b).abs() <= 1e-9 * b.abs().max(1.0), "node {v}: {a} and {b}");
    }
}

#[test]
fn betweenness_and_harmonic_closeness_are_those_of_the_definition_with_twins_trees_and_cut_points() {
    for g in several() {
        let all = ways(&g, |_| 1.0);
        near(&betweenness(&g), &brute_betweenness(&all));
        let theirs: Vec<f64> = all.iter().map(|(d, _)| d.iter().filter(|d| **d > 0.0).map(|d| 1.0 / d).sum()).collect();
        near(&harmonic(&g), &theirs);
    }
}

#[test]
fn weighted_betweenness_is_that_of_the_definition_and_of_the_plain_one_where_weights_are_equal() {
    for (seed, (n, ties)) in (0..40u64).map(|seed| (seed, rich(seed))) {
        let mut rng = Rng::new(seed, 5, 0);
        // Weights whose inverses are exact, so that ways of one length are frequent and certain.
        let weighted: Vec<(u32, u32, f64)> = ties.iter().map(|&(a, b)| (a, b, [0.5, 1.0, 2.0][rng.below(3) as usize])).collect();
        let g = Graph::from_weighted(n, &weighted).unwrap();
        near(&weighted_betweenness(&g), &brute_betweenness(&ways(&g, |w| 1.0 / w)));
        let plain = Graph::from_edges(n, &ties).unwrap();
        near(&weighted_betweenness(&plain), &betweenness(&plain));
    }
}

/// More nodes than are searched from at once, in one long row with a few ways across: many steps, few in each.
#[test]
fn long_networks_of_many_batches() {
    let n = 1_300u32;
    let mut ties: Vec<(u32, u32)> = (1..n).map(|v| (v - 1, v)).collect();
    ties.extend([(100, 400), (700, 1_000), (3, 1_200)]);
    let g = Graph::from_edges(n as usize + 1, &ties).unwrap();
    let mut theirs = vec![0.0; g.len()];
    for (from, sum) in theirs.iter_mut().enumerate() {
        let mut distance = vec![0u32; g.len()];
        let mut queue = vec![from];
        let mut at = 0;
        while let Some(&v) = queue.get(at) {
            for &u in g.row(v) {
                if u as usize != from && distance[u as usize] == 0 {
                    distance[u as usize] = distance[v] + 1;
                    queue.push(u as usize);
                }
            }
            at += 1;
        }
        *sum = distance.iter().filter(|d| **d > 0).map(|d| 1.0 / f64::from(*d)).sum();
    }
    near(&harmonic(&g), &theirs);
}

#[test]
fn relabelling_nodes_permutes_the_answer() {
    for seed in 0..20u64 {
        let (n, ties) = rich(seed);
        let mut names: Vec<u32> = (0..n as u32).collect();
        Rng::new(seed, 6, 0).shuffle(&mut names);
        let moved: Vec<(u32, u32)> = ties.iter().map(|&(a, b)| (names[b as usize], names[a as usize])).collect();
        let (g, h) = (Graph::from_edges(n, &ties).unwrap(), Graph::from_edges(n, &moved).unwrap());
        let natures: Vec<u32> = (0..n as u32).map(|v| v % 3).collect();
        let mut moved_natures = vec![0; n];
        (0..n).for_each(|v| moved_natures[names[v] as usize] = natures[v]);
        let back = |values: Vec<f64>| -> Vec<f64> { (0..n).map(|v| values[names[v] as usize]).collect() };
        let some = |values: Vec<Option<f64>>| -> Vec<f64> { values.into_iter().map(|v| v.unwrap_or(-1.0)).collect() };
        for measure in [betweenness, harmonic, clustering, |g: &Graph| pagerank(g, 0.85), weighted_betweenness] {
            near(&back(measure(&h)), &measure(&g));
        }
        near(&back(some(constraint(&h))), &some(constraint(&g)));
        near(&back(some(effective_size(&h))), &some(effective_size(&g)));
        near(&back(cores(&h).into_iter().map(f64::from).collect()), &cores(&g).into_iter().map(f64::from).collect::<Vec<_>>());
        let (ours, theirs) = (brokerage(&g, &natures), brokerage(&h, &moved_natures));
        assert!((0..n).all(|v| ours[v] == theirs[names[v] as usize]));
        let (one, other) = (structure(&g), structure(&h));
        assert!((0..n).all(|v| one.removal[v] == other.removal[names[v] as usize]));
        assert_eq!((one.bridges.len(), one.blocks.len()), (other.bridges.len(), other.blocks.len()));
    }
}

#[test]
fn removing_a_bridge_adds_a_component() {
    for g in several() {
        let s = structure(&g);
        let edges: Vec<(u32, u32)> = g.edges().iter().map(|&(a, b, _)| (a, b)).collect();
        for &tie in &edges {
            let rest: Vec<(u32, u32)> = edges.iter().copied().filter(|t| *t != tie).collect();
            let after = structure(&Graph::from_edges(g.len(), &rest).unwrap()).sizes.len();
            assert_eq!(after - s.sizes.len(), usize::from(s.bridges.contains(&tie)));
        }
    }
}

#[test]
fn pagerank_and_eigenvector_solve_their_equations() {
    for (seed, g) in several().enumerate() {
        let n = g.len();
        let damping = [0.85, 0.5, 0.99][seed % 3];
        let x = pagerank(&g, damping);
        let lost: f64 = (0..n).filter(|v| g.degree(*v) == 0).map(|v| x[v]).sum();
        let base = (1.0 - damping + damping * lost) / n as f64;
        let next: Vec<f64> =
            (0..n).map(|v| base + damping * g.row(v).iter().map(|&u| x[u as usize] / g.degree(u as usize) as f64).sum::<f64>()).collect();
        assert!(x.iter().zip(&next).all(|(a, b)| (a - b).abs() < 1e-12), "{seed}");
        let e = eigenvector(&g);
        assert!(e.residual < 1e-9 && (e.values.iter().copied().fold(0.0, f64::max) - 1.0).abs() < 1e-9);
        let product: Vec<f64> = (0..n).map(|v| g.row(v).iter().map(|&u| e.values[u as usize]).sum()).collect();
        let most = (0..n).max_by(|a, b| e.values[*a].total_cmp(&e.values[*b])).unwrap();
        assert!((0..n).all(|v| (product[v] - product[most] * e.values[v]).abs() < 1e-7 * product[most]));
    }
}

#[test]
fn intervals_of_sampling_hold_the_exact_values() {
    let (mut all, mut ended_early) = (0, 0);
    for seed in 0..10u64 {
        let mut rng = Rng::new(seed, 7, 0);
        let n = 300;
        let ties: Vec<(u32, u32)> = (0..900).map(|_| (rng.below(n), rng.below(n))).collect();
        let g = Graph::from_edges(n as usize, &ties).unwrap();
        let exact = betweenness(&g);
        let found = sampled(&g, SampleAsk { error: 0.02, confidence: 0.9, seed }).unwrap();
        let within = |v: usize| found.low[v] <= exact[v] && exact[v] <= found.high[v] && (found.values[v] - exact[v]).abs() <= found.bound;
        all += usize::from((0..exact.len()).all(within));
        // What any network of this diameter would need: at least 0.5 / 0.02² (2 + 1 + ln 20).
        ended_early += usize::from(found.samples < 7_400);
    }
    assert!(all >= 9 && ended_early == 10, "{all} of ten hold, {ended_early} ended early");
}

#[test]
fn one_question_for_several_measures() {
    let (n, ties) = rich(3);
    let g = Graph::from_edges(n, &ties).unwrap();
    let answer = measures(&NetworkAsk::default().check(&g, None).unwrap()).unwrap();
    let names: Vec<&str> = answer.columns.iter().map(|(name, _)| *name).collect();
    assert_eq!(names.len(), Measure::ALL.len() - 1 + 3, "all but the weighted one, and four roles: {names:?}");
    let column = |name: &str| answer.columns.iter().find(|(n, _)| *n == name).map(|(_, v)| v.clone()).unwrap();
    assert_eq!(column("betweenness"), Values::Real(betweenness(&g)));
    let whole = answer.whole.unwrap();
    assert_eq!(whole.structure, structure(&g));
    let most = betweenness(&g).into_iter().fold(0.0, f64::max);
    assert_eq!(whole.brokers[0].betweenness, Some(most));
    for b in &whole.brokers {
        assert!(b.ties.iter().all(|t| g.tied(b.node, t.to)));
        assert_eq!(b.removal, whole.structure.removal[b.node as usize]);
    }
    let few = NetworkAsk { measures: Some(vec![Measure::Core]), columns_only: true, ..NetworkAsk::default() };
    let answer = measures(&few.check(&g, None).unwrap()).unwrap();
    assert_eq!((answer.columns.len(), answer.whole), (1, None));
    let refused = |ask: NetworkAsk, natures: Option<&[u32]>| ask.check(&g, natures).unwrap_err();
    assert_eq!(refused(NetworkAsk { measures: Some(vec![]), ..NetworkAsk::default() }, None), NetworkError::Nothing);
    assert_eq!(refused(NetworkAsk::default(), Some(&[1])), NetworkError::Natures { found: 1, nodes: n });
    let wrong = NetworkAsk { sample_error: Some(2.0), ..NetworkAsk::default() };
    assert!(matches!(refused(wrong, None), NetworkError::Sample(_)));
    for (nodes, ties) in [(0usize, vec![]), (1, vec![]), (3, vec![(1, 1)])] {
        let g = Graph::from_edges(nodes, &ties).unwrap();
        let answer = measures(&NetworkAsk::default().check(&g, None).unwrap()).unwrap();
        assert!(answer.whole.unwrap().brokers.is_empty());
    }
}
