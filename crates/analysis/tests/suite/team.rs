//! What must hold of a team: trying every set finds none cheaper, all is there that can be, pieces and reasons are true.

use reticolo_analysis::catalogue::Refusal;
use reticolo_analysis::rng::Rng;
use reticolo_analysis::team::{Team, TeamAsk, TeamError, teams};

fn drawn(seed: u64, n: usize) -> TeamAsk {
    let mut rng = Rng::new(seed, 41, 0);
    let mut some = |most: u32| rng.below(most);
    let dense = 15 + some(40);
    let wants = (0..1 + some(5)).map(|_| ((0..n as u32).filter(|_| some(100) < 30).collect(), 1 + some(2) as usize)).collect();
    let ties = (0..n as u32).flat_map(|a| (a + 1..n as u32).map(move |b| (a, b))).filter(|_| some(100) < dense).collect();
    TeamAsk {
        cost: (0..n).map(|_| if seed.is_multiple_of(2) { 1.0 } else { f64::from(some(9)) }).collect(),
        wants,
        ties,
        connected: !seed.is_multiple_of(3),
        largest: if seed % 4 == 1 { 4 } else { 0 },
        must: if seed % 5 == 2 { vec![some(n as u32)] } else { vec![] },
        never: if seed % 5 == 3 { vec![some(n as u32)] } else { vec![] },
        teams: 3,
        nodes: 0,
    }
}

fn pieces(ask: &TeamAsk, members: &[u32]) -> usize {
    let mut name: Vec<u32> = members.to_vec();
    for _ in members {
        for (a, b) in &ask.ties {
            let (Some(a), Some(b)) = (members.iter().position(|m| m == a), members.iter().position(|m| m == b)) else { continue };
            (name[a], name[b]) = (name[a].min(name[b]), name[a].min(name[b]));
        }
    }
    name.sort_unstable();
    name.dedup();
    name.len()
}

/// How many of each want can be had.
fn can(ask: &TeamAsk) -> Vec<usize> {
    ask.wants.iter().map(|(who, count)| who.iter().filter(|c| !ask.never.contains(c)).count().min(*count)).collect()
}

fn keeps(ask: &TeamAsk, members: &[u32]) -> bool {
    let enough = ask.wants.iter().zip(can(ask)).all(|((who, _), can)| members.iter().filter(|m| who.contains(m)).count() >= can);
    let size = ask.largest == 0 || members.len() <= ask.largest;
    let asked = ask.must.iter().all(|m| members.contains(m)) && !members.iter().any(|m| ask.never.contains(m));
    enough && size && asked && (!ask.connected || pieces(ask, members) <= 1)
}

fn tried(ask: &TeamAsk) -> Option<f64> {
    let n = ask.cost.len() as u32;
    let sets = (0..1u32 << n).map(|bits| (0..n).filter(|i| bits >> i & 1 == 1).collect::<Vec<u32>>());
    sets.filter(|s| keeps(ask, s)).map(|s| s.iter().map(|m| ask.cost[*m as usize]).sum()).min_by(f64::total_cmp)
}

fn held(ask: &TeamAsk, team: &Team) {
    assert!(keeps(ask, &team.members));
    assert!((team.cost - team.members.iter().map(|m| ask.cost[*m as usize]).sum::<f64>()).abs() < 1e-9);
    assert_eq!(team.pieces, pieces(ask, &team.members));
    for (w, (who, wanted)) in ask.wants.iter().enumerate() {
        assert!(team.has[w].iter().all(|m| who.contains(m)));
        assert_eq!(team.lacks[w], wanted.saturating_sub(team.has[w].len()));
    }
    for (at, m) in team.members.iter().enumerate() {
        let rest: Vec<u32> = team.members.iter().copied().filter(|o| o != m).collect();
        assert_eq!(team.holds_together[at], pieces(ask, &rest) > team.pieces);
        for (w, (who, _)) in ask.wants.iter().enumerate() {
            let short = rest.iter().filter(|o| who.contains(o)).count() < can(ask)[w] && who.contains(m);
            assert_eq!(team.needed_for[at].contains(&(w as u32)), short);
        }
    }
}

#[test]
fn small_questions_are_answered_as_trying_every_set_does() {
    let mut none = 0;
    for seed in 0..300 {
        let ask = drawn(seed, 3 + seed as usize % 9);
        let best = tried(&ask);
        match teams(&ask.check().unwrap()) {
            Ok(found) => {
                assert!(
                    found.proven && (found.teams[0].cost - best.unwrap()).abs() < 1e-9,
                    "seed {seed}: {} {best:?}",
                    found.teams[0].cost
                );
                found.teams.iter().for_each(|t| held(&ask, t));
                assert!(found.teams.windows(2).all(|t| t[0].cost <= t[1].cost + 1e-9 && t[0].members != t[1].members));
            }
            Err(error) => {
                assert!(matches!(error, TeamError::Infeasible { .. }) && best.is_none(), "seed {seed}: {error} {best:?}");
                none += 1;
            }
        }
    }
    assert!(none > 3);
}

#[test]
fn a_larger_question_is_proven_and_the_ceiling_of_steps_is_said() {
    let mut ask = drawn(700, 60);
    ask.wants = (0..8u32).map(|w| ((0..60).filter(|c| (c * 7 + w * 13) % 11 < 2).collect(), 1)).collect();
    let found = teams(&ask.check().unwrap()).unwrap();
    assert!(found.proven && found.bound == found.teams[0].cost);
    ask.nodes = 30;
    let early = teams(&ask.check().unwrap()).unwrap();
    assert!(!early.proven && early.bound <= found.teams[0].cost && early.teams[0].cost >= found.teams[0].cost);
}

#[test]
fn what_cannot_be_is_named() {
    let ask = TeamAsk { cost: vec![1.0, 1.0], wants: vec![(vec![0], 1)], teams: 1, ..TeamAsk::default() };
    let refused = |ask: TeamAsk| ask.check().unwrap_err();
    assert_eq!(refused(TeamAsk { wants: vec![], ..ask.clone() }), TeamError::NothingWanted);
    assert_eq!(refused(TeamAsk { teams: 0, ..ask.clone() }), TeamError::NoTeams);
    assert!(matches!(refused(TeamAsk { cost: vec![1.0, f64::NAN], ..ask.clone() }), TeamError::Cost { candidate: 1, .. }));
    assert!(matches!(refused(TeamAsk { ties: vec![(0, 9)], ..ask.clone() }), TeamError::Unknown { candidate: 9, .. }));
    assert!(matches!(refused(TeamAsk { wants: vec![(vec![0], 1); 65], ..ask.clone() }), TeamError::TooManyWants { wants: 65 }));
    let apart = TeamAsk { wants: vec![(vec![0], 1), (vec![1], 1)], connected: true, ..ask };
    let error = teams(&apart.check().unwrap()).unwrap_err();
    assert!(error == TeamError::Infeasible { largest: 2, connected: true } && error.it().contains("legami"));
}
