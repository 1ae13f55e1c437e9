//! Laws of opinion groups: components against a dense matrix, renumbering, the same bytes with any number of threads, cases worked by hand,
//! degenerate input.

use reticolo_analysis::catalogue::Refusal;
use reticolo_analysis::opinions::{Opinions, OpinionsAsk, OpinionsError, Votes, VotesError, adjusted_rand, opinions, statements};
use reticolo_analysis::rng::Rng;

type Vote = (u32, u32, i8);

/// Two camps (or three) that differ on part of the statements, with gaps and noise.
fn conversation(seed: u64, people: u32, count: u32, camps: u32) -> Vec<Vote> {
    let mut rng = Rng::new(seed, 87, 0);
    let mut votes = Vec::new();
    for p in 0..people {
        for s in 0..count {
            if rng.below(10) < 4 {
                continue;
            }
            let leaning = if s % 3 == 0 || (p % camps + s).is_multiple_of(camps) { 1 } else { -1 };
            let vote = if rng.below(10) < 8 { leaning } else { rng.below(3) as i8 - 1 };
            votes.push((p, s, vote));
        }
    }
    votes
}

fn solve(people: usize, count: usize, votes: &[Vote]) -> Opinions {
    let votes = Votes::new(people, count, votes).unwrap();
    opinions(&OpinionsAsk::default().check(&votes).unwrap()).unwrap()
}

fn known(found: &Opinions) -> Vec<u32> {
    found.groups.iter().flatten().copied().collect()
}

#[test]
fn components_are_those_of_the_filled_matrix() {
    for seed in 0..6 {
        let (people, count) = (40 + 30 * seed as usize, 12 + 9 * seed as usize);
        let votes = conversation(seed, people as u32, count as u32, 2 + (seed % 2) as u32);
        let found = solve(people, count, &votes);
        // The matrix with every gap filled by its column's mean, centred.
        let mut x = vec![vec![0.0; count]; people];
        votes.iter().for_each(|(p, s, v)| x[*p as usize][*s as usize] = f64::from(*v) - found.map.means[*s as usize]);
        let total: f64 = x.iter().flatten().map(|v| v * v).sum();
        for axis in 0..2 {
            let w: Vec<f64> = found.map.loadings.iter().map(|l| l[axis]).collect();
            assert!((w.iter().map(|x| x * x).sum::<f64>() - 1.0).abs() < 1e-9);
            let along: Vec<f64> = x.iter().map(|row| row.iter().zip(&w).map(|(a, b)| a * b).sum()).collect();
            let value = found.map.explained[axis] * total;
            for s in 0..count {
                let back: f64 = (0..people).map(|p| x[p][s] * along[p]).sum();
                assert!((back - value * w[s]).abs() < 1e-7 * total);
            }
            for (p, along) in along.iter().enumerate() {
                let voted = votes.iter().filter(|v| v.0 == p as u32).count().max(1) as f64;
                assert!((found.map.people[p][axis] - along * (count as f64 / voted).sqrt()).abs() < 1e-8);
            }
        }
        // Nothing explains more: power steps from any direction stay below the first, and beside it below the second.
        let mut v: Vec<f64> = (0..count).map(|s| 1.0 + (s % 5) as f64).collect();
        for axis in 0..2 {
            let mut grown = 0.0;
            for _ in 0..400 {
                for before in 0..axis {
                    let along: f64 = v.iter().zip(&found.map.loadings).map(|(a, b)| a * b[before]).sum();
                    v.iter_mut().zip(&found.map.loadings).for_each(|(a, b)| *a -= along * b[before]);
                }
                let rows: Vec<f64> = x.iter().map(|r| r.iter().zip(&v).map(|(a, b)| a * b).sum()).collect();
                v = (0..count).map(|s| (0..people).map(|p| x[p][s] * rows[p]).sum()).collect();
                grown = v.iter().map(|a| a * a).sum::<f64>().sqrt();
                v.iter_mut().for_each(|a| *a /= grown);
            }
            assert!((grown / total - found.map.explained[axis]).abs() < 1e-6, "{seed} {axis}");
        }
    }
}

#[test]
fn camps_are_found() {
    for camps in [2, 3] {
        let votes = conversation(3, 240, 30, camps);
        let found = solve(240, 30, &votes);
        let planted: Vec<u32> = (0..240).map(|p| p % camps).collect();
        assert_eq!(found.sizes.len(), camps as usize);
        assert!(adjusted_rand(&known(&found), &planted) > 0.95);
        assert!(found.stability.mean > 0.95 && found.silhouette > 0.5, "{:?} {}", found.stability, found.silhouette);
        // What all were made to agree to is what all share; what parts them is told of each.
        assert!(found.statements.consensus.agree.iter().all(|s| s.statement % 3 == 0));
        assert!(found.statements.representative.iter().all(|g| !g.is_empty() && g.iter().any(|r| r.statement % 3 != 0)));
        let aware = |s: usize| found.statements.group_aware[s][0];
        assert!(aware(0) > 2.0 * aware(1) && aware(3) > 2.0 * aware(2));
    }
}

#[test]
fn renumbering_changes_numbers_only() {
    let votes = conversation(8, 90, 20, 2);
    let found = solve(90, 20, &votes);
    let (mut people, mut count): (Vec<u32>, Vec<u32>) = ((0..90).collect(), (0..20).collect());
    Rng::new(1, 88, 0).shuffle(&mut people);
    Rng::new(2, 88, 0).shuffle(&mut count);
    let mut other: Vec<Vote> = votes.iter().map(|(p, s, v)| (people[*p as usize], count[*s as usize], *v)).collect();
    Rng::new(3, 88, 0).shuffle(&mut other);
    let moved = solve(90, 20, &other);
    for (a, place) in found.map.people.iter().zip(&people) {
        let b = moved.map.people[*place as usize];
        assert!((a[0] - b[0]).abs() < 1e-7 && (a[1].abs() - b[1].abs()).abs() < 1e-7);
    }
    let again: Vec<u32> = (0..90).map(|p| moved.groups[people[p] as usize].unwrap()).collect();
    assert_eq!(adjusted_rand(&known(&found), &again), 1.0);
    assert!((found.silhouette - moved.silhouette).abs() < 1e-9);
    for (own, place) in found.statements.counts.iter().zip(&count) {
        assert_eq!(*own, moved.statements.counts[*place as usize]);
    }
    // With one thread, or five, the same bytes.
    for threads in [1, 5] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        assert_eq!(pool.install(|| solve(90, 20, &votes)), found);
    }
}

#[test]
fn the_silhouette_is_that_of_its_definition() {
    let votes = conversation(4, 70, 30, 3);
    let found = solve(70, 30, &votes);
    let (points, labels) = (&found.map.people, known(&found));
    let far = |a: usize, b: usize| (points[a][0] - points[b][0]).hypot(points[a][1] - points[b][1]);
    let mut sum = 0.0;
    for i in 0..70 {
        let to = |g: u32| {
            let own: Vec<f64> = (0..70).filter(|j| *j != i && labels[*j] == g).map(|j| far(i, j)).collect();
            own.iter().sum::<f64>() / own.len() as f64
        };
        let inside = to(labels[i]);
        let outside = (0..found.sizes.len() as u32).filter(|g| *g != labels[i]).map(to).fold(f64::INFINITY, f64::min);
        sum += (outside - inside) / inside.max(outside);
    }
    assert!((found.silhouette - sum / 70.0).abs() < 1e-9);
    let best = found.tried.iter().map(|t| t.1).fold(f64::MIN, f64::max);
    assert_eq!(found.silhouette, best);
}

#[test]
fn statements_by_hand() {
    // Group 0: three agree to statement 0; group 1: one agrees, one disagrees, one passes.
    let votes = Votes::new(7, 1, &[(0, 0, 1), (1, 0, 1), (2, 0, 1), (3, 0, 1), (4, 0, -1), (5, 0, 0), (6, 0, -1)]).unwrap();
    let groups = [Some(0), Some(0), Some(0), Some(1), Some(1), Some(1), None];
    let found = statements(&votes, &groups, &[[3.0, 4.0]]);
    let (a, b) = (found.by_group[0][0], found.by_group[1][0]);
    assert_eq!((a.agree, a.disagree, a.votes, b.agree, b.disagree, b.votes), (3, 0, 3, 1, 1, 3));
    let close = |a: f64, b: f64| assert!((a - b).abs() < 1e-12, "{a} {b}");
    // (3 + 1) / (3 + 2); 2 sqrt(4) (4/4 - 1/2); 0.8 / 0.4.
    close(a.p_agree, 0.8);
    close(a.test_agree, 2.0);
    close(a.repness_agree, 2.0);
    // Four of four against two of four, with one vote more each: 1/2 over the root of 3/4 · 1/4 · 1/2.
    close(a.repness_test_agree, 0.5 / (0.75f64 * 0.25 * 0.5).sqrt());
    close(found.group_aware[0][0], 0.8 * 0.4);
    close(found.group_aware[0][1], 0.2 * 0.4);
    close(found.extremity[0], 5.0);
    assert_eq!(found.counts[0], [4, 1, 6]);
    // Group 0 stands for it; of everyone, four of seven agree, which is not told from chance.
    assert!(found.representative[0][0].agree && found.representative[0][0].best_agree);
    assert!(found.consensus.agree.is_empty() && found.consensus.disagree.is_empty());
    // All of two groups agree: no difference, and no division by nothing.
    let votes = Votes::new(4, 1, &[(0, 0, 1), (1, 0, 1), (2, 0, 1), (3, 0, 1)]).unwrap();
    let found = statements(&votes, &[Some(0), Some(0), Some(1), Some(1)], &[[0.0, 0.0]]);
    assert_eq!(found.by_group[0][0].repness_test_agree, 0.0);
    // A group that only disagrees, and that nothing agrees with, has what it disagrees with.
    let votes: Vec<Vote> = (0..40).map(|p| (p, 0, if p < 20 { -1 } else { 1 })).collect();
    let votes = Votes::new(40, 1, &votes).unwrap();
    let groups: Vec<Option<u32>> = (0..40).map(|p| Some(u32::from(p >= 20))).collect();
    let found = statements(&votes, &groups, &[[0.0, 0.0]]);
    assert!(found.representative[0].iter().any(|r| !r.agree && r.repness > 1.0));
}

#[test]
fn partitions_compared() {
    assert_eq!(adjusted_rand(&[0, 0, 1, 1], &[1, 1, 0, 0]), 1.0);
    assert!((adjusted_rand(&[0, 0, 1, 1], &[0, 1, 0, 1]) + 0.5).abs() < 1e-12);
    assert_eq!(adjusted_rand(&[0, 0, 0], &[0, 0, 0]), 1.0);
    assert_eq!(adjusted_rand(&[], &[]), 1.0);
    // From its counts: 1 pair is together in both, 2 in one and 3 in the other, of 6, so that chance gives 1.
    assert!(adjusted_rand(&[0, 0, 1, 1], &[0, 0, 0, 1]).abs() < 1e-12);
    // 3 pairs in both, 6 and 3 of 10: chance gives 1.8, and 4.5 would be all.
    assert!((adjusted_rand(&[0, 0, 0, 0, 1], &[0, 0, 0, 1, 2]) - (3.0 - 6.0 * 3.0 / 10.0) / (4.5 - 1.8)).abs() < 1e-12);
}

#[test]
fn the_last_vote_counts() {
    let votes = Votes::new(2, 3, &[(0, 2, 1), (0, 0, -1), (1, 1, 1), (0, 2, -1), (0, 2, 0)]).unwrap();
    assert_eq!(votes.of(0), [(0, -1), (2, 0)]);
    assert_eq!((votes.on(2), votes.on(1), votes.count()), (&[(0, 0)][..], &[(1, 1)][..], 3));
}

#[test]
fn conversations_at_the_edge() {
    let ask = OpinionsAsk { votes_min: 1, ..OpinionsAsk::default() };
    let run = |people: usize, count: usize, votes: &[Vote], ask: OpinionsAsk| {
        let votes = Votes::new(people, count, votes).unwrap();
        let plan = ask.check(&votes)?;
        opinions(&plan)
    };
    // One statement: one axis, and the second explains nothing.
    let votes: Vec<Vote> = (0..9).map(|p| (p, 0, if p < 5 { 1 } else { -1 })).collect();
    let found = run(9, 1, &votes, ask).unwrap();
    assert_eq!((found.sizes.clone(), found.map.explained), (vec![5, 4], [1.0, 0.0]));
    assert!((found.silhouette - 1.0).abs() < 1e-12 && found.tried.len() == 1);
    // Two statements, four corners with equal weight: equal eigenvalues.
    let votes: Vec<Vote> =
        (0..40).flat_map(|p| [(p, 0, if p % 2 == 0 { 1 } else { -1 }), (p, 1, if p / 2 % 2 == 0 { 1 } else { -1 })]).collect();
    let found = run(40, 2, &votes, ask).unwrap();
    assert!(found.map.explained.iter().all(|e| (e - 0.5).abs() < 1e-9), "{:?}", found.map.explained);
    assert_eq!(found.sizes, [10, 10, 10, 10]);
    // Statements nobody voted on, and people who did not vote, are carried along.
    let mut votes = conversation(1, 30, 10, 2);
    votes.retain(|v| v.1 != 4 && v.0 != 7);
    let found = solve(30, 10, &votes);
    assert_eq!((found.map.people[7], found.groups[7], found.statements.counts[4]), ([0.0, 0.0], None, [0; 3]));
    // All vote alike; two people; only passes.
    let alike: Vec<Vote> = (0..9).flat_map(|p| (0..8).map(move |s| (p, s, 1))).collect();
    assert_eq!(run(9, 8, &alike, OpinionsAsk::default()).unwrap_err(), OpinionsError::Alike { people: 9 });
    let passes: Vec<Vote> = (0..9).flat_map(|p| (0..8 + p % 2).map(move |s| (p, s, 0))).collect();
    assert_eq!(run(9, 9, &passes, OpinionsAsk::default()).unwrap_err(), OpinionsError::Alike { people: 9 });
    assert_eq!(run(9, 8, &alike[..16], OpinionsAsk::default()).unwrap_err(), OpinionsError::Few { people: 2, votes_min: 7 });
    assert_eq!(run(9, 8, &alike, OpinionsAsk { groups_max: 1, ..ask }).unwrap_err(), OpinionsError::Groups { asked: 1 });
    assert_eq!(run(9, 8, &alike, OpinionsAsk { starts: 0, ..ask }).unwrap_err(), OpinionsError::Starts { asked: 0 });
    for error in [OpinionsError::Alike { people: 9 }, OpinionsError::Few { people: 2, votes_min: 7 }, OpinionsError::Groups { asked: 1 }] {
        assert_ne!(error.it(), error.to_string());
    }
}

#[test]
fn votes_that_are_none() {
    assert_eq!(Votes::new(1, 1, &[]).unwrap_err(), VotesError::Empty);
    assert_eq!(Votes::new(1, 1, &[(0, 0, 1), (0, 0, 2)]).unwrap_err(), VotesError::Vote { row: 1, found: 2 });
    assert_eq!(Votes::new(1, 1, &[(0, 1, 1)]).unwrap_err(), VotesError::Unknown { row: 0 });
    assert_eq!(Votes::new(1, 1, &[(1, 0, 1)]).unwrap_err(), VotesError::Unknown { row: 0 });
    assert_ne!(VotesError::Empty.it(), VotesError::Empty.to_string());
}
