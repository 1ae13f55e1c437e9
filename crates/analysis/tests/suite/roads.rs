//! Ways on roads: a case by hand, every way against the plain all-pairs rule (Floyd and Warshall), and what is refused.

use reticolo_analysis::catalogue::Refusal;
use reticolo_analysis::rng::Rng;
use reticolo_analysis::services::roads::{Roads, RoadsError};
use reticolo_analysis::spatial::contiguity::Metric;

#[test]
fn a_case_by_hand() {
    // 0 -4- 1 -3-> 2 (one way), 3 stands alone. Ways are from the demand to the site.
    let at = vec![[0.0, 0.0], [4.0, 0.0], [7.0, 0.0], [7.0, 0.5]];
    let roads = Roads::new(at, Metric::Plane, &[(0, 1, 4.0), (1, 0, 4.0), (1, 2, 3.0)]).unwrap();
    let demand = [[0.0, 0.3], [7.0, 0.4]];
    let sites = [[7.0, 0.0], [0.0, -1.0]];
    let found = roads.pairs(5.0, &demand, &sites, None).unwrap();
    // The second demand is nearest to node 3, which no edge touches: it goes to node 2, from where no road leads on.
    assert_eq!(found.demand_off, [0.3, 0.4]);
    assert_eq!(found.sites_off, [0.0, 1.0]);
    assert_eq!(found.pairs.row(0).collect::<Vec<_>>(), [(1, 0.0)]);
    assert_eq!(found.pairs.row(1).collect::<Vec<_>>(), [(0, 0.0)]);
    let found = roads.pairs(7.0, &demand, &sites, None).unwrap();
    assert_eq!(found.pairs.row(0).collect::<Vec<_>>(), [(0, 7.0), (1, 0.0)]);
    // The nearest is known beyond the threshold, and a closed site is nobody's.
    let found = roads.pairs(1.0, &demand, &sites, Some(&[true, false])).unwrap();
    assert_eq!(found.pairs.row(0).count(), 0);
    assert_eq!(found.pairs.nearest()[0].map(|n| (n.site, n.distance)), Some((0, 7.0)));
    let found = roads.pairs(1.0, &demand, &sites, Some(&[false, true])).unwrap();
    assert_eq!(found.pairs.nearest()[1], None);
}

#[test]
fn every_way_is_the_shortest() {
    for seed in 0..6 {
        let n = 60;
        let mut rng = Rng::new(seed, 31, 0);
        let at: Vec<[f64; 2]> = (0..n).map(|_| [rng.unit() * 10.0, rng.unit() * 10.0]).collect();
        let edges: Vec<(u32, u32, f64)> = (0..150).map(|_| (rng.below(n), rng.below(n), f64::from(1 + rng.below(9)))).collect();
        let roads = Roads::new(at.clone(), Metric::Plane, &edges).unwrap();
        let n = n as usize;
        let mut way = vec![vec![f64::INFINITY; n]; n];
        (0..n).for_each(|i| way[i][i] = 0.0);
        edges.iter().for_each(|(a, b, l)| way[*a as usize][*b as usize] = way[*a as usize][*b as usize].min(*l));
        for k in 0..n {
            for i in 0..n {
                for j in 0..n {
                    way[i][j] = way[i][j].min(way[i][k] + way[k][j]);
                }
            }
        }
        let used: Vec<usize> = (0..n).filter(|i| edges.iter().any(|e| e.0 as usize == *i || e.1 as usize == *i)).collect();
        let demand: Vec<[f64; 2]> = used.iter().map(|i| at[*i]).collect();
        let sites: Vec<usize> = used.iter().copied().step_by(7).collect();
        let points: Vec<[f64; 2]> = sites.iter().map(|i| at[*i]).collect();
        for threshold in [0.0, 6.0, f64::INFINITY] {
            let found = roads.pairs(threshold, &demand, &points, None).unwrap();
            for (d, i) in used.iter().enumerate() {
                let row: Vec<(u32, f64)> = found.pairs.row(d).collect();
                let wanted = sites.iter().enumerate().map(|(s, j)| (s as u32, way[*i][*j]));
                assert_eq!(row, wanted.clone().filter(|w| w.1 <= threshold && w.1.is_finite()).collect::<Vec<_>>());
                let nearest = wanted.filter(|w| w.1.is_finite()).reduce(|a, b| if b.1 < a.1 { b } else { a });
                assert_eq!(found.pairs.nearest()[d].map(|n| (n.site, n.distance)), nearest);
            }
        }
        let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
        assert_eq!(pool.install(|| roads.pairs(6.0, &demand, &points, None)), roads.pairs(6.0, &demand, &points, None));
    }
}

#[test]
fn what_is_no_network_is_named() {
    let at = vec![[0.0, 0.0], [1.0, 0.0]];
    let refused = |at: &[[f64; 2]], edges: &[(u32, u32, f64)]| {
        let error = Roads::new(at.to_vec(), Metric::Sphere, edges).unwrap_err();
        assert!(!error.to_string().is_empty() && error.it() != error.to_string());
        error
    };
    assert_eq!(refused(&[], &[(0, 0, 1.0)]), RoadsError::Empty);
    assert_eq!(refused(&at, &[]), RoadsError::Empty);
    assert_eq!(refused(&at, &[(0, 2, 1.0)]), RoadsError::EdgeNode { row: 0 });
    assert_eq!(refused(&at, &[(0, 1, 1.0), (0, 1, -1.0)]), RoadsError::Length { row: 1 });
    assert_eq!(refused(&[[0.0, 91.0]], &[(0, 0, 1.0)]), RoadsError::NodePoint { row: 0 });
    let roads = Roads::new(at, Metric::Sphere, &[(0, 1, 1.0)]).unwrap();
    assert_eq!(roads.pairs(1.0, &[[f64::NAN, 0.0]], &[], None).unwrap_err(), RoadsError::DemandPoint { row: 0 });
    assert_eq!(roads.pairs(1.0, &[], &[[200.0, 0.0]], None).unwrap_err(), RoadsError::SitePoint { row: 0 });
    assert!(matches!(roads.pairs(f64::NAN, &[], &[], None).unwrap_err(), RoadsError::ThresholdOutOfRange { .. }));
}
