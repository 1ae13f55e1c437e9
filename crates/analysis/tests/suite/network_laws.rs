//! What must hold of any network: brute force on small random graphs, what a new tie may not lower, sums, threads, degenerate input.

use reticolo_analysis::network::Graph;
use reticolo_analysis::network::betweenness::{SampleAsk, SampleError, betweenness, sampled};
use reticolo_analysis::network::brokerage::{between, brokerage};
use reticolo_analysis::network::centrality::{DAMPING, clustering, cores, harmonic, pagerank, triangles};
use reticolo_analysis::network::communities::{communities, modularity};
use reticolo_analysis::network::holes::{constraint, effective_size};
use reticolo_analysis::network::prediction::{Known, PredictionAsk, common, prediction};
use reticolo_analysis::network::structure::{pieces_without, structure};
use reticolo_analysis::rng::Rng;

/// A random graph: each pair tied with the same chance.
fn random(nodes: u32, ties: f64, seed: u64) -> Graph {
    let mut rng = Rng::new(seed, 0, u64::from(nodes));
    let chance = 2.0 * ties / f64::from(nodes.max(2)) / f64::from(nodes.max(2) - 1);
    let mut edges = Vec::new();
    for a in 0..nodes {
        for b in a + 1..nodes {
            if rng.unit() < chance {
                edges.push((a, b));
            }
        }
    }
    Graph::from_edges(nodes as usize, &edges).unwrap()
}

fn several() -> impl Iterator<Item = Graph> {
    (0..60u64).map(|seed| random(2 + (seed % 23) as u32, (seed % 37) as f64, seed))
}

fn without(g: &Graph, node: u32) -> Graph {
    let edges: Vec<(u32, u32)> = g.edges().iter().filter(|(a, b, _)| *a != node && *b != node).map(|&(a, b, _)| (a, b)).collect();
    Graph::from_edges(g.len(), &edges).unwrap()
}

/// Distances and numbers of shortest paths from a node, by plain search.
fn search(g: &Graph, from: usize) -> (Vec<Option<u32>>, Vec<f64>) {
    let mut distance = vec![None; g.len()];
    let mut paths = vec![0.0; g.len()];
    distance[from] = Some(0);
    paths[from] = 1.0;
    let mut queue = vec![from];
    let mut at = 0;
    while at < queue.len() {
        let v = queue[at];
        for &w in g.row(v) {
            let w = w as usize;
            if distance[w].is_none() {
                distance[w] = distance[v].map(|d| d + 1);
                queue.push(w);
            }
            if distance[w] == distance[v].map(|d| d + 1) {
                paths[w] += paths[v];
            }
        }
        at += 1;
    }
    (distance, paths)
}

#[test]
fn betweenness_is_that_of_the_definition() {
    for g in several() {
        let n = g.len();
        let all: Vec<_> = (0..n).map(|v| search(&g, v)).collect();
        let ours = betweenness(&g);
        for v in 0..n {
            let mut sum = 0.0;
            for s in (0..n).filter(|s| *s != v) {
                for t in (s + 1..n).filter(|t| *t != v) {
                    if let (Some(whole), Some(a), Some(b)) = (all[s].0[t], all[s].0[v], all[v].0[t])
                        && a + b == whole
                    {
                        sum += all[s].1[v] * all[v].1[t] / all[s].1[t];
                    }
                }
            }
            assert!((ours[v] - sum).abs() < 1e-9 * sum.max(1.0), "{v}: {} and {sum}", ours[v]);
        }
    }
}

#[test]
fn articulation_points_bridges_and_removals_are_those_of_trying() {
    for g in several() {
        let s = structure(&g);
        let reachable = |g: &Graph| -> u64 { structure(g).sizes.iter().map(|k| u64::from(*k) * (u64::from(*k) - 1) / 2).sum() };
        for v in 0..g.len() {
            // Without the node there is one component less to count: the node itself, alone.
            let left = without(&g, v as u32);
            let components = structure(&left).sizes.len() as u32 - 1;
            assert_eq!(s.removal[v].components, components);
            assert_eq!(s.articulation[v], components as usize > s.sizes.len());
            let own = u64::from(s.sizes[s.component[v] as usize]) - 1;
            assert_eq!(s.removal[v].pairs, reachable(&g) - own - reachable(&left));
            let pieces = pieces_without(&g, v);
            assert_eq!(pieces.len() as u32, s.removal[v].pieces);
            assert_eq!(pieces.iter().skip(1).map(Vec::len).sum::<usize>() as u32, s.removal[v].cut_off);
        }
        let edges = g.edges();
        let bridges: Vec<(u32, u32)> = edges
            .iter()
            .map(|&(a, b, _)| (a, b))
            .filter(|&tie| {
                let rest: Vec<(u32, u32)> = edges.iter().map(|&(a, b, _)| (a, b)).filter(|other| *other != tie).collect();
                structure(&Graph::from_edges(g.len(), &rest).unwrap()).sizes.len() > s.sizes.len()
            })
            .collect();
        assert_eq!(s.bridges, bridges);
        assert_eq!(s.blocks.iter().map(|b| b.ties.len()).sum::<usize>(), g.ties());
    }
}

#[test]
fn core_numbers_are_those_of_peeling() {
    for g in several() {
        let ours = cores(&g);
        for k in 0..=ours.iter().copied().max().unwrap_or(0) + 1 {
            let mut kept: Vec<bool> = vec![true; g.len()];
            loop {
                let leave: Vec<usize> =
                    (0..g.len()).filter(|&v| kept[v] && g.row(v).iter().filter(|u| kept[**u as usize]).count() < k as usize).collect();
                if leave.is_empty() {
                    break;
                }
                leave.into_iter().for_each(|v| kept[v] = false);
            }
            for v in 0..g.len() {
                assert_eq!(kept[v], ours[v] >= k);
            }
        }
    }
}

#[test]
fn a_new_tie_never_lowers_harmonic_closeness_or_a_core_number() {
    for (seed, g) in several().enumerate() {
        let mut rng = Rng::new(seed as u64, 1, 0);
        let tie = (rng.below(g.len() as u32), rng.below(g.len() as u32));
        let mut edges: Vec<(u32, u32)> = g.edges().iter().map(|&(a, b, _)| (a, b)).collect();
        edges.push(tie);
        let more = Graph::from_edges(g.len(), &edges).unwrap();
        assert!(harmonic(&g).iter().zip(harmonic(&more)).all(|(a, b)| b >= a - 1e-12));
        assert!(cores(&g).iter().zip(cores(&more)).all(|(a, b)| b >= *a));
    }
}

#[test]
fn sums_hold() {
    for (seed, g) in several().enumerate() {
        assert!((pagerank(&g, DAMPING).iter().sum::<f64>() - 1.0).abs() < 1e-12);
        let natures: Vec<u32> = (0..g.len()).map(|v| (v as u32 * 7 + seed as u32) % 4).collect();
        let closed = triangles(&g);
        for (v, roles) in brokerage(&g, &natures).iter().enumerate() {
            let k = g.degree(v) as u64;
            assert_eq!(roles.total(), k * k.saturating_sub(1) / 2 - closed[v]);
            let pairs = between(&g, &natures, v);
            assert_eq!(pairs.iter().map(|(_, n)| n).sum::<u64>(), roles.total());
            assert_eq!(pairs.iter().filter(|((a, b), _)| a != b).map(|(_, n)| n).sum::<u64>(), roles.across());
        }
        for ((c, e), v) in constraint(&g).into_iter().zip(effective_size(&g)).zip(0..) {
            assert_eq!((c.is_some(), e.is_some()), (g.degree(v) > 0, g.degree(v) > 0));
            if let (Some(c), Some(e)) = (c, e) {
                // Never less than with neighbours who do not know each other.
                assert!(c >= 1.0 / g.degree(v) as f64 - 1e-12 && e > 0.0 && e <= g.degree(v) as f64 + 1e-12);
            }
        }
    }
}

#[test]
fn communities_hang_together_and_are_no_worse_than_none() {
    for (seed, g) in several().chain([random(400, 1200.0, 5)]).enumerate() {
        let found = communities(&g, seed as u64);
        let single: Vec<u32> = (0..g.len() as u32).collect();
        assert!(found.modularity >= modularity(&g, &single).max(0.0) - 1e-12);
        assert!((found.modularity - modularity(&g, &found.group)).abs() < 1e-12);
        let inside: Vec<(u32, u32)> =
            g.edges().iter().map(|&(a, b, _)| (a, b)).filter(|(a, b)| found.group[*a as usize] == found.group[*b as usize]).collect();
        let parts = structure(&Graph::from_edges(g.len(), &inside).unwrap()).sizes.len();
        assert_eq!(parts, found.sizes.len(), "each group is one component of the ties inside groups");
        assert_eq!(found.sizes.iter().sum::<u32>() as usize, g.len());
        assert!(found.sizes.is_sorted_by(|a, b| a >= b));
        assert_eq!(found, communities(&g, seed as u64));
    }
}

#[test]
fn predictions_are_all_pairs_with_a_common_neighbour() {
    for g in several() {
        let plan = PredictionAsk { most: usize::MAX, ..PredictionAsk::default() }.check().unwrap();
        let pairs = prediction(&g, plan, &[], |_, _| Known::default());
        let mut count = 0;
        for a in 0..g.len() as u32 {
            for b in a + 1..g.len() as u32 {
                let shared = common(&g, a, b);
                if shared.partners > 0 && !g.tied(a, b) {
                    count += 1;
                    let ours = pairs.iter().find(|p| (p.a, p.b) == (a, b)).unwrap();
                    assert!((ours.common.resource_allocation - shared.resource_allocation).abs() < 1e-12);
                    assert_eq!(ours.common.partners, shared.partners);
                }
            }
        }
        assert_eq!(count, pairs.len());
        assert!(pairs.is_sorted_by(|x, y| x.score >= y.score));
        let few = prediction(&g, PredictionAsk { most: 3, ..PredictionAsk::default() }.check().unwrap(), &[], |_, _| Known::default());
        assert_eq!(few[..], pairs[..few.len()]);
    }
}

#[test]
fn sampling_keeps_its_bound_and_its_seed() {
    let g = random(120, 260.0, 3);
    let exact = betweenness(&g);
    let mut within = 0;
    for seed in 0..10 {
        let ask = SampleAsk { error: 0.02, confidence: 0.9, seed };
        let found = sampled(&g, ask).unwrap();
        assert_eq!(found, sampled(&g, ask).unwrap());
        within += usize::from(found.values.iter().zip(&exact).all(|(a, b)| (a - b).abs() <= found.bound));
    }
    assert!(within >= 9, "{within} of ten");
    let wrong = |error, confidence| sampled(&g, SampleAsk { error, confidence, seed: 1 }).unwrap_err();
    assert_eq!(wrong(0.0, 0.9), SampleError::Error { asked: 0.0 });
    assert_eq!(wrong(0.1, 1.0), SampleError::Confidence { asked: 1.0 });
    assert!(matches!(wrong(1e-9, 0.9), SampleError::TooFine { .. }));
}

#[test]
fn threads_change_nothing() {
    let g = random(500, 2000.0, 11);
    let all = || {
        let bits = |values: Vec<f64>| values.into_iter().map(f64::to_bits).collect::<Vec<_>>();
        let holes: Vec<f64> = constraint(&g).into_iter().flatten().collect();
        let pairs = prediction(&g, PredictionAsk::default().check().unwrap(), &[], |_, _| Known::default());
        (
            bits(betweenness(&g)),
            bits(pagerank(&g, DAMPING)),
            bits(harmonic(&g)),
            bits(holes),
            sampled(&g, SampleAsk::default()).unwrap(),
            pairs.iter().map(|p| (p.a, p.b, p.score.to_bits())).collect::<Vec<_>>(),
        )
    };
    let in_pool = |threads| rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap().install(all);
    let one = in_pool(1);
    assert!(one == in_pool(2) && one == in_pool(5));
}

#[test]
fn degenerate_networks_have_answers() {
    for (nodes, edges) in
        [(0usize, vec![]), (1, vec![]), (1, vec![(0, 0)]), (2, vec![(0, 1), (1, 0), (0, 1)]), (3, vec![(2, 2)]), (2, vec![])]
    {
        let g = Graph::from_edges(nodes, &edges).unwrap();
        assert_eq!(betweenness(&g), vec![0.0; nodes]);
        assert_eq!(clustering(&g), vec![0.0; nodes]);
        assert_eq!(harmonic(&g).len(), nodes);
        assert_eq!(brokerage(&g, &[]).iter().map(|b| b.total()).sum::<u64>(), 0);
        assert_eq!(communities(&g, 1).group.len(), nodes);
        assert_eq!(sampled(&g, SampleAsk::default()).unwrap().values, vec![0.0; nodes]);
        assert!(prediction(&g, PredictionAsk::default().check().unwrap(), &[], |_, _| Known::default()).is_empty());
        assert_eq!(structure(&g).removal.len(), nodes);
    }
}
