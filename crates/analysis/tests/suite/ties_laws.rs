//! What must hold of who should be linked and of hidden ties: walks are those of the definition, circles that were cut are found again, refusals.

use reticolo_analysis::network::Graph;
use reticolo_analysis::network::hidden::{HiddenAsk, HiddenError};
use reticolo_analysis::network::prediction::{Known, PredictionAsk, prediction, rooted_pagerank};
use reticolo_analysis::rng::Rng;

/// Circles of ten in which most know each other, and ties at random between them.
fn circles(seed: u64) -> Graph {
    let mut rng = Rng::new(seed, 0, 0);
    let n = 200u32;
    let mut ties = Vec::new();
    for a in 0..n {
        for b in a + 1..n {
            if rng.unit() < if a / 10 == b / 10 { 0.6 } else { 0.005 } {
                ties.push((a, b));
            }
        }
    }
    Graph::from_edges(n as usize, &ties).unwrap()
}

#[test]
fn walks_are_those_of_repeated_steps() {
    let g = circles(1);
    let n = g.len();
    let from = |root: usize| {
        let mut x = vec![0.0; n];
        x[root] = 1.0;
        for _ in 0..300 {
            let mut next = vec![0.0; n];
            next[root] = 0.15;
            for (v, here) in x.iter().enumerate() {
                for &u in g.row(v) {
                    next[u as usize] += 0.85 * here / g.degree(v) as f64;
                }
            }
            x = next;
        }
        x
    };
    let (three, fifty) = (from(3), from(50));
    let found = rooted_pagerank(&g, &[(3, 50), (50, 3), (3, 3)]);
    let there = three[50] + fifty[3];
    assert!((found[0] - there).abs() < 1e-3 && (found[1] - there).abs() < 1e-3, "{found:?} and {there}");
    assert!((found[2] - 2.0 * three[3]).abs() < 1e-3);
    assert_eq!(rooted_pagerank(&g, &[(0, 999), (999, 0)]), [0.0, 0.0]);
}

#[test]
fn circles_that_were_cut_are_found_again_and_threads_change_nothing() {
    for seed in 0..3 {
        let g = circles(seed);
        let plan = PredictionAsk::default().check().unwrap();
        let ask = HiddenAsk { share: 0.2, seed };
        let of = |threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| ask.find(&g, plan, &[], |_, _| Known::default()).unwrap())
        };
        let found = of(1);
        assert_eq!(found, of(3));
        for good in [found.score, found.resource_allocation, found.adamic_adar, found.rooted_pagerank] {
            assert!(good.area > 0.8 && good.area > found.degree.area + 0.2, "{found:?}");
        }
        assert!(found.score.precision > found.degree.precision && found.findable <= found.hidden);
        assert_eq!(found.score, found.resource_allocation, "where nothing else is known the score is resource allocation");
        // What is known of hidden ties alone must be found: all of them first, none below another pair.
        let oracle = |a: u32, b: u32| Known { complementarity: if g.tied(a, b) { 1.0 } else { 0.0 }, nearness: 0.0 };
        let also: Vec<(u32, u32)> = g.edges().iter().map(|&(a, b, _)| (a, b)).collect();
        let sure = PredictionAsk { most: 10_000, complementarity: 1e6, ..PredictionAsk::default() }.check().unwrap();
        let found = ask.find(&g, sure, &also, oracle).unwrap();
        assert_eq!((found.score.precision, found.score.area), (Some(1.0), 1.0));
    }
}

#[test]
fn what_cannot_be_tried_is_refused() {
    let plan = PredictionAsk::default().check().unwrap();
    let find = |g: &Graph, share: f64| HiddenAsk { share, seed: 1 }.find(g, plan, &[], |_, _| Known::default());
    for share in [0.0, 1.0, -1.0, f64::NAN] {
        assert!(matches!(find(&circles(1), share), Err(HiddenError::Share { .. })));
    }
    let none = Graph::from_edges(3, &[]).unwrap();
    assert_eq!(find(&none, 0.5), Err(HiddenError::TooFew { ties: 0, hidden: 0 }));
    let full: Vec<(u32, u32)> = (0..6u32).flat_map(|a| (a + 1..6).map(move |b| (a, b))).collect();
    assert_eq!(find(&Graph::from_edges(6, &full).unwrap(), 0.3), Err(HiddenError::NoOthers));
}

#[test]
fn pieces_of_the_network_change_nothing() {
    // More nodes than one piece; the best few are the first of all.
    let mut rng = Rng::new(9, 0, 0);
    let ties: Vec<(u32, u32)> = (0..3_000).map(|_| (rng.below(900), rng.below(900))).collect();
    let g = Graph::from_edges(900, &ties).unwrap();
    let of = |most| prediction(&g, PredictionAsk { most, ..PredictionAsk::default() }.check().unwrap(), &[], |_, _| Known::default());
    let all = of(usize::MAX);
    assert!(all.len() > 2_000);
    assert_eq!(of(50)[..], all[..50]);
}
